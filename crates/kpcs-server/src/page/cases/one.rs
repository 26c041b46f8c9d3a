//! One case: what both sides said, each statement worded from its own field table in the reader's language.
//!
//! Invariant: coded phrases are sentences of the reader's language, free words stay as they were written.

use axum::{
    extract::{Path, State},
    response::Response,
};
use kpcs_domain::{
    act::{Act as _, DetainShipment, RefuseImport, ReturnShipment},
    certificate::Goods,
    value::{AuthorityId, CertificateNumber, Day, Digest, Reference},
};
use kpcs_store::{
    Entry, Sql, StoreFault,
    act::{Stored, Visitor as EachAct, info_of, visit_code},
    entry,
    view::{self, CaseEntryRow, CaseRow},
};
use kpcs_web::{
    Texts, page,
    page::case::{CaseMessage, CasePage},
    part::{AnswerGroup, Answers, Fact, Facts, Inline, Pictures},
    shell::Link,
};

use super::{READERS, actions::actions, badge, is_our_turn};
use crate::{
    app::App,
    evidence::Shelf,
    no::No,
    officer::Officer,
    page::desk::{day_of_office, groups, pack_of},
    words,
};

/// What the page is made of.
pub(super) struct Case {
    pub(super) row: CaseRow,
    /// Where the goods stand here; `None` at the issuer.
    pub(super) goods: Option<Goods>,
    pub(super) today: Day,
    /// Whether what was let in of these goods is followed as a lot here.
    lot: bool,
    others: Vec<i64>,
    entries: Vec<(Entry, Vec<Digest>)>,
}

/// `GET /cases/{key}?case=`: by number or reference; the newest case where none is named.
pub(super) async fn show(State(app): State<App>, officer: Officer, Path(key): Path<String>) -> Result<Response, No> {
    officer.require(READERS)?;
    let (number, reference) = (CertificateNumber::parse(&key).ok(), Reference::parse(&key).ok());
    let (holder, now) = (officer.authority().clone(), officer.visitor.now);
    let wanted: Option<i64> = officer.visitor.query.get("case").parse().ok();
    let found = app
        .read(move |sql| {
            let reference = reference.as_ref().filter(|_| number.is_none());
            let rows = view::cases_of(sql, &holder, number.as_ref(), reference)?;
            let others = rows.iter().map(|row| row.sequence).collect();
            let chosen = |row: &CaseRow| wanted.is_none_or(|wanted| row.sequence == wanted);
            let Some(row) = rows.into_iter().find(chosen) else { return Ok(None) };
            let goods = match (&row.number, &row.reference) {
                (Some(number), _) => view::shipment(sql, &holder, number)?.map(|shipment| shipment.state),
                (None, Some(reference)) => view::goods_without_certificate(sql, &holder, reference)?,
                (None, None) => None,
            };
            let entries = entries(sql, &holder, &row)?;
            let lot = row.number.as_ref().map(|number| view::lot(sql, &holder, number)).transpose()?.flatten();
            let (today, lot) = (day_of_office(&*pack_of(sql, &holder, now)?, now), lot.is_some());
            Ok(Some(Case { today, row, goods, lot, others, entries }))
        })
        .await?;
    Ok(page(&case_page(&officer, &found.ok_or(No::NotFound)?, &Shelf::of(app.register()))))
}

fn entries(sql: &Sql<'_>, holder: &AuthorityId, row: &CaseRow) -> Result<Vec<(Entry, Vec<Digest>)>, StoreFault> {
    let rows = view::case_entries(sql, holder, &row.key, row.sequence)?;
    let read = |row: CaseEntryRow| Ok((entry(sql, row.position)?, view::pictures_of(sql, holder, row.position)?));
    rows.into_iter().map(read).collect()
}

fn case_page(officer: &Officer, case: &Case, shelf: &Shelf) -> CasePage {
    let (texts, row) = (officer.texts(), &case.row);
    let lead = match (row.ended.is_some(), is_our_turn(officer, row)) {
        (true, _) => "case-lead-ended",
        (false, true) => "case-lead-ours",
        (false, false) => "case-lead-theirs",
    };
    let subject = row.subject();
    let mut shell = officer.shell(words::subject(&subject));
    shell.crumbs = vec![Link::new(texts.get("nav-cases"), "/cases")];
    CasePage {
        shell,
        badge: badge(officer, row, case.today),
        lead: texts.get(lead),
        facts: facts(texts, row),
        messages: case
            .entries
            .iter()
            .map(|(entry, named)| message(officer, entry, shelf.shown(texts, named)))
            .collect(),
        actions: actions(officer, case),
        links: links(officer, case, &subject),
        subject: words::subject(&subject),
    }
}

