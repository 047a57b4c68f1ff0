//! Names that no table holds: people by given names, titles and shape; bodies by the noun that heads them.

use crate::Resources;
use crate::draft::{Draft, PersonMention, Run, What};
use crate::mentions::Finder;
use crate::rules::Marker;
use crate::spelled;
use waqai_knowledge::{Code, Entry};
use waqai_lang::syntax::Upos;
use waqai_lang::{Part, Word};

const GOVERNMENT: Code = Code::of(b"GOV");
const PARLIAMENT: Code = Code::of(b"LEG");

/// How many words a personal name may have.
const LONGEST_NAME: usize = 6;

/// The most words that say that another name follows.
const LONGEST_ALIAS: usize = 3;

/// How many adjectives a body without a name may have.
const MOST_ADJECTIVES: usize = 3;

/// How many words the name of a body may have.
const LONGEST_BODY: usize = 8;

fn entry(finder: &Finder, at: usize, wanted: impl Fn(&Entry) -> bool) -> Option<usize> {
    let found = finder.name(at)?;
    found.payloads.iter().any(|&payload| wanted(&Entry::of(payload))).then_some(found.length)
}

fn given(finder: &Finder, at: usize) -> Option<usize> {
    let word = finder.word(at)?;
    let length = entry(finder, at, |e| matches!(e, Entry::GivenName))?;
    // على is hardly ever the name علي: only between parts of a name, and never with the letter that the preposition is written with.
    if length == 1 && word.part.is_particle() {
        let original = finder.draft.text.tokens()[at].span.slice(finder.draft.text.original());
        let beside = |at: usize| {
            finder
                .word(at)
                .is_some_and(|w| is_strange(w) || entry(finder, at, |e| matches!(e, Entry::GivenName | Entry::NamePart)).is_some())
        };
        if original.ends_with('\u{649}') || !(beside(at + 1) || at > 0 && beside(at - 1)) {
            return None;
        }
    }
    Some(length)
}

pub(crate) fn part(finder: &Finder, at: usize) -> Option<usize> {
    entry(finder, at, |e| matches!(e, Entry::NamePart))
}

/// How many words are a given name or part of names of the tables, and nothing that sentences are built with.
pub(crate) fn listed(finder: &Finder, at: usize) -> Option<usize> {
    finder.word(at).filter(|word| !word.part.is_particle())?;
    given(finder, at).or_else(|| part(finder, at))
}

pub(crate) fn is_plain(word: &Word) -> bool {
    !word.proclitics.joins() && !word.has_preposition()
}

/// A word that no lexicon knows, written as a name may be.
pub(crate) fn is_strange(word: &Word) -> bool {
    matches!(word.part, Part::Unknown | Part::Foreign) && word.enclitic.is_none() && !word.tanween
}

