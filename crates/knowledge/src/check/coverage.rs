//! How many days of the weightiest offices the tables know.

use super::Review;
use crate::{Dates, VacancyKind};
use std::collections::{BTreeMap, HashMap};
use waqai_tables::{TableError, TableSet};
use waqai_text::Date;

/// The offices that are counted: head of state, head of government, foreign and defence minister.
pub const OFFICES: [&str; 4] = ["head of state", "head of government", "foreign minister", "defence minister"];

/// Since when each of [`OFFICES`] is counted for a state.
const SINCE: [i16; 4] = [2000, 2000, 2010, 2010];

/// The figures: name, groups of states, offices, first year.
const FIGURES: [(&str, &[&str], &[usize], i16); 5] = [
    ("Arab states and G20: heads of state and government", &["arab", "g20"], &[0, 1], 2000),
    ("Arab states and G20: heads of state and government", &["arab", "g20"], &[0, 1], 1990),
    ("Arab states and G20: foreign and defence ministers", &["arab", "g20"], &[2, 3], 2010),
    ("All states: heads of state and government", &["un", "others"], &[0, 1], 2000),
    ("All states: foreign and defence ministers", &["un", "others"], &[2, 3], 2010),
];

/// Days known of days asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// Days on which the holder, or the reason why there is none, is known.
    pub known: u32,
    /// All days.
    pub days: u32,
}

impl Share {
    /// The share in per cent, rounded down to a tenth, so that 100.0 means every day.
    pub fn per_cent(self) -> f64 {
        if self.days == 0 { 100.0 } else { (u64::from(self.known) * 1000 / u64::from(self.days)) as f64 / 10.0 }
    }

    fn add(&mut self, other: Share) {
        self.known += other.known;
        self.days += other.days;
    }
}

/// A share over a group of states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// What is counted.
    pub name: &'static str,
    /// From which year on.
    pub since: i16,
    /// How many states.
    pub states: usize,
    /// The share.
    pub share: Share,
}

/// What the tables know of a state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StateCoverage {
    /// iso3.
    pub state: String,
    /// For each of [`OFFICES`]: the share, and the days of which nothing is known.
    pub offices: [(Share, Vec<(Date, Date)>); 4],
}

/// How much the tables know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// The last day that is counted.
    pub until: Date,
    /// Over groups.
    pub figures: Vec<Figure>,
    /// State by state, in the order of their codes.
    pub states: Vec<StateCoverage>,
}

/// Counts the days of the weightiest offices. Without `until` up to the last day that a term or vacancy names (of a month
/// or year its first), so that no clock is read.
pub fn coverage(tables: &TableSet, review: &Review, until: Option<Date>) -> Result<Coverage, TableError> {
    let mut groups: HashMap<String, Vec<String>> = HashMap::new();
    for row in tables.table("codes/state-groups", &["group"])?.rows {
        groups.insert(row.required("group")?.into(), row.list("states").map(str::to_owned).collect());
    }
    let mut births: HashMap<String, Date> = HashMap::new();
    for row in tables.table("codes/state-births", &["state"])?.rows {
        let from = row.required("from")?;
        let first = crate::Period::parse(from).ok_or_else(|| row.error("from", &format!("`{from}` is no date"), "Write YYYY-MM-DD"))?.first;
        births.insert(row.required("state")?.into(), first);
    }
    let named = review.tenures.iter().map(|tenure| tenure.dates).chain(review.absences.iter().map(|absence| absence.dates));
    let last = named.map(|dates| dates.to.unwrap_or(dates.from).first).max();
    let until = until.or(last).unwrap_or(Date { year: 2000, month: 1, day: 1 });
    let mut known: BTreeMap<(&str, &str), Vec<Dates>> = BTreeMap::new();
    for tenure in &review.tenures {
        known.entry((&tenure.of, &tenure.office)).or_default().push(tenure.dates);
    }
    for absence in review.absences.iter().filter(|absence| absence.kind != VacancyKind::Unknown) {
        known.entry((&absence.of, &absence.office)).or_default().push(absence.dates);
    }
    let count = |state: &str, office: usize, since: i16| {
        let first = Date { year: since, month: 1, day: 1 }.max(births.get(state).copied().unwrap_or(Date { year: 1, month: 1, day: 1 }));
        days(known.get(&(state, OFFICES[office])).map_or(&[], Vec::as_slice), first, until)
    };
    let members = |names: &[&str]| {
        let mut all: Vec<&str> = names.iter().filter_map(|name| groups.get(*name)).flatten().map(String::as_str).collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    let figures = FIGURES
        .iter()
        .map(|&(name, names, offices, since)| {
            let states = members(names);
            let mut share = Share::default();
            states.iter().flat_map(|state| offices.iter().map(move |&office| (state, office))).for_each(|(state, office)| {
                share.add(count(state, office, since).0);
            });
            Figure { name, since, states: states.len(), share }
        })
        .collect();
    let states = members(&["arab", "g20", "un", "others"])
        .into_iter()
        .map(|state| StateCoverage { state: state.into(), offices: std::array::from_fn(|office| count(state, office, SINCE[office])) })
        .collect();
    Ok(Coverage { until, figures, states })
}

/// The days from `first` to `until` that some of the stretches hold, and the others.
fn days(stretches: &[Dates], first: Date, until: Date) -> (Share, Vec<(Date, Date)>) {
    let (begin, end) = (first.number(), until.number());
    let mut sorted: Vec<(i32, i32)> = stretches.iter().map(Dates::widest).map(|(from, to)| (from.number(), to.number())).collect();
    sorted.sort_unstable();
    let (mut at, mut missing, mut gaps) = (begin, 0, Vec::new());
    for (from, to) in sorted.into_iter().chain([(end + 1, end + 1)]) {
        let from = from.min(end + 1);
        if from > at {
            missing += from - at;
            gaps.push((Date::from_number(at), Date::from_number(from - 1)));
        }
        at = at.max(to.min(end).saturating_add(1));
    }
    let days = (end - begin + 1).max(0) as u32;
    (Share { known: days.saturating_sub(missing as u32), days }, gaps)
}
