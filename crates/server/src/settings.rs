//! What a server is told when it starts.

use std::net::IpAddr;
use std::path::PathBuf;

/// What a server is told when it starts.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The archive.
    pub archive: PathBuf,
    /// The address to listen at.
    pub host: IpAddr,
    /// The port; 0 takes a free one.
    pub port: u16,
    /// Nothing may be changed.
    pub read_only: bool,
    /// Who may do more than read: one of these must come with the request. Without any, all requests of this machine may.
    pub tokens: Vec<String>,
    /// The version of the program.
    pub version: String,
}

/// Why a server does not start.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// Others could reach it, and nothing keeps them from changing the archive.
    #[error("{0} can be reached from other machines. Give --token-file FILE with a secret in each line, or --read-only")]
    Open(IpAddr),
    /// A token that can be guessed.
    #[error("line {line} of the tokens has {length} characters; a token has at least 16. `openssl rand -hex 24` makes one")]
    Short {
        /// Its line.
        line: usize,
        /// Its length.
        length: usize,
    },
}

impl Settings {
    /// Whether they are safe to start with: loopback, or nobody may write, or tokens.
    ///
    /// # Errors
    /// [`SettingsError::Open`] for another address without tokens that is not read-only.
    pub fn check(&self) -> Result<(), SettingsError> {
        if !self.host.is_loopback() && !self.read_only && self.tokens.is_empty() {
            return Err(SettingsError::Open(self.host));
        }
        Ok(())
    }

    /// The tokens of a file: one in each line; empty lines and those that begin with `#` do not count.
    ///
    /// ```
    /// use waqai_server::Settings;
    /// assert_eq!(Settings::tokens("# ours\n0123456789abcdef\n").unwrap(), ["0123456789abcdef"]);
    /// assert!(Settings::tokens("secret").is_err());
    /// ```
    ///
    /// # Errors
    /// [`SettingsError::Short`] for a token of fewer than 16 characters.
    pub fn tokens(text: &str) -> Result<Vec<String>, SettingsError> {
        let mut tokens = Vec::new();
        for (at, line) in text.lines().enumerate() {
            let token = line.trim();
            if token.is_empty() || token.starts_with('#') {
                continue;
            }
            let length = token.chars().count();
            if length < 16 {
                return Err(SettingsError::Short { line: at + 1, length });
            }
            tokens.push(token.to_owned());
        }
        Ok(tokens)
    }
}
