//! `/office/handover`: what is open in an office when a focal point changes, on one page, signed by who leaves and who comes in.
//!
//! Invariant: the lists are those of the desks, read when the page is; what is kept of a handover is who, when, how much of each
//! was open, and what was said. Signing gives nobody a right: roles are given on the people pages.
//! Known gap: a list holds its first hundred rows and says how to see the rest.
//! Must not know: how an account is made.
//! Source: issue 02, demand 4.

use axum::{
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use kpcs_domain::{
    certificate::Goods,
    field::InputFault,
    value::{AuthorityId, Day, OfficerHandle, Text, Timestamp},
};
use kpcs_store::{
    Sql, StoreFault,
    act::infos,
    view::{self, CertificateState, Page},
    work::{self, Account, Handover},
};
use kpcs_web::{
    Texts, page,
    page::{desk::Queue, handover::HandoverPage},
    page_with_status,
    part::{Column, Contact, FieldGroup, FieldKind, FieldView, Filled, Form, Inline, Refusals, Row, Table},
    shell::Link,
};

use super::{EITHER, section};
use crate::{
    app::App,
    no::No,
    objection::Objection,
    officer::Officer,
    page::{
        contact::reached,
        desk::{day_of_office, pack_of},
    },
    posted::Sent,
    words,
};

const PATH: &str = "/office/handover";
/// Rows of one list.
const ROWS: u32 = 100;
/// Days ahead of which appointments, ends of keys and calibrations are told.
const APPOINTMENT_DAYS: i64 = 14;
const KEY_DAYS: i64 = 90;
const SCALE_DAYS: i64 = 30;

/// What is open, by the key of its title, with the headings of its columns.
struct Open {
    title: &'static str,
    columns: [&'static str; 3],
    rows: Vec<[Inline; 3]>,
}

struct Book {
    open: Vec<Open>,
    contact: Option<Contact>,
    colleagues: Vec<Account>,
    handovers: Vec<Handover>,
    today: Day,
}

pub async fn show(State(app): State<App>, officer: Officer) -> Result<Response, No> {
    officer.require(EITHER)?;
    let book = read(&app, &officer).await?;
    Ok(page(&book_page(&officer, &book, &Filled::default(), None)))
}

/// Hands over, or takes over.
pub async fn sign(State(app): State<App>, sent: Sent) -> Result<Response, No> {
    let Sent { officer, answers } = sent;
    officer.require(EITHER)?;
    let (authority, me, now) = (officer.authority().clone(), officer.handle(), officer.visitor.now);
    if let Ok(id) = answers.get("take").parse() {
        let write = move |sql: &Sql<'_>| work::take_handover(sql, &authority, id, (&me, now));
        app.run(move |register| register.store().write(write)).await?;
        return Ok(back());
    }
    let book = read(&app, &officer).await?;
    let comes_in = book.colleagues.iter().find(|one| one.handle.to_string() == answers.get("comes_in"));
    let said = answers.get("remarks");
    let fault = |field: &str, expected| InputFault { field: field.to_owned(), found: String::new(), expected };
    let mut faults = Vec::new();
    if comes_in.is_none() {
        faults.push(fault("comes_in", "expected-colleague"));
    }
    if !said.is_empty() && Text::parse(said).is_err() {
        faults.push(fault("remarks", "expected-text"));
    }
    let Some(comes_in) = comes_in.filter(|_| faults.is_empty()) else {
        let mut filled = answers.filled();
        let refusals = Objection::of_faults(faults).in_form(&mut filled, officer.texts());
        let shown = book_page(&officer, &book, &filled, Some(refusals));
        return Ok(page_with_status(StatusCode::UNPROCESSABLE_ENTITY, &shown));
    };
    let handover = Handover {
        id: 0,
        leaves: me,
        comes_in: comes_in.handle,
        was_open: counted(officer.texts(), &book.open),
        remarks: said.to_owned(),
        begun_at: now,
        taken_at: None,
    };
    let write = move |sql: &Sql<'_>| work::begin_handover(sql, &authority, &handover);
    app.run(move |register| register.store().write(write)).await?;
    Ok(back())
}

fn back() -> Response {
    (StatusCode::SEE_OTHER, [(header::LOCATION, PATH)]).into_response()
}

/// "Cases: 2; Blanks: 1"; what is empty is left out.
fn counted(texts: Texts, open: &[Open]) -> String {
    let some = open.iter().filter(|one| !one.rows.is_empty());
    some.map(|one| format!("{}: {}", texts.get(one.title), one.rows.len())).collect::<Vec<_>>().join("; ")
}

async fn read(app: &App, officer: &Officer) -> Result<Book, No> {
    let (texts, authority, me) = (officer.texts(), officer.authority().clone(), officer.handle());
    let now = officer.visitor.now;
    app.read(move |sql| {
        let today = day_of_office(&*pack_of(sql, &authority, now)?, now);
        let colleagues = work::officers_of(sql, &authority)?;
        Ok(Book {
            open: open(sql, texts, &authority, (today, now))?,
            contact: reached(sql, &authority, now)?.map(|reached| reached.card(texts)),
            colleagues: colleagues.into_iter().filter(|one| one.handle != me && one.suspended_at.is_none()).collect(),
            handovers: work::handovers(sql, &authority)?,
            today,
        })
    })
    .await
}

fn open(
    sql: &Sql<'_>,
    texts: Texts,
    authority: &AuthorityId,
    (today, now): (Day, Timestamp),
) -> Result<Vec<Open>, StoreFault> {
    Ok(vec![
        proposals(sql, texts, authority)?,
        cases(sql, texts, authority)?,
        awaited(sql, texts, authority)?,
        arrived(sql, texts, authority)?,
        appointments(sql, texts, authority, today)?,
        blanks(sql, texts, authority)?,
        keys(sql, texts, authority, now)?,
        scales(sql, texts, authority, today)?,
        replies(sql, texts, authority)?,
    ])
}

fn proposals(sql: &Sql<'_>, texts: Texts, authority: &AuthorityId) -> Result<Open, StoreFault> {
    let rows = work::open_proposals(sql, authority)?.into_iter().map(|one| {
        let act = infos().iter().find(|info| info.code == one.act).map(|info| words::act(texts, info));
        let link = Link::new(act.unwrap_or_else(|| one.act.to_string()), format!("/desk/proposals/{}", one.id));
        [
            Inline::Link(link),
            Inline::text(words::subject(&one.subject)),
            Inline::text(words::instant(texts, one.prepared_at)),
        ]
    });
    let columns = ["handover-what", "handover-about", "handover-since"];
    Ok(Open { title: "handover-proposals", columns, rows: rows.collect() })
}

fn cases(sql: &Sql<'_>, texts: Texts, authority: &AuthorityId) -> Result<Open, StoreFault> {
    let rows = view::cases(sql, authority, true, Page::first(ROWS))?.into_iter().map(|one| {
        let subject = one.subject();
        let href = format!("/cases/{subject}?case={}", one.sequence);
        let due = one.due.map_or_else(|| texts.get("cases-no-limit"), |due| words::day(texts, due));
        [
            Inline::CodeLink(Link::new(words::subject(&subject), href)),
            Inline::text(words::choice(texts, one.kind.word())),
            Inline::text(due),
        ]
    });
    Ok(Open { title: "nav-cases", columns: ["cases-about", "cases-kind", "cases-due"], rows: rows.collect() })
}

fn awaited(sql: &Sql<'_>, texts: Texts, authority: &AuthorityId) -> Result<Open, StoreFault> {
    let rows = view::certificates_waiting(sql, authority, CertificateState::Dispatched, ROWS)?;
    let rows = rows.into_iter().map(|one| {
        let left = one.left_on.map_or(Inline::Nothing, |day| Inline::text(words::day(texts, day)));
        let link = Link::new(words::number(&one.number), format!("/certificates/{}", one.number));
        [Inline::CodeLink(link), Inline::text(words::place(texts, one.destination)), left]
    });
    let columns = ["word-number", "field-destination", "field-left-on"];
    Ok(Open { title: "handover-awaited", columns, rows: rows.collect() })
}

fn arrived(sql: &Sql<'_>, texts: Texts, authority: &AuthorityId) -> Result<Open, StoreFault> {
    let mut rows = view::shipments_waiting(sql, authority, Goods::Arrived, Page::first(ROWS))?;
    rows.extend(view::shipments_waiting(sql, authority, Goods::Discrepant, Page::first(ROWS))?);
    let rows = rows.into_iter().map(|one| {
        let came = one.arrived_on.map_or(Inline::Nothing, |day| Inline::text(words::day(texts, day)));
        let link = Link::new(words::number(&one.number), format!("/arrivals/{}", one.number));
        [Inline::CodeLink(link), Inline::text(one.importer.to_string()), came]
    });
    Ok(Open {
        title: "handover-arrived",
        columns: ["word-number", "word-importer", "arrival-day"],
        rows: rows.collect(),
    })
}

fn appointments(sql: &Sql<'_>, texts: Texts, authority: &AuthorityId, today: Day) -> Result<Open, StoreFault> {
    let mut rows = Vec::new();
    for ahead in 0..APPOINTMENT_DAYS {
        let day = today.plus_days(ahead);
        rows.extend(view::appointments(sql, authority, day)?.into_iter().map(|one| {
            let about = one.application.map_or(Inline::Nothing, |reference| {
                Inline::CodeLink(Link::new(reference.to_string(), format!("/desk/applications/{reference}")))
            });
            let who = one.company.map_or(Inline::Nothing, |name| Inline::text(name.to_string()));
            [Inline::text(format!("{}, {}", words::day(texts, day), one.time)), who, about]
        }));
    }
    Ok(Open { title: "appointments-nav", columns: ["handover-when", "word-exporter", "handover-about"], rows })
}

fn blanks(sql: &Sql<'_>, texts: Texts, authority: &AuthorityId) -> Result<Open, StoreFault> {
    let rows = view::blanks(sql, authority)?.into_iter();
    let rows = rows.filter(|one| matches!(one.state.as_str(), "stock" | "allotted")).map(|one| {
        [
            Inline::text(format!("{}–{}", one.first, one.last)),
            Inline::text(texts.get(&format!("blanks-state-{}", one.state))),
            Inline::Number(words::count(texts, one.blanks)),
        ]
    });
    Ok(Open { title: "blanks-title", columns: ["field-range", "blanks-state", "field-blanks"], rows: rows.collect() })
}

fn keys(sql: &Sql<'_>, texts: Texts, authority: &AuthorityId, now: Timestamp) -> Result<Open, StoreFault> {
    let soon = Timestamp::at_start_of(now.day().plus_days(KEY_DAYS));
    let ends = |to: &Timestamp| now <= *to && *to <= soon;
    let rows = view::keys(sql, Some(authority))?.into_iter().filter(|one| one.revoked_at.is_none());
    let rows = rows.filter_map(|one| Some((one.to.filter(ends)?, one))).map(|(to, one)| {
        let short: String = one.id.chars().take(16).collect();
        [Inline::Code(short), Inline::text(words::instant(texts, one.from)), Inline::text(words::instant(texts, to))]
    });
    Ok(Open {
        title: "handover-keys",
        columns: ["handover-key", "handover-since", "handover-ends"],
        rows: rows.collect(),
    })
}

fn scales(sql: &Sql<'_>, texts: Texts, authority: &AuthorityId, today: Day) -> Result<Open, StoreFault> {
    let soon = today.plus_days(SCALE_DAYS);
    let rows = work::scales(sql, authority)?.into_iter().filter(|one| one.due_on <= soon).map(|one| {
        [
            Inline::text(one.name.to_string()),
            Inline::text(one.serial.to_string()),
            Inline::text(words::day(texts, one.due_on)),
        ]
    });
    Ok(Open { title: "handover-scales", columns: ["scales-name", "scales-serial", "scales-due"], rows: rows.collect() })
}

fn replies(sql: &Sql<'_>, texts: Texts, authority: &AuthorityId) -> Result<Open, StoreFault> {
    let rows = work::replies_waiting(sql, authority)?.into_iter().map(|one| {
        let link = Link::new(words::subject(&one.number), format!("/replies/{}", one.message));
        let came = one.answered.map_or(Inline::Nothing, |(at, _)| Inline::text(words::instant(texts, at)));
        [Inline::CodeLink(link), Inline::text(one.recipient), came]
    });
    let columns = ["word-number", "handover-about", "handover-since"];
    Ok(Open { title: "replies-title", columns, rows: rows.collect() })
}

fn book_page(officer: &Officer, book: &Book, filled: &Filled, refusals: Option<Refusals>) -> HandoverPage {
    let texts = officer.texts();
    let title = texts.get("handover-title");
    let day = words::day(texts, book.today);
    let history = (!book.handovers.is_empty()).then(|| (texts.get("handover-history"), history(officer, book)));
    HandoverPage {
        shell: officer.shell(title.clone()),
        title,
        lead: texts.t("handover-lead").arg("office", officer.office()).arg("day", day).to_string(),
        refusals,
        notice: None,
        sections: book.open.iter().filter(|one| !one.rows.is_empty()).map(|one| shown(texts, one)).collect(),
        nothing_in: nothing_in(texts, &book.open),
        contact: book.contact.clone(),
        signatures: vec![texts.get("handover-leaves"), texts.get("handover-comes-in")],
        form: form(officer, book, filled),
        history,
        links: vec![Link::new(texts.get("links-morning"), "/office/morning")],
    }
}

/// Whoever comes in must see that a list was looked at, and that nothing stood in it.
fn nothing_in(texts: Texts, open: &[Open]) -> String {
    let names: Vec<_> = open.iter().filter(|one| one.rows.is_empty()).map(|one| texts.get(one.title)).collect();
    if names.is_empty() {
        return String::new();
    }
    texts.t("handover-nothing-in").arg("lists", names.join(", ")).to_string()
}

fn shown(texts: Texts, open: &Open) -> Queue {
    let columns = open.columns.iter().map(|key| Column::words(texts.get(key))).collect();
    let rows = open.rows.iter().map(|cells| Row::of(cells.to_vec())).collect();
    let full = open.rows.len() >= ROWS as usize;
    let notes = if full { vec![texts.get("handover-more")] } else { Vec::new() };
    section(texts, texts.get(open.title), columns, rows, notes)
}

/// To take over what was handed to the person, else to hand over.
fn form(officer: &Officer, book: &Book, filled: &Filled) -> Option<(String, Form)> {
    let texts = officer.texts();
    let me = officer.handle();
    let waits = book.handovers.iter().find(|one| one.comes_in == me && one.taken_at.is_none());
    let form = |hidden, fields: Vec<FieldView>, button: &str| Form {
        texts,
        action: PATH.to_owned(),
        token: officer.form_token().to_owned(),
        hidden,
        multipart: false,
        compact: false,
        groups: if fields.is_empty() { Vec::new() } else { vec![FieldGroup { fields, ..FieldGroup::default() }] },
        button: texts.get(button),
        keep: None,
    };
    if let Some(waits) = waits {
        let hidden = vec![("take".to_owned(), waits.id.to_string())];
        return Some((texts.get("handover-take-title"), form(hidden, Vec::new(), "handover-take")));
    }
    let colleagues = book.colleagues.iter().map(|one| (one.handle.to_string(), one.name.clone()));
    let fields = vec![
        FieldView::new("comes_in", texts.get("handover-comes-in"), FieldKind::Choice)
            .choices(colleagues)
            .filled(filled),
        FieldView::new("remarks", texts.get("handover-remarks"), FieldKind::Long).optional(texts).filled(filled),
    ];
    let begin = || (texts.get("handover-begin-title"), form(Vec::new(), fields, "handover-begin"));
    (!book.colleagues.is_empty()).then(begin)
}

fn history(officer: &Officer, book: &Book) -> Table {
    let texts = officer.texts();
    let name = |handle: &OfficerHandle| {
        let colleague = book.colleagues.iter().find(|one| one.handle == *handle).map(|one| one.name.clone());
        let own = (officer.handle() == *handle).then(|| officer.account().name.clone());
        colleague.or(own).unwrap_or_else(|| handle.to_string())
    };
    let row = |one: &Handover| {
        let taken = one.taken_at.map_or_else(|| texts.get("handover-not-taken"), |at| words::instant(texts, at));
        Row::of(vec![
            Inline::text(name(&one.leaves)),
            Inline::text(name(&one.comes_in)),
            Inline::text(words::instant(texts, one.begun_at)),
            Inline::text(taken),
            Inline::Lines([&one.was_open, &one.remarks].into_iter().filter(|text| !text.is_empty()).cloned().collect()),
        ])
    };
    let columns = ["handover-leaves", "handover-comes-in", "handover-given", "handover-taken", "handover-was-open"];
    Table {
        caption: texts.get("handover-history"),
        caption_unseen: true,
        columns: columns.map(|key| Column::words(texts.get(key))).to_vec(),
        rows: book.handovers.iter().map(row).collect(),
        stacked: true,
        ..Table::default()
    }
}
