//! The form of the file: migrations, and the numbers by which SQLite knows an archive.

use rusqlite::{Connection, Transaction};

/// `Waqa`: tells an archive from any other SQLite file.
pub(crate) const APPLICATION: i64 = 0x5761_7161;

/// The migrations; an archive of form N has had the first N.
const MIGRATIONS: &[&str] = &[
    include_str!("../migrations/0001.sql"),
    include_str!("../migrations/0002.sql"),
    include_str!("../migrations/0003.sql"),
    include_str!("../migrations/0004.sql"),
    include_str!("../migrations/0005.sql"),
    include_str!("../migrations/0006.sql"),
];

/// The form that this program reads and writes.
pub const FORM: i64 = MIGRATIONS.len() as i64;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// A database with nothing in it.
    Empty,
    /// An archive of a form.
    Archive(i64),
    /// A database of somebody else.
    Other,
}

/// Looks what a database is.
pub(crate) fn look(connection: &Connection) -> rusqlite::Result<Found> {
    let application: i64 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let form: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if application == APPLICATION {
        return Ok(Found::Archive(form));
    }
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    Ok(if application == 0 && form == 0 && tables == 0 { Found::Empty } else { Found::Other })
}

/// Brings a database from a form to the last one, all or nothing.
pub(crate) fn migrate(transaction: &Transaction, from: i64) -> rusqlite::Result<()> {
    for migration in MIGRATIONS.iter().skip(usize::try_from(from).unwrap_or(0)) {
        transaction.execute_batch(migration)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION)?;
    transaction.pragma_update(None, "user_version", FORM)
}
