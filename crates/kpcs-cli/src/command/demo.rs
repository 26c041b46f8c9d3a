//! `kpcs demo`: everything in one process, with real reference data and a small simulated trade.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::Result;
use clap::Args;
use kpcs_register::{Clock as _, SystemClock};
use kpcs_simulate::{PlanRequest, Scale};

use crate::{
    command::serve::serve,
    founding::{DEMO_PASSWORD, build, leave_one_for_signature},
    node::open_set,
    settings::{Given, Settings},
};

/// The days of trade that a demonstration looks back on.
const DAYS: u64 = 120;
/// The year whose figures it follows, and how much of them: about two hundred certificates.
const YEAR: i64 = 2019;
const SCALE: &str = "0.004";

/// Try everything on this machine; nothing in it is real.
#[derive(Args)]
pub struct Demo {
    /// The port on this machine; 0 takes any that is free.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// The folder of the demonstration; made at the first start, kept for the next.
    #[arg(long, value_name = "DIR", default_value = "kpcs-demo")]
    data_dir: PathBuf,
}

impl Demo {
    /// Runs the command until it is interrupted.
    ///
    /// # Errors
    /// A port that is taken, a folder that cannot be used, a fault of the node.
    pub fn run(self) -> Result<ExitCode> {
        if !self.data_dir.join("kpcs.db").exists() {
            println!("Making a demonstration in {} ...", self.data_dir.display());
            make(&self.data_dir)?;
        }
        let settings = self.settings()?;
        let register = open_set(&settings)?;
        leave_one_for_signature(&register)?;
        serve(register, &settings, Some(DEMO_PASSWORD), |address| print!("{}", welcome(address)))
    }
}

/// Makes the register of a demonstration: about two hundred certificates of a simulated trade, up to yesterday.
///
/// # Errors
/// A folder that holds a register, a fault of the node.
pub fn make(folder: &Path) -> Result<()> {
    let today = SystemClock.now().day();
    let request = PlanRequest::of_year(YEAR, 1, Scale::parse(SCALE)?)?.ending_on(today.plus_days(-1), DAYS)?;
    let (_, report) = build(folder, request)?;
    println!("{report}");
    Ok(())
}

impl Demo {
    /// A demonstration is the same on every machine: nobody's file or environment changes it.
    fn settings(&self) -> Result<Settings> {
        let address = format!("127.0.0.1:{}", self.port);
        let flags = [
            ("data_dir", self.data_dir.display().to_string()),
            ("public_address", format!("http://{address}")),
            ("address", address),
            ("log.level", "warn".to_owned()),
            ("limits.reserve_bytes", "0".to_owned()),
        ];
        let flags = flags.map(|(key, text)| (key.to_owned(), text)).to_vec();
        Settings::of(&Given::by_flags(flags)?)
    }
}

fn welcome(address: &str) -> String {
    format!(
        "\nOpenKPCS demonstration: simulated data, never of legal effect\n\n  {address}\n\n\
         Sign in with the password {DEMO_PASSWORD} as\n\
           sl.exporter   applies for certificates in Freetown\n\
           sl.examiner   weighs, values and seals the parcel\n\
           sl.clerk      prepares the certificate\n\
           sl.officer    signs and issues it\n\
           eu-ant.import measures and confirms in Antwerp\n\
         (every office has the same five; the sign-in page lists them all)\n\n\
         Three things to try\n\
         1. {address}/sign-in as sl.officer: a certificate waits for your signature\n\
         2. download its PDF and drop it on {address}/verify\n\
         3. sign in as eu-ant.import, register an arrival before you may see what was declared\n\n\
         Stop with Ctrl-C; the folder keeps everything.\n"
    )
}
