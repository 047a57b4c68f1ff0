//! The words of speech in a sentence: verbs, participles, nouns and formulas, each with the word at which what is said begins.

use crate::draft::{ChunkKind, Draft, Run, What};
use crate::rules::{Marker, ObjectOf, Reporting, Standing};
use crate::sides::Clause;
use crate::status::marker_at;
use waqai_lang::syntax::Upos;
use waqai_lang::{Part, Proclitics};

/// How many words after a cue its content may begin: speakers have long titles.
const REACH: usize = 44;
/// How many words behind a preposition of its own a verb's أن may stand.
const FAR: usize = 8;
/// How many tokens a name in quotation marks has at most, its marks among them.
const NAME: usize = 5;

/// A cue found in a sentence.
#[derive(Clone)]
pub(crate) struct Cue {
    pub rule: u16,
    pub words: Run,
    /// The chunk it stands in.
    pub chunk: usize,
    pub kind: CueKind,
    /// The word at which the content begins.
    pub content: Option<usize>,
    pub direct: bool,
    /// Where the speaker stands, if neither the rule nor the kind of cue says so.
    pub speaker: Place,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum CueKind {
    Verb,
    Participle,
    Noun,
    Formula,
}

/// Where a cue's speaker stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// Where the rule says, else where cues of this kind have it.
    ByRule,
    /// It is the subject, whatever the rule says: نقلت الوكالة عن الوزير قوله.
    Subject,
    /// It is what a chunk names: the source of قوله.
    Chunk(usize),
}

/// Finds the cues of a sentence whose words are `start..end`, in their order; of two that say the same thing one is left.
pub(crate) fn find(clause: &Clause, start: usize, end: usize) -> Vec<Cue> {
    let finder = Finder { clause, start, end };
    let mut cues = Vec::new();
    finder.collect(&mut cues);
    cues.sort_by_key(|cue| cue.words.start);
    finder.split_quoted(&mut cues);
    // وأضاف قائلا: one cue; the participle repeats the verb.
    let verbs: Vec<(Run, Option<usize>)> =
        cues.iter().filter(|cue| cue.kind == CueKind::Verb).map(|cue| (cue.words, cue.content)).collect();
    let repeats = |cue: &Cue| {
        let same = |(words, content): &(Run, Option<usize>)| {
            words.end <= cue.words.start && cue.words.start - words.end <= 24 && content.is_some() && *content == cue.content
        };
        cue.kind == CueKind::Participle && verbs.iter().any(same)
    };
    // وأدان البيان …: a formula between a verb and what it introduces is part of that verb's subject; a source is not (قال فلان بحسب الصحيفة إن).
    let inside = |cue: &Cue| {
        let source = cue.kind == CueKind::Formula && clause.resources.rules.reporting[usize::from(cue.rule)].standing == Standing::Before;
        let covers = |(words, content): &(Run, Option<usize>)| {
            words.end <= cue.words.start && content.is_some_and(|content| (cue.words.start as usize) < content)
        };
        matches!(cue.kind, CueKind::Formula | CueKind::Noun) && !source && cue.speaker == Place::ByRule && verbs.iter().any(covers)
    };
    // ذكرت الدراسة التي نشرت أمس أن: the verb of the relative clause between a verb and what it introduces says nothing.
    let relative = |cue: &Cue| {
        let first = cue.words.start as usize;
        let describes = first > 0 && clause.draft.words[first - 1].part == Part::Relative || clause.describes(cue.chunk);
        let covers = |(words, content): &(Run, Option<usize>)| words.end <= cue.words.start && content.is_some() && *content == cue.content;
        cue.kind == CueKind::Verb && describes && verbs.iter().any(covers)
    };
    // وفقا للبيان: the document is the source, not a cue of its own.
    let source =
        |cue: &Cue| cue.kind == CueKind::Formula && clause.resources.rules.reporting[usize::from(cue.rule)].standing == Standing::Before;
    let sources: Vec<u32> = cues.iter().filter(|cue| source(cue)).map(|cue| cue.words.end).collect();
    let named = |cue: &Cue| matches!(cue.kind, CueKind::Formula | CueKind::Noun) && sources.contains(&cue.words.start);
    cues.retain(|cue| !repeats(cue) && !inside(cue) && !relative(cue) && !named(cue));
    cues.dedup_by_key(|cue| cue.words);
    cues
}

