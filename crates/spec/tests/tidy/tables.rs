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

/// The rows of a table below `knowledge/`, as cells by column.
fn rows(path: &str) -> Vec<Vec<(String, String)>> {
    let file = files::all().into_iter().find(|file| file.path == path).unwrap_or_else(|| panic!("{path} is missing"));
    let mut lines = file.text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let head: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    let cells = |line: &str| head.iter().zip(line.split('\t')).map(|(&column, cell)| (column.to_owned(), cell.to_owned())).collect();
    lines.map(cells).collect()
}

#[test]
fn numbers_of_states_agree() {
    let cell = |row: &[(String, String)], name: &str| {
        row.iter().find(|(column, _)| column == name).map_or(String::new(), |(_, cell)| cell.clone())
    };
    let by_year = rows("knowledge/codes/state-numbers.tsv");
    let mut findings = Vec::new();
    for state in rows("knowledge/actors/states.tsv") {
        for system in ["cow", "gw"] {
            let (code, now) = (cell(&state, "iso3"), cell(&state, system));
            let valid = by_year.iter().find(|row| cell(row, "iso3") == code && cell(row, "system") == system && cell(row, "to").is_empty());
            let listed = valid.map_or(String::new(), |row| cell(row, "number"));
            if listed != now {
                findings
                    .push(format!("{code} {system}: actors/states.tsv says `{now}`, codes/state-numbers.tsv `{listed}`. Make them agree"));
            }
        }
    }
    report("The numbers that states bear today are the last of those by year", &findings);
}
