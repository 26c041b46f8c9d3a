//! The protected header: who says what kind of thing about which subject, when, under which key.
//!
//! Invariant: labels 1 (algorithm), 4 (key id), 15 (CWT claims iss, sub, iat; RFC 9597) and -65537 (act code and
//! version), in this order and nothing else; issuer and subject 1 to 40 printable ASCII characters.
//! Must not know: which acts exist.
//! Source: decisions 1; RFC 9052 §3.1.

use coset::{Label, cbor::value::Value as Cbor, iana};
use kpcs_domain::value::Timestamp;

use crate::{Algorithm, KeyId, Malformed};

const LABEL_CLAIMS: i64 = 15;
const LABEL_ACT: i64 = -65_537;
const CLAIM_ISSUER: i64 = 1;
const CLAIM_SUBJECT: i64 = 2;
const CLAIM_ISSUED_AT: i64 = 6;

/// The largest number of an act or a version: every language has it exactly.
pub(crate) const LARGEST: u64 = (1 << 53) - 1;

/// The protected header of a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Protected {
    /// The algorithm of the signature.
    pub algorithm: Algorithm,
    /// The key that signs.
    pub key: KeyId,
    /// The authority that states it; `kpcs-demo:` before its name on demonstration data.
    pub issuer: String,
    /// What it is about: a number, a file's reference, a code.
    pub subject: String,
    /// When.
    pub issued_at: Timestamp,
    /// The act's number.
    pub act: u64,
    /// The version of the act's record.
    pub version: u64,
}

impl Protected {
    /// Whether the statement is demonstration data (decisions 24).
    #[must_use]
    pub fn is_specimen(&self) -> bool {
        self.issuer.starts_with("kpcs-demo:")
    }

    /// The authority's name without the mark of demonstration data.
    #[must_use]
    pub fn authority(&self) -> &str {
        self.issuer.strip_prefix("kpcs-demo:").unwrap_or(&self.issuer)
    }

    pub(crate) fn to_cose(&self) -> coset::Header {
        let claims = Cbor::Map(vec![
            (Cbor::from(CLAIM_ISSUER), Cbor::from(self.issuer.as_str())),
            (Cbor::from(CLAIM_SUBJECT), Cbor::from(self.subject.as_str())),
            (Cbor::from(CLAIM_ISSUED_AT), Cbor::from(self.issued_at.seconds())),
        ]);
        let act = Cbor::Array(vec![Cbor::from(self.act), Cbor::from(self.version)]);
        coset::Header {
            alg: Some(coset::RegisteredLabelWithPrivate::Assigned(match self.algorithm {
                Algorithm::Ed25519 => iana::Algorithm::EdDSA,
                Algorithm::Es256 => iana::Algorithm::ES256,
            })),
            key_id: self.key.0.to_vec(),
            rest: vec![(Label::Int(LABEL_CLAIMS), claims), (Label::Int(LABEL_ACT), act)],
            ..Default::default()
        }
    }

    pub(crate) fn from_cose(header: &coset::Header) -> Result<Self, Malformed> {
        Self::read(header).ok_or(Malformed::Structure("the protected header of a statement"))
    }

    fn read(header: &coset::Header) -> Option<Self> {
        let algorithm = match header.alg.as_ref()? {
            coset::RegisteredLabelWithPrivate::Assigned(iana::Algorithm::EdDSA) => Algorithm::Ed25519,
            coset::RegisteredLabelWithPrivate::Assigned(iana::Algorithm::ES256) => Algorithm::Es256,
            _ => return None,
        };
        let [(Label::Int(LABEL_CLAIMS), claims), (Label::Int(LABEL_ACT), act)] = header.rest.as_slice() else {
            return None;
        };
        let [(_, issuer), (_, subject), (_, issued_at)] = claims.as_map()?.as_slice() else {
            return None;
        };
        let [act, version] = act.as_array()?.as_slice() else {
            return None;
        };
        Some(Self {
            algorithm,
            key: KeyId(header.key_id.as_slice().try_into().ok()?),
            issuer: short_text(issuer)?,
            subject: short_text(subject)?,
            issued_at: whole(issued_at).and_then(|n| Timestamp::from_seconds(n.cast_signed()))?,
            act: whole(act)?,
            version: whole(version)?,
        })
    }
}

fn whole(value: &Cbor) -> Option<u64> {
    value.as_integer().and_then(|number| u64::try_from(number).ok()).filter(|number| *number <= LARGEST)
}

fn short_text(value: &Cbor) -> Option<String> {
    let text = value.as_text()?;
    let plain = (1..=40).contains(&text.len()) && text.bytes().all(|b| (0x21..=0x7e).contains(&b));
    plain.then(|| text.to_owned())
}
