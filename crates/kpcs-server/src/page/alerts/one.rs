//! `/alerts/NAME`: one alert; its details for whoever acts for an authority.
//!
//! Invariant: a person of a company is no Participant: details are not even read for them.

use axum::{
    extract::{Path, State},
    response::Response,
};
use kpcs_domain::act::{Role, raise_alert};
use kpcs_store::view::{AlertRow, alert, alert_content};
use kpcs_web::{
    Texts, page,
    page::alert::AlertPage,
    part::{Action, Actions, Fact, Facts, Inline, Pictures},
    shell::Link,
};

use super::{RAISERS, badge, numbers};
use crate::{app::App, evidence::Shelf, no::No, page::evidence, visitor::Visitor, words};

/// The page.
pub async fn show(State(app): State<App>, visitor: Visitor, Path(reference): Path<String>) -> Result<Response, No> {
    let may_read = reads_details(&visitor);
    let (rows, content) = app
        .read(move |sql| {
            let rows = alert(sql, &reference)?;
            let newest = rows.first().filter(|_| may_read);
            let content = newest.map(|row| alert_content(sql, row.position)).transpose()?.flatten();
            Ok((rows, content))
        })
        .await?;
    let Some(newest) = rows.first() else { return Err(No::NotFound) };
    // A certificate may have been reported for more than one reason: the newest stands here, the rest in the list.
    let ranges: Vec<_> = rows.iter().filter(|row| row.position == newest.position).collect();
    let images = content.as_ref().map_or_else(Vec::new, |asked| asked.images.to_vec());
    let seen = visitor.holds_one_of(evidence::READERS).then(|| Shelf::of(app.register()).shown(visitor.texts, &images));
    let shown = alert_page(&visitor, newest, &ranges, may_read, content.as_ref());
    Ok(page(&AlertPage {
        pictures: seen.unwrap_or_else(|| Pictures { texts: visitor.texts, pictures: Vec::new() }),
        ..shown
    }))
}

fn reads_details(visitor: &Visitor) -> bool {
    let offices: Vec<Role> = Role::ALL.iter().copied().filter(|role| *role != Role::Exporter).collect();
    visitor.holds_one_of(&offices)
}

fn alert_page(
    visitor: &Visitor,
    newest: &AlertRow,
    ranges: &[&AlertRow],
    may_read: bool,
    content: Option<&raise_alert::Request>,
) -> AlertPage {
    let texts = visitor.texts;
    let mut shell = visitor.shell(newest.reference.clone());
    shell.crumbs = vec![Link::new(texts.get("alerts-title"), "/alerts")];
    let resolve = Action::Allowed {
        label: texts.get("alerts-resolve"),
        href: format!("/acts/resolve_alert?alert={}", newest.reference),
    };
    let open = newest.resolved.is_none() && visitor.holds_one_of(RAISERS);
    AlertPage {
        shell,
        number: newest.reference.clone(),
        badge: badge(texts, newest),
        lead: newest.summary.clone(),
        facts: facts(texts, newest, ranges),
        details: details(texts, may_read, content),
        pictures: Pictures { texts, pictures: Vec::new() },
        actions: Actions { actions: open.then_some(resolve).into_iter().collect() },
    }
}

fn facts(texts: Texts, row: &AlertRow, ranges: &[&AlertRow]) -> Facts {
    let named: Vec<_> = ranges.iter().map(|row| numbers(texts, row)).filter(|text| !text.is_empty()).collect();
    let fact = |key: &str, value: Inline| Fact::new(texts.get(key), value);
    let mut facts = vec![fact("alerts-what", Inline::text(words::choice(texts, &row.kind)))];
    if !named.is_empty() {
        facts.push(fact("alerts-numbers", Inline::Lines(named)));
    }
    facts.push(fact("alerts-by", Inline::Code(row.raised_by.to_string())));
    facts.push(fact("alerts-day", Inline::text(words::day(texts, row.day))));
    Facts { facts }
}

fn details(texts: Texts, may_read: bool, content: Option<&raise_alert::Request>) -> Facts {
    let told = |value: Inline| Facts { facts: vec![Fact::new(texts.get("alerts-details"), value)] };
    if !may_read {
        return told(Inline::text(texts.get("alerts-details-hidden")));
    }
    let Some(asked) = content else { return told(Inline::not_reported(texts)) };
    let text = asked.details.as_ref().map_or_else(|| Inline::not_reported(texts), |text| Inline::text(text.as_str()));
    let mut facts = told(text);
    if !asked.images.is_empty() {
        let images = asked.images.iter().map(ToString::to_string).collect();
        facts.facts.push(Fact::new(texts.get("alerts-images"), Inline::Lines(images)));
    }
    facts
}
