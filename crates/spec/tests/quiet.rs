//! Reports in which nothing political happens: how many events are made of them all the same.

use std::path::Path;
use waqai_coder::{Input, Worker};
use waqai_spec::read_pages;

/// At most so many events, whatever their status, in the hundred reports.
const MOST: usize = 5;
/// And in the forty that were written after the words of the gates.
const MOST_CARRIED_OVER: usize = 12;

#[test]
fn quiet_reports_stay_quiet() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../spec");
    let (pages, _) = read_pages(&root).unwrap_or_else(|error| panic!("the pages have mistakes:\n{error}"));
    let resources = waqai_base::resources();
    let mut worker = Worker::default();
    let mut count = |carried_over: bool| {
        let quiet = pages.iter().filter(|page| page.path.starts_with("quiet/") && page.path.ends_with("carried-over.md") == carried_over);
        let (mut reports, mut events) = (0, 0);
        for (page, case) in quiet.flat_map(|page| page.cases.iter().map(move |case| (page, case))) {
            let coded = worker.code(&resources, Input { text: &case.report, published: case.day, agency: None });
            for event in &coded.events {
                println!("spec/{}:{} {}: {} by {}", page.path, case.line, case.name, event.event_type.code(), event.rule);
            }
            (reports, events) = (reports + 1, events + coded.events.len());
        }
        println!("{events} events in {reports} reports");
        (reports, events)
    };
    let (reports, events) = count(false);
    assert_eq!(reports, 100);
    assert!(events <= MOST, "{events} events in {reports} reports, not more than {MOST} should be");
    let (reports, events) = count(true);
    assert!(events <= MOST_CARRIED_OVER, "{events} events in {reports} reports, not more than {MOST_CARRIED_OVER} should be");
}
