//! Proving a bundle: everything in it, from the file alone.
//!
//! Invariant: total over any bytes. What cannot be read ends it; what does not hold is a finding, and the rest is looked at all the same.
//! Source: docs/formats/bundle.md.

use std::{collections::BTreeMap, io::BufRead};

use kpcs_domain::value::{Day, Digest, Timestamp};
use kpcs_log::{Checkpoint, Hash, LogKeys, Note, Quorum};
use kpcs_verify::bundle::EarlierList;

use crate::{
    Counts, Finding, Findings, Manifest, Record, Records, Unreadable, Weight,
    body::{Body, Shown, Step, Until},
    keys::Keys,
    opening::{self, Opening},
    writer::sealed,
};

/// A batch is judged when it has so many records or bytes.
const BATCH: (usize, usize) = (4_096, 4 << 20);

/// What whoever asks knows beside the file.
#[derive(Debug, Default)]
pub struct Question {
    /// The fingerprint of the roots, from paper.
    pub roots: Option<Digest>,
    /// A checkpoint of the log that somebody else has kept.
    pub checkpoint: Option<Note>,
}

/// What a bundle came to.
#[derive(Debug)]
pub struct Audit {
    /// What it says of itself.
    pub manifest: Manifest,
    /// How much was found in it.
    pub counts: Counts,
    /// How many certificates have which standing, by its word.
    pub standings: BTreeMap<&'static str, u64>,
    /// How many entries the log has, its root, and by when certainly all stood there.
    pub log: (u64, Hash, Timestamp),
    /// Who cosigned the last checkpoint.
    pub witnesses: Vec<String>,
    /// How many versions of the trust list were followed.
    pub lists: usize,
    /// Up to which running number the reader's own chain holds.
    pub chain: Option<u64>,
    /// Whether the checkpoint that was handed in was compared.
    pub compared: bool,
    /// What does not hold, and what somebody should know.
    pub findings: Findings,
    /// The most bytes of the file that were in memory at once.
    pub held: usize,
    /// How many bytes the file has.
    pub bytes: u64,
}

/// Reads and proves the bundle `input`; `progress` hears the bytes that were read.
///
/// # Errors
/// [`Unreadable`] for what is no whole bundle.
pub fn prove<R: BufRead>(input: R, question: &Question, mut progress: impl FnMut(u64)) -> Result<Audit, Unreadable> {
    let mut records = Records::new(input);
    let (manifest, opening) = opening::open(&mut records, question.roots)?;
    let prover = match opening {
        Ok(opening) => Prover::new(opening, question),
        Err(finding) => return Ok(refused(manifest, finding, records.read())),
    };
    prover.read(&mut records, &mut progress)
}

/// Nothing is judged without trust data.
fn refused(manifest: Manifest, finding: Finding, bytes: u64) -> Audit {
    let mut findings = Findings::default();
    findings.add(finding);
    Audit {
        log: (0, kpcs_log::EMPTY_ROOT, manifest.made_at),
        manifest,
        counts: Counts::NONE,
        standings: BTreeMap::new(),
        witnesses: Vec::new(),
        lists: 0,
        chain: None,
        compared: false,
        findings,
        held: 0,
        bytes,
    }
}

struct Prover {
    opening: Opening,
    /// The log's keys and quorum, of the newest list first.
    logs: Vec<(LogKeys, Quorum)>,
    body: Body,
    /// A checkpoint from elsewhere, and whether it was compared.
    kept: Option<(Checkpoint, Timestamp)>,
    compared: bool,
    witnesses: Vec<String>,
    steps: Vec<Step>,
    /// Bytes in `steps`, and the most that there were.
    held: (usize, usize),
    next: u64,
    last: (u64, Hash),
    /// The log's time at the checkpoint that was reached last, and size and time of the one ahead.
    since: Timestamp,
    ahead: Option<(u64, Timestamp)>,
}

impl Prover {
    fn new(opening: Opening, question: &Question) -> Self {
        let keys = Keys::new(&opening.trust, &opening.earlier);
        let body = Body::new(&opening.manifest, keys, opening.trust.status().clone());
        let newest = opening.trust.log().map(|(keys, quorum)| (keys.clone(), quorum.clone()));
        let earlier = opening.earlier.iter().rev().filter_map(|list: &EarlierList| list.log.clone());
        let logs = newest.into_iter().chain(earlier).collect();
        let mut prover = Self {
            opening,
            logs,
            last: (0, body.tree.root()),
            since: body.since,
            ahead: None,
            body,
            kept: None,
            compared: false,
            witnesses: Vec::new(),
            steps: Vec::new(),
            held: (0, 0),
            next: 0,
        };
        prover.kept = question.checkpoint.as_ref().and_then(|note| prover.believed(note));
        if prover.kept.is_none() && question.checkpoint.is_some() {
            prover.body.findings.add(Finding::broken(
                "kept_checkpoint",
                "",
                "a checkpoint of this log with its quorum",
            ));
        }
        prover
    }

