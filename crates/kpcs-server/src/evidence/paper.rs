//! Pictures of papers, to be looked at by the office that scanned them.
//!
//! Invariant: each is a JPEG encoded here from the office's own scan and lies in that office's folder under the digest of the
//! scan; another office asks in a folder of its own and finds nothing. It can be made again from the scan and is no evidence.
//! Must not know: who may look.
//! Source: issue 02, demand 4; threat-model 14.

use std::{fs, io, path::PathBuf};

use kpcs_domain::value::{AuthorityId, Digest};
use kpcs_files::{encode_anew, encode_grey};
use kpcs_pdf::PdfImage;
use kpcs_register::Register;
use sha2::{Digest as _, Sha256};

use super::DECODING;
use crate::{app::App, no::No, shelf};

/// Makes a picture of each scan that holds one.
///
/// # Errors
/// A fault of the disk.
pub async fn keep_papers(app: &App, office: AuthorityId, scans: Vec<Vec<u8>>) -> Result<(), No> {
    let _place = DECODING.acquire().await.map_err(|_| No::fault("the server is stopping"))?;
    app.run(move |register: &Register| {
        for scan in &scans {
            let Some(picture) = of_paper(scan) else { continue };
            let digest = Digest(Sha256::digest(scan).into());
            shelf::put(&folder(register, &office), &digest.to_string(), &picture)
                .map_err(|error| No::fault(&format!("a picture of a paper was not kept: {error}")))?;
        }
        Ok::<_, No>(())
    })
    .await
}

/// A paper's scan as a JPEG file, which is not kept; `None` for what holds no picture that is read here.
///
/// # Errors
/// When the server is stopping.
pub async fn look_at_paper(app: &App, scan: Vec<u8>) -> Result<Option<Vec<u8>>, No> {
    let _place = DECODING.acquire().await.map_err(|_| No::fault("the server is stopping"))?;
    app.run(move |_: &Register| Ok::<_, No>(of_paper(&scan))).await
}

/// A paper's scan as a JPEG file to be looked at; of a PDF its largest picture. `None` for what holds no picture that is read
/// here, such as a PDF that was drawn and not scanned.
fn of_paper(bytes: &[u8]) -> Option<Vec<u8>> {
    if !bytes.starts_with(b"%PDF-") {
        return encode_anew(bytes).ok().map(|picture| picture.full);
    }
    match kpcs_pdf::images(bytes).ok()?.images.into_iter().next()? {
        PdfImage::Jpeg(jpeg) => encode_anew(&jpeg).ok().map(|picture| picture.full),
        PdfImage::Grey(grey) => encode_grey(grey.width(), grey.height(), grey.pixels().to_vec()),
    }
}

/// The picture of a scan, for the office that scanned it; `None` when there is none.
///
/// # Errors
/// That of the disk.
pub fn read_paper(register: &Register, office: &AuthorityId, scan: Digest) -> io::Result<Option<Vec<u8>>> {
    match fs::read(folder(register, office).join(scan.to_string())) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Whether there is one.
#[must_use]
pub fn has_paper(register: &Register, office: &AuthorityId, scan: Digest) -> bool {
    folder(register, office).join(scan.to_string()).is_file()
}

fn folder(register: &Register, office: &AuthorityId) -> PathBuf {
    register.store().folder().join("papers-seen").join(office.to_string())
}
