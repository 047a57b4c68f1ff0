//! A sentence of a treebank.

use std::borrow::Cow;
use std::ops::Range;

/// A syntactic word: one numbered line. Columns that were `_` are empty, but for a form or lemma that is an underscore itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// The form, FORM.
    pub form: String,
    /// The lemma, LEMMA.
    pub lemma: String,
    /// The universal part of speech, UPOS.
    pub upos: String,
    /// The treebank's own tag, XPOS.
    pub xpos: String,
    /// The features as written, FEATS.
    pub feats: String,
    /// The number of the head, counted from 1; 0 for the root.
    pub head: u32,
    /// The relation to the head, DEPREL.
    pub deprel: String,
    /// Enhanced dependencies, DEPS.
    pub deps: String,
    /// Anything else, MISC.
    pub misc: String,
}

/// A surface token: one word, or the line `3-4` with the words it stands for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Token {
    /// The form as it stands in the text.
    pub form: String,
    /// Its words, counted from 0.
    pub words: Range<usize>,
    /// Whether a space follows (no `SpaceAfter=No`).
    pub space_after: bool,
    /// MISC of the token's own line, where it has several words.
    pub misc: String,
}

/// A sentence: its comments, its tokens as they stand in the text, and their words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    /// The lines that begin with `#`, without that sign and the space after it. A line that has no space there (`#a`, `#`), or another `#` after
    /// it, is kept whole, so that it can be written as it stood.
    pub comments: Vec<String>,
    /// Tokens in order; every word belongs to exactly one.
    pub tokens: Vec<Token>,
    /// Words in order.
    pub words: Vec<Word>,
}

impl Sentence {
    /// The value of a comment such as `# text = …`.
    ///
    /// ```
    /// let sentence = waqai_conllu::Sentence { comments: vec!["source = invented".into()], ..Default::default() };
    /// assert_eq!(sentence.comment("source"), Some("invented"));
    /// assert_eq!(sentence.comment("text"), None);
    /// ```
    pub fn comment(&self, key: &str) -> Option<&str> {
        self.comments.iter().find_map(|comment| {
            let (name, value) = comment.trim_start_matches(['#', ' ']).split_once('=')?;
            (name.trim() == key).then(|| value.trim())
        })
    }

    /// Gives a comment a value: in place where it is there, at the end where it is not.
    ///
    /// ```
    /// let mut sentence = waqai_conllu::Sentence::default();
    /// sentence.set_comment("sent_id", "a-1");
    /// sentence.set_comment("sent_id", "a-2");
    /// assert_eq!(sentence.comments, ["sent_id = a-2"]);
    /// ```
    pub fn set_comment(&mut self, key: &str, value: &str) {
        let is_it = |comment: &&mut String| {
            let name = comment.trim_start_matches(['#', ' ']).split_once('=').map(|(name, _)| name.trim());
            name == Some(key)
        };
        let new = format!("{key} = {value}");
        match self.comments.iter_mut().find(is_it) {
            Some(old) => *old = new,
            None => self.comments.push(new),
        }
    }

    /// `# sent_id`: the name of the sentence, which no other one of the file has.
    pub fn sent_id(&self) -> Option<&str> {
        self.comment("sent_id")
    }

    /// The text: `# text`, or where it is missing the tokens with a space after each that allows one, the last left out.
    ///
    /// ```
    /// let sentences = waqai_conllu::read("1\tقال\t_\t_\t_\t_\t0\troot\t_\t_\n2\tنعم\t_\t_\t_\t_\t1\tobj\t_\tSpaceAfter=No\n3\t.\t_\t_\t_\t_\t1\tpunct\t_\t_\n")?;
    /// assert_eq!(sentences[0].text(), "قال نعم.");
    /// # Ok::<(), waqai_conllu::Error>(())
    /// ```
    pub fn text(&self) -> Cow<'_, str> {
        if let Some(text) = self.comment("text") {
            return Cow::Borrowed(text);
        }
        let mut text = String::new();
        for (at, token) in self.tokens.iter().enumerate() {
            text.push_str(&token.form);
            if token.space_after && at + 1 < self.tokens.len() {
                text.push(' ');
            }
        }
        Cow::Owned(text)
    }

    /// Whether a document begins here: `# newdoc`, with or without an id.
    pub fn begins_document(&self) -> bool {
        self.begins("newdoc")
    }

    /// Whether a paragraph begins here: `# newpar`, with or without an id.
    pub fn begins_paragraph(&self) -> bool {
        self.begins("newpar")
    }

    /// The id of the document that begins here: `# newdoc id = …`.
    ///
    /// ```
    /// let sentence = waqai_conllu::Sentence { comments: vec!["newdoc id = a".into(), "newpar".into()], ..Default::default() };
    /// assert!(sentence.begins_document() && sentence.begins_paragraph());
    /// assert_eq!((sentence.document_id(), sentence.paragraph_id()), (Some("a"), None));
    /// ```
    pub fn document_id(&self) -> Option<&str> {
        self.comment("newdoc id")
    }

    /// The id of the paragraph that begins here: `# newpar id = …`.
    pub fn paragraph_id(&self) -> Option<&str> {
        self.comment("newpar id")
    }

    fn begins(&self, what: &str) -> bool {
        self.comments.iter().any(|comment| {
            let rest = comment.trim_start_matches(['#', ' ']).strip_prefix(what);
            rest.is_some_and(|rest| rest.trim().is_empty() || rest.starts_with(" id"))
        })
    }
}
