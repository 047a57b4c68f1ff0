//! The lexicon: every form that the tables give or rules make, with its readings.

use crate::features::{Analysis, Features, Gender, Lemma, Number, Part, Tense};
use crate::nominals::{Pattern, decline, decline_defective};
use crate::verbs::{PrincipalParts, conjugate};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use waqai_tables::{Ends, Form, TableError, TableSet, Vocabulary};
use waqai_text::fold;

/// A lemma: the word a dictionary lists.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LemmaEntry {
    /// The lemma as the table writes it: a verb in the perfect, a noun in the singular.
    pub text: Box<str>,
    /// Its folded form.
    pub form: Form,
    /// Whether it is a verb.
    pub is_verb: bool,
    /// The verb that a verbal noun or participle belongs to.
    pub of_verb: Option<Lemma>,
}

/// All lemmas and the readings of all their forms, shared by all threads.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Lexicon {
    lemmas: Vec<LemmaEntry>,
    ends: Ends,
    #[serde(with = "crate::readings")]
    analyses: Vec<Analysis>,
    /// Forms that are whole names, as a set of bits.
    names: Bits,
    /// Those of them that name states.
    states: Bits,
    /// Lemmas that the rules speak of: the common ones of newswire.
    common: Bits,
}

/// A set of forms.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Bits(Vec<u64>);

impl Bits {
    fn insert(&mut self, form: Form) {
        let (block, bit) = (form.0 as usize / 64, form.0 % 64);
        if block >= self.0.len() {
            self.0.resize(block + 1, 0);
        }
        self.0[block] |= 1 << bit;
    }

    fn contains(&self, form: Form) -> bool {
        self.0.get(form.0 as usize / 64).is_some_and(|block| block >> (form.0 % 64) & 1 == 1)
    }
}

impl Lexicon {
    /// Builds the lexicon from `lexicon/verbs`, `lexicon/nouns` and `lexicon/particles`, numbering every form in the vocabulary.
    pub fn compile(tables: &TableSet, vocabulary: &mut Vocabulary) -> Result<Lexicon, TableError> {
        let mut builder = Builder { vocabulary, lemmas: Vec::new(), verbs: HashMap::new(), nominals: HashMap::new(), readings: Vec::new() };
        builder.verbs(tables)?;
        builder.nouns(tables)?;
        builder.particles(tables)?;
        Ok(builder.finish())
    }

    /// The readings of a form; none for a form that only names use.
    pub fn analyses(&self, form: Form) -> &[Analysis] {
        &self.analyses[self.ends.range(form.0 as usize)]
    }

    /// Marks forms that are whole names (لبنان), so that no clitic is cut off them; among them those of states.
    pub fn mark_names(&mut self, names: impl IntoIterator<Item = Form>, states: impl IntoIterator<Item = Form>) {
        names.into_iter().for_each(|form| self.names.insert(form));
        states.into_iter().for_each(|form| self.states.insert(form));
    }

    /// Marks lemmas that rules speak of: where a form has several readings, theirs are likelier.
    pub fn mark_common(&mut self, lemmas: impl IntoIterator<Item = Lemma>) {
        lemmas.into_iter().for_each(|lemma| self.common.insert(Form(lemma.0)));
    }

    /// Whether rules speak of a lemma.
    pub fn is_common(&self, lemma: Lemma) -> bool {
        self.common.contains(Form(lemma.0))
    }

    /// Whether a form is a whole name.
    pub fn is_name(&self, form: Form) -> bool {
        self.names.contains(form)
    }

    /// Whether a form is the whole name of a state or capital.
    pub fn is_state(&self, form: Form) -> bool {
        self.states.contains(form)
    }

    /// A lemma's entry.
    pub fn lemma(&self, lemma: Lemma) -> &LemmaEntry {
        &self.lemmas[lemma.0 as usize]
    }

    /// The verb that a reading is a form of: itself, or the verb of a verbal noun or participle.
    pub fn verb_of(&self, lemma: Lemma) -> Option<Lemma> {
        let entry = self.lemma(lemma);
        if entry.is_verb { Some(lemma) } else { entry.of_verb }
    }

    /// All lemmas with their numbers.
    pub fn lemmas(&self) -> impl Iterator<Item = (Lemma, &LemmaEntry)> {
        self.lemmas.iter().enumerate().map(|(at, entry)| (Lemma(at as u32), entry))
    }
}

struct Builder<'v> {
    vocabulary: &'v mut Vocabulary,
    lemmas: Vec<LemmaEntry>,
    verbs: HashMap<Form, Lemma>,
    nominals: HashMap<Form, Lemma>,
    readings: Vec<(Form, Analysis)>,
}

