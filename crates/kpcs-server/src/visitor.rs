//! `Visitor`: who asks, in which language, for which page; and the middleware that meets every request.
//!
//! Invariant: a request that changes something comes from our own pages or from a program, never from another site's page; the
//! reason why something is not given is worded here, once, for people and for programs.
//! Must not know: single pages.
//! Source: threat-model 14; RFC 6265bis (cookies); Fetch Metadata.

use std::{
    net::{IpAddr, SocketAddr},
    sync::{Arc, OnceLock},
};

use axum::{
    extract::{ConnectInfo, FromRequest, FromRequestParts, MatchedPath, Request, State},
    http::{Extensions, HeaderMap, HeaderValue, Method, Uri, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use kpcs_domain::{
    act::{Actor, Role},
    value::Timestamp,
};
use kpcs_register::SignedIn;
use kpcs_store::{
    StoreFault, view,
    work::{self, OfficeEvent},
};
use kpcs_web::{Language, Shell, Texts, shell::Person};

use crate::{
    Practice,
    admission::{Asker, TooMany},
    answers::Answers,
    api,
    app::App,
    cookie,
    limits::Oversized,
    navigation::places_of,
    no::No,
    page, permission,
    posted::Posted,
    words,
};

/// The most unread notices that are counted for the header.
const UNREAD_MOST: i64 = 99;

/// Who asks, and for what.
#[derive(Clone)]
pub struct Visitor {
    /// The texts of their language.
    pub texts: Texts,
    /// Path and query without `lang`.
    pub path: String,
    /// What the address asks after the `?`.
    pub query: Arc<Answers>,
    /// When they ask.
    pub now: Timestamp,
    /// Who is signed in.
    pub signed_in: Option<Arc<Session>>,
    /// The address from which they ask; empty when nobody says.
    pub source: Arc<str>,
    demonstration: bool,
    /// Whether this is the register to practise in.
    practice: bool,
    /// For whom a program asks, once that is known.
    pub(crate) caller: Arc<OnceLock<Actor>>,
}

/// Somebody signed in.
pub struct Session {
    /// Account and form token.
    pub who: SignedIn,
    /// The name of their office.
    pub office: String,
    /// How many notices they have not read, counted up to [`UNREAD_MOST`].
    pub unread: usize,
}

impl Visitor {
    /// `asks` is false for one who is told to wait: then nothing is looked up.
    async fn of(app: &App, headers: &HeaderMap, uri: &Uri, source: Arc<str>, asks: bool) -> (Self, Option<No>) {
        let texts = Texts::new(language(headers, uri));
        let (signed_in, fault) = match cookie::read(headers, cookie::SESSION).filter(|_| asks) {
            Some(token) => match session(app, token, texts).await {
                Ok(session) => (session, None),
                Err(no) => (None, Some(no)),
            },
            None => (None, None),
        };
        match &signed_in {
            Some(session) => {
                let account = &session.who.account;
                app.admission().remember(headers, Asker::Account(account.handle), &account.authority);
            }
            None if asks && fault.is_none() && !headers.contains_key(header::AUTHORIZATION) => {
                app.admission().forget(headers);
            }
            None => {}
        }
        let (now, demonstration) = (app.register().clock().now(), app.register().is_demo());
        let query = Arc::new(Answers::parse(uri.query().unwrap_or_default().as_bytes()));
        let (path, signed_in) = (path_without_language(uri), signed_in.map(Arc::new));
        let practice = app.options().practice == Practice::Here;
        let caller = Arc::default();
        let visitor = Self { texts, path, query, now, signed_in, source, demonstration, practice, caller };
        (visitor, fault)
    }

    /// What every form must bring back; empty for somebody who is not signed in.
    #[must_use]
    pub fn form_token(&self) -> &str {
        self.signed_in.as_ref().map_or("", |session| session.who.form_token.as_str())
    }

    /// How many notices they have not read, at most 99.
    #[must_use]
    pub fn unread(&self) -> usize {
        self.signed_in.as_ref().map_or(0, |session| session.unread)
    }

    /// Whether they hold one of `roles`.
    #[must_use]
    pub fn holds_one_of(&self, roles: &[Role]) -> bool {
        self.signed_in.as_ref().is_some_and(|session| session.who.account.roles.iter().any(|role| roles.contains(role)))
    }

    /// The frame of a page: the public places, and those of the person's roles.
    #[must_use]
    pub fn shell(&self, title: impl Into<String>) -> Shell {
        let texts = self.texts;
        let mut shell = Shell::public(texts, title, self.path.clone());
        for place in places_of(|roles| self.holds_one_of(roles)).into_iter().filter(|place| place.main) {
            shell = shell.with_place(texts.get(place.name), place.href, None);
        }
        if self.signed_in.is_some() {
            shell = shell.with_place(texts.get("nav-office"), "/office", None);
        }
        shell.person = self.signed_in.as_ref().map(|session| person(texts, session));
        if let Some(session) = &self.signed_in {
            shell.help = page::help::path_for(&session.who.account.roles);
        }
        shell.unread = self.unread();
        shell.form_token = self.form_token().to_owned();
        shell.demonstration = self.demonstration;
        shell.practice = self.practice;
        shell
    }
}

/// The visitor as `meet` found them.
impl<S: Sync> FromRequestParts<S> for Visitor {
    type Rejection = No;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, No> {
        parts.extensions.get().cloned().ok_or_else(|| No::fault("a page outside the middleware that meets visitors"))
    }
}

/// Meets every request: finds out who asks, turns other sites' forms away, words what is not given, keeps the language.
pub async fn meet(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let source = source(&app, &request).into();
    let too_many = request.extensions().get::<TooMany>().map(|TooMany(seconds)| No::TooMany(*seconds));
    let asks = too_many.is_none();
    let (visitor, fault) = Visitor::of(&app, request.headers(), request.uri(), source, asks).await;
    let oversized = request.extensions().get::<Oversized>().map(|_| No::TooLarge);
    let chosen = query_language(request.uri());
    let foreign = is_foreign(request.method(), request.headers());
    let asked = asked(&request);
    request.extensions_mut().insert(visitor.clone());
    let mut response = match too_many.or(fault).or(oversized) {
        Some(no) => no.into_response(),
        None if foreign => No::Foreign.into_response(),
        None => match admitted(&app, &visitor, request).await {
            Ok(request) => next.run(request).await,
            Err(no) => no.into_response(),
        },
    };
    if let Some(no) = response.extensions_mut().remove::<No>() {
        let is_api = visitor.path.starts_with("/api/");
        let no = noted(&app, &visitor, asked, no).await;
        response = if is_api { api::problem(&app, &visitor, &no) } else { page::no::worded(&app, &visitor, &no) };
        if let Some(seconds) = no.retry_after() {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
    }
    if let Some(language) = chosen {
        cookie::keep(&mut response, &cookie::language(language, app.options().secure_cookies));
    }
    response
}

/// The request, if the permission matrix admits the visitor to it. Programs that bring a login are asked by `Caller`.
async fn admitted(app: &App, visitor: &Visitor, request: Request) -> Result<Request, No> {
    let Some(line) = permission::line_of(request.method(), request.extensions())? else { return Ok(request) };
    if visitor.path.starts_with("/api/") {
        return Ok(request);
    }
    let roles = visitor.signed_in.as_ref().map(|session| session.who.account.roles.as_slice());
    match line.who.admit(roles) {
        // A form of a session that has ended: what was typed is read and kept.
        Err(No::SignedOut) if *request.method() == Method::POST => {
            Posted::from_request(request, app).await?;
            Err(No::SignedOut)
        }
        Err(no) => Err(no),
        Ok(()) => Ok(request),
    }
}

/// Method and route of a request; the address itself may hold what a record must not.
fn asked(request: &Request) -> String {
    let route = request.extensions().get::<MatchedPath>().map_or("", MatchedPath::as_str);
    let method = if *request.method() == Method::HEAD { "GET" } else { request.method().as_str() };
    format!("{method} {route}")
}

/// The same reason; what was refused to a person or program that is known stands in the record of their office.
async fn noted(app: &App, visitor: &Visitor, asked: String, no: No) -> No {
    let session = visitor.signed_in.as_ref().map(|session| session.who.account.actor());
    let is_page = session.is_some();
    let event = match &no {
        No::RoleMissing(_) | No::ScopeMissing if is_page => OfficeEvent::PageRefused,
        No::RoleMissing(_) | No::ScopeMissing => OfficeEvent::ProgramRefused,
        No::Foreign | No::Stale(_) => OfficeEvent::FormRefused,
        _ => return no,
    };
    let Some(actor) = session.or_else(|| visitor.caller.get().cloned()) else { return no };
    match app.note(actor, event, asked).await {
        Ok(()) => no,
        Err(fault) => fault,
    }
}

/// The address from which a request comes. A proxy that the settings name is believed for whom it asks; nobody else is.
fn source(app: &App, request: &Request) -> String {
    let (peer, asked_for) = origin(app, request.headers(), request.extensions());
    asked_for.or(peer).map_or_else(String::new, |address| address.to_string())
}

/// The address of whoever asks; `None` for a proxy that does not say for whom, since it may ask for everybody.
pub(crate) fn visitor_address(app: &App, parts: &Parts) -> Option<IpAddr> {
    let (peer, asked_for) = origin(app, &parts.headers, &parts.extensions);
    asked_for.or_else(|| peer.filter(|peer| !app.options().trusted_proxies.contains(&peer.to_canonical())))
}

/// Who is at the other end of the line, and for whom a trusted proxy there says that it asks.
fn origin(app: &App, headers: &HeaderMap, extensions: &Extensions) -> (Option<IpAddr>, Option<IpAddr>) {
    let peer = extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip());
    let forwarded = headers.get_all("x-forwarded-for").iter().next_back();
    let last = forwarded.and_then(|value| value.to_str().ok()?.rsplit(',').next()?.trim().parse::<IpAddr>().ok());
    let trusted = peer.is_some_and(|peer| app.options().trusted_proxies.contains(&peer.to_canonical()));
    (peer, last.filter(|_| trusted))
}

async fn session(app: &App, token: String, texts: Texts) -> Result<Option<Session>, No> {
    app.run(move |register| {
        let Some(who) = register.signed_in(&token)? else { return Ok(None) };
        let (office, unread) = register.store().read(|sql| {
            let office = view::authority(sql, &who.account.authority)?;
            Ok::<_, StoreFault>((office, work::count_unread(sql, &who.account, UNREAD_MOST)?))
        })?;
        // The scheme itself is no office of a Participant and has no name in the register.
        let office = office.map_or_else(|| texts.get("office-of-the-scheme"), |office| office.name.to_string());
        Ok::<_, No>(Some(Session { who, office, unread }))
    })
    .await
}

fn person(texts: Texts, session: &Session) -> Person {
    let account = &session.who.account;
    let role = account.roles.iter().map(|role| words::role(texts, *role)).collect::<Vec<_>>().join(", ");
    let office = account.company.as_ref().map_or_else(|| session.office.clone(), ToString::to_string);
    Person { name: account.name.clone(), role, office }
}

fn language(headers: &HeaderMap, uri: &Uri) -> Language {
    let cookie = cookie::read(headers, cookie::LANGUAGE);
    let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    Language::choose(query_language(uri).map(Language::tag), cookie.as_deref(), accepted)
}

fn query_language(uri: &Uri) -> Option<Language> {
    let query = uri.query()?;
    let (_, tag) = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "lang")?;
    Language::parse(&tag)
}

fn path_without_language(uri: &Uri) -> String {
    let kept = uri.query().unwrap_or_default().split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("lang="));
    let query = kept.collect::<Vec<_>>().join("&");
    if query.is_empty() { uri.path().to_owned() } else { format!("{}?{query}", uri.path()) }
}

