//! Events between pairs of states by period: the table that joins to the rest of a political scientist's data.

use super::{Coverage, Period};
use crate::Archive;
use crate::ask::{Filter, ordered, text};
use crate::codes::Codes;
use crate::error::Result;
use crate::records::quad;
use rusqlite::params_from_iter;
use rusqlite::types::Value;
use std::collections::{BTreeMap, HashMap};
use waqai_coder::rules::EventType;

/// What to count.
#[derive(Clone, Debug, Default)]
pub struct PairQuestion {
    /// Which events.
    pub filter: Filter,
    /// Over which periods.
    pub period: Period,
    /// Whether who acts on whom counts: then an event from one state to the other is in one row only, and one that both take part in alike in both.
    pub directed: bool,
    /// Whether events within a state count.
    pub within: bool,
    /// Whether to give rows without events too: with zeros where the archive has reports, without numbers where it has none.
    pub zeros: bool,
}

/// The events of a pair in a period.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PairCount {
    /// The first state in the order of letters; of directed counts the one that acts.
    pub state_1: String,
    /// The other.
    pub state_2: String,
    /// The period.
    pub period: String,
    /// Events.
    pub events: i64,
    /// Events by quad class.
    pub quads: [i64; 4],
    /// Events by type, in the order of [`EventType::ALL`].
    pub types: [i64; 16],
    /// Visits (CONSULT visit).
    pub visits: i64,
    /// Events in which somebody of rank head or deputy head takes part on either side.
    pub at_the_top: i64,
    /// Events in which a minister or somebody higher takes part on both sides.
    pub ministerial: i64,
    /// The sum of the types' scores.
    pub score_sum: f64,
    /// Reports that tell them, each once.
    pub reports: i64,
    /// Agencies of these reports, each once.
    pub sources: i64,
    /// Live reports of the whole archive in the period.
    pub corpus: i64,
    /// Whether the archive has reports of the period.
    pub observed: bool,
}

impl PairCount {
    /// The mean score; none where there are no events.
    pub fn score_mean(&self) -> Option<f64> {
        (self.events > 0).then(|| self.score_sum / self.events as f64)
    }
}

/// A cell of the table while it is counted: pair and period as small numbers.
type Cell = (u32, u32);

impl Archive {
    /// Counts the events of pairs, in the order of pairs and periods.
    pub fn count_pairs(&self, question: &PairQuestion, codes: &Codes) -> Result<Vec<PairCount>> {
        let coverage = self.coverage(question.period)?;
        let mut rows = self.check(self.pair_rows(question, codes))?;
        if question.zeros {
            rows = fill(rows, question, &coverage);
        }
        for row in &mut rows {
            row.corpus = coverage.reports.get(&row.period).copied().unwrap_or_default();
            row.observed = row.corpus > 0;
        }
        Ok(rows)
    }

