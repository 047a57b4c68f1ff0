//! The report while it is being read: what the stages hand on to each other. One value a thread, reused for every report.

use crate::likely_names::LikelyNames;
use crate::rules::{Preposition, Reference};
use crate::syntax::Syntax;
use waqai_knowledge::{Code, Count, Knowledge};
use waqai_lang::{Gender, Words};
use waqai_text::{Date, Sentence, Span, Text, TimeExpression};

/// What a mention stands for, before it is known who that is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum What {
    /// A state, by its code. `capital` where its capital stands for it.
    State { code: Code, capital: bool },
    /// A place that does not act.
    Place(u16),
    /// An organisation of the tables.
    Organisation(u16),
    /// A person.
    Person(PersonMention),
    /// A body that every state has, and whose it is.
    Body { body: u16, state: Option<Code> },
    /// A body named by a noun and a name of its own.
    Named { noun: u16, name: Run, state: Option<Code>, sector: Option<Code> },
    /// A kind of people; no number for people known only by their nationality.
    /// `foreign` where the words place them outside any one state.
    People { group: Option<u16>, state: Option<Code>, sector: Option<Code>, count: Count, foreign: bool },
    /// Several people around one person: عائلة الرئيس. `pronoun` where it is the one named last: عائلته.
    Kin { relation: u16, state: Option<Code>, sector: Option<Code>, pronoun: bool },
    /// Several holders of one title, one of each state: وزيرا خارجية مصر والأردن.
    Holders { title: u16, office: Option<waqai_knowledge::Office>, sector: Option<Code>, states: Vec<Code> },
    /// Entities already named.
    Reference(Reference),
    /// A word for a state that the report or the speaker tells: البلاد، بلاده.
    Country(u16),
    /// Words that look like a name and are none.
    Nothing,
}

impl What {
    /// The one state that the words of a mention tell, without what the tables know of a person.
    pub fn told_state(&self, knowledge: &Knowledge) -> Option<Code> {
        match self {
            What::State { code, .. } => Some(*code),
            What::Person(person) => person.state,
            What::Body { state, .. } | What::Named { state, .. } | What::People { state, .. } | What::Kin { state, .. } => *state,
            What::Organisation(number) => knowledge.organisations[usize::from(*number)].country,
            What::Place(place) => knowledge.places[usize::from(*place)].country,
            What::Holders { .. } | What::Reference(_) | What::Country(_) | What::Nothing => None,
        }
    }
}

/// What the words say of a person.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct PersonMention {
    /// The person of the tables, where the name is known.
    pub known: Option<u16>,
    /// The weightiest title; behind a relation that of whom it relates to.
    pub title: Option<u16>,
    /// Whose deputy, aide or relative, as a place in the table of relations: نائب وزير, شقيق الرئيس.
    pub relation: Option<u16>,
    /// The office that the title names here.
    pub office: Option<waqai_knowledge::Office>,
    /// The words of the name.
    pub name: Run,
    /// The state that the title belongs to.
    pub state: Option<Code>,
    /// The sector that title and rank give.
    pub sector: Option<Code>,
    /// The organisation that the title belongs to.
    pub organisation: Option<u16>,
    /// Whether the office is no longer held.
    pub former: bool,
    /// Whether the same office of another state is meant: نظيره.
    pub counterpart: bool,
    /// Whether a woman.
    pub female: bool,
    /// Whether it is another name of the person named before: فلان المعروف باسم ….
    pub alias: bool,
}

/// A run of words, by their places; empty where there is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Run {
    pub start: u32,
    pub end: u32,
}

impl Run {
    pub fn new(start: usize, end: usize) -> Run {
        Run { start: start as u32, end: end as u32 }
    }

    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }

    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    pub fn contains(self, word: usize) -> bool {
        self.range().contains(&word)
    }
}

/// A mention.
#[derive(Clone, Debug)]
pub(crate) struct Mention {
    /// Its words.
    pub words: Run,
    /// What it stands for.
    pub what: What,
    /// Its grammatical gender, where that is sure.
    pub gender: Option<Gender>,
    /// Whether several are meant, so that a verb may be plural.
    pub plural: bool,
    /// Whether it only says where: after في and the like.
    pub locative: bool,
    /// Whether an act may be placed there: said where, or called a town, a province, a capital.
    pub somewhere: bool,
    /// Its sentence.
    pub sentence: u32,
    /// The entities it stands for, by their places in [`Draft::entities`].
    pub entities: Vec<u32>,
    /// Whether it is a nationality that qualifies an act: القصف الإسرائيلي.
    pub nisba: bool,
    /// Whether it was made for a verb whose subject is left out.
    pub elided: bool,
}

