//! `/companies/N/change?what=...`: a licence, a branch, suspension: one form each.
//!
//! Invariant: what is withdrawn, closed or suspended says why, and the button says what it does.
//! Source: issue 02, demand 3.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use kpcs_domain::{
    field::InputFault,
    party::{LicenceClass, LicenceCover},
};
use kpcs_register::{CompanyChange, CompanyNo};
use kpcs_store::work::CompanyFile;
use kpcs_web::{
    Texts, page,
    page::form::FormPage,
    page_with_status,
    part::{FieldGroup, FieldKind, FieldView, Filled, Form, Refusals},
    shell::Link,
};

use super::{enter::to, file_of, own_places, read, refused};
use crate::{answers::Answers, app::App, no::No, objection::Objection, officer::Officer, posted::Sent, words};

/// What is changed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    Licence,
    Withdraw,
    Branch,
    Close,
    Suspend,
    Resume,
}

impl What {
    const ALL: [(&'static str, Self); 6] = [
        ("licence", Self::Licence),
        ("withdraw", Self::Withdraw),
        ("branch", Self::Branch),
        ("close", Self::Close),
        ("suspend", Self::Suspend),
        ("resume", Self::Resume),
    ];

    fn parse(word: &str) -> Result<Self, No> {
        Self::ALL.iter().find(|(known, _)| *known == word).map(|(_, what)| *what).ok_or(No::NotFound)
    }

    fn word(self) -> &'static str {
        Self::ALL.iter().find(|(_, what)| *what == self).map_or("", |(word, _)| word)
    }
}

pub async fn show(State(app): State<App>, officer: Officer, Path(number): Path<String>) -> Result<Response, No> {
    let file = file_of(&app, &officer, &number).await?;
    let asked = officer.visitor.query.get("what");
    let what = if asked.is_empty() { What::Licence } else { What::parse(asked)? };
    Ok(page(&form_page(&app, &officer, &file, what, (&Filled::default(), None)).await?))
}

pub async fn change(State(app): State<App>, Path(number): Path<String>, sent: Sent) -> Result<Response, No> {
    let Sent { officer, answers } = sent;
    let file = file_of(&app, &officer, &number).await?;
    let asked = officer.visitor.query.get("what");
    let what = if asked.is_empty() { What::Licence } else { What::parse(asked)? };
    let mut filled = answers.filled();
    let refusals = match asked_for(what, &answers) {
        Ok(change) => {
            let (by, number) = (officer.account().clone(), file.company.company);
            match app.run(move |register| register.change_company(&by, number, change)).await? {
                Ok(()) => return Ok(to(number)),
                Err(no) => refused(officer.texts(), no, field_of(no), &mut filled),
            }
        }
        Err(faults) => Objection::of_faults(faults).in_form(&mut filled, officer.texts()),
    };
    let again = form_page(&app, &officer, &file, what, (&filled, Some(refusals))).await?;
    Ok(page_with_status(StatusCode::UNPROCESSABLE_ENTITY, &again))
}

/// Where it can be mended.
const fn field_of(no: CompanyNo) -> Option<&'static str> {
    match no {
        CompanyNo::LicenceKnown => Some("number"),
        CompanyNo::DaysReversed => Some("until"),
        CompanyNo::BranchKnown => Some("name"),
        CompanyNo::ReasonMissing => Some("reason"),
        _ => None,
    }
}

fn asked_for(what: What, answers: &Answers) -> Result<CompanyChange, Vec<InputFault>> {
    let reason = || answers.get("reason").trim().chars().take(300).collect::<String>();
    let one = || {
        let found = answers.get("one");
        let fault = || InputFault { field: "one".to_owned(), found: found.to_owned(), expected: "expected-choice" };
        found.parse::<i64>().map_err(|_| vec![fault()])
    };
    Ok(match what {
        What::Licence => CompanyChange::EnterLicence(read::licence(answers)?),
        What::Withdraw => CompanyChange::WithdrawLicence(one()?, reason()),
        What::Branch => CompanyChange::EnterBranch(read::branch(answers)?),
        What::Close => CompanyChange::CloseBranch(one()?),
        What::Suspend => CompanyChange::Suspend(reason()),
        What::Resume => CompanyChange::Resume,
    })
}

