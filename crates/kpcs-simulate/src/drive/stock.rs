//! Where exporters have their goods from: certificates under which goods were imported, drawn down; then older stock.
//!
//! Invariant: no more is drawn from an import than came in with it. Must not know: origins.
//! Source: kpcs.md §5.11.

use std::collections::{BTreeMap, VecDeque};

use kpcs_domain::{
    certificate::{MassLoss, Source, SourceKind},
    party::RulePack,
    value::{Carats, CertificateNumber, CountryCode, Day, Name},
};

/// The most certificates that one application names; a dealer's parcel seldom has more.
const LIMIT_SOURCES: usize = 6;

/// What came in to each Participant and has not gone out, in thousandths of a carat.
#[derive(Debug, Default)]
pub(crate) struct Stock(BTreeMap<CountryCode, VecDeque<(CertificateNumber, i64)>>);

impl Stock {
    /// Goods came in.
    pub(crate) fn receive(&mut self, at: CountryCode, number: &CertificateNumber, carats: Carats) {
        self.0.entry(at).or_default().push_back((number.clone(), carats.thousandths()));
    }

    /// Sources for goods bought abroad, oldest imports first; older stock covers what is left.
    pub(crate) fn draw(&mut self, at: CountryCode, carats: Carats, day: Day) -> Vec<Source> {
        let (mut left, mut sources) = (carats.thousandths(), Vec::new());
        let imports = self.0.entry(at).or_default();
        while left > 0 && sources.len() < LIMIT_SOURCES {
            let Some((number, remaining)) = imports.front_mut() else { break };
            let drawn = left.min(*remaining);
            sources.extend(source(SourceKind::ImportCertificate, &number.to_string(), drawn));
            (left, *remaining) = (left - drawn, *remaining - drawn);
            if *remaining == 0 {
                imports.pop_front();
            }
        }
        if left > 0 {
            let ledger = format!("Stock ledger of {}", day.year() - 1);
            sources.extend(source(SourceKind::CertifiedStock, &ledger, left));
        }
        sources
    }
}

/// A source of so many thousandths of a carat.
pub(crate) fn source(kind: SourceKind, reference: &str, thousandths: i64) -> Option<Source> {
    Some(Source::new(kind, Name::parse(reference).ok()?, Carats::from_thousandths(thousandths)?))
}

/// The sources as the Participant takes them: stock of a kind that it does not take is named by its plant, and what they
/// weigh more than `declared` is a loss in cleaning where it asks for a balance.
pub(crate) fn as_taken(mut sources: Vec<Source>, declared: Carats, pack: &RulePack) -> Vec<Source> {
    let Some(rule) = &pack.application else { return sources };
    let taken = |kind: &SourceKind| rule.sources_accepted.is_empty() || rule.sources_accepted.contains(kind);
    for source in sources.iter_mut().filter(|source| !taken(&source.kind)) {
        source.kind = SourceKind::Plant;
    }
    let total: i64 = sources.iter().map(|source| source.carats.thousandths()).sum();
    let lost = Carats::from_thousandths(total - declared.thousandths()).filter(|lost| *lost > Carats::ZERO);
    if let Some(last) = sources.last_mut().filter(|_| rule.mass_balanced) {
        (last.mass_lost, last.mass_lost_by) = (lost, lost.map(|_| MassLoss::Cleaning));
    }
    sources
}

#[cfg(test)]
mod tests {
    use kpcs_domain::{
        certificate::SourceKind,
        value::{Carats, CertificateNumber, CountryCode, Day},
    };

    use super::Stock;

    #[test]
    fn draws_oldest_first_and_never_more_than_came() {
        let at = CountryCode::parse("AE").unwrap();
        let carats = |text: &str| Carats::parse(text).unwrap();
        let mut stock = Stock::default();
        for (number, weight) in [("SL4211", "10"), ("CD77", "5")] {
            stock.receive(at, &CertificateNumber::parse(number).unwrap(), carats(weight));
        }
        let mut draw = |weight| {
            let drawn = stock.draw(at, carats(weight), Day::parse("2019-05-01").unwrap());
            drawn.iter().map(|one| format!("{} {}", one.reference, one.carats)).collect::<Vec<_>>().join("; ")
        };
        assert_eq!(draw("12"), "SL4211 10.00; CD77 2.00");
        assert_eq!(draw("4"), "CD77 3.00; Stock ledger of 2018 1.00");
        assert_eq!(stock.draw(at, carats("1"), Day::parse("2019-05-01").unwrap())[0].kind, SourceKind::CertifiedStock);
    }
}
