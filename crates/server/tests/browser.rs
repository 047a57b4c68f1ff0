//! The main journeys in a real browser, in both languages, and axe-core over all pages. Without Chromium, its driver or axe-core the tests say that they were
//! skipped; `.ci/browser` installs all three.

// Helpers of tests may unwrap.
#![allow(clippy::unwrap_used)]

mod common;
mod driver;

use common::{Own, Served};
use driver::Browser;
use std::path::Path;

/// axe-core, where `.ci/browser` puts it.
fn axe() -> Option<String> {
    let usual = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../.ci/artifacts/axe.min.js");
    std::fs::read_to_string(std::env::var_os("AXE").map_or(usual, Into::into)).ok()
}

/// A browser; says that the test is skipped where there is none.
fn browser(test: &str) -> Option<Browser> {
    match Browser::start() {
        Ok(browser) => Some(browser),
        Err(problem) => {
            eprintln!("SKIPPED {test}: {problem}");
            None
        }
    }
}

/// A server over an archive of its own.
fn served() -> (Own, String) {
    let own = Own::new(|settings| settings);
    let address = format!("http://{}", Served::new(own.shared.clone()).address);
    (own, address)
}

/// Two names in each script whose states have events in the samples.
const NAMES: [(&str, &str); 2] = [("en", "Kazakhstan China"), ("ar", "كازاخستان والصين")];

#[test]
fn from_a_name_to_the_marked_sentence_in_three_clicks() {
    let Some(browser) = browser("from_a_name_to_the_marked_sentence_in_three_clicks") else { return };
    let (_own, address) = served();
    for (language, names) in NAMES {
        browser.forget_at(&address);
        browser.open(&format!("{address}/about?lang={language}"));
        browser.write("#find", names);
        browser.click(".search button");
        browser.arrives("/pair/");
        assert!(browser.address().contains("KAZ") && browser.address().contains("CHN"), "{}", browser.address());
        assert_eq!(browser.run("return document.documentElement.lang"), language, "the language stays from page to page");
        browser.click("main a[href*='/report/'][href*='#event-']");
        browser.arrives("#event-");
        // The words that the event rests on are marked, are seen, and the letters of the text are all there.
        let marked = browser.run("const mark = document.querySelector(':target'); return mark ? mark.textContent.trim().length : 0");
        assert!(marked.as_i64().unwrap_or(0) > 0, "nothing is marked at {}", browser.address());
        assert_eq!(browser.run("return document.querySelector(':target').closest('[dir]').dir"), "rtl");
    }
}

#[test]
fn corrected_and_undone() {
    let Some(browser) = browser("corrected_and_undone") else { return };
    for language in ["en", "ar"] {
        let (_own, address) = served();
        browser.forget_at(&address);
        browser.open(&format!("{address}/events?lang={language}"));
        browser.click("main a[href*='/report/'][href*='#event-']");
        browser.arrives("/report/");
        browser.click("a[href*='/correct?event=1']");
        browser.click("input[name=change][value=not-an-event]");
        let form = "form:has(input[value='not-an-event'])";
        browser.run(&format!(
            "for (const field of document.querySelectorAll(\"{form} [name=reason], {form} [name=who]\")) field.value = 'A test of the page';"
        ));
        browser.click(&format!("{form} button"));
        browser.click("form.save button");
        browser.arrives("/report/");
        browser.open(&format!("{address}/corrections"));
        let before = browser.run("return document.querySelectorAll(\"form[action*='/undo']\").length").as_i64().unwrap_or(0);
        assert_eq!(before, 1, "the correction is listed");
        browser.run("for (const field of document.querySelectorAll(\"form[action*='/undo'] [name=reason], form[action*='/undo'] [name=who]\")) field.value = 'A test of the page';");
        browser.run("for (const one of document.querySelectorAll('details')) one.open = true;");
        browser.click("form[action*='/undo'] button");
        browser.open(&format!("{address}/corrections"));
        let after = browser.run("return document.querySelectorAll(\"form[action*='/undo']\").length").as_i64();
        assert_eq!(after, Some(0), "the correction is undone");
    }
}

#[test]
fn a_search_is_saved_and_its_feed_is_read() {
    let Some(browser) = browser("a_search_is_saved_and_its_feed_is_read") else { return };
    for language in ["en", "ar"] {
        let (_own, address) = served();
        browser.forget_at(&address);
        browser.open(&format!("{address}/events?type=CONSULT&lang={language}"));
        browser.click("a[href^='/saved?address=']");
        browser.write("main #name", "Talks");
        browser.click("main form button.primary");
        browser.arrives("/saved?new=");
        browser.click("main tbody th a");
        browser.arrives("type=CONSULT");
        let feed = browser.run_later(
            "const done = arguments[arguments.length - 1]; fetch('/saved/1/feed.atom').then(async (answer) => {
               const text = await answer.text(), page = new DOMParser().parseFromString(text, 'application/xml');
               const all = (path) => [...page.querySelectorAll(path)].map((one) => one.textContent);
               done({ kind: answer.headers.get('content-type'), bad: page.querySelector('parsererror') !== null, root: page.documentElement.namespaceURI,
                 ids: all('entry > id'), updated: all('entry > updated'), titles: all('entry > title') }); });",
        );
        assert_eq!(feed["bad"], false);
        assert_eq!(feed["root"], "http://www.w3.org/2005/Atom");
        assert!(feed["kind"].as_str().unwrap().starts_with("application/atom+xml"));
        let ids: Vec<&str> = feed["ids"].as_array().unwrap().iter().map(|id| id.as_str().unwrap()).collect();
        assert!(!ids.is_empty() && ids.iter().all(|id| id.starts_with("urn:waqai:evt_")), "{ids:?}");
        assert!(feed["updated"].as_array().unwrap().iter().all(|at| at.as_str().unwrap().ends_with('Z')));
        browser.open(&format!("{address}/saved"));
        browser.click("form[action$='/forget'] button");
        browser.arrives("/saved");
        assert_eq!(browser.run("return document.querySelectorAll(\"form[action$='/forget']\").length").as_i64(), Some(0));
    }
}

