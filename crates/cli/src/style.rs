//! Colours and underlines in a terminal.

use std::io::IsTerminal;

/// What a piece of text is, for its look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Look {
    /// A heading.
    Heading,
    /// Of less weight.
    Faint,
    /// An id.
    Id,
    /// A mention of an entity.
    Mention,
    /// Words of speech.
    Cue,
    /// Words that name a friendly act.
    Cooperation,
    /// Words that name a hostile act.
    Conflict,
}

impl Look {
    /// The numbers of the escape sequence.
    pub fn code(self) -> &'static str {
        match self {
            Look::Heading => "1",
            Look::Faint => "2",
            Look::Id => "36",
            Look::Mention => "4",
            Look::Cue => "33",
            Look::Cooperation => "1;32",
            Look::Conflict => "1;31",
        }
    }
}

/// Whether to use colours and underlines.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Style {
    on: bool,
}

impl Style {
    /// Without.
    pub fn plain() -> Style {
        Style { on: false }
    }

    /// On a terminal, unless NO_COLOR is set or the terminal is a dumb one. CLICOLOR_FORCE turns them on anyway.
    pub fn of_terminal() -> Style {
        let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let forced = set("CLICOLOR_FORCE") && std::env::var_os("CLICOLOR_FORCE").is_some_and(|value| value != "0");
        Style { on: !set("NO_COLOR") && (forced || std::io::stdout().is_terminal() && !dumb) }
    }

    /// Whether there are any.
    pub fn is_on(self) -> bool {
        self.on
    }

    /// The text with a look.
    pub fn paint(self, look: Look, text: &str) -> String {
        if self.on { format!("\x1b[{}m{text}\x1b[0m", look.code()) } else { text.to_owned() }
    }
}
