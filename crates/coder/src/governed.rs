//! Sides that stand in what an act governs: the object of its noun, who does what it praises or blames, whom the acts that it asks for or threatens
//! with concern.

use crate::clauses;
use crate::draft::{ChunkKind, Draft, DraftEvent};
use crate::parties;
use crate::record::Status;
use crate::rules::{EventType, Frame, Marker, Preposition, Role};
use crate::sides::{Clause, glued};
use crate::status;
use crate::triggers::Candidate;
use waqai_lang::Part;

/// How many phrases that only say when and where may stand between a noun that has its owner and its object.
const BETWEEN: usize = 3;

/// The object of a noun: right behind it; of one whose owner is a pronoun also behind when and where. خلال استقباله اليوم في مكتبه السفير.
pub(crate) fn object_of_noun(clause: &Clause, chunk: usize, last: usize) -> Vec<u32> {
    let owned = clause.draft.words[last].enclitic.is_some();
    for (passed, next) in (chunk + 1..clause.chunks.len()).enumerate() {
        let following = &clause.chunks[next];
        // Times are no phrases of their own.
        if owned && passed < BETWEEN && following.kind == ChunkKind::Particle {
            continue;
        }
        if following.kind != ChunkKind::Noun || following.joined {
            break;
        }
        let aside = following.ruled || owned && clause.is_time(following.words);
        if !aside {
            return clause.joined(next);
        }
        // في مكتبه السفير: the phrase of the place took in the object behind its own pronoun.
        let place = following.words.start;
        let inner = following.inner.filter(|_| owned && clause.word(place).enclitic.is_some());
        if let Some(inner) = inner.filter(|&inner| clause.draft.mentions[inner as usize].words.start == place + 1) {
            return vec![inner];
        }
        if !owned || passed == BETWEEN {
            break;
        }
    }
    Vec::new()
}

/// محادثات مصرية سودانية, المشروع الفرنسي الألماني: a nationality with those right behind it.
pub(crate) fn nationalities(draft: &Draft, first: u32) -> Vec<u32> {
    let mut found = vec![first];
    let mut next = draft.mentions[first as usize].words.end as usize;
    while let Some(other) = draft.mention_of(next).filter(|&other| {
        let (one, other) = (&draft.mentions[first as usize], &draft.mentions[other as usize]);
        one.nisba && other.nisba && !found.iter().any(|&known| draft.mentions[known as usize].entities == other.entities)
    }) {
        found.push(other);
        next = (draft.mentions[other as usize].words.end as usize).max(next + 1);
    }
    found
}

/// أشاد بما تقدمه الكويت من مساعدات للاجئين: who does what is praised or blamed, where the preposition of the act rules a clause.
pub(crate) fn doer_of_what(clause: &Clause, candidate: &Candidate, frame: &Frame) -> Vec<u32> {
    let (words, rules) = (&clause.draft.words, &clause.resources.rules);
    if !matches!(frame.event_type, EventType::Support | EventType::Accuse) {
        return Vec::new();
    }
    let takes = |preposition: Option<Preposition>| preposition.is_some_and(|one| frame.recipient.contains(&Role::Preposition(one)));
    let from = candidate.words.end as usize;
    let what = (from..words.len().min(from + WHAT)).take_while(|&at| !words[at].is_verb() && !words[at].is_mark()).find(|&at| {
        let word = &words[at];
        let before = (at > from).then(|| &words[at - 1]).filter(|before| before.part == Part::Preposition);
        // بما, عما: what looks like a negation behind a preposition.
        let clause_opener = matches!(word.part, Part::Relative | Part::Negation);
        clause_opener && (takes(glued(word, rules)) || takes(before.and_then(|before| rules.preposition(before.form))))
    });
    let verb = what.map(|at| at + 1).filter(|&verb| words.get(verb).is_some_and(|word| word.is_verb()));
    let chunk = verb.filter(|&verb| parties::resumed(clause, verb)).and_then(|verb| clause.chunk_at(verb));
    let doer = chunk.filter(|&chunk| clause.chunks[chunk].kind == ChunkKind::Verb).and_then(|chunk| clause.subject_after(chunk));
    let mut found = doer.map(|doer| clause.joined(doer)).unwrap_or_default();
    found.retain(|&mention| clauses::is_side(&clause.draft.mentions[mention as usize].what));
    found
}

/// Within how many words behind an act the clause begins that it praises or blames.
const WHAT: usize = 6;

/// Within how many words behind an act those stand that it governs.
const WITHIN: usize = 14;

