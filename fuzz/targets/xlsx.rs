//! Workbooks: a zip file as it comes, or five XML files with zero bytes between them, put into a zip file here.
//!
//! Bytes of a zip file that change at random seldom inflate to anything; the parts reach what reads the XML.
#![no_main]

use kpcs_files::{ImportKind, Options, Requests, read_table};
use kpcs_fuzz::{judge, zip::stored};

/// What a workbook is made of here, in the order of the parts of an input.
const PARTS: [&str; 5] = [
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
];

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| judge(bytes, decode));

fn decode(bytes: &[u8]) {
    if bytes.starts_with(b"PK") {
        return read(bytes);
    }
    let parts: Vec<_> = PARTS.into_iter().zip(bytes.splitn(PARTS.len(), |byte| *byte == 0)).collect();
    read(&stored(&parts));
}

fn read(file: &[u8]) {
    let Ok(table) = read_table(file, Options::default()) else { return };
    for kind in ImportKind::ALL {
        let _ = Requests::of(*kind, &table, Options::default());
    }
}
