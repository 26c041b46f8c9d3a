//! Replies by link through the real router: a letter with a link, the answer of a partner without an account, the officer's
//! one click; used, expired and unknown links.
#![allow(clippy::unwrap_used)]

mod visit;

use axum::http::StatusCode;
use kpcs_domain::{act::Role, value::CertificateNumber};
use kpcs_server::mail::{MAIL_OUT, PUBLIC_ADDRESS, send_mail};
use kpcs_store::{bind, work};
use kpcs_testing::World;
use visit::{Browser, shown};

/// A world in which Antwerp has only paper, a certificate was issued to it, and the letter is written.
fn advised(seed: u64) -> (World, CertificateNumber, String) {
    let world = World::new(seed);
    let store = world.register.store();
    store.write(|sql| work::put_setting(sql, PUBLIC_ADDRESS, "https://kp.example/")).unwrap();
    // As if it had been designated without signing: where a message goes is work, not an official fact.
    let on_paper = "update view_authority set signs = 0 where authority = 'EU-ANT'";
    store.write(move |sql| sql.execute(on_paper, bind![])).unwrap();
    let (number, _) = world.issue("12.34", "one").unwrap();
    assert_eq!(send_mail(&world.register).unwrap(), 1);
    let path = link_in(&world);
    (world, number, path)
}

/// The path of the link in the newest letter.
fn link_in(world: &World) -> String {
    let folder = world.register.store().folder().join(MAIL_OUT);
    let mut letters: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    letters.sort();
    let text = std::fs::read_to_string(letters.last().unwrap()).unwrap();
    let link = text.lines().find(|line| line.starts_with("https://kp.example/reply/")).expect("a line with the link");
    link.trim().replace("https://kp.example", "")
}

const RECEIVED: [(&str, &str); 5] = [
    ("answer", "received"),
    ("answered_by", "J. Peeters, Licensing Office"),
    ("received_on", "2026-11-24"),
    ("parcels", "1"),
    ("carats", "12.34"),
];

