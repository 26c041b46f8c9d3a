//! `/certificates/NUMBER`: one certificate: what it says, where it stands, its code and documents, what can be done now.
//!
//! Invariant: what is shown is decoded from the signed statement; the state alone comes from the register's tables.
//! Must not know: how documents look.
//! Source: kpcs.md §3.2; look, "record page".

use axum::{
    extract::{Path, State},
    response::Response,
};
use kpcs_domain::{
    act::{ConfirmReceipt, DocumentKind, ReportDiscrepancy, report_discrepancy},
    certificate::{Certificate, Correction},
    party::RulePack,
    value::{AuthorityId, CertificateNumber, Day},
};
use kpcs_qr::Symbol;
use kpcs_statement::write_qr_text;
use kpcs_store::{
    Sql, StoreFault,
    act::{amendment::corrections, certificate::certificate as state_of},
    record_at,
    view::{self, CertificateState, ConfirmationRow, ReturnRow},
    work::{self, LogEntry, OfficePrinter},
};
use kpcs_web::{
    Texts, page,
    page::certificate::CertificatePage,
    part::{Document, Documents, Fact, Facts, Inline, Notice, Qr, Rosette, Tone},
    shell::Link,
};

use super::{
    actions::actions,
    badge,
    history::History,
    is_office, logged, number,
    particulars::{Particulars, amended},
    seen_by,
    steps::steps,
};
use crate::{
    app::App,
    documents::{IssuedCertificate, check_code},
    evidence::Shelf,
    no::No,
    officer::Officer,
    page::contact::{Reached, reached},
    page::desk::{confirmation_due, day_of_office, pack_of},
    page::own_paper::on_printer,
    words,
};

pub async fn show(State(app): State<App>, officer: Officer, Path(text): Path<String>) -> Result<Response, No> {
    let number = number(&text)?;
    let asking = officer.clone();
    let record = app.read(move |sql| Record::read(sql, &asking, &number)).await?.ok_or(No::NotFound)?;
    Ok(page(&record.page(&officer, &app)))
}

/// A certificate with what its office knows of it.
struct Record {
    issued: IssuedCertificate,
    state: Certificate,
    history: History,
    confirmation: Option<ConfirmationRow>,
    /// What the importing side reports, while it is not settled.
    reported: Option<report_discrepancy::Request>,
    corrections: Vec<Correction>,
    /// Certificates under which its goods go back, or went.
    returns: Vec<ReturnRow>,
    pack: std::sync::Arc<RulePack>,
    today: Day,
    due: Day,
    /// What the office prints certificates on.
    printers: Vec<OfficePrinter>,
    /// The authority at the other end.
    contact: Option<Reached>,
    /// What is known of it in the log.
    logged: Option<LogEntry>,
}

impl Record {
    fn read(sql: &Sql<'_>, officer: &Officer, number: &CertificateNumber) -> Result<Option<Self>, StoreFault> {
        let Some(issued) = seen_by(sql, officer, number)? else { return Ok(None) };
        let authority = &issued.row.authority;
        let Some(state) = state_of(sql, authority, number)? else { return Ok(None) };
        let mut rows = view::timeline_of_subject(sql, authority, issued.details.application.as_str())?;
        rows.extend(view::timeline_of_number(sql, authority, number)?);
        let pack = pack_of(sql, authority, officer.visitor.now)?;
        Ok(Some(Self {
            corrections: corrections(sql, authority, number)?,
            returns: view::returns_of(sql, authority, number)?,
            reported: reported(sql, authority, number)?,
            history: History::read(sql, rows)?,
            confirmation: view::confirmation_of(sql, authority, number)?,
            today: day_of_office(&pack, officer.visitor.now),
            due: confirmation_due(sql, &pack, &issued.row)?,
            contact: match &issued.details.importing_authority {
                Some(other) => reached(sql, other, officer.visitor.now)?,
                None => None,
            },
            printers: work::printers(sql, authority)?,
            logged: work::log_entry(sql, issued.digest())?,
            state,
            pack,
            issued,
        }))
    }

