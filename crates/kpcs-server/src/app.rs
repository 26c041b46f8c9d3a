//! `App`: the register as the server uses it, off the threads that wait for the network.
//!
//! Invariant: every call into the register runs on a thread that may block; of strangers at most two passwords are checked at a
//! time, and of those who are known two more, so that guessing takes neither the machine nor the turn of those who work. After an act, delivery is nudged.
//! Must not know: pages.
//! Source: decisions 21 and 28; threat-model 14.

use std::{
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
    path::PathBuf,
    sync::Arc,
};

use kpcs_domain::{
    act::{Act as _, Actor, RecordPaperConfirmation},
    field::Input,
    value::{OfficerHandle, Text, Timestamp},
};
use kpcs_register::{
    AccountNo, ActError, Attempt, Done, Outcome, PasswordChange, Proof, Register, SecondStepChange, SignIn,
};
use kpcs_statement::RequestId;
use kpcs_store::{
    Sql, StoreFault,
    work::{Account, OfficeEvent},
};
use tokio::sync::{Notify, Semaphore};

use crate::{
    Hub, Practice, admission::Admission, api, branch, hub::TrustCache, limits::Limits, mail::MailSettings, no::No,
    request, watch::Counts, webhook::WebhookSettings,
};

/// Passwords that are checked at the same time: each takes 19 MB and some 20 ms of a core.
const PASSWORDS_AT_ONCE: usize = 2;

/// How the server meets its visitors.
#[derive(Debug, Clone)]
pub struct AppOptions {
    /// Cookies travel over TLS only; off for a server that listens on loopback.
    pub secure_cookies: bool,
    /// The password of every demonstration account, shown on the sign-in page; `None` on a live node.
    pub demo_password: Option<String>,
    /// The proxies that are believed when they say for whom they ask.
    pub trusted_proxies: Vec<IpAddr>,
    /// The mail server that takes letters and notices; `None` leaves letters in a folder.
    pub mail: Option<MailSettings>,
    /// Where letters are put; `None` for the register's own `mail-out/`.
    pub mail_folder: Option<PathBuf>,
    /// How webhooks may be sent.
    pub webhooks: WebhookSettings,
    /// What one visitor can take of the machine.
    pub limits: Limits,
    /// Whether this is the register to practise in, or where that is.
    pub practice: Practice,
    /// The log that this node runs, in the hub role.
    pub hub: Option<Hub>,
    /// Room that `serve` keeps to be given up when the disk is full; 0 for none.
    pub reserve_bytes: u64,
}

impl Default for AppOptions {
    fn default() -> Self {
        Self {
            secure_cookies: false,
            demo_password: None,
            trusted_proxies: vec![Ipv4Addr::LOCALHOST.into(), Ipv6Addr::LOCALHOST.into()],
            mail: None,
            mail_folder: None,
            webhooks: WebhookSettings::default(),
            limits: Limits::default(),
            practice: Practice::default(),
            hub: None,
            reserve_bytes: 0,
        }
    }
}

/// The register with what the server needs around it; cheap to clone.
#[derive(Clone)]
pub struct App {
    inner: Arc<Inner>,
}

struct Inner {
    register: Register,
    options: AppOptions,
    passwords: Semaphore,
    strangers_passwords: Semaphore,
    admission: Admission,
    counts: Counts,
    trust: TrustCache,
    started: Timestamp,
    delivery: Notify,
}

impl App {
    /// A server's view of `register`.
    #[must_use]
    pub fn new(register: Register, options: AppOptions) -> Self {
        let passwords = Semaphore::new(PASSWORDS_AT_ONCE);
        let (strangers_passwords, admission) = (Semaphore::new(PASSWORDS_AT_ONCE), Admission::new(&options.limits));
        let (counts, started, delivery) = (Counts::default(), register.clock().now(), Notify::new());
        Self {
            inner: Arc::new(Inner {
                register,
                options,
                passwords,
                strangers_passwords,
                admission,
                counts,
                trust: TrustCache::default(),
                started,
                delivery,
            }),
        }
    }

    /// The register itself, for what does not block: the clock, whether it is a demonstration.
    #[must_use]
    pub fn register(&self) -> &Register {
        &self.inner.register
    }

    /// How it meets its visitors.
    #[must_use]
    pub fn options(&self) -> &AppOptions {
        &self.inner.options
    }

    /// What it has done since its start.
    pub(crate) fn counts(&self) -> &Counts {
        &self.inner.counts
    }

    /// The trust data of this minute.
    pub(crate) fn trust_cache(&self) -> &TrustCache {
        &self.inner.trust
    }

    /// When it was started.
    pub(crate) fn started(&self) -> Timestamp {
        self.inner.started
    }

    /// A fresh request id as the hidden field of a form: a second click is then the same request.
    #[must_use]
    pub fn fresh_request(&self) -> (String, String) {
        (request::FIELD.to_owned(), request::hex(self.register().request_id()))
    }

