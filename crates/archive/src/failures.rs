//! What goes wrong inside the file: a full disk, a newer form, somebody else's database.

use crate::archive::Exclusive;
use crate::error::ArchiveError;
use crate::{Archive, Filing, Incoming, Packer, Records, RunInfo, Writer};
use std::path::PathBuf;

fn path(test: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("waqai-{test}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder.join("a.db")
}

fn filing(number: usize) -> Filing {
    // Noise, so that nothing is packed well and no two are alike.
    let mut bits = number as u64 + 1;
    let mut words = String::new();
    for _ in 0..400 {
        bits = bits.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        words.push_str(&format!("{:x} ", bits >> 20));
    }
    let id = format!("r{number}");
    let incoming = Incoming { id: &id, text: &words, ..Incoming::default() };
    Filing::new(&incoming, Records::default(), Default::default(), &mut Packer::new(b"").unwrap()).unwrap()
}

fn count(path: &std::path::Path) -> i64 {
    Archive::read(path).unwrap().connection().query_row("SELECT count(*) FROM reports", [], |row| row.get(0)).unwrap()
}

#[test]
fn a_full_disk_costs_the_batch_and_nothing_else() {
    let path = path("full");
    let mut writer = Writer::open(&path, b"", RunInfo::default()).unwrap();
    for number in 0..20 {
        writer.add(filing(number)).unwrap();
    }
    writer.commit().unwrap();
    let pages: i64 = writer.connection().pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
    writer.connection().pragma_update(None, "max_page_count", pages + 30).unwrap();
    let mut added = 20;
    let problem = loop {
        match writer.add(filing(added)).and_then(|_| if added % 10 == 9 { writer.commit() } else { Ok(()) }) {
            Ok(()) => added += 1,
            Err(problem) => break problem,
        }
    };
    assert!(matches!(problem, ArchiveError::Full(_)), "{problem}");
    assert!(problem.to_string().contains("make room"));
    drop(writer);
    assert_eq!(count(&path), (added / 10 * 10) as i64, "whole batches");
    assert_eq!(Archive::read(&path).unwrap().problems().unwrap(), Vec::<String>::new());
    // With room again the rest goes in.
    let mut writer = Writer::open(&path, b"", RunInfo::default()).unwrap();
    for number in 0..60 {
        writer.add(filing(number)).unwrap();
    }
    writer.finish().unwrap();
    assert_eq!(count(&path), 60);
}

#[test]
fn a_newer_form_is_left_alone() {
    let path = path("newer");
    drop(Writer::open(&path, b"", RunInfo::default()).unwrap());
    let store = Exclusive::open(&path, false).unwrap();
    store.connection.pragma_update(None, "user_version", 99).unwrap();
    drop(store);
    for problem in [Archive::read(&path).map(drop), Writer::open(&path, b"", RunInfo::default()).map(drop)] {
        let problem = problem.unwrap_err();
        assert!(problem.to_string().contains("has form 99") && problem.to_string().contains("newer version of waqai"), "{problem}");
    }
}

#[test]
fn the_database_of_another_program_is_left_alone() {
    let path = path("other");
    let connection = rusqlite::Connection::open(&path).unwrap();
    connection.execute_batch("CREATE TABLE theirs (a)").unwrap();
    drop(connection);
    for problem in [Archive::read(&path).map(drop), Writer::open(&path, b"", RunInfo::default()).map(drop)] {
        assert!(matches!(problem, Err(ArchiveError::NotAnArchive(_))));
    }
    let tables: i64 =
        rusqlite::Connection::open(&path).unwrap().query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0)).unwrap();
    assert_eq!(tables, 1);
}

#[test]
fn records_come_back_as_they_were_stored() {
    use crate::records::*;
    let path = path("records");
    let range = |start, end| Range { start, end };
    let entity = |name: &str, known: Option<&str>| Entity {
        kind: "PER".into(),
        name: Some(name.into()),
        country: Some("KAZ".into()),
        sector: "GOV".into(),
        rank: "minister".into(),
        known: known.map(str::to_owned),
        spans: vec![(range(0, 4), "name".into()), (range(9, 9), "elided".into())],
        ..Entity::default()
    };
    let place = Place {
        name: "Astana".into(),
        name_ar: "Astana-ar".into(),
        country: Some("KAZ".into()),
        lat: Some(51.17),
        lon: Some(71.43),
        geonames: Some(1),
    };
    let records = Records {
        agency: Some("Xinhua".into()),
        published: Some("2022-04-25".into()),
        dateline: Some(Dateline { range: range(0, 3), place: Some(place.clone()), date: None, agency: None }),
        sentences: vec![range(0, 40)],
        entities: vec![entity("name", Some("x")), Entity { name: None, name_en: Some("official".into()), ..entity("", None) }],
        statements: vec![Statement {
            speaker: Some(1),
            cue: range(5, 8),
            content: Some(range(9, 20)),
            act: "state".into(),
            rule: "say".into(),
            ..Statement::default()
        }],
        events: vec![Event {
            kind: "CONSULT".into(),
            mode: Some("visit".into()),
            contexts: vec!["diplomatic".into(), "military".into()],
            cameo: "042".into(),
            quad: "verbal cooperation".into(),
            actor: vec![1],
            recipient: vec![0],
            trigger: range(5, 8),
            evidence: range(0, 40),
            days: Some(("2022-04-25".into(), "2022-04-25".into())),
            place: Some(place),
            place_basis: Some("sides".into()),
            status: "actual".into(),
            statement: Some(0),
            killed: Some(2),
            injured: None,
            rule: "consult.meet".into(),
            confidence: 0.94,
            gloss_en: "They met.".into(),
            gloss_ar: "A line.".into(),
        }],
        notes: vec![Note { kind: "date".into(), range: Some(range(1, 2)), message: "odd".into() }],
    };
    let incoming = Incoming { id: "a", text: "a text whose words do not matter here", title: Some("a title"), ..Incoming::default() };
    let filing = Filing::new(&incoming, records.clone(), Default::default(), &mut Packer::new(b"dict").unwrap()).unwrap();
    let mut writer = Writer::open(&path, b"dict", RunInfo::default()).unwrap();
    writer.add(filing).unwrap();
    writer.finish().unwrap();
    let archive = Archive::read(&path).unwrap();
    let report = archive.report("a").unwrap();
    assert_eq!(archive.records(report.report).unwrap(), records);
    assert_eq!(archive.text(report.report).unwrap(), incoming.text);
    assert_eq!(report.title.as_deref(), incoming.title);
}
