//! What is drawn is read again: turned, noisy, blurred, small; and what is no image is refused by name.
//!
//! Every picture is made here from a seed, so a failure repeats. Source: decisions page no. 2 (20 of 20 at 150 dpi).

#![allow(clippy::unwrap_used, reason = "a test that cannot make its picture has failed")]

use image::{ExtendedColorType, ImageEncoder, codecs::png::PngEncoder};
use kpcs_qr::{GreyImage, ImageError, PIXELS_MAX, ReadError, Symbol, Work, read_codes, read_codes_from_image};

const ALPHABET: &[u8; 45] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

/// Numbers from a seed (splitmix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % bound
    }

    fn text(&mut self, characters: u64) -> String {
        let body = (0..characters - 5).map(|_| char::from(ALPHABET[self.below(45) as usize])).collect::<String>();
        format!("KPC1:{body}")
    }
}

/// The texts found in a picture by a search of its own.
fn read(image: &GreyImage, wanted: impl Fn(&str) -> bool) -> Result<Vec<String>, ReadError> {
    read_codes(image, wanted, &mut Work::default())
}

fn is_certificate(text: &str) -> bool {
    text.starts_with("KPC1:")
}

/// Draws a symbol turned by `degrees`, a module `pixels_per_module` wide, by 3 × 3 samples a pixel, with `noise` of grey.
#[allow(clippy::float_arithmetic, reason = "geometry of a test picture")]
fn photograph(symbol: &Symbol, pixels_per_module: f64, degrees: f64, noise: u64, dice: &mut Dice) -> GreyImage {
    let side = ((symbol.width() as f64 + 24.0) * pixels_per_module) as usize;
    let (sin, cos) = degrees.to_radians().sin_cos();
    let middle = side as f64 / 2.0;
    let half = symbol.width() as f64 / 2.0;
    let sample = |x: f64, y: f64| {
        let (x, y) = ((x - middle) / pixels_per_module, (y - middle) / pixels_per_module);
        let (column, row) = (cos * x + sin * y + half, cos * y - sin * x + half);
        column >= 0.0 && row >= 0.0 && symbol.is_dark(column as usize, row as usize)
    };
    let mut pixels = Vec::with_capacity(side * side);
    for y in 0..side {
        for x in 0..side {
            let dark = (0..9)
                .filter(|i| sample(x as f64 + f64::from(i % 3) / 3.0, y as f64 + f64::from(i / 3) / 3.0))
                .count() as u64;
            let grey = 240 - 24 * dark;
            pixels.push((grey + dice.below(noise + 1)).saturating_sub(noise / 2).min(255) as u8);
        }
    }
    GreyImage::new(side, side, pixels).unwrap()
}

#[test]
fn turned_noisy_and_small_symbols_are_read() {
    for (characters, pixels_per_module, degrees, noise) in [
        (480, 4.0, 0.0, 0),
        (520, 2.5, 0.0, 20),
        (700, 2.48, 0.0, 0),
        (520, 3.3, 4.0, 30),
        (600, 3.0, -7.0, 20),
        (900, 3.0, 2.0, 20),
    ] {
        let mut dice = Dice(characters + noise);
        let text = dice.text(characters);
        let picture = photograph(&Symbol::encode(&text).unwrap(), pixels_per_module, degrees, noise, &mut dice);
        let read = read(&picture, is_certificate)
            .unwrap_or_else(|e| panic!("{characters} characters at {degrees} degrees: {e}"));
        assert_eq!(read.first(), Some(&text));
    }
}

#[test]
fn the_wanted_text_comes_first_and_others_are_kept() {
    let mut dice = Dice(5);
    let [ours, other] = [dice.text(60), "HTTPS://EXAMPLE.ORG".to_owned()];
    let pictures = [&other, &ours].map(|text| photograph(&Symbol::encode(text).unwrap(), 4.0, 0.0, 0, &mut Dice(1)));
    let width = pictures[1].width();
    let mut pixels = Vec::new();
    for picture in &pictures {
        for row in picture.pixels().chunks(picture.width()) {
            pixels.extend_from_slice(row);
            pixels.extend(std::iter::repeat_n(240, width - row.len()));
        }
    }
    let height = pixels.len() / width;
    let page = GreyImage::new(width, height, pixels).unwrap();
    assert_eq!(read(&page, is_certificate).unwrap(), [ours.clone(), other.clone()]);
    let ReadError::NotWanted { mut texts } = read(&page, |_| false).unwrap_err() else { panic!("expected NotWanted") };
    texts.sort();
    assert_eq!(texts, [other, ours]);
}

