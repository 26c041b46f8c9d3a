//! The import desk through the real router: the story by pages, figures hidden until measured, the desk without the
//! issuer's tables, paper in and its answer out.
#![allow(clippy::unwrap_used)]

mod visit;

use axum::http::StatusCode;
use kpcs_domain::{
    act::{
        ApplyForCertificate, ExamineShipment, IssueCertificate, Role, apply_for_certificate, examine_shipment,
        issue_certificate,
    },
    certificate::{Parcel, Valuation},
    field::OneOrMore,
    party::{Measuring, MeasuringMode},
    value::{Carats, CertificateNumber, CountryCode, Day, Reference},
};
use kpcs_server::mail::{MAIL_OUT, send_mail};
use kpcs_statement::write_qr_text;
use kpcs_store::bind;
use kpcs_testing::World;
use visit::Browser;

const CARATS: &str = "17.29";

async fn importer(world: &World) -> Browser {
    Browser::of(&world.register, "EU-ANT", "importing", &[Role::ImportingOfficer]).await
}

/// A world in which a certificate for 17.29 ct was issued and its goods are here.
fn issued() -> (World, CertificateNumber) {
    let world = World::new(21);
    let (number, _) = world.issue(CARATS, "one").unwrap();
    world.at("2026-11-25T09:00:00Z");
    (world, number)
}

/// Registers an arrival of `carats` by the page and gives the page it leads to.
async fn register(officer: &Browser, number: &CertificateNumber, carats: &str) -> visit::Seen {
    let path = format!("/arrivals/{number}/register");
    let form = officer.get(&path).await;
    assert_eq!(form.status, StatusCode::OK, "{}", form.text());
    let sent = officer.fill(&form, &path, &found(carats)).await;
    assert_eq!(
        (sent.status, sent.location.as_str()),
        (StatusCode::SEE_OTHER, format!("/arrivals/{number}").as_str()),
        "{}",
        sent.text()
    );
    officer.get(&sent.location).await
}

fn found(carats: &str) -> [(&str, &str); 8] {
    [
        ("arrived_on", "2026-11-25"),
        ("place", "BE"),
        ("certificate_presented", "yes"),
        ("seals_intact", "yes"),
        ("seals_found", "SL-88213\r\n"),
        ("container", "BAG-1"),
        ("parcels.0.carats", carats),
        ("parcels.0.stones", "7"),
    ]
}

#[tokio::test]
async fn a_shipment_that_matches_is_registered_compared_and_confirmed() {
    let (world, number) = issued();
    let officer = importer(&world).await;
    let desk = officer.get("/arrivals").await;
    assert!(
        desk.says(&number.to_string()) && desk.says("Koidu Diamonds") && desk.says("Register arrival"),
        "{}",
        desk.text()
    );
    let compared = register(&officer, &number, CARATS).await;
    for words in [CARATS, "matches", "hidden while measuring", "GENUINE, NOT YET IN THE LOG", "Confirm receipt"] {
        assert!(compared.says(words), "{words}: {}", compared.text());
    }
    let path = format!("/arrivals/{number}/confirm");
    let form = officer.get(&path).await;
    assert!(!form.says("Cause of the difference"), "a parcel that matches asks nothing");
    let answers = [("received_on", "2026-11-25")];
    let done = officer.fill(&form, &path, &answers).await;
    assert!(
        done.status == StatusCode::OK && done.says("is confirmed") && done.says("confirmation.pdf"),
        "{}",
        done.text()
    );
    let again = officer.fill(&form, &path, &answers).await;
    assert_eq!(again.text(), done.text(), "a second click is the same request");
    let anew = officer.fill(&officer.get(&path).await, &path, &answers).await;
    assert!(anew.status == StatusCode::CONFLICT && anew.says("already"), "{}", anew.text());
    world.register.deliver().unwrap();
    let issuer = Browser::of(&world.register, "SL", "clerk", &[Role::Clerk]).await;
    for reader in [&officer, &issuer] {
        let pdf = reader.get(&format!("/arrivals/{number}/confirmation.pdf")).await;
        assert!(pdf.status == StatusCode::OK && pdf.bytes.starts_with(b"%PDF"), "{}", pdf.status);
        assert_eq!(pdf.kind, "application/pdf");
        assert_eq!(reader.get(&format!("/arrivals/{number}/discrepancy.pdf")).await.status, StatusCode::NOT_FOUND);
    }
    assert!(officer.get(&format!("/arrivals/{number}")).await.says("Receipt is confirmed"));
    world.check();
}

