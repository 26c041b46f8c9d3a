//! Pre-numbered security paper through the whole register: a certificate's number is the one on the paper in hand.

// Helpers of tests may unwrap like tests.
#![allow(clippy::unwrap_used)]

use kpcs_domain::{
    act::{
        Actor, AllotBlanks, IssueCertificate, ReceiveBlanks, Role, SpoilBlank, VoidCertificate, allot_blanks,
        issue_certificate,
        receive_blanks::{self, BlankRange},
        spoil_blank, void_certificate,
    },
    field::YesOrNo,
    value::{AuthorityId, CertificateNumber, CountryCode, Day, Name, OfficerHandle, Text},
};
use kpcs_register::{ActError, Proof, Step, authorise, request_id_of};
use kpcs_store::{act::Stored, check, view, work};
use kpcs_testing::World;

fn by_the_keeper<A: Stored>(world: &World, request: A::Request, key: &str) {
    let keeper = Actor {
        handle: OfficerHandle::from_random([9; 5]),
        authority: AuthorityId::parse("SL").unwrap(),
        roles: vec![Role::StockKeeper],
        company: None,
    };
    let who = authorise::<A>(&keeper, Step::Ask).unwrap();
    let prepared = world.register.prepare::<A>(who, request, request_id_of(key)).unwrap();
    let proof = Proof { method: kpcs_domain::act::ApprovalMethod::PasswordReentry, evidence: b"hash".to_vec() };
    world.register.approve(&world.people.validating, prepared.proposal, proof).unwrap();
}

fn has_an_account(world: &World, actor: &Actor) {
    let account = work::Account {
        handle: actor.handle,
        login: "sl.clerk".to_owned(),
        name: "A. Conteh".to_owned(),
        authority: actor.authority.clone(),
        roles: actor.roles.clone(),
        company: None,
        password: String::new(),
        language: "en".to_owned(),
        demo: true,
        suspended_at: None,
        place: String::new(),
        branch: None,
    };
    let at = world.register.clock().now();
    world.register.store().write(move |sql| work::add_account(sql, &account, at)).unwrap();
}

#[test]
fn a_number_is_read_from_the_blank_in_the_preparers_hands() {
    let world = World::new(50);
    has_an_account(&world, &world.people.clerk);
    let range = BlankRange { first: 501, last: 503 };
    let request = receive_blanks::Request {
        range: range.clone(),
        printer: Name::parse("High Security Printers Ltd").unwrap(),
        delivery_note: Name::parse("2026/118").unwrap(),
        received_on: Day::parse("2026-11-23").unwrap(),
        remarks: None,
    };
    by_the_keeper::<ReceiveBlanks>(&world, request, "received");
    let application = world.examined("5.00", "a").unwrap();
    let issue = |key| {
        let request = issue_certificate::Request {
            application: application.clone(),
            in_place_of: None,
            container: None,
            preparer_licence: None,
            blank: None,
        };
        world.both::<IssueCertificate>(request, key)
    };
    match issue("too early").unwrap_err() {
        ActError::Refused(refusals) => assert_eq!(refusals.first().code, "blank_not_in_hand"),
        other => panic!("{other}"),
    }
    let holder = world.people.clerk.handle;
    by_the_keeper::<AllotBlanks>(&world, allot_blanks::Request { range, holder }, "allotted");
    let spoiled = spoil_blank::Request {
        number: CertificateNumber::parse("SL000501").unwrap(),
        reason: Text::parse("Torn.").unwrap(),
    };
    world.perform::<SpoilBlank>(&world.people.clerk, spoiled, "torn").unwrap();
    assert_eq!(issue("first").unwrap().subject, "SL000502");
    let void = void_certificate::Request {
        number: CertificateNumber::parse("SL000502").unwrap(),
        reason: Text::parse("Smudged.").unwrap(),
    };
    world.both::<VoidCertificate>(void, "smudged").unwrap();
    assert_eq!(issue("second").unwrap().subject, "SL000503");
    let office = AuthorityId::parse("SL").unwrap();
    let rows = world.register.store().read(|sql| view::blanks(sql, &office)).unwrap();
    let states: Vec<_> = rows.iter().map(|row| (row.state.as_str(), row.first, row.last)).collect();
    assert_eq!(states, [("spoiled", 501, 502), ("used", 503, 503)]);
    assert_eq!(check(world.register.store(), |_| ()).unwrap(), vec![]);
}

