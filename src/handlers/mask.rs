//! Masks secrets in what a handler prints and returns.
//!
//! A secret is found as it is, URL-, JSON- and base64-encoded, also where line ends are in it and where it arrives in
//! pieces.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use aho_corasick::AhoCorasick;
use base64::Engine as _;
use base64::alphabet::{Alphabet, STANDARD, URL_SAFE};
use base64::engine::general_purpose::{GeneralPurpose, NO_PAD};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::value::RawValue;
use serde_json::{Value, json};

use crate::model::handler::{Outcome, StepFailure};
use crate::model::jsonb::{self, Json, Node, node};

/// Stands for a secret.
const MARK: &str = "***";
/// The shortest text that is masked, in bytes: a shorter one would be found in many an innocent text.
pub(super) const SHORTEST: usize = 8;

/// Texts to be masked. Cheap to clone.
#[derive(Clone, Default)]
pub(super) struct Mask {
    /// None: nothing is.
    finder: Option<Arc<Finder>>,
}

struct Finder {
    texts: Vec<Vec<u8>>,
    automaton: AhoCorasick,
}

impl fmt::Debug for Mask {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(MARK)
    }
}

impl Mask {
    /// Masks these texts; those that are too short are let through.
    pub(super) fn of<'t>(secrets: impl IntoIterator<Item = &'t str>) -> Self {
        let texts: BTreeSet<Vec<u8>> =
            secrets.into_iter().filter(|secret| secret.len() >= SHORTEST).flat_map(forms).collect();
        let texts: Vec<Vec<u8>> = texts.into_iter().filter(|text| text.len() >= SHORTEST).collect();
        let finder = (!texts.is_empty()).then(|| AhoCorasick::new(&texts)).and_then(Result::ok);
        Mask { finder: finder.map(|automaton| Arc::new(Finder { texts, automaton })) }
    }

    /// A text without the secrets in it.
    pub(super) fn text(&self, text: &str) -> String {
        match &self.finder {
            Some(finder) => String::from_utf8_lossy(&finder.masked(text.as_bytes(), true).0).into_owned(),
            None => text.to_owned(),
        }
    }

    /// Masks a stream that arrives in pieces; none if nothing is to be masked.
    pub(super) fn stream(&self) -> Option<MaskedStream> {
        self.finder.clone().map(|finder| MaskedStream { finder, held: Vec::new() })
    }

    /// How an attempt ended, without the secrets in its texts.
    pub(super) fn outcome(&self, outcome: Outcome) -> Outcome {
        if self.finder.is_none() {
            return outcome;
        }
        let failure = |failure: StepFailure| StepFailure {
            message: self.text(&failure.message),
            stderr: self.text(&failure.stderr),
            ..failure
        };
        match outcome {
            Outcome::Succeeded { result } => Outcome::Succeeded { result: self.json(&result) },
            Outcome::Failed(failed) => Outcome::Failed(failure(failed)),
            Outcome::Interrupted(failed) => Outcome::Interrupted(failure(failed)),
        }
    }

    /// Every text and key of a value is masked by itself. A number that holds a secret becomes a text.
    fn json(&self, value: &Json) -> Json {
        let mut masked = String::new();
        self.write_json(value.raw(), &mut masked);
        // It is no deeper and no larger than it was, but for what a mark adds.
        Json::parse(&masked, "its result", 2 * jsonb::MAX_BYTES).unwrap_or_default()
    }

    fn write_json(&self, value: &RawValue, into: &mut String) {
        match node(value) {
            Node::Object(entries) => {
                into.push('{');
                for (position, (key, value)) in entries.iter().enumerate() {
                    into.push_str(if position > 0 { "," } else { "" });
                    into.push_str(&json!(self.text(key)).to_string());
                    into.push(':');
                    self.write_json(value, into);
                }
                into.push('}');
            }
            Node::Array(items) => {
                into.push('[');
                for (position, item) in items.iter().enumerate() {
                    into.push_str(if position > 0 { "," } else { "" });
                    self.write_json(item, into);
                }
                into.push(']');
            }
            Node::String(text) => into.push_str(&Value::from(self.text(&text)).to_string()),
            Node::Number(number) => match self.text(number) {
                masked if masked != number => into.push_str(&json!(masked).to_string()),
                _ => into.push_str(number),
            },
            Node::Bool(_) | Node::Null => into.push_str(value.get()),
        }
    }
}

