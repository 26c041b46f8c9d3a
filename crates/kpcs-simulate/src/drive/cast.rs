//! Who does each step: the people of the hosted offices, and the exporters of every company.
//!
//! Invariant: where a person has an account in the register, its handle is used, so that simulated acts are theirs on
//! every page. Must not know: steps.

use std::collections::BTreeMap;

use kpcs_domain::{
    act::{Actor, ApprovalMethod, Role},
    value::AuthorityId,
};
use kpcs_register::{Proof, Register};
use kpcs_store::StoreFault;

use crate::{
    people::{actor, handle_of, people},
    plan::{Company, Plan},
};

/// The people of one office as acts know them.
#[derive(Debug, Clone)]
pub(crate) struct Desk {
    pub(crate) exporter: Actor,
    pub(crate) clerk: Actor,
    pub(crate) examiner: Actor,
    pub(crate) examiner_name: String,
    pub(crate) officer: Actor,
    pub(crate) importer: Actor,
    pub(crate) importer_name: String,
}

/// Everybody.
#[derive(Debug)]
pub(crate) struct Cast(BTreeMap<AuthorityId, Desk>);

impl Cast {
    /// The people of every hosted office of a plan.
    pub(crate) fn assemble(register: &Register, plan: &Plan) -> Result<Self, StoreFault> {
        let mut desks = BTreeMap::new();
        for company in plan.companies.iter().filter(|company| company.hosted) {
            if desks.contains_key(&company.authority) {
                continue;
            }
            let Some(people) = people(&company.authority) else { continue };
            let desk = Desk {
                exporter: actor(register, &people.exporter)?,
                clerk: actor(register, &people.clerk)?,
                examiner: actor(register, &people.examiner)?,
                examiner_name: people.examiner.name,
                officer: actor(register, &people.validating_officer)?,
                importer: actor(register, &people.importing_officer)?,
                importer_name: people.importing_officer.name,
            };
            desks.insert(company.authority.clone(), desk);
        }
        Ok(Self(desks))
    }

    /// The people at a company's office; every hosted office of the plan has them.
    pub(crate) fn desk(&self, company: &Company) -> &Desk {
        self.0.get(&company.authority).expect("steps at an office are planned only where it is hosted")
    }

    /// Who acts for a company.
    pub(crate) fn exporter(&self, company: &Company) -> Actor {
        let desk = self.desk(company);
        if desk.exporter.company.as_ref() == Some(&company.name) {
            return desk.exporter.clone();
        }
        Actor {
            handle: handle_of(&format!("{}/{}", company.authority, company.name)),
            authority: company.authority.clone(),
            roles: vec![Role::Exporter],
            company: Some(company.name.clone()),
        }
    }
}

/// How a simulated officer proves who they are: there is no password to enter.
pub(crate) fn proof() -> Proof {
    Proof { method: ApprovalMethod::PasswordReentry, evidence: b"simulated".to_vec() }
}
