//! A release as Parquet, read back by others. Only in a program that is built with it.
#![cfg(feature = "parquet")]

mod common;

use common::{folder, samples, waqai};
use std::process::Command;

/// Every cell of every table, as Parquet and as CSV, in the order of the columns.
const PANDAS: &str = "
import csv, datetime, glob, pandas, sys
for path in sorted(glob.glob('*.csv')):
    name = path[:-4]
    if name == 'codebook': continue
    rows = list(csv.reader(open(path, encoding='utf-8', newline='')))
    frame = pandas.read_parquet(name + '.parquet', dtype_backend='pyarrow')
    assert list(frame.columns) == rows[0], name
    assert len(frame) == len(rows) - 1, name
    for column, told in zip(rows[0], zip(*rows[1:])):
        for cell, text in zip(frame[column].tolist(), told):
            if cell is None or cell is pandas.NA: assert text == '', (name, column, text)
            elif isinstance(cell, bool): assert text == str(cell).lower(), (name, column, text)
            elif isinstance(cell, float): assert float(text) == cell, (name, column, text)
            elif isinstance(cell, datetime.date): assert text == cell.isoformat(), (name, column, text)
            else: assert text == str(cell), (name, column, text, cell)
";

const DUCKDB: &str = "
import duckdb, glob
for path in glob.glob('*.parquet'):
    one = duckdb.sql(f\"select count(*) from '{path}'\").fetchall()
    other = duckdb.sql(f\"select count(*) from read_csv('{path[:-8]}.csv', header=true, all_varchar=true)\").fetchall()
    assert one == other, path
assert duckdb.sql(\"select typeof(event_date), typeof(quad_code), typeof(is_curated) from 'events.parquet' limit 1\").fetchall() == [('DATE', 'BIGINT', 'BOOLEAN')]
";

#[test]
fn a_release_is_the_same_as_parquet() {
    let folder = folder("release-parquet");
    let archive = folder.join("a.db");
    waqai(["add".as_ref(), "-q".as_ref(), "--models".as_ref(), "none".as_ref(), samples().as_os_str(), "-a".as_ref(), archive.as_os_str()])
        .expect(0, &[]);
    let (one, other) = (folder.join("one"), folder.join("other"));
    for to in [&one, &other] {
        waqai(["release".as_ref(), "--parquet".as_ref(), to.as_os_str(), "-a".as_ref(), archive.as_os_str()]).expect(0, &[]);
    }
    let mut tables = 0;
    for entry in std::fs::read_dir(&one).expect("a folder") {
        let name = entry.expect("an entry").file_name();
        tables += usize::from(name.to_string_lossy().ends_with(".parquet"));
        assert_eq!(std::fs::read(one.join(&name)).expect("a file"), std::fs::read(other.join(&name)).expect("the same file"), "{name:?}");
    }
    assert_eq!(tables, 8);
    let python = || Command::new(std::env::var_os("WAQAI_PYTHON").unwrap_or_else(|| "python3".into()));
    for (packages, script) in [("pandas, pyarrow", PANDAS), ("duckdb", DUCKDB)] {
        if !python().args(["-c", &format!("import {packages}")]).output().is_ok_and(|ran| ran.status.success()) {
            eprintln!("skipped: Python's {packages} is not installed");
            continue;
        }
        let ran = python().args(["-c", script]).current_dir(&one).output().expect("python ran before");
        assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    }
}
