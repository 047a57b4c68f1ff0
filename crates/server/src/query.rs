//! The question in an address, read into what the archive is asked. Lists are written with commas, or by giving the name again.

use crate::language::form;
use crate::problem::Problem;
use waqai_archive::ask::Asked;
use waqai_archive::{Cursor, Page};

/// So many rows has a page unless the question says otherwise.
const USUAL: usize = 50;
/// The most rows of a page.
const MOST: usize = 1000;

/// A question: what, which words, which page; and what is left, for whoever reads more of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Question {
    pub asked: Asked,
    /// Words to search for.
    pub words: Option<String>,
    /// Words as written, not by lemma.
    pub exact: bool,
    pub page: Page,
    /// Names and values that are no filter.
    pub rest: Vec<(String, String)>,
}

impl Question {
    /// Reads an address' question. Empty values do not matter: forms send them.
    pub fn read(question: &str) -> Result<Question, Problem> {
        let mut read = Question { page: Page { limit: USUAL, newest: true, cursor: None }, ..Question::default() };
        for (name, value) in form(question) {
            if !value.trim().is_empty() {
                read.take(name, value.trim())?;
            }
        }
        Ok(read)
    }

    fn take(&mut self, name: String, value: &str) -> Result<(), Problem> {
        let one = || Some(value.to_owned());
        let list = |into: &mut Vec<String>| into.extend(value.split(',').map(|one| one.trim().to_owned()));
        let asked = &mut self.asked;
        match name.as_str() {
            "pair" | "dyad" => asked.pair = one(),
            "state" => list(&mut asked.states),
            "actor" => asked.actor = one(),
            "recipient" => asked.recipient = one(),
            "person" => asked.person = one(),
            "office" => asked.office = one(),
            "rank" => list(&mut asked.ranks),
            "min_rank" => asked.least_rank = one(),
            "type" => list(&mut asked.types),
            "mode" => list(&mut asked.modes),
            "quad" => {
                for number in value.split(',') {
                    let quad = number.trim().parse().ok().filter(|quad| (1..=4).contains(quad));
                    asked.quads.push(quad.ok_or_else(|| Problem::question(format!("{number}: a quad class is a number from 1 to 4")))?);
                }
            }
            "context" => list(&mut asked.contexts),
            "act" => list(&mut asked.acts),
            "about" => asked.about = one(),
            "status" => list(&mut asked.statuses),
            "place" => asked.place = one(),
            "from" => asked.from = one(),
            "to" => asked.to = one(),
            "source" => list(&mut asked.sources),
            "confidence" => {
                let least = value.parse().ok().filter(|least| (0.0..=1.0).contains(least));
                asked.confidence = Some(least.ok_or_else(|| Problem::question(format!("{value}: confidence is a number from 0 to 1")))?);
            }
            "words" | "q" => self.words = one(),
            "exact" => self.exact = yes(&name, value)?,
            "newest" => self.page.newest = yes(&name, value)?,
            "cursor" => self.page.cursor = Some(Cursor::read(value)?),
            "limit" => {
                let limit = value.parse().ok().filter(|limit| (1..=MOST).contains(limit));
                self.page.limit = limit.ok_or_else(|| Problem::question(format!("{value}: limit is a number from 1 to {MOST}")))?;
            }
            "lang" => {}
            _ => self.rest.push((name, value.to_owned())),
        }
        Ok(())
    }
}

/// A yes or no.
fn yes(name: &str, value: &str) -> Result<bool, Problem> {
    match value {
        "true" | "yes" | "on" | "1" => Ok(true),
        "false" | "no" | "off" | "0" => Ok(false),
        _ => Err(Problem::question(format!("{name}={value}: give true or false"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_lists_both_ways() {
        let question = Question::read("type=CONSULT,AGREE&type=AID&pair=KAZ%2CCHN&empty=&limit=5").unwrap();
        assert_eq!(question.asked.types, ["CONSULT", "AGREE", "AID"]);
        assert_eq!(question.asked.pair.as_deref(), Some("KAZ,CHN"));
        assert_eq!(question.page.limit, 5);
    }

    #[test]
    fn refuses_what_it_cannot_read() {
        assert!(Question::read("quad=5").is_err());
        assert!(Question::read("limit=0").is_err());
        assert!(Question::read("confidence=x").is_err());
        assert!(Question::read("cursor=x").is_err());
    }
}
