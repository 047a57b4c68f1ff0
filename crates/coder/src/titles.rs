//! People by their titles: title, owner, adjectives, honorifics, name, in the orders that newswire uses.

use crate::bearers::{
    after_name, name_after, name_behind_comma, name_behind_titles, name_further_on, quoted_name, rank_before, set_name, state_of_post,
};
use crate::draft::{PersonMention, Run, What};
use crate::mentions::Finder;
use crate::owners::HEAD;
use crate::rules::Marker;
use crate::title_owners::{headed_by, noun_sector, ruled_thing, strange_place, told_before};
use crate::walk::{Article, Found, longest};
use crate::workplaces::{accredited, is_town, said_where, workplace};
use crate::{names, possessed, relations};
use waqai_knowledge::{Code, Count, Entry, Knowledge, RelationKind, TitleOwner};
use waqai_lang::{Features, Gender, Number, Part, Proclitics, Word};

const MILITARY: Code = Code::of(b"MIL");

/// Titles from this rank on are borne by many at a time: deputies, members, spokesmen.
const MANY: u8 = 6;

/// Titles from this rank on say nothing of an office abroad.
pub(crate) const ORDINARY: u8 = 7;

/// How many words may go on with what a minister is in charge of.
const LONGEST_CHARGE: usize = 6;

/// نظيره الصيني (وانغ يي): the same office of another state.
pub(crate) fn counterpart(finder: &Finder, at: usize) -> Option<(Run, What)> {
    if let Some(further) = further_counterpart(finder, at) {
        return Some(further);
    }
    let (Marker::Counterpart, length) = finder.marker_or_glued(at)? else { return None };
    let (mut end, state) = finder.owner(at + length);
    let mut person = PersonMention { state, counterpart: true, ..PersonMention::default() };
    if let Some(name) = name_after(finder, end, true) {
        end = name.end as usize;
        set_name(finder, &mut person, name);
    }
    Some((Run::new(at, end), What::Person(person)))
}

/// نظيريه السعودي والقطري: the one of a further state, by its nationality.
fn further_counterpart(finder: &Finder, at: usize) -> Option<(Run, What)> {
    let word = finder.word(at).filter(|word| word.proclitics.joins() && !word.has_preposition() && word.is_definite())?;
    let first = finder.draft.mentions.last().filter(|first| first.words.end as usize == at)?;
    let named = matches!(&first.what, What::Person(person) if person.counterpart && person.name.is_empty());
    let (code, length) = finder.nisba(at).filter(|_| named && !word.is_verb())?;
    let person = PersonMention { state: Some(code), counterpart: true, ..PersonMention::default() };
    Some((Run::new(at, at + length), What::Person(person)))
}

/// What honorifics, titles and relations before a name say.
pub(crate) struct Description {
    /// The place after the words.
    pub end: usize,
    /// What they say of the person.
    pub person: PersonMention,
    /// Whether a title or relation is among them, not honorifics alone.
    pub titled: bool,
    /// Whether a military rank is among them.
    military: bool,
    /// Whether several people are meant.
    pub plural: bool,
    /// Whether the first title may be a dual: وزيرا is one minister in the accusative, or two before their owners.
    dual: bool,
}

