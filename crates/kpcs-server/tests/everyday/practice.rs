//! The register to practise in: a loud mark, cookies of its own, files that say what they are.

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Request, header},
};
use http_body_util::BodyExt as _;
use kpcs_server::{App, AppOptions, Practice, router};
use kpcs_testing::World;
use tower::ServiceExt as _;

fn served(world: &World, practice: Practice) -> Router {
    router(App::new(world.register.clone(), AppOptions { practice, ..AppOptions::default() }))
}

async fn ask(router: &Router, request: Request<Body>) -> (HeaderMap, String) {
    let response = router.clone().oneshot(request).await.unwrap();
    let headers = response.headers().clone();
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    (headers, String::from_utf8_lossy(&bytes).into_owned())
}

fn get(path: &str, cookie: &str) -> Request<Body> {
    Request::get(path).header(header::COOKIE, cookie).body(Body::empty()).unwrap()
}

/// Signs the clerk in; the cookie of the session as the browser keeps it.
async fn signed_in(world: &World, router: &Router) -> String {
    crate::visit::Browser::of(&world.register, "SL", "practising", &[kpcs_domain::act::Role::Clerk]).await;
    let form = format!("account=practising&password={}", crate::visit::PASSWORD.replace(' ', "+"));
    let request = Request::post("/sign-in")
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(form))
        .unwrap();
    let (headers, said) = ask(router, request).await;
    let session = headers.get_all(header::SET_COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut session = session.filter(|cookie| cookie.contains("kpcs_session="));
    session.next().expect(&said).split(';').next().unwrap().to_owned()
}

#[tokio::test]
async fn every_page_and_file_of_the_practice_register_says_what_it_is() {
    let world = World::new(91);
    let router = served(&world, Practice::Here);
    let (headers, page) = ask(&router, get("/", "")).await;
    assert_eq!(page.matches("PRACTICE, no value").count(), 2, "in the title and on the page");
    assert_eq!(headers["kpcs-practice"], "no value");
    let cookie = signed_in(&world, &router).await;
    assert!(cookie.starts_with("practice-kpcs_session="), "{cookie}");
    let (headers, _) = ask(&router, get("/certificates?format=csv", &cookie)).await;
    let named = headers[header::CONTENT_DISPOSITION].to_str().unwrap();
    assert!(named.contains("filename=\"PRACTICE-SL-certificates"), "{named}");
}

#[tokio::test]
async fn a_session_of_the_one_is_none_of_the_other() {
    let world = World::new(92);
    // The same accounts on purpose: only the names of the cookies keep the two apart.
    let (practice, live) = (served(&world, Practice::Here), served(&world, Practice::At("http://elsewhere".into())));
    let cookie = signed_in(&world, &practice).await;
    let secret = cookie.split_once('=').unwrap().1;
    let is_in = |page: &str| page.contains("/sign-out");
    assert!(is_in(&ask(&practice, get("/", &cookie)).await.1));
    assert!(!is_in(&ask(&live, get("/", &cookie)).await.1), "the live register does not know the practice cookie");
    let named_live = format!("kpcs_session={secret}");
    assert!(
        !is_in(&ask(&practice, get("/", &named_live)).await.1),
        "a live cookie never reaches the practice register"
    );
    let (_, office) = ask(&live, get("/office", &named_live)).await;
    assert!(office.contains("href=\"http://elsewhere\"") && !office.contains("PRACTICE, no value"), "{office}");
}
