//! `/office/webhooks`: where the programs of an office, or of a company, are told of what happens: made, tried, given a new
//! secret, turned off; the last messages, and sending again what was given up.
//!
//! Invariant: an office's webhooks are its administrators', a company's those who act for it; another's is as good as none.
//! The secret is shown on the page that answers its making and never again; making one needs the password, so a stolen
//! session is no lasting ear.
//! Source: issue 02, demand 5; threat-model 14.

use axum::{
    Router,
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use kpcs_domain::{act::Role, field::InputFault, value::Name};
use kpcs_register::{NewWebhook, webhook_events};
use kpcs_store::work::{self, Account, MailState, Webhook, WebhookDelivery, WebhookEvent, WebhookOwner};
use kpcs_web::{
    Texts, page,
    page::webhooks::WebhooksPage,
    page_with_status,
    part::{Column, Fact, Facts, FieldGroup, FieldKind, FieldView, Filled, Form, Inline, Notice, Row, Table, Tone},
};

use crate::{
    answers::Answers,
    app::App,
    no::No,
    objection::Objection,
    officer::Officer,
    posted::Sent,
    webhook::{judge_address, shown_secret},
    words,
};

/// Messages shown, and of them buttons for what was given up.
const SHOWN: (i64, usize) = (50, 10);
/// Who keeps the webhooks of an office, and those of a company.
const KEEPERS: [&[Role]; 2] =
    [&[Role::AuthorityHead, Role::OfficeAdministrator], &[Role::Exporter, Role::CompanyAdministrator]];

/// The routes of this file.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/office/webhooks", get(show).post(make))
        .route("/office/webhooks/{id}/ping", post(ping))
        .route("/office/webhooks/{id}/secret", post(rotate))
        .route("/office/webhooks/{id}/off", post(turn_off))
        .route("/office/webhooks/messages/{id}/resend", post(resend))
}

/// Whose webhooks a person keeps.
///
/// # Errors
/// [`No::RoleMissing`].
pub fn owner_of(account: &Account) -> Result<WebhookOwner, No> {
    let keepers = KEEPERS[usize::from(account.company.is_some())];
    if !account.roles.iter().any(|role| keepers.contains(role)) {
        return Err(No::RoleMissing(keepers));
    }
    // A delivery does not say of which branch it is, so who is limited to one keeps none.
    if account.branch.is_some() {
        return Err(No::RoleMissing(keepers));
    }
    let company = account.company.as_ref().map_or_else(String::new, ToString::to_string);
    Ok(WebhookOwner { authority: account.authority.clone(), company })
}

async fn show(State(app): State<App>, officer: Officer) -> Result<Response, No> {
    Ok(page(&View::of(&app, &officer).await?.page(&Filled::default(), None)))
}

async fn make(State(app): State<App>, sent: Sent) -> Result<Response, No> {
    let Sent { officer, answers } = sent;
    let mut filled = answers.filled();
    filled.values.remove("password");
    let owner = owner_of(officer.account())?;
    let new = match asked(&app, owner, &answers) {
        Ok(new) => new,
        Err(faults) => return again(&app, &officer, filled, faults).await,
    };
    let password = answers.get("password").to_owned();
    if app.prove_password(officer.account().clone(), password).await?.is_none() {
        return again(&app, &officer, filled, vec![fault("password", "", "approve-password-wrong")]).await;
    }
    let handle = officer.handle();
    let (_, secret) = app.run(move |register| register.make_webhook(handle, new)).await?;
    let view = View::of(&app, &officer).await?;
    Ok(page(&view.page(&Filled::default(), Some(("webhooks-made-text", shown_secret(&secret))))))
}

async fn ping(State(app): State<App>, Path(id): Path<String>, sent: Sent) -> Result<Response, No> {
    let (owner, id) = (owner_of(sent.officer.account())?, number(&id)?);
    let done = app.run(move |register| register.ping_webhook(owner, id)).await?;
    app.nudge();
    back(done)
}

async fn rotate(State(app): State<App>, Path(id): Path<String>, sent: Sent) -> Result<Response, No> {
    let (owner, id) = (owner_of(sent.officer.account())?, number(&id)?);
    let by = sent.officer.handle();
    let secret = app.run(move |register| register.rotate_webhook(by, owner, id)).await?.ok_or(No::NotFound)?;
    let view = View::of(&app, &sent.officer).await?;
    Ok(page(&view.page(&Filled::default(), Some(("webhooks-rotated-text", shown_secret(&secret))))))
}

async fn turn_off(State(app): State<App>, Path(id): Path<String>, sent: Sent) -> Result<Response, No> {
    let (owner, id, by) = (owner_of(sent.officer.account())?, number(&id)?, sent.officer.handle());
    back(app.run(move |register| register.turn_webhook_off(by, owner, id)).await?)
}

