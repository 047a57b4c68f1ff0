//! Answers of more than a kilobyte are packed for whoever takes them so.

use axum::body::{Body, Bytes, HttpBody, to_bytes};
use axum::extract::Request;
use axum::http::header::{ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, HeaderValue, Method};
use axum::middleware::Next;
use axum::response::Response;
use flate2::Compression;
use flate2::write::GzEncoder;
use http_body::Frame;
use std::io::Write;
use std::pin::Pin;
use std::task::{Context, Poll};

/// Less is not worth it.
const LEAST: u64 = 1024;
/// More is packed while it is sent.
const AT_ONCE: u64 = 1 << 20;
/// Quick more than small: the reader waits.
const LEVEL: Compression = Compression::new(4);

pub(super) async fn gzip(request: Request, next: Next) -> Response {
    let wanted = accepts(request.headers()) && request.method() != Method::HEAD;
    let mut response = next.run(request).await;
    if response.headers().get_all(VARY).iter().any(|vary| vary == "accept-encoding") {
        // Seen to already, nearer to the route.
        return response;
    }
    let size = response.body().size_hint().exact();
    if !packs_well(response.headers()) || response.headers().contains_key(CONTENT_ENCODING) || size.is_some_and(|size| size < LEAST) {
        return response;
    }
    response.headers_mut().append(VARY, HeaderValue::from_static("accept-encoding"));
    if !wanted {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    parts.headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    parts.headers.remove(CONTENT_LENGTH);
    let body = match size.filter(|size| *size <= AT_ONCE) {
        Some(size) => match to_bytes(body, size as usize).await {
            Ok(bytes) => {
                let mut encoder = encoder();
                // Writing into memory does not fail.
                let _ = encoder.write_all(&bytes);
                Body::from(encoder.finish().unwrap_or_default())
            }
            Err(problem) => Body::new(Packed { inner: Body::from(problem.to_string()), encoder: Some(encoder()) }),
        },
        None => Body::new(Packed { inner: body, encoder: Some(encoder()) }),
    };
    Response::from_parts(parts, body)
}

fn encoder() -> GzEncoder<Vec<u8>> {
    GzEncoder::new(Vec::new(), LEVEL)
}

/// Whether the client takes gzip.
pub(crate) fn accepts(headers: &HeaderMap) -> bool {
    let all = headers.get_all(ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(','));
    let mut any = None;
    for coding in all {
        let mut parts = coding.split(';').map(str::trim);
        let name = parts.next().unwrap_or_default();
        let takes = !parts.any(|part| part.strip_prefix("q=").is_some_and(|weight| weight.parse() == Ok(0.0)));
        if name.eq_ignore_ascii_case("gzip") || name.eq_ignore_ascii_case("x-gzip") {
            return takes;
        }
        if name == "*" {
            any = Some(takes);
        }
    }
    any.unwrap_or(false)
}

/// Text packs well; pictures and fonts are packed already, and events must not be held back.
fn packs_well(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default();
    kind != "text/event-stream"
        && (kind.starts_with("text/")
            || kind.ends_with("json")
            || kind.ends_with("xml")
            || matches!(kind, "application/x-ndjson" | "application/javascript"))
}

/// A body that is packed piece by piece.
struct Packed {
    inner: Body,
    /// None when all was handed on.
    encoder: Option<GzEncoder<Vec<u8>>>,
}

impl HttpBody for Packed {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        loop {
            let Packed { inner, encoder } = &mut *self;
            let Some(packing) = encoder.as_mut() else { return Poll::Ready(None) };
            match Pin::new(inner).poll_frame(context) {
                Poll::Pending => return Poll::Pending,
                Poll::Ready(Some(Err(problem))) => {
                    *encoder = None;
                    return Poll::Ready(Some(Err(problem)));
                }
                Poll::Ready(Some(Ok(frame))) => {
                    let Ok(data) = frame.into_data() else { continue };
                    let _ = packing.write_all(&data).and_then(|()| packing.flush());
                    let bytes = std::mem::take(packing.get_mut());
                    if !bytes.is_empty() {
                        return Poll::Ready(Some(Ok(Frame::data(bytes.into()))));
                    }
                }
                Poll::Ready(None) => {
                    let bytes = encoder.take().and_then(|encoder| encoder.finish().ok()).unwrap_or_default();
                    return Poll::Ready(Some(Ok(Frame::data(bytes.into()))));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_takes_gzip_says_so() {
        let takes = |value: &str| accepts(&[(ACCEPT_ENCODING, value.parse().unwrap())].into_iter().collect());
        assert!(takes("gzip, deflate, br") && takes("br;q=1, GZIP;q=0.5") && takes("*"));
        assert!(!takes("") && !takes("br") && !takes("gzip;q=0") && !takes("*, gzip;q=0.0") && !takes("identity, *;q=0"));
    }
}
