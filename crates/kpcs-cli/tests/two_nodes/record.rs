//! The scheme's public record: a node that joins has it, what each node states of itself reaches all, and nothing else gets in.

use std::io;

use kpcs_domain::{
    act::{
        Act as _, AuthoriseKey, KeyPurpose, Occasion,
        authorise_key::{self, Scope},
    },
    value::{AuthorityId, OfficerHandle, Timestamp},
};
use kpcs_exchange::RemoteLog;
use kpcs_hub::{Answer, HttpWire, LogClient, Taken, Wire};
use kpcs_register::{Clock as _, Register};
use kpcs_statement::{Algorithm, Opened, SecretKey, write_headed};
use kpcs_store::{bind, view, work};
use kpcs_testing::office;
use kpcs_verify::{
    Outcome,
    bundle::{TrustBundle, published},
};

use crate::{
    hub::HubNode,
    member::{Member, judged, stated, wire},
};

const START: &str = "2026-11-23T10:00:00Z";

fn authority(name: &str) -> AuthorityId {
    AuthorityId::parse(name).unwrap()
}

/// Everything that the record says, table by table, without the places at which the acts stand here.
fn says(register: &Register) -> Vec<String> {
    let tables = [
        "select participant || from_day || coalesce(to_day, '') || name || status || trade from view_participant",
        "select authority || name || places || from_day from view_authority",
        "select key || authority || scope || from_at || coalesce(to_at, '') || coalesce(revoked_at, '') from view_key",
        "select participant || version || valid_from from view_rule_pack",
    ];
    let rows = |text: &'static str| register.store().read(|sql| sql.query(text, bind![], |row| row.text(0))).unwrap();
    let mut all: Vec<String> = tables.into_iter().flat_map(rows).collect();
    all.sort();
    all
}

#[test]
fn what_a_member_states_of_itself_reaches_the_scheme_and_every_other_member() {
    let folder = tempfile::tempdir().unwrap();
    let hub = HubNode::start(folder.path(), START);
    let freetown = Member::of(&hub, 31);
    let london = Member::with(&hub, 32, office("GB-LON", "GB", "Government Diamond Office", "GB"));
    for member in [&freetown, &london] {
        member.join(&hub.url(), &hub.log);
        member.settle(&hub.log);
    }
    for member in [&freetown, &london] {
        assert!(member.follow().unwrap() > 0);
        assert_eq!(member.follow().unwrap(), 0, "nothing is taken twice");
        member.settle(&hub.log);
        assert_eq!(says(&member.world.register), says(&hub.world.register));
        member.world.check();
    }
    let designated = hub.world.register.store().read(|sql| view::authority(sql, &authority("SL"))).unwrap();
    assert_eq!(designated.unwrap().name.as_str(), "National Minerals Agency");
    hub.world.register.log_everything().unwrap();
    hub.world.check();
}

#[test]
fn a_participant_has_two_nodes_when_its_first_root_lists_the_second() {
    let folder = tempfile::tempdir().unwrap();
    let hub = HubNode::start(folder.path(), START);
    let first = Member::with(&hub, 43, office("GB-LON", "GB", "Government Diamond Office", "GB"));
    first.join(&hub.url(), &hub.log);
    first.settle(&hub.log);
    let second = Member::listed(&hub, 44, office("GB-BHM", "GB", "Assay Office", "GB"), |root| {
        let request = authorise_key::Request {
            authority: root.authority.clone(),
            key: published(&root.key),
            scope: Scope::Root,
            from: first.world.clock.now(),
            to: None,
        };
        first.world.at_root::<AuthoriseKey>(&root.authority, request, "second node").unwrap();
        first.settle(&hub.log);
    });
    second.join(&hub.url(), &hub.log);
    second.settle(&hub.log);
    first.follow().unwrap();
    assert_eq!(says(&first.world.register), says(&hub.world.register));
    for name in ["GB-LON", "GB-BHM"] {
        let known = hub.world.register.store().read(|sql| view::authority(sql, &authority(name))).unwrap();
        assert!(known.is_some(), "{name}");
    }
    hub.world.check();
}

#[test]
fn a_certificate_of_a_member_is_valid_by_the_trust_data_of_the_scheme() {
    let folder = tempfile::tempdir().unwrap();
    let hub = HubNode::start(folder.path(), START);
    let member = Member::of(&hub, 33);
    member.join(&hub.url(), &hub.log);
    let certificate = member.issued("1");
    member.settle(&hub.log);
    let report = judged(&hub, &member, &certificate);
    assert_eq!(report.outcome, Outcome::Valid, "{report:?}");
}

