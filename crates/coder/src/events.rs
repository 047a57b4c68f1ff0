//! Events: frames fired by triggers, with their sides found in the clause and their status read from the words around.

use crate::Resources;
use crate::draft::{ChunkKind, Draft, DraftEvent, Run, What};
use crate::record::Status;
use crate::rules::{EventType, Frame, Needs, Role};
use crate::sides::Clause;
use crate::triggers::{Candidate, Standing};
use crate::{clauses, status, triggers};
use waqai_lang::{Number, Tense};

/// Finds the events of one sentence.
pub(crate) fn find(draft: &mut Draft, resources: &Resources, sentence: usize, carried: &[u32], candidates: &mut Vec<Candidate>) {
    let (first, end) = draft.chunk_ranges[sentence];
    let base = draft.events.len();
    let mut found: Vec<DraftEvent> = Vec::new();
    {
        let clause = Clause { draft, resources, chunks: &draft.chunks[first as usize..end as usize], carried, trigger: Run::default() };
        let range = &draft.sentences[sentence].tokens;
        triggers::find(&clause, range.start as usize, range.end as usize, candidates);
        let mut covered = 0;
        let mut at = 0;
        while at < candidates.len() {
            let start = candidates[at].words.start;
            let group_end = candidates[at..].iter().position(|c| c.words.start != start).map_or(candidates.len(), |n| at + n);
            if start >= covered {
                for candidate in &candidates[at..group_end] {
                    if let Some(event) = fire(&clause, candidate, sentence, &found) {
                        covered = candidate.words.end;
                        found.push(event);
                        break;
                    }
                }
            }
            at = group_end;
        }
    }
    // What befell people by accident, and thieves caught by the police, is no politics.
    let range = draft.sentences[sentence].tokens.clone();
    let accident = crate::topics::counts(draft, resources, Run::new(range.start as usize, range.end as usize), "accident") > 0;
    found.retain(|event| {
        let sector = |side: &[u32], code: &str| {
            !side.is_empty() && side.iter().all(|&entity| draft.entities[entity as usize].sector.as_str() == code)
        };
        let mishap = event.event_type == EventType::Assault && event.actor.is_empty() && accident;
        // States complain; people protest.
        let official = event.event_type == EventType::Protest
            && !event.actor.is_empty()
            && event.actor.iter().all(|&entity| matches!(draft.entities[entity as usize].sector.as_str(), "GOV" | "MIL" | "COP" | "SPY"));
        let crime = matches!(event.event_type, EventType::Coerce | EventType::Sanction) && sector(&event.recipient, "CRM");
        !mishap && !crime && !official
    });
    draft.events.extend(found);
    merge_casualties(draft, resources, base);
}

/// The sides of an event while they are mentions.
struct Sides {
    actor: Vec<u32>,
    recipient: Vec<u32>,
}

