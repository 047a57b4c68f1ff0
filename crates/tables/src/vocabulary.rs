//! Numbers for word forms.

use serde::{Deserialize, Serialize};

/// The number of a word form in a [`Vocabulary`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Form(pub u32);

impl Default for Form {
    fn default() -> Form {
        Form::NONE
    }
}

impl Form {
    /// No form: a word that the vocabulary does not hold.
    pub const NONE: Form = Form(u32::MAX);

    /// Whether this is a form of the vocabulary.
    pub fn is_known(self) -> bool {
        self != Form::NONE
    }
}

/// All word forms that any table uses, each with a number: one look-up a word, then only numbers are compared.
///
/// Open addressing over an arena, so that it is read back from the compiled image as three flat arrays.
///
/// ```
/// let mut vocabulary = waqai_tables::Vocabulary::default();
/// let form = vocabulary.intern("قال");
/// assert_eq!(vocabulary.get("قال"), form);
/// assert!(!vocabulary.get("كتب").is_known());
/// assert_eq!(vocabulary.text(form), "قال");
/// ```
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Vocabulary {
    arena: String,
    ends: Vec<u32>,
    /// Number and one from 1 on in the lower bits, some bits of the hash in the upper ones: a strange form is mostly told without looking at letters.
    slots: Vec<u32>,
}

/// The bits of a slot that hold the number.
const NUMBER: u32 = (1 << 24) - 1;

/// The upper bits of a slot for a hash.
fn tag(hash: u64) -> u32 {
    (hash >> 32) as u32 & !NUMBER
}

impl Vocabulary {
    /// The number of a form, [`Form::NONE`] where it is not held.
    pub fn get(&self, text: &str) -> Form {
        if self.slots.is_empty() {
            return Form::NONE;
        }
        let mask = self.slots.len() - 1;
        let hash = hash(text.as_bytes());
        let tag = tag(hash);
        let mut at = hash as usize & mask;
        loop {
            let slot = self.slots[at];
            if slot == 0 {
                return Form::NONE;
            }
            if slot & !NUMBER == tag {
                let form = Form((slot & NUMBER).wrapping_sub(1));
                if self.bytes(form) == text.as_bytes() {
                    return form;
                }
            }
            at = (at + 1) & mask;
        }
    }

    /// The number of a form, which is added where it is not held yet.
    ///
    /// # Panics
    /// Where the vocabulary would hold 16 million forms.
    pub fn intern(&mut self, text: &str) -> Form {
        let known = self.get(text);
        if known.is_known() {
            return known;
        }
        assert!(self.ends.len() < NUMBER as usize - 1, "a vocabulary holds fewer than 16 million forms");
        if (self.ends.len() + 1) * 2 > self.slots.len() {
            self.grow();
        }
        self.arena.push_str(text);
        self.ends.push(self.arena.len() as u32);
        let form = Form(self.ends.len() as u32 - 1);
        self.place(form);
        form
    }

    fn bytes(&self, form: Form) -> &[u8] {
        let at = form.0 as usize;
        match self.ends.get(at) {
            Some(&end) => &self.arena.as_bytes()[if at == 0 { 0 } else { self.ends[at - 1] as usize }..end as usize],
            None => &[],
        }
    }

    /// The letters of a form; empty for [`Form::NONE`].
    pub fn text(&self, form: Form) -> &str {
        let at = form.0 as usize;
        match self.ends.get(at) {
            Some(&end) => &self.arena[if at == 0 { 0 } else { self.ends[at - 1] as usize }..end as usize],
            None => "",
        }
    }

    /// How many forms are held.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether no form is held.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    fn place(&mut self, form: Form) {
        let mask = self.slots.len() - 1;
        let hash = hash(self.bytes(form));
        let mut at = hash as usize & mask;
        while self.slots[at] != 0 {
            at = (at + 1) & mask;
        }
        self.slots[at] = tag(hash) | (form.0 + 1);
    }

    fn grow(&mut self) {
        self.slots = vec![0; (self.slots.len() * 2).max(64)];
        for number in 0..self.ends.len() as u32 {
            self.place(Form(number));
        }
    }
}

/// A multiply-and-rotate hash over words of eight bytes, the same on every machine, since its slots are stored.
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    const MULTIPLIER: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut state = bytes.len() as u64;
    for chunk in bytes.chunks(8) {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        state = (state.rotate_left(23) ^ u64::from_le_bytes(word)).wrapping_mul(MULTIPLIER);
    }
    state ^ (state >> 29)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_forms_keep_their_numbers() {
        let mut vocabulary = Vocabulary::default();
        for n in 0..5000 {
            assert_eq!(vocabulary.intern(&format!("w{n}")), Form(n));
        }
        for n in 0..5000 {
            assert_eq!(vocabulary.get(&format!("w{n}")), Form(n));
            assert_eq!(vocabulary.text(Form(n)), format!("w{n}"));
        }
        assert_eq!(vocabulary.get("w5000"), Form::NONE);
        assert_eq!(vocabulary.text(Form::NONE), "");
    }
}
