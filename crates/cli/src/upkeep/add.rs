//! `waqai knowledge add-term` and `add-person`: rows into tables of a user's own, checked before they are written.

use super::check::reviewed;
use super::options::{PersonOptions, TermOptions};
use crate::isolate::isolated;
use crate::knowledge::{Overlay, read_folder};
use crate::outcome::{Outcome, say};
use crate::output::Output;
use crate::who::{ids, owners};
use anyhow::{Context, bail};
use std::path::Path;
use waqai_coder::Resources;
use waqai_knowledge::check::Finding;
use waqai_knowledge::lookup::{Item, Lookup};
use waqai_knowledge::{Affiliation, Register};
use waqai_tables::TableSet;
use waqai_text::latin_words;

/// The people's table of a user.
const PEOPLE: Kind = Kind {
    file: "actors/people-mine.tsv",
    bundled: "actors/people",
    key: &["id"],
    columns: &["id", "name_en", "names", "short", "country", "sector", "gender"],
    remarks: "\
# People of my own, laid over the bundled tables with --knowledge.
# Source: my own. Licence: my own
# column id: key, lower-case Latin name with hyphens; terms use it
# column name_en: name in English
# column names: full names in Arabic, the usual spelling first, separated by bars
# column short: what a report calls the person after the first mention
# column country: iso3, or UNO, EUR, IGO
# column sector: sector when out of office
# column gender: m, f
",
};

/// The table of terms of a user.
const TERMS: Kind = Kind {
    file: "actors/terms-mine.tsv",
    bundled: "actors/terms",
    key: &["person", "of", "office", "from"],
    columns: &["person", "of", "office", "from", "to", "note"],
    remarks: "\
# Terms of office of my own, laid over the bundled tables with --knowledge.
# Source: my own. Licence: my own
# column person: id in a table of people
# column of: iso3 of the state, or id of the organisation
# column office: office, from codes/offices.tsv
# column from: first day in office (YYYY-MM-DD, YYYY-MM or YYYY)
# column to: last day in office; empty while in office
# column note: acting, disputed, uncertain, member of …
",
};

/// A table that rows are written into.
struct Kind {
    file: &'static str,
    bundled: &'static str,
    key: &'static [&'static str],
    columns: &'static [&'static str],
    remarks: &'static str,
}

/// Writes a term.
pub(crate) fn term(options: &TermOptions) -> anyhow::Result<Outcome> {
    let mine = Mine::open(&options.into)?;
    let register = Register::new(&mine.tables);
    let lookup = Lookup::new(&mine.resources.knowledge, &mine.resources.vocabulary, &register)?;
    let person = options.person.trim();
    if register.person(person)?.is_none() {
        let known = lookup.ask(person).into_iter().filter_map(|candidate| match candidate.item {
            Item::Person(at) => Some(mine.resources.knowledge.people[usize::from(at)].id.to_string()),
            _ => None,
        });
        let known: Vec<String> = known.take(5).collect();
        let hint = match known.as_slice() {
            [] => "Add the person first: `waqai knowledge add-person`".to_owned(),
            ids => format!("Somebody of that name has the id {}", ids.join(" or ")),
        };
        bail!("no person has the id {}. {hint}", isolated(person));
    }
    let of = one_owner(&mine.resources, &lookup, &options.of)?;
    let office = office(&register, &lookup, &mine.resources, &options.office)?;
    let from = options.from.to_string();
    let to = options.to.map(|to| to.to_string()).unwrap_or_default();
    // Of a predecessor whose term is open, the command that closes it.
    let open = register.tenures()?.iter().filter(|tenure| {
        let key = (tenure.person.as_str(), tenure.dates.from.to_string());
        tenure.of == of && tenure.office == office && tenure.dates.to.is_none() && key != (person, from.clone())
    });
    let hints: Vec<String> = open
        .map(|tenure| {
            let (id, begun, folder) = (&tenure.person, tenure.dates.from, options.into.display());
            let until = if tenure.dates.from.first <= options.from.first { from.as_str() } else { "DATE" };
            format!(
                "\nTo close the term of {id}: waqai knowledge add-term --person {id} --of {of} --office '{office}' --from {begun} --to {until} --into {folder}"
            )
        })
        .collect();
    mine.write(&TERMS, &[person, &of, &office, &from, &to, options.note.trim()], &hints.concat())
}

