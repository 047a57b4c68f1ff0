//! The rules that the reader runs: frames of events, words of speech, markers, contexts and gates, compiled from `knowledge/`.

mod confidence;
mod event_type;
mod frames;
mod gates;
mod gloss;
mod index;
mod markers;
mod modes;
mod pattern;
mod reporting;
mod topics;

pub use confidence::{Confidence, Direction, Feature, Features, Question};
pub use event_type::{EventType, TypeRow};
pub use frames::{Frame, Needs, Role, Source, Trigger};
pub use gates::{GateKind, GateWeight, Gates};
pub use gloss::{Casualty, Gloss, Phrase, Words};
pub use index::Index;
pub use markers::{Marker, Reference, ReferenceKind};
pub use modes::ModeWords;
pub use pattern::{Element, Pattern, Places};
pub use reporting::{Act, Addressed, ObjectOf, Reporting, Standing};

use crate::rules::pattern::PatternCompiler;
use serde::{Deserialize, Serialize};
use waqai_lang::{Lemma, Lexicon};
use waqai_tables::{Form, Phrases, TableError, TableSet, Vocabulary};

/// A preposition that rules speak of, by its place in [`Rules::prepositions`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preposition(pub u8);

/// All rules, shared read-only by all threads.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Rules {
    /// The sixteen types, in the order of [`EventType::ALL`].
    pub types: Vec<TypeRow>,
    /// The frames.
    pub frames: Vec<Frame>,
    /// What a verb's lemma may trigger.
    pub frames_by_verb: Index<Trigger>,
    /// What a noun's lemma may trigger.
    pub frames_by_noun: Index<Trigger>,
    /// Phrases that trigger frames.
    pub frame_patterns: Vec<Pattern>,
    /// The phrases that begin with a form.
    pub frame_patterns_by_form: Index<u16>,
    /// The words of speech.
    pub reporting: Vec<Reporting>,
    /// Verbs of speech by lemma.
    pub reporting_by_verb: Index<u16>,
    /// Nouns of speech by lemma.
    pub reporting_by_noun: Index<u16>,
    /// Phrases of speech.
    pub reporting_patterns: Vec<Pattern>,
    /// The phrases of speech that begin with a form.
    pub reporting_patterns_by_form: Index<u16>,
    /// Documents and occasions of speech (بيان، مقابلة), and the prepositions under which stands whom they go to.
    pub documents: Vec<(Lemma, Vec<Preposition>)>,
    /// Markers and back-references, with payloads that [`Marker::of`] and [`Reference::of`] read.
    pub markers: Phrases,
    /// Back-references.
    pub references: Phrases,
    /// The contexts' names.
    pub contexts: Vec<Box<str>>,
    /// Words that speak for a context.
    pub context_words: Phrases,
    /// What an act of words is about where its frame leaves it open.
    pub mode_words: ModeWords,
    /// Subjects that give no events.
    pub gates: Gates,
    /// What the reader's certainty rests on.
    pub confidence: Confidence,
    /// The phrases of glosses.
    pub gloss: Gloss,
    /// Words that count the dead and injured, folded.
    pub casualties: Vec<(Form, Casualty)>,
    /// The prepositions that roles name, folded.
    pub prepositions: Vec<Form>,
    /// مع, among the prepositions.
    pub with: Option<Preposition>,
    /// من, among the prepositions.
    pub from: Option<Preposition>,
    /// بين, among the prepositions.
    pub between: Option<Preposition>,
    /// في, among the prepositions.
    pub within: Option<Preposition>,
    /// ضد, among the prepositions, and the noun that means it behind ب or في: بحق الوزير.
    pub against: Option<Preposition>,
    /// See [`Rules::against`].
    pub right_of: Form,
    /// The glued prepositions ب، ل، ك, as forms.
    pub glued: Vec<Form>,
    /// The subordinator أن/إن, folded.
    pub that: Form,
}

