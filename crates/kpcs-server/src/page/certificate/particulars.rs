//! What a certificate says, worded: the elements in the order of Annex I, the lines, the parcels, the shipment.
//!
//! Invariant: the same words before and after signing, so that an officer signs what the page of the certificate will say.
//! Must not know: states, who asks.
//! Source: kpcs.md §3.2, §3.7, §5.7; look, "record page".

use kpcs_domain::{
    act::Header,
    certificate::{
        CertificateCore, CertificateDetails, Conveyance, Correction, Parcel, Party, Source, Valuation, ValuerCapacity,
    },
    value::{Carats, Day, UsdCents},
};
use kpcs_web::{
    Texts,
    part::{AnswerGroup, Column, Fact, Inline, Row, Table},
};

use crate::words;

/// A certificate's content, signed or about to be.
pub struct Particulars<'a> {
    pub header: &'a Header,
    pub core: &'a CertificateCore,
    pub details: &'a CertificateDetails,
    /// The name of the office that issues it.
    pub office: &'a str,
}

impl Particulars<'_> {
    /// The elements in the order of Annex I; weight and value stand in the lines.
    pub fn elements(&self, texts: Texts) -> Vec<Fact> {
        let text = |key: &str, value: String| Fact::new(texts.get(key), Inline::Text(value));
        let day = |key: &str, day: Option<Day>| {
            Fact::new(texts.get(key), day.map_or(Inline::Nothing, |day| Inline::Text(words::day(texts, day))))
        };
        let number = self.header.number.as_ref().map_or(Inline::Nothing, |number| Inline::Code(words::number(number)));
        let issuer = self.header.participant.map_or_else(String::new, |code| words::place(texts, code));
        let mut facts = vec![
            text("word-origin", self.origin(texts)),
            Fact::new(texts.get("word-number"), number),
            day("word-issued-on", self.header.issued),
            day("word-expires-on", self.header.expires),
            text("word-issuer", format!("{issuer}, {}", self.office)),
            Fact::new(texts.get("word-exporter"), party(texts, &self.details.exporter)),
            Fact::new(texts.get("word-importer"), party(texts, &self.details.importer)),
        ];
        facts.extend(self.header.destination.map(|code| text("field-destination", words::place(texts, code))));
        facts.push(Fact::new(
            texts.get("word-parcels"),
            Inline::Number(words::count(texts, self.core.parcels.cast_signed())),
        ));
        facts
    }

    fn origin(&self, texts: Texts) -> String {
        let shown = words::origin(texts, &self.core.origin);
        match self.core.more_origins {
            Some(more) => format!("{shown} + {more}"),
            None => shown,
        }
    }

    /// Weight and value by subheading, with totals.
    pub fn lines(&self, texts: Texts) -> Table {
        let row = |label: String, carats: Carats, value: UsdCents| {
            Row::of(vec![
                Inline::Text(label),
                Inline::Number(words::carats(texts, carats)),
                Inline::Number(words::dollars(texts, value)),
            ])
        };
        let rows = self.core.lines.iter().map(|line| row(words::subheading(texts, line.hs), line.carats, line.value));
        Table {
            caption: texts.get("certificate-lines"),
            caption_unseen: true,
            columns: vec![
                Column::words(texts.get("word-hs")),
                Column::figures(texts.get("word-carats"), "ct"),
                Column::figures(texts.get("word-value"), "USD"),
            ],
            rows: rows.collect(),
            total: Some(row(texts.get("word-total"), self.core.carats(), self.core.value())),
            stacked: true,
            ..Table::default()
        }
    }

    /// Seals, container, purpose, conveyance, sources and declarations.
    pub fn shipment(&self, texts: Texts) -> Vec<Fact> {
        let details = self.details;
        let label = |key: &str| texts.get(key);
        let text = |key: &str, value: String| Fact::new(label(key), Inline::Text(value));
        let mut facts = vec![Fact::new(label("field-seals"), lines_of(details.seals.iter()))];
        facts.extend(details.container.as_ref().map(|container| text("field-container", container.to_string())));
        facts.push(text("field-purpose", words::choice(texts, details.purpose.word())));
        facts.extend(details.expected_return.map(|day| text("field-expected-return", words::day(texts, day))));
        facts.extend(details.return_of.as_ref().map(|first| text("field-return-of", words::number(first))));
        facts.push(text("field-conveyance", conveyance(texts, &details.conveyance)));
        facts.extend(
            details.consignee.as_ref().map(|consignee| Fact::new(label("field-consignee"), party(texts, consignee))),
        );
        facts.push(text("field-cleaning", words::choice(texts, details.cleaning.word())));
        facts.extend(details.sieve.as_ref().map(|sieve| text("field-sieve", sieve.to_string())));
        facts
            .extend((!details.photographs.is_empty()).then(|| {
                Fact::new(label("record-photographs"), Inline::Number(details.photographs.len().to_string()))
            }));
        facts.push(Fact::new(label("field-sources"), sources(texts, &details.sources)));
        facts.extend(declarations(texts, details.no_conflict, details.warranty));
        facts
    }

    /// Everything in groups, for a page on which somebody checks before signing.
    pub fn groups(&self, texts: Texts) -> Vec<AnswerGroup> {
        let group = |key: &str, facts, table| AnswerGroup { title: texts.get(key), change: None, facts, table };
        vec![
            group("certificate-eyebrow", self.elements(texts), None),
            group("certificate-lines", Vec::new(), Some(self.lines(texts))),
            group("application-parcels", Vec::new(), Some(parcels(texts, &self.details.parcels))),
            group("field-valuations", Vec::new(), Some(valuations(texts, &self.details.valuations))),
            group("certificate-shipment", self.shipment(texts), None),
        ]
    }
}

