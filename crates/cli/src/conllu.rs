//! Files in CoNLL-U.

use crate::input::why;
use crate::isolate::printable;
use anyhow::{anyhow, bail};
use std::io::Read;
use std::path::Path;
use waqai_conllu::{Sentence, Trees};

/// Whether a path stands for standard input.
pub(crate) fn is_standard(path: &Path) -> bool {
    path == Path::new("-")
}

/// Reads a file in CoNLL-U, or standard input. One without a sentence is refused.
pub(crate) fn read(path: &Path, trees: Trees) -> anyhow::Result<Vec<Sentence>> {
    let mut bytes = Vec::new();
    let (name, result) = if is_standard(path) {
        ("standard input".to_owned(), std::io::stdin().lock().read_to_end(&mut bytes).map(|_| ()))
    } else {
        (path.display().to_string(), std::fs::read(path).map(|contents| bytes = contents))
    };
    result.map_err(|error| anyhow!("{name}: {}", why(&error)))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = valid.iter().filter(|&&byte| byte == b'\n').count() + 1;
        anyhow!("{name}:{line}: not UTF-8. CoNLL-U is always UTF-8: convert the file")
    })?;
    let sentences = waqai_conllu::read_with(&text, trees).map_err(|error| anyhow!("{name}: {}", printable(&error.to_string())))?;
    if sentences.is_empty() {
        bail!("{name}: holds no sentence. Give a file in CoNLL-U with at least one");
    }
    Ok(sentences)
}
