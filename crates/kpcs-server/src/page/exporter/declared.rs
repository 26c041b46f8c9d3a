//! The form of an application and the shipment that the act declares: one mapping, both ways.
//!
//! Invariant: what a form says and what the act reads have the same meaning; an empty row is nothing. The importer and the
//! consignee are at the place of destination, unless a program declared another. What the form does not ask (stones,
//! waybill, remarks) is carried along, so that amending by form loses nothing of what a program declared.
//! Must not know: drafts, pages.

use std::collections::BTreeMap;

use kpcs_domain::{
    act::apply_for_certificate,
    certificate::ShipmentDeclaration,
    field::{FieldType, Input, InputFault, read_request},
    value::Name,
};
use kpcs_web::page::apply::Part;

use crate::answers::Answers;

const PARCEL: [&str; 6] = ["hs", "carats", "value", "origin", "stones", "description"];
const SOURCE: [&str; 9] =
    ["kind", "reference", "carats", "latitude", "longitude", "bourse", "signed_by", "mass_lost", "mass_lost_by"];
const CONVEYANCE: [&str; 4] = ["mode", "carrier", "waybill", "flight"];

/// The shipment as the act reads it.
#[must_use]
pub fn shipment_input(answers: &Answers, company: &Name) -> Input {
    let text = |name: &str| Input::text(answers.get(name));
    let destination = answers.get("destination");
    let party = |prefix: &str, name: &str, elsewhere: &str| {
        let country = Some(answers.get(&format!("{prefix}_country"))).filter(|country| !country.is_empty());
        group([
            ("name", Input::text(name)),
            ("address", text(&format!("{prefix}_address"))),
            ("country", Input::text(country.unwrap_or(elsewhere))),
            ("licence", text(&format!("{prefix}_licence"))),
            ("contact", text(&format!("{prefix}_contact"))),
        ])
    };
    let consigned = answers.pairs().any(|(name, value)| name.starts_with("consignee_") && !value.trim().is_empty());
    let consignee_at = if consigned { destination } else { "" };
    let parcels = rows(answers, &PARCEL.map(|field| (field, field.to_owned())));
    let sources = rows(answers, &SOURCE.map(|field| (field, format!("source_{field}"))));
    group([
        ("exporter", party("exporter", company.as_str(), "")),
        ("importer", party("importer", answers.get("importer_name"), destination)),
        ("consignee", party("consignee", answers.get("consignee_name"), consignee_at)),
        ("destination", Input::text(destination)),
        ("parcels", parcels),
        ("purpose", text("purpose")),
        ("expected_return", text("expected_return")),
        ("return_of", text("return_of")),
        ("conveyance", group(CONVEYANCE.map(|field| (field, text(field))))),
        ("sources", sources),
        ("no_conflict", text("no_conflict")),
        ("warranty", text("warranty")),
        ("invoice", text("invoice")),
        ("remarks", text("remarks")),
    ])
}

/// The shipment, if everything in it can be read.
///
/// # Errors
/// Every fault of the input.
pub fn read(answers: &Answers, company: &Name) -> Result<ShipmentDeclaration, Vec<InputFault>> {
    let request = group([("shipment", shipment_input(answers, company))]);
    read_request::<apply_for_certificate::Request>(&request).map(|request| request.shipment)
}

/// The form's name of a field of the act; `None` for what the form does not ask.
#[must_use]
pub fn name_of(path: &str) -> Option<String> {
    let steps: Vec<_> = path.strip_prefix("shipment.")?.split('.').collect();
    let name = match steps[..] {
        ["parcels"] => "carats-1".to_owned(),
        ["parcels", row, field] if PARCEL.contains(&field) => format!("{field}-{}", number(row)?),
        ["sources"] => "source_carats-1".to_owned(),
        ["sources", row, field] => format!("source_{field}-{}", number(row)?),
        ["importer" | "consignee", "country"] => "destination".to_owned(),
        ["exporter", "name"] => return None,
        [party @ ("exporter" | "importer" | "consignee"), field] => format!("{party}_{field}"),
        ["conveyance", field] if CONVEYANCE.contains(&field) => field.to_owned(),
        [field] => field.to_owned(),
        _ => return None,
    };
    Some(name)
}

/// The part in which the form asks a name.
#[must_use]
pub fn part_of(name: &str) -> Part {
    let party = ["exporter_", "importer_", "consignee_", "destination"].iter().any(|prefix| name.starts_with(prefix));
    match name {
        _ if party => Part::Parties,
        "purpose" | "expected_return" | "return_of" | "mode" | "carrier" | "waybill" | "flight" => Part::Journey,
        "no_conflict" | "warranty" | "invoice" | "remarks" => Part::Declarations,
        _ => Part::Goods,
    }
}

/// A declared shipment as answers to the form.
#[must_use]
pub fn answers_of(shipment: &ShipmentDeclaration) -> Answers {
    let mut given = Vec::new();
    let declared = shipment.to_input().unwrap_or_else(|| Input::text(""));
    flatten(&declared, "shipment", &mut given);
    let destination = shipment.destination.to_string();
    given.retain(|(name, value)| !(is_party_country(name) && *value == destination));
    Answers::new(given, Vec::new())
}

/// What a repeated shipment has in common with an earlier one: parties, kinds and origins of the goods, the way it goes.
/// Weights, values, sources, papers of the journey and declarations are asked anew, since they are of the goods themselves.
#[must_use]
pub fn again(shipment: &ShipmentDeclaration) -> Answers {
    const ANEW: [&str; 8] =
        ["waybill", "flight", "expected_return", "return_of", "no_conflict", "warranty", "invoice", "remarks"];
    const OF_THE_GOODS: [&str; 4] = ["carats-", "value-", "stones-", "source_"];
    let anew = |name: &str| ANEW.contains(&name) || OF_THE_GOODS.iter().any(|prefix| name.starts_with(prefix));
    answers_of(shipment).without(anew)
}

