//! Requests that nobody should send: none of them gives an answer of 500 or more, and none ends the server.

#![allow(clippy::unwrap_used)]

mod common;
#[path = "hostile/mod.rs"]
mod requests;

use axum::body::to_bytes;
use common::{Own, Report, get, post, wait};
use requests::{Chance, known, request};
use tower::ServiceExt;

/// A few thousand; `cargo run --release -p waqai-server --example hammer` sends as many as it is told.
const MANY: usize = 3000;

#[test]
fn no_request_is_a_fault() {
    let own = Own::new(|settings| settings);
    let document = get(&own.app, "/openapi.json").json();
    let known = known(&mut |address| get(&own.app, address).json());
    let mut chance = Chance(7);
    for number in 0..MANY {
        let (address, request) = request(&document, &known, &mut chance);
        wait(async {
            let response = own.app.clone().oneshot(request).await.unwrap();
            let status = response.status().as_u16();
            let stream = response.headers().get("content-type").is_some_and(|kind| kind == "text/event-stream");
            assert!(status < 500, "request {number}: {status}: {address}");
            assert!(response.headers().contains_key("content-security-policy"), "request {number}: {address}");
            if !stream {
                to_bytes(response.into_body(), usize::MAX).await.unwrap_or_else(|problem| panic!("request {number}: {problem}: {address}"));
            }
        });
    }
    assert_eq!(get(&own.app, "/healthz").status, 200);
}

/// A report whose every part tries to break out of a page.
fn hostile_report() -> Report {
    let bad = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>\u{202e}&lt;%00{{7*7}}";
    Report {
        id: format!("id{bad}"),
        text: format!("زار وزير الخارجية التركي بغداد{bad}. وقال الوزير إن \"{bad}\".\n{bad}"),
        title: Some(bad.to_owned()),
        agency: Some(bad.to_owned()),
        published: Some("2022-04-25".into()),
    }
}

#[test]
fn hostile_text_stays_text() {
    let own = Own::of(&[hostile_report()], |settings| settings);
    let report = get(&own.app, "/v1/reports").json()["data"][0].clone();
    let id = report["article_id"].as_str().unwrap();
    let event = get(&own.app, "/v1/events?status=all").json()["data"][0]["event_id"].as_str().unwrap_or_default().to_owned();
    let pages =
        ["/latest", "/events", "/statements", "/actors", "/reports", "/review", "/coverage", "/about", "/map", "/network", "/codebook"];
    let mut addresses: Vec<String> = pages.iter().map(|page| (*page).to_owned()).collect();
    addresses.extend([
        format!("/report/{id}"),
        format!("/report/{id}?lang=ar"),
        format!("/events/{event}"),
        "/reports?q=%3Cscript%3E".to_owned(),
    ]);
    addresses.extend(
        ["/find?q=%3Cscript%3Ealert(1)%3C/script%3E", "/%3Cscript%3E", "/login?next=%22%3E%3Cscript%3E", "/events?type=%3Cscript%3E"]
            .map(str::to_owned),
    );
    for address in addresses {
        let answer = get(&own.app, &address);
        assert!(answer.status < 500, "{address}: {}", answer.status);
        if answer.header("content-type").starts_with("text/html") {
            let page = answer.text().to_lowercase();
            for bad in ["<script>alert", "<img src=x", "onerror=alert(1)>"] {
                assert!(!page.contains(bad), "{address} has {bad}");
            }
        }
    }
    for address in ["/v1/reports".to_owned(), format!("/v1/reports/{id}"), "/v1/statements".into(), "/v1/events?actor=%3Cscript%3E".into()]
    {
        let answer = get(&own.app, &address);
        assert!(answer.header("content-type").contains("json"), "{address}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "no browser takes it for a page");
        answer.json();
    }
    let coded = post(&own.app, "/v1/code", &[("content-type", "text/plain")], hostile_report().text);
    assert_eq!(coded.json()["text"], hostile_report().text);
}
