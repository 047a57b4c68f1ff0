//! `waqai who`: names, titles, states, days, and questions that have no answer.

mod common;

use common::*;
use serde_json::Value;

/// The answer in JSON; the run ends with this status.
fn ask(arguments: &[&str], status: i32) -> Value {
    let ran = waqai([&["who"], arguments, &["--json"]].concat()).expect(status, &[]);
    assert_eq!(ran.out.lines().count(), 1, "one object in one line");
    serde_json::from_str(&ran.out).expect("JSON")
}

fn candidates(answer: &Value) -> &Vec<Value> {
    answer["candidates"].as_array().expect("candidates")
}

/// The ids of the people who hold the office asked for.
fn holders(arguments: &[&str]) -> Vec<String> {
    let answer = ask(arguments, 0);
    let ids = candidates(&answer)[0]["holders"].as_array().expect("holders").iter();
    ids.map(|term| term["person"].as_str().expect("an id").to_owned()).collect()
}

#[test]
fn a_name_has_spellings_terms_and_reasons() {
    let answer = ask(&["قاسم", "جومارت", "توكاييف", "--on", "2022-04-25"], 0);
    assert_eq!((answer["on"].as_str(), answer["key"].as_str()), (Some("2022-04-25"), Some("قاسم جومارت توكاييف")));
    let person = &candidates(&answer)[0];
    assert_eq!((&person["kind"], &person["id"], &person["country"]), (&"person".into(), &"kassym-jomart-tokayev".into(), &"KAZ".into()));
    assert_eq!(person["name_en"], "Kassym-Jomart Tokayev");
    assert!(person["spellings"].as_array().expect("spellings").len() > 1);
    let term = &person["terms"][0];
    assert_eq!((&term["office"], &term["of"]["id"], &term["held"]), (&"head of state".into(), &"KAZ".into(), &"surely".into()));
    assert_eq!((&term["from"], &term["from_exactness"], &term["to"]), (&"2019-03-20".into(), &"day".into(), &Value::Null));
    assert_eq!(person["terms"][1]["held"], "no");
    let why = &person["why"][0];
    assert_eq!((&why["how"], &why["column"]), (&"name".into(), &"names".into()));
    assert!(why["table"].as_str().expect("a table").starts_with("knowledge/actors/people-") && why["line"].as_u64().expect("a line") > 9);
}

#[test]
fn spelling_does_not_count_where_folding_makes_it_one() {
    for name in ["لافروف", "لافْروف", "سيرغي لافروف", "Lavrov", "SERGEY LAVROV", "sergey-lavrov", "Sergéy Lavrov", "lavrov"]
    {
        assert_eq!(candidates(&ask(&[name], 0))[0]["id"], "sergey-lavrov", "{name}");
    }
    for name in ["Abdel Fattah el-Sisi", "abdel fattah al sisi", "Sisi", "El-Sisi", "عبدالفتاح السيسي", "الرئيس عبد الفتاح السيسي"]
    {
        assert_eq!(candidates(&ask(&[name], 0))[0]["id"], "abdel-fattah-el-sisi", "{name}");
    }
    // The family name stands first.
    assert_eq!(candidates(&ask(&["Xi"], 0))[0]["id"], "xi-jinping");
    assert_eq!(candidates(&ask(&["Xi Jin-ping"], 0))[0]["id"], "xi-jinping");
}

#[test]
fn titles_are_resolved_by_state_and_day() {
    for question in [
        "وزير خارجية مصر",
        "وزير الخارجية المصري",
        "foreign minister of Egypt",
        "Egyptian foreign minister",
        "Egypt's foreign minister",
        "minister of foreign affairs of EGY",
    ] {
        assert_eq!(holders(&[question, "--on", "2015-06-01"]), ["sameh-shoukry"], "{question}");
    }
    let pakistan = |day| holders(&["رئيس الوزراء الباكستاني", "--on", day]);
    assert_eq!((pakistan("2015-06-01"), pakistan("2019-06-01")), (vec!["nawaz-sharif".to_owned()], vec!["imran-khan".to_owned()]));
    assert_eq!(holders(&["رئيس كازاخستان", "--on", "2010"]), ["nursultan-nazarbayev"]);
    assert_eq!(holders(&["الأمين العام للأمم المتحدة", "--on", "2020-01"]), holders(&["UN secretary-general", "--on", "2020-01"]));
    let answer = ask(&["رئيس الوزراء الباكستاني"], 0);
    let why = &candidates(&answer)[0]["why"];
    assert_eq!((&why[0]["how"], &why[1]["how"], &why[1]["column"]), (&"title".into(), &"nisba".into(), &"nisba".into()));
}

