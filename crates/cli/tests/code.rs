//! `waqai code`: form, order, formats.

mod common;

use common::*;
use std::io::Write;

#[test]
fn the_form_is_that_of_the_contract() {
    let ran = waqai_with(["code", "-"], MEETING.as_bytes()).expect(0, &["1 report coded"]);
    let keys = [
        "\"id\":",
        "\"waqai\":",
        "\"version\":",
        "\"rules\":",
        "\"text\":",
        "\"title\":",
        "\"url\":",
        "\"language\":\"ar\"",
        "\"agency\":\"Xinhua\"",
        "\"published\":\"2023-05-15\"",
        "\"dateline\":",
        "\"sentences\":",
        "\"entities\":",
        "\"statements\":",
        "\"events\":",
        "\"notes\":",
    ];
    let mut at = 0;
    for key in keys {
        at += ran.out[at..].find(key).unwrap_or_else(|| panic!("{key} does not follow in {}", ran.out));
    }
    let report = &ran.objects()[0];
    assert_eq!(report["id"].as_str().map(str::len), Some(16));
    assert_eq!(report["text"], MEETING);
    assert_eq!(report["dateline"]["place"]["country"], "KAZ");
    let event = &report["events"][0];
    for key in [
        "id",
        "type",
        "mode",
        "context",
        "cameo",
        "quad",
        "actor",
        "recipient",
        "trigger",
        "evidence",
        "date",
        "place",
        "status",
        "statement",
        "killed",
        "injured",
        "rule",
        "confidence",
        "gloss",
        "rule_source",
    ] {
        assert!(event.get(key).is_some(), "the event has no {key}");
    }
    assert_eq!((event["type"].as_str(), event["mode"].as_str()), (Some("CONSULT"), Some("visit")));
    assert!(event["rule_source"].as_str().expect("a place").starts_with("knowledge/frames/consult.tsv:"));
    assert!(event["confidence"].as_f64().expect("a number") > 0.5);
}

#[test]
fn offsets_count_code_points() {
    let text = format!("😀🇰🇿 مُقَدِّمَة 😀\n{MEETING}");
    let points: Vec<char> = text.chars().collect();
    let ran = waqai_with(["code", "-"], text.as_bytes()).expect(0, &[]);
    let report = &ran.objects()[0];
    let slice = |span: &serde_json::Value| -> String {
        let (start, end) = (span["start"].as_u64().expect("start") as usize, span["end"].as_u64().expect("end") as usize);
        points[start..end].iter().collect()
    };
    let cues: Vec<String> = report["statements"].as_array().expect("statements").iter().map(|statement| slice(&statement["cue"])).collect();
    assert!(cues.iter().any(|cue| cue.contains("قال")), "{cues:?}");
    let triggers: Vec<String> = report["events"].as_array().expect("events").iter().map(|event| slice(&event["trigger"])).collect();
    assert!(triggers.iter().any(|trigger| trigger.starts_with("استقبل")), "{triggers:?}");
    for entity in report["entities"].as_array().expect("entities") {
        for mention in entity["mentions"].as_array().expect("mentions") {
            assert!(mention["end"].as_u64().expect("end") as usize <= points.len());
        }
    }
}

#[test]
fn order_and_bytes_do_not_depend_on_threads() {
    let samples = samples();
    let one = waqai([std::ffi::OsStr::new("code"), samples.as_os_str(), "--threads".as_ref(), "1".as_ref()]).expect(0, &[]);
    let four = waqai([std::ffi::OsStr::new("code"), samples.as_os_str(), "--threads".as_ref(), "4".as_ref()]).expect(0, &[]);
    assert!(one.out.lines().count() >= 40);
    assert_eq!(one.out, four.out);
}

#[test]
fn input_order_is_kept_between_long_and_short() {
    let long = MEETING.repeat(300);
    let input: String = (0..200).map(|n| line(&format!("r{n}"), if n % 50 == 0 { &long } else { VISIT })).collect();
    let ran = waqai_with(["code", "-", "--threads", "4", "--no-text"], input.as_bytes()).expect(0, &[]);
    assert_eq!(ran.ids(), (0..200).map(|n| format!("r{n}")).collect::<Vec<_>>());
    assert!(!ran.out.contains("\"text\":"));
}

#[test]
fn compressed_files_give_the_same() {
    let folder = folder("compressed");
    let lines = line("a", MEETING) + &line("b", VISIT);
    let plain = file(&folder, "x.jsonl", &lines);
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gz.write_all(lines.as_bytes()).expect("gzip");
    let mut gz = gz.finish().expect("gzip");
    let mut second = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    second.write_all(line("c", VISIT).as_bytes()).expect("gzip");
    gz.extend(second.finish().expect("gzip"));
    let gz = file(&folder, "x.jsonl.gz", gz);
    let zst = file(&folder, "x.jsonl.zst", zstd::encode_all(lines.as_bytes(), 3).expect("zstd"));
    let run = |path: &std::path::Path| waqai(["code".as_ref(), path.as_os_str()]).expect(0, &[]).out;
    let expected = run(&plain);
    assert_eq!(run(&zst), expected);
    // Two members, one after the other, are one file.
    let joined = run(&gz);
    assert!(joined.starts_with(&expected) && joined.lines().count() == 3);
    let piped = waqai_with(["code", "-"], &std::fs::read(&zst).expect("file")).expect(0, &[]);
    assert_eq!(piped.out, expected);
}