    fn read<R: BufRead>(
        mut self,
        records: &mut Records<R>,
        progress: &mut dyn FnMut(u64),
    ) -> Result<Audit, Unreadable> {
        loop {
            let bytes = records.next_bytes()?.ok_or_else(|| records.cut())?;
            match bytes.get(1) {
                Some(5) => match Record::parse(&bytes) {
                    Some(Record::Hidden(level, hash)) if level <= 52 => {
                        self.step(records, Step::Hidden(level, hash), 1 << level, 40)?;
                    }
                    _ => return Err(records.instead_of("entries of the log that are not shown")),
                },
                Some(kind @ (6 | 7)) => {
                    let (is_entry, length) = (*kind == 6, bytes.len());
                    let between = (self.since, self.ahead.map_or(self.since, |(_, at)| at.max(self.since)));
                    let shown = Shown { record: records.count(), bytes, place: self.next, is_entry, between };
                    self.step(records, Step::Shown(shown), u64::from(is_entry), length)?;
                }
                Some(4) => match Record::parse(&bytes) {
                    Some(Record::Checkpoint(note)) => self.checkpoint(records, &note)?,
                    _ => return Err(records.instead_of("a checkpoint of the log")),
                },
                _ => {
                    self.flush();
                    match Record::parse(&bytes) {
                        Some(Record::Status(token)) => self.status(&token),
                        Some(Record::Seal(counts, key, signature)) => {
                            self.seal(records, &counts, key, &signature);
                            if records.next_bytes()?.is_some() {
                                return Err(records.instead_of("the end of the file"));
                            }
                            progress(records.read());
                            return Ok(self.end(records.read()));
                        }
                        _ => return Err(records.instead_of("a record of a bundle in its one encoding")),
                    }
                }
            }
            if self.steps.is_empty() {
                progress(records.read());
            }
        }
    }

    /// A further step over so many entries of the log, all of them below the next checkpoint.
    fn step<R: BufRead>(
        &mut self,
        records: &Records<R>,
        step: Step,
        entries: u64,
        bytes: usize,
    ) -> Result<(), Unreadable> {
        let (until, at) = self.ahead.unwrap_or((0, self.since));
        let end = self.next.saturating_add(entries);
        if end > until || self.next >= until {
            return Err(records.instead_of("a checkpoint of the log, of a size that is not reached yet"));
        }
        self.next = end;
        self.steps.push(step);
        if end == until {
            (self.since, self.ahead) = (self.since.max(at), None);
        }
        self.held.0 += bytes;
        self.held.1 = self.held.1.max(self.held.0);
        let kept = self.kept.as_ref().is_some_and(|(kept, _)| kept.size == end);
        if kept || self.steps.len() >= BATCH.0 || self.held.0 >= BATCH.1 {
            self.flush();
        }
        Ok(())
    }

    fn flush(&mut self) {
        if self.steps.is_empty() {
            return;
        }
        self.body.take(std::mem::take(&mut self.steps));
        self.held.0 = 0;
        let Some((kept, _)) = self.kept.as_ref().filter(|(kept, _)| kept.size == self.body.tree.size()) else { return };
        self.compared = true;
        if kept.root != self.body.tree.root() {
            self.body.findings.add(Finding::broken("fork", self.body.tree.root(), kept.root).at(kept.size, ""));
        }
    }

    fn status(&mut self, token: &[u8]) {
        match self.opening.trust.further_status(token) {
            Ok(list) => self.body.status = list,
            Err(refused) => self.body.findings.add(Finding::broken(refused.word(), refused, "a status list")),
        }
    }

    /// A checkpoint under the log's key with its quorum, by the list of its time; and its time.
    fn believed(&self, note: &Note) -> Option<(Checkpoint, Timestamp)> {
        self.logs.iter().find_map(|(keys, quorum)| {
            let checkpoint = Checkpoint::of(note, &keys.checkpoint).ok()?;
            let counted = quorum.count(note);
            let at = counted.latest().filter(|_| counted.is_enough())?;
            Some((checkpoint, Timestamp::from_seconds(i64::try_from(at).ok()?)?))
        })
    }

