//! Field tables: what an act asks for and records, stated once.
//!
//! One table per record (key, name, type, section) gives the form, the check page, the file input, the API schema and
//! the map in the statement (decisions 29). `record!` and `choice!` make the Rust type and its table together, so
//! the two cannot differ.
//! Invariant: what `read` accepts, `to_value` writes and `from_value` reads back unchanged; faults are all reported.
//! Must not know: HTML, JSON, CBOR; those are made from `Input`, `Value` and `Field` elsewhere.

mod bytes;
mod choice;
mod input;
mod list;
mod record;
mod types;
mod value;
mod yes_or_no;

pub use bytes::Bytes;
pub use input::{Input, InputFault, Path};
pub use list::OneOrMore;
pub use record::{Nothing, Record, read_request};
#[doc(hidden)]
pub use record::{answer, group_of, knows_all, refuse_unknown};
pub use types::field;
#[doc(hidden)]
pub use types::read_text as read_answer;
pub use value::{Group, Value};
pub use yes_or_no::YesOrNo;

/// One row of a field table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Field {
    /// The key in the statement's map, 0 to 255; never reused within a record.
    pub key: u8,
    /// The name in forms, files and the API, in snake case; `name` is also the key of its label.
    pub name: &'static str,
    /// What may stand in it.
    pub kind: Kind,
    /// Whether it must be given.
    pub required: bool,
    /// The section of kpcs.md that asks for it, or of the decisions; empty when it explains itself.
    pub section: &'static str,
}

impl Field {
    /// Whether it holds digests of photographs: a form asks for the pictures themselves.
    #[must_use]
    pub fn holds_pictures(&self) -> bool {
        matches!(self.kind, Kind::Many(Kind::Digest)) && matches!(self.name, "photographs" | "images")
    }
}

/// What may stand in a field; a form, a schema and a file template are drawn from this.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind {
    /// `SL-ANT`, `scheme`.
    Authority,
    /// Raw bytes, typed in base64 or hexadecimal.
    Bytes,
    /// Carats, up to three decimals.
    Carats,
    /// A certificate's number.
    CertificateNumber,
    /// One of the words listed.
    Choice(&'static [&'static str]),
    /// Two letters.
    Country,
    /// A calendar day.
    Day,
    /// 64 hexadecimal digits.
    Digest,
    /// Yes or no; no answer is no.
    Flag,
    /// A group of fields.
    Group(&'static [Field]),
    /// Eight base32 characters.
    Handle,
    /// An HS subheading.
    Hs,
    /// An instant in UTC.
    Instant,
    /// A whole number, not negative.
    Integer,
    /// Degrees north of the equator.
    Latitude,
    /// Degrees east of Greenwich.
    Longitude,
    /// Any number of values of one kind.
    Many(&'static Kind),
    /// A short line.
    Name,
    /// `SL`, `LR, SL` or `***`.
    Origin,
    /// An office's short identifier.
    Reference,
    /// A seal's number.
    Seal,
    /// Running text.
    Text,
    /// A time of day on a clock.
    Time,
    /// US dollars, up to two decimals.
    Usd,
    /// The address of a page or program on the web.
    WebAddress,
    /// Yes or no; it must be said.
    YesOrNo,
    /// A time zone: an offset from UTC, or a name.
    Zone,
}

/// A type that can stand in a field.
pub trait FieldType: Sized + Clone + PartialEq + std::fmt::Debug + Send + Sync + 'static {
    /// What may stand in it.
    const KIND: Kind;
    /// Whether it must be given.
    const REQUIRED: bool = true;

    /// Reads what a person or a file gave; pushes every fault found and returns `None` if there was one.
    fn read(input: Option<&Input>, path: &Path, faults: &mut Vec<InputFault>) -> Option<Self>;

    /// The value for the statement; `None` when there is nothing to record.
    fn to_value(&self) -> Option<Value>;

    /// Back from the statement; `None` when the value is not one that `to_value` writes.
    fn from_value(value: Option<&Value>) -> Option<Self>;

    /// The value as a person would type it; `None` when empty.
    fn to_input(&self) -> Option<Input>;
}
