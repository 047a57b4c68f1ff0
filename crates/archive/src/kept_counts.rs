//! What is kept beside the rows is what counting them gives, whatever was done to the archive.

use crate::codes::Codes;
use crate::count::{By, PairQuestion, Period};
use crate::ids::public_id;
use crate::records::{Entity, Event, Range, Records, Statement};
use crate::{Archive, Filing, Filter, Incoming, Packer, RunInfo, Writer};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

fn path(test: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("waqai-{test}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder.join("a.db")
}

struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }

    fn of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }
}

/// Records of few parties, days and types, so that events are told again and again.
fn records(chance: &mut Chance) -> Records {
    let day = |chance: &mut Chance| format!("2021-0{}-1{}", 1 + chance.below(2), chance.below(4));
    let entities: Vec<Entity> = (0..3)
        .map(|_| {
            let country = chance.of(&["KAZ", "CHN", "SAU"]);
            let number = chance.below(2);
            let person = chance.below(2) == 0;
            Entity {
                kind: if person { "PER" } else { "GPE" }.into(),
                name: Some(if person { format!("{country} name {number}") } else { country.into() }),
                country: Some(country.into()),
                sector: "GOV".into(),
                rank: if person { chance.of(&["head", "minister", "official"]) } else { "body" }.into(),
                known: (!person).then(|| country.into()),
                spans: vec![(Range { start: 0, end: 2 }, "name".into())],
                ..Entity::default()
            }
        })
        .collect();
    let events = (0..chance.below(4) as u32)
        .map(|at| Event {
            kind: chance.of(&["CONSULT", "AGREE", "ACCUSE"]).into(),
            mode: (chance.below(2) == 0).then(|| "visit".into()),
            status: chance.of(&["actual", "future", "historical"]).into(),
            actor: vec![0],
            recipient: if chance.below(3) > 0 { vec![1, 2] } else { Vec::new() },
            trigger: Range { start: at, end: at + 1 },
            days: (chance.below(2) == 0).then(|| day(chance)).map(|day| (day.clone(), day)),
            confidence: 0.5,
            rule: "a".into(),
            ..Event::default()
        })
        .collect();
    let statements = (0..chance.below(3))
        .map(|_| Statement { speaker: (chance.below(3) > 0).then_some(0), act: "state".into(), rule: "s".into(), ..Statement::default() })
        .collect();
    Records {
        agency: (chance.below(4) > 0).then(|| chance.of(&["Agency A", "Agency B"]).into()),
        published: (chance.below(5) > 0).then(|| day(chance)),
        sentences: vec![Range { start: 0, end: 9 }],
        entities,
        statements,
        events,
        ..Records::default()
    }
}

fn open(path: &Path) -> Writer {
    Writer::open(path, b"", RunInfo::default()).unwrap()
}

fn column(path: &Path, ask: &str) -> Vec<i64> {
    let archive = Archive::read(path).unwrap();
    let mut ask = archive.connection().prepare(ask).unwrap();
    ask.query_map([], |row| row.get(0)).unwrap().collect::<rusqlite::Result<_>>().unwrap()
}

#[test]
fn counts_are_those_of_the_rows_after_adding_replaying_withdrawing_merging_and_splitting() {
    let path = path("counts");
    let mut chance = Chance(7);
    for step in 0..60 {
        let mut writer = open(&path);
        for number in 0..4 {
            let (id, text) = (format!("r{}", chance.below(60)), format!("{step} {number} text of a report"));
            let incoming = Incoming { id: &id, text: &text, ..Incoming::default() };
            let filing = Filing::new(&incoming, records(&mut chance), Default::default(), &mut Packer::new(b"").unwrap()).unwrap();
            writer.add(filing).unwrap();
        }
        writer.finish().unwrap();
        let live = column(&path, "SELECT report FROM reports WHERE status = 'live' ORDER BY report");
        let any = |chance: &mut Chance| live[chance.below(live.len())];
        let events = column(&path, "SELECT key FROM events WHERE record_status = 'active' ORDER BY event");
        let actors = column(&path, "SELECT key FROM actors ORDER BY actor");
        let several = column(
            &path,
            "SELECT m.report * 100 + m.n FROM mentions m JOIN events e USING (event) JOIN reports r USING (report)
            WHERE e.mentions > 1 AND r.status = 'live'",
        );
        let mut writer = open(&path);
        // What is refused changes nothing: two of a kind may be one already.
        match step % 6 {
            0 => drop(writer.replay(any(&mut chance), &records(&mut chance), &Default::default()).unwrap()),
            1 => drop(writer.withdraw(&any(&mut chance).to_string(), "test")),
            2 if events.len() > 1 => {
                let two = [0; 2].map(|_| public_id("evt", events[chance.below(events.len())]));
                drop(writer.merge(&two[0], &two[1], "test", "test"));
            }
            3 => {
                let two = [0; 2].map(|_| public_id("act", actors[chance.below(actors.len())]));
                drop(writer.merge(&two[0], &two[1], "test", "test"));
            }
            4 if !several.is_empty() => {
                let mention = several[chance.below(several.len())];
                let key = column(&path, &format!("SELECT key FROM reports WHERE report = {}", mention / 100))[0];
                drop(writer.split(&format!("{}v{}", public_id("rpt", key), mention % 100), "test", "test"));
            }
            _ => {
                let decisions = column(&path, "SELECT decision FROM decisions WHERE undone_at IS NULL");
                if !decisions.is_empty() {
                    drop(writer.undo_decision(decisions[chance.below(decisions.len())], "test", "test"));
                }
            }
        }
        writer.finish().unwrap();
        assert_eq!(Archive::read(&path).unwrap().problems().unwrap(), Vec::<String>::new(), "step {step}");
    }
    pairs_are_counted_as_their_rows_are(&path);
}

