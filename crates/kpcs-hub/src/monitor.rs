//! A monitor: follows the checkpoints of a log from outside and says what is not as it should be.
//!
//! Invariant: it trusts nothing that the log serves beyond what the log has signed; each finding says what was seen, a fork with its proof.
//! Must not know: what entries say, why somebody expects them; what time it is, is handed in. Source: threat-model A8, A9, section 14.

use std::collections::{BTreeMap, BTreeSet};

use kpcs_log::{
    Checkpoint, Counted, ForkProof, Note, NoteKey, Quorum, Seen, Tile, TilePath, TiledTree, Unsound, WIDTH, inclusion,
    leaf_hash, read_entries,
};

use crate::{Clock, Entry, Wire, fork::find_fork, mirror::Served, wire::fetch};

/// After how many seconds a checkpoint is old.
pub const OLD_SECONDS: u64 = 24 * 3_600;

/// An entry that somebody has handed to the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Expected {
    /// It.
    pub entry: Entry,
    /// Since when, in seconds since 1970-01-01 UTC.
    pub since: u64,
}

/// What is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Finding {
    /// The log has told two stories.
    #[error("the log has told two stories")]
    Fork(Box<ForkProof>),
    /// It showed a smaller tree than before.
    #[error("the log showed {to} entries after it had shown {from}")]
    WentBack {
        /// The size before.
        from: u64,
        /// The size now.
        to: u64,
    },
    /// The newest checkpoint is old: it is held back, or the log stands still.
    #[error("the newest checkpoint is {} hours old", .seconds / 3_600)]
    Old {
        /// How old, in seconds.
        seconds: u64,
    },
    /// The checkpoint that is shown has not its quorum.
    #[error("the checkpoint lacks {} cosignatures, and of the groups: {}", .0.short, .0.missing_groups.join(", "))]
    Short(Counted),
    /// An entry that took longer than it may, or is still not there.
    #[error("the entry {} {} for {} minutes", crate::entry_hex(.entry), if *.is_there { "had waited" } else { "is waiting" }, .seconds / 60)]
    Late {
        /// Which.
        entry: Entry,
        /// Whether it is in the log now.
        is_there: bool,
        /// How long it waited.
        seconds: u64,
    },
    /// What the log serves does not belong to what it has signed.
    #[error("what the log serves is not sound: {0}")]
    Unsound(String),
    /// The log does not answer.
    #[error("the log does not answer: {0}")]
    Unreachable(String),
}

/// Follows one log.
pub struct Monitor {
    log: NoteKey,
    quorum: Option<Quorum>,
    wire: Box<dyn Wire>,
    clock: Clock,
    last: Option<Note>,
    /// When the newest tree was first seen.
    changed: u64,
    /// Of each expected entry that is not there yet: up to where it was looked for.
    read: BTreeMap<Entry, u64>,
    found: BTreeSet<Entry>,
}

impl Monitor {
    /// Follows the log with the key `log`, reached by `wire`, from `last` on, the newest checkpoint that was seen before.
    #[must_use]
    pub fn new(log: NoteKey, quorum: Option<Quorum>, wire: Box<dyn Wire>, clock: Clock, last: Option<Note>) -> Self {
        let changed = clock();
        Self { log, quorum, wire, clock, last, changed, read: BTreeMap::new(), found: BTreeSet::new() }
    }

    /// The newest checkpoint that was seen; to be kept, so that the next start compares with it.
    #[must_use]
    pub const fn last(&self) -> Option<&Note> {
        self.last.as_ref()
    }

    /// Looks once. `expected` are entries that the log should have within `limit` seconds.
    pub fn look(&mut self, expected: &[Expected], limit: u64) -> Vec<Finding> {
        let shown = match fetch(&*self.wire, "checkpoint") {
            Ok(Some(bytes)) => {
                Note::parse(&bytes).and_then(|note| Checkpoint::of(&note, &self.log).map(|new| (note, new)))
            }
            Ok(None) => return vec![Finding::Unreachable("it shows no checkpoint".to_owned())],
            Err(fault) => return vec![Finding::Unreachable(fault.to_string())],
        };
        let (note, new) = match shown {
            Ok(shown) => shown,
            Err(unsound) => return vec![Finding::Unsound(unsound.to_string())],
        };
        let mut findings = Vec::new();
        let is_continued = self.compare(&note, &new, &mut findings);
        self.judge_age(&note, &mut findings);
        if is_continued {
            self.last = Some(note);
            let read = self.read_entries(&new, expected, limit, &mut findings);
            findings.extend(read.err().map(|unsound| Finding::Unsound(unsound.to_string())));
        }
        findings
    }

