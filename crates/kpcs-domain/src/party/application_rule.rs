//! `ApplicationRule`: what a Participant asks of an application beyond the scheme: licence, sources and their proof.
//!
//! Invariant: a Participant whose pack has no such table asks for nothing here; each objection names the field at fault.
//! Must not know: the counter, who applies.
//! Source: kpcs.md §5.6, §5.11, §5.12, §9.10, §17.5; docs/formats/rule-pack.md, "application".

use super::SchemeHistory;
use crate::{
    act::Refusal,
    certificate::{ShipmentDeclaration, Source, SourceKind},
    record,
    value::{Carats, CertificateNumber, CountryCode, Day, Name, Origin},
};

record! {
    /// What an application must hold.
    pub struct ApplicationRule {
        /// The exporter's licence is named.
        1 licence_required: bool, "§5.6";
        /// Every application says where its goods come from.
        2 sources_required: bool, "§5.11";
        /// The kinds of source that are taken; all where none is named.
        3 sources_accepted: Vec<SourceKind>, "§5.11";
        /// The kinds that prove the import of goods mined abroad; what every Participant takes where none is named.
        4 import_evidence: Vec<SourceKind>, "§5.11";
        /// An import certificate is named by its whole number.
        5 import_serials: bool, "§5.11";
        /// The exchanges whose members may declare a lawful import; any where none is named.
        6 bourses: Vec<Name>, "§5.11";
        /// What the sources weigh more than the shipment is named as loss, with its reason.
        7 mass_balanced: bool, "§5.12";
    }
}

impl ApplicationRule {
    /// What this rule has against a declared shipment of `participant`, in order of precedence.
    #[must_use]
    pub fn objections(
        &self,
        shipment: &ShipmentDeclaration,
        history: &SchemeHistory,
        participant: CountryCode,
        today: Day,
    ) -> Vec<Option<Refusal>> {
        let abroad = |country: &CountryCode| history.participant_of(*country, today) != participant;
        let foreign = shipment.parcels.iter().any(|parcel| match &parcel.origin {
            Origin::MixedUndisclosed => true,
            Origin::Named(countries) => countries.iter().any(abroad),
        });
        vec![
            Refusal::new("licence_missing", "§5.6")
                .at("shipment.exporter.licence")
                .unless(!self.licence_required || shipment.exporter.licence.is_some()),
            Refusal::new("sources_not_named", "§5.11")
                .at("shipment.sources")
                .unless(!self.sources_required || !shipment.sources.is_empty()),
            self.not_accepted(&shipment.sources),
            self.no_evidence(&shipment.sources).filter(|_| foreign),
            self.serial_missing(&shipment.sources),
            self.bourse_not_listed(&shipment.sources),
            self.unbalanced(shipment),
        ]
    }

    fn not_accepted(&self, sources: &[Source]) -> Option<Refusal> {
        let taken = |kind: &SourceKind| self.sources_accepted.is_empty() || self.sources_accepted.contains(kind);
        let other = sources.iter().find(|source| !taken(&source.kind))?;
        let refusal = Refusal::new("source_not_accepted", "§5.11").at("shipment.sources").found(other.kind);
        Some(refusal.expected(words(&self.sources_accepted)))
    }

    fn no_evidence(&self, sources: &[Source]) -> Option<Refusal> {
        let proves = |source: &Source| self.import_evidence.contains(&source.kind);
        let refusal = Refusal::new("import_evidence_missing", "§5.11").at("shipment.sources");
        refusal
            .expected(words(&self.import_evidence))
            .unless(self.import_evidence.is_empty() || sources.iter().any(proves))
    }

    fn serial_missing(&self, sources: &[Source]) -> Option<Refusal> {
        let mut certificates = sources.iter().filter(|source| source.kind == SourceKind::ImportCertificate);
        let other = certificates.find(|source| CertificateNumber::parse(source.reference.as_str()).is_err())?;
        let refusal = Refusal::new("certificate_serial_missing", "§5.11").at("shipment.sources");
        refusal.found(&other.reference).unless(!self.import_serials)
    }

    fn bourse_not_listed(&self, sources: &[Source]) -> Option<Refusal> {
        let listed = |name: &&Name| self.bourses.is_empty() || self.bourses.contains(name);
        let other = sources.iter().filter_map(|source| source.bourse.as_ref()).find(|name| !listed(name))?;
        let names: Vec<_> = self.bourses.iter().map(Name::as_str).collect();
        Some(Refusal::new("bourse_not_listed", "§5.11").at("shipment.sources").found(other).expected(names.join(", ")))
    }

    /// Taken from the sources, less what was lost in handling, is what is to go out (§5.12).
    fn unbalanced(&self, shipment: &ShipmentDeclaration) -> Option<Refusal> {
        if !self.mass_balanced || shipment.sources.is_empty() {
            return None;
        }
        let sum = |carats: Vec<Carats>| Carats::sum(carats).unwrap_or(Carats::MAX);
        let taken = sum(shipment.sources.iter().map(|source| source.carats).collect());
        let lost = sum(shipment.sources.iter().filter_map(|source| source.mass_lost).collect());
        let out = sum(shipment.parcels.iter().map(|parcel| parcel.carats).collect());
        let refusal = Refusal::new("mass_not_balanced", "§5.12").at("shipment.sources");
        let balanced = taken.thousandths().checked_sub(lost.thousandths()) == Some(out.thousandths());
        refusal.found(format!("{taken} - {lost}")).expected(out).unless(balanced)
    }
}

/// What is wrong with a source whatever the Participant asks: a site without its place, a declaration that nobody signed,
/// a loss without a reason.
#[must_use]
pub fn faulty_sources(sources: &[Source]) -> [Option<Refusal>; 3] {
    let first = |code, section, lacks: fn(&Source) -> bool| {
        let number = sources.iter().position(lacks)? + 1;
        Some(Refusal::new(code, section).at("shipment.sources").found(number))
    };
    [
        first("site_coordinates_missing", "§9.10", |source| {
            source.kind == SourceKind::ExplorationSite && (source.latitude.is_none() || source.longitude.is_none())
        }),
        first("bourse_declaration_unsigned", "§5.11", |source| {
            source.kind == SourceKind::BourseDeclaration && (source.bourse.is_none() || source.signed_by.is_none())
        }),
        first("mass_loss_unexplained", "§5.12", |source| source.mass_lost.is_some() != source.mass_lost_by.is_some()),
    ]
}

fn words(kinds: &[SourceKind]) -> String {
    kinds.iter().map(|kind| kind.word()).collect::<Vec<_>>().join(", ")
}
