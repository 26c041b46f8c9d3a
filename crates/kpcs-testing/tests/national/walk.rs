//! `Walk`: one country's counter, a line at a time: who, which act, what is said differently, what comes of it.
//!
//! Lines: `day 2026-11-23`; `from CA to BE of RU`, the shipment from there on; `WHO OFFICE | act | fields | outcome`;
//! `usual | act | fields`, what that act says from there on; `paper | state`, `value | 4600.00`, `expires | DAY`, `issuer | OFFICE`, of the last certificate. Fields are given as a
//! form would give them; `{number}`, `{application}`, `{document}` (a technical certificate) and `{today}` stand for the last of each; `lot CA BW0000001 | 12.30`, what
//! is left there of an imported lot.
//! Invariant: a request is sound but for what its line says. Must not know: which country asks for what.

use std::collections::BTreeMap;

use kpcs_domain::{
    act::{Actor, ApprovalMethod, Role},
    field::{FieldType as _, Input},
    value::{AuthorityId, CertificateNumber, Name, OfficerHandle, Reference},
};
use kpcs_register::{ActError, Done, Outcome, Proof, found, request_id_of};
use kpcs_store::view;
use kpcs_testing::{World, arrival, confirmation, declaration, examination, office};

/// The offices of the walks, each under the shipped pack of its Participant.
const OFFICES: [(&str, &str, &str, &str); 9] = [
    ("SL", "SL", "National Minerals Agency", "SL"),
    ("EU-ANT", "EU", "Diamond Office Antwerp", "BE"),
    ("EU-IDA", "EU", "Diamond Office Idar-Oberstein", "DE"),
    ("GY", "GY", "Geology and Mines Commission", "GY"),
    ("CA", "CA", "Natural Resources Canada", "CA"),
    ("IN-MUM", "IN", "GJEPC Mumbai", "IN"),
    ("IN-SUR", "IN", "GJEPC Surat", "IN"),
    ("US", "US", "United States KP Authority", "US"),
    ("BW", "BW", "Diamond Hub", "BW"),
];

pub struct Walk {
    pub world: World,
    asked: u32,
    today: String,
    route: [String; 3],
    usual: BTreeMap<String, String>,
    application: Option<Reference>,
    number: Option<CertificateNumber>,
    /// The last technical certificate.
    document: String,
}

impl Walk {
    pub fn new(seed: &str) -> Self {
        let world = World::new(seed.bytes().map(u64::from).sum());
        let offices = OFFICES.map(|(authority, participant, name, place)| office(authority, participant, name, place));
        found(&world.register, &offices, |_| {}).unwrap();
        let route = ["SL", "BE", "SL"].map(str::to_owned);
        Self {
            world,
            asked: 0,
            today: "2026-11-23".to_owned(),
            route,
            usual: BTreeMap::new(),
            application: None,
            number: None,
            document: String::new(),
        }
    }

    /// Takes a line: what it expects, and what was found.
    pub fn take(&mut self, line: &str) -> (String, String) {
        let cells: Vec<_> = line.split('|').map(str::trim).collect();
        match cells[..] {
            [setting] => (String::new(), self.set(setting)),
            [shown, expected] => (expected.to_owned(), self.shown(shown)),
            ["usual", act, fields] => {
                self.usual.insert(act.to_owned(), fields.to_owned());
                (String::new(), String::new())
            }
            [who, act, fields, expected] => (expected.to_owned(), self.act(who, act, fields)),
            _ => panic!("one to four cells are expected: {line}"),
        }
    }

    fn set(&mut self, setting: &str) -> String {
        match setting.split_whitespace().collect::<Vec<_>>()[..] {
            ["day", day] => {
                self.world.at(&format!("{day}T10:00:00Z"));
                self.today = day.to_owned();
            }
            ["from", from, "to", to, "of", of] => self.route = [from, to, of].map(str::to_owned),
            _ => panic!("{setting}"),
        }
        String::new()
    }

