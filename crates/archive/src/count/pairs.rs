//! Events between pairs of states by period: the table that joins to the rest of a political scientist's data.

use super::cell::Cell;
use super::pair_list::Pairs;
use super::{Coverage, Period};
use crate::Archive;
use crate::ask::{Filter, driving, marks, ordered, text};
use crate::codes::Codes;
use crate::error::Result;
use crate::records::quad;
use rusqlite::types::Value;
use rusqlite::{Statement, params_from_iter};
use std::collections::HashMap;
use std::ops::ControlFlow;
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

/// A place in a table of counts: the pair and the period of a row.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct PairPlace {
    /// The first state.
    pub state_1: String,
    /// The other.
    pub state_2: String,
    /// The period.
    pub period: String,
}

impl PairCount {
    /// Where it stands.
    pub fn place(&self) -> PairPlace {
        PairPlace { state_1: self.state_1.clone(), state_2: self.state_2.clone(), period: self.period.clone() }
    }
}

impl Archive {
    /// Counts the events of pairs, in the order of pairs and periods.
    pub fn count_pairs(&self, question: &PairQuestion, codes: &Codes) -> Result<Vec<PairCount>> {
        let mut rows = Vec::new();
        self.each_pair(question, codes, &self.coverage(question.period)?, None, &mut |row| {
            rows.push(row.clone());
            ControlFlow::Continue(())
        })?;
        Ok(rows)
    }

    /// Hands on the same rows one by one, those behind a place where one is given: the whole table is never held. A break ends it.
    /// `coverage` is that of the question's period.
    pub fn each_pair(
        &self,
        question: &PairQuestion,
        codes: &Codes,
        coverage: &Coverage,
        behind: Option<&PairPlace>,
        take: &mut dyn FnMut(&PairCount) -> ControlFlow<()>,
    ) -> Result<()> {
        let periods = if question.zeros { periods(question, coverage) } else { Vec::new() };
        let mut pairs = self.check(Pairs::of(self, question, behind))?;
        let mut hand_on = |row: &mut PairCount| {
            let ended = |place: &PairPlace| (&row.state_1, &row.state_2, &row.period) <= (&place.state_1, &place.state_2, &place.period);
            if behind.is_some_and(ended) {
                return ControlFlow::Continue(());
            }
            row.corpus = coverage.reports.get(&row.period).copied().unwrap_or_default();
            row.observed = row.corpus > 0;
            take(row)
        };
        self.check(self.walk_pairs(question, codes, &mut pairs, &periods, &mut hand_on))
    }

