//! The commands that ask the archive, as a user gives them: on a few reports invented for these tests.

mod common;

use common::{file, folder, waqai as run};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Three reports of two agencies, one of them with a word that stands only behind a particle.
const REPORTS: &str = r#"{"id":"a1","agency":"Xinhua","published":"2023-05-15","text":"أستانا 15 مايو 2023 (شينخوا) استقبل الرئيس الكازاخي قاسم جومارت توكاييف اليوم (الاثنين) رئيس الوزراء المجري.\nوقال توكاييف إن بلاده مستعدة لتوسيع التبادل التجاري مع المجر."}
{"id":"a2","agency":"KUNA","published":"2023-07-02","text":"زار وزير الخارجية التركي هاكان فيدان بغداد يوم الأحد."}
{"id":"a3","agency":"KUNA","published":"2023-07-03","text":"أعلنت وزارة الصحة الكويتية إصابة عشرة أشخاص بالفيروس الجديد."}
"#;

fn archive(test: &str) -> (PathBuf, String) {
    let folder = folder(test);
    let reports = file(&folder, "reports.jsonl", REPORTS);
    let archive = folder.join("a.db");
    run(["add", "-q", path(&reports), "-a", path(&archive)]).expect(0, &[]);
    let archive = path(&archive).to_owned();
    (folder, archive)
}

fn path(path: &Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}

fn ids(out: &str, key: &str) -> Vec<String> {
    out.lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON")[key].as_str().expect("an id").to_owned())
        .collect()
}

#[test]
fn events_are_found_by_pair_person_and_day() {
    let (_, archive) = archive("ask-events");
    let found = run(["events", "--pair", "HUN,KAZ", "-f", "jsonl", "--with", "statements", "-a", &archive]).expect(0, &[]);
    assert!(found.out.contains("\"CONSULT\""), "{}", found.out);
    let same = run(["events", "--pair", "KAZ,HUN", "-f", "jsonl", "--with", "statements", "-a", &archive]).expect(0, &[]);
    assert_eq!(found.out, same.out, "a pair has no order");
    assert!(run(["events", "--person", "Tokayev", "-a", &archive]).expect(0, &[]).out.contains("evt_"));
    run(["events", "--pair", "KAZ,HUN", "--from", "2024", "-a", &archive]).expect(1, &[]);
    run(["events", "--pair", "KAZ", "-a", &archive]).expect(2, &["a pair is two codes"]);
    run(["events", "--from", "15.5.2023", "-a", &archive]).expect(2, &["no day"]);
    run(["events", "--actor", "Nobody Known", "-a", &archive]).expect(2, &["knows nobody"]);
}

#[test]
fn pages_follow_each_other_without_gap() {
    let (_, archive) = archive("ask-pages");
    for newest in [false, true] {
        let ask = |more: &[&str]| {
            let mut all = vec!["events", "--status", "all", "-f", "jsonl", "-a", archive.as_str()];
            all.extend(newest.then_some("--newest"));
            all.extend(more);
            run(&all)
        };
        let whole = ids(&ask(&[]).out, "event_id");
        let (mut pages, mut cursor) = (Vec::new(), None::<String>);
        while pages.len() < whole.len() {
            let ran = match &cursor {
                None => ask(&["-n", "1"]),
                Some(cursor) => ask(&["-n", "1", "--cursor", cursor]),
            };
            pages.extend(ids(&ran.out, "event_id"));
            cursor = ran.err.trim().rsplit(' ').next().map(str::to_owned);
        }
        assert_eq!(pages, whole);
    }
}

