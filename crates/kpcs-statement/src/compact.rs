//! What a document leaves out because the reader can put it back: labels of the protected header, and the fields of the
//! header part that subject and issuer already say.
//!
//! Invariant: whole(compact(x)) == x; and compact(whole(y)) == y, so that a document that carries what could be derived
//! is refused. Must not know: signatures.
//! Source: docs/decisions/0002; docs/formats/qr-text.md.

use kpcs_domain::{
    act::{DocumentKind, Effect},
    field::{Group, Value},
    value::Timestamp,
};
use minicbor::{Decoder, Encoder};

use crate::{Algorithm, KeyId, Malformed, Protected, decode_group, encode_group, protected::LARGEST};

/// Keys of the header part.
const DOCUMENT: u8 = 1;
const NUMBER: u8 = 2;
const PARTICIPANT: u8 = 3;
const AUTHORITY: u8 = 4;
const EFFECT: u8 = 9;

/// The protected header as an array of seven: algorithm, key, issuer, subject, issued at, act, version.
pub(crate) fn compact_protected(protected: &Protected) -> Vec<u8> {
    let mut bytes = Vec::new();
    write(&mut Encoder::new(&mut bytes), protected).expect("writing to memory cannot fail");
    bytes
}

fn write(
    encoder: &mut Encoder<&mut Vec<u8>>,
    protected: &Protected,
) -> Result<(), minicbor::encode::Error<std::convert::Infallible>> {
    encoder.array(7)?.i64(protected.algorithm.cose_number())?.bytes(&protected.key.0)?;
    encoder.str(&protected.issuer)?.str(&protected.subject)?.i64(protected.issued_at.seconds())?;
    encoder.u64(protected.act)?.u64(protected.version)?.ok()
}

/// The protected header of its compact form.
pub(crate) fn whole_protected(bytes: &[u8]) -> Result<Protected, Malformed> {
    let protected = read(&mut Decoder::new(bytes)).ok_or(Malformed::Structure("a compact protected header"))?;
    if compact_protected(&protected) == bytes { Ok(protected) } else { Err(Malformed::NotDeterministic) }
}

fn read(decoder: &mut Decoder<'_>) -> Option<Protected> {
    if decoder.array().ok()? != Some(7) {
        return None;
    }
    Some(Protected {
        algorithm: Algorithm::from_cose_number(decoder.i64().ok()?)?,
        key: KeyId(decoder.bytes().ok()?.try_into().ok()?),
        issuer: decoder.str().ok()?.to_owned(),
        subject: decoder.str().ok()?.to_owned(),
        issued_at: Timestamp::from_seconds(decoder.i64().ok()?)?,
        act: decoder.u64().ok().filter(|act| *act <= LARGEST)?,
        version: decoder.u64().ok().filter(|version| *version <= LARGEST)?,
    })
}

/// What subject and issuer say of the header part, and what an ordinary certificate is: a certificate, issued.
fn derived(protected: &Protected) -> [(u8, Value); 5] {
    let text = |text: &str| Value::Text(text.to_owned());
    [
        (DOCUMENT, Value::Integer(DocumentKind::Certificate.number())),
        (EFFECT, Value::Integer(Effect::Issued.number())),
        (NUMBER, text(&protected.subject)),
        (PARTICIPANT, text(protected.subject.get(..2).unwrap_or(&protected.subject))),
        (AUTHORITY, text(protected.authority())),
    ]
}

/// The header part without what can be derived; `None` for bytes that are no header part of a certificate: one that lacks
/// number, Participant or authority could not be told from one that leaves them out.
pub(crate) fn compact_header(protected: &Protected, header: &[u8]) -> Option<Vec<u8>> {
    let whole = decode_group(header).ok()?;
    let derived = derived(protected);
    derived.iter().all(|(key, _)| whole.get(*key).is_some()).then_some(())?;
    let kept = whole.entries().iter().filter(|entry| !derived.contains(entry)).cloned().collect();
    Group::new(kept).map(|kept| encode_group(&kept))
}

/// The header part of its compact form: a field that is not carried is the one that can be derived.
pub(crate) fn whole_header(protected: &Protected, compact: &[u8]) -> Result<Vec<u8>, Malformed> {
    let carried = decode_group(compact)?;
    let missing = derived(protected).into_iter().filter(|(key, _)| carried.get(*key).is_none());
    let entries = carried.entries().iter().cloned().chain(missing).collect();
    let whole = Group::new(entries).ok_or(Malformed::Structure("a header part"))?;
    let bytes = encode_group(&whole);
    if compact_header(protected, &bytes).as_deref() == Some(compact) {
        Ok(bytes)
    } else {
        Err(Malformed::NotDeterministic)
    }
}
