//! Who speaks: whom a cue names, whom it leaves out, whom a document speaks for.

use crate::cues::{Cue, CueKind, Place};
use crate::draft::{Chunk, ChunkKind, Draft, DraftStatement, What};
use crate::rules::{Reporting, Rules, Standing};
use crate::sides::Clause;
use crate::unsaid::is_impersonal;
use waqai_lang::syntax::Upos;
use waqai_lang::{Gender, Part, Word};

/// Over how many sentences a speaker is sought that agrees with a verb.
const FAR: u32 = 3;
/// How many chunks into a sentence a written source may stand behind its formula.
const NEAR: usize = 3;

/// What is known of the speaker of a cue.
pub(crate) enum Speaker {
    /// The words name somebody.
    Named(Vec<u32>),
    /// The subject is left out: whoever is meant by it.
    LeftOut(Vec<u32>),
    /// The words name somebody who is no entity of ours.
    Unknown,
    /// Nobody in particular speaks.
    Nobody,
}

/// The statements of the sentence so far, and how many the report had before it.
#[derive(Clone, Copy)]
pub(crate) struct Earlier<'a> {
    pub base: usize,
    pub statements: &'a [DraftStatement],
}

impl Earlier<'_> {
    /// The last one at the outermost level: who goes on is neither somebody quoted inside nor a source in passing.
    fn root(&self, clause: &Clause) -> Option<&DraftStatement> {
        let passing =
            |statement: &&DraftStatement| clause.resources.rules.reporting[usize::from(statement.rule)].standing == Standing::Before;
        self.statements.iter().rev().map(|last| self.root_of(&clause.resources.rules, last)).find(|statement| !passing(statement))
    }

    fn root_of<'s>(&'s self, rules: &Rules, statement: &'s DraftStatement) -> &'s DraftStatement {
        let mut root = statement;
        while let Some(parent) = root.parent.and_then(|parent| parent.checked_sub(self.base)).and_then(|at| self.statements.get(at)) {
            // نقلت الوكالة عن الوزير قوله …، مضيفا: who is quoted goes on, and not who passes it on.
            if rules.reporting[usize::from(parent.rule)].speaker.is_some() {
                break;
            }
            root = parent;
        }
        root
    }
}

/// Who speaks with a cue.
pub(crate) fn find(clause: &Clause, cue: &Cue, rule: &Reporting, earlier: Earlier) -> Speaker {
    if let Place::Chunk(chunk) = cue.speaker {
        return named(standing_for(clause, chunk));
    }
    if let Some(preposition) = rule.speaker.filter(|_| cue.speaker == Place::ByRule)
        && let Some(at) = clause.under(cue.chunk, preposition)
    {
        return named(standing_for(clause, at));
    }
    match cue.kind {
        CueKind::Verb => of_verb(clause, cue, rule, earlier),
        CueKind::Participle => Speaker::LeftOut(of_participle(clause, cue, earlier)),
        CueKind::Noun => {
            let owner = clause.genitive(cue.words.start as usize, cue.words.end as usize - 1);
            named(if owner.is_empty() { clause.carried.to_vec() } else { owner })
        }
        CueKind::Formula => of_formula(clause, cue, rule, earlier),
    }
}

fn named(found: Vec<u32>) -> Speaker {
    if found.is_empty() { Speaker::Unknown } else { Speaker::Named(found) }
}

