//! Masdars with both their sides behind them: whose the deed is, and whom it is done to.

use crate::clauses;
use crate::draft::{ChunkKind, Run, What};
use crate::parties::Sides;
use crate::rules::{EventType, Frame, Marker, Role, Trigger};
use crate::sides::{Clause, glued};
use crate::status;
use crate::triggers::Candidate;
use waqai_lang::Part;

/// Within how many words behind a noun of force whom it strikes stands.
const WITHIN: usize = 5;

/// قتل الشرطة متظاهرا, غزو العراق للكويت, استيلاء التنظيم على المدينة: behind the owner of a masdar stands whom it is done to, so the owner is the
/// doer. Of a masdar with one of the two behind it only the frame tells which one that is.
pub(crate) fn both(clause: &Clause, candidate: &Candidate, frame: &Frame) -> Option<Sides> {
    let draft = clause.draft;
    let head = candidate.words.start as usize;
    let masdar = &draft.words[head];
    if frame.mutual || !is_masdar(clause, head) || masdar.is_definite() || masdar.enclitic.is_some() {
        return None;
    }
    let owner = draft.mention_of(head + 1)?;
    let first = &draft.words[head + 1];
    let what = &draft.mentions[owner as usize];
    if what.words.start as usize != head + 1 || what.nisba || first.proclitics.joins() || first.has_preposition() {
        return None;
    }
    let mut actor = clause.genitive(head, head);
    actor.retain(|&mention| clauses::is_side(&draft.mentions[mention as usize].what));
    let last = *actor.last()?;
    let mut behind = draft.mentions[last as usize].words.end as usize;
    while let Some(time) = draft.time_at(behind) {
        behind = time.tokens.end as usize;
    }
    // خطف سياح أجانب: of force it is mostly those who suffer that own it; whoever acts bears arms or an office.
    let acts = |&mention: &u32| {
        let sector = |&entity: &u32| draft.entities[entity as usize].sector;
        let strong = |entity: &u32| {
            !matches!(sector(entity).as_str(), "CVL" | "JRN" | "EDU" | "MED" | "REF" | "UNK" | "BUS" | "LAB" | "AGR" | "ELI" | "OPP")
        };
        draft.mentions[mention as usize].entities.iter().all(strong)
    };
    if frame.noun_recipient.contains(&Role::Genitive) && !actor.iter().all(acts) {
        return None;
    }
    let object = done_to(clause, frame, head, owner, behind)?;
    let object: Vec<u32> = object.into_iter().filter(|mention| !actor.contains(mention)).collect();
    // استقبال الرئيس لضيفه: of a reception the one received comes.
    let reversed = frame.actor.contains(&Role::Object) && frame.recipient.contains(&Role::Subject);
    Some(if reversed { Sides { actor: object, recipient: actor } } else { Sides { actor, recipient: object } })
}

/// قرار الحكومة مصادرة أراض: whose the decision or attempt is of which a masdar right behind its owner tells.
pub(crate) fn decider(clause: &Clause, candidate: &Candidate) -> Vec<u32> {
    let draft = clause.draft;
    let head = candidate.words.start as usize;
    let masdar = is_masdar(clause, head) && !draft.words[head].has_preposition() && !draft.words[head].proclitics.joins();
    let before = candidate.chunk.checked_sub(1).filter(|&before| masdar && clause.chunks[before].words.end as usize == head);
    let Some(before) = before.filter(|&before| clause.chunks[before].kind == ChunkKind::Noun) else { return Vec::new() };
    let owner = clause.somebody(&clause.chunks[before]).map(|owner| draft.mentions[owner as usize].words.start as usize);
    let decides =
        |owner: usize| owner > 0 && draft.words[owner - 1].part.is_nominal() && status::is_marked(clause, owner - 1, Marker::Undertake);
    if owner.is_some_and(decides) { clause.joined(before) } else { Vec::new() }
}

/// ضرورة انسحاب …, وجوب احترام …: whether a noun of need opens the words of an act; it has no doer of its own.
pub(crate) fn tells_need(clause: &Clause, candidate: &Candidate) -> bool {
    let rules = &clause.resources.rules;
    let lemma = clause.draft.words[candidate.words.start as usize].lemma;
    let needs = |trigger: &Trigger| {
        let frame = &rules.frames[usize::from(trigger.frame)];
        frame.event_type == EventType::Request && frame.noun_actor == [Role::Subject]
    };
    candidate.words.range().len() > 1 && lemma.is_some_and(|lemma| rules.frames_by_noun.get(lemma.0).iter().any(needs))
}

