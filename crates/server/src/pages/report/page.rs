//! The page of a report: head, text with marks and margin, records.

use super::names::{self, Name};
use super::view::{self, EntityCard, EventCard, Passage, StatementCard};
use super::whole;
use crate::Shared;
use crate::language::Reading;
use crate::pages::Frame;
use crate::pages::correct::known_who;
use crate::pages::frame::page;
use crate::problem::Problem;
use crate::wording::Texts;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use std::sync::Arc;
use waqai_archive::ask::{Relative, Whole};
use waqai_archive::corrections::StoredCorrection;
use waqai_archive::ids::public_id;

#[derive(Template)]
#[template(path = "report.html")]
struct ReportPage<'a> {
    frame: Frame<'a>,
    id: String,
    head: Head,
    passages: Vec<Passage>,
    events: Vec<EventCard>,
    statements: Vec<StatementCard>,
    entities: Vec<EntityCard>,
    counts: [String; 3],
    corrections: Vec<Correction>,
    /// The number of the correction that was just saved.
    saved: Option<i64>,
    /// The number of the decision about events that was just saved.
    decided: Option<i64>,
    /// The number of the correction that was just undone.
    undone: Option<i64>,
    notes: Vec<Name>,
    reason: &'static str,
    /// Whether its records can be corrected here.
    editable: bool,
    /// The name that was given with the last change.
    who: String,
}

/// What stands above the text.
struct Head {
    /// Its title; where it has none its first words.
    title: String,
    agency: Option<Name>,
    day: Option<String>,
    place: Option<Name>,
    /// The address of the source, where it is one that can be followed.
    url: Option<String>,
    given_id: Name,
    status: String,
    original: Option<Like>,
    repeats: Vec<Like>,
    more_repeats: bool,
    citation: String,
}

/// A report that repeats this one or is repeated by it.
struct Like {
    address: String,
    relation: &'static str,
    agency: Option<Name>,
    day: Option<String>,
    likeness: Option<String>,
    given_id: Name,
}

/// A correction of the report, in the list below.
pub(crate) struct Correction {
    pub number: i64,
    pub kind: &'static str,
    pub quote: Name,
    pub reason: Name,
    pub who: Name,
    pub at: String,
    pub outcome: Option<&'static str>,
    pub undone: Option<Name>,
}

impl Correction {
    /// A stored one as `report`, or as the first report that has it.
    pub fn of(t: &Texts, stored: &StoredCorrection, report: Option<&str>) -> Correction {
        let of = |(id, ..): &&(String, String, Option<String>)| report.is_none_or(|report| id == report);
        Correction {
            number: stored.number,
            kind: names::change(stored.correction.change.kind()),
            quote: Name::of(stored.correction.anchor.quote.clone()),
            reason: Name::of(stored.correction.reason.clone()),
            who: Name::of(stored.correction.who.clone()),
            at: t.day(stored.at.get(..10).unwrap_or_default()),
            outcome: stored.outcomes.iter().find(of).map(|(_, outcome, _)| names::outcome(outcome)),
            undone: stored.undone.clone().map(Name::of),
        }
    }
}

/// Reports that name others at most.
const LIKE: usize = 20;

/// The first words of a text, for a report without title.
pub(crate) fn first_words(text: &str) -> String {
    let line = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let line = names::plain(line.trim());
    match line.char_indices().nth(90) {
        None => line,
        // Whole words only.
        Some((at, _)) => format!("{}…", line[..at].rsplit_once(' ').map_or(&line[..at], |(words, _)| words)),
    }
}

/// An address that a browser may follow: of the web, and nothing else.
pub(crate) fn followed(url: &str) -> Option<String> {
    let web = url.get(..8).is_some_and(|start| start.eq_ignore_ascii_case("https://"))
        || url.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("http://"));
    web.then(|| url.to_owned())
}

