//! A node for tests: a store in a folder of its own, keys that are always the same, and a hand that does acts.
//!
//! It gathers, decides, prepares, signs and appends as the register does, without accounts, rehearsal or clock: every
//! act is told its instant.

#![allow(dead_code)]

mod founding;
pub mod requests;

use kpcs_domain::{
    act::{Act, Actor, Chain, IssueCertificate, KeyPurpose, Occasion, Role},
    value::{AuthorityId, CertificateNumber, Name, OfficerHandle, Timestamp},
};
use kpcs_statement::{Algorithm, Blinds, Draft, Place, RequestId, SecretKey};
use kpcs_store::{
    Sql, Store, StoreFault, StoreOptions,
    act::{Circumstances, Stored},
    append, append_received, chain_head, entry,
    work::{Proposal, ProposalState, add_proposal},
};
use tempfile::TempDir;

/// A store with everything that acts at it need.
pub struct Node {
    pub store: Store,
    _folder: TempDir,
    acts_done: std::sync::atomic::AtomicU64,
}

/// Why an act was not recorded.
#[derive(Debug)]
pub enum Stopped {
    Refused(Vec<&'static str>),
    Fault(StoreFault),
}

impl From<StoreFault> for Stopped {
    fn from(fault: StoreFault) -> Self {
        Self::Fault(fault)
    }
}

impl Node {
    /// A store with nothing in it.
    pub fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::make(folder.path(), StoreOptions { unsynced: true }).unwrap();
        Self { store, _folder: folder, acts_done: 1.into() }
    }

    /// Does an act in the name of `authority` at `at`; returns its position in the journal.
    pub fn act<A: Stored>(&self, authority: &str, at: &str, request: A::Request) -> i64 {
        self.try_act::<A>(authority, at, request, None).unwrap()
    }

    /// Does an act, with a number that a preparation took; or says why not. Whoever must hear of it hears of it.
    pub fn try_act<A: Stored>(
        &self,
        authority: &str,
        at: &str,
        request: A::Request,
        reserved: Option<CertificateNumber>,
    ) -> Result<i64, Stopped> {
        let around = circumstances::<A>(authority, at, reserved);
        let count = self.acts_done.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let position = self.store.write(move |sql| {
            let facts = A::gather(sql, &request, &around)?;
            let record = A::decide(request, &facts, &around.occasion)
                .map_err(|refusals| Stopped::Refused(refusals.list().iter().map(|refusal| refusal.code).collect()))?;
            let draft = Draft::new(&record, request_id(count), blinds(count));
            let recipients = A::recipients(&record);
            let position = sign_and_append::<A>(sql, &around, draft, &A::subject(&record))?;
            Ok::<_, Stopped>((position, recipients))
        })?;
        let (position, recipients) = position;
        recipients.iter().filter(|recipient| recipient.as_str() != authority).for_each(|recipient| {
            self.deliver(position, recipient);
        });
        Ok(position)
    }

    /// Hands an entry to its receiver, without the chain part; `None` when it is there already.
    pub fn deliver(&self, position: i64, receiver: &AuthorityId) -> Option<i64> {
        let receiver = receiver.clone();
        self.store
            .write(move |sql| {
                let opened = entry(sql, position)?.opened.for_the_other_party();
                append_received(sql, opened, &receiver)
            })
            .unwrap()
    }

    /// A preparation that took `number` and waits; its content matters to nobody here.
    pub fn prepared(&self, authority: &str, number: CertificateNumber) -> i64 {
        let count = self.acts_done.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let proposal = Proposal {
            id: 0,
            authority: AuthorityId::parse(authority).unwrap(),
            act: IssueCertificate::INFO.code,
            subject: number.to_string(),
            request: request_id(count),
            asked: Vec::new(),
            draft: Draft { parts: [Vec::new(), Vec::new(), Vec::new()], blinds: blinds(count) },
            number: Some(number),
            prepared_by: OfficerHandle::parse("preparer").unwrap(),
            prepared_at: Timestamp::parse("2026-11-24T08:30:00Z").unwrap(),
            state: ProposalState::Prepared,
            position: None,
        };
        self.store.write(move |sql| add_proposal(sql, &proposal)).unwrap()
    }

    /// The one text that a query gives; empty for no row or null.
    pub fn text(&self, sql: &'static str) -> String {
        let found = self.store.read(|s| s.query_one(sql, &[], |row| row.optional_text(0)));
        let found: Option<Option<String>> = found.map_err(|fault: StoreFault| fault.to_string()).unwrap();
        found.flatten().unwrap_or_default()
    }

    /// The one number that a query gives.
    pub fn count(&self, sql: &'static str) -> i64 {
        let found: Result<_, StoreFault> = self.store.read(|s| s.query_integer(sql, &[]));
        found.unwrap().unwrap()
    }
}

fn sign_and_append<A: Act>(
    sql: &Sql<'_>,
    around: &Circumstances,
    draft: Draft,
    subject: &str,
) -> Result<i64, StoreFault> {
    let authority = &around.actor.authority;
    let head = chain_head(sql, authority)?;
    let chain = Chain {
        running: head.running + 1,
        previous: head.leaf,
        checkpoint: None,
        officers: vec![around.occasion.officer],
        approval: None,
    };
    let place =
        Place { act: &A::INFO, issuer: authority.as_str(), subject, issued_at: around.occasion.at, chain: &chain };
    append(sql, draft.prepare(place).sign(&key(authority.as_str(), A::INFO.key)))
}

/// The same key for the same authority and purpose in every run.
pub fn key(authority: &str, purpose: KeyPurpose) -> SecretKey {
    let mut secret = [purpose as u8 + 1; 32];
    for (byte, of_name) in secret.iter_mut().zip(authority.bytes()) {
        *byte = of_name;
    }
    SecretKey::from_bytes(Algorithm::Ed25519, &secret).unwrap()
}

fn circumstances<A: Act>(authority: &str, at: &str, reserved: Option<CertificateNumber>) -> Circumstances {
    let at = Timestamp::parse(at).unwrap();
    let officer = OfficerHandle::parse("preparer").unwrap();
    let approver = OfficerHandle::parse("approver").ok().filter(|_| A::INFO.needs_two());
    let exports = A::INFO.by.contains(&Role::Exporter);
    let company = exports.then(|| Name::parse("Sewa River Diamonds").unwrap());
    // The examination is another officer's, or nobody could approve the certificate.
    let officer = if A::INFO.name == "examine_shipment" { OfficerHandle::parse("examiner").unwrap() } else { officer };
    Circumstances {
        actor: Actor {
            handle: officer,
            authority: AuthorityId::parse(authority).unwrap(),
            roles: Role::ALL.to_vec(),
            company,
        },
        occasion: Occasion { at, today: at.day(), officer, approver },
        reserved,
    }
}

pub fn request_id(count: u64) -> RequestId {
    let mut id = [0; 16];
    id[..8].copy_from_slice(&count.to_be_bytes());
    RequestId(id)
}

pub fn blinds(count: u64) -> Blinds {
    let mut random = [0; 80];
    random.iter_mut().zip(count.to_be_bytes().into_iter().cycle()).for_each(|(byte, of_count)| *byte = of_count);
    Blinds::from_random(&random)
}
