//! `kpcs list WHAT`: what the person's own office has, as a table or JSON.

use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, ValueEnum};
use kpcs_domain::{act::Role, value::AuthorityId};
use kpcs_store::{
    Sql, StoreFault,
    act::info_of,
    view::{ApplicationFilter, CertificateFilter, Page, ShipmentFilter, applications, certificates, shipments},
    work::{self, Account},
};
use serde_json::{Value, json};

use crate::{
    human::{print_json, table},
    node::{Node, Person},
};

/// The most rows that a list prints.
const ROWS: u32 = 500;

/// What to list.
#[derive(Clone, Copy, ValueEnum)]
enum What {
    /// The office's accounts.
    Accounts,
    /// Applications for certificates; an exporter sees the own company's.
    Applications,
    /// Certificates issued; an exporter sees the own company's.
    Certificates,
    /// Acts that wait for a second officer.
    Proposals,
    /// Shipments expected and arrived; figures of those not yet measured are hidden (decision 20).
    Shipments,
}

/// List what the office has.
#[derive(Args)]
pub struct List {
    /// What to list.
    what: What,
    /// Answer in JSON.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    person: Person,
    #[command(flatten)]
    node: Node,
}

struct Listed {
    head: &'static [&'static str],
    right: &'static [usize],
    rows: Vec<Vec<String>>,
}

impl List {
    /// Runs the command.
    ///
    /// # Errors
    /// A wrong password, a fault of the node.
    pub fn run(self) -> Result<ExitCode> {
        let register = self.node.open()?;
        let (account, _) = self.person.sign_in(&register)?;
        let listed = register.store().read(|sql| match self.what {
            What::Accounts => list_accounts(sql, &account.authority),
            What::Applications => list_applications(sql, &account),
            What::Certificates => list_certificates(sql, &account),
            What::Proposals => list_proposals(sql, &account.authority),
            What::Shipments => list_shipments(sql, &account.authority),
        })?;
        if self.json {
            print_json(&as_json(&listed));
        } else {
            println!("{}", table(listed.head, listed.right, listed.rows));
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn as_json(listed: &Listed) -> Value {
    let object = |row: &Vec<String>| {
        let named = listed.head.iter().zip(row).map(|(name, value)| (name.replace(' ', "_"), json!(value)));
        Value::Object(named.collect())
    };
    Value::Array(listed.rows.iter().map(object).collect())
}

/// An exporter sees the own company's files only.
fn own_company(account: &Account) -> Option<kpcs_domain::value::Name> {
    let officer = account.roles.iter().any(|role| *role != Role::Exporter);
    account.company.clone().filter(|_| !officer)
}

fn list_accounts(sql: &Sql<'_>, authority: &AuthorityId) -> Result<Listed, StoreFault> {
    let mine = work::accounts(sql)?.into_iter().filter(|account| account.authority == *authority);
    let rows = mine.map(|account| {
        let roles: Vec<_> = account.roles.iter().map(|role| role.word()).collect();
        vec![account.login, account.name, roles.join(", "), account.handle.to_string()]
    });
    Ok(Listed { head: &["login", "name", "roles", "handle"], right: &[], rows: rows.collect() })
}

fn list_applications(sql: &Sql<'_>, account: &Account) -> Result<Listed, StoreFault> {
    let filter = ApplicationFilter { authority: account.authority.clone(), state: None, company: own_company(account) };
    let rows = applications(sql, &filter, Page::first(ROWS))?.into_iter().map(|row| {
        vec![
            row.reference.to_string(),
            row.state.to_string(),
            row.company.to_string(),
            row.destination.to_string(),
            row.carats.to_string(),
            row.value.to_string(),
            row.applied_at.to_string(),
        ]
    });
    let head = &["application", "state", "company", "destination", "carats", "usd", "applied at"];
    Ok(Listed { head, right: &[4, 5], rows: rows.collect() })
}

fn list_certificates(sql: &Sql<'_>, account: &Account) -> Result<Listed, StoreFault> {
    let filter = CertificateFilter {
        authority: account.authority.clone(),
        state: None,
        company: own_company(account),
        text: None,
    };
    let rows = certificates(sql, &filter, Page::first(ROWS))?.into_iter().map(|row| {
        vec![
            row.number.to_string(),
            row.state.to_string(),
            row.exporter.to_string(),
            row.destination.to_string(),
            row.carats.to_string(),
            row.value.to_string(),
            row.issued_on.to_string(),
            row.expires_on.to_string(),
        ]
    });
    let head = &["number", "state", "exporter", "destination", "carats", "usd", "issued", "expires"];
    Ok(Listed { head, right: &[4, 5], rows: rows.collect() })
}

fn list_proposals(sql: &Sql<'_>, authority: &AuthorityId) -> Result<Listed, StoreFault> {
    let rows = work::open_proposals(sql, authority)?.into_iter().map(|proposal| {
        vec![
            proposal.id.to_string(),
            info_of(proposal.act).map_or("?", |info| info.name).to_owned(),
            proposal.subject,
            proposal.prepared_by.to_string(),
            proposal.prepared_at.to_string(),
        ]
    });
    let head = &["proposal", "act", "about", "prepared by", "prepared at"];
    Ok(Listed { head, right: &[0], rows: rows.collect() })
}

fn list_shipments(sql: &Sql<'_>, authority: &AuthorityId) -> Result<Listed, StoreFault> {
    let filter = ShipmentFilter { receiver: authority.clone(), state: None, text: None };
    let rows = shipments(sql, &filter, Page::first(ROWS))?.into_iter().map(|row| {
        let hidden = row.arrived_on.is_none();
        let figure = |figure: String| if hidden { "hidden".to_owned() } else { figure };
        vec![
            row.number.to_string(),
            row.state.to_string(),
            row.exporter.to_string(),
            row.importer.to_string(),
            figure(row.carats.to_string()),
            figure(row.value.to_string()),
            row.advised_at.to_string(),
        ]
    });
    let head = &["number", "state", "exporter", "importer", "carats", "usd", "advised at"];
    Ok(Listed { head, right: &[4, 5], rows: rows.collect() })
}
