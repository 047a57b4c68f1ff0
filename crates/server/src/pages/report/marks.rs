//! The text of a report with its records marked: paragraphs of sentences of pieces, each with the records that cover it.
//!
//! Marks are inline elements without padding, margin or border: letters join across their edges. What is written between the tags is the text itself,
//! letter by letter.

use std::fmt::Write as _;
use waqai_archive::records::{Range, Records};

/// A record of the report, by its place in the lists of [`Records`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Record {
    Event(usize),
    Statement(usize),
    Entity(usize),
}

impl Record {
    /// Its anchor, numbered from 1: `event-3`.
    pub fn anchor(self) -> String {
        match self {
            Record::Event(at) => format!("event-{}", at + 1),
            Record::Statement(at) => format!("statement-{}", at + 1),
            Record::Entity(at) => format!("entity-{}", at + 1),
        }
    }
}

/// What of a record a mark shows. The first ones say more than the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Trigger,
    Cue,
    Mention,
    Content,
    Evidence,
}

impl Part {
    /// The class of its marks.
    fn class(self) -> &'static str {
        match self {
            Part::Trigger => "trigger",
            Part::Cue => "cue",
            Part::Mention => "name",
            Part::Content => "said",
            Part::Evidence => "told",
        }
    }
}

#[derive(Clone, Copy, Debug)]
struct Mark {
    range: Range,
    part: Part,
    record: Record,
    /// Whether the record's anchor stands here.
    first: bool,
}

/// A paragraph of the text, written with its marks, and the records whose words stand in it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Paragraph {
    /// What stands between the tags of the paragraph.
    pub html: String,
    /// The statements and events in it, in the order of the text.
    pub records: Vec<Record>,
}

/// The paragraphs of a text. `links` says whether marks lead to the records of the page.
pub(crate) fn paragraphs(text: &str, records: &Records, links: bool) -> Vec<Paragraph> {
    Writing::new(text, marks(records), &records.sentences, links).paragraphs()
}

/// A range of a text, such as a sentence, with one record's words marked.
pub(crate) fn excerpt(text: &str, range: Range, marked: &[(Range, &'static str)]) -> String {
    let edges = edges(text);
    let length = edges.len() as u32 - 1;
    let (start, end) = (range.start.min(length), range.end.min(length));
    let mut html = String::new();
    let mut at = start;
    for (mark, class) in marked {
        let (from, to) = (mark.start.clamp(at, end), mark.end.clamp(at, end));
        if from >= to {
            continue;
        }
        escape(&mut html, &text[edges[at as usize]..edges[from as usize]]);
        let _ = write!(html, "<mark class=\"{class}\">");
        escape(&mut html, &text[edges[from as usize]..edges[to as usize]]);
        html.push_str("</mark>");
        at = to;
    }
    escape(&mut html, &text[edges[at as usize]..edges[end as usize]]);
    html
}

/// The bytes at which the code points of a text begin, and its end.
fn edges(text: &str) -> Vec<usize> {
    text.char_indices().map(|(at, _)| at).chain([text.len()]).collect()
}

/// All marks of the records, in the order of the text.
fn marks(records: &Records) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut add = |range, part, record, first| marks.push(Mark { range, part, record, first });
    for (at, event) in records.events.iter().enumerate() {
        add(event.trigger, Part::Trigger, Record::Event(at), true);
        add(event.evidence, Part::Evidence, Record::Event(at), false);
    }
    for (at, statement) in records.statements.iter().enumerate() {
        add(statement.cue, Part::Cue, Record::Statement(at), true);
        if let Some(content) = statement.content {
            add(content, Part::Content, Record::Statement(at), false);
        }
    }
    for (at, entity) in records.entities.iter().enumerate() {
        // Best where words name it: whoever is left out has no words.
        let first = entity.spans.iter().position(|(range, _)| range.start < range.end).unwrap_or(0);
        for (n, (range, _)) in entity.spans.iter().enumerate() {
            add(*range, Part::Mention, Record::Entity(at), n == first);
        }
    }
    marks.sort_by_key(|mark| (mark.range.start, mark.range.end, mark.part, mark.record));
    marks
}

struct Writing<'a> {
    text: &'a str,
    edges: Vec<usize>,
    marks: Vec<Mark>,
    sentences: &'a [Range],
    links: bool,
    /// The first mark that has not begun.
    next: usize,
    /// Marks that have begun and not ended.
    open: Vec<Mark>,
    sentence: usize,
}

