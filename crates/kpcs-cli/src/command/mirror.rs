//! `kpcs mirror`: a full copy of a log, every hash worked out anew, served in the same layout.

use std::{net::SocketAddr, path::PathBuf, process::ExitCode, time::Duration};

use anyhow::Result;
use clap::Args;
use kpcs_hub::{Mirror as Copy, MirrorFault, mirror_routes};

use super::watching::{Followed, Told, keep_on};

/// Keep a full copy of a log, checked, and serve it. A log that tells two stories is written down as a proof in the folder `forks`, and
/// not followed any further.
#[derive(Args)]
pub struct Mirror {
    #[command(flatten)]
    followed: Followed,
    /// The folder of the copy; any web server can serve it as it is.
    #[arg(long, value_name = "FOLDER")]
    data_dir: PathBuf,
    /// Serve the copy on this address.
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<SocketAddr>,
}

impl Mirror {
    /// Runs the command until it is interrupted, or once. 1 when the log could not be followed once, or told two stories and no copy is
    /// served.
    ///
    /// # Errors
    /// A folder that cannot be used or is no copy of this log, an address that is taken.
    pub fn run(self) -> Result<ExitCode> {
        let mut copy = Copy::open(&self.data_dir, self.followed.key.clone(), self.followed.wire())?;
        let mut told = Told::default();
        if self.followed.once {
            let is_done = follow(&mut copy, &mut told).is_ok();
            return Ok(if is_done { ExitCode::SUCCESS } else { ExitCode::FAILURE });
        }
        let served = self.listen.map(|address| (address, mirror_routes(&self.data_dir)));
        let every = Duration::from_secs(self.followed.every);
        let work = move || !matches!(follow(&mut copy, &mut told), Err(MirrorFault::Forked { .. }));
        keep_on(every, work, served)?;
        Ok(if self.listen.is_some() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}

/// Takes what is new, and says so.
fn follow(copy: &mut Copy, told: &mut Told) -> Result<(), MirrorFault> {
    let was_trouble = told.is_trouble();
    let (done, trouble) = match copy.follow() {
        Ok(step) if step.shown < step.to.size => {
            (Ok(()), Some(format!("the log shows an old checkpoint of {} entries", step.shown)))
        }
        Ok(step) => {
            if step.to.size > step.from.size || was_trouble {
                println!("{} entries, root {}", step.to.size, step.to.root);
            }
            (Ok(()), None)
        }
        Err(fault) => {
            let text = fault.to_string();
            (Err(fault), Some(text))
        }
    };
    for text in told.news(trouble.into_iter().collect(), Clone::clone) {
        eprintln!("kpcs: {text}");
    }
    done
}
