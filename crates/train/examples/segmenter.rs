//! Trains and measures the segmenter.
use std::collections::{HashMap, HashSet};
use waqai_conllu::{Sentence, Token, Word};
use waqai_lang::segmenter::{LexiconKnowledge, NoKnowledge, WordKnowledge};
use waqai_train::segment::{Options, RawCounts, open, evaluate::evaluate, train};

fn read(path: &str) -> Vec<Sentence> {
    let text = std::fs::read_to_string(path).expect("readable");
    let mut out = Vec::new();
    let mut s = Sentence::default();
    let mut until = 0usize;
    for line in text.lines() {
        if line.is_empty() {
            if !s.words.is_empty() { out.push(std::mem::take(&mut s)); }
            until = 0;
            continue;
        }
        if let Some(c) = line.strip_prefix('#') { s.comments.push(c.trim_start().to_owned()); continue; }
        let c: Vec<&str> = line.split('\t').collect();
        let space = !c[9].contains("SpaceAfter=No");
        if let Some((a, b)) = c[0].split_once('-') {
            let (a, b): (usize, usize) = (a.parse().unwrap(), b.parse().unwrap());
            s.tokens.push(Token { form: c[1].to_owned(), words: a - 1..b, space_after: space, misc: c[9].to_owned() });
            until = b;
            continue;
        }
        let id: usize = c[0].parse().unwrap();
        s.words.push(Word { form: c[1].to_owned(), lemma: c[2].to_owned(), upos: c[3].to_owned(), xpos: c[4].to_owned(), feats: c[5].to_owned(), ..Word::default() });
        if id > until { s.tokens.push(Token { form: c[1].to_owned(), words: id - 1..id, space_after: space, misc: c[9].to_owned() }); }
    }
    out
}

struct Lists<'a> { lexicon: Option<LexiconKnowledge<'a>>, names: HashSet<String>, words: HashSet<String> }
impl WordKnowledge for Lists<'_> {
    fn is_word(&self, w: &str) -> bool { self.words.contains(w) || self.lexicon.is_some_and(|l| l.is_word(w)) }
    fn is_name(&self, w: &str) -> bool { self.names.contains(w) || self.lexicon.is_some_and(|l| l.is_name(w)) }
    fn is_there(&self) -> bool { self.lexicon.is_some() || !self.names.is_empty() || !self.words.is_empty() }
}

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let set: HashMap<&str, &str> = args[1..].iter().filter_map(|a| a.split_once('=')).collect();
    let all = read(set["padt"]);
    let held: usize = set.get("fold").map_or(9, |v| v.parse().unwrap());
    let mut train_set = Vec::new();
    let mut fold = Vec::new();
    for (i, s) in all.into_iter().enumerate() {
        if (i / 60) % 10 == held { fold.push(s) } else { train_set.push(s) }
    }
    let wiki = set.get("wikinews").map(|p| open::wikinews::read(&std::fs::read_to_string(p).unwrap())).unwrap_or_default();
    if set.contains_key("open") {
        train_set = open::pud::convert(&read(set["pud"]));
        let sum = |s: &[Sentence]| s.iter().map(|s| s.tokens.len()).sum::<usize>();
        let news = open::newsfane::read(&std::fs::read_to_string(set["newsfane"]).unwrap(), &std::fs::read_to_string(set["anercorp"]).unwrap(), 5.0 / 6.0);
        eprintln!("pud {} wikinews {} newsfane {} ({} unknown)", sum(&train_set), sum(&wiki), sum(&news), news.iter().flat_map(|s| &s.tokens).filter(|t| t.misc == open::UNKNOWN).count());
        if set["open"].contains('w') { train_set.extend(wiki.iter().cloned()); }
        if set["open"].contains('n') { train_set.extend(news); }
        if !set["open"].contains('p') { train_set.drain(..1000); }
    }
    let mut raw = RawCounts::default();
    if let Some(path) = set.get("raw") {
        for line in std::fs::read_to_string(path).unwrap().lines() { raw.add(line); }
    }
    let mut o = Options::default();
    if let Some(v) = set.get("passes") { o.passes = v.parse().unwrap(); }
    if let Some(v) = set.get("bits") { o.bits = v.parse().unwrap(); }
    if let Some(v) = set.get("rate") { o.rate = v.parse().unwrap(); }
    if let Some(v) = set.get("decay") { o.decay = v.parse().unwrap(); }
    let resources = waqai_base::resources();
    let mut lists = Lists { lexicon: None, names: HashSet::new(), words: HashSet::new() };
    if set.contains_key("lexicon") { lists.lexicon = Some(LexiconKnowledge { lexicon: &resources.lexicon, vocabulary: &resources.vocabulary }); }
    if let Some(path) = set.get("names") { for l in std::fs::read_to_string(path).unwrap().lines() { lists.names.insert(waqai_text::fold(l)); } }
    if let Some(path) = set.get("words") { for l in std::fs::read_to_string(path).unwrap().lines() { lists.words.insert(waqai_text::fold(l)); } }
    let t = std::time::Instant::now();
    let model = train(&train_set, &fold, &raw, &lists, &o, &mut |line| eprintln!("{line}"));
    eprintln!("trained in {:?}", t.elapsed());
    let e = evaluate(&model, &fold, &NoKnowledge);
    println!("tokens F1 {:.3} words F1 {:.3} accuracy {:.3} forms {:.3}", e.tokens_f1(), e.words_f1(), e.accuracy(), e.forms_accuracy());
    let n = e;
    let e = evaluate(&model, &fold, &lists);
    println!("with: tokens F1 {:.3} words F1 {:.3} accuracy {:.3} forms {:.3}; of all tokens {:.3}", e.tokens_f1(), e.words_f1(), e.accuracy(), e.forms_accuracy(), 100.0 - 100.0*(e.arabic[0]-e.arabic[1]) as f64 / e.tokens[0] as f64);
    drop(n);
    if !set.contains_key("open") && !wiki.is_empty() {
        for (name, knowledge) in [("without", &NoKnowledge as &dyn WordKnowledge), ("with", &lists)] {
            let e = evaluate(&model, &wiki, knowledge);
            println!("wikinews {name}: tokens F1 {:.3} words F1 {:.3} accuracy {:.3}; of all tokens {:.3}", e.tokens_f1(), e.words_f1(), e.accuracy(), 100.0 - 100.0*(e.arabic[0]-e.arabic[1]) as f64 / e.tokens[0] as f64);
            if let Some(path) = set.get("wikierrors") {
                let text: String = e.errors.iter().map(|(a, b, c)| format!("{a}\t{b}\t{c}\n")).collect();
                std::fs::write(path, text).unwrap();
            }
        }
    }
    if let Some(path) = set.get("errors") {
        let text: String = e.errors.iter().map(|(a, b, c)| format!("{a}\t{b}\t{c}\n")).collect();
        std::fs::write(path, text).unwrap();
    }
    if let Some(path) = set.get("out") { std::fs::write(path, postcard::to_stdvec(&model).unwrap()).unwrap(); }
}
