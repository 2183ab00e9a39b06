//! What a program prints: the end of it, its result, its last words.

use serde_json::value::RawValue;
use tokio::io::{AsyncRead, AsyncReadExt};

use crate::handlers::mask::{Mask, MaskedStream};
use crate::text::excerpt::excerpt;

/// The longest last line quoted in a message, in characters.
const LAST_LINE: usize = 300;

/// The end of a stream, however much flows through it.
pub(super) struct Tail {
    /// Bytes kept. The buffer grows to twice that before its first half is let go.
    limit: usize,
    bytes: Vec<u8>,
    /// Bytes that flowed through.
    total: u64,
    /// None: what is kept may hold secrets.
    mask: Option<MaskedStream>,
}

/// What a program's output says about its result.
#[derive(Debug, PartialEq)]
pub(super) enum Printed {
    /// JSON, still to be checked for what `jsonb` holds.
    Json(String),
    NoJson,
    /// It ends with what looks like JSON and is none: what was found, and where.
    Broken(String),
    /// It ends with a JSON value whose beginning is no longer there.
    Cut,
}

impl Tail {
    pub(super) fn new(limit: usize) -> Self {
        Tail { limit, bytes: Vec::new(), total: 0, mask: None }
    }

    /// Keeps no secret, and so no part of one either where the end begins.
    pub(super) fn masked(limit: usize, mask: &Mask) -> Self {
        Tail { mask: mask.stream(), ..Tail::new(limit) }
    }

    /// The end of these bytes.
    pub(super) fn of(bytes: &[u8], limit: usize) -> Self {
        let mut tail = Tail::new(limit);
        tail.push(bytes);
        tail
    }

    /// The same without secrets.
    pub(super) fn without_secrets(&self, mask: &Mask) -> Self {
        Tail { bytes: mask.text(&self.text()).into_bytes(), total: self.total, ..Tail::new(self.limit) }
    }

    /// Reads the stream to its end.
    pub(super) async fn fill(&mut self, stream: Option<impl AsyncRead + Unpin>) {
        let Some(mut stream) = stream else { return };
        let mut chunk = vec![0; 32 * 1024];
        while let Ok(length @ 1..) = stream.read(&mut chunk).await {
            self.push(&chunk[..length]);
        }
    }

    fn push(&mut self, chunk: &[u8]) {
        match self.mask.as_mut().map(|mask| mask.push(chunk)) {
            Some(masked) => self.keep(&masked),
            None => self.keep(chunk),
        }
    }

    /// The stream has ended.
    pub(super) fn finish(&mut self) {
        if let Some(rest) = self.mask.as_mut().map(MaskedStream::finish) {
            self.keep(&rest);
        }
    }

    fn keep(&mut self, chunk: &[u8]) {
        self.total += chunk.len() as u64;
        self.bytes.extend_from_slice(chunk);
        if self.bytes.len() > 2 * self.limit {
            self.bytes.drain(..self.bytes.len() - self.limit);
        }
    }

    fn kept(&self) -> &[u8] {
        &self.bytes[self.bytes.len().saturating_sub(self.limit)..]
    }

    pub(super) fn is_cut(&self) -> bool {
        self.total > self.limit as u64
    }

    /// The text of it, as far as it is text. Without NULs: jsonb stores none.
    pub(super) fn text(&self) -> String {
        String::from_utf8_lossy(self.kept()).replace('\0', "\u{fffd}")
    }

    /// The last line that says anything, fit for a message: no colours, no control characters.
    pub(super) fn last_line(&self) -> Option<String> {
        let text = self.text();
        let text = console::strip_ansi_codes(&text);
        let line = text.split(['\n', '\r']).map(str::trim).rfind(|line| !line.is_empty())?;
        Some(excerpt(line, LAST_LINE))
    }

