//! The page of two parties, in the reader's language.

use super::Two;
use super::look::{Found, Totals};
use crate::Shared;
use crate::language::write_form;
use crate::pages::Frame;
use crate::pages::over_time::{Row, Stretch, Zoom};
use crate::pages::shown::{AtMost, Citation, EVENTS, EventLine, REPORTS, SOURCES, StatementLine, citation, state};
use crate::parties::Named;
use askama::Template;
use waqai_archive::ask::Party;
use waqai_archive::records::quad;

const WORDS: AtMost = AtMost(240);

/// A party as the page names it.
#[derive(Clone, Debug)]
pub(super) struct Side {
    pub name: String,
    pub language: &'static str,
    pub address: String,
}

/// A count with a bar, and where its events are.
pub(super) struct Count {
    pub label: String,
    pub class: String,
    pub events: String,
    /// Of a hundred, for the bar.
    pub share: i64,
    pub address: Option<String>,
}

/// A state that has to do with both.
pub(super) struct Third {
    pub name: String,
    pub one: String,
    pub one_address: String,
    pub other: String,
    pub other_address: String,
}

/// What one said of the other.
pub(super) struct Said {
    pub title: String,
    pub lines: Vec<StatementLine>,
    pub all: String,
}

#[derive(Template)]
#[template(path = "pair/pair.html")]
pub(super) struct Pair<'a> {
    frame: Frame<'a>,
    title: String,
    one: Side,
    other: Side,
    turned: String,
    events_count: String,
    future: i64,
    score: Option<String>,
    span: Option<String>,
    chart: String,
    chart_title: String,
    rows: Vec<Row>,
    zooms: Vec<Zoom>,
    downloads: [String; 2],
    types: Vec<Count>,
    ranks: Vec<Count>,
    visits: Vec<Count>,
    events: Vec<EventLine>,
    all_events: String,
    said: Vec<Said>,
    third: Vec<Third>,
    months: Vec<(String, String)>,
    exports: Vec<(&'static str, String)>,
    citation: Citation,
    nothing: bool,
}

pub(super) fn side(frame: &Frame, named: &Named) -> Side {
    let (name, language) = named.name(frame.t.language());
    let address = match &named.party {
        Party::State(code) => format!("/events?{}", write_form(&[("state".into(), code.clone())])),
        Party::Actors(_) => format!("/actor/{}", named.code),
    };
    let name = match &named.party {
        Party::State(code) => state(frame, code),
        Party::Actors(_) => name.to_owned(),
    };
    Side { name, language, address }
}

/// Words with the two names in them.
pub(super) fn filled(words: &str, one: &str, other: &str) -> String {
    words.replace("#1", one).replace("#2", other)
}

/// Both names as the title of their page.
pub(super) fn title(frame: &Frame, two: &Two) -> String {
    filled(frame.t.say("pair.of"), &side(frame, &two.one).name, &side(frame, &two.other).name)
}

/// What a list of events is asked so that it shows those of both.
pub(super) fn question(two: &Two) -> Vec<(String, String)> {
    let of = |name: &str, named: &Named| (name.to_owned(), named.code.clone());
    match (&two.one.party, &two.other.party) {
        (Party::State(one), Party::State(other)) => vec![("pair".into(), format!("{one},{other}"))],
        (Party::Actors(_), Party::State(_)) => vec![of("person", &two.one), of("state", &two.other)],
        (Party::State(_), Party::Actors(_)) => vec![of("person", &two.other), of("state", &two.one)],
        (Party::Actors(_), Party::Actors(_)) => vec![of("actor", &two.one), of("recipient", &two.other)],
    }
}

fn list(page: &str, question: &[(String, String)], added: &[(&str, &str)]) -> String {
    let mut all = question.to_vec();
    all.extend(added.iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    format!("{page}?{}", write_form(&all))
}

fn counts(frame: &Frame, rows: Vec<(String, String, i64, Option<String>)>) -> Vec<Count> {
    let most = rows.iter().map(|row| row.2).max().unwrap_or(1).max(1);
    let count = |(label, class, events, address): (String, String, i64, Option<String>)| Count {
        label,
        class,
        events: frame.t.number(events),
        share: (events * 100 + most - 1) / most,
        address,
    };
    rows.into_iter().map(count).collect()
}

pub(super) fn types(frame: &Frame, totals: &Totals, question: &[(String, String)], stretch: &Stretch) -> Vec<Count> {
    let rows = totals.types.iter().map(|(kind, events)| {
        let address = list("/events", question, &with_days(&[("type", kind.as_str()), ("status", "actual,historical")], stretch));
        (frame.labels.event_type(kind, frame.t.language()).to_owned(), format!("quad-{}", quad(kind).0), *events, Some(address))
    });
    counts(frame, rows.collect())
}

pub(super) fn ranks(frame: &Frame, totals: &Totals) -> Vec<Count> {
    counts(
        frame,
        totals.ranks.iter().map(|(rank, events)| (frame.t.named("rank", rank).to_owned(), "rank".into(), *events, None)).collect(),
    )
}

pub(super) fn visits(frame: &Frame, two: &Two, totals: &Totals, stretch: &Stretch) -> Vec<Count> {
    let t = &frame.t;
    let (one, other) = (side(frame, &two.one).name, side(frame, &two.other).name);
    let way = |from: &Named, to: &Named| {
        let question = [("actor".to_owned(), from.code.clone()), ("recipient".to_owned(), to.code.clone())];
        Some(list("/events", &question, &with_days(&[("type", "CONSULT"), ("mode", "visit"), ("status", "actual,historical")], stretch)))
    };
    let mut rows = vec![
        (filled(t.say("visits.by"), &one, &other), "visit".to_owned(), totals.visits[0], way(&two.one, &two.other)),
        (filled(t.say("visits.by"), &other, &one), "visit".to_owned(), totals.visits[1], way(&two.other, &two.one)),
    ];
    if totals.visits[2] > 0 {
        rows.push((t.say("visits.open").to_owned(), "visit".to_owned(), totals.visits[2], None));
    }
    counts(frame, rows)
}

fn with_days<'a>(question: &[(&'a str, &'a str)], stretch: &'a Stretch) -> Vec<(&'a str, &'a str)> {
    let mut all = question.to_vec();
    all.push(("from", stretch.from.as_deref().unwrap_or_default()));
    all.push(("to", stretch.to.as_deref().unwrap_or_default()));
    all
}

