//! How sure a record is: what the reader saw of an event, and what each of these things says for or against it.
//!
//! Two questions are asked: is such an act told there at all, and do the right ones stand on its sides? The features are a fixed list. Their weights
//! stand in `knowledge/codes/confidence.tsv`, which `waqai train confidence` writes: a column for each question. The sum of what is there is the
//! logarithm of the odds that the answer is yes, and the confidence of a record is the product of both.

use super::EventType;
use serde::{Deserialize, Serialize};
use waqai_tables::{TableError, TableSet};

macro_rules! features {
    ($($name:ident $code:literal $direction:ident $meaning:literal),* $(,)?) => {
        /// A thing that the reader sees of an event.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[allow(missing_docs, reason = "the table of weights documents them")]
        pub enum Feature { $($name),* }

        impl Feature {
            /// All, in the order of the table.
            pub const ALL: [Feature; COUNT] = [$(Feature::$name),*];

            /// What the table calls it.
            pub fn code(self) -> &'static str {
                match self { $(Feature::$name => $code),* }
            }

            /// What it means.
            pub fn meaning(self) -> &'static str {
                match self { $(Feature::$name => $meaning),* }
            }

            /// Which sign its weight must have.
            pub fn direction(self) -> Direction {
                match self { $(Feature::$name => Direction::$direction),* }
            }
        }

        const COUNT: usize = [$($code),*].len();
    };
}

/// Which sign a weight must have, whatever the data that it is learned from say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Any.
    Either,
    /// It speaks for the record, or says nothing.
    For,
    /// It speaks against the record, or says nothing.
    Against,
}

