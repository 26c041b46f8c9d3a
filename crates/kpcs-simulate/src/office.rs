//! The offices that a demonstration hosts, each with number blocks, and the partners that have paper only.
//!
//! Invariant: a demonstration's pack is the Participant's own pack plus blocks and a tolerance, and says which keys were
//! set for the demonstration; addresses lie in the reserved domain `.example` (RFC 2606).
//! Must not know: keys, accounts, trade.

use kpcs_domain::{
    act::designate_authority,
    field::OneOrMore,
    party::{Block, PackSource, RulePack, Trade},
    value::{AuthorityId, CountryCode, Day, Name, Text},
};
use kpcs_reference::{pack_for, rule_packs};
use kpcs_register::Office;

use crate::{
    plan::imports_at,
    seat::{PARTNERS, Partner, Seat, seats},
};

/// The keys of a pack that are set here and known of no law.
const SET_HERE: [&str; 3] = ["number.blocks", "tolerance.carats_absolute_thousandths", "tolerance.carats_relative_ppm"];
/// Two hundredths of a carat, or a fifth of a per mille: what two good scales may differ.
const TOLERANCE: (u64, u64) = (20, 200);
/// How many numbers the offices of one Participant have, at most.
const BLOCK: u64 = 90_000;

/// The offices of a demonstration whose days are `first_day` to `last_day` and some after: every Participant with notable
/// production or trade that counts as itself on the first day.
///
/// Blocks name the year of the first day to the year after the last, so that a demonstration can go on.
#[must_use]
pub fn demo_offices(first_day: Day, last_day: Day) -> Vec<Office> {
    let hosted = PARTNERS.iter().filter(|partner| partner.hosted && trades_as_itself(partner, first_day));
    hosted.flat_map(|partner| offices(partner, first_day, last_day)).collect()
}

/// The partners of a demonstration that have paper only, as their Participants told the Chair; the scheme enters them.
#[must_use]
pub fn paper_partners(first_day: Day) -> Vec<designate_authority::Request> {
    let paper = PARTNERS.iter().filter(|partner| !partner.hosted && trades_as_itself(partner, first_day));
    paper.filter_map(|partner| designation(partner, partner.seats.first()?, first_day)).collect()
}

/// Whether it is a Participant of its own that may trade.
fn trades_as_itself(partner: &Partner, day: Day) -> bool {
    let Ok(code) = CountryCode::parse(partner.code) else { return false };
    let history = kpcs_reference::scheme_history();
    let trade = history.standing(code, day).map(|row| row.trade);
    history.participant_of(code, day) == code && trade.is_some_and(|trade| trade != Trade::Closed)
}

fn offices(partner: &'static Partner, first_day: Day, last_day: Day) -> Vec<Office> {
    // One pack serves all offices of a Participant: the first adopts it.
    let mut pack = demo_pack(partner, first_day, last_day);
    let office = |seat: &'static Seat| {
        let designation = designation(partner, seat, first_day)?;
        Some(Office { designation, pack: pack.take() })
    };
    partner.seats.iter().filter_map(office).collect()
}

fn designation(partner: &Partner, seat: &Seat, from: Day) -> Option<designate_authority::Request> {
    let places: Vec<CountryCode> = seat.places.iter().filter_map(|place| CountryCode::parse(place).ok()).collect();
    let history = kpcs_reference::scheme_history();
    let participant = CountryCode::parse(partner.code).ok()?;
    let own = places.into_iter().filter(|place| history.participant_of(*place, from) == participant).collect();
    Some(designate_authority::Request {
        authority: AuthorityId::parse(seat.authority).ok()?,
        participant,
        name: Name::parse(seat.name).ok()?,
        exporting: true,
        importing: imports_at(partner, seat),
        places: OneOrMore::new(own)?,
        address: Text::parse(&format!("{}, {}", seat.tongue.street(3), seat.town)).ok()?,
        email: Text::parse(&format!("office@{}.example", seat.authority.to_ascii_lowercase())).ok()?,
        signs: partner.hosted,
        from,
    })
}

/// The Participant's pack in force on the first day, one version on, with blocks and a tolerance.
fn demo_pack(partner: &Partner, first_day: Day, last_day: Day) -> Option<RulePack> {
    let participant = CountryCode::parse(partner.code).ok()?;
    let mut pack = pack_for(participant, first_day).clone();
    let newest =
        rule_packs().iter().filter(|pack| pack.participant == Some(participant)).map(|pack| pack.version).max();
    pack.participant = Some(participant);
    pack.version = newest.unwrap_or(0) + 1;
    pack.valid_from = Day::parse(&format!("{:04}-01-01", first_day.year())).ok()?.max(pack.valid_from);
    pack.number.blocks = blocks(partner, &pack, first_day.year(), last_day.year() + 1);
    (pack.tolerance.carats_absolute_thousandths, pack.tolerance.carats_relative_ppm) = TOLERANCE;
    mark_as_set_here(&mut pack);
    Some(pack)
}

