//! Keys and signatures: Ed25519 first, ES256 for hardware that has only that (RFC 9053).
//!
//! Invariant: a verified signature is the only one its signer could have made over those bytes: Ed25519 is checked
//! strictly, ES256 signatures must have a low s. The key id is the first 8 bytes of SHA-256(algorithm || public key).
//! Secret keys are wiped when dropped and never printed.
//! Must not know: where keys are kept, whom they belong to.

use std::fmt;

use ed25519_dalek::Signer as _;
use p256::ecdsa::signature::Verifier as _;
use sha2::{Digest as _, Sha256};

use crate::Malformed;

/// A signature algorithm, by its COSE number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Algorithm {
    /// Ed25519 (COSE -8, `EdDSA`).
    Ed25519,
    /// ECDSA on P-256 with SHA-256 (COSE -7).
    Es256,
}

impl Algorithm {
    /// The number in COSE headers.
    #[must_use]
    pub const fn cose_number(self) -> i64 {
        match self {
            Self::Ed25519 => -8,
            Self::Es256 => -7,
        }
    }

    /// The name in trust lists and on screen.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ed25519 => "Ed25519",
            Self::Es256 => "ES256",
        }
    }

    /// From the name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Ed25519, Self::Es256].into_iter().find(|algorithm| algorithm.as_str() == name)
    }

    /// From the number in COSE headers.
    #[must_use]
    pub fn from_cose_number(number: i64) -> Option<Self> {
        [Self::Ed25519, Self::Es256].into_iter().find(|algorithm| algorithm.cose_number() == number)
    }
}

/// The short name of a public key in statements.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId(pub [u8; 8]);

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A public key.
#[derive(Clone, PartialEq, Eq)]
pub enum PublicKey {
    /// 32 bytes.
    Ed25519(ed25519_dalek::VerifyingKey),
    /// A point on P-256.
    Es256(p256::ecdsa::VerifyingKey),
}

impl PublicKey {
    /// From the bytes of [`Self::to_bytes`].
    ///
    /// # Errors
    /// [`Malformed::Key`] for bytes that are no key of that algorithm in its one encoding, or a weak one.
    pub fn from_bytes(algorithm: Algorithm, bytes: &[u8]) -> Result<Self, Malformed> {
        let malformed = Malformed::Key("public key");
        match algorithm {
            Algorithm::Ed25519 => {
                let bytes = bytes.try_into().map_err(|_| malformed.clone())?;
                let key = ed25519_dalek::VerifyingKey::from_bytes(bytes).map_err(|_| malformed.clone())?;
                // A point has one encoding here; the library reads others of the same point, too.
                let canonical = key.to_edwards().compress().to_bytes() == *bytes;
                if key.is_weak() || !canonical { Err(malformed) } else { Ok(Self::Ed25519(key)) }
            }
            Algorithm::Es256 => {
                let key = p256::ecdsa::VerifyingKey::from_sec1_bytes(bytes).map_err(|_| malformed.clone())?;
                if key.to_sec1_point(true).as_bytes() == bytes { Ok(Self::Es256(key)) } else { Err(malformed) }
            }
        }
    }

    /// 32 bytes for Ed25519, 33 (compressed point) for ES256.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        match self {
            Self::Ed25519(key) => key.as_bytes().to_vec(),
            Self::Es256(key) => key.to_sec1_point(true).as_bytes().to_vec(),
        }
    }

    /// Its algorithm.
    #[must_use]
    pub const fn algorithm(&self) -> Algorithm {
        match self {
            Self::Ed25519(_) => Algorithm::Ed25519,
            Self::Es256(_) => Algorithm::Es256,
        }
    }

    /// The first 8 bytes of SHA-256(algorithm name || public key).
    #[must_use]
    pub fn id(&self) -> KeyId {
        let hash = Sha256::new().chain_update(self.algorithm().as_str()).chain_update(self.to_bytes()).finalize();
        KeyId(std::array::from_fn(|i| hash[i]))
    }

    /// Checks a 64-byte signature over `message`.
    ///
    /// # Errors
    /// [`Malformed::Signature`] when it does not verify.
    pub fn verify(&self, message: &[u8], signature: &[u8]) -> Result<(), Malformed> {
        let bytes: &[u8; 64] = signature.try_into().map_err(|_| Malformed::Signature)?;
        let verified = match self {
            Self::Ed25519(key) => {
                key.verify_strict(message, &ed25519_dalek::Signature::from_bytes(bytes)).map_err(|_| ())
            }
            Self::Es256(key) => p256::ecdsa::Signature::from_slice(bytes)
                .map_err(|_| ())
                .and_then(|signature| if signature.normalize_s() == signature { Ok(signature) } else { Err(()) })
                .and_then(|signature| key.verify(message, &signature).map_err(|_| ())),
        };
        verified.map_err(|()| Malformed::Signature)
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.algorithm().as_str(), self.id())
    }
}

