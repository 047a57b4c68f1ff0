//! Clitics: what is written together with a word but is a word of its own.

use crate::features::Part;
use crate::lexicon::Lexicon;
use waqai_tables::{Form, Vocabulary};

/// The particles that stand glued to the front of a word, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Proclitics(u8);

impl Proclitics {
    /// None at all.
    pub const NOTHING: Proclitics = Proclitics(0);
    /// و "and".
    pub const WA: Proclitics = Proclitics(1);
    /// ف "so".
    pub const FA: Proclitics = Proclitics(2);
    /// ب "with, by, in".
    pub const BI: Proclitics = Proclitics(4);
    /// ل "for, to".
    pub const LI: Proclitics = Proclitics(8);
    /// ك "as".
    pub const KA: Proclitics = Proclitics(16);
    /// س "will".
    pub const SA: Proclitics = Proclitics(32);
    /// The article ال.
    pub const AL: Proclitics = Proclitics(64);

    /// The lam of the article is also the first letter of the stem: للجنة.
    const SHARED_LAM: Proclitics = Proclitics(128);

    /// Whether all of these are there.
    pub fn has(self, other: Proclitics) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether a conjunction is there.
    pub fn joins(self) -> bool {
        self.0 & 3 != 0
    }

    /// Whether a preposition is there.
    pub fn prepositional(self) -> bool {
        self.0 & 28 != 0
    }

    fn with(self, other: Proclitics) -> Proclitics {
        Proclitics(self.0 | other.0)
    }

    /// How many letters of the word as written these take up: the article loses its alef after ل.
    pub fn letters(self) -> usize {
        let article = if !self.has(Self::AL) || self.has(Self::SHARED_LAM) {
            0
        } else if self.has(Self::LI) {
            1
        } else {
            2
        };
        (self.0 & 63).count_ones() as usize + article
    }

    /// How many of those letters stand before the article.
    pub fn letters_before_article(self) -> usize {
        (self.0 & 63).count_ones() as usize
    }
}

/// A pronoun glued to the end of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pronoun {
    /// ه: him, his, it.
    Him,
    /// ها: her, it, them (things).
    Her,
    /// هم، هن: them.
    Them,
    /// هما: the two.
    Both,
    /// نا: us.
    Us,
    /// ي، ني: me.
    Me,
    /// ك، كم: you.
    You,
}

/// A word taken apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Segmentation {
    pub proclitics: Proclitics,
    pub enclitic: Option<Pronoun>,
    /// The stem without article.
    pub bare: Form,
    /// The stem with its article, where it has one and a name is known by it.
    pub with_article: Form,
    /// The whole word as written.
    pub whole: Form,
}

const WAW: &str = "\u{648}";
const FA: &str = "\u{641}";
const BA: &str = "\u{628}";
const LAM: &str = "\u{644}";
const KAF: &str = "\u{643}";
const SIN: &str = "\u{633}";
const ARTICLE: &str = "\u{627}\u{644}";
const HA: &str = "\u{647}";
const TA: &str = "\u{62A}";
const TA_MARBUTA: &str = "\u{629}";
const ALEF: &str = "\u{627}";
const YA: &str = "\u{64A}";

const ENCLITICS: [(&str, Pronoun); 9] = [
    ("\u{647}\u{645}\u{627}", Pronoun::Both),
    ("\u{647}\u{627}", Pronoun::Her),
    ("\u{647}\u{645}", Pronoun::Them),
    ("\u{647}\u{646}", Pronoun::Them),
    ("\u{647}", Pronoun::Him),
    ("\u{646}\u{627}", Pronoun::Us),
    ("\u{646}\u{64A}", Pronoun::Me),
    ("\u{643}\u{645}", Pronoun::You),
    ("\u{643}", Pronoun::You),
];

/// What is known of a word besides its letters.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Surroundings {
    /// Whether it is the first word of its paragraph: nothing is there for ف to carry on.
    pub opens: bool,
    /// Whether it is written with a hamza on its first alef, which the article never has: ألحق.
    pub hamza: bool,
}

/// Takes words apart. Holds scratch space so that no word allocates.
#[derive(Debug, Default)]
pub(crate) struct Segmenter {
    scratch: String,
    cut: Option<(usize, bool)>,
    hamza: bool,
}

