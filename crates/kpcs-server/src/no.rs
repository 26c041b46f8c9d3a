//! `No`: every reason why a visitor does not get what was asked for; worded once, in `page::no` and `api::problem`.
//!
//! Invariant: a refusal, an input error and a fault of ours stay three things. A handler returns the reason as its error; the
//! middleware `visitor::meet` words it for whoever asked, in their language, as a page or as a problem in JSON.
//! Must not know: how a reason is worded.

use std::sync::Arc;

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use kpcs_domain::act::Role;
use kpcs_register::ActError;
use kpcs_store::StoreFault;

use crate::{answers::Answers, objection::Objection};

/// Why not.
#[derive(Debug, Clone)]
pub enum No {
    /// The register said no, or failed.
    Act(Arc<ActError>),
    /// The request came from a page of another site.
    Foreign,
    /// Nothing stands at this address, or nothing for this person.
    NotFound,
    /// The address takes other methods.
    OtherMethod,
    /// More was sent than is taken.
    TooLarge,
    /// None of the person's roles allows it; these would.
    RoleMissing(&'static [Role]),
    /// The program's token does not reach so far.
    ScopeMissing,
    /// Nobody is signed in.
    SignedOut,
    /// The form is of an earlier session; what was typed is kept.
    Stale(Arc<Answers>),
    /// A program gave no login, or a wrong one.
    Unknown,
    /// A program gave a password where the account has a second step.
    TokenNeeded,
    /// Too many failures; later.
    HeldBack,
    /// Too many requests; after so many seconds.
    TooMany(u64),
    /// The request cannot be read as what it claims to be; the key of the text that says what is expected.
    Unreadable(&'static str),
}

impl No {
    /// A fault of ours that is not the register's.
    #[must_use]
    pub fn fault(reason: &str) -> Self {
        ActError::Rehearsal(reason.to_owned()).into()
    }

    /// What the person can mend, to show the form again with it.
    ///
    /// # Errors
    /// The reason itself when it is another.
    pub fn objection(self) -> Result<Objection, Self> {
        match &self {
            Self::Act(error) => Objection::of(error).ok_or(self),
            _ => Err(self),
        }
    }

    /// After how many seconds it is worth asking again.
    #[must_use]
    pub const fn retry_after(&self) -> Option<u64> {
        match self {
            Self::HeldBack => Some(900),
            Self::TooMany(seconds) => Some(*seconds),
            _ => None,
        }
    }

    /// The status that fits it.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::Act(error) => match &**error {
                ActError::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
                ActError::Refused(refusals) if refusals.first().code == "role_missing" => StatusCode::FORBIDDEN,
                ActError::Refused(_) => StatusCode::CONFLICT,
                ActError::Store(StoreFault::Full) => StatusCode::INSUFFICIENT_STORAGE,
                ActError::Store(_) | ActError::Key(_) | ActError::Log(_) | ActError::Rehearsal(_) => {
                    StatusCode::INTERNAL_SERVER_ERROR
                }
            },
            Self::Foreign | Self::RoleMissing(_) | Self::ScopeMissing | Self::Stale(_) => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::OtherMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::SignedOut | Self::Unknown | Self::TokenNeeded => StatusCode::UNAUTHORIZED,
            Self::HeldBack | Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Unreadable(_) => StatusCode::BAD_REQUEST,
        }
    }
}

impl From<ActError> for No {
    fn from(error: ActError) -> Self {
        Self::Act(Arc::new(error))
    }
}

impl From<StoreFault> for No {
    fn from(fault: StoreFault) -> Self {
        ActError::from(fault).into()
    }
}

/// Carries the reason to the middleware, which words it.
impl IntoResponse for No {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}
