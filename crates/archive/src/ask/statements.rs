//! Statements of the archive: who said what.

use super::filter::{Conditions, Filter, Party, marks, number, pattern, text};
use super::page::{Cursor, Page};
use super::party::Participant;
use crate::Archive;
use crate::error::Result;
use crate::load::{Unpackers, text as report_text};
use crate::records::Range;
use rusqlite::types::Value;
use rusqlite::{Row, params_from_iter};

/// A statement with its words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StatementRow {
    /// The number of the report.
    pub report: i64,
    /// The key of its public id.
    pub key: i64,
    /// The number of the statement in the report.
    pub n: i64,
    /// The id that the report came with.
    pub given_id: String,
    /// The report's day.
    pub published: Option<String>,
    /// Its agency.
    pub agency: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// The number of the sentence, from 1.
    pub sentence: Option<usize>,
    /// Who speaks.
    pub speaker: Option<Participant>,
    /// To whom.
    pub addressee: Option<Participant>,
    /// The words of speech.
    pub cue: Range,
    /// The words of speech themselves.
    pub cue_words: String,
    /// What is said.
    pub content: Option<Range>,
    /// The words of what is said.
    pub words: String,
    /// Whether it stands in quotation marks.
    pub direct: bool,
    /// The statement that it is quoted in.
    pub parent: Option<i64>,
    /// What the speech does.
    pub act: String,
    /// The rule that made it.
    pub rule: String,
    /// The keys of the events that it carries, and their types.
    pub events: Vec<(i64, String)>,
}

/// Lets a statement pass or not, by its report's text and the code points of its words.
pub type StatementTest<'a> = dyn FnMut(&str, Range) -> bool + 'a;

const COLUMNS: &str =
    "t.report, r.key, t.n, r.given_id, r.published, s.agency, r.url, r.sentences, t.speaker, t.addressee, t.cue_start, t.cue_end,
    t.content_start, t.content_end, t.direct, t.parent, t.act, t.rule";

impl Filter {
    /// Conditions on a statement `t` of a report `r` from a source `s`.
    fn of_statement(&self) -> Conditions {
        let mut all = Conditions::default();
        all.add("r.status = 'live'", []);
        all.one_of("t.act", &self.acts);
        all.one_of("s.agency", &self.sources);
        if let Some(from) = &self.from {
            all.add("r.published >= ?", [text(from)]);
        }
        if let Some(to) = &self.to {
            all.add("r.published <= ?", [text(to)]);
        }
        for (party, columns) in [(&self.actor, "t.speaker"), (&self.recipient, "t.addressee"), (&self.person, "t.speaker, t.addressee")] {
            match party {
                None => {}
                Some(Party::State(state)) => all.add(who(columns, "x.country = ?"), [text(state)]),
                Some(Party::Actors(actors)) if columns == "t.speaker" => {
                    all.add(format!("t.speaker_actor IN ({})", marks(actors.len())), actors.iter().map(number));
                }
                Some(Party::Actors(actors)) => {
                    all.add(who(columns, &format!("x.actor IN ({})", marks(actors.len()))), actors.iter().map(number));
                }
            }
        }
        for state in &self.states {
            all.add(who("t.speaker, t.addressee", "x.country = ?"), [text(state)]);
        }
        if let Some((one, other)) = &self.pair {
            // One of the two speaks, to the other or of something that the other does or suffers.
            let said = |speaker: &String, of: &String| [text(speaker), text(of), text(of)];
            let half = format!(
                "({} AND ({} OR EXISTS (SELECT 1 FROM mentions m JOIN entities x ON x.report = m.report AND
                    instr(';' || m.actor || ';' || m.recipient || ';', ';' || x.n || ';') > 0
                 WHERE m.report = t.report AND m.statement = t.n AND x.country = ?)))",
                who("t.speaker", "x.country = ?"),
                who("t.addressee", "x.country = ?")
            );
            all.add(format!("({half} OR {half})"), said(one, other).into_iter().chain(said(other, one)));
        }
        if let Some(about) = &self.about {
            let (condition, values) = match about {
                Party::State(state) => ("x.country = ?".to_owned(), vec![text(state)]),
                Party::Actors(actors) => (format!("x.actor IN ({})", marks(actors.len())), actors.iter().map(number).collect()),
            };
            // A span is written `40-74n`: as a number it is its beginning.
            all.add(
                format!(
                    "EXISTS (SELECT 1 FROM entities x WHERE x.report = t.report AND {condition} AND x.n IS NOT t.speaker AND (
                        EXISTS (SELECT 1 FROM json_each('[\"' || replace(x.spans, ' ', '\",\"') || '\"]') span
                            WHERE CAST(span.value AS INTEGER) >= t.content_start AND CAST(span.value AS INTEGER) < t.content_end)
                        OR EXISTS (SELECT 1 FROM mentions m WHERE m.report = t.report AND m.statement = t.n
                            AND instr(';' || m.actor || ';' || m.recipient || ';', ';' || x.n || ';') > 0)))"
                ),
                values,
            );
        }
        if let Some(office) = &self.office {
            all.add(who("t.speaker", "x.office LIKE ? ESCAPE '\\'"), [pattern(office)]);
        }
        if !self.ranks.is_empty() {
            all.add(who("t.speaker", &format!("x.rank IN ({})", marks(self.ranks.len()))), self.ranks.iter().map(text));
        }
        if !self.types.is_empty()
            || !self.modes.is_empty()
            || !self.statuses.is_empty()
            || !self.contexts.is_empty()
            || !self.quads.is_empty()
        {
            let carried = Filter {
                types: self.types.clone(),
                modes: self.modes.clone(),
                statuses: self.statuses.clone(),
                contexts: self.contexts.clone(),
                quads: self.quads.clone(),
                ..Filter::default()
            }
            .of_event(false);
            all.add(
                format!(
                    "EXISTS (SELECT 1 FROM mentions m JOIN events e ON e.event = m.event WHERE m.report = t.report AND m.statement = t.n AND {})",
                    carried.clause()
                ),
                carried.values,
            );
        }
        if let Some(words) = &self.words {
            all.add("t.report IN (SELECT rowid FROM words WHERE words MATCH ?)", [text(words.matching())]);
        }
        all
    }
}

