//! How good an analysis is: the metrics of the CoNLL 2018 shared task.
//!
//! Defined in: Zeman et al., "CoNLL 2018 Shared Task: Multilingual Parsing from Raw Text to Universal Dependencies", 2018, section 5.
//! The sides may cut the same text into sentences, tokens and words in different ways:
//! ```text
//! characters (must agree) ──▶ tokens and sentences by their spans ──▶ words aligned (`align`) ──▶ tags, lemmas and heads of aligned words
//! ```

mod align;
mod features;
mod relations;
mod scores;
mod side;

pub use scores::{Metric, Score, Scores};

use crate::sentence::{Sentence, Word};
use align::align;
use features::FeatureComparison;
use relations::is_content;
use side::{Parent, Side, Span};
use thiserror::Error as ThisError;

/// Why two files cannot be compared.
#[derive(Clone, Debug, PartialEq, Eq, ThisError)]
#[non_exhaustive]
pub enum EvaluateError {
    /// The characters of the tokens, spaces left out, are not the same.
    #[error(
        "the texts part after {after} characters (spaces left out): gold sentence {gold_sentence} goes on with {}, system sentence {system_sentence} with {}; \
         compare files of the same text",
        quoted(gold),
        quoted(system)
    )]
    TextsDiffer {
        /// Characters that agree before that place.
        after: usize,
        /// The sentence of the gold data, by `sent_id` or else by its number.
        gold_sentence: String,
        /// The sentence of the system.
        system_sentence: String,
        /// The next characters of the gold data; none where they end.
        gold: String,
        /// The next characters of the system; none where they end.
        system: String,
    },
    /// Tokens of several words overlap each other over thousands of words.
    #[error(
        "{gold} gold words and {system} system words belong to tokens of several words that overlap all along; \
         a token has a few words, so correct its range"
    )]
    Entangled {
        /// Words of the gold data.
        gold: usize,
        /// Words of the system.
        system: usize,
    },
}

fn quoted(text: &str) -> String {
    if text.is_empty() { "nothing more".to_owned() } else { format!("\"{text}\"") }
}

/// Compares what a system made of a text with the gold data of the same text.
///
/// - Tokens and sentences count where their spans of characters agree. Words that are tokens align by their spans, words of tokens that were split
///   on one of the sides by the longest common subsequence of their forms in lower case. Everything else is compared for aligned words.
/// - Of features only the universal ones count, of relations only what stands before the colon.
/// - A head is right where it is aligned with the gold head; the root where both are roots. A word without head (see [`crate::Trees::Optional`])
///   is never right.
/// - A gold lemma that is missing is matched by every lemma.
/// - CLAS, MLAS and BLEX count content words: all but function words and punctuation. MLAS asks for tag, features and function words
///   besides, BLEX for the lemma.
///
/// Takes time in proportion to the words.
///
/// # Errors
/// [`EvaluateError::TextsDiffer`] where the texts are not the same, spaces left out.
///
/// ```
/// use waqai_conllu::{evaluate, read};
/// let gold = read("1\tقال\tقَال\tVERB\t_\t_\t0\troot\t_\t_\n2\tهو\tهُوَ\tPRON\t_\t_\t1\tnsubj\t_\t_\n")?;
/// let system = read("1\tقال\tقَال\tNOUN\t_\t_\t0\troot\t_\t_\n2\tهو\tهُوَ\tPRON\t_\t_\t1\tobj\t_\t_\n")?;
/// let scores = evaluate(&gold, &system)?;
/// assert_eq!(scores.upos.f1(), 0.5);
/// assert_eq!((scores.uas.f1(), scores.las.f1()), (1.0, 0.5));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn evaluate(gold: &[Sentence], system: &[Sentence]) -> Result<Scores, EvaluateError> {
    let (gold, system) = (Side::of(gold), Side::of(system));
    if gold.characters != system.characters {
        return Err(texts_differ(&gold, &system));
    }
    let pairs = align(&gold.words, &system.words)?;
    let mut comparison = Comparison {
        gold: &gold,
        system: &system,
        aligned: vec![None; system.words.len()],
        features: FeatureComparison::default(),
        of_words: Score::between(gold.words.len(), system.words.len()),
        of_content: Score::between(gold.content_words(), system.content_words()),
    };
    for &(gold, system) in &pairs {
        comparison.aligned[system] = Some(gold);
    }
    let mut scores = comparison.scores(&pairs);
    scores.tokens = matching_spans(&gold.tokens, &system.tokens);
    scores.sentences = matching_spans(&gold.sentences, &system.sentences);
    scores.words = Score { correct: pairs.len(), aligned: None, ..comparison.of_words };
    Ok(scores)
}

