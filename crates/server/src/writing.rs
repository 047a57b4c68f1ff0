//! Writing from a request: the archive's one writer, opened for a change and let go at once.

use crate::Shared;
use crate::problem::Problem;
use std::sync::Arc;
use std::time::{Duration, Instant};
use waqai_archive::{ArchiveError, RunInfo, Writer};

/// So long a change waits for another program that writes.
const PATIENCE: Duration = Duration::from_secs(2);

/// Refuses changes where nothing may be changed.
pub(crate) fn writable(shared: &Shared) -> Result<(), Problem> {
    if shared.settings.read_only {
        return Err(Problem::forbidden("this server is read-only").hint("Start `waqai serve` without --read-only to correct records"));
    }
    Ok(())
}

/// Does something with the writer of the archive, on a blocking thread. What it did is safe when this comes back. Changes of this server wait for
/// each other, and a little for those of other programs; a long `waqai add` is not waited for.
pub(crate) async fn write<T: Send + 'static>(
    shared: &Arc<Shared>,
    kind: &'static str,
    who: &str,
    change: impl FnOnce(&mut Writer) -> waqai_archive::Result<T> + Send + 'static,
) -> Result<T, Problem> {
    writable(shared)?;
    let _turn = shared.guard.writing.lock().await;
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
                .hint("Send the same again when it has ended; what you filled into a form is still there when you go back"),
            other => other.into(),
        }),
        Err(_) => Err(Problem::fault("the change could not be written")),
    }
}
