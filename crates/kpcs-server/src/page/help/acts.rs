//! The acts of a role, from what each act says of itself: who asks, who approves, which section it serves.
//!
//! Invariant: no act is named here; a new act stands in the guides of its roles at once.
//! Must not know: any single act.

use kpcs_domain::{
    act::{ActInfo, Role},
    party::RulePack,
};
use kpcs_store::act::infos;
use kpcs_web::{
    Texts,
    part::{Column, Inline, Row, Table},
};

use crate::{objection::section_link, page::act::list, words};

/// What these roles may ask for under a pack; `None` when it is nothing.
pub fn asked(texts: Texts, roles: &[Role], pack: &RulePack) -> Option<Table> {
    let mine = having(roles, |info| info.by).filter(|info| list::is_offered(info, roles, pack));
    let rows = mine.map(|info| list::row(texts, info)).collect();
    table(texts, "help-acts", "acts-approved-by", rows)
}

/// What these roles may approve when another asked; `None` when it is nothing.
pub fn approved(texts: Texts, roles: &[Role]) -> Option<Table> {
    let mine = having(roles, |info| info.approved_by);
    let row = |info: &ActInfo| {
        let by = info.by.iter().map(|role| words::role(texts, *role)).collect();
        let section = Inline::Link(section_link(info.section));
        Row::of(vec![Inline::text(words::act(texts, info)), Inline::Lines(by), section])
    };
    table(texts, "help-approves", "help-asked-by", mine.map(row).collect())
}

fn having(roles: &[Role], of: fn(&ActInfo) -> &'static [Role]) -> impl Iterator<Item = &'static ActInfo> {
    infos().iter().copied().filter(move |info| of(info).iter().any(|role| roles.contains(role)))
}

fn table(texts: Texts, caption: &str, who: &str, rows: Vec<Row>) -> Option<Table> {
    let columns = ["acts-act", who, "field-section"];
    (!rows.is_empty()).then(|| Table {
        caption: texts.get(caption),
        caption_unseen: true,
        columns: columns.map(|key| Column::words(texts.get(key))).to_vec(),
        rows,
        stacked: true,
        ..Table::default()
    })
}
