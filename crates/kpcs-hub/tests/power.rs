//! The power goes while a log takes batches: from what the disk may then hold, the next start finds everything that was acknowledged, and never
//! shows a checkpoint whose tiles are missing.
//!
//! Every operation of the store is recorded. A disk state is the first so many of them, the next one begun or done, files that had been taken
//! away perhaps still there, and the files beside the log (times, index, cosigned checkpoint) torn, old or lost.
//! Source: reliability-targets R-04, at `KPCS_STATES` states (150 in the suite; 100,000 at T1, see faults/LEDGER.md).
#![allow(clippy::unwrap_used)]

mod common;

use std::{
    fs, io,
    path::Path,
    sync::{Arc, Mutex},
};

use common::{Setting, entries, entry};
use kpcs_hub::{Entry, FolderHome, LogHome, Tiles};
use kpcs_log::{Checkpoint, LogStore, Note, TilePath, TiledTree, WIDTH, grow, leaf_hash, read_entries, root};

const BESIDE: [&str; 3] = ["times", "index.sqlite", "cosigned"];

/// What was done to the disk, or heard by whoever submitted.
#[derive(Clone)]
enum Event {
    Write(String, Vec<u8>),
    Remove(String),
    Head(Vec<u8>),
    /// So many entries are acknowledged.
    Acknowledged(u64),
    /// The files beside the log, as they were.
    Beside(Vec<Option<Vec<u8>>>),
}

type Events = Arc<Mutex<Vec<Event>>>;

struct Recording {
    home: FolderHome,
    events: Events,
}

struct RecordingStore {
    store: Box<dyn LogStore + Send>,
    events: Events,
}

impl LogHome for Recording {
    fn open(&self) -> io::Result<Box<dyn LogStore + Send>> {
        Ok(Box::new(RecordingStore { store: self.home.open()?, events: Arc::clone(&self.events) }))
    }

    fn read(&self, path: &TilePath) -> io::Result<Option<Vec<u8>>> {
        self.home.read(path)
    }
}

impl LogStore for RecordingStore {
    fn read(&self, path: &str) -> io::Result<Option<Vec<u8>>> {
        self.store.read(path)
    }

    fn write(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        self.events.lock().unwrap().push(Event::Write(path.to_owned(), bytes.to_vec()));
        self.store.write(path, bytes)
    }

    fn remove(&self, path: &str) -> io::Result<()> {
        self.events.lock().unwrap().push(Event::Remove(path.to_owned()));
        self.store.remove(path)
    }

    fn head(&self) -> io::Result<Option<Vec<u8>>> {
        self.store.head()
    }

    fn swap_head(&self, expected: Option<&[u8]>, new: &[u8]) -> io::Result<bool> {
        self.events.lock().unwrap().push(Event::Head(new.to_vec()));
        self.store.swap_head(expected, new)
    }
}

/// A log that takes batches of many sizes, over the edges of tiles.
fn recorded() -> Vec<Event> {
    let folder = tempfile::tempdir().unwrap();
    let events = Events::default();
    let mut setting = Setting::new(folder.path(), 0, 0);
    let home = FolderHome::new(setting.folder.clone());
    setting.home = Some(Arc::new(Recording { home, events: Arc::clone(&events) }));
    let log = setting.open().unwrap();
    let mut size = 0;
    for batch in [1, 1, 3, 40, 210, 1, 1, 255, 300, 2, 700, 1, 5] {
        log.submit(&entries(size..size + batch)).unwrap();
        size += batch;
        let beside = BESIDE.iter().map(|name| fs::read(setting.folder.join(name)).ok()).collect();
        let mut events = events.lock().unwrap();
        events.extend([Event::Acknowledged(size), Event::Beside(beside)]);
    }
    drop(log);
    Arc::try_unwrap(events).map_or_else(|events| events.lock().unwrap().clone(), |events| events.into_inner().unwrap())
}

#[test]
fn whatever_the_disk_holds_after_a_power_cut_nothing_acknowledged_is_lost() {
    let (events, states) = (recorded(), states());
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    for state in 0..states {
        let folder = tempfile::tempdir().unwrap();
        let cut = random.below(events.len() + 1);
        let acknowledged = lay(folder.path(), &events, cut, &mut random);
        check(folder.path(), acknowledged, &format!("state {state}, cut at {cut} of {}", events.len()));
    }
    println!("{states} states of {} events", events.len());
}

fn states() -> usize {
    std::env::var("KPCS_STATES").map_or(150, |text| text.parse().unwrap())
}