impl<'a> Writing<'a> {
    fn new(text: &'a str, marks: Vec<Mark>, sentences: &'a [Range], links: bool) -> Writing<'a> {
        Writing { text, edges: edges(text), marks, sentences, links, next: 0, open: Vec::new(), sentence: 0 }
    }

    fn paragraphs(mut self) -> Vec<Paragraph> {
        let mut found = Vec::new();
        let mut start = 0;
        for end in breaks(self.text) {
            found.push(self.paragraph(start, end));
            start = end;
        }
        found
    }

    /// The paragraph between two places, with the line breaks behind it.
    fn paragraph(&mut self, start: u32, end: u32) -> Paragraph {
        let mut paragraph = Paragraph::default();
        let last = end as usize + 1 == self.edges.len();
        let mut cuts = vec![start, end];
        for range in self.marks[self.next..].iter().take_while(|mark| mark.range.start < end).chain(&self.open).map(|mark| mark.range) {
            cuts.extend([range.start, range.end]);
        }
        for sentence in self.sentences.iter().filter(|sentence| sentence.start < end && sentence.end > start) {
            cuts.extend([sentence.start, sentence.end]);
        }
        cuts.retain(|cut| (start..=end).contains(cut));
        cuts.sort_unstable();
        cuts.dedup();
        let mut inside = false;
        for (n, &at) in cuts.iter().enumerate() {
            let to = cuts.get(n + 1).copied();
            while self.sentences.get(self.sentence).is_some_and(|sentence| sentence.end <= at) {
                self.sentence += 1;
                if std::mem::take(&mut inside) {
                    paragraph.html.push_str("</span>");
                }
            }
            // What begins where the paragraph ends belongs to the next one, but for the end of the text.
            if to.is_none() && !last {
                break;
            }
            if to.is_some() && !inside && self.sentences.get(self.sentence).is_some_and(|sentence| sentence.start <= at) {
                let _ = write!(paragraph.html, "<span class=\"sentence\" id=\"sentence-{}\">", self.sentence_id(start));
                inside = true;
            }
            self.begin(at, &mut paragraph);
            if let Some(to) = to {
                self.piece(at, to, &mut paragraph.html);
            }
        }
        if inside {
            paragraph.html.push_str("</span>");
        }
        self.open.retain(|mark| mark.range.end > end);
        paragraph
    }

    /// The number of the sentence; with that of its place where it goes on from the paragraph before.
    fn sentence_id(&self, paragraph: u32) -> String {
        let sentence = self.sentences[self.sentence];
        let number = self.sentence + 1;
        if sentence.start < paragraph { format!("{number}-{paragraph}") } else { number.to_string() }
    }

    /// Takes up the marks that begin here; those without words are written at once.
    fn begin(&mut self, at: u32, paragraph: &mut Paragraph) {
        self.open.retain(|mark| mark.range.end > at);
        while let Some(&mark) = self.marks.get(self.next).filter(|mark| mark.range.start <= at) {
            self.next += 1;
            if mark.first && !matches!(mark.record, Record::Entity(_)) {
                paragraph.records.push(mark.record);
            }
            if mark.range.end > at {
                self.open.push(mark);
                continue;
            }
            // Who is left out has no words: an empty element shows where.
            let anchor = mark.record.anchor();
            let id = if mark.first { format!(" id=\"{anchor}\"") } else { String::new() };
            let _ = write!(paragraph.html, "<span class=\"m {} empty\"{id} data-of=\"{anchor}\"></span>", mark.part.class());
        }
    }

    /// Writes the text between two places at which nothing begins or ends in between.
    fn piece(&mut self, at: u32, to: u32, html: &mut String) {
        let words = &self.text[self.edges[at as usize]..self.edges[to as usize]];
        if self.open.is_empty() {
            escape(html, words);
            return;
        }
        let mut marks = self.open.clone();
        marks.sort_by_key(|mark| (mark.part, mark.range.end - mark.range.start, mark.record));
        // Several anchors at one place: one element has one.
        let mut ids = marks.iter().filter(|mark| mark.first && mark.range.start == at).map(|mark| mark.record.anchor());
        let own = ids.next();
        for id in ids {
            let _ = write!(html, "<span id=\"{id}\"></span>");
        }
        let mut parts: Vec<Part> = marks.iter().map(|mark| mark.part).collect();
        parts.dedup();
        let classes: Vec<&str> = parts.into_iter().map(Part::class).collect();
        // Records whose own words these are, and those that they only belong to: what is said, the clause of an act.
        let (mut of, mut within): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
        for mark in &marks {
            let anchor = mark.record.anchor();
            if of.contains(&anchor) || within.contains(&anchor) {
                continue;
            }
            if mark.part <= Part::Mention { of.push(anchor) } else { within.push(anchor) }
        }
        let leads = self.links && !of.is_empty();
        let tag = if leads { "a" } else { "span" };
        let _ = write!(html, "<{tag} class=\"m {}\"", classes.join(" "));
        if let Some(own) = own {
            let _ = write!(html, " id=\"{own}\"");
        }
        if leads {
            let _ = write!(html, " href=\"#of-{}\"", of[0]);
        }
        for (name, records) in [("of", &of), ("in", &within)] {
            if !records.is_empty() {
                let _ = write!(html, " data-{name}=\"{}\"", records.join(" "));
            }
        }
        html.push('>');
        escape(html, words);
        let _ = write!(html, "</{tag}>");
    }
}