fn of_verb(clause: &Clause, cue: &Cue, rule: &Reporting, earlier: Earlier) -> Speaker {
    let word = clause.verb(cue.chunk);
    if let Some(found) = resumed(clause, cue.chunk) {
        return found;
    }
    let (mut found, stands) = clause.subject(cue.chunk, 0);
    let stands = stands && !found.iter().all(|&mention| is_own_country(clause, mention));
    if stands {
        // دراسة أمريكية: a nationality is no subject.
        found.retain(|&mention| !clause.draft.mentions[mention as usize].nisba);
    } else {
        found.retain(|&mention| !is_own_country(clause, mention));
    }
    if stands && !found.is_empty() {
        return Speaker::Named(if is_taken_up_again(clause, &found) { clause.carried.to_vec() } else { found });
    }
    // جاء في بيان للوزارة أن: the owner of the document in the phrase.
    if cue.words.range().len() > 1
        && let Some(document) = clause.chunk_at(cue.words.end as usize - 1)
        && clause.chunks[document].ruled
        && is_document(clause, &clause.chunks[document])
    {
        return named(standing_for(clause, document));
    }
    // إنه دعا: the pronoun is the subject.
    let pronoun = cue.chunk.checked_sub(1).is_some_and(|before| {
        clause.chunks[before].kind == ChunkKind::That && clause.word(clause.chunks[before].words.start).enclitic.is_some()
    });
    let asked = clause.asks_next(cue.chunk);
    if asked && !found.is_empty() {
        return Speaker::LeftOut(found);
    }
    if let Some(found) = between(clause, cue).filter(|_| !pronoun && !asked) {
        return Speaker::Named(found);
    }
    if let Some(subject) = clause.subject_after(cue.chunk).filter(|&subject| clause.chunks[subject].mention.is_none()) {
        let chunk = &clause.chunks[subject];
        if is_document(clause, chunk) {
            // تشير المعطيات إلى أن: nobody says so.
            let vague = clause.is_imperfect(cue.chunk)
                && chunk.inner.is_none()
                && (clause.carried.is_empty()
                    || clause.word(chunk.words.start).features.get_number() != Some(waqai_lang::Number::Singular));
            return if vague { Speaker::Nobody } else { named(standing_for(clause, subject)) };
        }
        let head = clause.word(chunk.words.start);
        // شاهد, ناجون من الحريق; a definite one may be a name (العربي) or somebody told before.
        if head.features.is_human()
            && head.part == Part::Noun
            && !head.is_definite()
            && cue.content.is_none_or(|content| content > chunk.words.start as usize)
        {
            return Speaker::Unknown;
        }
    }
    // نتائج المسح تؤكد أن: things speak only in a figure.
    let thing = |at: usize| {
        let chunk = &clause.chunks[at];
        let head = clause.word(chunk.words.start);
        at + 1 == cue.chunk
            && clause.somebody(chunk).is_none()
            && !head.features.is_human()
            && head.part == Part::Noun
            && head.lemma.is_some()
    };
    if let Some(topic) = clause.subject_before(cue.chunk).filter(|&topic| thing(topic)) {
        return if is_document(clause, &clause.chunks[topic]) { named(standing_for(clause, topic)) } else { Speaker::Nobody };
    }
    if !stands && is_impersonal(clause, cue.chunk, rule) {
        return Speaker::Nobody;
    }
    let last = earlier.root(clause).map(|statement| statement.speakers.clone()).filter(|speakers| !speakers.is_empty());
    let speakers = last.unwrap_or_else(|| if found.is_empty() || stands { clause.carried.to_vec() } else { found });
    Speaker::LeftOut(agreeing(clause, cue, word, speakers))
}

/// أكد التزام بلاده: the pronoun is the speaker's, and the country is what is spoken of.
fn is_own_country(clause: &Clause, mention: u32) -> bool {
    let mention = &clause.draft.mentions[mention as usize];
    matches!(mention.what, What::Country(_)) && clause.draft.words[mention.words.start as usize].enclitic.is_some()
}

/// Whether a mention is a source told before: وأضاف المصدر نفسه.
fn is_taken_up_again(clause: &Clause, found: &[u32]) -> bool {
    let [mention] = found else { return false };
    let words = clause.draft.mentions[*mention as usize].words;
    let word = &clause.draft.words[words.start as usize];
    let document = word.lemma.is_some_and(|lemma| clause.resources.rules.document(lemma).is_some());
    document && words.range().len() == 1 && word.is_definite() && !clause.carried.is_empty()
}

