//! Where results go.

use crate::isolate::printable;
use crate::outcome::is_broken_pipe;
use anyhow::Context;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// Standard output, or a file that takes its name when it is whole.
pub(crate) struct Output {
    to: BufWriter<Box<dyn Write + Send>>,
    /// The file under its name while it is written, and the name that it will have.
    file: Option<(PathBuf, PathBuf)>,
}

impl Output {
    /// Opens the file, or standard output where none is named.
    pub fn open(path: Option<&Path>) -> anyhow::Result<Output> {
        let (to, file): (Box<dyn Write + Send>, _) = match path {
            None => (Box::new(std::io::stdout()), None),
            // Devices and pipes are written to as they are.
            Some(path) if path.exists() && !path.is_file() => {
                (Box::new(File::create(path).with_context(|| format!("cannot write {}", path.display()))?), None)
            }
            Some(path) => {
                let mut part = path.as_os_str().to_owned();
                part.push(".part");
                let part = PathBuf::from(part);
                let file = File::create(&part).with_context(|| format!("cannot write {}", part.display()))?;
                (Box::new(file), Some((part, path.to_owned())))
            }
        };
        Ok(Output { to: BufWriter::with_capacity(1 << 16, to), file })
    }

    /// Writes.
    pub fn write(&mut self, bytes: &[u8]) -> anyhow::Result<()> {
        Ok(self.to.write_all(bytes)?)
    }

    /// Hands on what was written.
    pub fn flush(&mut self) -> anyhow::Result<()> {
        Ok(self.to.flush()?)
    }

    /// Gives the file its name.
    pub fn finish(mut self) -> anyhow::Result<()> {
        self.flush()?;
        if let Some((part, whole)) = &self.file {
            std::fs::rename(part, whole).with_context(|| format!("cannot give {} its name {}", part.display(), whole.display()))?;
        }
        Ok(())
    }

    /// Ends the program at once: the reader may wait for input that nobody needs any more.
    pub fn give_up(&self, error: &anyhow::Error) -> ! {
        if is_broken_pipe(error) {
            std::process::exit(0);
        }
        let at = self.file.as_ref().map_or("standard output".into(), |(part, _)| part.display().to_string());
        eprintln!("waqai: cannot write {}: {error:#}", printable(&at));
        std::process::exit(2);
    }
}
