//! Time-based one-time codes: six digits, steps of 30 seconds, HMAC-SHA-1, as every authenticator app makes them.
//!
//! Invariant: a code is compared in constant time; one step of drift to either side is accepted and no more. Pure.
//! Must not know: accounts, storage.
//! Source: RFC 6238, RFC 4226 §5.3, RFC 4648 §6 (base32).

use hmac::{Hmac, KeyInit, Mac};
use kpcs_domain::value::Timestamp;
use sha1::Sha1;

const STEP_SECONDS: i64 = 30;
const DIGITS: u32 = 6;
/// Bytes of a secret: as long as the hash (RFC 4226 §4, R6).
pub(crate) const SECRET_BYTES: usize = 20;
const BASE32: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// The step whose code `given` is, if it is that of now or of a neighbour; spaces in it are nothing.
pub(crate) fn step_of(secret: &[u8], given: &str, now: Timestamp) -> Option<i64> {
    let given: String = given.chars().filter(|c| !c.is_whitespace()).collect();
    let current = now.seconds().div_euclid(STEP_SECONDS);
    // All three are compared, so that the time tells nothing.
    let mut found = None;
    for step in [current - 1, current, current + 1] {
        if is_same(code(secret, step).as_bytes(), given.as_bytes()) {
            found = Some(step);
        }
    }
    found
}

/// The code of a step.
pub(crate) fn code(secret: &[u8], step: i64) -> String {
    let full = truncated(secret, step.cast_unsigned()) % 10_u32.pow(DIGITS);
    format!("{full:0width$}", width = DIGITS as usize)
}

/// The 31 bits of RFC 4226 §5.3.
fn truncated(secret: &[u8], counter: u64) -> u32 {
    let mut mac = Hmac::<Sha1>::new_from_slice(secret).expect("a key may have any length");
    mac.update(&counter.to_be_bytes());
    let hash = mac.finalize().into_bytes();
    let at = usize::from(hash[19] & 0x0f);
    u32::from_be_bytes([hash[at], hash[at + 1], hash[at + 2], hash[at + 3]]) & 0x7fff_ffff
}

/// The secret as people type it into an app.
pub(crate) fn base32(bytes: &[u8]) -> String {
    let bits = |at: usize| -> usize {
        let byte = |index: usize| usize::from(bytes.get(index).copied().unwrap_or(0));
        let window = byte(at / 8) << 8 | byte(at / 8 + 1);
        window >> (11 - at % 8) & 31
    };
    (0..bytes.len() * 8).step_by(5).map(|at| char::from(BASE32[bits(at)])).collect()
}

fn is_same(expected: &[u8], given: &[u8]) -> bool {
    let differing = expected.iter().zip(given).fold(0, |all, (a, b)| all | (a ^ b));
    expected.len() == given.len() && differing == 0
}

#[cfg(test)]
mod tests {
    use super::{Timestamp, base32, code, step_of, truncated};

    const SECRET: &[u8] = b"12345678901234567890";

    #[test]
    fn the_vectors_of_rfc_6238() {
        for (seconds, eight_digits) in [
            (59, "94287082"),
            (1_111_111_109, "07081804"),
            (1_111_111_111, "14050471"),
            (1_234_567_890, "89005924"),
            (2_000_000_000, "69279037"),
            (20_000_000_000_u64, "65353130"),
        ] {
            let full = truncated(SECRET, seconds / 30) % 100_000_000;
            assert_eq!(format!("{full:08}"), eight_digits, "{seconds}");
            assert_eq!(code(SECRET, i64::try_from(seconds / 30).unwrap()), eight_digits[2..], "{seconds}");
        }
    }

    #[test]
    fn the_vectors_of_rfc_4226() {
        let codes =
            ["755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"];
        for (counter, expected) in (0..).zip(codes) {
            assert_eq!(code(SECRET, counter), expected, "{counter}");
        }
    }

    #[test]
    fn one_step_of_drift_and_no_more() {
        let at = |seconds| Timestamp::from_seconds(seconds).unwrap();
        assert_eq!(step_of(SECRET, "338 314", at(4 * 30)), Some(4));
        for (seconds, taken) in [(89, false), (90, true), (179, true), (180, false)] {
            assert_eq!(step_of(SECRET, "338314", at(seconds)).is_some(), taken, "{seconds}");
        }
        for wrong in ["", "33831", "3383144", "338315", "abcdef"] {
            assert_eq!(step_of(SECRET, wrong, at(120)), None, "{wrong}");
        }
    }

    #[test]
    fn base32_as_rfc_4648_has_it() {
        for (bytes, text) in [("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("fooba", "MZXW6YTB")] {
            assert_eq!(base32(bytes.as_bytes()), text);
        }
        assert_eq!(base32(SECRET), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    }
}
