//! The text of a report on its page: letter by letter as it came, with every record marked where it stands.

// Helpers of tests may unwrap.
#![allow(clippy::unwrap_used)]

mod common;

use common::{Own, Report, app, get};
use waqai_archive::Archive;
use waqai_archive::ids::public_id;
use waqai_archive::records::Range;

/// The page without its tags, within the paragraphs of the text; for each code point the records that its elements name.
fn words(page: &str) -> Vec<(char, Vec<String>)> {
    let mut found = Vec::new();
    for part in page.split("class=\"words\">").skip(1) {
        let part = &part[..part.find("</p>").expect("a paragraph ends")];
        let mut open: Vec<Vec<String>> = Vec::new();
        let mut rest = part;
        while !rest.is_empty() {
            if let Some(tag) = rest.strip_prefix('<') {
                let end = tag.find('>').expect("a tag ends");
                if tag.starts_with('/') {
                    open.pop().expect("no more ends than beginnings");
                } else {
                    let names = ["data-of=\"", "data-in=\""];
                    let of = names.iter().filter_map(|name| tag[..end].split(name).nth(1)?.split('"').next());
                    open.push(of.flat_map(|of| of.split(' ')).map(str::to_owned).collect());
                }
                rest = &tag[end + 1..];
                continue;
            }
            let (letter, length) = letter(rest);
            found.push((letter, open.iter().flatten().cloned().collect()));
            rest = &rest[length..];
        }
        assert!(open.is_empty(), "every element of a paragraph ends in it");
    }
    found
}

/// The first character of HTML, and how long it is written.
fn letter(html: &str) -> (char, usize) {
    for (escaped, letter) in [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"'), ("&#39;", '\''), ("&#13;", '\r')] {
        if html.starts_with(escaped) {
            return (letter, escaped.len());
        }
    }
    let letter = html.chars().next().unwrap();
    assert!(letter != '&', "an ampersand that is not escaped: {}", &html[..html.len().min(20)]);
    (letter, letter.len_utf8())
}

fn check(archive: &Archive, app: &axum::Router, name: &str) {
    let whole = archive.whole(name).unwrap();
    let page = get(app, &format!("/report/{}", public_id("rpt", whole.row.key)));
    assert_eq!(page.status, 200, "{name}");
    let page = page.text();
    let words = words(page);
    let text: String = words.iter().map(|(letter, _)| *letter).collect();
    assert_eq!(text, whole.text.replace('\0', "\u{fffd}"), "{name}");
    let marked = |range: Range, record: &str| {
        for at in range.start..range.end {
            assert!(words[at as usize].1.iter().any(|one| one == record), "{name}: {record} is not marked at {at}");
        }
    };
    let records = &whole.records;
    let mut anchors = Vec::new();
    for (at, event) in records.events.iter().enumerate() {
        let record = format!("event-{}", at + 1);
        marked(event.trigger, &record);
        marked(event.evidence, &record);
        anchors.push(record);
    }
    for (at, statement) in records.statements.iter().enumerate() {
        let record = format!("statement-{}", at + 1);
        marked(statement.cue, &record);
        marked(statement.content.unwrap_or_default(), &record);
        anchors.push(record);
    }
    for (at, entity) in records.entities.iter().enumerate() {
        let record = format!("entity-{}", at + 1);
        entity.spans.iter().for_each(|(range, _)| marked(*range, &record));
        anchors.push(record);
    }
    for anchor in anchors {
        assert_eq!(page.matches(&format!(" id=\"{anchor}\"")).count(), 1, "{name}: {anchor}");
        assert_eq!(page.matches(&format!(" id=\"of-{anchor}\"")).count(), 1, "{name}: the record of {anchor}");
    }
    // And no code point is marked for a record that does not stand there.
    for (at, (_, of)) in words.iter().enumerate() {
        let here = Range { start: at as u32, end: at as u32 + 1 };
        for record in of {
            let (kind, n) = record.rsplit_once('-').unwrap();
            let n = n.parse::<usize>().unwrap() - 1;
            let stands = match kind {
                "event" => records.events[n].trigger.touches(here) || records.events[n].evidence.touches(here),
                "statement" => {
                    let statement = &records.statements[n];
                    statement.cue.touches(here) || statement.content.is_some_and(|content| content.touches(here))
                }
                _ => records.entities[n].spans.iter().any(|(range, _)| range.touches(here)),
            };
            assert!(stands, "{name}: {record} is marked at {at} and is not there");
        }
    }
}