fn fire(clause: &Clause, candidate: &Candidate, sentence: usize, earlier: &[DraftEvent]) -> Option<DraftEvent> {
    let clause = &Clause { trigger: candidate.words, ..*clause };
    let frame = &clause.resources.rules.frames[usize::from(candidate.frame)];
    let statement = carrier(clause.draft, candidate.words, sentence);
    let mut sides = sides(clause, candidate, frame);
    let draft = clause.draft;
    // وفق ما ذكرت الوكالة, behind what it tells: the source takes no part in it.
    let source = statement
        .map(|number| draft.statements[number].cue.start)
        .filter(|&cue| cue >= candidate.words.end)
        .filter(|&cue| !draft.words[cue as usize].is_verb());
    let acts = |mention: &u32| {
        let mention = &draft.mentions[*mention as usize];
        clauses::is_side(&mention.what) && !mention.entities.is_empty() && source.is_none_or(|cue| mention.words.start < cue)
    };
    sides.actor.retain(acts);
    sides.recipient.retain(acts);
    // An act of words whose doer is not said is the speaker's.
    let own_cue = statement.is_some_and(|number| draft.statements[number].cue.contains(candidate.words.start as usize));
    if sides.actor.is_empty()
        && frame.event_type.is_verbal()
        && (candidate.standing == Standing::Noun || own_cue || frame.actor.is_empty())
        && let Some(number) = statement
    {
        sides.actor = draft.statements[number].speakers.clone();
    }
    if sides.actor.is_empty() && frame.event_type.is_verbal() && candidate.standing == Standing::Noun && !sides.recipient.is_empty() {
        sides.actor = clause
            .light_subject(candidate.chunk)
            .into_iter()
            .filter(|mention| !sides.recipient.contains(mention) && acts(mention))
            .collect();
    }
    complete(clause, candidate, frame, statement, &mut sides);
    let takes_recipient = !frame.recipient.is_empty() || !frame.noun_recipient.is_empty();
    if takes_recipient && !frame.mutual && sides.recipient.is_empty() && !sides.actor.is_empty() {
        sides.recipient =
            concerned(clause, candidate, frame).into_iter().filter(|mention| !sides.actor.contains(mention) && acts(mention)).collect();
    }
    let mut actor = entities(draft, &sides.actor);
    let mut recipient = entities(draft, &sides.recipient);
    if frame.mutual {
        for entity in recipient.drain(..) {
            if !actor.contains(&entity) {
                actor.push(entity);
            }
        }
    }
    recipient.retain(|entity| !actor.contains(entity));
    if !frame.mutual {
        // في العاصمة، لدولتنا: the state of those who act is where they act, not whom they act on.
        let of_actor = |country| actor.iter().any(|&a| draft.entities[a as usize].country == country);
        recipient.retain(|&entity| {
            let entity = &draft.entities[entity as usize];
            !(matches!(entity.what, What::State { .. }) && of_actor(entity.country))
        });
    }
    if let Some(first) = sides.recipient.first().map(|&mention| &draft.mentions[mention as usize]) {
        // The other members of a dual that holds the actor's own: تأمل الصين أن يواصل الجيشان.
        if matches!(first.what, What::Reference(_)) && frame.event_type == EventType::Agree {
            let own: Vec<_> = actor.iter().map(|&entity| draft.entities[entity as usize].country).collect();
            recipient.retain(|&entity| !own.contains(&draft.entities[entity as usize].country));
        }
    }
    // A noun of words or gifts names an act only where both sides are told.
    let verbal_noun = candidate.standing == Standing::Noun
        && candidate.words.range().len() == 1
        && matches!(
            frame.event_type,
            EventType::Agree | EventType::Aid | EventType::Support | EventType::Threaten | EventType::Reject | EventType::Concede
        );
    if verbal_noun && !frame.mutual && (actor.is_empty() || recipient.is_empty()) {
        return None;
    }
    if frame.event_type == EventType::Assault && actor.is_empty() && only_named(clause, candidate) {
        return None;
    }
    // Words, gifts and threats come from somebody.
    let told_by_nobody = actor.is_empty() && (frame.event_type.is_verbal() || frame.event_type == EventType::Aid);
    if told_by_nobody && !(frame.event_type == EventType::Support && candidate.standing == Standing::Verb && frame.mutual) {
        return None;
    }
    // Meetings and cooperation take two, and not of mere people.
    let parties = actor.len() + recipient.len();
    let people = |entity: &u32| matches!(draft.entities[*entity as usize].sector.as_str(), "CVL" | "REF" | "JRN" | "EDU" | "MED");
    let meeting = frame.event_type == EventType::Consult && frame.needs != Needs::Actor;
    let body = |entity: &u32| matches!(draft.entities[*entity as usize].what, What::Organisation(_));
    if (frame.mutual && frame.event_type == EventType::Cooperate || meeting && !actor.iter().all(body)) && parties < 2
        || meeting && actor.iter().all(people)
    {
        return None;
    }
    let satisfied = match frame.needs {
        Needs::Nothing => true,
        Needs::Actor => !actor.is_empty(),
        Needs::Recipient => !recipient.is_empty(),
        Needs::Both if frame.mutual => actor.len() > 1,
        Needs::Both => !actor.is_empty() && !recipient.is_empty(),
        Needs::Either => !actor.is_empty() || !recipient.is_empty(),
    };
    if !satisfied {
        return None;
    }
    let mut told = status::of(clause, candidate.words, candidate.chunk, candidate.standing);
    let mut event_type = frame.event_type;
    if told == Status::Actual && subordinate(clause, candidate, earlier) {
        told = Status::Hypothetical;
    }
    let mut announced = false;
    let hostile = matches!(event_type, EventType::Assault | EventType::Coerce | EventType::Sanction | EventType::Mobilize);
    if told == Status::Future && hostile && statement.is_some_and(|number| own_side(draft, &draft.statements[number].speakers, &actor)) {
        // Harm that the speaker's own side will do is a threat.
        event_type = EventType::Threaten;
        told = Status::Actual;
        announced = true;
    }
    // Promises and threats speak of the future by nature.
    if told == Status::Future && matches!(event_type, EventType::Agree | EventType::Threaten) {
        told = Status::Actual;
    }
    if told == Status::Future
        && let Some(other) = clause.resources.rules.types[event_type as usize].when_future
    {
        event_type = other;
        told = Status::Actual;
    }
    Some(DraftEvent {
        frame: candidate.frame,
        event_type,
        trigger: candidate.words,
        sentence: sentence as u32,
        actor,
        recipient,
        status: told,
        statement,
        date: None,
        place: None,
        confidence: i32::from(frame.weight),
        killed: None,
        injured: None,
        announced,
    })
}

