//! What can go wrong with an archive, in words that say what to do.

use std::path::{Path, PathBuf};

/// Why an archive could not be opened, read or written.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// The file is not there.
    #[error("{0}: there is no archive. `waqai add PATH --archive {0}` makes one")]
    Missing(PathBuf),
    /// The file is something else.
    #[error("{0}: the file is no archive of Waqai. Name another file, or move this one away")]
    NotAnArchive(PathBuf),
    /// The file was written by a later version of the program.
    #[error("{path}: the archive has form {found}, this program knows forms up to {known}. Use a newer version of waqai")]
    NewerForm {
        /// The file.
        path: PathBuf,
        /// Its form.
        found: i64,
        /// The last form that this program knows.
        known: i64,
    },
    /// The file must be migrated, and was opened for reading only.
    #[error("{path}: the archive has the older form {found}. Any command that writes, such as `waqai add`, brings it to form {known}")]
    OlderForm {
        /// The file.
        path: PathBuf,
        /// Its form.
        found: i64,
        /// The form that this program reads.
        known: i64,
    },
    /// Somebody else writes.
    #[error("{0}: another waqai is writing to the archive. Wait until it has ended; reading is possible meanwhile")]
    Busy(PathBuf),
    /// The file or its folder may not be written.
    #[error("{0}: the archive cannot be written. Check the permissions of the file and of its folder")]
    ReadOnly(PathBuf),
    /// No room.
    #[error("{0}: the disk is full. Nothing that was acknowledged is lost: make room and give the same command again")]
    Full(PathBuf),
    /// The file is damaged.
    #[error("{path}: the archive is damaged ({problem}). Take the last copy that is whole; `waqai add` of the same reports again is safe")]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What SQLite says.
        problem: String,
    },
    /// A file could not be read or written.
    #[error("{path}: {problem}")]
    File {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        problem: std::io::Error,
    },
    /// Something was asked for that is not there.
    #[error("{0}")]
    Unknown(String),
    /// A correction or merge that cannot be recorded.
    #[error("{0}")]
    Refused(String),
    /// A mistake of the program, or of another program that wrote into the file.
    #[error("{path}: {problem}")]
    Database {
        /// The file.
        path: PathBuf,
        /// What SQLite says.
        problem: rusqlite::Error,
    },
}

/// The result of everything that touches an archive.
pub type Result<T> = std::result::Result<T, ArchiveError>;

/// An error of SQLite as one of the archive.
pub(crate) fn of_sqlite(path: &Path, problem: rusqlite::Error) -> ArchiveError {
    use rusqlite::ErrorCode;
    let path = path.to_owned();
    match problem.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => ArchiveError::Busy(path),
        Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => ArchiveError::ReadOnly(path),
        Some(ErrorCode::DiskFull) => ArchiveError::Full(path),
        Some(ErrorCode::NotADatabase) => ArchiveError::NotAnArchive(path),
        Some(ErrorCode::DatabaseCorrupt) => ArchiveError::Damaged { path, problem: problem.to_string() },
        _ => ArchiveError::Database { path, problem },
    }
}
