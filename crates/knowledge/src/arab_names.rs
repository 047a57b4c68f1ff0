//! Forms of the names of Arabs that follow from the listed one: with or without the clan, the particles in another case or spelling.

use std::collections::BTreeMap;

/// The word for "house of" and the article: one when folded.
const CLAN: &str = "\u{627}\u{644}";
/// Particles of names and what else they may be: son (with and without alef), father (in the three cases).
const PARTICLES: &[(&str, &[&str])] = &[
    ("\u{628}\u{646}", &["\u{627}\u{628}\u{646}"]),
    ("\u{627}\u{628}\u{648}", &["\u{627}\u{628}\u{64A}", "\u{627}\u{628}\u{627}"]),
];

/// Collects derived forms and who they mean.
#[derive(Debug, Default)]
pub(crate) struct Forms {
    listed: std::collections::BTreeSet<String>,
    derived: BTreeMap<String, Vec<u16>>,
}

impl Forms {
    /// Adds a folded name as listed, and what may be written for it.
    pub fn insert(&mut self, name: &str, person: u16) {
        self.listed.insert(name.to_owned());
        let mut forms = Vec::new();
        let (before, clan) = match name.split_once(&format!(" {CLAN} ")) {
            Some((before, clan)) => (before, Some(clan)),
            None => (name, None),
        };
        if let Some(clan) = clan {
            // آل نهيان, النهيان, or nothing; alone the father's name must stay, or half a family would bear it.
            forms.push(format!("{before} {CLAN}{clan}"));
            if before.split(' ').count() > 2 {
                forms.push(before.to_owned());
            }
        }
        for (particle, others) in PARTICLES {
            for other in *others {
                let swapped: Vec<&str> = name.split(' ').map(|word| if word == *particle { *other } else { word }).collect();
                forms.push(swapped.join(" "));
            }
        }
        for form in forms.into_iter().filter(|form| form != name) {
            let people = self.derived.entry(form).or_default();
            if !people.contains(&person) {
                people.push(person);
            }
        }
    }

    /// The derived forms that are nobody's listed name and mean one person alone.
    pub fn of_one_person(self) -> impl Iterator<Item = (String, u16)> {
        let listed = self.listed;
        self.derived.into_iter().filter_map(move |(form, people)| match people.as_slice() {
            [person] if !listed.contains(&form) => Some((form, *person)),
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(names: &[(&str, u16)]) -> Vec<(String, u16)> {
        let mut forms = Forms::default();
        for (name, person) in names {
            forms.insert(&waqai_text::fold(name), *person);
        }
        forms.of_one_person().collect()
    }

    #[test]
    fn the_clan_may_go_and_the_particles_change() {
        let found = forms(&[("سالم بن راشد آل نوفل", 1)]);
        for name in ["سالم بن راشد", "سالم بن راشد النوفل", "سالم ابن راشد ال نوفل"] {
            assert!(found.contains(&(name.into(), 1)), "{name}: {found:?}");
        }
        assert!(forms(&[("هاشم أبو زهرة", 2)]).contains(&("هاشم ابي زهرة".into(), 2)));
    }

    #[test]
    fn what_means_two_people_means_none() {
        assert!(!forms(&[("سالم بن راشد آل نوفل", 1), ("سالم بن راشد آل مرجان", 2)]).iter().any(|(form, _)| form == "سالم بن راشد"));
        assert!(!forms(&[("سالم بن راشد آل نوفل", 1), ("سالم بن راشد", 2)]).iter().any(|(form, _)| form == "سالم بن راشد"));
        assert!(!forms(&[("سالم آل نوفل", 1)]).iter().any(|(form, _)| form == "سالم"));
    }
}
