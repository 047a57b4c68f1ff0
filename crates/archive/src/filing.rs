//! A report made ready for the archive: all that can be done without it, so that many threads do it at once.

use crate::ids::{TextHash, first_bits, key_of, text_hash};
use crate::likeness::{Sketch, sketch};
use crate::notices::{Notice, Notices};
use crate::records::Records;
use crate::texts::Packer;
use waqai_coder::SearchWords;

/// A report as it came in.
#[derive(Clone, Copy, Debug, Default)]
pub struct Incoming<'a> {
    /// Given, or made from the text.
    pub id: &'a str,
    /// As received.
    pub text: &'a str,
    /// Its title.
    pub title: Option<&'a str>,
    /// Its address.
    pub url: Option<&'a str>,
    /// The agency that it came with.
    pub agency: Option<&'a str>,
    /// The day that it came with, ISO 8601.
    pub published: Option<&'a str>,
    /// File, and line where there are several reports in it.
    pub origin: &'a str,
}

impl Incoming<'_> {
    /// The key of the report: the same text with the same description is the same report.
    ///
    /// ```
    /// use waqai_archive::Incoming;
    /// let report = Incoming { id: "a", text: "نص", ..Incoming::default() };
    /// assert_eq!(report.key(), Incoming { origin: "elsewhere.txt:3", ..report }.key());
    /// assert_ne!(report.key(), Incoming { published: Some("2020-01-01"), ..report }.key());
    /// ```
    pub fn key(&self) -> i64 {
        // Left out and empty differ.
        let field = |value: Option<&str>| value.map_or(String::new(), |value| format!("={value}"));
        let (title, url, agency, published) = (field(self.title), field(self.url), field(self.agency), field(self.published));
        key_of(&[self.id.as_bytes(), self.text.as_bytes(), title.as_bytes(), url.as_bytes(), agency.as_bytes(), published.as_bytes()])
    }
}

/// A report ready to be stored.
#[derive(Clone, Debug)]
pub struct Filing {
    pub(crate) key: i64,
    pub(crate) text_key: i64,
    pub(crate) text_hash: TextHash,
    pub(crate) id: String,
    pub(crate) title: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) given_agency: Option<String>,
    pub(crate) given_published: Option<String>,
    pub(crate) origin: String,
    pub(crate) characters: u32,
    /// The text as it came; kept until it is stored, for corrections.
    pub(crate) text: String,
    pub(crate) packed: Vec<u8>,
    pub(crate) glosses: Option<Vec<u8>>,
    pub(crate) words: SearchWords,
    pub(crate) sketch: Sketch,
    pub(crate) notice: Option<Notice>,
    /// What was found in it.
    pub records: Records,
}

impl Filing {
    /// Makes a report ready. `words` are those of its text; `packer` has the archive's dictionary.
    pub fn new(incoming: &Incoming, records: Records, mut words: SearchWords, packer: &mut Packer) -> std::io::Result<Filing> {
        let text_hash = text_hash(incoming.text);
        let sketch = sketch(&words.forms);
        words.add_title(incoming.title);
        let owned = |value: Option<&str>| value.map(str::to_owned);
        Ok(Filing {
            key: incoming.key(),
            text_key: first_bits(&text_hash),
            text_hash,
            id: incoming.id.to_owned(),
            title: owned(incoming.title),
            url: owned(incoming.url),
            given_agency: owned(incoming.agency),
            given_published: owned(incoming.published),
            origin: incoming.origin.to_owned(),
            characters: incoming.text.chars().count() as u32,
            text: incoming.text.to_owned(),
            packed: packer.pack(incoming.text)?,
            glosses: pack_glosses(&records, packer)?,
            sketch,
            notice: None,
            words,
            records,
        })
    }

    /// The same with the notice that it begins with, where it begins with one: it then withdraws or corrects the report that it is about.
    pub fn with_notice(mut self, notices: &Notices) -> Filing {
        let behind = self.records.dateline.as_ref().map_or(0, |dateline| dateline.range.end);
        self.notice = notices.find(self.title.as_deref(), &self.text, behind);
        self
    }

    /// The id that the report came with, or that was made from its text.
    pub fn id(&self) -> &str {
        &self.id
    }
}

/// The lines of all events in few bytes; none where there are no events.
pub(crate) fn pack_glosses(records: &Records, packer: &mut Packer) -> std::io::Result<Option<Vec<u8>>> {
    let glosses = records.glosses();
    if glosses.is_empty() {
        return Ok(None);
    }
    // The English lines first, then the Arabic ones: what is alike stands together.
    let mut lines = String::new();
    for line in glosses.iter().map(|gloss| gloss.0).chain(glosses.iter().map(|gloss| gloss.1)) {
        lines.push_str(line);
        lines.push('\n');
    }
    Ok(Some(packer.pack(&lines)?))
}

/// The lines of events again: English and Arabic.
pub(crate) fn read_glosses(lines: &str) -> Vec<(String, String)> {
    let lines: Vec<&str> = lines.lines().collect();
    let (english, arabic) = lines.split_at(lines.len() / 2);
    english.iter().zip(arabic).map(|(english, arabic)| ((*english).to_owned(), (*arabic).to_owned())).collect()
}
