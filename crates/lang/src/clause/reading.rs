//! Reading a whole tree, and asking for what was read.

use super::{Clause, Complement, Kind, Link, List, SubjectSource, WordClass};
use crate::features::Tense;
use crate::syntax::{Node, Relation, Tree, Upos, Voice};

/// No node, no clause.
pub(super) const NONE: u32 = u32::MAX;

/// The clauses of a sentence, in the order of their predicates. Buffers that are used again: after the first sentences nothing is allocated.
///
/// ```
/// use waqai_lang::clause::{Clauses, SubjectSource, WordClass};
/// use waqai_lang::syntax::{Node, Tree};
/// // وصل الوزير ثم غادر
/// let mut tree = Tree::default();
/// tree.push(Node::of_columns(0, "VERB", "Aspect=Perf|Gender=Masc|Number=Sing|Person=3", 0, "root"));
/// tree.push(Node::of_columns(1, "NOUN", "Case=Nom|Number=Sing", 1, "nsubj"));
/// tree.push(Node::of_columns(2, "CCONJ", "_", 4, "cc"));
/// tree.push(Node::of_columns(3, "VERB", "Aspect=Perf|Gender=Masc|Number=Sing|Person=3", 1, "conj"));
/// tree.link();
/// let mut clauses = Clauses::default();
/// clauses.read(&tree, |_node| WordClass::NOTHING);
/// let left = &clauses.all()[1];
/// assert_eq!((clauses.subjects(left), left.subject_source), (&[1][..], SubjectSource::Shared));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Clauses {
    pub(super) list: Vec<Clause>,
    /// Lists of nodes, one behind the other.
    pub(super) nodes: Vec<u32>,
    /// Lists of complements, one behind the other.
    pub(super) complements: Vec<Complement>,
    /// The classes of every node.
    pub(super) classes: Vec<WordClass>,
    /// What kind of predicate a node is, if it is one.
    pub(super) kinds: Vec<Option<Kind>>,
    /// The node that a node serves as auxiliary, modal or light word.
    pub(super) carried: Vec<u32>,
    /// The clause that a node is predicate or servant of.
    pub(super) clause_of: Vec<u32>,
    /// Clauses, the embedding ones first.
    pub(super) order: Vec<(u32, u32)>,
}

impl Clauses {
    /// Reads a linked tree. `class` tells what the word of a node does, most often from [`super::ClauseWords`] and a lexicon.
    pub fn read(&mut self, tree: &Tree, class: impl Fn(u32) -> WordClass) {
        self.list.clear();
        self.nodes.clear();
        self.complements.clear();
        self.classes.clear();
        self.classes.extend((0..tree.len() as u32).map(class));
        self.find_predicates(tree);
        self.find_servants(tree);
        self.make_clauses(tree);
        self.find_arguments(tree);
        self.find_links(tree);
        self.find_subjects(tree);
    }

    /// The clauses, in the order of their predicates.
    pub fn all(&self) -> &[Clause] {
        &self.list
    }

    /// The number of the clause that a node is the predicate of, or serves as auxiliary, modal or light word.
    pub fn of_node(&self, node: u32) -> Option<u32> {
        self.clause_of.get(node as usize).copied().filter(|clause| *clause != NONE)
    }

    pub(super) fn slice(&self, list: List) -> &[u32] {
        self.nodes.get(list.start as usize..list.end as usize).unwrap_or_default()
    }

    /// Auxiliary, modal and light words from the top down, and the predicate last. The first of them is where the clause hangs in the tree.
    pub fn chain(&self, clause: &Clause) -> &[u32] {
        self.slice(clause.chain)
    }

    /// The node by which a clause hangs in the tree.
    pub fn top(&self, clause: &Clause) -> u32 {
        self.chain(clause).first().copied().unwrap_or(clause.predicate)
    }

    /// Who does it, or of whom it is said; in a passive, whom it happens to. Conjuncts each for themselves. In a masdar's clause this is empty
    /// but for قام ب, a modal verb and the like: see [`Clauses::owners`].
    pub fn subjects(&self, clause: &Clause) -> &[u32] {
        self.slice(clause.subjects)
    }

