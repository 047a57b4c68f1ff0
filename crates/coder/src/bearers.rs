//! The names that titles are borne by, and the titles that stand behind names.

use crate::draft::{PersonMention, Run, What};
use crate::mentions::Finder;
use crate::rules::Marker;
use crate::titles::{adjectives, described, self_title};
use crate::workplaces::{said_where, workplace};
use crate::{names, relations, spelled};
use waqai_knowledge::{Code, Count, Entry, RelationKind};
use waqai_lang::Part;
use waqai_lang::syntax::Relation;

/// How far ahead a long description may look for the name that it describes.
const REACH: usize = 12;

/// How many further titles between commas may stand before a name.
const MOST_TITLES: usize = 4;

/// قائد القوة، قائد الأسطول في …، الفريق فلان: several titles between commas, and the name behind the last.
pub(crate) fn name_behind_titles(finder: &Finder, mut at: usize, state: Option<Code>) -> Option<Run> {
    for _ in 0..MOST_TITLES {
        if !finder.draft.text.tokens().get(at)?.is('\u{60C}') || at + 1 >= finder.end {
            return None;
        }
        let first = finder.word(at + 1)?;
        if first.proclitics.joins() || first.has_preposition() {
            return None;
        }
        let description = described(finder, at + 1, 0)?;
        let other = description.person.state.is_some_and(|code| state.is_some_and(|own| own != code));
        if !description.titled || description.plural || other {
            return None;
        }
        let end = description.end;
        if let Some(name) = name_after(finder, end, true) {
            return Some(name);
        }
        // في البحرين: where he holds the post.
        at = match finder.place_state(end + 1) {
            Some((_, length)) if said_where(finder, end) => end + 1 + length,
            _ => end,
        };
    }
    None
}

/// The name that begins at a word after a title: a known person, or an unknown one.
pub(crate) fn name_after(finder: &Finder, at: usize, titled: bool) -> Option<Run> {
    let word = finder.word(at)?;
    if word.is_mark() || word.has_preposition() && !word.whole.is_known() || word.proclitics.joins() && !word.whole.is_known() {
        return None;
    }
    // الرئيس الضيف is no Mr Deif; a title with its state is no name either.
    if finder.marker(at).is_some_and(|(marker, _)| marker == Marker::Visitor) || heads_title(finder, at) || finder.no_name(at).is_some() {
        return None;
    }
    if let Some(found) = finder.name(at) {
        let person = found.payloads.iter().any(|&payload| matches!(Entry::of(payload), Entry::Person(_)));
        let short = found.payloads.iter().any(|&payload| matches!(Entry::of(payload), Entry::PersonShort(_)));
        if person || short {
            // An unknown bearer of a known surname may have a longer name.
            // عبدي نور behind a title: a family name before a given one is a name of its own.
            let own = || titled && !person && names::listed(finder, at + found.length).is_some();
            let longer = names::name_run(finder, at, titled)
                .filter(|run| run.range().len() > found.length && (names::goes_on(finder, at + found.length) || own()));
            return Some(longer.unwrap_or(Run::new(at, at + found.length)));
        }
    }
    names::name_run(finder, at, titled).or_else(|| {
        // ري مين هوك: words that the tables know as others, which the model takes for a name.
        let likely = finder.draft.likely_names.at(at).filter(|tokens| tokens.start == at && tokens.len() > 1 && tokens.end <= finder.end);
        likely.filter(|_| !word.is_verb()).map(|tokens| Run::new(at, tokens.end))
    })
}

/// Whether a title with the name of its state begins at a word: ملك البحرين.
fn heads_title(finder: &Finder, at: usize) -> bool {
    finder.term(at).is_some_and(|found| {
        let title = found.payloads.iter().any(|&payload| matches!(Entry::of(payload), Entry::Title(..)));
        title && finder.word(at).is_some_and(|word| !word.is_definite()) && finder.state(at + found.length).is_some()
    })
}

