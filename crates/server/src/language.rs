//! In which language and how a page is written: from the address, else from a cookie, else from what the browser prefers.

use axum::extract::FromRequestParts;
use axum::http::header::{ACCEPT_LANGUAGE, COOKIE};
use axum::http::request::Parts;
use std::convert::Infallible;

/// The cookie of a session.
pub(crate) const SESSION: &str = "waqai_session";

/// The language of a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Language {
    /// العربية
    Arabic,
    /// English
    #[default]
    English,
}

/// Which digits are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Digits {
    /// 0123
    #[default]
    Western,
    /// ٠١٢٣
    Eastern,
}

/// Names of the months in the Arabic pages: those of Egypt and the Gulf, of the Levant with Iraq, of Algeria and Tunisia, of Morocco.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Months {
    #[default]
    Gulf,
    Levant,
    Maghreb,
    Morocco,
}

/// Light or dark, or as the machine has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Theme {
    #[default]
    Machine,
    Light,
    Dark,
}

/// How a page is written for who asks, with the address that it has.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reading {
    pub language: Language,
    pub digits: Digits,
    pub months: Months,
    pub theme: Theme,
    /// The path asked for.
    pub path: String,
    /// Its question, without `lang`.
    pub question: Vec<(String, String)>,
    /// The session that the reader has, where one signed in: a cookie that may be anything.
    pub session: String,
}

impl Language {
    /// `ar` or `en`.
    pub fn code(self) -> &'static str {
        match self {
            Language::Arabic => "ar",
            Language::English => "en",
        }
    }

    /// `rtl` or `ltr`.
    pub fn direction(self) -> &'static str {
        match self {
            Language::Arabic => "rtl",
            Language::English => "ltr",
        }
    }

    /// The other one.
    pub fn other(self) -> Language {
        match self {
            Language::Arabic => Language::English,
            Language::English => Language::Arabic,
        }
    }

    /// The language of `ar`, `en` or `ar-EG`.
    pub fn of_code(code: &str) -> Option<Language> {
        match code.trim().get(..2)? {
            "ar" => Some(Language::Arabic),
            "en" => Some(Language::English),
            _ => None,
        }
    }
}

impl Reading {
    /// Reads the address, the cookies and the languages that a browser prefers.
    pub fn of(path: &str, question: &str, cookies: &str, preferred: &str) -> Reading {
        let mut reading = Reading { path: path.to_owned(), ..Reading::default() };
        let mut asked = None;
        for (name, value) in form(question) {
            if name == "lang" {
                asked = Language::of_code(&value);
            } else {
                reading.question.push((name, value));
            }
        }
        let cookie = |wanted: &str| {
            cookies.split(';').filter_map(|one| one.trim().split_once('=')).find(|(name, _)| *name == wanted).map(|(_, value)| value)
        };
        reading.language = asked
            .or_else(|| cookie("lang").and_then(Language::of_code))
            .or_else(|| preferred.split(',').find_map(Language::of_code))
            .unwrap_or_default();
        reading.session = cookie(SESSION).unwrap_or_default().to_owned();
        reading.digits = if cookie("digits") == Some("eastern") { Digits::Eastern } else { Digits::Western };
        reading.months = match cookie("months") {
            Some("levant") => Months::Levant,
            Some("maghreb") => Months::Maghreb,
            Some("morocco") => Months::Morocco,
            _ => Months::Gulf,
        };
        reading.theme = match cookie("theme") {
            Some("light") => Theme::Light,
            Some("dark") => Theme::Dark,
            _ => Theme::Machine,
        };
        reading
    }

    /// A value of the question, without spaces around it; empty where there is none.
    pub fn value(&self, name: &str) -> &str {
        let given = self.question.iter().filter(|(key, _)| key == name).map(|(_, value)| value.trim());
        given.into_iter().find(|value| !value.is_empty()).unwrap_or_default()
    }

    /// The address of this page in a language.
    pub fn address(&self, language: Language) -> String {
        let mut question = self.question.clone();
        question.push(("lang".into(), language.code().into()));
        format!("{}?{}", self.path, write_form(&question))
    }

    /// The address of this page with a value of its question changed; `None` takes it out. What pages through goes with it.
    pub fn with(&self, name: &str, value: Option<&str>) -> String {
        let mut question: Vec<(String, String)> = self.question.iter().filter(|(key, _)| key != name && key != "cursor").cloned().collect();
        if let Some(value) = value {
            question.push((name.into(), value.into()));
        }
        if question.is_empty() { self.path.clone() } else { format!("{}?{}", self.path, write_form(&question)) }
    }
}

impl<S: Sync> FromRequestParts<S> for Reading {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Reading, Infallible> {
        let header = |name| parts.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
        Ok(Reading::of(parts.uri.path(), parts.uri.query().unwrap_or_default(), header(COOKIE), header(ACCEPT_LANGUAGE)))
    }
}

/// Names and values of a question, in their order.
pub(crate) fn form(question: &str) -> Vec<(String, String)> {
    form_urlencoded::parse(question.as_bytes()).map(|(name, value)| (name.into_owned(), value.into_owned())).collect()
}

/// A question of names and values.
pub(crate) fn write_form(pairs: &[(String, String)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_goes_before_the_cookie_and_the_cookie_before_the_browser() {
        let of = |question, cookies, preferred| Reading::of("/events", question, cookies, preferred).language;
        assert_eq!(of("lang=ar", "lang=en", "en"), Language::Arabic);
        assert_eq!(of("", "theme=dark; lang=ar", "en"), Language::Arabic);
        assert_eq!(of("", "", "ar-EG,ar;q=0.9,en;q=0.8"), Language::Arabic);
        assert_eq!(of("", "", "fr"), Language::English);
    }

    #[test]
    fn addresses_keep_the_question() {
        let reading = Reading::of("/events", "type=CONSULT&cursor=1&lang=en", "", "");
        assert_eq!(reading.address(Language::Arabic), "/events?type=CONSULT&cursor=1&lang=ar");
        assert_eq!(reading.with("type", None), "/events");
        assert_eq!(reading.with("state", Some("KAZ")), "/events?type=CONSULT&state=KAZ");
    }
}