    /// Runs `work` with the register on a thread that may block.
    ///
    /// # Errors
    /// That of `work`; a fault when it panicked.
    pub async fn run<T, E>(&self, work: impl FnOnce(&Register) -> Result<T, E> + Send + 'static) -> Result<T, No>
    where
        T: Send + 'static,
        E: Into<No> + Send + 'static,
    {
        let register = self.register().clone();
        let done = tokio::task::spawn_blocking(move || work(&register)).await;
        done.map_err(|_| No::fault("a task ended early")).and_then(|result| result.map_err(Into::into))
    }

    /// Reads over one snapshot of the database.
    ///
    /// # Errors
    /// A fault of the engine.
    pub async fn read<T: Send + 'static>(
        &self,
        query: impl FnOnce(&Sql<'_>) -> Result<T, StoreFault> + Send + 'static,
    ) -> Result<T, No> {
        self.run(move |register| register.store().read(query)).await
    }

    /// Does or prepares an act from what was typed or sent.
    ///
    /// # Errors
    /// [`No::Act`]: nothing was recorded; [`No::objection`] gives what the person can mend.
    pub async fn ask(&self, actor: Actor, act: &str, input: Input, id: RequestId) -> Result<Outcome, No> {
        let (asking, name, act) = (actor.clone(), act.to_owned(), act.to_owned());
        let asked = self.run(move |register| {
            let outcome = register.ask(&asking, &name, &input, id)?;
            if let Outcome::Done(done) = &outcome {
                branch::keep(register, &asking, &name, &[(&input, &done.subject)])?;
            }
            Ok::<_, ActError>(outcome)
        });
        self.asked(actor, act, asked.await).await
    }

    /// Records the reply by link to the letter `message` as a paper confirmation, and takes it from the desk.
    ///
    /// # Errors
    /// [`No::Act`]: nothing was recorded, and the reply still waits.
    pub async fn record_reply(&self, actor: Actor, input: Input, id: RequestId, message: i64) -> Result<Outcome, No> {
        let asking = actor.clone();
        let asked = self.run(move |register| register.record_reply(&asking, &input, id, message)).await;
        let act = RecordPaperConfirmation::INFO.name.to_owned();
        self.asked(actor, act, asked.map(Outcome::Done)).await
    }

    /// Counts what was asked, notes a refusal, and lets delivery look.
    async fn asked(&self, actor: Actor, act: String, asked: Result<Outcome, No>) -> Result<Outcome, No> {
        self.count_act(&act, asked.as_ref().map(|outcome| matches!(outcome, Outcome::Prepared(_))));
        let outcome = self.noted(actor, act, asked).await?;
        self.nudge();
        Ok(outcome)
    }

    /// Approves what another officer prepared.
    ///
    /// # Errors
    /// [`No::Act`]: nothing was recorded.
    pub async fn approve(&self, actor: Actor, proposal: i64, proof: Proof) -> Result<Done, No> {
        let approving = actor.clone();
        let approved = self.run(move |register| register.approve(&approving, proposal, proof)).await;
        let name = approved.as_ref().map_or("approve", |done| done.info.name);
        self.count_act(name, approved.as_ref().map(|_| false));
        let done = self.noted(actor, format!("approve {proposal}"), approved).await?;
        self.nudge();
        Ok(done)
    }

    /// Refuses what another officer prepared; the void of a number that was taken.
    ///
    /// # Errors
    /// [`No::Act`]: nothing was recorded.
    pub async fn refuse(&self, actor: Actor, proposal: i64, reason: Text, proof: Proof) -> Result<Option<Done>, No> {
        let refusing = actor.clone();
        let refused = self.run(move |register| register.refuse(&refusing, proposal, reason, proof)).await;
        let voided = self.noted(actor, format!("refuse {proposal}"), refused).await?;
        self.nudge();
        Ok(voided)
    }

    /// Signs somebody in.
    ///
    /// # Errors
    /// A fault of the engine.
    pub async fn sign_in(&self, attempt: Attempt) -> Result<SignIn, No> {
        // Whoever is held back anyway takes no place from those who are not.
        let asked = attempt.clone();
        let (held_back, known) = self.run(move |register| register.at_the_door(&asked)).await?;
        let signed_in = if held_back {
            SignIn::HeldBack
        } else {
            let _place = self.door_place(known).await?;
            self.run(move |register| register.sign_in_from(&attempt)).await?
        };
        match signed_in {
            SignIn::Wrong | SignIn::CodeWrong => self.counts().sign_in_failed(),
            SignIn::HeldBack => self.counts().sign_in_held_back(),
            SignIn::Welcome(_) | SignIn::CodeNeeded(_) | SignIn::TokenNeeded | SignIn::Suspended => {}
        }
        Ok(signed_in)
    }

    /// Changes the password of somebody signed in with `token`.
    ///
    /// # Errors
    /// A fault of the engine.
    pub async fn change_password(
        &self,
        (account, token): (Account, String),
        current: String,
        new: String,
    ) -> Result<PasswordChange, No> {
        let _place = self.password_place().await?;
        self.run(move |register| register.change_password((&account, &token), &current, &new)).await
    }

    /// Keeps something in the record of the person's office.
    ///
    /// # Errors
    /// A fault of the engine.
    pub async fn note(&self, actor: Actor, event: OfficeEvent, subject: String) -> Result<(), No> {
        self.run(move |register| register.note_in_office_record(&actor, event, &subject)).await
    }

    /// Counts what asking came to: prepared, done, or why not. A name that is no act's is not counted under it.
    fn count_act(&self, name: &str, came_to: Result<bool, &No>) {
        let known = name == "approve" || api::act::fields_of(name).is_some();
        let result = match came_to {
            Ok(true) => "prepared",
            Ok(false) => "done",
            Err(No::Act(error)) => match &**error {
                ActError::Refused(_) => "refused",
                ActError::Invalid(_) => "unreadable",
                _ => "fault",
            },
            Err(_) => "fault",
        };
        self.counts().act(if known { name } else { "unknown" }, result);
    }

    /// The same result; a refusal stands in the record of the person's office.
    async fn noted<T>(&self, actor: Actor, act: String, result: Result<T, No>) -> Result<T, No> {
        if let Err(No::Act(error)) = &result
            && let ActError::Refused(refusals) = &**error
        {
            let subject = format!("{act} {}", refusals.first().code);
            self.note(actor, OfficeEvent::ActRefused, subject).await?;
        }
        result
    }

    /// The proof that an officer entered the password again; `None` if it is another.
    ///
    /// # Errors
    /// A fault of the engine, or when the check panicked.
    pub async fn prove_password(&self, account: Account, password: String) -> Result<Option<Proof>, No> {
        let _place = self.password_place().await?;
        self.run(move |register| register.prove_password(&account, &password)).await
    }

    /// The proof that an officer is there: the code where the account has a second step, else the password entered again;
    /// `None` if it is another.
    ///
    /// # Errors
    /// A fault of the engine, or when the check panicked.
    pub async fn prove(&self, account: Account, given: String) -> Result<Option<Proof>, No> {
        let _place = self.password_place().await?;
        self.run(move |register| register.prove(&account, &given)).await
    }

    /// Takes a one-time link: its person chooses a password.
    ///
    /// # Errors
    /// A fault of the engine.
    pub async fn take_link(&self, token: String, password: String) -> Result<Result<(), AccountNo>, No> {
        let _place = self.password_place().await?;
        self.run(move |register| register.take_link(&token, &password)).await
    }

    /// Whether somebody's second step is asked for.
    ///
    /// # Errors
    /// A fault of the engine.
    pub async fn has_second_step(&self, handle: OfficerHandle) -> Result<bool, No> {
        self.run(move |register| register.has_second_step(&handle)).await
    }

    /// Turns the second step on (`on`) or off with password and code.
    ///
    /// # Errors
    /// A fault of the engine.
    pub async fn change_second_step(
        &self,
        (account, token): (Account, String),
        on: bool,
        (password, code): (String, String),
    ) -> Result<SecondStepChange, No> {
        let _place = self.password_place().await?;
        self.run(move |register| {
            if on {
                register.confirm_second_step((&account, &token), &password, &code)
            } else {
                register.end_second_step(&account, &password, &code)
            }
        })
        .await
    }

    /// New recovery codes with password and code.
    ///
    /// # Errors
    /// A fault of the engine.
    pub async fn renew_recovery_codes(
        &self,
        account: Account,
        (password, code): (String, String),
    ) -> Result<SecondStepChange, No> {
        let _place = self.password_place().await?;
        self.run(move |register| register.renew_recovery_codes(&account, &password, &code)).await
    }

    /// Lets delivery look at the outbox now.
    pub fn nudge(&self) {
        self.inner.delivery.notify_one();
    }

    /// Waits until somebody nudges.
    pub(crate) async fn nudged(&self) {
        self.inner.delivery.notified().await;
    }

    /// The door at which requests are counted and given places.
    pub(crate) fn admission(&self) -> &Admission {
        &self.inner.admission
    }

    /// A place at the door; who signs in from a device of theirs does not wait behind strangers who guess.
    async fn door_place(&self, known: bool) -> Result<tokio::sync::SemaphorePermit<'_>, No> {
        let places = if known { &self.inner.passwords } else { &self.inner.strangers_passwords };
        places.acquire().await.map_err(|_| No::fault("the server is stopping"))
    }

    async fn password_place(&self) -> Result<tokio::sync::SemaphorePermit<'_>, No> {
        self.inner.passwords.acquire().await.map_err(|_| No::fault("the server is stopping"))
    }
}
