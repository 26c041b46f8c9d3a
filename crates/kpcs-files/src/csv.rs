//! CSV: comma, semicolon or tab, as the head shows; UTF-8, UTF-16 with its mark, or Windows-1252 where that is said.
//!
//! Invariant: bytes that are not of the encoding are a fault with their line, never replaced.
//! Source: RFC 4180.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::{FileFault, Options, Table, table::LIMIT_ROWS};

/// Reads the file.
pub fn read(bytes: &[u8], options: Options) -> Result<Table, Vec<FileFault>> {
    let text = decoded(bytes, options)?;
    let head = text.lines().next().unwrap_or_default();
    let count = |delimiter: char| head.matches(delimiter).count();
    let delimiter = [',', ';', '\t'].into_iter().max_by_key(|delimiter| count(*delimiter)).unwrap_or(',');
    let mut reader = ::csv::ReaderBuilder::new()
        .delimiter(delimiter as u8)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut table = Table::default();
    let (mut line, mut counted) = (1, 0);
    for record in reader.records() {
        let record = record.map_err(|error| {
            let line = error.position().map_or(0, |position| position.line() as usize);
            vec![FileFault::new(line, "", "", "import-not-csv")]
        })?;
        // A record begins behind the return of the line before, whose line feed has not been read.
        let begins = record.position().map_or(counted, |position| position.byte() as usize);
        let begins = begins + text[begins..].bytes().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        line += text[counted..begins].matches('\n').count();
        counted = begins;
        let cells: Vec<_> = record.iter().map(str::to_owned).collect();
        if table.head.is_empty() {
            table.head = cells.iter().map(|name| name.trim().to_owned()).collect();
        } else {
            table.rows.push((line, cells));
        }
        if table.rows.len() > LIMIT_ROWS {
            break;
        }
    }
    Ok(table)
}

fn decoded(bytes: &[u8], options: Options) -> Result<String, Vec<FileFault>> {
    let wrong = |row: usize| vec![FileFault::new(row, "", "", "import-encoding")];
    let decode = |encoding: &'static Encoding| {
        let (text, broken) = encoding.decode_with_bom_removal(bytes);
        if broken { Err(wrong(0)) } else { Ok(text.into_owned()) }
    };
    match bytes {
        [0xff, 0xfe, ..] => decode(UTF_16LE),
        [0xfe, 0xff, ..] => decode(UTF_16BE),
        _ if options.windows_1252 => decode(WINDOWS_1252),
        _ => {
            let plain = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
            let line = |valid: usize| plain[..valid].iter().filter(|byte| **byte == b'\n').count() + 1;
            let text = std::str::from_utf8(plain).map_err(|error| wrong(line(error.valid_up_to())))?;
            Ok(text.to_owned())
        }
    }
}
