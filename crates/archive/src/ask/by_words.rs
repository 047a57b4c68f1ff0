//! The search in the words of reports: those that fit best first, or the newest where the words are in very many.
//!
//! A rank rests on a count of every word over all reports. A word that very many have takes long to count and says little of any of them: it is looked
//! for, and ranks are those of the rarer words beside it. Where there is none, the reports that were added last come first; they are found one after the
//! other, and no more of them are looked at than a page shows.

use super::filter::{Conditions, Filter, text};
use super::page::{Cursor, Page};
use super::reports::ReportRow;
use crate::Archive;
use crate::search::{Clause, Query};
use rusqlite::{Connection, Result, params, params_from_iter};

/// A word that more reports have says nothing of how well a report fits.
pub const RANKED: usize = 20_000;

impl Archive {
    /// A page of the reports that a query finds: by rank where a word of it is in at most `ranked` reports, else the newest first.
    pub(super) fn reports_by_words(
        &self,
        filter: &Filter,
        query: &Query,
        page: &Page,
        ranked: usize,
    ) -> Result<(Vec<ReportRow>, Option<Cursor>)> {
        let rare = rare(self.connection(), query, ranked)?;
        let (found, more) = if rare.is_empty() { self.newest(filter, query, page)? } else { self.ranked(filter, query, &rare, page)? };
        let next = found.last().filter(|_| more).map(|&report| Cursor { day: String::new(), record: report, n: 0 });
        Ok((self.report_rows(&found)?, next))
    }

