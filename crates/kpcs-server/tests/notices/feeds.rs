//! Feeds and calendars as a reader takes them: valid, stable, revocable, and silent about what nobody may read.

use axum::http::StatusCode;
use kpcs_domain::{
    act::{BookAppointment, Role, book_appointment},
    value::{Day, TimeOfDay},
};
use kpcs_server::{mail::PUBLIC_ADDRESS, notice::gather_notices};
use kpcs_store::{bind, work};
use kpcs_testing::World;
use quick_xml::{Reader, events::Event};

use crate::visit::{Browser, Seen, shown};

fn world(seed: u64) -> World {
    let world = World::new(seed);
    world.register.store().write(|sql| work::put_setting(sql, PUBLIC_ADDRESS, "https://kp.example/")).unwrap();
    world
}

/// The texts of elements by their path, such as `feed/entry/id`, read by an XML reader that takes nothing ill-formed.
fn elements(seen: &Seen) -> Vec<(String, String)> {
    assert_eq!((seen.status, seen.kind.as_str()), (StatusCode::OK, "application/atom+xml; charset=utf-8"));
    let text = seen.text();
    let mut reader = Reader::from_str(&text);
    let (mut path, mut found): (Vec<String>, Vec<(String, String)>) = (Vec::new(), Vec::new());
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                path.push(start.name().as_ref().to_owned());
                found.push((path.join("/"), String::new()));
            }
            Event::End(_) => drop(path.pop()),
            Event::Text(text) if !path.is_empty() => {
                found.last_mut().unwrap().1.push_str(&text);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(path.is_empty());
    found.into_iter().map(|(path, text)| (path, text.trim().to_owned())).collect()
}

fn all<'a>(elements: &'a [(String, String)], path: &str) -> Vec<&'a str> {
    elements.iter().filter(|(at, _)| at == path).map(|(_, text)| text.as_str()).collect()
}

/// What RFC 4287 demands of every feed.
fn is_valid(elements: &[(String, String)]) {
    for path in ["feed/id", "feed/title", "feed/updated", "feed/author/name"] {
        assert!(matches!(&all(elements, path)[..], [text] if !text.is_empty()), "{path}: {elements:?}");
    }
    let [ids, titles, updated] = ["id", "title", "updated"].map(|name| all(elements, &format!("feed/entry/{name}")));
    assert!(ids.len() == titles.len() && ids.len() == updated.len(), "{elements:?}");
    let once: std::collections::BTreeSet<_> = ids.iter().collect();
    assert_eq!(once.len(), ids.len(), "each id once: {ids:?}");
    let days = updated.iter().chain(&all(elements, "feed/updated")).copied().collect::<Vec<_>>();
    assert!(days.iter().all(|day| kpcs_domain::value::Timestamp::parse(day).is_ok()), "{days:?}");
}

#[tokio::test]
async fn the_public_feeds_are_valid_and_keep_their_ids() {
    let world = world(81);
    let reader = Browser::visitor(&world.register);
    for path in ["/feeds/alerts.atom", "/feeds/participants.atom", "/feeds/notices.atom"] {
        let first = elements(&reader.get(path).await);
        is_valid(&first);
        world.at("2026-11-24T09:00:00Z");
        assert_eq!(elements(&reader.get(path).await), first, "nothing is new, so nothing changes");
    }
    let told = elements(&reader.get("/feeds/participants.atom").await);
    assert!(all(&told, "feed/entry/title").iter().any(|title| title.contains("SL")), "{told:?}");
    let french = reader.get("/feeds/participants.atom?lang=fr").await;
    assert!(french.says("xml:lang=\"fr\""));
    assert_eq!(all(&elements(&french), "feed/entry/id"), all(&told, "feed/entry/id"), "the same in each language");
}

/// Makes an address on the page and gives its path.
async fn made(browser: &Browser, kind: &str) -> String {
    let page = browser.get("/account/feeds").await;
    let page = browser.fill(&page, "/account/feeds", &[("kind", kind)]).await;
    let text = page.text();
    let address = text.split("https://kp.example").nth(1).expect("the address").split('<').next().unwrap().to_owned();
    assert!(!browser.get("/account/feeds").await.says(&address), "shown once");
    address
}

