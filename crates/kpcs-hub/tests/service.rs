//! The running log: places, batches, duplicates, proofs, the index, and witnesses that are slow, down or of another mind.
#![allow(clippy::unwrap_used)]

mod common;

use std::{
    collections::BTreeSet,
    fs,
    sync::{Arc, Mutex, mpsc},
    thread,
};

use common::{Setting, Told, copy, entries, entry, proven, witness_signer};
use kpcs_hub::{Cosigner, HubFault, NotCosigned, Standing, Unreachable};
use kpcs_log::{EMPTY_ROOT, cosign};

#[test]
fn many_submit_at_once_and_each_entry_has_one_place_for_ever() {
    let folder = tempfile::tempdir().unwrap();
    let setting = Setting::new(folder.path(), 3, 2);
    let log = setting.open().unwrap();
    let places: Vec<u64> = thread::scope(|scope| {
        let submit = |number: u64| log.submit(&[entry(number), entry(1_000 + number / 2), entry(number)]).unwrap();
        let threads: Vec<_> = (0..64).map(|number| scope.spawn(move || submit(number))).collect();
        threads.into_iter().flat_map(|one| one.join().unwrap()).collect()
    });
    assert!(places.chunks(3).all(|three| three[0] == three[2]), "twice in one submission, one place");
    let distinct: BTreeSet<_> = places.iter().copied().collect();
    assert_eq!(distinct, (0..96).collect(), "64 entries and 32 that two had in common");
    assert_eq!(log.head().size, 96);
    let all: Vec<_> = (0..64).map(entry).chain((1_000..1_032).map(entry)).collect();
    let before = log.submit(&all).unwrap();
    drop(log);
    let log = setting.open().unwrap();
    assert_eq!(log.submit(&all).unwrap(), before, "after a restart");
    assert_eq!(log.head().size, 96);
    assert_eq!(log.submit(&entries(5_000..15_000)).unwrap(), (96..10_096).collect::<Vec<_>>());
}

#[test]
fn an_entry_is_proven_once_its_checkpoint_has_the_quorum() {
    let folder = tempfile::tempdir().unwrap();
    let setting = Setting::new(folder.path(), 7, 5);
    let log = setting.open().unwrap();
    log.settle();
    assert_eq!(log.published().unwrap().seen.root, EMPTY_ROOT, "the empty tree is cosigned, too");
    assert_eq!(log.proof(&entry(1)).unwrap(), Standing::Absent);
    setting.at(2_000);
    log.submit(&entries(0..600)).unwrap();
    log.settle();
    for number in [0, 1, 255, 256, 599] {
        let proven = proven(&log, &entry(number));
        assert_eq!((proven.index, proven.size, proven.counted.latest()), (number, 600, Some(2_000)));
    }
    assert_eq!(log.published().unwrap().seconds, 2_000);
    setting.at(9_000);
    log.beat();
    log.settle();
    let published = log.published().unwrap();
    assert_eq!((published.seconds, published.seen.size), (9_000, 600), "cosigned anew");
    assert_eq!(published.note.signatures.len(), 8, "one of the log, one of each witness");
    drop(log);
    let shut: Vec<_> = setting.witnesses.iter().skip(4).map(|one| refusing(one.key().clone())).collect();
    let reopened = Setting { witnesses: [&setting.witnesses[..4], &shut[..]].concat(), ..setting };
    let log = reopened.open().unwrap();
    log.settle();
    assert_eq!(log.published().unwrap().seconds, 9_000, "what was published stays until something better is");
    log.submit(&[entry(700)]).unwrap();
    log.settle();
    let Standing::Waiting { place, counted } = log.proof(&entry(700)).unwrap() else { panic!("not yet") };
    assert_eq!((place, counted.short, counted.cosigned.len()), (600, 1, 4));
    assert_eq!(log.witnesses()[6].trouble.as_deref(), Some("does not want to"));
    proven(&log, &entry(599));
}

fn refusing(key: kpcs_log::NoteKey) -> Arc<dyn Cosigner> {
    Arc::new(Told {
        key,
        answer: |_: &kpcs_hub::CosignRequest| Err(NotCosigned::Unreachable(Unreachable("does not want to".to_owned()))),
    })
}

#[test]
fn a_witness_that_never_answers_holds_up_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let mut setting = Setting::new(folder.path(), 2, 2);
    let (release, held) = mpsc::channel::<()>();
    let held = Mutex::new(held);
    let key = witness_signer(5).public().clone();
    let answer = move |_: &_| {
        let _ = held.lock().unwrap().recv();
        Err(NotCosigned::Unreachable(Unreachable("late".to_owned())))
    };
    setting.witnesses.push(Arc::new(Told { key, answer }));
    let log = setting.open().unwrap();
    for number in 0..5 {
        log.submit(&[entry(number)]).unwrap();
        let standing = log.proof_within(&entry(number), common::PATIENCE).unwrap();
        assert!(matches!(standing, Standing::Proven { .. }), "{standing:?}");
    }
    drop(release);
    drop(log);
}

