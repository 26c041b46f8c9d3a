//! Who takes part: Participants with their dated status, the REIO's members, and each Participant's own rules.
//!
//! Invariant: every fact has its days, as half-open intervals; a question is always put for a day, never for "now"
//! (kpcs.md §4.2). Must not know: tables, files, today.

mod application_rule;
mod counter;
mod counter_rule;
mod deadline;
mod licence;
mod opening_hours;
mod overlay_check;
mod overlay_paper;
mod pack_check;
mod partial_day;
mod places;
mod receiving_rule;
mod rule_pack;
mod scheme;
mod sending_rule;
mod time_zone;

pub use application_rule::{ApplicationRule, faulty_sources};
pub use counter::Counter;
pub use counter_rule::{CounterRule, Presence, signatory_absent};
pub use licence::{LICENCE_SOON_DAYS, Licence, LicenceClass, LicenceCover, LicenceStanding, best_for_export};
pub use opening_hours::{OpenNow, Opening, faulty as faulty_hours, open_now};
pub use overlay_paper::{Align, OverlayCode, OverlayField, OverlayPaper, OverlayPlace, Typeface};
pub use partial_day::{Precision, partial_day};
pub use places::{Place, Places};
pub use receiving_rule::{ReceivingRule, receiving_objections};
pub use rule_pack::{
    Amendment, AmendmentRule, Block, Calendar, ConfirmationRule, CountedFrom, DayKind, DiscrepancyRule, DutyBase, Ends,
    LegalOriginal, Measuring, MeasuringMode, NumberRule, PackSource, RoleHolder, Roles, RulePack, ShipmentRule,
    TestedAt, Tolerance, Unit, ValidityRule, ValuationChoice, ValuationRule, Weekday,
};
pub use scheme::{Interval, ParticipantKind, ReioMember, SchemeHistory, Status, Trade};
pub use sending_rule::SendingRule;
pub use time_zone::TimeZone;
