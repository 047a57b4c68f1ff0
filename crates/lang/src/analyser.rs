//! Words in their sentence.

use crate::clitics::{Proclitics, Pronoun, Segmentation, Segmenter, Surroundings};
use crate::features::{Analysis, Features, Gender, Lemma, Number, Part, Tense};
use crate::hint::Hint;
use crate::lexicon::Lexicon;
use crate::syntax::Upos;
use waqai_tables::{Form, Vocabulary};
use waqai_text::{Text, TokenKind};

/// One token of the text, understood as a word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Word {
    /// What is glued to its front.
    pub proclitics: Proclitics,
    /// The pronoun glued to its end.
    pub enclitic: Option<Pronoun>,
    /// The stem without article, where the vocabulary holds it.
    pub form: Form,
    /// The stem with the article, where the vocabulary holds that (names: الصين).
    pub article_form: Form,
    /// The whole word as written, where the vocabulary holds it.
    pub whole: Form,
    /// Its lemma, where it is known.
    pub lemma: Option<Lemma>,
    /// Its part of speech here.
    pub part: Part,
    /// Its features here.
    pub features: Features,
    /// Whether tanween is written: an indefinite nominal.
    pub tanween: bool,
}

impl Word {
    const MARK: Word = Word {
        proclitics: Proclitics::NOTHING,
        enclitic: None,
        form: Form::NONE,
        article_form: Form::NONE,
        whole: Form::NONE,
        lemma: None,
        part: Part::Mark,
        features: Features::NOTHING,
        tanween: false,
    };

    /// Whether the article is there.
    pub fn is_definite(&self) -> bool {
        self.proclitics.has(Proclitics::AL)
    }

    /// Whether it is a finite verb.
    pub fn is_verb(&self) -> bool {
        self.part == Part::Verb
    }

    /// Whether it is a mark of punctuation or a line's end.
    pub fn is_mark(&self) -> bool {
        self.part == Part::Mark
    }

    /// Whether a preposition rules it from inside the word.
    pub fn has_preposition(&self) -> bool {
        self.proclitics.prepositional()
    }
}

/// The words of a report: one for each token, in the order of the text.
pub type Words = Vec<Word>;

/// Turns tokens into words by lexicon, clitics and the nearest neighbours, and by what trained models say of a token, where they do.
#[derive(Debug, Default)]
pub struct ShallowAnalyser {
    segmenter: Segmenter,
}

impl ShallowAnalyser {
    /// Writes one word for every token of the text, in place of what `words` held. `hints` has a place for every token, or none at all.
    pub fn analyse(&mut self, text: &Text, lexicon: &Lexicon, vocabulary: &Vocabulary, hints: &[Option<Hint>], words: &mut Words) {
        words.clear();
        let hint = |at: usize| hints.get(at).copied().flatten();
        for (at, token) in text.tokens().iter().enumerate() {
            let word = match token.kind {
                TokenKind::Arabic => {
                    let cut = hint(at).map(|hint| (usize::from(hint.proclitics), hint.enclitic));
                    let surroundings = Surroundings {
                        opens: at == 0 || matches!(text.tokens()[at - 1].kind, TokenKind::Break),
                        hamza: token.span.slice(text.original()).starts_with(['\u{622}', '\u{623}', '\u{625}']),
                    };
                    let segmentation = self.segmenter.segment(text.folded(token), cut, surroundings, lexicon, vocabulary);
                    unread(segmentation, token.tanween)
                }
                TokenKind::Latin => Word { part: Part::Foreign, whole: vocabulary.get(text.folded(token)), ..Word::MARK },
                TokenKind::Number => Word { part: Part::Numeral, ..Word::MARK },
                TokenKind::Punctuation(_) | TokenKind::Break => Word::MARK,
            };
            words.push(word);
        }
        for at in 0..words.len() {
            if words[at].part == Part::Unknown && words[at].form.is_known() {
                let written = text.tokens()[at].span.slice(text.original());
                let hamza = Hamza::of(written);
                let next = text.tokens().get(at + 1);
                let ending = Ending {
                    hamza: written.ends_with('\u{623}'),
                    nominative_follows: next.is_some_and(|next| is_nominative(text.folded(next), &words[at + 1], lexicon)),
                    nisba_follows: next.is_some_and(|next| is_nisba(text.folded(next), &words[at + 1], lexicon)),
                };
                if let Some(analysis) = choose(words, at, lexicon, hamza, ending, hint(at)) {
                    let word = &mut words[at];
                    word.part = analysis.part;
                    word.features = analysis.features;
                    word.lemma = Some(analysis.lemma);
                }
            }
        }
    }
}

