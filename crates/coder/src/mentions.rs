//! Mentions: who and what is named where. One pass over the words of each sentence, longest match first.

use crate::draft::{Draft, Mention, PersonMention, Run, What};
use crate::rules::{Marker, Reference, ReferenceKind};
use crate::walk::{Article, Found, longest};
use crate::{Resources, bearers, names, relations, spelled, titles, whereabouts, workplaces};
use waqai_knowledge::{Code, Count, Day, Entry, Whose};
use waqai_lang::syntax::{Relation, Upos};
use waqai_lang::{Number, Part, Proclitics, Word};

/// What the finder looks at while it walks a sentence.
pub(crate) struct Finder<'a> {
    pub resources: &'a Resources,
    pub draft: &'a Draft,
    pub day: Day,
    /// The end of the sentence's words.
    pub end: usize,
}

/// Finds the mentions of all sentences.
pub(crate) fn find(draft: &mut Draft, resources: &Resources, day: Day) {
    draft.mention_at.resize(draft.words.len(), 0);
    for sentence in 0..draft.sentences.len() {
        let range = draft.sentences[sentence].tokens.clone();
        let (mut at, end) = (range.start as usize, range.end as usize);
        while at < end {
            let finder = Finder { resources, draft, day, end };
            match finder.mention(at) {
                Some((words, what)) => {
                    let inside = finder.inside(words, &what, sentence as u32);
                    let mut mention = finder.describe(words, what, sentence as u32);
                    // في ليبيا والعراق: said where, the one as the other.
                    let before = draft.mentions.last().filter(|before| before.locative && before.words.end == words.start);
                    let place = |what: &What| matches!(what, What::State { .. } | What::Place(_));
                    if before.is_some_and(|before| place(&before.what) && place(&mention.what))
                        && draft.words[words.start as usize].proclitics.joins()
                    {
                        (mention.locative, mention.somewhere) = (true, true);
                    }
                    let next = words.end as usize;
                    let whole = finder.is_whole_name(words, &mention.what);
                    draft.inner.extend(inside);
                    if whole {
                        // وقال باول: the letter that a preposition is written with belongs to the name.
                        draft.words[words.start as usize].proclitics = Proclitics::NOTHING;
                        (mention.locative, mention.somewhere) = (false, false);
                    }
                    let number = draft.mentions.len() as u32 + 1;
                    for word in words.range() {
                        draft.mention_at[word] = number;
                    }
                    draft.mentions.push(mention);
                    at = next.max(at + 1);
                }
                None => at += 1,
            }
        }
    }
}

/// How many mentions back somebody is sought whose body a pronoun says it is.
pub(crate) const OWNERS_BACK: usize = 6;

impl<'a> Finder<'a> {
    /// Whether a word says how many of what stands behind it there are: عدد.
    pub fn is_tally(&self, at: usize) -> bool {
        self.word(at).is_some_and(|word| self.resources.rules.is_marked(word.form, Marker::Tally))
    }

