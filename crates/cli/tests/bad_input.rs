//! Whatever comes in: a clear message, the other reports coded, an exit status that says so.

mod common;

use common::*;
use std::io::Write;

#[test]
fn any_bytes_on_standard_input() {
    let mut noise = Vec::new();
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    for _ in 0..20_000 {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        noise.push(state as u8);
    }
    let ran = waqai_with(["code", "-"], &noise).expect(0, &["standard input: not UTF-8"]);
    assert_eq!(ran.objects().len(), 1);
    for kind in ["text", "jsonl", "json"] {
        let ran = waqai_with(["code", "-", "--from", kind], &noise);
        assert!(matches!(ran.status, 0 | 1), "{kind}: {}", ran.err);
        assert!(!ran.err.contains("panicked") && !ran.err.contains("mistake of the program"), "{}", ran.err);
    }
}

#[test]
fn old_encodings_are_read_and_told() {
    let folder = folder("encodings");
    let old = file(&folder, "old.txt", encoding_rs::WINDOWS_1256.encode(VISIT).0);
    let mut wide = vec![0xFF, 0xFE];
    wide.extend(VISIT.encode_utf16().flat_map(u16::to_le_bytes));
    let wide = file(&folder, "wide.txt", wide);
    let mut lines = vec![0xFE, 0xFF];
    lines.extend(line("w", VISIT).encode_utf16().flat_map(u16::to_be_bytes));
    let lines = file(&folder, "wide.jsonl", lines);
    let ran = waqai(["code".as_ref(), old.as_os_str(), wide.as_os_str(), lines.as_os_str()]).expect(
        0,
        &["old.txt: not UTF-8, read as windows-1256", "wide.txt: not UTF-8, read as UTF-16LE", "wide.jsonl: not UTF-8, read as UTF-16BE"],
    );
    assert!(ran.objects().iter().all(|report| report["text"] == VISIT));
    assert_eq!(ran.ids()[2], "w");
}

#[test]
fn empty_files_are_named() {
    let folder = folder("empty");
    file(&folder, "a.txt", "");
    file(&folder, "b.txt", " \n\t\n");
    file(&folder, "c.jsonl", "\n\n");
    file(&folder, "d.txt", VISIT);
    file(&folder, "e.jsonl", line("e", ""));
    file(&folder, "f.json", "[]");
    let ran = waqai(["code".as_ref(), folder.as_os_str()]).expect(
        1,
        &[
            "a.txt: is empty",
            "b.txt: the report has no text",
            "c.jsonl: the file holds no report",
            "e.jsonl:1: the report has no text",
            "f.json: the file holds no report",
            "5 failed",
        ],
    );
    assert_eq!(ran.objects().len(), 1);
    waqai_with(["code", "-"], b"").expect(1, &["standard input: is empty"]);
}

#[test]
fn one_bad_line_in_a_thousand() {
    let folder = folder("bad-line");
    let lines: String =
        (1..=1000).map(|n| if n == 7 { "{\"id\": \"r7\", \"text\" oops}\n".into() } else { line(&format!("r{n}"), VISIT) }).collect();
    let path = file(&folder, "x.jsonl", lines);
    let ran = waqai(["code".as_ref(), path.as_os_str()])
        .expect(1, &["x.jsonl:7:21: the line is no JSON object (expected `:`). Correct the line", "999 reports coded, 1 failed"]);
    assert_eq!(ran.objects().len(), 999);
    assert!(!ran.ids().contains(&"r7".to_owned()));
}

#[test]
fn objects_without_text_are_named() {
    let lines = format!("{{\"id\": 1}}\n[1]\n{{\"text\": 3}}\n{}", line("good", VISIT));
    let ran = waqai_with(["code", "-", "--from", "jsonl"], lines.as_bytes()).expect(
        1,
        &[
            "standard input:1: the object has no `text`",
            "standard input:2:",
            "is no JSON object",
            "standard input:3: `text` is no string",
            "3 failed",
        ],
    );
    assert_eq!(ran.ids(), ["good"]);
}

#[test]
fn missing_files_and_folders_without_reports() {
    let folder = folder("missing");
    let good = file(&folder, "good.txt", VISIT);
    std::fs::create_dir_all(folder.join("nothing/in/here")).expect("a folder");
    file(&folder, "nothing/table.csv", "a,b\n");
    let ran = waqai(["code".as_ref(), folder.join("absent.txt").as_os_str(), folder.join("nothing").as_os_str(), good.as_os_str()])
        .expect(1, &["absent.txt: no such file or folder", "nothing: the folder holds no reports"]);
    assert_eq!(ran.objects().len(), 1);
}