fn unread(segmentation: Segmentation, tanween: bool) -> Word {
    Word {
        proclitics: segmentation.proclitics,
        enclitic: segmentation.enclitic,
        form: segmentation.bare,
        article_form: segmentation.with_article,
        whole: segmentation.whole,
        lemma: None,
        part: Part::Unknown,
        features: Features::NOTHING,
        tanween,
    }
}

/// What the ends of a word and of the next one say.
#[derive(Clone, Copy)]
struct Ending {
    /// The word ends in a hamza on alef.
    hamza: bool,
    /// An indefinite plural in the nominative follows.
    nominative_follows: bool,
    /// The next word ends like an adjective of relation, and the lexicon knows it as no noun.
    nisba_follows: bool,
}

/// The reading that fits best between its neighbours.
fn choose(words: &[Word], at: usize, lexicon: &Lexicon, hamza: Hamza, ending: Ending, hint: Option<Hint>) -> Option<Analysis> {
    let word = &words[at];
    let analyses = lexicon.analyses(word.form);
    // قطر، تشاد، مصر: a verb or participle of the same letters is far less likely than the state.
    if lexicon.is_state(word.form)
        && !word.proclitics.has(Proclitics::SA)
        && !analyses.iter().any(|a| a.part == Part::Adjective || a.part.is_particle())
    {
        return None;
    }
    let before = at.checked_sub(1).map(|at| &words[at]);
    if analyses.len() <= 1 {
        let possible = |analysis: &Analysis| allowed(analysis, word) && !after_preposition(analysis, before);
        return analyses
            .first()
            .copied()
            .filter(possible)
            .filter(|analysis| lexicon.is_common(analysis.lemma) || hint.is_none_or(|hint| !hint.rules_out(analysis)));
    }
    let after = words.get(at + 1);
    let second_verb = second_verb(words, at);
    let mut best: Option<(i32, Analysis)> = None;
    for analysis in analyses {
        if !allowed(analysis, word) || after_preposition(analysis, before) {
            continue;
        }
        let noun = hint.is_some_and(|hint| hint.upos == Upos::Noun);
        let hint = hint.map_or(0, |hint| hint.points(analysis));
        // قصف إسرائيلي على …: a noun to the tree, where a headline may begin as well as a clause.
        let described = ending.nisba_follows && after.is_some_and(|next| !next.is_definite() && !next.has_preposition());
        let headline = noun && described && analysis.part == Part::Verb && before.is_none_or(Word::is_mark);
        let points = points(analysis, word, before, after, second_verb, lexicon)
            - if headline { HEADLINE } else { 0 }
            - hamza.contradicts(&lexicon.lemma(analysis.lemma).text)
            - ends_otherwise(analysis, ending.hamza, lexicon)
            + if ending.nominative_follows { before_nominative(analysis, word, hint) } else { hint };
        if best.is_none_or(|(most, _)| points > most) {
            best = Some((points, *analysis));
        }
    }
    best.map(|(_, analysis)| analysis)
}

/// What the first word of a clause loses as a verb before an indefinite adjective where the tree takes it for a noun.
const HEADLINE: i32 = 20;

/// إسرائيلي, جوية: whether a word ends like an adjective of relation.
fn is_nisba(letters: &str, word: &Word, lexicon: &Lexicon) -> bool {
    let ends = letters.ends_with('\u{64A}') || letters.ends_with("\u{64A}\u{629}");
    ends && letters.chars().count() > 3 && !lexicon.analyses(word.form).iter().any(|analysis| analysis.part == Part::Noun)
}

/// Which hamza a word is written with on its alef: أعمار and إعمار are one form but two words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Hamza {
    Above,
    Below,
    None,
}

impl Hamza {
    fn of(word: &str) -> Hamza {
        match word.chars().find(|letter| matches!(letter, '\u{623}' | '\u{625}')) {
            Some('\u{623}') => Hamza::Above,
            Some(_) => Hamza::Below,
            None => Hamza::None,
        }
    }

    /// Points to take off where the lemma is written with the other hamza.
    fn contradicts(self, lemma: &str) -> i32 {
        let other = Hamza::of(lemma);
        if self != Hamza::None && other != Hamza::None && self != other { 40 } else { 0 }
    }
}