/// Gives acts that name nobody whom they are done to the sides of the acts that they govern: whom a promise will help, whom a threat will strike, who
/// has to do what is asked; and of a threat whoever is told what to do in its condition.
pub(crate) fn inherit(clause: &Clause, found: &mut [DraftEvent]) {
    for at in 0..found.len() {
        let event = &found[at];
        let frame = &clause.resources.rules.frames[usize::from(event.frame)];
        let governs = matches!(event.event_type, EventType::Agree | EventType::Threaten | EventType::Request | EventType::Reject);
        let takes = !frame.mutual && (!frame.recipient.is_empty() || !frame.noun_recipient.is_empty());
        let told = matches!(event.status, Status::Actual | Status::Historical);
        if !governs || !takes || !told || event.actor.is_empty() || !event.recipient.is_empty() {
            continue;
        }
        let named = |entity: u32| is_named_behind(clause.draft, entity, event.trigger.end, event.sentence);
        let other = |entity: &u32| named(*entity) && !is_own(clause.draft, &event.actor, *entity);
        let mut behind = found.iter().filter(|next| next.trigger.start >= event.trigger.end).take_while(|next| {
            let near = (next.trigger.start - event.trigger.end) as usize <= WITHIN;
            near && matches!(next.status, Status::Hypothetical | Status::Negated)
        });
        let inherited = behind.find_map(|next| {
            let sides: Vec<u32> = concerned(clause, event.event_type, next).into_iter().filter(other).collect();
            (!sides.is_empty()).then_some(sides)
        });
        let condition = || match event.event_type {
            EventType::Threaten => told_to(clause, event.trigger.end as usize).into_iter().filter(other).collect(),
            _ => Vec::new(),
        };
        let sides = inherited.unwrap_or_else(condition);
        found[at].recipient = sides;
    }
}

/// Whom of a governed act the act above it concerns.
fn concerned(clause: &Clause, above: EventType, next: &DraftEvent) -> Vec<u32> {
    let hostile = matches!(next.event_type, EventType::Assault | EventType::Coerce | EventType::Sanction | EventType::Mobilize);
    let friendly = matches!(
        next.event_type,
        EventType::Agree | EventType::Consult | EventType::Support | EventType::Concede | EventType::Cooperate | EventType::Aid
    );
    let mutual = clause.resources.rules.frames[usize::from(next.frame)].mutual;
    match above {
        EventType::Threaten if hostile => next.recipient.clone(),
        EventType::Agree | EventType::Reject if friendly && mutual => next.actor.clone(),
        EventType::Agree | EventType::Reject if friendly => next.recipient.clone(),
        EventType::Request if !mutual => next.actor.clone(),
        _ => Vec::new(),
    }
}

/// إذا لم تسحب الحكومة قواتها: the subject of the condition behind a threat.
fn told_to(clause: &Clause, from: usize) -> Vec<u32> {
    let end = clause.chunks.last().map_or(from, |chunk| chunk.words.end as usize);
    let condition = (from..end).find(|&at| status::marker_at(clause, at).is_some_and(|(marker, _)| marker == Marker::Condition));
    let verb = condition.and_then(|condition| {
        clause.chunks.iter().position(|chunk| chunk.kind == ChunkKind::Verb && chunk.words.start as usize > condition)
    });
    let subject = verb.and_then(|verb| clause.subject_after(verb)).map(|subject| clause.joined(subject)).unwrap_or_default();
    let sides = subject.into_iter().filter(|&mention| clauses::is_side(&clause.draft.mentions[mention as usize].what));
    clause.draft.entities_of(&sides.collect::<Vec<_>>())
}

/// Whether a sentence names an entity from a word on.
fn is_named_behind(draft: &Draft, entity: u32, from: u32, sentence: u32) -> bool {
    draft.entities[entity as usize].mentions.iter().any(|&mention| {
        let mention = &draft.mentions[mention as usize];
        mention.sentence == sentence && mention.words.start >= from
    })
}

/// Whether an entity takes part already, or is of the same state's power as those who do.
fn is_own(draft: &Draft, actor: &[u32], entity: u32) -> bool {
    let power = |entity: u32| matches!(draft.entities[entity as usize].sector.as_str(), "GOV" | "MIL" | "COP" | "SPY" | "LEG" | "JUD");
    let country = |entity: u32| draft.entities[entity as usize].country;
    actor.iter().any(|&own| {
        own == entity
            || country(own).is_some() && country(own) == country(entity) && power(own) && (power(entity) || is_people(draft, entity))
    })
}

fn is_people(draft: &Draft, entity: u32) -> bool {
    matches!(draft.entities[entity as usize].what, crate::draft::What::People { .. })
}
