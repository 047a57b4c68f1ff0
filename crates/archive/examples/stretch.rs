//! Makes a large archive of a small one, to measure on: its records again and again under other numbers and on other days.
//!
//! ```text
//! cargo run --release -p waqai-bench --bin make-reports -- 25000 | waqai add - --models none --archive large.db
//! cargo run --release -p waqai-bench --bin make-reports -- 15000 --seed 2 --skew | waqai add - --models none --archive large.db
//! cargo run --release -p waqai-archive --example stretch -- large.db 25
//! ```
//! The file itself is stretched, without a journal: where it is stopped, the file is lost. `--no-words` leaves the words of the copies out of the index of
//! words; then they cannot be searched. `--words-only` adds them later. Texts, states and known actors stay as they are, so the pairs of states and their
//! sizes do too; actors that only go by their names are others in every copy.

use rusqlite::{Connection, Result, params};
use std::collections::HashMap;
use std::time::Instant;

/// Days are moved within this stretch: that of `make-reports`.
const FIRST: &str = "2005-01-01";
const DAYS: i64 = 7300;
/// Each copy is moved by so many days more: a prime, so that no two copies fall on the same days.
const STEP: i64 = 191;

/// Tables that are copied, in an order that keeps references whole.
const COPIED: [&str; 12] = [
    "reports",
    "texts",
    "actors",
    "entities",
    "statements",
    "events",
    "mentions",
    "participants",
    "event_states",
    "event_pairs",
    "likeness_bands",
    "changes",
];

fn main() -> std::process::ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let has = |name: &str| arguments.iter().any(|argument| argument == name);
    let (records, words) = (!has("--words-only"), !has("--no-words"));
    let given: Vec<&String> = arguments.iter().filter(|argument| !argument.starts_with("--")).collect();
    let (file, copies) = match given[..] {
        [file, copies] => (file, copies.parse::<i64>().unwrap_or(0)),
        _ => (&String::new(), 0),
    };
    if copies < 2 {
        eprintln!("usage: stretch FILE N [--no-words | --words-only]     FILE becomes an archive with N times its reports");
        return std::process::ExitCode::from(2);
    }
    match stretch(file, copies, records, words) {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("stretch: {file}: {problem}");
            std::process::ExitCode::FAILURE
        }
    }
}

fn stretch(file: &str, copies: i64, records: bool, words: bool) -> Result<()> {
    let begun = Instant::now();
    let say = |what: &str| eprintln!("{:6.0} s  {what}", begun.elapsed().as_secs_f64());
    let db = Connection::open(file)?;
    for (name, value) in
        [("journal_mode", "off"), ("synchronous", "off"), ("cache_size", "-1500000"), ("temp_store", "memory"), ("foreign_keys", "off")]
    {
        db.pragma_update(None, name, value)?;
    }
    if !records {
        // Nothing else has changed since the copies were made.
        let reports = db.query_row("SELECT max(report) / ?1 FROM reports", [copies], |row| row.get(0))?;
        return copy_words(&db, reports, copies, &say);
    }
    let number = |ask: &str| db.query_row(ask, [], |row| row.get::<_, i64>(0));
    let reports = number("SELECT max(report) FROM reports")?;
    let events = number("SELECT max(event) FROM events")?;
    let actors = number("SELECT max(actor) FROM actors")?;
    db.execute_batch("BEGIN")?;
    // Indexes are made anew at the end: that is quicker than to keep them.
    let indexes: Vec<(String, String)> = db
        .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_>>()?;
    for (name, _) in &indexes {
        db.execute_batch(&format!("DROP INDEX {name}"))?;
    }
    db.execute_batch(
        "CREATE TEMP TABLE own (actor INTEGER PRIMARY KEY);
         INSERT INTO own SELECT actor FROM actors WHERE basis = 'named' OR basis = 'single';
         CREATE TEMP TABLE moved (day TEXT PRIMARY KEY, other TEXT) WITHOUT ROWID;",
    )?;
    for copy in 1..copies {
        db.execute("DELETE FROM moved", [])?;
        db.execute(
            "WITH RECURSIVE n(at) AS (SELECT 0 UNION ALL SELECT at + 1 FROM n WHERE at + 1 < ?2)
             INSERT INTO moved SELECT date(?1, '+' || at || ' days'), date(?1, '+' || ((at + ?3) % ?2) || ' days') FROM n",
            params![FIRST, DAYS, copy * STEP],
        )?;
        for table in COPIED {
            let columns: Vec<String> =
                db.prepare("SELECT name FROM pragma_table_info(?1)")?.query_map([table], |row| row.get(0))?.collect::<Result<_>>()?;
            let values: Vec<String> = columns
                .iter()
                .filter(|column| *column != "seq")
                .map(|column| other(table, column, copy, [reports, events, actors]))
                .collect();
            let columns: Vec<String> = columns.into_iter().filter(|column| column != "seq").collect();
            let (of, order) = match table {
                "actors" => (format!("actor IN own AND actor <= {actors}"), "actor"),
                "changes" => ("seq <= (SELECT first FROM temp.firsts) AND (kind <> 'actor' OR record IN own)".to_string(), "seq"),
                "events" | "participants" => (format!("event <= {events}"), "1"),
                "event_states" => (format!("event <= {events}"), "country, 2"),
                "event_pairs" => (format!("event <= {events}"), "state_1, state_2, 3"),
                "likeness_bands" => (format!("report <= {reports}"), "1"),
                _ => (format!("report <= {reports}"), "1"),
            };
            if table == "changes" && copy == 1 {
                db.execute_batch("CREATE TEMP TABLE firsts AS SELECT max(seq) AS first FROM changes")?;
            }
            let sql = format!(
                "INSERT INTO {table} ({}) SELECT {} FROM {table} WHERE {of} ORDER BY {order}",
                columns.join(", "),
                values.join(", ")
            );
            db.execute(&sql, [])?;
        }
        say(&format!("copy {copy} of {}", copies - 1));
    }
    for (name, sql) in &indexes {
        db.execute_batch(sql)?;
        say(&format!("index {name}"));
    }
    db.execute_batch("COMMIT")?;
    if words {
        copy_words(&db, reports, copies, &say)?;
    }
    db.pragma_update(None, "journal_mode", "wal")?;
    db.execute_batch("PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE)")?;
    say("done");
    Ok(())
}

