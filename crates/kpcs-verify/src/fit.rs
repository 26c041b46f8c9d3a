//! Whether a genuine certificate still stands, and fits this place and day.
//!
//! Invariant: what nothing was given for is answered "not checked", never "holds".
//! Must not know: who signed it.
//! Source: threat-model 6; decisions 14, 16, 18; kpcs.md §4.1, §4.2, §9.2.

use kpcs_domain::{
    act::Header,
    party::{TestedAt, Trade},
    value::{CountryCode, Day, Timestamp},
};

use crate::{CheckName, Question, Reason, Standing, Status, Trust, findings::Findings};

pub(crate) const SECONDS_A_DAY: i64 = 86_400;
/// Trust data that is older gives no green answer (threat-model 6).
const LIMIT_TRUST_DAYS: i64 = 30;

pub(crate) fn note_status(found: &mut Findings, status: &Status) {
    let Some(standing) = &status.standing else { return found.skip(CheckName::Status) };
    let by = match standing {
        Standing::Replaced(Some(by)) => by.to_string(),
        _ => String::new(),
    };
    found.conflict |= matches!(standing, Standing::Conflict(_));
    let stands = *standing == Standing::Stands;
    let ended = (!stands).then(|| Reason::new(standing.word(), "§9.5", by, ""));
    found.note(CheckName::Status, ended.into_iter().collect());
}

pub(crate) fn note_place_and_day(found: &mut Findings, header: &Header, trust: &Trust, question: &Question) {
    note_standing(found, header, trust, question);
    match question.on {
        Some(on) => note_expiry(found, header, trust, on),
        None => found.skip(CheckName::Expiry),
    }
    match question.place {
        Some(place) => found.note(CheckName::Destination, elsewhere(header, trust, place, question)),
        None => found.skip(CheckName::Destination),
    }
}

/// Issuer and destination on the day of issue, and on the day of presentation where one is given (decisions 18).
pub(crate) fn note_standing(found: &mut Findings, header: &Header, trust: &Trust, question: &Question) {
    let days: Vec<_> = header.issued.into_iter().chain(question.on).collect();
    if days.is_empty() {
        return found.skip(CheckName::Standing);
    }
    let parties = [(header.participant, true), (header.destination, false)];
    let asked = parties.into_iter().flat_map(|(party, issues)| Some((party?, issues)));
    let barred = asked.flat_map(|(party, issues)| days.iter().map(move |day| (party, issues, *day)));
    let reason = |(party, issues, day): (CountryCode, bool, Day)| {
        let code = barred_code(trust.history.standing(party, day).map(|standing| standing.trade), issues)?;
        Some(Reason::new(code, "§4.2", format!("{party} {day}"), ""))
    };
    let first = barred.filter_map(reason).take(1).collect();
    found.note(CheckName::Standing, first);
}

const fn barred_code(trade: Option<Trade>, issues: bool) -> Option<&'static str> {
    match (trade, issues) {
        (Some(Trade::Open | Trade::ByMeasure), _) | (Some(Trade::NoExport), false) => None,
        (Some(Trade::NoExport), true) => Some("issuer_no_export"),
        (Some(Trade::Closed), true) => Some("issuer_closed"),
        (Some(Trade::Closed), false) => Some("destination_closed"),
        (Some(Trade::Reio) | None, true) => Some("issuer_not_participant"),
        (Some(Trade::Reio) | None, false) => Some("destination_not_participant"),
    }
}

/// A pack that tests validity at export is not broken by a late arrival; when the goods left is not on the paper, so
/// that a day after the last one leaves expiry unchecked.
pub(crate) fn note_expiry(found: &mut Findings, header: &Header, trust: &Trust, on: Day) {
    let at_export = header.participant.and_then(|issuer| trust.tested_at.get(&issuer)) == Some(&TestedAt::Export);
    match (header.issued, header.expires) {
        (Some(issued), _) if on < issued => {
            found.note(CheckName::Expiry, vec![Reason::new("presented_before_issue", "§4.1", on, issued)]);
        }
        (_, Some(expires)) if on > expires && !at_export => {
            found.note(CheckName::Expiry, vec![Reason::new("expired", "§9.2", on, expires)]);
        }
        (_, Some(expires)) if on <= expires => found.note(CheckName::Expiry, Vec::new()),
        _ => found.skip(CheckName::Expiry),
    }
}

fn elsewhere(header: &Header, trust: &Trust, place: CountryCode, question: &Question) -> Vec<Reason> {
    let Some(destination) = header.destination else { return Vec::new() };
    let on = question.on.unwrap_or_else(|| question.at.day());
    let (here, there) = (trust.history.participant_of(place, on), trust.history.participant_of(destination, on));
    if here == there { Vec::new() } else { vec![Reason::new("wrong_destination", "§4.3", here, destination)] }
}

pub(crate) fn outdated_trust(trust: &Trust, at: Timestamp) -> Vec<Reason> {
    let age_seconds = at.seconds() - trust.made_at.seconds();
    if age_seconds > LIMIT_TRUST_DAYS * SECONDS_A_DAY {
        vec![Reason::new("trust_too_old", "threat-model 6", age_seconds / SECONDS_A_DAY, LIMIT_TRUST_DAYS)]
    } else {
        Vec::new()
    }
}
