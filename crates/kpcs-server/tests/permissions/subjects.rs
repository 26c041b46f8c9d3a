//! The records that the matrix is driven with: for each address that names one, an example and the office that owns it.
//!
//! Invariant: an example is in a state in which its owner gets an answer; who else gets one is the matrix's to say.

use kpcs_domain::{
    act::{
        ApplyForCertificate, RegisterArrival, ReportDiscrepancy, Role, VoidCertificate, apply_for_certificate,
        report_discrepancy, void_certificate,
    },
    field::OneOrMore,
    value::{AuthorityId, CertificateNumber, CountryCode, Day, Digest, Name, OfficerHandle, Text},
};
use kpcs_register::{NewAccount, Step, authorise, request_id_of};
use kpcs_server::permission::{Line, Whose};
use kpcs_store::work::{self, CompanyParticulars};
use kpcs_testing::{World, arrival, declaration};
use sha2::{Digest as _, Sha256};

/// An address with what is at it.
pub struct Subject {
    pub path: String,
    /// The office that owns it.
    pub office: &'static str,
    /// Whether it names one record, which is nothing to a stranger; else it is a list or a form.
    pub is_one: bool,
    /// The act that is asked or approved there.
    pub act: Option<&'static str>,
    /// Whether anything is there. A link that nobody was sent, or a record that these tests do not make (the page's own
    /// tests hold that a stranger finds nothing), is nothing to anybody.
    pub is_there: bool,
}

/// What stands in an address at which nothing is.
const NOTHING: &str = "4000000";
/// The number of a company, which its office and its own people read.
const REGISTRATION: &str = "SL-2019-0042";

/// The records of the two offices.
pub struct Subjects {
    applied: String,
    examined: String,
    issued: CertificateNumber,
    issued_at: i64,
    received: CertificateNumber,
    differing: CertificateNumber,
    proposals: [i64; 3],
    /// The photograph of the discrepancy.
    picture: Digest,
    /// A company in Freetown, and somebody of it.
    company: i64,
    colleague: OfficerHandle,
    /// Words that nobody but their owners may read.
    pub secrets: Vec<String>,
}

/// `/healthz`, the assets and what is public by nature stand before the middleware that meets visitors.
pub fn is_behind_the_door(route: &str) -> bool {
    let apart = [
        "/healthz",
        "/static/{file}",
        "/verify/offline/{folder}/{file}",
        "/.well-known/kpcs-trust",
        "/.well-known/kpcs-roots",
        "/log/record/{after}",
        "/log/trust",
    ];
    !apart.contains(&route)
}

impl Subjects {
    /// Makes them; the clock then stands on the day the goods arrive.
    pub fn of(world: &World) -> Self {
        let request = apply_for_certificate::Request { shipment: declaration("3.21") };
        let applied = world.perform::<ApplyForCertificate>(&world.people.exporter, request, "applied").unwrap().subject;
        let examined = world.examined("4.32", "examined").unwrap().to_string();
        let issue = |carats: &str, key: &str| world.issue(carats, key).unwrap();
        let (issued, done) = issue("12.34", "issued");
        let (received, _) = issue("5.43", "received");
        let (differing, _) = issue("6.54", "differing");
        let to_void = ["one", "two", "three"].map(|key| issue("1.11", key).0);
        world.at("2026-11-25T09:00:00Z");
        world.receive(&received, "2026-11-25", "5.43").unwrap();
        let picture = picture(world);
        report(world, &differing, picture);
        let proposals = to_void.map(|number| {
            let who = authorise::<VoidCertificate>(&world.people.clerk, Step::Ask).unwrap();
            let id = request_id_of(&format!("void {number}"));
            let reason = Text::parse("Spoiled.").unwrap();
            world.register.prepare::<VoidCertificate>(who, void_certificate::Request { number, reason }, id).unwrap()
        });
        let (company, colleague) = company(world);
        Self {
            secrets: vec![
                applied.clone(),
                examined.clone(),
                issued.to_string(),
                differing.to_string(),
                REGISTRATION.to_owned(),
            ],
            company,
            colleague,
            applied,
            examined,
            issued,
            issued_at: done.position,
            received,
            differing,
            picture,
            proposals: proposals.map(|prepared| prepared.proposal),
        }
    }

