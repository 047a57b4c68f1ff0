//! Events: frames fired by triggers, with their sides found in the clause and their status read from the words around.

use crate::Resources;
use crate::confidence::Found;
use crate::draft::{ChunkKind, Draft, DraftEvent, Run, What};
use crate::record::Status;
use crate::rules::{EventType, Features, Frame, Marker, Role};
use crate::sides::Clause;
use crate::triggers::{Candidate, Standing};
use crate::{background, carriers, clauses, gate, governed, masdars, parties, refusals, retellings, status, triggers};
use waqai_lang::{Part, Tense};

/// Finds the events of one sentence.
pub(crate) fn find(draft: &mut Draft, resources: &Resources, sentence: usize, carried: &[u32], candidates: &mut Vec<Candidate>) {
    let (first, end) = draft.chunk_ranges[sentence];
    let base = draft.events.len();
    let mut found: Vec<DraftEvent> = Vec::new();
    {
        let clause = Clause {
            draft,
            resources,
            chunks: &draft.chunks[first as usize..end as usize],
            carried,
            trigger: Run::default(),
            matched: [0; 4],
        };
        let range = &draft.sentences[sentence].tokens;
        triggers::find(&clause, range.start as usize, range.end as usize, candidates);
        let mut covered: Vec<u32> = Vec::new();
        let mut at = 0;
        while at < candidates.len() {
            let start = candidates[at].words.start;
            let group_end = candidates[at..].iter().position(|c| c.words.start != start).map_or(candidates.len(), |n| at + n);
            if !covered.contains(&start) {
                for candidate in &candidates[at..group_end] {
                    if let Some(event) = fire(&clause, candidate, sentence, &found) {
                        // فرقت الشرطة مظاهرة نظمها …: whose protest it is is told besides.
                        let force = matches!(event.event_type, EventType::Assault | EventType::Coerce);
                        let protest = |&at: &u32| at != start && force && names_protest(&clause, at as usize);
                        covered.extend(candidate.matched.iter().copied().filter(|at| !protest(at)));
                        found.push(event);
                        break;
                    }
                }
            }
            at = group_end;
        }
        governed::inherit(&clause, &mut found);
    }
    // What befell people by accident, and thieves caught by the police, is no politics.
    let range = draft.sentences[sentence].tokens.clone();
    let words = Run::new(range.start as usize, range.end as usize);
    let accident = ["accident", "weather"].iter().any(|subject| gate::tells(draft, resources, words, subject));
    found.retain(|event| {
        let sector = |side: &[u32], code: &str| {
            !side.is_empty() && side.iter().all(|&entity| draft.entities[entity as usize].sector.as_str() == code)
        };
        let mishap = event.event_type == EventType::Assault && event.actor.is_empty() && accident;
        // States complain; people protest, also those whom the state pays.
        let official = event.event_type == EventType::Protest
            && !event.actor.is_empty()
            && event.actor.iter().map(|&entity| &draft.entities[entity as usize]).all(|entity| {
                matches!(entity.sector.as_str(), "GOV" | "MIL" | "COP" | "SPY") && !matches!(entity.what, What::People { .. })
            });
        let crime = matches!(event.event_type, EventType::Coerce | EventType::Sanction) && sector(&event.recipient, "CRM");
        !mishap && !crime && !official
    });
    drop_reasons(draft, &mut found);
    draft.events.extend(found);
    retellings::merge_casualties(draft, resources, base);
    for event in draft.events[base..].iter_mut().filter(|event| event.background && event.status == Status::Actual) {
        event.status = Status::Historical;
    }
}

/// Whether a word is a noun that names a protest.
fn names_protest(clause: &Clause, at: usize) -> bool {
    let (word, rules) = (&clause.draft.words[at], &clause.resources.rules);
    let frames = word.lemma.map_or(&[][..], |lemma| rules.frames_by_noun.get(lemma.0));
    word.part.is_nominal() && frames.iter().any(|trigger| rules.frames[usize::from(trigger.frame)].event_type == EventType::Protest)
}

