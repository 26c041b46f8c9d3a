//! `/bulk/papers`: the papers of several certificates in one ZIP file: certificates, bag labels, signed statements.
//!
//! Invariant: it holds what each certificate's own page gives this person and nothing else; a paper that could not be made is
//! named in `not-made.txt`. Papers are set one after the other, each with a place at the press of its own, so that a large
//! file never keeps others from printing. Nothing is recorded by it.
//! Must not know: what a paper says.
//! Source: issue 02, demand 4; docs/decisions/0007.

use std::io::Write as _;

use axum::{
    Router,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use kpcs_domain::{field::InputFault, value::CertificateNumber};
use kpcs_register::Register;
use kpcs_web::{
    page::form::FormPage,
    page_with_status,
    part::{Fact, Facts, FieldGroup, FieldKind, FieldView, Filled, Form, Inline},
    shell::Link,
};

use super::documents::PRESSES;
use crate::{
    app::App,
    documents as printing,
    documents::DocumentFault,
    listing::Zip,
    no::No,
    objection::Objection,
    officer::Officer,
    page::act::bulk::{Chosen, beyond, certificates, hidden, nothing},
    posted::Sent,
};

pub(in crate::page) const PATH: &str = "/bulk/papers";

type Make = fn(&Register, &CertificateNumber) -> Result<Vec<u8>, DocumentFault>;

/// Each paper by the word of its choice, the end of its file's name and how it is made.
const PAPERS: [(&str, &str, Make); 3] = [
    ("certificate", ".pdf", printing::certificate_pdf),
    ("label", "-label.pdf", printing::bag_label_pdf),
    ("statement", ".kpcs", printing::statement_file),
];

/// The route of this file.
pub fn routes() -> Router<App> {
    Router::new().route("/bulk/papers", get(show).post(send))
}

/// Its button under a list.
pub(in crate::page) fn button(officer: &Officer) -> Link {
    Link::new(officer.texts().get("bulk-papers-offer"), PATH)
}

async fn show(State(app): State<App>, officer: Officer) -> Result<Response, No> {
    let chosen = certificates(&app, &officer, &officer.visitor.query).await?;
    if chosen.rows.is_empty() {
        return Ok(nothing(&officer, super::LIST));
    }
    let mut filled = Filled::default();
    filled.values.insert("papers".to_owned(), "certificate".to_owned());
    Ok(form_page(&officer, &chosen, filled, None))
}

async fn send(State(app): State<App>, sent: Sent) -> Result<Response, No> {
    let Sent { officer, answers } = sent;
    let chosen = certificates(&app, &officer, &answers).await?;
    if chosen.rows.is_empty() {
        return Ok(nothing(&officer, super::LIST));
    }
    let wanted: Vec<_> = PAPERS.iter().filter(|(word, ..)| answers.all("papers").any(|asked| asked == *word)).collect();
    if wanted.is_empty() {
        let fault = InputFault { field: "papers".to_owned(), found: String::new(), expected: "expected-choice" };
        return Ok(form_page(&officer, &chosen, answers.filled(), Some(&Objection::of_faults(vec![fault]))));
    }
    let (mut zip, mut not_made) = (Zip::new(Vec::new()), Vec::new());
    for row in &chosen.rows {
        let number = CertificateNumber::parse(&row.subject).map_err(|_| No::NotFound)?;
        for (_, ending, make) in &wanted {
            let name = format!("{number}{ending}");
            match set(&app, number.clone(), *make).await? {
                Some(paper) => add(&mut zip, &name, &paper)?,
                None => not_made.push(name),
            }
        }
    }
    if !not_made.is_empty() {
        add(&mut zip, "not-made.txt", not_made.join("\r\n").as_bytes())?;
    }
    let bytes = zip.finish().map_err(unwritten)?;
    let headers = [
        (header::CONTENT_TYPE, "application/zip".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"papers-{}.zip\"", officer.visitor.now.day())),
        (header::CACHE_CONTROL, "private, no-cache".to_owned()),
    ];
    Ok((headers, bytes).into_response())
}

/// One paper; `None` where its content was erased.
async fn set(app: &App, number: CertificateNumber, make: Make) -> Result<Option<Vec<u8>>, No> {
    let _press = PRESSES.acquire().await.map_err(|_| No::fault("the server is stopping"))?;
    app.run(move |register| match make(register, &number) {
        Ok(paper) => Ok(Some(paper)),
        Err(DocumentFault::Erased(_) | DocumentFault::Unknown(_)) => Ok(None),
        Err(fault) => Err(fault),
    })
    .await
}

fn add(zip: &mut Zip<Vec<u8>>, name: &str, bytes: &[u8]) -> Result<(), No> {
    zip.begin(name).and_then(|()| zip.write_all(bytes)).map_err(unwritten)
}

fn unwritten(error: std::io::Error) -> No {
    No::fault(&format!("a file of papers was not written: {error}"))
}

fn form_page(officer: &Officer, chosen: &Chosen, mut filled: Filled, objection: Option<&Objection>) -> Response {
    let texts = officer.texts();
    let refusals = objection.map(|objection| objection.in_form(&mut filled, texts));
    let choices = PAPERS.map(|(word, ..)| (word, texts.get(&format!("bulk-papers-{word}"))));
    let papers = FieldView::new("papers", texts.get("bulk-papers-which"), FieldKind::Checks).choices(choices);
    let title = texts.t("bulk-papers-title").count("count", chosen.rows.len()).to_string();
    let mut shell = officer.shell(title.clone());
    shell.crumbs = vec![Link::new(texts.get("bulk-back"), super::LIST)];
    let fact = |row: &crate::page::act::bulk::Row| {
        let link = Link::new(row.subject.clone(), format!("{}/{}", super::LIST, row.subject));
        Fact::new(row.is.join("; "), Inline::CodeLink(link))
    };
    let page = FormPage {
        shell,
        eyebrow: String::new(),
        title,
        lead: texts.get("bulk-papers-lead"),
        refusals,
        notice: beyond(officer, chosen),
        form: Form {
            texts,
            action: PATH.to_owned(),
            token: officer.form_token().to_owned(),
            hidden: hidden(chosen.rows.iter()),
            multipart: false,
            compact: false,
            groups: vec![FieldGroup { fields: vec![papers.filled(&filled)], ..FieldGroup::default() }],
            button: texts.get("bulk-papers-button"),
            keep: None,
        },
        beside: Some((texts.get("bulk-rows"), Facts { facts: chosen.rows.iter().map(fact).collect() })),
    };
    let status = if objection.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    page_with_status(status, &page)
}
