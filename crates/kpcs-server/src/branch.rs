//! From which branch of its company an application comes, whichever way it came: page, program or file.
//!
//! Invariant: it is the open branch whose address the application names as the exporter's; any other address is the company's
//! as a whole. It says who of the company reads the application and is no part of it: nothing official depends on it.
//! Must not know: how an application was asked for.
//! Source: issue 02, demand 3; docs/decisions/0006.

use kpcs_domain::{
    act::{Act as _, Actor, AmendApplication, ApplyForCertificate, amend_application, apply_for_certificate},
    certificate::ShipmentDeclaration,
    field::{Input, read_request},
};
use kpcs_register::Register;
use kpcs_store::{Sql, StoreFault, work};

/// Keeps it for each request that was recorded under the reference beside it; other acts are let pass.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn keep(register: &Register, actor: &Actor, act: &str, done: &[(&Input, &str)]) -> Result<(), StoreFault> {
    let Some(company) = actor.company.clone() else { return Ok(()) };
    let named = |(input, reference): &(&Input, &str)| {
        let address = declared(act, input)?.exporter.address.to_string();
        Some((address, (*reference).to_owned()))
    };
    let named: Vec<_> = done.iter().filter_map(named).collect();
    if named.is_empty() {
        return Ok(());
    }
    let authority = actor.authority.clone();
    register.store().write(move |sql: &Sql<'_>| {
        let Some(company) = work::company_named(sql, &authority, &company)? else { return Ok(()) };
        let file = work::company_file(sql, company)?;
        for (address, reference) in &named {
            let branch = file.open_branches().find(|branch| branch.address.as_str() == address);
            work::set_application_branch(sql, &authority, reference, branch.map(|branch| branch.branch))?;
        }
        Ok(())
    })
}

/// What an application declares; `None` for another act.
fn declared(act: &str, input: &Input) -> Option<ShipmentDeclaration> {
    if act == ApplyForCertificate::INFO.name {
        return read_request::<apply_for_certificate::Request>(input).ok().map(|request| request.shipment);
    }
    if act == AmendApplication::INFO.name {
        return read_request::<amend_application::Request>(input).ok().map(|request| request.shipment);
    }
    None
}
