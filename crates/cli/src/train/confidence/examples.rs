//! What there is to learn from: events that the reader made, and whether they are right.

use super::options::ConfidenceOptions;
use crate::contract;
use crate::eval::{self, Votes};
use crate::input::Report;
use crate::pool::{self, Scratch};
use crate::train::Setting;
use anyhow::{anyhow, bail};
use std::collections::{BTreeMap, BTreeSet};
use waqai_coder::Resources;
use waqai_coder::rules::{EventType, Feature, Features, Question};
use waqai_gold::{Label, Reading, verdicts};
use waqai_spec::{Judgement, judge, read_pages};

/// An event that the reader made.
pub(super) struct Example {
    /// What it saw.
    pub features: Features,
    /// The weight of the frame from 0 to 1: the confidence that people gave it.
    pub given: f64,
    /// Where it comes from, in [`Examples::sources`].
    pub source: usize,
    /// The fold of its report.
    pub fold: usize,
    /// Whether such an act is told there.
    pub act: bool,
    /// Whether the right ones stand on its sides too; votes do not know.
    pub sides: Option<bool>,
    /// Whether it was read as usual: of what is read without trees besides is learned only.
    pub is_usual: bool,
    /// The vote that it answers, in [`Examples::votes`].
    pub vote: Option<usize>,
}

impl Example {
    /// Its type.
    pub fn event_type(&self) -> EventType {
        let own = |kind: &EventType| self.features.get(Feature::of_type(*kind)) > 0.0;
        EventType::ALL.into_iter().find(own).unwrap_or(EventType::Consult)
    }

    /// The answer to a question, where the data give one: of the sides only where the act is right.
    pub fn answer(&self, question: Question) -> Option<bool> {
        match question {
            Question::Act => Some(self.act),
            Question::Sides => self.sides.filter(|_| self.act),
        }
    }

    /// Whether act and sides are right.
    pub fn is_right(&self) -> bool {
        self.act && self.sides == Some(true)
    }
}

/// A sentence that annotators voted on and agreed about.
pub(super) struct Voted {
    /// The type in question.
    pub event_type: EventType,
    /// Whether the sentence holds such an event.
    pub wanted: bool,
    /// Its fold.
    pub fold: usize,
}

/// A set of data.
pub(super) struct Source {
    /// What it is.
    pub name: String,
    /// Reports or sentences of it.
    pub reports: usize,
    /// How much an example of it counts.
    pub weight: f64,
}

/// All there is.
#[derive(Default)]
pub(super) struct Examples {
    /// The sets. The first is that of whole reports.
    pub sources: Vec<Source>,
    /// The events.
    pub events: Vec<Example>,
    /// The sentences of votes.
    pub votes: Vec<Voted>,
    /// Events that the gold reports want, in each fold.
    pub wanted: Vec<usize>,
}

/// How much an example counts by what it comes from: whole reports are what the program reads.
const OF_REPORTS: f64 = 1.0;
const OF_VOTES: f64 = 0.5;
const OF_GUIDE: f64 = 0.25;

impl Examples {
    /// The set that the confidence is made for: whole reports, where there are any.
    pub fn main(&self) -> usize {
        self.events.iter().map(|event| event.source).min().unwrap_or(0)
    }

    /// Codes all data, with trees and without, and compares.
    pub fn gather(options: &ConfidenceOptions, setting: &Setting) -> anyhow::Result<Examples> {
        let folds = usize::from(options.folds);
        let mut all = Examples { wanted: vec![0; folds], ..Examples::default() };
        all.sources.push(Source { name: "whole reports".into(), reports: 0, weight: OF_REPORTS });
        let with_trees = setting.resources;
        let mut without_trees = with_trees.clone();
        without_trees.models = None;
        let reader = |resources, is_usual| Reader { resources, is_usual, scratch: Scratch::default() };
        let mut readers = vec![reader(with_trees, true)];
        if with_trees.models.is_some() {
            readers.push(reader(&without_trees, false));
        }
        if let Some(path) = &options.gold {
            all.reports(path, options, &mut readers)?;
            setting.tell(&format!("{} gold reports, {} events of them", all.sources[0].reports, all.events.len()));
        }
        for path in &options.detect {
            all.votes(eval::votes(path)?, folds, &mut readers)?;
            setting.tell(&format!("{} sentences with votes, {} events so far", all.votes.len(), all.events.len()));
        }
        if let Some(path) = &options.guide {
            all.guide(path, folds, &mut readers)?;
            setting.tell(&format!(
                "{} cases of the guide, {} events in all",
                all.sources.last().map_or(0, |s| s.reports),
                all.events.len()
            ));
        }
        if all.events.is_empty() {
            bail!("the reader made no event of the data: there is nothing to learn. Give --gold, --detect or --guide other data");
        }
        Ok(all)
    }

