//! `data/reio_members.csv`: the members of the European Union, the scheme's only REIO, with their days.
//!
//! Invariant: days are known; the organisation is the Union. Must not know: who of them trades.
//! Source: kpcs.md §2.13, §9.20.

use std::sync::LazyLock;

use kpcs_domain::{
    party::ReioMember,
    value::{CountryCode, Day, Expected},
};

use crate::{ReferenceFault, table::rows};

const COLUMNS: &[&str] = &["reio", "member_iso2", "from", "to"];

static MEMBERS: LazyLock<Vec<ReioMember>> =
    LazyLock::new(|| read(include_str!("../../../data/reio_members.csv")).expect("a test reads the shipped file"));

/// Every membership that ships, by day of accession.
#[must_use]
pub fn reio_members() -> &'static [ReioMember] {
    &MEMBERS
}

fn read(text: &str) -> Result<Vec<ReioMember>, ReferenceFault> {
    let table = rows("reio_members.csv", text, COLUMNS)?;
    let member = |row: &crate::table::Row| {
        row.read("reio", the_union)?;
        Ok(ReioMember {
            member: row.read("member_iso2", CountryCode::parse)?,
            from: row.read("from", Day::parse)?,
            to: row.read_optional("to", Day::parse)?,
        })
    };
    table.iter().map(member).collect()
}

fn the_union(text: &str) -> Result<(), Expected> {
    if text == CountryCode::EU.as_str() { Ok(()) } else { Err(Expected("expected-choice")) }
}
