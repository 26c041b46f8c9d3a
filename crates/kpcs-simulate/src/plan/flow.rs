//! Corridors: from whom to whom how much goes, so that every published total of the year is met.
//!
//! 1. Producers export what they declared to have mined (at most their published exports); what is left of world exports
//!    is re-exported, by published exports less own goods where there are any, else by set shares.
//! 2. Values are spread over importers by affinity and fitted to published imports (set shares for the rest).
//! 3. Certificates are apportioned; corridors that get none give their goods to the same exporter's others.
//! 4. Weights and values are fitted once more on what is left, and apportioned: exporters' totals hold to the unit.
//!
//! Invariant: integer arithmetic only. Must not know: companies, days.

use std::collections::BTreeMap;

use kpcs_domain::value::CountryCode;

use super::{PlanRequest, Targets};
use crate::{
    apportion::{Table, apportion, apportion_above},
    seat::{PARTNERS, Partner, affinity},
};

/// The least that a certificate is about: half a carat, a hundred dollars.
pub(crate) const LEAST_HUNDREDTHS: u64 = 50;
pub(crate) const LEAST_CENTS: u64 = 10_000;
/// Producers below a carat at this scale leave no trace.
const LEAST_ROW: u64 = 100;

/// Goods that go one way in the year: own production, or goods imported before.
#[derive(Debug, Clone)]
pub(crate) struct Corridor {
    pub(crate) exporter: &'static Partner,
    pub(crate) importer: &'static Partner,
    /// Whether the exporter mined them.
    pub(crate) own: bool,
    pub(crate) certificates: u64,
    pub(crate) carat_hundredths: u64,
    pub(crate) cents: u64,
}

/// Everything that one Participant exports of one kind.
#[derive(Debug, Clone)]
struct Row {
    exporter: &'static Partner,
    own: bool,
    carat_hundredths: u64,
    cents: u64,
    certificates: u64,
}