#[test]
fn every_record_of_every_sample_is_marked_at_its_code_points() {
    let shared = common::shared();
    let archive = Archive::read(&shared.settings.archive).unwrap();
    let app = app();
    let samples = common::samples();
    assert!(samples.len() > 20);
    for report in samples {
        check(&archive, &app, &report.id);
    }
}

/// Reports that try to break the page.
fn hostile() -> Vec<Report> {
    let texts = [
        "الرياض (وكالة) - استقبل وزير الخارجية الكازاخي السفير الصيني.\r\n\r\n<script>alert(1)</script> & \"كذا\" 'كذا' &amp;lt;\n\n\nوقال الوزير: «نرحب بكم».",
        "\n\n  استقبل الرئيس الصيني وزير الخارجية الكازاخي 😀👨‍👩‍👧 في بكين.\tثم غادر\u{202e} إلى أستانا\u{2066} NATO, a < b </p></div> وصل.\u{2069}\u{202c}\n",
        "قال وزير الخارجية الروسي إن بلاده تدين قصف القاعدة\u{0}\u{1}.\u{2028}وأضاف: \"><img src=x onerror=alert(1)> لن نقبل\".",
        "",
        "\n",
        "]]>--><!-- وصل الرئيس المصري إلى تونس {{ 7*7 }} {% if %} ${x}",
    ];
    let report = |(n, text): (usize, &str)| Report {
        id: format!("hostile-{n}\"><b>"),
        text: text.to_owned(),
        title: Some("<img src=x onerror=alert(2)>\u{202e}عنوان".into()),
        agency: None,
        published: Some("2021-03-04".into()),
    };
    texts.into_iter().enumerate().map(report).collect()
}

#[test]
fn hostile_texts_come_out_as_they_are_and_as_text() {
    let reports = hostile();
    let own = Own::of(&reports, |settings| settings);
    let archive = Archive::read(&own.archive).unwrap();
    for report in &reports {
        check(&archive, &own.app, &report.id);
        let id = public_id("rpt", archive.report(&report.id).unwrap().key);
        for address in [format!("/report/{id}"), format!("/report/{id}?lang=ar"), format!("/report/{id}/correct?missing=1")] {
            let page = get(&own.app, &address);
            assert_eq!(page.status, 200, "{address}");
            let page = page.text();
            for bad in ["<script>alert", "<img src=x", "onerror=alert(1)\"", "<b>", "</p></div> وصل", "<!-- وصل"] {
                assert!(!page.contains(bad), "{address}: {bad}");
            }
        }
        let whole = archive.whole(&report.id).unwrap();
        for n in 1..=whole.records.events.len() {
            let page = get(&own.app, &format!("/report/{id}/why/event/{n}"));
            assert_eq!(page.status, 200);
            assert!(!page.text().contains("<img src=x") && !page.text().contains("<script>alert"));
        }
    }
}

#[test]
fn addresses_of_sources_are_of_the_web_and_other_names_lead_to_the_public_id() {
    let own = Own::of(
        &[Report {
            id: "mine".into(), text: "استقبل الرئيس الصيني الوزير الكازاخي.".into(), ..Report::default()
        }],
        |settings| settings,
    );
    let archive = Archive::read(&own.archive).unwrap();
    let id = public_id("rpt", archive.report("mine").unwrap().key);
    let answer = get(&own.app, "/report/mine");
    assert_eq!((answer.status, answer.header("location")), (308, format!("/report/{id}").as_str()));
    assert_eq!(get(&own.app, "/report/nothing").status, 404);
    assert_eq!(get(&own.app, &format!("/report/{id}/why/event/99")).status, 404);
    assert_eq!(get(&own.app, &format!("/report/{id}/why/event/0")).status, 404);
}

#[test]
fn the_page_is_in_both_languages_and_the_text_in_arabic() {
    let app = app();
    let archive = Archive::read(&common::shared().settings.archive).unwrap();
    let id = public_id("rpt", archive.report(&common::samples()[0].id).unwrap().key);
    let (english, arabic) = (get(&app, &format!("/report/{id}?lang=en")), get(&app, &format!("/report/{id}?lang=ar")));
    assert!(english.text().contains("<html lang=\"en\" dir=\"ltr\""));
    assert!(arabic.text().contains("<html lang=\"ar\" dir=\"rtl\""));
    for page in [english.text(), arabic.text()] {
        assert!(page.contains("<p lang=\"ar\" dir=\"rtl\" class=\"words\">"));
        assert!(!page.contains(" style="), "the policy forbids inline styles");
    }
    for before in [">", "\"", " "] {
        assert!(!arabic.text().contains(&format!("{before}report.")), "a key without words");
    }
}