/// Sides that the clause leaves to the sentence: with whom one meets, whom a hope or promise is meant for.
fn complete(clause: &Clause, candidate: &Candidate, frame: &Frame, statement: Option<usize>, sides: &mut Sides) {
    let draft = clause.draft;
    let known = |sides: &Sides| entities(draft, &[sides.actor.clone(), sides.recipient.clone()].concat());
    let have = known(sides);
    if frame.event_type == EventType::Consult && have.len() == 1 && candidate.standing == Standing::Noun {
        // وفي اجتماع مع الوزير، قال الرئيس: whoever speaks in a meeting takes part in it.
        let next =
            (candidate.chunk + 1..clause.chunks.len().min(candidate.chunk + 9)).find(|&at| clause.chunks[at].kind == ChunkKind::Verb);
        let before = (0..candidate.chunk).rev().find(|&at| clause.chunks[at].kind == ChunkKind::Verb);
        for verb in [next, before].into_iter().flatten() {
            let (subject, stands) = clause.subject(verb, 0);
            let fresh = entities(draft, &subject).into_iter().any(|entity| !have.contains(&entity));
            if fresh && stands {
                sides.recipient.extend(subject);
                return;
            }
        }
    }
    if frame.event_type == EventType::Consult
        && candidate.standing == Standing::Noun
        && sides.actor.is_empty()
        && !sides.recipient.is_empty()
    {
        // "هناك مباحثات مع …", said by somebody: the speaker's side holds them.
        if let Some(number) = statement {
            sides.actor = draft.statements[number].speakers.clone();
        }
    }
    if matches!(frame.event_type, EventType::Agree | EventType::Consult) && sides.recipient.is_empty() && sides.actor.is_empty() {
        // تم الاتفاق على آلية بين البلدين: the dual of the sentence.
        let (from, to) = (clause.chunks.first().map_or(0, |c| c.words.start), clause.chunks.last().map_or(0, |c| c.words.end));
        let dual = draft.mentions_in(from, to).find(|&number| {
            let mention = &draft.mentions[number];
            matches!(mention.what, What::Reference(_)) && mention.entities.len() > 1
        });
        sides.actor.extend(dual.map(|number| number as u32));
    }
    if frame.event_type == EventType::Agree && sides.recipient.is_empty() && !sides.actor.is_empty() {
        // حرص بلاده على التعاون مع قطر, استعداده للوساطة بين السودان وإثيوبيا
        let rules = &clause.resources.rules;
        let partner = rules.with.map(|with| clause.complement(candidate.chunk, with)).unwrap_or_default();
        let partner = if partner.is_empty() { clause.between(candidate.chunk) } else { partner };
        let partner: Vec<u32> = partner.into_iter().filter(|mention| !sides.actor.contains(mention)).collect();
        if !partner.is_empty() {
            sides.recipient = partner;
            return;
        }
        // تأمل في أن يواصل الجيشان: the other members of a dual that the hope is about.
        let end = clause.chunks.last().map_or(0, |chunk| chunk.words.end);
        let countries: Vec<_> = have.iter().map(|&entity| draft.entities[entity as usize].country).collect();
        let dual = draft
            .mentions_in(candidate.words.end, end)
            .map(|number| (number, &draft.mentions[number]))
            .find(|(_, mention)| matches!(mention.what, What::Reference(_)));
        if let Some((number, mention)) = dual {
            let others = mention.entities.iter().filter(|&&entity| !countries.contains(&draft.entities[entity as usize].country)).count();
            if others > 0 && others < mention.entities.len() {
                sides.recipient.push(number as u32);
            }
        }
    }
}

