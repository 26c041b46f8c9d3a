//! Trust data of a small scheme: three root keys of which two are needed, one signer, a log of 40 entries with three witnesses.
//!
//! Invariant: everything is made from constants; the certificate of `case` is the entry at `PLACE`, and all speaks for it.
//! Must not know: what is expected of any variation.

// Each test file uses a part of it.
#![allow(dead_code)]

use kpcs_domain::value::{Digest, Name, Timestamp};
use kpcs_log::{
    Checkpoint, Growth, Hash, KeyKind, LogKeys, LogProof, Note, NoteSigner, Quorum, ReadTiles, ReceiptSigner, SUBJECT,
    Tile, TiledTree, cosign, grow, inclusion, inclusion_receipt, leaf_hash,
};
use kpcs_statement::{Algorithm, Opened, SecretKey};
use kpcs_verify::{
    Standing, TrustedKey,
    bundle::{
        ListedKey, ListedLog, ListedWitness, Roots, RootsDraft, Signed, StatusCode, StatusList, TrustList, published,
        sign_status_list, sign_trust_list, write_trust_bundle,
    },
};

use crate::case::{history, instant, key, place, union};

/// Where the certificate stands in the log.
pub const PLACE: u64 = 17;
/// How many entries the log has.
pub const SIZE: u64 = 40;

pub fn root_key(number: u8) -> SecretKey {
    SecretKey::from_bytes(Algorithm::Ed25519, &[40 + number; 32]).unwrap()
}

pub fn signer(number: u8) -> SecretKey {
    SecretKey::from_bytes(Algorithm::Ed25519, &[50 + number; 32]).unwrap()
}

pub fn log_signer() -> NoteSigner {
    NoteSigner::new("log.example/kp", KeyKind::Ed25519, &[60; 32]).unwrap()
}

pub fn receipts() -> ReceiptSigner {
    ReceiptSigner::new("log.example/kp", b"log-2026", &[61; 32])
}

pub fn keeper(number: u8) -> NoteSigner {
    NoteSigner::new(&format!("w{number}.example"), KeyKind::Cosignature, &[70 + number; 32]).unwrap()
}

/// The first roots: keys 0, 1 and 2, two needed; signer 0 from 2026 on.
pub fn first_roots() -> RootsDraft {
    RootsDraft {
        version: 1,
        previous: None,
        made_at: instant("2026-01-01T00:00:00Z"),
        demo: false,
        threshold: 2,
        keys: (0..3).map(|number| published(&root_key(number).public())).collect(),
        signers: vec![Roots::signer(&signer(0).public(), instant("2026-01-01T00:00:00Z"), None)],
    }
}

pub fn signed_by(roots: &RootsDraft, numbers: &[u8]) -> Signed {
    let keys: Vec<_> = numbers.iter().map(|number| root_key(*number)).collect();
    roots.sign(&keys.iter().collect::<Vec<_>>())
}

/// Roots after `before`, with what `change` makes of them.
pub fn next_roots(before: &RootsDraft, signed: &Signed, change: impl FnOnce(&mut RootsDraft)) -> RootsDraft {
    let mut next = RootsDraft { version: before.version + 1, previous: Some(signed.digest()), ..before.clone() };
    change(&mut next);
    next
}

pub fn listed(key: &TrustedKey) -> ListedKey {
    ListedKey {
        authority: kpcs_domain::value::AuthorityId::parse(&key.authority).unwrap(),
        key: published(&key.key),
        from: key.from,
        to: key.to,
        revoked_at: key.revoked.map(|revoked| revoked.at),
        effective_index: key.revoked.and_then(|revoked| revoked.effective_index),
        suspect_index: key.revoked.and_then(|revoked| revoked.suspect_index),
    }
}

fn name(text: &str) -> Name {
    Name::parse(text).unwrap()
}

fn bytes(bytes: &[u8]) -> kpcs_domain::field::Bytes {
    kpcs_domain::field::Bytes(bytes.to_vec())
}

