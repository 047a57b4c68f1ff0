//! Subjects, also those that are left out, and what an antecedent is in its relative clause.

use super::reading::Clauses;
use super::{Clause, Kind, Link, List, Relative, Role, SubjectSource, WordClass};
use crate::features::{Gender, Number};
use crate::syntax::{Case, Mood, PronounType, Relation, Tree, Upos, Voice};

/// How far back a relative pronoun looks for what it describes, where the tree does not say.
const REACH: u32 = 12;

/// How many clauses outwards the subject of an embedded clause is looked for.
const LEVELS: u32 = 3;

impl Clauses {
    /// Fills subjects and relatives of every clause.
    pub(super) fn find_subjects(&mut self, tree: &Tree) {
        let mut order = std::mem::take(&mut self.order);
        order.clear();
        for (number, clause) in (0..).zip(&self.list) {
            order.push((tree.heads(self.top(clause)).count() as u32, number));
        }
        order.sort_unstable();
        for &(_, number) in &order {
            self.own_subject(tree, number as usize);
        }
        for &(_, number) in &order {
            self.missing_subject(tree, number as usize);
        }
        for number in 0..self.list.len() {
            self.previous_subject(tree, number);
        }
        // Clauses inside those that have just got a subject.
        for &(_, number) in &order {
            self.missing_subject(tree, number as usize);
        }
        self.order = order;
    }

    fn own_subject(&mut self, tree: &Tree, number: usize) {
        let mut clause = self.list[number];
        let pronoun = self.relative_pronoun(tree, &clause);
        let start = self.nodes.len();
        if let Some(subject) = self.written_subject(tree, &clause, number as u32) {
            self.push_with_conjuncts(tree, subject);
            clause.subject_source = SubjectSource::Own;
        }
        clause.subjects = self.list_from(start);
        clause.relative = self.relative(tree, &clause, pronoun);
        if let Some(Relative { antecedent, role: Role::Subject, .. }) = clause.relative {
            let start = self.nodes.len();
            self.nodes.push(antecedent);
            clause.subjects = self.list_from(start);
            clause.subject_source = SubjectSource::Antecedent;
        }
        self.list[number] = clause;
    }

    /// The relative pronoun at one of the clause's words.
    fn relative_pronoun(&self, tree: &Tree, clause: &Clause) -> Option<u32> {
        self.chain(clause).iter().flat_map(|node| tree.children(*node)).find(|child| self.is_relative(tree, *child))
    }

    fn is_relative(&self, tree: &Tree, node: u32) -> bool {
        let word = &tree.nodes()[node as usize];
        matches!(word.upos, Upos::Det | Upos::Pron | Upos::X)
            && !word.is(Relation::Det)
            && (word.morphology.pronoun_type() == Some(PronounType::Relative) || self.class(node).has(WordClass::RELATIVE))
            // الذي is no relative pronoun of this clause where it heads a clause itself.
            && tree.child_by(node, Relation::Acl).is_none()
    }

    /// The subject that the tree names: at the lowest word that has one, in front of or behind it; then what stands in front of the clause as
    /// its topic; then a pronoun glued to أن.
    fn written_subject(&self, tree: &Tree, clause: &Clause, number: u32) -> Option<u32> {
        let chain = self.chain(clause);
        let mut subjects = chain.iter().rev().filter_map(|node| {
            let named = || {
                tree.children_by(*node, Relation::Nsubj).filter(|child| {
                    self.clause_of[*child as usize] != number && !self.is_relative(tree, *child) && self.kind(*child) != Some(Kind::Verb)
                })
            };
            named().find(|child| tree.nodes()[*child as usize].upos != Upos::Pron).or_else(|| named().next())
        });
        if let Some(subject) = subjects.next() {
            return Some(subject);
        }
        // PADT hangs the subject behind an emphasising إن on that particle; and هو in front of a verb as an `obl` in the nominative.
        let children = || chain.iter().rev().flat_map(|node| tree.children(*node));
        let mut particles = children().filter(|child| {
            let word = &tree.nodes()[*child as usize];
            matches!(word.upos, Upos::Part | Upos::Sconj | Upos::Cconj) && matches!(word.relation, Relation::Advmod | Relation::Mark)
        });
        let verb = self.agreeing(tree, clause);
        let third = verb.is_none_or(|verb| !self.is_speaker(tree, verb));
        if let Some(subject) = particles.find_map(|particle| tree.child_by(particle, Relation::Nsubj)).filter(|_| third) {
            return Some(subject);
        }
        let nominative = |child: &u32| {
            let word = &tree.nodes()[*child as usize];
            let nominative = word.upos == Upos::Pron && word.morphology.case() == Some(Case::Nominative);
            nominative && matches!(word.relation, Relation::Obl | Relation::Nmod) && self.preposition(tree, *child).is_none()
        };
        if let Some(pronoun) = children().find(nominative) {
            return Some(pronoun);
        }
        if self.has_clausal_subject(tree, clause, number) || self.is_impersonal(clause) {
            return None;
        }
        let mut topics = chain.iter().flat_map(|node| tree.children_by(*node, Relation::Dislocated));
        if let Some(topic) = topics.find(|topic| verb.is_none_or(|verb| self.agrees_with(tree, verb, *topic))) {
            return Some(topic);
        }
        let marks = chain.iter().flat_map(|node| tree.children(*node)).filter(|mark| self.class(*mark).has(WordClass::CONTENT));
        let mut pronouns = marks.flat_map(|mark| tree.children(mark)).filter(|child| tree.nodes()[*child as usize].upos == Upos::Pron);
        pronouns.find(|pronoun| verb.is_none_or(|verb| self.agrees_with(tree, verb, *pronoun)))
    }