#[test]
fn ids_that_come_twice_are_kept_and_noted() {
    let lines = line("same", VISIT) + &line("same", MEETING);
    let ran = waqai_with(["code", "-"], lines.as_bytes()).expect(0, &["standard input:2: ", "id \"same\" too"]);
    assert_eq!(ran.ids(), ["same", "same"]);
    assert_eq!(ran.objects()[0]["notes"], serde_json::json!([]));
    assert_eq!(ran.objects()[1]["notes"][0]["kind"], "duplicate-id");
}

#[test]
fn a_day_that_is_none_is_noted() {
    let input = serde_json::json!({"id": "a", "text": VISIT, "published": "2024-02-31"}).to_string();
    let report = &waqai_with(["code", "-"], input.as_bytes()).expect(0, &[]).objects()[0];
    assert!(report["published"].is_null());
    assert_eq!(report["notes"][0]["kind"], "published");
}

#[test]
fn compressed_files_that_end_early_or_are_none() {
    let folder = folder("truncated");
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::none());
    for n in 0..100 {
        gz.write_all(line(&format!("r{n}"), MEETING).as_bytes()).expect("gzip");
    }
    let whole = gz.finish().expect("gzip");
    let cut = file(&folder, "cut.jsonl.gz", &whole[..whole.len() / 2]);
    let zst = zstd::encode_all(MEETING.as_bytes(), 3).expect("zstd");
    let cut_zst = file(&folder, "cut.txt.zst", &zst[..zst.len() / 2]);
    let fake = file(&folder, "fake.txt.gz", VISIT);
    let good = file(&folder, "good.txt", VISIT);
    let ran = waqai(["code".as_ref(), cut.as_os_str(), cut_zst.as_os_str(), fake.as_os_str(), good.as_os_str()]).expect(
        1,
        &[
            "cut.jsonl.gz:",
            "the compressed data end too early",
            "cut.txt.zst: the compressed data",
            "fake.txt.gz: the name ends in .gz",
            "3 failed",
        ],
    );
    let ids = ran.ids();
    assert!(ids.len() > 30 && ids[..30].iter().enumerate().all(|(n, id)| *id == format!("r{n}")), "{ids:?}");
}

#[test]
fn json_that_breaks_off_gives_what_came_before() {
    let folder = folder("broken-json");
    let text = serde_json::to_string(VISIT).expect("JSON");
    let path = file(&folder, "x.json", format!("[{{\"id\": \"a\", \"text\": {text}}},\n {{\"id\": \"b\", oops"));
    let ran = waqai(["code".as_ref(), path.as_os_str()]).expect(1, &["x.json:2:", "is no JSON"]);
    assert_eq!(ran.ids(), ["a"]);
}

/// Input of one long line between two good ones.
fn around(long: &[u8]) -> Vec<u8> {
    let mut input = line("before", VISIT).into_bytes();
    input.extend_from_slice(b"{\"id\": \"long\", \"text\": \"");
    input.extend_from_slice(long);
    input.extend_from_slice(b"\"}\n");
    input.extend_from_slice(line("after", VISIT).as_bytes());
    input
}

#[test]
fn a_report_over_the_limit_is_refused() {
    let input = around(&"وقال ".as_bytes().repeat((20 << 20) / 9 + 1));
    let ran =
        waqai_with(["code", "-"], &input).expect(1, &["standard input:2: the report has 20 MiB of text, more than 16 MiB", "1 failed"]);
    assert_eq!(ran.ids(), ["before", "after"]);
    let ran = waqai_with(["code", "-", "--from", "text"], &b"x".repeat(40 << 20)).expect(1, &["more than 16 MiB of text"]);
    assert!(ran.out.is_empty());
}

#[test]
#[ignore = "writes 200 MB; run with --ignored"]
fn a_line_of_two_hundred_megabytes_takes_little_memory() {
    let folder = folder("long-line");
    let path = file(&folder, "long.jsonl", around(&b"x".repeat(200 << 20)));
    // A quarter of the line as address space is enough: it is never held as a whole.
    let ran = std::process::Command::new("sh")
        .args(["-c", "ulimit -v 600000; exec \"$0\" code --threads 1 \"$1\"", env!("CARGO_BIN_EXE_waqai")])
        .arg(&path)
        .output()
        .expect("the program runs");
    let err = String::from_utf8_lossy(&ran.stderr);
    assert_eq!(ran.status.code(), Some(1), "{err}");
    assert!(err.contains("long.jsonl:2: the line has 200 MiB, more than 64 MiB"), "{err}");
    assert_eq!(String::from_utf8_lossy(&ran.stdout).lines().count(), 2);
}