/// A run of words that is a personal name. After a title more is believed than elsewhere.
pub(crate) fn name_run(finder: &Finder, start: usize, titled: bool) -> Option<Run> {
    let mut at = start;
    let mut parts = 0;
    let mut open = false;
    while at < finder.end && parts < LONGEST_NAME {
        let word = finder.word(at)?;
        // نظيره اليوناني أربعة ملفات
        if parts == 0 && finder.is_number(at) {
            return None;
        }
        // A strange word that begins with و may be all name: ويستفول.
        let all_name = word.proclitics.joins() && !word.form.is_known() && word.part == Part::Unknown && parts > 0;
        if word.is_mark() || (at > start && !is_plain(word) && !word.whole.is_known() && !all_name) {
            break;
        }
        if all_name {
            at += 1;
            parts += 1;
            continue;
        }
        if let Some(length) = part(finder, at) {
            // بن، آل، أبو: the next word belongs to the name whatever it is.
            let next = finder.word(at + length)?;
            // أم الحكومة, أم1: what follows is no name.
            let other = || finder.is_number(at + length) || given(finder, at + length).is_none() && names_somebody(finder, at + length);
            if next.is_mark() || next.is_verb() && !open || other() {
                break;
            }
            at += length;
            open = true;
            continue;
        }
        if open {
            at += given(finder, at).unwrap_or(1);
            open = false;
            parts += 1;
            continue;
        }
        if let Some(length) = given(finder, at).or_else(|| entry(finder, at, |e| matches!(e, Entry::Person(_)))) {
            at += length;
            parts += 1;
            continue;
        }
        if parts > 0 && family_behind_father(finder, at) {
            at += 1;
            parts += 1;
            continue;
        }
        // قال سميع الحق إن: two words behind a verb of speech are a name.
        if parts == 1
            && word.is_definite()
            && word.part.is_nominal()
            && is_plain(word)
            && (titled && given(finder, start).is_some() || after_speech(finder.draft, finder.resources, start))
            && finder.draft.time_at(at).is_none()
            && finder.term(at).is_none()
        {
            at += 1;
            parts += 1;
            continue;
        }
        // قال إدريس الخطيب إن: a title that nothing follows is a surname behind a given name alone.
        if parts == 1 && word.is_definite() && is_plain(word) && given(finder, start).is_some() && is_bare_title(finder, at) && !titled {
            at += 1;
            parts += 1;
            continue;
        }
        if is_strange(word) && (is_plain(word) || (parts == 0 && word.form.is_known())) {
            // A strange word opens a name only after a title or before another part of it.
            if parts == 0 && !titled {
                break;
            }
            // زار الوزير بغداد: a place that could be no given name is where he went.
            // Towns that nobody wrote down bear surnames, or give them: قال جيمس هيوستن.
            let elsewhere = |e: &Entry| match e {
                Entry::State(_) | Entry::Capital(_) | Entry::Seat(_) | Entry::Organisation(_) => true,
                Entry::Place(place) => parts == 0 || finder.resources.knowledge.places[usize::from(*place)].listed,
                _ => false,
            };
            let person = |e: &Entry| matches!(e, Entry::PersonShort(_));
            if entry(finder, at, elsewhere).is_some() && entry(finder, at, person).is_none() {
                break;
            }
            at += 1;
            parts += 1;
            continue;
        }
        // قال سامي حداد إن: a noun without article that nothing could rule is the family's.
        if parts == 1
            && (titled || after_speech(finder.draft, finder.resources, start))
            && given(finder, start).is_some()
            && matches!(word.part, Part::Noun | Part::Masdar)
            && !word.is_definite()
            && word.enclitic.is_none()
            && !word.tanween
            && is_plain(word)
            && finder.term(at).is_none()
            && finder.draft.time_at(at).is_none()
            && (ends_phrase(finder, at + 1) || titled && is_from(finder, at + 1))
        {
            at += 1;
            parts += 1;
            continue;
        }
        // Names that are words: عادل، ماهر, الربيع. Inside a name, or right after a title that is complete.
        let nominal = matches!(word.part, Part::Noun | Part::Adjective | Part::ActiveParticiple | Part::PassiveParticiple | Part::Masdar)
            && word.enclitic.is_none()
            && !word.tanween
            && is_plain(word);
        let known_title = finder.term(at).is_some();
        if parts > 0 && nominal && !known_title && parts < 3 && surname_like(finder, at) {
            at += 1;
            parts += 1;
            continue;
        }
        // جان بيلار: what the model takes for the same name.
        if parts > 0 && !known_title && is_plain(word) && finder.draft.likely_names.goes_on(at, word) {
            at += 1;
            parts += 1;
            continue;
        }
        break;
    }
    (parts > 0 && !open).then(|| Run::new(start, at))
}

/// Whether a title of one word stands at a word, and nobody and nothing that it could belong to behind it.
fn is_bare_title(finder: &Finder, at: usize) -> bool {
    let title =
        finder.term(at).is_some_and(|found| found.length == 1 && found.payloads.iter().any(|&p| matches!(Entry::of(p), Entry::Title(..))));
    title && ends_phrase(finder, at + 1)
}

/// الطبيب سامي حداد من مستشفى …: where somebody is from.
fn is_from(finder: &Finder, at: usize) -> bool {
    let rules = &finder.resources.rules;
    let from = |word: &Word| word.part == Part::Preposition && word.enclitic.is_none() && rules.preposition(word.form) == rules.from;
    rules.from.is_some() && finder.word(at).is_some_and(from)
}

