//! Correcting from a page: looked at, saved, seen, undone; and what is refused.

// Helpers of tests may unwrap.
#![allow(clippy::unwrap_used)]

mod common;

use axum::Router;
use common::{Own, Report, get, post};
use waqai_archive::ids::public_id;
use waqai_archive::{Archive, RunInfo, Writer};

const TEXT: &str =
    "بكين (شينخوا) - استقبل الرئيس الصيني شي جين بينغ في بكين اليوم وزير الخارجية الكازاخي. وقال الوزير الكازاخي إن بلاده تدين الهجوم.";

/// An archive of two reports with one text, and one of their ids.
fn own() -> (Own, String) {
    let report = |id: &str, agency: &str| Report {
        id: id.into(),
        text: TEXT.into(),
        agency: Some(agency.into()),
        published: Some("2022-05-10".into()),
        ..Report::default()
    };
    let own = Own::of(&[report("one", "Xinhua"), report("two", "QNA")], |settings| settings);
    let id = public_id("rpt", Archive::read(&own.archive).unwrap().report("one").unwrap().key);
    (own, id)
}

/// What a form carries against other sites, from a page that has one.
fn csrf(page: &str) -> String {
    page.split("name=\"csrf\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default().to_owned()
}

/// Sends a form as a browser would.
fn send(app: &Router, from: &str, to: &str, fields: &[(&str, &str)]) -> common::Answer {
    let page = get(app, from);
    assert_eq!(page.status, 200, "{from}");
    let cookies: Vec<&str> =
        page.headers.get_all("set-cookie").iter().map(|cookie| cookie.to_str().unwrap().split(';').next().unwrap()).collect();
    let mut body = form_urlencoded::Serializer::new(String::new());
    body.extend_pairs(fields);
    body.append_pair("csrf", &csrf(page.text()));
    let headers = [
        ("content-type", "application/x-www-form-urlencoded"),
        ("origin", "http://localhost"),
        ("host", "localhost"),
        ("cookie", &cookies.join("; ")),
    ];
    post(app, to, &headers, body.finish())
}

fn events(own: &Own, name: &str) -> Vec<(String, Option<String>, f64)> {
    let archive = Archive::read(&own.archive).unwrap();
    let records = archive.records(archive.report(name).unwrap().report).unwrap();
    records.events.into_iter().map(|event| (event.kind, event.mode, event.confidence)).collect()
}

#[test]
fn a_type_is_looked_at_saved_seen_and_undone() {
    let (own, id) = own();
    let before = events(&own, "one");
    assert_eq!(before[0].0, "CONSULT");
    let (form, to) = (format!("/report/{id}/correct?event=1"), format!("/report/{id}/correct"));
    let fields = [
        ("change", "event"),
        ("event", "1"),
        ("type", "AGREE"),
        ("mode", ""),
        ("status", "actual"),
        ("reason", "a promise"),
        ("who", "desk"),
    ];
    let look = send(&own.app, &form, &to, &[&fields[..], &[("step", "look")]].concat());
    assert_eq!(look.status, 200);
    for words in ["CONSULT", "AGREE", "This can be saved", "value=\"a promise\"", "In another report with the same text"] {
        assert!(look.text().contains(words), "{words}");
    }
    assert_eq!(events(&own, "one"), before, "looking saves nothing");

    let saved = send(&own.app, &form, &to, &[&fields[..], &[("step", "save")]].concat());
    assert_eq!((saved.status, saved.header("location")), (303, format!("/report/{id}?saved=1#event-1").as_str()));
    assert_eq!(events(&own, "one")[0].0, "AGREE");
    assert_eq!(events(&own, "two")[0].0, "AGREE", "the other report has the same text");
    let page = get(&own.app, &format!("/report/{id}?saved=1"));
    assert!(page.text().contains("a promise") && page.text().contains("desk") && page.text().contains("correction-1"));
    assert!(get(&own.app, "/corrections").text().contains("a promise"));
    assert!(get(&own.app, &format!("/report/{id}/why/event/1")).text().contains("A correction made this record"));

    let undone = send(&own.app, "/corrections", "/corrections/1/undo", &[("reason", "wrong"), ("who", "desk")]);
    assert_eq!((undone.status, undone.header("location")), (303, "/corrections?undone=1"));
    assert_eq!(events(&own, "one"), before);
    assert!(get(&own.app, "/corrections").text().contains("wrong"));
    let again = send(&own.app, &form, "/corrections/1/undo", &[("reason", "wrong"), ("who", "desk")]);
    assert_eq!(again.status, 400, "undone before");
}

#[test]
fn sides_places_days_and_statuses_are_corrected() {
    let (own, id) = own();
    let (form, to) = (format!("/report/{id}/correct?event=1"), format!("/report/{id}/correct"));
    let fields = [
        ("change", "event"),
        ("event", "1"),
        ("type", "CONSULT"),
        ("mode", "CONSULT/visit"),
        ("status", "future"),
        ("from", "2022-06-01"),
        ("to", "2022-06-02"),
        ("place", "أستانا"),
        ("place_state", "KAZ"),
        ("actor_asked", "1"),
        ("recipient_asked", "1"),
        ("actor_state", "KAZ"),
        ("recipient", "1"),
        ("reason", "r"),
        ("who", "w"),
        ("step", "save"),
    ];
    assert_eq!(send(&own.app, &form, &to, &fields).status, 303);
    let archive = Archive::read(&own.archive).unwrap();
    let records = archive.whole("one").unwrap().records;
    let event = &records.events[0];
    assert_eq!(event.status, "future");
    assert_eq!(event.days, Some(("2022-06-01".into(), "2022-06-02".into())));
    assert_eq!(event.place.as_ref().map(|place| (place.name_ar.as_str(), place.country.as_deref())), Some(("أستانا", Some("KAZ"))));
    assert_eq!(event.recipient, [0]);
    assert_eq!(records.entities[event.actor[0]].country.as_deref(), Some("KAZ"));
    assert_eq!(event.confidence, 1.0);
}

#[test]
fn statements_are_corrected() {
    let (own, id) = own();
    let to = format!("/report/{id}/correct");
    let form = format!("{to}?statement=1");
    let fields = [
        ("change", "statement"),
        ("statement", "1"),
        ("act", "warn"),
        ("speaker", "nobody"),
        ("reason", "r"),
        ("who", "w"),
        ("step", "save"),
    ];
    assert_eq!(send(&own.app, &form, &to, &fields).status, 303);
    let statement = &Archive::read(&own.archive).unwrap().whole("one").unwrap().records.statements[0];
    assert_eq!((statement.act.as_str(), statement.speaker, statement.rule.as_str()), ("warn", None, "correction"));
}

#[test]
fn statements_are_rejected_and_put_back() {
    let (own, id) = own();
    let to = format!("/report/{id}/correct");
    let form = format!("{to}?statement=1");
    let count = |name: &str| Archive::read(&own.archive).unwrap().whole(name).unwrap().records.statements.len();
    let before = count("one");
    assert!(before > 0);
    let fields = [("change", "not-a-statement"), ("statement", "1"), ("reason", "nobody speaks"), ("who", "me")];
    let look = send(&own.app, &form, &to, &fields);
    assert_eq!(look.status, 200, "{}", look.text());
    assert_eq!(count("one"), before, "only looked at");
    let saved = send(&own.app, &form, &to, &[&fields[..], &[("step", "save")]].concat());
    assert_eq!(saved.status, 303, "{}", saved.text());
    assert_eq!([count("one"), count("two")], [before - 1; 2], "each report with the text");
    assert!(get(&own.app, "/corrections").text().contains("No statement"));
    Writer::open_existing(&own.archive, RunInfo::default())
        .map(|mut writer| {
            writer.undo(1, "they do speak", "me").unwrap();
            writer.finish().unwrap();
        })
        .unwrap();
    assert_eq!(count("one"), before);
}

#[test]
fn events_are_rejected_and_added_by_their_words() {
    let (own, id) = own();
    let to = format!("/report/{id}/correct");
    let count = events(&own, "one").len();
    let reject = [("change", "not-an-event"), ("event", "1"), ("reason", "r"), ("who", "w"), ("step", "save")];
    assert_eq!(send(&own.app, &format!("{to}?event=1"), &to, &reject).status, 303);
    assert_eq!(events(&own, "one").len(), count - 1);
    let add = [
        ("change", "missing"),
        ("words", "في بكين اليوم"),
        ("type", "COOPERATE"),
        ("mode", ""),
        ("actor_asked", "1"),
        ("actor", "1"),
        ("recipient_asked", "1"),
        ("recipient_words", "الوزير الكازاخي"),
        ("reason", "r"),
        ("who", "w"),
        ("step", "save"),
    ];
    assert_eq!(send(&own.app, &format!("{to}?missing=1"), &to, &add).status, 303);
    assert!(events(&own, "one").iter().any(|(kind, ..)| kind == "COOPERATE"));
    // Words that stand twice or not at all are refused with what to do.
    let bad: Vec<(&str, &str)> = add.iter().map(|&(name, value)| (name, if name == "words" { "كلام آخر" } else { value })).collect();
    let answer = send(&own.app, &format!("{to}?missing=1"), &to, &bad);
    assert_eq!(answer.status, 400);
    assert!(answer.text().contains("does not stand in the report"));
}

#[test]
fn parties_are_the_same_or_not() {
    let (own, id) = own();
    let to = format!("/report/{id}/correct");
    let archive = Archive::read(&own.archive).unwrap();
    let records = archive.whole("one").unwrap().records;
    let named: Vec<usize> =
        (0..records.entities.len()).filter(|&at| records.entities[at].spans.iter().any(|(range, _)| range.start < range.end)).collect();
    let (one, other) = ((named[0] + 1).to_string(), (named[1] + 1).to_string());
    let form = format!("{to}?entity={one}");
    let same = [("change", "same"), ("entity", &one), ("other", &other), ("reason", "r"), ("who", "w"), ("step", "save")];
    assert_eq!(send(&own.app, &form, &to, &same).status, 303);
    assert_eq!(archive.whole("one").unwrap().records.entities.len(), records.entities.len() - 1);
    let office = [("change", "entity"), ("entity", "1"), ("office", "army chief"), ("reason", "r"), ("who", "w"), ("step", "save")];
    assert_eq!(send(&own.app, &form, &to, &office).status, 303);
    assert!(archive.whole("one").unwrap().records.entities.iter().any(|entity| entity.office.as_deref() == Some("army chief")));
}

#[test]
fn a_mention_is_split_from_its_event_and_put_back() {
    let (own, id) = own();
    let to = format!("/report/{id}/correct");
    let archive = Archive::read(&own.archive).unwrap();
    let told = || archive.whole("one").unwrap().told[0].clone();
    assert_eq!(told().reports, 2);
    let split = [("change", "split"), ("event", "1"), ("reason", "another day"), ("who", "w")];
    let look = send(&own.app, &format!("{to}?event=1"), &to, &[&split[..], &[("step", "look")]].concat());
    assert!(look.text().contains("What becomes an event of its own"));
    assert_eq!(told().reports, 2);
    let saved = send(&own.app, &format!("{to}?event=1"), &to, &[&split[..], &[("step", "save")]].concat());
    assert_eq!(saved.status, 303);
    assert_eq!(told().reports, 1);
    let two = archive.whole("two").unwrap().told[0].event_key;
    let merge =
        [("change", "merge"), ("event", "1"), ("other", &public_id("evt", two)), ("reason", "the same"), ("who", "w"), ("step", "save")];
    assert_eq!(send(&own.app, &format!("{to}?event=1"), &to, &merge).status, 303);
    assert_eq!(told().reports, 2);
    let undone = send(&own.app, "/corrections", "/decisions/2/undo", &[("reason", "no"), ("who", "w")]);
    assert_eq!(undone.status, 303);
    assert_eq!(told().reports, 1);
}

#[test]
fn nothing_is_changed_without_a_reason_or_where_nothing_differs() {
    let (own, id) = own();
    let to = format!("/report/{id}/correct");
    let form = format!("{to}?event=1");
    let before = events(&own, "one");
    let nothing = send(
        &own.app,
        &form,
        &to,
        &[("change", "event"), ("event", "1"), ("type", "CONSULT"), ("reason", "r"), ("who", "w"), ("step", "save")],
    );
    assert_eq!(nothing.status, 400);
    let nobody = send(&own.app, &form, &to, &[("change", "not-an-event"), ("event", "1"), ("reason", ""), ("who", ""), ("step", "save")]);
    assert_eq!(nobody.status, 400);
    let mode = send(
        &own.app,
        &form,
        &to,
        &[("change", "event"), ("event", "1"), ("type", "AID"), ("mode", "CONSULT/phone"), ("reason", "r"), ("who", "w"), ("step", "save")],
    );
    assert_eq!(mode.status, 400);
    assert_eq!(events(&own, "one"), before);
}

#[test]
fn a_busy_archive_and_a_read_only_server_say_so() {
    let (own, id) = own();
    let to = format!("/report/{id}/correct");
    let reject = [("change", "not-an-event"), ("event", "1"), ("reason", "r"), ("who", "w"), ("step", "save")];
    let writer = Writer::open_existing(&own.archive, RunInfo::default()).unwrap();
    let answer = send(&own.app, &format!("{to}?event=1"), &to, &reject);
    assert_eq!(answer.status, 503);
    assert!(answer.text().contains("another program writes"));
    writer.finish().unwrap();

    let closed = Own::new(|settings| waqai_server::Settings { read_only: true, ..settings });
    let archive = Archive::read(&closed.archive).unwrap();
    let report = archive.reports(&Default::default(), &waqai_archive::Page { limit: 1, newest: true, cursor: None }).unwrap().0.remove(0);
    let page = format!("/report/{}", public_id("rpt", report.key));
    assert!(!get(&closed.app, &page).text().contains("<form method=\"post\""));
    assert!(!get(&closed.app, "/review").text().contains("<form method=\"post\""));
    assert_eq!(get(&closed.app, &format!("{page}/correct?event=1")).status, 403);
}
