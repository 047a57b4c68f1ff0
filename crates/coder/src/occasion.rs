//! When and where an act happened, and how many it hurt.

use crate::Resources;
use crate::draft::{Draft, DraftEvent, What};
use crate::record::{PlaceName, Status};
use crate::rules::{Casualty, EventType, Marker};
use waqai_knowledge::{Code, Count};
use waqai_lang::{Number, Part};
use waqai_text::{Date, Direction, TimeKind, Unit};

/// How many days back a report may lie from what it tells.
const LATELY: i32 = 2;

/// A first sentence of so few words is a heading.
const HEADING: usize = 6;

/// How many days before the report a time lies that the report only looks back on.
const LONG_PAST: i32 = 60;

/// What a time or place costs that is the act's own, however far it stands.
const NEAR: i64 = 6;

/// How many words an occasion may stand before its time or place.
const OCCASION: usize = 9;

/// Dates, places and casualties of all events.
pub(crate) fn settle(draft: &mut Draft, resources: &Resources) {
    for at in 0..draft.events.len() {
        let date = date(draft, resources, &draft.events[at]);
        let place = place(draft, resources, &draft.events[at]);
        let event = &mut draft.events[at];
        event.date = date;
        event.place = place;
        if let (Some((first, _)), Some(published)) = (date, draft.published) {
            // A time after the report makes a plan of what the verb tells as present.
            let event = &mut draft.events[at];
            if event.announced && first > published {
                event.event_type = resources.rules.frames[usize::from(event.frame)].event_type;
                event.status = Status::Future;
            } else if event.status == Status::Actual
                && first > published
                && !matches!(event.event_type, EventType::Agree | EventType::Concede)
            {
                match resources.rules.types[event.event_type as usize].when_future {
                    Some(other) => {
                        event.event_type = other;
                        event.date = Some((published, published));
                    }
                    None => event.status = Status::Future,
                }
            }
            // A past that the report only looks back on.
            if draft.events[at].status == Status::Actual && published.number() - first.number() > LONG_PAST {
                draft.events[at].status = Status::Historical;
            }
        }
    }
    casualties(draft, resources);
    guests(draft, resources);
    groups(draft, resources);
}

/// People who are called by no state belong to where the act is done, armed ones without a place to whom they fight: مسلحون in Nigeria.
fn groups(draft: &mut Draft, resources: &Resources) {
    for at in 0..draft.events.len() {
        let event = &draft.events[at];
        if !matches!(
            event.event_type,
            EventType::Assault | EventType::Coerce | EventType::Protest | EventType::Retreat | EventType::Mobilize
        ) {
            continue;
        }
        let open = |entity: u32| {
            let entity = &draft.entities[entity as usize];
            matches!(entity.what, What::People { foreign: false, .. }) && (entity.country.is_none() || entity.assumed)
        };
        let place = event.place.and_then(|mention| country_of(draft, resources, mention)).filter(|code| !code.is_international());
        let mut forces = event.actor.iter().chain(&event.recipient).filter_map(|&entity| {
            let entity = &draft.entities[entity as usize];
            let public = matches!(entity.sector.as_str(), "MIL" | "COP" | "GOV" | "JUD") && !entity.assumed;
            entity.country.filter(|code| public && !code.is_international())
        });
        let opponent = forces.next().filter(|first| forces.all(|other| other == *first));
        let sides: Vec<u32> = event.actor.iter().chain(&event.recipient).copied().filter(|&entity| open(entity)).collect();
        for entity in sides {
            let entity = &mut draft.entities[entity as usize];
            let armed = matches!(entity.sector.as_str(), "UAF" | "REB" | "CRM");
            if let Some(code) = place.or(opponent.filter(|_| armed && entity.country.is_none())) {
                (entity.country, entity.assumed) = (Some(code), false);
            }
        }
    }
}

/// The state of a place that a mention names.
fn country_of(draft: &Draft, resources: &Resources, mention: u32) -> Option<Code> {
    let mention = &draft.mentions[mention as usize];
    match mention.what {
        What::Place(number) => resources.knowledge.places[usize::from(number)].country,
        What::State { code, .. } => Some(code),
        _ => mention.entities.first().and_then(|&entity| draft.entities[entity as usize].country),
    }
}