#[test]
fn a_key_revoked_by_its_participant_ends_everywhere() {
    let folder = tempfile::tempdir().unwrap();
    let hub = HubNode::start(folder.path(), START);
    let member = Member::of(&hub, 34);
    let other = Member::with(&hub, 35, office("GB-LON", "GB", "Government Diamond Office", "GB"));
    for member in [&member, &other] {
        member.join(&hub.url(), &hub.log);
        member.settle(&hub.log);
    }
    let key = member.world.register.keys().key(&authority("SL"), KeyPurpose::Office).unwrap().public().id().to_string();
    member.revoke(&key);
    member.settle(&hub.log);
    other.follow().unwrap();
    for register in [&hub.world.register, &other.world.register] {
        let row = register.store().read(|sql| view::key(sql, &key)).unwrap().unwrap();
        assert_eq!(row.revoked_at, Some(member.world.clock.now()));
    }
    // What the thief of that key signs now is not taken, whatever day it names.
    let stolen = member.world.register.keys().key(&authority("SL"), KeyPurpose::Office).unwrap();
    let client = LogClient::new(Box::new(wire(&hub.url())));
    let late = listing("SL", "SL", &stolen, "2026-11-23T09:00:00Z");
    assert_refused(&client, &late, "Unknown key");
}

#[test]
fn nobody_states_what_is_another_s() {
    let folder = tempfile::tempdir().unwrap();
    let hub = HubNode::start(folder.path(), START);
    let member = Member::of(&hub, 36);
    member.join(&hub.url(), &hub.log);
    member.settle(&hub.log);
    let client = LogClient::new(Box::new(wire(&hub.url())));
    let (before, size) = (says(&hub.world.register), hub.log.head().size);
    let root = member.world.register.keys().key(&authority("SL"), KeyPurpose::Root).unwrap();
    let unknown = SecretKey::from_bytes(Algorithm::Ed25519, &[7; 32]).unwrap();

    assert_refused(
        &client,
        &listing("SL", "EU-ANT", &root, START),
        "Refused: The rules of the register refuse it: authority_not_yours",
    );
    assert_refused(&client, &listing("scheme", "SL", &root, START), "Unknown key");
    assert_refused(&client, &listing("SL", "SL", &unknown, START), "Unknown key");
    // Another's header, a statement without its header, bytes that are none.
    let sound = listing("SL", "SL", &root, START);
    let mut bare = sound.statement().to_bytes();
    let bare_refused = client.submit(&[bare.clone()]).unwrap().remove(0);
    assert!(matches!(&bare_refused, Taken::Refused(why) if why.starts_with("Not a statement: ")), "{bare_refused:?}");
    bare.truncate(40);
    assert!(matches!(client.submit(&[bare]).unwrap().remove(0), Taken::Refused(_)));
    let mut headed = write_headed(&sound).unwrap();
    *headed.last_mut().unwrap() ^= 1;
    assert!(matches!(client.submit(&[headed]).unwrap().remove(0), Taken::Refused(_)));

    assert_eq!((says(&hub.world.register), hub.log.head().size), (before, size), "nothing of it is kept");
    hub.world.check();
}

#[test]
fn a_record_that_was_tampered_with_stops_where_it_was_and_goes_on_when_it_is_sound() {
    let folder = tempfile::tempdir().unwrap();
    let hub = HubNode::start(folder.path(), START);
    let member = Member::of(&hub, 37);
    let other = Member::with(&hub, 38, office("GB-LON", "GB", "Government Diamond Office", "GB"));
    other.join(&hub.url(), &hub.log);
    other.settle(&hub.log);
    let before = says(&member.world.register);
    let bent = Bent { wire: wire(&hub.url()), path: "record/", bend: |body| *body.last_mut().unwrap() ^= 1 };
    let log = RemoteLog::new(Box::new(bent), hub.log.keys(), hub.log.quorum().clone());
    let error = member.world.register.follow_record(&log, &[]).unwrap_err().to_string();
    assert!(error.contains("is not taken here"), "{error}");
    assert!(member.world.register.record_stopped().unwrap().is_some());
    member.join(&hub.url(), &hub.log);
    assert!(member.follow().is_ok() && member.world.register.record_stopped().unwrap().is_none());
    assert_ne!(says(&member.world.register), before);
    assert_eq!(says(&member.world.register).len(), says(&hub.world.register).len() + 3, "and its own, not sent yet");
}