/// A secret key in software.
pub enum SecretKey {
    /// Ed25519.
    Ed25519(Box<ed25519_dalek::SigningKey>),
    /// ES256.
    Es256(Box<p256::ecdsa::SigningKey>),
}

impl SecretKey {
    /// From 32 secret bytes, which may be random.
    ///
    /// # Errors
    /// [`Malformed::Key`] for the few byte strings that are no ES256 key.
    pub fn from_bytes(algorithm: Algorithm, secret: &[u8; 32]) -> Result<Self, Malformed> {
        match algorithm {
            Algorithm::Ed25519 => Ok(Self::Ed25519(Box::new(ed25519_dalek::SigningKey::from_bytes(secret)))),
            Algorithm::Es256 => p256::ecdsa::SigningKey::from_slice(secret)
                .map(|key| Self::Es256(Box::new(key)))
                .map_err(|_| Malformed::Key("secret key")),
        }
    }

    /// The public key that belongs to it.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        match self {
            Self::Ed25519(key) => PublicKey::Ed25519(key.verifying_key()),
            Self::Es256(key) => PublicKey::Es256(*key.verifying_key()),
        }
    }

    /// The 64-byte signature over `message`, the same each time.
    ///
    /// Whoever signs another thing than a statement begins it so that it can never be read as one (docs/formats).
    #[must_use]
    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        match self {
            Self::Ed25519(key) => key.sign(message).to_bytes(),
            Self::Es256(key) => {
                let signature: p256::ecdsa::Signature = key.sign(message);
                signature.normalize_s().to_bytes().into()
            }
        }
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "secret key of {:?}", self.public())
    }
}

#[cfg(test)]
mod tests {
    use super::{Algorithm, PublicKey, SecretKey};

    #[test]
    fn signs_and_verifies_with_both_algorithms() {
        for algorithm in [Algorithm::Ed25519, Algorithm::Es256] {
            let secret = SecretKey::from_bytes(algorithm, &[7; 32]).unwrap();
            let public = PublicKey::from_bytes(algorithm, &secret.public().to_bytes()).unwrap();
            let mut signature = secret.sign(b"one parcel");
            assert_eq!(signature, secret.sign(b"one parcel"));
            assert!(public.verify(b"one parcel", &signature).is_ok());
            assert!(public.verify(b"two parcels", &signature).is_err());
            signature[40] ^= 1;
            assert!(public.verify(b"one parcel", &signature).is_err());
        }
    }

    /// RFC 8032 lets a reader refuse y at or above p; the second verifier does, so this does: y = p + 3 is the point of y = 3.
    #[test]
    fn a_key_has_one_encoding() {
        let (mut plain, mut beyond) = ([0_u8; 32], [0xff_u8; 32]);
        (plain[0], beyond[0], beyond[31]) = (3, 0xf0, 0x7f);
        assert!(PublicKey::from_bytes(Algorithm::Ed25519, &plain).is_ok());
        assert!(PublicKey::from_bytes(Algorithm::Ed25519, &beyond).is_err());
        let point = SecretKey::from_bytes(Algorithm::Es256, &[7; 32]).unwrap().public();
        let PublicKey::Es256(key) = point else { panic!("an ES256 key") };
        let long = key.to_sec1_point(false);
        assert!(PublicKey::from_bytes(Algorithm::Es256, long.as_bytes()).is_err());
    }

    #[test]
    fn refuses_the_other_es256_signature_over_the_same_bytes() {
        let secret = SecretKey::from_bytes(Algorithm::Es256, &[9; 32]).unwrap();
        let signature = p256::ecdsa::Signature::from_slice(&secret.sign(b"x")).unwrap();
        let (r, s) = signature.split_scalars();
        let other = p256::ecdsa::Signature::from_scalars(r.to_bytes(), (-s).to_bytes()).unwrap();
        assert!(secret.public().verify(b"x", &other.to_bytes()).is_err());
    }
}