impl Rules {
    /// Compiles the rules from `frames/`, `statements/`, `grammar/` and `codes/`.
    pub fn compile(tables: &TableSet, vocabulary: &mut Vocabulary, lexicon: &Lexicon) -> Result<Rules, TableError> {
        let key_words = tables.table("grammar/key-words", &["name"])?;
        let key_word = |name: &str| -> Result<&str, TableError> {
            let row = key_words.rows.iter().find(|row| row.get("name") == name).ok_or_else(|| TableError {
                file: "knowledge/grammar/key-words.tsv".into(),
                line: 1,
                column: "name".into(),
                problem: format!("no row is named `{name}`"),
                remedy: "Add it, with its word".into(),
            })?;
            row.required("word")
        };
        let mut rules = Rules { that: vocabulary.intern(&waqai_text::fold(key_word("that")?)), ..Rules::default() };
        for name in ["glued-with", "glued-to", "glued-as"] {
            let word = key_word(name)?;
            rules.glued.push(vocabulary.intern(word));
            rules.preposition_named(word, vocabulary);
        }
        rules.with = Some(rules.preposition_named(key_word("together-with")?, vocabulary));
        rules.from = Some(rules.preposition_named(key_word("from")?, vocabulary));
        rules.between = Some(rules.preposition_named(key_word("between")?, vocabulary));
        rules.within = Some(rules.preposition_named(key_word("within")?, vocabulary));
        rules.against = Some(rules.preposition_named(key_word("against")?, vocabulary));
        rules.right_of = vocabulary.intern(&waqai_text::fold(key_word("right-of")?));
        rules.contexts = topics::names(tables, "codes/contexts", "code")?;
        rules.types = event_type::compile(tables)?;
        let mut patterns = PatternCompiler::new(lexicon);
        frames::compile(tables, vocabulary, &mut patterns, &mut rules)?;
        reporting::compile(tables, vocabulary, &mut patterns, &mut rules)?;
        reporting::compile_documents(tables, vocabulary, &patterns, &mut rules)?;
        rules.markers = markers::compile_markers(tables, vocabulary)?;
        rules.references = markers::compile_references(tables, vocabulary)?;
        rules.gloss = gloss::compile(tables)?;
        rules.casualties = gloss::compile_casualties(tables, vocabulary)?;
        rules.context_words = topics::words(tables, "codes/context-words", "context", &rules.contexts, vocabulary)?;
        rules.mode_words = modes::compile(tables, vocabulary)?;
        rules.gates = gates::compile(tables, vocabulary)?;
        rules.confidence = confidence::compile(tables)?;
        Ok(rules)
    }

    /// Where the rule stands that a record names: a frame's row, or one of words of speech. None for records that no rule made.
    pub fn source(&self, id: &str) -> Option<&Source> {
        let frame = self.frames.iter().find(|frame| *frame.id == *id).map(|frame| &frame.source);
        frame.or_else(|| self.reporting.iter().find(|row| *row.id == *id).map(|row| &row.source))
    }

    /// The verbs that any rule speaks of.
    pub fn verbs(&self) -> impl Iterator<Item = Lemma> + '_ {
        let patterns = self
            .frame_patterns
            .iter()
            .chain(&self.reporting_patterns)
            .flat_map(|pattern| pattern.elements.iter().filter_map(|element| element.verb));
        let numbers = self.frames_by_verb.numbers().chain(self.reporting_by_verb.numbers()).map(Lemma);
        numbers.chain(patterns)
    }

    /// The number of a preposition by its folded form.
    pub fn preposition(&self, form: Form) -> Option<Preposition> {
        self.prepositions.iter().position(|&known| known == form).map(|at| Preposition(at as u8))
    }

    /// Whether a word by itself is a marker of a kind.
    pub fn is_marked(&self, form: Form, wanted: Marker) -> bool {
        let found = self.markers.step(waqai_tables::Phrases::ROOT, form).map_or(&[][..], |node| self.markers.payloads(node));
        found.iter().any(|&payload| Marker::of(payload) == wanted)
    }

    /// Whether a noun names a document or an occasion of speech, and under which prepositions stands whom it goes to.
    pub fn document(&self, lemma: Lemma) -> Option<&[Preposition]> {
        self.documents.iter().find(|(known, _)| *known == lemma).map(|(_, to)| to.as_slice())
    }

    /// What a word says of a number of people, by its form or its lemma's.
    pub fn casualty(&self, form: Form, lemma: Option<Form>) -> Option<Casualty> {
        self.casualties.iter().find(|(known, _)| *known == form || Some(*known) == lemma).map(|(_, kind)| *kind)
    }

    pub(crate) fn preposition_named(&mut self, word: &str, vocabulary: &mut Vocabulary) -> Preposition {
        let form = vocabulary.intern(&waqai_text::fold(word));
        self.preposition(form).unwrap_or_else(|| {
            self.prepositions.push(form);
            Preposition(self.prepositions.len() as u8 - 1)
        })
    }
}
