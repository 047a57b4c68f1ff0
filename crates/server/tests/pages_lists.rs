//! Latest, events, statements, actors, reports.

// Helpers of tests may unwrap.
#![allow(clippy::unwrap_used)]

mod common;

use common::{Own, Report, app, get, get_with};

/// A page in a language.
fn page(address: &str, language: &str) -> String {
    let answer = get_with(&app(), address, &[("cookie", &format!("lang={language}"))]);
    assert_eq!(answer.status, 200, "{address}: {}", String::from_utf8_lossy(&answer.bytes));
    answer.text().to_owned()
}

/// The first link of a page whose address begins so.
fn first_link(page: &str, begin: &str) -> String {
    let start = page.find(&format!("href=\"{begin}")).unwrap_or_else(|| panic!("no link to {begin}"));
    page[start + 6..].split('"').next().unwrap().replace("&#38;", "&").replace("&amp;", "&")
}

#[test]
fn every_list_is_there_in_both_languages() {
    for address in ["/latest", "/events", "/statements", "/actors", "/reports", "/pair"] {
        for (language, direction) in [("en", "ltr"), ("ar", "rtl")] {
            let page = page(address, language);
            assert!(page.contains(&format!("lang=\"{language}\" dir=\"{direction}\"")), "{address}");
            assert_eq!(page.matches("<h1").count(), 1, "{address}");
        }
    }
}

#[test]
fn the_start_is_what_is_latest() {
    let answer = get(&app(), "/");
    assert_eq!((answer.status, answer.header("location")), (307, "/latest"));
}

#[test]
fn lines_lead_to_their_sentences() {
    let events = page("/events", "en");
    let sentence = first_link(&events, "/report/rpt_");
    assert!(sentence.contains("#event-"), "{sentence}");
    let statements = page("/statements", "en");
    assert!(first_link(&statements, "/report/rpt_").contains("#statement-"));
}

#[test]
fn facets_narrow() {
    let rows = |page: &str| page.matches("<tr").count();
    let all = page("/events?limit=1000&status=all", "en");
    let consult = page("/events?limit=1000&status=all&type=CONSULT", "en");
    let both = page("/events?limit=1000&status=all&type=CONSULT&quad=4", "en");
    assert!(rows(&all) > rows(&consult) && rows(&consult) > 1, "{} {}", rows(&all), rows(&consult));
    assert!(both.contains("No event fits"));
    // The values beside the list are those of the list.
    assert!(all.contains("type=CONSULT"));
}

#[test]
fn columns_stand_in_the_address() {
    let page = page("/events?columns=id&columns=day&limit=3", "en");
    assert!(page.contains("evt_") && !page.contains("class=\"gloss\""));
    assert!(page.contains("name=\"columns\" value=\"id\" checked"));
}

#[test]
fn pages_follow_each_other_without_gap_or_repetition() {
    let mut seen: Vec<String> = Vec::new();
    let mut address = "/events?columns=id&limit=7&status=all".to_owned();
    for _ in 0..200 {
        let page = page(&address, "en");
        let ids = page.split("<code>evt_").skip(1).map(|rest| rest.split('<').next().unwrap().to_owned());
        seen.extend(ids);
        match page.find("rel=\"next\"") {
            None => break,
            Some(_) => address = first_next(&page),
        }
    }
    let count = seen.len();
    seen.sort();
    seen.dedup();
    assert_eq!(count, seen.len());
    let all = page("/events?columns=id&limit=1000&status=all", "en").matches("<code>evt_").count();
    assert_eq!(all, count);
}

fn first_next(page: &str) -> String {
    let start = page.find("rel=\"next\" href=\"").unwrap() + "rel=\"next\" href=\"".len();
    page[start..].split('"').next().unwrap().replace("&#38;", "&").replace("&amp;", "&")
}

#[test]
fn days_follow_each_other_on_the_latest_page() {
    let latest = page("/latest", "en");
    assert!(latest.contains("class=\"strip\"") && latest.contains("source"));
    let earlier = page(&first_next(&latest), "en");
    assert_ne!(latest, earlier);
    assert!(page("/latest?day=1901", "en").contains("no reports up to this day"));
}

#[test]
fn who_condemned_whom_is_one_address() {
    let all = page("/statements?limit=1000", "en");
    let condemned = page("/statements?act=condemn&limit=1000", "en");
    let lines = |page: &str| page.matches("<li class=\"statement\">").count();
    assert!(lines(&condemned) > 0 && lines(&condemned) < lines(&all));
    let about = page("/statements?act=condemn&about=ISR&limit=1000", "en");
    assert!(lines(&about) <= lines(&condemned));
}

#[test]
fn actors_are_found_in_both_scripts() {
    for name in ["Lavrov", "%D9%84%D8%A7%D9%81%D8%B1%D9%88%D9%81", "egypt", "%D9%85%D8%B5%D8%B1"] {
        let page = page(&format!("/actors?q={name}"), "en");
        assert!(page.contains("/actor/act_") || page.contains("The archive knows nobody of this name"), "{name}");
    }
    assert!(page("/actors?q=egypt", "ar").contains("/actor/act_"));
}

