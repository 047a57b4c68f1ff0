//! Objects, owners, complements and doers of a clause.

use super::reading::Clauses;
use super::{Clause, Complement, Kind, List, WordClass};
use crate::syntax::{Case, Definiteness, Node, Relation, Subtype, Tree, Upos};

impl Clauses {
    /// Fills the lists of every clause but that of subjects.
    pub(super) fn find_arguments(&mut self, tree: &Tree) {
        for number in 0..self.list.len() {
            let mut clause = self.list[number];
            clause.objects = self.gather(tree, number, Relation::Obj);
            clause.indirect = self.gather(tree, number, Relation::Iobj);
            if matches!(clause.kind, Kind::Masdar | Kind::Participle) {
                clause.owners = self.owners_of(tree, &clause);
                if clause.objects == List::default() {
                    clause.objects = self.accusative_objects(tree, &clause);
                }
            }
            clause.agents = self.agents_of(tree, &clause);
            clause.complements = self.complements_of(tree, &clause);
            self.list[number] = clause;
        }
    }

    /// The nominal children of a clause's words by one relation, with their conjuncts.
    fn gather(&mut self, tree: &Tree, number: usize, relation: Relation) -> List {
        let chain = self.list[number].chain;
        let start = self.nodes.len();
        for place in 0.. {
            let Some(node) = self.at(chain, place) else { break };
            for child in tree.children_by(node, relation) {
                let is_clause = matches!(self.kind(child), Some(Kind::Verb | Kind::Nominal));
                if self.clause_of[child as usize] != number as u32 && !is_clause {
                    self.push_with_conjuncts(tree, child);
                }
            }
        }
        self.list_from(start)
    }

    /// The nodes pushed since `start`, put in order.
    pub(super) fn list_from(&mut self, start: usize) -> List {
        if start == self.nodes.len() {
            return List::default();
        }
        self.nodes[start..].sort_unstable();
        List { start: start as u32, end: self.nodes.len() as u32 }
    }

    /// Appends a nominal and what is coordinated with it, each conjunct for itself. Clauses among the conjuncts are left out.
    pub(super) fn push_with_conjuncts(&mut self, tree: &Tree, node: u32) {
        let mut at = self.nodes.len();
        self.nodes.push(node);
        while let Some(&member) = self.nodes.get(at) {
            for conjunct in tree.children_by(member, Relation::Conj) {
                if is_conjunct(self.kind(conjunct), &tree.nodes()[conjunct as usize]) {
                    self.nodes.push(conjunct);
                }
            }
            at += 1;
        }
    }

    /// The first caseless `nmod`: the second part of the idafa.
    fn owners_of(&mut self, tree: &Tree, clause: &Clause) -> List {
        let start = self.nodes.len();
        let owner = tree.children_by(clause.predicate, Relation::Nmod).find(|child| {
            let word = &tree.nodes()[*child as usize];
            word.upos.is_nominal()
                && *child > clause.predicate
                && self.preposition(tree, *child).is_none()
                && !is_indefinite_accusative(word)
        });
        // إصابة أربعة منهم
        let counted = || tree.children_by(clause.predicate, Relation::Nummod).find(|child| *child > clause.predicate);
        if let Some(owner) = owner.or_else(counted) {
            self.push_with_conjuncts(tree, owner);
        }
        self.list_from(start)
    }

    /// PADT hangs the objects of a masdar as `nmod` in the accusative: إعطاء الإقليم حكما ذاتيا.
    fn accusative_objects(&mut self, tree: &Tree, clause: &Clause) -> List {
        let owner = self.at(clause.owners, 0);
        let start = self.nodes.len();
        for child in tree.children_by(clause.predicate, Relation::Nmod) {
            let word = &tree.nodes()[child as usize];
            let accusative = word.upos == Upos::Noun && word.morphology.case() == Some(Case::Accusative);
            if accusative && self.preposition(tree, child).is_none() && owner.is_none_or(|owner| owner < child) {
                self.push_with_conjuncts(tree, child);
            }
        }
        self.list_from(start)
    }

    fn agents_of(&mut self, tree: &Tree, clause: &Clause) -> List {
        let start = self.nodes.len();
        for place in 0.. {
            let Some(node) = self.at(clause.chain, place) else { break };
            for child in tree.children(node) {
                if let Some(agent) = self.agent(tree, child) {
                    self.push_with_conjuncts(tree, agent);
                }
            }
        }
        self.list_from(start)
    }

