//! Lists the models of `models/open`, so that the program carries them. A build without any of them works too.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models/open");
    // A folder that is not there yet is watched through the one that will hold it.
    let watched = if folder.is_dir() { folder.clone() } else { folder.with_file_name("") };
    println!("cargo::rerun-if-changed={}", watched.display());
    let mut files = Vec::new();
    if folder.is_dir() {
        for entry in std::fs::read_dir(folder.canonicalize()?)? {
            let path = entry?.path();
            if path.extension().is_some_and(|extension| extension == "model") {
                files.push(path);
            }
        }
    }
    files.sort();
    let mut list = String::from("&[\n");
    for file in &files {
        println!("cargo::rerun-if-changed={}", file.display());
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        writeln!(list, "    ({name:?}, include_bytes!({:?})),", file.display().to_string())?;
    }
    list.push_str("]\n");
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    std::fs::write(out.join("open.rs"), list)?;
    Ok(())
}
