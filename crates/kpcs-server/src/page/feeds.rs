//! `/feeds/...`: what is new for a reader of feeds, public or by a person's own address: their notices, what their office did
//! and received, and a calendar of their deadlines and of who is expected at the counter.
//!
//! Invariant: the public feeds hold what the public pages show. An address with a token gives what its person sees in the
//! inbox, or has to do, as a number and a link, with the roles of the day; without the token, after it was taken back, or once
//! the person is suspended, nothing is there.
//! Must not know: how a feed is written.
//! Source: issue 02, demand 6; RFC 4287, RFC 5545.

use axum::{
    Router,
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
    routing::get,
};
use kpcs_domain::value::{CertificateNumber, Day, Timestamp};
use kpcs_register::Register;
use kpcs_store::{
    Sql, StoreFault,
    act::infos,
    view::{self, AlertFilter, AlertRow, Page, TimelineRow},
    work::{self, Account, FeedKind, NoticeFilter},
};
use kpcs_web::{Language, Texts};

use crate::{
    app::App,
    feed::{
        atom::{Feed, FeedEntry},
        calendar::{Calendar, Event, When},
    },
    mail::PUBLIC_ADDRESS,
    no::No,
    notice::{CounterTime, counter_times, deadlines, says},
    officer::OFFICIALS,
    page::feed_addresses::digest_of,
    visitor::Visitor,
    words,
};

/// The most entries of a feed.
const ENTRIES: u32 = 50;
/// How long a public feed may be kept, and that a private one may not.
const PUBLIC: &str = "public, max-age=300";
const PRIVATE: &str = "private, no-store";
/// The acts of the scheme that the feed of Participants tells.
const SCHEME: [&str; 7] = [
    "admit_participant",
    "change_participant_status",
    "designate_authority",
    "end_designation",
    "adopt_rule_pack",
    "register_observer",
    "end_observership",
];

/// The routes of this file.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/feeds/alerts.atom", get(alerts))
        .route("/feeds/participants.atom", get(participants))
        .route("/feeds/notices.atom", get(notices))
        .route("/feeds/{token}/notices.atom", get(own_notices))
        .route("/feeds/{token}/deadlines.ics", get(own_deadlines))
        .route("/feeds/{token}/office.atom", get(own_office))
}

/// The beginning of every address in a feed, and of every name: the register's own where it is known.
struct Base {
    address: String,
    texts: Texts,
}

impl Base {
    fn read(sql: &Sql<'_>, texts: Texts) -> Result<Self, StoreFault> {
        let address = work::setting(sql, PUBLIC_ADDRESS)?.unwrap_or_else(|| "http://localhost".to_owned());
        Ok(Self { address: address.trim_end_matches('/').to_owned(), texts })
    }

