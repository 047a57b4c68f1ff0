//! The English plural of what people of a kind are called: the tables name one of them, a report speaks of several.

use std::borrow::Cow;

/// Words whose plural no ending makes.
const IRREGULAR: [(&str, &str); 5] =
    [("person", "people"), ("man", "men"), ("woman", "women"), ("child", "children"), ("mujahid", "mujahideen")];

/// Words that stand for several already.
const MANY: [&str; 6] = ["people", "staff", "community", "personnel", "mafia", "West"];

/// The plural of a name of people: soldiers, heads of state, sources close to somebody.
///
/// The word that takes the ending is the last one before what describes it from behind.
pub(crate) fn plural(name: &str) -> String {
    let end = [" of ", " close to ", " at ", " from ", " in "].iter().filter_map(|behind| name.find(behind)).min().unwrap_or(name.len());
    let (head, rest) = name.split_at(end);
    let (before, word) = head.rsplit_once(' ').map_or(("", head), |(before, word)| (before, word));
    let space = if before.is_empty() { "" } else { " " };
    format!("{before}{space}{}{rest}", plural_word(word))
}

fn plural_word(word: &str) -> Cow<'_, str> {
    if MANY.contains(&word) || word.ends_with('s') {
        return Cow::Borrowed(word);
    }
    for (one, many) in IRREGULAR {
        if let Some(stem) = word.strip_suffix(one) {
            return Cow::Owned(format!("{stem}{many}"));
        }
    }
    let consonant = |letter: char| letter.is_ascii_alphabetic() && !"aeiou".contains(letter);
    if let Some(stem) = word.strip_suffix('y').filter(|stem| stem.ends_with(consonant)) {
        return Cow::Owned(format!("{stem}ies"));
    }
    let hissing = ["x", "z", "ch", "sh"].iter().any(|end| word.ends_with(end));
    Cow::Owned(format!("{word}{}", if hissing { "es" } else { "s" }))
}

#[cfg(test)]
mod tests {
    use super::plural;

    #[test]
    fn names_of_people_take_their_plural() {
        let pairs = [
            ("civilian", "civilians"),
            ("policeman", "policemen"),
            ("human rights defender", "human rights defenders"),
            ("head of state", "heads of state"),
            ("source close to somebody", "sources close to somebody"),
            ("injured person", "injured people"),
            ("party", "parties"),
            ("boy", "boys"),
            ("local people", "local people"),
            ("great power", "great powers"),
            ("Shiite", "Shiites"),
            ("scientists", "scientists"),
            ("the West", "the West"),
        ];
        for (one, many) in pairs {
            assert_eq!(plural(one), many);
        }
    }
}
