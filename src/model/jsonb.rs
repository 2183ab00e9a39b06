//! JSON that PostgreSQL's `jsonb` can store, kept as text.
//!
//! A `jsonb` number is a `numeric`, which a conversion to f64 would round. So values travel as text, in
//! `jsonb`'s own form if they come from the database, and only [`node`] reads into them, one level at a time.

use std::error::Error;
use std::fmt;
use std::sync::Arc;

use bytes::{BufMut, BytesMut};
use serde::de::{MapAccess, Visitor};
use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;
use tokio_postgres::types::{FromSql, IsNull, ToSql, Type, accepts, to_sql_checked};

/// The most objects and arrays around a value.
pub const MAX_DEPTH: usize = 100;
/// The most digits of a number, written without an exponent.
pub const MAX_DIGITS: i64 = 1000;
/// The most bytes of a value, as PostgreSQL prints it.
pub const MAX_BYTES: usize = 16 << 20;

/// One JSON value. Cheap to clone.
#[derive(Clone)]
pub struct Json(Arc<RawValue>);

/// Why a text is no JSON, or none that is accepted: one line for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Not JSON; names the fault and its position.
    Syntax(String),
    /// JSON that `jsonb` cannot hold, or that exceeds a limit; names the path.
    Value(String),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::Syntax(message) | Refusal::Value(message) => f.write_str(message),
        }
    }
}

impl Error for Refusal {}

impl Json {
    /// Reads a value from outside. Messages call it `root`; PostgreSQL's text of it can have up to
    /// `max_bytes`.
    ///
    /// # Errors
    /// A [`Refusal`] for a text that is not JSON, nests deeper than [`MAX_DEPTH`], has a number of more than
    /// [`MAX_DIGITS`], a NUL character or half a surrogate pair, or is too large.
    pub fn parse(text: &str, root: &str, max_bytes: usize) -> Result<Self, Refusal> {
        // Editors and shells of Windows start a file with a byte order mark.
        let text = text.trim_start_matches('\u{feff}');
        let raw: &RawValue =
            serde_json::from_str(text).map_err(|error| Refusal::Syntax(error.to_string()))?;
        check(raw, root, max_bytes)?;
        Ok(Json(Arc::from(raw.to_owned())))
    }

    /// Takes over a value that is valid JSON already.
    pub fn from_raw(raw: &RawValue) -> Self {
        Json(Arc::from(raw.to_owned()))
    }

    /// The JSON of plain data.
    pub fn of(value: &impl Serialize) -> Self {
        Json(Arc::from(serde_json::value::to_raw_value(value).expect("plain data is JSON")))
    }

    /// The text.
    pub fn get(&self) -> &str {
        self.0.get()
    }

    pub fn raw(&self) -> &RawValue {
        &self.0
    }

    /// The same value with the keys of every object in order: equal texts of equal values.
    pub fn sorted(&self) -> String {
        serde_json::to_string(&Tree { value: &self.0, is_sorted: true }).expect("it is JSON already")
    }

    /// On several lines, indented.
    pub fn pretty(&self) -> String {
        serde_json::to_string_pretty(&Tree { value: &self.0, is_sorted: false }).expect("it is JSON already")
    }
}

impl Default for Json {
    /// null
    fn default() -> Self {
        Json(Arc::from(RawValue::NULL.to_owned()))
    }
}

impl fmt::Debug for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.get())
    }
}

/// `1.0` and `1` are two values, as they are to a reader; blanks and the order of keys are not compared.
impl PartialEq for Json {
    fn eq(&self, other: &Self) -> bool {
        self.sorted() == other.sorted()
    }
}

impl From<serde_json::Value> for Json {
    fn from(value: serde_json::Value) -> Self {
        Json::of(&value)
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(to)
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Ok(Json(Arc::from(Box::<RawValue>::deserialize(from)?)))
    }
}

impl<'a> FromSql<'a> for Json {
    fn from_sql(kind: &Type, raw: &'a [u8]) -> Result<Self, Box<dyn Error + Sync + Send>> {
        // The binary form of jsonb is its text behind the number of the form.
        let text = match *kind {
            Type::JSONB => raw.strip_prefix(&[1]).ok_or("an unknown form of jsonb")?,
            _ => raw,
        };
        Ok(Json(Arc::from(RawValue::from_string(str::from_utf8(text)?.to_owned())?)))
    }