/// The corridors of a year; `open` are the Participants that may trade throughout.
pub(crate) fn corridors(
    request: &PlanRequest,
    targets: &Targets,
    open: &[&'static Partner],
    missing: &mut Vec<String>,
) -> Vec<Corridor> {
    let certificates = request.scale.of(targets.certificates);
    let mut rows = own_rows(request, targets, open, missing);
    rows.extend(re_export_rows(request, targets, open, &rows));
    keep_heaviest(&mut rows, certificates);
    own_kept_and_re_exports(&mut rows, request, targets);
    // What a row too small to ship would have had goes to the others.
    rows.retain(|row| row.carat_hundredths >= LEAST_HUNDREDTHS && row.cents >= LEAST_CENTS);
    own_kept_and_re_exports(&mut rows, request, targets);
    count_certificates(&mut rows, certificates);
    let table = fitted(&rows, open, &import_values(request, targets, open));
    let counts = counts(&rows, open, &table);
    fill(&rows, open, table, &counts, request, targets)
}

fn code(partner: &Partner) -> CountryCode {
    CountryCode::parse(partner.code).expect("a test reads every code of the table")
}

fn own_rows(
    request: &PlanRequest,
    targets: &Targets,
    open: &[&'static Partner],
    missing: &mut Vec<String>,
) -> Vec<Row> {
    let mut rows = Vec::new();
    for (producer, (carats, cents)) in &targets.production {
        let Some(exporter) = open.iter().find(|partner| code(partner) == *producer) else {
            missing.push(format!("{producer} mined and may not trade in these days: left out"));
            continue;
        };
        let exports = targets.exports.get(producer).copied().unwrap_or_default();
        let row = Row {
            exporter,
            own: true,
            carat_hundredths: request.scale.of(exports.carat_hundredths.map_or(*carats, |known| known.min(*carats))),
            cents: request.scale.of(exports.cents.map_or(*cents, |known| known.min(*cents))),
            certificates: 0,
        };
        if row.carat_hundredths >= LEAST_ROW && row.cents >= LEAST_CENTS {
            rows.push(row);
        }
    }
    rows
}

/// Re-exports by weight alone; their totals follow once it is known which rows stay.
fn re_export_rows(request: &PlanRequest, targets: &Targets, open: &[&'static Partner], own: &[Row]) -> Vec<Row> {
    let own_of = |partner: &Partner| own.iter().find(|row| row.exporter.code == partner.code);
    let weight = |partner: &&'static Partner| {
        let exports = targets.exports.get(&code(partner)).copied().unwrap_or_default();
        let million = 100_000_000;
        let cents = exports.cents.map_or(partner.re_exports * million, |known| {
            known.saturating_sub(own_of(partner).map_or(0, |_| targets.production[&code(partner)].1))
        });
        let carats = exports.carat_hundredths.map_or(cents / partner.sells_at.max(1), |known| {
            known.saturating_sub(own_of(partner).map_or(0, |_| targets.production[&code(partner)].0))
        });
        let scaled = (request.scale.of(carats), request.scale.of(cents));
        Row { exporter: partner, own: false, carat_hundredths: scaled.0, cents: scaled.1, certificates: 0 }
    };
    open.iter().map(weight).filter(|row| row.cents >= LEAST_CENTS && row.carat_hundredths >= LEAST_HUNDREDTHS).collect()
}

/// A tiny world has more exporters than certificates: only the heaviest stay, at most half as many as certificates.
fn keep_heaviest(rows: &mut Vec<Row>, certificates: u64) {
    let room = usize::try_from(certificates / 2).unwrap_or(usize::MAX).max(1);
    if rows.len() > room {
        rows.sort_by_key(|row| (std::cmp::Reverse(row.cents), row.exporter.code, row.own));
        rows.truncate(room);
    }
    rows.sort_by_key(|row| (row.exporter.code, row.own));
}

/// Gives re-exports what own goods leave of world exports.
fn own_kept_and_re_exports(rows: &mut [Row], request: &PlanRequest, targets: &Targets) {
    let spread = |rows: &[Row], world: u64, of: fn(&Row) -> u64, fixed: &dyn Fn(&Row) -> bool| {
        let own: u64 = rows.iter().filter(|row| row.own).map(of).sum();
        let known: u64 = rows.iter().filter(|row| !row.own && fixed(row)).map(of).sum();
        let left = world.saturating_sub(own);
        let free = |row: &Row| if row.own || fixed(row) { 0 } else { u128::from(of(row)) };
        let weights: Vec<u128> = rows.iter().map(free).collect();
        // Published exports stand where they leave room for the others; else all share what there is.
        if known <= left && weights.iter().sum::<u128>() > 0 {
            let shares = apportion(left - known, &weights);
            rows.iter().zip(shares).map(|(row, share)| if row.own || fixed(row) { of(row) } else { share }).collect()
        } else {
            let weights: Vec<u128> = rows.iter().map(|row| if row.own { 0 } else { u128::from(of(row)) }).collect();
            let shares = apportion(left, &weights);
            rows.iter().zip(shares).map(|(row, share)| if row.own { of(row) } else { share }).collect::<Vec<u64>>()
        }
    };
    let published = |row: &Row| targets.exports.get(&code(row.exporter)).copied().unwrap_or_default();
    let world = request.scale.of(targets.carat_hundredths);
    let carats = spread(rows, world, |row| row.carat_hundredths, &|row| published(row).carat_hundredths.is_some());
    let cents = spread(rows, request.scale.of(targets.cents), |row| row.cents, &|row| published(row).cents.is_some());
    for ((row, carats), cents) in rows.iter_mut().zip(carats).zip(cents) {
        (row.carat_hundredths, row.cents) = (carats, cents);
    }
}

/// Certificates by value, more for those who ship small; in a small world everybody gets a few, Sierra Leone more.
fn count_certificates(rows: &mut [Row], certificates: u64) {
    let weight = |row: &Row| u128::from(row.cents) * 1_000 / u128::from(row.exporter.certificate_thousands);
    let weights: Vec<u128> = rows.iter().map(weight).collect();
    let roomy = certificates >= 3 * rows.len() as u64;
    let floor = |row: &Row| match (roomy, row.exporter.code, row.own) {
        (true, "SL", true) => 6,
        (true, _, _) if row.exporter.hosted => 2,
        _ => 1,
    };
    let floors: Vec<u64> = rows.iter().map(floor).collect();
    for (row, count) in rows.iter_mut().zip(apportion_above(certificates, &weights, &floors)) {
        row.certificates = count;
    }
}

/// What each importer takes, in cents: published, else a share of the rest.
fn import_values(request: &PlanRequest, targets: &Targets, open: &[&'static Partner]) -> Vec<u64> {
    let published = |partner: &Partner| targets.imports.get(&code(partner)).and_then(|figures| figures.cents);
    let set = |partner: &Partner| u128::from(partner.imports);
    shared_out(request.scale.of(targets.cents), open, |partner| published(partner).map(|c| request.scale.of(c)), set)
}

/// What each importer takes, in hundredths of a carat.
fn import_weights(request: &PlanRequest, targets: &Targets, open: &[&'static Partner], values: &[u64]) -> Vec<u64> {
    let published = |partner: &Partner| targets.imports.get(&code(partner)).and_then(|f| f.carat_hundredths);
    let value: BTreeMap<&str, u64> = open.iter().map(|partner| partner.code).zip(values.iter().copied()).collect();
    let set = |partner: &Partner| u128::from(value[partner.code]) / u128::from(partner.buys_at.max(1));
    let world = request.scale.of(targets.carat_hundredths);
    shared_out(world, open, |partner| published(partner).map(|c| request.scale.of(c)), set)
}

fn shared_out(
    world: u64,
    open: &[&'static Partner],
    fixed: impl Fn(&Partner) -> Option<u64>,
    weight: impl Fn(&Partner) -> u128,
) -> Vec<u64> {
    let known: u64 = open.iter().filter_map(|partner| fixed(partner)).sum();
    let free = |partner: &&'static Partner| if fixed(partner).is_some() { 0 } else { weight(partner) };
    let shares = apportion(world.saturating_sub(known), &open.iter().map(free).collect::<Vec<_>>());
    open.iter().zip(shares).map(|(partner, share)| fixed(partner).unwrap_or(share)).collect()
}

fn fitted(rows: &[Row], open: &[&'static Partner], imports: &[u64]) -> Table {
    let cell = |row: &Row, importer: &Partner, import: u64| {
        affinity(row.exporter, importer) * u128::from(import > 0) * u128::from(row.cents.isqrt())
    };
    let cells = rows.iter().flat_map(|row| open.iter().zip(imports).map(|(to, import)| cell(row, to, *import)));
    let mut table = Table { columns: open.len(), cells: cells.collect() };
    table.fit(&rows.iter().map(|row| row.cents).collect::<Vec<_>>(), imports);
    table
}

/// Certificates of each cell: apportioned within a row; then every hosted importer, and the largest of those on paper, gets
/// at least one.
fn counts(rows: &[Row], open: &[&'static Partner], table: &Table) -> Vec<u64> {
    let of_row = |(index, row): (usize, &Row)| apportion(row.certificates, table.row(index));
    let mut counts: Vec<u64> = rows.iter().enumerate().flat_map(of_row).collect();
    let on_paper = open.iter().filter(|partner| !partner.hosted).max_by_key(|partner| partner.imports);
    for column in 0..open.len() {
        let taken = (0..rows.len()).any(|row| counts[row * open.len() + column] > 0);
        let wanted = open[column].hosted || on_paper.is_some_and(|largest| largest.code == open[column].code);
        if taken || !wanted {
            continue;
        }
        let cell = |row: usize| table.row(row)[column];
        let seller =
            (0..rows.len()).filter(|row| cell(*row) > 0).max_by_key(|row| (rows[*row].certificates, cell(*row)));
        let Some(seller) = seller else { continue };
        let cells = &mut counts[seller * open.len()..(seller + 1) * open.len()];
        let Some(most) = (0..cells.len()).max_by_key(|index| cells[*index]).filter(|most| cells[*most] > 1) else {
            continue;
        };
        cells[most] -= 1;
        cells[column] += 1;
    }
    counts
}

/// Fits value and weight on the cells that have a certificate, and apportions both row by row.
fn fill(
    rows: &[Row],
    open: &[&'static Partner],
    values: Table,
    counts: &[u64],
    request: &PlanRequest,
    targets: &Targets,
) -> Vec<Corridor> {
    let (width, imports) = (open.len(), import_values(request, targets, open));
    let kept = |table: &Table| table.cells.iter().zip(counts).map(|(cell, n)| if *n > 0 { *cell } else { 0 }).collect();
    let mut values = Table { columns: width, cells: kept(&values) };
    values.fit(&rows.iter().map(|row| row.cents).collect::<Vec<_>>(), &imports);
    let price = |index: usize| u128::from(open[index % width].buys_at.max(1));
    let cells = values.cells.iter().enumerate().map(|(index, cell)| cell.div_ceil(price(index)));
    let mut weights = Table { columns: width, cells: cells.collect() };
    let heavy = import_weights(request, targets, open, &imports);
    weights.fit(&rows.iter().map(|row| row.carat_hundredths).collect::<Vec<_>>(), &heavy);

    let mut corridors = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        let counts = &counts[index * width..(index + 1) * width];
        let floors = |least: u64| counts.iter().map(|count| count * least).collect::<Vec<_>>();
        let carats = apportion_above(row.carat_hundredths, weights.row(index), &floors(LEAST_HUNDREDTHS));
        let cents = apportion_above(row.cents, values.row(index), &floors(LEAST_CENTS));
        for (column, certificates) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
            corridors.push(Corridor {
                exporter: row.exporter,
                importer: open[column],
                own: row.own,
                certificates: *certificates,
                carat_hundredths: carats[column],
                cents: cents[column],
            });
        }
    }
    corridors
}

/// The Participants of the table that may trade on the first and on the last day, each counting as itself.
pub(crate) fn open_partners(request: &PlanRequest) -> Vec<&'static Partner> {
    let history = kpcs_reference::scheme_history();
    let open_on = |partner: &Partner, day| {
        use kpcs_domain::party::Trade;
        let itself = history.participant_of(code(partner), day) == code(partner);
        let trade = history.standing(code(partner), day).map(|row| row.trade);
        itself && matches!(trade, Some(Trade::Open | Trade::ByMeasure))
    };
    let days = [request.first_day, request.last_day()];
    PARTNERS.iter().filter(|partner| days.iter().all(|day| open_on(partner, *day))).collect()
}
