//! Trees against a treebank.

use crate::conllu::{is_standard, read};
use crate::isolate::isolated;
use crate::outcome::{Outcome, say};
use anyhow::{anyhow, bail};
use serde::{Serialize, Serializer};
use std::path::Path;
use waqai_conllu::{EvaluateError, Score, Scores, Trees};

/// Compares two files in CoNLL-U.
pub(super) fn run(gold: &Path, system: &Path, json: bool) -> anyhow::Result<Outcome> {
    if is_standard(gold) && is_standard(system) {
        bail!("gold data and system cannot both come from standard input. Name a file for one of them");
    }
    let gold = read(gold, Trees::Required)?;
    let system = read(system, Trees::Optional)?;
    let scores = waqai_conllu::evaluate(&gold, &system).map_err(explained)?;
    say(&if json { format!("{}\n", serde_json::to_string(&Json(scores))?) } else { scores.to_string() })?;
    Ok(Outcome::Well)
}

/// The message of an error, with the Arabic in it kept apart.
fn explained(error: EvaluateError) -> anyhow::Error {
    let EvaluateError::TextsDiffer { after, gold_sentence, system_sentence, gold, system } = &error else { return error.into() };
    let quoted = |text: &str| if text.is_empty() { "nothing more".to_owned() } else { isolated(text) };
    anyhow!(
        "the texts part after {after} characters (spaces left out). Gold sentence {} goes on with {}, system sentence {} with {}. Compare files of the same text",
        isolated(gold_sentence),
        quoted(gold),
        isolated(system_sentence),
        quoted(system)
    )
}

/// The scores as an object with a field for each metric, in the order of the table.
struct Json(Scores);

#[derive(Serialize)]
struct Field {
    precision: f64,
    recall: f64,
    f1: f64,
    aligned_accuracy: Option<f64>,
    gold: usize,
    system: usize,
    correct: usize,
    aligned: Option<usize>,
}

impl From<Score> for Field {
    fn from(score: Score) -> Field {
        Field {
            precision: score.precision(),
            recall: score.recall(),
            f1: score.f1(),
            aligned_accuracy: score.aligned_accuracy(),
            gold: score.gold,
            system: score.system,
            correct: score.correct,
            aligned: score.aligned,
        }
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.metrics().map(|(name, score)| (name, Field::from(score))))
    }
}
