//! A ZIP file written front to back, so that it can be sent while it is made.
//!
//! Invariant: sizes and checksums stand behind each entry (bit 3 of the flags); entries are deflated; the time is fixed, so
//! that the same rows give the same bytes. Known limit: no ZIP64, so an entry of 4 GiB or more is refused.
//! Must not know: what is in it.
//! Source: APPNOTE 6.3.10, sections 4.3.7, 4.3.9, 4.3.12 and 4.3.16.

use std::io::{Error, Result, Write};

use flate2::{Compression, Crc, write::DeflateEncoder};

/// 1 January 1980, the first day that the format knows.
const TIME_AND_DAY: u32 = 0x0021_0000;

/// The file being written.
pub struct Zip<W: Write> {
    out: W,
    at: u64,
    done: Vec<Entry>,
    open: Option<Open>,
}

struct Entry {
    name: String,
    at: u64,
    crc: u32,
    packed: u64,
    plain: u64,
}

struct Open {
    name: String,
    at: u64,
    crc: Crc,
    packed: u64,
    plain: u64,
    deflate: DeflateEncoder<Vec<u8>>,
}

impl<W: Write> Zip<W> {
    pub fn new(out: W) -> Self {
        Self { out, at: 0, done: Vec::new(), open: None }
    }

    /// Begins the next entry and ends the one before.
    pub fn begin(&mut self, name: &str) -> Result<()> {
        self.end()?;
        let deflate = DeflateEncoder::new(Vec::new(), Compression::fast());
        self.open = Some(Open { name: name.to_owned(), at: self.at, crc: Crc::new(), packed: 0, plain: 0, deflate });
        let head = [&[0x50, 0x4b, 3, 4, 20, 0, 8, 8, 8, 0][..], &TIME_AND_DAY.to_le_bytes(), &[0; 12]].concat();
        self.send(&head)?;
        self.send(&[&length(name)?[..], &[0, 0], name.as_bytes()].concat())
    }

    /// Ends the file and gives back what it was written to.
    pub fn finish(mut self) -> Result<W> {
        self.end()?;
        let start = self.at;
        for entry in std::mem::take(&mut self.done) {
            let sizes = [entry.crc, small(entry.packed)?, small(entry.plain)?].map(u32::to_le_bytes).concat();
            let head =
                [&[0x50, 0x4b, 1, 2, 20, 0, 20, 0, 8, 8, 8, 0][..], &TIME_AND_DAY.to_le_bytes(), &sizes].concat();
            self.send(&head)?;
            let place = [&length(&entry.name)?[..], &[0; 12], &small(entry.at)?.to_le_bytes()].concat();
            self.send(&place)?;
            self.send(entry.name.as_bytes())?;
            self.done.push(entry);
        }
        let count = u16::try_from(self.done.len()).map_err(Error::other)?.to_le_bytes();
        let end = [&[0x50, 0x4b, 5, 6, 0, 0, 0, 0][..], &count, &count].concat();
        let place = [small(self.at - start)?.to_le_bytes(), small(start)?.to_le_bytes()].concat();
        self.send(&[&end[..], &place, &[0, 0]].concat())?;
        self.out.flush()?;
        Ok(self.out)
    }

    fn end(&mut self) -> Result<()> {
        let Some(mut open) = self.open.take() else { return Ok(()) };
        open.deflate.try_finish()?;
        let rest = std::mem::take(open.deflate.get_mut());
        open.packed += rest.len() as u64;
        self.send(&rest)?;
        let sizes = [open.crc.sum(), small(open.packed)?, small(open.plain)?].map(u32::to_le_bytes).concat();
        self.send(&[&[0x50, 0x4b, 7, 8][..], &sizes].concat())?;
        let Open { name, at, crc, packed, plain, .. } = open;
        self.done.push(Entry { name, at, crc: crc.sum(), packed, plain });
        Ok(())
    }

    fn send(&mut self, bytes: &[u8]) -> Result<()> {
        self.at += bytes.len() as u64;
        self.out.write_all(bytes)
    }
}

/// Writes into the open entry.
impl<W: Write> Write for Zip<W> {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        let Some(open) = &mut self.open else { return Err(Error::other("no entry is open")) };
        open.crc.update(bytes);
        open.plain += bytes.len() as u64;
        open.deflate.write_all(bytes)?;
        let packed = std::mem::take(open.deflate.get_mut());
        open.packed += packed.len() as u64;
        self.send(&packed)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> Result<()> {
        self.out.flush()
    }
}

fn small(size: u64) -> Result<u32> {
    u32::try_from(size).map_err(Error::other)
}

fn length(name: &str) -> Result<[u8; 2]> {
    Ok(u16::try_from(name.len()).map_err(Error::other)?.to_le_bytes())
}
