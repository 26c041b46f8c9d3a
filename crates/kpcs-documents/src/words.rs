//! Writes exact numbers in English words, as the face of a certificate states weight and value twice.
//!
//! Integers only. Decimals of a weight are read digit by digit, so that no rounding can come in: 12.340 carats are
//! "twelve point three four".

use kpcs_domain::value::{Carats, UsdCents};

const BELOW_TWENTY: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
/// Powers of a thousand, largest first: what an unsigned 64-bit number can need.
const POWERS: [(u64, &str); 6] = [
    (1_000_000_000_000_000_000, "quintillion"),
    (1_000_000_000_000_000, "quadrillion"),
    (1_000_000_000_000, "trillion"),
    (1_000_000_000, "billion"),
    (1_000_000, "million"),
    (1_000, "thousand"),
];

/// A whole number in words: 4,521 is "four thousand five hundred twenty-one".
pub(crate) fn number(value: u64) -> String {
    if value == 0 {
        return BELOW_TWENTY[0].to_owned();
    }
    let mut words = Vec::new();
    let mut rest = value;
    for (power, name) in POWERS {
        if rest >= power {
            words.push(format!("{} {name}", below_thousand(rest / power)));
            rest %= power;
        }
    }
    if rest > 0 {
        words.push(below_thousand(rest));
    }
    words.join(" ")
}

/// A weight in words: "Twelve point three four carats".
pub(crate) fn carats(weight: Carats) -> String {
    let thousandths = weight.thousandths().unsigned_abs();
    let decimals = format!("{:03}", thousandths % 1000);
    let decimals = decimals.trim_end_matches('0');
    let mut words = number(thousandths / 1000);
    if !decimals.is_empty() {
        words.push_str(" point");
        decimals.bytes().for_each(|digit| words.extend([" ", BELOW_TWENTY[usize::from(digit - b'0')]]));
    }
    let unit = if thousandths == 1000 { "carat" } else { "carats" };
    capitalised(&format!("{words} {unit}"))
}

/// A value in words: "Four thousand five hundred US dollars and no cents".
pub(crate) fn usd(value: UsdCents) -> String {
    let cents = value.cents().unsigned_abs();
    let dollars = if cents / 100 == 1 { "US dollar" } else { "US dollars" };
    let rest = match cents % 100 {
        0 => "no cents".to_owned(),
        1 => "one cent".to_owned(),
        rest => format!("{} cents", number(rest)),
    };
    capitalised(&format!("{} {dollars} and {rest}", number(cents / 100)))
}

fn below_thousand(value: u64) -> String {
    let word = |index: u64| BELOW_TWENTY[usize::try_from(index % 20).unwrap_or(0)];
    let below_hundred = |value: u64| {
        if value < 20 {
            return word(value).to_owned();
        }
        let tens = TENS[usize::try_from(value / 10 % 10).unwrap_or(0)];
        if value.is_multiple_of(10) { tens.to_owned() } else { format!("{tens}-{}", word(value % 10)) }
    };
    match (value / 100, value % 100) {
        (0, rest) => below_hundred(rest),
        (hundreds, 0) => format!("{} hundred", word(hundreds)),
        (hundreds, rest) => format!("{} hundred {}", word(hundreds), below_hundred(rest)),
    }
}

fn capitalised(words: &str) -> String {
    let mut characters = words.chars();
    characters.next().map_or_else(String::new, |first| first.to_ascii_uppercase().to_string() + characters.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_exactly() {
        for (value, words) in [
            (0, "zero"),
            (13, "thirteen"),
            (20, "twenty"),
            (99, "ninety-nine"),
            (100, "one hundred"),
            (342, "three hundred forty-two"),
            (1_001, "one thousand one"),
            (1_000_000, "one million"),
            (12_019_345, "twelve million nineteen thousand three hundred forty-five"),
            (
                u64::MAX,
                "eighteen quintillion four hundred forty-six quadrillion seven hundred forty-four trillion seventy-three billion seven hundred nine million five hundred fifty-one thousand six hundred fifteen",
            ),
        ] {
            assert_eq!(number(value), words);
        }
    }

    #[test]
    fn weights_and_values_keep_every_digit() {
        let carats = |text| super::carats(Carats::parse(text).unwrap());
        assert_eq!(carats("12.34"), "Twelve point three four carats");
        assert_eq!(carats("0.005"), "Zero point zero zero five carats");
        assert_eq!(carats("1"), "One carat");
        assert_eq!(carats("1200.5"), "One thousand two hundred point five carats");
        let usd = |text| super::usd(UsdCents::parse(text).unwrap());
        assert_eq!(usd("4500"), "Four thousand five hundred US dollars and no cents");
        assert_eq!(usd("1.01"), "One US dollar and one cent");
        assert_eq!(usd("0.99"), "Zero US dollars and ninety-nine cents");
    }
}
