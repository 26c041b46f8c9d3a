//! Which photographs an act names, for each authority that has its statement.
//!
//! Invariant: a row says that the holder's own statement, made or received, names the picture; nothing else lets one be seen.
//! The scan of a paper is no photograph, though a decision may carry its digest among them.
//! Source: decisions 22; threat-model 14.

use kpcs_domain::{
    act::{Act, ActRecord},
    field::{Field, Group, Kind, Record, Value},
};

use crate::{Entry, Sql, StoreFault, bind};

pub(super) fn project<A: Act>(sql: &Sql<'_>, entry: &Entry, record: &ActRecord<A>) -> Result<(), StoreFault> {
    let (asked, decided) = (A::Request::FIELDS, A::Decided::FIELDS);
    if !has_pictures(asked) && !has_pictures(decided) {
        return Ok(());
    }
    let asked_group = record.asked.to_group();
    let scan = asked.iter().find(|field| field.name == "image").and_then(|field| asked_group.get(field.key));
    let mut named = Vec::new();
    gather(asked, &asked_group, &mut named);
    gather(decided, &record.decided.to_group(), &mut named);
    let digests = named.iter().filter(|digest| scan.is_none_or(|scan| scan != &Value::Bytes((*digest).clone())));
    for (place, digest) in (0_i64..).zip(digests) {
        sql.execute(
            "insert into view_evidence (holder, digest, position, place) values ($1, $2, $3, $4)
             on conflict (holder, digest, position) do nothing",
            bind![entry.holder(), digest.clone(), entry.position, place],
        )?;
    }
    Ok(())
}

/// Whether a field table has photographs anywhere but in lists of groups.
fn has_pictures(fields: &[Field]) -> bool {
    fields.iter().any(|field| match field.kind {
        Kind::Group(inner) => has_pictures(inner),
        _ => field.holds_pictures(),
    })
}

fn gather(fields: &[Field], group: &Group, named: &mut Vec<Vec<u8>>) {
    for field in fields {
        match (field.kind, group.get(field.key)) {
            (Kind::Group(inner), Some(Value::Group(group))) => gather(inner, group, named),
            (_, Some(Value::List(items))) if field.holds_pictures() => {
                named.extend(items.iter().filter_map(|item| match item {
                    Value::Bytes(bytes) => Some(bytes.clone()),
                    _ => None,
                }));
            }
            _ => {}
        }
    }
}
