//! The log: 256 submitters of one entry each at a time, durable in the tree; then proofs made and verified, and their length in a large log.
//!
//! Seven witnesses with their state on disk cosign beside it, five make the quorum. What a submitter waits for is its place in the durable
//! tree, not the quorum; how long the quorum takes after that is measured apart.

use std::{
    path::Path,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use kpcs_hub::{Cosigner, Entry, FolderHome, LocalWitness, LogService, LogSettings, Standing};
use kpcs_log::{
    Checkpoint, Hash, Inclusion, KeyKind, LogKeys, LogProof, Note, NoteSigner, Quorum, ReceiptSigner, SUBJECT, Witness,
    cosign, inclusion_receipt, leaf_hash,
};

use crate::spread::{print, rate};

const SUBMITTERS: usize = 256;
const WITNESSES: u8 = 7;
const NEEDED: usize = 5;

/// Runs for so many entries.
pub fn run(count: usize) {
    let folder = tempfile::tempdir().expect("a folder");
    let log = LogService::open(settings(folder.path())).expect("the log opens");
    submit(&log, count as u64);
    let start = Instant::now();
    log.settle();
    println!("quorum over the newest tree: {:.1} ms after the last place", start.elapsed().as_secs_f64() * 1_000.0);
    prove(&log, count as u64);
    large();
}

/// Each submitter hands in one entry, waits until it is durable, and hands in the next.
fn submit(log: &LogService, count: u64) {
    let (next, taken) = (AtomicU64::new(0), Mutex::new(Vec::with_capacity(usize::try_from(count).unwrap_or(0))));
    let start = Instant::now();
    thread::scope(|scope| {
        for _ in 0..SUBMITTERS {
            scope.spawn(|| {
                let mut own = Vec::new();
                while let number @ 0.. = next.fetch_add(1, Ordering::Relaxed)
                    && number < count
                {
                    let begun = Instant::now();
                    log.submit(&[entry(number)]).expect("taken");
                    own.push(begun.elapsed());
                }
                taken.lock().expect("nobody panicked").extend(own);
            });
        }
    });
    rate("entries durable in the tree, 256 submitters, one each", usize::try_from(count).unwrap_or(0), start.elapsed());
    print("one entry", taken.into_inner().expect("nobody panicked"));
}

/// Proofs of entries spread over the log, made and verified on one thread and on two.
fn prove(log: &LogService, count: u64) {
    let some: Vec<Entry> = (0..count.min(2_000)).map(|number| entry(number * 7_919 % count)).collect();
    let start = Instant::now();
    let proofs: Vec<(Entry, Vec<u8>)> = some.iter().map(|entry| (*entry, proof(log, entry).to_bytes())).collect();
    rate("proofs made, one thread", proofs.len(), start.elapsed());
    let (keys, quorum) = (log.keys(), log.quorum());
    let start = Instant::now();
    proofs.iter().for_each(|(entry, bytes)| verify(entry, bytes, &keys, quorum));
    rate("proofs verified with their quorum, one thread", proofs.len(), start.elapsed());
    let start = Instant::now();
    thread::scope(|scope| {
        for half in proofs.chunks(proofs.len().div_ceil(2).max(1)) {
            let keys = &keys;
            scope.spawn(move || half.iter().for_each(|(entry, bytes)| verify(entry, bytes, keys, quorum)));
        }
    });
    rate("proofs verified with their quorum, two threads", proofs.len(), start.elapsed());
}

fn proof(log: &LogService, entry: &Entry) -> LogProof {
    match log.proof(entry).expect("read") {
        Standing::Proven { proof, .. } => *proof,
        other => panic!("not proven: {other:?}"),
    }
}

fn verify(entry: &Entry, bytes: &[u8], keys: &LogKeys, quorum: &Quorum) {
    let proof = LogProof::parse(bytes).expect("one encoding");
    assert!(proof.verify(&leaf_hash(entry), keys, quorum).expect("verifies").counted.is_enough());
}

/// How long receipt and proof are at ten million entries: a path of that length, whose root is what it leads to.
fn large() {
    let inclusion = Inclusion { index: 1_234_567, size: 10_000_000, path: path(1_234_567, 10_000_000) };
    let root = inclusion.root_of(&leaf_hash(&entry(0))).expect("a path of the right length");
    let receipt = inclusion_receipt(&inclusion, &root, SUBJECT, &receipts());
    let origin = signer().public().name().to_owned();
    let text = Checkpoint { origin, size: inclusion.size, root, more: Vec::new() }.to_string();
    let mut note = Note::sign(text, &signer());
    let lines = (0..WITNESSES).map(|number| cosign(&note.text, &witness_signer(number), 1).expect("a witness's key"));
    let lines: Vec<_> = lines.collect();
    note.signatures.extend(lines);
    let keys = LogKeys { checkpoint: signer().public().clone(), receipts: receipts().public().clone() };
    let length = receipt.len();
    let proof = LogProof::new(receipt, &note, &keys, &quorum()).expect("signed");
    verify(&entry(0), &proof.to_bytes(), &keys, &quorum());
    println!("at ten million entries: receipt {length} bytes, proof with quorum {} bytes", proof.to_bytes().len());
}

/// As many siblings as the place of an entry needs: tried, since only the right number leads to a root.
fn path(index: u64, size: u64) -> Vec<Hash> {
    let lengths = (0..64).map(|length| vec![Hash([length; 32]); usize::from(length)]);
    let fits = |path: &Vec<Hash>| Inclusion { index, size, path: path.clone() }.root_of(&Hash([0; 32])).is_ok();
    lengths.into_iter().find(fits).expect("every place has a path")
}

pub fn entry(number: u64) -> Entry {
    let mut entry = [0; 32];
    entry[..8].copy_from_slice(&number.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_le_bytes());
    entry[8..16].copy_from_slice(&number.to_le_bytes());
    entry
}

fn signer() -> NoteSigner {
    NoteSigner::new("log.bench/kp", KeyKind::Ed25519, &[1; 32]).expect("a key")
}

fn receipts() -> ReceiptSigner {
    ReceiptSigner::new("log.bench/kp", b"log-2026", &[1; 32])
}

fn witness_signer(number: u8) -> NoteSigner {
    NoteSigner::new(&format!("w{number}.bench"), KeyKind::Cosignature, &[10 + number; 32]).expect("a key")
}

fn quorum() -> Quorum {
    let groups = ["producing", "trading", "observers"];
    let witness = |number: u8| Witness {
        key: witness_signer(number).public().clone(),
        group: groups[usize::from(number) % groups.len()].to_owned(),
    };
    Quorum {
        witnesses: (0..WITNESSES).map(witness).collect(),
        needed: NEEDED,
        groups: groups.map(str::to_owned).into(),
    }
}

pub fn settings(folder: &Path) -> LogSettings {
    let clock: kpcs_hub::Clock = Arc::new(|| 1);
    let logs = [signer().public().clone()];
    let witness = |number: u8| {
        let place = folder.join(format!("w{number}"));
        let opened = LocalWitness::open(&place, witness_signer(number), &logs, Arc::clone(&clock));
        Arc::new(opened.expect("a witness")) as Arc<dyn Cosigner>
    };
    LogSettings {
        folder: folder.join("log"),
        home: Arc::new(FolderHome::new(folder.join("log"))),
        signer: signer(),
        receipts: receipts(),
        quorum: quorum(),
        cosigners: (0..WITNESSES).map(witness).collect(),
        observers: Vec::new(),
        clock: Arc::clone(&clock),
        patience: Duration::from_secs(10),
    }
}
