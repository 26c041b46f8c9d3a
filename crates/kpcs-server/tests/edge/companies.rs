//! Companies through the pages: entered by the office, seen by their own people, warned of at the counter.

use axum::http::StatusCode;
use kpcs_domain::{
    act::{ApplyForCertificate, Role, apply_for_certificate},
    field::FieldType as _,
    value::{AuthorityId, Name},
};
use kpcs_register::NewAccount;
use kpcs_store::{
    Sql,
    work::{OfficeEvent, office_record},
};
use kpcs_testing::declaration;

use crate::client::{Client, Node, PASSWORD, Page};

const KOIDU: &str = "Koidu Diamonds (simulated)";

/// A node with those who keep accounts: of the office, and of two companies.
fn node() -> Node {
    let node = Node::new(71);
    for (login, role, company) in [
        ("admin", Role::OfficeAdministrator, None),
        ("koidu.admin", Role::CompanyAdministrator, Some(KOIDU)),
        ("tongo.admin", Role::CompanyAdministrator, Some("Tongo Stones (simulated)")),
    ] {
        let account = NewAccount {
            login: login.to_owned(),
            name: format!("{login} (simulated)"),
            authority: AuthorityId::parse("SL").unwrap(),
            roles: vec![role],
            company: company.map(|company| Name::parse(company).unwrap()),
            language: "en".to_owned(),
        };
        node.world.register.add_account(account, PASSWORD).unwrap();
    }
    node
}

const PARTICULARS: [(&str, &str); 5] = [
    ("address", "12 Siaka Stevens Street, Freetown"),
    ("country", "SL"),
    ("registration", "SL-2019-0042"),
    ("email", "office@koidu.example"),
    ("remarks", "Pays late."),
];

/// Enters the company and gives the address of its page.
async fn entered(admin: &mut Client) -> String {
    let form = admin.get("/companies/new").await;
    let asked = [&[("name", KOIDU)][..], &PARTICULARS].concat();
    let made = admin.fill(&form, "/companies/new", &asked).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.body);
    made.location().to_owned()
}

async fn change(admin: &mut Client, company: &str, what: &str, pairs: &[(&str, &str)]) -> Page {
    let action = format!("{company}/change?what={what}");
    let form = admin.get(&action).await;
    assert_eq!(form.status, StatusCode::OK, "{}", form.body);
    admin.fill(&form, &action, pairs).await
}

fn licence(until: &str) -> [(&str, &str); 5] {
    [("number", "EXP-2026-17"), ("class", "exporter"), ("cover", "export"), ("from", "2026-01-01"), ("until", until)]
}

