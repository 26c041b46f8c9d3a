//! Names of companies, people and streets as they could be in each trading country, in its own script.
//!
//! Invariant: every company ends in "(simulated)" (decisions 24) and fits the 60 bytes of a name on a certificate; the
//! same office and number always give the same company. No name is meant to be that of a real company or person; the
//! words are common family names and words of the trade. Must not know: who trades with whom.

/// The end of every simulated name.
pub(crate) const MARK: &str = "(simulated)";

/// In which language and script an office's traders are named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tongue {
    Arabic,
    Chinese,
    Dutch,
    English,
    French,
    German,
    Hebrew,
    Indian,
    Japanese,
    Portuguese,
    Russian,
    Turkish,
}

/// The words of one tongue. In patterns `@` stands for a house or family name.
struct Words {
    language: &'static str,
    houses: &'static [&'static str],
    patterns: &'static [&'static str],
    first_names: &'static [&'static str],
    streets: &'static [&'static str],
}

impl Tongue {
    /// The language of the pages, as far as there is one: two letters.
    pub(crate) const fn language(self) -> &'static str {
        self.words().language
    }

    /// The company of this number, counted from 0, without mark; numbers beyond the stock of words get a figure.
    fn trading_name(self, number: usize) -> String {
        let words = self.words();
        let (houses, patterns) = (words.houses.len(), words.patterns.len());
        let house = words.houses[number % houses];
        let pattern = words.patterns[(number % houses + number / houses) % patterns];
        let round = number / (houses * patterns);
        let name = pattern.replace('@', house);
        if round == 0 { name } else { format!("{name} {}", round + 1) }
    }

    /// A person of this number: first and family name, without mark.
    pub(crate) fn person(self, number: usize) -> String {
        let words = self.words();
        let first = words.first_names[number % words.first_names.len()];
        let family = words.houses[(number * 5 + 3) % words.houses.len()];
        match self {
            Self::Chinese => format!("{family}{first}"),
            _ => format!("{first} {family}"),
        }
    }

    /// A street and house number.
    pub(crate) fn street(self, number: usize) -> String {
        let streets = self.words().streets;
        let (street, house) = (streets[number % streets.len()], 1 + number * 7 % 120);
        match self {
            Self::Chinese => format!("{street}{house}号"),
            Self::English | Self::French | Self::Hebrew | Self::Indian | Self::Japanese => format!("{house} {street}"),
            _ => format!("{street} {house}"),
        }
    }

    const fn words(self) -> &'static Words {
        match self {
            Self::Arabic => &ARABIC,
            Self::Chinese => &CHINESE,
            Self::Dutch => &DUTCH,
            Self::English => &ENGLISH,
            Self::French => &FRENCH,
            Self::German => &GERMAN,
            Self::Hebrew => &HEBREW,
            Self::Indian => &INDIAN,
            Self::Japanese => &JAPANESE,
            Self::Portuguese => &PORTUGUESE,
            Self::Russian => &RUSSIAN,
            Self::Turkish => &TURKISH,
        }
    }
}

/// The company of `number` at an office; `salt` keeps offices of one tongue apart.
pub(crate) fn company(tongue: Tongue, salt: usize, number: usize) -> String {
    format!("{} {MARK}", tongue.trading_name(salt * 7 + number))
}

const ARABIC: Words = Words {
    language: "ar",
    houses: &[
        "الهاشمي",
        "المنصوري",
        "الزهراني",
        "النجار",
        "الحداد",
        "الخوري",
        "الكعبي",
        "الفارس",
        "البستاني",
        "المهيري",
        "الشامي",
        "القاسمي",
    ],
    patterns: &["شركة @ للماس", "@ للأحجار", "ألماس @ ش.م.م", "مجموعة @"],
    first_names: &["أحمد", "مريم", "خالد", "ليلى", "سالم", "نورة", "يوسف", "هدى"],
    streets: &["شارع الذهب", "شارع المرفأ", "طريق الشيخ زايد", "شارع الحمرا"],
};

