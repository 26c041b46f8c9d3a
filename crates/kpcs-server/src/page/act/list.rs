//! `/acts`: the acts that the person may ask for, under the side of the work that they belong to.
//!
//! Invariant: an act stands once; its place follows from who does it and which key signs, never from a list kept here.

use axum::{extract::State, response::Response};
use kpcs_domain::{
    act::{Act, ActInfo, IssueCertificate, KeyPurpose, Role},
    party::{RoleHolder, RulePack},
};
use kpcs_store::act::infos;
use kpcs_web::{
    Texts, page as respond,
    page::acts::{ActGroup, ActsPage},
    part::{Column, Empty, Inline, Row, Table},
    shell::Link,
};

use crate::{app::App, no::No, objection::section_link, officer::Officer, page::desk::pack_of, words};

/// The groups in their order, by the key of their title.
const GROUPS: [&str; 4] = ["acts-export", "acts-border", "acts-stock", "acts-registry"];

/// The list.
pub async fn show(State(app): State<App>, officer: Officer) -> Result<Response, No> {
    let texts = officer.texts();
    let (office, now) = (officer.authority().clone(), officer.visitor.now);
    let pack = app.read(move |sql| pack_of(sql, &office, now)).await?;
    let offered = |info: &&&ActInfo| is_offered(info, &officer.account().roles, &pack);
    let mine: Vec<_> = infos().iter().filter(|info| officer.visitor.holds_one_of(info.by)).filter(offered).collect();
    let groups = GROUPS.iter().filter_map(|key| group(texts, key, &mine)).collect();
    let empty =
        mine.is_empty().then(|| Empty { title: texts.get("acts-none"), text: texts.get("acts-none-text"), link: None });
    let title = texts.get("acts-title");
    Ok(respond(&ActsPage { shell: officer.shell(title.clone()), title, lead: texts.get("acts-lead"), groups, empty }))
}

/// Whether people of these roles do an act in their country: a company prepares certificates only where a licensed body does
/// (§9.12b).
pub fn is_offered(info: &ActInfo, roles: &[Role], pack: &RulePack) -> bool {
    info.name != IssueCertificate::INFO.name
        || roles.contains(&Role::Clerk)
        || pack.roles.prepares == RoleHolder::LicensedBody
}

fn group(texts: Texts, key: &str, mine: &[&&'static ActInfo]) -> Option<ActGroup> {
    let rows: Vec<_> = mine.iter().filter(|info| group_of(info) == key).map(|info| row(texts, info)).collect();
    if rows.is_empty() {
        return None;
    }
    let columns = ["acts-act", "acts-approved-by", "field-section"];
    let table = Table {
        caption: texts.get(key),
        caption_unseen: true,
        columns: columns.map(|key| Column::words(texts.get(key))).to_vec(),
        rows,
        stacked: true,
        ..Table::default()
    };
    Some(ActGroup { title: texts.get(key), table })
}

/// Stock is the stock keeper's; the border the importing officer's; what a root key signs, or the scheme does, is registry.
fn group_of(info: &ActInfo) -> &'static str {
    let by = |role: Role| info.by.contains(&role);
    if by(Role::StockKeeper) {
        "acts-stock"
    } else if by(Role::Exporter) || (by(Role::Clerk) && !by(Role::ImportingOfficer)) {
        "acts-export"
    } else if by(Role::ImportingOfficer) && info.key == KeyPurpose::Office && !by(Role::Secretariat) {
        "acts-border"
    } else {
        "acts-registry"
    }
}

/// An act with who approves it and the section that it serves.
pub fn row(texts: Texts, info: &ActInfo) -> Row {
    let approvers: Vec<_> = info.approved_by.iter().map(|role| words::role(texts, *role)).collect();
    Row::of(vec![
        Inline::Link(Link::new(words::act(texts, info), format!("/acts/{}", info.name))),
        if approvers.is_empty() { Inline::Nothing } else { Inline::Lines(approvers) },
        Inline::Link(section_link(info.section)),
    ])
}
