//! `World`: a founded demonstration node in a folder of its own, with a clock that stands until it is set.

use std::{path::Path, sync::Arc};

use kpcs_domain::{
    act::{
        Act, Actor, AdoptRulePack, ApplyForCertificate, ApprovalMethod, ConfirmReceipt, ExamineShipment,
        IssueCertificate, RegisterArrival, Role, adopt_rule_pack, apply_for_certificate, issue_certificate,
    },
    party::RulePack,
    value::{AuthorityId, CertificateNumber, OfficerHandle, Reference, Timestamp},
};
use kpcs_register::{
    ActError, Done, Log, Office, Passphrase, Proof, Register, RegisterOptions, RootToList, SchemeRoots, SeededEntropy,
    SetClock, Step, SystemEntropy, authorise, found, join, request_id_of,
};
use kpcs_store::act::Stored;

use crate::{
    People,
    fixture::{arrival, confirmation, declaration, examination, office},
};

/// A small world.
pub struct World {
    /// The node.
    pub register: Register,
    /// Its clock.
    pub clock: Arc<SetClock>,
    /// Its people.
    pub people: People,
    _folder: Option<tempfile::TempDir>,
}

impl World {
    /// A world of its own, on 23 November 2026 at ten, the same for the same seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        let folder = tempfile::tempdir().expect("a folder for a test");
        let options = RegisterOptions { demo: true, unsynced: true };
        let mut world = Self::open(folder.path(), options, Some(seed));
        world._folder = Some(folder);
        world
    }

    /// A node with one office, in `folder`, of a scheme that another node has founded; `list` does what the secretariat does with its
    /// root key.
    ///
    /// # Panics
    /// When it cannot be joined: a test has nothing to go on with.
    #[must_use]
    pub fn joined(
        folder: &Path,
        seed: u64,
        scheme: (&dyn Log, &SchemeRoots),
        office: Office,
        mut list: impl FnMut(&RootToList),
    ) -> Self {
        let (register, clock) = made(folder, RegisterOptions { demo: true, unsynced: true }, Some(seed));
        let offices = [office];
        for missing in join(&register, scheme, &offices, |_| {}).expect("the record is taken") {
            list(&missing);
        }
        assert_eq!(
            join(&register, scheme, &offices, |_| {}).expect("the office is opened"),
            [],
            "everything is listed"
        );
        Self { register, clock, people: People::default(), _folder: None }
    }

    /// A node that has founded a scheme and hosts the importing office alone, in `folder`.
    ///
    /// # Panics
    /// When it cannot be opened or founded.
    #[must_use]
    pub fn hosting(folder: &Path, seed: u64) -> Self {
        let (register, clock) = made(folder, RegisterOptions { demo: true, unsynced: true }, Some(seed));
        found(&register, &[antwerp()], |_| {}).expect("the node is founded");
        Self { register, clock, people: People::default(), _folder: None }
    }

    /// A world in `folder`, founded if it is new; with a seed, or with the machine's randomness.
    ///
    /// # Panics
    /// When it cannot be opened or founded: a test has nothing to go on with.
    #[must_use]
    pub fn open(folder: &Path, options: RegisterOptions, seed: Option<u64>) -> Self {
        let (register, clock) = made(folder, options, seed);
        found(&register, &[freetown(), antwerp()], |_| {}).expect("the node is founded");
        Self { register, clock, people: People::default(), _folder: None }
    }

    /// Sets the clock, as `2026-11-25T09:00:00Z`.
    pub fn at(&self, instant: &str) {
        self.clock.set(Timestamp::parse(instant).expect("an instant"));
    }

    /// Does an act that one person may do, under a request id made of `key`.
    ///
    /// # Errors
    /// As the register answers.
    pub fn perform<A: Stored>(&self, actor: &Actor, request: A::Request, key: &str) -> Result<Done, ActError> {
        self.register.perform::<A>(authorise(actor, Step::Ask)?, request, request_id_of(&keyed::<A>(key)))
    }

    /// Prepares and approves an act that needs two people, by the clerk and the validating officer.
    ///
    /// # Errors
    /// As the register answers.
    pub fn both<A: Stored>(&self, request: A::Request, key: &str) -> Result<Done, ActError> {
        let who = authorise::<A>(&self.people.clerk, Step::Ask)?;
        let prepared = self.register.prepare::<A>(who, request, request_id_of(&keyed::<A>(key)))?;
        self.register.approve(&self.people.validating, prepared.proposal, proof())
    }

    /// A Participant adopts a pack, prepared and approved by two heads of its root.
    ///
    /// # Errors
    /// As the register answers.
    pub fn adopt(&self, pack: RulePack) -> Result<Done, ActError> {
        let participant = pack.participant.expect("a national pack");
        let root = AuthorityId::parse(participant.as_str()).expect("a root is named as its Participant");
        let key = format!("{participant}/{}", pack.version);
        self.at_root::<AdoptRulePack>(&root, adopt_rule_pack::Request { pack, historical: false }, &key)
    }

    /// A Participant states something by its root, prepared and approved by two heads.
    ///
    /// # Errors
    /// As the register answers.
    pub fn at_root<A: Stored>(&self, root: &AuthorityId, request: A::Request, key: &str) -> Result<Done, ActError> {
        self.by_two::<A>(root, [Role::AuthorityHead; 2], request, key)
    }

    /// The scheme states something, prepared by the secretariat and approved by the Chair.
    ///
    /// # Errors
    /// As the register answers.
    pub fn scheme<A: Stored>(&self, request: A::Request, key: &str) -> Result<Done, ActError> {
        self.by_two::<A>(&AuthorityId::scheme(), [Role::Secretariat, Role::Chair], request, key)
    }

    fn by_two<A: Stored>(
        &self,
        authority: &AuthorityId,
        [first, second]: [Role; 2],
        request: A::Request,
        key: &str,
    ) -> Result<Done, ActError> {
        let person = |random, role| Actor {
            handle: OfficerHandle::from_random([random; 5]),
            authority: authority.clone(),
            roles: vec![role],
            company: None,
        };
        let who = authorise::<A>(&person(1, first), Step::Ask)?;
        let prepared = self.register.prepare::<A>(who, request, request_id_of(&keyed::<A>(key)))?;
        self.register.approve(&person(2, second), prepared.proposal, proof())
    }

    /// Prepares and approves what cannot be undone at the border: the importing officer and the head in Antwerp.
    ///
    /// # Errors
    /// As the register answers.
    pub fn at_the_border<A: Stored>(&self, request: A::Request, key: &str) -> Result<Done, ActError> {
        let who = authorise::<A>(&self.people.importing, Step::Ask)?;
        let prepared = self.register.prepare::<A>(who, request, request_id_of(&keyed::<A>(key)))?;
        self.register.approve(&self.people.head, prepared.proposal, proof())
    }

    /// An application for `carats`, examined; `key` tells it from others.
    ///
    /// # Errors
    /// As the register answers.
    pub fn examined(&self, carats: &str, key: &str) -> Result<Reference, ActError> {
        let request = apply_for_certificate::Request { shipment: declaration(carats) };
        let applied = self.perform::<ApplyForCertificate>(&self.people.exporter, request, key)?;
        let application = Reference::parse(&applied.subject).expect("the office's own reference");
        self.perform::<ExamineShipment>(&self.people.examiner, examination(&application, carats), key)?;
        Ok(application)
    }

    /// A certificate for `carats`, issued and advised.
    ///
    /// # Errors
    /// As the register answers.
    pub fn issue(&self, carats: &str, key: &str) -> Result<(CertificateNumber, Done), ActError> {
        let application = self.examined(carats, key)?;
        let done = self.both::<IssueCertificate>(
            issue_certificate::Request {
                application,
                in_place_of: None,
                container: None,
                preparer_licence: None,
                blank: None,
            },
            key,
        )?;
        self.register.deliver()?;
        Ok((CertificateNumber::parse(&done.subject).expect("a certificate's subject is its number"), done))
    }

    /// The goods arrive on `day` with `carats` and are confirmed, where the register lets them.
    ///
    /// # Errors
    /// As the register answers.
    pub fn receive(&self, number: &CertificateNumber, day: &str, carats: &str) -> Result<Done, ActError> {
        let key = format!("{number}/{day}");
        self.perform::<RegisterArrival>(&self.people.importing, arrival(number, day, carats), &key)?;
        let done = self.perform::<ConfirmReceipt>(&self.people.importing, confirmation(number, day), &key)?;
        self.register.deliver()?;
        Ok(done)
    }

    /// Looks at everything again: signatures, chains, tables against a replay.
    ///
    /// # Panics
    /// When anything is not as the journal says.
    pub fn check(&self) {
        self.register.audit(|_| {}).expect("signatures and chains hold");
        let differences = kpcs_store::check(self.register.store(), |_| {}).expect("the journal can be replayed");
        assert_eq!(differences, [], "every table is what the journal says");
    }
}

