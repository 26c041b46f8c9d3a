//! Lists and searches through the real router: what is typed, what is found, by whom, and the files of it.
#![allow(clippy::unwrap_used)]

mod visit;

use std::io::Read as _;

use axum::http::StatusCode;
use kpcs_domain::{
    act::{ApplyForCertificate, Role, apply_for_certificate},
    value::CertificateNumber,
};
use kpcs_testing::{World, declaration};
use visit::Browser;

/// Three certificates of Freetown on the way to Antwerp, one of them measured there.
struct Trade {
    world: World,
    clerk: Browser,
    importing: Browser,
    numbers: [CertificateNumber; 3],
}

impl Trade {
    async fn open(seed: u64) -> Self {
        let world = World::new(seed);
        let numbers = ["12.34", "2500.5", "7"].map(|carats| world.issue(carats, carats).unwrap().0);
        world.receive(&numbers[2], "2026-11-23", "7").unwrap();
        let clerk = Browser::of(&world.register, "SL", "cl.erk", &[Role::Clerk]).await;
        let importing = Browser::of(&world.register, "EU-ANT", "im.port", &[Role::ImportingOfficer]).await;
        Self { world, clerk, importing, numbers }
    }
}

/// Which of the numbers a page or file names.
async fn found(browser: &Browser, path: &str, typed: &str, numbers: &[CertificateNumber; 3]) -> Vec<usize> {
    let query = form_urlencoded::Serializer::new(String::new()).append_pair("q", typed).finish();
    let page = browser.get(&format!("{path}?{query}")).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    (0..3).filter(|place| page.says(&format!("{path}/{}\"", numbers[*place]).replace("/list", ""))).collect()
}

#[tokio::test]
async fn the_box_finds_by_number_name_place_weight_day_and_state() {
    let trade = Trade::open(61).await;
    let digits = trade.numbers[1].digits().to_owned();
    let spelled = format!("sl {}", trade.numbers[1].serial());
    let cases: [(&str, &[usize]); 18] = [
        ("", &[0, 1, 2]),
        (&digits, &[1]),
        (&spelled, &[1]),
        ("koidu", &[0, 1, 2]),
        ("koi diam", &[0, 1, 2]),
        ("Belgium", &[0, 1, 2]),
        ("sierra leone", &[0, 1, 2]),
        ("to:BE origin:SL", &[0, 1, 2]),
        ("to:IN", &[]),
        (">1000 ct", &[1]),
        ("7 ct", &[2]),
        ("<12.34 ct", &[0, 2]),
        ("november 2026", &[0, 1, 2]),
        ("2026-11-23 >10 ct", &[0, 1]),
        ("2025", &[]),
        ("receipt confirmed", &[2]),
        ("7102.31 issued", &[0, 1]),
        ("nobody \" OR *", &[]),
    ];
    for (typed, expected) in cases {
        assert_eq!(found(&trade.clerk, "/certificates", typed, &trade.numbers).await, expected, "{typed}");
    }
    let page = trade.clerk.get("/certificates?q=%3E1000+ct").await;
    assert!(page.says("Looking for: weight") && page.says("accesskey=\"/\""), "{}", page.text());
    trade.world.check();
}

#[tokio::test]
async fn what_is_not_measured_is_not_found_by_its_weight_and_not_written_into_a_file() {
    let trade = Trade::open(62).await;
    for (typed, expected) in [("", &[0, 1, 2][..]), ("koidu", &[0, 1, 2]), (">0.01 ct", &[2]), ("<9999 ct", &[2])] {
        assert_eq!(found(&trade.importing, "/arrivals/list", typed, &trade.numbers).await, expected, "{typed}");
    }
    let file = trade.importing.get("/arrivals/list?format=csv").await;
    assert!(file.says("7.000") || file.says(",7.00,"), "{}", file.text());
    assert!(!file.says("12.34") && !file.says("2500.5"), "{}", file.text());
}