/// Tenths of a point, so that scores compare exactly.
mod score {
    pub const LEXICAL: i32 = 100;
    /// The whole of a name.
    pub const PROPER: i32 = 97;
    /// A part of some name only.
    pub const NAME: i32 = 70;
    pub const CONJUNCTION: i32 = -10;
    /// ف before the first word of a paragraph.
    pub const NOTHING_BEFORE: i32 = -60;
    pub const PREPOSITION: i32 = -15;
    pub const FUTURE: i32 = -5;
    /// الغاز is more likely غاز with its article than the plural of لغز.
    pub const ARTICLE: i32 = 2;
    pub const ENCLITIC: i32 = -20;
    /// A particle under a clitic (بأن، وقد) is likelier than the rare word of the same letters.
    pub const PARTICLE: i32 = 20;
    pub const UNKNOWN_WITH_CONJUNCTION: i32 = 10;
    pub const UNKNOWN_WITH_ARTICLE: i32 = 30;
    /// Cut as a trained segmenter cuts it.
    pub const LEARNED: i32 = 40;
}

impl Segmenter {
    /// The best way to take a folded word apart.
    /// `cut` is what a trained segmenter says: how many particles of one letter, and whether a pronoun.
    pub fn segment(
        &mut self,
        word: &str,
        cut: Option<(usize, bool)>,
        surroundings: Surroundings,
        lexicon: &Lexicon,
        vocabulary: &Vocabulary,
    ) -> Segmentation {
        let whole = vocabulary.get(word);
        self.cut = cut;
        self.hamza = surroundings.hamza;
        let mut best =
            (0, Segmentation { proclitics: Proclitics::default(), enclitic: None, bare: Form::NONE, with_article: Form::NONE, whole });
        let mut joined = [(Proclitics::default(), word); 2];
        let mut count = 1;
        for (letter, mark) in [(WAW, Proclitics::WA), (FA, Proclitics::FA)] {
            if let Some(rest) = word.strip_prefix(letter).filter(|rest| rest.len() >= 4) {
                joined[1] = (mark, rest);
                count = 2;
            }
        }
        for &(conjunction, rest) in &joined[..count] {
            let base = match conjunction {
                _ if conjunction == Proclitics::default() => 0,
                Proclitics::FA if surroundings.opens => score::CONJUNCTION + score::NOTHING_BEFORE,
                _ => score::CONJUNCTION,
            };
            self.stem(rest, conjunction, base, lexicon, vocabulary, whole, &mut best);
            for (letter, mark, cost) in [
                (BA, Proclitics::BI, score::PREPOSITION),
                (LAM, Proclitics::LI, score::PREPOSITION),
                (KAF, Proclitics::KA, score::PREPOSITION - 5),
                (SIN, Proclitics::SA, score::FUTURE),
            ] {
                if let Some(rest) = rest.strip_prefix(letter).filter(|rest| rest.len() >= 4) {
                    self.stem(rest, conjunction.with(mark), base + cost, lexicon, vocabulary, whole, &mut best);
                }
            }
        }
        best.1
    }

