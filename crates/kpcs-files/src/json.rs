//! JSON: a list of rows, each an object of texts under the names of the columns; or such a list under `rows`.
//!
//! Invariant: a figure with decimals is text; as a JSON number it is a fault, because programs round it on the way.

use serde_json::Value;

use crate::{FileFault, Table};

/// Reads the file; its rows are numbered from 1.
pub fn read(bytes: &[u8]) -> Result<Table, Vec<FileFault>> {
    let wrong = |row| vec![FileFault::new(row, "", "", "import-not-json")];
    let value: Value = serde_json::from_slice(bytes).map_err(|error| wrong(error.line()))?;
    let rows = value.get("rows").unwrap_or(&value).as_array().ok_or_else(|| wrong(0))?;
    let mut table = Table::default();
    let mut faults = Vec::new();
    for row in rows {
        for name in row.as_object().into_iter().flat_map(serde_json::Map::keys) {
            if !table.head.contains(name) && table.head.len() <= crate::table::LIMIT_COLUMNS {
                table.head.push(name.clone());
            }
        }
    }
    for (i, row) in rows.iter().enumerate() {
        let Some(fields) = row.as_object() else {
            faults.extend(wrong(i + 1));
            continue;
        };
        let cell = |name: &String| match fields.get(name).map(text) {
            None => String::new(),
            Some(Ok(text)) => text,
            Some(Err(expected)) => {
                faults.push(FileFault::new(i + 1, name.clone(), fields[name].to_string(), expected));
                String::new()
            }
        };
        let cells = table.head.iter().map(cell).collect();
        table.rows.push((i + 1, cells));
    }
    if faults.is_empty() { Ok(table) } else { Err(faults) }
}

fn text(value: &Value) -> Result<String, &'static str> {
    match value {
        Value::Null => Ok(String::new()),
        Value::String(text) => Ok(text.clone()),
        Value::Bool(flag) => Ok(if *flag { "yes" } else { "no" }.to_owned()),
        Value::Number(number) if number.is_u64() => Ok(number.to_string()),
        Value::Number(_) => Err("expected-no-float"),
        Value::Array(_) | Value::Object(_) => Err("expected-one-answer"),
    }
}
