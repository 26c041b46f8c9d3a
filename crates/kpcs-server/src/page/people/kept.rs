//! A person whose account others keep: what the page of an office's person and that of a company's person have in common.
//!
//! Invariant: one's own account is changed by nobody here; a recovery needs two; what the register refuses stands in the record of
//! the office. Must not know: whose person it is.
//! Source: issue 02, demand 3.

use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use kpcs_domain::{
    act::Role,
    value::{Day, OfficerHandle},
};
use kpcs_register::{AccountNo, Changed, PersonChange, Register};
use kpcs_store::{
    Sql, StoreFault,
    work::{self, Account, Recovery},
};
use kpcs_web::{
    page,
    page::person::PersonPage,
    page_with_status,
    part::{FieldKind, FieldView, Filled, Form, Notice, Refusals, Tone},
};

use super::{
    form,
    invitation::{link_address, made},
    named, note_refused, refused,
};
use crate::{answers::Answers, app::App, no::No, officer::Officer, words};

/// What cannot be read in a form: why, and in which field.
pub type Unread = (AccountNo, &'static str);

/// The person, and who looks.
pub struct Kept {
    pub officer: Officer,
    pub account: Account,
    /// Where the person's page stands.
    pub address: String,
    /// A recovery that waits for the second person, and who asked.
    recovery: Option<(Recovery, String)>,
}

/// What the forms of one page ask that others do not.
pub struct Questions {
    /// Which role is given, and for which days.
    pub role: Vec<FieldView>,
    /// The roles that may be ended, as value and words.
    pub ended: Vec<(String, String)>,
    /// A change of the page's own: its word, its heading, its field.
    pub own: Option<(&'static str, &'static str, FieldView)>,
}

/// What a form asks; `Change` is what the register calls a change of such a person.
pub enum Asked<Change> {
    Approve,
    Recover(String),
    Change(Change),
}

impl Asked<PersonChange> {
    /// Reads what every such page asks.
    pub fn read(answers: &Answers) -> Result<Self, Unread> {
        Ok(match answers.get("change") {
            "approve" => Self::Approve,
            "recover" => {
                let reason: String = answers.get("reason").trim().chars().take(300).collect();
                if reason.is_empty() {
                    return Err((AccountNo::ReasonMissing, "reason"));
                }
                Self::Recover(reason)
            }
            "suspend" => Self::Change(PersonChange::Suspend),
            "resume" => Self::Change(PersonChange::Resume),
            "give" => Self::Change(given(answers)?),
            "end" => Self::Change(ended(answers)?),
            _ => return Err((AccountNo::PersonUnknown, "")),
        })
    }

    /// The same, with the change as another kind of person has it.
    pub fn of<Change>(self, change: impl FnOnce(PersonChange) -> Change) -> Asked<Change> {
        match self {
            Self::Approve => Asked::Approve,
            Self::Recover(reason) => Asked::Recover(reason),
            Self::Change(one) => Asked::Change(change(one)),
        }
    }
}

impl<Change> Asked<Change> {
    /// Does it; gives the token of the recovery's link where one was approved.
    pub fn done(
        self,
        register: &Register,
        by: &Account,
        handle: OfficerHandle,
        change: impl FnOnce(Change) -> Changed<()>,
    ) -> Changed<Option<String>> {
        Ok(match self {
            Self::Approve => register.approve_recovery(by, handle)?.map(Some),
            Self::Recover(reason) => register.ask_recovery(by, handle, reason)?.map(|()| None),
            Self::Change(one) => change(one)?.map(|()| None),
        })
    }
}

fn given(answers: &Answers) -> Result<PersonChange, Unread> {
    let role = Role::parse(answers.get("role")).map_err(|_| (AccountNo::RoleNotYours, "role"))?;
    let day = |name: &'static str| Day::parse(answers.get(name)).map_err(|_| (AccountNo::DaysReversed, name));
    let until = if answers.get("until").is_empty() { None } else { Some(day("until")?) };
    Ok(PersonChange::Give(role, day("from")?, until))
}

/// A role for a time is ended by its number, one without end by its name.
fn ended(answers: &Answers) -> Result<PersonChange, Unread> {
    let ended = answers.get("ended");
    match ended.parse() {
        Ok(number) => Ok(PersonChange::End(number)),
        Err(_) => Role::parse(ended).map(PersonChange::EndLasting).map_err(|_| (AccountNo::RoleNotHeld, "ended")),
    }
}

impl Kept {
    /// Reads what is kept of the account besides.
    pub fn read(sql: &Sql<'_>, officer: Officer, account: Account, address: String) -> Result<Self, StoreFault> {
        let recovery = match work::recovery(sql, &account.handle)? {
            Some(asked) => Some((asked.clone(), named(sql, &asked.asked_by)?)),
            None => None,
        };
        Ok(Self { officer, account, address, recovery })
    }

    /// Whether somebody looks at their own account.
    pub fn is_own(&self) -> bool {
        self.officer.handle() == self.account.handle
    }

    /// The answer to what was done: the page anew, or the link of an approved recovery on `page_of` it, shown once.
    pub async fn answer(&self, app: &App, token: Option<String>, page_of: PersonPage) -> Result<Response, No> {
        let Some(token) = token else {
            return Ok((StatusCode::SEE_OTHER, [(header::LOCATION, self.address.clone())]).into_response());
        };
        let address = link_address(app, &token).await?;
        let made = made(&self.officer, "people-recovered", (&self.account.name, &self.account.login), &address);
        Ok(page(&PersonPage { made: Some(made), forms: Vec::new(), ..page_of }))
    }

    /// Keeps in the record of the office that the register refused it.
    pub async fn note_refused(&self, app: &App, no: AccountNo) -> Result<(), No> {
        note_refused(app, &self.officer, &self.account.handle.to_string(), no).await
    }

    /// The page again, as `page_of` makes it, with why nothing was changed.
    pub fn again(
        &self,
        answers: &Answers,
        (no, field): Unread,
        page_of: impl FnOnce(&Filled, Option<Refusals>) -> PersonPage,
    ) -> Response {
        let mut filled = answers.filled();
        let field = Some(field).filter(|field| !field.is_empty());
        let refusals = refused(self.officer.texts(), no, field, &mut filled);
        page_with_status(StatusCode::UNPROCESSABLE_ENTITY, &page_of(&filled, Some(refusals)))
    }

    /// What stands at the top: it is one's own account, a recovery waits, or the person is suspended.
    pub fn notice(&self) -> Option<Notice> {
        let texts = self.officer.texts();
        if self.is_own() {
            return Some(Notice::new(Tone::Plain, texts.get("people-no-own-account"), String::new()));
        }
        if let Some((asked, by)) = &self.recovery {
            let title = texts.t("people-recovery-waits").arg("by", by).arg("at", words::instant(texts, asked.asked_at));
            return Some(Notice::new(Tone::NeedsHand, title.to_string(), asked.reason.clone()));
        }
        let since = self.account.suspended_at?;
        let title = texts.t("people-suspended-since").arg("at", words::instant(texts, since)).to_string();
        Some(Notice::new(Tone::NeedsHand, title, String::new()))
    }

    /// The forms of the page, none on one's own; each with its heading and a line about it.
    pub fn forms(&self, filled: &Filled, questions: Questions) -> Vec<(String, String, Form)> {
        if self.is_own() {
            return Vec::new();
        }
        let texts = self.officer.texts();
        let one = |change: &str, heading: &str, text: &str, fields: Vec<FieldView>| {
            let text = if text.is_empty() { String::new() } else { texts.get(text) };
            let form = form(&self.officer, (&self.address, change), fields, texts.get(heading));
            (texts.get(heading), text, form)
        };
        let mut forms = Vec::new();
        if self.recovery.is_some() {
            forms.push(one("approve", "people-recover-approve", "people-recover-approve-text", Vec::new()));
        }
        forms.push(one("give", "people-give", "", questions.role));
        if !questions.ended.is_empty() {
            let ended = FieldView::new("ended", texts.get("account-role"), FieldKind::Choice);
            forms.push(one("end", "people-end", "", vec![ended.choices(questions.ended).filled(filled)]));
        }
        forms.extend(questions.own.map(|(change, heading, field)| one(change, heading, "", vec![field])));
        forms.push(match self.account.suspended_at {
            Some(_) => one("resume", "people-resume", "", Vec::new()),
            None => one("suspend", "people-suspend", "people-suspend-text", Vec::new()),
        });
        let reason = FieldView::new("reason", texts.get("people-recover-reason"), FieldKind::Long)
            .hint(texts.get("people-recover-reason-hint"))
            .filled(filled);
        forms.push(one("recover", "people-recover", "people-recover-text", vec![reason]));
        forms
    }
}
