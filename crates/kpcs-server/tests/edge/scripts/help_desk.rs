//! The help desk: nobody gets back in, or gets somebody else in, by one person's word.

use axum::http::StatusCode;
use kpcs_store::work::OfficeEvent::{AccountRefused, LinkTaken, PageRefused, RecoveryRefused};

use super::{In, Nowhere, Run, account, address, node, post};
use crate::client::{Node, PASSWORD, Page};

const UNPROCESSABLE: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;
const CHOSEN: &str = "four words in a row";

fn link(page: &Page) -> String {
    let rest = page.body.split("/welcome/").nth(1).unwrap_or_else(|| panic!("no link: {}", page.body));
    format!("/welcome/{}", rest.split('<').next().unwrap())
}

const ASK: [(&str, &str); 2] = [("change", "recover"), ("reason", "Lost telephone, says the caller.")];
const APPROVE: [(&str, &str); 1] = [("change", "approve")];

async fn asks(node: &Node, login: &str, of: &str, pairs: &[(&str, &str)]) -> Page {
    let mut client = node.signed_in(login).await;
    post(&mut client, &address(node, of), pairs).await
}

#[tokio::test]
async fn one_word_at_the_help_desk_opens_nothing() {
    let node = node(80);
    let mut run = Run::on(&node);
    let nothing = asks(&node, "admin1", "clerk", &APPROVE).await;
    run.refused("approved though nobody asked", &nothing, UNPROCESSABLE, In("SL", AccountRefused));
    let no_reason = asks(&node, "admin1", "clerk", &[("change", "recover"), ("reason", "  ")]).await;
    run.refused("asked without a reason", &no_reason, UNPROCESSABLE, Nowhere);
    for (script, login, of, status, recorded) in [
        ("asked for oneself", "admin1", "admin1", UNPROCESSABLE, In("SL", AccountRefused)),
        ("asked for the head, from below", "admin1", "slhead", UNPROCESSABLE, In("SL", AccountRefused)),
        ("asked for another office's officer", "admin1", "importing", StatusCode::NOT_FOUND, Nowhere),
        ("asked by a clerk", "clerk", "second", StatusCode::FORBIDDEN, In("SL", PageRefused)),
        ("asked by the other office's administrator", "antadmin", "clerk", StatusCode::NOT_FOUND, Nowhere),
    ] {
        let page = asks(&node, login, of, &ASK).await;
        run.refused(script, &page, status, recorded);
    }
    assert_eq!(asks(&node, "admin1", "clerk", &ASK).await.status, StatusCode::SEE_OTHER);
    run.forget();
    let alone = asks(&node, "admin1", "clerk", &APPROVE).await;
    run.refused("asked and approved by one", &alone, UNPROCESSABLE, In("SL", RecoveryRefused));
    let other = asks(&node, "antadmin", "clerk", &APPROVE).await;
    run.refused("approved by the other office", &other, StatusCode::NOT_FOUND, Nowhere);
    let by_clerk = asks(&node, "second", "clerk", &APPROVE).await;
    run.refused("approved by a colleague", &by_clerk, StatusCode::FORBIDDEN, In("SL", PageRefused));
    run.end(10);
}

#[tokio::test]
async fn a_link_of_the_help_desk_is_good_once_and_for_its_time() {
    let node = node(81);
    asks(&node, "admin1", "clerk", &ASK).await;
    let link = link(&asks(&node, "admin2", "clerk", &APPROVE).await);
    let mut run = Run::on(&node);
    for (script, path) in [
        ("a link cut short", link[..link.len() - 1].to_owned()),
        ("a link with a letter more", format!("{link}a")),
        ("a link guessed", "/welcome/aaaaaaaaaaaaaaaaaaaaaaaaaa".to_owned()),
        ("a link to another account by handle", format!("/welcome/{}", account(&node, "slhead").handle)),
    ] {
        run.refused(script, &node.visitor().get(&path).await, StatusCode::NOT_FOUND, Nowhere);
    }
    let mut back = node.visitor();
    let page = back.get(&link).await;
    for (script, new) in [("a weak password", "short"), ("the account's name in it", "clerk clerk clerk")] {
        let weak = back.fill(&page, &link, &[("new", new), ("repeated", new)]).await;
        run.refused(&format!("through the link: {script}"), &weak, UNPROCESSABLE, Nowhere);
    }
    let set = back.fill(&page, &link, &[("new", CHOSEN), ("repeated", CHOSEN)]).await;
    run.holds("the link taken", set.status == StatusCode::SEE_OTHER, "not taken", In("SL", LinkTaken));
    let again = back.fill(&page, &link, &[("new", PASSWORD), ("repeated", PASSWORD)]).await;
    run.refused("the link taken again", &again, StatusCode::NOT_FOUND, Nowhere);
    run.end(8);
}
