//! A store that fails at each of its operations, before or after it took effect, under a running log: who submitted is told, and asking
//! again gives the place that the entry has.
#![allow(clippy::unwrap_used)]

mod common;

use std::{
    io,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};

use common::{Setting, entries, entry, proven};
use kpcs_hub::{FolderHome, LogHome, NotTaken};
use kpcs_log::{LogStore, TilePath};

/// Fails at one operation to come: positive before it, negative after it took effect; 0 is over.
#[derive(Default)]
struct Fault(AtomicI64);

impl Fault {
    fn act<T>(&self, effect: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
        match self.0.load(Ordering::SeqCst) {
            0 => effect(),
            left => {
                self.0.store(left - left.signum(), Ordering::SeqCst);
                let failed = || io::Error::other("the store failed");
                match left {
                    1 => Err(failed()),
                    -1 => effect().and_then(|_| Err(failed())),
                    _ => effect(),
                }
            }
        }
    }
}

struct Failing {
    home: FolderHome,
    fault: Arc<Fault>,
}

struct FailingStore {
    store: Box<dyn LogStore + Send>,
    fault: Arc<Fault>,
}

impl LogHome for Failing {
    fn open(&self) -> io::Result<Box<dyn LogStore + Send>> {
        Ok(Box::new(FailingStore { store: self.home.open()?, fault: Arc::clone(&self.fault) }))
    }

    fn read(&self, path: &TilePath) -> io::Result<Option<Vec<u8>>> {
        self.home.read(path)
    }
}

impl LogStore for FailingStore {
    fn read(&self, path: &str) -> io::Result<Option<Vec<u8>>> {
        self.store.read(path)
    }

    fn write(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        self.fault.act(|| self.store.write(path, bytes))
    }

    fn remove(&self, path: &str) -> io::Result<()> {
        self.fault.act(|| self.store.remove(path))
    }

    fn head(&self) -> io::Result<Option<Vec<u8>>> {
        self.store.head()
    }

    fn swap_head(&self, expected: Option<&[u8]>, new: &[u8]) -> io::Result<bool> {
        self.fault.act(|| self.store.swap_head(expected, new))
    }
}

#[test]
fn whatever_fails_who_asks_again_gets_the_place_that_the_entry_has() {
    for sign in [1, -1] {
        for failing in 1.. {
            let folder = tempfile::tempdir().unwrap();
            let fault = Arc::new(Fault::default());
            let mut setting = Setting::new(folder.path(), 1, 1);
            let home = FolderHome::new(setting.folder.clone());
            setting.home = Some(Arc::new(Failing { home, fault: Arc::clone(&fault) }));
            let log = setting.open().unwrap();
            log.submit(&entries(0..250)).unwrap();
            fault.0.store(sign * failing, Ordering::SeqCst);
            let new = entries(250..260);
            match log.submit(&new) {
                Ok(_) => {
                    assert!(failing > 6, "all operations of a batch were reached");
                    break;
                }
                Err(stopped) => {
                    assert!(matches!(stopped, NotTaken::Stopped(_)), "{stopped}");
                    assert!(log.stopped().is_some());
                }
            }
            assert_eq!(log.submit(&new).unwrap(), (250..260).collect::<Vec<_>>());
            assert_eq!((log.head().size, log.stopped()), (260, None));
            log.settle();
            proven(&log, &entry(255));
        }
    }
}

/// A recovery that fails can be repeated; `KPCS_PAIRS=all` for every pair of operations.
#[test]
fn a_second_fault_while_the_log_is_opened_again_loses_nothing() {
    let step = if std::env::var_os("KPCS_PAIRS").is_some() { 1 } else { 3 };
    for (first, second) in
        (1..9).step_by(step).flat_map(|first| (1..9).step_by(step).map(move |second| (first, second)))
    {
        let folder = tempfile::tempdir().unwrap();
        let fault = Arc::new(Fault::default());
        let mut setting = Setting::new(folder.path(), 1, 1);
        let home = FolderHome::new(setting.folder.clone());
        setting.home = Some(Arc::new(Failing { home, fault: Arc::clone(&fault) }));
        let log = setting.open().unwrap();
        log.submit(&entries(0..250)).unwrap();
        for failing in [first, second] {
            fault.0.store(-failing, Ordering::SeqCst);
            let _ = log.submit(&entries(250..260));
        }
        fault.0.store(0, Ordering::SeqCst);
        assert_eq!(log.submit(&entries(250..260)).unwrap(), (250..260).collect::<Vec<_>>());
        assert_eq!(log.submit(&entries(0..250)).unwrap(), (0..250).collect::<Vec<_>>());
    }
}
