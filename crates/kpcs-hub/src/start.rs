//! Opening a log: ask everybody for the newest head that they know, compare, and only then open it for signing.
//!
//! Invariant: nothing is signed unless so many witnesses answered that every quorum there ever was has one of them in it, and
//! none of them, no mirror and no file here knows a tree that is larger than the head, or that the head does not continue.
//! Must not know: what entries are. Source: threat-model M7, M8; reliability targets R-11.

use std::{
    collections::BTreeSet,
    sync::{Arc, mpsc},
    thread,
    time::Instant,
};

use kpcs_log::{Checkpoint, LogStore as _, Note, NoteKey, Seen, Sequencer, SequencerFault};

use crate::{
    HubFault, Known, LogSettings, Observer, Unreachable, files,
    home::Opened,
    index::Index,
    shared::{COSIGNED, Head},
    times::Times,
};

/// A log, open for appending, with what belongs to it.
pub(crate) struct Open {
    pub sequencer: Sequencer<Opened>,
    pub index: Index,
    pub times: Times,
}

/// Opens the log of `settings`.
pub(crate) fn open(settings: &LogSettings) -> Result<Open, HubFault> {
    let store = Opened(settings.home.open()?);
    let log = settings.signer.public();
    let head = store.head()?.and_then(|bytes| Note::parse(&bytes).ok());
    let here = head.as_ref().and_then(|head| Checkpoint::of(head, log).ok()).map_or(0, |head| head.size);
    let mut elsewhere = seen_by_all(settings, head.as_ref(), here)?;
    elsewhere.extend(cosigned(settings)?);
    let trees: Vec<Seen> = elsewhere.iter().map(|(_, seen)| *seen).collect();
    let (sequencer, _) =
        Sequencer::open(store, settings.signer.clone(), &trees).map_err(|fault| named(fault, &elsewhere))?;
    let size = sequencer.now().size;
    let (times, lines) = Times::open(&settings.folder.join("times"), size, (settings.clock)())?;
    let index = Index::open(&settings.folder, &*settings.home, size, &lines)?;
    Ok(Open { sequencer, index, times })
}

/// The head that lies here, unasked and uncompared; `None` where there is none of this log.
pub(crate) fn stored_head(settings: &LogSettings) -> Result<Option<Head>, HubFault> {
    let note = Opened(settings.home.open()?).head()?.and_then(|bytes| Note::parse(&bytes).ok());
    Ok(note.and_then(|note| {
        let checkpoint = Checkpoint::of(&note, settings.signer.public()).ok()?;
        Some(Head { seen: Seen { size: checkpoint.size, root: checkpoint.root }, note })
    }))
}

/// The trees that were seen elsewhere, with who has seen them.
fn seen_by_all(settings: &LogSettings, head: Option<&Note>, here: u64) -> Result<Vec<(String, Seen)>, HubFault> {
    let log = settings.signer.public();
    let (mut trees, mut answered, mut unreachable) = (Vec::new(), BTreeSet::new(), Vec::new());
    for (asked, known) in ask_all(settings, head) {
        let name = asked.observer.name();
        match known.and_then(|known| signed(known, log)) {
            Err(Unreachable(why)) => {
                unreachable.push(format!("{name} ({why})"));
                continue;
            }
            Ok(Heard::Size(size)) if size > here => {
                return Err(HubFault::Elsewhere { who: name.to_owned(), size, here });
            }
            Ok(Heard::Size(_)) => {}
            Ok(Heard::Tree(seen)) => trees.push((name.to_owned(), seen)),
        }
        answered.extend(asked.key);
    }
    let counted = |key: &[u8; 32]| answered.contains(key);
    let keys: BTreeSet<&[u8; 32]> = settings.quorum.witnesses.iter().map(|witness| witness.key.as_bytes()).collect();
    let answered = keys.iter().filter(|key| counted(key)).count();
    let needed = (keys.len() + 1).saturating_sub(settings.quorum.needed).min(keys.len());
    if answered < needed { Err(HubFault::TooFewAnswered { answered, needed, unreachable }) } else { Ok(trees) }
}

/// What is asked of whom.
struct Asked {
    observer: Arc<dyn Observer>,
    /// The key of a witness.
    key: Option<[u8; 32]>,
}

/// Asks everybody at once; who has not answered within the patience of the settings has not.
fn ask_all(settings: &LogSettings, head: Option<&Note>) -> Vec<(Asked, Result<Known, Unreachable>)> {
    let witnesses = settings.cosigners.iter().map(|witness| {
        let key = Some(*witness.key().as_bytes());
        Asked { observer: Arc::clone(witness) as Arc<dyn Observer>, key }
    });
    let mirrors = settings.observers.iter().map(|mirror| Asked { observer: Arc::clone(mirror), key: None });
    let asked: Vec<Asked> = witnesses.chain(mirrors).collect();
    let (tell, heard) = mpsc::channel();
    for (number, one) in asked.iter().enumerate() {
        let (tell, observer) = (tell.clone(), Arc::clone(&one.observer));
        let (log, head) = (settings.signer.public().clone(), head.cloned());
        // Who answers too late talks to nobody.
        thread::spawn(move || drop(tell.send((number, observer.newest(&log, head.as_ref())))));
    }
    drop(tell);
    let until = Instant::now() + settings.patience;
    let mut answers: Vec<_> = asked.iter().map(|_| Err(Unreachable("no answer in time".to_owned()))).collect();
    while let Ok((number, known)) = heard.recv_timeout(until.saturating_duration_since(Instant::now())) {
        answers[number] = known;
    }
    asked.into_iter().zip(answers).collect()
}

/// What an answer comes to.
enum Heard {
    Tree(Seen),
    Size(u64),
}

/// A checkpoint counts only under the log's own signature.
fn signed(known: Known, log: &NoteKey) -> Result<Heard, Unreachable> {
    match known {
        Known::Nothing => Ok(Heard::Tree(Seen::NOTHING)),
        Known::Size(size) => Ok(Heard::Size(size)),
        Known::Checkpoint(note) => match Checkpoint::of(&note, log) {
            Ok(checkpoint) => Ok(Heard::Tree(Seen { size: checkpoint.size, root: checkpoint.root })),
            Err(unsound) => Err(Unreachable(format!("shows no checkpoint of this log: {unsound}"))),
        },
    }
}

/// The cosigned checkpoint in this folder is a witness, too: the rest of the folder may be older.
fn cosigned(settings: &LogSettings) -> Result<Option<(String, Seen)>, HubFault> {
    let bytes = files::read(&settings.folder.join(COSIGNED))?;
    let note = bytes.and_then(|bytes| Note::parse(&bytes).ok());
    let checkpoint = note.and_then(|note| Checkpoint::of(&note, settings.signer.public()).ok());
    Ok(checkpoint.map(|checkpoint| {
        ("the cosigned checkpoint in this folder".to_owned(), Seen { size: checkpoint.size, root: checkpoint.root })
    }))
}

/// Who has seen what stopped the sequencer.
fn named(fault: SequencerFault, elsewhere: &[(String, Seen)]) -> HubFault {
    match fault {
        SequencerFault::Elsewhere { here, elsewhere: seen } => {
            let who = elsewhere.iter().find(|(_, tree)| *tree == seen).map_or("somebody", |(who, _)| who);
            HubFault::elsewhere(who, seen, here)
        }
        other => other.into(),
    }
}