#[test]
fn a_png_is_read_and_bad_files_are_named() {
    let picture = photograph(&Symbol::encode("KPC1:A").unwrap(), 4.0, 0.0, 0, &mut Dice(1));
    let mut png = Vec::new();
    let (width, height) = (picture.width() as u32, picture.height() as u32);
    PngEncoder::new(&mut png).write_image(picture.pixels(), width, height, ExtendedColorType::L8).unwrap();
    assert_eq!(read_codes_from_image(&png, is_certificate).unwrap(), ["KPC1:A"]);

    let error = |bytes: &[u8]| read_codes_from_image(bytes, is_certificate).unwrap_err();
    assert!(matches!(error(&png[..png.len() / 2]), ReadError::Image(ImageError::Damaged(_))));
    assert!(matches!(error(b"GIF89a"), ReadError::Image(ImageError::NotPngOrJpeg)));
    assert!(matches!(error(b""), ReadError::Image(ImageError::NotPngOrJpeg)));
    assert!(matches!(error(&huge_png()), ReadError::Image(ImageError::Size { width: 100_000, height: 100_000 })));
    let white = GreyImage::new(64, 64, vec![255; 4096]).unwrap();
    assert!(matches!(read(&white, is_certificate), Err(ReadError::NoCode)));
    assert!(matches!(GreyImage::new(2, 2, vec![0; 3]), Err(ImageError::PixelCount { .. })));
    assert!(matches!(GreyImage::new(0, 9, vec![]), Err(ImageError::Size { .. })));
    assert!(GreyImage::new(PIXELS_MAX as usize + 1, 1, vec![]).is_err());
}

/// A PNG whose header claims 100,000 by 100,000 pixels, with a right checksum and no data.
fn huge_png() -> Vec<u8> {
    let mut header = b"IHDR".to_vec();
    header.extend_from_slice(&100_000_u32.to_be_bytes());
    header.extend_from_slice(&100_000_u32.to_be_bytes());
    header.extend_from_slice(&[8, 0, 0, 0, 0]);
    let checksum = crc32(&header);
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0d".to_vec();
    png.extend_from_slice(&header);
    png.extend_from_slice(&checksum.to_be_bytes());
    png.extend_from_slice(b"\0\0\0\0IDAT\x35\xaf\x06\x1e");
    png
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc, &byte| {
        (0..8).fold(crc ^ u32::from(byte), |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 })
    })
}

/// Random dots and stripes full of false finder patterns: an answer, not a panic.
#[test]
fn noise_gives_an_answer() {
    let mut dice = Dice(77);
    for size in [1, 7, 33, 90, 140] {
        let pixels = (0..size * size).map(|i| if dice.below(4) > (i / 3 % 4) as u64 { 0 } else { 255 }).collect();
        let image = GreyImage::new(size, size, pixels).unwrap();
        assert!(read(&image, is_certificate).is_err());
    }
}

/// One of the squares in one another that a code has at its corners, in a grid of them.
fn corner(x: usize, y: usize, module: usize, apart: usize) -> u8 {
    let ring = |at: usize| (at / module % apart).abs_diff(3);
    let ring = ring(x).max(ring(y));
    if ring > 3 || ring == 2 { 255 } else { 0 }
}

/// Pictures that took the search many seconds and gigabytes: it ends by the work that it may do, not by the clock.
#[test]
fn pictures_made_to_look_like_codes_everywhere_end_the_search() {
    const SIDE: usize = 1_000;
    let mut dice = Dice(40);
    let mut pictures: Vec<(&str, Vec<u8>)> = vec![("white", vec![255; SIDE * SIDE])];
    let mut add = |what, grey: &mut dyn FnMut(usize, usize) -> u8| {
        pictures.push((what, (0..SIDE * SIDE).map(|at| grey(at % SIDE, at / SIDE)).collect()));
    };
    add("stripes", &mut |x, _| [0, 255, 0, 0, 0, 255, 0, 255][x % 8]);
    add("noise", &mut |_, _| dice.below(256) as u8);
    add("corners side by side", &mut |x, y| corner(x, y, 1, 8));
    add("corners far apart", &mut |x, y| corner(x, y, 3, 17));
    add("corners in one", &mut |x, y| corner(x, y, 30, 14));
    for (what, pixels) in pictures {
        let mut work = Work::default();
        let image = GreyImage::new(SIDE, SIDE, pixels).unwrap();
        assert!(read_codes(&image, is_certificate, &mut work).is_err(), "{what}");
    }
}

/// What is left of a search after one picture is all that the next one gets.
#[test]
fn the_pictures_of_a_document_share_one_search() {
    const SIDE: usize = 2_400;
    let code = photograph(&Symbol::encode("KPC1:ABC").unwrap(), 4.0, 0.0, 0, &mut Dice(1));
    let mut page = vec![255; SIDE * SIDE];
    for (row, line) in code.pixels().chunks(code.width()).enumerate() {
        page[row * SIDE..][..line.len()].copy_from_slice(line);
    }
    let page = GreyImage::new(SIDE, SIDE, page).unwrap();
    assert_eq!(read(&page, is_certificate).unwrap(), ["KPC1:ABC"]);
    let white = GreyImage::new(SIDE, SIDE, vec![255; SIDE * SIDE]).unwrap();
    let mut work = Work::default();
    for _ in 0..3 {
        assert!(read_codes(&white, is_certificate, &mut work).is_err());
    }
    assert!(matches!(read_codes(&page, is_certificate, &mut work), Err(ReadError::NoCode)));
}
