//! `Latitude` and `Longitude`: where a site lies, in decimal degrees as somebody measured them (kpcs.md §9.10).
//!
//! Invariant: within 90 and 180 degrees, at most six decimals; the digits stand as they were given, since how many there
//! are says how exact the place is. North and east are plain, south and west have the minus sign. No float.
//! Must not know: maps, datums.

use std::fmt;

use super::Expected;

/// The most decimals: six are a tenth of a metre.
const DECIMALS: usize = 6;

macro_rules! degrees {
    ($(#[$doc:meta])* $name:ident, $limit:expr, $plus:literal, $minus:literal, $expected:literal) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Hash)]
        pub struct $name(String);

        impl $name {
            /// Reads decimal degrees with a sign or the letter of a hemisphere.
            ///
            /// # Errors
            #[doc = concat!("`", $expected, "` for anything else, too many decimals, or degrees beyond the pole or half circle.")]
            pub fn parse(text: &str) -> Result<Self, Expected> {
                read(text.trim(), $limit, [$plus, $minus]).map(Self).ok_or(Expected($expected))
            }

            /// The degrees as text, as in a statement.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

degrees!(
    /// Degrees north of the equator, south negative: `8.6405`, `-24.65`, `24.65 S`.
    Latitude, 90, 'N', 'S', "expected-latitude"
);
degrees!(
    /// Degrees east of Greenwich, west negative: `23.4`, `-11.0512`, `11.0512 W`.
    Longitude, 180, 'E', 'W', "expected-longitude"
);

/// The canonical text of degrees within `limit`; `None` for anything else.
fn read(text: &str, limit: u32, [plus, minus]: [char; 2]) -> Option<String> {
    let (south_or_west, digits) = match text.strip_suffix([plus, minus]) {
        Some(digits) => (text.ends_with(minus), digits.trim_end()),
        None => (text.starts_with('-'), text.strip_prefix(['-', '+']).unwrap_or(text)),
    };
    let (whole, decimals) = digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let plain =
        |part: &str, most: usize| (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    if !plain(whole, 3) || decimals.is_some_and(|decimals| !plain(decimals, DECIMALS)) {
        return None;
    }
    let degrees: u32 = whole.parse().ok()?;
    let rest = decimals.unwrap_or_default();
    let beyond = degrees == limit && rest.bytes().any(|digit| digit != b'0');
    let nowhere = degrees == 0 && rest.bytes().all(|digit| digit == b'0');
    let sign = if south_or_west && !nowhere { "-" } else { "" };
    let point = if decimals.is_some() { "." } else { "" };
    (degrees <= limit && !beyond).then(|| format!("{sign}{degrees}{point}{rest}"))
}

#[cfg(test)]
mod tests {
    use super::{Latitude, Longitude};

    #[test]
    fn keeps_the_digits_as_given() {
        for (text, written) in [
            ("8.6400", "8.6400"),
            ("-24.65", "-24.65"),
            ("24.65 S", "-24.65"),
            ("08.5N", "8.5"),
            ("90.00", "90.00"),
            ("-0.0", "0.0"),
            ("-0.5", "-0.5"),
            ("7", "7"),
        ] {
            let read = Latitude::parse(text).unwrap();
            assert_eq!(read.to_string(), written);
            assert_eq!(Latitude::parse(read.as_str()), Ok(read), "prints and parses back");
        }
        assert_eq!(Longitude::parse("180 W").unwrap().as_str(), "-180");
        for wrong in ["", "N", "90.1", "91", "8,5", "8.", ".5", "8.1234567", "8°38'", "12 E", "-5 S", "1e1", "--5"] {
            assert!(Latitude::parse(wrong).is_err(), "{wrong}");
        }
        assert!(Longitude::parse("180.0001").is_err());
    }
}