    fn page(&self, officer: &Officer, app: &App) -> CertificatePage {
        let (texts, register) = (officer.texts(), app.register());
        let row = &self.issued.row;
        let number = words::number(&row.number);
        let particulars = self.particulars();
        let mut shell = officer.shell(number.clone());
        shell.crumbs = vec![Link::new(texts.get("certificates-title"), "/certificates")];
        CertificatePage {
            shell,
            badge: badge::certificate(texts, row, self.today),
            specimen: register.is_demo(),
            notice: self.notice(texts),
            statement: texts.get(self.statement()),
            steps: steps(texts, &self.history, Some(row)),
            facts: Facts { facts: particulars.elements(texts) },
            lines: particulars.lines(texts),
            shipment: Facts { facts: self.shipment(texts, &particulars) },
            qr: self.qr(texts, &number),
            rosette: Some(Rosette::of(texts.get("verify-rosette"), &self.issued.digest().0)),
            digest: format!("{}\n{}", check_code(&self.issued.digest()), self.issued.digest()),
            documents: self.documents(texts, is_office(officer)),
            logged: logged::facts(register, app.options().hub.as_ref(), &self.issued, self.logged.as_ref(), texts),
            contact: self.contact.as_ref().map(|contact| contact.card(texts)),
            actions: actions(officer, &self.state, &self.pack.amendment, self.today),
            timeline: self.history.timeline(texts, is_office(officer), &Shelf::of(register)),
            number,
        }
    }

    /// The issuer's documents, and what the importing side has answered.
    fn documents(&self, texts: Texts, office: bool) -> Documents {
        let number = &self.issued.row.number;
        let mut documents = documents_of(texts, number, office.then_some(&*self.printers));
        let answered = |key: &str, file: &str| Document {
            title: texts.get(key),
            kind: texts.get("document-pdf"),
            href: format!("/arrivals/{number}/{file}"),
        };
        if self.logged.as_ref().is_some_and(|entry| entry.proof.is_some()) {
            let proof = |key: &str, kind: &str, file: &str| Document {
                title: texts.get(key),
                kind: texts.get(kind),
                href: format!("/certificates/{number}/{file}"),
            };
            documents.documents.push(proof("log-document", "document-kpcs", "log-proof"));
            documents.documents.push(proof("log-slip", "document-pdf", "log-proof.pdf"));
        }
        if office && self.history.last::<ConfirmReceipt>().is_some() {
            documents.documents.insert(0, answered("document-confirmation", "confirmation.pdf"));
        }
        if office && self.reported.is_some() {
            documents.documents.insert(0, answered("document-discrepancy", "discrepancy.pdf"));
        }
        if office && !self.corrections.is_empty() {
            documents.documents.insert(0, answered("letters-amendment", "amendment.pdf"));
        }
        documents
    }

