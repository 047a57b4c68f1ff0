//! Words of speech: which verbs, nouns and formulas say that somebody says something.

use super::frames::Source;
use super::pattern::PatternCompiler;
use super::{Index, Preposition, Rules};
use serde::{Deserialize, Serialize};
use waqai_tables::{Form, Row, TableError, TableSet, Vocabulary};

/// Whether what is said stands after the cue, or around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Standing {
    /// قال الوزير إن …
    After,
    /// … وفقا للوزير
    Before,
}

/// What a statement does, coarsely.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Act {
    /// Says.
    State,
    /// Praises.
    Praise,
    /// Condemns.
    Condemn,
    /// Promises.
    Promise,
    /// Demands.
    Demand,
    /// Warns.
    Warn,
    /// Denies.
    Deny,
    /// Thanks.
    Thank,
    /// Condoles.
    Condole,
    /// Announces.
    Announce,
}

impl Act {
    /// All of them, in the order of the codebook.
    pub const ALL: [Act; 10] =
        [Act::State, Act::Praise, Act::Condemn, Act::Promise, Act::Demand, Act::Warn, Act::Deny, Act::Thank, Act::Condole, Act::Announce];

    /// The code in the output.
    pub fn code(self) -> &'static str {
        match self {
            Act::State => "state",
            Act::Praise => "praise",
            Act::Condemn => "condemn",
            Act::Promise => "promise",
            Act::Demand => "demand",
            Act::Warn => "warn",
            Act::Deny => "deny",
            Act::Thank => "thank",
            Act::Condole => "condole",
            Act::Announce => "announce",
        }
    }

    fn named(code: &str) -> Option<Act> {
        [Act::State, Act::Praise, Act::Condemn, Act::Promise, Act::Demand, Act::Warn, Act::Deny, Act::Thank, Act::Condole, Act::Announce]
            .into_iter()
            .find(|act| act.code() == code)
    }
}

/// Whether a noun phrase without a marker is what is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ObjectOf {
    /// No: only a marker opens the content.
    Nothing,
    /// Yes: أدانت الحكومة الهجوم.
    Saying,
    /// Yes; but where the object is a noun of speech with a content of its own, that noun is the cue: جدد تأكيده أن.
    Speech,
}

/// Where whom a verb speaks to stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Addressed {
    /// As the object: أبلغ نظيره.
    Object,
    /// Under a preposition: قال للصحفيين.
    Under(Preposition),
}

/// A rule of speech.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Reporting {
    /// The id.
    pub id: Box<str>,
    /// Whether أن/إن may introduce the content.
    pub that: bool,
    /// Prepositions that may stand before that أن: أشار إلى أن.
    pub that_under: Vec<Preposition>,
    /// Whether a colon may introduce the content, and so a quotation.
    pub colon: bool,
    /// Prepositions that may introduce the content.
    pub prepositions: Vec<Preposition>,
    /// Whether an object without a marker is what is said.
    pub object: ObjectOf,
    /// Whether its imperfect without a subject stands for people in general: يعتقد أن.
    pub alone: bool,
    /// Forms that its verb shares with another one and that are that other one: يجب.
    pub except: Vec<Form>,
    /// Where whom it is said to stands, in order of preference.
    pub to: Vec<Addressed>,
    /// The preposition under which the speaker stands, where that is not the subject.
    pub speaker: Option<Preposition>,
    /// Whether the content follows or surrounds.
    pub standing: Standing,
    /// What the speech does.
    pub act: Act,
    /// Confidence in percent.
    pub weight: u8,
    /// Where it stands.
    pub source: Source,
}

impl Reporting {
    /// Whether whom it is said to may be its object, so that a pronoun on the verb is no content: أبلغه.
    pub fn addressed_as_object(&self) -> bool {
        self.to.contains(&Addressed::Object)
    }
}

fn addressed(row: &Row, rules: &mut Rules, vocabulary: &mut Vocabulary) -> Vec<Addressed> {
    let one = |word: &str, rules: &mut Rules, vocabulary: &mut Vocabulary| match word {
        "object" => Addressed::Object,
        preposition => Addressed::Under(rules.preposition_named(preposition, vocabulary)),
    };
    row.list("to").map(|word| one(word, rules, vocabulary)).collect()
}