/// المؤتمر الذي قال فيه إن, خطابا أكد خلاله أن: a pronoun takes up the noun that the verb describes, so that this noun is not the subject.
fn resumed(clause: &Clause, verb: usize) -> Option<Speaker> {
    let before = verb.checked_sub(1).map(|before| &clause.chunks[before])?;
    let named = before.mention.is_some_and(|mention| match &clause.draft.mentions[mention as usize].what {
        What::Person(person) => !person.name.is_empty() || person.known.is_some(),
        What::People { .. } => false,
        _ => true,
    });
    let indefinite = before.kind == ChunkKind::Noun && !named && !before.words.range().any(|at| clause.draft.words[at].is_definite());
    let described = before.kind == ChunkKind::Relative || indefinite && !clause.verb(verb).proclitics.joins();
    let behind = clause.chunks[verb].words.end as usize;
    let pronoun = clause.draft.words[behind..].iter().take(2).take_while(|word| !word.is_mark() && !word.is_verb());
    let takes_up = pronoun.into_iter().any(|word| word.part == Part::Preposition && word.enclitic.is_some());
    if !described || !takes_up {
        return None;
    }
    // بيانا أدانت فيه خطط إسرائيل: what only belongs to somebody is what is said.
    if let Some(subject) = clause.subject_after(verb).filter(|&subject| clause.chunks[subject].mention.is_some()) {
        return Some(Speaker::Named(clause.joined(subject)));
    }
    let main = (0..verb - 1).rev().find(|&at| clause.chunks[at].kind == ChunkKind::Verb)?;
    let (subject, _) = clause.subject(main, 0);
    (!subject.is_empty()).then_some(Speaker::LeftOut(subject))
}

/// أكد لإذاعة «…»، في ختام الزيارة، الوزير أن: the first noun phrase without preposition between verb and content that can be the subject.
fn between(clause: &Clause, cue: &Cue) -> Option<Vec<u32>> {
    let content = cue.content.filter(|&content| content > cue.words.end as usize)?;
    let word = clause.verb(cue.chunk);
    let person = |chunk: &Chunk| chunk.mention.is_some_and(|m| matches!(clause.draft.mentions[m as usize].what, What::Person(_)));
    let mut inside = 0;
    for (at, chunk) in clause.chunks.iter().enumerate().skip(cue.chunk + 1) {
        if chunk.words.start as usize >= content {
            break;
        }
        // What stands in quotation marks behind a preposition is a name: لـ «صوت الساحل».
        if at < inside {
            continue;
        }
        if chunk.kind == ChunkKind::Quote && clause.is_quoted_complement(at + 1) {
            let close = clause.chunks[at + 1..].iter().take(NEAR + 1).position(|next| next.kind == ChunkKind::Quote);
            inside = close.map_or(inside, |close| at + 2 + close);
            continue;
        }
        match chunk.kind {
            ChunkKind::Noun if chunk.joined => return None,
            ChunkKind::Noun if chunk.mention.is_some() && !chunk.ruled => {
                // في تصريح لوكالة أنباء رويترز: right behind another noun phrase stands its name.
                // لمراسل "صوت الساحل": a name in quotation marks right behind a noun is that noun's.
                let quoted = at > 1
                    && clause.chunks[at - 1].kind == ChunkKind::Quote
                    && clause.chunks[at - 2].kind == ChunkKind::Noun
                    && clause.chunks[at - 2].ruled;
                let named = (quoted || clause.chunks[at - 1].kind == ChunkKind::Noun) && !person(chunk);
                if clause.is_quoted_complement(at) || named {
                    continue;
                }
                return clause.agrees(word, chunk, true).then(|| clause.joined(at));
            }
            ChunkKind::Verb => inside = clause.behind_description(at)?,
            ChunkKind::That | ChunkKind::Relative | ChunkKind::Subordinator => return None,
            _ => {}
        }
    }
    None
}

