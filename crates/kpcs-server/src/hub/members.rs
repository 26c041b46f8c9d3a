//! Whose statements a hub registers: those under a key of its own register, and those under the keys of members that keep theirs elsewhere.
//!
//! A statement carries its own proof of who made it: no token, no account, any way may bring it (docs/decisions/0012).
//! Invariant: nothing is registered whose signature does not hold under a key that was named here for its authority.
//! Must not know: HTTP. Source: threat-model A9, M9, 9.4; issue 03, demands 2 and 9.

use std::{fmt, sync::Arc};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use kpcs_domain::value::{AuthorityId, Timestamp};
use kpcs_hub::{LeafOf, Rejected};
use kpcs_register::Register;
use kpcs_statement::{Algorithm, PublicKey, Statement};
use kpcs_store::view;

/// A key under which a member signs. As a text: `AUTHORITY+ALGORITHM+KEY`, the key in base64.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberKey {
    /// Whose it is.
    pub authority: AuthorityId,
    /// It.
    pub key: PublicKey,
}

impl MemberKey {
    /// Reads its text; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '+');
        let authority = AuthorityId::parse(parts.next()?).ok()?;
        let algorithm = Algorithm::from_name(parts.next()?)?;
        let key = PublicKey::from_bytes(algorithm, &STANDARD.decode(parts.next()?).ok()?).ok()?;
        Some(Self { authority, key })
    }
}

impl fmt::Display for MemberKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = STANDARD.encode(self.key.to_bytes());
        write!(f, "{}+{}+{key}", self.authority, self.key.algorithm().as_str())
    }
}

/// What a hub asks of a statement before it takes it.
pub fn leaf_of(register: &Register, members: Vec<MemberKey>) -> LeafOf {
    let register = register.clone();
    Arc::new(move |bytes: &[u8]| {
        let statement = Statement::parse(bytes).map_err(|error| rejected("Not a statement", &error.to_string()))?;
        let authority = statement.protected().authority();
        let is_of = |member: &&MemberKey| member.authority.as_str() == authority;
        if members.iter().filter(is_of).any(|member| statement.verify(&member.key).is_ok()) {
            return Ok(statement.leaf().0);
        }
        by_own_list(&register, &statement).map(|()| statement.leaf().0)
    })
}

/// By the keys of the hub's own register: listed, of this authority, in force on the day that the statement names, not revoked.
fn by_own_list(register: &Register, statement: &Statement) -> Result<(), Rejected> {
    let protected = statement.protected();
    let id = protected.key.to_string();
    let listed = register.store().read(|sql| view::key(sql, &id));
    let listed = listed.map_err(|_| rejected("Not now", "The register cannot be read; ask again in a moment."))?;
    let unknown = || rejected("Unknown key", "No key of the scheme’s list, or of a member, has this id.");
    let key = listed.filter(|key| key.authority.as_str() == protected.authority()).ok_or_else(unknown)?;
    let at = protected.issued_at;
    if at < key.from || ended(key.to, at) || ended(key.revoked_at, register.clock().now()) {
        let detail = "This key was not in force when the statement says that it was signed.";
        return Err(rejected("Key not in force", detail));
    }
    statement.verify(&key.public).map_err(|_| rejected("Bad signature", "The signature is not of this key."))
}

fn rejected(title: &str, detail: &str) -> Rejected {
    Rejected { title: title.to_owned(), detail: detail.to_owned() }
}

fn ended(end: Option<Timestamp>, at: Timestamp) -> bool {
    end.is_some_and(|end| at >= end)
}
