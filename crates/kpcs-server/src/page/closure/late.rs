//! What is overdue, since when, and who has been told: the same lines on the desk of either side.
//!
//! Invariant: that somebody was told is read from what was told here; the days from which they are to be told follow from
//! the office's own rules. Chair and secretariat are told of what the issuing side reads, so their day is shown on both.
//! Source: kpcs.md §9.12; docs/decisions/0004; issue 02, demand 2.

use kpcs_domain::{
    certificate::{Escalation, EscalationDays},
    party::RulePack,
    value::{AuthorityId, CertificateNumber, Day},
};
use kpcs_store::{
    Sql, StoreFault,
    view::{NotClosedRow, not_closed_arriving, not_closed_sent},
    work,
};
use kpcs_web::{
    Texts,
    page::desk::Queue,
    part::{Badge, Column, Inline, Row, State, Table},
    shell::Link,
};

use crate::words;

/// Lines on a desk; `/closure` has them all.
const ROWS: usize = 25;

/// Whose desk it is.
#[derive(Clone, Copy)]
pub(in crate::page) enum Side {
    /// Of the office that issued.
    Sent,
    /// Of the office where the goods arrive.
    Arriving,
}

/// What is overdue on one side.
pub(in crate::page) struct Late {
    lines: Vec<Line>,
    all: usize,
    side: Side,
    today: Day,
}

struct Line {
    row: NotClosedRow,
    due: Day,
    head: Told,
    chair: Option<Told>,
}

/// Since when somebody is to be told, and when they were.
struct Told {
    from: Day,
    on: Option<Day>,
}

impl Late {
    /// Reads the lines of an office on its own day.
    ///
    /// # Errors
    /// [`StoreFault`] of the engine.
    pub(in crate::page) fn read(
        sql: &Sql<'_>,
        authority: &AuthorityId,
        (pack, today): (&RulePack, Day),
        side: Side,
    ) -> Result<Self, StoreFault> {
        let Some(participant) = authority.participant() else { return Ok(Self::none(side, today)) };
        let rows = match side {
            Side::Sent => not_closed_sent(sql, authority, participant, today)?,
            Side::Arriving => not_closed_arriving(sql, authority, participant, today)?,
        };
        let late = rows.into_iter().filter(|row| row.escalation.number() >= Escalation::Overdue.number());
        let mut late: Vec<_> = late.filter_map(|row| row.first_due().map(|due| (due, row))).collect();
        late.sort_by_key(|(due, _)| *due);
        let all = late.len();
        late.truncate(ROWS);
        let line = |(due, row): (Day, NotClosedRow)| {
            let days = EscalationDays::of(due, &pack.calendar, &pack.confirmation);
            let told = |who: &AuthorityId, level: Escalation, from| {
                Ok::<_, StoreFault>(Told { from, on: told_on(sql, who, &row.number, level)? })
            };
            let head = told(authority, Escalation::HeadOfAuthority, days.head)?;
            let of_scheme = |from| told(&AuthorityId::scheme(), Escalation::ForChair, from);
            let chair = days.for_chair.map(of_scheme).transpose()?;
            Ok(Line { row, due, head, chair })
        };
        Ok(Self { lines: late.into_iter().map(line).collect::<Result<_, StoreFault>>()?, all, side, today })
    }

    fn none(side: Side, today: Day) -> Self {
        Self { lines: Vec::new(), all: 0, side, today }
    }

    /// The lines; nothing where nothing is overdue.
    pub(in crate::page) fn queue(&self, texts: Texts) -> Option<Queue> {
        if self.lines.is_empty() {
            return None;
        }
        let title = texts.get("late-title");
        let columns = ["word-number", "closure-with", "closure-reason", "late-since", "late-head", "late-chair"];
        let more = self.all - self.lines.len();
        let more = (more > 0).then(|| texts.t("late-more").count("more", more as i64).to_string());
        let table = Table {
            caption: title.clone(),
            caption_unseen: true,
            columns: columns.map(|key| Column::words(texts.get(key))).to_vec(),
            rows: self.lines.iter().map(|line| self.row(texts, line)).collect(),
            notes: more.into_iter().collect(),
            stacked: true,
            ..Table::default()
        };
        Some(Queue { title, table: Some(table), empty: None })
    }

    fn row(&self, texts: Texts, line: &Line) -> Row {
        let place = match self.side {
            Side::Sent => "/certificates",
            Side::Arriving => "/arrivals",
        };
        let (row, late) = (&line.row, self.today.days_since(line.due));
        let since = texts.t("desk-overdue-by").count("days", late).arg("day", words::day(texts, line.due));
        let chair = line.chair.as_ref().map_or_else(|| texts.get("late-never"), |told| told.words(texts, self.today));
        Row::of(vec![
            Inline::CodeLink(Link::new(words::number(&row.number), format!("{place}/{}", row.number))),
            Inline::text(words::place(texts, row.counterpart)),
            Inline::text(words::choice(texts, row.reason.word())),
            Inline::Badge(Badge::worded(State::Overdue, since.to_string())),
            Inline::text(line.head.words(texts, self.today)),
            Inline::text(chair),
        ])
        .marked()
    }
}

impl Told {
    fn words(&self, texts: Texts, today: Day) -> String {
        let (key, day) = match self.on {
            Some(day) => ("late-told", day),
            None if today >= self.from => ("late-reached", self.from),
            None => ("late-from", self.from),
        };
        texts.t(key).arg("day", words::day(texts, day)).to_string()
    }
}

fn told_on(
    sql: &Sql<'_>,
    who: &AuthorityId,
    number: &CertificateNumber,
    level: Escalation,
) -> Result<Option<Day>, StoreFault> {
    Ok(work::told_at(sql, who, number, level.word())?.map(|at| at.day()))
}