/// Honorifics, titles and relations, one after the other: معالي … الدكتور …. `depth` counts the relations around them.
pub(crate) fn described(finder: &Finder, start: usize, depth: u8) -> Option<Description> {
    let mut at = start;
    let mut person = PersonMention::default();
    let mut military = false;
    let (mut plural, mut dual) = (false, false);
    let mut titled = false;
    let mut honoured = false;
    let mut explicit = false;
    // نجله, مستشارته: a relation to the person named last.
    if let Some((relation, count, length)) = relations::relation(finder, at)
        && finder.word(at).is_some_and(|word| word.enclitic.is_some())
    {
        let row = &finder.resources.knowledge.relations[usize::from(relation)];
        if row.kind == RelationKind::Family || row.kind.is_post() && is_act(finder, at) {
            return None;
        }
        let female = finder.word(at).is_some_and(|word| word.features.get_gender() == Some(Gender::Feminine));
        person = PersonMention { relation: Some(relation), sector: row.sector, female, ..PersonMention::default() };
        (titled, plural) = (true, count != Count::One);
        at = adjectives(finder, at + length, &mut person);
    } else if let Some(held) = possessed::title(finder, at, depth > 0) {
        person = held.person(finder, at);
        (titled, plural) = (true, held.count != Count::One);
        at = adjectives(finder, held.end, &mut person);
    }
    while let Some(found) = finder.term(at) {
        let found = before_state(finder, at, found);
        let word = finder.word(at)?;
        if found.length == 1 && word.part.is_particle() && finder.draft.text.folded_at(at).chars().count() > 1 && !is_governor(finder, at) {
            break;
        }
        if at > start && (word.proclitics.joins() || word.has_preposition())
            || (finder.is_surely_verb(word) || word.is_verb() && found.length == 1 && at == start) && !finder.is_noun_as_written(word)
        {
            break;
        }
        // سلطان بن سعد: the son of somebody bears a name, and no title.
        let son = !word.is_definite() && names::part(finder, at + 1).is_some() && finder.word(at + 1).is_some_and(names::is_plain);
        if found.length == 1 && son && finder.name(at).is_some() {
            break;
        }
        // A second title belongs to the same person where the first is not complete: الرئيس المصري وزير الخارجية … are two people.
        let complete = titled
            && (explicit
                || person
                    .title
                    .is_some_and(|t| finder.resources.knowledge.titles[usize::from(t)].weight <= HEAD && !row_of(finder, t).contains(' ')));
        let entries = || found.payloads.iter().map(|&payload| Entry::of(payload));
        let feminine = |word: &str| word.ends_with('\u{629}');
        // An office of its own goes before: نائب رئيس الوزراء.
        let of_office = entries()
            .any(|e| matches!(e, Entry::Title(title, _) if finder.resources.knowledge.titles[usize::from(title)].office.is_some()));
        if let Some((relation, count, length)) = relations::relation(finder, at).filter(|_| !(of_office || complete))
            && finder.resources.knowledge.relations[usize::from(relation)].kind != RelationKind::Family
            && let Some((end, whom)) = relations::of_whom(finder, at, length, relation, depth)
        {
            let row = &finder.resources.knowledge.relations[usize::from(relation)];
            person = if titled {
                PersonMention { state: person.state.or(whom.state), organisation: person.organisation.or(whom.organisation), ..person }
            } else {
                PersonMention {
                    title: whom.title,
                    relation: Some(relation),
                    state: whom.state,
                    organisation: whom.organisation,
                    sector: row.sector.or(whom.sector),
                    female: word.features.get_gender() == Some(Gender::Feminine) || feminine(finder.draft.text.folded_at(at)),
                    ..PersonMention::default()
                }
            };
            at = end;
            plural |= count != Count::One;
            titled = true;
        } else if let Some((title, count)) =
            entries().find_map(|e| if let Entry::Title(title, count) = e { Some((title, count)) } else { None })
        {
            // ملك الأردن is a title that names its state itself.
            let told = match finder.resources.knowledge.titles[usize::from(title)].owner {
                TitleOwner::Always(code) => Some(code),
                _ => finder.owner(at + found.length).1,
            };
            let other_state = told.is_some_and(|code| person.state.is_some_and(|own| own != code && !own.is_international()));
            if (complete || other_state && titled) && !(word.is_definite() && found.length == 1 && row_weight(finder, title) > 2) {
                break;
            }
            if word.part == Part::Adjective
                && !titled
                && found.length == 1
                && at > 0
                && finder.draft.words[at - 1].part.is_nominal()
                && !word.proclitics.joins()
            {
                break;
            }
            // استقبل فلان نائب وزير الدفاع قائد القيادة … الأمريكية: an office of another state behind whose deputy he is is another's.
            let abroad = told.is_some_and(|code| Some(code) != finder.draft.home && !code.is_international());
            if titled && person.state.is_none() && abroad && !word.is_definite() && (depth > 1 || is_lower(finder, &person, title)) {
                break;
            }
            // دعت الوزيرة قادة الأحزاب: several behind one are other people.
            if titled && !plural && count != Count::One {
                break;
            }
            // محافظة is a province before it is a woman who governs one.
            if names_a_place(finder, at, found.length, title) {
                break;
            }
            let place = at;
            at = self_title(finder, at, found.length, title, &mut person, titled);
            // محافظ عدن قائد …: behind the place that he governs the next construct is another's.
            let row = &finder.resources.knowledge.titles[usize::from(title)];
            let behind = place + found.length;
            let governs =
                row.owner == TitleOwner::State && at > behind && finder.governed_place(behind).is_some() && finder.state(behind).is_none();
            explicit |= governs && finder.word(at).is_some_and(|next| !next.is_definite() && !next.has_preposition());
            plural |= count != Count::One;
            dual |= !titled && entries().any(|entry| entry == Entry::Title(title, Count::Two));
            titled = true;
            let own = row_of(finder, title).split(' ').next().unwrap_or_default();
            person.female |= feminine(finder.draft.text.folded_at(place)) && (!feminine(own) || of_woman(finder, own));
        } else if let Some(rank) = entries().find_map(|e| if let Entry::Honorific(rank) = e { Some(rank) } else { None }) {
            // د. فلان: a letter is an honorific with its stop alone.
            let stopped = finder.draft.text.tokens().get(at + 1).is_some_and(|token| token.is('.')) && at + 2 < finder.end;
            let letter = found.length == 1 && finder.draft.text.folded_at(at).chars().count() == 1;
            // عماد الحمامي: without its article a rank that is a given name too is the name.
            let given =
                || finder.name(at).is_some_and(|found| found.payloads.iter().any(|&payload| Entry::of(payload) == Entry::GivenName));
            if letter && !stopped || rank && found.length == 1 && !word.is_definite() && given() {
                break;
            }
            // أمير دولة قطر سعادة وزير …: behind a title with its state the next person's begins.
            let next_title = || {
                let next = finder.term(at + found.length);
                next.is_some_and(|next| next.payloads.iter().any(|&payload| matches!(Entry::of(payload), Entry::Title(..))))
            };
            if titled && person.state.is_some() && !rank && next_title() {
                break;
            }
            military |= rank;
            honoured = true;
            at += found.length + usize::from(letter);
        } else {
            break;
        }
        let before = person.state;
        let from = at;
        if titled {
            at = further_charge(finder, at, &person);
        }
        at = adjectives(finder, at, &mut person);
        explicit |= titled && at > from && person.state.is_some() && person.state != before;
        if titled {
            at = workplace(finder, at, &mut person);
            at = accredited(finder, at);
        }
    }
    (titled || honoured).then_some(Description { end: at, person, titled, military, plural, dual })
}

