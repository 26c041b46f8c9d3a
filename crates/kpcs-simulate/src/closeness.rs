//! `Closeness`: how close a planned trade comes to the published figures, target by target.
//!
//! Invariant: computed from the shipments themselves, never from the shares that made them; differences in hundredths of
//! a per cent, exact but for rounding. Must not know: the register.
//! Source: decisions 31 ("it prints how closely").

use std::{collections::BTreeMap, fmt};

use kpcs_domain::value::{CountryCode, Origin};

use crate::plan::{Course, Plan, PlannedShipment, Scale};

/// In what a figure is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Hundredths of a carat.
    CaratHundredths,
    /// Cents.
    Cents,
    /// Certificates.
    Certificates,
}

/// One published figure and what the plan has of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it is: `exports of Sierra Leone's own production`.
    pub what: String,
    /// In what it is counted.
    pub unit: Unit,
    /// As published, at the plan's scale.
    pub published: u64,
    /// As planned.
    pub simulated: u64,
}

impl Line {
    /// The difference in hundredths of a per cent of the published figure; negative when the plan has less.
    #[must_use]
    pub fn difference(&self) -> i64 {
        let difference = i128::from(self.simulated) - i128::from(self.published);
        i64::try_from(difference * 10_000 / i128::from(self.published.max(1))).unwrap_or(i64::MAX)
    }
}

/// How close a plan comes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closeness {
    /// The plan's scale.
    pub scale: Scale,
    /// Each target.
    pub lines: Vec<Line>,
    /// What is not published, and what stood in for it.
    pub missing: Vec<String>,
    /// Shipments by what becomes of them.
    pub courses: BTreeMap<Course, usize>,
    /// Goods brought back from a viewing.
    pub returns: usize,
    /// Shipments from or to a partner that has only paper.
    pub on_paper: usize,
}

impl Closeness {
    /// The line about `what` in `unit`.
    #[must_use]
    pub fn line(&self, what: &str, unit: Unit) -> Option<&Line> {
        self.lines.iter().find(|line| line.what == what && line.unit == unit)
    }
}

/// Compares a plan with the figures it follows.
#[must_use]
pub fn closeness(plan: &Plan) -> Closeness {
    let counted = || plan.shipments.iter().filter(|shipment| shipment.course.is_counted());
    let mut lines = world(plan, counted().count() as u64, &sum(counted()));
    for (producer, figures) in &plan.targets.production {
        let own = sum(counted().filter(|shipment| shipment.own && is_of(shipment, *producer)));
        add(&mut lines, plan, &format!("{producer}: own production exported"), (Some(figures.0), Some(figures.1)), own);
    }
    let side = |shipment: &PlannedShipment, imports: bool| {
        let company = if imports { shipment.importer } else { shipment.exporter };
        plan.companies[company as usize].authority.participant()
    };
    for (imports, word) in [(false, "exports"), (true, "imports")] {
        let published = if imports { &plan.targets.imports } else { &plan.targets.exports };
        for (participant, figures) in published {
            let found = sum(counted().filter(|shipment| side(shipment, imports) == Some(*participant)));
            add(&mut lines, plan, &format!("{participant}: {word}"), (figures.carat_hundredths, figures.cents), found);
        }
    }
    let mut courses = BTreeMap::new();
    plan.shipments.iter().for_each(|shipment| *courses.entry(shipment.course).or_default() += 1);
    Closeness {
        scale: plan.request.scale,
        lines,
        missing: plan.targets.missing.clone(),
        courses,
        returns: plan.shipments.iter().filter(|shipment| shipment.return_of.is_some()).count(),
        on_paper: plan.shipments.iter().filter(|shipment| shipment.sides != crate::Sides::Both).count(),
    }
}

fn is_of(shipment: &PlannedShipment, producer: CountryCode) -> bool {
    shipment.parcels.iter().all(|parcel| parcel.origin == Origin::Named([producer].into()))
}

/// Hundredths of a carat and cents of shipments together.
fn sum<'a>(shipments: impl Iterator<Item = &'a PlannedShipment>) -> (u64, u64) {
    shipments.fold((0, 0), |(carats, cents), shipment| {
        let (more_carats, more_cents) = (shipment.carats().thousandths() / 10, shipment.value().cents());
        (carats + more_carats.unsigned_abs(), cents + more_cents.unsigned_abs())
    })
}

fn world(plan: &Plan, certificates: u64, found: &(u64, u64)) -> Vec<Line> {
    let mut lines = Vec::new();
    let (targets, scale) = (&plan.targets, plan.request.scale);
    add(&mut lines, plan, "world exports", (Some(targets.carat_hundredths), Some(targets.cents)), *found);
    lines.push(Line {
        what: "world certificates".to_owned(),
        unit: Unit::Certificates,
        published: scale.of(targets.certificates),
        simulated: certificates,
    });
    lines
}

fn add(lines: &mut Vec<Line>, plan: &Plan, what: &str, published: (Option<u64>, Option<u64>), found: (u64, u64)) {
    let scale = plan.request.scale;
    let line = |unit, published: Option<u64>, simulated| {
        published.map(|published| Line { what: what.to_owned(), unit, published: scale.of(published), simulated })
    };
    lines.extend(line(Unit::CaratHundredths, published.0, found.0));
    lines.extend(line(Unit::Cents, published.1, found.1));
}

/// A table for people.
impl fmt::Display for Closeness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<34} {:>4} {:>20} {:>20} {:>10}", "figure", "", "published x scale", "simulated", "difference")?;
        for line in &self.lines {
            let (unit, places) = match line.unit {
                Unit::CaratHundredths => ("ct", 2),
                Unit::Cents => ("USD", 2),
                Unit::Certificates => ("", 0),
            };
            let (published, simulated) = (figure(line.published, places), figure(line.simulated, places));
            let sign = if line.difference() < 0 { '-' } else { '+' };
            let off = line.difference().unsigned_abs();
            let percent = format!("{sign}{}.{:02}", off / 100, off % 100);
            writeln!(f, "{:<34} {unit:>4} {published:>20} {simulated:>20} {percent:>9}%", line.what)?;
        }
        let courses: Vec<_> = self.courses.iter().map(|(course, count)| format!("{course:?} {count}")).collect();
        writeln!(f, "courses: {}", courses.join(", "))?;
        writeln!(f, "brought back from a viewing: {}; with a partner on paper: {}", self.returns, self.on_paper)?;
        self.missing.iter().try_for_each(|missing| writeln!(f, "not published: {missing}"))
    }
}

/// A whole number of smallest units with its decimals, grouped by thousands.
fn figure(units: u64, places: u32) -> String {
    let whole = (units / 10_u64.pow(places)).to_string();
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if places == 0 { grouped } else { format!("{grouped}.{:02}", units % 10_u64.pow(places)) }
}

#[cfg(test)]
mod tests {
    use super::{Line, Unit, figure};

    #[test]
    fn figures_read_as_people_write_them() {
        for (units, places, text) in [(5, 2, "0.05"), (123_456_789, 2, "1,234,567.89"), (52_443, 0, "52,443")] {
            assert_eq!(figure(units, places), text);
        }
    }

    #[test]
    fn a_difference_has_a_sign() {
        let line = |published, simulated| Line { what: String::new(), unit: Unit::Cents, published, simulated };
        assert_eq!(line(200, 199).difference(), -50);
        assert_eq!(line(0, 5).difference(), 50_000);
    }
}