    /// Finds the last JSON value printed.
    ///
    /// A value counts when it begins a line and nothing follows it on the line
    /// where it ends, so that log lines around it, and `[INFO]` or `3 files` at
    /// the start of one, do no harm. What looks like a value and is none makes
    /// the output broken, unless a value follows it.
    pub(super) fn printed(&self) -> Printed {
        let text = String::from_utf8_lossy(self.kept());
        // The first line of what is left of more is the end of a line: not a beginning.
        let lines = match self.is_cut() {
            true => text.split_once('\n').map(|(_, lines)| lines),
            false => Some(&*text),
        };
        let words = lines.map(last_words).unwrap_or_default();
        let ends_the_output = match words {
            LastWords::Value { after, .. } => after.trim().is_empty(),
            LastWords::Nothing | LastWords::Broken { .. } => false,
        };
        if self.is_cut() && !ends_the_output && closes_what_it_did_not_open(lines) {
            return Printed::Cut;
        }
        match words {
            LastWords::Value { value, .. } => Printed::Json(value.get().to_owned()),
            LastWords::Broken { from, error } => {
                Printed::Broken(fault(lines.unwrap_or_default(), from, &error))
            }
            LastWords::Nothing => Printed::NoJson,
        }
    }
}

/// The last of an output's lines that mean a result.
#[derive(Default)]
enum LastWords<'a> {
    /// A value, and the text after it.
    Value { value: &'a RawValue, after: &'a str },
    /// What looks like a value, from its first character on, and why it is none.
    Broken { from: &'a str, error: serde_json::Error },
    #[default]
    Nothing,
}

/// How often the end of a broken value is looked for in vain before the search is given up:
/// each time it passes the rest of the output.
const SEARCHES: usize = 16;

/// Linear in the length of the text: an attempt that fails is followed by one
/// at the line that made it fail, not at every line it had passed.
fn last_words(text: &str) -> LastWords<'_> {
    let (mut rest, mut words, mut searches) = (without_marks(text), LastWords::Nothing, SEARCHES);
    while !rest.is_empty() {
        let mut values = serde_json::Deserializer::from_str(rest).into_iter::<&RawValue>();
        let Some(attempt) = values.next() else { break };
        rest = match attempt {
            Ok(value) => {
                let after = &rest[values.byte_offset()..];
                let (end_of_line, next_lines) = after.split_once(['\n', '\r']).unwrap_or((after, ""));
                if end_of_line.trim().is_empty() {
                    words = LastWords::Value { value, after };
                } else if value.get().starts_with('{') {
                    let error = serde_json::from_str::<&RawValue>(rest).expect_err("something follows");
                    words = LastWords::Broken { from: rest, error };
                }
                next_lines
            }
            Err(error) => {
                let passed = rest.split_inclusive('\n').take(error.line().saturating_sub(1).max(1));
                let mut passed = passed.map(str::len).sum();
                if looks_like_json(rest) {
                    // Whole values inside of it are no results.
                    if error.is_eof() {
                        passed = rest.len();
                    } else if searches > 0 && rest.starts_with(['{', '[']) {
                        match closing_bracket(rest) {
                            Some(end) => passed = passed.max(end),
                            None => searches -= 1,
                        }
                    }
                    words = LastWords::Broken { from: rest, error };
                } else if let Some(end) = rest[..passed].find('\r') {
                    // A terminal shows what follows a carriage return in location of what came before.
                    passed = end + 1;
                }
                &rest[passed..]
            }
        };
        rest = without_marks(rest);
    }
    words
}

/// The text from its first character that is neither white space nor a byte order mark.
fn without_marks(text: &str) -> &str {
    text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
}

/// Whether a line that is no JSON was meant to be: it begins as an object, a list of
/// values or a text does, or it is one of the numbers that JSON does not have.
fn looks_like_json(text: &str) -> bool {
    // UTF-16: its byte order mark is no UTF-8, and every second byte is NUL.
    let text = text.trim_start_matches(['\u{fffd}', '\0']);
    let line = text.lines().next().unwrap_or_default().trim_end();
    if line.starts_with('{') {
        return true;
    }
    if let Some(inside) = line.strip_prefix('[') {
        // [INFO], [12:30:05] and [2/7] begin a line of a log.
        let first = inside.trim_start_matches([' ', '\0']);
        let word = first.find([',', ']', ' ']).map_or(first, |end| &first[..end]);
        let is_value = word.parse::<f64>().is_ok() || ["true", "false", "null", "None"].contains(&word);
        return first.is_empty()
            || first.starts_with(['{', '[', '"', '\''])
            || is_value && first[word.len()..].trim_start().starts_with(',');
    }
    let is_quoted =
        line.len() > 1 && line.starts_with('"') && line.ends_with('"') && line.matches('"').count() == 2;
    is_quoted || ["NaN", "Infinity", "-Infinity"].contains(&line)
}

