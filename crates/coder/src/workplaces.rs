//! Where whoever bears a title works or is posted: the body behind a preposition, the state he is accredited to.

use crate::bearers::{name_after, name_behind_comma};
use crate::draft::{PersonMention, What};
use crate::mentions::Finder;
use crate::names;
use crate::rules::Marker;
use crate::titles::ORDINARY;
use waqai_knowledge::{Entry, TitleOwner};
use waqai_lang::{Part, Proclitics};

/// Whether في or the like stands at a word.
pub(crate) fn said_where(finder: &Finder, at: usize) -> bool {
    finder.marker(at).is_some_and(|(marker, length)| marker == Marker::Locative && length == 1)
}

/// Whether the place named at a word is a town: an act may happen there though somebody is stationed there.
pub(crate) fn is_town(finder: &Finder, at: usize) -> bool {
    finder.name(at).is_some_and(|found| found.payloads.iter().any(|&p| matches!(Entry::of(p), Entry::Place(_) | Entry::Capital(_))))
}

/// المندوب الدائم لدى الأمم المتحدة السفيرة …: where somebody is posted, if a further title or the name follows.
pub(crate) fn accredited(finder: &Finder, at: usize) -> usize {
    let Some(word) = finder.word(at) else { return at };
    let place = match word.part {
        Part::Preposition if word.enclitic.is_none() && !word.proclitics.joins() => at + 1,
        _ if word.has_preposition() && !word.proclitics.joins() => at,
        _ => return at,
    };
    let end = match (finder.organisation(place), finder.place_state(place)) {
        (Some((_, length)), _) | (None, Some((_, length))) => place + length,
        _ => return at,
    };
    let title =
        finder.term(end).is_some_and(|f| f.payloads.iter().any(|&p| matches!(Entry::of(p), Entry::Title(..) | Entry::Honorific(_))));
    let plain = finder.word(end).is_some_and(|w| !w.proclitics.joins() && !w.has_preposition());
    if plain && title || name_after(finder, end, false).is_some() || name_behind_comma(finder, end).is_some() { end } else { at }
}

/// مدير البرامج في منظمة …, المسؤول بوزارة …: the body where somebody works, which gives sector and state where the title leaves both to a body.
pub(crate) fn workplace(finder: &Finder, at: usize, person: &mut PersonMention) -> usize {
    let knowledge = &finder.resources.knowledge;
    let of_body = person.title.is_some_and(|title| {
        let row = &knowledge.titles[usize::from(title)];
        row.owner == TitleOwner::Body || row.owner == TitleOwner::State && row.weight >= ORDINARY
    });
    if !of_body || person.organisation.is_some() || person.relation.is_some() {
        return at;
    }
    // مدير البرامج في …: what the title is in charge of.
    let charge = |place: usize| {
        finder.word(place).is_some_and(|word| {
            word.is_definite() && matches!(word.part, Part::Noun | Part::Masdar) && !word.has_preposition() && !word.proclitics.joins()
        }) && finder.term(place).is_none()
            && finder.name(place).is_none()
    };
    let behind = if charge(at) && !finder.draft.words[at - 1].is_definite() { at + 1 } else { at };
    let Some(word) = finder.word(behind) else { return at };
    let place = match word.part {
        Part::Preposition if word.enclitic.is_none() && !word.proclitics.joins() => behind + 1,
        _ if word.has_preposition() && !word.proclitics.joins() => behind,
        _ => return at,
    };
    if let Some((number, length)) = finder.organisation(place) {
        let row = &knowledge.organisations[usize::from(number)];
        // أعلن متحدث باسم الشرطة لوكالة …: whom he told it.
        let told = &*row.kind == "media" && finder.word(place).is_some_and(|word| word.proclitics.has(Proclitics::LI));
        if told {
            return at;
        }
        person.organisation = Some(number);
        person.state = row.country.or(person.state);
        person.sector = Some(row.sector);
        return place + length;
    }
    // مدير برنامج الطوارئ في المنظمة: a body named before.
    if let Some(body) = crate::title_owners::told_before(finder, place) {
        person.organisation = body.organisation;
        person.state = person.state.or(body.state);
        person.sector = body.sector.or(person.sector);
        return place + 1;
    }
    let Some(found) = finder.term(place) else { return at };
    for &payload in found.payloads {
        match Entry::of(payload) {
            Entry::Body(body) if found.length > 1 || finder.word(place).is_some_and(|word| word.part != Part::Adjective) => {
                let (end, code) = finder.owner(place + found.length);
                person.state = person.state.or(code);
                person.sector = Some(knowledge.bodies[usize::from(body)].sector);
                return end;
            }
            Entry::BodyNoun(noun) => {
                if let Some((run, What::Named { state, sector, name, .. })) =
                    names::named_body(finder, place, place + found.length, noun).filter(|(run, _)| run.end as usize > place + found.length)
                    && (!name.is_empty() || found.length > 1)
                {
                    person.state = person.state.or(state);
                    person.sector = sector.or(Some(knowledge.body_nouns[usize::from(noun)].sector));
                    return run.end as usize;
                }
            }
            _ => {}
        }
    }
    at
}