    fn at(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    fn feed(&self, title: &str, paths: (&str, &str), entries: Vec<FeedEntry>) -> Feed {
        let begun = Timestamp::at_start_of(Day::scheme_start());
        Feed {
            title: self.texts.get(title),
            id: self.at(paths.0),
            addresses: (self.at(paths.0), self.at(paths.1)),
            language: self.texts.language().tag(),
            author: self.texts.get("shell-register"),
            updated: entries.iter().map(|entry| entry.updated).max().unwrap_or(begun),
            entries,
        }
    }

    fn of_alert(&self, row: &AlertRow) -> FeedEntry {
        let texts = self.texts;
        let state = row
            .resolved
            .map(|(day, outcome)| format!(" {}: {}.", words::choice(texts, outcome.word()), words::day(texts, day)));
        let (day, _) = row.resolved.unzip();
        FeedEntry {
            id: self.at(&format!("/alerts/{}#{}", row.reference, row.kind)),
            title: format!("{}: {}", row.reference, words::choice(texts, &row.kind)),
            summary: format!("{}{}", row.summary, state.unwrap_or_default()),
            link: self.at(&format!("/alerts/{}", row.reference)),
            updated: Timestamp::at_start_of(day.unwrap_or(row.day)),
        }
    }

    /// An act of the office, or one that it received, as a number and a link.
    fn of_office(&self, row: &TimelineRow) -> FeedEntry {
        let reader = row.received_by.as_ref().unwrap_or(&row.authority);
        let page = match CertificateNumber::parse(&row.subject) {
            Ok(number) if reader.participant() == Some(number.issuer()) => format!("/certificates/{number}"),
            Ok(number) => format!("/arrivals/{number}"),
            Err(_) => "/office".to_owned(),
        };
        let key = if row.received_by.is_some() { "feed-office-received" } else { "feed-office-done" };
        FeedEntry {
            id: self.at(&format!("/office#act-{}", row.position)),
            title: format!("{}: {}", words::act(self.texts, row.act), row.subject),
            summary: self.texts.t(key).arg("office", &row.authority).to_string(),
            link: self.at(&page),
            updated: row.at,
        }
    }

    fn of_act(&self, row: &TimelineRow) -> FeedEntry {
        let code = row.subject.split(['-', '/', ' ']).next().unwrap_or_default();
        let is_participant = kpcs_domain::value::CountryCode::parse(code).is_ok();
        let page = if is_participant { format!("/participants/{code}") } else { "/participants".to_owned() };
        FeedEntry {
            id: self.at(&format!("/participants#act-{}", row.position)),
            title: format!("{}: {}", words::act(self.texts, row.act), row.subject),
            summary: String::new(),
            link: self.at(&page),
            updated: row.at,
        }
    }
}

fn of_alerts(sql: &Sql<'_>, base: &Base) -> Result<Vec<FeedEntry>, StoreFault> {
    let filter = AlertFilter { resolved_too: true, ..AlertFilter::default() };
    let mut entries: Vec<FeedEntry> = Vec::new();
    for row in view::alerts(sql, &filter, Page::first(ENTRIES))? {
        let entry = base.of_alert(&row);
        // An alert about several ranges is one piece of news.
        if entries.iter().all(|known| known.id != entry.id) {
            entries.push(entry);
        }
    }
    Ok(entries)
}

fn of_scheme(sql: &Sql<'_>, base: &Base) -> Result<Vec<FeedEntry>, StoreFault> {
    let codes: Vec<_> = infos().iter().filter(|info| SCHEME.contains(&info.name)).map(|info| info.code).collect();
    let rows = view::newest_acts(sql, &codes, i64::from(ENTRIES))?;
    Ok(rows.iter().map(|row| base.of_act(row)).collect())
}

async fn public(
    app: &App,
    visitor: &Visitor,
    (title, paths): (&'static str, (&'static str, &'static str)),
    entries: fn(&Sql<'_>, &Base) -> Result<Vec<FeedEntry>, StoreFault>,
) -> Result<Response, No> {
    let texts = visitor.texts;
    let feed = app.read(move |sql| {
        let base = Base::read(sql, texts)?;
        Ok(base.feed(title, paths, entries(sql, &base)?))
    });
    Ok(feed.await?.respond(PUBLIC))
}

async fn alerts(State(app): State<App>, visitor: Visitor) -> Result<Response, No> {
    public(&app, &visitor, ("alerts-title", ("/feeds/alerts.atom", "/alerts")), of_alerts).await
}

async fn participants(State(app): State<App>, visitor: Visitor) -> Result<Response, No> {
    let paths = ("/feeds/participants.atom", "/participants");
    public(&app, &visitor, ("feed-participants", paths), of_scheme).await
}

/// Everything public in one feed, the newest first.
async fn notices(State(app): State<App>, visitor: Visitor) -> Result<Response, No> {
    let paths = ("/feeds/notices.atom", "/");
    public(&app, &visitor, ("feed-notices", paths), |sql, base| {
        let mut entries = of_alerts(sql, base)?;
        entries.extend(of_scheme(sql, base)?);
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.updated));
        entries.truncate(ENTRIES as usize);
        Ok(entries)
    })
    .await
}

/// Whose address a token opens.
fn holder(register: &Register, token: &str, kind: FeedKind) -> Result<Account, No> {
    let (digest, today) = (digest_of(token), register.clock().now().day());
    let found = register.store().read(|sql| {
        let Some(feed) = work::feed_by_digest(sql, digest)? else { return Ok::<_, StoreFault>(None) };
        if feed.kind == kind { work::account_on(sql, &feed.handle, today) } else { Ok(None) }
    });
    found?.ok_or(No::NotFound)
}

fn texts_of(account: &Account) -> Texts {
    Texts::new(Language::parse(&account.language).unwrap_or(Language::English))
}

async fn own_notices(State(app): State<App>, Path(token): Path<String>) -> Result<Response, No> {
    let feed = app.run(move |register| {
        let account = holder(register, &token, FeedKind::Notices)?;
        let texts = texts_of(&account);
        let (base, rows) = register.store().read(|sql| {
            let rows = work::notices(sql, &account, &NoticeFilter::default(), i64::from(ENTRIES))?;
            Ok::<_, StoreFault>((Base::read(sql, texts)?, rows))
        })?;
        let entries = rows.iter().map(|row| FeedEntry {
            id: base.at(&format!("/inbox#notice-{}", row.notice)),
            title: says(texts, row),
            summary: String::new(),
            link: base.at(&row.link),
            updated: row.at,
        });
        // The token is no part of what a reader may pass on.
        let feed = base.feed("inbox-title", ("/inbox", "/inbox"), entries.collect());
        Ok::<_, No>(Feed { id: base.at(&format!("/inbox#{}", account.handle)), ..feed })
    });
    Ok(feed.await?.respond(PRIVATE))
}

async fn own_office(State(app): State<App>, Path(token): Path<String>) -> Result<Response, No> {
    let feed = app.run(move |register| {
        let account = holder(register, &token, FeedKind::Office)?;
        if !account.actor().holds_one_of(OFFICIALS) {
            return Err(No::NotFound);
        }
        let (texts, office) = (texts_of(&account), &account.authority);
        let (base, rows) = register.store().read(|sql| {
            let rows = view::timeline_of_authority(sql, office, Page::first(ENTRIES))?;
            Ok::<_, StoreFault>((Base::read(sql, texts)?, rows))
        })?;
        let feed =
            base.feed("office-title", ("/office", "/office"), rows.iter().map(|row| base.of_office(row)).collect());
        let title = texts.t("feed-office").arg("office", office).to_string();
        Ok::<_, No>(Feed { id: base.at(&format!("/office#{office}")), title, ..feed })
    });
    Ok(feed.await?.respond(PRIVATE))
}

async fn own_deadlines(State(app): State<App>, Path(token): Path<String>) -> Result<Response, No> {
    let text = app.run(move |register| {
        let account = holder(register, &token, FeedKind::Deadlines)?;
        let (texts, now) = (texts_of(&account), register.clock().now());
        let (base, due, counter, public) = register.store().read(|sql| {
            let (due, counter) = (deadlines(sql, &account.authority, now)?, counter_times(sql, &account, now)?);
            let public = work::setting(sql, PUBLIC_ADDRESS)?;
            Ok::<_, StoreFault>((Base::read(sql, texts)?, due, counter, public))
        })?;
        let uid = |name: &str| format!("{name}@{}.kpcs", account.authority);
        let link = |path: &str| public.as_ref().map_or_else(String::new, |_| base.at(path));
        let mine = due.into_iter().filter(|deadline| deadline.concerns(&account)).map(|deadline| Event {
            uid: uid(&deadline.name()),
            when: When::Day(deadline.day),
            summary: texts.t(&deadline.kind.key()).arg("subject", words::subject(&deadline.subject)).to_string(),
            link: link(&deadline.link),
        });
        let expected = counter.into_iter().map(|time| Event {
            uid: uid(&time.name),
            when: When::Times(time.from, time.to),
            summary: at_counter(texts, &time),
            link: link(&format!("/appointments?day={}", time.day)),
        });
        let name = texts.t("deadlines-title").arg("office", &account.authority).to_string();
        Ok::<_, No>(Calendar { name, made_at: now, events: mine.chain(expected).collect() }.to_text())
    });
    let kind = "text/calendar; charset=utf-8";
    Ok(([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, PRIVATE)], text.await?).into_response())
}

fn at_counter(texts: Texts, time: &CounterTime) -> String {
    match &time.application {
        Some(application) => texts.t("calendar-counter-for").arg("application", application).to_string(),
        None => texts.get("calendar-counter"),
    }
}
