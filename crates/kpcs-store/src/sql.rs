//! `Sql`: one connection inside one transaction, as gathering, projecting and reading see it.
//!
//! Invariant: SQL text is static, portable and uses `$1`; values are bound by that number, never pasted.
//! Must not know: which thread or transaction it runs in.

use std::{cell::RefCell, sync::Arc};

use kpcs_domain::{
    field::{FieldType, Value},
    party::{RulePack, SchemeHistory},
    value::{Carats, Day, Timestamp, UsdCents},
};
use rusqlite::{Connection, Statement};

use crate::{Column, StoreFault};

/// One connection, inside a transaction.
pub struct Sql<'c> {
    connection: &'c Connection,
    pub(crate) memory: &'c Memory,
}

/// What a connection remembers between acts because it changes rarely; forgotten whenever it may have changed.
#[derive(Default)]
pub(crate) struct Memory {
    pub(crate) history: RefCell<Option<Arc<SchemeHistory>>>,
    pub(crate) packs: RefCell<Vec<(i64, Arc<RulePack>)>>,
}

impl Memory {
    pub(crate) fn forget(&self) {
        self.history.replace(None);
        self.packs.borrow_mut().clear();
    }
}

impl<'c> Sql<'c> {
    pub(crate) const fn new(connection: &'c Connection, memory: &'c Memory) -> Self {
        Self { connection, memory }
    }

    /// Runs a statement; returns how many rows it changed.
    ///
    /// # Errors
    /// [`StoreFault::Engine`], also for a violated constraint.
    pub fn execute(&self, sql: &'static str, bind: &[Column]) -> Result<usize, StoreFault> {
        let mut statement = self.connection.prepare_cached(sql)?;
        bind_all(&mut statement, bind)?;
        Ok(statement.raw_execute()?)
    }

    /// All rows of a query.
    ///
    /// # Errors
    /// [`StoreFault`] of the engine or of `read`.
    pub fn query<T>(
        &self,
        sql: &'static str,
        bind: &[Column],
        mut read: impl FnMut(&Row<'_>) -> Result<T, StoreFault>,
    ) -> Result<Vec<T>, StoreFault> {
        let mut statement = self.connection.prepare_cached(sql)?;
        bind_all(&mut statement, bind)?;
        let mut rows = statement.raw_query();
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            all.push(read(&Row(row))?);
        }
        Ok(all)
    }

    /// The first row of a query.
    ///
    /// # Errors
    /// [`StoreFault`] of the engine or of `read`.
    pub fn query_one<T>(
        &self,
        sql: &'static str,
        bind: &[Column],
        read: impl FnOnce(&Row<'_>) -> Result<T, StoreFault>,
    ) -> Result<Option<T>, StoreFault> {
        let mut statement = self.connection.prepare_cached(sql)?;
        bind_all(&mut statement, bind)?;
        let mut rows = statement.raw_query();
        rows.next()?.map(|row| read(&Row(row))).transpose()
    }

    /// Runs the statements of a migration.
    pub(crate) fn execute_batch(&self, sql: &'static str) -> Result<(), StoreFault> {
        Ok(self.connection.execute_batch(sql)?)
    }

    /// Runs a statement whose text was made from the names of our own tables.
    pub(crate) fn execute_made(&self, sql: &str) -> Result<(), StoreFault> {
        Ok(self.connection.execute_batch(sql)?)
    }

    /// Every row of a query made from the names of our own tables, each as unambiguous bytes.
    pub(crate) fn query_made(&self, sql: &str) -> Result<Vec<Vec<u8>>, StoreFault> {
        let mut statement = self.connection.prepare(sql)?;
        let columns = statement.column_count();
        let mut rows = statement.query([])?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            let values = (0..columns).map(|column| row.get::<_, rusqlite::types::Value>(column));
            let values = values.collect::<Result<Vec<_>, _>>()?;
            all.push(format!("{values:?}").into_bytes());
        }
        Ok(all)
    }

    /// The number in the first column of the first row; `None` for no row or null.
    ///
    /// # Errors
    /// [`StoreFault::Engine`].
    pub fn query_integer(&self, sql: &'static str, bind: &[Column]) -> Result<Option<i64>, StoreFault> {
        Ok(self.query_one(sql, bind, |row| row.optional_integer(0))?.flatten())
    }
}

/// Binds by the number in a parameter's name, wherever it stands in the text: SQLite itself would take `$2` for the
/// first value if it came first.
fn bind_all(statement: &mut Statement<'_>, bind: &[Column]) -> rusqlite::Result<()> {
    let count = statement.parameter_count();
    if count != bind.len() {
        return Err(rusqlite::Error::InvalidParameterCount(bind.len(), count));
    }
    for index in 1..=count {
        let place = statement.parameter_name(index).and_then(|name| name.strip_prefix('$')?.parse::<usize>().ok());
        let value = place.and_then(|place| bind.get(place.checked_sub(1)?));
        let value = value.ok_or(rusqlite::Error::InvalidParameterCount(bind.len(), count))?;
        statement.raw_bind_parameter(index, value)?;
    }
    Ok(())
}

/// One row of a result.
pub struct Row<'r>(&'r rusqlite::Row<'r>);

