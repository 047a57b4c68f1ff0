//! Suggestions of states and actors by the beginnings of their words, in either script: what a search box offers.

use crate::Shared;
use crate::problem::Problem;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use waqai_archive::ask::{KnownActor, name_words};
use waqai_archive::ids::public_id;

/// At most so many actors are offered, those of most events.
const MOST: usize = 200_000;
/// Suggestions are read again at most so often, and not at every report that comes in.
const REST: Duration = Duration::from_secs(20);

/// A state or an actor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Suggestion {
    /// The code of a state, or the public id of an actor.
    pub id: String,
    /// `state`, `PER`, `ORG`, `GPE`, `LOC`, `GRP`.
    pub kind: String,
    pub english: String,
    pub arabic: String,
    pub state: String,
    /// Active events; none of states.
    pub events: Option<i64>,
}

/// All names with an index of their words' beginnings.
#[derive(Debug, Default)]
pub(crate) struct Suggestions {
    /// States in the order of their codes, then actors, those of most events first.
    all: Vec<Suggestion>,
    /// Folded names from each of their words on, one behind the other.
    letters: String,
    /// Where each begins and ends, and the name, in the order of letters.
    words: Vec<(u32, u32, u32)>,
}

impl Suggestions {
    /// States, and actors in the order of their events.
    pub fn new<'a>(states: impl Iterator<Item = (&'a str, &'a [String; 2])>, actors: Vec<KnownActor>) -> Suggestions {
        let mut names = Suggestions::default();
        let mut states: Vec<_> = states.collect();
        states.sort_unstable();
        for (code, [english, arabic]) in states {
            let name = Suggestion {
                id: code.into(),
                kind: "state".into(),
                english: english.clone(),
                arabic: arabic.clone(),
                state: code.into(),
                events: None,
            };
            names.add(name);
        }
        for actor in actors.into_iter().take(MOST) {
            names.add(Suggestion {
                id: public_id("act", actor.key),
                kind: actor.kind,
                english: actor.name_en.unwrap_or_default(),
                arabic: actor.name.unwrap_or_default(),
                state: actor.country.unwrap_or_default(),
                events: Some(actor.events),
            });
        }
        let letters = &names.letters;
        names.words.sort_unstable_by(|one, other| {
            letters[one.0 as usize..one.1 as usize].cmp(&letters[other.0 as usize..other.1 as usize]).then(one.2.cmp(&other.2))
        });
        names
    }

    fn add(&mut self, name: Suggestion) {
        let at = self.all.len() as u32;
        for (written, code) in [(&name.english, false), (&name.arabic, false), (&name.id, true)] {
            if code && name.kind != "state" {
                continue;
            }
            let words = name_words(written);
            let from = self.letters.len();
            let mut starts = Vec::new();
            for (place, word) in words.iter().enumerate() {
                if place > 0 {
                    self.letters.push(' ');
                }
                starts.push(self.letters.len());
                // An Arabic name is looked for with its article and without.
                if let Some(bare) = word.strip_prefix(ARTICLE).filter(|bare| bare.chars().count() > 2) {
                    starts.push(self.letters.len() + word.len() - bare.len());
                }
                self.letters.push_str(word);
            }
            let end = self.letters.len();
            // A place is counted in four bytes: names that have no room are left out.
            if u32::try_from(end).is_err() {
                self.letters.truncate(from);
                break;
            }
            self.words.extend(starts.into_iter().map(|start| (start as u32, end as u32, at)));
        }
        self.all.push(name);
    }

    /// Suggestions with a word that begins so: states first, then those of most events.
    pub fn begin_with(&self, written: &str, most: usize) -> Vec<&Suggestion> {
        let wanted = name_words(written).join(" ");
        if wanted.is_empty() {
            return Vec::new();
        }
        let word = |&(start, end, _): &(u32, u32, u32)| &self.letters[start as usize..end as usize];
        let from = self.words.partition_point(|place| word(place) < wanted.as_str());
        let behind = self.words[from..].iter().take_while(|place| word(place).starts_with(&wanted));
        let mut found: Vec<u32> = behind.map(|place| place.2).collect();
        // Suggestions lie in the order in which they are offered.
        found.sort_unstable();
        found.dedup();
        found.into_iter().take(most).filter_map(|at| self.all.get(at as usize)).collect()
    }
}

/// The Arabic article, as folding leaves it.
const ARTICLE: &str = "\u{0627}\u{0644}";

/// Suggestions of the archive as they were at a change.
#[derive(Debug, Default)]
pub(crate) struct SuggestionsCache(Mutex<Option<(i64, Instant, Arc<Suggestions>)>>);

impl Shared {
    /// The names of the archive. They may be some seconds old where reports come in all the time.
    pub(crate) async fn suggestions(self: &Arc<Shared>) -> Result<Arc<Suggestions>, Problem> {
        let shared = self.clone();
        self.readers
            .ask(move |archive| {
                let last = archive.last_change()?;
                let mut kept = shared.suggestions.0.lock().unwrap_or_else(PoisonError::into_inner);
                if let Some((change, read, names)) = kept.as_ref()
                    && (*change == last || read.elapsed() < REST)
                {
                    return Ok(names.clone());
                }
                let names = Arc::new(Suggestions::new(shared.labels.states(), archive.known_actors(MOST)?));
                *kept = Some((last, Instant::now(), names.clone()));
                Ok(names)
            })
            .await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Suggestions {
        let states = [("KAZ", ["Kazakhstan".to_owned(), "كازاخستان".to_owned()]), ("IRQ", ["Iraq".to_owned(), "العراق".to_owned()])];
        let actor = |key, name: &str, name_en: &str, events| KnownActor {
            key,
            kind: "PER".into(),
            name: Some(name.into()),
            name_en: Some(name_en.into()),
            country: Some("KAZ".into()),
            events,
        };
        let actors = vec![actor(1, "دانيار بيكوف", "Daniyar Bekov", 9), actor(2, "كريم العزاوي", "Karim al-Azzawi", 3)];
        Suggestions::new(states.iter().map(|(code, names)| (*code, names)), actors)
    }

    fn found(written: &str) -> Vec<String> {
        names().begin_with(written, 10).into_iter().map(|name| name.english.clone()).collect()
    }

    #[test]
    fn any_word_may_begin_so_in_either_script() {
        assert_eq!(found("ka"), ["Kazakhstan", "Karim al-Azzawi"]);
        assert_eq!(found("bek"), ["Daniyar Bekov"]);
        assert_eq!(found("daniyar b"), ["Daniyar Bekov"]);
        assert_eq!(found("كاز"), ["Kazakhstan"]);
        assert_eq!(found("عراق"), ["Iraq"]);
        assert_eq!(found("العزا"), ["Karim al-Azzawi"]);
        assert_eq!(found("irq"), ["Iraq"]);
        assert!(found("").is_empty() && found("%").is_empty() && found("zzz").is_empty());
    }
}