/// Spans that are the same on both sides.
fn matching_spans(gold: &[Span], system: &[Span]) -> Score {
    let mut score = Score { aligned: None, ..Score::between(gold.len(), system.len()) };
    let (mut g, mut s) = (0, 0);
    while let (Some(left), Some(right)) = (gold.get(g), system.get(s)) {
        score.correct += usize::from(left == right);
        g += usize::from(left.start <= right.start);
        s += usize::from(right.start <= left.start);
    }
    score
}

/// Where the texts part, in words for people.
fn texts_differ(gold: &Side, system: &Side) -> EvaluateError {
    const SHOWN: usize = 20;
    let same = gold.characters.chars().zip(system.characters.chars()).take_while(|(left, right)| left == right);
    let (after, bytes) = same.fold((0, 0), |(count, bytes), (character, _)| (count + 1, bytes + character.len_utf8()));
    let next = |side: &Side| side.characters[bytes..].chars().take(SHOWN).collect::<String>();
    EvaluateError::TextsDiffer {
        after,
        gold_sentence: gold.sentence_name(bytes),
        system_sentence: system.sentence_name(bytes),
        gold: next(gold),
        system: next(system),
    }
}

/// Both sides and which of their words belong together.
struct Comparison<'a> {
    gold: &'a Side<'a>,
    system: &'a Side<'a>,
    /// For each word of the system the gold word that it is aligned with.
    aligned: Vec<Option<usize>>,
    features: FeatureComparison<'a>,
    /// A score with the numbers of words filled in.
    of_words: Score,
    /// A score with the numbers of content words filled in.
    of_content: Score,
}

impl Comparison<'_> {
    /// The scores of aligned words.
    fn scores(&mut self, pairs: &[(usize, usize)]) -> Scores {
        let (words, content) = (self.of_words, self.of_content);
        let mut scores = Scores {
            upos: words,
            xpos: words,
            ufeats: words,
            all_tags: words,
            lemmas: words,
            uas: words,
            las: words,
            clas: content,
            mlas: content,
            blex: content,
            ..Scores::default()
        };
        for &(g, s) in pairs {
            let (gold, system) = (self.gold.words[g].word, self.system.words[s].word);
            let upos = gold.upos == system.upos;
            let xpos = gold.xpos == system.xpos;
            let ufeats = self.features.same(&gold.feats, &system.feats);
            let lemma = same_lemma(gold, system);
            let head = self.same_parent(g, s);
            let relation = head && self.gold.words[g].relation == self.system.words[s].relation;
            scores.upos.count(upos);
            scores.xpos.count(xpos);
            scores.ufeats.count(ufeats);
            scores.all_tags.count(upos && xpos && ufeats);
            scores.lemmas.count(lemma);
            scores.uas.count(head);
            scores.las.count(relation);
            if is_content(self.gold.words[g].relation) {
                scores.clas.count(relation);
                scores.mlas.count(relation && upos && ufeats && self.same_function_words(g, s));
                scores.blex.count(relation && lemma);
            }
        }
        scores
    }

    fn same_parent(&self, gold: usize, system: usize) -> bool {
        match (self.gold.words[gold].parent, self.system.words[system].parent) {
            (Parent::Root, Parent::Root) => true,
            (Parent::Word(gold), Parent::Word(system)) => self.aligned[system] == Some(gold),
            _ => false,
        }
    }

    /// Whether the function words that hang on two aligned words are aligned in order and have the same relation, tag and features.
    fn same_function_words(&mut self, gold: usize, system: usize) -> bool {
        let (left, right) = (self.gold.function_words(gold), self.system.function_words(system));
        left.len() == right.len()
            && left.iter().zip(right).all(|(&g, &s)| {
                let (gold, system) = (&self.gold.words[g], &self.system.words[s]);
                self.aligned[s] == Some(g)
                    && gold.relation == system.relation
                    && gold.word.upos == system.word.upos
                    && self.features.same(&gold.word.feats, &system.word.feats)
            })
    }
}

/// Whether the lemma is that of the gold data, or the gold data have none.
fn same_lemma(gold: &Word, system: &Word) -> bool {
    gold.lemma == system.lemma || matches!(gold.lemma.as_str(), "" | "_")
}
