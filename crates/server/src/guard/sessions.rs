//! Who may change anything: tokens, the sessions of those who gave one, and what forms carry.

use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// How long a session lasts.
pub(crate) const LASTS: Duration = Duration::from_secs(12 * 3600);
/// At most so many sessions at a time; the oldest ends when another begins.
const MOST: usize = 1000;

/// A hash of something secret: what is compared and kept in its place.
type Digested = [u8; 32];

/// Tokens and sessions. Of both only hashes are kept.
#[derive(Debug)]
pub(crate) struct Sessions {
    /// The tokens; without any, all requests of this machine may change the archive.
    tokens: Vec<Digested>,
    open: Mutex<HashMap<Digested, Instant>>,
    /// Made anew whenever the server starts.
    secret: [u8; 32],
}

impl Sessions {
    pub fn new(tokens: &[String]) -> Sessions {
        Sessions { tokens: tokens.iter().map(|token| digest(&[token.as_bytes()])).collect(), open: Mutex::default(), secret: random() }
    }

    /// Whether a token is asked for.
    pub fn wants_tokens(&self) -> bool {
        !self.tokens.is_empty()
    }

    /// Whether a token is one of those that may. All are compared, each in the same time.
    pub fn knows(&self, token: &str) -> bool {
        let given = digest(&[token.as_bytes()]);
        self.tokens.iter().fold(false, |found, token| found | same(token, &given))
    }

    /// Begins a session.
    pub fn begin(&self) -> String {
        let id = hexadecimal(&random());
        let mut open = self.lock();
        let now = Instant::now();
        open.retain(|_, until| *until > now);
        if open.len() >= MOST
            && let Some(oldest) = open.iter().min_by_key(|(_, until)| **until).map(|(id, _)| *id)
        {
            open.remove(&oldest);
        }
        open.insert(digest(&[id.as_bytes()]), now + LASTS);
        id
    }

    /// Ends a session.
    pub fn end(&self, id: &str) {
        self.lock().remove(&digest(&[id.as_bytes()]));
    }

    /// Whether who has this session may change anything, as far as tokens go.
    pub fn may_change(&self, id: &str) -> bool {
        let lives = || self.lock().get(&digest(&[id.as_bytes()])).is_some_and(|until| *until > Instant::now());
        !self.wants_tokens() || lives()
    }

    /// What a form carries: another site can neither read it nor guess it.
    pub fn form_token(&self, session: &str) -> String {
        hexadecimal(&digest(&[&self.secret, session.as_bytes()]))
    }

    /// Whether a form carries what it should.
    pub fn is_form_token(&self, session: &str, given: &str) -> bool {
        same(&digest(&[self.form_token(session).as_bytes()]), &digest(&[given.as_bytes()]))
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Digested, Instant>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The hash of parts, none of which can run into the next.
fn digest(parts: &[&[u8]]) -> Digested {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    hasher.finalize().into()
}

/// Whether two hashes are the same, in a time that does not tell where they differ.
fn same(one: &Digested, other: &Digested) -> bool {
    std::hint::black_box(one.iter().zip(other).fold(0, |different, (one, other)| different | (one ^ other))) == 0
}

/// Bytes that nobody can guess.
fn random() -> [u8; 32] {
    let mut bytes = [0; 32];
    // Without the system's random numbers there is no safe way on.
    getrandom::fill(&mut bytes).unwrap_or_else(|problem| panic!("the system gives no random numbers: {problem}"));
    bytes
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sessions_begin_with_a_token_and_end() {
        let sessions = Sessions::new(&["0123456789abcdef".into(), "fedcba9876543210".into()]);
        assert!(sessions.knows("fedcba9876543210") && !sessions.knows("fedcba987654321") && !sessions.knows(""));
        assert!(!sessions.may_change(""));
        let id = sessions.begin();
        assert!(sessions.may_change(&id) && !sessions.may_change(&id[1..]));
        sessions.end(&id);
        assert!(!sessions.may_change(&id));
    }

    #[test]
    fn forms_belong_to_a_session_and_a_server() {
        let (one, other) = (Sessions::new(&[]), Sessions::new(&[]));
        let token = one.form_token("a");
        assert!(one.is_form_token("a", &token));
        assert!(!one.is_form_token("b", &token) && !other.is_form_token("a", &token) && !one.is_form_token("a", ""));
        assert!(one.may_change(""), "without tokens everybody on this machine may");
    }

    #[test]
    fn sessions_do_not_fill_the_memory() {
        let sessions = Sessions::new(&["0123456789abcdef".into()]);
        let first = sessions.begin();
        for _ in 0..MOST {
            sessions.begin();
        }
        assert!(!sessions.may_change(&first));
        assert_eq!(sessions.lock().len(), MOST);
    }
}
