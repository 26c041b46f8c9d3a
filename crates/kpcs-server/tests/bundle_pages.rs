//! Audit bundles through the real router: the page for everybody, and the files for those who may hand them out.
#![allow(clippy::unwrap_used)]

mod visit;

use std::sync::Arc;

use axum::http::StatusCode;
use kpcs_audit::{Question, Reader, prove};
use kpcs_domain::act::Role;
use kpcs_exchange::{HubOptions, open_hub};
use kpcs_register::Clock as _;
use kpcs_server::{AppOptions, Hub};
use kpcs_testing::World;
use visit::Browser;

#[tokio::test]
async fn everybody_reads_what_a_bundle_is_and_nobody_downloads_another_offices() {
    let (world, folder) = (World::new(1), tempfile::tempdir().unwrap());
    let clock = Arc::clone(&world.clock);
    let seconds = Arc::new(move || clock.now().seconds().cast_unsigned());
    let log = open_hub(&world.register, folder.path(), HubOptions::demonstration(seconds)).unwrap();
    let options = AppOptions { hub: Some(Hub(log)), ..AppOptions::default() };
    let visitor = Browser::visitor_with(&world.register, options);
    assert!(visitor.get("/log").await.says("/bundles"));
    let shown = visitor.get("/bundles").await;
    assert_eq!(shown.status, StatusCode::OK);
    let roots = world.register.roots_fingerprint().unwrap();
    assert!(shown.says(&format!("kpcs bundle verify FILE --roots {roots}")));
    assert!(!shown.says("/bundles/authority"), "no file for a stranger");
    assert_ne!(visitor.get("/bundles/public?year=2026").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_head_downloads_the_offices_year_and_it_proves() {
    let (world, folder) = (World::new(2), tempfile::tempdir().unwrap());
    let clock = Arc::clone(&world.clock);
    let seconds = Arc::new(move || clock.now().seconds().cast_unsigned());
    let log = open_hub(&world.register, folder.path(), HubOptions::demonstration(seconds)).unwrap();
    world.issue("12.34", "one").unwrap();
    world.register.log_everything().unwrap();
    let options = AppOptions { hub: Some(Hub(log)), ..AppOptions::default() };
    let head = Browser::of(&world.register, "SL", "he.ad", &[Role::AuthorityHead]).await.at(&world.register, options);
    assert!(head.get("/bundles").await.says("/bundles/participant?year=2026"));
    for (reader, certificates) in [("authority", 1), ("participant", 1), ("public", 0)] {
        let file = head.get(&format!("/bundles/{reader}?year=2026")).await;
        assert_eq!(file.status, StatusCode::OK, "{reader}");
        let question = Question { roots: world.register.roots_fingerprint().ok(), checkpoint: None };
        let audit = prove(&file.bytes[..], &question, |_| {}).unwrap();
        assert_eq!((audit.findings.broken, audit.counts.certificates), (0, certificates), "{reader}");
        assert_eq!(audit.manifest.exporter.as_str(), "SL");
        assert!(Reader::of(&audit.manifest).to_string().starts_with(reader));
    }
    for nothing in ["/bundles/scheme?year=2026", "/bundles/public?year=1999", "/bundles/public"] {
        assert_eq!(head.get(nothing).await.status, StatusCode::NOT_FOUND, "{nothing}");
    }
    let left = std::fs::read_dir(world.register.store().folder()).unwrap();
    let left = left.filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().ends_with(".part"));
    assert_eq!(left.count(), 0, "nothing lies about");
}