fn facts(texts: Texts, row: &CaseRow) -> Facts {
    let text = |key: &str, value: String| Fact::new(texts.get(key), Inline::Text(value));
    let day = |day: Option<Day>| day.map_or_else(|| texts.get("cases-no-limit"), |day| words::day(texts, day));
    let mut facts = vec![
        text("cases-kind", words::choice(texts, row.kind.word())),
        text("case-opened-by", words::office(texts, &row.opened_by)),
        text("case-opened-at", words::instant(texts, row.opened_at)),
        text(
            "case-issuer",
            row.issuer.as_ref().map_or_else(|| texts.get("cases-nobody"), |issuer| words::office(texts, issuer)),
        ),
        text("cases-due", day(row.due)),
    ];
    facts.extend(row.held_since.map(|since| text("case-held-since", words::day(texts, since))));
    facts.extend(row.ended.as_ref().map(|(at, how)| {
        let how = super::ended(texts, how);
        text("case-ended-at", format!("{how}, {}", words::instant(texts, *at)))
    }));
    Facts { facts }
}

fn message(officer: &Officer, entry: &Entry, pictures: Pictures) -> CaseMessage {
    let texts = officer.texts();
    let own = entry.authority == *officer.authority();
    CaseMessage {
        what: info_of(entry.info.code).map_or_else(String::new, |info| words::act(texts, info)),
        who: if own {
            texts.t("case-own-office").arg("office", words::office(texts, &entry.authority)).to_string()
        } else {
            words::office(texts, &entry.authority)
        },
        when: words::instant(texts, entry.at),
        own,
        said: Answers { texts, groups: said(texts, entry) },
        pictures,
    }
}

/// What a statement says; nothing where its content was erased.
fn said(texts: Texts, entry: &Entry) -> Vec<AnswerGroup> {
    struct Said<'a>(Texts, &'a Entry);
    impl EachAct for Said<'_> {
        type Output = Vec<AnswerGroup>;
        fn visit<A: Stored>(self) -> Self::Output {
            self.1.record::<A>().map(|record| groups(self.0, &record)).unwrap_or_default()
        }
    }
    visit_code(entry.info.code, Said(texts, entry)).unwrap_or_default()
}

fn links(officer: &Officer, case: &Case, subject: &str) -> Vec<Link> {
    let (texts, row) = (officer.texts(), &case.row);
    let own = row.opened_by == *officer.authority();
    let about = match (&row.number, own, case.goods) {
        (Some(number), true, Some(_)) => Some((texts.get("case-shipment"), format!("/arrivals/{number}"))),
        (Some(number), false, _) => Some((texts.get("case-certificate"), format!("/certificates/{number}"))),
        _ => None,
    };
    let others = case.others.iter().filter(|sequence| **sequence != row.sequence);
    let other = |sequence: &i64| {
        let label = texts.t("case-other").arg("number", sequence).to_string();
        Link::new(label, format!("/cases/{subject}?case={sequence}"))
    };
    let about = about.map(|(label, href)| Link::new(label, href));
    let lot = case.lot.then(|| Link::new(texts.get("case-lot"), format!("/lots?number={subject}")));
    about.into_iter().chain(lot).chain(notices(texts, case, subject)).chain(others.map(other)).collect()
}

/// The notices on paper that the statements of this case are.
fn notices(texts: Texts, case: &Case, subject: &str) -> Vec<Link> {
    let printed = [
        (DetainShipment::INFO.code, "letters-detention", "detention"),
        (RefuseImport::INFO.code, "letters-refusal", "refusal"),
        (ReturnShipment::INFO.code, "letters-return", "return"),
    ];
    let said = |code: u64| case.entries.iter().any(|(entry, _)| entry.info.code == code);
    let notices = printed.into_iter().filter(|(code, ..)| said(*code));
    notices.map(|(_, key, file)| Link::new(texts.get(key), format!("/cases/{subject}/{file}.pdf"))).collect()
}
