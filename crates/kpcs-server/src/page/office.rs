//! `/office`: every place that a person has use for, with a sentence each.
//!
//! Invariant: shows what the menus know (navigation.rs), and nothing that the person's roles do not reach.

use axum::{Router, extract::State, response::Response, routing::get};
use kpcs_web::{
    page,
    page::office::{OfficePage, Place},
    shell::Link,
};

use crate::{Practice, app::App, navigation::places_of, no::No, officer::Officer};

/// The routes of this file.
pub fn routes() -> Router<App> {
    Router::new().route("/office", get(show))
}

async fn show(State(app): State<App>, officer: Officer) -> Result<Response, No> {
    let texts = officer.texts();
    let mine = places_of(|roles| officer.visitor.holds_one_of(roles));
    let places = mine
        .into_iter()
        .map(|place| Place { link: Link::new(texts.get(place.name), place.href), about: texts.get(place.about) });
    // Another address, with accounts of its own: it is a link and no place of this register.
    let practice = match &app.options().practice {
        Practice::At(address) => Some(Place {
            link: Link::new(texts.get("practice-title"), address.clone()),
            about: texts.get("practice-about"),
        }),
        Practice::Nowhere | Practice::Here => None,
    };
    let title = texts.get("office-title");
    Ok(page(&OfficePage {
        shell: officer.shell(title.clone()),
        title,
        lead: texts.get("office-lead"),
        places: places.chain(practice).collect(),
    }))
}
