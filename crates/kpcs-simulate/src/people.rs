//! The people of a demonstration: five at each hosted office, named in the language of the place.
//!
//! Invariant: one office always has the same people; two of them can do together what needs two. The exporter acts for
//! the office's first company. Must not know: passwords, accounts (whoever makes the demonstration makes them).

use kpcs_domain::{
    act::{Actor, Role},
    value::{AuthorityId, Name, OfficerHandle},
};
use kpcs_store::{StoreFault, work};

use crate::{name::MARK, plan::company_at, random::Random, seat::seats};

/// A person who can have an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoPerson {
    /// What they type to sign in: `sl.clerk`.
    pub login: String,
    /// Their name, ending in "(simulated)".
    pub name: String,
    /// The authority for which, or at which, they act.
    pub authority: AuthorityId,
    /// What they may do.
    pub roles: Vec<Role>,
    /// The company for which an exporter acts.
    pub company: Option<Name>,
    /// Their language: two letters.
    pub language: &'static str,
}

/// The people of one office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoPeople {
    /// Acts for the office's first company.
    pub exporter: DemoPerson,
    /// Prepares certificates.
    pub clerk: DemoPerson,
    /// Examines shipments.
    pub examiner: DemoPerson,
    /// Approves.
    pub validating_officer: DemoPerson,
    /// Registers arrivals and confirms.
    pub importing_officer: DemoPerson,
    /// Keeps the security paper.
    pub stock_keeper: DemoPerson,
}

impl DemoPeople {
    /// All six.
    pub fn all(&self) -> impl Iterator<Item = &DemoPerson> {
        [
            &self.exporter,
            &self.clerk,
            &self.examiner,
            &self.validating_officer,
            &self.importing_officer,
            &self.stock_keeper,
        ]
        .into_iter()
    }
}

/// The people of an office; `None` where no demonstration hosts it.
#[must_use]
pub fn people(authority: &AuthorityId) -> Option<DemoPeople> {
    let (salt, (_, seat)) =
        seats().enumerate().find(|(_, (partner, seat))| partner.hosted && seat.authority == authority.as_str())?;
    let company = company_at(seat.authority, 0)?.name;
    let person = |number: usize, word: &str, role, company| DemoPerson {
        login: format!("{}.{word}", seat.authority.to_ascii_lowercase()),
        name: format!("{} {MARK}", seat.tongue.person(salt + number)),
        authority: authority.clone(),
        roles: vec![role],
        company,
        language: seat.tongue.language(),
    };
    Some(DemoPeople {
        exporter: person(0, "exporter", Role::Exporter, Some(company)),
        clerk: person(1, "clerk", Role::Clerk, None),
        examiner: person(2, "examiner", Role::Clerk, None),
        validating_officer: person(3, "officer", Role::ValidatingOfficer, None),
        importing_officer: person(4, "import", Role::ImportingOfficer, None),
        stock_keeper: person(5, "stock", Role::StockKeeper, None),
    })
}

/// The person as acts know them: with the handle of the account of that login, or one made from the login.
pub(crate) fn actor(register: &kpcs_register::Register, person: &DemoPerson) -> Result<Actor, StoreFault> {
    let account = register.store().read(|sql| work::account_by_login(sql, &person.login))?;
    let handle = account.map_or_else(|| handle_of(&person.login), |account| account.handle);
    Ok(Actor {
        handle,
        authority: person.authority.clone(),
        roles: person.roles.clone(),
        company: person.company.clone(),
    })
}

/// A handle for somebody without an account.
pub(crate) fn handle_of(login: &str) -> OfficerHandle {
    let mut random = Random::new(0, login);
    OfficerHandle::from_random(std::array::from_fn(|_| u8::try_from(random.below(256)).unwrap_or(0)))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use kpcs_domain::value::AuthorityId;

    use super::{handle_of, people};

    #[test]
    fn every_hosted_office_has_its_six_people() {
        let mut logins = BTreeSet::new();
        for (_, seat) in crate::seat::seats().filter(|(partner, _)| partner.hosted) {
            let people = people(&AuthorityId::parse(seat.authority).unwrap()).unwrap();
            let names: BTreeSet<_> = people.all().map(|person| person.name.clone()).collect();
            assert!(names.len() >= 4, "{names:?}");
            assert!(people.all().all(|person| logins.insert(person.login.clone())));
        }
        let handles: BTreeSet<_> = logins.iter().map(|login| handle_of(login)).collect();
        assert_eq!(handles.len(), logins.len());
    }

    #[test]
    fn who_has_only_paper_has_no_people_here() {
        assert!(people(&AuthorityId::parse("GY").unwrap()).is_none());
    }
}
