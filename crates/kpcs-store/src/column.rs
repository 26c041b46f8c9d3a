//! The three kinds of column that the schema uses: integer, text, blob (decisions 28).
//!
//! Invariant: no other kind is bound or read, so that every statement means the same on PostgreSQL.

use rusqlite::types::{ToSql, ToSqlOutput, ValueRef};

/// A value to bind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Column {
    /// No value.
    Null,
    /// A 64-bit integer.
    Integer(i64),
    /// Text.
    Text(String),
    /// Bytes.
    Blob(Vec<u8>),
}

impl ToSql for Column {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Integer(number) => ValueRef::Integer(*number),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Blob(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

impl From<i64> for Column {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}

impl From<u64> for Column {
    fn from(number: u64) -> Self {
        Self::Integer(number.cast_signed())
    }
}

impl From<bool> for Column {
    fn from(flag: bool) -> Self {
        Self::Integer(i64::from(flag))
    }
}

impl From<&str> for Column {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Column {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&[u8]> for Column {
    fn from(bytes: &[u8]) -> Self {
        Self::Blob(bytes.to_vec())
    }
}

impl From<Vec<u8>> for Column {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Blob(bytes)
    }
}

impl<T: Into<Column>> From<Option<T>> for Column {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

macro_rules! as_text {
    ($($type:ty),+) => { $(impl From<&$type> for Column {
        fn from(value: &$type) -> Self {
            Self::Text(value.to_string())
        }
    })+ };
}

as_text!(
    kpcs_domain::value::AuthorityId,
    kpcs_domain::value::CertificateNumber,
    kpcs_domain::value::CountryCode,
    kpcs_domain::value::Name,
    kpcs_domain::value::OfficerHandle,
    kpcs_domain::value::Origin,
    kpcs_domain::value::Reference,
    kpcs_domain::value::Text
);

impl From<kpcs_domain::value::Carats> for Column {
    fn from(carats: kpcs_domain::value::Carats) -> Self {
        Self::Integer(carats.thousandths())
    }
}

impl From<kpcs_domain::value::UsdCents> for Column {
    fn from(value: kpcs_domain::value::UsdCents) -> Self {
        Self::Integer(value.cents())
    }
}

impl From<kpcs_domain::value::Day> for Column {
    fn from(day: kpcs_domain::value::Day) -> Self {
        Self::Integer(day.epoch_days())
    }
}

impl From<kpcs_domain::value::Timestamp> for Column {
    fn from(at: kpcs_domain::value::Timestamp) -> Self {
        Self::Integer(at.seconds())
    }
}

impl From<kpcs_domain::value::Digest> for Column {
    fn from(digest: kpcs_domain::value::Digest) -> Self {
        Self::Blob(digest.0.to_vec())
    }
}

/// The columns of one statement, in the order of `$1`, `$2`, ...
#[macro_export]
macro_rules! bind {
    ($($value:expr),* $(,)?) => { &[$($crate::Column::from($value)),*] };
}
