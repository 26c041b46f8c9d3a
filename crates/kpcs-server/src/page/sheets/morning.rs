//! `/office/morning`: what the day brings to an office, on paper: who comes, expected, expiring, overdue, returns due.
//!
//! Invariant: each list stands by its deadline, the most urgent first, with how many days are left; no figure of a shipment.
//! Known gap: blanks and seals are not counted here until the acts of the blanks are there; numbers left are.

use axum::{extract::State, response::Response};
use kpcs_domain::{
    certificate::Goods,
    value::{AuthorityId, Day, Timestamp},
};
use kpcs_store::{
    Sql, StoreFault,
    view::{self, AppointmentRow, CertificateRow, CertificateState, Days, Page, ShipmentRow},
};
use kpcs_web::{
    Texts, page,
    page::{desk::Queue, sheet::SheetPage},
    part::{Column, Inline, Row},
    shell::Link,
};

use super::{EITHER, EXPORT, IMPORT, section};
use crate::{
    app::App,
    no::No,
    officer::Officer,
    page::{
        arrivals::confirm_by,
        desk::{confirmation_due, day_of_office, pack_of},
    },
    words,
};

/// Rows of one list.
const ROWS: u32 = 100;
/// Days ahead of which a certificate's end, or a return, is told.
const EXPIRING_DAYS: i64 = 14;
const RETURN_DAYS: i64 = 30;
/// Days back to which what is past is still told.
const PAST_DAYS: i64 = 365;

/// A line of the sheet.
struct Line {
    number: String,
    href: String,
    who: String,
    day: Day,
}

