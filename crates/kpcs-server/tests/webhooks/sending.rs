//! Sending: signed, at least once under one id, tried ever later, given up after days; and no way into the office's network.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use hmac::{Hmac, KeyInit as _, Mac as _};
use kpcs_domain::act::Role;
use kpcs_server::{
    mail::Posted,
    trust::Trust,
    webhook::{ATTEMPTS_MOST, WebhookSettings, post_webhooks, shown_secret},
};
use kpcs_store::{
    bind,
    work::{self, MailState, WebhookEvent},
};
use kpcs_testing::World;

use crate::{
    KOIDU, deliveries, notices, owner, post,
    receiver::{Heard, Manner, Receiver},
    settings, webhook, webhook_for, world,
};

const SENT: Posted = Posted { sent: 1, put_off: 0, dead: 0, twice: 0 };
const PUT_OFF: Posted = Posted { sent: 0, put_off: 1, dead: 0, twice: 0 };
const DEAD: Posted = Posted { sent: 0, put_off: 0, dead: 1, twice: 0 };
const NOTHING: Posted = Posted { sent: 0, put_off: 0, dead: 0, twice: 0 };

/// A world in which one issue waits to be told to this address.
fn waiting(seed: u64, address: &str) -> (World, i64, [u8; 32]) {
    let world = world(seed);
    let chosen = vec![WebhookEvent::CertificateIssued];
    let (number, secret) = webhook_for(&world.register, owner("SL", ""), address, chosen);
    world.issue("12.34", "one").unwrap();
    (world, number, secret)
}

/// As a receiver checks it, written apart from the register's own code.
fn is_signed(heard: &Heard, shown: &str) -> bool {
    let secret = STANDARD.decode(shown.strip_prefix("whsec_").unwrap()).unwrap();
    let (id, at) = (heard.header("webhook-id"), heard.header("webhook-timestamp"));
    let mut mac = Hmac::<sha2::Sha256>::new_from_slice(&secret).unwrap();
    mac.update(format!("{id}.{at}.{}", heard.body).as_bytes());
    let expected = format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()));
    heard.header("webhook-signature").split(' ').any(|one| one == expected)
}

#[test]
fn a_message_says_a_number_and_links_and_is_signed_with_its_id_and_instant() {
    let receiver = Receiver::of(&[Manner::Takes]);
    let (world, _, secret) = waiting(101, &receiver.address());
    assert_eq!(post(&world), SENT);
    assert_eq!(post(&world), NOTHING, "told once");
    let told = deliveries(&world, &owner("SL", ""));
    assert_eq!((told[0].state, told[0].attempts, told[0].answer.as_str()), (MailState::Sent, 1, "204 No Content"));
    let [heard] = &receiver.heard()[..] else { panic!("one message") };
    assert_eq!(heard.line, "POST /kpcs?from=register HTTP/1.1");
    assert_eq!(heard.header("content-type"), "application/json");
    assert_eq!(heard.header("webhook-timestamp"), world.register.clock().now().seconds().to_string());
    assert!(is_signed(heard, &shown_secret(&secret)) && !is_signed(heard, &shown_secret(&[0; 32])));
    let number = told[0].subject.clone();
    let expected = serde_json::json!({
        "id": told[0].id,
        "event": "certificate_issued",
        "time": told[0].at.to_string(),
        "office": "SL",
        "subject": number,
        "resource": format!("https://kp.example/api/v1/certificates/{number}"),
        "page": format!("https://kp.example/certificates/{number}"),
        "specimen": true,
    });
    assert_eq!(heard.json(), expected, "and nothing else");
    assert_eq!(heard.header("webhook-id"), told[0].id);
}