/// The state of all who take part in an act, else of those on whom force is used: where an act is done that no words place.
pub(crate) fn of_sides(draft: &Draft, event: &DraftEvent) -> Option<Code> {
    let force = matches!(event.event_type, EventType::Assault | EventType::Coerce | EventType::Protest);
    let common = |side: &mut dyn Iterator<Item = &u32>| {
        // Where force is used, who is of no state is where the others are.
        let codes = side.map(|&entity| draft.entities[entity as usize].country);
        let mut codes = codes.filter(|code| !force || code.is_some());
        let first = codes.next().flatten().filter(|code| !code.is_international())?;
        codes.all(|code| code == Some(first)).then_some(first)
    };
    // أوقفت الشرطة اللبنانية مواطنا سوريا: police and courts act at home.
    let police = |&entity: &u32| matches!(draft.entities[entity as usize].sector.as_str(), "COP" | "JUD");
    let man = |&entity: &u32| matches!(draft.entities[entity as usize].what, What::Person(_));
    let at_home = event.event_type == EventType::Coerce
        && !event.actor.is_empty()
        && event.actor.iter().all(police)
        && event.recipient.iter().all(man);
    if at_home && let Some(code) = common(&mut event.actor.iter()) {
        return Some(code);
    }
    common(&mut event.actor.iter().chain(&event.recipient)).or_else(|| common(&mut event.recipient.iter()).filter(|_| force)).or_else(
        || {
            // A body has its word where it sits; a man may be anywhere.
            let sits =
                |&entity: &u32| !matches!(draft.entities[entity as usize].what, What::Person(_) | What::People { .. } | What::Kin { .. });
            let words = event.event_type.is_verbal() && event.event_type != EventType::Consult;
            common(&mut event.actor.iter()).filter(|_| words && event.actor.iter().all(sits))
        },
    )
}

fn date(draft: &Draft, resources: &Resources, event: &DraftEvent) -> Option<(Date, Date)> {
    let trigger = event.trigger.start as i64;
    let range = &draft.sentences[event.sentence as usize].tokens;
    let direction = if event.status == Status::Future || event.announced { Direction::Future } else { Direction::Past };
    let mut best: Option<(i64, (Date, Date))> = None;
    let from = draft.times.partition_point(|time| time.tokens.start < range.start);
    for time in draft.times[from..].iter().take_while(|time| time.tokens.end <= range.end) {
        // منذ عامين: how long something else has lasted.
        if time.tokens.start > range.start && is_since(draft, resources, time.tokens.start - 1) {
            continue;
        }
        let Some(resolved) = resources.calendar.resolve(time, draft.published, direction) else { continue };
        let (first, last) = (resolved.first, resolved.last);
        let start = time.tokens.start as usize;
        let long_past = draft.published.is_some_and(|published| published.number() - first.number() > LONG_PAST);
        if in_another_clause(draft, event, start) || long_past && is_of_a_thing(draft, resources, event, start) {
            continue;
        }
        let asked = matches!(event.event_type, EventType::Request | EventType::Threaten);
        let own = event.trigger.contains(start) && !asked || modifies(draft, event, start);
        let cost = if own || is_of_act(draft, event, start) || during(draft, resources, event, start) || opens_sentence(draft, event, time)
        {
            NEAR
        } else {
            distance(draft, trigger, i64::from(time.tokens.start))
        };
        // Acts of words are dated by the report unless the time stands close by: what is said has times of its own.
        let reach = if event.event_type.is_verbal() && event.event_type != EventType::Consult { 9 } else { 24 };
        if cost <= reach && best.is_none_or(|(least, _)| cost < least) {
            best = Some((cost, (first, last)));
        }
    }
    best.map(|(_, days)| days).or_else(|| {
        let today = matches!(event.status, Status::Actual) && event.event_type.is_verbal();
        let told = draft.published.map(|published| lead_day(draft, resources, published).unwrap_or(published));
        told.filter(|_| today).map(|day| (day, day))
    })
}

/// The day that the report's first sentence tells of, where it lies a day or two back: what is said further down was said then.
fn lead_day(draft: &Draft, resources: &Resources, published: Date) -> Option<Date> {
    let lead = draft.sentences.iter().position(|sentence| sentence.tokens.len() > HEADING)?;
    let range = &draft.sentences[lead].tokens;
    let from = draft.times.partition_point(|time| time.tokens.start < range.start);
    draft.times[from..].iter().take_while(|time| time.tokens.end <= range.end).find_map(|time| {
        let resolved = resources.calendar.resolve(time, Some(published), Direction::Past)?;
        let back = published.number() - resolved.first.number();
        (resolved.first == resolved.last && (0..=LATELY).contains(&back)).then_some(resolved.first)
    })
}

