//! Founding a node: the scheme's root and the reference data as historical acts, or the public record of a scheme that another node has
//! founded; then the authorities with their keys.
//!
//! Invariant: founding uses the same acts as people do; nothing gets into a table any other way. Historical rows carry
//! their effective dates inside and are stated now (decisions 27). Repeating it leaves what is there and adds what is new:
//! one more office, the rows that a run broken off had not reached.
//! Must not know: demo accounts, simulated trade.

use std::collections::BTreeSet;

use kpcs_domain::{
    act::{
        Actor, AdmitParticipant, AdoptRulePack, ApprovalMethod, AuthoriseKey, ChangeParticipantStatus,
        DesignateAuthority, KeyPurpose, Role,
        admit_participant::{self, KeyAlgorithm, PublishedKey},
        adopt_rule_pack, authorise_key, change_participant_status, designate_authority,
    },
    field::Bytes,
    party::{Interval, ParticipantKind, Precision, ReioMember, RulePack, Status, Trade},
    value::{AuthorityId, CountryCode, Digest, OfficerHandle, Text},
};
use kpcs_reference::ParticipantRow;
use kpcs_statement::PublicKey;
use kpcs_store::{
    act::Stored,
    view,
    work::{self, ProposalState},
};

use crate::{
    ActError, Log, Proof, RecordFault, Register, Step, authorise, request_id_of, trust_data::keep_joined_roots,
};

/// An authority that this node hosts.
#[derive(Debug, Clone)]
pub struct Office {
    /// What designates it.
    pub designation: designate_authority::Request,
    /// Its Participant's rules, where the shipped pack is not enough (a demonstration allots number blocks).
    pub pack: Option<RulePack>,
}

/// A Participant's root key of this node that the scheme has not listed yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RootToList {
    /// Whose root it is.
    pub authority: AuthorityId,
    /// The key.
    pub key: PublicKey,
}

/// By what a scheme is believed that another node has founded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchemeRoots {
    /// SHA-256 of its roots, as people handed it over.
    pub digest: Digest,
    /// The keys that stand in them.
    pub keys: Vec<PublicKey>,
}

/// The two people who do what needs two, while a node is founded.
struct Founders<'a> {
    register: &'a Register,
    first: OfficerHandle,
    second: OfficerHandle,
}

/// Founds a node: the scheme's register from the reference data, then each office with its keys.
///
/// What the register has already is left as it stands, also where the plan now says it differently: changing is an act of
/// its own. So a founding that broke off goes on where it was, and an office can be added later.
///
/// # Errors
/// [`ActError`] of the act that failed; everything before it stands.
pub fn found(register: &Register, offices: &[Office], mut progress: impl FnMut(&str)) -> Result<(), ActError> {
    let founders = Founders::of(register);
    progress("the scheme's root");
    founders.list_scheme_root()?;
    for pack in kpcs_reference::rule_packs().iter().filter(|pack| pack.participant.is_none()) {
        founders.adopt(&AuthorityId::scheme(), pack.clone())?;
    }
    progress("Participants and their history");
    founders.load_participants(offices)?;
    founders.open_offices(offices, progress)
}

/// Joins a scheme that another node has founded: its public record, which `log` shows and which begins under one of the keys of `roots`, then each office
/// with its keys. As long as the scheme has not listed the root key of each of their Participants, none is opened, and those keys are
/// returned: handed to the secretariat, listed there, and this repeated, it goes on.
///
/// # Errors
/// [`RecordFault`]; everything before it stands.
pub fn join(
    register: &Register,
    (log, roots): (&dyn Log, &SchemeRoots),
    offices: &[Office],
    mut progress: impl FnMut(&str),
) -> Result<Vec<RootToList>, RecordFault> {
    progress("the scheme's public record");
    register.follow_record(log, &roots.keys)?;
    let digest = roots.digest;
    register.store().write(move |sql| keep_joined_roots(sql, digest))?;
    let founders = Founders::of(register);
    let missing = founders.unlisted_roots(offices)?;
    if missing.is_empty() {
        founders.open_offices(offices, progress)?;
    }
    Ok(missing)
}

impl<'a> Founders<'a> {
    fn of(register: &'a Register) -> Self {
        let random = || {
            let mut bytes = [0; 5];
            register.entropy().fill(&mut bytes);
            OfficerHandle::from_random(bytes)
        };
        Self { register, first: random(), second: random() }
    }

    fn open_offices(&self, offices: &[Office], mut progress: impl FnMut(&str)) -> Result<(), ActError> {
        offices.iter().try_for_each(|office| {
            progress(office.designation.name.as_str());
            self.open_office(office)
        })
    }

