//! The named points of the hub at which something becomes lasting; a test build dies at the one that the environment names.
//!
//! Invariant: every sync, commit and rename of this crate stands beside a point; the test `points` fails for one that does not,
//! and for a point that no story reaches.
//! Source: reliability targets.

kpcs_point::points! {
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