/// Whether an expression of time begins with the word for today.
pub(crate) fn says_today(draft: &Draft, resources: &Resources, time: &waqai_text::TimeExpression) -> bool {
    let mut alone = Vec::new();
    waqai_text::times(&draft.text, &resources.calendar, time.tokens.start..time.tokens.start + 1, &mut alone);
    let today = |time: &waqai_text::TimeExpression| matches!(time.kind, TimeKind::Offset { unit: Unit::Day, amount: 0, .. });
    alone.first().is_some_and(today)
}

/// دعوة وجهها في أبريل: whether a time stands in a clause that describes the act itself.
fn is_of_act(draft: &Draft, event: &DraftEvent, time: usize) -> bool {
    let relative = draft.syntax.relative_around(time);
    relative.is_some_and(|relative| {
        relative.antecedent.is_some_and(|antecedent| event.trigger.contains(antecedent) && draft.words[antecedent].part.is_nominal())
    })
}

/// وقع الوزيران بروتوكول التعاون حول … في 2 مارس: whether a time behind an act hangs on its verb, however far it stands, in the same clause.
/// What is asked, promised or blamed has times of its own.
fn modifies(draft: &Draft, event: &DraftEvent, time: usize) -> bool {
    if event.event_type.is_verbal() && !matches!(event.event_type, EventType::Consult | EventType::Support) {
        return false;
    }
    let verb = event.trigger.range().find(|&at| draft.words[at].is_verb());
    verb.is_some_and(|verb| {
        let clause =
            || (event.trigger.end as usize..time).all(|at| !draft.words[at].is_verb() && draft.words[at].part != Part::Subordinator);
        verb < time && draft.syntax.hangs_on(time, verb) && clause()
    })
}

/// حذر الوزير خلال ندوة عقدت أمس في أثينا: whether a time or place is that of the occasion on which a verb's act is done.
fn during(draft: &Draft, resources: &Resources, event: &DraftEvent, at: usize) -> bool {
    let trigger = event.trigger.start as usize;
    if at <= trigger || !draft.words[trigger].is_verb() {
        return false;
    }
    let from = at.saturating_sub(OCCASION).max(event.trigger.end as usize);
    let Some(occasion) = (from..at).rev().find(|&word| resources.rules.is_marked(draft.words[word].form, Marker::During)) else {
        return false;
    };
    // خلال is also how long something lasts: an occasion is a noun that something happens at.
    let noun = draft.words.get(occasion + 1).is_some_and(|word| draft.time_at(occasion + 1).is_none() && word.part.is_nominal());
    let opened = (occasion..at).any(|word| draft.words[word].form == resources.rules.that || draft.words[word].is_mark());
    noun && !opened
}

/// وفي مطلع أيار، تعهد …: a time at the head of the sentence is that of what its first verb tells.
fn opens_sentence(draft: &Draft, event: &DraftEvent, time: &waqai_text::TimeExpression) -> bool {
    let range = &draft.sentences[event.sentence as usize].tokens;
    let (trigger, end) = (event.trigger.start as usize, time.tokens.end as usize);
    let verbs = (end..trigger).filter(|&at| draft.words[at].is_verb() && draft.mention_of(at).is_none()).count();
    time.tokens.start <= range.start + 1 && trigger >= end && verbs <= 1
}

/// Whether a time stands in a clause that describes something else than the act: برنامج بدأ قبل عامين.
fn in_another_clause(draft: &Draft, event: &DraftEvent, time: usize) -> bool {
    let trigger = event.trigger.start as usize;
    let verb_between = || (trigger + 1..time).any(|at| draft.words[at].is_verb());
    draft.syntax.relative_around(time).is_some_and(|relative| {
        let of_act = relative.antecedent.is_some_and(|antecedent| event.trigger.contains(antecedent));
        !of_act && !relative.words.contains(&trigger) && verb_between()
    })
}

/// Whether a time is the year of a thing behind the act: ضمن حدود عام 1967.
fn is_of_a_thing(draft: &Draft, resources: &Resources, event: &DraftEvent, time: usize) -> bool {
    draft
        .syntax
        .head(time)
        .filter(|_| {
            let before = &draft.words[time.saturating_sub(1)];
            before.part != Part::Preposition || !resources.rules.is_marked(before.form, Marker::Locative)
        })
        .filter(|&head| head < time && head > event.trigger.start as usize && !event.trigger.contains(head))
        .is_some_and(|head| draft.words[head].part == Part::Noun && draft.mention_of(head).is_none() && draft.time_at(head).is_none())
}