/// عضو المكتب والناطق باسم الحركة فلان, النائب عن الجهة، ورئيس اللجنة فلان: one of many who bear a title is named, so that a second title joined to it and
/// followed by a name is the same man's. Gives the place after the name.
fn joined_title(finder: &Finder, at: usize, person: &PersonMention) -> Option<(usize, PersonMention)> {
    let many = person.title.is_some_and(|title| row_weight(finder, title) >= MANY) && person.name.is_empty() && person.relation.is_none();
    let comma = finder.draft.text.tokens().get(at).is_some_and(|token| token.is('\u{60C}'));
    let place = at + usize::from(comma);
    let word = finder.word(place).filter(|word| many && word.proclitics.joins() && !word.has_preposition())?;
    let second = described(finder, place, 1).filter(|second| second.titled && word.is_definite())?;
    let same = |a: Option<Code>, b: Option<Code>| a.is_none() || b.is_none() || a == b;
    if second.plural || !same(person.state, second.person.state) {
        return None;
    }
    let name = name_after(finder, second.end, true).or_else(|| name_behind_comma(finder, second.end))?;
    let mut joined = PersonMention {
        state: person.state.or(second.person.state),
        sector: person.sector.or(second.person.sector),
        organisation: person.organisation.or(second.person.organisation),
        female: person.female || second.person.female,
        ..*person
    };
    set_name(finder, &mut joined, name);
    Some((name.end as usize, joined))
}

/// أكد والي سوسة: right behind a verb and before a town the letters are a governor, and no "and to".
pub(crate) fn is_governor(finder: &Finder, at: usize) -> bool {
    let Some(word) = finder.word(at) else { return false };
    let letters = finder.draft.text.tokens()[at].span.slice(finder.draft.text.original());
    let behind_verb = finder.previous(at).is_some_and(Word::is_verb);
    behind_verb && word.part.is_particle() && letters.ends_with('\u{64A}') && finder.governed_place(at + 1).is_some()
}

