//! Each dependency from outside lives in the crates that it was taken for.

use crate::{files, report};

/// Dependencies from outside and the packages that may use them; `*` for all.
const ALLOWED: &[(&str, &[&str])] = &[
    // Small, and used where data are compiled or tested.
    ("serde", &["*"]),
    ("postcard", &["*"]),
    ("thiserror", &["*"]),
    ("proptest", &["*"]),
    // Characters.
    ("unicode-normalization", &["waqai-text"]),
    ("unicode-width", &["waqai"]),
    ("encoding_rs", &["waqai", "waqai-ingest"]),
    // JSON is known to the outermost crates only.
    ("serde_json", &["waqai", "waqai-archive", "waqai-server", "waqai-bench"]),
    // Wider vectors where a processor has them.
    ("multiversion", &["waqai-lang", "waqai-train"]),
    ("bytemuck", &["waqai-lang"]),
    // The program.
    ("anyhow", &["waqai"]),
    ("clap", &["waqai"]),
    ("clap_complete", &["waqai"]),
    ("terminal_size", &["waqai"]),
    ("sha2", &["waqai", "waqai-archive", "waqai-server"]),
    // Compressed input.
    ("flate2", &["waqai", "waqai-ingest", "waqai-server"]),
    ("zstd", &["waqai", "waqai-ingest", "waqai-archive"]),
    // The archive.
    ("rusqlite", &["waqai-archive"]),
    // Releases as Parquet, behind a feature.
    ("parquet", &["waqai-archive"]),
    // The server.
    ("axum", &["waqai-server"]),
    ("tokio", &["waqai-server"]),
    ("askama", &["waqai-server"]),
    ("form_urlencoded", &["waqai-server"]),
    ("getrandom", &["waqai-server"]),
    ("hyper", &["waqai-server"]),
    ("hyper-util", &["waqai-server"]),
    ("http-body", &["waqai-server"]),
    ("tower", &["waqai-server"]),
    // Fuzzing.
    ("libfuzzer-sys", &["waqai-fuzz"]),
];

/// A dependency in a manifest.
struct Dependency<'a> {
    line: usize,
    name: &'a str,
}

/// The package of a manifest and its dependencies of all kinds. Reads what Cargo manifests of this project use of TOML.
fn dependencies(manifest: &str) -> (Option<&str>, Vec<Dependency<'_>>) {
    let (mut package, mut found) = (None, Vec::new());
    let mut section = "";
    let mut inside_list = false;
    for (place, line) in manifest.lines().enumerate() {
        let code = line.trim();
        if let Some(header) = code.strip_prefix('[').filter(|_| !inside_list) {
            section = header.trim_end_matches(']');
            // `[dependencies.name]`
            if let Some((kind, name)) = section.rsplit_once('.').filter(|(kind, _)| kind.ends_with("dependencies")) {
                if kind != "workspace.dependencies" {
                    found.push(Dependency { line: place + 1, name });
                }
                section = "";
            }
            continue;
        }
        let Some((key, value)) = code.split_once('=').filter(|_| !code.starts_with('#') && !inside_list) else {
            inside_list &= !code.starts_with(']');
            continue;
        };
        inside_list = value.trim() == "[";
        if section == "package" && key.trim() == "name" {
            package = Some(value.trim().trim_matches('"'));
        }
        if section.ends_with("dependencies") && section != "workspace.dependencies" {
            let name = key.trim().trim_end_matches(".workspace").trim_matches('"');
            found.push(Dependency { line: place + 1, name });
        }
    }
    (package, found)
}

#[test]
fn dependencies_stay_in_their_rooms() {
    let mut findings = Vec::new();
    for file in files::all().iter().filter(|file| file.path.ends_with("Cargo.toml")) {
        let (Some(package), found) = dependencies(&file.text) else { continue };
        for Dependency { line, name } in found.iter().filter(|dependency| !dependency.name.starts_with("waqai")) {
            let place = format!("{}:{line}", file.path);
            match ALLOWED.iter().find(|(allowed, _)| allowed == name) {
                None => findings.push(format!(
                    "{place}: `{name}` is not known. List it in crates/spec/tests/tidy/manifests.rs with the crate it is for"
                )),
                Some((_, rooms)) if rooms.contains(&"*") || rooms.contains(&package) => {}
                Some((_, rooms)) => findings.push(format!("{place}: `{name}` is for {} only. Call that crate instead", rooms.join(", "))),
            }
        }
    }
    report("Each dependency lives in the crates it was taken for", &findings);
}

#[test]
fn reads_manifests() {
    let manifest = "[package]\nname = \"a\"\n[dependencies]\nx.workspace = true\n# c = 1\ny = { version = \"1\" }\nz = [\n  \"not = this\",\n]\n[target.'cfg(unix)'.dependencies]\nu = \"1\"\n[dev-dependencies.v]\npath = \"p\"\n[lints]\nworkspace = true\n";
    let (package, found) = dependencies(manifest);
    assert_eq!(package, Some("a"));
    assert_eq!(found.iter().map(|dependency| dependency.name).collect::<Vec<_>>(), ["x", "y", "z", "u", "v"]);
}
