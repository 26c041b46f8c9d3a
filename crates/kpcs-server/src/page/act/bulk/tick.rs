//! Boxes in the rows of a list, and the bar below it with what can be done to those that are ticked.
//!
//! Invariant: whoever may do nothing to several rows sees no box; a row of which nothing can be done has none. `choose=all`
//! in the address ticks every row of the page, so that it goes without script.
//! Must not know: what the rows are.

use kpcs_web::{
    part::{Bulk, Pick, Table},
    shell::Link,
};

use crate::{officer::Officer, words};

/// In the address: every row is ticked.
const ALL: &str = "choose=all";

/// A table of which rows can be ticked.
pub(in crate::page) struct Ticked {
    /// The id of its form; one of its kind on the page.
    pub(in crate::page) id: &'static str,
    /// What can be done; nothing leaves the table as it is.
    pub(in crate::page) deeds: Vec<Link>,
}

/// The table with its boxes; `subjects` are those of its rows, in their order, `None` for a row that can't be ticked.
#[must_use]
pub(in crate::page) fn tickable(
    officer: &Officer,
    mut table: Table,
    ticked: Ticked,
    subjects: impl Iterator<Item = Option<String>>,
) -> Table {
    if ticked.deeds.is_empty() {
        return table;
    }
    let texts = officer.texts();
    let chosen = officer.visitor.query.get("choose") == "all";
    for (row, subject) in table.rows.iter_mut().zip(subjects) {
        row.pick = subject.map(|value| {
            let label = texts.t("bulk-choose-row").arg("row", words::subject(&value)).to_string();
            Pick { value, label, chosen }
        });
    }
    if table.rows.iter().all(|row| row.pick.is_none()) {
        return table;
    }
    table.bulk = Some(Bulk { texts, id: ticked.id.to_owned(), deeds: ticked.deeds, every: every(officer, chosen) });
    table
}

/// The same address with every row ticked, or with none.
fn every(officer: &Officer, chosen: bool) -> Link {
    let (texts, path) = (officer.texts(), &officer.visitor.path);
    if chosen {
        let (page, query) = path.split_once('?').unwrap_or((path, ""));
        let rest: Vec<_> = query.split('&').filter(|pair| *pair != ALL).collect();
        let mark = if rest.is_empty() { "" } else { "?" };
        return Link::new(texts.get("bulk-choose-none"), format!("{page}{mark}{}", rest.join("&")));
    }
    let separator = if path.contains('?') { '&' } else { '?' };
    Link::new(texts.get("bulk-choose-all"), format!("{path}{separator}{ALL}"))
}
