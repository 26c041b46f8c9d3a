//! `serve`: the server on a listener, with delivery beside it, until it is told to stop.
//!
//! Invariant: requests that are under way when it is told to stop are answered; delivery stops between two rounds. When the
//! disk fails it stops by itself, with the reason. A lasting fault of delivery is told once.
//! Must not know: addresses, TLS, signals.

use std::{future::Future, io, path::Path, time::Duration};

use kpcs_register::Register;
use tokio::{
    net::TcpListener,
    sync::watch,
    task::{JoinError, JoinHandle},
};

use crate::{
    app::App,
    connection::serve_connections,
    fault,
    hub::{beat, follow},
    mail::{MailFault, MailSettings, post_mail, queue_letters, send_mail, send_mail_to},
    no::No,
    notice::{gather_notices, queue_notice_mail},
    router::router,
    watch::{keep_reserve, monitoring},
    webhook::post_webhooks,
};

/// How long delivery waits when nobody nudges.
const DELIVERY_SECONDS: u64 = 1;
/// How long letters wait when nobody nudges.
const LETTERS_SECONDS: u64 = 60;
/// How long a round of mail that is under way may take when the server stops; what it has not sent still waits.
const LAST_SECONDS: u64 = 5;

/// Where it listens.
#[derive(Debug)]
pub struct Listeners {
    /// For pages and programs.
    pub pages: TcpListener,
    /// For the office's monitoring.
    pub monitoring: Option<TcpListener>,
}

/// Serves until `shutdown` completes and every request under way is answered.
///
/// # Errors
/// The disk's, when it failed.
pub async fn serve(
    app: App,
    listeners: Listeners,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let (stop, stopped) = watch::channel(false);
    let delivery = tokio::spawn(deliver(app.clone(), stopped.clone()));
    let reserve = tokio::spawn(keep_reserve(app.clone(), stopped.clone()));
    let beating = tokio::spawn(beat(app.clone(), stopped.clone()));
    let following = tokio::spawn(follow(app.clone(), stopped.clone()));
    let limits = app.options().limits.clone();
    if let Some(listener) = listeners.monitoring {
        tokio::spawn(serve_connections(listener, monitoring(app.clone()), limits.clone(), stopped.clone()));
    }
    let serving = tokio::spawn(serve_connections(listeners.pages, router(app.clone()), limits, stopped));
    tokio::select! {
        () = shutdown => {}
        () = halted(&app) => {}
    }
    let _ = stop.send(true);
    let _ = tokio::join!(delivery, reserve, beating, following, serving);
    match app.register().store().halted() {
        Some(reason) => Err(io::Error::other(reason.to_owned())),
        None => Ok(()),
    }
}

/// Completes when the disk has failed: the process is to end, and the next one reads everything anew.
async fn halted(app: &App) {
    while app.register().store().halted().is_none() {
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
}

/// What delivery last failed with: told once, and tried ever less often until it works again.
#[derive(Default)]
struct Trouble {
    told: Option<String>,
    wait_seconds: u64,
}

impl Trouble {
    fn note(&mut self, app: &App, outcome: Result<(), No>) {
        let Err(No::Act(error)) = outcome else {
            *self = Self::default();
            return;
        };
        let what = error.to_string();
        if self.told.as_ref() != Some(&what) {
            let _ = fault::log(app, &error);
            self.told = Some(what);
        }
        self.wait_seconds = (self.wait_seconds * 2).clamp(DELIVERY_SECONDS, LETTERS_SECONDS);
    }

    fn wait(&self) -> u64 {
        self.wait_seconds.max(DELIVERY_SECONDS)
    }
}

/// One round of notices and letters.
async fn round(app: App) -> Result<(), No> {
    let (settings, folder) = (app.options().mail.clone(), app.options().mail_folder.clone());
    app.run(move |register| tell(register, settings.as_ref(), folder.as_deref())).await
}

/// One round of the log.
async fn log(app: App) -> Result<(), No> {
    app.run(Register::log_everything).await
}

/// One round of webhooks.
async fn webhooks(app: App) -> Result<(), No> {
    let settings = app.options().webhooks.clone();
    app.run(move |register| post_webhooks(register, &settings)).await.map(|_| ())
}

/// What came of the last round; `None` before the first.
async fn join(telling: &mut Option<JoinHandle<Result<(), No>>>) -> Option<Result<Result<(), No>, JoinError>> {
    match telling.take() {
        Some(round) => Some(round.await),
        None => None,
    }
}

/// Keeps notices of what is new, and lets letters and notices out: to the mail server, or letters alone to a folder.
fn tell(register: &Register, settings: Option<&MailSettings>, folder: Option<&Path>) -> Result<(), MailFault> {
    gather_notices(register)?;
    let Some(settings) = settings else {
        folder.map_or_else(|| send_mail(register), |folder| send_mail_to(register, folder))?;
        return Ok(());
    };
    queue_letters(register, &settings.from)?;
    queue_notice_mail(register, &settings.from)?;
    let twice = post_mail(register, settings)?.twice;
    if twice > 0 {
        tracing::warn!(target: "kpcs::mail", twice, "mail may have gone out twice: this register had stopped while sending it");
    }
    Ok(())
}

/// Delivers statements between authorities: after each act, and every second for what others queued. Letters to partners
/// that have only paper are written after an act and every minute: one without an address is looked at again each time.
/// Webhooks are sent, and statements go into the log, in rounds of their own.
async fn deliver(app: App, mut stopped: watch::Receiver<bool>) {
    let (mut delivering, mut writing) = (Trouble::default(), Trouble::default());
    let (mut hooking, mut logging) = (Trouble::default(), Trouble::default());
    let mut seconds_without_mail = LETTERS_SECONDS;
    // Beside delivery: a mail server that says nothing must not hold up statements.
    let mut telling: Option<JoinHandle<Result<(), No>>> = None;
    let mut hooks: Option<JoinHandle<Result<(), No>>> = None;
    let mut logged: Option<JoinHandle<Result<(), No>>> = None;
    loop {
        let delivered = app.run(|register| register.deliver()).await;
        delivering.note(&app, delivered.map(|_| ()));
        if seconds_without_mail >= LETTERS_SECONDS && telling.as_ref().is_none_or(JoinHandle::is_finished) {
            if let Some(Ok(outcome)) = join(&mut telling).await {
                writing.note(&app, outcome);
            }
            seconds_without_mail = 0;
            telling = Some(tokio::spawn(round(app.clone())));
        }
        if hooks.as_ref().is_none_or(JoinHandle::is_finished) {
            if let Some(Ok(outcome)) = join(&mut hooks).await {
                hooking.note(&app, outcome);
            }
            hooks = Some(tokio::spawn(webhooks(app.clone())));
        }
        if logged.as_ref().is_none_or(JoinHandle::is_finished) {
            if let Some(Ok(outcome)) = join(&mut logged).await {
                logging.note(&app, outcome);
            }
            logged = Some(tokio::spawn(log(app.clone())));
        }
        let wait = delivering.wait();
        tokio::select! {
            () = app.nudged() => seconds_without_mail = LETTERS_SECONDS,
            () = tokio::time::sleep(Duration::from_secs(wait)) => seconds_without_mail += wait,
            // The sender is dropped when the server stops.
            _ = stopped.changed() => {
                let last = async { tokio::join!(join(&mut telling), join(&mut hooks), join(&mut logged)) };
                let _ = tokio::time::timeout(Duration::from_secs(LAST_SECONDS), last).await;
                return;
            }
        }
    }
}
