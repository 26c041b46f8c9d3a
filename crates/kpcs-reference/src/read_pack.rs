//! `read_pack`: a rule pack from its TOML file, strictly.
//!
//! Invariant: every key is present, of its own TOML type, in its range, and has a source or stands in `unknown`;
//! a missing key is never taken for its default.
//! Must not know: the name of the file, whether the pack is adopted.
//! Source: `docs/formats/rule-pack.md`.

use kpcs_domain::{
    field::{Field, Input, InputFault, Kind, Path, Record, read_request},
    party::RulePack,
};
use toml::{Table, Value};

use crate::{
    ReferenceFault,
    toml_input::{parse, table_to_input},
};

/// The largest file, in bytes.
const LIMIT_BYTES: usize = 65_536;
/// What the default pack has in place of a Participant.
const NO_PARTICIPANT: &str = "*";

/// Reads a rule pack. `participant = "*"` becomes a pack without a Participant.
///
/// # Errors
/// `Form` for a file too long, with a byte order mark or with carriage returns; `Toml` where it is none; `Fields` with
/// every key that is missing, unknown, of another type, out of range, or without exactly one source.
pub fn read_pack(text: &str) -> Result<RulePack, ReferenceFault> {
    has_form(text)?;
    let mut table = parse(text)?;
    let mut faults = Vec::new();
    has_shape(&table, RulePack::FIELDS, &Path::root(), &mut faults);
    none_of(faults)?;

    if table.get("participant").and_then(Value::as_str) == Some(NO_PARTICIPANT) {
        table.remove("participant");
    }
    let pack: RulePack = read_request(&table_to_input(&table)?).map_err(ReferenceFault::Fields)?;
    none_of(pack.faults())?;
    Ok(pack)
}

pub(crate) fn has_form(text: &str) -> Result<(), ReferenceFault> {
    if text.len() > LIMIT_BYTES {
        return Err(ReferenceFault::Form("longer than 65,536 bytes"));
    }
    if text.starts_with('\u{feff}') || text.contains('\r') {
        return Err(ReferenceFault::Form("has a byte order mark or a carriage return"));
    }
    Ok(())
}

pub(crate) fn none_of(faults: Vec<InputFault>) -> Result<(), ReferenceFault> {
    if faults.is_empty() { Ok(()) } else { Err(ReferenceFault::Fields(faults)) }
}

/// Every field present (but those of a block that may be left out) and of its own type.
///
/// The tree that forms become can't tell these: an absent flag reads as no there, an absent list as empty.
pub(crate) fn has_shape(table: &Table, fields: &[Field], path: &Path, faults: &mut Vec<InputFault>) {
    for field in fields {
        let path = path.join(field.name);
        match table.get(field.name) {
            Some(value) => has_type(value, &field.kind, &path, faults),
            None if may_be_absent(field) => {}
            None => faults.push(InputFault::new(&path, None, "expected-answer")),
        }
    }
}

fn may_be_absent(field: &Field) -> bool {
    !field.required && !matches!(field.kind, Kind::Flag | Kind::Many(_)) && field.name != "participant"
}

fn has_type(value: &Value, kind: &Kind, path: &Path, faults: &mut Vec<InputFault>) {
    let expected = match (kind, value) {
        (Kind::Group(fields), Value::Table(table)) => return has_shape(table, fields, path, faults),
        (Kind::Many(kind), Value::Array(items)) => {
            return items.iter().enumerate().for_each(|(i, item)| has_type(item, kind, &path.join(i), faults));
        }
        (Kind::Flag | Kind::YesOrNo, Value::Boolean(_)) | (Kind::Integer, Value::Integer(_)) => return,
        (Kind::Group(_), _) => "expected-group",
        (Kind::Many(_), _) => "expected-list",
        (Kind::Flag | Kind::YesOrNo, _) => "expected-flag",
        (Kind::Integer, _) => "expected-integer",
        (_, Value::String(_)) => return,
        _ => "expected-quoted-text",
    };
    faults.push(InputFault::new(path, Some(&Input::text(value.to_string())), expected));
}
