//! What the trained models say of a report's sentences: trees, and the clauses read off them, asked for by the text's tokens.
//!
//! Without models there are no trees, and every question is answered with nothing: the reader then goes by chunks alone.

use crate::Resources;
use waqai_lang::clause::{Clause, Clauses, Kind, Link, SubjectSource, WordClass};
use waqai_lang::models::Models;
use waqai_lang::parser::Parser;
use waqai_lang::segmenter::LexiconKnowledge;
use waqai_lang::syntax::{Clitic, Relation, Tree, Upos};
use waqai_lang::{Hint, Part, Word};
use waqai_tables::Form;
use waqai_text::{Sentence, Text};

/// How many clauses up a describing one is sought.
const DEPTH: usize = 4;
/// How many words above one are counted.
pub(crate) const DEEPEST: usize = 8;

/// A clause that describes a noun, as tokens.
#[derive(Clone, Debug)]
pub(crate) struct RelativeClause {
    pub words: std::ops::RangeInclusive<usize>,
    /// What it describes.
    pub antecedent: Option<usize>,
}

/// A parsed sentence.
#[derive(Debug, Default)]
struct Parsed {
    tree: Tree,
    clauses: Clauses,
}

impl Parsed {
    /// Whether one of the nodes is a pronoun: somebody told before, whom the tree does not know.
    fn has_pronoun(&self, nodes: &[u32]) -> bool {
        nodes.iter().any(|&node| self.tree.get(node).is_some_and(|node| node.upos == Upos::Pron))
    }
}

/// The trees of a report. The buffers are used again.
#[derive(Debug, Default)]
pub(crate) struct Syntax {
    parsed: Vec<Parsed>,
    count: usize,
    /// For every token: its sentence and the node of its stem.
    places: Vec<Option<(u32, u32)>>,
    hints: Vec<Option<Hint>>,
}

impl Syntax {
    /// Parses all sentences.
    pub fn parse(&mut self, parser: &mut Parser, models: Option<&Models>, text: &Text, sentences: &[Sentence], resources: &Resources) {
        self.count = 0;
        self.places.clear();
        self.hints.clear();
        let Some(models) = models else { return };
        self.places.resize(text.tokens().len(), None);
        self.hints.resize(text.tokens().len(), None);
        let knowledge = LexiconKnowledge { lexicon: &resources.lexicon, vocabulary: &resources.vocabulary };
        for (number, sentence) in sentences.iter().enumerate() {
            if self.parsed.len() == number {
                self.parsed.push(Parsed::default());
            }
            let parsed = &mut self.parsed[number];
            parser.parse(models, text, sentence.tokens.start as usize..sentence.tokens.end as usize, &knowledge);
            parser.tree(models, &mut parsed.tree);
            Hint::of_tree(&parsed.tree, &parser.parsed().margins, &mut self.hints);
            for (node, word) in parsed.tree.nodes().iter().enumerate().filter(|(_, word)| word.clitic == Clitic::Stem) {
                if let Some(place) = self.places.get_mut(word.token as usize) {
                    place.get_or_insert((number as u32, node as u32));
                }
            }
        }
        self.count = sentences.len();
    }

    /// What the models say of tokens: a place for each, or none at all.
    pub fn hints(&self) -> &[Option<Hint>] {
        &self.hints
    }

    /// What the tree says of a token's stem: part of speech, relation, and the token it hangs on.
    pub fn arc(&self, token: usize) -> Option<(Upos, Relation, Option<usize>)> {
        let (parsed, node) = self.place(token)?;
        let word = parsed.tree.get(node)?;
        Some((word.upos, word.relation, self.head(token)))
    }

    /// Reads the clauses off the trees, knowing now which lemmas the words have.
    pub fn read_clauses(&mut self, text: &Text, words: &[Word], resources: &Resources) {
        for parsed in &mut self.parsed[..self.count] {
            let tree = &parsed.tree;
            parsed.clauses.read(tree, |number| match tree.get(number) {
                Some(node) if node.clitic == Clitic::Stem => class(words, node.token as usize, resources),
                Some(node) if node.clitic == Clitic::Proclitic => {
                    // The particles of a token stand one behind the other, a letter each.
                    let nodes = tree.nodes()[..number as usize].iter().rev();
                    let letter = nodes.take_while(|other| other.token == node.token).count();
                    let mut buffer = [0; 4];
                    let letter = text.folded_at(node.token as usize).chars().nth(letter);
                    letter.map_or(WordClass::NOTHING, |letter| resources.clause_words.class(letter.encode_utf8(&mut buffer)))
                }
                _ => WordClass::NOTHING,
            });
        }
    }

    fn place(&self, token: usize) -> Option<(&Parsed, u32)> {
        let (sentence, node) = self.places.get(token).copied().flatten()?;
        Some((self.parsed[..self.count].get(sentence as usize)?, node))
    }

    /// The clause whose predicate stands in a token.
    fn clause(&self, token: usize) -> Option<(&Parsed, &Clause)> {
        let (parsed, node) = self.place(token)?;
        let clause = parsed.clauses.of_node(node)?;
        Some((parsed, parsed.clauses.all().get(clause as usize)?))
    }

