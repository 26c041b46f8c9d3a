//! Notes, checkpoints, cosignatures and paths: the published examples, the one way to write each, and what is refused.
#![allow(clippy::unwrap_used)]

use kpcs_log::{
    Checkpoint, EMPTY_ROOT, Hash, KeyKind, Note, NoteKey, NoteSignature, NoteSigner, Tile, TilePath, Unsound, cosign,
    verify_cosignature,
};
use proptest::prelude::*;

/// The example of the Go package `golang.org/x/mod/sumdb/note`.
const PUBLISHED_KEY: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const PUBLISHED_NOTE: &str = "If you think cryptography is the answer to your problem,\nthen you don't know what your \
    problem is.\n\n\u{2014} PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

fn log_key() -> NoteSigner {
    NoteSigner::new("log.example/kp", KeyKind::Ed25519, &[1; 32]).unwrap()
}

fn witness(name: &str, secret: u8) -> NoteSigner {
    NoteSigner::new(name, KeyKind::Cosignature, &[secret; 32]).unwrap()
}

fn checkpoint() -> Checkpoint {
    Checkpoint { origin: "log.example/kp".to_owned(), size: 42, root: Hash([7; 32]), more: Vec::new() }
}

#[test]
fn the_published_note_verifies_under_the_published_key() {
    let key = NoteKey::parse(PUBLISHED_KEY).unwrap();
    assert_eq!((key.name(), key.kind(), key.to_string().as_str()), ("PeterNeumann", KeyKind::Ed25519, PUBLISHED_KEY));
    let note = Note::parse(PUBLISHED_NOTE.as_bytes()).unwrap();
    note.verify(&key).unwrap();
    assert_eq!(note.to_string(), PUBLISHED_NOTE);
    let other = Note { text: note.text.replace("answer", "enemy"), ..note };
    assert_eq!(other.verify(&key), Err(Unsound::Signature("PeterNeumann".to_owned())));
}

#[test]
fn a_key_is_read_in_one_form_only() {
    for wrong in [
        "",
        "PeterNeumann",
        "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+AxpcW2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10T",
        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW ",
    ] {
        assert!(NoteKey::parse(wrong).is_err(), "{wrong}");
    }
    let weak = [0; 32];
    assert!(NoteKey::new("weak", KeyKind::Ed25519, &weak).is_err());
}

#[test]
fn a_note_is_read_in_one_form_only() {
    let signed = Note::sign(checkpoint().to_string(), &log_key()).to_string();
    Note::parse(signed.as_bytes()).unwrap();
    let line = signed.lines().last().unwrap();
    for wrong in [
        String::new(),
        signed.trim_end().to_owned(),
        signed.replace("\n\n", "\n"),
        signed.replace('\u{2014}', "-"),
        signed.replace("42", "4\t2"),
        format!("{signed}\n"),
        format!("{signed}rest\n"),
        signed.replace(line, &line[..line.len() - 3]),
        format!("{}\n", signed.replace(line, "")),
    ] {
        assert!(Note::parse(wrong.as_bytes()).is_err(), "{wrong:?}");
    }
    assert!(Note::parse(&[0xff, b'\n', b'\n']).is_err());
}

#[test]
fn a_signature_that_names_the_key_and_does_not_verify_spoils_the_note() {
    let mut note = Note::sign(checkpoint().to_string(), &log_key());
    let stranger = witness("w.example", 9);
    note.signatures.push(cosign(&note.text, &stranger, 1).unwrap());
    note.verify(log_key().public()).unwrap();
    let mut false_one = note.signatures[0].clone();
    false_one.bytes[3] ^= 1;
    note.signatures.push(false_one);
    assert!(note.verify(log_key().public()).is_err());
}

