//! The inbox and the choices, page by page: who sees what, what is read, what is wanted.

use axum::http::StatusCode;
use kpcs_domain::act::{Role, VoidCertificate, void_certificate};
use kpcs_domain::value::Text;
use kpcs_register::{Step, authorise, request_id_of};
use kpcs_server::notice::gather_notices;
use kpcs_store::bind;
use kpcs_testing::World;

use crate::visit::{Browser, shown};

/// A world in which something waits for the validating officer and something has come to Antwerp.
fn busy(seed: u64) -> (World, String) {
    let world = World::new(seed);
    let (number, _) = world.issue("12.34", "one").unwrap();
    let who = authorise::<VoidCertificate>(&world.people.clerk, Step::Ask).unwrap();
    let reason = Text::parse("Spoiled.").unwrap();
    let request = void_certificate::Request { number: number.clone(), reason };
    world.register.prepare::<VoidCertificate>(who, request, request_id_of("void")).unwrap();
    world.register.deliver().unwrap();
    assert!(gather_notices(&world.register).unwrap() > 0);
    assert_eq!(gather_notices(&world.register).unwrap(), 0, "the same thing is told once");
    (world, number.to_string())
}

/// The address to which opening the first notice on a page is sent.
fn first(page: &crate::visit::Seen) -> String {
    let text = page.text();
    let action = text.split("action=\"/inbox/").skip(1).find(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    format!("/inbox/{}", action.expect("a notice").split('"').next().unwrap())
}

#[tokio::test]
async fn each_person_reads_what_concerns_them_and_opens_it() {
    let (world, number) = busy(71);
    let validating = Browser::of(&world.register, "SL", "valid2", &[Role::ValidatingOfficer]).await;
    let page = validating.get("/inbox").await;
    assert!(page.says(&format!("{} is prepared and waits for approval.", shown(&number))), "{}", page.text());
    assert!(page.says("class=\"waiting\">1<"), "the header counts it: {}", page.text());
    assert!(validating.get("/desk").await.says("class=\"waiting\">1<"), "on every page");
    let importing = Browser::of(&world.register, "EU-ANT", "import2", &[Role::ImportingOfficer]).await;
    let other = importing.get("/inbox").await;
    assert!(other.says("for goods on their way to us") && !other.says("waits for approval"), "{}", other.text());
    let stolen = importing.fill(&other, &first(&page), &[]).await;
    assert_eq!(stolen.status, StatusCode::NOT_FOUND, "another's notice");
    let opened = validating.fill(&page, &first(&page), &[]).await;
    assert_eq!(opened.status, StatusCode::SEE_OTHER);
    assert!(opened.location.starts_with("/desk/proposals/"), "{}", opened.location);
    assert_eq!(validating.get(&opened.location).await.status, StatusCode::OK);
    let read = validating.get("/inbox").await;
    assert!(read.says("Everything has been read.") && read.says(&shown(&number)) && !read.says("class=\"unread\""));
    assert!(validating.get("/inbox?unread=yes").await.says("No notices"));
    assert!(validating.get("/inbox?kind=alert_raised").await.says("No notices"));
    let head = Browser::of(&world.register, "SL", "head2", &[Role::AuthorityHead]).await;
    assert!(head.get("/inbox").await.says("No notices"), "a proposal that others approve");
}

#[tokio::test]
async fn all_marks_what_the_page_showed_and_not_what_came_since() {
    let (world, _) = busy(72);
    let importing = Browser::of(&world.register, "EU-ANT", "import2", &[Role::ImportingOfficer]).await;
    let page = importing.get("/inbox").await;
    let up_to = page.value("up_to");
    world.issue("5.43", "two").unwrap();
    world.register.deliver().unwrap();
    gather_notices(&world.register).unwrap();
    let done = importing.fill(&page, "/inbox/read", &[("up_to", &up_to)]).await;
    assert_eq!(done.location, "/inbox");
    let after = importing.get("/inbox").await;
    assert!(after.says("2 notices have not been read."), "the new shipment, the new device: {}", after.text());
    let all = importing.fill(&after, "/inbox/read", &[("up_to", "9223372036854775807")]).await;
    assert_eq!(all.status, StatusCode::SEE_OTHER);
    world.issue("6.54", "three").unwrap();
    world.register.deliver().unwrap();
    gather_notices(&world.register).unwrap();
    assert!(importing.get("/inbox").await.says("One notice has not been read."), "what comes later is new");
}

#[tokio::test]
async fn everybody_chooses_and_what_needs_a_hand_stays() {
    let (world, _) = busy(73);
    let importing = Browser::of(&world.register, "EU-ANT", "import2", &[Role::ImportingOfficer]).await;
    let form = importing.get("/account/notices").await;
    assert!(form.says("This register sends no mail yet"), "{}", form.text());
    let mine = [
        "proposal_waiting",
        "reply_arrived",
        "deadline_passed",
        "deadline_near",
        "advice_received",
        "statement_received",
        "alert_raised",
        "account_changed",
        "mail_dead",
    ];
    let answers = |email, advice, reply| {
        let mut answers: Vec<_> = mine.iter().map(|kind| (*kind, "inbox")).collect();
        answers[4].1 = advice;
        answers[1].1 = reply;
        answers.extend([("email", email), ("language", "fr")]);
        answers
    };
    for (wrong, field) in [
        (answers("nowhere", "inbox", "inbox"), "email"),
        (answers("", "inbox", "not"), "reply_arrived"),
        (answers("", "by pigeon", "inbox"), "advice_received"),
    ] {
        let refused = importing.fill(&form, "/account/notices", &wrong).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.says(&format!("id=\"error-{field}\"")), "{field}: {}", refused.text());
    }
    let kept = importing.fill(&form, "/account/notices", &answers("me@office.example", "not", "digest")).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.text());
    assert!(importing.get("/inbox").await.says("No notices"), "not at all");
    let shown = importing.get("/account/notices").await;
    assert!(shown.says("value=\"me@office.example\""), "{}", shown.text());
    let language = "select language from work_account where login = 'import2'";
    let language = world.register.store().read(|sql| sql.query_one(language, bind![], |row| row.text(0)));
    assert_eq!(language.unwrap().unwrap(), "fr");
}

#[tokio::test]
async fn a_deadline_is_told_before_and_after_it() {
    let world = World::new(74);
    let (number, _) = world.issue("12.34", "one").unwrap();
    let clerk = Browser::of(&world.register, "SL", "clerk2", &[Role::Clerk]).await;
    gather_notices(&world.register).unwrap();
    assert!(!clerk.get("/inbox").await.says("deadline for"));
    let expires = "select expires_on from view_certificate";
    let expires =
        world.register.store().read(|sql| sql.query_one(expires, bind![], |row| row.day(0))).unwrap().unwrap();
    world.at(&format!("{}T09:00:00Z", expires.plus_days(-1)));
    gather_notices(&world.register).unwrap();
    let clerk = Browser::of(&world.register, "SL", "clerk3", &[Role::Clerk]).await;
    assert!(clerk.get("/inbox").await.says(&format!("A deadline for {} is near.", shown(&number))));
    world.at(&format!("{}T09:00:00Z", expires.plus_days(1)));
    gather_notices(&world.register).unwrap();
    let clerk = Browser::of(&world.register, "SL", "clerk4", &[Role::Clerk]).await;
    let page = clerk.get("/inbox").await;
    assert!(
        page.says(&format!("The deadline for {} has passed.", shown(&number))) && page.says("Needs a hand"),
        "{}",
        page.text()
    );
}
