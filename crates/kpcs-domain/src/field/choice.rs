//! `choice!`: a closed list of words, each with its number in statements.
//!
//! Invariant: numbers are never reused; the word is what forms, files and the API say, and the key of its text.

/// Makes an enum whose variants are the words of a list: `choice! { pub enum Purpose { 1 Sale = "sale", ... } }`.
#[macro_export]
macro_rules! choice {
    ($(#[$doc:meta])* pub enum $name:ident { $($(#[$vdoc:meta])* $number:literal $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant,)+ }

        impl $name {
            /// Every variant, in the order of its number.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];
            /// Every word, in the same order.
            pub const WORDS: &'static [&'static str] = &[$($word,)+];

            /// Reads the word.
            ///
            /// # Errors
            /// `expected-choice` for a word that is not in the list.
            pub fn parse(text: &str) -> Result<Self, $crate::value::Expected> {
                match text.trim() {
                    $($word => Ok(Self::$variant),)+
                    _ => Err($crate::value::Expected("expected-choice")),
                }
            }

            /// The word, as forms, files and the API say it.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// The number in statements.
            #[must_use]
            pub const fn number(self) -> i64 {
                match self { $(Self::$variant => $number,)+ }
            }

            /// From the number in statements.
            #[must_use]
            pub fn from_number(number: i64) -> Option<Self> {
                match number { $($number => Some(Self::$variant),)+ _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.word())
            }
        }

        impl $crate::field::FieldType for $name {
            const KIND: $crate::field::Kind = $crate::field::Kind::Choice(Self::WORDS);

            fn read(
                input: Option<&$crate::field::Input>,
                path: &$crate::field::Path,
                faults: &mut Vec<$crate::field::InputFault>,
            ) -> Option<Self> {
                $crate::field::read_answer(input, path, faults, Self::parse)
            }

            fn to_value(&self) -> Option<$crate::field::Value> {
                Some($crate::field::Value::Integer(self.number()))
            }

            fn from_value(value: Option<&$crate::field::Value>) -> Option<Self> {
                match value {
                    Some($crate::field::Value::Integer(number)) => Self::from_number(*number),
                    _ => None,
                }
            }

            fn to_input(&self) -> Option<$crate::field::Input> {
                Some($crate::field::Input::text(self.word()))
            }
        }
    };
}
