//! Figures, and the table of them.

use std::fmt;

/// How many things of one kind there are, and how many of them are right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// Things of the gold data.
    pub gold: usize,
    /// Things of the system.
    pub system: usize,
    /// Things that are right.
    pub correct: usize,
    /// Gold things that are aligned with one of the system; none where nothing is aligned but spans are compared.
    pub aligned: Option<usize>,
}

impl Score {
    /// With nothing aligned yet.
    pub(super) fn between(gold: usize, system: usize) -> Score {
        Score { gold, system, correct: 0, aligned: Some(0) }
    }

    /// Counts an aligned pair.
    pub(super) fn count(&mut self, correct: bool) {
        self.correct += usize::from(correct);
        self.aligned = self.aligned.map(|aligned| aligned + 1);
    }

    /// How much of what the system says is right, from 0 to 1; 0 where it says nothing.
    pub fn precision(&self) -> f64 {
        ratio(self.correct, self.system)
    }

    /// How much of the gold data the system found, from 0 to 1; 0 where there are none.
    pub fn recall(&self) -> f64 {
        ratio(self.correct, self.gold)
    }

    /// The harmonic mean of precision and recall, from 0 to 1.
    ///
    /// ```
    /// let score = waqai_conllu::Score { gold: 4, system: 6, correct: 3, aligned: None };
    /// assert_eq!((score.precision(), score.recall(), score.f1()), (0.5, 0.75, 0.6));
    /// ```
    pub fn f1(&self) -> f64 {
        ratio(2 * self.correct, self.gold + self.system)
    }

    /// How much of what is aligned is right, from 0 to 1; none where nothing is aligned but spans are compared.
    pub fn aligned_accuracy(&self) -> Option<f64> {
        self.aligned.map(|aligned| ratio(self.correct, aligned))
    }
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// The scores of the shared task. Shown, they are its table, in per cent.
///
/// ```
/// let gold = waqai_conllu::read("1\tقال\t_\tVERB\t_\t_\t0\troot\t_\t_\n")?;
/// let scores = waqai_conllu::evaluate(&gold, &gold)?;
/// let table = scores.to_string();
/// assert_eq!(table.lines().nth(5), Some("UPOS       |    100.00 |    100.00 |    100.00 |    100.00"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scores {
    /// Tokens with the right span.
    pub tokens: Score,
    /// Sentences with the right span.
    pub sentences: Score,
    /// Words that are aligned.
    pub words: Score,
    /// Universal parts of speech.
    pub upos: Score,
    /// The treebank's own tags.
    pub xpos: Score,
    /// Universal features, all of a word.
    pub ufeats: Score,
    /// UPOS, XPOS and universal features at once.
    pub all_tags: Score,
    /// Lemmas.
    pub lemmas: Score,
    /// Heads.
    pub uas: Score,
    /// Heads and universal relations.
    pub las: Score,
    /// The same for content words.
    pub clas: Score,
    /// Content words with head, relation, tag, features and function words.
    pub mlas: Score,
    /// Content words with head, relation and lemma.
    pub blex: Score,
}

/// The name of a score and the score.
pub type Metric = (&'static str, Score);

impl Scores {
    /// All scores under the names of the shared task, in its order.
    pub fn metrics(&self) -> [Metric; 13] {
        [
            ("Tokens", self.tokens),
            ("Sentences", self.sentences),
            ("Words", self.words),
            ("UPOS", self.upos),
            ("XPOS", self.xpos),
            ("UFeats", self.ufeats),
            ("AllTags", self.all_tags),
            ("Lemmas", self.lemmas),
            ("UAS", self.uas),
            ("LAS", self.las),
            ("CLAS", self.clas),
            ("MLAS", self.mlas),
            ("BLEX", self.blex),
        ]
    }
}

impl fmt::Display for Scores {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "Metric     | Precision |    Recall |  F1 Score | AligndAcc")?;
        writeln!(f, "-----------+-----------+-----------+-----------+-----------")?;
        for (name, score) in self.metrics() {
            let [precision, recall, f1] = [score.precision(), score.recall(), score.f1()].map(|share| 100.0 * share);
            write!(f, "{name:<11}|{precision:>10.2} |{recall:>10.2} |{f1:>10.2} |")?;
            match score.aligned_accuracy() {
                Some(accuracy) => writeln!(f, "{:>10.2}", 100.0 * accuracy)?,
                None => writeln!(f)?,
            }
        }
        Ok(())
    }
}