    fn walk_pairs(
        &self,
        question: &PairQuestion,
        codes: &Codes,
        pairs: &mut Pairs,
        periods: &[String],
        take: &mut dyn FnMut(&mut PairCount) -> ControlFlow<()>,
    ) -> rusqlite::Result<()> {
        let asked_for = question.filter.pair.as_ref().map(|(one, other)| ordered(one, other));
        let rest = Filter { pair: None, states: Vec::new(), ..question.filter.clone() };
        let elsewhere = !rest.pairs_suffice();
        // What only other tables know is asked there: for one pair event by event, for all of them once.
        let allowed = if elsewhere && asked_for.is_none() { Some(self.allowed(&rest)?) } else { None };
        let (sql, values) = pair_query(&rest, elsewhere && asked_for.is_some());
        let mut ask = self.connection().prepare_cached(&sql)?;
        let mut walk = Walk { question, allowed, scores: Scores::of(codes), cell: Cell::default(), rows: Vec::new() };
        while let Some((one, other)) = pairs.next(self)? {
            let (one, other) = (one.as_str(), other.as_str());
            let (first, second) = ordered(one, other);
            walk.rows.clear();
            bind(&mut ask, first, second, &values)?;
            walk.pair(&mut ask, one, other)?;
            if question.zeros && (!walk.rows.is_empty() || asked_for == Some((first, second))) {
                fill(&mut walk.rows, one, other, periods);
            }
            for row in &mut walk.rows {
                if take(row).is_break() {
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    /// The events that a filter lets through, as a set of bits.
    fn allowed(&self, filter: &Filter) -> rusqlite::Result<Vec<u64>> {
        let (from, _, all) = driving(filter);
        let sql = format!("SELECT e.event FROM {from} WHERE {}", all.clause());
        let mut bits: Vec<u64> = Vec::new();
        let mut ask = self.connection().prepare_cached(&sql)?;
        let mut rows = ask.query(params_from_iter(&all.values))?;
        while let Some(row) = rows.next()? {
            let event = row.get::<_, i64>(0)? as usize;
            if bits.len() <= event / 64 {
                bits.resize(event / 64 + 1, 0);
            }
            bits[event / 64] |= 1 << (event % 64);
        }
        Ok(bits)
    }
}

/// What is known of each type.
struct Scores {
    scores: [f64; 16],
    classes: [usize; 16],
    /// The first letters of the codes: they tell all apart.
    beginnings: [u32; 16],
}

impl Scores {
    fn of(codes: &Codes) -> Scores {
        Scores {
            scores: EventType::ALL.map(|kind| codes.score(kind.code())),
            classes: EventType::ALL.map(|kind| (quad(kind.code()).0 - 1) as usize),
            beginnings: EventType::ALL.map(|kind| beginning(kind.code().as_bytes())),
        }
    }

    /// The type with a code, by its place in [`EventType::ALL`].
    fn place(&self, code: &[u8]) -> Option<usize> {
        let beginning = beginning(code);
        let place = self.beginnings.iter().position(|&known| known == beginning)?;
        (EventType::ALL[place].code().as_bytes() == code).then_some(place)
    }
}

/// The first four letters of a code as one number.
fn beginning(code: &[u8]) -> u32 {
    let mut letters = [0; 4];
    for (letter, &of_code) in letters.iter_mut().zip(code) {
        *letter = of_code;
    }
    u32::from_le_bytes(letters)
}

/// The way through the events of pair after pair.
struct Walk<'a> {
    question: &'a PairQuestion,
    allowed: Option<Vec<u64>>,
    scores: Scores,
    cell: Cell,
    /// The rows of the pair.
    rows: Vec<PairCount>,
}

impl Walk<'_> {
    /// Counts the events of one pair; a statement hands them on in the order of days.
    fn pair(&mut self, ask: &mut Statement, one: &str, other: &str) -> rusqlite::Result<()> {
        let period = self.question.period;
        // The first is the one that acts: where the letters are the other way round, so are the directions.
        let turned = one > other;
        let directed = self.question.directed && one != other;
        let quads = &self.question.filter.quads;
        let mut last = String::new();
        let mut rows = ask.raw_query();
        while let Some(row) = rows.next()? {
            let direction: i64 = row.get(2)?;
            if directed && matches!((direction, turned), (1, true) | (2, false)) {
                continue;
            }
            let Some(event_type) = self.scores.place(row.get_ref(3)?.as_bytes()?) else { continue };
            let class = self.scores.classes[event_type];
            if !quads.is_empty() && !quads.contains(&(class as i64 + 1)) {
                continue;
            }
            if let Some(bits) = &self.allowed {
                let event = row.get::<_, i64>(1)? as usize;
                if bits.get(event / 64).is_none_or(|word| word >> (event % 64) & 1 == 0) {
                    continue;
                }
            }
            let day = row.get_ref(0)?.as_str()?;
            if last != day {
                let here = self.rows.last().is_some_and(|count| period.holds(&count.period, day));
                if !here {
                    self.end_cell();
                    self.rows.push(PairCount {
                        state_1: one.to_owned(),
                        state_2: other.to_owned(),
                        period: period.of(day),
                        ..PairCount::default()
                    });
                }
                last.clear();
                last.push_str(day);
            }
            let Some(count) = self.rows.last_mut() else { continue };
            count.events += 1;
            count.quads[class] += 1;
            count.types[event_type] += 1;
            count.score_sum += self.scores.scores[event_type];
            let visit = event_type == EventType::Consult as usize && row.get_ref(4)?.as_bytes_or_null()? == Some(b"visit");
            count.visits += i64::from(visit);
            let ranks = [height(row.get_ref(5)?.as_bytes()?), height(row.get_ref(6)?.as_bytes()?)];
            count.at_the_top += i64::from(ranks.iter().any(|&rank| rank <= 1));
            count.ministerial += i64::from(ranks.iter().all(|&rank| rank <= 2));
            match row.get::<_, Option<u32>>(7)? {
                Some(report) => self.cell.tell(report, row.get::<_, Option<u32>>(8)?.unwrap_or(0)),
                None => self.cell.tell_all(row.get_ref(9)?.as_str_or_null()?.unwrap_or_default()),
            }
        }
        self.end_cell();
        Ok(())
    }

    fn end_cell(&mut self) {
        let (reports, sources) = self.cell.take();
        if let Some(count) = self.rows.last_mut() {
            (count.reports, count.sources) = (reports, sources);
        }
    }
}

/// How high a rank is: 0 the highest.
fn height(rank: &[u8]) -> u8 {
    match rank {
        b"head" => 0,
        b"deputy_head" => 1,
        b"minister" => 2,
        _ => 9,
    }
}

/// The events of a pair in the order of days. The first two values are its states.
fn pair_query(filter: &Filter, elsewhere: bool) -> (String, Vec<Value>) {
    let mut sql = "SELECT d.day, d.event, d.direction, d.type, d.mode, d.rank_1, d.rank_2, d.report, d.source, d.told FROM event_pairs d
        WHERE d.state_1 = ? AND d.state_2 = ?"
        .to_owned();
    // Of two lower bounds SQLite would take the first one to begin at.
    if filter.from.is_none() {
        sql.push_str(" AND d.day > ''");
    }
    let mut values: Vec<Value> = Vec::new();
    for (edge, sign) in [(&filter.from, ">="), (&filter.to, "<=")] {
        if let Some(edge) = edge {
            sql.push_str(&format!(" AND d.day {sign} ?"));
            values.push(text(edge));
        }
    }
    for (column, list) in [("d.type", &filter.types), ("d.mode", &filter.modes), ("d.status", &filter.statuses)] {
        if !list.is_empty() {
            sql.push_str(&format!(" AND {column} IN ({})", marks(list.len())));
            values.extend(list.iter().map(text));
        }
    }
    if elsewhere {
        let events = filter.of_event(false);
        sql.push_str(&format!(" AND EXISTS (SELECT 1 FROM events e WHERE e.event = d.event AND {})", events.clause()));
        values.extend(events.values);
    }
    sql.push_str(" ORDER BY d.day, d.event");
    (sql, values)
}

fn bind(ask: &mut Statement, first: &str, second: &str, values: &[Value]) -> rusqlite::Result<()> {
    ask.raw_bind_parameter(1, first)?;
    ask.raw_bind_parameter(2, second)?;
    for (at, value) in values.iter().enumerate() {
        ask.raw_bind_parameter(at + 3, value)?;
    }
    Ok(())
}

/// All periods that are asked about.
fn periods(question: &PairQuestion, coverage: &Coverage) -> Vec<String> {
    let first = question.filter.from.as_ref().or(coverage.first.as_ref());
    let last = question.filter.to.as_ref().or(coverage.last.as_ref());
    match (first, last) {
        (Some(first), Some(last)) => question.period.between(first, last),
        _ => Vec::new(),
    }
}

/// Adds the rows of a pair without events.
fn fill(rows: &mut Vec<PairCount>, one: &str, other: &str, periods: &[String]) {
    let mut known: HashMap<String, PairCount> = rows.drain(..).map(|row| (row.period.clone(), row)).collect();
    for period in periods {
        rows.push(known.remove(period).unwrap_or_else(|| PairCount {
            state_1: one.to_owned(),
            state_2: other.to_owned(),
            period: period.clone(),
            ..PairCount::default()
        }));
    }
    // Events may be told of days that no report is of.
    rows.extend(known.into_values());
    rows.sort_by(|one, other| one.period.cmp(&other.period));
}
