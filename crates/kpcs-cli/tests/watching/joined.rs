//! docs/operating/found.md and log.md followed by two live nodes: one founds the scheme and runs the log, the other joins it, and what it
//! states reaches the scheme's record.

use std::path::Path;

use kpcs_hub::{HttpWire, LogClient};

use crate::program::{Running, run, run_as};

const PLAN: &str = include_str!("../../../../docs/operating/found.md");
const SCHEME: &str = r#"
[[office]]
authority = "EU-ANT"
participant = "EU"
name = "FPS Economy, Licensing Office"
importing = true
places = ["BE"]
address = "Antwerp"
email = "ant@authority.example"
signs = true
from = "2026-11-23"

[[person]]
login = "s.secretariat"
name = "Secretariat"
authority = "scheme"
roles = ["secretariat"]

[[person]]
login = "c.chair"
name = "Chair"
authority = "scheme"
roles = ["chair"]
"#;

/// A folder of a node, with its settings but for `more`.
fn set(folder: &Path, more: &str) {
    let text = "data_dir = \"register\"\npassphrase_file = \"passphrase\"\naddress = \"127.0.0.1:0\"\n";
    std::fs::write(folder.join("kpcs.toml"), format!("{text}{more}")).unwrap();
    std::fs::write(folder.join("passphrase"), "four words and a number 7\n").unwrap();
}

fn found(folder: &Path, plan: &str, more: &[&str]) -> String {
    std::fs::write(folder.join("node.toml"), plan).unwrap();
    let here = ["found", "--plan", "node.toml", "--data-dir", "register", "--passphrase-file", "passphrase"];
    let done = run(folder, &[&here, more].concat());
    assert_eq!(done.code, 0, "{}{}", done.said, done.complained);
    done.said
}

fn serve(folder: &Path) -> (Running, String) {
    let mut running = Running::start(folder, &["serve", "--config", "kpcs.toml"]);
    let address = running.line();
    (running, address.trim_end_matches('/').to_owned())
}

/// The password that founding printed for a login.
fn password(said: &str, login: &str) -> String {
    let row = said.lines().find(|line| line.contains(login)).unwrap();
    row.split_whitespace().last().unwrap().to_owned()
}

/// How many acts the public record of the node at `address` has.
fn record(address: &str) -> u64 {
    let wire = || Box::new(HttpWire::new(&format!("{address}/log"), std::time::Duration::from_secs(60)));
    let page = |after| LogClient::new(wire()).record(after).unwrap().len() as u64;
    let mut size = 0;
    while let more @ 1.. = page(size) {
        size += more;
    }
    size
}

#[test]
fn a_live_node_joins_the_scheme_of_another() {
    let (host, member) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (host, member) = (host.path(), member.path());
    set(host, "");
    let said = found(host, SCHEME, &[]);
    let (secretariat, chair) = (password(&said, "s.secretariat"), password(&said, "c.chair"));
    let hub = "[hub]\nrole = \"host\"\nname = \"log.example/kp\"\nneeded = 1\ngroups = \"a\"\n";
    set(host, hub);
    let keys = run(host, &["log-keys", "--config", "kpcs.toml"]).said;
    let log = keys.split("--log ").nth(1).and_then(|rest| rest.lines().next()).unwrap().to_owned();
    let mut witness = Running::start(host, &["witness", "--data-dir", "w", "--log", &log, "--listen", "127.0.0.1:0"]);
    let (key, at) = (witness.line(), witness.line());
    let hub = format!("public_address = \"https://host.example\"\n{hub}witnesses = \"a {key} {at}\"\n");
    set(host, &hub);
    let keys = run(host, &["log-keys", "--config", "kpcs.toml"]).said;
    let roots = keys.split("--roots ").nth(1).and_then(|rest| rest.lines().next()).unwrap();
    assert!(keys.contains("--join https://host.example") && keys.contains("role = \"member\""), "{keys}");

    // The first time the scheme does not know the node yet: it prints what the secretariat needs.
    let plan = PLAN.split("```toml").nth(1).unwrap().split("```").next().unwrap();
    let plan = plan.lines().map(str::trim_start).collect::<Vec<_>>().join("\n");
    set(member, "");
    let (serving, address) = serve(host);
    let other = "00".repeat(32);
    let here = ["found", "--plan", "node.toml", "--data-dir", "register", "--passphrase-file", "passphrase"];
    std::fs::write(member.join("node.toml"), &plan).unwrap();
    let refused = run(member, &[&here[..], &["--join", &address, "--roots", &other]].concat());
    assert!(refused.code == 1 && refused.complained.contains("refused"), "{}", refused.complained);
    assert!(!member.join("register").exists(), "nothing is made of a scheme with other roots");
    let said = found(member, &plan, &["--join", &address, "--roots", roots]);
    assert!(said.contains("The scheme has not listed this node's root key yet") && !said.contains("b.sesay"), "{said}");
    let listing: Vec<_> = said.lines().filter_map(|line| line.strip_prefix("    ")).collect();
    std::fs::write(host.join("root.toml"), listing.join("\n")).unwrap();
    let early = run(member, &["serve", "--config", "kpcs.toml"]);
    assert_eq!(early.code, 4, "an office that is not open is not served: {}", early.said);
    drop(serving);
    let stated = ["act", "authorise_key", "--json", "--from", "root.toml", "--config", "kpcs.toml"];
    let stated = run_as(host, ("s.secretariat", &secretariat), &stated);
    assert_eq!(stated.code, 0, "{}{}", stated.said, stated.complained);
    let prepared: serde_json::Value = serde_json::from_str(&stated.said).unwrap();
    let proposal = prepared["proposal"].to_string();
    let approved = run_as(host, ("c.chair", &chair), &["approve", &proposal, "--config", "kpcs.toml"]);
    assert_eq!(approved.code, 0, "{}{}", approved.said, approved.complained);

    // Then it goes on, and what it states reaches the record.
    let (_serving, address) = serve(host);
    let before = record(&address);
    let said = found(member, &plan, &["--join", &address, "--roots", roots]);
    assert!(said.contains("b.sesay") && said.contains(&format!("address = \"{address}/log\"")), "{said}");
    let (_, section) = said.split_once("[hub]").unwrap();
    let section = section.split_once("kpcs serve").unwrap().0;
    set(member, &format!("[hub]{section}"));
    let (serving, _) = serve(member);
    let after = std::iter::repeat_with(|| record(&address)).find(|size| *size > before + 1).unwrap();
    assert!(after > before, "{before} {after}");
    drop(serving);
    let again = run(member, &[&here[..], &[]].concat());
    assert!(again.code == 1 && again.complained.contains("give --join and --roots"), "{}", again.complained);
}