#[tokio::test]
async fn the_office_enters_a_company_and_everybody_sees_what_is_theirs() {
    let node = node();
    let mut admin = node.signed_in("admin").await;
    let form = admin.get("/companies/new").await;
    let unfit = [("name", KOIDU), ("address", ""), ("country", "SL"), ("email", "no address")];
    let faults = admin.fill(&form, "/companies/new", &unfit).await;
    assert_eq!(faults.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        faults.body.contains("href=\"#field-address\"") && faults.body.contains("href=\"#field-email\""),
        "{}",
        faults.body
    );
    let company = entered(&mut admin).await;
    let twice = admin.fill(&form, "/companies/new", &[&[("name", KOIDU)][..], &PARTICULARS].concat()).await;
    assert!(twice.status == StatusCode::UNPROCESSABLE_ENTITY && twice.body.contains("has a company of that name"));
    let done = change(&mut admin, &company, "licence", &licence("2026-12-31")).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let branch = [("name", "Kenema"), ("address", "3 Hangha Road, Kenema"), ("country", "SL")];
    assert_eq!(change(&mut admin, &company, "branch", &branch).await.status, StatusCode::SEE_OTHER);

    let page = admin.get(&company).await;
    for words in
        ["SL-2019-0042", "Pays late.", "EXP-2026-17", "In force", "Hangha Road", "koidu.admin", "Entered a branch"]
    {
        assert!(page.body.contains(words), "{words}: {}", page.body);
    }
    let mut clerk = node.signed_in("clerk").await;
    let list = clerk.get("/companies?q=exp-2026").await;
    assert!(list.body.contains(KOIDU) && !list.body.contains("/companies/new"), "{}", list.body);
    assert!(!clerk.get("/companies?licence=expired").await.body.contains(KOIDU));
    let file = clerk.get("/companies?format=csv").await;
    assert!(file.body.starts_with("\"name\",\"address\"") || file.body.starts_with("name,address"), "{}", file.body);
    assert!(file.body.contains("EXP-2026-17") && !file.body.contains("Pays late."), "{}", file.body);
    let found = clerk.get("/certificates?q=koidu").await;
    assert!(found.body.contains(&format!("href=\"{company}\"")), "the search finds companies: {}", found.body);
    for path in ["/companies/new", &format!("{company}/edit"), &format!("{company}/change")] {
        assert_eq!(clerk.get(path).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    let mut abroad = node.signed_in("head").await;
    assert_eq!(abroad.get(&company).await.status, StatusCode::NOT_FOUND, "another office's");
    assert!(!abroad.get("/companies").await.body.contains(KOIDU));

    let mut own = node.signed_in("koidu.admin").await;
    let page = own.get("/company").await;
    assert!(page.body.contains("SL-2019-0042") && page.body.contains("EXP-2026-17"), "{}", page.body);
    assert!(!page.body.contains("Pays late."), "the office's remarks are its own");
    assert_eq!(own.get(&company).await.status, StatusCode::FORBIDDEN);
    let other = node.signed_in("tongo.admin").await.get("/company").await;
    assert!(other.body.contains("not entered your company") && !other.body.contains("SL-2019-0042"));
}

#[tokio::test]
async fn a_companys_administrator_invites_limits_and_ends_the_access_of_colleagues() {
    let node = node();
    let mut admin = node.signed_in("admin").await;
    let company = entered(&mut admin).await;
    let branch = [("name", "Kenema"), ("address", "3 Hangha Road, Kenema"), ("country", "SL")];
    change(&mut admin, &company, "branch", &branch).await;
    let mut own = node.signed_in("koidu.admin").await;
    let form = own.get("/company/invite").await;
    assert!(form.body.contains("company_administrator") && !form.body.contains("value=\"exporter\""), "{}", form.body);
    let invite = |role| [("name", "Abu Bah"), ("login", "koidu.bah"), ("role", role), ("from", "2026-11-23")];
    for role in ["exporter", "clerk", "authority_head"] {
        let refused = own.fill(&form, "/company/invite", &invite(role)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{role}");
    }
    let authority = AuthorityId::parse("SL").unwrap();
    let refused = |sql: &Sql<'_>| office_record(sql, &authority, Some(OfficeEvent::AccountRefused), i64::MAX, 10);
    assert_eq!(node.world.register.store().read(refused).unwrap().len(), 3, "the office's record has each");
    // The office may have a company's people submit.
    let action = format!("{company}/invite");
    let form = admin.get(&action).await;
    let made = admin.fill(&form, &action, &invite("exporter")).await;
    assert_eq!(made.status, StatusCode::OK, "{}", made.body);
    let link = made.body.split("/welcome/").nth(1).unwrap().split('<').next().unwrap();
    node.world.register.take_link(link, "chosen by the invited").unwrap().unwrap();
    let page = own.get("/company").await;
    let colleague = page.body.split("/colleagues/").nth(1).map(|rest| rest.split('"').next().unwrap().to_owned());
    let people: Vec<_> = page.body.split("href=\"/colleagues/").skip(1).map(|rest| &rest[..8]).collect();
    assert!(people.len() >= 3 && colleague.is_some(), "{}", page.body);
    let handle = kpcs_store::work::account_by_login;
    let bah = node.world.register.store().read(|sql| handle(sql, "koidu.bah")).unwrap().unwrap();
    let address = format!("/colleagues/{}", bah.handle);
    let page = own.get(&address).await;
    let token = page.hidden(&address).into_iter().find(|(name, _)| name == "form_token").unwrap().1;
    let suspended = own.post(&address, &[("form_token", &token), ("change", "suspend")]).await;
    assert_eq!(suspended.status, StatusCode::SEE_OTHER, "{}", suspended.body);
    let mut gone = node.visitor();
    let door = gone.post("/sign-in", &[("account", "koidu.bah"), ("password", "chosen by the invited")]).await;
    assert!(door.body.contains("suspended"), "{}", door.body);
    assert_eq!(node.signed_in("tongo.admin").await.get(&address).await.status, StatusCode::NOT_FOUND);
    let own_account = node.world.register.store().read(|sql| handle(sql, "koidu.admin")).unwrap().unwrap();
    let page = own.get(&format!("/colleagues/{}", own_account.handle)).await;
    assert!(page.status == StatusCode::OK && !page.body.contains("name=\"change\""), "one's own account");
}

#[tokio::test]
async fn the_examiner_is_warned_of_the_licence_and_nothing_is_refused() {
    let node = node();
    let request = apply_for_certificate::Request { shipment: declaration("3.21") };
    let applied = node.world.perform::<ApplyForCertificate>(&node.world.people.exporter, request, "one").unwrap();
    let address = format!("/desk/applications/{}", applied.subject);
    let mut clerk = node.signed_in("clerk").await;
    let mut admin = node.signed_in("admin").await;
    let seen = clerk.get(&address).await;
    assert!(seen.body.contains("not among the companies of this office"), "{}", seen.body);
    let company = entered(&mut admin).await;
    let seen = clerk.get(&address).await;
    assert!(seen.body.contains("EXP-2026-17 is not among those entered"), "{}", seen.body);
    change(&mut admin, &company, "licence", &licence("2026-12-31")).await;
    let seen = clerk.get(&address).await;
    assert!(seen.body.contains("In force") && !seen.body.contains("This is a warning"), "{}", seen.body);
    for (now, warning) in [
        ("2026-12-01T10:00:00Z", "EXP-2026-17 ends on 31 December 2026"),
        ("2027-01-01T10:00:00Z", "EXP-2026-17 expired on 31 December 2026"),
    ] {
        node.world.at(now);
        let mut clerk = node.signed_in("clerk").await;
        let seen = clerk.get(&address).await;
        assert!(seen.body.contains(warning), "{warning}: {}", seen.body);
        assert!(clerk.get(&format!("{address}/examine")).await.body.contains(warning));
    }
    let mut admin = node.signed_in("admin").await;
    let suspended = change(&mut admin, &company, "suspend", &[("reason", "Unpaid fees.")]).await;
    assert_eq!(suspended.status, StatusCode::SEE_OTHER, "{}", suspended.body);
    let seen = node.signed_in("clerk").await.get(&address).await;
    assert!(seen.body.contains("The exporter is suspended"), "{}", seen.body);
}

/// The first parts of an application, as far as they are the same for everybody.
const GOODS: &str = "/applications/new?part=goods";
const PARTIES: &str = "/applications/new?part=parties";

#[tokio::test]
async fn an_application_begins_with_what_the_office_has_and_a_clerk_hands_it_to_who_submits() {
    let node = node();
    let add = |login: &str, role| {
        let account = NewAccount {
            login: login.to_owned(),
            name: format!("{login} (simulated)"),
            authority: AuthorityId::parse("SL").unwrap(),
            roles: vec![role],
            company: Some(Name::parse(KOIDU).unwrap()),
            language: "en".to_owned(),
        };
        node.world.register.add_account(account, PASSWORD).unwrap();
    };
    add("koidu.prepares", Role::ExporterClerk);
    let mut admin = node.signed_in("admin").await;
    let company = entered(&mut admin).await;
    change(&mut admin, &company, "licence", &licence("2026-12-31")).await;
    let branch = [("name", "Kenema"), ("address", "3 Hangha Road, Kenema"), ("country", "SL")];
    change(&mut admin, &company, "branch", &branch).await;

    let mut clerk = node.signed_in("koidu.prepares").await;
    let parties = clerk.get(PARTIES).await;
    for words in ["Seat: 12 Siaka Stevens Street", "Kenema: 3 Hangha Road", "EXP-2026-17: In force"] {
        assert!(parties.body.contains(words), "{words}: {}", parties.body);
    }
    let form = clerk.get(GOODS).await;
    let goods = [
        ("hs-1", "7102.31"),
        ("carats-1", "12.34"),
        ("value-1", "4500"),
        ("origin-1", "SL"),
        ("source_kind-1", "mine_production"),
        ("source_reference-1", "Koidu"),
        ("source_carats-1", "12.34"),
    ];
    assert_eq!(clerk.fill(&form, GOODS, &goods).await.status, StatusCode::SEE_OTHER);
    let form = clerk.get(PARTIES).await;
    let parties = [
        ("exporter_address", "3 Hangha Road, Kenema"),
        ("exporter_country", "SL"),
        ("exporter_licence", "EXP-2026-17"),
        ("destination", "BE"),
        ("importer_name", "Antwerp Rough (simulated)"),
        ("importer_address", "Hoveniersstraat 22, Antwerp"),
    ];
    assert_eq!(clerk.fill(&form, PARTIES, &parties).await.status, StatusCode::SEE_OTHER);
    let journey = "/applications/new?part=journey";
    let form = clerk.get(journey).await;
    clerk.fill(&form, journey, &[("purpose", "sale"), ("mode", "courier")]).await;
    let last = "/applications/new?part=declarations";
    let form = clerk.get(last).await;
    clerk.fill(&form, last, &[("no_conflict", "yes"), ("warranty", "yes")]).await;
    let check = clerk.get("/applications/new/check").await;
    assert!(check.body.contains("Hand to a colleague") && !check.body.contains("Send"), "{}", check.body);
    let hidden = check.hidden("/applications/new/hand");
    let token = hidden.iter().find(|(name, _)| name == "form_token").unwrap().1.clone();
    let sent = clerk.post("/applications/new/check", &[("form_token", &token)]).await;
    assert_eq!(sent.status, StatusCode::FORBIDDEN, "who prepares does not submit");
    let handed = clerk.fill(&check, "/applications/new/hand", &[]).await;
    assert_eq!((handed.status, handed.location()), (StatusCode::SEE_OTHER, "/applications"));

    let tongo = node.signed_in("tongo").await.get("/applications").await;
    assert!(!tongo.body.contains("Prepared by"), "another company's");
    let mut exporter = node.signed_in("koidu").await;
    let list = exporter.get("/applications").await;
    assert!(list.body.contains("Prepared by koidu.prepares"), "{}", list.body);
    let action = "/applications/new?part=goods&handed=1";
    let form = exporter.get(action).await;
    assert_eq!(form.value("carats-1"), "12.34");
    assert_eq!(exporter.fill(&form, action, &goods).await.status, StatusCode::SEE_OTHER);
    assert_eq!(exporter.get(action).await.status, StatusCode::NOT_FOUND, "taken once");
    let check = exporter.get("/applications/new/check").await;
    assert!(check.body.contains("3 Hangha Road, Kenema"), "{}", check.body);
    let applied = exporter.fill(&check, "/applications/new/check", &[]).await;
    assert_eq!(applied.status, StatusCode::OK, "{}", applied.body);

    // Somebody limited to the branch sees it; somebody limited to another branch does not.
    let second = [("name", "Bo"), ("address", "1 Damballa Road, Bo"), ("country", "SL")];
    change(&mut admin, &company, "branch", &second).await;
    let seen = |branch: Option<i64>| {
        let store = node.world.register.store();
        store
            .write(move |sql| {
                let person = kpcs_store::work::account_by_login(sql, "koidu")?.unwrap();
                kpcs_store::work::set_branch(sql, &person.handle, branch)
            })
            .unwrap();
    };
    for (branch, status) in [(None, StatusCode::OK), (Some(1), StatusCode::OK), (Some(2), StatusCode::NOT_FOUND)] {
        seen(branch);
        let one = exporter.get("/applications/SL-A1").await;
        assert_eq!(one.status, status, "{branch:?}");
        let listed = exporter.get("/applications").await.body.contains("SL-A1");
        assert_eq!(listed, status == StatusCode::OK, "{branch:?}");
    }
}

#[tokio::test]
async fn an_application_by_program_or_file_is_of_the_branch_whose_address_it_names() {
    let node = node();
    let mut admin = node.signed_in("admin").await;
    let company = entered(&mut admin).await;
    for (name, address) in [("Kenema", "3 Hangha Road, Kenema"), ("Bo", "1 Damballa Road, Bo")] {
        let branch = [("name", name), ("address", address), ("country", "SL")];
        change(&mut admin, &company, "branch", &branch).await;
    }
    let mut shipment = kpcs_server::wire::input_to_json(&declaration("12.34").to_input().unwrap());
    shipment["exporter"]["address"] = "3 Hangha Road, Kenema".into();
    let body = serde_json::json!({ "shipment": shipment }).to_string();
    let path = "/api/v1/acts/apply_for_certificate";
    for status in [StatusCode::CREATED, StatusCode::OK] {
        let applied = node.call("koidu", ("POST", path), "by program", &body).await;
        assert_eq!(applied.status, status, "{}", applied.body);
    }
    let file = "own_reference,exporter.name,exporter.address,exporter.country,importer.name,importer.address,\
        importer.country,destination,parcels.hs,parcels.carats,parcels.value,parcels.origin,purpose,conveyance.mode,\
        no_conflict\r\nB,Koidu Diamonds (simulated),\"1 Damballa Road, Bo\",SL,Antwerp Rough,2 Hoveniersstraat,BE,BE,\
        7102.31,2.00,4500.00,SL,sale,courier,yes\r\nS,Koidu Diamonds (simulated),\"9 Wilkinson Road, Freetown\",SL,\
        Antwerp Rough,2 Hoveniersstraat,BE,BE,7102.31,3.00,4500.00,SL,sale,courier,yes\r\n";
    let sent = node.call("koidu", ("POST", "/api/v1/imports/applications"), "by file", file).await;
    assert_eq!(sent.status, StatusCode::OK, "{}", sent.body);
    let branch_of = |reference: &str| {
        let office = AuthorityId::parse("SL").unwrap();
        let read =
            node.world.register.store().read(|sql| kpcs_store::work::application_branch(sql, &office, reference));
        read.unwrap()
    };
    // By program from Kenema; by file from Bo; by file from an address that is no branch: the company as a whole.
    assert_eq!(["SL-A1", "SL-A2", "SL-A3"].map(branch_of), [Some(1), Some(2), None]);
}

#[tokio::test]
async fn programs_read_the_companies_that_their_person_may_see() {
    let node = node();
    let mut admin = node.signed_in("admin").await;
    let company = entered(&mut admin).await;
    change(&mut admin, &company, "licence", &licence("2026-12-31")).await;
    let rows = |page: Page| page.json()["rows"].as_array().unwrap().clone();
    let list = rows(node.call("clerk", ("GET", "/api/v1/companies"), "", "").await);
    assert_eq!((list.len(), &list[0]["licence_standing"]), (1, &serde_json::json!("in-force")), "{list:?}");
    assert!(list[0].get("remarks").is_none());
    assert_eq!(rows(node.call("koidu", ("GET", "/api/v1/companies"), "", "").await).len(), 1, "their own");
    assert_eq!(rows(node.call("tongo", ("GET", "/api/v1/companies"), "", "").await).len(), 0);
    assert_eq!(rows(node.call("head", ("GET", "/api/v1/companies"), "", "").await).len(), 0, "another office");
}
