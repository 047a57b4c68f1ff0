//! Vocalised sentences of an older release, brought into the form of the newer one.

use waqai_conllu::Sentence;
use waqai_text::{Folded, fold_char};

const SHADDA: char = '\u{0651}';
const WASLA: char = '\u{0671}';
const ALEF: char = '\u{0627}';
const TATWEEL: char = '\u{0640}';

/// Takes the vowels from the forms, and puts the vowel before the shadda in lemmas, which is the order of the newer release.
pub fn plain(sentences: &mut [Sentence]) {
    for word in sentences.iter_mut().flat_map(|sentence| &mut sentence.words) {
        word.form = unvocalised(&word.form);
        word.lemma = vowel_first(&word.lemma);
    }
}

fn unvocalised(form: &str) -> String {
    let is_mark = |character: &char| *character != TATWEEL && fold_char(*character) == Folded::Nothing;
    form.chars().filter(|character| !is_mark(character)).map(|character| if character == WASLA { ALEF } else { character }).collect()
}

/// Puts vowels before the shadda.
pub(super) fn vowel_first(lemma: &str) -> String {
    let mut characters: Vec<char> = lemma.chars().collect();
    for place in 1..characters.len() {
        if characters[place - 1] == SHADDA && matches!(characters[place], '\u{064B}'..='\u{0650}') {
            characters.swap(place - 1, place);
        }
    }
    characters.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use waqai_conllu::Word;

    #[test]
    fn vowels_leave_the_form_and_stand_before_the_shadda_of_the_lemma() {
        let word = Word { form: "ٱلسُّلَّمِ".to_owned(), lemma: "سُل\u{0651}\u{064E}م".to_owned(), ..Word::default() };
        let mut sentences = [Sentence { words: vec![word], ..Sentence::default() }];
        plain(&mut sentences);
        assert_eq!(sentences[0].words[0].form, "السلم");
        assert_eq!(sentences[0].words[0].lemma, "سُل\u{064E}\u{0651}م");
    }
}
