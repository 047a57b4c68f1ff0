//! Forms of the names of Arabs that follow from the listed one: with or without the clan, the particles in another case or spelling.

use std::collections::BTreeMap;

/// The word for "house of" and the article: one when folded.
const CLAN: &str = "\u{627}\u{644}";
/// Particles of names and what else they may be: son (with and without alef), father (in the three cases).
const PARTICLES: &[(&str, &[&str])] =
    &[("\u{628}\u{646}", &["\u{627}\u{628}\u{646}"]), ("\u{627}\u{628}\u{648}", &["\u{627}\u{628}\u{64A}", "\u{627}\u{628}\u{627}"])];

/// Collects derived forms and who they mean.
#[derive(Debug, Default)]
pub(crate) struct Forms {
    listed: std::collections::BTreeSet<String>,
    derived: BTreeMap<String, Vec<u16>>,
    clanless: Vec<(Box<str>, u16)>,
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
            // آل نهيان, النهيان; or nothing, with the father's name at least.
            forms.push(format!("{before} {CLAN}{clan}"));
            if before.split(' ').count() > 2 {
                self.clanless.push((before.into(), person));
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

    /// The names without their clans, in order: they are common, and count only where a title tells whose they can be.
    pub fn without_clan(&self) -> Vec<(Box<str>, u16)> {
        let mut all = self.clanless.clone();
        all.retain(|(name, _)| !self.listed.contains(&**name));
        all.sort();
        all.dedup();
        all
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
    fn the_clan_may_be_joined_and_the_particles_change() {
        let found = forms(&[("سالم بن راشد آل نوفل", 1)]);
        for name in ["سالم بن راشد النوفل", "سالم ابن راشد ال نوفل"] {
            assert!(found.contains(&(name.into(), 1)), "{name}: {found:?}");
        }
        assert!(forms(&[("هاشم أبو زهرة", 2)]).contains(&("هاشم ابي زهرة".into(), 2)));
        // Two people, nobody.
        assert!(forms(&[("هاشم أبو زهرة", 2), ("هاشم أبو زهرة", 3)]).is_empty());
    }

    #[test]
    fn the_clan_may_go_where_the_fathers_name_stays() {
        let mut forms = Forms::default();
        for (at, name) in ["سالم بن راشد آل نوفل", "سالم بن راشد آل مرجان", "سالم آل نوفل"].into_iter().enumerate()
        {
            forms.insert(&waqai_text::fold(name), at as u16);
        }
        assert_eq!(forms.without_clan(), [("سالم بن راشد".into(), 0), ("سالم بن راشد".into(), 1)]);
    }
}
