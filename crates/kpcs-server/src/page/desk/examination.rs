//! What the counter found, worded: declared beside found, persons, scale, valuations, seals.
//!
//! Invariant: declared figures are the exporter's, found figures the clerk's; the certificate's are decided from the latter.
//! Must not know: how the figures were decided.
//! Source: kpcs.md §5.11, §16.

use kpcs_domain::{
    act::examine_shipment::{Decided, Request},
    certificate::Parcel,
    value::UsdCents,
};
use kpcs_web::{
    Texts,
    part::{Column, Fact, Inline, Row, Table},
};

use crate::{
    page::certificate::particulars::{capacity, lines_of},
    words,
};

/// The parcels as declared, and beside them as examined.
pub fn compared(texts: Texts, declared: &[Parcel], found: Option<&Decided>) -> Table {
    let row = |(index, parcel): (usize, &Parcel)| {
        let found = found.and_then(|found| found.parcels.get(index));
        let shown = found.unwrap_or(parcel);
        let mut cells = vec![
            Inline::Text((index + 1).to_string()),
            Inline::Text(words::subheading(texts, shown.hs)),
            Inline::Text(words::origin(texts, &shown.origin)),
            Inline::Number(words::carats(texts, parcel.carats)),
        ];
        cells.extend(found.map(|found| Inline::Number(words::carats(texts, found.carats))));
        cells.push(Inline::Number(words::dollars(texts, parcel.value)));
        cells.extend(found.map(|found| Inline::Number(words::dollars(texts, found.value))));
        Row::of(cells)
    };
    let figures = |key: &str, unit: &str| Column::figures(texts.get(key), unit);
    let mut columns = ["word-parcel", "word-hs", "field-origin"].map(|key| Column::words(texts.get(key))).to_vec();
    columns.push(figures("counter-declared", "ct"));
    columns.extend(found.map(|_| figures("counter-weighed", "ct")));
    columns.push(figures("counter-declared", "USD"));
    columns.extend(found.map(|_| figures("counter-valued", "USD")));
    Table {
        caption: texts.get("application-parcels"),
        caption_unseen: true,
        columns,
        rows: declared.iter().enumerate().map(row).collect(),
        stacked: true,
        ..Table::default()
    }
}

/// Everything else that was recorded.
pub fn facts(texts: Texts, asked: &Request, decided: &Decided) -> Vec<Fact> {
    let text = |key: &str, value: String| Fact::new(texts.get(key), Inline::Text(value));
    let persons = asked.persons.iter().map(|person| format!("{}, {}", person.name, person.capacity));
    let calibrated = words::day(texts, asked.scale.calibrated_on);
    let scale = texts.t("counter-scale").arg("model", &asked.scale.model).arg("day", calibrated).to_string();
    let valuations = asked.valuations.iter().map(|valuation| {
        let values = valuation.values.iter().map(|value| words::dollars(texts, *value)).collect::<Vec<_>>().join(", ");
        format!("{} ({}): USD {values}", valuation.valuer, capacity(texts, valuation.capacity))
    });
    let mut facts = vec![
        Fact::new(texts.get("field-persons"), lines_of(persons)),
        text("field-scale", scale),
        text("field-cleaning", words::choice(texts, asked.cleaning.word())),
        Fact::new(texts.get("field-valuations"), lines_of(valuations)),
        Fact::new(texts.get("field-seals"), lines_of(asked.seals.iter())),
    ];
    facts.extend(asked_here(texts, asked));
    facts.extend(asked.container.as_ref().map(|container| text("field-container", container.to_string())));
    facts.extend((!asked.photographs.is_empty()).then(|| {
        let digests = asked.photographs.iter().map(|digest| digest.to_string().chars().take(16).collect::<String>());
        Fact::new(texts.get("record-photographs"), lines_of(digests))
    }));
    facts.extend(asked.fee.as_ref().map(|fee| text("field-fee", paid(texts, fee.amount, fee.receipt.as_str()))));
    facts.extend(asked.duty.as_ref().map(|duty| text("field-duty", paid(texts, duty.amount, duty.receipt.as_str()))));
    facts.extend(
        (decided.duty_due != UsdCents::ZERO)
            .then(|| text("counter-duty-due", format!("USD {}", words::dollars(texts, decided.duty_due)))),
    );
    facts.extend(asked.remarks.as_ref().map(|remarks| text("field-remarks", remarks.to_string())));
    facts
}

/// What an office's own counter asked.
fn asked_here(texts: Texts, asked: &Request) -> Vec<Fact> {
    let papers = asked.papers.iter().map(|paper| {
        paper.reference.as_ref().map_or_else(|| paper.paper.to_string(), |number| format!("{}, {number}", paper.paper))
    });
    let lodged = asked.lodging.iter().map(|lodging| {
        format!("{}, {}: {}", words::day(texts, lodging.on), texts.get("field-receipt"), lodging.receipt)
    });
    let told = [
        ("field-signatures", lines_of(asked.signatures.iter()), asked.signatures.is_empty()),
        ("field-papers", lines_of(papers), asked.papers.is_empty()),
        ("field-lodging", lines_of(lodged), asked.lodging.is_none()),
    ];
    told.into_iter().filter(|(.., empty)| !empty).map(|(key, lines, _)| Fact::new(texts.get(key), lines)).collect()
}

fn paid(texts: Texts, amount: UsdCents, receipt: &str) -> String {
    format!("USD {}, {}: {receipt}", words::dollars(texts, amount), texts.get("field-receipt"))
}
