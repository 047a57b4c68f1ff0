//! Writing CoNLL-U.

use crate::read::space_after;
use crate::sentence::{Sentence, Token, Word};
use std::fmt::Write;

/// Appends a sentence and the empty line after it.
///
/// What was read from a well-formed file with LF is written as it stood, but for what reading leaves out: empty nodes, features on the line of
/// a range, a byte order mark, empty lines too many. Whether a space follows is taken from the token: `SpaceAfter=No` is added to MISC or taken
/// out of it. A tab or an end of line inside a column becomes a space, for it would break the file.
///
/// ```
/// use waqai_conllu::{Sentence, Token, Word, write};
/// let word = Word { form: "قال".into(), upos: "VERB".into(), deprel: "root".into(), ..Word::default() };
/// let token = Token { form: "قال".into(), words: 0..1, space_after: false, ..Token::default() };
/// let mut text = String::new();
/// write(&Sentence { comments: vec!["sent_id = 1".into()], tokens: vec![token], words: vec![word] }, &mut text);
/// assert_eq!(text, "# sent_id = 1\n1\tقال\t_\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No\n\n");
/// ```
pub fn write(sentence: &Sentence, to: &mut String) {
    for comment in &sentence.comments {
        // The line stayed whole where it did not begin with `#`, a space and something else than `#`.
        if !comment.starts_with('#') {
            to.push_str("# ");
        }
        push_clean(to, comment, &['\n', '\r']);
        to.push('\n');
    }
    let mut written = 0;
    for token in &sentence.tokens {
        let range = token.words.start.min(sentence.words.len())..token.words.end.min(sentence.words.len());
        let words = sentence.words.get(range.clone()).unwrap_or_default();
        if words.len() > 1 {
            range_line(token, to);
        }
        for (word, at) in words.iter().zip(range) {
            word_line(word, at + 1, (words.len() == 1).then_some(token.space_after), to);
            written = at + 1;
        }
    }
    // Words that no token holds are not lost.
    for (at, word) in sentence.words.iter().enumerate().skip(written) {
        word_line(word, at + 1, None, to);
    }
    to.push('\n');
}

/// The text of a whole file.
///
/// ```
/// let text = "1\tقال\t_\tVERB\t_\t_\t0\troot\t_\t_\n\n";
/// assert_eq!(waqai_conllu::write_all(&waqai_conllu::read(text)?), text);
/// # Ok::<(), waqai_conllu::Error>(())
/// ```
pub fn write_all(sentences: &[Sentence]) -> String {
    let mut text = String::new();
    for sentence in sentences {
        write(sentence, &mut text);
    }
    text
}

fn range_line(token: &Token, to: &mut String) {
    // Writing to a string cannot fail.
    let _ = write!(to, "{}-{}\t", token.words.start + 1, token.words.end);
    column(to, &token.form);
    to.push_str("\t_\t_\t_\t_\t_\t_\t_\t");
    misc(to, &token.misc, Some(token.space_after));
    to.push('\n');
}

fn word_line(word: &Word, number: usize, space_after: Option<bool>, to: &mut String) {
    let _ = write!(to, "{number}\t");
    for text in [&word.form, &word.lemma, &word.upos, &word.xpos, &word.feats] {
        column(to, text);
        to.push('\t');
    }
    if word.head == 0 && word.deprel.is_empty() {
        to.push('_');
    } else {
        let _ = write!(to, "{}", word.head);
    }
    for text in [&word.deprel, &word.deps] {
        to.push('\t');
        column(to, text);
    }
    to.push('\t');
    misc(to, &word.misc, space_after);
    to.push('\n');
}

fn column(to: &mut String, text: &str) {
    if text.is_empty() {
        to.push('_');
    } else {
        push_clean(to, text, &['\t', '\n', '\r']);
    }
}

/// MISC, brought into line with whether a space follows where the line is a token's.
fn misc(to: &mut String, text: &str, space: Option<bool>) {
    match space {
        Some(false) if space_after(text) => {
            if !text.is_empty() {
                column(to, text);
                to.push('|');
            }
            to.push_str("SpaceAfter=No");
        }
        Some(true) if !space_after(text) => {
            let start = to.len();
            for item in text.split('|').filter(|&item| item != "SpaceAfter=No") {
                if to.len() > start {
                    to.push('|');
                }
                push_clean(to, item, &['\t', '\n', '\r']);
            }
            if to.len() == start {
                to.push('_');
            }
        }
        _ => column(to, text),
    }
}

fn push_clean(to: &mut String, text: &str, breaking: &[char]) {
    if text.contains(breaking) {
        to.extend(text.chars().map(|character| if breaking.contains(&character) { ' ' } else { character }));
    } else {
        to.push_str(text);
    }
}
