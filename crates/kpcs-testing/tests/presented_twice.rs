//! One paper presented twice, in every way that a scenario can make: the second time it is a conflict, or no longer valid,
//! and no goods are let in on it (reliability R-33).
//!
//! `KPCS_ROUNDS=5000 cargo test --workspace --test presented_twice -- --nocapture` makes that many scenarios. The two ports
//! are online: both are offices of one node. Ports that are offline come with the field units.
#![allow(clippy::unwrap_used)]

use kpcs_domain::{
    act::{
        Actor, CancelCertificate, ConfirmReceipt, DetainShipment, ForfeitShipment, InvalidateCertificate,
        RecordForeignCertificate, RefuseImport, RegisterArrival, ReplaceCertificate, ReportCertificateLost,
        ReportCertificateStolen, VoidCertificate, cancel_certificate, invalidate_certificate,
        record_foreign_certificate::{self, PaperChannel},
        replace_certificate, report_certificate_lost, report_certificate_stolen, void_certificate,
    },
    certificate::Ground,
    field::{OneOrMore, YesOrNo},
    value::{AuthorityId, CertificateNumber, CountryCode, Day, Name, Seal, Text, Timestamp},
};
use kpcs_register::{ActError, Done, found};
use kpcs_statement::decode_core;
use kpcs_store::{bind, entry};
use kpcs_testing::{World, arrival, border, confirmation, office};
use kpcs_verify::{Document, Outcome, Question};

/// What happens between the two presentations; the goods are first presented in Antwerp, or never, as said.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Between {
    Nothing,
    Confirmed,
    ConfirmedInPart,
    Detained,
    Refused,
    Forfeited,
    Void,
    Cancelled,
    Replaced,
    Lost,
    Stolen,
    Invalidated,
    Expired,
}

const BETWEEN: [Between; 13] = [
    Between::Nothing,
    Between::Confirmed,
    Between::ConfirmedInPart,
    Between::Detained,
    Between::Refused,
    Between::Forfeited,
    Between::Void,
    Between::Cancelled,
    Between::Replaced,
    Between::Lost,
    Between::Stolen,
    Between::Invalidated,
    Between::Expired,
];

/// One scenario.
#[derive(Debug, Clone, Copy)]
struct Scenario {
    between: Between,
    /// Whether the second port is another one.
    elsewhere: bool,
    /// Whether the issuer has been told before the second presentation.
    delivered: bool,
    /// Hundredths of a carat.
    carats: u64,
    /// The day of the second presentation, counted from the first.
    later: u32,
}

impl Scenario {
    /// All combinations in turn, then again with other weights and days.
    fn of(round: usize) -> Self {
        let between = BETWEEN[round % BETWEEN.len()];
        let rest = round / BETWEEN.len();
        Self {
            between,
            elsewhere: rest % 2 == 1,
            delivered: rest / 2 % 2 == 1,
            carats: 100 + (round as u64 * 7_919) % 90_000,
            later: (rest / 4 % 5) as u32,
        }
    }

    /// Whether the issuer withdrew the paper, and no port has heard of it yet.
    fn is_unheard(self) -> bool {
        !self.was_presented() && self.between != Between::Expired && (!self.delivered || self.elsewhere)
    }

    /// Whether the paper had been presented in Antwerp before.
    fn was_presented(self) -> bool {
        use Between::{Confirmed, ConfirmedInPart, Detained, Forfeited, Nothing, Refused};
        matches!(self.between, Nothing | Confirmed | ConfirmedInPart | Detained | Refused | Forfeited)
    }
}

