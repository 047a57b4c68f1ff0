//! Rows as an answer: a page of JSON, or lines of NDJSON and CSV to the end of the result.

use super::call::{Call, Format};
use crate::language::write_form;
use crate::problem::Problem;
use crate::stream;
use axum::body::{Body, Bytes};
use axum::http::header::{CONTENT_TYPE, LINK};
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;
use serde::Serialize;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use waqai_archive::table::{Cell, Form, object, write_row};
use waqai_archive::{Archive, Cursor, Page};

/// So many rows has a page of JSON unless the question says otherwise.
const USUAL: usize = 50;
/// So many rows are asked for at a time where all are wanted.
const STEP: usize = 500;

/// A row of a table.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    /// In the order of the table's columns.
    pub cells: Vec<Cell>,
    /// What JSON has beside them; the values are JSON already.
    pub added: Vec<(&'static str, String)>,
}

impl From<Vec<Cell>> for Row {
    fn from(cells: Vec<Cell>) -> Row {
        Row { cells, added: Vec::new() }
    }
}

/// Rows, and where the next page begins.
pub(super) type Rows = (Vec<Row>, Option<Cursor>);

/// Asks for a page.
pub(super) type Step = Arc<dyn Fn(&Archive, &Page) -> Result<Rows, Problem> + Send + Sync>;

/// How the next page is asked for: a parameter and its value.
pub(super) type Next = fn(&Cursor) -> (&'static str, String);

/// The usual way.
pub(super) fn by_cursor(cursor: &Cursor) -> (&'static str, String) {
    ("cursor", cursor.write())
}

/// Answers with the rows of a table, page by page.
pub(super) async fn rows(call: Call, page: Page, next: Next, step: Step) -> Result<Response, Problem> {
    let Some(form) = call.route.form() else { return Err(Problem::fault("the resource gives no rows")) };
    let writer = Lines { form, picked: picked(&call, form), format: call.format };
    let limit = call.number("limit").map(|limit| limit as usize);
    let whole = limit.is_none() && call.format != Format::Json;
    let page = Page { limit: limit.unwrap_or(if whole { STEP } else { USUAL }), ..page };
    let readers = call.shared.readers.clone();
    let ask = {
        let step = step.clone();
        move |page: Page| {
            let (readers, step) = (readers.clone(), step.clone());
            async move { readers.ask(move |archive| step(archive, &page)).await }
        }
    };
    let (found, more) = ask(page.clone()).await?;
    let link = |more: &Cursor| address(&call, next(more));
    if call.format == Format::Json {
        let next = more.as_ref().map(link);
        let rows: Vec<String> = found.iter().map(|row| writer.object(row)).collect();
        let body = format!("{{\"data\":[{}],\"next\":{}}}\n", rows.join(","), serde_json::Value::from(next.clone()));
        return Ok(linked(response("application/json", body), next));
    }
    let media = if call.format == Format::Csv { "text/csv; charset=utf-8; header=present" } else { "application/x-ndjson" };
    let mut bytes = writer.head();
    writer.write(&found, &mut bytes);
    let Some(mut more) = more.clone().filter(|_| whole) else {
        let next = more.as_ref().map(link);
        return Ok(linked(response(media, bytes), next));
    };
    let (sender, body) = stream::body();
    let mut response = response(media, body);
    // What is known to be long is not held back until it is all there.
    response.headers_mut().insert("x-accel-buffering", HeaderValue::from_static("no"));
    tokio::spawn(async move {
        loop {
            // Nobody listens any more: the connection ended.
            if sender.send(Ok(Bytes::from(std::mem::take(&mut bytes)))).await.is_err() {
                return;
            }
            match ask(Page { cursor: Some(more), ..page.clone() }).await {
                Ok((found, next)) => {
                    writer.write(&found, &mut bytes);
                    match next {
                        Some(next) => more = next,
                        None => {
                            let _ = sender.send(Ok(Bytes::from(bytes))).await;
                            return;
                        }
                    }
                }
                Err(problem) => {
                    let _ = sender.send(Err(io::Error::other(problem.detail))).await;
                    return;
                }
            }
        }
    });
    Ok(response)
}

/// Answers with rows that are all there already: a page of them begins behind the number in the cursor.
pub(super) async fn all_rows<T: Send + Sync + 'static>(
    call: Call,
    all: Arc<Vec<T>>,
    row: impl Fn(&T) -> Row + Send + Sync + 'static,
) -> Result<Response, Problem> {
    let cursor = call.value("cursor").map(Cursor::read).transpose()?;
    let step: Step = Arc::new(move |_, page| {
        let start = page.cursor.as_ref().map_or(0, |cursor| usize::try_from(cursor.record).unwrap_or(usize::MAX)).min(all.len());
        let end = all.len().min(start.saturating_add(page.limit));
        let next = (end < all.len()).then(|| Cursor { day: String::new(), record: end as i64, n: 0 });
        Ok((all[start..end].iter().map(&row).collect(), next))
    });
    rows(call, Page { cursor, ..Page::default() }, by_cursor, step).await
}

