//! The columns of each report, in the order of its source.
//!
//! Invariant: the European lists have the particulars that §17.3 names, no fewer; the others have what a person needs to
//! send the copy in time, since their sources name a paper and a day, and no columns.
//! Source: kpcs.md §17.3, §17.5, §17.6.

use kpcs_store::view::TraderTotal;

use super::{
    lines::Line,
    report::{Book, Report},
};
use crate::{
    listing::{Cell, Column, Kind},
    words,
};

/// The columns of a monthly report.
pub fn columns(report: Report) -> &'static [Column<Line>] {
    match (report.of, report.book) {
        ("EU", Book::Arrived) => &EU_RECEIVED,
        ("EU", _) => &EU_ISSUED,
        (_, Book::Arrived) => &ARRIVED,
        _ => &LEFT,
    }
}

const fn words_column(
    key: &'static str,
    label: &'static str,
    cell: fn(kpcs_web::Texts, &Line) -> Cell,
) -> Column<Line> {
    Column { key, label, kind: Kind::Words, on_page: true, cell }
}

const NUMBER: Column<Line> = words_column("number", "word-number", |_, line| Cell::text(&line.number));
const ISSUING: Column<Line> =
    words_column("issuing_authority", "report-issuing", |_, line| Cell::text(&line.authority));
const VALIDATING: Column<Line> =
    words_column("validating_authority", "report-validating", |_, line| Cell::text(&line.authority));
const ISSUED: Column<Line> = words_column("issued_on", "word-issued-on", |_, line| Cell::Day(line.issued_on));
const VALIDATED: Column<Line> =
    words_column("validated_on", "report-validated-on", |_, line| Cell::Day(line.issued_on));
const EXPIRES: Column<Line> =
    words_column("expires_on", "word-expires-on", |_, line| line.expires_on.map_or(Cell::Nothing, Cell::Day));
const PROVENANCE: Column<Line> =
    words_column("provenance", "report-provenance", |texts, line| Cell::text(words::place(texts, line.provenance)));
const DESTINATION: Column<Line> = words_column("destination", "field-destination", |texts, line| {
    line.destination.map_or(Cell::Nothing, |place| Cell::text(words::place(texts, place)))
});
const ORIGIN: Column<Line> =
    words_column("origin", "field-origin", |texts, line| Cell::text(words::origin(texts, &line.origin)));
const HS: Column<Line> =
    words_column("hs", "report-hs", |_, line| line.goods.as_ref().map_or(Cell::Nothing, |goods| Cell::text(goods.hs)));
const CARATS: Column<Line> = Column {
    key: "carats",
    label: "word-carats",
    kind: Kind::Figures("ct"),
    on_page: true,
    cell: |texts, line| line.goods.as_ref().map_or(Cell::Nothing, |goods| Cell::carats(texts, goods.carats)),
};
const VALUE: Column<Line> = Column {
    key: "value_usd",
    label: "word-value",
    kind: Kind::Figures("USD"),
    on_page: true,
    cell: |texts, line| line.goods.as_ref().map_or(Cell::Nothing, |goods| Cell::usd(texts, goods.value)),
};
const VERIFYING: Column<Line> =
    words_column("verifying_authority", "report-verifying", |_, line| Cell::text(&line.verifying));
const VERIFIED: Column<Line> =
    words_column("verified_on", "report-verified-on", |_, line| line.verified_on.map_or(Cell::Nothing, Cell::Day));
const ARRIVED_ON: Column<Line> =
    words_column("arrived_on", "field-arrived-on", |_, line| line.happened_on.map_or(Cell::Nothing, Cell::Day));
const LEFT_ON: Column<Line> =
    words_column("left_on", "field-left-on", |_, line| line.happened_on.map_or(Cell::Nothing, Cell::Day));
const DUE: Column<Line> =
    words_column("report_due_on", "report-due", |_, line| line.due_on.map_or(Cell::Nothing, Cell::Day));
const EXPORTER: Column<Line> = words_column("exporter", "word-exporter", |_, line| Cell::text(&line.exporter));
const IMPORTER: Column<Line> = words_column("importer", "word-importer", |_, line| Cell::text(&line.importer));
const MAIL: Column<Line> = words_column("issuing_authority_mail", "report-mail", |_, line| Cell::text(&line.mail));

static EU_RECEIVED: [Column<Line>; 14] = [
    NUMBER, ISSUING, VALIDATING, ISSUED, VALIDATED, EXPIRES, PROVENANCE, ORIGIN, HS, CARATS, VALUE, VERIFYING,
    VERIFIED, ARRIVED_ON,
];
static EU_ISSUED: [Column<Line>; 12] =
    [NUMBER, ISSUING, VALIDATING, ISSUED, VALIDATED, EXPIRES, PROVENANCE, ORIGIN, HS, CARATS, VALUE, DESTINATION];
static ARRIVED: [Column<Line>; 13] =
    [NUMBER, ARRIVED_ON, DUE, ISSUING, MAIL, PROVENANCE, EXPORTER, IMPORTER, ORIGIN, HS, CARATS, VALUE, VERIFIED];
static LEFT: [Column<Line>; 10] = [NUMBER, LEFT_ON, DUE, EXPORTER, IMPORTER, DESTINATION, ORIGIN, HS, CARATS, VALUE];

/// The columns of a yearly report.
pub static TRADERS: [Column<TraderTotal>; 4] = [
    Column {
        key: "company",
        label: "report-company",
        kind: Kind::Words,
        on_page: true,
        cell: |_, total| Cell::text(&total.company),
    },
    Column {
        key: "certificates",
        label: "certificates-title",
        kind: Kind::Figures(""),
        on_page: true,
        cell: |texts, total| Cell::count(texts, total.certificates),
    },
    Column {
        key: "carats",
        label: "word-carats",
        kind: Kind::Figures("ct"),
        on_page: true,
        cell: |texts, total| Cell::carats(texts, total.carats),
    },
    Column {
        key: "value_usd",
        label: "word-value",
        kind: Kind::Figures("USD"),
        on_page: true,
        cell: |texts, total| Cell::usd(texts, total.value),
    },
];