fn rounds() -> usize {
    std::env::var("KPCS_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(BETWEEN.len() * 4)
}

#[test]
fn a_paper_lets_goods_in_once() {
    const OF_ONE_WORLD: usize = 260;
    for first in (0..rounds()).step_by(OF_ONE_WORLD) {
        let stage = Stage::new(first as u64);
        for round in first..rounds().min(first + OF_ONE_WORLD) {
            let scenario = Scenario::of(round);
            stage.play(scenario, round);
            if round % 100 == 99 {
                eprintln!("{} scenarios", round + 1);
            }
        }
        stage.world.at("2027-02-20T10:00:00Z");
        stage.world.check();
    }
}

/// A world with two ports.
struct Stage {
    world: World,
    /// Of the other port.
    other: Actor,
}

const FIRST: &str = "2026-11-25";

impl Stage {
    fn new(seed: u64) -> Self {
        let world = World::new(seed);
        let offices = [
            office("SL", "SL", "National Minerals Agency", "SL"),
            office("EU-ANT", "EU", "Diamond Office Antwerp", "BE"),
            office("EU-IDA", "EU", "Diamond Office Idar-Oberstein", "DE"),
        ];
        found(&world.register, &offices, |_| {}).unwrap();
        let other = Actor { authority: AuthorityId::parse("EU-IDA").unwrap(), ..world.people.importing.clone() };
        Self { world, other }
    }

    fn play(&self, scenario: Scenario, round: usize) {
        let world = &self.world;
        world.at("2026-11-23T10:00:00Z");
        let carats = format!("{}.{:02}", scenario.carats / 100, scenario.carats % 100);
        let key = round.to_string();
        let (number, done) = world.issue(&carats, &key).unwrap();
        world.at("2026-11-25T09:00:00Z");
        self.first(scenario, &number, &carats, &key);
        if scenario.delivered {
            world.register.deliver().unwrap();
        }
        let expired = scenario.between == Between::Expired;
        let on = if expired { day("2027-02-15") } else { day(FIRST).plus_days(scenario.later.into()) };
        world.at(&format!("{on}T09:00:00Z"));
        let entered = self.second(scenario, (&number, &done), &carats, on, &key);
        self.verified(scenario, &done, on);
        if entered.is_ok() {
            // The port had not heard of it yet: what it did is flagged as soon as both sides hear.
            assert!(scenario.is_unheard(), "{scenario:?}: goods were let in");
            world.register.deliver().unwrap();
            assert!(self.is_conflict(&number), "{scenario:?}: let in, and not flagged");
            self.verified(scenario, &done, on);
        }
    }

    /// The first presentation, and what becomes of the paper.
    fn first(&self, scenario: Scenario, number: &CertificateNumber, carats: &str, key: &str) {
        let world = &self.world;
        if scenario.was_presented() {
            let part = scenario.between == Between::ConfirmedInPart;
            let measured = if part { half(scenario.carats) } else { carats.to_owned() };
            world.perform::<RegisterArrival>(&world.people.importing, arrival(number, FIRST, &measured), key).unwrap();
        }
        let reason = Text::parse("As the scenario says.").unwrap();
        let noticed_on = day("2026-11-24");
        let reported_by = Name::parse("Koidu Diamonds (simulated)").unwrap();
        match scenario.between {
            Between::Nothing | Between::Expired => return,
            Between::Confirmed => {
                world.perform::<ConfirmReceipt>(&world.people.importing, confirmation(number, FIRST), key)
            }
            Between::ConfirmedInPart => self.confirm_in_part(number, key),
            Between::Detained => {
                let held = border::detention(number, FIRST, Ground::SealBroken);
                world.perform::<DetainShipment>(&world.people.importing, held, key)
            }
            Between::Refused => {
                world.at_the_border::<RefuseImport>(border::refusal(number, FIRST, Ground::SealBroken), key)
            }
            Between::Forfeited => {
                let held = border::detention(number, FIRST, Ground::SealBroken);
                world.perform::<DetainShipment>(&world.people.importing, held, key).unwrap();
                world.at_the_border::<ForfeitShipment>(border::forfeiture(number, FIRST), key)
            }
            Between::Void => {
                world.both::<VoidCertificate>(void_certificate::Request { number: number.clone(), reason }, key)
            }
            Between::Cancelled => world.both::<CancelCertificate>(
                cancel_certificate::Request { number: number.clone(), reason, original_surrendered: true },
                key,
            ),
            Between::Replaced => {
                let application = world.examined(carats, &format!("{key}/new")).unwrap();
                let number = number.clone();
                world.both::<ReplaceCertificate>(
                    replace_certificate::Request {
                        number,
                        application,
                        reason,
                        original_surrendered: true,
                        container: None,
                    },
                    key,
                )
            }
            Between::Lost => world.both::<ReportCertificateLost>(
                report_certificate_lost::Request {
                    number: number.clone(),
                    noticed_on,
                    reported_by,
                    circumstances: reason,
                    goods_missing: YesOrNo::No,
                },
                key,
            ),
            Between::Stolen => world.both::<ReportCertificateStolen>(
                report_certificate_stolen::Request {
                    number: number.clone(),
                    noticed_on,
                    reported_by,
                    circumstances: reason,
                    goods_missing: YesOrNo::No,
                    police_report: None,
                },
                key,
            ),
            Between::Invalidated => world.both::<InvalidateCertificate>(
                invalidate_certificate::Request {
                    number: number.clone(),
                    ground: invalidate_certificate::WithdrawalGround::IssuedInError,
                    reason,
                },
                key,
            ),
        }
        .unwrap_or_else(|error| panic!("{scenario:?}: {error}"));
    }

    /// Half of what was declared is there, and that is explained.
    fn confirm_in_part(&self, number: &CertificateNumber, key: &str) -> Result<Done, ActError> {
        use kpcs_domain::act::confirm_receipt::ParcelAnswer;
        let mut request = confirmation(number, FIRST);
        let explanation = Some(Text::parse("The rest stayed with the exporter.").unwrap());
        request.parcels =
            vec![ParcelAnswer { cause: Some(kpcs_domain::certificate::DifferenceCause::Split), explanation }];
        self.world.perform::<ConfirmReceipt>(&self.world.people.importing, request, key)
    }

    /// The second presentation, up to the goods' being let in.
    fn second(
        &self,
        scenario: Scenario,
        (number, done): (&CertificateNumber, &Done),
        carats: &str,
        on: Day,
        key: &str,
    ) -> Result<Done, ActError> {
        let world = &self.world;
        let key = format!("{key}/second");
        let officer = if scenario.elsewhere { &self.other } else { &world.people.importing };
        if scenario.elsewhere {
            world.perform::<RecordForeignCertificate>(officer, self.copied(number, done), &key)?;
        }
        let on = on.to_string();
        world.perform::<RegisterArrival>(officer, arrival(number, &on, carats), &key)?;
        world.perform::<ConfirmReceipt>(officer, confirmation(number, &on), &key)
    }

    /// The paper as the other port copies it: there it has not been advised.
    fn copied(&self, number: &CertificateNumber, done: &Done) -> record_foreign_certificate::Request {
        let opened = self.world.register.store().read(|sql| entry(sql, done.position)).unwrap().opened;
        let core = decode_core(&opened).unwrap().unwrap();
        record_foreign_certificate::Request {
            number: number.clone(),
            issuing_authority: Name::parse("National Minerals Agency").unwrap(),
            issued: day("2026-11-23"),
            expires: Some(day("2027-01-22")),
            exporter: core.exporter,
            exporter_address: None,
            importer: core.importer,
            importer_address: None,
            destination: CountryCode::parse("BE").unwrap(),
            origin: core.origin,
            lines: core.lines,
            parcels: core.parcels,
            parcel_list: Vec::new(),
            seals: OneOrMore::new(vec![Seal::parse("SL-88213").unwrap()]).unwrap(),
            signatory: None,
            channel: PaperChannel::Transcribed,
            image: None,
            code: None,
            reply_to: None,
            specimen: None,
        }
    }

    /// Whether the issuer's register holds the statements about the certificate for contradictory.
    fn is_conflict(&self, number: &CertificateNumber) -> bool {
        let query = "select count(*) from view_certificate where participant = $1 and serial = $2 and conflict = 1";
        let key = (number.issuer(), number.serial());
        let found = self.world.register.store().read(|sql| sql.query_integer(query, bind![&key.0, key.1]));
        found.unwrap() == Some(1)
    }

    /// What a check of the paper says at the second port.
    fn verified(&self, scenario: Scenario, done: &Done, on: Day) {
        let opened = self.world.register.store().read(|sql| entry(sql, done.position)).unwrap().opened;
        let at = Timestamp::parse(&format!("{on}T10:00:00Z")).unwrap();
        let question = Question { at, place: CountryCode::parse("BE").ok(), on: Some(on) };
        let report = self.world.register.verify(&Document::Signed(Box::new(opened)), &question).unwrap();
        let expected = matches!(report.outcome, Outcome::Conflict | Outcome::NotValid);
        assert!(expected, "{scenario:?}: {:?} {:?}", report.outcome, report.reasons);
    }
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn half(hundredths: u64) -> String {
    let half = hundredths / 2;
    format!("{}.{:02}", half / 100, half % 100)
}