/// Whether no noun phrase goes on at a word: a mark, a verb, what opens a clause.
fn ends_phrase(finder: &Finder, at: usize) -> bool {
    let ends = |word: &Word| word.is_mark() || word.is_verb() || matches!(word.part, Part::Subordinator | Part::Conjunction);
    finder.word(at).is_none_or(ends)
}

/// Whether a title or kind of people stands at a word.
pub(crate) fn names_people(finder: &Finder, at: usize) -> bool {
    finder
        .term(at)
        .is_some_and(|found| found.payloads.iter().any(|&payload| matches!(Entry::of(payload), Entry::Title(..) | Entry::Group(..))))
}

/// فلان المعروف باسم "…", المكنى أبا …: the name that follows is one more of the person named before.
pub(crate) fn alias(finder: &Finder, at: usize) -> Option<(Run, What)> {
    let quoted = at > 0 && finder.draft.text.tokens()[at - 1].mark().is_some_and(is_quote);
    let end = if quoted { at - 1 } else { at };
    let told = is_called(finder, end)
        || (1..=LONGEST_ALIAS).any(|back| {
            end.checked_sub(back)
                .is_some_and(|place| finder.marker(place).is_some_and(|(marker, length)| marker == Marker::Alias && length == back))
        });
    if !told || finder.word(at)?.is_mark() {
        return None;
    }
    let closing =
        || (at + 1..(at + 1 + LONGEST_NAME).min(finder.end)).find(|&place| finder.draft.text.tokens()[place].mark().is_some_and(is_quote));
    let name = if quoted { Run::new(at, closing()?) } else { name_run(finder, at, true)? };
    Some((name, What::Person(PersonMention { name, alias: true, ..PersonMention::default() })))
}

/// يدعى فلان: told by its last letter from who claims something, where a name follows.
pub(crate) fn is_called(finder: &Finder, end: usize) -> bool {
    let Some(before) = end.checked_sub(1) else { return false };
    let written = finder.draft.text.tokens()[before].span.slice(finder.draft.text.original());
    let called = written.ends_with('\u{649}') && finder.draft.text.folded_at(before).ends_with("\u{62F}\u{639}\u{64A}");
    called && given(finder, end).is_some()
}

fn is_quote(mark: char) -> bool {
    matches!(mark, '"' | '\u{AB}' | '\u{BB}' | '\u{201C}' | '\u{201D}')
}

/// Whether a body, title or kind of people stands at a word.
fn names_somebody(finder: &Finder, at: usize) -> bool {
    finder.term(at).is_some_and(|found| {
        found
            .payloads
            .iter()
            .any(|&payload| matches!(Entry::of(payload), Entry::Body(_) | Entry::BodyNoun(_) | Entry::Title(..) | Entry::Group(..)))
    })
}

/// Whether a known name goes on with a word that makes it another's: عبدالله بن عبدالعزيز الربيعة.
pub(crate) fn goes_on(finder: &Finder, at: usize) -> bool {
    // رفقة may be a name, but is hardly one where the tree sees none.
    let named = || match finder.draft.syntax.arc(at) {
        Some((part, _, _)) => part == Upos::Propn || finder.word(at).is_some_and(|word| word.part == Part::Unknown),
        None => true,
    };
    let name = |word: &Word| is_strange(word) && word.form == waqai_tables::Form::NONE || given(finder, at).is_some() && named();
    finder.word(at).is_some_and(|word| is_plain(word) && name(word)) && finder.term(at).is_none() || family_behind_father(finder, at)
}

/// فلان بن فلان الفلانية: a definite word behind the father's name that neither describes nor begins anything is the family's.
fn family_behind_father(finder: &Finder, at: usize) -> bool {
    let Some(word) = finder.word(at).filter(|word| word.is_definite() && is_plain(word) && !word.is_verb() && !word.is_mark()) else {
        return false;
    };
    let father = at >= 2 && given(finder, at - 1).is_some() && (2..=3).any(|back| at >= back && part(finder, at - back).is_some());
    // An adjective would agree with the man.
    let describes = word.part == Part::Adjective && !finder.draft.text.folded_at(at).ends_with('\u{629}');
    father
        && !describes
        && finder.term(at).is_none()
        && finder.name(at).is_none()
        && finder.nisba(at).is_none()
        && finder.draft.time_at(at).is_none()
}

