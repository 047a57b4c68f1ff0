//! Arabic in English lines: logical order, wrapped so that it does not disturb its surroundings.

/// First strong isolate.
const FSI: char = '\u{2068}';
/// Pop directional isolate.
const PDI: char = '\u{2069}';

/// Whether a character is written from right to left.
pub(crate) fn is_right_to_left(character: char) -> bool {
    matches!(character, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}')
}

/// The text in isolates where it holds Arabic, as it is where it holds none. Line ends become spaces: an isolate ends with its line.
///
/// Opening and closing marks that the text itself carries are dropped, so that the isolate closes where it should.
pub(crate) fn isolated(text: &str) -> String {
    let inner: String = text.chars().filter(|c| !is_bidi_control(*c)).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if inner.chars().any(is_right_to_left) { format!("{FSI}{inner}{PDI}") } else { inner }
}

/// Values in a row, each isolated as a whole.
pub(crate) fn listed<'a>(values: impl Iterator<Item = &'a str>) -> String {
    values.map(isolated).collect::<Vec<_>>().join(", ")
}

/// Whether a character opens or closes an embedding, override or isolate.
pub(crate) fn is_bidi_control(character: char) -> bool {
    matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The text cut to so many characters, with an ellipsis where something is missing.
pub(crate) fn shortened(text: &str, most: usize) -> String {
    let text = text.trim();
    match text.char_indices().nth(most) {
        None => text.to_owned(),
        Some((end, _)) => {
            let kept = &text[..end];
            let kept = kept.rfind(' ').filter(|&space| space > end / 2).map_or(kept, |space| &kept[..space]);
            format!("{kept}…")
        }
    }
}

/// Text that came from outside, safe to print in a terminal: control characters but line ends and tabs are shown as `�`.
pub(crate) fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && !matches!(c, '\n' | '\t') { '\u{FFFD}' } else { c }).collect()
}

/// A number with its noun.
pub(crate) fn counted(number: u64, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_arabic_is_isolated() {
        assert_eq!(isolated("Astana"), "Astana");
        assert_eq!(isolated("\u{642}\u{627}\u{644}"), "\u{2068}\u{642}\u{627}\u{644}\u{2069}");
        assert_eq!(isolated("\u{642}\u{2069}\n\u{627}"), "\u{2068}\u{642} \u{627}\u{2069}");
    }

    #[test]
    fn long_text_is_cut_at_a_space() {
        assert_eq!(shortened("one two three", 9), "one two…");
        assert_eq!(shortened("one", 9), "one");
    }
}
