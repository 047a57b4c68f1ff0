//! Columns that stay straight with Arabic in them.

use unicode_width::UnicodeWidthStr;

/// The text in a column of so many places: filled with spaces, or cut with an ellipsis where it is wider. Isolates stay paired.
pub(crate) fn cell(text: &str, width: usize) -> String {
    let taken = text.width();
    if taken <= width {
        return format!("{text}{}", " ".repeat(width - taken));
    }
    let isolated = text.contains('\u{2068}');
    let mut kept = String::new();
    for character in text.chars() {
        let mut longer = kept.clone();
        longer.push(character);
        if longer.width() >= width {
            break;
        }
        kept = longer;
    }
    let open = isolated && kept.matches('\u{2068}').count() > kept.matches('\u{2069}').count();
    kept.push('…');
    if open {
        kept.push('\u{2069}');
    }
    let taken = kept.width();
    format!("{kept}{}", " ".repeat(width.saturating_sub(taken)))
}

/// The widest of the texts, but no wider than `most`.
pub(crate) fn widest<'a>(texts: impl Iterator<Item = &'a str>, most: usize) -> usize {
    texts.map(UnicodeWidthStr::width).max().unwrap_or(0).min(most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_isolates_take_no_room() {
        let name = "\u{2068}\u{639}\u{645}\u{651}\u{627}\u{646}\u{2069}";
        assert_eq!(name.width(), 4);
        assert!(cell(name, 6).ends_with("  "));
        assert_eq!(cell("abcdef", 4), "abc…");
        assert_eq!(cell(name, 3).matches('\u{2069}').count(), 1);
    }
}
