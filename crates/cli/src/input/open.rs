//! Opens a file or standard input: compression, UTF-16 with a byte order mark, and what kind of file it is.

use super::Meter;
use super::sources::{inner_extension, why};
use crate::cli::From;
use encoding_rs::{CoderResult, Decoder};
use std::fs::File;
use std::io::{BufReader, Cursor, Read};
use std::path::Path;

/// A source, opened: bytes of text or JSON.
pub(super) struct Opened<'a> {
    /// What it holds: text, JSONL or JSON.
    pub kind: From,
    /// The bytes, decompressed.
    pub reader: BufReader<Box<dyn Read + 'a>>,
    /// The encoding, where a byte order mark told one that is not UTF-8.
    pub encoding: Option<&'static str>,
}

/// Opens a file, or standard input where there is no path. The error says what is wrong and what to do.
pub(super) fn open<'a>(path: Option<&Path>, from: From, meter: &'a Meter) -> Result<Opened<'a>, String> {
    let raw: Box<dyn Read> = match path {
        Some(path) => Box::new(File::open(path).map_err(|error| why(&error))?),
        None => Box::new(std::io::stdin()),
    };
    let mut stream = peek(Box::new(Counted { inner: raw, meter }))?;
    let extension = path.and_then(Path::extension).map(|extension| extension.to_string_lossy().to_lowercase()).unwrap_or_default();
    if stream.head.is_empty() {
        return Err("is empty. Nothing was coded".into());
    }
    if stream.head.starts_with(&[0x1f, 0x8b]) {
        stream = peek(Box::new(flate2::read::MultiGzDecoder::new(stream.whole())))?;
    } else if stream.head.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) {
        stream = peek(Box::new(zstd::stream::read::Decoder::new(stream.whole()).map_err(|error| why(&error))?))?;
    } else if matches!(extension.as_str(), "gz" | "zst") {
        return Err(format!("the name ends in .{extension}, but the file is not compressed so. Rename it or compress it again"));
    }
    let mut encoding = None;
    if let Some((found, mark)) = encoding_rs::Encoding::for_bom(&stream.head) {
        if found == encoding_rs::UTF_8 {
            stream.head.drain(..mark);
        } else {
            encoding = Some(found.name());
            stream = peek(Box::new(Utf16 {
                inner: stream.whole(),
                decoder: found.new_decoder_with_bom_removal(),
                ready: Vec::new(),
                at: 0,
                over: false,
            }))?;
        }
    }
    let kind = if from == From::Auto { kind(path, &stream.head) } else { from };
    Ok(Opened { kind, reader: BufReader::with_capacity(1 << 16, stream.whole()), encoding })
}

/// What a source holds, by its name, else by its first characters.
fn kind(path: Option<&Path>, head: &[u8]) -> From {
    match path.and_then(inner_extension).as_deref() {
        Some("txt") => return From::Text,
        Some("jsonl" | "ndjson") => return From::Jsonl,
        Some("json") => return From::Json,
        _ => {}
    }
    let head = head.trim_ascii_start();
    let next = head.get(1..).unwrap_or_default().trim_ascii_start().first();
    let line = head.split(|&byte| byte == b'\n').next().unwrap_or_default().trim_ascii_end();
    match (head.first(), next) {
        (Some(b'{'), Some(b'"' | b'}')) if line.len() == head.trim_ascii_end().len() || line.ends_with(b"}") => From::Jsonl,
        (Some(b'{'), Some(b'"' | b'}')) | (Some(b'['), Some(b'{' | b']')) => From::Json,
        _ => From::Text,
    }
}

/// A stream whose first bytes have been looked at.
struct Peeked<'a> {
    head: Vec<u8>,
    rest: Box<dyn Read + 'a>,
}

impl<'a> Peeked<'a> {
    fn whole(self) -> Box<dyn Read + 'a> {
        Box::new(Cursor::new(self.head).chain(self.rest))
    }
}

/// Looks at what the stream has ready, at least four bytes where it is not shorter.
fn peek<'a>(mut rest: Box<dyn Read + 'a>) -> Result<Peeked<'a>, String> {
    let mut head = vec![0; 8192];
    let mut length = 0;
    while length < 4 {
        match rest.read(&mut head[length..]) {
            Ok(0) => break,
            Ok(read) => length += read,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(broken(&error)),
        }
    }
    head.truncate(length);
    Ok(Peeked { head, rest })
}

/// What went wrong while reading, and what to do.
pub(super) fn broken(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::UnexpectedEof => "the compressed data end too early. Fetch the file again".into(),
        std::io::ErrorKind::InvalidData | std::io::ErrorKind::InvalidInput => {
            format!("the compressed data are damaged ({error}). Fetch the file again")
        }
        _ => {
            let error = error.to_string();
            if error.contains("incomplete frame") {
                "the compressed data end too early. Fetch the file again".into()
            } else {
                format!("cannot be read further ({error})")
            }
        }
    }
}

/// Counts what is read.
struct Counted<'a> {
    inner: Box<dyn Read>,
    meter: &'a Meter,
}

impl Read for Counted<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.meter.add(read);
        Ok(read)
    }
}

/// Turns UTF-16 into UTF-8.
struct Utf16<'a> {
    inner: Box<dyn Read + 'a>,
    decoder: Decoder,
    ready: Vec<u8>,
    at: usize,
    over: bool,
}

impl Read for Utf16<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        while self.at == self.ready.len() && !self.over {
            let mut raw = [0; 8192];
            let read = self.inner.read(&mut raw)?;
            self.over = read == 0;
            self.ready.resize(self.decoder.max_utf8_buffer_length(read).unwrap_or(32_768), 0);
            let (result, _, written, _) = self.decoder.decode_to_utf8(&raw[..read], &mut self.ready, self.over);
            debug_assert_eq!(result, CoderResult::InputEmpty);
            self.ready.truncate(written);
            self.at = 0;
        }
        let length = buffer.len().min(self.ready.len() - self.at);
        buffer[..length].copy_from_slice(&self.ready[self.at..self.at + length]);
        self.at += length;
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_told_by_name_then_by_the_first_characters() {
        assert_eq!(kind(Some(Path::new("a.txt")), b"{\"id\":1}"), From::Text);
        assert_eq!(kind(None, b"{\"id\":1}\n{\"id\":2}\n"), From::Jsonl);
        assert_eq!(kind(None, b"{\n  \"id\": 1\n}\n"), From::Json);
        assert_eq!(kind(None, b" [ {\"id\":1}]"), From::Json);
        assert_eq!(kind(Some(Path::new("a.wire")), b"[AFP] words"), From::Text);
        assert_eq!(kind(None, b""), From::Text);
    }
}
