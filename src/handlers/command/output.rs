//! What a program prints: the end of it, its result, its last words.

use serde_json::Value;
use tokio::io::{AsyncRead, AsyncReadExt};

/// The longest last line quoted in a message, in characters.
const LAST_LINE: usize = 300;

/// The end of a stream, however much flows through it.
pub(super) struct Tail {
    /// Bytes kept. The buffer grows to twice that before its first half is let go.
    limit: usize,
    bytes: Vec<u8>,
    /// Bytes that flowed through.
    total: u64,
}

/// What a program's output says about its result.
#[derive(Debug, PartialEq)]
pub(super) enum Printed {
    Json(Value),
    NoJson,
    /// It ends with a JSON value whose beginning is no longer there.
    Cut,
}

impl Tail {
    pub(super) fn new(limit: usize) -> Self {
        Tail { limit, bytes: Vec::new(), total: 0 }
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
        self.total += chunk.len() as u64;
        self.bytes.extend_from_slice(chunk);
        if self.bytes.len() > 2 * self.limit {
            self.bytes.drain(..self.bytes.len() - self.limit);
        }
    }

    fn kept(&self) -> &[u8] {
        &self.bytes[self.bytes.len().saturating_sub(self.limit)..]
    }

    fn is_cut(&self) -> bool {
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
        let line = text.lines().map(str::trim).rfind(|line| !line.is_empty())?;
        let mut characters = line.chars().filter(|character| !character.is_control());
        let mut quoted: String = characters.by_ref().take(LAST_LINE).collect();
        if characters.next().is_some() {
            quoted.push('…');
        }
        Some(quoted)
    }

    /// Finds the last JSON value printed.
    ///
    /// A value counts when it begins a line and nothing follows it on the line
    /// where it ends, so that log lines around it, and `[INFO]` or `3 files` at
    /// the start of one, do no harm.
    pub(super) fn printed(&self) -> Printed {
        let text = String::from_utf8_lossy(self.kept());
        // The first line of what is left of more is the end of a line: not a beginning.
        let lines = match self.is_cut() {
            true => text.split_once('\n').map(|(_, lines)| lines),
            false => Some(&*text),
        };
        let last = lines.and_then(last_value);
        let ends_the_output = last.as_ref().is_some_and(|(_, after)| after.trim().is_empty());
        if self.is_cut() && !ends_the_output && closes_what_it_did_not_open(lines) {
            return Printed::Cut;
        }
        match last {
            Some((value, _)) => Printed::Json(value),
            None => Printed::NoJson,
        }
    }
}

/// The last JSON value that counts, and the text after it.
///
/// Linear in the length of the text: an attempt that fails is followed by one
/// at the line that made it fail, not at every line it had passed.
fn last_value(text: &str) -> Option<(Value, &str)> {
    let (mut rest, mut last) = (text.trim_start(), None);
    while !rest.is_empty() {
        let mut values = serde_json::Deserializer::from_str(rest).into_iter();
        let Some(attempt) = values.next() else { break };
        rest = match attempt {
            Ok(value) => {
                let after = &rest[values.byte_offset()..];
                let (end_of_line, next_lines) = after.split_once('\n').unwrap_or((after, ""));
                if end_of_line.trim().is_empty() {
                    last = Some((value, after));
                }
                next_lines
            }
            Err(error) => {
                let passed = rest.split_inclusive('\n').take(error.line().saturating_sub(1).max(1));
                &rest[passed.map(str::len).sum()..]
            }
        };
        rest = rest.trim_start();
    }
    last
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
    use serde_json::json;

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
            ("{\"cut\": ", Value::Null),
            ("", Value::Null),
        ] {
            let expected = if result.is_null() { Printed::NoJson } else { Printed::Json(result) };
            assert_eq!(printed(1000, output), expected, "{output:?}");
        }
    }

    #[test]
    fn output_made_to_be_slow_to_read_is_not() {
        let started = std::time::Instant::now();
        for line in ["\n", "[\n", "{\"a\":\n", "[1,\n", "\"\n"] {
            let limit = 1024 * 1024;
            assert_eq!(printed(limit, line.repeat(limit / line.len())), Printed::NoJson, "{line:?}");
        }
        assert!(started.elapsed().as_secs() < 60, "took {:?}", started.elapsed());
    }

    #[test]
    fn bytes_that_are_no_text_are_replaced() {
        assert_eq!(
            printed(1000, b"\xff\xfe log\n{\"name\": \"caf\xe9\"}\n"),
            Printed::Json(json!({"name": "caf\u{fffd}"}))
        );
    }

    #[test]
    fn a_value_that_fits_is_found_behind_any_amount_of_output() {
        let output = format!("{}{{\"a\": 1}}\n", "noise\n".repeat(1000));
        assert_eq!(printed(64, &output), Printed::Json(json!({"a": 1})));
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