/// Writes a person.
pub(crate) fn person(options: &PersonOptions) -> anyhow::Result<Outcome> {
    let mine = Mine::open(&options.into)?;
    let register = Register::new(&mine.tables);
    let lookup = Lookup::new(&mine.resources.knowledge, &mine.resources.vocabulary, &register)?;
    let id = match &options.id {
        Some(id) => id.trim().to_owned(),
        None => latin_words(&options.name_en).join("-"),
    };
    if options.id.is_none()
        && let Some(row) = register.person(&id)?
    {
        let problem = format!("somebody has the id {id} already ({}:{}, {})", row.file, row.line, isolated(row.get("name_en")));
        bail!("{problem}. Give the same id with --id to replace that row, or another one to add a namesake");
    }
    if id.is_empty() {
        bail!("the English name {} has no letter to make an id from. Give one with --id", isolated(&options.name_en));
    }
    let country = match options.country.trim() {
        code @ ("UNO" | "EUR" | "IGO" | "NGO") => code.to_owned(),
        name => one_owner(&mine.resources, &lookup, name)?,
    };
    let joined = |values: &[String]| {
        let values = values.iter().flat_map(|value| value.split('|')).map(str::trim).filter(|value| !value.is_empty());
        values.collect::<Vec<_>>().join(" | ")
    };
    let (names, short) = (joined(&options.names), joined(&options.short));
    mine.write(&PEOPLE, &[&id, options.name_en.trim(), &names, &short, &country, options.sector.trim(), options.gender.trim()], "")
}

/// A user's folder with what it holds, laid over the bundled tables.
struct Mine<'a> {
    folder: &'a Path,
    overlay: Overlay,
    tables: TableSet,
    resources: Resources,
    /// The mistakes that are there already.
    before: Vec<String>,
}

