//! Rule packs in TOML.
#![no_main]

use kpcs_fuzz::judge;
use kpcs_reference::read_pack;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| judge(bytes, decode));

fn decode(bytes: &[u8]) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        let _ = read_pack(text);
    }
}
