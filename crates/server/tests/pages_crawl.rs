//! All links of all pages: none leads nowhere, none breaks the server. Whoever adds a page profits: it is found from the menu.

// Helpers of tests may unwrap.
#![allow(clippy::unwrap_used)]

mod common;

use common::{app, get_with};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Addresses of one kind are not all asked: so many of each page and of each set of names in its question.
const OF_A_KIND: usize = 2;
/// So many addresses are asked in a language, those nearest to the start.
const MOST: usize = 600;

/// Addresses that others than pages answer, or that are not there yet in a build without them.
fn is_page(address: &str) -> bool {
    address.starts_with('/') && !address.starts_with("//")
}

/// Values of `href`, `src` and `action` in a page, with the marks of HTML read.
fn links(page: &str) -> Vec<String> {
    let mut found = Vec::new();
    for name in [" href=\"", " src=\"", " action=\"", " data-file=\""] {
        found.extend(
            page.split(name).skip(1).filter_map(|rest| rest.split('"').next()).map(|link| link.replace("&amp;", "&").replace("&#38;", "&")),
        );
    }
    found
}

/// What makes addresses alike: the section of the page, and which names its question has.
fn kind(address: &str) -> String {
    let (path, question) = address.split_once('?').unwrap_or((address, ""));
    let mut section: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let id = |part: &str| part.contains('_') || part.bytes().any(|letter| letter.is_ascii_uppercase() || letter.is_ascii_digit());
    section.iter_mut().filter(|part| id(part)).for_each(|part| *part = "*");
    let names: BTreeSet<&str> = question.split('&').filter_map(|pair| pair.split('=').next()).collect();
    format!("{}?{}", section.join("/"), names.into_iter().collect::<Vec<_>>().join("&"))
}

/// Sections and an address that each of them answers once it is there. Links into one that is not are left alone.
const SECTIONS: [(&str, &str); 10] = [
    ("/v1", "/v1/events"),
    ("/map", "/map"),
    ("/network", "/network"),
    ("/review", "/review"),
    ("/codebook", "/codebook"),
    ("/coverage", "/coverage"),
    ("/find", "/find?q=a"),
    ("/saved", "/saved"),
    ("/preferences", "/preferences"),
    ("/login", "/login"),
];

fn crawl(language: &str) -> BTreeMap<String, (u16, String)> {
    let app = app();
    let absent: Vec<&str> =
        SECTIONS.iter().filter(|(_, probe)| common::get(&app, probe).status == 404).map(|(section, _)| *section).collect();
    let mut waiting: VecDeque<(String, String)> = VecDeque::from([("/".to_owned(), "the start".to_owned())]);
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    let mut bad = BTreeMap::new();
    let mut asked = 0;
    while let Some((address, from)) = waiting.pop_front().filter(|_| asked < MOST) {
        asked += 1;
        let answer = get_with(&app, &address, &[("cookie", &format!("lang={language}"))]);
        if answer.status >= 400 {
            bad.insert(address.clone(), (answer.status, from));
            continue;
        }
        let mut next: Vec<String> = Vec::new();
        if (300..400).contains(&answer.status) {
            next.push(answer.header("location").to_owned());
        } else if answer.header("content-type").starts_with("text/html") {
            next.extend(links(answer.text()));
        }
        for link in next {
            let link = link.split('#').next().unwrap().to_owned();
            if !is_page(&link) || absent.iter().any(|section| link.starts_with(section)) || !seen.insert(link.clone()) {
                continue;
            }
            let count = kinds.entry(kind(&link)).or_default();
            *count += 1;
            if *count <= OF_A_KIND {
                waiting.push_back((link, address.clone()));
            }
        }
    }
    assert!(seen.len() > 200, "only {} links were found", seen.len());
    bad
}

#[test]
fn every_link_of_the_english_pages_leads_somewhere() {
    let bad = crawl("en");
    assert!(bad.is_empty(), "{bad:#?}");
}

#[test]
fn every_link_of_the_arabic_pages_leads_somewhere() {
    let bad = crawl("ar");
    assert!(bad.is_empty(), "{bad:#?}");
}
