//! The export desk through the real router: the story by pages, two people, input that is kept, and another office's officer.
#![allow(clippy::unwrap_used)]

mod visit;

use axum::http::StatusCode;
use kpcs_domain::{
    act::{ApplyForCertificate, Role, apply_for_certificate},
    value::{CertificateNumber, CountryCode, Day},
};
use kpcs_server::{documents::certificate_pdf, intake::find_document};
use kpcs_testing::{World, declaration};
use kpcs_verify::{Document, Outcome, Question};
use visit::{Browser, Seen};

const CARATS: &str = "12.34";
/// The smallest PNG there is: one pixel.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0:~\x9bU\0\0\0\nIDATx\x9cc`\0\0\0\x02\0\x01H\xaf\xa4q\0\0\0\0IEND\xaeB`\x82";

/// The people of the office in Freetown, each with a browser.
struct Office {
    world: World,
    examiner: Browser,
    clerk: Browser,
    officer: Browser,
}

impl Office {
    async fn open(seed: u64) -> Self {
        let world = World::new(seed);
        let register = &world.register;
        let examiner = Browser::of(register, "SL", "ex.aminer", &[Role::Clerk, Role::ValidatingOfficer]).await;
        let clerk = Browser::of(register, "SL", "cl.erk", &[Role::Clerk, Role::ValidatingOfficer]).await;
        let officer = Browser::of(register, "SL", "of.ficer", &[Role::ValidatingOfficer]).await;
        Self { world, examiner, clerk, officer }
    }

    /// An application that waits for examination.
    fn apply(&self) -> String {
        let request = apply_for_certificate::Request { shipment: declaration(CARATS) };
        self.world.perform::<ApplyForCertificate>(&self.world.people.exporter, request, "one").unwrap().subject
    }

    /// The page of a preparation, made by pages from application to proposal.
    async fn prepare(&self) -> String {
        let reference = self.apply();
        examine(&self.examiner, &reference, &found()).await;
        let path = format!("/desk/applications/{reference}/prepare");
        let sent = self.clerk.fill(&self.clerk.get(&path).await, &path, &[]).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
        sent.location
    }

    /// The number of a certificate issued by pages.
    async fn issue(&self) -> (CertificateNumber, String) {
        let proposal = self.prepare().await;
        let signed = sign(&self.officer, &proposal).await;
        assert_eq!(signed.status, StatusCode::SEE_OTHER, "{}", signed.text());
        let done = self.officer.get(&signed.location).await;
        let number = done.text().split("/certificates/").nth(1).unwrap()[..8].to_owned();
        (CertificateNumber::parse(&number).unwrap(), proposal)
    }
}

/// What the counter types; `seals` is asked one a line.
fn found() -> Vec<(&'static str, &'static str)> {
    vec![
        ("persons", "A. Kamara, for the exporter\r\nS. Conteh, clerk\r\n"),
        ("scale.model", "Mettler JL1502-GE, no. 4"),
        ("scale.calibrated_on", "2026-10-01"),
        ("parcels.0.gross", "13.34"),
        ("parcels.0.tare", "1.00"),
        ("parcels.0.stones", "7"),
        ("parcels.0.hs", "7102.31"),
        ("parcels.0.origin", "SL"),
        ("cleaning", "acid_cleaned"),
        ("valuations.0.capacity", "government"),
        ("valuations.0.valuer", "F. Bangura"),
        ("valuations.0.values.0", "4600.00"),
        ("valuations.1.capacity", "exporter"),
        ("valuations.1.valuer", "The exporter"),
        ("valuations.1.values.0", "4500.00"),
        ("valuations.2.capacity", "independent"),
        ("valuations.2.valuer", "An independent valuer"),
        ("valuations.2.values.0", "4550.00"),
        ("container", "BAG-1"),
        ("seals", "SL-88213\r\nSL-88214"),
    ]
}

/// Examines by the page: form, check, record.
async fn examine(browser: &Browser, reference: &str, answers: &[(&str, &str)]) -> Seen {
    let path = format!("/desk/applications/{reference}/examine");
    let form = browser.get(&path).await;
    assert_eq!(form.status, StatusCode::OK, "{}", form.text());
    let check = browser.upload(&form, &path, answers, &[("photographs_files", "a.png", PNG)]).await;
    assert!(check.status == StatusCode::OK && check.says("Record examination"), "{}", check.text());
    for words in ["12.34", "4\u{202f}600.00", "SL-88214", "F. Bangura"] {
        assert!(check.says(words), "{words}: {}", check.text());
    }
    let photograph = check.value("photographs");
    let checked: Vec<_> = answers.iter().copied().chain([("photographs", &*photograph), ("checked", "yes")]).collect();
    let sent = browser.fill(&check, &path, &checked).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
    let again = browser.fill(&check, &path, &checked).await;
    assert_eq!(again.location, sent.location, "a second click records nothing more");
    browser.get(&sent.location).await
}

