//! Who or what a name or title stands for: whole names in Arabic or Latin letters, and titles with whose they are.
//!
//! Everything is found by exact keys: the folded words of the question against the folded words of the tables, never by likeness.

mod arabic;
mod evidence;
mod grammar;
mod latin;
mod remarks;
mod whole_names;

pub use evidence::{Evidence, evidence};

use crate::{Affiliation, Knowledge, Office, Register};
pub use latin::Directory;
pub use whole_names::WholeNames;

use std::sync::Arc;
use waqai_tables::{TableError, Vocabulary};

/// A row of a table, by its place in the lists of [`Knowledge`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// A state.
    State(u16),
    /// A place.
    Place(u16),
    /// An organisation.
    Organisation(u16),
    /// A body that every state has.
    Body(u16),
    /// A title.
    Title(u16),
    /// An office.
    Office(Office),
    /// A kind of people.
    Group(u16),
    /// A person.
    Person(u16),
}

/// By which of its names a row was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// A name in Arabic.
    Name,
    /// The name in English.
    English,
    /// The id of the row.
    Id,
    /// A code.
    Code,
    /// A title in Arabic.
    Title,
    /// An adjective of nationality in Arabic.
    Nisba,
    /// The English adjective.
    Adjective,
    /// A plural for a state's people.
    People,
    /// The capital.
    Capital,
    /// Another name for a state's government.
    Seat,
    /// A short name in Arabic.
    ShortName,
    /// The last or first words of the English name.
    PartOfEnglish,
}

impl How {
    /// In words.
    pub fn name(self) -> &'static str {
        match self {
            How::Name => "name",
            How::English => "English name",
            How::Id => "id",
            How::Code => "code",
            How::Title => "title",
            How::Nisba => "nisba",
            How::Adjective => "English adjective",
            How::People => "people",
            How::Capital => "capital",
            How::Seat => "seat of government",
            How::ShortName => "short name",
            How::PartOfEnglish => "part of the English name",
        }
    }
}

/// A part of the question and the row that it led to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The folded words that matched.
    pub key: String,
    /// The row.
    pub item: Item,
    /// By which of its names.
    pub how: How,
}

/// Somebody or something that the question can mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// What.
    pub item: Item,
    /// Of a title: the office.
    pub office: Option<Office>,
    /// Of a title or body: whose.
    pub of: Option<Affiliation>,
    /// Of a title: whether the question asks for those who no longer hold it.
    pub former: bool,
    /// Of a title: where it is held, if the question says so and no table has a title of its own for it.
    pub at: Option<Affiliation>,
    /// How it was found, in the order of the question's words.
    pub steps: Vec<Step>,
}

impl Candidate {
    fn new(item: Item, steps: Vec<Step>) -> Candidate {
        Candidate { item, office: None, of: None, former: false, at: None, steps }
    }

    /// Whether it is a title, by itself or through its office.
    pub fn is_title(&self) -> bool {
        matches!(self.item, Item::Title(_) | Item::Office(_))
    }
}

/// Answers questions after names and titles.
///
/// ```
/// use waqai_knowledge::lookup::{How, Item, Lookup};
/// use waqai_knowledge::{Knowledge, Register};
/// use waqai_tables::{TableSet, Vocabulary};
///
/// let tables = TableSet::new([("actors/states.tsv", "iso3\tname_en\tadjective_en\tnames\tnisba\nEGY\tEgypt\tEgyptian\tمصر\tمصري\n")]);
/// let mut vocabulary = Vocabulary::default();
/// let knowledge = Knowledge::compile(&tables, &mut vocabulary)?;
/// let register = Register::new(&tables);
/// let lookup = Lookup::new(&knowledge, &vocabulary, &register)?;
/// for (question, how) in [("مصر", How::Name), ("المصرية", How::Nisba), ("EGYPT", How::English), ("egy", How::Code)] {
///     let found = lookup.ask(question);
///     assert_eq!((found[0].item, found[0].steps[0].how), (Item::State(0), how));
/// }
/// assert!(lookup.ask("Egipt").is_empty());
/// # Ok::<(), waqai_tables::TableError>(())
/// ```
#[derive(Debug)]
pub struct Lookup<'a> {
    knowledge: &'a Knowledge,
    vocabulary: &'a Vocabulary,
    directory: Arc<Directory>,
}

