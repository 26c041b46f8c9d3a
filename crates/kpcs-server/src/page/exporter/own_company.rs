//! What the office has of the exporter's company, put into the form of an application.
//!
//! Invariant: what was typed before goes before what is known, unless the office no longer has it; a person limited to a branch
//! is offered that branch alone. What is offered is no check: the act says what is right.
//! Must not know: pages. Source: issue 02, demand 3.

use kpcs_domain::{
    party::{LicenceStanding, best_for_export},
    value::{CountryCode, Day},
};
use kpcs_register::company_of;
use kpcs_store::{
    Sql, StoreFault,
    work::{self, Account, CompanyFile},
};
use kpcs_web::{Texts, page::apply::Part};

use super::draft::Draft;
use crate::{answers::Answers, page::companies::licence};

/// A place from which the company exports.
struct Place {
    /// The branch; `None` for the seat.
    branch: Option<i64>,
    name: Option<String>,
    address: String,
    country: CountryCode,
}

/// The company of who fills in the form; nothing is known where the office has entered none.
#[derive(Debug, Clone, Default)]
pub(super) struct OwnCompany {
    file: Option<CompanyFile>,
    branch: Option<i64>,
}

impl OwnCompany {
    pub(super) fn read(sql: &Sql<'_>, account: &Account) -> Result<Self, StoreFault> {
        let file = company_of(sql, account)?.map(|company| work::company_file(sql, company)).transpose()?;
        Ok(Self { file, branch: account.branch })
    }

    fn places(&self) -> Vec<Place> {
        let Some(file) = &self.file else { return Vec::new() };
        let kept = &file.company.particulars;
        let seat = Place { branch: None, name: None, address: kept.address.to_string(), country: kept.country };
        let branches = file.open_branches().map(|branch| Place {
            branch: Some(branch.branch),
            name: Some(branch.name.to_string()),
            address: branch.address.to_string(),
            country: branch.country,
        });
        let all = std::iter::once(seat).chain(branches);
        all.filter(|place| self.branch.is_none() || place.branch == self.branch).collect()
    }

    /// Seat and branches, to choose from.
    pub(super) fn addresses(&self, texts: Texts) -> Vec<(String, String)> {
        let label = |place: &Place| match &place.name {
            Some(name) => format!("{name}: {}", place.address),
            None => texts.t("company-seat").arg("address", &place.address).to_string(),
        };
        self.places().iter().map(|place| (place.address.clone(), label(place))).collect()
    }

    /// Licences that cover exports, each with how it stands today.
    pub(super) fn licences(&self, texts: Texts, today: Day) -> Vec<(String, String)> {
        let Some(file) = &self.file else { return Vec::new() };
        let covering = file.licences.iter().filter(|row| row.content.cover.exports());
        let label = |row: &work::LicenceRow| {
            let standing = licence::standing(texts, row.content.standing_for_export(today));
            (row.content.number.to_string(), format!("{}: {standing}", row.content.number))
        };
        covering.map(label).collect()
    }

    /// Puts address, place, licence and the person to ask for where a new application has none, or one that is known no more.
    pub(super) fn fill_in(&self, draft: &mut Draft, today: Day) {
        let (places, Some(file)) = (self.places(), &self.file) else { return };
        let given = draft.part(Part::Parties).cloned().unwrap_or_default();
        let mut known: Vec<(String, String)> = Vec::new();
        if let Some(place) =
            places.first().filter(|_| places.iter().all(|one| one.address != given.get("exporter_address")))
        {
            known.push(("exporter_address".to_owned(), place.address.clone()));
            known.push(("exporter_country".to_owned(), place.country.to_string()));
        }
        let contents = file.licence_contents();
        let (best, standing) = best_for_export(&contents, today);
        let counts = matches!(standing, LicenceStanding::InForce | LicenceStanding::EndsSoon(_));
        let stated = given.get("exporter_licence");
        let still =
            contents.iter().any(|one| one.number.as_str() == stated && one.standing_for_export(today) <= standing);
        if let Some(best) = best.filter(|_| counts && !still) {
            known.push(("exporter_licence".to_owned(), best.number.to_string()));
        }
        let contact = &file.company.particulars.contact;
        if given.get("exporter_contact").is_empty() && !contact.is_empty() {
            known.push(("exporter_contact".to_owned(), contact.clone()));
        }
        let replaced = given.without(|name| known.iter().any(|(known, _)| known == name));
        draft.put(Part::Parties, Some(replaced.with(known)));
    }
}

/// The answers of a whole form, put into their parts.
pub(super) fn put_all(draft: &mut Draft, answers: &Answers) {
    Part::ALL.into_iter().for_each(|part| draft.put(part, Some(super::declared::of_part(answers, part))));
}
