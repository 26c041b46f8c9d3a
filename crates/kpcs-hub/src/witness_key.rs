//! The key of a witness, in its folder: a file that only its owner may read, made at the first start.
//!
//! Invariant: a key that is there is never replaced; a new one is durable before it is used. Randomness is handed in.
//! Must not know: what is witnessed. Form: `NAME SECRET`, the secret as 64 small hexadecimal digits, and a line feed.

use std::{io, path::Path};

use kpcs_log::{KeyKind, NoteSigner};

use crate::{entry_hex, entry_of_hex, files};

/// The key in `folder`, made under `name` if there is none; `fill` gives random bytes. Without a name a new key is called
/// `kpcs-witness/` and 8 hexadecimal digits of its public key.
///
/// # Errors
/// A folder that cannot be used, a file that is no key, a name that is none, or another than the key's.
pub fn witness_key(folder: &Path, name: Option<&str>, fill: impl FnOnce(&mut [u8; 32])) -> io::Result<NoteSigner> {
    let path = folder.join("witness.key");
    if let Some(bytes) = files::read(&path)? {
        let signer = read(&bytes).ok_or_else(|| invalid("witness.key is no key of a witness"))?;
        let known = signer.public().name();
        return match name.filter(|name| *name != known) {
            Some(_) => Err(invalid(&format!("this witness is called {known}; its name cannot be changed"))),
            None => Ok(signer),
        };
    }
    let mut secret = [0; 32];
    fill(&mut secret);
    let called = match name {
        Some(name) => name.to_owned(),
        None => default_name(&secret)?,
    };
    let signer = signer(&called, &secret)?;
    files::replace_secret(&path, format!("{called} {}\n", entry_hex(&secret)).as_bytes())?;
    Ok(signer)
}

fn default_name(secret: &[u8; 32]) -> io::Result<String> {
    let public = *signer("kpcs-witness", secret)?.public().as_bytes();
    Ok(format!("kpcs-witness/{}", &entry_hex(&public)[..8]))
}

fn signer(name: &str, secret: &[u8; 32]) -> io::Result<NoteSigner> {
    NoteSigner::new(name, KeyKind::Cosignature, secret).map_err(|unsound| invalid(&unsound.to_string()))
}

fn read(bytes: &[u8]) -> Option<NoteSigner> {
    let (name, secret) = std::str::from_utf8(bytes).ok()?.strip_suffix('\n')?.split_once(' ')?;
    signer(name, &entry_of_hex(secret)?).ok()
}

fn invalid(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_made_once_and_kept() {
        let folder = tempfile::tempdir().unwrap();
        let made = witness_key(folder.path(), None, |bytes| bytes.fill(5)).unwrap();
        assert!(made.public().name().starts_with("kpcs-witness/"));
        let again = witness_key(folder.path(), None, |_| panic!("no new key")).unwrap();
        assert_eq!(again.public(), made.public());
        assert!(witness_key(folder.path(), Some("other"), |_| ()).is_err());
        let path = folder.path().join("witness.key");
        #[cfg(unix)]
        assert_eq!(std::os::unix::fs::PermissionsExt::mode(&path.metadata().unwrap().permissions()) & 0o777, 0o600);
        std::fs::write(&path, "w 00\n").unwrap();
        assert!(witness_key(folder.path(), None, |_| panic!("never replaced")).is_err());
        assert!(witness_key(&folder.path().join("new"), Some("a name"), |bytes| bytes.fill(6)).is_err());
    }
}
