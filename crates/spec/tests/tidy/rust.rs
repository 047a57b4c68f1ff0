//! No Arabic word list hides in Rust code: words are data and stand in `knowledge/`.

use crate::{files, report};

#[test]
fn no_arabic_in_code() {
    let mut findings = Vec::new();
    for file in files::all().iter().filter(|file| file.is(&["rs"]) && !is_test(&file.path)) {
        for (place, line) in code(&file.text).lines().enumerate() {
            let arabic: String = line.chars().filter(|c| ('\u{620}'..='\u{64A}').contains(c)).take(12).collect();
            if !arabic.is_empty() {
                findings.push(format!(
                    "{}:{}: Arabic letters ({}). Move the words to a table of knowledge/, or write single letters as escapes",
                    file.path,
                    place + 1,
                    waqai_spec::isolate(&arabic)
                ));
            }
        }
    }
    report("Code holds no Arabic words", &findings);
}

fn is_test(path: &str) -> bool {
    path.split('/').any(|part| matches!(part, "tests" | "examples" | "benches" | "tests.rs"))
}

/// The code with spaces in the place of comments and of items for tests only; lines stay lines.
fn code(source: &str) -> String {
    let mut code: Vec<char> = source.chars().collect();
    // The same with literals blanked, for counting braces.
    let mut bare = code.clone();
    let mut at = 0;
    while at < code.len() {
        let (end, is_comment) = match (code[at], code.get(at + 1).copied()) {
            ('/', Some('/')) => (position(&code, at, |c| c == '\n'), true),
            ('/', Some('*')) => (block_comment(&code, at), true),
            ('"', _) => (string(&code, at), false),
            ('r', Some('"' | '#')) if at == 0 || !is_name(code[at - 1]) || code[at - 1] == 'b' || code[at - 1] == 'c' => {
                (raw_string(&code, at), false)
            }
            ('\'', Some('\\')) => ((position(&code, at + 3, |c| c == '\'') + 1).min(code.len()), false),
            ('\'', Some(_)) if code.get(at + 2) == Some(&'\'') => (at + 3, false),
            _ => (at + 1, false),
        };
        let end = end.max(at + 1);
        if is_comment {
            blank(&mut code[at..end]);
        }
        if is_comment || end > at + 1 {
            blank(&mut bare[at..end]);
        }
        at = end;
    }
    let mark: Vec<char> = "#[cfg(test)]".chars().collect();
    let mut from = 0;
    while let Some(found) = bare[from..].windows(mark.len()).position(|window| window == mark) {
        let start = from + found;
        let end = item(&bare, start + mark.len());
        blank(&mut code[start..end]);
        from = end;
    }
    code.into_iter().collect()
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn blank(part: &mut [char]) {
    part.iter_mut().filter(|c| **c != '\n').for_each(|c| *c = ' ');
}

/// The first place from `from` on where the test holds, or the end.
fn position(code: &[char], from: usize, test: impl Fn(char) -> bool) -> usize {
    (from.min(code.len())..code.len()).find(|&at| test(code[at])).unwrap_or(code.len())
}

fn block_comment(code: &[char], start: usize) -> usize {
    let (mut depth, mut at) = (0, start);
    while at < code.len() {
        match (code[at], code.get(at + 1)) {
            ('/', Some('*')) => (depth, at) = (depth + 1, at + 2),
            ('*', Some('/')) => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    at.min(code.len())
}

fn string(code: &[char], start: usize) -> usize {
    let mut at = start + 1;
    while at < code.len() && code[at] != '"' {
        at += if code[at] == '\\' { 2 } else { 1 };
    }
    (at + 1).min(code.len())
}

/// The end of a raw string; the next place where it is none (`r#type`).
fn raw_string(code: &[char], start: usize) -> usize {
    let open = position(code, start + 1, |c| c != '#');
    if code.get(open) != Some(&'"') {
        return start + 1;
    }
    let hashes = open - start - 1;
    let is_end = |at: &usize| code[*at] == '"' && code[*at + 1..].iter().take(hashes).filter(|c| **c == '#').count() == hashes;
    (open + 1..code.len()).find(is_end).map_or(code.len(), |at| at + 1 + hashes)
}

/// The end of the item that begins behind an attribute: its closing brace, or a semicolon before any brace.
fn item(bare: &[char], from: usize) -> usize {
    let mut depth = 0;
    for (at, &c) in bare.iter().enumerate().skip(from) {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ';' if depth == 0 => return at + 1,
            _ => continue,
        }
        if depth <= 0 {
            return at + 1;
        }
    }
    bare.len()
}

#[test]
fn leaves_comments_and_tests_out() {
    let source = r##"//! أ
fn a<'a>(x: &'a str) -> char { /* ب /* ت */ ث */ '\'' }
const B: &str = "// ج \" {";
const C: &str = r#"ح " {"#;
#[cfg(test)]
mod tests {
    const D: &str = "خ }";
    fn e() {}
}
const F: char = 'د'; // ذ
"##;
    let arabic: String = code(source).chars().filter(|c| ('\u{620}'..='\u{64A}').contains(c)).collect();
    assert_eq!(arabic, "جحد");
    assert_eq!(code(source).lines().count(), source.lines().count());
}
