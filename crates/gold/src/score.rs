//! The figures of a run: what every report adds to them.

use crate::entities::{EntityPairs, is_coded_alike};
use crate::events::EventPairs;
use crate::mistakes::{self, Mistake};
use crate::statements::{self, content_shared, is_same_speaker};
use crate::{Mean, Reading, Tally};
use std::collections::BTreeMap;

/// What precision, recall and F1 are of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Figure {
    /// Entities that share mentions.
    EntityFound,
    /// And have the same state and sector.
    EntityCoded,
    /// Statements whose words of speech overlap.
    StatementCue,
    /// And have the same speaker.
    StatementSpeaker,
    /// Events that happened, of the same type in the same sentence.
    EventType,
    /// And between the same states.
    EventDyad,
    /// And between the same entities.
    EventWho,
}

impl Figure {
    /// All, in the order of the table.
    pub const ALL: [Figure; 7] = [
        Figure::EntityFound,
        Figure::EntityCoded,
        Figure::StatementCue,
        Figure::StatementSpeaker,
        Figure::EventType,
        Figure::EventDyad,
        Figure::EventWho,
    ];

    /// What tables call it.
    pub fn name(self) -> &'static str {
        match self {
            Figure::EntityFound => "entity found",
            Figure::EntityCoded => "entity coded",
            Figure::StatementCue => "statement cue",
            Figure::StatementSpeaker => "statement speaker",
            Figure::EventType => "event type",
            Figure::EventDyad => "event dyad",
            Figure::EventWho => "event who",
        }
    }

    /// From what tables call it.
    ///
    /// ```
    /// assert_eq!(waqai_gold::Figure::named("event dyad"), Some(waqai_gold::Figure::EventDyad));
    /// ```
    pub fn named(name: &str) -> Option<Figure> {
        Figure::ALL.into_iter().find(|figure| figure.name() == name)
    }
}

/// Events of one type.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TypeTally {
    /// Of the type in the same sentence.
    pub same_type: Tally,
    /// And between the same states.
    pub dyad: Tally,
}

/// The figures of all reports compared so far. Shown, they are a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scores {
    /// Precision, recall and F1, by [`Figure`].
    tallies: [Tally; Figure::ALL.len()],
    /// Events by type.
    pub types: BTreeMap<String, TypeTally>,
    /// Accuracy of what an event or report has besides, over events whose states agree and reports for which the gold reading says it.
    pub attributes: BTreeMap<&'static str, Mean>,
    /// Reports of the gold data.
    pub reports: usize,
    /// Those that were not coded: they count as read without any record.
    pub without_prediction: usize,
    /// Reports in which nothing happened.
    pub quiet: usize,
    /// Those of them in which something was found.
    pub noisy: usize,
}

impl Scores {
    /// A figure.
    pub fn tally(&self, figure: Figure) -> Tally {
        self.tallies[figure as usize]
    }

    /// Compares the two readings of one report, adds to the figures, and gives what differs.
    pub fn add(&mut self, gold: &Reading, found: Option<&Reading>) -> Vec<Mistake> {
        let nothing = Reading::default();
        self.reports += 1;
        self.without_prediction += usize::from(found.is_none());
        let found = found.unwrap_or(&nothing);
        let happens = |reading: &Reading| reading.events.iter().any(|event| event.status.happened());
        if !happens(gold) {
            self.quiet += 1;
            self.noisy += usize::from(happens(found));
        }
        let entities = EntityPairs::of(gold, found);
        let mut mistakes = Vec::new();
        self.add_entities(gold, found, &entities);
        mistakes::of_entities(gold, found, &entities, &mut mistakes);
        self.add_statements(gold, found, &entities, &mut mistakes);
        self.add_report(gold, found);
        mistakes
    }

    fn count(&mut self, figure: Figure, right: usize, found: usize, wanted: usize) {
        self.tallies[figure as usize].add(right, found, wanted);
    }

    fn attribute(&mut self, name: &'static str, share: f64) {
        self.attributes.entry(name).or_default().add(share);
    }

    fn add_entities(&mut self, gold: &Reading, found: &Reading, entities: &EntityPairs) {
        let (wanted, have) = (gold.entities.len(), found.entities.len());
        let paired = entities.pairs.iter().count();
        let coded = entities.pairs.iter().filter(|&(at, other)| is_coded_alike(&gold.entities[at], &found.entities[other])).count();
        self.count(Figure::EntityFound, paired, have, wanted);
        self.count(Figure::EntityCoded, coded, have, wanted);
    }

