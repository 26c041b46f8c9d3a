//! Certificate numbers: what is left of an office's blocks, and which were spoiled.

use kpcs_domain::{
    party::RulePack,
    value::{AuthorityId, CertificateNumber, CountryCode, Day},
};

use crate::{Sql, StoreFault, bind};

/// A block of numbers and how much of it is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BlockRow {
    /// The first serial.
    pub from: u64,
    /// The last serial.
    pub to: u64,
    /// The next serial that a preparation would take; `None` when the block is used up.
    pub next: Option<u64>,
}

impl BlockRow {
    /// How many serials can still be taken; those passed over are not given later.
    #[must_use]
    pub fn left(&self) -> u64 {
        self.next.map_or(0, |next| self.to - next + 1)
    }
}

/// A number that was spoiled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpoiledRow {
    /// The number.
    pub number: CertificateNumber,
    /// The entry that records it.
    pub position: i64,
}

/// The blocks of an office for the year of `today`, in the order in which they are used.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn blocks(
    sql: &Sql<'_>,
    authority: &AuthorityId,
    participant: CountryCode,
    pack: &RulePack,
    today: Day,
) -> Result<Vec<BlockRow>, StoreFault> {
    let allotted = pack.number.blocks_for(authority, today.year());
    allotted.into_iter().map(|(from, to)| block(sql, participant, from, to)).collect()
}

/// How many numbers an office can still take this year.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn numbers_left(
    sql: &Sql<'_>,
    authority: &AuthorityId,
    participant: CountryCode,
    pack: &RulePack,
    today: Day,
) -> Result<u64, StoreFault> {
    Ok(blocks(sql, authority, participant, pack, today)?.iter().map(BlockRow::left).sum())
}

/// Where a block stands: after the last serial that was issued, spoiled or taken by a preparation.
pub(crate) fn block(sql: &Sql<'_>, participant: CountryCode, from: u64, to: u64) -> Result<BlockRow, StoreFault> {
    let last = sql.query_integer(
        "select max(serial) from (
             select max(serial) as serial from view_number where participant = $1 and serial between $2 and $3
             union all
             select max(serial) as serial from work_number where participant = $1 and serial between $2 and $3
         ) as taken",
        bind![&participant, from, to],
    )?;
    let next = last.map_or(from, |last| last.cast_unsigned() + 1);
    Ok(BlockRow { from, to, next: (next <= to).then_some(next) })
}

/// Numbers that an office has spoiled, the newest first.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn spoiled_numbers(sql: &Sql<'_>, authority: &AuthorityId) -> Result<Vec<SpoiledRow>, StoreFault> {
    sql.query(
        "select number, position from view_number where authority = $1 and state = 'spoiled' order by position desc",
        bind![authority],
        |row| Ok(SpoiledRow { number: row.parsed(0)?, position: row.integer(1)? }),
    )
}
