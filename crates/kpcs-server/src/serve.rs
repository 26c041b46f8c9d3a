//! `serve`: the server on a listener, with delivery beside it, until it is told to stop.
//!
//! Invariant: requests that are under way when it is told to stop are answered; delivery stops between two rounds.
//! Must not know: addresses, TLS, signals.

use std::{future::Future, io, time::Duration};

use tokio::{net::TcpListener, sync::watch};

use crate::{app::App, fault, mail::send_mail, no::No, router::router};

/// How long delivery waits when nobody nudges.
const DELIVERY_SECONDS: u64 = 1;
/// How long letters wait when nobody nudges.
const LETTERS_SECONDS: u64 = 60;

/// Serves until `shutdown` completes and every request under way is answered.
///
/// # Errors
/// That of the listener.
pub async fn serve(
    app: App,
    listener: TcpListener,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let (stop, stopped) = watch::channel(());
    let delivery = tokio::spawn(deliver(app.clone(), stopped));
    let served = axum::serve(listener, router(app)).with_graceful_shutdown(shutdown).await;
    drop(stop);
    let _ = delivery.await;
    served
}

/// Delivers statements between authorities: after each act, and every second for what others queued. Letters to partners
/// that have only paper are written after an act and every minute: one without an address is looked at again each time.
async fn deliver(app: App, mut stopped: watch::Receiver<()>) {
    let mut seconds_without_mail = LETTERS_SECONDS;
    loop {
        if let Err(No::Act(error)) = app.run(|register| register.deliver()).await {
            let _ = fault::log(&app, &error);
        }
        if seconds_without_mail >= LETTERS_SECONDS {
            seconds_without_mail = 0;
            if let Err(No::Act(error)) = app.run(send_mail).await {
                let _ = fault::log(&app, &error);
            }
        }
        tokio::select! {
            () = app.nudged() => seconds_without_mail = LETTERS_SECONDS,
            () = tokio::time::sleep(Duration::from_secs(DELIVERY_SECONDS)) => seconds_without_mail += DELIVERY_SECONDS,
            // The sender is dropped when the server stops.
            _ = stopped.changed() => return,
        }
    }
}
