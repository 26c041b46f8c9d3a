//! The status list: four bits for each entry of the log, found by its place, so that nobody but who holds a log proof knows which
//! certificate a status is of.
//!
//! Invariant: a token is bound to the trust list beside it and signed by the same key. What was logged after the list was made
//! stands: its proof is newer than the list.
//! Must not know: numbers of certificates.
//! Source: Token Status List in CWT form; docs/formats/trust.md; decision 31.

use kpcs_domain::value::{Digest, Timestamp};
use kpcs_statement::{Algorithm, KeyId, PublicKey, SecretKey};
use minicbor::{Decoder, Encoder, data::Tag};

use super::{
    Refused,
    signed::{Written, array_of, is_exact},
};
use crate::Standing;

const MALFORMED: Refused = Refused::Malformed("a status list token");
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
        let position = index.checked_sub(self.first_index)?;
        match usize::try_from(position / 2).ok().and_then(|place| self.packed.get(place)) {
            Some(pair) => StatusCode(pair >> (4 * (position % 2)) & 0x0f).standing(),
            None => Some(Standing::Stands),
        }
    }
}

/// Signs the token of a list.
#[must_use]
pub fn sign_status_list(list: &StatusList, key: &SecretKey) -> Vec<u8> {
    let public = key.public();
    let protected = write_protected(public.algorithm(), public.id());
    let claims = Claims { made_at: list.made_at, first_index: list.first_index, trust_list: list.trust_list };
    let claims = claims.write(&miniz_oxide::deflate::compress_to_vec_zlib(&list.packed, 9));
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

fn write_protected(algorithm: Algorithm, key: KeyId) -> Vec<u8> {
    cbor(|encoder| {
        encoder.map(3)?.i64(LABELS[0])?.i64(algorithm.cose_number())?;
        encoder.i64(LABELS[1])?.bytes(&key.0)?.i64(LABELS[2])?.str(TYPE)?.ok()
    })
}

fn write_token(protected: &[u8], payload: &[u8], signature: &[u8]) -> Vec<u8> {
    cbor(|encoder| {
        encoder.tag(Tag::new(18))?.array(4)?.bytes(protected)?.map(0)?.bytes(payload)?.bytes(signature)?.ok()
    })
}

/// What a token says beside the list itself.
struct Claims {
    made_at: Timestamp,
    first_index: u64,
    trust_list: Digest,
}

impl Claims {
    fn write(&self, deflated: &[u8]) -> Vec<u8> {
        let issued = self.made_at.seconds();
        cbor(|encoder| {
            encoder.map(7)?.i64(CLAIMS[0])?.str(SUBJECT)?;
            encoder.i64(CLAIMS[1])?.i64(issued + LIFE_SECONDS)?.i64(CLAIMS[2])?.i64(issued)?;
            encoder.i64(CLAIMS[3])?.map(2)?.str("lst")?.bytes(deflated)?.str("bits")?.u64(BITS)?;
            encoder.i64(CLAIMS[4])?.i64(REFRESH_SECONDS)?;
            encoder.i64(CLAIMS[5])?.bytes(&self.trust_list.0)?.i64(CLAIMS[6])?.u64(self.first_index)?.ok()
        })
    }

    /// The claims and the list as it was deflated.
    fn read(payload: &[u8]) -> Option<(Self, Vec<u8>)> {
        let mut decoder = Decoder::new(payload);
        (decoder.map().ok()?? == 7 && decoder.i64().ok()? == CLAIMS[0] && decoder.str().ok()? == SUBJECT)
            .then_some(())?;
        let expires = (decoder.i64().ok()? == CLAIMS[1]).then(|| decoder.i64().ok())??;
        let issued = (decoder.i64().ok()? == CLAIMS[2]).then(|| decoder.i64().ok())??;
        (issued.checked_add(LIFE_SECONDS)? == expires && decoder.i64().ok()? == CLAIMS[3]).then_some(())?;
        (decoder.map().ok()?? == 2 && decoder.str().ok()? == "lst").then_some(())?;
        let deflated = decoder.bytes().ok()?.to_vec();
        (decoder.str().ok()? == "bits" && decoder.u64().ok()? == BITS).then_some(())?;
        (decoder.i64().ok()? == CLAIMS[4] && decoder.i64().ok()? == REFRESH_SECONDS).then_some(())?;
        let trust_list = (decoder.i64().ok()? == CLAIMS[5]).then(|| decoder.bytes().ok())??;
        let first_index = (decoder.i64().ok()? == CLAIMS[6]).then(|| decoder.u64().ok())??;
        let claims = Self {
            made_at: Timestamp::from_seconds(issued)?,
            first_index: is_exact(first_index).then_some(first_index)?,
            trust_list: Digest(trust_list.try_into().ok()?),
        };
        Some((claims, deflated))
    }
}

/// A token in its one form; nobody has vouched for it, and its list is still deflated.
pub(super) struct Token {
    algorithm: Algorithm,
    key: KeyId,
    protected: Vec<u8>,
    payload: Vec<u8>,
    signature: Vec<u8>,
    claims: Claims,
    deflated: Vec<u8>,
}

impl Token {
    /// Reads the form: everything but what is deflated.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, Refused> {
        let as_written = |token: &Self| {
            write_protected(token.algorithm, token.key) == token.protected
                && token.claims.write(&token.deflated) == token.payload
                && write_token(&token.protected, &token.payload, &token.signature) == bytes
        };
        parts(bytes).filter(as_written).ok_or(MALFORMED)
    }

    /// When it was made.
    pub(super) const fn made_at(&self) -> Timestamp {
        self.claims.made_at
    }

    /// The trust list beside which it was made.
    pub(super) const fn trust_list(&self) -> Digest {
        self.claims.trust_list
    }

    /// The list, which `key` has signed. It is inflated last: nobody's bytes but a signer's are.
    pub(super) fn open(self, key: &PublicKey) -> Result<StatusList, Refused> {
        let unsigned = Refused::Unsigned("status list");
        if (key.algorithm(), key.id()) != (self.algorithm, self.key) {
            return Err(unsigned);
        }
        key.verify(&message(&self.protected, &self.payload), &self.signature).map_err(|_| unsigned)?;
        let Claims { made_at, first_index, trust_list } = self.claims;
        let packed = inflated(&self.deflated).ok_or(MALFORMED)?;
        Ok(StatusList { made_at, first_index, trust_list, packed })
    }
}

