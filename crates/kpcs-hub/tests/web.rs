//! The routes, asked as over the network: static files, SCRAPI, witnesses elsewhere, mirrors, monitors, forks.
#![allow(clippy::unwrap_used)]

mod common;

use std::{
    fs, io,
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::{
    Router,
    body::{Body, Bytes},
    http::{Request, Response},
};
use common::{Setting, entries, entry, log_signer, proven, witness_signer};
use kpcs_hub::{
    Answer, Cosigner, Expected, Finding, LogRoutes, LogService, Mirror, MirrorFault, Monitor, Rejected, RemoteMirror,
    RemoteWitness, Wire, log_routes, mirror_routes, witness_routes,
};
use kpcs_log::{
    AddCheckpoint, Checkpoint, ForkProof, KeyKind, LogProof, Note, NoteSigner, leaf_hash, verify_inclusion_receipt,
};
use tower::ServiceExt as _;

/// A router in place of the network.
#[derive(Clone)]
struct Wired(Router);

impl Wired {
    fn ask(&self, request: Request<Body>) -> (Response<()>, Bytes) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(async {
            let response = self.0.clone().oneshot(request).await.unwrap();
            let (head, body) = response.into_parts();
            (Response::from_parts(head, ()), axum::body::to_bytes(body, 1 << 24).await.unwrap())
        })
    }

    fn answer(&self, request: Request<Body>) -> Answer {
        let (head, body) = self.ask(request);
        let kind = head.headers().get("content-type").map(|kind| kind.to_str().unwrap().to_owned());
        Answer { status: head.status().as_u16(), content_type: kind.unwrap_or_default(), body: body.to_vec() }
    }
}

impl Wire for Wired {
    fn get(&self, path: &str) -> io::Result<Answer> {
        Ok(self.answer(Request::get(format!("/{path}")).body(Body::empty()).unwrap()))
    }

    fn post(&self, path: &str, body: &[u8]) -> io::Result<Answer> {
        Ok(self.answer(Request::post(format!("/{path}")).body(Body::from(body.to_vec())).unwrap()))
    }
}

/// The routes of a log whose statements begin with `ok` and whose entry is what follows.
fn routed(log: &Arc<LogService>) -> Wired {
    let one = |statement: &&[u8]| match statement.strip_prefix(b"ok") {
        Some(entry) => Ok(entry.try_into().unwrap()),
        None => Err(Rejected { title: "Rejected".to_owned(), detail: "begin with ok".to_owned() }),
    };
    Wired(log_routes(LogRoutes {
        log: Arc::clone(log),
        entries: Arc::new(move |statements: &[&[u8]]| statements.iter().map(one).collect()),
        prefix: "https://log.example/kp".to_owned(),
        patience: common::PATIENCE,
    }))
}

fn remote(setting: &Setting, folder: &std::path::Path, number: u8) -> Arc<dyn Cosigner> {
    let witness = Arc::new(setting.witness(folder, number));
    let wire = Wired(witness_routes(witness));
    Arc::new(RemoteWitness::new(witness_signer(number).public().clone(), Box::new(wire)))
}

#[test]
fn static_files_are_shown_by_their_one_path() {
    let folder = tempfile::tempdir().unwrap();
    let setting = Setting::new(folder.path(), 1, 1);
    let log = Arc::new(setting.open().unwrap());
    log.submit(&entries(0..300)).unwrap();
    log.settle();
    let wire = routed(&log);
    let (head, body) = wire.ask(Request::get("/checkpoint").body(Body::empty()).unwrap());
    assert_eq!(head.headers()["content-type"], "text/plain; charset=utf-8");
    assert_eq!(head.headers()["cache-control"], "public, max-age=1");
    let note = Note::parse(&body).unwrap();
    assert_eq!((Checkpoint::of(&note, log_signer().public()).unwrap().size, note.signatures.len()), (300, 2));
    for (path, length) in [("tile/0/000", 8_192), ("tile/0/001.p/44", 44 * 32), ("tile/entries/001.p/44", 44 * 34)] {
        let (head, body) = wire.ask(Request::get(format!("/{path}")).body(Body::empty()).unwrap());
        assert_eq!((head.status().as_u16(), body.len()), (200, length), "{path}");
        assert_eq!(head.headers()["content-type"], "application/octet-stream");
        assert_eq!(head.headers()["cache-control"], "public, max-age=31536000, immutable");
    }
    for path in [
        "tile/0/001",
        "tile/0/1",
        "tile/0/000.p/256",
        "tile/7/000",
        "tile/0/../../head/note",
        "head/note",
        "cosigned",
        "tile/",
    ] {
        assert_eq!(wire.get(path).unwrap().status, 404, "{path}");
    }
}

