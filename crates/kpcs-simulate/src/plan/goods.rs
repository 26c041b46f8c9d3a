//! Goods: parcels with weight, value, subheading and origin, cut from what a corridor carries.
//!
//! Invariant: parcels add up to their shipment and shipments to their corridor, to the unit. A parcel of one country's
//! stones names it; `***` is only ever said of goods that were bought mixed (kpcs.md §9.9).
//! Must not know: who trades, when.

use kpcs_domain::{
    certificate::Parcel,
    value::{Carats, CountryCode, HsCode, Origin, Text, UsdCents},
};

use super::flow::{Corridor, LEAST_CENTS, LEAST_HUNDREDTHS};
use crate::{
    apportion::{apportion, apportion_above},
    random::Random,
};

/// How likely a shipment of foreign goods says `***`, one country for all, or the countries.
const ORIGINS: [u64; 3] = [66, 18, 16];
/// How likely a shipment has one parcel, two, three and so on.
const PARCELS: [u64; 8] = [46, 20, 12, 8, 6, 4, 2, 2];

/// One shipment's share of a corridor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Share {
    pub(crate) hs: HsCode,
    pub(crate) carat_hundredths: u64,
    pub(crate) cents: u64,
}

/// Countries that mine, with the value of what they mined, for goods bought abroad.
#[derive(Debug, Clone)]
pub(crate) struct Mines(pub(crate) Vec<(CountryCode, u64)>);

/// Cuts a corridor into its shipments.
pub(crate) fn shares(random: &mut Random, corridor: &Corridor) -> Vec<Share> {
    let each: Vec<(HsCode, u64, u64)> = (0..corridor.certificates)
        .map(|_| {
            let hs = subheading(random, corridor);
            let price = random.between(700, 1_400).unsigned_abs() * price_tenths(hs) / 10;
            (hs, random.size(), price)
        })
        .collect();
    let sizes: Vec<u128> = each.iter().map(|(_, size, _)| u128::from(*size)).collect();
    let carats = apportion_above(corridor.carat_hundredths, &sizes, &vec![LEAST_HUNDREDTHS; sizes.len()]);
    let worth: Vec<u128> =
        each.iter().zip(&carats).map(|((_, _, price), carats)| u128::from(*price) * u128::from(*carats)).collect();
    let cents = apportion_above(corridor.cents, &worth, &vec![LEAST_CENTS; worth.len()]);
    let share = |((hs, _, _), (carat_hundredths, cents))| Share { hs, carat_hundredths, cents };
    each.into_iter().zip(carats.into_iter().zip(cents)).map(share).collect()
}

/// Run of mine goes unsorted; cheap goods are industrial for a large part; dealers sell sorted.
fn subheading(random: &mut Random, corridor: &Corridor) -> HsCode {
    let dollars = corridor.cents / corridor.carat_hundredths.max(1);
    let weights = match (corridor.own, dollars) {
        (true, 0..30) => [30, 50, 20],
        (true, 30..100) => [50, 15, 35],
        (true, _) => [55, 5, 40],
        (false, 0..40) => [15, 35, 50],
        (false, _) => [14, 8, 78],
    };
    HsCode::ALL[random.weighted(&weights)]
}

const fn price_tenths(hs: HsCode) -> u64 {
    match hs {
        HsCode::Hs710210 => 9,
        HsCode::Hs710221 => 2,
        HsCode::Hs710231 => 12,
    }
}

/// Cuts a shipment into parcels.
pub(crate) fn parcels(random: &mut Random, share: Share, origins: &[Origin]) -> Vec<Parcel> {
    let room = (share.carat_hundredths / 20).min(share.cents / 2_000).max(1);
    let wanted = 1 + random.weighted(&PARCELS);
    let count = wanted.max(origins.len()).min(usize::try_from(room).unwrap_or(1));
    let sizes: Vec<u128> = (0..count).map(|_| u128::from(random.size())).collect();
    let carats = apportion_above(share.carat_hundredths, &sizes, &vec![10; count]);
    let hs: Vec<HsCode> = (0..count).map(|index| parcel_subheading(random, share.hs, index)).collect();
    let worth = |index: usize| {
        u128::from(carats[index]) * u128::from(price_tenths(hs[index]) * random.between(80, 125).unsigned_abs())
    };
    let worth: Vec<u128> = (0..count).map(worth).collect();
    let cents = apportion_above(share.cents, &worth, &vec![1_000; count]);
    let origin = |index: usize| origins[index % origins.len()].clone();
    (0..count).filter_map(|index| parcel(random, hs[index], carats[index], cents[index], origin(index))).collect()
}