impl Row<'_> {
    /// An integer.
    ///
    /// # Errors
    /// [`StoreFault::Engine`] for null or another kind.
    pub fn integer(&self, column: usize) -> Result<i64, StoreFault> {
        Ok(self.0.get(column)?)
    }

    /// An integer or nothing.
    ///
    /// # Errors
    /// [`StoreFault::Engine`] for another kind.
    pub fn optional_integer(&self, column: usize) -> Result<Option<i64>, StoreFault> {
        Ok(self.0.get(column)?)
    }

    /// A text.
    ///
    /// # Errors
    /// [`StoreFault::Engine`] for null or another kind.
    pub fn text(&self, column: usize) -> Result<String, StoreFault> {
        Ok(self.0.get(column)?)
    }

    /// A text or nothing.
    ///
    /// # Errors
    /// [`StoreFault::Engine`] for another kind.
    pub fn optional_text(&self, column: usize) -> Result<Option<String>, StoreFault> {
        Ok(self.0.get(column)?)
    }

    /// Bytes.
    ///
    /// # Errors
    /// [`StoreFault::Engine`] for null or another kind.
    pub fn blob(&self, column: usize) -> Result<Vec<u8>, StoreFault> {
        Ok(self.0.get(column)?)
    }

    /// Bytes or nothing.
    ///
    /// # Errors
    /// [`StoreFault::Engine`] for another kind.
    pub fn optional_blob(&self, column: usize) -> Result<Option<Vec<u8>>, StoreFault> {
        Ok(self.0.get(column)?)
    }

    /// A flag.
    ///
    /// # Errors
    /// [`StoreFault::Engine`] for null or another kind.
    pub fn flag(&self, column: usize) -> Result<bool, StoreFault> {
        Ok(self.integer(column)? != 0)
    }

    /// A value that is kept as its text.
    ///
    /// # Errors
    /// [`StoreFault::Row`] for a text that the type does not read.
    pub fn parsed<T: FieldType>(&self, column: usize) -> Result<T, StoreFault> {
        let text = self.text(column)?;
        self.read(column, Value::Text(text))
    }

    /// A value that is kept as its text, or nothing.
    ///
    /// # Errors
    /// [`StoreFault::Row`] for a text that the type does not read.
    pub fn optional_parsed<T: FieldType>(&self, column: usize) -> Result<Option<T>, StoreFault> {
        self.optional_text(column)?.map(|text| self.read(column, Value::Text(text))).transpose()
    }

    /// One of the words of a `choice!`.
    ///
    /// # Errors
    /// [`StoreFault::Row`] for another word.
    pub fn word<T>(
        &self,
        column: usize,
        parse: impl Fn(&str) -> Result<T, kpcs_domain::value::Expected>,
    ) -> Result<T, StoreFault> {
        let text = self.text(column)?;
        parse(&text).map_err(|_| StoreFault::Row { table: "a view", reason: format!("the word {text:?}") })
    }

    /// A day.
    ///
    /// # Errors
    /// [`StoreFault::Row`] outside the range of days.
    pub fn day(&self, column: usize) -> Result<Day, StoreFault> {
        self.read(column, Value::Integer(self.integer(column)?))
    }

    /// A day or nothing.
    ///
    /// # Errors
    /// [`StoreFault::Row`] outside the range of days.
    pub fn optional_day(&self, column: usize) -> Result<Option<Day>, StoreFault> {
        self.optional_integer(column)?.map(|number| self.read(column, Value::Integer(number))).transpose()
    }

    /// An instant.
    ///
    /// # Errors
    /// [`StoreFault::Row`] outside the range of instants.
    pub fn instant(&self, column: usize) -> Result<Timestamp, StoreFault> {
        self.read(column, Value::Integer(self.integer(column)?))
    }

    /// An instant or nothing.
    ///
    /// # Errors
    /// [`StoreFault::Row`] outside the range of instants.
    pub fn optional_instant(&self, column: usize) -> Result<Option<Timestamp>, StoreFault> {
        self.optional_integer(column)?.map(|number| self.read(column, Value::Integer(number))).transpose()
    }

    /// A weight.
    ///
    /// # Errors
    /// [`StoreFault::Row`] outside the range of weights.
    pub fn carats(&self, column: usize) -> Result<Carats, StoreFault> {
        self.read(column, Value::Integer(self.integer(column)?))
    }

    /// A value in dollars.
    ///
    /// # Errors
    /// [`StoreFault::Row`] outside the range of values.
    pub fn usd(&self, column: usize) -> Result<UsdCents, StoreFault> {
        self.read(column, Value::Integer(self.integer(column)?))
    }

    fn read<T: FieldType>(&self, column: usize, value: Value) -> Result<T, StoreFault> {
        let wrong = || StoreFault::Row { table: "a view", reason: format!("{value:?} in column {column}") };
        T::from_value(Some(&value)).ok_or_else(wrong)
    }
}

#[cfg(test)]
mod tests {
    use super::{Memory, Sql};
    use crate::bind;

    #[test]
    fn binds_by_number_and_not_by_order() {
        let (connection, memory) = (rusqlite::Connection::open_in_memory().unwrap(), Memory::default());
        let sql = Sql::new(&connection, &memory);
        let read = |text, bind: &[crate::Column]| sql.query_one(text, bind, |row| row.text(0));
        assert_eq!(read("select $2 || $1 || $2", bind!["a", "b"]).unwrap().as_deref(), Some("bab"));
        assert!(read("select $1", bind!["a", "b"]).is_err());
        assert!(read("select $2", bind!["a"]).is_err());
        assert!(read("select ?", bind!["a"]).is_err());
    }
}
