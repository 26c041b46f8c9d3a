//! The keys of the authorities in this node, encrypted at rest under one node key (decisions 23).
//!
//! Invariant: a key file holds a version, a nonce and XChaCha20-Poly1305 under the node key, bound to its own path; the
//! node key is wrapped by argon2id of a passphrase: one unlock a start. Secrets are wiped when dropped; files are
//! written beside and renamed, readable by their owner alone.
//! Must not know: which acts a key may sign; the trust list says that.

use std::{
    collections::BTreeMap,
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    sync::RwLock,
};

use argon2::Argon2;
use chacha20poly1305::{
    Key, KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use hmac::{Hmac, Mac as _};
use kpcs_domain::{act::KeyPurpose, value::AuthorityId};
use kpcs_statement::{Algorithm, PublicKey, SecretKey};
use kpcs_store::{Point, point};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::Entropy;

const KEY_FILE: &[u8] = b"kpcs-key/v1\n";
const NODE_FILE: &[u8] = b"kpcs-node-key/v1\n";
const NONCE: usize = 24;
const SALT: usize = 16;

/// Why a key cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum KeyFault {
    /// The node holds no such key.
    #[error("this node holds no {purpose} key of {authority}")]
    Missing {
        /// The authority.
        authority: AuthorityId,
        /// `root` or `office`.
        purpose: &'static str,
    },
    /// A file cannot be read or written.
    #[error("{path}: {reason}")]
    File {
        /// The file.
        path: String,
        /// What happened.
        reason: String,
    },
    /// The passphrase is not the one with which the node key was wrapped.
    #[error("the passphrase does not open the node key; give the one with which this register was founded")]
    Passphrase,
}

/// What opens the node key.
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// From text; surrounding white space (a file's last line end) is dropped.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(Zeroizing::new(text.trim().to_owned()))
    }
}

/// The keys of this node's authorities, unlocked.
pub struct KeyRing {
    folder: PathBuf,
    node_key: Zeroizing<[u8; 32]>,
    keys: RwLock<BTreeMap<(AuthorityId, &'static str), std::sync::Arc<SecretKey>>>,
}

const fn file_name(purpose: KeyPurpose) -> &'static str {
    match purpose {
        KeyPurpose::Root => "root",
        KeyPurpose::Office => "office",
    }
}

impl KeyRing {
    /// Opens `DIR/keys`.
    ///
    /// # Errors
    /// [`KeyFault`] for a wrong passphrase, or a missing or damaged file.
    pub fn open(folder: &Path, passphrase: &Passphrase) -> Result<Self, KeyFault> {
        let path = folder.join("keys").join("node.key");
        if !path.exists() {
            let reason = "the node key is missing, and no other key opens without it; put `keys` back from a backup";
            return Err(file_fault(&path, &reason));
        }
        Self::load_from(folder, unwrap_node_key(&path, passphrase)?)
    }

    /// Makes `DIR/keys` with a node key, for a new register.
    ///
    /// # Errors
    /// [`KeyFault::File`] when it cannot be written, or a node key is there already.
    pub fn make_ring(folder: &Path, passphrase: &Passphrase, entropy: &dyn Entropy) -> Result<Self, KeyFault> {
        let keys = folder.join("keys");
        fs::create_dir_all(&keys).map_err(|error| file_fault(&keys, &error))?;
        let path = keys.join("node.key");
        if path.exists() {
            return Err(file_fault(&path, &"there is a node key already; name another folder"));
        }
        Self::load_from(folder, wrap_node_key(&path, passphrase, entropy)?)
    }

    fn load_from(folder: &Path, node_key: Zeroizing<[u8; 32]>) -> Result<Self, KeyFault> {
        let ring = Self { folder: folder.join("keys"), node_key, keys: RwLock::default() };
        ring.load_all()?;
        Ok(ring)
    }

    /// The key of `authority` for `purpose`.
    ///
    /// # Errors
    /// [`KeyFault::Missing`] when the node does not hold it.
    pub fn key(&self, authority: &AuthorityId, purpose: KeyPurpose) -> Result<std::sync::Arc<SecretKey>, KeyFault> {
        let name = file_name(purpose);
        let keys = self.keys.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        let missing = || KeyFault::Missing { authority: authority.clone(), purpose: name };
        keys.get(&(authority.clone(), name)).cloned().ok_or_else(missing)
    }

