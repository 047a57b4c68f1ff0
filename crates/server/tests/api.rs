//! The API from outside: each resource, pages, forms, tags, problems.

#![allow(clippy::unwrap_used)]

mod common;

use common::{Answer, Own, app, get, get_with, post};
use serde_json::{Value, json};

/// All rows of a list, page by page.
fn paged(address: &str, limit: usize) -> Vec<Value> {
    let app = app();
    let sign = if address.contains('?') { '&' } else { '?' };
    let mut next = Some(format!("{address}{sign}limit={limit}"));
    let mut rows = Vec::new();
    while let Some(address) = next.take() {
        let answer = get(&app, &address);
        assert_eq!(answer.status, 200, "{address}: {}", answer.text());
        let mut page = answer.json();
        let found = page["data"].as_array_mut().unwrap();
        assert!(found.len() <= limit);
        rows.append(found);
        next = page["next"].as_str().map(str::to_owned);
        match &next {
            Some(next) => assert_eq!(answer.header("link"), format!("<{next}>; rel=\"next\"")),
            None => assert_eq!(answer.header("link"), ""),
        }
    }
    rows
}

fn lines(answer: &Answer) -> Vec<Value> {
    answer.text().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Lists with some filter each.
const LISTS: [&str; 12] = [
    "/v1/events",
    "/v1/events?state=KAZ",
    "/v1/events?status=all&newest=false",
    "/v1/statements",
    "/v1/actors",
    "/v1/reports",
    "/v1/counts",
    "/v1/counts?by=actor&per=year",
    "/v1/counts/pairs",
    "/v1/coverage",
    "/v1/changes",
    "/v1/codebook/columns",
];

#[test]
fn pages_to_the_end_are_the_whole() {
    for address in LISTS {
        let sign = if address.contains('?') { '&' } else { '?' };
        let whole = lines(&get(&app(), &format!("{address}{sign}format=ndjson")));
        assert!(!whole.is_empty(), "{address}");
        for limit in [1, 7, 1000].into_iter().filter(|limit| whole.len() / limit < 150) {
            assert_eq!(paged(address, limit), whole, "{address} with pages of {limit}");
        }
    }
}

#[test]
fn forms_agree() {
    for address in LISTS {
        let sign = if address.contains('?') { '&' } else { '?' };
        let by_name = get(&app(), &format!("{address}{sign}format=csv"));
        let by_header = get_with(&app(), address, &[("accept", "text/csv")]);
        assert_eq!(by_name.bytes, by_header.bytes);
        assert!(by_header.header("content-type").starts_with("text/csv"));
        let rows = lines(&get_with(&app(), address, &[("accept", "application/x-ndjson")]));
        let mut csv = by_name.text().lines();
        let names: Vec<&str> = csv.next().unwrap().split(',').collect();
        // A cell that holds a line's end would need a reader of CSV; none of these tables has one.
        let cells: Vec<Vec<String>> = csv.map(cells).collect();
        assert_eq!(cells.len(), rows.len(), "{address}");
        for (cells, row) in cells.iter().zip(&rows) {
            assert_eq!(cells.len(), names.len());
            for (name, cell) in names.iter().zip(cells) {
                match &row[*name] {
                    Value::Null => assert_eq!(cell, "", "{address} {name}"),
                    // Tables hold no marks of direction.
                    Value::String(text) => assert_eq!(*cell, text.replace(['\u{2068}', '\u{2069}'], ""), "{address} {name}"),
                    value => assert_eq!(*cell, value.to_string().trim_end_matches(".0"), "{address} {name}"),
                }
            }
        }
    }
}

/// The cells of a line of CSV.
fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(std::mem::take(&mut cell)),
            letter => cell.push(letter),
        }
    }
    cells.push(cell);
    cells
}

#[test]
fn columns_are_picked() {
    let answer = get(&app(), "/v1/events?columns=event_type,event_id&format=csv&limit=2");
    assert!(answer.text().starts_with("event_type,event_id\n"));
    let row = &get(&app(), "/v1/events?columns=event_type,event_id&limit=1").json()["data"][0];
    assert_eq!(row.as_object().unwrap().len(), 2);
}

