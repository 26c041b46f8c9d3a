//! Where the container bears the certificate's number: the page says which number comes, and asks what the container bears.
//! And a licensed body that prepares: from its own application, never from the office's desk.

use axum::http::StatusCode;
use kpcs_domain::{
    act::Role,
    party::{RoleHolder, RulePack},
    value::{CountryCode, Day},
};
use kpcs_reference::rule_packs;
use kpcs_testing::World;

use crate::visit::Browser;

/// Sierra Leone's pack, changed and in force since today.
fn adopt(world: &World, change: impl Fn(&mut RulePack)) {
    let sierra_leone = CountryCode::parse("SL").unwrap();
    let mut pack = rule_packs().iter().find(|pack| pack.participant == Some(sierra_leone)).unwrap().clone();
    pack.version += 1;
    pack.valid_from = Day::parse("2026-11-23").unwrap();
    change(&mut pack);
    world.adopt(pack).unwrap();
}

#[tokio::test]
async fn the_container_is_marked_when_the_number_is_known() {
    let world = World::new(131);
    adopt(&world, |pack| pack.shipment.number_on_container = true);
    let application = world.examined("12.34", "one").unwrap();
    let clerk = Browser::of(&world.register, "SL", "cl.erk", &[Role::Clerk]).await;
    let path = format!("/desk/applications/{application}/prepare");
    let page = clerk.get(&path).await;
    assert!(page.says("on the container, then enter") && page.says("name=\"container\""), "{}", page.text());

    let unmarked = clerk.fill(&page, &path, &[("container", "BAG-1")]).await;
    assert!(unmarked.status == StatusCode::CONFLICT && unmarked.says("value=\"BAG-1\""), "{}", unmarked.text());
    let marked = clerk.fill(&unmarked, &path, &[("container", "BAG-1, SL0000001")]).await;
    assert_eq!(marked.status, StatusCode::SEE_OTHER, "{}", marked.text());
    assert!(clerk.get(&marked.location).await.says("BAG-1, SL0000001"));
}

#[tokio::test]
async fn elsewhere_nothing_is_asked_of_the_container() {
    let world = World::new(132);
    let application = world.examined("12.34", "one").unwrap();
    let clerk = Browser::of(&world.register, "SL", "cl.erk", &[Role::Clerk]).await;
    assert!(!clerk.get(&format!("/desk/applications/{application}/prepare")).await.says("name=\"container\""));
}

#[tokio::test]
async fn a_licensed_body_prepares_from_its_own_application() {
    let world = World::new(133);
    let application = world.examined("12.34", "one").unwrap();
    let exporter = Browser::of(&world.register, "SL", "ex.porter", &[Role::Exporter]).await;
    let own = format!("/applications/{application}");
    assert!(!exporter.get(&own).await.says("/acts/issue_certificate"), "here the authority prepares");
    adopt(&world, |pack| pack.roles.prepares = RoleHolder::LicensedBody);
    let page = exporter.get(&own).await;
    assert!(page.says("/acts/issue_certificate?application="), "{}", page.text());
    assert_eq!(exporter.get(&format!("/desk/applications/{application}/prepare")).await.status, StatusCode::FORBIDDEN);

    let act = "/acts/issue_certificate";
    let form = exporter.get(&format!("{act}?application={application}&preparer_licence=EXP-2026-17")).await;
    let given = [("application", application.as_str()), ("preparer_licence", "EXP-2026-17")];
    let check = exporter.fill(&form, act, &given).await;
    assert_eq!(check.status, StatusCode::OK, "{}", check.text());
    let mut sure = given.to_vec();
    sure.push(("do", "yes"));
    let done = exporter.fill(&check, act, &sure).await;
    assert!(done.status.is_success() && !done.says("/desk/proposals/"), "{}", done.text());
    let officer = Browser::of(&world.register, "SL", "of.ficer", &[Role::ValidatingOfficer]).await;
    assert!(officer.get("/desk").await.says("/desk/proposals/"), "the authority approves");
}
