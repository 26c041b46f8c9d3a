//! Search over the registers of an authority: words, days, weights, values and states together, the newest first.
//!
//! Invariant: a row is found only in the register of the authority named, and of the company named; a declared figure of
//! a shipment that is not measured yet is never compared with anything (decisions 20), since finding it would tell it.
//! Nothing is counted over everything; the next rows are asked for by the last one seen.
//! Must not know: languages, people's rights.

use kpcs_domain::{
    certificate::Goods,
    value::{AuthorityId, Carats, CertificateNumber, CountryCode, Day, HsCode, Name, Timestamp, UsdCents},
};

use super::{
    ApplicationRow, ApplicationState, CertificateRow, CertificateState, ShipmentRow, application, certificate, shipment,
};
use crate::{
    Column, Row, Sql, StoreFault,
    act::search::{Found, Place, Words, hs_word, number_word, place_word, plain, weight_class, weight_word},
};

/// One thing that a row may have to match.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Term {
    /// A word of names, references, seals or descriptions that begins so; of fewer than three letters, the whole word.
    Word(String),
    /// A certificate's number, however many zeros are printed.
    Number(CertificateNumber),
    /// Issued by this Participant; nothing of an application.
    Issuer(CountryCode),
    /// Of this origin, alone or among others.
    Origin(CountryCode),
    /// On the way to this place.
    Destination(CountryCode),
    /// With goods of this subheading.
    Hs(HsCode),
}

/// From, to and including; an open end is `None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span<T> {
    /// The least.
    pub from: Option<T>,
    /// The most.
    pub to: Option<T>,
}

impl<T> Default for Span<T> {
    fn default() -> Self {
        Self { from: None, to: None }
    }
}

/// What is looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sought {
    /// Of each of these, at least one holds.
    pub clauses: Vec<Vec<Term>>,
    /// Day of issue, or of application.
    pub day: Span<Day>,
    /// Last day of validity; leaves applications alone.
    pub expires: Span<Day>,
    /// Weight; of shipments only those that have been measured.
    pub carats: Span<Carats>,
    /// Value; of shipments only those that have been measured.
    pub value: Span<UsdCents>,
    /// Applied for from this branch of a company; finds no shipment.
    pub branch: Option<i64>,
}

/// Where a slice of a list begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// At the newest row.
    Newest,
    /// At the newest row older than this entry.
    Before(i64),
    /// So that the last row is the oldest one newer than this entry.
    After(i64),
}

/// Which rows of a list are wanted; the newest stand first in any case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slice {
    /// The most rows.
    pub limit: u32,
    /// Where they begin.
    pub start: Start,
}

impl Slice {
    /// The newest `limit` rows.
    #[must_use]
    pub const fn newest(limit: u32) -> Self {
        Self { limit, start: Start::Newest }
    }
}

/// The statements of one kind of row: by words or by columns alone, towards older or newer rows.
///
/// `cross join` keeps the words first; the inner select of the others reads nothing but an index.
macro_rules! statements {
    ($table:literal, $columns:literal, $conditions:literal) => {
        Statements {
            by_words: [
                statements!(words $table, $columns, $conditions, "desc"),
                statements!(words $table, $columns, $conditions, "asc"),
            ],
            by_columns: [
                statements!(columns $table, $columns, $conditions, "desc"),
                statements!(columns $table, $columns, $conditions, "asc"),
            ],
        }
    };
    (words $table:literal, $columns:literal, $conditions:literal, $order:literal) => {
        concat!(
            "select ", $columns, " from search_index cross join ", $table, " c on c.position = search_index.rowid
             where search_index match $1 and search_index.rowid > $2 and search_index.rowid < $3 and ", $conditions,
            " order by search_index.rowid ", $order, " limit $4"
        )
    };
    (columns $table:literal, $columns:literal, $conditions:literal, $order:literal) => {
        concat!(
            "select ", $columns, " from (select c.position from ", $table, " c
                 where $1 = '' and c.position > $2 and c.position < $3 and ", $conditions,
            " order by c.position ", $order, " limit $4) found join ", $table, " c on c.position = found.position
             order by c.position ", $order
        )
    };
}