    fn checkpoint<R: BufRead>(&mut self, records: &Records<R>, bytes: &[u8]) -> Result<(), Unreadable> {
        if self.ahead.is_some() {
            return Err(records.instead_of("the entries up to the checkpoint before"));
        }
        let note = Note::parse(bytes).map_err(|_| records.instead_of("a signed checkpoint"))?;
        let said = Checkpoint::parse(&note.text).map_err(|_| records.instead_of("a checkpoint"))?;
        if said.size < self.next || (said.size == self.next && self.next > 0) {
            return Err(records.instead_of("a checkpoint of a larger tree than the one before"));
        }
        self.body.counts.checkpoints += 1;
        self.last = (said.size, said.root);
        let found = self.believed(&note);
        if found.is_none() {
            let finding = Finding::broken("checkpoint", "", "signed by the log and enough witnesses");
            self.body.findings.add(finding.at(said.size, ""));
        }
        let at = found.map_or(self.since, |(_, at)| at);
        let names = self.logs.first().map(|(_, quorum)| quorum.count(&note).cosigned);
        self.witnesses = names.into_iter().flatten().map(|(name, _)| name).collect();
        self.ahead = (said.size > self.next).then_some((said.size, at));
        self.steps.push(Step::Checkpoint(Until { size: said.size, root: said.root, at }));
        Ok(())
    }

    fn seal<R: BufRead>(
        &mut self,
        records: &Records<R>,
        counts: &Counts,
        key: kpcs_statement::KeyId,
        signature: &[u8; 64],
    ) {
        let found = Counts { waiting: counts.waiting, ..self.body.counts.clone() };
        if found != *counts {
            self.body.findings.add(Finding::broken("counts", told(&found), told(counts)));
        }
        let manifest = &self.opening.manifest;
        let at = manifest.made_at;
        let trusted = self.body.keys.trust.keys.get(&key).filter(|trusted| {
            trusted.authority == manifest.exporter.as_str()
                && trusted.from <= at
                && trusted.to.is_none_or(|to| at < to)
                && trusted.revoked.is_none_or(|revoked| at < revoked.at)
        });
        let message = sealed(&records.digest_before().0, counts);
        if trusted.is_none_or(|trusted| trusted.key.verify(&message, signature).is_err()) {
            self.body.findings.add(Finding::broken("seal", key, &manifest.exporter));
        }
        if counts.waiting > 0 {
            self.body.findings.add(Finding::new(Weight::Remark, "waiting", counts.waiting, 0));
        }
    }

    /// What can be said only at the end.
    fn end(mut self, bytes: u64) -> Audit {
        let body = &mut self.body;
        if body.until.is_some() || body.counts.checkpoints == 0 {
            body.findings.add(Finding::broken("not_reached", body.tree.size(), self.last.0));
        }
        if let Some(finding) = body.chain.as_ref().and_then(crate::chain::Chain::end) {
            body.findings.add(finding);
        }
        let manifest = self.opening.manifest;
        let over = Day::parse(&format!("{}-01-01", manifest.year + 1)).map(Timestamp::at_start_of);
        if over.is_ok_and(|over| body.since < over) {
            body.findings.add(Finding::new(Weight::Remark, "year_not_over", body.since, manifest.year + 1));
        }
        if let Some((kept, at)) = &self.kept {
            if kept.size > body.tree.size() && *at <= manifest.made_at {
                body.findings.add(Finding::broken("rolled_back", body.tree.size(), kept.size));
            } else if !self.compared {
                body.findings.add(Finding::new(Weight::Remark, "not_compared", body.tree.size(), kept.size));
            }
        }
        Audit {
            log: (self.last.0, self.last.1, body.since),
            chain: body.chain.as_ref().map(crate::chain::Chain::running),
            counts: self.body.counts,
            standings: self.body.standings,
            witnesses: self.witnesses,
            lists: self.opening.earlier.len() + 1,
            compared: self.compared,
            findings: self.body.findings,
            held: self.held.1,
            bytes,
            manifest,
        }
    }
}

/// Counts in one line.
fn told(counts: &Counts) -> String {
    let Counts { statements, with_content, covered, hidden, checkpoints, certificates, .. } = counts;
    format!(
        "{statements} statements, {with_content} with content, {covered} covered, {hidden} hidden, {checkpoints} checkpoints, {certificates} certificates"
    )
}
