//! What is said: from where it begins to where the speech ends.

use crate::cues::{Cue, CueKind};
use crate::draft::{Draft, Run};
use crate::rules::{ObjectOf, Rules};
use waqai_lang::Tense;
use waqai_text::{Span, TokenKind};

/// The content of a cue: from its marker to the end of the sentence, to where the next cue of the same level begins, or to the mark that closes
/// the quotation, be it sentences later.
pub(crate) fn content(draft: &Draft, rules: &Rules, cues: &[Cue], at: usize, sentence: usize) -> Option<Span> {
    let cue = &cues[at];
    let range = draft.sentences[sentence].tokens.clone();
    let (begin, end) = match (cue.kind, cue.content) {
        (CueKind::Formula, None) => {
            // قالت الصحيفة نقلا عن مصادر إن: the source has said what the verb introduces.
            let around =
                |verb: &&Cue| verb.words.end <= cue.words.start && verb.content.is_some_and(|begin| begin > cue.words.start as usize);
            if let Some(verb) = cues[..at].iter().rposition(|verb| verb.kind == CueKind::Verb && around(&verb)) {
                return content(draft, rules, cues, verb, sentence);
            }
            // What surrounds a formula: the sentence before it, or after it where it opens the sentence.
            if cue.words.start as usize > range.start as usize + 2 {
                (range.start as usize, cue.words.start as usize)
            } else {
                let comma = (cue.words.end as usize..range.end as usize).find(|&place| draft.text.tokens()[place].is('\u{60C}'))?;
                (comma + 1, range.end as usize)
            }
        }
        (_, Some(begin)) if begin < cue.words.start as usize => (begin, cue.words.start as usize),
        (_, Some(begin)) => {
            let next = cues[at + 1..].iter().find(|next| next.words.start as usize > begin && is_sibling(draft, rules, next, begin));
            let end = next.map_or(range.end as usize, |next| next.words.start as usize);
            (begin, quotation_end(draft, begin, range.end as usize).filter(|_| cue.direct).map_or(end, |close| close.max(end)))
        }
        _ => return None,
    };
    trimmed(draft, begin, end)
}

/// Where the quotation that opens at a word closes, if that is behind the sentence.
fn quotation_end(draft: &Draft, begin: usize, sentence_end: usize) -> Option<usize> {
    let opens = |quote: &&waqai_text::Quote| (begin as u32 + 1..=begin as u32 + 2).contains(&quote.tokens.start);
    let quote = draft.quotes.iter().find(opens)?;
    (quote.closed && quote.tokens.end as usize > sentence_end).then_some(quote.tokens.end as usize)
}

/// Whether a later cue goes on with the sentence rather than stand inside what is said.
fn is_sibling(draft: &Draft, rules: &Rules, cue: &Cue, begin: usize) -> bool {
    let word = &draft.words[cue.words.start as usize];
    match cue.kind {
        CueKind::Participle => true,
        // وهددته بقتلهم: an act told by the speaker.
        CueKind::Verb => {
            let rule = &rules.reporting[usize::from(cue.rule)];
            let speech = rule.weight >= 70 || rule.object == ObjectOf::Nothing;
            speech && word.proclitics.joins() && word.features.get_tense() == Some(Tense::Perfect)
        }
        CueKind::Formula => cue.words.start as usize > begin + 3,
        CueKind::Noun => false,
    }
}

fn trimmed(draft: &Draft, mut begin: usize, mut end: usize) -> Option<Span> {
    let tokens = draft.text.tokens();
    let is_edge = |place: usize| {
        tokens[place]
            .mark()
            .is_some_and(|mark| matches!(mark, '.' | '\u{60C}' | ',' | '"' | '\u{AB}' | '\u{BB}' | '\u{201C}' | '\u{201D}' | ':' | '-'))
    };
    while begin < end && (is_edge(begin) || tokens[begin].kind == TokenKind::Break) {
        begin += 1;
    }
    while end > begin && (is_edge(end - 1) || tokens[end - 1].kind == TokenKind::Break) {
        end -= 1;
    }
    (begin < end).then(|| draft.span(Run::new(begin, end)))
}