/// An entity while it is being collected.
#[derive(Clone, Debug)]
pub(crate) struct DraftEntity {
    pub what: What,
    pub country: Option<Code>,
    pub sector: Code,
    /// The person of the tables.
    pub known: Option<u16>,
    /// The longest run of words that names it.
    pub name: Run,
    /// The last word of a person's name, by its form or spelling.
    pub mentions: Vec<u32>,
    /// Whether a statement, an event or a role in a clause needs it.
    pub used: bool,
    /// Whether no words told the state: it is the report's, or the usual one.
    pub assumed: bool,
}

/// What a stretch of the sentence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ChunkKind {
    /// A finite verb.
    Verb,
    /// A noun phrase.
    Noun,
    /// أن، إن.
    That,
    /// Another word that opens a dependent clause.
    Subordinator,
    /// الذي، التي.
    Relative,
    /// A conjunction that stands alone.
    Conjunction,
    /// An adverb, modal, negation or the like.
    Particle,
    /// A comma.
    Comma,
    /// A colon.
    Colon,
    /// A quotation mark.
    Quote,
    /// A bracket, dash or other mark.
    Mark,
}

/// A stretch of the sentence.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Chunk {
    pub kind: ChunkKind,
    pub words: Run,
    /// The mention that is its head.
    pub mention: Option<u32>,
    /// The first mention inside, where the head is a common noun.
    pub inner: Option<u32>,
    /// The preposition that rules it.
    pub preposition: Option<Preposition>,
    /// Whether any preposition rules it.
    pub ruled: bool,
    /// Whether و or ف joins it to what stands before.
    pub joined: bool,
}

/// A statement while it is being collected.
#[derive(Clone, Debug)]
pub(crate) struct DraftStatement {
    pub rule: u16,
    pub cue: Run,
    pub sentence: u32,
    pub speakers: Vec<u32>,
    pub addressee: Option<u32>,
    pub about: Option<u32>,
    pub content: Option<Span>,
    pub direct: bool,
    pub parent: Option<usize>,
}

/// An event while it is being collected. Sides are entities.
#[derive(Clone, Debug)]
pub(crate) struct DraftEvent {
    pub frame: u16,
    pub event_type: crate::rules::EventType,
    pub trigger: Run,
    pub sentence: u32,
    pub actor: Vec<u32>,
    pub recipient: Vec<u32>,
    pub status: crate::record::Status,
    pub statement: Option<usize>,
    pub date: Option<(Date, Date)>,
    pub place: Option<u32>,
    /// What firing its frame showed of it.
    pub found: crate::confidence::Found,
    /// What speaks for and against it, once all is known.
    pub features: crate::rules::Features,
    pub killed: Option<u64>,
    pub injured: Option<u64>,
    /// Whether one side of a meeting is the other's guest, though the frame does not say so.
    pub visit: bool,
    /// Whether it is a threat only because it is announced for no set time.
    pub announced: bool,
    /// Whether it only tells which thing or time is meant: الهجوم الذي استهدف …, بعد هجوم.
    pub background: bool,
}

/// Everything the stages write.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    pub text: Text,
    pub words: Words,
    pub syntax: Syntax,
    pub likely_names: LikelyNames,
    pub sentences: Vec<Sentence>,
    pub times: Vec<TimeExpression>,
    pub numbers: Vec<waqai_text::Number>,
    pub quotes: Vec<waqai_text::Quote>,
    pub mentions: Vec<Mention>,
    /// Those that stand inside the words of others, in the order of the text: رئيس شركة …. They come behind the others once it is known who they are.
    pub inner: Vec<Mention>,
    /// How many of them stand in the text, in its order; those of left-out subjects come after.
    pub written: usize,
    /// For each word the mention it belongs to, one more than its place; 0 for none.
    pub mention_at: Vec<u32>,
    pub entities: Vec<DraftEntity>,
    pub chunks: Vec<Chunk>,
    /// For each sentence the places of its chunks.
    pub chunk_ranges: Vec<(u32, u32)>,
    pub statements: Vec<DraftStatement>,
    pub events: Vec<DraftEvent>,
    pub published: Option<Date>,
    /// The state whose report it is.
    pub home: Option<Code>,
    /// The state that the agency is at home in.
    pub agency_home: Option<Code>,
    /// The words of the dateline's place.
    pub dateline_place: Option<Run>,
    /// The words that tell what the report is about.
    pub gate_hits: Vec<crate::gate::Hit>,
}

