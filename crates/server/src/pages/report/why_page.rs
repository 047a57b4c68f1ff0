//! Why an event or a statement is there, all of it: the rule, the tree, who is who, what makes it what it is, and which reports tell the same.

use super::marks::excerpt;
use super::names::{self, Name};
use super::syntax::{self, Again, TreeWord, Way};
use super::view::{self, EventCard, StatementCard};
use super::whole;
use super::why::{self, Mention, Rule};
use crate::Shared;
use crate::known::KnownRow;
use crate::language::Reading;
use crate::pages::Frame;
use crate::pages::frame::page;
use crate::problem::Problem;
use crate::wording::Texts;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use std::sync::Arc;
use waqai_archive::ask::Whole;
use waqai_archive::ids::public_id;
use waqai_archive::records::Event;

#[derive(Template)]
#[template(path = "why.html")]
struct WhyPage<'a> {
    frame: Frame<'a>,
    id: String,
    /// The anchor of the record: `event-3`.
    anchor: String,
    event: Option<EventCard>,
    statement: Option<StatementCard>,
    rule: Rule,
    sentence: String,
    words: Vec<TreeWord>,
    /// As what the words were found: the words for verb, noun or phrase, and the cell.
    found: Option<(&'static str, Name)>,
    ways: Vec<Way>,
    markers: Vec<(Name, String, String)>,
    parties: Vec<Party>,
    /// What the confidence is made of.
    questions: Vec<Sure>,
    gate: Option<Gate>,
    /// Whether today's tables give the record too.
    today: bool,
    mentions: Vec<Mention>,
    more_mentions: bool,
    /// The same in the terminal.
    command: String,
}

/// One of the two questions behind a confidence, answered.
struct Sure {
    asks: &'static str,
    answer: String,
    seen: Vec<(&'static str, &'static str, String)>,
}

fn questions(t: &Texts, again: &Again, event: &Event) -> Vec<Sure> {
    let asked = ["report.why.act_told", "report.why.sides_right"];
    let answers = again.sure(event).into_iter().flatten().zip(asked);
    answers
        .map(|(answer, asks)| Sure {
            asks,
            answer: names::percent(t, f64::from(answer.answer)),
            seen: answer.seen.iter().map(|(code, says)| (*code, t.named("seen", code), t.figures(&format!("{says:+.2}")))).collect(),
        })
        .collect()
}

/// What the knowledge base says of a party.
struct Party {
    n: usize,
    name: Name,
    codes: String,
    state: Option<String>,
    office: Option<Name>,
    rank: Option<String>,
    row: Option<Row>,
    terms: Vec<Row>,
}

/// A row of the knowledge base.
struct Row {
    at: String,
    cells: Vec<(String, Name)>,
}

impl Row {
    fn of(row: &KnownRow) -> Row {
        Row { at: row.at.clone(), cells: row.cells.iter().map(|(column, value)| (column.clone(), Name::of(value.clone()))).collect() }
    }
}

/// What the report is about.
struct Gate {
    about: Option<String>,
    quiet: String,
    politics: String,
    closed: bool,
    words: Vec<(Name, String)>,
}

fn parties(shared: &Shared, t: &Texts, whole: &Whole, which: &[usize]) -> Vec<Party> {
    let language = t.language();
    let party = |&at: &usize| {
        let entity = whole.records.entities.get(at)?;
        let known = entity.known.as_deref();
        let terms = known.map(|id| shared.known().terms(&shared.tables, id, whole.row.published.as_deref()));
        let rank = Some(entity.rank.as_str()).filter(|rank| !matches!(*rank, "unknown"));
        Some(Party {
            n: at + 1,
            name: names::called(entity, &whole.text, language),
            codes: names::codes(entity),
            state: entity.country.as_deref().map(|code| names::state(t, &shared.labels, code)),
            office: entity.office.as_deref().map(|office| Name::of(shared.labels.office(office, language))),
            rank: rank.map(|rank| shared.labels.rank(rank, language).to_owned()),
            row: known.and_then(|id| shared.known().row(&shared.tables, id)).as_ref().map(Row::of),
            terms: terms.iter().flatten().map(Row::of).collect(),
        })
    };
    which.iter().filter_map(party).collect()
}

