//! The tables of `knowledge/` explain themselves.

use crate::{files, report};

#[test]
fn tables_say_what_they_are() {
    let mut findings = Vec::new();
    for file in files::all().iter().filter(|file| file.path.starts_with("knowledge/") && file.is(&["tsv"])) {
        let remarks: Vec<&str> = file.text.lines().take_while(|line| line.starts_with('#')).collect();
        let line = remarks.len() + 1;
        let Some(head) = file.text.lines().nth(remarks.len()) else {
            findings.push(format!("{}:{line}: no line names the columns. Write their names with tabs between", file.path));
            continue;
        };
        if !remarks.iter().any(|remark| remark.to_lowercase().contains("licence:")) {
            findings.push(format!("{}:1: no remark names the licence. Add `# Licence: …`", file.path));
        }
        for column in head.split('\t') {
            if !remarks.iter().any(|remark| remark.starts_with(&format!("# column {column}:"))) {
                findings.push(format!("{}:{line}: no remark explains the column `{column}`. Add `# column {column}: …`", file.path));
            }
        }
    }
    report("Every table has remarks on its licence and its columns", &findings);
}
