//! Styles, scripts and fonts, inside the program. Their addresses carry a digest, so browsers may keep them for good.

use crate::problem::Problem;
use axum::Router;
use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use sha2::{Digest, Sha256};
use std::sync::{Arc, LazyLock};

/// A file: its name, what it is and its bytes.
struct Asset {
    name: &'static str,
    kind: &'static str,
    bytes: &'static [u8],
    digest: String,
}

fn asset(name: &'static str, bytes: &'static [u8]) -> Asset {
    let kind = match name.rsplit_once('.').map(|(_, end)| end) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("woff2") => "font/woff2",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    };
    let digest = Sha256::digest(bytes).iter().take(5).map(|byte| format!("{byte:02x}")).collect();
    Asset { name, kind, bytes, digest }
}

static ASSETS: LazyLock<Vec<Asset>> = LazyLock::new(|| {
    vec![
        asset("waqai.css", include_bytes!("../assets/waqai.css")),
        asset("find.js", include_bytes!("../assets/find.js")),
        asset("icon.svg", include_bytes!("../assets/icon.svg")),
        asset("plex-sans-arabic-400.woff2", include_bytes!("../assets/fonts/plex-sans-arabic-400.woff2")),
        asset("plex-sans-arabic-600.woff2", include_bytes!("../assets/fonts/plex-sans-arabic-600.woff2")),
        asset("plex-sans-latin-400.woff2", include_bytes!("../assets/fonts/plex-sans-latin-400.woff2")),
        asset("plex-sans-latin-600.woff2", include_bytes!("../assets/fonts/plex-sans-latin-600.woff2")),
        asset("noto-naskh-400.woff2", include_bytes!("../assets/fonts/noto-naskh-400.woff2")),
        asset("lists.css", include_bytes!("../assets/lists.css")),
        asset("charts.css", include_bytes!("../assets/charts.css")),
        asset("lists.js", include_bytes!("../assets/lists.js")),
        asset("charts.js", include_bytes!("../assets/charts.js")),
        asset("report.css", include_bytes!("../assets/report.css")),
        asset("report.js", include_bytes!("../assets/report.js")),
        asset("places.css", include_bytes!("../assets/places.css")),
    ]
});

/// The address of a file.
pub(crate) fn address(name: &str) -> String {
    match ASSETS.iter().find(|asset| asset.name == name) {
        Some(asset) => format!("/assets/{}/{name}", asset.digest),
        None => format!("/assets/-/{name}"),
    }
}

/// The routes of the files.
pub(crate) fn routes() -> Router<Arc<crate::Shared>> {
    Router::new().route("/assets/{digest}/{name}", get(file))
}

async fn file(Path((_, name)): Path<(String, String)>) -> Response {
    match ASSETS.iter().find(|asset| asset.name == name) {
        Some(asset) => ([(CONTENT_TYPE, asset.kind), (CACHE_CONTROL, "public, max-age=31536000, immutable")], asset.bytes).into_response(),
        None => Problem::missing(format!("there is no file {name}")).into_response(),
    }
}