/// The last result that cost much, so that its pages are not worked out one by one.
#[derive(Debug)]
pub(crate) struct Last<T>(Mutex<Option<LastOf<T>>>);

/// What was asked, at which change, and the result.
type LastOf<T> = (String, i64, Arc<Vec<T>>);

impl<T> Default for Last<T> {
    fn default() -> Last<T> {
        Last(Mutex::default())
    }
}

impl<T> Last<T> {
    /// The result where the same was asked last and nothing changed.
    pub fn kept(&self, archive: &Archive, asked: &str) -> Result<Option<Arc<Vec<T>>>, Problem> {
        let change = archive.last_change()?;
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(kept.as_ref().filter(|(of, at, _)| of == asked && *at == change).map(|(_, _, rows)| rows.clone()))
    }

    /// Keeps a result.
    pub fn keep(&self, archive: &Archive, asked: &str, rows: Vec<T>) -> Result<Arc<Vec<T>>, Problem> {
        let (change, rows) = (archive.last_change()?, Arc::new(rows));
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((asked.to_owned(), change, rows.clone()));
        Ok(rows)
    }
}

/// Answers with an object.
pub(super) fn json(value: &impl Serialize) -> Result<Response, Problem> {
    let body = serde_json::to_string(value).map_err(|problem| Problem::fault(format!("the answer cannot be written: {problem}")))?;
    Ok(response("application/json", body + "\n"))
}

/// An answer of a media type.
pub(super) fn response(media: &'static str, body: impl Into<Body>) -> Response {
    let mut response = Response::new(body.into());
    *response.status_mut() = StatusCode::OK;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(media));
    response
}

/// Columns that were picked, by their places.
fn picked(call: &Call, form: &Form) -> Option<Vec<usize>> {
    call.value("columns")?;
    let wanted = call.list("columns");
    Some(wanted.iter().filter_map(|name| form.columns.iter().position(|column| column.name == name)).collect())
}

/// The address of this question with a parameter changed.
fn address(call: &Call, (name, value): (&'static str, String)) -> String {
    let mut question: Vec<(String, String)> =
        call.question.iter().filter(|(known, _)| known != name && known != "cursor").cloned().collect();
    question.push((name.into(), value));
    format!("{}?{}", call.path, write_form(&question))
}

fn linked(mut response: Response, next: Option<String>) -> Response {
    if let Some(link) = next.and_then(|next| HeaderValue::from_str(&format!("<{next}>; rel=\"next\"")).ok()) {
        response.headers_mut().insert(LINK, link);
    }
    response
}

/// Writes rows.
struct Lines {
    form: &'static Form,
    picked: Option<Vec<usize>>,
    format: Format,
}

impl Lines {
    fn head(&self) -> Vec<u8> {
        match (self.format, &self.picked) {
            (Format::Csv, None) => self.form.header().into_bytes(),
            (Format::Csv, Some(picked)) => {
                let names: Vec<&str> = picked.iter().map(|&at| self.form.columns[at].name).collect();
                format!("{}\n", names.join(",")).into_bytes()
            }
            _ => Vec::new(),
        }
    }

    fn object(&self, row: &Row) -> String {
        match &self.picked {
            None => self.form.object(&row.cells, &row.added),
            Some(picked) => object(picked.iter().map(|&at| (self.form.columns[at].name, row.cells[at].json().to_string()))),
        }
    }

    fn write(&self, rows: &[Row], out: &mut Vec<u8>) {
        for row in rows {
            if self.format != Format::Csv {
                out.extend_from_slice(self.object(row).as_bytes());
                out.push(b'\n');
                continue;
            }
            // Writing into memory does not fail.
            let _ = match &self.picked {
                None => write_row(&row.cells, b',', out),
                Some(picked) => write_row(&picked.iter().map(|&at| row.cells[at].clone()).collect::<Vec<_>>(), b',', out),
            };
        }
    }
}