/// Whether a common word after a given name is more likely a surname than what the sentence goes on with.
fn surname_like(finder: &Finder, at: usize) -> bool {
    let Some(word) = finder.word(at) else { return false };
    if word.is_definite() {
        // فلان الحكيم: a definite word after a name, unless it is an adjective of a title.
        return finder.nisba(at).is_some() || !matches!(word.part, Part::Noun | Part::Masdar);
    }
    matches!(word.part, Part::Adjective | Part::ActiveParticiple | Part::PassiveParticiple)
        && !word.features.is_accusative()
        && !word.features.is_construct()
}

/// A person without title: a given name and at least one more part, or any strange word where a speaker must stand.
pub(crate) fn unknown_person(finder: &Finder, at: usize) -> Option<(Run, What)> {
    let word = finder.word(at)?;
    // قال آدم …: a given name has the letters of a verb, but stands where somebody must.
    let reads_as_verb = word.is_verb()
        && !(after_speech(finder.draft, finder.resources, at)
            && given(finder, at).is_some()
            && finder.word(at + 1).is_some_and(|next| is_plain(next) && (is_strange(next) || given(finder, at + 1).is_some())));
    if reads_as_verb
        || word.is_mark()
        || finder.is_number(at)
        || (!is_plain(word) && word.form.is_known() && !finder.resources.lexicon.analyses(word.form).is_empty())
    {
        return None;
    }
    let known_name = given(finder, at).is_some() || part(finder, at).is_some();
    if known_name {
        let run = name_run(finder, at, false)?;
        // قال لي الوزير: two letters are nobody's whole name.
        let alone = || finder.draft.text.folded_at(at).chars().count() > 2 && after_speech(finder.draft, finder.resources, at);
        let several = run.range().len() > 1 || alone();
        return several.then(|| perhaps_known(finder, run));
    }
    let likely = finder.draft.likely_names.at(at).filter(|tokens| tokens.start == at && tokens.end <= finder.end);
    if let Some(tokens) = likely.filter(|tokens| tokens.len() > 1 && is_plain(word)) {
        let end = name_run(finder, at, true).map_or(tokens.end, |run| (run.end as usize).max(tokens.end));
        let run = Run::new(at, end);
        return Some(crate::bearers::after_name(finder, run, PersonMention { name: run, ..PersonMention::default() }));
    }
    // بوعلي بن عمر: whoever is the son of somebody bears a name.
    let son = || finder.word(at + 1).is_some_and(is_plain) && part(finder, at + 1).is_some() && !finder.draft.words[at].is_definite();
    if is_strange(word) && is_plain(word) && son() && finder.name(at + 2).is_some() {
        let run = name_run(finder, at, true)?;
        return Some(perhaps_known(finder, run));
    }
    if is_strange(word) && is_plain(word) && after_speech(finder.draft, finder.resources, at) && !describes(finder, at) {
        let run = name_run(finder, at, true)?;
        return Some(perhaps_known(finder, run));
    }
    None
}

/// اعتبرتها تعسفية: what somebody is called, and no speaker.
fn describes(finder: &Finder, at: usize) -> bool {
    let object = finder.draft.words[at - 1].enclitic.is_some();
    object || finder.draft.syntax.arc(at).is_some_and(|(part, _, _)| matches!(part, Upos::Adj | Upos::Verb))
}

/// The person of a name that no table lists letter by letter: known by another spelling, or unknown.
fn perhaps_known(finder: &Finder, name: Run) -> (Run, What) {
    let known = spelled::known(finder, name, None);
    let female = known.is_some_and(|known| finder.resources.knowledge.people[usize::from(known)].female);
    crate::bearers::after_name(finder, name, PersonMention { known, name, female, ..PersonMention::default() })
}

