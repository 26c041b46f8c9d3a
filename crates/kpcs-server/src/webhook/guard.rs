//! Which addresses a webhook may have, and which machines it may reach.
//!
//! Invariant: a name is judged by every address that it resolves to, at each sending, and exactly those addresses are then
//! connected to; so a name that points elsewhere later, or to two places, is no way in. Plain http goes to networks that the
//! operator names, and nowhere else.
//! Must not know: what is sent.
//! Source: threat model 12.1; OWASP, server-side request forgery.

use std::net::IpAddr;

use axum::http::Uri;
use ureq::{
    Error,
    config::Config,
    unversioned::{
        resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver},
        transport::NextTimeout,
    },
};

use super::network::{Network, is_public};

/// The most bytes of an address.
const LIMIT_BYTES: usize = 300;

/// What is wrong with an address that somebody typed; the word is the key of its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AddressFault {
    /// No address of the web, or with a user, a password or a fragment in it.
    Form,
    /// Plain http, where no network of the operator's own is named.
    Plain,
    /// A machine that webhooks do not reach.
    Reach,
}

impl AddressFault {
    /// The key of what is expected.
    #[must_use]
    pub const fn expected(self) -> &'static str {
        match self {
            Self::Form => "expected-webhook-address",
            Self::Plain => "expected-webhook-https",
            Self::Reach => "expected-webhook-public",
        }
    }
}

/// Judges an address as far as that can be done without asking for the name.
///
/// # Errors
/// [`AddressFault`].
pub fn judge_address(text: &str, allowed: &[Network]) -> Result<(), AddressFault> {
    let uri: Uri = text.parse().map_err(|_| AddressFault::Form)?;
    let host = uri.authority().filter(|authority| !authority.as_str().contains('@')).map(|authority| authority.host());
    let host = host.filter(|host| !host.is_empty() && text.len() <= LIMIT_BYTES && !text.contains('#'));
    let (Some(host), Some(scheme)) = (host, uri.scheme_str()) else { return Err(AddressFault::Form) };
    match scheme {
        "https" => {}
        "http" if allowed.is_empty() => return Err(AddressFault::Plain),
        "http" => {}
        _ => return Err(AddressFault::Form),
    }
    let literal = host.trim_matches(['[', ']']).parse::<IpAddr>().ok();
    let is_local = host.eq_ignore_ascii_case("localhost") && allowed.is_empty();
    let is_refused = literal.is_some_and(|address| !may_reach(address, scheme, allowed));
    if is_local || is_refused { Err(AddressFault::Reach) } else { Ok(()) }
}

fn may_reach(address: IpAddr, scheme: &str, allowed: &[Network]) -> bool {
    allowed.iter().any(|network| network.holds(address)) || scheme == "https" && is_public(address)
}

/// Resolves names, and refuses a name of which one address may not be reached.
#[derive(Debug)]
pub(super) struct Guarded {
    pub(super) allowed: Vec<Network>,
}

impl Resolver for Guarded {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        let found = DefaultResolver::default().resolve(uri, config, timeout)?;
        let scheme = uri.scheme_str().unwrap_or_default();
        let is_fine = found.iter().all(|one| may_reach(one.ip(), scheme, &self.allowed));
        if is_fine { Ok(found) } else { Err(Error::Other("this address may not be reached from here".into())) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_leads_inside_or_nowhere_is_refused_when_it_is_typed() {
        let own = [Network::parse("10.1.0.0/16").unwrap()];
        for (text, allowed, expected) in [
            ("https://stock.example/kpcs?key=1", &[][..], Ok(())),
            ("https://1.1.1.1:8443/", &[], Ok(())),
            ("http://stock.example/", &[], Err(AddressFault::Plain)),
            ("http://10.1.2.3/", &own, Ok(())),
            ("http://1.1.1.1/", &own, Err(AddressFault::Reach)),
            ("https://10.1.2.3/", &own, Ok(())),
            ("https://10.2.2.3/", &own, Err(AddressFault::Reach)),
            ("https://127.0.0.1/", &[], Err(AddressFault::Reach)),
            ("https://[::1]/", &[], Err(AddressFault::Reach)),
            ("https://[::ffff:10.0.0.1]/", &[], Err(AddressFault::Reach)),
            ("https://169.254.169.254/latest/meta-data", &[], Err(AddressFault::Reach)),
            ("https://LOCALHOST/", &[], Err(AddressFault::Reach)),
            ("https://user:word@stock.example/", &[], Err(AddressFault::Form)),
            ("https://stock.example/#part", &[], Err(AddressFault::Form)),
            ("ftp://stock.example/", &[], Err(AddressFault::Form)),
            ("stock.example", &[], Err(AddressFault::Form)),
            ("/path", &[], Err(AddressFault::Form)),
            ("", &[], Err(AddressFault::Form)),
        ] {
            assert_eq!(judge_address(text, allowed), expected, "{text}");
        }
    }
}