/// What stands in a column of a copy.
fn other(table: &str, column: &str, copy: i64, [reports, events, actors]: [i64; 3]) -> String {
    let (report, event, actor) = (copy * reports, copy * events, copy * actors);
    match (table, column) {
        ("changes", "record") => {
            format!("CASE kind WHEN 'event' THEN record + {event} WHEN 'actor' THEN record + {actor} ELSE record + {report} END")
        }
        (_, "report" | "original" | "lead_report") => format!("{column} + {report}"),
        (_, "event") | ("events", "merged_into") => format!("{column} + {event}"),
        ("actors", "merged_into") => "NULL".into(),
        (_, "actor" | "speaker_actor") if table != "mentions" => {
            format!("CASE WHEN {column} IN own THEN {column} + {actor} ELSE {column} END")
        }
        (_, "key" | "band" | "text_key") => format!("(({column} & 0x3fffffffffffffff) + {copy} * 0x0000a3c59ac2f1b7) & 0x7fffffffffffffff"),
        (_, "given_id" | "identity") => format!("{column} || '-{copy}'"),
        ("likeness_bands", "day") => format!("day + {}", copy * STEP),
        (
            _,
            "day" | "first_day" | "last_day" | "published" | "given_published" | "first_published" | "last_published" | "dateline_date",
        ) => {
            format!("ifnull((SELECT other FROM moved WHERE moved.day = {table}.{column}), {column})")
        }
        _ => column.to_owned(),
    }
}

/// The words of all reports, read back out of the index, stand there for the copies too.
fn copy_words(db: &Connection, reports: i64, copies: i64, say: &dyn Fn(&str)) -> Result<()> {
    db.execute_batch("CREATE VIRTUAL TABLE temp.places USING fts5vocab('main', 'words', 'instance')")?;
    let mut terms: Vec<String> = Vec::new();
    let mut texts: HashMap<i64, [Vec<(u32, u32)>; 2]> = HashMap::new();
    let mut ask = db.prepare("SELECT term, doc, col, offset FROM temp.places")?;
    let mut rows = ask.query([])?;
    while let Some(row) = rows.next()? {
        let term = row.get_ref(0)?.as_str()?;
        if terms.last().is_none_or(|last| last != term) {
            terms.push(term.to_owned());
        }
        let column = usize::from(row.get_ref(2)?.as_str()? != "lemma");
        texts.entry(row.get(1)?).or_default()[column].push((row.get(3)?, terms.len() as u32 - 1));
    }
    drop(rows);
    drop(ask);
    say("words read");
    let mut order: Vec<i64> = texts.keys().copied().collect();
    order.sort_unstable();
    let mut written: Vec<(i64, [String; 2])> = Vec::new();
    for report in order {
        let Some(mut columns) = texts.remove(&report) else { continue };
        let joined = columns.each_mut().map(|places| {
            places.sort_unstable();
            let words: Vec<&str> = places.iter().map(|place| terms[place.1 as usize].as_str()).collect();
            words.join(" ")
        });
        written.push((report, joined));
    }
    let mut insert = db.prepare("INSERT INTO words (rowid, lemma, form) VALUES (?1, ?2, ?3)")?;
    for copy in 1..copies {
        db.execute_batch("BEGIN")?;
        for (report, [lemmas, forms]) in &written {
            insert.execute(params![report + copy * reports, lemmas, forms])?;
        }
        db.execute_batch("COMMIT")?;
        say(&format!("words of copy {copy}"));
    }
    Ok(())
}