#[test]
fn a_statement_is_registered_and_its_receipt_fetched() {
    let folder = tempfile::tempdir().unwrap();
    let setting = Setting::new(folder.path(), 1, 1);
    let log = Arc::new(setting.open().unwrap());
    let wire = routed(&log);
    let post = |kind: &str, body: Vec<u8>| {
        wire.ask(Request::post("/entries").header("content-type", kind).body(Body::from(body)).unwrap())
    };
    let statement = [&b"ok"[..], &entry(1)].concat();
    let (head, receipt) = post("application/cose", statement.clone());
    assert_eq!((head.status().as_u16(), &head.headers()["content-type"]), (201, &"application/cose".parse().unwrap()));
    let keys = log.keys();
    verify_inclusion_receipt(&receipt, &leaf_hash(&entry(1)), "statement", &keys.receipts).unwrap();
    let place =
        head.headers()["location"].to_str().unwrap().strip_prefix("https://log.example/kp/").unwrap().to_owned();
    let again = wire.get(&place).unwrap();
    assert_eq!((again.status, again.body), (200, receipt.to_vec()));
    let proof = LogProof::parse(&wire.get(&format!("{place}/proof")).unwrap().body).unwrap();
    assert!(proof.verify(&leaf_hash(&entry(1)), &keys, log.quorum()).unwrap().counted.is_enough());
    assert_eq!(post("application/cose", statement.clone()).0.status(), 201, "twice is once");
    assert_eq!(log.head().size, 1);
    for (kind, body, status) in [
        ("text/plain", statement, 415),
        ("application/cose", b"no".to_vec(), 400),
        ("application/cose", vec![0; 65_537], 413),
    ] {
        let (head, body) = post(kind, body);
        assert_eq!(
            (head.status().as_u16(), &head.headers()["content-type"]),
            (status, &"application/concise-problem-details+cbor".parse().unwrap())
        );
        assert_eq!(body[..2], [0xa2, 0x20], "a map of title and detail");
    }
    let absent = format!("entries/{}", kpcs_hub::entry_hex(&entry(9)));
    assert_eq!((wire.get(&absent).unwrap().status, wire.get("entries/xyz").unwrap().status), (404, 400));
}

#[test]
fn without_its_quorum_a_receipt_is_to_be_asked_for_later() {
    let folder = tempfile::tempdir().unwrap();
    let setting = Setting::new(folder.path(), 1, 2);
    let log = Arc::new(setting.open().unwrap());
    let mut wire = routed(&log);
    wire.0 = log_routes(LogRoutes {
        log: Arc::clone(&log),
        entries: Arc::new(|_| vec![Ok(entry(1))]),
        prefix: String::new(),
        patience: Duration::ZERO,
    });
    let request = Request::post("/entries").header("content-type", "application/cose").body(Body::empty()).unwrap();
    let (head, _) = wire.ask(request);
    assert_eq!((head.status().as_u16(), &head.headers()["retry-after"]), (303, &"1".parse().unwrap()));
    let place = head.headers()["location"].to_str().unwrap().trim_start_matches('/').to_owned();
    assert_eq!(wire.get(&place).unwrap().status, 302);
    assert_eq!(wire.get(&format!("{place}/proof")).unwrap().status, 503);
}

#[test]
fn keys_and_configuration_are_where_scrapi_looks_for_them() {
    let folder = tempfile::tempdir().unwrap();
    let log = Arc::new(Setting::new(folder.path(), 1, 1).open().unwrap());
    let wire = routed(&log);
    let set = wire.get(".well-known/scitt-keys").unwrap();
    assert_eq!((set.status, set.content_type.as_str(), set.body[0]), (200, "application/cbor", 0x81));
    let one = wire.get(".well-known/scitt-keys/bG9nLTIwMjY").unwrap();
    assert_eq!(one.body, set.body[1..]);
    assert!(one.body.windows(32).any(|bytes| bytes == log.keys().receipts.as_bytes()));
    assert_eq!(wire.get(".well-known/scitt-keys/bG9n").unwrap().status, 404);
    let told = wire.get(".well-known/transparency-configuration").unwrap();
    let told: serde_json::Value = serde_json::from_slice(&told.body).unwrap();
    assert_eq!(told["log_key"], log.keys().checkpoint.to_string());
    assert_eq!(told["quorum"]["witnesses"][0]["key"], witness_signer(0).public().to_string());
}

