//! The tree of a sentence.

use super::{Morphology, Relation, Subtype, Upos};

/// Where a syntactic word stands in its token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Clitic {
    /// The word that the token is about.
    #[default]
    Stem,
    /// Glued to the front: و، ف، ب، ل، ك، س.
    Proclitic,
    /// Glued to the end: a pronoun.
    Enclitic,
}

/// A syntactic word and what it depends on.
///
/// ```
/// use waqai_lang::syntax::{Node, Relation, Subtype, Upos};
/// let node = Node::of_columns(4, "NOUN", "Case=Nom", 1, "nsubj:pass");
/// assert_eq!((node.upos, node.head, node.relation, node.subtype), (Upos::Noun, Some(0), Relation::Nsubj, Subtype::Passive));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Node {
    /// The number of the text's token that the word comes from; several words of one token share it.
    pub token: u32,
    /// The part of speech.
    pub upos: Upos,
    /// The features.
    pub morphology: Morphology,
    /// The number of the head in the tree, from 0; none for a root.
    pub head: Option<u32>,
    /// The relation to the head.
    pub relation: Relation,
    /// What the treebank says more about the relation.
    pub subtype: Subtype,
    /// Where the word stands in its token.
    pub clitic: Clitic,
}

impl Node {
    /// A node from columns as CoNLL-U writes them: UPOS, FEATS, HEAD counted from 1 (0 for the root), DEPREL. An unknown tag becomes `X`, an
    /// unknown relation `dep`.
    pub fn of_columns(token: u32, upos: &str, feats: &str, head: u32, deprel: &str) -> Node {
        Node {
            token,
            upos: Upos::of(upos).unwrap_or_default(),
            morphology: Morphology::of_feats(feats),
            head: head.checked_sub(1),
            relation: Relation::of(deprel).unwrap_or_default(),
            subtype: Subtype::of(deprel),
            clitic: Clitic::Stem,
        }
    }

    /// Whether its relation is this one, with any subtype.
    pub fn is(&self, relation: Relation) -> bool {
        self.relation == relation
    }
}

/// No node.
const NONE: u32 = u32::MAX;

/// Where a node's family is found.
#[derive(Clone, Copy, Debug)]
struct Family {
    first_child: u32,
    next_sibling: u32,
    first: u32,
    last: u32,
}

/// The words of a sentence in order, and who depends on whom. A buffer to be used again: [`Tree::clear`], [`Tree::push`] every node,
/// [`Tree::link`]; from then on the questions can be asked.
///
/// ```
/// use waqai_lang::syntax::{Node, Tree};
/// let mut tree = Tree::default();
/// // وصل وزير الخارجية أمس
/// tree.push(Node::of_columns(0, "VERB", "_", 0, "root"));
/// tree.push(Node::of_columns(1, "NOUN", "_", 1, "nsubj"));
/// tree.push(Node::of_columns(2, "NOUN", "_", 2, "nmod"));
/// tree.push(Node::of_columns(3, "ADV", "_", 1, "advmod"));
/// tree.link();
/// assert_eq!(tree.children(0).collect::<Vec<_>>(), [1, 3]);
/// assert_eq!(tree.span(1), (1, 2));
/// assert!(tree.is_ancestor(0, 2) && !tree.is_ancestor(1, 3));
/// assert_eq!(tree.heads(2).collect::<Vec<_>>(), [1, 0]);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Tree {
    nodes: Vec<Node>,
    families: Vec<Family>,
}

impl Tree {
    /// Takes all nodes out and keeps the room.
    pub fn clear(&mut self) {
        self.nodes.clear();
        self.families.clear();
    }

    /// Appends a node. The index is old then, until [`Tree::link`] is called.
    pub fn push(&mut self, node: Node) {
        self.nodes.push(node);
    }

    /// The nodes in the order of the sentence.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// The nodes, to be changed. The index is old then, until [`Tree::link`] is called.
    pub fn nodes_mut(&mut self) -> &mut [Node] {
        &mut self.nodes
    }

    /// The number of nodes.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether there are no nodes.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// A node; none beyond the end.
    pub fn get(&self, node: u32) -> Option<&Node> {
        self.nodes.get(node as usize)
    }

    /// Builds the index of children and spans. A head that is no node, or that would close a circle, is taken away first, so that no question
    /// below can run for ever, whatever a model said.
    pub fn link(&mut self) {
        let count = self.nodes.len();
        let nothing = Family { first_child: NONE, next_sibling: NONE, first: NONE, last: NONE };
        self.families.clear();
        self.families.resize(count, nothing);
        self.cut_circles();
        for at in (0..count).rev() {
            let number = at as u32;
            if let Some(head) = self.nodes[at].head {
                self.families[at].next_sibling = self.families[head as usize].first_child;
                self.families[head as usize].first_child = number;
            }
        }
        for family in &mut self.families {
            (family.first, family.last) = (NONE, 0);
        }
        for number in 0..count as u32 {
            let mut above = Some(number);
            while let Some(at) = above {
                let family = &mut self.families[at as usize];
                // Nodes come in order: the first to arrive is the leftmost.
                if family.first == NONE {
                    family.first = number;
                }
                family.last = number;
                above = self.nodes[at as usize].head;
            }
        }
    }

    fn cut_circles(&mut self) {
        let count = self.nodes.len() as u32;
        // While this runs, `first` holds the walk that a node was reached by: meeting one's own walk again is a circle.
        for start in 0..count {
            let mut at = start;
            loop {
                let family = &mut self.families[at as usize];
                if family.first != NONE {
                    break;
                }
                family.first = start;
                match self.nodes[at as usize].head {
                    Some(head) if head >= count || self.families[head as usize].first == start => {
                        self.nodes[at as usize].head = None;
                        break;
                    }
                    Some(head) => at = head,
                    None => break,
                }
            }
        }
    }