/// A company with its address.
pub fn party(texts: Texts, party: &Party) -> Inline {
    let licence = party.licence.as_ref().map(|licence| format!("{}: {licence}", texts.get("field-licence")));
    let lines = [party.name.to_string(), party.address.to_string(), words::place(texts, party.country)];
    Inline::Lines(lines.into_iter().chain(licence).collect())
}

/// Each element that the issuer has corrected, in both readings.
pub fn amended(texts: Texts, corrections: &[Correction]) -> Vec<Fact> {
    let fact = |correction: &Correction| {
        let element = words::choice(texts, correction.element.word());
        let label = texts.t("certificate-amended").arg("element", element).to_string();
        let readings = texts.t("certificate-amended-readings").arg("was", &correction.was).arg("is", &correction.is);
        Fact::new(label, Inline::Text(readings.to_string()))
    };
    corrections.iter().map(fact).collect()
}

/// Short values, one a line.
pub fn lines_of<T: ToString>(values: impl Iterator<Item = T>) -> Inline {
    Inline::Lines(values.map(|value| value.to_string()).collect())
}

/// How the goods travel, as far as known.
pub fn conveyance(texts: Texts, conveyance: &Conveyance) -> String {
    let known = [
        conveyance.carrier.as_ref().map(ToString::to_string),
        conveyance.waybill.as_ref().map(ToString::to_string),
        conveyance.flight.as_ref().map(ToString::to_string),
    ];
    let mode = words::choice(texts, conveyance.mode.word());
    std::iter::once(mode).chain(known.into_iter().flatten()).collect::<Vec<_>>().join(", ")
}

/// Where the goods come from; a dash where the exporter names nothing.
pub fn sources(texts: Texts, sources: &[Source]) -> Inline {
    if sources.is_empty() {
        return Inline::NotReported(texts.get("record-sources-none"));
    }
    Inline::Lines(sources.iter().map(|source| source_line(texts, source)).collect())
}

