// segments raw text: treebank -> segmenter model -> conllu of raw
use waqai_train::segment::*;
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let all = waqai_conllu::read(&std::fs::read_to_string(&a[1]).unwrap()).unwrap();
    let (mut train_, mut dev) = (vec![], vec![]);
    for (i, s) in all.into_iter().enumerate() {
        if (i / 60) % 10 == 9 { dev.push(s) } else { train_.push(s) }
    }
    let raw_text = std::fs::read_to_string(&a[2]).unwrap();
    let mut raw = RawCounts::default();
    for l in raw_text.lines() {
        raw.add(l);
    }
    let r = waqai_base::resources();
    let k = waqai_lang::segmenter::LexiconKnowledge { lexicon: &r.lexicon, vocabulary: &r.vocabulary };
    let model = train(&train_, &dev, &raw, &k, &Options { passes: 6, ..Default::default() }, &mut |m| eprintln!("{m}"));
    std::fs::write(&a[3], waqai_lang::models::write_model(waqai_lang::models::Kind::Segmenter, &model).unwrap()).unwrap();
    let mut text = waqai_text::Text::default();
    let mut seg = waqai_lang::segmenter::Segmenter::default();
    let mut out = waqai_lang::segmenter::Segments::default();
    let mut s = String::new();
    let mut sentences = vec![];
    for l in raw_text.lines() {
        text.read(l);
        sentences.clear();
        waqai_text::sentences(&text, &r.calendar, &mut sentences);
        for x in &sentences {
            let t = x.tokens.start as usize..x.tokens.end as usize;
            seg.segment(&model, &text, t.clone(), &k, &mut out);
            waqai_conllu::write(&waqai_treebank::segmented(&text, t, &out), &mut s);
        }
    }
    std::fs::write(&a[4], s).unwrap();
}
