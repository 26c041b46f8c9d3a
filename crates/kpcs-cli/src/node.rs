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

/// Where a demonstration keeps the passphrase of its node key.
pub const DEMO_PASSPHRASE: &str = "demo.passphrase";

/// Which register.
#[derive(Args, Clone)]
pub struct Node {
    /// The folder of the register.
    #[arg(long, value_name = "DIR", env = "KPCS_DATA_DIR", default_value = "kpcs-demo")]
    pub data_dir: PathBuf,
    /// A file with the passphrase of the node key; a demonstration has its own.
    #[arg(long, value_name = "FILE", env = "KPCS_PASSPHRASE_FILE")]
    pub passphrase_file: Option<PathBuf>,
}

impl Node {
    /// Opens the register.
    ///
    /// # Errors
    /// When the folder holds none, or it cannot be opened.
    pub fn open(&self) -> Result<Register> {
        let folder = &self.data_dir;
        kpcs_store::look(folder)?;
        kpcs_store::founded(folder)?;
        self.open_unfinished()
    }

    /// Opens the register, also while it is being restored.
    ///
    /// # Errors
    /// When the folder holds none, or it cannot be opened.
    pub fn open_unfinished(&self) -> Result<Register> {
        let folder = &self.data_dir;
        // Before the passphrase is asked for: there may be nothing to open.
        kpcs_store::look(folder)?;
        let own = folder.join(DEMO_PASSPHRASE);
        let demo = own.exists();
        let path = self.passphrase_file.clone().unwrap_or(own);
        let text = std::fs::read_to_string(&path).with_context(|| {
            format!("{}: the passphrase of the node key; name it with --passphrase-file", path.display())
        })?;
        open(folder, demo, &Passphrase::new(&text))
    }
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
