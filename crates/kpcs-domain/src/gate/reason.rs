//! `Reason`: one rule that holds for a shipment, with its section, the Participant concerned and the day.
//!
//! Invariant: the order of `ReasonCode` is the order in which reasons are told; words never change their meaning,
//! for they are keys of the locale files and of the gate's answer. Must not know: languages.

use std::fmt;

use crate::{
    choice,
    value::{CountryCode, Day},
};

choice! {
    /// What holds.
    pub enum ReasonCode {
        /// The day lies before the gate has Participants: nothing is tested on it.
        1 BeforeScheme = "before_scheme",
        /// Both places are inside one REIO.
        2 InsideReio = "inside_reio",
        /// Both places are in one country: nothing is exported.
        3 SameTerritory = "same_territory",
        /// No country, territory or organisation has this code.
        4 UnknownPlace = "unknown_place",
        /// Not a Participant; admissible only where a national law says so.
        5 ChineseTaipei = "chinese_taipei",
        6 IssuerNotParticipant = "issuer_not_participant",
        /// The issuer is removed, suspended or self-suspended.
        7 IssuerClosed = "issuer_closed",
        /// The issuer may import, but not export.
        8 IssuerNoExport = "issuer_no_export",
        9 DestinationNotParticipant = "destination_not_participant",
        10 DestinationClosed = "destination_closed",
        11 OriginNotParticipant = "origin_not_participant",
        12 OriginClosed = "origin_closed",
        13 OriginNoExport = "origin_no_export",
        /// The goods left before the certificate that must accompany them was issued.
        14 IssuedAfterExport = "issued_after_export",
        /// The goods were presented before they left: one of the days is wrong.
        15 PresentedBeforeExport = "presented_before_export",
        /// The goods left after the certificate expired, where the pack tests at export.
        16 ExpiredBeforeExport = "expired_before_export",
        /// The goods were presented after it expired, where the pack tests at arrival.
        17 ExpiredBeforeArrival = "expired_before_arrival",
        /// A measure decides about this country, and measures are not loaded.
        18 MeasureNotLoaded = "measure_not_loaded",
        /// The status of this country changed in this month or year on a day that no source gives.
        19 DayNotKnown = "day_not_known",
    }
}

impl ReasonCode {
    /// Whether the shipment may not go for this reason.
    #[must_use]
    pub fn refuses(self) -> bool {
        (Self::UnknownPlace..=Self::ExpiredBeforeArrival).contains(&self)
    }

    /// The section of kpcs.md that says so.
    #[must_use]
    pub const fn section(self) -> &'static str {
        match self {
            Self::BeforeScheme => "§1.3",
            Self::InsideReio => "§2.13",
            Self::SameTerritory | Self::PresentedBeforeExport => "§2.5",
            Self::UnknownPlace
            | Self::IssuerNotParticipant
            | Self::DestinationNotParticipant
            | Self::OriginNotParticipant => "§4.2",
            Self::ChineseTaipei => "§11.9",
            Self::IssuerClosed
            | Self::IssuerNoExport
            | Self::DestinationClosed
            | Self::OriginClosed
            | Self::OriginNoExport => "§11.5",
            Self::IssuedAfterExport => "§4.1",
            Self::ExpiredBeforeExport | Self::ExpiredBeforeArrival => "§9.2",
            Self::MeasureNotLoaded => "§14.1",
            Self::DayNotKnown => "§0.4",
        }
    }
}

choice! {
    /// Which of a shipment's days.
    pub enum When {
        1 Issued = "issued",
        2 Left = "left",
        3 Presented = "presented",
    }
}

/// One rule that holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// What holds.
    pub code: ReasonCode,
    /// The section of kpcs.md that says so.
    pub section: &'static str,
    /// The Participant that the place counted as on that day; the place itself where it is unknown.
    pub participant: Option<CountryCode>,
    /// Which of the days: the first on which it holds.
    pub on: When,
    /// That day.
    pub day: Day,
}

impl Reason {
    pub(super) fn new(code: ReasonCode, participant: impl Into<Option<CountryCode>>, (on, day): (When, Day)) -> Self {
        Self { code, section: code.section(), participant: participant.into(), on, day }
    }
}

/// Prints `issuer_closed:CG@presented`.
impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.participant {
            Some(code) => write!(f, "{}:{code}@{}", self.code, self.on),
            None => write!(f, "{}@{}", self.code, self.on),
        }
    }
}

/// Reasons by code, then day, then as they were found; of the same reason for the same Participant, the first.
pub(super) fn in_order(mut reasons: Vec<Reason>) -> Vec<Reason> {
    reasons.sort_by_key(|reason| (reason.code, reason.on));
    let mut told: Vec<Reason> = Vec::with_capacity(reasons.len());
    for reason in reasons {
        let is_told = told.iter().any(|other| (other.code, other.participant) == (reason.code, reason.participant));
        if !is_told {
            told.push(reason);
        }
    }
    told
}
