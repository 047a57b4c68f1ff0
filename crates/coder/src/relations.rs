//! Deputies, aides, kin and families: people known by the person behind whose title or name they stand.

use crate::draft::{PersonMention, Run, What};
use crate::mentions::Finder;
use crate::walk::{Article, longest};
use crate::{names, titles};
use waqai_knowledge::{Affiliation, Code, Count, Entry, Knowledge, RelationKind};
use waqai_lang::{Part, Word};

/// How many relations may stand before each other: نائب مدير مكتب الرئيس. A report of nothing but such words must not go deeper.
const DEEPEST: u8 = 3;

/// The longest words of relation have so many words.
const LONGEST: usize = 3;

/// The words of relation at a word: which, how many people, how many words.
pub(crate) fn relation(finder: &Finder, at: usize) -> Option<(u16, Count, usize)> {
    let word = finder.word(at)?;
    if word.is_mark() || finder.is_surely_verb(word) || word.part.is_particle() {
        return None;
    }
    let relation = |payloads: &[u32]| {
        payloads.iter().find_map(|&payload| match Entry::of(payload) {
            Entry::Relation(relation, count) => Some((relation, count)),
            _ => None,
        })
    };
    let terms = finder.resources.knowledge.terms();
    // نجله, مستشارته
    if word.enclitic.is_some() {
        let node = terms.step(waqai_tables::Phrases::ROOT, word.form)?;
        return relation(terms.payloads(node)).map(|(relation, count)| (relation, count, 1));
    }
    // A longer title that begins with the same words hides the relation: مستشار الرئيس.
    let longest_found = finder.term(at)?.length;
    (1..=longest_found.min(LONGEST)).rev().find_map(|length| {
        let found = longest(terms, &finder.draft.words, at, at + length, Article::Optional).filter(|found| found.length == length)?;
        relation(found.payloads).map(|(relation, count)| (relation, count, length))
    })
}

/// Whose deputy, aide or relative: the end of the words, and what they say of that person. A pronoun (نجله) says nothing more.
pub(crate) fn of_whom(finder: &Finder, at: usize, length: usize, relation: u16, depth: u8) -> Option<(usize, PersonMention)> {
    let mut place = at + length;
    if finder.word(place - 1)?.enclitic.is_some() {
        return Some((place, PersonMention::default()));
    }
    if depth >= DEEPEST {
        return None;
    }
    let kind = finder.resources.knowledge.relations[usize::from(relation)].kind;
    // النائب الثاني لرئيس مجلس الوزراء, المستشار الخاص للرئيس
    while finder
        .word(place)
        .is_some_and(|word| word.is_definite() && !word.has_preposition() && !word.proclitics.joins() && !word.is_verb())
        && finder.word(place).is_some_and(|word| finder.can_be_adjective(word) || word.part == Part::Numeral)
        && (place + 1..=place + 2).any(|next| finder.word(next).is_some_and(Word::has_preposition))
        && kind.is_post()
        && place < at + length + 2
    {
        place += 1;
    }
    let word = finder.word(place)?;
    if word.is_mark() || word.is_verb() || word.proclitics.joins() || word.has_preposition() && !kind.is_post() {
        return None;
    }
    let described = titles::described(finder, place, depth + 1).filter(|description| description.titled);
    if let Some(description) = described {
        let mut whom = description.person;
        let mut end = description.end;
        // The name behind belongs to whom the title describes where he held the office: مستشار الرئيس الأمريكي دونالد ترامب.
        if let Some((name, known)) = known_name(finder, end, &whom).filter(|&(_, known)| held(finder, known, &whom)) {
            whom.known = Some(known);
            end = name.end as usize;
        }
        whom.state = whom.state.or(whom.known.and_then(|known| state_of(finder, known)));
        whom.sector = titles::told_sector(&finder.resources.knowledge, &whom);
        return Some((end, whom));
    }
    if kind.is_post() {
        return None;
    }
    if let Some((name, known)) = known_name(finder, place, &PersonMention::default()) {
        let whom = PersonMention { known: Some(known), state: state_of(finder, known), ..PersonMention::default() };
        return Some((name.end as usize, whom));
    }
    if let Some((organisation, length)) = finder.organisation(place).filter(|_| kind == RelationKind::Family) {
        let state = finder.resources.knowledge.organisations[usize::from(organisation)].country;
        return Some((place + length, PersonMention { state, ..PersonMention::default() }));
    }
    if let Some((name, What::Person(whom))) = names::unknown_person(finder, place) {
        return Some((name.end as usize, whom));
    }
    // شقيق القتيل, عائلة الصحفي الفلسطيني
    let found = finder.term(place)?;
    found.payloads.iter().find_map(|&payload| match Entry::of(payload) {
        Entry::Group(group, count) => match finder.group(place, place + found.length, group, count)? {
            (run, What::People { state, .. }) => Some((run.end as usize, PersonMention { state, ..PersonMention::default() })),
            (run, What::Person(whom)) => Some((run.end as usize, PersonMention { state: whom.state, ..PersonMention::default() })),
            _ => None,
        },
        _ => None,
    })
}

/// أسرة الرئيس الراحل, أنصاره: several people around one.
pub(crate) fn family(finder: &Finder, at: usize) -> Option<(Run, What)> {
    let (relation, _, length) = relation(finder, at)?;
    let row = &finder.resources.knowledge.relations[usize::from(relation)];
    if row.kind != RelationKind::Family {
        return None;
    }
    let (end, whom) = of_whom(finder, at, length, relation, 0)?;
    let pronoun = end == at + length;
    let sector = row.sector.or(whom.sector);
    Some((Run::new(at, end), What::Kin { relation, state: whom.state, sector, pronoun }))
}

/// The person of the tables named at a word.
fn known_name(finder: &Finder, at: usize, whom: &PersonMention) -> Option<(Run, u16)> {
    let word = finder.word(at)?;
    if word.is_mark() || (word.has_preposition() || word.proclitics.joins()) && !word.whole.is_known() {
        return None;
    }
    let found = finder.name(at)?;
    let named = found.payloads.iter().any(|&payload| matches!(Entry::of(payload), Entry::Person(_) | Entry::PersonShort(_)));
    if !named {
        return None;
    }
    let name = Run::new(at, at + found.length);
    let mut person = *whom;
    titles::set_name(finder, &mut person, name);
    person.known.map(|known| (name, known))
}

/// Whether a person ever held the office that the title names.
fn held(finder: &Finder, known: u16, whom: &PersonMention) -> bool {
    let terms = finder.resources.knowledge.terms_of(known);
    whom.office.is_some_and(|office| terms.iter().any(|term| term.office == office))
}

/// The state or international code of a person of the tables on the day.
fn state_of(finder: &Finder, known: u16) -> Option<Code> {
    let knowledge: &Knowledge = &finder.resources.knowledge;
    let term = knowledge.term_on(known, finder.day);
    let by_term = term.and_then(|term| match term.of {
        Affiliation::State(code) => Some(code),
        Affiliation::Organisation(number) => knowledge.organisations[usize::from(number)].country,
    });
    by_term.or(knowledge.people[usize::from(known)].country)
}