/// So many statements of an actor at most are gathered and put in order.
const GATHERED: i64 = 10_000;
/// And of those that may be about an actor, which are looked at with all names in them.
const GATHERED_ABOUT: i64 = 500;
/// So many of the reports that name an actor are looked at where its last statements are asked for.
const LAST_REPORTS: usize = 120;

/// A condition on an entity that stands in one of the columns.
fn who(columns: &str, condition: &str) -> String {
    format!("EXISTS (SELECT 1 FROM entities x WHERE x.report = t.report AND x.n IN ({columns}) AND {condition})")
}

impl Archive {
    /// A page of the statements that the filter and the test let through, in the order of their reports' days.
    pub fn statements(
        &self,
        filter: &Filter,
        page: &Page,
        test: Option<&mut StatementTest>,
    ) -> Result<(Vec<StatementRow>, Option<Cursor>)> {
        self.check(self.statements_page(filter, page, test))
    }

    /// One statement.
    pub fn statement(&self, report: i64, n: i64) -> Result<Option<StatementRow>> {
        let all = Conditions { values: vec![Value::Integer(report), Value::Integer(n)], ..Conditions::default() };
        let sql = format!(
            "SELECT {COLUMNS} FROM statements t JOIN reports r ON r.report = t.report LEFT JOIN sources s ON s.source = r.source
             WHERE t.report = ? AND t.n = ?"
        );
        Ok(self.check(self.ask_statements(&sql, &all, 1, None))?.into_iter().next())
    }

    /// Hands on every statement of the live reports, in the order of the reports' keys.
    pub(crate) fn every_statement(&self, take: &mut dyn FnMut(StatementRow) -> std::io::Result<()>) -> Result<std::io::Result<()>> {
        let result = (|| {
            let mut ask = self.connection().prepare(&format!(
                "SELECT {COLUMNS} FROM reports r CROSS JOIN statements t ON t.report = r.report LEFT JOIN sources s ON s.source = r.source
                 WHERE r.status = 'live' ORDER BY r.key, t.n"
            ))?;
            let mut reader = Reader::default();
            let mut rows = ask.query([])?;
            while let Some(row) = rows.next()? {
                if let Err(problem) = take(self.statement_of(row, &mut reader)?) {
                    return Ok(Err(problem));
                }
            }
            Ok(Ok(()))
        })();
        self.check(result)
    }

    /// The statements that carry an event.
    pub fn statements_of_event(&self, event: i64) -> Result<Vec<StatementRow>> {
        let all = Conditions { values: vec![Value::Integer(event)], ..Conditions::default() };
        let sql = format!(
            "SELECT DISTINCT {COLUMNS} FROM mentions m JOIN statements t ON t.report = m.report AND t.n = m.statement
             JOIN reports r ON r.report = t.report LEFT JOIN sources s ON s.source = r.source
             WHERE m.event = ? AND r.status = 'live' ORDER BY r.published, t.report, t.n"
        );
        self.check(self.ask_statements(&sql, &all, usize::MAX, None))
    }

