//! The clause view: what a parsed sentence says happened, who did it to whom, and how sure it is of that.
//!
//! A [`Tree`] follows the surface: تم توقيع الاتفاق hangs on تم, and a verb whose subject is left out has none. [`Clauses::read`] puts one
//! [`Clause`] in the place of every predicate: a finite verb, a masdar, a participle that rules words of its own, or what a verbless clause says of
//! its subject. Auxiliaries, modal verbs and light verbs are no clauses of their own; they stand in the clause that they serve
//! ([`Clauses::chain`]). Subjects that are left out are looked for, and [`Clause::subject_source`] says how they were found.
//!
//! It reads the conventions of both Arabic treebanks whose trees models are trained on, PADT and PUD. It follows the tree: what the parser got
//! wrong stays wrong.

mod arguments;
mod links;
mod predicates;
mod reading;
mod subjects;
mod words;

pub use reading::Clauses;
pub use words::{ClauseWords, WordClass};

use crate::features::Tense;
#[cfg(doc)]
use crate::syntax::Tree;
use crate::syntax::Voice;

/// What kind of word a predicate is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A finite verb.
    Verb,
    /// A verbal noun: توقيع الاتفاق.
    Masdar,
    /// A participle that rules words of its own or tells a circumstance: مشيرا إلى….
    Participle,
    /// What a clause without a verb, or with كان or ليس, says of its subject.
    Nominal,
}

/// Where the subject of a clause comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SubjectSource {
    /// There is none.
    #[default]
    None,
    /// It stands in the clause, in front of the verb or behind it.
    Own,
    /// It is that of the clause conjoined before it: زار الرئيس المدينة وألقى كلمة.
    Shared,
    /// It is what the relative clause describes: الوزير الذي زار المدينة.
    Antecedent,
    /// It stands in the embedding clause: قرر المجلس أن يجتمع.
    Control,
    /// It is that of the last clause before it whose subject agrees. A guess.
    Previous,
}

/// How a clause stands in the one that embeds it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Link {
    /// It stands by itself, or no clause is above it.
    #[default]
    Main,
    /// Side by side with a clause, without being dependent on it (`parataxis`).
    Parataxis,
    /// Conjoined with the clause before it.
    Conjoined,
    /// Its content: قال إن…، قرر أن…، أشار إلى أن….
    Content,
    /// Its subject: يسرنا أن….
    Subject,
    /// Its object, where the predicate is a nominal: رفض الانسحاب.
    Object,
    /// A nominal complement: وافق على الانسحاب.
    Complement,
    /// A circumstance: بعد أن…، مشيرا إلى….
    Circumstance,
    /// It describes a noun: الذي….
    Relative,
    /// Somewhere in a noun phrase of it: خطة لسحب القوات.
    Inside,
}

/// What the antecedent of a relative clause is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Its subject: الوفد الذي وصل.
    Subject,
    /// Its object, with a pronoun or without: الاتفاق الذي وقعه الوزير.
    Object,
    /// A complement behind a preposition: المدينة التي وصل إليها.
    Complement,
    /// The owner of one of its nouns: الرئيس الذي انتهت ولايته.
    Possessor,
}

/// How a relative clause hangs on what it describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Relative {
    /// The node that it describes.
    pub antecedent: u32,
    /// What this is in the clause.
    pub role: Role,
    /// The relative pronoun, where one is written.
    pub pronoun: Option<u32>,
    /// The personal pronoun that stands for the antecedent in the clause: وقعـه.
    pub resumptive: Option<u32>,
}

/// A nominal that a predicate rules through a preposition, or an adverbial noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Complement {
    /// The preposition; none for an adverbial noun (وصل مساء). Further words of a compound preposition hang on it as `fixed`.
    pub preposition: Option<u32>,
    /// The nominal.
    pub node: u32,
}

/// A list of a clause, kept by [`Clauses`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct List {
    start: u32,
    end: u32,
}

/// One predicate with its surroundings. Its lists are asked of [`Clauses`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clause {
    /// The word that says what happens: for تم توقيع and قام بتوقيع the masdar.
    pub predicate: u32,
    /// What kind of word that is.
    pub kind: Kind,
    /// Active or passive. The passive of تم توقيع and of passive participles counts.
    pub voice: Voice,
    /// The light verb: تم، جرى، قام ب.
    pub light: Option<u32>,
    /// كان, ليس or one of their sisters.
    pub auxiliary: Option<u32>,
    /// What makes it possible or necessary: يمكن، يجب, قد in front of an imperfect.
    pub modal: Option<u32>,
    /// What denies it: لم، لن، لا، ما، ليس، غير، عدم.
    pub negation: Option<u32>,
    /// س or سوف, or the verb itself where its features say so.
    pub future: Option<u32>,
    /// The tense of the first finite verb among auxiliary, modal verb, light verb and predicate; none in a clause without one.
    pub tense: Option<Tense>,
    /// The particle that opens it as content: أن، إن. Not the أن behind a modal verb.
    pub marker: Option<u32>,
    /// How the subject was found.
    pub subject_source: SubjectSource,
    /// How it stands in the embedding clause.
    pub link: Link,
    /// The number of the embedding clause in [`Clauses::all`]; for [`Link::Conjoined`] and [`Link::Parataxis`] the clause it stands beside.
    pub embedding: Option<u32>,
    /// For clauses that describe a noun: which, and what it is in the clause.
    pub relative: Option<Relative>,
    pub(crate) chain: List,
    pub(crate) subjects: List,
    pub(crate) objects: List,
    pub(crate) indirect: List,
    pub(crate) owners: List,
    pub(crate) agents: List,
    pub(crate) complements: List,
}
