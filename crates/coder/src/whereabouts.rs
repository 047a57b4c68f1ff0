//! Whereabouts: where a name that is other things too names a place, and which of several places of one name a report means.
//!
//! طرابلس lies in Libya and in Lebanon. What decides, the first that tells them apart: the state named right behind the name; whether so small a
//! namesake can be meant at all; states named in the sentence, then in the report; the dateline's state; the agency's; whether the place is one that
//! newswire speaks of; the number of inhabitants. Same report, same tables: same place.

use crate::draft::{Draft, Run, What};
use crate::mentions::Finder;
use crate::occasion::{place_name, state_place};
use crate::record::{CodedReport, PlaceName};
use crate::rules::Marker;
use crate::walk::{Article, longest};
use crate::{Resources, names};
use waqai_knowledge::{Code, Day, Entry, Knowledge, Needs, Place, PlaceKind};
use waqai_lang::{Part, Tense};

/// The inhabitants of a town that may be named without its state.
const LARGE: u32 = 300_000;

/// A capital or a place that a name may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// The capital of a state, by the state's place in `Knowledge::states`.
    Capital(u16),
    /// A place, by its place in `Knowledge::places`.
    Place(u16),
}

impl Spot {
    fn of(entry: Entry) -> Option<Spot> {
        match entry {
            Entry::Capital(state) => Some(Spot::Capital(state)),
            Entry::Place(place) => Some(Spot::Place(place)),
            _ => None,
        }
    }

    fn what(self, knowledge: &Knowledge) -> What {
        match self {
            Spot::Capital(state) => What::State { code: knowledge.states[usize::from(state)].code, capital: true },
            Spot::Place(place) => What::Place(place),
        }
    }

    fn country(self, knowledge: &Knowledge) -> Option<Code> {
        match self {
            Spot::Capital(state) => Some(knowledge.states[usize::from(state)].code),
            Spot::Place(place) => knowledge.places[usize::from(place)].country,
        }
    }

    /// Its inhabitants; 0 where nobody says.
    pub fn population(self, knowledge: &Knowledge) -> u32 {
        match self {
            Spot::Capital(state) => knowledge.states[usize::from(state)].town.population,
            Spot::Place(place) => knowledge.places[usize::from(place)].population,
        }
    }

    /// The place with its state and coordinates.
    pub fn name(self, resources: &Resources) -> Option<PlaceName> {
        place_name(&self.what(&resources.knowledge), resources)
    }

    fn is_listed(self, knowledge: &Knowledge) -> bool {
        match self {
            Spot::Capital(_) => true,
            Spot::Place(place) => knowledge.places[usize::from(place)].listed,
        }
    }
}

/// What speaks for a place, the weightiest first: places compare as these do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Evidence {
    /// Its state is named right behind it.
    pub beside: bool,
    /// It is no village beside a namesake that everybody knows.
    pub plausible: bool,
    /// Its state is named in the sentence.
    pub in_sentence: bool,
    /// Its state is named in the report.
    pub in_report: bool,
    /// The dateline is from its state.
    pub dateline: bool,
    /// The agency's home is its state.
    pub agency: bool,
    /// It is a capital, or written down by hand.
    pub listed: bool,
    /// Its inhabitants.
    pub population: u32,
}

impl Evidence {
    /// What decides for this place against another with less, in words.
    pub fn reason(&self, other: &Evidence) -> &'static str {
        match () {
            () if self.beside != other.beside => "its state stands right behind it",
            () if self.plausible != other.plausible => "the other is a small namesake",
            () if self.in_sentence != other.in_sentence => "the sentence names its state",
            () if self.in_report != other.in_report => "the report names its state",
            () if self.dateline != other.dateline => "the dateline is from its state",
            () if self.agency != other.agency => "the agency is at home in its state",
            () if self.listed != other.listed => "newswire speaks of it more often",
            () if self.population != other.population => "more people live there",
            () => "it stands first in the tables",
        }
    }
}

/// A name that several places bear, and what was made of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Where it stands.
    pub span: waqai_text::Span,
    /// The places that bear the name, the one that is meant first.
    pub candidates: Vec<(Spot, Evidence)>,
}

