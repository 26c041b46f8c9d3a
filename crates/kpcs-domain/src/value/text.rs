//! `Name`, `Seal` and `Text`: words that people write, bounded and free of characters that hide or reorder.
//!
//! Invariant: trimmed, no control characters and no bidirectional overrides (a name must not rearrange what stands
//! beside it on a certificate); names and seals on one line. Limits in bytes of UTF-8, because the QR code has a
//! limit in bytes (decisions 1).
//! Must not know: languages, which scripts a font covers.

use std::fmt;

use super::Expected;

/// Whether a character may stand in a text: printable, and unable to hide or reorder its neighbours.
fn is_plain(c: char) -> bool {
    !c.is_control()
        && !matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{2028}' | '\u{2029}')
}

macro_rules! bounded {
    ($(#[$doc:meta])* $name:ident, $limit:expr, $allows:expr, $expected:literal) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// The longest text, in bytes of UTF-8.
            pub const LIMIT_BYTES: usize = $limit;

            /// Reads a text, trimmed at both ends.
            ///
            /// # Errors
            #[doc = concat!("`", $expected, "` when empty, too long, or holding a character that is not allowed.")]
            pub fn parse(text: &str) -> Result<Self, Expected> {
                let text = text.trim();
                let allowed: fn(char) -> bool = $allows;
                if (1..=$limit).contains(&text.len()) && text.chars().all(allowed) {
                    Ok(Self(text.to_owned()))
                } else {
                    Err(Expected($expected))
                }
            }

            /// The text.
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
                fmt::Debug::fmt(&self.0, f)
            }
        }
    };
}

bounded!(
    /// The name of a person, company or body, on one line: at most 60 bytes, so that it fits the code on paper.
    Name, 60, is_plain, "expected-name"
);
bounded!(
    /// The number of a seal or security bag: at most 24 bytes.
    Seal, 24, is_plain, "expected-seal"
);
bounded!(
    /// Running text: an address, a reason, a remark; at most 2,000 bytes, line breaks allowed.
    Text, 2_000, |c| is_plain(c) || c == '\n', "expected-text"
);

#[cfg(test)]
mod tests {
    use super::{Name, Text};

    #[test]
    fn takes_any_script_but_nothing_that_hides() {
        for good in ["Koidu Holdings", "ООО «Алмаз»", "شركة الماس", "钻石公司", "Müller & Söhne"]
        {
            assert_eq!(Name::parse(good).unwrap().as_str(), good);
        }
        for wrong in ["", "   ", "a\nb", "evil\u{202e}eman", "nul\0", &"x".repeat(61)] {
            assert!(Name::parse(wrong).is_err(), "{wrong:?}");
        }
        assert_eq!(Text::parse(" two\nlines ").unwrap().as_str(), "two\nlines");
    }
}
