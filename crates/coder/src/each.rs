//! Several people counted one by one: كلا من الوزير والسفير.

use crate::draft::ChunkKind;
use crate::rules::Marker;
use crate::sides::Clause;
use crate::status;

/// How many words count the members one by one: كلا من.
const COUNTING: u32 = 2;

impl Clause<'_> {
    /// Whether the noun phrase of a chunk stands right behind words that count its members one by one; it is the object itself then, not under من.
    pub fn is_each(&self, at: usize) -> bool {
        let chunk = &self.chunks[at];
        let before = chunk.words.start.checked_sub(COUNTING).map(|before| before as usize);
        chunk.kind == ChunkKind::Noun
            && chunk.mention.is_some()
            && before.and_then(|before| status::marker_at(self, before)).is_some_and(|found| found == (Marker::Each, COUNTING as usize))
    }
}
