//! Every shipment of the ledger, found by state, number or name; and the table that queues and lists share.
//!
//! Invariant: no figure of any shipment stands in a row.
//! Source: interface 10; look, "queue".

use kpcs_domain::certificate::Goods;
use std::sync::Arc;

use axum::{extract::State, response::Response};
use kpcs_domain::{party::RulePack, value::Day};
use kpcs_store::view::{self, Page, ShipmentChannel};
use kpcs_web::{
    Texts, page,
    page::list::ListPage,
    part::{Column, Empty, FieldKind, FieldView, Filters, Inline, Pager, Row, State as Shape, Table},
    shell::Link,
};

use super::{READERS, address, due::confirm_by, ledger, ledger::Listed, state::badge};
use crate::{answers::Answers, app::App, no::No, officer::Officer, words};

/// Rows of a page.
const ROWS: u32 = 50;

/// What a row is judged by.
pub(super) struct Around {
    pub(super) pack: Arc<RulePack>,
    pub(super) today: Day,
}

/// `GET /arrivals/list?state=&text=&page=`.
pub(super) async fn show(State(app): State<App>, officer: Officer) -> Result<Response, No> {
    officer.require(READERS)?;
    let query = Answers::clone(&officer.visitor.query);
    let (receiver, now) = (officer.authority().clone(), officer.visitor.now);
    let number: u32 = query.get("page").parse().unwrap_or(1).clamp(1, 10_000);
    let filter = view::ShipmentFilter {
        receiver,
        state: Goods::parse(query.get("state")).ok(),
        text: Some(query.get("text").to_owned()),
    };
    let (around, mut rows) = app
        .read(move |sql| {
            let (pack, today) = ledger::rules(sql, &filter.receiver, now)?;
            // One row more than is shown says whether there is a next page.
            let page = Page { limit: ROWS + 1, offset: (number - 1) * ROWS, below: None };
            let rows: Vec<_> = view::shipments(sql, &filter, page)?.into_iter().map(Listed::from).collect();
            Ok((Around { pack, today }, rows))
        })
        .await?;
    let more = rows.len() > ROWS as usize;
    rows.truncate(ROWS as usize);
    let texts = officer.texts();
    let mut shell = officer.shell(texts.get("arrivals-all"));
    shell.crumbs = vec![Link::new(texts.get("nav-arrivals"), "/arrivals")];
    let title = texts.get("arrivals-all");
    Ok(page(&ListPage {
        shell,
        title: title.clone(),
        lead: String::new(),
        main: None,
        filters: Some(filters(texts, &query)),
        table: (!rows.is_empty()).then(|| table(texts, title, &rows, &around)),
        empty: rows.is_empty().then(|| nothing(texts)),
        pager: (more || number > 1).then(|| pager(texts, &query, number, rows.len(), more)),
        links: Vec::new(),
    }))
}

fn filters(texts: Texts, query: &Answers) -> Filters {
    let filled = query.filled();
    let state = FieldView::new("state", texts.get("arrivals-state"), FieldKind::Choice)
        .choices(Goods::WORDS.iter().map(|state| (*state, texts.get(&format!("arrivals-{state}")))))
        .filled(&filled);
    let text = FieldView::new("text", texts.get("arrivals-search"), FieldKind::Text).filled(&filled);
    let loose = |field: FieldView| FieldView { required: false, ..field };
    Filters { texts, action: "/arrivals/list".to_owned(), fields: vec![loose(state), loose(text)] }
}

fn nothing(texts: Texts) -> Empty {
    Empty { title: texts.get("arrivals-nothing"), text: texts.get("arrivals-nothing-text"), link: None }
}