    /// Who is named by من قبل X and the like; however the treebank hangs its three words.
    fn agent(&self, tree: &Tree, node: u32) -> Option<u32> {
        let word = &tree.nodes()[node as usize];
        if !matches!(word.relation, Relation::Obl | Relation::Nmod | Relation::Dep | Relation::Advmod) {
            return None;
        }
        if word.subtype == Subtype::Agent {
            return Some(node);
        }
        let pairs = [(WordClass::FROM, WordClass::SIDE), (WordClass::ON, WordClass::HAND), (WordClass::WITH, WordClass::MEANS)];
        let matches = |first: u32, second: u32| pairs.iter().any(|(one, two)| self.class(first).has(*one) && self.class(second).has(*two));
        let preposition = self.preposition(tree, node)?;
        let mut more = tree.children_by(preposition, Relation::Fixed).chain(tree.children_by(node, Relation::Case));
        if more.any(|second| matches(preposition, second)) {
            return Some(node);
        }
        if matches(preposition, node) {
            return tree.children(node).find(|child| {
                let owner = &tree.nodes()[*child as usize];
                matches!(owner.relation, Relation::Nmod | Relation::Obj)
                    && owner.upos.is_nominal()
                    && self.preposition(tree, *child).is_none()
            });
        }
        None
    }

    fn complements_of(&mut self, tree: &Tree, clause: &Clause) -> List {
        let start = self.complements.len();
        let number = self.clause_of[clause.predicate as usize];
        for place in 0.. {
            let Some(node) = self.at(clause.chain, place) else { break };
            for child in tree.children(node) {
                if self.clause_of[child as usize] == number || self.agent(tree, child).is_some() {
                    continue;
                }
                let Some(complement) = self.complement(tree, clause, child) else { continue };
                let mut at = self.complements.len();
                self.complements.push(complement);
                while let Some(&Complement { preposition, node }) = self.complements.get(at) {
                    for conjunct in tree.children_by(node, Relation::Conj) {
                        if is_conjunct(self.kind(conjunct), &tree.nodes()[conjunct as usize]) {
                            let own = self.preposition(tree, conjunct);
                            self.complements.push(Complement { preposition: own.or(preposition), node: conjunct });
                        }
                    }
                    at += 1;
                }
            }
        }
        self.complements[start..].sort_unstable_by_key(|complement| complement.node);
        List { start: start as u32, end: self.complements.len() as u32 }
    }

    fn complement(&self, tree: &Tree, clause: &Clause, child: u32) -> Option<Complement> {
        let word = &tree.nodes()[child as usize];
        let preposition = self.preposition(tree, child);
        if matches!(self.kind(child), Some(Kind::Verb | Kind::Nominal)) {
            return None;
        }
        match word.relation {
            // PUD hangs some phrases by their preposition.
            Relation::Obl | Relation::Nmod | Relation::Dep | Relation::Advmod | Relation::Ccomp if word.upos == Upos::Adp => {
                let ruled = tree.child_by(child, Relation::Obj).or_else(|| tree.child_by(child, Relation::Obl))?;
                Some(Complement { preposition: Some(child), node: ruled })
            }
            Relation::Obl if !matches!(word.upos, Upos::Adv | Upos::Part) => Some(Complement { preposition, node: child }),
            Relation::Nmod if preposition.is_some() && clause.kind != Kind::Nominal => Some(Complement { preposition, node: child }),
            // A second predicate: عين الملك زيدا وزيرا.
            Relation::Xcomp if matches!(word.upos, Upos::Noun | Upos::Adj) && self.kind(child).is_none() => {
                Some(Complement { preposition, node: child })
            }
            _ => None,
        }
    }
}

fn is_conjunct(kind: Option<Kind>, word: &Node) -> bool {
    word.upos.is_nominal() && !matches!(kind, Some(Kind::Verb | Kind::Nominal))
}

fn is_indefinite_accusative(word: &Node) -> bool {
    word.morphology.case() == Some(Case::Accusative) && word.morphology.definiteness() == Some(Definiteness::Indefinite)
}