/// The surname of somebody named before: وقال دونيكان.
pub(crate) fn surname(finder: &Finder, at: usize) -> Option<(Run, What)> {
    let word = finder.word(at)?;
    let after_verb = at > 0 && finder.draft.words[at - 1].is_verb() && is_plain(word);
    if word.is_mark() || word.is_verb() && !after_verb || word.part.is_particle() || word.part == Part::Numeral {
        return None;
    }
    // A common word is a surname only where somebody must stand: beside a verb. بلاك looks like a noun with a pronoun.
    let strange = is_strange(word);
    let before_verb = || word.enclitic.is_some() && is_plain(word) && finder.word(at + 1).is_some_and(|next| next.is_verb());
    if !strange && !after_verb && !before_verb() {
        return None;
    }
    let text = bare(finder, at);
    let earlier = finder.draft.mentions.iter().rev().take(crate::mentions::LOOK_BACK).find_map(|mention| match &mention.what {
        What::Person(person) if person.name.range().len() > 1 => {
            let last = person.name.end as usize - 1;
            let of_table = || {
                let name = person.known.map(|known| waqai_text::fold(&finder.resources.knowledge.people[usize::from(known)].name));
                name.is_some_and(|name| name.split(' ').next_back().is_some_and(|last| last.trim_start_matches("\u{627}\u{644}") == text))
            };
            let respelled = || {
                let known = person.known.filter(|_| strange && text.chars().count() > 3);
                known.is_some_and(|known| finder.resources.knowledge.is_surname_of(known, text, bare(finder, last)))
            };
            (bare(finder, last) == text || of_table() || respelled()).then_some(*person)
        }
        _ => None,
    })?;
    let name = Run::new(at, at + 1);
    Some((name, What::Person(PersonMention { known: earlier.known, name, female: earlier.female, ..PersonMention::default() })))
}

/// Whether the person named last with this family name is none of some people of the tables.
pub(crate) fn is_of_somebody_else(finder: &Finder, at: usize, people: &[u16]) -> bool {
    let text = bare(finder, at);
    let last = finder.draft.mentions.iter().rev().take(crate::mentions::LOOK_BACK).find_map(|mention| match &mention.what {
        What::Person(person) if person.known.is_some_and(|known| people.contains(&known)) => Some(false),
        What::Person(person) if person.name.range().len() > 1 => {
            let last = person.name.end as usize - 1;
            (person.known.is_none() && bare(finder, last) == text).then_some(true)
        }
        _ => None,
    });
    last == Some(true)
}

/// A word's letters without glued particles and article.
pub(crate) fn bare<'t>(finder: &Finder<'t>, at: usize) -> &'t str {
    let text = finder.draft.text.folded_at(at);
    let word = &finder.draft.words[at];
    let skipped = if word.form.is_known() || word.is_definite() { word.proclitics.letters() } else { 0 };
    let start = text.char_indices().nth(skipped).map_or(0, |(start, _)| start);
    &text[start..]
}

/// Whether the word before is a verb of speech, whose subject must follow.
pub(crate) fn after_speech(draft: &Draft, resources: &Resources, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|b| draft.words.get(b)) else { return false };
    before.is_verb() && before.lemma.is_some_and(|lemma| !resources.rules.reporting_by_verb.get(lemma.0).is_empty())
}

/// المنظمة التابعة للوزارة, القوات الموالية ل: a participle with a complement of its own describes, and is no part of a name.
fn rules_complement(finder: &Finder, at: usize) -> bool {
    let describes = finder.resources.rules.is_marked(finder.draft.words[at].form, Marker::Describing);

    describes && finder.word(at + 1).is_some_and(|next| next.has_preposition() && !next.proclitics.joins())
}

/// Whether what stands at a word can only be a name: a quotation, a word that no lexicon knows, people, a body of the tables.
fn opens_name(finder: &Finder, at: usize) -> bool {
    let quoted =
        |at: usize| finder.draft.text.tokens().get(at).and_then(|token| token.mark()).is_some_and(|mark| is_quote(mark) || mark == '(');
    let Some(word) = finder.word(at) else { return false };
    if word.is_mark() {
        return quoted(at);
    }
    let people = word.features.is_human() && word.features.get_number() == Some(waqai_lang::Number::Plural);
    is_strange(word) || people || finder.name(at).is_some()
}