/// Whether a noun of force only names what another phrase is about, without a doer and without a count: التحقيق في اغتيال الوزير, قضية خطف.
fn only_named(clause: &Clause, candidate: &Candidate) -> bool {
    if candidate.standing != Standing::Noun || candidate.words.range().len() > 1 {
        return false;
    }
    let draft = clause.draft;
    let at = candidate.words.start as usize;
    let counted = (at + 1..(at + 5).min(draft.words.len())).any(|next| draft.is_number(next));
    let governed = draft.words[at].has_preposition()
        || at > 0 && {
            let before = &draft.words[at - 1];
            !before.is_mark() && (before.part == waqai_lang::Part::Preposition || before.part.is_nominal() && !before.is_definite())
        };
    governed && !counted
}

/// How many words behind the trigger may name whom an act of words concerns.
const NEAR: usize = 8;

/// Whom an act concerns where no role names it: the state or body that owns or stands under what the trigger governs.
/// رفض المقترح الكويتي, لوح بفرض عقوبات على بيلاروسيا, أشاد بالدور البناء لسلطنة عمان.
fn concerned(clause: &Clause, candidate: &Candidate, frame: &Frame) -> Option<u32> {
    let directed = matches!(
        frame.event_type,
        EventType::Accuse | EventType::Reject | EventType::Threaten | EventType::Support | EventType::Sanction | EventType::Request
    );
    if !directed {
        return None;
    }
    let draft = clause.draft;
    let start = candidate.words.end as usize;
    let end = (start + NEAR).min(draft.sentences[draft.sentence_of(candidate.words.start)?].tokens.end as usize);
    let mut at = start;
    while at < end {
        let word = &draft.words[at];
        if let Some(number) = draft.mention_of(at) {
            let mention = &draft.mentions[number as usize];
            let party = matches!(mention.what, What::State { .. } | What::Organisation(_) | What::Body { .. } | What::Person(_));
            return (party && !mention.locative && mention.words.start as usize >= start).then_some(number);
        }
        let content = frame.event_type == EventType::Request && word.is_verb();
        if word.is_mark() || word.is_verb() && !content || word.part == waqai_lang::Part::Relative {
            return None;
        }
        at += 1;
    }
    None
}

/// Whether speakers and actors are of one state or one body.
fn own_side(draft: &Draft, speakers: &[u32], actor: &[u32]) -> bool {
    let speaking = entities(draft, speakers);
    !actor.is_empty()
        && speaking.iter().any(|&speaker| {
            actor.iter().all(|&a| {
                a == speaker
                    || draft.entities[a as usize].country.is_some()
                        && draft.entities[a as usize].country == draft.entities[speaker as usize].country
            })
        })
}

fn entities(draft: &Draft, mentions: &[u32]) -> Vec<u32> {
    let mut found = Vec::new();
    for &mention in mentions {
        for &entity in &draft.mentions[mention as usize].entities {
            if !found.contains(&entity) {
                found.push(entity);
            }
        }
    }
    found
}