/// مساعدتها: her aid, before it is her assistant.
fn is_act(finder: &Finder, at: usize) -> bool {
    finder.word(at).is_some_and(|word| finder.resources.lexicon.analyses(word.form).iter().any(|analysis| analysis.part == Part::Masdar))
}

/// A person described by honorifics and titles, with or without a name.
pub(crate) fn person(finder: &Finder, start: usize) -> Option<(Run, What)> {
    // …، داعية إيران إلى ضبط النفس
    if finder.carries_on(start, start + 1) {
        return None;
    }
    let Description { end: mut at, mut person, titled, military, plural, dual } = described(finder, start, 0)?;
    if let Some(both) = holders(finder, start, at, &person).filter(|_| dual) {
        return Some(both);
    }
    let name = name_after(finder, at, true)
        .or_else(|| quoted_name(finder, at))
        .or_else(|| if titled { name_behind_comma(finder, at) } else { None });
    match name {
        Some(name) => {
            at = name.end as usize;
            set_name(finder, &mut person, name);
        }
        None if titled => {
            if let Some(name) = name_further_on(finder, at).or_else(|| name_behind_titles(finder, at, person.state).filter(|_| !plural)) {
                person.state = person.state.or_else(|| state_of_post(finder, at, name.start as usize));
                at = name.end as usize;
                set_name(finder, &mut person, name);
            }
        }
        None => return None,
    }
    // انتخاب رئيس: anybody.
    // A title that is always of one state says no more by that: فتح بابا.
    let told = at > start + 1 && (person.state.is_some() || person.organisation.is_some());
    if let Some((end, joined)) = joined_title(finder, at, &person).filter(|_| titled && !plural) {
        at = end;
        person = joined;
    }
    let anybody = person.name.is_empty() && !told && person.relation.is_none();
    let for_somebody = finder.word(start + 1).is_some_and(|word| word.proclitics.has(Proclitics::LI));
    if anybody
        && (at == start + 1 || for_somebody)
        && !plural
        && finder.word(start).is_some_and(|word| !word.is_definite() && word.enclitic.is_none())
    {
        return None;
    }
    let military = military || !person.name.is_empty() && rank_before(finder, person.name.start as usize, start);
    // A rank says more than a title that any body may give: مستشار, مدير.
    let vague =
        |sector: Code| sector == Code::of(b"UNK") || sector == Code::of(b"GOV") && person.office.is_none() && person.organisation.is_none();
    if military && person.sector.is_none_or(vague) {
        person.sector = Some(MILITARY);
    }
    if plural && person.name.is_empty() {
        if let Some(each) = holders(finder, start, at, &person) {
            return Some(each);
        }
        // وزراء الخارجية العرب: several people, no one of them.
        let state = person.state;
        // وزراء خارجية الدول السبع: a state has but one, so that several are of several states.
        let one = |office| finder.resources.knowledge.has_one_holder(office);
        let high = person.title.is_some_and(|title| row_weight(finder, title) < MANY - 1);
        let foreign = state.is_none() && person.relation.is_none() && !person.former && high && person.office.is_some_and(one);
        return Some((
            Run::new(finder.counted(start), at),
            What::People { group: None, state, sector: person.sector, count: Count::Many, foreign },
        ));
    }
    if !titled {
        // د. فلان وزير المالية
        return Some(after_name(finder, Run::new(start, at), person));
    }
    Some((Run::new(start, at), What::Person(person)))
}

/// The sector that the words give a person: by the office, or by the body for titles that say only what somebody does there.
pub(crate) fn told_sector(knowledge: &Knowledge, person: &PersonMention) -> Option<Code> {
    let title = person.title.map(|title| &knowledge.titles[usize::from(title)]);
    let by_office = person.office.and_then(|office| knowledge.office_sector(office));
    let of_body = person.relation.is_some() || title.is_some_and(|t| matches!(t.owner, TitleOwner::Body | TitleOwner::Organisation(_)));
    // رئيس الاتحاد العام للعمال, نقيب الأطباء: a title that says its sector says more than the office of whoever heads something.
    let own = title.and_then(|title| title.sector).filter(|_| person.sector.is_some());
    let told = if of_body || own.is_some() { person.sector.or(by_office) } else { by_office.or(person.sector) };
    told.or(title.and_then(|t| t.sector))
}

