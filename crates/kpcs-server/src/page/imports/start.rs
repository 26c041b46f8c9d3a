//! The form that takes a file, with the templates and the files that wait beside it.

use axum::{
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use kpcs_domain::field::InputFault;
use kpcs_store::work::{self, ImportFile};
use kpcs_web::{
    page,
    page::form::FormPage,
    page_with_status,
    part::{Fact, Facts, FieldGroup, FieldKind, FieldView, Filled, Form, Inline},
    shell::Link,
};

use super::{address, kinds};
use crate::{
    app::App,
    import::{ImportKind, LIMIT_BYTES, digest_of},
    no::No,
    objection::Objection,
    officer::Officer,
    posted::Sent,
    words,
};

/// `GET /imports`; `?kind=` chooses what the file holds.
pub(super) async fn show(State(app): State<App>, officer: Officer) -> Result<Response, No> {
    let mut filled = Filled::default();
    filled.values.insert("kind".to_owned(), officer.visitor.query.get("kind").to_owned());
    Ok(page(&form_page(&app, &officer, filled, None).await?))
}

/// `POST /imports`: the file is kept, and its check is shown.
pub(super) async fn keep(State(app): State<App>, sent: Sent) -> Result<Response, No> {
    let Sent { officer, answers } = sent;
    let fault =
        |field: &str, found: &str, expected| InputFault { field: field.to_owned(), found: found.to_owned(), expected };
    let kind = ImportKind::parse(answers.get("kind")).ok().filter(|kind| kinds(&officer).contains(kind));
    let file = answers.file("file").filter(|bytes| bytes.len() <= LIMIT_BYTES);
    let mut faults = Vec::new();
    if kind.is_none() {
        faults.push(fault("kind", answers.get("kind"), "expected-choice"));
    }
    if file.is_none() {
        faults.push(fault("file", "", "files-none"));
    }
    let (Some(kind), Some(bytes)) = (kind, file) else {
        let objection = Objection::of_faults(faults);
        let page = form_page(&app, &officer, answers.filled(), Some(objection)).await?;
        return Ok(page_with_status(StatusCode::UNPROCESSABLE_ENTITY, &page));
    };
    let (handle, now, bytes) = (officer.handle(), officer.visitor.now, bytes.to_vec());
    let keep =
        move |sql: &kpcs_store::Sql<'_>| work::keep_import(sql, &handle, (kind.word(), digest_of(&bytes), bytes), now);
    let id = app.run(move |register| register.store().write(keep)).await?;
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, address(id))]).into_response())
}

async fn form_page(
    app: &App,
    officer: &Officer,
    mut filled: Filled,
    objection: Option<Objection>,
) -> Result<FormPage, No> {
    let (texts, handle, now) = (officer.texts(), officer.handle(), officer.visitor.now);
    let waiting = app.read(move |sql| work::imports_waiting(sql, &handle, now)).await?;
    let refusals = objection.map(|objection| objection.in_form(&mut filled, texts));
    Ok(FormPage {
        shell: officer.shell(texts.get("files-title")),
        eyebrow: String::new(),
        title: texts.get("files-title"),
        lead: texts.get("files-lead"),
        refusals,
        notice: None,
        form: form(officer, filled),
        beside: Some((texts.get("files-templates"), beside(officer, &waiting))),
    })
}

fn form(officer: &Officer, mut filled: Filled) -> Form {
    let (texts, kinds) = (officer.texts(), kinds(officer));
    if let [only] = kinds[..] {
        filled.values.insert("kind".to_owned(), only.word().to_owned());
    }
    let choices = kinds.iter().map(|kind| (kind.word(), texts.get(&format!("files-kind-{}", kind.word()))));
    let fields = vec![
        FieldView::new("kind", texts.get("files-kind"), FieldKind::Radio).choices(choices).filled(&filled),
        FieldView::new("file", texts.get("files-file"), FieldKind::File { accept: ".csv,.txt,.xlsx,.json".to_owned() })
            .hint(texts.get("files-file-hint"))
            .filled(&filled),
    ];
    Form {
        texts,
        action: "/imports".to_owned(),
        token: officer.form_token().to_owned(),
        hidden: Vec::new(),
        multipart: true,
        compact: false,
        groups: vec![FieldGroup { fields, ..FieldGroup::default() }],
        button: texts.get("files-send"),
        keep: None,
    }
}

/// The templates of what the person may send, and the files that wait.
fn beside(officer: &Officer, waiting: &[ImportFile]) -> Facts {
    let texts = officer.texts();
    let name = |word: &str| texts.get(&format!("files-kind-{word}"));
    let template = |(kind, format): (ImportKind, &str)| {
        let address = format!("/api/v1/imports/{}/template?format={format}", kind.word());
        let words = texts.get(&format!("files-template-{format}"));
        Fact::new(name(kind.word()), Inline::Link(Link::new(words, address)))
    };
    let kept = |file: &ImportFile| {
        let sent = texts.t("files-waiting-kept").arg("at", words::instant(texts, file.kept_at)).to_string();
        Fact::new(texts.get("files-waiting"), Inline::Link(Link::new(name(&file.kind), address(file.id))))
            .with_note(sent)
    };
    let templates = kinds(officer).into_iter().flat_map(|kind| ["xlsx", "csv"].map(|format| (kind, format)));
    Facts { facts: templates.map(template).chain(waiting.iter().map(kept)).collect() }
}