#[tokio::test]
async fn a_partner_answers_once_and_the_officer_records_it_by_one_click() {
    let (world, number, path) = advised(31);
    world.at("2026-11-24T09:00:00Z");
    let partner = Browser::visitor(&world.register);
    let form = partner.get(&path).await;
    assert!(form.status == StatusCode::OK && form.says(&shown(&number)), "{}", form.text());
    assert!(!form.says("12.34") && !form.says("12,34"), "no weight is shown: {}", form.text());
    let open = partner.fill(&form, &path, &[("answer", "received"), ("answered_by", "J. Peeters")]).await;
    assert_eq!(open.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["received_on", "parcels", "carats"] {
        assert!(open.says(&format!("id=\"error-{field}\"")), "{field}: {}", open.text());
    }
    assert!(open.says("J. Peeters"), "nothing typed is lost");
    let scan = [("scan", "slip.pdf", &b"%PDF-1.7 a slip"[..])];
    let sent = partner.upload(&form, &path, &RECEIVED, &scan).await;
    assert!(sent.status == StatusCode::OK && sent.says("Your answer has been sent"), "{}", sent.text());
    for again in [partner.get(&path).await, partner.fill(&form, &path, &RECEIVED).await] {
        assert!(again.status == StatusCode::GONE && again.says("used already"), "{}", again.text());
    }

    let clerk = Browser::of(&world.register, "SL", "clerk2", &[Role::Clerk]).await;
    assert!(clerk.get("/desk").await.says("One reply by link waits"));
    let list = clerk.get("/replies").await;
    let one = list.text().split("href=\"/replies/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let shown = clerk.get(&format!("/replies/{one}")).await;
    assert!(shown.says("J. Peeters") && shown.says("12.34"), "{}", shown.text());
    let record = format!("/certificates/{number}/paper-confirmation");
    assert!(shown.says(&format!("{record}?reply={one}")), "{}", shown.text());
    let filled = clerk.get(&format!("{record}?reply={one}")).await;
    assert!(filled.says("value=\"12.34\"") && !filled.says("differs"), "{}", filled.text());
    let image = filled.value("image");
    assert_eq!(image.len(), 64, "the scan goes with it");
    let mut click = RECEIVED[2..].to_vec();
    click.extend([("channel", "reply_link"), ("confirmed_by", RECEIVED[1].1), ("reply", &one), ("image", &image)]);
    let done = clerk.fill(&filled, &record, &click).await;
    assert!(done.status == StatusCode::OK, "{}", done.text());
    assert!(clerk.get("/replies").await.says("No reply waits"));
    assert!(clerk.get(&format!("/certificates/{number}")).await.says("onfirmed"));
    assert_eq!(clerk.get(&format!("/replies/{one}")).await.status, StatusCode::NOT_FOUND);
}

/// What the machine may do between the two, as a disk that takes the act and not the rest.
const STOPPED: &str = "create trigger stopped before update of settled on work_reply_link
    begin select raise(abort, 'stopped here'); end";

#[tokio::test]
async fn the_confirmation_and_the_end_of_the_reply_are_one_commit() {
    let (world, number, path) = advised(34);
    let store = world.register.store();
    world.at("2026-11-24T09:00:00Z");
    let partner = Browser::visitor(&world.register);
    let form = partner.get(&path).await;
    assert_eq!(partner.fill(&form, &path, &RECEIVED).await.status, StatusCode::OK);
    let clerk = Browser::of(&world.register, "SL", "clerk2", &[Role::Clerk]).await;
    let list = clerk.get("/replies").await;
    let one = list.text().split("href=\"/replies/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let record = format!("/certificates/{number}/paper-confirmation");
    let filled = clerk.get(&format!("{record}?reply={one}")).await;
    let mut click = RECEIVED[2..].to_vec();
    click.extend([("channel", "reply_link"), ("confirmed_by", RECEIVED[1].1), ("reply", &one)]);
    let head = |sql: &kpcs_store::Sql<'_>| sql.query_integer("select max(position) from journal_entry", bind![]);
    let before = store.read(head).unwrap();

    store.write(|sql| sql.execute(STOPPED, bind![])).unwrap();
    let broken = clerk.fill(&filled, &record, &click).await;
    assert_eq!(broken.status, StatusCode::INTERNAL_SERVER_ERROR, "{}", broken.text());
    assert_eq!(store.read(head).unwrap(), before, "no confirmation without the end of the reply");
    assert!(clerk.get("/replies").await.says(&shown(&number)), "it still waits");

    store.write(|sql| sql.execute("drop trigger stopped", bind![])).unwrap();
    for _ in 0..2 {
        let done = clerk.fill(&filled, &record, &click).await;
        assert_eq!(done.status, StatusCode::OK, "{}", done.text());
    }
    assert_eq!(store.read(head).unwrap(), before.map(|before| before + 1), "a second click does it once");
    assert!(clerk.get("/replies").await.says("No reply waits"));
}

#[tokio::test]
async fn a_reply_that_is_no_confirmation_is_read_and_nothing_is_recorded() {
    let (world, number, path) = advised(32);
    let partner = Browser::visitor(&world.register);
    let form = partner.get(&path).await;
    let answers = [("answer", "not_ours"), ("answered_by", "J. Peeters")];
    assert!(partner.fill(&form, &path, &answers).await.says("id=\"error-remarks\""));
    let answers = [answers[0], answers[1], ("remarks", "We licensed no such import.")];
    assert_eq!(partner.fill(&form, &path, &answers).await.status, StatusCode::OK);
    let head = |sql: &kpcs_store::Sql<'_>| sql.query_integer("select max(position) from journal_entry", bind![]);
    let before = world.register.store().read(head).unwrap();
    let clerk = Browser::of(&world.register, "SL", "clerk2", &[Role::Clerk]).await;
    let list = clerk.get("/replies").await;
    let one = list.text().split("href=\"/replies/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let (path, record) = (format!("/replies/{one}"), format!("/certificates/{number}/paper-confirmation?reply={one}"));
    assert_eq!(clerk.get(&record).await.status, StatusCode::NOT_FOUND, "it confirms nothing");
    let shown = clerk.get(&path).await;
    assert!(shown.says("We licensed no such import."), "{}", shown.text());
    let read = clerk.fill(&shown, &path, &[]).await;
    assert_eq!((read.status, read.location.as_str()), (StatusCode::SEE_OTHER, "/replies"));
    assert!(clerk.get("/replies").await.says("No reply waits"));
    assert_eq!(world.register.store().read(head).unwrap(), before, "reading is no act");

    let other = Browser::of(&world.register, "EU-ANT", "importing", &[Role::ImportingOfficer]).await;
    assert_eq!(other.get(&path).await.status, StatusCode::NOT_FOUND, "another authority's reply");
}

#[tokio::test]
async fn links_expire_are_replaced_by_a_letter_written_again_and_are_not_guessed() {
    let (world, _, path) = advised(33);
    let partner = Browser::visitor(&world.register);
    let unknown = partner.get("/reply/0000000000000000000000000000000000000000").await;
    assert!(unknown.status == StatusCode::NOT_FOUND && unknown.says("This link is not known here"));
    let kept =
        world.register.store().read(|sql| sql.query("select token from work_reply_link", bind![], |row| row.blob(0)));
    let token = path.strip_prefix("/reply/").unwrap();
    assert!(kept.unwrap().iter().all(|kept| kept != token.as_bytes() && kept.len() == 32), "only its hash is kept");

    world.register.store().write(|sql| sql.execute("update work_outbox set delivered_at = null", bind![])).unwrap();
    assert_eq!(send_mail(&world.register).unwrap(), 1);
    let newer = link_in(&world);
    assert_ne!(newer, path);
    assert_eq!(partner.get(&path).await.status, StatusCode::NOT_FOUND);
    assert_eq!(partner.get(&newer).await.status, StatusCode::OK);
    world.at("2026-12-23T09:59:59Z");
    let form = partner.get(&newer).await;
    assert_eq!(form.status, StatusCode::OK);
    world.at("2026-12-23T10:00:00Z");
    for late in [partner.get(&newer).await, partner.fill(&form, &newer, &RECEIVED).await] {
        assert!(late.status == StatusCode::GONE && late.says("This link is too old"), "{}", late.text());
    }
}
