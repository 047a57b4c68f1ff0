//! Fixed sequences of words in rules: `أجرى* محادثات`, `على استعداد`.

use serde::{Deserialize, Serialize};
use waqai_lang::{Lemma, Lexicon, Part, Proclitics, Word, Words, segment};
use waqai_tables::{Form, Vocabulary};

/// One word of a pattern.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Element {
    /// The verb whose forms match, where the pattern marks it with a star.
    pub verb: Option<Lemma>,
    /// The form that matches.
    pub form: Form,
    /// The noun whose forms match.
    pub noun: Option<Lemma>,
    /// Whether up to three other words may stand before it.
    pub gap: bool,
    /// Whether a preposition must be glued to it: بزيارة.
    pub preposition: bool,
    /// Whether it must be a future: سترد.
    pub future: bool,
    /// Whether a pronoun must be glued to it: استدعت سفيرها, which tells of no other's ambassador.
    pub pronoun: bool,
    /// Whether it stands for a name or a pronoun glued to the word before: على @ أن.
    pub somebody: bool,
}

/// A sequence of words that triggers a rule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pattern {
    /// The rule, by its place in its list.
    pub rule: u16,
    /// The words.
    pub elements: Vec<Element>,
}

/// Where a pattern was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Places {
    /// The first four matching words; of shorter patterns the first one stands for those that are missing.
    pub first: [u32; 4],
    /// The last matching word.
    pub last: usize,
}

/// How many words a gap may span.
const GAP: usize = 3;
/// How far behind its verb a word is sought that a tree hangs on it.
const REACH: usize = 30;

impl Element {
    fn matches(&self, word: &Word, lexicon: &Lexicon) -> bool {
        if word.is_mark() {
            return false;
        }
        if let Some(verb) = self.verb {
            let may_be = || lexicon.analyses(word.form).iter().any(|analysis| analysis.part == Part::Verb && analysis.lemma == verb);
            return word.is_verb() && (word.lemma == Some(verb) || may_be());
        }
        let lacks_letter = self.preposition && !word.has_preposition() || self.future && !word.proclitics.has(Proclitics::SA);
        if lacks_letter || self.pronoun && word.enclitic.is_none() {
            return false;
        }
        (word.form.is_known() && word.form == self.form)
            || (self.noun.is_some() && word.lemma == self.noun)
            || (word.whole.is_known() && word.whole == self.form)
    }
}

impl Pattern {
    /// Whether the pattern begins with a noun or particle, not with a verb.
    pub fn is_nominal(&self) -> bool {
        self.elements.first().is_none_or(|first| first.verb.is_none())
    }

    /// The places of the matching words where the pattern begins at `at`: of the first four, and of the last one.
    ///
    /// `free` tells words that a gap does not count: names and times may be long. `governed` tells whether a tree hangs a word on the first one:
    /// then a gap may be as long as it likes.
    pub fn find(
        &self,
        words: &Words,
        at: usize,
        end: usize,
        lexicon: &Lexicon,
        free: impl Fn(usize) -> bool,
        governed: impl Fn(usize) -> bool,
    ) -> Option<Places> {
        self.find_as(words, at, end, lexicon, None, free, governed)
    }

    /// The same where the first word may stand for a verb whose participle it is: معلنا وقف إطلاق النار.
    #[allow(clippy::too_many_arguments)]
    pub fn find_as(
        &self,
        words: &Words,
        at: usize,
        end: usize,
        lexicon: &Lexicon,
        participle: Option<Lemma>,
        free: impl Fn(usize) -> bool,
        governed: impl Fn(usize) -> bool,
    ) -> Option<Places> {
        let mut place = at;
        let mut places = Places { first: [at as u32; 4], last: at };
        for (number, element) in self.elements.iter().enumerate() {
            if number == 0 {
                let stands_for = participle.is_some() && element.verb == participle;
                if !stands_for && !element.matches(words.get(at)?, lexicon) {
                    return None;
                }
                continue;
            }
            if element.somebody {
                if words[place].enclitic.is_some() {
                    continue;
                }
                let start = place + 1;
                let mut next = start;
                while next < end && free(next) && !words[next].is_mark() {
                    next += 1;
                }
                if next == start {
                    return None;
                }
                place = next - 1;
                places.last = place;
                continue;
            }
            let mut left = if element.gap { GAP } else { 0 };
            let mut found = None;
            for (next, word) in words.iter().enumerate().take(end).skip(place + 1) {
                let free = element.gap && free(next);
                if element.matches(word, lexicon) {
                    found = Some(next);
                    break;
                }
                if free {
                    continue;
                }
                if left == 0 || word.is_mark() || word.is_verb() || word.part == Part::Subordinator {
                    break;
                }
                left -= 1;
            }
            if found.is_none() && element.gap && self.elements[0].verb.is_some() {
                let reach = (place + 1..end.min(place + REACH)).filter(|&next| element.matches(&words[next], lexicon));
                found = reach.into_iter().find(|&next| governed(next));
            }
            place = found?;
            places.last = place;
            if let Some(own) = places.first.get_mut(number) {
                *own = place as u32;
            }
        }
        Some(places)
    }
}

