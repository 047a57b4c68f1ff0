//! `waqai eval`: how good an analysis is, against gold data.

use crate::cli::EvalOptions;
use crate::input::why;
use crate::isolate::{isolated, printable};
use crate::outcome::{Outcome, say};
use anyhow::{anyhow, bail};
use serde::{Serialize, Serializer};
use std::io::Read;
use std::path::Path;
use waqai_conllu::{EvaluateError, Score, Scores, Sentence, Trees};

/// Compares in the way that the kind of gold data asks for.
pub(crate) fn run(options: &EvalOptions) -> anyhow::Result<Outcome> {
    match &options.conllu {
        Some(gold) => conllu(gold, &options.system, options.json),
        None => bail!("no gold data. Name them with --conllu GOLD"),
    }
}

/// Compares two files in CoNLL-U.
fn conllu(gold: &Path, system: &Path, json: bool) -> anyhow::Result<Outcome> {
    if is_standard(gold) && is_standard(system) {
        bail!("gold data and system cannot both come from standard input. Name a file for one of them");
    }
    let gold = read(gold, Trees::Required)?;
    let system = read(system, Trees::Optional)?;
    let scores = waqai_conllu::evaluate(&gold, &system).map_err(explained)?;
    say(&if json { format!("{}\n", serde_json::to_string(&Json(scores))?) } else { scores.to_string() })?;
    Ok(Outcome::Well)
}

fn is_standard(path: &Path) -> bool {
    path == Path::new("-")
}

/// Reads a file in CoNLL-U, or standard input.
fn read(path: &Path, trees: Trees) -> anyhow::Result<Vec<Sentence>> {
    let mut bytes = Vec::new();
    let (name, result) = if is_standard(path) {
        ("standard input".to_owned(), std::io::stdin().lock().read_to_end(&mut bytes).map(|_| ()))
    } else {
        (path.display().to_string(), std::fs::read(path).map(|contents| bytes = contents))
    };
    result.map_err(|error| anyhow!("{name}: {}", why(&error)))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = valid.iter().filter(|&&byte| byte == b'\n').count() + 1;
        anyhow!("{name}:{line}: not UTF-8. CoNLL-U is always UTF-8: convert the file")
    })?;
    let sentences = waqai_conllu::read_with(&text, trees).map_err(|error| anyhow!("{name}: {}", printable(&error.to_string())))?;
    if sentences.is_empty() {
        bail!("{name}: holds no sentence. There is nothing to compare");
    }
    Ok(sentences)
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
