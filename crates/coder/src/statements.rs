//! Statements: who says what, with which words.

use crate::Resources;
use crate::draft::{ChunkKind, Draft, DraftStatement, Mention, Run, What};
use crate::rules::{Reporting, Standing};
use crate::sides::Clause;
use waqai_lang::{Part, Tense};
use waqai_text::Span;

/// How many words after a cue its content may begin.
const REACH: usize = 24;

/// A cue found in a sentence.
struct Cue {
    rule: u16,
    words: Run,
    /// The chunk it stands in.
    chunk: usize,
    kind: CueKind,
    /// The word at which the content begins.
    content: Option<usize>,
    direct: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum CueKind {
    Verb,
    Participle,
    Noun,
    Formula,
}

/// Finds the statements of one sentence. `carried` are the speakers of the last one; it is brought up to date.
pub(crate) fn find(draft: &mut Draft, resources: &Resources, sentence: usize, carried: &mut Vec<u32>) {
    let (first, end) = draft.chunk_ranges[sentence];
    let mut cues = Vec::new();
    {
        let clause = Clause { draft, resources, chunks: &draft.chunks[first as usize..end as usize], carried, trigger: Run::default() };
        let range = &draft.sentences[sentence].tokens;
        let finder = Finder { clause: &clause, start: range.start as usize, end: range.end as usize };
        finder.cues(&mut cues);
    }
    cues.sort_by_key(|cue| cue.words.start);
    // وأضاف قائلا: one cue; the participle repeats the verb.
    let repeats: Vec<bool> = cues
        .iter()
        .map(|cue| {
            cue.kind == CueKind::Participle
                && cues.iter().any(|verb| {
                    verb.kind == CueKind::Verb
                        && verb.words.end <= cue.words.start
                        && cue.words.start - verb.words.end <= 12
                        && verb.content.is_some()
                        && verb.content == cue.content
                })
        })
        .collect();
    let mut keep = repeats.iter().map(|repeats| !repeats);
    cues.retain(|_| keep.next().unwrap_or(true));
    // وأدان البيان …: a formula between a verb and what it introduces is part of that verb's subject.
    let covers = |verb: &Cue, other: &Cue| {
        verb.kind == CueKind::Verb
            && verb.words.end <= other.words.start
            && verb.content.is_some_and(|content| (other.words.start as usize) < content)
    };
    let inside: Vec<bool> =
        cues.iter().map(|cue| matches!(cue.kind, CueKind::Formula | CueKind::Noun) && cues.iter().any(|verb| covers(verb, cue))).collect();
    let mut keep = inside.iter().map(|inside| !inside);
    cues.retain(|_| keep.next().unwrap_or(true));
    let base = draft.statements.len();
    for at in 0..cues.len() {
        let cue = &cues[at];
        let rule = &resources.rules.reporting[usize::from(cue.rule)];
        let mut elided = None;
        let speakers = {
            let clause = Clause { draft, resources, chunks: &draft.chunks[first as usize..end as usize], carried, trigger: Run::default() };
            speakers(&clause, cue, rule, (base, &draft.statements[base..]), &mut elided)
        };
        let speakers: Vec<u32> = speakers.into_iter().filter(|&m| crate::entities::can_act(&draft.mentions[m as usize])).collect();
        let impersonal = elided == Some(false) && speakers.is_empty();
        let speakers = match elided {
            // Nobody stands there: whoever spoke last goes on.
            Some(true) if !speakers.is_empty() => vec![left_out(draft, &speakers, cue.words, sentence)],
            _ => speakers,
        };
        if speakers.is_empty() && (rule.weight < 85 || impersonal) {
            continue;
        }
        let content = content(draft, &cues, at, sentence);
        let parent = (base..draft.statements.len()).rev().find(|&earlier| {
            let other = &draft.statements[earlier];
            content.is_some_and(|content| other.content.is_some_and(|c| c.contains(content) && c != content)) && other.rule != cue.rule
        });
        if parent.is_some() && rule.weight < 80 {
            continue;
        }
        // وفقا لوكالة …: a source in passing does not go on speaking; جاء ذلك على لسان … does.
        let passing = cue.kind == CueKind::Noun
            || cue.kind == CueKind::Formula && !draft.words[cue.words.start as usize].is_verb() && !carried.is_empty();
        if !speakers.is_empty() && !passing {
            *carried = speakers.clone();
        }
        draft.statements.push(DraftStatement {
            rule: cue.rule,
            cue: cue.words,
            sentence: sentence as u32,
            speakers,
            addressee: None,
            content,
            direct: cue.direct,
            parent,
        });
    }
}

/// The subject of the sentence's first verb that has one: who goes on in the next sentence.
pub(crate) fn main_actor(draft: &Draft, resources: &Resources, sentence: usize) -> Vec<u32> {
    let (first, end) = draft.chunk_ranges[sentence];
    let clause = Clause { draft, resources, chunks: &draft.chunks[first as usize..end as usize], carried: &[], trigger: Run::default() };
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

/// Who speaks. `elided` becomes true where the subject is left out, false where nobody can be meant.
fn speakers(
    clause: &Clause,
    cue: &Cue,
    rule: &Reporting,
    (base, earlier): (usize, &[DraftStatement]),
    elided: &mut Option<bool>,
) -> Vec<u32> {
    if let Some(preposition) = rule.speaker
        && let Some(at) = clause.under(cue.chunk, preposition)
    {
        return clause.joined(at);
    }
    match cue.kind {
        CueKind::Verb => {
            let word = &clause.draft.words[cue.words.start as usize];
            let (found, stands) = clause.subject(cue.chunk, 0);
            if stands && !found.is_empty() {
                return found;
            }
            if !stands && impersonal(clause, cue, word) {
                *elided = Some(false);
                return Vec::new();
            }
            *elided = Some(true);
            let last = root(base, earlier).map(|statement| statement.speakers.clone()).filter(|s| !s.is_empty());
            let speakers = last.unwrap_or_else(|| if found.is_empty() || stands { clause.carried.to_vec() } else { found });
            agreeing(clause, cue, word, speakers)
        }
        CueKind::Participle => {
            *elided = Some(true);
            if let Some(last) = root(base, earlier) {
                return last.speakers.clone();
            }
            main_subject(clause, cue)
        }
        CueKind::Noun => {
            let owner = clause.genitive(cue.words.start as usize, cue.words.end as usize - 1);
            if owner.is_empty() { clause.carried.to_vec() } else { owner }
        }
        CueKind::Formula => {
            let next = cue.words.end as usize;
            let chunk = clause.chunk_at(next).or_else(|| clause.chunk_at(next - 1));
            match chunk {
                Some(chunk) => {
                    let found = clause.joined(chunk);
                    if found.is_empty() {
                        // على حد قوله، حسبما أعلن الجيش: whoever the pronoun or verb means.
                        let verb = (chunk..clause.chunks.len().min(chunk + 3)).find(|&at| clause.chunks[at].kind == ChunkKind::Verb);
                        return match verb {
                            Some(verb) => clause.subject(verb, 0).0,
                            None => earlier.last().map_or_else(|| clause.carried.to_vec(), |s| s.speakers.clone()),
                        };
                    }
                    found
                }
                None => Vec::new(),
            }
        }
    }
}

/// The one who goes on is who spoke last at this level, not somebody quoted inside.
fn root(base: usize, earlier: &[DraftStatement]) -> Option<&DraftStatement> {
    let mut last = earlier.last();
    while let Some(parent) =
        last.and_then(|statement| statement.parent).and_then(|parent| parent.checked_sub(base)).and_then(|at| earlier.get(at))
    {
        last = Some(parent);
    }
    last
}

/// Whom a participle carries on: the subject of the sentence's first verb that agrees with it and has one.
fn main_subject(clause: &Clause, cue: &Cue) -> Vec<u32> {
    let feminine = clause.draft.text.folded_at(cue.words.start as usize).ends_with('\u{629}');
    let agrees = |verb: usize| {
        let gender = clause.draft.words[clause.chunks[verb].words.start as usize].features.get_gender();
        gender.is_none_or(|gender| (gender == waqai_lang::Gender::Feminine) == feminine)
    };
    (0..cue.chunk)
        .filter(|&at| clause.chunks[at].kind == ChunkKind::Verb && agrees(at))
        .find_map(|verb| {
            let (subject, stands) = clause.subject(verb, 0);
            (stands && !subject.is_empty()).then_some(subject)
        })
        .unwrap_or_else(|| clause.carried_or_subject(cue.words.start as usize))
}

/// The speakers carried over, unless verb and speaker differ in gender: then whoever was named last and agrees.
fn agreeing(clause: &Clause, cue: &Cue, word: &waqai_lang::Word, speakers: Vec<u32>) -> Vec<u32> {
    let draft = clause.draft;
    let wanted = word.features.get_gender();
    let differs = |mention: &Mention| wanted.is_some() && mention.gender.is_some() && mention.gender != wanted;
    match speakers.first().map(|&first| &draft.mentions[first as usize]) {
        Some(first) if word.features.get_person() == 3 && differs(first) => {}
        _ => return speakers,
    }
    let sentence = clause.draft.sentence_of(cue.words.start).unwrap_or_default() as u32;
    let other = draft.mentions.iter().enumerate().rev().take(crate::mentions::LOOK_BACK).find(|(_, mention)| {
        mention.sentence < sentence
            && sentence - mention.sentence <= 3
            && !mention.locative
            && !mention.entities.is_empty()
            && mention.gender == wanted
            && !matches!(mention.what, What::Place(_) | What::Reference(_) | What::People { .. })
    });
    other.map_or(speakers, |(number, _)| vec![number as u32])
}

/// يذكر أن، يشار إلى أن: nobody speaks.
fn impersonal(clause: &Clause, cue: &Cue, word: &waqai_lang::Word) -> bool {
    let imperfect = word.features.get_tense() == Some(Tense::Imperfect);
    let next = cue.words.end as usize;
    let follows = clause.draft.words.get(next);
    imperfect
        && !word.proclitics.joins()
        && cue.chunk == 0
        && follows.is_some_and(|w| w.form == clause.resources.rules.that || w.part == Part::Preposition)
        || word.features.is_passive()
}

/// What is said: from the marker to the end of the sentence, or to where the next cue of the same level begins.
fn content(draft: &Draft, cues: &[Cue], at: usize, sentence: usize) -> Option<Span> {
    let cue = &cues[at];
    let range = draft.sentences[sentence].tokens.clone();
    let (begin, end) = match (cue.kind, cue.content) {
        (CueKind::Formula, None) => {
            // What surrounds a formula: the sentence before it, or after it where it opens the sentence.
            if cue.words.start as usize > range.start as usize + 2 {
                (range.start as usize, cue.words.start as usize)
            } else {
                let comma = (cue.words.end as usize..range.end as usize).find(|&place| draft.text.tokens()[place].is('\u{60C}'))?;
                (comma + 1, range.end as usize)
            }
        }
        (_, Some(begin)) if begin < cue.words.start as usize => (begin, cue.words.start as usize),
        (_, Some(begin)) => {
            let next = cues[at + 1..].iter().find(|next| next.words.start as usize > begin && sibling(draft, next, begin));
            (begin, next.map_or(range.end as usize, |next| next.words.start as usize))
        }
        _ => return None,
    };
    trimmed(draft, begin, end)
}

/// Whether a later cue goes on with the sentence rather than stand inside what is said.
fn sibling(draft: &Draft, cue: &Cue, begin: usize) -> bool {
    let word = &draft.words[cue.words.start as usize];
    match cue.kind {
        CueKind::Participle => true,
        CueKind::Verb => word.proclitics.joins() && word.features.get_tense() == Some(Tense::Perfect),
        CueKind::Formula => cue.words.start as usize > begin + 3,
        CueKind::Noun => false,
    }
}

fn trimmed(draft: &Draft, mut begin: usize, mut end: usize) -> Option<Span> {
    let tokens = draft.text.tokens();
    let is_edge = |place: usize| {
        tokens[place]
            .mark()
            .is_some_and(|mark| matches!(mark, '.' | '\u{60C}' | ',' | '"' | '\u{AB}' | '\u{BB}' | '\u{201C}' | '\u{201D}' | ':' | '-'))
    };
    while begin < end && (is_edge(begin) || tokens[begin].kind == waqai_text::TokenKind::Break) {
        begin += 1;
    }
    while end > begin && (is_edge(end - 1) || tokens[end - 1].kind == waqai_text::TokenKind::Break) {
        end -= 1;
    }
    (begin < end).then(|| draft.span(Run::new(begin, end)))
}

/// The verb of a participle that carries on the sentence: مضيفا، مشيرة إلى.
pub(crate) fn circumstance(draft: &Draft, lexicon: &waqai_lang::Lexicon, at: usize) -> Option<waqai_lang::Lemma> {
    let word = &draft.words[at];
    if word.is_definite() || word.has_preposition() || word.enclitic.is_some() || word.is_verb() || !word.part.is_nominal() {
        return None;
    }
    let behind_mark = at > 0 && draft.words[at - 1].is_mark() || word.proclitics.joins() || draft.syntax.is_circumstance(at);
    let feminine = draft.text.folded_at(at).ends_with('\u{629}');
    lexicon
        .analyses(word.form)
        .iter()
        .find(|analysis| analysis.part == Part::ActiveParticiple && (analysis.features.is_accusative() || feminine && behind_mark))
        .and_then(|analysis| lexicon.verb_of(analysis.lemma))
}

/// Whether a participle of speech stands at a word.
fn circumstance_of_speech(clause: &Clause, at: usize) -> bool {
    at < clause.draft.words.len()
        && circumstance(clause.draft, &clause.resources.lexicon, at)
            .is_some_and(|verb| !clause.resources.rules.reporting_by_verb.get(verb.0).is_empty())
}

struct Finder<'a, 'c> {
    clause: &'a Clause<'c>,
    start: usize,
    end: usize,
}

impl Finder<'_, '_> {
    fn cues(&self, cues: &mut Vec<Cue>) {
        let rules = &self.clause.resources.rules;
        let lexicon = &self.clause.resources.lexicon;
        let draft = self.clause.draft;
        let mut taken = 0;
        for at in self.start..self.end {
            if at < taken {
                continue;
            }
            let Some(number) = self.clause.chunk_near(at) else { break };
            let word = &draft.words[at];
            if let Some(cue) = self.formula(number, at) {
                taken = cue.words.end as usize;
                cues.push(cue);
                continue;
            }
            let Some(lemma) = word.lemma else { continue };
            if draft.mention_of(at).is_some() {
                continue;
            }
            let words = Run::new(at, at + 1);
            if word.is_verb() {
                let found = rules.reporting_by_verb.get(lemma.0).iter().find_map(|&rule| self.marked(rule, number, words, CueKind::Verb));
                cues.extend(found);
            } else if let Some(verb) = circumstance(draft, lexicon, at) {
                let found =
                    rules.reporting_by_verb.get(verb.0).iter().find_map(|&rule| self.marked(rule, number, words, CueKind::Participle));
                cues.extend(found);
            } else if word.part.is_nominal() && !word.has_preposition() {
                let found = rules.reporting_by_noun.get(lemma.0).iter().find_map(|&rule| self.marked(rule, number, words, CueKind::Noun));
                cues.extend(found);
            }
        }
    }

    fn formula(&self, chunk: usize, at: usize) -> Option<Cue> {
        let rules = &self.clause.resources.rules;
        let draft = self.clause.draft;
        let word = &draft.words[at];
        let lemma_form = word.lemma.map(|lemma| self.clause.resources.lexicon.lemma(lemma).form);
        let mut best: Option<(usize, u16)> = None;
        for form in [Some(word.form), lemma_form.filter(|&form| form != word.form)].into_iter().flatten().filter(|form| form.is_known()) {
            for &pattern in rules.reporting_patterns_by_form.get(form.0) {
                let pattern = &rules.reporting_patterns[usize::from(pattern)];
                let found =
                    pattern.find(&draft.words, at, self.end, &self.clause.resources.lexicon, |word| self.clause.is_free(word), |_| false);
                if let Some(last) = found.map(|places| places.last)
                    && best.is_none_or(|(longest, _)| last > longest)
                {
                    best = Some((last, pattern.rule));
                }
            }
        }
        let (last, rule) = best?;
        let row = &rules.reporting[usize::from(rule)];
        let words = Run::new(at, last + 1);
        match row.standing {
            Standing::Before => Some(Cue { rule, words, chunk, kind: CueKind::Formula, content: None, direct: false }),
            Standing::After if word.is_verb() => self.marked(rule, chunk, Run::new(at, last + 1), CueKind::Verb),
            Standing::After => self.marked(rule, chunk, words, CueKind::Formula),
        }
    }

    /// A cue whose content a marker introduces within the clause.
    fn marked(&self, rule: u16, chunk: usize, words: Run, kind: CueKind) -> Option<Cue> {
        let draft = self.clause.draft;
        let rules = &self.clause.resources.rules;
        let row = &rules.reporting[usize::from(rule)];
        let tokens = draft.text.tokens();
        let mut content = None;
        let mut direct = false;
        let mut loose = None;
        let last = (words.end as usize + REACH).min(self.end);
        let mut at = words.end as usize;
        while at < last {
            let word = &draft.words[at];
            if let Some(mark) = tokens[at].mark() {
                match mark {
                    ':' => {
                        direct = tokens.get(at + 1).and_then(|t| t.mark()).is_some_and(is_quote);
                        content = Some(at + 1);
                        break;
                    }
                    mark if is_quote(mark) && kind != CueKind::Noun => {
                        // A quotation of several words is what is said; of one or two a name.
                        let close = (at + 1..self.end).find(|&place| tokens[place].mark().is_some_and(is_quote));
                        if draft.mention_of(at).is_none() && close.is_none_or(|close| close - at > 4) {
                            direct = true;
                            content = Some(at);
                            break;
                        }
                    }
                    // …، مضيفا أن: what follows belongs to the participle.
                    '\u{60C}' if kind != CueKind::Participle && circumstance_of_speech(self.clause, at + 1) => break,
                    _ => {}
                }
                at += 1;
                continue;
            }
            let in_mention = draft.mention_of(at).is_some();
            if !in_mention && word.form == rules.that && word.part == Part::Subordinator {
                if row.that || row.weight >= 60 {
                    content = Some(at);
                    direct = tokens.get(at + 1).and_then(|t| t.mark()).is_some_and(is_quote);
                }
                break;
            }
            let aside = matches!(draft.words[at - 1].part, Part::Relative | Part::Negation) || draft.syntax.describes(at);
            if word.is_verb() && at > words.end as usize && !in_mention && !aside {
                break;
            }
            if word.is_verb() && !in_mention && at == words.end as usize && word.proclitics.joins() {
                break;
            }
            if loose.is_none() && !row.prepositions.is_empty() {
                let standing = word.part == Part::Preposition
                    && word.enclitic.is_none()
                    && rules.preposition(word.form).is_some_and(|p| row.prepositions.contains(&p));
                let stuck = crate::sides::glued(word, rules).is_some_and(|p| row.prepositions.contains(&p));
                if standing {
                    loose = Some(at + 1);
                } else if stuck && kind != CueKind::Noun {
                    loose = Some(at);
                }
            }
            at += 1;
        }
        if content.is_none() {
            // A pronoun on the verb is its object: أكدها says nothing more.
            let object = draft.words[words.start as usize].enclitic.is_some();
            let weak = row.weight < 75;
            content = loose.filter(|_| kind != CueKind::Noun && !object && !weak);
        }
        let plain = row.weight >= 75 || row.act == crate::rules::Act::Demand && row.weight >= 60;
        if content.is_none() && kind == CueKind::Verb && plain && draft.words[words.start as usize].enclitic.is_none() {
            content = self.plain_content(chunk).or_else(|| draft.syntax.content(words.start as usize));
            if row.weight >= 85 {
                content = content.or_else(|| self.object_content(words));
            }
        }
        if content.is_none() && kind == CueKind::Verb && row.weight >= 80 {
            // «…»، قال الوزير: what is said stands before.
            if let Some((open, _)) = self.quotation_before(words.start as usize) {
                return Some(Cue { rule, words, chunk, kind, content: Some(open), direct: true });
            }
        }
        if row.weight < 55 && content.and_then(|at| draft.words.get(at)).is_none_or(|word| word.form != rules.that) {
            return None;
        }
        // "We condemn" inside a quotation is the same speaker's.
        if kind == CueKind::Verb && draft.words[words.start as usize].features.get_person() == 1 {
            return None;
        }
        let far = content.is_some_and(|content| content > words.end as usize + 4);
        if content.is_none() || kind == CueKind::Noun && (far || direct) {
            return None;
        }
        Some(Cue { rule, words, chunk, kind, content, direct })
    }

    /// A quotation that closes right before a word, with a comma between or none.
    fn quotation_before(&self, at: usize) -> Option<(usize, usize)> {
        let tokens = self.clause.draft.text.tokens();
        let mark = |at: usize| tokens.get(at).and_then(|token| token.mark());
        let mut close = at.checked_sub(1)?;
        if mark(close).is_some_and(|m| matches!(m, '\u{60C}' | ',' | '-')) {
            close = close.checked_sub(1)?;
        }
        mark(close).filter(|&m| is_quote(m))?;
        let open = (self.start..close).rev().find(|&place| mark(place).is_some_and(is_quote))?;
        (close > open + 2).then_some((open, close))
    }

    /// نفى النائب تصريحات سابقة: the object that the tree gives, where it is nobody and stands behind the verb.
    fn object_content(&self, words: Run) -> Option<usize> {
        let draft = self.clause.draft;
        let features = draft.words[words.start as usize].features;
        if features.get_tense() != Some(Tense::Perfect) || features.is_passive() {
            return None;
        }
        let object = draft.syntax.objects(words.start as usize)?.into_iter().next()?;
        let chunk = &self.clause.chunks[self.clause.chunk_at(object).filter(|_| object >= words.end as usize)?];
        let nobody = chunk.mention.is_none() && !self.clause.opened_between(self.clause.chunk_at(words.start as usize)?, object);
        nobody.then_some(chunk.words.start as usize)
    }

    /// أعلنت الوزارة فتح تحقيق: a noun phrase after the subject, or after subject and addressee, that is nobody.
    fn plain_content(&self, chunk: usize) -> Option<usize> {
        let mut seen_subject = false;
        for next in self.clause.chunks.iter().skip(chunk + 1).take(7) {
            match next.kind {
                ChunkKind::Noun if next.ruled || next.joined => {}
                ChunkKind::Noun if next.mention.is_some() => seen_subject = true,
                ChunkKind::Noun => {
                    let head = &self.clause.draft.words[next.words.start as usize];
                    let act = head.lemma.is_some_and(|lemma| self.clause.resources.lexicon.lemma(lemma).of_verb.is_some());
                    if self.clause.is_time(next.words) {
                        continue;
                    }
                    if act && seen_subject {
                        return Some(next.words.start as usize);
                    }
                    seen_subject = true;
                }
                ChunkKind::Particle => {}
                _ => return None,
            }
        }
        None
    }
}

fn is_quote(mark: char) -> bool {
    matches!(mark, '"' | '\u{AB}' | '\u{201C}' | '\u{201D}' | '\u{BB}')
}
