//! Certificates that an operator trusts beside those of this machine: for a mail server or programs with a CA of their own.
//!
//! Invariant: they add to the machine's; nothing turns the check of a certificate off.
//! Source: issue 02, demands 5 and 6.

use std::{io, path::Path};

use ureq::tls::{Certificate, PemItem, parse_pem};

/// The certificates, in the form of PEM.
#[derive(Debug, Clone, Default)]
pub struct Trust(Vec<u8>);

/// What is wrong with the file.
#[derive(Debug, thiserror::Error)]
pub enum TrustFault {
    /// It cannot be read.
    #[error("ca_file {path}: {source}")]
    File {
        /// Which file.
        path: String,
        /// Why.
        source: io::Error,
    },
    /// It holds no certificate.
    #[error("ca_file {0}: there is no certificate in it; give one or several in PEM")]
    Empty(String),
}

impl Trust {
    /// Reads the certificates of a file.
    ///
    /// # Errors
    /// [`TrustFault`].
    pub fn read(path: &Path) -> Result<Self, TrustFault> {
        let name = || path.display().to_string();
        let bytes = std::fs::read(path).map_err(|source| TrustFault::File { path: name(), source })?;
        let trust = Self(bytes);
        if trust.certificates().is_empty() { Err(TrustFault::Empty(name())) } else { Ok(trust) }
    }

    /// The certificates.
    #[must_use]
    pub fn certificates(&self) -> Vec<Certificate<'static>> {
        let items = parse_pem(&self.0).filter_map(Result::ok);
        items.filter_map(|item| if let PemItem::Certificate(one) = item { Some(one) } else { None }).collect()
    }

    /// The same as DER.
    pub fn der(&self) -> impl Iterator<Item = Vec<u8>> {
        self.certificates().into_iter().map(|one| one.der().to_vec())
    }
}
