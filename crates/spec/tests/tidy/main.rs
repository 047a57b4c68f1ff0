//! What holds for the project's own files. Each test prints every place that breaks its rule, with what to do.

mod files;
mod manifests;
mod paths;
mod quiet;
mod rust;
mod tables;

/// Fails with all findings of a rule.
fn report(rule: &str, findings: &[String]) {
    assert!(findings.is_empty(), "{rule}: {} findings\n{}", findings.len(), findings.join("\n"));
}
