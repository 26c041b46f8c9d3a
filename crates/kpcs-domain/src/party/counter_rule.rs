//! `CounterRule`: how a Participant's counter examines: who is there, who signs, which papers lie on the table, how long
//! the goods lie before a certificate.
//!
//! Invariant: a Participant whose pack has no such table asks for nothing here. Capacities and papers are in the pack's own
//! words, as that office says them; they are compared without regard to capitals.
//! Must not know: weights and values. Source: kpcs.md §5.11 (Guyana), §17.10; docs/formats/rule-pack.md, "counter".

use std::collections::BTreeSet;

use super::{Calendar, DayKind};
use crate::{
    act::{Refusal, examine_shipment::Request},
    record,
    value::{Day, Name},
};

record! {
    /// Somebody who must be there, by the word that stands in the capacity.
    pub struct Presence {
        1 capacity: Name, "§5.11";
        /// How many of that capacity, each with a capacity of their own: two divisions are two.
        2 persons: u64, "§5.11";
    }
}

record! {
    /// What the counter must have done.
    pub struct CounterRule {
        /// Fewest persons present; 0 where any number does.
        1 persons_minimum: u64, "§5.11";
        2 present: Vec<Presence>, "§5.11";
        /// Signatures of persons present under the record of the sealing.
        3 signatures: u64, "§5.11";
        /// Papers that the exporter brings.
        4 papers: Vec<Name>, "§5.11";
        /// Every parcel is put on the scale twice.
        5 reweighing: bool, "§5.11";
        /// The goods are lodged with the office first.
        6 lodging: bool, "§5.11";
        /// Days from lodging to the earliest certificate.
        7 waiting_days: u64, "§5.11";
        8 waiting_day_kind: DayKind, "§5.11";
    }
}

impl CounterRule {
    /// What this rule has against an examination, in order of precedence.
    #[must_use]
    pub fn objections(&self, request: &Request, today: Day) -> Vec<Option<Refusal>> {
        let signed: BTreeSet<_> = request.signatures.iter().map(folded).collect();
        let once = request.parcels.iter().position(|parcel| parcel.reweighed_gross.is_none());
        vec![
            Refusal::new("persons_too_few", "§5.11")
                .at("persons")
                .found(request.persons.len())
                .expected(self.persons_minimum)
                .unless(request.persons.len() as u64 >= self.persons_minimum),
            self.absent(request),
            Refusal::new("signatures_too_few", "§5.11")
                .at("signatures")
                .found(signed.len())
                .expected(self.signatures)
                .unless(signed.len() as u64 >= self.signatures),
            self.paper_missing(request),
            once.filter(|_| self.reweighing)
                .map(|index| Refusal::new("reweighing_missing", "§5.11").at("parcels").found(index + 1)),
            Refusal::new("lodging_missing", "§5.11")
                .at("lodging.on")
                .found(today)
                .unless(!self.lodging || request.lodging.is_some()),
        ]
    }

    /// The first day on which a certificate may be issued for goods lodged on `lodged`.
    #[must_use]
    pub fn earliest_issue(&self, lodged: Day, calendar: &Calendar) -> Day {
        calendar.days_after(lodged, self.waiting_days, self.waiting_day_kind)
    }

    fn absent(&self, request: &Request) -> Option<Refusal> {
        let there = |wanted: &Presence| {
            let word = folded(&wanted.capacity);
            let of_that = request.persons.iter().map(|person| folded(&person.capacity));
            of_that.filter(|capacity| capacity.contains(&word)).collect::<BTreeSet<_>>().len() as u64
        };
        let wanted = self.present.iter().find(|wanted| there(wanted) < wanted.persons)?;
        let expected = format!("{} {}", wanted.persons, wanted.capacity);
        Some(Refusal::new("person_absent", "§5.11").at("persons").found(there(wanted)).expected(expected))
    }

    fn paper_missing(&self, request: &Request) -> Option<Refusal> {
        let brought: BTreeSet<_> = request.papers.iter().map(|paper| folded(&paper.paper)).collect();
        let missing: Vec<_> =
            self.papers.iter().filter(|paper| !brought.contains(&folded(paper))).map(Name::as_str).collect();
        let refusal = Refusal::new("paper_missing", "§5.11").at("papers").expected(missing.join(", "));
        refusal.unless(missing.is_empty())
    }
}

/// The first signature of somebody who was not there, whatever the Participant asks.
#[must_use]
pub fn signatory_absent(request: &Request) -> Option<Refusal> {
    let there: BTreeSet<_> = request.persons.iter().map(|person| folded(&person.name)).collect();
    let stranger = request.signatures.iter().find(|name| !there.contains(&folded(name)))?;
    Some(Refusal::new("signatory_absent", "§5.11").at("signatures").found(stranger))
}

fn folded(name: &Name) -> String {
    name.as_str().to_lowercase()
}
