//! Pictures from outside: searched for codes, and encoded anew as a photograph.
//!
//! The first byte says what the others are: a file as it came, runs of grey in a small picture, or a code with modules turned
//! over. Large pictures are left to the fixed cases of `kpcs-qr`: here they would leave no time for anything else.
#![no_main]

use kpcs_files::encode_anew;
use kpcs_fuzz::judge;
use kpcs_qr::{GreyImage, Symbol, Work, read_codes};
use libfuzzer_sys::Corpus;

const PIXELS_MAX: u64 = 250_000;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| -> Corpus {
    match bytes {
        [b'R', width, rest @ ..] => judge(rest, |rest| search(&runs(usize::from(*width).max(1), rest))),
        [b'C', scale, length, rest @ ..] => judge(rest, |rest| search(&code(*scale, *length, rest))),
        file if GreyImage::pixels_of(file).is_ok_and(|pixels| pixels > PIXELS_MAX) => return Corpus::Reject,
        file => {
            judge(file, |file| GreyImage::decode(file).iter().for_each(search));
            judge(file, keep);
        }
    }
    Corpus::Keep
});

fn search(image: &GreyImage) {
    let _ = read_codes(image, |_| false, &mut Work::default());
}

/// Each byte is a run: its first bit the grey, the others how long.
fn runs(width: usize, bytes: &[u8]) -> GreyImage {
    let run = |byte: &u8| std::iter::repeat_n(if byte & 128 == 0 { 255 } else { 0 }, usize::from(byte & 127) + 1);
    let mut pixels: Vec<u8> = bytes.iter().flat_map(run).take(250_000).collect();
    pixels.resize(pixels.len().next_multiple_of(width).max(width), 255);
    GreyImage::new(width, pixels.len() / width, pixels).expect("as many as rows have")
}

/// A code of some length, each module up to four pixels wide; pairs of bytes turn modules over, a third shears the rows.
fn code(scale: u8, length: u8, bytes: &[u8]) -> GreyImage {
    let symbol = Symbol::encode(&"KPC1:".repeat(usize::from(length) + 1)).expect("up to 1,280 characters");
    let (scale, width) = (usize::from(scale % 4) + 1, symbol.width());
    let mut dark: Vec<bool> = (0..width * width).map(|at| symbol.is_dark(at % width, at / width)).collect();
    let shear = usize::from(bytes.first().copied().unwrap_or(0) % 32);
    for pair in bytes.chunks_exact(2) {
        let at = usize::from(pair[0]) * 256 + usize::from(pair[1]);
        let at = at % dark.len();
        dark[at] = !dark[at];
    }
    let side = (width + 8) * scale + shear;
    let module = |at: usize| (at / scale).checked_sub(4).filter(|at| *at < width);
    let pixel = |at: usize| {
        let (x, y) = (at % side, at / side);
        match (module(x.saturating_sub(shear * y / side)), module(y)) {
            (Some(column), Some(row)) if dark[row * width + column] => 10,
            _ => 245,
        }
    };
    GreyImage::new(side, side, (0..side * side).map(pixel).collect()).expect("a square")
}

fn keep(bytes: &[u8]) {
    if let Ok(picture) = encode_anew(bytes) {
        let again = encode_anew(&picture.full).expect("what was encoded here is a picture");
        assert!(!again.small.is_empty());
    }
}
