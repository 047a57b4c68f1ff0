//! How often an address may ask.

use crate::Shared;
use crate::problem::Problem;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::HeaderValue;
use axum::http::header::RETRY_AFTER;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

/// This machine may ask so many times as often as others.
const OWN: f64 = 1000.0;
/// So many seconds' requests may come at once.
const AT_ONCE: f64 = 4.0;
/// At most so many addresses are remembered.
const MOST: usize = 10_000;

/// What each address may still ask.
#[derive(Debug)]
pub(crate) struct Rate {
    per_second: Option<f64>,
    left: Mutex<HashMap<IpAddr, (f64, Instant)>>,
}

impl Rate {
    pub fn new(per_second: Option<u32>) -> Rate {
        Rate { per_second: per_second.map(f64::from), left: Mutex::default() }
    }

    /// Whether an address may ask now.
    fn allows(&self, address: IpAddr, now: Instant) -> bool {
        let Some(per_second) = self.per_second else { return true };
        let per_second = if address.is_loopback() { per_second * OWN } else { per_second };
        let most = per_second * AT_ONCE;
        let mut left = self.left.lock().unwrap_or_else(PoisonError::into_inner);
        if left.len() >= MOST {
            // Who has asked nothing for a while has all its requests again, remembered or not.
            left.retain(|_, (_, since)| now.duration_since(*since).as_secs_f64() < AT_ONCE);
        }
        if left.len() >= MOST && !left.contains_key(&whole(address)) {
            return false;
        }
        let (requests, since) = left.entry(whole(address)).or_insert((most, now));
        *requests = (*requests + now.duration_since(*since).as_secs_f64() * per_second).min(most);
        *since = now;
        let allowed = *requests >= 1.0;
        if allowed {
            *requests -= 1.0;
        }
        allowed
    }
}

/// The address as it is counted: of IPv6 the half that a subscriber gets.
fn whole(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V6(six) if !six.is_loopback() => match six.to_ipv4_mapped() {
            Some(four) => four.into(),
            None => Ipv6Addr::from_bits(six.to_bits() & !(u128::MAX >> 64)).into(),
        },
        other => other,
    }
}

/// Refuses requests that come too often.
pub(super) async fn rate(State(shared): State<Arc<Shared>>, request: Request, next: Next) -> Response {
    // Without a connection somebody within the program asks.
    let from = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|from| from.0.ip());
    if from.is_none_or(|from| shared.guard.rate.allows(from, Instant::now())) {
        return next.run(request).await;
    }
    let problem = Problem::often("your address asks too often").hint("Wait a second; whoever runs the server can allow more with --rate");
    let mut response = problem.into_response();
    response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("1"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn who_asks_too_often_waits() {
        let rate = Rate::new(Some(5));
        let (now, there, other) = (Instant::now(), IpAddr::from([192, 0, 2, 1]), IpAddr::from([192, 0, 2, 2]));
        assert!((0..20).all(|_| rate.allows(there, now)));
        assert!(!rate.allows(there, now));
        assert!(rate.allows(other, now), "each address for itself");
        assert!(rate.allows(there, now + Duration::from_secs(1)));
        assert!((0..1000).all(|_| rate.allows([127, 0, 0, 1].into(), now)));
        assert!((0..10_000).all(|_| Rate::new(None).allows(there, now)));
    }

    #[test]
    fn many_addresses_do_not_fill_the_memory() {
        let (rate, now) = (Rate::new(Some(5)), Instant::now());
        for number in 0..MOST as u32 + 100 {
            rate.allows(IpAddr::from(number.to_be_bytes()), now);
        }
        assert!(rate.left.lock().unwrap().len() <= MOST);
        assert!(rate.allows([192, 0, 2, 1].into(), now + Duration::from_secs(60)));
    }

    #[test]
    fn a_subscriber_has_one_address() {
        let [one, other, far] = ["2001:db8::1", "2001:db8::ffff", "2001:db8:0:1::1"].map(|address| whole(address.parse().unwrap()));
        assert_eq!(one, other);
        assert_ne!(one, far);
        assert_eq!(whole("::ffff:192.0.2.1".parse().unwrap()), IpAddr::from([192, 0, 2, 1]));
    }
}