async fn form_page(
    app: &App,
    officer: &Officer,
    file: &CompanyFile,
    what: What,
    (filled, refusals): (&Filled, Option<Refusals>),
) -> Result<FormPage, No> {
    let who = officer.clone();
    let places = app.read(move |sql| own_places(sql, &who)).await?;
    let (texts, word) = (officer.texts(), what.word());
    let title = texts.get(&format!("company-change-{word}"));
    let address = format!("/companies/{}", file.company.company);
    let mut shell = officer.shell(title.clone());
    shell.crumbs = vec![
        Link::new(texts.get("companies-title"), "/companies"),
        Link::new(file.company.name.to_string(), address.clone()),
    ];
    let fields = fields(texts, file, what, places, filled);
    let form = Form {
        texts,
        action: format!("{address}/change?what={word}"),
        token: officer.form_token().to_owned(),
        hidden: Vec::new(),
        multipart: false,
        compact: false,
        groups: if fields.is_empty() { Vec::new() } else { vec![FieldGroup { fields, ..FieldGroup::default() }] },
        button: title.clone(),
        keep: None,
    };
    Ok(FormPage {
        shell,
        eyebrow: file.company.name.to_string(),
        title,
        lead: texts.get(&format!("company-change-{word}-lead")),
        refusals,
        notice: None,
        form,
        beside: None,
    })
}

fn fields(
    texts: Texts,
    file: &CompanyFile,
    what: What,
    places: Vec<(String, String)>,
    filled: &Filled,
) -> Vec<FieldView> {
    let field = |name: &str, key: &str, kind| FieldView::new(name, texts.get(key), kind).filled(filled);
    let reason = || field("reason", "company-reason", FieldKind::Long).hint(texts.get("company-reason-hint"));
    let words = |list: &str, words: &'static [&'static str]| {
        let list = format!("licence-{list}-");
        let pair = move |word: &'static str| (word, texts.get(&format!("{list}{}", word.replace('_', "-"))));
        words.iter().copied().map(pair).collect::<Vec<_>>()
    };
    match what {
        What::Licence => vec![
            field("number", "licence-number", FieldKind::Text).hint(texts.get("licence-number-hint")),
            field("class", "licence-class", FieldKind::Choice).choices(words("class", LicenceClass::WORDS)),
            field("cover", "licence-cover", FieldKind::Choice).choices(words("cover", LicenceCover::WORDS)),
            field("from", "licence-from-day", FieldKind::Day),
            field("until", "licence-until", FieldKind::Day).hint(texts.get("licence-until-hint")).optional(texts),
        ],
        What::Withdraw => {
            let open = file.licences.iter().filter(|row| row.content.withdrawn_on.is_none());
            let choices = open.map(|row| {
                let from = words::day(texts, row.content.from);
                (row.licence.to_string(), format!("{}, {from}", row.content.number))
            });
            vec![field("one", "licence-number", FieldKind::Choice).choices(choices), reason()]
        }
        What::Branch => vec![
            field("name", "branch-name", FieldKind::Text).hint(texts.get("branch-name-hint")),
            field("address", "company-address", FieldKind::Long),
            field("country", "company-country", FieldKind::Choice).choices(places),
        ],
        What::Close => {
            let choices = file.open_branches().map(|branch| (branch.branch.to_string(), branch.name.to_string()));
            vec![field("one", "branch-name", FieldKind::Choice).choices(choices)]
        }
        What::Suspend => vec![reason()],
        What::Resume => Vec::new(),
    }
}