/// Acts that another act of the sentence holds already: what people march for (مسيرة للمطالبة ب…), and the noun that a verb of agreeing describes
/// (الاتفاق الذي أبرم …).
fn drop_reasons(draft: &Draft, found: &mut Vec<DraftEvent>) {
    let words = &draft.words;
    let noun = |event: &DraftEvent| !words[event.trigger.start as usize].is_verb();
    let mut at = 0;
    while at < found.len() {
        let event = &found[at];
        let reason = event.event_type == EventType::Request
            && noun(event)
            && words[event.trigger.start as usize].has_preposition()
            && found.iter().any(|other| other.event_type == EventType::Protest && other.trigger.start < event.trigger.start);
        // خرجت مسيرة شارك فيها معلمون يطالبون ب…, في مظاهرة مؤيدة ل…: what those who march say by it.
        let first = &words[event.trigger.start as usize];
        let by_marching = event.event_type.is_verbal()
            && !first.proclitics.joins()
            && found.iter().any(|other| {
                let demanded = event.event_type == EventType::Request
                    && first.is_verb()
                    && first.features.get_tense() == Some(Tense::Imperfect)
                    && event.actor == other.actor
                    && other.trigger.end <= event.trigger.start;
                let said = !first.is_verb() && first.part.is_nominal() && other.trigger.end == event.trigger.start;
                other.event_type == EventType::Protest && (demanded || said)
            });
        // نظموا وقفة احتجاجا على …: the reason names the same protest.
        let same_protest = event.event_type == EventType::Protest
            && event.trigger.range().len() == 1
            && (first.tanween || first.features.is_accusative())
            && !first.is_definite()
            && found.iter().any(|other| {
                let earlier = other.event_type == EventType::Protest && other.trigger.end <= event.trigger.start;
                earlier && (event.actor.is_empty() || event.actor == other.actor)
            });
        let described = event.event_type == EventType::Agree
            && noun(event)
            && found.iter().any(|other| {
                let (end, start) = (event.trigger.end, other.trigger.start);
                matches!(other.event_type, EventType::Support | EventType::Agree)
                    && start >= end
                    && start - end <= 4
                    && !noun(other)
                    && (end..start).any(|at| words[at as usize].part == Part::Relative)
            });
        if reason || by_marching || same_protest || described {
            found.remove(at);
        } else {
            at += 1;
        }
    }
}