fn pager(texts: Texts, query: &Answers, number: u32, rows: usize, more: bool) -> Pager {
    let page = |number: u32| {
        let mut pairs = form_urlencoded::Serializer::new(String::new());
        for name in ["state", "text"] {
            pairs.append_pair(name, query.get(name));
        }
        format!("/arrivals/list?{}", pairs.append_pair("page", &number.to_string()).finish())
    };
    let first = (number - 1) * ROWS + 1;
    let last = first as usize + rows.max(1) - 1;
    Pager {
        texts,
        shown: texts.t("arrivals-shown").arg("first", first).arg("last", last).to_string(),
        previous: (number > 1).then(|| page(number - 1)),
        next: more.then(|| page(number + 1)),
    }
}

/// Shipments as a table that leads to each.
pub(super) fn table(texts: Texts, caption: String, rows: &[Listed], around: &Around) -> Table {
    let columns = [
        "arrivals-certificate",
        "arrivals-from",
        "arrivals-parties",
        "arrivals-when",
        "arrivals-standing",
        "arrivals-next",
    ];
    Table {
        caption,
        caption_unseen: true,
        columns: columns.map(|key| Column::words(texts.get(key))).to_vec(),
        rows: rows.iter().map(|row| self::row(texts, row, around)).collect(),
        stacked: true,
        ..Table::default()
    }
}

fn row(texts: Texts, row: &Listed, around: &Around) -> Row {
    let due = row.arrived_on.filter(|_| row.state == Goods::Arrived);
    let due = due.and_then(|arrived| confirm_by(&around.pack, arrived));
    let badge = badge(texts, row, due, around.today);
    let needs_hand = matches!(badge.state, Shape::Overdue | Shape::Discrepancy) || row.withdrawn.is_some();
    let from = words::place(texts, row.number.issuer());
    let from = match row.channel {
        ShipmentChannel::Advice => Inline::Text(from),
        ShipmentChannel::Paper => Inline::Lines(vec![from, texts.get("arrivals-paper")]),
    };
    let cells = Row::of(vec![
        Inline::CodeLink(Link::new(row.number.to_string(), address(&row.number))),
        from,
        Inline::Lines(vec![row.exporter.to_string(), row.importer.to_string()]),
        when(texts, row, due),
        Inline::Badge(badge),
        next(texts, row),
    ]);
    if needs_hand { cells.marked() } else { cells }
}

/// The day that matters now, in words.
fn when(texts: Texts, row: &Listed, due: Option<Day>) -> Inline {
    let worded = |key: &str, day: Day| texts.t(key).arg("day", words::day(texts, day)).to_string();
    let mut lines = vec![match (row.closed_at, row.arrived_on, row.left_on) {
        (Some(closed), ..) => worded("arrivals-closed-on", closed.day()),
        (None, Some(arrived), _) => worded("arrivals-arrived-on", arrived),
        (None, None, Some(left)) => worded("arrivals-left-on-day", left),
        (None, None, None) => worded("arrivals-issued-on", row.issued_on),
    }];
    match (row.state, due, row.expires_on) {
        (Goods::Arrived, Some(due), _) => lines.push(worded("arrivals-confirm-by", due)),
        (Goods::Expected, _, Some(expires)) => lines.push(worded("arrivals-expires-on", expires)),
        _ => {}
    }
    Inline::Lines(lines)
}

fn next(texts: Texts, row: &Listed) -> Inline {
    let (key, path) = match row.state {
        Goods::Expected => ("arrivals-next-register", "/register"),
        Goods::Arrived => ("arrivals-next-compare", ""),
        Goods::Discrepant => ("arrivals-next-clear", ""),
        Goods::Deposited => ("arrivals-next-open", "/register"),
        Goods::Detained => ("arrivals-next-decide", ""),
        Goods::Released => ("arrivals-next-compare", ""),
        Goods::Refused => ("arrivals-next-send-away", ""),
        Goods::Confirmed | Goods::Returned | Goods::Forfeited => ("arrivals-next-see", ""),
    };
    Inline::Link(Link::new(texts.get(key), format!("{}{path}", address(&row.number))))
}
