//! The log is there, dies, stays away for a week, and comes back: nothing waits for it, nothing is lost, nothing goes in twice.

use kpcs_register::ActError;
use kpcs_store::{bind, work};
use kpcs_verify::Outcome;

use crate::{
    hub::HubNode,
    member::{Member, WAITING},
};

const START: &str = "2026-11-23T10:00:00Z";
const NEXT_WEEK: &str = "2026-11-30T10:00:00Z";

#[test]
fn a_certificate_of_the_member_turns_valid_and_a_week_without_the_log_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let hub = HubNode::start(folder.path(), START);
    let member = Member::of(&hub, 2);
    member.join(&hub.url(), &hub.log);
    let first = member.issued("1");
    assert_eq!(member.outcome(&first), Outcome::AuthenticNotLogged);
    member.settle(&hub.log);
    assert_eq!(member.outcome(&first), Outcome::Valid);
    assert_eq!(member.count(WAITING), 0);

    let (logged, killed) = (hub.log.head().size, hub.kill());
    let second = member.issued("2");
    let away = member.send();
    assert!(matches!(&away, Err(ActError::Log(_))), "{away:?}");
    member.world.at(NEXT_WEEK);
    let third = member.issued("3");
    assert!(member.send().is_err());
    let waiting = member.count(WAITING);
    assert!(waiting >= 2, "{waiting}");
    assert_eq!(member.outcome(&first), Outcome::Valid, "what was proven stays proven");

    let hub = HubNode::again(killed, NEXT_WEEK);
    member.settle(&hub.log);
    assert_eq!(member.count(WAITING), 0);
    let own = "select count(*) from work_log_entry where place is not null";
    assert!(hub.log.head().size >= logged + waiting && hub.log.head().size >= member.count(own));
    assert_eq!(member.outcome(&third), Outcome::Valid);
    // More than 72 hours after its own time: genuine, and the office must explain it (docs/decisions/0010, 6).
    assert_eq!(member.outcome(&second), Outcome::AuthenticNotLogged);
}

#[test]
fn what_is_sent_again_has_the_place_that_it_had() {
    let folder = tempfile::tempdir().unwrap();
    let hub = HubNode::start(folder.path(), START);
    let member = Member::of(&hub, 3);
    member.join(&hub.url(), &hub.log);
    member.issued("1");
    member.settle(&hub.log);
    let places = || {
        let all = "select group_concat(position || ':' || place) from (select * from work_log_entry order by position)";
        member.world.register.store().read(|sql| sql.query_one(all, bind![], |row| row.text(0))).unwrap()
    };
    let first = places();
    let forget = |sql: &kpcs_store::Sql<'_>| {
        sql.execute("delete from work_log_entry", bind![])?;
        work::put_setting(sql, "log_found", "0")
    };
    member.world.register.store().write(forget).unwrap();
    let size = hub.log.head().size;
    member.settle(&hub.log);
    assert_eq!((places(), hub.log.head().size), (first, size));
    assert_eq!(
        member.count("select count(distinct place) from work_log_entry"),
        member.count("select count(*) from work_log_entry")
    );
}
