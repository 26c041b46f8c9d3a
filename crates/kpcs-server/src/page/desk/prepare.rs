//! `/desk/applications/REF/prepare`: what the certificate would say, every rule with its verdict, and one button.
//!
//! Invariant: the button is missing while a rule refuses or another preparation waits; preparing takes a number, so a second
//! click is the same request.
//! Must not know: how a rule judges; who will approve.
//! Source: decisions 10; interface 1; kpcs.md §3.2.

use axum::{
    extract::{Path, State},
    response::Response,
};
use kpcs_domain::{
    act::{Act, IssueCertificate, Refusals, issue_certificate, issue_certificate::case_for},
    field::Input,
    rule::{Case, Stage, refusals, warnings},
    value::{CertificateNumber, Name},
};
use kpcs_register::{ActError, Outcome};
use kpcs_store::{StoreFault, act::Stored, view::blanks_in_hand};
use kpcs_web::{
    page,
    page::check::CheckPage,
    page_with_status,
    part::{Answers as Shown, FieldGroup, FieldKind, FieldView, Filled, Form, Notice, Tone},
    shell::Link,
};

use super::{
    application::{File, subject},
    judged::judged,
    occasion::{circumstances, pack_of},
    see,
};
use crate::{
    app::App, no::No, objection::Objection, officer::Officer, page::certificate::particulars::Particulars,
    posted::Sent, words,
};

/// The blanks that are offered.
const BLANKS: i64 = 25;

pub async fn show(State(app): State<App>, officer: Officer, Path(text): Path<String>) -> Result<Response, No> {
    officer.require(super::PREPARERS)?;
    let desk = Desk::open(&app, officer, &text).await?;
    let objection = desk.objection();
    Ok(page(&desk.page(&app, objection.as_ref(), &Filled::default())))
}

pub async fn prepare(State(app): State<App>, Path(text): Path<String>, sent: Sent) -> Result<Response, No> {
    let Sent { officer, answers } = sent;
    officer.require(super::PREPARERS)?;
    let desk = Desk::open(&app, officer, &text).await?;
    let id = answers.request_id().ok_or(No::Unreadable("unreadable-form"))?;
    let mut asked = vec![
        ("application".to_owned(), Input::text(desk.file.row.reference.as_str())),
        (CONTAINER.to_owned(), Input::text(answers.get(CONTAINER))),
    ];
    let blank = answers.get("blank").trim();
    asked.extend((!blank.is_empty()).then(|| ("blank".to_owned(), Input::text(blank))));
    let input = Input::Group(asked.into_iter().collect());
    match app.ask(desk.officer.actor(), IssueCertificate::INFO.name, input, id).await {
        Ok(Outcome::Prepared(prepared)) => Ok(see(format!("/desk/proposals/{}", prepared.proposal))),
        Ok(Outcome::Done(_)) => Err(No::fault("two people issue")),
        Err(no) => {
            let status = no.status();
            Ok(page_with_status(status, &desk.page(&app, Some(&no.objection()?), &answers.filled())))
        }
    }
}

/// The field for what the container bears.
const CONTAINER: &str = "container";

/// An examined application and the certificate that it would become.
struct Desk {
    officer: Officer,
    file: File,
    /// The certificate, as far as it can be drawn up.
    case: Result<Case, Refusals>,
    /// The number with which the container must be marked first: nobody knew it when the goods were examined (§3.5).
    to_mark: Option<CertificateNumber>,
    /// The next blanks in this officer's hands, where numbers are read from blanks.
    blanks: Vec<CertificateNumber>,
}

impl Desk {
    async fn open(app: &App, officer: Officer, text: &str) -> Result<Self, No> {
        let file = File::open(app, &officer, text).await?;
        let (actor, now) = (officer.actor(), officer.visitor.now);
        let request = issue_certificate::Request {
            application: file.row.reference.clone(),
            in_place_of: None,
            container: None,
            preparer_licence: None,
            blank: None,
        };
        let (case, blanks) = app
            .read(move |sql| {
                let pack = pack_of(sql, &actor.authority, now)?;
                let around = circumstances(&pack, actor, now);
                let facts = IssueCertificate::gather(sql, &request, &around)?;
                let office = (&around.actor.authority, facts.participant);
                let blanks = match facts.on_blanks {
                    true => blanks_in_hand(sql, office, around.occasion.officer, &facts.pack, BLANKS)?,
                    false => Vec::new(),
                };
                Ok::<_, StoreFault>((case_for(&request.application, &facts, &around.occasion, None), blanks))
            })
            .await?;
        let mut desk = Self { officer, file, case, to_mark: None, blanks };
        desk.mark_container();
        Ok(desk)
    }

