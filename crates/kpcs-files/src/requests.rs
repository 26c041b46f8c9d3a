//! Rows of one key as one request of the act.
//!
//! Invariant: a value that belongs to the whole request may stand in its first row only, or the same in each; a row adds
//! what it holds of each repeated kind, such as a parcel.
//! Must not know: any single act.

use std::collections::{BTreeMap, BTreeSet};

use kpcs_domain::{
    act::Refusal,
    field::{Input, InputFault, Kind},
};

use crate::{Column, FileFault, ImportKind, Options, Table, Why, columns, columns::column_of};

/// The requests of a file.
pub struct Requests {
    /// In the order in which they begin.
    pub asked: Vec<Asked>,
}

/// One request with where it stands in the file.
pub struct Asked {
    /// The first row.
    pub row: usize,
    /// What is asked.
    pub input: Input,
    /// The row of each item of each list.
    items: BTreeMap<String, Vec<usize>>,
}

impl Requests {
    /// Reads the requests of a table.
    ///
    /// # Errors
    /// Faults of the head alone, or every fault of the rows.
    pub fn of(kind: ImportKind, table: &Table, options: Options) -> Result<Self, Vec<FileFault>> {
        let columns = placed(kind, table)?;
        let mut faults: Vec<_> = (table.rows.iter())
            .filter(|(_, cells)| cells.iter().skip(table.head.len()).any(|cell| !cell.trim().is_empty()))
            .map(|(row, _)| FileFault::new(*row, "", "", "import-more-cells"))
            .collect();
        let groups = grouped(kind, table);
        let asked = groups.iter().map(|rows| request(&columns, rows, options, &mut faults)).collect();
        if faults.is_empty() { Ok(Self { asked }) } else { Err(faults) }
    }
}

/// The columns in the order of the head.
fn placed(kind: ImportKind, table: &Table) -> Result<Vec<Column>, Vec<FileFault>> {
    let known = columns(kind);
    let (mut placed, mut faults, mut seen) = (Vec::new(), Vec::new(), BTreeSet::new());
    for name in &table.head {
        match known.iter().find(|column| column.name == *name) {
            _ if !seen.insert(name) => faults.push(FileFault::new(1, name, name, "import-column-twice")),
            Some(column) => placed.push(column.clone()),
            None => faults.push(FileFault::new(1, name, name, "import-column-unknown")),
        }
    }
    let missing = known.iter().filter(|column| column.required && !table.head.contains(&column.name));
    faults.extend(missing.map(|column| FileFault::new(1, column.name.clone(), "", "import-column-missing")));
    if faults.is_empty() { Ok(placed) } else { Err(faults) }
}

type Rows<'a> = Vec<&'a (usize, Vec<String>)>;

fn grouped(kind: ImportKind, table: &Table) -> Vec<Rows<'_>> {
    let place = table.head.iter().position(|name| name == kind.key());
    let mut groups: Vec<(String, Rows<'_>)> = Vec::new();
    for row in &table.rows {
        let key = place.and_then(|place| row.1.get(place)).map(|key| key.trim().to_owned()).unwrap_or_default();
        match groups.iter_mut().find(|(other, _)| !key.is_empty() && *other == key) {
            Some((_, rows)) => rows.push(row),
            None => groups.push((key, vec![row])),
        }
    }
    groups.into_iter().map(|(_, rows)| rows).collect()
}

fn request(columns: &[Column], rows: &Rows<'_>, options: Options, faults: &mut Vec<FileFault>) -> Asked {
    let mut asked = Asked { row: rows[0].0, input: Input::Group(BTreeMap::new()), items: BTreeMap::new() };
    let cell = |row: &(usize, Vec<String>), place: usize| row.1.get(place).map_or("", |cell| cell.trim()).to_owned();
    for (place, column) in columns.iter().enumerate().filter(|(_, column)| column.list.is_none()) {
        if column.steps.is_empty() {
            continue;
        }
        let mut given: Option<String> = None;
        let mut several = Vec::new();
        for row in rows {
            let text = figure(column, cell(row, place), options, row.0, faults);
            match (&given, column.kind) {
                _ if text.is_empty() => {}
                (_, Kind::Many(_)) => several.extend(text.split(';').map(|one| Input::text(one.trim()))),
                (Some(other), _) if *other != text => {
                    faults.push(FileFault::new(row.0, column.name.clone(), text, "import-differs"));
                }
                _ => given = Some(text),
            }
        }
        let value = if several.is_empty() { given.map(Input::Text) } else { Some(Input::List(several)) };
        if let Some(value) = value {
            put(&mut asked.input, &column.steps, value);
        }
    }
    let lists: BTreeSet<_> =
        columns.iter().filter_map(|column| column.list.map(|list| column.steps[..list].to_vec())).collect();
    for list in lists {
        let of_list: Vec<_> =
            columns.iter().enumerate().filter(|(_, column)| column.steps.starts_with(&list)).collect();
        let (mut items, mut stand) = (Vec::new(), Vec::new());
        for row in rows {
            let mut item = Input::Group(BTreeMap::new());
            for (place, column) in &of_list {
                let text = figure(column, cell(row, *place), options, row.0, faults);
                if !text.is_empty() {
                    put(&mut item, &column.steps[list.len()..], Input::Text(text));
                }
            }
            if !item.is_empty() {
                items.push(item);
                stand.push(row.0);
            }
        }
        if !items.is_empty() {
            put(&mut asked.input, &list, Input::List(items));
            asked.items.insert(list.join("."), stand);
        }
    }
    asked
}

/// A figure with a decimal comma, where the sender says that figures have one; a point in it is then a fault.
fn figure(column: &Column, text: String, options: Options, row: usize, faults: &mut Vec<FileFault>) -> String {
    let is_figure = matches!(column.kind, Kind::Carats | Kind::Usd);
    if !is_figure || !options.decimal_comma {
        return text;
    }
    if text.contains('.') {
        faults.push(FileFault::new(row, column.name.clone(), text.clone(), "import-point"));
    }
    text.replace(',', ".")
}

fn put(tree: &mut Input, steps: &[&str], value: Input) {
    let (Input::Group(fields), Some((step, rest))) = (tree, steps.split_first()) else { return };
    if rest.is_empty() {
        fields.insert((*step).to_owned(), value);
    } else {
        put(fields.entry((*step).to_owned()).or_insert_with(|| Input::Group(BTreeMap::new())), rest, value);
    }
}

impl Asked {
    /// A fault of the request as one of the file.
    #[must_use]
    pub fn fault(&self, kind: ImportKind, fault: InputFault) -> FileFault {
        let row = self.row_of(&fault.field);
        FileFault::new(row, column_of(kind, &fault.field), fault.found, fault.expected)
    }

    /// A refusal of the request as one of the file.
    #[must_use]
    pub fn refusal(&self, kind: ImportKind, refusal: Refusal) -> FileFault {
        let (row, found) = (self.row_of(refusal.field), refusal.found.clone());
        FileFault { row, column: column_of(kind, refusal.field), found, why: Why::Refused(refusal) }
    }

    /// The row in which a field stands: that of its item, else the first.
    fn row_of(&self, path: &str) -> usize {
        let of_list = |(list, rows): (&String, &Vec<usize>)| {
            let rest = path.strip_prefix(list.as_str())?.strip_prefix('.')?;
            rows.get(rest.split('.').next()?.parse::<usize>().ok()?).copied()
        };
        self.items.iter().find_map(of_list).unwrap_or(self.row)
    }
}
