//! `/companies/N`: one company as its office sees it: licences, branches, people, what it applied for, what happened to it.
//!
//! Invariant: of another office there is nothing at this address; applications and certificates are shown to those who work
//! with them alone.
//! Source: issue 02, demand 3; look, "record page".

use axum::{
    extract::{Path, State},
    response::Response,
};
use kpcs_domain::act::Role;
use kpcs_register::keeps_companies;
use kpcs_store::{
    Sql, StoreFault,
    view::{self, ApplicationRow, CertificateRow, Slice, Sought},
    work::{self, Account, CompanyFile, OfficeEvent, OfficeRow},
};
use kpcs_web::{
    Texts, page,
    page::company::{CompanyPage, Section},
    part::{Action, Actions, Badge, Column, Fact, Facts, Inline, Notice, Row, State as Shown, Table, Tone},
    shell::Link,
};

use super::{file_of, licence};
use crate::{app::App, no::No, officer::Officer, page::certificate::badge, words};

/// How many applications and certificates stand on the page.
const NEWEST: u32 = 5;
/// How many entries of the record stand on the page.
const ENTRIES: i64 = 200;
const COUNTER: &[Role] = &[Role::Clerk, Role::ValidatingOfficer];
const CERTIFICATES: &[Role] = &[Role::Clerk, Role::ValidatingOfficer, Role::ImportingOfficer, Role::AuthorityHead];

/// What stands beside the file.
pub(super) struct Beside {
    pub(super) people: Vec<Account>,
    pub(super) applications: Option<Vec<ApplicationRow>>,
    pub(super) certificates: Option<Vec<CertificateRow>>,
    pub(super) history: Vec<OfficeRow>,
}

impl Beside {
    pub(super) fn read(
        sql: &Sql<'_>,
        file: &CompanyFile,
        (applications, certificates): (bool, bool),
    ) -> Result<Self, StoreFault> {
        let (authority, name) = (&file.company.authority, &file.company.name);
        let (all, newest) = (Sought::default(), Slice::newest(NEWEST));
        let who = (authority, Some(name));
        let applied = || view::search_applications(sql, who, None, &all, newest);
        let issued = || view::search_certificates(sql, who, None, &all, newest);
        Ok(Self {
            people: work::company_people(sql, authority, name)?,
            applications: applications.then(applied).transpose()?,
            certificates: certificates.then(issued).transpose()?,
            history: work::company_history(sql, &file.company, ENTRIES)?,
        })
    }
}

pub async fn show(State(app): State<App>, officer: Officer, Path(number): Path<String>) -> Result<Response, No> {
    let file = file_of(&app, &officer, &number).await?;
    let seen = (officer.visitor.holds_one_of(COUNTER), officer.visitor.holds_one_of(CERTIFICATES));
    let of = file.clone();
    let beside = app.read(move |sql| Beside::read(sql, &of, seen)).await?;
    Ok(page(&company_page(&officer, &file, &beside)))
}

fn company_page(officer: &Officer, file: &CompanyFile, beside: &Beside) -> CompanyPage {
    let texts = officer.texts();
    let name = file.company.name.to_string();
    let mut shell = officer.shell(name.clone());
    shell.crumbs = vec![Link::new(texts.get("companies-title"), "/companies")];
    let mut facts = facts(texts, file);
    if !file.company.particulars.remarks.is_empty() {
        let remarks = Inline::text(file.company.particulars.remarks.clone());
        facts.push(Fact::new(texts.get("company-remarks"), remarks));
    }
    let keeps = keeps_companies(officer.account());
    CompanyPage {
        shell,
        eyebrow: texts.get("company-eyebrow"),
        badge: file.company.suspended_at.map(|_| Badge::of(texts, Shown::Suspended)),
        title: name,
        notices: notices(officer, file),
        actions: Actions { actions: if keeps { actions(texts, file) } else { Vec::new() } },
        facts: Facts { facts },
        sections: sections(officer, file, beside, keeps),
    }
}

