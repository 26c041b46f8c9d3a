//! Scans of papers: the file stays in the office under the SHA-256 of its bytes, the digest goes into the record.
//!
//! Invariant: a file is on disk before its digest is recorded, and nothing is taken that is not of its kind by its first
//! bytes. Scans are kept as they came, as the paper was read from them, and served to nobody; what an office looks at is a
//! picture that this program encoded from its own scan, and no other office has its address. Photographs go the way of
//! `crate::evidence`.
//! Source: decisions 1 and 22; threat-model 14.

use kpcs_domain::{field::InputFault, value::Digest};
use kpcs_register::Register;
use sha2::{Digest as _, Sha256};

use crate::{answers::Answers, app::App, evidence, no::No, officer::Officer, shelf};

/// The largest file.
const LIMIT_BYTES: usize = 10 * 1024 * 1024;

fn is_scan(bytes: &[u8]) -> bool {
    let picture = matches!(bytes, [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] | [0xff, 0xd8, 0xff, ..]);
    picture || bytes.starts_with(b"%PDF-")
}

/// Takes the files under `field` over into the office's folder; the faults are those of files that were not taken.
pub(in crate::page) async fn take(
    app: &App,
    answers: &Answers,
    field: &'static str,
) -> Result<Result<Vec<Digest>, Vec<InputFault>>, No> {
    let files: Vec<_> = answers.files(field).map(<[u8]>::to_vec).collect();
    let unfit = files.iter().filter(|bytes| !is_scan(bytes) || bytes.len() > LIMIT_BYTES);
    let faults: Vec<_> = unfit
        .map(|bytes| InputFault {
            field: field.to_owned(),
            found: format!("{} kB", bytes.len() / 1024),
            expected: "expected-scan",
        })
        .collect();
    if !faults.is_empty() {
        return Ok(Err(faults));
    }
    app.run(move |register: &Register| files.iter().map(|bytes| keep(register, bytes)).collect()).await.map(Ok)
}

/// Makes pictures of the files under `field` that the officer's office can look at.
pub(super) async fn show(app: &App, officer: &Officer, answers: &Answers, field: &'static str) -> Result<(), No> {
    let files = answers.files(field).map(<[u8]>::to_vec).collect();
    evidence::keep_papers(app, officer.authority().clone(), files).await
}

fn keep(register: &Register, bytes: &[u8]) -> Result<Digest, No> {
    let digest = Digest(Sha256::digest(bytes).into());
    let folder = register.store().folder().join("papers");
    let kept = shelf::put(&folder, &digest.to_string(), bytes);
    kept.map(|()| digest).map_err(|error| No::fault(&format!("a file was not kept: {error}")))
}
