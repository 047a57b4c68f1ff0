//! The project's own documents as HTML: headings, paragraphs, lists, tables, code. No more of Markdown than those documents use; all text is escaped.

use std::fmt::Write as _;

/// Writes a document. Headings begin at `level`; addresses of links are left out unless they lead elsewhere on the web: files of the project are no pages here.
pub(crate) fn html(text: &str, level: usize) -> String {
    let mut out = String::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let trimmed = line.trim();
        if trimmed.is_empty() || trimmed.starts_with("<!--") {
            continue;
        }
        if let Some(rest) = trimmed.strip_prefix("```") {
            let mut code = String::new();
            for line in lines.by_ref().take_while(|line| !line.trim_start().starts_with("```")) {
                code.push_str(line);
                code.push('\n');
            }
            let arabic = code.chars().filter(|letter| is_arabic(*letter)).count() * 2 > code.chars().count();
            let _ = rest;
            let direction = if arabic { " lang=\"ar\" dir=\"rtl\"" } else { " dir=\"auto\"" };
            let _ = write!(out, "<pre{direction} tabindex=\"0\">{}</pre>", escaped(code.trim_end()));
        } else if trimmed.starts_with('#') {
            let depth = trimmed.bytes().take_while(|&byte| byte == b'#').count();
            let tag = (level + depth - 1).min(6);
            let _ = write!(out, "<h{tag}>{}</h{tag}>", inline(trimmed[depth..].trim()));
        } else if trimmed.starts_with('|') {
            table(&mut out, trimmed, &mut lines);
        } else if let Some(item) = item(trimmed) {
            let tag = if trimmed.starts_with(|letter: char| letter.is_ascii_digit()) { "ol" } else { "ul" };
            let _ = write!(out, "<{tag}>");
            let mut current = item.to_owned();
            while let Some(next) = lines.next_if(|next| !next.trim().is_empty()) {
                match self::item(next.trim()) {
                    Some(item) => {
                        let _ = write!(out, "<li>{}</li>", inline(&current));
                        current = item.to_owned();
                    }
                    None => {
                        current.push(' ');
                        current.push_str(next.trim());
                    }
                }
            }
            let _ = write!(out, "<li>{}</li></{tag}>", inline(&current));
        } else {
            let mut paragraph = trimmed.to_owned();
            let begins = |next: &str| {
                next.trim().is_empty() || next.starts_with(['#', '|']) || next.starts_with("```") || item(next.trim()).is_some()
            };
            while let Some(next) = lines.next_if(|next| !begins(next)) {
                paragraph.push(' ');
                paragraph.push_str(next.trim());
            }
            let _ = write!(out, "<p dir=\"auto\">{}</p>", inline(&paragraph));
        }
    }
    out
}

/// The words of a line of a list.
fn item(line: &str) -> Option<&str> {
    line.strip_prefix("- ").or_else(|| {
        let (number, rest) = line.split_once(". ")?;
        (!number.is_empty() && number.len() < 3 && number.bytes().all(|byte| byte.is_ascii_digit())).then_some(rest)
    })
}

fn table<'a>(out: &mut String, first: &str, lines: &mut std::iter::Peekable<impl Iterator<Item = &'a str>>) {
    let cells = |line: &str| line.trim().trim_matches('|').split('|').map(|cell| inline(cell.trim())).collect::<Vec<_>>();
    let head: String = cells(first).iter().map(|cell| format!("<th scope=\"col\">{cell}</th>")).collect();
    let _ = write!(out, "<div class=\"scroll\" tabindex=\"0\"><table><thead><tr>{head}</tr></thead><tbody>");
    while let Some(line) = lines.next_if(|line| line.trim_start().starts_with('|')) {
        if line.bytes().all(|byte| matches!(byte, b'|' | b'-' | b':' | b' ')) {
            continue;
        }
        let row: String = cells(line).iter().map(|cell| format!("<td dir=\"auto\">{cell}</td>")).collect();
        let _ = write!(out, "<tr>{row}</tr>");
    }
    out.push_str("</tbody></table></div>");
}

/// Code, bold words and links within a line.
fn inline(text: &str) -> String {
    let mut out = String::new();
    for (at, part) in text.split('`').enumerate() {
        if at % 2 == 1 {
            let _ = write!(out, "<code dir=\"auto\">{}</code>", escaped(part));
            continue;
        }
        for (at, part) in part.split("**").enumerate() {
            let linked = links(part);
            let _ = if at % 2 == 1 { write!(out, "<strong>{linked}</strong>") } else { write!(out, "{linked}") };
        }
    }
    out
}

/// Links: their words; elsewhere on the web with the address.
fn links(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, words, address, after)) = link(rest) {
        out.push_str(&escaped(before));
        let _ = if address.starts_with("https://") {
            write!(out, "<a href=\"{}\" rel=\"noreferrer\">{}</a>", escaped(address), escaped(words))
        } else {
            write!(out, "{}", escaped(words))
        };
        rest = after;
    }
    out.push_str(&escaped(rest));
    out
}

fn link(text: &str) -> Option<(&str, &str, &str, &str)> {
    let open = text.find('[')?;
    let middle = open + text[open..].find("](")?;
    let close = middle + text[middle..].find(')')?;
    Some((&text[..open], &text[open + 1..middle], &text[middle + 2..close], &text[close + 1..]))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn is_arabic(letter: char) -> bool {
    ('\u{600}'..='\u{6FF}').contains(&letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_what_the_documents_use() {
        let text = "# Visits\n\nA *guest* is `received` by [the host](events/consult.md).\n\n- one\n  more\n- **two**\n\n| a | b |\n|---|---|\n| 1 | <2> |\n\n```\nx < y\n```\n";
        let page = html(text, 2);
        for part in [
            "<h2>Visits</h2>",
            "<code dir=\"auto\">received</code> by the host.",
            "<li>one more</li><li><strong>two</strong></li>",
            "<td dir=\"auto\">&lt;2&gt;</td>",
            "x &lt; y</pre>",
        ] {
            assert!(page.contains(part), "{part} in {page}");
        }
    }
}
