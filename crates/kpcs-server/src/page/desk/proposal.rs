//! `/desk/proposals/ID`: the second officer sees exactly what would be signed, enters the password or code again and signs.
//!
//! Invariant: what is shown is decoded from the bytes that will be signed; whoever may not sign sees why and no button; a
//! wrong password or code changes nothing. A proposal of another authority is not found.
//! Must not know: any single act but what a certificate looks like.
//! Source: decisions 10 and 11.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use kpcs_domain::{
    act::{Act, ActInfo, ActRecord, IssueCertificate, ReplaceCertificate},
    certificate::CertificateDetails,
    party::{RulePack, SchemeHistory},
    rule::Case,
    value::OfficerHandle,
};
use kpcs_statement::{Opened, decode_record};
use kpcs_store::{
    Sql, StoreFault,
    act::{Stored, Visitor as EachAct, facts::scheme_history, info_of, visit_code},
    work::{self, Proposal, ProposalState},
};
use kpcs_web::{
    Texts, page,
    page::approve::{ApprovePage, ProofAsked, form},
    page_with_status, part,
    part::{AnswerGroup, Answers as Shown, Filled, Form, Notice, Tone},
    shell::Link,
};

use super::{
    PROPOSALS,
    application::subject,
    content::{groups, opened},
    judged::judged,
    occasion::pack_of,
    queue::examiner_of,
    see,
};
use crate::{
    app::App,
    no::No,
    objection::{Objection, refusal_key},
    officer::Officer,
    page::certificate::particulars::Particulars,
    posted::Sent,
    words,
};

pub async fn show(State(app): State<App>, officer: Officer, Path(id): Path<String>) -> Result<Response, No> {
    let waiting = Waiting::open(&app, officer, &id).await?;
    Ok(page(&waiting.page(None, &Filled::default())))
}

pub async fn approve(State(app): State<App>, Path(id): Path<String>, sent: Sent) -> Result<Response, No> {
    let Sent { officer, answers } = sent;
    let waiting = Waiting::open(&app, officer, &id).await?;
    // A second click, or a reload: what was approved is answered with what it became.
    if let (ProposalState::Approved, Some(position)) = (waiting.proposal.state, waiting.proposal.position) {
        return Ok(see(format!("/desk/done/{position}")));
    }
    let account = waiting.officer.account().clone();
    let Some(proof) = app.prove(account, answers.get(waiting.proof.name()).to_owned()).await? else {
        return Ok(page_with_status(StatusCode::UNPROCESSABLE_ENTITY, &waiting.wrong_proof()));
    };
    match app.approve(waiting.officer.actor(), waiting.proposal.id, proof).await {
        Ok(done) => Ok(see(format!("/desk/done/{}", done.position))),
        Err(no) => {
            let status = no.status();
            Ok(page_with_status(status, &waiting.page(Some(&no.objection()?), &Filled::default())))
        }
    }
}

/// A proposal of the officer's own authority.
pub(super) struct Waiting {
    pub officer: Officer,
    pub proposal: Proposal,
    pub info: &'static ActInfo,
    /// How this person proves who they are.
    pub proof: ProofAsked,
    opened: Opened,
    examiner: Option<OfficerHandle>,
    prepared_by: String,
    pack: Arc<RulePack>,
    history: Arc<SchemeHistory>,
}

impl Waiting {
    pub async fn open(app: &App, officer: Officer, id: &str) -> Result<Self, No> {
        officer.require(PROPOSALS)?;
        let id = id.parse().map_err(|_| No::NotFound)?;
        app.read(move |sql| Self::read(sql, officer, id)).await?.ok_or(No::NotFound)
    }

    fn read(sql: &Sql<'_>, officer: Officer, id: i64) -> Result<Option<Self>, StoreFault> {
        let authority = officer.authority().clone();
        let own = work::proposal(sql, id)?.filter(|proposal| proposal.authority == authority);
        let Some(proposal) = own else { return Ok(None) };
        let Some(info) = info_of(proposal.act) else { return Ok(None) };
        let account = work::account(sql, &proposal.prepared_by)?;
        let handle = proposal.prepared_by;
        let second_step = work::second_step(sql, &officer.handle())?;
        let asks_code = second_step.is_some_and(|step| step.confirmed_at.is_some());
        Ok(Some(Self {
            proof: if asks_code { ProofAsked::Code } else { ProofAsked::Password },
            opened: opened(&proposal, info),
            examiner: examiner_of(sql, &authority, &proposal)?,
            prepared_by: account.map_or_else(|| handle.to_string(), |account| format!("{} ({handle})", account.name)),
            pack: pack_of(sql, &authority, officer.visitor.now)?,
            history: scheme_history(sql)?,
            officer,
            proposal,
            info,
        }))
    }

    /// Where it is shown.
    pub fn address(&self) -> String {
        format!("/desk/proposals/{}", self.proposal.id)
    }

    fn waits(&self) -> bool {
        self.proposal.state == ProposalState::Prepared
    }

