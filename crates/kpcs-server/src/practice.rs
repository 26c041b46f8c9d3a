//! A register to practise in: the same program over another folder, with keys of its own, and a loud mark on everything.
//!
//! Invariant: nothing is shared with the live register but the machine. The practice register is a demonstration (decisions
//! 24): its issuers are `kpcs-demo:`, so its certificates are NOT VALID everywhere else, and its folder cannot be served as a
//! live one. It sends no mail. Since a browser gives the cookies of a host to every port, those of the practice register have
//! names of their own, and a live session never reaches it. What is saved from it is called PRACTICE.
//! Must not know: pages, acts.
//! Source: issue 02, demand 4; decisions 24.

use axum::{
    extract::Request,
    http::{HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};

use crate::cookie;

/// How a server stands to practice.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Practice {
    /// There is no register to practise in.
    #[default]
    Nowhere,
    /// At this address; pages lead there.
    At(String),
    /// Here.
    Here,
}

/// What the names of its cookies begin with.
const OWN: &str = "practice-";
/// What the names of its files begin with.
const FILES: &str = "filename=\"";
/// Says it to programs.
const MARK: (HeaderName, HeaderValue) =
    (HeaderName::from_static("kpcs-practice"), HeaderValue::from_static("no value"));

/// Keeps the practice register apart: cookies of its own, files that say what they are.
pub(crate) async fn apart(mut request: Request, next: Next) -> Response {
    let own = own_cookies(&request);
    request.headers_mut().remove(header::COOKIE);
    if let Ok(own) = HeaderValue::from_str(&own)
        && !own.is_empty()
    {
        request.headers_mut().insert(header::COOKIE, own);
    }
    marked(next.run(request).await)
}

/// The cookies that are meant for it, by the names that the program knows; the language is everybody's.
fn own_cookies(request: &Request) -> String {
    let all = request.headers().get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let pairs = all.flat_map(|value| value.split(';')).map(str::trim);
    let language = |pair: &&str| pair.split_once('=').is_some_and(|(name, _)| name == cookie::LANGUAGE);
    let own = pairs.filter_map(|pair| pair.strip_prefix(OWN).or_else(|| Some(pair).filter(language)));
    own.collect::<Vec<_>>().join("; ")
}

fn marked(mut response: Response) -> Response {
    let headers = response.headers_mut();
    let set: Vec<_> = headers.get_all(header::SET_COOKIE).iter().cloned().collect();
    headers.remove(header::SET_COOKIE);
    for cookie in set {
        let renamed = cookie.to_str().map(renamed).ok().and_then(|text| HeaderValue::from_str(&text).ok());
        headers.append(header::SET_COOKIE, renamed.unwrap_or(cookie));
    }
    let named = headers.get(header::CONTENT_DISPOSITION).and_then(|value| value.to_str().ok());
    let named = named.map(|text| text.replacen(FILES, &format!("{FILES}PRACTICE-"), 1));
    if let Some(named) = named.and_then(|text| HeaderValue::from_str(&text).ok()) {
        headers.insert(header::CONTENT_DISPOSITION, named);
    }
    headers.insert(MARK.0, MARK.1);
    response
}

fn renamed(cookie: &str) -> String {
    let language = cookie.split_once('=').is_some_and(|(name, _)| name == cookie::LANGUAGE);
    if language { cookie.to_owned() } else { format!("{OWN}{cookie}") }
}
