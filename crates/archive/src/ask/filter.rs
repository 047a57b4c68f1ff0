//! What is asked for, and the conditions of SQL that it becomes.

use crate::Archive;
use crate::error::{ArchiveError, Result};
use crate::ids::read_public_id;
use crate::search::Query;
use rusqlite::types::Value;
use waqai_coder::search_forms;

/// What records must be like. What is empty does not matter.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Two states, in any role.
    pub pair: Option<(String, String)>,
    /// States in any role.
    pub states: Vec<String>,
    /// Who does it (who speaks).
    pub actor: Option<Party>,
    /// To whom (to whom somebody speaks).
    pub recipient: Option<Party>,
    /// Who takes part in any role.
    pub person: Option<Party>,
    /// Words of the office of somebody who takes part.
    pub office: Option<String>,
    /// Ranks, one of which somebody who takes part must have.
    pub ranks: Vec<String>,
    /// Event types.
    pub types: Vec<String>,
    /// Modes of types.
    pub modes: Vec<String>,
    /// Quad classes, 1 to 4.
    pub quads: Vec<i64>,
    /// Contexts, one of which must be there.
    pub contexts: Vec<String>,
    /// Statuses; empty: all.
    pub statuses: Vec<String>,
    /// Speech acts of statements.
    pub acts: Vec<String>,
    /// Whom a statement is about: who takes part in an event that it carries, or is named in its words, and is not who speaks.
    pub about: Option<Party>,
    /// Kinds of actors: `PER`, `ORG`, `GPE`, `LOC`, `GRP`.
    pub kinds: Vec<String>,
    /// Sectors of actors.
    pub sectors: Vec<String>,
    /// The place's name in English or Arabic, or its state.
    pub place: Option<String>,
    /// The first day.
    pub from: Option<String>,
    /// The last day.
    pub to: Option<String>,
    /// Agencies.
    pub sources: Vec<String>,
    /// The least confidence, in hundredths.
    pub confidence: Option<i64>,
    /// Words of reports.
    pub words: Option<Query>,
}

/// Somebody: a state, or actors of the archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Party {
    /// Everybody of a state.
    State(String),
    /// These actors.
    Actors(Vec<i64>),
}

/// Conditions and the values in them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Conditions {
    pub sql: Vec<String>,
    pub values: Vec<Value>,
}

impl Conditions {
    pub fn add(&mut self, sql: impl Into<String>, values: impl IntoIterator<Item = Value>) {
        self.sql.push(sql.into());
        self.values.extend(values);
    }

    pub fn one_of(&mut self, column: &str, values: &[String]) {
        if !values.is_empty() {
            self.add(format!("{column} IN ({})", marks(values.len())), values.iter().map(text));
        }
    }

    /// The conditions behind `WHERE`.
    pub fn clause(&self) -> String {
        if self.sql.is_empty() { "1".into() } else { self.sql.join(" AND ") }
    }
}

/// `?, ?, ?`.
pub(crate) fn marks(count: usize) -> String {
    vec!["?"; count].join(", ")
}

pub(crate) fn text(value: impl AsRef<str>) -> Value {
    Value::Text(value.as_ref().into())
}

pub(crate) fn number(value: &i64) -> Value {
    Value::Integer(*value)
}

/// A pattern for LIKE that finds the words anywhere.
pub(crate) fn pattern(words: &str) -> Value {
    let escaped = words.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    text(format!("%{escaped}%"))
}

