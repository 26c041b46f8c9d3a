//! Photographs: the one way from a form onto the shelf, and from the shelf to a page.
//!
//! Invariant: a picture is named by the SHA-256 of the bytes that are kept, which are never those that came; it is on disk
//! before its digest is answered. What could be taken is kept on the form although another file could not.
//! Must not know: who may see a picture (`page::evidence`), single acts.
//! Source: kpcs.md §5.11; decisions 22; threat-model 14.

mod paper;
mod shelf;

use kpcs_domain::{
    field::{Field, InputFault},
    value::{AuthorityId, Digest},
};
use kpcs_register::{ActError, Register};
use kpcs_store::{StoreFault, work::note_picture};
use kpcs_web::part::picture::files_name;
use tokio::sync::Semaphore;

use crate::{
    answers::{Answers, File},
    app::App,
    no::No,
};
use kpcs_files::{PictureFault, encode_anew};
pub use paper::{has_paper, keep_papers, look_at_paper, read_paper};
pub use shelf::{Shelf, Size};

/// The most photographs in one field.
const COUNT_MAX: usize = 12;

/// The most bytes of a form with photographs.
pub const FORM_BYTES_MAX: usize = 40 * 1024 * 1024;

/// One at a time: decoding takes up to a quarter of a gigabyte.
static DECODING: Semaphore = Semaphore::const_new(1);

/// Takes the pictures of a form over for `office`: the answers with their digests in the files' stead, and what was not taken.
///
/// # Errors
/// A fault of the disk.
pub async fn taken(
    app: &App,
    office: &AuthorityId,
    answers: Answers,
    fields: &[Field],
) -> Result<(Answers, Vec<InputFault>), No> {
    let names: Vec<&'static str> =
        fields.iter().filter(|field| field.holds_pictures()).map(|field| field.name).collect();
    if !names.iter().any(|name| answers.file(&files_name(name)).is_some()) {
        return Ok((answers, Vec::new()));
    }
    let _place = DECODING.acquire().await.map_err(|_| No::fault("the server is stopping"))?;
    let office = office.clone();
    app.run(move |register| {
        let shelf = Shelf::of(register);
        let (mut digests, mut faults) = (Vec::new(), Vec::new());
        for name in names {
            let files: Vec<_> = answers.named_files(&files_name(name)).collect();
            let room = COUNT_MAX.saturating_sub(answers.all(name).count());
            take(&shelf, name, &files, room, &mut digests, &mut faults)?;
        }
        let brought = digests.iter().filter_map(|(_, text)| digest(text)).collect();
        note_brought(register, office, brought)?;
        Ok::<_, No>((answers.with(digests), faults))
    })
    .await
}

/// Takes one picture over for `office`, as a program sends it; the digest by which an act names it.
///
/// # Errors
/// What the picture must be, as a fault of the field `photographs`; a fault of the disk.
pub async fn kept(app: &App, office: &AuthorityId, bytes: Vec<u8>) -> Result<Digest, No> {
    let _place = DECODING.acquire().await.map_err(|_| No::fault("the server is stopping"))?;
    let office = office.clone();
    app.run(move |register| match encode_anew(&bytes) {
        Ok(picture) => {
            let digest = Shelf::of(register).keep(&picture)?;
            note_brought(register, office, vec![digest])?;
            Ok::<_, No>(digest)
        }
        Err(why) => {
            let (field, found) = ("photographs".to_owned(), String::new());
            Err(ActError::Invalid(vec![InputFault { field, found, expected: expected(why) }]).into())
        }
    })
    .await
}

fn take(
    shelf: &Shelf,
    name: &'static str,
    files: &[&File],
    room: usize,
    digests: &mut Vec<(String, String)>,
    faults: &mut Vec<InputFault>,
) -> Result<(), No> {
    for (index, file) in files.iter().enumerate() {
        let fault = |expected| InputFault { field: name.to_owned(), found: file.name.clone(), expected };
        if index >= room {
            faults.push(fault("expected-picture-count"));
            continue;
        }
        match encode_anew(&file.bytes) {
            Ok(picture) => digests.push((name.to_owned(), shelf.keep(&picture)?.to_string())),
            Err(why) => faults.push(fault(expected(why))),
        }
    }
    Ok(())
}

/// Notes whose they are before a page shows their digests.
fn note_brought(register: &Register, office: AuthorityId, digests: Vec<Digest>) -> Result<(), StoreFault> {
    register.store().write(move |sql| digests.iter().try_for_each(|digest| note_picture(sql, &office, *digest)))
}

/// What a picture must be, as the key of a text.
const fn expected(fault: PictureFault) -> &'static str {
    match fault {
        PictureFault::Bytes => "expected-picture-bytes",
        PictureFault::Damaged => "expected-picture-whole",
        PictureFault::Kind => "expected-picture",
        PictureFault::Pixels => "expected-picture-pixels",
    }
}

/// Under which name a form asks a field of an act that has photographs.
#[must_use]
pub fn asked_as(path: &str) -> Option<String> {
    let name = path.split('.').next().unwrap_or_default();
    matches!(name, "photographs" | "images").then(|| files_name(name))
}

/// A digest in an address or a field.
pub(crate) fn digest(text: &str) -> Option<Digest> {
    Digest::parse(text).ok()
}
