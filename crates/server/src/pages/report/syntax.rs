//! How the reader came to a record: the report is read again, and the words of the act and of its parties are looked up in the tree.
//!
//! The archive keeps records, not trees: what is told here is what the tables and models of this server say today, and the page says so where that
//! gives another record than the one that is stored.

use super::names::Name;
use super::why::Rule;
use crate::Shared;
use crate::wording::Texts;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};
use waqai_archive::Records;
use waqai_archive::ask::Whole;
use waqai_archive::records::{Event, Range};
use waqai_coder::rules::Question;
use waqai_coder::{Input, Worker};
use waqai_text::CodePoints;

/// A word with what the tree says of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct TreeWord {
    pub form: Name,
    pub lemma: Option<Name>,
    /// Part of speech of Universal Dependencies.
    pub upos: Option<&'static str>,
    pub relation: Option<&'static str>,
    pub head: Option<Name>,
    pub range: Range,
    at: usize,
    up: Option<usize>,
}

/// A party: its words, and the way from them to the words of the act.
#[derive(Clone, Debug, Default)]
pub(crate) struct Way {
    pub words: Name,
    /// The words that it hangs on, one after the other, until the act.
    pub steps: Vec<TreeWord>,
    /// Whether the way ends at the act.
    pub arrives: bool,
}

/// What reading the report again says.
#[derive(Clone, Debug, Default)]
pub(crate) struct Again {
    pub words: Vec<TreeWord>,
    pub records: Records,
    /// How sure each event is, and why: for both questions the answer and what the reader saw.
    pub sure: Vec<[Answer; 2]>,
    /// What the report is about, where that weighs: subject, its weight and that of politics, and whether it closes the gate.
    pub gate: Option<GateView>,
}

/// The answer to one of the two questions that make up a confidence.
#[derive(Clone, Debug, Default)]
pub(crate) struct Answer {
    /// From 0 to 1.
    pub answer: f32,
    /// What the reader saw, and what it adds to the logarithm of the odds.
    pub seen: Vec<(&'static str, f32)>,
}

/// What speaks for a subject that gives no events.
#[derive(Clone, Debug, Default)]
pub(crate) struct GateView {
    pub about: Option<[String; 2]>,
    pub quiet: u32,
    pub politics: u32,
    pub closed: bool,
    pub words: Vec<(Name, u8)>,
}

/// The reports that were read again last.
#[derive(Debug, Default)]
pub(crate) struct LastRead(Mutex<VecDeque<(i64, Arc<Again>)>>);

/// So many reports are remembered: who asks why of one record often asks of the next.
const REMEMBERED: usize = 32;

impl LastRead {
    fn find(&self, report: i64) -> Option<Arc<Again>> {
        let found = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        found.iter().find(|(known, _)| *known == report).map(|(_, again)| again.clone())
    }

    fn keep(&self, report: i64, again: Arc<Again>) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.push_front((report, again));
        known.truncate(REMEMBERED);
    }
}

/// A report read again, or as it was a moment ago: neither its text nor what the server reads with changes.
pub(crate) fn again(shared: &Shared, whole: &Whole) -> Arc<Again> {
    if let Some(again) = shared.last_read.find(whole.row.report) {
        return again;
    }
    let again = Arc::new(read(shared, whole));
    shared.last_read.keep(whole.row.report, again.clone());
    again
}

/// Reads a report again.
fn read(shared: &Shared, whole: &Whole) -> Again {
    let text = &whole.text;
    let published = whole.row.published.as_deref().and_then(|day| day.parse().ok());
    let mut worker = Worker::default();
    let coded = worker.code(&shared.resources, Input { text, published, agency: whole.row.agency.as_deref() });
    let points = CodePoints::new(text);
    let spans: Vec<_> = worker.words().map(|(span, _)| span).collect();
    let words = worker.words().zip(worker.arcs()).enumerate().filter(|(_, ((_, word), _))| !word.is_mark());
    let words = words
        .map(|(at, ((span, word), arc))| {
            let range = points.span(span);
            let up = arc.and_then(|(_, _, head)| head);
            let lemma = word.lemma.filter(|_| !word.part.is_particle());
            TreeWord {
                form: Name::of(span.slice(text)),
                lemma: lemma.map(|lemma| Name::of(&*shared.resources.lexicon.lemma(lemma).text)),
                upos: arc.map(|(upos, ..)| upos.as_str()),
                relation: arc.map(|(_, relation, _)| relation.as_str()),
                head: up.and_then(|head| spans.get(head)).map(|span| Name::of(span.slice(text))),
                range: Range { start: range.start, end: range.end },
                at,
                up,
            }
        })
        .collect();
    let gate = coded.gate.as_ref().map(|gate| {
        let kind = gate.kind.and_then(|at| shared.resources.rules.gates.kinds.get(usize::from(at)));
        GateView {
            about: kind.map(|kind| [kind.name_en.to_string(), arabic_subject(shared, &kind.name_en)]),
            quiet: gate.quiet,
            politics: gate.politics,
            closed: gate.closed,
            words: gate.words.iter().map(|word| (Name::of(word.span.slice(text)), word.weight)).collect(),
        }
    });
    let confidence = &shared.resources.rules.confidence;
    let sure = worker.features().map(|features| {
        Question::ALL.map(|question| Answer {
            answer: confidence.answer(question, features),
            seen: confidence.says(question, features).into_iter().map(|(seen, says)| (seen.code(), says)).collect(),
        })
    });
    Again { words, records: Records::of(&coded, &points), sure: sure.collect(), gate }
}