/// Where paragraphs end: behind the line breaks that follow them, and at the end of the text.
fn breaks(text: &str) -> Vec<u32> {
    let mut found = Vec::new();
    let (mut within, mut words) = (false, false);
    let mut length = 0;
    for letter in text.chars() {
        let is_break = matches!(letter, '\n' | '\r');
        if within && !is_break && words {
            found.push(length);
            words = false;
        }
        words |= !letter.is_whitespace();
        within = is_break;
        length += 1;
    }
    found.push(length);
    found
}

/// Text as HTML. A carriage return would be read as a line feed; what HTML has no form for becomes the sign for that.
pub(crate) fn escape(html: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            '\r' => html.push_str("&#13;"),
            '\0' => html.push('\u{fffd}'),
            letter => html.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use waqai_archive::records::{Entity, Event, Statement};

    fn plain(html: &str) -> String {
        let mut text = String::new();
        let mut rest = html;
        while let Some(open) = rest.find('<') {
            text.push_str(&rest[..open]);
            rest = &rest[open + rest[open..].find('>').unwrap() + 1..];
        }
        text.push_str(rest);
        for (escaped, letter) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#13;", "\r"), ("&amp;", "&")] {
            text = text.replace(escaped, letter);
        }
        text
    }

    fn range(start: u32, end: u32) -> Range {
        Range { start, end }
    }

    #[test]
    fn nested_and_crossing_marks_leave_the_text_as_it_is() {
        let text = "قال <b>وزير & \"كذا\"\r\n\r\nوصل😀 الوفد\n";
        let length = text.chars().count() as u32;
        let records = Records {
            sentences: vec![range(0, 19), range(23, length - 1)],
            entities: vec![
                Entity { spans: vec![(range(4, 12), "name".into()), (range(23, 23), "elided".into())], ..Entity::default() },
                Entity { spans: vec![(range(length, length), "elided".into())], ..Entity::default() },
            ],
            statements: vec![Statement { cue: range(0, 3), content: Some(range(2, 30)), ..Statement::default() }],
            events: vec![
                Event { trigger: range(23, 27), evidence: range(10, length), ..Event::default() },
                Event { trigger: range(23, 27), evidence: range(23, 28), ..Event::default() },
            ],
            ..Records::default()
        };
        let found = paragraphs(text, &records, true);
        assert_eq!(found.len(), 2);
        let html: String = found.iter().map(|paragraph| paragraph.html.as_str()).collect();
        assert_eq!(plain(&html), text);
        for id in ["entity-1", "entity-2", "statement-1", "event-1", "event-2", "sentence-1", "sentence-2"] {
            assert_eq!(html.matches(&format!(" id=\"{id}\"")).count(), 1, "{id} in {html}");
        }
        assert_eq!(found[1].records, [Record::Event(0), Record::Event(1)]);
        for tag in ["span", "a"] {
            let opened = html.matches(&format!("<{tag} ")).count();
            assert_eq!(opened, html.matches(&format!("</{tag}>")).count(), "{html}");
        }
    }

    #[test]
    fn paragraphs_end_behind_their_line_breaks() {
        assert_eq!(breaks("a\n\nb\r\nc"), [3, 6, 7]);
        assert_eq!(breaks("\n\na"), [3]);
        assert_eq!(breaks(""), [0]);
    }

    #[test]
    fn an_excerpt_keeps_its_letters() {
        assert_eq!(excerpt("قال <ب> كذا", range(0, 7), &[(range(4, 7), "trigger")]), "قال <mark class=\"trigger\">&lt;ب&gt;</mark>");
    }
}
