//! What a rule pack must hold beyond the kinds of its fields: ranges, and a source or an `unknown` for every key.
//!
//! Invariant: a pack without faults can lower nothing that the scheme demands: three years of retention, English,
//! a certificate that ends (docs/formats/rule-pack.md). All faults are given at once.
//! Must not know: TOML, who adopts the pack.

use std::ops::RangeInclusive;

use super::{CounterRule, MeasuringMode, OverlayPaper, PackSource, RoleHolder, RulePack, Unit};
use crate::{
    field::{Field, InputFault, Kind, Record},
    value::Name,
};

/// Keys that need neither a source nor an `unknown`: they say what the pack is, not what the law says.
const SELF_EVIDENT: [&str; 5] = ["format", "participant", "version", "unknown", "source"];

impl RulePack {
    /// The only version of the format so far.
    pub const FORMAT: &'static str = "kpcs-rule-pack/v1";

    /// Every fault of a pack whose fields were read one by one: values out of range, keys without a source or with
    /// two. Keys of messages: `expected-in-range`, `expected-rule-pack-format`, `expected-languages`,
    /// `expected-layout`, `expected-blocks`, `expected-rising`, `expected-role`, `expected-section`,
    /// `expected-known-key`, `expected-one-source`, and those of a layout.
    #[must_use]
    pub fn faults(&self) -> Vec<InputFault> {
        let mut faults = self.out_of_range();
        faults.extend(self.ill_formed());
        faults.extend(self.overlay.iter().flat_map(OverlayPaper::faults));
        faults.extend(self.badly_sourced());
        faults
    }

    /// Whether no source states the value of a key, and the program's own stands there.
    #[must_use]
    pub fn is_unknown(&self, key: &str) -> bool {
        let table = key.split_once('.').map(|(table, _)| table);
        self.unknown.iter().any(|name| name.as_str() == key || Some(name.as_str()) == table)
    }

    /// Whether no source states the value of a key, and somebody chose it.
    #[must_use]
    pub fn is_chosen(&self, key: &str) -> bool {
        let of_key = |source: &&PackSource| source.keys.iter().any(|name| name.as_str() == key);
        self.source.iter().filter(of_key).any(PackSource::is_chosen)
    }

    /// The path of every value in a pack, in the order of the tables: `valid_from`, `validity.length`.
    #[must_use]
    pub fn keys() -> Vec<String> {
        Self::FIELDS.iter().flat_map(paths_in).collect()
    }

