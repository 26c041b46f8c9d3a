//! The Participants that trade in a simulated world, their offices, and rough figures of what passes through each.
//!
//! Invariant: the figures shape what no publication says: who re-exports how much, who buys at what price, how large a
//! certificate is. They are orders of magnitude set by hand, never shown as data; wherever `data/` has a figure of the
//! year, that figure counts instead. Must not know: any year.
//! Source of the orders of magnitude: kpcs.md §1.6 and §17, the published rows of `data/kp_trade.csv`.

use crate::name::Tongue;

/// An office of a Participant.
#[derive(Debug)]
pub(crate) struct Seat {
    /// Its short name.
    pub(crate) authority: &'static str,
    /// Its name.
    pub(crate) name: &'static str,
    /// The places it serves, two letters each; the first is where its traders sit.
    pub(crate) places: &'static [&'static str],
    /// Its town, as written there.
    pub(crate) town: &'static str,
    /// The language of its traders.
    pub(crate) tongue: Tongue,
    /// The first serial of its block.
    pub(crate) first_serial: u64,
    /// Its share of the Participant's trade, in any unit.
    pub(crate) share: u64,
}

/// A Participant as the simulator sees it.
#[derive(Debug)]
pub(crate) struct Partner {
    /// Its two letters.
    pub(crate) code: &'static str,
    /// Its offices; the first is the largest.
    pub(crate) seats: &'static [Seat],
    /// Whether a demonstration hosts its offices; others have paper only.
    pub(crate) hosted: bool,
    /// Yearly imports, in million dollars, where none are published.
    pub(crate) imports: u64,
    /// Yearly re-exports, in million dollars, where no exports are published.
    pub(crate) re_exports: u64,
    /// Dollars per carat of what it buys.
    pub(crate) buys_at: u64,
    /// Dollars per carat of what it sells on.
    pub(crate) sells_at: u64,
    /// Average value of a certificate that it issues, in thousand dollars.
    pub(crate) certificate_thousands: u64,
}

const fn seat(
    authority: &'static str,
    name: &'static str,
    places: &'static [&'static str],
    town: &'static str,
    tongue: Tongue,
    first_serial: u64,
) -> Seat {
    Seat { authority, name, places, town, tongue, first_serial, share: 1 }
}

/// The same with a share.
const fn share(seat: Seat, share: u64) -> Seat {
    Seat { share, ..seat }
}

/// Imports, re-exports (million dollars), buying and selling price (dollars a carat), certificate (thousand dollars).
type Figures = (u64, u64, u64, u64, u64);

const fn hosted(code: &'static str, figures: Figures, seats: &'static [Seat]) -> Partner {
    let (imports, re_exports, buys_at, sells_at, certificate_thousands) = figures;
    Partner { code, seats, hosted: true, imports, re_exports, buys_at, sells_at, certificate_thousands }
}

const fn paper(code: &'static str, figures: Figures, seats: &'static [Seat]) -> Partner {
    Partner { hosted: false, ..hosted(code, figures, seats) }
}

