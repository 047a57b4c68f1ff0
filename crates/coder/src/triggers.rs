//! Triggers: the words of a sentence that may name an act, each with the frames that they fire.

use crate::draft::{ChunkKind, Run};
use crate::rules::Trigger;
use crate::sides::Clause;
use waqai_lang::Part;
use waqai_lang::syntax::Upos;

/// How a trigger stands in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// A finite verb, or a phrase that begins with one.
    Verb,
    /// A participle that carries on the sentence.
    Participle,
    /// A noun, or a phrase that begins with one.
    Noun,
}

/// Words that may fire a frame.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Candidate {
    pub frame: u16,
    pub words: Run,
    /// Those of the words that the rule names; others may stand between them.
    pub matched: [u32; 4],
    pub chunk: usize,
    pub standing: Standing,
    /// How specific: longer phrases first, then required prepositions, then weight.
    pub rank: u32,
}

impl Candidate {
    /// Whether a phrase, or a word with the preposition that it takes, names the act.
    pub fn is_specific(&self) -> bool {
        self.rank >= FIRST + SPECIFIC
    }
}

/// All candidates of a sentence, by their first word and, for the same word, the most specific first.
pub(crate) fn find(clause: &Clause, start: usize, end: usize, candidates: &mut Vec<Candidate>) {
    candidates.clear();
    let rules = &clause.resources.rules;
    let lexicon = &clause.resources.lexicon;
    for at in start..end {
        let word = &clause.draft.words[at];
        // Names of bodies are full of words that would name acts elsewhere.
        if clause.draft.mention_of(at).is_some() || is_of_a_time(clause, at) {
            continue;
        }
        let Some(number) = clause.chunk_near(at) else { break };
        patterns(clause, number, at, end, candidates);
        let Some(lemma) = word.lemma else { continue };
        let words = Run::new(at, at + 1);
        if word.is_verb() {
            simple(clause, rules.frames_by_verb.get(lemma.0), number, words, Standing::Verb, FIRST, candidates);
            // تضامن عربي مع مصر, read as a verb: where the tree takes it for a noun and no verb's frame fires, the noun's may.
            if clause.draft.syntax.arc(at).is_some_and(|(upos, ..)| upos == Upos::Noun) {
                for analysis in lexicon.analyses(word.form).iter().filter(|analysis| analysis.part.is_nominal()) {
                    simple(clause, rules.frames_by_noun.get(analysis.lemma.0), number, words, Standing::Noun, SECOND, candidates);
                }
            }
        } else if let Some(verb) = crate::cues::circumstance(clause.draft, lexicon, at) {
            simple(clause, rules.frames_by_verb.get(verb.0), number, words, Standing::Participle, FIRST, candidates);
        } else if word.part.is_nominal() {
            simple(clause, rules.frames_by_noun.get(lemma.0), number, words, Standing::Noun, FIRST, candidates);
        }
    }
    candidates.sort_by(|a, b| a.words.start.cmp(&b.words.start).then(b.rank.cmp(&a.rank)));
}

/// شهر أوت الماضي: a month that is written like a verb.
fn is_of_a_time(clause: &Clause, at: usize) -> bool {
    clause.draft.words[at].is_verb() && clause.draft.time_at(at).is_some()
}

/// Rank of a word in the reading that was chosen for it.
const FIRST: u32 = 1000;
/// What the preposition that a word takes adds to its rank; phrases of several words stand higher still.
const SPECIFIC: u32 = 500;
/// What every noun or verb between the words of a phrase takes off its rank: of two phrases as long the closer one.
const NEAREST: u32 = 30;
/// What each further word between the words of a phrase takes off its rank.
const BETWEEN: u32 = 600;
/// Rank of a word in another reading, which counts where the chosen one fires nothing.
const SECOND: u32 = 0;

fn simple(clause: &Clause, triggers: &[Trigger], chunk: usize, words: Run, standing: Standing, base: u32, candidates: &mut Vec<Candidate>) {
    for trigger in triggers {
        if trigger.preposition.is_some_and(|preposition| !follows(clause, chunk, words, preposition)) {
            continue;
        }
        let weight = u32::from(clause.resources.rules.frames[usize::from(trigger.frame)].weight);
        let rank = base + if trigger.preposition.is_some() { SPECIFIC } else { 0 } + weight;
        candidates.push(Candidate { frame: trigger.frame, words, matched: [words.start; 4], chunk, standing, rank });
    }
}