#[test]
fn a_former_title_leads_to_those_who_held_it_before_the_day() {
    for question in
        ["الرئيس الفرنسي السابق", "رئيس فرنسا السابق", "former president of France", "former French president", "France's ex-president"]
    {
        let answer = ask(&[question, "--on", "2013-06-01"], 0);
        let title = &candidates(&answer)[0];
        assert_eq!((&title["former"], &title["sector"]), (&true.into(), &"ELI".into()), "{question}");
        let held: Vec<&str> = title["holders"].as_array().expect("holders").iter().filter_map(|term| term["person"].as_str()).collect();
        assert_eq!(held[..2], ["nicolas-sarkozy", "jacques-chirac"], "{question}: the latest first");
    }
    // Who holds it now is no former one, and a name behind the title is that person.
    assert!(!holders(&["وزير الخارجية المصري السابق", "--on", "2015-06-01"]).contains(&"sameh-shoukry".to_owned()));
    assert_eq!(candidates(&ask(&["الرئيس الفرنسي السابق ساركوزي"], 0))[0]["id"], "nicolas-sarkozy");
    assert!(waqai(["who", "former president of France"]).expect(0, &[]).out.contains("former"));
}

#[test]
fn a_title_may_say_where_it_is_held() {
    let russian = |question| holders(&[question, "--on", "2015-06-01"]);
    for question in [
        "مندوب روسيا الدائم لدى الأمم المتحدة",
        "المندوب الروسي الدائم لدى الأمم المتحدة",
        "المندوب الدائم لروسيا لدى الأمم المتحدة",
        "السفير الروسي لدى الأمم المتحدة",
        "Russian ambassador to the United Nations",
    ] {
        assert_eq!(russian(question), ["vitaly-churkin"], "{question}");
    }
    for question in ["سفير السعودية لدى مصر", "السفير السعودي لدى مصر", "Saudi ambassador to Egypt"] {
        let answer = ask(&[question], 0);
        let title = &candidates(&answer)[0];
        assert_eq!((&title["of"]["id"], &title["at"]["id"]), (&"SAU".into(), &"EGY".into()), "{question}");
    }
    ask(&["سفير السعودية لدى لا أحد"], 1);
}

#[test]
fn a_united_office_answers_with_the_other_ones_holder() {
    let answer = ask(&["head of government of USA", "--on", "2022-04-25"], 0);
    let title = &candidates(&answer)[0];
    assert_eq!((&title["holders"][0]["person"], &title["holders"][0]["office"]), (&"joe-biden".into(), &"head of state".into()));
    assert_eq!(title["holders"][0]["instead_of"], "head of government");
    assert_eq!((&title["vacancies"][0]["kind"], &title["vacancies"][0]["note"]), (&"united".into(), &"head of state".into()));
}

#[test]
fn those_in_office_come_first() {
    let answer = ask(&["كارتر", "--on", "2016-01-01"], 0);
    assert_eq!(candidates(&answer)[0]["id"], "ashton-carter");
    assert_eq!(candidates(&ask(&["Bush", "--on", "2005-05-01"], 0))[0]["id"], "george-w-bush");
}

#[test]
fn days_within_a_coarse_date_are_perhaps() {
    let answer = ask(&["Lavrov", "--on", "1994-01-15"], 0);
    assert_eq!(candidates(&answer)[0]["terms"][0]["held"], "perhaps");
    assert!(waqai(["who", "Lavrov", "--on", "1994-01-15"]).expect(0, &[]).out.contains("perhaps"));
}

#[test]
fn other_things_have_names_too() {
    let kinds = |question| {
        let answer = ask(&[question], 0);
        let first = &candidates(&answer)[0];
        (first["kind"].as_str().expect("a kind").to_owned(), first["why"][0]["how"].as_str().expect("a reason").to_owned())
    };
    let pair = |kind: &str, how: &str| (kind.to_owned(), how.to_owned());
    assert_eq!(kinds("مصر"), pair("state", "name"));
    assert_eq!(kinds("القاهرة"), pair("state", "capital"));
    assert_eq!(kinds("الكرملين"), pair("state", "seat of government"));
    assert_eq!(kinds("المصريين"), pair("state", "nisba"));
    assert_eq!(kinds("EG"), pair("state", "code"));
    assert_eq!(kinds("Egyptian"), pair("state", "English adjective"));
    assert_eq!(kinds("حلف شمال الأطلسي"), pair("organisation", "name"));
    assert_eq!(kinds("الإسكندرية"), pair("place", "name"));
    assert_eq!(kinds("وزارة الخارجية المصرية"), pair("body", "name"));
    assert_eq!(kinds("متظاهرون"), pair("group", "name"));
}

#[test]
fn a_title_before_a_name_tells_namesakes_apart() {
    let answer = ask(&["الرئيس بوش"], 0);
    assert!(candidates(&answer).iter().all(|person| person["country"] == "USA"));
    assert_eq!(candidates(&ask(&["الرئيس الكازاخي توكاييف"], 0))[0]["why"].as_array().map(Vec::len), Some(3));
    assert_eq!(candidates(&ask(&["Kazakh president Tokayev"], 0))[0]["id"], "kassym-jomart-tokayev");
    assert_eq!(candidates(&ask(&["الدكتور محمد مرسي"], 0))[0]["id"], "mohamed-morsi");
}