    /// To whom or what it is done, conjuncts each for themselves.
    pub fn objects(&self, clause: &Clause) -> &[u32] {
        self.slice(clause.objects)
    }

    /// Second objects (`iobj`).
    pub fn indirect_objects(&self, clause: &Clause) -> &[u32] {
        self.slice(clause.indirect)
    }

    /// The owners of a masdar, زيارة الرئيس: whether they do or suffer it is for the verb's frame to say. After تم and قام ب they mostly suffer it.
    pub fn owners(&self, clause: &Clause) -> &[u32] {
        self.slice(clause.owners)
    }

    /// Who is named behind من قبل, على يد and the like.
    pub fn agents(&self, clause: &Clause) -> &[u32] {
        self.slice(clause.agents)
    }

    /// What stands behind a preposition, and adverbial nouns, in order; conjuncts each for themselves.
    pub fn complements(&self, clause: &Clause) -> &[Complement] {
        self.complements.get(clause.complements.start as usize..clause.complements.end as usize).unwrap_or_default()
    }

    /// The clauses that stand in one in a certain way, in order.
    pub fn embedded(&self, clause: u32, link: Link) -> impl Iterator<Item = (u32, &Clause)> {
        (0..).zip(&self.list).filter(move |(_, inner)| inner.embedding == Some(clause) && inner.link == link)
    }

    pub(super) fn class(&self, node: u32) -> WordClass {
        self.classes.get(node as usize).copied().unwrap_or_default()
    }

    pub(super) fn kind(&self, node: u32) -> Option<Kind> {
        self.kinds.get(node as usize).copied().flatten()
    }

    /// The nodes that several clauses' chains are made of, by place.
    pub(super) fn at(&self, list: List, place: u32) -> Option<u32> {
        (list.start + place < list.end).then(|| self.nodes[(list.start + place) as usize])
    }

    /// One clause for every predicate that serves no other, with what its servants say.
    fn make_clauses(&mut self, tree: &Tree) {
        self.clause_of.clear();
        self.clause_of.resize(tree.len(), NONE);
        for predicate in 0..tree.len() as u32 {
            let Some(kind) = self.kind(predicate) else { continue };
            if self.carried[predicate as usize] != NONE {
                continue;
            }
            let start = self.nodes.len();
            let mut at = predicate;
            self.nodes.push(at);
            while let Some(head) = tree.head(at).filter(|head| self.carried[*head as usize] == at) {
                self.nodes.push(head);
                at = head;
            }
            self.nodes[start..].reverse();
            let chain = List { start: start as u32, end: self.nodes.len() as u32 };
            for node in &self.nodes[start..] {
                self.clause_of[*node as usize] = self.list.len() as u32;
            }
            self.list.push(Clause {
                predicate,
                kind,
                voice: Voice::Active,
                light: None,
                auxiliary: None,
                modal: None,
                negation: None,
                future: None,
                tense: None,
                marker: None,
                subject_source: SubjectSource::None,
                link: Link::Main,
                embedding: None,
                relative: None,
                chain,
                subjects: List::default(),
                objects: List::default(),
                indirect: List::default(),
                owners: List::default(),
                agents: List::default(),
                complements: List::default(),
            });
        }
        for number in 0..self.list.len() {
            let mut clause = self.list[number];
            self.read_servants(tree, &mut clause);
            self.list[number] = clause;
        }
    }

