//! Mail by SMTP: letters and notices are taken, put off with ever longer waits, and given up, never lost.

use kpcs_domain::{
    act::Role,
    value::{AuthorityId, Name, OfficerHandle},
};
use kpcs_register::{NewAccount, Register};
use kpcs_server::{
    mail::{ATTEMPTS_MOST, MAIL_OUT, MailSecurity, MailSettings, PUBLIC_ADDRESS, Posted, post_mail, queue_letters},
    notice::{gather_notices, queue_notice_mail},
};
use kpcs_store::{
    bind,
    work::{self, MailState, NoticeFilter, NoticePerson, QueuedMail},
};
use kpcs_testing::{
    World,
    postman::{Manner, Postman},
};

fn settings(port: u16) -> MailSettings {
    MailSettings::new(("127.0.0.1", port), MailSecurity::None, (None, None), "Register <register@office.example>")
        .unwrap()
}

/// A world with a letter to Antwerp in the queue.
fn with_letter(seed: u64) -> World {
    let world = World::new(seed);
    let store = world.register.store();
    store.write(|sql| work::put_setting(sql, PUBLIC_ADDRESS, "https://kp.example/")).unwrap();
    let on_paper = "update view_authority set signs = 0 where authority = 'EU-ANT'";
    store.write(move |sql| sql.execute(on_paper, bind![])).unwrap();
    world.issue("12.34", "one").unwrap();
    assert_eq!(queue_letters(&world.register, &settings(1).from).unwrap(), 1);
    assert_eq!(queue_letters(&world.register, &settings(1).from).unwrap(), 0, "queued once");
    assert!(!store.folder().join(MAIL_OUT).exists());
    world
}

fn letter(register: &Register) -> QueuedMail {
    let message = register.store().read(|sql| sql.query_integer("select min(message) from work_outbox", bind![]));
    let source = format!("letter/{}", message.unwrap().unwrap());
    register.store().read(|sql| work::mail_of(sql, &source)).unwrap().unwrap()
}

fn later(world: &World, seconds: i64) {
    world.at(&world.register.clock().now().plus_seconds(seconds).to_string());
}

#[test]
fn a_letter_is_tried_until_it_is_taken_whatever_the_other_side_does() {
    let world = with_letter(61);
    let manners = [Manner::Busy, Manner::Unknown, Manner::HangsUp, Manner::Silent, Manner::Takes];
    let postman = Postman::of(&manners);
    let settings = settings(postman.port);
    let (sent, put_off) = (Posted { sent: 1, ..Posted::default() }, Posted { put_off: 1, ..Posted::default() });
    let mut waits = Vec::new();
    for attempt in 1..manners.len() {
        let now = world.register.clock().now();
        assert_eq!(post_mail(&world.register, &settings).unwrap(), put_off, "attempt {attempt}");
        assert_eq!(post_mail(&world.register, &settings).unwrap(), Posted::default(), "it is not due yet");
        let mail = letter(&world.register);
        assert_eq!((mail.state, mail.attempts), (MailState::Waiting, i64::try_from(attempt).unwrap()));
        assert!(!mail.answer.is_empty() && !mail.bytes.is_empty());
        waits.push(mail.next_at.seconds() - now.seconds());
        world.at(&mail.next_at.to_string());
    }
    assert!(waits.is_sorted_by(|a, b| a < b), "{waits:?}");
    assert_eq!(post_mail(&world.register, &settings).unwrap(), sent);
    let mail = letter(&world.register);
    assert!(mail.state == MailState::Sent && mail.bytes.is_empty(), "taken, so the bytes go");
    let taken = postman.taken();
    assert!(taken.len() == 1 && taken[0].contains("https://kp.example/reply/"), "{taken:?}");
    assert!(taken[0].starts_with("MAIL FROM:<register@office.example>"), "{}", &taken[0][..80]);
}

#[test]
fn the_last_attempt_gives_up_keeps_the_letter_and_tells_the_office() {
    let world = with_letter(62);
    let postman = Postman::of(&[Manner::Unknown; ATTEMPTS_MOST]);
    let settings = settings(postman.port);
    let mut dead = 0;
    for _ in 0..ATTEMPTS_MOST {
        dead += post_mail(&world.register, &settings).unwrap().dead;
        later(&world, 86_400);
    }
    assert_eq!(dead, 1);
    assert_eq!(post_mail(&world.register, &settings).unwrap(), Posted::default(), "it is not tried for ever");
    let mail = letter(&world.register);
    assert!(mail.state == MailState::Dead && !mail.bytes.is_empty(), "the letter is not lost");
    assert!(mail.answer.contains("no such person"), "{}", mail.answer);
    assert!(postman.taken().is_empty());
    let clerk = add(&world, "clerk9", "SL", Role::Clerk);
    let stranger = add(&world, "clerk8", "EU-ANT", Role::Clerk);
    assert_eq!(kinds(&world, clerk), ["mail_dead"]);
    assert!(kinds(&world, stranger).is_empty());
}