/// A block for each office and year: the last simulated year begins with the office's own first serial; the year before
/// ends just below, the year after begins well above.
fn blocks(partner: &Partner, pack: &RulePack, from: i64, to: i64) -> Vec<Block> {
    let top = 10_u64.saturating_pow(u32::try_from(pack.number.digits_max.min(12)).unwrap_or(12)) - 1;
    let mut blocks = Vec::new();
    for seat in partner.seats {
        let room = BLOCK.min((top - seat.first_serial) / 2);
        for year in from..=to {
            let (first, last) = match to - year {
                0 => (seat.first_serial + room, seat.first_serial + 2 * room - 1),
                1 => (seat.first_serial, seat.first_serial + room - 1),
                _ => (seat.first_serial.saturating_sub(room).max(1), seat.first_serial - 1),
            };
            let (year, authority) = (u64::try_from(year).ok(), AuthorityId::parse(seat.authority).ok());
            blocks.push(Block { from: first, to: last, year, authority });
        }
    }
    blocks
}

/// Takes the keys set here from wherever the pack says they come from, and says where they come from now.
fn mark_as_set_here(pack: &mut RulePack) {
    let set_here = |key: &Name| SET_HERE.contains(&key.as_str());
    let keys = RulePack::keys();
    // A table named as a whole is named key by key, so that one of its keys can leave.
    let in_table = |table: &Name| {
        let of_table = |key: &&String| key.split_once('.').is_some_and(|(of, _)| of == table.as_str());
        let within: Vec<_> = keys.iter().filter(of_table).collect();
        if within.is_empty() {
            vec![table.clone()]
        } else {
            within.into_iter().filter_map(|key| Name::parse(key).ok()).collect()
        }
    };
    pack.unknown = pack.unknown.iter().flat_map(in_table).filter(|key| !set_here(key)).collect();
    pack.source.iter_mut().for_each(|source| source.keys.retain(|key| !set_here(key)));
    pack.source.retain(|source| !source.keys.is_empty());
    let cites = Text::parse("set for a demonstration; no law says so").ok();
    let keys: Vec<Name> = SET_HERE.iter().filter_map(|key| Name::parse(key).ok()).collect();
    let section = Name::parse("§0.2").ok();
    pack.source.extend(section.zip(cites).map(|(section, cites)| PackSource { keys, section, cites }));
}

/// The first serial of an office that has paper only.
pub(crate) fn first_serial(authority: &AuthorityId) -> u64 {
    seats().find(|(_, seat)| seat.authority == authority.as_str()).map_or(1, |(_, seat)| seat.first_serial)
}

#[cfg(test)]
mod tests {
    use kpcs_domain::value::Day;

    use super::{demo_offices, paper_partners};

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn every_pack_of_a_demonstration_is_sound() {
        for (first, last) in [("2019-01-01", "2019-12-31"), ("2026-07-01", "2026-11-23"), ("2006-01-01", "2006-12-31")]
        {
            let offices = demo_offices(day(first), day(last));
            for office in &offices {
                if let Some(pack) = &office.pack {
                    assert_eq!(pack.faults(), [], "{:?} {first}", pack.participant);
                }
            }
            let code = |code: &str| offices.iter().any(|office| office.designation.authority.as_str() == code);
            assert!(code("SL") && code("EU-ANT") && code("CN-HKG"), "{first}");
            assert_eq!(code("GB"), first.starts_with("2026"), "{first}");
        }
    }

    #[test]
    fn numbers_are_like_those_of_the_office() {
        let offices = demo_offices(day("2026-07-01"), day("2026-11-23"));
        let of = |authority: &str| {
            let office = offices.iter().find(|office| office.designation.authority.as_str() == authority).unwrap();
            let pack = office.pack.as_ref().unwrap();
            pack.number.blocks_for(&office.designation.authority, 2026)[0]
        };
        assert_eq!(of("SL").0, 4_204);
        assert_eq!(of("EU-ANT").0, 40_120_511);
    }

    #[test]
    fn partners_on_paper_do_not_sign() {
        let partners = paper_partners(day("2019-01-01"));
        assert!(partners.len() > 10 && partners.iter().all(|partner| !partner.signs));
        let mail = |text: &str| text.ends_with(".example");
        assert!(partners.iter().all(|partner| mail(partner.email.as_str())));
    }
}
