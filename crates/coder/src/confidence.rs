//! What the reader saw of each event that says whether the record can be trusted, and what it comes to. To be asked last, when sides, days, places and
//! retellings are known.

use crate::Resources;
use crate::draft::{Draft, DraftEntity, DraftEvent, What};
use crate::parties::Sides;
use crate::record::{CodedReport, Gate, LeftOut, LeftOutReason, Status};
use crate::rules::{Confidence, EventType, Feature, Features, Question};
use crate::triggers::{Candidate, Standing};
use waqai_lang::{Number, Part, Tense};
use waqai_text::Direction;

/// What firing a frame showed, which cannot be told from the event afterwards.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found {
    standing: Standing,
    /// Whether a phrase, or a word with the preposition that it takes, fired it.
    specific: bool,
    /// Which sides stand where the frame says.
    actor_by_role: bool,
    recipient_by_role: bool,
    /// Whether the report tells the act again.
    pub again: bool,
}

impl Found {
    /// Of a trigger and the sides that its frame's roles gave.
    pub fn of(candidate: &Candidate, sides: &Sides) -> Found {
        Found {
            standing: candidate.standing,
            specific: candidate.is_specific(),
            actor_by_role: !sides.actor.is_empty(),
            recipient_by_role: !sides.recipient.is_empty(),
            again: false,
        }
    }
}

/// Words that are near, and words that are far.
const NEAR: u32 = 3;
const FAR: u32 = 12;
/// Words of a short sentence, and of a long one.
const SHORT: u32 = 16;
const LONG: u32 = 40;
/// Words above one that stands high in its tree, and above one that stands deep.
const HIGH: usize = 1;
const DEEP: usize = 5;
/// Events of a crowded sentence.
const CROWDED: usize = 3;
/// Days that are recent, and days after which news is old.
const RECENT: i32 = 7;
const OLD: i32 = 31;

/// Sees what speaks for and against each event, and leaves out what is hardly likely.
pub(crate) fn settle(draft: &mut Draft, resources: &Resources, headline: bool, report: &mut CodedReport) {
    for at in 0..draft.events.len() {
        draft.events[at].features = features(draft, resources, headline, report.gate.as_ref(), at);
    }
    let confidence = &resources.rules.confidence;
    let mut events = std::mem::take(&mut draft.events);
    events.retain(|event| {
        let likely =
            !event.status.happened() || confidence.answer(Question::Act, &event.features) >= confidence.least[event.event_type as usize];
        if !likely {
            let rule = resources.rules.frames[usize::from(event.frame)].id.to_string();
            let left_out =
                LeftOut { event_type: event.event_type, trigger: draft.span(event.trigger), rule, reason: LeftOutReason::Unlikely };
            report.gate.get_or_insert_with(Gate::default).left_out.push(left_out);
        }
        likely
    });
    draft.events = events;
}

/// To two places, as records have it.
pub(crate) fn rounded(confidence: &Confidence, features: &Features) -> f32 {
    (confidence.of(features) * 100.0).round() / 100.0
}

fn features(draft: &Draft, resources: &Resources, headline: bool, gate: Option<&Gate>, at: usize) -> Features {
    let event = &draft.events[at];
    let mut seen = Features::default();
    seen.set(Feature::Always, true);
    seen.set(Feature::of_type(event.event_type), true);
    of_trigger(draft, resources, event, &mut seen);
    side(draft, event, &event.actor, &ACTOR, &mut seen);
    side(draft, event, &event.recipient, &RECIPIENT, &mut seen);
    seen.set(Feature::ActorByRole, !event.actor.is_empty() && event.found.actor_by_role);
    seen.set(Feature::RecipientByRole, !event.recipient.is_empty() && event.found.recipient_by_role);
    let country = |entity: &u32| draft.entities[*entity as usize].country;
    let same = event.actor.iter().filter_map(country).any(|code| event.recipient.iter().filter_map(country).any(|other| other == code));
    seen.set(Feature::SidesSameState, same);
    seen.set(Feature::StatusHistorical, event.status == Status::Historical);
    seen.set(Feature::Background, event.background);
    let statement = event.statement.and_then(|number| draft.statements.get(number));
    seen.set(Feature::Carried, statement.is_some());
    seen.set(Feature::CarriedDirect, statement.is_some_and(|statement| statement.direct));
    seen.set(Feature::Retold, event.found.again);
    seen.set(Feature::Toll, event.killed.is_some() || event.injured.is_some());
    seen.set(Feature::DateTold, event.date.is_some());
    let age = event.date.zip(draft.published).map(|((_, last), published)| published.number() - last.number());
    seen.set(Feature::DateRecent, age.is_some_and(|days| (0..=RECENT).contains(&days)));
    seen.set(Feature::DateOld, age.is_some_and(|days| days > OLD));
    seen.set(Feature::PlaceTold, event.place.is_some());
    of_force(event, &mut seen);
    of_sentence(draft, headline, at, &mut seen);
    of_times(draft, resources, event, &mut seen);
    seen.set(Feature::GateWords, gate.is_some_and(|gate| gate.quiet > 0));
    seen.set(Feature::GateMore, gate.is_some_and(|gate| gate.quiet > gate.politics));
    seen
}

