//! All routes together, and the server that answers them.

use crate::listen::listen;
use crate::settings::Settings;
use crate::{Shared, api, assets, guard, pages, remembered};
use axum::Router;
use std::io;
use std::sync::Arc;
use tokio::net::TcpListener;
use waqai_archive::count::Period;

/// All routes with everything that guards them.
pub fn app(shared: Arc<Shared>) -> Router {
    let pages = guard::within(pages::routes(), &shared).layer(axum::middleware::from_fn_with_state(shared.clone(), pages::problems));
    let pages = remembered(pages, &shared).layer(axum::middleware::from_fn(pages::remember));
    let api = remembered(guard::within(api::routes(), &shared), &shared);
    guard::around(Router::new().merge(pages).merge(api).merge(assets::routes()), &shared).with_state(shared)
}

/// Routes whose answers are kept, packed as they are sent.
fn remembered(routes: Router<Arc<Shared>>, shared: &Arc<Shared>) -> Router<Arc<Shared>> {
    guard::packed(routes).layer(axum::middleware::from_fn_with_state(shared.clone(), remembered::remember))
}

/// Serves until the process is told to end. `ready` is called with the address once requests are answered.
///
/// # Errors
/// When the address cannot be listened at.
pub fn serve(shared: Arc<Shared>, ready: impl FnOnce(std::net::SocketAddr)) -> io::Result<()> {
    let Settings { host, port, .. } = shared.settings;
    let runtime = tokio::runtime::Builder::new_multi_thread().max_blocking_threads(threads()).enable_all().build()?;
    runtime.block_on(async {
        let listener = TcpListener::bind((host, port)).await?;
        ready(listener.local_addr()?);
        tokio::spawn(warm(shared.clone()));
        listen(listener, app(shared.clone()), &shared, stopped()).await;
        Ok(())
    })
}

/// Threads for questions to the archive, texts that are read and changes. Each takes memory of its own, so there are no more than can work at a time.
fn threads() -> usize {
    3 * std::thread::available_parallelism().map_or(2, usize::from) + 4
}

/// Works out what nearly every page needs, so that the first readers do not wait for it.
async fn warm(shared: Arc<Shared>) {
    let asking = shared.clone();
    let covered = shared.readers.ask(move |archive| {
        for period in [Period::Year, Period::Month] {
            pages::coverage_of(&asking, archive, period)?;
        }
        Ok(())
    });
    // What went wrong here goes wrong again where somebody asks, and is told there.
    let _ = covered.await;
    let _ = shared.suggestions().await;
}

/// Comes back when the process is told to end.
async fn stopped() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut ended) => tokio::select! { _ = interrupted => {}, _ = ended.recv() => {} },
            Err(_) => drop(interrupted.await),
        }
    }
    #[cfg(not(unix))]
    drop(interrupted.await);
}
