//! The clause view over invented sentences.
//!
//! Every `*.conllu` beside this file holds trees with the clauses expected of them, one `# clause = …` line each, in the order of their predicates:
//! predicate, kind, voice, tense, then what there is of subject (with its source), objects, owner, doer, complements, servants and links.
//! After a change, `WAQAI_SHOW_CLAUSES=1 cargo test -p waqai-lang --test clauses -- --nocapture` prints what is read now.

#![allow(clippy::unwrap_used)]

use std::fmt::Write as _;
use waqai_lang::clause::{Clause, ClauseWords, Clauses, Kind, Link, Role, SubjectSource, WordClass};
use waqai_lang::syntax::{Node, Tree, Upos, Voice};
use waqai_lang::{Number, Tense};
use waqai_tables::TableSet;
use waqai_text::fold;

const WORDS: &str = include_str!("../../../../knowledge/grammar/clause-words.tsv");

/// The masdars of these sentences; a lexicon knows them in the program.
const MASDARS: [&str; 17] = [
    "توقيع",
    "انتخاب",
    "محادثة",
    "تفتيش",
    "تمديد",
    "تحقيق",
    "وقوع",
    "زيارة",
    "منح",
    "إطلاق",
    "مقتل",
    "إغلاق",
    "تعيين",
    "اتفاق",
    "حوار",
    "اجتماع",
    "لقاء",
];

const FILES: [(&str, &str); 7] = [
    ("verbs", include_str!("verbs.conllu")),
    ("light", include_str!("light.conllu")),
    ("joined", include_str!("joined.conllu")),
    ("relative", include_str!("relative.conllu")),
    ("content", include_str!("content.conllu")),
    ("nominal", include_str!("nominal.conllu")),
    ("pud", include_str!("pud.conllu")),
];

/// A tree with its words and the clauses expected.
#[derive(Default)]
struct Case {
    name: String,
    expected: Vec<String>,
    forms: Vec<String>,
    lemmas: Vec<String>,
    tree: Tree,
}

fn cases(text: &str) -> Vec<Case> {
    let mut cases = Vec::new();
    for block in text.split("\n\n").filter(|block| !block.trim().is_empty()) {
        let mut case = Case::default();
        let (mut token, mut last_of_token) = (0, 0);
        for line in block.lines() {
            if let Some(name) = line.strip_prefix("# sent_id = ") {
                case.name = name.into();
            } else if let Some(clause) = line.strip_prefix("# clause = ") {
                case.expected.push(clause.into());
            }
            let columns: Vec<&str> = line.split('\t').collect();
            let [number, form, lemma, upos, _, feats, head, relation, ..] = columns[..] else { continue };
            if let Some((_, last)) = number.split_once('-') {
                (token, last_of_token) = (token + 1, last.parse().unwrap());
                continue;
            }
            if number.parse::<u32>().unwrap() > last_of_token {
                token += 1;
            }
            case.tree.push(Node::of_columns(token, upos, feats, head.parse().unwrap(), relation));
            case.forms.push(form.into());
            case.lemmas.push(lemma.into());
        }
        case.tree.mark_clitics();
        case.tree.link();
        cases.push(case);
    }
    cases
}

fn words() -> ClauseWords {
    ClauseWords::compile(&TableSet::new([("grammar/clause-words.tsv", WORDS)])).unwrap()
}

fn class(case: &Case, words: &ClauseWords, node: u32) -> WordClass {
    let (form, lemma) = (&case.forms[node as usize], &case.lemmas[node as usize]);
    let mut class = words.class(&fold(form)) | words.class(&fold(lemma));
    let word = &case.tree.nodes()[node as usize];
    if word.upos == Upos::Noun && MASDARS.contains(&lemma.as_str()) {
        class = class | WordClass::MASDAR;
    }
    if word.upos == Upos::Noun && word.morphology.number() == Some(Number::Singular) {
        class = class | if form.ends_with('ة') { WordClass::FEMININE } else { WordClass::MASCULINE };
    }
    class
}

