//! What goes wrong, late or another way: courses by quota, goods that come back, and shipments that no total counts.
//!
//! Invariant: quotas are met as far as the trade has fit shipments; figures of counted shipments never change here.
//! Must not know: the register.

use std::collections::{BTreeMap, BTreeSet};

use kpcs_domain::{
    certificate::{Parcel, Purpose},
    value::{Carats, Seal, Timestamp, UsdCents},
};

use super::{Company, Course, PlanRequest, PlannedShipment, Sides, goods::measured};
use crate::random::Random;

/// Of a million shipments so many are brought back from a viewing.
const RETURNS_PPM: u64 = 8_000;
/// A shipment that nobody answers is overdue when it left so many days before the end.
const OVERDUE_DAYS: i64 = 45;

/// Gives every shipment its course, and adds those that end in the office.
pub(super) fn give_courses(request: &PlanRequest, companies: &[Company], shipments: &mut Vec<PlannedShipment>) {
    let mut random = Random::new(request.seed, "courses");
    let counted = shipments.len() as u64;
    let mut plain: Vec<usize> = (0..shipments.len()).collect();
    random.shuffle(&mut plain);
    bring_back(shipments, companies, &mut plain, counted);
    for course in Course::ALL {
        if course.is_counted() {
            take(request, &mut random, shipments, companies, &mut plain, (course, course.quota(counted)));
        } else {
            add(request, &mut random, shipments, companies, (course, course.quota(counted)));
        }
    }
}

/// Gives `course` to as many plain shipments as asked for.
fn take(
    request: &PlanRequest,
    random: &mut Random,
    shipments: &mut [PlannedShipment],
    companies: &[Company],
    plain: &mut Vec<usize>,
    (course, wanted): (Course, u64),
) {
    if course == Course::Confirmed {
        return;
    }
    let steady = |index: &usize| has_one_pack(request, &companies[shipments[*index].importer as usize]);
    let lets_pass = |index: &usize| course != Course::WithinTolerance || steady(index);
    let fits = |index: &usize| lets_pass(index) && fits(request, &shipments[*index], course);
    let mut chosen: Vec<usize> = plain.iter().copied().filter(fits).collect();
    // A demonstration tells of Sierra Leone and Antwerp: one of what is open at the end is theirs.
    let told = |index: &usize| {
        let at = |company: u32| companies[company as usize].authority.as_str();
        let shipment = &shipments[*index];
        if course == Course::StillArrived { at(shipment.importer) == "EU-ANT" } else { at(shipment.exporter) == "SL" }
    };
    if let Some(first) = chosen.iter().position(told).filter(|_| course.is_open()) {
        chosen.swap(0, first);
    }
    chosen.truncate(usize::try_from(wanted).unwrap_or(usize::MAX));
    let taken: BTreeSet<usize> = chosen.iter().copied().collect();
    plain.retain(|index| !taken.contains(index));
    for index in chosen {
        set_course(request, random, &mut shipments[index], course);
    }
}

fn fits(request: &PlanRequest, shipment: &PlannedShipment, course: Course) -> bool {
    let free = shipment.course == Course::Confirmed && shipment.return_of.is_none();
    let hosted = shipment.sides == Sides::Both || !course.needs_both();
    let overdue = matches!(course, Course::Unheard | Course::Unanswered);
    let last_left = request.end().plus_seconds(-OVERDUE_DAYS * 86_400);
    let heavy = shipment.parcels.iter().any(|parcel| parcel.carats.thousandths() > 1_000);
    free && hosted && heavy && shipment.purpose != Purpose::Viewing && (!overdue || shipment.dates.arrived < last_left)
}

/// Whether one pack that ships holds throughout; a new one would end the demonstration's tolerance with its first day.
fn has_one_pack(request: &PlanRequest, company: &Company) -> bool {
    let Some(participant) = company.authority.participant() else { return false };
    let on = |day| kpcs_reference::pack_for(participant, day);
    on(request.first_day) == on(request.last_day())
}