impl<'a> Mine<'a> {
    fn open(folder: &'a Path) -> anyhow::Result<Mine<'a>> {
        let overlay = if folder.exists() { read_folder_or_empty(folder)? } else { Overlay::new() };
        let (tables, review) = reviewed(&overlay);
        let resources = match overlay.is_empty() {
            true => waqai_base::tables_only(),
            false => waqai_base::with_overlay(overlay.iter().map(|(path, shown, text)| (path.as_str(), shown.as_str(), text.as_str())))?,
        };
        let before = review.errors().map(stable).collect();
        Ok(Mine { folder, overlay, tables, resources, before })
    }

    /// Puts a row where it belongs and writes the table, unless the row makes a mistake.
    fn write(&self, kind: &Kind, cells: &[&str], hint: &str) -> anyhow::Result<Outcome> {
        if let Some((column, cell)) = kind.columns.iter().zip(cells).find(|(_, cell)| cell.contains(|c: char| c.is_control())) {
            bail!("the value of `{column}`, {}, has a tab or line end in it. Leave it out", isolated(cell));
        }
        let path = self.folder.join(kind.file);
        let shown = path.display().to_string();
        let old = self.overlay.iter().find(|(file, ..)| file == kind.file).map(|(.., text)| text.as_str());
        let placed = placed(kind, old, cells, &shown)?;
        let mut after = self.overlay.clone();
        after.retain(|(file, ..)| file != kind.file);
        after.push((kind.file.to_owned(), shown.clone(), placed.text.clone()));
        after.sort();
        let (_, review) = reviewed(&after);
        let fresh: Vec<String> =
            review.errors().filter(|finding| !self.before.contains(&stable(finding))).map(|finding| finding.to_string()).collect();
        if !fresh.is_empty() {
            bail!("nothing was written, since the row would be a mistake:\n  {}{hint}", fresh.join("\n  "));
        }
        let parent = path.parent().unwrap_or(self.folder);
        std::fs::create_dir_all(parent).with_context(|| format!("cannot make the folder {}", parent.display()))?;
        let mut output = Output::open(Some(&path))?;
        output.write(placed.text.as_bytes())?;
        output.finish()?;
        let key: Vec<&str> =
            kind.columns.iter().zip(cells).filter(|(column, _)| kind.key.contains(column)).map(|(_, cell)| *cell).collect();
        let bundled = waqai_base::tables()
            .table(kind.bundled, kind.key)?
            .rows
            .into_iter()
            .find(|row| kind.key.iter().zip(&key).all(|(column, cell)| row.get(column) == *cell));
        let verb = match (placed.replaced, bundled) {
            (true, _) => "replaced".to_owned(),
            (false, Some(row)) => format!("added, in place of {}:{}", row.file, row.line),
            (false, None) => "added".to_owned(),
        };
        let row = cells.iter().map(|cell| if cell.is_empty() { "-".to_owned() } else { isolated(cell) }).collect::<Vec<_>>().join(" · ");
        say(&format!("{shown}:{}: {verb}\n  {row}\n", placed.line))?;
        Ok(Outcome::Well)
    }
}

/// The folder's tables; none where it holds none.
fn read_folder_or_empty(folder: &Path) -> anyhow::Result<Overlay> {
    let mut files = Vec::new();
    crate::knowledge::collect(folder, &mut files).with_context(|| format!("cannot read the tables below {}", folder.display()))?;
    if files.is_empty() { Ok(Overlay::new()) } else { read_folder(folder) }
}

/// A mistake without its line, and without the lines of the rows that it speaks of: they move when rows are added.
fn stable(finding: &Finding) -> String {
    let words: Vec<&str> = finding.problem.split_whitespace().filter(|word| !word.contains(".tsv:")).collect();
    format!("{} {}", finding.source.file, words.join(" "))
}

/// A table with a row put into it.
struct Placed {
    text: String,
    line: usize,
    replaced: bool,
}

fn placed(kind: &Kind, old: Option<&str>, cells: &[&str], shown: &str) -> anyhow::Result<Placed> {
    let fresh = format!("{}{}\n", kind.remarks, kind.columns.join("\t"));
    let old = old.unwrap_or(&fresh);
    let (mut head, mut rows): (Vec<&str>, Vec<Vec<&str>>) = (Vec::new(), Vec::new());
    let mut columns: Option<Vec<&str>> = None;
    for line in old.lines() {
        if line.starts_with('#') || line.trim().is_empty() {
            head.push(line);
        } else if columns.is_none() {
            columns = Some(line.split('\t').map(str::trim).collect());
        } else {
            rows.push(line.split('\t').map(str::trim).collect());
        }
    }
    let columns = columns.unwrap_or_else(|| kind.columns.to_vec());
    if let Some(missing) = kind.columns.iter().find(|column| !columns.contains(column)) {
        bail!("{shown}: the table has no column `{missing}`. Add it to the line of column names");
    }
    let row: Vec<&str> =
        columns.iter().map(|column| kind.columns.iter().position(|known| known == column).map_or("", |at| cells[at])).collect();
    let key = |row: &[&str]| -> Vec<String> {
        kind.key
            .iter()
            .map(|key| columns.iter().position(|column| column == key).and_then(|at| row.get(at)).unwrap_or(&"").to_string())
            .collect()
    };
    let before = rows.len();
    rows.retain(|known| key(known) != key(&row));
    let replaced = rows.len() < before;
    rows.push(row.clone());
    rows.sort_by_key(|row| key(row));
    let at = rows.iter().position(|known| *known == row).unwrap_or_default();
    let line = head.len() + 2 + at;
    let mut text = String::new();
    for line in head.iter().map(|line| (*line).to_owned()).chain([columns.join("\t")]).chain(rows.iter().map(|row| row.join("\t"))) {
        text.push_str(&line);
        text.push('\n');
    }
    Ok(Placed { text, line, replaced })
}

fn one_owner(resources: &Resources, lookup: &Lookup, name: &str) -> anyhow::Result<String> {
    let found: Vec<Affiliation> = owners(resources, lookup, name)?;
    match ids(resources, &found).as_slice() {
        [] => bail!("no state and no organisation is called {}. Write an iso3 code, a name, or the id of an organisation", isolated(name)),
        [id] => Ok(id.clone()),
        several => bail!("{} may be {}. Write the code or id", isolated(name), several.join(", ")),
    }
}

/// The code of an office by code or English name.
fn office(register: &Register, lookup: &Lookup, resources: &Resources, name: &str) -> anyhow::Result<String> {
    let name = name.trim();
    if register.offices()?.iter().any(|row| row.get("code") == name) {
        return Ok(name.to_owned());
    }
    let mut codes: Vec<String> = Vec::new();
    for candidate in if name.is_empty() { Vec::new() } else { lookup.ask(name) } {
        if let Some(office) = candidate.office.filter(|_| candidate.of.is_none()) {
            codes.push(resources.knowledge.office(office).to_owned());
        }
    }
    codes.sort_unstable();
    codes.dedup();
    match codes.as_slice() {
        [code] => Ok(code.clone()),
        [] => bail!("{} is no office. `waqai codebook offices` lists the codes, such as \"foreign minister\"", isolated(name)),
        several => bail!("{} may be {}. Write the code", isolated(name), several.join(", ")),
    }
}