/// السفير الفرنسي "فلان": a name between quotation marks.
pub(crate) fn quoted_name(finder: &Finder, at: usize) -> Option<Run> {
    let tokens = finder.draft.text.tokens();
    let quote = |at: usize| {
        tokens
            .get(at)
            .and_then(|token| token.mark())
            .is_some_and(|mark| matches!(mark, '"' | '\u{AB}' | '\u{BB}' | '\u{201C}' | '\u{201D}'))
    };
    if !quote(at) || at + 1 >= finder.end {
        return None;
    }
    name_after(finder, at + 1, true).filter(|name| quote(name.end as usize))
}

/// الناطق باسم الهيئة، فلان …، : a name in apposition behind a comma, perhaps with its honorifics.
pub(crate) fn name_behind_comma(finder: &Finder, at: usize) -> Option<Run> {
    if !finder.draft.text.tokens().get(at)?.is('\u{60C}') || at + 1 >= finder.end {
        return None;
    }
    let mut place = at + 1;
    while let Some(found) = finder.term(place)
        && found.payloads.iter().any(|&payload| matches!(Entry::of(payload), Entry::Honorific(_)))
        && finder.word(place).is_some_and(|word| !word.proclitics.joins() && !word.has_preposition())
    {
        place += found.length;
    }
    if place > at + 1 {
        return name_after(finder, place, true);
    }
    let known = finder
        .name(place)
        .is_some_and(|found| found.payloads.iter().any(|&payload| matches!(Entry::of(payload), Entry::Person(_) | Entry::GivenName)));
    if known {
        return name_after(finder, place, false);
    }
    // Two strange words between commas or before the content are a name.
    let strange =
        |at: usize| finder.word(at).is_some_and(|word| word.part == Part::Unknown && !word.proclitics.joins() && !word.has_preposition());
    if !(strange(place) && strange(place + 1)) {
        return None;
    }
    names::name_run(finder, place, true)
}

/// A description that goes on with prepositions until the name: المنسق … في اليمن عامر …, المسؤول … في القاهرة، الجنرال ….
pub(crate) fn name_further_on(finder: &Finder, at: usize) -> Option<Run> {
    let first = finder.word(at)?;
    if !(first.part == Part::Preposition || first.has_preposition()) {
        return None;
    }
    for place in at..(at + REACH).min(finder.end) {
        let word = finder.word(place)?;
        if word.is_mark() {
            return name_behind_comma(finder, place);
        }
        if word.is_verb() || matches!(word.part, Part::Subordinator | Part::Relative | Part::Conjunction) {
            return None;
        }
        if let Some(found) = finder.term(place)
            && place > at
            && found.payloads.iter().any(|&payload| matches!(Entry::of(payload), Entry::Title(..) | Entry::Group(..)))
            && !word.has_preposition()
        {
            return None;
        }
        if place == at {
            continue;
        }
        if let Some(found) = finder.name(place) {
            let opens = found.payloads.iter().any(|&payload| matches!(Entry::of(payload), Entry::Person(_) | Entry::GivenName));
            if opens && !word.proclitics.joins() && !word.has_preposition() {
                return name_after(finder, place, false);
            }
        }
    }
    None
}

/// Whether the word before a name is a military rank.
pub(crate) fn rank_before(finder: &Finder, name: usize, start: usize) -> bool {
    let Some(at) = name.checked_sub(1).filter(|&at| at > start) else { return false };
    finder.term(at).is_some_and(|found| found.length == 1 && found.payloads.iter().any(|&p| Entry::of(p) == Entry::Honorific(true)))
}

/// المسؤول … في السفارة الأمريكية في القاهرة: the state of the body where somebody works, as the words between a title and a name tell it.
pub(crate) fn state_of_post(finder: &Finder, from: usize, to: usize) -> Option<Code> {
    (from..to).find_map(|at| {
        let (_, length) = finder.body_at(at)?;
        finder.owner(at + length).1
    })
}

