//! A shipment's facts: what identifies it, what is printed on its certificate, what was found when it came.
//!
//! Invariant: a declared figure comes from `Declared::Shown` alone.
//! Source: kpcs.md §3.2, §5.8; decisions 20.

use kpcs_domain::{
    act::register_arrival,
    certificate::{KnownShipment, PersonPresent},
    value::Seal,
};
use kpcs_store::view::{ArrivalRow, ShipmentChannel};
use kpcs_web::{
    Texts,
    part::{Fact, Facts, Inline, Table},
};

use super::ledger::{Declared, Shipment};
use crate::{page::certificate::particulars::amended, words};

/// What is printed on the certificate, as far as it may be seen.
pub(super) fn certificate(texts: Texts, shipment: &Shipment) -> Facts {
    let listed = &shipment.listed;
    let fact = |key: &str, value| Fact::new(texts.get(key), value);
    let day = |day| Inline::Text(words::day(texts, day));
    let known_from = match listed.channel {
        ShipmentChannel::Advice => "arrivals-channel-advice",
        ShipmentChannel::Paper => "arrivals-channel-paper",
    };
    let mut facts = vec![
        fact("word-issuer", Inline::Text(words::place(texts, listed.number.issuer()))),
        fact("arrivals-known-from", Inline::Text(texts.get(known_from))),
        fact("word-issued-on", day(listed.issued_on)),
        fact("word-expires-on", listed.expires_on.map_or_else(|| Inline::not_reported(texts), day)),
        fact("word-exporter", Inline::Text(listed.exporter.to_string())),
        fact("word-importer", Inline::Text(listed.importer.to_string())),
        fact("word-origin", Inline::Text(words::origin(texts, &listed.origin))),
        fact("verify-seals", seals(&shipment.seals)),
    ];
    facts.extend(amended(texts, &shipment.corrections));
    facts.extend(listed.left_on.map(|left| fact("arrivals-left-on", day(left))));
    match &shipment.declared {
        Declared::Shown(known) => facts.push(fact("word-parcels", Inline::number(known.core.parcels))),
        Declared::Hidden(_) => {
            let hidden = fact("arrivals-figures", Inline::Text(texts.get("arrivals-figures-hidden")));
            facts.push(hidden.with_note(texts.get("arrivals-figures-hidden-note")));
        }
    }
    Facts { facts }
}

/// What was found when the goods came.
pub(super) fn measured(
    texts: Texts,
    row: &ArrivalRow,
    found: &register_arrival::Request,
    on_certificate: &[Seal],
) -> Facts {
    let fact = |key: &str, value: String| Fact::new(texts.get(key), Inline::Text(value));
    let yes = |flag, yes: &str, no: &str| texts.get(if flag { yes } else { no });
    let hidden = yes(row.measured_blind, "arrivals-were-hidden", "arrivals-were-not-hidden");
    let mut facts = vec![
        fact("arrival-day", words::day(texts, found.arrived_on)),
        fact("arrival-place", words::place(texts, found.place)),
        fact("arrivals-figures", hidden),
        fact(
            "arrival-presented",
            yes(found.certificate_presented.is_yes(), "arrival-presented-yes", "arrival-presented-no"),
        ),
        fact("arrival-seal-state", yes(found.seals_intact.is_yes(), "arrival-intact", "arrival-broken")),
        seals_found(texts, &found.seals_found, on_certificate),
    ];
    facts.extend(found.container.as_ref().map(|name| fact("arrival-container", name.to_string())));
    facts.extend(found.scale.as_ref().map(|scale| {
        let calibrated = words::day(texts, scale.calibrated_on);
        fact("arrival-scale", scale.model.to_string())
            .with_note(format!("{}: {calibrated}", texts.get("arrival-calibrated")))
    }));
    facts.extend(found.persons.iter().map(|person| fact("arrival-person", present(person))));
    facts.extend(found.parcels.iter().enumerate().filter_map(|(index, parcel)| {
        let label = format!("{} {}", texts.get("word-parcel"), index + 1);
        Some(Fact::new(label, Inline::Lines(parcel.remarks.as_ref()?.as_str().lines().map(str::to_owned).collect())))
    }));
    facts.extend(found.remarks.as_ref().map(|remarks| fact("arrival-remarks", remarks.to_string())));
    Facts { facts }
}

/// Why parcels differ, as it was confirmed.
pub(super) fn explanations(texts: Texts, shipment: &Shipment) -> Vec<Fact> {
    let comparisons = shipment.confirmation.iter().flat_map(|decided| decided.comparisons.iter().enumerate());
    let explained = comparisons.filter_map(|(index, one)| {
        let words = one.explanation.as_ref()?.to_string();
        let cause = one.cause.map(|cause| texts.get(&format!("cause-{}", cause.word()))).unwrap_or_default();
        let label = format!("{} {}", texts.get("word-parcel"), index + 1);
        Some(Fact::new(label, Inline::Text(words)).with_note(cause))
    });
    explained.collect()
}

/// The table of HS lines, once the figures may be seen.
pub(super) fn lines(texts: Texts, known: &KnownShipment) -> Table {
    // A heading stands above it.
    Table { caption_unseen: true, ..crate::page::verify::lines(texts, &known.core) }
}

/// The seals found, with a note when they are not those of the certificate, in whatever order.
fn seals_found(texts: Texts, found: &[Seal], on_certificate: &[Seal]) -> Fact {
    let shown = if found.is_empty() { Inline::not_reported(texts) } else { seals(found) };
    let fact = Fact::new(texts.get("arrivals-seals-found"), shown);
    let same = found.len() == on_certificate.len() && found.iter().all(|seal| on_certificate.contains(seal));
    if same { fact } else { fact.with_note(texts.get("arrivals-seals-differ")) }
}

fn seals(seals: &[Seal]) -> Inline {
    match seals {
        [] => Inline::Nothing,
        _ => Inline::Lines(seals.iter().map(ToString::to_string).collect()),
    }
}

fn present(person: &PersonPresent) -> String {
    format!("{}, {}", person.name, person.capacity)
}