    fn has_clausal_subject(&self, tree: &Tree, clause: &Clause, number: u32) -> bool {
        let mut below = self.chain(clause).iter().flat_map(|node| tree.children(*node));
        below.any(|child| match tree.nodes()[child as usize].relation {
            Relation::Csubj => self.clause_of[child as usize] != number,
            Relation::Nsubj => self.clause_of[child as usize] != number && self.kind(child) == Some(Kind::Verb),
            _ => false,
        })
    }

    /// تم توقيع, يمكن توقيع: nobody is said to do it. And masdars that no verb carries.
    fn is_impersonal(&self, clause: &Clause) -> bool {
        if clause.kind != Kind::Masdar {
            return false;
        }
        let carrier = self.chain(clause).iter().rev().nth(1);
        carrier.is_none_or(|carrier| {
            self.kind(*carrier) != Some(Kind::Verb)
                || self.class(*carrier).has(WordClass::PASSIVE_LIGHT)
                || self.class(*carrier).has(WordClass::MODAL) && clause.subject_source == SubjectSource::None
        })
    }

    /// The word of the clause that agrees with its subject: the lowest one with a person or, in a clause without verb, the predicate.
    fn agreeing(&self, tree: &Tree, clause: &Clause) -> Option<u32> {
        let verbs = self.chain(clause).iter().rev();
        let mut verbs =
            verbs.filter(|node| self.kind(**node) == Some(Kind::Verb) && tree.nodes()[**node as usize].morphology.person().is_some());
        verbs.next().copied().or((clause.kind != Kind::Masdar).then_some(clause.predicate))
    }

    /// What the clause describes, and as what. Asked before subjects that are left out are looked for.
    fn relative(&self, tree: &Tree, clause: &Clause, pronoun: Option<u32>) -> Option<Relative> {
        let outer = clause.embedding.map(|outer| &self.list[outer as usize]);
        let top = self.top(clause);
        let antecedent = match clause.link {
            Link::Relative => tree.head(top),
            Link::Main if tree.nodes()[top as usize].is(Relation::Acl) => tree.head(top),
            Link::Conjoined if pronoun.is_some() || clause.subject_source == SubjectSource::None => {
                outer.and_then(|outer| outer.relative).map(|relative| relative.antecedent)
            }
            _ => None,
        };
        let antecedent = antecedent.or_else(|| pronoun.and_then(|pronoun| self.described(tree, pronoun)))?;
        let found = |role, resumptive| Some(Relative { antecedent, role, pronoun, resumptive });
        if clause.kind == Kind::Participle {
            return found(Role::Subject, None);
        }
        let own = clause.subject_source == SubjectSource::Own;
        let verb = self.agreeing(tree, clause);
        let resumptive = self.resumptive(tree, clause, antecedent);
        // The pronoun shows gender and number better than a noun does.
        let shown = pronoun.filter(|pronoun| tree.nodes()[*pronoun as usize].morphology.number().is_some()).unwrap_or(antecedent);
        let agrees = verb.is_none_or(|verb| self.agrees_with(tree, verb, shown));
        if !own && agrees {
            // كلمة ألقتها: she may have given it. Whoever is spoken of before decides.
            let elsewhere = || {
                outer.is_some_and(|outer| {
                    !self.subjects(outer).is_empty() && verb.is_some_and(|verb| self.agrees(tree, verb, outer.subjects))
                })
            };
            match resumptive {
                Some((Role::Object, resumptive)) if clause.voice == Voice::Active && elsewhere() => {
                    return found(Role::Object, Some(resumptive));
                }
                _ => return found(Role::Subject, None),
            }
        }
        match resumptive {
            Some((role, resumptive)) => found(role, Some(resumptive)),
            // Nothing stands for it: an object left out, unless the verb has one.
            None if !own && !verb.is_some_and(|verb| self.is_speaker(tree, verb)) => found(Role::Subject, None),
            None if clause.objects == List::default() && clause.kind == Kind::Verb => found(Role::Object, None),
            None => found(Role::Complement, None),
        }
    }