#[test]
fn a_view_is_exported() {
    let Some(browser) = browser("a_view_is_exported") else { return };
    let (_own, address) = served();
    for language in ["en", "ar"] {
        browser.forget_at(&address);
        browser.open(&format!("{address}/events?type=CONSULT&lang={language}"));
        let rows = browser.run_later(
            "const done = arguments[arguments.length - 1], link = document.querySelector(\"a[href*='format=csv']\");
             if (!link) done(null); else fetch(link.href).then(async (answer) => done([answer.status, (await answer.text()).trim().split('\\n')]));",
        );
        assert_eq!(rows[0], 200, "the link to the CSV file at {}", browser.address());
        let lines = rows[1].as_array().unwrap();
        assert!(lines.len() > 1 && lines[0].as_str().unwrap().contains("event_id"), "{lines:?}");
        assert!(lines[1..].iter().all(|line| line.as_str().unwrap().contains("CONSULT")), "exactly this view");
    }
}

#[test]
fn preferences_stay() {
    let Some(browser) = browser("preferences_stay") else { return };
    let (_own, address) = served();
    browser.forget_at(&address);
    browser.open(&format!("{address}/coverage?lang=ar"));
    browser.click("a[href^='/preferences']");
    browser.click("input[name=digits][value=eastern]");
    browser.click("input[name=theme][value=dark]");
    browser.click("main form button");
    browser.arrives("/coverage");
    assert_eq!(browser.run("return document.documentElement.dataset.theme"), "dark");
    assert!(browser.text("main .lead").contains(['٠', '١', '٢', '٣', '٤', '٥', '٦', '٧', '٨', '٩']));
}

/// All pages that have an address of their own; the report, actor and others are found on the way.
const PAGES: [&str; 28] = [
    "/latest",
    "/events",
    "/events?type=CONSULT&status=all",
    "/events?state=XXX",
    "/statements",
    "/statements?act=condemn",
    "/actors",
    "/reports",
    "/reports?words=وزير",
    "/pair",
    "/pair/KAZ/CHN",
    "/pair/KAZ/CHN/brief",
    "/map",
    "/map?view=arab&places=all",
    "/network",
    "/review",
    "/corrections",
    "/codebook",
    "/codebook/types/consult",
    "/codebook/lists/sectors",
    "/codebook/reporting",
    "/codebook/guide/events/consult",
    "/coverage",
    "/about",
    "/about/problems",
    "/about/licences",
    "/find?q=nobody+at+all",
    "/saved?address=%2Fevents",
];

#[test]
fn axe_finds_nothing_on_any_page() {
    let Some(axe) = axe() else {
        eprintln!("SKIPPED axe_finds_nothing_on_any_page: axe-core is not there; `.ci/browser` fetches it");
        return;
    };
    let Some(browser) = browser("axe_finds_nothing_on_any_page") else { return };
    let (_own, address) = served();
    browser.open(&format!("{address}/events"));
    let first = |selector: &str| browser.run(&format!("return document.querySelector(\"{selector}\").getAttribute('href').split('#')[0]"));
    let report = first("main a[href*='/report/']").as_str().unwrap().to_owned();
    browser.open(&format!("{address}/actors"));
    let actor = browser.run("return document.querySelector(\"main a[href*='/actor/']\").getAttribute('href')").as_str().unwrap().to_owned();
    let mut pages: Vec<String> = PAGES.iter().map(|page| (*page).to_owned()).collect();
    pages.extend([
        format!("{report}/why/event/1"),
        format!("{report}/correct?event=1"),
        "/find?q=president".into(),
        "/preferences".into(),
        "/nothing".into(),
        report,
        actor,
    ]);
    let mut found = Vec::new();
    // Colours are the same in both languages, and all else is in both themes: each is looked at once.
    let all = "runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']";
    let but_colours = format!("{all}, rules: {{ 'color-contrast': {{ enabled: false }} }}");
    let colours = "runOnly: ['color-contrast']";
    for (theme, language, rules) in [("light", "en", all), ("light", "ar", &but_colours), ("dark", "ar", colours)] {
        for page in &pages {
            let sign = if page.contains('?') { '&' } else { '?' };
            browser.run(&format!("document.cookie = 'theme={theme}; path=/'"));
            browser.open(&format!("{address}{page}{sign}lang={language}"));
            browser.run(&axe);
            let violations = browser.run_later(&format!(
                "const done = arguments[arguments.length - 1];
                 axe.run(document, {{ {rules} }}).then((result) => done(result.violations.map((one) => one.id + ': ' +
                   one.nodes.slice(0, 3).map((node) => node.target.join(' ') + ' ' + node.html.slice(0, 120)).join(' | '))), (problem) => done([String(problem)]));"
            ));
            for violation in violations.as_array().unwrap() {
                found.push(format!("{theme} {language} {page}: {}", violation.as_str().unwrap()));
            }
        }
    }
    assert!(found.is_empty(), "{} violations:\n{}", found.len(), found.join("\n"));
}

/// No test: a server over the samples to look at, for ten minutes. `cargo test --release -p waqai-server --test browser look -- --ignored --nocapture`
#[test]
#[ignore = "serves the samples to whoever wants to look at the pages"]
fn look() {
    let (_own, address) = served();
    println!("{address}");
    std::thread::sleep(std::time::Duration::from_secs(600));
}
