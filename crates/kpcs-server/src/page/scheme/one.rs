//! `/participants/XX`: one Participant's standing over time with sources, its authorities and its rules.
//!
//! Invariant: gaps are gaps; what a rule pack does not know is not shown as known.

use axum::{
    extract::{Path, State},
    response::Response,
};
use kpcs_domain::{
    party::{Precision, RulePack, Unit},
    value::{CountryCode, Day, Timestamp},
};
use kpcs_store::{
    Sql, StoreFault,
    act::facts::rule_pack,
    view::{self, AuthorityRow, DesignationEndRow, IntervalRow, PartnerRow},
};
use kpcs_web::{
    Texts, page,
    page::participant::ParticipantPage,
    part::{Badge, Column, Documents, Fact, Facts, Inline, Row, Span, Spans, State as Shown, Table},
    shell::Link,
};

use super::standing;
use crate::page::contact::{Reached, reached};
use crate::{app::App, no::No, visitor::Visitor, words};

/// The first year of the picture; the scheme began in January 2003.
const FIRST_YEAR: i64 = 2003;

/// The page.
pub async fn show(State(app): State<App>, visitor: Visitor, Path(code): Path<String>) -> Result<Response, No> {
    let code = CountryCode::parse(&code).map_err(|_| No::NotFound)?;
    let (texts, today) = (visitor.texts, visitor.now.day());
    let now = visitor.now;
    let (history, authorities, pack, partners) = app
        .read(move |sql| {
            let authorities = view::authorities(sql, Some(code))?;
            let authorities: Result<Vec<_>, StoreFault> =
                authorities.into_iter().map(|row| office(sql, row, now)).collect();
            Ok((view::intervals(sql, code)?, authorities?, rule_pack(sql, code, today)?, view::partners(sql, code)?))
        })
        .await?;
    if history.is_empty() {
        return Err(No::NotFound);
    }
    let current = history.iter().rev().find(|row| holds_on(row, today));
    let name = words::place(texts, code);
    let mut shell = visitor.shell(name.clone());
    shell.crumbs = vec![Link::new(texts.get("participants-title"), "/participants")];
    Ok(page(&ParticipantPage {
        shell,
        name,
        code: code.to_string(),
        badge: current
            .map_or_else(|| Badge::of(texts, Shown::NotParticipant), |row| standing::badge(texts, &row.interval)),
        summary: summary(texts, current),
        spans: spans(texts, &history, today),
        history: table(texts, &history),
        authorities: (!authorities.is_empty()).then(|| authority_table(texts, &authorities)),
        contacts: authorities.iter().filter_map(|office| Some(office.reached.as_ref()?.card(texts))).collect(),
        partners: (!partners.is_empty()).then(|| partner_table(texts, &partners)),
        rules: rules(texts, &pack),
        rules_note: rules_note(texts, &pack),
        documents: Documents::default(),
    }))
}

fn holds_on(row: &IntervalRow, day: Day) -> bool {
    row.interval.from <= day && row.interval.to.is_none_or(|to| day < to)
}

fn summary(texts: Texts, current: Option<&IntervalRow>) -> String {
    let Some(row) = current else { return texts.get("participant-outside") };
    let since = standing::day(texts, row.interval.from, row.interval.from_precision);
    let trade = words::choice(texts, row.interval.trade.word());
    texts
        .t("participant-summary")
        .arg("standing", standing::word(texts, &row.interval))
        .arg("since", since)
        .arg("trade", trade)
        .to_string()
}

/// The history on one line, from 2003 to the end of the present year, in thousandths.
fn spans(texts: Texts, history: &[IntervalRow], today: Day) -> Spans {
    let last_year = today.year() + 1;
    let days = |year: i64| Day::parse(&format!("{year}-01-01")).map_or(0, Day::epoch_days);
    let (start, end) = (days(FIRST_YEAR), days(last_year));
    let place = |day: i64| u32::try_from((day.clamp(start, end) - start) * 1_000 / (end - start)).unwrap_or(0);
    let spans = history.iter().map(|row| Span {
        from: place(row.interval.from.epoch_days()),
        to: place(row.interval.to.unwrap_or(today).epoch_days()),
        state: standing::state(&row.interval),
        words: format!("{}, {}", standing::word(texts, &row.interval), period(texts, row)),
    });
    let ticks = (FIRST_YEAR..=last_year).step_by(5).map(|year| (place(days(year)), year.to_string()));
    let words: Vec<String> = spans.clone().map(|span| span.words).collect();
    Spans { label: words.join("; "), spans: spans.collect(), ticks: ticks.collect() }
}

