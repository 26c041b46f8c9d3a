//! The sequencer under faults: whatever operation of the store fails, before or after it took effect, nothing that was
//! acknowledged is lost, no tree contradicts an older one, and no root is signed that does not follow from stored bytes.
#![allow(clippy::unwrap_used)]

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    io,
    rc::Rc,
};

use kpcs_log::{
    Checkpoint, EMPTY_ROOT, Found, KeyKind, LogFolder, LogStore, Note, NoteSigner, ReadTiles, Seen, Sequencer,
    SequencerFault, Tile, TilePath, TiledTree, leaf_hash, read_entries, root,
};
use proptest::prelude::*;

fn log() -> NoteSigner {
    NoteSigner::new("log.example/kp", KeyKind::Ed25519, &[1; 32]).unwrap()
}

/// A store in memory, shared by the sequencers that open it, that fails when it is told to.
#[derive(Clone, Default)]
struct Memory {
    files: Rc<RefCell<BTreeMap<String, Vec<u8>>>>,
    head: Rc<RefCell<Option<Vec<u8>>>>,
    /// Operations until one fails; whether it takes effect before it fails.
    fault: Rc<Cell<Option<(usize, bool)>>>,
    /// A bit of what is written to the stage that is flipped on the way.
    flip: Rc<Cell<Option<usize>>>,
}

impl Memory {
    /// Does an operation that changes something, or fails before or after it.
    fn act<T>(&self, effect: impl FnOnce() -> T) -> io::Result<T> {
        match self.fault.get() {
            Some((0, after)) => {
                self.fault.set(None);
                if after {
                    effect();
                }
                Err(io::Error::other("the store failed"))
            }
            Some((more, after)) => {
                self.fault.set(Some((more - 1, after)));
                Ok(effect())
            }
            None => Ok(effect()),
        }
    }

    /// A copy as it is now, to go back to.
    fn copied(&self) -> Self {
        let copy = Self::default();
        copy.files.replace(self.files.borrow().clone());
        copy.head.replace(self.head.borrow().clone());
        copy
    }
}

impl LogStore for Memory {
    fn read(&self, path: &str) -> io::Result<Option<Vec<u8>>> {
        Ok(self.files.borrow().get(path).cloned())
    }

    fn write(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let mut bytes = bytes.to_vec();
        if let Some(bit) = self.flip.get().filter(|_| path.starts_with("stage/")) {
            let bit = bit % (bytes.len() * 8);
            bytes[bit / 8] ^= 1 << (bit % 8);
        }
        self.act(|| {
            let there = self.files.borrow_mut().insert(path.to_owned(), bytes.clone());
            assert!(!path.starts_with("tile/") || there.is_none_or(|there| there == bytes), "{path} changed");
        })
    }

    fn remove(&self, path: &str) -> io::Result<()> {
        self.act(|| drop(self.files.borrow_mut().remove(path)))
    }

    fn head(&self) -> io::Result<Option<Vec<u8>>> {
        Ok(self.head.borrow().clone())
    }

    fn swap_head(&self, expected: Option<&[u8]>, new: &[u8]) -> io::Result<bool> {
        self.act(|| {
            let expected = self.head.borrow().as_deref() == expected;
            if expected {
                self.head.replace(Some(new.to_vec()));
            }
            expected
        })
    }
}

impl ReadTiles for Memory {
    fn hashes(&self, tile: Tile) -> Option<Vec<u8>> {
        self.read(&TilePath::Hashes(tile).to_string()).unwrap()
    }
}

fn open(store: &Memory, elsewhere: &[Seen]) -> Result<(Sequencer<Memory>, Found), SequencerFault> {
    Sequencer::open(store.clone(), log(), elsewhere)
}

fn batch(from: u64, count: u64) -> Vec<Vec<u8>> {
    (from..from + count).map(|index| format!("entry {index}").into_bytes()).collect()
}

fn append(log: &mut Sequencer<Memory>, from: u64, count: u64) -> Result<u64, SequencerFault> {
    log.append(&batch(from, count).iter().map(Vec::as_slice).collect::<Vec<_>>())
}

