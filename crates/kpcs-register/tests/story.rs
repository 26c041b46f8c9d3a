//! The main story through the real register: applied for in Freetown, issued by two, confirmed in Antwerp.

use std::sync::Arc;

use kpcs_domain::{
    act::{
        Actor, ApprovalMethod, Role, apply_for_certificate, confirm_receipt, designate_authority, examine_shipment,
        issue_certificate, register_arrival,
    },
    act::{ApplyForCertificate, ConfirmReceipt, ExamineShipment, IssueCertificate, RegisterArrival},
    certificate::{
        Cleaning, Conveyance, ConveyanceMode, MeasuredParcel, Parcel, Party, PersonPresent, Purpose, Scale,
        ShipmentDeclaration, Valuation, ValuerCapacity,
    },
    field::OneOrMore,
    value::*,
};
use kpcs_register::*;
use kpcs_verify::{Document, Outcome as Verdict, Question};

fn text(text: &str) -> Text {
    Text::parse(text).unwrap()
}

fn name(text: &str) -> Name {
    Name::parse(text).unwrap()
}

fn code(text: &str) -> CountryCode {
    CountryCode::parse(text).unwrap()
}

fn office(id: &str, participant: &str, label: &str, places: &[&str]) -> Office {
    let places = places.iter().map(|place| code(place)).collect();
    Office {
        designation: designate_authority::Request {
            authority: AuthorityId::parse(id).unwrap(),
            participant: code(participant),
            name: name(label),
            exporting: true,
            importing: true,
            places: OneOrMore::new(places).unwrap(),
            address: text("1 Main Street"),
            email: text("office@authority.example"),
            signs: true,
            from: Day::parse("2026-01-01").unwrap(),
        },
        pack: None,
    }
}

fn person(authority: &str, handle: &str, roles: &[Role], company: Option<&str>) -> Actor {
    Actor {
        handle: OfficerHandle::parse(handle).unwrap(),
        authority: AuthorityId::parse(authority).unwrap(),
        roles: roles.to_vec(),
        company: company.map(name),
    }
}

fn party(label: &str, country: &str) -> Party {
    Party {
        name: name(label),
        address: text("a street"),
        country: code(country),
        licence: Some(name("L-1")),
        contact: None,
    }
}

fn shipment() -> ShipmentDeclaration {
    let parcel = Parcel {
        hs: HsCode::Hs710231,
        carats: Carats::parse("12.34").unwrap(),
        value: UsdCents::parse("4500.00").unwrap(),
        origin: Origin::parse("SL").unwrap(),
        stones: Some(7),
        description: None,
    };
    ShipmentDeclaration {
        exporter: party("Koidu Diamonds (simulated)", "SL"),
        importer: party("Antwerp Rough (simulated)", "BE"),
        consignee: None,
        destination: code("BE"),
        parcels: OneOrMore::new(vec![parcel]).unwrap(),
        purpose: Purpose::Sale,
        expected_return: None,
        conveyance: Conveyance { mode: ConveyanceMode::Courier, carrier: None, waybill: None, flight: None },
        sources: vec![],
        no_conflict: true,
        warranty: true,
        invoice: None,
        remarks: None,
    }
}

fn examination(application: &Reference) -> examine_shipment::Request {
    examine_shipment::Request {
        application: application.clone(),
        persons: OneOrMore::new(vec![PersonPresent { name: name("A. Kamara"), capacity: name("exporter") }]).unwrap(),
        scale: Scale { model: name("Mettler"), calibrated_on: Day::parse("2026-10-01").unwrap() },
        cleaning: Cleaning::AcidCleaned,
        sieve: None,
        parcels: OneOrMore::new(vec![examine_shipment::ExaminedParcel {
            gross: Carats::parse("12.34").unwrap(),
            tare: None,
            reweighed_gross: None,
            hs: HsCode::Hs710231,
            origin: Origin::parse("SL").unwrap(),
            stones: Some(7),
            description: None,
        }])
        .unwrap(),
        valuations: OneOrMore::new(vec![Valuation {
            valuer: name("Government valuer"),
            capacity: ValuerCapacity::Government,
            values: OneOrMore::new(vec![UsdCents::parse("4600.00").unwrap()]).unwrap(),
        }])
        .unwrap(),
        container: Some(name("BAG-1")),
        seals: OneOrMore::new(vec![Seal::parse("SL-88213").unwrap()]).unwrap(),
        photographs: vec![],
        fee: None,
        duty: None,
        remarks: None,
    }
}

