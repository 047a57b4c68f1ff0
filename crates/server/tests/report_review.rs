//! The review: the least sure first, decisions that are kept and undone, a queue that gets shorter.

// Helpers of tests may unwrap.
#![allow(clippy::unwrap_used)]

mod common;

use axum::Router;
use common::{Own, get, post};
use waqai_archive::{Archive, Filter};

fn between<'a>(page: &'a str, start: &str, end: &str) -> &'a str {
    page.split(start).nth(1).and_then(|rest| rest.split(end).next()).unwrap_or_default()
}

/// Decides as a browser would: the form of the page, with a decision.
fn decide(app: &Router, address: &str, decision: &str) -> String {
    let page = get(app, address);
    assert_eq!(page.status, 200);
    let cookies: Vec<&str> =
        page.headers.get_all("set-cookie").iter().map(|cookie| cookie.to_str().unwrap().split(';').next().unwrap()).collect();
    let form = between(page.text(), "class=\"decisions\">", "</form>");
    let mut body = form_urlencoded::Serializer::new(String::new());
    for field in form.split("<input type=\"hidden\" ").skip(1) {
        body.append_pair(between(field, "name=\"", "\""), between(field, "value=\"", "\""));
    }
    body.append_pair("who", "desk");
    body.append_pair("decision", decision);
    let headers = [
        ("content-type", "application/x-www-form-urlencoded"),
        ("origin", "http://localhost"),
        ("host", "localhost"),
        ("cookie", &cookies.join("; ")),
    ];
    let answer = post(app, "/review", &headers, body.finish());
    assert_eq!(answer.status, 303, "{}", answer.text());
    answer.header("location").to_owned()
}

fn left(own: &Own) -> usize {
    Archive::read(&own.archive).unwrap().uncertain_count(&Filter::default(), 100_000).unwrap().0
}

#[test]
fn the_least_sure_comes_first_and_decisions_make_the_queue_shorter() {
    let own = Own::new(|settings| settings);
    let archive = Archive::read(&own.archive).unwrap();
    let queue = archive.uncertain(&Filter::default(), None, 1000).unwrap();
    assert!(queue.len() > 10);
    assert!(queue.is_sorted_by_key(|one| one.event.confidence));
    let all = left(&own);
    assert_eq!(all, queue.len());

    let then = decide(&own.app, "/review?lang=en", "right");
    assert!(then.starts_with("/review?") && then.contains("saved=1"));
    assert_eq!(left(&own), all - 1);
    let first = archive.event(queue[0].event.key).unwrap().unwrap();
    assert_eq!((first.confidence, first.record_status.as_str()), (100, "active"));
    assert_eq!(first.lead.rule, queue[0].event.lead.rule, "what confirms changes no rule");

    decide(&own.app, &then, "not");
    assert!(left(&own) <= all - 2);
    let second = archive.event(queue[1].event.key).unwrap();
    assert!(second.is_none_or(|event| event.record_status == "retracted"));
    assert_eq!(archive.decided_count().unwrap(), 2);

    let mut writer = waqai_archive::Writer::open_existing(&own.archive, Default::default()).unwrap();
    writer.undo(1, "a slip", "desk").unwrap();
    writer.undo(2, "a slip", "desk").unwrap();
    writer.finish().unwrap();
    assert_eq!(left(&own), all);
    assert!(archive.problems().unwrap().is_empty());
}

#[test]
fn skipping_goes_on_and_filters_stay() {
    let own = Own::new(|settings| settings);
    let archive = Archive::read(&own.archive).unwrap();
    let filter = Filter { types: vec!["CONSULT".into()], ..Filter::default() };
    let queue = archive.uncertain(&filter, None, 3).unwrap();
    let behind = archive.uncertain(&filter, Some(queue[0].behind), 2).unwrap();
    assert_eq!(behind[0].event.key, queue[1].event.key);
    let page = get(&own.app, "/review?type=CONSULT&lang=en");
    let skip = format!("after={}.{}", queue[0].behind.confidence, queue[0].behind.event);
    assert!(page.text().contains(&skip), "{skip}");
    assert!(decide(&own.app, "/review?type=CONSULT&lang=en", "right").contains("type=CONSULT"));
    assert_eq!(get(&own.app, "/review?after=x").status, 400);
    assert_eq!(get(&own.app, "/review?type=NOTHING").status, 400);
}
