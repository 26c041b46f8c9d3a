//! Every shipment of the ledger, found by state, number or name; and the table that queues and lists share.
//!
//! Invariant: no figure of any shipment stands in a row.
//! Source: interface 10; look, "queue".

use std::sync::Arc;

use axum::{extract::State, response::Response};
use kpcs_domain::{certificate::Goods, party::RulePack, value::Day};
use kpcs_store::{
    Sql, StoreFault,
    view::{ShipmentChannel, ShipmentRow, Slice, Start, search_shipments},
};
use kpcs_web::{
    Texts, page,
    page::list::ListPage,
    part::{Column, Empty, Inline, Row, State as Shape, Table},
    shell::Link,
};

use super::{READERS, address, due::confirm_by, ledger, ledger::Listed, state::badge};
use crate::{
    answers::Answers,
    app::App,
    listing::{self, Asked, Cell, File, Kind},
    no::No,
    officer::Officer,
    page::act::bulk::{DEPOSIT, Ticked, tickable},
    words,
};

pub(in crate::page) const PATH: &str = "/arrivals/list";

/// What a row is judged by.
pub(super) struct Around {
    pub(super) pack: Arc<RulePack>,
    pub(super) today: Day,
}

/// `GET /arrivals/list`.
pub(super) async fn show(State(app): State<App>, officer: Officer) -> Result<Response, No> {
    officer.require(READERS)?;
    let texts = officer.texts();
    let asked = Asked::read(texts, PATH, states(texts), &officer.visitor.query);
    let state = asked.typed.state.and_then(|word| Goods::parse(word).ok());
    let (receiver, now) = (officer.authority().clone(), officer.visitor.now);
    let (sought, slice) = (asked.typed.sought.clone(), asked.slice());
    if let Some(format) = asked.format {
        let file = File::new(&receiver, "shipments", now.day(), texts.get("arrivals-all"));
        let next = move |sql: &Sql<'_>, start: Start| {
            search_shipments(sql, &receiver, state, &sought, Slice { limit: listing::SLICE, start })
        };
        return Ok(listing::download(&app, (format, file, texts), &COLUMNS, next, |row: &ShipmentRow| row.position));
    }
    let (around, mut rows) = app
        .read(move |sql| {
            let (pack, today) = ledger::rules(sql, &receiver, now)?;
            Ok((Around { pack, today }, search_shipments(sql, &receiver, state, &sought, slice)?))
        })
        .await?;
    let pager = asked.cut(&mut rows, |row| row.position);
    let rows: Vec<_> = rows.into_iter().map(Listed::from).collect();
    let title = texts.get("arrivals-all");
    let mut shell = officer.shell(title.clone());
    shell.crumbs = vec![Link::new(texts.get("nav-arrivals"), "/arrivals")];
    Ok(page(&ListPage {
        shell,
        title: title.clone(),
        lead: asked.understood(),
        main: None,
        filters: Some(asked.filters()),
        table: (!rows.is_empty()).then(|| to_deposit(&officer, table(texts, title, &rows, &around), &rows)),
        empty: rows.is_empty().then(|| nothing(texts)),
        pager,
        links: asked.files(),
    }))
}

/// The states of a shipment with their names.
fn states(texts: Texts) -> Vec<(&'static str, String)> {
    Goods::ALL.iter().map(|goods| (goods.word(), texts.get(&format!("arrivals-{}", goods.word())))).collect()
}

/// How many shipments a kept search finds for this person, at most `limit`; `None` for somebody who has no such list.
pub(in crate::page) fn count_found(
    sql: &Sql<'_>,
    officer: &Officer,
    query: &Answers,
    limit: u32,
) -> Result<Option<usize>, StoreFault> {
    if officer.require(READERS).is_err() {
        return Ok(None);
    }
    let texts = officer.texts();
    let typed = Asked::read(texts, PATH, states(texts), query).typed;
    let state = typed.state.and_then(|word| Goods::parse(word).ok());
    Ok(Some(search_shipments(sql, officer.authority(), state, &typed.sought, Slice::newest(limit))?.len()))
}

fn nothing(texts: Texts) -> Empty {
    Empty { title: texts.get("arrivals-nothing"), text: texts.get("arrivals-nothing-text"), link: None }
}

