//! Gates: subjects that give no events, the words that speak for them, and those that speak for politics.

use super::topics::without_article;
use serde::{Deserialize, Serialize};
use waqai_tables::{Form, Phrases, PhrasesBuilder, TableError, TableSet, Vocabulary};

/// A subject that gives no events.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GateKind {
    /// Its code, such as `sport`.
    pub code: Box<str>,
    /// Its English name.
    pub name_en: Box<str>,
    /// How often a word of politics counts against one of its own.
    pub against: u8,
    /// Whether acts of heads and ministers count all the same.
    pub passes_rank: bool,
    /// Whether acts of one state's actors towards another's count all the same.
    pub passes_states: bool,
    /// Whether acts of armed forces, parties and the like count all the same.
    pub passes_forces: bool,
}

/// What a word speaks for, and how strongly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GateWeight {
    /// The gate, by its place in [`Gates::kinds`]; none for politics.
    pub gate: Option<u8>,
    /// How much it says.
    pub weight: u8,
}

/// Gates with their words.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Gates {
    /// The subjects.
    pub kinds: Vec<GateKind>,
    /// What the words of each row speak for.
    pub weights: Vec<GateWeight>,
    /// The words; a payload is a place in `weights`.
    pub words: Phrases,
}

pub(super) fn compile(tables: &TableSet, vocabulary: &mut Vocabulary) -> Result<Gates, TableError> {
    let mut gates = Gates::default();
    for row in tables.table("codes/gate-kinds", &["gate"])?.rows {
        let mut kind = GateKind { code: row.required("gate")?.into(), name_en: row.required("name_en")?.into(), ..GateKind::default() };
        kind.against = row.number("against")?.unwrap_or(2);
        for passes in row.list("passes") {
            *match passes {
                "rank" => &mut kind.passes_rank,
                "states" => &mut kind.passes_states,
                "forces" => &mut kind.passes_forces,
                other => return Err(row.error("passes", &format!("`{other}` is no kind of act"), "Write rank, states or forces")),
            } = true;
        }
        gates.kinds.push(kind);
    }
    let mut words = PhrasesBuilder::default();
    for (path, keys) in [("codes/gates", &["gate", "weight"][..]), ("codes/political-words", &["weight"])] {
        for row in tables.table(path, keys)?.rows {
            let gate = match keys {
                [_, _] => {
                    let code = row.required("gate")?;
                    let place = gates.kinds.iter().position(|kind| *kind.code == *code);
                    let remedy = "Write one of codes/gate-kinds.tsv, or add it there";
                    Some(place.ok_or_else(|| row.error("gate", &format!("`{code}` is no gate"), remedy))? as u8)
                }
                _ => None,
            };
            let weight = row.number("weight")?.filter(|weight| (1..=3).contains(weight));
            let weight = weight.ok_or_else(|| row.error("weight", "the weight is not 1, 2 or 3", "Write 1, 2 or 3"))?;
            let place = gates.weights.len() as u32;
            gates.weights.push(GateWeight { gate, weight });
            for word in row.list("words") {
                let folded = waqai_text::fold(word);
                let forms: Vec<Form> = folded.split(' ').map(without_article).map(|word| vocabulary.intern(word)).collect();
                words.insert(&forms, place);
            }
        }
    }
    gates.words = words.build();
    Ok(gates)
}
