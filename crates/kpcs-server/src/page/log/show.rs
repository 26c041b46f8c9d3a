//! `/log`: the log as it stands, its witnesses and keys, how to watch it, and the answer to a search.
//!
//! Invariant: size and root are those of the newest checkpoint that has its quorum; what is newer is said apart.

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use kpcs_domain::value::Digest;
use kpcs_hub::{LogService, WitnessState};
use kpcs_register::Register;
use kpcs_web::{
    Texts, page,
    page::log::{LogPage, ShownLog},
    page_with_status,
    part::{Column, Fact, Facts, FieldGroup, FieldKind, FieldView, Filled, Form, Inline, Notice, Row, Table, Tone},
    shell::Link,
};

use super::search::{find, instant, wanted};
use crate::{app::App, hub::public_address, no::No, posted::Posted, visitor::Visitor, words};

/// What stands for an address that nobody has set.
const ADDRESS: &str = "https://ADDRESS";

pub(super) async fn show(State(app): State<App>, visitor: Visitor) -> Result<Response, No> {
    let asked = visitor.query.get("leaf").to_owned();
    let leaf = wanted(&asked);
    let mut filled = Filled::default();
    if leaf.is_none() && !asked.is_empty() {
        filled.errors.insert("leaf".to_owned(), visitor.texts.get("log-search-nothing"));
    }
    shown(&app, &visitor, leaf, filled).await
}

/// Leads to the address of what was searched, which holds the fingerprint and nothing else.
pub(super) async fn search(State(app): State<App>, posted: Posted) -> Result<Response, No> {
    let asked = posted.answers.get("leaf");
    if let Some(leaf) = wanted(asked) {
        return Ok(Redirect::to(&format!("/log?leaf={leaf}#found")).into_response());
    }
    let mut filled = Filled::default();
    filled.values.insert("leaf".to_owned(), asked.to_owned());
    filled.errors.insert("leaf".to_owned(), posted.visitor.texts.get("log-search-nothing"));
    shown(&app, &posted.visitor, None, filled).await
}

async fn shown(app: &App, visitor: &Visitor, leaf: Option<Digest>, filled: Filled) -> Result<Response, No> {
    let texts = visitor.texts;
    let shell = visitor.shell(texts.get("log-title"));
    let Some(hub) = app.options().hub.clone() else {
        let notice = Notice::new(Tone::Plain, texts.get("log-none"), texts.get("log-none-text"));
        return Ok(page(&LogPage { shell, found: None, notice: Some(notice), log: None }));
    };
    let status = if filled.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let search = form(texts, visitor.form_token(), &filled);
    let (found, notice, log) = app
        .run(move |register| {
            let found = leaf.map(|leaf| find(&hub.0, leaf, texts)).transpose()?;
            Ok::<_, No>((found, trouble(&hub.0, texts), of(register, &hub.0, texts, search)))
        })
        .await?;
    Ok(page_with_status(status, &LogPage { shell, found, notice, log: Some(log) }))
}

fn trouble(log: &LogService, texts: Texts) -> Option<Notice> {
    let hand = |title: &str, text: &str| Some(Notice::new(Tone::NeedsHand, texts.get(title), texts.get(text)));
    if log.stopped().is_some() {
        return hand("log-stopped", "log-stopped-text");
    }
    log.published().map_or_else(|| hand("log-no-quorum", "log-no-quorum-text"), |_| None)
}

fn of(register: &Register, log: &LogService, texts: Texts, search: Form) -> ShownLog {
    let key = log.keys().checkpoint.to_string();
    let public = public_address(register);
    let address = if public.is_empty() { ADDRESS } else { public.as_str() };
    ShownLog {
        facts: now(log, texts),
        search,
        quorum: quorum(log, texts),
        witnesses: witnesses(log, texts),
        commands: commands(texts, &format!("{address}/log"), &key),
        keys: keys(register, key, texts),
        files: vec![
            Link::new(texts.get("log-file-checkpoint"), "/log/checkpoint"),
            Link::new(texts.get("bundles-title"), "/bundles"),
            Link::new(texts.get("log-file-trust"), "/.well-known/kpcs-trust"),
            Link::new(texts.get("log-file-record"), "/log/record/0"),
            Link::new(texts.get("log-file-configuration"), "/log/.well-known/transparency-configuration"),
        ],
    }
}