/// Whether a required preposition follows: anywhere in a verb's clause, close behind a noun.
fn follows(clause: &Clause, chunk: usize, words: Run, preposition: crate::rules::Preposition) -> bool {
    if clause.chunks[chunk].kind == ChunkKind::Verb {
        return clause.has_preposition(chunk, preposition);
    }
    let rules = &clause.resources.rules;
    let start = words.end as usize;
    (start..(start + 9).min(clause.draft.words.len())).take_while(|&at| !clause.draft.words[at].is_verb()).any(|at| {
        let word = &clause.draft.words[at];
        if word.part == Part::Preposition {
            rules.preposition(word.form) == Some(preposition)
        } else {
            crate::sides::glued(word, rules) == Some(preposition)
        }
    })
}

fn patterns(clause: &Clause, chunk: usize, at: usize, end: usize, candidates: &mut Vec<Candidate>) {
    let rules = &clause.resources.rules;
    let lexicon = &clause.resources.lexicon;
    let word = &clause.draft.words[at];
    let lemma_form = word.lemma.map(|lemma| lexicon.lemma(lemma).form);
    // سيوقع اتفاقا: of two verbs written alike, what stands around tells which one is meant.
    let others = lexicon.analyses(word.form).iter().filter(|analysis| word.is_verb() && analysis.part == Part::Verb);
    // نقل is no نُقِل of أقال: "we" does not stand where somebody is told of.
    let told = |analysis: &&waqai_lang::Analysis| analysis.features.get_person() == word.features.get_person();
    let others =
        others.filter(|analysis| Some(analysis.lemma) != word.lemma).filter(told).map(|analysis| lexicon.lemma(analysis.lemma).form);
    // معلنا وقف إطلاق النار, مجددا دعم بلاده: a participle that carries on the sentence fires the phrases of its verb.
    let participle = crate::cues::circumstance(clause.draft, lexicon, at);
    let of_verb = participle.map(|verb| lexicon.lemma(verb).form).filter(|&form| form != word.form && Some(form) != lemma_form);
    let own = [Some(word.form), lemma_form.filter(|&form| form != word.form), of_verb].into_iter().flatten();
    for form in own.chain(others).filter(|form| form.is_known()) {
        for &number in rules.frame_patterns_by_form.get(form.0) {
            let pattern = &rules.frame_patterns[usize::from(number)];
            let governed = |word| clause.draft.syntax.hangs_on(word, at);
            let Some(places) = pattern.find_as(&clause.draft.words, at, end, lexicon, participle, |word| clause.is_free(word), governed)
            else {
                continue;
            };
            let weight = u32::from(rules.frames[usize::from(pattern.rule)].weight);
            // Words that stand between weigh against a phrase: تبادلتا الاتهامات بخرق وقف إطلاق النار is no exchange of fire.
            let named = &places.first[..pattern.elements.len().min(places.first.len())];
            let between = |place: &usize| {
                let word = &clause.draft.words[*place];
                !named.contains(&(*place as u32)) && !clause.is_free(*place) && (word.part.is_nominal() || word.is_verb())
            };
            let between = (at..=places.last).filter(between).count() as u32;
            let apart = (NEAREST * between + BETWEEN * between.saturating_sub(1)).min(1500);
            let rank = 1000 + 1000 * pattern.elements.len() as u32 + weight - apart;
            // لن ترضخ: the verb may stand behind a particle.
            let verb = if pattern.elements.iter().any(|element| element.verb.is_some()) {
                (at..=places.last).find(|&place| clause.draft.words[place].is_verb()).and_then(|place| clause.chunk_at(place))
            } else {
                None
            };
            // رفض التطبيع: a phrase that begins with a noun is one, also where the word may be a verb.
            let nominal = pattern.is_nominal() && pattern.elements[0].noun.is_some();
            let carries_on = participle.is_some() && pattern.elements[0].verb == participle;
            let standing = match carries_on {
                true => Standing::Participle,
                false if word.is_verb() && !nominal || verb.is_some() => Standing::Verb,
                false => Standing::Noun,
            };
            candidates.push(Candidate {
                frame: pattern.rule,
                words: Run::new(at, places.last + 1),
                matched: places.first,
                chunk: verb.unwrap_or(chunk),
                standing,
                rank,
            });
        }
    }
}
