//! Making a demonstration folder: founded, peopled and traded in, all before it gets its name.
//!
//! Invariant: the folder is built beside and renamed when it is whole (`unfinished`), so that a run broken off leaves no
//! half register.
//! Must not know: what the simulated trade is.

use std::{fs, path::Path, sync::Arc};

use anyhow::Result;
use indicatif::{ProgressBar, ProgressStyle};
use kpcs_domain::{
    act::{IssueCertificate, Role, issue_certificate},
    value::{AuthorityId, Text, Timestamp},
};
use kpcs_register::{
    ActError, Clock as _, NewAccount, Office, Passphrase, Register, RegisterOptions, SeededEntropy, SetClock, Step,
    authorise, found,
};
use kpcs_simulate::{Plan, PlanRequest, RunOptions, RunReport, demo_offices, people, plan, run};
use kpcs_store::{
    view::{ApplicationFilter, ApplicationState, Page, applications},
    work,
};

use crate::{demo_companies, hub, node::DEMO_PASSPHRASE, unfinished::Unfinished};

/// The password of every demonstration account; it is printed and shown on the sign-in page.
pub const DEMO_PASSWORD: &str = "kimberley";

/// Builds a demonstration in `folder` and lets the trade of `request` happen in it.
///
/// # Errors
/// When the folder holds a register already, when another run is making it, or anything fails; then it does not exist.
pub fn build(folder: &Path, request: PlanRequest) -> Result<(Plan, RunReport)> {
    let beside = Unfinished::claim(folder)?;
    let done = build_in(beside.path(), request)?;
    beside.finish()?;
    Ok(done)
}

fn build_in(folder: &Path, request: PlanRequest) -> Result<(Plan, RunReport)> {
    let planned = plan(request)?;
    fs::write(folder.join(DEMO_PASSPHRASE), "a demonstration has nothing to hide\n")?;
    let passphrase = Passphrase::new("a demonstration has nothing to hide");
    let clock = Arc::new(SetClock::new(Timestamp::at_start_of(request.first_day)));
    let options = RegisterOptions { demo: true, unsynced: true };
    let entropy = Box::new(SeededEntropy::new(request.seed));
    let register = Register::make(folder, options, &passphrase, Box::new(Arc::clone(&clock)), entropy)?;
    let offices = demo_offices(request.first_day, request.last_day());
    let founding = bar("founding", offices.len() as u64 + 2);
    found(&register, &offices, |step| {
        founding.set_message(step.to_owned());
        founding.inc(1);
    })?;
    founding.finish_and_clear();
    register.add_demo_accounts(accounts(&offices), DEMO_PASSWORD)?;
    demo_companies::enter(&register, &planned, request.last_day())?;
    let days = Arc::clone(&clock);
    let _log = hub::open_demonstration(&register, folder, move || days.now())?;
    let trading = bar("trading", 0);
    let report = run(&register, &clock, &planned, RunOptions { measure_codes: true }, |progress| {
        trading.set_length(progress.total);
        trading.set_position(progress.done);
        trading.set_message(progress.day.to_string());
    })?;
    trading.finish_and_clear();
    Ok((planned, report))
}

fn bar(what: &'static str, length: u64) -> ProgressBar {
    let style = ProgressStyle::with_template("{prefix:>10} {wide_bar} {pos}/{len}  {msg:30}");
    let bar = ProgressBar::new(length).with_prefix(what);
    match style {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

/// Everybody who can sign in: five people and an administrator at each office, two heads at each Participant's root, two at
/// the scheme.
fn accounts(offices: &[Office]) -> Vec<NewAccount> {
    let mut all = vec![
        official("secretariat", "Secretariat", AuthorityId::scheme(), Role::Secretariat),
        official("chair", "Chair", AuthorityId::scheme(), Role::Chair),
    ];
    for office in offices {
        let authority = &office.designation.authority;
        for person in people(authority).iter().flat_map(|people| people.all().cloned().collect::<Vec<_>>()) {
            let account = NewAccount {
                login: person.login,
                name: person.name,
                authority: person.authority,
                roles: person.roles,
                company: person.company,
                language: person.language.to_owned(),
            };
            let of_company = demo_companies::people(&account);
            all.push(account);
            all.extend(of_company);
        }
        let participant = office.designation.participant;
        let Ok(root) = AuthorityId::parse(participant.as_str()) else { continue };
        // An office that is not the Participant's own root has a head of its own, who reads its record.
        if *authority != root {
            let login = format!("{}.head", authority.as_str().to_lowercase());
            all.push(official(&login, "Head of office", authority.clone(), Role::AuthorityHead));
        }
        let login = format!("{}.admin", authority.as_str().to_lowercase());
        all.push(official(&login, "Office administrator", authority.clone(), Role::OfficeAdministrator));
        let login = |number| format!("{}.head{number}", participant.as_str().to_lowercase());
        if !all.iter().any(|account| account.login == login(1)) {
            all.push(official(&login(1), "Head of authority", root.clone(), Role::AuthorityHead));
            all.push(official(&login(2), "Deputy head of authority", root, Role::AuthorityHead));
        }
    }
    all
}

fn official(login: &str, title: &str, authority: AuthorityId, role: Role) -> NewAccount {
    NewAccount {
        login: login.to_owned(),
        name: format!("{title} (simulated)"),
        authority,
        roles: vec![role],
        company: None,
        language: "en".to_owned(),
    }
}

/// Sees to it that a certificate waits for a signature in Freetown: a preparation is signed on its own day or not at all, so
/// yesterday's is refused and an examined shipment is prepared today. In an old folder, whose keys have ended, none waits.
///
/// # Errors
/// A fault of the node.
pub fn leave_one_for_signature(register: &Register) -> Result<()> {
    let person = |login: &str| register.store().read(|sql| work::account_by_login(sql, login));
    let (Some(clerk), Some(officer)) = (person("sl.clerk")?, person("sl.officer")?) else { return Ok(()) };
    let today = register.clock().now().day();
    let open = register.store().read(|sql| work::open_proposals(sql, &clerk.authority))?;
    let reason = || Text::parse("prepared on another day").map_err(|_| anyhow::anyhow!("a reason"));
    for stale in open.iter().filter(|proposal| proposal.prepared_at.day() != today) {
        if let Some(proof) = register.prove_password(&officer, DEMO_PASSWORD)? {
            unless_refused(register.refuse(&officer.actor(), stale.id, reason()?, proof))?;
        }
    }
    if open.iter().any(|proposal| proposal.prepared_at.day() == today) {
        return Ok(());
    }
    let filter = ApplicationFilter {
        authority: clerk.authority.clone(),
        state: Some(ApplicationState::Examined),
        company: None,
    };
    let examined = register.store().read(|sql| applications(sql, &filter, Page::first(1)))?;
    if let Some(application) = examined.into_iter().next() {
        let request = issue_certificate::Request {
            application: application.reference,
            in_place_of: None,
            container: None,
            preparer_licence: None,
            blank: None,
        };
        let who = authorise::<IssueCertificate>(&clerk.actor(), Step::Ask).map_err(ActError::from)?;
        unless_refused(register.prepare::<IssueCertificate>(who, request, register.request_id()))?;
    }
    Ok(())
}

/// What an office whose key has ended cannot sign is left as it stands.
fn unless_refused<T>(done: Result<T, ActError>) -> Result<(), ActError> {
    match done {
        Ok(_) | Err(ActError::Refused(_)) => Ok(()),
        Err(fault) => Err(fault),
    }
}
