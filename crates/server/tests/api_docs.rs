//! The commands of docs/api.md do what they say.

#![allow(clippy::unwrap_used)]

mod common;

use axum::body::Body;
use axum::http::Request;
use common::{Own, send};

/// The words of a command as a shell reads them: spaces part them, single quotation marks hold them together.
fn words(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quoted, mut any) = (Vec::new(), String::new(), false, false);
    for letter in line.chars() {
        match letter {
            '\'' => (quoted, any) = (!quoted, true),
            ' ' if !quoted => {
                if any || !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
                any = false;
            }
            letter => word.push(letter),
        }
    }
    words.push(word);
    words
}

#[test]
fn every_command_works() {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/api.md")).unwrap();
    let own = Own::new(|settings| settings);
    let mut tried = 0;
    for line in page.lines().filter(|line| line.starts_with("curl ")) {
        let (mut headers, mut body, mut address) = (Vec::new(), None, String::new());
        let mut words = words(line).into_iter().skip(1);
        while let Some(word) = words.next() {
            match word.as_str() {
                "-H" => headers.push(words.next().unwrap()),
                "--data" => body = words.next(),
                "--max-time" => drop(words.next()),
                "--no-buffer" => {}
                _ => address = word,
            }
        }
        let path = address.strip_prefix("http://127.0.0.1:7878").unwrap_or_else(|| panic!("{line}: {address}"));
        if path == "/v1/changes/stream" {
            // It has no end; tests of the API read it.
            continue;
        }
        let mut request = Request::builder().method(if body.is_some() { "POST" } else { "GET" }).uri(path);
        for header in &headers {
            let (name, value) = header.split_once(": ").unwrap();
            request = request.header(name, value);
        }
        let answer = send(&own.app, request.body(Body::from(body.unwrap_or_default())).unwrap());
        assert!((200..300).contains(&answer.status), "{line}\n{}: {}", answer.status, answer.text());
        assert!(!answer.bytes.is_empty(), "{line}");
        tried += 1;
    }
    assert!(tried > 20, "{tried}");
}
