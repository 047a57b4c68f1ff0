//! What keeps the server safe, from outside.

#![allow(clippy::unwrap_used)]

mod common;

use common::{Answer, Own, app, get, get_with, post};
use std::io::{Read, Write};
use std::net::TcpStream;
use waqai_server::Settings;

const TOKEN: &str = "0123456789abcdef-token";
const JSON: (&str, &str) = ("content-type", "application/json");
const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");
const CORRECTION: &str =
    r#"{"report":"01-foreign-ministers-talks","quote":"محادثات","kind":"not an event","reason":"tried","who":"tester"}"#;

fn with_tokens() -> Own {
    Own::new(|settings| Settings { tokens: vec!["another-token-of-16".into(), TOKEN.into()], ..settings })
}

/// The csrf field of the first form of a page.
fn csrf(page: &Answer) -> String {
    page.text().split("name=\"csrf\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

#[test]
fn every_answer_carries_the_policy() {
    for address in ["/about", "/v1/events", "/v1/nothing", "/nothing", "/openapi.json"] {
        let answer = get(&app(), address);
        let policy = answer.header("content-security-policy");
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{address}: {policy}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("x-frame-options"), "DENY");
        assert_eq!(answer.header("access-control-allow-origin"), "");
    }
}

#[test]
fn other_names_are_refused() {
    for host in ["localhost:7878", "127.0.0.1", "[::1]:80"] {
        assert_eq!(get_with(&app(), "/about", &[("host", host)]).status, 200, "{host}");
    }
    for host in ["example.org", "localhost.example.org:7878", "192.0.2.1"] {
        let answer = get_with(&app(), "/v1/events", &[("host", host)]);
        assert_eq!((answer.status, answer.header("content-type")), (403, "application/problem+json"), "{host}");
    }
    let named = Own::new(|settings| Settings { names: vec!["news.example.org".into()], ..settings });
    assert_eq!(get_with(&named.app, "/about", &[("host", "news.example.org:443")]).status, 200);
}

#[test]
fn nothing_changes_where_it_is_read_only() {
    let own = Own::new(|settings| Settings { read_only: true, tokens: vec![TOKEN.into()], ..settings });
    let bearer = format!("Bearer {TOKEN}");
    let answer = post(&own.app, "/v1/corrections", &[JSON, ("authorization", &bearer)], CORRECTION);
    assert_eq!(answer.status, 403);
    assert!(answer.json()["detail"].as_str().unwrap().contains("--read-only"));
    assert_eq!(post(&own.app, "/v1/corrections/1/undo", &[JSON], r#"{"reason":"x"}"#).status, 403);
    assert_eq!(post(&own.app, "/v1/corrections/preview", &[JSON], CORRECTION).status, 200, "trying changes nothing");
    assert_eq!(post(&own.app, "/v1/code", &[("content-type", "text/plain")], "نص").status, 200);
    assert_eq!(get(&own.app, "/v1/corrections").json()["data"].as_array().unwrap().len(), 0);
}

#[test]
fn changes_need_a_token_where_there_are_some() {
    let own = with_tokens();
    let nobody = post(&own.app, "/v1/corrections", &[JSON], CORRECTION);
    assert_eq!((nobody.status, nobody.header("www-authenticate")), (401, "Bearer realm=\"waqai\""));
    for wrong in ["Bearer 0123456789abcdef", "Bearer ", "Basic eDp5", &format!("Bearer {TOKEN}x"), TOKEN] {
        assert_eq!(post(&own.app, "/v1/corrections", &[JSON, ("authorization", wrong)], CORRECTION).status, 401, "{wrong}");
    }
    assert_eq!(get(&own.app, "/v1/events").status, 200, "who reads needs none");
    let right = post(&own.app, "/v1/corrections", &[JSON, ("authorization", &format!("Bearer {TOKEN}"))], CORRECTION);
    assert_eq!(right.status, 201, "{}", right.text());
}

#[test]
fn a_session_begins_with_a_token_and_ends() {
    let own = with_tokens();
    let page = get(&own.app, "/login?next=/about&lang=en");
    assert_eq!(page.status, 200);
    let field = csrf(&page);
    let wrong = post(&own.app, "/login", &[FORM], format!("csrf={field}&token=wrong-token-of-16&next=/about"));
    assert_eq!(wrong.status, 401);
    let right = post(&own.app, "/login", &[FORM], format!("csrf={field}&token={TOKEN}&next=/about"));
    assert_eq!((right.status, right.header("location")), (303, "/about"));
    let cookie = right.header("set-cookie").to_owned();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), "{cookie}");
    let cookie = cookie.split(';').next().unwrap();
    assert!(!cookie.contains(TOKEN));
    let away = post(&own.app, "/login", &[FORM], format!("csrf={field}&token={TOKEN}&next=//example.org"));
    assert_eq!(away.header("location"), "/");

    // The session alone is not enough for the API: another site could make a browser send it.
    assert_eq!(post(&own.app, "/v1/corrections", &[JSON, ("cookie", cookie)], CORRECTION).status, 403);
    let field = csrf(&get_with(&own.app, "/login", &[("cookie", cookie)]));
    let sent = [JSON, ("cookie", cookie), ("x-waqai-csrf", &*field)];
    assert_eq!(post(&own.app, "/v1/corrections", &sent, CORRECTION).status, 201);

    let out = post(&own.app, "/logout", &[FORM, ("cookie", cookie)], format!("csrf={field}"));
    assert_eq!(out.status, 303);
    assert_eq!(post(&own.app, "/v1/corrections", &sent, CORRECTION).status, 401);
}

#[test]
fn forms_of_other_sites_are_refused() {
    let own = with_tokens();
    let field = csrf(&get(&own.app, "/login"));
    let body = || format!("csrf={field}&token={TOKEN}&next=/");
    let send = |headers: &[(&str, &str)], body: String| post(&own.app, "/login", &[&[FORM], headers].concat(), body).status;
    assert_eq!(send(&[], body()), 303);
    assert_eq!(send(&[("origin", "http://localhost:7878"), ("host", "localhost:7878")], body()), 303);
    assert_eq!(send(&[("sec-fetch-site", "same-origin")], body()), 303);
    for foreign in [("origin", "http://example.org"), ("origin", "null"), ("sec-fetch-site", "cross-site"), ("sec-fetch-site", "same-site")]
    {
        assert_eq!(send(&[foreign, ("host", "localhost:7878")], body()), 403, "{foreign:?}");
    }
    assert_eq!(send(&[], format!("token={TOKEN}&next=/")), 403, "without the field");
    assert_eq!(send(&[], format!("csrf={}&token={TOKEN}", "0".repeat(64))), 403, "with another field");
    assert_eq!(send(&[("cookie", "waqai_session=other")], body()), 403, "of another session");
    // What a page of another site can send without asking first is no JSON.
    let own = Own::new(|settings| settings);
    assert_eq!(post(&own.app, "/v1/corrections", &[("content-type", "text/plain")], CORRECTION).status, 415);
    assert_eq!(post(&own.app, "/v1/corrections", &[JSON, ("origin", "http://example.org"), ("host", "localhost")], CORRECTION).status, 403);
    assert_eq!(post(&own.app, "/v1/corrections", &[JSON], CORRECTION).status, 201);
}

#[test]
fn problems_of_pages_are_pages() {
    let own = Own::new(|settings| Settings { read_only: true, ..settings });
    let answer = post(&own.app, "/anything", &[FORM], "a=b");
    assert_eq!(answer.status, 403);
    assert!(answer.header("content-type").starts_with("text/html"), "{}", answer.text());
    assert!(answer.text().contains("--read-only"));
}

#[test]
fn bodies_have_limits() {
    let own = Own::new(|settings| settings);
    let long = format!(r#"{{"report":"x","quote":"{}","kind":"event","reason":"x"}}"#, "a".repeat(300 << 10));
    assert_eq!(post(&own.app, "/v1/corrections", &[JSON], long.clone()).status, 413);
    assert_eq!(post(&own.app, "/login", &[FORM], long).status, 413);
}

#[test]
fn an_address_may_not_ask_too_often() {
    use axum::body::Body;
    use axum::extract::ConnectInfo;
    use axum::http::Request;
    use std::net::SocketAddr;
    let own = Own::new(|settings| Settings { rate: Some(2), ..settings });
    let ask = |from: [u8; 4]| {
        let mut request = Request::get("/healthz").body(Body::empty()).unwrap();
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from((from, 4000))));
        common::send(&own.app, request)
    };
    let statuses: Vec<u16> = (0..12).map(|_| ask([192, 0, 2, 1]).status).collect();
    assert!(statuses.starts_with(&[200; 8]) && statuses.contains(&429), "{statuses:?}");
    let refused = (0..9).map(|_| ask([192, 0, 2, 1])).find(|answer| answer.status == 429).unwrap();
    assert_eq!(refused.header("retry-after"), "1");
    assert_eq!(ask([192, 0, 2, 2]).status, 200);
    assert!((0..100).all(|_| ask([127, 0, 0, 1]).status == 200), "this machine asks as often as it likes");
}