    fn pair_rows(&self, question: &PairQuestion, codes: &Codes) -> rusqlite::Result<Vec<PairCount>> {
        let (sql, values) = pair_query(question);
        let scores = EventType::ALL.map(|kind| codes.score(kind.code()));
        let classes = EventType::ALL.map(|kind| (quad(kind.code()).0 - 1) as usize);
        let mut ask = self.connection().prepare_cached(&sql)?;
        let mut rows = ask.query(params_from_iter(&values))?;
        let mut cells: HashMap<Cell, PairCount> = HashMap::new();
        let mut pairs: HashMap<(String, String), u32> = HashMap::new();
        let mut periods: HashMap<String, u32> = HashMap::new();
        // The index is in the order of pairs and days: a cell is mostly that of the row before.
        let mut last = (String::new(), String::new(), String::new(), 0u32, 0u32);
        // Pair, period and report; events with their pair and period where several reports tell them.
        let mut reports: Vec<(u32, u32, u32)> = Vec::new();
        let mut told: Vec<(i64, u32, u32)> = Vec::new();
        while let Some(row) = rows.next()? {
            let (one, other, day) = (row.get_ref(0)?.as_str()?, row.get_ref(1)?.as_str()?, row.get_ref(2)?.as_str()?);
            if (last.0.as_str(), last.1.as_str()) != (one, other) {
                (last.0, last.1) = (one.into(), other.into());
                let next = pairs.len() as u32;
                last.3 = *pairs.entry((one.into(), other.into())).or_insert(next);
            }
            if last.2 != day {
                last.2 = day.into();
                let next = periods.len() as u32;
                last.4 = *periods.entry(question.period.of(day)).or_insert(next);
            }
            let (event, direction, report): (i64, i64, Option<u32>) = (row.get(3)?, row.get(4)?, row.get(9)?);
            let kind = row.get_ref(5)?.as_str()?;
            let Some(event_type) = EventType::named(kind).map(|kind| kind as usize) else { continue };
            let class = classes[event_type];
            let visit = matches!(row.get_ref(6)?, rusqlite::types::ValueRef::Text(mode) if mode == b"visit") && kind == "CONSULT";
            let ranks = [rank(row.get_ref(7)?.as_str()?), rank(row.get_ref(8)?.as_str()?)];
            // Of a directed count the odd numbers are the pair the other way round.
            let ways: &[u32] = match (question.directed && one != other, direction) {
                (false, _) | (true, 1) => &[0],
                (true, 2) => &[1],
                (true, _) => &[0, 1],
            };
            for way in ways {
                let pair = last.3 * 2 + way;
                let cell = cells.entry((pair, last.4)).or_default();
                cell.events += 1;
                cell.quads[class] += 1;
                cell.types[event_type] += 1;
                cell.visits += i64::from(visit);
                cell.at_the_top += i64::from(ranks.iter().any(|&rank| rank <= 1));
                cell.ministerial += i64::from(ranks.iter().all(|&rank| rank <= 2));
                cell.score_sum += scores[event_type];
                match report {
                    Some(report) => reports.push((pair, last.4, report)),
                    None => told.push((event, pair, last.4)),
                }
            }
        }
        self.count_reports(told, reports, &mut cells)?;
        let mut pair_names: Vec<(String, String)> = vec![Default::default(); pairs.len()];
        for (names, number) in pairs {
            pair_names[number as usize] = names;
        }
        let mut period_names = vec![String::new(); periods.len()];
        for (name, number) in periods {
            period_names[number as usize] = name;
        }
        let mut found: Vec<PairCount> = cells
            .into_iter()
            .map(|((pair, period), mut count)| {
                let (one, other) = pair_names[(pair / 2) as usize].clone();
                (count.state_1, count.state_2) = if pair % 2 == 0 { (one, other) } else { (other, one) };
                count.period = period_names[period as usize].clone();
                count
            })
            .collect();
        found.sort_by(|one, other| (&one.state_1, &one.state_2, &one.period).cmp(&(&other.state_1, &other.state_2, &other.period)));
        Ok(found)
    }

    /// Fills in how many reports and agencies tell the events of each cell. `told` are events whose reports are still to be looked up.
    fn count_reports(
        &self,
        mut told: Vec<(i64, u32, u32)>,
        mut reports: Vec<(u32, u32, u32)>,
        cells: &mut HashMap<Cell, PairCount>,
    ) -> rusqlite::Result<()> {
        // Where few events are counted their mentions are looked up; where many are, reading the whole index in order is quicker.
        told.sort_unstable();
        let all: i64 = self.connection().query_row("SELECT ifnull(max(event), 0) FROM events", [], |row| row.get(0))?;
        if (told.len() as i64) < all / 20 {
            let mut ask = self.connection().prepare_cached("SELECT report FROM mentions WHERE event = ?1")?;
            for &(event, pair, period) in &told {
                let mut rows = ask.query([event])?;
                while let Some(row) = rows.next()? {
                    reports.push((pair, period, row.get(0)?));
                }
            }
        } else {
            let mut ask =
                self.connection().prepare_cached("SELECT event, report FROM mentions INDEXED BY mentions_by_event ORDER BY event")?;
            let mut rows = ask.query([])?;
            let mut at = 0;
            while let Some(row) = rows.next()? {
                let event: i64 = row.get(0)?;
                while at < told.len() && told[at].0 < event {
                    at += 1;
                }
                let report: u32 = row.get(1)?;
                reports.extend(told[at..].iter().take_while(|row| row.0 == event).map(|row| (row.1, row.2, report)));
                if at == told.len() {
                    break;
                }
            }
        }
        drop(told);
        reports.sort_unstable();
        reports.dedup();
        let sources = self.sources_of_reports()?;
        let mut seen: Vec<i32> = Vec::new();
        let mut start = 0;
        while start < reports.len() {
            let cell = (reports[start].0, reports[start].1);
            let end = start + reports[start..].iter().take_while(|row| (row.0, row.1) == cell).count();
            seen.clear();
            let live: Vec<i32> = reports[start..end]
                .iter()
                .map(|row| sources.get(row.2 as usize).copied().unwrap_or(GONE))
                .filter(|&of| of != GONE)
                .collect();
            seen.extend(live.iter().filter(|&&source| source >= 0));
            seen.sort_unstable();
            seen.dedup();
            if let Some(count) = cells.get_mut(&cell) {
                (count.reports, count.sources) = (live.len() as i64, seen.len() as i64);
            }
            start = end;
        }
        Ok(())
    }

