//! Frames: which words name an act, and where its sides stand.

use super::pattern::PatternCompiler;
use super::{EventType, Index, Preposition, Rules};
use serde::{Deserialize, Serialize};
use waqai_tables::{Row, TableError, TableSet, Vocabulary};

/// Where a side of an act stands in the clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Role {
    /// The subject of the verb, or of the light verb.
    Subject,
    /// The object of the verb, also as a suffixed pronoun.
    Object,
    /// The owner of the noun: idafa, suffixed pronoun, or a nisba.
    Genitive,
    /// بين … و…
    Between,
    /// من قبل، على يد.
    By,
    /// Under a preposition.
    Preposition(Preposition),
}

/// Which sides must be found for the frame to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Needs {
    /// None.
    Nothing,
    /// An actor.
    Actor,
    /// A recipient.
    Recipient,
    /// Both.
    Both,
    /// At least one.
    Either,
}

/// Where a rule stands, for those who want to change it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The file.
    pub file: Box<str>,
    /// The line, from 1.
    pub line: u32,
}

impl Source {
    pub(super) fn of(row: &Row) -> Source {
        Source { file: (*row.file).into(), line: row.line as u32 }
    }
}

/// What a lemma triggers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trigger {
    /// The frame, by its place in [`Rules::frames`].
    pub frame: u16,
    /// The preposition that must follow in the clause.
    pub preposition: Option<Preposition>,
}

/// An event frame.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Frame {
    /// The id, such as `consult.receive`.
    pub id: Box<str>,
    /// The type.
    pub event_type: EventType,
    /// The mode.
    pub mode: Option<Box<str>>,
    /// Where the actor stands with a verb as trigger.
    pub actor: Vec<Role>,
    /// Where the recipient stands with a verb as trigger.
    pub recipient: Vec<Role>,
    /// Where the actor stands with a noun as trigger.
    pub noun_actor: Vec<Role>,
    /// Where the recipient stands with a noun as trigger.
    pub noun_recipient: Vec<Role>,
    /// Whether both sides are actors.
    pub mutual: bool,
    /// Which sides must be found.
    pub needs: Needs,
    /// Contexts that the frame itself tells, by their place in [`Rules::contexts`].
    pub contexts: Vec<u8>,
    /// The closest CAMEO code.
    pub cameo: Box<str>,
    /// How sure it is by itself, in percent.
    pub weight: u8,
    /// An example.
    pub example: Box<str>,
    /// Where it stands.
    pub source: Source,
}

pub(super) fn compile(
    tables: &TableSet,
    vocabulary: &mut Vocabulary,
    patterns: &mut PatternCompiler,
    rules: &mut Rules,
) -> Result<(), TableError> {
    let (mut by_verb, mut by_noun, mut by_form) = (Vec::new(), Vec::new(), Vec::new());
    for event_type in EventType::ALL {
        let path = format!("frames/{}", event_type.code().to_ascii_lowercase());
        for row in tables.table(&path, &["id"])?.rows {
            let number = rules.frames.len() as u16;
            let frame = frame(&row, event_type, vocabulary, rules)?;
            rules.frames.push(frame);
            for (column, verbs) in [("verbs", true), ("nouns", false)] {
                for value in row.list(column) {
                    let (lemma_text, preposition) = match value.split_once('+') {
                        Some((lemma, preposition)) => (lemma.trim(), Some(rules.preposition_named(preposition.trim(), vocabulary))),
                        None => (value, None),
                    };
                    let lemma = if verbs { patterns.verb(lemma_text, vocabulary) } else { patterns.noun(lemma_text, vocabulary) };
                    let lemma = lemma.ok_or_else(|| {
                        let table = if verbs { "lexicon/verbs.tsv" } else { "lexicon/nouns.tsv" };
                        row.error(
                            column,
                            &format!("the lexicon has no `{lemma_text}`"),
                            &format!("Add it to {table}, or correct the spelling"),
                        )
                    })?;
                    let trigger = Trigger { frame: number, preposition };
                    if verbs { &mut by_verb } else { &mut by_noun }.push((lemma.0, trigger));
                }
            }
            for phrase in row.list("phrases") {
                let pattern = patterns.pattern(phrase, number, vocabulary).map_err(|word| {
                    row.error(
                        "phrases",
                        &format!("the lexicon has no verb `{word}`"),
                        "Add it to lexicon/verbs.tsv, or correct the spelling",
                    )
                })?;
                let Some(first) = pattern.elements.first() else { continue };
                by_form.push((first.form.0, rules.frame_patterns.len() as u16));
                rules.frame_patterns.push(pattern);
            }
        }
    }
    rules.frames_by_verb = Index::collect(by_verb);
    rules.frames_by_noun = Index::collect(by_noun);
    rules.frame_patterns_by_form = Index::collect(by_form);
    Ok(())
}

fn frame(row: &Row, event_type: EventType, vocabulary: &mut Vocabulary, rules: &mut Rules) -> Result<Frame, TableError> {
    let mut roles = |column: &str| -> Vec<Role> {
        row.list(column)
            .filter_map(|role| {
                Some(match role {
                    "none" => return None,
                    "subject" => Role::Subject,
                    "object" => Role::Object,
                    "genitive" | "pronoun" => Role::Genitive,
                    "between" => Role::Between,
                    "by" => Role::By,
                    preposition => Role::Preposition(rules.preposition_named(preposition, vocabulary)),
                })
            })
            .collect()
    };
    let (actor, recipient) = (roles("actor"), roles("recipient"));
    let (noun_actor, noun_recipient) = (roles("noun_actor"), roles("noun_recipient"));
    let mut contexts = Vec::new();
    for name in row.list("context") {
        let at = rules.contexts.iter().position(|context| **context == *name);
        contexts
            .push(at.ok_or_else(|| row.error("context", &format!("`{name}` is no context"), "Use a code of codes/contexts.tsv"))? as u8);
    }
    Ok(Frame {
        id: row.required("id")?.into(),
        event_type,
        mode: Some(row.get("mode")).filter(|mode| !mode.is_empty()).map(Into::into),
        actor,
        recipient,
        noun_actor,
        noun_recipient,
        mutual: row.get("sides") == "mutual",
        needs: match row.get("needs") {
            "none" | "" => Needs::Nothing,
            "actor" => Needs::Actor,
            "recipient" => Needs::Recipient,
            "both" => Needs::Both,
            "either" => Needs::Either,
            other => return Err(row.error("needs", &format!("`{other}` is no side"), "Write none, actor, recipient, both or either")),
        },
        contexts,
        cameo: row.get("cameo").into(),
        weight: row.number("weight")?.unwrap_or(70),
        example: row.get("example").into(),
        source: Source::of(row),
    })
}