/// Meetings with somebody whom the report calls a visitor are visits: the guest is the actor, the others receive him.
fn guests(draft: &mut Draft, resources: &Resources) {
    let visiting = |at: usize| {
        let markers = &resources.rules.markers;
        let node = markers.step(waqai_tables::Phrases::ROOT, draft.words[at].whole);
        node.is_some_and(|node| markers.payloads(node).iter().any(|&payload| Marker::of(payload) == Marker::Visitor))
    };
    let guests: Vec<u32> = draft
        .mentions
        .iter()
        .filter(|mention| matches!(mention.what, What::Person(_)) && !mention.elided && mention.words.range().any(visiting))
        .flat_map(|mention| mention.entities.iter().copied())
        .collect();
    if guests.is_empty() {
        return;
    }
    for event in &mut draft.events {
        let open = resources.rules.frames[usize::from(event.frame)].mode.is_none();
        if event.event_type != EventType::Consult || !open || event.actor.len() + event.recipient.len() != 2 {
            continue;
        }
        let parties: Vec<u32> = event.actor.iter().chain(&event.recipient).copied().collect();
        let (guest, hosts): (Vec<u32>, Vec<u32>) = parties.into_iter().partition(|party| guests.contains(party));
        if guest.len() == 1 {
            (event.actor, event.recipient, event.visit) = (guest, hosts, true);
        }
    }
}

/// Whether a word says that the time behind it only opens or closes a span.
fn is_since(draft: &Draft, resources: &Resources, at: u32) -> bool {
    resources.rules.is_marked(draft.words[at as usize].form, Marker::Since)
}

/// How far a time or place stands from the trigger, in words. Another finite verb between them takes it for itself.
fn distance(draft: &Draft, trigger: i64, at: i64) -> i64 {
    let (from, to) = if at > trigger { (trigger + 1, at) } else { (at + 1, trigger) };
    let is_verb = |at: i64| draft.words[at as usize].is_verb() && draft.mention_of(at as usize).is_none();
    (at - trigger).abs() + 12 * (from..to).filter(|&at| is_verb(at)).count() as i64
}

/// The place mention nearest to the trigger in its sentence. Of an act of words only one behind it, or one that opens the sentence: what was
/// spoken of before it lies elsewhere.
fn place(draft: &Draft, resources: &Resources, event: &DraftEvent) -> Option<u32> {
    let trigger = i64::from(event.trigger.start);
    let range = &draft.sentences[event.sentence as usize].tokens;
    draft
        .mentions_in(range.start, range.end)
        .map(|number| (number, &draft.mentions[number]))
        .filter(|(_, mention)| mention.somewhere || is_left(draft, resources, event, mention.words.start as usize))
        .filter(|(_, mention)| matches!(mention.what, What::Place(_) | What::State { .. } | What::Country(_)))
        .filter(|(_, mention)| {
            let words = event.event_type.is_verbal() && event.event_type != EventType::Consult;
            !words || i64::from(mention.words.start) > trigger || mention.words.start <= range.start + 3
        })
        .map(|(number, mention)| {
            let start = mention.words.start;
            let cost = if during(draft, resources, event, start as usize) { NEAR } else { distance(draft, trigger, i64::from(start)) };
            (number, cost)
        })
        .filter(|&(_, cost)| {
            // Meetings and deeds are somewhere; what is only said is mostly said about other places.
            let reach = if event.event_type.is_verbal() && event.event_type != EventType::Consult { 7 } else { 24 };
            cost <= reach
        })
        .min_by_key(|&(_, cost)| cost)
        .map(|(number, _)| number as u32)
}

/// انسحبت القوات من مالي: whether forces withdraw from what is named at a word.
fn is_left(draft: &Draft, resources: &Resources, event: &DraftEvent, at: usize) -> bool {
    let withdraws =
        event.event_type == EventType::Retreat && resources.rules.frames[usize::from(event.frame)].mode.as_deref() == Some("withdraw");
    let from = at.checked_sub(1).map(|before| &draft.words[before]).filter(|word| word.part == waqai_lang::Part::Preposition);
    withdraws && from.is_some_and(|word| resources.rules.from.is_some() && resources.rules.preposition(word.form) == resources.rules.from)
}

/// The place that a mention names.
pub(crate) fn place_name(what: &What, resources: &Resources) -> Option<PlaceName> {
    let knowledge = &resources.knowledge;
    match what {
        What::Place(number) => {
            let place = &knowledge.places[usize::from(*number)];
            Some(PlaceName {
                name: knowledge.label(place.name_en).to_owned(),
                name_ar: knowledge.label(place.name).to_owned(),
                country: place.country,
                coordinates: place.latitude.zip(place.longitude),
                geonames: place.geonames,
            })
        }
        What::State { code, capital } => state_place(*code, *capital, resources),
        _ => None,
    }
}

