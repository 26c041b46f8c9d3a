//! `kpcs practice`: makes a register to practise in; and opens it beside the live one, which `serve` does.
//!
//! Invariant: a practice register is a demonstration in a folder of its own: its keys are test keys, its issuers `kpcs-demo:`.
//! A folder that holds a live register is never served as one to practise in, and the other way round.
//! Source: issue 02, demand 4; decisions 24.

use std::{path::PathBuf, process::ExitCode};

use anyhow::{Result, bail};
use clap::Args;
use kpcs_register::Register;
use kpcs_server::{App, AppOptions, Listeners, Practice as Stands};
use tokio::{net::TcpListener, task::JoinHandle};

use super::{
    demo,
    serve::{bind, options, told_to_stop},
};
use crate::{
    founding::{DEMO_PASSWORD, leave_one_for_signature},
    node::open_set,
    settings::Settings,
};

/// Make a register to practise in.
#[derive(Args)]
pub struct Practice {
    /// The folder to be made.
    #[arg(long, value_name = "DIR")]
    data_dir: PathBuf,
}

impl Practice {
    /// Runs the command.
    ///
    /// # Errors
    /// A folder that holds a register, a fault of the node.
    pub fn run(self) -> Result<ExitCode> {
        println!("Making a register to practise in, in {} ...", self.data_dir.display());
        demo::make(&self.data_dir)?;
        println!(
            "Nothing in it has any value. Serve it beside yours: practice.data_dir = {:?} among the settings of\n\
             `kpcs serve`. Everybody there has the password {DEMO_PASSWORD}; the sign-in page lists the accounts.",
            self.data_dir
        );
        Ok(ExitCode::SUCCESS)
    }
}

/// The register to practise in, as the settings name it.
///
/// # Errors
/// When its folder holds none, is that of the live register, or holds a live one.
pub fn open(settings: &Settings) -> Result<Option<Register>> {
    let Some(folder) = &settings.practice_data_dir else { return Ok(None) };
    let same = |one: &PathBuf| one.canonicalize().ok();
    if same(folder).is_some() && same(folder) == same(&settings.data_dir) {
        bail!("practice.data_dir is the folder of the register itself; make another with `kpcs practice`");
    }
    let own = Settings { data_dir: folder.clone(), passphrase_file: None, ..settings.clone() };
    if !folder.join(crate::node::DEMO_PASSPHRASE).exists() {
        bail!("{}: no register to practise in; make one with `kpcs practice`", folder.display());
    }
    let register = open_set(&own)?;
    leave_one_for_signature(&register)?;
    Ok(Some(register))
}

/// Where people find it.
#[must_use]
pub fn address(settings: &Settings) -> Stands {
    if settings.practice_data_dir.is_none() {
        return Stands::Nowhere;
    }
    let named = settings.practice_public_address.as_ref().map(ToString::to_string);
    Stands::At(named.unwrap_or_else(|| format!("http://{}", settings.practice_address)))
}

/// Serves it until the process is told to stop. Its mail goes nowhere: letters stay in its own folder.
///
/// # Errors
/// An address that is taken.
pub async fn begin(register: Register, settings: &Settings) -> Result<JoinHandle<std::io::Result<()>>> {
    let pages: TcpListener = bind(settings.practice_address).await?;
    println!("to practise, without value: http://{}", pages.local_addr()?);
    let secure = settings.practice_public_address.as_ref().is_some_and(crate::settings::WebAddress::is_secure);
    let app = App::new(
        register,
        AppOptions {
            mail: None,
            mail_folder: None,
            practice: Stands::Here,
            secure_cookies: secure,
            reserve_bytes: 0,
            ..options(settings, Some(DEMO_PASSWORD))?
        },
    );
    let listeners = Listeners { pages, monitoring: None };
    Ok(tokio::spawn(async move { kpcs_server::serve(app, listeners, told_to_stop()).await }))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::{Settings, Stands, address, open};
    use crate::settings::Given;

    fn settings(flags: &[(&str, &str)]) -> Settings {
        let flags = flags.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect();
        Settings::of(&Given::by_flags(flags).unwrap()).unwrap()
    }

    #[test]
    fn a_folder_that_is_no_demonstration_is_not_practised_in() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().to_str().unwrap();
        for (live, said) in [("elsewhere", "no register to practise in"), (path, "the folder of the register itself")] {
            let refused = open(&settings(&[("practice.data_dir", path), ("data_dir", live)])).err().unwrap();
            assert!(refused.to_string().contains(said), "{refused}");
        }
    }

    #[test]
    fn pages_lead_to_it_only_when_there_is_one() {
        assert_eq!(address(&settings(&[])), Stands::Nowhere);
        let there = address(&settings(&[("practice.data_dir", "p"), ("practice.address", "127.0.0.1:9")]));
        assert_eq!(there, Stands::At("http://127.0.0.1:9".to_owned()));
    }
}