#[tokio::test]
async fn a_difference_is_explained_or_reported() {
    let (world, number) = issued();
    let officer = importer(&world).await;
    let compared = register(&officer, &number, "16.97").await;
    assert!(compared.says("differs") && compared.says("\u{2212}0.32"), "{}", compared.text());

    let path = format!("/arrivals/{number}/confirm");
    let form = officer.get(&path).await;
    assert!(
        form.says("Cause of the difference") && form.says("declared 17.29 ct, measured 16.97 ct"),
        "{}",
        form.text()
    );
    let unexplained = officer.fill(&form, &path, &[("received_on", "2026-11-25")]).await;
    assert_eq!(unexplained.status, StatusCode::CONFLICT, "{}", unexplained.text());
    let halfway =
        [("received_on", "2026-11-25"), ("parcels.0.cause", "weight"), ("parcels.0.explanation", "<b>Mud</b>\u{202e}")];
    let kept = officer.fill(&form, &path, &halfway).await;
    assert!(kept.status == StatusCode::UNPROCESSABLE_ENTITY && kept.says("&#60;b&#62;Mud"), "kept: {}", kept.text());

    let report = format!("/arrivals/{number}/discrepancy");
    let form = officer.get(&report).await;
    assert!(form.says("value=\"carats\" checked"), "what the comparison shows is ticked: {}", form.text());
    let answers = [
        ("kinds", "carats"),
        ("kinds", "seal"),
        ("statement", "One parcel is lighter than declared."),
        ("asked_of_issuer", "Which scale was used?"),
        ("answer_by", "2026-12-09"),
    ];
    let late = [answers[0], answers[2], answers[3], ("answer_by", "2026-11-01")];
    assert_eq!(officer.fill(&form, &report, &late).await.status, StatusCode::CONFLICT);
    let done = officer.fill(&officer.get(&report).await, &report, &answers).await;
    assert!(done.status == StatusCode::OK && done.says("is reported") && done.says("Sierra Leone"), "{}", done.text());
    let pdf = officer.get(&format!("/arrivals/{number}/discrepancy.pdf")).await;
    assert!(pdf.bytes.starts_with(b"%PDF"), "{}", pdf.text());
    assert!(officer.get("/arrivals").await.says("Clear up"), "the desk shows the open discrepancy");

    let form = officer.get(&path).await;
    let explained = [
        ("received_on", "2026-11-25"),
        ("parcels.0.cause", "weight"),
        ("parcels.0.explanation", "The issuer’s scale was checked; the stones were cleaned."),
    ];
    let done = officer.fill(&form, &path, &explained).await;
    assert!(done.status == StatusCode::OK && done.says("is confirmed"), "{}", done.text());
    let closed = officer.get(&format!("/arrivals/{number}")).await;
    assert!(closed.says("the stones were cleaned") && closed.says("Another scale"), "{}", closed.text());
    world.register.deliver().unwrap();
    world.check();
}

