//! Turns a page into a response and gives every response the same strict headers.
//!
//! Invariant: no response allows script, inline style, framing or another host, whatever the page says; the offline verifier alone may run
//! its own modules, and a page that carries a picture may show it: their routes ask for that by [`Policy`].
//! It must not know any page.
//! Source: CSP level 3; OWASP secure headers; threat model 14.

use askama::Template;
use axum::response::{Html, IntoResponse, Response};
use http::{HeaderName, HeaderValue, StatusCode, header};

/// Nothing by default; own style, fonts, images and forms only.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The same, and the modules, workers and WebAssembly of this program: for the offline verifier and its files alone.
pub const OFFLINE_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; manifest-src 'self'; connect-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The strict policy, and pictures within the page itself.
const PICTURE_SECURITY_POLICY: &str = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// What a response needs beyond the strict policy; put into its extensions by the route that serves it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// [`OFFLINE_SECURITY_POLICY`].
    OfflineVerifier,
    /// The page carries a picture, encoded by this program, as a `data:` address.
    CarriedPicture,
}

/// The page with status 200.
pub fn page(template: &impl Template) -> Response {
    page_with_status(StatusCode::OK, template)
}

/// The page with a status of its own; a template that cannot be written (out of memory) becomes a bare 500.
pub fn page_with_status(status: StatusCode, template: &impl Template) -> Response {
    match template.render() {
        Ok(html) => (status, Html(html)).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// Adds the strict headers; use as `axum::middleware::map_response(harden)`.
pub async fn harden(mut response: Response) -> Response {
    let policy = match response.extensions().get() {
        Some(Policy::OfflineVerifier) => OFFLINE_SECURITY_POLICY,
        Some(Policy::CarriedPicture) => PICTURE_SECURITY_POLICY,
        None => CONTENT_SECURITY_POLICY,
    };
    let headers = response.headers_mut();
    let fixed: [(HeaderName, &'static str); 6] = [
        (header::CONTENT_SECURITY_POLICY, policy),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (HeaderName::from_static("permissions-policy"), "geolocation=(), microphone=(), payment=()"),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    // Pages depend on who asks and in which language; files under /static/ bring their own rule.
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("private, no-cache"));
    headers.entry(header::VARY).or_insert(HeaderValue::from_static("accept-language, cookie"));
    response
}