/// Who does it and to whom, as entities: the sides that the frame's roles give, and what the sentence and whoever speaks add to them.
fn taking_part(
    clause: &Clause,
    candidate: &Candidate,
    frame: &Frame,
    statement: Option<usize>,
    sentence: usize,
) -> (Vec<u32>, Vec<u32>, Found) {
    let mut sides = parties::sides(clause, candidate, frame);
    let found = Found::of(candidate, &sides);
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
    // Where the word of the act is a word of speech, whoever speaks does it.
    // قطعت مصر والسعودية علاقاتهما، متهمة …: all who act, where the statement has one of them.
    let among = |found: &[u32]| found.len() < sides.actor.len() && found.iter().all(|speaker| sides.actor.contains(speaker));
    if let Some(speakers) = own_words(clause, candidate, frame, sentence)
        .filter(|found| !found.iter().any(|s| sides.recipient.contains(s)))
        .filter(|found| !among(found))
    {
        sides.actor = speakers.iter().copied().filter(acts).collect();
    }
    // An act of words whose doer is not said is the speaker's.
    let own_cue = statement.is_some_and(|number| draft.statements[number].cue.contains(candidate.words.start as usize));
    if sides.actor.is_empty()
        && frame.event_type.is_verbal()
        && (candidate.standing == Standing::Noun || own_cue || frame.actor.is_empty())
        && let Some(number) = statement
    {
        // An agency or paper tells of the act, it does not do it, unless its own word of speech is the act.
        let told_by = |mention: &u32| own_cue || !clauses::is_medium(draft, *mention);
        sides.actor = draft.statements[number].speakers.iter().copied().filter(told_by).collect();
    }
    if sides.actor.is_empty() && frame.event_type.is_verbal() && candidate.standing == Standing::Noun && !sides.recipient.is_empty() {
        sides.actor = clause
            .light_subject(candidate.chunk)
            .into_iter()
            .filter(|mention| !sides.recipient.contains(mention) && acts(mention))
            .collect();
    }
    let deed = matches!(frame.event_type, EventType::Aid | EventType::Retreat | EventType::Cooperate | EventType::Mobilize);
    if sides.actor.is_empty() && deed && candidate.standing == Standing::Noun {
        sides.actor = parties::announcer(clause, candidate);
        if sides.actor.is_empty() {
            sides.actor = masdars::undertaker(clause, candidate);
        }
        sides.actor.retain(|mention| !sides.recipient.contains(mention) && acts(mention));
    }
    if frame.event_type == EventType::Accuse {
        // أدانت الرياض الهجوم على السفارة: nobody blames those who suffer.
        sides.recipient.retain(|&mention| !masdars::suffers(clause, candidate.words.start as usize, mention));
    }
    parties::complete(clause, candidate, frame, statement, &mut sides);
    let takes_recipient = !frame.recipient.is_empty() || !frame.noun_recipient.is_empty();
    if frame.event_type.is_verbal() && !frame.mutual {
        // بالدعم الذي تقدمه تركيا لبلاده: one's own state is nobody to praise or blame.
        let state = |mention: &u32| matches!(draft.mentions[*mention as usize].what, What::State { .. } | What::Country(_));
        sides.recipient.retain(|mention| !(state(mention) && parties::is_own_side(clause, &sides.actor, *mention)));
    }
    if takes_recipient && !frame.mutual && sides.recipient.is_empty() && !sides.actor.is_empty() {
        sides.recipient = parties::concerned(clause, candidate, frame, &sides.actor)
            .into_iter()
            .filter(|mention| !sides.actor.contains(mention) && acts(mention))
            .collect();
    }
    let mut actor = draft.entities_of(&sides.actor);
    let mut recipient = draft.entities_of(&sides.recipient);
    if frame.mutual {
        for entity in recipient.drain(..) {
            if !actor.contains(&entity) {
                actor.push(entity);
            }
        }
    }
    recipient.retain(|entity| !actor.contains(entity));
    if frame.event_type == EventType::Mobilize || frame.event_type.is_verbal() {
        // رفعت بريطانيا تأهب قواتها, أقرت بمسؤولية قواتها: its own forces are whom it moves or speaks for, not whom it moves against.
        let of_actor = |country| actor.iter().any(|&a| draft.entities[a as usize].country == country);
        let own = |mention: &u32| draft.words[draft.mentions[*mention as usize].words.start as usize].enclitic.is_some();
        recipient.retain(|&entity| {
            let entity = &draft.entities[entity as usize];
            let named_own = matches!(entity.what, What::Body { .. }) && entity.mentions.iter().any(own);
            !(named_own && of_actor(entity.country))
        });
    }
    if frame.event_type == EventType::Assault {
        // دمر الجيش طائرات مسيرة: arms whose owner nobody tells are not those of whoever destroys them.
        let military = |entity: &crate::draft::DraftEntity| entity.sector.as_str() == "MIL";
        recipient.retain(|&entity| {
            let entity = &draft.entities[entity as usize];
            let same = |&a: &u32| military(&draft.entities[a as usize]) && draft.entities[a as usize].country == entity.country;
            !(entity.assumed && military(entity) && matches!(entity.what, What::Body { .. }) && actor.iter().any(same))
        });
        // أوقع تفجير عشرات القتلى: the dead and wounded did not do it.
        let fell = |&entity: &u32| {
            let entity = &draft.entities[entity as usize];
            let lexicon = &clause.resources.lexicon;
            matches!(entity.what, What::People { .. })
                && entity.mentions.iter().flat_map(|&mention| draft.mentions[mention as usize].words.range()).any(|at| {
                    let word = &draft.words[at];
                    clause.resources.rules.casualty(word.form, word.lemma.map(|lemma| lexicon.lemma(lemma).form)).is_some()
                })
        };
        let (fallen, doers): (Vec<u32>, Vec<u32>) = actor.iter().copied().partition(fell);
        if !fallen.is_empty() {
            actor = doers;
            recipient.extend(fallen.into_iter().filter(|entity| !recipient.contains(entity)).collect::<Vec<_>>());
        }
    }
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
    (actor, recipient, found)
}

