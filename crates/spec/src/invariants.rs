//! What holds for every coded report, whatever the text.

use waqai_coder::record::CodedReport;
use waqai_text::Span;

/// The first thing in a coded report that must not be: a span that does not lie on characters of the text, or a number of an entity or
/// statement that the report does not have. None where all is well.
pub fn broken_invariant(text: &str, coded: &CodedReport) -> Option<String> {
    let spans = spans(coded);
    let bad = spans.into_iter().find(|(_, span)| span.start > span.end || text.get(span.start as usize..span.end as usize).is_none());
    if let Some((what, span)) = bad {
        return Some(format!("the span {}..{} of {what} does not lie on the text of {} bytes", span.start, span.end, text.len()));
    }
    let (entities, statements) = (coded.entities.len(), coded.statements.len());
    for (number, statement) in coded.statements.iter().enumerate() {
        if [statement.speaker, statement.addressee, statement.about].into_iter().flatten().any(|entity| entity >= entities) {
            return Some(format!("statement {number} names an entity that the report does not have"));
        }
        if statement.parent.is_some_and(|parent| parent >= statements || parent == number) {
            return Some(format!("statement {number} has a parent that the report does not have"));
        }
    }
    for (number, event) in coded.events.iter().enumerate() {
        if event.actor.iter().chain(&event.recipient).any(|&entity| entity >= entities) {
            return Some(format!("event {number} names an entity that the report does not have"));
        }
        if event.statement.is_some_and(|statement| statement >= statements) {
            return Some(format!("event {number} names a statement that the report does not have"));
        }
        if event.date.is_some_and(|(first, last)| first > last) {
            return Some(format!("the first day of event {number} is after its last"));
        }
        if !(0.0..=1.0).contains(&event.confidence) {
            return Some(format!("the confidence of event {number} is {}", event.confidence));
        }
    }
    None
}

fn spans(coded: &CodedReport) -> Vec<(&'static str, Span)> {
    let mut spans: Vec<(&'static str, Span)> = Vec::new();
    spans.extend(coded.dateline.iter().map(|dateline| ("the dateline", dateline.span)));
    spans.extend(coded.sentences.iter().map(|&span| ("a sentence", span)));
    spans.extend(coded.entities.iter().flat_map(|entity| &entity.mentions).map(|mention| ("a mention", mention.span)));
    spans.extend(coded.statements.iter().map(|statement| ("a cue", statement.cue)));
    spans.extend(coded.statements.iter().filter_map(|statement| statement.content).map(|span| ("a content", span)));
    spans.extend(coded.events.iter().flat_map(|event| [("a trigger", event.trigger), ("an evidence", event.evidence)]));
    spans.extend(coded.notes.iter().filter_map(|note| note.span).map(|span| ("a note", span)));
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_spans_off_the_text() {
        let mut coded = CodedReport::default();
        assert_eq!(broken_invariant("أب", &coded), None);
        for (start, end) in [(1, 2), (0, 5), (2, 0)] {
            coded.sentences = vec![Span::new(start, end)];
            assert!(broken_invariant("أب", &coded).is_some(), "{start}..{end}");
        }
    }
}
