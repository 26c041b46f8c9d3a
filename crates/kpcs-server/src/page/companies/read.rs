//! What the forms of this folder asked, read with every fault in it.
//!
//! Must not know: pages.

use kpcs_domain::{
    field::InputFault,
    party::{Licence, LicenceClass, LicenceCover},
    value::{CountryCode, Day, Expected, Name, Text},
};
use kpcs_store::work::{Branch, CompanyParticulars};
use lettre::Address;

use crate::answers::Answers;

/// Answers with the faults found so far.
pub(super) struct Reader<'a> {
    answers: &'a Answers,
    faults: Vec<InputFault>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(answers: &'a Answers) -> Self {
        Self { answers, faults: Vec::new() }
    }

    fn read<T>(&mut self, field: &str, parse: impl Fn(&str) -> Result<T, Expected>) -> Option<T> {
        let given = self.answers.get(field);
        parse(given).map_err(|expected| self.fault(field, expected.0)).ok()
    }

    /// The text of a field that may be empty, fit to stand on one line.
    fn line(&mut self, field: &str) -> String {
        let given = self.answers.get(field).trim();
        if given.is_empty() {
            return String::new();
        }
        self.read(field, Name::parse).map_or_else(String::new, |name| name.to_string())
    }

    /// The text of a field that may be empty.
    fn text(&mut self, field: &str) -> String {
        let given = self.answers.get(field).trim();
        if given.is_empty() {
            return String::new();
        }
        self.read(field, Text::parse).map_or_else(String::new, |text| text.to_string())
    }

    fn last_day(&mut self, field: &str) -> Option<Option<Day>> {
        if self.answers.get(field).is_empty() { Some(None) } else { self.read(field, Day::parse).map(Some) }
    }

    fn fault(&mut self, field: &str, expected: &'static str) {
        let found = self.answers.get(field).to_owned();
        self.faults.push(InputFault { field: field.to_owned(), found, expected });
    }

    fn done<T>(self, read: Option<T>) -> Result<T, Vec<InputFault>> {
        match read {
            Some(read) if self.faults.is_empty() => Ok(read),
            _ => Err(self.faults),
        }
    }
}

/// The name and the particulars of a company; the name only where it is asked.
pub(super) fn particulars(
    answers: &Answers,
    named: bool,
) -> Result<(Option<Name>, CompanyParticulars), Vec<InputFault>> {
    let mut reader = Reader::new(answers);
    let name = if named { reader.read("name", Name::parse) } else { None };
    let address = reader.read("address", Text::parse);
    let country = reader.read("country", CountryCode::parse);
    let email = reader.line("email");
    if !email.is_empty() && email.parse::<Address>().is_err() {
        reader.fault("email", "expected-email");
    }
    let rest = |reader: &mut Reader<'_>, address, country| CompanyParticulars {
        address,
        country,
        postal: reader.text("postal"),
        registration: reader.line("registration"),
        tax_number: reader.line("tax_number"),
        contact: reader.line("contact"),
        telephone: reader.line("telephone"),
        email: email.clone(),
        remarks: reader.text("remarks"),
    };
    let read = address.zip(country).map(|(address, country)| (name, rest(&mut reader, address, country)));
    reader.done(read)
}

/// A licence.
pub(super) fn licence(answers: &Answers) -> Result<Licence, Vec<InputFault>> {
    let mut reader = Reader::new(answers);
    let number = reader.read("number", Name::parse);
    let class = reader.read("class", LicenceClass::parse);
    let cover = reader.read("cover", LicenceCover::parse);
    let from = reader.read("from", Day::parse);
    let until = reader.last_day("until");
    let read = match (number, class, cover, from, until) {
        (Some(number), Some(class), Some(cover), Some(from), Some(until)) => {
            Some(Licence { number, class, cover, from, until, withdrawn_on: None })
        }
        _ => None,
    };
    reader.done(read)
}

/// A branch.
pub(super) fn branch(answers: &Answers) -> Result<Branch, Vec<InputFault>> {
    let mut reader = Reader::new(answers);
    let name = reader.read("name", Name::parse);
    let address = reader.read("address", Text::parse);
    let country = reader.read("country", CountryCode::parse);
    let read = match (name, address, country) {
        (Some(name), Some(address), Some(country)) => {
            Some(Branch { branch: 0, name, address, country, closed_at: None })
        }
        _ => None,
    };
    reader.done(read)
}
