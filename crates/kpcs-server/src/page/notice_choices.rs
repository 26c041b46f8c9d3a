//! `/account/notices`: how the person wants to be told of each kind of thing, where mail goes, and in which language.
//!
//! Invariant: what needs a hand has no "not at all"; a new address is written to once it is confirmed, and only about what comes
//! from now on.
//! Must not know: how mail is sent.
//! Source: issue 02, demand 6 ("each person chooses").

use axum::{
    Router,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use kpcs_domain::field::InputFault;
use kpcs_store::{
    Sql, StoreFault,
    work::{self, Account, NoticePerson},
};
use kpcs_web::{
    Language, page,
    page::form::FormPage,
    page_with_status,
    part::{FieldGroup, FieldKind, FieldView, Filled, Form, Notice, Refusals, Tone},
    shell::Link,
};
use lettre::Address;

use crate::{
    answers::Answers,
    app::App,
    no::No,
    notice::{KINDS, KindInfo, NoticeChoice, choice_of, queue_address_letter},
    objection::Objection,
    officer::Officer,
    posted::Sent,
};

/// The routes of this file.
pub fn routes() -> Router<App> {
    Router::new().route("/account/notices", get(show).post(keep))
}

async fn show(State(app): State<App>, officer: Officer) -> Result<Response, No> {
    let handle = officer.handle();
    let kept =
        app.read(move |sql| Ok((work::notice_person(sql, &handle)?, work::notice_choices(sql, &handle)?))).await?;
    let mut filled = Filled::default();
    let waits = kept.0.as_ref().is_some_and(|person| !person.email.is_empty() && !person.confirmed);
    filled.values.insert("email".to_owned(), kept.0.map_or_else(String::new, |person| person.email));
    filled.values.insert("language".to_owned(), officer.account().language.clone());
    for info in mine(&officer) {
        filled.values.insert(info.kind.word().to_owned(), choice_of(&kept.1, info.kind).word().to_owned());
    }
    let mut shown = form_page(&app, &officer, &filled, None);
    if waits {
        let texts = officer.texts();
        let text = texts.get("address-waits-text");
        shown.notice = shown.notice.or(Some(Notice::new(Tone::NeedsHand, texts.get("address-waits"), text)));
    }
    Ok(page(&shown))
}

async fn keep(State(app): State<App>, sent: Sent) -> Result<Response, No> {
    let Sent { officer, answers } = sent;
    let asked = match Asked::of(&officer, &answers) {
        Ok(asked) => asked,
        Err(faults) => {
            let mut filled = answers.filled();
            let refusals = Objection::of_faults(faults).in_form(&mut filled, officer.texts());
            let again = form_page(&app, &officer, &filled, Some(refusals));
            return Ok(page_with_status(StatusCode::UNPROCESSABLE_ENTITY, &again));
        }
    };
    let (account, now) = (officer.account().clone(), officer.visitor.now);
    let (today, sender) = (now.day().epoch_days(), app.options().mail.as_ref().map(|mail| mail.from.clone()));
    app.run(move |register| {
        let (keeper, email) = (account.clone(), asked.email.clone());
        let unconfirmed = register.store().write(move |sql| asked.keep(sql, &keeper, today))?;
        if let Some(sender) = sender.filter(|_| unconfirmed) {
            queue_address_letter(register, &sender, &account, &email)?;
        }
        Ok::<_, No>(())
    })
    .await?;
    app.nudge();
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, "/account")]).into_response())
}

/// The kinds of which the person can be told.
fn mine(officer: &Officer) -> impl Iterator<Item = &'static KindInfo> {
    KINDS.iter().filter(|info| info.concerns(&officer.account().roles))
}

