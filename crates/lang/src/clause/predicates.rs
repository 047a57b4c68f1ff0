//! Which words are predicates, and which serve another one.

use super::reading::{Clauses, NONE};
use super::{Kind, WordClass};
use crate::syntax::{Case, Definiteness, Relation, Tree, Upos, VerbForm};

impl Clauses {
    /// Marks every node that says something of something.
    pub(super) fn find_predicates(&mut self, tree: &Tree) {
        self.kinds.clear();
        for node in 0..tree.len() as u32 {
            let kind = self.predicate_kind(tree, node);
            self.kinds.push(kind);
        }
    }

    fn predicate_kind(&self, tree: &Tree, node: u32) -> Option<Kind> {
        let word = &tree.nodes()[node as usize];
        let class = self.class(node);
        let serves = matches!(
            word.relation,
            Relation::Aux
                | Relation::Cop
                | Relation::Case
                | Relation::Mark
                | Relation::Cc
                | Relation::Fixed
                | Relation::Flat
                | Relation::Punct
        );
        let emphasises = word.is(Relation::Advmod) && matches!(word.upos, Upos::Part | Upos::Sconj | Upos::Adv);
        if serves || emphasises || matches!(word.upos, Upos::Punct | Upos::Cconj) {
            return None;
        }
        if matches!(word.upos, Upos::Verb | Upos::Aux) {
            return Some(Kind::Verb);
        }
        let has = |relation| tree.child_by(node, relation).is_some();
        let opened = tree.children_by(node, Relation::Mark).any(|mark| self.class(mark).has(WordClass::CONTENT));
        if word.upos == Upos::X && (opened || has(Relation::Aux) || self.is_denied_verb(tree, node)) {
            // PADT writes verbs that its lexicon lacks so.
            return Some(Kind::Verb);
        }
        let masdar = word.upos == Upos::Noun && (class.has(WordClass::MASDAR) || word.morphology.verb_form() == Some(VerbForm::Masdar));
        let clausal = matches!(
            word.relation,
            Relation::Root
                | Relation::Ccomp
                | Relation::Parataxis
                | Relation::Advcl
                | Relation::Csubj
                | Relation::Acl
                | Relation::Xcomp
                | Relation::Conj
                | Relation::Dep
        );
        let told = has(Relation::Nsubj) || has(Relation::Csubj);
        if has(Relation::Cop) || opened || told && (clausal || !masdar) {
            return Some(Kind::Nominal);
        }
        // PUD hangs what a verbless clause says on its preposition.
        if word.upos == Upos::Adp {
            return None;
        }
        if masdar {
            return Some(Kind::Masdar);
        }
        if self.is_participle(tree, node) {
            return Some(Kind::Participle);
        }
        let rules =
            has(Relation::Obj) || has(Relation::Ccomp) || tree.children_by(node, Relation::Obl).any(|child| is_argument(tree, child));
        if word.upos == Upos::Noun && rules {
            return Some(Kind::Masdar);
        }
        // A headline without a verb.
        let alone = word.is(Relation::Root)
            && matches!(word.upos, Upos::Noun | Upos::Adj)
            && !has(Relation::Parataxis)
            && tree
                .children(node)
                .any(|child| !matches!(tree.nodes()[child as usize].relation, Relation::Punct | Relation::Nummod | Relation::Dep));
        alone.then_some(Kind::Nominal)
    }

    fn is_denied_verb(&self, tree: &Tree, node: u32) -> bool {
        let mut denials = tree.children_by(node, Relation::Advmod);
        denials.any(|child| tree.nodes()[child as usize].upos == Upos::Part && self.class(child).has(WordClass::NEGATION))
    }

    /// A participle counts where it rules words as a verb does, or tells a circumstance.
    fn is_participle(&self, tree: &Tree, node: u32) -> bool {
        let word = &tree.nodes()[node as usize];
        if !matches!(word.upos, Upos::Adj | Upos::Noun) {
            return false;
        }
        let known = self.class(node).has(WordClass::ACTIVE_PARTICIPLE | WordClass::PASSIVE_PARTICIPLE)
            || word.morphology.verb_form() == Some(VerbForm::Participle);
        let rules = tree.children(node).any(|child| {
            let child_word = &tree.nodes()[child as usize];
            matches!(child_word.relation, Relation::Obj | Relation::Ccomp | Relation::Iobj) || is_argument(tree, child)
        });
        let circumstance = matches!(word.relation, Relation::Xcomp | Relation::Advcl | Relation::Acl | Relation::Obl)
            && word.morphology.case() == Some(Case::Accusative)
            && word.morphology.definiteness() != Some(Definiteness::Definite)
            && !tree.children(node).any(|child| tree.nodes()[child as usize].is(Relation::Case));
        let oblique = tree.child_by(node, Relation::Obl).is_some() || tree.child_by(node, Relation::Xcomp).is_some();
        match word.upos {
            Upos::Adj => rules || known && (oblique || circumstance),
            _ => circumstance && (rules || known),
        }
    }

