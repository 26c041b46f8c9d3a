//! The five outcomes, and the sixth answer for certificates that carry no signature.
//!
//! Invariant: the words are the same on page, command, API and paper; the exit codes never change (decisions 17).

/// What a verification came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// Signature, key period, log proof with quorum, status, destination and expiry hold; trust data at most 24 h old.
    Valid,
    /// The same, with trust data 1 to 30 days old.
    ValidOldData,
    /// Signed by a listed key, and no proof yet that it is in the log, or no word on its status.
    AuthenticNotLogged,
    /// Two statements disagree about it.
    Conflict,
    /// Something does not hold; the first reason says what.
    NotValid,
    /// The issuer signs nothing: the paper has been compared, no signature can be.
    PaperOnly,
}

impl Outcome {
    /// Every outcome, in the order of the exit codes.
    pub const ALL: [Self; 6] =
        [Self::Valid, Self::ValidOldData, Self::AuthenticNotLogged, Self::Conflict, Self::NotValid, Self::PaperOnly];

    /// The word in the API and as the key of texts.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::ValidOldData => "valid_old_data",
            Self::AuthenticNotLogged => "authentic_not_logged",
            Self::Conflict => "conflict",
            Self::NotValid => "not_valid",
            Self::PaperOnly => "paper_only",
        }
    }

    /// The exit code of `kpcs verify` (decisions 17).
    #[must_use]
    pub const fn exit_code(self) -> u8 {
        match self {
            Self::Valid => 0,
            Self::ValidOldData => 10,
            Self::AuthenticNotLogged => 11,
            Self::Conflict => 12,
            Self::NotValid => 13,
            Self::PaperOnly => 14,
        }
    }
}