    fn shown(&self, what: &str) -> String {
        if let Some(lot) = what.strip_prefix("lot ") {
            return self.left_of_lot(&self.filled(lot));
        }
        let number = self.number.clone().unwrap();
        let row = self.world.register.store().read(|sql| view::certificate(sql, &number)).unwrap().unwrap();
        match what {
            "paper" => row.state.to_string(),
            "value" => row.value.to_string(),
            "expires" => row.expires_on.to_string(),
            "issuer" => row.authority.to_string(),
            "number" => number.to_string(),
            other => panic!("{other}"),
        }
    }

    /// `CA BW0000001`: what is left there of the goods that came in under that number.
    fn left_of_lot(&self, lot: &str) -> String {
        let (office, number) = lot.split_once(' ').unwrap_or_else(|| panic!("{lot}: office and number are expected"));
        let (office, number) = (AuthorityId::parse(office).unwrap(), CertificateNumber::parse(number).unwrap());
        let row = self.world.register.store().read(|sql| view::lot(sql, &office, &number)).unwrap();
        row.map_or_else(|| "none".to_owned(), |row| row.left().to_string())
    }

    fn act(&mut self, who: &str, act: &str, fields: &str) -> String {
        let mut given = self.sound(act);
        let usual = self.usual.get(act).cloned().unwrap_or_default();
        for field in usual.split(';').chain(fields.split(';')).map(str::trim).filter(|field| !field.is_empty()) {
            let (path, value) = field.split_once('=').unwrap_or_else(|| panic!("{field}: no ="));
            put(&mut given, path.trim(), &self.filled(value.trim()));
        }
        let answer = self.ask(&actor(who), act, &given);
        self.world.register.deliver().unwrap();
        match answer {
            Ok(done) => {
                self.remember(act, &done);
                "done".to_owned()
            }
            Err(ActError::Refused(refusals)) => {
                let codes: Vec<_> = refusals.list().iter().map(|refusal| refusal.code).collect();
                format!("refused {}", codes.join(" "))
            }
            Err(ActError::Invalid(faults)) => format!("invalid {} {}", faults[0].field, faults[0].expected),
            Err(other) => panic!("{act}: {other:?}"),
        }
    }

    fn ask(&mut self, who: &Actor, act: &str, given: &Input) -> Result<Done, ActError> {
        self.asked += 1;
        let id = request_id_of(&format!("{act}/{}", self.asked));
        match self.world.register.ask(who, act, given, id)? {
            Outcome::Done(done) => Ok(done),
            Outcome::Prepared(prepared) => {
                let role = if who.roles == [Role::ImportingOfficer] { "head" } else { "officer" };
                let proof = Proof { method: ApprovalMethod::PasswordReentry, evidence: b"a walk".to_vec() };
                self.world.register.approve(&actor(&format!("{role} {}", who.authority)), prepared.proposal, proof)
            }
        }
    }

    fn remember(&mut self, act: &str, done: &Done) {
        match act {
            "apply_for_certificate" => self.application = Reference::parse(&done.subject).ok(),
            "issue_technical_certificate" => self.document.clone_from(&done.subject),
            "issue_certificate" | "replace_certificate" => self.number = CertificateNumber::parse(&done.subject).ok(),
            _ => {}
        }
    }

    /// The request as the office would usually make it.
    fn sound(&self, act: &str) -> Input {
        match act {
            "apply_for_certificate" => {
                let mut given = Input::Group([].into());
                put_input(&mut given, "shipment", declaration("12.34").to_input().unwrap());
                self.on_route(&mut given);
                given
            }
            "examine_shipment" => {
                let mut given = examination(self.application.as_ref().unwrap(), "12.34").to_input().unwrap();
                put(&mut given, "parcels.0.origin", &self.route[2]);
                given
            }
            "issue_certificate" => {
                let mut given = Input::Group([].into());
                put(&mut given, "application", &self.filled("{application}"));
                given
            }
            "record_dispatch" => {
                let mut given = Input::Group([].into());
                put(&mut given, "number", &self.filled("{number}"));
                put(&mut given, "left_on", &self.today);
                put(&mut given, "conveyance.mode", "courier");
                given
            }
            "register_arrival" => {
                let mut given = arrival(self.number.as_ref().unwrap(), &self.today, "12.34").to_input().unwrap();
                put(&mut given, "place", &self.route[1]);
                given
            }
            "issue_technical_certificate" => self.sent_back(),
            "return_shipment" => {
                let mut given = Input::Group([].into());
                put(&mut given, "number", &self.filled("{number}"));
                put(&mut given, "under", &self.document);
                put(&mut given, "left_on", &self.today);
                given
            }
            "confirm_receipt" => confirmation(self.number.as_ref().unwrap(), &self.today).to_input().unwrap(),
            _ => Input::Group([].into()),
        }
    }