    /// Finds for every auxiliary, modal and light word the predicate that it serves.
    pub(super) fn find_servants(&mut self, tree: &Tree) {
        self.carried.clear();
        self.carried.resize(tree.len(), NONE);
        for node in 0..tree.len() as u32 {
            let Some((served, kind)) = self.served(tree, node) else { continue };
            self.carried[node as usize] = served;
            if self.kind(served).is_none() {
                self.kinds[served as usize] = Some(kind);
            }
            if self.kind(node).is_none() {
                let noun = self.kind(served) == Some(Kind::Masdar);
                self.kinds[node as usize] = Some(if noun { Kind::Masdar } else { Kind::Nominal });
            }
        }
    }

    fn served(&self, tree: &Tree, node: u32) -> Option<(u32, Kind)> {
        let (word, class) = (&tree.nodes()[node as usize], self.class(node));
        let clause_by = |relations: &[Relation]| {
            relations.iter().find_map(|relation| {
                tree.children_by(node, *relation).find(|child| matches!(self.kind(*child), Some(Kind::Verb | Kind::Nominal)))
            })
        };
        // عدم وقوع، غير متاح
        if word.upos == Upos::Noun && class.has(WordClass::NEGATION) {
            let mut owners = tree.children(node).filter(|child| {
                matches!(tree.nodes()[*child as usize].relation, Relation::Nmod | Relation::Amod)
                    && self.preposition(tree, *child).is_none()
            });
            return owners.find(|child| tree.nodes()[*child as usize].upos != Upos::Pron).and_then(|child| {
                let kind = self.kind(child).or((tree.nodes()[child as usize].upos == Upos::Noun).then_some(Kind::Masdar))?;
                Some((child, kind))
            });
        }
        if word.upos == Upos::Verb && self.kind(node) == Some(Kind::Verb) {
            if class.has(WordClass::COPULA | WordClass::CONTINUING) {
                let mut said = tree.children(node).filter(|child| {
                    let child_word = &tree.nodes()[*child as usize];
                    matches!(child_word.relation, Relation::Xcomp | Relation::Ccomp) && !self.is_opened(tree, *child)
                });
                return said.find(|child| tree.nodes()[*child as usize].upos != Upos::Adp).map(|child| (child, Kind::Nominal));
            }
            if class.has(WordClass::BEGINNING) {
                let mut done = tree.children(node).filter(|child| {
                    let child_word = &tree.nodes()[*child as usize];
                    matches!(child_word.relation, Relation::Xcomp | Relation::Ccomp)
                        && child_word.upos == Upos::Verb
                        && !self.is_opened(tree, *child)
                        && self.preposition(tree, *child).is_none()
                });
                return done.next().map(|child| (child, Kind::Verb));
            }
            if class.has(WordClass::PASSIVE_LIGHT) {
                let mut acts = tree
                    .children_by(node, Relation::Nsubj)
                    .filter(|child| matches!(tree.nodes()[*child as usize].upos, Upos::Noun | Upos::X));
                return acts.next().map(|child| (child, Kind::Masdar));
            }
            if class.has(WordClass::ACTIVE_LIGHT) {
                let acts = || {
                    tree.children_by(node, Relation::Obl).filter(|child| {
                        tree.nodes()[*child as usize].upos == Upos::Noun
                            && self.preposition(tree, *child).is_some_and(|preposition| self.class(preposition).has(WordClass::WITH))
                    })
                };
                // قام بالأمس بجولة: the one that the verb asks for.
                let asked = acts().find(|child| is_argument(tree, *child) && acts().count() > 1);
                let known = || acts().find(|child| self.kind(*child) == Some(Kind::Masdar));
                return asked.or_else(known).or_else(|| acts().next()).map(|child| (child, Kind::Masdar));
            }
        }
        if class.has(WordClass::MODAL) {
            if let Some(child) = clause_by(&[Relation::Csubj, Relation::Ccomp, Relation::Xcomp]) {
                return Some((child, Kind::Verb));
            }
            let opened =
                |relation| tree.children_by(node, relation).find(|child| self.kind(*child).is_some() && self.is_opened(tree, *child));
            if let Some(child) = opened(Relation::Acl).or(opened(Relation::Obl)).or(opened(Relation::Obj)) {
                return Some((child, Kind::Verb));
            }
            if word.upos == Upos::Verb {
                let masdar = |relation| tree.children_by(node, relation).find(|child| self.kind(*child) == Some(Kind::Masdar));
                return masdar(Relation::Obj).or(masdar(Relation::Obl)).or(masdar(Relation::Nsubj)).map(|child| (child, Kind::Masdar));
            }
        }
        None
    }

    /// Whether أن or the like opens it.
    pub(super) fn is_opened(&self, tree: &Tree, node: u32) -> bool {
        tree.children(node).any(|child| {
            matches!(tree.nodes()[child as usize].relation, Relation::Mark | Relation::Compound)
                && self.class(child).has(WordClass::CONTENT)
        })
    }

    /// The preposition that a nominal stands behind.
    pub(super) fn preposition(&self, tree: &Tree, node: u32) -> Option<u32> {
        tree.children_by(node, Relation::Case).find(|child| tree.nodes()[*child as usize].upos == Upos::Adp)
    }
}

/// Whether the tree says that a verb asks for this oblique (`obl:arg`).
pub(super) fn is_argument(tree: &Tree, node: u32) -> bool {
    tree.get(node).is_some_and(|word| word.is(Relation::Obl) && word.subtype == crate::syntax::Subtype::Argument)
}
