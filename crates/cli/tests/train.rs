//! `waqai train`: same data, same bytes; cards; what cannot be trained.

mod common;

use common::*;
use std::path::{Path, PathBuf};

fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)
}

/// Runs `waqai train` with options that all trainings need.
fn train(what: &str, output: &Path, others: &[&str]) -> Ran {
    let mut arguments: Vec<std::ffi::OsString> = vec!["train".into(), what.into(), "--output".into(), output.into()];
    arguments.extend(["--licence", "CC0-1.0", "--passes", "2"].map(Into::into));
    arguments.extend(others.iter().map(Into::into));
    waqai(arguments)
}

fn treebank(what: &str, output: &Path, others: &[&str]) -> Ran {
    let treebank = data("invented.conllu");
    let all: Vec<&str> = ["--data", treebank.to_str().expect("a path")].into_iter().chain(others.iter().copied()).collect();
    train(what, output, &all)
}

/// Trains every model with one seed.
fn all_models(output: &Path, date: &str, seed: &str) {
    let raw = data("raw.txt");
    let raw = raw.to_str().expect("a path");
    let others = ["--date", date, "--seed", seed];
    treebank("segment", output, &[&others[..], &["--raw", raw]].concat()).expect(0, &["segmenter.model is written"]);
    treebank("parse", output, &[&others[..], &["--raw", raw, "--raw-passes", "1", "--threads", "1"]].concat()).expect(0, &["pass 2"]);
    treebank("lemma", output, &others).expect(0, &["lemmatiser.model is written"]);
    let files = ["names.txt", "towns.tsv", "people.tsv"].map(|name| data(name).to_str().expect("a path").to_owned());
    let names = ["--data", &files[0], "--towns", &files[1], "--people", &files[2], "--raw", raw];
    train("names", output, &[&others[..], &names].concat()).expect(0, &["namer.model is written"]);
}

const MODELS: [&str; 4] = ["segmenter.model", "network.model", "lemmatiser.model", "namer.model"];

#[test]
fn the_same_data_give_the_same_bytes() {
    let (first, second, third) = (folder("train-first"), folder("train-second"), folder("train-third"));
    all_models(&first, "2030-01-02", "1");
    all_models(&second, "2031-02-03", "1");
    all_models(&third, "2030-01-02", "2");
    let read = |folder: &Path, name: &str| std::fs::read(folder.join(name)).expect("a model");
    for name in MODELS {
        assert!(read(&first, name) == read(&second, name), "{name} differs");
    }
    assert!(read(&first, "network.model") != read(&third, "network.model"), "the seed says nothing");
    // Cards differ in the day and in the folder of the command line only.
    for name in MODELS {
        let name = name.replace(".model", ".md");
        let card = |folder: &Path| String::from_utf8(read(folder, &name)).expect("UTF-8");
        let second_as_first = card(&second).replace("2031-02-03", "2030-01-02").replace("train-second", "train-first");
        assert_eq!(card(&first), second_as_first);
    }
}

#[test]
fn the_card_says_what_there_is_to_say() {
    let output = folder("train-card");
    treebank("segment", &output, &["--date", "2030-01-02"]).expect(0, &[]);
    let card = std::fs::read_to_string(output.join("segmenter.md")).expect("a card");
    for part in [
        "# segmenter.model",
        "Trained on 2030-01-02 by waqai",
        "## Licence\n\nCC0-1.0\n",
        "| invented.conllu | ",
        "Learned: 27 sentences",
        "Held out (fold 10/10): 3 sentences",
        "waqai train segment --output train-card --licence CC0-1.0 --passes 2 --data invented.conllu --date 2030-01-02",
        "| Words | ",
    ] {
        assert!(card.contains(part), "{part:?} is missing:\n{card}");
    }
    assert!(!card.contains(env!("CARGO_MANIFEST_DIR")));
    // What is learned in full keeps the figures of the same training without the fold.
    treebank("segment", &output, &["--date", "2030-01-03", "--all"]).expect(0, &[]);
    let whole = std::fs::read_to_string(output.join("segmenter.md")).expect("a card");
    assert!(whole.contains("Learned: 30 sentences") && whole.contains("without the part that they are about"), "{whole}");
    assert!(whole.contains("| Words | "), "{whole}");
    treebank("segment", &output, &["--all", "--seed", "9"]).expect(0, &[]);
    let other = std::fs::read_to_string(output.join("segmenter.md")).expect("a card");
    assert!(other.contains("nothing was left to measure on") && !other.contains("| Words | "), "{other}");
}

#[test]
fn tag_and_parse_are_one() {
    let (tag, parse) = (folder("train-tag"), folder("train-parse"));
    treebank("tag", &tag, &[]).expect(0, &[]);
    treebank("parse", &parse, &[]).expect(0, &[]);
    let read = |folder: &Path| std::fs::read(folder.join("network.model")).expect("a model");
    assert!(read(&tag) == read(&parse));
}