    fn reports(&mut self, path: &std::path::Path, options: &ConfidenceOptions, readers: &mut [Reader]) -> anyhow::Result<()> {
        let mut gold = eval::gold_readings(path)?;
        gold.sort_by(|a, b| a.id.cmp(&b.id));
        let given = options.reports.as_ref().map(eval::reports).transpose()?;
        for (at, gold) in gold.iter().enumerate() {
            let fold = at % self.wanted.len();
            self.wanted[fold] += gold.events.iter().filter(|event| event.status.happened() && !event.optional).count();
            let published = gold.published.as_deref().and_then(|day| day.parse().ok());
            let own = Report { id: gold.id.clone(), text: gold.text.clone(), published, origin: gold.id.clone(), ..Report::default() };
            let report = match &given {
                None => &own,
                Some(given) => match given.iter().find(|report| report.id == gold.id) {
                    Some(report) => report,
                    None => continue,
                },
            };
            self.sources[0].reports += 1;
            for Reader { resources, is_usual, scratch } in readers.iter_mut() {
                read(scratch, resources, report, &mut |reading, seen| {
                    for (verdict, (features, given)) in verdicts(gold, reading).into_iter().zip(seen) {
                        let Some(verdict) = verdict else { continue };
                        let (act, sides) = (verdict.same_type, Some(verdict.same_states));
                        self.events.push(Example { features, given, source: 0, fold, act, sides, is_usual: *is_usual, vote: None });
                    }
                })?;
            }
        }
        Ok(())
    }

    /// Sentences of one article have no mark in common but their day: a day's sentences stay in one fold.
    fn votes(&mut self, votes: Votes, folds: usize, readers: &mut [Reader]) -> anyhow::Result<()> {
        let days: BTreeSet<String> = votes.iter().map(|(_, _, day)| day.clone().unwrap_or_default()).collect();
        let days: BTreeMap<String, usize> = days.into_iter().enumerate().map(|(at, day)| (day, at)).collect();
        for (vote, text, day) in &votes {
            if vote.label == Label::Ambiguous {
                continue;
            }
            let fold = days.get(day.as_deref().unwrap_or_default()).copied().unwrap_or(0) % folds;
            let name = format!("votes on {}", vote.event_type);
            let source = self.sources.iter().position(|source| source.name == name).unwrap_or_else(|| {
                self.sources.push(Source { name, reports: 0, weight: OF_VOTES });
                self.sources.len() - 1
            });
            self.sources[source].reports += 1;
            let wanted = vote.label == Label::Yes;
            let number = self.votes.len();
            let Some(event_type) = EventType::named(&vote.event_type) else {
                bail!("{}: `type`: `{}` is no event type. Write one of the sixteen types in capitals", vote.id, vote.event_type);
            };
            self.votes.push(Voted { event_type, wanted, fold });
            let published = day.as_deref().and_then(|day| day.parse().ok());
            let report = Report { id: vote.id.clone(), text: text.clone(), published, origin: vote.id.clone(), ..Report::default() };
            for Reader { resources, is_usual, scratch } in readers.iter_mut() {
                read(scratch, resources, &report, &mut |reading, seen| {
                    for (event, (features, given)) in reading.events.iter().zip(seen) {
                        if event.event_type == vote.event_type && event.status.happened() {
                            let (act, sides, vote) = (wanted, None, Some(number));
                            self.events.push(Example { features, given, source, fold, act, sides, is_usual: *is_usual, vote });
                        }
                    }
                })?;
            }
        }
        Ok(())
    }

    fn guide(&mut self, path: &std::path::Path, folds: usize, readers: &mut [Reader]) -> anyhow::Result<()> {
        let (pages, _) = read_pages(path).map_err(|error| anyhow!("{error}"))?;
        let source = self.sources.len();
        self.sources.push(Source { name: "the coding guide".into(), reports: 0, weight: OF_GUIDE });
        for case in pages.iter().flat_map(|page| &page.cases) {
            let fold = self.sources[source].reports % folds;
            self.sources[source].reports += 1;
            let report = Report { text: case.report.clone(), published: case.day, origin: case.name.clone(), ..Report::default() };
            for Reader { resources, is_usual, scratch } in readers.iter_mut() {
                let failure = pool::with_records(scratch, resources, &report, &mut |worker, coded| {
                    for (verdict, (features, event)) in
                        judge(case, coded.records).into_iter().zip(worker.features().zip(&coded.records.events))
                    {
                        let Some(Judgement { act, sides }) = verdict else { continue };
                        let (features, given, sides) = (*features, given(resources, &event.rule), Some(sides));
                        self.events.push(Example { features, given, source, fold, act, sides, is_usual: *is_usual, vote: None });
                    }
                    Ok(())
                });
                if let Some(failure) = failure {
                    bail!("{failure}");
                }
            }
        }
        Ok(())
    }
}

/// Somebody who reads, with trees or without.
struct Reader<'a> {
    resources: &'a Resources,
    /// Whether it is the usual way to read.
    is_usual: bool,
    scratch: Scratch,
}

/// The weight that the table gives a frame, from 0 to 1.
fn given(resources: &Resources, rule: &str) -> f64 {
    resources.rules.frames.iter().find(|frame| *frame.id == *rule).map_or(0.0, |frame| f64::from(frame.weight) / 100.0)
}

/// What is done with a report as the program reads it: its records, and for each event what the reader saw and the frame's weight.
type Take<'a> = &'a mut dyn FnMut(&Reading, Vec<(Features, f64)>);

fn read(scratch: &mut Scratch, resources: &Resources, report: &Report, take: Take) -> anyhow::Result<()> {
    let failure = pool::with_records(scratch, resources, report, &mut |worker, coded| {
        let mut line = Vec::new();
        contract::write(coded, false, &mut line)?;
        let reading = eval::coded_reading(&serde_json::from_slice(&line)?)?;
        let events = worker.features().zip(&coded.records.events);
        take(&reading, events.map(|(features, event)| (*features, given(resources, &event.rule))).collect());
        Ok(())
    });
    failure.map_or(Ok(()), |failure| Err(anyhow!("{failure}")))
}