    fn add_statements(&mut self, gold: &Reading, found: &Reading, entities: &EntityPairs, mistakes: &mut Vec<Mistake>) {
        let pairs = statements::pairs(gold, found);
        let set_aside = pairs.iter().filter(|&(at, _)| gold.statements[at].optional).count();
        let wanted = gold.statements.iter().filter(|statement| !statement.optional).count();
        let have = found.statements.len() - set_aside;
        let (mut cues, mut speakers) = (0, 0);
        for (at, other) in pairs.iter().filter(|&(at, _)| !gold.statements[at].optional) {
            let (statement, theirs) = (&gold.statements[at], &found.statements[other]);
            cues += 1;
            speakers += usize::from(is_same_speaker(statement.speaker, theirs.speaker, entities));
            if let Some(content) = statement.content {
                self.attribute("statement content (overlap of spans)", content_shared(content, theirs.content));
            }
        }
        self.count(Figure::StatementCue, cues, have, wanted);
        self.count(Figure::StatementSpeaker, speakers, have, wanted);
        mistakes::of_statements(gold, found, entities, &pairs, mistakes);
        self.add_events(gold, found, entities, &pairs.of_right, mistakes);
    }

    /// `statement_of` says which gold statement a found one is.
    fn add_events(
        &mut self,
        gold: &Reading,
        found: &Reading,
        entities: &EntityPairs,
        statement_of: &[Option<usize>],
        mistakes: &mut Vec<Mistake>,
    ) {
        let events = EventPairs::of(gold, found, entities);
        let is_wanted = |at: usize| gold.events[at].status.happened() && !gold.events[at].optional;
        // What stands in for an optional event is set aside; one more reading of it is not.
        let is_counted = |other: usize| {
            let pair = events.pairs.of_right[other];
            found.events[other].status.happened() && !pair.is_some_and(|at| gold.events[at].optional)
        };
        for at in (0..gold.events.len()).filter(|&at| is_wanted(at)) {
            self.event(&gold.events[at].event_type, [0; 3], 0, 1);
        }
        for event in gold.events.iter().chain(&found.events) {
            self.types.entry(event.event_type.clone()).or_default();
        }
        for other in (0..found.events.len()).filter(|&other| is_counted(other)) {
            let pair = events.pairs.of_right[other].filter(|&at| is_wanted(at));
            let dyad = pair.is_some_and(|at| events.same_states(at, other));
            let who = dyad && pair.is_some_and(|at| events.same_entities(at, other));
            self.event(&found.events[other].event_type, [pair.is_some(), dyad, who].map(usize::from), 1, 0);
        }
        for (at, other) in events.pairs.iter() {
            if !gold.events[at].optional && events.same_states(at, other) {
                self.add_attributes(gold, found, (at, other), statement_of);
            }
        }
        mistakes::of_events(gold, found, &events, (&is_wanted, &is_counted), mistakes);
    }

    /// Counts an event for type, dyad and who.
    fn event(&mut self, event_type: &str, [same_type, dyad, who]: [usize; 3], found: usize, wanted: usize) {
        self.count(Figure::EventType, same_type, found, wanted);
        self.count(Figure::EventDyad, dyad, found, wanted);
        self.count(Figure::EventWho, who, found, wanted);
        let of_type = self.types.entry(event_type.to_owned()).or_default();
        of_type.same_type.add(same_type, found, wanted);
        of_type.dyad.add(dyad, found, wanted);
    }

    fn add_attributes(&mut self, gold: &Reading, found: &Reading, (at, other): (usize, usize), statement_of: &[Option<usize>]) {
        let (event, theirs) = (&gold.events[at], &found.events[other]);
        let mut say = |name, right: bool| self.attribute(name, f64::from(right));
        say("event status", event.status.is_like(theirs.status));
        if event.mode.is_some() {
            say("event mode", event.mode == theirs.mode);
        }
        if !event.contexts.is_empty() {
            say("event context (any shared)", event.contexts.iter().any(|context| theirs.contexts.contains(context)));
        }
        if event.date.is_some() {
            say("event date", event.date == theirs.date);
        }
        if event.place.is_some() {
            say("event place (state)", event.place == theirs.place);
        }
        if let Some(statement) = event.statement {
            let carried = theirs.statement.and_then(|other| statement_of.get(other).copied().flatten());
            say("event carried by the right statement", carried == Some(statement));
        }
        if event.killed.is_some() {
            say("event killed", event.killed == theirs.killed);
        }
        if event.injured.is_some() {
            say("event injured", event.injured == theirs.injured);
        }
    }

    /// Facts of the whole report.
    fn add_report(&mut self, gold: &Reading, found: &Reading) {
        if gold.published.is_some() {
            self.attribute("report date", f64::from(gold.published == found.published));
        }
        let Some(dateline) = &gold.dateline else { return };
        let theirs = found.dateline.clone().unwrap_or_default();
        if let Some(agency) = &dateline.agency {
            let same = theirs.agency.is_some_and(|other| other.to_lowercase() == agency.to_lowercase());
            self.attribute("dateline agency", f64::from(same));
        }
        if dateline.country.is_some() {
            self.attribute("dateline state", f64::from(dateline.country == theirs.country));
        }
    }
}