    /// Makes a key of `authority` for `purpose` and stores it; returns the public key.
    ///
    /// # Errors
    /// [`KeyFault::File`] when it cannot be stored, or one is there already.
    pub fn make(
        &self,
        authority: &AuthorityId,
        purpose: KeyPurpose,
        entropy: &dyn Entropy,
    ) -> Result<PublicKey, KeyFault> {
        let mut secret = Zeroizing::new([0; 32]);
        entropy.fill(secret.as_mut());
        let key = SecretKey::from_bytes(Algorithm::Ed25519, &secret).expect("any 32 bytes are an Ed25519 key");
        let name = file_name(purpose);
        let path = self.path(authority, name);
        if path.exists() {
            return Err(file_fault(&path, &"there is a key already; move it away first"));
        }
        let mut nonce = [0; NONCE];
        entropy.fill(&mut nonce);
        let sealed = self.seal(&nonce, secret.as_ref(), &bound_to(authority, name));
        write_private(&path, &[KEY_FILE, &nonce, &sealed].concat())?;
        let public = key.public();
        let mut keys = self.keys.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        keys.insert((authority.clone(), name), std::sync::Arc::new(key));
        Ok(public)
    }

    fn path(&self, authority: &AuthorityId, name: &str) -> PathBuf {
        self.folder.join(authority.as_str()).join(format!("{name}.key"))
    }

    fn load_all(&self) -> Result<(), KeyFault> {
        let entries = fs::read_dir(&self.folder).map_err(|error| file_fault(&self.folder, &error))?;
        for entry in entries.flatten() {
            let Some(authority) = entry.file_name().to_str().and_then(|name| AuthorityId::parse(name).ok()) else {
                continue;
            };
            for name in ["root", "office"] {
                let path = self.path(&authority, name);
                if path.exists() {
                    let key = self.load(&path, &authority, name)?;
                    let mut keys = self.keys.write().unwrap_or_else(std::sync::PoisonError::into_inner);
                    keys.insert((authority.clone(), name), std::sync::Arc::new(key));
                }
            }
        }
        Ok(())
    }

    fn load(&self, path: &Path, authority: &AuthorityId, name: &str) -> Result<SecretKey, KeyFault> {
        let damaged = || file_fault(path, &"this is no key file of this node, or it is damaged");
        let bytes = fs::read(path).map_err(|error| file_fault(path, &error))?;
        let rest = bytes.strip_prefix(KEY_FILE).ok_or_else(damaged)?;
        let (nonce, sealed) = rest.split_at_checked(NONCE).ok_or_else(damaged)?;
        let secret = unseal(&self.node_key, nonce, sealed, &bound_to(authority, name)).ok_or_else(damaged)?;
        let secret: &[u8; 32] = secret.as_slice().try_into().map_err(|_| damaged())?;
        SecretKey::from_bytes(Algorithm::Ed25519, secret).map_err(|_| damaged())
    }

    /// 32 bytes that only this node can make again, for a purpose and a salt.
    pub(crate) fn derive(&self, purpose: &str, salt: &[u8]) -> Zeroizing<[u8; 32]> {
        let mut mac = Hmac::<Sha256>::new_from_slice(self.node_key.as_slice()).expect("a key may have any length");
        mac.update(purpose.as_bytes());
        mac.update(&[0]);
        mac.update(salt);
        Zeroizing::new(mac.finalize().into_bytes().into())
    }

    fn seal(&self, nonce: &[u8; NONCE], secret: &[u8], bound: &[u8]) -> Vec<u8> {
        seal(&self.node_key, nonce, secret, bound)
    }
}

/// A key file copied to another authority's folder must not open.
fn bound_to(authority: &AuthorityId, name: &str) -> Vec<u8> {
    format!("kpcs-key/v1 {authority} {name}").into_bytes()
}

fn seal(key: &[u8; 32], nonce: &[u8; NONCE], secret: &[u8], bound: &[u8]) -> Vec<u8> {
    let cipher = XChaCha20Poly1305::new(&Key::from(*key));
    let sealed = cipher.encrypt(&XNonce::from(*nonce), Payload { msg: secret, aad: bound });
    sealed.expect("32 bytes are within the cipher's limit")
}

fn unseal(key: &[u8; 32], nonce: &[u8], sealed: &[u8], bound: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let nonce: [u8; NONCE] = nonce.try_into().ok()?;
    let cipher = XChaCha20Poly1305::new(&Key::from(*key));
    cipher.decrypt(&XNonce::from(nonce), Payload { msg: sealed, aad: bound }).ok().map(Zeroizing::new)
}

