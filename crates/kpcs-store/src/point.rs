//! The named points at which something becomes lasting; a test build dies at the one that the environment names.
//!
//! Invariant: every commit, sync and rename of the register stands beside a point, before it and after it; the test
//! `points` in `kpcs-testing` fails for one that does not, and for a point that no story reaches.
//! Source: reliability targets.

kpcs_point::points! {
    /// A migration is written, and not committed.
    MigrationWritten "migration_written",
    /// A migration is committed.
    MigrationCommitted "migration_committed",
    /// The old projections are gone and the new ones are empty, and that is not committed.
    ViewsEmptied "views_emptied",
    /// That is committed.
    ViewsBegun "views_begun",
    /// A slice of the journal is projected, and not committed.
    ViewsProjected "views_projected",
    /// That is committed.
    ViewsAdvanced "views_advanced",
    /// The mark that projections are being made is taken away, and that is not committed.
    ViewsUnmarked "views_unmarked",
    /// Every projection is made.
    ViewsMade "views_made",
    /// A batch of acts is written, and not committed.
    BatchWritten "batch_written",
    /// It is committed, and nobody has been answered.
    BatchCommitted "batch_committed",
    /// The place that was reached is noted beside the database.
    SeenNoted "seen_noted",
    /// A backup is whole under its temporary name.
    BackupWritten "backup_written",
    /// It has its name.
    BackupNamed "backup_named",
    /// A key file is whole under its temporary name.
    KeyWritten "key_written",
    /// It has its name.
    KeyNamed "key_named",
    /// A file of the shelf is whole under its temporary name.
    ShelfWritten "shelf_written",
    /// It has its name.
    ShelfNamed "shelf_named",
    /// That a mail is handed over is noted, and the other side has nothing of it.
    MailNoted "mail_noted",
    /// The other side has taken it, and that is not noted.
    MailTaken "mail_taken",
}
