//! Charts as SVG, made on the server.
//!
//! **Time runs with the reading direction**: from left to right in English pages, from right to left in Arabic ones; so do tables and lists of the same
//! page, and the files that are downloaded. The value axis stands where a reader begins. Classes of events differ by pattern as well as colour, from empty to
//! full with growing conflict, so that they can be told apart in black and white. Colours are classes of `assets/charts.css`; a downloaded file carries its own.

mod axis;
mod svg;
mod timeline;

pub(crate) use timeline::{Bar, Labels, Timeline};

use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

/// A drawing as a file to keep.
pub(crate) fn svg_file(drawing: String, name: &str) -> Response {
    file(drawing.into_bytes(), "image/svg+xml; charset=utf-8", name)
}

/// Numbers as a file to keep.
pub(crate) fn csv_file(numbers: Vec<u8>, name: &str) -> Response {
    file(numbers, "text/csv; charset=utf-8; header=present", name)
}

fn file(bytes: Vec<u8>, kind: &'static str, name: &str) -> Response {
    let name: String =
        name.chars().map(|letter| if letter.is_ascii_alphanumeric() || "._-".contains(letter) { letter } else { '-' }).collect();
    ([(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\""))], bytes).into_response()
}