/// Whether the doer that a masdar's frame gives is only a nationality of its object: مصادرة أراض فلسطينية.
pub(crate) fn is_of_object(clause: &Clause, candidate: &Candidate, frame: &Frame, actor: &[u32]) -> bool {
    let draft = clause.draft;
    let head = candidate.words.start as usize;
    let [mention] = actor else { return false };
    let mention = &draft.mentions[*mention as usize];
    if !mention.nisba || !is_masdar(clause, head) || !frame.recipient.contains(&Role::Object) {
        return false;
    }
    // Only of a verb that names the same act: إطلاق صواريخ إيرانية does nothing to the missiles.
    let lexicon = &clause.resources.lexicon;
    let verb = draft.words[head].lemma.and_then(|lemma| lexicon.lemma(lemma).of_verb);
    let does = |trigger: &Trigger| clause.resources.rules.frames[usize::from(trigger.frame)].event_type == frame.event_type;
    if !verb.is_some_and(|verb| clause.resources.rules.frames_by_verb.get(verb.0).iter().any(does)) {
        return false;
    }
    let adjective = |&at: &usize| draft.words[at].part == Part::Adjective;
    (head + 1..mention.words.start as usize).rev().find(|at| !adjective(at)).is_some_and(|at| draft.words[at].part.is_nominal())
}

/// Whether a word is a masdar; many of them stand in the table of nouns as well.
fn is_masdar(clause: &Clause, at: usize) -> bool {
    let word = &clause.draft.words[at];
    let may_be = || {
        clause.resources.lexicon.analyses(word.form).iter().any(|reading| reading.part == Part::Masdar && Some(reading.lemma) == word.lemma)
    };
    word.part == Part::Masdar || word.part == Part::Noun && may_be()
}

/// Whom a masdar is done to, where its object begins at a word; none where no object begins there.
fn done_to(clause: &Clause, frame: &Frame, masdar: usize, owner: u32, at: usize) -> Option<Vec<u32>> {
    let rules = &clause.resources.rules;
    let word = clause.draft.words.get(at)?;
    let number = clause.chunk_near(at)?;
    let chunk = &clause.chunks[number];
    if chunk.kind != ChunkKind::Noun {
        return None;
    }
    // إغلاق قنصلية روسيا في بوزنان: where it is done is nobody whom it is done to.
    let takes = |preposition| frame.noun_recipient.contains(&Role::Preposition(preposition)) && Some(preposition) != rules.within;
    // على المدينة, ضد المتظاهرين
    if word.part == Part::Preposition {
        let preposition = rules.preposition(word.form).filter(|_| word.enclitic.is_none())?;
        return (takes(preposition) && chunk.words.start as usize == at + 1).then(|| clause.standing_for(number));
    }
    if chunk.words.start as usize != at || chunk.joined {
        return None;
    }
    // للكويت, بالرئيس
    if let Some(preposition) = glued(word, rules) {
        let to = rules.glued.get(1).and_then(|&form| rules.preposition(form));
        return (Some(preposition) == to || takes(preposition)).then(|| clause.standing_for(number));
    }
    (!chunk.ruled && is_object(clause, masdar, owner, number)).then(|| clause.standing_for(number))
}

/// Whether a noun phrase right behind the owner of a masdar is its object, and says nothing more of the owner.
fn is_object(clause: &Clause, masdar: usize, owner: u32, number: usize) -> bool {
    let draft = clause.draft;
    let chunk = &clause.chunks[number];
    let at = chunk.words.start as usize;
    let word = &draft.words[at];
    let own = &draft.mentions[owner as usize];
    let somebody = chunk.mention.map(|mention| &draft.mentions[mention as usize]);
    // تدمير دبابات قرب الحدود: only where.
    let where_done = status::marker_at(clause, at).is_some_and(|(marker, _)| marker == Marker::Locative);
    if where_done || clause.is_time(Run::new(at, at + 1)) || somebody.is_some_and(|mention| mention.nisba) {
        return false;
    }
    let noun = matches!(word.part, Part::Noun | Part::Masdar | Part::Numeral | Part::Quantifier);
    if somebody.is_none() && !noun && !draft.is_number(at) {
        return false;
    }
    // قتل الشرطة شابا: its letters tell the accusative; else the tree must not hang it on another word: خطف البحارة حجة جيدة.
    let marked = word.tanween || word.features.is_accusative() && !word.is_definite();
    let hangs = draft.syntax.head(at);
    if !marked && hangs.is_some_and(|head| head != masdar && !own.words.contains(head)) {
        return false;
    }
    // An indefinite owner goes on with indefinite words: ضابط كبير مسؤول.
    let definite =
        |at: usize| draft.words[at].is_definite() || matches!(own.what, What::State { .. } | What::Organisation(_) | What::Body { .. });
    if !own.words.range().any(definite) {
        return marked || hangs == Some(masdar);
    }
    match somebody.map(|mention| &mention.what) {
        // الرهائن المحتجزين, رئيس الوزراء فلان: the same again.
        Some(What::People { .. }) if word.is_definite() => hangs == Some(masdar),
        Some(What::Person(person)) if !person.name.is_empty() && person.title.is_none() => !matches!(own.what, What::Person(_)),
        Some(_) => true,
        None => !word.is_definite(),
    }
}