/// الناشط الكوري …, الطبيب المقيم في لندن …: somebody of a calling, named right behind it or behind where he is.
pub(crate) fn named_behind(finder: &Finder, run: Run, state: Option<Code>, sector: Option<Code>) -> Option<(Run, What)> {
    let first = finder.word(run.start as usize)?;
    let end = run.end as usize;
    if !first.is_definite() {
        return None;
    }
    let name = name_after(finder, end, false).filter(|name| name.range().len() > 1).or_else(|| name_further_on(finder, end))?;
    let mut person = PersonMention { state, sector, ..PersonMention::default() };
    set_name(finder, &mut person, name);
    Some((Run::new(run.start as usize, name.end as usize), What::Person(person)))
}

/// Gives a person the name at a run of words, and whom of the tables it means.
pub(crate) fn set_name(finder: &Finder, person: &mut PersonMention, name: Run) {
    person.name = name;
    let knowledge = &finder.resources.knowledge;
    let Some(found) = finder.name(name.start as usize).filter(|found| found.length == name.range().len()) else {
        person.known = spelled::known(finder, name, person.state.filter(|_| person.organisation.is_none()));
        // القاضية ماريا …: of vowels alone a woman's name may be a man's.
        person.known = person.known.filter(|&known| !person.female || knowledge.people[usize::from(known)].female);
        person.female |= person.known.is_some_and(|known| knowledge.people[usize::from(known)].female);
        return;
    };
    let mut candidates: Vec<u16> = Vec::new();
    for &payload in found.payloads {
        match Entry::of(payload) {
            Entry::Person(known) | Entry::PersonShort(known) => candidates.push(known),
            _ => {}
        }
    }
    // The title's state rules out namesakes.
    if let Some(state) = person.state {
        candidates.retain(|&c| {
            knowledge.people[usize::from(c)].country == Some(state)
                || knowledge.terms_of(c).iter().any(|term| term.of == waqai_knowledge::Affiliation::State(state))
                || person.organisation.is_some()
        });
    }
    person.known = match candidates.as_slice() {
        [] => None,
        [only] => Some(*only),
        several => finder.short_person(several, false),
    };
    if let Some(known) = person.known {
        person.female |= knowledge.people[usize::from(known)].female;
    }
}

/// A title in apposition after a name: ليلى المثال رئيسة المحكمة العليا; between commas too: فلان، رئيس الكتلة، ….
pub(crate) fn after_name(finder: &Finder, name: Run, mention: PersonMention) -> (Run, What) {
    let at = name.end as usize;
    let comma = finder.draft.text.tokens().get(at).is_some_and(|token| token.is('\u{60C}')) && at + 1 < finder.end;
    // فلان وهو مسؤول في …: what he is, in a clause of its own.
    let open = at + usize::from(comma);
    if is_pronoun(finder, open)
        && let Some((end, described)) = apposition(finder, open + 1, mention, false).or_else(|| calling(finder, open + 1, mention))
    {
        return (Run::new(name.start as usize, end), What::Person(described));
    }
    let described = apposition(finder, open, mention, comma);
    // رئيس جمعية … في بريطانيا، : where he is that.
    let described = described.map(|(end, described)| match finder.place_state(end + 1) {
        Some((_, length)) if comma && said_where(finder, end) && is_comma(finder, end + 1 + length) => (end + 1 + length, described),
        _ => (end, described),
    });
    match described {
        Some((end, described)) if !comma || finder.draft.text.tokens().get(end).is_some_and(|token| token.is('\u{60C}')) => {
            let (end, described) = further_offices(finder, end, described);
            (Run::new(name.start as usize, end), What::Person(described))
        }
        _ => (name, What::Person(mention)),
    }
}

