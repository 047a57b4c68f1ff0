//! Who stands where in a clause: subject, object, owner, prepositional complement. All answers are lists of mentions.

use crate::draft::{Chunk, ChunkKind, Draft, Run, What};
use crate::rules::{Marker, Preposition, Role};
use crate::walk::{Article, longest};
use crate::{Resources, governed};
use waqai_lang::clause::SubjectSource;
use waqai_lang::{Gender, Number, Part, Tense, Word};

/// How many chunks ahead a complement may stand.
const REACH: usize = 14;

/// How many words an insertion between commas may have.
pub(crate) const INSERTION: usize = 9;

/// A clause as seen from one sentence's chunks.
pub(crate) struct Clause<'a> {
    pub draft: &'a Draft,
    pub resources: &'a Resources,
    /// The sentence's chunks.
    pub chunks: &'a [Chunk],
    /// The mentions that were the subject of the last clause before this sentence.
    pub carried: &'a [u32],
    /// The words of the trigger: what a phrase holds is neither subject nor object of its verb.
    pub trigger: Run,
    /// Those of them that its rule names.
    pub matched: [u32; 4],
}

impl<'a> Clause<'a> {
    pub fn word(&self, at: u32) -> &'a Word {
        &self.draft.words[at as usize]
    }

    /// The chunk that holds a word.
    pub fn chunk_at(&self, word: usize) -> Option<usize> {
        self.chunk_near(word).filter(|&at| self.chunks[at].words.contains(word))
    }

    /// Whether a word belongs to a mention or a time, or is a bracket: what may stand between the words of a phrase.
    pub fn is_free(&self, word: usize) -> bool {
        self.draft.mention_of(word).is_some()
            || self.draft.time_at(word).is_some()
            || matches!(self.draft.text.tokens()[word].mark(), Some('(' | ')' | '"' | '\u{AB}' | '\u{BB}' | '\u{201C}' | '\u{201D}'))
            || self.is_inserted(word)
    }

    /// Whether a word stands in an insertion between two commas that only says when, where or how, or is one of the commas: ألقت الشرطة، بالتنسيق مع
    /// الجيش، القبض على.
    fn is_inserted(&self, word: usize) -> bool {
        let comma = |at: usize| matches!(self.draft.text.tokens()[at].mark(), Some('\u{60C}' | ','));
        let plain = |&at: &usize| !self.draft.words[at].is_verb() && (!self.draft.words[at].is_mark() || comma(at));
        let open = |from: usize| (from.saturating_sub(INSERTION)..from).rev().take_while(plain).find(|&at| comma(at));
        let close = |from: usize| (from + 1..(from + INSERTION).min(self.draft.words.len())).take_while(plain).any(comma);
        let adverbial = |opening: usize| {
            self.draft.words.get(opening + 1).is_some_and(|word| {
                let governed = word.has_preposition() || matches!(word.part, Part::Preposition | Part::Adverb);
                !word.proclitics.joins() && (governed || self.draft.time_at(opening + 1).is_some())
            })
        };
        let inside = |opening: usize| adverbial(opening) && close(opening);
        comma(word) && inside(word) || open(word).is_some_and(|opening| inside(opening) && (comma(word) || plain(&word) && close(word)))
    }

    fn is_count(&self, word: usize) -> bool {
        matches!(self.draft.words[word].part, Part::Numeral | Part::Quantifier) || self.draft.is_number(word)
    }

    /// The chunk that holds a word, else the first one after it: prepositions stand in no chunk.
    pub fn chunk_near(&self, word: usize) -> Option<usize> {
        let at = self.chunks.partition_point(|chunk| chunk.words.end as usize <= word);
        (at < self.chunks.len()).then_some(at)
    }

    pub fn verb(&self, chunk: usize) -> &'a Word {
        self.word(self.chunks[chunk].words.start)
    }

    /// The mention that a noun phrase stands for: its head's, else the one it contains.
    pub fn somebody(&self, chunk: &Chunk) -> Option<u32> {
        chunk.mention.or(chunk.inner)
    }

    /// A mention and those joined to it by و.
    pub fn joined(&self, at: usize) -> Vec<u32> {
        let named = self.named_behind(at);
        let mut found: Vec<u32> = named.or_else(|| self.somebody(&self.chunks[at])).into_iter().collect();
        let ruling = self.chunks[at].preposition;
        let mut next = at + 1 + usize::from(named.is_some());
        let mut comma = false;
        while let Some(chunk) = self.chunks.get(next) {
            match chunk.kind {
                ChunkKind::Noun if (chunk.joined || comma) && chunk.mention.is_some() && (!chunk.ruled || chunk.preposition == ruling) => {
                    found.extend(chunk.mention);
                    comma = false;
                }
                // A list with commas goes on where a joined member ends it.
                ChunkKind::Comma if !comma && self.list_goes_on(next + 1, ruling) => comma = true,
                _ => break,
            }
            next += 1;
        }
        found
    }

    /// المتعاقد الأمريكي فلان: the name right behind a noun that is no title of the tables.
    fn named_behind(&self, at: usize) -> Option<u32> {
        let (chunk, next) = (&self.chunks[at], self.chunks.get(at + 1)?);
        let close = next.kind == ChunkKind::Noun && !next.ruled && !next.joined && next.words.start == chunk.words.end;
        let noun = chunk.mention.is_none() && self.word(chunk.words.start).is_definite() && self.word(chunk.words.start).part.is_nominal();
        let name = |&mention: &u32| matches!(&self.draft.mentions[mention as usize].what, What::Person(person) if !person.name.is_empty());
        next.mention.filter(|_| close && noun).filter(name)
    }

    fn list_goes_on(&self, mut at: usize, ruling: Option<Preposition>) -> bool {
        while let Some(chunk) = self.chunks.get(at) {
            match chunk.kind {
                ChunkKind::Noun if chunk.mention.is_some() && (!chunk.ruled || chunk.preposition == ruling) => {
                    // States stand in lists without "and" too: السعودية، الكويت، الإمارات.
                    let state = |at: usize| {
                        let mention = self.chunks.get(at).and_then(|c| c.mention).map(|m| &self.draft.mentions[m as usize].what);
                        matches!(mention, Some(crate::draft::What::State { .. } | crate::draft::What::Country(_)))
                    };
                    if chunk.joined || state(at) && at >= 2 && state(at - 2) {
                        return true;
                    }
                }
                ChunkKind::Comma => {}
                _ => return false,
            }
            at += 1;
        }
        false
    }

    /// Where the clause that a chunk stands in ends: before the next clause opener at the same level.
    fn clause_end(&self, at: usize) -> usize {
        let mut next = at + 1;
        while let Some(chunk) = self.chunks.get(next) {
            let ends = match chunk.kind {
                ChunkKind::Subordinator | ChunkKind::That => true,
                ChunkKind::Verb => chunk.joined,
                ChunkKind::Mark => false,
                _ => false,
            };
            if ends {
                break;
            }
            next += 1;
        }
        next
    }

    /// Whether a common noun is one of those that the trigger's own rule names.
    pub fn is_trigger(&self, chunk: &Chunk) -> bool {
        let named = |&word: &u32| word > self.trigger.start && word < self.trigger.end && chunk.words.contains(word as usize);
        chunk.mention.is_none() && self.matched.iter().any(named)
    }

    /// Whether a quotation mark opens or closes a name of one phrase.
    pub fn quotes_name(&self, at: usize) -> bool {
        let is_quote = |at: usize| self.chunks.get(at).is_some_and(|c| c.kind == ChunkKind::Quote);
        is_quote(at + 2) || at >= 2 && is_quote(at - 2)
    }

    /// Whether a comma or dash only brackets a few words before the subject: وقال، في تصريح، الوزير.
    pub fn short_insertion(&self, at: usize) -> bool {
        at > 0
            && self.chunks[at - 1].kind != ChunkKind::Quote
            && self.chunks.get(at + 1).is_some_and(|c| c.kind == ChunkKind::Noun || c.kind == ChunkKind::Particle)
    }

    pub fn is_time(&self, words: Run) -> bool {
        self.draft.time_at(words.start as usize).is_some()
    }

    /// Whether a verb's written form is read as a passive: its only noun phrase is then the object.
    pub fn is_passive(&self, verb: usize) -> bool {
        self.verb(verb).features.is_passive()
    }

    /// The object of a verb: the first noun phrase without preposition that is not the subject.
    pub fn object(&self, verb: usize) -> Vec<u32> {
        if let Some(described) = self.taken_up(verb) {
            return self.joined(described);
        }
        let parsed = self.parsed_object(verb);
        // باغت متمردون جنودا: the tree took the first of two for the object and found no subject. Where a second one stands, the first does it.
        let doubtful = parsed.as_ref().is_some_and(|found| self.is_only_subject(verb, found));
        match parsed {
            Some(found) if !doubtful => found,
            // Where the tree knows a subject of any kind, a comma may stand between: استقبل الأمير، بمكتبه، وزير ….
            parsed => {
                let token = self.chunks[verb].words.start as usize;
                let close = doubtful && self.draft.syntax.subjects(token).is_none_or(|(found, _)| found.is_empty());
                self.object_by_place(verb, close).or(parsed).unwrap_or_default()
            }
        }
    }

    /// Whether what the tree takes for the object is where the subject stands, and the tree knows no subject.
    fn is_only_subject(&self, verb: usize, object: &[u32]) -> bool {
        let token = self.chunks[verb].words.start as usize;
        let subjects = self.draft.syntax.subjects(token).filter(|(_, source)| *source == SubjectSource::Own);
        // استقبل أمير دولة قطر …: one name, torn into subject and object.
        let torn = subjects.as_ref().is_some_and(|(found, _)| object.first().is_some_and(|first| self.mentions_at(found).contains(first)));
        if torn {
            return true;
        }
        // الدوحة - استقبل أمير …: the town of the dateline stands outside.
        let known = subjects.is_some_and(|(found, _)| found.iter().any(|&token| self.chunk_at(token).is_some()));
        let after = self.subject_after(verb).and_then(|at| self.somebody(&self.chunks[at]));
        !known && !self.is_passive(verb) && after.is_some() && after == object.first().copied()
    }

    /// Whether a common noun that is nobody of ours is a verb's object: حذرت الوزارة مواطنيها.
    pub fn has_nobody_as_object(&self, verb: usize) -> bool {
        self.object_by_place(verb, true).is_some_and(|found| found.is_empty())
    }

    /// The object by the order of the phrases, up to a comma where it has to be close; nobody where a common noun is the object, nothing where no
    /// phrase can be.
    fn object_by_place(&self, verb: usize, close: bool) -> Option<Vec<u32>> {
        let word = self.verb(verb);
        let after = self.subject_after(verb);
        let before = self.subject_before(verb);
        let opens = word.proclitics.joins() || verb == 0;
        let subject_is_after = match (before, after) {
            (Some(_), Some(a)) => opens && a == verb + 1 && self.chunks[a].mention.is_some() && word.proclitics.joins(),
            (None, Some(_)) => true,
            _ => false,
        };
        let mut start = verb + 1;
        if subject_is_after && !word.features.is_passive() {
            start = after.map_or(start, |a| a + self.joined(a).len().max(1));
        }
        let end = self.clause_end(verb);
        let mut next = start;
        while next < end.min(start + REACH) {
            let at = next;
            next += 1;
            let chunk = &self.chunks[at];
            match chunk.kind {
                ChunkKind::Noun if self.is_each(at) => return Some(self.joined(at)),
                ChunkKind::Noun if !chunk.ruled && !chunk.joined => {
                    if self.is_trigger(chunk) {
                        continue;
                    }
                    // قتل جنديان في نينوى شمال العراق: when and where are no object.
                    let direction = || crate::status::is_marked(self, chunk.words.start as usize, Marker::Locative);
                    if self.is_time(chunk.words) || chunk.mention.is_none() && direction() {
                        continue;
                    }
                    // الأمير فلان ولي العهد …: a further name of the subject.
                    let entities = |at: usize| self.chunks[at].mention.map(|mention| &self.draft.mentions[mention as usize].entities);
                    let same =
                        after.is_some_and(|a| a != at && entities(a).is_some_and(|one| !one.is_empty() && entities(at) == Some(one)));
                    if same && subject_is_after {
                        continue;
                    }
                    let head = self.word(chunk.words.start);
                    if let Some(owner) = self.owner_behind(at) {
                        return Some(self.joined(owner));
                    }
                    if chunk.mention.is_none() && chunk.inner.is_none() && (head.tanween || head.features.is_accusative()) {
                        // An indefinite common noun is the object: nobody of ours.
                        return Some(Vec::new());
                    }
                    return Some(self.joined(at));
                }
                // اتهم الناشط الذي أفرج عنه أمس، السلطات …: the comma closes what describes the subject.
                ChunkKind::Relative => match self.behind_relative(at, end) {
                    Some(behind) => next = behind,
                    None => break,
                },
                ChunkKind::Verb => match self.behind_description(at).filter(|&behind| behind < end) {
                    Some(behind) => next = behind,
                    None => break,
                },
                ChunkKind::Comma if close => break,
                _ => {}
            }
        }
        None
    }

    /// Whose an indefinite thing is, told by ل behind it: مواقع للمتمردين, ثكنة تابعة للجيش. Other things may be joined to it.
    pub fn owner_behind(&self, thing: usize) -> Option<usize> {
        let chunk = &self.chunks[thing];
        let head = self.word(chunk.words.start);
        let common = chunk.mention.is_none() && chunk.inner.is_none() && head.part == Part::Noun;
        if !common || head.is_definite() || head.enclitic.is_some() || head.features.is_human() {
            return None;
        }
        let to = self.resources.rules.glued.get(1).and_then(|&form| self.resources.rules.preposition(form))?;
        let behind = (thing + 1..self.chunks.len().min(thing + 4)).find(|&at| {
            let chunk = &self.chunks[at];
            !(chunk.kind == ChunkKind::Noun && chunk.joined && chunk.mention.is_none() && !chunk.ruled)
        })?;
        let owner = &self.chunks[behind];
        (owner.kind == ChunkKind::Noun && owner.preposition == Some(to) && owner.mention.is_some()).then_some(behind)
    }

    /// The noun phrase without preposition right behind the comma that closes a relative clause.
    fn behind_relative(&self, relative: usize, end: usize) -> Option<usize> {
        let comma = (relative + 1..end.min(relative + REACH)).find(|&at| self.chunks[at].kind == ChunkKind::Comma)?;
        let chunk = self.chunks.get(comma + 1).filter(|_| comma + 1 < end)?;
        (chunk.kind == ChunkKind::Noun && chunk.mention.is_some() && !chunk.ruled && !chunk.joined).then_some(comma + 1)
    }

    /// The object that the tree gives, where it is somebody and stands in this clause.
    fn parsed_object(&self, verb: usize) -> Option<Vec<u32>> {
        let token = self.chunks[verb].words.start as usize;
        let tokens = self.draft.syntax.objects(token)?;
        let first = *tokens.first()?;
        // An object goes before its verb only where a pronoun takes it up.
        let before = first < token && self.verb(verb).enclitic.is_none();
        if before || self.opened_between(verb, first) || self.acts_between(verb, first) {
            return None;
        }
        let found = self.listed(&tokens);
        (!found.is_empty()).then_some(found)
    }

    /// Whether another verb stands between a verb and a token, and no comma closes its clause: قتل جنود في هجوم شنه متمردون.
    fn acts_between(&self, verb: usize, token: usize) -> bool {
        // What is said may stand far off, behind a clause that tells of the occasion.
        let says = self.verb(verb).lemma.is_some_and(|lemma| !self.resources.rules.reporting_by_verb.get(lemma.0).is_empty());
        let inside = self.chunks[verb + 1..].iter().take_while(|chunk| !says && (chunk.words.start as usize) < token);
        inside
            .filter(|chunk| matches!(chunk.kind, ChunkKind::Verb | ChunkKind::Comma))
            .last()
            .is_some_and(|chunk| chunk.kind == ChunkKind::Verb)
    }

    /// What stands under a preposition after a chunk, within the clause.
    pub fn under(&self, from: usize, preposition: Preposition) -> Option<usize> {
        let end = self.complement_end(from);
        (from..end).find(|&at| {
            let chunk = &self.chunks[at];
            let within = chunk.words.start > self.trigger.start && chunk.words.start < self.trigger.end;
            chunk.kind == ChunkKind::Noun && chunk.preposition == Some(preposition) && (at > from || within)
        })
    }

    /// Whether a preposition follows within the clause, whatever it rules.
    pub fn has_preposition(&self, from: usize, preposition: Preposition) -> bool {
        let rules = &self.resources.rules;
        let end = self.complement_end(from);
        let first = self.chunks[from].words.start;
        let last = self.chunks.get(end.saturating_sub(1)).map_or(first, |chunk| chunk.words.end);
        let limit = (last as usize + 2).min(self.draft.words.len());
        (first as usize + 1..limit).any(|at| {
            // A name may hold the letters of a preposition: علي.
            let word = &self.draft.words[at];
            let free = word.part == Part::Preposition;
            if self.draft.mention_of(at).is_some_and(|mention| free || self.draft.mentions[mention as usize].words.start != at as u32) {
                return false;
            }
            if word.part == Part::Preposition || word.part == Part::Subordinator && !word.has_preposition() {
                rules.preposition(word.form) == Some(preposition)
            } else {
                glued(word, rules) == Some(preposition)
            }
        })
    }

    /// Where the complements of a chunk end: at the next finite verb, or at a clause opener.
    fn complement_end(&self, from: usize) -> usize {
        let mut at = from + 1;
        while let Some(chunk) = self.chunks.get(at) {
            let describes = || self.draft.syntax.describes(chunk.words.start as usize) || self.takes_up(at);
            if matches!(chunk.kind, ChunkKind::Verb) && at > from && !describes() || at - from > REACH {
                break;
            }
            if matches!(chunk.kind, ChunkKind::Subordinator) {
                break;
            }
            at += 1;
        }
        at
    }

    /// بين … و…: both.
    pub fn between(&self, from: usize) -> Vec<u32> {
        let rules = &self.resources.rules;
        // Of a noun also behind its relative clause: اللقاء الذي جرى أمس بين …
        let relative =
            self.chunks.get(from + 1).is_some_and(|c| c.kind == ChunkKind::Relative) && self.chunks[from].kind == ChunkKind::Noun;
        let end = if relative { (from + 2 * REACH).min(self.chunks.len()) } else { self.complement_end(from) };
        for at in from..end {
            let chunk = &self.chunks[at];
            if chunk.kind == ChunkKind::Noun && chunk.preposition.is_some() && chunk.preposition == rules.between {
                return self.joined(at);
            }
        }
        Vec::new()
    }

    /// من قبل، على يد: the doer.
    pub fn by(&self, from: usize) -> Vec<u32> {
        let end = self.complement_end(from);
        let first = self.chunks[from].words.start as usize;
        let last = self.chunks.get(end.saturating_sub(1)).map_or(first, |chunk| chunk.words.end as usize);
        for at in first..last {
            let found = longest(&self.resources.rules.markers, &self.draft.words, at, self.draft.words.len(), Article::AsWritten);
            let Some(found) = found.filter(|f| f.payloads.iter().any(|&p| Marker::of(p) == Marker::By)) else { continue };
            let next = at + found.length;
            if let Some(chunk) = self.chunk_at(next) {
                return self.joined(chunk);
            }
            if let Some(mention) = self.draft.mention_of(next) {
                return vec![mention];
            }
        }
        Vec::new()
    }

    /// The owner of a noun: the idafa, a nationality, or the pronoun glued to it.
    pub fn genitive(&self, word: usize, last: usize) -> Vec<u32> {
        let noun = &self.draft.words[last];
        // ترحيبه بقرار المنظمة: the pronoun of the first word tells whose it is.
        let first = &self.draft.words[word];
        if noun.enclitic.is_some() || word < last && first.part.is_nominal() && first.enclitic.is_some() {
            let mut found = self.carried_or_subject(word);
            // شدد المجلس العقوبات بعد إطلاقها صاروخا: a body of the other gender is not meant.
            if noun.enclitic.is_none() {
                found.retain(|&mention| {
                    let head = self.word(self.draft.mentions[mention as usize].words.start).features;
                    let singular = head.get_number() == Some(Number::Singular);
                    !(singular && first.enclitic == Some(waqai_lang::Pronoun::Her) && head.get_gender() == Some(Gender::Masculine))
                });
            }
            return found;
        }
        // تسليم مصر طائرات: of a phrase of several words whoever stands right behind the first.
        if last > word + 1
            && self.draft.words[word].part.is_nominal()
            && let Some(owner) = self.draft.mention_of(word + 1)
        {
            let mention = &self.draft.mentions[owner as usize];
            let first = &self.draft.words[word + 1];
            if mention.words.start as usize == word + 1
                && mention.words.end as usize <= last
                && !first.proclitics.joins()
                && !first.has_preposition()
            {
                return vec![owner];
            }
        }
        let next = last + 1;
        // Adjectives between noun and owner: القصف الجوي الإسرائيلي.
        let mut at = next;
        while let Some(following) = self.draft.words.get(at) {
            if let Some(mention) = self.draft.mention_of(at) {
                let apart = following.proclitics.joins() || following.has_preposition();
                let nisba = self.draft.mentions[mention as usize].nisba;
                let closed = at == next && noun.is_definite() && !nisba;
                if apart || closed {
                    return Vec::new();
                }
                return match self.chunk_at(at) {
                    _ if nisba && governed::nationalities(self.draft, mention).len() > 1 => governed::nationalities(self.draft, mention),
                    Some(chunk) if self.chunks[chunk].mention == Some(mention) => self.joined(chunk),
                    Some(chunk) => {
                        let mut found = vec![mention];
                        if self.chunks[chunk].inner == Some(mention) {
                            found.extend(self.joined(chunk).into_iter().filter(|&m| m != mention));
                        }
                        found
                    }
                    None => vec![mention],
                };
            }
            // اعتقال خمسة من عناصر …
            if self.resources.rules.from.is_some()
                && self.resources.rules.preposition(following.form) == self.resources.rules.from
                && at > next
                && self.is_count(at - 1)
            {
                at += 1;
                continue;
            }
            let goes_on = following.part.is_nominal() && !following.proclitics.joins() && !following.has_preposition() && at - next < 3;
            if !goes_on {
                break;
            }
            at += 1;
        }
        Vec::new()
    }

    /// Whom a pronoun means: the subject of the sentence's last verb before it, else whoever was carried over.
    pub fn carried_or_subject(&self, word: usize) -> Vec<u32> {
        let verb = (0..self.chunks.len())
            .rev()
            .find(|&at| self.chunks[at].kind == ChunkKind::Verb && (self.chunks[at].words.start as usize) < word);
        match verb {
            Some(verb) => {
                let (subject, _) = self.subject(verb, 0);
                if subject.is_empty() { self.carried.to_vec() } else { subject }
            }
            // شاكرا الأمير على مبادرته، أكد الرئيس …: in front of the verb that it tells a circumstance of.
            None => match (0..self.chunks.len()).find(|&at| self.chunks[at].kind == ChunkKind::Verb) {
                Some(verb)
                    if self.chunks[verb].words.start as usize > word
                        && !self.verb(verb).proclitics.joins()
                        && self.chunks[verb - 1].kind == ChunkKind::Comma =>
                {
                    self.subject(verb, 0).0
                }
                _ => self.carried.to_vec(),
            },
        }
    }

    /// The mentions in a role seen from a verb.
    pub fn of_verb(&self, verb: usize, last: usize, role: Role) -> Vec<u32> {
        match role {
            Role::Subject => self.subject(verb, 0).0,
            Role::Object => self.object(verb),
            Role::Genitive => self.genitive(self.chunks[verb].words.start as usize, last),
            Role::Between => self.between(verb),
            Role::By => self.by(verb),
            Role::Preposition(preposition) => self.complement(verb, preposition),
        }
    }

    /// What stands under a preposition: a noun phrase, or whom the pronoun glued to it means.
    pub fn complement(&self, from: usize, preposition: Preposition) -> Vec<u32> {
        if let Some(at) = self.under(from, preposition) {
            let found = self.standing_for(at);
            if !found.is_empty() {
                return found;
            }
        }
        let first = self.chunks[from].words.start as usize;
        let last = self.chunks.get(self.complement_end(from).saturating_sub(1)).map_or(first, |chunk| chunk.words.end as usize);
        let glued_pronoun = (first + 1..last).find(|&at| {
            let word = &self.draft.words[at];
            word.part == Part::Preposition && word.enclitic.is_some() && self.resources.rules.preposition(word.form) == Some(preposition)
        });
        glued_pronoun.map(|at| self.antecedent(from, at)).unwrap_or_default()
    }

    /// The mentions that a noun phrase stands for: its own and those joined to it, else whoever owns the thing that it names.
    pub fn standing_for(&self, at: usize) -> Vec<u32> {
        let found = self.joined(at);
        match self.owner_behind(at).filter(|_| found.is_empty()) {
            Some(owner) => self.joined(owner),
            None => found,
        }
    }

    /// Whom a pronoun under a preposition means: the nearest mention before it that agrees and is not the subject of its own verb.
    pub fn antecedent(&self, from: usize, at: usize) -> Vec<u32> {
        self.antecedent_of(from, at, self.draft.words[at].enclitic)
    }

    /// The same for a pronoun that is a word by itself: مطالبا إياها.
    pub fn free_object(&self, from: usize, at: usize) -> Option<Vec<u32>> {
        let (marker, _) = crate::status::marker_at(self, at)?;
        let pronoun = match marker {
            Marker::Him => waqai_lang::Pronoun::Him,
            Marker::Her => waqai_lang::Pronoun::Her,
            Marker::Them => waqai_lang::Pronoun::Them,
            _ => return None,
        };
        Some(self.antecedent_of(from, at, Some(pronoun)))
    }

    fn antecedent_of(&self, from: usize, at: usize, pronoun: Option<waqai_lang::Pronoun>) -> Vec<u32> {
        let subject = match self.chunks[from].kind {
            ChunkKind::Verb => self.subject(from, 0).0,
            _ => self.subject_of_light_verb(from),
        };
        let of_subject: Vec<u32> = subject.iter().flat_map(|&m| self.draft.mentions[m as usize].entities.iter().copied()).collect();
        // In the order of the text: what stands inside the words of others comes behind.
        let written = self.draft.written.min(self.draft.mentions.len());
        self.draft.mentions[..written]
            .iter()
            .enumerate()
            .rev()
            .filter(|(_, mention)| !mention.nisba && (mention.words.end as usize) <= at)
            .take(12)
            .find(|(_, mention)| {
                let fits = match (pronoun, mention.gender) {
                    (Some(waqai_lang::Pronoun::Him), Some(gender)) => gender == Gender::Masculine,
                    (Some(waqai_lang::Pronoun::Her), Some(gender)) => gender == Gender::Feminine,
                    (Some(waqai_lang::Pronoun::Them), _) => mention.plural,
                    (Some(waqai_lang::Pronoun::Both), _) => mention.plural,
                    _ => true,
                };
                fits && !mention.entities.is_empty() && !mention.entities.iter().any(|entity| of_subject.contains(entity))
            })
            .map(|(number, _)| vec![number as u32])
            .unwrap_or_default()
    }

    /// Who does what a noun tells, in the relative clause right behind it: هجوم شنه مسلحون, زيارة يقوم بها الوزير.
    pub fn executed_by(&self, chunk: usize) -> Vec<u32> {
        match self.executing_verb(chunk).and_then(|verb| self.subject_after(verb)) {
            Some(subject) => self.joined(subject),
            None => Vec::new(),
        }
    }

    /// The verb right behind a noun that only says that it is done.
    fn executing_verb(&self, chunk: usize) -> Option<usize> {
        let verb = (chunk + 1..self.chunks.len().min(chunk + 4)).find(|&at| self.chunks[at].kind == ChunkKind::Verb)?;
        let executes = crate::status::marker_of_lemma(self, self.chunks[verb].words.start as usize) == Some(Marker::Execute);
        executes.then_some(verb)
    }

    /// Who does what a noun tells, as the subject of a verb that only says that it is done: نفذ الجيشان تمرينا.
    pub fn doing(&self, chunk: usize) -> Vec<u32> {
        let verb = (chunk.saturating_sub(8)..chunk).rev().find(|&at| self.chunks[at].kind == ChunkKind::Verb);
        let executes = |verb: usize| crate::status::marker_of_lemma(self, self.chunks[verb].words.start as usize) == Some(Marker::Execute);
        let Some(verb) = verb.filter(|&verb| executes(verb)) else { return Vec::new() };
        let mut found = self.subject(verb, 0).0;
        if let Some(with) = self.resources.rules.with {
            let partners = self.complement(verb, with);
            found.extend(partners);
        }
        found
    }

    /// Who does what a noun tells, as the subject of the verb that the tree hangs it on: فرض المجلس أمس على المدينة حصارا.
    pub fn carried_out(&self, word: usize) -> Vec<u32> {
        let verb = self.draft.syntax.head(word).and_then(|head| self.chunk_at(head)).filter(|&at| self.chunks[at].kind == ChunkKind::Verb);
        let executes = |verb: usize| crate::status::marker_of_lemma(self, self.chunks[verb].words.start as usize) == Some(Marker::Execute);
        match verb.filter(|&verb| executes(verb)) {
            Some(verb) => self.subject(verb, 0).0,
            None => Vec::new(),
        }
    }

    /// The mentions in a role seen from a noun.
    pub fn of_noun(&self, chunk: usize, word: usize, last: usize, role: Role) -> Vec<u32> {
        match role {
            Role::Subject => self.subject_of_light_verb(chunk),
            Role::Object => governed::object_of_noun(self, chunk, last),
            Role::Genitive => self.genitive(word, last),
            Role::Between => self.between(chunk),
            Role::By => self.by(chunk),
            Role::Preposition(preposition) => {
                let found = self.complement(chunk, preposition);
                // رسالة وجهها الوزير إلى الأمين العام: the complement of the verb that carries it out.
                match self.executing_verb(chunk).filter(|_| found.is_empty()) {
                    Some(verb) => self.complement(verb, preposition),
                    None => found,
                }
            }
        }
    }

    /// Whether a verb is imperfect.
    pub fn is_imperfect(&self, verb: usize) -> bool {
        self.verb(verb).features.get_tense() == Some(Tense::Imperfect)
    }
}

/// The preposition glued to a word.
pub(crate) fn glued(word: &Word, rules: &crate::rules::Rules) -> Option<Preposition> {
    use waqai_lang::Proclitics;
    let at = if word.proclitics.has(Proclitics::BI) {
        0
    } else if word.proclitics.has(Proclitics::LI) {
        1
    } else if word.proclitics.has(Proclitics::KA) {
        2
    } else {
        return None;
    };
    rules.glued.get(at).and_then(|&form| rules.preposition(form))
}
