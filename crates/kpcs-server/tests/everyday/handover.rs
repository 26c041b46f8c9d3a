//! The handover book: what is open, begun by who leaves, signed once by who comes in, read by one office.

use axum::http::StatusCode;
use kpcs_domain::act::{Role, VoidCertificate, void_certificate};
use kpcs_domain::value::Text;
use kpcs_register::{Step, authorise, request_id_of};
use kpcs_store::work;
use kpcs_testing::World;

use crate::visit::{Browser, shown};

const PATH: &str = "/office/handover";

/// The handle of the account with this login.
fn handle(world: &World, login: &str) -> String {
    let account = world.register.store().read(|sql| work::account_by_login(sql, login)).unwrap().unwrap();
    account.handle.to_string()
}

#[tokio::test]
async fn two_people_hand_over_what_is_open_and_the_book_keeps_it() {
    let world = World::new(101);
    let (number, _) = world.issue("12.34", "one").unwrap();
    let who = authorise::<VoidCertificate>(&world.people.clerk, Step::Ask).unwrap();
    let reason = Text::parse("Spoiled.").unwrap();
    let request = void_certificate::Request { number: number.clone(), reason };
    world.register.prepare::<VoidCertificate>(who, request, request_id_of("void")).unwrap();
    let leaves = Browser::of(&world.register, "SL", "lea.ver", &[Role::Clerk]).await;
    let comes = Browser::of(&world.register, "SL", "com.er", &[Role::Clerk]).await;
    let stranger = Browser::of(&world.register, "EU-ANT", "stranger", &[Role::ImportingOfficer]).await;

    let book = leaves.get(PATH).await;
    assert!(book.says(&shown(&number)) && book.says("Prepared, waiting for a second officer"), "{}", book.text());
    assert!(book.says("Nothing is open in: Cases,"), "what is empty stands in one line: {}", book.text());
    assert!(!book.says("class=\"empty"));
    assert!(!stranger.get(PATH).await.says(&shown(&number)), "another office has a book of its own");
    let nobody = leaves.fill(&book, PATH, &[("comes_in", &handle(&world, "stranger"))]).await;
    assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY, "only a colleague comes in");

    let comer = handle(&world, "com.er");
    let answers = [("comes_in", &*comer), ("remarks", "The printer pulls to the left.")];
    for _twice in 0..2 {
        assert_eq!(leaves.fill(&book, PATH, &answers).await.status, StatusCode::SEE_OTHER);
    }
    let waiting = comes.get(PATH).await;
    assert!(waiting.says("I have read this and take over") && waiting.says("pulls to the left"), "{}", waiting.text());
    assert_eq!(waiting.text().matches("pulls to the left").count(), 1, "a second click hands over nothing more");
    let id = waiting.value("take");
    leaves.fill(&book, PATH, &[("take", &id)]).await;
    assert!(comes.get(PATH).await.says("not yet"), "who leaves cannot sign for who comes in");
    for _twice in 0..2 {
        assert_eq!(comes.fill(&waiting, PATH, &[("take", &id)]).await.status, StatusCode::SEE_OTHER);
    }
    let signed = comes.get(PATH).await;
    assert!(
        !signed.says("not yet") && signed.says("lea.ver") && signed.says("Prepared, waiting for a second officer: 1")
    );
}
