//! XLSX: the first sheet, each figure as the file writes it, a date as year, month and day, a formula as its text.
//!
//! Invariant: no figure passes through a float; cells beyond the limits of a file are not kept, wherever a sheet says that
//! they stand; nothing is computed and no link is followed.
//! Source: ECMA-376 part 1, sections 18.3, 18.4 and 18.8.

use kpcs_domain::value::Day;
use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

use crate::{
    FileFault, Table,
    table::{LIMIT_COLUMNS, LIMIT_ROWS},
    zip::entry,
};

/// Shared texts that are kept; a file within the limits needs no more.
const LIMIT_TEXTS: usize = 400_000;

/// Reads the file.
pub fn read(bytes: &[u8]) -> Result<Table, Vec<FileFault>> {
    let wrong = |key| vec![FileFault::new(0, "", "", key)];
    let workbook = entry(bytes, "xl/workbook.xml").ok_or_else(|| wrong("import-not-xlsx"))?;
    if says_1904(&workbook) {
        return Err(wrong("import-dates-1904"));
    }
    let relations = entry(bytes, "xl/_rels/workbook.xml.rels").unwrap_or_default();
    let sheet = first_sheet(&workbook, &relations).and_then(|path| entry(bytes, &path));
    let sheet = sheet.ok_or_else(|| wrong("import-not-xlsx"))?;
    let texts = entry(bytes, "xl/sharedStrings.xml").map(|xml| shared_texts(&xml)).unwrap_or_default();
    let dates = entry(bytes, "xl/styles.xml").map(|xml| date_styles(&xml)).unwrap_or_default();
    cells(&sheet, &texts, &dates).ok_or_else(|| wrong("import-not-xlsx"))
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|attribute| attribute.key.as_ref() == name)?;
    Some(found.value.into_owned())
}

/// Calls `each` for every tag that opens or stands alone.
fn tags(xml: &[u8], mut each: impl FnMut(&BytesStart<'_>)) {
    let mut reader = Reader::from_reader(xml);
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(tag) | Event::Empty(tag)) => each(&tag),
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
        buffer.clear();
    }
}

fn says_1904(workbook: &[u8]) -> bool {
    let mut says = false;
    tags(workbook, |tag| {
        if tag.local_name().as_ref() == "workbookPr" {
            says |= attribute(tag, "date1904").is_some_and(|value| value == "1" || value == "true");
        }
    });
    says
}

fn first_sheet(workbook: &[u8], relations: &[u8]) -> Option<String> {
    let (mut id, mut target) = (None, None);
    tags(workbook, |tag| {
        if tag.local_name().as_ref() == "sheet" && id.is_none() {
            id = attribute(tag, "r:id");
        }
    });
    let id = id?;
    tags(relations, |tag| {
        if attribute(tag, "Id").as_deref() == Some(id.as_str()) {
            target = attribute(tag, "Target");
        }
    });
    let target = target?;
    Some(target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned))
}

/// The text of each `si`, its runs joined; phonetic readings left out.
fn shared_texts(xml: &[u8]) -> Vec<String> {
    let mut reader = Reader::from_reader(xml);
    let (mut buffer, mut all, mut one) = (Vec::new(), Vec::new(), String::new());
    let (mut in_text, mut phonetic) = (false, false);
    while all.len() < LIMIT_TEXTS {
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(tag)) => match tag.local_name().as_ref() {
                "t" => in_text = !phonetic,
                "rPh" => phonetic = true,
                _ => {}
            },
            Ok(Event::End(tag)) => match tag.local_name().as_ref() {
                "t" => in_text = false,
                "rPh" => phonetic = false,
                "si" => all.push(std::mem::take(&mut one)),
                _ => {}
            },
            Ok(Event::Empty(tag)) if tag.local_name().as_ref() == "si" => all.push(String::new()),
            // Before the texts: a file cut short inside one ends, too.
            Ok(Event::Eof) | Err(_) => break,
            Ok(event) if in_text => add(&mut one, &event),
            Ok(_) => {}
        }
        buffer.clear();
    }
    all
}

/// Adds what a text event holds; a reference such as `&amp;` is an event of its own.
fn add(text: &mut String, event: &Event<'_>) {
    match event {
        Event::Text(part) => text.push_str(part),
        Event::CData(part) => text.push_str(part),
        Event::GeneralRef(name) => match name.as_ref() {
            "amp" => text.push('&'),
            "lt" => text.push('<'),
            "gt" => text.push('>'),
            "quot" => text.push('"'),
            "apos" => text.push('\''),
            _ => text.extend(name.resolve_char_ref().ok().flatten()),
        },
        _ => {}
    }
}

