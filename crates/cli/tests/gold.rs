//! `waqai eval --gold` and `--detect`: figures that can be counted by hand, and what is said of gold data that cannot be used.

mod common;

use common::*;
use std::path::{Path, PathBuf};

/// Two invented reports: a visit with an accusation in the guest's words, and a football match in which nothing happens.
/// In `coded.jsonl` the guest has another sector, the visit's sides are swapped, one statement more is made, and the match is an assault.
fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)
}

fn eval(arguments: &[&str]) -> Ran {
    let gold = data("gold");
    let coded = data("coded.jsonl");
    let fixed = ["eval".as_ref(), "--gold".as_ref(), gold.as_os_str(), "--pred".as_ref(), coded.as_os_str()];
    waqai(fixed.into_iter().chain(arguments.iter().map(AsRef::as_ref)))
}

#[test]
fn figures_are_those_counted_by_hand() {
    let scores = eval(&["--json"]).expect(0, &[]).objects().remove(0);
    let figure = |name: &str| ["precision", "recall", "f1"].map(|part| scores[name][part].as_f64().expect("a number"));
    // Three entities found, two wanted; both pair, one of them has the same sector.
    assert_eq!(figure("entity found"), [0.6667, 1.0, 0.8]);
    assert_eq!(figure("entity coded"), [0.3333, 0.5, 0.4]);
    // Two statements found, one wanted, which has its cue and its speaker.
    assert_eq!(figure("statement cue"), [0.5, 1.0, 0.6667]);
    assert_eq!(figure("statement speaker"), [0.5, 1.0, 0.6667]);
    // Three events found, two wanted: both types are right, the sides of one.
    assert_eq!(figure("event type"), [0.6667, 1.0, 0.8]);
    assert_eq!(figure("event dyad"), [0.3333, 0.5, 0.4]);
    assert_eq!(figure("event who"), [0.3333, 0.5, 0.4]);
    let accuracy = |name: &str| scores["attributes"][name]["accuracy"].as_f64();
    // Of the dyads only the accusation counts: its mode was not found, its statement is the right one.
    assert_eq!((accuracy("event mode"), accuracy("event carried by the right statement")), (Some(0.0), Some(1.0)));
    assert_eq!((accuracy("event date"), accuracy("report date")), (None, Some(1.0)));
    // Ten of eighteen characters.
    assert_eq!(accuracy("statement content (overlap of spans)"), Some(0.5556));
    assert_eq!(scores["reports"]["of_those_coded_with_events"], 1);
    assert_eq!((&scores["types"]["CONSULT"]["type_f1"], &scores["types"]["CONSULT"]["f1"]), (&1.0.into(), &0.0.into()));
}

#[test]
fn tables_are_plain_or_markdown() {
    let ran = eval(&["--per-type"]).expect(0, &[]);
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!(lines[0], "2 reports (0 without a prediction); 1 of 1 reports without events got some");
    assert_eq!(lines[6], "event type                 0.667     1.000     0.800");
    assert_eq!(lines[lines.len() - 1], "CONSULT          0.000     0.000     0.000   wanted 1, coded 1");
    let ran = eval(&["--markdown", "--per-type"]).expect(0, &[]);
    assert!(ran.out.contains("| event type | 0.667 | 1.000 | 0.800 | 2 | 3 |\n"), "{}", ran.out);
    assert!(ran.out.contains("| CONSULT | 1 | 1 | 1.000 | 0.000 | 0.000 | 0.000 |\n"), "{}", ran.out);
}

#[test]
fn errors_stand_side_by_side_in_their_sentence() {
    let ran = eval(&["--errors"]).expect(0, &[]);
    let sentence = "\u{2068}استقبل الرئيس الكازاخي اليوم وزير الدفاع الصيني في أستانا.\u{2069}";
    assert!(ran.out.contains(&format!("g1: event CONSULT visit between others\n  {sentence}\n")), "{}", ran.out);
    assert!(ran.out.contains("    recipient Kazakh president (KAZ GOV)          \u{2068}الوزير (CHN GOV)\u{2069}\n"), "{}", ran.out);
    assert!(ran.out.contains("g2: event ASSAULT, a false alarm\n"), "{}", ran.out);
    assert!(ran.out.ends_with("2 of 2 mistakes shown: 0 missed, 1 false alarms, 1 in both with a difference\n"), "{}", ran.out);
    assert!(eval(&["--errors", "1"]).expect(0, &[]).out.contains("1 of 2 mistakes shown"));
    assert!(eval(&["--errors", "--of", "entities"]).expect(0, &[]).out.contains("g1: entity with another sector"));
    assert!(eval(&["--errors", "--of", "statements"]).expect(0, &[]).out.contains("g1: statement, a false alarm"));
}

#[test]
fn the_program_codes_the_reports_itself() {
    let gold = data("gold");
    let ran = waqai(["eval".as_ref(), "--gold".as_ref(), gold.as_os_str(), "--json".as_ref()]).expect(0, &[]);
    assert_eq!(ran.objects()[0]["reports"]["without_prediction"], 0);
    assert_eq!(ran.objects()[0]["event type"]["f1"], 1.0);
    // What --reports holds is coded instead; the other report counts as read without any record.
    let folder = folder("eval-gold-reports");
    let reports = file(&folder, "reports.jsonl", line("g2", "هزم المنتخب الأزرق ضيفه بهدفين."));
    let arguments = ["eval".as_ref(), "--gold".as_ref(), gold.as_os_str(), "--reports".as_ref(), reports.as_os_str(), "--json".as_ref()];
    assert_eq!(waqai(arguments).expect(0, &[]).objects()[0]["reports"]["without_prediction"], 1);
}