    /// The tables that a pack may leave out, and this one does: nothing is asked there, and nothing needs a source.
    fn tables_left_out(&self) -> Vec<&'static str> {
        let optional = [
            ("application", self.application.is_some()),
            ("counter", self.counter.is_some()),
            ("receiving", self.receiving.is_some()),
            ("overlay", self.overlay.is_some()),
            ("sending", self.sending.is_some()),
        ];
        optional.into_iter().filter(|(_, there)| !there).map(|(table, _)| table).collect()
    }

    fn out_of_range(&self) -> Vec<InputFault> {
        let counter = self.counter.as_ref();
        let counted = |of: fn(&CounterRule) -> u64| counter.map_or(0, of);
        let table: [(&str, u64, RangeInclusive<u64>); 21] = [
            ("version", self.version, 1..=65_535),
            ("retention_years", self.retention_years, 3..=100),
            ("validity.length", self.validity.length, 1..=longest(self.validity.unit)),
            ("tolerance.carats_absolute_thousandths", self.tolerance.carats_absolute_thousandths, 0..=1_000_000_000),
            ("tolerance.carats_relative_ppm", self.tolerance.carats_relative_ppm, 0..=1_000_000),
            ("tolerance.usd_relative_ppm", self.tolerance.usd_relative_ppm, 0..=1_000_000),
            ("number.digits_min", self.number.digits_min, 1..=self.number.digits_max),
            ("number.digits_max", self.number.digits_max, 1..=12),
            ("number.digits", self.number.digits, self.number.digits_min..=self.number.digits_max),
            ("confirmation.limit_days", self.confirmation.limit_days, 0..=366),
            ("confirmation.limit_days_after_expiry", self.confirmation.limit_days_after_expiry, 0..=366),
            ("confirmation.endorse_limit_days", self.confirmation.endorse_limit_days, 0..=366),
            ("discrepancy.notice_length", self.discrepancy.notice_length, 0..=366),
            ("discrepancy.release_after_days", self.discrepancy.release_after_days.unwrap_or(1), 1..=3_660),
            ("counter.persons_minimum", counted(|rule| rule.persons_minimum), 0..=20),
            ("counter.signatures", counted(|rule| rule.signatures), 0..=20),
            ("counter.waiting_days", counted(|rule| rule.waiting_days), 0..=366),
            ("measuring.draw_ppm", self.measuring.draw_ppm, chance(self.measuring.mode)),
            ("valuation.minimum", self.valuation.minimum, 1..=if self.valuation.several { 9 } else { 1 }),
            ("valuation.duty_ppm", self.valuation.duty_ppm, 0..=1_000_000),
            (
                "valuation.fee_usd_cents",
                self.valuation.fee_usd_cents,
                0..=if self.valuation.fee_required { 10_000_000 } else { 0 },
            ),
        ];
        let outside = table.into_iter().filter(|(_, found, range)| !range.contains(found));
        outside.map(|(key, found, _)| fault(key, found, "expected-in-range")).collect()
    }

    fn ill_formed(&self) -> Vec<InputFault> {
        let held = [
            ("format", self.format.as_str() == Self::FORMAT, "expected-rule-pack-format"),
            ("languages", are_languages(&self.languages), "expected-languages"),
            ("layout", is_layout(self.layout.as_str()), "expected-layout"),
            ("number.blocks", self.blocks_are_apart(), "expected-blocks"),
            ("calendar.working_days", self.calendar.working_days.is_sorted_by(|a, b| a < b), "expected-rising"),
            ("calendar.holidays", self.calendar.holidays.is_sorted_by(|a, b| a < b), "expected-rising"),
            ("roles.prepares", self.roles.prepares != RoleHolder::Consignee, "expected-role"),
            ("roles.validates", self.roles.validates != RoleHolder::Consignee, "expected-role"),
            ("source", self.source.iter().all(|source| source.cites_law() || source.is_chosen()), "expected-section"),
            ("counter.present", self.presences_are_told(), "expected-in-range"),
            ("counter.lodging", self.waits_for_what_is_lodged(), "expected-lodging"),
        ];
        held.into_iter().filter(|(_, holds, _)| !holds).map(|(key, _, expected)| fault(key, "", expected)).collect()
    }

    /// Who must be present is at least one each, and at most twenty.
    fn presences_are_told(&self) -> bool {
        let presences = self.counter.iter().flat_map(|rule| &rule.present);
        presences.into_iter().all(|presence| (1..=20).contains(&presence.persons))
    }

    /// Days of waiting count from the lodging.
    fn waits_for_what_is_lodged(&self) -> bool {
        self.counter.as_ref().is_none_or(|rule| rule.waiting_days == 0 || rule.lodging)
    }

    /// No block runs backwards, and no two of one year (or of any year) share a number.
    fn blocks_are_apart(&self) -> bool {
        let blocks = &self.number.blocks;
        let apart = |(i, a): (usize, &super::Block)| {
            let same_year = |b: &super::Block| a.year.is_none() || b.year.is_none() || a.year == b.year;
            a.from <= a.to && !blocks[..i].iter().any(|b| same_year(b) && a.from <= b.to && b.from <= a.to)
        };
        blocks.iter().enumerate().all(apart)
    }

    fn badly_sourced(&self) -> Vec<InputFault> {
        let keys = Self::keys();
        let table_of = |key: &str| key.split_once('.').map(|(table, _)| table.to_owned());
        let sourced = || self.source.iter().flat_map(|source| &source.keys).map(Name::as_str);
        let unknown = || self.unknown.iter().map(Name::as_str);

        let names_nothing = |name: &&str, tables_too: bool| {
            !keys.iter().any(|key| key == name || (tables_too && table_of(key).as_deref() == Some(name)))
        };
        let strangers =
            sourced().filter(|name| names_nothing(name, false)).chain(unknown().filter(|n| names_nothing(n, true)));
        let mut faults: Vec<_> = strangers.map(|name| fault(name, "", "expected-known-key")).collect();

        let left_out = self.tables_left_out();
        let needs_one = |key: &&String| {
            let absent = table_of(key).is_some_and(|table| left_out.contains(&table.as_str()));
            !SELF_EVIDENT.contains(&key.as_str()) && !absent
        };
        for key in keys.iter().filter(needs_one) {
            let by_unknown = unknown().filter(|name| *name == key || Some(*name) == table_of(key).as_deref()).count();
            let times = by_unknown + sourced().filter(|name| name == key).count();
            if times != 1 {
                faults.push(fault(key, times, "expected-one-source"));
            }
        }
        faults
    }
}

impl PackSource {
    /// In the place of a section, for values that no source gives and somebody chose.
    pub const CHOSEN: &'static str = "none";

    /// Whether no source gives these values: somebody chose them, and the Participant is to say its own.
    #[must_use]
    pub fn is_chosen(&self) -> bool {
        self.section.as_str() == Self::CHOSEN
    }

    fn cites_law(&self) -> bool {
        self.section.as_str().starts_with('§')
    }
}

fn longest(unit: Unit) -> u64 {
    match unit {
        Unit::Days => 366,
        Unit::Months => 12,
    }
}

fn chance(mode: MeasuringMode) -> RangeInclusive<u64> {
    match mode {
        MeasuringMode::Draw => 1..=1_000_000,
        MeasuringMode::Every | MeasuringMode::Off => 0..=0,
    }
}

fn are_languages(languages: &[Name]) -> bool {
    let is_code = |name: &Name| name.as_str().len() == 2 && name.as_str().bytes().all(|b| b.is_ascii_lowercase());
    let repeated = languages.iter().enumerate().any(|(i, name)| languages[..i].contains(name));
    languages.first().is_some_and(|first| first.as_str() == "en") && languages.iter().all(is_code) && !repeated
}

fn is_layout(name: &str) -> bool {
    name.len() <= 32 && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

fn paths_in(field: &Field) -> Vec<String> {
    match field.kind {
        Kind::Group(fields) => fields.iter().map(|inner| format!("{}.{}", field.name, inner.name)).collect(),
        _ => vec![field.name.to_owned()],
    }
}

fn fault(key: &str, found: impl ToString, expected: &'static str) -> InputFault {
    InputFault { field: key.to_owned(), found: found.to_string(), expected }
}
