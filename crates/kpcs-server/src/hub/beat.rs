//! The beat of the log: every few hours its witnesses cosign anew, so that a log without new entries is not taken for one that is
//! held back.
//!
//! Source: threat-model A8 (freeze), A11 (a fixed beat says nothing of who is active).

use std::time::Duration;

use tokio::sync::watch;

use crate::app::App;

const BEAT: Duration = Duration::from_secs(3_600);

/// Beats until the server stops; returns at once on a node without a log.
pub(crate) async fn beat(app: App, mut stopped: watch::Receiver<bool>) {
    let Some(hub) = app.options().hub.clone() else { return };
    loop {
        tokio::select! {
            () = tokio::time::sleep(BEAT) => hub.0.beat(),
            _ = stopped.changed() => return,
        }
    }
}
