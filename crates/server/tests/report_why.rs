//! The why-panel: the row of the table, the words and how they hang together, who is who, and the reports that tell the same.

// Helpers of tests may unwrap.
#![allow(clippy::unwrap_used)]

mod common;

use common::{Own, Report, app, get};
use waqai_archive::Archive;
use waqai_archive::ids::public_id;

#[test]
fn every_event_and_statement_of_the_samples_names_its_row() {
    let shared = common::shared();
    let archive = Archive::read(&shared.settings.archive).unwrap();
    let (app, tables) = (app(), waqai_base::tables());
    let (mut events, mut statements) = (0, 0);
    for report in common::samples().iter().take(12) {
        let whole = archive.whole(&report.id).unwrap();
        let id = public_id("rpt", whole.row.key);
        for (at, event) in whole.records.events.iter().enumerate() {
            let page = get(&app, &format!("/report/{id}/why/event/{}?lang=en", at + 1));
            assert_eq!(page.status, 200);
            let source = shared.resources.rules.source(&event.rule).unwrap();
            assert!(page.text().contains(&format!("{}:{}", source.file, source.line)), "{}", event.rule);
            // A cell of the row itself stands on the page.
            let row = tables.row(&source.file, source.line).unwrap();
            let example = row.iter().find(|(column, _)| *column == "example").unwrap().1;
            assert!(page.text().contains(example), "{example}");
            // And what its confidence is made of.
            assert!(page.text().contains("That the act is told") && page.text().contains("frame.weight"), "{}", event.rule);
            events += 1;
        }
        for (at, statement) in whole.records.statements.iter().enumerate() {
            let page = get(&app, &format!("/report/{id}/why/statement/{}", at + 1));
            let source = shared.resources.rules.source(&statement.rule).unwrap();
            assert!(page.text().contains(&format!("{}:{}", source.file, source.line)), "{}", statement.rule);
            statements += 1;
        }
    }
    assert!(events > 10 && statements > 5);
}

#[test]
fn who_is_who_comes_with_the_rows_of_the_knowledge_base() {
    let report = Report {
        id: "a".into(),
        text: "بكين - استقبل وزير الخارجية الصيني وانغ يي اليوم السفير الكازاخي.".into(),
        published: Some("2023-09-14".into()),
        ..Report::default()
    };
    let own = Own::of(&[report], |settings| settings);
    let archive = Archive::read(&own.archive).unwrap();
    let id = public_id("rpt", archive.report("a").unwrap().key);
    let page = get(&own.app, &format!("/report/{id}/why/event/1?lang=en"));
    assert!(page.text().contains("knowledge/actors/people-"), "the person's row");
    assert!(page.text().contains("knowledge/actors/terms-"), "the term of office on that day");
}

#[test]
fn two_reports_of_one_event_stand_beside_each_other_with_the_reason() {
    let report = |id: &str, agency: &str, text: &str| Report {
        id: id.into(),
        text: text.into(),
        agency: Some(agency.into()),
        published: Some("2022-05-10".into()),
        ..Report::default()
    };
    let own = Own::of(
        &[
            report("one", "Xinhua", "استقبل الرئيس الكازاخي قاسم جومارت توكاييف اليوم وزير الخارجية الصيني وانغ يي في أستانا."),
            report(
                "two",
                "QNA",
                "أستانا - اجتمع الرئيس قاسم جومارت توكاييف رئيس كازاخستان. واستقبل الرئيس الكازاخي اليوم في أستانا وزير الخارجية الصيني وانغ يي الذي يزور البلاد.",
            ),
        ],
        |settings| settings,
    );
    let archive = Archive::read(&own.archive).unwrap();
    let told: Vec<_> = ["one", "two"].iter().flat_map(|id| archive.whole(id).unwrap().told).collect();
    let shared = told.iter().find(|telling| telling.reports == 2).expect("one event of both reports");
    let whole = archive.whole("one").unwrap();
    let n = whole.told.iter().position(|telling| telling.event_key == shared.event_key).unwrap() + 1;
    let page = get(&own.app, &format!("/report/{}/why/event/{n}?lang=en", public_id("rpt", whole.row.key)));
    for id in ["one", "two"] {
        let address = format!("/report/{}#event-", public_id("rpt", archive.report(id).unwrap().key));
        assert!(page.text().contains(&address), "{address}");
    }
    assert!(page.text().contains("taken for the same event because"));
}
