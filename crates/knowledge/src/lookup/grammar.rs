//! How the parts of a question stand together, in whichever script: a whole name; a title and whose it is; a title, perhaps whose, and a name.

use super::{Candidate, Item, Step};
use crate::{Affiliation, Knowledge, Office, TitleOwner};
use std::ops::Range;

/// A title or body that wants an owner.
pub(super) struct Head {
    pub step: Step,
    pub office: Option<Office>,
    /// The office where the name of a state follows.
    pub before_state: Option<Office>,
    pub owner: TitleOwner,
}

/// A state or organisation.
pub(super) struct Owner {
    pub step: Step,
    pub of: Affiliation,
    /// Whether it is a state by its name, not by an adjective.
    pub by_name: bool,
}

/// The words of a question, and what the tables hold for some of them.
pub(super) trait Words {
    /// How many there are.
    fn len(&self) -> usize;
    /// Where the question may begin: at its first word, or behind honorifics.
    fn starts(&self) -> Vec<usize>;
    /// Everything but titles whose name is just these words.
    fn named(&self, words: Range<usize>) -> Vec<Candidate>;
    /// Titles and bodies that are just these words.
    fn heads(&self, words: Range<usize>) -> Vec<Head>;
    /// Whose something is, where the words follow the title.
    fn owners(&self, words: Range<usize>) -> Vec<Owner>;
    /// Whose something is, where the words come before the title.
    fn owners_before(&self, words: Range<usize>) -> Vec<Owner>;
}

/// All readings of a question.
pub(super) fn resolve(words: &impl Words, knowledge: &Knowledge) -> Vec<Candidate> {
    let end = words.len();
    let mut found = Vec::new();
    for start in words.starts() {
        found.extend(words.named(start..end));
        found.extend(words.heads(start..end).into_iter().map(alone));
        if !found.is_empty() {
            break;
        }
        // The longest title first; what follows must be read to the end.
        for middle in (start + 1..end).rev() {
            found.extend(behind(words, knowledge, words.heads(start..middle), middle..end));
            for owner in words.owners_before(start..middle) {
                found.extend(before(words, knowledge, &owner, middle..end));
            }
            if !found.is_empty() {
                break;
            }
        }
        if !found.is_empty() {
            break;
        }
    }
    found
}

/// A title with what follows it: an owner, an owner and a name, or a name.
fn behind(words: &impl Words, knowledge: &Knowledge, heads: Vec<Head>, rest: Range<usize>) -> Vec<Candidate> {
    if heads.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<Candidate> = Vec::new();
    let owners = words.owners(rest.clone());
    for head in &heads {
        found.extend(owners.iter().filter_map(|owner| owned(knowledge, head, owner)));
    }
    for cut in (rest.start..rest.end).rev() {
        if !found.is_empty() {
            break;
        }
        let people: Vec<Candidate> = people(words, cut..rest.end);
        if people.is_empty() {
            continue;
        }
        let owners = if cut > rest.start { words.owners(rest.start..cut) } else { Vec::new() };
        if cut > rest.start && owners.is_empty() {
            continue;
        }
        found = titled(knowledge, &heads, &owners, people);
    }
    found
}

/// An owner with the title that follows it, and perhaps a name.
fn before(words: &impl Words, knowledge: &Knowledge, owner: &Owner, rest: Range<usize>) -> Vec<Candidate> {
    let adjective = Owner { step: owner.step.clone(), of: owner.of, by_name: true };
    let with = |head: &Head| {
        let mut candidate = owned(knowledge, head, &adjective)?;
        candidate.steps.rotate_right(1);
        Some(candidate)
    };
    let mut found: Vec<Candidate> = words.heads(rest.clone()).iter().filter_map(with).collect();
    for cut in (rest.start + 1..rest.end).rev() {
        if !found.is_empty() {
            break;
        }
        let heads = words.heads(rest.start..cut);
        if !heads.is_empty() {
            found = titled(knowledge, &heads, std::slice::from_ref(&adjective), people(words, cut..rest.end));
        }
    }
    found
}

fn people(words: &impl Words, range: Range<usize>) -> Vec<Candidate> {
    words.named(range).into_iter().filter(|candidate| matches!(candidate.item, Item::Person(_))).collect()
}

/// A title alone: whose it is only a fixed title tells.
fn alone(head: Head) -> Candidate {
    let of = match head.owner {
        TitleOwner::Always(code) => Some(Affiliation::State(code)),
        TitleOwner::Organisation(number) => Some(Affiliation::Organisation(number)),
        _ => None,
    };
    Candidate { office: head.office, of, ..Candidate::new(head.step.item, vec![head.step]) }
}

/// A title with the owner that the question names; none where the title is another's.
fn owned(knowledge: &Knowledge, head: &Head, owner: &Owner) -> Option<Candidate> {
    let fits = match head.owner {
        TitleOwner::State | TitleOwner::Body => true,
        TitleOwner::Nobody => false,
        TitleOwner::Always(code) => match owner.of {
            Affiliation::State(state) => state == code,
            Affiliation::Organisation(number) => knowledge.organisations[usize::from(number)].country == Some(code),
        },
        TitleOwner::Organisation(number) => owner.of == Affiliation::Organisation(number),
    };
    let named_state = owner.by_name && matches!(owner.of, Affiliation::State(_));
    let office = if named_state { head.before_state.or(head.office) } else { head.office };
    let steps = vec![head.step.clone(), owner.step.clone()];
    fits.then(|| Candidate { office, of: Some(owner.of), ..Candidate::new(head.step.item, steps) })
}

/// People named behind a title: those whom the title or its owner fits, or all where it fits nobody.
fn titled(knowledge: &Knowledge, heads: &[Head], owners: &[Owner], people: Vec<Candidate>) -> Vec<Candidate> {
    let fits = |candidate: &Candidate| {
        let Item::Person(person) = candidate.item else { return false };
        let held = knowledge.terms_of(person);
        let office = heads.iter().any(|head| held.iter().any(|term| [head.office, head.before_state].contains(&Some(term.office))));
        let owner = owners.is_empty()
            || owners.iter().any(|owner| {
                held.iter().any(|term| term.of == owner.of)
                    || knowledge.people[usize::from(person)].country.map(Affiliation::State) == Some(owner.of)
            });
        owner && (office || !owners.is_empty())
    };
    let (mut fitting, others): (Vec<_>, Vec<_>) = people.into_iter().partition(fits);
    if fitting.is_empty() {
        fitting = others;
    }
    for candidate in &mut fitting {
        let first = heads.first().map(|head| head.step.clone());
        let whose = owners.first().map(|owner| owner.step.clone());
        let name = std::mem::take(&mut candidate.steps);
        candidate.steps = first.into_iter().chain(whose).chain(name).collect();
    }
    fitting
}
