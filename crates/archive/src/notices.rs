//! Notices by which an agency withdraws or corrects a report of its own.

use waqai_tables::{TableError, TableSet};
use waqai_text::{Text, TokenKind};

/// What a notice says of the report that it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// It is not to be used any more.
    Withdrawal,
    /// The notice's own text takes its place.
    Correction,
}

/// A notice at the beginning of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What it says.
    pub kind: NoticeKind,
    /// The words that say so, as written.
    pub words: String,
}

/// The words by which notices are recognised, from the table `statements/notices`.
///
/// ```
/// use waqai_archive::notices::{NoticeKind, Notices};
/// let table = "phrase\tkind\talone\nتصويب\tcorrection\tyes\nسحب خبر\twithdrawal\t\n";
/// let notices = Notices::of(&waqai_tables::TableSet::new([("statements/notices.tsv", table)])).unwrap();
/// let kind = |title| notices.find(Some(title), "", 0).map(|notice| notice.kind);
/// assert_eq!(kind("سحب خبر عن الوفد"), Some(NoticeKind::Withdrawal));
/// assert_eq!(kind("(تصويب) زيارة الوفد"), Some(NoticeKind::Correction));
/// // Without a mark behind it the word is one of a sentence.
/// assert_eq!(kind("تصويب مسار المفاوضات"), None);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Notices {
    /// Folded words, what they say, and whether a mark must follow; long ones first.
    phrases: Vec<(Vec<String>, NoticeKind, bool)>,
}

impl Notices {
    /// Reads the table.
    ///
    /// # Errors
    /// A row that says something else, with its place.
    pub fn of(tables: &TableSet) -> Result<Notices, TableError> {
        let mut phrases = Vec::new();
        for row in tables.table("statements/notices", &["phrase"])?.rows {
            let kind = match row.required("kind")? {
                "withdrawal" => NoticeKind::Withdrawal,
                "correction" => NoticeKind::Correction,
                other => return Err(row.error("kind", &format!("`{other}` is no kind of notice"), "Use withdrawal or correction")),
            };
            phrases.push((folded(row.required("phrase")?), kind, row.get("alone") == "yes"));
        }
        phrases.sort_by_key(|(words, _, _)| std::cmp::Reverse(words.len()));
        Ok(Notices { phrases })
    }

    /// The notice that a report begins with: in its title, or in its text, at the beginning or behind the dateline (`behind` code points).
    pub fn find(&self, title: Option<&str>, text: &str, behind: u32) -> Option<Notice> {
        let after: usize = text.chars().take(behind as usize).map(char::len_utf8).sum();
        let beginnings = [title.unwrap_or_default(), text, &text[after..]];
        beginnings.into_iter().find_map(|beginning| self.at(beginning))
    }

    fn at(&self, beginning: &str) -> Option<Notice> {
        // A phrase has few words: the rest of a text need not be read.
        let end = beginning.char_indices().nth(120).map_or(beginning.len(), |(at, _)| at);
        let mut read = Text::default();
        read.read(&beginning[..end]);
        let mark = |kind: TokenKind| matches!(kind, TokenKind::Punctuation(_) | TokenKind::Break);
        let tokens = read.tokens();
        let first = tokens.iter().position(|token| !mark(token.kind))?;
        let words: Vec<String> =
            tokens[first..].iter().take_while(|token| !mark(token.kind)).map(|token| read.folded(token).to_lowercase()).collect();
        let fits = |(phrase, _, alone): &&(Vec<String>, NoticeKind, bool)| {
            words.starts_with(phrase) && (!alone || words.len() == phrase.len() && first + words.len() < tokens.len())
        };
        let (phrase, kind, _) = self.phrases.iter().find(fits)?;
        let span = tokens[first].span.cover(tokens[first + phrase.len() - 1].span);
        Some(Notice { kind: *kind, words: span.slice(&beginning[..end]).to_owned() })
    }
}

fn folded(phrase: &str) -> Vec<String> {
    let mut read = Text::default();
    read.read(phrase);
    read.tokens().iter().map(|token| read.folded(token).to_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notices() -> Notices {
        let table = include_str!("../../../knowledge/statements/notices.tsv");
        Notices::of(&TableSet::new([("statements/notices.tsv", table)])).unwrap()
    }

    #[test]
    fn every_example_of_the_table_is_one_and_sentences_are_none() {
        let table = include_str!("../../../knowledge/statements/notices.tsv");
        let notices = notices();
        for line in table.lines().filter(|line| !line.starts_with('#')).skip(1) {
            let cells: Vec<&str> = line.split('\t').collect();
            let found = notices.find(Some(cells[3]), "", 0);
            assert!(found.is_some_and(|found| (found.kind == NoticeKind::Withdrawal) == (cells[1] == "withdrawal")), "{line}");
        }
        for sentence in
            ["تصحيح مسار العلاقات بين البلدين", "إلغاء زيارة الوزير إلى العاصمة", "طالب النواب بسحب الخبر", "Correction of course in talks"]
        {
            assert_eq!(notices.find(Some(sentence), sentence, 0), None, "{sentence}");
        }
    }

    #[test]
    fn a_notice_may_stand_behind_the_dateline() {
        let text = "الرياض (وكالة) - سحب الخبر الذي بث صباحا عن الوفد.";
        assert_eq!(notices().find(None, text, 0), None);
        let behind = text.split(" - ").next().unwrap().chars().count() as u32 + 2;
        assert_eq!(notices().find(None, text, behind).unwrap().words, "سحب الخبر");
    }
}