/// A place whose name is other things too, where the words before it say that it is a place: مدينة سالم, في كينوشا.
pub(crate) fn doubtful(finder: &Finder, at: usize) -> Option<(Run, What)> {
    let word = finder.word(at)?;
    let before = at.checked_sub(1)?;
    // من مستشفى المدينة إن: what opens a clause is no town.
    let opens = matches!(word.part, Part::Subordinator | Part::Conjunction | Part::Preposition | Part::Relative | Part::Negation);
    if word.is_verb() || opens || word.has_preposition() || word.proclitics.joins() || word.enclitic.is_some() {
        return None;
    }
    let settlement = is_noun_of(finder, before, Marker::Settlement);
    let somewhere = settlement || finder.behind_place_noun(at) || is_locative(finder, before);
    if !somewhere {
        return None;
    }
    let knowledge = &finder.resources.knowledge;
    let found = longest(knowledge.doubtful_places(), &finder.draft.words, at, finder.end, Article::AsWritten)?;
    let run = Run::new(at, at + found.length);
    let elsewhere = |spot: &Spot| is_elsewhere(finder, run, spot.country(knowledge));
    let spot = found.payloads.iter().find_map(|&payload| {
        let (entry, needs) = Knowledge::doubtful(payload);
        Spot::of(entry).filter(|_| settlement || needs == Needs::Preposition).filter(|spot| !elsewhere(spot))
    })?;
    Some((run, spot.what(knowledge)))
}

/// Whether a known name of a place counts as one at a word. Places that nobody wrote down by hand are named after people or give people names: none
/// of them stands where a speaker must.
pub(crate) fn counts(finder: &Finder, words: Run, place: u16) -> bool {
    let place = &finder.resources.knowledge.places[usize::from(place)];
    place.listed
        || !names::after_speech(finder.draft, finder.resources, words.start as usize) && !is_elsewhere(finder, words, place.country)
}

/// Whether a nationality right behind a name says that another state's place is meant: نيوكاسل البريطانية is not the one in Australia.
fn is_elsewhere(finder: &Finder, words: Run, country: Option<Code>) -> bool {
    let at = words.end as usize;
    let agrees = finder.word(at).is_some_and(|word| word.is_definite() && !word.proclitics.joins() && !word.has_preposition());
    agrees && finder.nisba(at).is_some_and(|(code, _)| Some(code) != country)
}

fn is_locative(finder: &Finder, at: usize) -> bool {
    finder.marker(at).is_some_and(|(marker, length)| marker == Marker::Locative && length == 1)
}

fn is_noun_of(finder: &Finder, at: usize, wanted: Marker) -> bool {
    let markers = &finder.resources.rules.markers;
    let form = finder.draft.words[at].form;
    markers
        .step(waqai_tables::Phrases::ROOT, form)
        .is_some_and(|node| markers.payloads(node).iter().any(|&payload| Marker::of(payload) == wanted))
}

/// Whether a place may be named without its state: newswire speaks of it, or it is large.
pub(crate) fn stands_alone(place: &Place) -> bool {
    place.listed || place.kind == PlaceKind::Region || place.population >= LARGE
}

/// The first place of a dateline, by its words and what they may mean; none where a state is named.
pub(crate) fn of_dateline(draft: &Draft, resources: &Resources, words: std::ops::Range<usize>) -> Option<(Run, PlaceName)> {
    let knowledge = &resources.knowledge;
    words.clone().find_map(|at| {
        let found = longest(knowledge.names(), &draft.words, at, words.end, Article::AsWritten);
        let name = found.and_then(|found| {
            let place = found.payloads.iter().find_map(|&payload| match Entry::of(payload) {
                Entry::State(state) => state_place(knowledge.states[usize::from(state)].code, false, resources),
                other => Spot::of(other)?.name(resources),
            })?;
            Some((Run::new(at, at + found.length), place))
        });
        name.or_else(|| {
            let found = longest(knowledge.doubtful_places(), &draft.words, at, words.end, Article::AsWritten)?;
            let spot = found.payloads.iter().find_map(|&payload| Spot::of(Knowledge::doubtful(payload).0))?;
            Some((Run::new(at, at + found.length), spot.name(resources)?))
        })
    })
}