/// Each answer of a declared shipment under the form's own name.
fn flatten(input: &Input, path: &str, given: &mut Vec<(String, String)>) {
    match input {
        Input::Text(text) => given.extend(form_name(path).map(|name| (name, text.clone()))),
        Input::List(items) => {
            items.iter().enumerate().for_each(|(i, item)| flatten(item, &format!("{path}.{i}"), given));
        }
        Input::Group(fields) => {
            fields.iter().for_each(|(name, field)| flatten(field, &format!("{path}.{name}"), given));
        }
    }
}

/// The form's own name of a value; unlike a fault, a party's country has a name of its own.
fn form_name(path: &str) -> Option<String> {
    match path.split('.').collect::<Vec<_>>()[..] {
        [_, party @ ("importer" | "consignee"), "country"] => Some(format!("{party}_country")),
        _ => name_of(path),
    }
}

fn is_party_country(name: &str) -> bool {
    matches!(name, "importer_country" | "consignee_country")
}

/// The answers that belong to one part.
#[must_use]
pub fn of_part(answers: &Answers, part: Part) -> Answers {
    let own = answers.pairs().filter(|(name, _)| part_of(name) == part);
    Answers::new(own.map(|(name, value)| (name.to_owned(), value.to_owned())).collect(), Vec::new())
}

/// The highest row under `name-1`, `name-2` and so on; at most as many as an act takes.
#[must_use]
pub fn count_rows(answers: &Answers, name: &str) -> usize {
    let rows = answers.pairs().filter_map(|(other, _)| other.strip_prefix(name)?.strip_prefix('-')?.parse().ok());
    rows.filter(|row| *row <= LIMIT_ROWS).max().unwrap_or(0)
}

/// The most rows of one kind, as for any list of an act.
pub const LIMIT_ROWS: usize = 500;

fn rows(answers: &Answers, fields: &[(&str, String)]) -> Input {
    let count = fields.iter().map(|(_, name)| count_rows(answers, name)).max().unwrap_or(0);
    let row = |number: usize| {
        group(fields.iter().map(|(field, name)| (*field, Input::text(answers.get(&format!("{name}-{number}"))))))
    };
    Input::List((1..=count).map(row).collect())
}

fn group<'a>(fields: impl IntoIterator<Item = (&'a str, Input)>) -> Input {
    let given = fields.into_iter().filter(|(_, value)| !value.is_empty());
    Input::Group(given.map(|(name, value)| (name.to_owned(), value)).collect::<BTreeMap<_, _>>())
}

fn number(row: &str) -> Option<usize> {
    row.parse::<usize>().ok().map(|row| row + 1)
}

#[cfg(test)]
mod tests {
    use kpcs_domain::value::Name;
    use kpcs_web::page::apply::Part;

    use super::{answers_of, count_rows, name_of, of_part, part_of, read};
    use crate::answers::Answers;

    const TYPED: &[u8] = b"hs-1=7102.31&carats-1=12.34&value-1=4500&origin-1=SL&hs-2=&carats-2=&value-2=&origin-2=\
        &hs-3=7102.10&carats-3=1&value-3=10&origin-3=***&source_kind-1=mine_production&source_reference-1=Koidu\
        &source_carats-1=13.34&exporter_address=a&exporter_country=SL&destination=BE&importer_name=Antwerp+Rough\
        &importer_address=b&purpose=sale&expected_return=&mode=courier&carrier=&flight=&no_conflict=yes&warranty=yes";

    fn company() -> Name {
        Name::parse("Koidu Diamonds (simulated)").unwrap()
    }

    #[test]
    fn the_form_and_the_act_say_the_same() {
        let shipment = read(&Answers::parse(TYPED), &company()).unwrap();
        assert_eq!((shipment.parcels.len(), shipment.sources.len()), (2, 1), "an empty row is nothing");
        assert_eq!(shipment.importer.country, shipment.destination);
        assert_eq!(shipment.consignee, None);
        assert_eq!(read(&answers_of(&shipment), &company()), Ok(shipment));
    }

    #[test]
    fn every_fault_is_found_again_at_its_field_and_part() {
        let faults = read(&Answers::parse(b"hs-1=7102.31&carats-1=x&consignee_name=C"), &company()).unwrap_err();
        let mut names: Vec<_> = faults.iter().map(|fault| name_of(&fault.field).ok_or(&fault.field)).collect();
        names.dedup();
        let lost: Vec<_> = names.iter().filter(|name| name.is_err()).collect();
        assert!(lost.is_empty(), "{lost:?}");
        let found = |name: &str| names.iter().any(|other| other.as_ref().is_ok_and(|other| other == name));
        assert!(found("carats-1") && found("value-1") && found("destination") && found("purpose") && found("mode"));
        assert!(found("consignee_address") && found("exporter_address") && !found("hs-1"));
    }

    #[test]
    fn the_parts_together_are_the_whole() {
        let whole = Answers::parse(TYPED);
        let parts: usize = Part::ALL.into_iter().map(|part| of_part(&whole, part).pairs().count()).sum();
        assert_eq!(parts, whole.pairs().count());
        assert_eq!(part_of("carats-2"), Part::Goods);
        assert_eq!(part_of("importer_name"), Part::Parties);
        assert_eq!(count_rows(&whole, "carats"), 3);
        assert_eq!(count_rows(&Answers::parse(b"carats-99999999=1"), "carats"), 0);
    }
}
