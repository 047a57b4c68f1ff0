//! Sends many requests that nobody should send to a server over the samples, and counts what came of them.
//!
//! `cargo run --release -p waqai-server --example hammer -- [NUMBER] [SEED]`: 100,000 with seed 1 where nothing is said. Ends with an error when an answer
//! was 500 or more, or could not be read to its end.

#[path = "../tests/common/mod.rs"]
mod common;
#[path = "../tests/hostile/mod.rs"]
mod requests;

use axum::body::to_bytes;
use std::collections::BTreeMap;
use std::time::Instant;
use tower::ServiceExt;

fn main() {
    let mut given = std::env::args().skip(1).map(|number| number.parse::<u64>().expect("a number"));
    let (many, seed) = (given.next().unwrap_or(100_000), given.next().unwrap_or(1));
    let own = common::Own::new(|settings| settings);
    let document = common::get(&own.app, "/openapi.json").json();
    let known = requests::known(&mut |address| common::get(&own.app, address).json());
    let mut chance = requests::Chance(seed);
    let (mut statuses, mut faults, mut slowest) = (BTreeMap::<u16, u64>::new(), 0u64, (0.0, String::new()));
    let begun = Instant::now();
    for number in 0..many {
        let (address, request) = requests::request(&document, &known, &mut chance);
        let since = Instant::now();
        let (status, read) = common::wait(async {
            let response = own.app.clone().oneshot(request).await.expect("the router always answers");
            let status = response.status().as_u16();
            let stream = response.headers().get("content-type").is_some_and(|kind| kind == "text/event-stream");
            (status, stream || to_bytes(response.into_body(), usize::MAX).await.is_ok())
        });
        let taken = since.elapsed().as_secs_f64();
        if taken > slowest.0 {
            slowest = (taken, address.chars().take(300).collect());
        }
        *statuses.entry(status).or_default() += 1;
        if status >= 500 || !read {
            faults += 1;
            println!("request {number}: {status}, read to its end: {read}: {address}");
        }
    }
    let seconds = begun.elapsed().as_secs_f64();
    println!(
        "{many} requests with seed {seed} in {seconds:.1} s: {faults} faults; by status {statuses:?}; the slowest took {:.0} ms: {}",
        slowest.0 * 1000.0,
        slowest.1
    );
    assert_eq!(faults, 0, "answers of 500 or more, or broken off");
}