    accepts!(JSON, JSONB);
}

impl ToSql for Json {
    fn to_sql(&self, kind: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        if *kind == Type::JSONB {
            out.put_u8(1);
        }
        out.extend_from_slice(self.get().as_bytes());
        Ok(IsNull::No)
    }

    accepts!(JSON, JSONB);
    to_sql_checked!();
}

/// A value and those one level down, which are still text.
#[derive(Debug)]
pub enum Node<'a> {
    Object(Vec<(String, &'a RawValue)>),
    Array(Vec<&'a RawValue>),
    String(String),
    /// As it is written.
    Number(&'a str),
    Bool(bool),
    Null,
}

/// Looks into a value.
pub fn node(value: &RawValue) -> Node<'_> {
    let text = value.get();
    let read = match text.as_bytes()[0] {
        b'{' => serde_json::from_str(text).map(|Entries(entries)| Node::Object(entries)),
        b'[' => serde_json::from_str(text).map(Node::Array),
        b'"' => serde_json::from_str(text).map(Node::String),
        b't' | b'f' => Ok(Node::Bool(text == "true")),
        b'n' => Ok(Node::Null),
        _ => Ok(Node::Number(text)),
    };
    // Valid as it is, all that can fail is a string with half a surrogate pair, which no jsonb has.
    read.unwrap_or(Node::Null)
}

/// The value under a key of an object: the last one, as in `jsonb`, where a key is repeated.
pub fn field<'a>(value: &'a RawValue, key: &str) -> Option<&'a RawValue> {
    match node(value) {
        Node::Object(entries) => entries.into_iter().rfind(|(name, _)| name == key).map(|(_, value)| value),
        _ => None,
    }
}

/// An object's keys and values in the order written.
struct Entries<'a>(Vec<(String, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Entries<'a> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct InOrder;

        impl<'de> Visitor<'de> for InOrder {
            type Value = Entries<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }

        from.deserialize_map(InOrder)
    }
}

/// A value that is written level by level, so that the serializer lays it out.
struct Tree<'a> {
    value: &'a RawValue,
    is_sorted: bool,
}

impl Serialize for Tree<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let below = |value| Tree { value, is_sorted: self.is_sorted };
        match node(self.value) {
            Node::Object(mut entries) => {
                if self.is_sorted {
                    entries.sort_by(|(one, _), (other, _)| one.cmp(other));
                }
                let mut map = to.serialize_map(Some(entries.len()))?;
                for (key, value) in entries {
                    map.serialize_entry(&key, &below(value))?;
                }
                map.end()
            }
            Node::Array(items) => {
                let mut list = to.serialize_seq(Some(items.len()))?;
                for item in items {
                    list.serialize_element(&below(item))?;
                }
                list.end()
            }
            Node::String(text) => to.serialize_str(&text),
            _ => self.value.serialize(to),
        }
    }
}

/// Rejects JSON that `jsonb` cannot store or that exceeds a limit.
///
/// # Errors
/// A [`Refusal::Value`] whose message calls the value `root`.
pub fn check(value: &RawValue, root: &str, max_bytes: usize) -> Result<(), Refusal> {
    let mut scan = Scan { root, frames: Vec::new(), printed: 0 };
    scan.run(value.get()).map_err(Refusal::Value)?;
    if scan.printed > max_bytes {
        return Err(Refusal::Value(format!("{root} is larger than {} MiB", max_bytes >> 20)));
    }
    Ok(())
}

/// One pass over a text that is valid JSON.
struct Scan<'a> {
    root: &'a str,
    /// The objects and arrays around the current position.
    frames: Vec<Frame<'a>>,
    /// The length so far, as `jsonb` is printed: a blank behind each comma and
    /// colon, numbers without exponents.
    printed: usize,
}

enum Frame<'a> {
    /// The index of the element.
    Array(usize),
    /// The key with its quotes, and whether the next string is one.
    Object { key: &'a str, is_key_next: bool },
}