struct Statements {
    by_words: [&'static str; 2],
    by_columns: [&'static str; 2],
}

const CERTIFICATES: Statements = statements!(
    "view_certificate",
    "c.number, c.authority, c.state, c.destination, c.importing_authority, c.issued_on, c.expires_on, c.exporter,
     c.importer, c.origin, c.carats, c.value_cents, c.parcels, c.application, c.left_on, c.replaced_by, c.refers_to,
     c.closed_at, c.conflict, c.position",
    "c.authority = $5 and ($6 is null or c.company = $6) and ($7 is null or c.state = $7)
     and ($8 is null or c.issued_on >= $8) and ($9 is null or c.issued_on <= $9)
     and ($10 is null or c.expires_on >= $10) and ($11 is null or c.expires_on <= $11)
     and ($12 is null or c.carats >= $12) and ($13 is null or c.carats <= $13)
     and ($14 is null or c.value_cents >= $14) and ($15 is null or c.value_cents <= $15)
     and ($16 is null or exists (select 1 from view_certificate x join work_application_branch b
         on b.authority = x.authority and b.application = x.application
         where x.position = c.position and b.branch = $16))"
);

const APPLICATIONS: Statements = statements!(
    "view_application",
    "c.sequence, c.reference, c.company, c.state, c.destination, c.importer, c.carats, c.value_cents, c.parcels,
     c.applied_at, c.changed_at, c.declared, c.examined, c.certificate, c.position",
    "c.authority = $5 and ($6 is null or c.company = $6) and ($7 is null or c.state = $7)
     and ($8 is null or c.applied_at >= $8) and ($9 is null or c.applied_at < $9)
     and $10 is null and $11 is null
     and ($12 is null or c.carats >= $12) and ($13 is null or c.carats <= $13)
     and ($14 is null or c.value_cents >= $14) and ($15 is null or c.value_cents <= $15)
     and ($16 is null or exists (select 1 from view_application x join work_application_branch b
         on b.authority = x.authority and b.application = x.reference
         where x.position = c.position and b.branch = $16))"
);

const SHIPMENTS: Statements = statements!(
    "view_shipment",
    "c.number, c.channel, c.state, c.withdrawn, c.issuer, c.issued_on, c.expires_on, c.exporter, c.importer, c.origin,
     c.carats, c.value_cents, c.parcels, c.advised_at, c.left_on, c.arrived_on, c.closed_at, c.position",
    "c.receiver = $5 and $6 is null and $16 is null and ($7 is null or c.state = $7)
     and ($8 is null or c.issued_on >= $8) and ($9 is null or c.issued_on <= $9)
     and ($10 is null or c.expires_on >= $10) and ($11 is null or c.expires_on <= $11)
     and ($12 is null or (c.state not in ('expected', 'deposited') and c.carats >= $12))
     and ($13 is null or (c.state not in ('expected', 'deposited') and c.carats <= $13))
     and ($14 is null or (c.state not in ('expected', 'deposited') and c.value_cents >= $14))
     and ($15 is null or (c.state not in ('expected', 'deposited') and c.value_cents <= $15))"
);

/// Certificates that an office issued, to one company or to all.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn search_certificates(
    sql: &Sql<'_>,
    (authority, company): (&AuthorityId, Option<&Name>),
    state: Option<CertificateState>,
    sought: &Sought,
    slice: Slice,
) -> Result<Vec<CertificateRow>, StoreFault> {
    let asked = Asked { holder: authority, company, state: state.map(CertificateState::word), sought, slice };
    asked.rows(sql, Found::Certificate, &CERTIFICATES, certificate::read)
}

/// Applications at an office, of one company or of all.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn search_applications(
    sql: &Sql<'_>,
    (authority, company): (&AuthorityId, Option<&Name>),
    state: Option<ApplicationState>,
    sought: &Sought,
    slice: Slice,
) -> Result<Vec<ApplicationRow>, StoreFault> {
    let asked = Asked { holder: authority, company, state: state.map(ApplicationState::word), sought, slice };
    asked.rows(sql, Found::Application, &APPLICATIONS, application::read)
}

/// Shipments in the ledger of their receiver.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn search_shipments(
    sql: &Sql<'_>,
    receiver: &AuthorityId,
    state: Option<Goods>,
    sought: &Sought,
    slice: Slice,
) -> Result<Vec<ShipmentRow>, StoreFault> {
    let asked = Asked { holder: receiver, company: None, state: state.map(Goods::word), sought, slice };
    asked.rows(sql, Found::Shipment, &SHIPMENTS, shipment::read)
}

/// One question to one register.
struct Asked<'a> {
    holder: &'a AuthorityId,
    company: Option<&'a Name>,
    state: Option<&'static str>,
    sought: &'a Sought,
    slice: Slice,
}