    /// What a line is driven with.
    pub fn of_line(&self, line: &Line) -> Subject {
        let route = line.route;
        let importing = route.starts_with("/arrivals") || route == "/api/v1/shipments";
        let office = if importing { "EU-ANT" } else { "SL" };
        let [shown, approved, refused] = self.proposals;
        let act = match route {
            "/acts/{name}" | "/api/v1/acts/{name}" => Some("void_certificate"),
            _ if route.contains("/proposals/") => Some("void_certificate"),
            "/api/v1/imports/{kind}" => Some("apply_for_certificate"),
            _ => None,
        };
        let example = match route {
            "/api/v1/proposals/{id}/approve" => approved.to_string(),
            "/api/v1/proposals/{id}/refuse" => refused.to_string(),
            _ if route.contains("/proposals/{id}") => shown.to_string(),
            _ if route.starts_with("/applications/{reference}") => self.applied.clone(),
            _ if route.starts_with("/desk/applications/{reference}") => self.examined.clone(),
            // Neither a scan nor a paper or specimen is made here; `tests/everyday/beside.rs` holds who sees them.
            "/arrivals/scans/{digest}" | "/arrivals/{number}/paper" => NOTHING.to_owned(),
            _ if route.starts_with("/specimens/") => NOTHING.to_owned(),
            "/arrivals/{number}/confirmation.pdf" => self.received.to_string(),
            "/arrivals/{number}/amendment.pdf" | "/letters/{position}/letter.pdf" => NOTHING.to_owned(),
            _ if route.starts_with("/cases/{key}/") => NOTHING.to_owned(),
            _ if route.starts_with("/arrivals/{number}") => self.differing.to_string(),
            // No log is joined here; `tests/log_pages.rs` holds who gets a proof.
            "/certificates/{number}/log-proof" | "/bundles/{reader}" => NOTHING.to_owned(),
            _ if route.contains("/certificates/{number}") => self.issued.to_string(),
            "/evidence/{digest}" => self.picture.to_string(),
            "/cases/{key}" => self.differing.to_string(),
            "/desk/done/{position}" => self.issued_at.to_string(),
            "/office/reports/exports/{report}" => "eu-issued".to_owned(),
            "/office/reports/imports/{report}" => "eu-received".to_owned(),
            "/participants/{code}" => "SL".to_owned(),
            _ if route.starts_with("/companies/{company}") => self.company.to_string(),
            "/colleagues/{handle}" => self.colleague.to_string(),
            "/rules/{section}" => "s5.8".to_owned(),
            "/help/{guide}" => "clerk".to_owned(),
            "/people/{handle}"
            | "/alerts/{reference}"
            | "/replies/{message}"
            | "/account/tokens/{id}/end"
            | "/imports/{id}" => NOTHING.to_owned(),
            _ if route.contains("/webhooks/{id}") || route.contains("/messages/{id}") => NOTHING.to_owned(),
            _ if route.starts_with("/api/v1/webhook-messages/{id}") => NOTHING.to_owned(),
            "/inbox/{notice}/read" | "/account/feeds/{id}/end" => NOTHING.to_owned(),
            _ if route.starts_with("/api/v1/imports/{kind}") => "applications".to_owned(),
            _ if line.whose == Whose::Link => NOTHING.to_owned(),
            "/acts/{name}" | "/api/v1/acts/{name}" => "void_certificate".to_owned(),
            _ => String::new(),
        };
        let path = with_example(route, &example);
        let query = match route {
            "/api/v1/gate" => "?from=SL&to=BE&on=2026-11-25",
            "/searches/new" => "?address=%2Fcertificates",
            _ => "",
        };
        // A report has the same name at every office and holds the rows of the one that asks.
        let report = route.starts_with("/office/reports/");
        let names_a_kind = act == Some("void_certificate") || route.contains("/imports/{kind}") || report;
        let is_one = route.contains('{') && !names_a_kind || route.contains("/proposals/");
        Subject { path: path + query, office, is_one, act, is_there: example != NOTHING }
    }
}

/// A company entered in Freetown with a person of it who never signs in.
fn company(world: &World) -> (i64, OfficerHandle) {
    let account = |login: &str, role, company: Option<&str>| {
        let new = NewAccount {
            login: login.to_owned(),
            name: login.to_owned(),
            authority: AuthorityId::parse("SL").unwrap(),
            roles: vec![role],
            company: company.map(|company| Name::parse(company).unwrap()),
            language: "en".to_owned(),
        };
        let handle = world.register.add_account(new, "a password of tests").unwrap();
        world.register.store().read(|sql| work::account(sql, &handle)).unwrap().unwrap()
    };
    let keeper = account("sl.keeper", Role::OfficeAdministrator, None);
    let particulars = CompanyParticulars {
        address: Text::parse("12 Siaka Stevens Street, Freetown").unwrap(),
        country: CountryCode::parse("SL").unwrap(),
        postal: String::new(),
        registration: REGISTRATION.to_owned(),
        tax_number: String::new(),
        contact: String::new(),
        telephone: String::new(),
        email: String::new(),
        remarks: String::new(),
    };
    let name = Name::parse("Koidu Diamonds (simulated)").unwrap();
    let company = world.register.enter_company(&keeper, name, particulars).unwrap().unwrap();
    let colleague = account("sl.colleague", Role::Exporter, Some("Koidu Diamonds (simulated)"));
    (company, colleague.handle)
}

fn with_example(route: &str, example: &str) -> String {
    let Some((before, rest)) = route.split_once('{') else { return route.to_owned() };
    let after = rest.split_once('}').map_or("", |(_, after)| after);
    assert!(!example.is_empty(), "{route} names a record: give one in tests/permissions/subjects.rs");
    format!("{before}{example}{after}")
}

/// The goods arrive lighter than declared, and the officer says so.
fn report(world: &World, number: &CertificateNumber, picture: Digest) {
    world
        .perform::<RegisterArrival>(&world.people.importing, arrival(number, "2026-11-25", "6.01"), "arrived")
        .unwrap();
    let request = report_discrepancy::Request {
        number: number.clone(),
        kinds: OneOrMore::new(vec![report_discrepancy::DiscrepancyKind::Carats]).unwrap(),
        parcels: Vec::new(),
        statement: Text::parse("Lighter than declared.").unwrap(),
        asked_of_issuer: Text::parse("What did your scale say?").unwrap(),
        answer_by: Day::parse("2026-12-10").unwrap(),
        phrases: Vec::new(),
        photographs: vec![picture],
    };
    world.perform::<ReportDiscrepancy>(&world.people.importing, request, "reported").unwrap();
    world.register.deliver().unwrap();
}

/// A file on the shelf of photographs under the digest of its bytes.
fn picture(world: &World) -> Digest {
    let (bytes, folder) = (b"a photograph", world.register.store().folder().join("photographs"));
    let digest = Digest(Sha256::digest(bytes).into());
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(digest.to_string()), bytes).unwrap();
    digest
}