    /// The source of every report by its number; [`GONE`] for those that do not count, [`NOBODY`] where it is unknown.
    fn sources_of_reports(&self) -> rusqlite::Result<Vec<i32>> {
        let last: i64 = self.connection().query_row("SELECT ifnull(max(report), 0) FROM reports", [], |row| row.get(0))?;
        let mut sources = vec![GONE; last as usize + 1];
        let mut ask =
            self.connection().prepare_cached("SELECT report, source FROM reports INDEXED BY reports_by_source WHERE status = 'live'")?;
        let mut rows = ask.query([])?;
        while let Some(row) = rows.next()? {
            let report: i64 = row.get(0)?;
            sources[report as usize] = row.get::<_, Option<i32>>(1)?.unwrap_or(NOBODY);
        }
        Ok(sources)
    }
}

const GONE: i32 = i32::MIN;
const NOBODY: i32 = -1;

/// How high a rank is: 0 the highest.
fn rank(code: &str) -> u8 {
    match code {
        "head" => 0,
        "deputy_head" => 1,
        "minister" => 2,
        _ => 9,
    }
}

fn pair_query(question: &PairQuestion) -> (String, Vec<Value>) {
    let filter = &question.filter;
    let mut sql =
        "SELECT d.state_1, d.state_2, d.day, d.event, d.direction, d.type, d.mode, d.rank_1, d.rank_2, d.report FROM event_pairs d
        WHERE d.day <> ''"
            .to_owned();
    let mut values: Vec<Value> = Vec::new();
    let mut add = |condition: &str, of: &mut dyn Iterator<Item = Value>| {
        sql.push_str(" AND ");
        sql.push_str(condition);
        values.extend(of);
    };
    if let Some((one, other)) = &filter.pair {
        let (one, other) = ordered(one, other);
        add("d.state_1 = ? AND d.state_2 = ?", &mut [text(one), text(other)].into_iter());
    }
    if !question.within {
        add("d.state_1 <> d.state_2", &mut std::iter::empty());
    }
    for state in &filter.states {
        add("? IN (d.state_1, d.state_2)", &mut std::iter::once(text(state)));
    }
    if let Some(from) = &filter.from {
        add("d.day >= ?", &mut std::iter::once(text(from)));
    }
    if let Some(to) = &filter.to {
        add("d.day <= ?", &mut std::iter::once(text(to)));
    }
    for (column, list) in [("d.type", &filter.types), ("d.mode", &filter.modes), ("d.status", &filter.statuses)] {
        if !list.is_empty() {
            let condition = format!("{column} IN ({})", vec!["?"; list.len()].join(", "));
            add(&condition, &mut list.iter().map(text));
        }
    }
    if !filter.pairs_suffice() || !filter.quads.is_empty() {
        let events = Filter { pair: None, states: Vec::new(), ..filter.clone() }.of_event(false);
        let condition = format!("d.event IN (SELECT e.event FROM events e WHERE {})", events.clause());
        add(&condition, &mut events.values.into_iter());
    }
    sql.push_str(" ORDER BY d.state_1, d.state_2, d.day, d.event");
    (sql, values)
}

/// Adds the rows without events: every pair that occurs, and the one that was asked for, in every period.
fn fill(rows: Vec<PairCount>, question: &PairQuestion, coverage: &Coverage) -> Vec<PairCount> {
    let first = question.filter.from.as_ref().or(coverage.first.as_ref());
    let last = question.filter.to.as_ref().or(coverage.last.as_ref());
    let periods = match (first, last) {
        (Some(first), Some(last)) => question.period.between(first, last),
        _ => Vec::new(),
    };
    let mut by_pair: BTreeMap<(String, String), BTreeMap<String, PairCount>> = BTreeMap::new();
    if let Some((one, other)) = &question.filter.pair {
        let (one, other) = ordered(one, other);
        by_pair.insert((one.into(), other.into()), BTreeMap::new());
        if question.directed {
            by_pair.insert((other.into(), one.into()), BTreeMap::new());
        }
    }
    for row in rows {
        by_pair.entry((row.state_1.clone(), row.state_2.clone())).or_default().insert(row.period.clone(), row);
    }
    let mut filled = Vec::new();
    for ((state_1, state_2), mut counts) in by_pair {
        for period in &periods {
            counts.entry(period.clone()).or_insert_with(|| PairCount {
                state_1: state_1.clone(),
                state_2: state_2.clone(),
                period: period.clone(),
                ..PairCount::default()
            });
        }
        filled.extend(counts.into_values());
    }
    filled
}