/// Two of three witnesses are needed, one of them of the observers (2).
pub fn list() -> TrustList {
    let keeper = |number: u8| ListedWitness {
        name: name(&format!("w{number}.example")),
        key: bytes(keeper(number).public().as_bytes()),
        group: name(if number == 2 { "observers" } else { "states" }),
    };
    let history = history(Some(kpcs_domain::party::Trade::Open));
    TrustList {
        version: 3,
        previous: Some(Digest([2; 32])),
        made_at: instant("2026-12-01T00:00:00Z"),
        log: Some(ListedLog {
            name: name("log.example/kp"),
            checkpoint_key: bytes(log_signer().public().as_bytes()),
            receipt_key: bytes(receipts().public().as_bytes()),
            receipt_key_id: bytes(b"log-2026"),
        }),
        witnesses: (0..3).map(keeper).collect(),
        needed: 2,
        groups: vec![name("observers")],
        keys: vec![listed(&key())],
        standings: history.intervals_of(place("SL")).iter().cloned().chain([union()]).collect(),
        members: vec![kpcs_domain::party::ReioMember {
            member: place("BE"),
            from: crate::case::day("2003-02-01"),
            to: None,
        }],
        places: Vec::new(),
        tested_at_export: Vec::new(),
    }
}

/// The status of all forty entries: the certificate stands unless `standing` says otherwise.
pub fn token(made_at: Timestamp, list: &Signed, standing: &Standing, by: &SecretKey) -> Vec<u8> {
    let mut codes = vec![StatusCode::of(&Standing::Stands); usize::try_from(SIZE).unwrap()];
    codes[usize::try_from(PLACE).unwrap()] = StatusCode::of(standing);
    codes[usize::try_from(PLACE + 1).unwrap()] = StatusCode::of(&Standing::Stolen);
    sign_status_list(&StatusList::new(made_at, 0, list.digest(), &codes), by)
}

/// Everything in order, as of `case::now`.
pub fn sound() -> Vec<u8> {
    let list = sign_trust_list(&list(), &signer(0));
    let token = token(crate::case::now(), &list, &Standing::Stands, &signer(0));
    write_trust_bundle(&[signed_by(&first_roots(), &[0, 1])], &list, &token)
}

pub fn pinned() -> Digest {
    signed_by(&first_roots(), &[0, 1]).digest()
}

struct Grown(Growth);

impl ReadTiles for Grown {
    fn hashes(&self, tile: Tile) -> Option<Vec<u8>> {
        self.0.tiles.iter().find(|(kept, _)| *kept == tile).map(|(_, bytes)| bytes.clone())
    }
}

struct Nothing;

impl ReadTiles for Nothing {
    fn hashes(&self, _: Tile) -> Option<Vec<u8>> {
        None
    }
}

/// A log of these entries, and what anybody who holds its keys can say of them, true or not.
pub struct Log(pub Vec<[u8; 32]>);

impl Log {
    /// The receipt of the entry that stands at `place`.
    pub fn receipt(&self, place: u64) -> Vec<u8> {
        let (grown, size) = self.grown();
        let inclusion = inclusion(&TiledTree::new(&grown, size), place, size).unwrap();
        inclusion_receipt(&inclusion, &grown.0.root, SUBJECT, &receipts())
    }

    /// Its proof, cosigned by these witnesses at that instant.
    pub fn proof(&self, place: u64, cosigned_at: Timestamp, cosigning: &[u8]) -> LogProof {
        let (grown, size) = self.grown();
        let checkpoint = Checkpoint { origin: "log.example/kp".to_owned(), size, root: grown.0.root, more: Vec::new() };
        let mut note = Note::sign(checkpoint.to_string(), &log_signer());
        let at = u64::try_from(cosigned_at.seconds()).unwrap();
        note.signatures.extend(cosigning.iter().map(|number| cosign(&note.text, &keeper(*number), at).unwrap()));
        LogProof::new(self.receipt(place), &note, &log_keys(), &quorum()).unwrap()
    }

    fn grown(&self) -> (Grown, u64) {
        let leaves: Vec<Hash> = self.0.iter().map(|entry| leaf_hash(entry)).collect();
        (Grown(grow(&Nothing, 0, &leaves).unwrap()), leaves.len() as u64)
    }
}

/// The log proof of `opened` at `PLACE`, cosigned by these witnesses five minutes after it was signed.
pub fn proof(opened: &Opened, cosigning: &[u8]) -> LogProof {
    let entry =
        |index: u64| if index == PLACE { opened.statement().leaf().0 } else { [u8::try_from(index).unwrap(); 32] };
    Log((0..SIZE).map(entry).collect()).proof(PLACE, instant("2026-11-23T10:05:00Z"), cosigning)
}

pub fn log_keys() -> LogKeys {
    LogKeys { checkpoint: log_signer().public().clone(), receipts: receipts().public().clone() }
}

pub fn quorum() -> Quorum {
    list().quorum().unwrap()
}
