//! A sync that fails ends the server with the reason, whichever sync it is (reliability R-05). Needs a C compiler, as
//! building does.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use crate::server::{Server, ask, found};

/// The library that fails the n-th sync, from `faults/preload/sync.c`.
fn library(folder: &Path) -> PathBuf {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../faults/preload/sync.c");
    let library = folder.join("sync.so");
    let made = Command::new("cc").args(["-shared", "-fPIC", "-o"]).arg(&library).arg(source).arg("-ldl").status();
    assert!(made.expect("cc is installed").success());
    library
}

/// What became of a server whose n-th sync failed.
#[derive(Debug, PartialEq, Eq)]
enum End {
    /// It did not start, and said why.
    NotStarted,
    /// It stopped by itself while serving.
    Stopped,
    /// The failed sync was that of the folder, which is made again before the first act.
    WentOn,
    /// There were fewer syncs.
    NotReached,
}

fn run(folder: &Path, library: &Path, n: u32) -> End {
    found(folder, "Koidu");
    let (n, library) = (n.to_string(), library.to_str().unwrap());
    let mut server = Server::start(folder, &[], &[("LD_PRELOAD", library), ("KPCS_FAIL_SYNC", &n)]);
    // Each sign-in of a program is a commit; the first that is not lasting is answered as a fault of ours.
    let started = !server.address.is_empty();
    let answer = |_| ask(&server.address, "head", ("GET", "/api/v1/inbox"), "").ok();
    let failed = started && (0..8).map(answer).any(|said| said.is_none_or(|said| said.starts_with("HTTP/1.1 500")));
    if started && !failed {
        let log = server.stop();
        let Some(path) = log.lines().find_map(|line| line.strip_prefix("sync fails: ")) else { return End::NotReached };
        assert!(Path::new(path).is_dir(), "{n}: the failed sync of {path} went unnoticed");
        return End::WentOn;
    }
    let status = server.child.wait().unwrap();
    let log = server.logged();
    assert!(!status.success() && log.contains("kpcs: "), "{n}: {status}: {log}");
    if started {
        assert!(log.contains("the disk failed"), "{n}: {log}");
        End::Stopped
    } else {
        End::NotStarted
    }
}

#[test]
fn a_failed_sync_stops_the_server_with_the_reason() {
    let parent = tempfile::tempdir().unwrap();
    let library = library(parent.path());
    let ends: Vec<_> = (1..=12).map(|n| run(&parent.path().join(n.to_string()), &library, n)).collect();
    assert!(ends.contains(&End::Stopped) && ends.contains(&End::NotStarted), "{ends:?}");
}
