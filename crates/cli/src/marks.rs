//! The text of a report with its records marked: underlined mentions, coloured words of speech and of acts.

use crate::isolate::printable;
use crate::style::{Look, Style};
use waqai_coder::record::CodedReport;
use waqai_text::Span;

/// The text with marks, in the order of its letters. Without colours it is the text alone: nothing is put between joined letters.
pub(crate) fn marked(text: &str, records: &CodedReport, style: Style) -> String {
    if !style.is_on() {
        return printable(text);
    }
    let mut marks: Vec<(Span, Look)> = Vec::new();
    marks.extend(records.entities.iter().flat_map(|entity| &entity.mentions).map(|mention| (mention.span, Look::Mention)));
    marks.extend(records.statements.iter().map(|statement| (statement.cue, Look::Cue)));
    marks.extend(
        records
            .events
            .iter()
            .map(|event| (event.trigger, if event.quad.contains("conflict") { Look::Conflict } else { Look::Cooperation })),
    );
    marks.retain(|(span, _)| !span.is_empty());
    let mut edges: Vec<u32> = marks.iter().flat_map(|(span, _)| [span.start, span.end]).collect();
    edges.extend([0, text.len() as u32]);
    edges.sort_unstable();
    edges.dedup();
    let mut out = String::with_capacity(text.len() * 2);
    for pair in edges.windows(2) {
        let piece = Span::new(pair[0], pair[1]);
        let looks: Vec<&str> = {
            let mut looks: Vec<Look> = marks.iter().filter(|(span, _)| span.overlaps(piece)).map(|(_, look)| *look).collect();
            looks.dedup();
            looks.into_iter().map(Look::code).collect()
        };
        // A look must not run over the end of a line: pagers begin each line anew.
        for line in printable(piece.slice(text)).split_inclusive('\n') {
            let (line, end) = line.strip_suffix('\n').map_or((line, ""), |line| (line, "\n"));
            if looks.is_empty() || line.is_empty() {
                out.push_str(line);
            } else {
                out.push_str(&format!("\x1b[{}m{line}\x1b[0m", looks.join(";")));
            }
            out.push_str(end);
        }
    }
    out
}
