//! `kpcs found --plan FILE`: a live register, with the offices and people that a file names.
//!
//! Invariant: founding uses the same acts as everything else; a password is made here, printed once and stored only as its
//! argon2id string. Repeated with a longer plan it adds what is new; nobody's password and no office changes by it. A register in
//! which founding was broken off is not served before founding is repeated.

use std::{path::PathBuf, process::ExitCode};

use anyhow::{Context, Result, bail};
use clap::Args;
use kpcs_domain::{
    act::{Role, designate_authority},
    field::{OneOrMore, read_request},
    record,
    value::{AuthorityId, Name, Reference},
};
use kpcs_register::{NewAccount, Office, Passphrase, Register};
use kpcs_store::work;

use crate::{
    human::{table, texts},
    node::{make, open},
};

record! {
    /// Somebody who will sign in.
    pub struct Person {
        1 login: Reference, "";
        2 name: Name, "";
        3 authority: AuthorityId, "";
        4 roles: OneOrMore<Role>, "";
        5 company: Option<Name>, "";
        6 language: Option<Name>, "";
    }
}

record! {
    /// What a node begins with.
    pub struct Plan {
        /// The offices that it hosts, each as designate_authority asks for it.
        1 office: OneOrMore<designate_authority::Request>, "§2.6";
        2 person: OneOrMore<Person>, "";
    }
}

/// Found a live register, or add offices and people to it.
#[derive(Args)]
pub struct Found {
    /// A TOML file that names the offices and the people; docs/operating/found.md has one to start from.
    #[arg(long, value_name = "FILE")]
    plan: PathBuf,
    /// The folder to be made, or that of a live register to which something is added.
    #[arg(long, value_name = "DIR")]
    data_dir: PathBuf,
    /// A file with the passphrase that will unlock the keys at each start.
    #[arg(long, value_name = "FILE")]
    passphrase_file: PathBuf,
}

impl Found {
    /// Runs the command.
    ///
    /// # Errors
    /// A plan that cannot be read, a folder that holds a demonstration or another key, a refusal, a fault of the node.
    pub fn run(self) -> Result<ExitCode> {
        let plan = self.read_plan()?;
        let unfinished = self.data_dir.join(kpcs_store::UNFINISHED);
        let passphrase = std::fs::read_to_string(&self.passphrase_file)
            .with_context(|| self.passphrase_file.display().to_string())?;
        if passphrase.trim().len() < 12 {
            bail!("{}: give a passphrase of at least 12 characters", self.passphrase_file.display());
        }
        let register = if self.data_dir.join("kpcs.db").exists() {
            open(&self.data_dir, false, &Passphrase::new(&passphrase))?
        } else {
            std::fs::create_dir_all(&self.data_dir).with_context(|| self.data_dir.display().to_string())?;
            std::fs::write(&unfinished, "").with_context(|| unfinished.display().to_string())?;
            make(&self.data_dir, &Passphrase::new(&passphrase))?
        };
        let offices: Vec<_> =
            plan.office.iter().map(|office| Office { designation: office.clone(), pack: None }).collect();
        kpcs_register::found(&register, &offices, |step| println!("  {step}"))?;
        if unfinished.exists() {
            std::fs::remove_file(&unfinished).with_context(|| unfinished.display().to_string())?;
        }
        let rows: Vec<_> =
            plan.person.iter().filter_map(|person| add(&register, person).transpose()).collect::<Result<_>>()?;
        if rows.is_empty() {
            println!("everybody in the plan has an account already");
        } else {
            println!("{}", table(&["login", "password, shown once"], &[], rows));
        }
        println!("kpcs serve --data-dir {} serves it", self.data_dir.display());
        Ok(ExitCode::SUCCESS)
    }

    fn read_plan(&self) -> Result<Plan> {
        let path = self.plan.display().to_string();
        let text = std::fs::read_to_string(&self.plan).with_context(|| path.clone())?;
        let input = kpcs_reference::toml_to_input(&text).with_context(|| path.clone())?;
        read_request(&input).map_err(|faults| {
            let lines = faults.iter().map(|fault| {
                format!("\n  {}: {} (found: {:?})", fault.field, texts().get(fault.expected), fault.found)
            });
            anyhow::anyhow!("{path}:{}", lines.collect::<String>())
        })
    }
}

/// The row with the password of somebody new; `None` for a login that exists, which is left as it is.
fn add(register: &Register, person: &Person) -> Result<Option<Vec<String>>> {
    if register.store().read(|sql| work::account_by_login(sql, person.login.as_str()))?.is_some() {
        return Ok(None);
    }
    let mut random = [0; 10];
    register.entropy().fill(&mut random);
    let password = random.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().join("");
    let new = NewAccount {
        login: person.login.to_string(),
        name: person.name.to_string(),
        authority: person.authority.clone(),
        roles: person.roles.to_vec(),
        company: person.company.clone(),
        language: person.language.as_ref().map_or("en", Name::as_str).to_owned(),
    };
    register.add_account(new, &password)?;
    Ok(Some(vec![person.login.to_string(), password]))
}