    /// A document under which goods go back to who sent them.
    fn sent_back(&self) -> Input {
        let shipment = declaration("12.34");
        let mut given = Input::Group([].into());
        put(&mut given, "ground", "returned_at_border");
        put(&mut given, "return_of", &self.filled("{number}"));
        put_input(&mut given, "exporter", shipment.importer.to_input().unwrap());
        put_input(&mut given, "importer", shipment.exporter.to_input().unwrap());
        put(&mut given, "destination", &self.route[0]);
        put_input(&mut given, "parcels", shipment.parcels.to_input().unwrap());
        put(&mut given, "seals.0", "ANT-1");
        put(&mut given, "container", "BAG-1");
        put_input(&mut given, "conveyance", shipment.conveyance.to_input().unwrap());
        put(&mut given, "basis", "Decision of the office");
        given
    }

    fn on_route(&self, given: &mut Input) {
        let [from, to, of] = &self.route;
        put(given, "shipment.exporter.country", from);
        put(given, "shipment.importer.country", to);
        put(given, "shipment.destination", to);
        put(given, "shipment.parcels.0.origin", of);
    }

    fn filled(&self, value: &str) -> String {
        let or_nothing = |known: Option<String>| known.unwrap_or_default();
        value
            .replace("{number}", &or_nothing(self.number.as_ref().map(ToString::to_string)))
            .replace("{application}", &or_nothing(self.application.as_ref().map(ToString::to_string)))
            .replace("{document}", &self.document)
            .replace("{today}", &self.today)
    }
}

/// `clerk CA`: somebody of that role at that office.
fn actor(who: &str) -> Actor {
    let (role, office) = who.split_once(' ').unwrap_or_else(|| panic!("{who}: role and office are expected"));
    let roles = match role {
        "exporter" => Role::Exporter,
        "examiner" | "clerk" => Role::Clerk,
        "officer" => Role::ValidatingOfficer,
        "importer" => Role::ImportingOfficer,
        "head" => Role::AuthorityHead,
        other => panic!("nobody is a {other}"),
    };
    // The same bytes for the same person of the same office.
    let mut random = [0; 5];
    who.bytes()
        .enumerate()
        .for_each(|(at, byte)| random[at % 5] = byte.wrapping_add(31_u8.wrapping_mul(random[at % 5])));
    let company = if roles == Role::Exporter { Name::parse("Koidu Diamonds (simulated)").ok() } else { None };
    Actor {
        handle: OfficerHandle::from_random(random),
        authority: AuthorityId::parse(office).unwrap(),
        roles: vec![roles],
        company,
    }
}

/// Answers a field, as a form would; an empty value takes the answer away.
fn put(input: &mut Input, path: &str, value: &str) {
    put_input(input, path, Input::text(value));
}

fn put_input(input: &mut Input, path: &str, value: Input) {
    let (step, rest) = path.split_once('.').map_or((path, None), |(step, rest)| (step, Some(rest)));
    let place = match input {
        Input::Group(fields) => fields.entry(step.to_owned()).or_insert_with(|| Input::Group([].into())),
        Input::List(items) => {
            let index: usize = step.parse().unwrap();
            while items.len() <= index {
                items.push(Input::Group([].into()));
            }
            &mut items[index]
        }
        Input::Text(text) => panic!("{path}: {text} has no fields"),
    };
    let Some(rest) = rest else {
        *place = value;
        return;
    };
    if rest.starts_with(|c: char| c.is_ascii_digit()) && !matches!(place, Input::List(_)) {
        *place = Input::List(Vec::new());
    }
    put_input(place, rest, value);
}
