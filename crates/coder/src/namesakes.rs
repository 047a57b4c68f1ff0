//! Namesakes: a name of the tables whose bearer's state the report never speaks of is somebody else's.

use crate::Resources;
use crate::draft::{Draft, Mention, What};
use crate::names::after_speech;
use waqai_knowledge::{Affiliation, Code, Day, Entry, Office, Rank};

/// Titles up to this rank are of offices that the tables list.
const HIGHEST: u8 = 5;

/// Takes the people of the tables from names that hardly mean them: those who held no high office on the day, and whose state nothing else in the
/// report speaks of. Of whole names only those of two words that anybody in the Arab world may bear.
pub(crate) fn part(draft: &mut Draft, resources: &Resources, day: Day) {
    let mut states: Vec<Code> = draft.home.into_iter().chain(draft.agency_home).collect();
    let mut add = |state: Code| {
        if !states.contains(&state) {
            states.push(state);
        }
    };
    for mention in draft.mentions.iter().chain(&draft.inner) {
        spoken_of(mention, resources, &mut add);
    }
    // A report that names no state at all may be about anybody.
    if states.is_empty() {
        return;
    }
    // Two of one state speak for each other.
    let mut people: Vec<(u16, Option<Code>)> = Vec::new();
    for mention in &draft.mentions {
        if let What::Person(person) = &mention.what
            && let Some(known) = person.known
            && !people.iter().any(|&(other, _)| other == known)
        {
            people.push((known, resources.knowledge.people[usize::from(known)].country));
        }
    }
    for at in 0..draft.mentions.len() {
        let What::Person(person) = &draft.mentions[at].what else { continue };
        let Some(known) = person.known.filter(|_| person.state.is_none() && !person.name.is_empty()) else { continue };
        let whole = person.name.range().len() > 1;
        let country = resources.knowledge.people[usize::from(known)].country;
        let beside = people.iter().any(|&(other, of)| other != known && of.is_some() && of == country);
        // وزير التربية السابق فلان: whom the words give an office, and who held one.
        let office = |title: u16| resources.knowledge.titles[usize::from(title)].weight <= HIGHEST;
        let official = whole && person.title.is_some_and(office) && !resources.knowledge.terms_of(known).is_empty();
        if official
            || beside
            || is_supported(resources, known, person.office, day, &states)
            || person.name.range().len() > 2
            || whole && !is_common(draft, resources, at)
        {
            continue;
        }
        let alone = !whole
            && person.title.is_none()
            && person.relation.is_none()
            && !after_speech(draft, resources, draft.mentions[at].words.start as usize);
        let mention = &mut draft.mentions[at];
        if alone {
            mention.what = What::Nothing;
        } else if let What::Person(person) = &mut mention.what {
            person.known = None;
        }
    }
}

/// عمان beside سلطنة عمان: a capital written like another state is that state where the report names this one by other words, and its own state nowhere.
pub(crate) fn tell_capitals(draft: &mut Draft, resources: &Resources) {
    let told = |code: Code| {
        let of = |mention: &Mention| matches!(mention.what, What::State { code: other, capital: false } if other == code);
        draft.mentions.iter().any(of)
    };
    let other = |mention: &Mention| {
        let What::State { code, capital: true } = mention.what else { return None };
        let word = (mention.words.range().len() == 1).then(|| draft.words[mention.words.start as usize].whole)?;
        let names = resources.knowledge.names();
        let payloads = names.payloads(names.step(waqai_tables::Phrases::ROOT, word)?);
        let state = payloads.iter().find_map(|&payload| match Entry::of(payload) {
            Entry::State(state) => Some(resources.knowledge.states[usize::from(state)].code).filter(|&other| other != code),
            _ => None,
        })?;
        (told(state) && !told(code)).then_some(state)
    };
    let changed: Vec<(usize, Code)> =
        draft.mentions.iter().enumerate().filter_map(|(at, mention)| other(mention).map(|code| (at, code))).collect();
    for (at, code) in changed {
        draft.mentions[at].what = What::State { code, capital: false };
    }
}

/// Tells the states that a mention tells, but for those that only the tables tell of a person.
fn spoken_of(mention: &Mention, resources: &Resources, tell: &mut impl FnMut(Code)) {
    match &mention.what {
        What::Holders { states, .. } => states.iter().copied().for_each(tell),
        what => what.told_state(&resources.knowledge).into_iter().for_each(tell),
    }
}

/// Whether a person may be meant without his state: known of no one state, high in office on the day, or of a state that the report speaks of.
fn is_supported(resources: &Resources, known: u16, office: Option<Office>, day: Day, states: &[Code]) -> bool {
    let knowledge = &resources.knowledge;
    let terms = knowledge.terms_of(known);
    let of = |term: &waqai_knowledge::Term| match term.of {
        Affiliation::State(code) => Some(code),
        Affiliation::Organisation(number) => knowledge.organisations[usize::from(number)].country,
    };
    let homes = || terms.iter().map(of).chain([knowledge.people[usize::from(known)].country]).flatten();
    let at_home = homes().next().is_none() || homes().any(|code| code.is_international() || states.contains(&code));
    let high = || {
        let office = knowledge.term_on(known, day).map(|term| knowledge.office_rank(term.office));
        matches!(office, Some(Rank::Head | Rank::DeputyHead | Rank::Minister))
    };
    // رئيس الحكومة المكلف فلان: who held, or will hold, the office that the title names.
    let titled = || office.is_some_and(|office| terms.iter().any(|term| term.office == office));
    at_home || titled() || high()
}

/// Whether all words of a name are such as many bear: given names, and words of the language.
fn is_common(draft: &Draft, resources: &Resources, at: usize) -> bool {
    let What::Person(person) = &draft.mentions[at].what else { return false };
    let names = resources.knowledge.names();
    person.name.range().all(|word| {
        let form = draft.words[word].whole;
        let given = names.step(waqai_tables::Phrases::ROOT, form).is_some_and(|node| {
            names.payloads(node).iter().any(|&payload| matches!(Entry::of(payload), Entry::GivenName | Entry::NamePart))
        });
        // A family name with its article is no foreign one.
        given || draft.text.folded_at(word).starts_with("\u{627}\u{644}") || !resources.lexicon.analyses(draft.words[word].form).is_empty()
    })
}