const CHINESE: Words = Words {
    language: "zh",
    houses: &["周", "王", "李", "张", "陈", "林", "黄", "吴", "刘", "梁"],
    patterns: &["@氏钻石有限公司", "@记宝石行", "@盛珠宝集团", "@恒丰国际贸易", "@瑞华钻石"],
    first_names: &["丽梅", "伟强", "建国", "志明", "美玲", "国华", "海天", "嘉伟"],
    streets: &["中山路", "人民路", "广东道", "世纪大道"],
};

const DUTCH: Words = Words {
    language: "nl",
    houses: &[
        "Van den Bossche",
        "De Clercq",
        "Janssens",
        "Verhaegen",
        "Peeters",
        "Vandeputte",
        "Coëlho",
        "Baeté",
        "Goossens",
        "Lambrechts",
        "D'Hollander",
        "Claessens",
        "Wouters",
        "Van Damme",
    ],
    patterns: &["@ Diamant NV", "Diamanthandel @ BV", "@ & Zonen NV", "@ Rough Tenders BV", "@ Brüt BV"],
    first_names: &["Liesbeth", "Jürgen", "Anneleen", "Wout", "Noëlla", "Pieter", "Zoë", "Koen"],
    streets: &["Hoveniersstraat", "Rijfstraat", "Schupstraat", "Pelikaanstraat"],
};

const ENGLISH: Words = Words {
    language: "en",
    houses: &[
        "Kamara",
        "Koroma",
        "Mokoena",
        "Tembo",
        "Hartley",
        "Okafor",
        "Mwangi",
        "Sesay",
        "Whitfield",
        "Dlamini",
        "Ncube",
        "Bangura",
        "Fraser",
        "Molefe",
        "Conteh",
        "Shilongo",
        "Barlow",
        "Turay",
        "O'Rourke",
        "Mensah",
    ],
    patterns: &[
        "@ Diamonds Ltd",
        "@ Rough Trading",
        "@ Brothers Mining",
        "@ Gem Exports",
        "@ & Daughters",
        "@ River Diamonds",
    ],
    first_names: &["Fatmata", "Thabo", "Grace", "Samuel", "Naledi", "Ibrahim", "Ruth", "Daniel", "Mariama", "Peter"],
    streets: &["Siaka Street", "Harbour Road", "Independence Avenue", "Mine Road", "Commercial Street"],
};

const FRENCH: Words = Words {
    language: "fr",
    houses: &[
        "Kabongo",
        "Kasongo-Élan",
        "Diallo",
        "Camara",
        "Mbuyi",
        "Lefèvre",
        "Rochat",
        "Bérubé",
        "Ilunga",
        "Ngoma",
        "Désirée",
        "Mukendi",
        "Traoré",
        "Châtelain",
    ],
    patterns: &["Comptoir @ SARL", "@ Diamants SA", "Étoile @ SARL", "Société minière @", "Maison @ & Frères"],
    first_names: &["Aïssatou", "Joël", "Hélène", "Désiré", "Françoise", "Moïse", "Chloé", "Théodore"],
    streets: &["avenue du Commerce", "rue du Rhône", "boulevard du 30-Juin", "rue de la Paix"],
};

const GERMAN: Words = Words {
    language: "de",
    houses: &["Kübler", "Schäfer", "Weiß", "Hörnig", "Großmann", "Becker", "Lindström", "Jäger", "Öhler", "Wild"],
    patterns: &["@ Diamanten GmbH", "@ & Söhne KG", "Edelsteinhaus @", "@ Rohdiamant GmbH"],
    first_names: &["Jörg", "Käthe", "Björn", "Sabine", "Günther", "Ulrike"],
    streets: &["Mainzer Straße", "Schleiferweg", "Börsenplatz", "Vollmersbachstraße"],
};

const HEBREW: Words = Words {
    language: "en",
    houses: &["Ben-Ari", "Levi", "Mizrahi", "Shapira", "Azulay", "Katz", "Peretz", "Dayan", "Gabay", "Halperin"],
    patterns: &["@ Diamonds (1988) Ltd", "@ Rough Ltd", "Yahalomei @ Ltd", "@ Gem Polishing Ltd"],
    first_names: &["Noa", "Yossi", "Tamar", "Eitan", "Michal", "Avi"],
    streets: &["Jabotinsky Street", "Tuval Street", "Bezalel Street"],
};

