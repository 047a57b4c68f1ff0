//! Records as rows of the tables: a cell for each column, in their order.

use crate::ask::{ActorRow, EventRow, MentionRow, Participant, ReportRow, StatementRow};
use crate::codes::{Codes, System, year_of};
use crate::count::PairCount;
use crate::ids::public_id;
use crate::records::Place;
use crate::table::Cell;

/// What stands in every row of a release.
#[derive(Clone, Debug, Default)]
pub struct Stamp {
    /// The release; empty for a list.
    pub release: String,
    /// The program's version.
    pub coder: String,
    /// The digest of its tables.
    pub lexicon: String,
}

/// The row of an event in [`super::EVENTS`].
pub fn event_row(row: &EventRow, stamp: &Stamp, codes: &Codes) -> Vec<Cell> {
    let year = row.day.as_deref().and_then(year_of);
    let mut cells: Vec<Cell> = vec![
        public_id("evt", row.key).into(),
        row.version.into(),
        row.record_status.as_str().into(),
        row.merged_into.map(|key| public_id("evt", key)).into(),
        stamp.release.as_str().into(),
        (&row.day).into(),
        (&row.last_day).into(),
        row.first_day.as_deref().zip(row.last_day.as_deref()).map(|(first, last)| precision(first, last)).into(),
        row.day_basis.as_str().into(),
        row.kind.as_str().into(),
        (&row.mode).into(),
        sorted(row.contexts.split(';')).into(),
        row.quad.into(),
        codes.score(&row.kind).into(),
        row.cameo.as_str().into(),
        row.cameo.get(..2).into(),
        row.status.as_str().into(),
    ];
    for side in [&row.actors, &row.recipients] {
        let first = side.first();
        cells.extend([
            first.map(|one| public_id("act", one.key)).into(),
            first.and_then(|one| one.name_en.as_deref()).into(),
            first.and_then(|one| one.name.as_deref()).into(),
            first.and_then(|one| one.wikidata.as_deref()).into(),
            first.and_then(|one| one.country.as_deref()).into(),
            first.and_then(|one| number(codes, System::Cow, one, year)).into(),
            first.and_then(|one| number(codes, System::Gw, one, year)).into(),
            first.map(|one| one.sector.as_str()).into(),
            sorted(side.iter().map(|one| one.sector.as_str())).into(),
            first.and_then(|one| one.office.as_deref()).into(),
            first.and_then(|one| one.title.as_deref()).into(),
            first.map(|one| one.rank.as_str()).into(),
            first.and_then(|one| one.raw.as_deref()).into(),
            side.len().into(),
        ]);
    }
    let place = row.place.as_ref();
    cells.extend([
        place.map(|place| place.name.as_str()).into(),
        place.map(|place| place.name_ar.as_str()).into(),
        place.and_then(|place| place.geonames).into(),
        place.and_then(|place| codes.feature(place)).into(),
        place.and_then(|place| codes.division(place)).into(),
        place.and_then(|place| place.country.as_deref()).into(),
        place.and_then(|place| place.lat).into(),
        place.and_then(|place| place.lon).into(),
        place.and_then(|place| codes.precision(place)).into(),
        (&row.place_basis).into(),
        row.killed.into(),
        row.injured.into(),
        row.mentions.into(),
        row.reports.into(),
        row.sources.into(),
        (&row.first_published).into(),
        (&row.last_published).into(),
        public_id("rpt", row.lead.key).into(),
        (&row.lead.url).into(),
        (&row.lead.agency).into(),
        "ar".into(),
        hundredths(row.confidence),
        row.corrected.into(),
        (&row.curated_at).into(),
        row.lead.rule.as_str().into(),
        row.lead.gloss_en.as_str().into(),
        row.lead.gloss_ar.as_str().into(),
        stamp.coder.as_str().into(),
        stamp.lexicon.as_str().into(),
        super::CODEBOOK.into(),
    ]);
    cells
}

