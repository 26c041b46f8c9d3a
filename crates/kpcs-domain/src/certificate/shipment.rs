//! A shipment at its destination: what the importing officer measures and how it compares.
//!
//! Invariant: what was measured is recorded before the declared figures are shown (decisions 20); a difference is
//! classified by the scheme's known causes, never called fraud (kpcs.md §8.13).
//! Must not know: tolerances of one Participant (rule packs).

use super::{CertificateCore, CertificateDetails, Goods};
use crate::{
    act::Header,
    choice, record,
    value::{Carats, Day, Digest, Text},
};

record! {
    /// One parcel as the importing officer found it.
    pub struct MeasuredParcel {
        1 carats: Carats, "§5.8";
        2 stones: Option<u64>, "§5.8";
        3 remarks: Option<Text>, "";
    }
}

choice! {
    /// Why contents and certificate differ (kpcs.md §8.13, the causes a single shipment can show).
    pub enum DifferenceCause {
        1 Weight = "weight",
        2 Revaluation = "revaluation",
        3 Classification = "classification",
        4 Keying = "keying",
        5 Split = "split",
        6 Unexplained = "unexplained",
    }
}

choice! {
    /// What the comparison of one parcel came to.
    pub enum Verdict {
        /// Equal within the tolerance.
        1 Matched = "matched",
        /// Different, and the importing officer accepts the explanation.
        2 Explained = "explained",
        /// Different, and not explained.
        3 Discrepant = "discrepant",
    }
}

/// A shipment as the Importing Authority knows it: from the issuer's advice, or from the paper that came with it.
///
/// It is never read from the issuer's register (decisions 21).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownShipment {
    /// The certificate's header.
    pub header: Header,
    /// What is printed on it.
    pub core: CertificateCore,
    /// What the parties know; from paper, as far as the paper says it.
    pub details: CertificateDetails,
    /// Where the goods stand.
    pub goods: Goods,
    /// The issuer's later word on it: `void`, `cancelled`, `replaced`, `lost`, `stolen`, `invalidated`; `None` while it
    /// stands.
    pub withdrawn: Option<String>,
    /// Whether this office has refused the goods entry, which ended the certificate: held again and released since, they
    /// are still not let in under it.
    pub refused: bool,
    /// When the issuer's advice came; `None` for a certificate known from paper alone.
    pub advised_on: Option<Day>,
    /// When the goods left, as far as the issuer said.
    pub left_on: Option<Day>,
    /// The receiver's own last statement when the shipment became known to it; zeros before its first.
    pub known_after: Digest,
}
