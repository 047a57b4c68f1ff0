//! Markers: words that turn an act into something else than done; and words that refer back to entities already named.

use waqai_tables::{Form, Phrases, PhrasesBuilder, TableError, TableSet, Vocabulary};

/// What a marker says of the act near it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marker {
    /// The doer follows.
    By,
    /// It did not happen.
    Negation,
    /// It is denied.
    Denial,
    /// It is to come.
    Future,
    /// Somebody means to do it.
    Intention,
    /// It depends on something.
    Condition,
    /// It may happen.
    Possibility,
    /// It is an aim.
    Purpose,
    /// It is wished for.
    Wish,
    /// It is background.
    Earlier,
    /// The office is no longer held.
    Former,
    /// A mark of a headline.
    Headline,
    /// The same office of another state.
    Counterpart,
    /// The state of whoever speaks.
    Home,
    /// The day last named.
    SameDay,
    /// A preposition that only says where.
    Locative,
    /// A preposition behind which stands the body that somebody is posted to.
    Posted,
    /// An anniversary: what it recalls is no news.
    Commemoration,
    /// None in particular: أي.
    Any,
    /// What follows only tells when: بعد, إثر.
    After,
    /// A noun of attack: a word for people right behind it says of what kind.
    Attack,
    /// The subject suffers what follows.
    Undergo,
    /// The time behind it only opens or closes a span.
    Since,
    /// What stands behind it is a place: town, province, capital.
    PlaceNoun,
    /// What stands behind it is a town or division and no part of one.
    Settlement,
    /// Whoever is called so is a guest.
    Visitor,
    /// Another name of the person named before follows.
    Alias,
    /// An adjective for a part of the world.
    Region,
    /// A verb that only says who does what its object tells.
    Execute,
    /// A verb whose subject decides on, sets about, manages or denies what the masdar behind it tells.
    Undertake,
    /// Whatever is called so is done with the press: لقاءات صحفية.
    Press,
    /// A pronoun that stands for an object by itself, of a man, a woman or several: إياه.
    Him,
    /// The same for a woman or a state: إياها.
    Her,
    /// The same for several: إياهم.
    Them,
    /// What stands behind it is only spoken of: an inquiry, a charge, a law, a danger.
    Topic,
    /// Those who take part in a protest that is known already.
    Protesters,
    /// It says how many of those behind it there are: عدد القتلى.
    Tally,
    /// With a complement of its own it describes a body, and is no part of its name: التابعة ل.
    Describing,
    /// The occasion behind it is where and when the act of the clause is done: خلال لقاء في ….
    During,
    /// A verb of what came of something: behind ما it denies nothing (سقطت قذائف ما أدى إلى …).
    Outcome,
    /// What a source asks for that does not want to be named: عدم كشف هويته.
    Anonymity,
    /// What stands behind it is counted one by one: كلا من.
    Each,
    /// A set phrase with a word of force that names no act: حرب كلامية.
    Idiom,
    /// Behind it stands whom protesters want gone: استقالة الحكومة.
    Ouster,
    /// Behind it stands what a protest is against: احتجاجا على.
    CauseOfProtest,
    /// A verb that says, with its negation, that something goes on: لا يزال.
    Still,
    /// What is wished to whoever was named: حفظه الله.
    Blessing,
}

