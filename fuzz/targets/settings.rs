//! `kpcs.toml`: the settings of a node. The module is the program's own, which is a binary and no library.
#![no_main]
#![allow(dead_code, unused_imports)]

#[path = "../../crates/kpcs-cli/src/settings/mod.rs"]
mod settings;

use kpcs_fuzz::judge;
use settings::{Given, Settings};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| judge(bytes, decode));

fn decode(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Ok(given) = Given::of_text("kpcs.toml", text) {
        let _ = Settings::of(&given);
    }
}
