//! The printers of an office: name, and how far each prints off on pre-printed paper.
//!
//! Invariant: insert-only; the newest row of a name counts, and the earlier ones stay to be read.
//! Must not know: where fields stand on the paper; that is the rule pack's layout.
//! Source: kpcs.md §3.6; docs/formats/rule-pack.md, "overlay".

use kpcs_domain::value::{AuthorityId, Name, OfficerHandle, Timestamp};

use crate::{Row, Sql, StoreFault, bind};

/// A printer as somebody measured it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficePrinter {
    /// What the office calls it; one of a kind there.
    pub name: Name,
    /// Tenths of a millimetre to be added to the right, -200 to 200.
    pub offset_right: i64,
    /// Tenths of a millimetre to be added downwards, -200 to 200.
    pub offset_down: i64,
    /// Whether certificates are printed on it; a printer that was put away is offered to nobody.
    pub in_use: bool,
}

/// The same with who said so, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrinterRow {
    /// The printer.
    pub printer: OfficePrinter,
    /// The officer who measured it.
    pub kept_by: OfficerHandle,
    /// When.
    pub kept_at: Timestamp,
}

/// Keeps what is said of a printer now; saying the same again changes nothing.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn keep_printer(
    sql: &Sql<'_>,
    authority: &AuthorityId,
    printer: &OfficePrinter,
    (kept_by, kept_at): (&OfficerHandle, Timestamp),
) -> Result<(), StoreFault> {
    let newest = printer_history(sql, authority)?.into_iter().find(|row| row.printer.name == printer.name);
    if newest.is_some_and(|row| row.printer == *printer) {
        return Ok(());
    }
    sql.execute(
        "insert into work_printer (authority, name, offset_right, offset_down, in_use, kept_by, kept_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
        bind![
            authority,
            &printer.name,
            printer.offset_right,
            printer.offset_down,
            i64::from(printer.in_use),
            kept_by,
            kept_at
        ],
    )?;
    Ok(())
}

/// The printers on which an office prints certificates, by name.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn printers(sql: &Sql<'_>, authority: &AuthorityId) -> Result<Vec<OfficePrinter>, StoreFault> {
    let rows = sql.query(
        "select p.name, p.offset_right, p.offset_down, p.in_use, p.kept_by, p.kept_at from work_printer p
         where p.authority = $1 and p.in_use = 1 and not exists
             (select 1 from work_printer n where n.authority = p.authority and n.name = p.name and n.entry > p.entry)
         order by p.name",
        bind![authority],
        read,
    )?;
    Ok(rows.into_iter().map(|row| row.printer).collect())
}

/// Everything that was said of the printers of an office, the newest first.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn printer_history(sql: &Sql<'_>, authority: &AuthorityId) -> Result<Vec<PrinterRow>, StoreFault> {
    sql.query(
        "select name, offset_right, offset_down, in_use, kept_by, kept_at from work_printer
         where authority = $1 order by entry desc",
        bind![authority],
        read,
    )
}

fn read(row: &Row<'_>) -> Result<PrinterRow, StoreFault> {
    let printer = OfficePrinter {
        name: row.parsed(0)?,
        offset_right: row.integer(1)?,
        offset_down: row.integer(2)?,
        in_use: row.integer(3)? == 1,
    };
    Ok(PrinterRow { printer, kept_by: row.parsed(4)?, kept_at: row.instant(5)? })
}