/// Lays down what the disk may hold when the power goes after `cut` events; how many entries were acknowledged by then.
fn lay(folder: &Path, events: &[Event], cut: usize, random: &mut Random) -> u64 {
    let root = folder.join("log");
    let put = |path: &str, bytes: &[u8]| {
        let place = root.join(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, bytes).unwrap();
    };
    fs::create_dir_all(root.join("head")).unwrap();
    let (mut acknowledged, mut beside) = (0, Vec::new());
    for event in &events[..cut] {
        match event {
            Event::Write(path, bytes) => put(path, bytes),
            Event::Head(bytes) => put("head/note", bytes),
            // Taking away is not synced: it may not have happened.
            Event::Remove(path) if random.below(3) > 0 => drop(fs::remove_file(root.join(path))),
            Event::Remove(_) => {}
            Event::Acknowledged(size) => acknowledged = *size,
            Event::Beside(files) => beside.push(files),
        }
    }
    // The next one: a file beside its place, whole or torn, or in its place already.
    let begun = match events.get(cut) {
        Some(Event::Write(path, bytes)) => Some((path.as_str(), bytes)),
        Some(Event::Head(bytes)) => Some(("head/note", bytes)),
        _ => None,
    };
    if let Some((path, bytes)) = begun {
        match random.below(4) {
            0 => {}
            1 => put(path, bytes),
            _ => {
                let torn = &bytes[..random.below(bytes.len() + 1)];
                put(&Path::new(path).with_extension("new").display().to_string(), torn);
            }
        }
    }
    for (number, name) in BESIDE.iter().enumerate() {
        let versions: Vec<_> = beside.iter().filter_map(|files| files[number].as_ref()).collect();
        let Some(newest) = versions.last() else { continue };
        match random.below(4) {
            0 => {}
            1 => put(name, newest),
            2 => put(name, versions[random.below(versions.len())]),
            _ => put(name, &newest[..random.below(newest.len() + 1)]),
        }
    }
    acknowledged
}

/// Starts there: everything acknowledged has its place, what is signed is what stands, and it goes on.
fn check(folder: &Path, acknowledged: u64, state: &str) {
    let setting = Setting::new(folder, 0, 0);
    let log = setting.open().unwrap_or_else(|fault| panic!("{state}: {fault}"));
    let size = log.head().size;
    assert!(size >= acknowledged, "{state}: {size} of {acknowledged}");
    let signed = Checkpoint::of(&log.signed(), &log.keys().checkpoint).unwrap();
    assert_eq!((signed.size, signed.root), (size, root_of(size)), "{state}");
    shown_is_there(&setting, state);
    let known = entries(0..acknowledged);
    assert_eq!(log.submit(&known).unwrap(), (0..acknowledged).collect::<Vec<_>>(), "{state}");
    assert_eq!(log.submit(&entries(size..size + 300)).unwrap(), (size..size + 300).collect::<Vec<_>>(), "{state}");
    drop(log);
    shown_is_there(&setting, state);
    let again = setting.open().unwrap_or_else(|fault| panic!("{state}: {fault}"));
    assert_eq!((again.head().size, again.head().root), (size + 300, root_of(size + 300)), "{state}");
}

/// Every tile and bundle of the checkpoint that is shown is there, and gives its root.
fn shown_is_there(setting: &Setting, state: &str) {
    let home = FolderHome::new(setting.folder.clone());
    let shown = fs::read(setting.folder.join("checkpoint")).unwrap();
    let shown = Checkpoint::of(&Note::parse(&shown).unwrap(), common::log_signer().public()).unwrap();
    assert_eq!(root(&TiledTree::new(&Tiles(&home), shown.size), shown.size).unwrap(), shown.root, "{state}");
    let mut entries: Vec<Entry> = Vec::new();
    for index in 0..shown.size.div_ceil(WIDTH) {
        let width = WIDTH.min(shown.size - index * WIDTH);
        let read = |width| home.read(&TilePath::Entries(kpcs_log::Tile { level: 0, index, width })).unwrap();
        let bundle = read(width).or_else(|| read(WIDTH)).unwrap_or_else(|| panic!("{state}: bundle {index}"));
        let all = read_entries(&bundle).unwrap();
        entries.extend(all.iter().take(width as usize).map(|entry| Entry::try_from(&entry[..]).unwrap()));
    }
    assert!(entries.iter().zip(0..).all(|(one, number)| *one == entry(number)), "{state}");
}

/// The root of the tree of the first `size` entries.
fn root_of(size: u64) -> kpcs_log::Hash {
    struct Kept(std::collections::BTreeMap<kpcs_log::Tile, Vec<u8>>);
    impl kpcs_log::ReadTiles for Kept {
        fn hashes(&self, tile: kpcs_log::Tile) -> Option<Vec<u8>> {
            self.0.get(&tile).cloned()
        }
    }
    let leaves: Vec<_> = (0..size).map(|number| leaf_hash(&entry(number))).collect();
    let tiles = grow(&Kept(Default::default()), 0, &leaves).unwrap().tiles;
    root(&TiledTree::new(&Kept(tiles.into_iter().collect()), size), size).unwrap()
}

/// A small generator (xorshift64*): the same states in each run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let limit = limit as u64;
        usize::try_from((self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 11) % limit).unwrap()
    }
}