/// The register in `folder`, made if there is none, and its clock.
fn made(folder: &Path, options: RegisterOptions, seed: Option<u64>) -> (Register, Arc<SetClock>) {
    let start = Timestamp::parse("2026-11-23T10:00:00Z").expect("an instant");
    let clock = Arc::new(SetClock::new(start));
    let entropy: Box<dyn kpcs_register::Entropy> = match seed {
        Some(seed) => Box::new(SeededEntropy::new(seed)),
        None => Box::new(SystemEntropy),
    };
    let passphrase = Passphrase::new("a world for tests");
    let start = if folder.join("kpcs.db").exists() { Register::open } else { Register::make };
    let register = start(folder, options, &passphrase, Box::new(Arc::clone(&clock)), entropy);
    (register.expect("the register opens"), clock)
}

/// The exporting office of these worlds.
#[must_use]
pub fn freetown() -> Office {
    office("SL", "SL", "National Minerals Agency", "SL")
}

fn antwerp() -> Office {
    office("EU-ANT", "EU", "Diamond Office Antwerp", "BE")
}

/// What stands for an officer who entered the password again.
fn proof() -> Proof {
    Proof { method: ApprovalMethod::PasswordReentry, evidence: b"a world for tests".to_vec() }
}

fn keyed<A: Act>(key: &str) -> String {
    format!("{}/{key}", A::INFO.name)
}