#[test]
fn every_resource_has_its_records() {
    let app = app();
    let events = get(&app, "/v1/events?with=statements,mentions&limit=100").json();
    let event =
        &events["data"].as_array().unwrap().iter().find(|event| event["statements"].as_array().is_some_and(|all| !all.is_empty())).unwrap();
    let id = event["event_id"].as_str().unwrap();
    assert!(!event["participants"].as_array().unwrap().is_empty());
    assert_eq!(&&get(&app, &format!("/v1/events/{id}")).json(), event);
    let mentions = get(&app, &format!("/v1/events/{id}/mentions")).json();
    assert_eq!(mentions["data"], event["mentions"]);
    assert!(!mentions["data"][0]["quote"].as_str().unwrap().is_empty());
    let statements = get(&app, &format!("/v1/events/{id}/statements")).json();
    assert_eq!(statements["data"], event["statements"]);
    let statement = statements["data"][0]["statement_id"].as_str().unwrap().to_owned();
    assert_eq!(get(&app, &format!("/v1/statements/{statement}")).json(), statements["data"][0]);

    let report = get(&app, &format!("/v1/reports/{}", event["lead_article_id"].as_str().unwrap())).json();
    let text: Vec<char> = report["text"].as_str().unwrap().chars().collect();
    let start = mentions["data"][0]["char_start"].as_u64().unwrap() as usize;
    let quote: Vec<char> = mentions["data"][0]["quote"].as_str().unwrap().chars().collect();
    assert_eq!(text[start..start + quote.len()], quote[..], "offsets count code points");
    assert_eq!(report["article_id"], event["lead_article_id"]);
    assert_eq!(get(&app, &format!("/v1/reports/{}", report["id"].as_str().unwrap())).json(), report, "by the id that it came with too");

    let actor = event["actor_id"].as_str().unwrap();
    let found = get(&app, &format!("/v1/actors/{actor}")).json();
    assert_eq!(found["actor_id"], actor);
    assert!(found["n_events"].as_i64().unwrap() > 0);
    assert!(!get(&app, &format!("/v1/events?person={actor}&status=all")).json()["data"].as_array().unwrap().is_empty());

    let pair = get(&app, "/v1/pairs/KAZ/CHN?status=all").json();
    assert_eq!((&pair["one"], &pair["other"]), (&json!("KAZ"), &json!("CHN")));
    assert!(!pair["counts"].as_array().unwrap().is_empty());
    assert_eq!(get(&app, pair["links"]["events"].as_str().unwrap()).status, 200);

    assert_eq!(get(&app, "/v1/codebook").json()["types"].as_array().unwrap().len(), 16);
    assert_eq!(get(&app, "/healthz").json()["status"], "ok");
    let figures = get(&app, "/metrics");
    assert!(figures.text().contains("waqai_requests_total{route=\"/v1/events/{id}\",status=\"200\"}"), "{}", figures.text());
    assert!(figures.text().contains("waqai_archive_records{kind=\"reports\"}"));
    assert_eq!(get(&app, "/openapi.json").json()["openapi"], "3.1.0");
}

#[test]
fn filters_filter() {
    let app = app();
    for row in get(&app, "/v1/events?type=CONSULT&limit=1000").json()["data"].as_array().unwrap() {
        assert_eq!(row["event_type"], "CONSULT");
    }
    for row in get(&app, "/v1/events?state=KAZ&limit=1000").json()["data"].as_array().unwrap() {
        assert!(row["participants"].as_array().unwrap().iter().any(|one| one["iso3"] == "KAZ"));
    }
    for row in get(&app, "/v1/statements?act=condemn&limit=1000").json()["data"].as_array().unwrap() {
        assert_eq!(row["speech_act"], "condemn");
    }
    for row in get(&app, "/v1/actors?kind=PER&state=CHN").json()["data"].as_array().unwrap() {
        assert_eq!((&row["entity_type"], &row["iso3"]), (&json!("PER"), &json!("CHN")));
    }
}

#[test]
fn reports_are_searched_in_either_script() {
    let app = app();
    let found = get(&app, "/v1/search?q=%D8%A7%D9%84%D9%88%D8%B2%D9%8A%D8%B1").json();
    let first = &found["data"][0];
    let report = get(&app, &format!("/v1/reports/{}", first["article_id"].as_str().unwrap())).json();
    let text: Vec<char> = report["text"].as_str().unwrap().chars().collect();
    let hit = &first["hits"][0];
    let word: String = text[hit["start"].as_u64().unwrap() as usize..hit["end"].as_u64().unwrap() as usize].iter().collect();
    assert!(word.contains("وزير"), "{word}");
    assert!(first["snippet"].as_str().unwrap().contains(&word));
    assert!(!get(&app, "/v1/search?q=China").json()["data"].as_array().unwrap().is_empty());
}