    /// The root keys of this node, one for each Participant of the offices, that no act has listed.
    fn unlisted_roots(&self, offices: &[Office]) -> Result<Vec<RootToList>, ActError> {
        let roots: BTreeSet<_> = offices.iter().map(root_of).collect::<Result<_, _>>()?;
        let mut missing = Vec::new();
        for authority in roots {
            let key = self.key(&authority, KeyPurpose::Root)?;
            if self.register.store().read(|sql| view::key(sql, &key.id().to_string()))?.is_none() {
                missing.push(RootToList { authority, key });
            }
        }
        Ok(missing)
    }

    fn people(&self, authority: &AuthorityId) -> (Actor, Actor) {
        let roles = vec![Role::Secretariat, Role::Chair, Role::AuthorityHead];
        let person = |handle| Actor { handle, authority: authority.clone(), roles: roles.clone(), company: None };
        (person(self.first), person(self.second))
    }

    /// Prepares and approves one act as two people.
    fn together<A: Stored>(&self, authority: &AuthorityId, request: A::Request, id: &str) -> Result<(), ActError> {
        let (first, second) = self.people(authority);
        let begun = self.register.store().read(|sql| work::proposal_by_request(sql, authority, request_id_of(id)))?;
        // A run that stopped between the two signatures left its preparation waiting; it is that one which is approved.
        let proposal = match begun.filter(|proposal| proposal.state == ProposalState::Prepared) {
            Some(waiting) => waiting.id,
            None => {
                let who = authorise::<A>(&first, Step::Ask)?;
                self.register.prepare::<A>(who, request, request_id_of(id))?.proposal
            }
        };
        let proof = Proof { method: ApprovalMethod::PasswordReentry, evidence: b"founding".to_vec() };
        self.register.approve(&second, proposal, proof).map(|_| ())
    }

    fn key(&self, authority: &AuthorityId, purpose: KeyPurpose) -> Result<PublicKey, ActError> {
        match self.register.keys().key(authority, purpose) {
            Ok(key) => Ok(key.public()),
            Err(_) => Ok(self.register.keys().make(authority, purpose, self.register.entropy())?),
        }
    }

    fn list_scheme_root(&self) -> Result<(), ActError> {
        let scheme = AuthorityId::scheme();
        if self.has_root(&scheme)? {
            return Ok(());
        }
        let request = authorise_key::Request {
            authority: scheme.clone(),
            key: published(&self.key(&scheme, KeyPurpose::Root)?),
            scope: authorise_key::Scope::Root,
            from: self.register.clock().now(),
            to: None,
        };
        self.together::<AuthoriseKey>(&scheme, request, "found/scheme/root")
    }

    fn load_participants(&self, offices: &[Office]) -> Result<(), ActError> {
        let scheme = AuthorityId::scheme();
        let known = self.register.store().read(|sql| view::reio_members(sql, CountryCode::EU))?;
        let is_known = |member: &&ReioMember| known.iter().any(|row| row.member == member.member);
        for member in kpcs_reference::reio_members().iter().filter(|member| !is_known(member)) {
            let id = format!("found/member/{}/{}", member.member, member.from);
            self.together::<AdmitParticipant>(&scheme, membership(member), &id)?;
        }
        kpcs_reference::participant_rows().iter().try_for_each(|row| self.load_standing(row, offices))
    }

    /// One row of a Participant's history, unless the register has it or knows something later.
    fn load_standing(&self, row: &ParticipantRow, offices: &[Office]) -> Result<(), ActError> {
        let scheme = AuthorityId::scheme();
        let standing = &row.interval;
        let known = self.register.store().read(|sql| view::intervals(sql, standing.participant))?;
        let id = format!("found/participant/{}/{}", standing.participant, standing.from);
        match known.last() {
            None => {
                let request = admit_participant::Request {
                    standing: standing.clone(),
                    member_of: None,
                    root_key: self.root_key_of(standing.participant, offices)?,
                    basis: row.basis.clone(),
                    source: row.source.clone(),
                    historical: true,
                };
                self.together::<AdmitParticipant>(&scheme, request, &id)
            }
            Some(last) if last.interval.from < standing.from => {
                let request = change_participant_status::Request {
                    standing: standing.clone(),
                    member_of: None,
                    basis: row.basis.clone(),
                    source: row.source.clone(),
                    historical: true,
                };
                self.together::<ChangeParticipantStatus>(&scheme, request, &id)
            }
            Some(_) => Ok(()),
        }
    }

    /// The root key of a Participant whose office this node hosts; others sign nothing here.
    fn root_key_of(&self, participant: CountryCode, offices: &[Office]) -> Result<Option<PublishedKey>, ActError> {
        let hosted = offices.iter().any(|office| office.designation.participant == participant);
        let Ok(authority) = AuthorityId::parse(participant.as_str()) else { return Ok(None) };
        if hosted { self.key(&authority, KeyPurpose::Root).map(|key| Some(published(&key))) } else { Ok(None) }
    }

