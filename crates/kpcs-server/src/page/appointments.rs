//! `/appointments`: the counter's times of one day. An exporter chooses a free one; the office sees who comes.
//!
//! Invariant: an exporter never reads who else comes, only that a time is taken. A time is taken by the act
//! `book_appointment` and changed by `change_appointment`; this page leads to both. Must not know: what the office does at the counter.
//! Source: kpcs.md §17.10; issue 02, demand 1.

use axum::{Router, extract::State, response::Response, routing::get};
use kpcs_domain::{
    act::{Act as _, BookAppointment, ChangeAppointment, Role},
    party::Counter,
    value::{AuthorityId, Day, TimeOfDay, Timestamp},
};
use kpcs_store::{Sql, StoreFault, view, view::AppointmentRow};
use kpcs_web::{
    Texts,
    page::list::ListPage,
    part::{Column, Empty, Inline, Row, Table},
    shell::Link,
};

use super::desk::pack_of;
use crate::{app::App, listing::listed, no::No, officer::Officer, words};

/// Days ahead among which the first free time is looked for.
const DAYS_AHEAD: i64 = 60;

/// The route of this place.
pub fn routes() -> Router<App> {
    Router::new().route("/appointments", get(show))
}

/// One day at the counter.
struct CounterDay {
    day: Day,
    now: Timestamp,
    counter: Counter,
    taken: Vec<AppointmentRow>,
}

async fn show(State(app): State<App>, officer: Officer) -> Result<Response, No> {
    let (authority, now) = (officer.authority().clone(), officer.visitor.now);
    let asked = Day::parse(officer.visitor.query.get("day")).ok();
    let books = officer.visitor.holds_one_of(&[Role::Exporter]);
    let at = app.read(move |sql| counter_day(sql, &authority, now, asked, books)).await?;
    let texts = officer.texts();
    let rows: Vec<_> = at.times().into_iter().map(|time| row(&officer, &at, time)).collect();
    let title = texts.t("appointments-title").arg("day", words::day(texts, at.day)).to_string();
    let closed =
        || Empty { title: texts.get("appointments-none"), text: texts.get("appointments-none-text"), link: None };
    let lead = if books { "appointments-lead" } else { "appointments-lead-office" };
    listed(
        &officer.visitor,
        "appointments",
        ListPage {
            shell: officer.shell(title.clone()),
            lead: texts.t(lead).arg("zone", at.counter.zone.to_string()).to_string(),
            main: None,
            filters: None,
            empty: rows.is_empty().then(closed),
            table: (!rows.is_empty()).then(|| table(texts, title.clone(), rows)),
            title,
            pager: None,
            links: other_days(texts, at.day),
        },
    )
}

/// The day asked for; else today for the office, and for an exporter the first day with a free time.
fn counter_day(
    sql: &Sql<'_>,
    authority: &AuthorityId,
    now: Timestamp,
    asked: Option<Day>,
    books: bool,
) -> Result<CounterDay, StoreFault> {
    let pack = pack_of(sql, authority, now)?;
    let counter = view::counter(sql, authority, &pack)?;
    let today = counter.zone.day_of(now);
    let on = |day| {
        let taken = view::appointments(sql, authority, day)?;
        Ok::<_, StoreFault>(CounterDay { day, now, counter: counter.clone(), taken })
    };
    if let Some(day) = asked {
        return on(day);
    }
    let ahead = if books { DAYS_AHEAD } else { 0 };
    for days in 0..ahead {
        let at = on(today.plus_days(days))?;
        if at.times().into_iter().any(|time| at.is_free(time)) {
            return Ok(at);
        }
    }
    on(today)
}

impl CounterDay {
    /// What the day offers, and what was taken before the hours changed.
    fn times(&self) -> Vec<TimeOfDay> {
        let mut times = self.counter.times_on(self.day);
        times.extend(self.taken.iter().map(|row| row.time));
        times.sort_unstable();
        times.dedup();
        times
    }

    fn taken_at(&self, time: TimeOfDay) -> Option<&AppointmentRow> {
        self.taken.iter().find(|row| row.time == time)
    }

    fn is_free(&self, time: TimeOfDay) -> bool {
        self.taken_at(time).is_none() && !self.counter.is_past(self.day, time, self.now)
    }
}

fn row(officer: &Officer, at: &CounterDay, time: TimeOfDay) -> Row {
    let texts = officer.texts();
    let account = officer.account();
    let books = officer.visitor.holds_one_of(BookAppointment::INFO.by);
    let taken = at.taken_at(time);
    let whole = account.company.is_some() && account.branch.is_none();
    let theirs = taken.filter(|row| !books || whole && row.company == account.company);
    let who = match (taken, theirs) {
        (_, Some(row)) => row.company.as_ref().map_or(Inline::Nothing, |name| Inline::text(name.as_str())),
        (Some(_), None) => Inline::Text(texts.get("appointments-taken")),
        (None, _) if books && at.is_free(time) => {
            let href = format!("/acts/{}?day={}&time={time}", BookAppointment::INFO.name, at.day);
            let label = texts.t("appointments-book").arg("time", time.to_string()).to_string();
            Inline::Link(Link::new(label, href))
        }
        (None, _) if at.is_free(time) => Inline::Text(texts.get("appointments-free")),
        (None, _) => Inline::Nothing,
    };
    let application = theirs.and_then(|row| row.application.as_ref());
    Row::of(vec![
        Inline::Code(time.to_string()),
        who,
        application.map_or(Inline::Nothing, |found| {
            let folder = if books { "/applications" } else { "/desk/applications" };
            Inline::CodeLink(Link::new(found.to_string(), format!("{folder}/{found}")))
        }),
        theirs.map_or(Inline::Nothing, |_| change(officer, at, time)),
    ])
}

/// The way to another time, or to none, for who may go it, until the time has come.
fn change(officer: &Officer, at: &CounterDay, time: TimeOfDay) -> Inline {
    let info = ChangeAppointment::INFO;
    if !officer.visitor.holds_one_of(info.by) || at.counter.is_past(at.day, time, at.now) {
        return Inline::Nothing;
    }
    let label = officer.texts().t("appointments-change").arg("time", time.to_string()).to_string();
    Inline::Link(Link::new(label, format!("/acts/{}?day={}&time={time}", info.name, at.day)))
}

fn table(texts: Texts, caption: String, rows: Vec<Row>) -> Table {
    let columns = ["field-time", "appointments-who", "field-application", "appointments-changing"];
    Table {
        caption,
        caption_unseen: true,
        columns: columns.map(|key| Column::words(texts.get(key))).to_vec(),
        rows,
        stacked: true,
        ..Table::default()
    }
}

fn other_days(texts: Texts, day: Day) -> Vec<Link> {
    let link = |key: &str, days| Link::new(texts.get(key), format!("/appointments?day={}", day.plus_days(days)));
    vec![link("appointments-day-before", -1), link("appointments-day-after", 1), link("appointments-week-after", 7)]
}
