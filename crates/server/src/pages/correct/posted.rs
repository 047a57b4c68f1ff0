//! What a form sent.

use crate::language::{form, write_form};

/// Names and values of a form, in their order, without spaces around them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Posted(Vec<(String, String)>);

impl Posted {
    /// Reads a body of `application/x-www-form-urlencoded`.
    pub fn read(body: &str) -> Posted {
        // Browsers send line breaks as two characters; in quoted words one stands in the text.
        Posted(form(body).into_iter().map(|(name, value)| (name, value.replace("\r\n", "\n").trim().to_owned())).collect())
    }

    /// The first value of a name; none where it is empty.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str()).filter(|value| !value.is_empty())
    }

    /// Whether the form has a field, be it empty.
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(key, _)| key == name)
    }

    /// All values of a name that are not empty.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(key, value)| key == name && !value.is_empty()).map(|(_, value)| value.as_str())
    }

    /// A number, counted from 1, as a place in a list.
    pub fn place(&self, name: &str) -> Option<usize> {
        self.get(name)?.parse::<usize>().ok()?.checked_sub(1)
    }

    /// All names and values but some.
    pub fn without(&self, names: &[&str]) -> Vec<(String, String)> {
        self.0.iter().filter(|(key, _)| !names.contains(&key.as_str())).cloned().collect()
    }

    /// The path to go to afterwards, if it is one of this server.
    pub fn then(&self) -> Option<&str> {
        self.get("then").filter(|path| local(path))
    }
}

/// Whether an address is a path of this server.
fn local(path: &str) -> bool {
    path.starts_with('/') && !path.starts_with("//") && !path.contains(['\\', '\r', '\n'])
}

/// A path with one more value in its question, before its anchor.
pub(crate) fn with(path: &str, name: &str, value: &str) -> String {
    let (path, anchor) = path.split_once('#').map_or((path, String::new()), |(path, anchor)| (path, format!("#{anchor}")));
    let (path, question) = path.split_once('?').unwrap_or((path, ""));
    let mut pairs: Vec<(String, String)> = form(question).into_iter().filter(|(key, _)| key != name).collect();
    pairs.push((name.to_owned(), value.to_owned()));
    format!("{path}?{}{anchor}", write_form(&pairs))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_of_this_server_are_gone_to() {
        let then = |body: &str| Posted::read(body).then().map(str::to_owned);
        assert_eq!(then("then=%2Freview%3Fstate%3DKAZ").as_deref(), Some("/review?state=KAZ"));
        for other in ["then=%2F%2Fevil.example", "then=https%3A%2F%2Fevil.example", "then=%2F%5Cevil", "then="] {
            assert_eq!(then(other), None, "{other}");
        }
    }

    #[test]
    fn a_value_goes_before_the_anchor() {
        assert_eq!(with("/report/x#event-1", "saved", "7"), "/report/x?saved=7#event-1");
        assert_eq!(with("/review?state=KAZ&saved=1", "saved", "2"), "/review?state=KAZ&saved=2");
    }
}
