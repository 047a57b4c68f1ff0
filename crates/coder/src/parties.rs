//! The sides of an event while they are mentions: read off the roles that its frame names, then from the sentence.

use crate::draft::{ChunkKind, What};
use crate::rules::{EventType, Frame, Role};
use crate::sides::Clause;
use crate::triggers::{Candidate, Standing};
use crate::{attackers, clauses, governed, masdars, protests, status};
use waqai_lang::{Number, Tense};

/// The sides of an event while they are mentions.
pub(crate) struct Sides {
    pub actor: Vec<u32>,
    pub recipient: Vec<u32>,
}

/// Sides that the clause leaves to the sentence: with whom one meets, whom a hope or promise is meant for.
pub(crate) fn complete(clause: &Clause, candidate: &Candidate, frame: &Frame, statement: Option<usize>, sides: &mut Sides) {
    let draft = clause.draft;
    let known = |sides: &Sides| draft.entities_of(&[sides.actor.clone(), sides.recipient.clone()].concat());
    let have = known(sides);
    if frame.event_type == EventType::Consult && have.len() == 1 && candidate.standing == Standing::Noun {
        // وفي اجتماع مع الوزير، قال الرئيس: whoever speaks in a meeting takes part in it.
        let next =
            (candidate.chunk + 1..clause.chunks.len().min(candidate.chunk + 9)).find(|&at| clause.chunks[at].kind == ChunkKind::Verb);
        let before = (0..candidate.chunk).rev().find(|&at| clause.chunks[at].kind == ChunkKind::Verb);
        // على هامش اجتماعات الجمعية العامة: when it was said, and no partner of whoever speaks.
        let of_body = sides.recipient.is_empty()
            && clause.draft.words[candidate.words.start as usize - usize::from(candidate.words.start > 0)].part
                == waqai_lang::Part::Preposition
            && have.iter().all(|&entity| matches!(draft.entities[entity as usize].what, What::Organisation(_)));
        for verb in [next, before].into_iter().flatten().filter(|_| !of_body) {
            let (mut subject, stands) = clause.subject(verb, 0);
            subject.retain(|&mention| !clauses::is_medium(draft, mention));
            let fresh = draft.entities_of(&subject).into_iter().any(|entity| !have.contains(&entity));
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

/// Whether a noun of force only names what another phrase is about, without a doer, a count or a victim with a name: التحقيق في اغتيال الوزير, قضية خطف.
pub(crate) fn only_named(clause: &Clause, candidate: &Candidate, victims: &[u32]) -> bool {
    if candidate.standing != Standing::Noun || candidate.words.range().len() > 1 {
        return false;
    }
    let draft = clause.draft;
    if victims.iter().any(|&victim| matches!(draft.entities[victim as usize].what, What::Person(_) | What::Named { .. })) {
        return false;
    }
    let at = candidate.words.start as usize;
    let counted = (at + 1..(at + 5).min(draft.words.len())).any(|next| draft.is_number(next));
    let governed = draft.words[at].has_preposition()
        || at > 0 && {
            let before = &draft.words[at - 1];
            !before.is_mark() && (before.part == waqai_lang::Part::Preposition || before.part.is_nominal() && !before.is_definite())
        };
    governed && !counted
}

/// How many words behind the trigger, or behind the actor that stands there, may name whom an act of words concerns.
const NEAR: usize = 9;

/// Whom an act concerns where no role names it: the state or body that owns or stands under what the trigger governs, or that does it in the clause
/// that describes it. رفض المقترح الكويتي, لوح بفرض عقوبات على بيلاروسيا, أشاد بالإصلاحات التي نفذتها الحكومة.
pub(crate) fn concerned(clause: &Clause, candidate: &Candidate, frame: &Frame, actor: &[u32]) -> Vec<u32> {
    let directed = matches!(
        frame.event_type,
        EventType::Accuse
            | EventType::Reject
            | EventType::Threaten
            | EventType::Support
            | EventType::Sanction
            | EventType::Request
            | EventType::Agree
    );
    // حذرت الوزارة مواطنيها من السفر إلى …: of whom it is asked is said.
    let asked = frame.event_type == EventType::Request
        && candidate.standing == Standing::Verb
        && candidate.words.range().len() == 1
        && frame.recipient.contains(&Role::Object)
        && clause.has_nobody_as_object(candidate.chunk);
    if !directed || asked {
        return Vec::new();
    }
    let draft = clause.draft;
    let party = |number: u32| {
        let mention = &draft.mentions[number as usize];
        let what = matches!(
            mention.what,
            What::State { .. } | What::Organisation(_) | What::Body { .. } | What::Person(_) | What::Named { .. } | What::Holders { .. }
        );
        // مستعدة لاستضافة المحادثات السورية: a promise is made to somebody, not to what an adjective tells.
        let told = frame.event_type != EventType::Agree || matches!(mention.what, What::State { .. }) && !mention.nisba;
        // باجتياح شمال سوريا: what is threatened lies there.
        let before = (mention.words.start as usize).checked_sub(1).map(|at| draft.words[at].part);
        let threatened = frame.event_type == EventType::Threaten && before.is_some_and(|part| part.is_nominal());
        what && told && (!mention.locative || threatened) && mention.words.start >= candidate.words.start
    };
    // في مجلس الأمن: where it was said.
    let where_said = |at: usize| {
        let before = at.checked_sub(1).map(|at| &draft.words[at]);
        before.is_some_and(|word| {
            word.part == waqai_lang::Part::Preposition && clause.resources.rules.preposition(word.form) == clause.resources.rules.within
        })
    };
    // رفض الحوثيون مبادرة السعودية لوقف القتال: also inside a phrase, behind the actor.
    let refuses = frame.event_type == EventType::Reject && candidate.standing == Standing::Verb;
    let start = if refuses { candidate.words.start as usize + 1 } else { candidate.words.end as usize };
    let Some(sentence) = draft.sentence_of(candidate.words.start) else { return Vec::new() };
    let last = draft.sentences[sentence].tokens.end as usize;
    let (mut at, mut end) = (start, (candidate.words.end as usize + NEAR).min(last));
    let (mut said_there, mut own_state) = (false, false);
    while at < end {
        let word = &draft.words[at];
        if let Some(number) = draft.mention_of(at) {
            let behind = (draft.mentions[number as usize].words.end as usize).max(at + 1);
            // في الجمعية العامة والمجلس: joined to where it is said.
            said_there = where_said(at) || said_there && word.proclitics.joins();
            let suffers = || frame.event_type == EventType::Accuse && masdars::suffers(clause, start, number);
            // التزام بلاده بدعم العراق: whoever acts, by the name of his state.
            let own = || matches!(draft.mentions[number as usize].what, What::Country(_)) && is_own_side(clause, actor, number);
            own_state |= own();
            if actor.contains(&number) || said_there || suffers() || own() {
                end = end.max((behind + NEAR).min(last));
            } else if own_state && is_own_side(clause, actor, number) {
                return Vec::new();
            } else if party(number) {
                // بالمناورات بين سيول وواشنطن: with those joined to it.
                let joined = clause.chunk_at(at).filter(|&chunk| clause.chunks[chunk].mention == Some(number));
                return match joined.map(|chunk| clause.joined(chunk)).filter(|found| found.len() > 1) {
                    Some(found) => found.into_iter().filter(|&other| party(other)).collect(),
                    None => governed::nationalities(draft, number),
                };
            } else if draft.mentions[number as usize].words.start as usize >= start
                && !matches!(draft.mentions[number as usize].what, What::Place(_))
            {
                return Vec::new();
            }
            at = behind;
            continue;
        }
        let content = frame.event_type == EventType::Request && word.is_verb();
        let relative = word.part == waqai_lang::Part::Relative;
        if relative || word.is_verb() && !content {
            // الهجوم الذي شنته الجماعة, مقترح قدمته الهند, ما تقوم به فرنسا
            let verb = (if relative { at + 1 } else { at }).min(draft.words.len() - 1);
            let described = relative
                || at > 0 && draft.words[at - 1].part.is_nominal() && !draft.words[at - 1].is_definite()
                || draft.syntax.describes(verb);
            let doer = clause
                .chunk_at(verb)
                .filter(|&chunk| described && clause.chunks[chunk].kind == ChunkKind::Verb && resumed(clause, verb))
                .and_then(|chunk| clause.subject_after(chunk))
                .map(|chunk| clause.joined(chunk))
                .unwrap_or_default();
            // أصول تعود لمسؤولين: whose the thing is.
            let owner = draft
                .mention_of(verb + 1)
                .filter(|_| described && draft.words.get(verb + 1).is_some_and(|word| word.proclitics.has(waqai_lang::Proclitics::LI)));
            let doer = if doer.is_empty() { owner.into_iter().collect() } else { doer };
            return doer.into_iter().filter(|&number| clauses::is_side(&draft.mentions[number as usize].what)).collect();
        }
        let quotes = matches!(draft.text.tokens()[at].mark(), Some('"' | '\u{AB}' | '\u{BB}' | '\u{201C}' | '\u{201D}'));
        if word.is_mark() && !quotes {
            return Vec::new();
        }
        at += 1;
    }
    Vec::new()
}

/// Whether a pronoun in a verb's clause takes up what the clause describes: on the verb or on a preposition right behind it.
pub(crate) fn resumed(clause: &Clause, verb: usize) -> bool {
    let words = &clause.draft.words;
    let under = |word: &waqai_lang::Word| word.part == waqai_lang::Part::Preposition && word.enclitic.is_some();
    words[verb].enclitic.is_some() || words.iter().skip(verb + 1).take(2).any(under)
}

/// The sides of an event as its frame's roles find them.
pub(crate) fn sides(clause: &Clause, candidate: &Candidate, frame: &Frame) -> Sides {
    let mut sides = by_roles(clause, candidate, frame);
    // اندلعت اشتباكات بين الجيش والمتمردين, محادثات في جنيف بين الجانبين: those named as two are both sides where the roles give fewer.
    let count = |sides: &Sides| clause.draft.entities_of(&[&sides.actor[..], &sides.recipient[..]].concat()).len();
    let noun = candidate.standing == Standing::Noun || candidate.words.range().len() > 1;
    if frame.mutual && noun && count(&sides) < 2 {
        let actor = clause.between(candidate.chunk);
        let two = Sides { actor, recipient: Vec::new() };
        if count(&two) > 1 {
            sides = two;
        }
    }
    // قتل جنديان في هجوم شنه متمردون: the attack behind the victims tells who did it.
    let force = matches!(frame.event_type, EventType::Assault | EventType::Coerce);
    if force && !frame.mutual && sides.actor.is_empty() && !sides.recipient.is_empty() {
        sides.actor = attackers::behind(clause, candidate, &sides.recipient);
    }
    if frame.event_type == EventType::Protest && sides.recipient.is_empty() {
        sides.recipient = protests::against(clause, candidate);
        sides.recipient.retain(|mention| !sides.actor.contains(mention));
    }
    sides
}

/// وصل إلى حلب: the state of the town that a visit goes to, where the report names it; nothing where no town is named.
fn state_of_town(clause: &Clause, verb: usize, frame: &Frame) -> Option<Vec<u32>> {
    let draft = clause.draft;
    let preposition =
        frame.recipient.iter().find_map(|role| if let Role::Preposition(preposition) = role { Some(*preposition) } else { None })?;
    let town = clause.chunks[clause.under(verb, preposition)?].mention?;
    let What::Place(place) = draft.mentions[town as usize].what else { return None };
    let country = clause.resources.knowledge.places[usize::from(place)].country?;
    let of_state = |mention: &crate::draft::Mention| {
        matches!(mention.what, What::State { code, .. } if code == country) && !mention.entities.is_empty()
    };
    Some(draft.mentions.iter().position(of_state).map(|at| at as u32).into_iter().collect())
}

fn by_roles(clause: &Clause, candidate: &Candidate, frame: &Frame) -> Sides {
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
            // تعرض معتقلون للتعذيب على أيدي …: who undergoes it is done to.
            if status::undergoes(clause, verb) && !frame.actor.contains(&Role::By) {
                let recipient = clause.subject(verb, 0).0;
                let mut actor = clause.by(verb);
                if actor.is_empty() {
                    actor = clause.resources.rules.from.map(|from| clause.complement(verb, from)).unwrap_or_default();
                }
                if actor.is_empty() {
                    actor = clause.genitive(candidate.words.start as usize, last);
                }
                actor.retain(|mention| !recipient.contains(mention));
                return Sides { actor, recipient };
            }
            if passive(clause, candidate, frame) {
                let recipient = clause.subject(verb, 0).0;
                let mut actor = clause.by(verb);
                if actor.is_empty() && candidate.words.range().len() > 1 {
                    actor = clause.genitive(candidate.words.start as usize, last);
                }
                actor.retain(|mention| !recipient.contains(mention));
                return Sides { actor, recipient };
            }
            let mut actor = first(&frame.actor, &find, &[]);
            let mut recipient = governed::doer_of_what(clause, candidate, frame);
            recipient.retain(|mention| !actor.contains(mention));
            if recipient.is_empty() {
                recipient = first(&frame.recipient, &find, &actor);
            }
            if frame.mode.as_deref() == Some("visit")
                && let Some(state) = state_of_town(clause, verb, frame)
            {
                recipient = state;
                recipient.retain(|mention| !actor.contains(mention));
            }
            // جدد الوزير دعم مسقط لجهود …: the owner of the phrase's own noun acts.
            let state = |&mention: &u32| matches!(clause.draft.mentions[mention as usize].what, What::State { .. } | What::Country(_));
            let of_words = frame.event_type.is_verbal() && candidate.words.range().len() > 1;
            if of_words && recipient.iter().all(|mention| state(mention) && is_own_side(clause, &actor, *mention)) {
                recipient.clear();
            }
            // أصاب الجنود ثلاثة متظاهرين: of words of suffering that are active here the subject does it.
            if actor.is_empty() && frame.actor == [Role::By] && frame.recipient.contains(&Role::Object) && !clause.is_passive(verb) {
                let subject = clause.subject_after(verb).map(|at| clause.joined(at)).unwrap_or_default();
                let object = find(Role::Object);
                if !object.is_empty() && !subject.is_empty() && subject != object {
                    (actor, recipient) = (subject, object);
                }
            }
            if actor.is_empty() && frame.event_type == EventType::Protest {
                // خرجت مسيرة شارك فيها معلمون
                actor = clause.chunk_at(last).map(|noun| clause.executed_by(noun)).unwrap_or_default();
            }
            if actor.is_empty() && frame.actor.contains(&Role::Subject) {
                // تم الإفراج عن المعتقلين من قبل …
                actor = clause.by(verb);
                actor.retain(|mention| !recipient.contains(mention));
            }
            if recipient.is_empty()
                && clause.draft.words[candidate.words.start as usize].enclitic.is_some()
                && frame.recipient.contains(&Role::Object)
            {
                recipient = clause.antecedent(verb, candidate.words.start as usize);
                recipient.retain(|mention| !actor.contains(mention));
            }
            if recipient.is_empty() && candidate.words.range().len() > 1 && !frame.recipient.is_empty() {
                recipient = behind_phrase(clause, candidate, frame, &actor);
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
            if let Some(both) = masdars::both(clause, candidate, frame) {
                return both;
            }
            let find = |role: Role| clause.of_noun(candidate.chunk, candidate.words.start as usize, last, role);
            let mut actor = first(&frame.noun_actor, &find, &[]);
            // قرار الحكومة مصادرة أراض: nearer than whoever speaks of the decision.
            let decider = masdars::decider(clause, candidate);
            let named_here = |&mention: &u32| clause.draft.mentions[mention as usize].words.start > candidate.words.start;
            if !decider.is_empty() && !actor.iter().any(named_here) {
                actor = decider;
            }
            let mut recipient = first(&frame.noun_recipient, &find, &actor);
            // ضرورة انسحاب القوات: whoever owns what is needed has to do it.
            if recipient.is_empty() && masdars::tells_need(clause, candidate) {
                recipient = std::mem::take(&mut actor);
            }
            // التسليح الأمريكي للمعارضة: a nationality gives, also where an owner is given to.
            let nisba = |&mention: &u32| clause.draft.mentions[mention as usize].nisba;
            if frame.event_type == EventType::Aid && actor.is_empty() && !recipient.is_empty() && recipient.iter().all(nisba) {
                actor = std::mem::take(&mut recipient);
                let others: Vec<Role> = frame.noun_recipient.iter().copied().filter(|&role| role != Role::Genitive).collect();
                recipient = first(&others, &find, &actor);
            }
            if actor.is_empty() {
                // هجوم شنه مسلحون
                actor = clause.executed_by(candidate.chunk);
            }
            if actor.is_empty() {
                actor = clause.carried_out(candidate.words.start as usize);
                actor.retain(|mention| !recipient.contains(mention));
            }
            if actor.is_empty() && frame.event_type == EventType::Protest {
                // أقدم محتجون على قطع الطريق
                actor = masdars::undertaker(clause, candidate);
            }
            let together = matches!(frame.event_type, EventType::Cooperate | EventType::Protest);
            let imposed = matches!(frame.event_type, EventType::Sanction | EventType::Coerce | EventType::Assault);
            if actor.is_empty()
                && (recipient.is_empty() && together || imposed && !clause.draft.words[candidate.words.start as usize].has_preposition())
            {
                // نفذ الجيشان تمرينا مشتركا, فرض المجلس التابع للاتحاد عقوبات: the noun is the object of what they do.
                actor = clause.doing(candidate.chunk);
                actor.retain(|mention| !recipient.contains(mention));
            }
            // مصادرة أراض فلسطينية, قصف قرى أفغانية: an adjective of the object tells whose that is.
            if masdars::is_of_object(clause, candidate, frame, &actor) && recipient.is_empty() {
                recipient = std::mem::take(&mut actor);
            }
            // اعتقال خمسة من عناصر التنظيم: of an act done to somebody the lone owner is the sufferer, unless a nationality names the doer.
            let force = matches!(frame.event_type, EventType::Assault | EventType::Coerce | EventType::Sanction | EventType::Retreat);
            let owner = clause.of_noun(candidate.chunk, candidate.words.start as usize, last, Role::Genitive);
            let suffers = force && frame.recipient.contains(&Role::Object) && recipient.is_empty() && !actor.is_empty() && actor == owner;
            if suffers && !actor.iter().any(|&mention| clause.draft.mentions[mention as usize].nisba) && !frame.noun_recipient.is_empty() {
                recipient = std::mem::take(&mut actor);
            }
            if force && recipient.is_empty() && actor.is_empty() && frame.noun_recipient.contains(&Role::Genitive) {
                // تدمير دبابات تابعة للقوات
                recipient = clause.owner_behind(candidate.chunk).map(|owner| clause.joined(owner)).unwrap_or_default();
            }
            if force && actor.is_empty() && !recipient.is_empty() && frame.recipient.contains(&Role::Object) {
                actor = clause.by(candidate.chunk);
                if actor.is_empty() {
                    actor = doer(clause, candidate);
                }
                if actor.is_empty() {
                    actor = masdars::undertaker(clause, candidate);
                }
                actor.retain(|mention| !recipient.contains(mention));
            }
            if frame.event_type == EventType::Accuse {
                // نفت طهران الاتهامات الأمريكية بتسليح الجماعة: who denies them is accused.
                let mut denier = denier(clause, candidate.chunk);
                denier.retain(|mention| !actor.contains(mention) && clauses::is_side(&clause.draft.mentions[*mention as usize].what));
                if !denier.is_empty() && !actor.is_empty() {
                    recipient = denier;
                }
            }
            Sides { actor, recipient }
        }
    }
}

/// The subject of the verb of denial whose object a noun is.
pub(crate) fn denier(clause: &Clause, noun: usize) -> Vec<u32> {
    let closes =
        |at: &usize| !matches!(clause.chunks[*at].kind, ChunkKind::That | ChunkKind::Subordinator | ChunkKind::Relative | ChunkKind::Comma);
    let verb = (0..noun).rev().take(4).take_while(closes).find(|&at| clause.chunks[at].kind == ChunkKind::Verb);
    let rules = &clause.resources.rules;
    // رفض الكرملين اتهامات لندن
    let rejects = |verb: usize| {
        clause.verb(verb).lemma.is_some_and(|lemma| {
            rules.frames_by_verb.get(lemma.0).iter().any(|trigger| rules.frames[usize::from(trigger.frame)].event_type == EventType::Reject)
        })
    };
    let denies = |&verb: &usize| {
        status::marker_of_lemma(clause, clause.chunks[verb].words.start as usize) == Some(crate::rules::Marker::Denial) || rejects(verb)
    };
    verb.filter(denies).map(|verb| clause.subject(verb, 0).0).unwrap_or_default()
}

/// Whether a mention is of the state that those who act belong to: بلاده, مسقط for an Omani.
pub(crate) fn is_own_side(clause: &Clause, actor: &[u32], mention: u32) -> bool {
    let draft = clause.draft;
    let actors = draft.entities_of(actor);
    let country = |entity: u32| draft.entities[entity as usize].country;
    let shared = |&entity: &u32| actors.iter().any(|&own| country(own).is_some() && country(own) == country(entity));
    let entities = &draft.mentions[mention as usize].entities;
    !entities.is_empty() && entities.iter().all(shared)
}

/// Whom a phrase that begins with a verb concerns where its roles name nobody: the owner of the noun that ends it (هدد بضرب القواعد); where that is the
/// doer's own side, whom the noun's own roles name (جدد الوزير دعم بلاده لجهود المبعوث).
fn behind_phrase(clause: &Clause, candidate: &Candidate, frame: &Frame, actor: &[u32]) -> Vec<u32> {
    let draft = clause.draft;
    let last = candidate.words.end as usize - 1;
    // اتفق الجانبان على تبادل السفراء: of several who agree nobody else is meant.
    if frame.mutual && draft.entities_of(actor).len() > 1 {
        return Vec::new();
    }
    // يتظاهرون للمطالبة برحيل القوات: of a protest only whom it wants to go, or whose house it burns.
    let wants = frame.event_type == EventType::Protest
        && (draft.words[last].has_preposition() || matches!(frame.mode.as_deref(), Some("vandalize" | "riot")));
    if matches!(frame.event_type, EventType::Protest | EventType::Mobilize) && !wants {
        return Vec::new();
    }
    let own = |mention: &u32| is_own_side(clause, actor, *mention);
    let side = |mention: &u32| !actor.contains(mention) && draft.mention_of(last) != Some(*mention);
    let mut owner = clause.genitive(candidate.words.start as usize, last);
    owner.retain(side);
    // قدم استقالته: of a thing the doer's own.
    let owned = draft.words[last].enclitic.is_some() && !draft.words[last].has_preposition();
    // عن امتنان الحكومة اللبنانية ل…: of words also by the name of a body of his state.
    let of_words = frame.event_type.is_verbal();
    let state = |mention: &u32| {
        let what = &draft.mentions[*mention as usize].what;
        matches!(what, What::State { .. } | What::Country(_)) || of_words && matches!(what, What::Body { .. })
    };
    if !owned && !owner.iter().all(|mention| state(mention) && own(mention)) {
        return owner;
    }
    let Some(chunk) = clause.chunk_near(last).filter(|_| draft.words[last].part.is_nominal()) else { return Vec::new() };
    for &role in frame.noun_recipient.iter().filter(|role| matches!(role, Role::Preposition(_) | Role::Between)) {
        let mut found = clause.of_noun(chunk, last, last, role);
        found.retain(|mention| side(mention) && !own(mention) && clauses::is_side(&draft.mentions[*mention as usize].what));
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

/// أعلنت السعودية تقديم مساعدات, أعلن الحزب سحب مقاتليه: whoever announces a deed that nobody else is said to do.
pub(crate) fn announcer(clause: &Clause, candidate: &Candidate) -> Vec<u32> {
    let mut found = announcing(clause, candidate);
    // What stands right behind the subject is its object.
    let close = found.iter().any(|&mention| {
        let end = clause.draft.mentions[mention as usize].words.end;
        end <= candidate.words.start && candidate.words.start - end <= 3
    });
    found.retain(|&mention| close && !clauses::is_medium(clause.draft, mention));
    found
}

/// أعلنت الشرطة اعتقال …: whoever announces an act of force done to others and has the force to do it.
fn doer(clause: &Clause, candidate: &Candidate) -> Vec<u32> {
    let armed = |mention: &u32| {
        clause.draft.mentions[*mention as usize].entities.iter().all(|&entity| {
            matches!(clause.draft.entities[entity as usize].sector.as_str(), "MIL" | "COP" | "GOV" | "REB" | "PRM" | "SPY" | "JUD")
        })
    };
    announcing(clause, candidate).into_iter().filter(armed).collect()
}

/// The subject of the verb of announcing that a noun stands behind.
fn announcing(clause: &Clause, candidate: &Candidate) -> Vec<u32> {
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
    clause.subject(verb, 0).0
}

/// متهما الحكومة: the noun phrase right after the participle.
fn after_participle(clause: &Clause, candidate: &Candidate) -> Vec<u32> {
    // محملا الحكومة مسؤولية الأزمة: the object stands within the phrase.
    let next = if candidate.words.range().len() > 1 { candidate.words.start as usize + 1 } else { candidate.words.end as usize };
    if next < clause.draft.words.len()
        && let Some(found) = clause.free_object(candidate.chunk, next)
    {
        return found;
    }
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
    // اتهم الجيش من قبل المعارضة
    if word.enclitic.is_none() && !clause.by(candidate.chunk).is_empty() {
        return true;
    }
    let force = matches!(frame.event_type, EventType::Assault | EventType::Coerce | EventType::Sanction | EventType::Retreat);
    if !force || word.features.get_tense() != Some(Tense::Perfect) || word.enclitic.is_some() {
        return false;
    }
    let object = clause.object(candidate.chunk);
    let (subject, stands) = clause.subject(candidate.chunk, 0);
    // One noun phrase only, taken for either: قتل ثمانية مدنيين.
    let alone = stands && object == subject;
    if !object.is_empty() && !alone {
        return false;
    }
    // أفرج قراصنة عن رهائن: whom it is done to stands under a preposition, so the verb is no passive.
    let ruled = frame.recipient.iter().any(|&role| match role {
        Role::Preposition(preposition) => {
            Some(preposition) != clause.resources.rules.within && !clause.complement(candidate.chunk, preposition).is_empty()
        }
        _ => false,
    });
    if ruled {
        return false;
    }
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
    let plural = word.features.get_number() == Some(Number::Plural);
    (people && !subject.is_empty()) || plural
}
