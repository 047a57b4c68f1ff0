//! Opening an archive: one writer, many readers.

use crate::error::{ArchiveError, Result, of_sqlite};
use crate::schema::{self, FORM, Found};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};
use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// An archive open for reading. Readers see whole batches, and disturb no writer.
#[derive(Debug)]
pub struct Archive {
    connection: Connection,
    path: PathBuf,
}

/// How much memory a reader takes for what it has read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Memory {
    /// The file is seen as memory: the quickest way to read long stretches of it.
    Mapped,
    /// So many KiB are kept, whatever the size of the file.
    Kept(i64),
}

/// So many statements of a connection are kept ready: a page asks some dozens.
const STATEMENTS: usize = 256;

impl Archive {
    /// Opens an archive that is there, for reading.
    pub fn read(path: &Path) -> Result<Archive> {
        // Counts read long stretches of the file.
        Archive::read_within(path, Memory::Mapped)
    }

    /// The same for a server, which runs for long and answers small questions: it takes little memory however large the archive is.
    pub fn read_lean(path: &Path) -> Result<Archive> {
        Archive::read_within(path, Memory::Kept(24 * 1024))
    }

    fn read_within(path: &Path, memory: Memory) -> Result<Archive> {
        if !path.exists() {
            return Err(ArchiveError::Missing(path.to_owned()));
        }
        let connection = connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        match look(&connection, path)? {
            Found::Archive(FORM) => {}
            Found::Archive(found) if found > FORM => {
                return Err(ArchiveError::NewerForm { path: path.to_owned(), found, known: FORM });
            }
            Found::Archive(found) => return Err(ArchiveError::OlderForm { path: path.to_owned(), found, known: FORM }),
            Found::Empty | Found::Other => return Err(ArchiveError::NotAnArchive(path.to_owned())),
        }
        let archive = Archive { connection, path: path.to_owned() };
        archive.check(archive.connection.pragma_update(None, "query_only", true))?;
        archive.check(match memory {
            Memory::Mapped => archive.connection.pragma_update(None, "mmap_size", 1_i64 << 30),
            Memory::Kept(kib) => archive.connection.pragma_update(None, "cache_size", -kib),
        })?;
        archive.connection.set_prepared_statement_cache_capacity(STATEMENTS);
        archive.check(archive.connection.pragma_update(None, "temp_store", "memory"))?;
        Ok(archive)
    }

    /// The connection, for the modules that ask.
    pub fn connection(&self) -> &Connection {
        &self.connection
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Gives the connection up to be asked for nothing but whether somebody wrote.
    ///
    /// ```no_run
    /// # fn main() -> waqai_archive::Result<()> {
    /// let seen = waqai_archive::Archive::read_lean(std::path::Path::new("news.db"))?.seen();
    /// let before = seen.writes()?;
    /// // … later:
    /// let unchanged = seen.writes()? == before;
    /// # Ok(())
    /// # }
    /// ```
    pub fn seen(self) -> Seen {
        Seen(self)
    }

    /// Whether a report is there, by [`crate::Incoming::key`].
    pub fn holds(&self, key: i64) -> Result<bool> {
        self.check(self.connection.prepare_cached("SELECT 1 FROM reports WHERE key = ?1").and_then(|mut ask| ask.exists([key])))
    }

    /// An error of SQLite as one that names the file and what to do.
    pub fn check<T>(&self, result: rusqlite::Result<T>) -> Result<T> {
        result.map_err(|problem| of_sqlite(&self.path, problem))
    }
}

/// Sees whether somebody wrote to an archive, without reading any of it.
#[derive(Debug)]
pub struct Seen(Archive);

impl Seen {
    /// A number that is greater after whatever is written by others, be it of this program or another. It means something only beside others of the
    /// same `Seen`.
    pub fn writes(&self) -> Result<i64> {
        let number = self.0.connection.prepare_cached("PRAGMA data_version").and_then(|mut ask| ask.query_row([], |row| row.get(0)));
        self.0.check(number)
    }
}

/// The connection of the only writer. Holds a lock beside the file until it is dropped, or its process ends in whatever way.
#[derive(Debug)]
pub(crate) struct Exclusive {
    pub connection: Connection,
    pub path: PathBuf,
    // Held, never read.
    _lock: File,
}

impl Exclusive {
    /// Opens an archive for writing; makes it where there is none, and brings older forms up.
    pub fn open(path: &Path, make: bool) -> Result<Exclusive> {
        if !make && !path.exists() {
            return Err(ArchiveError::Missing(path.to_owned()));
        }
        if path.is_dir() {
            return Err(ArchiveError::NotAnArchive(path.to_owned()));
        }
        let lock = lock(path)?;
        let mut connection = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
        let from = match look(&connection, path)? {
            Found::Empty => 0,
            Found::Archive(found) if found > FORM => {
                return Err(ArchiveError::NewerForm { path: path.to_owned(), found, known: FORM });
            }
            Found::Archive(found) => found,
            Found::Other => return Err(ArchiveError::NotAnArchive(path.to_owned())),
        };
        prepare(&mut connection, from).map_err(|problem| of_sqlite(path, problem))?;
        Ok(Exclusive { connection, path: path.to_owned(), _lock: lock })
    }
}

fn prepare(connection: &mut Connection, from: i64) -> rusqlite::Result<()> {
    connection.pragma_update(None, "journal_mode", "wal")?;
    // What is acknowledged survives a power cut too: a batch ends with a flush to the disk.
    connection.pragma_update(None, "synchronous", "full")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "cache_size", -48 * 1024)?;
    connection.pragma_update(None, "wal_autocheckpoint", 8000)?;
    connection.set_prepared_statement_cache_capacity(128);
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    if from < FORM {
        schema::migrate(&transaction, from)?;
    }
    transaction.commit()?;
    // What a migration sorts may be large, and goes to the disk; what the writer sorts is not.
    connection.pragma_update(None, "temp_store", "memory")
}

fn connect(path: &Path, flags: OpenFlags) -> Result<Connection> {
    let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(|problem| of_sqlite(path, problem))?;
    let ready = connection
        .busy_timeout(Duration::from_secs(10))
        // One plan for a statement whatever is bound to it: without this SQLite plans anew at every call that binds a LIMIT.
        .and_then(|()| connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true));
    ready.map_err(|problem| of_sqlite(path, problem))?;
    Ok(connection)
}

fn look(connection: &Connection, path: &Path) -> Result<Found> {
    schema::look(connection).map_err(|problem| of_sqlite(path, problem))
}

/// Takes the writer's lock: a file beside the archive, locked as long as the writer lives. The system frees it even when the program is killed.
fn lock(path: &Path) -> Result<File> {
    let mut name = path.as_os_str().to_owned();
    name.push(".writer");
    let name = PathBuf::from(name);
    let file = OpenOptions::new().create(true).truncate(false).write(true).open(&name).map_err(|problem| match problem.kind() {
        std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => ArchiveError::ReadOnly(path.to_owned()),
        std::io::ErrorKind::StorageFull => ArchiveError::Full(path.to_owned()),
        _ => ArchiveError::File { path: name.clone(), problem },
    })?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(ArchiveError::Busy(path.to_owned())),
        Err(TryLockError::Error(problem)) => Err(ArchiveError::File { path: name, problem }),
    }
}