    /// Draws the certificate up with the container marked as the rules ask; the preparation says what it bears indeed.
    fn mark_container(&mut self) {
        let Ok(case) = &mut self.case else { return };
        let unmarked =
            |case: &Case| refusals(Stage::Issue, case).iter().any(|one| one.code == "container_not_numbered");
        let Some(number) = case.header.number.clone().filter(|_| unmarked(case)) else { return };
        let container = case.details.container.as_ref().map_or_else(String::new, |container| format!("{container} "));
        case.details.container =
            Name::parse(&format!("{container}{number}")).or_else(|_| Name::parse(number.digits())).ok();
        self.to_mark = Some(number);
    }

    /// Why it cannot be prepared, as the act would say.
    fn objection(&self) -> Option<Objection> {
        let refused = match &self.case {
            Ok(case) => Refusals::none_of(refusals(Stage::Issue, case).into_iter().map(Some)),
            Err(refusals) => Err(refusals.clone()),
        };
        refused.err().and_then(|refusals| Objection::of(&ActError::Refused(refusals)))
    }

    fn page(&self, app: &App, objection: Option<&Objection>, filled: &Filled) -> CheckPage {
        let texts = self.officer.texts();
        let title = texts.get("prepare-title");
        let case = self.case.as_ref().ok();
        let mut shell = self.officer.shell(title.clone());
        shell.crumbs = vec![
            Link::new(texts.get("nav-desk"), "/desk"),
            Link::new(self.file.row.reference.to_string(), self.file.address()),
        ];
        let stands = objection.is_none() || self.to_mark.is_some();
        let may = stands && case.is_some() && self.file.prepared.is_none();
        CheckPage {
            shell,
            eyebrow: format!("{} · {}", self.file.row.reference, self.file.row.company),
            title,
            lead: case.map_or_else(String::new, |case| self.lead(case)),
            refusals: objection.map(|objection| objection.refusals(texts, |_| None)),
            notice: self.notice(case),
            answers: Shown { texts, groups: case.map_or_else(Vec::new, |case| self.particulars(case).groups(texts)) },
            judged: case.map(|case| judged(texts, case)),
            form: may.then(|| self.form(app, filled)),
        }
    }

    fn lead(&self, case: &Case) -> String {
        let texts = self.officer.texts();
        let number = case.header.number.as_ref().map(words::number).unwrap_or_default();
        format!("{} {}", texts.get("prepare-lead"), texts.t("prepare-next-number").arg("number", number))
    }

    fn particulars<'a>(&'a self, case: &'a Case) -> Particulars<'a> {
        Particulars { header: &case.header, core: &case.core, details: &case.details, office: self.officer.office() }
    }

    /// That another preparation waits, or what wants a second look.
    fn notice(&self, case: Option<&Case>) -> Option<Notice> {
        let texts = self.officer.texts();
        if let Some(proposal) = &self.file.prepared {
            let title = texts.t("counter-prepared").arg("subject", subject(proposal)).to_string();
            let link = Link::new(texts.get("desk-open-proposal"), format!("/desk/proposals/{}", proposal.id));
            return Some(Notice {
                link: Some(link),
                ..Notice::new(Tone::Plain, title, texts.get("counter-prepared-text"))
            });
        }
        // What the rules warn of stands below by itself.
        if let Some(warning) = self.file.licence.warning(texts) {
            return Some(warning);
        }
        let warned = warnings(Stage::Issue, case?).len();
        (warned > 0).then(|| {
            let title = texts.t("prepare-warned").count("warned", warned).to_string();
            Notice::new(Tone::NeedsHand, title, texts.get("prepare-warned-text"))
        })
    }

    /// Which blank lies before the clerk; nothing where numbers are not read from blanks.
    fn blank(&self, filled: &Filled) -> Vec<FieldGroup> {
        let texts = self.officer.texts();
        if self.blanks.is_empty() {
            return Vec::new();
        }
        let choices = self.blanks.iter().map(|number| (number.to_string(), words::number(number)));
        let field =
            FieldView::new("blank", texts.get("prepare-blank"), FieldKind::Choice).choices(choices).filled(filled);
        vec![FieldGroup { fields: vec![field.hint(texts.get("prepare-blank-hint"))], ..FieldGroup::default() }]
    }

    fn form(&self, app: &App, filled: &Filled) -> Form {
        let texts = self.officer.texts();
        let mark = self
            .to_mark
            .iter()
            .map(|number| FieldGroup { fields: vec![self.marked(number, filled)], ..FieldGroup::default() });
        Form {
            texts,
            action: format!("{}/prepare", self.file.address()),
            token: self.officer.form_token().to_owned(),
            hidden: vec![app.fresh_request()],
            multipart: false,
            compact: false,
            groups: self.blank(filled).into_iter().chain(mark).collect(),
            button: texts.get("prepare-button"),
            keep: None,
        }
    }

    /// What the container bears, asked once its number is known.
    fn marked(&self, number: &CertificateNumber, filled: &Filled) -> FieldView {
        let texts = self.officer.texts();
        let hint = texts.t("prepare-mark-hint").arg("number", words::number(number)).to_string();
        FieldView::new(CONTAINER, texts.get("prepare-mark"), FieldKind::Text).hint(hint).filled(filled)
    }
}
