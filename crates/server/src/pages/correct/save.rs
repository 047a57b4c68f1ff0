//! Writing from a page: the archive's one writer, opened for the change and let go at once; and who makes it.

use crate::Shared;
use crate::problem::Problem;
use axum::http::header::COOKIE;
use axum::http::{HeaderMap, HeaderValue};
use std::sync::Arc;
use std::time::{Duration, Instant};
use waqai_archive::{ArchiveError, RunInfo, Writer};

/// So long a change waits for another one that is being written.
const PATIENCE: Duration = Duration::from_secs(2);

/// Does something with the writer of the archive, on a blocking thread. What it did is safe when this comes back.
pub(crate) async fn write<T: Send + 'static>(
    shared: &Arc<Shared>,
    kind: &'static str,
    who: &str,
    change: impl FnOnce(&mut Writer) -> Result<T, ArchiveError> + Send + 'static,
) -> Result<T, Problem> {
    super::writable(shared)?;
    let path = shared.settings.archive.clone();
    let info = RunInfo {
        kind: kind.into(),
        program: shared.settings.version.clone(),
        rules: shared.resources.digest.clone(),
        who: Some(who.to_owned()),
    };
    let work = tokio::task::spawn_blocking(move || {
        let begun = Instant::now();
        let mut writer = loop {
            match Writer::open_existing(&path, info.clone()) {
                // Two readers of this server that correct at once wait for each other; a long `waqai add` is not waited for.
                Err(ArchiveError::Busy(_)) if begun.elapsed() < PATIENCE => std::thread::sleep(Duration::from_millis(40)),
                other => break other?,
            }
        };
        let done = change(&mut writer)?;
        writer.finish()?;
        Ok::<T, ArchiveError>(done)
    });
    match work.await {
        Ok(done) => done.map_err(|problem| match problem {
            ArchiveError::Busy(_) => Problem::busy("another program writes to the archive at the moment; nothing was saved")
                .hint("Go back and send the form again when it has ended: what you filled in is still there"),
            other => other.into(),
        }),
        Err(_) => Err(Problem::fault("the change could not be written")),
    }
}

/// The name that was given with the last change, from its cookie.
pub(crate) fn known_who(headers: &HeaderMap) -> String {
    let cookies = headers.get(COOKIE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let found = cookies.split(';').filter_map(|one| one.trim().split_once('=')).find(|(name, _)| *name == "who");
    found.map_or(String::new(), |(_, value)| {
        let decoded = form_urlencoded::parse(format!("who={value}").as_bytes()).next().map(|(_, who)| who.into_owned());
        decoded.unwrap_or_default()
    })
}

/// The cookie that remembers the name.
pub(crate) fn remember_who(who: &str) -> Option<HeaderValue> {
    let value: String = form_urlencoded::byte_serialize(who.as_bytes()).collect();
    HeaderValue::from_str(&format!("who={value}; Path=/; Max-Age=31536000; SameSite=Strict; HttpOnly")).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_comes_back_from_its_cookie() {
        let cookie = remember_who("منى, desk 2").unwrap();
        let mut headers = HeaderMap::new();
        let value = cookie.to_str().unwrap().split(';').next().unwrap().to_owned();
        headers.insert(COOKIE, HeaderValue::from_str(&format!("theme=dark; {value}")).unwrap());
        assert_eq!(known_who(&headers), "منى, desk 2");
    }
}
