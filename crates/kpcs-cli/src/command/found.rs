//! `kpcs found --plan FILE`: a live register, with the offices and people that a file names; of a scheme of its own, or, with `--join`, of one
//! that another node has founded.
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
    value::{AuthorityId, Digest, Name, Reference},
};
use kpcs_register::{Clock as _, NewAccount, Office, Passphrase, Register, SystemClock};
use kpcs_store::work;

use crate::{
    human::{digest, table, texts},
    joining::{Scheme, to_be_listed},
    node::{make, open},
    settings::WebAddress,
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
    /// Join the scheme that the node at this address has founded, instead of founding one: https://host.example.
    #[arg(long, value_name = "ADDRESS", requires = "roots", value_parser = address)]
    join: Option<WebAddress>,
    /// The fingerprint of that scheme's roots, as its secretariat handed it over.
    #[arg(long, value_name = "FINGERPRINT", requires = "join", value_parser = digest)]
    roots: Option<Digest>,
}

impl Found {
    /// Runs the command.
    ///
    /// # Errors
    /// A plan that cannot be read, a folder that holds a demonstration or another key, a refusal, a fault of the node.
    pub fn run(self) -> Result<ExitCode> {
        let plan = self.read_plan()?;
        let scheme = self.scheme()?;
        let register = self.register()?;
        let offices: Vec<_> =
            plan.office.iter().map(|office| Office { designation: office.clone(), pack: None }).collect();
        let step = |step: &str| println!("  {step}");
        match &scheme {
            Some(scheme) => {
                let missing = scheme.join(&register, &offices, step)?;
                if !missing.is_empty() {
                    println!("{}", to_be_listed(&missing, SystemClock.now()));
                    return Ok(ExitCode::SUCCESS);
                }
            }
            None if register.follows_record()? => bail!("this register has joined a scheme: give --join and --roots"),
            None => kpcs_register::found(&register, &offices, step)?,
        }
        let unfinished = self.unfinished();
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
        if let Some(scheme) = &scheme {
            println!(
                "For kpcs.toml, by which it sends to the scheme's log and follows its record:\n{}",
                scheme.section
            );
        }
        println!("kpcs serve --data-dir {} serves it", self.data_dir.display());
        Ok(ExitCode::SUCCESS)
    }

    /// The scheme to join, if one is named.
    fn scheme(&self) -> Result<Option<Scheme>> {
        let named = self.join.as_ref().zip(self.roots);
        named.map(|(address, roots)| Scheme::behind(address, roots, SystemClock.now())).transpose()
    }

    /// The register in the folder, made if there is none.
    fn register(&self) -> Result<Register> {
        let file = &self.passphrase_file;
        let passphrase = std::fs::read_to_string(file).with_context(|| file.display().to_string())?;
        if passphrase.trim().len() < 12 {
            bail!("{}: give a passphrase of at least 12 characters", file.display());
        }
        let passphrase = Passphrase::new(&passphrase);
        if self.data_dir.join("kpcs.db").exists() {
            return open(&self.data_dir, false, &passphrase);
        }
        let unfinished = self.unfinished();
        std::fs::create_dir_all(&self.data_dir).with_context(|| self.data_dir.display().to_string())?;
        std::fs::write(&unfinished, "").with_context(|| unfinished.display().to_string())?;
        make(&self.data_dir, &passphrase)
    }

    /// The mark of a register in which founding was broken off.
    fn unfinished(&self) -> PathBuf {
        self.data_dir.join(kpcs_store::UNFINISHED)
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

fn address(text: &str) -> Result<WebAddress, String> {
    WebAddress::parse(text).ok_or_else(|| WebAddress::EXPECTED.to_owned())
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
