//! The phrases that glosses are made of, and the words that count casualties.

use super::EventType;
use serde::{Deserialize, Serialize};
use waqai_tables::{Form, TableError, TableSet, Vocabulary};

/// The phrases of one type and mode.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Phrase {
    /// With a recipient, `{whom}` in its place.
    pub directed_en: String,
    /// Without one.
    pub alone_en: String,
    /// Of several actors together.
    pub together_en: String,
    /// The act as a noun, in Arabic.
    pub alone_ar: String,
    /// The act of several together, in Arabic.
    pub together_ar: String,
}

/// The small words of the Arabic line.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the names say it")]
pub struct Words {
    pub and: String,
    pub somebody: String,
    /// Names of the months, from the first: with them a day reads the same in either direction of writing, which 2022-02-06 does not.
    pub months: Vec<String>,
    pub towards: String,
    pub at: String,
    pub negated: String,
    pub hypothetical: String,
    pub future: String,
}

/// All phrases.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Gloss {
    phrases: Vec<(EventType, String, Phrase)>,
    /// The small words.
    pub words: Words,
    nothing: Phrase,
}

impl Gloss {
    /// The phrase of a type and mode; of the type alone where the mode has none.
    pub fn get(&self, event_type: EventType, mode: Option<&str>) -> &Phrase {
        let find =
            |wanted: &str| self.phrases.iter().find(|(kind, mode, _)| *kind == event_type && mode == wanted).map(|(_, _, phrase)| phrase);
        mode.and_then(find).or_else(|| find("")).unwrap_or(&self.nothing)
    }
}

/// What a word says of a number of people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Casualty {
    /// Dead.
    Killed,
    /// Injured.
    Injured,
}

pub(super) fn compile(tables: &TableSet) -> Result<Gloss, TableError> {
    let mut gloss = Gloss::default();
    for row in tables.table("frames/gloss", &["type", "mode"])?.rows {
        let kind = row.required("type")?;
        if kind == "words" {
            let text = row.get("alone_ar").to_owned();
            match row.get("mode") {
                "and" => gloss.words.and = format!(" {text}"),
                "somebody" => gloss.words.somebody = text,
                "towards" => gloss.words.towards = text,
                "months" => {
                    gloss.words.months = row.list("alone_ar").map(str::to_owned).collect();
                    if gloss.words.months.len() != 12 {
                        return Err(row.error(
                            "alone_ar",
                            "a year has twelve months",
                            "Write their names from January to December, with | between them",
                        ));
                    }
                }
                "at" => gloss.words.at = text,
                "negated" => gloss.words.negated = format!(" {text}"),
                "hypothetical" => gloss.words.hypothetical = format!(" {text}"),
                "future" => gloss.words.future = format!(" {text}"),
                other => return Err(row.error("mode", &format!("`{other}` is no word of the gloss"), "See the bundled table")),
            }
            continue;
        }
        let event_type = EventType::named(kind)
            .ok_or_else(|| row.error("type", &format!("`{kind}` is no event type"), "Use one of the sixteen types in capitals"))?;
        gloss.phrases.push((
            event_type,
            row.get("mode").to_owned(),
            Phrase {
                directed_en: row.required("directed_en")?.into(),
                alone_en: row.required("alone_en")?.into(),
                together_en: row.get("together_en").into(),
                alone_ar: row.required("alone_ar")?.into(),
                together_ar: row.get("together_ar").into(),
            },
        ));
    }
    Ok(gloss)
}

pub(super) fn compile_casualties(tables: &TableSet, vocabulary: &mut Vocabulary) -> Result<Vec<(Form, Casualty)>, TableError> {
    let mut words = Vec::new();
    for row in tables.table("grammar/casualties", &["kind"])?.rows {
        let kind = match row.required("kind")? {
            "killed" => Casualty::Killed,
            "injured" => Casualty::Injured,
            other => return Err(row.error("kind", &format!("`{other}` is no kind"), "Write killed or injured")),
        };
        for word in row.list("words") {
            words.push((vocabulary.intern(&waqai_text::fold(word)), kind));
        }
    }
    Ok(words)
}