    /// A page of numbers by rank, and whether there are more. Of the same rank the newest come first.
    fn ranked(&self, filter: &Filter, query: &Query, rare: &[&Clause], page: &Page) -> Result<(Vec<i64>, bool)> {
        let (from, mut all) = source(filter);
        let ranks = Query { clauses: rare.iter().map(|&clause| clause.clone()).collect() };
        let mut clause = "words MATCH ?".to_owned();
        let mut values = vec![text(ranks.expression())];
        if ranks.clauses.len() < query.clauses.len() {
            // The plus keeps SQLite from looking for the words once for each of the reports.
            clause.push_str(" AND +words.rowid IN (SELECT rowid FROM words WHERE words MATCH ?)");
            values.push(text(query.matching()));
        }
        values.append(&mut all.values);
        let sql = format!("SELECT bm25(words), words.rowid FROM {from} WHERE {clause} AND {}", all.clause());
        let mut ranked: Vec<(f64, i64)> = self
            .connection()
            .prepare_cached(&sql)?
            .query_map(params_from_iter(&values), |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<Result<_>>()?;
        ranked.sort_by(|one, other| one.0.total_cmp(&other.0).then(other.1.cmp(&one.1)));
        let start = match &page.cursor {
            None => 0,
            Some(cursor) => ranked.iter().position(|&(_, report)| report == cursor.record).map_or(ranked.len(), |at| at + 1),
        };
        let end = ranked.len().min(start.saturating_add(page.limit));
        Ok((ranked[start..end].iter().map(|&(_, report)| report).collect(), end < ranked.len()))
    }

    /// A page of numbers, those added last first, and whether there are more.
    fn newest(&self, filter: &Filter, query: &Query, page: &Page) -> Result<(Vec<i64>, bool)> {
        let (from, mut all) = source(filter);
        all.values.insert(0, text(query.matching()));
        if let Some(cursor) = &page.cursor {
            all.add("words.rowid < ?", [cursor.record.into()]);
        }
        let sql = format!(
            "SELECT words.rowid FROM {from} WHERE words MATCH ? AND {} ORDER BY words.rowid DESC LIMIT {}",
            all.clause(),
            page.limit.saturating_add(1)
        );
        let mut found: Vec<i64> =
            self.connection().prepare_cached(&sql)?.query_map(params_from_iter(&all.values), |row| row.get(0))?.collect::<Result<_>>()?;
        let more = found.len() > page.limit;
        found.truncate(page.limit);
        Ok((found, more))
    }
}

/// Where reports are looked for, and what else they must be like.
fn source(filter: &Filter) -> (&'static str, Conditions) {
    let all = filter.of_report();
    // Live reports alone have words: where nothing else is asked for, the reports need not be looked at.
    if filter.statuses.is_empty() && all.values.is_empty() {
        ("words", Conditions::default())
    } else {
        ("words CROSS JOIN reports r ON r.report = words.rowid", all)
    }
}

/// The pieces that must be there and whose alternatives together are in so many reports at most.
fn rare<'q>(connection: &Connection, query: &'q Query, most: usize) -> Result<Vec<&'q Clause>> {
    // The count ends where it is clear: a word that all reports have is as quickly counted as another.
    let mut ask = connection.prepare_cached("SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ?1 LIMIT ?2)")?;
    // A phrase is in no more reports than its rarest word.
    let mut least = |words: &[String]| {
        let mut least = usize::MAX;
        for word in words {
            let reports: i64 = ask.query_row(params![word, most as i64 + 1], |row| row.get(0))?;
            least = least.min(usize::try_from(reports).unwrap_or(usize::MAX));
        }
        Ok::<usize, rusqlite::Error>(least)
    };
    let mut rare = Vec::new();
    for clause in query.clauses.iter().filter(|clause| !clause.not) {
        let mut count = 0;
        for piece in &clause.any {
            // Nearly all reports that have its words as written have their lemmas too.
            let mut reports = 0;
            for words in piece.lists() {
                reports = reports.max(least(&words)?);
            }
            count += reports;
            if count > most {
                break;
            }
        }
        if count <= most {
            rare.push(clause);
        }
    }
    Ok(rare)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Filing, Incoming, Packer, Records, RunInfo, Writer};
    use waqai_coder::SearchWords;

    /// An archive of reports with these words. Each test has a folder of its own.
    fn archive(name: &str, texts: &[&str]) -> (std::path::PathBuf, Archive) {
        let folder = std::env::temp_dir().join(format!("waqai-by-words-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        let path = folder.join("waqai.db");
        let mut writer = Writer::open(&path, b"dictionary", RunInfo { kind: "add".into(), ..RunInfo::default() }).unwrap();
        let mut packer = Packer::new(b"dictionary").unwrap();
        for text in texts {
            let words = SearchWords { lemmas: (*text).into(), forms: (*text).into() };
            let report = Incoming { id: text, text, ..Incoming::default() };
            writer.add(Filing::new(&report, Records::default(), words, &mut packer).unwrap()).unwrap();
        }
        writer.finish().unwrap();
        (folder, Archive::read(&path).unwrap())
    }

    /// All that a query finds, three a page.
    fn find(archive: &Archive, query: &str, ranked: usize) -> Vec<i64> {
        let mut query = Query::read(query).unwrap();
        for piece in query.pieces_mut() {
            piece.lemmas = piece.forms.clone();
        }
        let mut page = Page { limit: 3, ..Page::default() };
        let mut all = Vec::new();
        loop {
            let (rows, next) = archive.reports_by_words(&Filter::default(), &query, &page, ranked).unwrap();
            all.extend(rows.iter().map(|row| row.report));
            match next {
                Some(next) => page.cursor = Some(next),
                None => return all,
            }
        }
    }

    const TEXTS: [&str; 8] = [
        "ministers met",
        "ministers met in the capital and ministers met again and ministers left",
        "storm met storm",
        "ministers spoke and left the capital",
        "ministers met and left",
        "the capital is quiet",
        "ministers met in the evening",
        "met by storm",
    ];

    #[test]
    fn what_fits_best_comes_first_and_of_common_words_the_newest() {
        let (folder, archive) = archive("order", &TEXTS);
        assert_eq!(find(&archive, "storm", 2), [3, 8], "the report that names it twice");
        assert_eq!(find(&archive, "storm", 1), [8, 3]);
        assert_eq!(find(&archive, "ministers", 4), [7, 5, 4, 2, 1]);
        // A phrase of two common words.
        assert_eq!(find(&archive, "\"ministers met\"", 4), [7, 5, 2, 1]);
        assert_eq!(find(&archive, "\"left the\"", 1), [4]);
        drop(archive);
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_rare_word_ranks_what_a_common_one_is_in_too() {
        let (folder, archive) = archive("rare", &TEXTS);
        for ranked in [3, 8] {
            let mut found = find(&archive, "ministers capital", ranked);
            found.sort_unstable();
            assert_eq!(found, [2, 4], "{ranked}");
        }
        assert_eq!(find(&archive, "ministers capital", 1), [4, 2]);
        assert_eq!(find(&archive, "capital -ministers", 3), [6]);
        assert_eq!(find(&archive, "capital -ministers", 1), [6]);
        assert!(find(&archive, "absent ministers", 1).is_empty());
        drop(archive);
        std::fs::remove_dir_all(folder).unwrap();
    }
}
