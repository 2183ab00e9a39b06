//! Reading typed values out of a YAML tree, noting every fault on the way.
//!
//! Each method answers `None` when it has noted why there is no value; the
//! caller goes on with the rest, so that one pass finds everything.

use std::collections::HashMap;
use std::ops::RangeInclusive;
use std::rc::Rc;
use std::time::Duration;

use serde_json::{Map, Value};

use super::HumanDuration;
use super::fault::{Code, Fault, Source};
use super::tree::{Content, Entry, Node, Plain, Span, resolve_plain};
use crate::model::nearest::nearest;

/// Faults beyond these are counted by nobody: the file is something else.
const MAX_FAULTS: usize = 1000;
/// Long enough for any step, short enough for every sum of times to fit.
const MAX_DURATION: Duration = Duration::from_secs(365 * 24 * 3600);

pub(in crate::model) struct Reader<'s> {
    source: &'s Source,
    faults: Vec<Fault>,
}

impl<'s> Reader<'s> {
    pub(in crate::model) fn new(source: &'s Source) -> Self {
        Reader { source, faults: Vec::new() }
    }

    /// The faults in the order of the file.
    pub(in crate::model) fn into_faults(mut self) -> Vec<Fault> {
        self.faults.sort_by_key(|fault| (fault.line, fault.column));
        self.faults
    }

    /// Whether enough faults are noted that more would help nobody.
    pub(in crate::model) fn is_full(&self) -> bool {
        self.faults.len() >= MAX_FAULTS
    }

    /// Notes a fault. An empty hint is none.
    pub(in crate::model) fn fault(
        &mut self,
        code: Code,
        at: &Span,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        if self.is_full() {
            return;
        }
        self.faults.push(Fault {
            file: self.source.name.clone(),
            line: at.line,
            column: at.column,
            code,
            message: message.into(),
            hint: Some(hint.into()).filter(|hint| !hint.is_empty()),
            bytes: at.bytes.clone(),
        });
    }

    fn wrong_type(&mut self, node: &Node, expected: &str, hint: impl Into<String>) {
        let message = format!("expected {expected}, found {}", describe(node));
        self.fault(Code::WrongType, &node.span, message, hint);
    }

    /// The keys of a map, each at most once.
    pub(in crate::model) fn fields<'n>(&mut self, node: &'n Node, what: &'static str) -> Option<Fields<'n>> {
        let Content::Map(entries) = &node.content else {
            self.wrong_type(node, &format!("the keys of {what}"), "");
            return None;
        };
        let entries = self.distinct(entries);
        Some(Fields { what, span: &node.span, entries, known: Vec::new(), missing: Vec::new() })
    }