/// One source in a line, with what its kind or the Participant asks besides.
pub fn source_line(texts: Texts, source: &Source) -> String {
    let kind = words::choice(texts, source.kind.word());
    let carats = words::carats(texts, source.carats);
    let said = format!("{kind}: {}, {carats} ct", source.reference);
    let site = source.latitude.as_ref().zip(source.longitude.as_ref());
    let lost = source.mass_lost.zip(source.mass_lost_by).map(|(lost, by)| {
        let by = words::choice(texts, by.word());
        format!("{} {} ct ({by})", texts.get("field-mass-lost"), words::carats(texts, lost))
    });
    let more = [
        site.map(|(latitude, longitude)| format!("{latitude}, {longitude}")),
        source.bourse.as_ref().map(ToString::to_string),
        source.signed_by.as_ref().map(ToString::to_string),
        lost,
    ];
    std::iter::once(said).chain(more.into_iter().flatten()).collect::<Vec<_>>().join("; ")
}

/// The two declarations of the exporter.
pub fn declarations(texts: Texts, no_conflict: bool, warranty: bool) -> [Fact; 2] {
    let fact = |key: &str, given| Fact::new(texts.get(key), Inline::Text(words::choice(texts, yes_or_no(given))));
    [fact("field-no-conflict", no_conflict), fact("field-warranty", warranty)]
}

const fn yes_or_no(given: bool) -> &'static str {
    if given { "yes" } else { "no" }
}

/// Parcel by parcel.
pub fn parcels(texts: Texts, parcels: &[Parcel]) -> Table {
    let row = |(index, parcel): (usize, &Parcel)| {
        Row::of(vec![
            Inline::Text((index + 1).to_string()),
            Inline::Text(words::subheading(texts, parcel.hs)),
            Inline::Text(words::origin(texts, &parcel.origin)),
            stones(texts, parcel.stones),
            Inline::Number(words::carats(texts, parcel.carats)),
            Inline::Number(words::dollars(texts, parcel.value)),
        ])
    };
    Table {
        caption: texts.get("application-parcels"),
        caption_unseen: true,
        columns: vec![
            Column::words(texts.get("word-parcel")),
            Column::words(texts.get("word-hs")),
            Column::words(texts.get("field-origin")),
            Column::figures(texts.get("field-stones"), ""),
            Column::figures(texts.get("word-carats"), "ct"),
            Column::figures(texts.get("word-value"), "USD"),
        ],
        rows: parcels.iter().enumerate().map(row).collect(),
        stacked: true,
        ..Table::default()
    }
}

/// A number of stones; a dash where nobody counted.
pub fn stones(texts: Texts, stones: Option<u64>) -> Inline {
    let counted = |stones: u64| Inline::Number(words::count(texts, stones.cast_signed()));
    stones.map_or_else(|| Inline::not_reported(texts), counted)
}

/// For whom a valuer speaks.
pub fn capacity(texts: Texts, capacity: ValuerCapacity) -> String {
    texts.get(match capacity {
        ValuerCapacity::Exporter => "valuation-exporter",
        ValuerCapacity::Government => "valuation-government",
        ValuerCapacity::Independent => "valuation-independent",
    })
}

/// Valuer by valuer, each with a figure for every parcel.
pub fn valuations(texts: Texts, valuations: &[Valuation]) -> Table {
    let row = |valuation: &Valuation| {
        let total = UsdCents::sum(valuation.values.iter().copied());
        Row::of(vec![
            Inline::Text(valuation.valuer.to_string()),
            Inline::Text(capacity(texts, valuation.capacity)),
            lines_of(valuation.values.iter().map(|value| words::dollars(texts, *value))),
            total.map_or(Inline::Nothing, |total| Inline::Number(words::dollars(texts, total))),
        ])
    };
    let figures = |key: &str| Column::figures(texts.get(key), "USD");
    Table {
        caption: texts.get("field-valuations"),
        caption_unseen: true,
        columns: vec![
            Column::words(texts.get("field-valuer")),
            Column::words(texts.get("field-capacity")),
            figures("record-value-parcels"),
            figures("word-total"),
        ],
        rows: valuations.iter().map(row).collect(),
        stacked: true,
        ..Table::default()
    }
}
