//! Notices and deadlines go strictly by company: what an office is told is for its own people, what a company is told for that
//! company's, and nothing for those of another or of one branch.
//!
//! The regression that it holds: deadlines of the whole office stood in exporters' inboxes.

use kpcs_domain::{
    act::Role,
    value::{AuthorityId, Name},
};
use kpcs_register::NewAccount;
use kpcs_server::notice::{KINDS, deadlines, gather_notices};
use kpcs_store::work::{self, Account, NewNotice, NoticeFilter};
use kpcs_testing::World;

const KOIDU: &str = "Koidu Diamonds (simulated)";
const TONGO: &str = "Tongo Stones (simulated)";

fn person(world: &World, login: &str, role: Role, company: Option<&str>) -> Account {
    let new = NewAccount {
        login: login.to_owned(),
        name: login.to_owned(),
        authority: AuthorityId::parse("SL").unwrap(),
        roles: vec![role],
        company: company.map(|company| Name::parse(company).unwrap()),
        language: "en".to_owned(),
    };
    let handle = world.register.add_account(new, "a password of tests").unwrap();
    world.register.store().read(|sql| work::account(sql, &handle)).unwrap().unwrap()
}

/// What somebody is told, as kind and subject.
fn told(world: &World, account: &Account) -> Vec<(String, String)> {
    let rows = world.register.store().read(|sql| work::notices(sql, account, &NoticeFilter::default(), 1_000)).unwrap();
    rows.into_iter().map(|row| (row.kind, row.subject)).collect()
}

#[test]
fn of_each_kind_a_person_is_told_what_is_their_office_s_or_their_company_s_and_nothing_else() {
    let world = World::new(88);
    let at = world.register.clock().now();
    world
        .register
        .store()
        .write(move |sql| {
            for info in KINDS {
                for company in ["", KOIDU, TONGO] {
                    let notice = NewNotice {
                        kind: info.kind.word(),
                        authority: AuthorityId::parse("SL").unwrap(),
                        company: company.to_owned(),
                        handle: String::new(),
                        done_by: String::new(),
                        roles: Role::ALL,
                        source: format!("test/{}", info.kind),
                        subject: if company.is_empty() { "the office" } else { company }.to_owned(),
                        link: "/inbox".to_owned(),
                        at,
                    };
                    work::add_notice(sql, &notice)?;
                }
            }
            Ok::<_, kpcs_store::StoreFault>(())
        })
        .unwrap();
    for (number, role) in Role::ALL.iter().enumerate() {
        let office = person(&world, &format!("office{number}"), *role, None);
        let koidu = person(&world, &format!("koidu{number}"), *role, Some(KOIDU));
        let limited = Account { branch: Some(1), ..koidu.clone() };
        for (who, is_told) in [(&office, Some("the office")), (&koidu, Some(KOIDU)), (&limited, None)] {
            let subjects = told(&world, who);
            let wanted = if is_told.is_some() { KINDS.len() } else { 0 };
            assert_eq!(subjects.len(), wanted, "{role} {is_told:?}: {subjects:?}");
            assert!(subjects.iter().all(|(_, subject)| Some(subject.as_str()) == is_told), "{role}: {subjects:?}");
        }
    }
}

#[test]
fn a_deadline_of_the_office_is_no_exporter_s() {
    let world = World::new(89);
    let (number, _) = world.issue("12.34", "one").unwrap();
    // The certificate expires the next day; its company is told, another company and a single branch are not.
    world.at("2027-01-21T09:00:00Z");
    let clerk = person(&world, "clerk", Role::Clerk, None);
    let koidu = person(&world, "koidu", Role::Exporter, Some(KOIDU));
    let tongo = person(&world, "tongo", Role::Exporter, Some(TONGO));
    let limited = Account { branch: Some(1), ..koidu.clone() };
    gather_notices(&world.register).unwrap();
    let near = |who: &Account| {
        let all = told(&world, who);
        all.into_iter().filter(|(kind, _)| kind == "deadline_near").map(|(_, subject)| subject).collect::<Vec<_>>()
    };
    assert_eq!(near(&clerk), [number.to_string()]);
    assert_eq!(near(&koidu), [number.to_string()], "once, and not a second time as the office's");
    assert!(near(&tongo).is_empty() && near(&limited).is_empty());
    let office = AuthorityId::parse("SL").unwrap();
    let now = world.register.clock().now();
    let all = world.register.store().read(|sql| deadlines(sql, &office, now)).unwrap();
    let concerned = |who: &Account| all.iter().filter(|deadline| deadline.concerns(who)).count();
    assert_eq!([&clerk, &koidu, &tongo, &limited].map(concerned), [1, 1, 0, 0], "the same in calendars");
}
