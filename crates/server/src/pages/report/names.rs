//! What records are called on a page: parties, days, places, and the keys of words for codes.

use crate::labels::Labels;
use crate::language::Language;
use crate::wording::Texts;
use waqai_archive::ask::slice;
use waqai_archive::records::{Entity, Event, Place, Range, Records};

/// Words with the language that they are in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Name {
    pub text: String,
    /// `ar` or `en`.
    pub lang: &'static str,
}

impl Name {
    /// A name by its letters: Arabic ones make it Arabic.
    pub fn of(text: impl Into<String>) -> Name {
        let text = plain(&text.into());
        let arabic = text.chars().any(|letter| ('\u{600}'..='\u{6ff}').contains(&letter));
        Name { lang: if arabic { "ar" } else { "en" }, text }
    }
}

/// A text in one line without what turns the direction of the text around it.
pub(crate) fn plain(text: &str) -> String {
    let turns = |letter: char| matches!(letter, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().filter(|&letter| !turns(letter)).map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

/// A party as it is named beside its records.
#[derive(Clone, Debug, Default)]
pub(crate) struct Who {
    /// The number in the report, from 1.
    pub n: usize,
    pub name: Name,
    /// State and sector as codes.
    pub codes: String,
}

/// The name of an entity of a report; the words of its first mention where it has none.
pub(crate) fn called(entity: &Entity, text: &str, language: Language) -> Name {
    let (first, second) = match language {
        Language::Arabic => (&entity.name, &entity.name_en),
        Language::English => (&entity.name_en, &entity.name),
    };
    let given = |name: &Option<String>| name.clone().filter(|name| !name.trim().is_empty());
    match given(first).or_else(|| given(second)) {
        Some(name) => Name::of(name),
        None => {
            let words = entity.spans.iter().map(|(range, _)| slice(text, *range)).find(|words| !words.is_empty());
            Name::of(words.unwrap_or("–"))
        }
    }
}

/// An entity of a report with its codes.
pub(crate) fn who(records: &Records, text: &str, at: usize, language: Language) -> Option<Who> {
    let entity = records.entities.get(at)?;
    Some(Who { n: at + 1, name: called(entity, text, language), codes: codes(entity) })
}

/// State and sector: `KAZ GOV`.
pub(crate) fn codes(entity: &Entity) -> String {
    format!("{} {}", entity.country.as_deref().unwrap_or("---"), entity.sector)
}

/// The parties of a side.
pub(crate) fn side(records: &Records, text: &str, side: &[usize], language: Language) -> Vec<Who> {
    side.iter().filter_map(|&at| who(records, text, at, language)).collect()
}

/// First and last day in words.
pub(crate) fn days(t: &Texts, days: &Option<(String, String)>) -> Option<String> {
    days.as_ref().map(|(first, last)| if first == last { t.day(first) } else { format!("{} – {}", t.day(first), t.day(last)) })
}

/// A place with its state.
pub(crate) fn place(t: &Texts, labels: &Labels, place: &Place) -> Name {
    let language = t.language();
    let (first, second) = match language {
        Language::Arabic => (&place.name_ar, &place.name),
        Language::English => (&place.name, &place.name_ar),
    };
    let name = if first.trim().is_empty() { second } else { first };
    let state = place.country.as_deref().map(|code| state(t, labels, code)).filter(|state| state != name);
    match state {
        None => Name::of(name.clone()),
        Some(state) => Name::of(format!("{name}{} {state}", t.say("report.comma"))),
    }
}

/// A share of one as a percentage.
pub(crate) fn percent(t: &Texts, share: f64) -> String {
    t.percent((share * 100.0).round() as i64)
}

/// The name of a state, or of an international code.
pub(crate) fn state(t: &Texts, labels: &Labels, code: &str) -> String {
    if labels.is_state(code) { labels.state(code, t.language()).to_owned() } else { t.named("state", code).to_owned() }
}

/// The sentence that an event or the like stands in; the evidence where there is none.
pub(crate) fn sentence(records: &Records, range: Range, or: Range) -> Range {
    let found =
        records.sentences.iter().rfind(|sentence| sentence.start <= range.start && range.start < sentence.end.max(sentence.start + 1));
    found.copied().unwrap_or(or)
}

/// The line about an event in the language of the page.
pub(crate) fn gloss(event: &Event, language: Language) -> Name {
    let (first, second) = match language {
        Language::Arabic => (&event.gloss_ar, &event.gloss_en),
        Language::English => (&event.gloss_en, &event.gloss_ar),
    };
    Name::of(if first.is_empty() { second.clone() } else { first.clone() })
}

/// The key of the words for how a report repeats another.
pub(crate) fn relation(code: &str) -> &'static str {
    match code {
        "reprint" => "report.relation.reprint",
        "excerpt" => "report.relation.excerpt",
        "update" => "report.relation.update",
        "variant" => "report.relation.variant",
        "version" => "report.relation.version",
        _ => "report.unknown",
    }
}

/// The key of the words for what a place rests on.
pub(crate) fn place_basis(code: &str) -> &'static str {
    match code {
        "dateline" => "report.place.dateline",
        "sides" => "report.place.sides",
        _ => "report.place.told",
    }
}

/// The key of the words for what became of a correction.
pub(crate) fn outcome(code: &str) -> &'static str {
    match code {
        "applied" => "report.outcome.applied",
        "unneeded" => "report.outcome.unneeded",
        "conflict" => "report.outcome.conflict",
        _ => "report.unknown",
    }
}

/// The key of the words for what a correction says.
pub(crate) fn change(kind: &str) -> &'static str {
    match kind {
        "event" => "report.change.event",
        "not an event" => "report.change.not",
        "missing event" => "report.change.missing",
        "entity" => "report.change.entity",
        "same entity" => "report.change.same",
        "different entity" => "report.change.different",
        "statement" => "report.change.statement",
        "not a statement" => "report.change.unsaid",
        "right" => "report.change.right",
        _ => "report.unknown",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_what_turns_the_line_and_say_their_language() {
        assert_eq!(Name::of("\u{202e}abc\nd"), Name { text: "abc d".into(), lang: "en" });
        assert_eq!(Name::of("وزير").lang, "ar");
    }
}
