//! docs/operating/log.md followed: a live node names its log, hands its key to witnesses, lists them, and runs it; it also starts while they
//! are away.

use kpcs_hub::{HttpWire, Wire as _};

use crate::program::{Running, run};

const PLAN: &str = include_str!("../../../../docs/operating/found.md");
const HUB: &str = "[hub]\nrole = \"host\"\nname = \"log.example/kp\"\nneeded = 2\ngroups = \"a, b\"\n";

/// The settings, with these lines in `[hub]`.
fn set(folder: &std::path::Path, more: &str) {
    let text = "data_dir = \"register\"\npassphrase_file = \"passphrase\"\naddress = \"127.0.0.1:0\"\n";
    std::fs::write(folder.join("kpcs.toml"), format!("{text}{HUB}{more}")).unwrap();
}

/// A live register in `folder`, founded as docs/operating/found.md says.
fn found(folder: &std::path::Path) {
    let plan = PLAN.split("```toml").nth(1).unwrap().split("```").next().unwrap();
    let plan: Vec<_> = plan.lines().map(str::trim_start).collect();
    std::fs::write(folder.join("node.toml"), plan.join("\n")).unwrap();
    std::fs::write(folder.join("passphrase"), "four words and a number 7\n").unwrap();
    let here = ["--data-dir", "register", "--passphrase-file", "passphrase"];
    let done = run(folder, &[&["found", "--plan", "node.toml"][..], &here].concat());
    assert_eq!(done.code, 0, "{}", done.complained);
}

fn page(address: &str, path: &str) -> String {
    let wire = HttpWire::new(address, std::time::Duration::from_secs(60));
    String::from_utf8(wire.get(path).unwrap().body).unwrap()
}

fn serve(folder: &std::path::Path) -> (Running, String) {
    let mut running = Running::start(folder, &["serve", "--config", "kpcs.toml"]);
    let address = running.line();
    (running, address)
}

#[test]
fn a_live_node_runs_the_log_with_witnesses_elsewhere_and_starts_without_them() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    set(folder, "");
    found(folder);
    let keys = run(folder, &["log-keys", "--config", "kpcs.toml"]).said;
    let log = keys.split("--log ").nth(1).and_then(|rest| rest.lines().next()).unwrap().to_owned();
    assert!(!keys.contains("role = \"member\""), "no member could reach it yet: {keys}");

    // A log cannot begin before its witnesses are there.
    let early = run(folder, &["serve", "--config", "kpcs.toml"]);
    assert!(early.code == 1 && early.complained.contains("hub.needed is 2"), "{}", early.complained);

    let witness = |number: &str| {
        let own = format!("witness{number}");
        let listen = ["witness", "--data-dir", &own, "--log", &log, "--listen", "127.0.0.1:0"];
        let mut running = Running::start(folder, &listen);
        let (key, address) = (running.line(), running.line());
        (running, key, address)
    };
    let witnesses = ["1", "2", "3"].map(witness);
    let listed = ["a", "b", "b"].iter().zip(&witnesses).map(|(group, (_, key, at))| format!("{group} {key} {at}"));
    set(folder, &format!("witnesses = \"{}\"\n", listed.collect::<Vec<_>>().join(", ")));
    let (serving, address) = serve(folder);
    let signatures = |note: &str| note.lines().filter(|line| line.starts_with('\u{2014}')).count();
    let cosigned =
        std::iter::repeat_with(|| page(&address, "log/checkpoint")).find(|note| signatures(note) >= 3).unwrap();
    drop((serving, witnesses));

    let checked = run(folder, &["check", "--config", "kpcs.toml"]);
    assert!(checked.code == 0 && checked.said.contains("this node runs log.example/kp"), "{}", checked.said);
    // The witnesses are gone: the register works, and the log shows what it had.
    let (_serving, address) = serve(folder);
    assert!(page(&address, "").contains("<html"));
    let size = |note: &str| note.lines().nth(1).map(str::to_owned);
    assert_eq!(size(&page(&address, "log/checkpoint")), size(&cosigned));
}

#[test]
fn settings_of_the_log_that_do_not_fit_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    set(folder, "");
    found(folder);
    for (given, said) in [
        (&["--set", "hub.role=boss"][..], "give none, host or member"),
        (&["--set", "hub.name="], "hub.name is missing"),
        (&["--set", "hub.role=member"], "hub.key is missing: a member has it from the host"),
        (&["--set", "hub.witnesses=a nokey"], "witnesses with commas between them"),
        (&["--set", "hub.needed=1", "--set", "hub.witnesses="], "hub.needed is 1, and hub.witnesses lists 0"),
    ] {
        let refused = run(folder, &[&["serve", "--config", "kpcs.toml"], given].concat());
        assert!(refused.code == 1 && refused.complained.contains(said), "{given:?}: {}", refused.complained);
    }
}