/// Points to take off from a particle that ends in a bare alef where the word ends in a hamza: هنأ is not هنا.
fn ends_otherwise(analysis: &Analysis, hamza: bool, lexicon: &Lexicon) -> i32 {
    let particle = analysis.part.is_particle() || analysis.part == Part::Adverb;
    if hamza && particle && lexicon.lemma(analysis.lemma).text.ends_with('\u{627}') { 100 } else { 0 }
}

/// Whether a word not yet read is a sound plural in the nominative: مسلحون, never مسلحين.
fn is_nominative(folded: &str, word: &Word, lexicon: &Lexicon) -> bool {
    let sound = |analysis: &Analysis| analysis.features.is_human() && analysis.features.get_number() == Some(Number::Plural);
    folded.ends_with("\u{648}\u{646}") && !word.is_definite() && !word.has_preposition() && lexicon.analyses(word.form).iter().any(sound)
}

/// Points for a reading before an indefinite plural in the nominative, which is a verb's subject and no noun's owner: قطع محتجون الطريق.
/// What the models say of the word counts no more where they take it for that noun.
fn before_nominative(analysis: &Analysis, word: &Word, hint: i32) -> i32 {
    match analysis.part {
        Part::Verb => hint.max(0) + 30,
        part if part.is_nominal() && !word.is_definite() && word.enclitic.is_none() => hint.min(0) - 30,
        _ => hint,
    }
}

/// Whether a finite verb stands before in the same clause: two follow each other only with a particle or conjunction between.
fn second_verb(words: &[Word], at: usize) -> bool {
    if words[at].proclitics.joins() || words[at].proclitics.has(Proclitics::SA) {
        return false;
    }
    for word in words[..at].iter().rev().take(9) {
        let opens = word.is_mark()
            || matches!(
                word.part,
                Part::Relative | Part::Subordinator | Part::Negation | Part::Modal | Part::Future | Part::Conjunction | Part::Interrogative
            )
            || word.proclitics.joins() && !word.is_verb();
        if opens {
            return false;
        }
        if word.is_verb() {
            return true;
        }
    }
    false
}

/// No verb stands right after a preposition.
fn after_preposition(analysis: &Analysis, before: Option<&Word>) -> bool {
    analysis.part == Part::Verb && before.is_some_and(|b| b.part == Part::Preposition && b.enclitic.is_none() && !b.is_mark())
}

fn allowed(analysis: &Analysis, word: &Word) -> bool {
    let verb = analysis.part == Part::Verb;
    if word.proclitics.has(Proclitics::SA) {
        return verb && analysis.features.get_tense() == Some(Tense::Imperfect);
    }
    if word.is_definite() {
        return analysis.part.is_nominal();
    }
    if word.has_preposition() {
        return !verb || (word.proclitics.has(Proclitics::LI) && analysis.features.get_tense() == Some(Tense::Imperfect));
    }
    !(word.tanween && verb)
}

