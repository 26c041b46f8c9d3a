//! The words under which a register finds what it holds.
//!
//! Invariant: every word stands behind the short name of its register and kind of row, so that a search reads the lists
//! of that register only; which rows a person may see is decided by the columns of the row found, never by a word.
//! No figure of a shipment is a word: declared figures stay hidden from whoever measures (decisions 20). Of certificates, which
//! their own issuer searches, the class of the weight is one, so that what is heavy is found among a frequent name's many rows.
//! Must not know: languages; names of places are read by whoever asks.
//! Source: acts.md, "search"; decisions 6 (rebuilt with the other projections).

use kpcs_domain::{
    act::Header,
    certificate::{CertificateCore, CertificateDetails, Parcel, Party, ShipmentDeclaration},
    value::{AuthorityId, Carats, CertificateNumber, CountryCode, HsCode, Origin, Reference},
};

use crate::{Entry, Sql, StoreFault, bind};

/// What kind of row is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Found {
    Application,
    Certificate,
    Shipment,
}

/// Words of one register and kind of row.
pub(crate) struct Words {
    scope: String,
    words: Vec<String>,
}

impl Words {
    /// None yet, for rows of `found` in the register of `holder`.
    pub(crate) fn of(holder: &AuthorityId, found: Found) -> Self {
        let kind = match found {
            Found::Application => 'a',
            Found::Certificate => 'c',
            Found::Shipment => 's',
        };
        Self { scope: format!("{}{kind}", plain(holder.as_str()).concat()), words: Vec::new() }
    }

    /// A word as it stands in the index.
    pub(crate) fn scoped(&self, word: &str) -> String {
        format!("{}{word}", self.scope)
    }

    fn add(&mut self, word: &str) {
        let word = self.scoped(word);
        if !self.words.contains(&word) {
            self.words.push(word);
        }
    }

    fn text(&mut self, text: &str) {
        plain(text).iter().for_each(|word| self.add(word));
    }

    fn number(&mut self, number: &CertificateNumber) {
        self.add(&number_word(number));
        self.add(number.digits());
        self.add(&number.serial().to_string());
        self.text(&number.to_string());
        self.add(&place_word(Place::Issuer, number.issuer()));
    }

    fn origin(&mut self, origin: &Origin) {
        origin.countries().for_each(|country| self.add(&place_word(Place::Origin, country)));
    }

    fn party(&mut self, party: &Party) {
        self.text(party.name.as_str());
        self.text(party.licence.as_ref().map_or("", |licence| licence.as_str()));
    }

    fn parcels(&mut self, parcels: &[Parcel]) {
        for parcel in parcels {
            self.add(&hs_word(parcel.hs));
            self.origin(&parcel.origin);
            self.text(parcel.description.as_ref().map_or("", |description| description.as_str()));
        }
    }

    fn weight(&mut self, carats: Carats) {
        self.add(&weight_word(weight_class(carats)));
    }

    fn core(&mut self, core: &CertificateCore) {
        self.text(core.exporter.as_str());
        self.text(core.importer.as_str());
        self.origin(&core.origin);
        core.lines.iter().for_each(|line| self.add(&hs_word(line.hs)));
        core.seals.iter().for_each(|seal| self.text(&seal.to_string()));
    }

    /// Keeps them for the row that `position` made, in place of earlier ones.
    fn keep(self, sql: &Sql<'_>, position: i64) -> Result<(), StoreFault> {
        sql.execute(
            "insert into view_search (position, words) values ($1, $2)
             on conflict (position) do update set words = excluded.words",
            bind![position, self.words.join(" ")],
        )?;
        Ok(())
    }
}

/// In which part of a row a place stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Issuer,
    Origin,
    Destination,
}

/// A place as a word that nobody types.
pub(crate) fn place_word(place: Place, country: CountryCode) -> String {
    let letter = match place {
        Place::Issuer => 'i',
        Place::Origin => 'o',
        Place::Destination => 'd',
    };
    format!("0{letter}{}", country.as_str().to_lowercase())
}

/// A subheading as a word that nobody types.
pub(crate) fn hs_word(hs: HsCode) -> String {
    format!("0h{}", hs.subheading())
}

/// The class of a weight: how many binary digits its thousandths have, 0 to 40.
pub(crate) const fn weight_class(carats: Carats) -> u32 {
    i64::BITS - carats.thousandths().leading_zeros()
}

/// A class of weights as a word that nobody types.
pub(crate) fn weight_word(class: u32) -> String {
    format!("0w{class}")
}

/// A number as one word, however many zeros were printed.
pub(crate) fn number_word(number: &CertificateNumber) -> String {
    format!("0n{}{}", number.issuer().as_str().to_lowercase(), number.serial())
}

/// The words of a text in small letters: runs of letters and digits.
pub(crate) fn plain(text: &str) -> Vec<String> {
    let runs = text.split(|c: char| !c.is_alphanumeric()).filter(|run| !run.is_empty());
    runs.map(str::to_lowercase).collect()
}

pub(super) fn find_application(
    sql: &Sql<'_>,
    entry: &Entry,
    position: i64,
    reference: &Reference,
    shipment: &ShipmentDeclaration,
) -> Result<(), StoreFault> {
    let mut words = Words::of(&entry.authority, Found::Application);
    words.text(reference.as_str());
    [Some(&shipment.exporter), Some(&shipment.importer), shipment.consignee.as_ref()]
        .into_iter()
        .flatten()
        .for_each(|party| words.party(party));
    words.add(&place_word(Place::Destination, shipment.destination));
    words.parcels(&shipment.parcels);
    words.text(shipment.invoice.as_ref().map_or("", |invoice| invoice.as_str()));
    words.text(shipment.remarks.as_ref().map_or("", |remarks| remarks.as_str()));
    words.keep(sql, position)
}

/// The words of a certificate of the office whose row stands at a position; those it had before are replaced.
pub(super) fn find_certificate(
    sql: &Sql<'_>,
    (authority, position): (&AuthorityId, i64),
    number: &CertificateNumber,
    core: &CertificateCore,
    details: &CertificateDetails,
) -> Result<(), StoreFault> {
    let mut words = Words::of(authority, Found::Certificate);
    words.number(number);
    words.core(core);
    words.weight(core.carats());
    words.add(&place_word(Place::Destination, details.importer.country));
    words.text(details.application.as_str());
    details.consignee.iter().for_each(|party| words.party(party));
    words.parcels(&details.parcels);
    words.text(details.container.as_ref().map_or("", |container| container.as_str()));
    details.seals.iter().for_each(|seal| words.text(&seal.to_string()));
    let journey = &details.conveyance;
    words.text(journey.carrier.as_ref().map_or("", |carrier| carrier.as_str()));
    [&journey.waybill, &journey.flight].into_iter().flatten().for_each(|reference| words.text(reference.as_str()));
    words.keep(sql, position)
}

/// The words of a shipment of the receiver whose row stands at a position; those it had before are replaced.
pub(super) fn find_shipment(
    sql: &Sql<'_>,
    (receiver, position): (&AuthorityId, i64),
    (number, header, core): (&CertificateNumber, &Header, &CertificateCore),
) -> Result<(), StoreFault> {
    let mut words = Words::of(receiver, Found::Shipment);
    words.number(number);
    words.core(core);
    header.destination.iter().for_each(|country| words.add(&place_word(Place::Destination, *country)));
    words.keep(sql, position)
}