/// Two parcels, of which the second differs: its explanation must stand at the second, also in what the issuer is told.
#[tokio::test]
async fn an_explanation_stays_with_its_parcel() {
    let world = World::new(23);
    let number = issue_two_parcels(&world);
    world.at("2026-11-25T09:00:00Z");
    let officer = importer(&world).await;
    let path = format!("/arrivals/{number}/register");
    let mut answers = found("10").to_vec();
    answers.push(("parcels.1.carats", "19.5"));
    let sent = officer.fill(&officer.get(&path).await, &path, &answers).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
    let compared = officer.get(&sent.location).await;
    assert!(compared.says("Parcel 2: declared 20.00 ct, measured 19.50 ct"), "{}", compared.text());
    let confirm = format!("/arrivals/{number}/confirm");
    let form = officer.get(&confirm).await;
    assert!(!form.says("parcels.0.cause") && form.says("parcels.1.cause"), "only the second is asked");
    let explained = [
        ("received_on", "2026-11-25"),
        ("parcels.1.cause", "weight"),
        ("parcels.1.explanation", "Cleaned on the way."),
    ];
    let done = officer.fill(&form, &confirm, &explained).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.text());
    world.register.deliver().unwrap();
    for holder in ["SL", "EU-ANT"].map(|id| kpcs_domain::value::AuthorityId::parse(id).unwrap()) {
        let read = |sql: &kpcs_store::Sql<'_>| kpcs_server::receipt::confirmation(sql, &holder, &number, true);
        let document = world.register.store().read(read).unwrap().unwrap();
        assert_eq!(document.remarks, "Parcel 2: Cleaned on the way.", "{holder}");
        let verdicts: Vec<_> = document.rows.iter().map(|row| row.verdict).collect();
        use kpcs_documents::ParcelVerdict::{Matched, MatchedWithExplainedDifference};
        assert_eq!(verdicts, [Matched, MatchedWithExplainedDifference], "{holder}");
    }
    world.check();
}

/// A certificate for parcels of 10 and 20 ct.
fn issue_two_parcels(world: &World) -> CertificateNumber {
    let two = |first: &str, second: &str| [first, second].map(|carats| Carats::parse(carats).unwrap());
    let [ten, twenty] = two("10", "20");
    let mut shipment = kpcs_testing::declaration("10");
    let parcel = |carats| Parcel { carats, ..shipment.parcels[0].clone() };
    shipment.parcels = OneOrMore::new(vec![parcel(ten), parcel(twenty)]).unwrap();
    let request = apply_for_certificate::Request { shipment };
    let applied = world.perform::<ApplyForCertificate>(&world.people.exporter, request, "two").unwrap();
    let application = Reference::parse(&applied.subject).unwrap();
    let mut examined = kpcs_testing::examination(&application, "10");
    let parcel = |gross| examine_shipment::ExaminedParcel { gross, ..examined.parcels[0].clone() };
    examined.parcels = OneOrMore::new(vec![parcel(ten), parcel(twenty)]).unwrap();
    let of_both = |one: &Valuation| Valuation {
        values: OneOrMore::new(vec![one.values[0], one.values[0]]).unwrap(),
        ..one.clone()
    };
    examined.valuations = OneOrMore::new(examined.valuations.iter().map(of_both).collect()).unwrap();
    world.perform::<ExamineShipment>(&world.people.examiner, examined, "two").unwrap();
    let done = world
        .both::<IssueCertificate>(
            issue_certificate::Request {
                application,
                in_place_of: None,
                container: None,
                preparer_licence: None,
                blank: None,
            },
            "two",
        )
        .unwrap();
    world.register.deliver().unwrap();
    CertificateNumber::parse(&done.subject).unwrap()
}