    /// Statements of a party in live reports that carry one of these events, those of the first events first; `most` of them.
    pub fn statements_carrying(&self, events: &[i64], speaker: &Party, most: usize) -> Result<Vec<StatementRow>> {
        self.check((|| {
            let mut all = Conditions::default();
            match speaker {
                Party::State(state) => all.add(who("t.speaker", "x.country = ?"), [text(state)]),
                Party::Actors(actors) => all.add(format!("t.speaker_actor IN ({})", marks(actors.len())), actors.iter().map(number)),
            }
            let sql = format!(
                "SELECT DISTINCT {COLUMNS} FROM mentions m CROSS JOIN statements t ON t.report = m.report AND t.n = m.statement
                 JOIN reports r ON r.report = t.report LEFT JOIN sources s ON s.source = r.source
                 WHERE {} AND r.status = 'live' AND m.event = ?",
                all.clause()
            );
            let mut found: Vec<StatementRow> = Vec::new();
            for event in events {
                let mut one = all.clone();
                one.values.push(Value::Integer(*event));
                for row in self.ask_statements(&sql, &one, most, None)? {
                    if !found.iter().any(|known| (known.report, known.n) == (row.report, row.n)) {
                        found.push(row);
                    }
                }
                if found.len() >= most {
                    break;
                }
            }
            Ok(found)
        })())
    }

    /// The newest statements that the filter lets through among the last reports that name these actors.
    pub fn last_statements(&self, filter: &Filter, actors: &[i64], most: usize) -> Result<Vec<StatementRow>> {
        self.check((|| {
            let mut reports: Vec<i64> = Vec::new();
            let mut last =
                self.connection().prepare_cached("SELECT report FROM entities WHERE actor = ?1 ORDER BY report DESC LIMIT ?2")?;
            for actor in actors {
                let mut rows = last.query([*actor, LAST_REPORTS as i64])?;
                while let Some(row) = rows.next()? {
                    reports.push(row.get(0)?);
                }
            }
            reports.sort_unstable_by(|one, other| other.cmp(one));
            reports.dedup();
            reports.truncate(LAST_REPORTS);
            let mut all = filter.of_statement();
            let list: Vec<String> = reports.iter().map(i64::to_string).collect();
            all.add("t.report IN (SELECT value FROM json_each(?))", [text(format!("[{}]", list.join(",")))]);
            let sql = format!(
                "SELECT {COLUMNS} FROM statements t JOIN reports r ON r.report = t.report LEFT JOIN sources s ON s.source = r.source
                 WHERE {} ORDER BY r.published DESC, t.report DESC, t.n DESC",
                all.clause()
            );
            self.ask_statements(&sql, &all, most, None)
        })())
    }

    /// Whether actors who speak or are spoken of are so seldom there that their statements are gathered. Of others the reports are walked from the newest (or
    /// oldest) on, and a page is soon full.
    pub fn statements_by_name(&self, filter: &Filter) -> Result<bool> {
        self.check(self.statements_are_few(filter))
    }

