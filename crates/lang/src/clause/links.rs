//! How clauses stand in one another.

use super::reading::{Clauses, NONE};
use super::{Clause, Kind, Link, WordClass};
use crate::syntax::{Relation, Tree, Upos};

impl Clauses {
    /// Fills embedding and link of every clause.
    pub(super) fn find_links(&mut self, tree: &Tree) {
        for number in 0..self.list.len() {
            let mut clause = self.list[number];
            let top = self.at(clause.chain, 0).unwrap_or(clause.predicate);
            let own = number as u32;
            let above = tree.heads(top).map(|head| (head, self.clause_of[head as usize]));
            clause.embedding = above.clone().map(|(_, outer)| outer).find(|outer| *outer != NONE && *outer != own);
            let direct = above.clone().next().is_some_and(|(_, outer)| outer != NONE);
            if clause.embedding.is_some() {
                clause.link = self.link(tree, &clause, top, direct);
            }
            self.list[number] = clause;
        }
    }

    fn link(&self, tree: &Tree, clause: &Clause, top: u32, direct: bool) -> Link {
        let word = &tree.nodes()[top as usize];
        let is_clause = matches!(clause.kind, Kind::Verb | Kind::Nominal) || word.upos == Upos::Verb;
        match word.relation {
            Relation::Acl if !self.is_opened(tree, top) => match clause.kind {
                _ if direct && self.head_is_verb(tree, top) => Link::Circumstance,
                _ => Link::Relative,
            },
            Relation::Amod if clause.kind == Kind::Participle => Link::Relative,
            _ if !direct => Link::Inside,
            Relation::Conj => Link::Conjoined,
            Relation::Parataxis | Relation::Dep => Link::Parataxis,
            Relation::Csubj | Relation::Nsubj => Link::Subject,
            Relation::Obj | Relation::Iobj if !is_clause => Link::Object,
            Relation::Obl if clause.kind == Kind::Participle && self.preposition(tree, top).is_none() => Link::Circumstance,
            Relation::Obl if !is_clause => Link::Complement,
            Relation::Nmod | Relation::Appos | Relation::Amod => {
                if self.preposition(tree, top).is_some() && clause.kind == Kind::Masdar {
                    Link::Complement
                } else {
                    Link::Inside
                }
            }
            Relation::Xcomp | Relation::Advcl if matches!(clause.kind, Kind::Participle) => Link::Circumstance,
            Relation::Ccomp | Relation::Xcomp | Relation::Obj | Relation::Iobj | Relation::Acl if !self.is_circumstance(tree, top) => {
                Link::Content
            }
            Relation::Advcl | Relation::Obl if self.is_opened(tree, top) && !self.is_circumstance(tree, top) => Link::Content,
            Relation::Dislocated | Relation::Orphan => Link::Inside,
            _ => Link::Circumstance,
        }
    }

    fn head_is_verb(&self, tree: &Tree, node: u32) -> bool {
        tree.head(node).is_some_and(|head| self.kind(head) == Some(Kind::Verb))
    }

    /// Whether what opens the clause makes it a circumstance: بعد أن, لأن, حتى, ل; not أن alone and not إلى أن, which verbs ask for.
    fn is_circumstance(&self, tree: &Tree, top: u32) -> bool {
        let opened = self.is_opened(tree, top);
        tree.children(top).any(|child| {
            let word = &tree.nodes()[child as usize];
            if !matches!(word.relation, Relation::Mark | Relation::Case) || !matches!(word.upos, Upos::Adp | Upos::Sconj | Upos::Cconj) {
                return false;
            }
            let class = self.class(child);
            let governed = class.has(WordClass::GOVERNED) && opened;
            !class.has(WordClass::CONTENT) && !governed && !self.is_bare_conjunction(tree, child)
        })
    }

    /// و and ف, which PADT sometimes hangs as `mark`: a conjunction glued to the next word.
    fn is_bare_conjunction(&self, tree: &Tree, node: u32) -> bool {
        let words = tree.nodes();
        let glued = words.get(node as usize + 1).is_some_and(|next| next.token == words[node as usize].token);
        words[node as usize].upos == Upos::Cconj && glued && !self.class(node).has(WordClass::GOVERNED)
    }
}