/// The rows of an event's entities in [`super::PARTICIPANTS`].
pub fn participant_rows(row: &EventRow, codes: &Codes) -> Vec<Vec<Cell>> {
    let year = row.day.as_deref().and_then(year_of);
    let sides = [("actor", &row.actors), ("recipient", &row.recipients)];
    let all = sides.into_iter().flat_map(|(role, side)| side.iter().enumerate().map(move |(at, one)| (role, at, one)));
    all.map(|(role, at, one)| {
        vec![
            public_id("evt", row.key).into(),
            role.into(),
            (at + 1).into(),
            public_id("act", one.key).into(),
            (&one.name_en).into(),
            (&one.name).into(),
            (&one.wikidata).into(),
            one.kind.as_str().into(),
            (&one.country).into(),
            number(codes, System::Cow, one, year).into(),
            number(codes, System::Gw, one, year).into(),
            one.sector.as_str().into(),
            (&one.office).into(),
            one.rank.as_str().into(),
        ]
    })
    .collect()
}

/// The row of a mention in [`super::MENTIONS`]: `words` are the evidence and what stands before and behind it, as far as they may be given.
pub fn mention_row(row: &MentionRow, words: [&str; 3]) -> Vec<Cell> {
    vec![
        format!("{}v{}", public_id("rpt", row.key), row.n).into(),
        public_id("evt", row.event_key).into(),
        public_id("rpt", row.key).into(),
        row.sentence().map(|(number, _)| number).into(),
        row.evidence.start.into(),
        row.evidence.end.into(),
        row.trigger.start.into(),
        row.trigger.end.into(),
        words[0].into(),
        words[1].into(),
        words[2].into(),
        hexadecimal(&row.text_sha256).into(),
        row.rule.as_str().into(),
        row.lead.into(),
        (&row.reason).into(),
        hundredths(row.confidence),
    ]
}

/// The row of a statement in [`super::STATEMENTS`]; `words` are what is said, as far as they may be given.
pub fn statement_row(row: &StatementRow, words: &str) -> Vec<Cell> {
    let report = public_id("rpt", row.key);
    let speaker = row.speaker.as_ref();
    let target = row.addressee.as_ref();
    let events: Vec<String> = row.events.iter().map(|(key, _)| public_id("evt", *key)).collect();
    vec![
        format!("{report}s{}", row.n).into(),
        events.first().map(String::as_str).into(),
        sorted(events.iter().map(String::as_str)).into(),
        report.as_str().into(),
        row.sentence.into(),
        (&row.published).into(),
        (&row.agency).into(),
        speaker.map(|one| public_id("act", one.key)).into(),
        speaker.and_then(|one| one.name_en.as_deref()).into(),
        speaker.and_then(|one| one.name.as_deref()).into(),
        speaker.and_then(|one| one.wikidata.as_deref()).into(),
        speaker.and_then(|one| one.country.as_deref()).into(),
        speaker.map(|one| one.sector.as_str()).into(),
        speaker.and_then(|one| one.office.as_deref()).into(),
        speaker.map(|one| one.rank.as_str()).into(),
        target.map(|one| public_id("act", one.key)).into(),
        target.and_then(|one| one.name_en.as_deref()).into(),
        target.and_then(|one| one.country.as_deref()).into(),
        row.cue_words.as_str().into(),
        row.act.as_str().into(),
        if row.direct { "direct" } else { "indirect" }.into(),
        row.events.first().map(|(_, kind)| kind.as_str()).into(),
        row.parent.map(|n| format!("{report}s{n}")).into(),
        row.cue.start.into(),
        row.cue.end.into(),
        row.content.map(|content| content.start).into(),
        row.content.map(|content| content.end).into(),
        words.into(),
        row.rule.as_str().into(),
    ]
}

/// The row of a count in [`super::PAIR_MONTH`].
pub fn pair_row(row: &PairCount, directed: bool, codes: &Codes) -> Vec<Cell> {
    let mut cells = Vec::with_capacity(super::PAIR_MONTH.columns.len());
    fill_pair_row(row, directed, codes, &mut cells);
    cells
}