    /// The tokens that are the subject of the clause of a token, and how they were found. None where there is no clause.
    pub fn subjects(&self, token: usize) -> Option<(Vec<usize>, SubjectSource)> {
        let (parsed, clause) = self.clause(token)?;
        let subjects = parsed.clauses.subjects(clause);
        if parsed.has_pronoun(subjects) {
            return None;
        }
        Some((tokens(parsed, subjects), clause.subject_source))
    }

    /// Whether a token is a participle that tells a circumstance of another clause: متهمة الحكومة بالتقصير.
    pub fn is_circumstance(&self, token: usize) -> bool {
        self.clause(token).is_some_and(|(_, clause)| clause.kind == Kind::Participle && clause.link == Link::Circumstance)
    }

    /// Whether a token is the predicate of a clause that describes a noun, or stands in such a clause: هجوم شنه مسلحون.
    pub fn describes(&self, token: usize) -> bool {
        let Some((parsed, mut clause)) = self.clause(token) else { return false };
        for _ in 0..DEPTH {
            if clause.link == Link::Relative {
                return true;
            }
            let above = clause.embedding.and_then(|number| parsed.clauses.all().get(number as usize));
            match above.filter(|_| matches!(clause.link, Link::Conjoined | Link::Complement | Link::Object | Link::Content)) {
                Some(above) => clause = above,
                None => return false,
            }
        }
        false
    }

    /// The tokens of the relative clause that a token stands in, the innermost one: …، التي بدأت قبل عامين.
    pub fn relative_around(&self, token: usize) -> Option<RelativeClause> {
        let (parsed, mut node) = self.place(token)?;
        for _ in 0..4 * DEPTH {
            let clause = parsed.clauses.of_node(node).and_then(|number| parsed.clauses.all().get(number as usize));
            if let Some(clause) = clause.filter(|clause| clause.link == Link::Relative) {
                let (first, last) = parsed.tree.span(parsed.clauses.top(clause));
                let token_of = |node: u32| parsed.tree.get(node).map(|node| node.token as usize);
                let antecedent = clause.relative.and_then(|relative| token_of(relative.antecedent));
                return Some(RelativeClause { words: token_of(first)?..=token_of(last)?, antecedent });
            }
            node = parsed.tree.head(node)?;
        }
        None
    }

    /// Where the clause begins that is the content of what a token says, behind it: قال المرصد تحطمت الطائرة.
    pub fn content(&self, token: usize) -> Option<usize> {
        let (parsed, node) = self.place(token)?;
        let number = parsed.clauses.of_node(node)?;
        let (_, content) = parsed.clauses.embedded(number, Link::Content).next()?;
        let first = parsed.tree.get(parsed.tree.span(parsed.clauses.top(content)).0)?;
        (first.token as usize > token).then_some(first.token as usize)
    }

    /// The token that a token hangs on in the tree.
    pub fn head(&self, token: usize) -> Option<usize> {
        let (parsed, node) = self.place(token)?;
        let head = parsed.tree.get(parsed.tree.head(node)?)?;
        Some(head.token as usize)
    }

    /// How many words stand above a token's stem in the tree, at most [`DEEPEST`]: 0 for the root.
    pub fn depth(&self, token: usize) -> Option<usize> {
        let (parsed, node) = self.place(token)?;
        Some(parsed.tree.heads(node).take(DEEPEST).count())
    }

    /// Whether a token hangs on another one in the tree.
    pub fn hangs_on(&self, token: usize, head: usize) -> bool {
        self.head(token) == Some(head)
    }

    /// The tokens that are objects of the clause of a token. None where there is no clause.
    pub fn objects(&self, token: usize) -> Option<Vec<usize>> {
        let (parsed, clause) = self.clause(token)?;
        let objects = parsed.clauses.objects(clause);
        (!parsed.has_pronoun(objects)).then(|| tokens(parsed, objects))
    }
}

fn tokens(parsed: &Parsed, nodes: &[u32]) -> Vec<usize> {
    nodes.iter().filter_map(|&node| parsed.tree.get(node)).map(|node| node.token as usize).collect()
}

fn class(words: &[Word], token: usize, resources: &Resources) -> WordClass {
    let Some(word) = words.get(token) else { return WordClass::NOTHING };
    let of_form =
        |form: Form| if form.is_known() { resources.clause_words.class(resources.vocabulary.text(form)) } else { WordClass::NOTHING };
    let of_lemma = word.lemma.map_or(WordClass::NOTHING, |lemma| of_form(resources.lexicon.lemma(lemma).form));
    let of_part = match word.part {
        Part::Masdar => WordClass::MASDAR,
        Part::ActiveParticiple => WordClass::ACTIVE_PARTICIPLE,
        Part::PassiveParticiple => WordClass::PASSIVE_PARTICIPLE,
        _ => WordClass::NOTHING,
    };
    of_form(word.form) | of_lemma | of_part
}