    /// Compares with what was seen before; whether the new checkpoint may be taken.
    fn compare(&mut self, note: &Note, new: &Checkpoint, findings: &mut Vec<Finding>) -> bool {
        let Some(last) = self.last.clone() else { return true };
        let old = Checkpoint::of(&last, &self.log).map_or(Seen::NOTHING, |old| Seen { size: old.size, root: old.root });
        if new.root != old.root {
            self.changed = (self.clock)();
        }
        // For a smaller one the tiles of the larger are still served, unless the log really went back.
        let fork = find_fork(&last, note, &self.log, &Served(&*self.wire));
        if let Ok(Some(proof)) = fork {
            findings.push(Finding::Fork(Box::new(proof)));
            return false;
        }
        if new.size < old.size {
            findings.push(Finding::WentBack { from: old.size, to: new.size });
            return false;
        }
        if let Err(unsound) = &fork {
            findings.push(Finding::Unsound(unsound.to_string()));
        }
        fork.is_ok()
    }

    /// The age is counted from the cosignatures where the quorum is known, else from when the tree was first seen.
    fn judge_age(&self, note: &Note, findings: &mut Vec<Finding>) {
        let counted = self.quorum.as_ref().map(|quorum| quorum.count(note));
        let since = counted.as_ref().and_then(Counted::latest).unwrap_or(self.changed);
        let seconds = (self.clock)().saturating_sub(since);
        if seconds > OLD_SECONDS {
            findings.push(Finding::Old { seconds });
        }
        findings.extend(counted.filter(|counted| !counted.is_enough()).map(Finding::Short));
    }

    /// Looks for the expected entries among those that are new, and says which took too long.
    fn read_entries(
        &mut self,
        new: &Checkpoint,
        expected: &[Expected],
        limit: u64,
        findings: &mut Vec<Finding>,
    ) -> Result<(), Unsound> {
        let waiting: Vec<&Expected> = expected.iter().filter(|one| !self.found.contains(&one.entry)).collect();
        if waiting.is_empty() {
            return Ok(());
        }
        let now = (self.clock)();
        let there = self.among_new(new, &waiting)?;
        self.read = waiting.iter().map(|one| (one.entry, new.size)).collect();
        for one in waiting {
            let (is_there, seconds) = (there.contains(&one.entry), now.saturating_sub(one.since));
            if seconds > limit {
                findings.push(Finding::Late { entry: one.entry, is_there, seconds });
            }
        }
        self.found.extend(there);
        Ok(())
    }

    /// The expected entries that stand in the new tree, each with a proof of inclusion that was checked.
    fn among_new(&self, new: &Checkpoint, waiting: &[&Expected]) -> Result<BTreeSet<Entry>, Unsound> {
        let served = Served(&*self.wire);
        let tree = TiledTree::new(&served, new.size);
        let mut there = BTreeSet::new();
        let looked = |one: &&Expected| self.read.get(&one.entry).copied().unwrap_or(0);
        let from = waiting.iter().map(looked).min().unwrap_or(0);
        for index in from / WIDTH..new.size.div_ceil(WIDTH) {
            let bundle = self.bundle(index, new.size)?;
            let entries = read_entries(&bundle).ok_or(Unsound::Form("a bundle of entries"))?;
            for (entry, place) in entries.iter().zip(index * WIDTH..) {
                if let Some(one) = waiting.iter().find(|one| one.entry == **entry) {
                    inclusion(&tree, place, new.size)?.verify(&leaf_hash(entry), &new.root)?;
                    there.insert(one.entry);
                }
            }
        }
        Ok(there)
    }

    fn bundle(&self, index: u64, size: u64) -> Result<Vec<u8>, Unsound> {
        let tile = Tile::of(0, index, size).ok_or(Unsound::Range("a bundle of the tree"))?;
        let path = TilePath::Entries(tile).to_string();
        fetch(&*self.wire, &path).ok().flatten().ok_or(Unsound::Tile(path))
    }
}