/// Whether a request that may change something was sent by a page of another site.
///
/// Browsers say so in `Sec-Fetch-Site`, older ones in `Origin`; programs send neither and have no cookie to abuse.
fn is_foreign(method: &Method, headers: &HeaderMap) -> bool {
    if matches!(*method, Method::GET | Method::HEAD) {
        return false;
    }
    let text = |name: header::HeaderName| headers.get(name).map(HeaderValue::as_bytes);
    if let Some(site) = headers.get("sec-fetch-site") {
        return !matches!(site.as_bytes(), b"same-origin" | b"none");
    }
    let Some(origin) = text(header::ORIGIN) else { return false };
    let host = text(header::HOST).unwrap_or_default();
    let own = origin.strip_prefix(b"https://").or_else(|| origin.strip_prefix(b"http://"));
    host.is_empty() || own != Some(host)
}

#[cfg(test)]
mod tests {
    use super::{HeaderMap, Method, Uri, is_foreign, path_without_language};

    #[test]
    fn only_our_own_pages_and_programs_may_change_something() {
        let cases = [
            (&[][..], false),
            (&[("sec-fetch-site", "same-origin")], false),
            (&[("sec-fetch-site", "cross-site"), ("origin", "http://here"), ("host", "here")], true),
            (&[("sec-fetch-site", "same-site")], true),
            (&[("origin", "http://here:8080"), ("host", "here:8080")], false),
            (&[("origin", "http://elsewhere"), ("host", "here")], true),
            (&[("origin", "null"), ("host", "here")], true),
        ];
        for (given, foreign) in cases {
            let mut headers = HeaderMap::new();
            for (name, value) in given {
                headers.insert(*name, value.parse().unwrap());
            }
            assert_eq!(is_foreign(&Method::POST, &headers), foreign, "{given:?}");
            assert!(!is_foreign(&Method::GET, &headers));
        }
    }

    #[test]
    fn a_page_is_found_again_in_another_language() {
        for (uri, path) in [("/a?lang=fr", "/a"), ("/a?x=1&lang=fr&y=2", "/a?x=1&y=2"), ("/a", "/a")] {
            assert_eq!(path_without_language(&uri.parse::<Uri>().unwrap()), path);
        }
    }
}
