//! What a change would do, shown before it is saved; and saving it.

use super::intent::{self, Intent};
use super::posted::{Posted, with};
use super::who::remember_who;
use crate::Shared;
use crate::language::Reading;
use crate::pages::Frame;
use crate::pages::frame::page;
use crate::pages::report::names::{self, Name};
use crate::pages::report::whole;
use crate::pages::report::why::{self, Mention};
use crate::problem::Problem;
use crate::wording::Texts;
use crate::writing::{writable, write};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse, Redirect, Response};
use serde_json::Value;
use std::sync::Arc;
use waqai_archive::Archive;
use waqai_archive::ask::{MentionRow, Whole, slice};
use waqai_archive::corrections::{Outcome, Preview};
use waqai_archive::difference::Difference;
use waqai_archive::ids::{public_id, read_public_id};
use waqai_archive::records::Records;

#[derive(Template)]
#[template(path = "look.html")]
struct LookPage<'a> {
    frame: Frame<'a>,
    id: String,
    reports: Vec<Report>,
    /// Of a merge or split: the event that stays and the one that goes, or is made.
    decision: Option<Decision>,
    /// Events that other reports tell too, and that would change with this one.
    touched: Vec<Touched>,
    hidden: Vec<(String, String)>,
    /// Whether anything can be saved.
    useful: bool,
}

/// What would become of a report.
struct Report {
    id: String,
    given_id: Name,
    here: bool,
    outcome: &'static str,
    outcome_code: &'static str,
    detail: Option<Name>,
    records: Vec<Changed>,
}

/// A record that would change.
struct Changed {
    what: &'static str,
    kind: &'static str,
    name: Name,
    fields: Vec<(Name, String, String)>,
}

/// An event that would change, told by other reports too.
struct Touched {
    id: String,
    n: usize,
    reports: String,
    address: String,
}

/// Two events, and the reports that tell them.
struct Decision {
    merge: bool,
    keep: String,
    lose: String,
    kept: Vec<Mention>,
    lost: Vec<Mention>,
}

pub(super) async fn posted(
    State(shared): State<Arc<Shared>>,
    reading: Reading,
    Path(name): Path<String>,
    body: String,
) -> Result<Response, Problem> {
    writable(&shared)?;
    let posted = Posted::read(&body);
    let asked = name.clone();
    let form = posted.clone();
    let (whole, intent) = shared
        .readers
        .ask(move |archive| {
            let whole = whole(archive, &asked)?;
            let intent = intent::read(&form, &whole)?;
            Ok((whole, intent))
        })
        .await?;
    if posted.get("step") == Some("save") {
        save(&shared, &posted, &whole, intent).await
    } else {
        look(&shared, &reading, &posted, whole, intent).await
    }
}

async fn save(shared: &Arc<Shared>, posted: &Posted, whole: &Whole, intent: Intent) -> Result<Response, Problem> {
    let id = public_id("rpt", whole.row.key);
    let (reason, who) = (posted.get("reason").unwrap_or_default().to_owned(), posted.get("who").unwrap_or_default().to_owned());
    if reason.is_empty() || who.is_empty() {
        return Err(Problem::question("a change has a reason and somebody who makes it").hint("Go back and fill in both"));
    }
    let by = who.clone();
    let (number, anchor, name) = match intent {
        Intent::Correct(correction, anchor) => {
            let done = write(shared, "correct", &who, move |writer| writer.correct(&correction)).await?;
            (done.number, anchor, "saved")
        }
        Intent::Merge { keep, lose } => (
            write(shared, "merge", &who, move |writer| writer.merge(&keep, &lose, &reason, &by)).await?,
            "records-heading".into(),
            "decided",
        ),
        Intent::Split { mention } => {
            (write(shared, "split", &who, move |writer| writer.split(&mention, &reason, &by)).await?, "records-heading".into(), "decided")
        }
    };
    let then = posted.then().map_or_else(|| format!("/report/{id}#{anchor}"), str::to_owned);
    let mut response = Redirect::to(&with(&then, name, &number.to_string())).into_response();
    if let Some(cookie) = remember_who(&who) {
        response.headers_mut().insert(SET_COOKIE, cookie);
    }
    Ok(response)
}

