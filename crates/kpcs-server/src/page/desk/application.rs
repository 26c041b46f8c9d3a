//! `/desk/applications/REF`: one application at the counter: declared and found, what happened, what can be done now.
//!
//! Invariant: an application of another office is not found.
//! Must not know: how an examination asks its questions.
//! Source: kpcs.md §5.7; look, "record page".

use axum::{
    extract::{Path, State},
    response::Response,
};
use kpcs_domain::{
    act::{Act, ExamineShipment, examine_shipment},
    certificate::ShipmentDeclaration,
    value::{AuthorityId, Day, Reference},
};
use kpcs_store::{
    Sql, StoreFault,
    act::facts::{declaration, examination},
    view::{self, ApplicationRow, ApplicationState, CertificateRow},
    work::{self, Proposal},
};
use kpcs_web::{
    Texts, page,
    page::counter::CounterPage,
    part::{Action, Actions, Fact, Facts, Inline, Notice, Tone},
    shell::Link,
};

use super::{COUNTER, examination as found, queue::application_of};
use crate::{
    app::App,
    evidence::Shelf,
    no::No,
    officer::Officer,
    page::certificate::{
        badge, done_by,
        history::History,
        particulars::{conveyance, declarations, party, sources},
        steps::steps,
    },
    page::companies::licence::LicenceSeen,
    words,
};

pub async fn show(State(app): State<App>, officer: Officer, Path(text): Path<String>) -> Result<Response, No> {
    officer.require(COUNTER)?;
    let file = File::open(&app, &officer, &text).await?;
    Ok(page(&file.page(&officer, &Shelf::of(app.register()))))
}

/// An application with all that the office has of it.
pub(super) struct File {
    pub row: ApplicationRow,
    pub declared: ShipmentDeclaration,
    pub examined: Option<(examine_shipment::Request, examine_shipment::Decided)>,
    /// A preparation of its certificate that waits for the second officer.
    pub prepared: Option<Proposal>,
    /// The exporter's licence as the office has entered it, today.
    pub licence: LicenceSeen,
    certificate: Option<CertificateRow>,
    history: History,
}

impl File {
    /// The application of that reference at the officer's own authority.
    pub async fn open(app: &App, officer: &Officer, text: &str) -> Result<Self, No> {
        let reference = Reference::parse(text).map_err(|_| No::NotFound)?;
        let (authority, today) = (officer.authority().clone(), officer.visitor.now.day());
        app.read(move |sql| Self::read(sql, &authority, &reference, today)).await?.ok_or(No::NotFound)
    }

    fn read(
        sql: &Sql<'_>,
        authority: &AuthorityId,
        reference: &Reference,
        today: Day,
    ) -> Result<Option<Self>, StoreFault> {
        let Some(row) = view::application(sql, authority, reference)? else { return Ok(None) };
        let examined = row.examined.map(|position| examination(sql, position)).transpose()?;
        let mut acts = view::timeline_of_subject(sql, authority, reference.as_str())?;
        let mut certificate = None;
        if let Some(number) = &row.certificate {
            acts.extend(view::timeline_of_number(sql, authority, number)?);
            certificate = view::certificate(sql, number)?;
        }
        let proposals = work::open_proposals(sql, authority)?;
        let declared = declaration(sql, row.declared)?;
        Ok(Some(Self {
            licence: LicenceSeen::read(sql, authority, &declared.exporter, today)?,
            declared,
            examined: examined.map(|(content, _)| content),
            prepared: proposals.into_iter().find(|proposal| application_of(proposal).as_ref() == Some(reference)),
            certificate,
            history: History::read(sql, acts)?,
            row,
        }))
    }

    /// Where the file is shown.
    pub fn address(&self) -> String {
        format!("/desk/applications/{}", self.row.reference)
    }

    fn page(&self, officer: &Officer, shelf: &Shelf) -> CounterPage {
        let texts = officer.texts();
        let number = self.row.reference.to_string();
        let mut shell = officer.shell(number.clone());
        shell.crumbs = vec![Link::new(texts.get("nav-desk"), "/desk")];
        let examination = self.examined.as_ref().map(|(asked, decided)| found::facts(texts, asked, decided));
        CounterPage {
            shell,
            number,
            badge: badge::application(texts, self.row.state),
            notice: self.notice(texts),
            steps: steps(texts, &self.history, self.certificate.as_ref()),
            warning: self.licence.warning(texts),
            facts: Facts { facts: self.facts(texts) },
            parcels: found::compared(texts, &self.declared.parcels, self.examined.as_ref().map(|(_, decided)| decided)),
            examination: examination.map(|facts| Facts { facts }),
            actions: Actions { actions: self.actions(officer) },
            timeline: self.history.timeline(texts, true, shelf),
        }
    }