/// Decision 20, the draw: what is drawn is hidden, the rest is shown, and the record says of each what the page did.
#[tokio::test]
async fn of_a_draw_only_the_drawn_shipments_are_hidden() {
    let world = World::new(22);
    let shipped = kpcs_reference::rule_packs().iter().find(|pack| pack.participant == Some(CountryCode::EU)).unwrap();
    let mut pack = shipped.clone();
    pack.version += 1;
    pack.valid_from = Day::parse("2026-11-23").unwrap();
    pack.measuring = Measuring { mode: MeasuringMode::Draw, draw_ppm: 500_000 };
    world.adopt(pack).unwrap();
    let numbers: Vec<_> = (0..6).map(|i| world.issue(CARATS, &format!("draw {i}")).unwrap().0).collect();
    world.at("2026-11-24T23:10:00Z");
    let officer = importer(&world).await;
    let is_drawn = |seen: &visit::Seen| seen.says("and this is one of them");
    let mut drawn = Vec::new();
    for number in &numbers {
        drawn.push(is_drawn(&officer.get(&format!("/arrivals/{number}")).await));
    }
    // Waiting for another day changes nothing: the draw was fixed when the advice came.
    world.at("2026-11-25T00:40:00Z");
    for (number, drawn) in numbers.iter().zip(drawn.iter().copied()) {
        let seen = officer.get(&format!("/arrivals/{number}")).await;
        assert_eq!((is_drawn(&seen), seen.says(CARATS)), (drawn, !drawn), "{number}: {}", seen.text());
        let form = officer.get(&format!("/arrivals/{number}/register")).await;
        let said = if drawn { "figures are hidden" } else { "figures are not hidden" };
        assert!(!form.says(CARATS) && form.says(said), "{number}: {}", form.text());
        let after = register(&officer, number, CARATS).await;
        let said = if drawn { ">hidden while measuring" } else { ">not hidden while measuring" };
        assert!(after.says(said), "{number}: {}", after.text());
    }
    assert!(drawn.contains(&true) && drawn.contains(&false), "{drawn:?}");
    world.check();
}

