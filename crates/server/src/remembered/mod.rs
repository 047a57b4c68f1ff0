//! Whole answers, as they were sent, kept in memory until the archive changes.
//!
//! Who asks what somebody asked before gets the same bytes, packed ones too, without a question to the archive; of many who ask for the same at the same
//! time one does the work. What is kept depends on the address, the language and preferences, the session and what a client takes (see [`key`]), so a form
//! carries the secret of the session that it is given to.

mod answer;
mod key;
mod store;
mod turns;
mod version;

use crate::Shared;
use answer::Answer;
use axum::body::{HttpBody, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH, SET_COOKIE};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use store::Store;
use turns::Turns;
use version::Version;

/// The longest answer that is kept, in bytes.
const LONGEST: u64 = 1 << 20;

/// Answers of pages and of the API.
#[derive(Debug)]
pub(crate) struct Remembered {
    store: Store,
    turns: Turns,
    version: Version,
    found: AtomicU64,
    made: AtomicU64,
}

impl Remembered {
    /// Keeps answers about an archive.
    pub fn new(archive: &Path) -> Remembered {
        Remembered {
            store: Store::default(),
            turns: Turns::default(),
            version: Version::new(archive.to_owned()),
            found: AtomicU64::new(0),
            made: AtomicU64::new(0),
        }
    }

    /// How many answers were found here, how many were worked out, and the bytes that are kept.
    pub fn figures(&self) -> [u64; 3] {
        [self.found.load(Ordering::Relaxed), self.made.load(Ordering::Relaxed), self.store.bytes()]
    }
}

/// Answers from memory where the same was asked before; keeps what is worked out.
pub(crate) async fn remember(State(shared): State<Arc<Shared>>, request: Request, next: Next) -> Response {
    let Some(key) = key::of(&shared, &request) else { return next.run(request).await };
    let here = &shared.remembered;
    // A problem with the archive is told by whoever asks it.
    let Some(version) = here.version.now() else { return next.run(request).await };
    let has = request.headers().get(IF_NONE_MATCH).cloned();
    let found = || {
        let found = here.store.get(&key, version)?;
        here.found.fetch_add(1, Ordering::Relaxed);
        Some(found.give(has.as_ref()))
    };
    if let Some(found) = found() {
        return found;
    }
    if has.is_some() {
        // Whether the client has it already is soon said by the API: nobody waits for the work of others.
        let response = next.run(request).await;
        return keep(here, key, version, response, has.as_ref()).await;
    }
    let turn = here.turns.wait(&key).await;
    if let Some(found) = found() {
        return found;
    }
    let response = next.run(request).await;
    let response = keep(here, key, version, response, None).await;
    drop(turn);
    response
}

/// Keeps an answer where that is of use, and hands it on.
async fn keep(here: &Remembered, key: Arc<str>, version: i64, response: Response, has: Option<&HeaderValue>) -> Response {
    here.made.fetch_add(1, Ordering::Relaxed);
    if !lasts(&response) {
        here.turns.pass(&key);
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, LONGEST as usize).await else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
    if !parts.headers.contains_key(ETAG) {
        let digest: String = Sha256::digest(&bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        if let Ok(tag) = HeaderValue::from_str(&format!("W/\"{digest}\"")) {
            parts.headers.insert(ETAG, tag);
        }
    }
    parts.headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-cache"));
    let answer = Arc::new(Answer::new(parts.headers, bytes));
    here.store.put(key, version, answer.clone());
    answer.give(has)
}

/// Whether an answer says the same until the archive changes: pages, feeds and what of the API has a tag; not what is written while it is sent.
fn lasts(response: &Response) -> bool {
    let headers = response.headers();
    let page = || headers.get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    response.status() == StatusCode::OK
        && !headers.contains_key(SET_COOKIE)
        && headers.get(CACHE_CONTROL).is_none_or(|control| control != "no-store")
        && (headers.contains_key(ETAG) || page())
        && response.body().size_hint().exact().is_some_and(|size| size <= LONGEST)
}