fn period(texts: Texts, row: &IntervalRow) -> String {
    let from = standing::day(texts, row.interval.from, row.interval.from_precision);
    texts.t("participant-period").arg("from", from).arg("to", until(texts, row)).to_string()
}

/// The last day; the register keeps the first day on which the standing no longer holds.
fn until(texts: Texts, row: &IntervalRow) -> String {
    match (row.interval.to, row.interval.to_precision) {
        (None, _) => texts.get("participant-in-force"),
        (Some(to), None | Some(Precision::Day)) => words::day(texts, to.plus_days(-1)),
        (Some(to), Some(precision)) => standing::day(texts, to, precision),
    }
}

fn table(texts: Texts, history: &[IntervalRow]) -> Table {
    let columns = ["field-from", "field-to", "field-standing", "field-trade", "field-basis", "field-source"];
    let row = |row: &IntervalRow| {
        Row::of(vec![
            Inline::text(standing::day(texts, row.interval.from, row.interval.from_precision)),
            Inline::text(until(texts, row)),
            Inline::Badge(standing::badge(texts, &row.interval)),
            Inline::text(words::choice(texts, row.interval.trade.word())),
            Inline::text(row.basis.clone()),
            source(&row.source),
        ])
    };
    Table {
        caption: texts.get("participant-table"),
        columns: columns.map(|key| Column::words(texts.get(key))).to_vec(),
        rows: history.iter().rev().map(row).collect(),
        stacked: true,
        ..Table::default()
    }
}

/// An address is shown by its host, since it is often longer than the column.
fn source(source: &str) -> Inline {
    let address = source.strip_prefix("https://").or_else(|| source.strip_prefix("http://"));
    match address.filter(|address| !address.contains(char::is_whitespace)) {
        Some(address) => Inline::Link(Link::new(address.split('/').next().unwrap_or(address), source)),
        None => Inline::text(source),
    }
}

/// An authority with what has ended of its designation, and how it is reached while it lasts.
struct Office {
    row: AuthorityRow,
    ends: Vec<DesignationEndRow>,
    reached: Option<Reached>,
}

fn office(sql: &Sql<'_>, row: AuthorityRow, now: Timestamp) -> Result<Office, StoreFault> {
    let ends = view::designation_ends(sql, &row.authority)?;
    let over = ends.iter().any(|end| end.place.is_empty() && end.ends_on <= now.day());
    let reached = if over { None } else { reached(sql, &row.authority, now)? };
    Ok(Office { row, ends, reached })
}

impl Office {
    /// The first day, and the day on which the whole ends.
    fn days(&self, texts: Texts) -> Vec<String> {
        let end = self.ends.iter().find(|end| end.place.is_empty());
        let end = end.map(|end| texts.t("participant-ended").arg("day", words::day(texts, end.ends_on)).to_string());
        std::iter::once(words::day(texts, self.row.from)).chain(end).collect()
    }

    /// The places, with the day on which one of them ends.
    fn place(&self, texts: Texts, code: CountryCode) -> String {
        let name = words::place(texts, code);
        match self.ends.iter().find(|end| end.place == code.as_str()) {
            Some(end) => {
                let day = words::day(texts, end.ends_on);
                texts.t("participant-place-ended").arg("place", name).arg("day", day).to_string()
            }
            None => name,
        }
    }
}

