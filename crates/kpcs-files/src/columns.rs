//! The columns of a file, from the act's field table.
//!
//! Invariant: a group's fields are columns `exporter.name`; rows of goods are columns `parcels.carats`, one row of the file
//! for each; several short values stand in one cell, separated by semicolons.
//! Must not know: any single act.

use kpcs_domain::field::{Field, Kind};

use crate::{ImportKind, kind::OWN_REFERENCE};

/// One column.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its name in the head of the file.
    pub name: String,
    /// The field's steps in the request, from the root.
    pub steps: Vec<&'static str>,
    /// What may stand in it.
    pub kind: Kind,
    /// Whether a request cannot be without it.
    pub required: bool,
    /// How many steps lead to the list whose rows it belongs to.
    pub list: Option<usize>,
    /// The section that asks for it.
    pub section: &'static str,
}

/// Every column of a kind, in the order of the fields; the key of applications first.
#[must_use]
pub fn columns(kind: ImportKind) -> Vec<Column> {
    let mut all = Vec::new();
    if kind == ImportKind::Applications {
        let steps = Vec::new();
        all.push(Column {
            name: OWN_REFERENCE.to_owned(),
            steps,
            kind: Kind::Name,
            required: false,
            list: None,
            section: "",
        });
    }
    walk(kind.fields(), &[], true, None, &mut all);
    for column in &mut all {
        if let Some(said) = column.name.strip_prefix(kind.unsaid()) {
            column.name = said.to_owned();
        }
    }
    all
}

fn walk(fields: &[Field], before: &[&'static str], needed: bool, list: Option<usize>, all: &mut Vec<Column>) {
    for field in fields {
        let steps = [before, &[field.name]].concat();
        let required = needed && field.required;
        match field.kind {
            Kind::Group(inner) => walk(inner, &steps, required, list, all),
            Kind::Many(Kind::Group(inner)) => walk(inner, &steps, required, Some(steps.len()), all),
            kind => all.push(Column { name: steps.join("."), steps, kind, required, list, section: field.section }),
        }
    }
}

/// The column of a field of the request, as in `shipment.parcels.1.carats`.
#[must_use]
pub fn column_of(kind: ImportKind, path: &str) -> String {
    let steps = path.split('.').filter(|step| step.parse::<usize>().is_err());
    let name = steps.collect::<Vec<_>>().join(".");
    name.strip_prefix(kind.unsaid()).unwrap_or(&name).to_owned()
}
