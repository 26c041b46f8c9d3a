//! Read queries over the projections, for pages, lists and the API.
//!
//! Invariant: every query names whose register it reads (an authority, a receiver, a holder), so that one office of a
//! node never sees another's rows by accident; what is public needs no such name.
//! Must not know: people's rights, languages, pages.

mod alert;
mod amended;
mod application;
mod appointment;
mod arrival;
mod authority;
mod blank;
mod case;
mod certificate;
mod closure;
mod comfort;
mod confirmation;
mod dated;
mod desk;
mod discrepancy;
mod due;
mod evidence;
mod figures;
mod going_back;
mod heard;
mod key;
mod letter;
mod lot;
mod news;
mod number;
mod page;
mod participant;
mod public_act;
mod registry;
mod return_document;
mod rule_pack;
mod search;
mod shipment;
mod specimen;
mod timeline;
mod waiting;

pub use alert::{AlertFilter, AlertRow, alert, alert_content, alerts, open_alerts_of};
pub use amended::amended_at;
pub use application::{ApplicationFilter, ApplicationRow, ApplicationState, application, applications};
pub use appointment::{AppointmentRow, appointments, appointments_from, counter};
pub use arrival::{ArrivalRow, arrivals, arrivals_of};
pub use authority::{AuthorityRow, authorities, authority};
pub use blank::{BlankRow, blanks, blanks_in_hand};
pub use case::{CaseEntryRow, CaseRow, case_entries, cases, cases_of, count_cases, goods_without_certificate};
pub use certificate::{
    CertificateFilter, CertificateRow, CertificateState, certificate, certificate_lines, certificates, count_by_state,
};
pub use closure::{
    Beside, BesideRow, ClosureOf, NotClosedRow, OpenCase, PairRow, closure_by_pair, closure_for_chair, closure_of,
    goods_to_go_back, not_closed_arriving, not_closed_sent, originals_to_endorse,
};
pub use comfort::{ComfortRow, letters_of_comfort};
pub use confirmation::{ConfirmationChannel, ConfirmationRow, confirmation_of, confirmations};
pub use dated::{
    Days, TraderTotal, arrivals_on, certificates_expiring, certificates_issued, certificates_left, exports_by_company,
    imports_by_company, returns_expected, shipments_arrived,
};
pub use desk::{count_open_paper, count_shipments, shipments_waiting, times_presented};
pub use discrepancy::{DiscrepancyRow, discrepancies, discrepancies_of};
pub use due::{DueRow, expiring, to_confirm, to_endorse};
pub use evidence::{is_alert_image, is_evidence_of, pictures_of};
pub use figures::{Figures, figures};
pub use going_back::{GoingBack, ReturnRow, Returning, returns_of, to_come_back, to_send_back};
pub use heard::{FindingRow, HeardRow, findings, heard_between, heard_of, heard_referring_to, is_issue};
pub use key::{KeyRow, key, keys};
pub use letter::{LetterRow, count_letters_waiting, letters_waiting};
pub use lot::{LotRow, SentBack, lot, lots};
pub use news::{acts_after, last_act_before, newest_acts};
pub(crate) use number::block;
pub use number::{BlockRow, SpoiledRow, blocks, numbers_left, spoiled_numbers};
pub use page::Page;
pub(crate) use page::pattern;
pub use participant::{IntervalRow, intervals, reio_members, standings_on};
pub use public_act::{public_act_count, public_acts};
pub use registry::{
    DesignationEndRow, ObserverRow, PartnerRow, contacts, designation_ended, designation_ends, observers, partners,
};
pub use return_document::return_documents;
pub use rule_pack::{PackRow, rule_packs};
pub use search::{Slice, Sought, Span, Start, Term, search_applications, search_certificates, search_shipments};
pub use shipment::{ShipmentChannel, ShipmentFilter, ShipmentRow, shipment, shipments};
pub use specimen::{SpecimenRow, specimens};
pub use timeline::{TimelineRow, timeline_of_authority, timeline_of_number, timeline_of_subject};
pub use waiting::{
    OpenDiscrepancyRow, applications_waiting, certificates_waiting, count_applications, discrepancies_waiting,
};
