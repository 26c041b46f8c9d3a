//! Draft, prepared, signed: the only way to a statement, in the only safe order.
//!
//! Invariant: a `Prepared` can be made only from a `Draft` and its place in the chain, and is consumed by signing;
//! a statement that was not prepared, or is signed twice, does not compile.
//! Must not know: who may prepare, where intents are stored.
//! Source: decisions 8, 10, 11; threat-model M1.

use kpcs_domain::{
    act::{Act, ActInfo, ActRecord, Chain},
    value::{Digest, Timestamp},
};
use sha2::{Digest as _, Sha256};

use crate::{
    Blinds, Opened, Part, PartName, Protected, PublicKey, RequestId, SecretKey, Statement, encode_chain, encode_record,
    part_digest,
};

/// Header, core and details, fixed: what a second officer approves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Encoded header, core and details; empty where the act lacks the part.
    pub parts: [Vec<u8>; 3],
    /// The blinds of all four parts.
    pub blinds: Blinds,
}

impl Draft {
    /// Fixes the parts of a record.
    #[must_use]
    pub fn new<A: Act>(record: &ActRecord<A>, request_id: RequestId, blinds: Blinds) -> Self {
        Self { parts: encode_record(record, request_id), blinds }
    }

    fn digest(&self, part: PartName) -> Digest {
        part_digest(part, &self.blinds.of(part), &self.parts[part as usize])
    }

    /// What an approval covers: SHA-256("kpcs/approval/v1" || d_header || d_core || d_details).
    #[must_use]
    pub fn approval_digest(&self) -> Digest {
        let mut hash = Sha256::new().chain_update(b"kpcs/approval/v1");
        for part in [PartName::Header, PartName::Core, PartName::Details] {
            hash.update(self.digest(part).0);
        }
        Digest(hash.finalize().into())
    }

    /// Gives the draft its place in the chain of its authority.
    #[must_use]
    pub fn prepare(self, place: Place<'_>) -> Prepared {
        let [header, core, details] = self.parts;
        let bytes = [header, core, details, encode_chain(place.chain)];
        let parts = PartName::ALL.map(|name| Part { blind: self.blinds.of(name), bytes: bytes[name as usize].clone() });
        Prepared {
            issuer: place.issuer.to_owned(),
            subject: place.subject.to_owned(),
            issued_at: place.issued_at,
            act: place.act.code,
            version: place.act.version,
            parts,
        }
    }
}

/// What a draft lacks to become a statement.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// The act.
    pub act: &'a ActInfo,
    /// The authority's name, with `kpcs-demo:` before it on demonstration data.
    pub issuer: &'a str,
    /// What it is about.
    pub subject: &'a str,
    /// When.
    pub issued_at: Timestamp,
    /// Its place in the chain.
    pub chain: &'a Chain,
}

/// A statement in everything but its signature.
#[derive(Debug)]
pub struct Prepared {
    issuer: String,
    subject: String,
    issued_at: Timestamp,
    act: u64,
    version: u64,
    parts: [Part; 4],
}

impl Prepared {
    fn digests(&self) -> [Digest; 4] {
        PartName::ALL.map(|name| {
            let part = &self.parts[name as usize];
            part_digest(name, &part.blind, &part.bytes)
        })
    }

    fn protected(&self, key: &PublicKey) -> Protected {
        Protected {
            algorithm: key.algorithm(),
            key: key.id(),
            issuer: self.issuer.clone(),
            subject: self.subject.clone(),
            issued_at: self.issued_at,
            act: self.act,
            version: self.version,
        }
    }

    /// The parts that will be signed, for storing them before the key is used.
    #[must_use]
    pub const fn parts(&self) -> &[Part; 4] {
        &self.parts
    }

    /// The same statement signed with a throw-away key, to be judged before the real key is used.
    #[must_use]
    pub fn rehearse(&self, throw_away: &SecretKey) -> Opened {
        open(Statement::sign(self.protected(&throw_away.public()), self.digests(), throw_away), self.parts.clone())
    }

    /// Signs, once.
    #[must_use]
    pub fn sign(self, key: &SecretKey) -> Opened {
        open(Statement::sign(self.protected(&key.public()), self.digests(), key), self.parts)
    }
}

fn open(statement: Statement, parts: [Part; 4]) -> Opened {
    Opened::new(statement, parts.map(Some)).expect("the digests were computed from these parts")
}