async fn look(shared: &Arc<Shared>, reading: &Reading, posted: &Posted, whole: Whole, intent: Intent) -> Result<Response, Problem> {
    enum Found {
        Correction(Vec<Preview>),
        Decision { merge: bool, keep: (String, Vec<(MentionRow, String)>), lose: (String, Vec<(MentionRow, String)>) },
    }
    let (whole, found) = shared
        .readers
        .ask(move |archive| {
            let found = match intent {
                Intent::Correct(correction, _) => Found::Correction(archive.would_correct(&correction)?),
                Intent::Merge { keep, lose } => {
                    if keep == lose {
                        return Err(Problem::question("this is the event itself; give the id of another one"));
                    }
                    Found::Decision {
                        merge: true,
                        keep: (keep.clone(), told(archive, &keep)?),
                        lose: (lose.clone(), told(archive, &lose)?),
                    }
                }
                Intent::Split { mention } => {
                    let (report, n) = mention.rsplit_once('v').unwrap_or((&mention, "0"));
                    let row = n.parse().ok().and_then(|n: i64| archive.mention(whole.row.report, n).transpose()).transpose()?;
                    let event = row.map(|row| public_id("evt", row.event_key)).unwrap_or_default();
                    let (mine, others): (Vec<_>, Vec<_>) = told(archive, &event)?
                        .into_iter()
                        .partition(|(row, _)| public_id("rpt", row.key) == report && row.n.to_string() == n);
                    if others.is_empty() {
                        return Err(Problem::question("no other mention tells this event: there is nothing to split"));
                    }
                    Found::Decision { merge: false, keep: (event, others), lose: (mention.clone(), mine) }
                }
            };
            Ok((whole, found))
        })
        .await?;
    let frame = Frame::new(shared, reading);
    let t = frame.t;
    let id = public_id("rpt", whole.row.key);
    let hidden = posted.without(&["step", "csrf", "reason", "who"]);
    let mut look = LookPage { frame, id: id.clone(), reports: Vec::new(), decision: None, touched: Vec::new(), hidden, useful: true };
    let (reason, who) = (posted.get("reason").unwrap_or_default().to_owned(), posted.get("who").unwrap_or_default().to_owned());
    look.hidden.push(("reason".into(), reason));
    look.hidden.push(("who".into(), who));
    match found {
        Found::Correction(previews) => {
            look.useful = previews.iter().any(|preview| preview.applied.outcome == Outcome::Applied);
            for preview in &previews {
                if preview.id == id {
                    look.touched = touched(&t, &whole, &preview.differences, &id);
                }
                look.reports.push(report(&t, preview, &whole.text, preview.id == id));
            }
        }
        Found::Decision { merge, keep, lose } => {
            let shown = |rows: &[(MentionRow, String)]| rows.iter().map(|(row, text)| why::mention(&t, row, text, false)).collect();
            look.decision = Some(Decision { merge, kept: shown(&keep.1), lost: shown(&lose.1), keep: keep.0, lose: lose.0 });
        }
    }
    page(&look)
}

/// The mentions of an event with the texts of their reports.
fn told(archive: &Archive, event: &str) -> Result<Vec<(MentionRow, String)>, Problem> {
    let unknown = || {
        Problem::question(format!("{event}: the archive has no such event"))
            .hint("Copy the id from the page of the other report: it begins with evt_")
    };
    let (_, key) = read_public_id(event).filter(|(kind, _)| *kind == "evt").ok_or_else(unknown)?;
    let event = archive.event(key)?.filter(|event| event.record_status == "active").ok_or_else(unknown)?;
    let mut rows = Vec::new();
    for row in archive.mentions(event.event)?.into_iter().take(why::MENTIONS) {
        let text = archive.text(row.report)?;
        rows.push((row, text));
    }
    Ok(rows)
}

/// The events of the report that would change and that other reports tell too.
fn touched(t: &Texts, whole: &Whole, differences: &[Difference], id: &str) -> Vec<Touched> {
    let events = differences.iter().filter(|difference| difference.kind == "event").filter_map(|difference| difference.old);
    let told = events.filter_map(|at| whole.told.get(at).map(|telling| (at, telling))).filter(|(_, telling)| telling.reports > 1);
    told.map(|(at, telling)| Touched {
        id: public_id("evt", telling.event_key),
        n: at + 1,
        reports: t.number(telling.reports),
        address: format!("/report/{id}/why/event/{}", at + 1),
    })
    .collect()
}

fn report(t: &Texts, preview: &Preview, text: &str, here: bool) -> Report {
    let code = preview.applied.outcome.code();
    Report {
        id: preview.id.clone(),
        given_id: Name::of(preview.given_id.clone()),
        here,
        outcome: match preview.applied.outcome {
            Outcome::Applied => "report.look.applied",
            Outcome::Unneeded => "report.look.unneeded",
            Outcome::Conflict => "report.look.conflict",
        },
        outcome_code: code,
        detail: preview.applied.detail.clone().map(Name::of),
        records: preview.differences.iter().map(|difference| changed(t, difference, preview, text)).collect(),
    }
}

fn changed(t: &Texts, difference: &Difference, preview: &Preview, text: &str) -> Changed {
    let what = match difference.what {
        "new" => "report.look.new",
        "gone" => "report.look.gone",
        _ => "report.look.changed",
    };
    let kind = match difference.kind {
        "event" => "report.event",
        "statement" => "report.statement",
        "entity" => "report.entity",
        _ => "report.report",
    };
    let name = called(t, difference, preview, text);
    let mut fields = Vec::new();
    for (field, value) in &difference.fields {
        // Lines about a record and codes that follow from its type say nothing of their own.
        if matches!(field.as_str(), "gloss_en" | "gloss_ar" | "cameo" | "quad") {
            continue;
        }
        if difference.what == "changed" {
            let side = |name: &str| shown(t, field, value.get(name).unwrap_or(&Value::Null), text);
            fields.push((field.clone(), side("old"), side("new")));
        } else if told_of_new(field) && !value.is_null() {
            let value = shown(t, field, value, text);
            fields.push(if difference.what == "new" {
                (field.clone(), String::new(), value)
            } else {
                (field.clone(), value, String::new())
            });
        }
    }
    let fields = fields.into_iter().map(|(field, before, after)| (label(t, &field), before, after)).collect();
    Changed { what, kind, name, fields }
}

