//! `/desk/done/POSITION`: one act of the office, as it was recorded: what happened, its place, what happens next, documents.
//!
//! Invariant: the same words however often it is opened, because they come from the journal; an act of another authority is
//! not found.
//! Must not know: who asks, beyond their authority.
//! Source: interface 1; decisions 3 and 4.

use axum::{
    extract::{Path, State},
    response::Response,
};
use kpcs_domain::{
    act::{Act, Chain, ExamineShipment, IssueCertificate, IssueTechnicalCertificate, ReplaceCertificate},
    value::{AuthorityId, CertificateNumber, Digest},
};
use kpcs_statement::decode_chain;
use kpcs_store::{
    Entry, Sql, StoreFault, bind, entry,
    view::{self, AuthorityRow},
    work::{self, OfficePrinter},
};
use kpcs_web::{
    Texts, page,
    page::done::DonePage,
    part::{Documents, Fact, Facts, Inline, Rosette},
    shell::Link,
};

use super::{PROPOSALS, confirmation_due, pack_of};
use crate::{
    app::App,
    documents::{IssuedCertificate, check_code, issued_certificate},
    no::No,
    officer::Officer,
    page::certificate::{documents_of, history::running},
    words,
};

pub async fn show(State(app): State<App>, officer: Officer, Path(text): Path<String>) -> Result<Response, No> {
    officer.require(PROPOSALS)?;
    let position: i64 = text.parse().map_err(|_| No::NotFound)?;
    let (authority, now) = (officer.authority().clone(), officer.visitor.now);
    let act = app.read(move |sql| Recorded::read(sql, &authority, position, now)).await?.ok_or(No::NotFound)?;
    Ok(page(&act.page(&officer)))
}

/// An act of the office.
struct Recorded {
    entry: Entry,
    chain: Chain,
    /// The certificate that it issued.
    issued: Option<Issued>,
}

/// A certificate, who is told of it, and until when receipt should be confirmed.
struct Issued {
    certificate: IssuedCertificate,
    advised: Option<AuthorityRow>,
    printers: Vec<OfficePrinter>,
    due: kpcs_domain::value::Day,
}

impl Recorded {
    fn read(
        sql: &Sql<'_>,
        authority: &AuthorityId,
        position: i64,
        now: kpcs_domain::value::Timestamp,
    ) -> Result<Option<Self>, StoreFault> {
        let own = sql.query_integer(
            "select count(*) from journal_entry where position = $1 and authority = $2 and received_by = ''",
            bind![position, authority],
        )?;
        if own != Some(1) {
            return Ok(None);
        }
        let entry = entry(sql, position)?;
        let Ok(chain) = decode_chain(&entry.opened) else { return Ok(None) };
        let issued = issued_by(sql, &entry)?;
        let issued = issued.map(|certificate| Issued::of(sql, certificate, now)).transpose()?;
        Ok(Some(Self { entry, chain, issued }))
    }

    fn subject(&self) -> &str {
        &self.entry.opened.statement().protected().subject
    }

    fn digest(&self) -> Digest {
        self.entry.opened.statement().leaf()
    }

    fn page(&self, officer: &Officer) -> DonePage {
        let texts = officer.texts();
        let at = words::instant(texts, self.entry.at);
        let (title, what) = match &self.issued {
            Some(issued) => issued.told(texts, &at),
            None => {
                let act = words::act(texts, self.entry.info);
                let title =
                    texts.t("recorded-title").arg("act", &act).arg("subject", shown(self.subject())).to_string();
                (title, texts.t("recorded-what").arg("at", &at).to_string())
            }
        };
        let mut shell = officer.shell(title.clone());
        shell.crumbs = vec![Link::new(texts.get("nav-desk"), "/desk")];
        DonePage {
            shell,
            title,
            what,
            place: Facts { facts: self.place(texts, &at) },
            next: self.next(texts),
            documents: self.issued.as_ref().map_or_else(Documents::default, |issued| issued.documents(texts)),
            links: self.links(texts),
        }
    }

