//! What a verifier does with trust data, written once more from docs/formats/trust.md, "What a verifier does", 1 to 3.
//!
//! Invariant: it judges what was said and who signed it, as the forger knows it, and reads no byte; signatures are names here.
//! Must not know: the code that it is compared with; digests are names of things.
//! Source: docs/formats/trust.md; threat-model 9.6.

use kpcs_domain::value::{Digest, Timestamp};

/// The longest a version may be.
pub const LAST_VERSION: u64 = (1 << 53) - 1;

/// Roots: their keys and who signed them by number, signers with their periods.
#[derive(Debug, Clone)]
pub struct SaidRoots {
    pub version: u64,
    pub previous: Option<Digest>,
    pub threshold: u64,
    pub keys: Vec<u8>,
    pub signers: Vec<(u8, Timestamp, Option<Timestamp>)>,
    pub signed_by: Vec<u8>,
    pub digest: Digest,
}

/// A trust list, and the signer's number.
#[derive(Debug, Clone)]
pub struct SaidList {
    pub version: u64,
    pub previous: Option<Digest>,
    pub made_at: Timestamp,
    pub signed_by: u8,
    pub digest: Digest,
}

/// A status list token.
#[derive(Debug, Clone)]
pub struct SaidToken {
    pub made_at: Timestamp,
    pub list: Digest,
    pub signed_by: u8,
}

/// A whole file.
#[derive(Debug, Clone)]
pub struct Offer {
    pub roots: Vec<SaidRoots>,
    pub list: SaidList,
    pub token: SaidToken,
}

/// What is remembered of the last one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Memory {
    pub roots_version: u64,
    pub roots: Digest,
    pub list_version: u64,
    pub list: Digest,
    pub made_at: Timestamp,
    pub signer: u8,
}

impl SaidRoots {
    fn is_vouched_for_by(&self, keys: &[u8], threshold: u64) -> bool {
        let mut distinct: Vec<_> = self.signed_by.iter().filter(|key| keys.contains(key)).collect();
        distinct.sort_unstable();
        distinct.dedup();
        distinct.len() as u64 >= threshold
    }

    fn may_sign(&self, signer: u8, at: Timestamp) -> bool {
        let holds = |(key, from, to): &(u8, Timestamp, Option<Timestamp>)| {
            *key == signer && *from <= at && to.is_none_or(|to| at < to)
        };
        self.signers.iter().any(holds)
    }
}

fn is_numbered(version: u64, previous: Option<Digest>) -> bool {
    match version {
        0 => false,
        1 => previous.is_none(),
        _ => previous.is_some() && version <= LAST_VERSION,
    }
}

/// The memory that is kept, or the word of the refusal.
pub fn judge(offer: &Offer, pinned: Digest, memory: Option<&Memory>, now: Timestamp) -> Result<Memory, &'static str> {
    is_well_formed(offer).then_some(()).ok_or("malformed")?;
    let way = follow(offer, pinned)?;
    let newest = way.last().ok_or("other_roots")?;
    let (list, token) = (&offer.list, &offer.token);
    if !newest.may_sign(list.signed_by, list.made_at) {
        return Err("unsigned");
    }
    let beside = token.list == list.digest && token.signed_by == list.signed_by && token.made_at >= list.made_at;
    if !beside || !newest.may_sign(token.signed_by, token.made_at) {
        return Err("unsigned");
    }
    if token.made_at > now.plus_seconds(600) {
        return Err("from_the_future");
    }
    if let Some(memory) = memory {
        compare(memory, offer, way)?;
    }
    Ok(Memory {
        roots_version: newest.version,
        roots: newest.digest,
        list_version: list.version,
        list: list.digest,
        made_at: token.made_at,
        signer: list.signed_by,
    })
}

fn is_well_formed(offer: &Offer) -> bool {
    let sound =
        |roots: &SaidRoots| is_numbered(roots.version, roots.previous) && roots.threshold > 0 && !roots.keys.is_empty();
    let ascending = offer.roots.windows(2).all(|pair| pair[0].version < pair[1].version);
    (1..=8).contains(&offer.roots.len())
        && offer.roots.iter().all(sound)
        && ascending
        && is_numbered(offer.list.version, offer.list.previous)
}

/// The roots from the pinned ones on.
fn follow(offer: &Offer, pinned: Digest) -> Result<&[SaidRoots], &'static str> {
    let begin = offer.roots.iter().position(|roots| roots.digest == pinned).ok_or("other_roots")?;
    let way = &offer.roots[begin..];
    let mut before: Option<&SaidRoots> = None;
    for roots in way {
        if let Some(before) = before {
            if roots.version != before.version + 1 || roots.previous != Some(before.digest) {
                return Err("other_roots");
            }
            if !roots.is_vouched_for_by(&before.keys, before.threshold) {
                return Err("unsigned");
            }
        }
        if !roots.is_vouched_for_by(&roots.keys, roots.threshold) {
            return Err("unsigned");
        }
        before = Some(roots);
    }
    Ok(way)
}

fn compare(memory: &Memory, offer: &Offer, way: &[SaidRoots]) -> Result<(), &'static str> {
    let newest = &way[way.len() - 1];
    if newest.version < memory.roots_version {
        return Err("rolled_back");
    }
    if way.iter().any(|roots| roots.version == memory.roots_version && roots.digest != memory.roots) {
        return Err("two_of_one_version");
    }
    // Who signed the remembered list is a signer no more: its versions bind nobody.
    if newest.signers.iter().any(|(signer, ..)| *signer == memory.signer) {
        let list = &offer.list;
        if list.version < memory.list_version {
            return Err("rolled_back");
        }
        if list.version == memory.list_version && list.digest != memory.list {
            return Err("two_of_one_version");
        }
        if list.version == memory.list_version + 1 && list.previous != Some(memory.list) {
            return Err("two_of_one_version");
        }
    }
    if offer.token.made_at < memory.made_at { Err("rolled_back") } else { Ok(()) }
}
