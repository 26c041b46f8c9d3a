//! One sequence: throws the dice for the next call, asks the model what should come of it, and compares.

use std::collections::BTreeMap;

use kpcs_domain::{
    field::FieldType as _,
    value::{CertificateNumber, Reference},
};
use kpcs_server::wire::input_to_json;
use kpcs_testing::{arrival, confirmation, declaration, examination};
use serde_json::{Value, json};

use crate::{
    dice::Dice,
    model::{Model, Waiting},
    office::{Answer, Call, Office, PASSWORD, PEOPLE},
    wild::Wild,
};

/// The day of a sequence.
const TODAY: &str = "2026-11-23";

/// A sequence under way.
pub struct Play {
    office: Office,
    model: Model,
    dice: Dice,
    wild: Wild,
    sequence: u64,
    calls: u64,
    /// What was sent with which key, and where it was recorded.
    sent: Vec<(Call, Value)>,
    /// How often what was done.
    pub done: BTreeMap<&'static str, u64>,
}

impl Play {
    pub fn new(sequence: u64) -> Self {
        let (office, model, dice) = (Office::new(sequence), Model::default(), Dice(sequence));
        Self { office, model, dice, wild: Wild::new(), sequence, calls: 0, sent: Vec::new(), done: BTreeMap::new() }
    }

    /// Makes so many calls, or fewer when an invented one did something; how many it were.
    pub async fn run(&mut self, most: u64) -> u64 {
        while self.calls < most {
            if self.dice.one_in(5) {
                if self.invented().await {
                    self.count("invented and done");
                    return self.calls;
                }
            } else {
                self.step().await;
            }
            if self.dice.one_in(25) {
                self.compare().await;
            }
        }
        self.compare().await;
        self.office.world.check();
        self.calls
    }

    fn count(&mut self, what: &'static str) {
        *self.done.entry(what).or_insert(0) += 1;
    }

    fn place(&self) -> String {
        format!("sequence {}, call {}", self.sequence, self.calls)
    }

    async fn ask(&mut self, call: &Call) -> Answer {
        self.calls += 1;
        self.office.call(call).await
    }

    /// Asks for an act; the model says whether it may be done.
    async fn act(&mut self, login: &'static str, act: &'static str, body: Value, may: bool) -> Option<Value> {
        if self.dice.one_in(12) {
            self.as_somebody_else(login, act, &body).await;
        }
        let call = Call::act(login, act, &format!("call-{:06}", self.calls), &body);
        let answer = self.ask(&call).await;
        assert_eq!(answer.is_done(), may, "{} {act} {body}: {answer:?} {:?}", self.place(), self.model);
        if !may {
            self.count("refused");
            assert!(answer.body["refusals"][0]["code"].is_string(), "{} {answer:?}", self.place());
            return None;
        }
        self.count(act);
        if answer.body["outcome"] == "done" {
            self.sent.push((call, answer.body.clone()));
        }
        Some(answer.body)
    }

    /// Somebody whose role or office it is not gets nowhere.
    async fn as_somebody_else(&mut self, login: &str, act: &str, body: &Value) {
        let office = |login: &str| PEOPLE.iter().find(|one| one.0 == login).unwrap().1;
        let others: Vec<_> = PEOPLE.iter().filter(|one| one.1 != office(login)).map(|one| one.0).collect();
        let other = *self.dice.of(&others).unwrap();
        let answer = self.ask(&Call::act(other, act, &format!("call-{:06}", self.calls), body)).await;
        let expected = if other == "nobody" { 401 } else { 403 };
        assert_eq!(answer.status.as_u16(), expected, "{} {other} {act}: {answer:?}", self.place());
        self.count("somebody else");
    }

    async fn step(&mut self) {
        let (application, number) = (self.any_application(), self.any_number());
        match (self.dice.below(13), application, number) {
            (0 | 1, _, _) => self.apply().await,
            (2 | 3, Some(application), _) => self.examine(&application).await,
            (4 | 5, Some(application), _) => self.prepare_issue(&application).await,
            (6, Some(application), _) => self.withdraw(&application).await,
            (7, _, Some(number)) => self.prepare_end(&number).await,
            (8, _, Some(number)) => self.arrive(&number).await,
            (9, _, Some(number)) => self.confirm(&number).await,
            (10, _, _) => self.deliver(),
            (11, _, _) => self.again().await,
            _ => self.answer_one().await,
        }
    }

