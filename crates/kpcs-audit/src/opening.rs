//! The first records: what the bundle is, and by whose trust data everything in it is judged.
//!
//! Invariant: nothing else is looked at before the trust data lead from the roots that were named.
//! Source: docs/formats/bundle.md, docs/formats/trust.md.

use std::io::BufRead;

use kpcs_domain::value::Digest;
use kpcs_verify::bundle::{EarlierList, TrustBundle};

use crate::{FORMAT, Manifest, Reader, Record, Records, Unreadable, finding::Finding};

/// The manifest and the trust data of a bundle.
pub(crate) struct Opening {
    pub manifest: Manifest,
    pub trust: TrustBundle,
    pub earlier: Vec<EarlierList>,
}

/// Reads up to the trust data; `pinned` are the roots of whoever asks, else those that the bundle names itself.
pub(crate) fn open<R: BufRead>(
    records: &mut Records<R>,
    pinned: Option<Digest>,
) -> Result<(Manifest, Result<Opening, Finding>), Unreadable> {
    let manifest = match records.next_record()? {
        Some(Record::Manifest(manifest)) if is_sound(&manifest) => manifest,
        Some(_) => return Err(records.instead_of("the manifest of a bundle, kpcs/bundle/v1")),
        None => return Err(records.cut()),
    };
    let mut lists = Vec::new();
    let bytes = loop {
        match records.next_record()? {
            Some(Record::List(list)) => lists.push(list),
            Some(Record::Trust(bytes)) => break bytes,
            Some(_) => return Err(records.instead_of("trust data")),
            None => return Err(records.cut()),
        }
    };
    let roots = pinned.unwrap_or(manifest.roots);
    let judged = judge(&bytes, &lists, &manifest, roots);
    Ok((manifest.clone(), judged.map(|(trust, earlier)| Opening { manifest, trust, earlier })))
}

/// The form, and a reader that is one.
fn is_sound(manifest: &Manifest) -> bool {
    let reader = Reader::of(manifest);
    let chain = (manifest.chain_running.is_some(), manifest.chain_leaf.is_some());
    let own = matches!(reader, Reader::Authority(_));
    manifest.format.as_str() == FORMAT
        && reader.parts() == (manifest.participant, manifest.authority.clone())
        && chain == (own, own)
        && (1970..2200).contains(&manifest.year)
}

fn judge(
    bytes: &[u8],
    lists: &[Vec<u8>],
    manifest: &Manifest,
    roots: Digest,
) -> Result<(TrustBundle, Vec<EarlierList>), Finding> {
    let refused = |refused: kpcs_verify::bundle::Refused| Finding::broken(refused.word(), refused.to_string(), roots);
    let (trust, _) = TrustBundle::read(bytes, roots, None, manifest.made_at).map_err(refused)?;
    let earlier: Vec<_> = lists.iter().map(|list| trust.earlier(list).map_err(refused)).collect::<Result<_, _>>()?;
    let newest = (trust.list().version, trust.list().previous);
    let after = earlier.iter().skip(1).map(|list| (list.version, list.previous)).chain([newest]);
    for (list, (version, previous)) in earlier.iter().zip(after) {
        if version != list.version + 1 || previous != Some(list.digest) {
            return Err(Finding::broken("list_missing", version, list.version + 1));
        }
    }
    Ok((trust, earlier))
}
