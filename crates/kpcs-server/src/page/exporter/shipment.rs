//! A declared shipment in words: facts by part, and the table of its parcels.

use kpcs_domain::{
    certificate::{Party, ShipmentDeclaration},
    value::{Carats, UsdCents},
};
use kpcs_web::{
    Texts,
    page::apply::Part,
    part::{Column, Fact, Inline, Row, Table},
};

use crate::{page::certificate::particulars::source_line, words};

/// The facts of one part; the goods are a table besides.
#[must_use]
pub fn facts(texts: Texts, shipment: &ShipmentDeclaration, part: Part) -> Vec<Fact> {
    match part {
        Part::Goods => sources(texts, shipment),
        Part::Parties => parties(texts, shipment),
        Part::Journey => journey(texts, shipment),
        Part::Declarations => declarations(texts, shipment),
    }
}

/// The parcels with their total.
#[must_use]
pub fn parcels(texts: Texts, shipment: &ShipmentDeclaration) -> Table {
    let rows = shipment.parcels.iter().enumerate().map(|(i, parcel)| {
        Row::of(vec![
            Inline::text((i + 1).to_string()),
            Inline::text(words::subheading(texts, parcel.hs)),
            Inline::text(words::origin(texts, &parcel.origin)),
            Inline::Number(words::carats(texts, parcel.carats)),
            Inline::Number(words::dollars(texts, parcel.value)),
        ])
    });
    Table {
        caption: texts.get("apply-parcels"),
        caption_unseen: true,
        columns: vec![
            Column::words(texts.get("word-parcel")),
            Column::words(texts.get("word-hs")),
            Column::words(texts.get("word-origin")),
            Column::figures(texts.get("word-carats"), "ct"),
            Column::figures(texts.get("word-value"), "USD"),
        ],
        rows: rows.collect(),
        total: total(texts, shipment),
        stacked: true,
        ..Table::default()
    }
}

fn total(texts: Texts, shipment: &ShipmentDeclaration) -> Option<Row> {
    let carats = Carats::sum(shipment.parcels.iter().map(|parcel| parcel.carats))?;
    let value = UsdCents::sum(shipment.parcels.iter().map(|parcel| parcel.value))?;
    Some(Row::of(vec![
        Inline::text(texts.get("word-total")),
        Inline::Nothing,
        Inline::Nothing,
        Inline::Number(words::carats(texts, carats)),
        Inline::Number(words::dollars(texts, value)),
    ]))
}

fn sources(texts: Texts, shipment: &ShipmentDeclaration) -> Vec<Fact> {
    if shipment.sources.is_empty() {
        return Vec::new();
    }
    let lines = shipment.sources.iter().map(|source| source_line(texts, source)).collect();
    vec![Fact::new(texts.get("apply-sources-legend"), Inline::Lines(lines))]
}

fn parties(texts: Texts, shipment: &ShipmentDeclaration) -> Vec<Fact> {
    let party = |key: &str, party: &Party| {
        let licence = party.licence.as_ref().map(|licence| format!("{}: {licence}", texts.get("field-licence")));
        let address = party.address.to_string();
        let mut lines = vec![party.name.to_string()];
        lines.extend(address.lines().map(str::to_owned));
        lines.push(words::place(texts, party.country));
        lines.extend(licence);
        Fact::new(texts.get(key), Inline::Lines(lines))
    };
    let mut facts = vec![
        Fact::new(texts.get("apply-destination"), Inline::text(words::place(texts, shipment.destination))),
        party("word-exporter", &shipment.exporter),
        party("word-importer", &shipment.importer),
    ];
    facts.extend(shipment.consignee.as_ref().map(|consignee| party("word-consignee", consignee)));
    facts
}

fn journey(texts: Texts, shipment: &ShipmentDeclaration) -> Vec<Fact> {
    let conveyance = &shipment.conveyance;
    let mut how = vec![words::choice(texts, conveyance.mode.word())];
    how.extend(conveyance.carrier.as_ref().map(ToString::to_string));
    how.extend(conveyance.flight.as_ref().map(ToString::to_string));
    how.extend(conveyance.waybill.as_ref().map(ToString::to_string));
    let mut facts =
        vec![Fact::new(texts.get("apply-purpose"), Inline::text(words::choice(texts, shipment.purpose.word())))];
    if let Some(day) = shipment.expected_return {
        facts.push(Fact::new(texts.get("apply-return"), Inline::text(words::day(texts, day))));
    }
    facts.extend(
        shipment
            .return_of
            .as_ref()
            .map(|first| Fact::new(texts.get("field-return-of"), Inline::Code(words::number(first)))),
    );
    facts.push(Fact::new(texts.get("apply-how"), Inline::Lines(how)));
    facts
}

fn declarations(texts: Texts, shipment: &ShipmentDeclaration) -> Vec<Fact> {
    let said = |yes: bool| Inline::text(words::choice(texts, if yes { "yes" } else { "no" }));
    vec![
        Fact::new(texts.get("apply-warranty"), said(shipment.warranty)),
        Fact::new(texts.get("apply-no-conflict"), said(shipment.no_conflict)),
    ]
}