features!(
    Always "always" Either "every event: where the sum begins",
    TypeAgree "type.agree" Either "an event of the type AGREE",
    TypeConsult "type.consult" Either "an event of the type CONSULT",
    TypeSupport "type.support" Either "an event of the type SUPPORT",
    TypeConcede "type.concede" Either "an event of the type CONCEDE",
    TypeCooperate "type.cooperate" Either "an event of the type COOPERATE",
    TypeAid "type.aid" Either "an event of the type AID",
    TypeRetreat "type.retreat" Either "an event of the type RETREAT",
    TypeRequest "type.request" Either "an event of the type REQUEST",
    TypeAccuse "type.accuse" Either "an event of the type ACCUSE",
    TypeReject "type.reject" Either "an event of the type REJECT",
    TypeThreaten "type.threaten" Either "an event of the type THREATEN",
    TypeProtest "type.protest" Either "an event of the type PROTEST",
    TypeSanction "type.sanction" Either "an event of the type SANCTION",
    TypeMobilize "type.mobilize" Either "an event of the type MOBILIZE",
    TypeCoerce "type.coerce" Either "an event of the type COERCE",
    TypeAssault "type.assault" Either "an event of the type ASSAULT",
    FrameWeight "frame.weight" For "the weight of the frame: 50 counts as 0, 100 as 1",
    FrameChanged "frame.changed" Either "the type is not the frame's own: a plan told as a promise, harm announced as a threat",
    FrameSpecific "frame.specific" For "a phrase, or a word with the preposition that it takes, names the act",
    TriggerVerb "trigger.verb" Either "a finite verb names the act",
    TriggerParticiple "trigger.participle" Either "a participle names the act",
    TriggerNoun "trigger.noun" Either "a noun names the act",
    TriggerDefinite "trigger.definite" Either "the noun is definite: an act that the reader is expected to know",
    TriggerPlural "trigger.plural" Either "the noun is a plural: acts in general, or several",
    TriggerGoverned "trigger.governed" Either "the noun stands behind a preposition or is owned by the noun before it",
    TriggerImperfect "trigger.imperfect" Either "the verb is in the imperfect",
    TriggerPassive "trigger.passive" Either "the verb is read as a passive",
    TreeNone "tree.none" Either "no tree: read from the order of the words alone",
    TreeTop "tree.top" Either "the act is the root of its sentence, or right below it",
    TreeDeep "tree.deep" Either "the act stands five words or more below the root",
    TreeDescribes "tree.describes" Either "the act stands in a clause that describes a noun",
    ActorNone "actor.none" Either "nobody does it",
    ActorByRole "actor.by-role" For "whoever does it stands where the frame says",
    ActorElsewhere "actor.elsewhere" Against "whoever does it is not named in the sentence of the act",
    ActorFar "actor.far" Against "whoever does it stands more than twelve words away",
    ActorNear "actor.near" Either "whoever does it stands within three words",
    ActorState "actor.state" Either "a state does it, by its name, nationality or capital",
    ActorKnown "actor.known" Either "a person or organisation of the tables does it",
    ActorNamed "actor.named" Either "somebody does it whose name no table has",
    ActorTitle "actor.title" Either "somebody does it who is known by a title only",
    ActorBody "actor.body" Either "a body that every state has does it: a government, an army",
    ActorPeople "actor.people" Either "people of a kind do it: armed men, protesters",
    ActorSeveral "actor.several" Either "several do it",
    ActorStateless "actor.stateless" Against "whose state whoever does it is of cannot be told",
    ActorAssumed "actor.assumed" Against "no word tells the state of whoever does it: the report's is taken",
    RecipientNone "recipient.none" Either "it is done to nobody",
    RecipientByRole "recipient.by-role" For "to whom it is done stands where the frame says",
    RecipientElsewhere "recipient.elsewhere" Against "to whom it is done is not named in the sentence of the act",
    RecipientFar "recipient.far" Against "to whom it is done stands more than twelve words away",
    RecipientNear "recipient.near" Either "to whom it is done stands within three words",
    RecipientState "recipient.state" Either "it is done to a state, by its name, nationality or capital",
    RecipientKnown "recipient.known" Either "it is done to a person or organisation of the tables",
    RecipientNamed "recipient.named" Either "it is done to somebody whose name no table has",
    RecipientTitle "recipient.title" Either "it is done to somebody known by a title only",
    RecipientBody "recipient.body" Either "it is done to a body that every state has",
    RecipientPeople "recipient.people" Either "it is done to people of a kind",
    RecipientSeveral "recipient.several" Either "it is done to several",
    RecipientStateless "recipient.stateless" Against "whose state whom it is done to is of cannot be told",
    RecipientAssumed "recipient.assumed" Against "no word tells the state of whom it is done to: the report's is taken",
    SidesSameState "sides.same-state" Either "both sides are of one state",
    StatusHistorical "status.historical" Either "a past that the report only looks back on",
    Background "background" Against "it only tells which thing or time is meant",
    Carried "carried" Either "a statement tells it",
    CarriedDirect "carried.direct" Either "it stands in quotation marks",
    Retold "retold" For "the report tells it more than once",
    Toll "toll" For "the dead or injured are counted",
    DateTold "date.told" Either "the words tell when",
    DateRecent "date.recent" Either "within the week before the report",
    DateOld "date.old" Against "more than a month before the report",
    TimesRecent "times.recent" Either "its sentence names a time within the week before the report",
    TimesOld "times.old" Either "its sentence names a time more than a month before the report",
    PlaceTold "place.told" Either "the words tell where",
    ForceCarried "force.carried" Either "an act of force or a protest, told by a statement",
    ForceKnown "force.known" Either "an act of force or a protest, and it is done to a person or organisation of the tables",
    ForcePeople "force.people" Either "an act of force or a protest, and people of a kind take part",
    ForcePlaced "force.placed" Either "an act of force or a protest, and the words tell where",
    PositionTitle "position.title" Either "it stands in the headline",
    PositionLead "position.lead" Either "it stands in the first paragraph",
    PositionLater "position.later" Either "it stands below the first paragraph",
    SentenceShort "sentence.short" Either "its sentence has fewer than sixteen words",
    SentenceLong "sentence.long" Either "its sentence has more than forty words",
    SentenceFirst "sentence.first" Either "it is the first event of its sentence",
    SentenceCrowded "sentence.crowded" Either "its sentence has more than two events",
    GateWords "gate.words" Against "the report has words of subjects that give no events",
    GateMore "gate.more" Against "and they weigh more than those of politics",
);

impl Feature {
    /// That of a type.
    ///
    /// ```
    /// use waqai_coder::rules::{EventType, Feature};
    /// assert_eq!(Feature::of_type(EventType::Assault), Feature::TypeAssault);
    /// ```
    pub fn of_type(kind: EventType) -> Feature {
        // They stand in a row, as in `EventType::ALL`.
        Feature::ALL[Feature::TypeAgree as usize + kind as usize]
    }
}

