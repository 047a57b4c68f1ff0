//! Who makes a change: the name that was given with the last one, kept in a cookie.

use axum::http::header::COOKIE;
use axum::http::{HeaderMap, HeaderValue};

/// The name that was given with the last change, from its cookie.
pub(crate) fn known_who(headers: &HeaderMap) -> String {
    let cookies = headers.get(COOKIE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let found = cookies.split(';').filter_map(|one| one.trim().split_once('=')).find(|(name, _)| *name == "who");
    found.map_or(String::new(), |(_, value)| {
        let decoded = form_urlencoded::parse(format!("who={value}").as_bytes()).next().map(|(_, who)| who.into_owned());
        decoded.unwrap_or_default()
    })
}

/// The cookie that remembers the name.
pub(crate) fn remember_who(who: &str) -> Option<HeaderValue> {
    let value: String = form_urlencoded::byte_serialize(who.as_bytes()).collect();
    HeaderValue::from_str(&format!("who={value}; Path=/; Max-Age=31536000; SameSite=Strict; HttpOnly")).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_comes_back_from_its_cookie() {
        let cookie = remember_who("منى, desk 2").unwrap();
        let mut headers = HeaderMap::new();
        let value = cookie.to_str().unwrap().split(';').next().unwrap().to_owned();
        headers.insert(COOKIE, HeaderValue::from_str(&format!("theme=dark; {value}")).unwrap());
        assert_eq!(known_who(&headers), "منى, desk 2");
    }
}
