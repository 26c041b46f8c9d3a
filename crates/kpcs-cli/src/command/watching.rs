//! What the commands that watch a log from outside have in common: its address and key, and serving routes beside other work.
//!
//! Must not know: what is watched for.

use std::{
    collections::BTreeSet,
    net::SocketAddr,
    sync::Arc,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use anyhow::{Context, Result};
use clap::Args;
use kpcs_hub::{Clock, HttpWire, Routes};
use kpcs_log::NoteKey;

use super::serve::{bind, told_to_stop};

/// How long a log may take for one answer.
const PATIENCE: Duration = Duration::from_secs(30);

/// The log that is followed.
#[derive(Args)]
pub struct Followed {
    /// The address of the log, such as https://log.example/kp.
    #[arg(long, value_name = "URL")]
    log: String,
    /// The log's key, as NAME+ID+KEY.
    #[arg(long, value_parser = NoteKey::parse)]
    pub key: NoteKey,
    /// How many seconds lie between two looks.
    #[arg(long, value_name = "SECONDS", default_value_t = 60, value_parser = clap::value_parser!(u64).range(1..))]
    pub every: u64,
    /// Look once and end.
    #[arg(long)]
    pub once: bool,
}

impl Followed {
    /// The way to the log.
    pub fn wire(&self) -> Box<HttpWire> {
        Box::new(HttpWire::new(&self.log, PATIENCE))
    }
}

/// The time of this machine.
pub fn clock() -> Clock {
    Arc::new(|| SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs()))
}

/// What is wrong at present, so that something that lasts is said when it begins and when it ends, not at each look.
#[derive(Debug, Default)]
pub struct Told(BTreeSet<String>);

impl Told {
    /// Those of `now` that were not there at the last look, by what they are about; the rest is known.
    pub fn news<T>(&mut self, now: Vec<T>, about: impl Fn(&T) -> String) -> Vec<T> {
        let known = std::mem::replace(&mut self.0, now.iter().map(&about).collect());
        now.into_iter().filter(|one| !known.contains(&about(one))).collect()
    }

    /// Whether something was wrong at the last look.
    pub fn is_trouble(&self) -> bool {
        !self.0.is_empty()
    }
}

/// Does `work` again and again until it gives `false`, and serves `routes` beside it if there is an address; then it goes on serving when the
/// work has ended. A signal may end the process at any moment: what was followed is sound after each step.
pub fn keep_on(
    every: Duration,
    mut work: impl FnMut() -> bool + Send + 'static,
    served: Option<(SocketAddr, Routes)>,
) -> Result<()> {
    let mut again = move || {
        while work() {
            std::thread::sleep(every);
        }
    };
    let Some((address, routes)) = served else {
        again();
        return Ok(());
    };
    let runtime = tokio::runtime::Runtime::new().context("the runtime")?;
    runtime.block_on(async {
        let listener = bind(address).await?;
        println!("http://{}", listener.local_addr()?);
        std::thread::spawn(again);
        kpcs_hub::serve(listener, routes, told_to_stop()).await.context("serving")
    })
}
