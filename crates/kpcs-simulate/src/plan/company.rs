//! Companies: who trades at each office, as many as its certificates ask for.
//!
//! Invariant: the first company of an office is the same in every plan; the demonstration's exporter acts for it.
//! Must not know: shipments.

use kpcs_domain::value::{AuthorityId, CountryCode, Name, Text};

use crate::{
    name::company,
    random::Random,
    seat::{Partner, Seat, seats},
};

/// A simulated company.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Company {
    /// Its name, ending in "(simulated)".
    pub name: Name,
    /// Street and town.
    pub address: Text,
    /// The place where it sits, as two letters.
    pub country: CountryCode,
    /// Its licence.
    pub licence: Name,
    /// The authority at which it applies, or which receives its goods.
    pub authority: AuthorityId,
    /// Whether a demonstration hosts that authority; otherwise it has paper only.
    pub hosted: bool,
    /// Whether goods are imported there.
    pub imports: bool,
}

/// The company of this number at a seat.
pub(crate) fn company_at(authority: &str, number: usize) -> Option<Company> {
    let (salt, (partner, seat)) = seats().enumerate().find(|(_, (_, seat))| seat.authority == authority)?;
    let address = format!("{}, {}", seat.tongue.street(salt + number), seat.town);
    Some(Company {
        name: Name::parse(&company(seat.tongue, salt, number)).ok()?,
        address: Text::parse(&address).ok()?,
        country: CountryCode::parse(seat.places.first()?).ok()?,
        licence: Name::parse(&format!("{}-L{:04}", seat.authority, 100 + number * 3)).ok()?,
        authority: AuthorityId::parse(seat.authority).ok()?,
        hosted: partner.hosted,
        imports: imports_at(partner, seat),
    })
}

/// Whether goods are imported at a seat: of several that serve one place, the first is told by the issuer.
pub(crate) fn imports_at(partner: &Partner, seat: &Seat) -> bool {
    let first = partner.seats.iter().find(|other| other.places.contains(&seat.places[0]));
    first.is_some_and(|first| first.authority == seat.authority)
}

/// The companies of one Participant, seat by seat, and how to pick one.
#[derive(Debug)]
pub(crate) struct Traders {
    /// For each seat its weight, whether goods are imported there, and the indices of its companies in the plan.
    seats: Vec<(u64, bool, Vec<u32>)>,
    picked: [usize; 2],
}

impl Traders {
    /// Makes the companies of `partner` for so many certificates and adds them to `all`.
    pub(crate) fn settle(partner: &'static Partner, certificates: u64, all: &mut Vec<Company>) -> Self {
        let settle = |seat: &'static Seat| {
            let wanted = usize::try_from((certificates / 40).clamp(3, 40)).unwrap_or(3);
            let first = all.len();
            all.extend((0..wanted).filter_map(|number| company_at(seat.authority, number)));
            let imports = imports_at(partner, seat);
            (seat.share, imports, (first..all.len()).filter_map(|index| u32::try_from(index).ok()).collect())
        };
        Self { seats: partner.seats.iter().map(settle).collect(), picked: [0, 0] }
    }

    /// A company that exports, or imports: every seat's turn comes first, then by the seat's share; few companies have
    /// most of the trade.
    pub(crate) fn pick(&mut self, random: &mut Random, to_import: bool) -> u32 {
        let seats: Vec<_> = self.seats.iter().filter(|(_, imports, _)| *imports || !to_import).collect();
        let shares: Vec<u64> = seats.iter().map(|(share, _, _)| *share).collect();
        let picked = &mut self.picked[usize::from(to_import)];
        let seat = if *picked < seats.len() { *picked } else { random.weighted(&shares) };
        *picked += 1;
        let companies = &seats[seat].2;
        companies[random.index(companies.len()).min(random.index(companies.len()))]
    }
}
