//! Whose a title is, where the words behind it name no body of the tables by its full name: a body named before, one that a noun heads, a place.

use crate::draft::{PersonMention, What};
use crate::mentions::Finder;
use crate::names;
use waqai_knowledge::{Code, Entry};
use waqai_lang::{Part, Word};

/// ممثل البنك, الناطقة باسم المفوضية, متحدث باسم الفصائل, رئيس الكتلة: the body named before that begins with a definite noun standing alone.
pub(crate) fn told_before(finder: &Finder, at: usize) -> Option<PersonMention> {
    let word = finder.word(at).filter(|word| word.is_definite() && word.enclitic.is_none() && word.form.is_known())?;
    let described = finder
        .word(at + 1)
        .is_some_and(|next| next.is_definite() && !next.is_mark() && !next.has_preposition() && !next.proclitics.joins());
    let body = |&payload: &u32| matches!(Entry::of(payload), Entry::BodyNoun(_) | Entry::Body(_));
    if described || finder.term(at).is_none_or(|found| found.length > 1 || !found.payloads.iter().any(body)) {
        return None;
    }
    let knowledge = &finder.resources.knowledge;
    let begins = |words: crate::draft::Run| words.range().len() > 1 && finder.draft.words[words.start as usize].form == word.form;
    let before = || finder.draft.mentions.iter().rev().take(crate::mentions::LOOK_BACK);
    before().find_map(|mention| {
        let told = PersonMention::default();
        match &mention.what {
            What::Organisation(number) if finder.draft.words[mention.words.start as usize].form == word.form => {
                let row = &knowledge.organisations[usize::from(*number)];
                Some(PersonMention { state: row.country, sector: Some(row.sector), organisation: Some(*number), ..told })
            }
            What::Named { noun, state, sector, .. } if begins(mention.words) => {
                let own = knowledge.body_nouns[usize::from(*noun)].sector;
                Some(PersonMention { state: *state, sector: sector.or(Some(own)), ..told })
            }
            What::Body { body, state } if begins(mention.words) => {
                Some(PersonMention { state: *state, sector: Some(knowledge.bodies[usize::from(*body)].sector), ..told })
            }
            _ => None,
        }
    })
}

/// رئيس الجمعية, رئيس رابطة: the sector of such bodies, where the last word of a title heads the names of bodies.
pub(crate) fn noun_sector(finder: &Finder, at: usize, length: usize) -> Option<Code> {
    let last = finder.word(at + length - 1).filter(|_| length > 1)?;
    let terms = finder.resources.knowledge.terms();
    let node = terms.step(waqai_tables::Phrases::ROOT, last.form)?;
    terms.payloads(node).iter().find_map(|&payload| match Entry::of(payload) {
        Entry::BodyNoun(noun) => Some(finder.resources.knowledge.body_nouns[usize::from(noun)].sector),
        _ => None,
    })
}

/// The body whose name begins with the last word of a title of several: where it ends, and what it says of whoever belongs to it.
/// And whether tables say of what sector bodies with such a name are, in more than its first word.
pub(crate) fn headed_by(finder: &Finder, at: usize, length: usize) -> Option<(usize, PersonMention, bool)> {
    let last = at + length - 1;
    if length < 2 {
        return None;
    }
    let knowledge = &finder.resources.knowledge;
    if let Some((number, length)) = finder.organisation(last).filter(|&(_, length)| length > 1) {
        let row = &knowledge.organisations[usize::from(number)];
        let body = PersonMention { state: row.country, sector: Some(row.sector), organisation: Some(number), ..PersonMention::default() };
        return Some((last + length, body, false));
    }
    // وكيل وزارة التربية والتعليم اليمنية, رئيس اتحاد المزارعين
    if let Some((body, length)) = finder.body_at(last).filter(|&(_, length)| length > 1) {
        let (end, state) = finder.owner(last + length);
        let sector = Some(knowledge.bodies[usize::from(body)].sector);
        return Some((end, PersonMention { state, sector, ..PersonMention::default() }, true));
    }
    if finder.word(last)?.is_definite() && !finder.word(last)?.has_preposition() {
        return None;
    }
    let found = finder.term(last)?;
    let noun = found.payloads.iter().find_map(|&payload| match Entry::of(payload) {
        Entry::BodyNoun(noun) => Some(noun),
        _ => None,
    })?;
    match names::named_body(finder, last, last + found.length, noun)? {
        (run, What::Named { state, sector, name, .. }) if !name.is_empty() || found.length > 1 => {
            let own = knowledge.body_nouns[usize::from(noun)].sector;
            let several = found.length > 1 || sector.is_some();
            let sector = if several { sector.or(Some(own)) } else { sector };
            Some((run.end as usize, PersonMention { state, sector, ..PersonMention::default() }, several))
        }
        _ => None,
    }
}

/// منطقة دونيفسك, مدينة ماريفا الساحلية: a place that no table has, behind the noun that says that it is one. Gives the place behind its words.
pub(crate) fn strange_place(finder: &Finder, at: usize) -> Option<usize> {
    let plain = |word: &&Word| names::is_plain(word) && !word.is_mark() && !word.is_verb();
    finder.word(at).filter(plain).filter(|word| !word.is_definite())?;
    if !finder.behind_place_noun(at + 1) || finder.governed_place(at).is_some() {
        return None;
    }
    let name = finder.word(at + 1).filter(plain)?;
    if !names::is_strange(name) && !name.is_definite() {
        return None;
    }
    let described = |next: &Word| next.part == Part::Adjective && next.is_definite() && names::is_plain(next);
    Some(if finder.word(at + 2).is_some_and(described) { at + 3 } else { at + 2 })
}

/// مدير برنامج الطوارئ: a noun that no table has with its owner, behind a title of one word where whoever speaks must stand.
/// Gives the place behind them.
pub(crate) fn ruled_thing(finder: &Finder, at: usize, length: usize) -> Option<usize> {
    let title = finder.word(at).filter(|word| length == 1 && !word.is_definite() && word.enclitic.is_none())?;
    let thing = |place: usize, definite: bool| {
        finder.word(place).is_some_and(|word| {
            // الطوارئ: behind a noun without article an adjective with it is a noun.
            (matches!(word.part, Part::Noun | Part::Masdar) || definite && word.part == Part::Adjective)
                && word.is_definite() == definite
                && word.enclitic.is_none()
                && !word.features.is_human()
                && names::is_plain(word)
        }) && finder.name(place).is_none()
    };
    let spoken = names::after_speech(finder.draft, finder.resources, at) && title.part.is_nominal();
    (spoken && thing(at + 1, false) && finder.term(at + 1).is_none() && thing(at + 2, true)).then_some(at + 3)
}
