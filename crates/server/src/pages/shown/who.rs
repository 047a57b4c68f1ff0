//! Names of people, bodies and states.

use crate::Shared;
use crate::language::Language;
use crate::pages::Frame;
use waqai_archive::ask::Participant;
use waqai_archive::ids::public_id;

/// A piece of text in one language.
#[derive(Clone, Debug, Default)]
pub(crate) struct Run {
    pub text: String,
    /// `ar` or `en`.
    pub language: &'static str,
}

impl Run {
    /// The direction of its language: a line may begin with a name in the other script.
    pub fn direction(&self) -> &'static str {
        if self.language == "ar" { "rtl" } else { "ltr" }
    }
}

/// Somebody or something that takes part.
#[derive(Clone, Debug, Default)]
pub(crate) struct Who {
    pub name: Run,
    /// The address of its page.
    pub address: String,
    /// The name of its state, where it is not the state itself.
    pub of: Option<String>,
    /// Its office on that day.
    pub office: Option<Run>,
}

/// The text in the reader's language where it is there; else the other one.
pub(crate) fn run(language: Language, english: Option<&str>, arabic: Option<&str>) -> Option<Run> {
    let english = english.filter(|text| !text.is_empty()).map(|text| Run { text: text.into(), language: "en" });
    let arabic = arabic.filter(|text| !text.is_empty()).map(|text| Run { text: text.into(), language: "ar" });
    match language {
        Language::English => english.or(arabic),
        Language::Arabic => arabic.or(english),
    }
}

/// The name of a state or international code.
pub(crate) fn state(frame: &Frame, code: &str) -> String {
    let language = frame.t.language();
    if frame.labels.is_state(code) {
        return frame.labels.state(code, language).to_owned();
    }
    frame.t.named("state", code).to_owned()
}

/// An office in the reader's language.
pub(crate) fn office(shared: &Shared, frame: &Frame, code: &str) -> Run {
    match shared.persons().office(code) {
        Some([english, arabic]) => run(frame.t.language(), Some(&english), Some(&arabic)).unwrap_or_default(),
        None => Run { text: code.to_owned(), language: "en" },
    }
}

impl Who {
    pub fn of(shared: &Shared, frame: &Frame, one: &Participant) -> Who {
        let language = frame.t.language();
        let of_state = one.kind == "GPE" && one.known.is_some() && one.known == one.country;
        let name = match (&one.country, of_state) {
            (Some(code), true) => Run { text: state(frame, code), language: language.code() },
            _ => run(language, one.name_en.as_deref(), one.name.as_deref())
                .unwrap_or_else(|| Run { text: frame.t.say("who.unnamed").into(), language: language.code() }),
        };
        Who {
            name,
            address: format!("/actor/{}", public_id("act", one.key)),
            of: one.country.as_ref().filter(|_| !of_state).map(|code| state(frame, code)),
            office: one.office.as_deref().map(|code| office(shared, frame, code)),
        }
    }
}
