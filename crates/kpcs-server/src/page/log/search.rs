//! What somebody searches in the log, and what stands there.
//!
//! Invariant: whatever is given is a fingerprint, a code, or neither; nothing given is kept.
//! Source: docs/formats/statement.md (leaf), docs/formats/log.md (log proofs).

use kpcs_domain::value::{Digest, Timestamp};
use kpcs_hub::{LogService, Standing};
use kpcs_web::{
    Texts,
    page::log::FoundEntry,
    part::{Fact, Facts, Inline, Notice, Tone},
    shell::Link,
};

use crate::{intake::find_opened, no::No, words};

/// The fingerprint that a text names: its own 64 digits, or that of the statement in a code.
pub(super) fn wanted(text: &str) -> Option<Digest> {
    let text = text.trim();
    let of_code = || find_opened(text.as_bytes()).ok().map(|opened| opened.statement().leaf());
    Digest::parse(&text.to_ascii_lowercase()).ok().or_else(of_code)
}

/// What the log says of it.
pub(super) fn find(log: &LogService, leaf: Digest, texts: Texts) -> Result<FoundEntry, No> {
    let standing = log.proof(&leaf.0).map_err(|fault| No::fault(&fault.to_string()))?;
    let mut facts = vec![Fact::new(texts.get("log-fingerprint"), Inline::Code(leaf.to_string()))];
    let notice = match standing {
        Standing::Absent => Notice::new(Tone::Plain, texts.get("log-found-absent"), texts.get("log-found-absent-text")),
        Standing::Waiting { place, counted } => {
            facts.extend(taken(log, place, texts)?);
            let text = texts.t("log-found-waiting-text").count("short", counted.short).to_string();
            Notice::new(Tone::Plain, texts.get("log-found-waiting"), text)
        }
        Standing::Proven { place, proof } => {
            facts.extend(taken(log, place, texts)?);
            let proven = proof.verify(&kpcs_log::leaf_hash(&leaf.0), &log.keys(), log.quorum());
            let counted = proven.map_err(|unsound| No::fault(&unsound.to_string()))?.counted;
            facts.extend(counted.latest().and_then(instant).map(|at| at_time(texts, "log-time", at)));
            let by = counted.cosigned.into_iter().map(|(name, _)| name).collect();
            facts.push(Fact::new(texts.get("log-by"), Inline::Lines(by)));
            let link = Link::new(texts.get("log-proof"), format!("/log/entries/{leaf}/proof"));
            let text = texts.get("log-found-proven-text");
            Notice { link: Some(link), ..Notice::new(Tone::Plain, texts.get("log-found-proven"), text) }
        }
    };
    Ok(FoundEntry { notice, facts: Facts { facts } })
}

/// Where it stands, and since when.
fn taken(log: &LogService, place: u64, texts: Texts) -> Result<Vec<Fact>, No> {
    let at = log.taken_at(place).map_err(|fault| No::fault(&fault.to_string()))?;
    let mut facts = vec![Fact::new(texts.get("log-place"), Inline::Number(words::count(texts, place)))];
    facts.extend(at.and_then(instant).map(|at| at_time(texts, "log-taken", at)));
    Ok(facts)
}

fn at_time(texts: Texts, label: &str, at: Timestamp) -> Fact {
    Fact::new(texts.get(label), Inline::text(words::instant(texts, at)))
}

/// Seconds of the log as an instant.
pub(super) fn instant(seconds: u64) -> Option<Timestamp> {
    Timestamp::from_seconds(seconds.try_into().ok()?)
}
