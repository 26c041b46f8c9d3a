//! The pages: one file a page or a small group, each with its `routes`.
//!
//! Invariant: a handler reads, words and returns a view struct of `kpcs-web`; what it cannot give it returns as `No`.
//! Must not know: how an act is decided or a page looks.

use axum::Router;

use crate::app::App;

pub mod account;
pub mod act;
pub mod alerts;
pub mod appointments;
pub mod arrivals;
pub mod blanks;
pub mod bundles;
pub mod cases;
pub mod certificate;
pub mod closure;
pub mod companies;
pub mod confirm_address;
mod contact;
pub mod desk;
pub mod done;
pub mod evidence;
pub mod exporter;
pub mod feed_addresses;
pub mod feeds;
pub mod health;
pub mod help;
pub mod help_api;
pub mod help_keys;
pub mod home;
pub mod imports;
pub mod inbox;
pub mod letters;
pub mod log;
pub mod lots;
pub mod no;
pub mod notice_choices;
pub mod observers;
pub mod office;
pub mod own_account;
pub mod own_paper;
pub mod paper_confirmation;
pub mod people;
pub mod record;
pub mod replies;
pub mod reply;
pub mod reports;
pub mod rules;
pub mod scales;
pub mod scheme;
pub mod searches;
pub mod second_step;
pub mod sheets;
pub mod sign_in;
pub mod specimens;
pub mod tokens;
pub mod verify;
pub mod webhooks;
pub mod weighing;

/// Every page.
pub fn routes() -> Router<App> {
    Router::new()
        .merge(home::routes())
        .merge(help_api::routes())
        .merge(help::routes())
        .merge(help_keys::routes())
        .merge(scheme::routes())
        .merge(rules::routes())
        .merge(alerts::routes())
        .merge(observers::routes())
        .merge(closure::routes())
        .merge(office::routes())
        .merge(account::routes())
        .merge(own_account::routes())
        .merge(second_step::routes())
        .merge(people::routes())
        .merge(companies::routes())
        .merge(confirm_address::routes())
        .merge(record::routes())
        .merge(health::routes())
        .merge(inbox::routes())
        .merge(feeds::routes())
        .merge(feed_addresses::routes())
        .merge(notice_choices::routes())
        .merge(exporter::routes())
        .merge(imports::routes())
        .merge(act::routes())
        .merge(cases::routes())
        .merge(evidence::routes())
        .merge(certificate::routes())
        .merge(blanks::routes())
        .merge(appointments::routes())
        .merge(letters::routes())
        .merge(bundles::routes())
        .merge(log::routes())
        .merge(lots::routes())
        .merge(desk::routes())
        .merge(sign_in::routes())
        .merge(tokens::routes())
        .merge(verify::routes())
        .merge(webhooks::routes())
        .merge(arrivals::routes())
        .merge(paper_confirmation::routes())
        .merge(reply::routes())
        .merge(replies::routes())
        .merge(reports::routes())
        .merge(searches::routes())
        .merge(sheets::routes())
        .merge(scales::routes())
        .merge(own_paper::routes())
        .merge(specimens::routes())
}