/// The end of the line on which the last bracket of a broken value closes; none
/// where one stays open.
fn closing_bracket(text: &str) -> Option<usize> {
    let (mut depth, mut is_text, mut is_escaped) = (0, false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = is_text,
            // No text of JSON goes over the end of a line.
            b'\n' => is_text = false,
            b'"' => is_text = !is_text,
            b'{' | b'[' if !is_text => depth += 1,
            b'}' | b']' if !is_text => depth -= 1,
            _ => continue,
        }
        if depth == 0 && !is_text && matches!(byte, b'}' | b']') {
            return Some(text[at..].find(['\n', '\r']).map_or(text.len(), |end| at + end + 1));
        }
    }
    None
}

/// Says what is wrong with the end of an output that looks like JSON, where, and what stands there.
fn fault(output: &str, from: &str, error: &serde_json::Error) -> String {
    if from.starts_with(['\u{fffd}', '\0']) || from.chars().nth(1) == Some('\0') {
        return "it is not UTF-8; UTF-16?".to_owned();
    }
    let lines_before = output[..output.len() - from.len()].matches('\n').count();
    let message = error.to_string();
    let what = message.split(" at line ").next().unwrap_or_default();
    let location = format!("{what} at line {} column {}", lines_before + error.line(), error.column());
    let line: usize = from.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    let rest = from.get(line + error.column().saturating_sub(1)..).unwrap_or_default();
    match excerpt(rest.lines().next().unwrap_or_default(), 20) {
        _ if error.is_eof() => format!("it is cut off: {location}"),
        seen if seen.is_empty() => location,
        seen => format!("{location}: {seen}"),
    }
}

