//! `/`: verify first, the register's figures, the Participants of today.
//!
//! Invariant: figures are counts from the register, each with its period; no party, weight or value is shown.
//! Must not know: offices' lists.

use axum::{Router, extract::State, response::Response, routing::get};
use kpcs_domain::value::Day;
use kpcs_store::view::{self, AlertFilter, AlertRow, Figures as Counts, Page};
use kpcs_web::{
    Texts, page,
    page::{
        home::{Alert, HomePage},
        verify::short_form,
    },
    part::{Figure, Figures},
    shell::Link,
};

use super::scheme::{self, Scheme};
use crate::{app::App, no::No, visitor::Visitor, words};

/// Alerts shown on this page; the list has the rest.
const ALERTS: u32 = 5;

/// The routes of this file.
pub fn routes() -> Router<App> {
    Router::new().route("/", get(show))
}

async fn show(State(app): State<App>, visitor: Visitor) -> Result<Response, No> {
    let (texts, today) = (visitor.texts, visitor.now.day());
    let first = Day::parse(&format!("{}-01-01", today.year())).unwrap_or(today);
    let (counts, scheme, alerts) = app
        .read(move |sql| {
            let alerts = view::alerts(sql, &AlertFilter::default(), Page::first(ALERTS))?;
            Ok((view::figures(sql, first, today)?, scheme::read(sql, today)?, alerts))
        })
        .await?;
    Ok(page(&HomePage {
        shell: visitor.shell(texts.get("home-verify-title")),
        verify: short_form(texts, visitor.form_token()),
        figures: figures(texts, counts, &scheme, first),
        map: scheme.map(texts, true),
        map_note: scheme.map_note(texts),
        alerts: alerts.iter().map(|row| alert(texts, row)).collect(),
    }))
}

fn alert(texts: Texts, row: &AlertRow) -> Alert {
    let named = row.number.as_ref().map_or_else(|| row.reference.clone(), ToString::to_string);
    let title = format!("{named}: {}", words::choice(texts, &row.kind));
    Alert {
        link: Link::new(title, format!("/alerts/{}", row.reference)),
        text: row.summary.clone(),
        when: format!("{}, {}", words::day(texts, row.day), row.raised_by),
    }
}

fn figures(texts: Texts, counts: Counts, scheme: &Scheme, first: Day) -> Figures {
    let since = texts.t("home-since").arg("day", words::day(texts, first)).to_string();
    let on = texts
        .t("home-participants-note")
        .arg("day", words::day(texts, scheme.day))
        .count("countries", scheme.count_countries())
        .to_string();
    let expired = texts.t("home-awaiting-note").count("expired", counts.expired).to_string();
    let figure = |key: &str, value: i64, note: String, href: Option<&str>| Figure {
        label: texts.get(key),
        value: words::count(texts, value),
        note,
        href: href.map(str::to_owned),
    };
    let participants = i64::try_from(scheme.count()).unwrap_or(i64::MAX);
    Figures {
        figures: vec![
            figure("home-issued", counts.issued, since.clone(), None),
            figure("home-confirmed", counts.confirmed, since, None),
            figure("home-awaiting", counts.awaiting, expired, None),
            figure("home-participants", participants, on, Some("/participants")),
        ],
    }
}
