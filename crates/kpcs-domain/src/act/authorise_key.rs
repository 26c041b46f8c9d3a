//! authorise_key: a Participant's root lists an office's public key, with its purpose and its period (decisions 23).
//!
//! Two people. The very first statement of all is the scheme's own root, authorised by itself: nothing vouches for it
//! but the trust that a verifier is started with. At most twelve months, so that a forgotten key ends by itself
//! (threat-model M13); roots may last longer. A Participant that came into the register without a key, as historical rows do,
//! gets its first root key from the scheme; after that only its own root lists its keys, further roots among them.
//! Refusals, in order of precedence: `approver_is_preparer`, `authority_not_yours`, `authority_unknown`,
//! `key_malformed`, `key_known`, `root_scope_reserved`, `period_reversed`, `period_too_long`.

use super::{
    Act, ActInfo, ActRecord, Effect, Header, KeyPurpose, Occasion, Refusal, Refusals, Role, Tier,
    admit_participant::PublishedKey,
};
use crate::{
    choice,
    field::Nothing,
    record,
    value::{AuthorityId, Timestamp},
};

/// The longest period of an office's key: twelve months of 31 days, in seconds.
const LIMIT_SECONDS: i64 = 372 * 86_400;

/// The act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AuthoriseKey;

choice! {
    /// What a key may sign.
    pub enum Scope {
        /// Authorities, keys, packs, specimens; for the scheme, Participants.
        1 Root = "root",
        /// Certificates and what follows them.
        2 Issue = "issue",
        /// Arrivals, confirmations, discrepancies.
        3 Confirm = "confirm",
        /// Everything else that an office states.
        4 Other = "other",
        /// Everything that an office states: issue, confirm and other.
        5 Any = "any",
    }
}

record! {
    /// What the root states.
    pub struct Request {
        1 authority: AuthorityId, "decision 23";
        2 key: PublishedKey, "decision 23";
        3 scope: Scope, "decision 23";
        4 from: Timestamp, "decision 23";
        5 to: Option<Timestamp>, "threat-model M13";
    }
}

/// What the decision needs to know.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The authority whose root signs.
    pub root: AuthorityId,
    /// Whether the authority of the key is a Participant's own root that has never had a key.
    pub root_without_key: bool,
    /// Whether the authority of the key has been designated.
    pub designated: bool,
    /// Whether any authority has this key already.
    pub key_known: bool,
    /// Whether the scheme has a key; if not, this is the first statement of all.
    pub scheme_has_key: bool,
}

impl Act for AuthoriseKey {
    const INFO: ActInfo = ActInfo {
        code: 25,
        name: "authorise_key",
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
        let is_scheme = request.authority == AuthorityId::scheme();
        let own = request.authority.participant() == facts.root.participant() || is_first_root(&request, facts);
        Refusals::none_of([
            occasion.approved_by_preparer(),
            Refusal::new("authority_not_yours", "decision 23").at("authority").found(&request.authority).unless(own),
            Refusal::new("authority_unknown", "§2.6")
                .at("authority")
                .found(&request.authority)
                .unless(is_scheme || facts.designated || is_root(&request, facts)),
            Refusal::new("key_malformed", "decision 23").at("key").unless(request.key.has_length()),
            Refusal::new("key_known", "decision 23").at("key").unless(!facts.key_known),
            root_scope_reserved(&request, facts),
            period_reversed(&request),
            period_too_long(&request, is_scheme || is_root(&request, facts)),
        ])?;
        let header = Header {
            participant: request.authority.participant(),
            authority: Some(request.authority.clone()),
            ..Header::scheme_fact(Effect::InForce)
        };
        Ok(ActRecord { header: Some(header), core: None, asked: request, decided: Nothing {} })
    }

    fn subject(record: &ActRecord<Self>) -> String {
        record.asked.authority.to_string()
    }
}

/// Whether the scheme lists the first root key of a Participant that has none.
fn is_first_root(request: &Request, facts: &Facts) -> bool {
    facts.root == AuthorityId::scheme() && request.scope == Scope::Root && facts.root_without_key
}

/// Whether a Participant's root is listed: its first one by the scheme, another one by itself, as when a key is renewed or a second node
/// of the same Participant has a root of its own.
fn is_root(request: &Request, facts: &Facts) -> bool {
    is_first_root(request, facts) || (request.scope == Scope::Root && request.authority == facts.root)
}

/// Whether the key's owner is the root itself: only a root replaces itself, and the scheme's begins.
fn root_scope_reserved(request: &Request, facts: &Facts) -> Option<Refusal> {
    let wants_root = request.scope == Scope::Root;
    let may = request.authority == facts.root || is_first_root(request, facts);
    let begins = !facts.scheme_has_key && request.authority == AuthorityId::scheme();
    let holds = if facts.scheme_has_key { !wants_root || may } else { wants_root && begins };
    Refusal::new("root_scope_reserved", "decision 23")
        .at("scope")
        .found(&request.authority)
        .expected(&facts.root)
        .unless(holds)
}

fn period_reversed(request: &Request) -> Option<Refusal> {
    let to = request.to?;
    Refusal::new("period_reversed", "decision 23").at("to").found(to).expected(request.from).unless(request.from < to)
}

fn period_too_long(request: &Request, is_root_of_trust: bool) -> Option<Refusal> {
    let last = request.from.plus_seconds(LIMIT_SECONDS);
    let found = request.to.map(|to| to.to_string()).unwrap_or_default();
    let short = request.to.is_some_and(|to| to <= last);
    Refusal::new("period_too_long", "threat-model M13")
        .at("to")
        .found(found)
        .expected(last)
        .unless(is_root_of_trust || short)
}