/// See [`Mask::stream`].
pub(super) struct MaskedStream {
    finder: Arc<Finder>,
    /// The end of what has arrived, which may be the beginning of a secret.
    held: Vec<u8>,
}

impl MaskedStream {
    /// Takes the next piece; returns what is safe to be seen.
    pub(super) fn push(&mut self, piece: &[u8]) -> Vec<u8> {
        self.held.extend_from_slice(piece);
        let (seen, rest) = self.finder.masked(&self.held, false);
        self.held = rest;
        seen
    }

    /// The end of the stream.
    pub(super) fn finish(&mut self) -> Vec<u8> {
        self.finder.masked(&std::mem::take(&mut self.held), true).0
    }
}

impl Finder {
    /// Masks a text, as far as it cannot go on in what follows; returns the rest too.
    fn masked(&self, text: &[u8], is_end: bool) -> (Vec<u8>, Vec<u8>) {
        // Long texts are printed on lines of a width, base64 above all: line ends do not count.
        let at: Vec<usize> = (0..text.len()).filter(|at| !matches!(text[*at], b'\n' | b'\r')).collect();
        let joined: Vec<u8> = at.iter().map(|at| text[*at]).collect();
        let mut ranges: Vec<(usize, usize)> = Vec::new();
        for found in self.automaton.find_overlapping_iter(&joined) {
            ranges.push((found.start(), found.end()));
        }
        ranges.sort_unstable();
        let mut merged: Vec<(usize, usize)> = Vec::new();
        for (start, end) in ranges {
            match merged.last_mut() {
                Some(last) if start < last.1 => last.1 = last.1.max(end),
                _ => merged.push((start, end)),
            }
        }
        let mut open = if is_end { joined.len() } else { self.open_end(&joined) };
        // What began before may go on there.
        while let Some((start, _)) = merged.pop_if(|(_, end)| *end > open) {
            open = open.min(start);
        }
        let end = at.get(open).copied().unwrap_or(text.len());
        let (mut seen, mut from) = (Vec::with_capacity(end), 0);
        for (start, last) in merged {
            seen.extend_from_slice(&text[from..at[start]]);
            seen.extend_from_slice(MARK.as_bytes());
            from = at[last - 1] + 1;
        }
        seen.extend_from_slice(&text[from..end]);
        (seen, text[end..].to_vec())
    }

    /// Where the longest end of a text starts that a secret may begin with.
    fn open_end(&self, text: &[u8]) -> usize {
        let longest = self.texts.iter().map(Vec::len).max().unwrap_or_default();
        let first = text.len().saturating_sub(longest.saturating_sub(1));
        let is_open = |start: &usize| {
            let end = &text[*start..];
            self.texts.iter().any(|secret| secret.len() > end.len() && secret.starts_with(end))
        };
        (first..text.len()).find(is_open).unwrap_or(text.len())
    }
}

/// As JavaScript's encodeURIComponent has it, and as most others do.
const UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
const COMPONENT: &AsciiSet = &UNRESERVED.remove(b'!').remove(b'*').remove(b'\'').remove(b'(').remove(b')');

/// A secret in every encoding that it is looked for in.
fn forms(secret: &str) -> Vec<Vec<u8>> {
    let mut texts = vec![secret.to_owned()];
    let json = json!(secret).to_string();
    let json = json[1..json.len() - 1].to_owned();
    let ascii: String = json.chars().map(escaped).collect();
    for text in [json, ascii] {
        texts.push(text.replace('/', "\\/"));
        texts.push(text);
    }
    for set in [NON_ALPHANUMERIC, UNRESERVED, COMPONENT] {
        let encoded = utf8_percent_encode(secret, set).to_string();
        let lower = lower_hex(&encoded);
        texts.extend([encoded.replace("%20", "+"), lower.replace("%20", "+"), encoded, lower]);
    }
    for alphabet in [&STANDARD, &URL_SAFE] {
        texts.extend((0..3).map(|before| base64_inside(secret, alphabet, before)));
    }
    texts.into_iter().map(String::into_bytes).collect()
}

/// A character as ASCII that JSON holds.
fn escaped(character: char) -> String {
    if character.is_ascii() {
        return character.to_string();
    }
    character.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")).collect()
}

/// Hexadecimal digits behind a percent sign in lowercase.
fn lower_hex(encoded: &str) -> String {
    let mut digits = 0;
    let lower = encoded.chars().map(|c| match (c, digits) {
        ('%', _) => {
            digits = 2;
            c
        }
        (_, 1..) => {
            digits -= 1;
            c.to_ascii_lowercase()
        }
        _ => c,
    });
    lower.collect()
}