/// What the reader saw of one event: a number for each feature, 0 or 1 but for the weight of the frame.
///
/// ```
/// use waqai_coder::rules::{Feature, Features};
/// let mut features = Features::default();
/// features.set(Feature::Toll, true);
/// assert_eq!(features.get(Feature::Toll), 1.0);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Features([f32; COUNT]);

impl Default for Features {
    fn default() -> Features {
        Features([0.0; COUNT])
    }
}

impl Features {
    /// How many there are.
    pub const COUNT: usize = COUNT;

    /// The number of a feature.
    pub fn get(&self, feature: Feature) -> f32 {
        self.0[feature as usize]
    }

    /// Says whether a thing is there.
    pub fn set(&mut self, feature: Feature, there: bool) {
        self.put(feature, f32::from(u8::from(there)));
    }

    /// Gives a feature its number.
    pub fn put(&mut self, feature: Feature, number: f32) {
        self.0[feature as usize] = number;
    }

    /// All numbers, in the order of [`Feature::ALL`].
    pub fn numbers(&self) -> &[f32] {
        &self.0
    }
}

/// The two questions whose answers make up a confidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// Whether an act of the type is told there, as one that happened.
    Act,
    /// Whether the right ones stand on its sides, where it is.
    Sides,
}

impl Question {
    /// Both.
    pub const ALL: [Question; 2] = [Question::Act, Question::Sides];

    /// The column of its weights.
    pub fn code(self) -> &'static str {
        match self {
            Question::Act => "act",
            Question::Sides => "sides",
        }
    }
}

/// The weights of the features, and what is done with a record that is hardly likely.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Confidence {
    /// For each question a weight for each feature, in the order of [`Feature::ALL`].
    pub weights: [Vec<f32>; 2],
    /// For each type: events of which it is less likely that the act is told at all are left out; 0 keeps all.
    pub least: [f32; EventType::ALL.len()],
}

impl Confidence {
    /// From here on a confidence is called high.
    pub const HIGH: f32 = 0.7;
    /// Below it is called low.
    pub const LOW: f32 = 0.4;

    /// A confidence in a word: high, medium or low.
    ///
    /// ```
    /// assert_eq!(waqai_coder::rules::Confidence::word(0.5), "medium");
    /// ```
    pub fn word(confidence: f32) -> &'static str {
        if confidence >= Confidence::HIGH {
            "high"
        } else if confidence >= Confidence::LOW {
            "medium"
        } else {
            "low"
        }
    }

    /// What a feature adds to the logarithm of the odds of a question.
    pub fn weight(&self, question: Question, feature: Feature) -> f32 {
        self.weights[question as usize].get(feature as usize).copied().unwrap_or_default()
    }

    /// How likely the answer to a question is yes, from 0 to 1.
    pub fn answer(&self, question: Question, features: &Features) -> f32 {
        let weights = &self.weights[question as usize];
        let sum: f64 = weights.iter().zip(features.numbers()).map(|(&weight, &number)| f64::from(weight) * f64::from(number)).sum();
        (1.0 / (1.0 + (-sum).exp())) as f32
    }

    /// What each thing that the reader saw adds to the logarithm of the odds of a question: where the sum begins, then what says most. What says next
    /// to nothing is left out.
    ///
    /// ```
    /// use waqai_coder::rules::{Confidence, Feature, Features, Question};
    /// let weights = || vec![0.0; Features::COUNT];
    /// let mut confidence = Confidence { weights: [weights(), weights()], ..Confidence::default() };
    /// confidence.weights[0][Feature::Toll as usize] = 1.0;
    /// let mut features = Features::default();
    /// features.set(Feature::Toll, true);
    /// assert_eq!(confidence.says(Question::Act, &features), [(Feature::Toll, 1.0)]);
    /// assert!(confidence.says(Question::Sides, &features).is_empty());
    /// ```
    pub fn says(&self, question: Question, features: &Features) -> Vec<(Feature, f32)> {
        let said = Feature::ALL.into_iter().map(|feature| (feature, self.weight(question, feature) * features.get(feature)));
        let mut seen: Vec<(Feature, f32)> = said.filter(|(_, says)| says.abs() >= 0.005).collect();
        seen.sort_by(|(one, a), (other, b)| {
            (*other == Feature::Always).cmp(&(*one == Feature::Always)).then(b.abs().total_cmp(&a.abs())).then(one.cmp(other))
        });
        seen
    }

    /// How likely a record is right, from 0 to 1.
    ///
    /// ```
    /// use waqai_coder::rules::{Confidence, Feature, Features};
    /// let weights = || vec![0.0; Features::COUNT];
    /// let mut confidence = Confidence { weights: [weights(), weights()], ..Confidence::default() };
    /// confidence.weights[0][Feature::Toll as usize] = 1.0;
    /// let mut features = Features::default();
    /// assert_eq!(confidence.of(&features), 0.25);
    /// features.set(Feature::Toll, true);
    /// assert!(confidence.of(&features) > 0.35);
    /// ```
    pub fn of(&self, features: &Features) -> f32 {
        self.answer(Question::Act, features) * self.answer(Question::Sides, features)
    }
}