/// Whether a noun phrase without a mention of its own is a document, which speaks for whoever issued it: بيان، تقرير، المصدر نفسه.
fn is_document(clause: &Clause, chunk: &Chunk) -> bool {
    let document = |at: usize| {
        clause.draft.words.get(at).and_then(|word| word.lemma).is_some_and(|lemma| clause.resources.rules.document(lemma).is_some())
    };
    let first = chunk.words.start as usize;
    document(first) || chunk.words.range().len() > 1 && document(first + 1) && clause.draft.words[first + 1].is_definite()
}

/// Whom a noun phrase stands for: itself, the owner of a document, or the last speaker where a document has no owner.
fn standing_for(clause: &Clause, at: usize) -> Vec<u32> {
    let chunk = &clause.chunks[at];
    if chunk.mention.is_some() || !is_document(clause, chunk) {
        return clause.joined(at);
    }
    // دراسة أمريكية is nobody's; بيان للوزارة is the ministry's.
    if chunk.inner.is_some_and(|inner| !clause.draft.mentions[inner as usize].nisba) {
        return clause.joined(at);
    }
    // إحصاء أعدته الوكالة: whoever made it.
    if let Some(maker) = doer_behind(clause, at + 1).filter(|_| clause.chunks[at + 1].words.start == chunk.words.end) {
        return clause.joined(maker);
    }
    let last_word = chunk.words.end as usize - 1;
    let verb_inside =
        clause.draft.words[last_word].enclitic.is_some() && clause.draft.syntax.arc(last_word).is_some_and(|(upos, ..)| upos == Upos::Verb);
    if verb_inside && clause.chunks.get(at + 1).is_some_and(|next| next.kind == ChunkKind::Noun && next.mention.is_some() && !next.ruled) {
        return clause.joined(at + 1);
    }
    // بيان صادر عن الوزارة, تقرير جديد للمنظمة: the next noun phrase under a preposition, unless it says when or where.
    let last = &clause.draft.words[chunk.words.end as usize - 1];
    let owner = clause.chunks[at + 1..].iter().take(2).position(|next| {
        let place = next.mention.map(|mention| &clause.draft.mentions[mention as usize]);
        next.kind == ChunkKind::Noun && next.ruled && !next.joined && place.is_some_and(|mention| !mention.locative)
    });
    let owner = owner.map(|owner| at + 1 + owner).filter(|_| !last.is_definite());
    match owner {
        Some(owner) => clause.joined(owner),
        None if chunk.words.range().any(|at| clause.draft.words[at].is_definite() || clause.draft.words[at].enclitic.is_some()) => {
            clause.carried.to_vec()
        }
        None => Vec::new(),
    }
}

/// The subject behind a verb that has its object as a pronoun: أوردته الوكالة. The lexicon may take such a verb for a noun, where the tree does not.
fn doer_behind(clause: &Clause, at: usize) -> Option<usize> {
    let chunk = clause.chunks.get(at)?;
    let word = clause.word(chunk.words.start);
    if word.enclitic.is_none() || chunk.ruled {
        return None;
    }
    if chunk.kind == ChunkKind::Verb {
        return clause.subject_after(at);
    }
    let verb = clause.draft.syntax.arc(chunk.words.start as usize).is_some_and(|(upos, ..)| upos == Upos::Verb);
    let next = clause.chunks.get(at + 1).filter(|next| verb && next.kind == ChunkKind::Noun && next.mention.is_some() && !next.ruled)?;
    (next.words.start == chunk.words.end).then_some(at + 1)
}

fn is_feminine(clause: &Clause, at: usize) -> bool {
    clause.draft.text.folded_at(at).ends_with('\u{629}')
}

