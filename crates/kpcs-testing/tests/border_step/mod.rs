//! The steps of the decision table: each word is one act of Freetown or Antwerp, asked as a form would ask it.
//!
//! Invariant: a step answers `done` or the code of its weightiest refusal; whatever is done is delivered at once.
//! Must not know: which outcome a row expects.

use kpcs_domain::{
    act::{
        Actor, ApprovalMethod, answer_query::Answer, release_shipment::ReleaseReason,
        report_discrepancy::DiscrepancyKind,
    },
    certificate::Ground,
    field::{FieldType as _, Input},
    value::{AuthorityId, CertificateNumber, Reference},
};
use kpcs_register::{ActError, Done, Outcome, Proof, request_id_of};
use kpcs_store::view::{certificate, goods_without_certificate, shipment};
use kpcs_testing::{World, arrival, border, confirmation, declaration};

/// One row of the table, with its own world and one certificate.
pub struct Row {
    pub world: World,
    number: CertificateNumber,
    case: Option<Reference>,
    today: &'static str,
    asked: u32,
}

impl Row {
    pub fn new(seed: u64) -> Self {
        let world = World::new(seed);
        let (number, _) = world.issue("12.34", "row").unwrap();
        Self { world, number, case: None, today: "2026-11-23", asked: 0 }
    }

    /// Takes a step: `done`, or the code of the refusal.
    pub fn take(&mut self, step: &str) -> String {
        let words: Vec<_> = step.split_whitespace().collect();
        let outcome = self.act(&words);
        self.world.register.deliver().unwrap();
        match outcome {
            Ok(()) => "done".to_owned(),
            Err(ActError::Refused(refusals)) => refusals.first().code.to_owned(),
            Err(other) => panic!("{step}: {other:?}"),
        }
    }

    /// The state of the paper at its issuer.
    pub fn paper(&self) -> String {
        let row = self.world.register.store().read(|sql| certificate(sql, &self.number)).unwrap();
        row.unwrap().state.to_string()
    }

    /// The state of the goods in Antwerp: of the case without certificate where there is one.
    pub fn goods(&self) -> String {
        let (antwerp, store) = (AuthorityId::parse("EU-ANT").unwrap(), self.world.register.store());
        match &self.case {
            Some(case) => {
                store.read(|sql| goods_without_certificate(sql, &antwerp, case)).unwrap().unwrap().to_string()
            }
            None => store.read(|sql| shipment(sql, &antwerp, &self.number)).unwrap().unwrap().state.to_string(),
        }
    }

    fn act(&mut self, words: &[&str]) -> Result<(), ActError> {
        let people = self.world.people.clone();
        let (importing, clerk) = (&people.importing, &people.clerk);
        let number = self.number.clone();
        let missed = [("noticed_on", "2026-11-23"), ("reported_by", "Koidu"), ("circumstances", "On the way.")];
        let done = match words {
            ["later"] => {
                self.today = "2027-02-01";
                self.world.at("2027-02-01T09:00:00Z");
                return Ok(());
            }
            ["void"] => self.ask(clerk, "void_certificate", &self.of_number(&[("reason", "Spoiled.")])),
            ["lose"] => {
                let given = self.of_number(&[&missed[..], &[("goods_missing", "no")]].concat());
                self.ask(clerk, "report_certificate_lost", &given)
            }
            ["steal"] => {
                let given = self.of_number(&[&missed[..], &[("goods_missing", "yes")]].concat());
                self.ask(clerk, "report_certificate_stolen", &given)
            }
            ["dispatch"] => {
                let mut given = self.of_number(&[("left_on", "2026-11-23")]);
                put(&mut given, "conveyance", group(&[("mode", "courier")]));
                self.ask(&people.exporter, "record_dispatch", &given)
            }
            ["arrive", how @ ..] => {
                let carats = if how.contains(&"lighter") { "11.00" } else { "12.34" };
                let mut given = arrival(&number, self.today, carats).to_input().unwrap();
                if how.contains(&"seal") {
                    put(&mut given, "seals_intact", Input::text("no"));
                }
                self.ask(importing, "register_arrival", &given)
            }
            ["confirm", how @ ..] => {
                let mut given = confirmation(&number, self.today).to_input().unwrap();
                if how == ["explained"] {
                    let answer = group(&[("cause", "weight"), ("explanation", "Weighed wet in Freetown.")]);
                    put(&mut given, "parcels", Input::List(vec![answer]));
                }
                if how == ["transit"] {
                    put(&mut given, "number", Input::text("SL000999"));
                }
                self.ask(importing, "confirm_receipt", &given)
            }
            ["report", kind] => {
                let kind = DiscrepancyKind::parse(kind).unwrap();
                let given = border::discrepancy(&number, kind, "2026-12-23").to_input().unwrap();
                self.ask(importing, "report_discrepancy", &given)
            }
            ["detain", ground] => {
                let ground = Ground::parse(ground).unwrap();
                self.ask(
                    importing,
                    "detain_shipment",
                    &border::detention(&number, self.today, ground).to_input().unwrap(),
                )
            }
            ["hold", how @ ..] => {
                let mut given = border::detention_without_certificate(self.today).to_input().unwrap();
                if let ["number", shown] = how {
                    put(&mut given, "number_shown", Input::text(*shown));
                    put(&mut given, "grounds", Input::List(vec![Input::text("number_never_issued")]));
                }
                let done = self.ask(importing, "detain_shipment", &given);
                self.case = done.as_ref().ok().and_then(|done| Reference::parse(&done.subject).ok());
                done
            }
            ["query", of @ ..] => {
                let of = of.first().map_or(number, |of| CertificateNumber::parse(of).unwrap());
                self.ask(importing, "query_issuer", &border::question(&of).to_input().unwrap())
            }
            ["answer", of @ .., answer] => {
                let of = of.first().map_or(number, |of| CertificateNumber::parse(of).unwrap());
                let answer = Answer::parse(answer).unwrap();
                self.ask(clerk, "answer_query", &border::answer(&of, answer).to_input().unwrap())
            }
            ["release", how] => {
                let reason = if ["explained", "case"].contains(how) {
                    ReleaseReason::Explained
                } else {
                    ReleaseReason::Remedied
                };
                let mut given = border::release(&number, self.today, reason).to_input().unwrap();
                if *how == "resealed" {
                    put(&mut given, "remedies", Input::List(vec![Input::text("resealed")]));
                }
                self.ask(importing, "release_shipment", &self.of_goods(given, *how == "case"))
            }
            ["refuse", ground] => {
                let (case, ground) = (*ground == "case", Ground::parse(ground).unwrap_or(Ground::NoCertificate));
                let given = border::refusal(&number, self.today, ground).to_input().unwrap();
                self.ask(importing, "refuse_import", &self.of_goods(given, case))
            }
            ["forfeit", of @ ..] => {
                let given = border::forfeiture(&number, self.today).to_input().unwrap();
                self.ask(importing, "forfeit_shipment", &self.of_goods(given, of == ["case"]))
            }
            ["return", of @ ..] => self.send_back(importing, of == ["case"]),
            ["transit", how @ ..] => {
                let seals = if how.is_empty() { "yes" } else { "no" };
                let given = [
                    ("number", "SL000999"),
                    ("destination", "AE"),
                    ("place_in", "BE"),
                    ("entered_on", self.today),
                    ("seals_on_entry", seals),
                ];
                self.ask(importing, "record_transit", &group(&given))
            }
            other => panic!("no step {other:?}"),
        };
        done.map(|_| ())
    }