/// What is always the same of the base64 of a text that holds the secret behind so many bytes.
fn base64_inside(secret: &str, alphabet: &Alphabet, before: usize) -> String {
    let bytes = [vec![0; before], secret.as_bytes().to_vec()].concat();
    let encoded = GeneralPurpose::new(alphabet, NO_PAD).encode(&bytes);
    // Each character has six bits: those that hold a bit of another byte are left out.
    let (first, end) = ((8 * before).div_ceil(6), 8 * bytes.len() / 6);
    encoded[first..end].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &str = "pa$s wo/rd\\é-+?";

    fn masked(text: &str) -> String {
        Mask::of([SECRET]).text(text)
    }

    #[test]
    fn a_secret_is_found_in_every_encoding() {
        let standard = GeneralPurpose::new(&STANDARD, base64::engine::general_purpose::PAD);
        let url_safe = GeneralPurpose::new(&URL_SAFE, NO_PAD);
        for (text, expected) in [
            (format!("is {SECRET}."), "is ***."),
            (format!("{SECRET}{SECRET} {SECRET}"), "****** ***"),
            (json!({ "a": SECRET }).to_string(), r#"{"a":"***"}"#),
            (r#""pa$s wo\/rd\\\u00e9-+?""#.to_owned(), r#""***""#),
            ("a=pa%24s%20wo%2Frd%5C%C3%A9-%2B%3F&b".to_owned(), "a=***&b"),
            ("a=pa%24s+wo%2frd%5c%c3%a9-%2b%3f&b".to_owned(), "a=***&b"),
            ("pa$s w\no/rd\\é\r\n-+?!".to_owned(), "***!"),
        ] {
            assert_eq!(masked(&text), expected, "{text}");
        }
        for before in ["", "a", "ab", "user:"] {
            for after in ["", "z", "yz", "xyz"] {
                let text = format!("{before}{SECRET}{after}");
                for encoded in [standard.encode(&text), url_safe.encode(&text)] {
                    let wrapped = format!("{}\n{}", &encoded[..9], &encoded[9..]);
                    for printed in [encoded, wrapped] {
                        let masked = masked(&printed);
                        assert!(masked.contains(MARK) && masked.len() <= 3 + 8 + 8, "{printed}: {masked}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_secret_is_found_across_the_borders_of_pieces() {
        let text = format!("a{SECRET}b{}\nc pa$s wo", json!(SECRET));
        let whole = masked(&text);
        assert_eq!(whole, "a***b\"***\"\nc pa$s wo");
        let mask = Mask::of([SECRET, "pa$s wo/r", "word of mouth"]);
        for size in 1..text.len() {
            let mut stream = mask.stream().unwrap();
            let mut seen: Vec<u8> =
                text.as_bytes().chunks(size).flat_map(|piece| stream.push(piece)).collect();
            seen.extend(stream.finish());
            assert_eq!(String::from_utf8_lossy(&seen), whole, "{size}");
        }
    }

    #[test]
    fn what_cannot_be_the_beginning_of_a_secret_is_seen_at_once() {
        let mut stream = Mask::of([SECRET]).stream().unwrap();
        assert_eq!(stream.push(b"progress 10%\npa"), b"progress 10%\n");
        assert_eq!(stream.push(b"rt 2\n"), b"part 2\n");
    }

    #[test]
    fn secrets_that_overlap_leave_nothing_of_each_other() {
        let mask = Mask::of(["aaaabbbb", "bbbbcccc", "aaaabbbbcc"]);
        assert_eq!(mask.text("1aaaabbbbcccc2"), "1***2");
    }

    #[test]
    fn values_are_masked_inside_of_a_result_which_stays_json() {
        let result =
            Json::parse(r#"{"k12345678": [1.10, 12345678, "\u0031\u0032345678", true, null]}"#, "", 1000)
                .unwrap();
        let outcome = Mask::of(["12345678"]).outcome(Outcome::Succeeded { result });
        let Outcome::Succeeded { result } = outcome else { panic!("{outcome:?}") };
        assert_eq!(result.get(), r#"{"k***":[1.10,"***","***",true,null]}"#);
    }

    #[test]
    fn short_texts_are_let_through() {
        assert_eq!(Mask::of(["1234567"]).text("1234567"), "1234567");
        assert_eq!(Mask::default().text("anything"), "anything");
    }
}