/// Whether the declared figures may be told: not before the shipment is measured (decisions 20).
fn is_measured(row: &ShipmentRow) -> bool {
    !matches!(row.state, Goods::Expected | Goods::Deposited)
}

/// What stands in the files; the page shows the queue's own table, without any figure.
static COLUMNS: [listing::Column<ShipmentRow>; 15] = [
    listing::Column {
        key: "number",
        label: "arrivals-certificate",
        kind: Kind::Words,
        on_page: true,
        cell: |_, row| Cell::text(&row.number),
    },
    listing::Column {
        key: "issuer",
        label: "arrivals-from",
        kind: Kind::Words,
        on_page: true,
        cell: |texts, row| Cell::text(words::place(texts, row.number.issuer())),
    },
    listing::Column {
        key: "channel",
        label: "list-channel",
        kind: Kind::Words,
        on_page: true,
        cell: |texts, row| Cell::text(texts.get(channel(row.channel))),
    },
    listing::Column {
        key: "exporter",
        label: "word-exporter",
        kind: Kind::Words,
        on_page: true,
        cell: |_, row| Cell::text(&row.exporter),
    },
    listing::Column {
        key: "importer",
        label: "word-importer",
        kind: Kind::Words,
        on_page: true,
        cell: |_, row| Cell::text(&row.importer),
    },
    listing::Column {
        key: "origin",
        label: "field-origin",
        kind: Kind::Words,
        on_page: true,
        cell: |_, row| Cell::text(&row.origin),
    },
    listing::Column {
        key: "carats",
        label: "word-carats",
        kind: Kind::Figures("ct"),
        on_page: true,
        cell: |texts, row| if is_measured(row) { Cell::carats(texts, row.carats) } else { Cell::Nothing },
    },
    listing::Column {
        key: "value_usd",
        label: "word-value",
        kind: Kind::Figures("USD"),
        on_page: true,
        cell: |texts, row| if is_measured(row) { Cell::usd(texts, row.value) } else { Cell::Nothing },
    },
    listing::Column {
        key: "parcels",
        label: "field-parcels",
        kind: Kind::Figures(""),
        on_page: true,
        cell: |texts, row| if is_measured(row) { Cell::count(texts, row.parcels) } else { Cell::Nothing },
    },
    listing::Column {
        key: "issued_on",
        label: "word-issued-on",
        kind: Kind::Words,
        on_page: true,
        cell: |_, row| Cell::Day(row.issued_on),
    },
    listing::Column {
        key: "expires_on",
        label: "word-expires-on",
        kind: Kind::Words,
        on_page: true,
        cell: |_, row| row.expires_on.map_or(Cell::Nothing, Cell::Day),
    },
    listing::Column {
        key: "left_on",
        label: "field-left-on",
        kind: Kind::Words,
        on_page: true,
        cell: |_, row| row.left_on.map_or(Cell::Nothing, Cell::Day),
    },
    listing::Column {
        key: "arrived_on",
        label: "field-arrived-on",
        kind: Kind::Words,
        on_page: true,
        cell: |_, row| row.arrived_on.map_or(Cell::Nothing, Cell::Day),
    },
    listing::Column {
        key: "state",
        label: "list-state",
        kind: Kind::Words,
        on_page: true,
        cell: |texts, row| Cell::text(texts.get(&format!("arrivals-{}", row.state.word()))),
    },
    listing::Column {
        key: "closed_at",
        label: "list-closed",
        kind: Kind::Words,
        on_page: true,
        cell: |_, row| row.closed_at.map_or(Cell::Nothing, Cell::Instant),
    },
];

const fn channel(channel: ShipmentChannel) -> &'static str {
    match channel {
        ShipmentChannel::Advice => "list-channel-advice",
        ShipmentChannel::Paper => "list-channel-paper",
    }
}

/// The same table with boxes at the shipments that have not come yet.
pub(super) fn to_deposit(officer: &Officer, table: Table, rows: &[Listed]) -> Table {
    let ticked = Ticked { id: "choose", deeds: DEPOSIT.button(officer).into_iter().collect() };
    let expected = rows.iter().map(|row| (row.state == Goods::Expected).then(|| row.number.to_string()));
    tickable(officer, table, ticked, expected)
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
        Inline::CodeLink(Link::new(words::number(&row.number), address(&row.number))),
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
