//! Titles with a pronoun: رئيسه، المتحدث باسمها، وزير خارجيتها، أمينه العام. Whoever was named last and agrees is whose they are.

use crate::bearers::name_after;
use crate::draft::{Mention, PersonMention, What};
use crate::mentions::{Finder, OWNERS_BACK};
use crate::owners::HEAD;
use waqai_knowledge::{Count, Entry, TitleOwner};
use waqai_lang::{Gender, Pronoun, Word};
use waqai_tables::{Form, Node, Phrases};

/// How many words such a title may have.
const LONGEST: usize = 3;

/// A title whose last word, or last but an adjective, bears a pronoun.
pub(crate) struct Possessed {
    pub title: u16,
    pub count: Count,
    /// The place behind its words.
    pub end: usize,
    /// What the words before tell of the one that the pronoun takes up.
    pub whose: PersonMention,
}

impl Possessed {
    /// Its bearer: of a state or body as the pronoun tells, in the office that the title names there.
    pub fn person(&self, finder: &Finder, at: usize) -> PersonMention {
        let row = &finder.resources.knowledge.titles[usize::from(self.title)];
        let sector = if row.owner == TitleOwner::Body { self.whose.sector.or(row.sector) } else { row.sector };
        let office =
            if self.whose.organisation.is_none() && self.whose.sector.is_none() { row.before_state.or(row.office) } else { row.office };
        let female = finder.draft.text.folded_at(at).contains("\u{62A}\u{647}") || finder.draft.text.folded_at(at).ends_with('\u{629}');
        PersonMention { title: Some(self.title), office, sector, female, ..self.whose }
    }
}

/// The title with a pronoun that begins at a word.
///
/// One word alone (رئيسها, سفيره) counts where it must be somebody: behind a verb, behind a word of relation (`related`), or before a name.
pub(crate) fn title(finder: &Finder, at: usize, related: bool) -> Option<Possessed> {
    let terms = finder.resources.knowledge.terms();
    let mut node = Phrases::ROOT;
    for place in at..at + LONGEST {
        let word = finder.word(place).filter(|word| !word.is_mark() && !word.is_verb())?;
        if place > at && word.proclitics.joins() {
            return None;
        }
        let Some(pronoun) = word.enclitic else {
            node = [word.whole, word.article_form, word.form].into_iter().find_map(|form| terms.step(node, form))?;
            continue;
        };
        if !matches!(pronoun, Pronoun::Him | Pronoun::Her | Pronoun::Them) {
            return None;
        }
        let owned = bare_forms(finder, place, word, place == at).into_iter().find_map(|form| terms.step(node, form))?;
        // أمينه العام, مديرها التنفيذي
        let described = finder.word(place + 1).filter(|next| next.is_definite() && !next.has_preposition() && !next.proclitics.joins());
        let forms = described.map_or([Form::NONE; 3], |next| [next.form, next.article_form, next.whole]);
        let longer = forms.into_iter().find_map(|form| terms.step(owned, form)).and_then(|node| held(finder, node));
        let (title, count, end) = match longer {
            Some((title, count)) => (title, count, place + 2),
            None => held(finder, owned).map(|(title, count)| (title, count, place + 1))?,
        };
        let subject = || finder.previous(at).is_some_and(Word::is_verb);
        if end == at + 1 && !related && !subject() && name_after(finder, end, true).is_none() {
            return None;
        }
        // ملكه, رئيسها: heads of state are a state's or body's, and no player's.
        let head = end == at + 1 && finder.resources.knowledge.titles[usize::from(title)].weight <= HEAD;
        let whose = match whose(finder, at, pronoun, title) {
            Some((_, true)) | None if head => return None,
            found => found.map(|(whose, _)| whose).unwrap_or_default(),
        };
        return Some(Possessed { title, count, end, whose });
    }
    None
}