#[test]
fn a_cosignature_that_does_not_verify_is_not_counted() {
    let folder = tempfile::tempdir().unwrap();
    let mut setting = Setting::new(folder.path(), 1, 2);
    let key = witness_signer(5).public().clone();
    let answer = |request: &kpcs_hub::CosignRequest| Ok(cosign(&request.note().text, &witness_signer(6), 5).unwrap());
    setting.witnesses.push(Arc::new(Told { key, answer }));
    let log = setting.open().unwrap();
    log.settle();
    assert_eq!(log.published(), None);
    assert_eq!(log.counted().short, 1);
    assert!(log.witnesses()[1].trouble.is_some());
}

#[test]
fn the_index_is_made_anew_whenever_it_is_missing_damaged_behind_or_of_another_log() {
    let folder = tempfile::tempdir().unwrap();
    let setting = Setting::new(folder.path(), 1, 1);
    let index = setting.folder.join("index.sqlite");
    let log = setting.open().unwrap();
    log.submit(&entries(0..700)).unwrap();
    drop(log);
    let old = fs::read(&index).unwrap();
    let log = setting.open().unwrap();
    setting.at(5_000);
    log.submit(&entries(700..900)).unwrap();
    drop(log);
    let whole = fs::read(&index).unwrap();
    let mut flipped = whole.clone();
    flipped[5_000] ^= 1;
    let other = Setting::new(&folder.path().join("other"), 1, 1);
    other.open().unwrap().submit(&entries(3_000..3_900)).unwrap();
    let foreign = fs::read(other.folder.join("index.sqlite")).unwrap();
    let prepared = [None, Some(old), Some(b"no database".to_vec()), Some(whole[..4_096].to_vec()), Some(flipped)];
    for (number, bytes) in prepared.iter().enumerate() {
        for ending in ["sqlite-wal", "sqlite-shm"] {
            let _ = fs::remove_file(setting.folder.join(format!("index.{ending}")));
        }
        match bytes {
            Some(bytes) => fs::write(&index, bytes).unwrap(),
            None => fs::remove_file(&index).unwrap(),
        }
        let log = setting.open().unwrap();
        let places = log.submit(&entries(0..900)).unwrap();
        assert_eq!(places, (0..900).collect::<Vec<_>>(), "case {number}");
        assert_eq!((log.head().size, log.first_index_at(4_000).unwrap()), (900, 700), "case {number}");
    }
    fs::write(&index, foreign).unwrap();
    let log = setting.open().unwrap();
    assert!(log.submit(&[entry(3_100)]).is_err(), "the index of another log knows an entry that is not here");
    assert_eq!(log.submit(&[entry(3_100), entry(5)]).unwrap(), [900, 5], "and is made anew");
}

#[test]
fn an_instant_becomes_the_index_from_which_entries_were_taken_then_or_later() {
    let folder = tempfile::tempdir().unwrap();
    let setting = Setting::new(folder.path(), 1, 1);
    let log = setting.open().unwrap();
    for (seconds, numbers) in [(100, 0..5), (200, 5..6), (150, 6..9), (300, 9..300)] {
        setting.at(seconds);
        log.submit(&entries(numbers)).unwrap();
    }
    let check = |log: &kpcs_hub::LogService| {
        for (seconds, first) in [(0, 0), (100, 0), (101, 5), (200, 5), (201, 9), (300, 9), (301, 300)] {
            assert_eq!(log.first_index_at(seconds).unwrap(), first, "from {seconds}");
        }
        let taken = [0, 4, 5, 6, 8, 9, 299, 300].map(|place| log.taken_at(place).unwrap());
        assert_eq!(taken, [100, 100, 200, 200, 200, 300, 300, 0].map(|at| Some(at).filter(|at| *at > 0)));
    };
    check(&log);
    drop(log);
    fs::remove_file(setting.folder.join("index.sqlite")).unwrap();
    check(&setting.open().unwrap());
}

