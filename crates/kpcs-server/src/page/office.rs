//! `/office`: every place that a person has use for, with a sentence each.
//!
//! Invariant: shows what the menus know (navigation.rs), and nothing that the person's roles do not reach.

use axum::{Router, response::Response, routing::get};
use kpcs_web::{
    page,
    page::office::{OfficePage, Place},
    shell::Link,
};

use crate::{app::App, navigation::places_of, no::No, officer::Officer};

/// The routes of this file.
pub fn routes() -> Router<App> {
    Router::new().route("/office", get(show))
}

async fn show(officer: Officer) -> Result<Response, No> {
    let texts = officer.texts();
    let mine = places_of(|roles| officer.visitor.holds_one_of(roles));
    let places = mine
        .into_iter()
        .map(|place| Place { link: Link::new(texts.get(place.name), place.href), about: texts.get(place.about) });
    let title = texts.get("office-title");
    Ok(page(&OfficePage {
        shell: officer.shell(title.clone()),
        title,
        lead: texts.get("office-lead"),
        places: places.collect(),
    }))
}