    /// The root of a Participant that came into the register without a key: the scheme lists its first one.
    fn list_root(&self, root: &AuthorityId) -> Result<(), ActError> {
        if self.has_root(root)? {
            return Ok(());
        }
        let request = authorise_key::Request {
            authority: root.clone(),
            key: published(&self.key(root, KeyPurpose::Root)?),
            scope: authorise_key::Scope::Root,
            from: self.register.clock().now(),
            to: None,
        };
        self.together::<AuthoriseKey>(&AuthorityId::scheme(), request, &format!("found/root/{root}"))
    }

    fn has_root(&self, authority: &AuthorityId) -> Result<bool, ActError> {
        let keys = self.register.store().read(|sql| view::keys(sql, Some(authority)))?;
        Ok(keys.iter().any(|key| key.scope == authorise_key::Scope::Root))
    }

    fn adopt(&self, authority: &AuthorityId, pack: RulePack) -> Result<(), ActError> {
        let packs = self.register.store().read(view::rule_packs)?;
        let newest = packs.iter().filter(|row| row.participant == pack.participant).map(|row| row.version).max();
        if newest.is_some_and(|newest| u64::try_from(newest).is_ok_and(|newest| newest >= pack.version)) {
            return Ok(());
        }
        let owner = pack.participant.map_or_else(|| "default".to_owned(), |participant| participant.to_string());
        let id = format!("found/pack/{owner}/{}", pack.version);
        let request = adopt_rule_pack::Request { pack, historical: true };
        self.together::<AdoptRulePack>(authority, request, &id)
    }

    fn open_office(&self, office: &Office) -> Result<(), ActError> {
        let (participant, root) = (office.designation.participant, root_of(office)?);
        let authority = office.designation.authority.clone();
        self.list_root(&root)?;
        if self.register.store().read(|sql| view::authority(sql, &authority))?.is_none() {
            let id = format!("found/office/{authority}");
            self.together::<DesignateAuthority>(&root, office.designation.clone(), &id)?;
        }
        let shipped = kpcs_reference::rule_packs().iter().find(|pack| pack.participant == Some(participant));
        for pack in shipped.cloned().into_iter().chain(office.pack.clone()) {
            self.adopt(&root, pack)?;
        }
        let key = self.key(&authority, KeyPurpose::Office)?;
        if self.register.store().read(|sql| view::key(sql, &key.id().to_string()))?.is_some() {
            return Ok(());
        }
        let from = self.register.clock().now();
        let request = authorise_key::Request {
            authority: authority.clone(),
            key: published(&key),
            scope: authorise_key::Scope::Any,
            from,
            to: Some(from.plus_seconds(365 * 86_400)),
        };
        self.together::<AuthoriseKey>(&root, request, &self.key_request_of(&authority, &key)?)
    }

    /// The request under which an office's key is listed. A renewed key has one of its own: the first one's is used.
    fn key_request_of(&self, authority: &AuthorityId, key: &PublicKey) -> Result<String, ActError> {
        let listed = self.register.store().read(|sql| view::keys(sql, Some(authority)))?;
        let is_first = listed.iter().all(|key| key.scope == authorise_key::Scope::Root);
        let renewed = if is_first { String::new() } else { format!("/{}", key.id()) };
        Ok(format!("found/key/{authority}{renewed}"))
    }
}

/// The root of the Participant whose office it is.
fn root_of(office: &Office) -> Result<AuthorityId, ActError> {
    let participant = office.designation.participant;
    AuthorityId::parse(participant.as_str()).map_err(|_| ActError::Rehearsal(format!("{participant} is no authority")))
}

fn published(key: &PublicKey) -> PublishedKey {
    let algorithm = match key.algorithm() {
        kpcs_statement::Algorithm::Ed25519 => KeyAlgorithm::Ed25519,
        kpcs_statement::Algorithm::Es256 => KeyAlgorithm::Es256,
    };
    PublishedKey { algorithm, public: Bytes(key.to_bytes()) }
}

/// A country's membership of the Union as an admission (kpcs.md §2.13).
fn membership(member: &ReioMember) -> admit_participant::Request {
    let text = |text: &str| Text::parse(text).expect("a short plain text");
    let name = kpcs_reference::country_name(member.member, "en").unwrap_or("a member of the European Union");
    admit_participant::Request {
        standing: Interval {
            participant: member.member,
            name: kpcs_domain::value::Name::parse(name).expect("names of countries are short"),
            kind: ParticipantKind::State,
            from: member.from,
            to: member.to,
            status: Status::Absorbed,
            trade: Trade::Reio,
            from_precision: Precision::Day,
            to_precision: None,
        },
        member_of: Some(CountryCode::EU),
        root_key: None,
        basis: text("Member of the European Union (kpcs.md §2.13)"),
        source: text("data/reio_members.csv"),
        historical: true,
    }
}