#[test]
fn a_record_that_is_shorter_than_what_was_taken_is_not_followed() {
    let folder = tempfile::tempdir().unwrap();
    let hub = HubNode::start(folder.path(), START);
    let member = Member::of(&hub, 40);
    let register = &member.world.register;
    member.join(&hub.url(), &hub.log);
    let taken: u64 =
        register.store().read(|sql| work::setting(sql, "record_followed")).unwrap().unwrap().parse().unwrap();
    assert_eq!(hub.world.register.public_record(taken).unwrap(), Some(Vec::new()));
    for after in [taken + 1, u64::MAX] {
        assert_eq!(hub.world.register.public_record(after).unwrap(), None);
    }
    // As if the hub had been put back to an older copy.
    register.store().write(move |sql| work::put_setting(sql, "record_followed", &(taken + 1).to_string())).unwrap();
    let error = member.follow().unwrap_err().to_string();
    assert!(error.contains("an old copy was put back there"), "{error}");
}

#[test]
fn a_record_under_other_roots_is_not_begun() {
    let folder = tempfile::tempdir().unwrap();
    let hub = HubNode::start(folder.path(), START);
    let member = Member::empty(39);
    let log = RemoteLog::new(Box::new(wire(&hub.url())), hub.log.keys(), hub.log.quorum().clone());
    let other = SecretKey::from_bytes(Algorithm::Ed25519, &[9; 32]).unwrap().public();
    let error = member.follow_record(&log, &[other]).unwrap_err().to_string();
    assert!(error.contains("act 1 of the scheme’s record is not taken here"), "{error}");
    assert_eq!(says(&member), Vec::<String>::new());
}

#[test]
fn a_member_hands_on_the_schemes_trust_data_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let hub = HubNode::start(folder.path(), START);
    let member = Member::of(&hub, 41);
    let misled = Member::with(&hub, 42, office("GB-LON", "GB", "Government Diamond Office", "GB"));
    member.join(&hub.url(), &hub.log);
    let bent = Bent { wire: wire(&hub.url()), path: "trust", bend: |body| *body.last_mut().unwrap() ^= 1 };
    misled.join_by(Box::new(bent), hub.log.keys(), hub.log.quorum().clone());

    let (register, roots) = (&member.world.register, hub.roots().digest);
    assert_eq!(register.roots_fingerprint().unwrap(), roots);
    let (handed_on, _) =
        TrustBundle::read(&register.trust_data().unwrap(), roots, None, hub.world.clock.now()).unwrap();
    assert!(handed_on.list().version > 0 && handed_on.log().is_some());
    let error = misled.world.register.trust_data().unwrap_err().to_string();
    assert!(error.contains("its trust data are refused"), "{error}");
    drop(hub.kill());
    assert!(register.trust_data().is_err());
}

/// A key listed for `authority` under the name of `root`, signed with `key` whether it may or not.
fn listing(root: &str, of: &str, key: &SecretKey, at: &str) -> Opened {
    let at = Timestamp::parse(at).unwrap();
    let request = authorise_key::Request {
        authority: authority(of),
        key: published(&SecretKey::from_bytes(Algorithm::Ed25519, &[5; 32]).unwrap().public()),
        scope: Scope::Any,
        from: at,
        to: Some(at.plus_seconds(86_400)),
    };
    let facts = authorise_key::Facts {
        root: authority(of),
        root_without_key: false,
        designated: true,
        key_known: false,
        scheme_has_key: true,
    };
    let officer = |random| OfficerHandle::from_random([random; 5]);
    let occasion = Occasion { at, today: at.day(), officer: officer(1), approver: Some(officer(2)) };
    let record = AuthoriseKey::decide(request, &facts, &occasion).unwrap();
    stated(&record, root, key, at)
}

fn assert_refused(client: &LogClient, statement: &Opened, reason: &str) {
    let taken = client.submit(&[write_headed(statement).unwrap()]).unwrap().remove(0);
    assert!(matches!(&taken, Taken::Refused(why) if why.starts_with(reason)), "{reason}: {taken:?}");
}

/// A wire that changes what is at some paths.
struct Bent {
    wire: HttpWire,
    path: &'static str,
    bend: fn(&mut Vec<u8>),
}

impl Wire for Bent {
    fn get(&self, path: &str) -> io::Result<Answer> {
        let mut answer = self.wire.get(path)?;
        if path.starts_with(self.path) {
            (self.bend)(&mut answer.body);
        }
        Ok(answer)
    }

    fn post(&self, path: &str, body: &[u8]) -> io::Result<Answer> {
        self.wire.post(path, body)
    }
}