#[test]
fn whatever_goes_wrong_it_is_tried_again_ever_later_until_it_is_taken() {
    let manners = [
        Manner::Answers(500),
        Manner::Redirects,
        Manner::HangsUp,
        Manner::Slow,
        Manner::BabblesInTheHead,
        Manner::Answers(404),
        Manner::Babbles,
    ];
    let receiver = Receiver::of(&manners);
    let (world, ..) = waiting(102, &receiver.address());
    let mut waits = Vec::new();
    for attempt in 1..manners.len() {
        let now = world.register.clock().now();
        assert_eq!(post(&world), PUT_OFF, "attempt {attempt}");
        assert_eq!(post(&world), NOTHING, "it is not due yet");
        let told = &deliveries(&world, &owner("SL", ""))[0];
        assert!(!told.answer.is_empty() && !told.answer.contains("said"), "{}", told.answer);
        waits.push(told.next_at.seconds() - now.seconds());
        world.at(&told.next_at.to_string());
    }
    assert_eq!(post(&world), SENT, "a body is not read, however long it is");
    assert!(waits.is_sorted_by(|a, b| a < b), "{waits:?}");
    assert!((22..=38).contains(&waits[0]), "thirty seconds, moved by chance: {waits:?}");
    let heard = receiver.heard();
    assert_eq!(heard.len(), manners.len(), "a redirect is not followed");
    assert!(heard.iter().all(|one| one.line.starts_with("POST /kpcs?from=register ")));
    let ids: std::collections::BTreeSet<_> = heard.iter().map(|one| one.header("webhook-id")).collect();
    let bodies: std::collections::BTreeSet<_> = heard.iter().map(|one| one.body.as_str()).collect();
    assert_eq!((ids.len(), bodies.len()), (1, 1), "the same message each time");
}

#[test]
fn a_closed_port_gives_up_after_three_days_tells_the_owner_and_can_be_sent_again() {
    let closed = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap();
    let (world, ..) = waiting(103, &format!("http://{closed}/"));
    let (begun, mine) = (world.register.clock().now(), owner("SL", ""));
    for attempt in 1..ATTEMPTS_MOST {
        assert_eq!(post(&world), PUT_OFF, "attempt {attempt}");
        world.at(&deliveries(&world, &mine)[0].next_at.to_string());
    }
    let days = (world.register.clock().now().seconds() - begun.seconds()) / 86_400;
    assert!((2..=3).contains(&days), "{days}");
    assert_eq!(post(&world), DEAD);
    let dead = deliveries(&world, &mine)[0].clone();
    assert_eq!((dead.state, dead.attempts), (MailState::Dead, ATTEMPTS_MOST as i64));
    assert_eq!(notices(&world, "SL", "admin9", Role::OfficeAdministrator), ["webhook_dead"]);
    assert!(notices(&world, "EU-ANT", "admin8", Role::OfficeAdministrator).is_empty());
    assert!(notices(&world, "SL", "exporter9", Role::Exporter).is_empty(), "the office's, not a company's");
    let (store, now) = (world.register.store(), world.register.clock().now());
    let (theirs, number) = (owner("EU-ANT", ""), dead.delivery);
    assert!(!store.write(move |sql| work::resend_delivery(sql, &theirs, number, now)).unwrap(), "another's");
    assert!(store.write(move |sql| work::resend_delivery(sql, &mine, number, now)).unwrap());
    let again = deliveries(&world, &owner("SL", ""))[0].clone();
    assert_eq!((again.state, again.attempts, again.id), (MailState::Waiting, 0, dead.id));
}

#[test]
fn a_receiver_that_is_gone_is_turned_off_and_its_company_told() {
    let receiver = Receiver::of(&[Manner::Answers(410)]);
    let world = world(104);
    webhook(&world.register, owner("SL", KOIDU), &receiver.address());
    world.issue("12.34", "one").unwrap();
    assert_eq!(post(&world), DEAD);
    assert_eq!(post(&world), NOTHING, "what waited for it is given up with it");
    assert_eq!(receiver.heard().len(), 1);
    let mine = owner("SL", KOIDU);
    assert!(deliveries(&world, &mine).iter().all(|one| one.state == MailState::Dead));
    let all = world.register.store().read(|sql| work::webhooks_of(sql, &mine)).unwrap();
    assert!(all[0].off_at.is_some());
    world.issue("5.43", "two").unwrap();
    assert_eq!(deliveries(&world, &mine).len(), 3, "nothing more is queued");
    assert!(notices(&world, "SL", "exporter9", Role::Exporter).contains(&"webhook_dead".to_owned()));
    assert!(!notices(&world, "SL", "admin9", Role::OfficeAdministrator).contains(&"webhook_dead".to_owned()));
}

