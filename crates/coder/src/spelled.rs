//! People whose names are written as no table lists them: looked up by key where the letters as written found nobody.

use crate::draft::{PersonMention, Run, What};
use crate::mentions::Finder;
use crate::names;
use waqai_knowledge::{Affiliation, Code};
use waqai_lang::Word;

/// How many words a name may have here.
const LONGEST: usize = 4;

/// How many letters a word needs that no title's state vouches for, and a family name alone: shorter ones are too often written alike.
const SHORTEST_SURNAME: usize = 4;

/// How many letters a whole name needs: less is no evidence.
const SHORTEST_NAME: usize = 7;

/// The person of the tables that a run of words names in a spelling of its own. A state that a title gave rules others out.
///
/// One word at least must be in no table. A family name alone counts only with a state.
pub(crate) fn known(finder: &Finder, name: Run, state: Option<Code>) -> Option<u16> {
    let knowledge = &finder.resources.knowledge;
    let words = name.range().map(|at| finder.draft.text.folded_at(at));
    let letters = || name.range().map(|at| finder.draft.text.folded_at(at).chars().count());
    let short = letters().any(|letters| letters < 2) || name.range().len() > 1 && letters().sum::<usize>() < SHORTEST_NAME;
    if let Some(state) = state.filter(|_| name.range().len() > 2) {
        let whole: Vec<&str> = words.clone().collect();
        if let Some(person) = knowledge.without_clan(&whole.join(" "), state) {
            return Some(person);
        }
    }
    let open = names::part(finder, name.end as usize - 1).is_some();
    if short || open || !has_new_word(finder, name) {
        return None;
    }
    let mut people = Vec::new();
    match name.range().len() {
        1 => {
            let word = names::bare(finder, name.start as usize);
            if state.is_none() || word.chars().count() < SHORTEST_SURNAME {
                return None;
            }
            knowledge.surname_spelled_by(word, &mut people);
        }
        _ => knowledge.spelled_by(words.clone(), &mut people),
    }
    if let Some(state) = state {
        people.retain(|&person| {
            knowledge.people[usize::from(person)].country == Some(state)
                || knowledge.terms_of(person).iter().any(|term| term.of == Affiliation::State(state))
        });
    }
    if state.is_none() {
        // Nothing else tells who it is: one word must be as usual, and the others too long to be alike by chance.
        people.retain(|&person| {
            let usual = |word: &str| knowledge.has_word(person, word);
            words.clone().any(usual) && words.clone().all(|word| usual(word) || word.chars().count() >= SHORTEST_SURNAME)
        });
    }
    match people.as_slice() {
        [] => None,
        [only] => Some(*only),
        several => finder.short_person(several, false).filter(|&person| knowledge.term_on(person, finder.day).is_some()),
    }
}

/// Whether a word of a name is strange and in no name that the tables list.
fn has_new_word(finder: &Finder, name: Run) -> bool {
    let mut at = name.start as usize;
    while at < name.end as usize {
        match names::listed(finder, at) {
            Some(length) => at += length,
            None if finder.word(at).is_some_and(names::is_strange) => return true,
            None => at += 1,
        }
    }
    false
}

/// A whole name in a spelling of its own where nothing else begins a name: no title before it, and its first word is strange.
pub(crate) fn person(finder: &Finder, at: usize) -> Option<(Run, What)> {
    let first = finder.word(at)?;
    if !names::is_strange(first) || !names::is_plain(first) {
        return None;
    }
    let may_go_on = |at: usize| {
        let name = |word: &Word| names::is_plain(word) && (names::is_strange(word) || names::listed(finder, at).is_some());
        finder.word(at).is_some_and(|word| !word.is_mark() && !word.is_verb() && name(word))
    };
    let words = (at + 1..(at + LONGEST).min(finder.end)).take_while(|&at| may_go_on(at)).count();
    (1..=words).rev().find_map(|more| {
        let name = Run::new(at, at + 1 + more);
        let person = known(finder, name, None)?;
        let female = finder.resources.knowledge.people[usize::from(person)].female;
        Some(crate::bearers::after_name(finder, name, PersonMention { known: Some(person), name, female, ..PersonMention::default() }))
    })
}
