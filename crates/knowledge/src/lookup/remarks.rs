//! Words of a question that say how a title stands to its owner: that it is no longer held, or where it is held.

use super::Script;
use crate::Register;
use waqai_tables::TableError;

/// The words, folded.
#[derive(Debug, Default)]
pub(super) struct Remarks {
    former: Vec<(Script, Vec<String>)>,
    posted: Vec<(Script, Vec<String>)>,
}

impl Remarks {
    /// From the tables.
    pub fn new(register: &Register) -> Result<Remarks, TableError> {
        let mut remarks = Remarks::default();
        for (says, phrase) in register.title_words()? {
            let script = Script::of(&phrase);
            let words = script.words(&phrase);
            match says.as_str() {
                "former" => remarks.former.push((script, words)),
                _ => remarks.posted.push((script, words)),
            }
        }
        // The longest first: المنتهية ولايته before its first word.
        remarks.former.sort_by_key(|(_, words)| std::cmp::Reverse(words.len()));
        Ok(remarks)
    }

    /// The question without the first words that say that an office is no longer held; as it is where there are none, or nothing else.
    pub fn without_former(&self, script: Script, words: &[String]) -> Vec<String> {
        for (_, former) in self.former.iter().filter(|(of, phrase)| *of == script && phrase.len() < words.len()) {
            if let Some(at) = words.windows(former.len()).position(|window| window == former.as_slice()) {
                return [&words[..at], &words[at + former.len()..]].concat();
            }
        }
        words.to_vec()
    }

    /// Where the word stands behind which the place of a post is named: with words on both sides.
    pub fn posted(&self, script: Script, words: &[String]) -> Option<usize> {
        let says = |word: &String| self.posted.iter().any(|(of, phrase)| *of == script && phrase.as_slice() == std::slice::from_ref(word));
        (1..words.len().saturating_sub(1)).find(|&at| says(&words[at]))
    }
}