/// Suspended since when, and what is wrong with the licence.
pub(super) fn notices(officer: &Officer, file: &CompanyFile) -> Vec<Notice> {
    let texts = officer.texts();
    let suspended = file.company.suspended_at.map(|since| {
        let title = texts.t("company-suspended-since").arg("at", words::instant(texts, since)).to_string();
        Notice::new(Tone::NeedsHand, title, texts.get("company-suspended-text"))
    });
    let contents = file.licence_contents();
    let (best, standing) = kpcs_domain::party::best_for_export(&contents, officer.visitor.now.day());
    let licence = licence::needs_hand(standing).then(|| {
        let number = best.map_or_else(String::new, |licence| licence.number.to_string());
        let day = standing.day().map_or_else(String::new, |day| words::day(texts, day));
        let key = format!("licence-own-{}", standing.word());
        let title = texts.t(&key).arg("number", number).arg("day", day).to_string();
        Notice::new(Tone::NeedsHand, title, texts.get("licence-own-text"))
    });
    suspended.into_iter().chain(licence).collect()
}

/// What the office has written down, its remarks left out.
pub(super) fn facts(texts: Texts, file: &CompanyFile) -> Vec<Fact> {
    let kept = &file.company.particulars;
    let seat = vec![kept.address.to_string(), words::place(texts, kept.country)];
    let mut facts = vec![Fact::new(texts.get("company-address"), Inline::Lines(seat))];
    let more = [
        ("company-postal", &kept.postal),
        ("company-registration", &kept.registration),
        ("company-tax-number", &kept.tax_number),
        ("company-contact", &kept.contact),
        ("company-telephone", &kept.telephone),
        ("company-email", &kept.email),
    ];
    let given = more.into_iter().filter(|(_, value)| !value.is_empty());
    facts.extend(given.map(|(key, value)| Fact::new(texts.get(key), Inline::text(value.clone()))));
    facts.push(Fact::new(texts.get("company-entered"), Inline::text(words::instant(texts, file.company.entered_at))));
    facts
}

fn actions(texts: Texts, file: &CompanyFile) -> Vec<Action> {
    let address = format!("/companies/{}", file.company.company);
    let allowed = |key: &str, to: &str| Action::Allowed { label: texts.get(key), href: format!("{address}/{to}") };
    let mut actions = vec![
        Action::Main { label: texts.get("company-change-licence"), href: format!("{address}/change?what=licence") },
        allowed("company-edit", "edit"),
        allowed("company-change-branch", "change?what=branch"),
        allowed("colleague-invite", "invite"),
    ];
    if file.licences.iter().any(|row| row.content.withdrawn_on.is_none()) {
        actions.push(allowed("company-change-withdraw", "change?what=withdraw"));
    }
    if file.open_branches().next().is_some() {
        actions.push(allowed("company-change-close", "change?what=close"));
    }
    actions.push(match file.company.suspended_at {
        Some(_) => allowed("company-change-resume", "change?what=resume"),
        None => allowed("company-change-suspend", "change?what=suspend"),
    });
    actions
}

fn sections(officer: &Officer, file: &CompanyFile, beside: &Beside, keeps: bool) -> Vec<Section> {
    let texts = officer.texts();
    let mut sections =
        vec![licences(officer, file), branches(texts, file), people(officer, file, &beside.people, keeps)];
    sections.extend(beside.applications.as_ref().map(|rows| applications(texts, rows)));
    sections.extend(beside.certificates.as_ref().map(|rows| certificates(officer, rows)));
    sections.push(history(texts, file, &beside.history, true));
    sections
}

fn section(texts: Texts, key: &str, empty: &str, columns: &[&str], rows: Vec<Row>) -> Section {
    let heading = texts.get(key);
    let table = (!rows.is_empty()).then(|| Table {
        caption: heading.clone(),
        caption_unseen: true,
        columns: columns.iter().map(|key| Column::words(texts.get(key))).collect(),
        rows,
        stacked: true,
        ..Table::default()
    });
    Section { heading, table, empty: texts.get(empty) }
}

pub(super) fn licences(officer: &Officer, file: &CompanyFile) -> Section {
    let (texts, today) = (officer.texts(), officer.visitor.now.day());
    let row = |row: &work::LicenceRow| {
        let standing = row.content.standing(today);
        let cells = Row::of(vec![
            Inline::Code(row.content.number.to_string()),
            Inline::text(licence::kind(texts, &row.content)),
            Inline::text(licence::days(texts, &row.content)),
            Inline::text(licence::standing(texts, standing)),
        ]);
        if licence::needs_hand(standing) { cells.marked() } else { cells }
    };
    let columns = ["licence-number", "licence-kind", "licence-days", "people-state"];
    section(texts, "licence-title", "licence-none", &columns, file.licences.iter().map(row).collect())
}

