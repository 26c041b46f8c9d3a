//! Fixed-point text to integer and back: the one place where decimal points are read.
//!
//! Invariant: no rounding; a digit that does not fit the smallest unit is refused. Grouping by space, thin space
//! or apostrophe is accepted on input because officers copy figures from printed forms; a comma is refused as
//! soon as it could be read two ways ("1,234").
//! Must not know: units.

/// Reads `text` as a non-negative decimal with at most `places` digits after the point, in units of 10^-places.
///
/// Returns `None` for an empty text, a sign, a comma, too many digits after the point, or overflow of `i64`.
pub(super) fn parse(text: &str, places: u32) -> Option<i64> {
    let plain: String =
        text.trim().chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\'')).collect();
    let (whole, part) = plain.split_once('.').unwrap_or((plain.as_str(), ""));
    let trimmed = part.trim_end_matches('0');
    let digits_only = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || !digits_only(whole) || !digits_only(part) || trimmed.len() > places as usize {
        return None;
    }
    if plain.ends_with('.') {
        return None;
    }
    let scale = 10_i64.checked_pow(places)?;
    let fraction: i64 = if trimmed.is_empty() { 0 } else { trimmed.parse().ok()? };
    let fraction = fraction.checked_mul(10_i64.checked_pow(places - trimmed.len() as u32)?)?;
    whole.parse::<i64>().ok()?.checked_mul(scale)?.checked_add(fraction)
}

/// Prints `amount` (units of 10^-places, not negative) with at least `least` digits after the point.
pub(super) fn print(amount: i64, places: u32, least: u32) -> String {
    let scale = 10_i64.pow(places);
    let sign = if amount < 0 { "-" } else { "" };
    let (whole, part) = ((amount / scale).unsigned_abs(), (amount % scale).unsigned_abs());
    let mut digits = format!("{part:0width$}", width = places as usize);
    while digits.len() > least as usize && digits.ends_with('0') {
        digits.pop();
    }
    if digits.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{digits}") }
}

#[cfg(test)]
mod tests {
    use super::{parse, print};

    #[test]
    fn reads_exactly_or_not_at_all() {
        let cases = [
            ("12.34", 3, Some(12_340)),
            ("12", 3, Some(12_000)),
            ("1 234.5", 3, Some(1_234_500)),
            ("0.001", 3, Some(1)),
            ("0.0010", 3, Some(1)),
            ("0.0001", 3, None),
            ("1,234", 3, None),
            ("-1", 3, None),
            ("12.", 3, None),
            (".5", 3, None),
            ("", 3, None),
            ("1e3", 3, None),
            ("9223372036854775.807", 3, Some(i64::MAX)),
            ("9223372036854775.808", 3, None),
        ];
        for (text, places, expected) in cases {
            assert_eq!(parse(text, places), expected, "{text}");
        }
    }

    #[test]
    fn prints_what_it_read() {
        for (amount, least, text) in
            [(12_340, 2, "12.34"), (12_341, 2, "12.341"), (12_000, 2, "12.00"), (5, 0, "0.005"), (5_000, 0, "5")]
        {
            assert_eq!(print(amount, 3, least), text);
            assert_eq!(parse(text, 3), Some(amount));
        }
    }
}
