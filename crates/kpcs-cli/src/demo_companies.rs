//! The companies of a demonstration: those that trade in the plan, entered by the administrator of each hosted office.
//!
//! Invariant: made through the register as an office would, each with a licence; at each office one licence ends soon after the
//! last day, one has expired, and one company has a branch, so that every state can be seen. All of it is marked as simulated.
//! Must not know: how the trade goes on.

use anyhow::{Context, Result, anyhow};
use kpcs_domain::{
    act::Role,
    party::{Licence, LicenceClass, LicenceCover},
    value::{AuthorityId, Day, Name, Text},
};
use kpcs_register::{CompanyChange, NewAccount, Register};
use kpcs_simulate::{Company, Plan};
use kpcs_store::work::{self, Account, Branch, CompanyParticulars};

/// The offices at which a company also has an administrator and a clerk who sign in.
const WITH_PEOPLE: [&str; 2] = ["SL", "EU-ANT"];

/// Enters the companies of `plan` at the offices that are hosted; `last_day` is the last of the plan.
///
/// # Errors
/// A fault of the node.
pub fn enter(register: &Register, plan: &Plan, last_day: Day) -> Result<()> {
    let mut entered: Vec<(&AuthorityId, usize)> = Vec::new();
    for company in plan.companies.iter().filter(|company| company.hosted) {
        let place = entered.iter().position(|(authority, _)| **authority == company.authority);
        let place = place.unwrap_or_else(|| {
            entered.push((&company.authority, 0));
            entered.len() - 1
        });
        let number = entered[place].1;
        entered[place].1 += 1;
        enter_one(register, company, number, last_day).with_context(|| company.name.to_string())?;
    }
    Ok(())
}

fn enter_one(register: &Register, company: &Company, number: usize, last_day: Day) -> Result<()> {
    let login = format!("{}.admin", company.authority.as_str().to_lowercase());
    let admin = register.store().read(|sql| work::account_by_login(sql, &login))?;
    let admin: Account = admin.ok_or_else(|| anyhow!("{login} is not there"))?;
    let made = register.enter_company(&admin, company.name.clone(), particulars(company, number))?;
    let id = made.map_err(|no| anyhow!("{}", no.word()))?;
    let change = |change| {
        let done = register.change_company(&admin, id, change)?;
        done.map_err(|no| anyhow!("{}", no.word()))
    };
    change(CompanyChange::EnterLicence(licence(company, number, last_day)))?;
    if number == 0 {
        change(CompanyChange::EnterBranch(Branch {
            branch: 0,
            name: parsed(Name::parse("Airport counter (simulated)"))?,
            address: parsed(Text::parse(&format!("Cargo terminal, near {}", company.address)))?,
            country: company.country,
            closed_at: None,
        }))?;
    }
    Ok(())
}

fn particulars(company: &Company, number: usize) -> CompanyParticulars {
    let authority = &company.authority;
    CompanyParticulars {
        address: company.address.clone(),
        country: company.country,
        postal: String::new(),
        registration: format!("{authority}-R{:05}", 10_421 + number * 17),
        tax_number: format!("{:07}-{}", 1_000_042 + number * 113, number % 10),
        contact: String::new(),
        telephone: String::new(),
        email: format!("office{number}@{}.example", authority.as_str().to_lowercase()),
        remarks: String::new(),
    }
}

/// The second company's ends in twenty days, the third one's ended ten days ago.
fn licence(company: &Company, number: usize, last_day: Day) -> Licence {
    let until = match number {
        1 => last_day.plus_days(20),
        2 => last_day.plus_days(-10),
        _ => last_day.plus_days(300 + i64::try_from(number % 60).unwrap_or(0)),
    };
    Licence {
        number: company.licence.clone(),
        class: LicenceClass::Exporter,
        cover: if company.imports { LicenceCover::Both } else { LicenceCover::Export },
        from: last_day.plus_days(-700),
        until: Some(until),
        withdrawn_on: None,
    }
}

/// Who administers the company of `exporter`, and who prepares for it, where the demonstration has them.
#[must_use]
pub fn people(exporter: &NewAccount) -> Vec<NewAccount> {
    let office = exporter.authority.as_str();
    if exporter.company.is_none() || !WITH_PEOPLE.contains(&office) {
        return Vec::new();
    }
    let person = |word: &str, name: &str, roles: &[Role]| NewAccount {
        login: format!("{}.{word}", office.to_lowercase()),
        name: format!("{name} (simulated)"),
        roles: roles.to_vec(),
        ..exporter.clone()
    };
    vec![
        person("company", "Company administrator", &[Role::CompanyAdministrator, Role::Exporter]),
        person("prepares", "Exporter's clerk", &[Role::ExporterClerk]),
    ]
}

fn parsed<T>(parsed: Result<T, kpcs_domain::value::Expected>) -> Result<T> {
    parsed.map_err(|expected| anyhow!("{}", expected.0))
}