/// What was chosen.
struct Asked {
    email: String,
    language: Language,
    choices: Vec<(&'static str, NoticeChoice)>,
}

impl Asked {
    fn of(officer: &Officer, answers: &Answers) -> Result<Self, Vec<InputFault>> {
        let mut faults = Vec::new();
        let mut wrong = |field: &str, expected| {
            let found = answers.get(field).to_owned();
            faults.push(InputFault { field: field.to_owned(), found, expected });
        };
        let email = answers.get("email").trim().to_owned();
        if !email.is_empty() && email.parse::<Address>().is_err() {
            wrong("email", "expected-email");
        }
        let language = Language::parse(answers.get("language"));
        if language.is_none() {
            wrong("language", "expected-choice");
        }
        let mut choices = Vec::new();
        for info in mine(officer) {
            let chosen = NoticeChoice::parse(answers.get(info.kind.word())).ok();
            match chosen.filter(|chosen| info.choices().any(|choice| choice == *chosen)) {
                Some(chosen) => choices.push((info.kind.word(), chosen)),
                None => wrong(info.kind.word(), "expected-choice"),
            }
        }
        language.filter(|_| faults.is_empty()).map(|language| Self { email, language, choices }).ok_or(faults)
    }

    /// Keeps it; whether the address is still to be confirmed.
    fn keep(&self, sql: &Sql<'_>, account: &Account, today: i64) -> Result<bool, StoreFault> {
        let known = work::notice_person(sql, &account.handle)?.filter(|known| known.email == self.email);
        let unconfirmed = !self.email.is_empty() && known.as_ref().is_none_or(|known| !known.confirmed);
        if known.is_none() {
            let newest = work::newest_notice(sql)?;
            let (handle, email) = (account.handle, self.email.clone());
            let person =
                NoticePerson { handle, email, told: newest, digested: newest, digest_on: today, confirmed: false };
            work::put_notice_person(sql, &person)?;
        }
        for (kind, choice) in &self.choices {
            work::choose_notice(sql, &account.handle, kind, choice.word())?;
        }
        work::set_language(sql, &account.handle, self.language.tag())?;
        Ok(unconfirmed)
    }
}

fn form_page(app: &App, officer: &Officer, filled: &Filled, refusals: Option<Refusals>) -> FormPage {
    let texts = officer.texts();
    let mut shell = officer.shell(texts.get("notices-title"));
    shell.crumbs = vec![Link::new(texts.get("account-title"), "/account")];
    let no_mail = || Notice::new(Tone::Plain, texts.get("notices-no-mail"), texts.get("notices-no-mail-text"));
    FormPage {
        shell,
        eyebrow: String::new(),
        title: texts.get("notices-title"),
        lead: texts.get("notices-lead"),
        refusals,
        notice: app.options().mail.is_none().then(no_mail),
        form: form(officer, filled),
        beside: None,
    }
}

fn form(officer: &Officer, filled: &Filled) -> Form {
    let texts = officer.texts();
    let languages = Language::ALL.map(|language| (language.tag(), language.own_name()));
    let email = FieldView::new("email", texts.get("notices-email"), FieldKind::Text);
    let person = vec![
        email.hint(texts.get("notices-email-hint")).optional(texts),
        FieldView::new("language", texts.get("notices-language"), FieldKind::Radio).choices(languages),
    ];
    let kinds = mine(officer).map(|info| {
        let choices = info.choices().map(|choice| (choice.word(), texts.get(&format!("notice-choice-{choice}"))));
        let field = FieldView::new(info.kind.word(), texts.get(&info.kind.name_key()), FieldKind::Choice);
        let field = field.choices(choices);
        if info.needs_hand { field.hint(texts.get("notices-needs-hand")) } else { field }
    });
    let group = |legend: &str, fields: Vec<FieldView>| FieldGroup {
        legend: texts.get(legend),
        fields: fields.into_iter().map(|field| field.filled(filled)).collect(),
        ..FieldGroup::default()
    };
    Form {
        texts,
        action: "/account/notices".to_owned(),
        token: officer.form_token().to_owned(),
        hidden: Vec::new(),
        multipart: false,
        compact: false,
        groups: vec![group("notices-where", person), group("notices-what", kinds.collect())],
        button: texts.get("notices-keep"),
        keep: None,
    }
}