/// whatever the measuring officer opens or sends before the arrival is recorded, no declared figure comes back.
#[tokio::test]
async fn no_route_gives_declared_figures_before_they_are_measured() {
    let (world, number) = issued();
    let officer = importer(&world).await;
    let text = {
        let entry = world.register.store().read(|sql| {
            let row = kpcs_store::view::shipment(sql, &world.people.importing.authority, &number)?.unwrap();
            kpcs_store::entry(sql, row.position)
        });
        write_qr_text(&entry.unwrap().opened).unwrap()
    };
    let code = &text[..40];
    let figures = [CARATS, "17,29", "4600", "4\u{202f}600", "4,600", code];
    let hidden = |seen: &visit::Seen, path: &str| {
        for figure in figures {
            assert!(!seen.says(figure), "{path} says {figure}: {}", seen.text());
        }
        assert!(!seen.kind.contains("pdf") && !seen.kind.contains("svg") && !seen.kind.contains("octet"), "{path}");
    };
    for path in [
        "/arrivals".to_owned(),
        "/arrivals/list".to_owned(),
        format!("/arrivals/list?text={number}"),
        format!("/arrivals/{number}"),
        format!("/arrivals/{number}/register"),
        format!("/arrivals/{number}/confirm"),
        format!("/arrivals/{number}/discrepancy"),
        format!("/arrivals/{number}/confirmation.pdf"),
        format!("/arrivals/{number}/discrepancy.pdf"),
        format!("/certificates/{number}"),
        format!("/certificates/{number}/certificate.pdf"),
        format!("/certificates/{number}.pdf"),
        format!("/certificates/{number}/label.pdf"),
        format!("/certificates/{number}/code.svg"),
        format!("/certificates/{number}/statement.kpcs"),
        format!("/certificates/{number}/paper-confirmation"),
        "/certificates".to_owned(),
        "/desk".to_owned(),
        "/applications".to_owned(),
        "/applications/SL-A1".to_owned(),
        format!("/api/v1/certificates/{number}"),
        format!("/api/v1/arrivals/{number}"),
        format!("/api/v1/shipments/{number}"),
        "/api/v1/arrivals".to_owned(),
        "/api/v1/shipments".to_owned(),
        "/api/v1/shipments?state=expected".to_owned(),
        "/api/v1/applications".to_owned(),
        "/desk/applications/SL-A1".to_owned(),
        "/api/v1/certificates".to_owned(),
        "/acts".to_owned(),
        "/".to_owned(),
    ] {
        let seen = officer.get(&path).await;
        assert!(seen.status.as_u16() < 500, "{path}: {}", seen.status);
        hidden(&seen, &path);
    }
    let shown = officer.get(&format!("/arrivals/{number}")).await;
    assert!(
        shown.says("Declared figures are hidden") && shown.says("Your rules have every shipment"),
        "{}",
        shown.text()
    );

    let path = format!("/arrivals/{number}/register");
    let form = officer.get(&path).await;
    let refused = officer.fill(&form, &path, &[("arrived_on", "2027-01-01"), ("parcels.0.carats", "x")]).await;
    assert!(refused.status.is_client_error() && refused.says("value=\"x\""), "{}", refused.text());
    hidden(&refused, "a refused arrival");
    assert!(
        refused.says("id=\"error-seals_intact\"") && refused.says("id=\"error-certificate_presented\""),
        "no answer is not a no"
    );
    let more = officer.fill(&form, &path, &[("parcels.0.carats", "1"), ("add_parcel", "1")]).await;
    assert!(more.says("parcels.1.carats"), "{}", more.text());
    hidden(&more, "one more parcel");

    let scanned = officer.fill(&officer.get("/arrivals").await, "/arrivals/scan", &[("text", text.as_str())]).await;
    assert_eq!((scanned.status, scanned.location), (StatusCode::SEE_OTHER, format!("/arrivals/{number}")));
    let printed = number.to_string();
    let typed = paper(&printed, "SL");
    let known = officer.fill(&officer.get("/arrivals/paper").await, "/arrivals/paper", &typed).await;
    assert_eq!(known.status, StatusCode::CONFLICT, "{}", known.text());
    hidden(&known, "a paper that was advised");

    let head = Browser::of(&world.register, "EU-ANT", "head", &[Role::AuthorityHead]).await;
    let advice = head.get(&format!("/arrivals/{number}")).await;
    assert!(advice.says(CARATS), "the authority itself has the advice: {}", advice.text());
    assert!(register(&officer, &number, CARATS).await.says(CARATS), "measured, then shown");
}

#[tokio::test]
async fn the_desk_works_without_the_issuers_tables() {
    let (world, number) = issued();
    let emptied = world.register.store().write(|sql| {
        sql.execute("delete from view_certificate_line", bind![])?;
        sql.execute("delete from view_certificate", bind![])?;
        sql.execute("delete from view_application", bind![])?;
        sql.execute("delete from view_number", bind![])
    });
    emptied.unwrap();
    let officer = importer(&world).await;
    assert!(officer.get("/arrivals").await.says(&number.to_string()));
    assert!(register(&officer, &number, CARATS).await.says("matches"));
    let path = format!("/arrivals/{number}/confirm");
    let done = officer.fill(&officer.get(&path).await, &path, &[("received_on", "2026-11-25")]).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.text());
    let pdf = officer.get(&format!("/arrivals/{number}/confirmation.pdf")).await;
    assert!(pdf.bytes.starts_with(b"%PDF"));
}

#[test]
fn no_source_of_the_desk_names_the_issuers_tables() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<_> = ["src/page/arrivals", "src/receipt", "src/mail"]
        .iter()
        .flat_map(|folder| std::fs::read_dir(root.join(folder)).unwrap().map(|entry| entry.unwrap().path()))
        .collect();
    let views = ["view/shipment.rs", "view/arrival.rs", "view/desk.rs", "view/letter.rs", "act/shipment.rs"];
    files.extend(views.map(|view| root.join("../kpcs-store/src").join(view)));
    assert!(files.len() > 25, "{files:?}");
    for file in files {
        let source = std::fs::read_to_string(&file).unwrap();
        for table in [
            "view_certificate",
            "view_application",
            "view_number",
            "view::certificate",
            "view::application",
            "issued_certificate",
        ] {
            assert!(!source.contains(table), "{} names {table}", file.display());
        }
    }
}

