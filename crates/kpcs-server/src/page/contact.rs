//! The contact card of an authority: who, in which languages, and whether it is open now by its own clock.
//!
//! Invariant: now is handed in; hours are those that the authority published, holidays those of its rule pack.
//! Source: kpcs.md §3.10; issue 02, demand 4.

use std::sync::Arc;

use kpcs_domain::{
    act::publish_contacts::{self, FocalPoint},
    party::{OpenNow, RulePack, Weekday, open_now},
    value::{AuthorityId, Day, TimeOfDay, Timestamp},
};
use kpcs_store::{
    Sql, StoreFault,
    act::facts::rule_pack,
    view::{self, AuthorityRow},
};
use kpcs_web::{
    Texts,
    part::{Contact, Fact, Facts, Inline},
};

use crate::words;

/// What a card is made of.
pub(in crate::page) struct Reached {
    row: AuthorityRow,
    published: Option<publish_contacts::Request>,
    pack: Arc<RulePack>,
    now: Timestamp,
}

/// How `authority` is reached; `None` when it is not designated.
pub(in crate::page) fn reached(
    sql: &Sql<'_>,
    authority: &AuthorityId,
    now: Timestamp,
) -> Result<Option<Reached>, StoreFault> {
    let Some(row) = view::authority(sql, authority)? else { return Ok(None) };
    let pack = rule_pack(sql, row.participant, now.day())?;
    Ok(Some(Reached { published: view::contacts(sql, authority)?, row, pack, now }))
}

impl Reached {
    /// The card.
    pub(in crate::page) fn card(&self, texts: Texts) -> Contact {
        let title = texts.t("contact-title").arg("name", &self.row.name).to_string();
        let fact = |key: &str, value: Inline| Fact::new(texts.get(key), value);
        let Some(published) = &self.published else {
            let facts = vec![
                fact("field-email", Inline::text(self.row.email.clone())),
                fact("field-address", Inline::text(self.row.address.clone())),
            ];
            return Contact { title, state: texts.get("contact-not-published"), facts: Facts { facts } };
        };
        let clock = format!("{} ({})", published.time_zone.time_of(self.now), published.time_zone);
        let mut facts = vec![fact("contact-local-time", Inline::text(clock))];
        facts.extend(published.focal_points.iter().map(|person| fact("contact-person", Inline::Lines(lines(person)))));
        let languages = published.languages.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        facts.push(fact("field-languages", Inline::text(languages)));
        facts.push(fact("field-email", Inline::text(published.email.as_str())));
        let telephones =
            [("field-telephone", &published.telephone), ("field-duty-telephone", &published.duty_telephone)];
        facts.extend(
            telephones
                .iter()
                .filter_map(|(key, number)| number.as_ref().map(|number| fact(key, Inline::text(number.as_str())))),
        );
        if !published.hours.is_empty() {
            facts.push(fact("field-hours", Inline::Lines(hours(texts, published))));
        }
        Contact { title, state: self.state(texts, published), facts: Facts { facts } }
    }

    fn state(&self, texts: Texts, published: &publish_contacts::Request) -> String {
        if published.hours.is_empty() {
            return texts.get("contact-hours-unknown");
        }
        let today = published.time_zone.day_of(self.now);
        match open_now(&published.hours, &self.pack.calendar.holidays, published.time_zone, self.now) {
            OpenNow::Open(closes) => texts.t("contact-open").arg("time", closes).to_string(),
            OpenNow::Closed(None) => texts.get("contact-closed"),
            OpenNow::Closed(Some((day, opens))) => opens_at(texts, today, day, opens),
        }
    }
}

fn opens_at(texts: Texts, today: Day, day: Day, opens: TimeOfDay) -> String {
    if day == today {
        return texts.t("contact-opens-today").arg("time", opens).to_string();
    }
    let weekday = words::choice(texts, Weekday::of(day).word());
    let text = texts.t("contact-opens").arg("weekday", weekday).arg("day", words::day(texts, day));
    text.arg("time", opens).to_string()
}

fn lines(person: &FocalPoint) -> Vec<String> {
    let more = [person.telephone.as_ref().map(ToString::to_string), person.email.as_ref().map(ToString::to_string)];
    std::iter::once(person.name.to_string()).chain(more.into_iter().flatten()).collect()
}

/// `Monday 08:00 to 12:00`, in the order of the week.
fn hours(texts: Texts, published: &publish_contacts::Request) -> Vec<String> {
    let mut rows: Vec<_> = published.hours.iter().collect();
    rows.sort_by_key(|row| (row.weekday.number(), row.opens));
    let line = |weekday: Weekday, opens: TimeOfDay, closes: TimeOfDay| {
        let times = texts.t("alerts-range").arg("first", opens).arg("last", closes).to_string();
        format!("{} {times}", words::choice(texts, weekday.word()))
    };
    rows.into_iter().map(|row| line(row.weekday, row.opens, row.closes)).collect()
}
