//! The node that sends: its keys, what it issues, and what it makes of it.

use std::{sync::Arc, time::Duration};

use kpcs_domain::{
    act::{IssueCertificate, issue_certificate},
    value::CountryCode,
};
use kpcs_exchange::RemoteLog;
use kpcs_hub::{HttpWire, LogService, Wire};
use kpcs_log::{LogKeys, Quorum};
use kpcs_register::{ActError, Clock as _, LogRound};
use kpcs_server::MemberKey;
use kpcs_statement::Opened;
use kpcs_store::{bind, entry, view};
use kpcs_testing::World;
use kpcs_verify::{Document, Outcome, Question};

/// It.
pub struct Member {
    pub world: World,
}

impl Member {
    pub fn new(seed: u64) -> Self {
        Self { world: World::new(seed) }
    }

    /// The keys that the hub must know: all of its own register.
    pub fn keys(&self) -> Vec<MemberKey> {
        let rows = self.world.register.store().read(|sql| view::keys(sql, None)).unwrap();
        let keys: Vec<_> =
            rows.into_iter().map(|row| MemberKey { authority: row.authority, key: row.public }).collect();
        for key in &keys {
            assert_eq!(MemberKey::parse(&key.to_string()).as_ref(), Some(key), "as it is written in the settings");
        }
        keys
    }

    /// Goes by the log at `url` with these keys.
    pub fn join(&self, url: &str, log: &LogService) {
        self.join_by(Box::new(wire(url)), log.keys(), log.quorum().clone());
    }

    pub fn join_by(&self, wire: Box<dyn Wire>, keys: LogKeys, quorum: Quorum) {
        self.world.register.join_log(Arc::new(RemoteLog::new(wire, keys, quorum)));
    }

    /// One round of sending.
    pub fn send(&self) -> Result<LogRound, ActError> {
        self.world.register.send_to_log()
    }

    /// Sends until nothing waits, with the hub's witnesses asked in between.
    pub fn settle(&self, log: &LogService) {
        while self.send().unwrap().is_full() {}
        log.settle();
        while self.send().unwrap().proven > 0 {}
    }

    /// A certificate as its paper carries it.
    pub fn issued(&self, key: &str) -> Opened {
        let application = self.world.examined("12.34", key).unwrap();
        let request = issue_certificate::Request {
            application,
            in_place_of: None,
            container: None,
            preparer_licence: None,
            blank: None,
        };
        self.world.both::<IssueCertificate>(request, key).unwrap();
        let read = self.world.register.store().read(|sql| {
            let position = sql.query_integer("select max(position) from view_certificate", bind![])?.unwrap();
            Ok::<_, kpcs_store::StoreFault>(entry(sql, position)?.opened)
        });
        read.unwrap()
    }

    pub fn outcome(&self, opened: &Opened) -> Outcome {
        let at = self.world.clock.now();
        let question = Question { at, place: CountryCode::parse("BE").ok(), on: Some(at.day()) };
        self.world.register.verify(&Document::Signed(Box::new(opened.clone())), &question).unwrap().outcome
    }

    pub fn count(&self, text: &'static str) -> u64 {
        let counted = self.world.register.store().read(|sql| sql.query_integer(text, bind![]));
        counted.unwrap().unwrap_or(0).cast_unsigned()
    }
}

/// What has no proof yet.
pub const WAITING: &str = "select count(*) from work_log_entry where proof is null";

pub fn wire(url: &str) -> HttpWire {
    HttpWire::new(url, Duration::from_secs(60))
}