fn stretch(passphrase: &Passphrase, salt: &[u8]) -> Zeroizing<[u8; 32]> {
    let mut key = Zeroizing::new([0; 32]);
    let argon = Argon2::default();
    argon.hash_password_into(passphrase.0.as_bytes(), salt, key.as_mut()).expect("16 bytes of salt, 32 of key");
    key
}

fn wrap_node_key(path: &Path, passphrase: &Passphrase, entropy: &dyn Entropy) -> Result<Zeroizing<[u8; 32]>, KeyFault> {
    let (mut node_key, mut salt, mut nonce) = (Zeroizing::new([0; 32]), [0; SALT], [0; NONCE]);
    entropy.fill(node_key.as_mut());
    entropy.fill(&mut salt);
    entropy.fill(&mut nonce);
    let sealed = seal(&stretch(passphrase, &salt), &nonce, node_key.as_ref(), NODE_FILE);
    write_private(path, &[NODE_FILE, &salt, &nonce, &sealed].concat())?;
    Ok(node_key)
}

fn unwrap_node_key(path: &Path, passphrase: &Passphrase) -> Result<Zeroizing<[u8; 32]>, KeyFault> {
    let damaged = || file_fault(path, &"this is no node key, or it is damaged");
    let bytes = fs::read(path).map_err(|error| file_fault(path, &error))?;
    let rest = bytes.strip_prefix(NODE_FILE).ok_or_else(damaged)?;
    let (salt, rest) = rest.split_at_checked(SALT).ok_or_else(damaged)?;
    let (nonce, sealed) = rest.split_at_checked(NONCE).ok_or_else(damaged)?;
    let opened = unseal(&stretch(passphrase, salt), nonce, sealed, NODE_FILE).ok_or(KeyFault::Passphrase)?;
    let mut node_key = Zeroizing::new([0; 32]);
    if opened.len() != 32 {
        return Err(damaged());
    }
    node_key.copy_from_slice(&opened);
    Ok(node_key)
}

/// Writes beside, syncs, renames: a crash leaves the whole file or none.
fn write_private(path: &Path, bytes: &[u8]) -> Result<(), KeyFault> {
    let fault = |error: std::io::Error| file_fault(path, &error);
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder).map_err(fault)?;
    let beside = path.with_extension("new");
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&beside).map_err(fault)?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(fault)?;
    point(Point::KeyWritten);
    fs::rename(&beside, path).map_err(fault)?;
    point(Point::KeyNamed);
    fs::File::open(folder).and_then(|folder| folder.sync_all()).map_err(fault)
}

fn file_fault(path: &Path, reason: &dyn std::fmt::Display) -> KeyFault {
    KeyFault::File { path: path.display().to_string(), reason: reason.to_string() }
}

#[cfg(test)]
mod tests {
    use kpcs_domain::{act::KeyPurpose, value::AuthorityId};

    use super::{KeyFault, KeyRing, Passphrase};
    use crate::SeededEntropy;

    #[test]
    fn keys_survive_a_restart_and_nothing_else_opens_them() {
        let folder = tempfile::tempdir().unwrap();
        let (entropy, authority) = (SeededEntropy::new(1), AuthorityId::parse("SL").unwrap());
        let (right, wrong) = (Passphrase::new("correct horse\n"), Passphrase::new("battery"));
        let ring = KeyRing::make_ring(folder.path(), &right, &entropy).unwrap();
        let public = ring.make(&authority, KeyPurpose::Office, &entropy).unwrap();
        assert!(ring.make(&authority, KeyPurpose::Office, &entropy).is_err(), "a key is never overwritten");

        let again = KeyRing::open(folder.path(), &right).unwrap();
        assert_eq!(again.key(&authority, KeyPurpose::Office).unwrap().public(), public);
        assert!(matches!(again.key(&authority, KeyPurpose::Root), Err(KeyFault::Missing { .. })));
        assert!(matches!(KeyRing::open(folder.path(), &wrong), Err(KeyFault::Passphrase)));

        let (from, to) = (folder.path().join("keys/SL/office.key"), folder.path().join("keys/EU"));
        std::fs::create_dir(&to).unwrap();
        std::fs::copy(from, to.join("office.key")).unwrap();
        let moved = KeyRing::open(folder.path(), &right);
        assert!(matches!(moved, Err(KeyFault::File { .. })), "a key file is bound to its authority");
    }
}