pub(super) fn branches(texts: Texts, file: &CompanyFile) -> Section {
    let row = |branch: &work::Branch| {
        let state = match branch.closed_at {
            Some(at) => texts.t("branch-closed").arg("at", words::instant(texts, at)).to_string(),
            None => texts.get("branch-open"),
        };
        Row::of(vec![
            Inline::text(branch.name.to_string()),
            Inline::Lines(vec![branch.address.to_string(), words::place(texts, branch.country)]),
            Inline::text(state),
        ])
    };
    let columns = ["branch-name", "company-address", "people-state"];
    section(texts, "branch-title", "branch-none", &columns, file.branches.iter().map(row).collect())
}

/// The people with their roles; each name leads to the account where `links`.
pub(super) fn people(officer: &Officer, file: &CompanyFile, people: &[Account], links: bool) -> Section {
    let texts = officer.texts();
    let row = |person: &Account| {
        let link = || Inline::Link(Link::new(person.name.clone(), format!("/colleagues/{}", person.handle)));
        let branch = file.branches.iter().find(|branch| Some(branch.branch) == person.branch);
        let own = person.suspended_at.is_some() && person.suspended_at != file.company.suspended_at;
        let row = Row::of(vec![
            if links { link() } else { Inline::text(person.name.clone()) },
            Inline::Code(person.login.clone()),
            Inline::Lines(person.roles.iter().map(|role| words::role(texts, *role)).collect()),
            Inline::text(branch.map_or_else(|| texts.get("branch-all"), |branch| branch.name.to_string())),
            Inline::text(texts.get(if own { "people-suspended" } else { "people-active" })),
        ]);
        if own { row.marked() } else { row }
    };
    let columns = ["field-name", "sign-in-account", "account-role", "branch-limit", "people-state"];
    section(texts, "colleagues-title", "colleagues-none", &columns, people.iter().map(row).collect())
}

pub(super) fn applications(texts: Texts, rows: &[ApplicationRow]) -> Section {
    let row = |row: &ApplicationRow| {
        let link = Link::new(row.reference.to_string(), format!("/applications/{}", row.reference));
        Row::of(vec![
            Inline::CodeLink(link),
            Inline::text(words::place(texts, row.destination)),
            Inline::Quantity(words::carats(texts, row.carats), "ct".to_owned()),
            Inline::Badge(badge::application(texts, row.state)),
            Inline::text(words::instant(texts, row.applied_at)),
        ])
    };
    let columns = ["field-application", "apply-destination", "word-carats", "list-state", "list-applied"];
    section(texts, "company-applications", "company-applications-none", &columns, rows.iter().map(row).collect())
}

pub(super) fn certificates(officer: &Officer, rows: &[CertificateRow]) -> Section {
    let (texts, today) = (officer.texts(), officer.visitor.now.day());
    let row = |row: &CertificateRow| {
        let link = Link::new(words::number(&row.number), format!("/certificates/{}", row.number));
        Row::of(vec![
            Inline::CodeLink(link),
            Inline::text(words::place(texts, row.destination)),
            Inline::Quantity(words::carats(texts, row.carats), "ct".to_owned()),
            Inline::Badge(badge::certificate(texts, row, today)),
            Inline::text(words::day(texts, row.issued_on)),
        ])
    };
    let columns = ["word-number", "apply-destination", "word-carats", "list-state", "company-issued"];
    section(texts, "company-certificates", "company-certificates-none", &columns, rows.iter().map(row).collect())
}

/// What happened; what the office wrote of its own is told to `office` alone.
pub(super) fn history(texts: Texts, file: &CompanyFile, rows: &[OfficeRow], office: bool) -> Section {
    let reference = file.company.reference();
    let of_office = |event| matches!(event, OfficeEvent::CompanyChanged | OfficeEvent::CompanySuspended);
    let row = |OfficeRow { entry, name }: &OfficeRow| {
        let what = entry.subject.strip_prefix(&reference).unwrap_or(&entry.subject).trim().to_owned();
        let hidden = what.is_empty() || !office && of_office(entry.event);
        Row::of(vec![
            Inline::text(words::instant(texts, entry.at)),
            Inline::text(name.clone()),
            Inline::text(texts.get(&format!("record-event-{}", entry.event.word().replace('_', "-")))),
            if hidden { Inline::Nothing } else { Inline::text(what) },
        ])
    };
    let columns = ["record-at", "record-who", "record-event", "record-subject"];
    section(texts, "company-history", "company-history-none", &columns, rows.iter().map(row).collect())
}
