//! Opening the log of a node in the hub role: its folder, its keys, its witnesses.
//!
//! Invariant: the log's keys are this node's alone and come from its node key, so they are backed up with it and lie nowhere in the clear.
//! Witnesses in this process are for demonstrations: they show the whole path, and protect nobody from whoever runs the machine.
//! Source: architecture 6; threat-model 9.1 (K6, K7), M5, M8.

use std::{collections::BTreeSet, io, path::Path, sync::Arc, time::Duration};

use kpcs_hub::{Clock, Cosigner, FolderHome, HubFault, LocalWitness, LogService, LogSettings, Observer};
use kpcs_log::{KeyKind, LogKeys, NoteSigner, Quorum, ReceiptSigner, Unsound, Witness};
use kpcs_register::{ActError, Register};

use crate::HubLog;

/// How long a witness is waited for.
const PATIENCE: Duration = Duration::from_secs(10);
/// By what receipts name the log's key.
const RECEIPT_KEY_ID: &[u8] = b"kpcs-log-1";

/// A witness that this process runs itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnWitness {
    /// Its name.
    pub name: String,
    /// The group for which it stands.
    pub group: String,
}

/// How the log of a node is run.
pub struct HubOptions {
    /// The log's name: the origin of its checkpoints.
    pub name: String,
    /// Witnesses in this process, each with a folder of its own.
    pub own_witnesses: Vec<OwnWitness>,
    /// Witnesses elsewhere: their keys and groups, and how they are reached.
    pub witnesses: Vec<(Witness, Arc<dyn Cosigner>)>,
    /// Mirrors that are asked at a start.
    pub observers: Vec<Arc<dyn Observer>>,
    /// How many witnesses make a quorum.
    pub needed: usize,
    /// Groups of which one witness must be among them.
    pub groups: BTreeSet<String>,
    /// What time it is, in seconds since 1970-01-01 UTC.
    pub clock: Clock,
}

impl HubOptions {
    /// Three small witnesses in this process, one of each group, all needed: the whole path, live.
    #[must_use]
    pub fn demonstration(clock: Clock) -> Self {
        let groups = ["producing", "trading", "observers"];
        let own = |group: &str| OwnWitness { name: format!("{group}.witness.demo"), group: group.to_owned() };
        Self {
            name: "log.demo".to_owned(),
            own_witnesses: groups.map(own).to_vec(),
            witnesses: Vec::new(),
            observers: Vec::new(),
            needed: groups.len(),
            groups: groups.map(str::to_owned).into(),
            clock,
        }
    }
}

/// Why the log of this node does not start.
#[derive(Debug, thiserror::Error)]
pub enum HubStart {
    /// A name or key that cannot stand in a checkpoint.
    #[error("log.name, or the name of a witness: {0}")]
    Name(#[from] Unsound),
    /// The folder of a witness.
    #[error("the folder of the witness {0}: {1}")]
    Witness(String, io::Error),
    /// The log itself.
    #[error(transparent)]
    Log(#[from] HubFault),
    /// The trust list cannot be made.
    #[error(transparent)]
    Trust(#[from] ActError),
}

/// The keys under which a log of that name stands, if this node runs it. They are there before it begins.
///
/// # Errors
/// [`Unsound`]: a name that cannot stand in a checkpoint.
pub fn log_keys(register: &Register, name: &str) -> Result<LogKeys, Unsound> {
    let (signer, receipts) = signers(register, name)?;
    Ok(LogKeys { checkpoint: signer.public().clone(), receipts: receipts.public().clone() })
}

fn signers(register: &Register, name: &str) -> Result<(NoteSigner, ReceiptSigner), Unsound> {
    let signer = NoteSigner::new(name, KeyKind::Ed25519, &register.log_secret("checkpoints"))?;
    Ok((signer, ReceiptSigner::new(name, RECEIPT_KEY_ID, &register.log_secret("receipts"))))
}

/// Opens the log in `folder` with the keys of `register`, and lets the register send to it. Where too few witnesses answer, a log that has
/// begun takes nothing until they do, and everything else goes on.
///
/// # Errors
/// [`HubStart`]; nothing was signed then.
pub fn open_hub(register: &Register, folder: &Path, options: HubOptions) -> Result<Arc<LogService>, HubStart> {
    let (signer, receipts) = signers(register, &options.name)?;
    let mut witnesses = options.witnesses;
    for own in &options.own_witnesses {
        witnesses.push(open_witness(register, folder, own, &signer, &options.clock)?);
    }
    let (counted, cosigners): (Vec<_>, Vec<_>) = witnesses.into_iter().unzip();
    let log = LogService::open_or_wait(LogSettings {
        folder: folder.to_owned(),
        home: Arc::new(FolderHome::new(folder.to_owned())),
        signer,
        receipts,
        quorum: Quorum { witnesses: counted, needed: options.needed, groups: options.groups },
        cosigners,
        observers: options.observers,
        clock: options.clock,
        patience: PATIENCE,
    })?;
    let log = Arc::new(log);
    register.join_log(Arc::new(HubLog(Arc::clone(&log))));
    // Commands beside a server that does not run judge proofs by the list that is kept.
    register.trust_data()?;
    Ok(log)
}

fn open_witness(
    register: &Register,
    folder: &Path,
    own: &OwnWitness,
    log: &NoteSigner,
    clock: &Clock,
) -> Result<(Witness, Arc<dyn Cosigner>), HubStart> {
    let secret = register.log_secret(&format!("witness {}", own.name));
    let signer = NoteSigner::new(&own.name, KeyKind::Cosignature, &secret)?;
    let key = signer.public().clone();
    let place = folder.join("witnesses").join(&own.name);
    let opened = LocalWitness::open(&place, signer, &[log.public().clone()], Arc::clone(clock));
    let cosigner = opened.map_err(|error| HubStart::Witness(own.name.clone(), error))?;
    Ok((Witness { key, group: own.group.clone() }, Arc::new(cosigner)))
}
