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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Archive, RunInfo, Writer};

    #[test]
    fn an_archive_of_an_older_form_is_brought_up_with_all_its_counts() {
        let folder = std::env::temp_dir().join(format!("waqai-older-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        let path = folder.join("a.db");
        let old = Connection::open(&path).unwrap();
        for migration in &MIGRATIONS[..5] {
            old.execute_batch(migration).unwrap();
        }
        old.pragma_update(None, "application_id", APPLICATION).unwrap();
        old.pragma_update(None, "user_version", 5).unwrap();
        // Two reports tell the first event, one the second; the third report was withdrawn.
        old.execute_batch(
            "INSERT INTO runs (run, kind, begun, program, rules) VALUES (1, 'add', '', '', '');
             INSERT INTO sources (source, agency) VALUES (1, 'Agency A');
             INSERT INTO reports (report, key, text_key, text_sha256, given_id, source, published, characters, sentences, origin, status, added_run, coded_run)
             VALUES (1, 11, 1, x'00', 'a', 1, '2021-01-02', 1, '', '', 'live', 1, 1), (2, 12, 2, x'01', 'b', NULL, '2021-01-02', 1, '', '', 'live', 1, 1),
                (3, 13, 3, x'02', 'c', 1, '2021-01-02', 1, '', '', 'withdrawn', 1, 1);
             INSERT INTO texts (report, bytes, body) VALUES (1, 0, x''), (2, 0, x''), (3, 0, x'');
             INSERT INTO words (rowid, lemma, form) VALUES (1, 'a', 'a'), (2, 'b', 'b');
             INSERT INTO actors (actor, key, identity, basis, type, name, country, merged_into)
             VALUES (1, 21, 'kb:one', 'known', 'GPE', 'one two', 'CHN', NULL), (2, 22, 'kb:other', 'known', 'GPE', 'three', 'KAZ', NULL),
                (3, 23, 'x', 'named', 'PER', 'one three', 'KAZ', 2);
             INSERT INTO statements (report, n, cue_start, cue_end, direct, act, rule, speaker_actor)
             VALUES (1, 1, 0, 1, 0, 'state', '', 3), (2, 1, 0, 1, 0, 'state', '', NULL), (3, 1, 0, 1, 0, 'state', '', 2);
             INSERT INTO events (event, key, type, contexts, cameo, quad, status, day, day_basis, confidence, mentions, reports, sources, lead_report, lead_n)
             VALUES (1, 31, 'CONSULT', '', '', 1, 'actual', '2021-01-02', 'published', 50, 2, 2, 2, 1, 1),
                (2, 32, 'AGREE', '', '', 1, 'actual', NULL, 'unknown', 50, 1, 1, 1, 1, 2);
             INSERT INTO mentions (report, n, event, key, type, contexts, cameo, status, actor, recipient, trigger_start, trigger_end, evidence_start,
                evidence_end, rule, confidence)
             VALUES (1, 1, 1, 31, 'CONSULT', '', '', 'actual', '1', '2', 0, 1, 0, 1, '', 50), (2, 1, 1, 33, 'CONSULT', '', '', 'actual', '1', '2', 0, 1, 0, 1, '', 50),
                (1, 2, 2, 32, 'AGREE', '', '', 'actual', '1', '', 0, 1, 0, 1, '', 50);
             INSERT INTO participants (event, side, position, actor, country, sector, rank)
             VALUES (1, 'actor', 1, 1, 'CHN', 'GOV', 'body'), (1, 'recipient', 1, 2, 'KAZ', 'GOV', 'body'), (2, 'actor', 1, 1, 'CHN', 'GOV', 'body');
             INSERT INTO event_states (country, day, event, side, type, status)
             VALUES ('CHN', '2021-01-02', 1, 'actor', 'CONSULT', 'actual'), ('KAZ', '2021-01-02', 1, 'recipient', 'CONSULT', 'actual'),
                ('CHN', '', 2, 'actor', 'AGREE', 'actual');
             INSERT INTO event_pairs (state_1, state_2, day, event, direction, type, status, rank_1, rank_2)
             VALUES ('CHN', 'KAZ', '2021-01-02', 1, 1, 'CONSULT', 'actual', 'body', 'body');",
        )
        .unwrap();
        drop(old);
        assert!(matches!(Archive::read(&path), Err(crate::ArchiveError::OlderForm { found: 5, .. })));
        Writer::open_existing(&path, RunInfo::default()).unwrap().finish().unwrap();
        let archive = Archive::read(&path).unwrap();
        assert_eq!(archive.problems().unwrap(), Vec::<String>::new());
        let totals = archive.totals().unwrap();
        assert_eq!([totals.reports, totals.events, totals.actors], [2, 2, 2]);
        let one = |ask: &str| archive.connection().query_row(ask, [], |row| row.get::<_, String>(0)).unwrap();
        assert_eq!(one("SELECT told FROM event_pairs"), "1:1;2:0");
        assert_eq!(one("SELECT group_concat(actor || '=' || events || '+' || statements, ' ') FROM actor_counts"), "1=2+0 2=1+1");
        assert_eq!(one("SELECT group_concat(source || '=' || reports || '+' || statements, ' ') FROM report_days"), "0=1+1 1=1+1");
        assert_eq!(archive.party("one three").unwrap(), crate::Party::Actors(vec![2, 3]));
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