/// Every Participant that the simulator knows, by code.
pub(crate) const PARTNERS: &[Partner] = &[
    hosted(
        "AE",
        (7_900, 7_700, 72, 84, 900),
        &[seat("AE", "Dubai Diamond Exchange", &["AE"], "دبي", Tongue::Arabic, 61_204)],
    ),
    paper(
        "AM",
        (70, 20, 160, 120, 400),
        &[seat("AM", "Armenian diamond control", &["AM"], "Ереван", Tongue::Russian, 310)],
    ),
    hosted("AO", (0, 2, 90, 200, 4_000), &[seat("AO", "Sodiam, Luanda", &["AO"], "Luanda", Tongue::Portuguese, 7_410)]),
    hosted(
        "AU",
        (4, 12, 300, 60, 700),
        &[seat("AU", "Australian Border Force, Perth", &["AU"], "Perth", Tongue::English, 2_931)],
    ),
    hosted(
        "BR",
        (2, 1, 100, 200, 120),
        &[seat("BR", "Agência Nacional de Mineração", &["BR"], "Diamantina", Tongue::Portuguese, 4_105)],
    ),
    hosted(
        "BW",
        (950, 1_250, 150, 160, 2_500),
        &[seat("BW", "Diamond Hub, Gaborone", &["BW"], "Gaborone", Tongue::English, 18_330)],
    ),
    paper("BY", (30, 12, 120, 90, 500), &[seat("BY", "Гохран Беларуси", &["BY"], "Минск", Tongue::Russian, 870)]),
    hosted(
        "CA",
        (40, 30, 300, 200, 2_000),
        &[seat("CA", "Natural Resources Canada, Ottawa", &["CA"], "Yellowknife", Tongue::English, 33_012)],
    ),
    hosted("CD", (0, 1, 20, 20, 140), &[seat("CD", "CEEC, Kinshasa", &["CD"], "Kinshasa", Tongue::French, 24_870)]),
    paper("CF", (0, 0, 200, 200, 60), &[seat("CF", "BECDOR, Bangui", &["CF"], "Bangui", Tongue::French, 1_104)]),
    paper("CG", (0, 0, 100, 100, 40), &[seat("CG", "BEEC, Brazzaville", &["CG"], "Brazzaville", Tongue::French, 402)]),
    hosted(
        "CH",
        (330, 300, 300, 300, 900),
        &[seat("CH", "SECO, Genève", &["CH", "LI"], "Genève", Tongue::French, 41_650)],
    ),
    paper("CI", (0, 0, 60, 60, 20), &[seat("CI", "SPPK, Abidjan", &["CI"], "Séguéla", Tongue::French, 150)]),
    paper("CM", (0, 0, 150, 150, 20), &[seat("CM", "SNPPK, Yaoundé", &["CM"], "Yaoundé", Tongue::French, 90)]),
    hosted(
        "CN",
        (1_500, 700, 190, 140, 450),
        &[
            share(
                seat("CN-HKG", "Trade and Industry, Hong Kong", &["HK", "MO"], "香港", Tongue::Chinese, 1_204_310),
                3,
            ),
            share(seat("CN-SHA", "Customs at the Shanghai Exchange", &["CN"], "上海", Tongue::Chinese, 3_100_220), 2),
        ],
    ),
    hosted(
        "EU",
        (8_700, 8_650, 100, 112, 320),
        &[
            share(
                seat(
                    "EU-ANT",
                    "Diamond Office Antwerp",
                    &["BE", "NL", "LU", "FR", "IE", "PT", "ES", "IT"],
                    "Antwerpen",
                    Tongue::Dutch,
                    40_120_511,
                ),
                24,
            ),
            share(
                seat(
                    "EU-IDA",
                    "Hauptzollamt, Idar-Oberstein",
                    &["DE", "AT", "CZ", "DK", "SE", "FI", "PL"],
                    "Idar-Oberstein",
                    Tongue::German,
                    43_000_276,
                ),
                1,
            ),
        ],
    ),
    paper(
        "GA",
        (0, 0, 100, 100, 20),
        &[seat("GA", "Bureau du Processus, Libreville", &["GA"], "Libreville", Tongue::French, 20)],
    ),
    hosted(
        "GB",
        (200, 120, 200, 200, 500),
        &[seat("GB", "Government Diamond Office, London", &["GB"], "London", Tongue::English, 52_118)],
    ),
    hosted(
        "GH",
        (1, 1, 30, 30, 60),
        &[seat("GH", "Precious Minerals Marketing, Accra", &["GH"], "Accra", Tongue::English, 2_207)],
    ),
    hosted("GN", (0, 0, 80, 80, 60), &[seat("GN", "BNE, Conakry", &["GN"], "Conakry", Tongue::French, 3_019)]),
    paper(
        "GY",
        (0, 0, 235, 235, 60),
        &[seat("GY", "Geology and Mines, Georgetown", &["GY"], "Georgetown", Tongue::English, 5_120)],
    ),
    paper(
        "ID",
        (1, 1, 200, 200, 60),
        &[seat("ID", "Ministry of Trade, Jakarta", &["ID"], "Martapura", Tongue::English, 140)],
    ),
    hosted(
        "IL",
        (2_000, 2_200, 165, 170, 550),
        &[seat("IL", "Diamond Controller, Ramat Gan", &["IL"], "Ramat Gan", Tongue::Hebrew, 88_402)],
    ),
    hosted(
        "IN",
        (14_000, 1_450, 92, 52, 470),
        &[
            share(seat("IN-MUM", "GJEPC, Mumbai", &["IN"], "Mumbai", Tongue::Indian, 1_022_140), 2),
            share(seat("IN-SUR", "GJEPC, Surat", &["IN"], "Surat", Tongue::Indian, 2_011_905), 1),
        ],
    ),
    hosted(
        "JP",
        (30, 10, 500, 300, 300),
        &[seat("JP", "Ministry of Economy, Tōkyō", &["JP"], "Tōkyō", Tongue::Japanese, 1_540)],
    ),
    paper("KR", (8, 4, 300, 200, 200), &[seat("KR", "Customs Service, Seoul", &["KR"], "Seoul", Tongue::English, 240)]),
    paper(
        "LA",
        (60, 3, 200, 100, 300),
        &[seat("LA", "Ministry of Industry, Vientiane", &["LA"], "Vientiane", Tongue::English, 130)],
    ),
    hosted("LB", (110, 70, 90, 90, 400), &[seat("LB", "وزارة الاقتصاد", &["LB"], "بيروت", Tongue::Arabic, 2_610)]),
    paper(
        "LK",
        (35, 4, 300, 100, 250),
        &[seat("LK", "Gem and Jewellery Authority", &["LK"], "Colombo", Tongue::English, 410)],
    ),
    hosted(
        "LR",
        (0, 0, 300, 300, 120),
        &[seat("LR", "Government Diamond Office, Monrovia", &["LR"], "Monrovia", Tongue::English, 1_870)],
    ),
    hosted(
        "LS",
        (0, 0, 260, 260, 4_000),
        &[seat("LS", "Department of Mines, Maseru", &["LS"], "Maseru", Tongue::English, 1_312)],
    ),
    paper(
        "ML",
        (0, 0, 150, 150, 30),
        &[seat("ML", "Bureau d'expertise, Bamako", &["ML"], "Bamako", Tongue::French, 30)],
    ),
    paper(
        "MU",
        (45, 10, 250, 100, 300),
        &[seat("MU", "Ministry of Commerce, Port Louis", &["MU"], "Port Louis", Tongue::French, 520)],
    ),
    paper(
        "MY",
        (2, 2, 100, 100, 200),
        &[seat("MY", "Ministry of Trade, Kuala Lumpur", &["MY"], "Kuala Lumpur", Tongue::English, 60)],
    ),
    hosted(
        "NA",
        (60, 60, 400, 400, 3_000),
        &[seat("NA", "Ministry of Mines, Windhoek", &["NA"], "Windhoek", Tongue::English, 6_904)],
    ),
    paper("NO", (1, 1, 300, 200, 100), &[seat("NO", "Tolletaten, Oslo", &["NO"], "Oslo", Tongue::German, 45)]),
    hosted("RU", (40, 60, 300, 150, 2_600), &[seat("RU", "Гохран России", &["RU"], "Якутск", Tongue::Russian, 27_604)]),
    hosted(
        "SG",
        (120, 110, 150, 150, 600),
        &[seat("SG", "Singapore Customs", &["SG"], "Singapore", Tongue::English, 4_330)],
    ),
    hosted(
        "SL",
        (0, 0, 200, 200, 250),
        &[seat("SL", "National Minerals Agency, Freetown", &["SL"], "Freetown", Tongue::English, 4_204)],
    ),
    paper("TG", (0, 0, 52, 52, 10), &[seat("TG", "Direction des mines, Lomé", &["TG"], "Lomé", Tongue::French, 25)]),
    paper(
        "TH",
        (65, 15, 200, 120, 300),
        &[seat("TH", "Department of Foreign Trade", &["TH"], "Bangkok", Tongue::English, 610)],
    ),
    hosted("TR", (45, 25, 150, 150, 350), &[seat("TR", "Borsa İstanbul", &["TR"], "İstanbul", Tongue::Turkish, 1_290)]),
    hosted(
        "TZ",
        (0, 0, 200, 200, 700),
        &[seat("TZ", "Mining Commission, Dodoma", &["TZ"], "Mwanza", Tongue::English, 3_560)],
    ),
    hosted(
        "US",
        (420, 280, 600, 250, 350),
        &[seat("US", "United States KP Authority", &["US", "PR"], "New York", Tongue::English, 24_115)],
    ),
    paper(
        "VE",
        (0, 0, 100, 100, 20),
        &[seat("VE", "Ministerio de Minería, Caracas", &["VE"], "Caracas", Tongue::Portuguese, 35)],
    ),
    paper(
        "VN",
        (70, 12, 250, 120, 300),
        &[seat("VN", "Ministry of Trade, Hà Nội", &["VN"], "Hà Nội", Tongue::English, 380)],
    ),
    hosted(
        "ZA",
        (280, 330, 150, 150, 900),
        &[seat("ZA", "Diamond and Precious Metals Regulator", &["ZA"], "Johannesburg", Tongue::English, 71_850)],
    ),
    hosted("ZW", (0, 1, 67, 67, 1_200), &[seat("ZW", "MMCZ, Harare", &["ZW"], "Harare", Tongue::English, 4_620)]),
];

