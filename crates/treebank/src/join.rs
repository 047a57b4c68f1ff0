//! Treebanks that write the words of a token side by side and say only that no space stands between them.

use waqai_conllu::Sentence;

/// Makes one token of Arabic words with no space between them, as treebanks with ranges (`1-2`) have them.
///
/// ```
/// let text = "1\tو\t_\t_\t_\t_\t2\tcc\t_\tSpaceAfter=No\n2\tعاد\t_\t_\t_\t_\t0\troot\t_\tSpaceAfter=No\n3\t.\t_\t_\t_\t_\t2\tpunct\t_\t_\n";
/// let mut sentences = waqai_conllu::read(text)?;
/// waqai_treebank::join(&mut sentences[0]);
/// assert_eq!(sentences[0].tokens.iter().map(|token| token.form.as_str()).collect::<Vec<_>>(), ["وعاد", "."]);
/// # Ok::<(), waqai_conllu::Error>(())
/// ```
pub fn join(sentence: &mut Sentence) {
    let mut joined: Vec<waqai_conllu::Token> = Vec::with_capacity(sentence.tokens.len());
    for token in sentence.tokens.drain(..) {
        match joined.last_mut() {
            Some(last) if !last.space_after && is_arabic(&last.form) && is_arabic(&token.form) => {
                last.form.push_str(&token.form);
                last.words.end = token.words.end;
                last.space_after = token.space_after;
            }
            _ => joined.push(token),
        }
    }
    for token in joined.iter().filter(|token| token.words.len() > 1) {
        for word in sentence.words.get_mut(token.words.clone()).unwrap_or_default() {
            // What the token says its words need not.
            word.misc = word.misc.split('|').filter(|item| *item != "SpaceAfter=No").collect::<Vec<_>>().join("|");
        }
    }
    sentence.tokens = joined;
}

fn is_arabic(form: &str) -> bool {
    !form.is_empty() && form.chars().all(|letter| matches!(letter, '\u{620}'..='\u{65F}' | '\u{670}'..='\u{6D3}'))
}
