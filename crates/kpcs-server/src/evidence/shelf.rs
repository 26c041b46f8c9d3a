//! Where photographs lie: in the register's folder, so that `kpcs backup` takes them along.
//!
//! Invariant: a file is given out only if its bytes still have the digest that names it; what lies there and is no picture
//! encoded here is not given out.

use std::{fs, io, path::PathBuf};

use kpcs_domain::value::Digest;
use kpcs_register::Register;
use kpcs_web::part::{Picture as Shown, Pictures, picture::short};
use sha2::{Digest as _, Sha256};

use crate::{no::No, shelf};
use kpcs_files::{Picture, encode_anew};

/// The photographs of this node.
#[derive(Debug, Clone)]
pub struct Shelf(PathBuf);

/// In which size a picture is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// As it is kept.
    Full,
    /// For a line of small ones.
    Small,
}

impl Shelf {
    /// The shelf of this register.
    #[must_use]
    pub fn of(register: &Register) -> Self {
        Self(register.store().folder().to_owned())
    }

    fn folder(&self, size: Size) -> PathBuf {
        self.0.join(match size {
            Size::Full => "photographs",
            Size::Small => "thumbnails",
        })
    }

    fn path(&self, size: Size, digest: Digest) -> PathBuf {
        self.folder(size).join(digest.to_string())
    }

    /// Puts a picture there; its name.
    pub(super) fn keep(&self, picture: &Picture) -> Result<Digest, No> {
        let digest = digest_of(&picture.full);
        let put = |size, bytes: &[u8]| {
            shelf::put(&self.folder(size), &digest.to_string(), bytes)
                .map_err(|error| No::fault(&format!("a photograph was not kept: {error}")))
        };
        put(Size::Small, &picture.small)?;
        put(Size::Full, &picture.full)?;
        Ok(digest)
    }

    /// The JPEG file; `None` when it is not here, or no longer what its name says.
    ///
    /// # Errors
    /// That of the disk.
    pub fn read(&self, size: Size, digest: Digest) -> io::Result<Option<Vec<u8>>> {
        let Some(full) = read_if_there(self.path(Size::Full, digest))?.filter(|full| digest_of(full) == digest) else {
            return Ok(None);
        };
        if size == Size::Full {
            return Ok(Some(full));
        }
        let small = read_if_there(self.path(Size::Small, digest))?;
        Ok(small.or_else(|| encode_anew(&full).ok().map(|picture| picture.small)))
    }

    /// The photographs of an act for a page, those that are here with their address.
    #[must_use]
    pub fn shown(&self, texts: kpcs_web::Texts, digests: &[Digest]) -> Pictures {
        let picture = |digest: &Digest| Shown {
            short: short(&digest.to_string()),
            href: self.path(Size::Full, *digest).is_file().then(|| format!("/evidence/{digest}")),
        };
        Pictures { texts, pictures: digests.iter().map(picture).collect() }
    }
}

fn digest_of(bytes: &[u8]) -> Digest {
    Digest(Sha256::digest(bytes).into())
}

fn read_if_there(path: PathBuf) -> io::Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}
