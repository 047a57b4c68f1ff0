//! The form of the file: migrations, and the numbers by which SQLite knows an archive.

use crate::ask::name_words;
use rusqlite::{Connection, Transaction, params};

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

/// The form since which actors are found by the words of their names.
const WITH_NAMES: i64 = 6;

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
    for (form, migration) in (1..).zip(MIGRATIONS).skip(usize::try_from(from).unwrap_or(0)) {
        transaction.execute_batch(migration)?;
        if form == WITH_NAMES {
            index_names(transaction)?;
        }
    }
    transaction.pragma_update(None, "application_id", APPLICATION)?;
    transaction.pragma_update(None, "user_version", FORM)
}

/// Puts the words of all names into their index: folding is not known to SQL.
fn index_names(connection: &Connection) -> rusqlite::Result<()> {
    let mut ask = connection.prepare("SELECT actor, name, name_en FROM actors")?;
    let mut rows = ask.query([])?;
    while let Some(row) = rows.next()? {
        index_name(connection, row.get(0)?, [row.get_ref(1)?.as_str_or_null()?, row.get_ref(2)?.as_str_or_null()?])?;
    }
    Ok(())
}

/// Has an actor found by the words of its names.
pub(crate) fn index_name(connection: &Connection, actor: i64, names: [Option<&str>; 2]) -> rusqlite::Result<()> {
    let mut insert = connection.prepare_cached("INSERT OR IGNORE INTO actor_words (word, actor) VALUES (?1, ?2)")?;
    for word in names.into_iter().flatten().flat_map(name_words) {
        insert.execute(params![word, actor])?;
    }
    Ok(())
}