/// The speakers of the statement whose cue is the trigger, a verb or participle that stands alone.
fn own_words<'a>(clause: &Clause<'a>, candidate: &Candidate, frame: &Frame, sentence: usize) -> Option<&'a [u32]> {
    let plain = candidate.standing != Standing::Noun && candidate.words.range().len() == 1 && !clause.is_passive(candidate.chunk);
    // التي وجه إليها الرئيس انتقادات، مطالبا …: inside a clause that describes somebody its own subject goes on.
    let opener = clause.chunks[..candidate.chunk].iter().rev().map(|chunk| chunk.kind);
    let described = opener.into_iter().find(|kind| matches!(kind, ChunkKind::Relative | ChunkKind::That)) == Some(ChunkKind::Relative);
    if !plain || described || frame.mutual || !frame.event_type.is_verbal() {
        return None;
    }
    carriers::spoken(clause.draft, candidate.words, sentence)
}

fn fire(clause: &Clause, candidate: &Candidate, sentence: usize, earlier: &[DraftEvent]) -> Option<DraftEvent> {
    let clause = &Clause { trigger: candidate.words, matched: candidate.matched, ..*clause };
    let frame = &clause.resources.rules.frames[usize::from(candidate.frame)];
    let statement = carriers::carrier(clause.draft, candidate.words, sentence);
    let draft = clause.draft;
    let (mut actor, mut recipient, found) = taking_part(clause, candidate, frame, statement, sentence);
    if let Some(accusation) = accusing(clause, candidate, earlier).filter(|event| actor.is_empty() || actor == event.actor) {
        actor = accusation.recipient.iter().copied().filter(|entity| !recipient.contains(entity)).collect();
    }
    if is_said_twice(clause, candidate, frame, &actor, earlier) {
        return None;
    }
    let act = refusals::Act { clause, candidate, frame, actor: &actor, recipient: &recipient };
    if act.is_none() {
        return None;
    }
    let at = candidate.words.start as usize;
    let mut told = status::of(clause, candidate.words, candidate.chunk, candidate.standing);
    let mut event_type = frame.event_type;
    if told == Status::Actual && subordinate(clause, candidate, earlier) {
        told = Status::Hypothetical;
    }
    let deed = matches!(event_type, EventType::Assault | EventType::Coerce | EventType::Protest) && candidate.standing == Standing::Noun;
    let one_sided = !frame.mutual && (actor.is_empty() || recipient.is_empty());
    if told == Status::Actual && deed && (status::is_topic(clause, at) || one_sided && blamed(clause, at, earlier)) {
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
    // قررت الحكومة حظر الحزب: what power does by deciding it is done.
    let decided = matches!(event_type, EventType::Coerce | EventType::Sanction) && candidate.standing == Standing::Noun;
    if told == Status::Future && decided && !masdars::undertaker(clause, candidate).is_empty() {
        told = Status::Actual;
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
        // ستستقبل الدوحة رئيس الوزراء: of a visit to come the host intends it.
        if candidate.standing == Standing::Verb && frame.actor.contains(&Role::Object) && frame.recipient.contains(&Role::Subject) {
            std::mem::swap(&mut actor, &mut recipient);
        }
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
        found,
        features: Features::default(),
        killed: None,
        injured: None,
        visit: false,
        announced,
        background: matches!(event_type, EventType::Assault | EventType::Protest) && background::is_background(clause, candidate),
    })
}

