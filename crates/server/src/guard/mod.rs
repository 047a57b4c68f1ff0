//! What keeps the server safe.
//!
//! ```text
//! headers ▷ measure ▷ gzip ▷ rate ▷ host ▷ clock ▷ remembered ▷ gzip ▷ [pages: problems as pages ▷] panics ▷ changing ▷ route
//! ```

mod changing;
mod clock;
mod gzip;
mod headers;
mod measures;
mod origin;
mod panics;
mod rate;
mod sessions;

pub(crate) use changing::cookie;
pub(crate) use gzip::accepts as accepts_gzip;
pub(crate) use sessions::LASTS;

use crate::{Settings, Shared};
use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use std::sync::Arc;
use tokio::sync::{Mutex, Semaphore, watch};

/// So many clients may wait for changes at a time.
const STREAMS: usize = 200;

/// What the guards know and count.
#[derive(Debug)]
pub(crate) struct Guard {
    /// Tokens and sessions.
    pub sessions: sessions::Sessions,
    /// How often each address may ask.
    pub rate: rate::Rate,
    /// Requests and their times.
    pub measures: measures::Measures,
    /// Places for clients that wait for changes.
    pub streams: Arc<Semaphore>,
    /// Places for texts that are read: as many as the machine has cores.
    pub coding: Arc<Semaphore>,
    /// Changes of the archive, one after the other.
    pub writing: Mutex<()>,
    /// Whether the server is about to end.
    pub stopping: watch::Sender<bool>,
}

impl Guard {
    pub fn new(settings: &Settings) -> Guard {
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        Guard {
            sessions: sessions::Sessions::new(&settings.tokens),
            rate: rate::Rate::new(settings.rate),
            measures: measures::Measures::default(),
            streams: Arc::new(Semaphore::new(STREAMS)),
            coding: Arc::new(Semaphore::new(cores)),
            writing: Mutex::new(()),
            stopping: watch::Sender::new(false),
        }
    }
}

/// What stands next to the routes: whoever may not is told so in the form that the routes have.
pub(crate) fn within(routes: Router<Arc<Shared>>, shared: &Arc<Shared>) -> Router<Arc<Shared>> {
    routes.layer(from_fn_with_state(shared.clone(), changing::changing)).layer(from_fn(panics::panics))
}

/// Routes whose answers are packed for whoever takes them so.
pub(crate) fn packed(routes: Router<Arc<Shared>>) -> Router<Arc<Shared>> {
    routes.layer(from_fn(gzip::gzip))
}

/// What stands around all routes.
pub(crate) fn around(routes: Router<Arc<Shared>>, shared: &Arc<Shared>) -> Router<Arc<Shared>> {
    routes
        .layer(from_fn(clock::clock))
        .layer(from_fn_with_state(shared.clone(), origin::host))
        .layer(from_fn_with_state(shared.clone(), rate::rate))
        .layer(from_fn(gzip::gzip))
        .layer(from_fn_with_state(shared.clone(), measures::measure))
        .layer(from_fn(headers::headers))
}