fn row_of<'a>(finder: &Finder<'a>, title: u16) -> &'a str {
    &finder.resources.knowledge.titles[usize::from(title)].title
}

/// رئيس جمهورية كوريا: where the name of a state begins with the last word of a title, the title is the shorter one before it.
fn before_state<'a>(finder: &Finder<'a>, at: usize, found: Found<'a>) -> Found<'a> {
    let last = at + found.length - 1;
    let named = found.length > 1 && finder.state(last).is_some_and(|(_, length)| length > 1) && finder.state(last + 1).is_none();
    let shorter = || longest(finder.resources.knowledge.terms(), &finder.draft.words, at, last, Article::Optional);
    if named { shorter().unwrap_or(found) } else { found }
}

/// استقبل وزير الخارجية سفير اليابان: whether a title of an office that many hold stands behind one that a single person of a state holds.
fn is_lower(finder: &Finder, person: &PersonMention, title: u16) -> bool {
    let one = |office| finder.resources.knowledge.has_one_holder(office);
    let office = finder.resources.knowledge.titles[usize::from(title)].office;
    person.office.is_some_and(one) && office.is_some_and(|office| !one(office)) && row_weight(finder, title) < MANY
}

fn row_weight(finder: &Finder, title: u16) -> u8 {
    finder.resources.knowledge.titles[usize::from(title)].weight
}

/// وزيرا خارجية مصر والأردن, الرئيسان المصري والفرنسي: one holder of an office for each of the states behind it.
fn holders(finder: &Finder, start: usize, at: usize, person: &PersonMention) -> Option<(Run, What)> {
    let (Some(title), Some(first), None) = (person.title, person.state, person.relation) else { return None };
    let (after, states) = further_states(finder, at, first);
    let each = What::Holders { title, office: person.office, sector: person.sector, states };
    matches!(&each, What::Holders { states, .. } if states.len() > 1).then(|| (Run::new(start, after), each))
}

/// The states joined to the first owner of a plural title: مصر والأردن والعراق, المصري والأردني.
fn further_states(finder: &Finder, mut at: usize, first: Code) -> (usize, Vec<Code>) {
    let mut states = vec![first];
    while let Some(word) = finder.word(at) {
        if !word.proclitics.joins() || word.has_preposition() {
            break;
        }
        let Some((code, length)) = finder.state(at).or_else(|| finder.nisba(at)) else { break };
        if !states.contains(&code) {
            states.push(code);
        }
        at += length;
    }
    (at, states)
}

/// A person named behind a nationality alone: الإيراني محمد خاتمي.
pub(crate) fn of_nationality(finder: &Finder, at: usize, after: usize, state: Code) -> Option<(Run, What)> {
    if !finder.word(at)?.is_definite() {
        return None;
    }
    let known = |payload: &u32| matches!(Entry::of(*payload), Entry::Person(_) | Entry::PersonShort(_) | Entry::GivenName);
    let likely = || finder.draft.likely_names.at(after).is_some_and(|tokens| tokens.start == after && tokens.len() > 1);
    let opens = finder.name(after).is_some_and(|found| found.payloads.iter().any(known)) || likely();
    let name = opens.then(|| name_after(finder, after, true)).flatten()?;
    let mut person = PersonMention { state: Some(state), ..PersonMention::default() };
    set_name(finder, &mut person, name);
    (person.known.is_some() || name.range().len() > 1).then(|| (Run::new(at, name.end as usize), What::Person(person)))
}

