//! An answer with its head.

use axum::body::{Body, Bytes};
use axum::http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, ETAG};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;

/// An answer with its head, in the form in which it is sent.
#[derive(Debug)]
pub(super) struct Answer {
    headers: HeaderMap,
    bytes: Bytes,
}

impl Answer {
    pub fn new(mut headers: HeaderMap, bytes: Bytes) -> Answer {
        headers.remove(CONTENT_LENGTH);
        // A page that is a part of a larger piece of memory would hold all of it.
        Answer { headers, bytes: Bytes::from(Box::<[u8]>::from(&bytes[..])) }
    }

    /// What it takes, more or less.
    pub fn size(&self) -> usize {
        self.bytes.len() + 96 * self.headers.len() + 64
    }

    /// The answer for a client that has answers of these tags.
    pub fn give(&self, has: Option<&HeaderValue>) -> Response {
        let tag = self.headers.get(ETAG).and_then(|tag| tag.to_str().ok());
        let known = has.and_then(|has| has.to_str().ok()).zip(tag).is_some_and(|(has, tag)| crate::api::is_among(tag, has));
        let mut response = Response::new(if known { Body::empty() } else { Body::from(self.bytes.clone()) });
        *response.headers_mut() = self.headers.clone();
        if known {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            response.headers_mut().remove(CONTENT_TYPE);
            response.headers_mut().remove(CONTENT_ENCODING);
        }
        response
    }
}