impl<'a> Lookup<'a> {
    /// Over compiled knowledge and the tables that it was compiled from.
    pub fn new(knowledge: &'a Knowledge, vocabulary: &'a Vocabulary, register: &Register) -> Result<Lookup<'a>, TableError> {
        Ok(Lookup::over(knowledge, vocabulary, Arc::new(Directory::new(knowledge, vocabulary, register)?)))
    }

    /// With a directory made before: for whoever is asked again and again.
    pub fn over(knowledge: &'a Knowledge, vocabulary: &'a Vocabulary, directory: Arc<Directory>) -> Lookup<'a> {
        Lookup { knowledge, vocabulary, directory }
    }

    /// All that a question can mean, in the order in which it was found; empty where the tables know nothing of that name.
    pub fn ask(&self, question: &str) -> Vec<Candidate> {
        let script = Script::of(question);
        let words = script.words(question);
        let mut found = self.read(script, &words);
        if found.is_empty() {
            let remarks = &self.directory.remarks;
            let still = remarks.without_former(script, &words);
            let former = still.len() < words.len();
            if former {
                found = self.read(script, &still);
            }
            if found.is_empty() {
                found = self.posted(script, &still);
            }
            for candidate in &mut found {
                candidate.former = former && candidate.is_title();
            }
        }
        let mut kept: Vec<Candidate> = Vec::new();
        for candidate in found.drain(..) {
            if !kept.iter().any(|other| same(other, &candidate)) {
                kept.push(candidate);
            }
        }
        kept
    }

    /// What the words mean, read from the first to the last.
    fn read(&self, script: Script, words: &[String]) -> Vec<Candidate> {
        match script {
            Script::Arabic => {
                grammar::resolve(&arabic::Reading::new(self.knowledge, self.vocabulary, &self.directory.whole, words), self.knowledge)
            }
            Script::Latin => grammar::resolve(&latin::Reading::new(self.knowledge, &self.directory, words), self.knowledge),
        }
    }

    /// A title of one owner that is held at another: as a title of its own, with its owner put behind it, or as the title with the place set aside.
    fn posted(&self, script: Script, words: &[String]) -> Vec<Candidate> {
        let Some(at) = self.directory.remarks.posted(script, words) else { return Vec::new() };
        let (before, behind) = (&words[..at], &words[at + 1..]);
        for owner in (1..at).flat_map(|start| (start + 1..=at).map(move |end| start..end)) {
            let whole = [&before[..owner.start], &before[owner.end..], &words[at..], &before[owner]].concat();
            let found = self.read(script, &whole);
            if !found.is_empty() {
                return found;
            }
        }
        let Some(place) = self.affiliations(self.read(script, behind)).into_iter().next() else { return Vec::new() };
        let mut found = self.read(script, before);
        found.retain(Candidate::is_title);
        found.iter_mut().for_each(|candidate| candidate.at = Some(place));
        found
    }

    /// The folded key of a question, as [`Lookup::ask`] compares it.
    pub fn key(question: &str) -> String {
        Script::of(question).words(question).join(" ")
    }

    /// The states and organisations that a question names by name, adjective or code.
    pub fn owners(&self, question: &str) -> Vec<Affiliation> {
        self.affiliations(self.ask(question))
    }

    fn affiliations(&self, candidates: Vec<Candidate>) -> Vec<Affiliation> {
        let mut found = Vec::new();
        for candidate in candidates {
            let of = match candidate.item {
                Item::State(at) => Affiliation::State(self.knowledge.states[usize::from(at)].code),
                Item::Organisation(at) => Affiliation::Organisation(at),
                _ => continue,
            };
            if !matches!(candidate.steps.last(), Some(Step { how: How::Capital | How::Seat, .. })) && !found.contains(&of) {
                found.push(of);
            }
        }
        found
    }
}

/// Whether two candidates are one: the same row, or two titles of the same office.
fn same(left: &Candidate, right: &Candidate) -> bool {
    let post = |candidate: &Candidate| candidate.is_title() && candidate.office.is_some();
    (left.item == right.item || post(left) && post(right)) && (left.office, left.of) == (right.office, right.of)
}

/// The script in which something is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
    Arabic,
    Latin,
}

impl Script {
    fn of(text: &str) -> Script {
        if is_arabic(text) { Script::Arabic } else { Script::Latin }
    }

    /// The folded words.
    fn words(self, text: &str) -> Vec<String> {
        match self {
            Script::Arabic => arabic::words(text),
            Script::Latin => latin::words(text),
        }
    }
}

fn is_arabic(question: &str) -> bool {
    question.chars().any(|c| matches!(c, '\u{600}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}'))
}