const INDIAN: Words = Words {
    language: "en",
    houses: &[
        "Shree Ratna",
        "Mehta",
        "Śāntilāl",
        "Patel",
        "Hīrā",
        "Jhaveri",
        "Shah",
        "Kothari",
        "Savani",
        "Dholakia-Nārāyan",
        "Zaveri",
        "Parikh",
        "Gujarāti",
        "Desai",
        "Lakhani",
        "Bhansāli",
    ],
    patterns: &["@ Gems LLP", "@ Exports Pvt Ltd", "@ Diamond Works", "@ & Sons", "@ Impex", "@ Rough India LLP"],
    first_names: &["Priyā", "Rajesh", "Kāvya", "Nilesh", "Hetal", "Jignesh", "Asha", "Vipul"],
    streets: &["Bandra Kurla Road", "Varachha Road", "Mahidharpura Lane", "Opera House Lane"],
};

const JAPANESE: Words = Words {
    language: "en",
    houses: &["Kōbe", "Satō", "Ōsaka", "Fujimura", "Itō", "Hayashi"],
    patterns: &["@ Diamond K.K.", "@ Hōseki K.K.", "@ Gem Trading K.K."],
    first_names: &["Yūko", "Kenji", "Shōta", "Akiko"],
    streets: &["Okachimachi", "Ginza", "Kitano-chō"],
};

const PORTUGUESE: Words = Words {
    language: "pt",
    houses: &["Gonçalves", "Araújo", "Conceição", "Assunção", "Lourenço", "Magalhães", "Simões", "Cambambe", "Lopes"],
    patterns: &["@ Diamantes Lda", "Mineração @ Ltda", "Sociedade @ SA", "Irmãos @ Lda"],
    first_names: &["João", "Inês", "António", "Conceição", "Luís", "Mônica"],
    streets: &["Rua da Missão", "Avenida Marginal", "Rua Direita"],
};

const RUSSIAN: Words = Words {
    language: "ru",
    houses: &[
        "Сибирь",
        "Якутия",
        "Север",
        "Гранит",
        "Полюс",
        "Анабар",
        "Вилюй",
        "Кристалл",
        "Заря",
        "Урал",
        "Лена",
        "Мирный",
    ],
    patterns: &["ООО «@»", "АО «@-Алмаз»", "ООО «@-Трейд»", "АО «@»"],
    first_names: &["Анна", "Сергей", "Ольга", "Дмитрий", "Елена", "Игорь"],
    streets: &["улица Ленина", "улица Ойунского", "проспект Мира"],
};

const TURKISH: Words = Words {
    language: "tr",
    houses: &["Özgür", "Yıldız", "Şahin", "Güneş", "Çelik", "Işık", "Doğan"],
    patterns: &["@ Elmas A.Ş.", "@ Kuyumculuk Ltd. Şti.", "@ Pırlanta A.Ş."],
    first_names: &["Ayşe", "Çağla", "Mehmet", "Gökhan"],
    streets: &["Kapalıçarşı Caddesi", "Nuruosmaniye Sokağı"],
};

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use kpcs_domain::value::{Name, Text};

    use super::{MARK, company};
    use crate::seat::seats;

    #[test]
    fn every_company_is_marked_fits_and_is_one_of_its_kind() {
        for (salt, (_, seat)) in seats().enumerate() {
            let mut seen = BTreeSet::new();
            for number in 0..120 {
                let name = company(seat.tongue, salt, number);
                assert!(name.ends_with(MARK), "{name}");
                assert_eq!(Name::parse(&name).map(|name| name.to_string()), Ok(name.clone()), "{name}");
                assert!(seen.insert(name.clone()), "{name} twice at {}", seat.authority);
            }
        }
    }

    #[test]
    fn people_and_streets_read() {
        for (_, seat) in seats() {
            for number in 0..20 {
                let person = format!("{} {MARK}", seat.tongue.person(number));
                assert!(Name::parse(&person).is_ok(), "{person}");
                assert!(Text::parse(&seat.tongue.street(number)).is_ok());
            }
        }
    }
}
