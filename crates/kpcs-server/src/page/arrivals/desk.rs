//! The desk itself: what waits today, the longest waiting first, and a place to scan what came unannounced.
//!
//! Invariant: no figure of any shipment stands here; every queue leads to its whole list.
//! Source: look, "queue"; decisions 20 to 22.

use axum::{extract::State, response::Response};
use kpcs_domain::certificate::Goods;
use kpcs_domain::value::AuthorityId;
use kpcs_store::{
    Sql, StoreFault,
    view::{self, Page},
    work,
};
use kpcs_web::{
    Texts, page,
    page::{arrivals::ArrivalsPage, desk::Queue},
    part::{Empty, FieldGroup, FieldKind, FieldView, Figure, Figures, Form, Notice, Tone},
    shell::Link,
};

use super::{
    READERS,
    due::confirm_by,
    ledger,
    ledger::Listed,
    list::{Around, table, to_deposit},
};
use crate::{
    app::App,
    no::No,
    officer::Officer,
    page::{
        closure::{Late, Side},
        replies::on_desk,
        searches,
    },
    words,
};

/// Rows shown of each queue.
const ROWS: u32 = 25;

/// What a desk holds.
struct Desk {
    around: Around,
    counts: Vec<(Goods, i64)>,
    on_paper: i64,
    letters: i64,
    replies: usize,
    arrived: Vec<Listed>,
    discrepant: Vec<Listed>,
    expected: Vec<Listed>,
    confirmed: Vec<Listed>,
    late: Late,
}

impl Desk {
    fn count(&self, state: Goods) -> i64 {
        self.counts.iter().find(|(of, _)| *of == state).map_or(0, |(_, count)| *count)
    }

    fn overdue(&self) -> usize {
        let late = |row: &&Listed| {
            let due = row.arrived_on.and_then(|arrived| confirm_by(&self.around.pack, arrived));
            due.is_some_and(|due| due < self.around.today)
        };
        self.arrived.iter().filter(late).count()
    }
}

/// `GET /arrivals`.
pub(super) async fn show(State(app): State<App>, officer: Officer) -> Result<Response, No> {
    officer.require(READERS)?;
    let (receiver, now) = (officer.authority().clone(), officer.visitor.now);
    let who = officer.clone();
    let (desk, kept) = app.read(move |sql| Ok((read(sql, &receiver, now)?, searches::counted(sql, &who)?))).await?;
    let texts = officer.texts();
    let overdue = desk.overdue();
    let notice = (desk.letters > 0).then(|| {
        let text = texts.t("arrivals-letters-text").count("count", desk.letters).to_string();
        Notice::new(Tone::Plain, texts.get("arrivals-letters"), text)
    });
    Ok(page(&ArrivalsPage {
        shell: officer.shell(texts.get("nav-arrivals")),
        title: officer.office().to_owned(),
        lead: lead(texts, &desk, overdue),
        notice,
        figures: figures(texts, &desk, overdue),
        queues: queues(&officer, &desk),
        form: officer.visitor.holds_one_of(super::ACTORS).then(|| scan_form(&officer)),
        links: [
            searches::links(kept),
            vec![
                Link::new(texts.get("foreign-title"), "/arrivals/paper"),
                Link::new(texts.get("arrivals-all"), "/arrivals/list"),
                Link::new(texts.get("closure-title"), "/closure"),
                Link::new(texts.get("files-title"), "/imports?kind=arrivals"),
                Link::new(texts.get("links-morning"), "/office/morning"),
                Link::new(texts.get("morning-day"), "/office/day"),
                Link::new(texts.get("reports-title"), "/office/reports"),
                Link::new(texts.get("verify-title"), "/verify"),
                Link::new(texts.get("offline-link"), "/verify/offline"),
                Link::new(texts.get("searches-title"), "/searches"),
            ],
        ]
        .into_iter()
        .flatten()
        .chain(on_desk(texts, desk.replies))
        .collect(),
    }))
}