    #[expect(clippy::too_many_arguments, reason = "one call site, and a struct would only rename the arguments")]
    fn stem(
        &mut self,
        rest: &str,
        proclitics: Proclitics,
        base: i32,
        lexicon: &Lexicon,
        vocabulary: &Vocabulary,
        whole: Form,
        best: &mut (i32, Segmentation),
    ) {
        let cut = self.cut;
        let mut offer = |score: i32, proclitics: Proclitics, enclitic: Option<Pronoun>, bare: Form, with_article: Form| {
            // A mere part of some name (بوي) is no argument against a name with a clitic (بـوي).
            let word = |form: Form| form.is_known() && (!lexicon.analyses(form).is_empty() || lexicon.is_name(form));
            let same = |cut| cut == (proclitics.letters_before_article(), enclitic.is_some());
            let learned = cut.is_some_and(same) && (word(bare) || word(with_article) || bare == Form::NONE);
            let score = score + if learned { score::LEARNED } else { 0 };
            if score > best.0 {
                *best = (score, Segmentation { proclitics, enclitic, bare, with_article, whole });
            }
        };
        let plain = vocabulary.get(rest);
        if plain.is_known() {
            // الصيني is صيني with its article, although some name holds it as it stands.
            let better_apart = rest.starts_with(ARTICLE) && lexicon.analyses(plain).is_empty();
            if let Some(points) = fits(plain, proclitics, false, lexicon) {
                offer(base + points - if better_apart { 5 } else { 0 }, proclitics, None, plain, Form::NONE);
            }
        }
        // With the article: ال, or ل alone after the preposition ل.
        let after_article = match rest.strip_prefix(ARTICLE) {
            Some(_) if self.hamza => None,
            Some(after) => Some(after),
            None if proclitics.has(Proclitics::LI) => rest.strip_prefix(LAM),
            None => None,
        };
        if let Some(after) = after_article.filter(|after| after.len() >= 4 && !proclitics.has(Proclitics::SA)) {
            let proclitics = proclitics.with(Proclitics::AL);
            let base = base + score::ARTICLE;
            self.scratch.clear();
            self.scratch.push_str(ARTICLE);
            self.scratch.push_str(after);
            let with_article = vocabulary.get(&self.scratch);
            let bare = vocabulary.get(after);
            let bare = if bare.is_known() { bare } else { self.soft_ending(after, vocabulary) };
            let points = if bare.is_known() { fits(bare, proclitics, false, lexicon) } else { None };
            // للبنان: of two names the one that takes up all letters, and a state before what nobody writes of (البنان).
            let once = plain.is_known() && !rest.starts_with(ARTICLE);
            let cut_short = match () {
                () if once && lexicon.is_state(plain) => base - 30,
                () if once && bare.is_known() && lexicon.analyses(bare).is_empty() => base - 5,
                () => base,
            };
            match points {
                Some(points) => offer(cut_short + points, proclitics, None, bare, with_article),
                None if with_article.is_known() => offer(cut_short + score::NAME, proclitics, None, bare, with_article),
                None => offer(cut_short + score::UNKNOWN_WITH_ARTICLE, proclitics, None, Form::NONE, Form::NONE),
            }
            // للجنة is ل + ال + لجنة: the stem's own lam is written once.
            if proclitics.has(Proclitics::LI) && !rest.starts_with(ARTICLE) {
                let doubled = vocabulary.get(rest);
                // A state has no article to share its lam with: للبنان is ل + لبنان.
                let noun = doubled.is_known() && !lexicon.analyses(doubled).is_empty() && !lexicon.is_state(doubled);
                if let Some(points) = noun.then(|| fits(doubled, proclitics, false, lexicon)).flatten() {
                    offer(base + points + 1, proclitics.with(Proclitics::SHARED_LAM), None, doubled, Form::NONE);
                }
            }
        } else if proclitics.joins() && !proclitics.prepositional() && !proclitics.has(Proclitics::SA) && rest.len() >= 6 {
            offer(score::UNKNOWN_WITH_CONJUNCTION, proclitics, None, Form::NONE, Form::NONE);
        }
        // واتهم is a verb whole: nobody writes of those who are "coming to them".
        let verb = plain.is_known() && lexicon.analyses(plain).iter().any(|analysis| analysis.part == Part::Verb);
        for (ending, pronoun) in ENCLITICS {
            let Some(stem) = rest.strip_suffix(ending).filter(|stem| stem.len() >= 2) else { continue };
            let form = self.before_pronoun(stem, lexicon, vocabulary);
            let rare = verb && stem.len() <= 4 && lexicon.analyses(form).iter().all(|analysis| analysis.part == Part::ActiveParticiple);
            if let Some(points) = (form.is_known() && !rare).then(|| fits(form, proclitics, true, lexicon)).flatten() {
                let short = if stem.len() < 4 { -5 } else { 0 };
                offer(base + points + score::ENCLITIC + short, proclitics, Some(pronoun), form, Form::NONE);
            }
        }
        if !plain.is_known() {
            let soft = self.soft_ending(rest, vocabulary);
            if let Some(points) = soft.is_known().then(|| fits(soft, proclitics, false, lexicon)).flatten() {
                offer(base + points - 15, proclitics, None, soft, Form::NONE);
            }
        }
    }

