//! The archive from the command line: added, repeated, corrected, merged, withdrawn, coded again.

mod common;

use common::*;
use std::path::{Path, PathBuf};
use waqai_archive::Archive;
use waqai_archive::ids::public_id;

const TALKS: &str = "استقبل الرئيس الكازاخي قاسم جومارت توكاييف اليوم وزير الخارجية الصيني وانغ يي في أستانا. وقال توكاييف إن بلاده مستعدة لتعزيز التعاون مع الصين في مجالات الطاقة والنقل. وأكد وانغ يي دعم بلاده لاستقرار كازاخستان.";
const TALKS_LATER: &str = "عقد الرئيس قاسم جومارت توكاييف أمس محادثات مع وزير الخارجية الصيني وانغ يي تناولت العلاقات بين البلدين.";

fn report(id: &str, agency: &str, published: &str, text: &str) -> String {
    format!("{}\n", serde_json::json!({ "id": id, "agency": agency, "published": published, "text": text }))
}

/// Runs a verb on an archive, without models: what is tested here does not hang on them.
fn run(verb: &[&str], path: &Path) -> Ran {
    let models = ["add", "replay"].contains(&verb[0]);
    let mut arguments: Vec<String> = verb.iter().map(|&word| word.to_owned()).collect();
    arguments.extend(["--archive".to_owned(), path.display().to_string()]);
    if models {
        arguments.extend(["--models".to_owned(), "none".to_owned()]);
    }
    waqai(arguments)
}

fn add(path: &Path, lines: &str) -> Ran {
    waqai_with(["add", "-", "--models", "none", "--acknowledge", "--archive", &path.display().to_string()], lines.as_bytes())
}

fn archive(test: &str) -> PathBuf {
    folder(test).join("waqai.db")
}

fn ask<T: std::str::FromStr>(path: &Path, question: &str) -> T
where
    T::Err: std::fmt::Debug,
{
    let archive = Archive::read(path).expect("the archive opens");
    let cell = archive.connection().query_row(question, [], |row| {
        Ok(match row.get_ref(0)? {
            value if value.as_i64().is_ok() => value.as_i64().unwrap_or_default().to_string(),
            value => value.as_str().unwrap_or_default().to_owned(),
        })
    });
    cell.expect(question).parse().expect("the form that was expected")
}

fn whole(path: &Path) {
    assert_eq!(Archive::read(path).expect("the archive opens").problems().expect("it can be checked"), Vec::<String>::new());
}

fn event_id(path: &Path, kind: &str) -> String {
    public_id("evt", ask(path, &format!("SELECT key FROM events WHERE type = '{kind}' ORDER BY event LIMIT 1")))
}

#[test]
fn added_twice_is_there_once() {
    let path = archive("archive-twice");
    let lines = report("a", "Xinhua", "2021-03-05", TALKS) + &report("b", "SPA", "2021-03-06", VISIT);
    let first = add(&path, &lines).expect(0, &["2 reports added"]);
    assert_eq!(first.objects().iter().map(|line| line["outcome"].clone()).collect::<Vec<_>>(), ["added", "added"]);
    let changes = run(&["changes"], &path).expect(0, &[]).out;
    let second = add(&path, &lines).expect(0, &["0 reports added, 2 there already"]);
    assert!(second.objects().iter().all(|line| line["outcome"] == "known"));
    assert_eq!(run(&["changes"], &path).expect(0, &[]).out, changes, "nothing changed");
    whole(&path);
}

#[test]
fn a_place_that_nobody_names_is_kept_as_such() {
    let path = archive("archive-place");
    let lines = report("a", "TAP", "2021-03-05", "اعتقلت الشرطة التونسية ناشطا تونسيا.")
        + &report("b", "TAP", "2021-03-05", "أوقفت الشرطة التونسية وزيرا سابقا في صفاقس.");
    add(&path, &lines).expect(0, &["2 reports added"]);
    let bases = "SELECT group_concat(place_basis) FROM (SELECT place_basis FROM events ORDER BY event)";
    assert_eq!(ask::<String>(&path, bases), "sides,told");
    whole(&path);
}

