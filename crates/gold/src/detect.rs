//! Detection by sentence: whether a sentence that annotators voted on was found to hold an event of a type.

use crate::Tally;
use crate::bootstrap::interval;
use std::collections::BTreeMap;

/// What annotators said of a sentence and a type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vote {
    /// The sentence's id.
    pub id: String,
    /// The event type in question.
    pub event_type: String,
    /// What they agreed on.
    pub label: Label,
    /// How many said that it holds such an event.
    pub accept: u32,
    /// How many said that it does not.
    pub reject: u32,
}

/// What the annotators of a sentence agreed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// There is such an event.
    Yes,
    /// There is none.
    No,
    /// They did not agree, or too few said anything.
    Ambiguous,
}

impl Label {
    /// From the words in files.
    ///
    /// ```
    /// assert_eq!(waqai_gold::Label::of_code("difficult no"), Some(waqai_gold::Label::No));
    /// ```
    pub fn of_code(code: &str) -> Option<Label> {
        match code {
            "yes" => Some(Label::Yes),
            "easy no" | "difficult no" => Some(Label::No),
            "ambiguous" => Some(Label::Ambiguous),
            _ => None,
        }
    }
}

/// Which sentences count, and as what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protocol {
    /// By label; ambiguous sentences are left out.
    A,
    /// By the majority of the annotators; ties and single votes are left out.
    D,
}

impl Protocol {
    /// Its letter.
    pub fn code(self) -> &'static str {
        match self {
            Protocol::A => "A",
            Protocol::D => "D",
        }
    }

    /// Whether a sentence holds an event; none where it is left out.
    fn wanted(self, vote: &Vote) -> Option<bool> {
        match self {
            Protocol::A => (vote.label != Label::Ambiguous).then_some(vote.label == Label::Yes),
            Protocol::D => (vote.accept + vote.reject > 1 && vote.accept != vote.reject).then_some(vote.accept > vote.reject),
        }
    }
}

/// How well events of a type were detected.
#[derive(Clone, Debug, PartialEq)]
pub struct Detection {
    /// The type.
    pub event_type: String,
    /// Which sentences count.
    pub protocol: Protocol,
    /// Precision, recall and F1.
    pub tally: Tally,
    /// The interval of F1 that holds 95 in 100 samples of the sentences.
    pub interval: (f64, f64),
    /// How many sentences count.
    pub sentences: usize,
}

/// Compares votes with what was found: for every type and protocol a row.
///
/// ```
/// use waqai_gold::{Label, Vote, detect};
/// let vote = |label, accept| Vote { id: "s".into(), event_type: "PROTEST".into(), label, accept, reject: 3 - accept };
/// let rows = detect(&[vote(Label::Yes, 3), vote(Label::No, 1), vote(Label::Ambiguous, 2)], |vote| vote.accept > 0);
/// assert_eq!(rows.len(), 2);
/// assert_eq!((rows[0].tally.right, rows[0].tally.found, rows[0].tally.wanted), (1, 2, 1));
/// assert_eq!((rows[1].tally.right, rows[1].tally.found, rows[1].tally.wanted), (2, 3, 2));
/// ```
pub fn detect(votes: &[Vote], found: impl Fn(&Vote) -> bool) -> Vec<Detection> {
    let mut types: BTreeMap<&str, Vec<(&Vote, bool)>> = BTreeMap::new();
    for vote in votes {
        types.entry(&vote.event_type).or_default().push((vote, found(vote)));
    }
    let mut rows = Vec::new();
    for (event_type, votes) in types {
        for protocol in [Protocol::A, Protocol::D] {
            let counted: Vec<(bool, bool)> =
                votes.iter().filter_map(|(vote, found)| protocol.wanted(vote).map(|wanted| (wanted, *found))).collect();
            let all: Vec<usize> = (0..counted.len()).collect();
            let tally = |places: &[usize]| {
                let mut tally = Tally::default();
                for &(wanted, found) in places.iter().map(|&place| &counted[place]) {
                    tally.add(usize::from(wanted && found), usize::from(found), usize::from(wanted));
                }
                tally
            };
            rows.push(Detection {
                event_type: event_type.to_owned(),
                protocol,
                tally: tally(&all),
                interval: interval(counted.len(), |places| tally(places).f1()),
                sentences: counted.len(),
            });
        }
    }
    rows
}