fn of_trigger(draft: &Draft, resources: &Resources, event: &DraftEvent, seen: &mut Features) {
    let frame = &resources.rules.frames[usize::from(event.frame)];
    seen.put(Feature::FrameWeight, (f32::from(frame.weight) - 50.0) / 50.0);
    seen.set(Feature::FrameChanged, event.event_type != frame.event_type);
    seen.set(Feature::FrameSpecific, event.found.specific);
    let at = event.trigger.start as usize;
    let word = &draft.words[at];
    match event.found.standing {
        Standing::Verb => {
            seen.set(Feature::TriggerVerb, true);
            let verb = event.trigger.range().map(|at| &draft.words[at]).find(|word| word.is_verb());
            seen.set(Feature::TriggerImperfect, verb.is_some_and(|verb| verb.features.get_tense() == Some(Tense::Imperfect)));
            seen.set(Feature::TriggerPassive, verb.is_some_and(|verb| verb.features.is_passive()));
        }
        Standing::Participle => seen.set(Feature::TriggerParticiple, true),
        Standing::Noun => {
            seen.set(Feature::TriggerNoun, true);
            seen.set(Feature::TriggerDefinite, word.is_definite());
            seen.set(Feature::TriggerPlural, word.features.get_number() == Some(Number::Plural));
            let before = at.checked_sub(1).map(|before| &draft.words[before]);
            let governed = word.has_preposition()
                || before.is_some_and(|before| {
                    before.part == Part::Preposition || before.part.is_nominal() && draft.syntax.head(at) == Some(at - 1)
                });
            seen.set(Feature::TriggerGoverned, governed);
        }
    }
    match draft.syntax.depth(at) {
        None => seen.set(Feature::TreeNone, true),
        Some(depth) => {
            seen.set(Feature::TreeTop, depth <= HIGH);
            seen.set(Feature::TreeDeep, depth >= DEEP);
            seen.set(Feature::TreeDescribes, draft.syntax.describes(at));
        }
    }
}

/// What says more of acts of force and protests than of others: news of them stands beside what is known, feared and looked back on.
fn of_force(event: &DraftEvent, seen: &mut Features) {
    if !matches!(event.event_type, EventType::Assault | EventType::Protest) {
        return;
    }
    let there = |feature: Feature| seen.get(feature) > 0.0;
    let (carried, known, placed) = (there(Feature::Carried), there(Feature::RecipientKnown), there(Feature::PlaceTold));
    let people = there(Feature::ActorPeople) || there(Feature::RecipientPeople);
    seen.set(Feature::ForceCarried, carried);
    seen.set(Feature::ForceKnown, known);
    seen.set(Feature::ForcePeople, people);
    seen.set(Feature::ForcePlaced, placed);
}

/// The times that the sentence names, whether or not one of them is the event's.
fn of_times(draft: &Draft, resources: &Resources, event: &DraftEvent, seen: &mut Features) {
    let Some(published) = draft.published else { return };
    let tokens = &draft.sentences[event.sentence as usize].tokens;
    let first = draft.times.partition_point(|time| time.tokens.start < tokens.start);
    for time in draft.times[first..].iter().take_while(|time| time.tokens.start < tokens.end) {
        let Some(resolved) = resources.calendar.resolve(time, Some(published), Direction::Past) else { continue };
        let days = published.number() - resolved.last.number();
        if (0..=RECENT).contains(&days) {
            seen.set(Feature::TimesRecent, true);
        } else if days > OLD {
            seen.set(Feature::TimesOld, true);
        }
    }
}

