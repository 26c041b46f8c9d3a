//! `Officer`: somebody who is signed in, and what they may ask for.
//!
//! Invariant: a page of an office or an exporter takes an `Officer`, so it cannot be seen by anybody else; whether an act is
//! allowed is the register's to say, a page only spares people the way.
//! Must not know: single pages.

use std::sync::Arc;

use axum::{extract::FromRequestParts, http::request::Parts};
use kpcs_domain::{
    act::{Actor, Role},
    value::{AuthorityId, OfficerHandle},
};
use kpcs_store::work::Account;
use kpcs_web::{Shell, Texts};

use crate::{
    no::No,
    visitor::{Session, Visitor},
};

/// Who reads what an office, or the scheme, did and received as a whole.
pub const OFFICIALS: &[Role] = &[
    Role::Clerk,
    Role::ValidatingOfficer,
    Role::ImportingOfficer,
    Role::AuthorityHead,
    Role::Secretariat,
    Role::Chair,
];

/// Somebody who is signed in.
#[derive(Clone)]
pub struct Officer {
    /// Language, path and time of the request.
    pub visitor: Visitor,
    session: Arc<Session>,
}

impl Officer {
    /// The visitor as an officer.
    ///
    /// # Errors
    /// [`No::SignedOut`].
    pub fn of(visitor: Visitor) -> Result<Self, No> {
        let session = visitor.signed_in.clone().ok_or(No::SignedOut)?;
        Ok(Self { visitor, session })
    }

    /// The account.
    #[must_use]
    pub fn account(&self) -> &Account {
        &self.session.who.account
    }

    /// The person as acts know them.
    #[must_use]
    pub fn actor(&self) -> Actor {
        self.account().actor()
    }

    /// The authority for which, or at which, they act.
    #[must_use]
    pub fn authority(&self) -> &AuthorityId {
        &self.account().authority
    }

    /// The name of that authority.
    #[must_use]
    pub fn office(&self) -> &str {
        &self.session.office
    }

    /// How they appear in statements.
    #[must_use]
    pub fn handle(&self) -> OfficerHandle {
        self.account().handle
    }

    /// What every form must bring back.
    #[must_use]
    pub fn form_token(&self) -> &str {
        self.visitor.form_token()
    }

    /// The texts of their language.
    #[must_use]
    pub fn texts(&self) -> Texts {
        self.visitor.texts
    }

    /// The frame of a page.
    #[must_use]
    pub fn shell(&self, title: impl Into<String>) -> Shell {
        self.visitor.shell(title)
    }

    /// Checks that they hold one of `roles`.
    ///
    /// # Errors
    /// [`No::RoleMissing`].
    pub fn require(&self, roles: &'static [Role]) -> Result<(), No> {
        if self.visitor.holds_one_of(roles) { Ok(()) } else { Err(No::RoleMissing(roles)) }
    }
}

impl<S: Sync> FromRequestParts<S> for Officer {
    type Rejection = No;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, No> {
        Self::of(Visitor::from_request_parts(parts, state).await?)
    }
}