    /// The last noun in front of a relative pronoun that agrees with it.
    fn described(&self, tree: &Tree, pronoun: u32) -> Option<u32> {
        let nouns = (pronoun.saturating_sub(REACH)..pronoun).rev();
        nouns.into_iter().find(|node| {
            let word = &tree.nodes()[*node as usize];
            matches!(word.upos, Upos::Noun | Upos::Propn | Upos::X) && !word.is(Relation::Flat) && self.agrees_with(tree, pronoun, *node)
        })
    }

    /// The personal pronoun that stands for the antecedent, and as what.
    fn resumptive(&self, tree: &Tree, clause: &Clause, antecedent: u32) -> Option<(Role, u32)> {
        let stands = |node: u32| {
            let word = &tree.nodes()[node as usize];
            word.upos == Upos::Pron && word.morphology.person().is_none_or(|person| person == 3) && self.agrees_with(tree, node, antecedent)
        };
        let find = |nodes: &[u32]| nodes.iter().copied().find(|node| stands(*node));
        if let Some(object) = find(self.objects(clause)).or_else(|| find(self.indirect_objects(clause))) {
            return Some((Role::Object, object));
        }
        let complements = self.complements(clause);
        if let Some(complement) = complements.iter().find(|complement| stands(complement.node)) {
            return Some((Role::Complement, complement.node));
        }
        let owned = |node: u32| tree.children_by(node, Relation::Nmod).find(|child| stands(*child));
        let nouns = self.subjects(clause).iter().chain(self.objects(clause)).copied();
        if let Some(owner) = nouns.clone().find_map(owned) {
            return Some((Role::Possessor, owner));
        }
        if let Some(owner) = find(self.owners(clause)) {
            return Some((Role::Object, owner));
        }
        // من خلالها، في عهده
        complements.iter().find_map(|complement| owned(complement.node)).map(|owner| (Role::Possessor, owner))
    }

    /// Subjects left out that the clause beside, around or above names.
    fn missing_subject(&mut self, tree: &Tree, number: usize) {
        let mut clause = self.list[number];
        if clause.subject_source != SubjectSource::None || !self.seeks_subject(tree, &clause, number as u32) {
            return;
        }
        let Some(verb) = self.agreeing(tree, &clause) else { return };
        let outer = clause.embedding.map(|outer| self.list[outer as usize]);
        let found = match (clause.link, outer) {
            (Link::Conjoined | Link::Parataxis, Some(outer)) if self.agrees(tree, verb, outer.subjects) => {
                Some((outer.subjects, SubjectSource::Shared))
            }
            (Link::Conjoined | Link::Parataxis, Some(outer)) => self.topic(tree, &outer, verb).map(|topic| (topic, SubjectSource::Shared)),
            (Link::Subject, Some(outer)) => self.agreeing_complement(tree, &outer, verb).map(|list| (list, SubjectSource::Control)),
            (Link::Main, _) | (Link::Parataxis, None) => {
                self.beside(tree, &clause, number, verb).map(|subjects| (subjects, SubjectSource::Shared))
            }
            (Link::Content | Link::Circumstance | Link::Object | Link::Complement | Link::Relative | Link::Inside, Some(outer)) => {
                self.around(tree, &clause, outer, verb).map(|list| (list, SubjectSource::Control))
            }
            _ => None,
        };
        if let Some((subjects, source)) = found {
            (clause.subjects, clause.subject_source) = (subjects, source);
            self.list[number] = clause;
        }
    }

