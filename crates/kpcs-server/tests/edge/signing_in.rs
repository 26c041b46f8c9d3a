//! Signing in and out, and who sees what.

use axum::http::StatusCode;
use kpcs_server::AppOptions;

use crate::client::{Node, PASSWORD};

#[tokio::test]
async fn people_get_to_the_page_that_they_asked_for() {
    let node = Node::new(1);
    let mut client = node.visitor();
    let asked = client.get("/applications?state=applied").await;
    assert_eq!(
        (asked.status, asked.location()),
        (StatusCode::SEE_OTHER, "/sign-in?next=%2Fapplications%3Fstate%3Dapplied")
    );
    let page = client.get(asked.location()).await;
    assert!(page.body.contains("koidu") && page.body.contains(PASSWORD), "a demonstration lists its accounts");
    let entered = client.fill(&page, "/sign-in", &[("account", "koidu"), ("password", PASSWORD)]).await;
    assert_eq!((entered.status, entered.location()), (StatusCode::SEE_OTHER, "/applications?state=applied"));
    let cookie = entered.headers["set-cookie"].to_str().unwrap();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && !cookie.contains("Secure"), "{cookie}");
    let list = client.get(entered.location()).await;
    assert_eq!(list.status, StatusCode::OK);
    assert!(list.body.contains("koidu (simulated)") && list.body.contains("Koidu Diamonds (simulated)"));

    let left = client.fill(&list, "/sign-out", &[]).await;
    assert_eq!((left.status, left.location()), (StatusCode::SEE_OTHER, "/"));
    assert_eq!(client.get("/applications").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn an_unknown_account_and_a_wrong_password_get_the_same_answer() {
    let node = Node::new(1);
    let mut client = node.visitor();
    let wrong = client.post("/sign-in", &[("account", "koidu"), ("password", "x"), ("next", "//elsewhere")]).await;
    let unknown = client.post("/sign-in", &[("account", "nobody"), ("password", "x"), ("next", "//elsewhere")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(wrong.body.replace("koidu", "nobody").len(), unknown.body.replace("koidu", "nobody").len());
    assert_eq!((wrong.value("account").as_str(), wrong.value("next").as_str()), ("koidu", "/"));
    assert!(!wrong.body.contains("value=\"x\""), "a password is never shown again");

    for _ in 0..9 {
        client.post("/sign-in", &[("account", "koidu"), ("password", "x")]).await;
    }
    let held = client.post("/sign-in", &[("account", "koidu"), ("password", PASSWORD)]).await;
    assert_eq!(held.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(node.signed_in("clerk").await.get("/account").await.status, StatusCode::OK, "one login, not the office");
}

#[tokio::test]
async fn a_live_server_keeps_the_cookie_to_tls_and_lists_nobody() {
    let node = Node::with(1, AppOptions { secure_cookies: true, ..AppOptions::default() });
    let mut client = node.visitor();
    assert!(!client.get("/sign-in").await.body.contains("koidu"));
    let entered = client.post("/sign-in", &[("account", "koidu"), ("password", PASSWORD)]).await;
    assert!(entered.headers["set-cookie"].to_str().unwrap().contains("Secure"));
}

#[tokio::test]
async fn no_page_of_an_office_or_exporter_is_seen_without_a_session() {
    let node = Node::new(1);
    let mut client = node.visitor();
    let paths = [
        "/account",
        "/acts",
        "/acts/void_certificate",
        "/applications",
        "/applications/new",
        "/applications/new/check",
        "/applications/SL-A1",
        "/applications/SL-A1/amend",
        "/desk",
        "/arrivals",
    ];
    for path in paths {
        let page = client.get(path).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{path}");
        assert!(page.location().starts_with("/sign-in?next="), "{path}: {}", page.location());
    }
    for path in ["/applications/new?part=goods", "/applications/new/check", "/acts/void_certificate", "/sign-out"] {
        let page = client.post(path, &[]).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{path}");
    }
}

#[tokio::test]
async fn another_role_is_told_which_role_it_needs() {
    let node = Node::new(1);
    for (login, path, role) in [
        ("clerk", "/applications/new", "Exporter"),
        ("koidu", "/acts/void_certificate", "Clerk"),
        ("importing", "/acts/admit_participant", "Secretariat"),
    ] {
        let page = node.signed_in(login).await.get(path).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{login} {path}");
        assert!(page.body.contains(role), "{login} {path}: {}", page.body);
    }
    let french = node.signed_in("clerk").await.get("/applications/new?lang=fr").await;
    assert!(
        french.body.contains("Il faut l’un de ces rôles : Exportateur, Employé de l’exportateur."),
        "{}",
        french.body
    );
}