/// قررت الحكومة مصادرة أراض, تمكنت القوات من تحرير رهائن, نفت الشرطة اعتقال ناشط: the subject of a verb that decides on the act which the masdar right
/// behind it names, sets about it, manages or denies it.
pub(crate) fn undertaker(clause: &Clause, candidate: &Candidate) -> Vec<u32> {
    let head = candidate.words.start as usize;
    let chunks = clause.chunks;
    if !is_masdar(clause, head) || chunks[candidate.chunk].words.start as usize != head {
        return Vec::new();
    }
    let verb = (0..candidate.chunk).rev().find(|&at| {
        let chunk = &chunks[at];
        !(chunk.kind == ChunkKind::Particle || chunk.kind == ChunkKind::Noun && chunk.mention.is_some())
    });
    let undertakes = |&verb: &usize| {
        chunks[verb].kind == ChunkKind::Verb && status::is_marked(clause, chunks[verb].words.start as usize, Marker::Undertake)
    };
    let mut found = verb.filter(undertakes).map(|verb| clause.subject(verb, 0).0).unwrap_or_default();
    found.retain(|&mention| clauses::is_side(&clause.draft.mentions[mention as usize].what) && !clauses::is_medium(clause.draft, mention));
    found
}

/// أدان الهجوم على السفارة, أدان اغتيال الوزير: whether a mention only suffers the act of force that a noun before it names, from a word on.
pub(crate) fn suffers(clause: &Clause, from: usize, mention: u32) -> bool {
    let (draft, rules) = (clause.draft, &clause.resources.rules);
    let start = draft.mentions[mention as usize].words.start as usize;
    let before = start.checked_sub(1).filter(|&before| before >= from);
    let apart = before.map(|before| &draft.words[before]).filter(|word| word.part == Part::Preposition);
    let preposition = glued(&draft.words[start], rules).or_else(|| apart.and_then(|word| rules.preposition(word.form)));
    let (role, within) = match preposition {
        Some(preposition) => (Role::Preposition(preposition), WITHIN),
        None if apart.is_none() => (Role::Genitive, 1),
        None => return false,
    };
    let nouns = (from..start).rev().take(within).map(|at| &draft.words[at]).filter(|word| word.part.is_nominal());
    nouns.filter_map(|word| word.lemma).any(|lemma| {
        rules.frames_by_noun.get(lemma.0).iter().any(|trigger| {
            let frame = &rules.frames[usize::from(trigger.frame)];
            let force = matches!(frame.event_type, EventType::Assault | EventType::Coerce);
            // قصف المستشفيات: the owner may be either, but no hospital shells.
            let harmless = role == Role::Genitive && is_harmless(clause, mention);
            force && frame.noun_recipient.contains(&role) && (harmless || !frame.noun_actor.contains(&role))
        })
    })
}

/// Whether a mention is of bodies or people who use no force: hospitals, civilians, firms.
fn is_harmless(clause: &Clause, mention: u32) -> bool {
    let mention = &clause.draft.mentions[mention as usize];
    let kind = matches!(mention.what, What::Body { .. } | What::Named { .. } | What::People { .. });
    let sector = |&entity: &u32| clause.draft.entities[entity as usize].sector;
    kind && mention
        .entities
        .iter()
        .all(|entity| matches!(sector(entity).as_str(), "CVL" | "MED" | "EDU" | "REL" | "BUS" | "JRN" | "REF" | "AGR"))
}
