//! Which statement carries what a report tells: the one whose content or cue holds it.

use crate::draft::{Draft, Run};

/// How many statements back the one that carries an event may stand.
const RECENT: usize = 40;

/// The innermost statement whose content or cue holds the trigger.
pub(crate) fn carrier(draft: &Draft, words: Run, sentence: usize) -> Option<usize> {
    let span = draft.span(words);
    draft
        .statements
        .iter()
        .enumerate()
        .rev()
        // A quotation may hold several sentences.
        .take(RECENT)
        .filter(|(_, statement)| {
            statement.content.is_some_and(|content| content.contains(span))
                || statement.sentence as usize == sentence && statement.cue.contains(words.start as usize)
        })
        .min_by_key(|(_, statement)| statement.content.map_or(usize::MAX, |content| content.len()))
        .map(|(number, _)| number)
}

/// The speakers of the statement that words open.
pub(crate) fn spoken(draft: &Draft, words: Run, sentence: usize) -> Option<&[u32]> {
    let statements = draft.statements.iter().rev().take_while(|statement| statement.sentence as usize == sentence);
    let own = statements.into_iter().find(|statement| statement.cue.start == words.start)?;
    (!own.speakers.is_empty()).then_some(&own.speakers[..])
}
