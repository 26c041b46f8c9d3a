//! `/desk`: the office's work of today as queues with age, deadline, who and next action.
//!
//! Invariant: who may not do the next step sees who does it, or why not; what is overdue says so in words.
//! Must not know: how the queues are read.
//! Source: look, "queue"; interface, "Places: office".

use axum::{extract::State, response::Response};
use kpcs_domain::{
    act::{Act, ActInfo, ExamineShipment, IssueCertificate, RecordDispatch, RecordPaperConfirmation, Role},
    value::{Day, Timestamp},
};
use kpcs_store::{
    act::info_of,
    view::{ApplicationRow, CertificateRow, OpenDiscrepancyRow},
};
use kpcs_web::{
    Texts, page,
    page::desk::{DeskPage, Queue as Shown},
    part::{Badge, Column, Empty, Figure, Figures, Inline, Notice, Row, State as Mark, Table, Tone},
    shell::Link,
};

use super::{
    COUNTER, DESK,
    application::subject,
    queue::{Awaited, Queue, ToApprove, Work},
};
use crate::{
    app::App,
    no::No,
    officer::Officer,
    page::{
        act::bulk::{DISPATCH, Ticked, tickable},
        certificate::done_by,
        replies::on_desk,
        searches,
    },
    words,
};

/// Days before a deadline from which it is near.
const NEAR_DAYS: i64 = 7;
/// Numbers of a block below which the office should ask for the next one.
const NUMBERS_LOW: u64 = 50;

pub async fn show(State(app): State<App>, officer: Officer) -> Result<Response, No> {
    officer.require(DESK)?;
    let (authority, now) = (officer.authority().clone(), officer.visitor.now);
    let who = officer.clone();
    let (work, searches) =
        app.read(move |sql| Ok((Work::read(sql, &authority, now)?, searches::counted(sql, &who)?))).await?;
    let mut desk = Desk { officer: &officer, texts: officer.texts(), work: &work }.page();
    desk.links.splice(0..0, searches::links(searches));
    Ok(page(&desk))
}

struct Desk<'a> {
    officer: &'a Officer,
    texts: Texts,
    work: &'a Work,
}