/// The verb of a participle that carries on the sentence: مضيفا، مشيرة إلى.
pub(crate) fn circumstance(draft: &Draft, lexicon: &waqai_lang::Lexicon, at: usize) -> Option<waqai_lang::Lemma> {
    let word = &draft.words[at];
    if word.is_definite() || word.has_preposition() || word.enclitic.is_some() || word.is_verb() || !word.part.is_nominal() {
        return None;
    }
    let behind_mark = at > 0 && draft.words[at - 1].is_mark() || word.proclitics.joins() || draft.syntax.is_circumstance(at);
    let feminine = draft.text.folded_at(at).ends_with('\u{629}');
    let analyses = lexicon.analyses(word.form);
    let participle = analyses
        .iter()
        .find(|analysis| analysis.part == Part::ActiveParticiple && (analysis.features.is_accusative() || feminine && behind_mark));
    let found = participle.or_else(|| {
        // محاكمة, مدينة: an act or a thing with the same letters.
        let other =
            |analysis: &waqai_lang::Analysis| analysis.part == Part::Masdar || analysis.part == Part::Noun && !analysis.features.is_human();
        let participle = analyses.iter().find(|analysis| feminine && analysis.part == Part::ActiveParticiple)?;
        (!analyses.iter().any(other) && carries_on(draft, at)).then_some(participle)
    });
    found.and_then(|analysis| lexicon.verb_of(analysis.lemma))
}

/// How far before a participle the verb stands whose subject it goes on with.
const CARRIED: usize = 24;

/// قطعت الرياض علاقاتها مع الدوحة متهمة إياها ب…: whether an indefinite feminine participle stands behind a definite noun that it cannot describe,
/// and further than its predicate from a feminine verb.
fn carries_on(draft: &Draft, at: usize) -> bool {
    let words = &draft.words;
    let name = |word: &waqai_lang::Word| word.part == Part::Unknown;
    let closed = |word: &waqai_lang::Word| name(word) || word.part.is_nominal() && (word.is_definite() || word.enclitic.is_some());
    if at == 0 || !closed(&words[at - 1]) {
        return false;
    }
    let opens = |word: &waqai_lang::Word| matches!(word.part, Part::Subordinator | Part::Relative) && !word.has_preposition();
    let back = (at.saturating_sub(CARRIED)..at).rev().take_while(|&before| !opens(&words[before]));
    let Some(verb) = back.into_iter().find(|&before| words[before].is_verb()) else { return false };
    let features = words[verb].features;
    let feminine = features.get_gender() == Some(waqai_lang::Gender::Feminine) && features.get_person() == 3;
    // What stands between is more than the verb's subject: an object, or a phrase that a preposition rules.
    let further = (verb + 2..at).any(|next| {
        let (word, before) = (&words[next], &words[next - 1]);
        // رفضت موسكو قرار المجلس: behind a name any noun begins a phrase of its own.
        let apart = name(before) || closed(word) && before.part == Part::Adjective;
        let begins = matches!(word.part, Part::Noun | Part::Masdar) && apart;
        begins || word.part == Part::Preposition || word.has_preposition() || word.enclitic.is_some()
    });
    feminine && further && words[verb + 1..at].iter().all(|word| !word.is_mark())
}

pub(crate) fn is_quote(mark: char) -> bool {
    matches!(mark, '"' | '\u{AB}' | '\u{201C}' | '\u{201D}' | '\u{BB}')
}

/// Looks for cues in the words `start..end` of a sentence.
pub(crate) struct Finder<'a, 'c> {
    pub clause: &'a Clause<'c>,
    start: usize,
    end: usize,
}

/// What stands behind a cue.
#[derive(Default)]
struct Behind {
    /// Where a marker says that the content begins.
    content: Option<usize>,
    direct: bool,
    /// Where a preposition says so, less surely.
    loose: Option<usize>,
}

