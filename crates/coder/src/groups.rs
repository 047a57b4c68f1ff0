//! People without names: protesters, soldiers, "three Palestinians", and the nationality, sector and number that go with them.

use crate::draft::{Run, What};
use crate::mentions::CIVILIAN;
use crate::mentions::Finder;
use crate::rules::{EventType, Marker, Role};
use crate::{bearers, titles};
use waqai_knowledge::{Code, Count, Entry, SectorAdjective, Whose};
use waqai_lang::syntax::{Relation, Upos};
use waqai_lang::{Number, Part, Proclitics, Word};

/// The article, as the tables write it.
const ARTICLE: &str = "\u{627}\u{644}";

impl Finder<'_> {
    /// Kinds of people: قوى خارجية، ستة جنود أمريكيين، سكان الفلوجة.
    pub fn group(&self, at: usize, after: usize, group: u16, count: Count) -> Option<(Run, What)> {
        let knowledge = &self.resources.knowledge;
        let word = self.word(at)?;
        // خرج المئات إلى الشوارع: those written with the article are many people only with it, and where no noun tells who.
        let rules = &self.resources.rules;
        let from = || self.word(after).is_some_and(|next| rules.from.is_some() && rules.preposition(next.form) == rules.from);
        if knowledge.groups[usize::from(group)].singular.starts_with(ARTICLE) && (!word.is_definite() || from()) {
            return None;
        }
        // قرار اتخذ من طرف الحكومة: by the government, no party.
        if at > 0 && self.marker(at - 1).is_some_and(|(marker, length)| marker == Marker::By && at - 1 + length == after) {
            return None;
        }
        if count == Count::One && self.carries_on(at, after) {
            return None;
        }
        // ارتفع عدد السكان: how many there are, and nobody who acts.
        if at > 0 && word.is_definite() && !word.has_preposition() && self.is_tally(at - 1) {
            return Some((Run::new(at - 1, after), What::Nothing));
        }
        // عناصر مسلحون is one phrase; رصاص مسلحين is the bullets of armed men.
        let behind_noun = self.previous(at).is_some_and(|p| {
            let counting = matches!(p.part, Part::Numeral | Part::Quantifier) || self.is_number(at - 1);
            // An indefinite accusative is an object of its own: اختطف مسلحون دبلوماسيا.
            let accusative = (word.tanween || word.features.is_accusative()) && !(p.tanween || p.features.is_accusative());
            let agrees = !accusative && (count == Count::One || p.features.get_number() == Some(Number::Plural));
            // عشرات الدبلوماسيين, مواقع لمسلحين: owned or ruled, no adjective.
            let attributive = (p.is_definite() || p.enclitic.is_some()) == word.is_definite() && !word.has_preposition();
            // استشهاد شاب, اعتقال ناشط: whoever suffers the act that the noun names.
            p.part.is_nominal() && !p.is_mark() && !counting && agrees && attributive && !self.suffers(at)
        });
        // لقاءات صحفية, مناورات عسكرية: the feminine form behind a feminine or plural noun is its adjective, whatever it was taken for.
        let feminine = count == Count::One
            && self.draft.text.folded_at(at).ends_with('\u{629}')
            && self.previous(at).is_some_and(|p| {
                let thing = p.features.get_number() == Some(Number::Plural) && !p.features.is_human();
                matches!(p.part, Part::Noun | Part::Masdar) && (thing || self.draft.text.folded_at(at - 1).ends_with('\u{629}'))
            });
        if (word.part == Part::Adjective || feminine) && behind_noun && !word.proclitics.joins() {
            return None;
        }
        // مؤتمر صحفي, ندوة صحفية: an adjective to the tree, though a man to the lexicon.
        if behind_noun && !word.proclitics.joins() && self.is_adjective_of_thing(at) {
            return None;
        }
        // هجوم انتحاري, عملية انتحارية: what kind of attack it is, nobody's name.
        let of_attack = at > 0
            && count == Count::One
            && !word.is_definite()
            && !word.has_preposition()
            && !word.proclitics.joins()
            && matches!(self.marker(at - 1), Some((Marker::Attack, 1)))
            && self.nationality(after, false).is_none();
        if of_attack {
            return None;
        }
        // لمهاجمة القرية: the act, no woman.
        let act = count == Count::One
            && self.draft.text.folded_at(at).ends_with('\u{629}')
            && !word.is_definite()
            && self.resources.lexicon.analyses(word.form).iter().any(|analysis| analysis.part == Part::Masdar);
        if act && self.nationality(after, false).is_none() {
            return None;
        }
        // 12 شهيدا, مئة قتيل: the singular behind a number.
        let count = if count == Count::One && at > 0 && self.is_number(at - 1) && self.counted(at) < at { Count::Many } else { count };
        // مصادر سياسية ودبلوماسية: a further adjective of the same people.
        if word.part == Part::Adjective
            && word.proclitics.joins()
            && at > 0
            && self.draft.mention_of(at - 1).is_some()
            && self.draft.words[at - 1].part == Part::Adjective
            && self.draft.words[at - 1].is_definite() == word.is_definite()
        {
            return None;
        }
        let (mut end, mut state) = (after, None);
        let mut sector = None;
        let mut foreign = false;
        // قادة أفارقة, نواب عرب: of a part of the world, and so of no one state where no body tells it.
        let mut regional = false;
        while let Some(next) = self.word(end) {
            if next.is_mark() || next.is_verb() || next.has_preposition() || next.proclitics.joins() {
                break;
            }
            // خطف مسلحون طبيبا: behind a nominative the accusative is somebody else.
            let nominative = is_sound_nominative(self.draft.text.folded_at(at));
            if nominative
                && !next.is_definite()
                && self.draft.text.folded_at(end).ends_with(['\u{627}', '\u{646}'])
                && !is_sound_nominative(self.draft.text.folded_at(end))
            {
                break;
            }
            // دبلوماسي كيني سابق
            let public = matches!(knowledge.groups[usize::from(group)].sector.as_str(), "GOV" | "MIL" | "SPY" | "LEG");
            if let Some((Marker::Former, length)) = self.marker(end).filter(|_| public && next.is_definite() == word.is_definite()) {
                sector = Some(crate::entities::FORMER);
                end += length;
                continue;
            }
            // مهندسا تركيا: in the accusative the nationality is written like the state.
            let accusative =
                word.tanween || word.features.is_accusative() || self.draft.text.folded_at(at).ends_with('\u{627}') && !word.is_definite();
            if let Some((code, length)) = self.nationality(end, accusative && state.is_none()) {
                state = state.or(Some(code));
                end += length;
            } else if let Some((adjective, length)) = self.sector_adjective(end) {
                sector = adjective.beside(sector);
                state = state.or(adjective.country);
                end += length;
            } else if count != Count::One
                && next.is_definite() == word.is_definite()
                && self.resources.rules.is_marked(next.form, Marker::Region)
            {
                regional = true;
                end += 1;
            } else if let Some((organisation, length)) = self.organisation(end).filter(|_| self.may_have_owner(at, after, end)) {
                let row = &knowledge.organisations[usize::from(organisation)];
                (state, sector) = (row.country, Some(row.sector));
                end += length;
                break;
            } else if let Some((code, length)) = self.place_state(end).filter(|_| self.may_have_owner(at, after, end)) {
                state = code;
                end += length;
                break;
            } else if let Some(body) = self.body_at(end).filter(|_| self.may_have_owner(at, after, end)) {
                // مصادر الخارجية الروسية, عناصر الشرطة
                let (after, code) = self.owner(end + body.1);
                state = state.or(code);
                sector = sector.or(Some(knowledge.bodies[usize::from(body.0)].sector));
                end = after;
                break;
            } else if matches!(next.part, Part::Adjective | Part::ActiveParticiple | Part::PassiveParticiple)
                && !self.heads_body(end)
                && next.is_definite() == word.is_definite()
                && (next.tanween || next.features.is_accusative()) == (word.tanween || word.features.is_accusative())
            {
                end += 1;
            } else {
                break;
            }
        }
        // مصادر فلسطينية وإسرائيلية: of two states, and so of no one.
        while let Some((code, length)) = self.nisba(end).filter(|_| state.is_some() || foreign)
            && let Some(next) = self.word(end).filter(|next| next.proclitics.joins() && next.is_definite() == word.is_definite())
            && matches!(next.part, Part::Adjective | Part::Unknown)
            && titles::of_nationality(self, end, end + length, code).is_none()
        {
            foreign |= state != Some(code);
            state = state.filter(|&own| own == code);
            end += length;
        }
        // عناصر من الحركة: whoever is only said to be somebody's needs the body behind من.
        if knowledge.groups[usize::from(group)].whose == Whose::Body {
            let (last, body) = self.sent_by(end).filter(|_| sector.is_none())?;
            (state, sector) = match body {
                What::Organisation(number) => {
                    let row = &knowledge.organisations[usize::from(number)];
                    (row.country, Some(row.sector))
                }
                What::Body { body, state } => (state, Some(knowledge.bodies[usize::from(body)].sector)),
                What::Named { noun, state, sector, .. } => (state, sector.or(Some(knowledge.body_nouns[usize::from(noun)].sector))),
                _ => return None,
            };
            end = last;
        }
        // مصدر في وزارة الداخلية, مسؤولون بالجيش: what nothing else tells of them the body tells.
        let vague = |sector: Code| matches!(sector.as_str(), "GOV" | "UNK");
        if state.is_none()
            && !foreign
            && sector.is_none()
            && vague(knowledge.groups[usize::from(group)].sector)
            && let Some((code, of_body, last)) = self.employer(end)
        {
            (state, sector, end) = (code, Some(of_body), last);
        }
        if state.is_none() && !foreign {
            // من or في and a place or organisation: where they are stays a place of its own, what they belong to is part of them.
            // مهاجرون أفارقة في ليبيا are there, but not Libyans.
            if let Some((code, sector_code, length)) = self.origin(end).filter(|(_, told, _)| !regional || told.is_some()) {
                foreign = code.is_none() && sector_code.is_none();
                state = code;
                sector = sector.or(sector_code);
                if sector_code.is_some() {
                    end += length;
                }
            } else {
                state = self.befallen(end);
            }
        }
        foreign |= regional && state.is_none();
        if count == Count::One {
            let of_group = knowledge.groups[usize::from(group)].sector;
            if let Some(named) = bearers::named_behind(self, Run::new(at, end), state, sector.or(Some(of_group))) {
                return Some(named);
            }
        }
        let start = self.counted(at);
        Some((Run::new(start, end), What::People { group: Some(group), state, sector, count, foreign }))
    }

    /// …، متهما الحكومة، داعية إيران إلى …: whether a word that may be somebody is the participle of a verb that carries on the sentence, with its
    /// object behind it.
    pub fn carries_on(&self, at: usize, after: usize) -> bool {
        let object = |word: &waqai_lang::Word| word.is_definite() && !word.has_preposition() && !word.is_mark();
        let pronoun = |at: usize| matches!(self.marker(at), Some((Marker::Him | Marker::Her | Marker::Them, _)));
        let name = |at: usize| self.place_state(at).is_some() || self.organisation(at).is_some() || pronoun(at);
        let rules = &self.resources.rules;
        at > 0
            && !self.draft.words[at - 1].is_verb()
            && (self.word(after).is_some_and(object) || name(after))
            && crate::cues::circumstance(self.draft, &self.resources.lexicon, at)
                .is_some_and(|verb| !rules.frames_by_verb.get(verb.0).is_empty() && !rules.reporting_by_verb.get(verb.0).is_empty())
    }

    /// Whether a word stands right behind a noun of death or wounds, or, where it is a noun by itself, of force done to somebody.
    fn suffers(&self, at: usize) -> bool {
        let Some((act, word)) = self.previous(at).zip(self.word(at)) else { return false };
        let rules = &self.resources.rules;
        if act.is_definite() || act.enclitic.is_some() || !matches!(act.part, Part::Noun | Part::Masdar) || act.features.is_human() {
            return false;
        }
        let noun = || self.resources.lexicon.analyses(word.form).iter().any(|analysis| analysis.part == Part::Noun);
        let done_to = || {
            act.lemma.is_some_and(|lemma| {
                rules.frames_by_noun.get(lemma.0).iter().any(|trigger| {
                    let frame = &rules.frames[usize::from(trigger.frame)];
                    matches!(frame.event_type, EventType::Assault | EventType::Coerce) && frame.noun_recipient.contains(&Role::Genitive)
                })
            })
        };
        self.is_casualty(act) || noun() && self.marker(at - 1).is_none_or(|(marker, _)| marker != Marker::Attack) && done_to()
    }

    /// Whether a noun names deaths or wounds and nobody who suffers them: مقتل, إصابة.
    fn is_casualty(&self, word: &Word) -> bool {
        let lemma = word.lemma.map(|lemma| self.resources.lexicon.lemma(lemma).form);
        matches!(word.part, Part::Noun | Part::Masdar)
            && !word.features.is_human()
            && self.resources.rules.casualty(word.form, lemma).is_some()
    }

    /// Whether the noun of a group can rule an owner at a place: it stands right before it, has no article, and has not kept the nun of its plural.
    /// رشق متظاهرون قوات الأمن: the forces are somebody else.
    fn may_have_owner(&self, at: usize, after: usize, place: usize) -> bool {
        let last = &self.draft.words[place - 1];
        let letters = self.draft.text.folded_at(at);
        let sound = last.features.is_human() && last.features.get_number() == Some(Number::Plural);
        let nun = is_sound_nominative(letters) || sound && letters.ends_with("\u{64A}\u{646}");
        // مصدر أمني وكالة الأنباء: an adjective owns nothing.
        let noun = matches!(last.part, Part::Noun | Part::Masdar) && last.enclitic.is_none() && !self.can_be_adjective(last);
        let adjective = place > at + 1 && !noun;
        place == after && !last.is_definite() && !nun && !adjective
    }

    /// انتقد الصحفيون المجلس الأعلى: the noun of a body that looks like a participle begins somebody else.
    fn heads_body(&self, at: usize) -> bool {
        let body = |&payload: &u32| matches!(Entry::of(payload), Entry::BodyNoun(_) | Entry::Body(_));
        self.term(at).is_some_and(|found| found.payloads.iter().any(body))
    }

    /// Whether the tree takes a word for the adjective of the noun before it, and that noun is nobody.
    fn is_adjective_of_thing(&self, at: usize) -> bool {
        let Some((before, noun)) = at.checked_sub(1).and_then(|before| Some((before, self.draft.words.get(before)?))) else { return false };
        let Some((part, relation, head)) = self.draft.syntax.arc(at) else { return false };
        let attribute = head == Some(before) && (part == Upos::Adj || relation == Relation::Amod);
        attribute && !noun.features.is_human() && self.draft.mention_of(before).is_none() && matches!(noun.part, Part::Noun | Part::Masdar)
    }

    /// Whether the lexicon knows a word as a noun that is nobody: عدوان, though it may be two enemies.
    fn may_be_thing(&self, word: &Word) -> bool {
        let thing = |analysis: &waqai_lang::Analysis| analysis.part == Part::Noun && !analysis.features.is_human();
        self.resources.lexicon.analyses(word.form).iter().any(thing)
    }

    /// مهندسا تركيا، صيادون فلبينيون: people of any calling with their nationality right behind.
    pub fn people_of_calling(&self, at: usize) -> Option<(Run, What)> {
        let word = self.word(at)?;
        // A participle of the same letters is no reason to take a calling for an act: مهندس.
        let calling =
            self.resources.lexicon.analyses(word.form).iter().any(|analysis| analysis.part == Part::Noun && analysis.features.is_human());
        // اتهم الكيميائي الكوري …: an adjective where no noun stands before it that it could describe.
        let stands = || {
            word.is_definite()
                && word.features.is_human()
                && self.draft.syntax.arc(at).is_some_and(|(_, relation, _)| relation != Relation::Amod)
        };
        // العدوان الإسرائيلي: read as the act and not as two enemies.
        let thing = word.part == Part::Noun && !word.features.is_human();
        let noun =
            matches!(word.part, Part::Noun | Part::ActiveParticiple) && calling && !thing || word.part == Part::Adjective && stands();
        // منتجات سورية: of women it would be سوريات.
        let things = self.draft.text.folded_at(at).ends_with("\u{627}\u{62A}")
            && self.word(at + 1).is_some()
            && self.draft.text.folded_at(at + 1).ends_with('\u{629}');
        let other = word.features.get_number() == Some(Number::Dual) && self.may_be_thing(word);
        let human = noun && !things && !other && word.enclitic.is_none();
        if !human || word.features.is_construct() {
            return None;
        }
        let accusative = word.tanween || word.features.is_accusative();
        let (state, length) = self.nationality(at + 1, accusative && !word.is_definite())?;
        let next = self.word(at + 1)?;
        if next.proclitics.joins() || next.is_definite() != word.is_definite() && !accusative {
            return None;
        }
        let count = match word.features.get_number() {
            Some(Number::Plural) => Count::Many,
            Some(Number::Dual) => Count::Two,
            _ => Count::One,
        };
        if count == Count::One
            && let Some(named) = bearers::named_behind(self, Run::new(at, at + 1 + length), Some(state), Some(CIVILIAN))
        {
            return Some(named);
        }
        let what = What::People { group: None, state: Some(state), sector: Some(CIVILIAN), count, foreign: false };
        Some((Run::new(self.counted(at), at + 1 + length), what))
    }

    /// في وزارة الداخلية الكينية, بالجيش: the body that officials and sources are said to be in, and where its name ends.
    fn employer(&self, at: usize) -> Option<(Option<Code>, Code, usize)> {
        let word = self.word(at)?;
        let glued = word.has_preposition() && word.proclitics.has(Proclitics::BI) && !word.proclitics.joins();
        let place = if glued { at } else { at + 1 };
        if !glued && !crate::workplaces::said_where(self, at) || self.organisation(place).is_some() {
            return None;
        }
        let (body, length) = self.body_at(place)?;
        let row = &self.resources.knowledge.bodies[usize::from(body)];
        if matches!(&*row.kind, "craft" | "people" | "side" | "kind" | "epithet" | "organ") {
            return None;
        }
        let (end, state) = self.owner(place + length);
        Some((state, row.sector, end))
    }

    /// A nationality; in the accusative it is written like the state: تركيا.
    pub fn nationality(&self, at: usize, accusative: bool) -> Option<(Code, usize)> {
        self.word(at)?;
        let as_state = accusative && self.draft.text.folded_at(at).ends_with("\u{64A}\u{627}");
        self.nisba(at).or_else(|| if as_state { self.state(at) } else { None })
    }

    /// ضحايا زلزال المغرب, المتضررين من الفيضانات في باكستان: the state that what befell people befell.
    fn befallen(&self, at: usize) -> Option<Code> {
        let thing = |word: &waqai_lang::Word| {
            matches!(word.part, Part::Noun | Part::Masdar)
                && !word.has_preposition()
                && !word.proclitics.joins()
                && !word.features.is_human()
        };
        let word = self.word(at)?;
        let next = self.word(at + 1)?;
        if thing(word) && !word.is_definite() && word.enclitic.is_none() {
            return self.place_state(at + 1).and_then(|(code, _)| code);
        }
        let from = word.part == Part::Preposition && self.resources.rules.preposition(word.form) == self.resources.rules.from;
        let place = at + 2;
        let within = self.word(place).is_some_and(|word| {
            word.part == Part::Preposition && self.resources.rules.preposition(word.form) == self.resources.rules.within
        });
        if from && thing(next) && next.is_definite() && within && self.place_state(at + 1).is_none() {
            return self.place_state(place + 1).and_then(|(code, _)| code);
        }
        None
    }

    /// A preposition and a state, place or organisation that people come from or are in.
    pub fn origin(&self, at: usize) -> Option<(Option<Code>, Option<Code>, usize)> {
        let word = self.word(at)?;
        let glued = word.has_preposition() && !word.proclitics.joins();
        // Only in or of: مصدر أمني للصحيفة told it to the paper.
        let from_or_in = || {
            self.marker(at).is_some_and(|(marker, length)| marker == Marker::Locative && length == 1)
                || self.resources.rules.preposition(word.form) == self.resources.rules.from
        };
        let place = match (glued, word.part) {
            (true, _) if word.proclitics.has(Proclitics::BI) => at,
            (false, Part::Preposition) if from_or_in() && !word.proclitics.joins() && word.enclitic.is_none() => at + 1,
            _ => return None,
        };
        let next = self.word(place)?;
        if !glued && (next.has_preposition() || next.is_mark()) {
            return None;
        }
        if let Some((organisation, length)) = self.organisation(place) {
            let row = &self.resources.knowledge.organisations[usize::from(organisation)];
            return Some((row.country, Some(row.sector), place + length - at));
        }
        if let Some((code, length)) = self.place_state(place) {
            return Some((code, None, place + length - at));
        }
        // في مدينة الفلوجة
        if next.part == Part::Noun
            && !next.is_definite()
            && let Some((code, length)) = self.place_state(place + 1)
        {
            return Some((code, None, place + 1 + length - at));
        }
        None
    }

    /// An adjective that tells a sector, and perhaps whose: مسؤول أممي. With how many words it takes.
    pub fn sector_adjective(&self, at: usize) -> Option<(SectorAdjective, usize)> {
        let found = self.term(at)?;
        found.payloads.iter().find_map(|&payload| match Entry::of(payload) {
            Entry::SectorAdjective(number) => Some((self.resources.knowledge.sector_adjectives[usize::from(number)], found.length)),
            _ => None,
        })
    }

    pub fn is_number(&self, at: usize) -> bool {
        self.draft.is_number(at)
    }

    /// Where a count before a noun begins: ستة جنود.
    pub fn counted(&self, at: usize) -> usize {
        let Some(word) = self.word(at) else { return at };
        if word.proclitics.joins() || word.has_preposition() {
            return at;
        }
        let mut start = at;
        // خمسة من عناصر التنظيم, عدد من المتظاهرين
        let partitive = start >= 2
            && self.resources.rules.preposition(self.draft.words[start - 1].form) == self.resources.rules.from
            && self.draft.words[start - 1].part == Part::Preposition;
        if partitive {
            let counting = matches!(self.draft.words[start - 2].part, Part::Numeral | Part::Quantifier) || self.is_number(start - 2);
            if !counting {
                return at;
            }
            start -= 1;
        } else if word.is_definite()
            && !matches!(self.draft.words[start.saturating_sub(1)].part, Part::Quantifier)
            && !self.is_number(start.saturating_sub(1))
        {
            return at;
        }
        while let Some(before) = start.checked_sub(1).and_then(|b| self.draft.words.get(b)) {
            let number = self.is_number(start - 1);
            let free = self.draft.mention_of(start - 1).is_none();
            if !free || !(number || matches!(before.part, Part::Numeral | Part::Quantifier)) {
                break;
            }
            start -= 1;
            if before.proclitics.joins() || before.has_preposition() {
                break;
            }
        }
        // ثمانية وعشرين أسيرا: the whole number, also where its last word is joined.
        let whole = self.draft.number_at(start).map_or(start, |number| start.min(number.tokens.start as usize));
        if (whole..start).all(|at| self.draft.mention_of(at).is_none()) { whole } else { start }
    }

    /// Whether a nationality qualifies a noun that is nobody, right before it or with adjectives between: القصف الإسرائيلي، السياسة الأمريكية.
    pub fn qualifies(&self, at: usize) -> bool {
        let here = &self.draft.words[at];
        // سبعة مصريين: behind a number they are people.
        if here.proclitics.joins() || here.has_preposition() || at > 0 && self.is_number(at - 1) {
            return false;
        }
        for back in 1..=3 {
            let Some(word) = at.checked_sub(back).and_then(|b| self.draft.words.get(b)) else { return false };
            if word.is_definite() != here.is_definite() || word.is_mark() {
                return false;
            }
            if let Some(mention) = self.draft.mention_of(at - back) {
                // محادثات مصرية سودانية: one nationality behind another.
                if back < 3 && self.draft.mentions[mention as usize].nisba {
                    continue;
                }
                return false;
            }
            // مقتل سوري, إصابة فلسطينيين: the one who fell, not whose deed it is.
            if back == 1 && !here.is_definite() && self.is_casualty(word) {
                return false;
            }
            // مقترحا مصريا: a thing by the lexicon, though it was taken for a participle.
            let participle = matches!(word.part, Part::ActiveParticiple | Part::PassiveParticiple);
            let noun = matches!(word.part, Part::Noun | Part::Masdar) || participle && self.may_be_thing(word);
            let act = noun && word.lemma.is_some_and(|lemma| !self.resources.rules.frames_by_noun.get(lemma.0).is_empty());
            if act || noun {
                return true;
            }
            // العقوبات الأحادية الأمريكية: an adjective to the tree, though the lexicon has no such word.
            let unknown = word.part == Part::Unknown && self.draft.syntax.arc(at - back).is_some_and(|(part, ..)| part == Upos::Adj);
            if !unknown && !self.can_be_adjective(word) {
                return false;
            }
        }
        false
    }

    /// People known by their nationality alone: ثلاثة عراقيين، الأمريكيون.
    pub fn nationals(&self, at: usize, after: usize, code: Code) -> Option<(Run, What)> {
        let word = self.word(at)?;
        let plural = self.resources.lexicon.analyses(word.form).iter().any(|a| a.features.get_number() == Some(Number::Plural))
            || self.draft.text.folded_at(at).ends_with(['\u{646}']) && self.draft.text.folded_at(at).chars().count() > 4;
        // استشهد فلسطيني, قتل سوري: one man, told by his nationality alone, right behind the verb.
        let one = !plural
            && !word.is_definite()
            && !word.has_preposition()
            && !word.proclitics.joins()
            && self.previous(at).is_some_and(|p| {
                p.is_verb() && p.features.get_gender() != Some(waqai_lang::Gender::Feminine) || !p.is_definite() && self.is_casualty(p)
            })
            && self
                .word(after)
                .is_none_or(|next| !next.part.is_nominal() || next.is_mark() || next.has_preposition() || next.proclitics.joins());
        if one {
            let what = What::People { group: None, state: Some(code), sector: Some(CIVILIAN), count: Count::One, foreign: false };
            return Some((Run::new(at, after), what));
        }
        let start = self.counted(at);
        // 12 فلسطينيا: the singular behind a number; تركيا is the state as well.
        let plural = plural
            || start < at
                && self.is_number(at - 1)
                && self.draft.text.folded_at(at).ends_with("\u{64A}\u{627}")
                && self.state(at).is_none();
        let previous_nominal = !self.is_number(at.saturating_sub(1))
            && self
                .previous(at)
                .is_some_and(|p| p.part.is_nominal() && !p.is_mark() && p.part != Part::Numeral && p.part != Part::Quantifier);
        let fallen = self.previous(at).is_some_and(|p| !p.is_definite() && self.is_casualty(p));
        if !plural || (start == at && previous_nominal && !fallen && !word.proclitics.joins()) {
            return None;
        }
        Some((
            Run::new(start, after),
            What::People { group: None, state: Some(code), sector: Some(CIVILIAN), count: Count::Many, foreign: false },
        ))
    }
}

/// Whether a word ends like a sound masculine plural in the nominative: مجهولون.
fn is_sound_nominative(letters: &str) -> bool {
    letters.ends_with("\u{648}\u{646}")
}
