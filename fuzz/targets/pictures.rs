//! Pictures from outside: searched for codes, and encoded anew as a photograph.
#![no_main]

use kpcs_files::encode_anew;
use kpcs_fuzz::judge;
use kpcs_qr::read_codes_from_image;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    judge(bytes, search);
    judge(bytes, keep);
});

fn search(bytes: &[u8]) {
    let _ = read_codes_from_image(bytes, |text| text.starts_with("KPC1:"));
}

fn keep(bytes: &[u8]) {
    if let Ok(picture) = encode_anew(bytes) {
        let again = encode_anew(&picture.full).expect("what was encoded here is a picture");
        assert!(!again.small.is_empty());
    }
}