fn head(shared: &Shared, t: &Texts, whole: &Whole, id: &str) -> Head {
    let row = &whole.row;
    let dateline = whole.records.dateline.as_ref().and_then(|dateline| dateline.place.as_ref());
    let like = |one: &Relative| Like {
        address: format!("/report/{}", public_id("rpt", one.key)),
        relation: names::relation(&one.relation),
        agency: one.agency.clone().map(Name::of),
        day: one.published.as_deref().map(|day| t.day(day)),
        likeness: one.likeness.map(|likeness| names::percent(t, likeness)),
        given_id: Name::of(one.given_id.clone()),
    };
    let title = row.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
    let shown = title.map_or_else(|| first_words(&whole.text), names::plain);
    let mut citation: Vec<String> = Vec::new();
    citation.extend(row.agency.clone());
    citation.extend(row.published.clone());
    citation.push(format!("“{shown}”"));
    citation.extend(row.url.clone());
    citation.push(format!("waqai {} {}, {id}", shared.settings.version, shared.resources.digest));
    Head {
        title: shown,
        agency: row.agency.clone().map(Name::of),
        day: row.published.as_deref().map(|day| t.day(day)),
        place: dateline.map(|place| names::place(t, &shared.labels, place)),
        url: row.url.as_deref().and_then(followed),
        given_id: Name::of(row.given_id.clone()),
        status: row.status.clone(),
        original: whole.original.as_ref().map(like),
        more_repeats: whole.repeats.len() >= LIKE,
        repeats: whole.repeats.iter().map(like).collect(),
        citation: names::plain(&citation.join(" · ")),
    }
}

pub(super) async fn report(
    State(shared): State<Arc<Shared>>,
    reading: Reading,
    headers: HeaderMap,
    Path(name): Path<String>,
) -> Result<Response, Problem> {
    let asked = name.clone();
    let (whole, corrections) = shared
        .readers
        .ask(move |archive| {
            let whole = whole(archive, &asked)?;
            let corrections = archive.corrections_of(&whole.text)?;
            Ok((whole, corrections))
        })
        .await?;
    let id = public_id("rpt", whole.row.key);
    if name != id {
        return Ok(Redirect::permanent(&format!("/report/{id}")).into_response());
    }
    let frame = Frame::new(&shared, &reading);
    let t = frame.t;
    let (events, statements) = (view::events(&shared, &t, &whole), view::statements(&shared, &t, &whole));
    let number = |name: &str| reading.value(name).parse().ok();
    page(&ReportPage {
        head: head(&shared, &t, &whole, &id),
        passages: view::passages(&whole, &events, &statements, &t),
        entities: view::entities(&shared, &t, &whole),
        counts: [
            t.count(
                whole.records.events.len() as u64,
                ["count.event.one", "count.event.two", "count.event.few", "count.event.many", "count.event.other"],
            ),
            t.count(
                whole.records.statements.len() as u64,
                [
                    "report.count.statement.one",
                    "report.count.statement.two",
                    "report.count.statement.few",
                    "report.count.statement.many",
                    "report.count.statement.other",
                ],
            ),
            t.count(
                whole.records.entities.len() as u64,
                [
                    "report.count.entity.one",
                    "report.count.entity.two",
                    "report.count.entity.few",
                    "report.count.entity.many",
                    "report.count.entity.other",
                ],
            ),
        ],
        corrections: corrections.iter().rev().map(|stored| Correction::of(&t, stored, Some(&id))).collect(),
        notes: whole.records.notes.iter().map(|note| Name::of(note.message.clone())).collect(),
        saved: number("saved"),
        decided: number("decided"),
        undone: number("undone"),
        reason: t.say("report.undo.reason"),
        who: known_who(&headers),
        editable: !shared.settings.read_only && whole.row.status == "live",
        events,
        statements,
        frame,
        id,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_are_followed() {
        assert!(followed("https://example.org/1").is_some());
        assert!(followed("javascript:alert(1)").is_none());
        assert!(followed("data:text/html,x").is_none());
        assert!(followed("وصل").is_none());
    }

    #[test]
    fn first_words_are_whole() {
        assert_eq!(first_words("\n  سطر أول\nثان"), "سطر أول");
        let long = "كلمة ".repeat(40);
        assert!(first_words(&long).ends_with("كلمة…"));
    }
}
