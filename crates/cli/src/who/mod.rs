//! `waqai who`: who or what a name or title stands for, and who held the offices of a state.

mod answer;
mod facts;
pub(crate) mod options;
mod page;

use crate::isolate::isolated;
use crate::knowledge::load;
use crate::outcome::{Outcome, say};
use crate::style::Style;
use anyhow::bail;
use facts::Facts;
use options::WhoOptions;
use waqai_coder::Resources;
use waqai_knowledge::lookup::Lookup;
use waqai_knowledge::{Affiliation, Code, Register};

/// Looks up.
pub(crate) fn run(options: &WhoOptions) -> anyhow::Result<Outcome> {
    let loaded = load(&options.knowledge)?;
    let tables = loaded.tables();
    let register = Register::new(&tables);
    let resources = &loaded.resources;
    let lookup = Lookup::new(&resources.knowledge, &resources.vocabulary, &register)?;
    let facts = Facts::new(&loaded, &register, options.on);
    let style = Style::of_terminal();
    if let Some(name) = options.country.as_ref().or(options.body.as_ref()) {
        let of = match owners(resources, &lookup, name)?.as_slice() {
            [] => {
                let remedy = "Write an iso3 or iso2 code, the name of a state in Arabic or English, or the id of an organisation";
                return nothing(&format!("no state and no organisation is called {}. {remedy}", isolated(name)));
            }
            [of] => *of,
            several => bail!("{} may be {}. Write the code or id", isolated(name), ids(resources, several).join(", ")),
        };
        let cabinet = facts.cabinet(of)?;
        say(&if options.json { format!("{}\n", serde_json::to_string(&cabinet)?) } else { page::cabinet(&cabinet, style) })?;
        if cabinet.offices.is_empty() {
            let day = options.on.map(|on| format!(" on {on}")).unwrap_or_default();
            return nothing(&format!("the tables know no holder of any office of {}{day}. {TEACH_TERM}", cabinet.of.id));
        }
        return Ok(Outcome::Well);
    }
    let question = options.name.join(" ");
    if Lookup::key(&question).is_empty() {
        bail!("the name is empty. Write a name or title in Arabic or Latin letters");
    }
    let answer = facts.answer(&lookup, &question)?;
    if options.json {
        say(&format!("{}\n", serde_json::to_string(&answer)?))?;
    }
    if answer.candidates.is_empty() {
        return nothing(&format!(
            "no table has the name {} (key {}). A name is found as it is written in the tables, not by likeness: try another spelling or the English name. {TEACH_PERSON}",
            isolated(&answer.query),
            isolated(&answer.key)
        ));
    }
    if !options.json {
        say(&page::answer(&answer, style))?;
    }
    Ok(Outcome::Well)
}

const TEACH_TERM: &str = "`waqai knowledge add-term --into DIR` writes one into tables of your own, which `--knowledge DIR` reads";
const TEACH_PERSON: &str = "`waqai knowledge add-person --into DIR` writes a person into tables of your own, which `--knowledge DIR` reads";

fn nothing(message: &str) -> anyhow::Result<Outcome> {
    eprintln!("waqai: {}", crate::isolate::printable(message));
    Ok(Outcome::NothingFound)
}

/// The states and organisations of a name, code or id.
pub(crate) fn owners(resources: &Resources, lookup: &Lookup, name: &str) -> anyhow::Result<Vec<Affiliation>> {
    let name = name.trim();
    if Lookup::key(name).is_empty() {
        bail!("the name of the state is empty. Write an iso3 code such as KAZ, a name, or the id of an organisation");
    }
    let knowledge = &resources.knowledge;
    // Codes and ids as the tables write them go before names: `sub` may be a word as well.
    if let Some(code) = Code::new(name).filter(|&code| knowledge.state(code).is_some()) {
        return Ok(vec![Affiliation::State(code)]);
    }
    if let Some(at) = knowledge.organisations.iter().position(|organisation| *organisation.id == *name) {
        return Ok(vec![Affiliation::Organisation(at as u16)]);
    }
    let all = lookup.owners(name);
    let states: Vec<Affiliation> = all.iter().copied().filter(|of| matches!(of, Affiliation::State(_))).collect();
    Ok(if states.is_empty() { all } else { states })
}

/// Codes and ids.
pub(crate) fn ids(resources: &Resources, of: &[Affiliation]) -> Vec<String> {
    let id = |of: &Affiliation| match of {
        Affiliation::State(code) => code.to_string(),
        Affiliation::Organisation(at) => resources.knowledge.organisations[usize::from(*at)].id.to_string(),
    };
    of.iter().map(id).collect()
}
