//! What looks like an act and is none: words that only name, describe or place something, and acts without those whom they take.

use crate::draft::{ChunkKind, What};
use crate::idioms;
use crate::parties;
use crate::rules::{EventType, Frame, Marker, Needs};
use crate::sides::Clause;
use crate::status;
use crate::triggers::{Candidate, Standing};
use waqai_lang::{Part, Pronoun};

/// A frame that fired, with the entities that take part.
pub(crate) struct Act<'a> {
    pub clause: &'a Clause<'a>,
    pub candidate: &'a Candidate,
    pub frame: &'a Frame,
    pub actor: &'a [u32],
    pub recipient: &'a [u32],
}

impl Act<'_> {
    /// Whether it is no act that a report tells.
    pub fn is_none(&self) -> bool {
        self.only_names() || self.only_describes() || self.is_circumstance() || self.is_other_act() || self.lacks_sides()
    }

    /// Words of an act that mean something else with these sides or words beside them.
    fn is_other_act(&self) -> bool {
        self.gives_up_itself()
            || self.is_no_duty()
            || self.is_attack_in_words()
            || self.asks_for_no_name()
            || self.lacks_host()
            || self.is_denied()
            || idioms::name_none(self)
    }

    /// سلمت السلطات …: who does it is no part of what is given up.
    fn gives_up_itself(&self) -> bool {
        let draft = self.clause.draft;
        let first = self.candidate.words.start;
        let acts = |at: u32| {
            let mention = draft.mention_of(at as usize).map(|mention| &draft.mentions[mention as usize]);
            mention.is_some_and(|mention| mention.words.start == at && mention.entities.iter().any(|entity| self.actor.contains(entity)))
        };
        self.frame.mode.as_deref() == Some("resign") && self.candidate.matched.iter().any(|&at| at > first && acts(at))
    }

    /// على منصة التواصل أن الأمر: behind "on … that" only a verb says what somebody has to do.
    fn is_no_duty(&self) -> bool {
        let (words, run) = (&self.clause.draft.words, self.candidate.words);
        let last = &words[run.end as usize - 1];
        let told = self.event_type() == EventType::Request
            && words[run.start as usize].part == Part::Preposition
            && last.form == self.clause.resources.rules.that;
        told && words
            .get(run.end as usize)
            .is_some_and(|next| !next.is_verb() && (next.is_definite() || self.clause.draft.mention_of(run.end as usize).is_some()))
    }

    /// هاجم الوزير الاتحاد: a verb that may be of words as well, of somebody who commands no arms.
    fn is_attack_in_words(&self) -> bool {
        let (draft, rules) = (self.clause.draft, &self.clause.resources.rules);
        let word = &draft.words[self.candidate.words.start as usize];
        let of_words = || {
            let frames = word.lemma.map_or(&[][..], |lemma| rules.frames_by_verb.get(lemma.0));
            frames.iter().any(|trigger| rules.frames[usize::from(trigger.frame)].event_type == EventType::Accuse)
        };
        let speaks = |&entity: &u32| {
            let entity = &draft.entities[entity as usize];
            matches!(entity.what, What::Person(_)) && matches!(entity.sector.as_str(), "GOV" | "LEG" | "PTY" | "JRN" | "ELI" | "OPP")
        };
        self.event_type() == EventType::Assault
            && self.candidate.standing == Standing::Verb
            && self.candidate.words.range().len() == 1
            && !self.actor.is_empty()
            && self.actor.iter().all(speaks)
            && of_words()
    }

    /// الذي طلب عدم كشف هويته: what a source asks for itself.
    fn asks_for_no_name(&self) -> bool {
        let next = self.candidate.words.end as usize;
        let namelessness = |(marker, _)| marker == Marker::Anonymity;
        self.event_type() == EventType::Request
            && next < self.clause.draft.words.len()
            && status::marker_at(self.clause, next).is_some_and(namelessness)
    }

    /// وتنفي إيران هذه الاتهامات: who denies an accusation does not make it.
    fn is_denied(&self) -> bool {
        self.event_type() == EventType::Accuse && self.is_noun() && {
            let denier = self.clause.draft.entities_of(&parties::denier(self.clause, self.candidate.chunk));
            denier.iter().any(|entity| self.actor.contains(entity))
        }
    }

    fn event_type(&self) -> EventType {
        self.frame.event_type
    }

    fn is_noun(&self) -> bool {
        self.candidate.standing == Standing::Noun
    }

    /// A noun alone, no phrase.
    fn is_bare_noun(&self) -> bool {
        self.is_noun() && self.candidate.words.range().len() == 1
    }

    fn is_imperfect_verb(&self) -> bool {
        self.candidate.standing == Standing::Verb && self.clause.is_imperfect(self.candidate.chunk)
    }

    /// Whether the trigger stands behind a preposition, or is owned by the noun before it.
    fn is_governed(&self) -> bool {
        let (draft, at) = (self.clause.draft, self.candidate.words.start as usize);
        at > 0 && {
            let before = &draft.words[at - 1];
            draft.words[at].has_preposition()
                || before.part == Part::Preposition
                || before.part.is_nominal() && draft.syntax.head(at) == Some(at - 1)
        }
    }

    /// متوجها إلى النواب, زار الجرحى: who turns to people of a kind or looks after them visits nobody who could receive him.
    fn lacks_host(&self) -> bool {
        let people = |&entity: &u32| matches!(self.clause.draft.entities[entity as usize].what, What::People { .. });
        let visit = self.event_type() == EventType::Consult && self.frame.mode.as_deref() == Some("visit");
        visit && !self.is_noun() && !self.recipient.is_empty() && self.recipient.iter().all(people)
    }

    /// A noun that only says what something is about or named after.
    fn only_names(&self) -> bool {
        // A noun of words or gifts names an act only where both sides are told.
        let of_words = matches!(
            self.event_type(),
            EventType::Agree | EventType::Aid | EventType::Support | EventType::Threaten | EventType::Reject | EventType::Concede
        );
        let half = !self.frame.mutual && (self.actor.is_empty() || self.recipient.is_empty());
        // اعتبر أن العقوبات على روسيا فشلت: known already, and nobody does it here.
        let word = &self.clause.draft.words[self.candidate.words.start as usize];
        let known = self.event_type() == EventType::Sanction && self.is_noun() && word.is_definite() && self.actor.is_empty();
        // أقر الوزير بانتشار الظاهرة: no man alone is the forces that spread or get ready.
        let man = |&entity: &u32| matches!(self.clause.draft.entities[entity as usize].what, What::Person(_));
        let spreads = self.event_type() == EventType::Mobilize && self.is_bare_noun() && self.actor.iter().all(man);
        known
            || spreads
            || self.is_predicate()
            || self.is_bare_noun() && of_words && half && !self.is_headline()
            || self.event_type() == EventType::Assault
                && self.actor.is_empty()
                && parties::only_named(self.clause, self.candidate, self.recipient)
            || self.is_bare_noun() && self.is_named_after()
    }

    /// وصف ما يجري بأنه إبادة, قال إنه عدوان: a noun of force that something is called, by somebody who does not do it.
    fn is_predicate(&self) -> bool {
        let at = self.candidate.words.start as usize;
        let force = matches!(self.event_type(), EventType::Assault | EventType::Coerce);
        let called = || {
            at > 0 && {
                let before = &self.clause.draft.words[at - 1];
                before.part == Part::Subordinator && before.enclitic.is_some()
            }
        };
        self.is_noun() && force && called() && self.recipient.is_empty()
    }

    /// استعداد سعودي لدعم المشروع: a noun that opens a sentence without a verb, with its doer: the news itself.
    fn is_headline(&self) -> bool {
        let clause = self.clause;
        let first = clause.chunks.first().is_some_and(|chunk| chunk.words.start == self.candidate.words.start);
        first && !self.actor.is_empty() && clause.chunks.iter().all(|chunk| chunk.kind != ChunkKind::Verb)
    }

    /// احتجاجات في المدينة, غارات على الريف: an indefinite noun of force or protest that opens its sentence tells it, also where nobody is named.
    fn is_news_itself(&self) -> bool {
        let (clause, at) = (self.clause, self.candidate.words.start);
        let force = matches!(self.event_type(), EventType::Assault | EventType::Protest);
        let opens = clause.chunks.first().is_some_and(|chunk| chunk.words.start == at);
        let word = &clause.draft.words[at as usize];
        // حرب تصريحات, هجوم بلا فائدة: only where the words say where it is or whom it strikes.
        let placed = clause.draft.words[self.candidate.words.end as usize..].iter().take(4).any(|word| word.part == Part::Preposition);
        self.is_noun() && force && opens && placed && !word.is_definite() && word.enclitic.is_none()
    }

    /// مذكرة التفاهم, سبل التعاون: a noun of cooperation or agreement behind a noun that it only describes; لقاءات صحفية: with the press.
    fn is_named_after(&self) -> bool {
        let (draft, at) = (self.clause.draft, self.candidate.words.start as usize);
        if self.event_type() == EventType::Consult {
            let next = at + 1;
            return next < draft.words.len() && status::marker_at(self.clause, next).is_some_and(|(marker, _)| marker == Marker::Press);
        }
        let word = &draft.words[at];
        if !matches!(self.event_type(), EventType::Agree | EventType::Cooperate) || word.proclitics.joins() || word.has_preposition() {
            return false;
        }
        at.checked_sub(1).map(|before| (before, &draft.words[before])).is_some_and(|(place, before)| {
            let bare = !before.is_definite() && before.enclitic.is_none() && !before.tanween;
            before.part == Part::Noun && bare && draft.mention_of(place).is_none()
        })
    }

    /// A verb that says how things stand, not what was done: المدينة التي تسيطر عليها المعارضة; what gives in general, and to nobody: يسهم في ….
    fn only_describes(&self) -> bool {
        let force = matches!(self.event_type(), EventType::Assault | EventType::Coerce | EventType::Sanction | EventType::Mobilize);
        let described = || {
            let chunk = self.candidate.chunk;
            let behind_relative = chunk > 0 && self.clause.chunks[chunk - 1].kind == ChunkKind::Relative;
            behind_relative || self.clause.draft.syntax.describes(self.candidate.words.start as usize)
        };
        let gives_to_nobody = self.event_type() == EventType::Aid && self.recipient.is_empty();
        self.is_imperfect_verb() && (gives_to_nobody || force && described())
    }

    /// A meeting that is only where or when something else is done: على هامش القمة, عقب اجتماع الهيئة.
    fn is_circumstance(&self) -> bool {
        let summit = self.frame.mode.as_deref() == Some("multilateral") && self.is_bare_noun();
        // بعد قمة الرئيس المصري والرئيس التركي: with those who met it is news of its own.
        let countries = self.actor.iter().map(|&entity| self.clause.draft.entities[entity as usize].country);
        let first = countries.clone().next().flatten();
        let of_several = countries.clone().any(|country| country != first)
            && !self.clause.draft.words[self.candidate.words.start as usize].is_definite();
        let of_one_body = || self.is_meeting() && self.is_noun() && self.count() < 2 && self.are_bodies();
        self.is_governed() && (summit && !of_several || of_one_body())
    }

    fn is_meeting(&self) -> bool {
        self.event_type() == EventType::Consult && self.frame.needs != Needs::Actor
    }

    fn count(&self) -> usize {
        self.actor.len() + self.recipient.len()
    }

    fn are_bodies(&self) -> bool {
        self.actor.iter().all(|&entity| matches!(self.clause.draft.entities[entity as usize].what, What::Organisation(_)))
    }

    /// Whether somebody is missing whom the act takes.
    fn lacks_sides(&self) -> bool {
        let (actor, recipient) = (self.actor, self.recipient);
        // Words, gifts and threats come from somebody; that several sign something may be told of nobody.
        let by_nobody = actor.is_empty() && (self.event_type().is_verbal() || self.event_type() == EventType::Aid);
        let signed = self.event_type() == EventType::Support && self.candidate.standing == Standing::Verb && self.frame.mutual;
        if by_nobody && !signed {
            return true;
        }
        // Meetings and cooperation take two, and not of mere people. خلال لقائهما, في ختام اجتماعهم: of several who stand for one entity.
        let last = self.candidate.words.end as usize - 1;
        let several = matches!(self.clause.draft.words[last].enclitic, Some(Pronoun::Both | Pronoun::Them)) && !actor.is_empty();
        let takes_two = self.frame.mutual && self.event_type() == EventType::Cooperate || self.is_meeting() && !self.are_bodies();
        let people =
            |entity: &u32| matches!(self.clause.draft.entities[*entity as usize].sector.as_str(), "CVL" | "REF" | "JRN" | "EDU" | "MED");
        if takes_two && self.count() < 2 && !several || self.is_meeting() && actor.iter().all(people) {
            return true;
        }
        let satisfied = match self.frame.needs {
            Needs::Nothing => true,
            Needs::Actor => !actor.is_empty(),
            Needs::Recipient => !recipient.is_empty(),
            Needs::Both if self.frame.mutual => actor.len() > 1,
            Needs::Both => !actor.is_empty() && !recipient.is_empty(),
            Needs::Either => !actor.is_empty() || !recipient.is_empty(),
        };
        let enough = satisfied || self.frame.needs == Needs::Either && self.is_news_itself();
        !enough
    }
}