fn gate(t: &Texts, again: &Again) -> Option<Gate> {
    again.gate.as_ref().map(|gate| Gate {
        about: syntax::about(t, gate).map(str::to_owned),
        quiet: t.number(gate.quiet),
        politics: t.number(gate.politics),
        closed: gate.closed,
        words: gate.words.iter().map(|(word, weight)| (word.clone(), t.number(weight))).collect(),
    })
}

/// The place of a record in its list, from the number in the address.
fn place(n: usize, length: usize, what: &str) -> Result<usize, Problem> {
    n.checked_sub(1).filter(|at| *at < length).ok_or_else(|| Problem::missing(format!("the report has no {what} {n}")))
}

pub(super) async fn event(
    State(shared): State<Arc<Shared>>,
    reading: Reading,
    Path((name, n)): Path<(String, usize)>,
) -> Result<Response, Problem> {
    let inner = shared.clone();
    let (whole, again, rows) = shared
        .readers
        .ask(move |archive| {
            let whole = whole(archive, &name)?;
            let at = place(n, whole.records.events.len(), "event")?;
            let event = whole.told.get(at).map(|telling| archive.event(telling.event_key)).transpose()?.flatten();
            let mut rows = Vec::new();
            if let Some(event) = event {
                for row in why::mentions(archive, event.event, whole.row.report, n as i64)? {
                    let text = if row.report == whole.row.report { whole.text.clone() } else { archive.text(row.report)? };
                    rows.push((row, text));
                }
            }
            let again = syntax::again(&inner, &whole);
            Ok((whole, again, rows))
        })
        .await?;
    let frame = Frame::new(&shared, &reading);
    let t = frame.t;
    let record = &whole.records.events[n - 1];
    let card = view::event_card(&shared, &t, &whole, n - 1, record);
    let sentence = names::sentence(&whole.records, record.trigger, record.evidence);
    let which = why::parties(&whole.records, record);
    let id = public_id("rpt", whole.row.key);
    page(&WhyPage {
        anchor: format!("event-{n}"),
        rule: card.rule.clone(),
        sentence: excerpt(&whole.text, sentence, &[(record.trigger, "trigger")]),
        found: syntax::found_as(&card.rule, &again.within(record.trigger)),
        words: again.within(record.trigger),
        ways: again.ways(&whole, record, sentence, &which),
        markers: syntax::markers(&shared, &whole.text, record.evidence),
        parties: parties(&shared, &t, &whole, &which),
        questions: questions(&t, &again, record),
        gate: gate(&t, &again),
        today: card.rule.by_hand || again.find(record).is_some(),
        more_mentions: card.telling.reports as usize > rows.len(),
        mentions: rows.iter().map(|(row, text)| why::mention(&t, row, text, row.report == whole.row.report && row.n == n as i64)).collect(),
        command: format!("waqai explain {id}v{n}"),
        event: Some(card),
        statement: None,
        id,
        frame,
    })
}

pub(super) async fn statement(
    State(shared): State<Arc<Shared>>,
    reading: Reading,
    Path((name, n)): Path<(String, usize)>,
) -> Result<Response, Problem> {
    let inner = shared.clone();
    let (whole, again) = shared
        .readers
        .ask(move |archive| {
            let whole = whole(archive, &name)?;
            place(n, whole.records.statements.len(), "statement")?;
            let again = syntax::again(&inner, &whole);
            Ok((whole, again))
        })
        .await?;
    let frame = Frame::new(&shared, &reading);
    let t = frame.t;
    let record = &whole.records.statements[n - 1];
    let card = view::statement_card(&shared, &t, &whole, n - 1, record);
    let sentence = names::sentence(&whole.records, record.cue, record.content.unwrap_or(record.cue));
    let which: Vec<usize> = record.speaker.into_iter().chain(record.addressee).collect();
    let id = public_id("rpt", whole.row.key);
    page(&WhyPage {
        anchor: format!("statement-{n}"),
        rule: card.rule.clone(),
        sentence: excerpt(&whole.text, sentence, &[(record.cue, "cue")]),
        found: syntax::found_as(&card.rule, &again.within(record.cue)),
        words: again.within(record.cue),
        ways: Vec::new(),
        markers: Vec::new(),
        parties: parties(&shared, &t, &whole, &which),
        questions: Vec::new(),
        gate: None,
        today: card.rule.by_hand || again.records.statements.iter().any(|other| other.cue.touches(record.cue)),
        mentions: Vec::new(),
        more_mentions: false,
        command: format!("waqai explain {id}s{n}"),
        event: None,
        statement: Some(card),
        id,
        frame,
    })
}