/// إدانتها واستنكارها للهجوم: a second noun of the same act of words, joined to the first.
fn is_said_twice(clause: &Clause, candidate: &Candidate, frame: &Frame, actor: &[u32], earlier: &[DraftEvent]) -> bool {
    let word = &clause.draft.words[candidate.words.start as usize];
    let first = |event: &&DraftEvent| event.trigger.end == candidate.words.start && event.event_type == frame.event_type;
    candidate.standing == Standing::Noun
        && frame.event_type.is_verbal()
        && word.proclitics.joins()
        && word.enclitic.is_some()
        && earlier.iter().find(first).is_some_and(|event| event.actor == actor)
}

/// Whether speakers and actors are of one state or one body.
fn own_side(draft: &Draft, speakers: &[u32], actor: &[u32]) -> bool {
    let speaking = draft.entities_of(speakers);
    !actor.is_empty()
        && speaking.iter().any(|&speaker| {
            actor.iter().all(|&a| {
                a == speaker
                    || draft.entities[a as usize].country.is_some()
                        && draft.entities[a as usize].country == draft.entities[speaker as usize].country
            })
        })
}

/// Within how many words behind an accusation the deed stands.
const ACCUSED: usize = 16;

/// اتهمت الحكومة الجماعة بقصف المدينة: the accusation that names an act which the accused has done.
fn accusing<'e>(clause: &Clause, candidate: &Candidate, earlier: &'e [DraftEvent]) -> Option<&'e DraftEvent> {
    let rules = &clause.resources.rules;
    let at = candidate.words.start as usize;
    let last = earlier.iter().rev().find(|event| event.event_type == EventType::Accuse && event.trigger.end as usize <= at)?;
    let alleges = rules.frames[usize::from(last.frame)].mode.as_deref() == Some("allege") && !last.recipient.is_empty();
    let frame = &rules.frames[usize::from(candidate.frame)];
    if !alleges || candidate.standing != Standing::Noun || frame.mutual || frame.event_type == EventType::Accuse {
        return None;
    }
    let words = &clause.draft.words[last.trigger.end as usize..=at];
    let with =
        |word: &waqai_lang::Word| crate::sides::glued(word, rules).is_some_and(|p| Some(&p) == rules.preposition(rules.glued[0]).as_ref());
    // بعرقلة عودة النازحين: what the deed is done to is another's.
    let sets_about = at > 0 && status::is_marked(clause, at - 1, Marker::Undertake);
    let here = words.iter().rev().take(if sets_about { 2 } else { 1 }).any(with);
    let close = words.len() <= ACCUSED && words.iter().all(|word| !word.is_verb() && !word.is_mark()) && here;
    close.then_some(last)
}

/// Whether a deed is only what somebody is blamed for or what is condemned: named by a noun alone it is no record of its own.
fn blamed(clause: &Clause, at: usize, earlier: &[DraftEvent]) -> bool {
    let Some(last) = earlier.iter().rev().find(|event| event.trigger.end as usize <= at) else { return false };
    let words = &clause.draft.words[last.trigger.end as usize..at];
    last.event_type == EventType::Accuse && words.len() <= 6 && words.iter().all(|word| !word.is_verb() && !word.is_mark())
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
    // دعا نظيره خلال لقائهما: behind a preposition of time the noun is when it was said, not what.
    let before = &clause.draft.words[to - 1];
    let rules = &clause.resources.rules;
    if candidate.standing == Standing::Noun && before.part == Part::Preposition && rules.preposition(before.form).is_none() {
        return false;
    }
    if to - from > 18 {
        return false;
    }
    // A finite verb of its own, a comma with a participle, or a new content clause ends what the act governs.
    let perfect = |at: usize| clause.draft.words[at].is_verb() && clause.draft.words[at].features.get_tense() == Some(Tense::Perfect);
    let ended = (from..to).any(|at| perfect(at) || clause.draft.text.tokens()[at].is('\u{60C}'));
    let new_clause = candidate.standing == Standing::Verb && perfect(to);
    !ended && !new_clause
}
