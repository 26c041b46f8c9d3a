//! The check of a file: as it was read, everything that is wrong, one button that says what it does.
//!
//! Invariant: the file is judged anew at each look, by the same rules as when it is recorded.

use axum::{
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use kpcs_domain::act::Actor;
use kpcs_register::{ActError, Register};
use kpcs_store::work::{self, ImportFile};
use kpcs_web::{
    Texts, page,
    page::import::ImportPage,
    part::{FieldGroup, FieldKind, FieldView, Figure, Figures, Form, Refusal, Refusals},
    shell::Link,
};

use super::{address, outcome, table};
use crate::{
    answers::Answers,
    app::App,
    import::{
        Decimal, Encoding, FileFault, Import, ImportError, ImportKind, Options, Table, Why, Worded as _, asks_decimal,
        asks_encoding, digest_of, read_table,
    },
    no::No,
    objection::rule_link,
    officer::Officer,
    posted::Sent,
    words,
};

/// The most faults at the top of the page; every one stands in the table.
const FAULTS_AT_TOP: usize = 30;

/// What is known of a file.
struct Looked {
    kind: ImportKind,
    said: Answers,
    table: Option<Table>,
    faults: Vec<FileFault>,
    requests: Option<usize>,
    asks_encoding: bool,
    asks_decimal: bool,
}

impl Looked {
    /// Whether something must be answered before the file can be judged.
    fn is_open(&self) -> bool {
        (self.asks_encoding && !self.said.has("encoding")) || (self.asks_decimal && !self.said.has("decimal"))
    }
}

/// `GET /imports/{id}`.
pub(super) async fn show(State(app): State<App>, Path(id): Path<String>, officer: Officer) -> Result<Response, No> {
    let file = kept(&app, &officer, &id).await?;
    let kind = ImportKind::parse(&file.kind).map_err(|_| No::NotFound)?;
    if let Some(at) = file.recorded_at {
        return Ok(page(&outcome::outcome_page(&officer, kind, &file.outcome, at)));
    }
    let (id, actor) = (file.id, officer.actor());
    let looked = app.run(move |register| look(register, &actor, kind, &file)).await?;
    Ok(page(&check_page(&officer, id, &looked)))
}

/// `POST /imports/{id}`: record it, say how it is written, or put it away.
pub(super) async fn decide(State(app): State<App>, Path(id): Path<String>, sent: Sent) -> Result<Response, No> {
    let Sent { officer, answers } = sent;
    let file = kept(&app, &officer, &id).await?;
    let (id, handle) = (file.id, officer.handle());
    let back = |to: String| Ok((StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response());
    let what = if answers.has("drop") { "drop" } else { answers.get("do") };
    match what {
        "drop" => {
            app.run(move |register| register.store().write(move |sql| work::drop_import(sql, &handle, id))).await?;
            return back("/imports".to_owned());
        }
        "say" => {
            let said = answers.without(|name| !matches!(name, "encoding" | "decimal")).encoded();
            let say = move |sql: &kpcs_store::Sql<'_>| work::say_of_import(sql, &handle, id, &said);
            app.run(move |register| register.store().write(say)).await?;
        }
        "record" if file.recorded_at.is_none() => {
            let actor = officer.actor();
            app.run(move |register| record(register, &actor, &file)).await?;
            app.nudge();
        }
        _ => {}
    }
    back(address(id))
}

async fn kept(app: &App, officer: &Officer, id: &str) -> Result<ImportFile, No> {
    let id = id.parse().map_err(|_| No::NotFound)?;
    let (handle, now) = (officer.handle(), officer.visitor.now);
    app.read(move |sql| work::import_file(sql, &handle, id, now)).await?.ok_or(No::NotFound)
}

fn options(said: &Answers) -> Options {
    Options::of(Encoding::parse(said.get("encoding")).ok(), Decimal::parse(said.get("decimal")).ok())
}

fn look(register: &Register, actor: &Actor, kind: ImportKind, file: &ImportFile) -> Result<Looked, ActError> {
    let said = Answers::parse(file.said.as_bytes());
    let options = options(&said);
    let asks_encoding = asks_encoding(&file.content);
    let mut looked =
        Looked { kind, said, table: None, faults: Vec::new(), requests: None, asks_encoding, asks_decimal: false };
    let table = match read_table(&file.content, options) {
        Ok(table) => table,
        Err(faults) => return Ok(Looked { faults, ..looked }),
    };
    looked.asks_decimal = asks_decimal(kind, &table);
    let read = Import::of_table((kind, digest_of(&file.content)), &table, options);
    looked.table = Some(table);
    match read {
        Err(faults) => looked.faults = faults,
        Ok(import) => {
            looked.requests = Some(import.len());
            match import.check(register, actor) {
                Ok(()) => {}
                Err(ImportError::Faults(faults)) => looked.faults = faults,
                Err(ImportError::Whole(error)) => return Err(error),
            }
        }
    }
    Ok(looked)
}

/// Records the file; a file that has come to be wrong stays as it was, and its check says why.
fn record(register: &Register, actor: &Actor, file: &ImportFile) -> Result<(), No> {
    let kind = ImportKind::parse(&file.kind).map_err(|_| No::NotFound)?;
    let said = Answers::parse(file.said.as_bytes());
    let Ok(import) = Import::read(kind, &file.content, options(&said)) else { return Ok(()) };
    let done = match import.record(register, actor) {
        Ok(done) => done,
        Err(ImportError::Faults(_)) => return Ok(()),
        Err(ImportError::Whole(error)) => return Err(error.into()),
    };
    let (handle, id, outcome, now) = (actor.handle, file.id, outcome::written(&done), register.clock().now());
    register.store().write(move |sql| work::import_recorded(sql, &handle, (id, &outcome), now))?;
    Ok(())
}

fn check_page(officer: &Officer, id: i64, looked: &Looked) -> ImportPage {
    let texts = officer.texts();
    let (open, wrong) = (looked.is_open(), !looked.faults.is_empty());
    let title = texts.get(if open { "files-question" } else { "files-check-title" });
    let lead = match looked.faults.len() {
        _ if open => texts.get("files-question-hint"),
        0 => texts.get("files-right"),
        faults => texts.t("files-wrong").count("count", faults as i64).to_string(),
    };
    let mut shell = officer.shell(title.clone());
    shell.crumbs = vec![Link::new(texts.get("files-title"), "/imports")];
    let faults: &[FileFault] = if open { &[] } else { &looked.faults };
    let count = looked.requests.unwrap_or_default() as i64;
    let button = texts.t(&format!("files-record-{}", looked.kind.word())).count("count", count).to_string();
    let again = Link::new(texts.get("files-again"), format!("/imports?kind={}", looked.kind.word()));
    let drop = texts.get("files-drop");
    let mut record = form(officer, id, "record", button);
    record.keep = Some(("drop".to_owned(), drop.clone()));
    let ready = !open && !wrong;
    ImportPage {
        shell,
        title,
        lead,
        refusals: (!faults.is_empty()).then(|| refusals(texts, faults)),
        figures: figures(texts, looked, faults.len()),
        question: (looked.asks_encoding || looked.asks_decimal).then(|| question(officer, id, looked)),
        record: ready.then_some(record),
        table: looked.table.as_ref().map(|read| table::as_read(texts, looked.kind, read, faults)),
        dismiss: (!ready).then(|| form(officer, id, "drop", drop)),
        links: if wrong && !open { vec![again] } else { Vec::new() },
    }
}

fn refusals(texts: Texts, faults: &[FileFault]) -> Refusals {
    let mut all: Vec<_> = faults.iter().take(FAULTS_AT_TOP).map(|fault| worded(texts, fault)).collect();
    if faults.len() > FAULTS_AT_TOP {
        let more = words::count(texts, faults.len() - FAULTS_AT_TOP);
        let what = texts.t("files-more-faults").arg("count", more).to_string();
        all.push(Refusal { what, ..Refusal::default() });
    }
    Refusals { texts, title: texts.get("files-wrong-title"), refusals: all }
}

fn worded(texts: Texts, fault: &FileFault) -> Refusal {
    let (row, what) = (fault.row.to_string(), fault.what(texts));
    let what = match (fault.row, fault.column.as_str()) {
        (0, _) => what,
        (_, "") => texts.t("files-fault-row").arg("row", row).arg("what", what).to_string(),
        (_, column) => texts.t("files-fault-cell").arg("row", row).arg("column", column).arg("what", what).to_string(),
    };
    let (expected, section) = match &fault.why {
        Why::Expected(_) => (String::new(), None),
        Why::Refused(refusal) => (refusal.expected.clone(), Some(rule_link(refusal.section, refusal.code))),
    };
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Refusal {
        what,
        found: some(&fault.found),
        expected: some(&expected),
        to_do: fault.to_do(texts),
        section,
        field: None,
    }
}

fn figures(texts: Texts, looked: &Looked, faults: usize) -> Figures {
    let figure = |label: &str, count: usize, note: &str| Figure {
        label: texts.get(label),
        value: words::count(texts, count),
        note: texts.get(note),
        href: None,
    };
    let Some(table) = &looked.table else { return Figures::default() };
    let mut figures = vec![figure("files-rows", table.rows.len(), "files-rows-note")];
    if let Some(requests) = looked.requests {
        figures.push(figure(&format!("files-requests-{}", looked.kind.word()), requests, "files-requests-note"));
    }
    figures.push(figure("files-faults", faults, "files-faults-note"));
    Figures { figures }
}

/// The form that asks what the file does not say.
fn question(officer: &Officer, id: i64, looked: &Looked) -> Form {
    let (texts, filled) = (officer.texts(), looked.said.filled());
    let asked = [("encoding", Encoding::WORDS, looked.asks_encoding), ("decimal", Decimal::WORDS, looked.asks_decimal)];
    let field = |(name, choices, _): &(&str, &'static [&'static str], bool)| {
        let choices = choices.iter().map(|word| (*word, texts.get(&format!("files-{name}-{word}"))));
        let label = texts.get(&format!("files-{name}"));
        FieldView::new(*name, label, FieldKind::Radio).choices(choices).filled(&filled)
    };
    let fields = asked.iter().filter(|(_, _, asks)| *asks).map(field).collect();
    let mut form = form(officer, id, "say", texts.get("files-question-button"));
    form.groups = vec![FieldGroup { fields, ..FieldGroup::default() }];
    form
}

fn form(officer: &Officer, id: i64, what: &str, button: String) -> Form {
    Form {
        texts: officer.texts(),
        action: address(id),
        token: officer.form_token().to_owned(),
        hidden: vec![("do".to_owned(), what.to_owned())],
        multipart: false,
        compact: false,
        groups: Vec::new(),
        button,
        keep: None,
    }
}
