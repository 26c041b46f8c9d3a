//! PDFs from outside: the attached statement and the pictures of a scan.
#![no_main]

use kpcs_fuzz::judge;
use kpcs_pdf::{attachment, images};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| judge(bytes, decode));

fn decode(bytes: &[u8]) {
    let _ = attachment(bytes, "statement.kpcs");
    for image in images(bytes).map(|found| found.images).unwrap_or_default() {
        let _ = image.into_grey();
    }
}
