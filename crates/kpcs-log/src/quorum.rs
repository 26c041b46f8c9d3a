//! When a checkpoint counts: enough witnesses, from enough groups, have cosigned it.
//!
//! Invariant: distinct witnesses are counted, never signatures; two conflicting checkpoints that both count need
//! `2 * needed - witnesses` of them to have lied (threat-model M5).
//! Must not know: who the witnesses are in the world.

use std::collections::BTreeSet;

use crate::{Note, NoteKey, verify_cosignature};

/// A witness that counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Witness {
    /// Its key, of the kind [`crate::KeyKind::Cosignature`].
    pub key: NoteKey,
    /// The group for which it stands.
    pub group: String,
}

/// Which witnesses count, how many are needed, and which groups must be among them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quorum {
    /// Every witness whose cosignature counts.
    pub witnesses: Vec<Witness>,
    /// How many of them are needed.
    pub needed: usize,
    /// Groups of which at least one witness must be among them.
    pub groups: BTreeSet<String>,
}

/// Who cosigned, and whether that is enough.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// Name and time, in seconds since 1970-01-01 UTC, of each witness that cosigned, in the order of the quorum.
    pub cosigned: Vec<(String, u64)>,
    /// Groups without a witness among them.
    pub missing_groups: Vec<String>,
    /// How many witnesses more are needed.
    pub short: usize,
}

impl Counted {
    /// Whether the quorum is there.
    #[must_use]
    pub fn is_enough(&self) -> bool {
        self.short == 0 && self.missing_groups.is_empty()
    }

    /// The time before which the checkpoint certainly stood: the latest of its cosignatures; `None` without any.
    #[must_use]
    pub fn latest(&self) -> Option<u64> {
        self.cosigned.iter().map(|(_, time)| *time).max()
    }
}

impl Quorum {
    /// Counts the witnesses under a note. One whose cosignature does not verify is not counted.
    #[must_use]
    pub fn count(&self, note: &Note) -> Counted {
        let cosigned = self.cosigned(note);
        let present: BTreeSet<&String> = cosigned.iter().map(|(witness, _)| &witness.group).collect();
        Counted {
            missing_groups: self.groups.iter().filter(|group| !present.contains(group)).cloned().collect(),
            short: self.needed.saturating_sub(cosigned.len()),
            cosigned: cosigned.iter().map(|(witness, time)| (witness.key.name().to_owned(), *time)).collect(),
        }
    }

    /// The keys of witnesses under a note that suffice: one of each group, then in the order of the quorum; all that there are
    /// while they do not.
    pub(crate) fn enough(&self, note: &Note) -> Vec<&NoteKey> {
        let mut groups = self.groups.clone();
        let (first, rest): (Vec<_>, Vec<_>) =
            self.cosigned(note).into_iter().partition(|(witness, _)| groups.remove(&witness.group));
        let needed = self.needed.max(first.len());
        first.into_iter().chain(rest).take(needed).map(|(witness, _)| &witness.key).collect()
    }

    /// The distinct witnesses whose cosignatures verify, with their times.
    fn cosigned(&self, note: &Note) -> Vec<(&Witness, u64)> {
        let mut keys = BTreeSet::new();
        let all =
            self.witnesses.iter().filter_map(|witness| Some((witness, verify_cosignature(note, &witness.key).ok()?)));
        all.filter(|(witness, _)| keys.insert(witness.key.as_bytes())).collect()
    }
}
