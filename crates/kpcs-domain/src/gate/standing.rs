//! Whether issuer, destination and origins may trade on the issue day and on the presentation day.
//!
//! Invariant: `trade` of the standing decides, its status only words the reason; whatever is not open, restricted to
//! import or left to a measure refuses. A hidden (`***`) or absent origin is not judged.
//! Source: kpcs.md §0.4, §4.2, §11.5, §11.9; decisions 18 and 19; readings 1 and 3 to 7 of
//! `testdata/gate/scenarios.txt`.

use super::{Question, Reason, ReasonCode};
use crate::{
    party::{Interval, SchemeHistory, Status, Trade},
    value::{CountryCode, Day, Origin},
};

#[derive(Clone, Copy)]
enum Role {
    Issuer,
    Destination,
    Origin,
}

/// All reasons of standing, by day, then issuer, destination, origins.
pub(super) fn reasons(question: &Question, history: &SchemeHistory) -> Vec<Reason> {
    let tested = question.status_days().into_iter().filter(|(_, day)| *day >= Day::scheme_start());
    tested
        .flat_map(|at| roles(question).map(move |(role, place)| (at, role, place)))
        .flat_map(|(at, role, place)| {
            let (participant, codes) = of_place(role, place, at.1, history);
            codes.into_iter().map(move |code| Reason::new(code, participant, at))
        })
        .collect()
}

fn roles(question: &Question) -> impl Iterator<Item = (Role, CountryCode)> + '_ {
    let origins = question.origin.iter().flat_map(Origin::countries).map(|place| (Role::Origin, place));
    [(Role::Issuer, question.from), (Role::Destination, question.to)].into_iter().chain(origins)
}

fn of_place(role: Role, place: CountryCode, day: Day, history: &SchemeHistory) -> (CountryCode, Vec<ReasonCode>) {
    if !history.knows(place) {
        return (place, vec![ReasonCode::UnknownPlace]);
    }
    let participant = history.participant_of(place, day);
    let mut codes = Vec::new();
    if history.is_entity(participant) {
        codes.push(ReasonCode::ChineseTaipei);
    } else {
        codes.extend(of_standing(role, history.standing(participant, day)));
    }
    if history.is_doubtful(participant, day) {
        codes.push(ReasonCode::DayNotKnown);
    }
    (participant, codes)
}

fn of_standing(role: Role, standing: Option<&Interval>) -> Option<ReasonCode> {
    let Some(standing) = standing else { return Some(not_participant(role)) };
    match standing.trade {
        Trade::Open => None,
        Trade::ByMeasure => Some(ReasonCode::MeasureNotLoaded),
        Trade::NoExport => no_export(role),
        Trade::Closed if is_closure(standing.status) => Some(closed(role)),
        // A country covered by the REIO never gets here by its own code, unless its membership is not on file.
        Trade::Closed | Trade::Reio => Some(not_participant(role)),
    }
}

/// Whether the closed country was a Participant whose trade was stopped, not one that never was or no longer is.
fn is_closure(status: Status) -> bool {
    status.is_counted() || status == Status::Removed
}

fn not_participant(role: Role) -> ReasonCode {
    match role {
        Role::Issuer => ReasonCode::IssuerNotParticipant,
        Role::Destination => ReasonCode::DestinationNotParticipant,
        Role::Origin => ReasonCode::OriginNotParticipant,
    }
}

fn closed(role: Role) -> ReasonCode {
    match role {
        Role::Issuer => ReasonCode::IssuerClosed,
        Role::Destination => ReasonCode::DestinationClosed,
        Role::Origin => ReasonCode::OriginClosed,
    }
}

fn no_export(role: Role) -> Option<ReasonCode> {
    match role {
        Role::Issuer => Some(ReasonCode::IssuerNoExport),
        Role::Destination => None,
        Role::Origin => Some(ReasonCode::OriginNoExport),
    }
}

#[cfg(test)]
mod tests {
    use super::{Role, of_standing};
    use crate::{
        party::{Interval, ParticipantKind, Precision, Status, Trade},
        value::{CountryCode, Day, Name},
    };

    fn standing(status: Status, trade: Trade) -> Interval {
        Interval {
            participant: CountryCode::parse("SL").unwrap(),
            name: Name::parse("Sierra Leone").unwrap(),
            kind: ParticipantKind::State,
            from: Day::scheme_start(),
            to: None,
            status,
            trade,
            from_precision: Precision::Day,
            to_precision: None,
        }
    }

    /// Standings that no country has had so far are judged too, on the safe side.
    #[test]
    fn trade_decides_and_status_words_it() {
        let table = [
            (Status::Provisional, Trade::Open, ["-", "-", "-"]),
            (Status::Restricted, Trade::ByMeasure, ["measure_not_loaded"; 3]),
            (Status::Suspended, Trade::NoExport, ["issuer_no_export", "-", "origin_no_export"]),
            (Status::Restricted, Trade::Closed, ["issuer_closed", "destination_closed", "origin_closed"]),
            (Status::Removed, Trade::Closed, ["issuer_closed", "destination_closed", "origin_closed"]),
            (
                Status::Withdrawn,
                Trade::Closed,
                ["issuer_not_participant", "destination_not_participant", "origin_not_participant"],
            ),
            (
                Status::Absorbed,
                Trade::Reio,
                ["issuer_not_participant", "destination_not_participant", "origin_not_participant"],
            ),
        ];
        for (status, trade, expected) in table {
            let standing = standing(status, trade);
            let found = [Role::Issuer, Role::Destination, Role::Origin]
                .map(|role| of_standing(role, Some(&standing)).map_or("-", |code| code.word()));
            assert_eq!(found, expected, "{status} {trade}");
        }
    }
}