    /// Who of the clauses around can be meant: subject, owner, object, topic of the nearest, a complement that it asks to do something; then
    /// the same of those further out.
    fn around(&mut self, tree: &Tree, clause: &Clause, outer: Clause, verb: u32) -> Option<List> {
        let mut at = outer;
        for level in 0..LEVELS {
            let mut lists = [at.subjects, at.owners, at.objects].into_iter();
            let list = lists.find(|list| self.agrees(tree, verb, *list) && !self.holds(tree, *list, clause.predicate));
            let asked = level == 0 && clause.link == Link::Content;
            let list = list.or_else(|| self.topic(tree, &at, verb));
            let list = list.or_else(|| if asked { self.agreeing_complement(tree, &at, verb) } else { None });
            if list.is_some() {
                return list;
            }
            at = self.list[at.embedding? as usize];
        }
        None
    }

    /// What stands in front of a clause and is spoken of in it: المدرب منحت له جائزة ويعيش في….
    fn topic(&mut self, tree: &Tree, outer: &Clause, verb: u32) -> Option<List> {
        let mut topics = self.chain(outer).iter().flat_map(|node| tree.children_by(*node, Relation::Dislocated));
        let topic = topics.find(|topic| self.agrees_with(tree, verb, *topic))?;
        let start = self.nodes.len();
        self.push_with_conjuncts(tree, topic);
        Some(self.list_from(start))
    }

    /// A complement of the clause around, as a list: طلب من الحكومة أن تعمل.
    fn agreeing_complement(&mut self, tree: &Tree, outer: &Clause, verb: u32) -> Option<List> {
        let node = self
            .complements(outer)
            .iter()
            .map(|complement| complement.node)
            .find(|node| self.kind(*node).is_none() && self.agrees_with(tree, verb, *node))?;
        let start = self.nodes.len();
        self.nodes.push(node);
        Some(self.list_from(start))
    }

    /// PADT hangs the clauses of a paragraph side by side on a conjunction or a dateline: the last one of them whose subject agrees.
    fn beside(&self, tree: &Tree, clause: &Clause, number: usize, verb: u32) -> Option<List> {
        let head = tree.head(self.top(clause))?;
        let before = self.list[..number].iter().rev();
        let mut siblings = before.filter(|other| tree.head(self.top(other)) == Some(head) && self.agrees(tree, verb, other.subjects));
        siblings.next().map(|other| other.subjects)
    }

    fn seeks_subject(&self, tree: &Tree, clause: &Clause, number: u32) -> bool {
        let told = self.agreeing(tree, clause).is_some_and(|verb| self.kind(verb) != Some(Kind::Verb) || self.is_third_person(tree, verb));
        told && !self.is_impersonal(clause)
            && !self.has_clausal_subject(tree, clause, number)
            && !self.is_passive_of_content(clause, number)
            && !self.resumes(tree, clause)
    }

    /// A verb of the third person. One without number or that commands has no subject to look for.
    fn is_third_person(&self, tree: &Tree, verb: u32) -> bool {
        let features = tree.nodes()[verb as usize].morphology;
        !self.is_speaker(tree, verb) && features.number().is_some() && features.mood() != Some(Mood::Imperative)
    }

    fn is_speaker(&self, tree: &Tree, verb: u32) -> bool {
        matches!(tree.nodes()[verb as usize].morphology.person(), Some(1 | 2))
    }

    /// مما أدى إلى…: the subject is all that stands before.
    fn resumes(&self, tree: &Tree, clause: &Clause) -> bool {
        self.chain(clause).iter().flat_map(|node| tree.children(*node)).any(|child| {
            let split = || self.preposition(tree, child).is_some_and(|preposition| self.class(preposition).has(WordClass::FROM));
            let pronoun = || matches!(tree.nodes()[child as usize].upos, Upos::Det | Upos::Pron) && clause.link == Link::Conjoined;
            let class = self.class(child);
            class.has(WordClass::RESUMING) || class.has(WordClass::WEAK_NEGATION) && (split() || pronoun())
        })
    }

    /// أُعلن أن…، سُمح ب…: the passive of a verb whose content or complement follows has no subject to look for.
    fn is_passive_of_content(&self, clause: &Clause, number: u32) -> bool {
        clause.voice == Voice::Passive && clause.kind == Kind::Verb && self.embedded(number, Link::Content).next().is_some()
    }

