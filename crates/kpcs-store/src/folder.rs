//! What stands in a register's folder, looked at before the engine may touch it: the engine would take an empty file for a
//! new database and a damaged write-ahead file for an older state.
//!
//! Invariant: reads only. Every objection says what is wrong and what to do; nothing is made, mended or taken away.
//! Source: reliability targets R-08; the SQLite file format, "The database header" and "WAL file format".

use std::{
    fs::{self, File, Metadata, OpenOptions},
    io::{BufReader, ErrorKind},
    path::Path,
};

use crate::StoreFault;

/// The database.
pub(crate) const DATABASE: &str = "kpcs.db";
/// What the engine has committed and not yet put into the database.
pub(crate) const AHEAD: &str = "kpcs.db-wal";
/// Stands in the folder while a register is being founded or restored in it.
pub const UNFINISHED: &str = "kpcs.unfinished";

const RESTORE: &str = "restore a backup into a new folder (kpcs restore)";
const MAGIC: &[u8] = b"SQLite format 3\0";
/// Header of the write-ahead file, and of each page in it.
const AHEAD_HEADER: usize = 32;
const FRAME_HEADER: usize = 24;

/// Whether the register of `folder` was founded to the end.
///
/// # Errors
/// [`StoreFault::Foreign`] when it was not.
pub fn founded(folder: &Path) -> Result<(), StoreFault> {
    let reason =
        "founding or restoring was broken off here; run kpcs found again, or empty the folder and restore again";
    if folder.join(UNFINISHED).exists() { Err(foreign(folder, reason)) } else { Ok(()) }
}

/// Looks at the folder of a register that is said to exist; opening does so, too.
///
/// # Errors
/// [`StoreFault::Foreign`] for the first thing that is wrong.
pub fn look(folder: &Path) -> Result<(), StoreFault> {
    let shown =
        metadata(folder)?.ok_or_else(|| foreign(folder, "there is no such folder; kpcs found makes a register"))?;
    if !shown.is_dir() {
        return Err(foreign(folder, "this is a file and not the folder of a register; name the folder"));
    }
    let path = folder.join(DATABASE);
    let Some(file) = metadata(&path)? else { return Err(foreign(&path, absent(folder))) };
    if !file.is_file() {
        return Err(foreign(&path, format!("this is not a file; move it away and {RESTORE}")));
    }
    if file.len() == 0 {
        return Err(foreign(&path, format!("the file is empty; a register never is: {RESTORE}")));
    }
    look_at_header(&path, file.len(), ahead_length(folder)?)?;
    look_ahead(&folder.join(AHEAD))
}

fn absent(folder: &Path) -> String {
    let parts: Vec<_> =
        ["keys", "kpcs.db-wal", "kpcs.seen"].into_iter().filter(|name| folder.join(name).exists()).collect();
    if parts.is_empty() {
        return "no register here; `kpcs found` makes one, `kpcs demo` one for trying out".to_owned();
    }
    format!("the database is missing, though {} is there; put it back, or {RESTORE}", parts.join(", "))
}

