//! An actor: names in all spellings, offices with dates, events, statements by and about, whom it meets, and when.

use crate::Shared;
use crate::language::{Reading, write_form};
use crate::pages::frame::page;
use crate::pages::over_time::{OverTime, Row, Stretch, Zoom};
use crate::pages::shown::{
    AtMost, Citation, EVENTS, EventLine, REPORTS, Run, SOURCES, STATEMENTS, StatementLine, citation, office, run, state,
};
use crate::pages::{Frame, looked};
use crate::parties::Named;
use crate::persons::Of;
use crate::problem::Problem;
use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use std::sync::Arc;
use waqai_archive::Archive;
use waqai_archive::ask::{ActorRow, EventRow, Filter, Met, Office, Page, Party, Spelling, StatementRow};
use waqai_archive::count::Between;
use waqai_archive::ids::{public_id, read_public_id};

/// The routes.
pub(super) fn routes() -> Router<Arc<Shared>> {
    Router::new().route("/actor/{id}", get(actor)).route("/actor/{id}/timeline.svg", get(svg)).route("/actor/{id}/timeline.csv", get(csv))
}

const EVENTS_SHOWN: usize = 12;
const STATEMENTS_SHOWN: usize = 6;
const MET: usize = 20;
/// So many reports are read for spellings.
const SPELLED: usize = 40;
const WORDS: AtMost = AtMost(220);

/// An office with its time.
struct OfficeLine {
    office: Run,
    of: Option<Run>,
    from: Option<String>,
    to: Option<String>,
    /// In how many events reports gave it.
    events: Option<String>,
}

/// Somebody met.
struct MetLine {
    address: String,
    name: Run,
    of: Option<String>,
    meetings: i64,
    events: i64,
    last: String,
    /// The page of both.
    pair: String,
}

#[derive(Template)]
#[template(path = "lists/actor.html")]
struct Actor<'a> {
    frame: Frame<'a>,
    id: String,
    name: Run,
    other: Option<Run>,
    kind: String,
    state: Option<(String, String)>,
    /// The page of its state with itself left out of the address.
    sector: Option<String>,
    wikidata: Option<String>,
    basis: &'static str,
    events_count: String,
    statements_count: String,
    spellings: Vec<(String, String)>,
    known_spellings: Vec<String>,
    tenures: Vec<OfficeLine>,
    offices: Vec<OfficeLine>,
    chart: String,
    rows: Vec<Row>,
    zooms: Vec<Zoom>,
    downloads: [String; 2],
    events: Vec<EventLine>,
    all_events: String,
    said: Vec<StatementLine>,
    all_said: String,
    about: Vec<StatementLine>,
    all_about: String,
    met: Vec<MetLine>,
    citation: Citation,
}

/// What the archive says of an actor.
struct Found {
    row: ActorRow,
    change: i64,
    spellings: Vec<Spelling>,
    offices: Vec<Office>,
    over_time: OverTime,
    events: Vec<EventRow>,
    said: Vec<StatementRow>,
    about: Vec<StatementRow>,
    met: Vec<Met>,
}

/// The actor of an id, or a problem that says what to do.
fn found(archive: &Archive, id: &str) -> Result<(ActorRow, Vec<i64>), Problem> {
    let missing = || Problem::missing(format!("{id}: the archive has no actor with this id")).hint("Look for the name under /actors");
    let Some(("act", key)) = read_public_id(id) else { return Err(missing()) };
    archive.actor(key)?.ok_or_else(missing)
}

fn events_with(shared: &Shared, archive: &Archive, id: &str, actors: &[i64], change: i64) -> Result<Arc<Vec<Between>>, Problem> {
    shared.answers.between.get(id, change, || Ok(archive.events_with(actors)?))
}

fn look(shared: &Shared, archive: &Archive, id: &str, stretch: &Stretch) -> Result<Found, Problem> {
    let change = archive.last_change()?;
    let (row, actors) = found(archive, id)?;
    let party = Party::Actors(actors.clone());
    let page = |limit| Page { limit, newest: true, cursor: None };
    let statuses = ["actual", "historical", "future"].map(str::to_owned).to_vec();
    let events = events_with(shared, archive, id, &actors, change)?;
    let of = |actor: Option<&Party>, about: Option<&Party>| Filter { actor: actor.cloned(), about: about.cloned(), ..Filter::default() };
    Ok(Found {
        change,
        spellings: archive.spellings(&actors, SPELLED)?,
        offices: archive.offices_told(&actors)?,
        over_time: OverTime::count(shared, archive, change, &events, stretch)?,
        events: looked::events(archive, &Filter { person: Some(party.clone()), statuses, ..Filter::default() }, &page(EVENTS_SHOWN))?.rows,
        said: looked::statements_nearby(archive, &of(Some(&party), None), &page(STATEMENTS_SHOWN))?,
        about: looked::statements_nearby(archive, &of(None, Some(&party)), &page(STATEMENTS_SHOWN))?,
        met: archive.met(&party, MET)?,
        row,
    })
}

async fn actor(State(shared): State<Arc<Shared>>, reading: Reading, Path(id): Path<String>) -> Result<Response, Problem> {
    let stretch = Stretch::read(&reading)?;
    let asking = shared.clone();
    let found = shared.readers.ask(move |archive| look(&asking, archive, &id, &stretch)).await?;
    let frame = Frame::new(&shared, &reading);
    page(&shown(&shared, frame, &found))
}

fn list(page: &str, question: &[(&str, &str)]) -> String {
    let question: Vec<(String, String)> = question.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    format!("{page}?{}", write_form(&question))
}

