//! The knowledge that the program carries: the tables of `knowledge/` and the image they were compiled into when it was built, with the trained
//! models of `models/open`.
//!
//! ```
//! let resources = waqai_base::resources();
//! let report = waqai_coder::Worker::default().code(&resources, waqai_coder::Input { text: "زار وزير الخارجية التركي بغداد.", ..Default::default() });
//! assert_eq!(report.events.len(), 1);
//! ```

use waqai_coder::Resources;
use waqai_lang::Lexicon;
use waqai_tables::{TableError, TableSet, Vocabulary};
use waqai_text::Calendar;

/// The image in the parts that are read side by side; see the build script.
static VOCABULARY: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/vocabulary.bin"));
static KNOWLEDGE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/knowledge.bin"));
static OTHERS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/others.bin"));
static TABLES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/tables.rs"));

/// The compiled knowledge, with the trained models that the program carries. Reading it takes some tens of milliseconds: do it once and share it.
/// A program built without models reads without them.
///
/// # Panics
/// Never in a program whose build succeeded: the image was written by the same code that reads it.
pub fn resources() -> Resources {
    let (tables, models) = std::thread::scope(|scope| {
        let models = scope.spawn(waqai_models::open);
        (tables_only(), models.join())
    });
    Resources { models: models.ok().and_then(Result::ok), ..tables }
}

/// The compiled knowledge without models: the reader then goes by lexicon and chunks alone.
///
/// # Panics
/// As [`resources`].
pub fn tables_only() -> Resources {
    let (vocabulary, knowledge, others) = std::thread::scope(|scope| {
        let vocabulary = scope.spawn(|| postcard::from_bytes(VOCABULARY));
        let knowledge = scope.spawn(|| postcard::from_bytes(KNOWLEDGE));
        let others = postcard::from_bytes(OTHERS);
        (vocabulary.join(), knowledge.join(), others)
    });
    match (vocabulary, knowledge, others) {
        (Ok(Ok(vocabulary)), Ok(Ok(knowledge)), Ok((calendar, lexicon, rules, clause_words, digest))) => {
            Resources { vocabulary, calendar, lexicon, knowledge, rules, clause_words, models: None, digest }
        }
        _ => panic!("the compiled knowledge of this program is damaged; build it again"),
    }
}

/// The numbers of word forms and the lexicon alone: enough to read the words of a query, and loaded in a fraction of the time.
///
/// ```
/// use waqai_coder::{SearchReader, SearchWords};
/// let (vocabulary, lexicon) = waqai_base::words();
/// let mut words = SearchWords::default();
/// SearchReader::default().read(&lexicon, &vocabulary, "بالفيروس", &mut words);
/// assert_eq!((words.lemmas.as_str(), words.forms.as_str()), ("فيروس", "بالفيروس"));
/// ```
///
/// # Panics
/// As [`resources`].
pub fn words() -> (Vocabulary, Lexicon) {
    let (vocabulary, others) = std::thread::scope(|scope| {
        let vocabulary = scope.spawn(|| postcard::from_bytes(VOCABULARY));
        // The lexicon stands in front of what is not needed.
        let others = postcard::take_from_bytes::<(Calendar, Lexicon)>(OTHERS);
        (vocabulary.join(), others)
    });
    match (vocabulary, others) {
        (Ok(Ok(vocabulary)), Ok(((_, lexicon), _))) => (vocabulary, lexicon),
        _ => panic!("the compiled knowledge of this program is damaged; build it again"),
    }
}

/// How many bytes the compiled knowledge takes in the program.
pub fn image_size() -> usize {
    VOCABULARY.len() + KNOWLEDGE.len() + OTHERS.len()
}

/// The tables as text.
pub fn tables() -> TableSet {
    TableSet::new(TABLES.iter().copied())
}

/// The tables with a user's files laid over them, compiled, without models. Each file is its path below `knowledge/`, the name to show in errors, and its contents.
pub fn with_overlay<'a>(files: impl IntoIterator<Item = (&'a str, &'a str, &'a str)>) -> Result<Resources, TableError> {
    let mut tables = tables();
    for (path, shown, text) in files {
        if !tables.knows(path) {
            return Err(TableError {
                file: shown.into(),
                line: 1,
                column: String::new(),
                problem: format!("the program has no table `{path}`"),
                remedy: "Name the file after a bundled table, such as actors/people.tsv or actors/people-mine.tsv".into(),
            });
        }
        tables.lay_over(path, shown, text);
    }
    Resources::compile(&tables)
}