#[tokio::test]
async fn a_second_presentation_is_a_conflict() {
    let (world, number) = issued();
    let officer = importer(&world).await;
    register(&officer, &number, CARATS).await;
    let path = format!("/arrivals/{number}/register");
    assert!(officer.get(&path).await.says("This certificate has arrived before"));
    let seen = register(&officer, &number, CARATS).await;
    assert!(seen.says("CONFLICT") && seen.says("presented 2 times"), "{}", seen.text());
    let confirm = format!("/arrivals/{number}/confirm");
    let refused = officer.fill(&officer.get(&confirm).await, &confirm, &[("received_on", "2026-11-25")]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.text());
}

#[tokio::test]
async fn another_authority_sees_nothing_and_others_are_told_who_may() {
    let (world, number) = issued();
    let elsewhere = Browser::of(&world.register, "SL", "another", &[Role::ImportingOfficer]).await;
    for path in ["", "/register", "/confirm", "/discrepancy", "/confirmation.pdf", "/discrepancy.pdf"] {
        let seen = elsewhere.get(&format!("/arrivals/{number}{path}")).await;
        assert_eq!(seen.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert!(!elsewhere.get("/arrivals").await.says(&number.to_string()));
    let form = elsewhere.get("/arrivals").await;
    let sent = elsewhere.fill(&form, &format!("/arrivals/{number}/register"), &found(CARATS)).await;
    assert_eq!(sent.status, StatusCode::NOT_FOUND);
    let clerk = Browser::of(&world.register, "EU-ANT", "clerk", &[Role::Clerk]).await;
    let paper = clerk.get(&format!("/certificates/{number}/paper-confirmation")).await;
    assert_eq!(paper.status, StatusCode::NOT_FOUND);
    let exporter = Browser::of(&world.register, "SL", "exporter", &[Role::Exporter]).await;
    assert_eq!(exporter.get("/arrivals").await.status, StatusCode::FORBIDDEN);
    assert_eq!(exporter.get(&format!("/arrivals/{number}/confirmation.pdf")).await.status, StatusCode::FORBIDDEN);
    let visitor = Browser::visitor(&world.register).get("/arrivals").await;
    assert!(
        visitor.status == StatusCode::SEE_OTHER && visitor.location.starts_with("/sign-in"),
        "{}",
        visitor.location
    );
}

fn paper<'a>(number: &'a str, issuer: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("issuer", issuer),
        ("number", number),
        ("issuing_authority", "Ministry of Economy and Trade"),
        ("origin", "***"),
        ("issued", "2026-11-20"),
        ("expires", "2027-01-19"),
        ("exporter", "Cedar Rough SAL"),
        ("importer", "Antwerp Rough (simulated)"),
        ("destination", "BE"),
        ("parcels", "2"),
        ("seals", "LB-100\r\nLB-101"),
        ("signatory", ""),
        ("lines.0.hs", "7102.31"),
        ("lines.0.carats", "250.5"),
        ("lines.0.value", "61250.00"),
        ("specimen", ""),
        ("reply_to", "kpcs@economy.example"),
    ]
}