#[tokio::test]
async fn nobody_finds_what_is_not_theirs() {
    let trade = Trade::open(63).await;
    let register = &trade.world.register;
    let none: [usize; 0] = [];
    let owner = Browser::of(register, "SL", "ow.ner", &[Role::Exporter]).await;
    assert_eq!(found(&owner, "/certificates", "koidu", &trade.numbers).await, [0, 1, 2]);
    let other = Browser::for_company(register, "SL", "ot.her", "Kono Gems (simulated)").await;
    for typed in ["", "koidu", "Belgium", &trade.numbers[0].to_string(), ">1 ct"] {
        assert_eq!(found(&other, "/certificates", typed, &trade.numbers).await, none, "{typed}");
    }
    let file = other.get("/certificates?format=csv").await;
    assert_eq!(file.text().lines().count(), 1, "{}", file.text());
    let applications = other.get("/applications?q=koidu").await;
    assert!(!applications.says("/applications/SL-"), "{}", applications.text());
    let elsewhere = Browser::of(register, "EU-ANT", "el.se", &[Role::Clerk]).await;
    assert_eq!(found(&elsewhere, "/certificates", "koidu", &trade.numbers).await, none);
    assert_eq!(trade.clerk.get("/arrivals/list").await.status, StatusCode::FORBIDDEN);
    let nobody = Browser::visitor(register).get("/certificates?format=csv").await;
    assert_ne!(nobody.status, StatusCode::OK);
}

#[tokio::test]
async fn a_list_is_the_same_as_csv_and_xlsx() {
    let trade = Trade::open(64).await;
    let file = trade.clerk.get("/certificates?q=%3E10+ct&format=csv").await;
    assert!(file.kind.starts_with("text/csv"), "{}", file.kind);
    let lines: Vec<_> = file.text().lines().map(str::to_owned).collect();
    assert!(lines[0].starts_with("number,exporter,importer,destination,origin,carats,value_usd,"), "{}", lines[0]);
    assert_eq!(lines.len(), 3, "{lines:?}");
    assert!(lines[1].contains(",2500.500,") || lines[1].contains(",2500.50,"), "{}", lines[1]);
    assert!(lines[1].contains(",2026-11-23,"), "{}", lines[1]);
    let file = trade.clerk.get("/certificates?q=%3E10+ct&format=xlsx").await;
    let sheet = part_of(&file.bytes, "xl/worksheets/sheet1.xml");
    assert_eq!(sheet.matches("<row>").count(), 3, "{sheet}");
    assert!(sheet.contains("<v>12.34</v>") || sheet.contains("<v>12.340</v>"), "{sheet}");
    // 23 November 2026 as that format counts days.
    assert!(sheet.contains("<c s=\"2\"><v>46349</v></c>"), "{sheet}");
    let page = trade.clerk.get("/certificates?q=%3E10+ct").await;
    assert!(page.says("format=csv") && page.says("format=xlsx"), "{}", page.text());
}

#[tokio::test]
async fn a_long_list_is_read_by_its_neighbours_and_as_one_file() {
    let world = World::new(65);
    for number in 0..120 {
        let request = apply_for_certificate::Request { shipment: declaration("1.00") };
        world.perform::<ApplyForCertificate>(&world.people.exporter, request, &number.to_string()).unwrap();
    }
    let clerk = Browser::of(&world.register, "SL", "cl.erk", &[Role::Clerk]).await;
    let references = |page: &visit::Seen| page.text().matches("class=\"code\" href=\"/applications/").count();
    let neighbour = |page: &visit::Seen, rel: &str| {
        let text = page.text();
        let link = text.split(&format!("rel=\"{rel}\" href=\"")).nth(1)?;
        Some(link.split('"').next()?.replace("&#38;", "&"))
    };
    let mut page = clerk.get("/applications").await;
    let mut shown = vec![references(&page)];
    while let Some(next) = neighbour(&page, "next") {
        page = clerk.get(&next).await;
        shown.push(references(&page));
    }
    assert_eq!(shown, [50, 50, 20]);
    assert!(page.says("101 to 120"), "{}", page.text());
    let back = clerk.get(&neighbour(&page, "prev").unwrap()).await;
    assert!(references(&back) == 50 && back.says("51 to 100"), "{}", back.text());
    assert_eq!(clerk.get("/applications?format=csv").await.text().lines().count(), 121);
}