/// How much more than others a trader buys from another, in tenths; whoever is not named buys as others do.
const AFFINITIES: &[(&str, &[(&str, u128)])] = &[
    ("AE", &[("IN", 40), ("EU", 25), ("CN", 20)]),
    ("AO", &[("AE", 120), ("EU", 30)]),
    ("AU", &[("EU", 60), ("IN", 40)]),
    ("BW", &[("EU", 25), ("IN", 30), ("AE", 15), ("IL", 25), ("ZA", 60), ("NA", 90), ("US", 30)]),
    ("CA", &[("EU", 60), ("BW", 80), ("IN", 20)]),
    ("CD", &[("AE", 120), ("EU", 40), ("LB", 60)]),
    ("CN", &[("IN", 30), ("EU", 20), ("AE", 20)]),
    ("EU", &[("IN", 40), ("AE", 40), ("IL", 40), ("CN", 30), ("CH", 20)]),
    ("GN", &[("EU", 60), ("AE", 40)]),
    ("IL", &[("EU", 30), ("IN", 25), ("CN", 25), ("US", 30)]),
    ("IN", &[("AE", 50), ("CN", 40), ("EU", 15), ("IL", 15)]),
    ("LR", &[("EU", 50), ("AE", 40), ("IL", 30)]),
    ("LS", &[("EU", 150)]),
    ("NA", &[("BW", 300), ("EU", 20)]),
    ("RU", &[("EU", 50), ("IN", 40), ("AE", 30), ("IL", 30), ("CN", 20), ("AM", 60), ("BY", 60)]),
    ("SL", &[("EU", 80), ("AE", 30), ("IL", 20)]),
    ("TZ", &[("EU", 90)]),
    ("ZA", &[("BW", 80), ("AE", 30), ("EU", 25), ("CN", 20)]),
    ("ZW", &[("AE", 60), ("EU", 30), ("IN", 20)]),
];

