//! No file tells of the machine it was written on or of the hosts that it was fetched from.

use crate::{files, report};

/// Folders of one machine.
const MACHINE: [&str; 7] = ["/work/", "/home/", "/root/", "/Users/", "/tmp/", "/mnt/", "C:\\Users\\"];

/// Made-up paths of examples.
const EXAMPLES: [&str; 2] = ["/home/me/", "/home/user/"];

/// Hosts that a file may name: places to read on, never to fetch from.
const HOSTS: [&str; 16] = [
    "github.com",
    "example.org",
    "example.com",
    "creativecommons.org",
    "www.w3.org",
    "w3.org",
    "www.unicode.org",
    "unicode.org",
    "doi.org",
    "arxiv.org",
    "www.apache.org",
    "aclanthology.org",
    "www.wikidata.org",
    "universaldependencies.org",
    "datapackage.org",
    "scripts.sil.org",
];

/// First labels of hosts that hand out packages.
const REGISTRY: [&str; 6] = ["registry.", "index.", "static.", "mirror.", "proxy.", "files."];

/// The source of a package in `Cargo.lock`; Cargo writes it so whatever host it fetched from.
const SOURCE: &str = "source = \"registry+https://github.com/rust-lang/";

#[test]
fn no_paths_of_a_machine() {
    let mut findings = Vec::new();
    for file in files::all().iter().filter(|file| !file.path.starts_with("crates/spec/tests/tidy/")) {
        for (place, line) in file.text.lines().enumerate() {
            for (at, found) in MACHINE.iter().filter_map(|path| line.find(path).map(|at| (at, path))) {
                let before = line[..at].chars().next_back();
                let inside = before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | '/' | ':' | '-' | '_' | '}' | '{'));
                if !inside && !EXAMPLES.iter().any(|example| line[at..].starts_with(example)) {
                    findings.push(format!(
                        "{}:{}: `{found}` is a folder of one machine. Write a path below the project",
                        file.path,
                        place + 1
                    ));
                }
            }
        }
    }
    report("No file names a folder of one machine", &findings);
}

#[test]
fn no_hosts_of_registries() {
    let mut findings = Vec::new();
    for file in files::all().iter().filter(|file| !file.path.starts_with("crates/spec/tests/tidy/")) {
        let lock = file.path.ends_with("Cargo.lock");
        for (place, line) in file.text.lines().enumerate() {
            if lock && line.starts_with(SOURCE) {
                continue;
            }
            for host in hosts(line) {
                let known = HOSTS.contains(&host) || host == "localhost" || host == "127.0.0.1";
                if !known || lock {
                    findings.push(format!(
                        "{}:{}: the host `{host}` is not known. Leave it out, or list it in crates/spec/tests/tidy/paths.rs if it is a place to read on",
                        file.path,
                        place + 1
                    ));
                }
            }
        }
    }
    report("No file names a host that packages are fetched from", &findings);
}

/// The hosts that a line names: behind `://`, and names that begin like those of registries.
fn hosts(line: &str) -> Vec<&str> {
    let is_end = |c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-'));
    let named = line.match_indices("://").map(|(at, mark)| &line[at + mark.len()..]);
    let begun = REGISTRY
        .iter()
        .flat_map(|label| line.match_indices(label))
        .filter(|(at, _)| line[..*at].chars().next_back().is_none_or(|c| !(c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | '_'))));
    // A host of at least three labels, so that `index.html` is none.
    let begun = begun.map(|(at, _)| &line[at..]).filter(|rest| cut(rest, is_end).split('.').filter(|label| !label.is_empty()).count() > 2);
    let mut found: Vec<&str> =
        named.chain(begun).map(|rest| cut(rest, is_end)).filter(|host| host.contains('.') || *host == "localhost").collect();
    found.dedup();
    found
}

fn cut(rest: &str, is_end: impl Fn(char) -> bool) -> &str {
    rest.split(is_end).next().unwrap_or_default().trim_end_matches(['.', '-'])
}

#[test]
fn finds_hosts() {
    assert_eq!(hosts("see https://example.org/a and http://127.0.0.1:80/"), ["example.org", "127.0.0.1"]);
    assert_eq!(hosts("at mirror.packages.test or index.html, map.index.len"), ["mirror.packages.test"]);
    assert!(hosts("files.iter().map(|file| file.len())").is_empty());
}
