//! Whether an act happened: negation, intention, condition, possibility, purpose, background.

use crate::draft::{ChunkKind, Run};
use crate::record::Status;
use crate::rules::Marker;
use crate::sides::Clause;
use crate::triggers::Standing;
use crate::walk::{Article, longest};
use waqai_lang::{Part, Proclitics, Tense};

/// What the words around a trigger say of the act.
pub(crate) fn of(clause: &Clause, words: Run, chunk: usize, standing: Standing) -> Status {
    let draft = clause.draft;
    let at = words.start as usize;
    let word = &draft.words[at];
    // The verb that the trigger is or hangs on.
    let verb = match standing {
        Standing::Verb => Some(chunk),
        _ => (0..chunk)
            .rev()
            .take_while(|&c| !matches!(clause.chunks[c].kind, ChunkKind::That | ChunkKind::Subordinator | ChunkKind::Relative))
            .find(|&c| clause.chunks[c].kind == ChunkKind::Verb),
    };
    let start = clause_start(clause, chunk);
    let mut status = Status::Actual;
    if let Some(verb) = verb {
        let place = clause.chunks[verb].words.start as usize;
        let governing = &draft.words[place];
        let near = standing == Standing::Verb || at - place <= 6;
        if near {
            // A phrase may hold its own negation: لن ترضخ.
            let start = if at < place { place } else { start };
            // لم يعترف باغتيال الوزير: what a denied verb rules through a preposition has happened all the same.
            let ruled = standing == Standing::Noun && (word.has_preposition() || at > 0 && draft.words[at - 1].part == Part::Preposition);
            if !ruled && negated_before(clause, place, start) {
                return Status::Negated;
            }
            if governing.proclitics.has(Proclitics::SA) {
                status = Status::Future;
            }
            let imperfect = clause.is_imperfect(verb);
            if imperfect
                && verb > 0
                && clause.chunks[verb - 1].kind == ChunkKind::That
                && clause.chunks[verb - 1].words.end as usize == place
                && draft.words[place - 1].enclitic.is_none()
                // من المقرر أن يزور: the words of the plan themselves.
                && !words.contains(place - 1)
            {
                // أن + imperfect: wished, asked for; or to come, من المقرر أن.
                let to_come = (2..=4).any(|back| {
                    let marked = place.checked_sub(back).and_then(|at| marker_at(clause, at));
                    marked.is_some_and(|(marker, length)| marker == Marker::Future && (length == back || length + 1 == back))
                });
                status = if to_come { Status::Future } else { Status::Hypothetical };
            }
            if imperfect && governing.proclitics.has(Proclitics::LI) {
                return Status::Hypothetical;
            }
        }
    }
    let undergone = verb.is_some_and(|verb| undergoes(clause, verb));
    if standing == Standing::Noun && word.proclitics.has(Proclitics::LI) && !word.is_definite() && !undergone {
        // لتعزيز التعاون: an aim.
        status = Status::Hypothetical;
    }
    if standing == Standing::Noun {
        if let Some(before) = at.checked_sub(1).map(|b| &draft.words[b]) {
            let negation = marker_at(clause, at - 1).is_some_and(|(marker, length)| marker == Marker::Negation && length == 1);
            if negation && !before.is_mark() && before.part != Part::Verb {
                return Status::Negated;
            }
            // أي هجوم: none in particular.
            if marker_at(clause, at - 1).is_some_and(|(marker, length)| marker == Marker::Any && length == 1) {
                return Status::Hypothetical;
            }
        }
        let after = words.end as usize;
        for next in after..(after + 3).min(draft.words.len()) {
            if draft.words[next].is_mark() || draft.words[next].is_verb() {
                break;
            }
            if marker_at(clause, next).is_some_and(|(marker, _)| marker == Marker::Future) {
                status = Status::Future;
            }
        }
    }
    // Markers earlier in the clause.
    let mut place = at;
    while place > start {
        place -= 1;
        let distance = at - place;
        // كذبت الخارجية أنباء عن وساطة: a denial in any of its forms. An accusation that is denied was made.
        let accusation = standing == Standing::Noun && accuses(clause, at);
        // A name or title between counts as one word.
        let inside =
            |place: usize| place > 0 && draft.mention_of(place).is_some_and(|mention| draft.mention_of(place - 1) == Some(mention));
        let near = distance <= 9 || distance <= 9 + (place..at).filter(|&place| inside(place)).count();
        let denies = draft.words[place].is_verb() && near && marker_of_lemma(clause, place) == Some(Marker::Denial);
        if denies && standing == Standing::Noun && !accusation {
            return Status::Negated;
        }
        let Some((marker, length)) = marker_at(clause, place) else { continue };
        if place + length > at {
            continue;
        }
        match marker {
            Marker::Denial if distance <= 7 => return Status::Negated,
            Marker::Commemoration if distance <= 5 => return Status::Hypothetical,
            Marker::Condition if distance <= 10 => return Status::Hypothetical,
            Marker::Possibility if distance <= 5 => return Status::Hypothetical,
            // وحتى 1995: until then.
            Marker::Purpose if draft.time_at(place + length).is_some() || draft.is_number(place + length) => {}
            Marker::Purpose if distance <= 5 && standing != Standing::Participle => return Status::Hypothetical,
            Marker::Wish if distance <= 6 => return Status::Hypothetical,
            Marker::Future | Marker::Intention if distance <= 6 => status = Status::Future,
            Marker::Earlier if distance <= 6 && status == Status::Actual => status = Status::Historical,
            _ => {}
        }
    }
    // نفى الجيش أن …: the denial governs the whole content clause.
    for back in 1..=12 {
        let Some(place) = start.checked_sub(back).filter(|&place| place >= clause.chunks.first().map_or(0, |c| c.words.start as usize))
        else {
            break;
        };
        if draft.words[place].is_mark() {
            break;
        }
        let denies = draft.words[place].is_verb() && marker_of_lemma(clause, place) == Some(Marker::Denial);
        if denies {
            return Status::Negated;
        }
    }
    // قد before an imperfect: may.
    if standing == Standing::Verb
        && clause.is_imperfect(chunk)
        && at > 0
        && draft.words[at - 1].part == Part::Modal
        && status == Status::Actual
    {
        status = Status::Hypothetical;
    }
    status
}

