//! Inviting somebody: what the form of an office and that of a company have in common.
//!
//! Invariant: the link is shown once, with the words to send it; nobody but who opens it ever knows the password. What the register
//! refuses stands in the record of the office.
//! Must not know: to what somebody is invited.
//! Source: issue 02, demand 3.

use axum::{http::StatusCode, response::Response};
use kpcs_domain::{
    act::Role,
    field::InputFault,
    value::{Day, Name},
};
use kpcs_register::{AccountNo, INVITATION_DAYS, Invitation};
use kpcs_store::work;
use kpcs_web::{
    page,
    page::person::PersonPage,
    page_with_status,
    part::{Fact, Facts, FieldKind, FieldView, Filled, Inline, Notice, Refusals, Tone},
    shell::Link,
};

use super::{form, note_refused, refused};
use crate::{answers::Answers, app::App, mail::PUBLIC_ADDRESS, no::No, objection::Objection, officer::Officer, words};

/// One form of invitation.
pub struct InvitationForm {
    pub officer: Officer,
    /// The key of its title.
    pub title: &'static str,
    /// Where it belongs.
    pub crumb: Link,
    /// Where it is sent.
    pub action: String,
    /// The roles that may be given here.
    pub roles: Vec<Role>,
    /// Questions of its own.
    pub own: Vec<FieldView>,
}

impl InvitationForm {
    pub fn page(&self, filled: &Filled, refusals: Option<Refusals>) -> PersonPage {
        let texts = self.officer.texts();
        let title = texts.get(self.title);
        let mut shell = self.officer.shell(title.clone());
        shell.crumbs = vec![self.crumb.clone()];
        let mut fields = vec![
            FieldView::new("name", texts.get("field-name"), FieldKind::Text).filled(filled),
            FieldView::new("login", texts.get("sign-in-account"), FieldKind::Text)
                .hint(texts.get("people-login-hint"))
                .filled(filled),
        ];
        fields.extend(role_fields(&self.officer, &self.roles, filled));
        fields.extend(self.own.iter().cloned().map(|field| field.filled(filled)));
        let button = texts.get("people-invite-button");
        PersonPage {
            shell,
            title,
            lead: texts.t("people-invite-text").count("days", INVITATION_DAYS).to_string(),
            refusals,
            notice: Some(Notice::new(Tone::Plain, texts.get("people-recorded"), String::new())),
            made: None,
            facts: None,
            table: None,
            forms: vec![(
                texts.get("people-new"),
                String::new(),
                form(&self.officer, (&self.action, "invite"), fields, button),
            )],
        }
    }

    /// The answer to a form that cannot be read.
    pub fn unread(&self, answers: &Answers, faults: Vec<InputFault>) -> Response {
        let (texts, mut filled) = (self.officer.texts(), answers.filled());
        let refusals = Objection::of_faults(faults).in_form(&mut filled, texts);
        self.again(&filled, refusals)
    }

    /// The answer to what the register did with it: the link, or why there is none.
    pub async fn answer(&self, app: &App, answers: &Answers, done: Result<String, AccountNo>) -> Result<Response, No> {
        let (name, login) = (answers.get("name"), answers.get("login").trim());
        match done {
            Ok(token) => {
                let address = link_address(app, &token).await?;
                let made = made(&self.officer, "people-invited", (name, login), &address);
                let page_of = self.page(&Filled::default(), None);
                Ok(page(&PersonPage { forms: Vec::new(), made: Some(made), ..page_of }))
            }
            Err(no) => {
                note_refused(app, &self.officer, login, no).await?;
                let mut filled = answers.filled();
                let refusals = refused(self.officer.texts(), no, Some(field_of(no)), &mut filled);
                Ok(self.again(&filled, refusals))
            }
        }
    }

    fn again(&self, filled: &Filled, refusals: Refusals) -> Response {
        page_with_status(StatusCode::UNPROCESSABLE_ENTITY, &self.page(filled, Some(refusals)))
    }
}

/// Where it can be mended.
const fn field_of(no: AccountNo) -> &'static str {
    match no {
        AccountNo::LoginUnfit => "login",
        AccountNo::DaysReversed => "until",
        AccountNo::BranchUnfit => "branch",
        _ => "role",
    }
}

/// What was asked for, or every fault in it. Fields: `name`, `login`, `role`, `from`, `until`, `place`.
pub fn asked(officer: &Officer, answers: &Answers) -> Result<Invitation, Vec<InputFault>> {
    let mut faults = Vec::new();
    let mut fault = |field: &str, expected: &'static str| {
        faults.push(InputFault { field: field.to_owned(), found: answers.get(field).to_owned(), expected });
    };
    let name = Name::parse(answers.get("name")).map_err(|expected| fault("name", expected.0)).ok();
    let role = Role::parse(answers.get("role")).map_err(|_| fault("role", "expected-people-role")).ok();
    let from = Day::parse(answers.get("from")).map_err(|expected| fault("from", expected.0)).ok();
    let until = match answers.get("until") {
        "" => Some(None),
        given => Day::parse(given).map_err(|expected| fault("until", expected.0)).ok().map(Some),
    };
    match (name, role, from, until) {
        (Some(name), Some(role), Some(from), Some(until)) => Ok(Invitation {
            login: answers.get("login").trim().to_owned(),
            name,
            role,
            from,
            until,
            place: answers.get("place").trim().chars().take(80).collect(),
            language: officer.texts().language().tag().to_owned(),
        }),
        _ => Err(faults),
    }
}

/// The questions of a role: which of `roles`, from which day, to which. Fields: `role`, `from`, `until`.
pub fn role_fields(officer: &Officer, roles: &[Role], filled: &Filled) -> Vec<FieldView> {
    let texts = officer.texts();
    let roles = roles.iter().map(|role| (role.word(), words::role(texts, *role)));
    vec![
        FieldView::new("role", texts.get("account-role"), FieldKind::Choice).choices(roles).filled(filled),
        FieldView::new("from", texts.get("people-from"), FieldKind::Day).filled(filled),
        FieldView::new("until", texts.get("people-until"), FieldKind::Day).optional(texts).filled(filled),
    ]
}

/// The address of a link; only its path where nobody has said under which address this register is reached.
pub async fn link_address(app: &App, token: &str) -> Result<String, No> {
    let public = app.read(|sql| work::setting(sql, PUBLIC_ADDRESS)).await?.unwrap_or_default();
    Ok(format!("{}/welcome/{token}", public.trim_end_matches('/')))
}

/// The link, and the words with which it can be sent.
pub fn made(officer: &Officer, key: &str, (name, login): (&str, &str), address: &str) -> (String, Facts) {
    let texts = officer.texts();
    let mail = texts.t("people-link-mail").arg("name", name).arg("office", officer.office()).arg("login", login);
    let mail = mail.to_string().lines().map(str::to_owned).chain([address.to_owned()]).collect();
    let facts = vec![
        Fact::new(texts.get("people-link"), Inline::Code(address.to_owned())).with_note(texts.get("people-link-note")),
        Fact::new(texts.get("people-link-words"), Inline::Lines(mail)),
    ];
    (texts.t(key).arg("name", name).to_string(), Facts { facts })
}