impl<'a> Scan<'a> {
    fn run(&mut self, text: &'a str) -> Result<(), String> {
        let mut at = 0;
        while let Some(&byte) = text.as_bytes().get(at) {
            let rest = &text[at..];
            let mut length = 1;
            self.printed += 1;
            match byte {
                b'{' => self.enter(Frame::Object { key: "", is_key_next: true })?,
                b'[' => self.enter(Frame::Array(0))?,
                b'}' | b']' => _ = self.frames.pop(),
                b',' => {
                    self.printed += 1;
                    match self.frames.last_mut() {
                        Some(Frame::Array(index)) => *index += 1,
                        Some(Frame::Object { is_key_next, .. }) => *is_key_next = true,
                        None => {}
                    }
                }
                b':' => self.printed += 1,
                b'"' => {
                    length = string_length(rest);
                    self.string(&rest[..length])?;
                }
                b'-' | b'0'..=b'9' => {
                    length = rest.find(|c: char| !"+-.eE0123456789".contains(c)).unwrap_or(rest.len());
                    self.number(&rest[..length])?;
                }
                b' ' | b'\n' | b'\r' | b'\t' => self.printed -= 1,
                _ => {} // a letter of true, false or null
            }
            at += length;
        }
        Ok(())
    }

    fn enter(&mut self, frame: Frame<'a>) -> Result<(), String> {
        self.frames.push(frame);
        if self.frames.len() > MAX_DEPTH {
            return Err(format!("{} nests deeper than {MAX_DEPTH} levels", self.root));
        }
        Ok(())
    }

    fn string(&mut self, literal: &'a str) -> Result<(), String> {
        let mut is_key = false;
        if let Some(Frame::Object { key, is_key_next }) = self.frames.last_mut()
            && std::mem::take(is_key_next)
        {
            (*key, is_key) = (literal, true);
        }
        if !literal.contains('\\') {
            self.printed += literal.len() - 1;
            return Ok(());
        }
        let named = |scan: &Self| match is_key {
            true => format!("a key of {}", scan.path(scan.frames.len() - 1)),
            false => scan.path(scan.frames.len()),
        };
        let Ok(text) = serde_json::from_str::<String>(literal) else {
            return Err(format!("{} holds half a surrogate pair, which is no character", named(self)));
        };
        if text.contains('\0') {
            return Err(format!(
                "{} contains a NUL character (\\u0000), which PostgreSQL cannot store",
                named(self)
            ));
        }
        let escaped = text.chars().map(|character| match character {
            '"' | '\\' | '\u{8}' | '\t' | '\n' | '\u{c}' | '\r' => 2,
            '\0'..' ' => 6,
            character => character.len_utf8(),
        });
        self.printed += escaped.sum::<usize>() + 1;
        Ok(())
    }

    fn number(&mut self, written: &str) -> Result<(), String> {
        let (whole, fraction) = printed_digits(written);
        if whole + fraction > MAX_DIGITS {
            let path = self.path(self.frames.len());
            return Err(format!("{path} is a number of more than {MAX_DIGITS} digits"));
        }
        let signs = usize::from(written.starts_with('-')) + usize::from(fraction > 0);
        self.printed += (whole + fraction) as usize + signs - 1;
        Ok(())
    }

    /// The path of the value inside the outermost `depth` frames.
    fn path(&self, depth: usize) -> String {
        let mut path = self.root.to_owned();
        for frame in &self.frames[..depth] {
            match frame {
                Frame::Array(index) => path.push_str(&format!("[{index}]")),
                Frame::Object { key, .. } => {
                    let plain = key.trim_matches('"');
                    match plain.contains(|c: char| !c.is_alphanumeric() && c != '_' && c != '-') {
                        true => path.push_str(&format!("[{key}]")),
                        false => path.push_str(&format!(".{plain}")),
                    }
                }
            }
        }
        path
    }
}

/// Returns the length of the string that a text starts with, quotes included.
fn string_length(text: &str) -> usize {
    let (mut length, bytes) = (1, text.as_bytes());
    while bytes[length] != b'"' {
        length += if bytes[length] == b'\\' { 2 } else { 1 };
    }
    length + 1
}