#[test]
fn a_shipment_from_application_to_confirmed_import() {
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(SetClock::new(Timestamp::parse("2026-11-23T10:00:00Z").unwrap()));
    let options = RegisterOptions { demo: true, unsynced: true };
    let register = Register::open(
        folder.path(),
        options,
        &Passphrase::new("test"),
        Box::new(Arc::clone(&clock)),
        Box::new(SeededEntropy::new(7)),
    )
    .unwrap();
    let offices = [
        office("SL", "SL", "National Minerals Agency", &["SL"]),
        office("EU-ANT", "EU", "Diamond Office Antwerp", &["BE"]),
    ];
    found(&register, &offices, |_| {}).unwrap();
    found(&register, &offices, |_| {}).unwrap();

    let exporter = person("SL", "exporter", &[Role::Exporter], Some("Koidu Diamonds (simulated)"));
    let examiner = person("SL", "examiner", &[Role::Clerk], None);
    let clerk = person("SL", "clerkabc", &[Role::Clerk], None);
    let validating = person("SL", "validate", &[Role::ValidatingOfficer], None);
    let importing = person("EU-ANT", "importer", &[Role::ImportingOfficer], None);

    let ask = |id: &str| request_id_of(id);
    let applied = register
        .perform::<ApplyForCertificate>(
            authorise(&exporter, Step::Ask).unwrap(),
            apply_for_certificate::Request { shipment: shipment() },
            ask("apply"),
        )
        .unwrap();
    assert_eq!(applied.subject, "SL-A1");
    let application = Reference::parse(&applied.subject).unwrap();
    register
        .perform::<ExamineShipment>(authorise(&examiner, Step::Ask).unwrap(), examination(&application), ask("examine"))
        .unwrap();
    let request = issue_certificate::Request { application };
    let prepared = register
        .prepare::<IssueCertificate>(authorise(&clerk, Step::Ask).unwrap(), request.clone(), ask("issue"))
        .unwrap();
    let again =
        register.prepare::<IssueCertificate>(authorise(&clerk, Step::Ask).unwrap(), request, ask("issue")).unwrap();
    assert_eq!(prepared, again, "a second click prepares nothing more");

    let proof = || Proof { method: ApprovalMethod::PasswordReentry, evidence: b"hash".to_vec() };
    let own = register.approve(&person("SL", "clerkabc", &[Role::ValidatingOfficer], None), prepared.proposal, proof());
    assert!(matches!(own, Err(ActError::Refused(refusals)) if refusals.first().code == "approver_is_preparer"));
    let by_examiner =
        register.approve(&person("SL", "examiner", &[Role::ValidatingOfficer], None), prepared.proposal, proof());
    assert!(matches!(by_examiner, Err(ActError::Refused(refusals)) if refusals.first().code == "approver_is_examiner"));
    let issued = register.approve(&validating, prepared.proposal, proof()).unwrap();
    let once_more = register.approve(&validating, prepared.proposal, proof()).unwrap();
    assert_eq!(
        (issued.position, issued.leaf),
        (once_more.position, once_more.leaf),
        "a second click signs nothing more"
    );
    register.deliver().unwrap();

    let number = CertificateNumber::parse(&issued.subject).unwrap();
    let entry = register.store().read(|sql| kpcs_store::entry(sql, issued.position)).unwrap();
    let code_text = kpcs_statement::write_qr_text(&entry.opened).unwrap();
    println!("{} characters: {code_text}", code_text.len());
    let read = kpcs_statement::read_qr_text(&code_text).unwrap();
    let question = |register: &Register| Question {
        at: register.clock().now(),
        place: Some(code("BE")),
        on: Day::parse("2026-11-25").ok(),
    };
    let report = register.verify(&Document::Signed(Box::new(read.clone())), &question(&register)).unwrap();
    assert_eq!(report.outcome, Verdict::AuthenticNotLogged, "{:?}", report.reasons);
    assert!(report.specimen);

    clock.set(Timestamp::parse("2026-11-25T09:00:00Z").unwrap());
    let arrival = register_arrival::Request {
        number: number.clone(),
        arrived_on: Day::parse("2026-11-25").unwrap(),
        place: code("BE"),
        certificate_presented: true,
        seals_intact: true,
        seals_found: vec![Seal::parse("SL-88213").unwrap()],
        container: Some(name("BAG-1")),
        persons: vec![],
        scale: None,
        parcels: OneOrMore::new(vec![MeasuredParcel {
            carats: Carats::parse("12.34").unwrap(),
            stones: Some(7),
            remarks: None,
        }])
        .unwrap(),
        photographs: vec![],
        remarks: None,
    };
    register.perform::<RegisterArrival>(authorise(&importing, Step::Ask).unwrap(), arrival, ask("arrive")).unwrap();
    let confirmation = confirm_receipt::Request {
        number: number.clone(),
        received_on: Day::parse("2026-11-25").unwrap(),
        parcels: vec![],
        remarks: None,
    };
    register
        .perform::<ConfirmReceipt>(authorise(&importing, Step::Ask).unwrap(), confirmation.clone(), ask("confirm"))
        .unwrap();
    let twice = register.perform::<ConfirmReceipt>(
        authorise(&importing, Step::Ask).unwrap(),
        confirmation,
        ask("confirm again"),
    );
    assert!(matches!(twice, Err(ActError::Refused(refusals)) if refusals.first().code == "already_confirmed"));
    register.deliver().unwrap();

    let state = register.store().read(|sql| {
        sql.query_one(
            "select state from view_certificate where serial = $1",
            kpcs_store::bind![number.serial()],
            |row| row.text(0),
        )
    });
    assert_eq!(state.unwrap().as_deref(), Some("confirmed"));
    let after = register.verify(&Document::Signed(Box::new(read)), &question(&register)).unwrap();
    assert_eq!((after.outcome, after.reasons[0].code), (Verdict::NotValid, "used"));

    assert_eq!(kpcs_store::check(register.store(), |_| {}).unwrap(), []);
    assert!(register.audit(|_| {}).unwrap().statements > 200);
    kpcs_store::rebuild(register.store(), |_| {}).unwrap();
    assert_eq!(kpcs_store::check(register.store(), |_| {}).unwrap(), []);
}
