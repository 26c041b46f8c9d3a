//! Named points at which something becomes lasting; a test build dies at the one that the environment names.
//!
//! `KPCS_DIE_AT=head_swapped:3` ends the process the third time that it comes there, without any clean-up, as a kill does.
//! Invariant: only builds with debug assertions look; in a release a point is nothing.
//! Must not know: what becomes lasting. Each crate names its own points with [`points!`].
//! Source: reliability targets.

/// Names a crate's points: an enum `Point`, and `point(Point)`, which marks that the process is there.
#[macro_export]
macro_rules! points {
    ($($(#[doc = $doc:literal])* $variant:ident $word:literal,)*) => {
        /// A step after which, or before which, the process may die.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Point {
            $($(#[doc = $doc])* $variant,)*
        }

        impl Point {
            /// Every point.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Its name in the environment.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)*
                }
            }
        }

        /// Marks that the process is at `point`.
        pub fn point(point: Point) {
            $crate::reached(point.word());
        }
    };
}

/// Ends the process if the environment names this point, and it is reached as often as it says.
#[cfg(debug_assertions)]
pub fn reached(point: &str) {
    use std::sync::{
        LazyLock,
        atomic::{AtomicU64, Ordering},
    };
    static NAMED: LazyLock<Option<(String, AtomicU64)>> = LazyLock::new(|| {
        let named = std::env::var("KPCS_DIE_AT").ok()?;
        let (word, times) = named.split_once(':').unwrap_or((&named, "1"));
        Some((word.to_owned(), AtomicU64::new(times.parse().ok()?)))
    });
    if let Some((word, times)) = &*NAMED
        && word == point
        && times.fetch_sub(1, Ordering::Relaxed) == 1
    {
        eprintln!("at {word}: this test build ends here");
        std::process::abort();
    }
}

/// Nothing, in a release.
#[cfg(not(debug_assertions))]
pub const fn reached(_: &str) {}
