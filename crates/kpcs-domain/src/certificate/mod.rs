//! Certificates and shipments: what is printed, what the parties know, and the states that follow one another.
//!
//! Invariant: an issued certificate is never edited (kpcs.md §9.4); every change is a new act that names it.
//! Must not know: how a certificate is signed, drawn or stored.
//! Source: kpcs.md §3, §9; decisions 1 and 14.

mod core;
mod correction;
mod details;
mod ending;
mod goods;
mod held;
mod phrase;
mod shipment;
mod state;

pub use self::core::{CertificateCore, HsLine, lines_of, origin_of};
pub use correction::{Correction, PrintedElement};
pub use details::{
    CertificateDetails, Cleaning, Conveyance, ConveyanceMode, Duty, Fee, Lodging, MassLoss, PaperBrought, Parcel,
    Party, PersonPresent, Purpose, Scale, ShipmentDeclaration, Source, SourceKind, Valuation, ValuerCapacity,
};
pub use ending::{Closure, Ending, Escalation, EscalationDays, OpenReason, closing_due};
pub use goods::Goods;
pub use held::{GoodsKey, Ground, HeldGoods, goods_named, not_yet};
pub use phrase::Phrase;
pub use shipment::{DifferenceCause, KnownShipment, MeasuredParcel, Verdict};
pub use state::{Certificate, Issued};