fn set_course(request: &PlanRequest, random: &mut Random, shipment: &mut PlannedShipment, course: Course) {
    shipment.course = course;
    let heaviest = shipment.parcels.iter().map(|parcel| parcel.carats.thousandths()).max().unwrap_or(0);
    // Beyond every tolerance: three per mille and a tenth of a carat.
    let beyond = heaviest * 3 / 1_000 + 100 + random.between(0, 400);
    match course {
        Course::WithinTolerance => shipment.measured = measured(&shipment.parcels, 10),
        Course::Explained => shipment.measured = measured(&shipment.parcels, beyond),
        Course::Settled | Course::Discrepant => shipment.measured = measured(&shipment.parcels, 5 * beyond),
        Course::Late => shipment.dates = shipment.dates.answered_late(random),
        _ if course.is_open() => shipment.dates = moved_to_the_end(request, random, shipment),
        _ => {}
    }
}

/// Moves an unfinished shipment so that the last thing that happened to it happened in the last days.
fn moved_to_the_end(request: &PlanRequest, random: &mut Random, shipment: &PlannedShipment) -> super::Dates {
    let dates = shipment.dates;
    let last: Timestamp = match shipment.course {
        Course::StillApplied => dates.applied,
        Course::StillExamined => dates.examined,
        Course::StillPrepared => dates.prepared,
        Course::StillIssued => dates.approved,
        Course::StillUnderWay => dates.left,
        _ => dates.arrived,
    };
    dates.moved(request.last_day().plus_days(-random.between(0, 2)).days_since(last.day()))
}

/// Adds shipments that end before they count, each modelled on a counted one.
fn add(
    request: &PlanRequest,
    random: &mut Random,
    shipments: &mut Vec<PlannedShipment>,
    companies: &[Company],
    (course, wanted): (Course, u64),
) {
    let models: Vec<usize> = (0..shipments.len())
        .filter(|index| {
            let model = &shipments[*index];
            let usual = matches!(model.course, Course::Confirmed | Course::WithinTolerance);
            let early = model.dates.applied.day() < request.first_day.plus_days(21);
            let free = model.replaces.is_none() && model.return_of.is_none() && !(early && course == Course::Replaced);
            model.sides == Sides::Both && usual && free
        })
        .collect();
    if models.is_empty() {
        return;
    }
    for nth in 0..wanted {
        let story = |index: &&usize| companies[shipments[**index].exporter as usize].authority.as_str() == "SL";
        let open = course.is_open() && nth == 0;
        let model = models.iter().find(|index| open && story(index)).copied().unwrap_or(*random.pick(&models));
        if course == Course::Replaced && shipments[model].replaces.is_some() {
            continue;
        }
        let id = u32::try_from(shipments.len()).unwrap_or(u32::MAX);
        let mut extra = PlannedShipment { id, course, ..shipments[model].clone() };
        if course == Course::Replaced {
            // The original names another importer of the same office; the model's certificate takes its place.
            extra.importer = another_company(companies, extra.importer);
            shipments[model].replaces = Some(id);
            // Whole weeks, so that offices that rested still rest.
            let days = extra.dates.approved.day().days_since(extra.dates.applied.day()) + 1;
            extra.dates = extra.dates.moved(-7 * (days / 7 + 1));
            extra.seals = reseal(&extra, 11);
        } else {
            extra.seals = reseal(&extra, 1_000 + nth.cast_signed());
            scale_goods(&mut extra, random);
            let dates = super::Dates::anywhere(random, request);
            extra.dates = dates;
            set_course(request, random, &mut extra, course);
        }
        shipments.push(extra);
    }
}

fn another_company(companies: &[Company], company: u32) -> u32 {
    let own = &companies[company as usize];
    let others = (0..companies.len()).filter(|index| companies[*index].authority == own.authority);
    let other = others.filter_map(|index| u32::try_from(index).ok()).find(|index| *index != company);
    other.unwrap_or(company)
}

