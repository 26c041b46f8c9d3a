//! A small log with its witnesses in folders, and a clock that a test moves.
#![allow(clippy::unwrap_used, dead_code)]

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use kpcs_hub::{
    Clock, CosignRequest, Cosigner, Entry, FolderHome, HubFault, Known, LocalWitness, LogHome, LogService, LogSettings,
    NotCosigned, Observer, Standing, Unreachable,
};
use kpcs_log::{
    KeyKind, LogProof, Note, NoteKey, NoteSignature, NoteSigner, Proven, Quorum, ReceiptSigner, Witness, leaf_hash,
};

/// Longer than any test may last: only who never answers is given up.
pub const PATIENCE: Duration = Duration::from_secs(60);

pub fn log_signer() -> NoteSigner {
    NoteSigner::new("log.example/kp", KeyKind::Ed25519, &[1; 32]).unwrap()
}

pub fn witness_signer(number: u8) -> NoteSigner {
    NoteSigner::new(&format!("w{number}.example"), KeyKind::Cosignature, &[10 + number; 32]).unwrap()
}

pub fn entry(number: u64) -> Entry {
    let mut entry = [7; 32];
    entry[..8].copy_from_slice(&number.to_be_bytes());
    entry
}

pub fn entries(numbers: std::ops::Range<u64>) -> Vec<Entry> {
    numbers.map(entry).collect()
}

/// A log and seven witnesses, of which five make a quorum, under one folder.
pub struct Setting {
    pub folder: PathBuf,
    pub now: Arc<AtomicU64>,
    pub witnesses: Vec<Arc<dyn Cosigner>>,
    pub observers: Vec<Arc<dyn Observer>>,
    pub needed: usize,
    pub patience: Duration,
    pub home: Option<Arc<dyn LogHome>>,
}

impl Setting {
    pub fn new(folder: &Path, witnesses: u8, needed: usize) -> Self {
        let now = Arc::new(AtomicU64::new(1_000));
        let mut setting = Self {
            folder: folder.join("log"),
            now,
            witnesses: Vec::new(),
            observers: Vec::new(),
            needed,
            patience: PATIENCE,
            home: None,
        };
        setting.witnesses = (0..witnesses)
            .map(|number| Arc::new(setting.witness(&folder.join("witnesses"), number)) as Arc<dyn Cosigner>)
            .collect();
        setting
    }

    pub fn witness(&self, folder: &Path, number: u8) -> LocalWitness {
        let logs = [log_signer().public().clone()];
        LocalWitness::open(&folder.join(number.to_string()), witness_signer(number), &logs, self.clock()).unwrap()
    }

    pub fn clock(&self) -> Clock {
        let now = Arc::clone(&self.now);
        Arc::new(move || now.load(Ordering::SeqCst))
    }

    pub fn at(&self, seconds: u64) {
        self.now.store(seconds, Ordering::SeqCst);
    }

    pub fn quorum(&self) -> Quorum {
        let witness = |cosigner: &Arc<dyn Cosigner>| Witness { key: cosigner.key().clone(), group: "all".to_owned() };
        let witnesses: Vec<_> = self.witnesses.iter().map(witness).collect();
        let groups = if witnesses.is_empty() { Vec::new() } else { vec!["all".to_owned()] };
        Quorum { witnesses, needed: self.needed, groups: groups.into_iter().collect() }
    }

    pub fn settings(&self) -> LogSettings {
        LogSettings {
            folder: self.folder.clone(),
            home: self.home.clone().unwrap_or_else(|| Arc::new(FolderHome::new(self.folder.clone()))),
            signer: log_signer(),
            receipts: ReceiptSigner::new("log.example/kp", b"log-2026", &[1; 32]),
            quorum: self.quorum(),
            cosigners: self.witnesses.clone(),
            observers: self.observers.clone(),
            clock: self.clock(),
            patience: self.patience,
        }
    }

    pub fn open(&self) -> Result<LogService, HubFault> {
        LogService::open(self.settings())
    }
}

/// The proof of an entry, which must be there, verified as any reader would.
pub fn proven(log: &LogService, entry: &Entry) -> Proven {
    match log.proof(entry).unwrap() {
        Standing::Proven { place, proof } => {
            let read = LogProof::parse(&proof.to_bytes()).unwrap();
            let proven = read.verify(&leaf_hash(entry), &log.keys(), log.quorum()).unwrap();
            assert_eq!(proven.index, place);
            assert!(proven.counted.is_enough());
            proven
        }
        other => panic!("{other:?}"),
    }
}

/// A witness that answers as it is told.
pub struct Told<F> {
    pub key: NoteKey,
    pub answer: F,
}

impl<F> Observer for Told<F>
where
    F: Fn(&CosignRequest) -> Result<NoteSignature, NotCosigned> + Send + Sync,
{
    fn name(&self) -> &str {
        self.key.name()
    }

    fn newest(&self, _: &NoteKey, _: Option<&Note>) -> Result<Known, Unreachable> {
        Ok(Known::Nothing)
    }
}

impl<F> Cosigner for Told<F>
where
    F: Fn(&CosignRequest) -> Result<NoteSignature, NotCosigned> + Send + Sync,
{
    fn key(&self) -> &NoteKey {
        &self.key
    }

    fn cosign(&self, request: &CosignRequest) -> Result<NoteSignature, NotCosigned> {
        (self.answer)(request)
    }
}

/// Copies a folder as it is.
pub fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for item in std::fs::read_dir(from).unwrap() {
        let item = item.unwrap();
        let place = to.join(item.file_name());
        if item.file_type().unwrap().is_dir() {
            copy(&item.path(), &place);
        } else {
            std::fs::copy(item.path(), place).unwrap();
        }
    }
}
