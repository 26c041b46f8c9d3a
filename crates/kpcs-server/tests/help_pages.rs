//! The guides against the code's own tables: a role without a guide, a link that leads nowhere or is not for its reader, a
//! refusal that nobody gives, a text that nothing uses.
//!
//! Invariant: every link is really asked for, by a person who holds just one of the guide's roles.
#![allow(clippy::unwrap_used)]

mod visit;

use std::{collections::BTreeSet, fs, path::Path};

use axum::http::StatusCode;
use kpcs_domain::act::{ActInfo, Role};
use kpcs_register::found;
use kpcs_server::{
    navigation::PLACES,
    page::{
        help::{Flow, GUIDES, WORDS, path_for},
        rules::cited::CITED,
    },
};
use kpcs_store::act::infos;
use kpcs_testing::{World, office};
use kpcs_web::{Language, Texts};
use visit::Browser;

#[test]
fn every_role_has_a_guide_and_the_frame_leads_to_it() {
    for role in Role::ALL {
        let path = path_for(&[*role]);
        assert!(path.starts_with("/help/"), "{role} has no guide in page/help/guides.rs");
    }
    assert_eq!(path_for(&[]), "/help");
    let names: BTreeSet<_> = GUIDES.iter().map(|guide| guide.name).collect();
    assert_eq!(names.len(), GUIDES.len());
    for asked_for in ["examiner", "statistician", "anybody", "engineer"] {
        assert!(names.contains(asked_for), "{asked_for}");
    }
}

#[test]
fn what_goes_wrong_is_something_that_the_register_says() {
    for guide in GUIDES {
        assert!(!guide.refusals.is_empty() && !guide.steps.is_empty(), "{}", guide.name);
        for code in guide.refusals {
            assert!(CITED.iter().any(|(cited, _)| cited == code), "{}: {code}", guide.name);
        }
    }
}

#[tokio::test]
async fn every_page_of_a_guide_opens_for_each_of_its_roles() {
    let world = World::new(81);
    for guide in GUIDES {
        let readers: Vec<Browser> = readers(&world, guide.name, guide.roles).await;
        let text = Browser::visitor(&world.register).get(&format!("/help/{}", guide.name)).await.text();
        for (href, name) in guide.steps.iter().flat_map(|step| step.pages) {
            assert!(text.contains(&format!("href=\"{href}\"")), "{}: {href}", guide.name);
            for language in Language::ALL {
                assert!(!Texts::new(language).get(name).starts_with('['), "{}: {name}", guide.name);
            }
            for reader in &readers {
                let page = reader.get(href).await;
                assert_eq!(page.status, StatusCode::OK, "{}: {href} {}", guide.name, page.location);
            }
        }
    }
}

async fn readers(world: &World, guide: &str, roles: &[Role]) -> Vec<Browser> {
    let mut readers = Vec::new();
    for role in roles {
        let office = if matches!(role, Role::Secretariat | Role::Chair) { "scheme" } else { "SL" };
        readers.push(Browser::of(&world.register, office, &format!("{guide}.{}", role.word()), &[*role]).await);
    }
    if roles.is_empty() {
        readers.push(Browser::visitor(&world.register));
    }
    readers
}