/// فلان ولي العهد رئيس مجلس الوزراء: further offices that the known bearer of the name holds on that day; else they are another's.
fn further_offices(finder: &Finder, mut end: usize, mut person: PersonMention) -> (usize, PersonMention) {
    let knowledge = &finder.resources.knowledge;
    let Some(known) = person.known else { return (end, person) };
    let holds =
        |office| knowledge.terms_of(known).iter().any(|term| term.office == office && term.from <= finder.day && finder.day <= term.to);
    while let Some((after, further)) = apposition(finder, end, person, false)
        && further.office.is_some_and(holds)
    {
        end = after;
        person.state = person.state.or(further.state);
    }
    (end, person)
}

fn is_comma(finder: &Finder, at: usize) -> bool {
    finder.draft.text.tokens().get(at).is_some_and(|token| token.is('\u{60C}'))
}

/// Whether a word takes up the person named before it: وهو, وهي.
fn is_pronoun(finder: &Finder, at: usize) -> bool {
    finder.word(at).is_some_and(|word| word.part == Part::Pronoun && word.proclitics.joins())
}

/// فلان، وهو مزارع من …: what he does for a living, where no title says what he is.
fn calling(finder: &Finder, at: usize, mention: PersonMention) -> Option<(usize, PersonMention)> {
    let found = finder.term(at).filter(|_| mention.title.is_none() && mention.known.is_none())?;
    let (group, count) = found.payloads.iter().find_map(|&payload| match Entry::of(payload) {
        Entry::Group(group, count) => Some((group, count)),
        _ => None,
    })?;
    let own = finder.resources.knowledge.groups[usize::from(group)].sector;
    match finder.group(at, at + found.length, group, count).filter(|_| count == Count::One)? {
        (run, What::People { state, sector, .. }) => {
            let told = PersonMention { sector: sector.or(Some(own)), state: mention.state.or(state), ..mention };
            Some((run.end as usize, told))
        }
        _ => None,
    }
}

/// The title at a word, added to what is known of the person: it has no article and says of whom or what it is. Behind a comma it may have the
/// article, where the name before has no title of its own.
fn apposition(finder: &Finder, at: usize, mention: PersonMention, comma: bool) -> Option<(usize, PersonMention)> {
    let (word, found) = (finder.word(at)?, finder.term(at)?);
    let untitled = comma && mention.title.is_none() && mention.relation.is_none();
    if word.is_definite() && !untitled && !describes(finder, at, mention.name)
        || word.is_mark()
        || word.proclitics.joins()
        || word.has_preposition()
        || word.is_verb()
    {
        return None;
    }
    if let Some((relation, Count::One, length)) = relations::relation(finder, at)
        && let Some((end, whom)) = relations::of_whom(finder, at, length, relation, 1)
    {
        let row = &finder.resources.knowledge.relations[usize::from(relation)];
        let described = PersonMention {
            relation: Some(relation),
            title: whom.title,
            state: mention.state.or(whom.state),
            organisation: whom.organisation,
            sector: row.sector.or(whom.sector),
            ..mention
        };
        return (row.kind != RelationKind::Family).then_some((end, described));
    }
    let title = found
        .payloads
        .iter()
        .find_map(|&payload| if let Entry::Title(title, Count::One) = Entry::of(payload) { Some(title) } else { None })?;
    let mut described = mention;
    let end = self_title(finder, at, found.length, title, &mut described, false);
    let end = adjectives(finder, end, &mut described);
    let end = workplace(finder, end, &mut described);
    // One word alone may be part of the name: قائد, وزير.
    (found.length > 1 || end > at + 1).then_some((end, described))
}

/// فلان الأمين العام لحزب …: a definite title that the tree hangs on the name before it; else it may be whom he met.
fn describes(finder: &Finder, at: usize, name: Run) -> bool {
    finder.draft.syntax.arc(at).is_some_and(|(_, relation, head)| {
        matches!(relation, Relation::Appos | Relation::Nmod | Relation::Flat) && head.is_some_and(|head| name.contains(head))
    })
}