impl Filter {
    /// Conditions on an event `e`, without those that its driving table meets.
    pub(crate) fn of_event(&self, by_pair: bool) -> Conditions {
        let mut all = Conditions::default();
        all.add("e.record_status = 'active'", []);
        all.one_of("e.type", &self.types);
        all.one_of("e.mode", &self.modes);
        all.one_of("e.status", &self.statuses);
        if !self.quads.is_empty() {
            all.add(format!("e.quad IN ({})", marks(self.quads.len())), self.quads.iter().map(number));
        }
        if !self.contexts.is_empty() {
            let any = vec!["';' || e.contexts || ';' LIKE '%;' || ? || ';%'"; self.contexts.len()].join(" OR ");
            all.add(format!("({any})"), self.contexts.iter().map(text));
        }
        if let Some(from) = &self.from {
            all.add("e.day >= ?", [text(from)]);
        }
        if let Some(to) = &self.to {
            all.add("e.day <= ?", [text(to)]);
        }
        if let Some(least) = self.confidence {
            all.add("e.confidence >= ?", [Value::Integer(least)]);
        }
        if let (Some((one, other)), false) = (&self.pair, by_pair) {
            let (one, other) = ordered(one, other);
            all.add("e.event IN (SELECT event FROM event_pairs WHERE state_1 = ? AND state_2 = ?)", [text(one), text(other)]);
        }
        for state in &self.states {
            let of = "SELECT 1 FROM event_states o WHERE o.country = ? AND o.day = ifnull(e.day, '') AND o.event = e.event";
            all.add(format!("EXISTS ({of})"), [text(state)]);
        }
        for (party, side) in [(&self.actor, "actor"), (&self.recipient, "recipient"), (&self.person, "")] {
            match party {
                None => {}
                Some(Party::State(state)) => {
                    let side = if side.is_empty() { String::new() } else { format!(" AND p.side = '{side}'") };
                    all.add(format!("EXISTS (SELECT 1 FROM participants p WHERE p.event = e.event{side} AND p.country = ?)"), [text(state)])
                }
                Some(Party::Actors(actors)) => {
                    let side = match side {
                        "actor" => " AND p.sides & 1 <> 0",
                        "recipient" => " AND p.sides & 2 <> 0",
                        _ => "",
                    };
                    all.add(
                        format!("e.event IN (SELECT p.event FROM event_actors p WHERE p.actor IN ({}){side})", marks(actors.len())),
                        actors.iter().map(number),
                    );
                }
            }
        }
        if let Some(office) = &self.office {
            all.add("EXISTS (SELECT 1 FROM participants p WHERE p.event = e.event AND p.office LIKE ? ESCAPE '\\')", [pattern(office)]);
        }
        if !self.ranks.is_empty() {
            let list = marks(self.ranks.len());
            all.add(
                format!("EXISTS (SELECT 1 FROM participants p WHERE p.event = e.event AND p.rank IN ({list}))"),
                self.ranks.iter().map(text),
            );
        }
        if let Some(place) = &self.place {
            let of = "name = ? COLLATE NOCASE OR name_ar = ? OR country = ?";
            all.add(format!("e.place IN (SELECT place FROM places WHERE {of})"), [text(place), text(place), text(place)]);
        }
        if !self.sources.is_empty() {
            let list = marks(self.sources.len());
            all.add(
                format!(
                    "EXISTS (SELECT 1 FROM mentions m JOIN reports r ON r.report = m.report JOIN sources s ON s.source = r.source
                     WHERE m.event = e.event AND r.status = 'live' AND s.agency IN ({list}))"
                ),
                self.sources.iter().map(text),
            );
        }
        if let Some(words) = &self.words {
            let of = "SELECT m.event FROM words JOIN mentions m ON m.report = words.rowid WHERE words MATCH ?";
            all.add(format!("e.event IN ({of})"), [text(words.matching())]);
        }
        all
    }

    /// Whether pairs alone answer: nothing is asked for that only other tables know.
    pub(crate) fn pairs_suffice(&self) -> bool {
        self.states.is_empty()
            && self.actor.is_none()
            && self.recipient.is_none()
            && self.person.is_none()
            && self.office.is_none()
            && self.contexts.is_empty()
            && self.place.is_none()
            && self.sources.is_empty()
            && self.confidence.is_none()
            && self.words.is_none()
            && self.ranks.is_empty()
    }
}

/// Two states in the order in which the archive keeps pairs.
pub(crate) fn ordered<'a>(one: &'a str, other: &'a str) -> (&'a str, &'a str) {
    if one <= other { (one, other) } else { (other, one) }
}

impl Archive {
    /// Who is meant: a code of three capitals is a state, `act_…` an actor, all else words of a name in English or Arabic.
    pub fn party(&self, named: &str) -> Result<Party> {
        if named.len() == 3 && named.bytes().all(|letter| letter.is_ascii_uppercase()) {
            return Ok(Party::State(named.into()));
        }
        let actors = self.actors_named(named)?;
        if actors.is_empty() {
            return Err(ArchiveError::Unknown(format!(
                "{named}: the archive knows nobody of this name. Give a code of three capitals (KAZ), an id (act_…) or words of a name; `waqai actors` lists all"
            )));
        }
        Ok(Party::Actors(actors))
    }