#[tokio::test]
async fn a_guide_shows_every_place_and_every_act_of_its_role_in_both_languages() {
    let world = World::new(82);
    let visitor = Browser::visitor(&world.register);
    for (guide, language) in GUIDES.iter().flat_map(|guide| Language::ALL.map(|language| (guide, language))) {
        let page = visitor.get(&format!("/help/{}?lang={}", guide.name, language.tag())).await;
        assert_eq!(page.status, StatusCode::OK, "{}", guide.name);
        let text = page.text();
        assert!(!text.contains(">["), "{}: a text is missing: {text}", guide.name);
        let Some(role) = guide.roles.first() else { continue };
        for place in PLACES.iter().filter(|place| place.roles.contains(role)) {
            assert!(text.contains(&format!("href=\"{}\"", place.href)), "{}: {}", guide.name, place.href);
        }
        // A company prepares certificates only where the pack says so.
        let prepares = |info: &ActInfo| guide.name == "exporter" && info.name == "issue_certificate";
        for info in infos().iter().filter(|info| info.by.contains(role) && !prepares(info)) {
            assert!(text.contains(&format!("href=\"/acts/{}\"", info.name)), "{}: {}", guide.name, info.name);
        }
    }
    for path in ["/help", "/help/words", "/help/api"] {
        assert_eq!(visitor.get(path).await.status, StatusCode::OK, "{path}");
    }
    assert_eq!(visitor.get("/help/nobody").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_guide_says_what_the_readers_own_country_asks() {
    let world = World::new(83);
    found(&world.register, &[office("US", "US", "United States KP Authority", "US")], |_| {}).unwrap();
    let american = Browser::of(&world.register, "US", "us.exporter", &[Role::Exporter]).await;
    let guide = american.get("/help/exporter").await;
    assert!(
        guide.says("What your country asks beyond the scheme") && guide.says("/participants/US"),
        "{}",
        guide.text()
    );
    assert!(guide.says("/acts/issue_certificate") && american.get("/acts").await.says("/acts/issue_certificate"));
    let exporter = Browser::of(&world.register, "SL", "sl.exporter", &[Role::Exporter]).await;
    for path in ["/help/exporter", "/acts"] {
        let page = exporter.get(path).await;
        assert!(
            page.says("/acts/apply_for_certificate") && !page.says("/acts/issue_certificate"),
            "{path}: {}",
            page.text()
        );
    }
    let clerk = Browser::of(&world.register, "SL", "sl.clerk", &[Role::Clerk]).await;
    assert!(clerk.get("/acts").await.says("/acts/issue_certificate"));
    assert!(!Browser::visitor(&world.register).get("/help/clerk").await.says("What your country asks"));
}

#[tokio::test]
async fn the_frame_of_a_desk_leads_to_the_guide_of_who_works_there() {
    let world = World::new(83);
    let clerk = Browser::of(&world.register, "SL", "a.clerk", &[Role::Clerk]).await;
    let officer = Browser::of(&world.register, "EU-ANT", "an.officer", &[Role::ImportingOfficer]).await;
    assert!(clerk.get("/desk").await.says("href=\"/help/examiner\""));
    assert!(officer.get("/arrivals").await.says("href=\"/help/importing-officer\""));
    assert!(Browser::visitor(&world.register).get("/").await.says("href=\"/help\""));
    let own = clerk.get("/help").await.text();
    let (mine, others) = own.split_once("For everybody").unwrap();
    assert!(mine.contains("/help/clerk") && !mine.contains("/help/chair") && others.contains("/help/chair"));
}

#[test]
fn no_text_of_the_guides_is_idle_or_missing() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../kpcs-web/locales/help.en.ftl");
    let file = fs::read_to_string(path).unwrap();
    let keys: BTreeSet<_> = file.lines().filter_map(|line| line.split_once(" = ")).map(|(key, _)| key).collect();
    let of_guides = |key: &&&str| GUIDES.iter().any(|guide| key.starts_with(&format!("help-{}-", guide.name)));
    let written: BTreeSet<String> = keys
        .iter()
        .filter(of_guides)
        .chain(keys.iter().filter(|key| is_drawn(key)))
        .map(|key| (*key).to_owned())
        .collect();
    let mut wanted = BTreeSet::new();
    for guide in GUIDES {
        wanted.extend(["title", "lead"].map(|what| format!("help-{}-{what}", guide.name)));
        wanted.extend((1..=guide.steps.len()).map(|step| format!("help-{}-{step}", guide.name)));
        if let Flow::Way(name, count, mine) = guide.flow {
            wanted.extend((1..=count).map(|step| format!("help-flow-{name}-{step}")));
            assert!(mine.iter().all(|step| *step < count), "{}", guide.name);
        }
    }
    wanted.extend(WORDS.iter().map(|(name, _)| format!("word-{name}")));
    assert_eq!(written, wanted);
}

fn is_drawn(key: &str) -> bool {
    key.starts_with("help-flow-") || key.starts_with("word-")
}