/// What a server at a real port answers to bytes.
fn raw(stream: &mut TcpStream, bytes: &[u8]) -> String {
    // A server that has heard enough closes, and what is still being sent then fails.
    let _ = stream.write_all(bytes);
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

#[test]
fn connections_have_limits() {
    let own = Own::new(|settings| settings);
    let address = common::Served::new(own.shared.clone()).address;
    let connect = || {
        let stream = TcpStream::connect(address).unwrap();
        stream.set_read_timeout(Some(std::time::Duration::from_secs(5))).unwrap();
        stream
    };
    let well = "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    assert!(raw(&mut connect(), well.as_bytes()).starts_with("HTTP/1.1 200"));
    let many: String = (0..100).map(|number| format!("x-{number}: y\r\n")).collect();
    let long = format!("GET /healthz HTTP/1.1\r\nHost: localhost\r\nx: {}\r\n\r\n", "y".repeat(100 << 10));
    for (what, bytes) in [
        ("many headers", format!("GET /healthz HTTP/1.1\r\nHost: localhost\r\n{many}\r\n").into_bytes()),
        ("a long header", long.into_bytes()),
        ("no HTTP", b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n".to_vec()),
        ("bytes in the address", b"GET /v1/events?actor=\xff\xfe HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".to_vec()),
        ("two lengths", b"POST /v1/code HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nContent-Length: 5\r\n\r\nabc".to_vec()),
    ] {
        let answer = raw(&mut connect(), &bytes);
        assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 4"), "{what}: {answer}");
    }
    let mut silent = connect();
    silent.write_all(b"GET /hea").unwrap();
    assert!(raw(&mut connect(), well.as_bytes()).starts_with("HTTP/1.1 200"), "who sends slowly holds nobody up");
}