#[tokio::test]
async fn a_paper_is_taken_in_measured_confirmed_and_answered_by_mail() {
    let (world, _) = issued();
    let officer = importer(&world).await;
    let form = officer.get("/arrivals/paper").await;
    let wrong = officer.fill(&form, "/arrivals/paper", &[("number", "7")]).await;
    assert!(wrong.status == StatusCode::UNPROCESSABLE_ENTITY && wrong.says("field-lines.0.carats"), "{}", wrong.text());
    let taken = officer
        .upload(
            &form,
            "/arrivals/paper",
            &paper("004211", "LB"),
            &[("scan", "p.jpg", b"\xff\xd8\xff\xe0 a photograph")],
        )
        .await;
    assert_eq!(
        (taken.status, taken.location.as_str()),
        (StatusCode::SEE_OTHER, "/arrivals/LB004211"),
        "{}",
        taken.text()
    );
    let number = CertificateNumber::parse("LB004211").unwrap();
    let known = officer.get("/arrivals/LB004211").await;
    for words in ["PAPER ONLY", "The paper compared", "the form of its issuer", "Declared figures are hidden"] {
        assert!(known.says(words), "{words}: {}", known.text());
    }
    assert!(!known.says("250.5"), "measured before it is shown, whoever typed it");

    let path = "/arrivals/LB004211/register";
    let form = officer.get(path).await;
    let mut answers = found("250.5").to_vec();
    answers.retain(|(name, _)| !["seals_found", "container"].contains(name));
    answers.push(("seals_found", "LB-100\r\nLB-101"));
    let sent = officer.fill(&form, path, &answers).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
    let confirm = "/arrivals/LB004211/confirm";
    let done = officer.fill(&officer.get(confirm).await, confirm, &[("received_on", "2026-11-25")]).await;
    assert!(done.status == StatusCode::OK && done.says("as mail"), "{}", done.text());

    assert_eq!(send_mail(&world.register).unwrap(), 2, "the arrival and the confirmation");
    assert_eq!(send_mail(&world.register).unwrap(), 0, "nothing goes out twice");
    let letters = letters(&world);
    let (name, confirmation) =
        letters.iter().find(|(_, text)| text.contains("Subject: Confirmation of receipt")).unwrap();
    assert!(name.ends_with("LB004211.eml"), "{name}");
    for words in [
        "To: LB <kpcs@economy.example>",
        "From: \"Diamond Office Antwerp\" <office@authority.example>",
        "application/pdf",
        "LB004211-confirmation.pdf",
        "JVBERi0",
    ] {
        assert!(confirmation.contains(words), "{words}: {}", &confirmation[..800]);
    }
    assert!(!confirmation.contains("250.5"), "no weight stands in the text");

    let again = world.register.store().write(|sql| sql.execute("update work_outbox set delivered_at = null", bind![]));
    again.unwrap();
    assert!(send_mail(&world.register).unwrap() >= 2);
    assert_eq!(self::letters(&world), letters, "written again after a crash, the same bytes");
    let pdf = officer.get("/arrivals/LB004211/confirmation.pdf").await;
    assert!(pdf.bytes.starts_with(b"%PDF"));
    assert!(officer.get("/verify?number=LB004211").await.says("NOT VALID"), "{number} is used");
    world.check();
}

/// Every letter written, by name.
fn letters(world: &World) -> Vec<(String, String)> {
    let folder = world.register.store().folder().join(MAIL_OUT);
    let mut all: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name().into_string().unwrap(), std::fs::read_to_string(entry.path()).unwrap()))
        .collect();
    all.sort();
    all
}

#[tokio::test]
async fn an_answer_without_an_address_waits_and_the_desk_says_so() {
    let (world, _) = issued();
    let officer = importer(&world).await;
    let answers: Vec<_> = paper("77", "LB").into_iter().filter(|(name, _)| *name != "reply_to").collect();
    let taken = officer.fill(&officer.get("/arrivals/paper").await, "/arrivals/paper", &answers).await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.text());
    let path = format!("{}/register", taken.location);
    officer.fill(&officer.get(&path).await, &path, &found("250.5")).await;
    assert_eq!(send_mail(&world.register).unwrap(), 0);
    assert!(officer.get("/arrivals").await.says("One answer to a partner that has only paper waits"));
}