    /// Voice, time, polarity and modality, from the words of the chain and the particles that hang on them.
    fn read_servants(&self, tree: &Tree, clause: &mut Clause) {
        for &node in self.slice(clause.chain) {
            let (word, class) = (&tree.nodes()[node as usize], self.class(node));
            let is_verb = self.kind(node) == Some(Kind::Verb);
            if node != clause.predicate {
                if class.has(WordClass::NEGATION) {
                    clause.negation = Some(node);
                }
                if class.has(WordClass::COPULA | WordClass::CONTINUING | WordClass::BEGINNING) {
                    clause.auxiliary = clause.auxiliary.or(Some(node));
                } else if class.has(WordClass::MODAL) {
                    clause.modal = clause.modal.or(Some(node));
                } else if class.has(WordClass::PASSIVE_LIGHT | WordClass::ACTIVE_LIGHT) {
                    clause.light = Some(node);
                    if class.has(WordClass::PASSIVE_LIGHT) {
                        clause.voice = Voice::Passive;
                    }
                }
            } else if word.morphology.voice() == Some(Voice::Passive)
                || class.has(WordClass::PASSIVE_PARTICIPLE) && clause.kind != Kind::Masdar
            {
                clause.voice = Voice::Passive;
            }
            if is_verb {
                // لا يزال, ما زال and ليس tell of now.
                let now = class.has(WordClass::CONTINUING) || class.has(WordClass::COPULA) && class.has(WordClass::NEGATION);
                clause.tense = clause.tense.or(if now { Some(Tense::Imperfect) } else { word.morphology.aspect() });
                if word.morphology.is_future() {
                    clause.future = clause.future.or(Some(node));
                }
            }
            // The negation of لا يزال denies nothing.
            let continuing = is_verb && class.has(WordClass::CONTINUING);
            for child in tree.children(node) {
                self.read_particle(tree, clause, node, child, continuing);
            }
        }
    }

    fn read_particle(&self, tree: &Tree, clause: &mut Clause, node: u32, child: u32, continuing: bool) {
        let (word, class) = (&tree.nodes()[child as usize], self.class(child));
        match word.relation {
            Relation::Cop | Relation::Aux if matches!(word.upos, Upos::Aux | Upos::Verb) && class.has(WordClass::COPULA) => {
                clause.auxiliary = clause.auxiliary.or(Some(child));
                let now = class.has(WordClass::NEGATION);
                clause.tense = if now { Some(Tense::Imperfect) } else { word.morphology.aspect().or(clause.tense) };
                if word.morphology.is_future() {
                    clause.future = clause.future.or(Some(child));
                }
            }
            Relation::Nsubj | Relation::Csubj if word.subtype == crate::syntax::Subtype::Passive && node == clause.predicate => {
                clause.voice = Voice::Passive;
            }
            _ => {}
        }
        if word.is(Relation::Aux) && word.subtype == crate::syntax::Subtype::Passive {
            clause.voice = Voice::Passive;
        }
        let is_top = self.at(clause.chain, 0) == Some(node);
        if is_top && matches!(word.relation, Relation::Mark | Relation::Compound) && class.has(WordClass::CONTENT) {
            clause.marker = clause.marker.or(Some(child));
        }
        if !is_particle(word) || tree.child_by(child, Relation::Fixed).is_some() {
            return;
        }
        if class.has(WordClass::NEGATION)
            || word.morphology.is_negative()
            || class.has(WordClass::WEAK_NEGATION) && self.denies(tree, child)
        {
            if !continuing {
                clause.negation = clause.negation.or(Some(child));
            }
        } else if class.has(WordClass::FUTURE) {
            clause.future = Some(child);
        } else if class.has(WordClass::POSSIBLY) && tree.nodes()[node as usize].morphology.aspect() == Some(Tense::Imperfect) {
            clause.modal = clause.modal.or(Some(child));
        }
    }

    /// Whether a ما is a negation: not the second part of a conjunction (إذا ما).
    fn denies(&self, tree: &Tree, node: u32) -> bool {
        let before = node.checked_sub(1).and_then(|before| tree.get(before));
        before.is_none_or(|before| !matches!(before.relation, Relation::Mark | Relation::Case) && before.upos != Upos::Sconj)
    }
}

/// Whether a word hangs on its head as treebanks hang particles.
fn is_particle(word: &Node) -> bool {
    matches!(
        word.relation,
        Relation::Advmod | Relation::Aux | Relation::Cop | Relation::Compound | Relation::Case | Relation::Cc | Relation::Det
    ) && !matches!(word.upos, Upos::Noun | Upos::Propn)
}