/// Whom a participle carries on: the last speaker of its sentence who agrees with it, else the subject of the verb it hangs on or of the first verb;
/// at the head of a sentence whoever spoke last.
fn of_participle(clause: &Clause, cue: &Cue, earlier: Earlier) -> Vec<u32> {
    let at = cue.words.start as usize;
    let wanted = if is_feminine(clause, at) { Gender::Feminine } else { Gender::Masculine };
    let agrees = |speakers: &[u32]| {
        speakers.first().is_some_and(|&first| clause.draft.mentions[first as usize].gender.is_none_or(|gender| gender == wanted))
    };
    let roots = earlier.statements.iter().rev().map(|statement| earlier.root_of(&clause.resources.rules, statement));
    if let Some(last) = roots.into_iter().find(|statement| agrees(&statement.speakers)) {
        return last.speakers.clone();
    }
    if let Some(root) = earlier.root(clause) {
        return root.speakers.clone();
    }
    let fits = |verb: usize| {
        let gender = clause.verb(verb).features.get_gender();
        clause.chunks[verb].kind == ChunkKind::Verb && gender.is_none_or(|gender| gender == wanted)
    };
    let subject = |verb: usize| {
        let (subject, stands) = clause.subject(verb, 0);
        (stands && !subject.is_empty()).then_some(subject)
    };
    let head = clause.draft.syntax.head(at).and_then(|head| clause.chunk_at(head)).filter(|&head| head < cue.chunk && fits(head));
    head.and_then(subject)
        .or_else(|| (0..cue.chunk).filter(|&verb| fits(verb)).find_map(subject))
        .unwrap_or_else(|| clause.carried_or_subject(at))
}

fn of_formula(clause: &Clause, cue: &Cue, rule: &Reporting, earlier: Earlier) -> Speaker {
    let last = cue.words.end as usize - 1;
    let word = &clause.draft.words[last];
    if word.is_verb() && cue.words.range().len() > 1 {
        // حسبما أعلن الجيش.
        let verb = clause.chunk_at(last).filter(|&at| clause.chunks[at].kind == ChunkKind::Verb);
        return verb.map_or(Speaker::Unknown, |verb| of_source_verb(clause, verb));
    }
    if word.enclitic.is_some() && word.part.is_nominal() {
        // على حد قوله: whoever speaks.
        return goes_on(clause, cue, earlier);
    }
    let next = cue.words.end as usize;
    // وفق تعبيره: whoever speaks; بحسب ما أوردته الصحيفة: the subject of the verb.
    let own = clause.draft.words.get(next).is_some_and(|word| {
        word.enclitic.is_some()
            && word.part.is_nominal()
            && word.lemma.is_some_and(|lemma| clause.resources.rules.document(lemma).is_some())
    });
    if own && clause.draft.mention_of(next).is_none() {
        return goes_on(clause, cue, earlier);
    }
    if let Some(verb) = clause.chunk_at(next) {
        if clause.chunks[verb].kind == ChunkKind::Verb {
            return of_source_verb(clause, verb);
        }
        if let Some(doer) = doer_behind(clause, verb) {
            return named(clause.joined(doer));
        }
    }
    // على لسان الوزير: the source is part of the formula's own phrase.
    let inner = clause.draft.mention_of(next).filter(|&mention| {
        let mention = &clause.draft.mentions[mention as usize];
        mention.words.start as usize == next && !mention.nisba
    });
    if let Some(at) = clause.chunk_at(next).filter(|&at| inner.is_some() && clause.somebody(&clause.chunks[at]) == inner) {
        return named(clause.joined(at));
    }
    let Some(first) = clause.chunk_at(next).or_else(|| clause.chunk_at(last)) else { return Speaker::Unknown };
    let reach = (first..clause.chunks.len().min(first + NEAR)).take_while(|&at| clause.chunks[at].kind != ChunkKind::That);
    let Some(source) = reach.into_iter().find(|&at| clause.chunks[at].kind == ChunkKind::Noun) else { return Speaker::Unknown };
    let chunk = &clause.chunks[source];
    // في تصريح للإذاعة: to whom it is made.
    let to = cue.words.range().filter_map(|at| clause.draft.words[at].lemma).find_map(|lemma| clause.resources.rules.document(lemma));
    if to.is_some_and(|to| chunk.preposition.is_some_and(|preposition| to.contains(&preposition))) {
        return goes_on(clause, cue, earlier);
    }
    // وفقا لمبدأ المسؤولية، طبقا لمبادرة خليجية: no source.
    let human = clause.word(chunk.words.start).features.is_human();
    if rule.standing == Standing::Before && chunk.mention.is_none() && !human && !is_document(clause, chunk) {
        return Speaker::Nobody;
    }
    if chunk.mention.is_some_and(|mention| clause.draft.mentions[mention as usize].nisba) {
        return Speaker::Nobody;
    }
    named(standing_for(clause, source))
}

