//! Words read again once it is known who is named: a verb agrees with the name right behind it, and what does not agree is another word.
//!
//! Names stand in no lexicon, so the first reading chooses without them: تعارض الصين is taken for the noun, رفض برلين for the verb.

use crate::Resources;
use crate::draft::{Draft, Mention, What};
use crate::rules::Rules;
use waqai_lang::syntax::Upos;
use waqai_lang::{Analysis, Features, Gender, Lemma, Number, Part, Tense, Word};

/// Chooses another reading for words that do not agree with the mention behind them.
pub(crate) fn read_again(draft: &mut Draft, resources: &Resources) {
    for number in 0..draft.mentions.len() {
        let mention = &draft.mentions[number];
        let at = mention.words.start as usize;
        let free = !mention.nisba && !draft.words[at].proclitics.joins() && !draft.words[at].has_preposition();
        if at == 0 || !free || draft.mention_of(at - 1).is_some() {
            continue;
        }
        let agreeing = mention
            .gender
            .and_then(|gender| reading(draft, resources, at - 1, mention, gender))
            .filter(|_| is_sure(draft, resources, mention));
        let other =
            agreeing.or_else(|| behind_time(draft, resources, at - 1, mention)).or_else(|| describing(draft, resources, at - 1, mention));
        if let Some(reading) = other {
            let word = &mut draft.words[at - 1];
            if word.part == Part::Preposition {
                let mention = &mut draft.mentions[number];
                (mention.locative, mention.somewhere) = (false, false);
            }
            (word.lemma, word.part, word.features) = (Some(reading.lemma), reading.part, reading.features);
        }
    }
}

/// هجوم شنه متمردون, الهجوم الذي شنه الحوثيون: a noun with a pronoun between an indefinite noun or a relative and a name is the verb that describes the noun.
fn describing(draft: &Draft, resources: &Resources, at: usize, mention: &Mention) -> Option<Analysis> {
    let word = &draft.words[at];
    let before = &draft.words[at.checked_sub(1)?];
    let noun_before = matches!(before.part, Part::Noun | Part::Masdar | Part::Adjective);
    let indefinite = before.part == Part::Relative || noun_before && !before.is_definite() && before.enclitic.is_none();
    let noun =
        matches!(word.part, Part::Noun | Part::Masdar) && word.enclitic.is_some() && !word.has_preposition() && !word.proclitics.joins();
    let verb = |reading: &&Analysis| {
        let known = !resources.rules.frame_patterns_by_form.get(resources.lexicon.lemma(reading.lemma).form.0).is_empty();
        let agrees = mention.gender.is_none_or(|gender| reading.features.get_gender() == Some(gender));
        known && agrees && is_third(reading.part == Part::Verb, reading.features) && reading.features.get_tense() == Some(Tense::Perfect)
    };
    resources.lexicon.analyses(word.form).iter().filter(|_| indefinite && noun).find(verb).copied()
}

/// في عام 2014 فرض المجلس عقوبات: behind a time that opens a sentence without a verb stands its verb.
fn behind_time(draft: &Draft, resources: &Resources, at: usize, mention: &Mention) -> Option<Analysis> {
    let word = &draft.words[at];
    let noun = matches!(word.part, Part::Noun | Part::Masdar) && word.enclitic.is_none() && !word.is_definite() && !word.has_preposition();
    let sentence = &draft.sentences[draft.sentence_of(at as u32).filter(|_| noun)?].tokens;
    let (first, end) = (sentence.start as usize, sentence.end as usize);
    let time = |place: usize| draft.time_at(place).is_some() || draft.words[place].part == Part::Preposition;
    if first == at || draft.time_at(at).is_some() || !(first..at).all(time) || draft.words[first..end].iter().any(Word::is_verb) {
        return None;
    }
    let verb = |reading: &&Analysis| {
        let known = !resources.rules.frames_by_verb.get(reading.lemma.0).is_empty()
            || !resources.rules.frame_patterns_by_form.get(word.form.0).is_empty();
        is_third(reading.part == Part::Verb, reading.features)
            && known
            && mention.gender.is_none_or(|gender| reading.features.get_gender() == Some(gender))
    };
    resources.lexicon.analyses(word.form).iter().find(verb).copied()
}