    /// The nodes that depend on one, in the order of the sentence.
    pub fn children(&self, node: u32) -> Children<'_> {
        Children { tree: self, next: self.families.get(node as usize).map_or(NONE, |family| family.first_child) }
    }

    /// The children of a relation, with any subtype.
    pub fn children_by(&self, node: u32, relation: Relation) -> impl Iterator<Item = u32> + '_ {
        self.children(node).filter(move |child| self.nodes[*child as usize].relation == relation)
    }

    /// The first child of a relation, with any subtype.
    pub fn child_by(&self, node: u32, relation: Relation) -> Option<u32> {
        self.children_by(node, relation).next()
    }

    /// The heads above a node, the nearest first.
    pub fn heads(&self, node: u32) -> HeadChain<'_> {
        HeadChain { tree: self, at: node }
    }

    /// The head of a node.
    pub fn head(&self, node: u32) -> Option<u32> {
        self.get(node).and_then(|node| node.head)
    }

    /// Whether the first node stands above the second. No node stands above itself.
    pub fn is_ancestor(&self, above: u32, below: u32) -> bool {
        self.heads(below).any(|head| head == above)
    }

    /// The first and the last node of what hangs on a node, itself included. What lies between need not all be its own. A node beyond the end
    /// spans itself.
    pub fn span(&self, node: u32) -> (u32, u32) {
        self.families.get(node as usize).map_or((node, node), |family| (family.first, family.last))
    }

    /// The nodes without a head, in order.
    pub fn roots(&self) -> impl Iterator<Item = u32> + '_ {
        self.nodes.iter().zip(0..).filter(|(node, _)| node.head.is_none()).map(|(_, number)| number)
    }

    /// Sets [`Node::clitic`] of every node: in a token of several words, pronouns at its end are enclitics, the last word before them is the
    /// stem, the others are proclitics. A pronoun that only a conjunction stands before is the stem itself (وهو).
    pub fn mark_clitics(&mut self) {
        let mut start = 0;
        while start < self.nodes.len() {
            let token = self.nodes[start].token;
            let end = start + self.nodes[start..].iter().take_while(|node| node.token == token).count();
            let words = &mut self.nodes[start..end];
            let mut stem = words.len() - 1;
            while stem > 0 && words[stem].upos == Upos::Pron && words[stem - 1].upos != Upos::Cconj {
                stem -= 1;
            }
            for (place, word) in words.iter_mut().enumerate() {
                word.clitic = match place.cmp(&stem) {
                    std::cmp::Ordering::Less => Clitic::Proclitic,
                    std::cmp::Ordering::Equal => Clitic::Stem,
                    std::cmp::Ordering::Greater => Clitic::Enclitic,
                };
            }
            start = end;
        }
    }
}

/// The children of a node, see [`Tree::children`].
#[derive(Clone, Debug)]
pub struct Children<'a> {
    tree: &'a Tree,
    next: u32,
}

impl Iterator for Children<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let child = self.next;
        self.next = self.tree.families.get(child as usize)?.next_sibling;
        Some(child)
    }
}

/// The heads above a node, see [`Tree::heads`].
#[derive(Clone, Debug)]
pub struct HeadChain<'a> {
    tree: &'a Tree,
    at: u32,
}

impl Iterator for HeadChain<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        self.at = self.tree.nodes.get(self.at as usize)?.head?;
        Some(self.at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(heads: &[u32]) -> Tree {
        let mut tree = Tree::default();
        for (token, head) in heads.iter().enumerate() {
            tree.push(Node::of_columns(token as u32, "NOUN", "_", *head, "nmod"));
        }
        tree.link();
        tree
    }

    #[test]
    fn circles_and_strange_heads_are_cut() {
        for heads in [&[2, 1, 2][..], &[1, 2, 9], &[3, 1, 2], &[2, 3, 2, 1]] {
            let tree = tree(heads);
            assert!(tree.roots().count() >= 1, "{heads:?}");
            for node in 0..heads.len() as u32 {
                assert!(tree.heads(node).take(10).count() < heads.len());
                let (first, last) = tree.span(node);
                assert!(first <= node && node <= last && (last as usize) < heads.len());
            }
        }
    }

    #[test]
    fn a_used_tree_is_as_a_new_one() {
        let mut used = tree(&[0, 1, 2, 1]);
        used.clear();
        assert!(used.is_empty() && used.children(0).next().is_none());
        for head in [2, 0, 2] {
            used.push(Node::of_columns(0, "NOUN", "_", head, "nmod"));
        }
        used.link();
        assert_eq!(used.children(1).collect::<Vec<_>>(), [0, 2]);
        assert_eq!(used.span(1), (0, 2));
        assert_eq!(used.roots().collect::<Vec<_>>(), [1]);
    }

    #[test]
    fn words_of_a_token_are_told_apart() {
        let mut tree = Tree::default();
        for (token, upos) in
            [(0, "CCONJ"), (0, "ADP"), (0, "NOUN"), (0, "PRON"), (1, "CCONJ"), (1, "PRON"), (2, "ADP"), (2, "PRON"), (3, "PRON")]
        {
            tree.push(Node::of_columns(token, upos, "_", 0, "root"));
        }
        tree.mark_clitics();
        use Clitic::{Enclitic, Proclitic, Stem};
        let clitics: Vec<Clitic> = tree.nodes().iter().map(|node| node.clitic).collect();
        assert_eq!(clitics, [Proclitic, Proclitic, Stem, Enclitic, Proclitic, Stem, Stem, Enclitic, Stem]);
    }
}