#[tokio::test]
async fn a_search_is_kept_counted_and_forgotten_by_its_own_person() {
    let trade = Trade::open(66).await;
    let page = trade.clerk.get("/certificates?q=%3E10+ct").await;
    assert!(page.says("/searches/new?address=%2Fcertificates%3Fq%3D%253E10%2Bct"), "{}", page.text());
    let form = trade.clerk.get("/searches/new?address=%2Fcertificates%3Fq%3D%253E10%2Bct").await;
    let answers = [("name", "Heavy ones"), ("address", &*form.value("address"))];
    let kept = trade.clerk.fill(&form, "/searches", &answers).await;
    assert_eq!((kept.status, kept.location.as_str()), (StatusCode::SEE_OTHER, "/searches"));
    let list = trade.clerk.get("/searches").await;
    assert!(list.says("Heavy ones") && list.says("<span class=\"number\">2</span>"), "{}", list.text());
    assert!(trade.clerk.get("/desk").await.says("Heavy ones (2)"));
    trade.world.issue("11", "another").unwrap();
    assert!(trade.clerk.get("/desk").await.says("Heavy ones (3)"), "the count is of now");
    let other = Browser::of(&trade.world.register, "SL", "ot.her2", &[Role::Clerk]).await;
    assert!(!other.get("/searches").await.says("Heavy ones"));
    for wrong in ["https:%2F%2Fexample.org", "%2Faccount", "%2F%2Fexample.org%2Fcertificates"] {
        let page = trade.clerk.get(&format!("/searches/new?address={wrong}")).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{wrong}");
    }
    let ask = trade.clerk.get("/searches/forget?name=Heavy+ones").await;
    trade.clerk.fill(&ask, "/searches/forget", &[("name", "Heavy ones")]).await;
    assert!(!trade.clerk.get("/searches").await.says("Heavy ones"));
}

#[tokio::test]
async fn a_new_application_begins_like_an_earlier_one_without_its_figures() {
    let world = World::new(67);
    let request = apply_for_certificate::Request { shipment: declaration("12.34") };
    let earlier = world.perform::<ApplyForCertificate>(&world.people.exporter, request, "one").unwrap().subject;
    let owner = Browser::of(&world.register, "SL", "ow.ner", &[Role::Exporter]).await;
    assert!(owner.get(&format!("/applications/{earlier}")).await.says(&format!("/applications/new?like={earlier}")));
    let importer = declaration("12.34").importer.name.to_string();
    let goods = owner.get(&format!("/applications/new?like={earlier}")).await;
    assert!(goods.says(&format!("Begun from {earlier}")) && !goods.says("12.34"), "{}", goods.text());
    assert!(!owner.get("/applications/new?part=parties").await.says(&importer), "nothing is kept by looking");
    let answers = [("hs-1", "7102.31"), ("carats-1", "3.00"), ("value-1", "900"), ("origin-1", "SL")];
    let sent = owner.fill(&goods, &format!("/applications/new?part=goods&like={earlier}"), &answers).await;
    let parties = owner.get("/applications/new?part=parties").await;
    assert!(parties.says(&importer), "{} {}", sent.text(), parties.text());
    let declarations = owner.get("/applications/new?part=declarations").await;
    assert!(!declarations.says(" checked"), "what is declared is declared anew: {}", declarations.text());
    let other = Browser::for_company(&world.register, "SL", "ot.her", "Kono Gems (simulated)").await;
    assert_eq!(other.get(&format!("/applications/new?like={earlier}")).await.status, StatusCode::NOT_FOUND);
}

/// One part of a ZIP file, found by its local header.
fn part_of(file: &[u8], name: &str) -> String {
    let at = file.windows(name.len()).position(|bytes| bytes == name.as_bytes()).unwrap() + name.len();
    let mut text = String::new();
    flate2::read::DeflateDecoder::new(&file[at..]).read_to_string(&mut text).unwrap();
    text
}
