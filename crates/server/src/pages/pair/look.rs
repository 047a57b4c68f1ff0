//! What the archive says of two parties.

use super::Two;
use crate::Shared;
use crate::pages::looked;
use crate::pages::over_time::{OverTime, Stretch, happened};
use crate::problem::Problem;
use std::collections::HashMap;
use std::sync::Arc;
use waqai_archive::Archive;
use waqai_archive::ask::{EventRow, Filter, Page, Party, RANKS, StatementRow};
use waqai_archive::count::{Between, Direction};

/// So many events, statements of each side and third parties.
const EVENTS: usize = 15;
const STATEMENTS: usize = 8;
const THIRD: usize = 12;
/// So many of the last events are looked through for statements that carry them.
const CARRIED: usize = 300;

/// Both with their timeline.
pub(super) struct Timed {
    pub two: Two,
    pub change: i64,
    pub events: Arc<Vec<Between>>,
    pub over_time: OverTime,
}

/// Counts of a stretch.
#[derive(Clone, Debug, Default)]
pub(super) struct Totals {
    pub events: i64,
    /// Told as going to happen.
    pub future: i64,
    pub score_sum: f64,
    /// Type, quad class of it left to the page, events; the most frequent first.
    pub types: Vec<(String, i64)>,
    /// By the highest rank on either side, the highest first.
    pub ranks: Vec<(&'static str, i64)>,
    /// Visits of the one to the other, back, and without a plain host.
    pub visits: [i64; 3],
}

/// All of the page.
pub(super) struct Found {
    pub timed: Timed,
    pub stretch: Stretch,
    pub totals: Totals,
    pub events: Vec<EventRow>,
    /// What the one said of the other, and back.
    pub said: [Vec<StatementRow>; 2],
    /// States that have to do with both: code, events with the one, with the other.
    pub third: Vec<(String, i64, i64)>,
}

/// The timeline of two parties.
pub(super) fn timed(shared: &Shared, archive: &Archive, two: Two, stretch: &Stretch) -> Result<Timed, Problem> {
    let change = archive.last_change()?;
    let events = shared.answers.between.get(&two.path(), change, || Ok(archive.events_between(&two.one.party, &two.other.party)?))?;
    let over_time = OverTime::count(shared, archive, change, &events, stretch)?;
    Ok(Timed { two, change, events, over_time })
}

pub(super) fn look(shared: &Shared, archive: &Archive, two: Two, stretch: &Stretch) -> Result<Found, Problem> {
    let timed = timed(shared, archive, two, stretch)?;
    let (one, other) = (timed.two.one.party.clone(), timed.two.other.party.clone());
    let newest: Vec<i64> =
        within(&timed.events, stretch).rev().filter(|event| shown(event)).take(EVENTS).map(|event| event.event).collect();
    Ok(Found {
        totals: totals(shared, within(&timed.events, stretch)),
        events: archive.events_numbered(&newest)?,
        said: [
            said(archive, &one, &other, &timed.events, stretch, STATEMENTS)?,
            said(archive, &other, &one, &timed.events, stretch, STATEMENTS)?,
        ],
        third: (*shared.answers.third.get(&timed.two.path(), timed.change, || Ok(archive.third_parties(&one, &other, THIRD)?))?).clone(),
        stretch: stretch.clone(),
        timed,
    })
}

/// The events of a stretch, in the order of their days.
pub(super) fn within<'a>(events: &'a [Between], stretch: &'a Stretch) -> impl DoubleEndedIterator<Item = &'a Between> + 'a {
    events.iter().filter(|event| stretch.holds(event.day.as_deref()))
}

fn shown(event: &Between) -> bool {
    happened(event.status) || event.status == "future"
}

/// What one party said of another, the newest first: what carries an event between the two, then what only names the other, as far as that is found quickly.
pub(super) fn said(
    archive: &Archive,
    one: &Party,
    other: &Party,
    events: &[Between],
    stretch: &Stretch,
    most: usize,
) -> Result<Vec<StatementRow>, Problem> {
    let newest: Vec<i64> = within(events, stretch).rev().take(CARRIED).map(|event| event.event).collect();
    let mut found = archive.statements_carrying(&newest, one, most)?;
    if found.len() < most {
        let filter = Filter {
            actor: Some(one.clone()),
            about: Some(other.clone()),
            from: stretch.from.clone(),
            to: stretch.to.clone(),
            ..Filter::default()
        };
        let named = looked::statements_nearby(archive, &filter, &Page { limit: most, newest: true, cursor: None })?;
        let new: Vec<StatementRow> =
            named.into_iter().filter(|row| !found.iter().any(|known| (known.report, known.n) == (row.report, row.n))).collect();
        found.extend(new);
    }
    found.sort_by(|one, other| (&other.published, other.report, one.n).cmp(&(&one.published, one.report, other.n)));
    found.truncate(most);
    Ok(found)
}

/// Counts events told as having happened.
pub(super) fn totals<'a>(shared: &Shared, events: impl Iterator<Item = &'a Between>) -> Totals {
    let mut totals = Totals::default();
    let mut types: HashMap<&str, i64> = HashMap::new();
    let mut ranks = [0i64; RANKS.len()];
    for event in events {
        totals.future += i64::from(event.status == "future");
        if !happened(event.status) {
            continue;
        }
        totals.events += 1;
        totals.score_sum += shared.codes.score(event.kind);
        *types.entry(event.kind).or_default() += 1;
        let highest = event.ranks.iter().filter_map(|rank| RANKS.iter().position(|known| known == rank)).min();
        ranks[highest.unwrap_or(RANKS.len() - 1)] += 1;
        if event.kind == "CONSULT" && event.mode.as_deref() == Some("visit") {
            totals.visits[match event.direction {
                Direction::Forth => 0,
                Direction::Back => 1,
                Direction::Together | Direction::Both => 2,
            }] += 1;
        }
    }
    totals.types = types.into_iter().map(|(kind, events)| (kind.to_owned(), events)).collect();
    totals.types.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    totals.ranks = RANKS.iter().copied().zip(ranks).filter(|(_, events)| *events > 0).collect();
    totals
}
