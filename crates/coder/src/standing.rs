//! What a title says of its bearer in the record: rank and English description.

use crate::draft::{DraftEntity, PersonMention, What};
use waqai_knowledge::{Day, Knowledge, Rank};

/// The rank of an entity on the day of the report.
pub(crate) fn rank(entity: &DraftEntity, knowledge: &Knowledge, day: Day) -> Rank {
    match &entity.what {
        What::State { .. } | What::Organisation(_) | What::Named { .. } => Rank::Body,
        What::Body { body, .. } => match &*knowledge.bodies[usize::from(*body)].kind {
            "people" | "kind" => Rank::Unknown,
            _ => Rank::Body,
        },
        What::Person(person) => {
            let held = entity.known.and_then(|known| knowledge.term_on(known, day)).map(|term| knowledge.office_rank(term.office));
            // A former minister is none.
            let titled = if person.former { Rank::Unknown } else { of_title(person, knowledge) };
            held.map_or(titled, |held| held.min(titled))
        }
        What::People { .. } => {
            // مسؤولون, مصدر حكومي
            if matches!(entity.sector.as_str(), "GOV" | "MIL" | "LEG" | "JUD" | "COP" | "SPY") { Rank::Official } else { Rank::Unknown }
        }
        What::Kin { .. } | What::Place(_) | What::Holders { .. } | What::Reference(_) | What::Country(_) | What::Nothing => Rank::Unknown,
    }
}

fn of_title(person: &PersonMention, knowledge: &Knowledge) -> Rank {
    let title = person.title.map_or(Rank::Unknown, |title| knowledge.titles[usize::from(title)].rank);
    let title = person.office.map_or(title, |office| knowledge.office_rank(office));
    match person.relation {
        Some(relation) => title.related(&knowledge.relations[usize::from(relation)]),
        None => title,
    }
}

/// What somebody without a known name is, in English: minister of health, brother of the leader.
pub(crate) fn description_en(person: &PersonMention, knowledge: &Knowledge) -> Option<String> {
    let title = person.title.map(|title| &*knowledge.titles[usize::from(title)].name_en).filter(|title| !title.is_empty());
    let organisation = person.organisation.map(|organisation| &*knowledge.organisations[usize::from(organisation)].name_en);
    let title = title.map(|title| match (title.strip_suffix(" of"), organisation) {
        (Some(bare), Some(organisation)) => format!("{bare} of {organisation}"),
        (Some(bare), None) => bare.to_owned(),
        (None, _) => title.to_owned(),
    });
    let former = if person.former { "former " } else { "" };
    match person.relation {
        Some(relation) => {
            let words = &*knowledge.relations[usize::from(relation)].name_en;
            let whom = match title {
                Some(title) if words.starts_with("deputy") => title,
                Some(title) => format!("the {title}"),
                // Without the person: brother.
                None => String::new(),
            };
            let whole = words.replace("{}", &whom);
            Some(format!("{former}{}", whole.trim().trim_end_matches(" of").trim_end_matches(" to")))
        }
        None => title.map(|title| format!("{former}{title}")),
    }
}