/// The rows of `event_pairs` counted the plain way: by pair and month events, reports and sources.
fn pairs_are_counted_as_their_rows_are(path: &Path) {
    let archive = Archive::read(path).unwrap();
    /// Events, reports and sources.
    type Counted = (i64, BTreeSet<i64>, BTreeSet<i64>);
    let mut counted: BTreeMap<(String, String, String), Counted> = BTreeMap::new();
    let mut ask = archive
        .connection()
        .prepare(
            "SELECT p.state_1, p.state_2, substr(p.day, 1, 7), p.event, m.report, r.source FROM event_pairs p
             JOIN mentions m ON m.event = p.event JOIN reports r ON r.report = m.report AND r.status = 'live'
             WHERE p.day > '' AND p.state_1 <> p.state_2 ORDER BY p.event",
        )
        .unwrap();
    let mut rows = ask.query([]).unwrap();
    let mut last = BTreeSet::new();
    while let Some(row) = rows.next().unwrap() {
        let key: (String, String, String) = (row.get(0).unwrap(), row.get(1).unwrap(), row.get(2).unwrap());
        let cell = counted.entry(key.clone()).or_default();
        cell.0 += i64::from(last.insert((key, row.get::<_, i64>(3).unwrap())));
        cell.1.insert(row.get(4).unwrap());
        cell.2.extend(row.get::<_, Option<i64>>(5).unwrap());
    }
    assert!(counted.len() > 3);
    let codes = Codes::default();
    let question = PairQuestion::default();
    let found = archive.count_pairs(&question, &codes).unwrap();
    let rows: Vec<_> = found
        .iter()
        .map(|row| ((row.state_1.clone(), row.state_2.clone(), row.period.clone()), (row.events, row.reports, row.sources)))
        .collect();
    let plain: Vec<_> = counted.iter().map(|(key, cell)| (key.clone(), (cell.0, cell.1.len() as i64, cell.2.len() as i64))).collect();
    assert_eq!(rows, plain);
    // From any row on the table goes on with the next one.
    for directed in [false, true] {
        let question = PairQuestion { directed, ..question.clone() };
        let all = archive.count_pairs(&question, &codes).unwrap();
        let coverage = archive.coverage(Period::Month).unwrap();
        for (at, row) in all.iter().enumerate() {
            let mut rest = Vec::new();
            let take = &mut |row: &crate::count::PairCount| {
                rest.push(row.clone());
                std::ops::ControlFlow::Continue(())
            };
            archive.each_pair(&question, &codes, &coverage, Some(&row.place()), take).unwrap();
            assert_eq!(rest, all[at + 1..]);
        }
    }
    // What is counted from kept counts is what is counted event by event: a filter on confidence lets all through, and has every event looked at.
    let looked_at = Filter { confidence: Some(0), ..Filter::default() };
    for by in [By::Type, By::Mode, By::Status, By::Quad, By::State, By::Actor] {
        let count = |filter: &Filter| archive.count_by(filter, by, Period::Month, &codes, usize::MAX).unwrap();
        assert_eq!(count(&Filter::default()), count(&looked_at), "{by:?}");
    }
    assert_eq!(
        archive.count_pairs(&question, &codes).unwrap(),
        archive.count_pairs(&PairQuestion { filter: looked_at, ..question }, &codes).unwrap()
    );
}