fn reading(draft: &Draft, resources: &Resources, at: usize, mention: &Mention, gender: Gender) -> Option<Analysis> {
    let word = &draft.words[at];
    if word.enclitic.is_some() || word.has_preposition() || word.is_definite() || word.tanween {
        return None;
    }
    let readings = resources.lexicon.analyses(word.form);
    let opens = opens(draft, at);
    if is_third(word.is_verb(), word.features) {
        if word.features.get_gender() == Some(gender) {
            return None;
        }
        // تنحى الرئيس, توقع مصر: of two verbs written alike the one that agrees.
        let other =
            |reading: &&Analysis| is_third(reading.part == Part::Verb, reading.features) && reading.features.get_gender() == Some(gender);
        let verb = readings.iter().filter(|_| opens).find(other);
        // أثار رفض برلين, رفض برلين: no verb at all.
        let masdar = || {
            let body = matches!(mention.what, What::State { .. } | What::Organisation(_) | What::Body { .. });
            let noun = readings.iter().find(|reading| reading.part == Part::Masdar);
            noun.filter(|_| body && gender == Gender::Feminine && (opens || behind_verb(draft, at)))
        };
        return verb.copied().or_else(|| masdar().copied());
    }
    // تعارض الصين: a masdar that names no act is a verb of acts where it opens the sentence and agrees.
    // ثمن رئيس الوزراء: also a noun that is none to the tree, before whoever holds an office.
    let doubted = || {
        let upos = draft.syntax.arc(at).map(|(upos, ..)| upos);
        matches!(mention.what, What::Person(_)) && upos.is_some_and(|upos| !matches!(upos, Upos::Noun | Upos::Propn))
    };
    let state = || gender == Gender::Feminine && matches!(mention.what, What::State { .. });
    let opening = opens && matches!(word.part, Part::Masdar | Part::Noun) && (state() || doubted());
    let verb = |reading: &&Analysis| {
        is_third(reading.part == Part::Verb, reading.features)
            && reading.features.get_gender() == Some(gender)
            && !resources.rules.frames_by_verb.get(reading.lemma.0).is_empty()
    };
    let act = |lemma: Lemma| names_act(&resources.rules, word, lemma);
    // عبر الوزير عن قلقه: before whoever holds an office a preposition that opens the sentence is a verb of speech of the same letters.
    let says = |reading: &&Analysis| {
        is_third(reading.part == Part::Verb, reading.features)
            && reading.features.get_gender() == Some(gender)
            && !resources.rules.reporting_by_verb.get(reading.lemma.0).is_empty()
    };
    let across = opens && word.part == Part::Preposition && matches!(&mention.what, What::Person(person) if person.title.is_some());
    let speech = readings.iter().filter(|_| across).find(says);
    speech.or_else(|| readings.iter().filter(|_| opening && !word.lemma.is_some_and(act)).find(verb)).copied()
}

/// Whether the gender of a mention is told by its own letters: of a state by its name or capital, of a body by its ending. الكرملين and حرس الحدود are no
/// feminine words.
fn is_sure(draft: &Draft, resources: &Resources, mention: &Mention) -> bool {
    let head = draft.text.folded_at(mention.words.start as usize);
    match &mention.what {
        What::State { code, .. } if mention.words.range().len() == 1 => resources.knowledge.state(*code).is_some_and(|state| {
            let own = |name: &str| waqai_text::fold(name) == head;
            own(&state.name) || own(&state.capital)
        }),
        What::State { .. } | What::Body { .. } | What::Named { .. } => {
            mention.gender == Some(Gender::Masculine) || head.ends_with('\u{629}')
        }
        What::Person(_) => true,
        _ => false,
    }
}

fn names_act(rules: &Rules, word: &Word, lemma: Lemma) -> bool {
    !rules.frames_by_noun.get(lemma.0).is_empty() || !rules.frame_patterns_by_form.get(word.form.0).is_empty()
}

/// Whether it is a verb in the form that stands before its subject.
fn is_third(verb: bool, features: Features) -> bool {
    verb && features.get_person() == 3 && features.get_number() == Some(Number::Singular) && !features.is_passive()
}

/// Whether a word opens its clause, so that its subject can only stand behind it.
fn opens(draft: &Draft, at: usize) -> bool {
    let first = draft.sentence_of(at as u32).is_some_and(|sentence| draft.sentences[sentence].tokens.start as usize == at);
    first || draft.words[at].proclitics.joins() || at > 0 && draft.words[at - 1].is_mark()
}

/// Whether a word stands right behind a finite verb, as its subject or object.
fn behind_verb(draft: &Draft, at: usize) -> bool {
    at > 0 && draft.words[at - 1].is_verb() && draft.mention_of(at - 1).is_none()
}