fn add(world: &World, login: &str, authority: &str, role: Role) -> OfficerHandle {
    let account = NewAccount {
        login: login.to_owned(),
        name: "Aminata Kamara".to_owned(),
        authority: AuthorityId::parse(authority).unwrap(),
        roles: vec![role],
        company: (role == Role::Exporter).then(|| Name::parse("Koidu Diamonds (simulated)").unwrap()),
        language: "fr".to_owned(),
    };
    world.register.add_account(account, "a password for tests").unwrap()
}

fn kinds(world: &World, handle: OfficerHandle) -> Vec<String> {
    let rows = world.register.store().read(|sql| {
        let account = work::account(sql, &handle)?.unwrap();
        work::notices(sql, &account, &NoticeFilter::default(), 100)
    });
    rows.unwrap().into_iter().map(|row| row.kind).collect()
}

#[test]
fn a_notice_by_mail_says_a_number_and_a_link_in_the_persons_language_and_no_more() {
    let world = World::new(63);
    let store = world.register.store();
    store.write(|sql| work::put_setting(sql, PUBLIC_ADDRESS, "https://kp.example/")).unwrap();
    let exporter = add(&world, "exporter9", "SL", Role::Exporter);
    let importing = add(&world, "importing9", "EU-ANT", Role::ImportingOfficer);
    for handle in [exporter, importing] {
        let email = "person@office.example".to_owned();
        let today = world.register.clock().now().day().epoch_days();
        let person = NoticePerson { handle, email, told: 0, digested: 0, digest_on: today, confirmed: true };
        store.write(move |sql| work::put_notice_person(sql, &person)).unwrap();
    }
    let (number, _) = world.issue("12.34", "one").unwrap();
    world.register.deliver().unwrap();
    gather_notices(&world.register).unwrap();
    assert_eq!(kinds(&world, exporter), ["certificate_issued"]);
    assert_eq!(kinds(&world, importing), ["advice_received"]);
    let sender = settings(1).from;
    assert_eq!(queue_notice_mail(&world.register, &sender).unwrap(), 1, "the exporter, at once");
    assert_eq!(queue_notice_mail(&world.register, &sender).unwrap(), 0, "once");
    later(&world, 86_400);
    assert_eq!(queue_notice_mail(&world.register, &sender).unwrap(), 1, "the importing officer, in the day's mail");
    let postman = Postman::of(&[Manner::Takes, Manner::Takes]);
    assert_eq!(post_mail(&world.register, &settings(postman.port)).unwrap().sent, 2);
    for mail in postman.taken() {
        let text = unfolded(&mail);
        assert!(text.contains(&number.to_string()), "{text}");
        assert!(text.contains("Connectez-vous pour le lire."), "{text}");
        let place = if text.contains("Votre certificat") { "certificates" } else { "arrivals" };
        assert!(text.contains(&format!("https://kp.example/{place}/{number}")), "{text}");
        for secret in ["12.34", "12,34", "Koidu", "Antwerp Diamonds"] {
            assert!(!text.contains(secret), "{secret} stands in {text}");
        }
    }
}

/// Quoted-printable as text, as far as these mails need it.
fn unfolded(mail: &str) -> String {
    mail.replace("=\n", "").replace("=C3=A9", "é").replace("=3D", "=")
}

#[test]
fn a_mail_whose_end_cannot_be_noted_goes_out_once_more_and_not_for_ever() {
    let world = with_letter(64);
    let store = world.register.store();
    // As a disk on which the end of the sending can no longer be written.
    let full = "create trigger full before update of state on work_mail begin select raise(abort, 'full'); end";
    store.write(move |sql| sql.execute(full, bind![])).unwrap();
    let postman = Postman::of(&[Manner::Takes, Manner::Takes]);
    let settings = settings(postman.port);
    for _ in 0..5 {
        assert!(post_mail(&world.register, &settings).is_err());
        later(&world, 60);
    }
    let taken = postman.taken();
    assert_eq!(taken.len(), 2, "once, and once more");
    let id = |mail: &str| mail.lines().find(|line| line.starts_with("Message-ID:")).map(str::to_owned);
    assert!(id(&taken[0]).is_some() && id(&taken[0]) == id(&taken[1]), "one mail for every mail program");
    store.write(|sql| sql.execute("drop trigger full", bind![])).unwrap();
    assert_eq!(post_mail(&world.register, &settings).unwrap(), Posted { dead: 1, ..Posted::default() });
    let mail = letter(&world.register);
    assert!(mail.state == MailState::Dead && mail.answer.contains("stopped twice"), "{}", mail.answer);
    let clerk = add(&world, "clerk9", "SL", Role::Clerk);
    assert_eq!(kinds(&world, clerk), ["mail_dead"], "its office is told");
}