    pub fn word(&self, at: usize) -> Option<&'a Word> {
        if at < self.end { self.draft.words.get(at) } else { None }
    }

    pub fn name(&self, at: usize) -> Option<Found<'a>> {
        longest(self.resources.knowledge.names(), &self.draft.words, at, self.end, Article::AsWritten)
    }

    pub fn term(&self, at: usize) -> Option<Found<'a>> {
        longest(self.resources.knowledge.terms(), &self.draft.words, at, self.end, Article::Optional)
    }

    pub fn marker(&self, at: usize) -> Option<(Marker, usize)> {
        let found = longest(&self.resources.rules.markers, &self.draft.words, at, self.end, Article::AsWritten)?;
        Some((Marker::of(*found.payloads.first()?), found.length))
    }

    /// The marker at a word, also where a conjunction or preposition is glued to it.
    pub fn marker_or_glued(&self, at: usize) -> Option<(Marker, usize)> {
        self.marker(at).or_else(|| {
            let word = self.word(at)?;
            let pronoun = word.enclitic.is_some();
            let node = self.resources.rules.markers.step(waqai_tables::Phrases::ROOT, word.form)?;
            let payload = self.resources.rules.markers.payloads(node).first()?;
            (pronoun && Marker::of(*payload) == Marker::Counterpart).then_some((Marker::Counterpart, 1))
        })
    }

    pub fn previous(&self, at: usize) -> Option<&'a Word> {
        at.checked_sub(1).and_then(|at| self.draft.words.get(at))
    }

    /// The mention that begins at a word, if one does. مدينة الملك فلان, شارع فلان: a place that bears a person's name is nobody.
    pub fn mention(&self, at: usize) -> Option<(Run, What)> {
        let (run, what) = self.anybody(at)?;
        let of_place = at > 0 && matches!(&what, What::Person(person) if !person.name.is_empty()) && self.behind_facility(at);
        Some((run, if of_place { What::Nothing } else { what }))
    }

    fn anybody(&self, at: usize) -> Option<(Run, What)> {
        let word = self.word(at)?;
        if word.is_mark() {
            return None;
        }
        if let Some(reference) = self.reference(at) {
            return Some(reference);
        }
        if let Some(person) = titles::counterpart(self, at) {
            return Some(person);
        }
        if let Some(person) = names::alias(self, at) {
            return Some(person);
        }
        if let Some(length) = self.no_name(at) {
            return Some((Run::new(at, at + length), What::Nothing));
        }
        if let Some(country) = self.country_word(at) {
            return Some(country);
        }
        if let Some(body) = self.body_of_pronoun(at).or_else(|| self.body_of_second_state(at)) {
            return Some(body);
        }
        let name = self.name(at);
        // A long name beats a title that begins with the same word: مجلس الأمن, وزارة …
        let term = self.term(at);
        let name_length = name.map_or(0, |n| n.length);
        let term_length = term.map_or(0, |t| t.length);
        if name_length >= term_length
            && let Some(found) = name.filter(|found| term.is_none_or(|term| !self.is_rather_body(found, &term)))
            && let Some(result) = self.named(at, found)
        {
            return Some(result);
        }
        if let Some(family) = relations::family(self, at) {
            return Some(family);
        }
        if let Some(person) = titles::person(self, at) {
            return Some(person);
        }
        if let Some(found) = term
            && let Some(result) = self.termed(at, found)
        {
            return Some(result);
        }
        if let Some(found) = name.filter(|_| name_length < term_length)
            && let Some(result) = self.named(at, found)
        {
            return Some(result);
        }
        if let Some(place) = whereabouts::doubtful(self, at) {
            return Some(place);
        }
        self.people_of_calling(at)
            .or_else(|| names::surname(self, at))
            .or_else(|| spelled::person(self, at))
            .or_else(|| names::unknown_person(self, at))
    }

    /// Whom the words of a mention name besides: أمين عام اتحاد …, حكومة فلان. A body without a name of its own refers to one named before.
    fn inside(&self, words: Run, what: &What, sentence: u32) -> Vec<Mention> {
        let mut found = Vec::new();
        let name = match what {
            What::Person(person) => person.name,
            What::Body { .. } | What::People { .. } | What::Kin { .. } => Run::default(),
            _ => return found,
        };
        let person_outside = !matches!(what, What::Person(_));
        let finder = Finder { end: words.end as usize, ..*self };
        let mut at = words.start as usize + 1;
        while at < words.end as usize {
            if name.contains(at) {
                at = name.end as usize;
                continue;
            }
            let inner = finder.mention(at).filter(|(run, what)| match what {
                What::Organisation(_) | What::Named { .. } => !run.contains(name.start as usize) || name.is_empty(),
                // دبلوماسيين روس: a nationality that is somebody's surname too.
                What::Person(person) => person_outside && !person.name.is_empty() && finder.nisba(at).is_none(),
                _ => false,
            });
            match inner {
                Some((run, what)) => {
                    at = run.end as usize;
                    // No verb agrees with it.
                    found.push(Mention { gender: None, ..self.describe(run, what, sentence) });
                }
                None => at += 1,
            }
        }
        found
    }

    /// Words that look like a name or term and are none: القضاء على.
    /// Words that name nobody though they look like it.
    pub fn no_name(&self, at: usize) -> Option<usize> {
        let found = self.term(at)?;
        found.payloads.iter().any(|&payload| Entry::of(payload) == Entry::Nothing).then_some(found.length)
    }

    /// المملكة، البلاد، بلاده: the state of the report or of whoever speaks.
    fn country_word(&self, at: usize) -> Option<(Run, What)> {
        let word = self.word(at)?;
        if word.is_verb() {
            return None;
        }
        let payloads = self
            .resources
            .knowledge
            .terms()
            .step(waqai_tables::Phrases::ROOT, word.form)
            .map(|node| self.resources.knowledge.terms().payloads(node))?;
        let fits = |number: u16| match self.resources.knowledge.country_words[usize::from(number)].of_speaker {
            true => word.enclitic.is_some(),
            false => word.is_definite() && word.enclitic.is_none(),
        };
        let number = payloads.iter().find_map(|&payload| match Entry::of(payload) {
            Entry::CountryWord(number) if fits(number) => Some(number),
            _ => None,
        })?;
        // المملكة المتحدة is another name; البلاد العربية is no state.
        let alone = self.name(at).is_none()
            && self.word(at + 1).is_none_or(|next| !next.is_definite() || !self.can_be_adjective(next) || self.nisba(at + 1).is_some());
        if !alone {
            return None;
        }
        let (mut end, mut state) = self.owner(at + 1);
        // دعوة بلاده إسرائيل إلى …: behind the owner of an act stands whom it is done to.
        let of_speaker = self.resources.knowledge.country_words[usize::from(number)].of_speaker;
        let act = |before: &Word| {
            let masdar = || self.resources.lexicon.analyses(before.form).iter().any(|analysis| analysis.part == Part::Masdar);
            !before.is_definite() && before.part.is_nominal() && (before.part == Part::Masdar || masdar())
        };
        if of_speaker && self.nisba(at + 1).is_none() && self.previous(at).is_some_and(act) {
            (end, state) = (at + 1, None);
        }
        let run = Run::new(at, end);
        Some((run, state.map_or(What::Country(number), |code| What::State { code, capital: false })))
    }

    fn reference(&self, at: usize) -> Option<(Run, What)> {
        let found = longest(&self.resources.rules.references, &self.draft.words, at, self.end, Article::AsWritten)?;
        let reference = Reference::of(*found.payloads.first()?);
        // الأخير after a noun is an adjective: الاجتماع الأخير.
        let behind_noun =
            self.previous(at).is_some_and(|p| p.part.is_nominal() && !p.is_mark() && !self.draft.words[at].proclitics.joins());
        if reference.kind == ReferenceKind::Latter && behind_noun {
            return None;
        }
        // الجيشين الصيني والقازاقي names its members itself, but means the same two.
        let (mut end, mut states) = (at + found.length, 0);
        while let Some(nisba) = self.nisba(end) {
            end += nisba.1;
            states += 1;
        }
        // الرئيسان المصري والفرنسي: one holder for each state, named here or before.
        let held =
            || self.term(at).is_some_and(|found| found.payloads.iter().any(|&p| matches!(Entry::of(p), Entry::Title(_, Count::Two))));
        let holders = matches!(reference.kind, ReferenceKind::Person | ReferenceKind::Minister | ReferenceKind::President);
        // الرئيسان الروسي فلان والصيني فلان: each is named.
        let named = || states == 1 && bearers::name_after(self, end, true).is_some();
        if holders && held() && (states > 1 || named()) {
            return None;
        }
        // الدبلوماسيين الروس: a plural with its nationality, no dual that refers back.
        let of_one_state =
            |at: usize| self.nisba(at).is_some_and(|(_, length)| !self.word(at + length).is_some_and(|w| w.proclitics.joins()));
        // المسؤولين بالبنك المركزي: they are said to be of a body, and were not named before.
        let of_body = |at: usize| {
            let place = match self.word(at) {
                Some(word) if word.has_preposition() && word.proclitics.has(Proclitics::BI) => at,
                Some(_) if workplaces::said_where(self, at) => at + 1,
                _ => return false,
            };
            self.organisation(place).is_some() || self.body_at(place).is_some()
        };
        let next = at + found.length;
        if matches!(reference.kind, ReferenceKind::Person) && (of_one_state(next) || of_body(next)) {
            return None;
        }
        Some((Run::new(at, end), What::Reference(reference)))
    }

    /// Whether a word may be an adjective, whatever it was taken for.
    pub fn can_be_adjective(&self, word: &Word) -> bool {
        let adjectival = |part| matches!(part, Part::Adjective | Part::ActiveParticiple | Part::PassiveParticiple);
        adjectival(word.part)
            || word.part == Part::Noun && self.resources.lexicon.analyses(word.form).iter().any(|analysis| adjectival(analysis.part))
    }

    /// Whether the tree takes a word for a noun with a place of its own at the verb: السفيرة البريطانية الموقف, رئيس المجلس النواب.
    pub fn is_party_of_verb(&self, at: usize) -> bool {
        self.draft.syntax.arc(at).is_some_and(|(part, relation, _)| {
            matches!(part, Upos::Noun | Upos::Propn) && matches!(relation, Relation::Nsubj | Relation::Obj | Relation::Iobj)
        })
    }

    /// Whether a single known word is more likely the common word of the same letters.
    fn is_common_word(&self, at: usize, found: &Found) -> bool {
        let Some(word) = self.word(at) else { return true };
        if found.length > 1 {
            return false;
        }
        // لاي إشارة: "for any", before it is a man called Lai.
        if word.has_preposition() && matches!(word.part, Part::Quantifier | Part::Preposition | Part::Pronoun) {
            return true;
        }
        // محادثات شارون: a name to the tree, though a word to the lexicon.
        if self.draft.syntax.arc(at).is_some_and(|(part, _, _)| part == Upos::Propn) {
            return false;
        }
        match word.part {
            Part::Unknown | Part::Foreign | Part::Numeral => false,
            Part::Noun | Part::Masdar | Part::ActiveParticiple | Part::PassiveParticiple | Part::Adjective => true,
            _ => true,
        }
    }

    /// جهود السعودية, دور السعودية: behind a common noun without article a word with it is its owner, no adjective.
    fn is_ruled_by_noun(&self, at: usize) -> bool {
        self.word(at).is_some_and(Word::is_definite)
            && self.previous(at).is_some_and(|noun| {
                let common = matches!(noun.part, Part::Noun | Part::Masdar) && !self.resources.lexicon.analyses(noun.form).is_empty();
                let name = at > 0 && self.draft.mention_of(at - 1).is_some()
                    || self.draft.syntax.arc(at - 1).is_some_and(|(part, _, _)| part == Upos::Propn);
                common && !name && !noun.is_definite() && noun.enclitic.is_none()
            })
    }

    /// طالبان: a name like "two students", where no adjective says who those would be.
    fn is_bare_dual(&self, at: usize) -> bool {
        let dual = |word: &Word| word.features.get_number() == Some(Number::Dual) && !word.is_definite() && word.enclitic.is_none();
        self.word(at).is_some_and(dual)
            && self.word(at + 1).is_none_or(|next| {
                next.proclitics.joins() && self.is_ruled(at)
                    || !next.part.is_nominal() && next.part != Part::Unknown
                    || next.is_mark()
                    || next.has_preposition()
            })
    }

    /// بين طالبان والحكومة: two students would stand in another case behind a preposition.
    fn is_ruled(&self, at: usize) -> bool {
        let behind = self.previous(at).is_some_and(|before| before.part == Part::Preposition && before.enclitic.is_none());
        behind && self.draft.text.folded_at(at).ends_with("\u{627}\u{646}")
    }

    fn after_place_word(&self, at: usize) -> bool {
        self.previous(at).is_some_and(|p| p.part == Part::Preposition || p.part == Part::Noun && !p.is_definite())
            || self.word(at).is_some_and(Word::has_preposition)
    }

    fn named(&self, at: usize, found: Found) -> Option<(Run, What)> {
        let knowledge = &self.resources.knowledge;
        let run = Run::new(at, at + found.length);
        let word = self.word(at)?;
        if word.is_verb() && found.length == 1 && !word.has_preposition() {
            return None;
        }
        // لي is a name in Seoul and "to me" everywhere: two letters are nobody's name before the whole one was read.
        let tiny = found.length == 1 && self.draft.text.folded_at(at).chars().count() <= 2;
        let common = tiny || self.is_common_word(at, &found);
        let mut shorts: Vec<u16> = Vec::new();
        let mut place = None;
        for &payload in found.payloads {
            match Entry::of(payload) {
                Entry::State(state) => {
                    let adjective = word.part == Part::Adjective
                        && !word.features.is_accusative()
                        && !word.proclitics.joins()
                        && self.previous(at).is_some_and(|p| p.part.is_nominal() && !p.is_mark())
                        && !self.is_ruled_by_noun(at);
                    if !adjective {
                        return Some((run, What::State { code: knowledge.states[usize::from(state)].code, capital: false }));
                    }
                }
                Entry::Seat(state) if !common || found.length > 1 || word.is_definite() => {
                    return Some((run, What::State { code: knowledge.states[usize::from(state)].code, capital: false }));
                }
                Entry::Capital(state) if !common || self.after_place_word(at) || word.is_definite() => {
                    return Some((run, What::State { code: knowledge.states[usize::from(state)].code, capital: true }));
                }
                Entry::Organisation(_) => {
                    let (organisation, _) = self.organisation(at)?;
                    if self.is_national_branch(at, run, organisation) {
                        continue;
                    }
                    if found.length > 1 || !common || word.is_definite() || self.is_bare_dual(at) {
                        let end = self.trailing_nisba(run.end as usize);
                        return Some((Run::new(at, end), What::Organisation(organisation)));
                    }
                }
                Entry::OrganisationShort(organisation) if !common || self.mentioned_organisation(organisation) => {
                    return Some((run, What::Organisation(organisation)));
                }
                Entry::Person(_) if found.length > 1 && names::goes_on(self, run.end as usize) => {
                    if let Some(longer) = names::name_run(self, at, true).filter(|longer| longer.end > run.end) {
                        return Some(bearers::after_name(self, longer, PersonMention { name: longer, ..PersonMention::default() }));
                    }
                }
                Entry::Person(person) => return Some(self.known_person(person, run)),
                Entry::PersonShort(person) => shorts.push(person),
                Entry::Place(number)
                    if (!common || found.length > 1 || self.after_place_word(at)) && whereabouts::counts(self, run, number) =>
                {
                    place = place.or(Some(number));
                }
                _ => {}
            }
        }
        // إدريس بونزان: a given name that is also somebody's short name, before a name of its own.
        if !shorts.is_empty()
            && self.word(at + 1).is_some_and(|next| names::goes_on(self, at + 1) || self.draft.likely_names.goes_on(at + 1, next))
            && let Some(longer) = names::name_run(self, at, true).filter(|longer| longer.end > run.end)
        {
            let mut person = PersonMention::default();
            bearers::set_name(self, &mut person, longer);
            return Some(bearers::after_name(self, longer, person));
        }
        // وقال الفلاني: whom the report has named in full, and not the known bearer of his family name.
        if !shorts.is_empty() && found.length == 1 && names::is_of_somebody_else(self, at, &shorts) {
            return names::surname(self, at);
        }
        if !shorts.is_empty()
            && let Some(person) = self.short_person(&shorts, common)
        {
            return Some(self.known_person(person, run));
        }
        place.map(|number| (run, What::Place(number)))
    }

    /// A person of the tables named by these words, with what follows the name.
    fn known_person(&self, person: u16, name: Run) -> (Run, What) {
        let female = self.resources.knowledge.people[usize::from(person)].female;
        bearers::after_name(self, name, PersonMention { known: Some(person), name, female, ..PersonMention::default() })
    }

    fn trailing_nisba(&self, at: usize) -> usize {
        match self.nisba(at) {
            Some((_, length)) if self.word(at).is_some_and(|w| !w.proclitics.joins()) => at + length,
            _ => at,
        }
    }

    fn mentioned_organisation(&self, organisation: u16) -> bool {
        let named = |mention: &Mention| mention.what == What::Organisation(organisation);
        self.draft.mentions.iter().rev().take(LOOK_BACK).any(named) || self.draft.inner.iter().rev().take(LOOK_BACK).any(named)
    }

    /// Who of several people of one surname is meant: one already named, else the one in the weightiest office on the day.
    pub fn short_person(&self, candidates: &[u16], common: bool) -> Option<u16> {
        for mention in self.draft.mentions.iter().rev().take(LOOK_BACK) {
            if let What::Person(PersonMention { known: Some(known), .. }) = mention.what
                && candidates.contains(&known)
            {
                return Some(known);
            }
        }
        if common {
            return None;
        }
        let knowledge = &self.resources.knowledge;
        let in_office: Option<u16> = candidates
            .iter()
            .filter_map(|&c| knowledge.term_on(c, self.day).map(|term| (term.office, c)))
            .min()
            .map(|(_, candidate)| candidate);
        // Who holds no office is meant by one word only where the report speaks of his state.
        let spoken_of = |code: Code| {
            let of_state = |mention: &Mention| match &mention.what {
                What::State { code: named, .. } => *named == code,
                What::Person(person) => person.state == Some(code),
                What::Body { state, .. } | What::Named { state, .. } | What::People { state, .. } => *state == Some(code),
                What::Place(place) => knowledge.places[usize::from(*place)].country == Some(code),
                _ => false,
            };
            self.draft.home == Some(code) || self.draft.mentions.iter().rev().take(LOOK_BACK).any(of_state)
        };
        in_office.or(match candidates {
            [only] => Some(*only)
                .filter(|&only| knowledge.people[usize::from(only)].country.is_none_or(|code| code.is_international() || spoken_of(code))),
            _ => None,
        })
    }

    fn termed(&self, at: usize, found: Found) -> Option<(Run, What)> {
        let word = self.word(at)?;
        // دبلوماسيا أردنيا: what is an adverb elsewhere is a man where his nationality follows.
        if found.length == 1 && word.part.is_particle() && self.nationality(at + 1, true).is_none() {
            return None;
        }
        let knowledge = &self.resources.knowledge;
        let after = at + found.length;
        for &payload in found.payloads {
            match Entry::of(payload) {
                Entry::Body(body) => {
                    if self.is_surely_verb(word)
                        || word.is_verb() && found.length == 1
                        || (found.length == 1 && word.part == Part::Adjective && !word.is_definite())
                    {
                        continue;
                    }
                    // الأمن التونسي: police with a nationality, a good without.
                    if knowledge.bodies[usize::from(body)].whose == Whose::Body && self.nisba(after).is_none() {
                        continue;
                    }
                    // قضاء زاخو: a district, and no judges.
                    let district =
                        found.length == 1 && !word.is_definite() && self.state(after).is_none() && self.governed_place(after).is_some();
                    if district && &*knowledge.bodies[usize::from(body)].kind == "court" && word.part == Part::Noun {
                        continue;
                    }
                    // أنظمة دفاع جوي: without article and owner what forces there are, and none of them.
                    let common = found.length > 1 && !word.is_definite() && self.word(after - 1).is_some_and(|last| !last.is_definite());
                    let described = |last: &Word| matches!(last.part, Part::Adjective | Part::Unknown);
                    let kind = &*knowledge.bodies[usize::from(body)].kind;
                    if common && kind == "army" && self.word(after - 1).is_some_and(described) && self.owner(after).1.is_none() {
                        return Some((Run::new(at, after), What::Nothing));
                    }
                    // المكتب السياسي لحركة …: the movement.
                    if &*knowledge.bodies[usize::from(body)].kind == "organ" {
                        let owned = self.word(after).is_some_and(|next| next.proclitics.has(Proclitics::LI) && !next.proclitics.joins());
                        let owner = if owned || !self.draft.words[after - 1].is_definite() { self.mention(after) } else { None };
                        match owner {
                            Some((run, what @ (What::Organisation(_) | What::Named { .. } | What::Body { .. }))) => {
                                return Some((Run::new(at, run.end as usize), what));
                            }
                            _ => continue,
                        }
                    }
                    // مليشيات جماعة …, قوات حركة …: the group itself.
                    if let Some(group) = self.armed_group(at, after, body) {
                        return Some(group);
                    }
                    // An adjective that follows its noun is no body: العلاقات الخارجية.
                    if found.length == 1
                        && word.part == Part::Adjective
                        && self.previous(at).is_some_and(|p| p.part.is_nominal() && !p.is_mark())
                        && !word.proclitics.joins()
                    {
                        continue;
                    }
                    let (run, mut what) = self.body(at, after, body);
                    // السلطات في كوالالمبور: of whom, by where.
                    if let What::Body { state: state @ None, .. } = &mut what
                        && let Some((Some(code), None, _)) = self.origin(run.end as usize)
                    {
                        *state = Some(code);
                    }
                    if matches!(what, What::Body { state: None, .. })
                        && &*knowledge.bodies[usize::from(body)].kind == "mission"
                        && let Some((end, sender)) = self.sent_by(run.end as usize)
                    {
                        return Some((Run::new(at, end), sender));
                    }
                    // Aircraft, tanks, courts in general are nobody.
                    let anybody = found.length == 1 && !word.is_definite() && matches!(what, What::Body { state: None, .. });
                    if anybody {
                        continue;
                    }
                    return Some((run, what));
                }
                Entry::People(state) => {
                    let state = knowledge.states[usize::from(state)].code;
                    return Some((
                        Run::new(at, after),
                        What::People { group: None, state: Some(state), sector: Some(CIVILIAN), count: Count::Many, foreign: false },
                    ));
                }
                _ => {}
            }
        }
        for &payload in found.payloads {
            match Entry::of(payload) {
                Entry::BodyNoun(noun) if !self.is_surely_verb(word) => {
                    if let Some((run, what)) = names::named_body(self, at, after, noun) {
                        return Some((run, self.standing_in(run, what)));
                    }
                }
                Entry::Group(group, count) if !word.is_verb() => return self.group(at, after, group, count),
                Entry::Nisba(state) => {
                    let code = knowledge.states[usize::from(state)].code;
                    // والإيراني محمد خاتمي: a nationality right before a name.
                    if let Some(person) = titles::of_nationality(self, at, after, code) {
                        return Some(person);
                    }
                    if self.qualifies(at) {
                        // القصف الإسرائيلي: the state that acts.
                        return Some((Run::new(at, after), What::State { code, capital: false }));
                    }
                    if let Some(result) = self.nationals(at, after, code) {
                        return Some(result);
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// Whether a word is a verb and cannot be anything else.
    pub fn is_surely_verb(&self, word: &Word) -> bool {
        word.is_verb() && !self.resources.lexicon.analyses(word.form).iter().any(|analysis| analysis.part.is_nominal())
    }

    /// Whether a word that was cut into a verb and a pronoun is a noun as it stands: مولانا.
    pub fn is_noun_as_written(&self, word: &Word) -> bool {
        word.enclitic.is_some() && self.resources.lexicon.analyses(word.whole).iter().any(|analysis| analysis.part == Part::Noun)
    }
}

/// How many mentions back a short name may refer: far more than a report has, few enough for a book.
pub(crate) const LOOK_BACK: usize = 400;

pub(crate) const CIVILIAN: Code = Code::of(b"CVL");
