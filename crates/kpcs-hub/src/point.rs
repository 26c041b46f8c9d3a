//! The named points of the hub at which something becomes lasting; a test build dies at the one that the environment names.
//!
//! Invariant: every sync, commit and rename of this crate stands beside a point; the test `points` fails for one that does not,
//! and for a point that no story reaches. `KPCS_DIE_AT=head_swapped:3` ends the process the third time that it comes there, without
//! any clean-up, as a kill does. Only builds with debug assertions look; in a release a point is nothing.
//! Source: reliability targets.

macro_rules! points {
    ($($(#[doc = $doc:literal])* $variant:ident $word:literal,)*) => {
        /// A step after which the process may die.
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
    };
}

points! {
    /// A batch is staged; nothing is signed.
    StageWritten "stage_written",
    /// The head is swapped: the batch is in the log, and nobody knows.
    HeadSwapped "head_swapped",
    /// One tile or bundle of a batch is in its place.
    TileWritten "tile_written",
    /// The log's own checkpoint is written.
    CheckpointWritten "checkpoint_written",
    /// The stage is taken away.
    StageCleared "stage_cleared",
    /// The time of a batch is noted.
    BatchTimed "batch_timed",
    /// The index knows a batch, and that is not committed.
    IndexWritten "index_written",
    /// It is committed, and nobody has been answered.
    IndexCommitted "index_committed",
    /// A file that is replaced is whole under its temporary name: a cosigned checkpoint, what a witness saw, a proof of a fork.
    FileBeside "file_beside",
    /// It has its name, and nothing that rests on it has left the process.
    FileNamed "file_named",
}

/// Marks that the process is at `point`.
#[cfg(debug_assertions)]
pub fn point(point: Point) {
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
        && word == point.word()
        && times.fetch_sub(1, Ordering::Relaxed) == 1
    {
        eprintln!("at {word}: this test build ends here");
        std::process::abort();
    }
}

/// Marks that the process is at `point`.
#[cfg(not(debug_assertions))]
pub const fn point(_: Point) {}