#[tokio::test]
async fn what_comes_without_advice_is_verified_and_read_into_the_form() {
    let world = World::new(22);
    let application = world.examined(CARATS, "unadvised").unwrap();
    let done = world
        .both::<IssueCertificate>(
            issue_certificate::Request {
                application,
                in_place_of: None,
                container: None,
                preparer_licence: None,
                blank: None,
            },
            "unadvised",
        )
        .unwrap();
    world.at("2026-11-25T09:00:00Z");
    let number = CertificateNumber::parse(&done.subject).unwrap();
    let pdf = kpcs_server::documents::certificate_pdf(&world.register, &number).unwrap();
    let officer = importer(&world).await;
    let desk = officer.get("/arrivals").await;
    let form = officer.upload(&desk, "/arrivals/scan", &[("text", "")], &[("file", "c.pdf", &pdf)]).await;
    assert_eq!(form.status, StatusCode::OK, "{}", form.text());
    for words in ["GENUINE, NOT YET IN THE LOG", "Compare every field", "Koidu Diamonds", "National Minerals Agency"] {
        assert!(form.says(words), "{words}: {}", form.text());
    }
    assert_eq!(form.value("lines.0.carats"), CARATS);
    let hidden = [form.value("image"), form.value("code")];
    let answers = [
        ("image", hidden[0].as_str()),
        ("code", hidden[1].as_str()),
        ("issuer", "SL"),
        ("number", &form.value("number")),
        ("issuing_authority", &form.value("issuing_authority")),
        ("issued", &form.value("issued")),
        ("expires", &form.value("expires")),
        ("origin", &form.value("origin")),
        ("exporter", &form.value("exporter")),
        ("importer", &form.value("importer")),
        ("destination", "BE"),
        ("parcels", &form.value("parcels")),
        ("seals", "SL-88213"),
        ("lines.0.hs", "7102.31"),
        ("lines.0.carats", &form.value("lines.0.carats")),
        ("lines.0.value", &form.value("lines.0.value")),
    ];
    let taken = officer.fill(&form, "/arrivals/paper", &answers).await;
    assert_eq!(
        (taken.status, taken.location.clone()),
        (StatusCode::SEE_OTHER, format!("/arrivals/{number}")),
        "{}",
        taken.text()
    );
    let unread =
        officer.upload(&desk, "/arrivals/scan", &[("text", "")], &[("file", "x.jpg", b"\xff\xd8\xff nothing")]).await;
    assert!(
        unread.status == StatusCode::UNPROCESSABLE_ENTITY && unread.says("No certificate could be read"),
        "{}",
        unread.text()
    );
    assert!(!unread.value("image").is_empty(), "the scan's digest is kept for the record");
    let nothing = officer.fill(&desk, "/arrivals/scan", &[("text", "")]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn the_issuer_records_a_confirmation_on_paper_and_sees_its_difference_first() {
    let (world, number) = issued();
    let clerk = Browser::of(&world.register, "SL", "clerk", &[Role::Clerk]).await;
    let path = format!("/certificates/{number}/paper-confirmation");
    let form = clerk.get(&path).await;
    assert!(form.says("Koidu Diamonds"), "{}", form.text());
    let answers = [
        ("channel", "slip"),
        ("confirmed_by", "Antwerp customs"),
        ("received_on", "2026-11-25"),
        ("parcels", "1"),
        ("carats", "17.25"),
    ];
    let shown = clerk.fill(&form, &path, &answers).await;
    assert!(
        shown.says("The paper differs from the certificate") && shown.says("Record with this difference"),
        "{}",
        shown.text()
    );
    let seen = [answers.as_slice(), &[("difference_seen", "yes")]].concat();
    let done = clerk.upload(&shown, &path, &seen, &[("scan", "slip.pdf", b"%PDF-1.4 a slip")]).await;
    assert!(done.status == StatusCode::OK && done.says("recorded as confirmed"), "{}", done.text());
    world.check();
}