/// Whoever speaks in the sentence around a formula.
fn goes_on(clause: &Clause, cue: &Cue, earlier: Earlier) -> Speaker {
    let last = earlier.root(clause).map(|statement| statement.speakers.clone()).filter(|speakers| !speakers.is_empty());
    named(last.unwrap_or_else(|| clause.carried_or_subject(cue.words.start as usize)))
}

/// The subject of the verb in a formula of source: حسبما أعلن الجيش, بحسب ما أفاد به بيان للوزارة.
fn of_source_verb(clause: &Clause, verb: usize) -> Speaker {
    let (found, stands) = clause.subject(verb, 0);
    match clause.subject_after(verb).filter(|_| !stands || found.is_empty()) {
        Some(subject) => named(standing_for(clause, subject)),
        None if stands => named(found),
        None => Speaker::Unknown,
    }
}

/// The speakers carried over, unless verb and speaker differ in gender: then who spoke or was named last, as somebody with a place of his own in
/// the sentence, and agrees.
fn agreeing(clause: &Clause, cue: &Cue, word: &Word, speakers: Vec<u32>) -> Vec<u32> {
    let draft = clause.draft;
    let wanted = word.features.get_gender();
    let of = |mention: u32| &draft.mentions[mention as usize];
    let differs = |mention: u32| wanted.is_some() && of(mention).gender.is_some() && of(mention).gender != wanted;
    match speakers.first() {
        // أكدوا معرفتهم: several, and not the one who spoke last.
        Some(&first)
            if word.features.get_number() == Some(waqai_lang::Number::Plural)
                && speakers.len() == 1
                && !of(first).plural
                && matches!(of(first).what, What::Person(_) | What::State { .. }) =>
        {
            return Vec::new();
        }
        Some(&first) if word.features.get_person() == 3 && differs(first) => {}
        _ => return speakers,
    }
    let sentence = draft.sentence_of(cue.words.start).unwrap_or_default() as u32;
    // A ministry goes on in the masculine too, as its spokesman, unless somebody has come up since.
    let body =
        |mention: u32| matches!(of(mention).what, What::Organisation(_) | What::Body { .. } | What::Named { .. } | What::State { .. });
    let spokesman = wanted == Some(Gender::Masculine) && speakers.first().is_some_and(|&first| body(first));
    let far = if spokesman { 1 } else { FAR };
    let recent = |other: u32| other < sentence && sentence - other <= far;
    let spoke =
        draft.statements.iter().rev().take_while(|statement| sentence - statement.sentence.min(sentence) <= far).find(|statement| {
            statement.parent.is_none() && statement.speakers.first().is_some_and(|&speaker| of(speaker).gender == wanted)
        });
    if let Some(statement) = spoke {
        return statement.speakers.clone();
    }
    let other = draft.mentions.iter().enumerate().rev().take(crate::mentions::LOOK_BACK).find(|(number, mention)| {
        recent(mention.sentence)
            && !mention.locative
            && !mention.elided
            && !mention.entities.is_empty()
            && mention.gender == wanted
            && !matches!(mention.what, What::Place(_) | What::Reference(_) | What::People { .. })
            && has_own_place(draft, *number as u32)
    });
    other.map_or(speakers, |(number, _)| vec![number as u32])
}

/// Whether a mention heads a noun phrase that no preposition rules: it is subject, object or topic.
fn has_own_place(draft: &Draft, mention: u32) -> bool {
    let first = draft.mentions[mention as usize].words.start;
    let at = draft.chunks.partition_point(|chunk| chunk.words.end <= first);
    draft.chunks.get(at).is_some_and(|chunk| chunk.mention == Some(mention) && !chunk.ruled)
}