    /// A word that careless writing ends in ه where ة belongs.
    fn soft_ending(&mut self, word: &str, vocabulary: &Vocabulary) -> Form {
        let Some(stem) = word.strip_suffix(HA) else { return Form::NONE };
        self.scratch.clear();
        self.scratch.push_str(stem);
        self.scratch.push_str(TA_MARBUTA);
        vocabulary.get(&self.scratch)
    }

    /// The form that a stem before a pronoun stands for: زيارت(ه) is زيارة, مستوا(ه) is مستوى, قالو(ه) is قالوا.
    fn before_pronoun(&mut self, stem: &str, lexicon: &Lexicon, vocabulary: &Vocabulary) -> Form {
        // شكواها is شكوى before شكوا.
        if let Some(open) = stem.strip_suffix(ALEF) {
            self.scratch.clear();
            self.scratch.push_str(open);
            self.scratch.push_str(YA);
            let form = vocabulary.get(&self.scratch);
            if form.is_known() && lexicon.analyses(form).iter().any(|analysis| analysis.part == Part::Noun || analysis.part == Part::Masdar)
            {
                return form;
            }
        }
        for (ending, replacement) in [(TA, TA_MARBUTA), ("", ""), (ALEF, YA), (WAW, "\u{648}\u{627}")] {
            let Some(open) = stem.strip_suffix(ending) else { continue };
            self.scratch.clear();
            self.scratch.push_str(open);
            self.scratch.push_str(replacement);
            let form = vocabulary.get(&self.scratch);
            if !form.is_known() || lexicon.analyses(form).is_empty() {
                continue;
            }
            // طالبته: "she asked him" rather than "his student", where rules speak of the verb.
            let verb = vocabulary.get(stem);
            let asked = |form: Form| lexicon.analyses(form).iter().any(|a| a.part == Part::Verb && lexicon.is_common(a.lemma));
            let woman = || lexicon.analyses(form).iter().any(|a| a.features.is_human());
            if ending == TA && verb.is_known() && asked(verb) && woman() {
                return verb;
            }
            return form;
        }
        Form::NONE
    }
}

/// The points of a known form under these clitics, or none where no reading allows them.
fn fits(form: Form, proclitics: Proclitics, enclitic: bool, lexicon: &Lexicon) -> Option<i32> {
    let analyses = lexicon.analyses(form);
    let (future, article, preposition) = (proclitics.has(Proclitics::SA), proclitics.has(Proclitics::AL), proclitics.prepositional());
    if analyses.is_empty() {
        return (!future && !enclitic).then_some(if lexicon.is_name(form) { score::PROPER } else { score::NAME });
    }
    let mut best = None;
    for analysis in analyses {
        let verb = analysis.part == Part::Verb;
        let imperfect = verb && analysis.features.get_tense() == Some(crate::Tense::Imperfect);
        let allowed = match () {
            () if future => imperfect,
            () if article => analysis.part.is_nominal() && !analysis.features.is_construct(),
            () if preposition => !verb || (proclitics.has(Proclitics::LI) && imperfect),
            () if enclitic => {
                !matches!(analysis.part, Part::Adverb | Part::Relative | Part::Pronoun | Part::Interrogative | Part::Demonstrative)
            }
            () => true,
        };
        if allowed {
            let closed = analysis.part.is_particle() || analysis.part == Part::Quantifier;
            let particle = closed && (enclitic || proclitics != Proclitics::default()) && !article;
            // A particle and its pronoun (أنه، عليه) are as good as one word.
            let pronoun = if particle && enclitic { -score::ENCLITIC } else { 0 };
            let points = score::LEXICAL + pronoun + if particle { score::PARTICLE } else { 0 };
            best = best.max(Some(points));
        }
    }
    best
}

/// Takes one folded word apart, outside a text: for the compilers of rules.
pub fn segment(word: &str, lexicon: &Lexicon, vocabulary: &Vocabulary) -> WordParts {
    let parts = Segmenter::default().segment(word, None, Surroundings::default(), lexicon, vocabulary);
    WordParts { proclitics: parts.proclitics, enclitic: parts.enclitic, form: parts.bare }
}

/// A word taken apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WordParts {
    /// What is glued to its front.
    pub proclitics: Proclitics,
    /// The pronoun glued to its end.
    pub enclitic: Option<Pronoun>,
    /// The stem without article, where the vocabulary holds it.
    pub form: Form,
}