/// Size, root and time of the newest checkpoint that counts.
fn now(log: &LogService, texts: Texts) -> Facts {
    let fact = |key: &str, value: Inline| Fact::new(texts.get(key), value);
    let Some(published) = log.published() else {
        return Facts { facts: vec![fact("log-cosigned-at", Inline::text(texts.get("log-never")))] };
    };
    let newer = log.head().size.saturating_sub(published.seen.size);
    let size = fact("log-size", Inline::Number(words::count(texts, published.seen.size)));
    let size = match newer {
        0 => size,
        newer => size.with_note(texts.t("log-size-newer").count("count", newer).to_string()),
    };
    // The third line of a checkpoint.
    let root = published.note.text.lines().nth(2).unwrap_or_default();
    let mut facts = vec![size, fact("log-root", Inline::Code(root.to_owned()))];
    let at = instant(published.seconds).filter(|_| published.seconds > 0);
    facts.extend(at.map(|at| fact("log-cosigned-at", Inline::text(words::instant(texts, at)))));
    Facts { facts }
}

fn quorum(log: &LogService, texts: Texts) -> String {
    let quorum = log.quorum();
    let counted = texts.t("log-quorum").count("needed", quorum.needed).count("all", quorum.witnesses.len()).to_string();
    if quorum.groups.is_empty() {
        return counted;
    }
    let groups: Vec<_> = quorum.groups.iter().map(String::as_str).collect();
    format!("{counted} {}", texts.t("log-quorum-groups").arg("groups", groups.join(", ")))
}

fn witnesses(log: &LogService, texts: Texts) -> Table {
    let group = |name: &str| {
        let witnesses = &log.quorum().witnesses;
        let known = witnesses.iter().find(|witness| witness.key.name() == name);
        known.map_or(Inline::Nothing, |witness| Inline::text(witness.group.clone()))
    };
    let row = |state: &WitnessState| {
        let last = state.last.and_then(|(size, seconds)| Some((size, instant(seconds)?)));
        let (size, at) = match last {
            Some((size, at)) => (Inline::Number(words::count(texts, size)), words::instant(texts, at)),
            None => (Inline::Nothing, texts.get("log-not-asked")),
        };
        let trouble = state.trouble.clone().unwrap_or_else(|| texts.get("log-trouble-none"));
        let cells =
            vec![Inline::text(state.name.clone()), group(&state.name), size, Inline::text(at), Inline::text(trouble)];
        if state.trouble.is_some() { Row::of(cells).marked() } else { Row::of(cells) }
    };
    let word = |key: &str| Column::words(texts.get(key));
    Table {
        caption: texts.get("log-witnesses"),
        caption_unseen: true,
        columns: vec![
            word("log-witness"),
            word("log-group"),
            Column::figures(texts.get("log-last-size"), ""),
            word("log-last-at"),
            word("log-trouble"),
        ],
        rows: log.witnesses().iter().map(row).collect(),
        stacked: true,
        ..Table::default()
    }
}

fn keys(register: &Register, key: String, texts: Texts) -> Facts {
    let mut facts = vec![Fact::new(texts.get("log-key"), Inline::Code(key))];
    // A hub without the scheme's root hands out no trust data.
    let roots = register.roots_fingerprint().ok();
    facts.extend(roots.map(|roots| {
        Fact::new(texts.get("log-roots"), Inline::Code(roots.to_string())).with_note(texts.get("log-roots-note"))
    }));
    Facts { facts }
}

fn commands(texts: Texts, url: &str, key: &str) -> Vec<(String, String)> {
    let mut commands = vec![
        (texts.get("log-run-witness"), format!("kpcs witness --data-dir D --log {key}")),
        (texts.get("log-run-mirror"), format!("kpcs mirror --log {url} --key {key} --data-dir D")),
        (texts.get("log-run-monitor"), format!("kpcs monitor --log {url} --key {key}")),
    ];
    if url.starts_with(ADDRESS) {
        commands.iter_mut().skip(1).for_each(|(says, _)| *says = format!("{says}. {}", texts.get("log-watch-address")));
    }
    commands
}

fn form(texts: Texts, token: &str, filled: &Filled) -> Form {
    let field = FieldView::new("leaf", texts.get("log-search-field"), FieldKind::Long);
    let field = field.hint(texts.get("log-search-hint")).filled(filled);
    Form {
        texts,
        action: "/log".to_owned(),
        token: token.to_owned(),
        hidden: Vec::new(),
        multipart: false,
        compact: false,
        groups: vec![FieldGroup { fields: vec![field], ..FieldGroup::default() }],
        button: texts.get("log-search-button"),
        keep: None,
    }
}