    /// What was declared, with the exporter's licence after the exporter.
    fn facts(&self, texts: Texts) -> Vec<Fact> {
        let mut facts = declared(texts, &self.declared);
        facts.insert(1, self.licence.fact(texts));
        facts
    }

    fn notice(&self, texts: Texts) -> Option<Notice> {
        let proposal = self.prepared.as_ref()?;
        let title = texts.t("counter-prepared").arg("subject", subject(proposal)).to_string();
        let link = Link::new(texts.get("desk-open-proposal"), format!("/desk/proposals/{}", proposal.id));
        Some(Notice { link: Some(link), ..Notice::new(Tone::Plain, title, texts.get("counter-prepared-text")) })
    }

    /// Examine, prepare, open the certificate: the next step first, what cannot be done with its reason.
    fn actions(&self, officer: &Officer) -> Vec<Action> {
        let texts = officer.texts();
        if let Some(number) = &self.row.certificate {
            let label = texts.t("counter-open-certificate").arg("number", words::number(number)).to_string();
            return vec![Action::Main { label, href: format!("/certificates/{number}") }];
        }
        let examine = texts.get(if self.examined.is_some() { "counter-examine-again" } else { "counter-examine" });
        let examine = self.action(
            officer,
            examine,
            "examine",
            officer.visitor.holds_one_of(ExamineShipment::INFO.by),
            self.closed(texts),
        );
        let not_yet = self.examined.is_none().then(|| texts.get("counter-examine-first"));
        let may = officer.visitor.holds_one_of(super::PREPARERS);
        let prepare =
            self.action(officer, texts.get("counter-prepare"), "prepare", may, self.closed(texts).or(not_yet));
        let mut actions = if self.examined.is_some() { vec![prepare, examine] } else { vec![examine, prepare] };
        if let Some(Action::Allowed { label, href }) = actions.first().cloned() {
            actions[0] = Action::Main { label, href };
        }
        actions
    }

    fn action(&self, officer: &Officer, label: String, step: &str, may: bool, hindrance: Option<String>) -> Action {
        match hindrance {
            Some(reason) => Action::NotAllowed { label, reason },
            None if may => Action::Allowed { label, href: format!("{}/{step}", self.address()) },
            None => Action::NotAllowed { label, reason: done_by(officer.texts(), &ExamineShipment::INFO) },
        }
    }

    /// Why neither examination nor preparation is open.
    fn closed(&self, texts: Texts) -> Option<String> {
        let open = matches!(self.row.state, ApplicationState::Applied | ApplicationState::Examined);
        match &self.prepared {
            Some(_) => Some(texts.get("counter-waits-for-approval")),
            None => (!open).then(|| texts.get("refusal-application-not-open")),
        }
    }
}

/// What a proposal is about, as pages show it.
pub(super) fn subject(proposal: &Proposal) -> String {
    words::subject(&proposal.subject)
}

/// What the exporter declared.
pub(super) fn declared(texts: Texts, declared: &ShipmentDeclaration) -> Vec<Fact> {
    let text = |key: &str, value: String| Fact::new(texts.get(key), Inline::Text(value));
    let mut facts = vec![
        Fact::new(texts.get("word-exporter"), party(texts, &declared.exporter)),
        Fact::new(texts.get("word-importer"), party(texts, &declared.importer)),
    ];
    facts.extend(
        declared.consignee.as_ref().map(|consignee| Fact::new(texts.get("field-consignee"), party(texts, consignee))),
    );
    facts.push(text("field-destination", words::place(texts, declared.destination)));
    facts.push(text("field-purpose", words::choice(texts, declared.purpose.word())));
    facts.extend(declared.expected_return.map(|day| text("field-expected-return", words::day(texts, day))));
    facts.extend(declared.return_of.as_ref().map(|first| text("field-return-of", words::number(first))));
    facts.push(text("field-conveyance", conveyance(texts, &declared.conveyance)));
    facts.push(Fact::new(texts.get("field-sources"), sources(texts, &declared.sources)));
    facts.extend(declarations(texts, declared.no_conflict, declared.warranty));
    facts.extend(declared.invoice.as_ref().map(|invoice| text("field-invoice", invoice.to_string())));
    facts.extend(declared.remarks.as_ref().map(|remarks| text("field-remarks", remarks.to_string())));
    facts
}
