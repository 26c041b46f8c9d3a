//! `RulePack`: what one Participant's law and practice make of the scheme's options, as dated data.
//!
//! Invariant: every key is present; a key that no source states stands in `unknown`, so that a default is never
//! taken for law. Packs are adopted by public acts and versioned (decisions 25).
//! Must not know: which Participant it is applied to, TOML.
//! Source: kpcs.md §3.8, §5.11, §7.10, §9.2 to §9.20; docs/formats/rule-pack.md.

use super::{ApplicationRule, CounterRule, OverlayPaper, ReceivingRule, SendingRule, TimeZone};
use crate::{
    choice,
    field::{OneOrMore, YesOrNo},
    record,
    value::{AuthorityId, Carats, CertificateNumber, CountryCode, Day, Name, Text, UsdCents},
};

choice! {
    /// The unit of a period.
    pub enum Unit { 1 Days = "days", 2 Months = "months", }
}

choice! {
    /// When validity is tested (§9.2).
    pub enum TestedAt { 1 Export = "export", 2 Arrival = "arrival", }
}

choice! {
    /// How days are counted.
    pub enum DayKind { 1 Calendar = "calendar", 2 Working = "working", }
}

choice! {
    /// Which of the two the law calls the original (§18.2).
    pub enum LegalOriginal { 1 Paper = "paper", 2 Electronic = "electronic", }
}

choice! {
    /// At which instant of its last day a certificate ends (§9.2).
    pub enum Ends {
        /// At 24:00 in the pack's time zone.
        1 EndOfDay = "end_of_day",
    }
}

choice! {
    /// From when the days for a confirmation run (§9.12).
    pub enum CountedFrom {
        1 Arrival = "arrival",
        /// To the importing authority.
        2 Presentation = "presentation",
    }
}

choice! {
    /// A day of the week.
    pub enum Weekday {
        1 Mon = "mon",
        2 Tue = "tue",
        3 Wed = "wed",
        4 Thu = "thu",
        5 Fri = "fri",
        6 Sat = "sat",
        7 Sun = "sun",
    }
}

choice! {
    /// What the issuer may do about an error (§9.4).
    pub enum AmendmentRule {
        /// The original is surrendered, the new certificate names it.
        1 Replace = "replace",
        /// The issuer signs an amendment.
        2 Amend = "amend",
        3 ReplaceOrAmend = "replace_or_amend",
        4 Refuse = "refuse",
    }
}

choice! {
    /// Who does a step (§9.12b).
    pub enum RoleHolder {
        1 Authority = "authority",
        2 LicensedBody = "licensed_body",
        3 Consignee = "consignee",
    }
}

choice! {
    /// Which shipments are measured before the declared figures are shown (decisions 20).
    pub enum MeasuringMode { 1 Every = "every", 2 Draw = "draw", 3 Off = "off", }
}

choice! {
    /// Which of several valuations the certificate carries.
    pub enum ValuationChoice { 1 Highest = "highest", 2 Average = "average", 3 Official = "official", }
}

choice! {
    /// What duty is reckoned on.
    pub enum DutyBase { 1 CertificateValue = "certificate_value", 2 HighestValuation = "highest_valuation", }
}

record! {
    /// Validity of a certificate.
    pub struct ValidityRule {
        1 length: u64, "§9.2";
        2 unit: Unit, "§9.2";
        3 tested_at: TestedAt, "§9.2";
        4 ends: Ends, "§9.2";
        5 time_zone: TimeZone, "§9.2";
    }
}

record! {
    /// How far contents may differ from the certificate.
    pub struct Tolerance {
        1 carats_absolute_thousandths: u64, "§9.3";
        2 carats_relative_ppm: u64, "§9.3";
        3 usd_relative_ppm: u64, "§9.3";
    }
}

record! {
    /// A range of numbers allotted to one authority, both ends included.
    pub struct Block {
        1 from: u64, "§9.6";
        2 to: u64, "§9.6";
        3 year: Option<u64>, "§9.6";
        4 authority: Option<AuthorityId>, "§3.8";
    }
}

record! {
    /// What a Participant's certificate numbers look like.
    pub struct NumberRule {
        1 prefix_printed: bool, "§3.8";
        2 digits: u64, "§3.8";
        3 digits_min: u64, "§3.8";
        4 digits_max: u64, "§3.8";
        5 parcel_reference_ends_with_number: bool, "§3.8";
        6 blocks: Vec<Block>, "§9.6";
        /// Whether numbers are read from pre-numbered paper; left out, an office does so from its first delivery on.
        7 on_blanks: Option<YesOrNo>, "§3.8";
    }
}

record! {
    /// When receipt must be confirmed, and whether the original is endorsed.
    pub struct ConfirmationRule {
        1 limit_days: u64, "§9.12";
        2 day_kind: DayKind, "§9.12";
        3 counted_from: CountedFrom, "§9.12";
        4 limit_days_after_expiry: u64, "§9.12";
        5 endorse_original: bool, "§9.12";
        6 endorse_limit_days: u64, "§7.10";
        7 endorse_day_kind: DayKind, "§7.10";
    }
}