fn read(sql: &Sql<'_>, receiver: &AuthorityId, now: kpcs_domain::value::Timestamp) -> Result<Desk, StoreFault> {
    let (pack, today) = ledger::rules(sql, receiver, now)?;
    let queue = |state, rows| {
        let rows = view::shipments_waiting(sql, receiver, state, Page::first(rows))?;
        Ok::<_, StoreFault>(rows.into_iter().map(Listed::from).collect::<Vec<_>>())
    };
    let closed = view::ShipmentFilter { receiver: receiver.clone(), state: Some(Goods::Confirmed), text: None };
    Ok(Desk {
        arrived: queue(Goods::Arrived, ROWS)?,
        discrepant: queue(Goods::Discrepant, ROWS)?,
        expected: queue(Goods::Expected, ROWS)?,
        confirmed: view::shipments(sql, &closed, Page::first(5))?.into_iter().map(Listed::from).collect(),
        counts: view::count_shipments(sql, receiver)?,
        on_paper: view::count_open_paper(sql, receiver)?,
        letters: view::count_letters_waiting(sql, receiver)?,
        replies: work::replies_waiting(sql, receiver)?.len(),
        late: Late::read(sql, receiver, (&pack, today), Side::Arriving)?,
        around: Around { pack, today },
    })
}

fn lead(texts: Texts, desk: &Desk, overdue: usize) -> String {
    let waiting = desk.count(Goods::Arrived) + desk.count(Goods::Discrepant);
    match (waiting, overdue) {
        (0, _) => texts.get("arrivals-lead-none"),
        (waiting, 0) => texts.t("arrivals-lead").count("count", waiting).to_string(),
        (waiting, overdue) => {
            texts.t("arrivals-lead-overdue").count("count", waiting).count("overdue", overdue).to_string()
        }
    }
}

fn figures(texts: Texts, desk: &Desk, overdue: usize) -> Figures {
    let figure = |key: &str, value: i64, note: String, state: &str| Figure {
        label: texts.get(key),
        value: words::count(texts, value),
        note,
        href: Some(format!("/arrivals/list?state={state}")),
    };
    let note = if overdue == 0 {
        texts.get("arrivals-none-overdue")
    } else {
        texts.t("arrivals-some-overdue").count("count", overdue).to_string()
    };
    let on_paper = texts.t("arrivals-on-paper").count("count", desk.on_paper).to_string();
    Figures {
        figures: vec![
            figure("arrivals-expected", desk.count(Goods::Expected), on_paper, "expected"),
            figure("arrivals-arrived", desk.count(Goods::Arrived), note, "arrived"),
            figure("arrivals-discrepant", desk.count(Goods::Discrepant), String::new(), "discrepant"),
            figure("arrivals-confirmed", desk.count(Goods::Confirmed), String::new(), "confirmed"),
        ],
    }
}

fn queues(officer: &Officer, desk: &Desk) -> Vec<Queue> {
    let texts = officer.texts();
    let queue = |key: &str, rows: &[Listed], empty: Option<&str>| {
        let title = texts.get(key);
        let empty = empty.filter(|_| rows.is_empty()).map(|text| Empty {
            title: texts.get(&format!("{text}-title")),
            text: texts.get(text),
            link: None,
        });
        let table =
            (!rows.is_empty()).then(|| to_deposit(officer, table(texts, title.clone(), rows, &desk.around), rows));
        Queue { title, table, empty }
    };
    let all = [
        queue("arrivals-queue-arrived", &desk.arrived, Some("arrivals-empty-arrived")),
        queue("arrivals-queue-discrepant", &desk.discrepant, None),
        queue("arrivals-queue-expected", &desk.expected, Some("arrivals-empty-expected")),
        queue("arrivals-queue-confirmed", &desk.confirmed, None),
    ];
    let all = all.into_iter().filter(|queue| queue.table.is_some() || queue.empty.is_some());
    all.chain(desk.late.queue(texts)).collect()
}

/// The form that takes in what came without advice.
fn scan_form(officer: &Officer) -> Form {
    let texts = officer.texts();
    let file = FieldView::new(
        "file",
        texts.get("verify-file"),
        FieldKind::File { accept: ".pdf,.png,.jpg,.jpeg,.kpcs".to_owned() },
    );
    let text = FieldView::new("text", texts.get("verify-text"), FieldKind::Text);
    Form {
        texts,
        action: "/arrivals/scan".to_owned(),
        token: officer.form_token().to_owned(),
        hidden: Vec::new(),
        multipart: true,
        compact: true,
        groups: vec![FieldGroup {
            legend: texts.get("arrivals-scan"),
            hint: texts.get("arrivals-scan-hint"),
            fields: vec![
                file.hint(texts.get("verify-file-hint")).optional(texts),
                text.hint(texts.get("verify-text-hint")).optional(texts),
            ],
            ..FieldGroup::default()
        }],
        button: texts.get("arrivals-scan-button"),
        keep: None,
    }
}
