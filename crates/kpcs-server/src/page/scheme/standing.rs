//! How a standing is shown: its badge, its shade on the map, its word, its days as well as they are known.

use kpcs_domain::{
    party::{Interval, Precision, Status, Trade},
    value::Day,
};
use kpcs_store::view::IntervalRow;
use kpcs_web::{
    Texts,
    part::{Badge, MapShade, State},
};

use crate::words;

/// Whether the row says that a country is represented by its REIO; the REIO's own row stands for it.
#[must_use]
pub fn is_member(row: &IntervalRow) -> bool {
    row.interval.status == Status::Absorbed
}

/// The state that a badge shows.
#[must_use]
pub fn state(interval: &Interval) -> State {
    match (interval.status, interval.trade) {
        (Status::Applicant, _) => State::Applicant,
        (Status::Suspended | Status::SelfSuspended, _) => State::Suspended,
        (Status::Removed | Status::Withdrawn, _) => State::Removed,
        (Status::Absorbed | Status::MeetsRequirements | Status::NotConfirmed, _) => State::NotParticipant,
        (_, Trade::Closed) => State::Suspended,
        (Status::Restricted, _) | (_, Trade::NoExport | Trade::ByMeasure) => State::Restricted,
        (Status::Provisional | Status::Participant | Status::Readmitted, _) => State::Participant,
    }
}

/// The badge with the exact word.
#[must_use]
pub fn badge(texts: Texts, interval: &Interval) -> Badge {
    Badge::worded(state(interval), word(texts, interval))
}

/// The exact word: `provisional`, `readmitted`.
#[must_use]
pub fn word(texts: Texts, interval: &Interval) -> String {
    words::choice(texts, interval.status.word())
}

/// The shade on the map; none for whoever is outside.
#[must_use]
pub fn shade(interval: &Interval) -> Option<MapShade> {
    match state(interval) {
        State::Participant => Some(MapShade::Trading),
        State::Restricted => Some(MapShade::Restricted),
        State::Suspended => Some(MapShade::Suspended),
        State::Applicant => Some(MapShade::Applicant),
        _ => None,
    }
}

/// A day as well as it is known: `May 2013` where the source gives the month only.
#[must_use]
pub fn day(texts: Texts, day: Day, precision: Precision) -> String {
    let written = words::day(texts, day);
    match precision {
        Precision::Day => written,
        Precision::Month => written.split_once(' ').map_or(written.clone(), |(_, rest)| rest.to_owned()),
        Precision::Year => day.year().to_string(),
    }
}