/// A title with its owner. Gives the place after both.
pub(crate) fn self_title(finder: &Finder, at: usize, length: usize, title: u16, person: &mut PersonMention, further: bool) -> usize {
    let knowledge = &finder.resources.knowledge;
    let row = &knowledge.titles[usize::from(title)];
    let weightier = person.title.is_none_or(|held| row.weight < knowledge.titles[usize::from(held)].weight);
    let mut end = at + length;
    let mut state = None;
    // Of a body's people the body gives the sector.
    let fallback = row.sector;
    // مسؤول في وزارة الدفاع: an official too is what the body is.
    let of_body = row.owner == TitleOwner::Body || row.owner == TitleOwner::State && row.weight >= ORDINARY;
    let mut sector = if of_body { None } else { row.sector };
    let mut organisation = None;
    let mut office = row.office;
    match row.owner {
        TitleOwner::Always(code) => state = Some(code),
        TitleOwner::Organisation(number) => {
            organisation = Some(number);
            state = knowledge.organisations[usize::from(number)].country;
        }
        _ => {}
    }
    // قال مدير برنامج الطوارئ في المنظمة: what somebody runs that no table has, where he must be the one who speaks.
    if let Some(after) = ruled_thing(finder, at, length).filter(|_| row.owner == TitleOwner::Body) {
        end = after;
    }
    // What the title is of: directly, or after في، ل، لدى، على.
    let owner_at = match finder.word(end) {
        // محافظ عدن: the town's name is a verb too.
        Some(word) if word.is_mark() || word.is_verb() && finder.place_state(end).is_none() || word.proclitics.joins() => None,
        Some(word) if word.part == Part::Preposition && word.enclitic.is_none() => Some(end + 1),
        Some(_) => Some(end),
        None => None,
    };
    // An owner follows directly only where the title's last word has no article.
    // الأمين العام لحزب …: the title's last word heads the name of a body.
    if let Some((after, body, by_table)) = headed_by(finder, at, length).filter(|&(_, _, by_table)| {
        // وكيل وزارة التربية والتعليم: of a body that the tables have, though the title is a state's.
        let of_state = || row.owner == TitleOwner::State && by_table && !finder.draft.words[at + length - 1].is_definite();
        row.owner == TitleOwner::Body || of_state()
    }) {
        end = after;
        state = state.or(body.state);
        organisation = body.organisation;
        // رئيس اتحاد المزارعين: a name of several words that is in the tables says more than the title.
        sector = if by_table { body.sector } else { fallback.or(sector).or(body.sector) };
    }
    // أمير قطر, البابا: the title of one state's head names nobody else behind it.
    let of_one = row.weight <= HEAD && matches!(row.owner, TitleOwner::Always(_));
    let closed = finder.draft.words[end - 1].is_definite() || of_one || matches!(row.owner, TitleOwner::Organisation(_));
    if let Some(place) = owner_at.filter(|&place| place > end || finder.word(end).is_some_and(|w| w.has_preposition()) || !closed) {
        let direct = place == end && !finder.word(end).is_some_and(|w| w.has_preposition());
        // أثنى الأمين العام على الحكومة: behind most prepositions stands another party to the act, no body of the title's own.
        let own = place == end || said_where(finder, end) || finder.marker(end).is_some_and(|(marker, _)| marker == Marker::Posted);
        if let Some((number, length)) = finder.organisation(place).filter(|_| own) {
            let row = &knowledge.organisations[usize::from(number)];
            organisation = Some(number);
            state = state.or(row.country);
            sector = sector.or(Some(row.sector));
            end = place + length;
        } else if let Some((code, length)) = finder.state(place).filter(|_| direct) {
            state = state.or(Some(code));
            office = row.before_state.or(office);
            end = place + length;
        } else if let Some(body) = told_before(finder, place).filter(|_| own && row.owner == TitleOwner::Body) {
            organisation = body.organisation;
            state = state.or(body.state);
            sector = sector.or(body.sector);
            end = place + 1;
        } else if let Some(found) = finder.term(place).filter(|_| own) {
            let body =
                found.payloads.iter().find_map(|&payload| if let Entry::Body(body) = Entry::of(payload) { Some(body) } else { None });
            let noun =
                found.payloads.iter().find_map(|&payload| if let Entry::BodyNoun(noun) = Entry::of(payload) { Some(noun) } else { None });
            let word = &finder.draft.words[place];
            let inner = found.payloads.iter().any(|&payload| matches!(Entry::of(payload), Entry::Title(..)));
            if inner && (direct || word.has_preposition()) && !word.is_definite() {
                // نائب رئيس الوزراء, النائب الثاني لرئيس مجلس الوزراء: the title of whom the bearer serves.
                let (after, code) = finder.owner(place + found.length);
                state = state.or(code);
                end = after;
            } else if let Some(body) = body.filter(|_| !(word.part == Part::Adjective && found.length == 1)) {
                let (after, code) = finder.owner(place + found.length);
                state = state.or(code);
                sector = sector.or(Some(knowledge.bodies[usize::from(body)].sector));
                end = after;
            } else if let Some(noun) = noun
                && let Some((run, What::Named { state: code, sector: own, .. })) =
                    names::named_body(finder, place, place + found.length, noun)
            {
                state = state.or(code);
                sector = sector.or(own).or(Some(knowledge.body_nouns[usize::from(noun)].sector));
                end = run.end as usize;
            } else if row.owner == TitleOwner::Body
                && let Some((group, count)) = found.payloads.iter().find_map(|&payload| match Entry::of(payload) {
                    Entry::Group(group, count) => Some((group, count)),
                    _ => None,
                })
                && count != Count::One
                && let Some((run, What::People { state: code, sector: own, .. })) = finder.group(place, place + found.length, group, count)
            {
                // المتحدث باسم المتظاهرين
                state = state.or(code);
                sector = sector.or(own).or(Some(knowledge.groups[usize::from(group)].sector));
                end = run.end as usize;
            }
        }
        // حاكم منطقة …, رئيس بلدية مدينة … الساحلية: a place that no table has.
        if direct
            && (row.owner == TitleOwner::State || end > at + length)
            && let Some(after) = strange_place(finder, end)
        {
            end = after;
        }
        if end == at + length
            && let Some((code, after)) = finder.governed_place(place).filter(|_| direct && row.owner == TitleOwner::State)
        {
            state = state.or(Some(code));
            // رئيس وزراء إقليم …: of a part of the state, and no office of the state.
            if finder.state(place).is_none() {
                office = None;
            }
            end = after;
        }
        // السفير الصيني لدى مصر: where somebody is accredited or stationed.
        if !direct
            && end == at + length
            && let Some((code, length)) = finder.place_state(place)
            && !(said_where(finder, end) && is_town(finder, place))
        {
            // المسؤولون في الولايات المتحدة: hers, where an ambassador there is another's.
            if row.weight >= ORDINARY && said_where(finder, end) {
                state = state.or(code);
            }
            end = place + length;
        }
    }
    // مدير مستشفى … في غزة: a house or office is of the state where it stands; a company or party may be in any of its towns.
    let anywhere = sector.is_some_and(|sector| matches!(sector.as_str(), "BUS" | "PTY" | "REB"));
    if end > at + length && state.is_none() && organisation.is_none() && said_where(finder, end) {
        let place =
            if anywhere { finder.state(end + 1).map(|(code, _)| code) } else { finder.place_state(end + 1).and_then(|(code, _)| code) };
        state = place;
    }
    let sector = sector.or(fallback).or_else(|| if row.owner == TitleOwner::Body { noun_sector(finder, at, length) } else { None });
    if weightier || !further {
        person.title = Some(title);
        person.office = office;
        person.sector = sector.or(person.sector);
        person.state = state.or(person.state);
        person.organisation = organisation.or(person.organisation);
    } else {
        person.state = person.state.or(state);
        person.organisation = person.organisation.or(organisation);
    }
    end
}