fn shown<'a>(shared: &Shared, frame: Frame<'a>, found: &Found) -> Actor<'a> {
    let t = frame.t;
    let language = t.language();
    let row = &found.row;
    let id = public_id("act", row.key);
    let (english, arabic) = (row.name_en.as_deref(), row.name.as_deref());
    let name = run(language, english, arabic).unwrap_or_else(|| Run { text: t.say("who.unnamed").into(), language: language.code() });
    let known = row.known.as_deref().unwrap_or_default();
    let tenures = shared.persons().tenures(known).iter().map(|tenure| OfficeLine {
        office: run(language, Some(&tenure.office[0]), Some(&tenure.office[1])).unwrap_or_default(),
        of: match &tenure.of {
            Of::State(code) => Some(Run { text: state(&frame, code), language: language.code() }),
            Of::Body([english, arabic]) => run(language, Some(english), Some(arabic)),
        },
        from: Some(t.day(&tenure.from)),
        to: tenure.to.as_deref().map(|day| t.day(day)),
        events: None,
    });
    let offices = found.offices.iter().map(|one| OfficeLine {
        office: office(shared, &frame, &one.office),
        of: one.country.as_ref().map(|code| Run { text: state(&frame, code), language: language.code() }),
        from: one.first.as_deref().map(|day| t.day(day)),
        to: one.last.as_deref().map(|day| t.day(day)),
        events: Some(t.count(one.events.unsigned_abs(), EVENTS)),
    });
    let question = frame.reading.question.clone();
    let download = |kind: &str| format!("{}/timeline.{kind}?{}", frame.reading.path, write_form(&question));
    let events_of = |first: &str, last: &str| {
        list("/events", &[("person", id.as_str()), ("from", first), ("to", last), ("status", "actual,historical")])
    };
    Actor {
        other: run(language.other(), english, arabic).filter(|other| other.language != name.language),
        name,
        kind: t.named("kind", &row.kind).to_owned(),
        state: row.country.as_ref().map(|code| (state(&frame, code), list("/actors", &[("state", code.as_str())]))),
        sector: row.sector.as_deref().map(|sector| t.named("sector", sector).to_owned()),
        wikidata: row.wikidata.clone(),
        basis: match row.basis.as_str() {
            "known" => t.say("basis.known"),
            "named" => t.say("basis.named"),
            "described" => t.say("basis.described"),
            _ => t.say("basis.single"),
        },
        events_count: t.count(row.events.unsigned_abs(), EVENTS),
        statements_count: t.count(row.statements.unsigned_abs(), STATEMENTS),
        spellings: found.spellings.iter().map(|one| (one.words.clone(), t.number(one.times))).collect(),
        known_spellings: shared.persons().spellings(known).to_vec(),
        tenures: tenures.collect(),
        offices: offices.collect(),
        chart: found.over_time.draw(&frame, t.say("chart.actor"), false, &events_of),
        rows: found.over_time.rows(&frame),
        zooms: found.over_time.zooms(&frame),
        downloads: ["svg", "csv"].map(download),
        events: EventLine::all(shared, &frame, &found.events),
        all_events: list("/events", &[("person", id.as_str())]),
        said: StatementLine::all(shared, &frame, &found.said, WORDS),
        all_said: list("/statements", &[("actor", id.as_str())]),
        about: StatementLine::all(shared, &frame, &found.about, WORDS),
        all_about: list("/statements", &[("about", id.as_str())]),
        met: found.met.iter().map(|one| met(&frame, &id, one)).collect(),
        citation: citation(shared, &frame, found.change),
        id,
        frame,
    }
}

fn met(frame: &Frame, id: &str, one: &Met) -> MetLine {
    let t = &frame.t;
    let of_state = one.kind == "GPE" && one.country.is_some();
    let other = public_id("act", one.key);
    MetLine {
        address: format!("/actor/{other}"),
        name: run(t.language(), one.name_en.as_deref(), one.name.as_deref())
            .unwrap_or_else(|| Run { text: t.say("who.unnamed").into(), language: t.language().code() }),
        of: one.country.as_ref().filter(|_| !of_state).map(|code| state(frame, code)),
        meetings: one.meetings,
        events: one.events,
        last: one.last.as_deref().map(|day| t.day(day)).unwrap_or_default(),
        pair: format!("/pair/{id}/{other}"),
    }
}

/// The timeline alone.
async fn over_time(shared: &Arc<Shared>, reading: &Reading, id: String) -> Result<(OverTime, Named), Problem> {
    let stretch = Stretch::read(reading)?;
    let asking = shared.clone();
    let answer = move |archive: &Archive| {
        let change = archive.last_change()?;
        let (row, actors) = found(archive, &id)?;
        let events = events_with(&asking, archive, &id, &actors, change)?;
        Ok((OverTime::count(&asking, archive, change, &events, &stretch)?, Named::of(&row, actors)))
    };
    shared.readers.ask(answer).await
}

async fn svg(State(shared): State<Arc<Shared>>, reading: Reading, Path(id): Path<String>) -> Result<Response, Problem> {
    let (over_time, named) = over_time(&shared, &reading, id).await?;
    let frame = Frame::new(&shared, &reading);
    let (name, _) = named.name(reading.language);
    let drawing = over_time.draw(&frame, &format!("{name}: {}", frame.t.say("chart.actor")), true, &|_, _| String::new());
    Ok(crate::charts::svg_file(drawing, &format!("{}.svg", named.code)))
}

async fn csv(State(shared): State<Arc<Shared>>, reading: Reading, Path(id): Path<String>) -> Result<Response, Problem> {
    let (over_time, named) = over_time(&shared, &reading, id).await?;
    Ok(crate::charts::csv_file(over_time.csv(), &format!("{}.csv", named.code)).into_response())
}