#[test]
fn the_same_meeting_in_three_reports_is_one_event() {
    let path = archive("archive-same");
    let lines = report("a", "Xinhua", "2021-03-05", TALKS)
        + &report("b", "SPA", "2021-03-05", &format!("{TALKS} انتهى"))
        + &report("c", "KUNA", "2021-03-06", TALKS_LATER);
    let added = add(&path, &lines).expect(0, &["3 reports added, 1 reprint"]).objects();
    assert_eq!(added[1]["relation"], "reprint");
    assert_eq!(added[1]["original"], added[0]["report"]);
    assert_eq!(ask::<i64>(&path, "SELECT count(*) FROM events WHERE type = 'CONSULT'"), 1);
    assert_eq!(ask::<String>(&path, "SELECT mentions || ' ' || reports || ' ' || sources FROM events WHERE type = 'CONSULT'"), "3 3 3");
    let reason: String = ask(&path, "SELECT reason FROM mentions WHERE report = 3 AND type = 'CONSULT'");
    assert!(reason.contains("same parties") && reason.contains("same day"), "{reason}");
    assert_eq!(
        ask::<String>(&path, "SELECT state_1 || state_2 || direction || rank_1 FROM event_pairs WHERE type = 'CONSULT'"),
        "CHNKAZ1minister"
    );
    whole(&path);
}

#[test]
fn a_new_version_takes_the_place_of_the_old_one() {
    let path = archive("archive-version");
    add(&path, &report("a", "Xinhua", "2021-03-05", TALKS)).expect(0, &[]);
    let shorter = TALKS.split(". ").next().expect("a sentence").to_owned() + " في زيارة رسمية.";
    add(&path, &report("a", "Xinhua", "2021-03-05", &shorter)).expect(0, &["1 version"]);
    assert_eq!(ask::<String>(&path, "SELECT group_concat(status) FROM (SELECT status FROM reports ORDER BY rowid)"), "superseded,live");
    assert_eq!(
        ask::<i64>(&path, "SELECT count(*) FROM events WHERE record_status = 'active'"),
        1,
        "what the new version does not tell is retracted"
    );
    let changes = run(&["changes"], &path).expect(0, &[]).out;
    assert!(
        changes.lines().any(|line| line.contains("\"retract\"") && line.contains("\"event\"") && line.contains("new version")),
        "{changes}"
    );
    // Another report under an id that was used before is no version of it.
    add(&path, &report("a", "Xinhua", "2021-03-05", VISIT)).expect(0, &["1 report added;"]);
    whole(&path);
}

#[test]
fn a_withdrawn_report_leaves_tombstones() {
    let path = archive("archive-withdraw");
    add(&path, &(report("a", "Xinhua", "2021-03-05", TALKS) + &report("c", "KUNA", "2021-03-06", TALKS_LATER))).expect(0, &[]);
    let last: i64 = ask(&path, "SELECT max(seq) FROM changes");
    run(&["withdraw", "a", "--reason", "killed by the desk"], &path).expect(0, &[]);
    // The meeting is still told by the other report, what was said is not.
    assert_eq!(ask::<String>(&path, "SELECT group_concat(type) FROM events WHERE record_status = 'active'"), "CONSULT");
    let changes = run(&["changes", "--since", &last.to_string()], &path).expect(0, &[]);
    let tombstones: Vec<_> = changes.objects().into_iter().filter(|row| row["operation"] == "retract" && row["kind"] == "event").collect();
    assert!(!tombstones.is_empty() && tombstones.iter().all(|row| row["reason"] == "killed by the desk"), "{}", changes.out);
    let kill = format!("{}\n", serde_json::json!({ "id": "c", "status": "canceled" }));
    add(&path, &kill).expect(0, &["0 reports added, 1 withdrawn"]);
    assert_eq!(ask::<i64>(&path, "SELECT count(*) FROM events WHERE record_status = 'active'"), 0);
    add(&path, &kill.replace("\"c\"", "\"x\"")).expect(1, &["the archive has none of this id"]);
    run(&["withdraw", "nobody", "--reason", "x"], &path).expect(2, &["no such report"]);
    whole(&path);
}

