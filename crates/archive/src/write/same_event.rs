//! When two reports tell the same event. The rule is published in SCHEMA.md, section "The same event"; change both together.

use super::actors::Basis;

/// Types in which the sides act together: who is named first means nothing.
const TOGETHER: [&str; 3] = ["CONSULT", "AGREE", "COOPERATE"];
/// Types of which one day holds many between the same sides, each at a place of its own.
const MANY_A_DAY: [&str; 5] = ["ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT"];
/// The most days that a range may have to be compared with another one.
const WEEK: i32 = 7;

/// A party as one report tells it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Party {
    pub actor: i64,
    pub basis: Basis,
    pub is_person: bool,
    pub country: Option<String>,
    pub sector: String,
}

/// A place, and whether the report says that it happened there or was only filed there.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Spot {
    pub place: i64,
    pub name: String,
    pub country: Option<String>,
    /// Whether it is a state or a region, in which a town may lie: those have no number in GeoNames.
    pub is_wide: bool,
    pub told: bool,
}

/// An event as one report tells it, or as the archive has it.
#[derive(Clone, Debug, Default)]
pub(super) struct Telling {
    pub kind: String,
    pub mode: Option<String>,
    pub status: String,
    /// First and last day as told, by number.
    pub days: Option<(i32, i32)>,
    /// The day of the report.
    pub published: Option<i32>,
    pub place: Option<Spot>,
    pub actor: Vec<Party>,
    pub recipient: Vec<Party>,
}

/// Whether an act happened, will happen, may happen or did not: the same event is of one class.
pub(super) fn class(status: &str) -> &str {
    if status == "historical" { "actual" } else { status }
}

/// Why two tellings are of one event; none where they are not.
pub(super) fn same(one: &Telling, other: &Telling) -> Option<String> {
    if one.kind != other.kind || class(&one.status) != class(&other.status) {
        return None;
    }
    if let (Some(one), Some(other)) = (&one.mode, &other.mode)
        && one != other
    {
        return None;
    }
    let days = same_days(one, other)?;
    let place = same_place(one, other)?;
    let many = MANY_A_DAY.contains(&one.kind.as_str());
    if many && place != "same place told" {
        return None;
    }
    let parties = same_parties(one, other, many)?;
    Some(format!("same type; {parties}; {days}; {place}"))
}

/// How the days agree.
fn same_days(one: &Telling, other: &Telling) -> Option<&'static str> {
    let near = |published: i32, (first, last): (i32, i32)| (first..=last + 1).contains(&published);
    match (one.days, other.days) {
        (Some(one), Some(other)) if one == other => Some("same day told"),
        (Some(one), Some(other)) => {
            let short = one.1 - one.0 < WEEK && other.1 - other.0 < WEEK;
            (short && one.0 <= other.1 && other.0 <= one.1).then_some("days told overlap")
        }
        (Some(days), None) => near(other.published?, days).then_some("day told in one, the other published then"),
        (None, Some(days)) => near(one.published?, days).then_some("day told in one, the other published then"),
        // Without a day an act of the past cannot be placed.
        (None, None) if one.status == "historical" || other.status == "historical" => None,
        (None, None) => ((one.published? - other.published?).abs() <= 1).then_some("published within a day"),
    }
}

/// How the places agree.
fn same_place(one: &Telling, other: &Telling) -> Option<&'static str> {
    let by_phone = one.mode.as_deref().or(other.mode.as_deref()) == Some("phone");
    match (&one.place, &other.place) {
        (Some(one), Some(other)) if one.told && other.told => {
            if one.place == other.place {
                return Some("same place told");
            }
            let within = one.country.is_some() && one.country == other.country && (one.is_wide || other.is_wide);
            if within { Some("place told within the other's") } else { by_phone.then_some("by telephone") }
        }
        (Some(one), Some(other)) if one.told || other.told => Some("place told in one"),
        _ => Some("place told in none"),
    }
}

/// How the parties agree.
fn same_parties(one: &Telling, other: &Telling, many: bool) -> Option<&'static str> {
    let together = TOGETHER.contains(&one.kind.as_str()) || one.recipient.is_empty() != other.recipient.is_empty();
    let sides = if together {
        let all = |telling: &Telling| telling.actor.iter().chain(&telling.recipient).cloned().collect::<Vec<_>>();
        vec![agree(&all(one), &all(other))?]
    } else if one.recipient.is_empty() && other.recipient.is_empty() {
        vec![agree(&one.actor, &other.actor)?]
    } else {
        vec![agree(&one.actor, &other.actor)?, agree(&one.recipient, &other.recipient)?]
    };
    if sides.iter().all(|side| *side == Agreement::Same) {
        return Some("same parties");
    }
    // A kind of people on every side ("gunmen", "residents") is nobody: only a place of its own makes such an event one.
    let anchored = sides.iter().any(|side| *side >= Agreement::Shared);
    let kinds = sides.iter().all(|side| matches!(side, Agreement::Kind));
    if anchored || (kinds && many) { Some("parties agree") } else { None }
}

/// How two sides agree, from the weakest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Agreement {
    /// The same kind of people.
    Kind,
    /// The state of the one is that of the other's official.
    State,
    /// An actor is on both.
    Shared,
    /// They are the same.
    Same,
}

