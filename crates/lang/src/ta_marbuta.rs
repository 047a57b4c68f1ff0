//! Reports that write ه for every ة: الحكومه السوريه. Their words are read as if they were written with ة.

use crate::features::{Analysis, Part};
use crate::lexicon::Lexicon;
use waqai_tables::{Form, Vocabulary};
use waqai_text::{Text, TokenKind};

const HA: char = '\u{647}';
const TA_MARBUTA: char = '\u{629}';
const YA: char = '\u{64A}';
const ARTICLE: &str = "\u{627}\u{644}";
const LAM: char = '\u{644}';
const JOINING: [char; 2] = ['\u{648}', '\u{641}'];
const RULING: [char; 3] = ['\u{628}', LAM, '\u{643}'];

/// Puts ة where the report means it. Nothing is changed in a report that has any ة, nor in one without a word that can only be meant with one.
///
/// ```
/// // Without a lexicon nothing is known of any word, and all stay as they are.
/// let (lexicon, vocabulary) = (waqai_lang::Lexicon::default(), waqai_tables::Vocabulary::default());
/// let mut text = waqai_text::Text::default();
/// text.read("زار وزير الخارجيه القاهره");
/// waqai_lang::restore_ta_marbuta(&mut text, &lexicon, &vocabulary);
/// assert_eq!(text.folded_at(2), "الخارجيه");
/// ```
pub fn restore_ta_marbuta(text: &mut Text, lexicon: &Lexicon, vocabulary: &Vocabulary) {
    let arabic = |text: &Text, at: usize| text.tokens()[at].kind == TokenKind::Arabic;
    if (0..text.tokens().len()).any(|at| arabic(text, at) && text.folded_at(at).contains(TA_MARBUTA)) {
        return;
    }
    let mut scratch = String::new();
    let mut meant = Vec::new();
    let mut certain = false;
    for at in (0..text.tokens().len()).filter(|&at| arabic(text, at)) {
        match Ending::of(text.folded_at(at), lexicon, vocabulary, &mut scratch) {
            Ending::Ta { certainly } => {
                certain |= certainly;
                meant.push(at);
            }
            Ending::Either { verb } if is_construct(text, at, verb) => meant.push(at),
            Ending::Either { .. } | Ending::Other => {}
        }
    }
    if certain {
        for at in meant {
            text.end_in_ta_marbuta(at);
        }
    }
}

/// What a word's last letter stands for, in a report that has no ة.
enum Ending {
    /// For ة; certainly where the article leaves no room for a pronoun.
    Ta { certainly: bool },
    /// For ة or the pronoun ه: دوله.
    Either {
        /// Whether what the pronoun would stand on may be a verb.
        verb: bool,
    },
    /// It is no ه, or belongs to the word, or is the pronoun.
    Other,
}

impl Ending {
    fn of(word: &str, lexicon: &Lexicon, vocabulary: &Vocabulary, scratch: &mut String) -> Ending {
        let Some(body) = word.strip_suffix(HA).filter(|body| body.chars().count() >= 2) else { return Ending::Other };
        let (mut with_ta, mut article, mut verb, mut noun) = (false, false, false, false);
        let mut ruled = false;
        for (stem, definite) in stems(body) {
            scratch.clear();
            scratch.push_str(stem);
            scratch.push(HA);
            if vocabulary.get(scratch).is_known() {
                return Ending::Other;
            }
            scratch.pop();
            scratch.push(TA_MARBUTA);
            let known = vocabulary.get(scratch).is_known();
            with_ta |= known;
            article |= known && definite;
            // بإعاده، لتهدئه: no verb stands under a preposition.
            ruled |= known && body.strip_suffix(stem).is_some_and(|front| front.ends_with(RULING));
            if !definite {
                let analyses: &[Analysis] = match vocabulary.get(stem) {
                    Form::NONE => &[],
                    form => lexicon.analyses(form),
                };
                verb |= analyses.iter().any(|analysis| analysis.part == Part::Verb);
                // Participles and adjectives hardly ever own anything: معتبره، مستعده.
                let quality = |part| matches!(part, Part::ActiveParticiple | Part::PassiveParticiple | Part::Adjective);
                let owned = |part: Part| part.is_nominal() && !quality(part) || part.is_particle();
                noun |= analyses.iter().any(|analysis| owned(analysis.part));
            }
        }
        match with_ta {
            false => Ending::Other,
            true if article => Ending::Ta { certainly: true },
            true if !noun && (!verb || ruled) => Ending::Ta { certainly: false },
            true => Ending::Either { verb },
        }
    }
}

/// The ways to take particles off the front of a word, and whether the article is among them.
fn stems(word: &str) -> impl Iterator<Item = (&str, bool)> {
    let joined = word.strip_prefix(JOINING);
    let bases = [Some(word), joined, word.strip_prefix(RULING), joined.and_then(|rest| rest.strip_prefix(RULING))];
    bases.into_iter().flatten().flat_map(|base| {
        let shared = base.strip_prefix(LAM).and_then(|rest| rest.strip_prefix(LAM));
        [Some((base, false)), base.strip_prefix(ARTICLE).map(|rest| (rest, true)), shared.map(|rest| (rest, true))].into_iter().flatten()
    })
}

/// Whether what follows makes the word the first of a construct or gives it a feminine adjective: وزيره الدفاع, طائره حربيه.
fn is_construct(text: &Text, at: usize, verb: bool) -> bool {
    let next = text.folded_at(at + 1);
    let agrees = next.ends_with(HA) && next.chars().count() >= 4;
    let definite = next.starts_with(ARTICLE) && !next.ends_with(YA);
    agrees || definite && !verb
}