    fn any_application(&mut self) -> Option<String> {
        let all: Vec<_> = self.model.applications.keys().cloned().collect();
        self.dice.of(&all[all.len().saturating_sub(6)..]).cloned()
    }

    fn any_number(&mut self) -> Option<String> {
        let all: Vec<_> = self.model.certificates.keys().cloned().collect();
        self.dice.of(&all[all.len().saturating_sub(6)..]).cloned()
    }

    async fn apply(&mut self) {
        let carats = format!("{}.{:02}", 1 + self.dice.below(900), self.dice.below(100));
        let body = json!({ "shipment": input_to_json(&declaration(&carats).to_input().unwrap()) });
        let done = self.act("koidu", "apply_for_certificate", body, true).await.unwrap();
        self.model.apply(done["subject"].as_str().unwrap().to_owned());
    }

    async fn examine(&mut self, application: &str) {
        let request = examination(&Reference::parse(application).unwrap(), "12.34");
        let may = self.model.may_examine(application);
        let body = input_to_json(&request.to_input().unwrap());
        if self.act("examiner", "examine_shipment", body, may).await.is_some() {
            self.model.set(application, "examined");
        }
    }

    async fn withdraw(&mut self, application: &str) {
        let body = json!({ "application": application, "reason": "No longer wanted." });
        let may = self.model.may_withdraw(application);
        if self.act("koidu", "withdraw_application", body, may).await.is_some() {
            self.model.set(application, "withdrawn");
        }
    }

    async fn prepare_issue(&mut self, application: &str) {
        let may = self.model.may_prepare_issue(application);
        let prepared = self.act("clerk", "issue_certificate", json!({ "application": application }), may).await;
        let Some(prepared) = prepared else { return };
        let number = prepared["number"].as_str().unwrap().to_owned();
        self.wait(&prepared, Waiting::Issue { application: application.to_owned(), number });
    }

    async fn prepare_end(&mut self, number: &str) {
        let lost = self.dice.one_in(2);
        let (act, body, may, waiting) = if lost {
            let body = json!({
                "number": number, "noticed_on": TODAY, "reported_by": "Koidu Diamonds (simulated)",
                "circumstances": "Left in a taxi.", "goods_missing": "no",
            });
            let may = self.model.may_prepare_lost(number);
            ("report_certificate_lost", body, may, Waiting::Lost(number.to_owned()))
        } else {
            let body = json!({ "number": number, "reason": "Spoiled." });
            ("void_certificate", body, self.model.may_prepare_void(number), Waiting::Void(number.to_owned()))
        };
        if let Some(prepared) = self.act("clerk", act, body, may).await {
            self.wait(&prepared, waiting);
        }
    }

    fn wait(&mut self, prepared: &Value, waiting: Waiting) {
        assert_eq!(prepared["outcome"], "prepared", "{}", self.place());
        let before = self.model.waiting.insert(prepared["proposal"].as_i64().unwrap(), waiting);
        assert!(before.is_none(), "{}: a proposal's number was given twice", self.place());
    }

    /// The second officer answers one that waits, now and then one that was answered already.
    async fn answer_one(&mut self) {
        let open: Vec<_> = self.model.waiting.iter().map(|(id, waiting)| (*id, waiting.clone())).collect();
        let Some((id, waiting)) = self.dice.of(&open).cloned() else { return };
        let (refuses, may) = (self.dice.one_in(6), self.model.may_approve(&waiting));
        let path = |what: &str| format!("/api/v1/proposals/{id}/{what}");
        let body = json!({ "password": PASSWORD, "reason": "Not like this." });
        let call = |login, what, body: Value| Call {
            method: "POST".to_owned(),
            path: path(what),
            body: body.to_string(),
            ..Call::get(login, "")
        };
        if self.dice.one_in(4) {
            let foreign = self.ask(&call("head", "approve", json!({ "password": PASSWORD }))).await;
            assert!(!foreign.is_done(), "{}: {foreign:?}", self.place());
        }
        if refuses {
            let answer = self.ask(&call("validating", "refuse", body)).await;
            assert!(answer.is_done(), "{} {waiting:?}: {answer:?}", self.place());
            self.model.waiting.remove(&id);
            self.count("proposal refused");
        } else {
            let answer = self.ask(&call("validating", "approve", json!({ "password": PASSWORD }))).await;
            assert_eq!(answer.is_done(), may, "{} {waiting:?}: {answer:?} {:?}", self.place(), self.model);
            if may {
                self.count(if matches!(waiting, Waiting::Issue { .. }) { "certificate" } else { "ended" });
                self.model.waiting.remove(&id);
                self.model.approve(waiting);
            }
        }
        // Sent again, a yes is answered with what it did, and does nothing more.
        let again = self.ask(&call("validating", "approve", json!({ "password": PASSWORD }))).await;
        assert_eq!(again.is_done(), may && !refuses, "{} answered twice: {again:?}", self.place());
        assert!(!again.is_done() || again.body["repeated"] == true, "{} done twice: {again:?}", self.place());
    }