const MARKERS: [(&str, Marker); 47] = [
    ("still", Marker::Still),
    ("blessing", Marker::Blessing),
    ("ouster", Marker::Ouster),
    ("cause-of-protest", Marker::CauseOfProtest),
    ("idiom", Marker::Idiom),
    ("each", Marker::Each),
    ("anonymity", Marker::Anonymity),
    ("outcome", Marker::Outcome),
    ("describing", Marker::Describing),
    ("tally", Marker::Tally),
    ("during", Marker::During),
    ("alias", Marker::Alias),
    ("region", Marker::Region),
    ("press", Marker::Press),
    ("him", Marker::Him),
    ("her", Marker::Her),
    ("them", Marker::Them),
    ("by", Marker::By),
    ("negation", Marker::Negation),
    ("denial", Marker::Denial),
    ("future", Marker::Future),
    ("intention", Marker::Intention),
    ("condition", Marker::Condition),
    ("possibility", Marker::Possibility),
    ("purpose", Marker::Purpose),
    ("wish", Marker::Wish),
    ("earlier", Marker::Earlier),
    ("former", Marker::Former),
    ("headline", Marker::Headline),
    ("counterpart", Marker::Counterpart),
    ("home", Marker::Home),
    ("same-day", Marker::SameDay),
    ("locative", Marker::Locative),
    ("posted", Marker::Posted),
    ("commemoration", Marker::Commemoration),
    ("any", Marker::Any),
    ("after", Marker::After),
    ("attack", Marker::Attack),
    ("undergo", Marker::Undergo),
    ("execute", Marker::Execute),
    ("undertake", Marker::Undertake),
    ("topic", Marker::Topic),
    ("protesters", Marker::Protesters),
    ("since", Marker::Since),
    ("place-noun", Marker::PlaceNoun),
    ("settlement", Marker::Settlement),
    ("visitor", Marker::Visitor),
];

impl Marker {
    /// The marker of a payload.
    pub fn of(payload: u32) -> Marker {
        MARKERS[(payload as usize).min(MARKERS.len() - 1)].1
    }
}

/// Which entities a back-reference means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReferenceKind {
    /// Any sides.
    Any,
    /// States.
    State,
    /// People.
    Person,
    /// Ministers.
    Minister,
    /// Heads of state or government.
    President,
    /// Armies.
    Army,
    /// Governments.
    Government,
    /// Parties and movements.
    Party,
    /// The person named last.
    Latter,
}

const KINDS: [(&str, ReferenceKind); 9] = [
    ("any", ReferenceKind::Any),
    ("state", ReferenceKind::State),
    ("person", ReferenceKind::Person),
    ("minister", ReferenceKind::Minister),
    ("president", ReferenceKind::President),
    ("army", ReferenceKind::Army),
    ("government", ReferenceKind::Government),
    ("party", ReferenceKind::Party),
    ("latter", ReferenceKind::Latter),
];

/// A dual or plural that means entities already named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Which entities.
    pub kind: ReferenceKind,
    /// Whether two, else several.
    pub two: bool,
}

impl Reference {
    /// The reference of a payload.
    pub fn of(payload: u32) -> Reference {
        Reference { kind: KINDS[(payload as usize >> 1).min(KINDS.len() - 1)].1, two: payload & 1 == 0 }
    }
}

fn insert(phrase: &str, payload: u32, phrases: &mut PhrasesBuilder, vocabulary: &mut Vocabulary) {
    let folded = waqai_text::fold(phrase);
    let forms: Vec<Form> = folded.split(' ').filter(|word| !word.is_empty()).map(|word| vocabulary.intern(word)).collect();
    phrases.insert(&forms, payload);
}

pub(super) fn compile_markers(tables: &TableSet, vocabulary: &mut Vocabulary) -> Result<Phrases, TableError> {
    let mut phrases = PhrasesBuilder::default();
    for row in tables.table("grammar/markers", &["marker"])?.rows {
        let name = row.required("marker")?;
        let at = MARKERS
            .iter()
            .position(|(known, _)| *known == name)
            .ok_or_else(|| row.error("marker", &format!("`{name}` is no marker"), "Use one of the markers of the bundled table"))?;
        for word in row.list("words") {
            insert(word, at as u32, &mut phrases, vocabulary);
        }
    }
    Ok(phrases.build())
}

pub(super) fn compile_references(tables: &TableSet, vocabulary: &mut Vocabulary) -> Result<Phrases, TableError> {
    let mut phrases = PhrasesBuilder::default();
    for row in tables.table("actors/references", &["words"])?.rows {
        let kind = row.required("kind")?;
        let at = KINDS.iter().position(|(known, _)| *known == kind).ok_or_else(|| {
            row.error(
                "kind",
                &format!("`{kind}` is no kind"),
                "Write any, state, person, minister, president, army, government, party or latter",
            )
        })?;
        for word in row.list("words") {
            insert(word, (at as u32) << 1 | u32::from(row.get("number") != "two"), &mut phrases, vocabulary);
        }
    }
    Ok(phrases.build())
}
