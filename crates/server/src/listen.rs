//! Connections: how many there may be, how long their heads may be and may take, and their end.

use crate::Shared;
use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tower::ServiceExt;

/// So many connections at a time; more wait until one ends.
const CONNECTIONS: usize = 1024;
/// So many headers may a request have, and so many bytes all of its head.
const HEADERS: usize = 64;
const HEAD: usize = 32 << 10;
/// So long may a head take; a connection on which nothing more is asked ends after as long.
const PATIENCE: Duration = Duration::from_secs(30);
/// So long are requests that are under way waited for when the server ends.
const FAREWELL: Duration = Duration::from_secs(5);

/// Answers connections until it is told to end.
pub(crate) async fn listen(listener: TcpListener, routes: Router, shared: &Shared, stopped: impl Future<Output = ()>) {
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    let mut server = http1::Builder::new();
    server.timer(TokioTimer::new()).header_read_timeout(PATIENCE).max_headers(HEADERS).max_buf_size(HEAD);
    let graceful = GracefulShutdown::new();
    let mut stopped = pin!(stopped);
    loop {
        let accepted = async {
            let place = places.clone().acquire_owned().await;
            (place, listener.accept().await)
        };
        let (place, stream, from) = tokio::select! {
            (place, accepted) = accepted => match (place, accepted) {
                (Ok(place), Ok((stream, from))) => (place, stream, from),
                // The machine has no more room for connections just now: those that there are will end.
                _ => {
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                }
            },
            () = &mut stopped => break,
        };
        let _ = stream.set_nodelay(true);
        let routes = routes.clone();
        let answer = service_fn(move |request: Request<Incoming>| {
            let mut request = request.map(Body::new);
            request.extensions_mut().insert(ConnectInfo::<SocketAddr>(from));
            routes.clone().oneshot(request)
        });
        let connection = graceful.watch(server.serve_connection(TokioIo::new(stream), answer));
        tokio::spawn(async move {
            // A connection that breaks off concerns nobody else.
            let _ = connection.await;
            drop(place);
        });
    }
    drop(listener);
    shared.guard.stopping.send_replace(true);
    let _ = tokio::time::timeout(FAREWELL, graceful.shutdown()).await;
}
