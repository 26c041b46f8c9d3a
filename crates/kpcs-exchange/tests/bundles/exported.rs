//! A world with a log, and bundles of it.

use std::sync::Arc;

use kpcs_audit::{Audit, Counts, Question, Reader, Record, Records, Unreadable, prove};
use kpcs_domain::value::{AuthorityId, CountryCode};
use kpcs_exchange::{HubOptions, open_hub};
use kpcs_hub::{LogService, Tiles};
use kpcs_register::{BundleFault, BundleOrder, Clock as _};
use kpcs_testing::World;

/// A world whose log holds everything that it has stated.
pub struct Scheme {
    pub world: World,
    pub log: Arc<LogService>,
    _folder: tempfile::TempDir,
}

pub fn participant(code: &str) -> Reader {
    Reader::Participant(CountryCode::parse(code).unwrap())
}

pub fn authority(code: &str) -> Reader {
    Reader::Authority(AuthorityId::parse(code).unwrap())
}

impl Scheme {
    /// Founded, with nothing issued.
    pub fn empty(seed: u64) -> Self {
        let (world, folder) = (World::new(seed), tempfile::tempdir().unwrap());
        let clock = Arc::clone(&world.clock);
        let seconds = Arc::new(move || clock.now().seconds().cast_unsigned());
        let log = open_hub(&world.register, folder.path(), HubOptions::demonstration(seconds)).unwrap();
        let scheme = Self { world, log, _folder: folder };
        scheme.settle();
        scheme
    }

    /// With two certificates, of which one has arrived and is confirmed.
    pub fn new(seed: u64) -> Self {
        let scheme = Self::empty(seed);
        let (number, _) = scheme.world.issue("12.34", "one").unwrap();
        scheme.settle();
        scheme.world.at("2026-11-25T09:00:00Z");
        scheme.world.issue("7.50", "two").unwrap();
        scheme.world.receive(&number, "2026-11-25", "12.34").unwrap();
        scheme.settle();
        scheme
    }

    /// Everything that was stated goes into the log and is proven.
    pub fn settle(&self) {
        self.world.register.log_everything().unwrap();
    }

    pub fn export(&self, reader: Reader) -> Vec<u8> {
        self.export_of(2026, reader, "SL").unwrap().1
    }

    pub fn export_of(&self, year: i64, reader: Reader, by: &str) -> Result<(Counts, Vec<u8>), BundleFault> {
        let published = self.log.published().unwrap();
        let order = BundleOrder { year, reader, by: AuthorityId::parse(by).unwrap(), now: self.world.clock.now() };
        let home = Arc::clone(self.log.home());
        let register = &self.world.register;
        register.export_bundle(&published.note, &Tiles(&*home), &order, Vec::new(), &mut |_, _| {})
    }

    /// Proved by the roots of this world.
    pub fn prove(&self, bundle: &[u8]) -> Result<Audit, Unreadable> {
        let roots = Some(self.world.register.roots_fingerprint().unwrap());
        prove(bundle, &Question { roots, checkpoint: None }, |_| {})
    }
}

/// The codes of what does not hold.
pub fn broken(audit: &Audit) -> Vec<&'static str> {
    let broken = audit.findings.told.iter().filter(|finding| finding.weight == kpcs_audit::Weight::Broken);
    broken.map(|finding| finding.code).collect()
}

/// The records of a bundle.
pub fn records(bundle: &[u8]) -> Vec<Record> {
    let mut records = Records::new(bundle);
    std::iter::from_fn(|| records.next_record().unwrap()).collect()
}
