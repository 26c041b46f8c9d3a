//! Acts that have no page of their own, asked from their field tables.

use axum::http::StatusCode;
use kpcs_domain::act::ActInfo;
use kpcs_store::act::infos;

use crate::client::Node;

#[tokio::test]
async fn every_act_has_a_form_that_asks_each_field_once() {
    let node = Node::new(4);
    for (login, roles) in
        [("koidu", "exporter"), ("clerk", "clerk"), ("importing", "importing_officer"), ("head", "authority_head")]
    {
        let mut client = node.signed_in(login).await;
        let list = client.get("/acts").await;
        // A company prepares certificates only under a pack that says so, which Sierra Leone's does not.
        let prepares = |info: &ActInfo| roles == "exporter" && info.name == "issue_certificate";
        let mine = infos().iter().filter(|info| info.by.iter().any(|role| role.word() == roles) && !prepares(info));
        for info in mine {
            assert!(list.body.contains(&format!("href=\"/acts/{}\"", info.name)), "{login} {}", info.name);
            let page = client.get(&format!("/acts/{}", info.name)).await;
            assert_eq!(page.status, StatusCode::OK, "{}", info.name);
            assert!(!page.body.contains(">["), "{}: a text is missing", info.name);
            let mut ids: Vec<_> =
                page.body.split("id=\"field-").skip(1).filter_map(|rest| rest.split('"').next()).collect();
            let all = ids.len();
            ids.sort_unstable();
            ids.dedup();
            assert!(all > 0 && ids.len() == all, "{}: {ids:?}", info.name);
        }
    }
}

#[tokio::test]
async fn an_act_that_needs_two_is_prepared_once() {
    let node = Node::new(4);
    let (number, _) = node.world.issue("12.34", "one").unwrap();
    let mut clerk = node.signed_in("clerk").await;
    let act = "/acts/void_certificate";
    let form = clerk.get(&format!("{act}?subject={number}")).await;
    assert_eq!(form.value("number"), number.to_string());
    let given = [("number", number.to_string()), ("reason", "Spoiled in the printer.".to_owned())];
    let given: Vec<_> = given.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let check = clerk.fill(&form, act, &given).await;
    assert!(check.body.contains("Spoiled in the printer.") && check.body.contains("another officer then approves it"));
    let prepared = clerk.fill(&check, act, &[]).await;
    assert_eq!(prepared.status, StatusCode::OK, "{}", prepared.body);
    assert!(prepared.heading().ends_with("is prepared"), "{}", prepared.heading());
    assert!(prepared.body.contains("Validating officer"));
    let again = clerk.fill(&check, act, &[]).await;
    assert_eq!(again.heading(), prepared.heading());

    let french = clerk.get(&format!("{act}?lang=fr")).await;
    assert!(french.body.contains("Frapper un certificat de nullité") && french.body.contains("Raison"));
}

#[tokio::test]
async fn a_refused_act_comes_back_with_the_rule_and_every_value() {
    let node = Node::new(4);
    let mut clerk = node.signed_in("clerk").await;
    let act = "/acts/record_dispatch";
    let form = clerk.get(act).await;
    let given = [("number", "SL 999999"), ("left_on", "2026-11-23"), ("conveyance.mode", "courier")];
    let check = clerk.fill(&form, act, &given).await;
    assert_eq!(check.status, StatusCode::OK, "{}", check.body);
    let refused = clerk.fill(&check, act, &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("The office has issued no certificate of that number."), "{}", refused.body);
    assert_eq!((refused.value("number").as_str(), refused.value("left_on").as_str()), ("SL 999999", "2026-11-23"));
}