/// The innermost statement whose content or cue holds the trigger.
fn carrier(draft: &Draft, words: Run, sentence: usize) -> Option<usize> {
    let span = draft.span(words);
    draft
        .statements
        .iter()
        .enumerate()
        .rev()
        .take_while(|(_, statement)| statement.sentence as usize == sentence)
        .filter(|(_, statement)| {
            statement.content.is_some_and(|content| content.contains(span)) || statement.cue.contains(words.start as usize)
        })
        .min_by_key(|(_, statement)| statement.content.map_or(usize::MAX, |content| content.len()))
        .map(|(number, _)| number)
}

/// Acts that only ask for, promise, refuse or threaten: what they govern has not happened.
fn subordinate(clause: &Clause, candidate: &Candidate, earlier: &[DraftEvent]) -> bool {
    let Some(last) = earlier.iter().rev().find(|event| event.trigger.end <= candidate.words.start && event.status != Status::Hypothetical)
    else {
        return false;
    };
    let irrealis =
        matches!(last.event_type, EventType::Request | EventType::Agree | EventType::Reject | EventType::Threaten | EventType::Concede);
    if !irrealis || candidate.standing == Standing::Participle {
        return false;
    }
    // وتؤيد …: a joined verb is an act of its own.
    if candidate.standing == Standing::Verb && clause.draft.words[candidate.words.start as usize].proclitics.joins() {
        return false;
    }
    let from = last.trigger.end as usize;
    // رفضها وإدانتها: joined to the act itself, not governed by it.
    if clause.draft.words[candidate.words.start as usize].proclitics.joins() && candidate.words.start as usize <= from + 1 {
        return false;
    }
    let to = candidate.words.start as usize;
    if to - from > 18 {
        return false;
    }
    // A finite verb of its own, a comma with a participle, or a new content clause ends what the act governs.
    let perfect = |at: usize| clause.draft.words[at].is_verb() && clause.draft.words[at].features.get_tense() == Some(Tense::Perfect);
    let ended = (from..to).any(|at| perfect(at) || clause.draft.text.tokens()[at].is('\u{60C}'));
    let new_clause = candidate.standing == Standing::Verb && perfect(to);
    !ended && !new_clause
}

