//! Whether a question is one: its names and values, and what was meant where they are not.

use super::declare::{Parameter, Route, Takes};
use crate::Shared;
use crate::labels::Labels;
use crate::problem::Problem;
use std::borrow::Cow;
use waqai_archive::ask::edge;
use waqai_archive::ids::read_public_id;
use waqai_coder::rules::EventType;

/// Codes that are no states and stand where states do.
pub(super) const INTERNATIONAL: [&str; 7] = ["UNO", "IGO", "EUR", "NGO", "ISM", "IMG", "MNC"];

/// Checks every name and value of a question.
pub(super) fn question(shared: &Shared, route: &Route, question: &[(String, String)]) -> Result<(), Problem> {
    for (name, value) in question {
        let Some(parameter) = route.parameter(name) else {
            let known: Vec<&str> = route.asked().map(|parameter| parameter.name).collect();
            let problem = Problem::question(format!("Unknown parameter '{}'", shown(name)));
            return Err(problem.hint(meant(&near(name, known.iter().copied()), || match known.is_empty() {
                true => "This address takes no parameters".into(),
                false => format!("Parameters here are {}", known.join(", ")),
            })));
        };
        // Names are looked up in an index that ends at the first nought.
        if value.contains('\0') {
            return Err(Problem::question(format!("{name}: a nought stands in it")).hint("Leave out %00"));
        }
        if !is_list(parameter.takes) && question.iter().filter(|(other, _)| other == name).count() > 1 {
            return Err(Problem::question(format!("{name} is given more than once")).hint("Give it once"));
        }
        self::value(shared, route, parameter, value)?;
    }
    match route.needs.iter().find(|name| !question.iter().any(|(given, _)| given == *name)) {
        Some(name) => Err(Problem::question(format!("{name} is missing")).hint(format!("Give {name}"))),
        None => Ok(()),
    }
}

/// Whether several values may be given.
pub(super) fn is_list(takes: Takes) -> bool {
    use Takes::*;
    matches!(takes, States | Types | Contexts | Sectors | Modes | Some(_) | Texts | Columns)
}

/// Checks a value.
pub(super) fn value(shared: &Shared, route: &Route, parameter: &Parameter, value: &str) -> Result<(), Problem> {
    let name = parameter.name;
    let each = || value.split(',').map(str::trim);
    let wrong = |what: &str| Problem::question(format!("{name}={}: {what}", shown(value)));
    let number = |least: i64, most: i64| {
        let plain = value.bytes().all(|digit| digit.is_ascii_digit()) && value.len() < 19;
        value.parse().ok().filter(|number| plain && (least..=most).contains(number)).map(drop)
    };
    match parameter.takes {
        Takes::Text | Takes::Party if value.trim().is_empty() => {
            Err(wrong("nothing is given").hint(format!("Leave {name} out, or give it a value")))
        }
        Takes::Texts if each().any(str::is_empty) => Err(wrong("nothing is given").hint(format!("Leave {name} out, or give it a value"))),
        Takes::Text | Takes::Texts => Ok(()),
        Takes::Party => match value.len() == 3 && value.bytes().all(|letter| letter.is_ascii_uppercase()) {
            true => state(&shared.labels, value),
            false => Ok(()),
        },
        Takes::State => state(&shared.labels, value),
        Takes::States => each().try_for_each(|code| state(&shared.labels, code)),
        Takes::Pair => {
            let codes: Vec<&str> = each().collect();
            match codes[..] {
                [one, other] => state(&shared.labels, one).and_then(|()| state(&shared.labels, other)),
                _ => Err(wrong("a pair is two states").hint("Write two codes with a comma between them, such as KAZ,CHN")),
            }
        }
        Takes::One(_) | Takes::Some(_) | Takes::Types | Takes::Contexts | Takes::Sectors | Takes::Modes | Takes::Columns => {
            let known = known(shared, route, parameter.takes);
            let single = matches!(parameter.takes, Takes::One(_));
            let values: Vec<&str> = if single { vec![value] } else { each().collect() };
            match values.into_iter().find(|one| !known.iter().any(|code| code == one)) {
                None => Ok(()),
                Some(code) => Err(Problem::question(format!("Unknown {name} '{}'", shown(code)))
                    .hint(meant(&near(code, known.iter().map(Cow::as_ref)), || format!("Give {}", known.join(", "))))),
            }
        }
        Takes::Number(least, most) => {
            number(least, most).ok_or_else(|| wrong("this is no such number").hint(format!("Give a whole number from {least} to {most}")))
        }
        Takes::Fraction => {
            let read = value.parse().ok().filter(|number: &f64| (0.0..=1.0).contains(number));
            read.map(drop).ok_or_else(|| wrong("this is no such number").hint("Give a number from 0 to 1, such as 0.85"))
        }
        Takes::YesNo => match value {
            "true" | "false" => Ok(()),
            _ => Err(wrong("this is neither yes nor no").hint("Give true or false")),
        },
        Takes::Day => match edge(value, false) {
            Ok(_) => Ok(()),
            Err(_) => Err(wrong("this is no day").hint("Give a year, month or day that there is: 2022, 2022-04 or 2022-04-25")),
        },
        Takes::Cursor => match is_cursor(value) {
            true => Ok(()),
            false => Err(wrong("this is no cursor").hint("Follow the next link of the page before")),
        },
        Takes::Id(prefix, letter) => {
            let (id, rest) = match letter.and_then(|letter| value.split_once(letter)) {
                Some((id, rest)) => (id, rest),
                None => (value, ""),
            };
            let numbered = letter.is_none() || (!rest.is_empty() && rest.len() < 10 && rest.bytes().all(|digit| digit.is_ascii_digit()));
            match read_public_id(id) {
                Some((found, _)) if found == prefix && numbered => Ok(()),
                _ => Err(Problem::missing(format!("'{}' is no id of this kind", shown(value)))
                    .hint(format!("They begin with {prefix}_ and thirteen digits; lists give them"))),
            }
        }
    }
}

