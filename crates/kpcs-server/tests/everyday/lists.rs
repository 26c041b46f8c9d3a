//! Every list is a file, too: each page of the matrix that shows a table offers CSV and XLSX, or stands below with its reason.
//! And the keyboard page names the keys that the frame has.

use axum::http::StatusCode;
use kpcs_domain::act::Role;
use kpcs_server::{
    page::help_keys::KEYS,
    permission::{MATRIX, Who},
};
use kpcs_testing::World;

use crate::visit::Browser;

/// Pages with a table that are no lists, or whose files stand elsewhere.
const OTHERWISE: [(&str, &str); 27] = [
    ("/desk", "queues of today; each leads to its list, which is a file"),
    ("/arrivals", "queues of today; each leads to /arrivals/list"),
    ("/office/morning", "a sheet to be printed"),
    ("/office/day", "a sheet to be printed"),
    ("/office/handover", "a sheet to be printed and signed"),
    ("/office/reports", "the reports themselves are files"),
    ("/office/paper", "one layout, which is the rule pack's, and the settings of printers"),
    ("/office/health", "figures of the machine; /metrics is for programs"),
    ("/log", "witnesses of a log, which programs ask at /log/checkpoint"),
    ("/bundles", "the bundles themselves are files"),
    ("/closure", "/closure.csv, whole, slice by slice"),
    ("/record", "/record.csv, and taking it stands in the record itself"),
    ("/acts", "a menu of what can be done, not of what was done"),
    ("/rules", "docs/requirements.md and /api/v1/rules"),
    ("/imports", "files that were sent, and forms to send more"),
    ("/office/webhooks", "settings of the office's programs; /api/v1/webhooks lists them"),
    ("/account/tokens", "a person's own settings"),
    ("/account/feeds", "a person's own settings"),
    ("/account/sessions", "a person's own settings"),
    ("/help", "a page of help"),
    ("/help/words", "a page of help"),
    ("/help/keys", "a page of help"),
    ("/design", "samples of parts"),
    ("/account", "a person's own page"),
    ("/inbox", "notices are read as a feed or by mail"),
    ("/applications/new", "a form with rows"),
    ("/arrivals/paper", "a form with rows"),
];

/// Pages of the frame and of help that hold no list.
fn is_list(html: &str) -> bool {
    html.contains("<table") || html.contains("class=\"empty")
}

#[tokio::test]
async fn every_list_is_offered_as_csv_and_xlsx() {
    let world = World::new(111);
    world.issue("12.34", "one").unwrap();
    let roles = [
        Role::Clerk,
        Role::ValidatingOfficer,
        Role::ImportingOfficer,
        Role::AuthorityHead,
        Role::StockKeeper,
        Role::OfficeAdministrator,
    ];
    let office = Browser::of(&world.register, "SL", "every.body", &roles).await;
    let exporter = Browser::of(&world.register, "SL", "ex.porter", &[Role::Exporter]).await;
    let (mut seen, mut missing) = (0, Vec::new());
    let pages = MATRIX.iter().filter(|line| line.method == "GET" && !line.route.contains('{'));
    let pages =
        pages.filter(|line| !line.route.starts_with("/api/") && !line.route.contains('.') && line.who != Who::Asks);
    for line in pages {
        for person in [&office, &exporter] {
            let shown = person.get(line.route).await;
            let html = shown.text();
            if shown.status != StatusCode::OK || !is_list(&html) {
                continue;
            }
            seen += 1;
            let offers = |format: &str| html.contains(&format!("format={format}\""));
            let otherwise = OTHERWISE.iter().any(|(route, _)| *route == line.route);
            let offered = offers("csv") && offers("xlsx");
            if !offered && !otherwise {
                missing.push(line.route);
            }
        }
    }
    assert!(seen > 20, "{seen} lists were looked at");
    assert_eq!(missing, Vec::<&str>::new(), "lists without files: give them `listing::listed`, or a reason above");
}

#[tokio::test]
async fn a_list_of_a_page_comes_as_both_files() {
    let world = World::new(112);
    let head = Browser::of(&world.register, "SL", "he.ad", &[Role::AuthorityHead]).await;
    let csv = head.get("/people?format=csv").await;
    assert!(csv.kind.starts_with("text/csv") && csv.says("he.ad"), "{}", csv.text());
    let xlsx = head.get("/people?format=xlsx").await;
    assert!(xlsx.kind.contains("spreadsheetml") && xlsx.bytes.starts_with(b"PK"));
    let stranger = Browser::of(&world.register, "EU-ANT", "stranger", &[Role::AuthorityHead]).await;
    assert!(!stranger.get("/people?format=csv").await.says("he.ad"), "a file holds what the page holds");
}

#[tokio::test]
async fn the_keyboard_page_names_the_keys_that_pages_have() {
    let world = World::new(113);
    let clerk = Browser::of(&world.register, "SL", "cl.erk", &[Role::Clerk]).await;
    let list = clerk.get("/certificates").await.text();
    let has: Vec<_> = list.split("accesskey=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    for (key, _) in KEYS {
        assert!(has.contains(&key), "{key} is named and stands on no list page: {has:?}");
    }
    assert_eq!(has.len(), KEYS.len(), "each key once, and each one named: {has:?}");
    let skip = list.find("class=\"skip\"").unwrap();
    assert!(skip < list.find("<header").unwrap(), "the way past the menus comes first");
}