/// What a reader finds: the published checkpoint, with every tile and entry that it promises.
fn published(store: &Memory) -> Checkpoint {
    let note = Note::parse(&store.read("checkpoint").unwrap().unwrap()).unwrap();
    let checkpoint = Checkpoint::of(&note, log().public()).unwrap();
    let tree = TiledTree::new(store, checkpoint.size);
    assert_eq!(root(&tree, checkpoint.size).unwrap(), checkpoint.root);
    let mut index = 0;
    while let Some(tile) = Tile::of(0, index, checkpoint.size) {
        let bundle = store.read(&TilePath::Entries(tile).to_string()).unwrap().unwrap();
        let leaves: Vec<_> = read_entries(&bundle).unwrap().iter().map(|entry| leaf_hash(entry)).collect();
        assert_eq!(leaves, tree.tile(0, index).unwrap(), "entries of tile {index}");
        index += 1;
    }
    checkpoint
}

#[test]
fn a_log_begins_empty_and_published_and_grows_by_batches() {
    let store = Memory::default();
    let (mut sequencer, found) = open(&store, &[]).unwrap();
    assert_eq!(found, Found::Nothing);
    assert_eq!((published(&store).size, published(&store).root), (0, EMPTY_ROOT));
    let mut size = 0;
    for count in [1, 0, 300, 211, 1, 512] {
        assert_eq!(append(&mut sequencer, size, count).unwrap(), size);
        size += count;
        assert_eq!(published(&store).size, size);
    }
    let (again, found) = open(&store, &[sequencer.now()]).unwrap();
    assert_eq!((found, again.now()), (Found::Whole, sequencer.now()));
    assert!(store.files.borrow().keys().all(|path| !path.starts_with("stage/")), "no stage is left");
}

#[test]
fn whatever_fails_the_log_goes_on_from_where_it_truly_was() {
    for after in [false, true] {
        for failing in 0.. {
            let store = Memory::default();
            let (mut sequencer, _) = open(&store, &[]).unwrap();
            append(&mut sequencer, 0, 250).unwrap();
            store.fault.set(Some((failing, after)));
            if append(&mut sequencer, 250, 10).is_ok() {
                assert!(failing > 5, "all operations of a batch were reached");
                break;
            }
            assert!(matches!(append(&mut sequencer, 260, 1), Err(SequencerFault::Stopped)));
            let before = published(&store).size;
            let (mut sequencer, _) = open(&store, &[Seen { size: before, root: published(&store).root }]).unwrap();
            let size = sequencer.now().size;
            assert!(size == 250 || size == 260, "before or after the batch, never between");
            assert_eq!(published(&store).size, size);
            assert_eq!(append(&mut sequencer, size, 5).unwrap(), size);
            assert_eq!(published(&store).size, size + 5);
        }
    }
}

#[test]
fn a_first_start_that_fails_can_be_repeated() {
    for failing in [(0, false), (0, true), (1, false), (1, true)] {
        let store = Memory::default();
        store.fault.set(Some(failing));
        assert!(open(&store, &[]).is_err());
        let (mut sequencer, _) = open(&store, &[]).unwrap();
        assert_eq!(append(&mut sequencer, 0, 3).unwrap(), 0);
        assert_eq!(published(&store).size, 3);
    }
}

/// A crash while recovering is a crash like any other.
#[test]
fn a_recovery_that_fails_can_be_repeated() {
    for first in 0..9 {
        for second in 0..9 {
            let store = Memory::default();
            append(&mut open(&store, &[]).unwrap().0, 0, 250).unwrap();
            let (mut sequencer, _) = open(&store, &[]).unwrap();
            store.fault.set(Some((first, true)));
            let acknowledged = append(&mut sequencer, 250, 10).is_ok();
            store.fault.set(Some((second, true)));
            let _ = open(&store, &[]);
            store.fault.set(None);
            let (sequencer, _) = open(&store, &[]).unwrap();
            assert!(!acknowledged || sequencer.now().size == 260);
            assert_eq!(published(&store).size, sequencer.now().size);
        }
    }
}

#[test]
fn an_old_copy_and_an_empty_folder_sign_nothing_once_more_was_seen_elsewhere() {
    let store = Memory::default();
    let (mut sequencer, _) = open(&store, &[]).unwrap();
    append(&mut sequencer, 0, 100).unwrap();
    let old = store.copied();
    append(&mut sequencer, 100, 1).unwrap();
    let seen = sequencer.now();
    for copy in [&old, &Memory::default()] {
        let fault = open(copy, &[seen]).map(drop).unwrap_err();
        assert!(matches!(fault, SequencerFault::Elsewhere { elsewhere, .. } if elsewhere == seen), "{fault}");
    }
    assert!(Memory::default().head().unwrap().is_none(), "an empty folder was not begun");
    let (mut fork, _) = open(&old, &[]).unwrap();
    append(&mut fork, 500, 1).unwrap();
    assert!(matches!(open(&old, &[seen]).map(drop), Err(SequencerFault::Elsewhere { .. })), "same size, another root");
    append(&mut fork, 501, 300).unwrap();
    assert!(
        matches!(open(&old, &[seen]).map(drop), Err(SequencerFault::Elsewhere { .. })),
        "larger, and another beginning"
    );
}

