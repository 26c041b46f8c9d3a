//! What another node has stated, judged by this register: its key, its signature, and, of a public act, the rules.
//!
//! Invariant: a signature counts under a key that the scheme's record had listed for its authority and for such acts. A public act counts
//! when this register's own rules, with its own facts, decide the same: what one node may not do, none may make another believe.
//! Must not know: how statements travel, what is done with them.
//! Source: threat-model M9, 9.4; decisions 23 and 24; docs/decisions/0014.

use kpcs_domain::{
    act::{Actor, KeyPurpose, Refusals, Tier, authorise_key::Scope},
    value::{AuthorityId, OfficerHandle, Timestamp},
};
use kpcs_statement::{Opened, PublicKey, Statement, decode_record};
use kpcs_store::{
    Sql, StoreFault,
    act::{Circumstances, Stored, Visitor, info_of, visit_code},
    view::{self, KeyRow},
};

use crate::{ActError, register::Inner};

/// Why a statement of another node does not count here.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotTaken {
    /// It is no public act with its header part, or of a version that this program does not know.
    #[error("{0}")]
    Unreadable(String),
    /// It is a demonstration's on a live register, or the other way about (decisions 24).
    #[error("This register is a demonstration and the statement is not, or the other way about.")]
    OtherKind,
    /// No key of that id is listed for its authority and for such acts.
    #[error("No key of the scheme’s list that may sign this act for {0} has this id.")]
    UnknownKey(String),
    /// The key does not count at that time.
    #[error("This key was not in force when the statement says that it was signed.")]
    KeyNotInForce,
    /// The signature is not that key's.
    #[error("The signature is not of this key.")]
    BadSignature,
    /// The rules of the register refuse it.
    #[error("The rules of the register refuse it: {}", rules(.0))]
    Refused(Refusals),
    /// The rules decide the same request otherwise.
    #[error("The same request, decided here, gives another record.")]
    Differs,
}

impl NotTaken {
    /// The same in two or three words.
    #[must_use]
    pub const fn title(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "Not a statement",
            Self::OtherKind => "Other kind",
            Self::UnknownKey(_) => "Unknown key",
            Self::KeyNotInForce => "Key not in force",
            Self::BadSignature => "Bad signature",
            Self::Refused(_) => "Refused",
            Self::Differs => "Decided otherwise",
        }
    }
}

fn rules(refusals: &Refusals) -> String {
    let each = refusals.list().iter().map(|refusal| format!("{} ({})", refusal.code, refusal.section));
    each.collect::<Vec<_>>().join(", ")
}

/// By what a statement is judged, beside the register.
pub(crate) struct Known {
    /// Keys under which an empty register takes the scheme's first act.
    pub roots: Vec<PublicKey>,
    /// A key whose revocation counts from then or earlier signs nothing any more.
    pub revoked_by: Timestamp,
}

pub(crate) type Judged = Result<Result<(), NotTaken>, ActError>;

/// A statement's signature, under the key that must have signed it.
pub(crate) fn judge_signature(sql: &Sql<'_>, node: &Inner, statement: &Statement, known: &Known) -> Judged {
    let protected = statement.protected();
    let unreadable = |what: String| Ok(Err(NotTaken::Unreadable(what)));
    let Some(info) = info_of(protected.act) else {
        return unreadable(format!("Act {} is none that this program knows.", protected.act));
    };
    if protected.is_specimen() != node.demo {
        return Ok(Err(NotTaken::OtherKind));
    }
    let Ok(authority) = AuthorityId::parse(protected.authority()) else {
        return unreadable(format!("{} is no authority.", protected.authority()));
    };
    let key = key_for(sql, statement, &authority, info.key, known)?;
    Ok(key.and_then(|key| statement.verify(&key).map_err(|_| NotTaken::BadSignature)))
}

/// A public act: its signature, then the rules.
pub(crate) fn judge_public(sql: &Sql<'_>, node: &Inner, opened: &Opened, known: &Known) -> Judged {
    if let Err(why) = judge_signature(sql, node, opened.statement(), known)? {
        return Ok(Err(why));
    }
    let code = opened.statement().protected().act;
    let not_public = || Ok(Err(NotTaken::Unreadable("It is not a public act.".to_owned())));
    if info_of(code).is_none_or(|info| info.tier != Tier::Public) {
        return not_public();
    }
    visit_code(code, Again { sql, node, opened }).unwrap_or_else(not_public)
}

/// The key that must have signed: listed for the authority and for such acts, in force at that time and not revoked; for the first act of all,
/// one of the roots.
fn key_for(
    sql: &Sql<'_>,
    statement: &Statement,
    authority: &AuthorityId,
    purpose: KeyPurpose,
    known: &Known,
) -> Result<Result<PublicKey, NotTaken>, StoreFault> {
    let protected = statement.protected();
    let unknown = || NotTaken::UnknownKey(authority.to_string());
    if *authority == AuthorityId::scheme() && view::keys(sql, Some(authority))?.is_empty() {
        return Ok(known.roots.iter().find(|key| key.id() == protected.key).cloned().ok_or_else(unknown));
    }
    let listed = view::key(sql, &protected.key.to_string())?;
    let may_sign = |key: &KeyRow| (key.scope == Scope::Root) == (purpose == KeyPurpose::Root);
    let Some(key) = listed.filter(|key| key.authority == *authority && may_sign(key)) else {
        return Ok(Err(unknown()));
    };
    let at = protected.issued_at;
    let ended = |end: Option<Timestamp>, by| end.is_some_and(|end| by >= end);
    let counts = at >= key.from && !ended(key.to, at) && !ended(key.revoked_at, known.revoked_by);
    Ok(if counts { Ok(key.public) } else { Err(NotTaken::KeyNotInForce) })
}

/// Decides again, by the facts of this register, what the other node has decided.
struct Again<'a, 'c> {
    sql: &'a Sql<'c>,
    node: &'a Inner,
    opened: &'a Opened,
}

impl Visitor for Again<'_, '_> {
    type Output = Judged;

    fn visit<A: Stored>(self) -> Judged {
        let Self { sql, node, opened } = self;
        let (stated, again) = match (decode_record::<A>(opened), decode_record::<A>(opened)) {
            (Ok(stated), Ok(again)) => (stated, again),
            (Err(error), _) | (_, Err(error)) => return Ok(Err(NotTaken::Unreadable(error.to_string()))),
        };
        // Who they were stands in the chain part, which stays with their authority; the two are two.
        let (officer, approver) = (OfficerHandle::from_random([0; 5]), OfficerHandle::from_random([1; 5]));
        let protected = opened.statement().protected();
        let Ok(authority) = AuthorityId::parse(protected.authority()) else {
            return Ok(Err(NotTaken::UnknownKey(protected.authority().to_owned())));
        };
        let occasion = node.occasion_at(sql, &authority, (officer, Some(approver)), protected.issued_at)?;
        let actor = Actor { handle: officer, authority, roles: A::INFO.by.to_vec(), company: None };
        let around = Circumstances { actor, occasion, reserved: None };
        let facts = A::gather(sql, &again.asked, &around)?;
        Ok(match A::decide(again.asked, &facts, &occasion) {
            Err(refusals) => Err(NotTaken::Refused(refusals)),
            Ok(decided) if decided != stated || A::subject(&decided) != protected.subject => Err(NotTaken::Differs),
            Ok(_) => Ok(()),
        })
    }
}
