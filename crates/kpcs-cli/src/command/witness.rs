//! `kpcs witness`: watches logs; whoever runs one makes it harder for a log to tell two stories.

use std::{net::SocketAddr, path::PathBuf, process::ExitCode, sync::Arc};

use anyhow::{Context, Result};
use clap::Args;
use kpcs_hub::{LocalWitness, serve, witness_key, witness_routes};
use kpcs_log::NoteKey;
use kpcs_register::{Entropy as _, SystemEntropy};

use super::{
    serve::{bind, told_to_stop},
    watching::clock,
};

/// Watch logs and put a name under what continues them. Its key is made at the first start and printed at each: hand it to those who keep
/// the list of witnesses. The folder holds all that it must not forget; never run two witnesses on copies of one folder.
#[derive(Args)]
pub struct Witness {
    /// The folder of its key, and of what it saw last.
    #[arg(long, value_name = "FOLDER")]
    data_dir: PathBuf,
    /// Where it listens; a reverse proxy with TLS stands before it.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8090")]
    listen: SocketAddr,
    /// The key of a log to watch, as NAME+ID+KEY; once for each.
    #[arg(long = "log", value_name = "KEY", required = true, value_parser = NoteKey::parse)]
    logs: Vec<NoteKey>,
    /// By what name it is known, at the first start; such as witness.example/kp.
    #[arg(long)]
    name: Option<String>,
}

impl Witness {
    /// Runs the command until it is interrupted.
    ///
    /// # Errors
    /// A folder that cannot be used, an address that is taken.
    pub fn run(self) -> Result<ExitCode> {
        let place = || self.data_dir.display().to_string();
        let signer =
            witness_key(&self.data_dir, self.name.as_deref(), |bytes| SystemEntropy.fill(bytes)).with_context(place)?;
        println!("{}", signer.public());
        let witness = LocalWitness::open(&self.data_dir, signer, &self.logs, clock()).with_context(place)?;
        let runtime = tokio::runtime::Runtime::new().context("the runtime")?;
        runtime.block_on(async {
            let listener = bind(self.listen).await?;
            println!("http://{}", listener.local_addr()?);
            serve(listener, witness_routes(Arc::new(witness)), told_to_stop()).await.context("serving")
        })?;
        Ok(ExitCode::SUCCESS)
    }
}
