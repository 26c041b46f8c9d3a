//! The cookies: who is signed in, from which device, and the language chosen.
//!
//! Invariant: the session's token is never readable by script, never sent to another site, and travels over TLS only, unless
//! the server listens on loopback.
//! Source: RFC 6265bis; threat-model 14.

use axum::{
    http::{HeaderMap, HeaderValue, header},
    response::Response,
};
use kpcs_web::Language;

/// Holds the session's token.
pub const SESSION: &str = "kpcs_session";
/// Holds the token by which a device is known again.
pub const DEVICE: &str = "kpcs_device";
/// Holds the language's tag.
pub const LANGUAGE: &str = "lang";

/// The value of a cookie.
#[must_use]
pub fn read(headers: &HeaderMap, name: &str) -> Option<String> {
    let all = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = all.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(other, _)| *other == name).map(|(_, value)| value.to_owned())
}

/// The cookie of a session; it ends with the browser, at the latest when the register ends the session.
#[must_use]
pub fn session(token: &str, secure: bool) -> String {
    with_secure(format!("{SESSION}={token}; Path=/; HttpOnly; SameSite=Lax"), secure)
}

/// The cookie that takes a session away.
#[must_use]
pub fn no_session(secure: bool) -> String {
    with_secure(format!("{SESSION}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0"), secure)
}

/// The cookie by which a device is known again, for a year; it opens nothing by itself.
#[must_use]
pub fn device(token: &str, secure: bool) -> String {
    with_secure(format!("{DEVICE}={token}; Path=/sign-in; HttpOnly; SameSite=Strict; Max-Age=31536000"), secure)
}

/// The cookie of a language, for a year.
#[must_use]
pub fn language(language: Language, secure: bool) -> String {
    with_secure(format!("{LANGUAGE}={}; Path=/; SameSite=Lax; Max-Age=31536000", language.tag()), secure)
}

/// Adds a cookie to a response; what is not a header value is left out.
pub fn keep(response: &mut Response, cookie: &str) {
    if let Ok(value) = HeaderValue::from_str(cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}

fn with_secure(cookie: String, secure: bool) -> String {
    if secure { format!("{cookie}; Secure") } else { cookie }
}
