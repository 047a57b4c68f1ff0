//! What a mention agrees with: its gender and number, whether it only says where, and whether its first letter is a preposition.

use crate::draft::{Mention, Run, What};
use crate::mentions::Finder;
use crate::rules::{Marker, ReferenceKind};
use crate::{names, titles};
use waqai_knowledge::{Count, Entry};
use waqai_lang::{Gender, Number, Part, Word};

impl Finder<'_> {
    /// Whether a known person's name right behind a verb begins with a letter that was taken for a preposition, or a title with one taken for "and".
    pub(crate) fn is_whole_name(&self, words: Run, what: &What) -> bool {
        let at = words.start as usize;
        if matches!(what, What::Person(person) if person.title.is_some()) && titles::is_governor(self, at) {
            return true;
        }
        let cut = self.draft.words[at].has_preposition() && self.previous(at).is_some_and(Word::is_verb);
        let names = self.resources.knowledge.names();
        let person = |node| {
            let found: &[u32] = names.payloads(node);
            found.iter().any(|&payload| matches!(Entry::of(payload), Entry::Person(_) | Entry::PersonShort(_)))
        };
        let known = matches!(what, What::Person(person) if person.known.is_some() && person.title.is_none());
        cut && known && words.range().len() == 1 && names.step(waqai_tables::Phrases::ROOT, self.draft.words[at].whole).is_some_and(person)
    }

    /// A woman is known by her given name; by her verb where no table has the name: أعلنت فلانة.
    fn tell_women(&self, what: &mut What, words: Run) {
        let What::Person(person) = what else { return };
        if person.name.is_empty() || person.known.is_some() || person.female {
            return;
        }
        let told = self.name(person.name.start as usize).and_then(|found| found.payloads.iter().find_map(|&p| Entry::bearer_is_female(p)));
        let by_verb = || {
            let first = words.start as usize;
            names::after_speech(self.draft, self.resources, first)
                && person.title.is_none()
                && self.draft.words[first - 1].features.get_gender() == Some(Gender::Feminine)
        };
        person.female = told.unwrap_or_else(by_verb);
    }

    /// Gender, number and standing of a mention.
    pub(crate) fn describe(&self, words: Run, mut what: What, sentence: u32) -> Mention {
        self.tell_women(&mut what, words);
        let knowledge = &self.resources.knowledge;
        let head = &self.draft.words[words.start as usize];
        let text = self.draft.text.folded_at(words.start as usize);
        let ending_feminine = text.ends_with('\u{629}') || head.features.get_gender() == Some(Gender::Feminine);
        let by_ending = Some(if ending_feminine { Gender::Feminine } else { Gender::Masculine });
        let (gender, plural) = match &what {
            What::State { code, .. } => {
                // الجانب الصيني is masculine, الصين feminine, لبنان masculine.
                let described = head.is_definite() && head.part == Part::Noun && words.range().len() > 1;
                // الكرملين: the seat of a government has a gender of its own.
                let seat = self
                    .name(words.start as usize)
                    .is_some_and(|found| found.payloads.iter().any(|&payload| matches!(Entry::of(payload), Entry::Seat(_))));
                let masculine = seat || knowledge.state(*code).is_some_and(|state| state.masculine);
                // Masculine names take verbs of both genders.
                (
                    if described {
                        by_ending
                    } else if masculine {
                        None
                    } else {
                        Some(Gender::Feminine)
                    },
                    false,
                )
            }
            What::Place(_) | What::Country(_) | What::Nothing => (None, false),
            What::Organisation(_) => (None, false),
            What::Person(person) => (Some(if person.female { Gender::Feminine } else { Gender::Masculine }), false),
            What::Body { .. } => {
                let plural = head.features.get_number() == Some(Number::Plural);
                (if plural { Some(Gender::Feminine) } else { by_ending }, false)
            }
            What::Named { .. } => (by_ending, false),
            What::People { count, .. } => (None, *count != Count::One),
            What::Reference(reference) => (None, reference.kind != ReferenceKind::Latter),
            What::Holders { .. } | What::Kin { .. } => (None, true),
        };
        let nisba =
            matches!(what, What::State { .. }) && self.nisba(words.start as usize).is_some() && self.state(words.start as usize).is_none();
        let locative = head.proclitics.has(waqai_lang::Proclitics::BI)
            || words
                .start
                .checked_sub(1)
                .is_some_and(|at| self.marker(at as usize).is_some_and(|(marker, length)| marker == Marker::Locative && length == 1));
        // محافظة درعا: the noun may be part of the name.
        let called = matches!(what, What::Place(_)) && words.range().len() > 1 && self.behind_place_noun(words.start as usize + 1);
        let somewhere = locative || called || self.behind_place_noun(words.start as usize);
        Mention { words, what, gender, plural, locative, somewhere, sentence, entities: Vec::new(), elided: false, nisba }
    }
}