#[test]
fn witnesses_elsewhere_cosign_and_are_asked_at_a_start() {
    let folder = tempfile::tempdir().unwrap();
    let mut setting = Setting::new(folder.path(), 0, 2);
    let place = folder.path().join("elsewhere");
    setting.witnesses = (0..3).map(|number| remote(&setting, &place, number)).collect();
    let log = setting.open().unwrap();
    log.submit(&entries(0..10)).unwrap();
    log.settle();
    proven(&log, &entry(3));
    drop(log);
    // A new process knows no sizes: the witnesses say them.
    setting.witnesses = (0..3).map(|number| remote(&setting, &place, number)).collect();
    let log = setting.open().unwrap();
    log.submit(&entries(10..20)).unwrap();
    log.settle();
    assert_eq!(proven(&log, &entry(15)).counted.cosigned.len(), 2);
    drop(log);
    fs::remove_dir_all(&setting.folder).unwrap();
    let fault = setting.open().map(drop).unwrap_err().to_string();
    assert!(fault.starts_with("w0.example has seen a tree of 20 leaves; the head here has 0"), "{fault}");
}

#[test]
fn a_witness_answers_as_c2sp_says() {
    let folder = tempfile::tempdir().unwrap();
    let setting = Setting::new(folder.path(), 0, 0);
    let log = setting.open().unwrap();
    log.submit(&entries(0..5)).unwrap();
    let witness = Arc::new(setting.witness(&folder.path().join("w"), 1));
    let wire = Wired(witness_routes(Arc::clone(&witness)));
    let signed = log.signed();
    let post = |old: u64, note: &Note| {
        let body = AddCheckpoint { old, proof: Vec::new(), note: note.clone() }.to_body();
        let answer = wire.post("add-checkpoint", body.as_bytes()).unwrap();
        (answer.status, answer.content_type, String::from_utf8(answer.body).unwrap())
    };
    let stranger = |name: &str, secret: u8| {
        let signer = NoteSigner::new(name, KeyKind::Ed25519, &[secret; 32]).unwrap();
        Note::sign(signed.text.replace("log.example/kp", name), &signer)
    };
    assert_eq!(wire.post("add-checkpoint", b"old\n").unwrap().status, 400);
    assert_eq!(post(0, &stranger("other.example", 1)).0, 404);
    assert_eq!(post(0, &stranger("log.example/kp", 9)).0, 403);
    assert_eq!(post(9, &signed).0, 400);
    assert_eq!(post(3, &signed), (409, "text/x.tlog.size".to_owned(), "0\n".to_owned()));
    let (status, _, line) = post(0, &signed);
    assert_eq!((status, line.starts_with("\u{2014} w1.example ")), (200, true));
    assert_eq!(post(0, &signed).2, "5\n");
    let other = Setting::new(&folder.path().join("fork"), 0, 0);
    let forked = other.open().unwrap();
    forked.submit(&entries(100..105)).unwrap();
    assert_eq!(post(5, &forked.signed()), (409, "text/x.tlog.size".to_owned(), "5\n".to_owned()));
    forked.submit(&entries(105..107)).unwrap();
    assert_eq!(post(5, &forked.signed()).0, 422);
    let page = String::from_utf8(wire.get("").unwrap().body).unwrap();
    assert!(page.contains("<td>log.example/kp</td><td>5</td>") && page.contains("two stories"), "{page}");
    let names = String::from_utf8(wire.get("forks").unwrap().body).unwrap();
    let proof = wire.get(&format!("forks/{}", names.lines().next().unwrap())).unwrap();
    ForkProof::parse(std::str::from_utf8(&proof.body).unwrap()).unwrap().verify(log_signer().public()).unwrap();
    assert_eq!(wire.get("forks/..%2Fseen").unwrap().status, 404);
}