/// A few shipments carry industrial goods beside the sorted ones.
fn parcel_subheading(random: &mut Random, hs: HsCode, index: usize) -> HsCode {
    let aside = index > 0 && hs == HsCode::Hs710231 && random.happens(120_000);
    if aside { HsCode::Hs710221 } else { hs }
}

fn parcel(random: &mut Random, hs: HsCode, carat_hundredths: u64, cents: u64, origin: Origin) -> Option<Parcel> {
    let words = match hs {
        HsCode::Hs710210 => ["run of mine", "run of mine, +5", "unsorted, -11+3"],
        HsCode::Hs710221 => ["boart", "industrial, drilling", "rejections"],
        HsCode::Hs710231 => ["makeables, 2 to 4 grainer", "sawables, 3 to 10 ct", "smalls, -7+3"],
    };
    // Small parcels are counted stone by stone.
    let counted = carat_hundredths < 60_000;
    let stones = (carat_hundredths * 10 / random.between(300, 2_500).unsigned_abs()).max(1);
    Some(Parcel {
        hs,
        carats: Carats::from_thousandths(carat_hundredths.cast_signed() * 10)?,
        value: UsdCents::from_cents(cents.cast_signed())?,
        origin,
        stones: counted.then_some(stones),
        description: Text::parse(words[random.index(words.len())]).ok(),
    })
}

/// The origins of a shipment's parcels, in turn: the exporter's own, or those of goods bought abroad.
pub(crate) fn origins(random: &mut Random, corridor: &Corridor, mines: &Mines, must_name: bool) -> Vec<Origin> {
    let own = CountryCode::parse(corridor.exporter.code).ok().and_then(|code| Origin::named([code].into()));
    if let Some(own) = own.filter(|_| corridor.own) {
        return vec![own];
    }
    let weights = if must_name { [0, ORIGINS[1], ORIGINS[0]] } else { ORIGINS };
    match random.weighted(&weights) {
        1 => mines.some(random, 1),
        2 => {
            let countries = random.between(2, 4).unsigned_abs();
            let each = mines.some(random, usize::try_from(countries).unwrap_or(2));
            // Half of them packed apart, half as one parcel of which every country is named.
            if random.happens(500_000) {
                each
            } else {
                each.into_iter().reduce(|a, b| a.union(&b)).into_iter().collect()
            }
        }
        _ => vec![Origin::MixedUndisclosed],
    }
}

impl Mines {
    /// So many countries, each as likely as it mines much; fewer where one is drawn twice.
    fn some(&self, random: &mut Random, count: usize) -> Vec<Origin> {
        let weights: Vec<u64> = self.0.iter().map(|(_, cents)| cents.isqrt()).collect();
        let mut drawn: Vec<CountryCode> = (0..count).map(|_| self.0[random.weighted(&weights)].0).collect();
        drawn.sort_unstable();
        drawn.dedup();
        drawn.into_iter().filter_map(|code| Origin::named([code].into())).collect()
    }
}

/// What the importing officer's scale shows when something is missing: the loss lies in the heaviest parcel.
pub(crate) fn measured(parcels: &[Parcel], missing_thousandths: i64) -> Vec<Carats> {
    let heaviest = (0..parcels.len()).max_by_key(|index| parcels[*index].carats).unwrap_or(0);
    let weigh = |(index, parcel): (usize, &Parcel)| {
        let loss = if index == heaviest { missing_thousandths } else { 0 };
        Carats::from_thousandths((parcel.carats.thousandths() - loss).max(1)).unwrap_or(parcel.carats)
    };
    parcels.iter().enumerate().map(weigh).collect()
}

/// What an exporter declares before the office weighs: the same, or a few hundredths off.
pub(crate) fn declared(random: &mut Random, parcels: &[Parcel]) -> Vec<Parcel> {
    let off = |parcel: &Parcel| {
        let thousandths = parcel.carats.thousandths() + 10 * random.between(-3, 3);
        let carats = Carats::from_thousandths(thousandths.max(10)).unwrap_or(parcel.carats);
        let cents =
            apportion(parcel.value.cents().unsigned_abs(), &[random.between(88, 112).unsigned_abs().into(), 12]);
        let value = UsdCents::from_cents(cents[0].max(100).cast_signed()).unwrap_or(parcel.value);
        Parcel { carats, value, ..parcel.clone() }
    };
    parcels.iter().map(off).collect()
}
