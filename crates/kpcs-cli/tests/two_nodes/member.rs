//! The node that sends: its keys, what it issues, and what it makes of it.

use std::{sync::Arc, time::Duration};

use kpcs_domain::{
    act::{
        Act, ActRecord, Chain, IssueCertificate, RevokeKey, issue_certificate,
        revoke_key::{self, RevocationReason},
    },
    value::{AuthorityId, CountryCode, Digest, Reference, Timestamp},
};
use kpcs_exchange::RemoteLog;
use kpcs_hub::{HttpWire, LogService, Wire};
use kpcs_log::{LogKeys, LogProof, Quorum};
use kpcs_register::{
    ActError, Clock as _, LogRound, Office, Passphrase, RecordFault, Register, RegisterOptions, RootToList,
    SeededEntropy, SystemClock,
};
use kpcs_statement::{Blinds, Draft, Opened, Place, RequestId, SecretKey};
use kpcs_store::{bind, entry, work};
use kpcs_testing::{World, freetown};
use kpcs_verify::{Document, Outcome, Question, Report, bundle::TrustBundle};

use crate::hub::HubNode;

/// It.
pub struct Member {
    pub world: World,
    _folder: tempfile::TempDir,
}

impl Member {
    /// A node that has joined the scheme of `hub`.
    pub fn of(hub: &HubNode, seed: u64) -> Self {
        Self::with(hub, seed, freetown())
    }

    /// The same with another office.
    pub fn with(hub: &HubNode, seed: u64, office: Office) -> Self {
        Self::listed(hub, seed, office, |root| hub.list(root))
    }

    /// The same, where somebody else lists its root key.
    pub fn listed(hub: &HubNode, seed: u64, office: Office, list: impl FnMut(&RootToList)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let log = RemoteLog::new(Box::new(wire(&hub.url())), hub.log.keys(), hub.log.quorum().clone());
        let world = World::joined(folder.path(), seed, (&log, &hub.roots()), office, list);
        Self { world, _folder: folder }
    }

    /// A node with a scheme of its own, which nobody has heard of.
    pub fn stranger(seed: u64) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let options = RegisterOptions { demo: true, unsynced: true };
        Self { world: World::open(folder.path(), options, Some(seed)), _folder: folder }
    }

    /// A register in which nothing has been stated.
    pub fn empty(seed: u64) -> Register {
        let folder = tempfile::tempdir().unwrap().keep();
        let options = RegisterOptions { demo: true, unsynced: true };
        let (clock, entropy) = (Box::new(SystemClock), Box::new(SeededEntropy::new(seed)));
        Register::make(&folder, options, &Passphrase::new("a world for tests"), clock, entropy).unwrap()
    }

    /// Its Participant ends a key of its office, from now on.
    pub fn revoke(&self, key: &str) {
        let request = revoke_key::Request {
            key: Reference::parse(key).unwrap(),
            effective_at: self.world.clock.now(),
            reason: RevocationReason::Stolen,
        };
        self.world.at_root::<RevokeKey>(&AuthorityId::parse("SL").unwrap(), request, key).unwrap();
    }

    /// What one of its authorities would state, without asking any rule.
    pub fn states<A: Act>(&self, authority: &str, record: &ActRecord<A>) -> Opened {
        let key = self.world.register.keys().key(&AuthorityId::parse(authority).unwrap(), A::INFO.key).unwrap();
        stated(record, authority, &key, self.world.clock.now())
    }

    /// Goes by the log at `url` with these keys.
    pub fn join(&self, url: &str, log: &LogService) {
        self.join_by(Box::new(wire(url)), log.keys(), log.quorum().clone());
    }

    pub fn join_by(&self, wire: Box<dyn Wire>, keys: LogKeys, quorum: Quorum) {
        self.world.register.join_log(Arc::new(RemoteLog::new(wire, keys, quorum)));
    }

    /// What the record has new here.
    pub fn follow(&self) -> Result<u64, RecordFault> {
        self.world.register.follow_record(self.world.register.log().unwrap().as_ref(), &[])
    }

    /// One round of sending.
    pub fn send(&self) -> Result<LogRound, ActError> {
        self.world.register.send_to_log()
    }

    /// Sends until nothing waits, with the hub's witnesses asked in between.
    pub fn settle(&self, log: &LogService) {
        while self.send().unwrap().is_full() {}
        log.settle();
        while self.send().unwrap().proven > 0 {}
    }

    /// A certificate as its paper carries it.
    pub fn issued(&self, key: &str) -> Opened {
        let application = self.world.examined("12.34", key).unwrap();
        let request = issue_certificate::Request {
            application,
            in_place_of: None,
            container: None,
            preparer_licence: None,
            blank: None,
        };
        self.world.both::<IssueCertificate>(request, key).unwrap();
        let read = self.world.register.store().read(|sql| {
            let position = sql.query_integer("select max(position) from view_certificate", bind![])?.unwrap();
            Ok::<_, kpcs_store::StoreFault>(entry(sql, position)?.opened)
        });
        read.unwrap()
    }

    pub fn outcome(&self, opened: &Opened) -> Outcome {
        outcome(&self.world, opened)
    }

    pub fn count(&self, text: &'static str) -> u64 {
        let counted = self.world.register.store().read(|sql| sql.query_integer(text, bind![]));
        counted.unwrap().unwrap_or(0).cast_unsigned()
    }
}

/// A statement under the name of `authority`, signed with `key` whether it may or not.
pub fn stated<A: Act>(record: &ActRecord<A>, authority: &str, key: &SecretKey, at: Timestamp) -> Opened {
    let chain =
        Chain { running: 99, previous: Digest([0; 32]), checkpoint: None, officers: Vec::new(), approval: None };
    let (issuer, subject) = (format!("kpcs-demo:{authority}"), A::subject(record));
    let place = Place { act: &A::INFO, issuer: &issuer, subject: &subject, issued_at: at, chain: &chain };
    Draft::new(record, RequestId([1; 16]), Blinds::from_random(&[3; 80])).prepare(place).sign(key)
}

/// By the scheme's trust data alone, with the proof that the member keeps.
pub fn judged(hub: &HubNode, member: &Member, certificate: &Opened) -> Report {
    let leaf = certificate.statement().leaf();
    let entry = member.world.register.store().read(|sql| work::log_entry(sql, leaf)).unwrap().unwrap();
    let proof = LogProof::parse(&entry.proof.unwrap()).unwrap();
    let (bytes, roots) = (hub.world.register.trust_data().unwrap(), hub.world.register.roots_fingerprint().unwrap());
    let at = hub.world.clock.now();
    let (bundle, _) = TrustBundle::read(&bytes, roots, None, at).unwrap();
    let question = Question { at, place: CountryCode::parse("BE").ok(), on: Some(at.day()) };
    bundle.verify(&Document::Signed(Box::new(certificate.clone())), Some(&proof), &question)
}

/// What a register makes of a certificate that is shown to it in Belgium.
pub fn outcome(world: &World, opened: &Opened) -> Outcome {
    let at = world.clock.now();
    let question = Question { at, place: CountryCode::parse("BE").ok(), on: Some(at.day()) };
    world.register.verify(&Document::Signed(Box::new(opened.clone())), &question).unwrap().outcome
}

/// What has no proof yet.
pub const WAITING: &str = "select count(*) from work_log_entry where proof is null";

pub fn wire(url: &str) -> HttpWire {
    HttpWire::new(url, Duration::from_secs(60))
}