/// As [`pair_row`], in the place of what was in a list before: there are hundreds of thousands of such rows.
pub fn fill_pair_row(row: &PairCount, directed: bool, codes: &Codes, cells: &mut Vec<Cell>) {
    let year = year_of(&row.period);
    let of = |system: System, state: &str| -> Cell { year.and_then(|year| codes.number(system, state, year)).into() };
    let month = row.period.get(5..7).and_then(|month| month.parse::<i64>().ok());
    // Nothing can be said of a period that the archive does not cover.
    let seen = |number: i64| -> Cell { row.observed.then_some(number).into() };
    cells.clear();
    cells.extend([
        row.state_1.as_str().into(),
        row.state_2.as_str().into(),
        of(System::Cow, &row.state_1),
        of(System::Cow, &row.state_2),
        of(System::Gw, &row.state_1),
        of(System::Gw, &row.state_2),
        year.map(i64::from).into(),
        month.into(),
        row.period.as_str().into(),
        directed.into(),
        seen_or(row, row.events),
        seen_or(row, row.quads[0]),
        seen_or(row, row.quads[1]),
        seen_or(row, row.quads[2]),
        seen_or(row, row.quads[3]),
    ]);
    cells.extend(row.types.iter().map(|&number| seen_or(row, number)));
    cells.extend([
        seen_or(row, row.visits),
        seen_or(row, row.at_the_top),
        seen_or(row, row.ministerial),
        row.score_mean().map(|mean| (mean * 1e4).round() / 1e4).into(),
        if row.observed || row.events > 0 { row.score_sum.into() } else { Cell::Null },
        seen_or(row, row.reports),
        seen_or(row, row.sources),
        seen(row.corpus),
        row.observed.into(),
    ]);
}

/// A number of a period that is covered, or in which reports of other periods tell something.
fn seen_or(row: &PairCount, number: i64) -> Cell {
    (row.observed || row.events > 0).then_some(number).into()
}

/// The row of an actor in [`super::ACTORS`].
pub fn actor_row(row: &ActorRow) -> Vec<Cell> {
    vec![
        public_id("act", row.key).into(),
        row.kind.as_str().into(),
        (&row.name_en).into(),
        (&row.name).into(),
        (&row.country).into(),
        (&row.sector).into(),
        (&row.known).into(),
        (&row.wikidata).into(),
        row.basis.as_str().into(),
        row.events.into(),
        row.statements.into(),
    ]
}

/// The row of a place in [`super::PLACES`].
pub fn place_row(place: &Place, events: i64) -> Vec<Cell> {
    vec![
        place.name.as_str().into(),
        place.name_ar.as_str().into(),
        (&place.country).into(),
        place.lat.into(),
        place.lon.into(),
        place.geonames.into(),
        events.into(),
    ]
}

/// The row of a report in [`super::REPORTS`]; title and text as far as they may be given.
pub fn report_row(row: &ReportRow, with_title: bool, text: &str) -> Vec<Cell> {
    vec![
        public_id("rpt", row.key).into(),
        row.given_id.as_str().into(),
        (&row.published).into(),
        (&row.agency).into(),
        row.title.as_deref().filter(|_| with_title).into(),
        (&row.url).into(),
        (&row.dateline_place).into(),
        row.characters.into(),
        hexadecimal(&row.text_sha256).into(),
        row.status.as_str().into(),
        row.original.map(|key| public_id("rpt", key)).into(),
        (&row.relation).into(),
        row.statements.into(),
        row.events.into(),
        text.into(),
    ]
}

fn number(codes: &Codes, system: System, one: &Participant, year: Option<i32>) -> Option<u16> {
    codes.number(system, one.country.as_deref()?, year?)
}

/// How exact a day is told, by the length of the range.
fn precision(first: &str, last: &str) -> &'static str {
    let days = crate::count::Period::Day.between(first, last).len();
    match days {
        0..=1 => "day",
        2..=7 => "week",
        8..=31 => "month",
        _ => "year",
    }
}

/// A list in a cell: sorted, each once.
pub(crate) fn sorted<'a>(values: impl Iterator<Item = &'a str>) -> String {
    let mut values: Vec<&str> = values.filter(|value| !value.is_empty()).collect();
    values.sort_unstable();
    values.dedup();
    values.join(";")
}

fn hundredths(number: i64) -> Cell {
    Cell::Real(number as f64 / 100.0)
}

/// Bytes as digits.
pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