/// الهيئة العامة للإحصاء, المجلس الأعلى للشباب والرياضة, اللجنة الوطنية لحقوق الإنسان: what a body is there for. Gives the place behind it.
fn purpose(finder: &Finder, at: usize) -> usize {
    // People are told or asked, what happens is called for: neither is part of a name.
    let thing = |place: usize, word: &Word| {
        matches!(word.part, Part::Noun | Part::Masdar)
            && !word.features.is_human()
            && word.enclitic.is_none()
            && finder.term(place).is_none()
            && word.lemma.is_none_or(|lemma| finder.resources.rules.frames_by_noun.get(lemma.0).is_empty())
    };
    let first = finder.word(at).filter(|word| word.proclitics.has(waqai_lang::Proclitics::LI) && !word.proclitics.joins());
    let Some(first) = first.filter(|word| thing(at, word)) else { return at };
    let mut end = at + 1;
    if !first.is_definite() {
        let owner = finder.word(end).filter(|word| is_plain(word) && word.is_definite() && thing(end, word));
        if first.part != Part::Noun || owner.is_none() {
            return at;
        }
        end += 1;
    }
    while let Some(word) = finder.word(end)
        && word.is_definite()
        && !word.has_preposition()
        && (word.proclitics.joins() && thing(end, word)
            || !word.proclitics.joins() && word.part == Part::Adjective && finder.nisba(end).is_none())
    {
        end += 1;
    }
    end
}

/// جامعة الملك فهد, مستشفى الأمير سلطان, جامعة زايد: the person that a house or foundation is named after.
fn named_after(finder: &Finder, at: usize, noun: u16) -> Option<Run> {
    let sector = finder.resources.knowledge.body_nouns[usize::from(noun)].sector;
    if !matches!(sector.as_str(), "EDU" | "MED" | "CVL") || !finder.word(at).is_some_and(is_plain) {
        return None;
    }
    let titled = crate::titles::person(finder, at).and_then(|(run, what)| match what {
        What::Person(person) if !person.name.is_empty() => Some(Run::new(run.start as usize, person.name.end as usize)),
        _ => None,
    });
    titled.or_else(|| {
        let name = given(finder, at).and_then(|_| name_run(finder, at, true))?;
        let son = name.range().any(|place| part(finder, place).is_some());
        (sector.as_str() != "CVL" || son).then_some(name)
    })
}

