//! Connections to the archive, each used by one blocking thread at a time.

use crate::problem::Problem;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::Semaphore;
use waqai_archive::Archive;

/// Connections to the archive. As many questions are answered at a time as the machine has cores, and two at least; the others wait.
#[derive(Clone)]
pub(crate) struct Readers {
    path: PathBuf,
    idle: Arc<Mutex<Vec<Archive>>>,
    places: Arc<Semaphore>,
}

impl Readers {
    pub fn new(path: PathBuf) -> Readers {
        let cores = std::thread::available_parallelism().map_or(2, usize::from).max(2);
        Readers { path, idle: Arc::default(), places: Arc::new(Semaphore::new(cores)) }
    }

    /// Asks the archive on a blocking thread.
    pub async fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&Archive) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        let place = self.places.clone().acquire_owned().await.map_err(|_| Problem::fault("the server is stopping"))?;
        let (path, idle) = (self.path.clone(), self.idle.clone());
        let work = tokio::task::spawn_blocking(move || {
            let _place = place;
            let found = idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
            let archive = match found {
                Some(archive) => archive,
                None => Archive::read_lean(&path)?,
            };
            let answer = question(&archive);
            idle.lock().unwrap_or_else(PoisonError::into_inner).push(archive);
            answer
        });
        work.await.unwrap_or_else(|_| Err(Problem::fault("the question could not be answered")))
    }
}