/// How many digits `numeric` prints of a JSON number before and after the point,
/// those of the exponent written out.
fn printed_digits(number: &str) -> (i64, i64) {
    let (mantissa, exponent) = number.split_once(['e', 'E']).unwrap_or((number, "0"));
    let beyond = if exponent.starts_with('-') { i32::MIN } else { i32::MAX };
    let exponent = i64::from(exponent.parse().unwrap_or(beyond));
    let mantissa = mantissa.trim_start_matches('-');
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    ((whole.len() as i64 + exponent).max(1), (fraction.len() as i64 - exponent).max(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(text: &str) -> Option<String> {
        Json::parse(text, "context", 1 << 20).err().map(|refusal| refusal.to_string())
    }

    #[test]
    fn a_refusal_names_the_path() {
        let nul = "contains a NUL character (\\u0000), which PostgreSQL cannot store";
        for (text, message) in [
            (r#"{"rows": [{"a": "x"}, {"b": "\u0000"}]}"#, format!("context.rows[1].b {nul}")),
            (r#"{"ok": {"a\u0000": 2}}"#, format!("a key of context.ok {nul}")),
            (
                r#"["x", {"odd key": "caf\ud800"}]"#,
                r#"context[1]["odd key"] holds half a surrogate pair, which is no character"#.to_owned(),
            ),
            (r#"{"n": {"m": 1e131071}}"#, "context.n.m is a number of more than 1000 digits".to_owned()),
            (r#"[0, 1e-1000]"#, "context[1] is a number of more than 1000 digits".to_owned()),
            ("1e99999999999999999999", "context is a number of more than 1000 digits".to_owned()),
        ] {
            assert_eq!(refusal(text).as_deref(), Some(&*message), "{text}");
        }
        for text in [r#"{"rows": ["x", 1, null]}"#, r#""\\u0000 \ud83d\ude00""#, "1e999", "-1e-999"] {
            assert_eq!(refusal(text), None, "{text}");
        }
        assert!(matches!(Json::parse("{\"a\": NaN}", "x", 9), Err(Refusal::Syntax(_))));
    }

    #[test]
    fn depth_and_size_are_limited() {
        let nested = |depth| format!("{}7{}", "[".repeat(depth), "]".repeat(depth));
        assert_eq!(refusal(&nested(100)), None);
        assert_eq!(refusal(&nested(101)).as_deref(), Some("context nests deeper than 100 levels"));
        assert!(refusal(&nested(100_000)).is_some());
        let numbers = |count: usize| format!("[{}1]", "1e998,".repeat(count));
        assert_eq!(refusal(&numbers(1_000)), None);
        assert_eq!(refusal(&numbers(1_100)).as_deref(), Some("context is larger than 1 MiB"));
    }

    #[test]
    fn a_value_is_measured_as_it_is_printed() {
        for (text, printed) in [
            ("{\"a\":[1,true,null],\n \"b\" : -0.50}", r#"{"a": [1, true, null], "b": -0.50}"#),
            (r#""\u0041\u00e9\/\n\u0001\"""#, r#""Aé/\n\u0001\"""#),
            ("[1e3, 1.5e1, 12e-1, 1E-3]", "[1000, 15, 1.2, 0.001]"),
            ("-12e+2", "-1200"),
        ] {
            let mut scan = Scan { root: "", frames: Vec::new(), printed: 0 };
            scan.run(text).unwrap();
            assert_eq!(scan.printed, printed.len(), "{text}");
        }
    }

    #[test]
    fn values_are_laid_out_without_a_change() {
        let json = Json::parse(r#"{"b": 19.90, "a": [100000000000000000.01, {}]}"#, "", 99).unwrap();
        assert_eq!(json.sorted(), r#"{"a":[100000000000000000.01,{}],"b":19.90}"#);
        assert_eq!(
            json.pretty(),
            "{\n  \"b\": 19.90,\n  \"a\": [\n    100000000000000000.01,\n    {}\n  ]\n}"
        );
    }
}