#[test]
fn a_mirror_copies_checks_and_serves_and_a_starting_log_asks_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut setting = Setting::new(folder.path(), 1, 1);
    let log = Arc::new(setting.open().unwrap());
    let place = folder.path().join("mirror");
    let open =
        |log: &Arc<LogService>| Mirror::open(&place, log_signer().public().clone(), Box::new(routed(log))).unwrap();
    let mut mirror = open(&log);
    for (from, to) in [(0, 0), (0, 10), (10, 300), (300, 300), (300, 70_000), (70_000, 70_001)] {
        log.submit(&entries(from..to)).unwrap();
        log.settle();
        let followed = mirror.follow().unwrap();
        assert_eq!((followed.to, followed.shown), (log.head(), to));
    }
    drop(mirror);
    let mut mirror = open(&log);
    assert_eq!(mirror.here().unwrap(), log.head());
    let (ours, theirs) = (routed(&log), Wired(mirror_routes(&place)));
    for path in ["checkpoint", "tile/0/000", "tile/1/000", "tile/2/000.p/1", "tile/entries/273.p/113"] {
        assert_eq!(ours.get(path).unwrap(), theirs.get(path).unwrap(), "{path}");
    }
    setting.at(3_000);
    log.beat();
    log.settle();
    let before = mirror.checkpoint().cloned();
    mirror.follow().unwrap();
    assert_ne!(mirror.checkpoint().cloned(), before, "fresh cosignatures are copied");
    drop((log, mirror, ours));
    setting.observers = vec![Arc::new(RemoteMirror::new("mirror.example".to_owned(), Box::new(theirs)))];
    setting.witnesses.clear();
    setting.needed = 0;
    setting.open().unwrap();
    fs::remove_dir_all(&setting.folder).unwrap();
    let fault = setting.open().map(drop).unwrap_err().to_string();
    assert!(fault.starts_with("mirror.example has seen a tree of 70001 leaves"), "{fault}");
}

/// A wire that changes what is served at one path.
struct Bent {
    wire: Wired,
    path: &'static str,
    bit: usize,
}

impl Wire for Bent {
    fn get(&self, path: &str) -> io::Result<Answer> {
        let mut answer = self.wire.get(path)?;
        if path == self.path && !answer.body.is_empty() {
            let bit = self.bit % (answer.body.len() * 8);
            answer.body[bit / 8] ^= 1 << (bit % 8);
        }
        Ok(answer)
    }

    fn post(&self, path: &str, body: &[u8]) -> io::Result<Answer> {
        self.wire.post(path, body)
    }
}

#[test]
fn a_mirror_takes_nothing_that_was_changed_on_the_way() {
    let folder = tempfile::tempdir().unwrap();
    let setting = Setting::new(folder.path(), 1, 1);
    let log = Arc::new(setting.open().unwrap());
    log.submit(&entries(0..600)).unwrap();
    log.settle();
    let paths =
        ["checkpoint", "tile/0/000", "tile/0/002.p/88", "tile/1/000.p/2", "tile/entries/001", "tile/entries/002.p/88"];
    for (number, path) in paths.into_iter().enumerate() {
        for bit in [0, 77, 1_000, 2_815] {
            let place = folder.path().join(format!("mirror-{number}-{bit}"));
            let wire = Bent { wire: routed(&log), path, bit };
            let mut mirror = Mirror::open(&place, log_signer().public().clone(), Box::new(wire)).unwrap();
            let followed = mirror.follow();
            // A bit of a cosignature or of a name that the mirror does not know changes nothing for it.
            assert!(followed.is_err() || path == "checkpoint", "{path} {bit}: {followed:?}");
            assert!(followed.is_ok() || !place.join("checkpoint").exists(), "{path} {bit}");
        }
    }
}

#[test]
fn whoever_follows_a_log_that_forks_holds_a_proof() {
    let folder = tempfile::tempdir().unwrap();
    for (number, (old, new)) in
        [(5, 5), (4, 9), (5, 9), (256, 600), (300, 700), (9, 5), (600, 256)].into_iter().enumerate()
    {
        let of = |story: &str, size: u64, shift: u64| {
            let setting = Setting::new(&folder.path().join(format!("{story}-{number}")), 0, 0);
            let log = Arc::new(setting.open().unwrap());
            log.submit(&entries(shift..shift + size)).unwrap();
            log.settle();
            log
        };
        let (one, other) = (of("one", old, 0), of("other", new, 1));
        let place = folder.path().join(format!("mirror-{number}"));
        let key = log_signer().public().clone();
        let told = Arc::new(Mutex::new(routed(&one)));
        let wire = || Box::new(Switched(Arc::clone(&told)));
        let mut mirror = Mirror::open(&place, key.clone(), wire()).unwrap();
        let mut monitor = Monitor::new(key.clone(), None, wire(), Arc::new(|| 0), None);
        mirror.follow().unwrap();
        assert_eq!(monitor.look(&[], 0), []);
        *told.lock().unwrap() = routed(&other);
        let Err(MirrorFault::Forked { file, proof }) = mirror.follow() else { panic!("{old} and {new}") };
        assert_eq!(ForkProof::parse(&fs::read_to_string(file).unwrap()).unwrap(), *proof);
        proof.verify(&key).unwrap();
        assert_eq!(mirror.here().unwrap(), one.head(), "the copy is as it was");
        match monitor.look(&[], 0).as_slice() {
            [Finding::Fork(found)] => drop(found.verify(&key).unwrap()),
            [Finding::WentBack { from, to }] => {
                assert_eq!((*from, *to), (old, new), "without its tiles only that is seen")
            }
            other => panic!("{other:?}"),
        }
    }
}