/// A state, or its capital, as a place.
pub(crate) fn state_place(code: Code, capital: bool, resources: &Resources) -> Option<PlaceName> {
    let state = resources.knowledge.state(code)?;
    let (name, name_ar) = if capital { (&state.capital_en, &state.capital) } else { (&state.name_en, &state.name) };
    Some(PlaceName {
        name: name.to_string(),
        name_ar: name_ar.to_string(),
        country: Some(code),
        coordinates: Some((state.latitude, state.longitude)),
        geonames: state.town.geonames.filter(|_| capital),
    })
}

/// A counted or single person or pair among those who suffer: شرطيان, شابا.
fn counted_people(draft: &Draft, event: &DraftEvent, resources: &Resources) -> Option<(Casualty, u64)> {
    let range = draft.sentences[event.sentence as usize].tokens.clone();
    draft.mentions_in(range.start, range.end).map(|number| &draft.mentions[number]).find_map(|mention| {
        if !matches!(mention.what, What::People { .. }) || !mention.entities.iter().any(|entity| event.recipient.contains(entity)) {
            return None;
        }
        let counted = mention.words.range().any(|at| draft.is_number(at));
        let head = &draft.words[mention.words.start as usize];
        let several = matches!(head.part, Part::Numeral | Part::Quantifier) || head.is_definite();
        let value = match (&mention.what, head.features.get_number()) {
            _ if counted || several => return None,
            (_, Some(Number::Dual)) => 2,
            (What::People { count: Count::Two, .. }, _) => 2,
            (What::People { count: Count::One, .. }, Some(Number::Singular)) => 1,
            _ => return None,
        };
        let from = range.start.max(mention.words.start.saturating_sub(5));
        let kind = (from..mention.words.start).rev().find_map(|at| casualty(draft, resources, at)).or_else(|| {
            // قتلت الشرطة شابا: the trigger itself.
            casualty(draft, resources, event.trigger.start)
        })?;
        Some((kind, value))
    })
}

/// What a word says of the people it speaks of.
fn casualty(draft: &Draft, resources: &Resources, at: u32) -> Option<Casualty> {
    let word = draft.words.get(at as usize)?;
    resources.rules.casualty(word.form, word.lemma.map(|lemma| resources.lexicon.lemma(lemma).form))
}

/// Numbers of dead and injured, given to the nearest act of force in the sentence.
fn casualties(draft: &mut Draft, resources: &Resources) {
    for number in 0..draft.numbers.len() {
        let Some(value) = draft.numbers[number].value.filter(|&value| value > 0 && value < 1_000_000) else { continue };
        let tokens = draft.numbers[number].tokens.clone();
        if draft.time_at(tokens.start as usize).is_some() {
            continue;
        }
        let Some(sentence) = draft.sentence_of(tokens.start) else { continue };
        let range = draft.sentences[sentence].tokens.clone();
        // The nearest casualty word before the number, else right after what is counted.
        let kind = |at: u32| casualty(draft, resources, at);
        let before = (range.start.max(tokens.start.saturating_sub(6))..tokens.start).rev().find_map(kind);
        let after = (tokens.end..range.end.min(tokens.end + 4)).find_map(kind);
        let Some(kind) = before.or(after) else { continue };
        let trigger = tokens.start;
        let here = |event: &&mut DraftEvent| event.sentence as usize == sentence && event.event_type == EventType::Assault;
        let before = |event: &&mut DraftEvent| event.sentence as usize + 1 == sentence && event.event_type == EventType::Assault;
        let nearest = draft.events.iter_mut().filter(here).min_by_key(|event| event.trigger.start.abs_diff(trigger));
        let event = match nearest {
            Some(event) => Some(event),
            None => draft.events.iter_mut().rfind(before),
        };
        if let Some(event) = event {
            let field = if kind == Casualty::Killed { &mut event.killed } else { &mut event.injured };
            if field.is_none() {
                *field = Some(value);
            }
        }
    }
    for at in 0..draft.events.len() {
        let event = &draft.events[at];
        if event.event_type != EventType::Assault || event.killed.is_some() || event.injured.is_some() {
            continue;
        }
        match counted_people(draft, event, resources) {
            Some((Casualty::Killed, value)) => draft.events[at].killed = Some(value),
            Some((Casualty::Injured, value)) => draft.events[at].injured = Some(value),
            None => {}
        }
    }
}