impl Builder<'_> {
    fn lemma(&mut self, text: &str, is_verb: bool, of_verb: Option<Lemma>) -> Lemma {
        let form = self.vocabulary.intern(&fold(text));
        let index = if is_verb { &mut self.verbs } else { &mut self.nominals };
        let fresh = Lemma(self.lemmas.len() as u32);
        let lemma = *index.entry(form).or_insert(fresh);
        if lemma == fresh {
            self.lemmas.push(LemmaEntry { text: text.into(), form, is_verb, of_verb });
        } else if self.lemmas[lemma.0 as usize].of_verb.is_none() {
            self.lemmas[lemma.0 as usize].of_verb = of_verb;
        }
        lemma
    }

    fn add(&mut self, forms: Vec<(String, Features)>, lemma: Lemma, part: Part) {
        for (form, features) in forms {
            let form = self.vocabulary.intern(&fold(&form));
            self.readings.push((form, Analysis { lemma, part, features }));
        }
    }

    fn verbs(&mut self, tables: &TableSet) -> Result<(), TableError> {
        for row in tables.table("lexicon/verbs", &["perfect", "imperfect"])?.rows {
            let perfect = row.required("perfect")?;
            let parts = PrincipalParts { perfect, imperfect: row.required("imperfect")?, perfect_passive: row.get("perfect_passive") };
            let verb = self.lemma(perfect, true, None);
            self.add(conjugate(&parts), verb, Part::Verb);
            for masdar in row.list("masdar") {
                let lemma = self.lemma(masdar, false, Some(verb));
                self.add(decline(masdar, Pattern::Noun, Features::new()), lemma, Part::Masdar);
            }
            let defective = perfect.ends_with(['\u{627}', '\u{649}', '\u{64A}']);
            for active in row.list("active") {
                let lemma = self.lemma(active, false, Some(verb));
                let whole = active.ends_with('\u{64A}');
                let forms = if defective && !whole {
                    decline_defective(active, Features::new())
                } else {
                    decline(active, Pattern::Adjective, Features::new())
                };
                self.add(forms, lemma, Part::ActiveParticiple);
            }
            for passive in row.list("passive") {
                let lemma = self.lemma(passive, false, Some(verb));
                self.add(decline(passive, Pattern::Adjective, Features::new()), lemma, Part::PassiveParticiple);
            }
        }
        Ok(())
    }

    fn nouns(&mut self, tables: &TableSet) -> Result<(), TableError> {
        for row in tables.table("lexicon/nouns", &["singular", "kind"])?.rows {
            let singular = row.required("singular")?;
            if singular.contains(' ') {
                continue;
            }
            let adjective = row.get("kind") == "adj";
            let human = row.get("class") == "human";
            let (part, pattern) = match (adjective, human) {
                (true, _) => (Part::Adjective, Pattern::Adjective),
                (false, true) => (Part::Noun, Pattern::Human),
                (false, false) => (Part::Noun, Pattern::Noun),
            };
            let mut features = Features::new().gender(if row.get("gender") == "f" { Gender::Feminine } else { Gender::Masculine });
            if human {
                features = features.human();
            }
            let lemma = self.lemma(singular, false, None);
            self.add(decline(singular, pattern, features), lemma, part);
            for plural in row.list("plural").filter(|plural| !plural.contains(' ')) {
                let form = vec![
                    (plural.to_owned(), features.number(Number::Plural)),
                    (format!("{plural}\u{627}"), features.number(Number::Plural).accusative()),
                ];
                self.add(form, lemma, part);
            }
        }
        Ok(())
    }

    fn particles(&mut self, tables: &TableSet) -> Result<(), TableError> {
        for row in tables.table("lexicon/particles", &["word", "kind"])?.rows {
            let word = row.required("word")?;
            let part = Part::of_kind(row.get("kind")).ok_or_else(|| {
                row.error("kind", &format!("`{}` is no kind of particle", row.get("kind")), "See knowledge/README.md for the kinds")
            })?;
            if word.contains(' ') {
                continue;
            }
            let lemma = self.lemma(word, false, None);
            self.add(vec![(word.to_owned(), Features::new())], lemma, part);
        }
        Ok(())
    }

    fn finish(mut self) -> Lexicon {
        self.readings.sort();
        self.readings.dedup_by(|a, b| a.0 == b.0 && a.1.lemma == b.1.lemma && a.1.part == b.1.part && same_reading(a.1, b.1));
        // قال is a verb; that قلى has a participle of the same letters is no news.
        let perfect: std::collections::HashSet<Form> = self
            .readings
            .iter()
            .filter(|(_, a)| a.part == Part::Verb && a.features.get_tense() == Some(Tense::Perfect) && a.features.get_person() == 3)
            .map(|(form, _)| *form)
            .collect();
        self.readings.retain(|(form, a)| {
            !(a.part == Part::ActiveParticiple
                && a.features.is_construct()
                && a.features.get_number() == Some(Number::Singular)
                && perfect.contains(form))
        });
        let mut ends = Ends::default();
        let mut analyses: Vec<Analysis> = Vec::with_capacity(self.readings.len());
        let mut readings = self.readings.into_iter().peekable();
        for number in 0..self.vocabulary.len() {
            while readings.peek().is_some_and(|(form, _)| form.0 as usize == number) {
                analyses.extend(readings.next().map(|(_, analysis)| analysis));
            }
            ends.push(analyses.len() as u32);
        }
        Lexicon { lemmas: self.lemmas, ends, analyses, names: Bits::default(), states: Bits::default(), common: Bits::default() }
    }
}

/// Readings that differ only in what no reader looks at are one.
fn same_reading(a: Analysis, b: Analysis) -> bool {
    a.features.get_tense() == b.features.get_tense()
        && a.features.get_person() == b.features.get_person()
        && a.features.get_number() == b.features.get_number()
        && a.features.get_gender() == b.features.get_gender()
}
