//! Requests that nobody should send, made from the server's own document: every address and parameter, with bytes of all kinds. The same seed gives the same requests.

#![allow(clippy::unwrap_used)]

use axum::body::Body;
use axum::http::Request;
use serde_json::{Value, json};
use std::fmt::Write;

/// Numbers that look like chance.
pub struct Chance(pub u64);

impl Chance {
    pub fn next(&mut self) -> u64 {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    pub fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }

    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }
}

/// Values that have broken programs before.
const VALUES: [&str; 44] = [
    "",
    " ",
    "0",
    "-1",
    "1",
    "00",
    "1e309",
    "NaN",
    "inf",
    "9223372036854775807",
    "9223372036854775808",
    "18446744073709551616",
    "0x10",
    "１٢٣",
    "true",
    "KAZ",
    "KAZ,CHN",
    "kaz",
    "KAZ,KAZ",
    ",",
    ",,,",
    "2022",
    "2022-02-30",
    "0000",
    "9999-12-31",
    "2022-04",
    "1900",
    "all",
    "CONSULT",
    "visit",
    "'",
    "' OR 1=1 --",
    "\" OR \"\" = \"",
    "%",
    "_",
    "\\",
    "../../etc/passwd",
    "<script>alert(1)</script>",
    "الوزير",
    "\u{202e}كلمة\u{202c}",
    "🜚",
    "\"a b\"~5 OR -c*",
    "(((((",
    "2022-04-25.1.0",
];

/// Bytes of a value: one of the above, one of the document's, or noise.
fn value(chance: &mut Chance, known: &[Value]) -> Vec<u8> {
    match chance.below(10) {
        0..=3 if !known.is_empty() => {
            let one = chance.of(known);
            one.as_str().map_or_else(|| one.to_string(), str::to_owned).into_bytes()
        }
        0..=6 => chance.of(&VALUES).as_bytes().to_vec(),
        7 => (0..chance.below(40)).map(|_| chance.next() as u8).collect(),
        8 => {
            let one = chance.of(&VALUES).as_bytes().to_vec();
            one.repeat(chance.below(300))
        }
        _ => format!("{}{}{}", chance.of(&VALUES), chance.of(&[",", ".", " ", "\0", "-"]), chance.of(&VALUES)).into_bytes(),
    }
}

