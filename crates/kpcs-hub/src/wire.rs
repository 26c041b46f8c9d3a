//! How the hub asks others: a request to an address, an answer of bytes.
//!
//! Invariant: an answer has at most as many bytes as whoever asks can use, and comes within the patience or not at all; no redirect is
//! followed. Tests put a router in place of the network.
//! Must not know: what is asked.

use std::{io, sync::Arc, time::Duration};

use ureq::{
    Agent,
    tls::{Certificate, RootCerts, TlsConfig, TlsProvider},
};

/// The most bytes of an answer: a bundle of 256 of the longest entries is not longer.
const LIMIT_BYTES: u64 = 256 * 65_537;

/// What was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The status of HTTP.
    pub status: u16,
    /// The type of the content, as it was named; empty when it was not.
    pub content_type: String,
    /// The content.
    pub body: Vec<u8>,
}

/// A way to ask one party.
pub trait Wire: Send + Sync {
    /// Asks for what is at `path`, which begins without a slash.
    ///
    /// # Errors
    /// When no answer came.
    fn get(&self, path: &str) -> io::Result<Answer>;

    /// Hands `body` to `path`.
    ///
    /// # Errors
    /// When no answer came.
    fn post(&self, path: &str, body: &[u8]) -> io::Result<Answer>;
}

/// Whatever was answered at `path`; `None` when there is nothing.
///
/// # Errors
/// When no answer came, or one that says something else.
pub(crate) fn fetch(wire: &dyn Wire, path: &str) -> io::Result<Option<Vec<u8>>> {
    let answer = wire.get(path)?;
    match answer.status {
        200 => Ok(Some(answer.body)),
        404 | 410 => Ok(None),
        status => Err(io::Error::other(format!("{path}: answered with status {status}"))),
    }
}

/// A party that is reached over HTTP.
pub struct HttpWire {
    agent: Agent,
    /// Without a slash at its end.
    address: String,
}

impl HttpWire {
    /// The party at `address`, such as `https://log.example/kp`; it answers within `patience`.
    #[must_use]
    pub fn new(address: &str, patience: Duration) -> Self {
        let machine = rustls_native_certs::load_native_certs().certs;
        let roots: Vec<_> = machine.iter().map(|one| Certificate::from_der(one).to_owned()).collect();
        let tls = TlsConfig::builder()
            .provider(TlsProvider::Rustls)
            .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .root_certs(RootCerts::from(roots));
        let config = Agent::config_builder()
            .tls_config(tls.build())
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .user_agent(concat!("kpcs/", env!("CARGO_PKG_VERSION")))
            .timeout_global(Some(patience));
        Self { agent: config.build().into(), address: address.trim_end_matches('/').to_owned() }
    }
}

impl Wire for HttpWire {
    fn get(&self, path: &str) -> io::Result<Answer> {
        answer(self.agent.get(format!("{}/{path}", self.address)).call())
    }

    fn post(&self, path: &str, body: &[u8]) -> io::Result<Answer> {
        answer(self.agent.post(format!("{}/{path}", self.address)).send(body))
    }
}

fn answer(response: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> io::Result<Answer> {
    let response = response.map_err(ureq::Error::into_io)?;
    let status = response.status().as_u16();
    let content_type = response.headers().get("content-type").and_then(|value| value.to_str().ok());
    let content_type = content_type.unwrap_or_default().to_owned();
    let body = response.into_body().into_with_config().limit(LIMIT_BYTES).read_to_vec();
    Ok(Answer { status, content_type, body: body.map_err(ureq::Error::into_io)? })
}