fn of_sentence(draft: &Draft, headline: bool, at: usize, seen: &mut Features) {
    let event = &draft.events[at];
    let sentence = &draft.sentences[event.sentence as usize];
    let title = headline && event.sentence == 0;
    let lead = !title && sentence.paragraph <= u32::from(headline);
    seen.set(Feature::PositionTitle, title);
    seen.set(Feature::PositionLead, lead);
    seen.set(Feature::PositionLater, !title && !lead);
    let words = sentence.tokens.end.saturating_sub(sentence.tokens.start);
    seen.set(Feature::SentenceShort, words < SHORT);
    seen.set(Feature::SentenceLong, words > LONG);
    // Events stand in the order of the text.
    seen.set(Feature::SentenceFirst, at == 0 || draft.events[at - 1].sentence != event.sentence);
    seen.set(Feature::SentenceCrowded, draft.events.iter().filter(|other| other.sentence == event.sentence).count() >= CROWDED);
}

/// The features of one side.
struct SideFeatures {
    none: Feature,
    elsewhere: Feature,
    far: Feature,
    near: Feature,
    state: Feature,
    known: Feature,
    named: Feature,
    title: Feature,
    body: Feature,
    people: Feature,
    several: Feature,
    stateless: Feature,
    assumed: Feature,
}

const ACTOR: SideFeatures = SideFeatures {
    none: Feature::ActorNone,
    elsewhere: Feature::ActorElsewhere,
    far: Feature::ActorFar,
    near: Feature::ActorNear,
    state: Feature::ActorState,
    known: Feature::ActorKnown,
    named: Feature::ActorNamed,
    title: Feature::ActorTitle,
    body: Feature::ActorBody,
    people: Feature::ActorPeople,
    several: Feature::ActorSeveral,
    stateless: Feature::ActorStateless,
    assumed: Feature::ActorAssumed,
};

const RECIPIENT: SideFeatures = SideFeatures {
    none: Feature::RecipientNone,
    elsewhere: Feature::RecipientElsewhere,
    far: Feature::RecipientFar,
    near: Feature::RecipientNear,
    state: Feature::RecipientState,
    known: Feature::RecipientKnown,
    named: Feature::RecipientNamed,
    title: Feature::RecipientTitle,
    body: Feature::RecipientBody,
    people: Feature::RecipientPeople,
    several: Feature::RecipientSeveral,
    stateless: Feature::RecipientStateless,
    assumed: Feature::RecipientAssumed,
};

fn side(draft: &Draft, event: &DraftEvent, side: &[u32], own: &SideFeatures, seen: &mut Features) {
    if side.is_empty() {
        seen.set(own.none, true);
        return;
    }
    seen.set(own.several, side.len() > 1);
    for &entity in side {
        let entity = &draft.entities[entity as usize];
        seen.set(kind(entity, own), true);
        if entity.country.is_none() {
            seen.set(own.stateless, true);
        }
        if entity.assumed {
            seen.set(own.assumed, true);
        }
    }
    let distance = side.iter().filter_map(|&entity| distance(draft, event, &draft.entities[entity as usize])).min();
    seen.set(own.elsewhere, distance.is_none());
    seen.set(own.far, distance.is_some_and(|words| words > FAR));
    seen.set(own.near, distance.is_some_and(|words| words <= NEAR));
}

/// How it is known who somebody is.
fn kind(entity: &DraftEntity, own: &SideFeatures) -> Feature {
    match &entity.what {
        _ if entity.known.is_some() => own.known,
        What::State { .. } | What::Country(_) | What::Place(_) => own.state,
        What::Organisation(_) => own.known,
        What::Person(person) if !person.name.is_empty() => own.named,
        What::Named { .. } => own.named,
        What::Person(_) | What::Holders { .. } => own.title,
        What::Body { .. } => own.body,
        What::People { .. } | What::Kin { .. } | What::Reference(_) | What::Nothing => own.people,
    }
}

/// How many words lie between an event's trigger and the nearest mention of somebody in its sentence.
fn distance(draft: &Draft, event: &DraftEvent, entity: &DraftEntity) -> Option<u32> {
    let mentions = entity.mentions.iter().map(|&number| &draft.mentions[number as usize]);
    let here = mentions.filter(|mention| mention.sentence == event.sentence && !mention.elided);
    here.map(|mention| {
        let (words, trigger) = (mention.words, event.trigger);
        words.start.saturating_sub(trigger.end).max(trigger.start.saturating_sub(words.end))
    })
    .min()
}