    fn statements_are_few(&self, filter: &Filter) -> rusqlite::Result<bool> {
        for (party, column, most) in [(&filter.actor, "statements", GATHERED), (&filter.about, "events", GATHERED_ABOUT)] {
            if let Some(Party::Actors(actors)) = party {
                let sql = format!("SELECT ifnull(sum({column}), 0) FROM actor_counts WHERE actor IN ({})", marks(actors.len()));
                let values = params_from_iter(actors.iter().map(number));
                let count: i64 = self.connection().prepare_cached(&sql)?.query_row(values, |row| row.get(0))?;
                if count <= most {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }

    fn statements_page(
        &self,
        filter: &Filter,
        page: &Page,
        test: Option<&mut StatementTest>,
    ) -> rusqlite::Result<(Vec<StatementRow>, Option<Cursor>)> {
        let mut all = filter.of_statement();
        let (order, beyond) = if page.newest { ("DESC", "<") } else { ("ASC", ">") };
        if let Some(cursor) = &page.cursor {
            let day = if cursor.day.is_empty() { Value::Null } else { text(&cursor.day) };
            // Reports without a day come first where the oldest come first.
            all.add(
                format!("(ifnull(r.published, ''), t.report, t.n) {beyond} (ifnull(?, ''), ?, ?)"),
                [day.clone(), cursor.record.into(), cursor.n.into()],
            );
            if !cursor.day.is_empty() {
                // For the index; the condition above is the exact one.
                let near = if page.newest { "(r.published <= ? OR r.published IS NULL)" } else { "r.published >= ?" };
                all.add(near, [day]);
            }
        }
        let by_name = self.statements_are_few(filter)?;
        if by_name && let Some(Party::Actors(actors)) = &filter.about {
            all.add(
                format!("t.report IN (SELECT x.report FROM entities x WHERE x.actor IN ({}))", marks(actors.len())),
                actors.iter().map(number),
            );
        }
        let from = if by_name || filter.words.is_some() {
            "statements t JOIN reports r ON r.report = t.report"
        } else {
            "reports r CROSS JOIN statements t ON t.report = r.report"
        };
        let clause = all.clause();
        let sql = format!(
            "SELECT {COLUMNS} FROM {from} LEFT JOIN sources s ON s.source = r.source WHERE {clause}
             ORDER BY r.published {order}, t.report {order}, t.n {order}"
        );
        let mut found = self.ask_statements(&sql, &all, page.limit.saturating_add(1), test)?;
        let more = found.len() > page.limit;
        found.truncate(page.limit);
        let next = found.last().filter(|_| more).map(|row| Cursor {
            day: row.published.clone().unwrap_or_default(),
            record: row.report,
            n: row.n,
        });
        Ok((found, next))
    }

    fn ask_statements(
        &self,
        sql: &str,
        all: &Conditions,
        limit: usize,
        mut test: Option<&mut StatementTest>,
    ) -> rusqlite::Result<Vec<StatementRow>> {
        let mut ask = self.connection().prepare_cached(sql)?;
        let mut rows = ask.query(params_from_iter(&all.values))?;
        let mut reader = Reader::default();
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let row = self.statement_of(row, &mut reader)?;
            if let Some(test) = test.as_mut()
                && !row.content.is_some_and(|content| test(&reader.text, content))
            {
                continue;
            }
            found.push(row);
            if found.len() >= limit {
                break;
            }
        }
        Ok(found)
    }

    fn statement_of(&self, row: &Row, reader: &mut Reader) -> rusqlite::Result<StatementRow> {
        let (report, n): (i64, i64) = (row.get(0)?, row.get(2)?);
        if reader.report != Some(report) {
            reader.text = report_text(self.connection(), report, &mut reader.unpackers)?;
            reader.report = Some(report);
        }
        let entity = |n: Option<i64>| n.map_or(Ok(None), |n| self.entity_of(report, n));
        let cue = Range { start: row.get(10)?, end: row.get(11)? };
        let content = match (row.get::<_, Option<u32>>(12)?, row.get::<_, Option<u32>>(13)?) {
            (Some(start), Some(end)) => Some(Range { start, end }),
            _ => None,
        };
        let sentences = crate::spans::read(row.get_ref(7)?.as_str()?);
        let events = self
            .connection()
            .prepare_cached(
                "SELECT e.key, e.type FROM mentions m JOIN events e ON e.event = m.event WHERE m.report = ?1 AND m.statement = ?2 ORDER BY m.n",
            )?
            .query_map([report, n], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        Ok(StatementRow {
            report,
            key: row.get(1)?,
            n,
            given_id: row.get(3)?,
            published: row.get(4)?,
            agency: row.get(5)?,
            url: row.get(6)?,
            sentence: sentences
                .iter()
                .position(|sentence| (sentence.start..sentence.end.max(sentence.start + 1)).contains(&cue.start))
                .map(|at| at + 1),
            speaker: entity(row.get(8)?)?,
            addressee: entity(row.get(9)?)?,
            cue,
            cue_words: slice(&reader.text, cue).to_owned(),
            content,
            words: content.map_or(String::new(), |content| slice(&reader.text, content).to_owned()),
            direct: row.get(14)?,
            parent: row.get(15)?,
            act: row.get(16)?,
            rule: row.get(17)?,
            events,
        })
    }
}

/// The text of the last report.
#[derive(Default)]
struct Reader {
    report: Option<i64>,
    text: String,
    unpackers: Unpackers,
}

/// The characters of a range of code points.
///
/// ```
/// use waqai_archive::{ask::slice, records::Range};
/// assert_eq!(slice("وصل أمس", Range { start: 4, end: 7 }), "أمس");
/// ```
pub fn slice(text: &str, range: Range) -> &str {
    let mut edges = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    let start = edges.nth(range.start as usize).unwrap_or(text.len());
    let length = range.end.saturating_sub(range.start) as usize;
    let end = if length == 0 { start } else { edges.nth(length - 1).unwrap_or(text.len()) };
    &text[start..end]
}
