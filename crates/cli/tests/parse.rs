//! `waqai parse`: CoNLL-U out, whatever comes in.

mod common;

use common::*;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

fn treebank() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/invented.conllu")
}

/// Models of the invented treebank, trained once for all tests.
fn models() -> &'static Path {
    static MODELS: OnceLock<PathBuf> = OnceLock::new();
    MODELS.get_or_init(|| {
        let output = folder("parse-models");
        for what in ["segment", "parse", "lemma"] {
            let mut arguments: Vec<OsString> = ["train", what, "--all", "--passes", "40", "--licence", "CC0-1.0"].map(Into::into).to_vec();
            arguments.extend(["--data".into(), treebank().into(), "--output".into(), output.clone().into()]);
            if what == "parse" {
                arguments.extend(["--batch", "10"].map(Into::into));
            }
            waqai(arguments).expect(0, &[]);
        }
        output
    })
}

fn arguments(others: &[&str]) -> Vec<OsString> {
    let mut arguments: Vec<OsString> = vec!["parse".into(), "--models".into(), models().into()];
    arguments.extend(others.iter().map(Into::into));
    arguments
}

fn parse(input: &str, others: &[&str]) -> Ran {
    waqai_with(arguments(&[others, &["-"]].concat()), input.as_bytes())
}

const TEXT: &str = "وزار الوزير  مدينته. ودع السفير الضيف.\n\n\tاستقبل المدير 7،5 ضيوف (بينهم السفير) في القرية!\n";

#[test]
fn what_is_written_can_be_read_and_written_again() {
    let ran = parse(TEXT, &[]).expect(0, &["2 sentences with 21 words parsed"]);
    let sentences = waqai_conllu::read(&ran.out).expect("CoNLL-U with trees");
    assert_eq!(waqai_conllu::write_all(&sentences), ran.out);
    assert_eq!(sentences.len(), 2);
    assert!(sentences[0].begins_document() && sentences[0].begins_paragraph() && sentences[1].begins_paragraph());
    assert!(sentences[0].document_id().is_some_and(|id| id.len() == 16) && !sentences[1].begins_document());
    assert_eq!(sentences.iter().map(|sentence| sentence.sent_id()).collect::<Vec<_>>(), [Some("p1"), Some("p2")]);
    assert_eq!(sentences[0].text(), "وزار الوزير مدينته. ودع السفير الضيف.");
    for mut sentence in sentences {
        let text = sentence.text().into_owned();
        sentence.comments.clear();
        assert_eq!(sentence.text(), text, "tokens and spaces give the text");
    }
}

#[test]
fn words_have_all_that_the_treebank_has() {
    let ran = parse("وزار الوزير مدينته.", &[]).expect(0, &[]);
    let sentence = &waqai_conllu::read(&ran.out).expect("CoNLL-U")[0];
    let column = |of: fn(&waqai_conllu::Word) -> &str| sentence.words.iter().map(of).collect::<Vec<_>>();
    assert_eq!(column(|word| &word.form), ["و", "زار", "الوزير", "مدينة", "ه", "."]);
    assert_eq!(column(|word| &word.lemma), ["وَ", "زَار", "وَزِير", "مَدِينَة", "هُوَ", "."]);
    assert_eq!(column(|word| &word.upos), ["CCONJ", "VERB", "NOUN", "NOUN", "PRON", "PUNCT"]);
    assert_eq!(column(|word| &word.deprel), ["cc", "root", "nsubj", "obj", "nmod", "punct"]);
    assert_eq!(sentence.words[1].xpos, "VP-A-3MS--");
    assert!(sentence.words[1].feats.contains("Aspect=Perf|"));
    assert_eq!(sentence.tokens.iter().map(|token| token.words.clone()).collect::<Vec<_>>(), [0..2, 2..3, 3..5, 5..6]);
    assert!(!sentence.tokens[2].space_after);
}

#[test]
fn a_line_is_one_sentence_unless_it_is_split() {
    let ran = parse(TEXT, &["--split"]).expect(0, &[]);
    let sentences = waqai_conllu::read(&ran.out).expect("CoNLL-U");
    assert_eq!(sentences.iter().map(|sentence| sentence.sent_id()).collect::<Vec<_>>(), [Some("p1s1"), Some("p1s2"), Some("p2s1")]);
    assert_eq!(sentences.iter().map(|sentence| sentence.begins_paragraph()).collect::<Vec<_>>(), [true, false, true]);
    assert_eq!(sentences[1].text(), "ودع السفير الضيف.");
}

#[test]
fn an_analysis_agrees_with_itself() {
    let folder = folder("parse-eval");
    let path = treebank();
    let system = waqai(arguments(&[path.to_str().expect("a path")])).expect(0, &[]).out;
    let system = file(&folder, "system.conllu", system);
    let evaluate = |gold: &Path| {
        let ran = waqai(["eval".as_ref(), "--json".as_ref(), "--conllu".as_ref(), gold.as_os_str(), system.as_os_str()]).expect(0, &[]);
        ran.objects().remove(0)
    };
    for (name, score) in evaluate(&system).as_object().expect("an object") {
        assert_eq!(score["f1"], 1.0, "{name}");
    }
    // The models have learned these sentences: little is wrong.
    let learned = evaluate(&path);
    assert_eq!(learned["Sentences"]["f1"], 1.0);
    for (metric, least) in [("Words", 0.98), ("UPOS", 0.98), ("Lemmas", 0.95), ("LAS", 0.9)] {
        assert!(learned[metric]["f1"].as_f64().expect("a number") > least, "{metric}: {}", learned[metric]);
    }
}