    /// The entries whose key was not written before.
    fn distinct<'n>(&mut self, entries: &'n [Entry]) -> Vec<&'n Entry> {
        let mut lines: HashMap<&str, usize> = HashMap::new();
        let mut distinct = Vec::with_capacity(entries.len());
        for entry in entries {
            let key = entry.key_text();
            match lines.get(key) {
                Some(line) => {
                    let message = format!("the key {} is written twice", quoted(key));
                    let hint = format!("remove one: the first is on line {line}");
                    self.fault(Code::DuplicateKey, &entry.key.span, message, hint);
                }
                None => {
                    lines.insert(key, entry.key.span.line);
                    distinct.push(entry);
                }
            }
        }
        distinct
    }

    pub(in crate::model) fn list<'n>(&mut self, node: &'n Node, of_what: &str) -> Option<&'n [Rc<Node>]> {
        match &node.content {
            Content::List(items) => Some(items),
            Content::Scalar { text, .. } if !text.is_empty() => {
                self.wrong_type(
                    node,
                    &format!("a list of {of_what}"),
                    format!("write [{}]", shortened(text)),
                );
                None
            }
            _ => {
                self.wrong_type(node, &format!("a list of {of_what}"), "");
                None
            }
        }
    }

    /// Text that PostgreSQL and a program's arguments can hold.
    pub(in crate::model) fn text(&mut self, node: &Node) -> Option<String> {
        let Content::Scalar { text, plain } = &node.content else {
            self.wrong_type(node, "text", "");
            return None;
        };
        if *plain {
            match resolve_plain(text) {
                Plain::Text => {}
                Plain::Null => {
                    self.wrong_type(node, "text", "write a value, or remove the key");
                    return None;
                }
                _ => {
                    self.wrong_type(node, "text", format!("put quotes around it: \"{text}\""));
                    return None;
                }
            }
        }
        self.without_nul(text, &node.span)
    }

    fn without_nul(&mut self, text: &str, span: &Span) -> Option<String> {
        if text.contains('\0') {
            let message =
                "this text holds a NUL, which neither PostgreSQL nor a program's arguments can hold";
            self.fault(Code::BadText, span, message, "remove the NUL, or hand the data over as base64");
            return None;
        }
        Some(text.to_owned())
    }

    pub(in crate::model) fn integer<T>(&mut self, node: &Node, bounds: RangeInclusive<T>) -> Option<T>
    where
        T: Copy + PartialOrd + TryFrom<i64> + std::fmt::Display,
    {
        let Content::Scalar { text, plain } = &node.content else {
            self.wrong_type(node, "a whole number", "");
            return None;
        };
        let number = match (plain, resolve_plain(text)) {
            (true, Plain::Integer(number)) => T::try_from(number).ok(),
            (true, Plain::Number(number)) if number.fract() == 0.0 => None,
            (false, Plain::Integer(number)) => {
                self.wrong_type(node, "a whole number", format!("write {number} without the quotes"));
                return None;
            }
            _ => {
                self.wrong_type(node, "a whole number", "");
                return None;
            }
        };
        let number = number.filter(|number| bounds.contains(number));
        if number.is_none() {
            let message = format!("{text} is out of range");
            let hint = format!("write a number from {} to {}", bounds.start(), bounds.end());
            self.fault(Code::OutOfRange, &node.span, message, hint);
        }
        number
    }

    pub(in crate::model) fn number(&mut self, node: &Node, bounds: RangeInclusive<f64>) -> Option<f64> {
        let Content::Scalar { text, plain } = &node.content else {
            self.wrong_type(node, "a number", "");
            return None;
        };
        let number = match (plain, resolve_plain(text)) {
            (true, Plain::Integer(number)) => number as f64,
            (true, Plain::Number(number)) => number,
            (false, Plain::Integer(_) | Plain::Number(_)) => {
                self.wrong_type(node, "a number", format!("write {text} without the quotes"));
                return None;
            }
            _ => {
                self.wrong_type(node, "a number", "");
                return None;
            }
        };
        if !bounds.contains(&number) {
            let message = format!("{text} is out of range");
            self.fault(Code::OutOfRange, &node.span, message, format!("write {} or more", bounds.start()));
            return None;
        }
        Some(number)
    }

    pub(in crate::model) fn truth(&mut self, node: &Node) -> Option<bool> {
        let hint = match &node.content {
            Content::Scalar { text, plain } => match (plain, resolve_plain(text)) {
                (true, Plain::Bool(value)) => return Some(value),
                (false, Plain::Bool(value)) => format!("write {value} without the quotes"),
                _ if ["yes", "on", "y"].contains(&text.to_lowercase().as_str()) => "write true".to_owned(),
                _ if ["no", "off", "n"].contains(&text.to_lowercase().as_str()) => "write false".to_owned(),
                _ => String::new(),
            },
            _ => String::new(),
        };
        self.wrong_type(node, "true or false", hint);
        None
    }

    pub(in crate::model) fn duration(&mut self, node: &Node) -> Option<HumanDuration> {
        let Content::Scalar { text, plain } = &node.content else {
            self.wrong_type(node, "a duration such as 30s", "");
            return None;
        };
        let parsed: Result<HumanDuration, _> = text.trim().parse();
        match (parsed, if *plain { resolve_plain(text) } else { Plain::Text }) {
            (_, Plain::Null | Plain::Bool(_)) => {
                self.wrong_type(node, "a duration such as 30s", "");
                None
            }
            (_, Plain::Integer(number)) => {
                let message = format!("{} is no duration: its unit is missing", quoted(text));
                self.fault(Code::BadDuration, &node.span, message, format!("write {number}s for seconds"));
                None
            }
            (Ok(duration), _) if duration.0 > MAX_DURATION => {
                let message = format!("{} is longer than a year", quoted(text));
                self.fault(Code::OutOfRange, &node.span, message, "write a duration of at most 365 days");
                None
            }
            (Ok(duration), _) => Some(duration),
            (Err(error), _) => {
                let message = format!("{} is no duration: {error}", quoted(text));
                let hint = "write it as 500ms, 30s, 2m 30s or 1h";
                self.fault(Code::BadDuration, &node.span, message, hint);
                None
            }
        }
    }

    /// Any value that JSON can hold.
    pub(in crate::model) fn json(&mut self, node: &Node) -> Option<Value> {
        match &node.content {
            Content::Scalar { text, plain: false } => self.without_nul(text, &node.span).map(Value::String),
            Content::Scalar { text, plain: true } => match resolve_plain(text) {
                Plain::Null => Some(Value::Null),
                Plain::Bool(value) => Some(value.into()),
                Plain::Integer(number) => Some(number.into()),
                Plain::Number(number) => {
                    let number = serde_json::Number::from_f64(number).map(Value::Number);
                    if number.is_none() {
                        let message = format!("{} is a number larger than JSON holds", quoted(text));
                        self.fault(Code::OutOfRange, &node.span, message, "put quotes around it");
                    }
                    number
                }
                Plain::Text => self.without_nul(text, &node.span).map(Value::String),
            },
            Content::List(items) => {
                let values: Vec<Option<Value>> = items.iter().map(|item| self.json(item)).collect();
                values.into_iter().collect::<Option<Vec<Value>>>().map(Value::Array)
            }
            Content::Map(entries) => {
                let mut map = Map::new();
                for entry in self.distinct(entries) {
                    let key = self.without_nul(entry.key_text(), &entry.key.span)?;
                    map.insert(key, self.json(&entry.value)?);
                }
                Some(Value::Object(map))
            }
        }
    }

    /// The entries of a map from text to text.
    pub(in crate::model) fn text_map(&mut self, node: &Node, what: &str) -> Vec<(Span, String, String)> {
        let Content::Map(entries) = &node.content else {
            self.wrong_type(node, what, "");
            return Vec::new();
        };
        let mut pairs = Vec::with_capacity(entries.len());
        for entry in self.distinct(entries) {
            let key = self.without_nul(entry.key_text(), &entry.key.span);
            let value = self.text(&entry.value);
            if let (Some(key), Some(value)) = (key, value) {
                pairs.push((entry.key.span.clone(), key, value));
            }
        }
        pairs
    }
}

