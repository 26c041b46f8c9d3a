//! A live register, founded as docs/operating/found.md says.
#![allow(clippy::unwrap_used)]

use std::{path::Path, process::Command};

/// The plan that the page shows, which is thereby held to work.
fn plan_of_the_page() -> String {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/operating/found.md");
    let text = std::fs::read_to_string(page).unwrap();
    let plan = text.split("```toml").nth(1).unwrap().split("```").next().unwrap();
    plan.lines().map(str::trim_start).collect::<Vec<_>>().join("\n")
}

/// One more office, of a Participant that came into the register without a key.
const ANTWERP: &str = r#"
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
login = "c.peeters"
name = "Carla Peeters"
authority = "EU-ANT"
roles = ["importing_officer"]
"#;

#[test]
fn a_live_register_is_founded_and_grows() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    std::fs::write(path("node.toml"), plan_of_the_page()).unwrap();
    std::fs::write(path("passphrase"), "four words and a number 7\n").unwrap();
    let kpcs = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kpcs"));
        command.args(arguments).arg("--data-dir").arg(path("register"));
        command.arg("--passphrase-file").arg(path("passphrase")).output().unwrap()
    };
    let plan = path("node.toml");
    let found = kpcs(&["found", "--plan", plan.to_str().unwrap()]);
    let said = String::from_utf8_lossy(&found.stdout).into_owned();
    assert!(found.status.success(), "{said}{}", String::from_utf8_lossy(&found.stderr));
    assert!(said.contains("a.kamara") && said.contains("b.sesay"));
    assert!(kpcs(&["check"]).status.success());

    let again = kpcs(&["found", "--plan", plan.to_str().unwrap()]);
    let said = String::from_utf8_lossy(&again.stdout).into_owned();
    assert!(again.status.success(), "{said}{}", String::from_utf8_lossy(&again.stderr));
    assert!(said.contains("everybody in the plan has an account already"), "{said}");

    // docs/operating/keys.md: without its file an office gets a new key, listed beside the old one.
    std::fs::rename(path("register/keys/SL/office.key"), path("old.key")).unwrap();
    let renewed = kpcs(&["found", "--plan", plan.to_str().unwrap()]);
    assert!(renewed.status.success(), "{}", String::from_utf8_lossy(&renewed.stderr));
    assert!(path("register/keys/SL/office.key").exists() && kpcs(&["check"]).status.success());

    std::fs::write(&plan, plan_of_the_page() + ANTWERP).unwrap();
    let longer = kpcs(&["found", "--plan", plan.to_str().unwrap()]);
    let said = String::from_utf8_lossy(&longer.stdout).into_owned();
    assert!(longer.status.success(), "{said}{}", String::from_utf8_lossy(&longer.stderr));
    assert!(said.contains("c.peeters") && !said.contains("a.kamara"), "{said}");
    assert!(kpcs(&["check"]).status.success());

    std::fs::write(&plan, plan_of_the_page().replace("roles = [\"clerk\"]", "roles = [\"king\"]")).unwrap();
    let other = path("other");
    let refused = Command::new(env!("CARGO_BIN_EXE_kpcs"))
        .args(["found", "--plan", plan.to_str().unwrap(), "--data-dir", other.to_str().unwrap()])
        .arg("--passphrase-file")
        .arg(path("passphrase"))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(!refused.status.success() && said.contains("person.0.roles") && said.contains("king"), "{said}");
    assert!(!other.exists(), "nothing is made of a faulty plan");
}
