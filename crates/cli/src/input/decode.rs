//! Bytes that should be UTF-8 and may be something else.

use std::borrow::Cow;

/// Text, and what had to be done to get it.
pub(super) struct Decoded<'a> {
    /// The text.
    pub text: Cow<'a, str>,
    /// What the bytes were taken for, where they were not UTF-8.
    pub remark: Option<String>,
}

/// Decodes UTF-8; else UTF-16 without a mark or Windows-1256 where the bytes look like it; else UTF-8 with what does not fit replaced.
pub(super) fn decode(bytes: &[u8]) -> Decoded<'_> {
    let sixteen = utf16_without_mark(bytes);
    if let Some(encoding) = sixteen {
        return Decoded {
            text: encoding.decode_without_bom_handling(bytes).0,
            remark: Some(format!("not UTF-8, read as {} without a byte order mark", encoding.name())),
        };
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Decoded { text: Cow::Borrowed(text), remark: None };
    }
    let lossy = String::from_utf8_lossy(bytes);
    let (read, lost) =
        lossy.chars().fold((0usize, 0usize), |(read, lost), c| (read + usize::from(is_arabic(c)), lost + usize::from(c == '\u{FFFD}')));
    if read <= lost {
        let (text, _, _) = encoding_rs::WINDOWS_1256.decode(bytes);
        let (arabic, others) = text
            .chars()
            .filter(|c| !c.is_ascii())
            .fold((0usize, 0usize), |(arabic, others), c| if is_arabic(c) { (arabic + 1, others) } else { (arabic, others + 1) });
        if arabic > others * 2 && !text.chars().any(|c| c == '\0') {
            return Decoded { text, remark: Some("not UTF-8, read as windows-1256".into()) };
        }
    }
    Decoded { remark: Some(format!("not UTF-8: {lost} places that could not be read were replaced by U+FFFD")), text: lossy }
}

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{6FF}')
}

/// UTF-16 that came without a byte order mark: every second byte is that of Arabic letters, Latin letters or spaces.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let sample = &bytes[..bytes.len().min(2048) & !1];
    let units = sample.len() / 2;
    if units < 8 {
        return None;
    }
    let fits = |place: usize| {
        let high = || sample.iter().skip(place).step_by(2);
        high().filter(|&&byte| matches!(byte, 0 | 6 | 0x20)).count() * 10 >= units * 9 && high().any(|&byte| byte == 6)
    };
    if fits(1) {
        Some(encoding_rs::UTF_16LE)
    } else if fits(0) {
        Some(encoding_rs::UTF_16BE)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAID: &str = "\u{642}\u{627}\u{644} \u{627}\u{644}\u{648}\u{632}\u{64A}\u{631} \u{627}\u{644}\u{64A}\u{648}\u{645}.";

    #[test]
    fn old_encodings_are_recognised() {
        let bytes = encoding_rs::WINDOWS_1256.encode(SAID).0;
        assert_eq!(decode(&bytes).text, SAID);
        let little: Vec<u8> = SAID.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&little).text, SAID);
        let big: Vec<u8> = SAID.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decode(&big).text, SAID);
    }

    #[test]
    fn a_broken_character_does_not_change_the_rest() {
        let mut bytes = SAID.as_bytes().to_vec();
        bytes.push(0xFF);
        let decoded = decode(&bytes);
        assert_eq!(decoded.text, format!("{SAID}\u{FFFD}"));
        assert!(decoded.remark.is_some());
        assert!(decode(SAID.as_bytes()).remark.is_none());
        assert!(decode(&[0xC0, 0x80, 0xFE, 0, 1]).remark.is_some());
    }
}