fn show(case: &Case, clauses: &Clauses, clause: &Clause) -> String {
    let form = |node: u32| case.forms[node as usize].as_str();
    let list = |nodes: &[u32]| nodes.iter().map(|node| form(*node)).collect::<Vec<_>>().join("، ");
    let mut line = form(clause.predicate).to_owned();
    line += match clause.kind {
        Kind::Verb => ": verb",
        Kind::Masdar => ": masdar",
        Kind::Participle => ": participle",
        Kind::Nominal => ": nominal",
    };
    if clause.voice == Voice::Passive {
        line += " passive";
    }
    line += match clause.tense {
        Some(Tense::Perfect) => " perfect",
        Some(Tense::Imperfect) => " imperfect",
        None => "",
    };
    if !clauses.subjects(clause).is_empty() {
        let source = match clause.subject_source {
            SubjectSource::None => "?",
            SubjectSource::Own => "own",
            SubjectSource::Shared => "shared",
            SubjectSource::Antecedent => "antecedent",
            SubjectSource::Control => "control",
            SubjectSource::Previous => "previous",
        };
        let _ = write!(line, "; subject {} ({source})", list(clauses.subjects(clause)));
    }
    let lists = [
        ("object", clauses.objects(clause)),
        ("second object", clauses.indirect_objects(clause)),
        ("owner", clauses.owners(clause)),
        ("by", clauses.agents(clause)),
    ];
    for (name, nodes) in lists.into_iter().filter(|(_, nodes)| !nodes.is_empty()) {
        let _ = write!(line, "; {name} {}", list(nodes));
    }
    for complement in clauses.complements(clause) {
        let _ = write!(line, "; {} {}", complement.preposition.map_or("adverbial", form), form(complement.node));
    }
    let servants = [
        ("light", clause.light),
        ("auxiliary", clause.auxiliary),
        ("modal", clause.modal),
        ("denied", clause.negation),
        ("future", clause.future),
        ("opened", clause.marker),
    ];
    for (name, node) in servants.into_iter().filter_map(|(name, node)| node.map(|node| (name, node))) {
        let _ = write!(line, "; {name} {}", form(node));
    }
    if let Some(outer) = clause.embedding {
        let link = match clause.link {
            Link::Main => "main",
            Link::Parataxis => "beside",
            Link::Conjoined => "conjoined with",
            Link::Content => "content of",
            Link::Subject => "subject of",
            Link::Object => "object of",
            Link::Complement => "complement of",
            Link::Circumstance => "circumstance of",
            Link::Relative => "relative in",
            Link::Inside => "inside",
        };
        let _ = write!(line, "; {link} {}", form(clauses.all()[outer as usize].predicate));
    }
    if let Some(relative) = clause.relative {
        let role = match relative.role {
            Role::Subject => "subject",
            Role::Object => "object",
            Role::Complement => "complement",
            Role::Possessor => "owner",
        };
        let _ = write!(line, "; {} is {role}", form(relative.antecedent));
        if let Some(pronoun) = relative.resumptive {
            let _ = write!(line, " through {}", form(pronoun));
        }
    }
    line
}

#[test]
fn clauses_are_read() {
    let words = words();
    let print = std::env::var_os("WAQAI_SHOW_CLAUSES").is_some();
    let mut clauses = Clauses::default();
    let (mut count, mut wrong) = (0, String::new());
    for (file, text) in FILES {
        for case in cases(text) {
            clauses.read(&case.tree, |node| class(&case, &words, node));
            let read: Vec<String> = clauses.all().iter().map(|clause| show(&case, &clauses, clause)).collect();
            count += 1;
            if print {
                println!("{file} {}\n{}\n", case.name, read.iter().map(|line| format!("# clause = {line}")).collect::<Vec<_>>().join("\n"));
            } else if read != case.expected {
                let _ = writeln!(
                    wrong,
                    "{file} {}\n  expected\n    {}\n  read\n    {}",
                    case.name,
                    case.expected.join("\n    "),
                    read.join("\n    ")
                );
            }
        }
    }
    assert!(count >= 40, "only {count} sentences");
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn buffers_leave_nothing_behind() {
    let words = words();
    let mut used = Clauses::default();
    for case in FILES.iter().flat_map(|(_, text)| cases(text)) {
        let mut fresh = Clauses::default();
        fresh.read(&case.tree, |node| class(&case, &words, node));
        used.read(&case.tree, |node| class(&case, &words, node));
        let lines = |clauses: &Clauses| clauses.all().iter().map(|clause| show(&case, clauses, clause)).collect::<Vec<_>>();
        assert_eq!(lines(&used), lines(&fresh), "{}", case.name);
    }
}

#[test]
fn any_tree_is_read() {
    // The words of all sentences in one tree, with heads and relations that make no sense.
    let words = words();
    let mut clauses = Clauses::default();
    for seed in 0..200u32 {
        let mut case = Case::default();
        for other in FILES.iter().flat_map(|(_, text)| cases(text)) {
            for (place, node) in other.tree.nodes().iter().enumerate() {
                let mixed = (seed.wrapping_mul(2_654_435_761) ^ case.forms.len() as u32).wrapping_mul(2_246_822_519) >> 7;
                let relation = waqai_lang::syntax::Relation::ALL[mixed as usize % 37];
                let head = (!mixed.is_multiple_of(17)).then_some(mixed % 500);
                let changed = mixed.is_multiple_of(3);
                case.tree.push(if changed { Node { head, relation, ..*node } } else { Node { head, ..*node } });
                case.forms.push(other.forms[place].clone());
                case.lemmas.push(other.lemmas[place].clone());
            }
        }
        case.tree.link();
        clauses.read(&case.tree, |node| class(&case, &words, node));
        for clause in clauses.all() {
            let nodes =
                [clauses.chain(clause), clauses.subjects(clause), clauses.objects(clause), clauses.owners(clause), clauses.agents(clause)];
            assert!(nodes.iter().flat_map(|list| list.iter()).all(|node| (*node as usize) < case.tree.len()));
        }
    }
}
