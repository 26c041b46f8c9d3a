//! A small log on a port of this machine, in the test's own process.

use std::{
    path::Path,
    sync::Arc,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use kpcs_hub::{
    Cosigner, Entry, FolderHome, HttpWire, LogRoutes, LogService, LogSettings, Rejected, RemoteWitness, log_routes,
    serve,
};
use kpcs_log::{KeyKind, NoteKey, NoteSigner, Quorum, ReceiptSigner, Witness};
use tokio::{runtime::Runtime, sync::oneshot};

/// Longer than any test may last.
const PATIENCE: Duration = Duration::from_secs(60);

pub fn key() -> NoteKey {
    signer().public().clone()
}

fn signer() -> NoteSigner {
    NoteSigner::new("log.example/kp", KeyKind::Ed25519, &[1; 32]).unwrap()
}

/// A running log; it ends when it is dropped.
pub struct Hub {
    pub log: Arc<LogService>,
    /// Its address, such as `http://127.0.0.1:1234`.
    pub address: String,
    stop: Option<oneshot::Sender<()>>,
    runtime: Option<Runtime>,
}

impl Hub {
    /// The log in `folder`, cosigned by the witnesses at these addresses with these keys.
    pub fn start(folder: &Path, witnesses: &[(String, String)]) -> Self {
        let cosigners: Vec<Arc<dyn Cosigner>> = witnesses.iter().map(|(address, key)| remote(address, key)).collect();
        let witness = |cosigner: &Arc<dyn Cosigner>| Witness { key: cosigner.key().clone(), group: "all".to_owned() };
        let quorum = Quorum {
            witnesses: cosigners.iter().map(witness).collect(),
            needed: cosigners.len(),
            groups: Default::default(),
        };
        let log = LogService::open(LogSettings {
            folder: folder.to_owned(),
            home: Arc::new(FolderHome::new(folder.to_owned())),
            signer: signer(),
            receipts: ReceiptSigner::new("log.example/kp", b"1", &[1; 32]),
            quorum,
            cosigners,
            observers: Vec::new(),
            clock: Arc::new(|| SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs()),
            patience: PATIENCE,
        });
        Self::serve(Arc::new(log.unwrap()))
    }

    fn serve(log: Arc<LogService>) -> Self {
        let none = |_: &&[u8]| Err(Rejected { title: "Not here".to_owned(), detail: "a log for tests".to_owned() });
        let routes = log_routes(LogRoutes {
            log: Arc::clone(&log),
            entries: Arc::new(move |statements: &[&[u8]]| statements.iter().map(none).collect()),
            prefix: String::new(),
            patience: PATIENCE,
        });
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0")).unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let (stop, stopped) = oneshot::channel();
        runtime.spawn(serve(listener, routes, async move { drop(stopped.await) }));
        Self { log, address, stop: Some(stop), runtime: Some(runtime) }
    }

    /// Puts entries into the log, and waits for its witnesses.
    pub fn take(&self, numbers: std::ops::Range<u64>) {
        let entries: Vec<Entry> = numbers.map(entry).collect();
        self.log.submit(&entries).unwrap();
        self.log.settle();
    }
}

impl Drop for Hub {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_timeout(Duration::from_secs(1));
        }
    }
}

fn remote(address: &str, key: &str) -> Arc<dyn Cosigner> {
    Arc::new(RemoteWitness::new(NoteKey::parse(key).unwrap(), Box::new(HttpWire::new(address, PATIENCE))))
}

pub fn entry(number: u64) -> Entry {
    let mut entry = [7; 32];
    entry[..8].copy_from_slice(&number.to_be_bytes());
    entry
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