async fn resend(State(app): State<App>, Path(id): Path<String>, sent: Sent) -> Result<Response, No> {
    let (owner, id, now) = (owner_of(sent.officer.account())?, number(&id)?, sent.officer.visitor.now);
    let done =
        app.run(move |register| register.store().write(move |sql| work::resend_delivery(sql, &owner, id, now))).await?;
    app.nudge();
    back(done)
}

fn number(text: &str) -> Result<i64, No> {
    text.parse().map_err(|_| No::NotFound)
}

fn back(done: bool) -> Result<Response, No> {
    if done {
        Ok((StatusCode::SEE_OTHER, [(header::LOCATION, "/office/webhooks")]).into_response())
    } else {
        Err(No::NotFound)
    }
}

async fn again(app: &App, officer: &Officer, mut filled: Filled, faults: Vec<InputFault>) -> Result<Response, No> {
    let refusals = Objection::of_faults(faults).in_form(&mut filled, officer.texts());
    let shown = WebhooksPage { refusals: Some(refusals), ..View::of(app, officer).await?.page(&filled, None) };
    Ok(page_with_status(StatusCode::UNPROCESSABLE_ENTITY, &shown))
}

fn fault(field: &str, found: &str, expected: &'static str) -> InputFault {
    InputFault { field: field.to_owned(), found: found.to_owned(), expected }
}

fn asked(app: &App, owner: WebhookOwner, answers: &Answers) -> Result<NewWebhook, Vec<InputFault>> {
    new_webhook(app, owner, answers.get("name"), answers.get("address"), answers.all("events"))
}

/// A webhook as somebody asks for it, or every fault in that.
///
/// # Errors
/// The faults, in the order of the fields.
pub fn new_webhook<'a>(
    app: &App,
    owner: WebhookOwner,
    name: &str,
    address: &str,
    events: impl Iterator<Item = &'a str>,
) -> Result<NewWebhook, Vec<InputFault>> {
    let (mut faults, allowed) = (Vec::new(), webhook_events(&owner));
    let named = Name::parse(name);
    if let Err(expected) = &named {
        faults.push(fault("name", name, expected.0));
    }
    if let Err(no) = judge_address(address, &app.options().webhooks.allowed) {
        faults.push(fault("address", address, no.expected()));
    }
    let chosen: Vec<_> = events.map(WebhookEvent::parse).collect();
    let chosen: Result<Vec<_>, _> = chosen.into_iter().collect();
    let chosen = chosen.ok().filter(|all| !all.is_empty() && all.iter().all(|event| allowed.contains(event)));
    if chosen.is_none() {
        faults.push(fault("events", "", "expected-webhook-events"));
    }
    match (named, chosen) {
        (Ok(name), Some(events)) if faults.is_empty() => {
            Ok(NewWebhook { owner, name, address: address.to_owned(), events })
        }
        _ => Err(faults),
    }
}

/// What the page shows, read at once.
struct View<'a> {
    officer: &'a Officer,
    owner: WebhookOwner,
    webhooks: Vec<Webhook>,
    deliveries: Vec<WebhookDelivery>,
}

impl<'a> View<'a> {
    async fn of(app: &App, officer: &'a Officer) -> Result<Self, No> {
        let owner = owner_of(officer.account())?;
        let asked = owner.clone();
        let read = app.read(move |sql| {
            Ok((work::webhooks_of(sql, &asked)?, work::deliveries_of(sql, &asked, i64::MAX, SHOWN.0)?))
        });
        let (webhooks, deliveries) = read.await?;
        Ok(Self { officer, owner, webhooks, deliveries })
    }

    fn page(&self, filled: &Filled, secret: Option<(&str, String)>) -> WebhooksPage {
        let texts = self.officer.texts();
        let on = self.webhooks.iter().filter(|webhook| webhook.off_at.is_none());
        let dead = self.deliveries.iter().filter(|delivery| delivery.state == MailState::Dead);
        let dead = dead.filter(|delivery| on.clone().any(|webhook| webhook.webhook == delivery.webhook));
        WebhooksPage {
            shell: self.officer.shell(texts.get("webhooks-title")),
            refusals: None,
            made: secret
                .as_ref()
                .map(|(text, _)| Notice::new(Tone::NeedsHand, texts.get("webhooks-made"), texts.get(text))),
            secret: secret.map(|(_, secret)| Facts {
                facts: vec![Fact::new(texts.get("webhooks-secret"), Inline::Code(secret))],
            }),
            webhooks: self.table(texts),
            actions: on.clone().map(|webhook| (webhook.name.clone(), self.actions(webhook))).collect(),
            deliveries: self.messages(texts),
            resends: dead.take(SHOWN.1).map(|delivery| self.resend(delivery)).collect(),
            form: self.form(filled),
        }
    }