#[test]
fn conllu_gives_its_text_and_comments() {
    let input = "# newdoc id = d\n# sent_id = a\n# source = invented\n1\tشكر\t_\t_\t_\t_\t_\t_\t_\t_\n2\tالضيف\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n3\t.\t_\t_\t_\t_\t_\t_\t_\t_\n\n# text = عاد.\n1\tنعم\t_\t_\t_\t_\t_\t_\t_\t_\n";
    let ran = parse(input, &["--from", "conllu"]).expect(0, &[]);
    let sentences = waqai_conllu::read(&ran.out).expect("CoNLL-U");
    assert_eq!(sentences[0].comments, ["newdoc id = d", "source = invented", "sent_id = a", "text = شكر الضيف."]);
    assert_eq!(sentences[1].comments, ["sent_id = s2", "text = عاد."]);
    parse("1\tx\n", &["--from", "conllu"]).expect(1, &["standard input: line 1"]);
}

#[test]
fn json_gives_its_text() {
    let lines = line("one", "شكر الضيف السفير.") + "{\"id\": oops}\n" + &line("two", "دعا الرئيس المدير.");
    let ran = parse(&lines, &["--from", "jsonl"]).expect(1, &["standard input:2:", "1 failed"]);
    let sentences = waqai_conllu::read(&ran.out).expect("CoNLL-U");
    assert_eq!(sentences.iter().map(|sentence| sentence.document_id()).collect::<Vec<_>>(), [Some("one"), Some("two")]);
}

#[test]
fn order_and_bytes_do_not_depend_on_threads() {
    let folder = folder("parse-threads");
    for number in 0..6 {
        let text: String = (0..120).map(|line| format!("زار الوزير رقم {} القرية ومدينته. شكر الضيف.\n", number * 1000 + line)).collect();
        file(&folder, &format!("{number}.txt"), text);
    }
    let run =
        |threads: &str| waqai(arguments(&["--split", "--quiet", "--threads", threads, folder.to_str().expect("a path")])).expect(0, &[]);
    let one = run("1").out;
    assert_eq!(one.matches("# newdoc id = ").count(), 6);
    assert!(one == run("2").out && one == run("7").out);
    let output = folder.join("all.conllu");
    let ran = waqai(arguments(&["--split", "--output", output.to_str().expect("a path"), folder.to_str().expect("a path")]));
    assert!(ran.expect(0, &[]).out.is_empty());
    assert!(std::fs::read_to_string(output).expect("the output") == one);
}

#[test]
fn any_bytes_come_in() {
    let mut noise = Vec::new();
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    for _ in 0..20_000 {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        noise.push(state as u8);
    }
    let ran = waqai_with(arguments(&["-"]), &noise).expect(0, &["standard input: not UTF-8"]);
    waqai_conllu::read(&ran.out).expect("CoNLL-U");
    let odd = "\u{feff}\u{200f} \u{200b}\n\t\r\n\u{200e}زار\u{200f} الو\u{640}زير\r\n";
    let ran = waqai_with(arguments(&["-"]), odd.as_bytes()).expect(0, &[]);
    waqai_conllu::read(&ran.out).expect("CoNLL-U");
    waqai_with(arguments(&["-", "--from", "conllu"]), &noise).expect(1, &["standard input:", "not UTF-8"]);
    waqai_with(arguments(&["-"]), b"").expect(1, &["is empty"]);
    waqai_with(arguments(&["-"]), b" \n").expect(1, &["has no text"]);
    let ran = waqai(arguments(&["no-such-file.txt", "no-such-file.conllu"]));
    ran.expect(1, &["no-such-file.txt: no such file", "no-such-file.conllu: no such file"]);
}

#[test]
fn models_that_cannot_be_read_are_named_with_a_remedy() {
    let folder = folder("parse-damaged");
    for name in ["segmenter.model", "network.model", "lemmatiser.model"] {
        std::fs::copy(models().join(name), folder.join(name)).expect("a copy");
    }
    let run = || waqai_with(["parse".as_ref(), "--models".as_ref(), folder.as_os_str(), "-".as_ref()], TEXT.as_bytes());
    assert!(run().expect(0, &[]).out.contains("# sent_id = p1"));
    let path = folder.join("network.model");
    let mut bytes = std::fs::read(&path).expect("the model");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&path, &bytes).expect("the model");
    let ran = run().expect(2, &["parse-damaged", "`network.model` is damaged", "train it again with `waqai train`"]);
    assert!(ran.out.is_empty());
    std::fs::write(&path, b"something else").expect("the model");
    run().expect(2, &["`network.model` is no model of this program"]);
    std::fs::copy(folder.join("segmenter.model"), &path).expect("a copy");
    run().expect(2, &["`network.model` holds `segmenter.model`"]);
    std::fs::remove_file(&path).expect("removed");
    run().expect(2, &["`network.model` is missing"]);
    waqai(["parse", "-", "--models", "none"]).expect(2, &["no models to parse with", "--models"]);
    waqai(["parse", "-", "--models", "no-such-folder"]).expect(2, &["no-such-folder: no such folder"]);
}
