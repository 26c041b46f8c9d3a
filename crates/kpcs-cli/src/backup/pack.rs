//! Writing a backup: beside its name, synced, then given its name; a file that is there is never overwritten.
//!
//! Invariant: the database is copied first, so every file that it names by digest is there when the folder is read.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Read, Write},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use kpcs_store::{Point, copy_database, point};
use sha2::{Digest as _, Sha256};

use super::{MANIFEST, Manifest, Member, is_left_out};

/// Writes the register of `folder` into the new file `to`; `heard` is told each path.
///
/// # Errors
/// When `to` exists, the folder holds no register, or the disk refuses; then `to` is not there.
pub fn pack(folder: &Path, to: &Path, made_at: String, mut heard: impl FnMut(&str)) -> Result<Manifest> {
    if to.exists() {
        bail!("{}: a backup is never overwritten; name another file", to.display());
    }
    let (copy, beside) = (with_end(to, "db.part"), with_end(to, "part"));
    for left in [&copy, &beside] {
        remove(left)?;
    }
    let written = write(folder, &copy, &beside, made_at, &mut heard);
    remove(&copy)?;
    let manifest = written.inspect_err(|_| drop(fs::remove_file(&beside)))?;
    // A link fails where a rename would overwrite.
    fs::hard_link(&beside, to).with_context(|| format!("{}: it cannot get its name", to.display()))?;
    point(Point::BackupNamed);
    remove(&beside)?;
    let parent = to.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(parent).and_then(|parent| parent.sync_all()).with_context(|| parent.display().to_string())?;
    Ok(manifest)
}

fn with_end(path: &Path, end: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{end}"));
    path.with_file_name(name)
}

fn remove(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error).with_context(|| path.display().to_string()),
        _ => Ok(()),
    }
}

fn write(folder: &Path, copy: &Path, beside: &Path, made_at: String, heard: &mut impl FnMut(&str)) -> Result<Manifest> {
    let end = copy_database(folder, copy)?;
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(beside).with_context(|| beside.display().to_string())?;
    let mut archive = tar::Builder::new(io::BufWriter::new(file));
    let mut members = Vec::new();
    let mut add = |path: &Path, name: &str| {
        heard(name);
        members.push(append(&mut archive, path, name).with_context(|| path.display().to_string())?);
        Ok::<_, anyhow::Error>(())
    };
    add(copy, "kpcs.db")?;
    for name in files(folder, Path::new(""))? {
        add(&folder.join(&name), &name)?;
    }
    let manifest = Manifest { made_at, entries: end.entries, leaf: end.leaf, members };
    let bytes = manifest.to_json().to_string().into_bytes();
    archive.append_data(&mut header(bytes.len() as u64), MANIFEST, bytes.as_slice())?;
    archive.into_inner()?.into_inner()?.sync_all()?;
    point(Point::BackupWritten);
    Ok(manifest)
}

fn header(size: u64) -> tar::Header {
    let mut header = tar::Header::new_gnu();
    header.set_size(size);
    header.set_mode(0o600);
    header
}

/// Adds a file, hashing what is read.
fn append(archive: &mut tar::Builder<impl Write>, path: &Path, name: &str) -> Result<Member> {
    let file = File::open(path)?;
    let size = file.metadata()?.len();
    let mut reader = Hashed { inner: file.take(size), hash: Sha256::new() };
    archive.append_data(&mut header(size), name, &mut reader)?;
    Ok(Member { path: name.to_owned(), size, sha256: hex(&reader.hash.finalize()) })
}

/// Reads and hashes.
pub(super) struct Hashed<R> {
    pub(super) inner: R,
    pub(super) hash: Sha256,
}

impl<R: Read> Read for Hashed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.hash.update(&buffer[..read]);
        Ok(read)
    }
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The files below `folder`, by their paths in it, sorted.
fn files(folder: &Path, inside: &Path) -> Result<Vec<String>> {
    let path = folder.join(inside);
    let mut all = Vec::new();
    for entry in fs::read_dir(&path).with_context(|| path.display().to_string())? {
        let entry = entry?;
        let name = inside.join(entry.file_name());
        let kind = entry.file_type()?;
        if kind.is_dir() {
            all.extend(files(folder, &name)?);
        } else if kind.is_file() && !is_left_out(&name) {
            all.push(name.to_str().with_context(|| format!("{}: a name that is no text", name.display()))?.to_owned());
        }
    }
    all.sort();
    Ok(all)
}
