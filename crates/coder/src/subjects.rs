//! The subject of a verb: after it, before it, shared with another verb, or carried over from the sentence before.

use crate::carriers;
use crate::draft::{Chunk, ChunkKind, Run, What};
use crate::rules::Act;
use crate::sides::Clause;
use waqai_lang::clause::SubjectSource;
use waqai_lang::{Gender, Number, Word};

/// How many verbs before one are asked for the subject that they share.
const VERBS_BEFORE: usize = 3;

impl Clause<'_> {
    pub fn agrees(&self, verb: &Word, chunk: &Chunk, verb_first: bool) -> bool {
        if !matches!(verb.features.get_person(), 3) {
            return false;
        }
        let number = verb.features.get_number();
        // أكد التزام بلاده: what belongs to the speaker's country is no subject beside it.
        let own = |mention: &crate::draft::Mention| {
            matches!(mention.what, crate::draft::What::Country(_)) && self.draft.words[mention.words.start as usize].enclitic.is_some()
        };
        if chunk.mention.is_none() && chunk.inner.is_some_and(|inner| own(&self.draft.mentions[inner as usize])) && verb_first {
            return false;
        }
        let Some(mention) = self.somebody(chunk) else {
            let head = self.word(chunk.words.start);
            let feminine = head.features.get_gender() == Some(Gender::Feminine) || head.features.get_number() == Some(Number::Plural);
            let masculine = head.features.get_gender() == Some(Gender::Masculine) && head.features.get_number() == Some(Number::Singular);
            return match verb.features.get_gender() {
                Some(Gender::Feminine) => !masculine || feminine,
                _ => !(feminine && masculine),
            };
        };
        let mention = &self.draft.mentions[mention as usize];
        if verb_first && number != Some(Number::Singular) {
            return false;
        }
        if verb_first
            && chunk.mention.is_some()
            && matches!(mention.what, crate::draft::What::People { .. })
            && self.is_oblique(mention.words)
        {
            return false;
        }
        // قالت مصادر: those who speak may be things.
        let feminine = verb.features.get_gender() == Some(Gender::Feminine) && !self.is_speech(verb);
        if verb_first && chunk.mention.is_some() && feminine && self.is_men(mention) {
            return false;
        }
        if !verb_first && number == Some(Number::Plural) && !mention.plural && chunk.mention.is_some() && self.joined_count(chunk) < 2 {
            return false;
        }
        match (verb.features.get_gender(), mention.gender) {
            (Some(a), Some(b)) if chunk.mention.is_some() => a == b,
            // وطالبت المجتمع الدولي: the noun itself is masculine.
            (Some(Gender::Feminine), None) if chunk.mention.is_some() => {
                let head = self.word(mention.words.start).features;
                !(head.get_number() == Some(Number::Singular)
                    && head.get_gender() == Some(Gender::Masculine)
                    && self.word(mention.words.start).is_definite())
            }
            _ => true,
        }
    }

    /// Whether a mention's letters show that it is no subject: عشرين مسلحا, شرطيين.
    pub fn is_oblique(&self, words: Run) -> bool {
        words.range().take(3).any(|at| {
            let word = &self.draft.words[at];
            let counted = matches!(word.features.get_number(), Some(Number::Dual | Number::Plural))
                && word.features.get_gender() == Some(Gender::Masculine);
            let letters = self.draft.text.folded_at(at);
            // The sound endings; broken plurals in ين (قوانين) are no such forms.
            let ending = counted && letters.ends_with("\u{64A}\u{646}") && word.features.is_human() && at == words.start as usize;
            let accusative = (word.tanween || word.features.is_accusative()) && word.part.is_nominal() && !word.is_definite();
            // خاطب الليبيين: a nationality, which no lexicon has.
            let head = at == words.start as usize && word.is_definite();
            let nisba = head && word.part == waqai_lang::Part::Unknown && letters.ends_with("\u{64A}\u{64A}\u{646}");
            accusative || nisba || ending && !word.features.is_construct()
        })
    }

    fn is_speech(&self, verb: &Word) -> bool {
        verb.lemma.is_some_and(|lemma| !self.resources.rules.reporting_by_verb.get(lemma.0).is_empty())
    }

    /// سبعة شبان, جنود: whether a mention is of several men, by a plural that heads it or is counted; no feminine verb before it is theirs.
    fn is_men(&self, mention: &crate::draft::Mention) -> bool {
        let first = mention.words.start as usize;
        let men = |at: usize| {
            let features = self.draft.words[at].features;
            features.is_human() && features.get_number() == Some(Number::Plural) && features.get_gender() == Some(Gender::Masculine)
        };
        matches!(mention.what, What::People { .. })
            && (men(first) || self.draft.is_number(first) && mention.words.range().skip(1).take(2).any(men))
    }

    pub fn joined_count(&self, chunk: &Chunk) -> usize {
        self.chunk_at(chunk.words.start as usize).map_or(1, |at| self.joined(at).len())
    }

    /// وأثنت البعثة على …، ودعت الدول المعنية إلى …: whether a verb that asks somebody goes on with the subject of the verb before it in the sentence,
    /// so that the noun behind it is whom it asks.
    pub fn asks_next(&self, verb: usize) -> bool {
        let word = self.verb(verb);
        let rules = &self.resources.rules;
        let asks = word.lemma.is_some_and(|lemma| {
            rules.reporting_by_verb.get(lemma.0).iter().any(|&rule| {
                let rule = &rules.reporting[usize::from(rule)];
                rule.act == Act::Demand && rule.addressed_as_object()
            })
        });
        let joined = word.proclitics.has(waqai_lang::Proclitics::WA) && !self.is_passive(verb) && word.features.get_person() == 3;
        if !asks || !joined || verb == 0 {
            return false;
        }
        let asked = |at: usize| self.chunks.get(at).filter(|chunk| chunk.kind == ChunkKind::Noun && !chunk.joined && !chunk.ruled);
        // With a second noun that no preposition rules the first one is the subject, and a person rather speaks than is asked.
        let person = |mention: u32| matches!(self.draft.mentions[mention as usize].what, What::Person(_));
        if asked(verb + 1).and_then(|chunk| self.somebody(chunk)).is_none_or(person) || asked(verb + 2).is_some() {
            return false;
        }
        self.verb_before(verb).is_some_and(|before| {
            let (subject, stands) = self.subject(before, 1);
            stands && subject.iter().any(|&mention| !self.draft.mentions[mention as usize].entities.is_empty())
        })
    }

    /// The subject's chunk after the verb, where one stands.
    pub fn subject_after(&self, verb: usize) -> Option<usize> {
        if self.asks_next(verb) || self.of_main_verb(verb).is_some() {
            return None;
        }
        if verb > 0 && self.chunks[verb - 1].kind == ChunkKind::That && self.word(self.chunks[verb - 1].words.start).enclitic.is_some() {
            return None;
        }
        let word = self.verb(verb);
        let (mut next, mut aside) = (verb + 1, 0);
        while let Some(chunk) = self.chunks.get(next) {
            match chunk.kind {
                ChunkKind::Noun if chunk.joined && next == verb + 1 => return None,
                ChunkKind::Noun if chunk.joined => return None,
                ChunkKind::Noun if chunk.ruled || self.is_quoted_complement(next) => {}
                ChunkKind::Noun if self.is_trigger(chunk) => {}
                ChunkKind::Noun => {
                    // Times and manners stand without preposition too: اليوم, مجددا.
                    let head = self.word(chunk.words.start);
                    let adverbial = chunk.mention.is_none() && (head.tanween || head.features.is_accusative() || self.is_time(chunk.words));
                    if !adverbial {
                        return self.agrees(word, chunk, true).then_some(next);
                    }
                }
                ChunkKind::Particle => {}
                ChunkKind::Comma | ChunkKind::Mark if self.short_insertion(next) => {}
                // A name in quotation marks: فرض «مجلس الأمن» عقوبات.
                ChunkKind::Quote if self.quotes_name(next) => {}
                // وقال، في بيان تلقته الوكالة، الوزير: behind what describes the statement.
                ChunkKind::Verb => {
                    let behind = self.behind_description(next)?;
                    aside += behind - next;
                    next = behind;
                    continue;
                }
                _ => return None,
            }
            if next - verb > 6 + aside {
                return None;
            }
            next += 1;
        }
        None
    }

    /// Whether a noun phrase is a name in quotation marks behind a preposition: أكد لـ «الضفة» النائب.
    pub fn is_quoted_complement(&self, at: usize) -> bool {
        let quote = at.checked_sub(1).map(|before| &self.chunks[before]).filter(|before| before.kind == ChunkKind::Quote);
        let before = quote.and_then(|quote| (quote.words.start as usize).checked_sub(1)).map(|before| &self.draft.words[before]);
        // لمراسل "صوت الساحل": the name of whoever stands behind the preposition.
        let owner = quote.and_then(|_| at.checked_sub(2)).map(|before| &self.chunks[before]);
        let of_ruled =
            owner.is_some_and(|owner| owner.kind == ChunkKind::Noun && owner.ruled && owner.words.end == self.chunks[at - 1].words.start);
        of_ruled || before.is_some_and(|word| word.part == waqai_lang::Part::Preposition && word.enclitic.is_none())
    }

    /// The subject's chunk before the verb, where one stands: الصين تعارض.
    pub fn subject_before(&self, verb: usize) -> Option<usize> {
        let word = self.verb(verb);
        if word.proclitics.joins() && !self.after_topic(verb) {
            return None;
        }
        let mut at = verb;
        // توكاييف، وهو صديق …، قدم: an insertion between commas is passed over.
        if verb > 1
            && self.chunks[verb - 1].kind == ChunkKind::Comma
            && let Some(open) = (verb.saturating_sub(9)..verb - 1).rev().find(|&c| self.chunks[c].kind == ChunkKind::Comma)
        {
            at = open;
        }
        let inserted = verb - at;
        let mut relative = false;
        while at > 0 {
            at -= 1;
            let chunk = &self.chunks[at];
            match chunk.kind {
                ChunkKind::Noun => {
                    if chunk.ruled && !relative {
                        continue;
                    }
                    let head = self.word(chunk.words.start);
                    if chunk.mention.is_none() && (head.tanween || self.is_time(chunk.words)) {
                        continue;
                    }
                    // The first of several joined ones is where the list begins.
                    let mut first = at;
                    while first > 0
                        && self.chunks[first].joined
                        && self.chunks[first - 1].kind == ChunkKind::Noun
                        && self.chunks[first - 1].mention.is_some()
                    {
                        first -= 1;
                    }
                    return self.agrees(word, &self.chunks[first], false).then_some(first);
                }
                ChunkKind::Relative => relative = true,
                ChunkKind::Particle => {}
                ChunkKind::Comma | ChunkKind::Mark if at + 1 == verb => {
                    // A verb right behind a comma belongs to what the comma closes only after an insertion.
                }
                ChunkKind::Comma | ChunkKind::Mark => {}
                // إن بلاده «ترفض نصا»: a quotation may begin with the verb.
                ChunkKind::Quote if at + 1 == verb => {}
                _ => return None,
            }
            if verb - at > 8 + inserted {
                return None;
            }
        }
        None
    }

    /// أما الوزير فقال: a topic before the verb.
    fn after_topic(&self, verb: usize) -> bool {
        self.verb(verb).proclitics.has(waqai_lang::Proclitics::FA)
    }

    /// The verb whose subject a verb without one shares: the nearest before it that agrees.
    fn verb_before(&self, verb: usize) -> Option<usize> {
        let word = self.verb(verb);
        (0..verb).rev().find(|&at| {
            // A verb inside a relative clause has a subject of its own.
            let inside = at > 0
                && self.chunks[..at]
                    .iter()
                    .rev()
                    .find(|chunk| chunk.kind != ChunkKind::Particle)
                    .is_some_and(|chunk| chunk.kind == ChunkKind::Relative);
            self.chunks[at].kind == ChunkKind::Verb && !inside && {
                let other = self.verb(at);
                other.features.get_gender() == word.features.get_gender() || word.features.get_number() == Some(Number::Dual)
            }
        })
    }

    /// The subject of a verb: after it, before it, shared with another verb, or carried over. With whether it stands in the clause.
    pub fn subject(&self, verb: usize, depth: usize) -> (Vec<u32>, bool) {
        let word = self.verb(verb);
        if word.features.get_person() == 1 {
            // «أشكر السويد»: whoever says so.
            let words = self.chunks[verb].words;
            let sentence = self.draft.sentence_of(words.start).unwrap_or_default();
            let said = carriers::carrier(self.draft, words, sentence).map(|statement| &self.draft.statements[statement].speakers);
            return (said.filter(|speakers| !speakers.is_empty()).cloned().unwrap_or_else(|| self.carried.to_vec()), false);
        }
        // أنها سلمت مصر طائرات: the pronoun of أن is the subject.
        if verb > 0 && self.chunks[verb - 1].kind == ChunkKind::That && self.word(self.chunks[verb - 1].words.start).enclitic.is_some() {
            let that = self.word(self.chunks[verb - 1].words.start);
            if that.proclitics.has(waqai_lang::Proclitics::BI)
                && let Some(accusing) = (0..verb - 1).rev().find(|&at| self.chunks[at].kind == ChunkKind::Verb)
            {
                // اتهم الجيش الجماعة بأنها …: of the object.
                let object = self.object(accusing);
                let fits = |mention: &u32| match (that.enclitic, self.draft.mentions[*mention as usize].gender) {
                    (Some(waqai_lang::Pronoun::Him), Some(gender)) => gender == Gender::Masculine,
                    (Some(waqai_lang::Pronoun::Her), Some(gender)) => gender == Gender::Feminine,
                    _ => true,
                };
                if object.first().is_some_and(fits) {
                    return (object, false);
                }
            }
            return (self.shared(verb, depth), false);
        }
        if let Some(found) = self.of_main_verb(verb) {
            return (found, false);
        }
        if let Some(found) = self.parsed_subject(verb) {
            return found;
        }
        let preverbal = self.subject_before(verb);
        let relative_before = verb > 0 && self.chunks[verb - 1].kind == ChunkKind::Relative;
        if relative_before {
            // الذي: what stands before it; a subject of its own after the verb goes first (التي يسيطر عليها التنظيم).
            if let Some(after) = self.subject_after(verb)
                && self.chunks[after].mention.is_some()
                && self.resumptive(verb, after, preverbal)
            {
                return (self.joined(after), true);
            }
            if let Some(at) = preverbal {
                return (self.joined(at), true);
            }
        }
        let opens = word.proclitics.joins()
            || verb == 0
            || matches!(self.chunks[verb - 1].kind, ChunkKind::Comma | ChunkKind::Mark | ChunkKind::Quote | ChunkKind::Colon);
        if let (Some(at), false) = (preverbal, word.proclitics.joins()) {
            // Right before the verb: الصين تعارض. A mere adverbial before it does not count.
            let near = verb - at <= 3 || self.chunks[at].mention.is_some();
            let after = self.subject_after(verb);
            if near && !(opens && after.is_some_and(|a| a == verb + 1 && self.chunks[a].mention.is_some())) {
                return (self.joined(at), true);
            }
        }
        if let Some(at) = self.subject_after(verb) {
            return (self.joined(at), true);
        }
        if let Some(at) = preverbal {
            return (self.joined(at), true);
        }
        (self.shared(verb, depth), false)
    }

    /// أصدرت الوزارة بيانا أدانت فيه الهجوم: where a pronoun takes up the indefinite noun before a verb and nobody is named behind it, whoever does what
    /// the main verb tells goes on.
    fn of_main_verb(&self, verb: usize) -> Option<Vec<u32>> {
        if verb == 0 || self.is_imperfect(verb) || !self.is_behind_indefinite(verb) || self.chunks[verb - 1].mention.is_some() {
            return None;
        }
        let behind = self.draft.words[self.chunks[verb].words.end as usize..].iter().take(2);
        let mut behind = behind.take_while(|word| !word.is_mark() && !word.is_verb());
        if !behind.any(|word| word.part == waqai_lang::Part::Preposition && word.enclitic.is_some()) {
            return None;
        }
        let close = |chunk: &&Chunk| matches!(chunk.kind, ChunkKind::Noun | ChunkKind::Particle);
        let own = self.chunks[verb + 1..].iter().take(3).take_while(close);
        let own = own.into_iter().find(|chunk| chunk.kind == ChunkKind::Noun && !chunk.ruled && !chunk.joined);
        if own.is_some_and(|chunk| chunk.mention.is_some()) {
            return None;
        }
        let (subject, stands) = self.subject(self.verb_before(verb)?, 1);
        (stands && !subject.is_empty()).then_some(subject)
    }

    /// The subject of the verbs before one without a subject of its own, the nearest first that has somebody; else whoever was carried over.
    fn shared(&self, verb: usize, depth: usize) -> Vec<u32> {
        let mut from = verb;
        for _ in 0..VERBS_BEFORE {
            let Some(other) = self.verb_before(from).filter(|_| depth < 4) else { break };
            let (subject, _) = self.subject(other, depth + 1);
            if !subject.is_empty() {
                return subject;
            }
            from = other;
        }
        self.carried.to_vec()
    }

    /// The subject that the tree gives, where it gives one that the verb agrees with, and whether it stands in the clause.
    fn parsed_subject(&self, verb: usize) -> Option<(Vec<u32>, bool)> {
        let token = self.chunks[verb].words.start as usize;
        let (mut tokens, source) = self.draft.syntax.subjects(token)?;
        // الدوحة - استقبل الأمير: a mere place beside the subject does nothing.
        if tokens.len() > 1 {
            let place =
                |at: usize| self.draft.mention_of(at).is_some_and(|mention| self.draft.mentions[mention as usize].entities.is_empty());
            tokens.retain(|&at| !place(at));
        }
        let stands = match source {
            SubjectSource::Own => true,
            _ => return None,
        };
        let first = *tokens.first()?;
        if first > token && self.asks_next(verb) {
            return None;
        }
        if self.opened_between(verb, first) || self.chunk_at(first).is_some_and(|chunk| self.is_quoted_complement(chunk)) {
            return None;
        }
        let behind_relative = first > token && verb > 0 && self.chunks[verb - 1].kind == ChunkKind::Relative;
        if behind_relative && self.chunk_at(first).is_some_and(|chunk| self.is_of_described(verb, chunk, self.subject_before(verb))) {
            return None;
        }
        // أن الصين تعارض …: behind أن a noun goes first, and it is the subject.
        let governed = verb > 1 && self.chunks[verb - 1].mention.is_some() && self.chunks[verb - 2].kind == ChunkKind::That;
        if governed && first > token {
            return None;
        }
        let found = self.listed(&tokens);
        let first = self.draft.mentions.get(*found.first()? as usize)?;
        let agrees = match (self.verb(verb).features.get_gender(), first.gender) {
            (Some(verb), Some(mention)) => verb == mention,
            (Some(Gender::Feminine), None) => {
                (first.words.start as usize) < token || !self.is_men(first) || self.is_speech(self.verb(verb))
            }
            _ => true,
        };
        // اعتقل عشرين مسلحا: an accusative is no subject.
        let oblique = first.words.start as usize > token && self.is_oblique(first.words);
        (agrees && !oblique).then_some((found, stands))
    }

    /// Whether a clause opens between a verb and a token behind it. وقالت إن المجلس …: who stands behind أن or a colon belongs to what is said.
    pub fn opened_between(&self, verb: usize, token: usize) -> bool {
        let inside = self.chunks[verb..].iter().skip(1).take_while(|chunk| (chunk.words.start as usize) < token);
        inside.into_iter().any(|chunk| matches!(chunk.kind, ChunkKind::That | ChunkKind::Subordinator | ChunkKind::Colon))
    }

    /// The mentions of tokens. Of a list only the first member is taken from the tree, and the rest from the phrases: trees lose the ends of long
    /// lists, and join what only stands near.
    pub fn listed(&self, tokens: &[usize]) -> Vec<u32> {
        let found = self.mentions_at(tokens);
        let chunk = tokens.first().and_then(|&token| self.chunk_at(token));
        let heads = |&chunk: &usize| self.chunks[chunk].mention.is_some() && self.chunks[chunk].mention == found.first().copied();
        match chunk.filter(heads) {
            Some(chunk) => self.joined(chunk),
            None => found,
        }
    }

    /// The mentions that tokens of a tree belong to: their own, else that of the noun phrase they head.
    pub fn mentions_at(&self, tokens: &[usize]) -> Vec<u32> {
        let mut found = Vec::new();
        for &token in tokens {
            let mention =
                self.draft.mention_of(token).or_else(|| self.chunk_at(token).and_then(|chunk| self.somebody(&self.chunks[chunk])));
            if let Some(mention) = mention.filter(|mention| !found.contains(mention)) {
                found.push(mention);
            }
        }
        found
    }

    /// Whether a pronoun between verb and subject takes up the relative: يسيطر عليها التنظيم. Of a thing the pronoun may be left out: الاتفاق الذي
    /// وقع الوزير.
    fn resumptive(&self, verb: usize, subject: usize, described: Option<usize>) -> bool {
        self.has_pronoun(verb, subject) || subject == verb + 1 && !self.is_of_described(verb, subject, described)
    }

    fn has_pronoun(&self, verb: usize, subject: usize) -> bool {
        let first = self.chunks[verb].words.start;
        let last = self.chunks[subject].words.start;
        self.verb(verb).enclitic.is_some() || (first + 1..last).any(|at| self.word(at).enclitic.is_some())
    }

    /// الوزير الذي استقبل السفير: whether the people whom a relative clause describes do what its verb tells, and the noun behind it is the object.
    fn is_of_described(&self, verb: usize, behind: usize, described: Option<usize>) -> bool {
        let mention = |chunk: usize| self.chunks[chunk].mention.map(|mention| &self.draft.mentions[mention as usize]);
        let people = described.and_then(mention).is_some_and(|mention| matches!(mention.what, What::Person(_) | What::People { .. }));
        // الوزير الذي أعلن مكتبه; but نظيره is no subject.
        let own = mention(behind).is_some_and(|mention| {
            let counterpart = matches!(&mention.what, What::Person(person) if person.counterpart);
            mention.words.range().any(|at| self.draft.words[at].enclitic.is_some()) && !counterpart
        });
        people && !own && !self.has_pronoun(verb, behind)
    }

    /// الوزير الذي استقبله الرئيس: whoever stands before the relative, where the pronoun on the verb takes them up.
    pub fn taken_up(&self, verb: usize) -> Option<usize> {
        let relative = verb.checked_sub(1).filter(|&before| self.chunks[before].kind == ChunkKind::Relative)?;
        let comma = relative.checked_sub(1).is_some_and(|before| self.chunks[before].kind == ChunkKind::Comma);
        let described = relative.checked_sub(1 + usize::from(comma))?;
        let gender = self.draft.mentions[self.chunks[described].mention? as usize].gender;
        let fits = match self.verb(verb).enclitic? {
            waqai_lang::Pronoun::Him => gender != Some(Gender::Feminine),
            waqai_lang::Pronoun::Her => gender != Some(Gender::Masculine),
            waqai_lang::Pronoun::Them => true,
            _ => false,
        };
        fits.then_some(described)
    }

    /// The subject of the verb right before a noun that is its complement: بعث الأمير ببرقية.
    pub fn light_subject(&self, chunk: usize) -> Vec<u32> {
        let verb = (0..chunk).rev().take(4).find(|&at| self.chunks[at].kind == ChunkKind::Verb);
        let apart = |verb: usize| {
            (verb..chunk).any(|at| {
                matches!(self.chunks[at].kind, ChunkKind::That | ChunkKind::Subordinator | ChunkKind::Relative | ChunkKind::Comma)
            })
        };
        verb.filter(|&verb| !apart(verb)).map(|verb| self.subject(verb, 0).0).unwrap_or_default()
    }

    /// The subject of the verb that a noun hangs on: قام الوزير بزيارة; without a verb, the topic before it: الجيش على استعداد.
    pub fn subject_of_light_verb(&self, chunk: usize) -> Vec<u32> {
        if let Some(before) = chunk.checked_sub(1).map(|at| &self.chunks[at])
            && before.kind == ChunkKind::Noun
            && before.mention.is_some()
            && !before.ruled
        {
            return self.joined(chunk - 1);
        }
        // What stands behind أن has a clause of its own: ذكر السكان أن الاعتصام مستمر.
        let opens = |at: usize| matches!(self.chunks[at].kind, ChunkKind::That | ChunkKind::Colon);
        let verb = (0..chunk).rev().take_while(|&at| !opens(at)).find(|&at| self.chunks[at].kind == ChunkKind::Verb);
        verb.map(|verb| self.subject(verb, 0).0).unwrap_or_default()
    }
}