/// Whether a cursor can be one of ours: a day, another number, or two states and a period, and two numbers.
fn is_cursor(value: &str) -> bool {
    let number = |part: &str| !part.is_empty() && part.len() < 19 && part.bytes().all(|digit| digit.is_ascii_digit());
    let parts: Vec<&str> = value.split('.').collect();
    match parts[..] {
        [day, record, n] => {
            let plain = |letter: u8| letter.is_ascii_digit() || letter.is_ascii_uppercase() || matches!(letter, b'-' | b',');
            day.len() < 25 && day.bytes().all(plain) && number(record) && number(n)
        }
        _ => false,
    }
}

/// Whether there is such a state, and which were meant where there is not.
pub(super) fn state(labels: &Labels, code: &str) -> Result<(), Problem> {
    let upper = code.to_ascii_uppercase();
    if labels.is_state(&upper) || INTERNATIONAL.contains(&upper.as_str()) {
        return Ok(());
    }
    let found = labels.states_like(code);
    Err(Problem::question(format!("Unknown state '{}'", shown(code))).hint(meant(&found, || {
        "Give an ISO 3166-1 alpha-3 code such as KAZ or CHN, or an international one such as UNO; /v1/suggest?q= finds them by name".into()
    })))
}

/// What a parameter takes, as a list.
pub(super) fn known(shared: &Shared, route: &Route, takes: Takes) -> Vec<Cow<'static, str>> {
    let owned = |codes: &[String]| codes.iter().cloned().map(Cow::Owned).collect();
    match takes {
        Takes::One(codes) | Takes::Some(codes) => codes.iter().map(|&code| code.into()).collect(),
        Takes::Types => EventType::ALL.iter().map(|kind| kind.code().into()).collect(),
        Takes::Contexts => owned(&shared.labels.contexts),
        Takes::Sectors => owned(&shared.labels.sectors),
        Takes::Modes => owned(&shared.labels.modes),
        Takes::Columns => route.form().map_or(Vec::new(), |form| form.columns.iter().map(|column| column.name.into()).collect()),
        _ => Vec::new(),
    }
}

/// Did you mean …?
fn meant(found: &[&str], otherwise: impl FnOnce() -> String) -> String {
    match found {
        [] => otherwise(),
        [only] => format!("Did you mean {only}?"),
        [first @ .., last] => format!("Did you mean {} or {last}?", first.join(", ")),
    }
}

/// At most three of the words that are written nearly so, the nearest first.
pub(super) fn near<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let folded = |word: &str| word.to_lowercase().replace(['-', ' '], "_");
    let word: String = folded(word).chars().take(40).collect();
    let mut found: Vec<(usize, &str)> = known
        .filter_map(|known| {
            let other = folded(known);
            let away = distance(&word, &other);
            let begins = word.chars().count() > 1 && other.starts_with(&word);
            let near = begins || away <= (other.chars().count().max(word.chars().count()) / 3).clamp(1, 3);
            near.then_some((if begins { away.min(1) } else { away }, known))
        })
        .collect();
    found.sort();
    found.truncate(3);
    found.into_iter().map(|(_, known)| known).collect()
}

/// How many letters must be put in, taken out, changed or swapped to make one word of another.
pub(super) fn distance(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let mut rows = vec![(0..=other.len()).collect::<Vec<usize>>()];
    for i in 1..=one.len() {
        let mut row = vec![i];
        for j in 1..=other.len() {
            let mut best = (rows[i - 1][j] + 1).min(row[j - 1] + 1).min(rows[i - 1][j - 1] + usize::from(one[i - 1] != other[j - 1]));
            if i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    rows[one.len()][other.len()]
}

/// A value as it may stand in a message: short, and on one line.
pub(super) fn shown(value: &str) -> String {
    let mut shown: String = value.chars().take(60).map(|letter| if letter.is_control() { '\u{FFFD}' } else { letter }).collect();
    if value.chars().nth(60).is_some() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_are_nearly_so_are_found() {
        let known = ["limit", "cursor", "confidence", "state", "status", "min_rank"];
        assert_eq!(near("limt", known.into_iter()), ["limit"]);
        assert_eq!(near("stat", known.into_iter()), ["state", "status"]);
        assert_eq!(near("min-rank", known.into_iter()), ["min_rank"]);
        assert!(near("zebra", known.into_iter()).is_empty());
        assert_eq!(distance("cosnult", "consult"), 1);
    }

    #[test]
    fn messages_stay_short() {
        assert_eq!(shown("a\nb"), "a\u{FFFD}b");
        assert_eq!(shown(&"x".repeat(1000)).chars().count(), 61);
    }
}
