//! One line for people, made from the coded fields alone: it says what the record says and nothing more.

use crate::Resources;
use crate::record::{Entity, EntityType, Event, PlaceBasis, PlaceName, Status};
use waqai_text::Date;

/// The English and the Arabic line of an event.
pub(crate) fn lines(event: &Event, entities: &[Entity], resources: &Resources) -> (String, String) {
    (english(event, entities, resources), arabic(event, entities, resources))
}

/// Whether a place is the state that stands in the line already: visited Algeria, in Algeria.
fn is_host(place: &PlaceName, event: &Event, entities: &[Entity]) -> bool {
    event.recipient.iter().any(|&host| {
        let host = &entities[host];
        host.country == place.country && host.name_en.as_deref() == Some(&*place.name)
    })
}

fn english(event: &Event, entities: &[Entity], resources: &Resources) -> String {
    let phrases = &resources.rules.gloss;
    let phrase = phrases.get(event.event_type, event.mode.as_deref());
    let who = list(&event.actor, entities, " and ", &|entity| name_en(entity, resources));
    let whom = list(&event.recipient, entities, " and ", &|entity| name_en(entity, resources));
    let mut line = if event.actor.len() > 1 && event.recipient.is_empty() && event.event_type.is_symmetric() {
        format!("{who} {}", phrase.together_en)
    } else {
        let who = if who.is_empty() { "Somebody".to_owned() } else { who };
        if whom.is_empty() {
            format!("{who} {}", phrase.alone_en)
        } else {
            format!("{who} {}", phrase.directed_en.replace("{whom}", &whom))
        }
    };
    line.push_str(match event.status {
        Status::Negated => " (denied or not done)",
        Status::Hypothetical => " (possible or conditional)",
        Status::Future => " (to come)",
        _ => "",
    });
    if let Some(place) =
        event.place.as_ref().filter(|place| event.place_basis != Some(PlaceBasis::Sides) && !is_host(place, event, entities))
    {
        line.push_str(" in ");
        line.push_str(&place.name);
    }
    if let Some((first, last)) = event.date {
        line.push_str(&match whole(first, last) {
            Whole::Day => format!(" on {}", day(first, &MONTHS)),
            Whole::Month => format!(" in {}", month(first, &MONTHS)),
            Whole::Year => format!(" in {}", first.year),
            Whole::Other => format!(" between {} and {}", day(first, &MONTHS), day(last, &MONTHS)),
        });
    }
    if let Some(killed) = event.killed {
        line.push_str(&format!(", {killed} killed"));
    }
    if let Some(injured) = event.injured {
        line.push_str(&format!(", {injured} injured"));
    }
    line.push('.');
    line
}

fn arabic(event: &Event, entities: &[Entity], resources: &Resources) -> String {
    let phrases = &resources.rules.gloss;
    let phrase = phrases.get(event.event_type, event.mode.as_deref());
    let and = &phrases.words.and;
    let who = list(&event.actor, entities, and, &|entity| entity.name.clone());
    let whom = list(&event.recipient, entities, and, &|entity| entity.name.clone());
    let who = if who.is_empty() { phrases.words.somebody.clone() } else { who };
    let mut line = if event.actor.len() > 1 && event.recipient.is_empty() && event.event_type.is_symmetric() {
        format!("{}: {who}", phrase.together_ar)
    } else if whom.is_empty() {
        format!("{}: {who}", phrase.alone_ar)
    } else {
        format!("{}: {who} {} {whom}", phrase.alone_ar, phrases.words.towards)
    };
    match event.status {
        Status::Negated => line.push_str(&phrases.words.negated),
        Status::Hypothetical => line.push_str(&phrases.words.hypothetical),
        Status::Future => line.push_str(&phrases.words.future),
        _ => {}
    }
    if let Some(place) =
        event.place.as_ref().filter(|place| event.place_basis != Some(PlaceBasis::Sides) && !is_host(place, event, entities))
    {
        line.push_str(&format!(" {} {}", phrases.words.at, place.name_ar));
    }
    if let Some((first, last)) = event.date {
        let months = &phrases.words.months;
        line.push_str(&match whole(first, last) {
            Whole::Day => format!(" ({})", day(first, months)),
            Whole::Month => format!(" ({})", month(first, months)),
            Whole::Year => format!(" ({})", first.year),
            Whole::Other => format!(" ({} – {})", day(first, months), day(last, months)),
        });
    }
    line
}

fn list(side: &[usize], entities: &[Entity], and: &str, name: &dyn Fn(&Entity) -> String) -> String {
    let names: Vec<String> = side.iter().filter_map(|&at| entities.get(at)).map(name).collect();
    match names.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [many @ .., last] => format!("{}{and}{last}", many.join(if and.starts_with(' ') && and.is_ascii() { ", " } else { "\u{60C} " })),
    }
}

fn name_en(entity: &Entity, resources: &Resources) -> String {
    let state = entity.country.and_then(|code| resources.knowledge.state(code));
    match (&entity.name_en, entity.entity_type, state) {
        // Bodies say whose they are by their names.
        (Some(name), EntityType::Person, Some(state)) => format!("{name} ({})", state.name_en),
        (Some(name), EntityType::Group, Some(state)) if entity.known.is_none() && !name.contains(&*state.adjective_en) => {
            format!("{name} ({})", state.name_en)
        }
        (Some(name), _, _) => name.clone(),
        (None, _, Some(state)) => format!("\u{2068}{}\u{2069} ({})", entity.name, state.name_en),
        (None, _, None) => format!("\u{2068}{}\u{2069}", entity.name),
    }
}

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// What two days enclose.
enum Whole {
    /// They are the same.
    Day,
    /// A month from its first day to its last.
    Month,
    /// A year.
    Year,
    /// Anything else.
    Other,
}

fn whole(first: Date, last: Date) -> Whole {
    if first == last {
        Whole::Day
    } else if first.day == 1 && last == first.end_of_month() {
        Whole::Month
    } else if first.year == last.year && (first.month, first.day) == (1, 1) && (last.month, last.day) == (12, 31) {
        Whole::Year
    } else {
        Whole::Other
    }
}

fn day(day: Date, months: &[impl AsRef<str>]) -> String {
    format!("{} {}", day.day, month(day, months))
}

fn month(day: Date, months: &[impl AsRef<str>]) -> String {
    let name = months.get(usize::from(day.month).saturating_sub(1)).map_or("", AsRef::as_ref);
    format!("{name} {}", day.year)
}