/// R-11 at its size in the tests: every older state of the folder; `KPCS_ROUNDS` for more of them.
#[test]
fn an_older_copy_of_the_folder_signs_nothing_and_says_who_saw_more() {
    let rounds = std::env::var("KPCS_ROUNDS").map_or(6, |rounds| rounds.parse().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let setting = Setting::new(folder.path(), 3, 2);
    let mut copies = Vec::new();
    for round in 0..rounds {
        let place = folder.path().join(format!("copy-{round}"));
        if setting.folder.is_dir() {
            copy(&setting.folder, &place);
        }
        copies.push((place, round * 10));
        let log = setting.open().unwrap();
        log.submit(&entries(round * 10..round * 10 + 10)).unwrap();
        log.settle();
    }
    for (place, size) in copies {
        let old = Setting { folder: place, witnesses: setting.witnesses.clone(), ..Setting::new(folder.path(), 0, 2) };
        let signed = fs::read(old.folder.join("head/note")).ok();
        match old.open().map(drop).unwrap_err() {
            HubFault::Elsewhere { who, size: seen, here } => {
                assert_eq!((who.as_str(), seen, here), ("w0.example", rounds * 10, size));
            }
            other => panic!("{other}"),
        }
        assert_eq!(fs::read(old.folder.join("head/note")).ok(), signed, "nothing was signed");
    }
}

#[test]
fn too_few_witnesses_at_a_start_sign_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let setting = Setting::new(folder.path(), 7, 5);
    setting.open().unwrap().submit(&entries(0..10)).unwrap();
    // Two of seven may have been left out by every quorum; a third cannot have been.
    for (reached, starts) in [(0, false), (2, false), (3, true)] {
        let some = setting.witnesses.iter().enumerate().map(|(number, one)| {
            if number < reached { Arc::clone(one) } else { Arc::new(Gone(Arc::clone(one))) as Arc<dyn Cosigner> }
        });
        let setting =
            Setting { witnesses: some.collect(), folder: setting.folder.clone(), ..Setting::new(folder.path(), 0, 5) };
        let opened = setting.open().map(drop);
        assert_eq!(opened.is_ok(), starts, "{reached} reached");
        if let Err(fault) = opened {
            assert!(
                matches!(fault, HubFault::TooFewAnswered { answered, needed: 3, .. } if answered == reached),
                "{fault}"
            );
        }
    }
}

/// A witness that cannot be reached.
struct Gone(Arc<dyn Cosigner>);

impl kpcs_hub::Observer for Gone {
    fn name(&self) -> &str {
        self.0.name()
    }

    fn newest(&self, _: &kpcs_log::NoteKey, _: Option<&kpcs_log::Note>) -> Result<kpcs_hub::Known, Unreachable> {
        Err(Unreachable("no answer".to_owned()))
    }
}

impl Cosigner for Gone {
    fn key(&self) -> &kpcs_log::NoteKey {
        self.0.key()
    }

    fn cosign(&self, _: &kpcs_hub::CosignRequest) -> Result<kpcs_log::NoteSignature, NotCosigned> {
        Err(Unreachable("no answer".to_owned()).into())
    }
}

/// R-10 on disk: one bit of any file of the folder is flipped; the log stops or goes on, and never answers wrongly.
#[test]
fn a_bit_that_flips_on_disk_never_makes_a_wrong_answer() {
    let rounds = std::env::var("KPCS_FLIPS").map_or(60, |rounds| rounds.parse().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let setting = Setting::new(folder.path(), 2, 2);
    let log = setting.open().unwrap();
    log.submit(&entries(0..300)).unwrap();
    log.submit(&entries(300..310)).unwrap();
    log.settle();
    drop(log);
    let mut files = Vec::new();
    walk(&setting.folder, &mut files);
    files.retain(|file| !file.ends_with("head/lock"));
    files.sort();
    for round in 0..rounds {
        let place = folder.path().join(format!("flipped-{round}"));
        copy(&setting.folder, &place);
        let file = place.join(files[round % files.len()].strip_prefix(&setting.folder).unwrap());
        let mut bytes = fs::read(&file).unwrap();
        let bit = round.wrapping_mul(7_919) % (bytes.len().max(1) * 8);
        if let Some(byte) = bytes.get_mut(bit / 8) {
            *byte ^= 1 << (bit % 8);
        }
        fs::write(&file, &bytes).unwrap();
        let flipped =
            Setting { folder: place, witnesses: setting.witnesses.clone(), ..Setting::new(folder.path(), 0, 2) };
        let Ok(log) = flipped.open() else { continue };
        for number in (0..310).step_by(31) {
            match log.proof(&entry(number)) {
                Ok(Standing::Proven { .. }) => assert_eq!(proven(&log, &entry(number)).index, number),
                Ok(Standing::Absent) => assert_eq!(log.submit(&[entry(number)]).unwrap_or(vec![number]), [number]),
                Ok(Standing::Waiting { place, .. }) => assert_eq!(place, number),
                Err(_) => {}
            }
        }
        assert_eq!(log.head().size, 310, "round {round} {}: nothing was taken twice", file.display());
    }
}

/// What the index has lost would be appended again.
#[test]
fn an_entry_that_a_flipped_bit_hides_in_the_index_keeps_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let setting = Setting::new(folder.path(), 0, 0);
    let log = setting.open().unwrap();
    log.submit(&entries(0..300)).unwrap();
    drop(log);
    let file = setting.folder.join("index.sqlite");
    let mut bytes = fs::read(&file).unwrap();
    let hidden = entry(279);
    let at = bytes.windows(hidden.len()).position(|window| window == hidden).unwrap();
    bytes[at + hidden.len() - 1] ^= 1;
    fs::write(&file, &bytes).unwrap();
    let log = setting.open().unwrap();
    assert_eq!((log.submit(&[hidden]).unwrap(), log.head().size), (vec![279], 300));
}

fn walk(folder: &std::path::Path, files: &mut Vec<std::path::PathBuf>) {
    for item in fs::read_dir(folder).unwrap() {
        let path = item.unwrap().path();
        if path.is_dir() { walk(&path, files) } else { files.push(path) }
    }
}
