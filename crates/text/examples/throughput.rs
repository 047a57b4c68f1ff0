//! How fast a core reads: `cargo run --release --example throughput`. The text is made up here, in the manner of newswire.

#[path = "../tests/common/mod.rs"]
mod common;

use std::hint::black_box;
use std::time::Instant;

use waqai_text::*;

const SENTENCES: [&str; 8] = [
    "أستانا 25 أبريل 2022 (شينخوا) -- استقبل الرئيس وزير الدفاع الزائر يوم الاثنين وبحث معه سبل تعزيز التعاون بين البلدين.",
    "وقال المتحدث باسم الوزارة في تصريح صحفي إن \"الجانبين اتفقا على عقد اجتماع آخر خلال الأسبوع المقبل\"، مشيرا إلى أن المحادثات كانت بناءة.",
    "وأضاف المسؤول أن نحو 1,500 شخص غادروا المدينة منذ أمس (الأحد)، فيما قُتل خمسة عشر آخرون في قصف استهدف أحياء سكنية فجر الجمعة الماضي.",
    "من جهته، دعا الأمين العام للمنظمة جميع الأطراف إلى ضبط النفس والعودة إلى طاولة المفاوضات لتجنب المزيد من التصعيد في المنطقة.",
    "وكانت الحكومة أعلنت في السابع والعشرين من فبراير الماضي أنها ستخصص مليونين ونصف المليون دولار لإعادة بناء المدارس التي تضررت عام 2014.",
    "ولم يصدر أي تعليق من الشركة على هذه الأنباء، كما لم يتضح بعد عدد العاملين الذين سيشملهم القرار الجديد.",
    "وتأتي هذه الزيارة، وهي الأولى من نوعها منذ ثلاث سنوات، في إطار جولة تشمل أربع دول وتستمر حتى 30 من الشهر الجاري.",
    "وأكد السفير أن بلاده «تقف إلى جانب الشعب الشقيق في محنته» وأنها مستعدة لتقديم المساعدات الإنسانية العاجلة إلى المتضررين.",
];

fn measure(name: &str, bytes: usize, mut step: impl FnMut()) {
    step();
    let mut best = f64::MAX;
    for _ in 0..7 {
        let start = Instant::now();
        step();
        best = best.min(start.elapsed().as_secs_f64());
    }
    println!("{name:<42} {:>8.1} MB/s", bytes as f64 / best / 1e6);
}

fn main() {
    let reports: Vec<String> = (0..4000)
        .map(|report| {
            (0..10)
                .map(|place| SENTENCES[if place == 0 { 0 } else { (report * 7 + place * 3) % 8 }])
                .collect::<Vec<_>>()
                .join(if report % 2 == 0 { " " } else { "\n" })
        })
        .collect();
    let bytes: usize = reports.iter().map(String::len).sum();
    let start = Instant::now();
    let calendar = common::calendar();
    println!("tables read and indexed in {:.1} ms", start.elapsed().as_secs_f64() * 1e3);
    let image = postcard::to_stdvec(&calendar).expect("serialised");
    let start = Instant::now();
    let calendar: Calendar = postcard::from_bytes(&image).expect("loaded");
    println!("image of {} bytes loaded in {:.3} ms", image.len(), start.elapsed().as_secs_f64() * 1e3);
    println!("{} reports, {:.1} MB", reports.len(), bytes as f64 / 1e6);

    let mut text = Text::default();
    let mut found_sentences = Vec::new();
    let mut found_times = Vec::new();
    let mut found_numbers = Vec::new();
    let mut found_quotes = Vec::new();
    let mut marks = Vec::new();
    let mut points = CodePoints::default();
    let mut folded = String::new();
    measure("fold", bytes, || {
        for report in &reports {
            folded.clear();
            fold_into(black_box(report), &mut folded);
        }
    });
    measure("read (tokens and folding)", bytes, || {
        for report in &reports {
            text.read(black_box(report));
        }
    });
    measure("code points", bytes, || {
        for report in &reports {
            points.build(black_box(report));
        }
    });
    measure("read + sentences + times", bytes, || {
        for report in &reports {
            text.read(black_box(report));
            sentences(&text, &calendar, &mut found_sentences);
            found_times.clear();
            times(&text, &calendar, 0..text.tokens().len() as u32, &mut found_times);
        }
    });
    let mut total = 0;
    measure("all: + numbers, quotes, dateline, marks", bytes, || {
        for report in &reports {
            text.read(black_box(report));
            sentences(&text, &calendar, &mut found_sentences);
            found_times.clear();
            found_numbers.clear();
            let all = 0..text.tokens().len() as u32;
            times(&text, &calendar, all.clone(), &mut found_times);
            numbers(&text, &calendar, all, &mut found_numbers);
            quotes(&text, &mut found_quotes);
            signatures(&text, &calendar, &mut marks);
            points.build(report);
            total += usize::from(dateline(&text, &calendar).is_some())
                + found_times.len()
                + found_numbers.len()
                + found_quotes.len()
                + marks.len();
        }
    });
    println!("{} things found in each round", total / 8);
}