/// Reads the documents and occasions of speech.
pub(super) fn compile_documents(
    tables: &TableSet,
    vocabulary: &mut Vocabulary,
    patterns: &PatternCompiler,
    rules: &mut Rules,
) -> Result<(), TableError> {
    for row in tables.table("statements/documents", &["noun"])?.rows {
        let noun = row.required("noun")?;
        let lemma = patterns.noun(noun, vocabulary).ok_or_else(|| {
            row.error("noun", &format!("the lexicon has no noun `{noun}`"), "Add it to lexicon/nouns.tsv, or correct the spelling")
        })?;
        let to = row.list("to").map(|preposition| rules.preposition_named(preposition, vocabulary)).collect();
        rules.documents.push((lemma, to));
    }
    Ok(())
}

pub(super) fn compile(
    tables: &TableSet,
    vocabulary: &mut Vocabulary,
    patterns: &mut PatternCompiler,
    rules: &mut Rules,
) -> Result<(), TableError> {
    let (mut by_verb, mut by_noun, mut by_form) = (Vec::new(), Vec::new(), Vec::new());
    for row in tables.table("statements/reporting", &["id"])?.rows {
        let number = rules.reporting.len() as u16;
        let (mut prepositions, mut that_under) = (Vec::new(), Vec::new());
        let mut that = false;
        for marker in row.list("marker") {
            let folded = waqai_text::fold(marker);
            let last = folded.split(' ').next_back().unwrap_or_default().to_owned();
            let is_that = last == "\u{627}\u{646}"
                || last == "\u{628}\u{627}\u{646}"
                || last.ends_with("\u{627}\u{646}") && last.chars().count() == 3;
            that |= is_that;
            if is_that && let Some((before, _)) = folded.split_once(' ') {
                that_under.push(rules.preposition_named(before, vocabulary));
            }
            if !is_that && !folded.contains(' ') && folded.chars().all(char::is_alphabetic) {
                prepositions.push(rules.preposition_named(&folded, vocabulary));
            }
        }
        let speaker = match row.get("speaker") {
            "" | "subject" => None,
            preposition => Some(rules.preposition_named(preposition, vocabulary)),
        };
        let to = addressed(&row, rules, vocabulary);
        rules.reporting.push(Reporting {
            id: row.required("id")?.into(),
            that,
            that_under,
            colon: row.list("marker").any(|marker| marker == ":"),
            object: match row.get("object") {
                "" => ObjectOf::Nothing,
                "yes" => ObjectOf::Saying,
                "speech" => ObjectOf::Speech,
                other => return Err(row.error("object", &format!("`{other}` is no object"), "Write yes or speech, or leave it empty")),
            },
            alone: match row.get("alone") {
                "" => false,
                "nobody" => true,
                other => return Err(row.error("alone", &format!("`{other}` is unknown"), "Write nobody, or leave it empty")),
            },
            except: row.list("except").map(|form| vocabulary.intern(&waqai_text::fold(form))).collect(),
            to,
            prepositions,
            speaker,
            standing: match row.get("form") {
                "after" | "" => Standing::After,
                "before" => Standing::Before,
                other => return Err(row.error("form", &format!("`{other}` is no standing"), "Write after or before")),
            },
            act: Act::named(row.get("act")).ok_or_else(|| {
                row.error(
                    "act",
                    &format!("`{}` is no act", row.get("act")),
                    "Write state, praise, condemn, promise, demand, warn, deny, thank, condole or announce",
                )
            })?,
            weight: row.number("weight")?.unwrap_or(70),
            source: Source::of(&row),
        });
        for value in row.list("verb") {
            let lemma = patterns.verb(value, vocabulary).ok_or_else(|| {
                row.error("verb", &format!("the lexicon has no verb `{value}`"), "Add it to lexicon/verbs.tsv, or correct the spelling")
            })?;
            by_verb.push((lemma.0, number));
        }
        for value in row.list("nouns").filter(|noun| !noun.contains(' ')) {
            let lemma = patterns.noun(value, vocabulary).ok_or_else(|| {
                row.error("nouns", &format!("the lexicon has no noun `{value}`"), "Add it to lexicon/nouns.tsv, or correct the spelling")
            })?;
            by_noun.push((lemma.0, number));
        }
        for phrase in row.list("phrases") {
            let pattern = patterns.pattern(phrase, number, vocabulary).map_err(|word| {
                row.error("phrases", &format!("the lexicon has no verb `{word}`"), "Add it to lexicon/verbs.tsv, or correct the spelling")
            })?;
            let Some(first) = pattern.elements.first() else { continue };
            by_form.push((first.form.0, rules.reporting_patterns.len() as u16));
            rules.reporting_patterns.push(pattern);
        }
    }
    rules.reporting_by_verb = Index::collect(by_verb);
    rules.reporting_by_noun = Index::collect(by_noun);
    rules.reporting_patterns_by_form = Index::collect(by_form);
    Ok(())
}