#[tokio::test]
async fn a_private_feed_gives_its_person_s_inbox_until_it_is_taken_back() {
    let world = world(82);
    let (number, _) = world.issue("12.34", "one").unwrap();
    world.register.deliver().unwrap();
    gather_notices(&world.register).unwrap();
    let importing = Browser::of(&world.register, "EU-ANT", "import2", &[Role::ImportingOfficer]).await;
    let address = made(&importing, "notices").await;
    let reader = Browser::visitor(&world.register);
    let feed = reader.get(&address).await;
    let told = elements(&feed);
    is_valid(&told);
    assert!(all(&told, "feed/entry/title").iter().any(|title| title.contains(&shown(&number))), "{told:?}");
    assert!(!feed.says("12.34") && !feed.says("Koidu"), "{}", feed.text());
    let token = address.split('/').nth(2).unwrap();
    assert!(!feed.says(token), "the token is not in what is passed on");
    assert_eq!(reader.get(&address.replace("notices.atom", "deadlines.ics")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(reader.get("/feeds/0000/notices.atom").await.status, StatusCode::NOT_FOUND);
    let stranger = Browser::of(&world.register, "SL", "clerk2", &[Role::Clerk]).await;
    let page = stranger.get("/account/feeds").await;
    assert_eq!(stranger.fill(&page, "/account/feeds/1/end", &[]).await.status, StatusCode::NOT_FOUND);
    let page = importing.get("/account/feeds").await;
    assert_eq!(importing.fill(&page, "/account/feeds/1/end", &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(reader.get(&address).await.status, StatusCode::NOT_FOUND, "taken back");
}

#[tokio::test]
async fn a_calendar_holds_the_deadlines_of_its_person_with_lasting_names() {
    let world = world(83);
    let (number, _) = world.issue("12.34", "one").unwrap();
    let clerk = Browser::of(&world.register, "SL", "clerk2", &[Role::Clerk]).await;
    let importing = Browser::of(&world.register, "EU-ANT", "import2", &[Role::ImportingOfficer]).await;
    let (mine, other) = (made(&clerk, "deadlines").await, made(&importing, "deadlines").await);
    let reader = Browser::visitor(&world.register);
    let first = reader.get(&mine).await;
    assert_eq!(first.kind, "text/calendar; charset=utf-8");
    let text = first.text();
    assert!(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && text.ends_with("END:VCALENDAR\r\n"), "{text}");
    assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')), "{text}");
    let whole = text.replace("\r\n ", "");
    assert!(whole.contains(&format!("SUMMARY:{} expires\r\n", shown(&number))), "{whole}");
    assert!(whole.contains(&format!("URL:https://kp.example/certificates/{number}\r\n")), "{whole}");
    assert_eq!(whole.matches("DTSTART;VALUE=DATE:").count(), whole.matches("BEGIN:VEVENT").count());
    assert!(!whole.contains("12.34") && !whole.contains("Koidu"), "{whole}");
    assert!(!reader.get(&other).await.says("expires"), "another office's");
    world.at("2026-11-24T09:00:00Z");
    let uid = |text: &str| text.split("\r\n").find(|line| line.starts_with("UID:")).map(str::to_owned);
    assert_eq!(uid(&whole), uid(&reader.get(&mine).await.text().replace("\r\n ", "")));
    if let Some(folder) = option_env!("CARGO_TARGET_TMPDIR") {
        std::fs::write(std::path::Path::new(folder).join("deadlines.ics"), text).unwrap();
    }
}

/// Found by reading: the address of somebody who was suspended went on giving what they had seen.
#[tokio::test]
async fn whoever_is_suspended_has_no_feed_any_more() {
    let world = world(84);
    let importing = Browser::of(&world.register, "EU-ANT", "import2", &[Role::ImportingOfficer]).await;
    let mut addresses = Vec::new();
    for kind in ["notices", "deadlines", "office"] {
        addresses.push(made(&importing, kind).await);
    }
    let reader = Browser::visitor(&world.register);
    for address in &addresses {
        assert_eq!(reader.get(address).await.status, StatusCode::OK, "{address}");
    }
    let suspended = "update work_account set suspended_at = 1 where login = 'import2'";
    world.register.store().write(move |sql| sql.execute(suspended, bind![])).unwrap();
    for address in &addresses {
        assert_eq!(reader.get(address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
}

#[tokio::test]
async fn the_feed_of_an_office_holds_its_acts_and_what_it_received_and_nobody_else_s() {
    let world = world(85);
    let (number, _) = world.issue("12.34", "one").unwrap();
    world.register.deliver().unwrap();
    let clerk = Browser::of(&world.register, "SL", "clerk2", &[Role::Clerk]).await;
    let importing = Browser::of(&world.register, "EU-ANT", "import2", &[Role::ImportingOfficer]).await;
    let (issued, received) = (made(&clerk, "office").await, made(&importing, "office").await);
    assert!(issued.ends_with("/office.atom"), "{issued}");
    let reader = Browser::visitor(&world.register);
    let feed = reader.get(&issued).await;
    let told = elements(&feed);
    is_valid(&told);
    let titles = all(&told, "feed/entry/title");
    assert!(titles.iter().any(|title| title.starts_with("Examine") || title.contains("xamin")), "{titles:?}");
    assert!(titles.iter().any(|title| title.contains(&number.to_string())), "{titles:?}");
    assert!(feed.says(&format!("https://kp.example/certificates/{number}")), "{}", feed.text());
    let other = reader.get(&received).await;
    let told = elements(&other);
    is_valid(&told);
    let titles = all(&told, "feed/entry/title");
    assert!(!titles.is_empty() && titles.iter().all(|title| !title.contains("xamin")), "{titles:?}");
    assert!(other.says(&format!("https://kp.example/arrivals/{number}")) && other.says("Received from SL."));
    for feed in [&feed, &other] {
        assert!(!feed.says("12.34") && !feed.says("Koidu"), "{}", feed.text());
    }
    assert!(!feed.says(issued.split('/').nth(2).unwrap()), "the token is not in what is passed on");

    // A company has no feed of the office, and its form does not offer one.
    let exporter = Browser::of(&world.register, "SL", "exporter2", &[Role::Exporter]).await;
    let page = exporter.get("/account/feeds").await;
    assert!(!page.says("value=\"office\""), "{}", page.text());
    let refused = exporter.fill(&page, "/account/feeds", &[("kind", "office")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_calendar_holds_the_times_at_the_counter_beside_the_deadlines() {
    let world = world(86);
    let at = |time: &str| book_appointment::Request {
        day: Day::parse("2026-11-24").unwrap(),
        time: TimeOfDay::parse(time).unwrap(),
        application: None,
        remarks: None,
    };
    world.perform::<BookAppointment>(&world.people.exporter, at("09:30"), "one").unwrap();
    let company = world.people.exporter.company.clone().unwrap().to_string();
    let clerk = Browser::of(&world.register, "SL", "clerk2", &[Role::Clerk]).await;
    let mine = Browser::for_company(&world.register, "SL", "exporter2", &company).await;
    let other = Browser::for_company(&world.register, "SL", "exporter3", "Tongo Stones (simulated)").await;
    let border = Browser::of(&world.register, "SL", "border2", &[Role::ImportingOfficer]).await;
    let reader = Browser::visitor(&world.register);
    let mut addresses = Vec::new();
    for browser in [&clerk, &mine, &other, &border] {
        addresses.push(made(browser, "deadlines").await);
    }
    let read = async |of: usize| reader.get(&addresses[of]).await.text().replace("\r\n ", "");
    for sees in [read(0).await, read(1).await] {
        for line in [
            "UID:counter/2026-11-24/09:30@SL.kpcs",
            "DTSTART:20261124T093000Z",
            "DTEND:20261124T100000Z",
            "SUMMARY:Time at the counter",
            "URL:https://kp.example/appointments?day=2026-11-24",
            "TRANSP:OPAQUE",
        ] {
            assert!(sees.contains(&format!("{line}\r\n")), "{line}: {sees}");
        }
        assert!(!sees.contains(&company), "no name: {sees}");
    }
    for none in [read(2).await, read(3).await] {
        assert!(!none.contains("counter/"), "{none}");
    }
    world.at("2026-11-25T09:00:00Z");
    assert!(!read(0).await.contains("counter/"), "what is past stands there no more");
}