#[test]
fn json_lists_and_objects_over_several_lines_are_read() {
    let folder = folder("json");
    let list = file(
        &folder,
        "list.json",
        serde_json::to_string_pretty(&serde_json::json!([{"id": 7, "text": VISIT}, {"text": VISIT, "published": "2024-05-05T10:00:00Z"}]))
            .expect("JSON"),
    );
    let ran = waqai(["code".as_ref(), list.as_os_str()]).expect(0, &[]);
    assert_eq!(ran.ids()[0], "7");
    assert_eq!(ran.objects()[1]["published"], "2024-05-05");
    let one = serde_json::to_string_pretty(&serde_json::json!({"id": "p", "text": VISIT})).expect("JSON");
    assert_eq!(waqai_with(["code", "-"], one.as_bytes()).expect(0, &[]).ids(), ["p"]);
}

#[test]
fn fields_of_the_input_are_kept() {
    let input = serde_json::json!({"id": "a", "text": VISIT, "title": "عنوان", "url": "https://example.org/1", "agency": "Anadolu", "published": "2024-05-06", "more": [1]});
    let ran = waqai_with(["code", "-"], format!("\u{feff}{input}\r\n").as_bytes()).expect(0, &[]);
    let report = &ran.objects()[0];
    assert_eq!(
        (report["title"].as_str(), report["url"].as_str(), report["agency"].as_str(), report["published"].as_str()),
        (Some("عنوان"), Some("https://example.org/1"), Some("Anadolu"), Some("2024-05-06"))
    );
}

#[test]
fn csv_has_a_row_for_each_event() {
    let folder = folder("csv");
    let input = file(&folder, "x.jsonl", line("a,\"b\"", MEETING) + &line("c", "لا شيء هنا."));
    let events = waqai(["code".as_ref(), input.as_os_str()]).objects()[0]["events"].as_array().expect("events").len();
    let ran = waqai(["code".as_ref(), input.as_os_str(), "--format".as_ref(), "csv".as_ref()]).expect(0, &[]);
    let rows = parse_csv(&ran.out);
    assert_eq!(rows.len(), events + 1);
    assert!(rows.iter().all(|row| row.len() == rows[0].len()), "rows differ in length");
    assert_eq!(rows[1][0], "a,\"b\"");
    let column = |name: &str| rows[0].iter().position(|column| column == name).unwrap_or_else(|| panic!("no column {name}"));
    assert_eq!(rows[1][column("event_type")], "CONSULT");
    assert_eq!((rows[1][column("actor_iso3")].as_str(), rows[1][column("recip_iso3")].as_str()), ("HUN", "KAZ"));
    assert_eq!(rows[1][column("actor_cowcode")], "310");
    assert_eq!(rows[1][column("quad_code")], "1");
    assert!(!ran.out.contains('\u{2068}'));
}

/// A reader after RFC 4180.
fn parse_csv(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '"' if quoted && rest.peek() == Some(&'"') => cell.extend(rest.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            c => cell.push(c),
        }
    }
    assert!(cell.is_empty() && row.is_empty() && !quoted);
    rows
}

#[test]
fn output_takes_its_name_when_it_is_whole() {
    let folder = folder("output");
    let report = file(&folder, "in.txt", MEETING);
    let output = folder.join("out.jsonl");
    let ran = waqai(["code".as_ref(), report.as_os_str(), "--output".as_ref(), output.as_os_str(), "-q".as_ref()]).expect(0, &[]);
    assert!(ran.out.is_empty() && ran.err.is_empty(), "{}{}", ran.out, ran.err);
    assert!(std::fs::read_to_string(&output).expect("output").ends_with("}\n"));
    assert!(!folder.join("out.jsonl.part").exists());
    waqai(["code".as_ref(), report.as_os_str(), "--output".as_ref(), folder.join("no/such/out.jsonl").as_os_str()])
        .expect(2, &["cannot write"]);
}

#[test]
fn folders_are_read_to_the_bottom_in_the_order_of_names() {
    let folder = folder("folders");
    file(&folder, "b/2.txt", VISIT);
    file(&folder, "a/deep/1.jsonl", line("first", MEETING));
    file(&folder, "c.md", "not a report");
    file(&folder, ".hidden.txt", "not a report");
    let ran = waqai(["code".as_ref(), folder.as_os_str()]).expect(0, &["2 reports coded"]);
    assert_eq!(ran.ids()[0], "first");
}

#[test]
fn a_reader_that_goes_away_is_no_mistake() {
    use std::io::{BufRead, BufReader};
    use std::process::Stdio;
    let mut child = program()
        .args(["code", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut stdin = child.stdin.take().expect("standard input");
    let writer = std::thread::spawn(move || {
        for n in 0..20_000 {
            if stdin.write_all(line(&format!("r{n}"), MEETING).as_bytes()).is_err() {
                return;
            }
        }
    });
    let mut first = String::new();
    let mut out = BufReader::new(child.stdout.take().expect("standard output"));
    out.read_line(&mut first).expect("a line");
    drop(out);
    let output = child.wait_with_output().expect("the program ends");
    writer.join().expect("the writer ends");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert!(first.starts_with("{\"id\":\"r0\""));
}

#[test]
fn records_come_as_soon_as_they_are_ready() {
    use std::io::{BufRead, BufReader};
    use std::process::Stdio;
    let mut child = program()
        .args(["code", "-", "--from", "jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program runs");
    let mut stdin = child.stdin.take().expect("standard input");
    let mut out = BufReader::new(child.stdout.take().expect("standard output"));
    for id in ["one", "two"] {
        stdin.write_all(line(id, VISIT).as_bytes()).expect("written");
        stdin.flush().expect("written");
        let mut answer = String::new();
        out.read_line(&mut answer).expect("a line");
        assert!(answer.contains(id));
    }
    drop(stdin);
    assert!(child.wait().expect("the program ends").success());
}
