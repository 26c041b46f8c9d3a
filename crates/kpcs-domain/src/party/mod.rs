//! Who takes part: Participants with their dated status, the REIO's members, and each Participant's own rules.
//!
//! Invariant: every fact has its days, as half-open intervals; a question is always put for a day, never for "now"
//! (kpcs.md §4.2). Must not know: tables, files, today.

mod rule_pack;
mod scheme;

pub use rule_pack::{
    Amendment, AmendmentRule, Block, Calendar, ConfirmationRule, DayKind, DiscrepancyRule, DutyBase, Measuring,
    MeasuringMode, NumberRule, PackSource, RoleHolder, Roles, RulePack, ShipmentRule, TestedAt, Tolerance, Unit,
    ValidityRule, ValuationChoice, ValuationRule,
};
pub use scheme::{Interval, ParticipantKind, Precision, ReioMember, SchemeHistory, Status, Trade};
