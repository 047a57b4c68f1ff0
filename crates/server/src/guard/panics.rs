//! A panic is answered and ends nothing else.

use crate::problem::Problem;
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::future::poll_fn;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::task::Poll;

/// Answers panics with a problem.
pub(super) async fn panics(request: Request, next: Next) -> Response {
    let mut work = pin!(next.run(request));
    // What was half done belongs to this request alone and is dropped with it.
    let answer = poll_fn(|context| match catch_unwind(AssertUnwindSafe(|| work.as_mut().poll(context))) {
        Ok(poll) => poll.map(Some),
        Err(_) => Poll::Ready(None),
    });
    match answer.await {
        Some(response) => response,
        None => Problem::fault("the server made a mistake").hint("Please report it with the address that you asked for").into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::Router;
    use axum::body::Body;
    use axum::routing::get;
    use tower::ServiceExt;

    #[test]
    fn a_panic_is_a_problem_and_nothing_else() {
        let fails = async || -> &'static str { panic!("on purpose") };
        let app = Router::new().route("/fails", get(fails)).route("/works", get(async || "works")).layer(axum::middleware::from_fn(panics));
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        for (path, status) in [("/fails", 500), ("/works", 200), ("/fails", 500)] {
            let answer = runtime.block_on(app.clone().oneshot(Request::get(path).body(Body::empty()).unwrap())).unwrap();
            assert_eq!(answer.status(), status, "{path}");
        }
    }
}
