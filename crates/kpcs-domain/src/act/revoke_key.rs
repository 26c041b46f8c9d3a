//! revoke_key: a key no longer counts from an instant on (decisions 23; threat-model M13).
//!
//! Two people, under the root. What was signed before the instant stands; for a key that was stolen the instant may lie
//! in the past, as early as it could have been in other hands.
//! Refusals, in order of precedence: `approver_is_preparer`, `key_unknown`, `key_not_yours`, `key_already_revoked`,
//! `last_root_key`, `revocation_in_the_past`.

use super::{Act, ActInfo, ActRecord, Effect, Header, KeyPurpose, Occasion, Refusal, Refusals, Role, Tier};
use crate::{
    choice,
    field::Nothing,
    record,
    value::{AuthorityId, Reference, Timestamp},
};

/// The act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RevokeKey;

choice! {
    /// Why a key ends.
    pub enum RevocationReason {
        1 Lost = "lost",
        2 Stolen = "stolen",
        /// Another key has taken its place.
        3 Rotated = "rotated",
        /// It should not have been listed.
        4 Mistake = "mistake",
    }
}

record! {
    /// What the root states.
    pub struct Request {
        /// The short name of the key: 16 hexadecimal digits.
        1 key: Reference, "decision 23";
        2 reason: RevocationReason, "decision 23";
        3 effective_at: Timestamp, "decision 23";
    }
}

/// A key that is listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedKey {
    /// Whose it is.
    pub authority: AuthorityId,
    /// Whether it was revoked before.
    pub revoked: bool,
    /// Whether it is a root key and its authority has no other in force.
    pub last_root: bool,
}

/// What the decision needs to know.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The authority whose root signs.
    pub root: AuthorityId,
    /// The key; `None` when nobody has listed it.
    pub key: Option<ListedKey>,
}

impl Act for RevokeKey {
    const INFO: ActInfo = ActInfo {
        code: 26,
        name: "revoke_key",
        version: 1,
        tier: Tier::Public,
        key: KeyPurpose::Root,
        by: &[Role::AuthorityHead, Role::Secretariat],
        approved_by: &[Role::AuthorityHead, Role::Chair],
        section: "decision 23",
    };
    type Request = Request;
    type Decided = Nothing;
    type Facts = Facts;

    fn decide(request: Request, facts: &Facts, occasion: &Occasion) -> Result<ActRecord<Self>, Refusals> {
        Refusals::none_of([occasion.approved_by_preparer()])?;
        let refusal = |code| Refusal::new(code, "decision 23").at("key").found(&request.key);
        let key = facts.key.as_ref().ok_or_else(|| refusal("key_unknown"))?;
        let backdated = matches!(request.reason, RevocationReason::Lost | RevocationReason::Stolen);
        Refusals::none_of([
            refusal("key_not_yours").expected(&facts.root).unless(may_revoke(&facts.root, &key.authority)),
            refusal("key_already_revoked").unless(!key.revoked),
            refusal("last_root_key").unless(!key.last_root),
            Refusal::new("revocation_in_the_past", "threat-model M13")
                .at("effective_at")
                .found(request.effective_at)
                .expected(occasion.at)
                .unless(backdated || request.effective_at >= occasion.at),
        ])?;
        let header = Header {
            participant: key.authority.participant(),
            authority: Some(key.authority.clone()),
            ..Header::scheme_fact(Effect::Ended)
        };
        Ok(ActRecord { header: Some(header), core: None, asked: request, decided: Nothing {} })
    }

    fn subject(record: &ActRecord<Self>) -> String {
        record.asked.key.to_string()
    }
}

/// A Participant's root revokes keys of its own authorities; the scheme's, also a Participant's root that is lost.
fn may_revoke(root: &AuthorityId, owner: &AuthorityId) -> bool {
    let own = root.participant() == owner.participant();
    own || (*root == AuthorityId::scheme() && owner.participant().is_some_and(|code| code.as_str() == owner.as_str()))
}