/// The forms of a word without its pronoun; with the letters of a preposition left on it: باسمها is باسم.
fn bare_forms(finder: &Finder, at: usize, word: &Word, first: bool) -> [Form; 4] {
    let letters = finder.draft.text.folded_at(at);
    let stem = ["\u{647}\u{627}", "\u{647}\u{645}", "\u{647}"].iter().find_map(|pronoun| letters.strip_suffix(pronoun));
    let written = stem.filter(|_| word.has_preposition()).map_or(Form::NONE, |stem| finder.resources.vocabulary.get(stem));
    // What the analyser makes of such a word has no preposition any more.
    let own = |form: Form| if word.has_preposition() { Form::NONE } else { form };
    // عضو مكتبه السياسي: in the table behind another word it has the article.
    let with_article = stem.filter(|_| !first && !word.has_preposition());
    let with_article = with_article.map_or(Form::NONE, |stem| finder.resources.vocabulary.get(&["\u{627}\u{644}", stem].concat()));
    [own(word.form), own(word.article_form), with_article, written]
}

fn held(finder: &Finder, node: Node) -> Option<(u16, Count)> {
    let knowledge = &finder.resources.knowledge;
    let titles = || {
        knowledge.terms().payloads(node).iter().filter_map(|&payload| match Entry::of(payload) {
            Entry::Title(title, count) => Some((title, count)),
            _ => None,
        })
    };
    // رئيسه: the head of anything, before the president of a state.
    titles().find(|&(title, _)| knowledge.titles[usize::from(title)].owner == TitleOwner::Body).or_else(|| titles().next())
}

/// What the mention that a pronoun takes up tells of the bearer of a title, and whether it is a person.
fn whose(finder: &Finder, at: usize, pronoun: Pronoun, title: u16) -> Option<(PersonMention, bool)> {
    let knowledge = &finder.resources.knowledge;
    let of_state = knowledge.titles[usize::from(title)].owner == TitleOwner::State;
    let sentence = finder.draft.sentence_of(at as u32)? as u32;
    let nearby = finder.draft.mentions.iter().rev().take_while(|mention| mention.sentence + 1 >= sentence).take(OWNERS_BACK);
    let candidates = || nearby.clone().filter(|mention| !mention.nisba && !mention.locative && agrees(mention, pronoun));
    // A party or company has a head and speaks through somebody before the state that it deals with.
    let body = |mention: &&Mention| matches!(mention.what, What::Organisation(_) | What::Named { .. } | What::Body { .. });
    let found = if of_state {
        candidates().find(|mention| mention.what.told_state(knowledge).is_some_and(|code| !code.is_international()))
    } else {
        candidates().find(body).or_else(|| candidates().find(|mention| matches!(mention.what, What::State { .. } | What::Person(_))))
    }?;
    let told = PersonMention::default();
    let whose = match &found.what {
        What::Organisation(number) => {
            let row = &knowledge.organisations[usize::from(*number)];
            let organisation = Some(*number).filter(|_| !of_state);
            PersonMention { state: row.country, sector: Some(row.sector), organisation, ..told }
        }
        What::Body { body, state } => PersonMention { state: *state, sector: Some(knowledge.bodies[usize::from(*body)].sector), ..told },
        What::Named { noun, state, sector, .. } => {
            let own = knowledge.body_nouns[usize::from(*noun)].sector;
            PersonMention { state: *state, sector: sector.or(Some(own)), ..told }
        }
        What::Person(person) => PersonMention { state: found.what.told_state(knowledge), sector: person.sector, ..told },
        other => PersonMention { state: other.told_state(knowledge), ..told },
    };
    Some((whose, matches!(found.what, What::Person(_))))
}

fn agrees(mention: &Mention, pronoun: Pronoun) -> bool {
    match pronoun {
        Pronoun::Him => mention.gender != Some(Gender::Feminine) && !mention.plural,
        Pronoun::Her => mention.gender != Some(Gender::Masculine),
        _ => mention.plural,
    }
}
