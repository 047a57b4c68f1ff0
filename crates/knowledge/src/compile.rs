//! From the tables to [`Knowledge`].

use crate::arab_names;
use crate::posts::Posts;
use crate::records::*;
use crate::spelling_key::Correspondences;
use crate::spellings::SpellingsBuilder;
use crate::{Code, Count, Day, Entry, Rank};
use std::collections::HashMap;
use waqai_tables::{Form, PhrasesBuilder, Row, TableError, TableSet, Vocabulary};
use waqai_text::fold;

const ARTICLE: &str = "\u{627}\u{644}";
const SERVANT: &str = "\u{639}\u{628}\u{62F}";

impl Knowledge {
    /// Compiles the tables of `actors/` and `codes/offices`, numbering every word of a name in the vocabulary.
    pub fn compile(tables: &TableSet, vocabulary: &mut Vocabulary) -> Result<Knowledge, TableError> {
        let mut compiler = Compiler {
            knowledge: Knowledge::default(),
            vocabulary,
            names: PhrasesBuilder::default(),
            terms: PhrasesBuilder::default(),
            state_names: Default::default(),
            arab_states: Default::default(),
        };
        compiler.knowledge.correspondences = Correspondences::compile(tables)?;
        compiler.offices(tables)?;
        compiler.states(tables)?;
        compiler.places(tables)?;
        let organisations = compiler.organisations(tables)?;
        compiler.bodies(tables)?;
        compiler.titles(tables, &organisations)?;
        compiler.groups(tables)?;
        compiler.relations(tables)?;
        compiler.honorifics(tables)?;
        compiler.people(tables, &organisations)?;
        let Compiler { mut knowledge, names, terms, .. } = compiler;
        knowledge.vacancies = crate::vacancies::compile(tables, &knowledge, &organisations)?;
        knowledge.names = names.build();
        knowledge.terms = terms.build();
        Ok(knowledge)
    }
}

pub(crate) struct Compiler<'v> {
    pub(crate) knowledge: Knowledge,
    vocabulary: &'v mut Vocabulary,
    names: PhrasesBuilder,
    terms: PhrasesBuilder,
    state_names: std::collections::HashSet<String>,
    arab_states: std::collections::HashSet<Code>,
}

pub(crate) fn code(row: &Row, column: &str) -> Result<Option<Code>, TableError> {
    match row.get(column) {
        "" => Ok(None),
        text => Code::new(text)
            .map(Some)
            .ok_or_else(|| row.error(column, &format!("`{text}` is no code"), "Write three capital letters, such as KAZ, UNO or GOV")),
    }
}

fn needed_code(row: &Row, column: &str) -> Result<Code, TableError> {
    code(row, column)?.ok_or_else(|| row.error(column, "the cell is empty", "Write three capital letters, such as KAZ, UNO or GOV"))
}

fn rank(row: &Row, column: &str) -> Result<Rank, TableError> {
    let code = row.required(column)?;
    Rank::of_code(code).ok_or_else(|| {
        let codes: Vec<&str> = Rank::ALL.iter().map(|rank| rank.code()).collect();
        row.error(column, &format!("`{code}` is no rank"), &format!("Write one of {}", codes.join(", ")))
    })
}

pub(crate) fn day(row: &Row, column: &str, parse: fn(&str) -> Option<Day>, open: Day) -> Result<Day, TableError> {
    match row.get(column) {
        "" => Ok(open),
        text => parse(text).ok_or_else(|| {
            row.error(column, &format!("`{text}` is no date"), "Write YYYY, YYYY-MM or YYYY-MM-DD, or leave the cell empty")
        }),
    }
}

/// Names with the servant-of part written as one word and as two: both are usual.
fn spellings(name: &str) -> Vec<String> {
    let folded = fold(name);
    let mut all = vec![folded.clone()];
    let joined = folded.replace(&format!("{SERVANT} {ARTICLE}"), &format!("{SERVANT}{ARTICLE}"));
    if joined != folded {
        all.push(joined);
    }
    let split: Vec<String> = folded
        .split(' ')
        .map(|word| match word.strip_prefix(SERVANT) {
            Some(rest) if rest.starts_with(ARTICLE) => format!("{SERVANT} {rest}"),
            _ => word.to_owned(),
        })
        .collect();
    let split = split.join(" ");
    if split != folded {
        all.push(split);
    }
    all
}

