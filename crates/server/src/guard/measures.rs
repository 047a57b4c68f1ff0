//! How many requests came for each route, what became of them and how long they took.

use crate::Shared;
use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use waqai_archive::Archive;
use waqai_archive::count::Totals;

/// Seconds up to which requests are counted together.
const EDGES: [f64; 8] = [0.002, 0.01, 0.05, 0.1, 0.3, 1.0, 5.0, 30.0];
/// The records of the archive are counted again after so long.
const REST: Duration = Duration::from_secs(60);

/// The requests of a route.
#[derive(Debug, Default)]
struct Series {
    statuses: BTreeMap<u16, u64>,
    seconds: f64,
    /// By the edge below which they stayed; the last are those above all.
    within: [u64; EDGES.len() + 1],
}

/// Counts since the server started.
#[derive(Debug, Default)]
pub(crate) struct Measures {
    routes: Mutex<BTreeMap<String, Series>>,
    totals: Mutex<Option<(Instant, Totals)>>,
}

impl Measures {
    fn add(&self, route: &str, status: u16, taken: Duration) {
        let seconds = taken.as_secs_f64();
        let mut routes = self.routes.lock().unwrap_or_else(PoisonError::into_inner);
        if !routes.contains_key(route) {
            routes.insert(route.to_owned(), Series::default());
        }
        let Some(series) = routes.get_mut(route) else { return };
        *series.statuses.entry(status).or_default() += 1;
        series.seconds += seconds;
        series.within[EDGES.iter().position(|edge| seconds <= *edge).unwrap_or(EDGES.len())] += 1;
    }

    /// How much the archive holds, a minute old at most.
    pub fn totals(&self, archive: &Archive) -> waqai_archive::Result<Totals> {
        let mut kept = self.totals.lock().unwrap_or_else(PoisonError::into_inner);
        match &*kept {
            Some((since, totals)) if since.elapsed() < REST => Ok(*totals),
            _ => {
                let totals = archive.totals()?;
                *kept = Some((Instant::now(), totals));
                Ok(totals)
            }
        }
    }

    /// The counts in the text form of Prometheus.
    pub fn page(&self) -> String {
        let routes = self.routes.lock().unwrap_or_else(PoisonError::into_inner);
        let mut page = String::from("# HELP waqai_requests_total Requests by route and status.\n# TYPE waqai_requests_total counter\n");
        for (route, series) in routes.iter() {
            for (status, number) in &series.statuses {
                let _ = writeln!(page, "waqai_requests_total{{route=\"{route}\",status=\"{status}\"}} {number}");
            }
        }
        page.push_str("# HELP waqai_request_seconds Time until the answer began, by route.\n# TYPE waqai_request_seconds histogram\n");
        for (route, series) in routes.iter() {
            let mut all = 0;
            for (edge, number) in EDGES.iter().zip(series.within) {
                all += number;
                let _ = writeln!(page, "waqai_request_seconds_bucket{{route=\"{route}\",le=\"{edge}\"}} {all}");
            }
            all += series.within[EDGES.len()];
            let _ = writeln!(page, "waqai_request_seconds_bucket{{route=\"{route}\",le=\"+Inf\"}} {all}");
            let _ = writeln!(page, "waqai_request_seconds_sum{{route=\"{route}\"}} {}", series.seconds);
            let _ = writeln!(page, "waqai_request_seconds_count{{route=\"{route}\"}} {all}");
        }
        page
    }
}

/// Counts a request.
pub(super) async fn measure(State(shared): State<Arc<Shared>>, request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let response = next.run(request).await;
    let route = route.as_ref().map_or("none", MatchedPath::as_str);
    shared.guard.measures.add(route, response.status().as_u16(), begun.elapsed());
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_are_counted_by_route_and_time() {
        let measures = Measures::default();
        measures.add("/a/{id}", 200, Duration::from_millis(5));
        measures.add("/a/{id}", 404, Duration::from_millis(80));
        let page = measures.page();
        assert!(page.contains("waqai_requests_total{route=\"/a/{id}\",status=\"404\"} 1\n"), "{page}");
        assert!(page.contains("waqai_request_seconds_bucket{route=\"/a/{id}\",le=\"0.05\"} 1\n"), "{page}");
        assert!(page.contains("waqai_request_seconds_count{route=\"/a/{id}\"} 2\n"), "{page}");
    }
}
