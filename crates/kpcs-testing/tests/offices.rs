//! Two offices of one Participant: each with its own files, numbers and chain.
#![allow(clippy::unwrap_used)]

use kpcs_domain::{
    act::{Actor, Role},
    act::{ApplyForCertificate, apply_for_certificate},
    certificate::{Source, SourceKind},
    value::{AuthorityId, Carats, CountryCode, Name, OfficerHandle},
};
use kpcs_register::found;
use kpcs_testing::{World, declaration, office};

/// Found by the first demonstration: the second office's application had the first one's reference.
#[test]
fn two_offices_of_one_participant_name_their_applications_apart() {
    let world = World::new(21);
    let offices = [
        office("SL", "SL", "National Minerals Agency", "SL"),
        office("EU-ANT", "EU", "Diamond Office Antwerp", "BE"),
        office("EU-IDA", "EU", "Diamond Office Idar-Oberstein", "DE"),
    ];
    found(&world.register, &offices, |_| {}).unwrap();
    let apply_at = |authority: &str, handle: &str| {
        let exporter = Actor {
            handle: OfficerHandle::parse(handle).unwrap(),
            authority: AuthorityId::parse(authority).unwrap(),
            roles: vec![Role::Exporter],
            company: Name::parse("Koidu Diamonds (simulated)").ok(),
        };
        let mut shipment = declaration("12.34");
        shipment.destination = CountryCode::parse("SL").unwrap();
        // The Union certifies what has come in lawfully (kpcs.md §5.11).
        let (reference, carats) = (Name::parse("SL004211").unwrap(), Carats::parse("12.34").unwrap());
        shipment.sources = vec![Source::new(SourceKind::ImportCertificate, reference, carats)];
        let request = apply_for_certificate::Request { shipment };
        world.perform::<ApplyForCertificate>(&exporter, request, authority).unwrap().subject
    };
    assert_eq!(apply_at("EU-ANT", "exporta2"), "EU-ANT-A1");
    assert_eq!(apply_at("EU-IDA", "exporta3"), "EU-IDA-A1");
    world.check();
}
