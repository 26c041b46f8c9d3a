//! The log as a bundle shows it: entries and hidden subtrees in their order, each judged, up to one checkpoint after the other.
//!
//! Invariant: a batch is judged on all cores and then taken in, in its order; what a statement says of keys counts from the next one on.
//! The log's time of an entry lies between two checkpoints; it is judged by the instant between them that speaks most for it.
//! Source: docs/formats/bundle.md; threat-model 9.5 and 11.

use std::collections::BTreeMap;

use kpcs_domain::{
    act::{Act as _, IssueCertificate, IssueTechnicalCertificate, ReplaceCertificate},
    value::{Digest, Timestamp},
};
use kpcs_log::{Hash, leaf_hash};
use kpcs_statement::{Opened, PartName, decode_chain, decode_group, decode_header};
use kpcs_verify::{Document, Logged, Reason, Standing, Status, Trust, bundle::StatusList, verify};

use crate::{
    Counts, Finding, Findings, Manifest, Reader, Record, Tree, Weight,
    chain::Chain,
    keys::{Keys, is_of_keys},
    numbers::Numbers,
};

/// The header part of a public act holds its request under this key (docs/formats/statement.md).
const HEADER_ASKED: u8 = 16;

/// Whether an act makes a certificate.
pub(crate) const fn is_certificate(act: u64) -> bool {
    act == IssueCertificate::INFO.code
        || act == ReplaceCertificate::INFO.code
        || act == IssueTechnicalCertificate::INFO.code
}

/// A checkpoint that is reached next.
#[derive(Debug, Clone)]
pub(crate) struct Until {
    pub size: u64,
    pub root: Hash,
    /// The log's time.
    pub at: Timestamp,
}

/// What comes next.
pub(crate) enum Step {
    /// A subtree of which its hash is all.
    Hidden(u32, Hash),
    /// A statement as it stands in the file.
    Shown(Shown),
    /// The checkpoint that is reached next.
    Checkpoint(Until),
}

/// A statement as it stands in the file.
pub(crate) struct Shown {
    /// Which record it is, from 1.
    pub record: u64,
    pub bytes: Vec<u8>,
    /// Its place in the log; of one that has none of its own, the place of the next entry.
    pub place: u64,
    /// Whether it is an entry of the log.
    pub is_entry: bool,
    /// The log took it between the two instants.
    pub between: (Timestamp, Timestamp),
}

/// A statement that was read.
struct Opening {
    place: u64,
    is_entry: bool,
    between: (Timestamp, Timestamp),
    /// `None` for what is no statement; then why.
    document: Result<Document, (u64, String)>,
}

/// Everything that is kept between two records.
pub(crate) struct Body {
    pub reader: Reader,
    pub keys: Keys,
    pub tree: Tree,
    pub counts: Counts,
    pub findings: Findings,
    pub status: StatusList,
    /// How many certificates have which standing.
    pub standings: BTreeMap<&'static str, u64>,
    /// The log's time of the checkpoint that was reached last.
    pub since: Timestamp,
    pub until: Option<Until>,
    pub chain: Option<Chain>,
    year: i64,
    numbers: Numbers,
}

impl Body {
    pub fn new(manifest: &Manifest, keys: Keys, status: StatusList) -> Self {
        Self {
            reader: Reader::of(manifest),
            keys,
            tree: Tree::default(),
            counts: Counts::NONE,
            findings: Findings::default(),
            status,
            standings: BTreeMap::new(),
            since: Timestamp::from_seconds(0).expect("the first instant"),
            until: None,
            chain: manifest.chain_running.zip(manifest.chain_leaf).map(|(running, leaf)| Chain::after(running, leaf)),
            year: manifest.year.cast_signed(),
            numbers: Numbers::default(),
        }
    }