    /// The scheme's formula is said of normal shipments alone.
    fn statement(&self) -> &'static str {
        match self.issued.header.document {
            DocumentKind::TechnicalCertificate => "certificate-technical",
            _ => "certificate-statement",
        }
    }

    /// What travels with the goods, and what was corrected since.
    fn shipment(&self, texts: Texts, particulars: &Particulars<'_>) -> Vec<Fact> {
        let returns = self.returns.iter().map(|back| {
            let state = texts.get(&format!("going-back-{}", if back.state.is_back() { "ended" } else { "open" }));
            let said = texts.t("going-back").arg("number", words::number(&back.under)).arg("state", state);
            Fact::new(
                texts.get("going-back-title"),
                Inline::Quantity(words::carats(texts, back.carats), said.to_string()),
            )
        });
        amended(texts, &self.corrections).into_iter().chain(particulars.shipment(texts)).chain(returns).collect()
    }

    fn particulars(&self) -> Particulars<'_> {
        Particulars {
            header: &self.issued.header,
            core: &self.issued.core,
            details: &self.issued.details,
            office: self.issued.office.name.as_str(),
        }
    }

    /// What the importing side found and asks, until when.
    fn discrepancy(&self, texts: Texts) -> Option<Notice> {
        let report = self.reported.as_ref()?;
        let until = words::day(texts, report.answer_by);
        let title = texts.t("certificate-discrepant").arg("until", until).to_string();
        Some(Notice::new(Tone::NeedsHand, title, format!("{} {}", report.statement, report.asked_of_issuer)))
    }

    fn qr(&self, texts: Texts, number: &str) -> Option<Qr> {
        let symbol = Symbol::encode(&write_qr_text(&self.issued.entry.opened)?).ok()?;
        let label = texts.t("certificate-qr").arg("number", number).to_string();
        Some(Qr::draw(label, symbol.width(), |x, y| symbol.is_dark(x, y)))
    }

    /// The one thing about it that must not be missed.
    fn notice(&self, texts: Texts) -> Option<Notice> {
        let row = &self.issued.row;
        let hand = |title: String, text: &str| Some(Notice::new(Tone::NeedsHand, title, texts.get(text)));
        let plain = |title: String, text: String| Some(Notice::new(Tone::Plain, title, text));
        if row.conflict {
            return hand(texts.get("certificate-conflict"), "certificate-conflict-text");
        }
        match row.state {
            CertificateState::Discrepant => self.discrepancy(texts),
            CertificateState::Issued if row.expires_on < self.today => {
                hand(texts.get("certificate-expired"), "certificate-expired-text")
            }
            CertificateState::Dispatched if self.due < self.today => {
                let due = words::day(texts, self.due);
                hand(texts.t("certificate-overdue").arg("day", due).to_string(), "certificate-overdue-text")
            }
            CertificateState::Detained => hand(texts.get("certificate-detained"), "certificate-detained-text"),
            CertificateState::Void
            | CertificateState::Cancelled
            | CertificateState::Lost
            | CertificateState::Stolen
            | CertificateState::Invalidated => {
                plain(texts.get("certificate-ended"), texts.get("certificate-ended-text"))
            }
            CertificateState::Refused | CertificateState::Returned | CertificateState::Forfeited => {
                plain(texts.get("certificate-not-let-in"), texts.get("certificate-not-let-in-text"))
            }
            CertificateState::Replaced => row.replaced_by.as_ref().map(|by| {
                let link = Link::new(words::number(by), format!("/certificates/{by}"));
                let notice =
                    Notice::new(Tone::Plain, texts.get("certificate-replaced"), texts.get("certificate-ended-text"));
                Notice { link: Some(link), ..notice }
            }),
            CertificateState::Confirmed => self.confirmation.as_ref().and_then(|confirmation| {
                let on = words::day(texts, confirmation.received_on);
                let title = texts.t("certificate-confirmed").arg("day", on).to_string();
                plain(title, texts.t("certificate-confirmed-text").arg("by", &confirmation.confirmed_by).to_string())
            }),
            CertificateState::Issued | CertificateState::Dispatched | CertificateState::Released => None,
        }
    }
}

/// The newest discrepancy that the office was sent.
fn reported(
    sql: &Sql<'_>,
    authority: &AuthorityId,
    number: &CertificateNumber,
) -> Result<Option<report_discrepancy::Request>, StoreFault> {
    let last = view::discrepancies_of(sql, authority, number)?.pop();
    last.map(|row| Ok(record_at::<ReportDiscrepancy>(sql, row.position)?.asked)).transpose()
}

/// The documents of a certificate; security paper and bags are the office's business.
pub(in crate::page) fn documents_of(
    texts: Texts,
    number: &CertificateNumber,
    office: Option<&[OfficePrinter]>,
) -> Documents {
    let document = |key: &str, kind: &str, file: &str| Document {
        title: texts.t(key).arg("number", words::number(number)).to_string(),
        kind: texts.get(kind),
        href: format!("/certificates/{number}/{file}"),
    };
    let mut documents = vec![document("document-certificate", "document-pdf", "certificate.pdf")];
    if let Some(printers) = office {
        documents.push(document("document-overlay", "document-pdf", "overlay.pdf"));
        documents.extend(printers.iter().map(|printer| Document {
            title: texts.t("document-overlay-printer").arg("printer", &printer.name).to_string(),
            kind: texts.get("document-pdf"),
            href: format!("/certificates/{number}/overlay.pdf?{}", on_printer(&printer.name)),
        }));
        documents.extend([
            document("document-overlay-test", "document-pdf", "overlay-test.pdf"),
            document("document-label", "document-pdf", "label.pdf"),
        ]);
    }
    documents.extend([
        document("document-code", "document-svg", "code.svg"),
        document("document-statement", "document-kpcs", "statement.kpcs"),
    ]);
    Documents { documents }
}