fn agree(one: &[Party], other: &[Party]) -> Option<Agreement> {
    let individuals = |side: &[Party]| side.iter().all(|party| party.basis != Basis::Described);
    let contains = |side: &[Party], party: &Party| side.iter().any(|known| known.actor == party.actor);
    if one.is_empty() || other.is_empty() {
        return None;
    }
    let states = |side: &[Party]| {
        let mut states: Vec<_> = side.iter().map(|party| party.country.clone()).collect();
        states.sort_unstable();
        states.dedup();
        states
    };
    if states(one) != states(other) {
        return None;
    }
    let same = one.iter().all(|party| contains(other, party)) && other.iter().all(|party| contains(one, party));
    if same {
        return Some(if individuals(one) { Agreement::Same } else { Agreement::Kind });
    }
    // For every state: somebody in common, or a state on the one side and its people on the other, but never two different people.
    let mut weakest = Agreement::Shared;
    for state in states(one) {
        let of = |side: &[Party]| side.iter().filter(|party| party.country == state).cloned().collect::<Vec<_>>();
        let (here, there) = (of(one), of(other));
        if here.iter().any(|party| party.basis != Basis::Described && contains(&there, party)) {
            continue;
        }
        let person = |side: &[Party]| side.iter().any(|party| party.is_person && party.basis != Basis::Described);
        let sector = here.iter().any(|party| there.iter().any(|known| known.sector == party.sector));
        if state.is_none() || (person(&here) && person(&there)) || !sector {
            return None;
        }
        weakest = Agreement::State;
    }
    // One state in common among several sides together is enough to hold the others.
    let shared = one.iter().any(|party| party.basis != Basis::Described && contains(other, party));
    Some(if weakest == Agreement::State && shared { Agreement::Shared } else { weakest })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(actor: i64, country: &str) -> Party {
        Party { actor, basis: Basis::Known, is_person: true, country: Some(country.into()), sector: "GOV".into() }
    }

    fn state(actor: i64, country: &str) -> Party {
        Party { is_person: false, ..person(actor, country) }
    }

    fn meeting() -> Telling {
        Telling {
            kind: "CONSULT".into(),
            status: "actual".into(),
            days: Some((100, 100)),
            published: Some(100),
            actor: vec![person(1, "KAZ"), person(2, "CHN")],
            ..Telling::default()
        }
    }

    fn spot(place: i64, told: bool) -> Option<Spot> {
        Some(Spot { place, name: format!("p{place}"), country: Some("KAZ".into()), is_wide: false, told })
    }

    #[test]
    fn a_meeting_told_twice_is_one_whoever_is_named_first() {
        let mut other = meeting();
        other.actor.reverse();
        assert!(same(&meeting(), &other).is_some());
        other.recipient = vec![other.actor.remove(0)];
        assert!(same(&meeting(), &other).is_some());
    }

    #[test]
    fn another_day_type_status_or_mode_is_another_event() {
        for change in [
            (|telling: &mut Telling| telling.days = Some((101, 101))) as fn(&mut Telling),
            |telling| telling.kind = "AGREE".into(),
            |telling| telling.status = "negated".into(),
        ] {
            let mut other = meeting();
            change(&mut other);
            assert_eq!(same(&meeting(), &other), None);
        }
        let with = |mode: &str| Telling { mode: Some(mode.into()), ..meeting() };
        assert!(same(&with("visit"), &meeting()).is_some());
        assert_eq!(same(&with("visit"), &with("phone")), None);
    }

    #[test]
    fn a_day_that_is_not_told_is_that_of_the_report() {
        let untold = |published| Telling { days: None, published: Some(published), ..meeting() };
        assert!(same(&meeting(), &untold(101)).is_some());
        assert_eq!(same(&meeting(), &untold(103)), None);
        assert!(same(&untold(100), &untold(101)).is_some());
        let past = Telling { status: "historical".into(), ..untold(100) };
        assert_eq!(same(&past, &past), None);
    }

    #[test]
    fn two_ministers_of_a_state_are_two_meetings_and_a_state_stands_for_its_minister() {
        let with = |party: Party| Telling { actor: vec![person(1, "KAZ"), party], ..meeting() };
        assert_eq!(same(&meeting(), &with(person(3, "CHN"))), None);
        assert!(same(&meeting(), &with(state(9, "CHN"))).is_some());
        // Nobody in common at all.
        let states = Telling { actor: vec![state(8, "KAZ"), state(9, "CHN")], ..meeting() };
        assert_eq!(same(&meeting(), &states), None);
    }

    #[test]
    fn places_told_must_not_contradict() {
        let at = |place| Telling { place, ..meeting() };
        assert_eq!(same(&at(spot(1, true)), &at(spot(2, true))), None);
        assert!(same(&at(spot(1, true)), &at(spot(2, false))).is_some());
        assert!(same(&at(spot(1, true)), &at(None)).is_some());
    }

    #[test]
    fn attacks_of_one_day_are_one_only_at_one_place() {
        let gunmen = Party { actor: 5, basis: Basis::Described, is_person: false, country: Some("MLI".into()), sector: "UAF".into() };
        let residents = Party { actor: 6, sector: "CVL".into(), ..gunmen.clone() };
        let attack =
            |place| Telling { kind: "ASSAULT".into(), actor: vec![gunmen.clone()], recipient: vec![residents.clone()], place, ..meeting() };
        assert!(same(&attack(spot(1, true)), &attack(spot(1, true))).is_some());
        assert_eq!(same(&attack(spot(1, false)), &attack(spot(1, false))), None);
        assert_eq!(same(&attack(None), &attack(None)), None);
    }
}
