//! PDFs from strangers: a scan is searched for its code, and whatever is broken gets a named error, never a panic.
#![allow(clippy::unwrap_used, reason = "a test that cannot make its document has failed")]

mod common;

use kpcs_documents::certificate;
use kpcs_pdf::{PDF_BYTES_MAX, PdfError, PdfImage, attachment, images};
use kpcs_qr::{GreyImage, Work, read_codes};
use kpcs_testing::pdf_of_image;
use lopdf::{Document, Object, Stream, dictionary};

fn image(width: i64, height: i64, bits: i64, space: Object, content: Vec<u8>) -> Stream {
    Stream::new(
        dictionary! {
            "Type" => "XObject", "Subtype" => "Image", "Width" => width, "Height" => height,
            "BitsPerComponent" => bits, "ColorSpace" => space,
        },
        content,
    )
}

fn scan() -> (GreyImage, String) {
    let document = common::sierra_leone();
    let png = common::page_png(&certificate(&document).unwrap(), 150);
    (GreyImage::decode(&png).unwrap(), document.code)
}

/// One bit a pixel, dark as 0, rows filled up to whole bytes.
fn one_bit(page: &GreyImage) -> Vec<u8> {
    let rows = page.pixels().chunks(page.width());
    let byte = |bits: &[u8]| (0..8).fold(0, |byte, i| byte << 1 | u8::from(bits.get(i).is_none_or(|&grey| grey > 127)));
    rows.flat_map(|row| row.chunks(8).map(byte).collect::<Vec<_>>()).collect()
}

#[test]
fn the_code_of_a_scanned_page_is_found_in_every_plain_form() {
    let (page, code) = scan();
    let (width, height) = (page.width() as i64, page.height() as i64);
    let rgb = page.pixels().iter().flat_map(|&grey| [grey, grey, grey]).collect();
    let palette =
        vec!["Indexed".into(), "DeviceRGB".into(), 1.into(), Object::string_literal(vec![0, 0, 0, 255, 255, 255])];
    let mut deflated = image(width, height, 8, "DeviceGray".into(), page.pixels().to_vec());
    deflated.compress().unwrap();
    for (form, stream) in [
        ("deflated grey", deflated),
        ("rgb", image(width, height, 8, "DeviceRGB".into(), rgb)),
        ("one bit", image(width, height, 1, "DeviceGray".into(), one_bit(&page))),
        ("palette", image(width, height, 1, palette.into(), one_bit(&page))),
    ] {
        let found = images(&pdf_of_image(stream)).unwrap();
        let grey = found
            .images
            .into_iter()
            .next()
            .unwrap_or_else(|| panic!("{form}: {:?}", found.not_read))
            .into_grey()
            .unwrap();
        assert_eq!((grey.width(), grey.height()), (page.width(), page.height()), "{form}");
        let read = read_codes(&grey, |text| *text == *code, &mut Work::default());
        assert_eq!(read.unwrap_or_else(|error| panic!("{form}: {error}"))[0], code);
    }
}

#[test]
fn jpeg_is_handed_on_and_other_forms_are_named() {
    let mut jpeg = image(8, 8, 8, "DeviceGray".into(), b"\xff\xd8 not really".to_vec());
    jpeg.dict.set("Filter", "DCTDecode");
    let found = images(&pdf_of_image(jpeg)).unwrap();
    assert!(matches!(&found.images[..], [PdfImage::Jpeg(_)]));
    assert!(found.images[0].clone().into_grey().is_err());
    let mut fax = image(8, 8, 1, "DeviceGray".into(), vec![0; 8]);
    fax.dict.set("Filter", "CCITTFaxDecode");
    assert_eq!(images(&pdf_of_image(fax)).unwrap().not_read, ["CCITTFaxDecode"]);
    let short = image(100, 100, 8, "DeviceGray".into(), vec![0; 8]);
    assert_eq!(images(&pdf_of_image(short)).unwrap().not_read, ["cut short"]);
    let huge = image(1 << 40, 1 << 40, 8, "DeviceGray".into(), vec![0; 8]);
    assert!(images(&pdf_of_image(huge)).unwrap().images.is_empty());
}

#[test]
fn files_that_are_no_sound_pdf_are_refused_by_name() {
    assert!(matches!(attachment(b"", "statement.kpcs"), Err(PdfError::NotPdf)));
    assert!(matches!(attachment(b"\x89PNG", "statement.kpcs"), Err(PdfError::NotPdf)));
    assert!(matches!(attachment(b"%PDF-1.7", "statement.kpcs"), Err(PdfError::Damaged(_))));
    let large = vec![b'%'; PDF_BYTES_MAX + 1];
    assert!(matches!(attachment(&large, "statement.kpcs"), Err(PdfError::FileTooLarge { .. })));
    let mut nested = b"%PDF-1.7\n1 0 obj\n".to_vec();
    nested.extend(std::iter::repeat_n(b"<</A[".as_slice(), 100_000).flatten());
    assert!(matches!(images(&nested), Err(PdfError::Damaged(_))));
}

#[test]
fn a_certificate_cut_or_scratched_anywhere_never_panics() {
    let document = common::sierra_leone();
    let pdf = certificate(&document).unwrap();
    let mut dice = common::Dice(3);
    for cut in (0..pdf.len()).step_by(pdf.len() / 40) {
        // A cut file may be repaired as far as it goes; it must not give another statement.
        if let Ok(Some(found)) = attachment(&pdf[..cut], "statement.kpcs") {
            assert_eq!(found, document.statement);
        }
    }
    for _ in 0..120 {
        let mut scratched = pdf.clone();
        for _ in 0..1 + dice.below(20) {
            let at = dice.below(scratched.len() as u64) as usize;
            scratched[at] = dice.below(256) as u8;
        }
        let _ = attachment(&scratched, "statement.kpcs");
        let _ = images(&scratched);
    }
}

#[test]
fn attachments_of_one_name_must_agree_and_bombs_are_refused() {
    let blank = || image(1, 1, 8, "DeviceGray".into(), vec![0]);
    let plain = |content: &[u8]| Stream::new(dictionary! {}, content.to_vec());
    let with = |streams: Vec<Stream>| {
        let mut document = Document::load_mem(&pdf_of_image(blank())).unwrap();
        for stream in streams {
            let id = document.add_object(stream);
            document.add_object(dictionary! {
                "Type" => "Filespec", "UF" => Object::string_literal("statement.kpcs"), "EF" => dictionary! { "F" => id },
            });
        }
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).unwrap();
        attachment(&bytes, "statement.kpcs")
    };
    assert_eq!(with(vec![]).unwrap(), None);
    assert_eq!(with(vec![plain(b"one"), plain(b"one")]).unwrap(), Some(b"one".to_vec()));
    assert!(matches!(with(vec![plain(b"one"), plain(b"two")]), Err(PdfError::SeveralAttachments { .. })));
    let mut bomb = plain(&vec![0; 8 << 20]);
    bomb.compress().unwrap();
    assert!(bomb.content.len() < 1 << 16, "compressed");
    assert!(matches!(with(vec![bomb]), Err(PdfError::PartTooLarge { what: "attachment", .. })));
}