/// For each cell style, whether it shows a date.
fn date_styles(xml: &[u8]) -> Vec<bool> {
    let (mut own, mut styles, mut in_cells) = (Vec::new(), Vec::new(), false);
    tags(xml, |tag| match tag.local_name().as_ref() {
        "numFmt" => {
            let code = attribute(tag, "formatCode").unwrap_or_default().to_lowercase();
            if code.contains('y') && code.contains('d') {
                own.extend(attribute(tag, "numFmtId"));
            }
        }
        "cellXfs" => in_cells = true,
        "cellStyles" | "dxfs" => in_cells = false,
        "xf" if in_cells => {
            let id = attribute(tag, "numFmtId").unwrap_or_default();
            styles.push(matches!(id.as_str(), "14" | "15" | "16" | "17" | "22") || own.contains(&id));
        }
        _ => {}
    });
    styles
}

#[derive(Default)]
struct Cell {
    column: usize,
    kind: String,
    dated: bool,
    value: String,
    formula: Option<String>,
}

impl Cell {
    fn text(self, texts: &[String]) -> String {
        if let Some(formula) = self.formula {
            return format!("={formula}");
        }
        match self.kind.as_str() {
            "s" => self.value.parse().ok().and_then(|place: usize| texts.get(place).cloned()).unwrap_or_default(),
            "b" => if self.value == "1" { "yes" } else { "no" }.to_owned(),
            "" | "n" if self.dated => day(&self.value).unwrap_or(self.value),
            _ => self.value,
        }
    }
}

/// The day of a serial number; those before March 1900 count a day that never was, and stay figures.
fn day(serial: &str) -> Option<String> {
    let days: i64 = serial.parse().ok().filter(|days| (61..200_000).contains(days))?;
    Some(Day::from_epoch_days(days - 25_569)?.to_string())
}

fn cells(xml: &[u8], texts: &[String], dates: &[bool]) -> Option<Table> {
    let mut reader = Reader::from_reader(xml);
    let (mut buffer, mut table, mut line) = (Vec::new(), Table::default(), Vec::new());
    let (mut row, mut cell, mut inside) = (0, Cell::default(), "");
    loop {
        match reader.read_event_into(&mut buffer).ok()? {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "row" => row = attribute(&tag, "r").and_then(|r| r.parse().ok()).unwrap_or(row + 1),
                "c" => cell = begin(&tag, line.len(), dates),
                "v" | "t" => inside = "value",
                "f" => {
                    inside = "formula";
                    cell.formula = Some(String::new());
                }
                _ => {}
            },
            Event::Empty(tag) => match tag.local_name().as_ref() {
                "f" => cell.formula = Some(String::new()),
                // A cell without a name stands behind the one before, so an empty one counts.
                "c" => {
                    let empty = begin(&tag, line.len(), dates);
                    place(&mut line, empty, texts);
                }
                _ => {}
            },
            Event::End(tag) => match tag.local_name().as_ref() {
                "c" => place(&mut line, std::mem::take(&mut cell), texts),
                "row" => {
                    let cells = std::mem::take(&mut line);
                    match () {
                        () if cells.iter().all(|cell: &String| cell.trim().is_empty()) => {}
                        () if table.head.is_empty() => {
                            table.head = cells.iter().map(|name| name.trim().to_owned()).collect();
                        }
                        () => table.rows.push((row, cells)),
                    }
                    if table.rows.len() > LIMIT_ROWS {
                        return Some(table);
                    }
                }
                "v" | "t" | "f" => inside = "",
                _ => {}
            },
            Event::Eof => return Some(table),
            event => match (inside, &mut cell.formula) {
                ("value", _) => add(&mut cell.value, &event),
                ("formula", Some(formula)) => add(formula, &event),
                _ => {}
            },
        }
        buffer.clear();
    }
}

fn begin(tag: &BytesStart<'_>, next: usize, dates: &[bool]) -> Cell {
    let style = attribute(tag, "s").and_then(|style| style.parse::<usize>().ok());
    Cell {
        column: attribute(tag, "r").and_then(|name| column(&name)).unwrap_or(next),
        kind: attribute(tag, "t").unwrap_or_default(),
        dated: style.and_then(|style| dates.get(style)).copied().unwrap_or(false),
        ..Cell::default()
    }
}

/// The place of `C7`: 2.
fn column(name: &str) -> Option<usize> {
    let letters = name.bytes().take_while(u8::is_ascii_uppercase).take(4);
    letters
        .fold(None, |place: Option<usize>, letter| Some(place.map_or(0, |p| (p + 1) * 26) + usize::from(letter - b'A')))
}

/// Puts a cell where it says that it stands; one beyond the limit makes the row too long, which the table refuses.
fn place(line: &mut Vec<String>, cell: Cell, texts: &[String]) {
    let at = cell.column.min(LIMIT_COLUMNS);
    if line.len() <= at {
        line.resize(at + 1, String::new());
    }
    line[at] = cell.text(texts);
}

#[cfg(test)]
mod tests {
    use super::shared_texts;

    #[test]
    fn texts_that_are_cut_short_end() {
        for (cut, whole) in [("<t>", 0), ("<si><t>a</t></si><si><t>b", 1), ("<si><rPh><t>", 0), ("<si/><si><t/>", 1)] {
            assert_eq!(shared_texts(cut.as_bytes()).len(), whole, "{cut}");
        }
    }
}
