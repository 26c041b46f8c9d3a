//! People of an office: invited, suspended, brought back by two, covered for in their leave; all of it on record.
//!
//! Invariant: who changes an account is never its own person, and nobody signs what they prepared.

use axum::http::StatusCode;
use kpcs_domain::{
    act::{Role, VoidCertificate, void_certificate},
    value::{AuthorityId, Day, Name, Text},
};
use kpcs_register::{AccountNo, NewAccount, NewToken, PersonChange, SignIn, Step, authorise, request_id_of};
use kpcs_store::work::{self, Account, OfficeEvent, TokenActs, office_record};

use crate::client::{Node, PASSWORD, Page};

const CHOSEN: &str = "four words in a row";

/// A node with two administrators and a head in Freetown.
fn node() -> Node {
    let node = Node::new(31);
    for (login, role) in
        [("admin1", Role::OfficeAdministrator), ("admin2", Role::OfficeAdministrator), ("slhead", Role::AuthorityHead)]
    {
        let account = NewAccount {
            login: login.to_owned(),
            name: format!("{login} (simulated)"),
            authority: AuthorityId::parse("SL").unwrap(),
            roles: vec![role],
            company: None,
            language: "en".to_owned(),
        };
        node.world.register.add_account(account, PASSWORD).unwrap();
    }
    node
}

fn account(node: &Node, login: &str) -> Account {
    node.world.register.store().read(|sql| work::account_by_login(sql, login)).unwrap().unwrap()
}

fn address(node: &Node, login: &str) -> String {
    format!("/people/{}", account(node, login).handle)
}

/// How often something stands in the record of the office in Freetown.
fn noted(node: &Node, event: OfficeEvent) -> usize {
    let authority = AuthorityId::parse("SL").unwrap();
    let rows = node.world.register.store().read(|sql| office_record(sql, &authority, Some(event), i64::MAX, 1_000));
    rows.unwrap().len()
}

/// The path of the link on the page.
fn link(page: &Page) -> String {
    let rest = page.body.split("/welcome/").nth(1).unwrap_or_else(|| panic!("no link: {}", page.body));
    format!("/welcome/{}", rest.split('<').next().unwrap())
}

/// Sends one of the forms of a person's page, as the form has it.
async fn change(client: &mut crate::client::Client, page: &Page, to: &str, pairs: &[(&str, &str)]) -> Page {
    let token = page.hidden(to).into_iter().find(|(name, _)| name == "form_token").unwrap().1;
    let all: Vec<_> = pairs.iter().copied().chain([("form_token", token.as_str())]).collect();
    client.post(to, &all).await
}

#[tokio::test]
async fn an_invited_person_chooses_a_password_once_and_has_the_role_on_its_days() {
    let node = node();
    let mut admin = node.signed_in("admin1").await;
    let form = admin.get("/people/new").await;
    let asked = [
        ("name", "Fatmata Sesay"),
        ("login", "sl.sesay"),
        ("role", "clerk"),
        ("from", "2026-11-24"),
        ("until", "2026-11-24"),
        ("place", "Freetown, counter 2"),
    ];
    let made = admin.fill(&form, "/people/new", &asked).await;
    assert_eq!(made.status, StatusCode::OK, "{}", made.body);
    let link = link(&made);
    let taken = admin.fill(&form, "/people/new", &asked).await;
    assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY, "the account's name is taken");
    assert!(matches!(node.world.register.sign_in("sl.sesay", "").unwrap(), SignIn::Wrong));

    let mut invited = node.visitor();
    let page = invited.get(&link).await;
    assert!(page.body.contains("sl.sesay"), "{}", page.body);
    let weak = invited.fill(&page, &link, &[("new", "short"), ("repeated", "short")]).await;
    assert_eq!(weak.status, StatusCode::UNPROCESSABLE_ENTITY);
    let set = invited.fill(&page, &link, &[("new", CHOSEN), ("repeated", CHOSEN)]).await;
    assert_eq!((set.status, set.location()), (StatusCode::SEE_OTHER, "/sign-in"));
    assert_eq!(invited.get(&link).await.status, StatusCode::NOT_FOUND, "once");
    for (now, status) in [
        ("2026-11-23T10:00:00Z", StatusCode::FORBIDDEN),
        ("2026-11-24T10:00:00Z", StatusCode::OK),
        ("2026-11-25T10:00:00Z", StatusCode::FORBIDDEN),
    ] {
        node.world.at(now);
        let entered = invited.post("/sign-in", &[("account", "sl.sesay"), ("password", CHOSEN)]).await;
        assert_eq!(entered.status, StatusCode::SEE_OTHER, "{now}");
        assert_eq!(invited.get("/desk").await.status, status, "{now}");
    }
    assert_eq!((noted(&node, OfficeEvent::PersonInvited), noted(&node, OfficeEvent::LinkTaken)), (1, 1));
}