impl Desk<'_> {
    fn page(&self) -> DeskPage {
        let title = self.officer.office().to_owned();
        let mut queues = vec![self.to_approve()];
        let mut figures = Vec::new();
        if self.officer.visitor.holds_one_of(COUNTER) {
            let clerk = self.officer.visitor.holds_one_of(&[Role::Clerk]);
            // A clerk's own work stands first, a validating officer's signature does.
            let counter = [self.to_examine(), self.to_prepare()];
            queues = if clerk {
                counter.into_iter().chain(queues).collect()
            } else {
                queues.into_iter().chain(counter).collect()
            };
            queues.extend([self.to_dispatch(), self.awaited()]);
            queues.extend(self.work.late.queue(self.texts));
            if self.work.discrepancies.all > 0 {
                queues.insert(0, self.discrepancies());
            }
            figures = self.figures();
        }
        DeskPage {
            shell: self.officer.shell(self.texts.get("nav-desk")),
            title,
            lead: self.lead(),
            notice: self.notice(),
            figures: Figures { figures },
            queues,
            links: self.links(),
        }
    }

    fn overdue(&self) -> usize {
        let today = self.work.today;
        let awaited = self.work.awaited.rows.iter().filter(|awaited| awaited.due < today).count();
        let answers =
            self.work.discrepancies.rows.iter().filter(|row| row.answer_by.is_some_and(|day| day < today)).count();
        let expired = self.work.to_dispatch.rows.iter().filter(|row| row.expires_on < today).count();
        awaited + answers + expired
    }

    fn lead(&self) -> String {
        let work = self.work;
        let waiting = work.to_examine.all + work.to_prepare.all + work.to_approve.all + work.discrepancies.all;
        self.texts.t("desk-lead").count("waiting", waiting).count("overdue", self.overdue()).to_string()
    }

    fn notice(&self) -> Option<Notice> {
        let counter = self.officer.visitor.holds_one_of(COUNTER);
        let left = self.work.numbers_left;
        (counter && left < NUMBERS_LOW).then(|| {
            let title = self.texts.t("desk-numbers-low").count("left", left.cast_signed()).to_string();
            Notice::new(Tone::NeedsHand, title, self.texts.get("desk-numbers-low-text"))
        })
    }

    fn figures(&self) -> Vec<Figure> {
        let work = self.work;
        let figure = |key: &str, value: i64, note: String, href: Option<&str>| Figure {
            label: self.texts.get(key),
            value: words::count(self.texts, value),
            note,
            href: href.map(str::to_owned),
        };
        let overdue = work.awaited.rows.iter().filter(|awaited| awaited.due < work.today).count();
        let overdue = self.texts.t("desk-overdue").count("overdue", overdue).to_string();
        vec![
            figure("desk-figure-examine", work.to_examine.all, self.oldest(&work.to_examine), None),
            figure("desk-figure-prepare", work.to_prepare.all, self.oldest(&work.to_prepare), None),
            figure("desk-figure-approve", work.to_approve.all, String::new(), None),
            figure("desk-figure-dispatch", work.to_dispatch.all, String::new(), Some("/certificates?state=issued")),
            figure("desk-figure-awaited", work.awaited.all, overdue, Some("/certificates?state=dispatched")),
            figure("desk-figure-numbers", work.numbers_left.cast_signed(), self.texts.get("desk-this-year"), None),
        ]
    }

    fn oldest(&self, queue: &Queue<ApplicationRow>) -> String {
        let oldest = queue.rows.first().map(|row| self.age(row.applied_at));
        oldest.map_or_else(String::new, |days| self.texts.t("desk-oldest").count("days", days).to_string())
    }

    fn age(&self, since: Timestamp) -> i64 {
        self.work.today.days_since(since.day()).max(0)
    }

    fn links(&self) -> Vec<Link> {
        let paper = RecordPaperConfirmation::INFO;
        let link = |roles: &[Role], label: String, href: String| {
            self.officer.visitor.holds_one_of(roles).then(|| Link::new(label, href))
        };
        let links = [
            link(COUNTER, self.texts.get("certificates-title"), "/certificates".to_owned()),
            link(COUNTER, self.texts.get("applications-title"), "/applications".to_owned()),
            link(COUNTER, self.texts.get("links-morning"), "/office/morning".to_owned()),
            link(COUNTER, self.texts.get("morning-day"), "/office/day".to_owned()),
            link(COUNTER, self.texts.get("reports-title"), "/office/reports".to_owned()),
            link(DESK, self.texts.get("searches-title"), "/searches".to_owned()),
            Some(Link::new(self.texts.get("closure-title"), "/closure")),
            link(paper.by, words::act(self.texts, &paper), format!("/acts/{}", paper.name)),
            on_desk(self.texts, self.work.replies),
        ];
        links.into_iter().flatten().collect()
    }

    fn to_examine(&self) -> Shown {
        let rows = self.work.to_examine.rows.iter().map(|row| {
            let next = self.next(
                &ExamineShipment::INFO,
                "counter-examine",
                &format!("/desk/applications/{}/examine", row.reference),
            );
            self.application(row, next)
        });
        self.queue(("desk-to-examine", "desk-to-examine-empty"), &APPLICATION, rows.collect(), self.work.to_examine.all)
    }

    fn to_prepare(&self) -> Shown {
        let rows = self.work.to_prepare.rows.iter().map(|row| {
            let next = self.next(
                &IssueCertificate::INFO,
                "counter-prepare",
                &format!("/desk/applications/{}/prepare", row.reference),
            );
            self.application(row, next)
        });
        self.queue(("desk-to-prepare", "desk-to-prepare-empty"), &APPLICATION, rows.collect(), self.work.to_prepare.all)
    }

    fn application(&self, row: &ApplicationRow, next: Inline) -> Row {
        Row::of(vec![
            Inline::CodeLink(Link::new(row.reference.to_string(), format!("/desk/applications/{}", row.reference))),
            Inline::Text(row.company.to_string()),
            Inline::Text(words::place(self.texts, row.destination)),
            Inline::Number(words::carats(self.texts, row.carats)),
            Inline::number(self.age(row.applied_at)),
            next,
        ])
    }

    fn to_approve(&self) -> Shown {
        let rows = self.work.to_approve.rows.iter().map(|waiting| self.proposal(waiting));
        self.queue(("desk-to-approve", "desk-to-approve-empty"), &PROPOSAL, rows.collect(), self.work.to_approve.all)
    }

    fn proposal(&self, waiting: &ToApprove) -> Row {
        let proposal = &waiting.proposal;
        let address = format!("/desk/proposals/{}", proposal.id);
        let handle = proposal.prepared_by;
        let by = self.work.names.get(&handle).map_or_else(|| handle.to_string(), |name| format!("{name} ({handle})"));
        let act = info_of(proposal.act).map_or_else(String::new, |info| words::act(self.texts, info));
        Row::of(vec![
            Inline::CodeLink(Link::new(subject(proposal), address.clone())),
            Inline::Text(act),
            Inline::Text(by),
            Inline::number(self.age(proposal.prepared_at)),
            self.approval(waiting, address),
        ])
    }

    /// The link to the page of the signature, or why this person may not sign.
    fn approval(&self, waiting: &ToApprove, address: String) -> Inline {
        let handle = self.officer.handle();
        let approved_by = info_of(waiting.proposal.act).map_or(&[][..], |info| info.approved_by);
        if !self.officer.visitor.holds_one_of(approved_by) {
            let roles = approved_by.iter().map(|role| words::role(self.texts, *role)).collect::<Vec<_>>().join(", ");
            return Inline::Text(self.texts.t("record-done-by").arg("roles", roles).to_string());
        }
        if waiting.proposal.prepared_by == handle {
            return Inline::Text(self.texts.get("desk-you-prepared"));
        }
        if waiting.examiner == Some(handle) {
            return Inline::Text(self.texts.get("desk-you-examined"));
        }
        Inline::Link(Link::new(self.texts.get("desk-check-and-sign"), address))
    }

    fn to_dispatch(&self) -> Shown {
        let rows = self.work.to_dispatch.rows.iter().map(|row| {
            let next = self.next(
                &RecordDispatch::INFO,
                "act-record-dispatch",
                &format!("/acts/record_dispatch?number={}", row.number),
            );
            self.certificate(row, row.issued_on, row.expires_on, next)
        });
        let mut shown = self.queue(
            ("desk-to-dispatch", "desk-to-dispatch-empty"),
            &CERTIFICATE_ISSUED,
            rows.collect(),
            self.work.to_dispatch.all,
        );
        let ticked = Ticked { id: "choose", deeds: DISPATCH.button(self.officer).into_iter().collect() };
        let numbers = self.work.to_dispatch.rows.iter().map(|row| Some(row.number.to_string()));
        shown.table = shown.table.map(|table| tickable(self.officer, table, ticked, numbers));
        shown
    }

    fn awaited(&self) -> Shown {
        let rows = self.work.awaited.rows.iter().map(|Awaited { row, due }| {
            let next = Inline::Link(Link::new(self.texts.get("desk-open"), format!("/certificates/{}", row.number)));
            self.certificate(row, row.left_on.unwrap_or(row.issued_on), *due, next)
        });
        self.queue(
            ("desk-awaited", "desk-awaited-empty"),
            &CERTIFICATE_DISPATCHED,
            rows.collect(),
            self.work.awaited.all,
        )
    }

    fn certificate(&self, row: &CertificateRow, since: Day, due: Day, next: Inline) -> Row {
        let shown = Row::of(vec![
            Inline::CodeLink(Link::new(words::number(&row.number), format!("/certificates/{}", row.number))),
            Inline::Text(row.exporter.to_string()),
            Inline::Text(words::place(self.texts, row.destination)),
            Inline::number(self.work.today.days_since(since).max(0)),
            self.due(due),
            next,
        ]);
        if due < self.work.today { shown.marked() } else { shown }
    }

    fn discrepancies(&self) -> Shown {
        let rows = self.work.discrepancies.rows.iter().map(|row| self.discrepancy(row));
        self.queue(
            ("desk-discrepancies", "desk-queue-empty"),
            &DISCREPANCY,
            rows.collect(),
            self.work.discrepancies.all,
        )
    }

    fn discrepancy(&self, row: &OpenDiscrepancyRow) -> Row {
        let address = format!("/certificates/{}", row.number);
        let shown = Row::of(vec![
            Inline::CodeLink(Link::new(words::number(&row.number), address.clone())),
            Inline::Text(self.work.offices.get(&row.reported_by).cloned().unwrap_or_default()),
            Inline::number(self.age(row.reported_at)),
            row.answer_by.map_or(Inline::Nothing, |day| self.due(day)),
            Inline::Link(Link::new(self.texts.get("desk-open"), address)),
        ]);
        shown.marked()
    }

    /// A deadline: how many days are left; only what is overdue has a shape and a colour.
    fn due(&self, due: Day) -> Inline {
        let left = due.days_since(self.work.today);
        let written = words::day(self.texts, due);
        let worded = |key: &str, days: i64| self.texts.t(key).count("days", days).arg("day", &written).to_string();
        match left {
            ..0 => Inline::Badge(Badge::worded(Mark::Overdue, worded("desk-overdue-by", -left))),
            0..=NEAR_DAYS => Inline::Text(worded("desk-due-in", left)),
            _ => Inline::Text(written),
        }
    }

    /// The next step as a link for who may take it, else who takes it.
    fn next(&self, info: &ActInfo, key: &str, href: &str) -> Inline {
        if self.officer.visitor.holds_one_of(info.by) {
            return Inline::Link(Link::new(self.texts.get(key), href));
        }
        Inline::Text(done_by(self.texts, info))
    }

    fn queue(&self, (key, empty): (&str, &str), columns: &[(&str, bool)], rows: Vec<Row>, all: i64) -> Shown {
        let title = self.texts.get(key);
        if rows.is_empty() {
            let empty = Empty { title: self.texts.get("desk-queue-empty"), text: self.texts.get(empty), link: None };
            return Shown { title, table: None, empty: Some(empty) };
        }
        let behind = all - i64::try_from(rows.len()).unwrap_or(0);
        let notes = (behind > 0).then(|| self.texts.t("desk-more").count("more", behind).to_string());
        let column = |(key, numeric): &(&str, bool)| match (*key, *numeric) {
            ("word-carats", _) => Column::figures(self.texts.get(key), "ct"),
            (_, true) => Column::figures(self.texts.get(key), self.texts.get("desk-days")),
            (_, false) => Column::words(self.texts.get(key)),
        };
        let table = Table {
            caption: title.clone(),
            caption_unseen: true,
            columns: columns.iter().map(column).collect(),
            rows,
            notes: notes.into_iter().collect(),
            stacked: true,
            ..Table::default()
        };
        Shown { title, table: Some(table), empty: None }
    }
}

/// Columns by the key of their header, and whether they hold a figure.
type Columns<const N: usize> = [(&'static str, bool); N];

const APPLICATION: Columns<6> = [
    ("field-application", false),
    ("word-exporter", false),
    ("field-destination", false),
    ("word-carats", true),
    ("desk-age", true),
    ("desk-next", false),
];
const PROPOSAL: Columns<5> = [
    ("desk-subject", false),
    ("desk-act", false),
    ("desk-prepared-by", false),
    ("desk-age", true),
    ("desk-next", false),
];
const CERTIFICATE_ISSUED: Columns<6> = [
    ("word-number", false),
    ("word-exporter", false),
    ("field-destination", false),
    ("desk-age", true),
    ("word-expires-on", false),
    ("desk-next", false),
];
const CERTIFICATE_DISPATCHED: Columns<6> = [
    ("word-number", false),
    ("word-exporter", false),
    ("field-destination", false),
    ("desk-since-dispatch", true),
    ("desk-due", false),
    ("desk-next", false),
];
const DISCREPANCY: Columns<5> = [
    ("word-number", false),
    ("desk-reported-by", false),
    ("desk-age", true),
    ("desk-due", false),
    ("desk-next", false),
];
