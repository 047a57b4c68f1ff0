//! Latin words that stand for Arabic names: by the names of the archive's actors.

use super::filter::name_words;
use crate::Archive;
use crate::error::Result;
use crate::search::{Piece, Query};
use std::collections::BTreeSet;

/// At most so many names for one piece of a query.
const MOST: usize = 100;

impl Archive {
    /// Adds to every Latin piece of a query the Arabic words of the names that it can mean: those at the same place in the name where both have as many
    /// words, the whole name where they have not.
    pub fn add_names(&self, query: &mut Query) -> Result<()> {
        for clause in &mut query.clauses {
            let latin: Vec<Vec<String>> = clause
                .any
                .iter()
                .filter(|piece| piece.forms.iter().all(|form| form.bytes().all(|letter| letter.is_ascii_alphanumeric())))
                .filter(|piece| piece.forms.iter().any(|form| form.bytes().any(|letter| letter.is_ascii_alphabetic())))
                .map(|piece| name_words(&piece.written))
                .collect();
            for wanted in latin {
                clause.any.extend(self.arabic_names(&wanted)?.into_iter().map(Piece::phrase));
            }
        }
        Ok(())
    }

    fn arabic_names(&self, wanted: &[String]) -> Result<BTreeSet<Vec<String>>> {
        let mut found = BTreeSet::new();
        let Some(first) = wanted.first() else { return Ok(found) };
        self.check((|| {
            let mut ask = self.connection().prepare_cached(
                "SELECT a.name, a.name_en FROM actor_words w CROSS JOIN actors a ON a.actor = w.actor
                     WHERE w.word = ?1 AND a.name IS NOT NULL AND a.name_en IS NOT NULL",
            )?;
            let mut rows = ask.query([first])?;
            while let Some(row) = rows.next()? {
                let name_en = row.get_ref(1)?.as_str()?;
                let english = name_words(name_en);
                let Some(at) = (0..english.len()).find(|&at| english[at..].starts_with(wanted)) else { continue };
                let arabic: Vec<String> =
                    waqai_coder::search_forms(row.get_ref(0)?.as_str()?).split(' ').map(str::to_owned).filter(|word| word != ".").collect();
                let same = arabic.len() == english.len();
                found.insert(if same { arabic[at..at + wanted.len()].to_vec() } else { arabic });
                if found.len() >= MOST {
                    break;
                }
            }
            Ok(())
        })())?;
        found.retain(|words: &Vec<String>| !words.is_empty() && !words[0].is_empty());
        Ok(found)
    }
}