record! {
    /// How soon a failure must be told to the issuer; 0 where no source says.
    pub struct DiscrepancyRule {
        1 notice_length: u64, "§9.8";
        2 notice_unit: Unit, "§9.8";
        /// After how many days goods are no longer held without a decision; none where no source says.
        3 release_after_days: Option<u64>, "§9.8";
    }
}

record! {
    /// Working days and holidays.
    pub struct Calendar {
        1 working_days: OneOrMore<Weekday>, "";
        2 holidays: Vec<Day>, "";
    }
}

record! {
    /// What the issuer may do about an error.
    pub struct Amendment {
        1 before_export: AmendmentRule, "§9.4";
        2 after_export: AmendmentRule, "§9.4";
    }
}

record! {
    /// Who does which step, and whether officers are named on paper.
    pub struct Roles {
        1 prepares: RoleHolder, "§9.12b";
        2 validates: RoleHolder, "§9.12b";
        3 confirms: RoleHolder, "§9.12b";
        4 officer_names_printed: bool, "decision 12";
    }
}

record! {
    /// Measuring before knowing.
    pub struct Measuring {
        1 mode: MeasuringMode, "decision 20";
        /// Share of shipments drawn, in millionths, when the mode is a draw.
        2 draw_ppm: u64, "decision 20";
    }
}

record! {
    /// How goods are packed and marked.
    pub struct ShipmentRule {
        1 separate_hs_subheadings: bool, "§3.7";
        2 separate_packing: bool, "§9.17";
        3 number_on_container: bool, "§3.5";
        4 seals_on_certificate: bool, "§3.5";
    }
}

record! {
    /// How the certificate's value comes about, and what must be paid first.
    pub struct ValuationRule {
        1 rule: ValuationChoice, "§16.1";
        2 several: bool, "§16.1";
        3 minimum: u64, "§16.1";
        4 duty_ppm: u64, "§9.19";
        5 duty_base: DutyBase, "§9.19";
        6 fee_required: bool, "§9.19";
        7 fee_receipt_required: bool, "§9.19";
        8 fee_usd_cents: u64, "§9.19";
    }
}

record! {
    /// Where a key's value comes from.
    pub struct PackSource {
        1 keys: Vec<Name>, "";
        2 section: Name, "";
        3 cites: Text, "";
    }
}

record! {
    /// One Participant's rules.
    pub struct RulePack {
        1 format: Name, "";
        /// Absent in the default pack, which applies to whoever has adopted none.
        2 participant: Option<CountryCode>, "";
        3 version: u64, "";
        4 valid_from: Day, "";
        5 languages: OneOrMore<Name>, "§3.2";
        6 retention_years: u64, "§4.3";
        7 layout: Name, "§3.6";
        8 legal_original: LegalOriginal, "§18.2";
        /// Keys whose value no source states.
        9 unknown: Vec<Name>, "§0.2";
        10 validity: ValidityRule, "§9.2";
        11 tolerance: Tolerance, "§9.3";
        12 number: NumberRule, "§3.8";
        13 confirmation: ConfirmationRule, "§9.12";
        14 discrepancy: DiscrepancyRule, "§9.8";
        15 calendar: Calendar, "";
        16 amendment: Amendment, "§9.4";
        17 roles: Roles, "§9.12b";
        18 measuring: Measuring, "§5.8";
        19 shipment: ShipmentRule, "§3.5";
        20 valuation: ValuationRule, "§16.1";
        21 source: Vec<PackSource>, "§0.2";
        22 application: Option<ApplicationRule>, "§5.11";
        23 counter: Option<CounterRule>, "§5.11";
        24 receiving: Option<ReceivingRule>, "§9.12b";
        /// Left out: fields are printed as the program's own layout has them.
        25 overlay: Option<OverlayPaper>, "§3.6";
        26 sending: Option<SendingRule>, "§17.5";
    }
}

impl RulePack {
    /// The pack that applies to `participant` on `day`: its own with the latest first day not after `day`, of two
    /// such the higher version; else, chosen alike, the pack that names no Participant.
    #[must_use]
    pub fn in_force<'a>(
        packs: impl IntoIterator<Item = &'a Self>,
        participant: CountryCode,
        day: Day,
    ) -> Option<&'a Self> {
        let applies = |pack: &&Self| pack.valid_from <= day && pack.participant.is_none_or(|code| code == participant);
        packs.into_iter().filter(applies).max_by_key(|pack| (pack.participant.is_some(), pack.valid_from, pack.version))
    }
}

impl ValidityRule {
    /// The last day on which a certificate issued on `issued` is valid.
    ///
    /// Sixty days run to the end of the sixtieth day after issue; two months end with the same day of
    /// the second month: issued on 10 January, expired on 11 March (kpcs.md §18.4, T12 and T13).
    #[must_use]
    pub fn expires_on(&self, issued: Day) -> Day {
        let length = self.length.cast_signed();
        match self.unit {
            Unit::Days => issued.plus_days(length),
            Unit::Months => issued.plus_months(length),
        }
    }
}