/// The Participant's own day for each partner beside the scheme's (§11.4).
fn partner_table(texts: Texts, partners: &[PartnerRow]) -> Table {
    let row = |row: &PartnerRow| {
        let mut own = vec![words::day(texts, row.from)];
        own.extend(row.to.map(|to| texts.t("participant-ended").arg("day", words::day(texts, to)).to_string()));
        let later = row.scheme_from.map_or(0, |day| row.from.days_since(day));
        own.extend((later > 0).then(|| texts.t("participant-partner-later").count("days", later).to_string()));
        let name = Link::new(words::place(texts, row.partner), format!("/participants/{}", row.partner));
        let scheme =
            row.scheme_from.map_or_else(|| Inline::not_reported(texts), |day| Inline::text(words::day(texts, day)));
        Row::of(vec![
            Inline::Link(name),
            Inline::Lines(own),
            scheme,
            Inline::text(row.basis.clone()),
            source(&row.source),
        ])
    };
    let columns =
        ["field-partner", "participant-partner-from", "participant-partner-scheme", "field-basis", "field-source"];
    Table {
        caption: texts.get("participant-partners"),
        caption_unseen: true,
        columns: columns.map(|key| Column::words(texts.get(key))).to_vec(),
        rows: partners.iter().map(row).collect(),
        stacked: true,
        ..Table::default()
    }
}

fn authority_table(texts: Texts, authorities: &[Office]) -> Table {
    let columns = ["field-authority", "field-name", "participant-does", "field-places", "field-from"];
    let row = |office: &Office| {
        let row = &office.row;
        let does = [(row.exporting, "field-exporting"), (row.importing, "field-importing"), (row.signs, "field-signs")];
        let does = does.into_iter().filter(|(does, _)| *does).map(|(_, key)| texts.get(key)).collect();
        let places = row.places.iter().map(|code| office.place(texts, *code)).collect();
        Row::of(vec![
            Inline::Code(row.authority.to_string()),
            Inline::Lines(vec![row.name.to_string(), row.address.clone(), row.email.clone()]),
            Inline::Lines(does),
            Inline::Lines(places),
            Inline::Lines(office.days(texts)),
        ])
    };
    Table {
        caption: texts.get("participant-authorities"),
        caption_unseen: true,
        columns: columns.map(|key| Column::words(texts.get(key))).to_vec(),
        rows: authorities.iter().map(row).collect(),
        stacked: true,
        ..Table::default()
    }
}

fn rules(texts: Texts, pack: &RulePack) -> Facts {
    let unit = |length: u64, unit: Unit| format!("{length} {}", words::choice(texts, unit.word()));
    let known = |key: &str, value: String| {
        if pack.is_unknown(key) {
            Inline::not_reported(texts)
        } else if pack.is_chosen(key) {
            Inline::Text(format!("{value} ({})", texts.get("participant-asked-chosen")))
        } else {
            Inline::Text(value)
        }
    };
    let validity = format!(
        "{}, {}",
        unit(pack.validity.length, pack.validity.unit),
        words::choice(texts, pack.validity.tested_at.word())
    );
    let confirmation =
        format!("{} {}", pack.confirmation.limit_days, words::choice(texts, pack.confirmation.day_kind.word()));
    let digits = format!("{} {}", pack.number.digits, texts.get("field-digits").to_lowercase());
    let facts = [
        ("field-validity", known("validity.length", validity)),
        ("field-confirmation", known("confirmation.limit_days", confirmation)),
        (
            "field-amendment",
            known("amendment.before_export", words::choice(texts, pack.amendment.before_export.word())),
        ),
        ("field-number", known("number.digits", digits)),
        ("field-retention-years", known("retention_years", pack.retention_years.to_string())),
        ("field-measuring", known("measuring.mode", words::choice(texts, pack.measuring.mode.word()))),
        ("field-valuation", known("valuation.rule", words::choice(texts, pack.valuation.rule.word()))),
        ("field-legal-original", known("legal_original", words::choice(texts, pack.legal_original.word()))),
    ];
    let mut facts: Vec<_> = facts.into_iter().map(|(key, value)| Fact::new(texts.get(key), value)).collect();
    facts.extend(super::asked::facts(texts, pack));
    Facts { facts }
}

fn rules_note(texts: Texts, pack: &RulePack) -> String {
    let key = if pack.participant.is_none() { "participant-default-pack" } else { "participant-own-pack" };
    texts.t(key).count("version", pack.version).arg("day", words::day(texts, pack.valid_from)).to_string()
}
