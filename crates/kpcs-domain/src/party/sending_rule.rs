//! `SendingRule`: what a Participant's own law asks before goods leave.
//!
//! Invariant: a Participant whose pack has no such table asks for nothing here. Must not know: weights, carriers.
//! Source: kpcs.md §17.5; docs/formats/rule-pack.md, "sending".

use crate::record;

record! {
    /// What is kept when goods leave.
    pub struct SendingRule {
        /// The number that the export filing was given, which is written on the certificate.
        1 filing_number_required: bool, "§17.5";
    }
}
