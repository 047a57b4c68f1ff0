//! The codebook: types, lists of codes, words of speech, and the pages of the coding guide.

mod book;

use super::Frame;
use super::frame::page;
use super::markdown;
use crate::Shared;
use crate::language::Reading;
use crate::problem::Problem;
use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::get;
use book::{Rows, Rule};
use std::sync::Arc;
use waqai_codebook::{FRAME_WORDS, LISTS, PAGES, SPEECH_WORDS, first_heading};
use waqai_coder::rules::EventType;

/// The routes.
pub(crate) fn routes() -> Router<Arc<Shared>> {
    Router::new()
        .route("/codebook", get(overview))
        .route("/codebook/types/{name}", get(event_type))
        .route("/codebook/lists/{name}", get(list))
        .route("/codebook/reporting", get(reporting))
        .route("/codebook/guide/{*path}", get(guide))
}

/// A type on the overview.
struct Kind {
    code: &'static str,
    name: String,
    score: String,
    frames: usize,
    meaning: String,
}

/// Pages of the guide under one heading.
struct Chapter {
    name: String,
    pages: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "codebook/overview.html")]
struct Overview<'a> {
    frame: Frame<'a>,
    digest: &'a str,
    /// By quad class: its number and its types.
    classes: Vec<(&'static str, Vec<Kind>)>,
    chapters: Vec<Chapter>,
}

async fn overview(State(shared): State<Arc<Shared>>, reading: Reading) -> Result<Response, Problem> {
    let frame = Frame::new(&shared, &reading);
    let rules = &shared.resources.rules;
    let kind = |row: &waqai_coder::rules::TypeRow| Kind {
        code: row.event_type.code(),
        name: row.name_ar.to_string(),
        score: frame.t.figures(&format!("{:+}", row.score)),
        frames: rules.frames.iter().filter(|one| one.event_type == row.event_type).count(),
        meaning: row.meaning.to_string(),
    };
    let classes = ["1", "2", "3", "4"].map(|class| {
        let of = rules.types.iter().filter(|row| waqai_archive::records::quad(row.event_type.code()).0.to_string() == class);
        (class, of.map(kind).collect())
    });
    page(&Overview { digest: &shared.resources.digest, classes: classes.into(), chapters: chapters(), frame })
}

/// The pages of the guide by their folders.
fn chapters() -> Vec<Chapter> {
    let mut chapters: Vec<Chapter> = Vec::new();
    for (path, text) in PAGES {
        let path = path.trim_end_matches(".md");
        let name = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let entry = (path.to_owned(), first_heading(text).to_owned());
        match chapters.iter_mut().find(|chapter| chapter.name == name) {
            Some(chapter) => chapter.pages.push(entry),
            None => chapters.push(Chapter { name: name.to_owned(), pages: vec![entry] }),
        }
    }
    chapters
}

#[derive(Template)]
#[template(path = "codebook/type.html")]
struct TypePage<'a> {
    frame: Frame<'a>,
    code: &'static str,
    name: String,
    meaning: String,
    quad: String,
    score: String,
    future: Option<&'static str>,
    modes: Vec<(String, String)>,
    rules: Vec<Rule>,
    guide: Option<String>,
}

async fn event_type(State(shared): State<Arc<Shared>>, reading: Reading, Path(name): Path<String>) -> Result<Response, Problem> {
    let event_type = EventType::named(&name.to_uppercase())
        .ok_or_else(|| Problem::missing(format!("there is no type {name}")).hint("The page /codebook lists the sixteen"))?;
    let frame = Frame::new(&shared, &reading);
    let row = &shared.resources.rules.types[event_type as usize];
    let code = event_type.code();
    let modes = book::rows(&shared.tables, "codes/modes", &["type", "mode"])?;
    let modes =
        modes.iter().filter(|mode| mode.get("type") == code).map(|mode| (mode.get("mode").to_owned(), mode.get("meaning").to_owned()));
    let own = format!("events/{}.md", code.to_lowercase());
    let guide = PAGES.iter().find(|(path, _)| *path == own).map(|(path, _)| path.trim_end_matches(".md").to_owned());
    page(&TypePage {
        code,
        name: row.name_ar.to_string(),
        meaning: row.meaning.to_string(),
        quad: waqai_archive::records::quad(code).0.to_string(),
        score: frame.t.figures(&format!("{:+}", row.score)),
        future: row.when_future.map(|kind| kind.code()),
        modes: modes.collect(),
        rules: book::rules(&shared.tables, &format!("frames/{}", code.to_lowercase()), FRAME_WORDS)?,
        guide,
        frame,
    })
}

#[derive(Template)]
#[template(path = "codebook/speech.html")]
struct Speech<'a> {
    frame: Frame<'a>,
    rules: Vec<Rule>,
}

async fn reporting(State(shared): State<Arc<Shared>>, reading: Reading) -> Result<Response, Problem> {
    page(&Speech { rules: book::rules(&shared.tables, "statements/reporting", SPEECH_WORDS)?, frame: Frame::new(&shared, &reading) })
}

#[derive(Template)]
#[template(path = "codebook/list.html")]
struct ListPage<'a> {
    frame: Frame<'a>,
    title: String,
    table: &'static str,
    columns: &'static [&'static str],
    rows: Rows,
}

async fn list(State(shared): State<Arc<Shared>>, reading: Reading, Path(name): Path<String>) -> Result<Response, Problem> {
    let list = LISTS
        .iter()
        .find(|list| list.name == name)
        .ok_or_else(|| Problem::missing(format!("the codebook has no list {name}")).hint("The page /codebook names all"))?;
    let frame = Frame::new(&shared, &reading);
    let title = frame.t.named("codebook.list", list.name).to_owned();
    page(&ListPage { title, table: list.table, columns: list.columns, rows: book::cells(&shared.tables, list)?, frame })
}

#[derive(Template)]
#[template(path = "codebook/guide.html")]
struct Guide<'a> {
    frame: Frame<'a>,
    title: &'static str,
    text: String,
}

async fn guide(State(shared): State<Arc<Shared>>, reading: Reading, Path(path): Path<String>) -> Result<Response, Problem> {
    let found = PAGES.iter().find(|(page, _)| page.trim_end_matches(".md") == path);
    let (_, text) = found.ok_or_else(|| Problem::missing(format!("the guide has no page {path}")).hint("The page /codebook names all"))?;
    page(&Guide { title: first_heading(text), text: markdown::html(text, 1), frame: Frame::new(&shared, &reading) })
}