fn sides(clause: &Clause, candidate: &Candidate, frame: &Frame) -> Sides {
    let last = candidate.words.end as usize - 1;
    let first = |roles: &[Role], find: &dyn Fn(Role) -> Vec<u32>, not: &[u32]| -> Vec<u32> {
        for &role in roles {
            let mut found = find(role);
            found.retain(|mention| !not.contains(mention) && clauses::is_side(&clause.draft.mentions[*mention as usize].what));
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
    };
    match candidate.standing {
        Standing::Verb => {
            let verb = candidate.chunk;
            let find = |role: Role| clause.of_verb(verb, last, role);
            if passive(clause, candidate, frame) {
                let recipient = clause.subject(verb, 0).0;
                let mut actor = clause.by(verb);
                if actor.is_empty() && candidate.words.range().len() > 1 {
                    actor = clause.genitive(candidate.words.start as usize, last);
                }
                actor.retain(|mention| !recipient.contains(mention));
                return Sides { actor, recipient };
            }
            let actor = first(&frame.actor, &find, &[]);
            let mut recipient = first(&frame.recipient, &find, &actor);
            if recipient.is_empty()
                && clause.draft.words[candidate.words.start as usize].enclitic.is_some()
                && frame.recipient.contains(&Role::Object)
            {
                recipient = clause.antecedent(verb, candidate.words.start as usize);
                recipient.retain(|mention| !actor.contains(mention));
            }
            if recipient.is_empty() && candidate.words.range().len() > 1 && !frame.recipient.is_empty() {
                // هدد بضرب القواعد …: the owner of the noun that ends the phrase.
                recipient = clause.genitive(candidate.words.start as usize, last);
                recipient.retain(|mention| !actor.contains(mention) && clause.draft.mention_of(last) != Some(*mention));
            }
            Sides { actor, recipient }
        }
        Standing::Participle => {
            let subject = clause.carried_or_subject(candidate.words.start as usize);
            let find = |role: Role| match role {
                Role::Subject => subject.clone(),
                Role::Object => after_participle(clause, candidate),
                other => clause.of_noun(candidate.chunk, candidate.words.start as usize, last, other),
            };
            let actor = first(&frame.actor, &find, &[]);
            let recipient = first(&frame.recipient, &find, &actor);
            Sides { actor, recipient }
        }
        Standing::Noun => {
            // تعرضت الحكومة لانتقادات من المنظمة: the subject suffers, the doer stands under من.
            if let Some(verb) = (candidate.chunk.saturating_sub(3)..candidate.chunk)
                .rev()
                .find(|&at| clause.chunks[at].kind == ChunkKind::Verb)
                .filter(|&verb| status::undergoes(clause, verb))
            {
                let recipient = clause.subject(verb, 0).0;
                let mut actor = clause.by(candidate.chunk);
                if actor.is_empty() {
                    actor = clause.resources.rules.from.map(|from| clause.complement(candidate.chunk, from)).unwrap_or_default();
                }
                if actor.is_empty() {
                    actor = clause.of_noun(candidate.chunk, candidate.words.start as usize, last, Role::Genitive);
                }
                if !recipient.is_empty() {
                    actor.retain(|mention| !recipient.contains(mention));
                    return Sides { actor, recipient };
                }
            }
            let find = |role: Role| clause.of_noun(candidate.chunk, candidate.words.start as usize, last, role);
            let mut actor = first(&frame.noun_actor, &find, &[]);
            let mut recipient = first(&frame.noun_recipient, &find, &actor);
            if actor.is_empty() {
                // هجوم شنه مسلحون
                actor = clause.executed_by(candidate.chunk);
            }
            let together = matches!(frame.event_type, EventType::Cooperate | EventType::Protest);
            if actor.is_empty() && recipient.is_empty() && together {
                // نفذ الجيشان تمرينا مشتركا: the noun is the object of what they do.
                actor = clause.doing(candidate.chunk);
            }
            // اعتقال خمسة من عناصر التنظيم: of an act done to somebody the lone owner is the sufferer, unless a nationality names the doer.
            let force = matches!(frame.event_type, EventType::Assault | EventType::Coerce | EventType::Sanction | EventType::Retreat);
            let owner = clause.of_noun(candidate.chunk, candidate.words.start as usize, last, Role::Genitive);
            let suffers = force && frame.recipient.contains(&Role::Object) && recipient.is_empty() && !actor.is_empty() && actor == owner;
            if suffers && !actor.iter().any(|&mention| clause.draft.mentions[mention as usize].nisba) && !frame.noun_recipient.is_empty() {
                recipient = std::mem::take(&mut actor);
            }
            if force && actor.is_empty() && !recipient.is_empty() && frame.recipient.contains(&Role::Object) {
                actor = clause.by(candidate.chunk);
                if actor.is_empty() {
                    actor = doer(clause, candidate);
                }
                actor.retain(|mention| !recipient.contains(mention));
            }
            Sides { actor, recipient }
        }
    }
}

/// أعلنت الشرطة اعتقال …: whoever announces an act of force done to others and has the force to do it.
fn doer(clause: &Clause, candidate: &Candidate) -> Vec<u32> {
    let Some(verb) = (0..candidate.chunk)
        .rev()
        .take_while(|&at| clause.chunks[at].kind != ChunkKind::That)
        .find(|&at| clause.chunks[at].kind == ChunkKind::Verb)
    else {
        return Vec::new();
    };
    let word = &clause.draft.words[clause.chunks[verb].words.start as usize];
    let announces = word.lemma.is_some_and(|lemma| {
        clause
            .resources
            .rules
            .reporting_by_verb
            .get(lemma.0)
            .iter()
            .any(|&rule| clause.resources.rules.reporting[usize::from(rule)].act == crate::rules::Act::Announce)
    });
    if !announces {
        return Vec::new();
    }
    let (subject, _) = clause.subject(verb, 0);
    let armed = |mention: &u32| {
        clause.draft.mentions[*mention as usize].entities.iter().all(|&entity| {
            matches!(clause.draft.entities[entity as usize].sector.as_str(), "MIL" | "COP" | "GOV" | "REB" | "PRM" | "SPY" | "JUD")
        })
    };
    subject.into_iter().filter(armed).collect()
}

/// متهما الحكومة: the noun phrase right after the participle.
fn after_participle(clause: &Clause, candidate: &Candidate) -> Vec<u32> {
    let next = candidate.words.end as usize;
    match clause.chunk_at(next) {
        Some(chunk) if !clause.chunks[chunk].ruled && clause.chunks[chunk].words.start as usize == next => clause.joined(chunk),
        _ => clause.draft.mention_of(next).into_iter().collect(),
    }
}

/// Whether a verb of force is a passive: marked by its letters, or with one noun phrase only, which stands after it or agrees in the plural.
fn passive(clause: &Clause, candidate: &Candidate, frame: &Frame) -> bool {
    if !frame.recipient.contains(&Role::Object) || !frame.actor.contains(&Role::Subject) {
        return false;
    }
    let word = &clause.draft.words[candidate.words.start as usize];
    // A phrase holds its object already: أطلق مسلحون النار.
    if candidate.words.range().len() > 1 {
        // قتل شرطيان برصاص …: the phrase itself names the means, the subject suffers.
        let by =
            candidate.words.range().any(|at| status::marker_at(clause, at).is_some_and(|(marker, _)| marker == crate::rules::Marker::By));
        return clause.is_passive(candidate.chunk) || by && clause.object(candidate.chunk).is_empty();
    }
    if clause.is_passive(candidate.chunk) {
        return true;
    }
    let force = matches!(frame.event_type, EventType::Assault | EventType::Coerce | EventType::Sanction | EventType::Retreat);
    if !force || word.features.get_tense() != Some(Tense::Perfect) || word.enclitic.is_some() {
        return false;
    }
    if !clause.object(candidate.chunk).is_empty() {
        return false;
    }
    let (subject, _) = clause.subject(candidate.chunk, 0);
    let people = subject.iter().all(|&mention| {
        let mention = &clause.draft.mentions[mention as usize];
        match &mention.what {
            // Armed men without an object are read as those who act, unless a doer is named.
            What::People { .. } => mention
                .entities
                .iter()
                .all(|&entity| !matches!(clause.draft.entities[entity as usize].sector.as_str(), "UAF" | "REB" | "PRM")),
            What::Person(_) => true,
            _ => false,
        }
    });
    let by = !clause.by(candidate.chunk).is_empty();
    let plural = word.features.get_number() == Some(Number::Plural);
    by || (people && !subject.is_empty()) || plural
}

/// Several triggers of force in one sentence that tell one attack: the deaths, the wounded and the blast.
fn merge_casualties(draft: &mut Draft, resources: &Resources, base: usize) {
    let has_mode = |frame: u16| resources.rules.frames[usize::from(frame)].mode.is_some();
    let mut at = base;
    while at < draft.events.len() {
        let event = &draft.events[at];
        if event.event_type != EventType::Assault || !event.status.happened() {
            at += 1;
            continue;
        }
        let mut other = at + 1;
        while other < draft.events.len() {
            let (one, two) = (&draft.events[at], &draft.events[other]);
            let actors_fit = one.actor == two.actor || one.actor.is_empty() || two.actor.is_empty();
            let recipients_fit = one.recipient == two.recipient
                || one.recipient.is_empty()
                || two.recipient.is_empty()
                || (one.actor.is_empty() || two.actor.is_empty());
            if two.event_type == EventType::Assault && two.status == one.status && actors_fit && recipients_fit {
                let two = draft.events.remove(other);
                let one = &mut draft.events[at];
                if one.actor.is_empty() {
                    one.actor = two.actor;
                }
                if !has_mode(one.frame) && has_mode(two.frame) {
                    one.frame = two.frame;
                }
                // Of a clash the dead are of the sides themselves; whom a strike killed says more than where it struck.
                let place_only = one.recipient.iter().all(|&r| matches!(draft.entities[r as usize].what, What::State { .. }));
                if place_only && !two.recipient.is_empty() && one.actor.len() < 2 {
                    one.recipient = two.recipient.into_iter().filter(|r| !one.actor.contains(r)).collect();
                }
            } else {
                other += 1;
            }
        }
        at += 1;
    }
}

/// How many events on a retelling may stand.
const FARTHEST_RETELLING: usize = 200;

/// One act, one event: what the report tells again is dropped, the first telling outside the headline stays.
pub(crate) fn merge_retellings(draft: &mut Draft, resources: &Resources, headline: bool) {
    let states = |draft: &Draft, side: &[u32]| {
        let mut all: Vec<(Option<waqai_knowledge::Code>, u32)> = side
            .iter()
            .map(|&entity| {
                let country = draft.entities[entity as usize].country;
                (country, if country.is_some() { 0 } else { entity })
            })
            .collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    let lemma = |draft: &Draft, event: &DraftEvent| draft.words[event.trigger.start as usize].lemma;
    let mut at = 0;
    while at < draft.events.len() {
        let mut other = at + 1;
        while other < draft.events.len().min(at + FARTHEST_RETELLING) {
            let (one, two) = (&draft.events[at], &draft.events[other]);
            let same_type = one.event_type == two.event_type && one.status.happened() == two.status.happened();
            let retold = same_type && {
                let (a, b) = (states(draft, &one.actor), states(draft, &two.actor));
                let (c, d) = (states(draft, &one.recipient), states(draft, &two.recipient));
                let same_sides = a == b && c == d;
                // وأسفر القصف عن مقتل …: the toll of the attack told in the sentence before.
                let toll = one.event_type == EventType::Assault
                    && two.actor.is_empty()
                    && !one.actor.is_empty()
                    && two.sentence == one.sentence + 1;
                if toll {
                    let recipient = draft.events[other].recipient.clone();
                    let one = &mut draft.events[at];
                    if one.recipient.is_empty() {
                        one.recipient = recipient.into_iter().filter(|entity| !one.actor.contains(entity)).collect();
                    }
                    draft.events.remove(other);
                    continue;
                }
                let union = |x: &[_], y: &[_]| {
                    let mut all = [x, y].concat();
                    all.sort_unstable();
                    all.dedup();
                    all
                };
                let same_parties = one.event_type.is_symmetric() && union(&a, &c) == union(&b, &d);
                let mode = |event: &DraftEvent| resources.rules.frames[usize::from(event.frame)].mode.clone();
                let phone = |event: &DraftEvent| mode(event).as_deref() == Some("phone");
                match one.event_type {
                    EventType::Consult => {
                        same_parties && phone(one) == phone(two) && one.status == two.status && same_people(draft, one, two)
                    }
                    EventType::Agree => same_sides && lemma(draft, one) == lemma(draft, two),
                    EventType::Assault
                    | EventType::Protest
                    | EventType::Coerce
                    | EventType::Sanction
                    | EventType::Mobilize
                    | EventType::Aid => same_sides && (lemma(draft, one) == lemma(draft, two) || one.sentence == two.sentence),
                    _ => {
                        same_sides
                            && (lemma(draft, one) == lemma(draft, two) || one.sentence == two.sentence && one.statement == two.statement)
                    }
                }
            };
            if retold {
                let in_headline = headline && draft.events[at].sentence == 0 && draft.events[other].sentence > 0;
                if in_headline {
                    let later = draft.events.remove(other);
                    draft.events[at] = later;
                } else {
                    draft.events.remove(other);
                }
            } else {
                other += 1;
            }
        }
        at += 1;
    }
    draft.events.sort_by_key(|event| event.trigger.start);
}

/// Whether two meetings of the same states may be one: no person of one state takes part in this one and another of that state in the other.
fn same_people(draft: &Draft, one: &DraftEvent, two: &DraftEvent) -> bool {
    let people = |event: &DraftEvent| -> Vec<u32> {
        event
            .actor
            .iter()
            .chain(&event.recipient)
            .copied()
            .filter(|&entity| matches!(draft.entities[entity as usize].what, What::Person(_)))
            .collect()
    };
    let (first, second) = (people(one), people(two));
    first.iter().all(|&a| second.iter().all(|&b| a == b || draft.entities[a as usize].country != draft.entities[b as usize].country))
}