/// Other seals of the same series.
fn reseal(shipment: &PlannedShipment, offset: i64) -> Vec<Seal> {
    let again = |seal: &Seal| {
        let (series, number) = seal.as_str().rsplit_once('-')?;
        let number = number.parse::<i64>().ok()? + offset;
        Seal::parse(&format!("{series}-{number}")).ok()
    };
    shipment.seals.iter().filter_map(again).collect()
}

/// Other weights of the same kind of goods: half to one and a half times as much.
fn scale_goods(shipment: &mut PlannedShipment, random: &mut Random) {
    let percent = random.between(50, 150);
    let scale = |parcel: &Parcel| {
        let carats = Carats::from_thousandths(parcel.carats.thousandths() / 1_000 * percent * 10 + 100);
        let value = UsdCents::from_cents(parcel.value.cents() / 100 * percent + 100);
        Parcel { carats: carats.unwrap_or(parcel.carats), value: value.unwrap_or(parcel.value), ..parcel.clone() }
    };
    shipment.parcels = shipment.parcels.iter().map(scale).collect();
    shipment.declared = shipment.parcels.clone();
    shipment.measured = measured(&shipment.parcels, 0);
}

/// Makes pairs of a viewing and its return out of shipments that go both ways between two offices.
fn bring_back(shipments: &mut [PlannedShipment], companies: &[Company], plain: &mut Vec<usize>, counted: u64) {
    let authority = |company: u32| &companies[company as usize].authority;
    let wanted = (counted * RETURNS_PPM / 1_000_000).max(1);
    let mut made = 0;
    let backs: Vec<usize> = plain.iter().copied().filter(|index| !shipments[*index].own).collect();
    let mut used = BTreeSet::new();
    let mut ways = BTreeMap::<_, Vec<usize>>::new();
    for index in plain.iter().copied().filter(|index| shipments[*index].sides == Sides::Both) {
        let key = (authority(shipments[index].exporter), authority(shipments[index].importer));
        ways.entry(key).or_default().push(index);
    }
    for back in backs {
        if made == wanted {
            break;
        }
        let key = (authority(shipments[back].importer), authority(shipments[back].exporter));
        let free = |index: &&usize| !used.contains(*index) && !used.contains(&back);
        let Some(there) = ways.get(&key).and_then(|there| {
            let receives = |index: &usize| companies[shipments[*index].exporter as usize].imports;
            let mut there = there.iter().filter(free);
            there.find(|index| receives(index) && may_return(&shipments[**index], &shipments[back])).copied()
        }) else {
            continue;
        };
        used.extend([there, back]);
        join(shipments, there, back);
        made += 1;
    }
    plain.retain(|index| !used.contains(index));
}

/// Whether `back` can bring back what `there` took: later, and no more than went.
fn may_return(there: &PlannedShipment, back: &PlannedShipment) -> bool {
    let days = back.dates.applied.day().days_since(there.dates.answered.day());
    there.id != back.id && (2..=120).contains(&days) && back.carats() <= there.carats() && back.sides == Sides::Both
}

fn join(shipments: &mut [PlannedShipment], there: usize, back: usize) {
    let goods = shipments[there].parcels[0].clone();
    let (to, from) = (shipments[there].importer, shipments[there].exporter);
    let bound = shipments[there].dates.applied.day().plus_days(150);
    shipments[there].purpose = Purpose::Viewing;
    shipments[there].expected_return = Some(bound);
    let there = shipments[there].id;
    let returned = &mut shipments[back];
    (returned.exporter, returned.importer, returned.return_of) = (to, from, Some(there));
    (returned.purpose, returned.expected_return) = (Purpose::Consignment, None);
    for parcel in returned.parcels.iter_mut().chain(&mut returned.declared) {
        (parcel.hs, parcel.origin) = (goods.hs, goods.origin.clone());
    }
}
