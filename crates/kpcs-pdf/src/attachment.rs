//! Takes an attached file out of a PDF by its name.
//!
//! Looks at every file specification of the document, wherever it hangs (the tree of names, the list of associated files,
//! an annotation), because programs that re-save a PDF move them. Two different files of one name are refused: a reader
//! could be shown one and a verifier the other. Source: ISO 32000-2, 7.11.4.

use lopdf::{Dictionary, Document, Object};

use crate::{PdfError, load, refusal};

/// The largest attachment that is taken out, in bytes: a statement has some hundred.
const ATTACHMENT_BYTES_MAX: usize = 1 << 20;

/// How deep direct objects may lie in one another before they are left alone.
const DEPTH_MAX: usize = 16;

/// The bytes of the attachment called `name`, or `None` if the PDF has none of that name.
///
/// # Errors
/// [`PdfError`]; [`PdfError::SeveralAttachments`] if two attachments of that name differ.
pub fn attachment(pdf: &[u8], name: &str) -> Result<Option<Vec<u8>>, PdfError> {
    let document = load(pdf)?;
    let mut found: Option<Vec<u8>> = None;
    for object in document.objects.values() {
        for specification in specifications(object, name) {
            let Some(bytes) = embedded(&document, specification)? else { continue };
            if found.as_ref().is_some_and(|other| *other != bytes) {
                return Err(PdfError::SeveralAttachments { name: name.to_owned() });
            }
            found = Some(bytes);
        }
    }
    Ok(found)
}

/// The file specifications of that name in one object, not following references.
fn specifications<'a>(object: &'a Object, name: &str) -> Vec<&'a Dictionary> {
    let mut found = Vec::new();
    let mut waiting = vec![(object, 0)];
    while let Some((object, depth)) = waiting.pop() {
        if depth > DEPTH_MAX {
            continue;
        }
        match object {
            Object::Array(items) => waiting.extend(items.iter().map(|item| (item, depth + 1))),
            Object::Dictionary(dictionary) => {
                if dictionary.has(b"EF") && is_called(dictionary, name) {
                    found.push(dictionary);
                }
                waiting.extend(dictionary.iter().map(|(_, value)| (value, depth + 1)));
            }
            _ => {}
        }
    }
    found
}

fn is_called(specification: &Dictionary, name: &str) -> bool {
    let utf16: Vec<u8> = [0xfe, 0xff].into_iter().chain(name.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    [&b"UF"[..], b"F"]
        .into_iter()
        .filter_map(|key| specification.get(key).ok()?.as_str().ok())
        .any(|called| called == name.as_bytes() || called == utf16)
}

fn embedded(document: &Document, specification: &Dictionary) -> Result<Option<Vec<u8>>, PdfError> {
    let Ok(files) = specification.get_deref(b"EF", document).and_then(Object::as_dict) else { return Ok(None) };
    let stream =
        [&b"F"[..], b"UF"].into_iter().find_map(|key| files.get_deref(key, document).and_then(Object::as_stream).ok());
    let Some(stream) = stream else { return Ok(None) };
    match stream.get_plain_content_with_limit(ATTACHMENT_BYTES_MAX) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. })) => {
            Err(PdfError::PartTooLarge { what: "attachment", limit: ATTACHMENT_BYTES_MAX })
        }
        Err(error) => Err(refusal(&error)),
    }
}