/// Whether the end of an output, of which the whole `lines` are left, looks like
/// the end of a JSON value that began earlier: a line too long to keep, or a last
/// line with more closing than opening brackets.
fn closes_what_it_did_not_open(lines: Option<&str>) -> bool {
    let Some(last) = lines.and_then(|lines| lines.lines().rfind(|line| !line.trim().is_empty())) else {
        return true;
    };
    let count = |brackets: [char; 2]| last.matches(brackets).count();
    count(['}', ']']) > count(['{', '['])
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn printed(limit: usize, output: impl AsRef<[u8]>) -> Printed {
        let mut tail = Tail::new(limit);
        output.as_ref().chunks(7).for_each(|chunk| tail.push(chunk));
        tail.printed()
    }

    #[test]
    fn the_last_value_that_has_its_lines_to_itself_is_the_result() {
        for (output, result) in [
            ("{\"token\": 7}", json!({"token": 7})),
            ("starting\n{\"token\": 7}\n", json!({"token": 7})),
            ("{\"token\": 7}\nall done in 3 s\n", json!({"token": 7})),
            ("[INFO] one\n{\"a\": 1}\n{\"b\": 2}\r\n\n", json!({"b": 2})),
            (
                "log\n{\n  \"rows\": [\n    {\"a\": 1},\n    {\"b\": 2}\n  ]\n}\n",
                json!({"rows": [{"a": 1}, {"b": 2}]}),
            ),
            ("3 files\n", Value::Null),
            ("42\n", json!(42)),
            ("\"ok\"\n", json!("ok")),
            ("{\n{\"a\": 1}\n", json!({"a": 1})),
            ("[1,\n{\"a\": 1}\nfoo\n{\"b\": 2}\n", json!({"b": 2})),
            ("\u{feff}{\"bom\": 1}\r\n", json!({"bom": 1})),
            ("working 10%\rworking 100%\r{\"ok\": true}\n", json!({"ok": true})),
            ("{\"a\": NaN}\n{\"b\": 2}\n", json!({"b": 2})),
            ("[INFO] a\n[12:30:05] b\n[2/7] c\n[7] d\n[error] \"e\"\n\"f\" is done\n", Value::Null),
            ("", Value::Null),
        ] {
            let found = match printed(1000, output) {
                Printed::Json(text) => serde_json::from_str(&text).unwrap(),
                other => {
                    assert_eq!(other, Printed::NoJson, "{output:?}");
                    Value::Null
                }
            };
            assert_eq!(found, result, "{output:?}");
        }
    }

    #[test]
    fn output_made_to_be_slow_to_read_is_not() {
        let started = std::time::Instant::now();
        for line in ["\n", "[\n", "{\"a\":\n", "[1,\n", "\"\n", "{\n", "{x\n", "[[{x]\n", "{\r"] {
            let limit = 1024 * 1024;
            let found = printed(limit, line.repeat(limit / line.len()));
            assert!(matches!(found, Printed::NoJson | Printed::Broken(_)), "{line:?}");
        }
        assert!(started.elapsed().as_secs() < 60, "took {:?}", started.elapsed());
    }

    #[test]
    fn what_looks_like_json_and_is_none_is_reported_with_its_location() {
        for (output, fault) in [
            ("{\"score\": NaN, \"id\": 7}\n", "expected value at line 1 column 11: NaN, \"id\": 7}"),
            ("log\n{\"n\": -Infinity}\nbye\n", "invalid number at line 2 column 8: Infinity}"),
            ("{'token': 't-1'}\n", "key must be a string at line 1 column 2: 'token': 't-1'}"),
            ("[1, 2,]\n", "expected value at line 1 column 7: ]"),
            ("{\"a\": 1} # done\n", "trailing characters at line 1 column 10: # done"),
            ("{\"a\": [1, 2", "it is cut off: EOF while parsing a list at line 1 column 11"),
            ("{\"progress\": 10}\n{\"result\": NaN}\n", "expected value at line 2 column 12: NaN}"),
            ("[\n  {\"b\": NaN},\n  {\"a\": 1}\n]\n", "expected value at line 2 column 9: NaN},"),
            ("[\n  {\"a\": 1}\n", "it is cut off: EOF while parsing a list at line 3 column 0"),
            ("[1, NaN]\n", "expected value at line 1 column 5: NaN]"),
            ("NaN\n", "expected value at line 1 column 1: NaN"),
        ] {
            assert_eq!(printed(1000, output), Printed::Broken(fault.to_owned()), "{output:?}");
        }
        for output in [&b"\xff\xfe{\0}\0"[..], b"{\0\"\0a\0\"\0:\0\x31\0}\0"] {
            assert_eq!(printed(1000, output), Printed::Broken("it is not UTF-8; UTF-16?".to_owned()));
        }
    }

    #[test]
    fn bytes_that_are_no_text_are_replaced() {
        assert_eq!(
            printed(1000, b"\xff\xfe log\n{\"name\": \"caf\xe9\"}\n"),
            Printed::Json("{\"name\": \"caf\u{fffd}\"}".to_owned())
        );
    }

    #[test]
    fn a_value_that_fits_is_found_behind_any_amount_of_output() {
        let output = format!("{}{{\"a\": 1}}\n", "noise\n".repeat(1000));
        assert_eq!(printed(64, &output), Printed::Json("{\"a\": 1}".to_owned()));
        assert_eq!(printed(64, "noise [ok]\n".repeat(1000)), Printed::NoJson);
    }

    #[test]
    fn a_value_that_does_not_fit_is_cut_whatever_its_shape() {
        let rows: Vec<_> = (0..100).map(|row| json!({"row": row})).collect();
        let one_line = serde_json::to_string(&rows).unwrap();
        let many_lines = serde_json::to_string_pretty(&rows).unwrap();
        let long_text = serde_json::to_string(&"x".repeat(1000)).unwrap();
        for output in [one_line, many_lines, long_text] {
            assert_eq!(printed(64, &output), Printed::Cut, "{output}");
            assert!(matches!(printed(64_000, &output), Printed::Json(_)), "{output}");
        }
    }

    #[test]
    fn the_tail_stays_bounded() {
        let mut tail = Tail::new(1000);
        (0..10_000).for_each(|_| tail.push(&[b'x'; 700]));
        assert_eq!((tail.kept().len(), tail.total), (1000, 7_000_000));
        assert!(tail.bytes.capacity() < 5_000);
    }

    #[test]
    fn the_last_line_is_fit_for_a_message() {
        let mut tail = Tail::new(1000);
        tail.push(b"first\n\x1b[31mdisk\0 is full\x1b[0m\r\n\n");
        assert_eq!(tail.last_line().as_deref(), Some("disk\u{fffd} is full"));
        tail.push("é".repeat(400).as_bytes());
        assert_eq!(tail.last_line().map(|line| line.chars().count()), Some(LAST_LINE + 1));
        assert_eq!(Tail::new(10).last_line(), None);
    }
}