impl Draft {
    pub fn clear(&mut self) {
        self.sentences.clear();
        self.times.clear();
        self.numbers.clear();
        self.mentions.clear();
        self.inner.clear();
        self.mention_at.clear();
        self.written = 0;
        self.entities.clear();
        self.chunks.clear();
        self.chunk_ranges.clear();
        self.statements.clear();
        self.events.clear();
        self.published = None;
        self.home = None;
        self.agency_home = None;
        self.dateline_place = None;
        self.gate_hits.clear();
    }

    /// The time that a word belongs to.
    pub fn time_at(&self, word: usize) -> Option<&TimeExpression> {
        let word = word as u32;
        let at = self.times.partition_point(|time| time.tokens.end <= word);
        self.times.get(at).filter(|time| time.tokens.contains(&word))
    }

    /// Whether a word belongs to a number.
    pub fn is_number(&self, word: usize) -> bool {
        self.number_at(word).is_some_and(|number| number.tokens.contains(&(word as u32)))
    }

    /// The number that a word belongs to, or whose exactness it tells.
    pub fn number_at(&self, word: usize) -> Option<&waqai_text::Number> {
        let word = word as u32;
        let at = self.numbers.partition_point(|number| number.tokens.end <= word);
        self.numbers.get(at).filter(|number| (number.qualified..number.tokens.end).contains(&word))
    }

    /// The sentence that a word stands in.
    pub fn sentence_of(&self, word: u32) -> Option<usize> {
        let at = self.sentences.partition_point(|sentence| sentence.tokens.end <= word);
        self.sentences.get(at).filter(|sentence| sentence.tokens.start <= word).map(|_| at)
    }

    /// The entities of several mentions, each once, in the order of the mentions.
    pub fn entities_of(&self, mentions: &[u32]) -> Vec<u32> {
        let mut found = Vec::new();
        for &mention in mentions {
            for &entity in &self.mentions[mention as usize].entities {
                if !found.contains(&entity) {
                    found.push(entity);
                }
            }
        }
        found
    }

    /// The mentions of a run of words, by their places; those of left-out subjects not among them.
    pub fn mentions_in(&self, from: u32, to: u32) -> std::ops::Range<usize> {
        let written = &self.mentions[..self.written.min(self.mentions.len())];
        written.partition_point(|mention| mention.words.start < from)..written.partition_point(|mention| mention.words.start < to)
    }

    /// Whether a mention stands inside the words of another.
    pub fn is_inner(&self, mention: u32) -> bool {
        let written = self.written.min(self.mentions.len());
        (written..written + self.inner.len()).contains(&(mention as usize))
    }

    /// The mention that a word belongs to.
    pub fn mention_of(&self, word: usize) -> Option<u32> {
        self.mention_at.get(word).and_then(|at| at.checked_sub(1))
    }

    /// The bytes of a run of words, without the particles glued to the first.
    pub fn span(&self, run: Run) -> Span {
        let tokens = self.text.tokens();
        let (Some(first), Some(last)) = (tokens.get(run.start as usize), tokens.get((run.end as usize).saturating_sub(1))) else {
            return Span::new(0, 0);
        };
        Span::new(first.span.start + self.skipped(run.start as usize), last.span.end)
    }

    /// How many bytes the particles glued to a word take up; the article is no such particle.
    fn skipped(&self, word: usize) -> u32 {
        let proclitics = self.words[word].proclitics;
        // للشعب: the article has lost its alef and goes with the preposition.
        let letters = if proclitics.has(waqai_lang::Proclitics::LI) { proclitics.letters() } else { proclitics.letters_before_article() };
        if letters == 0 {
            return 0;
        }
        let span = self.text.tokens()[word].span;
        let mut seen = 0;
        for (at, letter) in span.slice(self.text.original()).char_indices() {
            if letter.is_alphabetic() {
                if seen == letters {
                    return at as u32;
                }
                seen += 1;
            }
        }
        0
    }
}