async fn sign(browser: &Browser, proposal: &str) -> Seen {
    browser.fill(&browser.get(proposal).await, proposal, &[("password", visit::PASSWORD)]).await
}

#[tokio::test]
async fn a_certificate_from_the_counter_to_the_paper_that_verifies() {
    let office = Office::open(31).await;
    let reference = office.apply();
    let desk = office.examiner.get("/desk").await;
    assert!(desk.says(&reference) && desk.says("To examine") && desk.says("Koidu Diamonds"), "{}", desk.text());
    let early = office.clerk.get(&format!("/desk/applications/{reference}/prepare")).await;
    assert!(early.says("not examined") || early.says("examine"), "{}", early.text());
    assert!(!early.says("<form class=\"form\" method=\"post\" action=\"/desk"), "no button before the examination");

    let examined = examine(&office.examiner, &reference, &found()).await;
    assert!(examined.says("Examine a shipment: SL-A1") && examined.says("statement "), "{}", examined.text());
    let counter = office.clerk.get(&format!("/desk/applications/{reference}")).await;
    for words in ["F. Bangura (Government valuer): USD 4\u{202f}600.00", "SL-88214", "Prepare certificate", "ex.aminer"]
    {
        assert!(counter.says(words), "{words}: {}", counter.text());
    }
    let photographs = office.world.register.store().folder().join("photographs");
    assert_eq!(std::fs::read_dir(photographs).unwrap().count(), 1, "the file is kept under its digest");

    let path = format!("/desk/applications/{reference}/prepare");
    let check = office.clerk.get(&path).await;
    for words in ["Rules judged", "rules are met", "§3.2", "12.34", "4\u{202f}600.00", "Prepare certificate"] {
        assert!(check.says(words), "{words}: {}", check.text());
    }
    let prepared = office.clerk.fill(&check, &path, &[]).await;
    let proposal = prepared.location.clone();
    assert_eq!(office.clerk.fill(&check, &path, &[]).await.location, proposal, "a second click takes no second number");
    let anew = office.clerk.get(&path).await;
    assert!(anew.says("waits for another officer") && !anew.says("name=\"request\""), "{}", anew.text());

    let queue = office.officer.get("/desk").await;
    assert!(queue.says("Check and sign") && queue.says("cl.erk"), "{}", queue.text());
    let page = office.officer.get(&proposal).await;
    for words in ["Sign and issue certificate SL", "Koidu Diamonds", "SL-88213", "F. Bangura", "rules are met"] {
        assert!(page.says(words), "{words}: {}", page.text());
    }
    let wrong = office.officer.fill(&page, &proposal, &[("password", "not it")]).await;
    assert!(wrong.status == StatusCode::UNPROCESSABLE_ENTITY && wrong.says("not your password"), "{}", wrong.text());
    assert!(wrong.says("SL-88213"), "the page is kept");

    let signed = sign(&office.officer, &proposal).await;
    assert_eq!(signed.status, StatusCode::SEE_OTHER, "{}", signed.text());
    assert_eq!(sign(&office.officer, &proposal).await.location, signed.location, "a second click signs nothing more");
    let done = office.officer.get(&signed.location).await;
    for words in ["is issued", "of SL", "Rosette", "Diamond Office Antwerp is sent the advice", "certificate.pdf"] {
        assert!(done.says(words), "{words}: {}", done.text());
    }
    verifies(&office, &done).await;
    office.world.check();
}

/// The PDF of the done page, through the same door as a stranger's, and by the command line's function.
async fn verifies(office: &Office, done: &Seen) {
    let number = CertificateNumber::parse(&done.text().split("/certificates/").nth(1).unwrap()[..8]).unwrap();
    let pdf = office.officer.get(&format!("/certificates/{number}/certificate.pdf")).await;
    assert_eq!((pdf.status, pdf.kind.as_str()), (StatusCode::OK, "application/pdf"));
    assert_eq!(certificate_pdf(&office.world.register, &number).unwrap(), pdf.bytes, "the same bytes every time");
    let document = find_document(&pdf.bytes).unwrap();
    let at = office.world.register.clock().now();
    let question = Question { at, place: CountryCode::parse("BE").ok(), on: Day::parse("2026-11-25").ok() };
    let report = office.world.register.verify(&document, &question).unwrap();
    assert_eq!((report.outcome, report.specimen), (Outcome::AuthenticNotLogged, true), "{:?}", report.reasons);
    let statement = office.officer.get(&format!("/certificates/{number}/statement.kpcs")).await;
    let Document::Signed(alone) = find_document(&statement.bytes).unwrap() else { panic!("a statement") };
    let Document::Signed(printed) = document else { panic!("a statement") };
    assert_eq!(alone.statement().leaf(), printed.statement().leaf());
}