#[test]
fn corrections_are_applied_survive_a_replay_and_can_be_undone() {
    let path = archive("archive-correct");
    add(&path, &report("a", "Xinhua", "2021-03-05", TALKS)).expect(0, &[]);
    let kinds = "SELECT group_concat(type) FROM (SELECT type FROM mentions ORDER BY report, n)";
    let before: String = ask(&path, kinds);
    assert!(before.starts_with("CONSULT,AGREE"), "{before}");
    let done =
        run(&["correct", "a", "--at", "مستعدة", "--type", "SUPPORT", "--reason", "it is praise", "--who", "reader"], &path).expect(0, &[]);
    assert!(done.out.contains("applied"), "{}", done.out);
    assert!(ask::<String>(&path, kinds).starts_with("CONSULT,SUPPORT"));
    run(&["correct", "a", "--at", "استقبل", "--not-an-event", "--reason", "a test"], &path).expect(0, &[]);
    assert_eq!(ask::<i64>(&path, "SELECT count(*) FROM events WHERE type = 'CONSULT' AND record_status = 'active'"), 0);
    // Coded again, the corrections hold.
    let dry = run(&["replay"], &path).expect(0, &["no difference"]);
    assert_eq!(dry.out, "");
    run(&["replay", "--in-place"], &path).expect(0, &["no difference"]);
    let listed = run(&["corrections", "list"], &path).expect(0, &[]);
    assert_eq!(listed.out.matches("applied").count(), 2, "{}", listed.out);
    // The gold files hold what was said.
    let gold = path.with_file_name("gold");
    run(&["corrections", "export", &gold.display().to_string()], &path).expect(0, &[]);
    let file: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(gold.join("a.json")).expect("a gold file")).expect("JSON");
    assert_eq!(file["events"][0]["type"], "SUPPORT");
    // Undone, all is as it was.
    run(&["corrections", "undo", "1", "--reason", "it was right"], &path).expect(0, &[]);
    run(&["corrections", "undo", "2", "--reason", "it was right"], &path).expect(0, &[]);
    assert_eq!(ask::<String>(&path, kinds), before);
    assert_eq!(ask::<i64>(&path, "SELECT count(*) FROM reports WHERE corrected = 1"), 0);
    run(&["replay"], &path).expect(0, &["no difference"]);
    whole(&path);
}

#[test]
fn a_correction_holds_for_the_same_text_that_comes_later_and_from_a_file() {
    let path = archive("archive-correct-later");
    add(&path, &report("a", "Xinhua", "2021-03-05", TALKS)).expect(0, &[]);
    run(&["correct", "a", "--at", "استقرار", "--missing", "--type", "AID", "--actor", "وانغ يي", "--start", "999", "--reason", "x"], &path)
        .expect(2, &["does not begin at 999"]);
    run(&["correct", "a", "--at", "استقرار", "--missing", "--type", "AID", "--actor", "وزير الخارجية الصيني", "--reason", "a test"], &path)
        .expect(0, &[]);
    add(&path, &report("b", "SPA", "2021-03-05", TALKS)).expect(0, &[]);
    assert_eq!(ask::<i64>(&path, "SELECT count(*) FROM mentions WHERE type = 'AID'"), 2);
    assert_eq!(ask::<i64>(&path, "SELECT count(*) FROM events WHERE type = 'AID'"), 1);
    let listed = run(&["corrections", "list", "--json"], &path).expect(0, &[]).out;
    let other = archive("archive-correct-file");
    add(&other, &report("a", "Xinhua", "2021-03-05", TALKS)).expect(0, &[]);
    let corrections = file(other.parent().expect("a folder"), "corrections.jsonl", listed);
    let done = run(&["correct", "--file", &corrections.display().to_string()], &other).expect(0, &[]);
    assert!(done.out.contains("applied"), "{}", done.out);
    // The same again says what is there already.
    let again = run(&["correct", "--file", &corrections.display().to_string()], &other).expect(0, &[]);
    assert!(again.out.contains("unneeded"), "{}", again.out);
    whole(&path);
    whole(&other);
}