#[test]
fn a_network_can_tag_what_it_has_not_learned() {
    let output = folder("train-retag");
    treebank("tag", &output, &["--fold", "9/10"]).expect(0, &[]);
    let retag = format!("9/10={}", output.join("network.model").display());
    treebank("lemma", &output, &["--retag", &retag]).expect(0, &[]);
    let card = std::fs::read_to_string(output.join("lemmatiser.md")).expect("a card");
    assert!(card.contains("3 sentences with the tags of a network") && card.contains("| network.model | "), "{card}");
    assert!(card.contains("--retag 9/10=network.model"), "{card}");
}

#[test]
fn other_forms_of_segmented_text_are_learned_too() {
    let output = folder("train-wikinews");
    let parts =
        "refTok\trefPOS\nو+زار\tCONJ+V\nال+وزير\tDET+NOUN\nمدين+ت+ه\tNOUN+NSUFF+PRON\n.\tPUNC\n".to_owned() + "نعم\tPART\n.\tPUNC\n";
    let parts = file(&output, "invented.ref", parts);
    treebank("segment", &output, &["--join", "--wikinews", parts.to_str().expect("a path")]).expect(0, &[]);
    let card = std::fs::read_to_string(output.join("segmenter.md")).expect("a card");
    assert!(card.contains("Learned: 29 sentences") && card.contains("| invented.ref | "), "{card}");
}

#[test]
fn what_cannot_be_trained_is_named() {
    let output = folder("train-errors");
    waqai(["train"]).expect(2, &["Usage"]);
    waqai(["train", "segment", "--data", "x", "--output", "y"]).expect(2, &["--licence"]);
    train("segment", &output, &["--data", "no-such-file"]).expect(2, &["no-such-file: no such file"]);
    treebank("segment", &output, &["--fold", "11/10"]).expect(2, &["write N/M"]);
    treebank("segment", &output, &["--fold", "1/10", "--all"]).expect(2, &["cannot be used with"]);
    treebank("segment", &output, &["--fold", "1/900"]).expect(0, &[]);
    treebank("segment", &output, &["--fold", "31/900"]).expect(2, &["30 sentences are too few for the fold 31/900"]);
    treebank("segment", &output, &["--raw", "no-raw.txt"]).expect(2, &["no-raw.txt: no such file"]);
    let raw = data("raw.txt");
    let empty = folder("train-errors-empty");
    treebank("parse", &empty, &["--raw", raw.to_str().expect("a path")])
        .expect(2, &["segmenter.model: no such file", "waqai train segment"]);
    treebank("lemma", &empty, &["--word-list", "verbs=x"]).expect(2, &["perfect, imperfect, adjectives or names"]);
    treebank("lemma", &empty, &["--word-list", &format!("names={}", raw.display())]).expect(2, &["no word of it is understood"]);
    let treebank_path = data("invented.conllu");
    let retag = format!("1/10={}", treebank_path.display());
    treebank("lemma", &empty, &["--retag", &retag]).expect(2, &["invented.conllu: `network.model` is no model of this program"]);
    train("names", &empty, &["--data", raw.to_str().expect("a path")]).expect(2, &["raw.txt: holds no name"]);
    let bad = file(&empty, "bad.conllu", "1\tقال\n");
    train("segment", &empty, &["--data", bad.to_str().expect("a path")]).expect(2, &["bad.conllu: line 1"]);
    assert!(!empty.join("network.model").exists());
}

#[test]
fn the_confidence_is_learned_from_the_guide_and_laid_over() {
    let (output, guide) = (folder("train-confidence"), Path::new(env!("CARGO_MANIFEST_DIR")).join("../../spec/events"));
    let table = |name: &str| output.join(name).join("codes/confidence.tsv");
    let learn = |name: &str, date: &str| {
        let arguments: [std::ffi::OsString; 10] = [
            "train".into(),
            "confidence".into(),
            "--guide".into(),
            (&guide).into(),
            "--models".into(),
            "none".into(),
            "--date".into(),
            date.into(),
            "--output".into(),
            table(name).into(),
        ];
        let ran = waqai(arguments).expect(0, &["confidence.tsv is written"]);
        for words in ["Brier score", "expected calibration error", "| types without votes | "] {
            assert!(ran.out.contains(words), "{words}:\n{}", ran.out);
        }
        std::fs::read_to_string(table(name)).expect("a table")
    };
    let (first, second) = (learn("first", "2030-01-02"), learn("second", "2030-01-02"));
    assert_eq!(first, second);
    assert!(first.contains("2030-01-02") && first.contains("the coding guide: ") && !first.contains(env!("CARGO_MANIFEST_DIR")), "{first}");
    // What was learned is a table like the bundled one.
    let report = output.join("report.txt");
    std::fs::write(&report, "استقبل الرئيس الكازاخي اليوم وزير الدفاع الصيني في أستانا.\n").expect("written");
    let explained = waqai([
        std::ffi::OsString::from("explain"),
        "--models".into(),
        "none".into(),
        "--knowledge".into(),
        output.join("first").into(),
        report.into(),
    ]);
    let explained = explained.expect(0, &[]).out;
    for words in ["that the act is told ×", "act   always ", "sides always ", "actor.by-role "] {
        assert!(explained.contains(words), "{words}:\n{explained}");
    }
}
