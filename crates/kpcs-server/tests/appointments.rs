//! Appointments through the real router: an exporter books a free time once, the office sees who comes, others only that
//! the time is taken.
#![allow(clippy::unwrap_used)]

mod visit;

use axum::http::StatusCode;
use kpcs_domain::{
    act::{BookAppointment, ChangeAppointment, Role, book_appointment, change_appointment},
    value::{Day, TimeOfDay},
};
use kpcs_server::notice::gather_notices;
use kpcs_testing::World;
use visit::Browser;

fn at(day: &str, time: &str) -> book_appointment::Request {
    book_appointment::Request {
        day: Day::parse(day).unwrap(),
        time: TimeOfDay::parse(time).unwrap(),
        application: None,
        remarks: None,
    }
}

#[tokio::test]
async fn a_time_is_booked_once_and_only_the_office_and_its_company_read_whose_it_is() {
    let world = World::new(91);
    let book =
        |time: &str, key: &str| world.perform::<BookAppointment>(&world.people.exporter, at("2026-11-24", time), key);
    book("09:30", "first").unwrap();
    let again = format!("{:?}", book("09:30", "second").unwrap_err());
    assert!(again.contains("appointment_taken"), "{again}");
    let outside = format!("{:?}", book("09:40", "third").unwrap_err());
    assert!(outside.contains("counter_closed"), "{outside}");
    let company = world.people.exporter.company.clone().unwrap().to_string();
    let address = "/appointments?day=2026-11-24";
    let clerk = Browser::of(&world.register, "SL", "cl.erk", &[Role::Clerk]).await;
    let seen = clerk.get(address).await;
    assert!(seen.says(&company) && !seen.says("/acts/book_appointment"), "{}", seen.text());
    let exporter = Browser::of(&world.register, "SL", "ex.porter", &[Role::Exporter]).await;
    let seen = exporter.get(address).await;
    assert!(seen.says("Book 09:00") && !seen.says("Book 09:30"), "{}", seen.text());
    let sunday = exporter.get("/appointments?day=2026-11-29").await;
    assert!(!sunday.says("time=") && sunday.says("closed"), "{}", sunday.text());
    let form = exporter.get("/acts/book_appointment?day=2026-11-24&time=10:00").await;
    assert!(form.says("10:00"), "{}", form.text());
    let border = Browser::of(&world.register, "SL", "bor.der", &[Role::ImportingOfficer]).await;
    assert_eq!(border.get(address).await.status, StatusCode::FORBIDDEN);
    world.at("2026-11-24T07:00:00Z");
    let early = Browser::of(&world.register, "SL", "cl.erk2", &[Role::Clerk]).await;
    let sheet = early.get("/office/morning").await;
    assert!(sheet.says("At the counter today") && sheet.says("09:30") && sheet.says(&company), "{}", sheet.text());
}

fn moved(time: &str, to: Option<&str>) -> change_appointment::Request {
    change_appointment::Request {
        day: Day::parse("2026-11-24").unwrap(),
        time: TimeOfDay::parse(time).unwrap(),
        new_day: to.and_then(|_| Day::parse("2026-11-25").ok()),
        new_time: to.map(|time| TimeOfDay::parse(time).unwrap()),
        remarks: None,
    }
}

#[tokio::test]
async fn each_side_moves_or_cancels_and_the_other_is_told() {
    let world = World::new(94);
    let (exporter, clerk) = (&world.people.exporter, &world.people.clerk);
    world.perform::<BookAppointment>(exporter, at("2026-11-24", "09:30"), "one").unwrap();
    world.perform::<BookAppointment>(exporter, at("2026-11-24", "10:30"), "two").unwrap();
    let company = exporter.company.clone().unwrap().to_string();
    let office = Browser::of(&world.register, "SL", "cl.erk", &[Role::Clerk]).await;
    let trader = Browser::for_company(&world.register, "SL", "ex.porter", &company).await;
    let page = trader.get("/appointments?day=2026-11-24").await;
    assert!(page.says("/acts/change_appointment?day=2026-11-24&amp;time=09:30") || page.says("Move or cancel 09:30"));
    world.perform::<ChangeAppointment>(exporter, moved("09:30", Some("11:00")), "moved").unwrap();
    world.perform::<ChangeAppointment>(clerk, moved("10:30", None), "cancelled").unwrap();
    let gone =
        format!("{:?}", world.perform::<ChangeAppointment>(exporter, moved("10:30", None), "again").unwrap_err());
    assert!(gone.contains("appointment_unknown"), "{gone}");
    gather_notices(&world.register).unwrap();
    let inbox = office.get("/inbox").await;
    assert!(inbox.says("2026-11-24 09:30 → 2026-11-25 11:00") && !inbox.says("was cancelled"), "{}", inbox.text());
    let inbox = trader.get("/inbox").await;
    assert!(inbox.says("2026-11-24 10:30 was cancelled") && !inbox.says("09:30"), "{}", inbox.text());
    let day = office.get("/appointments?day=2026-11-25").await;
    assert!(day.says(&company) && day.says("Move or cancel 11:00"), "{}", day.text());
    let day = office.get("/appointments?day=2026-11-24").await;
    assert!(!day.says(&company), "{}", day.text());
    world.check();
}