/// The Arabic name of a subject that gives no events, by its English one.
fn arabic_subject(shared: &Shared, english: &str) -> String {
    let table = shared.tables.table("codes/gate-kinds", &["gate"]);
    let row = table.iter().flat_map(|table| &table.rows).find(|row| row.get("name_en") == english).map(|row| row.get("name_ar").to_owned());
    row.unwrap_or_else(|| english.to_owned())
}

impl Again {
    /// The words of a range.
    pub fn within(&self, range: Range) -> Vec<TreeWord> {
        self.words.iter().filter(|word| word.range.touches(range)).cloned().collect()
    }

    /// The event as the report, read today, has it too.
    pub fn find(&self, event: &Event) -> Option<usize> {
        self.records.events.iter().position(|other| other.kind == event.kind && other.trigger.touches(event.trigger))
    }

    /// How sure the event is, if it is as it was read: a correction has made it sure.
    pub fn sure(&self, event: &Event) -> Option<&[Answer; 2]> {
        let at = self.find(event)?;
        let as_sure = (self.records.events[at].confidence - event.confidence).abs() < 0.005;
        self.sure.get(at).filter(|_| as_sure)
    }

    /// The ways from the parties of an event to its words: of each the mention that is nearest to them within the sentence.
    pub fn ways(&self, whole: &Whole, event: &Event, sentence: Range, parties: &[usize]) -> Vec<Way> {
        parties.iter().filter_map(|&at| self.way(whole, event, sentence, at)).collect()
    }

    fn way(&self, whole: &Whole, event: &Event, sentence: Range, party: usize) -> Option<Way> {
        let entity = whole.records.entities.get(party)?;
        let spans = entity.spans.iter().filter(|(span, _)| span.start >= sentence.start && span.end <= sentence.end);
        let (span, kind) = spans.min_by_key(|(span, _)| (span.start == span.end, span.start.abs_diff(event.trigger.start)))?;
        let words = Name::of(waqai_archive::ask::slice(&whole.text, *span));
        if span.start == span.end {
            return Some(Way { words: Name::of(kind.clone()), ..Way::default() });
        }
        // The word of the mention that hangs on a word outside it.
        let inside: Vec<&TreeWord> = self.words.iter().filter(|word| word.range.touches(*span)).collect();
        let top = inside.iter().find(|word| word.up.is_none_or(|up| inside.iter().all(|other| other.at != up)));
        let mut way = Way { words, ..Way::default() };
        let mut next = top.copied();
        // Sentences have an end, and trees no circles; a bound all the same.
        while let Some(word) = next.filter(|_| way.steps.len() < 12) {
            if word.range.touches(event.trigger) {
                way.arrives = true;
                break;
            }
            way.steps.push(word.clone());
            next = word.up.and_then(|up| self.words.iter().find(|other| other.at == up));
        }
        Some(way)
    }
}

/// As what the words of a rule's row stand in the text: the key of the words for verb, noun or phrase, and the value of the cell.
pub(crate) fn found_as(rule: &Rule, words: &[TreeWord]) -> Option<(&'static str, Name)> {
    let here = |wanted: &str| {
        let wanted = waqai_text::fold(wanted);
        let is = |name: &Name| waqai_text::fold(&name.text).ends_with(&wanted);
        words.iter().any(|word| word.lemma.as_ref().is_some_and(|lemma| waqai_text::fold(&lemma.text) == wanted) || is(&word.form))
    };
    let column = |name: &str| rule.cells.iter().find(|(column, _)| column == name).map_or(&[][..], |(_, values)| values.as_slice());
    let cells = [("verbs", "report.why.as_verb"), ("verb", "report.why.as_verb"), ("nouns", "report.why.as_noun")];
    for (name, key) in cells {
        // A preposition behind the word says what must follow.
        let single = |value: &&Name| value.text.split('+').next().is_some_and(here);
        if let Some(value) = column(name).iter().find(single) {
            return Some((key, value.clone()));
        }
    }
    // A star stands behind a verb that inflects, dots for words in between.
    let whole = |value: &&Name| value.text.split_whitespace().filter(|word| *word != "..").all(|word| here(word.trim_end_matches('*')));
    let phrases = ["phrases", "words"].into_iter().flat_map(column);
    phrases.filter(whole).max_by_key(|value| value.text.len()).map(|value| ("report.why.as_phrase", value.clone()))
}

/// Words near an act that change what it is: the markers of the tables that stand in its clause.
pub(crate) fn markers(shared: &Shared, text: &str, clause: Range) -> Vec<(Name, String, String)> {
    let words = waqai_archive::ask::slice(text, clause);
    let folded: Vec<String> =
        words.split_whitespace().map(|word| waqai_text::fold(word.trim_matches(|letter: char| !letter.is_alphanumeric()))).collect();
    let mut found = Vec::new();
    for part in shared.tables.parts("grammar/markers") {
        let Ok(table) = part.table else { continue };
        for row in &table.rows {
            let kind = row.get("marker");
            if !CHANGING.contains(&kind) {
                continue;
            }
            for phrase in row.get("words").split('|').map(str::trim).filter(|phrase| !phrase.is_empty()) {
                let key: Vec<String> = phrase.split_whitespace().map(waqai_text::fold).collect();
                if folded.windows(key.len()).any(|window| window == key) {
                    found.push((Name::of(phrase), kind.to_owned(), format!("{}:{}", part.file, row.line)));
                }
            }
        }
    }
    found
}

/// Markers that change the status of an act.
const CHANGING: [&str; 10] = ["negation", "denial", "future", "intention", "condition", "possibility", "purpose", "wish", "earlier", "any"];

/// The subject of a gate in the language of the page.
pub(crate) fn about<'a>(t: &Texts, gate: &'a GateView) -> Option<&'a str> {
    gate.about.as_ref().map(|[english, arabic]| t.of(english, arabic))
}