#[test]
fn after_a_crash_between_sending_and_marking_the_same_message_goes_out_again() {
    let receiver = Receiver::of(&[Manner::Takes, Manner::Takes]);
    let (world, ..) = waiting(105, &receiver.address());
    let before = deliveries(&world, &owner("SL", ""))[0].clone();
    assert_eq!(post(&world), SENT);
    // What a crash leaves: it was taken, and the mark was never written.
    let undo = "update work_webhook_delivery set state = 'waiting', attempts = 0, answer = ''";
    world.register.store().write(move |sql| sql.execute(undo, bind![])).unwrap();
    assert_eq!(deliveries(&world, &owner("SL", ""))[0].id, before.id);
    assert_eq!(post(&world), SENT);
    let heard = receiver.heard();
    assert_eq!(heard[0].header("webhook-id"), heard[1].header("webhook-id"));
    assert_eq!(heard[0].body, heard[1].body);
}

#[test]
fn a_new_secret_signs_beside_the_old_one_for_a_day() {
    let receiver = Receiver::of(&[Manner::Takes; 3]);
    let (world, webhook, old) = waiting(106, &receiver.address());
    let by = world.people.head.handle;
    let new = world.register.rotate_webhook(by, owner("SL", ""), webhook).unwrap().unwrap();
    assert_eq!(world.register.rotate_webhook(by, owner("SL", KOIDU), webhook).unwrap(), None, "another's");
    assert_eq!(post(&world), SENT);
    world.at("2026-11-24T10:00:01Z");
    assert!(world.register.ping_webhook(owner("SL", ""), webhook).unwrap());
    assert!(!world.register.ping_webhook(owner("EU-ANT", ""), webhook).unwrap());
    assert_eq!(post(&world), SENT);
    let mine = owner("SL", "");
    let now = world.register.clock().now();
    let off = world.register.store().write(move |sql| work::turn_webhook_off(sql, &mine, webhook, now));
    assert!(off.unwrap());
    assert!(!world.register.ping_webhook(owner("SL", ""), webhook).unwrap(), "it is off");
    drop(std::net::TcpStream::connect(("127.0.0.1", receiver.port)).unwrap());
    let heard = receiver.heard();
    let signed = |heard: &Heard| (is_signed(heard, &shown_secret(&old)), is_signed(heard, &shown_secret(&new)));
    assert_eq!((signed(&heard[0]), signed(&heard[1])), ((true, true), (false, true)));
    assert_eq!(heard[1].json()["event"], "ping");
    assert_eq!(heard[1].json()["resource"], serde_json::Value::Null);
}

#[test]
fn no_machine_of_the_own_network_is_reached_unless_the_operator_says_so() {
    let receiver = Receiver::of(&[]);
    for (seed, host) in [(107, "127.0.0.1"), (108, "localhost"), (109, "[::ffff:127.0.0.1]")] {
        for scheme in ["http", "https"] {
            let (world, ..) = waiting(seed, &format!("{scheme}://{host}:{}/", receiver.port));
            let closed = WebhookSettings { allowed: Vec::new(), ..settings() };
            assert_eq!(post_webhooks(&world.register, &closed).unwrap(), PUT_OFF);
            let answer = deliveries(&world, &owner("SL", ""))[0].answer.clone();
            assert!(answer.contains("may not be reached"), "{scheme}://{host}: {answer}");
        }
    }
    assert!(receiver.heard().is_empty(), "nobody knocked");
}

#[test]
fn over_tls_the_certificate_is_checked_against_what_is_trusted() {
    let address = |receiver: &Receiver| format!("https://localhost:{}/", receiver.port);
    let receiver = Receiver::with_tls(&[Manner::Takes]);
    let (world, ..) = waiting(110, &address(&receiver));
    assert_eq!(post(&world), PUT_OFF, "an authority that nobody trusts");
    assert!(receiver.heard().is_empty());
    let receiver = Receiver::with_tls(&[Manner::Takes]);
    let (world, ..) = waiting(111, &address(&receiver));
    let ca = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/tls/ca.pem");
    let trusting = WebhookSettings { trust: Trust::read(&ca).unwrap(), ..settings() };
    assert_eq!(post_webhooks(&world.register, &trusting).unwrap(), SENT);
    assert_eq!(receiver.heard().len(), 1);
}
