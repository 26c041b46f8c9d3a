//! Values of the examples, written as people write them.
//!
//! Invariant: every text handed in is a constant of an example, so that reading it cannot fail; a test runs them all.
//! Must not know: what the values are for.

use crate::{
    certificate::{Source, SourceKind},
    field::OneOrMore,
    value::{AuthorityId, Carats, CertificateNumber, CountryCode, Day, Name, Origin, Seal, Text, UsdCents},
};

pub(in crate::rule) fn name(text: &str) -> Name {
    Name::parse(text).expect("names of examples are names")
}

pub(in crate::rule) fn seal(text: &str) -> Seal {
    Seal::parse(text).expect("seals of examples are seals")
}

pub(in crate::rule) fn day(text: &str) -> Day {
    Day::parse(text).expect("days of examples are days")
}

pub(in crate::rule) fn place(text: &str) -> CountryCode {
    CountryCode::parse(text).expect("places of examples are two letters")
}

pub(in crate::rule) fn authority(text: &str) -> AuthorityId {
    AuthorityId::parse(text).expect("authorities of examples are authorities")
}

pub(in crate::rule) fn number(text: &str) -> CertificateNumber {
    CertificateNumber::parse(text).expect("numbers of examples are numbers")
}

pub(in crate::rule) fn origin(text: &str) -> Origin {
    Origin::parse(text).expect("origins of examples are origins")
}

pub(in crate::rule) fn carats(text: &str) -> Carats {
    Carats::parse(text).expect("weights of examples are weights")
}

pub(in crate::rule) fn usd(text: &str) -> UsdCents {
    UsdCents::parse(text).expect("values of examples are values")
}

pub(in crate::rule) fn text(text: &str) -> Text {
    Text::parse(text).expect("texts of examples are texts")
}

pub(in crate::rule) fn source(kind: SourceKind, reference: &str, weight: &str) -> Source {
    Source::new(kind, name(reference), carats(weight))
}

pub(in crate::rule) fn list<T>(items: Vec<T>) -> OneOrMore<T> {
    OneOrMore::new(items).expect("lists of examples have items")
}
