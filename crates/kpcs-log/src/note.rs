//! Signed notes: a text with signatures under it, each by a named key.
//!
//! Invariant: the text ends with a line feed and has no other control characters; a signature of a key that is asked for must
//! verify, those of other keys are kept and carry nothing. Ed25519 is verified strictly.
//! Must not know: what the text says. Source: C2SP signed-note.

use std::fmt;

use base64::{Engine, engine::general_purpose::STANDARD};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};

use crate::Unsound;

/// The longest note that is read, in bytes.
const LIMIT_BYTES: usize = 1_000_000;
/// The most signatures that are read.
const LIMIT_SIGNATURES: usize = 100;

/// What a key's signatures mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum KeyKind {
    /// Ed25519 over the text (signature type 0x01).
    Ed25519,
    /// A witness's timestamped Ed25519 cosignature of a checkpoint (0x04, C2SP tlog-cosignature).
    Cosignature,
}

impl KeyKind {
    const fn number(self) -> u8 {
        match self {
            Self::Ed25519 => 1,
            Self::Cosignature => 4,
        }
    }

    const fn from_number(number: u8) -> Option<Self> {
        match number {
            1 => Some(Self::Ed25519),
            4 => Some(Self::Cosignature),
            _ => None,
        }
    }
}

/// The first 4 bytes of SHA-256(name || 0x0A || type || public key).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct KeyId(pub [u8; 4]);

/// A named public key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteKey {
    name: String,
    kind: KeyKind,
    key: VerifyingKey,
}

impl NoteKey {
    /// A key under a name.
    ///
    /// # Errors
    /// [`Unsound::Form`] for a name with white space or `+`, for bytes that are no point, or a weak one.
    pub fn new(name: &str, kind: KeyKind, key: &[u8; 32]) -> Result<Self, Unsound> {
        if name.is_empty() || name.contains(|c: char| c.is_whitespace() || c.is_control() || c == '+') {
            return Err(Unsound::Form("a key's name without white space or +"));
        }
        let key = point(key).ok_or(Unsound::Form("an Ed25519 public key"))?;
        Ok(Self { name: name.to_owned(), kind, key })
    }

    /// Reads `NAME+HEX KEY ID+BASE64(type || key)`, the form in which keys are handed on.
    ///
    /// # Errors
    /// [`Unsound::Form`] for anything else, a key id that does not belong to the key among it.
    pub fn parse(text: &str) -> Result<Self, Unsound> {
        let malformed = Unsound::Form("a key as NAME+ID+KEY");
        let mut parts = text.splitn(3, '+');
        let (Some(name), Some(id), Some(key)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(malformed);
        };
        let bytes = STANDARD.decode(key).map_err(|_| malformed.clone())?;
        let (number, key) = bytes.split_first().ok_or(malformed.clone())?;
        let kind = KeyKind::from_number(*number).ok_or(malformed.clone())?;
        let key = Self::new(name, kind, key.try_into().map_err(|_| malformed.clone())?)?;
        if key.to_string() == text && hex(&key.id().0) == id { Ok(key) } else { Err(malformed) }
    }

    /// Its name: for a log the checkpoint's origin.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What its signatures mean.
    #[must_use]
    pub const fn kind(&self) -> KeyKind {
        self.kind
    }

    /// What signatures name it by.
    #[must_use]
    pub fn id(&self) -> KeyId {
        let hash = Sha256::new().chain_update(&self.name).chain_update([b'\n', self.kind.number()]);
        let hash = hash.chain_update(self.key.as_bytes()).finalize();
        KeyId(std::array::from_fn(|i| hash[i]))
    }

    /// The 32 bytes of the public key.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 32] {
        self.key.as_bytes()
    }

    /// Whether `signature` is this key's over `message`.
    pub(crate) fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        let signature = <&[u8; 64]>::try_from(signature).map(Signature::from_bytes);
        signature.is_ok_and(|signature| self.key.verify_strict(message, &signature).is_ok())
    }
}

impl fmt::Display for NoteKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut key = vec![self.kind.number()];
        key.extend(self.key.as_bytes());
        write!(f, "{}+{}+{}", self.name, hex(&self.id().0), STANDARD.encode(key))
    }
}

