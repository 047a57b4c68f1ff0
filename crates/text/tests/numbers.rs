//! Numbers in digits and words.

mod common;

use std::sync::LazyLock;

use waqai_text::*;

static CALENDAR: LazyLock<Calendar> = LazyLock::new(common::calendar);

fn check(input: &str, expected: &[(&str, Option<u64>, Precision)]) {
    let mut text = Text::default();
    text.read(input);
    let mut found = Vec::new();
    numbers(&text, &CALENDAR, 0..text.tokens().len() as u32, &mut found);
    let found: Vec<_> = found.iter().map(|number| (text.slice(number.span), number.value, number.precision)).collect();
    assert_eq!(found, expected, "{input}");
}

fn exact(input: &str, value: u64) {
    check(input, &[(input, Some(value), Precision::Exact)]);
}

#[test]
fn words() {
    for (input, value) in [
        ("ثلاثة", 3),
        ("ثلاث", 3),
        ("عشرة", 10),
        ("خمسة عشر", 15),
        ("خمس عشرة", 15),
        ("أحد عشر", 11),
        ("إحدى عشرة", 11),
        ("اثني عشر", 12),
        ("اثنتا عشرة", 12),
        ("عشرين", 20),
        ("خمسة وعشرين", 25),
        ("واحد وعشرون", 21),
        ("إحدى وثلاثين", 31),
        ("ثلاثة و عشرين", 23),
        ("مئة", 100),
        ("مائة", 100),
        ("مئتان", 200),
        ("مائتي", 200),
        ("ثلاثمئة", 300),
        ("ثلاثمائة", 300),
        ("ثلاث مئة", 300),
        ("ثمانمئة", 800),
        ("مئة وخمسة وعشرين", 125),
        ("مئة وثلاثة", 103),
        ("ألف", 1000),
        ("ألفين", 2000),
        ("ألفين وخمسة عشر", 2015),
        ("ثلاثة آلاف", 3000),
        ("ثلاثة آلاف وخمسمئة", 3500),
        ("خمسة عشر ألفا", 15_000),
        ("مئة ألف", 100_000),
        ("مئتي ألف", 200_000),
        ("ثلاثمئة وخمسين ألفا", 350_000),
        ("مليون", 1_000_000),
        ("مليونين", 2_000_000),
        ("نصف مليون", 500_000),
        ("ربع مليون", 250_000),
        ("مليون ونصف المليون", 1_500_000),
        ("مليون ونصف", 1_500_000),
        ("ثلاثة ملايين و200 ألف", 3_200_000),
        ("مليون وخمسمئة ألف وثلاثة", 1_500_003),
        ("ألف وتسعمئة وأربعة وثمانين", 1984),
        ("تسعة وتسعون", 99),
    ] {
        exact(input, value);
    }
}

#[test]
fn digits() {
    for (input, value) in [
        ("23", 23),
        ("٢٣", 23),
        ("1,500", 1500),
        ("1.500", 1500),
        ("1.500.000", 1_500_000),
        ("٣٬٠٠٠", 3000),
        ("23 ألفا", 23_000),
        ("23 ألفا و500", 23_500),
        ("2.5 مليون", 2_500_000),
        ("٢٫٥ مليون", 2_500_000),
        ("1.125 مليار", 1_125_000_000),
        ("2,5 مليار", 2_500_000_000),
        ("100 ألف", 100_000),
    ] {
        exact(input, value);
    }
    check("2.5", &[("2.5", Some(2), Precision::Rounded)]);
    check("18446744073709551616000", &[("18446744073709551616000", Some(u64::MAX), Precision::Exact)]);
}

#[test]
fn in_sentences() {
    use Precision::*;
    check("قتل ثلاثة جنود وأصيب خمسة", &[("ثلاثة", Some(3), Exact), ("خمسة", Some(5), Exact)]);
    check("قتل 3 وأصيب 5", &[("3", Some(3), Exact), ("5", Some(5), Exact)]);
    check("قتل 8 و9 جنود", &[("8", Some(8), Exact), ("9", Some(9), Exact)]);
    check("نحو 300 شخص", &[("300", Some(300), About)]);
    check("حوالي ألف شخص", &[("ألف", Some(1000), About)]);
    check("أكثر من عشرين قتيلا", &[("عشرين", Some(20), AtLeast)]);
    check("ما لا يقل عن 12 قتيلا", &[("12", Some(12), AtLeast)]);
    check("12 قتيلا على الأقل", &[("12", Some(12), AtLeast)]);
    check("أقل من مئة", &[("مئة", Some(100), AtMost)]);
    check("عشرات القتلى", &[("عشرات", None, Vague)]);
    check("عشرات الآلاف من النازحين", &[("عشرات الآلاف", None, Vague)]);
    check("آلاف النازحين", &[("آلاف", None, Vague)]);
    check("بنسبة 20 في المئة", &[("20", Some(20), Exact)]);
    check("بنسبة 20 بالمئة", &[("20", Some(20), Exact)]);
    check("قتل جنديان", &[]);
    check("يوم الاثنين", &[]);
    check("الدول الخمس", &[("الخمس", Some(5), Exact)]);
    check("لثلاثة أيام", &[("لثلاثة", Some(3), Exact)]);
    check("شخص واحد", &[("واحد", Some(1), Exact)]);
    check("ثلاثة وخمسة", &[("ثلاثة", Some(3), Exact), ("وخمسة", Some(5), Exact)]);
    check("الساعة 23:00 وصل 3", &[("3", Some(3), Exact)]);
    check("الـ20", &[("20", Some(20), Exact)]);
}
