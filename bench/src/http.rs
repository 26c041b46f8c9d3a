//! The log over HTTP, apart from the log itself: 256 submitters of one entry a request, then 16 of 512; beside another log where one is named.
//!
//! Submitters and log share the machine. What stands behind the routes of our node (keys, rules, journal) is not in it: an entry is the body.
//! The other is `siglog`, whose `/add` answers with a place, too (bench/peers/log.sh starts it).

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use kpcs_hub::{HttpWire, LogRoutes, LogService, Rejected, Wire as _, log_routes, serve, write_items};

use crate::{
    log::{entry, settings},
    spread::{print, rate},
};

const SUBMITTERS: usize = 256;
const BATCHERS: usize = 16;
const BATCH: u64 = 512;

/// Runs for so many entries, ours and the log at `other`, a round each.
pub fn run(count: usize, other: Option<&str>) {
    let count = count as u64;
    let folder = tempfile::tempdir().expect("a folder");
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
    let log = Arc::new(LogService::open(settings(folder.path())).expect("the log opens"));
    let routes = log_routes(LogRoutes {
        log,
        entries: Arc::new(|handed: &[&[u8]]| {
            handed.iter().map(|one| (*one).try_into().map_err(|_| malformed())).collect()
        }),
        prefix: String::new(),
        patience: Duration::ZERO,
    });
    let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0")).expect("a port");
    let own = format!("http://{}", listener.local_addr().expect("an address"));
    let serving = runtime.spawn(serve(listener, routes, std::future::pending()));
    let one = |number: u64| ("batch", write_items([Some(&entry(number)[..])].into_iter()));
    submit("kpcs, one entry a request, 256 submitters", &own, (SUBMITTERS, count), one);
    let many = |number: u64| {
        let entries: Vec<_> = (number * BATCH..(number + 1) * BATCH).map(|each| entry(count + each)).collect();
        ("batch", write_items(entries.iter().map(|entry| Some(&entry[..]))))
    };
    let batches = (count / BATCH).max(1);
    submit("kpcs, requests of 512 entries, 16 submitters", &own, (BATCHERS, batches), many);
    println!("(times 512 entries a second)");
    if let Some(other) = other {
        submit("siglog, one entry a request, 256 submitters", other, (SUBMITTERS, count), |number| {
            ("add", entry(number).to_vec())
        });
    }
    serving.abort();
}

fn malformed() -> Rejected {
    Rejected { title: "Malformed".to_owned(), detail: "32 bytes".to_owned() }
}

/// Each submitter sends one request, waits for the answer, and sends the next.
fn submit(
    name: &str,
    address: &str,
    (submitters, count): (usize, u64),
    request: impl Fn(u64) -> (&'static str, Vec<u8>) + Sync,
) {
    let wires: Vec<_> = (0..submitters).map(|_| HttpWire::new(address, Duration::from_secs(60))).collect();
    let (next, refused, taken) = (AtomicU64::new(0), AtomicU64::new(0), Mutex::new(Vec::new()));
    let start = Instant::now();
    thread::scope(|scope| {
        for wire in &wires {
            scope.spawn(|| {
                let mut own = Vec::new();
                while let number @ 0.. = next.fetch_add(1, Ordering::Relaxed)
                    && number < count
                {
                    let (path, body) = request(number);
                    let begun = Instant::now();
                    let answer = wire.post(path, &body).expect("an answer");
                    if answer.status == 200 {
                        own.push(begun.elapsed());
                    } else if refused.fetch_add(1, Ordering::Relaxed) == 0 {
                        println!("refused: {}", String::from_utf8_lossy(&answer.body));
                    }
                }
                taken.lock().expect("nobody panicked").extend(own);
            });
        }
    });
    let (took, taken) = (start.elapsed(), taken.into_inner().expect("nobody panicked"));
    rate(name, taken.len(), took);
    print("one request", taken);
    if let refused @ 1.. = refused.into_inner() {
        println!("{refused} of {count} requests were refused");
    }
}