    /// Its place in the journal and in the authority's chain, its digest with the mark that is on the paper.
    fn place(&self, texts: Texts, at: &str) -> Vec<Fact> {
        let digest = self.digest();
        let fact = |key: &str, value: Inline| Fact::new(texts.get(key), value);
        let journal = texts.t("record-entry").count("position", self.entry.position).to_string();
        let mut facts = vec![
            fact("recorded-signed", Inline::Text(at.to_owned())),
            fact("recorded-chain", Inline::Text(running(texts, &self.entry.authority, &self.chain))),
            fact("recorded-journal", Inline::Text(journal)),
            fact("recorded-digest", Inline::Code(digest.to_string())),
        ];
        if self.issued.is_some() {
            facts.push(fact("recorded-check-code", Inline::Code(check_code(&digest))));
            facts.push(fact("recorded-mark", Inline::Rosette(Rosette::of(texts.get("verify-rosette"), &digest.0))));
        }
        facts
    }

    fn next(&self, texts: Texts) -> Vec<String> {
        match &self.issued {
            Some(issued) => issued.next(texts),
            None if self.entry.info.code == ExamineShipment::INFO.code => vec![texts.get("recorded-next-prepare")],
            None => vec![texts.get("recorded-next-nothing")],
        }
    }

    fn links(&self, texts: Texts) -> Vec<Link> {
        let desk = Link::new(texts.get("recorded-to-desk"), "/desk");
        let record = if let Ok(number) = CertificateNumber::parse(self.subject()) {
            let label = texts.t("counter-open-certificate").arg("number", words::number(&number)).to_string();
            self.issued.is_some().then(|| Link::new(label, format!("/certificates/{number}")))
        } else if self.entry.info.code == ExamineShipment::INFO.code {
            Some(Link::new(texts.get("counter-prepare"), format!("/desk/applications/{}/prepare", self.subject())))
        } else {
            None
        };
        record.into_iter().chain([desk]).collect()
    }
}

/// Whether an act of this code issues a certificate of any kind.
fn issues(code: u64) -> bool {
    let codes = [IssueCertificate::INFO.code, ReplaceCertificate::INFO.code, IssueTechnicalCertificate::INFO.code];
    codes.contains(&code)
}

/// The certificate that an entry issued.
fn issued_by(sql: &Sql<'_>, entry: &Entry) -> Result<Option<IssuedCertificate>, StoreFault> {
    if !issues(entry.info.code) {
        return Ok(None);
    }
    match CertificateNumber::parse(&entry.opened.statement().protected().subject) {
        Ok(number) => issued_certificate(sql, &number),
        Err(_) => Ok(None),
    }
}

impl Issued {
    fn of(
        sql: &Sql<'_>,
        certificate: IssuedCertificate,
        now: kpcs_domain::value::Timestamp,
    ) -> Result<Self, StoreFault> {
        let pack = pack_of(sql, &certificate.row.authority, now)?;
        let importing = certificate.details.importing_authority.as_ref();
        let advised = importing.map(|authority| view::authority(sql, authority)).transpose()?.flatten();
        let printers = work::printers(sql, &certificate.row.authority)?;
        Ok(Self { due: confirmation_due(sql, &pack, &certificate.row)?, advised, printers, certificate })
    }

    fn told(&self, texts: Texts, at: &str) -> (String, String) {
        let row = &self.certificate.row;
        let title = texts.t("recorded-issued").arg("number", words::number(&row.number)).to_string();
        let until = words::day(texts, row.expires_on);
        let what = texts.t("recorded-issued-what").arg("at", at).arg("exporter", &row.exporter).arg("until", until);
        (title, what.to_string())
    }

    fn next(&self, texts: Texts) -> Vec<String> {
        let advice = match &self.advised {
            Some(office) if office.signs => texts.t("recorded-next-advised").arg("office", &office.name).to_string(),
            Some(office) => texts.t("recorded-next-advised-by-mail").arg("office", &office.name).to_string(),
            None => texts.get("recorded-next-advise-yourself"),
        };
        let due = words::day(texts, self.due);
        vec![
            texts.get("recorded-next-print"),
            advice,
            texts
                .t("recorded-next-dispatch")
                .arg("until", words::day(texts, self.certificate.row.expires_on))
                .to_string(),
            texts.t("recorded-next-confirmation").arg("due", due).to_string(),
        ]
    }

    fn documents(&self, texts: Texts) -> Documents {
        documents_of(texts, &self.certificate.row.number, Some(&self.printers))
    }
}

/// A certificate's number as it is printed; any other subject as it stands.
fn shown(subject: &str) -> String {
    words::subject(subject)
}