/// Bytes as they may stand in an address.
fn encoded(bytes: &[u8], most: usize) -> String {
    let mut out = String::new();
    for byte in bytes.iter().take(most) {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(byte) {
            out.push(char::from(*byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// Ids and words of the archive, so that requests get past the first check.
#[derive(Default)]
pub struct Known {
    pub ids: Vec<String>,
    /// Ids of reports with words of theirs.
    pub quotes: Vec<(String, String)>,
}

/// A request, and its address for messages.
pub fn request(document: &Value, known: &Known, chance: &mut Chance) -> (String, Request<Body>) {
    let paths = document["paths"].as_object().unwrap();
    let names: Vec<&String> = paths.keys().collect();
    let path = *chance.of(&names);
    let methods = paths[path].as_object().unwrap();
    let method = *chance.of(&methods.keys().collect::<Vec<_>>());
    let operation = &methods[method];
    let (mut address, mut question) = (path.clone(), Vec::new());
    for parameter in operation["parameters"].as_array().unwrap() {
        let name = parameter["name"].as_str().unwrap();
        let schema = &parameter["schema"];
        let options = schema["enum"].as_array().or(schema["items"]["enum"].as_array()).cloned().unwrap_or_default();
        if parameter["in"] == "path" {
            let given = match chance.below(4) {
                0 => encoded(&value(chance, &options), 200),
                _ if !options.is_empty() => chance.of(&options).as_str().unwrap().to_owned(),
                _ => known.ids.get(chance.below(known.ids.len())).cloned().unwrap_or_default(),
            };
            let given = if given.is_empty() { "x".to_owned() } else { given };
            address = address.replace(&format!("{{{name}}}"), &given);
        } else if parameter["in"] == "query" && chance.once_in(5) {
            let mut given = value(chance, &options);
            while chance.once_in(4) {
                given.push(b',');
                given.extend(value(chance, &options));
            }
            question.push(format!("{name}={}", encoded(&given, 3000)));
        }
    }
    if chance.once_in(12) {
        question.push(format!("{}={}", encoded(&value(chance, &[]), 100), encoded(&value(chance, &[]), 100)));
    }
    if !question.is_empty() {
        address = format!("{address}?{}", question.join(*chance.of(&["&", "&", "&", ";", "&&"])));
    }
    let method = match chance.below(40) {
        0 => *chance.of(&["PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE", "FOO"]),
        1 => "POST",
        _ if method == "post" => "POST",
        _ => "GET",
    };
    let mut request = Request::builder().method(method).uri(&address);
    for name in
        ["accept", "if-none-match", "accept-encoding", "last-event-id", "cookie", "authorization", "origin", "accept-language", "range"]
    {
        if chance.once_in(15) {
            let bytes: Vec<u8> = value(chance, &[]).into_iter().filter(|byte| *byte >= 32 && *byte != 127).take(200).collect();
            request = request.header(name, bytes);
        }
    }
    if chance.once_in(6) {
        request = request.header("accept-encoding", "gzip");
    }
    let body = if method == "POST" { sent(path, known, chance) } else { Vec::new() };
    if method == "POST" {
        request =
            request.header("content-type", *chance.of(&["application/json", "application/json", "application/json", "text/plain", "x/y"]));
    }
    (format!("{method} {address}"), request.body(Body::from(body)).unwrap())
}

/// A body: nearly what is wanted, or noise.
fn sent(path: &str, known: &Known, chance: &mut Chance) -> Vec<u8> {
    let text = |chance: &mut Chance| String::from_utf8_lossy(&value(chance, &[])).into_owned();
    match chance.below(8) {
        0 => value(chance, &[]),
        1 => "[".repeat(chance.below(5000)).into_bytes(),
        _ if path.contains("corrections") => {
            let (report, quote) = match known.quotes.is_empty() {
                true => (text(chance), text(chance)),
                false => chance.of(&known.quotes).clone(),
            };
            let mut body = json!({
                "report": report, "quote": quote, "reason": text(chance), "who": text(chance),
                "kind": chance.of(&["event", "not an event", "missing event", "entity", "same entity", "different entity", "statement", "not a statement", "right", "x"]),
            });
            let fields = ["set", "was", "actor", "recipient", "other", "start", "type", "report", "quote", "text_sha256"];
            for _ in 0..chance.below(5) {
                let given = match chance.below(7) {
                    0 => json!(text(chance)),
                    1 => json!(chance.next()),
                    2 => json!({ "type": "CONSULT", "status": text(chance) }),
                    3 => json!([{ "mention": { "quote": quote } }, { "name": text(chance), "country": "KAZ" }]),
                    4 => json!({ "quote": quote, "start": chance.below(50) }),
                    5 => {
                        json!({ "date": { "start": text(chance), "end": "2022-01-01" }, "killed": chance.next(), "context": ["military", text(chance)] })
                    }
                    _ => Value::Null,
                };
                body[*chance.of(&fields)] = given;
            }
            body.to_string().into_bytes()
        }
        _ => {
            let mut words = String::new();
            for _ in 0..chance.below(30) {
                let part = match known.quotes.is_empty() {
                    true => text(chance),
                    false if chance.once_in(3) => text(chance),
                    false => chance.of(&known.quotes).1.clone(),
                };
                words.push_str(&part);
                words.push_str(chance.of::<&str>(&[" ", ".", "\n", "\"", "،"]));
            }
            let body = json!({ "text": words, "title": text(chance), "agency": text(chance), "published": chance.of(&["2022-04-25", "x", "2022-02-30"]) });
            if chance.once_in(2) { body.to_string().into_bytes() } else { words.into_bytes() }
        }
    }
}

/// What an archive has that requests can name.
pub fn known(get: &mut dyn FnMut(&str) -> Value) -> Known {
    let mut known = Known::default();
    for (address, column) in [
        ("/v1/events?limit=20", "event_id"),
        ("/v1/actors?limit=20", "actor_id"),
        ("/v1/statements?limit=20", "statement_id"),
        ("/v1/reports?limit=20", "article_id"),
    ] {
        known.ids.extend(get(address)["data"].as_array().unwrap().iter().map(|row| row[column].as_str().unwrap().to_owned()));
    }
    known.ids.extend(["1".into(), "2".into()]);
    for id in known.ids.clone().iter().filter(|id| id.starts_with("rpt_") && !id.contains('s')) {
        let report = get(&format!("/v1/reports/{id}"));
        let letters: Vec<char> = report["text"].as_str().unwrap_or_default().chars().collect();
        for event in report["events"].as_array().into_iter().flatten() {
            let (start, end) = (event["trigger"]["start"].as_u64().unwrap() as usize, event["trigger"]["end"].as_u64().unwrap() as usize);
            known.quotes.push((id.clone(), letters[start..end].iter().collect()));
        }
    }
    known
}
