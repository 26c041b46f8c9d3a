//! A frozen vector as it stands in its file: what a statement is made from, and every byte that comes of it.
//!
//! Invariant: `made` follows from `from` alone; a file is written in one way.
//! Must not know: how statements are made.

use std::{fs, path::PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A vector.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vector {
    pub about: String,
    pub act: String,
    pub code: u64,
    pub version: u64,
    pub from: From,
    #[serde(default)]
    pub made: Made,
}

/// What the statement is made from; all bytes are in hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct From {
    pub algorithm: String,
    pub secret_key: String,
    pub issuer: String,
    pub issued_at: String,
    pub request_id: String,
    pub seed: String,
    pub blind_of_details: String,
    pub blind_of_chain: String,
    pub header: Option<Value>,
    pub core: Option<Value>,
    pub asked: Value,
    pub decided: Value,
    pub chain: ChainText,
}

/// The place in the authority's chain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChainText {
    pub running: u64,
    pub previous: String,
    pub checkpoint: Option<String>,
    pub officers: Vec<String>,
    pub approval: Option<Value>,
}

/// What comes of it; all bytes are in hexadecimal.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    pub public_key: String,
    pub key_id: String,
    pub subject: String,
    pub header_part: String,
    pub core_part: String,
    pub details_part: String,
    pub chain_part: String,
    pub digests: [String; 4],
    pub approval_digest: String,
    pub protected_header: String,
    pub statement: String,
    pub leaf: String,
    /// Certificates only.
    pub document: Option<String>,
    /// The text of the document as it is: which bytes deflating makes of it differs between compressors.
    pub qr_text: Option<String>,
}

pub fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../testdata/vectors")
}

/// The vectors, by the names of their files, in alphabetical order.
pub fn vectors() -> Vec<(String, Vector)> {
    let paths = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let named = paths.filter(|path| path.extension().is_some_and(|extension| extension == "json"));
    let mut names: Vec<_> = named.map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned()).collect();
    names.retain(|name| name != "refused");
    names.sort();
    names.into_iter().map(|name| (name.clone(), vector(&name))).collect()
}

pub fn vector(name: &str) -> Vector {
    let text = fs::read_to_string(folder().join(format!("{name}.json"))).unwrap();
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}.json: {error}"))
}

/// Compares what was made with what the file says, byte by byte; writes it where `KPCS_WRITE_VECTORS=1` asks for it.
///
/// # Panics
/// With the first line that differs.
pub fn check_file(name: &str, made: &impl Serialize) {
    let path = folder().join(format!("{name}.json"));
    let text = serde_json::to_string_pretty(made).unwrap() + "\n";
    if std::env::var("KPCS_WRITE_VECTORS").is_ok_and(|value| value == "1") {
        return fs::write(&path, text).unwrap();
    }
    let frozen = fs::read_to_string(&path).unwrap_or_default();
    let differing = frozen.lines().zip(text.lines()).position(|(frozen, made)| frozen != made);
    assert!(
        frozen == text,
        "{name}.json differs from line {}: a format changes only with its version (testdata/vectors/README.md)",
        differing.unwrap_or_else(|| frozen.lines().count().min(text.lines().count())) + 1
    );
}
