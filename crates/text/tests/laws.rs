//! What holds for any text.

mod common;

use std::sync::LazyLock;

use proptest::prelude::*;
use waqai_text::*;

static CALENDAR: LazyLock<Calendar> = LazyLock::new(common::calendar);

/// Pieces from which texts are drawn that come near to real ones.
const PIECES: [&str; 74] = [
    "قال",
    "أن",
    "الوزير",
    "و",
    "في",
    "من",
    "إلى",
    "بين",
    "يوم",
    "يومي",
    "الاثنين",
    "أمس",
    "اليوم",
    "(",
    ")",
    "«",
    "»",
    "\"",
    "'",
    "،",
    ".",
    "؟",
    "...",
    "\n",
    "\r\n",
    "\r",
    " ",
    "  ",
    "25",
    "٢٠١٥",
    "2014",
    "1436",
    "هـ",
    "م",
    "أبريل",
    "نيسان",
    "/",
    "-",
    "كانون",
    "الثاني",
    "شوال",
    "الماضي",
    "المقبل",
    "الجاري",
    "ثلاثة",
    "عشر",
    "وعشرين",
    "ألف",
    "آلاف",
    "ملايين",
    "نصف",
    "مليون",
    "1,500",
    "2.5",
    "رويترز",
    "أ ف ب",
    "واس",
    "انتهى",
    "ـ",
    "\u{64B}",
    "\u{200F}",
    "ﷲ",
    "ﻻ",
    "\u{FDFA}",
    "AFP",
    "it's",
    "é",
    "\u{1F600}",
    "的",
    "و9",
    "الـ",
    "قبل",
    "أيام",
    "الموافق",
];

fn newswire() -> impl Strategy<Value = String> {
    prop::collection::vec((prop::sample::select(PIECES.to_vec()), any::<bool>()), 0..60)
        .prop_map(|pieces| pieces.into_iter().fold(String::new(), |text, (piece, space)| text + piece + if space { " " } else { "" }))
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![newswire(), ".*", "[\u{600}-\u{6FF} \n0-9.()]*", "[\u{FB50}-\u{FEFF} ]*"]
}

fn check_span(text: &str, span: Span) -> Result<(), TestCaseError> {
    prop_assert!(span.start <= span.end && span.end as usize <= text.len());
    prop_assert!(text.is_char_boundary(span.start as usize) && text.is_char_boundary(span.end as usize));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn folding_twice_is_folding_once(input in any_text()) {
        let once = fold(&input);
        prop_assert_eq!(fold(&once), once);
    }

    #[test]
    fn tokens_cover_the_text(input in any_text()) {
        let mut text = Text::default();
        text.read(&input);
        prop_assert_eq!(text.original(), &input);
        let mut before = 0;
        for token in text.tokens() {
            check_span(&input, token.span)?;
            prop_assert!(token.span.start >= before && !token.span.is_empty());
            let between = &input[before as usize..token.span.start as usize];
            prop_assert!(between.chars().all(is_left_out), "{:?}", between);
            before = token.span.end;
            match token.kind {
                TokenKind::Break => {}
                TokenKind::Punctuation('-') => prop_assert_eq!(text.folded(token), "-"),
                _ => prop_assert_eq!(text.folded(token), fold(text.slice(token.span))),
            }
        }
        prop_assert!(input[before as usize..].chars().all(is_left_out));
    }

    #[test]
    fn code_points_are_counted(input in any_text()) {
        let points = CodePoints::new(&input);
        for (place, (byte, _)) in input.char_indices().enumerate() {
            prop_assert_eq!(points.index(byte as u32), place as u32);
            prop_assert_eq!(points.byte(place as u32), byte as u32);
        }
        prop_assert_eq!(points.index(input.len() as u32) as usize, input.chars().count());
        prop_assert_eq!(points.total() as usize, input.chars().count());
    }

    #[test]
    fn sentences_part_the_tokens(input in any_text()) {
        let mut text = Text::default();
        text.read(&input);
        let mut found = Vec::new();
        sentences(&text, &CALENDAR, &mut found);
        let mut inside = vec![false; text.tokens().len()];
        let mut before = 0;
        for sentence in &found {
            check_span(&input, sentence.span)?;
            prop_assert!(sentence.tokens.start >= before && sentence.tokens.start < sentence.tokens.end);
            before = sentence.tokens.end;
            inside[sentence.tokens.start as usize..sentence.tokens.end as usize].fill(true);
        }
        for (token, inside) in text.tokens().iter().zip(inside) {
            prop_assert_eq!(inside, token.kind != TokenKind::Break);
        }
    }

    #[test]
    fn what_is_found_lies_in_the_text(input in any_text(), day in -719_162i32..2_932_896, future in any::<bool>()) {
        let mut text = Text::default();
        text.read(&input);
        let all = 0..text.tokens().len() as u32;
        let mut passages = Vec::new();
        quotes(&text, &mut passages);
        for quote in &passages {
            check_span(&input, quote.span)?;
            prop_assert!(quote.tokens.start <= quote.tokens.end && quote.tokens.end <= all.end);
        }
        let mut amounts = Vec::new();
        numbers(&text, &CALENDAR, all.clone(), &mut amounts);
        prop_assert!(amounts.is_sorted_by(|left, right| left.tokens.end <= right.tokens.start));
        for number in &amounts {
            check_span(&input, number.span)?;
        }
        let mut expressions = Vec::new();
        times(&text, &CALENDAR, all, &mut expressions);
        prop_assert!(expressions.is_sorted_by(|left, right| left.tokens.end <= right.tokens.start));
        for expression in &expressions {
            check_span(&input, expression.span)?;
            let direction = if future { Direction::Future } else { Direction::Past };
            for report in [None, Some(Date::from_number(day))] {
                if let Some(days) = CALENDAR.resolve(expression, report, direction) {
                    prop_assert!(days.first <= days.last);
                }
            }
        }
        if let Some(head) = dateline(&text, &CALENDAR) {
            check_span(&input, head.span)?;
        }
        let mut marks = Vec::new();
        signatures(&text, &CALENDAR, &mut marks);
        for mark in &marks {
            check_span(&input, mark.span)?;
        }
    }
}

/// White space, control characters, and characters that folding drops or that stand on a letter.
fn is_left_out(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || fold_char(character) == Folded::Nothing
        || {
            matches!(character, '\u{300}'..='\u{36F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}')
        }
}