    fn previous_subject(&mut self, tree: &Tree, number: usize) {
        let clause = self.list[number];
        let sought = clause.kind == Kind::Verb || self.chain(&clause).len() > 1;
        if clause.subject_source != SubjectSource::None || !sought || !self.seeks_subject(tree, &clause, number as u32) {
            return;
        }
        let guessable = clause.voice == Voice::Active || clause.link == Link::Conjoined;
        if !guessable || self.class(clause.predicate).has(WordClass::COPULA) {
            return;
        }
        let Some(verb) = self.agreeing(tree, &clause).filter(|verb| self.kind(*verb) == Some(Kind::Verb)) else { return };
        let before = self.list[..number].iter().rev();
        let mut candidates = before.filter(|other| {
            other.link != Link::Relative
                && other.kind != Kind::Participle
                && other.predicate < clause.predicate
                && self.agrees(tree, verb, other.subjects)
        });
        if let Some(found) = candidates.find(|other| !self.holds(tree, other.subjects, clause.predicate)) {
            let subjects = found.subjects;
            (self.list[number].subjects, self.list[number].subject_source) = (subjects, SubjectSource::Previous);
        }
    }

    /// Whether a node is one of a list or stands below its first.
    fn holds(&self, tree: &Tree, list: List, node: u32) -> bool {
        self.slice(list).contains(&node) || self.at(list, 0).is_some_and(|first| tree.is_ancestor(first, node))
    }

    /// Whether a verb without subject can have these subjects. An empty list never agrees.
    fn agrees(&self, tree: &Tree, verb: u32, subjects: List) -> bool {
        let Some(first) = self.at(subjects, 0) else { return false };
        if subjects.end - subjects.start == 1 {
            return self.agrees_with(tree, verb, first);
        }
        let person = &tree.nodes()[verb as usize].morphology;
        // Several things may count as one feminine: الصحف والمجلات نشرت.
        person.number() != Some(Number::Singular) || person.gender() != Some(Gender::Masculine)
    }

    /// Whether a verb, participle or pronoun and a nominal can mean the same. What is not known agrees.
    fn agrees_with(&self, tree: &Tree, word: u32, nominal: u32) -> bool {
        let (features, other) = (tree.nodes()[word as usize].morphology, tree.nodes()[nominal as usize].morphology);
        let person = |number: Option<u8>| number.unwrap_or(3);
        if person(features.person()) != person(other.person()) {
            return false;
        }
        let (Some(number), gender) = (features.number(), features.gender()) else { return true };
        let feminine_singular = number == Number::Singular && gender == Some(Gender::Feminine);
        match other.number() {
            Some(Number::Plural) => number == Number::Plural || number == Number::Singular && gender != Some(Gender::Masculine),
            Some(Number::Dual) => number != Number::Singular,
            _ if number != Number::Singular => self.means_several(tree, nominal),
            _ => match self.gender(tree, nominal) {
                Some(Gender::Feminine) => feminine_singular || gender.is_none(),
                Some(Gender::Masculine) => gender != Some(Gender::Feminine),
                None => true,
            },
        }
    }

    /// X and Y, a number of Xs.
    fn means_several(&self, tree: &Tree, nominal: u32) -> bool {
        tree.nodes()[nominal as usize].upos == Upos::Num
            || tree.children(nominal).any(|child| {
                let word = &tree.nodes()[child as usize];
                word.is(Relation::Conj)
                    || matches!(word.relation, Relation::Nmod | Relation::Nummod) && word.morphology.number() == Some(Number::Plural)
            })
    }

    /// The gender of a nominal: its own, or that of an adjective or demonstrative with it.
    fn gender(&self, tree: &Tree, node: u32) -> Option<Gender> {
        let word = &tree.nodes()[node as usize];
        let class = self.class(node);
        let told = || {
            tree.children(node).find_map(|child| {
                let word = &tree.nodes()[child as usize];
                let singular = word.morphology.number() == Some(Number::Singular);
                word.morphology.gender().filter(|_| singular && matches!(word.relation, Relation::Amod | Relation::Det))
            })
        };
        let known = if class.has(WordClass::FEMININE) {
            Some(Gender::Feminine)
        } else {
            class.has(WordClass::MASCULINE).then_some(Gender::Masculine)
        };
        word.morphology.gender().or_else(told).or(known)
    }
}
