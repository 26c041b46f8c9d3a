//! Is this certificate genuine, and does it still stand? One pure function, the same on every surface.
//!
//! Invariant: a green answer is never given from a signature alone; every answer has a word, a reason code, and the
//! section that says so. No clock, no network, no database: trust data, status and time are handed in.
//! Must not know: pages, files, the register.
//! Source: threat-model 6; decisions 14 to 17, 24.

mod authenticity;
pub mod bundle;
mod certificate;
mod check;
mod findings;
mod fit;
mod log;
mod outcome;
mod paper;
mod report;
mod trust;
mod verify;

pub use check::{Answer, Check, CheckName};
pub use outcome::Outcome;
pub use paper::PaperCertificate;
pub use report::{Particulars, Reason, Report};
pub use trust::{Logged, Revocation, Standing, Status, Trust, TrustedKey};
pub use verify::{Document, Question, verify};
