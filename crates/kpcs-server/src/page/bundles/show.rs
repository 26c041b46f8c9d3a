//! `/bundles`: the page.
//!
//! Invariant: links stand only where the person may follow them and this node runs the log.

use axum::{extract::State, response::Response};
use kpcs_domain::value::AuthorityId;
use kpcs_web::{
    Texts, page,
    page::bundles::BundlesPage,
    part::{Column, Inline, Notice, Row, Table, Tone},
    shell::Link,
};

use super::{FIRST_YEAR, READERS};
use crate::{app::App, no::No, permission::BUNDLES, visitor::Visitor};

/// How many years are offered; older ones by the command.
const YEARS: i64 = 5;

pub(super) async fn show(State(app): State<App>, visitor: Visitor) -> Result<Response, No> {
    let texts = visitor.texts;
    let session = visitor.signed_in.as_ref().filter(|_| visitor.holds_one_of(BUNDLES));
    let office = session.map(|session| session.who.account.authority.clone());
    let has_log = app.options().hub.is_some();
    let without = || Notice::new(Tone::Plain, texts.get("bundles-no-log"), texts.get("bundles-no-log-text"));
    let roots = app.run(|register| Ok::<_, No>(register.roots_fingerprint().ok())).await?;
    let roots = roots.map_or_else(|| "FINGERPRINT".to_owned(), |roots| roots.to_string());
    let years = office.as_ref().filter(|_| has_log).map(|office| years(texts, office, visitor.now.day().year()));
    Ok(page(&BundlesPage {
        shell: visitor.shell(texts.get("bundles-title")),
        notice: (office.is_some() && !has_log).then(without),
        years,
        command: format!("kpcs bundle verify FILE --roots {roots}"),
        export: "kpcs bundle export --data-dir DIR --year 2026 --for public FILE".to_owned(),
    }))
}

fn years(texts: Texts, office: &AuthorityId, this: i64) -> Table {
    let row = |year: i64| {
        let link = |reader: &str| match (reader, office.participant()) {
            ("participant", None) => Inline::Nothing,
            _ => Inline::Link(Link::new(texts.get("bundles-download"), format!("/bundles/{reader}?year={year}"))),
        };
        let year = Inline::Number(year.to_string());
        Row::of(std::iter::once(year).chain(READERS.map(link)).collect())
    };
    let columns = READERS.map(|reader| Column::words(texts.get(&format!("bundles-for-{reader}"))));
    Table {
        caption: texts.get("bundles-own"),
        caption_unseen: true,
        columns: std::iter::once(Column::words(texts.get("bundles-year"))).chain(columns).collect(),
        rows: ((this - YEARS + 1).max(FIRST_YEAR)..=this).rev().map(row).collect(),
        stacked: true,
        ..Table::default()
    }
}
