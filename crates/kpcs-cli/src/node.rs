//! Opening this machine's register from a command, and signing in to it.
//!
//! Invariant: a command acts as a person of the office, with that person's password; a terminal gives no more rights than
//! a browser.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::Args;
use kpcs_domain::act::Actor;
use kpcs_register::{Passphrase, Proof, Register, RegisterOptions, SystemClock, SystemEntropy};
use kpcs_store::work::{self, Account};

use crate::settings::Settings;

/// Where a demonstration keeps the passphrase of its node key.
pub const DEMO_PASSPHRASE: &str = "demo.passphrase";

/// Where a service manager puts what is secret, and the name of the passphrase there.
const CREDENTIALS: (&str, &str) = ("CREDENTIALS_DIRECTORY", "passphrase");

/// Which folder, and where the rest is set.
#[derive(Args, Clone, Default)]
pub struct Place {
    /// The folder of the register [default: of the settings, else kpcs-demo].
    #[arg(long, value_name = "DIR", env = "KPCS_DATA_DIR")]
    pub data_dir: Option<PathBuf>,
    /// The file with the settings [default: /etc/kpcs/kpcs.toml, if it is there].
    #[arg(long, value_name = "FILE", env = "KPCS_CONFIG")]
    pub config: Option<PathBuf>,
}

/// Which register.
#[derive(Args, Clone, Default)]
pub struct Node {
    #[command(flatten)]
    pub place: Place,
    /// A file with the passphrase of the node key; a demonstration has its own.
    #[arg(long, value_name = "FILE", env = "KPCS_PASSPHRASE_FILE")]
    pub passphrase_file: Option<PathBuf>,
}

impl Place {
    /// The settings, with these flags and `more` before them.
    ///
    /// # Errors
    /// A file that cannot be read, an unknown key, a value that is none.
    pub fn settings(&self, more: Vec<(String, String)>) -> Result<Settings> {
        let folder = self.data_dir.iter().map(|folder| ("data_dir".to_owned(), folder.display().to_string()));
        Settings::load(folder.chain(more).collect(), self.config.as_deref())
    }
}

impl Node {
    /// A register in `folder`, whatever the settings say.
    #[must_use]
    pub fn in_folder(folder: PathBuf, passphrase_file: Option<PathBuf>) -> Self {
        Self { place: Place { data_dir: Some(folder), config: None }, passphrase_file }
    }

    /// The settings, with the flags of this command and `more` before them.
    ///
    /// # Errors
    /// A file that cannot be read, an unknown key, a value that is none.
    pub fn settings(&self, more: Vec<(String, String)>) -> Result<Settings> {
        let file = self.passphrase_file.iter().map(|file| ("passphrase_file".to_owned(), file.display().to_string()));
        self.place.settings(file.chain(more).collect())
    }

    /// Opens the register.
    ///
    /// # Errors
    /// When the folder holds none, or it cannot be opened.
    pub fn open(&self) -> Result<Register> {
        open_set(&self.settings(Vec::new())?)
    }

    /// Opens the register, also while it is being restored.
    ///
    /// # Errors
    /// When the folder holds none, or it cannot be opened.
    pub fn open_unfinished(&self) -> Result<Register> {
        open_unfinished(&self.settings(Vec::new())?)
    }
}

/// Opens the register of the settings.
///
/// # Errors
/// When the folder holds none, or it cannot be opened.
pub fn open_set(settings: &Settings) -> Result<Register> {
    kpcs_store::look(&settings.data_dir)?;
    kpcs_store::founded(&settings.data_dir)?;
    open_unfinished(settings)
}

fn open_unfinished(settings: &Settings) -> Result<Register> {
    let folder = &settings.data_dir;
    // Before the passphrase is asked for: there may be nothing to open.
    kpcs_store::look(folder)?;
    let (demo, passphrase) = passphrase(settings)?;
    open(folder, demo, &passphrase)
}

/// Whether the folder holds a demonstration, and the passphrase of its node key.
///
/// # Errors
/// When it cannot be read.
pub fn passphrase(settings: &Settings) -> Result<(bool, Passphrase)> {
    let own = settings.data_dir.join(DEMO_PASSPHRASE);
    let demo = own.exists();
    let handed = std::env::var_os(CREDENTIALS.0).map(|handed| PathBuf::from(handed).join(CREDENTIALS.1));
    let path = settings.passphrase_file.clone().or(handed.filter(|handed| handed.exists())).unwrap_or(own);
    let text = std::fs::read_to_string(&path).with_context(|| {
        format!("{}: the passphrase of the node key; name it with --passphrase-file", path.display())
    })?;
    Ok((demo, Passphrase::new(&text)))
}

/// Opens the register of a folder with the machine's clock.
///
/// # Errors
/// When it cannot be opened.
pub fn open(folder: &Path, demo: bool, passphrase: &Passphrase) -> Result<Register> {
    let options = RegisterOptions { demo, unsynced: false };
    Ok(Register::open(folder, options, passphrase, Box::new(SystemClock), Box::new(SystemEntropy))?)
}

/// Makes an empty live register in a folder, with the machine's clock.
///
/// # Errors
/// When there is one, or it cannot be made.
pub fn make(folder: &Path, passphrase: &Passphrase) -> Result<Register> {
    let options = RegisterOptions { demo: false, unsynced: false };
    Ok(Register::make(folder, options, passphrase, Box::new(SystemClock), Box::new(SystemEntropy))?)
}

/// Who acts.
#[derive(Args, Clone)]
pub struct Person {
    /// The login of the person who acts.
    #[arg(long = "as", value_name = "LOGIN")]
    pub login: String,
    /// The person's password, or the code of the moment where the account has a second step.
    #[arg(long, env = "KPCS_PASSWORD", hide_env_values = true)]
    pub password: String,
}

impl Person {
    /// The person's account, and the proof that the password, or the code of the second step, was entered.
    ///
    /// # Errors
    /// When login or password is wrong.
    pub fn sign_in(&self, register: &Register) -> Result<(Account, Proof)> {
        let today = register.clock().now().day();
        let found = register.store().read(|sql| match work::account_by_login(sql, &self.login)? {
            Some(account) => work::account_on(sql, &account.handle, today),
            None => Ok(None),
        })?;
        let wrong = || format!("login {:?} or its password is wrong", self.login);
        let account = found.with_context(wrong)?;
        let proof = register.prove(&account, &self.password)?.with_context(wrong)?;
        Ok((account, proof))
    }

    /// The person as acts know them.
    ///
    /// # Errors
    /// When login or password is wrong.
    pub fn actor(&self, register: &Register) -> Result<Actor> {
        self.sign_in(register).map(|(account, _)| account.actor())
    }
}