/// How readily `importer` buys from `exporter`; zero where neither side signs, or both are one.
pub(crate) fn affinity(exporter: &Partner, importer: &Partner) -> u128 {
    if exporter.code == importer.code || !(exporter.hosted || importer.hosted) {
        return 0;
    }
    let named = AFFINITIES.iter().find(|(code, _)| *code == exporter.code);
    let buyers = named.map_or(&[][..], |(_, buyers)| *buyers);
    buyers.iter().find(|(code, _)| *code == importer.code).map_or(10, |(_, tenths)| *tenths)
}

/// Every seat with its Participant, in the order of the table.
pub(crate) fn seats() -> impl Iterator<Item = (&'static Partner, &'static Seat)> {
    PARTNERS.iter().flat_map(|partner| partner.seats.iter().map(move |seat| (partner, seat)))
}

#[cfg(test)]
mod tests {
    use kpcs_domain::value::{AuthorityId, CountryCode, Name};

    use super::{AFFINITIES, PARTNERS, Partner, affinity, seats};

    fn partner(code: &str) -> Option<&'static Partner> {
        PARTNERS.iter().find(|partner| partner.code == code)
    }

    #[test]
    fn every_cell_of_the_table_reads() {
        assert!(PARTNERS.is_sorted_by_key(|partner| partner.code));
        for (partner, seat) in seats() {
            let authority = AuthorityId::parse(seat.authority).unwrap();
            assert_eq!(authority.participant(), CountryCode::parse(partner.code).ok());
            assert!(Name::parse(seat.name).is_ok(), "{}", seat.name);
            assert!(seat.places.iter().all(|place| CountryCode::parse(place).is_ok()));
        }
        for (code, buyers) in AFFINITIES {
            assert!(partner(code).is_some() && buyers.iter().all(|(code, _)| partner(code).is_some()), "{code}");
        }
    }

    #[test]
    fn two_partners_with_paper_only_leave_no_trace_here() {
        let trade = |from, to| affinity(partner(from).unwrap(), partner(to).unwrap());
        assert_eq!(trade("GY", "LK"), 0);
        assert_eq!(trade("SL", "SL"), 0);
        assert!(trade("GY", "EU") > 0 && trade("SL", "EU") > trade("SL", "US"));
    }
}