    /// The numbers of the actors with an id or with these words in their names.
    pub(crate) fn actors_named(&self, named: &str) -> Result<Vec<i64>> {
        self.check((|| {
            if let Some(("act", key)) = read_public_id(named) {
                let ask = "SELECT actor FROM actors WHERE actor = (SELECT ifnull(merged_into, actor) FROM actors WHERE key = ?1) OR
                    merged_into = (SELECT ifnull(merged_into, actor) FROM actors WHERE key = ?1)";
                return self.connection().prepare_cached(ask)?.query_map([key], |row| row.get(0))?.collect();
            }
            let wanted = name_words(named);
            if wanted.is_empty() {
                return Ok(Vec::new());
            }
            let mut found = Vec::new();
            // Those with the rarest word are looked at; a name that all have is not read to its end to find out.
            let mut count = self.connection().prepare_cached("SELECT count(*) FROM (SELECT 1 FROM actor_words WHERE word = ?1 LIMIT 2000)")?;
            let mut rarest = (i64::MAX, "");
            for word in &wanted {
                let actors: i64 = count.query_row([word], |row| row.get(0))?;
                if actors < rarest.0 {
                    rarest = (actors, word);
                }
            }
            let mut ask = self.connection().prepare_cached(
                "SELECT a.actor, a.name, a.name_en, a.merged_into FROM actor_words w CROSS JOIN actors a ON a.actor = w.actor WHERE w.word = ?1",
            )?;
            let mut rows = ask.query([rarest.1])?;
            while let Some(row) = rows.next()? {
                let names = [row.get_ref(1)?.as_str_or_null()?, row.get_ref(2)?.as_str_or_null()?];
                if names.into_iter().flatten().any(|name| holds_words(name, &wanted)) {
                    found.push(row.get(0)?);
                    if let Some(kept) = row.get::<_, Option<i64>>(3)? {
                        found.push(kept);
                    }
                }
            }
            found.sort_unstable();
            found.dedup();
            // A name with one letter would mean everybody: SQLite takes no more values than these.
            found.truncate(30_000);
            Ok(found)
        })())
    }
}

/// The words of a name, folded: no diacritics, small letters, hyphens apart.
///
/// ```
/// assert_eq!(waqai_archive::ask::name_words("Daniyar al-Bēk"), ["daniyar", "al", "bek"]);
/// ```
pub fn name_words(name: &str) -> Vec<String> {
    search_forms(name).split([' ', '-']).map(plain).filter(|word| !word.is_empty()).collect()
}

/// Small letters, and Latin ones without their marks.
pub(crate) fn plain(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for letter in word.chars().flat_map(char::to_lowercase) {
        match letter {
            'à'..='å' | 'ā' | 'ă' | 'ą' => out.push('a'),
            'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => out.push('e'),
            'ì'..='ï' | 'ī' | 'į' | 'ı' => out.push('i'),
            'ò'..='ö' | 'ø' | 'ō' | 'ő' => out.push('o'),
            'ù'..='ü' | 'ū' | 'ů' | 'ű' => out.push('u'),
            'ç' | 'ć' | 'č' => out.push('c'),
            'ğ' => out.push('g'),
            'ñ' | 'ń' | 'ň' => out.push('n'),
            'ś' | 'š' | 'ş' => out.push('s'),
            'ź' | 'ż' | 'ž' => out.push('z'),
            'ý' | 'ÿ' => out.push('y'),
            'ł' => out.push('l'),
            '’' | 'ʿ' | 'ʾ' => {}
            letter if letter.is_alphanumeric() => out.push(letter),
            _ => {}
        }
    }
    out
}

/// Whether each of the words begins a word of the name.
fn holds_words(name: &str, wanted: &[String]) -> bool {
    // Most names are ruled out by their first letters before anything is folded.
    let words = name_words(name);
    wanted.iter().all(|wanted| words.iter().any(|word| word == wanted))
}