fn metadata(path: &Path) -> Result<Option<Metadata>, StoreFault> {
    match fs::metadata(path) {
        Ok(metadata) => Ok(Some(metadata)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(foreign(path, format!("it cannot be looked at: {error}; {RIGHTS}"))),
    }
}

const RIGHTS: &str = "the service's user must own folder and files (chown -R kpcs)";

fn ahead_length(folder: &Path) -> Result<u64, StoreFault> {
    Ok(metadata(&folder.join(AHEAD))?.map_or(0, |file| file.len()))
}

fn look_at_header(path: &Path, length: u64, ahead: u64) -> Result<(), StoreFault> {
    let mut file = OpenOptions::new().read(true).write(true).open(path).map_err(|error| refused(path, &error))?;
    let mut header = [0; 100];
    let read = read_up_to(&mut file, &mut header).map_err(|error| refused(path, &error))?;
    if !header.starts_with(&MAGIC[..read.min(MAGIC.len())]) || (read >= MAGIC.len() && !header.starts_with(MAGIC)) {
        return Err(foreign(path, "this is no database; it was replaced or overwritten: ".to_owned() + RESTORE));
    }
    if read < header.len() {
        return Err(foreign(path, format!("the file ends after {read} bytes; it was cut short: {RESTORE}")));
    }
    // With something in the write-ahead file the database itself may lag behind its own header.
    let expected = u64::from(page_size(&header)) * u64::from(number(&header[28..]));
    if ahead == 0 && length < expected {
        let reason = format!("the file has {length} bytes of {expected}; it was cut short: {RESTORE}");
        return Err(foreign(path, reason));
    }
    Ok(())
}

fn page_size(header: &[u8]) -> u32 {
    match u16::from_be_bytes([header[16], header[17]]) {
        1 => 65_536,
        size => size.into(),
    }
}

/// Objects to a write-ahead file in which something committed stands behind something damaged: the engine would drop
/// both without a word. A last transaction that was cut short is what a crash leaves, and is no objection.
fn look_ahead(path: &Path) -> Result<(), StoreFault> {
    let Some(shown) = metadata(path)? else { return Ok(()) };
    if !shown.is_file() {
        return Err(foreign(path, format!("this is not a file; move it away and {RESTORE}")));
    }
    let file = File::open(path).map_err(|error| refused(path, &error))?;
    let damage = damage_in(BufReader::with_capacity(1 << 16, file)).map_err(|error| refused(path, &error))?;
    match damage {
        Some(at) => {
            Err(foreign(path, format!("it is damaged at byte {at}, and acts were committed after that: {RESTORE}")))
        }
        None => Ok(()),
    }
}

/// The first damaged byte that has something committed, and then more, behind it.
fn damage_in(mut file: impl std::io::Read) -> std::io::Result<Option<u64>> {
    let mut header = [0; AHEAD_HEADER];
    if read_up_to(&mut file, &mut header)? < AHEAD_HEADER {
        return Ok(None);
    }
    let mut salts = header[16..24].to_vec();
    let little = header[3] & 1 == 0;
    let mut sum = checksum((0, 0), &header[..24], little);
    let sound = number(&header) & !1 == 0x377f_0682 && sum == (number(&header[24..]), number(&header[28..]));
    let size = number(&header[8..]) as usize;
    let size = if size.is_power_of_two() && (512..=65_536).contains(&size) { size } else { 4_096 };
    let (mut damaged, mut committed_behind, mut at) = ((!sound).then_some(0), false, AHEAD_HEADER as u64);
    let mut frame = vec![0; FRAME_HEADER + size];
    while read_up_to(&mut file, &mut frame)? == frame.len() {
        if !sound && at == AHEAD_HEADER as u64 {
            salts = frame[8..16].to_vec();
        }
        let ours = frame[8..16] == salts;
        sum = checksum(checksum(sum, &frame[..8], little), &frame[FRAME_HEADER..], little);
        let whole = ours && sum == (number(&frame[16..]), number(&frame[20..]));
        if ours && committed_behind {
            return Ok(damaged);
        }
        damaged = damaged.or((!whole).then_some(at));
        committed_behind |= damaged.is_some() && ours && number(&frame[4..]) != 0;
        at += frame.len() as u64;
    }
    Ok(None)
}

/// The checksum of the write-ahead file, over 32-bit words in pairs.
fn checksum(start: (u32, u32), bytes: &[u8], little: bool) -> (u32, u32) {
    let word = |bytes: &[u8]| {
        let bytes = [bytes[0], bytes[1], bytes[2], bytes[3]];
        if little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) }
    };
    bytes.chunks_exact(8).fold(start, |(first, second), pair| {
        let first = first.wrapping_add(word(pair)).wrapping_add(second);
        (first, second.wrapping_add(word(&pair[4..])).wrapping_add(first))
    })
}

fn number(bytes: &[u8]) -> u32 {
    u32::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3]])
}

fn read_up_to(file: &mut impl std::io::Read, buffer: &mut [u8]) -> std::io::Result<usize> {
    let mut read = 0;
    while read < buffer.len() {
        match file.read(&mut buffer[read..])? {
            0 => break,
            more => read += more,
        }
    }
    Ok(read)
}

fn refused(path: &Path, error: &std::io::Error) -> StoreFault {
    let advice = match error.kind() {
        ErrorKind::PermissionDenied => RIGHTS,
        ErrorKind::ReadOnlyFilesystem => "the file system is mounted read-only; mount it for writing",
        _ => "look at the disk (dmesg), then restore a backup into a new folder (kpcs restore)",
    };
    foreign(path, format!("it cannot be used: {error}; {advice}"))
}

/// An objection to `path`.
pub(crate) fn foreign(path: &Path, reason: impl Into<String>) -> StoreFault {
    StoreFault::Foreign { path: path.display().to_string(), reason: reason.into() }
}

/// An objection to `path` for what the operating system said of it.
pub(crate) fn unusable(path: &Path, error: &std::io::Error) -> StoreFault {
    refused(path, error)
}
