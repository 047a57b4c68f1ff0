//! A segmenter trained on a few invented sentences.

use waqai_conllu::{Sentence, Token, Word};
use waqai_lang::segmenter::{NoKnowledge, PieceKind, Segmenter, SegmenterModel, Segments};
use waqai_text::Text;
use waqai_train::segment::evaluate::evaluate;
use waqai_train::segment::noise::Noise;
use waqai_train::segment::{Options, RawCounts, train};

/// Tokens parted by spaces; the words of a token by `+` after `=`: `للمدرسة=ل+المدرسة`.
fn sentence(line: &str) -> Sentence {
    let mut sentence = Sentence::default();
    for token in line.split(' ') {
        let (form, words) = token.split_once('=').unwrap_or((token, token));
        let start = sentence.words.len();
        for (number, word) in words.split('+').enumerate() {
            let upos = if number > 0 && word.chars().count() < 3 { "PRON" } else { "NOUN" };
            sentence.words.push(Word { form: word.to_owned(), upos: upos.to_owned(), ..Word::default() });
        }
        let words = start..sentence.words.len();
        sentence.tokens.push(Token { form: form.to_owned(), words, space_after: true, misc: String::new() });
    }
    sentence
}

fn lesson() -> Vec<Sentence> {
    let lines = [
        "وصل المدير إلى المدرسة وقال=و+قال إنه=إن+ه سيفتح=س+يفتح مدرسته=مدرسة+ه غدا",
        "قال الوزير وزميله=و+زميل+ه للمدير=ل+المدير إن المدرسة مفتوحة للطلاب=ل+الطلاب",
        "وصلت المديرة ومعها=و+مع+ها كتب للمدرسة=ل+المدرسة وأقلام=و+أقلام للطلاب=ل+الطلاب",
        "كتب المدير كتابه=كتاب+ه بقلمه=ب+قلم+ه وأرسله=و+أرسل+ه بالبريد=ب+البريد",
        "بدأ الدرس وبدأت=و+بدأت الوزيرة كلمتها=كلمة+ها بالشكر=ب+الشكر للمديرة=ل+المديرة",
        "زار الوفد وزارة التعليم وزار=و+زار مدينته=مدينة+ه بسيارة=ب+سيارة جديدة",
    ];
    (0..40).flat_map(|_| lines.iter().map(|line| sentence(line))).collect()
}

fn model(seed: u64) -> SegmenterModel {
    let mut raw = RawCounts::default();
    for _ in 0..5 {
        raw.add("المدرسة المدير الطلاب الوزير مدرسة مدينة كتاب قال وصل وزارة الأقلام أقلام أرسل");
    }
    let options = Options { seed, bits: 14, passes: 5, ..Options::default() };
    let mut lines = 0;
    let model = train(&lesson(), &[], &raw, &NoKnowledge, &options, &mut |_| lines += 1);
    assert!(lines > 5);
    model
}

fn words(model: &SegmenterModel, input: &str) -> Vec<String> {
    let (mut text, mut segmenter, mut segments) = (Text::default(), Segmenter::default(), Segments::default());
    text.read(input);
    segmenter.segment(model, &text, 0..text.tokens().len(), &NoKnowledge, &mut segments);
    segments.pieces().iter().map(|piece| segments.form(&text, piece).to_owned()).collect()
}

#[test]
fn what_was_learned_is_applied() {
    let model = model(1);
    let result = evaluate(&model, &lesson(), &NoKnowledge);
    assert_eq!(result.tokens_f1(), 100.0);
    assert!(result.words_f1() > 99.0, "{:?}", &result.errors[..5.min(result.errors.len())]);
    assert_eq!(words(&model, "وقال المدير للمدرسة وزميله."), ["و", "قال", "المدير", "ل", "المدرسة", "و", "زميل", "ه", "."]);
    assert_eq!(words(&model, "مدرسته 7،5 AFP"), ["مدرسة", "ه", "7،5", "AFP"]);
}

#[test]
fn spelling_does_not_move_a_cut() {
    let model = model(1);
    let clean = evaluate(&model, &lesson(), &NoKnowledge);
    for noise in [Noise::NoHamza, Noise::FinalYa, Noise::Marks] {
        let noisy = evaluate(&model, &noise.spell_all(&lesson()), &NoKnowledge);
        assert_eq!(noisy.arabic, clean.arabic, "{noise:?}");
    }
}

#[test]
fn kinds_and_places_of_pieces() {
    let model = model(1);
    let (mut text, mut segmenter, mut segments) = (Text::default(), Segmenter::default(), Segments::default());
    text.read("قال وزميـــلُه");
    segmenter.segment(&model, &text, 0..text.tokens().len(), &NoKnowledge, &mut segments);
    let surface = &segments.surfaces()[1];
    assert_eq!((surface.first, surface.tokens), (1, 1));
    let kinds: Vec<PieceKind> = segments.pieces_of(surface).iter().map(|piece| piece.kind).collect();
    assert_eq!(kinds, [PieceKind::Proclitic, PieceKind::Stem, PieceKind::Enclitic]);
    let folded = text.folded_at(1);
    let pieces: Vec<&str> = segments.pieces_of(surface).iter().map(|piece| piece.folded.slice(folded)).collect();
    assert_eq!(pieces, ["و", "زميل", "ه"]);
}

#[test]
fn same_data_same_bytes() {
    let bytes = |seed| postcard::to_stdvec(&model(seed)).expect("a model can be written");
    assert_eq!(bytes(1), bytes(1));
    let read: SegmenterModel = postcard::from_bytes(&bytes(2)).expect("what was written can be read");
    assert_eq!(words(&read, "وقال الوزير"), words(&model(2), "وقال الوزير"));
}

#[test]
fn nothing_breaks_on_odd_text() {
    let model = model(1);
    for odd in ["", "و", "ـــ", "\u{64E}\u{64E}", "ﻻ ﷲ ﷺ", &"وب".repeat(40), "\u{200F}وقال\u{200F}\n\nل", "ب20 1،،2", "كتاب\u{654}ه"]
    {
        let joined: usize = words(&model, odd).iter().map(String::len).sum();
        assert!(joined <= odd.len() * 3 + 8, "{odd}");
    }
}