/// وزير الفلاحة والموارد المائية فلان: further things that a minister is in charge of, where his name or nationality follows.
fn further_charge(finder: &Finder, at: usize, person: &PersonMention) -> usize {
    let minister = person.title.is_some_and(|title| (3..=5).contains(&row_weight(finder, title)));
    let joined = |at: usize| finder.word(at).is_some_and(|word| word.proclitics.joins() && !word.has_preposition());
    // وزير التكوين المهني والتشغيل: a portfolio that no table has, right behind the word for a minister.
    let portfolio = |at: usize| {
        let bare =
            at > 0 && person.title.is_some_and(|title| !row_of(finder, title).contains(' ')) && !finder.draft.words[at - 1].is_definite();
        bare && finder.word(at).is_some_and(|word| !word.proclitics.joins() && !word.features.is_human())
            && finder.term(at).is_none()
            && finder.name(at).is_none()
    };
    if !minister || !(joined(at) || portfolio(at)) {
        return at;
    }
    let mut end = at;
    while end < at + LONGEST_CHARGE
        && let Some(word) = finder.word(end)
        && word.is_definite()
        && !word.has_preposition()
        && matches!(word.part, Part::Noun | Part::Masdar | Part::Adjective | Part::ActiveParticiple | Part::PassiveParticiple)
        && finder.nisba(end).is_none()
        && !names::names_people(finder, end)
    {
        end += 1;
    }
    let named = end > at && (finder.nisba(end).is_some() || name_after(finder, end, false).is_some());
    if named { end } else { at }
}

