//! Two parties over time.

// Helpers of tests may unwrap.
#![allow(clippy::unwrap_used)]

mod common;

use common::{app, get, get_with};

fn page(address: &str, language: &str) -> String {
    let answer = get_with(&app(), address, &[("cookie", &format!("lang={language}"))]);
    assert_eq!(answer.status, 200, "{address}: {}", String::from_utf8_lossy(&answer.bytes));
    answer.text().to_owned()
}

/// Two states of whom the samples tell something, from the events themselves.
fn pair() -> (String, String) {
    let mut codes: Vec<String> = Vec::new();
    let list = page("/actors?kind=GPE", "en");
    for address in list.split("href=\"/actor/").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()) {
        let actor = page(&format!("/actor/{address}"), "en");
        codes.extend(actor.split("/actors?state=").nth(1).map(|rest| rest.split('"').next().unwrap().to_owned()));
    }
    for one in &codes {
        for other in codes.iter().filter(|other| *other != one) {
            let csv = get(&app(), &format!("/pair/{one}/{other}/timeline.csv")).text().to_owned();
            let visits: i64 = csv.lines().skip(1).filter_map(|line| line.split(',').nth(5)?.parse::<i64>().ok()).sum();
            if visits > 0 {
                return (one.clone(), other.clone());
            }
        }
    }
    panic!("no pair of states has events");
}

#[test]
fn a_pair_has_its_page_chart_and_numbers() {
    let (one, other) = pair();
    for language in ["en", "ar"] {
        let page = page(&format!("/pair/{one}/{other}"), language);
        for part in [
            "id=\"timeline\"",
            "class=\"chart timeline\"",
            "id=\"counts\"",
            "id=\"events\"",
            "id=\"said-1\"",
            "id=\"said-2\"",
            "/report/rpt_",
        ] {
            assert!(page.contains(part), "{part}");
        }
        assert!(page.contains("<details class=\"data\">"));
    }
    // The order of letters in the address does not matter to the numbers.
    let numbers = |address: &str| get(&app(), address).text().to_owned();
    assert_eq!(numbers(&format!("/pair/{one}/{other}/timeline.csv")), numbers(&format!("/pair/{other}/{one}/timeline.csv")));
    let svg = get(&app(), &format!("/pair/{one}/{other}/timeline.svg?lang=ar"));
    assert!(svg.text().starts_with("<?xml") && svg.text().contains("<style>") && svg.text().contains("lang=\"ar\""));
    assert!(svg.header("content-disposition").contains(".svg"));
}

#[test]
fn zoom_stands_in_the_address() {
    let (one, other) = pair();
    let rows = |by: &str| get(&app(), &format!("/pair/{one}/{other}/timeline.csv?by={by}")).text().to_owned();
    assert!(rows("year").lines().nth(1).unwrap().split(',').next().unwrap().len() == 4);
    assert!(rows("week").contains("-W"));
    assert!(rows("month").lines().count() > rows("year").lines().count());
    let page = page(&format!("/pair/{one}/{other}?by=year"), "en");
    assert!(page.contains("by=month&amp;from=") || page.contains("by=month&#38;from="), "bars lead closer");
    assert_eq!(get(&app(), &format!("/pair/{one}/{other}?by=decade")).status, 400);
    assert_eq!(get(&app(), &format!("/pair/{one}/{other}?from=x")).status, 400);
}

#[test]
fn gaps_are_no_zeros() {
    let (one, other) = pair();
    let csv = get(&app(), &format!("/pair/{one}/{other}/timeline.csv?by=month&from=1990-01&to=1990-03")).text().to_owned();
    for line in csv.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        assert_eq!((cells[3], cells[5]), ("false", ""), "{line}");
    }
}

#[test]
fn names_lead_to_pages_or_to_candidates() {
    let (one, other) = pair();
    let form = page("/pair", "ar");
    assert!(form.contains("name=\"one\"") && form.contains("name=\"other\""));
    let answer = get(&app(), &format!("/pair?one={one}&other={}", other.to_lowercase()));
    assert_eq!((answer.status, answer.header("location")), (303, format!("/pair/{one}/{other}").as_str()));
    let nobody = get(&app(), "/pair/KAZ/Nobody%20Atall");
    assert_eq!(nobody.status, 404);
    assert!(nobody.text().contains("Nobody Atall") && nobody.text().contains("/actors"));
    assert_eq!(get(&app(), "/pair/KAZ/act_0000000000000").status, 404);
    // Words of many names: a page to choose from.
    let several = get(&app(), &format!("/pair/{one}/minister"));
    assert!(several.status == 200 || several.status == 404);
}

#[test]
fn people_have_pairs_too() {
    let list = page("/actors?kind=PER", "en");
    let person = list.split("href=\"/actor/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let actor = page(&format!("/actor/{person}"), "en");
    let both = actor.split("href=\"/pair/").nth(1).map(|rest| rest.split('"').next().unwrap().to_owned());
    if let Some(both) = both {
        assert!(page(&format!("/pair/{both}"), "ar").contains("class=\"chart timeline\""));
    }
    // Two who have nothing with each other get a line that says so, and no empty chart.
    let page = page(&format!("/pair/{person}/EGY"), "en");
    assert_ne!(page.contains("id=\"timeline\""), page.contains("class=\"empty\""));
}

#[test]
fn a_month_has_a_brief() {
    let (one, other) = pair();
    for language in ["en", "ar"] {
        let brief = page(&format!("/pair/{one}/{other}/brief"), language);
        assert!(brief.contains("class=\"brief\"") && brief.contains("/report/rpt_"));
    }
    assert!(page(&format!("/pair/{one}/{other}/brief?month=1990-01"), "en").contains("The archive has no reports of this time"));
    assert_eq!(get(&app(), &format!("/pair/{one}/{other}/brief?month=x")).status, 400);
}
