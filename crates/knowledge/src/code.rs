//! Three-letter codes: ISO 3166-1 alpha-3 and PLOVER's international codes for states, PLOVER's for sectors.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A code of three capital letters, such as `KAZ`, `UNO` or `GOV`.
///
/// ```
/// use waqai_knowledge::Code;
/// assert_eq!(Code::new("KAZ").unwrap().as_str(), "KAZ");
/// assert!(Code::new("kz").is_none());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Code([u8; 3]);

impl Code {
    /// A code from its letters; none where it is not three capital letters.
    pub fn new(letters: &str) -> Option<Code> {
        let bytes: [u8; 3] = letters.as_bytes().try_into().ok()?;
        bytes.iter().all(u8::is_ascii_uppercase).then_some(Code(bytes))
    }

    /// A code known when the program is built.
    pub const fn of(letters: &[u8; 3]) -> Code {
        Code(*letters)
    }

    /// The letters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("???")
    }

    pub(crate) fn letters(self) -> [u8; 3] {
        self.0
    }

    /// Whether it stands for no state but for bodies of several (UNO, IGO …).
    pub fn is_international(self) -> bool {
        matches!(&self.0, b"UNO" | b"EUR" | b"IGO" | b"NGO" | b"ISM" | b"IMG" | b"MNC")
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
