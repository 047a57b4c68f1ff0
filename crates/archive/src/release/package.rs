//! What stands beside the tables of a release: codebook, Data Package, citation, what is known of its accuracy.

use super::parquet;
use super::write::{ReleaseFile, ReleaseQuestion, TextRights};
use super::{EVENTS, FORMS};
use crate::Archive;
use crate::error::Result;
use crate::table::{Form, Kind, write_row};
use serde_json::{Value, json};

/// The codebook: a row for each column of each table.
pub fn codebook() -> String {
    let mut out: Vec<u8> = b"table,variable,type,description_en,key\n".to_vec();
    for form in FORMS {
        for column in form.columns {
            let key = form.key.contains(&column.name);
            let row = [form.name.into(), column.name.into(), kind(column.kind).into(), column.about.into(), key.into()];
            // Writing into memory does not fail.
            let _ = write_row(&row, b',', &mut out);
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// The codebook as a page in Markdown.
pub fn codebook_page() -> String {
    let mut out = String::from(
        "# Columns of the tables\n\nMade by `waqai codebook tables` from the lists that the program writes by. Lists in a cell are sorted and separated by `;`; an empty cell is a missing value.\n",
    );
    for form in FORMS {
        out.push_str(&format!(
            "\n## {}\n\n{}. Key: {}.\n\n| column | type | meaning |\n|---|---|---|\n",
            form.name,
            form.about,
            form.key.join(", ")
        ));
        for column in form.columns {
            out.push_str(&format!("| `{}` | {} | {} |\n", column.name, kind(column.kind), column.about.replace('|', "\\|")));
        }
    }
    out
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Text | Kind::List => "string",
        Kind::Day => "date",
        Kind::Int => "integer",
        Kind::Real => "number",
        Kind::Bool => "boolean",
    }
}

pub(super) fn datapackage(question: &ReleaseQuestion, day: &str, files: &[ReleaseFile]) -> String {
    let of = |form| [resource(form, files), parquet_resource(form, files)];
    let resources: Vec<Value> = FORMS.iter().flat_map(of).flatten().collect();
    let package = json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": format!("waqai-{}", question.name),
        "title": question.title,
        "version": question.name,
        "created": format!("{day}T00:00:00Z"),
        "contributors": [{"title": question.author, "roles": ["publisher"]}],
        "description": format!("{} Made with waqai {}, tables {}.", EVENTS.about, question.stamp.coder, question.stamp.lexicon),
        "resources": resources,
    });
    format!("{package:#}\n")
}

fn resource(form: &Form, files: &[ReleaseFile]) -> Option<Value> {
    let path = format!("{}.csv", form.name);
    let file = files.iter().find(|file| file.name == path)?;
    let fields: Vec<Value> =
        form.columns.iter().map(|column| json!({"name": column.name, "type": kind(column.kind), "description": column.about})).collect();
    let mut schema = json!({"fields": fields, "missingValues": [""]});
    // A key must not be missing anywhere; places may have no number.
    if form.name != "places" {
        schema["primaryKey"] = json!(form.key);
    }
    if !form.links.is_empty() {
        let links: Vec<Value> = form
            .links
            .iter()
            .map(|(column, table, there)| json!({"fields": [column], "reference": {"resource": table, "fields": [there]}}))
            .collect();
        schema["foreignKeys"] = links.into();
    }
    Some(json!({
        "name": form.name.replace('_', "-"),
        "title": form.name,
        "description": form.about,
        "path": path,
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.bytes,
        "hash": format!("sha256:{}", file.sha256),
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": "\"", "doubleQuote": true, "header": true},
        "schema": schema,
    }))
}

/// The same table as Parquet, where it is there. Names and types of its columns stand in the file itself.
fn parquet_resource(form: &Form, files: &[ReleaseFile]) -> Option<Value> {
    let path = parquet::file_name(form);
    let file = files.iter().find(|file| file.name == path)?;
    Some(json!({
        "name": format!("{}-parquet", form.name.replace('_', "-")),
        "title": form.name,
        "description": format!("The table {} as Parquet", form.name),
        "path": path,
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "bytes": file.bytes,
        "hash": format!("sha256:{}", file.sha256),
    }))
}

pub(super) fn citation(question: &ReleaseQuestion, day: &str) -> String {
    let text = |words: &str| Value::from(words).to_string();
    format!(
        "cff-version: 1.2.0\nmessage: If you use this data, please cite it as below.\ntype: dataset\ntitle: {}\nversion: {}\ndate-released: {day}\nauthors:\n  - name: {}\n",
        text(&question.title),
        text(&question.name),
        text(&question.author)
    )
}

pub(super) fn accuracy(archive: &Archive, question: &ReleaseQuestion) -> Result<String> {
    let count = |sql: &str| archive.check(archive.connection().query_row(sql, [], |row| row.get::<_, i64>(0)));
    let reports = count("SELECT count(*) FROM reports WHERE status = 'live'")?;
    let corrected = count("SELECT count(*) FROM reports WHERE status = 'live' AND corrected")?;
    let events = count("SELECT count(*) FROM events WHERE record_status = 'active'")?;
    let told = count("SELECT count(*) FROM events WHERE record_status = 'active' AND reports > 1")?;
    let low = count("SELECT count(*) FROM events WHERE record_status = 'active' AND confidence < 40")?;
    let text = match question.text {
        TextRights::Full => "The texts are given in full.",
        TextRights::Quote => "Of the texts at most 25 words are given for a record.",
        TextRights::Offsets => "No words of the texts are given, only their places.",
    };
    let known = question.accuracy.as_deref().unwrap_or(
        "No sample of this archive was checked by hand for this release. Figures of the program on reports coded by hand stand in the\nREADME of its version; they say little of another agency or time. Draw a sample and check it before you rely on the data.",
    );
    Ok(format!(
        "# Accuracy of release {}\n\nCoded by a machine: waqai {}, tables {}.\n\n{known}\n\n- {reports} live reports, of which {corrected} were corrected by hand\n- {events} active events; {told} are told by more than one report; {low} have a confidence below 0.4\n- {text}\n",
        question.name, question.stamp.coder, question.stamp.lexicon
    ))
}