#[test]
fn the_cabinet_of_a_day() {
    for state in ["KAZ", "KZ", "kaz", "Kazakhstan", "كازاخستان"] {
        let cabinet = ask(&["--country", state, "--on", "2022-04-25"], 0);
        assert_eq!((&cabinet["of"]["id"], &cabinet["on"]), (&"KAZ".into(), &"2022-04-25".into()), "{state}");
        let offices = cabinet["offices"].as_array().expect("offices");
        assert_eq!((&offices[0]["office"], &offices[1]["office"]), (&"head of state".into(), &"head of government".into()));
        assert_eq!(offices[0]["holders"][0]["person"], "kassym-jomart-tokayev");
        let foreign = offices.iter().find(|office| office["office"] == "foreign minister").expect("a foreign minister");
        assert_eq!(
            (&foreign["holders"][0]["person"], &foreign["holders"][0]["from"]),
            (&"mukhtar-tileuberdi".into(), &"2019-09-18".into())
        );
    }
    let page = waqai(["who", "--country", "USA", "--on", "2022-04-25"]).expect(0, &[]).out;
    assert!(page.contains("Joe Biden") && page.contains("united with another office"), "{page}");
    for body in ["nato", "NATO", "حلف شمال الأطلسي"] {
        assert!(waqai(["who", "--body", body, "--on", "2020"]).expect(0, &[]).out.contains("Jens Stoltenberg"), "{body}");
    }
    assert!(waqai(["who", "--country", "nato", "--on", "2020"]).expect(0, &[]).out.contains("Jens Stoltenberg"));
}

#[test]
fn pages_isolate_arabic_and_depend_on_no_clock() {
    let ran = waqai(["who", "السيسي"]).expect(0, &[]);
    for line in ran.out.lines() {
        assert_eq!(line.matches('\u{2068}').count(), line.matches('\u{2069}').count(), "{line}");
        let outside: String = line
            .split('\u{2068}')
            .enumerate()
            .map(|(at, part)| if at == 0 { part } else { part.split_once('\u{2069}').map_or("", |(_, rest)| rest) })
            .collect();
        assert!(!outside.chars().any(|c| ('\u{600}'..='\u{6FF}').contains(&c)), "{line}");
    }
    assert!(ran.out.contains("terms") && ran.out.contains("since 2014-06-08") && !ran.out.contains('\x1b'));
    assert_eq!(ran.out, waqai(["who", "السيسي"]).out);
}

#[test]
fn what_is_not_known_is_said() {
    let ran = waqai(["who", "زعبوط", "الأول"]).expect(1, &["no table has the name", "add-person", "--knowledge"]);
    assert!(ran.out.is_empty());
    assert!(candidates(&ask(&["zaboot"], 1)).is_empty());
    waqai(["who", "--country", "Narnia"]).expect(1, &["no state and no organisation is called Narnia", "iso3"]);
    waqai(["who", "--body", "narnia"]).expect(1, &["no state and no organisation"]);
    // Known, and nobody in office that day.
    let ran = waqai(["who", "foreign minister of Egypt", "--on", "1800"]).expect(0, &[]);
    assert!(ran.out.contains("know no holder on 1800") && ran.out.contains("add-term"), "{}", ran.out);
    waqai(["who", "--country", "KAZ", "--on", "1800"]).expect(1, &["know no holder of any office of KAZ on 1800"]);
}

#[test]
fn questions_that_cannot_be_used() {
    for day in ["2015-13", "2015-02-30", "yesterday", "15", "2015-6-1", ""] {
        waqai(["who", "Lavrov", "--on", day]).expect(2, &["--on", "YYYY-MM-DD"]);
    }
    waqai(["who"]).expect(2, &["required"]);
    for name in ["", "  ", "...", "«»"] {
        waqai(["who", name]).expect(2, &["the name is empty"]);
    }
    waqai(["who", "--country", ""]).expect(2, &["empty"]);
    waqai(["who", "Lavrov", "--country", "RUS"]).expect(2, &["cannot be used with"]);
    waqai(["who", "--country", "RUS", "--body", "nato"]).expect(2, &["cannot be used with"]);
    waqai(["who", "Lavrov", "--knowledge", "no-such-folder"]).expect(2, &["no-such-folder"]);
}

#[cfg(unix)]
#[test]
fn arguments_that_are_not_utf8() {
    use std::os::unix::ffi::OsStrExt;
    let name = std::ffi::OsStr::from_bytes(b"\xd9\xff\xfe");
    waqai(["who".as_ref(), name]).expect(2, &["UTF-8"]);
    waqai(["who".as_ref(), "--country".as_ref(), name]).expect(2, &["UTF-8"]);
}

#[test]
fn any_question_is_answered_or_refused() {
    let long = "رئيس ".repeat(400);
    for question in [
        "\u{202e}السيسي",
        "a\0b".trim_end_matches("\0b"),
        "😀",
        "ال",
        "al",
        "of",
        "the of the",
        "رئيس رئيس رئيس",
        "و",
        &long,
        "president of of Egypt",
    ] {
        let ran = waqai(["who", question]);
        assert!(matches!(ran.status, 0..=2) && !ran.err.contains("panicked"), "{question}: {}", ran.err);
    }
}