/// The keys of one map, asked for one by one.
#[must_use = "finish() notes the keys that nobody asked for"]
pub(in crate::model) struct Fields<'n> {
    what: &'static str,
    span: &'n Span,
    entries: Vec<&'n Entry>,
    /// The keys asked for.
    known: Vec<&'static str>,
    /// Those that should be there and are not, each with a hint.
    missing: Vec<(&'static str, &'static str)>,
}

impl<'n> Fields<'n> {
    fn find(&self, key: &str) -> Option<&'n Entry> {
        self.entries.iter().find(|entry| entry.key_text() == key).copied()
    }

    /// The node under a key that may be absent.
    pub(in crate::model) fn get(&mut self, key: &'static str) -> Option<&'n Node> {
        self.known.push(key);
        self.find(key).map(|entry| &*entry.value)
    }

    /// The node under a key that must be there.
    pub(in crate::model) fn require(&mut self, key: &'static str, hint: &'static str) -> Option<&'n Node> {
        let found = self.get(key);
        if found.is_none() {
            self.missing.push((key, hint));
        }
        found
    }

    /// The key as it was written, to point at.
    pub(in crate::model) fn key(&self, key: &str) -> Option<&'n Node> {
        self.find(key).map(|entry| &*entry.key)
    }

    pub(in crate::model) fn span(&self) -> &'n Span {
        self.span
    }

    /// Notes every key that nobody asked for and every one that is missing; a
    /// missing key that was misspelt is one fault and not two.
    pub(in crate::model) fn finish(mut self, reader: &mut Reader<'_>) {
        for entry in &self.entries {
            let key = entry.key_text();
            if self.known.contains(&key) {
                continue;
            }
            // A key that is there already is not what was meant.
            let absent = self.known.iter().copied().filter(|known| self.find(known).is_none());
            let meant = nearest(key, absent);
            self.missing.retain(|(missing, _)| Some(*missing) != meant);
            let hint = match meant {
                Some(meant) => format!("did you mean `{meant}`?"),
                None if self.known.is_empty() => format!("{} takes no keys", self.what),
                None => format!("the keys of {} are {}", self.what, self.known.join(", ")),
            };
            let message = format!("{} has no key {}", self.what, quoted(key));
            reader.fault(Code::UnknownKey, &entry.key.span, message, hint);
        }
        for (key, hint) in self.missing {
            let message = format!("{} has no `{key}`", self.what);
            reader.fault(Code::MissingKey, self.span, message, hint);
        }
    }
}

fn describe(node: &Node) -> &'static str {
    match &node.content {
        Content::Map(_) => "a map",
        Content::List(_) => "a list",
        Content::Scalar { plain: false, .. } => "text",
        Content::Scalar { text, .. } => match resolve_plain(text) {
            Plain::Null => "nothing",
            Plain::Bool(_) => "a truth value",
            Plain::Integer(_) | Plain::Number(_) => "a number",
            Plain::Text => "text",
        },
    }
}

/// A text in quotes, its control characters escaped and its length bounded.
pub(in crate::model) fn quoted(text: &str) -> String {
    format!("{:?}", shortened(text))
}

fn shortened(text: &str) -> String {
    const LONGEST: usize = 60;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