impl Tolerance {
    /// Whether a measured weight counts as the declared one.
    #[must_use]
    pub fn accepts_carats(&self, declared: Carats, measured: Carats) -> bool {
        let relative = i128::from(declared.thousandths()) * i128::from(self.carats_relative_ppm) / 1_000_000;
        let allowed = relative.max(i128::from(self.carats_absolute_thousandths));
        i128::from(declared.distance_thousandths(measured)) <= allowed
    }
}

impl NumberRule {
    /// The blocks from which `authority` takes numbers in `year`; the whole range where the pack names none.
    #[must_use]
    pub fn blocks_for(&self, authority: &AuthorityId, year: i64) -> Vec<(u64, u64)> {
        if self.blocks.is_empty() {
            return vec![(1, 10_u64.saturating_pow(self.digits.min(12) as u32) - 1)];
        }
        let mine = |block: &&Block| block.authority.as_ref().is_none_or(|owner| owner == authority);
        let this_year = |block: &&Block| block.year.is_none_or(|allotted| allotted.cast_signed() == year);
        self.blocks.iter().filter(mine).filter(this_year).map(|block| (block.from, block.to)).collect()
    }

    /// Whether a number has the Participant's form.
    #[must_use]
    pub fn has_form(&self, number: &CertificateNumber) -> bool {
        (self.digits_min..=self.digits_max).contains(&(number.digits().len() as u64))
    }

    /// Whether a number lies in a block, of any authority and year; `None` where the pack names no block.
    #[must_use]
    pub fn in_a_block(&self, number: &CertificateNumber) -> Option<bool> {
        let serial = number.serial().cast_unsigned();
        let inside = |block: &Block| (block.from..=block.to).contains(&serial);
        (!self.blocks.is_empty()).then(|| self.blocks.iter().any(inside))
    }
}

impl ValuationRule {
    /// The value that one parcel carries, from the figures of all valuers for it; the average is rounded down to
    /// the cent. `official` is the last figure that a government valuer gave, or the last given.
    #[must_use]
    pub fn value_of(&self, figures: &[(crate::certificate::ValuerCapacity, UsdCents)]) -> Option<UsdCents> {
        use crate::certificate::ValuerCapacity::Government;
        let all = || figures.iter().map(|(_, value)| *value);
        match self.rule {
            ValuationChoice::Highest => all().max(),
            ValuationChoice::Official => {
                figures.iter().rev().find(|(capacity, _)| *capacity == Government).or(figures.last()).map(|(_, v)| *v)
            }
            ValuationChoice::Average => {
                let sum = UsdCents::sum(all())?.cents();
                i64::try_from(figures.len()).ok().filter(|n| *n > 0).and_then(|n| UsdCents::from_cents(sum / n))
            }
        }
    }

    /// Duty on `base`, in cents, rounded down.
    #[must_use]
    pub fn duty_on(&self, base: UsdCents) -> UsdCents {
        let duty = i128::from(base.cents()) * i128::from(self.duty_ppm) / 1_000_000;
        i64::try_from(duty).ok().and_then(UsdCents::from_cents).unwrap_or(UsdCents::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::{Ends, TestedAt, TimeZone, Tolerance, Unit, ValidityRule};
    use crate::value::{Carats, Day};

    fn validity(length: u64, unit: Unit) -> ValidityRule {
        ValidityRule { length, unit, tested_at: TestedAt::Export, ends: Ends::EndOfDay, time_zone: TimeZone::UTC }
    }

    /// kpcs.md §18.4, T12 and T13.
    #[test]
    fn validity_ends_as_the_law_says() {
        let table = [
            (2, Unit::Months, "2026-01-10", "2026-03-10"),
            (2, Unit::Months, "2025-12-31", "2026-02-28"),
            (60, Unit::Days, "2026-03-01", "2026-04-30"),
            (60, Unit::Days, "2024-01-01", "2024-03-01"),
        ];
        for (length, unit, issued, last) in table {
            let expires = validity(length, unit).expires_on(Day::parse(issued).unwrap());
            assert_eq!(expires.to_string(), last, "{length} {unit} from {issued}");
        }
    }

    #[test]
    fn tolerance_is_the_larger_of_absolute_and_relative() {
        let tolerance = Tolerance { carats_absolute_thousandths: 10, carats_relative_ppm: 1_000, usd_relative_ppm: 0 };
        let carats = |text| Carats::parse(text).unwrap();
        for (declared, measured, accepted) in
            [("5.00", "5.01", true), ("5.00", "5.011", false), ("100.00", "100.10", true), ("100.00", "99.899", false)]
        {
            assert_eq!(tolerance.accepts_carats(carats(declared), carats(measured)), accepted, "{declared} {measured}");
        }
    }
}