impl Finder<'_, '_> {
    fn collect(&self, cues: &mut Vec<Cue>) {
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
            if let Some((cue, last)) = self.formula(number, at) {
                taken = last + 1;
                cues.push(cue);
                continue;
            }
            let Some(lemma) = word.lemma else { continue };
            if draft.mention_of(at).is_some() {
                continue;
            }
            let words = Run::new(at, at + 1);
            let first = |list: &[u16], kind: CueKind| {
                list.iter().filter(|&&rule| !self.is_excepted(rule, at)).find_map(|&rule| self.marked(rule, number, words, kind))
            };
            if self.is_called(at) {
                continue;
            }
            if word.is_verb() {
                cues.extend(first(rules.reporting_by_verb.get(lemma.0), CueKind::Verb));
            } else if let Some(verb) = circumstance(draft, lexicon, at) {
                cues.extend(first(rules.reporting_by_verb.get(verb.0), CueKind::Participle));
            } else if word.part.is_nominal() && !word.has_preposition() {
                cues.extend(first(rules.reporting_by_noun.get(lemma.0), CueKind::Noun));
            }
        }
    }

    /// Whether a word has the letters of a rule's verb, but is another one: يجب is never "answers".
    fn is_excepted(&self, rule: u16, at: usize) -> bool {
        let word = &self.clause.draft.words[at];
        let except = &self.clause.resources.rules.reporting[usize::from(rule)].except;
        except.contains(&word.form) || word.whole.is_known() && except.contains(&word.whole)
    }

    /// The formula that begins at a word, with its last word.
    fn formula(&self, chunk: usize, at: usize) -> Option<(Cue, usize)> {
        let rules = &self.clause.resources.rules;
        let draft = self.clause.draft;
        let word = &draft.words[at];
        // آدم حسب الله: a word inside a name.
        // حسب الله عثمان: nor one that begins a name.
        let named = |what: &What| matches!(what, What::Person(person) if person.name.contains(at));
        let inside = draft.mention_of(at).map(|mention| &draft.mentions[mention as usize]);
        if inside.is_some_and(|mention| (mention.words.start as usize) < at || named(&mention.what)) {
            return None;
        }
        let lemma_form = word.lemma.map(|lemma| self.clause.resources.lexicon.lemma(lemma).form);
        let mut best: Option<(usize, u16, bool)> = None;
        for form in [Some(word.form), lemma_form.filter(|&form| form != word.form)].into_iter().flatten().filter(|form| form.is_known()) {
            for &pattern in rules.reporting_patterns_by_form.get(form.0) {
                let pattern = &rules.reporting_patterns[usize::from(pattern)];
                let found =
                    pattern.find(&draft.words, at, self.end, &self.clause.resources.lexicon, |word| self.clause.is_free(word), |_| false);
                if let Some(last) = found.map(|places| places.last)
                    && best.is_none_or(|(longest, ..)| last > longest)
                {
                    best = Some((last, pattern.rule, last + 1 - at > pattern.elements.len()));
                }
            }
        }
        let (last, rule, apart) = best?;
        let row = &rules.reporting[usize::from(rule)];
        let words = Run::new(at, last + 1);
        let cue = match row.standing {
            Standing::Before => {
                Some(Cue { rule, words, chunk, kind: CueKind::Formula, content: None, direct: false, speaker: Place::ByRule })
            }
            // وجه الوزير الشكر إلى: the cue is the verb, where the subject stands in the middle of the phrase.
            Standing::After if word.is_verb() => {
                let cue = self.marked(rule, chunk, words, CueKind::Verb)?;
                Some(if apart { Cue { words: Run::new(at, at + 1), ..cue } } else { cue })
            }
            Standing::After => self.marked(rule, chunk, words, CueKind::Formula),
        };
        cue.map(|cue| (cue, last))
    }

    /// A cue whose content a marker introduces within the clause, or whose object is what is said.
    fn marked(&self, rule: u16, chunk: usize, words: Run, kind: CueKind) -> Option<Cue> {
        let draft = self.clause.draft;
        let rules = &self.clause.resources.rules;
        let row = &rules.reporting[usize::from(rule)];
        let cue = |content, direct| Cue { rule, words, chunk, kind, content: Some(content), direct, speaker: Place::ByRule };
        let first = words.start as usize;
        if kind == CueKind::Verb && (crate::unsaid::is_unsaid(self.clause, chunk, row) || self.is_noun_of_tree(first)) {
            return None;
        }
        let Behind { mut content, direct, loose } = self.behind(row, words, kind);
        // تظاهرات دعا إليها ناشطون, الرئيس الذي أعلن عنه: what is said stands before the verb, and is a thing.
        if kind == CueKind::Verb && !direct && self.is_taken_up(chunk, row) {
            return None;
        }
        // A pronoun on the verb is its object: أكدها says nothing more.
        let object = draft.words[first].enclitic.is_some();
        // نصح الزوج بالتحقق …، وأن: a marker far behind another one is not the verb's own.
        let far = |loose: usize| content.is_some_and(|content| content > loose + FAR);
        if !direct && row.act == crate::rules::Act::Demand && loose.is_some_and(far) {
            content = loose;
        }
        let takes_object = row.object != ObjectOf::Nothing;
        if content.is_none() {
            let weak = row.weight < 75 && !takes_object;
            let addressed = row.addressed_as_object();
            content = loose.filter(|_| kind != CueKind::Noun && (!object || addressed) && !weak);
            // أكد الوزير حرص بلاده على الاستقرار: the preposition is the noun's, and the noun is what is said.
            if takes_object && kind == CueKind::Verb && !object {
                content = content.map(|loose| self.act_before(chunk, loose).unwrap_or(loose));
            }
        }
        let plain = row.weight >= 75 || row.act == crate::rules::Act::Demand && row.weight >= 60;
        if content.is_none() && kind == CueKind::Verb && plain && !object {
            content = self.plain_content(chunk).or_else(|| draft.syntax.content(first).filter(|&at| !self.is_name(at)));
            if row.weight >= 85 {
                content = content.or_else(|| self.object_content(words));
            }
        }
        if content.is_none() && takes_object && matches!(kind, CueKind::Verb | CueKind::Participle) && !object {
            content = self.object_behind(chunk, kind);
        }
        if content.is_none() && kind == CueKind::Verb && row.weight >= 80 {
            // «…»، قال الوزير: what is said stands before.
            if let Some((open, _)) = self.quotation_before(first) {
                return Some(cue(open, true));
            }
        }
        let that = content.and_then(|at| draft.words.get(at)).is_some_and(|word| word.form == rules.that);
        if row.weight < 55 && !that && !takes_object {
            return None;
        }
        // "We condemn" inside a quotation is the same speaker's.
        if kind == CueKind::Verb && self.is_first_person(first) {
            return None;
        }
        let content = content?;
        // أي صلة: the word belongs to what is denied.
        let any = |at: &usize| *at >= words.end as usize && marker_at(self.clause, *at).is_some_and(|(marker, _)| marker == Marker::Any);
        let content = content.checked_sub(1).filter(any).unwrap_or(content);
        let far = content > words.end as usize + 4;
        // القول إن, قوله إن, قول الوزير إن; but الأمر الذي يجب أن is none.
        if kind == CueKind::Noun && (far || direct || draft.words[first].is_definite() && content > words.end as usize) {
            return None;
        }
        Some(cue(content, direct))
    }

    /// Reads on behind a cue to what introduces its content.
    fn behind(&self, row: &Reporting, words: Run, kind: CueKind) -> Behind {
        let draft = self.clause.draft;
        let rules = &self.clause.resources.rules;
        let tokens = draft.text.tokens();
        let mut found = Behind::default();
        let opens_quote = |at: usize| tokens.get(at).and_then(|token| token.mark()).is_some_and(is_quote);
        let last = (words.end as usize + REACH).min(self.end);
        let mut at = words.end as usize;
        // Where a verb of a relative clause stands: an أن right behind it is its own.
        let mut aside = None;
        // Whether the loose marker is a glued ل, which may as well be anything else.
        let mut to = false;
        while at < last {
            let word = &draft.words[at];
            if let Some(mark) = tokens[at].mark() {
                match mark {
                    ':' => {
                        found.direct = opens_quote(at + 1);
                        found.content = Some(at + 1);
                        break;
                    }
                    // …، مضيفا أن: what follows belongs to the participle.
                    mark if kind != CueKind::Participle && (mark == '\u{60C}' || is_quote(mark)) && self.participle_of_speech(at + 1) => {
                        break;
                    }
                    mark if is_quote(mark) && kind != CueKind::Noun && row.colon => match self.name_until(at) {
                        Some(close) => {
                            at = close;
                            if kind != CueKind::Participle && self.participle_of_speech(at + 1) {
                                break;
                            }
                        }
                        None => {
                            found.direct = true;
                            found.content = Some(at);
                            break;
                        }
                    },
                    _ => {}
                }
                at += 1;
                continue;
            }
            let in_mention = draft.mention_of(at).is_some();
            if !in_mention && word.form == rules.that && word.part == Part::Subordinator {
                // يريد أن، يمكن أن inside a relative clause; دعا إليه … إلى أن of another verb.
                let before = &draft.words[at - 1];
                let own = |preposition| row.that_under.contains(&preposition) || row.prepositions.contains(&preposition);
                // Also باعتبار أن, بحجة أن.
                let reason = before.part.is_nominal() && before.has_preposition() && draft.mention_of(at - 1).is_none();
                let governed = at > words.end as usize
                    && before.enclitic.is_none()
                    && (reason || before.part == Part::Preposition && rules.preposition(before.form).is_none_or(|other| !own(other)));
                if aside == Some(at - 1) || governed {
                    at += 1;
                    continue;
                }
                if row.that || row.weight >= 60 {
                    found.content = Some(at);
                    found.direct = opens_quote(at + 1);
                }
                break;
            }
            if word.is_verb() && !in_mention {
                if at == words.end as usize {
                    if word.proclitics.joins() {
                        break;
                    }
                } else if !self.stands_aside(at) {
                    break;
                }
                aside = Some(at);
            }
            if found.loose.is_none() && !row.prepositions.is_empty() {
                let standing = word.part == Part::Preposition
                    && word.enclitic.is_none()
                    && rules.preposition(word.form).is_some_and(|p| row.prepositions.contains(&p));
                let stuck = crate::sides::glued(word, rules).is_some_and(|p| row.prepositions.contains(&p));
                if standing {
                    found.loose = Some(at + 1);
                } else if stuck && kind != CueKind::Noun && !self.is_place(at) {
                    found.loose = Some(at);
                    to = word.proclitics.has(Proclitics::LI);
                }
            } else if to
                && word.part == Part::Preposition
                && word.enclitic.is_none()
                && rules.preposition(word.form).is_some_and(|p| row.prepositions.contains(&p))
            {
                // دعا رئيس الجمعية لرعاية الأسرة إلى …: ل belongs to the title.
                found.loose = Some(at + 1);
                to = false;
            }
            at += 1;
        }
        found
    }

    /// Whether letters that may be a verb are a noun by the tree, where a noun is as likely: أن رأي الخبراء, «وعد الأمير».
    fn is_noun_of_tree(&self, at: usize) -> bool {
        let draft = self.clause.draft;
        let noun = draft.syntax.arc(at).is_some_and(|(upos, ..)| matches!(upos, Upos::Noun | Upos::Propn));
        let before = at.checked_sub(1).map(|before| (&draft.words[before], draft.text.tokens()[before].mark()));
        noun && before.is_some_and(|(word, mark)| {
            mark.is_some_and(is_quote) || word.form == self.clause.resources.rules.that || word.part == Part::Preposition
        })
    }

    /// Whether a verb describes the noun before it, which a pronoun under the verb's own preposition takes up.
    fn is_taken_up(&self, chunk: usize, row: &Reporting) -> bool {
        let clause = self.clause;
        let Some(before) = chunk.checked_sub(1).map(|before| &clause.chunks[before]) else { return false };
        let verb = clause.verb(chunk);
        let own = |word: &waqai_lang::Word| {
            let preposition = clause.resources.rules.preposition(word.form);
            let own = preposition.is_some_and(|own| row.prepositions.contains(&own) || row.that_under.contains(&own));
            word.part == Part::Preposition && word.enclitic.is_some() && own
        };
        let behind = clause.draft.words[clause.chunks[chunk].words.end as usize..].iter().take(2);
        !verb.proclitics.joins()
            && matches!(before.kind, ChunkKind::Relative | ChunkKind::Noun | ChunkKind::Particle)
            && behind.into_iter().any(own)
    }

    /// Whether a word is a mere place: توقع خبراء بأمريكا هبوب عاصفة.
    fn is_place(&self, at: usize) -> bool {
        let draft = self.clause.draft;
        draft.mention_of(at).is_some_and(|mention| {
            let mention = &draft.mentions[mention as usize];
            matches!(mention.what, What::Place(_)) || mention.locative && matches!(mention.what, What::State { .. })
        })
    }

    /// ويدعى فلان: whether a word says how somebody is called, and claims nothing.
    fn is_called(&self, at: usize) -> bool {
        let draft = self.clause.draft;
        draft.mention_of(at + 1).is_some_and(|mention| {
            let what = &draft.mentions[mention as usize].what;
            matches!(what, What::Person(person) if person.alias && person.name.start as usize == at + 1)
        })
    }

    /// Whether a verb behind a cue belongs to a relative clause there, or is no verb: the words behind it go on with the cue.
    fn stands_aside(&self, at: usize) -> bool {
        let draft = self.clause.draft;
        let described = || self.clause.chunk_at(at).is_some_and(|chunk| self.clause.describes(chunk));
        matches!(draft.words[at - 1].part, Part::Relative | Part::Negation)
            || self.is_called(at)
            || draft.syntax.describes(at)
            || described()
    }

    /// Whether a word belongs to a name: the tree may take the parts of foreign names for verbs.
    pub(crate) fn is_name(&self, at: usize) -> bool {
        let word = &self.clause.draft.words[at];
        self.clause.draft.mention_of(at).is_some() || word.lemma.is_none()
    }

    /// Where a quotation mark opens no quotation but a name, the place of the mark that closes it.
    fn name_until(&self, open: usize) -> Option<usize> {
        let draft = self.clause.draft;
        let tokens = draft.text.tokens();
        let close = (open + 1..self.end).find(|&place| tokens[place].mark().is_some_and(is_quote))?;
        let that_follows = draft.words.get(close + 1).is_some_and(|word| word.form == self.clause.resources.rules.that);
        let behind_preposition = open > 0 && draft.words[open - 1].part == Part::Preposition;
        let short = close - open < NAME;
        (draft.mention_of(open).is_some() || short || close - open <= NAME + 3 && (that_follows || behind_preposition)).then_some(close)
    }

    /// Whether a verb is in the first person. Its form may be that of a perfect but for the hamza: أعتقد.
    fn is_first_person(&self, at: usize) -> bool {
        let draft = self.clause.draft;
        let written = draft.text.tokens()[at].span.slice(draft.text.original());
        let bare = |lemma| self.clause.resources.lexicon.lemma(lemma).text.starts_with('\u{627}');
        draft.words[at].features.get_person() == 1 || written.starts_with('\u{623}') && draft.words[at].lemma.is_some_and(bare)
    }

    /// Whether a participle of speech stands at a word.
    fn participle_of_speech(&self, at: usize) -> bool {
        at < self.clause.draft.words.len()
            && circumstance(self.clause.draft, &self.clause.resources.lexicon, at)
                .is_some_and(|verb| !self.clause.resources.rules.reporting_by_verb.get(verb.0).is_empty())
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

    /// نقلت الوكالة عن الوزير قوله إن: the verb is the agency's, the noun the minister's. جدد الوزير تأكيده أن: the noun alone is the cue.
    fn split_quoted(&self, cues: &mut Vec<Cue>) {
        let rules = &self.clause.resources.rules;
        let mut at = 0;
        while at < cues.len() {
            let row = &rules.reporting[usize::from(cues[at].rule)];
            let speech = row.object == ObjectOf::Speech;
            if cues[at].kind != CueKind::Verb || row.speaker.is_none() && !speech {
                at += 1;
                continue;
            }
            let Some(noun) = self.noun_of_speech(&cues[at], speech) else {
                at += 1;
                continue;
            };
            if speech {
                cues[at].words = noun.words;
                cues[at].content = noun.content;
                at += 1;
                continue;
            }
            let source = row.speaker.and_then(|preposition| self.clause.under(cues[at].chunk, preposition));
            // نقل عن الوزير قوله: nobody is told to pass it on.
            let verb = self.clause.verb(cues[at].chunk);
            // نقل البيان عن الوزير قوله: a document that is nobody's passes it on.
            let unsigned = || {
                let subject = self.clause.subject_after(cues[at].chunk).map(|subject| &self.clause.chunks[subject]);
                subject.is_some_and(|subject| self.clause.somebody(subject).is_none() && self.is_document(subject.words.start as usize))
            };
            let masculine = verb.features.get_gender() == Some(waqai_lang::Gender::Masculine);
            let nobody = masculine && !self.clause.subject(cues[at].chunk, 0).1 || unsigned();
            if nobody && source.is_some() {
                let speaker = source.map_or(Place::ByRule, Place::Chunk);
                cues.retain(|cue| cue.words.start != noun.words.start);
                cues[at] = Cue { speaker, ..noun };
                at += 1;
                continue;
            }
            cues[at].content = Some(noun.words.start as usize);
            cues[at].words.end = cues[at].words.start + 1;
            cues[at].speaker = Place::Subject;
            let noun = Cue { speaker: source.map_or(Place::ByRule, Place::Chunk), ..noun };
            let place =
                cues[at + 1..].iter().position(|cue| cue.words.start >= noun.words.start).map_or(cues.len(), |place| at + 1 + place);
            match cues.get_mut(place) {
                Some(same) if same.words.start == noun.words.start => *same = noun,
                _ => cues.insert(place, noun),
            }
            at += 1;
        }
    }

    fn is_document(&self, at: usize) -> bool {
        self.clause.draft.words[at].lemma.is_some_and(|lemma| self.clause.resources.rules.document(lemma).is_some())
    }

    /// The noun of speech between a cue and its content that introduces the content: قوله إن, تأكيده أن.
    fn noun_of_speech(&self, cue: &Cue, by_content: bool) -> Option<Cue> {
        let draft = self.clause.draft;
        let rules = &self.clause.resources.rules;
        let content = cue.content?;
        let last = (content + 2).min(self.end);
        (cue.words.end as usize..last).rev().take(6).find_map(|at| {
            let word = &draft.words[at];
            let lemma = word.lemma.filter(|_| word.part.is_nominal() && !word.has_preposition() && draft.mention_of(at).is_none())?;
            let &rule = rules.reporting_by_noun.get(lemma.0).first()?;
            let chunk = self.clause.chunk_near(at)?;
            // The content begins behind the noun, past a comma or colon.
            let begin = (at + 1..self.end).find(|&place| draft.text.tokens()[place].mark().is_none_or(is_quote))?;
            // إلى أن, بأن, a colon; of a source's words the pronoun is enough: قوله.
            let that = (begin..self.end.min(begin + 2)).any(|place| draft.words[place].form == rules.that);
            let colon =
                draft.text.tokens()[at + 1..=begin].iter().any(|token| token.mark().is_some_and(|mark| mark == ':' || is_quote(mark)));
            let introduced = that || colon || !by_content && word.enclitic.is_some();
            let direct = cue.direct;
            let words = Run::new(at, at + 1);
            let speaker = Place::ByRule;
            introduced.then_some(Cue { rule, words, chunk, kind: CueKind::Noun, content: Some(begin), direct, speaker })
        })
    }
}
