//! What a document says, in the order of the paper, to be compared with it.
//!
//! Invariant: only what was signed; a field that the document does not carry is left out, never guessed.
//! Source: kpcs.md §3.2 (Annex I).

use kpcs_domain::{act::Header, certificate::CertificateCore};
use kpcs_verify::Particulars;
use kpcs_web::{
    Texts,
    part::{Column, Fact, Facts, Inline, Row, Table},
};

use crate::words;

/// Header and core part as facts.
pub(super) fn facts(texts: Texts, particulars: &Particulars) -> Facts {
    let header = particulars.header.iter().flat_map(|header| of_header(texts, header));
    let core = particulars.core.iter().flat_map(|core| of_core(texts, core));
    Facts { facts: header.chain(core).collect() }
}

fn of_header(texts: Texts, header: &Header) -> Vec<Fact> {
    let fact = |key: &str, value: Option<Inline>| value.map(|value| Fact::new(texts.get(key), value));
    let day = |day: Option<kpcs_domain::value::Day>| day.map(|day| Inline::text(words::day(texts, day)));
    let place =
        |code: Option<kpcs_domain::value::CountryCode>| code.map(|code| Inline::text(words::place(texts, code)));
    [
        fact("word-number", header.number.as_ref().map(|number| Inline::Code(words::number(number)))),
        fact("word-issuer", place(header.participant)),
        fact("verify-destination", place(header.destination)),
        fact("word-issued-on", day(header.issued)),
        fact("word-expires-on", day(header.expires)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn of_core(texts: Texts, core: &CertificateCore) -> Vec<Fact> {
    let more = |count: Option<u64>| count.map(|count| texts.t("verify-more").arg("count", count).to_string());
    let origin = Fact::new(texts.get("word-origin"), Inline::text(words::origin(texts, &core.origin)));
    let seals = Inline::Lines(core.seals.iter().map(ToString::to_string).collect());
    vec![
        Fact::new(texts.get("word-exporter"), Inline::text(core.exporter.to_string())),
        Fact::new(texts.get("word-importer"), Inline::text(core.importer.to_string())),
        Fact { note: more(core.more_origins), ..origin },
        Fact::new(texts.get("word-parcels"), Inline::number(core.parcels)),
        Fact { note: more(core.more_seals), ..Fact::new(texts.get("verify-seals"), seals) },
    ]
}

/// Weight and value of each subheading, with their sums.
pub(in crate::page) fn lines(texts: Texts, core: &CertificateCore) -> Table {
    let row = |name: String, carats, value| {
        Row::of(vec![
            Inline::Text(name),
            Inline::Number(words::carats(texts, carats)),
            Inline::Number(words::dollars(texts, value)),
        ])
    };
    let rows = core.lines.iter().map(|line| row(words::subheading(texts, line.hs), line.carats, line.value));
    Table {
        caption: texts.get("certificate-lines"),
        columns: vec![
            Column::words(texts.get("word-hs")),
            Column::figures(texts.get("word-carats"), "ct"),
            Column::figures(texts.get("word-value"), "USD"),
        ],
        rows: rows.collect(),
        total: (core.lines.len() > 1).then(|| row(texts.get("verify-total"), core.carats(), core.value())),
        ..Table::default()
    }
}