/// The name of a field in the language of the page; as it is in the data where it has none.
fn label(t: &Texts, field: &str) -> Name {
    let key = match field {
        "type" => "report.type",
        "mode" => "report.mode",
        "status" => "report.status",
        "actor" => "report.actor",
        "recipient" => "report.recipient",
        "trigger" => "report.why.trigger",
        "days" => "report.day",
        "place" => "report.place",
        "place_basis" => "report.place_basis",
        "confidence" => "report.confidence",
        "rule" => "report.why.rule",
        "statement" => "report.told_in",
        "speaker" => "report.speaker",
        "addressee" => "report.addressee",
        "act" => "report.act",
        "cue" => "report.why.cue",
        "name" => "report.name_ar",
        "name_en" => "report.name_en",
        "country" => "report.state",
        "sector" => "report.sector",
        "office" => "report.office",
        "rank" => "report.rank",
        "known" => "report.known",
        "spans" => "report.mentions.words",
        "killed" => "report.killed",
        "injured" => "report.injured",
        other => return Name { text: other.to_owned(), lang: "en" },
    };
    Name { text: t.say(key).to_owned(), lang: t.language().code() }
}

/// Fields that tell which record is new or gone.
fn told_of_new(field: &str) -> bool {
    matches!(
        field,
        "type"
            | "mode"
            | "status"
            | "actor"
            | "recipient"
            | "trigger"
            | "days"
            | "place"
            | "speaker"
            | "act"
            | "name"
            | "name_en"
            | "country"
            | "sector"
    )
}

fn called(t: &Texts, difference: &Difference, preview: &Preview, text: &str) -> Name {
    let (records, at): (&Records, _) = match difference.new {
        Some(at) => (&preview.after, Some(at)),
        None => (&preview.before, difference.old),
    };
    let Some(at) = at else { return Name::default() };
    match difference.kind {
        "event" => records.events.get(at).map(|event| Name::of(slice(text, event.trigger))),
        "statement" => records.statements.get(at).map(|statement| Name::of(slice(text, statement.cue))),
        _ => records.entities.get(at).map(|entity| names::called(entity, text, t.language())),
    }
    .unwrap_or_default()
}

/// A value of a field in words: ranges as the words there, lists one after the other.
fn shown(t: &Texts, field: &str, value: &Value, text: &str) -> String {
    let range = |value: &Value| {
        let (start, end) = (value.get("start")?.as_u64()?, value.get("end")?.as_u64()?);
        let range = waqai_archive::records::Range { start: u32::try_from(start).ok()?, end: u32::try_from(end).ok()? };
        Some(format!("«{}»", names::plain(slice(text, range))))
    };
    match value {
        Value::Null => "–".to_owned(),
        Value::Bool(true) => t.say("report.yes").to_owned(),
        Value::Bool(false) => t.say("report.no").to_owned(),
        Value::Number(number) if field == "confidence" => names::percent(t, number.as_f64().unwrap_or_default()),
        Value::Number(number) => t.number(number),
        Value::String(code) if matches!(field, "mode" | "sector" | "rank") => t.named(field, code).to_owned(),
        Value::String(code) if field == "status" => t.named("status", code).to_owned(),
        Value::String(code) if field == "act" => t.named("act", code).to_owned(),
        Value::String(text) => names::plain(text),
        Value::Array(list) if field == "days" => {
            let days: Vec<String> = list.iter().filter_map(Value::as_str).map(|day| t.day(day)).collect();
            if days.first() == days.last() { days.first().cloned().unwrap_or_default() } else { days.join(" – ") }
        }
        Value::Array(list) if field == "spans" => list.iter().filter_map(|span| range(span.get(0)?)).collect::<Vec<_>>().join(" "),
        Value::Array(list) if list.is_empty() => "–".to_owned(),
        Value::Array(list) => {
            list.iter().map(|one| shown(t, "", one, text)).collect::<Vec<_>>().join(&format!("{} ", t.say("report.comma")))
        }
        Value::Object(place) if place.contains_key("name") => {
            let name = |field: &str| place.get(field).and_then(Value::as_str).filter(|name| !name.is_empty());
            let name = name(t.of("name", "name_ar")).or(name("name")).unwrap_or("–").to_owned();
            let state = place.get("country").and_then(Value::as_str).map_or(String::new(), |code| format!(" ({code})"));
            names::plain(&format!("{name}{state}"))
        }
        Value::Object(_) => range(value).unwrap_or_else(|| names::plain(&value.to_string())),
    }
}