const TABLE: &str = "codes/confidence";
/// The row of the bound below which events are left out. `least.assault` and the like hold for one type in its stead.
const LEAST: &str = "least";

pub(super) fn compile(tables: &TableSet) -> Result<Confidence, TableError> {
    let mut weights: [Option<[f32; 2]>; COUNT] = [None; COUNT];
    let (mut least, mut of_type) = (None, [None; EventType::ALL.len()]);
    for row in tables.table(TABLE, &["feature"])?.rows {
        let name = row.required("feature")?;
        let number = |column: &str| {
            let number = row.number::<f32>(column)?.filter(|number| number.is_finite());
            number.ok_or_else(|| row.error(column, "the cell holds no number", "Give a number; 0 says nothing"))
        };
        if let Some(rest) = name.strip_prefix(LEAST) {
            let bound = number(Question::Act.code())?;
            if !(0.0..=1.0).contains(&bound) {
                return Err(row.error(Question::Act.code(), "the bound is no share", "Give a number from 0 to 1"));
            }
            let named = |kind: &EventType| rest.strip_prefix('.').is_some_and(|code| kind.code().eq_ignore_ascii_case(code));
            match EventType::ALL.into_iter().find(named) {
                Some(kind) => of_type[kind as usize] = Some(bound),
                None if rest.is_empty() => least = Some(bound),
                None => return Err(row.error("feature", &format!("`{name}` names no type"), "Write such as least.assault")),
            }
            continue;
        }
        let feature = Feature::ALL.into_iter().find(|feature| feature.code() == name).ok_or_else(|| {
            row.error(
                "feature",
                &format!("the reader sees no `{name}`"),
                "Correct the name, or take the row out; the bundled table lists all",
            )
        })?;
        let mut own = [0.0; 2];
        for (question, own) in Question::ALL.into_iter().zip(&mut own) {
            *own = number(question.code())?;
            let wrong = match feature.direction() {
                Direction::Either => None,
                Direction::For => Some("against").filter(|_| *own < 0.0),
                Direction::Against => Some("for").filter(|_| *own > 0.0),
            };
            if let Some(wrong) = wrong {
                return Err(row.error(question.code(), &format!("`{name}` cannot speak {wrong} a record"), "Change the sign, or give 0"));
            }
        }
        weights[feature as usize] = Some(own);
    }
    let missing = |name: &str| TableError {
        file: format!("knowledge/{TABLE}.tsv"),
        line: 1,
        column: "feature".into(),
        problem: format!("no row is named `{name}`"),
        remedy: "Add it; a weight of 0 says nothing".into(),
    };
    let least = least.ok_or_else(|| missing(LEAST))?;
    let mut compiled = Confidence { least: of_type.map(|own| own.unwrap_or(least)), ..Confidence::default() };
    for feature in Feature::ALL {
        let own = weights[feature as usize].ok_or_else(|| missing(feature.code()))?;
        own.into_iter().zip(&mut compiled.weights).for_each(|(weight, all)| all.push(weight));
    }
    Ok(compiled)
}
