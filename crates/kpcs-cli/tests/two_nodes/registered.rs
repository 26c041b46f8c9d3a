//! Whose statements a hub takes: those under keys of the scheme's record, each on its own.

use std::{sync::mpsc::channel, time::Duration};

use kpcs_hub::{LogClient, Taken};
use kpcs_register::NotTaken;
use kpcs_statement::write_headed;
use kpcs_store::{StoreFault, bind};
use kpcs_verify::Outcome;

use crate::{
    hub::HubNode,
    member::{Member, WAITING, wire},
};

const START: &str = "2026-11-23T10:00:00Z";
const REFUSED: &str = "select count(*) from work_log_entry where refused is not null";

#[test]
fn a_stranger_is_told_why_and_asked_again_after_ten_minutes() {
    let folder = tempfile::tempdir().unwrap();
    let hub = HubNode::start(folder.path(), START);
    let stranger = Member::stranger(4);
    stranger.join(&hub.url(), &hub.log);
    let certificate = stranger.issued("1");
    let size = hub.log.head().size;
    assert_eq!(stranger.send().unwrap().placed, 0);
    assert_eq!(stranger.outcome(&certificate), Outcome::AuthenticNotLogged);
    let refused = stranger.count(REFUSED);
    assert!(refused > 0 && stranger.count(WAITING) == refused && hub.log.head().size == size);
    let read = "select refused from work_log_entry order by position limit 1";
    let why = stranger.world.register.store().read(|sql| sql.query_one(read, bind![], |row| row.text(0)));
    assert_eq!(
        why.unwrap().unwrap(),
        "Unknown key: No key of the scheme’s list that may sign this act for scheme has this id."
    );
    assert_eq!(stranger.send().unwrap().refused, 0, "not asked again at once");
    stranger.world.at("2026-11-23T10:10:00Z");
    assert_eq!(stranger.send().unwrap().refused, refused);
    hub.world.check();
}

#[test]
fn a_statement_counts_once_the_act_that_lists_its_key_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let hub = HubNode::start(folder.path(), START);
    let member = Member::of(&hub, 5);
    let certificate = write_headed(&member.issued("1")).unwrap();
    let client = LogClient::new(Box::new(wire(&hub.url())));
    let hand_in = || client.submit(std::slice::from_ref(&certificate)).unwrap().remove(0);
    let Taken::Refused(why) = hand_in() else { panic!("the hub knows no key of Freetown") };
    assert!(why.starts_with("Unknown key: "), "{why}");
    member.join(&hub.url(), &hub.log);
    member.settle(&hub.log);
    assert!(matches!(hand_in(), Taken::At(_)));
    assert_eq!((member.count(REFUSED), member.count(WAITING)), (0, 0));
    hub.world.check();
}

/// While the one writer of the hub is busy, strangers are answered all the same: they cannot hold up anybody's act.
#[test]
fn strangers_are_refused_without_the_writer() {
    let folder = tempfile::tempdir().unwrap();
    let hub = HubNode::start(folder.path(), START);
    let strange = Member::stranger(8).issued("1");
    let (register, (begun, has_begun), (go, on)) = (hub.world.register.clone(), channel(), channel::<()>());
    let busy = register.clone();
    let writing = std::thread::spawn(move || {
        busy.store().write(move |_| {
            begun.send(()).unwrap();
            // Longer than any answer takes: a hub that waits for its writer fails here, and does not hang.
            on.recv_timeout(Duration::from_secs(60)).map_err(|_| StoreFault::Corrupt {
                position: 0,
                reason: "the stranger waited for the writer".to_owned(),
            })
        })
    });
    has_begun.recv().unwrap();
    let judged = register.hand_in(vec![strange]).unwrap().remove(0);
    assert!(matches!(judged, Err(NotTaken::UnknownKey(_))), "{judged:?}");
    let _ = go.send(());
    writing.join().unwrap().unwrap();
}

#[test]
fn a_statement_under_the_name_of_a_member_with_another_key_is_not_taken() {
    let folder = tempfile::tempdir().unwrap();
    let hub = HubNode::start(folder.path(), START);
    let member = Member::of(&hub, 6);
    member.join(&hub.url(), &hub.log);
    member.settle(&hub.log);
    let (thief, before) = (Member::stranger(7), hub.log.head().size);
    thief.join(&hub.url(), &hub.log);
    thief.issued("1");
    let round = thief.send().unwrap();
    assert_eq!((round.placed, hub.log.head().size), (0, before));
    assert!(round.refused > 0);
}
