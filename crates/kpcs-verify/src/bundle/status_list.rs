//! The status list: four bits for each entry of the log, found by its place, so that nobody but who holds a log proof knows which
//! certificate a status is of.
//!
//! Invariant: a token is bound to the trust list beside it and signed by the same key. What was logged after the list was made
//! stands: its proof is newer than the list.
//! Must not know: numbers of certificates.
//! Source: Token Status List in CWT form; docs/formats/trust.md; decision 31.

use kpcs_domain::value::{Digest, Timestamp};
use kpcs_statement::{PublicKey, SecretKey};
use minicbor::{Decoder, Encoder, data::Tag};

use super::{
    Refused,
    signed::{Written, array_of},
};
use crate::Standing;

const TYPE: &str = "application/statuslist+cwt";
const SUBJECT: &str = "kpcs:status";
const BITS: u64 = 4;
/// Trust data that is older gives no green answer.
const LIFE_SECONDS: i64 = 30 * 86_400;
const REFRESH_SECONDS: i64 = 86_400;
/// The longest list, in bytes: more than eight million entries.
const LIMIT_BYTES: usize = 4_194_304;

/// Header labels: algorithm, key id, type; claims: subject, expiry, issued at, status list, time to live, trust list, first index.
const LABELS: [i64; 3] = [1, 4, 16];
const CLAIMS: [i64; 7] = [2, 4, 6, 65_533, 65_534, -65_537, -65_538];

/// What is said of one entry of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatusCode(u8);

impl StatusCode {
    /// The code of a standing.
    #[must_use]
    pub const fn of(standing: &Standing) -> Self {
        Self(match standing {
            Standing::Stands => 0,
            Standing::Invalidated => 1,
            Standing::Conflict(_) => 2,
            Standing::Replaced(_) => 3,
            Standing::Lost => 4,
            Standing::Stolen => 5,
            Standing::Void => 6,
            Standing::Cancelled => 7,
            Standing::Refused => 8,
            Standing::Returned => 9,
            Standing::Forfeited => 10,
            Standing::Used => 11,
        })
    }

    /// The standing of a code; `None` for one that is not given out.
    #[must_use]
    pub const fn standing(self) -> Option<Standing> {
        Some(match self.0 {
            0 => Standing::Stands,
            1 => Standing::Invalidated,
            2 => Standing::Conflict("statements_disagree"),
            3 => Standing::Replaced(None),
            4 => Standing::Lost,
            5 => Standing::Stolen,
            6 => Standing::Void,
            7 => Standing::Cancelled,
            8 => Standing::Refused,
            9 => Standing::Returned,
            10 => Standing::Forfeited,
            11 => Standing::Used,
            _ => return None,
        })
    }
}

/// The status of entries from a first index on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusList {
    /// When it was made: by this the age of trust data counts.
    pub made_at: Timestamp,
    /// The place in the log of the first entry in it.
    pub first_index: u64,
    /// The trust list beside which it was made.
    pub trust_list: Digest,
    packed: Vec<u8>,
}

impl StatusList {
    /// A list of `codes`, the first for the entry at `first_index`.
    #[must_use]
    pub fn new(made_at: Timestamp, first_index: u64, trust_list: Digest, codes: &[StatusCode]) -> Self {
        let pack = |pair: &[StatusCode]| pair[0].0 | pair.get(1).map_or(0, |code| code.0 << 4);
        Self { made_at, first_index, trust_list, packed: codes.chunks(2).map(pack).collect() }
    }

    /// The standing of the entry at `index`; `None` when the list does not know it.
    #[must_use]
    pub fn standing(&self, index: u64) -> Option<Standing> {
        let position = usize::try_from(index.checked_sub(self.first_index)?).ok()?;
        match self.packed.get(position / 2) {
            Some(pair) => StatusCode(pair >> (4 * (position % 2)) & 0x0f).standing(),
            None => Some(Standing::Stands),
        }
    }

    /// Reads a token that `key` has signed.
    pub(super) fn read(token: &[u8], key: &PublicKey) -> Result<Self, Refused> {
        let malformed = Refused::Malformed("a status list token");
        let (parts, list, packed_as_given) = read_token(token, key).ok_or(malformed.clone())?;
        if write_token(&parts.protected, &write_claims(&list, &packed_as_given), &parts.signature) != token {
            return Err(malformed);
        }
        let message = message(&parts.protected, &parts.payload);
        key.verify(&message, &parts.signature).map_err(|_| Refused::Unsigned("status list"))?;
        Ok(list)
    }
}

/// Signs the token of a list.
#[must_use]
pub fn sign_status_list(list: &StatusList, key: &SecretKey) -> Vec<u8> {
    let protected = write_protected(&key.public());
    let claims = write_claims(list, &miniz_oxide::deflate::compress_to_vec_zlib(&list.packed, 9));
    let signature = key.sign(&message(&protected, &claims));
    write_token(&protected, &claims, &signature)
}