#[test]
fn a_clerk_names_the_blank_that_lies_before_them() {
    let world = World::new(58);
    has_an_account(&world, &world.people.clerk);
    let (range, held) = (BlankRange { first: 501, last: 505 }, BlankRange { first: 501, last: 504 });
    let request = receive_blanks::Request {
        range,
        printer: Name::parse("High Security Printers Ltd").unwrap(),
        delivery_note: Name::parse("2026/119").unwrap(),
        received_on: Day::parse("2026-11-23").unwrap(),
        remarks: None,
    };
    by_the_keeper::<ReceiveBlanks>(&world, request, "received");
    let holder = world.people.clerk.handle;
    by_the_keeper::<AllotBlanks>(&world, allot_blanks::Request { range: held, holder }, "allotted");
    let number = |text: &str| CertificateNumber::parse(text).unwrap();
    let torn = spoil_blank::Request { number: number("SL000501"), reason: Text::parse("Torn.").unwrap() };
    world.perform::<SpoilBlank>(&world.people.clerk, torn, "torn").unwrap();
    let issue = |blank: &str| {
        let application = world.examined("5.00", blank).unwrap();
        let request = issue_certificate::Request {
            application,
            in_place_of: None,
            container: None,
            preparer_licence: None,
            blank: Some(number(blank)),
        };
        match world.both::<IssueCertificate>(request, blank) {
            Ok(done) => done.subject,
            Err(ActError::Refused(refusals)) => refusals.first().code.to_owned(),
            Err(other) => panic!("{other}"),
        }
    };
    // As the clerk types it: the zeros in front are the paper's.
    assert_eq!(issue("SL503"), "SL000503");
    for (blank, refused) in [
        ("SL000501", "blank_not_free"),
        ("SL000503", "blank_not_free"),
        ("SL000505", "blank_not_in_hand"),
        ("SL000900", "blank_unknown"),
    ] {
        assert_eq!(issue(blank), refused, "{blank}");
    }
    let office = AuthorityId::parse("SL").unwrap();
    let pack = |sql: &kpcs_store::Sql<'_>| {
        kpcs_store::act::facts::rule_pack(sql, CountryCode::parse("SL").unwrap(), Day::parse("2026-11-23").unwrap())
    };
    let offered = world
        .register
        .store()
        .read(|sql| view::blanks_in_hand(sql, (&office, CountryCode::parse("SL").unwrap()), holder, &*pack(sql)?, 9));
    assert_eq!(offered.unwrap(), [number("SL000502"), number("SL000504")]);
    assert_eq!(check(world.register.store(), |_| ()).unwrap(), vec![]);
}

#[test]
fn a_pack_says_whether_numbers_stand_on_the_paper() {
    let world = World::new(57);
    let mut pack = world.register.store().read(|sql| {
        kpcs_store::act::facts::rule_pack(sql, CountryCode::parse("SL").unwrap(), Day::parse("2026-11-23").unwrap())
    });
    let mut stated = (**pack.as_mut().unwrap()).clone();
    stated.participant = CountryCode::parse("SL").ok();
    stated.version += 1;
    stated.valid_from = Day::parse("2026-11-23").unwrap();
    stated.number.on_blanks = Some(YesOrNo::Yes);
    world.adopt(stated).unwrap();
    let application = world.examined("5.00", "on blanks").unwrap();
    let request = issue_certificate::Request {
        application,
        in_place_of: None,
        container: None,
        preparer_licence: None,
        blank: None,
    };
    match world.both::<IssueCertificate>(request, "on blanks").unwrap_err() {
        ActError::Refused(refusals) => assert_eq!(refusals.first().code, "blank_not_in_hand"),
        other => panic!("{other}"),
    }
}
