//! `/inbox`: what concerns the person, the newest first, with what is unread.
//!
//! Invariant: opening a notice marks it as read and goes to the thing; "all" marks what the page showed and not what came
//! since. A number of a notice that is not theirs is nothing to them.
//! Must not know: where notices come from.
//! Source: issue 02, demand 6.

use axum::{
    Router,
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use kpcs_store::work::{self, NoticeFilter, NoticeRow};
use kpcs_web::{
    Texts, page,
    page::inbox::{InboxPage, Item},
    part::{Empty, FieldKind, FieldView, Filters, Form, Pager},
    shell::Link,
};

use crate::{
    app::App,
    no::No,
    notice::{KINDS, NoticeKind, says},
    officer::Officer,
    posted::Sent,
    words,
};

/// Notices of one page.
const ROWS: usize = 50;

/// The routes of this file.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/inbox", get(show))
        .route("/inbox/read", post(read_all))
        .route("/inbox/{notice}/read", post(read_one))
}

/// What the address asks for.
struct Asked {
    kind: Option<NoticeKind>,
    unread: bool,
    below: Option<i64>,
}

impl Asked {
    fn of(officer: &Officer) -> Self {
        let query = &officer.visitor.query;
        Self {
            kind: NoticeKind::parse(query.get("kind")).ok(),
            unread: query.get("unread") == "yes",
            below: query.get("below").parse().ok().filter(|below| *below > 0),
        }
    }

    fn filter(&self) -> NoticeFilter {
        let kind = self.kind.map(|kind| kind.word().to_owned());
        NoticeFilter { kind, unread: self.unread, below: self.below, above: 0 }
    }

    fn address(&self, below: Option<i64>) -> String {
        let (kind, unread) = (self.kind.map_or("", NoticeKind::word), if self.unread { "yes" } else { "" });
        let below = below.map_or_else(String::new, |below| format!("&below={below}"));
        format!("/inbox?kind={kind}&unread={unread}{below}")
    }
}

async fn show(State(app): State<App>, officer: Officer) -> Result<Response, No> {
    let asked = Asked::of(&officer);
    let (account, filter) = (officer.account().clone(), asked.filter());
    let mut rows = app.read(move |sql| work::notices(sql, &account, &filter, ROWS as i64 + 1)).await?;
    let more = rows.len() > ROWS;
    rows.truncate(ROWS);
    let texts = officer.texts();
    let items: Vec<_> = rows.iter().map(|row| item(texts, row)).collect();
    let unread = officer.visitor.unread();
    Ok(page(&InboxPage {
        shell: officer.shell(texts.get("inbox-title")),
        lead: texts.t("inbox-lead").count("count", unread).to_string(),
        filters: filters(texts, &officer, &asked),
        read_all: (unread > 0).then(|| rows.first().map(|row| read_all_form(&officer, row.notice))).flatten(),
        empty: rows.is_empty().then(|| Empty {
            title: texts.get("inbox-none"),
            text: texts.get("inbox-none-text"),
            link: None,
        }),
        items,
        pager: pager(texts, &asked, &rows, more),
        choices: Link::new(texts.get("notices-title"), "/account/notices"),
    }))
}

fn item(texts: Texts, row: &NoticeRow) -> Item {
    let kind = NoticeKind::parse(&row.kind).ok();
    Item {
        action: format!("/inbox/{}/read", row.notice),
        says: says(texts, row),
        kind: kind.map_or_else(|| row.kind.clone(), |kind| texts.get(&kind.name_key())),
        at: words::instant(texts, row.at),
        read: row.read,
        needs_hand: kind.is_some_and(|kind| kind.info().needs_hand),
    }
}

fn filters(texts: Texts, officer: &Officer, asked: &Asked) -> Filters {
    let mine = KINDS.iter().filter(|info| info.concerns(&officer.account().roles));
    let kinds = mine.map(|info| (info.kind.word(), texts.get(&info.kind.name_key())));
    let kind = FieldView {
        value: asked.kind.map_or("", NoticeKind::word).to_owned(),
        ..FieldView::new("kind", texts.get("inbox-kind"), FieldKind::Choice).choices(kinds)
    };
    let unread = FieldView {
        value: if asked.unread { "yes" } else { "" }.to_owned(),
        ..FieldView::new("unread", texts.get("inbox-unread-only"), FieldKind::Choice)
            .choices([("yes", words::choice(texts, "yes"))])
    };
    let fields = [kind, unread].map(|field| FieldView { required: false, ..field });
    Filters { texts, action: "/inbox".to_owned(), fields: fields.into() }
}

fn read_all_form(officer: &Officer, newest: i64) -> Form {
    let texts = officer.texts();
    Form {
        texts,
        action: "/inbox/read".to_owned(),
        token: officer.form_token().to_owned(),
        hidden: vec![("up_to".to_owned(), newest.to_string())],
        multipart: false,
        compact: false,
        groups: Vec::new(),
        button: texts.get("inbox-read-all"),
        keep: None,
    }
}

fn pager(texts: Texts, asked: &Asked, rows: &[NoticeRow], more: bool) -> Option<Pager> {
    let last = rows.last().filter(|_| more || asked.below.is_some())?;
    Some(Pager {
        texts,
        shown: texts.t("inbox-shown").count("count", rows.len()).to_string(),
        previous: asked.below.is_some().then(|| asked.address(None)),
        next: more.then(|| asked.address(Some(last.notice))),
    })
}

async fn read_one(State(app): State<App>, Path(notice): Path<String>, sent: Sent) -> Result<Response, No> {
    let notice: i64 = notice.parse().map_err(|_| No::NotFound)?;
    let (account, now) = (sent.officer.account().clone(), sent.officer.visitor.now);
    let link =
        app.run(move |register| register.store().write(move |sql| work::read_notice(sql, &account, notice, now)));
    let link = link.await?.ok_or(No::NotFound)?;
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, link)]).into_response())
}

async fn read_all(State(app): State<App>, sent: Sent) -> Result<Response, No> {
    let up_to = sent.answers.get("up_to").parse().unwrap_or(0);
    let handle = sent.officer.handle();
    app.run(move |register| register.store().write(move |sql| work::read_notices_up_to(sql, &handle, up_to))).await?;
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, "/inbox")]).into_response())
}