#[test]
fn an_actor_has_a_page_with_all_that_belongs_to_it() {
    let list = page("/actors?kind=PER", "en");
    let actor = first_link(&list, "/actor/act_");
    for language in ["en", "ar"] {
        let page = page(&actor, language);
        for section in ["id=\"names\"", "id=\"timeline\"", "id=\"events\"", "id=\"said\"", "id=\"about\"", "id=\"met\""] {
            assert!(page.contains(section), "{section}");
        }
        assert!(page.contains("class=\"chart timeline\""));
    }
    let svg = get(&app(), &format!("{actor}/timeline.svg"));
    assert_eq!((svg.status, svg.header("content-type")), (200, "image/svg+xml; charset=utf-8"));
    assert!(get(&app(), &format!("{actor}/timeline.csv")).text().starts_with("period,first_day,last_day,is_observed,"));
    assert_eq!(get(&app(), "/actor/act_0000000000000").status, 404);
    assert_eq!(get(&app(), "/actor/nobody").status, 404);
}

#[test]
fn searches_show_what_they_found_in_the_order_of_reading() {
    let page = page("/reports?words=%D9%88%D8%B2%D9%8A%D8%B1", "ar");
    assert!(page.contains("<mark>"), "a snippet with what was found");
    assert!(page.contains("class=\"words snippet\" lang=\"ar\" dir=\"rtl\""));
}

#[test]
fn questions_that_nothing_answers_say_what_to_try() {
    assert!(page("/reports?words=qqqqqq", "en").contains("Try fewer words"));
    assert!(page("/reports?words=-x", "en").contains("This search cannot be read"));
    assert!(page("/events?person=Nobody%20Atall", "en").contains("Nobody Atall"));
    assert!(page("/actors?q=qqqq", "ar").contains("qqqq"));
    let bad = get(&app(), "/events?type=NOTHING");
    assert_eq!(bad.status, 400);
    assert!(bad.text().contains("<h1"), "a page, not a line");
    assert_eq!(get(&app(), "/latest?day=never").status, 400);
}

#[test]
fn an_empty_archive_says_how_to_fill_it() {
    let own = Own::of(&[], |settings| settings);
    for address in ["/latest", "/events", "/statements", "/actors", "/reports"] {
        let answer = get(&own.app, address);
        assert_eq!(answer.status, 200, "{address}");
        assert!(answer.text().contains("waqai add FILE"), "{address}");
    }
    for address in ["/pair/KAZ/CHN", "/pair/KAZ/CHN/brief", "/pair/KAZ/CHN/timeline.svg", "/pair/KAZ/CHN/timeline.csv"] {
        assert_eq!(get(&own.app, address).status, 200, "{address}");
    }
}

#[test]
fn hostile_reports_stay_text() {
    let nasty = "<script>alert(1)</script>\"><img src=x onerror=alert(2)>";
    let report = Report {
        id: "nasty".into(),
        text: format!(
            "القاهرة - قال وزير الخارجية المصري إن {nasty} أمر غير مقبول. واستقبل الرئيس المصري وزير الخارجية السوداني في القاهرة."
        ),
        title: Some(nasty.into()),
        agency: Some(nasty.into()),
        published: Some("2022-04-25".into()),
    };
    let own = Own::of(&[report], |settings| settings);
    let asked = "%3Cscript%3Ealert(3)%3C/script%3E%22onx=%22";
    for address in [
        "/latest".to_owned(),
        "/events?columns=agency&columns=event".into(),
        "/statements".into(),
        "/reports".into(),
        "/actors".into(),
        "/pair/EGY/SDN".into(),
        "/pair/EGY/SDN/brief".into(),
        format!("/events?words={asked}&person={asked}"),
        format!("/statements?about={asked}"),
        format!("/reports?words={asked}"),
        format!("/actors?q={asked}&state="),
        format!("/pair?one={asked}&other={asked}"),
        format!("/pair/{asked}/KAZ").replace("/script", "%2Fscript"),
    ] {
        let answer = get(&own.app, &address);
        assert!(answer.status < 500, "{address}: {}", answer.status);
        let text = answer.text();
        for mark in ["<script>alert", "<img src=x", "\"onx=\""] {
            assert!(!text.contains(mark), "{address} writes {mark}");
        }
    }
}

#[test]
fn views_can_be_cited() {
    let page = page("/events?type=CONSULT&limit=2&lang=en", "en");
    assert!(page.contains("samples") && page.contains("state of change") && page.contains("/events?type=CONSULT"));
    // The folders of the machine are nobody's business.
    assert!(!page.contains(&*std::env::temp_dir().to_string_lossy()));
}

/// Ids of events in a text.
fn ids(text: &str) -> std::collections::BTreeSet<String> {
    text.split("evt_").skip(1).map(|rest| rest.chars().take_while(char::is_ascii_alphanumeric).collect()).collect()
}

#[test]
fn exports_hold_the_rows_of_their_view() {
    for question in
        ["limit=1000", "limit=1000&type=CONSULT&columns=id", "limit=1000&state=EGY&newest=false", "limit=1000&status=all&quad=4"]
    {
        let view = page(&format!("/events?columns=id&{question}"), "en");
        let export = first_link(&view, "/v1/events");
        let answer = get(&app(), &export);
        if answer.status == 404 {
            eprintln!("skipped: this build has no API");
            return;
        }
        assert_eq!(answer.status, 200, "{export}: {}", answer.text());
        let shown: std::collections::BTreeSet<String> =
            view.split("<code>evt_").skip(1).map(|rest| rest.split('<').next().unwrap().to_owned()).collect();
        assert_eq!(shown, ids(answer.text()), "{question}");
    }
    for list in ["/statements?act=condemn&about=EGY", "/actors?q=egypt&kind=GPE", "/reports?words=%D9%88%D8%B2%D9%8A%D8%B1"] {
        let view = page(list, "en");
        for format in ["csv", "ndjson", "json"] {
            let export = first_link(&view, "/v1/").replace("format=csv", &format!("format={format}"));
            assert_eq!(get(&app(), &export).status, 200, "{export}");
        }
    }
}
