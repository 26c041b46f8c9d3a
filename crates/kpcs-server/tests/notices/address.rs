//! A mail address takes nothing but its own link until its person has confirmed it.

use axum::http::StatusCode;
use kpcs_domain::act::Role;
use kpcs_server::{
    mail::{MailSecurity, MailSettings, PUBLIC_ADDRESS, post_mail},
    notice::{gather_notices, queue_address_letter, queue_notice_mail},
};
use kpcs_store::work::{self, NoticePerson};
use kpcs_testing::{
    World,
    postman::{Manner, Postman},
};

use crate::visit::Browser;

#[tokio::test]
async fn an_address_is_written_to_with_its_link_alone_until_it_is_confirmed() {
    let world = World::new(75);
    let store = world.register.store();
    store.write(|sql| work::put_setting(sql, PUBLIC_ADDRESS, "https://kp.example/")).unwrap();
    let browser = Browser::of(&world.register, "EU-ANT", "import9", &[Role::ImportingOfficer]).await;
    let account = store.read(|sql| work::account_by_login(sql, "import9")).unwrap().unwrap();
    let today = world.register.clock().now().day().epoch_days();
    let person = NoticePerson {
        handle: account.handle,
        email: "me@office.example".to_owned(),
        told: 0,
        digested: 0,
        digest_on: today,
        confirmed: false,
    };
    store.write(move |sql| work::put_notice_person(sql, &person)).unwrap();
    world.issue("12.34", "one").unwrap();
    world.register.deliver().unwrap();
    gather_notices(&world.register).unwrap();
    let postman = Postman::of(&[Manner::Takes]);
    let settings = MailSettings::new(
        ("127.0.0.1", postman.port),
        MailSecurity::None,
        (None, None),
        "Register <register@office.example>",
    )
    .unwrap();
    assert_eq!(queue_notice_mail(&world.register, &settings.from).unwrap(), 0, "not confirmed");
    assert!(queue_address_letter(&world.register, &settings.from, &account, "me@office.example").unwrap());
    assert_eq!(post_mail(&world.register, &settings).unwrap().sent, 1);
    let mail = postman.taken().remove(0).replace("=\n", "").replace("=3D", "=");
    let link = mail.split("https://kp.example").nth(1).unwrap().split_whitespace().next().unwrap().to_owned();

    let shown = browser.get(&link).await;
    assert!(shown.says("me@office.example"), "{}", shown.text());
    assert_eq!(queue_notice_mail(&world.register, &settings.from).unwrap(), 0, "opening it confirms nothing");
    let done = browser.fill(&shown, &link, &[]).await;
    assert!(done.status == StatusCode::OK && done.says("is confirmed"), "{}", done.text());
    assert_eq!(browser.get(&link).await.status, StatusCode::NOT_FOUND, "once");
    assert_eq!(queue_notice_mail(&world.register, &settings.from).unwrap(), 1, "from now on");

    // A link to an address that was given up meanwhile confirms nothing.
    let token = world.register.make_address_link(&account, "old@office.example").unwrap();
    assert!(!world.register.confirm_address(&token).unwrap());
    let late = world.register.make_address_link(&account, "me@office.example").unwrap();
    world.at("2026-11-26T10:00:00Z");
    assert!(!world.register.confirm_address(&late).unwrap(), "two days");
}
