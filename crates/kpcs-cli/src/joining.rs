//! Joining a scheme that another node has founded: what that node shows, and by what it is believed.
//!
//! Invariant: nothing that it shows counts before its trust data were found to lead from the roots whose fingerprint was handed over by
//! people; log, witnesses and the scheme's own key are taken from there.
//! Source: docs/decisions/0014; docs/formats/trust.md; docs/operating/found.md.

use anyhow::{Context, Result, bail, ensure};
use kpcs_domain::{
    act::KeyPurpose,
    field::Bytes,
    value::{AuthorityId, Digest, Timestamp},
};
use kpcs_exchange::RemoteLog;
use kpcs_hub::Wire as _;
use kpcs_register::{Office, Register, RootToList, SchemeRoots, join};
use kpcs_verify::bundle::TrustBundle;

use crate::{
    hub::{member_section, wire},
    settings::WebAddress,
};

/// A scheme, as the node that founded it shows it.
pub struct Scheme {
    log: RemoteLog,
    roots: SchemeRoots,
    /// The section by which the settings of a member name its log.
    pub section: String,
}

impl Scheme {
    /// The scheme behind the node at `address`, if its trust data lead from the roots of that fingerprint.
    ///
    /// # Errors
    /// A node that does not answer, other roots, a demonstration's, a node without a log.
    pub fn behind(address: &WebAddress, roots: Digest, now: Timestamp) -> Result<Self> {
        let answer = wire(address).get(".well-known/kpcs-trust").with_context(|| format!("--join {address}"))?;
        ensure!(answer.status == 200, "--join {address}: it shows no trust data (status {})", answer.status);
        let bundle = TrustBundle::read(&answer.body, roots, None, now);
        let (bundle, _) = bundle.with_context(|| format!("--join {address}: its trust data are refused"))?;
        ensure!(!bundle.roots().demo(), "--join {address}: this is a demonstration, and a live register joins none");
        let (keys, quorum) = bundle.log().with_context(|| format!("--join {address}: it runs no log"))?;
        Ok(Self {
            log: RemoteLog::new(Box::new(wire(&address.under("log"))), keys.clone(), quorum.clone()),
            roots: SchemeRoots { digest: roots, keys: bundle.roots().keys().to_vec() },
            section: member_section(address, keys, quorum),
        })
    }

    /// Takes the scheme's record and opens the offices; the root keys that the scheme has still to list.
    ///
    /// # Errors
    /// A register with a scheme of its own, an act that is not taken, a refusal, a fault of the node.
    pub fn join(&self, register: &Register, offices: &[Office], progress: impl FnMut(&str)) -> Result<Vec<RootToList>> {
        if register.keys().key(&AuthorityId::scheme(), KeyPurpose::Root).is_ok() {
            bail!("this register has founded a scheme of its own, and cannot join another");
        }
        Ok(join(register, (&self.log, &self.roots), offices, progress)?)
    }
}

/// What people do with root keys that the scheme has still to list.
#[must_use]
pub fn to_be_listed(missing: &[RootToList], from: Timestamp) -> String {
    let listing = |root: &RootToList| {
        let (algorithm, public) = (root.key.algorithm().as_str(), Bytes(root.key.to_bytes()));
        format!(
            "\n\n    authority = \"{}\"\n    scope = \"root\"\n    from = \"{from}\"\n    [key]\n    algorithm = \"{algorithm}\"\n    \
             public = \"{public}\"",
            root.authority
        )
    };
    format!(
        "The scheme has not listed this node's root key yet. Hand this to its secretariat, by a way that both trust:{}\n\n\
         The secretariat states it (authorise_key) and the Chair approves. Then repeat this command: it goes on from here.",
        missing.iter().map(listing).collect::<String>()
    )
}
