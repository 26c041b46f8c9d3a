//! A shipment at its destination: what the importing officer measures and how it compares.
//!
//! Invariant: what was measured is recorded before the declared figures are shown (decisions 20); a difference is
//! classified by the scheme's known causes, never called fraud (kpcs.md §8.13).
//! Must not know: tolerances of one Participant (rule packs).

use crate::{
    choice, record,
    value::{Carats, Text},
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
