use waqai_lang::network::Shape;
use waqai_lang::segmenter::*;
use waqai_train::network::{self, Options};
fn flag(name: &str, default: f32) -> f32 {
    let a: Vec<String> = std::env::args().collect();
    a.iter().position(|x| x == name).map_or(default, |i| a[i + 1].parse().unwrap())
}
fn path(name: &str) -> Option<String> {
    let a: Vec<String> = std::env::args().collect();
    a.iter().position(|x| x == name).map(|i| a[i + 1].clone())
}
fn main() {
    let all = waqai_conllu::read(&std::fs::read_to_string(path("--data").unwrap()).unwrap()).unwrap();
    let block = flag("--block", 60.0) as usize;
    let (mut train, mut dev) = (vec![], vec![]);
    for (i, s) in all.into_iter().enumerate() {
        if (i / block) % 10 == 9 { dev.push(s) } else { train.push(s) }
    }
    if flag("--all", 0.0) > 0.0 {
        train.extend(dev.drain(..));
    }
    let raw = path("--raw")
        .map_or(vec![], |p| waqai_conllu::read_with(&std::fs::read_to_string(p).unwrap(), waqai_conllu::Trees::Optional).unwrap());
    let r = waqai_base::resources();
    let k = LexiconKnowledge { lexicon: &r.lexicon, vocabulary: &r.vocabulary };
    let d = Options::default();
    let o = Options {
        seed: flag("--seed", 1.0) as u64,
        shape: Shape {
            embedding: flag("--embed", 128.0) as usize,
            cells: flag("--cells", 128.0) as usize,
            layers: flag("--layers", 2.0) as usize,
            arc: flag("--arc", 96.0) as usize,
            relation: flag("--rel", 96.0) as usize,
        },
        passes: flag("--passes", d.passes as f32) as usize,
        batch: flag("--batch", d.batch as f32) as usize,
        rate: flag("--rate", d.rate),
        threads: flag("--threads", 2.0) as usize,
        dropout: waqai_train::network::net::Dropout { words: flag("--dw", 0.2), features: flag("--df", 0.05), units: flag("--du", 0.2) },
        raw: waqai_train::network::raw::RawOptions { passes: flag("--rawpasses", 4.0) as usize, ..Default::default() },
        least: (flag("--least", 2.0) as usize, flag("--leastraw", 6.0) as usize),
        ..d
    };
    let lex = flag("--lexicon", 1.0) > 0.0;
    let t = std::time::Instant::now();
    let mut say = |m: &str| eprintln!("{:.0}s {m}", t.elapsed().as_secs_f32());
    let m = if lex {
        network::train(&train, &dev, &raw, &k, &o, &mut say)
    } else {
        network::train(&train, &dev, &raw, &NoKnowledge, &o, &mut say)
    };
    if let Some(p) = path("--out") {
        std::fs::write(p, waqai_lang::models::write_model(waqai_lang::models::Kind::Network, &m).unwrap()).unwrap();
    }
}