impl Asked<'_> {
    fn rows<T>(
        &self,
        sql: &Sql<'_>,
        found: Found,
        statements: &Statements,
        read: fn(&Row<'_>) -> Result<T, StoreFault>,
    ) -> Result<Vec<T>, StoreFault> {
        let scope = Words::of(self.holder, found);
        let mut words = expression(&self.sought.clauses, &scope);
        if !words.is_empty() && found == Found::Certificate {
            words.push_str(&classes(self.sought.carats, &scope));
        }
        let by = if words.is_empty() { statements.by_columns } else { statements.by_words };
        let newer = matches!(self.slice.start, Start::After(_));
        let mut rows = sql.query(by[usize::from(newer)], &self.bound(words, found), read)?;
        if newer {
            rows.reverse();
        }
        Ok(rows)
    }

    fn bound(&self, words: String, found: Found) -> Vec<Column> {
        let (least, most) = match self.slice.start {
            Start::Newest => (0, i64::MAX),
            Start::Before(position) => (0, position),
            Start::After(position) => (position, i64::MAX),
        };
        let sought = self.sought;
        let (from, to) = match found {
            Found::Application => instants(sought.day),
            Found::Certificate | Found::Shipment => (sought.day.from.into(), sought.day.to.into()),
        };
        vec![
            words.into(),
            least.into(),
            most.into(),
            i64::from(self.slice.limit).into(),
            self.holder.into(),
            self.company.into(),
            self.state.into(),
            from,
            to,
            sought.expires.from.into(),
            sought.expires.to.into(),
            sought.carats.from.into(),
            sought.carats.to.into(),
            sought.value.from.into(),
            sought.value.to.into(),
            sought.branch.into(),
        ]
    }
}

/// The instants of whole days, the last one left out.
fn instants(days: Span<Day>) -> (Column, Column) {
    let from = days.from.map(Timestamp::at_start_of);
    let to = days.to.map(|day| Timestamp::at_start_of(day.plus_days(1)));
    (from.into(), to.into())
}

/// The classes in which a weight of the span can lie, as one more clause; nothing for a span without ends. It only narrows what
/// the columns then compare exactly: a frequent name with a rare weight would else be looked at row by row.
fn classes(carats: Span<Carats>, words: &Words) -> String {
    if carats == Span::default() {
        return String::new();
    }
    let (least, most) = (carats.from.unwrap_or(Carats::ZERO), carats.to.unwrap_or(Carats::MAX));
    let quoted = |class| format!("\"{}\"", words.scoped(&weight_word(class)));
    let classes: Vec<_> = (weight_class(least)..=weight_class(most)).map(quoted).collect();
    // A span that ends before it begins holds nothing; the columns say so, too.
    if classes.is_empty() { String::new() } else { format!(" AND ({})", classes.join(" OR ")) }
}

/// The clauses in the index's own language; empty when they hold no word.
fn expression(clauses: &[Vec<Term>], words: &Words) -> String {
    let quoted = |word: &str| format!("\"{}\"", words.scoped(word));
    let begins = |word: &str| {
        let whole = word.chars().count() < 3;
        if whole { quoted(word) } else { format!("{} *", quoted(word)) }
    };
    let term = |term: &Term| match term {
        Term::Word(text) => plain(text).iter().map(|word| begins(word)).collect::<Vec<_>>().join(" AND "),
        Term::Number(number) => quoted(&number_word(number)),
        Term::Issuer(country) => quoted(&place_word(Place::Issuer, *country)),
        Term::Origin(country) => quoted(&place_word(Place::Origin, *country)),
        Term::Destination(country) => quoted(&place_word(Place::Destination, *country)),
        Term::Hs(hs) => quoted(&hs_word(*hs)),
    };
    let clause = |clause: &Vec<Term>| {
        let terms = clause.iter().map(term).filter(|term| !term.is_empty());
        let terms = terms.map(|term| format!("({term})")).collect::<Vec<_>>().join(" OR ");
        Some(terms).filter(|terms| !terms.is_empty())
    };
    let clauses = clauses.iter().filter_map(clause).map(|clause| format!("({clause})"));
    clauses.collect::<Vec<_>>().join(" AND ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_of_weights_names_the_classes_that_it_touches() {
        let words = Words::of(&AuthorityId::parse("SL").unwrap(), Found::Certificate);
        let span = |from: Option<i64>, to: Option<i64>| Span {
            from: from.and_then(Carats::from_thousandths),
            to: to.and_then(Carats::from_thousandths),
        };
        assert_eq!(classes(span(None, None), &words), "");
        assert_eq!(classes(span(Some(5), Some(9)), &words), " AND (\"slc0w3\" OR \"slc0w4\")");
        assert_eq!(classes(span(None, Some(0)), &words), " AND (\"slc0w0\")");
        assert!(classes(span(Some(900_000_000_000), None), &words).ends_with("AND (\"slc0w40\")"));
    }

    #[test]
    fn a_clause_is_scoped_and_quoted_whatever_is_typed() {
        let words = Words::of(&AuthorityId::parse("EU-ANT").unwrap(), Found::Certificate);
        let clauses = [
            vec![Term::Word("Koidu\" OR x*".to_owned())],
            vec![Term::Origin(CountryCode::parse("SL").unwrap()), Term::Word("sl".to_owned())],
            vec![Term::Word("\"-.".to_owned())],
        ];
        assert_eq!(
            expression(&clauses, &words),
            "((\"euantckoidu\" * AND \"euantcor\" AND \"euantcx\")) AND ((\"euantc0osl\") OR (\"euantcsl\"))"
        );
        assert_eq!(expression(&[vec![Term::Word("***".to_owned())]], &words), "");
    }
}
