//! `waqai eval`: tables of scores, and what cannot be compared.

mod common;

use common::*;

/// Invented: "And the minister returned to the city."
const GOLD: &str = "\
# sent_id = invented-1
1-2\tوعاد\t_\t_\t_\t_\t_\t_\t_\t_
1\tو\tوَ\tCCONJ\t_\t_\t2\tcc\t_\t_
2\tعاد\tعَاد\tVERB\t_\tAspect=Perf\t0\troot\t_\t_
3\tالوزير\tوَزِير\tNOUN\t_\tCase=Nom\t2\tnsubj\t_\t_
4\tإلى\tإِلَى\tADP\t_\t_\t5\tcase\t_\t_
5\tالمدينة\tمَدِينَة\tNOUN\t_\tCase=Gen\t2\tobl\t_\t_

";

#[test]
fn the_table_is_that_of_the_shared_task() {
    let folder = folder("eval-table");
    let gold = file(&folder, "gold.conllu", GOLD);
    let system = file(&folder, "system.conllu", GOLD.replace("5\tcase", "2\tcase"));
    let ran = waqai(["eval".as_ref(), "--conllu".as_ref(), gold.as_os_str(), system.as_os_str()]).expect(0, &[]);
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!(lines[0], "Metric     | Precision |    Recall |  F1 Score | AligndAcc");
    assert_eq!(lines[2], "Tokens     |    100.00 |    100.00 |    100.00 |");
    assert_eq!(lines[11], "LAS        |     80.00 |     80.00 |     80.00 |     80.00");
    assert_eq!(lines[12], "CLAS       |    100.00 |    100.00 |    100.00 |    100.00");
    assert_eq!(lines.len(), 15);
}

#[test]
fn json_has_every_metric_and_standard_input_is_the_system() {
    let folder = folder("eval-json");
    let gold = file(&folder, "gold.conllu", GOLD);
    // A tagger's output has no heads.
    let tagged = GOLD.replace("\t0\troot\t", "\t_\t_\t");
    let with_dash = ["eval".as_ref(), "--json".as_ref(), "--conllu".as_ref(), gold.as_os_str(), "-".as_ref()];
    let ran = waqai_with(with_dash, tagged.as_bytes()).expect(0, &[]);
    let scores = &ran.objects()[0];
    assert_eq!(scores["UPOS"]["f1"], 1.0);
    assert_eq!((&scores["UAS"]["correct"], &scores["UAS"]["gold"]), (&4.into(), &5.into()));
    assert!(scores["Tokens"]["aligned_accuracy"].is_null());
    assert_eq!(waqai_with(&with_dash[..4], tagged.as_bytes()).expect(0, &[]).out, ran.out);
}

#[test]
fn what_cannot_be_compared_is_named() {
    let folder = folder("eval-errors");
    let gold = file(&folder, "gold.conllu", GOLD);
    let run = |system: &[u8]| waqai_with(["eval".as_ref(), "--conllu".as_ref(), gold.as_os_str()], system);
    let other = GOLD.replace("المدينة\t", "القرية\t");
    let ran = run(other.as_bytes()).expect(2, &["part after 15 characters", "invented-1", "\u{2068}مدينة\u{2069}", "\u{2068}قرية\u{2069}"]);
    assert!(ran.out.is_empty());
    run(GOLD.replace("3\tالوزير", "7\tالوزير").as_bytes()).expect(2, &["standard input: line 5, column ID", "here 3 must stand"]);
    run(b"").expect(2, &["holds no sentence"]);
    run(&[b'#', b'\n', 0xff]).expect(2, &["standard input:2: not UTF-8"]);
    waqai(["eval", "--conllu", "no-such-file"]).expect(2, &["no-such-file: no such file"]);
    waqai(["eval", "--conllu", "-"]).expect(2, &["both come from standard input"]);
    waqai(["eval"]).expect(2, &["--conllu"]);
    let broken = file(&folder, "broken.conllu", GOLD.replace("\t0\troot\t", "\t_\t_\t"));
    waqai(["eval".as_ref(), "--conllu".as_ref(), broken.as_os_str(), gold.as_os_str()]).expect(2, &["line 4, column HEAD", "has no head"]);
}
