//! The office's pre-printed paper: the layout of the pack in force, the millimetre page, printers, and the one way to change it.

use axum::http::StatusCode;
use kpcs_domain::{
    act::Role,
    field::OneOrMore,
    party::OverlayPaper,
    value::{CountryCode, Day, Name},
};
use kpcs_reference::{default_paper, rule_packs};
use kpcs_testing::World;

use crate::visit::{Browser, Seen};

const PATH: &str = "/office/paper";

async fn keep(browser: &Browser, name: &str, right: &str, down: &str) -> Seen {
    let answers = [("name", name), ("right", right), ("down", down)];
    browser.fill(&browser.get(PATH).await, PATH, &answers).await
}

#[tokio::test]
async fn an_office_sees_the_shipped_layout_and_its_own_printers_only() {
    let world = World::new(121);
    let number = world.issue("12.34", "one").unwrap().0;
    let clerk = Browser::of(&world.register, "SL", "cl.erk", &[Role::Clerk]).await;
    let page = clerk.get(PATH).await;
    for words in [
        "your rule pack names no layout",
        "carats in words",
        "25.0\u{a0}mm",
        "published no picture",
        "class=\"paper-box\"",
    ] {
        assert!(page.says(words), "{words}: {}", page.text());
    }
    assert!(!page.says("adopt_rule_pack"), "a clerk adopts no packs");
    assert_eq!(keep(&clerk, "counter 2", "0.8", "-1,2").await.status, StatusCode::SEE_OTHER);
    let wrong = keep(&clerk, "counter 3", "0.85", "x").await;
    assert!(wrong.status == StatusCode::UNPROCESSABLE_ENTITY && wrong.says("at most one decimal"), "{}", wrong.text());
    assert!(clerk.get(PATH).await.says("\u{2212}1.2\u{a0}mm"));

    let overlay = format!("/certificates/{number}/overlay.pdf");
    let (straight, moved) = (clerk.get(&overlay).await, clerk.get(&format!("{overlay}?printer=counter+2")).await);
    assert_eq!((straight.status, moved.status), (StatusCode::OK, StatusCode::OK));
    assert_ne!(straight.bytes, moved.bytes);
    let record = clerk.get(&format!("/certificates/{number}")).await;
    assert!(record.says("Overlay for security paper, on counter 2"), "{}", record.text());
    let test = clerk.get(&format!("{PATH}/test.pdf?printer=counter+2")).await;
    assert_eq!((test.status, test.kind.as_str()), (StatusCode::OK, "application/pdf"));

    // A printer that was put away, and another office's.
    let away = [("name", "counter 2"), ("right", "0.8"), ("down", "-1.2"), ("away", "yes")];
    clerk.fill(&clerk.get(PATH).await, PATH, &away).await;
    assert_eq!(clerk.get(&format!("{overlay}?printer=counter+2")).await.status, StatusCode::BAD_REQUEST);
    keep(&clerk, "counter 1", "1", "0").await;
    let antwerp = Browser::of(&world.register, "EU-ANT", "an.other", &[Role::Clerk]).await;
    assert!(!antwerp.get(PATH).await.says("counter 1"));
    assert_eq!(antwerp.get(&format!("{PATH}/test.pdf?printer=counter+1")).await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn the_layout_of_an_adopted_pack_is_shown_and_printed() {
    let world = World::new(122);
    let number = world.issue("12.34", "one").unwrap().0;
    let head = Browser::of(&world.register, "SL", "he.ad", &[Role::AuthorityHead]).await;
    let overlay = format!("/certificates/{number}/overlay.pdf");
    let before = head.get(&overlay).await;
    assert!(head.get(PATH).await.says("/acts/adopt_rule_pack?with=paper"));
    let form = head.get("/acts/adopt_rule_pack?with=paper").await;
    assert_eq!((form.value("pack.version"), form.value("pack.valid_from")), ("2".to_owned(), "2026-11-23".to_owned()));
    assert_eq!(form.value("pack.overlay.sheet_width"), "2100");
    assert_eq!(form.value("pack.overlay.text_places.22.left"), "250");

    let sierra_leone = CountryCode::parse("SL").unwrap();
    let mut pack = rule_packs().iter().find(|pack| pack.participant == Some(sierra_leone)).unwrap().clone();
    pack.version += 1;
    pack.valid_from = Day::parse("2026-11-23").unwrap();
    let number_alone = default_paper().text_places[22].clone();
    pack.overlay = Some(OverlayPaper {
        sheet_width: 1_480,
        code_place: None,
        text_places: OneOrMore::new(vec![number_alone]).unwrap(),
        ..default_paper().clone()
    });
    let mut source = pack.source[0].clone();
    source.keys = ["sheet_width", "sheet_height", "code_place", "text_places"].map(overlay_key).to_vec();
    pack.source.push(source);
    world.adopt(pack).unwrap();
    let page = head.get(PATH).await;
    assert!(page.says("version 2") && page.says("148.0\u{a0}mm") && !page.says("carats in words"), "{}", page.text());
    assert!(page.says("cannot check the signature"), "{}", page.text());
    assert_ne!(head.get(&overlay).await.bytes, before.bytes, "the layout of the day of issue");
}

fn overlay_key(key: &str) -> Name {
    Name::parse(&format!("overlay.{key}")).unwrap()
}
