//! PDFs from outside: the attached statement and the pictures of a scan, searched for codes.
#![no_main]

use kpcs_fuzz::judge;
use kpcs_pdf::{attachment, images};
use kpcs_qr::{Work, read_codes};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| judge(bytes, decode));

fn decode(bytes: &[u8]) {
    let _ = attachment(bytes, "statement.kpcs");
    let mut work = Work::default();
    for image in images(bytes).map(|found| found.images).unwrap_or_default() {
        let _ = image.into_grey().map(|grey| read_codes(&grey, |_| false, &mut work));
    }
}
