//! Following the scheme's public record where another node keeps it: new Participants, authorities, keys, revocations.
//!
//! What cannot be taken is told once, stands on the page of what waits for the log, and is tried again each minute.
//! Source: docs/decisions/0014.

use std::time::Duration;

use tokio::sync::watch;

use crate::app::App;

const EVERY: Duration = Duration::from_secs(60);

/// Follows until the server stops; returns at once on a node without a log.
pub(crate) async fn follow(app: App, mut stopped: watch::Receiver<bool>) {
    let Some(log) = app.register().log().cloned() else { return };
    let mut told = None;
    loop {
        let log = log.clone();
        let followed = app.run(move |register| Ok::<_, crate::no::No>(register.follow_record(log.as_ref(), &[]))).await;
        let fault = followed.ok().and_then(Result::err).map(|fault| fault.to_string());
        if let Some(why) = fault.as_ref().filter(|_| fault != told) {
            tracing::warn!(target: "kpcs::record", why, "the scheme’s public record cannot be followed");
        }
        told = fault;
        tokio::select! {
            () = tokio::time::sleep(EVERY) => {}
            _ = stopped.changed() => return,
        }
    }
}
