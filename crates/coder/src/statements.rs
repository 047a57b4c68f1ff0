//! Statements: who says what, with which words.

use crate::Resources;
use crate::cues::{self, Cue, CueKind};
use crate::draft::{ChunkKind, Draft, DraftStatement, Mention, Run, What};
use crate::rules::ObjectOf;
use crate::sides::Clause;
use crate::speakers::{Earlier, Speaker};
use crate::{concerned, said, speakers};
use std::ops::Range;
use waqai_lang::Tense;

/// Finds the statements of one sentence. `carried` are the speakers of the last one; it is brought up to date.
pub(crate) fn find(draft: &mut Draft, resources: &Resources, sentence: usize, carried: &mut Vec<u32>) {
    let (first, end) = draft.chunk_ranges[sentence];
    let chunks = first as usize..end as usize;
    let range = &draft.sentences[sentence].tokens;
    let (start, last) = (range.start as usize, range.end as usize);
    let cues = cues::find(&clause(draft, resources, &chunks, carried), start, last);
    let base = draft.statements.len();
    for at in 0..cues.len() {
        let cue = &cues[at];
        let rule = &resources.rules.reporting[usize::from(cue.rule)];
        let speaker =
            speakers::find(&clause(draft, resources, &chunks, carried), cue, rule, Earlier { base, statements: &draft.statements[base..] });
        let can_act = |speakers: Vec<u32>| -> Vec<u32> {
            speakers.into_iter().filter(|&mention| crate::entities::can_act(&draft.mentions[mention as usize])).collect()
        };
        let (speakers, elided) = match speaker {
            Speaker::Nobody => continue,
            Speaker::Unknown => (Vec::new(), false),
            Speaker::Named(found) => (can_act(found), false),
            Speaker::LeftOut(found) => (can_act(found), true),
        };
        let by_object = rule.object != ObjectOf::Nothing && !opens_clause(draft, resources, cue);
        // يعتبر الاتفاق إنجازا: it is held to be so.
        let held = rule.alone
            && cue.kind == CueKind::Verb
            && !opens_clause(draft, resources, cue)
            && draft.words[cue.words.start as usize].features.get_tense() != Some(Tense::Perfect);
        if held {
            continue;
        }
        if speakers.is_empty() && (rule.weight < 85 || cue.kind == CueKind::Formula || by_object) {
            continue;
        }
        let content = said::content(draft, &resources.rules, &cues, at, sentence);
        // أكد الوزير، بحسب البيان، عمق العلاقات: a document that is the speaker's own says it once.
        let entities = |speakers: &[u32]| speakers.first().map(|&mention| draft.mentions[mention as usize].entities.clone());
        let same = |other: &DraftStatement| other.content == content && entities(&other.speakers) == entities(&speakers);
        if cue.kind == CueKind::Formula && content.is_some() && draft.statements[base..].iter().any(same) {
            continue;
        }
        let parent = (base..draft.statements.len()).rev().find(|&earlier| {
            let other = &draft.statements[earlier];
            // وبعد أن أعلنت الوزارة أن … قال الوزير: the main verb is not part of what its circumstance says.
            let circumstance = draft.words[other.cue.start as usize].is_verb() && cue.kind == CueKind::Verb;
            let main = circumstance && draft.syntax.hangs_on(other.cue.start as usize, cue.words.start as usize);
            let inside = content.is_some_and(|content| other.content.is_some_and(|c| c.contains(content) && c != content));
            inside && other.rule != cue.rule && !main
        });
        // قال إن بلاده ترحب ب…: what is done by saying it is told here, not said; but قال إنه دعا … was said.
        let imperfect = draft.words[cue.words.start as usize].features.get_tense() != Some(Tense::Perfect);
        let told = cue.kind == CueKind::Noun || cue.kind == CueKind::Verb && imperfect;
        if parent.is_some() && rule.weight < 80 && (told || cue.kind == CueKind::Verb && (by_object || rule.weight < 70)) {
            continue;
        }
        let (addressee, about) = {
            let clause = clause(draft, resources, &chunks, carried);
            let addressee = concerned::addressee(&clause, cue, rule, &speakers);
            (addressee, concerned::about(&clause, cue, rule, &speakers, addressee, content))
        };
        // Nobody stands there: whoever spoke last goes on.
        let speakers = if elided && !speakers.is_empty() { vec![left_out(draft, &speakers, cue.words, sentence)] } else { speakers };
        // وفقا لوكالة …: a source in passing does not go on speaking, nor does who is quoted inside; جاء ذلك على لسان … does.
        let verb = draft.words[cue.words.start as usize].is_verb();
        let passing = cue.kind == CueKind::Noun && parent.is_none()
            || cue.kind == CueKind::Formula && !verb && !carried.is_empty()
            || parent.is_some_and(|parent| {
                let outer = &resources.rules.reporting[usize::from(draft.statements[parent].rule)];
                outer.speaker.is_none()
            })
            || draft.syntax.describes(cue.words.start as usize);
        if !speakers.is_empty() && !passing {
            *carried = speakers.clone();
        }
        draft.statements.push(DraftStatement {
            rule: cue.rule,
            cue: cue.words,
            sentence: sentence as u32,
            speakers,
            addressee,
            about,
            content,
            direct: cue.direct,
            parent,
        });
    }
}

fn clause<'a>(draft: &'a Draft, resources: &'a Resources, chunks: &Range<usize>, carried: &'a [u32]) -> Clause<'a> {
    Clause { draft, resources, chunks: &draft.chunks[chunks.clone()], carried, trigger: Run::default(), matched: [0; 4] }
}

/// Whether the content of a cue is a clause of its own or a quotation, not a noun phrase.
fn opens_clause(draft: &Draft, resources: &Resources, cue: &Cue) -> bool {
    cue.direct || cue.content.and_then(|at| draft.words.get(at)).is_some_and(|word| word.form == resources.rules.that)
}

/// The subject of the sentence's first verb that has one: who goes on in the next sentence.
pub(crate) fn main_actor(draft: &Draft, resources: &Resources, sentence: usize) -> Vec<u32> {
    let (first, end) = draft.chunk_ranges[sentence];
    let clause = Clause {
        draft,
        resources,
        chunks: &draft.chunks[first as usize..end as usize],
        carried: &[],
        trigger: Run::default(),
        matched: [0; 4],
    };
    (0..clause.chunks.len())
        .filter(|&at| clause.chunks[at].kind == ChunkKind::Verb)
        .take(3)
        .find_map(|verb| {
            let (subject, stands) = clause.subject(verb, 0);
            let speaks = |mention: &u32| {
                matches!(
                    draft.mentions[*mention as usize].what,
                    What::Person(_) | What::Body { .. } | What::Organisation(_) | What::Named { .. } | What::State { .. }
                )
            };
            let subject: Vec<u32> = subject.into_iter().filter(speaks).collect();
            (stands && !subject.is_empty()).then_some(subject)
        })
        .unwrap_or_default()
}

/// A mention for a subject that the verb leaves out.
fn left_out(draft: &mut Draft, speakers: &[u32], cue: Run, sentence: usize) -> u32 {
    let model = draft.mentions[speakers[0] as usize].clone();
    let number = draft.mentions.len() as u32;
    for &entity in &model.entities {
        draft.entities[entity as usize].mentions.push(number);
    }
    draft.mentions.push(Mention {
        words: Run { start: cue.start, end: cue.start },
        what: model.what,
        gender: model.gender,
        plural: model.plural,
        locative: false,
        somewhere: false,
        sentence: sentence as u32,
        entities: model.entities,
        elided: true,
        nisba: false,
    });
    number
}
