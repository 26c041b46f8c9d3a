//! `/confirm-address/{token}`: whoever reads the mail at an address says that it is theirs.
//!
//! Invariant: opening the page confirms nothing, since programs that look through mail open links, too; the button does.
//! Source: issue 02, demand 3.

use axum::{
    Router,
    extract::{Path, State},
    response::Response,
    routing::get,
};
use kpcs_web::{
    page,
    page::form::FormPage,
    part::{Form, Notice, Tone},
    shell::Link,
};

use crate::{app::App, no::No, posted::Posted, visitor::Visitor};

/// The routes of this file.
pub fn routes() -> Router<App> {
    Router::new().route("/confirm-address/{token}", get(show).post(confirm))
}

async fn show(State(app): State<App>, visitor: Visitor, Path(token): Path<String>) -> Result<Response, No> {
    let asked = token.clone();
    let address = app.run(move |register| register.address_of_link(&asked)).await?.ok_or(No::NotFound)?;
    Ok(page(&confirm_page(&visitor, &token, &address, None)))
}

async fn confirm(State(app): State<App>, Path(token): Path<String>, posted: Posted) -> Result<Response, No> {
    let asked = token.clone();
    let (address, taken) = app
        .run(move |register| {
            let address = register.address_of_link(&asked)?;
            Ok::<_, No>((address, register.confirm_address(&asked)?))
        })
        .await?;
    let address = address.filter(|_| taken).ok_or(No::NotFound)?;
    let texts = posted.visitor.texts;
    let link = Link::new(texts.get("notices-title"), "/account/notices");
    let done = Notice::new(Tone::Plain, texts.get("address-confirmed"), String::new());
    Ok(page(&confirm_page(&posted.visitor, &token, &address, Some(Notice { link: Some(link), ..done }))))
}

fn confirm_page(visitor: &Visitor, token: &str, address: &str, done: Option<Notice>) -> FormPage {
    let texts = visitor.texts;
    let form = Form {
        texts,
        action: format!("/confirm-address/{token}"),
        token: visitor.form_token().to_owned(),
        hidden: Vec::new(),
        multipart: false,
        compact: false,
        groups: Vec::new(),
        button: texts.get("address-confirm-button"),
        keep: None,
    };
    FormPage {
        shell: visitor.shell(texts.get("address-confirm-title")),
        eyebrow: String::new(),
        title: texts.get("address-confirm-title"),
        lead: texts.t("address-confirm-lead").arg("address", address).to_string(),
        refusals: None,
        notice: done,
        form,
        beside: None,
    }
}