/// How well a reading fits. The weights were set by hand on invented sentences; what trained models say comes on top.
fn points(analysis: &Analysis, word: &Word, before: Option<&Word>, after: Option<&Word>, second_verb: bool, lexicon: &Lexicon) -> i32 {
    let clause_start = word.proclitics.joins() || before.is_none_or(|b| b.is_mark() || b.part == Part::Conjunction);
    let mut points = 0;
    match analysis.part {
        Part::Verb => {
            let imperfect = analysis.features.get_tense() == Some(Tense::Imperfect);
            points += if imperfect { 15 } else { 12 };
            if lexicon.is_common(analysis.lemma) {
                points += 12;
            }
            if second_verb {
                points -= 35;
            }
            // إنه تواصل, أنها أعلنت: the pronoun of أن is the subject.
            let pronoun = before.filter(|b| b.part == Part::Subordinator).and_then(|b| b.enclitic);
            let gender = analysis.features.get_gender();
            if pronoun == Some(Pronoun::Him) && gender == Some(Gender::Feminine)
                || pronoun == Some(Pronoun::Her) && gender == Some(Gender::Masculine)
            {
                points -= 20;
            }
            if analysis.features.is_passive() {
                points -= 3;
            }
            // Forms that newswire hardly uses: the first person, the feminine plural, the passive of hollow verbs.
            let feminine_plural =
                analysis.features.get_number() == Some(Number::Plural) && analysis.features.get_gender() == Some(Gender::Feminine);
            if analysis.features.get_person() == 1 || feminine_plural {
                points -= 25;
            }
            if imperfect && analysis.features.is_passive() {
                points -= 20;
            }
            if clause_start {
                points += 20;
            }
            if let Some(b) = before {
                points += match b.part {
                    Part::Negation | Part::Future | Part::Modal | Part::Relative | Part::Pronoun => 40,
                    Part::Subordinator if imperfect || b.enclitic.is_some() => 30,
                    Part::Preposition if b.enclitic.is_none() => -80,
                    Part::Verb if imperfect => 15,
                    Part::Verb => 0,
                    Part::Adverb => 10,
                    Part::Unknown => 12,
                    Part::Noun | Part::Masdar | Part::Quantifier if !b.is_definite() && b.enclitic.is_none() => -12,
                    Part::Noun | Part::Masdar | Part::Adjective | Part::ActiveParticiple | Part::PassiveParticiple if b.is_definite() => 14,
                    _ => 0,
                };
            }
            if word.enclitic.is_some() && !imperfect {
                points -= 8;
                // دعمها لها: a verbal noun whose object ل introduces.
                if after.is_some_and(|a| {
                    a.proclitics.has(Proclitics::LI)
                        || a.enclitic.is_some() && lexicon.analyses(a.form).iter().any(|n| n.part == Part::Preposition)
                }) {
                    points -= 25;
                }
            }
            // هجوم شنه مسلحون: a verb whose pronoun takes up the indefinite noun before it.
            if word.enclitic.is_some()
                && !imperfect
                && !word.proclitics.joins()
                && before.is_some_and(|b| b.part.is_nominal() && !b.is_definite() && b.enclitic.is_none())
                && after.is_some_and(|a| !a.is_definite() || a.form.is_known())
                && lexicon.is_common(analysis.lemma)
            {
                points += 22;
            }
            // تلقى الوزير: a feminine verb before a masculine noun is another verb's masculine.
            if clause_start && gender == Some(Gender::Feminine) && after.is_some_and(|a| is_masculine(a, lexicon)) {
                points -= 15;
            }
            if let Some(a) = after {
                // A definite noun after it may be its subject; an adjective that agrees makes it a noun.
                if a.part == Part::Adjective && !a.is_definite() && !clause_start {
                    points -= 10;
                }
            }
        }
        Part::Preposition | Part::Subordinator => {
            points += 60;
            if after.is_some_and(|a| lexicon.analyses(a.form).iter().any(|n| n.part == Part::Subordinator))
                && clause_start
                && analysis.part == Part::Preposition
            {
                points -= 60;
            }
        }
        Part::Adverb => points += 30,
        part if part.is_particle() => points += 60,
        Part::Quantifier => points += 25,
        part => {
            points += 6;
            if word.is_definite() || word.has_preposition() || word.tanween || word.enclitic.is_some() {
                points += 15;
            }
            if before.is_some_and(|b| b.part == Part::Preposition && b.enclitic.is_none()) {
                points += 30;
            }
            points += match part {
                Part::Noun => 4,
                Part::Masdar => 3,
                Part::Adjective if before.is_some_and(|b| b.part.is_nominal() && b.is_definite() == word.is_definite()) => 6,
                Part::ActiveParticiple if analysis.features.is_accusative() => 5,
                Part::PassiveParticiple => -2,
                _ => 0,
            };
            if analysis.features.is_construct() {
                points -= 3;
            }
            // عدوان: a noun as the lexicon has it, before the dual that a rule makes of another.
            let listed = |other: &Analysis| other.part == Part::Noun && lexicon.lemma(other.lemma).form == word.form;
            if analysis.features.get_number() == Some(Number::Dual) && lexicon.analyses(word.form).iter().any(listed) {
                points -= 5;
            }
            if analysis.features.is_accusative() && !word.tanween {
                points -= 2;
            }
        }
    }
    points
}

/// Whether a word not yet read can only be a masculine noun in the singular.
fn is_masculine(word: &Word, lexicon: &Lexicon) -> bool {
    let mut nouns = lexicon.analyses(word.form).iter().filter(|analysis| analysis.part.is_nominal());
    let mut human = false;
    nouns.all(|noun| {
        human |= noun.features.is_human();
        noun.features.get_gender() == Some(Gender::Masculine) && noun.features.get_number() == Some(Number::Singular)
    }) && human
}