    /// Judges a batch and takes it in.
    pub fn take(&mut self, steps: Vec<Step>) {
        let opened = in_parallel(&steps, |step| match step {
            Step::Hidden(..) | Step::Checkpoint(_) => None,
            Step::Shown(shown) => Some(open(shown)),
        });
        let all: Vec<_> = steps.into_iter().zip(opened).collect();
        let changes_keys = |(_, opened): &(Step, Option<Opening>)| {
            opened.as_ref().is_some_and(|one| one.act().is_some_and(is_of_keys))
        };
        for some in all.split_inclusive(changes_keys) {
            let judged = in_parallel(some, |(_, opened)| opened.as_ref().map(|one| self.judge(one)));
            for ((step, opened), reasons) in some.iter().zip(judged) {
                match (step, opened, reasons) {
                    (Step::Hidden(level, hash), ..) => self.hide(*level, *hash),
                    (Step::Checkpoint(until), ..) => self.expect(until.clone()),
                    (Step::Shown(_), Some(opened), Some(reasons)) => self.show(opened, &reasons),
                    (Step::Shown(_), ..) => {}
                }
            }
        }
    }

    fn judge(&self, one: &Opening) -> Vec<Reason> {
        let Ok(Document::Signed(opened)) = &one.document else { return Vec::new() };
        let claimed = opened.statement().protected().issued_at;
        let logged = Logged {
            leaf: opened.statement().leaf(),
            index: one.place,
            logged_at: claimed.clamp(one.between.0, one.between.1),
            root: Digest([0; 32]),
            has_quorum: true,
        };
        reasons_against(one, opened, &self.keys.trust, &logged)
    }

    fn hide(&mut self, level: u32, hash: Hash) {
        self.counts.hidden += 1 << level;
        self.grow(level, hash);
    }

    fn grow(&mut self, level: u32, hash: Hash) {
        if self.tree.add(level, hash).is_none() {
            self.findings.add(Finding::broken("subtree", format!("2^{level}"), self.tree.size()));
        }
        self.reach();
    }

    fn expect(&mut self, until: Until) {
        self.until = Some(until);
        self.reach();
    }

    fn show(&mut self, one: &Opening, reasons: &[Reason]) {
        let opened = match &one.document {
            Ok(Document::Signed(opened)) => opened,
            Ok(Document::Paper(_)) => return,
            Err((record, why)) => {
                self.findings
                    .add(Finding::broken("statement", why, "a statement").at(one.place, &format!("#{record}")));
                // The tree goes on with another hash than the log's, so that the root fails as well.
                if one.is_entry {
                    self.grow(0, Hash([0; 32]));
                }
                return;
            }
        };
        let subject = opened.statement().protected().subject.clone();
        for reason in reasons {
            self.findings.add(Finding::of(reason).at(one.place, &subject));
        }
        let more = self.more(one, opened, reasons.is_empty());
        more.into_iter().for_each(|finding| self.findings.add(finding.at(one.place, &subject)));
        if one.is_entry {
            self.count(one.place, opened);
            self.grow(0, leaf_hash(&opened.statement().leaf().0));
        } else {
            self.counts.covered += 1;
        }
    }

    /// What needs more than the statement itself: its reader, its year, keys, the chain, its number.
    fn more(&mut self, one: &Opening, opened: &Opened, holds: bool) -> Vec<Finding> {
        let protected = opened.statement().protected();
        let mut found = Vec::new();
        found.extend(shows_too_much(&self.reader, opened, one.is_entry));
        let year = protected.issued_at.day().year();
        if year != self.year && !is_public(opened) {
            found.push(Finding::broken("another_year", year, self.year));
        }
        if holds && is_of_keys(protected.act) {
            found.extend(self.keys.learn(opened, one.place));
        }
        if let Some(chain) = self.chain.as_mut().filter(|_| opened.part(PartName::Chain).is_some()) {
            match decode_chain(opened) {
                Ok(link) => found.extend(chain.add(&link, opened.statement().leaf())),
                Err(why) => found.push(Finding::broken("statement", why, "a chain part")),
            }
        }
        if is_certificate(protected.act)
            && let Some(number) = decode_header(opened).ok().flatten().and_then(|header| header.number)
            && self.numbers.is_taken(&number)
        {
            found.push(Finding::broken("number_twice", &number, "a number that was given once"));
        }
        found
    }