/// A wire whose other end can be changed.
struct Switched(Arc<Mutex<Wired>>);

impl Wire for Switched {
    fn get(&self, path: &str) -> io::Result<Answer> {
        self.0.lock().unwrap().get(path)
    }

    fn post(&self, path: &str, body: &[u8]) -> io::Result<Answer> {
        self.0.lock().unwrap().post(path, body)
    }
}

#[test]
fn a_monitor_says_what_is_old_short_late_and_gone_back() {
    let folder = tempfile::tempdir().unwrap();
    let setting = Setting::new(folder.path(), 3, 2);
    let log = Arc::new(setting.open().unwrap());
    setting.at(1_000);
    log.submit(&entries(0..300)).unwrap();
    log.settle();
    let key = log_signer().public().clone();
    let mut monitor = Monitor::new(key.clone(), Some(setting.quorum()), Box::new(routed(&log)), setting.clock(), None);
    let expect = |number: u64, since: u64| Expected { entry: entry(number), since };
    assert_eq!(monitor.look(&[expect(7, 990), expect(400, 990)], 60), []);
    setting.at(2_000);
    let found = monitor.look(&[expect(7, 990), expect(400, 990)], 60);
    assert_eq!(found, [Finding::Late { entry: entry(400), is_there: false, seconds: 1_010 }]);
    log.submit(&[entry(400)]).unwrap();
    log.settle();
    let found = monitor.look(&[expect(400, 990)], 60);
    assert_eq!(found, [Finding::Late { entry: entry(400), is_there: true, seconds: 1_010 }]);
    assert_eq!(monitor.look(&[expect(400, 990)], 60), [], "told once");
    setting.at(2_000 + 90_000);
    assert_eq!(monitor.look(&[], 60), [Finding::Old { seconds: 90_000 }]);
    let more = kpcs_log::Quorum { needed: 4, ..setting.quorum() };
    let mut strict = Monitor::new(key, Some(more), Box::new(routed(&log)), Arc::new(|| 2_000), monitor.last().cloned());
    assert!(matches!(strict.look(&[], 0).as_slice(), [Finding::Short(counted)] if counted.short == 1));
}

#[test]
fn an_old_checkpoint_of_the_true_log_is_told_from_a_fork() {
    let folder = tempfile::tempdir().unwrap();
    let setting = Setting::new(folder.path(), 0, 0);
    let log = Arc::new(setting.open().unwrap());
    log.submit(&entries(0..5)).unwrap();
    let old = log.signed();
    log.submit(&entries(5..300)).unwrap();
    let key = log_signer().public().clone();
    let mut monitor = Monitor::new(key.clone(), None, Box::new(routed(&log)), Arc::new(|| 0), None);
    log.settle();
    assert_eq!(monitor.look(&[], 0), []);
    let mut back =
        Monitor::new(key, None, Box::new(Old { wire: routed(&log), old }), Arc::new(|| 0), monitor.last().cloned());
    assert_eq!(back.look(&[], 0), [Finding::WentBack { from: 300, to: 5 }]);
}

/// A wire on which an old checkpoint is shown.
struct Old {
    wire: Wired,
    old: Note,
}

impl Wire for Old {
    fn get(&self, path: &str) -> io::Result<Answer> {
        match path {
            "checkpoint" => {
                Ok(Answer { status: 200, content_type: String::new(), body: self.old.to_string().into_bytes() })
            }
            path => self.wire.get(path),
        }
    }

    fn post(&self, path: &str, body: &[u8]) -> io::Result<Answer> {
        self.wire.post(path, body)
    }
}
