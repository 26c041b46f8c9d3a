//! The answer of verification: word, reason, what to do, fields to compare with the paper, then the proof.
//!
//! Invariant: the word and the shape come first; nothing above them but the specimen band.
//! It must not know how the register finds what is shown.
//! Source: threat model 6; look, "The five outcomes".

use askama::Template;

use crate::part::{Beside, Facts, Form, Judged, Notice, Outcome, OutcomeHead, Rosette, Table};
use crate::shell::Shell;

/// The answer of verification: word, reason, what to do, fields to compare with the paper, then the proof.
#[derive(Template)]
#[template(path = "page/verify_result.html")]
pub struct VerifyResultPage {
    pub shell: Shell,
    pub outcome: Outcome,
    /// Open alerts that name the certificate.
    pub notices: Vec<Notice>,
    /// One sentence that the officer can read out.
    pub reason: String,
    /// What was found and expected, and every further reason.
    pub more: Vec<String>,
    /// Signed by a demonstration root: a band says so.
    pub specimen: bool,
    /// Fields to compare with the paper; empty when nothing could be read.
    pub compare: Facts,
    /// The HS lines.
    pub lines: Option<Table>,
    pub rosette: Option<Rosette>,
    /// For officers: the paper beside the specimen, and where there is no picture of the paper the question for one.
    pub beside: Option<(Beside, Option<Form>)>,
    /// Each check with its verdict; empty when nothing could be read.
    pub checks: Judged,
    /// Digests, key, log proof, age of the trust data.
    pub proof: Facts,
    /// The statement as QR text.
    pub text: Option<String>,
    /// When and with what it was checked, in one sentence.
    pub checked: String,
}

impl VerifyResultPage {
    fn head(&self) -> OutcomeHead {
        let (reason, more) = (self.reason.clone(), self.more.clone());
        OutcomeHead { texts: self.shell.texts, outcome: self.outcome, reason, more }
    }
}