    fn table(&self, texts: Texts) -> Table {
        let row = |webhook: &Webhook| {
            let state = if webhook.off_at.is_none() { "webhooks-on" } else { "webhooks-off" };
            Row::of(vec![
                Inline::text(webhook.name.clone()),
                Inline::Code(webhook.address.clone()),
                Inline::Lines(webhook.events.iter().map(|event| worded(texts, *event)).collect()),
                Inline::text(words::instant(texts, webhook.made_at)),
                Inline::text(texts.get(state)),
            ])
        };
        let columns = ["webhooks-name", "webhooks-address", "webhooks-events", "webhooks-since", "webhooks-state"];
        table(texts, "webhooks-yours", &columns, self.webhooks.iter().map(row).collect())
    }

    fn messages(&self, texts: Texts) -> Table {
        let row = |delivery: &WebhookDelivery| {
            let next = (delivery.state == MailState::Waiting && delivery.attempts > 0)
                .then(|| Inline::text(words::instant(texts, delivery.next_at)));
            Row::of(vec![
                Inline::text(worded(texts, delivery.event)),
                if delivery.subject.is_empty() { Inline::Nothing } else { Inline::Code(delivery.subject.clone()) },
                Inline::text(self.name_of(delivery)),
                Inline::text(words::instant(texts, delivery.at)),
                Inline::text(texts.get(&format!("webhook-state-{}", delivery.state))),
                Inline::number(delivery.attempts),
                Inline::text(delivery.answer.clone()),
                next.unwrap_or(Inline::Nothing),
            ])
        };
        let columns = [
            "webhooks-event",
            "webhooks-subject",
            "webhooks-to",
            "webhooks-at",
            "webhooks-state",
            "webhooks-attempts",
            "webhooks-answer",
            "webhooks-next",
        ];
        table(texts, "webhooks-deliveries", &columns, self.deliveries.iter().map(row).collect())
    }

    fn name_of(&self, delivery: &WebhookDelivery) -> String {
        let found = self.webhooks.iter().find(|webhook| webhook.webhook == delivery.webhook);
        found.map(|webhook| webhook.name.clone()).unwrap_or_default()
    }

    fn actions(&self, webhook: &Webhook) -> Vec<Form> {
        let texts = self.officer.texts();
        let button = |key: &str, what: &str| {
            let label = texts.t(key).arg("name", &webhook.name).to_string();
            self.bare(format!("/office/webhooks/{}/{what}", webhook.webhook), Vec::new(), label)
        };
        vec![button("webhooks-ping", "ping"), button("webhooks-rotate", "secret"), button("webhooks-turn-off", "off")]
    }

    fn resend(&self, delivery: &WebhookDelivery) -> Form {
        let texts = self.officer.texts();
        let label = texts.t("webhooks-resend").arg("event", worded(texts, delivery.event));
        let label = label.arg("subject", &delivery.subject).arg("name", self.name_of(delivery)).to_string();
        self.bare(format!("/office/webhooks/messages/{}/resend", delivery.delivery), Vec::new(), label)
    }

    fn form(&self, filled: &Filled) -> Form {
        let texts = self.officer.texts();
        let events = webhook_events(&self.owner).into_iter().map(|event| (event.word(), worded(texts, event)));
        let fields = vec![
            FieldView::new("name", texts.get("webhooks-name"), FieldKind::Text).hint(texts.get("webhooks-name-hint")),
            FieldView::new("address", texts.get("webhooks-address"), FieldKind::Text)
                .hint(texts.get("webhooks-address-hint")),
            FieldView::new("events", texts.get("webhooks-events"), FieldKind::Checks).choices(events),
            FieldView::new("password", texts.get("approve-password"), FieldKind::Password),
        ];
        let group = FieldGroup {
            hint: texts.get("webhooks-new-hint"),
            fields: fields.into_iter().map(|field| field.filled(filled)).collect(),
            ..FieldGroup::default()
        };
        self.bare("/office/webhooks".to_owned(), vec![group], texts.get("webhooks-make"))
    }

    fn bare(&self, action: String, groups: Vec<FieldGroup>, button: String) -> Form {
        Form {
            texts: self.officer.texts(),
            action,
            token: self.officer.form_token().to_owned(),
            hidden: Vec::new(),
            multipart: false,
            compact: false,
            groups,
            button,
            keep: None,
        }
    }
}

fn worded(texts: Texts, event: WebhookEvent) -> String {
    texts.get(&format!("webhook-event-{}", event.word().replace('_', "-")))
}

fn table(texts: Texts, caption: &str, columns: &[&str], rows: Vec<Row>) -> Table {
    Table {
        caption: texts.get(caption),
        caption_unseen: true,
        columns: columns.iter().map(|key| Column::words(texts.get(key))).collect(),
        rows,
        stacked: true,
        ..Table::default()
    }
}
