//! Every mistake in a file is named with line, column and remedy.

use waqai_conllu::{Column, Trees, read, read_with};

/// A line: number, form, head and relation.
fn line(id: &str, form: &str, head: &str, relation: &str) -> String {
    format!("{id}\t{form}\t_\t_\t_\t_\t{head}\t{relation}\t_\t_\n")
}

/// Three words, the second of which is the root.
fn sentence() -> String {
    line("1", "الولد", "2", "nsubj") + &line("2", "يقرأ", "0", "root") + &line("3", "كتابا", "2", "obj") + "\n"
}

#[track_caller]
fn refused(text: &str, place: (usize, Option<Column>), says: &str) {
    let error = read(text).expect_err("the text has a mistake");
    assert_eq!((error.line, error.column), place, "{error}");
    assert!(error.to_string().contains(says), "{error}");
}

#[test]
fn columns() {
    refused("1\tقال\n", (1, None), "2 columns; write ten");
    refused(&format!("{}a b c\n", sentence()), (5, None), "1 columns");
    refused("1\tقال\t\t_\t_\t_\t0\troot\t_\t_\n", (1, Some(Column::Lemma)), "write `_`");
    refused(&sentence().replace("كتابا\t_", "كتابا\t_\t_"), (3, None), "11 columns");
}

#[test]
fn numbers() {
    refused(&line("x", "قال", "0", "root"), (1, Some(Column::Id)), "`x` is no number of a word");
    refused(&line("01", "قال", "0", "root"), (1, Some(Column::Id)), "no number");
    refused(&line("4294967296", "قال", "0", "root"), (1, Some(Column::Id)), "no number");
    refused(&line("0", "قال", "0", "root"), (1, Some(Column::Id)), "here 1 must stand");
    refused(&sentence().replace("3\tك", "4\tك"), (3, Some(Column::Id)), "here 3 must stand");
    refused(&(sentence().trim_end().to_owned() + "\n" + &sentence()), (4, Some(Column::Id)), "an empty line is missing above");
    // Empty nodes are counted from 1 after each word.
    let empty = |id: &str| sentence().replace("3\tك", &format!("{}3\tك", line(id, "هو", "_", "_")));
    assert_eq!(read(&empty("2.1")), read(&sentence()));
    refused(&empty("2.2"), (3, Some(Column::Id)), "here 3 must stand");
    refused(&empty("1.1"), (3, Some(Column::Id)), "out of order");
}

#[test]
fn ranges() {
    let range = |id: &str| sentence().replace("2\tي", &format!("{}2\tي", line(id, "يقرأكتابا", "_", "_")));
    assert_eq!(read(&range("2-3")).unwrap()[0].tokens[1].words, 1..3);
    refused(&range("2-2"), (2, Some(Column::Id)), "as 2-3");
    refused(&range("3-4"), (2, Some(Column::Id)), "begins at 2");
    refused(&range("2-4"), (2, Some(Column::Id)), "has 3 words; end it at 3");
    let overlap = range("2-3").replace("3\tك", &format!("{}3\tك", line("3-4", "كتابا", "_", "_")));
    refused(&overlap, (4, Some(Column::Id)), "goes up to 3");
    refused(&sentence().replace("2\tي", &format!("{}2\tي", line("2-3", "يقرأ", "0", "_"))), (2, Some(Column::Head)), "the line of a range");
    refused(&line("1-2", "وقال", "_", "_"), (1, Some(Column::Id)), "has 0 words");
}

#[test]
fn comments() {
    refused(&sentence().replace("3\tك", "# a\n3\tك"), (3, None), "a comment between words");
    refused("# a\n\n", (1, None), "comments without a sentence");
    refused(&(sentence() + "# a\n"), (5, None), "comments without a sentence");
    // A word may begin with the sign; only the number may not.
    assert_eq!(read(&sentence().replace("كتابا", "#كتاب")).unwrap()[0].words[2].form, "#كتاب");
}

#[test]
fn trees() {
    let with = |old: &str, new: &str| sentence().replace(old, new);
    refused(&with("\t0\troot", "\t3\tconj"), (1, Some(Column::Head)), "no word of the sentence has the head 0");
    refused(&with("2\tobj", "0\troot"), (3, Some(Column::Head)), "a second root besides word 2");
    refused(&with("2\tobj", "3\tobj"), (3, Some(Column::Head)), "from word 3 back to itself");
    refused(&with("2\tobj", "1\tobj").replace("2\tnsubj", "3\tnsubj"), (1, Some(Column::Head)), "from word 1 back");
    refused(&with("2\tobj", "4\tobj"), (3, Some(Column::Head)), "a number up to 3");
    refused(&with("2\tobj", "-1\tobj"), (3, Some(Column::Head)), "`-1` is no number");
    refused(&with("2\tobj", "_\t_"), (3, Some(Column::Head)), "the word has no head");
    refused(&with("2\tobj", "2\t_"), (3, Some(Column::Deprel)), "no relation to it");
    assert!(read_with(&with("2\tobj", "_\t_"), Trees::Optional).is_ok());
    assert!(read_with(&with("2\tobj", "_\tobj"), Trees::Optional).is_err());
    // A sentence in which every word has a head must be a tree all the same.
    assert!(read_with(&with("2\tobj", "3\tobj"), Trees::Optional).is_err());
}

#[test]
fn a_chain_of_any_length_is_read() {
    const LENGTH: usize = 300_000;
    let chain: String = (1..=LENGTH).map(|number| line(&number.to_string(), "ثم", &(number - 1).to_string(), "dep")).collect();
    let sentences = read(&chain).unwrap();
    assert_eq!(sentences[0].words.len(), LENGTH);
    assert_eq!(waqai_conllu::evaluate(&sentences, &sentences).unwrap().las.correct, LENGTH);
    refused(&chain.replacen("\t0\tdep", &format!("\t{LENGTH}\tdep"), 1), (1, Some(Column::Head)), "head 0");
}
