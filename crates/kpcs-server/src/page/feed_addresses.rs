//! `/account/feeds`: the addresses at which a program reads a person's notices and deadlines: made, shown once, taken back.
//!
//! Invariant: the address is shown on the page that answers the making and never again; the register keeps its digest. It
//! reads numbers, links and days, so no password is asked; it changes nothing.
//! Source: issue 02, demand 6.

use axum::{
    Router,
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use kpcs_domain::{field::InputFault, value::Digest};
use kpcs_store::work::{self, Feed, FeedKind};
use kpcs_web::{
    Texts, page,
    page::feed_addresses::FeedAddressesPage,
    page_with_status,
    part::{
        Column, Fact, Facts, FieldGroup, FieldKind, FieldView, Filled, Form, Inline, Notice, Refusals, Row, Table, Tone,
    },
    shell::Link,
};
use sha2::{Digest as _, Sha256};

use crate::{
    app::App,
    mail::PUBLIC_ADDRESS,
    no::No,
    objection::Objection,
    officer::{OFFICIALS, Officer},
    posted::Sent,
    words,
};

/// The routes of this file.
pub fn routes() -> Router<App> {
    Router::new().route("/account/feeds", get(show).post(make)).route("/account/feeds/{id}/end", post(end))
}

/// What the register keeps of the token in an address.
#[must_use]
pub fn digest_of(token: &str) -> Digest {
    Digest(Sha256::new().chain_update(b"kpcs/feed/v1").chain_update(token).finalize().into())
}

async fn show(State(app): State<App>, officer: Officer) -> Result<Response, No> {
    Ok(page(&feeds_page(&app, &officer, None, None).await?))
}

async fn make(State(app): State<App>, sent: Sent) -> Result<Response, No> {
    let Sent { officer, answers } = sent;
    let asked = FeedKind::parse(answers.get("kind")).ok().filter(|kind| offered(&officer).contains(kind));
    let Some(kind) = asked else {
        let (field, found) = ("kind".to_owned(), answers.get("kind").to_owned());
        let objection = Objection::of_faults(vec![InputFault { field, found, expected: "expected-choice" }]);
        let refusals = objection.in_form(&mut Filled::default(), officer.texts());
        let again = feeds_page(&app, &officer, Some(refusals), None).await?;
        return Ok(page_with_status(StatusCode::UNPROCESSABLE_ENTITY, &again));
    };
    let (handle, now) = (officer.handle(), officer.visitor.now);
    let address = app.run(move |register| {
        let mut random = [0; 20];
        register.entropy().fill(&mut random);
        let token: String = random.iter().map(|byte| format!("{byte:02x}")).collect();
        let digest = digest_of(&token);
        register.store().write(move |sql| work::add_feed(sql, digest, &handle, kind, now))?;
        let public = register.store().read(|sql| work::setting(sql, PUBLIC_ADDRESS))?.unwrap_or_default();
        let file = match kind {
            FeedKind::Notices => "notices.atom",
            FeedKind::Deadlines => "deadlines.ics",
            FeedKind::Office => "office.atom",
        };
        Ok::<_, No>(format!("{}/feeds/{token}/{file}", public.trim_end_matches('/')))
    });
    Ok(page(&feeds_page(&app, &officer, None, Some(&address.await?)).await?))
}

async fn end(State(app): State<App>, Path(id): Path<String>, sent: Sent) -> Result<Response, No> {
    let id = id.parse().map_err(|_| No::NotFound)?;
    let (handle, now) = (sent.officer.handle(), sent.officer.visitor.now);
    let ended = app.run(move |register| register.store().write(move |sql| work::revoke_feed(sql, &handle, id, now)));
    if ended.await? {
        Ok((StatusCode::SEE_OTHER, [(header::LOCATION, "/account/feeds")]).into_response())
    } else {
        Err(No::NotFound)
    }
}

async fn feeds_page(
    app: &App,
    officer: &Officer,
    refusals: Option<Refusals>,
    address: Option<&str>,
) -> Result<FeedAddressesPage, No> {
    let (texts, handle) = (officer.texts(), officer.handle());
    let feeds = app.read(move |sql| work::feeds_of(sql, &handle)).await?;
    let mut shell = officer.shell(texts.get("feeds-title"));
    shell.crumbs = vec![Link::new(texts.get("account-title"), "/account")];
    let open = feeds.iter().filter(|feed| feed.revoked_at.is_none());
    let shown = |address: &str| Fact::new(texts.get("feeds-address"), Inline::Code(address.to_owned()));
    Ok(FeedAddressesPage {
        shell,
        refusals,
        made: address.map(|_| Notice::new(Tone::NeedsHand, texts.get("feeds-made"), texts.get("feeds-made-text"))),
        address: address.map(|address| Facts { facts: vec![shown(address)] }),
        feeds: table(texts, &feeds),
        ends: open.map(|feed| end_form(officer, feed)).collect(),
        form: form(officer),
        public: public(texts),
    })
}

/// The feeds that everybody may read.
fn public(texts: Texts) -> Vec<Link> {
    let feeds = [("alerts-title", "alerts"), ("feed-participants", "participants"), ("feed-notices", "notices")];
    feeds.map(|(title, name)| Link::new(texts.get(title), format!("/feeds/{name}.atom"))).into()
}

fn kind_words(texts: Texts, kind: FeedKind) -> String {
    texts.get(&format!("feed-kind-{kind}"))
}

fn table(texts: Texts, feeds: &[Feed]) -> Table {
    let row = |feed: &Feed| {
        let state = if feed.revoked_at.is_none() { "tokens-open" } else { "tokens-ended" };
        Row::of(vec![
            Inline::number(feed.id),
            Inline::text(kind_words(texts, feed.kind)),
            Inline::text(words::instant(texts, feed.created_at)),
            Inline::text(texts.get(state)),
        ])
    };
    let columns = ["feeds-number", "feeds-kind", "feeds-since", "tokens-state"];
    Table {
        caption: texts.get("feeds-yours"),
        caption_unseen: true,
        columns: columns.map(|key| Column::words(texts.get(key))).to_vec(),
        rows: feeds.iter().map(row).collect(),
        stacked: true,
        ..Table::default()
    }
}

fn end_form(officer: &Officer, feed: &Feed) -> Form {
    let texts = officer.texts();
    let button = texts.t("feeds-end").arg("number", feed.id).arg("kind", kind_words(texts, feed.kind)).to_string();
    bare_form(officer, format!("/account/feeds/{}/end", feed.id), Vec::new(), button)
}

/// What this person may choose: the feed of the office is for its officials.
fn offered(officer: &Officer) -> Vec<FeedKind> {
    let is_official = officer.visitor.holds_one_of(OFFICIALS);
    FeedKind::ALL.iter().copied().filter(|kind| is_official || *kind != FeedKind::Office).collect()
}

fn form(officer: &Officer) -> Form {
    let texts = officer.texts();
    let kinds = offered(officer).into_iter().map(|kind| (kind.word(), kind_words(texts, kind)));
    let kind = FieldView::new("kind", texts.get("feeds-kind"), FieldKind::Radio).choices(kinds);
    let group = FieldGroup {
        legend: texts.get("feeds-new"),
        hint: texts.get("feeds-new-hint"),
        fields: vec![kind.filled(&Filled::default())],
        rows: None,
    };
    bare_form(officer, "/account/feeds".to_owned(), vec![group], texts.get("feeds-make"))
}

fn bare_form(officer: &Officer, action: String, groups: Vec<FieldGroup>, button: String) -> Form {
    Form {
        texts: officer.texts(),
        action,
        token: officer.form_token().to_owned(),
        hidden: Vec::new(),
        multipart: false,
        compact: false,
        groups,
        button,
        keep: None,
    }
}