#[test]
fn words_are_found_behind_particles_unless_exact() {
    let (_, archive) = archive("ask-words");
    let found = run(["reports", "--words", "فيروس", "-f", "jsonl", "-a", &archive]).expect(0, &[]);
    assert_eq!(ids(&found.out, "given_id"), ["a3"]);
    assert!(found.out.contains("\"hits\":[{"), "{}", found.out);
    run(["reports", "--words", "فيروس", "--exact", "-a", &archive]).expect(1, &[]);
    assert_eq!(ids(&run(["reports", "--words", "بالفيروس", "--exact", "-f", "jsonl", "-a", &archive]).out, "given_id"), ["a3"]);
    assert_eq!(ids(&run(["reports", "--words", "\"وزير الخارجية\"", "-f", "jsonl", "-a", &archive]).out, "given_id"), ["a2"]);
    assert_eq!(ids(&run(["reports", "--words", "\"وزير بغداد\"~5", "-f", "jsonl", "-a", &archive]).out, "given_id"), ["a2"]);
    run(["reports", "--words", "\"وزير بغداد\"~1", "-a", &archive]).expect(1, &[]);
    assert_eq!(ids(&run(["reports", "--words", "Tokayev", "-f", "jsonl", "-a", &archive]).out, "given_id"), ["a1"]);
    let page = run(["reports", "--words", "فيروس", "-a", &archive]).out;
    assert!(page.contains("[بالفيروس]") && page.contains('\u{2068}'), "{page}");
    let said = run(["statements", "--words", "تجارة OR تبادل", "-a", &archive]).expect(0, &[]).out;
    assert!(said.contains("Tokayev"), "{said}");
}

#[test]
fn counts_have_zeros_inside_coverage_and_nothing_outside() {
    let (_, archive) = archive("ask-count");
    let ran = run(["count", "--pair", "KAZ,HUN", "--zeros", "--from", "2023-05", "--to", "2023-07", "-f", "jsonl", "-a", &archive])
        .expect(0, &[]);
    let rows = ran.objects();
    assert_eq!(rows.len(), 3);
    assert!(rows[0]["n_events"].as_i64() >= Some(1) && rows[0]["is_observed"] == true && rows[0]["cowcode_1"] == 310, "{}", ran.out);
    assert!(rows[1]["n_events"].is_null() && rows[1]["is_observed"] == false, "no report of June is there");
    assert!(rows[2]["n_events"] == 0 && rows[2]["is_observed"] == true);
    assert_eq!(rows[0]["n_articles"], 1, "reports are counted apart from events");
    assert!(run(["count", "--by", "type", "--per", "year", "-a", &archive]).expect(0, &[]).out.contains("CONSULT"));
    assert!(run(["count", "--by", "coverage", "-a", &archive]).expect(0, &[]).out.contains("2023-07"));
    let names = run(["count", "--names", "peacesciencer", "-f", "csv", "-a", &archive]).out;
    assert!(names.starts_with("iso3_1,iso3_2,ccode1,ccode2,gwcode1,gwcode2,"), "{names}");
}

#[test]
fn a_record_is_explained_by_its_id() {
    let (_, archive) = archive("ask-explain");
    let event = ids(&run(["events", "--pair", "KAZ,HUN", "-f", "jsonl", "-a", &archive]).out, "event_id").remove(0);
    let page = run(["explain", &event, "-a", &archive]).expect(0, &[]).out;
    assert!(page.contains("[استقبل]") && page.contains("knowledge/frames/") && page.contains("made the event"), "{page}");
    let statement = ids(&run(["statements", "-f", "jsonl", "-a", &archive]).out, "statement_id").remove(0);
    assert!(run(["explain", &statement, "-a", &archive]).expect(0, &[]).out.contains("cue "));
    run(["explain", "evt_0000000000000", "-a", &archive]).expect(2, &["no such record"]);
}