/// The lists of the day, by the key of their title.
struct Morning {
    today: Day,
    numbers_left: Option<u64>,
    /// Who comes to the counter; `None` where the person does not stand behind it.
    appointments: Option<Vec<AppointmentRow>>,
    lists: Vec<(&'static str, Vec<Line>)>,
}

pub async fn show(State(app): State<App>, officer: Officer) -> Result<Response, No> {
    officer.require(EITHER)?;
    let (authority, now) = (officer.authority().clone(), officer.visitor.now);
    let keeps = [EXPORT, IMPORT].map(|roles| officer.visitor.holds_one_of(roles));
    let morning = app.read(move |sql| read(sql, &authority, now, keeps)).await?;
    let texts = officer.texts();
    let title = texts.t("morning-title").arg("day", words::day(texts, morning.today)).to_string();
    let left = morning.numbers_left.map(|left| texts.t("morning-numbers").count("left", left).to_string());
    let lead = [Some(officer.office().to_owned()), left].into_iter().flatten().collect::<Vec<_>>().join(". ");
    Ok(page(&SheetPage {
        shell: officer.shell(title.clone()),
        title,
        lead,
        filters: None,
        sections: morning
            .appointments
            .iter()
            .map(|rows| at_the_counter(texts, rows))
            .chain(morning.lists.iter().map(|(key, lines)| list(texts, key, lines, morning.today)))
            .collect(),
        signatures: Vec::new(),
        links: vec![Link::new(texts.get("morning-day"), "/office/day")],
    }))
}

fn read(
    sql: &Sql<'_>,
    authority: &AuthorityId,
    now: Timestamp,
    [exports, imports]: [bool; 2],
) -> Result<Morning, StoreFault> {
    let pack = pack_of(sql, authority, now)?;
    let today = day_of_office(&pack, now);
    let mut morning = Morning { today, numbers_left: None, appointments: None, lists: Vec::new() };
    let around = |ahead: i64| Days { first: today.plus_days(-PAST_DAYS), last: today.plus_days(ahead) };
    if exports {
        if let Some(participant) = authority.participant() {
            morning.numbers_left = Some(view::numbers_left(sql, authority, participant, &pack, today)?);
        }
        morning.appointments = Some(view::appointments(sql, authority, today)?);
        let expiring = view::certificates_expiring(sql, authority, around(EXPIRING_DAYS), ROWS)?;
        let waiting = view::certificates_waiting(sql, authority, CertificateState::Dispatched, ROWS)?;
        let overdue = waiting.into_iter().map(|row| Ok((confirmation_due(sql, &pack, &row)?, row)));
        let overdue = overdue.collect::<Result<Vec<_>, StoreFault>>()?;
        let overdue = overdue.into_iter().filter(|(due, _)| *due < today);
        let returns = view::returns_expected(sql, authority, around(RETURN_DAYS), ROWS)?;
        morning.lists.push(("morning-expiring", expiring.iter().map(|row| issued(row, row.expires_on)).collect()));
        morning.lists.push(("morning-overdue", overdue.map(|(due, row)| issued(&row, due)).collect()));
        morning.lists.push(("morning-returns", returns.iter().map(|(row, due)| issued(row, *due)).collect()));
    }
    if imports {
        let waiting = |goods| view::shipments_waiting(sql, authority, goods, Page::first(ROWS));
        let arrived = waiting(Goods::Arrived)?;
        let due = |row: &ShipmentRow| row.arrived_on.and_then(|arrived| confirm_by(&pack, arrived));
        let to_confirm = arrived.iter().filter_map(|row| Some(expected(row, due(row)?))).collect();
        let coming = waiting(Goods::Expected)?;
        let coming = coming.iter().map(|row| expected(row, row.expires_on.unwrap_or(row.issued_on))).collect();
        morning.lists.push(("morning-to-confirm", to_confirm));
        morning.lists.push(("morning-expected", coming));
    }
    for (_, lines) in &mut morning.lists {
        lines.sort_by_key(|line| line.day);
    }
    Ok(morning)
}

fn issued(row: &CertificateRow, day: Day) -> Line {
    Line {
        number: words::number(&row.number),
        href: format!("/certificates/{}", row.number),
        who: row.exporter.to_string(),
        day,
    }
}

fn expected(row: &ShipmentRow, day: Day) -> Line {
    Line {
        number: words::number(&row.number),
        href: format!("/arrivals/{}", row.number),
        who: row.importer.to_string(),
        day,
    }
}

/// Who comes today, the earliest first.
fn at_the_counter(texts: Texts, rows: &[AppointmentRow]) -> Queue {
    let application = |row: &AppointmentRow| match &row.application {
        Some(reference) => {
            Inline::CodeLink(Link::new(reference.to_string(), format!("/desk/applications/{reference}")))
        }
        None => Inline::Nothing,
    };
    let line = |row: &AppointmentRow| {
        let company = row.company.as_ref().map_or(Inline::Nothing, |company| Inline::text(company.to_string()));
        Row::of(vec![Inline::text(row.time.to_string()), company, application(row)])
    };
    let columns = ["field-time", "morning-who", "field-application"].map(|key| Column::words(texts.get(key)));
    let rows = rows.iter().map(line).collect();
    section(texts, texts.get("morning-appointments"), columns.to_vec(), rows, Vec::new())
}

fn list(texts: Texts, key: &str, lines: &[Line], today: Day) -> Queue {
    let row = |line: &Line| {
        let left = line.day.days_since(today);
        let cells = Row::of(vec![
            Inline::CodeLink(Link::new(line.number.clone(), line.href.clone())),
            Inline::Text(line.who.clone()),
            Inline::Text(words::day(texts, line.day)),
            Inline::Number(words::count(texts, left)),
        ]);
        if left < 0 { cells.marked() } else { cells }
    };
    let columns = vec![
        Column::words(texts.get("word-number")),
        Column::words(texts.get("morning-who")),
        Column::words(texts.get("morning-until")),
        Column::figures(texts.get("morning-left"), texts.get("desk-days")),
    ];
    section(texts, texts.get(key), columns, lines.iter().map(row).collect(), Vec::new())
}
