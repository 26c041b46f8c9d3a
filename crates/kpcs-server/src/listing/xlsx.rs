//! XLSX: one sheet of rows with worded headings, and one of notes; written row by row.
//!
//! Invariant: a figure stands in the file with exactly its digits; texts are inline strings, which no spreadsheet takes for a
//! formula. A sheet holds at most 1,048,576 rows; what is cut is said in its last row.
//! Must not know: what is listed.
//! Source: ECMA-376 part 1, 12.3 and 18.3.

use std::io::{Result, Write};

use kpcs_domain::value::Day;

use super::{columns::Cell, zip::Zip};
use crate::words;

/// Rows of a sheet, leaving one to say that it was cut.
const LIMIT_ROWS: u64 = 1_048_575;
/// 30 December 1899, from which days are counted there, to 1 January 1970.
const DAYS_BEFORE_EPOCH: i64 = 25_569;

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"#;
const ROOT: &str = r#"<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const SHEETS: &str = r#"<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;
/// 0 plain, 1 heading, 2 day, 3 figure.
const STYLES: &str = r##"<?xml version="1.0" encoding="UTF-8"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="165" formatCode="#,##0.00#"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/></cellXfs></styleSheet>"##;
const SHEET_HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>"#;
const NOTES_HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cols><col min="1" max="1" width="100" customWidth="1"/></cols><sheetData>"#;
const SHEET_END: &str = "</sheetData></worksheet>";

/// The file being written; the sheet of rows is open.
pub struct Xlsx<W: Write> {
    zip: Zip<W>,
    rows: u64,
}

/// The names of the two sheets.
pub struct SheetNames<'a> {
    pub rows: &'a str,
    pub notes: &'a str,
}

impl<W: Write> Xlsx<W> {
    /// Begins the file with its headings.
    pub fn new(out: W, names: &SheetNames<'_>, headings: &[String]) -> Result<Self> {
        let mut zip = Zip::new(out);
        let parts = [("[Content_Types].xml", TYPES), ("_rels/.rels", ROOT), ("xl/_rels/workbook.xml.rels", SHEETS)];
        for (name, text) in parts.into_iter().chain([("xl/styles.xml", STYLES)]) {
            zip.begin(name)?;
            zip.write_all(text.as_bytes())?;
        }
        zip.begin("xl/workbook.xml")?;
        write!(
            zip,
            r#"<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="{}" sheetId="1" r:id="rId1"/><sheet name="{}" sheetId="2" r:id="rId2"/></sheets></workbook>"#,
            sheet_name(names.rows),
            sheet_name(names.notes)
        )?;
        zip.begin("xl/worksheets/sheet1.xml")?;
        zip.write_all(SHEET_HEAD.as_bytes())?;
        let cells = headings.iter().map(|heading| text_cell(heading, 1)).collect::<String>();
        write!(zip, "<row>{cells}</row>")?;
        Ok(Self { zip, rows: 1 })
    }

    /// Writes one row.
    pub fn row(&mut self, cells: &[Cell]) -> Result<()> {
        self.rows += 1;
        if self.rows > LIMIT_ROWS {
            return if self.rows == LIMIT_ROWS + 1 { self.write_row(&[Cell::text("...")]) } else { Ok(()) };
        }
        self.write_row(cells)
    }

    /// Ends the file with its notes.
    pub fn finish(mut self, notes: &[String]) -> Result<W> {
        self.zip.write_all(SHEET_END.as_bytes())?;
        self.zip.begin("xl/worksheets/sheet2.xml")?;
        self.zip.write_all(NOTES_HEAD.as_bytes())?;
        for note in notes {
            self.write_row(&[Cell::text(note)])?;
        }
        self.zip.write_all(SHEET_END.as_bytes())?;
        self.zip.finish()
    }

    fn write_row(&mut self, cells: &[Cell]) -> Result<()> {
        let cells = cells.iter().map(cell).collect::<String>();
        write!(self.zip, "<row>{cells}</row>")
    }
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Nothing => "<c/>".to_owned(),
        Cell::Exact(plain, _) if plain.contains('.') => format!(r#"<c s="3"><v>{plain}</v></c>"#),
        Cell::Exact(plain, _) => format!("<c><v>{plain}</v></c>"),
        Cell::Day(day) => format!(r#"<c s="2"><v>{}</v></c>"#, serial(*day)),
        Cell::Instant(at) => text_cell(&at.to_string(), 0),
        Cell::Text(text) | Cell::Link(text, _) => text_cell(text, 0),
        Cell::Code(text, _) => text_cell(&words::plain_number(text), 0),
        Cell::Lines(lines) => text_cell(&lines.join("; "), 0),
        Cell::State(badge) => text_cell(&badge.word, 0),
    }
}

fn serial(day: Day) -> i64 {
    day.epoch_days() + DAYS_BEFORE_EPOCH
}

fn text_cell(text: &str, style: u8) -> String {
    format!(r#"<c t="inlineStr" s="{style}"><is><t xml:space="preserve">{}</t></is></c>"#, escaped(text))
}

/// A name that the format allows: at most 31 characters, none of `[]:*?/\`.
fn sheet_name(name: &str) -> String {
    let allowed: String = name.chars().filter(|c| !"[]:*?/\\".contains(*c)).take(31).collect();
    escaped(&allowed)
}

/// Marks escaped, and what XML cannot hold left out.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars().filter(|c| *c >= ' ' || matches!(c, '\n' | '\t')) {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => {}
            c => safe.push(c),
        }
    }
    safe
}
