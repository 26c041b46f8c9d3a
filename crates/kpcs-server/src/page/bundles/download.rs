//! `/bundles/{reader}?year=2026`: a bundle as a file.
//!
//! Invariant: it is whole and proven before the first byte is sent; until then it lies in a file without a name, which ends with the process.
//! The database's snapshot does not wait for a slow line.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, BufReader, BufWriter, Seek as _, Write as _},
    path::Path,
};

use axum::{
    extract::{Path as InPath, State},
    http::header,
    response::Response,
};
use kpcs_audit::{Question, Reader, prove};
use kpcs_hub::Tiles;
use kpcs_register::{BundleFault, BundleOrder, Register};

use super::READERS;
use crate::{Hub, app::App, listing::streamed, no::No, officer::Officer};

const KIND: &str = "application/vnd.kpcs.bundle";

pub(super) async fn download(
    State(app): State<App>,
    InPath(reader): InPath<String>,
    officer: Officer,
) -> Result<Response, No> {
    let Some(hub) = app.options().hub.clone() else { return Err(No::NotFound) };
    let by = officer.authority().clone();
    let year = officer.visitor.query.get("year").parse::<i64>().map_err(|_| No::NotFound)?;
    let reader = match (READERS.iter().position(|known| *known == reader), by.participant()) {
        (Some(0), _) => Reader::Authority(by.clone()),
        (Some(1), Some(participant)) => Reader::Participant(participant),
        (Some(2), _) => Reader::Public,
        _ => return Err(No::NotFound),
    };
    let name = format!("{by}-{year}-{}.kpcs-bundle", reader.to_string().replace(' ', "-"));
    let order = BundleOrder { year, reader, by, now: officer.visitor.now };
    let file = app.run(move |register| spooled(register, &hub, &order)).await?;
    let head = [
        (header::CONTENT_TYPE, KIND.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    Ok(streamed(head, move |mut pipe| {
        io::copy(&mut BufReader::new(file), &mut pipe)?;
        Ok(pipe)
    }))
}

/// The bundle, proven, at its beginning.
fn spooled(register: &Register, hub: &Hub, order: &BundleOrder) -> Result<File, No> {
    let published = hub.0.published().ok_or(No::Unreadable("log-no-quorum-text"))?;
    let fault = |error: &dyn std::fmt::Display| No::fault(&error.to_string());
    let file = nameless(register.store().folder()).map_err(|error| fault(&error))?;
    let home = hub.0.home();
    let out = BufWriter::new(file);
    let written = register.export_bundle(&published.note, &Tiles(&**home), order, out, &mut |_, _| {});
    let (_, mut out) = written.map_err(|error| match error {
        BundleFault::Year(_) => No::NotFound,
        BundleFault::KeyEnded(_) => No::Unreadable("bundles-key-ended"),
        other => fault(&other),
    })?;
    out.flush().map_err(|error| fault(&error))?;
    let mut file = out.into_inner().map_err(|error| fault(&error))?;
    file.rewind().map_err(|error| fault(&error))?;
    let audit = prove(BufReader::new(&file), &Question::default(), |_| {}).map_err(|error| fault(&error))?;
    if audit.findings.broken > 0 {
        return Err(fault(&format!("a bundle that does not hold: {:?}", audit.findings.told.first())));
    }
    file.rewind().map_err(|error| fault(&error))?;
    Ok(file)
}

/// A file in `folder` that has lost its name at once.
fn nameless(folder: &Path) -> io::Result<File> {
    let path = folder.join(format!("bundle-{:?}.part", std::thread::current().id()));
    let file = OpenOptions::new().read(true).write(true).create(true).truncate(true).open(&path)?;
    fs::remove_file(path)?;
    Ok(file)
}