#[tokio::test]
async fn an_invitation_ends_after_seven_days() {
    let node = node();
    let mut admin = node.signed_in("admin1").await;
    let form = admin.get("/people/new").await;
    let asked = [("name", "Abu Bah"), ("login", "sl.bah"), ("role", "clerk"), ("from", "2026-11-24")];
    let link = link(&admin.fill(&form, "/people/new", &asked).await);
    node.world.at("2026-11-30T09:59:59Z");
    assert_eq!(node.visitor().get(&link).await.status, StatusCode::OK);
    node.world.at("2026-11-30T10:00:00Z");
    assert_eq!(node.visitor().get(&link).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_suspended_person_is_out_at_once_by_session_token_and_door() {
    let node = node();
    let (mut admin, mut clerk) = (node.signed_in("admin1").await, node.signed_in("clerk").await);
    let new = NewToken { name: Name::parse("scale").unwrap(), reads: true, acts: TokenActs::All, days: 30 };
    let token = node.world.register.make_token(account(&node, "clerk").handle, new).unwrap();
    let to = address(&node, "clerk");
    let page = admin.get(&to).await;
    let done = change(&mut admin, &page, &to, &[("change", "suspend")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    assert_eq!(clerk.get("/desk").await.status, StatusCode::SEE_OTHER, "the session has ended");
    assert!(node.world.register.token_holder(&token).unwrap().is_none(), "the token stops");
    assert!(matches!(node.world.register.sign_in("clerk", PASSWORD).unwrap(), SignIn::Suspended));
    assert!(matches!(node.world.register.sign_in("clerk", "a guess").unwrap(), SignIn::Wrong), "told to nobody else");
    let page = admin.get(&to).await;
    change(&mut admin, &page, &to, &[("change", "resume")]).await;
    assert!(matches!(node.world.register.sign_in("clerk", PASSWORD).unwrap(), SignIn::Welcome(_)));
    assert!(node.world.register.token_holder(&token).unwrap().is_some());
    assert_eq!((noted(&node, OfficeEvent::PersonSuspended), noted(&node, OfficeEvent::PersonResumed)), (1, 1));
}

#[tokio::test]
async fn nobody_changes_their_own_account_another_offices_or_a_heads_from_below() {
    let node = node();
    let mut admin = node.signed_in("admin1").await;
    let other = address(&node, "clerk");
    let page = admin.get(&other).await;
    let give = |role| [("change", "give"), ("role", role), ("from", "2026-11-23"), ("until", "")];
    for (to, pairs, expected) in [
        (address(&node, "admin1"), give("clerk"), "your own account"),
        (address(&node, "slhead"), give("clerk"), "not yours to change"),
        (other.clone(), give("authority_head"), "not yours to change"),
        (other.clone(), give("exporter"), "not yours to change"),
        (other.clone(), give("clerk"), "already"),
    ] {
        let token = page.hidden(&other).into_iter().find(|(name, _)| name == "form_token").unwrap().1;
        let all: Vec<_> = pairs.iter().copied().chain([("form_token", token.as_str())]).collect();
        let refused = admin.post(&to, &all).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{to} {pairs:?}");
        assert!(refused.body.contains(expected), "{expected}: {}", refused.body);
    }
    assert_eq!(admin.get(&address(&node, "importing")).await.status, StatusCode::NOT_FOUND, "another office");
    assert_eq!(admin.get(&address(&node, "koidu")).await.status, StatusCode::NOT_FOUND, "a company's");
    assert_eq!(node.signed_in("clerk").await.get("/people").await.status, StatusCode::FORBIDDEN);
    let given = change(&mut admin, &page, &other, &give("importing_officer")).await;
    assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.body);
    assert_eq!(node.signed_in("clerk").await.get("/arrivals").await.status, StatusCode::OK);
    let page = admin.get(&other).await;
    let ended = change(&mut admin, &page, &other, &[("change", "end"), ("ended", "clerk")]).await;
    assert_eq!(ended.status, StatusCode::SEE_OTHER, "{}", ended.body);
    assert_eq!(node.signed_in("clerk").await.get("/desk").await.status, StatusCode::FORBIDDEN);
}

#[test]
fn who_is_head_for_a_time_is_changed_by_a_head_only() {
    let node = node();
    let (register, clerk) = (&node.world.register, account(&node, "clerk").handle);
    let from = Day::parse("2026-12-01").unwrap();
    let give = PersonChange::Give(Role::AuthorityHead, from, Some(from));
    register.change_person(&account(&node, "slhead"), clerk, give).unwrap().unwrap();
    let (admin, head) = (account(&node, "admin1"), account(&node, "slhead"));
    let from_below = register.change_person(&admin, clerk, PersonChange::Suspend).unwrap();
    assert_eq!(from_below, Err(AccountNo::RoleNotYours));
    assert_eq!(register.ask_recovery(&admin, clerk, "Lost.".to_owned()).unwrap(), Err(AccountNo::RoleNotYours));
    assert_eq!(register.change_person(&head, clerk, PersonChange::Suspend).unwrap(), Ok(()));
}

#[tokio::test]
async fn the_help_desk_alone_lets_nobody_back_in_and_two_do() {
    let node = node();
    let (mut first, mut second) = (node.signed_in("admin1").await, node.signed_in("admin2").await);
    let mut clerk = node.signed_in("clerk").await;
    let to = address(&node, "clerk");
    let page = first.get(&to).await;
    let unasked = change(&mut first, &page, &to, &[("change", "approve")]).await;
    assert_eq!(unasked.status, StatusCode::UNPROCESSABLE_ENTITY, "nothing waits");
    let asked = [("change", "recover"), ("reason", "Lost telephone; came with the service card.")];
    assert_eq!(change(&mut first, &page, &to, &asked).await.status, StatusCode::SEE_OTHER);
    let page = first.get(&to).await;
    let alone = change(&mut first, &page, &to, &[("change", "approve")]).await;
    assert_eq!(alone.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!alone.body.contains("/welcome/") && alone.body.contains("asked for it yourself"), "{}", alone.body);
    let page = second.get(&to).await;
    assert!(page.body.contains("Lost telephone"), "{}", page.body);
    let approved = change(&mut second, &page, &to, &[("change", "approve")]).await;
    assert_eq!(approved.status, StatusCode::OK, "{}", approved.body);
    let link = link(&approved);
    assert_eq!(clerk.get("/desk").await.status, StatusCode::OK, "until the link is taken nothing has changed");

    let mut back = node.visitor();
    let page = back.get(&link).await;
    let set = back.fill(&page, &link, &[("new", CHOSEN), ("repeated", CHOSEN)]).await;
    assert_eq!(set.status, StatusCode::SEE_OTHER, "{}", set.body);
    assert_eq!(clerk.get("/desk").await.status, StatusCode::SEE_OTHER, "every session has ended");
    assert!(matches!(node.world.register.sign_in("clerk", PASSWORD).unwrap(), SignIn::Wrong));
    assert!(matches!(node.world.register.sign_in("clerk", CHOSEN).unwrap(), SignIn::Welcome(_)));
    for event in [OfficeEvent::RecoveryAsked, OfficeEvent::RecoveryRefused, OfficeEvent::RecoveryApproved] {
        assert_eq!(noted(&node, event), 1, "{event}");
    }
}

#[tokio::test]
async fn who_covers_signs_for_others_and_never_what_they_prepared() {
    let node = node();
    let (mut officer, mut clerk) = (node.signed_in("validating").await, node.signed_in("clerk").await);
    let colleague = account(&node, "clerk").handle.to_string();
    let form = officer.get("/account/cover").await;
    let days = [("from", "2026-11-23"), ("until", "2026-11-24")];
    let give = |role| [&[("change", "give"), ("role", role), ("to", colleague.as_str())][..], &days].concat();
    let not_held = change(&mut officer, &form, "/account/cover", &give("clerk")).await;
    assert_eq!(not_held.status, StatusCode::UNPROCESSABLE_ENTITY, "a role that is not held");
    let given = change(&mut officer, &form, "/account/cover", &give("validating_officer")).await;
    assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.body);
    for (client, words) in [(&mut officer, "held by clerk"), (&mut clerk, "for validating")] {
        let page = client.get("/account/cover").await;
        assert!(page.body.contains(words), "{words}: {}", page.body);
    }
    let mut admin = node.signed_in("admin1").await;
    assert!(admin.get(&address(&node, "clerk")).await.body.contains("for validating"));
    assert_eq!(noted(&node, OfficeEvent::CoverGiven), 1);

    let world = &node.world;
    let own = account(&node, "clerk").actor();
    let propose = |actor, key: &str| {
        let (number, _) = world.issue("1.11", key).unwrap();
        let request = void_certificate::Request { number, reason: Text::parse("Spoiled.").unwrap() };
        let who = authorise::<VoidCertificate>(actor, Step::Ask).unwrap();
        let id = world.register.prepare::<VoidCertificate>(who, request, request_id_of(key)).unwrap().proposal;
        format!("/api/v1/proposals/{id}/approve")
    };
    let (mine, others) = (propose(&own, "mine"), propose(&world.people.clerk, "others"));
    let refused = node.call("clerk", ("POST", &mine), "", "").await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.body);
    assert!(refused.body.contains("approver_is_preparer"), "{}", refused.body);
    assert_eq!(node.call("clerk", ("POST", &others), "", "").await.status, StatusCode::OK);

    // The giver cannot pass on what is held for them, and a cover ends with the giver's own role.
    let passed_on = world.register.cover(
        &account(&node, "clerk"),
        Role::ValidatingOfficer,
        account(&node, "admin1").handle,
        (Day::parse("2026-11-23").unwrap(), Day::parse("2026-11-24").unwrap()),
    );
    assert!(passed_on.unwrap().is_err());
    let to = address(&node, "validating");
    let page = admin.get(&to).await;
    change(&mut admin, &page, &to, &[("change", "suspend")]).await;
    let third = propose(&world.people.clerk, "third");
    assert_eq!(node.call("clerk", ("POST", &third), "", "").await.status, StatusCode::FORBIDDEN);
}