    fn count(&mut self, place: u64, opened: &Opened) {
        self.counts.statements += 1;
        let has_content = [PartName::Core, PartName::Details].into_iter().any(|name| opened.part(name).is_some());
        self.counts.with_content += u64::from(has_content);
        if is_certificate(opened.statement().protected().act) {
            self.counts.certificates += 1;
            let word = self.status.standing(place).map_or("status_not_known", |standing| standing.word());
            *self.standings.entry(word).or_default() += 1;
        }
    }

    /// Compares with the checkpoint, where its size is reached.
    fn reach(&mut self) {
        let Some(until) = self.until.take_if(|until| until.size == self.tree.size()) else { return };
        let root = self.tree.root();
        if root != until.root {
            let size = until.size;
            self.findings.add(Finding::broken("root", root, until.root).at(size, ""));
        }
        self.since = self.since.max(until.at);
    }
}

impl Opening {
    fn act(&self) -> Option<u64> {
        match &self.document {
            Ok(Document::Signed(opened)) => Some(opened.statement().protected().act),
            _ => None,
        }
    }
}

fn open(shown: &Shown) -> Opening {
    let Shown { record, place, is_entry, between, .. } = *shown;
    let read = match Record::parse(&shown.bytes) {
        Some(Record::Statement(read) | Record::Covered(read)) => Ok(read),
        _ => Err("not a record in its one encoding".to_owned()),
    };
    let opened = read.and_then(|read| read.open().map_err(|why| why.to_string()));
    let document = opened.map(|opened| Document::Signed(Box::new(opened))).map_err(|why| (record, why));
    Opening { place, is_entry, between, document }
}

/// The reasons against a statement that are its own. Its standing is counted elsewhere: that a certificate was used is no fault of a year.
fn reasons_against(one: &Opening, opened: &Opened, trust: &Trust, logged: &Logged) -> Vec<Reason> {
    let Ok(document) = &one.document else { return Vec::new() };
    let question = kpcs_verify::Question { at: trust.made_at, place: None, on: None };
    let stands = Status { standing: Some(Standing::Stands) };
    let mut reasons = verify(document, trust, &stands, Some(logged), &question).reasons;
    let is_whole_certificate =
        is_certificate(opened.statement().protected().act) && opened.part(PartName::Core).is_some();
    reasons.retain(|reason| reason.code != "not_a_certificate" || is_whole_certificate);
    reasons
}

/// Whether the header part holds the request: a public act is shown whatever its year.
fn is_public(opened: &Opened) -> bool {
    let header = opened.part(PartName::Header).and_then(|part| decode_group(&part.bytes).ok());
    header.is_some_and(|header| header.get(HEADER_ASKED).is_some())
}

/// A part that this reader should not have been shown.
fn shows_too_much(reader: &Reader, opened: &Opened, is_entry: bool) -> Option<Finding> {
    let own = matches!(reader, Reader::Authority(authority) if authority.as_str() == opened.statement().protected().authority());
    let may_see = |name: PartName| match name {
        PartName::Header => true,
        PartName::Core | PartName::Details => *reader != Reader::Public,
        PartName::Chain => own,
    };
    let shown = PartName::ALL.into_iter().find(|name| opened.part(*name).is_some() && !may_see(*name));
    let shown = shown.map(PartName::as_str).or((!is_entry && !own).then_some("covered"));
    shown.map(|part| Finding::new(Weight::Broken, "shows_too_much", part, reader))
}

/// Does the same with each, on all cores; the answers in their order.
fn in_parallel<T: Sync, U: Send>(items: &[T], work: impl Fn(&T) -> U + Sync) -> Vec<U> {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let size = items.len().div_ceil(cores).max(64);
    if items.len() <= size {
        return items.iter().map(work).collect();
    }
    std::thread::scope(|scope| {
        let work = &work;
        let parts: Vec<_> =
            items.chunks(size).map(|part| scope.spawn(move || part.iter().map(work).collect::<Vec<_>>())).collect();
        parts.into_iter().flat_map(|part| part.join().expect("judging does not panic")).collect()
    })
}