/// A town that stands alone before a mark and a verb at the beginning of a sentence: the words of its name, the place, and where the report begins.
///
/// A state there is a headline's speaker (إيران: لن نتفاوض), and no town.
pub(crate) fn bare_dateline(draft: &Draft, resources: &Resources, sentence: &waqai_text::Sentence) -> Option<(Run, PlaceName, usize)> {
    let (start, end) = (sentence.tokens.start as usize, sentence.tokens.end as usize);
    let found = longest(resources.knowledge.names(), &draft.words, start, end, Article::AsWritten)?;
    let spot = found.payloads.iter().find_map(|&payload| Spot::of(Entry::of(payload)))?;
    let mark = start + found.length;
    let set_off = draft.text.tokens().get(mark)?.mark().is_some_and(|mark| BEHIND_TOWN.contains(&mark));
    let verb = draft.words.get(mark + 1).filter(|_| mark + 1 < end)?;
    let third = verb.is_verb() && verb.features.get_person() == 3 && !verb.proclitics.joins();
    let told = verb.features.get_tense() == Some(Tense::Perfect) || draft.text.tokens()[mark].mark() != Some(COLON);
    if !set_off || !third || !told {
        return None;
    }
    Some((Run::new(start, mark), spot.name(resources)?, mark + 1))
}

/// The marks behind the town of a dateline.
const BEHIND_TOWN: [char; 5] = ['-', '\u{2013}', '\u{2014}', COLON, '/'];
/// Behind it a town may speak as its state does; so the verb must tell what has happened.
const COLON: char = ':';

/// Chooses, for every name that several places bear, the one that the report means; the dateline's first.
pub(crate) fn settle(draft: &mut Draft, resources: &Resources, day: Day, report: &mut CodedReport) {
    let mut chooser = Chooser { resources, day, candidates: Vec::new(), states: Vec::new() };
    chooser.read_states(draft);
    if let Some(words) = draft.dateline_place
        && let Some(choice) = chooser.choose(draft, words, None)
    {
        let spot = choice.candidates[0].0;
        if let Some(dateline) = &mut report.dateline {
            dateline.place = spot.name(resources);
        }
        draft.home = spot.country(&resources.knowledge);
        report.choices.push(choice);
    }
    for at in 0..draft.mentions.len() {
        let mention = &draft.mentions[at];
        if !matches!(mention.what, What::Place(_) | What::State { capital: true, .. }) {
            continue;
        }
        let Some(choice) = chooser.choose(draft, mention.words, Some(mention.sentence)) else { continue };
        let what = choice.candidates[0].0.what(&resources.knowledge);
        report.choices.push(choice);
        let mention = &mut draft.mentions[at];
        if mention.what != what {
            // A town has no gender of its own here; that of the state is no longer meant.
            mention.gender = None;
            mention.what = what;
        }
    }
    for at in 0..draft.mentions.len() {
        if let What::Place(place) = draft.mentions[at].what
            && !chooser.is_supported(draft, draft.mentions[at].words, place)
        {
            draft.mentions[at].what = What::Nothing;
        }
    }
}

struct Chooser<'r> {
    resources: &'r Resources,
    day: Day,
    candidates: Vec<Spot>,
    /// The states that the report names without doubt, each with its sentence.
    states: Vec<(Code, u32)>,
}

