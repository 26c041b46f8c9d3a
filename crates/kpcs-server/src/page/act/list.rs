//! `/acts`: the acts that the person may ask for.

use axum::response::Response;
use kpcs_store::act::infos;
use kpcs_web::{
    page as respond,
    page::list::ListPage,
    part::{Column, Empty, Inline, Row, Table},
    shell::Link,
};

use crate::{no::No, objection::section_link, officer::Officer, words};

/// The list.
pub async fn show(officer: Officer) -> Result<Response, No> {
    let texts = officer.texts();
    let mine = infos().iter().filter(|info| officer.visitor.holds_one_of(info.by));
    let rows: Vec<_> = mine
        .map(|info| {
            let approvers: Vec<_> = info.approved_by.iter().map(|role| words::role(texts, *role)).collect();
            Row::of(vec![
                Inline::Link(Link::new(words::act(texts, info), format!("/acts/{}", info.name))),
                if approvers.is_empty() { Inline::Nothing } else { Inline::Lines(approvers) },
                Inline::Link(section_link(info.section)),
            ])
        })
        .collect();
    let empty =
        rows.is_empty().then(|| Empty { title: texts.get("acts-none"), text: texts.get("acts-none-text"), link: None });
    let columns = ["acts-act", "acts-approved-by", "field-section"];
    let table = Table {
        caption: texts.get("acts-title"),
        caption_unseen: true,
        columns: columns.map(|key| Column::words(texts.get(key))).to_vec(),
        rows,
        stacked: true,
        ..Table::default()
    };
    Ok(respond(&ListPage {
        shell: officer.shell(texts.get("acts-title")),
        title: texts.get("acts-title"),
        lead: texts.get("acts-lead"),
        main: None,
        filters: None,
        table: empty.is_none().then_some(table),
        empty,
        pager: None,
        links: Vec::new(),
    }))
}
