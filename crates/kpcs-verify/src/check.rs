//! The single checks that a verification consists of, each with its own answer.
//!
//! Invariant: what was not checked says so; it never counts as held.

/// What was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CheckName {
    /// The statement is a certificate.
    Document,
    /// Whether it is demonstration data, and whether that belongs here.
    Specimen,
    /// The key is on the trust list, for the authority named.
    Key,
    /// The key was good when it signed.
    KeyPeriod,
    /// The signature.
    Signature,
    /// The issuer and the destination could trade on the days concerned.
    Standing,
    /// The certificate had not expired.
    Expiry,
    /// It is presented where it was addressed.
    Destination,
    /// What issuer and importers have said of it since.
    Status,
    /// The log.
    Log,
    /// The age of the trust data.
    TrustAge,
    /// The number's form, block and duplicates, the specimen, the signatory, the advice: for paper alone.
    Paper,
}

impl CheckName {
    /// The word in the API and as the key of texts.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Specimen => "specimen",
            Self::Key => "key",
            Self::KeyPeriod => "key_period",
            Self::Signature => "signature",
            Self::Standing => "standing",
            Self::Expiry => "expiry",
            Self::Destination => "destination",
            Self::Status => "status",
            Self::Log => "log",
            Self::TrustAge => "trust_age",
            Self::Paper => "paper",
        }
    }
}

/// What a check came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Answer {
    /// It holds.
    Holds,
    /// It does not.
    Broken,
    /// It was not checked: nothing was given to check it against.
    NotChecked,
}

impl Answer {
    /// The word in the API and as the key of texts.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::Broken => "broken",
            Self::NotChecked => "not_checked",
        }
    }
}

/// One check with its answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Check {
    /// What was looked at.
    pub name: CheckName,
    /// What it came to.
    pub answer: Answer,
}