#[test]
fn a_lost_head_and_a_damaged_edge_stop_the_log() {
    let store = Memory::default();
    append(&mut open(&store, &[]).unwrap().0, 0, 300).unwrap();
    let lost = store.copied();
    lost.head.replace(None);
    assert!(matches!(open(&lost, &[]).map(drop), Err(SequencerFault::HeadBehind { published: 300, head: 0 })));
    for path in ["tile/0/001.p/44", "tile/entries/001.p/44", "tile/1/000.p/1", "checkpoint"] {
        let damaged = store.copied();
        damaged.files.borrow_mut().get_mut(path).unwrap()[10] ^= 1;
        assert!(open(&damaged, &[]).is_err(), "{path} damaged");
        damaged.files.borrow_mut().remove(path);
        let removed = open(&damaged, &[]).map(|(_, found)| found);
        assert!(path == "checkpoint" || removed.is_err(), "{path} missing: {removed:?}");
    }
}

#[test]
fn two_sequencers_on_one_log_never_both_win() {
    let store = Memory::default();
    let (mut first, _) = open(&store, &[]).unwrap();
    let (mut second, _) = open(&store, &[]).unwrap();
    append(&mut first, 0, 3).unwrap();
    assert!(matches!(append(&mut second, 100, 3), Err(SequencerFault::Overtaken)));
    assert!(matches!(append(&mut second, 100, 3), Err(SequencerFault::Stopped)));
    assert_eq!(published(&store).size, 3);
}

#[test]
fn an_entry_that_is_too_long_is_told_and_stops_nothing() {
    let store = Memory::default();
    let (mut sequencer, _) = open(&store, &[]).unwrap();
    assert!(matches!(sequencer.append(&[&vec![0; 65_536]]), Err(SequencerFault::TooLong)));
    assert_eq!(sequencer.append(&[&vec![0; 65_535]]).unwrap(), 0);
}

#[test]
fn a_folder_keeps_a_log_and_one_process_holds_it() {
    let folder = tempfile::tempdir().unwrap();
    let size = {
        let (mut sequencer, _) = Sequencer::open(LogFolder::open(folder.path()).unwrap(), log(), &[]).unwrap();
        assert!(LogFolder::open(folder.path()).is_err(), "a second process");
        for count in [1, 300, 66_000] {
            let batch = batch(sequencer.now().size, count);
            sequencer.append(&batch.iter().map(Vec::as_slice).collect::<Vec<_>>()).unwrap();
        }
        sequencer.now()
    };
    let (sequencer, found) = Sequencer::open(LogFolder::open(folder.path()).unwrap(), log(), &[size]).unwrap();
    assert_eq!((found, sequencer.now()), (Found::Whole, size));
    assert!(folder.path().join("tile/0/255").is_file() && folder.path().join("tile/2/000.p/1").is_file());
    let other = sequencer.store().write("tile/0/000", b"other");
    assert!(other.is_err(), "what stands is never written with other bytes");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(std::env::var("KPCS_FLIPS").map_or(300, |count| count.parse().unwrap())))]
    /// R-10 at its size in the tests; `KPCS_FLIPS=10000` for the larger run.
    #[test]
    fn a_bit_that_flips_before_signing_is_never_signed(bit in any::<usize>(), before in 0_u64..600, count in 1_u64..300) {
        let store = Memory::default();
        let (mut sequencer, _) = open(&store, &[]).unwrap();
        append(&mut sequencer, 0, before).unwrap();
        let head = store.head().unwrap();
        store.flip.set(Some(bit));
        prop_assert!(matches!(append(&mut sequencer, before, count), Err(SequencerFault::ReadBack)));
        prop_assert_eq!(store.head().unwrap(), head);
        store.flip.set(None);
        let (mut sequencer, _) = open(&store, &[]).unwrap();
        prop_assert_eq!(append(&mut sequencer, before, count).unwrap(), before);
        prop_assert_eq!(published(&store).size, before + count);
    }
}
