//! What went wrong with a request, as RFC 9457 has it; the pages show the same as a page.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use waqai_archive::ArchiveError;

/// What went wrong, and what to do.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Problem {
    /// A URI that names the kind of problem; its text is under `/about/problems`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The same in a few words, always alike.
    pub title: &'static str,
    /// The HTTP status.
    pub status: u16,
    /// What went wrong this time.
    pub detail: String,
    /// What to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
}

impl Problem {
    fn new(status: StatusCode, kind: &str, title: &'static str, detail: impl Into<String>) -> Problem {
        Problem { kind: format!("/about/problems#{kind}"), title, status: status.as_u16(), detail: detail.into(), hint: None }
    }

    /// There is no such thing.
    pub fn missing(detail: impl Into<String>) -> Problem {
        Problem::new(StatusCode::NOT_FOUND, "missing", "Not found", detail)
    }

    /// The question cannot be read.
    pub fn question(detail: impl Into<String>) -> Problem {
        Problem::new(StatusCode::BAD_REQUEST, "question", "Bad question", detail)
    }

    /// Who asks may not do this.
    pub fn forbidden(detail: impl Into<String>) -> Problem {
        Problem::new(StatusCode::FORBIDDEN, "forbidden", "Not allowed", detail)
    }

    /// The method is not possible here.
    pub fn method(detail: impl Into<String>) -> Problem {
        Problem::new(StatusCode::METHOD_NOT_ALLOWED, "method", "Method not possible", detail)
    }

    /// The answer has no such form.
    pub fn unacceptable(detail: impl Into<String>) -> Problem {
        Problem::new(StatusCode::NOT_ACCEPTABLE, "form", "No such form", detail)
    }

    /// What was sent has a form that is not read.
    pub fn media(detail: impl Into<String>) -> Problem {
        Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "media", "Form not read", detail)
    }

    /// It was done before.
    pub fn conflict(detail: impl Into<String>) -> Problem {
        Problem::new(StatusCode::CONFLICT, "conflict", "Done before", detail)
    }

    /// More was sent than is read.
    pub fn large(most: usize) -> Problem {
        Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "large", "Too large", format!("more than {most} bytes are not read here"))
    }

    /// Who asks must say who it is.
    pub fn sign_in(detail: impl Into<String>) -> Problem {
        Problem::new(StatusCode::UNAUTHORIZED, "token", "Token needed", detail)
    }

    /// Too many requests.
    pub fn often(detail: impl Into<String>) -> Problem {
        Problem::new(StatusCode::TOO_MANY_REQUESTS, "often", "Too many requests", detail)
    }

    /// Nobody answers in time.
    pub fn late(detail: impl Into<String>) -> Problem {
        Problem::new(StatusCode::SERVICE_UNAVAILABLE, "late", "Took too long", detail)
    }

    /// Somebody else is at it.
    pub fn busy(detail: impl Into<String>) -> Problem {
        Problem::new(StatusCode::SERVICE_UNAVAILABLE, "busy", "Busy", detail)
    }

    /// A mistake of the program or its surroundings.
    pub fn fault(detail: impl Into<String>) -> Problem {
        Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "fault", "Fault", detail)
    }

    /// With what to do.
    pub fn hint(mut self, hint: impl Into<String>) -> Problem {
        self.hint = Some(hint.into());
        self
    }
}

impl From<ArchiveError> for Problem {
    fn from(error: ArchiveError) -> Problem {
        match error {
            ArchiveError::Unknown(detail) | ArchiveError::Refused(detail) => Problem::question(detail),
            ArchiveError::Busy(_) => Problem::busy("somebody else writes to the archive").hint("Try again in a moment"),
            other => {
                // Paths of the machine are for whoever runs the server, not for whoever asks.
                eprintln!("waqai serve: {other}");
                Problem::fault("the archive cannot be read").hint("The server's own messages say more")
            }
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, Json(&self)).into_response();
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        response.extensions_mut().insert(self);
        response
    }
}