#[test]
fn names_are_suggested_in_either_script() {
    let app = app();
    for (written, code) in [("kaz", "KAZ"), ("%D9%83%D8%A7%D8%B2", "KAZ"), ("CHN", "CHN"), ("%D8%B9%D8%B1%D8%A7%D9%82", "IRQ")] {
        let found = get(&app, &format!("/v1/suggest?q={written}")).json();
        assert!(found["data"].as_array().unwrap().iter().any(|name| name["id"] == code), "{written}: {found}");
    }
    let actors = get(&app, "/v1/actors?kind=PER&limit=1").json();
    let name = actors["data"][0]["name_en"].as_str().unwrap();
    let start: String = name.chars().take(4).collect();
    let found = get(&app, &format!("/v1/suggest?limit=50&q={}", start.replace(' ', "%20"))).json();
    assert!(found["data"].as_array().unwrap().iter().any(|found| found["name_en"] == name), "{name}");
}

#[test]
fn texts_are_coded_as_the_program_does() {
    let app = app();
    let sample = common::samples().swap_remove(0);
    let plain = post(&app, "/v1/code", &[("content-type", "text/plain; charset=utf-8")], sample.text.clone());
    assert_eq!(plain.status, 200, "{}", plain.text());
    let sent = json!({ "text": sample.text, "title": "عنوان", "published": "2023-09-14" }).to_string();
    let coded = post(&app, "/v1/code", &[("content-type", "application/json")], sent).json();
    assert_eq!(coded["events"], plain.json()["events"]);
    assert_eq!(coded["title"], "عنوان");
    let stored = get(&app, &format!("/v1/reports/{}", sample.id)).json();
    for field in ["text", "sentences", "entities", "dateline"] {
        assert_eq!(coded[field], stored[field], "{field}");
    }
    let keys = |text: &str| -> Vec<usize> {
        [
            "\"id\":",
            "\"waqai\":",
            "\"text\":",
            "\"title\":",
            "\"agency\":",
            "\"dateline\":",
            "\"sentences\":",
            "\"entities\":",
            "\"statements\":",
            "\"events\":",
        ]
        .iter()
        .map(|key| text.find(key).unwrap())
        .collect()
    };
    assert!(keys(plain.text()).is_sorted(), "keys in the order of the contract");
    assert_eq!(post(&app, "/v1/code", &[("content-type", "application/xml")], "<a/>").status, 415);
    assert_eq!(post(&app, "/v1/code", &[], "نص").status, 415);
    assert_eq!(post(&app, "/v1/code", &[("content-type", "application/json")], "{").status, 400);
    assert_eq!(post(&app, "/v1/code", &[("content-type", "application/json")], r#"{"text":"a","published":"2022-02-31"}"#).status, 400);
    assert_eq!(post(&app, "/v1/code", &[("content-type", "text/plain")], vec![0xff, 0xfe]).status, 400);
    assert_eq!(post(&app, "/v1/code", &[("content-type", "text/plain")], vec![b'a'; (16 << 20) + 1]).status, 413);
}

#[test]
fn what_is_known_is_not_sent_again() {
    let own = Own::new(|settings| settings);
    for address in ["/v1/events", "/v1/events?format=csv", "/v1/codebook", "/openapi.json", "/v1/suggest?q=a"] {
        let first = get(&own.app, address);
        let tag = first.header("etag").to_owned();
        assert!(tag.starts_with("W/\""), "{address}: {tag}");
        let again = get_with(&own.app, address, &[("if-none-match", &format!("\"other\", {tag}"))]);
        assert_eq!((again.status, again.bytes.len(), again.header("etag")), (304, 0, &*tag), "{address}");
        assert_eq!(get_with(&own.app, address, &[("if-none-match", "\"other\"")]).status, 200);
    }
    let tag = get(&own.app, "/v1/events").header("etag").to_owned();
    assert_ne!(tag, get(&own.app, "/v1/events?limit=2").header("etag"));
    common::fill(
        &own.archive,
        &[common::Report {
            id: "new".into(), text: "زار وزير الخارجية التركي بغداد.".into(), ..Default::default()
        }],
    );
    assert_eq!(get_with(&own.app, "/v1/events", &[("if-none-match", &tag)]).status, 200, "a report came in");
}

#[test]
fn long_answers_are_packed() {
    use std::io::Read;
    let unpack = |bytes: &[u8]| {
        let mut text = String::new();
        flate2::read::GzDecoder::new(bytes).read_to_string(&mut text).unwrap();
        text
    };
    for address in ["/v1/events?limit=50", "/v1/changes?format=ndjson", "/v1/changes?format=csv", "/about"] {
        let plain = get(&app(), address);
        let packed = get_with(&app(), address, &[("accept-encoding", "br, gzip")]);
        if plain.bytes.len() < 1024 {
            continue;
        }
        assert_eq!(packed.header("content-encoding"), "gzip", "{address}");
        assert!(packed.bytes.len() < plain.bytes.len());
        assert!(packed.headers.get_all("vary").iter().any(|vary| vary == "accept-encoding"));
        if !address.starts_with("/about") {
            assert_eq!(unpack(&packed.bytes), plain.text(), "{address}");
        }
    }
    assert_eq!(get_with(&app(), "/healthz", &[("accept-encoding", "gzip")]).header("content-encoding"), "");
}

#[test]
fn problems_say_what_was_meant() {
    let app = app();
    let problem = |address: &str, status: u16| {
        let answer = get(&app, address);
        assert_eq!((answer.status, answer.header("content-type")), (status, "application/problem+json"), "{address}: {}", answer.text());
        let problem = answer.json();
        assert_eq!(problem["status"], status);
        (problem["detail"].as_str().unwrap().to_owned(), problem["hint"].as_str().unwrap_or_default().to_owned())
    };
    let (detail, hint) = problem("/v1/events?state=CH", 400);
    assert_eq!(detail, "Unknown state 'CH'");
    assert!(hint.starts_with("Did you mean CHE") && hint.contains("CHN"), "{hint}");
    assert_eq!(problem("/v1/events?state=Kazakhstan", 400).1, "Did you mean KAZ?");
    assert_eq!(problem("/v1/events?limt=5", 400), ("Unknown parameter 'limt'".into(), "Did you mean limit?".into()));
    assert_eq!(problem("/v1/events?type=COSNULT", 400).1, "Did you mean CONSULT?");
    assert_eq!(problem("/v1/events?rank=ministr", 400).1, "Did you mean minister?");
    assert!(problem("/v1/events?from=2022-02-30", 400).1.contains("2022-04-25"));
    assert!(problem("/v1/events?limit=1001", 400).1.contains("1 to 1000"));
    assert!(problem("/v1/events?limit=5&limit=6", 400).0.contains("more than once"));
    assert!(problem("/v1/events?actor=Nobody%20Such", 404).1.contains("/v1/suggest"));
    assert!(problem("/v1/events?pair=KAZ", 400).1.contains("KAZ,CHN"));
    assert!(problem("/v1/events?cursor=abc", 400).1.contains("next link"));
    problem("/v1/events/evt_0000000000000", 404);
    problem("/v1/events/x", 404);
    problem("/v1/reports/none", 404);
    problem("/v1/statements/rpt_0000000000000s1", 404);
    problem("/v1/pairs/KAZ/XYZ", 400);
    problem("/v1/nothing/here", 404);
    problem("/v1", 404);
    problem("/v1/search", 400);
    problem("/v1/codebook?x=1", 400);
    let refused = get_with(&app, "/v1/events", &[("accept", "image/png")]);
    assert_eq!(refused.status, 406);
}

#[test]
fn methods_are_told() {
    use axum::body::Body;
    use axum::http::Request;
    let app = app();
    let send =
        |method: &str, address: &str| common::send(&app, Request::builder().method(method).uri(address).body(Body::empty()).unwrap());
    let options = send("OPTIONS", "/v1/corrections");
    assert_eq!((options.status, options.header("allow")), (204, "GET, HEAD, OPTIONS, POST"));
    assert_eq!(options.header("access-control-allow-origin"), "", "no other site may read");
    let head = send("HEAD", "/v1/events");
    assert_eq!((head.status, head.bytes.len(), head.header("content-type")), (200, 0, "application/json"));
    assert!(!head.header("etag").is_empty());
    assert_eq!(send("PUT", "/healthz").status, 405);
    let wrong = send("DELETE", "/v1/events");
    assert_eq!((wrong.status, wrong.header("allow")), (405, "GET, HEAD, OPTIONS"));
    assert_eq!(wrong.header("content-type"), "application/problem+json");
}

#[test]
fn corrections_are_tried_recorded_and_undone() {
    let own = Own::new(|settings| settings);
    let json_body = [("content-type", "application/json")];
    let report = get(&own.app, "/v1/reports/01-foreign-ministers-talks").json();
    let event = &report["events"][0];
    let text: Vec<char> = report["text"].as_str().unwrap().chars().collect();
    let place = |side: &str| event["trigger"][side].as_u64().unwrap() as usize;
    let quote: String = text[place("start")..place("end")].iter().collect();
    let sent = json!({
        "report": report["article_id"], "quote": quote, "start": place("start"), "kind": "not an event", "reason": "tried", "who": "tester",
    })
    .to_string();
    let tried = post(&own.app, "/v1/corrections/preview", &json_body, sent.clone());
    assert_eq!(tried.status, 200, "{}", tried.text());
    let tried = tried.json();
    assert_eq!(tried["reports"][0]["outcome"], "applied");
    assert!(tried["reports"][0]["changes"].as_array().unwrap().iter().any(|change| change["kind"] == "event" && change["what"] == "gone"));
    assert_eq!(tried["events"].as_array().unwrap().len(), 1, "{tried}");
    assert_eq!(get(&own.app, "/v1/corrections").json()["data"], json!([]), "nothing was recorded");

    let saved = post(&own.app, "/v1/corrections", &json_body, sent.clone());
    assert_eq!((saved.status, saved.header("location")), (201, "/v1/corrections/1"), "{}", saved.text());
    assert_eq!(saved.json()["reports"], tried["reports"], "as it was tried");
    let now = get(&own.app, "/v1/reports/01-foreign-ministers-talks").json();
    assert_eq!(now["events"].as_array().unwrap().len() + 1, report["events"].as_array().unwrap().len());
    assert_eq!(get(&own.app, "/v1/corrections/1").json()["who"], "tester");

    let undone = post(&own.app, "/v1/corrections/1/undo", &json_body, r#"{"reason":"it was right","who":"tester"}"#);
    assert_eq!(undone.status, 200, "{}", undone.text());
    assert_eq!(get(&own.app, "/v1/reports/01-foreign-ministers-talks").json()["events"], report["events"]);
    assert_eq!(post(&own.app, "/v1/corrections/1/undo", &json_body, r#"{"reason":"again"}"#).status, 409);
    assert_eq!(post(&own.app, "/v1/corrections/9/undo", &json_body, r#"{"reason":"again"}"#).status, 404);
    assert_eq!(post(&own.app, "/v1/corrections", &json_body, r#"{"report":"none","quote":"x","kind":"event","reason":"x"}"#).status, 404);
    assert_eq!(post(&own.app, "/v1/corrections", &json_body, "[]").status, 400);
    let (csv, rows) = (get(&own.app, "/v1/corrections?format=csv"), lines(&get(&own.app, "/v1/corrections?format=ndjson")));
    assert!(csv.text().starts_with("number,at,kind,"));
    assert!(rows[0]["undone"].as_str().unwrap().contains("it was right"));
}

#[test]
fn changes_are_sent_as_they_come() {
    use std::io::{BufRead, BufReader, Write};
    let own = Own::new(|settings| settings);
    let address = common::Served::new(own.shared.clone()).address;
    let last = get(&own.app, "/healthz").json()["change"].as_i64().unwrap();
    let connect = |from: i64| {
        let mut stream = std::net::TcpStream::connect(address).unwrap();
        stream.set_read_timeout(Some(std::time::Duration::from_secs(20))).unwrap();
        write!(stream, "GET /v1/changes/stream HTTP/1.1\r\nHost: localhost\r\nLast-Event-ID: {from}\r\n\r\n").unwrap();
        BufReader::new(stream).lines().map(Result::unwrap)
    };
    let before: Vec<String> = connect(last - 2).take_while(|line| !line.contains(&format!("\"seq\":{last},"))).collect();
    assert!(before.iter().any(|line| line == "content-type: text/event-stream"), "{before:?}");
    assert!(before.contains(&format!("id: {}", last - 1)), "what was missed comes first: {before:?}");
    let waiting = connect(last);
    common::fill(
        &own.archive,
        &[common::Report {
            id: "new".into(), text: "زار وزير الخارجية التركي بغداد.".into(), ..Default::default()
        }],
    );
    let mut came = waiting.skip_while(|line| *line != format!("id: {}", last + 1));
    assert!(came.next().is_some());
    assert_eq!(came.next().unwrap(), "event: change");
    assert!(came.next().unwrap().starts_with("data: {"));
    assert_eq!(get_with(&own.app, "/v1/changes/stream", &[("last-event-id", "x")]).status, 400);
}