#[test]
fn a_release_made_twice_is_the_same_and_can_be_read_back() {
    let (folder, archive) = archive("ask-release");
    let (one, other) = (folder.join("one"), folder.join("other"));
    run(["release", path(&one), "-a", &archive]).expect(0, &[]);
    run(["release", path(&other), "-a", &archive]).expect(0, &[]);
    for entry in std::fs::read_dir(&one).expect("a folder") {
        let name = entry.expect("an entry").file_name();
        assert_eq!(std::fs::read(one.join(&name)).expect("a file"), std::fs::read(other.join(&name)).expect("the same file"), "{name:?}");
    }
    run(["release", path(&one), "-a", &archive]).expect(2, &["never changed"]);
    let later = folder.join("later");
    run(["release", path(&later), "-a", &archive, "--name", "9.9.9", "--since", path(&one), "--text", "offsets"]).expect(0, &[]);
    let difference = std::fs::read_dir(&later)
        .expect("a folder")
        .filter_map(Result::ok)
        .find(|entry| entry.file_name().to_string_lossy().starts_with("diff-from-"));
    assert!(difference.is_some());
    for table in ["mentions.csv", "statements.csv", "reports.csv"] {
        assert!(!std::fs::read_to_string(later.join(table)).expect("a table").contains("بالفيروس"), "{table} holds words of a text");
    }
    read_back(
        &one,
        "import csv, json, hashlib
p = json.load(open('datapackage.json', encoding='utf-8'))
for r in p['resources']:
    data = open(r['path'], 'rb').read()
    assert 'sha256:' + hashlib.sha256(data).hexdigest() == r['hash'] and len(data) == r['bytes'], r['name']
    rows = list(csv.DictReader(open(r['path'], encoding='utf-8', newline='')))
    assert not rows or list(rows[0]) == [f['name'] for f in r['schema']['fields']], r['name']
    assert all(None not in row and None not in row.values() for row in rows), r['name']
    key = r['schema'].get('primaryKey', [])
    keys = [tuple(row[k] for k in key) for row in rows]
    assert not key or len(set(keys)) == len(keys), r['name']
assert csv.DictReader(open('events.csv', encoding='utf-8', newline='')).__next__()['event_id'].startswith('evt_')",
    );
    for (package, script) in [
        ("pandas", "import pandas; assert len(pandas.read_csv('events.csv')) >= 2"),
        (
            "duckdb",
            "import duckdb; assert duckdb.sql(\"select count(*) from 'events.csv' where quad_code between 1 and 4\").fetchall()[0][0] >= 2",
        ),
        (
            "frictionless",
            "import frictionless; report = frictionless.validate('datapackage.json'); assert report.valid, report.to_summary()",
        ),
    ] {
        if has(package) {
            read_back(&one, script);
        } else {
            eprintln!("skipped: Python's {package} is not installed");
        }
    }
}

#[test]
fn exports_have_the_columns_of_the_others() {
    let (_, archive) = archive("ask-export");
    for (profile, columns) in [("polecat", 40), ("icews", 20)] {
        let out = run(["export", "--profile", profile, "-a", &archive]).expect(0, &[]).out;
        assert!(out.lines().count() > 1 && out.lines().all(|line| line.split('\t').count() == columns), "{out}");
    }
    let annotations = run(["export", "--profile", "webannotation", "-a", &archive]).expect(0, &[]).objects();
    for annotation in &annotations {
        let selectors = &annotation["target"]["selector"];
        let length = selectors[0]["end"].as_u64().expect("an end") - selectors[0]["start"].as_u64().expect("a start");
        assert_eq!(selectors[1]["exact"].as_str().expect("words").chars().count() as u64, length);
    }
    assert!(run(["export", "--profile", "plover", "-a", &archive]).expect(0, &[]).out.contains("\"event_scale\""));
}

/// The interpreter: that of the variable WAQAI_PYTHON, else the usual one.
fn python() -> Command {
    Command::new(std::env::var_os("WAQAI_PYTHON").unwrap_or_else(|| "python3".into()))
}

fn has(package: &str) -> bool {
    python().args(["-c", &format!("import {package}")]).output().is_ok_and(|ran| ran.status.success())
}

fn read_back(folder: &Path, script: &str) {
    match python().args(["-c", script]).current_dir(folder).output() {
        Ok(ran) => assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr)),
        Err(_) => eprintln!("skipped: there is no python3"),
    }
}