fn parts(token: &[u8]) -> Option<Token> {
    let mut decoder = Decoder::new(token);
    (decoder.tag().ok()? == Tag::new(18)).then_some(())?;
    array_of(&mut decoder, 4)?;
    let protected = decoder.bytes().ok()?.to_vec();
    (decoder.map().ok()?? == 0).then_some(())?;
    let payload = decoder.bytes().ok()?.to_vec();
    let signature = decoder.bytes().ok().filter(|bytes| bytes.len() == 64)?.to_vec();
    let (claims, deflated) = Claims::read(&payload)?;
    let (algorithm, key) = named_key(&protected)?;
    Some(Token { algorithm, key, protected, payload, signature, claims, deflated })
}

/// Algorithm and key id of a protected header. The caller writes it again and compares.
fn named_key(protected: &[u8]) -> Option<(Algorithm, KeyId)> {
    let mut decoder = Decoder::new(protected);
    (decoder.map().ok()?? == 3 && decoder.i64().ok()? == LABELS[0]).then_some(())?;
    let algorithm = Algorithm::from_cose_number(decoder.i64().ok()?)?;
    (decoder.i64().ok()? == LABELS[1]).then_some(())?;
    Some((algorithm, KeyId(decoder.bytes().ok()?.try_into().ok()?)))
}

/// The list of which `deflated` is the zlib form, all of it: one byte fewer is none.
fn inflated(deflated: &[u8]) -> Option<Vec<u8>> {
    let inflate = |bytes| miniz_oxide::inflate::decompress_to_vec_zlib_with_limit(bytes, LIMIT_BYTES).ok();
    let list = inflate(deflated)?;
    inflate(&deflated[..deflated.len() - 1]).is_none().then_some(list)
}
