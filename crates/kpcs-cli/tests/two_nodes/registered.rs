//! Whose statements a hub takes: those whose keys it was told, each on its own.

use kpcs_store::bind;
use kpcs_verify::Outcome;

use crate::{
    hub::HubNode,
    member::{Member, WAITING},
};

const START: &str = "2026-11-23T10:00:00Z";
const REFUSED: &str = "select count(*) from work_log_entry where refused is not null";

#[test]
fn a_stranger_is_told_why_holds_up_nobody_and_is_taken_once_the_hub_knows_the_key() {
    let (folder, member) = (tempfile::tempdir().unwrap(), Member::new(4));
    // The hub knows the office's keys, and not those of the member's own copy of the scheme.
    let known: Vec<_> = member.keys().into_iter().filter(|key| key.authority.as_str() != "scheme").collect();
    let hub = HubNode::start(folder.path(), START, known);
    member.join(&hub.url(), &hub.log);
    let certificate = member.issued("1");
    member.settle(&hub.log);
    assert_eq!(member.outcome(&certificate), Outcome::Valid);
    let refused = member.count(REFUSED);
    assert!(refused > 0 && member.count(WAITING) == refused);
    let why = member
        .world
        .register
        .store()
        .read(|sql| sql.query_one("select max(refused) from work_log_entry", bind![], |row| row.text(0)));
    assert_eq!(why.unwrap().unwrap(), "Unknown key: No key of the scheme’s list, or of a member, has this id.");
    // Not asked again at once; after ten minutes, and the hub has been told.
    assert_eq!(member.send().unwrap().refused, 0);
    let killed = hub.kill();
    let hub = HubNode::again(killed, START, member.keys());
    assert_eq!(member.send().unwrap().placed, 0);
    member.world.at("2026-11-23T10:10:00Z");
    member.settle(&hub.log);
    assert_eq!((member.count(REFUSED), member.count(WAITING)), (0, 0));
}

#[test]
fn a_statement_under_the_name_of_a_member_with_another_key_is_not_taken() {
    let (folder, member, thief) = (tempfile::tempdir().unwrap(), Member::new(5), Member::new(6));
    let hub = HubNode::start(folder.path(), START, member.keys());
    thief.join(&hub.url(), &hub.log);
    thief.issued("1");
    let before = hub.log.head().size;
    let round = thief.send().unwrap();
    assert_eq!((round.placed, hub.log.head().size), (0, before));
    assert!(round.refused > 0);
}