#[test]
fn a_checkpoint_has_one_text_and_its_own_origin() {
    let text = checkpoint().to_string();
    assert_eq!(Checkpoint::parse(&text).unwrap(), checkpoint());
    let more = Checkpoint { more: vec!["by hand".to_owned()], ..checkpoint() };
    assert_eq!(Checkpoint::parse(&more.to_string()).unwrap(), more);
    for wrong in [
        String::new(),
        "log\n1\n".to_owned(),
        text.replace("42", "-1"),
        text.replace("42", "042"),
        text.trim_end().to_owned(),
        format!("{text}\n"),
        text.replace('\n', "\r\n"),
    ] {
        assert!(Checkpoint::parse(&wrong).is_err(), "{wrong:?}");
    }
    let note = Note::sign(text, &log_key());
    assert_eq!(Checkpoint::of(&note, log_key().public()).unwrap(), checkpoint());
    let other_log = NoteSigner::new("log.example/other", KeyKind::Ed25519, &[1; 32]).unwrap();
    let borrowed = Note::sign(checkpoint().to_string(), &other_log);
    assert!(Checkpoint::of(&borrowed, other_log.public()).is_err(), "a checkpoint of another origin");
    let empty = Checkpoint { size: 0, root: EMPTY_ROOT, ..checkpoint() };
    assert!(empty.to_string().ends_with("\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n"));
}

#[test]
fn a_witness_says_when_and_for_whom() {
    let (first, second) = (witness("w1.example", 2), witness("w2.example", 3));
    let mut note = Note::sign(checkpoint().to_string(), &log_key());
    assert!(verify_cosignature(&note, first.public()).is_err());
    note.signatures.push(cosign(&note.text, &first, 1_795_860_000).unwrap());
    note.signatures.push(cosign(&note.text, &first, 1_795_860_060).unwrap());
    let read = Note::parse(note.to_string().as_bytes()).unwrap();
    assert_eq!(verify_cosignature(&read, first.public()), Ok(1_795_860_060));
    assert!(verify_cosignature(&read, second.public()).is_err());
    let mut later = read.clone();
    later.signatures[1].bytes[7] ^= 1;
    assert!(verify_cosignature(&later, first.public()).is_err(), "the time is signed");
    assert!(cosign(&note.text, &log_key(), 0).is_err(), "a log's key cosigns nothing");
    assert!(read.verify(first.public()).is_err(), "a cosignature is no signature of the text alone");
    assert!(verify_cosignature(&read, log_key().public()).is_err());
}

#[test]
fn a_signature_line_is_read_in_one_form() {
    let line = cosign("x\n", &witness("w.example", 2), 5).unwrap();
    assert_eq!(NoteSignature::parse(&line.to_string()).unwrap(), line);
    for wrong in ["\u{2014} w.example AAAA\n", "\u{2014} w.example\n", "\u{2014}  AAAAAAA=\n", "w.example AAAAAAA="] {
        assert!(NoteSignature::parse(wrong).is_err(), "{wrong:?}");
    }
}

#[test]
fn paths_are_those_of_the_specification() {
    let path = |level, index, width| TilePath::Hashes(Tile { level, index, width }).to_string();
    assert_eq!(path(0, 0, 256), "tile/0/000");
    assert_eq!(path(1, 1_234_067, 256), "tile/1/x001/x234/067");
    assert_eq!(path(0, 273, 112), "tile/0/273.p/112");
    let entries = TilePath::Entries(Tile { level: 0, index: 1_234_067, width: 8 });
    assert_eq!(entries.to_string(), "tile/entries/x001/x234/067.p/8");
    for wrong in [
        "",
        "tile/0/0",
        "tile/0/x000/000",
        "tile/0/x001/234/067",
        "tile/0/000.p/256",
        "tile/0/000.p/0",
        "tile/0/000.p/08",
        "tile/6/000",
        "tile/00/000",
        "tile/0/../checkpoint",
        "tile/0/+01",
        "tile/entries/000/",
        "tile/0/x999/x999/x999/x999/x999/x999/x999/999",
        "/checkpoint",
    ] {
        assert_eq!(TilePath::parse(wrong), None, "{wrong:?}");
    }
}

proptest! {
    #[test]
    fn a_path_is_read_back(level in 0_u32..=5, index in 0_u64..1 << 50, width in 1_u64..=256, entries: bool) {
        let tile = Tile { level: if entries { 0 } else { level }, index, width };
        let path = if entries { TilePath::Entries(tile) } else { TilePath::Hashes(tile) };
        prop_assert_eq!(TilePath::parse(&path.to_string()), Some(path));
    }

    #[test]
    fn no_bytes_panic(bytes: Vec<u8>, text: String) {
        let _ = (Note::parse(&bytes), Checkpoint::parse(&text), NoteSignature::parse(&text), NoteKey::parse(&text));
        let _ = TilePath::parse(&text);
    }
}
