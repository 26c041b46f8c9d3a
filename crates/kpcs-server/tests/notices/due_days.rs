//! Every day that is due stands with the certificate; both desks say what is overdue and who was told; the Chair is told once
//! of each certificate.

use kpcs_domain::{
    act::{
        DetainShipment, RefuseImport, RegisterArrival, ReportCertificateLost, ReportDiscrepancy, Role, refuse_import,
        report_certificate_lost, report_discrepancy::DiscrepancyKind,
    },
    certificate::Ground,
    field::YesOrNo,
    value::{CertificateNumber, Day, Name, Reference, Text},
};
use kpcs_server::notice::gather_notices;
use kpcs_testing::{World, arrival, border};

use crate::{escalation::dispatched, visit::Browser};

#[tokio::test]
async fn days_of_a_case_and_of_the_endorsement_stand_with_the_certificate() {
    let world = World::new(91);
    let number = dispatched(&world, "one", "2026-11-23");
    world.at("2026-11-26T10:00:00Z");
    let importing = &world.people.importing;
    world.perform::<RegisterArrival>(importing, arrival(&number, "2026-11-26", "12.00"), "one").unwrap();
    let differs = border::discrepancy(&number, DiscrepancyKind::Carats, "2026-12-07");
    world.perform::<ReportDiscrepancy>(importing, differs, "one").unwrap();
    world.register.deliver().unwrap();
    let antwerp = Browser::of(&world.register, "EU-ANT", "officer2", &[Role::ImportingOfficer]).await;
    let page = antwerp.get("/closure").await;
    assert!(page.says("answer by 7 December 2026"), "{}", page.text());
    // Ten working days after Thursday, 26 November (D12).
    assert!(page.says("original to be endorsed by 10 December 2026"), "{}", page.text());
    let file = antwerp.get("/closure.csv").await;
    assert!(file.says(",discrepancy,2026-12-07,2026-12-10"), "{}", file.text());
    let clerk = Browser::of(&world.register, "SL", "clerk2", &[Role::Clerk]).await;
    let page = clerk.get("/closure").await;
    assert!(page.says("answer by 7 December 2026") && !page.says("endorsed"), "{}", page.text());
}

#[tokio::test]
async fn what_has_ended_stands_until_its_original_is_endorsed() {
    let world = World::new(92);
    let number = dispatched(&world, "one", "2026-11-23");
    world.at("2026-11-26T10:00:00Z");
    world.receive(&number, "2026-11-26", "12.34").unwrap();
    let antwerp = Browser::of(&world.register, "EU-ANT", "officer2", &[Role::ImportingOfficer]).await;
    let page = antwerp.get("/closure").await;
    assert!(page.says("original to be endorsed") && page.says("10 December 2026"), "{}", page.text());
    assert!(antwerp.get("/closure.csv").await.says(&format!("beside,{number},SL,,2026-11-26,,not_due,,,2026-12-10")));
    world.at("2027-11-26T10:00:00Z");
    let later = Browser::of(&world.register, "EU-ANT", "officer3", &[Role::ImportingOfficer]).await;
    let file = later.get("/closure.csv").await;
    assert!(file.says(",head_of_authority,,,2026-12-10"), "nobody tells the Chair of it: {}", file.text());
}

/// What the issuer of `number` does when its holder has lost it: it ends.
fn lost(world: &World, number: &CertificateNumber, on: &str) {
    let request = report_certificate_lost::Request {
        number: number.clone(),
        noticed_on: Day::parse(on).unwrap(),
        reported_by: Name::parse("Koidu Diamonds (simulated)").unwrap(),
        circumstances: Text::parse("It never came back from the courier.").unwrap(),
        goods_missing: YesOrNo::No,
    };
    world.both::<ReportCertificateLost>(request, &number.to_string()).unwrap();
}

#[tokio::test]
async fn the_chair_is_told_once_of_each_certificate_and_both_desks_say_so() {
    let world = World::new(93);
    let first = dispatched(&world, "one", "2026-11-23");
    world.at("2026-12-20T10:00:00Z");
    let second = dispatched(&world, "two", "2026-12-20");
    for (office, login) in [("SL", "clerk2"), ("EU-ANT", "officer2"), ("scheme", "chair2")] {
        Browser::of(&world.register, office, login, &[Role::Chair]).await;
    }
    // 60 days of validity, 30 after it, 30 more: the first reaches the Chair, the second does not.
    world.at("2027-03-25T10:00:00Z");
    gather_notices(&world.register).unwrap();
    let clerk = Browser::of(&world.register, "SL", "clerk3", &[Role::Clerk]).await;
    let officer = Browser::of(&world.register, "EU-ANT", "officer3", &[Role::ImportingOfficer]).await;
    for page in [clerk.get("/desk").await, officer.get("/arrivals").await] {
        assert!(page.says("Overdue, and who has been told"), "{}", page.text());
        assert!(page.says("32 days overdue, 21 February 2027"), "{}", page.text());
        assert!(page.says("told on 25 March 2027"), "{}", page.text());
        assert!(page.says("to be told from"), "of the second, nobody yet: {}", page.text());
    }
    assert_eq!(told_to_the_chair(&world, "chair3").await, 1);
    world.at("2027-04-21T10:00:00Z");
    lost(&world, &first, "2027-04-21");
    gather_notices(&world.register).unwrap();
    assert_eq!(
        told_to_the_chair(&world, "chair4").await,
        2,
        "one ended, one is new: as many as before, and still news"
    );
    world.at("2027-04-22T10:00:00Z");
    gather_notices(&world.register).unwrap();
    lost(&world, &second, "2027-04-22");
    gather_notices(&world.register).unwrap();
    assert_eq!(told_to_the_chair(&world, "chair5").await, 2, "what was told, or has ended, is not told again");
}

/// How many notices of one certificate from Sierra Leone to the European Union the Chair has.
async fn told_to_the_chair(world: &World, login: &str) -> usize {
    let chair = Browser::of(&world.register, "scheme", login, &[Role::Chair]).await;
    chair.get("/inbox").await.text().matches("SL → EU (1)").count()
}

#[tokio::test]
async fn goods_without_a_certificate_reach_the_chair_once_and_without_particulars() {
    let world = World::new(94);
    world.at("2026-11-26T10:00:00Z");
    let importing = &world.people.importing;
    let held = world
        .perform::<DetainShipment>(importing, border::detention_without_certificate("2026-11-26"), "held")
        .unwrap();
    let refused = refuse_import::Request {
        number: None,
        case: Reference::parse(&held.subject).ok(),
        ..border::refusal(&CertificateNumber::parse("SL1").unwrap(), "2026-11-26", Ground::NoCertificate)
    };
    world.at_the_border::<RefuseImport>(refused, "refused").unwrap();
    let number = dispatched(&world, "one", "2026-11-26");
    world.perform::<RegisterArrival>(importing, arrival(&number, "2026-11-26", "12.34"), "one").unwrap();
    world
        .perform::<DetainShipment>(importing, border::detention(&number, "2026-11-26", Ground::SealBroken), "seal")
        .unwrap();
    gather_notices(&world.register).unwrap();
    let chair = Browser::of(&world.register, "scheme", "chair2", &[Role::Chair]).await;
    let inbox = chair.get("/inbox").await;
    let told = inbox.text().matches("EU-ANT has held or refused goods that came without a certificate").count();
    assert_eq!(told, 1, "held and then refused is one thing, a broken seal is none: {}", inbox.text());
    assert!(!inbox.says(&held.subject) && !inbox.says("40 rough stones"), "{}", inbox.text());
}
