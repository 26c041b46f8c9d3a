//! Companies of an office and their people, as the register keeps them: who may change what, and what is kept of it.
//!
//! Invariant: a company's administrator reaches their own company alone and gives nothing beyond their own roles.
//! Source: issue 02, demand 3.

#![allow(clippy::unwrap_used)]

use kpcs_domain::{
    act::Role,
    party::{Licence, LicenceClass, LicenceCover, LicenceStanding, best_for_export},
    value::{AuthorityId, CountryCode, Day, Name, Text},
};
use kpcs_register::{
    AccountNo, ColleagueChange, CompanyChange, CompanyNo, Invitation, NewAccount, PersonChange, SignIn,
};
use kpcs_store::work::{self, Account, Branch, CompanyFile, CompanyParticulars, OfficeEvent};
use kpcs_testing::World;

const PASSWORD: &str = "a password of tests";
const KOIDU: &str = "Koidu Diamonds (simulated)";

fn name(text: &str) -> Name {
    Name::parse(text).unwrap()
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn particulars() -> CompanyParticulars {
    CompanyParticulars {
        address: Text::parse("12 Siaka Stevens Street, Freetown").unwrap(),
        country: CountryCode::parse("SL").unwrap(),
        postal: String::new(),
        registration: "SL-2019-0042".to_owned(),
        tax_number: "1000042-7".to_owned(),
        contact: "Mariama Kamara (simulated)".to_owned(),
        telephone: "+232 22 000 000".to_owned(),
        email: "office@koidu.example".to_owned(),
        remarks: String::new(),
    }
}

fn licence(number: &str, from: &str, until: &str) -> Licence {
    Licence {
        number: name(number),
        class: LicenceClass::Exporter,
        cover: LicenceCover::Export,
        from: day(from),
        until: Some(day(until)),
        withdrawn_on: None,
    }
}

/// A world with an administrator of the office and one of a company.
struct Office {
    world: World,
    company: i64,
}

impl Office {
    fn new() -> Self {
        let world = World::new(11);
        let add = |login: &str, office: &str, role, company: Option<&str>| {
            let new = NewAccount {
                login: login.to_owned(),
                name: login.to_owned(),
                authority: AuthorityId::parse(office).unwrap(),
                roles: vec![role],
                company: company.map(name),
                language: "en".to_owned(),
            };
            world.register.add_account(new, PASSWORD).unwrap();
        };
        add("admin", "SL", Role::OfficeAdministrator, None);
        add("clerk", "SL", Role::Clerk, None);
        add("antwerp", "EU-ANT", Role::OfficeAdministrator, None);
        add("koidu", "SL", Role::CompanyAdministrator, Some(KOIDU));
        add("koidu.exports", "SL", Role::Exporter, Some(KOIDU));
        add("tongo", "SL", Role::CompanyAdministrator, Some("Tongo Stones (simulated)"));
        let mut office = Self { world, company: 0 };
        let admin = office.account("admin");
        office.company = office.world.register.enter_company(&admin, name(KOIDU), particulars()).unwrap().unwrap();
        office
    }

    fn account(&self, login: &str) -> Account {
        let found = self.world.register.store().read(|sql| {
            let account = work::account_by_login(sql, login)?.unwrap();
            work::account_on(sql, &account.handle, self.world.register.clock().now().day())
                .map(|on| on.unwrap_or(account))
        });
        found.unwrap()
    }

    fn change(&self, by: &str, change: CompanyChange) -> Result<(), CompanyNo> {
        self.world.register.change_company(&self.account(by), self.company, change).unwrap()
    }

    fn colleague(&self, by: &str, of: &str, change: ColleagueChange) -> Result<(), AccountNo> {
        let handle = self.account(of).handle;
        self.world.register.change_colleague(&self.account(by), handle, change).unwrap()
    }

    fn file(&self) -> CompanyFile {
        let office = AuthorityId::parse("SL").unwrap();
        let read = self.world.register.store().read(|sql| {
            let company = work::company(sql, &office, self.company)?.unwrap();
            work::company_file(sql, company)
        });
        read.unwrap()
    }

    /// What the office's record has of the company, the oldest first.
    fn history(&self) -> Vec<(OfficeEvent, String)> {
        let file = self.file();
        let rows = self.world.register.store().read(|sql| work::company_history(sql, &file.company, 100)).unwrap();
        rows.into_iter().rev().map(|row| (row.entry.event, row.entry.subject)).collect()
    }

    fn invite(&self, by: &str, login: &str, role: Role, branch: Option<i64>) -> Result<String, AccountNo> {
        let new = Invitation {
            login: login.to_owned(),
            name: name(login),
            role,
            from: day("2026-11-23"),
            until: None,
            place: String::new(),
            language: "en".to_owned(),
        };
        self.world.register.invite_colleague(&self.account(by), self.company, new, branch).unwrap()
    }
}

#[test]
fn an_office_keeps_its_companies_and_every_change_stands_in_its_record() {
    let office = Office::new();
    let admin = office.account("admin");
    let taken = office.world.register.enter_company(&admin, name(KOIDU), particulars()).unwrap();
    assert_eq!(taken, Err(CompanyNo::NameTaken));
    for (by, no) in [("clerk", CompanyNo::NotYours), ("koidu", CompanyNo::NotYours), ("antwerp", CompanyNo::Unknown)] {
        assert_eq!(office.change(by, CompanyChange::Resume), Err(no), "{by}");
    }
    let moved = CompanyParticulars { telephone: "+232 22 111 111".to_owned(), ..particulars() };
    assert_eq!(office.change("admin", CompanyChange::Particulars(Box::new(moved.clone()))), Ok(()));
    assert_eq!(office.change("admin", CompanyChange::Particulars(Box::new(moved.clone()))), Err(CompanyNo::Unchanged));
    let reversed = licence("EXP-16", "2026-12-01", "2026-11-30");
    assert_eq!(office.change("admin", CompanyChange::EnterLicence(reversed)), Err(CompanyNo::DaysReversed));
    let entered = licence("EXP-17", "2026-01-01", "2026-12-31");
    assert_eq!(office.change("admin", CompanyChange::EnterLicence(entered.clone())), Ok(()));
    assert_eq!(office.change("admin", CompanyChange::EnterLicence(entered.clone())), Err(CompanyNo::LicenceKnown));
    let (id, today) = (office.file().licences[0].licence, day("2026-11-23"));
    assert_eq!(best_for_export(&office.file().licence_contents(), today), (Some(&entered), LicenceStanding::InForce));
    let withdraw = |why: &str| CompanyChange::WithdrawLicence(id, why.to_owned());
    assert_eq!(office.change("admin", withdraw(" ")), Err(CompanyNo::ReasonMissing));
    assert_eq!(office.change("admin", withdraw("Returned by the company.")), Ok(()));
    assert_eq!(office.change("admin", withdraw("Again.")), Err(CompanyNo::Unknown));
    let contents = office.file().licence_contents();
    assert_eq!(best_for_export(&contents, today).1, LicenceStanding::Withdrawn(today));
    assert_eq!(office.file().company.particulars, moved);
    let said: Vec<_> = office.history().into_iter().map(|(event, subject)| format!("{event}: {subject}")).collect();
    assert_eq!(
        said,
        [
            "company_entered: company-1 Koidu Diamonds (simulated)",
            "company_changed: company-1 telephone: +232 22 000 000 -> +232 22 111 111",
            "licence_entered: company-1 EXP-17 exporter export 2026-01-01/2026-12-31",
            "licence_withdrawn: company-1 EXP-17: Returned by the company.",
        ]
    );
}

#[test]
fn people_of_a_suspended_company_are_out_until_it_is_taken_back() {
    let office = Office::new();
    let register = &office.world.register;
    let Ok(SignIn::Welcome(session)) = register.sign_in("koidu", PASSWORD) else { panic!("signs in") };
    assert_eq!(office.change("admin", CompanyChange::Suspend(String::new())), Err(CompanyNo::ReasonMissing));
    assert_eq!(office.change("admin", CompanyChange::Suspend("Unpaid fees.".to_owned())), Ok(()));
    assert!(register.signed_in(&session).unwrap().is_none(), "the session has ended");
    assert!(matches!(register.sign_in("koidu", PASSWORD).unwrap(), SignIn::Suspended));
    assert!(matches!(register.sign_in("tongo", PASSWORD).unwrap(), SignIn::Welcome(_)), "another company");
    assert_eq!(office.change("admin", CompanyChange::Resume), Ok(()));
    assert!(matches!(register.sign_in("koidu", PASSWORD).unwrap(), SignIn::Welcome(_)));
    // Who is suspended for themselves stays so.
    let person = ColleagueChange::Person(PersonChange::Suspend);
    assert_eq!(office.colleague("koidu", "koidu.exports", person), Ok(()));
    office.change("admin", CompanyChange::Suspend("Again.".to_owned())).unwrap();
    office.change("admin", CompanyChange::Resume).unwrap();
    assert!(matches!(register.sign_in("koidu.exports", PASSWORD).unwrap(), SignIn::Suspended));
}

#[test]
fn a_companys_administrator_gives_no_office_role_and_no_more_than_their_own() {
    let office = Office::new();
    for role in Role::ALL.iter().filter(|role| **role != Role::CompanyAdministrator) {
        assert_eq!(office.invite("koidu", "new.one", *role, None), Err(AccountNo::RoleNotYours), "{role}");
        let give = ColleagueChange::Person(PersonChange::Give(*role, day("2026-11-23"), None));
        assert_eq!(office.colleague("koidu", "koidu.exports", give), Err(AccountNo::RoleNotYours), "{role}");
    }
    // The office gives the administrator the right to submit: from then on they may pass it on.
    let give = |role| ColleagueChange::Person(PersonChange::Give(role, day("2026-11-23"), None));
    assert_eq!(office.colleague("admin", "koidu", give(Role::Clerk)), Err(AccountNo::RoleNotYours), "no office role");
    assert_eq!(office.colleague("admin", "koidu", give(Role::Exporter)), Ok(()));
    assert!(office.invite("koidu", "koidu.prepares", Role::ExporterClerk, None).is_ok());
    assert!(office.invite("koidu", "koidu.submits", Role::Exporter, None).is_ok());
    assert_eq!(office.invite("koidu", "koidu.clerk", Role::Clerk, None), Err(AccountNo::RoleNotYours));
    assert_eq!(office.account("koidu.submits").company, Some(name(KOIDU)));
    let exporter = office.account("koidu.exports");
    assert_eq!(office.invite("koidu.exports", "x.y.z", Role::Exporter, None), Err(AccountNo::RoleNotYours));
    assert!(!exporter.roles.contains(&Role::CompanyAdministrator));
}

#[test]
fn a_companys_administrator_reaches_neither_another_company_nor_the_office_nor_themselves() {
    let office = Office::new();
    let suspend = || ColleagueChange::Person(PersonChange::Suspend);
    for (by, of, no) in [
        ("koidu", "koidu", AccountNo::OwnAccount),
        ("koidu", "tongo", AccountNo::PersonUnknown),
        ("koidu", "clerk", AccountNo::PersonUnknown),
        ("tongo", "koidu", AccountNo::PersonUnknown),
        ("antwerp", "koidu", AccountNo::PersonUnknown),
        ("koidu.exports", "koidu", AccountNo::RoleNotYours),
        ("clerk", "koidu", AccountNo::RoleNotYours),
        ("admin", "clerk", AccountNo::PersonUnknown),
    ] {
        assert_eq!(office.colleague(by, of, suspend()), Err(no), "{by} {of}");
    }
    let by = office.account("koidu");
    let new = Invitation {
        login: "sl.smuggled".to_owned(),
        name: name("Nobody"),
        role: Role::Clerk,
        from: day("2026-11-23"),
        until: None,
        place: String::new(),
        language: "en".to_owned(),
    };
    assert_eq!(office.world.register.invite(&by, new).unwrap(), Err(AccountNo::RoleNotYours));
    let clerk = office.account("clerk").handle;
    let change = office.world.register.change_person(&by, clerk, PersonChange::Suspend).unwrap();
    assert_eq!(change, Err(AccountNo::PersonUnknown));
    let tongo = office.invite("tongo", "tongo.two", Role::CompanyAdministrator, None);
    assert_eq!(tongo, Err(AccountNo::PersonUnknown), "into another's company");
}

#[test]
fn who_is_limited_to_a_branch_keeps_no_accounts_of_the_whole_company() {
    let office = Office::new();
    let kenema = Branch {
        branch: 0,
        name: name("Kenema"),
        address: Text::parse("3 Hangha Road, Kenema").unwrap(),
        country: CountryCode::parse("SL").unwrap(),
        closed_at: None,
    };
    assert_eq!(office.change("admin", CompanyChange::EnterBranch(kenema.clone())), Ok(()));
    assert_eq!(office.change("admin", CompanyChange::EnterBranch(kenema)), Err(CompanyNo::BranchKnown));
    let branch = office.file().branches[0].branch;
    let limit = |to| ColleagueChange::Branch(to);
    assert_eq!(office.colleague("koidu", "koidu.exports", limit(Some(branch + 1))), Err(AccountNo::BranchUnfit));
    assert_eq!(office.colleague("koidu", "koidu.exports", limit(Some(branch))), Ok(()));
    assert_eq!(office.account("koidu.exports").branch, Some(branch));
    let give = ColleagueChange::Person(PersonChange::Give(Role::CompanyAdministrator, day("2026-11-23"), None));
    assert_eq!(office.colleague("koidu", "koidu.exports", give), Err(AccountNo::BranchUnfit));
    assert_eq!(office.colleague("admin", "koidu", limit(Some(branch))), Err(AccountNo::BranchUnfit));
    assert_eq!(
        office.invite("koidu", "koidu.two", Role::CompanyAdministrator, Some(branch)),
        Err(AccountNo::BranchUnfit)
    );
    assert_eq!(office.change("admin", CompanyChange::CloseBranch(branch)), Ok(()));
    assert_eq!(office.change("admin", CompanyChange::CloseBranch(branch)), Err(CompanyNo::Unknown));
}

#[test]
fn somebody_of_a_company_gets_back_in_by_two() {
    let office = Office::new();
    let register = &office.world.register;
    let person = office.account("koidu.exports").handle;
    let by = |login: &str| office.account(login);
    assert_eq!(register.ask_recovery(&by("tongo"), person, "x".to_owned()).unwrap(), Err(AccountNo::PersonUnknown));
    assert_eq!(register.ask_recovery(&by("koidu"), person, "Lost telephone.".to_owned()).unwrap(), Ok(()));
    assert_eq!(register.approve_recovery(&by("koidu"), person).unwrap(), Err(AccountNo::SamePerson));
    assert!(register.approve_recovery(&by("admin"), person).unwrap().is_ok());
    assert!(office.history().iter().any(|(event, _)| *event == OfficeEvent::RecoveryApproved));
}
