//! Whom a machine trusts: said once by hand, kept from then on, never taken from the data; and what it says of their age.

use std::{fs, path::Path};

use crate::{carried::Scheme, program::verify};

const OTHERS: &str = "0909090909090909090909090909090909090909090909090909090909090909";

#[test]
fn whom_to_trust_is_said_once_and_is_not_changed_by_the_next_file() {
    let (scheme, folder) = (Scheme::new(31), tempfile::tempdir().unwrap());
    let folder = folder.path();
    scheme.lay(folder);
    let asked = ["code.txt", "--trust", "trust.kpcs", "--now", &scheme.now];
    let unsaid = verify(folder, &asked);
    assert_eq!((unsaid.code, &*unsaid.said), (1, ""));
    assert!(
        unsaid.complained.contains("name the fingerprint of the roots once, with --roots"),
        "{}",
        unsaid.complained
    );
    let said = verify(folder, &[&asked[..], &["--roots", &scheme.roots]].concat());
    assert_eq!(said.code, 0, "{said:?}");
    assert!(said.said.starts_with("VALID\n") && said.said.contains("0 minutes old"), "{}", said.said);
    // From now on it is known, and stays.
    assert_eq!(verify(folder, &asked).code, 0);
    let others = verify(folder, &[&asked[..], &["--roots", OTHERS]].concat());
    assert_eq!((others.code, &*others.said), (1, ""));
    assert!(others.complained.contains("not the roots that this machine trusts"), "{}", others.complained);
}

#[test]
fn what_was_accepted_is_kept_so_that_older_data_are_refused() {
    let (scheme, folder) = (Scheme::new(32), tempfile::tempdir().unwrap());
    let folder = folder.path();
    scheme.lay(folder);
    let before = fs::read(folder.join("trust.kpcs")).unwrap();
    let newer = scheme.trust_of("2026-11-23T22:00:00Z");
    fs::write(folder.join("trust.kpcs"), &newer).unwrap();
    let asked = ["code.txt", "--trust", "trust.kpcs", "--roots", &scheme.roots, "--now", "2026-11-23T22:00:00Z"];
    assert_eq!(verify(folder, &asked).code, 0);
    fs::write(folder.join("trust.kpcs"), before).unwrap();
    let older = verify(folder, &asked);
    assert_eq!((older.code, &*older.said), (1, ""));
    assert!(older.complained.contains("older than those accepted here before"), "{}", older.complained);
    // A state that somebody has spoiled is a question for people, and is not written over.
    let state = folder.join(".local/state/kpcs/trust");
    fs::write(&state, "roots\n").unwrap();
    assert_eq!(verify(folder, &asked).code, 1);
    assert_eq!(fs::read_to_string(&state).unwrap(), "roots\n");
}

#[test]
fn the_age_is_said_and_limits_the_answer() {
    let (scheme, folder) = (Scheme::new(33), tempfile::tempdir().unwrap());
    let folder = folder.path();
    scheme.lay(folder);
    // Presented on the day of issue, and judged later by the same data.
    let ask = |now: &str| {
        let asked = ["code.txt", "--trust", "trust.kpcs", "--roots", &scheme.roots, "--on", "2026-11-23", "--now", now];
        verify(folder, &asked)
    };
    let limits = [
        ("2026-11-24T10:00:00Z", 0, "VALID\n", "one day old"),
        ("2026-11-24T10:00:01Z", 10, "VALID, OLD DATA\n", "one day old"),
        ("2026-12-23T10:00:00Z", 10, "VALID, OLD DATA\n", "30 days old"),
        ("2026-12-23T10:00:01Z", 13, "NOT VALID\n", "30 days old"),
    ];
    for (now, code, outcome, age) in limits {
        let answer = ask(now);
        assert_eq!(answer.code, code, "{now}: {answer:?}");
        assert!(answer.said.starts_with(outcome) && answer.said.contains(age), "{now}: {}", answer.said);
    }
    assert!(!Path::new(&folder.join("kpcs-demo")).exists(), "no register was made or opened");
}