/// A word without its article, unless next to nothing remains.
pub(crate) fn without_article(word: &str) -> &str {
    word.strip_prefix(ARTICLE).filter(|rest| rest.len() >= 4).unwrap_or(word)
}

impl Compiler<'_> {
    pub(crate) fn forms(&mut self, folded: &str) -> Vec<Form> {
        folded.split(' ').filter(|word| !word.is_empty()).map(|word| self.vocabulary.intern(word)).collect()
    }

    pub(crate) fn name(&mut self, name: &str, entry: Entry) {
        self.name_as(name, entry, entry.payload());
    }

    /// A name under a payload that says more than its entry.
    fn name_as(&mut self, name: &str, entry: Entry, payload: u32) {
        for spelling in spellings(name) {
            let forms = self.forms(&spelling);
            if let [whole] = forms.as_slice() {
                if matches!(entry, Entry::State(_) | Entry::Capital(_)) {
                    self.knowledge.state_names.push(*whole);
                }
                if !matches!(entry, Entry::OrganisationShort(_) | Entry::NamePart) {
                    self.knowledge.single_names.push(*whole);
                }
            }
            self.names.insert(&forms, payload);
        }
    }

    /// A term under the given first word: the article of the first word is taken off, since the reader takes it off too.
    fn term_with(&mut self, first: &str, rest: &str, entry: Entry) {
        let first = fold(first);
        let rest = fold(rest);
        let bare = without_article(&first).to_owned();
        let forms = self.forms(&format!("{bare} {rest}"));
        if let [whole] = forms.as_slice() {
            self.knowledge.single_names.push(*whole);
        }
        self.terms.insert(&forms, entry.payload());
        // وزير الدفاع and, before an owner, وزير دفاع.
        if !rest.is_empty() && !rest.contains(' ') && without_article(&rest) != rest {
            let forms = self.forms(&format!("{bare} {}", without_article(&rest)));
            self.terms.insert(&forms, entry.payload());
        }
    }

    fn term(&mut self, phrase: &str, entry: Entry) {
        let (first, rest) = phrase.split_once(' ').unwrap_or((phrase, ""));
        self.term_with(first, rest, entry);
    }

    fn offices(&mut self, tables: &TableSet) -> Result<(), TableError> {
        for row in tables.table("codes/offices", &["code"])?.rows {
            let entry = (row.required("code")?.into(), code(&row, "sector")?);
            self.knowledge.offices.push(entry);
            let rank = rank(&row, "rank")?;
            self.knowledge.office_facts.push((row.get("holders") == "single", rank));
        }
        Ok(())
    }

    fn office(&self, row: &Row, column: &str) -> Result<Option<Office>, TableError> {
        match row.get(column) {
            "" => Ok(None),
            name => self.knowledge.office_named(name).map(Some).ok_or_else(|| {
                row.error(column, &format!("`{name}` is no office"), "Use a code of codes/offices.tsv, or add the office there")
            }),
        }
    }

    pub(crate) fn check_state(&self, row: &Row, column: &str, code: Code) -> Result<(), TableError> {
        if code.is_international() || self.knowledge.state(code).is_some() {
            return Ok(());
        }
        Err(row.error(
            column,
            &format!("no state has the code `{code}`"),
            "Use an ISO 3166-1 alpha-3 code of actors/states.tsv, or UNO, EUR, IGO, NGO, ISM, IMG, MNC",
        ))
    }

    fn states(&mut self, tables: &TableSet) -> Result<(), TableError> {
        let mut rows = tables.table("actors/states", &["iso3"])?.rows;
        rows.sort_by(|a, b| a.get("iso3").cmp(b.get("iso3")));
        for row in &rows {
            self.knowledge.states.push(State {
                code: needed_code(row, "iso3")?,
                name: row.list("names").next().ok_or_else(|| row.error("names", "the state has no name", "Give at least one"))?.into(),
                name_en: row.required("name_en")?.into(),
                adjective_en: row.get("adjective_en").into(),
                nisba: row.list("nisba").next().unwrap_or_default().into(),
                capital: row.list("capital").next().unwrap_or_default().into(),
                capital_en: row.get("capital_en").into(),
                masculine: row.get("gender") == "m",
                latitude: row.number("lat")?.unwrap_or_default(),
                longitude: row.number("lon")?.unwrap_or_default(),
                cow: row.number("cow")?,
                gleditsch_ward: row.number("gw")?,
                town: Default::default(),
            });
        }
        for row in rows.iter().filter(|row| !row.get("tradition").is_empty()) {
            self.arab_states.insert(needed_code(row, "iso3")?);
        }
        self.state_names = rows.iter().flat_map(|row| row.list("names").map(fold)).collect();
        for (at, row) in rows.iter().enumerate() {
            let at = at as u16;
            for name in row.list("names") {
                self.name(name, Entry::State(at));
            }
            for name in row.list("capital") {
                self.name(name, Entry::Capital(at));
            }
            for name in row.list("seat") {
                self.name(name, Entry::Seat(at));
            }
            for name in row.list("people") {
                self.term(name, Entry::People(at));
            }
            for nisba in row.list("nisba") {
                self.nisba(nisba, Entry::Nisba(at));
            }
            for nisba in row.list("nisba_of_people") {
                self.nisba(nisba, Entry::NisbaOfPeople(at));
            }
        }
        Ok(())
    }

    fn nisba(&mut self, nisba: &str, entry: Entry) {
        let words: Vec<&str> = nisba.split(' ').collect();
        // Of one word, all forms; of two (كوري جنوبي), both words agree.
        for ending in [
            "",
            "\u{629}",
            "\u{627}",
            "\u{648}\u{646}",
            "\u{64A}\u{646}",
            "\u{627}\u{646}",
            "\u{627}\u{62A}",
            "\u{62A}\u{64A}\u{646}",
            "\u{62A}\u{627}\u{646}",
        ] {
            let phrase: Vec<String> = words.iter().map(|word| format!("{word}{ending}")).collect();
            // روسيا is the state, not روسي in the accusative.
            if ending == "\u{627}" && self.state_names.contains(&fold(&phrase.join(" "))) {
                continue;
            }
            self.term(&phrase.join(" "), entry);
            let definite: Vec<String> = words.iter().map(|word| format!("{ARTICLE}{word}{ending}")).collect();
            self.term(&definite.join(" "), entry);
        }
    }

    fn organisations(&mut self, tables: &TableSet) -> Result<HashMap<String, u16>, TableError> {
        let mut by_id = HashMap::new();
        for row in tables.table("actors/organisations", &["id"])?.rows {
            let at = self.knowledge.organisations.len() as u16;
            let country = code(&row, "country")?;
            if let Some(country) = country {
                self.check_state(&row, "country", country)?;
            }
            self.knowledge.organisations.push(Organisation {
                id: row.required("id")?.into(),
                name: row
                    .list("names")
                    .next()
                    .ok_or_else(|| row.error("names", "the organisation has no name", "Give at least one"))?
                    .into(),
                name_en: row.required("name_en")?.into(),
                heads: heads(row.list("names")),
                country,
                sector: needed_code(&row, "sector")?,
                kind: row.get("kind").into(),
                from: day(&row, "from", Day::earliest, Day::FIRST)?,
                to: day(&row, "to", Day::latest, Day::LAST)?,
            });
            by_id.insert(row.get("id").to_owned(), at);
            for name in row.list("names") {
                self.name(name, Entry::Organisation(at));
            }
            for name in row.list("short") {
                self.name(name, Entry::OrganisationShort(at));
            }
        }
        Ok(by_id)
    }

    fn bodies(&mut self, tables: &TableSet) -> Result<(), TableError> {
        for row in tables.table("actors/bodies", &["names"])?.rows {
            let at = self.knowledge.bodies.len() as u16;
            self.knowledge.bodies.push(Body {
                name: row.list("names").next().ok_or_else(|| row.error("names", "the body has no name", "Give at least one"))?.into(),
                name_en: row.required("name_en")?.into(),
                sector: needed_code(&row, "sector")?,
                kind: row.get("kind").into(),
                whose: self.whose(&row)?,
            });
            for name in row.list("names") {
                self.term(name, Entry::Body(at));
                // التقى وفدا: one word in the accusative, which only stands without the article.
                if !name.contains(' ') && !name.ends_with(['\u{629}', '\u{627}', '\u{621}', '\u{649}']) {
                    self.term(&format!("{}\u{627}", without_article(name)), Entry::Body(at));
                }
                // وزارتا الدفاع المصرية والسودانية: two of a kind.
                if let Some((head, rest)) = name.split_once(' ')
                    && let Some(stem) = head.strip_suffix('\u{629}')
                {
                    self.term_with(&format!("{stem}\u{62A}\u{627}"), rest, Entry::Body(at));
                    self.term_with(&format!("{stem}\u{62A}\u{64A}"), rest, Entry::Body(at));
                }
            }
        }
        for row in tables.table("actors/body-nouns", &["noun"])?.rows {
            let at = self.knowledge.body_nouns.len() as u16;
            let noun = row.required("noun")?;
            self.knowledge.body_nouns.push(BodyNoun {
                noun: noun.into(),
                name_en: row.required("name_en")?.into(),
                sector: needed_code(&row, "sector")?,
                before_names_only: row.get("before") == "names",
            });
            self.term(noun, Entry::BodyNoun(at));
        }
        Ok(())
    }

    fn titles(&mut self, tables: &TableSet, organisations: &HashMap<String, u16>) -> Result<(), TableError> {
        let mut ranks: Vec<(String, Rank)> = Vec::new();
        for row in tables.table("codes/ranks", &["code"])?.rows {
            let rank = rank(&row, "code")?;
            ranks.extend(row.list("words").map(|words| (fold(words), rank)));
        }
        // The longest words first.
        ranks.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        for row in tables.table("actors/titles", &["title"])?.rows {
            let at = self.knowledge.titles.len() as u16;
            let title = row.required("title")?;
            let owner = match row.get("of") {
                "state" | "" => TitleOwner::State,
                "body" => TitleOwner::Body,
                "none" => TitleOwner::Nobody,
                fixed => match (Code::new(fixed), organisations.get(fixed)) {
                    (Some(code), _) => TitleOwner::Always(code),
                    (None, Some(&organisation)) => TitleOwner::Organisation(organisation),
                    (None, None) => {
                        return Err(row.error(
                            "of",
                            &format!("`{fixed}` is no owner"),
                            "Write state, body, none, a three-letter code, or the id of an organisation",
                        ));
                    }
                },
            };
            let office = self.office(&row, "office")?;
            let before_state = self.office(&row, "before_state")?;
            let weight = row.number("rank")?.unwrap_or(9);
            let folded = fold(title);
            let bare: String = folded.split(' ').map(without_article).collect::<Vec<_>>().join(" ");
            let begins = |words: &str| {
                [&folded, &bare].iter().any(|title| title.strip_prefix(words).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
            };
            let by_words = ranks.iter().find(|(words, _)| begins(words)).map(|&(_, rank)| rank);
            let by_weight = match weight {
                1 => Rank::Head,
                2 => Rank::DeputyHead,
                3..=5 => Rank::Senior,
                6 | 7 => Rank::Official,
                _ => Rank::Unknown,
            };
            self.knowledge.titles.push(Title {
                title: title.into(),
                name_en: row.get("name_en").into(),
                office,
                before_state,
                sector: code(&row, "sector")?,
                owner,
                weight,
                rank: office.map(|office| self.knowledge.office_rank(office)).or(by_words).unwrap_or(by_weight),
            });
            let (head, rest) = title.split_once(' ').unwrap_or((title, ""));
            let listed: Vec<&str> = row.list("forms").collect();
            self.inflected(head, rest, &listed, |count| Entry::Title(at, count));
        }
        Ok(())
    }

    /// A head word in all its forms, with what follows it.
    fn inflected(&mut self, head: &str, rest: &str, listed: &[&str], entry: impl Fn(Count) -> Entry) {
        self.term_with(head, rest, entry(Count::One));
        self.term_with(&format!("{head}\u{627}"), rest, entry(Count::One));
        if !head.ends_with('\u{629}') {
            self.term_with(&format!("{head}\u{629}"), rest, entry(Count::One));
        }
        let stem = head.strip_suffix('\u{629}').map_or(head.to_owned(), |stem| format!("{stem}\u{62A}"));
        for ending in ["\u{627}\u{646}", "\u{64A}\u{646}", "\u{627}", "\u{64A}"] {
            let form = format!("{stem}{ending}");
            let ambiguous = matches!(ending, "\u{627}" | "\u{64A}");
            if !(ambiguous && rest.is_empty()) {
                self.term_with(&form, rest, entry(Count::Two));
            }
        }
        if listed.is_empty() {
            for ending in ["\u{648}\u{646}", "\u{648}"] {
                self.term_with(&format!("{head}{ending}"), rest, entry(Count::Many));
            }
        }
        for form in listed {
            self.term_with(form, rest, entry(Count::Many));
            if let Some(stem) = form.strip_suffix("\u{648}\u{646}") {
                for ending in ["\u{64A}\u{646}", "\u{648}", "\u{64A}"] {
                    self.term_with(&format!("{stem}{ending}"), rest, entry(Count::Many));
                }
            }
        }
    }

    fn groups(&mut self, tables: &TableSet) -> Result<(), TableError> {
        for row in tables.table("actors/groups", &["singular", "plural"])?.rows {
            let at = self.knowledge.groups.len() as u16;
            let plurals: Vec<&str> = row.list("plural").collect();
            self.knowledge.groups.push(Group {
                singular: row.get("singular").into(),
                plural: plurals.first().copied().unwrap_or_default().into(),
                sector: needed_code(&row, "sector")?,
                name_en: row.required("name_en")?.into(),
                whose: self.whose(&row)?,
            });
            for singular in row.list("singular") {
                let (head, rest) = singular.split_once(' ').unwrap_or((singular, ""));
                self.inflected(head, rest, &[], |count| Entry::Group(at, count));
            }
            for plural in plurals {
                let (head, rest) = plural.split_once(' ').unwrap_or((plural, ""));
                self.term_with(head, rest, Entry::Group(at, Count::Many));
                let sound = head.ends_with("\u{648}\u{646}") || head.ends_with(['\u{62A}', '\u{627}', '\u{621}']);
                if rest.is_empty() && !sound {
                    // شبانا: a broken plural in the accusative.
                    self.term_with(&format!("{head}\u{627}"), rest, Entry::Group(at, Count::Many));
                }
                if let Some(stem) = head.strip_suffix("\u{648}\u{646}") {
                    for ending in ["\u{64A}\u{646}", "\u{648}", "\u{64A}"] {
                        self.term_with(&format!("{stem}{ending}"), rest, Entry::Group(at, Count::Many));
                    }
                }
            }
        }
        Ok(())
    }

    /// The column `whose` of bodies and groups.
    fn whose(&self, row: &Row) -> Result<Whose, TableError> {
        match row.get("whose") {
            "" => Ok(Whose::Report),
            "none" => Ok(Whose::Nobody),
            "body" => Ok(Whose::Body),
            _ => {
                let code = needed_code(row, "whose")?;
                self.check_state(row, "whose", code)?;
                Ok(Whose::Always(code))
            }
        }
    }

    fn relations(&mut self, tables: &TableSet) -> Result<(), TableError> {
        for row in tables.table("actors/relations", &["word", "kind"])?.rows {
            let at = self.knowledge.relations.len() as u16;
            let word = row.required("word")?;
            let kind = match row.get("kind") {
                "deputy" => RelationKind::Deputy,
                "aide" => RelationKind::Aide,
                "kin" => RelationKind::Kin,
                "family" => RelationKind::Family,
                other => return Err(row.error("kind", &format!("`{other}` is no kind"), "Write deputy, aide, kin or family")),
            };
            self.knowledge.relations.push(Relation {
                word: word.into(),
                name_en: row.required("name_en")?.into(),
                kind,
                sector: code(&row, "sector")?,
            });
            let (head, rest) = word.split_once(' ').unwrap_or((word, ""));
            let listed: Vec<&str> = row.list("forms").collect();
            match kind {
                RelationKind::Family => {
                    for form in std::iter::once(word).chain(listed) {
                        self.term(form, Entry::Relation(at, Count::Many));
                    }
                }
                RelationKind::Kin => {
                    // Women have rows of their own: زوج, زوجة.
                    self.term_with(head, rest, Entry::Relation(at, Count::One));
                    for form in listed {
                        self.term_with(form, rest, Entry::Relation(at, Count::Many));
                    }
                }
                RelationKind::Deputy | RelationKind::Aide => self.inflected(head, rest, &listed, |count| Entry::Relation(at, count)),
            }
        }
        Ok(())
    }

    fn honorifics(&mut self, tables: &TableSet) -> Result<(), TableError> {
        for row in tables.table("actors/honorifics", &["word"])?.rows {
            let entry = Entry::Honorific(row.get("military") == "yes");
            for word in row.list("word") {
                // The stop of an abbreviation is a token of its own: د.
                self.term(word.strip_suffix('.').unwrap_or(word), entry);
            }
        }
        for row in tables.table("actors/given-names", &["name"])?.rows {
            let entry = match row.get("kind") {
                "part" => Entry::NamePart,
                _ => Entry::GivenName,
            };
            let female = match row.get("gender") {
                "f" => Some(true),
                "m" => Some(false),
                _ => None,
            };
            let payload = if entry == Entry::GivenName { Entry::given_name(female) } else { entry.payload() };
            for name in row.list("name") {
                self.name_as(name, entry, payload);
            }
        }
        for row in tables.table("actors/country-words", &["words"])?.rows {
            let at = self.knowledge.country_words.len() as u16;
            let mut of = Vec::new();
            for code in row.list("of") {
                of.push(
                    Code::new(code).ok_or_else(|| row.error("of", &format!("`{code}` is no code"), "Write ISO codes separated by bars"))?,
                );
            }
            self.knowledge.country_words.push(CountryWord { of_speaker: row.get("kind") == "speaker", of });
            for word in row.list("words") {
                self.term(word, Entry::CountryWord(at));
            }
        }
        for row in tables.table("actors/not-names", &["words"])?.rows {
            for words in row.list("words") {
                self.term(words, Entry::Nothing);
            }
        }
        for row in tables.table("actors/sector-adjectives", &["adjective"])?.rows {
            let at = self.knowledge.sector_adjectives.len() as u16;
            let country = code(&row, "country")?;
            if let Some(country) = country {
                self.check_state(&row, "country", country)?;
            }
            self.knowledge.sector_adjectives.push(SectorAdjective { sector: needed_code(&row, "sector")?, country });
            for adjective in row.list("adjective") {
                for ending in ["", "\u{629}", "\u{627}", "\u{648}\u{646}", "\u{64A}\u{646}", "\u{627}\u{646}"] {
                    self.term(&format!("{adjective}{ending}"), Entry::SectorAdjective(at));
                }
            }
        }
        Ok(())
    }

    fn people(&mut self, tables: &TableSet, organisations: &HashMap<String, u16>) -> Result<(), TableError> {
        let mut by_id = HashMap::new();
        let (mut names, mut surnames) = (SpellingsBuilder::default(), SpellingsBuilder::default());
        let mut of_arabs = arab_names::Forms::default();
        for row in tables.table("actors/people", &["id"])?.rows {
            let at = self.knowledge.people.len() as u16;
            let country = code(&row, "country")?;
            if let Some(country) = country {
                self.check_state(&row, "country", country)?;
            }
            self.knowledge.people.push(Person {
                id: row.required("id")?.into(),
                name: row
                    .list("names")
                    .next()
                    .ok_or_else(|| row.error("names", "the person has no name in Arabic", "Give at least one"))?
                    .into(),
                name_en: row.required("name_en")?.into(),
                country,
                sector: code(&row, "sector")?.unwrap_or(Code::of(b"ELI")),
                female: row.get("gender") == "f",
                terms: (0, 0),
            });
            if by_id.insert(row.get("id").to_owned(), at).is_some() {
                return Err(row.error("id", &format!("the id `{}` is given twice", row.get("id")), "Every person has one row"));
            }
            // Arabs write the names of Arabs in one way, but leave parts of them out.
            let arab = country.is_some_and(|country| self.arab_states.contains(&country));
            if !arab {
                self.knowledge.foreign.push(at);
            }
            for name in row.list("names") {
                self.name(name, Entry::Person(at));
                if arab {
                    of_arabs.insert(&fold(name), at);
                } else {
                    names.insert_name(&self.knowledge.correspondences, &fold(name), at);
                }
            }
            for name in row.list("short") {
                self.name(name, Entry::PersonShort(at));
                if !arab {
                    surnames.insert(&self.knowledge.correspondences, &fold(name), at);
                }
            }
        }
        self.knowledge.clanless = of_arabs.without_clan();
        for (name, person) in of_arabs.of_one_person() {
            self.name(&name, Entry::Person(person));
        }
        self.knowledge.spelled_names = names.build();
        self.knowledge.spelled_surnames = surnames.build();
        let mut terms = Vec::new();
        for row in tables.table("actors/terms", &["person", "of", "office", "from"])?.rows {
            let person = *by_id.get(row.required("person")?).ok_or_else(|| {
                row.error("person", &format!("no person has the id `{}`", row.get("person")), "Add a row to actors/people.tsv")
            })?;
            let of = match (organisations.get(row.get("of")), Code::new(row.get("of"))) {
                (Some(&organisation), _) => Affiliation::Organisation(organisation),
                (None, Some(code)) => {
                    self.check_state(&row, "of", code)?;
                    Affiliation::State(code)
                }
                (None, None) => {
                    return Err(row.error(
                        "of",
                        &format!("`{}` is neither a state nor an organisation", row.get("of")),
                        "Write an ISO code or an id of actors/organisations.tsv",
                    ));
                }
            };
            let office = self.office(&row, "office")?.ok_or_else(|| row.error("office", "the cell is empty", "Name the office"))?;
            let (from, to) = (day(&row, "from", Day::earliest, Day::FIRST)?, day(&row, "to", Day::latest, Day::LAST)?);
            if from > to {
                return Err(row.error("to", "the term ends before it begins", "Check both dates"));
            }
            terms.push(Term { person, of, office, from, to });
        }
        terms.sort_by_key(|term| (term.person, term.from, term.office));
        for (at, person) in self.knowledge.people.iter_mut().enumerate() {
            let first = terms.partition_point(|term| usize::from(term.person) < at);
            let end = terms.partition_point(|term| usize::from(term.person) <= at);
            person.terms = (first as u32, end as u32);
        }
        let mut by_office: Vec<&Term> = terms.iter().collect();
        by_office.sort_by_key(|term| (term.of, term.office, term.from));
        self.knowledge.posts = Posts::new(&by_office);
        self.knowledge.terms_by_person = terms;
        Ok(())
    }
}

/// The first words of names that have several, folded and without article.
fn heads<'r>(names: impl Iterator<Item = &'r str>) -> Box<[Box<str>]> {
    let mut heads: Vec<Box<str>> = names
        .filter_map(|name| name.split_once(' '))
        .map(|(first, _)| {
            let first = waqai_text::fold(first);
            first.strip_prefix("\u{627}\u{644}").unwrap_or(&first).into()
        })
        .collect();
    heads.sort();
    heads.dedup();
    heads.into()
}