/// Nationality, "former", and other adjectives after a title.
pub(crate) fn adjectives(finder: &Finder, mut at: usize, person: &mut PersonMention) -> usize {
    let mut told = false;
    while let Some(word) = finder.word(at) {
        if word.is_mark() || word.is_verb() || word.has_preposition() || word.proclitics.joins() {
            break;
        }
        // الوزير الإيراني القنصلية, السفيرة البريطانية الموقف: behind a nationality no adjective is of the other gender.
        let feminine = |at: usize| finder.draft.text.folded_at(at).ends_with('\u{629}');
        let former = matches!(finder.marker(at), Some((Marker::Former, _)));
        if told && !former && feminine(at) != feminine(at - 1) {
            break;
        }
        if let Some((Marker::Former, length)) = finder.marker(at) {
            // النائب المستقيل عن الحزب: he has left the party, not the office.
            let left = matches!(finder.word(at + length), Some(next) if next.part == Part::Preposition)
                && finder.organisation(at + length + 1).is_some();
            person.former |= !left;
            if left {
                let party =
                    finder.organisation(at + length + 1).map(|(number, _)| &finder.resources.knowledge.organisations[usize::from(number)]);
                person.state = person.state.or(party.and_then(|party| party.country));
            }
            at += length;
        } else if let Some((code, length)) = finder.nisba(at) {
            // Nobody is of two states: السفيرة البريطانية … الروسي.
            if told && person.state.is_some_and(|own| own != code) {
                break;
            }
            person.state = Some(person.state.filter(|own| own.is_international()).unwrap_or(code));
            told = true;
            at += length;
        } else if let Some((adjective, length)) = finder.sector_adjective(at) {
            // اتهم الوزير المعارضة: feminine behind a man it is somebody else.
            let before = at.checked_sub(1).map(|before| finder.draft.words[before].features);
            let man = |of: Features| of.get_number() == Some(Number::Singular) && of.get_gender() == Some(Gender::Masculine);
            if before.is_some_and(man) && feminine(at) {
                break;
            }
            person.sector = adjective.beside(person.sector);
            person.state = person.state.or(adjective.country);
            at += length;
        } else if finder.can_be_adjective(word)
            && word.is_definite()
            && !finder.is_party_of_verb(at)
            && finder.name(at).is_none()
            && !finder.term(at).is_some_and(|f| f.payloads.iter().any(|&p| matches!(Entry::of(p), Entry::Title(..) | Entry::Honorific(_))))
        {
            at += 1;
        } else {
            break;
        }
    }
    at
}

/// Whether the feminine form of a title of one word is a thing or place in its own right: محافظة.
fn names_a_place(finder: &Finder, at: usize, length: usize, title: u16) -> bool {
    let Some(word) = finder.word(at).filter(|_| length == 1) else { return false };
    let feminine = finder.draft.text.folded_at(at).ends_with('\u{629}') && !row_of(finder, title).ends_with('\u{629}');
    let analyses = || finder.resources.lexicon.analyses(word.form);
    feminine && analyses().iter().any(|analysis| analysis.part == Part::Noun && !analysis.features.is_human())
}

/// Whether a feminine title is a woman's (المستشارة), not a man's that only ends like one (الخليفة).
fn of_woman(finder: &Finder, title: &str) -> bool {
    let folded = waqai_text::fold(title);
    let bare = folded.strip_prefix("\u{627}\u{644}").unwrap_or(&folded);
    bare.strip_suffix('\u{629}').is_some_and(|stem| {
        let form = finder.resources.vocabulary.get(stem);
        // عمدة is no woman, though there is a plural عمد.
        let human =
            |analysis: &waqai_lang::Analysis| analysis.features.is_human() && analysis.features.get_number() != Some(Number::Plural);
        finder.resources.lexicon.analyses(form).iter().any(human)
    })
}
