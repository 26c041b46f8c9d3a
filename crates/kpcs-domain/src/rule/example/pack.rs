//! The rule pack of the examples: Sierra Leone's, with a small tolerance so that it can be tested.
//!
//! Invariant: figures are those of data/packs/sl.toml, but for the tolerance of 0.010 ct.
//! Must not know: TOML.

use super::{day, list, name, place};
use crate::party::{
    Amendment, AmendmentRule, Calendar, ConfirmationRule, CountedFrom, DayKind, DiscrepancyRule, DutyBase, Ends,
    LegalOriginal, Measuring, MeasuringMode, NumberRule, RoleHolder, Roles, RulePack, ShipmentRule, TestedAt, TimeZone,
    Tolerance, Unit, ValidityRule, ValuationChoice, ValuationRule, Weekday,
};

const WEEK: [Weekday; 5] = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];

pub(super) fn sierra_leone() -> RulePack {
    RulePack {
        format: name("kpcs-rule-pack/v1"),
        participant: Some(place("SL")),
        version: 1,
        valid_from: day("2003-02-01"),
        languages: list(vec![name("en")]),
        retention_years: 3,
        layout: name("default"),
        legal_original: LegalOriginal::Paper,
        unknown: Vec::new(),
        validity: ValidityRule {
            length: 60,
            unit: Unit::Days,
            tested_at: TestedAt::Arrival,
            ends: Ends::EndOfDay,
            time_zone: TimeZone::UTC,
        },
        tolerance: Tolerance { carats_absolute_thousandths: 10, carats_relative_ppm: 0, usd_relative_ppm: 0 },
        number: NumberRule {
            prefix_printed: false,
            digits: 6,
            digits_min: 4,
            digits_max: 6,
            parcel_reference_ends_with_number: true,
            blocks: Vec::new(),
            on_blanks: None,
        },
        confirmation: ConfirmationRule {
            limit_days: 30,
            day_kind: DayKind::Calendar,
            counted_from: CountedFrom::Arrival,
            limit_days_after_expiry: 30,
            endorse_original: false,
            endorse_limit_days: 0,
            endorse_day_kind: DayKind::Working,
        },
        discrepancy: DiscrepancyRule { notice_length: 0, notice_unit: Unit::Days, release_after_days: None },
        calendar: Calendar { working_days: list(WEEK.to_vec()), holidays: Vec::new() },
        amendment: Amendment { before_export: AmendmentRule::Replace, after_export: AmendmentRule::Amend },
        roles: Roles {
            prepares: RoleHolder::Authority,
            validates: RoleHolder::Authority,
            confirms: RoleHolder::Authority,
            officer_names_printed: false,
        },
        measuring: Measuring { mode: MeasuringMode::Every, draw_ppm: 0 },
        shipment: ShipmentRule {
            separate_hs_subheadings: false,
            separate_packing: false,
            number_on_container: false,
            seals_on_certificate: true,
        },
        valuation: ValuationRule {
            rule: ValuationChoice::Official,
            several: false,
            minimum: 1,
            duty_ppm: 30_000,
            duty_base: DutyBase::CertificateValue,
            fee_required: false,
            fee_receipt_required: false,
            fee_usd_cents: 0,
        },
        source: Vec::new(),
        application: None,
        counter: None,
        receiving: None,
        overlay: None,
        sending: None,
    }
}
