//! What a witness puts under a checkpoint: that at this time it had seen this tree, and none that contradicts it.
//!
//! Invariant: the signed message names the time, so an old cosignature never passes for a new one.
//! Must not know: clocks; the time is handed in. Source: C2SP tlog-cosignature (`cosignature/v1`).

use crate::{KeyKind, Note, NoteKey, NoteSignature, NoteSigner, Unsound};

/// Cosigns the text of a checkpoint at `seconds` since 1970-01-01 UTC.
///
/// # Errors
/// [`Unsound::Form`] when the signer's key is not of the kind [`KeyKind::Cosignature`].
pub fn cosign(text: &str, signer: &NoteSigner, seconds: u64) -> Result<NoteSignature, Unsound> {
    let public = signer.public();
    if public.kind() != KeyKind::Cosignature {
        return Err(Unsound::Form("a witness's key"));
    }
    let signature = signer.sign(&message(text, seconds));
    let bytes = [&seconds.to_be_bytes()[..], &signature].concat();
    Ok(NoteSignature { name: public.name().to_owned(), key: public.id(), bytes })
}

/// When `witness` last cosigned the checkpoint in `note`, in seconds since 1970-01-01 UTC.
///
/// # Errors
/// [`Unsound::Signature`] when it has not, or one of the signatures under its name and id does not verify.
pub fn verify_cosignature(note: &Note, witness: &NoteKey) -> Result<u64, Unsound> {
    let unsound = || Unsound::Signature(witness.name().to_owned());
    let times = note.by(witness).map(|signature| {
        let (time, bytes) = signature.bytes.split_first_chunk::<8>().ok_or_else(unsound)?;
        let seconds = u64::from_be_bytes(*time);
        let sound = witness.kind() == KeyKind::Cosignature && witness.verifies(&message(&note.text, seconds), bytes);
        if sound { Ok(seconds) } else { Err(unsound()) }
    });
    times.collect::<Result<Vec<_>, _>>()?.into_iter().max().ok_or_else(unsound)
}

fn message(text: &str, seconds: u64) -> Vec<u8> {
    format!("cosignature/v1\ntime {seconds}\n{text}").into_bytes()
}
