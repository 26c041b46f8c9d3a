//! The companies of the caller's office, with the licence of today; a company's people read their own.
//!
//! Invariant: the office's remarks are in no answer.

use axum::{extract::State, response::Response};
use kpcs_domain::{
    act::Role,
    field::{Field, Kind},
    party::{Licence, LicenceStanding, best_for_export},
};
use kpcs_store::work::{self, Company};
use serde_json::{Value, json};

use super::{
    caller::Caller,
    endpoint::{Param, Query, Takes},
    paging::{AFTER_WORD, LIMIT, named},
};
use crate::{app::App, no::No, visitor::Visitor};

/// Who of an office reads its companies.
const OFFICE: &[Role] =
    &[Role::Clerk, Role::ValidatingOfficer, Role::ImportingOfficer, Role::AuthorityHead, Role::OfficeAdministrator];
/// The most companies of one office.
const MOST: i64 = 20_000;

/// The query of [`companies`].
pub const QUERY: &[Param] = &[
    Param { name: "text", takes: Takes::Free, required: false, says: "In name, address, number, licence or branch." },
    LIMIT,
    AFTER_WORD,
];

/// One company as its office has entered it.
pub const COMPANY: &[Field] = &[
    field("company", Kind::Integer, true),
    field("name", Kind::Text, true),
    field("address", Kind::Text, true),
    field("country", Kind::Country, true),
    field("registration", Kind::Text, false),
    field("tax_number", Kind::Text, false),
    field("licence", Kind::Text, false),
    field("licence_until", Kind::Day, false),
    field("licence_standing", Kind::Text, true),
    field("suspended_at", Kind::Instant, false),
];

const fn field(name: &'static str, kind: Kind, given: bool) -> Field {
    Field { key: 0, name, kind, required: given, section: "" }
}

/// Companies by name.
pub async fn companies(State(app): State<App>, visitor: Visitor, caller: Caller) -> Result<Response, No> {
    let own = caller.company_seen(OFFICE)?;
    let query = Query::of(&visitor.query, QUERY)?;
    let (text, authority) = (query.text("text").unwrap_or_default(), caller.authority().clone());
    let today = visitor.now.day();
    let rows = app
        .read(move |sql| {
            let found = work::companies(sql, &authority, &text, (MOST, 0))?;
            let mine = found.into_iter().filter(|company| own.as_ref().is_none_or(|own| *own == company.name));
            let row = |company: Company| {
                let licences: Vec<_> =
                    work::licences(sql, company.company)?.into_iter().map(|row| row.content).collect();
                let (licence, standing) = best_for_export(&licences, today);
                Ok((format!("{:012}", company.company), as_json(&company, licence, standing)))
            };
            mine.map(row).collect::<Result<Vec<_>, kpcs_store::StoreFault>>()
        })
        .await?;
    named(&visitor, &query, rows, Value::clone)
}

fn as_json(company: &Company, licence: Option<&Licence>, standing: LicenceStanding) -> Value {
    let kept = &company.particulars;
    let given = |text: &str| Some(text).filter(|text| !text.is_empty()).map(str::to_owned);
    json!({
        "company": company.company,
        "name": company.name.as_str(),
        "address": kept.address.as_str(),
        "country": kept.country.as_str(),
        "registration": given(&kept.registration),
        "tax_number": given(&kept.tax_number),
        "licence": licence.map(|licence| licence.number.to_string()),
        "licence_until": licence.and_then(|licence| licence.until).map(|until| until.to_string()),
        "licence_standing": standing.word(),
        "suspended_at": company.suspended_at.map(|at| at.to_string()),
    })
}
