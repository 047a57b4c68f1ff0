//! Cuts an expectation into its pieces: words, «quoted words», and pairs such as `date=2024-05-06` or `content=«…»`.

use crate::mistake::{Fault, fault};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    Word(&'a str),
    Quote(&'a str),
    /// Key and value; the value without quotation marks.
    Pair(&'a str, &'a str),
}

pub(crate) fn pieces(line: &str) -> Result<Vec<Piece<'_>>, Fault> {
    let mut found = Vec::new();
    let mut rest = line.trim();
    while !rest.is_empty() {
        let piece;
        if let Some(inside) = rest.strip_prefix('«') {
            let (words, after) = close(inside)?;
            (piece, rest) = (Piece::Quote(words), after);
        } else {
            let end = rest.find(|c: char| c.is_whitespace() || c == '«').unwrap_or(rest.len());
            let (word, after) = rest.split_at(end);
            match (word.split_once('='), after.strip_prefix('«')) {
                (Some((key, "")), Some(inside)) => {
                    let (words, after) = close(inside)?;
                    (piece, rest) = (Piece::Pair(key, words), after);
                }
                (Some((key, "")), None) => {
                    return fault(format!("`{key}=` has no value"), "Write the value behind the sign, without a space");
                }
                (Some((key, value)), None) => (piece, rest) = (Piece::Pair(key, value), after),
                (None, None) => (piece, rest) = (Piece::Word(word), after),
                (_, Some(_)) => return fault(format!("`{word}` is glued to the quotation"), "Put a space before «"),
            }
        }
        found.push(piece);
        rest = rest.trim_start();
    }
    Ok(found)
}

fn close(inside: &str) -> Result<(&str, &str), Fault> {
    match inside.split_once('»') {
        Some((words, _)) if words.trim().is_empty() => fault("the quotation is empty", "Write words of the report between « and »"),
        Some((words, rest)) => Ok((words.trim(), rest)),
        None => fault("the quotation has no end", "Close it with »"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts() {
        let cut = pieces("event A «ب ج» date=1 content=«د ه» > -").expect("pieces");
        assert_eq!(
            cut,
            [
                Piece::Word("event"),
                Piece::Word("A"),
                Piece::Quote("ب ج"),
                Piece::Pair("date", "1"),
                Piece::Pair("content", "د ه"),
                Piece::Word(">"),
                Piece::Word("-"),
            ]
        );
        for wrong in ["«ب", "«»", "date=", "a«ب»"] {
            assert!(pieces(wrong).is_err(), "{wrong}");
        }
    }
}
