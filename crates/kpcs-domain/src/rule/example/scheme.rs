//! The register of Participants of the examples: open, closed, barred from export, and outside the scheme.
//!
//! Invariant: the days are those of data/participants.csv, so that a dated example tells what happened.
//! Must not know: the other Participants.

use super::{day, name, place};
use crate::party::{Interval, ParticipantKind, Place, Places, Precision, ReioMember, SchemeHistory, Status, Trade};

/// Participants enough for the examples; their days are those of data/participants.csv.
pub(super) fn history() -> SchemeHistory {
    let rows = [
        standing("CI", "2003-07-31", Some("2005-12-15"), Status::Participant, Trade::Open),
        standing("CI", "2005-12-15", Some("2014-04-29"), Status::Restricted, Trade::NoExport),
        standing("CI", "2014-04-29", None, Status::Participant, Trade::Open),
        standing("EU", "2003-07-31", None, Status::Participant, Trade::Open),
        standing("LR", "2007-05-04", None, Status::Participant, Trade::Open),
        standing("SL", "2003-07-31", None, Status::Participant, Trade::Open),
        standing("TW", "2003-07-31", None, Status::MeetsRequirements, Trade::Closed),
        standing("VE", "2003-07-31", Some("2008-06-19"), Status::Participant, Trade::Open),
        standing("VE", "2008-06-19", Some("2016-11-17"), Status::SelfSuspended, Trade::Closed),
        standing("VE", "2016-11-17", None, Status::Readmitted, Trade::Open),
    ];
    let belgium = ReioMember { member: place("BE"), from: day("2003-02-01"), to: None };
    let codes = ["BE", "CI", "EU", "KE", "LR", "SL", "TW", "VE"].map(place);
    let places = codes.map(|code| Place { place: code, from: None, to: None, counts_as: code });
    SchemeHistory::new(Places::new(places), rows, [belgium])
}

fn standing(code: &str, from: &str, to: Option<&str>, status: Status, trade: Trade) -> Interval {
    let kind = match code {
        "EU" => ParticipantKind::Reio,
        "TW" => ParticipantKind::Entity,
        _ => ParticipantKind::State,
    };
    Interval {
        participant: place(code),
        name: name(code),
        kind,
        from: day(from),
        to: to.map(day),
        status,
        trade,
        from_precision: Precision::Day,
        to_precision: to.map(|_| Precision::Day),
    }
}