/// Turns the words of a rule into a pattern.
pub(super) struct PatternCompiler<'l> {
    lexicon: &'l Lexicon,
    verbs: std::collections::HashMap<Form, Lemma>,
    nouns: std::collections::HashMap<Form, Lemma>,
}

impl<'l> PatternCompiler<'l> {
    pub fn new(lexicon: &'l Lexicon) -> Self {
        let (mut verbs, mut nouns) = (std::collections::HashMap::new(), std::collections::HashMap::new());
        for (lemma, entry) in lexicon.lemmas() {
            if entry.is_verb { &mut verbs } else { &mut nouns }.insert(entry.form, lemma);
        }
        PatternCompiler { lexicon, verbs, nouns }
    }

    /// The lemma of a verb in the perfect.
    pub fn verb(&self, text: &str, vocabulary: &Vocabulary) -> Option<Lemma> {
        self.verbs.get(&vocabulary.get(&waqai_text::fold(text))).copied()
    }

    /// The lemma of a noun in the singular, or of one of its forms.
    pub fn noun(&self, text: &str, vocabulary: &Vocabulary) -> Option<Lemma> {
        let form = vocabulary.get(&waqai_text::fold(text));
        self.nouns.get(&form).copied().or_else(|| {
            self.lexicon
                .analyses(form)
                .iter()
                .find(|analysis| analysis.part != Part::Verb && !analysis.part.is_particle())
                .map(|analysis| analysis.lemma)
        })
    }

    /// The pattern of a phrase; an error names the word that the lexicon lacks.
    pub fn pattern(&self, phrase: &str, rule: u16, vocabulary: &mut Vocabulary) -> Result<Pattern, String> {
        let mut elements = Vec::new();
        let mut gap = false;
        let all: Vec<&str> = phrase.split(' ').filter(|word| !word.is_empty()).collect();
        for (place, &word) in all.iter().enumerate() {
            // A last preposition of one letter is glued to what follows: the roles find it.
            if place + 1 == all.len() && place > 0 && word.chars().count() == 1 {
                continue;
            }
            if word == ".." {
                gap = true;
                continue;
            }
            if word == "@" {
                elements.push(Element {
                    verb: None,
                    form: Form::NONE,
                    noun: None,
                    gap: false,
                    preposition: false,
                    future: false,
                    pronoun: false,
                    somebody: true,
                });
                continue;
            }
            if let Some(verb) = word.strip_suffix('*') {
                let lemma = self.verb(verb, vocabulary).ok_or_else(|| verb.to_owned())?;
                elements.push(Element {
                    verb: Some(lemma),
                    form: self.lexicon.lemma(lemma).form,
                    noun: None,
                    gap,
                    preposition: false,
                    future: false,
                    pronoun: false,
                    somebody: false,
                });
            } else {
                let folded = waqai_text::fold(word);
                let parts = segment(&folded, self.lexicon, vocabulary);
                let future = parts.form.is_known() && !parts.proclitics.joins() && parts.proclitics.has(Proclitics::SA);
                let pronoun = parts.form.is_known() && !parts.proclitics.joins() && parts.enclitic.is_some();
                let (form, preposition) = if parts.form.is_known() && !parts.proclitics.joins() {
                    (parts.form, parts.proclitics.prepositional())
                } else {
                    let bare = if parts.proclitics.has(Proclitics::AL) {
                        folded.chars().skip(parts.proclitics.letters()).collect()
                    } else {
                        folded
                    };
                    (vocabulary.intern(&bare), false)
                };
                let noun = self.lexicon.analyses(form).iter().find(|analysis| analysis.part.is_nominal()).map(|analysis| analysis.lemma);
                elements.push(Element { verb: None, form, noun, gap, preposition, future, pronoun, somebody: false });
            }
            gap = false;
        }
        Ok(Pattern { rule, elements })
    }
}