/// How many words may stand between what makes a noun a mere topic and the noun.
const TOPIC: usize = 3;

/// Whether a noun names an act that is only spoken of: قضية اغتيال الوزير، مكافحة خطف الأجانب، المتهمون بتفجير المقر.
pub(crate) fn is_topic(clause: &Clause, at: usize) -> bool {
    (1..=TOPIC)
        .map_while(|back| at.checked_sub(back))
        .take_while(|&place| !clause.draft.words[place].is_mark() && !clause.draft.words[place].is_verb())
        .any(|place| marker_at(clause, place).is_some_and(|(marker, length)| marker == Marker::Topic && place + length <= at))
}

/// The marker at a word, taken with or without its clitics.
pub(crate) fn marker_at(clause: &Clause, at: usize) -> Option<(Marker, usize)> {
    let found = longest(&clause.resources.rules.markers, &clause.draft.words, at, clause.draft.words.len(), Article::AsWritten)?;
    found.payloads.first().map(|&payload| (Marker::of(payload), found.length))
}

/// Whether a verb says that its subject suffers what follows: تعرضت المدينة لقصف.
pub(crate) fn undergoes(clause: &Clause, verb: usize) -> bool {
    marker_of_lemma(clause, clause.chunks[verb].words.start as usize) == Some(Marker::Undergo)
}

/// The first marker that a word's lemma is, in any of its forms.
pub(crate) fn marker_of_lemma(clause: &Clause, at: usize) -> Option<Marker> {
    markers_of_lemma(clause, at).next()
}

/// Whether a word's lemma is a marker, in any of its forms; one lemma may be several.
pub(crate) fn is_marked(clause: &Clause, at: usize, marker: Marker) -> bool {
    markers_of_lemma(clause, at).any(|other| other == marker)
}

fn markers_of_lemma<'c>(clause: &Clause<'c>, at: usize) -> impl Iterator<Item = Marker> + 'c {
    let markers = &clause.resources.rules.markers;
    let form = clause.draft.words[at].lemma.map(|lemma| clause.resources.lexicon.lemma(lemma).form);
    let node = form.and_then(|form| markers.step(waqai_tables::Phrases::ROOT, form));
    node.into_iter().flat_map(|node| markers.payloads(node)).map(|&payload| Marker::of(payload))
}

/// Whether a noun names an accusation.
fn accuses(clause: &Clause, at: usize) -> bool {
    let rules = &clause.resources.rules;
    let frames = clause.draft.words[at].lemma.map_or(&[][..], |lemma| rules.frames_by_noun.get(lemma.0));
    frames.iter().any(|trigger| rules.frames[usize::from(trigger.frame)].event_type == crate::rules::EventType::Accuse)
}

/// Whether a negation stands before a verb, at most one word between.
pub(crate) fn negated_before(clause: &Clause, place: usize, start: usize) -> bool {
    // لا تزال صامدة: it goes on.
    if is_marked(clause, place, Marker::Still) {
        return false;
    }
    let mut at = place;
    let mut steps = 0;
    while at > start && steps < 2 {
        at -= 1;
        steps += 1;
        let word = &clause.draft.words[at];
        if word.is_mark() || word.is_verb() || word.part == Part::Subordinator {
            return false;
        }
        // …، ما أسفر; على ما قدمه: behind a comma or preposition before a perfect the particle is a relative.
        let relative = at > 0
            && (clause.draft.words[at - 1].is_mark()
                || clause.draft.words[at - 1].part == Part::Preposition && clause.draft.words[at - 1].enclitic.is_none())
            && clause.draft.words[place].features.get_tense() == Some(Tense::Perfect)
            && steps == 1
            && at > clause.chunks.first().map_or(0, |chunk| chunk.words.start as usize);
        // سقطت قذائف ما أدى إلى …: what came of it.
        let first = clause.chunks.first().map_or(0, |chunk| chunk.words.start as usize);
        let perfect = clause.draft.words[place].features.get_tense() == Some(Tense::Perfect);
        let outcome = steps == 1 && at > first && perfect && is_marked(clause, place, Marker::Outcome);
        if relative || outcome {
            return false;
        }
        if word.part == Part::Negation
            || marker_at(clause, at).is_some_and(|(marker, length)| marker == Marker::Negation && length == 1 && word.part.is_particle())
        {
            return true;
        }
    }
    false
}

/// The first word of the clause that a chunk stands in.
fn clause_start(clause: &Clause, chunk: usize) -> usize {
    let mut at = chunk;
    while at > 0 {
        match clause.chunks[at - 1].kind {
            ChunkKind::That | ChunkKind::Relative | ChunkKind::Colon => break,
            ChunkKind::Verb if clause.chunks[at].joined && clause.chunks[at].kind == ChunkKind::Verb => break,
            _ => at -= 1,
        }
    }
    // The opener belongs to the clause: إذا, لو.
    clause
        .chunks
        .get(at)
        .map_or(0, |c| c.words.start as usize)
        .saturating_sub(usize::from(at > 0 && clause.chunks[at - 1].kind == ChunkKind::Subordinator))
}