    /// The code of the refusal that this person would get; the register says the same when it is asked.
    fn hindrance(&self) -> Option<&'static str> {
        let handle = self.officer.handle();
        if self.proposal.prepared_by == handle {
            return Some("approver_is_preparer");
        }
        if self.examiner == Some(handle) {
            return Some("approver_is_examiner");
        }
        (!self.officer.visitor.holds_one_of(self.info.approved_by)).then_some("role_missing")
    }

    fn page(&self, objection: Option<&Objection>, filled: &Filled) -> ApprovePage {
        let texts = self.officer.texts();
        let certificate = self.certificate();
        let eyebrow = match &certificate {
            Some(_) => texts.get("approve-eyebrow"),
            None => words::act(texts, self.info),
        };
        let may = self.waits() && self.hindrance().is_none();
        let mut shell = self.officer.shell(subject(&self.proposal));
        shell.crumbs = vec![Link::new(texts.get("nav-desk"), "/desk")];
        let at = words::instant(texts, self.proposal.prepared_at);
        ApprovePage {
            shell,
            eyebrow,
            number: subject(&self.proposal),
            prepared: texts.t("approve-prepared").arg("officer", &self.prepared_by).arg("at", at).to_string(),
            refusals: objection.map(|objection| objection.refusals(texts, |_| None)),
            notice: self.notice(),
            answers: Shown { texts, groups: self.groups(certificate.as_ref()) },
            judged: certificate.as_ref().filter(|_| self.waits()).map(|case| judged(texts, case)),
            digest: self.proposal.draft.approval_digest().to_string(),
            form: may.then(|| self.form(certificate.is_some(), filled)),
            refuse: may.then(|| Link::new(texts.get("refuse-link"), format!("{}/refuse", self.address()))),
        }
    }

    /// The page again, saying so at the top and at the field.
    fn wrong_proof(&self) -> ApprovePage {
        let (filled, refusals) = wrong_proof(self.officer.texts(), self.proof);
        ApprovePage { refusals: Some(refusals), ..self.page(None, &filled) }
    }

    fn form(&self, certificate: bool, filled: &Filled) -> Form {
        let texts = self.officer.texts();
        let subject = subject(&self.proposal);
        let button = if certificate {
            texts.t("approve-button").arg("number", subject)
        } else {
            texts.t("approve-act-button").arg("act", words::act(texts, self.info)).arg("subject", subject)
        };
        let to = (self.address(), self.officer.form_token());
        form(texts, (&to.0, to.1), self.proof, button.to_string(), filled)
    }

    /// What became of it, when it no longer waits; else why this person does not sign it.
    fn notice(&self) -> Option<Notice> {
        let texts = self.officer.texts();
        let plain = |key: &str| Notice::new(Tone::Plain, texts.get(key), String::new());
        match (self.proposal.state, self.proposal.position) {
            (ProposalState::Prepared, _) => self.hindrance().map(|code| self.left_to_another(code)),
            (ProposalState::Approved, position) => {
                let link = position.map(|at| Link::new(texts.get("proposal-open-act"), format!("/desk/done/{at}")));
                Some(Notice { link, ..plain("proposal-approved") })
            }
            (ProposalState::Refused, _) => Some(plain("proposal-refused")),
            (ProposalState::Lapsed, _) => Some(plain("proposal-lapsed")),
        }
    }

    /// That another officer signs, why, and who.
    fn left_to_another(&self, code: &str) -> Notice {
        let texts = self.officer.texts();
        let roles = self.info.approved_by.iter().map(|role| words::role(texts, *role));
        let who = texts.t("record-done-by").arg("roles", roles.collect::<Vec<_>>().join(", ")).to_string();
        Notice::new(Tone::Plain, texts.get("proposal-waits"), format!("{} {who}.", texts.get(&refusal_key(code))))
    }

    /// The certificate that would be signed; `None` for any other act.
    fn certificate(&self) -> Option<Case> {
        if self.info.code == ReplaceCertificate::INFO.code {
            return self.case(decode_record::<ReplaceCertificate>(&self.opened).ok()?);
        }
        let issues = self.info.code == IssueCertificate::INFO.code;
        issues.then(|| self.case(decode_record::<IssueCertificate>(&self.opened).ok()?)).flatten()
    }

    fn case<A: Act<Decided = CertificateDetails>>(&self, record: ActRecord<A>) -> Option<Case> {
        Some(Case {
            header: record.header?,
            core: record.core?,
            details: record.decided,
            pack: Arc::clone(&self.pack),
            history: Arc::clone(&self.history),
            arrival: None,
        })
    }

    fn groups(&self, certificate: Option<&Case>) -> Vec<AnswerGroup> {
        let texts = self.officer.texts();
        if let Some(case) = certificate {
            let office = self.officer.office();
            return Particulars { header: &case.header, core: &case.core, details: &case.details, office }
                .groups(texts);
        }
        visit_code(self.info.code, Content(self)).unwrap_or_default()
    }
}

/// What a form shows after a password or a code that is not the officer's.
pub(super) fn wrong_proof(texts: Texts, proof: ProofAsked) -> (Filled, part::Refusals) {
    let name = proof.name();
    let what = texts.get(&format!("approve-{name}-wrong"));
    let mut filled = Filled::default();
    filled.errors.insert(name.to_owned(), what.clone());
    let refusal = part::Refusal { what, field: Some(name.to_owned()), ..part::Refusal::default() };
    (filled, part::Refusals { texts, title: texts.get("approve-not-signed"), refusals: vec![refusal] })
}

/// The content of whichever act it is, from its field table.
struct Content<'a>(&'a Waiting);

impl EachAct for Content<'_> {
    type Output = Vec<AnswerGroup>;

    fn visit<A: Stored>(self) -> Self::Output {
        let texts = self.0.officer.texts();
        decode_record::<A>(&self.0.opened).map(|record| groups(texts, &record)).unwrap_or_default()
    }
}
