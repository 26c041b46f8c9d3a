//! `Report`: everything that a surface shows of a verification.

use kpcs_domain::{
    act::Header,
    certificate::CertificateCore,
    value::{Digest, Timestamp},
};

use crate::{Check, Outcome};

/// Why the outcome is what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The code, and key of its text: `unknown_key`.
    pub code: &'static str,
    /// The section of kpcs.md or the decision.
    pub section: &'static str,
    /// What was found.
    pub found: String,
    /// What was expected; empty when the text of the code says it.
    pub expected: String,
}

impl Reason {
    pub(crate) fn new(
        code: &'static str,
        section: &'static str,
        found: impl ToString,
        expected: impl ToString,
    ) -> Self {
        Self { code, section, found: found.to_string(), expected: expected.to_string() }
    }
}

/// What the document says, to be compared with the paper.
#[derive(Debug, Clone, PartialEq)]
pub struct Particulars {
    /// The authority that signed, as it names itself.
    pub issuer: String,
    /// The key that signed.
    pub key: String,
    /// The algorithm.
    pub algorithm: &'static str,
    /// When it was signed, by the signer's clock.
    pub signed_at: Timestamp,
    /// The statement's digest.
    pub leaf: Digest,
    /// The header, where it can be read.
    pub header: Option<Header>,
    /// What is printed, where it can be read.
    pub core: Option<CertificateCore>,
}

/// What a verification came to.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The outcome.
    pub outcome: Outcome,
    /// Why, the weightiest first; at least one unless the outcome is VALID.
    pub reasons: Vec<Reason>,
    /// Demonstration data: never of legal effect (decisions 24).
    pub specimen: bool,
    /// Every check with its answer.
    pub checks: Vec<Check>,
    /// What the document says; `None` for paper alone.
    pub particulars: Option<Particulars>,
    /// When the trust data was made.
    pub trust_made_at: Timestamp,
}