#[test]
fn events_are_merged_and_split_by_hand_and_back() {
    let path = archive("archive-merge");
    let lines = report("a", "Xinhua", "2021-03-05", TALKS) + &report("b", "KUNA", "2021-03-06", TALKS_LATER);
    add(&path, &lines).expect(0, &[]);
    let report_b = public_id("rpt", ask(&path, "SELECT key FROM reports WHERE given_id = 'b'"));
    let active = "SELECT count(*) FROM events WHERE record_status = 'active' AND type = 'CONSULT'";
    assert_eq!(ask::<i64>(&path, active), 1);
    run(&["split", &format!("{report_b}v1"), "--reason", "another meeting"], &path).expect(0, &[]);
    assert_eq!(ask::<i64>(&path, active), 2);
    whole(&path);
    // What was split stays split when the archive is coded again.
    run(&["replay", "--in-place"], &path).expect(0, &[]);
    assert_eq!(ask::<i64>(&path, active), 2);
    run(&["merges", "--undo", "1", "--reason", "the same after all"], &path).expect(0, &[]);
    assert_eq!(ask::<i64>(&path, active), 1);
    whole(&path);
    // Two different events merged by hand, and back.
    let (agree, support) = (event_id(&path, "AGREE"), event_id(&path, "SUPPORT"));
    run(&["merge", &agree, &support, "--reason", "a test"], &path).expect(0, &[]);
    assert_eq!(ask::<String>(&path, "SELECT group_concat(record_status) FROM events WHERE type = 'SUPPORT'"), "merged");
    run(&["replay", "--in-place"], &path).expect(0, &[]);
    assert_eq!(ask::<String>(&path, "SELECT group_concat(record_status) FROM events WHERE type = 'SUPPORT'"), "merged");
    run(&["merges", "--undo", "2", "--reason", "a mistake"], &path).expect(0, &[]);
    assert_eq!(ask::<String>(&path, "SELECT group_concat(record_status) FROM events WHERE type = 'SUPPORT'"), "active");
    assert_eq!(run(&["merges"], &path).expect(0, &[]).out.matches("undone by").count(), 2);
    whole(&path);
}

#[test]
fn actors_are_merged_by_hand_and_back() {
    let path = archive("archive-actors");
    let text = |name: &str| format!("التقى وزير الخارجية التركي بمستشار الرئيس المصري {name} في أنقرة.");
    add(&path, &(report("a", "X", "2021-03-05", &text("سالم الدبعي")) + &report("b", "Y", "2021-04-05", &text("سالم الضبعي"))))
        .expect(0, &[]);
    let ids = "SELECT group_concat(actor || ':' || key, ' ') FROM actors WHERE basis = 'named' AND type = 'PER'";
    let found: String = ask(&path, ids);
    let keys: Vec<String> =
        found.split(' ').map(|pair| public_id("act", pair.split_once(':').expect("a pair").1.parse().expect("a key"))).collect();
    assert_eq!(keys.len(), 2, "{found}");
    run(&["merge", &keys[0], &keys[1], "--reason", "two spellings"], &path).expect(0, &[]);
    let in_events =
        "SELECT count(DISTINCT p.actor) FROM participants p JOIN actors a USING (actor) WHERE a.basis = 'named' AND a.type = 'PER'";
    assert_eq!(ask::<i64>(&path, in_events), 1);
    run(&["replay"], &path).expect(0, &["no difference"]);
    run(&["merges", "--undo", "1", "--reason", "two people"], &path).expect(0, &[]);
    assert_eq!(ask::<i64>(&path, in_events), 2);
    whole(&path);
}

#[test]
fn other_knowledge_shows_its_difference_and_is_stored_only_when_told_to() {
    let path = archive("archive-replay");
    let text = "التقى وزير الخارجية التركي نائب رئيس الوزراء الهاشمي القرني في أنقرة.";
    add(&path, &report("a", "X", "2021-03-05", &format!("{text}\n{TALKS}"))).expect(0, &[]);
    let tables = path.parent().expect("a folder").join("tables");
    let columns = std::fs::read_to_string(samples().join("../knowledge/frames/consult.tsv")).expect("the table");
    let row = columns.lines().find(|line| line.contains("consult.receive")).expect("a frame").replace("\t90\t", "\t70\t");
    let header = columns.lines().find(|line| !line.starts_with('#')).expect("the names of columns");
    file(&tables, "frames/consult.tsv", format!("{header}\n{row}\n"));
    let knowledge = tables.display().to_string();
    let changes: i64 = ask(&path, "SELECT max(seq) FROM changes");
    let shown = run(&["replay", "--knowledge", &knowledge], &path);
    assert!(shown.status == 0 && shown.out.contains("\"changed\""), "{} {}", shown.err, shown.out);
    assert_eq!(ask::<i64>(&path, "SELECT max(seq) FROM changes"), changes, "a dry run stores nothing");
    let stored = run(&["replay", "--knowledge", &knowledge, "--in-place"], &path);
    assert_eq!(stored.out, shown.out, "what was shown is what was stored");
    assert_eq!(run(&["replay", "--knowledge", &knowledge], &path).expect(0, &["no difference"]).out, "");
    whole(&path);
}