fn cbor(write: impl FnOnce(&mut Encoder<&mut Vec<u8>>) -> Written) -> Vec<u8> {
    let mut bytes = Vec::new();
    write(&mut Encoder::new(&mut bytes)).expect("writing to memory cannot fail");
    bytes
}

/// The Sig_structure of RFC 9052 §4.4.
fn message(protected: &[u8], payload: &[u8]) -> Vec<u8> {
    cbor(|encoder| encoder.array(4)?.str("Signature1")?.bytes(protected)?.bytes(&[])?.bytes(payload)?.ok())
}

fn write_protected(key: &PublicKey) -> Vec<u8> {
    cbor(|encoder| {
        encoder.map(3)?.i64(LABELS[0])?.i64(key.algorithm().cose_number())?;
        encoder.i64(LABELS[1])?.bytes(&key.id().0)?.i64(LABELS[2])?.str(TYPE)?.ok()
    })
}

fn write_claims(list: &StatusList, deflated: &[u8]) -> Vec<u8> {
    let issued = list.made_at.seconds();
    cbor(|encoder| {
        encoder.map(7)?.i64(CLAIMS[0])?.str(SUBJECT)?;
        encoder.i64(CLAIMS[1])?.i64(issued + LIFE_SECONDS)?.i64(CLAIMS[2])?.i64(issued)?;
        encoder.i64(CLAIMS[3])?.map(2)?.str("lst")?.bytes(deflated)?.str("bits")?.u64(BITS)?;
        encoder.i64(CLAIMS[4])?.i64(REFRESH_SECONDS)?;
        encoder.i64(CLAIMS[5])?.bytes(&list.trust_list.0)?.i64(CLAIMS[6])?.u64(list.first_index)?.ok()
    })
}

fn write_token(protected: &[u8], payload: &[u8], signature: &[u8]) -> Vec<u8> {
    cbor(|encoder| {
        encoder.tag(Tag::new(18))?.array(4)?.bytes(protected)?.map(0)?.bytes(payload)?.bytes(signature)?.ok()
    })
}

struct Parts {
    protected: Vec<u8>,
    payload: Vec<u8>,
    signature: Vec<u8>,
}

/// What a token holds, and its list as it was deflated. The caller writes it again and compares.
fn read_token(token: &[u8], key: &PublicKey) -> Option<(Parts, StatusList, Vec<u8>)> {
    let mut decoder = Decoder::new(token);
    (decoder.tag().ok()? == Tag::new(18)).then_some(())?;
    array_of(&mut decoder, 4)?;
    let protected = decoder.bytes().ok()?.to_vec();
    (decoder.map().ok()?? == 0 && protected == write_protected(key)).then_some(())?;
    let payload = decoder.bytes().ok()?.to_vec();
    let signature = decoder.bytes().ok()?.to_vec();
    let (list, deflated) = read_claims(&payload)?;
    Some((Parts { protected, payload, signature }, list, deflated))
}

fn read_claims(payload: &[u8]) -> Option<(StatusList, Vec<u8>)> {
    let mut decoder = Decoder::new(payload);
    (decoder.map().ok()?? == 7 && decoder.i64().ok()? == CLAIMS[0] && decoder.str().ok()? == SUBJECT).then_some(())?;
    let expires = (decoder.i64().ok()? == CLAIMS[1]).then(|| decoder.i64().ok())??;
    let issued = (decoder.i64().ok()? == CLAIMS[2]).then(|| decoder.i64().ok())??;
    (issued.checked_add(LIFE_SECONDS)? == expires && decoder.i64().ok()? == CLAIMS[3]).then_some(())?;
    (decoder.map().ok()?? == 2 && decoder.str().ok()? == "lst").then_some(())?;
    let deflated = decoder.bytes().ok()?.to_vec();
    (decoder.str().ok()? == "bits" && decoder.u64().ok()? == BITS).then_some(())?;
    (decoder.i64().ok()? == CLAIMS[4] && decoder.i64().ok()? == REFRESH_SECONDS).then_some(())?;
    let trust_list = (decoder.i64().ok()? == CLAIMS[5]).then(|| decoder.bytes().ok())??;
    let first_index = (decoder.i64().ok()? == CLAIMS[6]).then(|| decoder.u64().ok())??;
    let packed = miniz_oxide::inflate::decompress_to_vec_zlib_with_limit(&deflated, LIMIT_BYTES).ok()?;
    let list = StatusList {
        made_at: Timestamp::from_seconds(issued)?,
        first_index,
        trust_list: Digest(trust_list.try_into().ok()?),
        packed,
    };
    Some((list, deflated))
}