    async fn arrive(&mut self, number: &str) {
        let request = arrival(&CertificateNumber::parse(number).unwrap(), TODAY, "12.34");
        let may = self.model.may_arrive(number);
        let body = input_to_json(&request.to_input().unwrap());
        if self.act("importing", "register_arrival", body, may).await.is_some() {
            self.model.arrive(number);
        }
    }

    async fn confirm(&mut self, number: &str) {
        let request = confirmation(&CertificateNumber::parse(number).unwrap(), TODAY);
        let may = self.model.may_confirm(number);
        let body = input_to_json(&request.to_input().unwrap());
        if self.act("importing", "confirm_receipt", body, may).await.is_some() {
            self.model.confirm(number);
        }
    }

    fn deliver(&mut self) {
        self.office.world.register.deliver().unwrap();
        self.model.deliver();
        self.count("delivery");
    }

    /// The same call once more is answered with what it did; another under its key is refused.
    async fn again(&mut self) {
        let Some(at) = (!self.sent.is_empty()).then(|| self.dice.below(self.sent.len())) else { return };
        let (call, before) = &self.sent[at];
        let (path, key, body, position) =
            (call.path.clone(), call.key.clone(), call.body.clone(), before["position"].clone());
        let login = call.login;
        let repeated =
            self.ask(&Call { method: "POST".to_owned(), path: path.clone(), key: key.clone(), body, login }).await;
        assert_eq!(repeated.status.as_u16(), 200, "{} {repeated:?}", self.place());
        assert_eq!(
            (&repeated.body["repeated"], &repeated.body["position"]),
            (&json!(true), &position),
            "{}",
            self.place()
        );
        self.count("sent again");
    }

    /// An invented call; whether it did something, of which the model knows nothing.
    async fn invented(&mut self) -> bool {
        let numbers: Vec<_> = self.model.certificates.keys().cloned().collect();
        let references: Vec<_> = self.model.applications.keys().cloned().collect();
        let call = self.wild.call(&mut self.dice, &[numbers, references].concat());
        let answer = self.ask(&call).await;
        self.count("invented");
        answer.is_done() && call.method != "GET"
    }

    /// The lists say what the model says.
    async fn compare(&mut self) {
        let model = |all: BTreeMap<String, &'static str>| all.into_iter().map(|(name, state)| (name, state.to_owned()));
        let applications = self.model.applications.iter().map(|(name, one)| (name.clone(), *one)).collect();
        let certificates = self.model.certificates.iter().map(|(name, one)| (name.clone(), one.state)).collect();
        let shipments = self.model.certificates.iter().filter(|(_, one)| !one.goods.is_empty());
        let shipments = shipments.map(|(name, one)| (name.clone(), one.goods)).collect();
        for (login, list, name, expected) in [
            ("clerk", "applications", "reference", applications),
            ("clerk", "certificates", "number", certificates),
            ("importing", "shipments", "number", shipments),
        ] {
            let found = self.list(login, &format!("/api/v1/{list}?limit=500"), name).await;
            assert_eq!(found, model(expected).collect(), "{}: {list}", self.place());
        }
        self.count("compared");
    }

    async fn list(&mut self, login: &'static str, first: &str, name: &str) -> BTreeMap<String, String> {
        let (mut all, mut path) = (BTreeMap::new(), first.to_owned());
        while !path.is_empty() {
            let page = self.ask(&Call::get(login, &path)).await;
            for row in page.body["rows"].as_array().unwrap_or_else(|| panic!("{path}: {page:?}")) {
                let text = |field: &str| row[field].as_str().unwrap().to_owned();
                assert!(all.insert(text(name), text("state")).is_none(), "{}: a row stands twice", self.place());
            }
            path = page.body["next"].as_str().unwrap_or_default().to_owned();
        }
        all
    }
}
