//! `serve`: the server on a listener, with delivery beside it, until it is told to stop.
//!
//! Invariant: requests that are under way when it is told to stop are answered; delivery stops between two rounds. When the
//! disk fails it stops by itself, with the reason. A lasting fault of delivery is told once.
//! Must not know: addresses, TLS, signals.

use std::{future::Future, io, time::Duration};

use tokio::{net::TcpListener, sync::watch};

use crate::{
    app::App,
    connection::serve_connections,
    fault,
    mail::{send_mail, send_mail_to},
    no::No,
    router::router,
    watch::{keep_reserve, monitoring},
};

/// How long delivery waits when nobody nudges.
const DELIVERY_SECONDS: u64 = 1;
/// How long letters wait when nobody nudges.
const LETTERS_SECONDS: u64 = 60;

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
    let _ = tokio::join!(delivery, reserve, serving);
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

/// Delivers statements between authorities: after each act, and every second for what others queued. Letters to partners
/// that have only paper are written after an act and every minute: one without an address is looked at again each time.
async fn deliver(app: App, mut stopped: watch::Receiver<bool>) {
    let (mut delivering, mut writing) = (Trouble::default(), Trouble::default());
    let mut seconds_without_mail = LETTERS_SECONDS;
    loop {
        let delivered = app.run(|register| register.deliver()).await;
        delivering.note(&app, delivered.map(|_| ()));
        if seconds_without_mail >= LETTERS_SECONDS {
            seconds_without_mail = 0;
            let folder = app.options().mail_folder.clone();
            let written = app.run(move |register| match folder {
                Some(folder) => send_mail_to(register, &folder),
                None => send_mail(register),
            });
            let written = written.await;
            writing.note(&app, written.map(|_| ()));
        }
        let wait = delivering.wait();
        tokio::select! {
            () = app.nudged() => seconds_without_mail = LETTERS_SECONDS,
            () = tokio::time::sleep(Duration::from_secs(wait)) => seconds_without_mail += wait,
            _ = stopped.changed() => return,
        }
    }
}