#[test]
fn a_figure_below_its_floor_is_named() {
    let ran = eval(&["--at-least", "event type=0.8", "--at-least", "event dyad=0.5"]).expect(1, &["event dyad: F1 0.4000 is below 0.5"]);
    assert!(!ran.err.contains("event type"));
    eval(&["--at-least", "event type=0.8"]).expect(0, &[]);
    eval(&["--at-least", "dyads=0.5"]).expect(2, &["`dyads` is no figure", "event dyad"]);
}

#[test]
fn mistakes_in_gold_data_are_named_with_file_and_field() {
    let folder = folder("eval-gold-mistakes");
    let good = std::fs::read_to_string(data("gold/g1.json")).expect("the gold file");
    let refused = |change: &dyn Fn(String) -> String, says: &[&str]| {
        let path = file(&folder, "gold/broken.json", change(good.clone()));
        let ran = waqai(["eval".as_ref(), "--gold".as_ref(), path.parent().expect("a folder").as_os_str()]);
        assert!(ran.expect(2, says).err.contains("broken.json"));
    };
    refused(&|text| text.replace("\"CONSULT\"", "\"MEET\""), &["`events[0].type`: `MEET` is no event type. Write one of AGREE"]);
    refused(&|text| text.replacen("\"actual\"", "\"happened\"", 1), &["`events[0].status`: `happened` is no status"]);
    refused(
        &|text| text.replacen("\"speaker\": \"guest\"", "\"speaker\": \"minister\"", 1),
        &["`statements[0].speaker`: `minister` is not in `entities`"],
    );
    refused(
        &|text| text.replacen("\"id\": \"guest\"", "\"id\": \"host\"", 1),
        &["`entities[1].id`: another of `entities` has the same id"],
    );
    refused(&|text| text.replacen("\"trigger\"", "\"triger\"", 1), &["`events[0]`: has no `trigger`"]);
    refused(&|text| text.replacen("\"sentences\"", "\"sentence\"", 1), &["has no `sentences`", "EVALUATION.md"]);
    refused(&|text| text.replacen("\"cue\": [", "\"cue\": [9999,", 1), &["`statements[0].cue`: is no stretch"]);
    refused(&|text| text.replacen("\"optional\": false", "\"optional\": 0", 1), &["`statements[0].optional`: is neither true nor false"]);
    refused(&|text| text.replacen('{', "", 1), &["no JSON"]);
    refused(&|_| "[]".to_owned(), &["is no JSON object"]);
    waqai(["eval", "--gold", "no-such-folder"]).expect(2, &["no-such-folder: no such file"]);
    waqai(["eval".as_ref(), "--gold".as_ref(), folder.as_os_str()]).expect(2, &["no gold report there"]);
    eval(&["--reports", "x"]).expect(2, &["cannot be used with"]);
}

#[test]
fn votes_are_counted_by_both_protocols() {
    let folder = folder("eval-detect");
    let vote = |id: &str, label: &str, accept: u32, reject: u32| {
        let text = "تظاهر مئات العمال في تونس.";
        format!("{}\n", serde_json::json!({"id": id, "type": "PROTEST", "label": label, "accept": accept, "reject": reject, "text": text}))
    };
    let votes =
        [vote("a", "yes", 3, 0), vote("b", "difficult no", 1, 2), vote("c", "ambiguous", 1, 1), vote("d", "ambiguous", 2, 1)].concat();
    let votes = file(&folder, "votes.jsonl", votes);
    let found = |id: &str, status: &str| {
        let event =
            serde_json::json!({"type": "PROTEST", "status": status, "trigger": {"start": 0, "end": 5}, "actor": [], "recipient": []});
        format!("{}\n", serde_json::json!({"id": id, "events": [event]}))
    };
    let coded = file(&folder, "coded.jsonl", [found("a", "actual"), found("b", "historical"), found("d", "negated")].concat());
    let arguments = ["eval".as_ref(), "--detect".as_ref(), votes.as_os_str(), "--pred".as_ref(), coded.as_os_str()];
    let ran = waqai(arguments).expect(0, &[]);
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!(lines[0], "4 sentences, 1 without a prediction");
    // By label: a is right, b a false alarm. By majority: d is missed too; c is a tie.
    assert!(lines[1].starts_with("PROTEST A    precision 0.500  recall 1.000  F1 0.667  (95 % "), "{}", lines[1]);
    assert!(
        lines[2].starts_with("PROTEST D    precision 0.500  recall 0.500  F1 0.500  (95 % ") && lines[2].ends_with("n=3)"),
        "{}",
        lines[2]
    );
    let bad = file(&folder, "bad.jsonl", vote("a", "perhaps", 1, 1));
    waqai(["eval".as_ref(), "--detect".as_ref(), bad.as_os_str()]).expect(2, &["bad.jsonl:1: `label`: `perhaps` is no label"]);
    // Coded by the program itself.
    let ran = waqai(["eval".as_ref(), "--detect".as_ref(), votes.as_os_str(), "--json".as_ref()]).expect(0, &[]);
    assert_eq!(ran.objects()[0]["PROTEST A"]["recall"], 1.0);
}
