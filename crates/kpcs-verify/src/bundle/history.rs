//! What trust data said before: earlier trust lists, and status lists of other places in the log, for who audits a whole year.
//!
//! Invariant: an earlier list counts only where a signer of the roots signed it in its period; a further status list only where the
//! signer of the newest trust list signed it beside that list.
//! Must not know: why somebody looks back.
//! Source: docs/formats/bundle.md, docs/formats/trust.md.

use std::collections::BTreeMap;

use kpcs_domain::value::Digest;
use kpcs_log::{LogKeys, Quorum};
use kpcs_statement::KeyId;

use super::{Refused, Signed, StatusList, TrustBundle, TrustList, status_list::Token};
use crate::TrustedKey;

/// A trust list of an earlier version, as far as it still says something.
#[derive(Debug, Clone)]
pub struct EarlierList {
    /// Its version.
    pub version: u64,
    /// SHA-256 of its bytes.
    pub digest: Digest,
    /// The list before it.
    pub previous: Option<Digest>,
    /// The keys that it listed.
    pub keys: BTreeMap<KeyId, TrustedKey>,
    /// The log of its time.
    pub log: Option<(LogKeys, Quorum)>,
}

impl TrustBundle {
    /// Reads a list of an earlier version.
    ///
    /// # Errors
    /// [`Refused`] when it is none, or nobody who might has signed it.
    pub fn earlier(&self, bytes: &[u8]) -> Result<EarlierList, Refused> {
        let signed = Signed::parse(bytes).filter(|signed| signed.to_bytes() == bytes);
        let signed = signed.ok_or(Refused::Malformed("a trust list with its signature"))?;
        let list = TrustList::read(&signed)?;
        list.signer(&signed, self.roots())?;
        let (log, quorum) = (list.log_keys()?, list.quorum()?);
        Ok(EarlierList {
            version: list.version,
            digest: signed.digest(),
            previous: list.previous,
            keys: list.trust(self.roots().demo(), list.made_at)?.keys,
            log: log.map(|log| (log, quorum)),
        })
    }

    /// Reads a status list of other places in the log.
    ///
    /// # Errors
    /// [`Refused`] when it is none, belongs to another trust list, or its signer has not signed it.
    pub fn further_status(&self, token: &[u8]) -> Result<StatusList, Refused> {
        let token = Token::read(token)?;
        if token.trust_list() != self.status().trust_list {
            return Err(Refused::Unsigned("status list"));
        }
        token.open(self.signer())
    }
}
