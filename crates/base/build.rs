//! Compiles `knowledge/**/*.tsv` into one image, in three parts of about the same time to read, and lists the tables, so that the program carries both.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use waqai_coder::Resources;
use waqai_tables::TableSet;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../knowledge").canonicalize()?;
    println!("cargo::rerun-if-changed={}", root.display());
    let mut files = Vec::new();
    collect(&root, &mut files)?;
    files.sort();
    let mut list = String::from("&[\n");
    let mut contents = Vec::new();
    for file in &files {
        println!("cargo::rerun-if-changed={}", file.display());
        let name = file.strip_prefix(&root)?.to_string_lossy().replace('\\', "/");
        writeln!(list, "    ({name:?}, include_str!({:?})),", file.display().to_string())?;
        contents.push((name, std::fs::read_to_string(file)?));
    }
    list.push_str("]\n");
    let tables = TableSet::new(contents.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    let resources = Resources::compile(&tables).map_err(|error| error.to_string())?;
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    std::fs::write(out.join("vocabulary.bin"), postcard::to_allocvec(&resources.vocabulary)?)?;
    std::fs::write(out.join("knowledge.bin"), postcard::to_allocvec(&resources.knowledge)?)?;
    let Resources { calendar, lexicon, rules, clause_words, digest, .. } = &resources;
    std::fs::write(out.join("others.bin"), postcard::to_allocvec(&(calendar, lexicon, rules, clause_words, digest))?)?;
    std::fs::write(out.join("tables.rs"), list)?;
    Ok(())
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            // What tables are made from is no table.
            if !path.ends_with("made") {
                collect(&path, files)?;
            }
        } else if path.extension().is_some_and(|extension| extension == "tsv") {
            files.push(path);
        }
    }
    Ok(())
}
