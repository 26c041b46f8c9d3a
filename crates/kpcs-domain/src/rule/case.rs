//! `Case`: everything that a rule may look at, in one value.
//!
//! Invariant: a case is complete for its stages: what a rule of issue needs is always there, what concerns an arrival
//! or a confirmation is there or the rule is not concerned. A rule never asks anybody for more.
//! Must not know: where the facts came from (a draft, a statement, a paper), today.
//! Source: kpcs.md §3.2, §4.3, §5.8; decisions 18 and 20.

use std::{collections::BTreeSet, sync::Arc};

use crate::{
    act::Header,
    certificate::{CertificateCore, CertificateDetails, DifferenceCause, MeasuredParcel, Parcel, Verdict, origin_of},
    party::{RulePack, SchemeHistory, Tolerance},
    value::{Carats, CertificateNumber, CountryCode, Day, Name, Origin, Seal, Text},
};

/// A certificate with what is known of it, to be judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// The certificate's header.
    pub header: Header,
    /// What is printed.
    pub core: CertificateCore,
    /// What the parties know.
    pub details: CertificateDetails,
    /// The issuer's rules on the day of issue.
    pub pack: Arc<RulePack>,
    /// The scheme's register of Participants.
    pub history: Arc<SchemeHistory>,
    /// The goods at their destination; `None` before they are there.
    pub arrival: Option<ArrivalCase>,
}

/// The goods as the Importing Authority found them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArrivalCase {
    /// The place, as two letters: `BE`, `EU`, `XI`.
    pub at: CountryCode,
    /// When they were presented.
    pub presented_on: Day,
    /// When they left; the day of presentation stands for it where nobody recorded it (decisions 18).
    pub left_on: Option<Day>,
    /// Whether the certificate came with them.
    pub certificate_presented: bool,
    /// When the issuer's advice came; `None` where none did.
    pub advised_on: Option<Day>,
    /// Whether seals and container were found intact.
    pub seals_intact: bool,
    /// The seals found, in any order.
    pub seals_found: Vec<Seal>,
    /// The parcels found, in the order of the certificate.
    pub parcels: Vec<MeasuredParcel>,
    /// How far the importing Participant lets contents differ.
    pub tolerance: Tolerance,
    /// Whether goods arrived under this certificate before.
    pub arrived_before: bool,
    /// The confirmation of receipt; `None` before it is given.
    pub confirmation: Option<ConfirmationCase>,
}

/// A confirmation of receipt: ours, or one taken from paper, in which anything may be lacking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfirmationCase {
    /// The certificate confirmed.
    pub number: Option<CertificateNumber>,
    /// How many parcels were received.
    pub parcels: Option<u64>,
    /// The weight received.
    pub carats: Option<Carats>,
    /// Who exported them.
    pub exporter: Option<Name>,
    /// Who imported them.
    pub importer: Option<Name>,
    /// What the comparison of each parcel came to, in the order of the certificate.
    pub verdicts: Vec<ParcelVerdict>,
}

/// What the comparison of one parcel came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParcelVerdict {
    /// Equal, explained or different.
    pub verdict: Verdict,
    /// Why it differs, where it does.
    pub cause: Option<DifferenceCause>,
    /// The explanation accepted.
    pub explanation: Option<Text>,
}

impl Case {
    /// The Participant to which a place belongs on the day of issue; the place itself without that day.
    pub(super) fn participant_of(&self, place: CountryCode) -> CountryCode {
        self.header.issued.map_or(place, |day| self.history.participant_of(place, day))
    }

    /// The origins of all parcels together.
    pub(super) fn origin_of_parcels(&self) -> Origin {
        origin_of(&self.details.parcels).unwrap_or(Origin::MixedUndisclosed)
    }

    /// The countries of origin, if every parcel has exactly one.
    pub(super) fn single_origins(&self) -> Option<BTreeSet<CountryCode>> {
        let single = |parcel: &Parcel| match &parcel.origin {
            Origin::Named(countries) if countries.len() == 1 => countries.first().copied(),
            _ => None,
        };
        self.details.parcels.iter().map(single).collect()
    }

    /// The parcels whose weight differs by more than the importer's tolerance, as (index, declared, found).
    ///
    /// None while the numbers of parcels differ, for then nobody knows which is which.
    pub(super) fn parcels_out_of_tolerance(&self) -> Vec<(usize, Carats, Carats)> {
        let Some(arrival) = self.arrival.as_ref().filter(|found| found.parcels.len() == self.details.parcels.len())
        else {
            return Vec::new();
        };
        let pairs = self.details.parcels.iter().zip(&arrival.parcels).enumerate();
        let weights = pairs.map(|(index, (declared, found))| (index, declared.carats, found.carats));
        weights.filter(|(_, declared, found)| !arrival.tolerance.accepts_carats(*declared, *found)).collect()
    }

    /// The confirmation, if the case has come so far.
    pub(super) fn confirmation(&self) -> Option<&ConfirmationCase> {
        self.arrival.as_ref()?.confirmation.as_ref()
    }
}

impl ArrivalCase {
    /// When the goods left, as far as known.
    pub(super) fn departure(&self) -> Day {
        self.left_on.unwrap_or(self.presented_on)
    }
}
