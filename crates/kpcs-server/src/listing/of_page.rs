//! A list page with its files: the same table as CSV and XLSX, so that no list is on the screen only.
//!
//! Invariant: a file holds the rows of the page and no others; a figure that the page groups stands in the file as plain
//! digits. Headings are in the person's language: programs read `/api/v1`, whose keys do not change.
//! Lists that are longer than a page have columns of their own (`columns`) and are read slice by slice (`download`).
//! Must not know: what is listed.
//! Source: interface 3 and 10; issue 02, demand 4.

use axum::response::{IntoResponse, Response};
use kpcs_domain::value::AuthorityId;
use kpcs_web::{
    Texts, page,
    page::list::ListPage,
    part::{self, Inline, Table},
    shell::Link,
};

use super::{Cell, File, Format, SheetNames, Xlsx, csv, download::headers};
use crate::{no::No, visitor::Visitor, words};

/// The page, with the way to its files; or the file that its address asks for.
///
/// # Errors
/// None in practice: memory takes every byte.
pub fn listed(visitor: &Visitor, name: &str, mut shown: ListPage) -> Result<Response, No> {
    if let Some(file) = file_asked(visitor, (name, &shown.title), shown.table.as_ref())? {
        return Ok(file);
    }
    shown.links.extend(files(visitor));
    Ok(page(&shown))
}

/// The file that the visitor's address asks for, of a list that is called `name` and headed `title`.
///
/// # Errors
/// None in practice: memory takes every byte.
pub fn file_asked(
    visitor: &Visitor,
    (name, title): (&str, &str),
    table: Option<&Table>,
) -> Result<Option<Response>, No> {
    let Some(format) = Format::parse(visitor.query.get("format")) else { return Ok(None) };
    let file = File::new(&office(visitor), name, visitor.now.day(), title);
    let made = write(visitor.texts, format, &file, table.unwrap_or(&Table::default()));
    let bytes = made.map_err(|error| No::fault(&format!("a file was not written: {error}")))?;
    Ok(Some((headers(format, &file), bytes).into_response()))
}

/// The links to the files of the list at which the visitor looks.
#[must_use]
pub fn files(visitor: &Visitor) -> Vec<Link> {
    let separator = if visitor.path.contains('?') { '&' } else { '?' };
    let link = |(format, key): (&str, &str)| {
        Link::new(visitor.texts.get(key), format!("{}{separator}format={format}", visitor.path))
    };
    Format::ALL.map(link).to_vec()
}

/// Whose list it is: the person's office; the scheme's for everybody's lists.
fn office(visitor: &Visitor) -> AuthorityId {
    let account = visitor.signed_in.as_ref().map(|session| session.who.account.authority.clone());
    account.unwrap_or_else(AuthorityId::scheme)
}

fn write(texts: Texts, format: Format, file: &File, table: &Table) -> std::io::Result<Vec<u8>> {
    let headings: Vec<String> = table.columns.iter().map(heading).collect();
    let rows = table.rows.iter().map(|row| row.cells.iter().map(|inline| cell(texts, inline)).collect::<Vec<_>>());
    match format {
        Format::Csv => {
            let mut out = Vec::new();
            csv::write_line(&mut out, &headings.iter().map(Cell::text).collect::<Vec<_>>())?;
            for cells in rows {
                csv::write_line(&mut out, &cells)?;
            }
            Ok(out)
        }
        Format::Xlsx => {
            let notes = texts.get("list-notes");
            let mut sheet = Xlsx::new(Vec::new(), &SheetNames { rows: &file.title, notes: &notes }, &headings)?;
            for cells in rows {
                sheet.row(&cells)?;
            }
            sheet.finish(&table.notes)
        }
    }
}

fn heading(column: &part::Column) -> String {
    match &column.unit {
        Some(unit) => format!("{} ({unit})", column.label),
        None => column.label.clone(),
    }
}

fn cell(texts: Texts, inline: &Inline) -> Cell {
    match inline {
        Inline::Text(text) => Cell::text(text),
        Inline::Code(text) => Cell::Code(text.clone(), String::new()),
        Inline::Lines(lines) => Cell::Lines(lines.iter().map(|line| words::plain_number(line)).collect()),
        Inline::Number(shown) => match words::plain_figure(texts, shown) {
            Some(plain) => Cell::Exact(plain, shown.clone()),
            None => Cell::text(shown),
        },
        Inline::Quantity(number, unit) => Cell::text(format!("{number} {unit}")),
        Inline::Link(link) => Cell::text(&link.label),
        Inline::CodeLink(link) => Cell::Code(link.label.clone(), link.href.clone()),
        Inline::Badge(badge) => Cell::State(badge.clone()),
        Inline::Rosette(_) | Inline::NotReported(_) | Inline::Nothing => Cell::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use kpcs_web::language::Language;

    use super::*;

    #[test]
    fn a_grouped_figure_is_plain_digits_and_a_formula_is_text() {
        let texts = Texts::new(Language::French);
        let table = Table {
            columns: vec![part::Column::words("Nom"), part::Column::figures("Poids", "ct")],
            rows: vec![part::Row::of(vec![Inline::text("=1+1"), Inline::Number("1\u{202f}242,765".to_owned())])],
            ..Table::default()
        };
        let file = File { name: "x".to_owned(), title: "X".to_owned(), notes: Vec::new() };
        let csv = String::from_utf8(write(texts, Format::Csv, &file, &table).unwrap()).unwrap();
        assert_eq!(csv, "Nom,Poids (ct)\r\n'=1+1,1242.765\r\n");
    }
}