/// A body by its noun: حزب المحافظين، صحيفة "…"، جمعية القضاة التونسيين.
pub(crate) fn named_body(finder: &Finder, at: usize, after: usize, noun: u16) -> Option<(Run, What)> {
    let head = finder.word(at)?;
    if head.enclitic.is_some() || head.tanween {
        return None;
    }
    // تنظيم المظاهرات, إدارة الحرب: to hold or run what happens.
    let act = finder.resources.lexicon.analyses(head.form).iter().any(|analysis| analysis.part == Part::Masdar);
    let happens = |word: &Word| word.lemma.is_some_and(|lemma| !finder.resources.rules.frames_by_noun.get(lemma.0).is_empty());
    if act && !head.is_definite() && finder.word(after).is_some_and(|next| next.is_definite() && happens(next)) {
        return None;
    }
    if finder.resources.knowledge.body_nouns[usize::from(noun)].before_names_only && !head.is_definite() && !opens_name(finder, after) {
        return None;
    }
    let tokens = finder.draft.text.tokens();
    let mut end = after;
    let mut state = None;
    let mut sector = None;
    if head.is_definite() {
        // الحزب الديمقراطي; الصحيفة alone refers back.
        while let Some(word) = finder.word(end) {
            if word.is_mark()
                || word.is_verb()
                || !is_plain(word)
                || !word.is_definite()
                || finder.draft.time_at(end).is_some_and(|time| time.tokens.start as usize == end)
                || !matches!(word.part, Part::Adjective | Part::ActiveParticiple | Part::PassiveParticiple | Part::Unknown)
                || rules_complement(finder, end)
            {
                break;
            }
            if let Some((code, length)) = finder.nisba(end) {
                state = state.or(Some(code));
                end += length;
            } else if let Some((adjective, length)) = finder.sector_adjective(end) {
                // المجموعة الليبية المسلحة
                sector = sector.or(Some(adjective.sector));
                end += length;
            } else {
                end += 1;
            }
        }
        // المجلس الأعلى …, المؤسسة العامة …: what the noun of several words adds belongs to the name.
        let several = after > at + 1;
        if end > after || several {
            end = purpose(finder, end);
        }
        let name = Run::new(if several { at + 1 } else { after }, end);
        return Some((Run::new(at, end), What::Named { noun, name, state, sector }));
    }
    if let Some(bearer) = named_after(finder, after, noun) {
        let end = purpose(finder, bearer.end as usize);
        return Some((Run::new(at, end), What::Named { noun, name: Run::new(after, end), state, sector }));
    }
    // A name in quotation marks or brackets.
    if tokens.get(end).and_then(|t| t.mark()).is_some_and(|mark| matches!(mark, '"' | '\u{AB}' | '\u{201C}' | '\u{201D}' | '(' | '\'')) {
        let close =
            (end + 1..finder.end.min(end + 2 + LONGEST_BODY)).find(|&place| tokens[place].mark().is_some_and(|m| !matches!(m, '-' | '.')));
        if let Some(close) = close.filter(|&close| close > end + 1) {
            // تنظيم «داعش»
            if let Some((organisation, _)) = finder.organisation(end + 1).filter(|&(_, length)| end + 1 + length == close) {
                return Some((Run::new(at, close + 1), What::Organisation(organisation)));
            }
            // قناة "…" الجزائرية
            let nisba = finder.word(close + 1).filter(|word| word.is_definite() && is_plain(word)).and_then(|_| finder.nisba(close + 1));
            let (state, behind) = nisba.map_or((state, 0), |(code, length)| (Some(code), length));
            return Some((Run::new(at, close + 1 + behind), What::Named { noun, name: Run::new(end + 1, close), state, sector }));
        }
    }
    // مجلس حزب …, مكتب نقابة …: of the sector of the body that it belongs to.
    let own = finder.resources.knowledge.body_nouns[usize::from(noun)].sector;
    if own == GOVERNMENT
        && let Some(found) = finder.term(after).filter(|_| finder.word(after).is_some_and(|word| is_plain(word) && !word.is_mark()))
    {
        // هيئة تنظيم الاتصالات: to order something is no armed group.
        sector = found.payloads.iter().find_map(|&payload| match Entry::of(payload) {
            Entry::BodyNoun(inner) => Some(&finder.resources.knowledge.body_nouns[usize::from(inner)])
                .filter(|inner| !inner.before_names_only)
                .map(|inner| inner.sector),
            _ => None,
        });
    }
    // لجنة المعلمين, رابطة الصحفيين: of the sector of the people whose body it is.
    if matches!(own.as_str(), "GOV" | "CVL" | "LAB" | "PTY") {
        sector = sector.or_else(|| sector_of_people(finder, after));
    }
    // صحيفة الخميس: papers are called after days.
    let press = own.as_str() == "JRN" && finder.word(after).is_some_and(Word::is_definite);
    let complete = after > at + 1 && finder.draft.words[after - 1].is_definite();
    let limit = finder.end.min(after + LONGEST_BODY);
    while end < limit {
        let word = finder.word(end)?;
        if word.is_mark()
            || word.is_verb()
            || word.part.is_particle()
            || word.part == Part::Numeral
            || word.enclitic.is_some()
            || word.tanween
            || finder.draft.time_at(end).is_some_and(|time| time.tokens.start as usize == end && !(press && end == after))
        {
            break;
        }
        // نقابة العمال فلان: a name that the tables have whole goes on only with what describes it.
        if complete && end == after && finder.nisba(end).is_none() && !(word.is_definite() && finder.can_be_adjective(word)) {
            break;
        }
        // أعلنت وزارة الثقافة المصرية الحملة: a noun with its article behind such another is the next phrase.
        let noun_behind = end > after
            && word.is_definite()
            && !word.proclitics.joins()
            && matches!(word.part, Part::Noun | Part::Masdar)
            && !finder.can_be_adjective(word)
            && finder.nisba(end).is_none()
            && finder.draft.words[end - 1].is_definite();
        if noun_behind
            || word.has_preposition()
            || (word.proclitics.joins()
                && !(word.is_definite() && end > after && finder.draft.words[end - 1].is_definite() && finder.term(end).is_none()))
        {
            break;
        }
        if let Some((code, length)) = finder.nisba(end) {
            state = state.or(Some(code));
            end += length;
            continue;
        }
        // لجنة الأمن والدفاع النيابية: whose committee it is.
        if end > after
            && word.is_definite()
            && let Some((adjective, length)) = finder.sector_adjective(end).filter(|(adjective, _)| adjective.sector == PARLIAMENT)
        {
            sector = Some(adjective.sector);
            end += length;
            continue;
        }
        if let Some((organisation, length)) = finder.organisation(end) {
            let kind = &*finder.resources.knowledge.organisations[usize::from(organisation)].kind;
            let own = finder.resources.knowledge.body_nouns[usize::from(noun)].sector;
            // مليشيا حزب الله, حركة حماس: the group itself.
            if end == after && matches!(kind, "armed-group" | "party") && matches!(own.as_str(), "REB" | "PRM" | "PTY" | "OPP") {
                return Some((Run::new(at, end + length), What::Organisation(organisation)));
            }
            let row = &finder.resources.knowledge.organisations[usize::from(organisation)];
            state = state.or(row.country);
            // كتلة حزب …: its members of parliament.
            sector = sector.or(Some(row.sector)).filter(|_| own != PARLIAMENT);
            end += length;
            break;
        }
        if let Some((code, length)) = finder.place_state(end) {
            state = state.or(code);
            end += length;
            continue;
        }
        let title = end > after
            && finder.term(end).is_some_and(|f| f.payloads.iter().any(|&p| matches!(Entry::of(p), Entry::Title(..) | Entry::Honorific(_))));
        if title {
            break;
        }
        // The name of a body is definite by its last word; an indefinite run is a description.
        end += 1;
        if finder.draft.words[end - 1].is_definite()
            && finder.word(end).is_some_and(|next| !next.is_definite() && finder.nisba(end).is_none())
        {
            break;
        }
    }
    let definite = complete || (after..end).any(|place| finder.draft.words[place].is_definite()) || state.is_some();
    if (end > after || complete) && definite {
        return Some((Run::new(at, end), What::Named { noun, name: Run::new(after, end), state, sector }));
    }
    described_body(finder, at, after, noun)
}

