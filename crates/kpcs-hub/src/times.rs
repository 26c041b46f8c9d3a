//! When each batch was taken: a line a batch, `SIZE SECONDS SUM`, written before anybody hears of the batch.
//!
//! The entries themselves say nothing of time, so this cannot be derived; the index is made anew from it. A line that is lost or
//! damaged leaves its batch to the next line, whose time is later: then an entry counts as taken later than it was, never earlier.
//! Invariant: sizes rise, times never fall. `SECONDS` is since 1970-01-01 UTC, `SUM` the first 4 bytes of SHA-256 of what stands before it.
//! Must not know: clocks; the time is handed in.

use std::{
    fs::{self, File},
    io::{self, Write as _},
    path::Path,
};

use sha2::{Digest, Sha256};

use crate::{
    files,
    point::{Point, point},
};

/// The size of the tree after a batch, and when that was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct BatchTime {
    pub size: u64,
    pub seconds: u64,
}

/// The file, open for appending.
pub(crate) struct Times {
    file: File,
    last: BatchTime,
}

impl Times {
    /// Opens the file for a tree of `size` leaves. What is damaged, or larger than the tree, is dropped; a tree that is larger than
    /// what the file knows gets a line at `now`.
    ///
    /// # Errors
    /// When the file cannot be read or written.
    pub fn open(path: &Path, size: u64, now: u64) -> io::Result<(Self, Vec<BatchTime>)> {
        let bytes = files::read(path)?.unwrap_or_default();
        let mut lines = rising(&String::from_utf8_lossy(&bytes), size);
        let kept: String = lines.iter().map(line).collect();
        if kept.as_bytes() != bytes {
            files::replace(path, kept.as_bytes())?;
        }
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let file = File::options().append(true).create(true).open(path)?;
        let mut times = Self { file, last: lines.last().copied().unwrap_or(BatchTime { size: 0, seconds: 0 }) };
        if times.last.size < size {
            lines.push(times.add(size, now)?);
        }
        Ok((times, lines))
    }

    /// Notes that the tree has `size` leaves at `now`, or at the last time noted where the clock has gone back.
    ///
    /// # Errors
    /// When it is not certain that the line is there.
    pub fn add(&mut self, size: u64, now: u64) -> io::Result<BatchTime> {
        let added = BatchTime { size, seconds: now.max(self.last.seconds) };
        self.file.write_all(line(&added).as_bytes())?;
        self.file.sync_data()?;
        point(Point::BatchTimed);
        self.last = added;
        Ok(added)
    }
}

fn line(time: &BatchTime) -> String {
    let text = format!("{} {}", time.size, time.seconds);
    let sum: String = Sha256::digest(&text).iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    format!("{text} {sum}\n")
}

/// The sound lines, in rising order, up to a tree of `size` leaves.
fn rising(text: &str, size: u64) -> Vec<BatchTime> {
    let mut kept: Vec<BatchTime> = Vec::new();
    for time in text.split_inclusive('\n').filter_map(read_line) {
        let last = kept.last().copied().unwrap_or(BatchTime { size: 0, seconds: 0 });
        if time.size > last.size && time.seconds >= last.seconds && time.size <= size {
            kept.push(time);
        }
    }
    kept
}

fn read_line(text: &str) -> Option<BatchTime> {
    let mut parts = text.split(' ');
    let time = BatchTime { size: parts.next()?.parse().ok()?, seconds: parts.next()?.parse().ok()? };
    (line(&time) == text).then_some(time)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_survive_a_torn_and_a_damaged_line_and_never_become_earlier() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("times");
        let at = |size, seconds| BatchTime { size, seconds };
        let (mut times, known) = Times::open(&path, 0, 5).unwrap();
        assert!(known.is_empty());
        times.add(3, 100).unwrap();
        assert_eq!(times.add(4, 90).unwrap(), at(4, 100), "a clock that went back");
        times.add(9, 200).unwrap();
        assert_eq!(Times::open(&path, 9, 300).unwrap().1, [at(3, 100), at(4, 100), at(9, 200)]);
        let whole = fs::read_to_string(&path).unwrap();
        fs::write(&path, &whole[..whole.len() - 3]).unwrap();
        assert_eq!(Times::open(&path, 9, 300).unwrap().1, [at(3, 100), at(4, 100), at(9, 300)]);
        fs::write(&path, whole.replacen("3 100", "3 099", 1)).unwrap();
        assert_eq!(Times::open(&path, 9, 400).unwrap().1, [at(4, 100), at(9, 200)]);
        assert_eq!(Times::open(&path, 8, 500).unwrap().1, [at(4, 100), at(8, 500)]);
    }
}
