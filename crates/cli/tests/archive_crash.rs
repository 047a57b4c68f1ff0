//! The program is killed at random moments while it adds reports. What it acknowledged is there, once, and the archive is whole.
//!
//! 40 kills by default; `WAQAI_KILLS=200` for more, as `.ci/run` asks for.

mod common;

use common::*;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;
use waqai_archive::Archive;

/// Reports in the input.
const REPORTS: usize = 1500;

/// Different reports of some sentences: no two are alike enough to be taken for one.
fn reports() -> String {
    let words: Vec<String> =
        std::fs::read_to_string(samples().join("08-town-fighting.txt")).expect("a sample").split_whitespace().map(str::to_owned).collect();
    let mut random = Random(7);
    let mut lines = String::new();
    for number in 0..REPORTS {
        let noise: Vec<&str> = (0..25).map(|_| words[random.below(words.len())].as_str()).collect();
        let day = 1 + number % 28;
        let text = format!("زار وزير الخارجية التركي بغداد يوم {day} مارس 2021.\n{}.", noise.join(" "));
        lines.push_str(&line(&format!("r{number}"), &text));
    }
    lines
}

struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }
}

fn count(archive: &Archive, ask: &str) -> i64 {
    archive.connection().query_row(ask, [], |row| row.get(0)).expect("a count")
}

/// The ids that stand in the archive, and how often each.
fn stored(path: &Path) -> BTreeMap<String, usize> {
    let archive = Archive::read(path).expect("the archive opens");
    let mut ask = archive.connection().prepare("SELECT given_id FROM reports").expect("a question");
    let rows = ask.query_map([], |row| row.get::<_, String>(0)).expect("rows");
    let mut found = BTreeMap::new();
    for id in rows {
        *found.entry(id.expect("an id")).or_default() += 1;
    }
    found
}

#[test]
fn killed_at_any_moment_nothing_acknowledged_is_lost_and_nothing_is_there_twice() {
    let kills: usize = std::env::var("WAQAI_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(40);
    let folder = folder("archive-crash");
    let input = file(&folder, "reports.jsonl", reports());
    let (mut random, mut killed, mut round) = (Random(std::process::id().into()), 0, 0);
    let (mut path, mut acknowledged) = (folder.join("0.db"), BTreeSet::new());
    // How long a run takes, roughly: kills fall anywhere in it.
    let mut longest = 400;
    while killed < kills {
        let mut child = program()
            .args(["add", "--models", "none", "--acknowledge", "--quiet", "--batch", "25", "--archive"])
            .args([&path, &input])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program runs");
        let out = BufReader::new(child.stdout.take().expect("standard output"));
        let reader = std::thread::spawn(move || {
            // The last line may be torn by the kill; it acknowledges nothing then.
            let lines = out.lines().map_while(Result::ok);
            lines
                .filter_map(|line| serde_json::from_str::<serde_json::Value>(&line).ok()?["id"].as_str().map(str::to_owned))
                .collect::<Vec<_>>()
        });
        std::thread::sleep(Duration::from_millis(random.below(longest) as u64));
        let ended = child.try_wait().expect("the program's state").is_some();
        child.kill().expect("the program is killed");
        child.wait().expect("the program has ended");
        acknowledged.extend(reader.join().expect("the acknowledgements are read"));
        if path.exists() && std::fs::metadata(&path).is_ok_and(|about| about.len() > 0) || !acknowledged.is_empty() {
            check(&path, &acknowledged);
        }
        if ended {
            // Everything was added before the kill: a shorter time, and a new archive.
            longest = (longest * 9 / 10).max(150);
            assert_eq!(acknowledged.len(), REPORTS);
            round += 1;
            path = folder.join(format!("{round}.db"));
            acknowledged.clear();
        } else {
            killed += 1;
            longest = (longest * 21 / 20).min(3000);
        }
    }
    // What is missing is added; the archive is then as if nobody had killed anything.
    add(&path, &input).expect(0, &["added"]);
    let whole = folder.join("whole.db");
    add(&whole, &input).expect(0, &["1500 reports added"]);
    let (one, other) = (Archive::read(&path).expect("opens"), Archive::read(&whole).expect("opens"));
    assert_eq!(one.problems().expect("checked"), Vec::<String>::new());
    for ask in [
        "SELECT count(*) FROM reports WHERE status = 'live'",
        "SELECT count(*) FROM events WHERE record_status = 'active'",
        "SELECT sum(key % 1000003) FROM events WHERE record_status = 'active'",
        "SELECT count(*) FROM mentions",
        "SELECT count(*) FROM event_pairs",
        "SELECT max(seq) FROM changes",
    ] {
        assert_eq!(count(&one, ask), count(&other, ask), "{ask}");
    }
}

fn add(archive: &Path, input: &Path) -> Ran {
    let (archive, input) = (archive.display().to_string(), input.display().to_string());
    waqai(["add", "--models", "none", "--archive", &archive, &input])
}

fn check(path: &Path, acknowledged: &BTreeSet<String>) {
    let archive = match Archive::read(path) {
        Ok(archive) => archive,
        // Killed before the first form was written: then nothing can have been acknowledged.
        Err(problem) if acknowledged.is_empty() => return drop(problem),
        Err(problem) => panic!("{problem}"),
    };
    assert_eq!(archive.problems().expect("the archive can be checked"), Vec::<String>::new());
    let stored = stored(path);
    assert!(stored.values().all(|&times| times == 1), "a report is there twice");
    let lost: Vec<&String> = acknowledged.iter().filter(|id| !stored.contains_key(*id)).collect();
    assert!(lost.is_empty(), "acknowledged and lost: {lost:?}");
}