/// The key of these bytes: a point in its one encoding that is not of small order.
pub(crate) fn point(bytes: &[u8; 32]) -> Option<VerifyingKey> {
    let sound = |key: &VerifyingKey| !key.is_weak() && key.to_edwards().compress().to_bytes() == *bytes;
    VerifyingKey::from_bytes(bytes).ok().filter(sound)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A named secret key.
#[derive(Clone)]
pub struct NoteSigner {
    public: NoteKey,
    secret: SigningKey,
}

impl NoteSigner {
    /// From 32 secret bytes.
    ///
    /// # Errors
    /// As [`NoteKey::new`].
    pub fn new(name: &str, kind: KeyKind, secret: &[u8; 32]) -> Result<Self, Unsound> {
        let secret = SigningKey::from_bytes(secret);
        Ok(Self { public: NoteKey::new(name, kind, secret.verifying_key().as_bytes())?, secret })
    }

    /// The key that verifies.
    #[must_use]
    pub const fn public(&self) -> &NoteKey {
        &self.public
    }

    pub(crate) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.secret.sign(message).to_bytes()
    }
}

/// One signature under a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteSignature {
    /// The name of its key.
    pub name: String,
    /// The id of its key.
    pub key: KeyId,
    /// The bytes after the key id: 64 of Ed25519, or 8 of time before them.
    pub bytes: Vec<u8>,
}

impl fmt::Display for NoteSignature {
    /// The line as it stands under a note, with its line feed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = [&self.key.0[..], &self.bytes].concat();
        writeln!(f, "\u{2014} {} {}", self.name, STANDARD.encode(bytes))
    }
}

impl NoteSignature {
    /// Reads one line, with or without its line feed.
    ///
    /// # Errors
    /// [`Unsound::Form`] for anything else.
    pub fn parse(line: &str) -> Result<Self, Unsound> {
        let malformed = Unsound::Form("a signature line: dash, name, base64");
        let line = line.strip_suffix('\n').unwrap_or(line);
        let (name, bytes) =
            line.strip_prefix("\u{2014} ").and_then(|rest| rest.split_once(' ')).ok_or(malformed.clone())?;
        let bytes = STANDARD.decode(bytes).map_err(|_| malformed.clone())?;
        let (key, bytes) =
            bytes.split_first_chunk::<4>().filter(|(_, rest)| !rest.is_empty()).ok_or(malformed.clone())?;
        if name.is_empty() || name.contains(|c: char| c.is_whitespace() || c == '+') {
            return Err(malformed);
        }
        Ok(Self { name: name.to_owned(), key: KeyId(*key), bytes: bytes.to_vec() })
    }
}

/// A text with the signatures under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The text, with its last line feed.
    pub text: String,
    /// The signatures in their order.
    pub signatures: Vec<NoteSignature>,
}

impl Note {
    /// A text signed by one key.
    #[must_use]
    pub fn sign(text: String, signer: &NoteSigner) -> Self {
        let bytes = signer.sign(text.as_bytes()).to_vec();
        let public = signer.public();
        let signature = NoteSignature { name: public.name().to_owned(), key: public.id(), bytes };
        Self { text, signatures: vec![signature] }
    }

    /// Reads a note.
    ///
    /// # Errors
    /// [`Unsound::Form`] unless it is a text, an empty line and at least one signature line.
    pub fn parse(bytes: &[u8]) -> Result<Self, Unsound> {
        let malformed = Unsound::Form("a text, an empty line, and signatures");
        let all = std::str::from_utf8(bytes).map_err(|_| malformed.clone())?;
        let allowed = |c: char| c == '\n' || !c.is_control();
        let at =
            all.rfind("\n\n").filter(|_| all.len() <= LIMIT_BYTES && all.ends_with('\n') && all.chars().all(allowed));
        let (text, lines) = at.map(|at| (&all[..=at], &all[at + 2..])).ok_or(malformed.clone())?;
        let signatures: Vec<_> = lines.lines().map(NoteSignature::parse).collect::<Result<_, _>>()?;
        if signatures.is_empty() || signatures.len() > LIMIT_SIGNATURES {
            return Err(malformed);
        }
        Ok(Self { text: text.to_owned(), signatures })
    }

    /// Checks that `key` has signed the text.
    ///
    /// # Errors
    /// [`Unsound::Signature`] when it has not, or one of the signatures under its name and id does not verify.
    pub fn verify(&self, key: &NoteKey) -> Result<(), Unsound> {
        let mut own = self.by(key).peekable();
        let sound = key.kind() == KeyKind::Ed25519 && own.peek().is_some();
        if sound && own.all(|signature| key.verifies(self.text.as_bytes(), &signature.bytes)) {
            Ok(())
        } else {
            Err(Unsound::Signature(key.name().to_owned()))
        }
    }

    /// The signatures that name `key`.
    pub(crate) fn by<'a>(&'a self, key: &'a NoteKey) -> impl Iterator<Item = &'a NoteSignature> {
        let id = key.id();
        self.signatures.iter().filter(move |signature| signature.name == key.name() && signature.key == id)
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.text)?;
        self.signatures.iter().try_for_each(|signature| signature.fmt(f))
    }
}
