//! What hides a statement, looked for like words: digests, blinds, seeds, signatures; and that a leaf cannot be guessed from what it hides.
//!
//! Source: docs/formats/statement.md (Parts, Leaf); decisions 1 to 4.

use std::{
    collections::{BTreeSet, HashMap},
    fs,
    path::Path,
};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use kpcs_domain::act::Tier;
use kpcs_statement::{Blind, PartName};
use kpcs_store::{act::info_of, entries_after};
use sha2::{Digest as _, Sha256};

use crate::{canaries::contains, node::Node, public::read_all};

/// The entries that stand in the bundles of a log's folder: each 32 bytes after its length.
pub fn entries_of(folder: &Path) -> Vec<[u8; 32]> {
    let mut files = Vec::new();
    read_all(&folder.join("tile/entries"), folder, &mut files);
    let entry = |bytes: &[u8]| {
        assert_eq!(bytes[..2], [0, 32], "every entry is 32 bytes, whatever it stands for");
        bytes[2..].try_into().unwrap()
    };
    let all: BTreeSet<_> = files.iter().flat_map(|(_, bundle)| bundle.chunks(34).map(entry)).collect();
    assert!(fs::exists(folder.join("checkpoint")).unwrap());
    all.into_iter().collect()
}

/// Looks for what hides the statements that are not public.
pub fn check(node: &Node, seen: &[(String, Vec<u8>)]) {
    let store = node.world.register.store();
    let entries = store.read(|sql| entries_after(sql, 0, 100_000)).unwrap();
    let (mut secrets, mut logged, mut digests) = (Secrets::default(), 0, BTreeSet::new());
    for entry in entries.iter().filter(|entry| entry.received_by.is_none()) {
        let (opened, statement) = (&entry.opened, entry.opened.statement());
        let tier = info_of(statement.protected().act).unwrap().tier;
        let leaf = statement.leaf();
        let is_in_log =
            seen.iter().any(|(place, bytes)| place.starts_with("mirror tile/entries") && contains(bytes, &leaf.0));
        assert_eq!(
            is_in_log,
            tier != Tier::Authority,
            "act {}: what concerns one office alone has no leaf",
            statement.protected().act
        );
        logged += usize::from(is_in_log);
        if tier == Tier::Public {
            continue;
        }
        for name in PartName::ALL {
            let digest = statement.digest_of(name);
            assert!(digests.insert(digest), "a digest stands twice: it is not blinded");
            let part = opened.part(name).unwrap();
            for guess in [Sha256::digest(&part.bytes), Sha256::digest([&[0; 32][..], &part.bytes].concat())] {
                assert_ne!(digest.0[..], guess[..], "a part's digest can be computed by whoever guesses what it says");
            }
            let blind = match part.blind {
                Blind::Seed(seed) => seed.to_vec(),
                Blind::Own(blind) => blind.to_vec(),
            };
            secrets.add(&digest.0);
            secrets.add(&blind);
        }
        secrets.add(statement.signature());
    }
    let handles =
        store.read(|sql| sql.query("select handle from work_account", kpcs_store::bind![], |row| row.text(0)));
    handles.unwrap().iter().for_each(|handle| secrets.add(handle.as_bytes()));
    assert_eq!(secrets.found_in(seen), Vec::<String>::new(), "what hides a statement is in the open");
    let sample = vec![("a file".to_owned(), [b"before".as_slice(), &digests.first().unwrap().0].concat())];
    assert_eq!(secrets.found_in(&sample), ["a file"], "what is looked for is found");
    assert!(digests.len() > 200 && logged > 40, "{} digests, {logged} in the log", digests.len());
}

/// What is looked for, by its first eight bytes.
#[derive(Default)]
struct Secrets(HashMap<[u8; 8], Vec<Vec<u8>>>);

impl Secrets {
    /// As bytes, in hexadecimal, and in base64.
    fn add(&mut self, secret: &[u8]) {
        let hexadecimal: String = secret.iter().map(|byte| format!("{byte:02x}")).collect();
        let base64 = STANDARD.encode(&secret[..secret.len() / 3 * 3]);
        for form in [secret.to_vec(), hexadecimal.into_bytes(), base64.into_bytes()] {
            self.0.entry(form[..8].try_into().unwrap()).or_default().push(form);
        }
    }

    /// The places in which one of them stands.
    fn found_in(&self, seen: &[(String, Vec<u8>)]) -> Vec<String> {
        let stands = |bytes: &[u8], at: usize, head: &[u8]| {
            self.0.get(head).is_some_and(|forms| forms.iter().any(|form| bytes[at..].starts_with(form)))
        };
        let is_there = |bytes: &[u8]| bytes.windows(8).enumerate().any(|(at, head)| stands(bytes, at, head));
        seen.iter().filter(|(_, bytes)| is_there(bytes)).map(|(place, _)| place.clone()).collect()
    }
}