    /// The goods leave under a technical certificate of Antwerp that names what they came under.
    fn send_back(&mut self, importing: &Actor, case: bool) -> Result<Done, ActError> {
        let shipment = declaration("12.34");
        let mut given = group(&[("destination", "SL"), ("basis", "Decision of the office"), ("container", "BAG-1")]);
        put(&mut given, "ground", Input::text(if case { "detained_or_seized" } else { "returned_at_border" }));
        if !case {
            put(&mut given, "return_of", Input::text(self.number.to_string()));
        }
        put(&mut given, "exporter", shipment.importer.to_input().unwrap());
        put(&mut given, "importer", shipment.exporter.to_input().unwrap());
        put(&mut given, "parcels", shipment.parcels.to_input().unwrap());
        put(&mut given, "conveyance", shipment.conveyance.to_input().unwrap());
        put(&mut given, "seals", Input::List(vec![Input::text("ANT-1")]));
        let document = self.ask(importing, "issue_technical_certificate", &given)?;
        let back = group(&[("under", document.subject.as_str()), ("left_on", self.today)]);
        let mut back = back;
        put(&mut back, "number", Input::text(self.number.to_string()));
        self.ask(importing, "return_shipment", &self.of_goods(back, case))
    }

    /// Asks for an act; what needs two people is approved at once by the other one of that office.
    fn ask(&mut self, who: &Actor, act: &str, given: &Input) -> Result<Done, ActError> {
        self.asked += 1;
        let id = request_id_of(&format!("{act}/{}", self.asked));
        let people = &self.world.people;
        let second = if who.authority == people.head.authority { &people.head } else { &people.validating };
        match self.world.register.ask(who, act, given, id)? {
            Outcome::Done(done) => Ok(done),
            Outcome::Prepared(prepared) => {
                let proof = Proof { method: ApprovalMethod::PasswordReentry, evidence: b"a row".to_vec() };
                self.world.register.approve(second, prepared.proposal, proof)
            }
        }
    }

    fn of_number(&self, pairs: &[(&str, &str)]) -> Input {
        let mut given = group(pairs);
        put(&mut given, "number", Input::text(self.number.to_string()));
        given
    }

    /// The same request about the goods of the case instead of the certificate's.
    fn of_goods(&self, mut given: Input, case: bool) -> Input {
        if case {
            put(&mut given, "number", Input::text(""));
            put(&mut given, "case", Input::text(self.case.as_ref().map_or_else(String::new, ToString::to_string)));
        }
        given
    }
}

fn group(pairs: &[(&str, &str)]) -> Input {
    Input::Group(pairs.iter().map(|(name, value)| ((*name).to_owned(), Input::text(*value))).collect())
}

fn put(input: &mut Input, name: &str, value: Input) {
    let Input::Group(fields) = input else { panic!("a request is a group") };
    fields.insert(name.to_owned(), value);
}
