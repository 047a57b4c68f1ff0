//! The manner of an act of words by what it is about, where the frame that fired leaves it open.

use super::EventType;
use serde::{Deserialize, Serialize};
use waqai_tables::{Form, Phrases, PhrasesBuilder, TableError, TableSet, Vocabulary};

/// Modes and the words that speak for them.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct ModeWords {
    /// Type and mode of each row.
    pub modes: Vec<(EventType, Box<str>)>,
    /// The words; a payload is the place of a row in `modes`.
    pub words: Phrases,
    /// For each type, by its number, the row that holds where no word decides.
    pub usual: Vec<Option<u16>>,
}

pub(super) fn compile(tables: &TableSet, vocabulary: &mut Vocabulary) -> Result<ModeWords, TableError> {
    let mut words = PhrasesBuilder::default();
    let mut compiled = ModeWords { usual: vec![None; EventType::ALL.len()], ..ModeWords::default() };
    for row in tables.table("codes/mode-words", &["type", "mode"])?.rows {
        let name = row.required("type")?;
        let event_type = EventType::ALL
            .into_iter()
            .find(|known| known.code() == name)
            .ok_or_else(|| row.error("type", &format!("`{name}` is no event type"), "Write one as in codes/modes.tsv, such as REQUEST"))?;
        let at = compiled.modes.len();
        if row.get("usual") == "yes" {
            compiled.usual[event_type as usize] = Some(at as u16);
        }
        compiled.modes.push((event_type, row.required("mode")?.into()));
        for word in row.list("words") {
            let folded = waqai_text::fold(word);
            let forms: Vec<Form> = folded.split(' ').map(super::topics::without_article).map(|word| vocabulary.intern(word)).collect();
            words.insert(&forms, at as u32);
        }
    }
    compiled.words = words.build();
    Ok(compiled)
}
