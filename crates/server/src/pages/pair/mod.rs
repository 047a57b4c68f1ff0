//! Two parties over time: states, bodies or people, and the very sentences.

mod brief;
mod choose;
mod look;
mod shown;

use super::Frame;
use super::frame::page;
use super::over_time::Stretch;
use crate::Shared;
use crate::charts::{csv_file, svg_file};
use crate::language::Reading;
use crate::parties::{Meant, Named, meant};
use crate::problem::Problem;
use axum::Router;
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::get;
use std::sync::Arc;
use waqai_archive::Archive;

/// The routes.
pub(crate) fn routes() -> Router<Arc<Shared>> {
    Router::new()
        .route("/pair", get(choose::choose))
        .route("/pair/{one}/{other}", get(pair))
        .route("/pair/{one}/{other}/timeline.svg", get(svg))
        .route("/pair/{one}/{other}/timeline.csv", get(csv))
        .route("/pair/{one}/{other}/brief", get(brief::brief))
}

/// The two parties of a page.
#[derive(Clone, Debug)]
struct Two {
    one: Named,
    other: Named,
}

impl Two {
    fn path(&self) -> String {
        format!("/pair/{}/{}", self.one.code, self.other.code)
    }
}

/// Who the two are; what to choose from where that is not plain.
enum Which {
    Two(Two),
    Choose(choose::Open),
}

fn which(shared: &Shared, archive: &Archive, one: &str, other: &str) -> Result<Which, Problem> {
    Ok(match (meant(shared, archive, one)?, meant(shared, archive, other)?) {
        (Meant::One(one), Meant::One(other)) => Which::Two(Two { one, other }),
        (found_one, found_other) => Which::Choose(choose::Open { one: one.to_owned(), other: other.to_owned(), found_one, found_other }),
    })
}

async fn pair(
    State(shared): State<Arc<Shared>>,
    reading: Reading,
    Path((one, other)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let stretch = Stretch::read(&reading)?;
    let asking = shared.clone();
    let found = shared
        .readers
        .ask(move |archive| match which(&asking, archive, &one, &other)? {
            Which::Two(two) => look::look(&asking, archive, two, &stretch).map(Ok),
            Which::Choose(open) => Ok(Err(open)),
        })
        .await?;
    let frame = Frame::new(&shared, &reading);
    match found {
        Ok(found) => page(&shown::shown(&shared, frame, &found)),
        Err(open) => choose::candidates(frame, &open),
    }
}

/// The timeline alone, with the parties.
async fn over_time(shared: &Arc<Shared>, reading: &Reading, (one, other): (String, String)) -> Result<look::Timed, Problem> {
    let stretch = Stretch::read(reading)?;
    let asking = shared.clone();
    shared
        .readers
        .ask(move |archive| match which(&asking, archive, &one, &other)? {
            Which::Two(two) => look::timed(&asking, archive, two, &stretch),
            Which::Choose(_) => {
                Err(Problem::missing(format!("{one}, {other}: it is not plain who is meant")).hint("Choose the two under /pair"))
            }
        })
        .await
}

async fn svg(State(shared): State<Arc<Shared>>, reading: Reading, Path(two): Path<(String, String)>) -> Result<Response, Problem> {
    let timed = over_time(&shared, &reading, two).await?;
    let frame = Frame::new(&shared, &reading);
    let title = shown::title(&frame, &timed.two);
    let drawing = timed.over_time.draw(&frame, &title, true, &|_, _| String::new());
    Ok(svg_file(drawing, &format!("{}-{}.svg", timed.two.one.code, timed.two.other.code)))
}

async fn csv(State(shared): State<Arc<Shared>>, reading: Reading, Path(two): Path<(String, String)>) -> Result<Response, Problem> {
    let timed = over_time(&shared, &reading, two).await?;
    Ok(csv_file(timed.over_time.csv(), &format!("{}-{}.csv", timed.two.one.code, timed.two.other.code)))
}
