//! What a node has to do with the log: it runs it, sends to that of another, or nothing; a demonstration runs one with three small
//! witnesses in the same process.
//!
//! Invariant: the log lies under the register's folder, in `log/`; its keys come from the node key. What counts as in the log is said by the
//! settings of this node, never by the other side.
//! Source: issue 03, demands 2 and 6; docs/operating/log.md.

use std::{collections::BTreeSet, path::Path, sync::Arc, time::Duration};

use anyhow::{Context, Result, bail, ensure};
use kpcs_domain::value::Timestamp;
use kpcs_exchange::{HubOptions, RemoteLog, open_hub};
use kpcs_hub::{Cosigner, HttpWire, Observer, RemoteMirror, RemoteWitness, receipt_key_text};
use kpcs_log::{LogKeys, Quorum, Witness};
use kpcs_register::{Clock as _, Register, SystemClock};
use kpcs_server::Hub;

use crate::settings::{HubRole, ListedWitness, Settings, WebAddress};

/// How long a log, a witness or a mirror may take for one answer.
const PATIENCE: Duration = Duration::from_secs(30);

/// Takes this node's part: gives the log that it runs, if it runs one.
///
/// # Errors
/// Settings that do not fit together, a log that does not fit what its witnesses have seen, a folder that cannot be used.
pub fn open(register: &Register, settings: &Settings) -> Result<Option<Hub>> {
    if register.is_demo() {
        return open_demonstration(register, &settings.data_dir, || SystemClock.now()).map(Some);
    }
    match settings.hub_role {
        HubRole::None => Ok(None),
        HubRole::Host => host(register, settings).map(Some),
        HubRole::Member => join(register, settings).map(|()| None),
    }
}

/// Opens the log of a demonstration; its witnesses go by `now`.
///
/// # Errors
/// A log that does not fit what its witnesses have seen, a folder that cannot be used.
pub fn open_demonstration(
    register: &Register,
    folder: &Path,
    now: impl Fn() -> Timestamp + Send + Sync + 'static,
) -> Result<Hub> {
    let seconds = Arc::new(move || now().seconds().cast_unsigned());
    let log = open_hub(register, &folder.join("log"), HubOptions::demonstration(seconds));
    Ok(Hub(log.context("the log of this demonstration")?))
}

fn host(register: &Register, settings: &Settings) -> Result<Hub> {
    let name =
        settings.hub_name.clone().context("hub.name is missing: a host names its log, such as log.example/kp")?;
    let quorum = quorum(settings)?;
    let witness = |listed: &ListedWitness| {
        let missing = || format!("hub.witnesses: {} has no address, and a host asks it", listed.key.name());
        let wire = Box::new(wire(listed.address.as_ref().with_context(missing)?));
        let cosigner: Arc<dyn Cosigner> = Arc::new(RemoteWitness::new(listed.key.clone(), wire));
        Ok((Witness { key: listed.key.clone(), group: listed.group.clone() }, cosigner))
    };
    let mirror = |address: &WebAddress| -> Arc<dyn Observer> {
        Arc::new(RemoteMirror::new(address.to_string(), Box::new(wire(address))))
    };
    let options = HubOptions {
        name,
        own_witnesses: Vec::new(),
        witnesses: settings.hub_witnesses.iter().map(witness).collect::<Result<_>>()?,
        observers: settings.hub_mirrors.iter().map(mirror).collect(),
        needed: quorum.needed,
        groups: quorum.groups,
        clock: Arc::new(|| SystemClock.now().seconds().cast_unsigned()),
    };
    let log = open_hub(register, &settings.data_dir.join("log"), options).context("the log of this node")?;
    Ok(Hub(log))
}

fn join(register: &Register, settings: &Settings) -> Result<()> {
    let missing =
        |key: &str| format!("{key} is missing: a member has it from the host, where `kpcs log-keys` prints it");
    let keys = LogKeys {
        checkpoint: settings.hub_key.clone().with_context(|| missing("hub.key"))?,
        receipts: settings.hub_receipt_key.clone().with_context(|| missing("hub.receipt_key"))?,
    };
    let address = settings.hub_address.as_ref().with_context(|| missing("hub.address"))?;
    register.join_log(Arc::new(RemoteLog::new(Box::new(wire(address)), keys, quorum(settings)?)));
    Ok(())
}

/// The quorum of the settings, if it can ever be reached.
///
/// # Errors
/// A key that stands there twice, more needed than listed, a group for which no witness stands.
pub fn quorum(settings: &Settings) -> Result<Quorum> {
    let (listed, needed) = (&settings.hub_witnesses, settings.hub_needed);
    let keys: BTreeSet<_> = listed.iter().map(|witness| witness.key.as_bytes()).collect();
    ensure!(keys.len() == listed.len(), "hub.witnesses: one key stands there twice");
    ensure!(
        needed <= listed.len(),
        "hub.needed is {needed}, and hub.witnesses lists {}: nothing would ever count as in the log",
        listed.len()
    );
    for group in &settings.hub_groups {
        if !listed.iter().any(|witness| witness.group == *group) {
            bail!("hub.groups names {group}, and no witness in hub.witnesses stands for it");
        }
    }
    let witness = |listed: &ListedWitness| Witness { key: listed.key.clone(), group: listed.group.clone() };
    Ok(Quorum {
        witnesses: listed.iter().map(witness).collect(),
        needed,
        groups: settings.hub_groups.iter().cloned().collect(),
    })
}

/// The section by which a member's settings name the log behind the node at `address`.
#[must_use]
pub fn member_section(address: &WebAddress, keys: &LogKeys, quorum: &Quorum) -> String {
    let witness = |witness: &Witness| format!("{} {}", witness.group, witness.key);
    let witnesses = quorum.witnesses.iter().map(witness).collect::<Vec<_>>().join(", ");
    let groups = quorum.groups.iter().cloned().collect::<Vec<_>>().join(", ");
    format!(
        "[hub]\nrole = \"member\"\naddress = \"{}\"\nkey = \"{}\"\nreceipt_key = \"{}\"\nwitnesses = \"{witnesses}\"\n\
         needed = {}\ngroups = \"{groups}\"",
        address.under("log"),
        keys.checkpoint,
        receipt_key_text(&keys.receipts),
        quorum.needed,
    )
}

/// How another node is reached.
#[must_use]
pub fn wire(address: &WebAddress) -> HttpWire {
    HttpWire::new(&address.to_string(), PATIENCE)
}