impl Chooser<'_> {
    fn read_states(&mut self, draft: &Draft) {
        for at in 0..draft.mentions.len() {
            let mention = &draft.mentions[at];
            let knowledge = &self.resources.knowledge;
            let state = match &mention.what {
                What::State { code, capital: false } => Some(*code),
                // بيروت وطرابلس: a capital that no other place is called after speaks for its state.
                What::State { code, capital: true } => Some(*code).filter(|_| self.gather(draft, mention.words) < 2),
                What::Person(person) => person.state,
                What::Body { state, .. } | What::Named { state, .. } | What::People { state, .. } => *state,
                What::Organisation(organisation) => knowledge.organisations[usize::from(*organisation)].country,
                What::Place(place) => {
                    let place = &knowledge.places[usize::from(*place)];
                    place.country.filter(|_| stands_alone(place) && self.gather(draft, mention.words) < 2)
                }
                _ => None,
            };
            if let Some(state) = state.filter(|state| !state.is_international()) {
                self.states.push((state, mention.sentence));
            }
        }
    }

    /// Collects the places that bear the name written in these words, and says how many they are; none where it is a state's too.
    fn gather(&mut self, draft: &Draft, words: Run) -> usize {
        self.candidates.clear();
        let (start, end) = (words.start as usize, words.end as usize);
        let knowledge = &self.resources.knowledge;
        for (index, is_doubtful) in [(knowledge.names(), false), (knowledge.doubtful_places(), true)] {
            let found = longest(index, &draft.words, start, end, Article::AsWritten);
            for &payload in found.filter(|found| found.length == words.range().len()).map_or(&[][..], |found| found.payloads) {
                let entry = if is_doubtful { Knowledge::doubtful(payload).0 } else { Entry::of(payload) };
                if matches!(entry, Entry::State(_)) {
                    self.candidates.clear();
                    return 0;
                }
                if let Some(spot) = Spot::of(entry).filter(|spot| !self.candidates.contains(spot)) {
                    self.candidates.push(spot);
                }
            }
        }
        self.candidates.len()
    }

    /// Whether a report that names such a place speaks of its state too. Places that newswire speaks of, and large ones, need no such thing.
    fn is_supported(&self, draft: &Draft, words: Run, number: u16) -> bool {
        let knowledge = &self.resources.knowledge;
        let place = &knowledge.places[usize::from(number)];
        let here = |state: Option<Code>| state.is_some() && state == place.country;
        // Be it ever so large: سالم is a man where the report is not about India.
        let sure = || {
            let found = longest(knowledge.names(), &draft.words, words.start as usize, words.end as usize, Article::AsWritten);
            found.is_some_and(|found| found.payloads.iter().any(|&payload| Entry::of(payload) == Entry::Place(number)))
        };
        stands_alone(place) && (place.listed || sure())
            || here(draft.home)
            || here(draft.agency_home)
            || self.states.iter().any(|&(state, _)| here(Some(state)))
    }

    /// The choice between the places of a name; none where it has but one. A dateline has no sentence.
    fn choose(&mut self, draft: &Draft, words: Run, sentence: Option<u32>) -> Option<Choice> {
        if self.gather(draft, words) < 2 {
            return None;
        }
        let knowledge = &self.resources.knowledge;
        let most = self.candidates.iter().map(|spot| spot.population(knowledge)).max().unwrap_or_default();
        let capital = self.candidates.iter().filter(|spot| matches!(spot, Spot::Capital(_))).map(|spot| spot.population(knowledge)).max();
        let beside = self.beside(draft, words);
        let weigh = |spot: &Spot| {
            let country = spot.country(knowledge);
            let (listed, population) = (spot.is_listed(knowledge), spot.population(knowledge));
            let of = |state: Option<Code>| country.is_some() && state == country;
            Evidence {
                beside: of(beside),
                // A namesake that nobody wrote down is meant beside a capital only where it is larger, else where it is no dwarf.
                plausible: match capital {
                    Some(capital) => listed || population >= capital.max(1),
                    None => listed || u64::from(population) * 10 >= u64::from(most),
                },
                in_sentence: sentence.is_some_and(|sentence| self.states.iter().any(|&(state, at)| at == sentence && of(Some(state)))),
                in_report: self.states.iter().any(|&(state, _)| of(Some(state))),
                dateline: sentence.is_some() && of(draft.home),
                agency: of(draft.agency_home),
                listed,
                population,
            }
        };
        let mut candidates: Vec<(Spot, Evidence)> = self.candidates.iter().map(|spot| (*spot, weigh(spot))).collect();
        // The sort is stable: what is alike stays in the order of the tables.
        candidates.sort_by_key(|&(_, evidence)| std::cmp::Reverse(evidence));
        Some(Choice { span: draft.span(words), candidates })
    }

    /// The state that is named right behind a name: طرابلس اللبنانية, برمنغهام في ولاية ألاباما.
    fn beside(&self, draft: &Draft, words: Run) -> Option<Code> {
        let at = words.end as usize;
        let sentence = draft.sentence_of(words.start)?;
        let end = (draft.sentences[sentence].tokens.end as usize).min(draft.words.len());
        let finder = Finder { resources: self.resources, draft, day: self.day, end };
        let next = finder.word(at)?;
        if !next.is_mark() && next.is_definite() && !next.proclitics.joins() && !next.has_preposition() {
            return finder.nisba(at).map(|(code, _)| code);
        }
        // A comma, bracket or preposition, a noun of place, and the state or one of its divisions.
        let opened = next.is_mark() || next.has_preposition() || is_locative(&finder, at);
        let mut behind = if next.has_preposition() { at } else { at + 1 };
        if !opened {
            return None;
        }
        if is_noun_of(&finder, behind.min(draft.words.len() - 1), Marker::PlaceNoun) {
            behind += 1;
        }
        let mention = &draft.mentions[draft.mention_of(behind)? as usize];
        let plain = mention.words.start as usize == behind && !draft.words[behind].proclitics.joins();
        match &mention.what {
            What::State { code, capital: false } if plain => Some(*code),
            What::Place(place) if plain => {
                let place = &self.resources.knowledge.places[usize::from(*place)];
                place.country.filter(|_| place.kind == PlaceKind::Region)
            }
            _ => None,
        }
    }
}