/// What each said of the other.
pub(super) fn said(
    shared: &Shared,
    frame: &Frame,
    two: &Two,
    said: &[Vec<waqai_archive::ask::StatementRow>; 2],
    stretch: &Stretch,
) -> Vec<Said> {
    let ways = [(&two.one, &two.other), (&two.other, &two.one)];
    let one = |((from, to), rows): ((&Named, &Named), &Vec<_>)| Said {
        title: filled(frame.t.say("pair.said"), &side(frame, from).name, &side(frame, to).name),
        lines: StatementLine::all(shared, frame, rows, WORDS),
        all: list("/statements", &[("actor".into(), from.code.clone()), ("about".into(), to.code.clone())], &with_days(&[], stretch)),
    };
    ways.into_iter().zip(said).map(one).collect()
}

/// The mean score of events as it is written.
pub(super) fn score(frame: &Frame, totals: &Totals) -> Option<String> {
    (totals.events > 0).then(|| frame.t.figures(&format!("{:+.1}", totals.score_sum / totals.events as f64)))
}

pub(super) fn shown<'a>(shared: &Shared, frame: Frame<'a>, found: &Found) -> Pair<'a> {
    let t = frame.t;
    let two = &found.timed.two;
    let over_time = &found.timed.over_time;
    let (one, other) = (side(&frame, &two.one), side(&frame, &two.other));
    let question = question(two);
    let stretch = &found.stretch;
    let download = |kind: &str| format!("{}/timeline.{kind}?{}", two.path(), write_form(&frame.reading.question));
    let events_of = |first: &str, last: &str| list("/events", &question, &[("from", first), ("to", last), ("status", "actual,historical")]);
    let chart_title = filled(t.say("chart.pair"), &one.name, &other.name);
    let third = found.third.iter().map(|(code, with_one, with_other)| Third {
        name: state(&frame, code),
        one: t.number(with_one),
        one_address: format!("/pair/{}/{code}", two.one.code),
        other: t.number(with_other),
        other_address: format!("/pair/{}/{code}", two.other.code),
    });
    // The last months with events, each with a brief.
    let mut months: Vec<String> =
        found.timed.events.iter().rev().filter_map(|event| Some(event.day.as_deref()?.get(..7)?.to_owned())).collect();
    months.dedup();
    months.truncate(12);
    let exports = ["csv", "ndjson", "json"].map(|format| {
        let shown = [("from", stretch.from.as_deref().unwrap_or_default()), ("to", stretch.to.as_deref().unwrap_or_default())];
        let mut added = vec![("status", "actual,historical,future")];
        added.extend(shown);
        added.push(("format", format));
        (format, list("/v1/events", &question, &added))
    });
    Pair {
        title: title(&frame, two),
        turned: format!("/pair/{}/{}", two.other.code, two.one.code),
        events_count: t.count(found.totals.events.unsigned_abs(), EVENTS),
        future: found.totals.future,
        score: score(&frame, &found.totals),
        span: over_time.span().map(|(first, last)| format!("{} – {}", t.day(first), t.day(last))),
        chart: over_time.draw(&frame, &chart_title, false, &events_of),
        chart_title,
        rows: over_time.rows(&frame),
        zooms: over_time.zooms(&frame),
        downloads: ["svg", "csv"].map(download),
        types: types(&frame, &found.totals, &question, stretch),
        ranks: ranks(&frame, &found.totals),
        visits: visits(&frame, two, &found.totals, stretch),
        events: EventLine::all(shared, &frame, &found.events),
        all_events: list("/events", &question, &with_days(&[], stretch)),
        said: said(shared, &frame, two, &found.said, stretch),
        third: third.collect(),
        months: months.iter().map(|month| (t.day(month), format!("{}/brief?month={month}", two.path()))).collect(),
        exports: exports.into(),
        citation: citation(shared, &frame, found.timed.change),
        nothing: found.timed.events.is_empty(),
        one,
        other,
        frame,
    }
}