/// منظمة محلية, جماعة حقوقية, إذاعة خاصة: some body that only adjectives describe.
fn described_body(finder: &Finder, at: usize, after: usize, noun: u16) -> Option<(Run, What)> {
    let row = &finder.resources.knowledge.body_nouns[usize::from(noun)];
    let acts = matches!(row.sector.as_str(), "CVL" | "JRN" | "BUS" | "LAB" | "EDU" | "REL" | "PRM" | "PTY" | "OPP");
    if !acts || row.before_names_only || finder.draft.words[after - 1].is_definite() {
        return None;
    }
    let describes = |place: usize| {
        finder.word(place).is_some_and(|word| {
            is_plain(word)
                && !word.is_definite()
                && word.enclitic.is_none()
                && word.part == Part::Adjective
                && finder.nisba(place).is_none()
        })
    };
    let end = (after..after + MOST_ADJECTIVES).find(|&place| !describes(place)).unwrap_or(after + MOST_ADJECTIVES);
    // شركة خاصة النشاط: an adjective that rules a noun of its own.
    let rules = finder.word(end).is_some_and(|next| next.is_definite() && is_plain(next));
    let sector = (after..end).find_map(|place| finder.sector_adjective(place)).map(|(adjective, _)| adjective.sector);
    let described = (end > after || finder.draft.words[after - 1].part == Part::Adjective) && !rules;
    described.then(|| (Run::new(at, end), What::Named { noun, name: Run::new(at + 1, end), state: None, sector }))
}

/// The sector of the people named in the definite plural at a word, where it says what their body is.
fn sector_of_people(finder: &Finder, at: usize) -> Option<Code> {
    let found = finder.term(at).filter(|_| finder.word(at).is_some_and(|word| word.is_definite() && is_plain(word)))?;
    let groups = &finder.resources.knowledge.groups;
    found.payloads.iter().find_map(|&payload| match Entry::of(payload) {
        Entry::Group(group, waqai_knowledge::Count::Many) => Some(groups[usize::from(group)].sector)
            .filter(|sector| matches!(sector.as_str(), "MED" | "JRN" | "JUD" | "AGR" | "BUS" | "EDU" | "REL" | "LAB")),
        _ => None,
    })
}
