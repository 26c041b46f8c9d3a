//! The text of the code on paper: what is read is written as the same text.
#![no_main]

use kpcs_fuzz::judge;
use kpcs_statement::{decode_core, decode_header, read_qr_text, write_qr_text};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| judge(bytes, decode));

fn decode(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Ok(opened) = read_qr_text(text) {
        assert_eq!(write_qr_text(&opened).as_deref(), Some(text.trim()));
        let _ = (decode_header(&opened), decode_core(&opened));
    }
}