#[tokio::test]
async fn whoever_examined_or_prepared_cannot_sign_and_is_told_why() {
    let office = Office::open(32).await;
    let proposal = office.prepare().await;
    for (browser, reason) in [(&office.examiner, "examined"), (&office.clerk, "prepared")] {
        let page = browser.get(&proposal).await;
        assert!(page.says("cannot approve"), "{reason}: {}", page.text());
        assert!(!page.says("name=\"password\""), "{reason}: no button");
        let forced = browser.fill(&browser.get("/desk").await, &proposal, &[("password", visit::PASSWORD)]).await;
        assert!(forced.status == StatusCode::CONFLICT && forced.says("cannot approve"), "{}", forced.text());
        let other = browser.get(&format!("{proposal}/refuse")).await;
        if reason == "prepared" {
            assert_eq!(other.status, StatusCode::CONFLICT, "{}", other.text());
        }
    }
    let desk = office.clerk.get("/desk").await;
    assert!(desk.says("You prepared it"), "{}", desk.text());
    let desk = office.examiner.get("/desk").await;
    assert!(desk.says("You examined the shipment"), "{}", desk.text());
}

#[tokio::test]
async fn a_refused_preparation_spoils_its_number_and_gives_the_application_back() {
    let office = Office::open(33).await;
    let proposal = office.prepare().await;
    let path = format!("{proposal}/refuse");
    let form = office.officer.get(&path).await;
    let empty = office.officer.fill(&form, &path, &[("reason", ""), ("password", visit::PASSWORD)]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", empty.text());
    let answers = [("reason", "The seal number is wrong."), ("password", "not it")];
    let wrong = office.officer.fill(&form, &path, &answers).await;
    assert!(wrong.says("The seal number is wrong.") && wrong.says("not your password"), "{}", wrong.text());
    let answers = [("reason", "The seal number is wrong."), ("password", visit::PASSWORD)];
    let refused = office.officer.fill(&form, &path, &answers).await;
    assert_eq!(refused.status, StatusCode::SEE_OTHER, "{}", refused.text());
    assert!(office.officer.get(&refused.location).await.says("Void a certificate"));
    assert!(office.officer.get(&proposal).await.says("It was refused"));
    let desk = office.clerk.get("/desk").await;
    assert!(desk.says("Prepare certificate"), "it waits to be prepared again: {}", desk.text());
    office.world.check();
}

#[tokio::test]
async fn input_that_cannot_be_taken_keeps_everything_typed() {
    let office = Office::open(34).await;
    let reference = office.apply();
    let path = format!("/desk/applications/{reference}/examine");
    let form = office.examiner.get(&path).await;
    assert!(form.says("value=\"4500.00\""), "the declared value stands in the exporter's row: {}", form.text());
    let mut answers = found();
    answers.retain(|(name, _)| *name != "parcels.0.gross" && *name != "seals");
    answers.extend([("parcels.0.gross", "13,34"), ("seals", "<b>1</b>"), ("remarks", "two of\r\nthem")]);
    let files = [("photographs_files", "a.png", PNG), ("photographs_files", "b.txt", &b"no picture"[..])];
    let kept = office.examiner.upload(&form, &path, &answers, &files).await;
    assert_eq!(kept.status, StatusCode::UNPROCESSABLE_ENTITY);
    for typed in
        ["13,34", "&#60;b&#62;1&#60;/b&#62;", "two of\nthem", "Mettler JL1502-GE, no. 4", "F. Bangura", "JPEG or PNG"]
    {
        assert!(kept.says(typed), "{typed}: {}", kept.text());
    }
    let taken = kept.value("photographs");
    assert_eq!(taken.len(), 64, "the photograph that could be taken is kept: {taken}");
    let unreadable = office.examiner.fill(&form, &path, &answers).await;
    assert!(unreadable.says("Enter the weight in carats") && unreadable.says("13,34"), "{}", unreadable.text());

    let mut heavy = found();
    heavy.retain(|(name, _)| *name != "parcels.0.tare");
    heavy.push(("parcels.0.tare", "99"));
    let refused = office.examiner.fill(&form, &path, &heavy).await;
    assert!(refused.status == StatusCode::CONFLICT && refused.says("value=\"99\""), "{}", refused.text());
    let mut more = found();
    more.push(("add_valuation", "1"));
    assert!(office.examiner.fill(&form, &path, &more).await.says("valuations.3.valuer"));
}

#[tokio::test]
async fn the_register_is_seen_by_its_office_and_its_exporter_alone() {
    let office = Office::open(35).await;
    let (number, proposal) = office.issue().await;
    let reference = format!("{}-A1", "SL");
    let files = ["certificate.pdf", "overlay.pdf", "overlay-test.pdf", "label.pdf", "code.svg", "statement.kpcs"];
    let mut paths: Vec<_> = files.iter().map(|file| format!("/certificates/{number}/{file}")).collect();
    paths.push(format!("/certificates/{number}"));
    for path in &paths {
        let seen = office.officer.get(path).await;
        assert_eq!(seen.status, StatusCode::OK, "{path}: {}", seen.text());
        assert_eq!(office.officer.get(&format!("{path}x")).await.status, StatusCode::NOT_FOUND, "{path}x");
    }
    let unknown = office.officer.get(&format!("/certificates/{number}/overlay.pdf?printer=none")).await;
    assert_eq!(unknown.status, StatusCode::BAD_REQUEST, "{}", unknown.text());
    let record = office.officer.get(&paths[6]).await;
    for words in ["Koidu Diamonds", "Record dispatch", "Done by: ", "of.ficer", "class=\"qr\"", "specimen"] {
        assert!(record.says(words), "{words}: {}", record.text());
    }
    let exporter = Browser::of(&office.world.register, "SL", "ex.porter", &[Role::Exporter]).await;
    let own = exporter.get(&paths[6]).await;
    assert!(own.status == StatusCode::OK && own.says("/acts/record_dispatch"), "{}", own.text());
    assert!(!own.says("of.ficer"), "officers' names stay in the office");
    assert!(exporter.get("/certificates").await.says(&number.to_string()));
    assert_eq!(exporter.get("/desk").await.status, StatusCode::FORBIDDEN);

    paths.extend([
        format!("/desk/applications/{reference}"),
        format!("/desk/applications/{reference}/examine"),
        format!("/desk/applications/{reference}/prepare"),
        proposal.clone(),
        format!("{proposal}/refuse"),
        format!(
            "/desk/done/{}",
            office
                .world
                .register
                .store()
                .read(|sql| kpcs_store::view::certificate(sql, &number))
                .unwrap()
                .unwrap()
                .position
        ),
    ]);
    let everything = [Role::Clerk, Role::ValidatingOfficer, Role::ImportingOfficer];
    let stranger = Browser::of(&office.world.register, "EU-ANT", "str.anger", &everything).await;
    let visitor = Browser::visitor(&office.world.register);
    for path in &paths {
        assert_eq!(stranger.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
        let sent_away = visitor.get(path).await;
        assert_eq!((sent_away.status, &sent_away.location[..8]), (StatusCode::SEE_OTHER, "/sign-in"), "{path}");
    }
    for list in ["/desk", "/certificates"] {
        let seen = stranger.get(list).await;
        assert!(seen.status == StatusCode::OK && !seen.says(&number.to_string()), "{list}: {}", seen.text());
    }
    assert!(office.officer.get("/certificates?q=koidu&state=issued").await.says(&number.to_string()));
    assert!(!office.officer.get("/certificates?q=nobody").await.says(&number.to_string()));
}

#[tokio::test]
async fn deadlines_are_said_in_words() {
    let office = Office::open(36).await;
    let (number, _) = office.issue().await;
    let path = format!("/acts/record_dispatch?number={number}");
    assert!(office.clerk.get(&path).await.says(&number.to_string()), "the act knows the number");
    office.world.at("2027-03-01T09:00:00Z");
    // Sessions have ended meanwhile.
    let officer = Browser::of(&office.world.register, "SL", "of.ficer2", &[Role::ValidatingOfficer]).await;
    let desk = officer.get("/desk").await;
    assert!(desk.says("days overdue") && desk.says("one matter is overdue"), "{}", desk.text());
    let record = officer.get(&format!("/certificates/{number}")).await;
    assert!(record.says("expired"), "{}", record.text());
}
