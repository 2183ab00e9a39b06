//! Checks a YAML tree against the description of its format, and makes the JSON value of it that
//! serde reads. One walk notes every error, each with its position and what to write instead.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::LazyLock;

use serde_json::{Map, Value};

use super::diagnostics::{Errors, FileErrorCode as Code, quoted, shortened};
use super::format::{FORMATS, Format};
use super::schema::Rule;
use super::span::Span;
use super::tree::{Content, Entry, Node, Plain, resolve_plain};
use crate::text::suggest::nearest;

/// Unknown keys of one map that are compared with its missing ones.
const MAX_COMPARED: usize = 100;

pub(super) struct Walker<'e, 'n> {
    pub root: &'static Value,
    /// Formats beside those that every file has.
    pub formats: &'static [Format],
    pub errors: &'e mut Errors<'n>,
}

/// Under which key of what a value stands, for messages.
#[derive(Clone, Copy)]
pub(super) struct Under<'n> {
    /// `a step`; empty where the map has no name but its own key.
    owner: &'static str,
    key: &'n str,
}

impl<'n> Walker<'_, 'n> {
    pub(super) fn walk(&mut self, root: &'n Node) -> Value {
        self.value(root, self.root, Under { owner: "", key: "" })
    }

    /// Follows a reference; `None` where anything is allowed.
    fn rule(&self, schema: &'static Value) -> Option<Rule> {
        let here = schema.as_object()?;
        let target = schema["$ref"].as_str().or_else(|| schema["allOf"][0]["$ref"].as_str());
        let of_type = match target.and_then(|target| target.rsplit('/').next()) {
            Some(name) => self.root["definitions"][name].as_object().expect("a reference leads to a type"),
            None => here,
        };
        let says_anything =
            ["type", "$ref", "allOf", "anyOf"].iter().any(|keyword| here.contains_key(*keyword));
        says_anything.then_some(Rule::new(here, of_type))
    }

    /// Checks one value. What is made of a faulty one is never used.
    fn value(&mut self, node: &'n Node, schema: &'static Value, under: Under<'n>) -> Value {
        let Some(rule) = self.rule(schema) else { return self.json(node) };
        let branches = rule.list("anyOf");
        if !branches.is_empty() {
            let rules: Vec<Rule> = branches.iter().filter_map(|branch| self.rule(branch)).collect();
            let fits = |rule: &Rule| rule.text("type").is_some_and(|name| fits(node, name));
            let is_plain = |rule: &Rule| !matches!(rule.text("type"), Some("object" | "array"));
            let is_scalar = matches!(node.content, Content::Scalar { .. });
            let chosen = rules.iter().copied().find(fits);
            return match chosen.or_else(|| rules.iter().copied().find(|rule| is_scalar && is_plain(rule))) {
                Some(chosen) => self.of_type(node, chosen, under),
                None => {
                    let expected: Vec<String> =
                        rules.iter().map(|rule| self.expected(*rule, under)).collect();
                    self.wrong_type(node, &expected.join(" or "), rule, "")
                }
            };
        }
        self.of_type(node, rule, under)
    }

    fn of_type(&mut self, node: &'n Node, rule: Rule, under: Under<'n>) -> Value {
        match (rule.text("type"), &node.content) {
            (Some("object"), Content::Map(entries)) => self.object(node, entries, rule, under),
            (Some("object"), _) => {
                let hint = match &node.content {
                    Content::Scalar { text, .. } if !node.is_null() => keys_for(text, rule),
                    _ => String::new(),
                };
                self.wrong_type(node, &self.expected(rule, under), rule, &hint)
            }
            (Some("array"), Content::List(items)) => self.list(node, items, rule, under),
            (Some("array"), content) => {
                let hint = match content {
                    Content::Scalar { text, .. } if !text.is_empty() && rule.get("x-hint").is_none() => {
                        format!("write [{}]", shortened(text))
                    }
                    _ => String::new(),
                };
                self.wrong_type(node, &self.expected(rule, under), rule, &hint)
            }
            (Some("boolean"), _) => self.truth(node, rule),
            (Some("integer" | "number"), _) => self.number(node, rule, under),
            _ if rule.text("format") == Some("as-written") => self.as_written(node, rule),
            _ if rule.text("format") == Some("json") => self.json(node),
            _ => self.text(node, rule, under),
        }
    }

    fn object(&mut self, node: &'n Node, entries: &'n [Entry], rule: Rule, under: Under<'n>) -> Value {
        let noun = noun(rule, under);
        let properties = rule.properties().unwrap_or_else(no_properties);
        let owner = rule.text("title").unwrap_or_default();
        let mut built = Map::with_capacity(entries.len());
        let mut unknown = Vec::new();
        let entries = self.distinct(entries);
        let written: HashMap<&str, &Span> =
            entries.iter().map(|entry| (entry.key_text(), &entry.key.span)).collect();
        for Entry { key: key_node, value } in entries {
            let key = Entry::text_of(key_node);
            let schema = match (properties.get(key), rule.get("additionalProperties")) {
                (Some(schema), _) => schema,
                (None, Some(Value::Bool(false)) | None) => {
                    unknown.push(&**key_node);
                    continue;
                }
                (None, Some(schema)) => {
                    if let Some(rule) = rule.get("propertyNames").and_then(|names| self.rule(names)) {
                        self.format(key_node, key, rule, under);
                    }
                    self.without_nul(key, &key_node.span);
                    schema
                }
            };
            let value = self.value(value, schema, Under { owner, key });
            built.insert(key.to_owned(), value);
        }
        let mut missing: Vec<&'static str> = rule
            .list("required")
            .iter()
            .filter_map(Value::as_str)
            .filter(|key| !written.contains_key(key))
            .collect();
        self.exclusions(rule, &noun, &written);
        let choices = rule.list("oneOf").iter().flat_map(Rule::required).collect::<Vec<_>>();
        let mut lacks_choice = !choices.is_empty() && !choices.iter().any(|key| written.contains_key(key));
        // A key that is there already is not the one that was meant.
        let absent: Rc<Vec<&'static str>> =
            Rc::new(properties.keys().map(String::as_str).filter(|key| !written.contains_key(key)).collect());
        if lacks_choice || !missing.is_empty() {
            // A missing key that was misspelt is one error and not two.
            for key in unknown.iter().take(MAX_COMPARED) {
                let meant = nearest(Entry::text_of(key), absent.iter().copied());
                missing.retain(|missing| Some(*missing) != meant);
                lacks_choice &= !meant.is_some_and(|meant| choices.contains(&meant));
            }
        }
        for key_node in unknown {
            let key = Entry::text_of(key_node);
            let (absent, of_whom) = (absent.clone(), noun.clone());
            let message = format!("{noun} has no key {}", quoted(key));
            self.errors.add_deferred(Code::UnknownKey, &key_node.span, message, move || {
                match nearest(key, absent.iter().copied()) {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None if properties.is_empty() => format!("{of_whom} takes no keys"),
                    None => format!("the keys of {of_whom} are {}", listed(properties.keys())),
                }
            });
        }
        for key in missing {
            let message = format!("{noun} has no `{key}`");
            self.errors.add(Code::MissingKey, &node.span, message, self.how_to_write(key, properties));
        }
        if lacks_choice {
            let (message, hint) = match choices[..] {
                [a, b] => {
                    let how = [a, b].map(|key| self.how_to_write(key, properties));
                    (
                        format!("{noun} has neither `{a}` nor `{b}`"),
                        how.join(", or ").replace(", or write", ", or"),
                    )
                }
                _ => (format!("{noun} has no kind"), format!("write one of {}", choices.join(", "))),
            };
            self.errors.add(Code::MissingKey, &node.span, message, hint);
        }
        Value::Object(built)
    }

    /// The entries whose key was not written before.
    fn distinct(&mut self, entries: &'n [Entry]) -> Vec<&'n Entry> {
        let mut lines: HashMap<&str, usize> = HashMap::with_capacity(entries.len());
        let mut distinct = Vec::with_capacity(entries.len());
        for entry in entries {
            let (key, span) = (entry.key_text(), &entry.key.span);
            if let Some(line) = lines.get(key) {
                let message = format!("the key {} is written twice", quoted(key));
                self.errors.add(
                    Code::DuplicateKey,
                    span,
                    message,
                    format!("remove one: the first is on line {line}"),
                );
            } else {
                lines.insert(key, span.line);
                distinct.push(entry);
            }
        }
        distinct
    }

    /// Notes keys that exclude each other, at the one written later.
    fn exclusions(&mut self, rule: Rule, noun: &str, written: &HashMap<&str, &Span>) {
        let one_of: Vec<&str> = rule.list("oneOf").iter().flat_map(Rule::required).collect();
        let pairs = rule.list("allOf").iter().map(|each| Rule::required(&each["not"]).collect::<Vec<_>>());
        for keys in pairs.chain([one_of]) {
            let mut given: Vec<(&str, &Span)> =
                keys.into_iter().filter_map(|key| Some((key, *written.get(key)?))).collect();
            given.sort_by_key(|(_, span)| span.bytes.start);
            if let [(first, _), (second, span), ..] = given[..] {
                let message = format!("{noun} takes `{first}` or `{second}`, not both");
                let hint = rule.text("x-both").unwrap_or("remove one of them");
                self.errors.add(Code::ConflictingKeys, span, message, hint);
            }
        }
    }

    fn how_to_write(&self, key: &str, properties: &'static Map<String, Value>) -> String {
        let Some(rule) = properties.get(key).and_then(|schema| self.rule(schema)) else {
            return String::new();
        };
        match (rule.list("examples").first(), rule.text("x-hint")) {
            (Some(Value::String(text)), _) => format!("write `{key}: {text}`"),
            (Some(example), _) => format!("write `{key}: {example}`"),
            (None, Some(hint)) => hint.to_owned(),
            (None, None) => format!("write `{key}: …`"),
        }
    }

    fn list(&mut self, node: &'n Node, items: &'n [Rc<Node>], rule: Rule, under: Under<'n>) -> Value {
        if items.is_empty() && rule.get("minItems").is_some() {
            let hint = rule.text("x-hint").unwrap_or("remove the key, or write an item");
            self.errors.add(
                Code::Empty,
                &node.span,
                format!("the list {} is empty", noun(rule, under)),
                hint,
            );
        }
        let of_item = |number: usize| match rule.get("items") {
            Some(Value::Array(first)) => first.get(number).or_else(|| rule.get("additionalItems")),
            schema => schema,
        };
        let check = |(number, item): (usize, &'n Rc<Node>)| match of_item(number) {
            Some(schema) => self.value(item, schema, Under { owner: "", key: under.key }),
            None => self.json(item),
        };
        Value::Array(items.iter().enumerate().map(check).collect())
    }

    /// Text that PostgreSQL and a program's arguments can hold.
    fn text(&mut self, node: &'n Node, rule: Rule, under: Under<'n>) -> Value {
        let format = rule.text("format").and_then(|name| self.find_format(name));
        let expected = format.map_or("text", |format| format.expected);
        let Content::Scalar { text, plain } = &node.content else {
            return self.wrong_type(node, expected, rule, "");
        };
        match if *plain { resolve_plain(text) } else { Plain::Text } {
            Plain::Text => {}
            Plain::Integer(_) | Plain::Number(_) if format.is_some_and(|format| format.takes_numbers) => {}
            Plain::Null if rule.list("enum").iter().any(|word| word == text.as_str()) => {
                return self.wrong_type(node, expected, rule, &format!("put quotes around it: \"{text}\""));
            }
            Plain::Null => return self.wrong_type(node, expected, rule, "write a value, or remove the key"),
            _ => {
                let hint = if format.is_some_and(|format| format.takes_numbers) {
                    String::new()
                } else {
                    format!("put quotes around it: \"{text}\"")
                };
                return self.wrong_type(node, expected, rule, &hint);
            }
        }
        if !self.without_nul(text, &node.span) {
            return Value::Null;
        }
        let words = rule.list("enum");
        if !words.is_empty() && !words.iter().any(|word| word == text.as_str()) {
            let names = words.iter().filter_map(Value::as_str);
            let message = format!("{} is not one of the words to choose from", quoted(text));
            self.errors.add_deferred(Code::UnknownWord, &node.span, message, move || {
                match nearest(text, names.clone()) {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None => format!("write {}", names.collect::<Vec<_>>().join(", ")),
                }
            });
        } else if format.is_some() {
            self.format(node, text, rule, under);
        } else if text.is_empty() && rule.get("minLength").is_some() {
            let hint = rule.text("x-hint").unwrap_or_default();
            self.errors.add(Code::Empty, &node.span, format!("{} is empty", noun(rule, under)), hint);
        }
        Value::String(text.clone())
    }

    fn find_format(&self, name: &str) -> Option<&'static Format> {
        static EVERYWHERE: [Format; 5] = FORMATS;
        self.formats.iter().chain(&EVERYWHERE).find(|format| format.name == name)
    }

    fn format(&mut self, node: &'n Node, text: &str, rule: Rule, under: Under<'n>) {
        let Some(format) = rule.text("format").and_then(|name| self.find_format(name)) else { return };
        if let Err(problem) = (format.check)(text, &noun(rule, under), rule) {
            self.errors.add(problem.code, &node.span, problem.message, problem.hint);
        }
    }

    fn without_nul(&mut self, text: &str, span: &Span) -> bool {
        let is_good = !text.contains('\0');
        if !is_good {
            let message =
                "this text holds a NUL, which neither PostgreSQL nor a program's arguments can hold";
            self.errors.add(Code::BadText, span, message, "remove the NUL, or pass the data as base64");
        }
        is_good
    }

    fn number(&mut self, node: &'n Node, rule: Rule, under: Under<'n>) -> Value {
        let expected = self.expected(rule, under);
        let Content::Scalar { text, plain } = &node.content else {
            return self.wrong_type(node, &expected, rule, "");
        };
        let is_whole = rule.text("type") == Some("integer");
        let number = match resolve_plain(text) {
            Plain::Integer(number) if *plain => number as f64,
            Plain::Number(number)
                if *plain && (!is_whole || number.fract() == 0.0 || number.is_infinite()) =>
            {
                number
            }
            Plain::Integer(_) | Plain::Number(_) if !plain => {
                return self.wrong_type(node, &expected, rule, &format!("write {text} without the quotes"));
            }
            _ => return self.wrong_type(node, &expected, rule, ""),
        };
        let (least, most) =
            (rule.get("minimum").and_then(Value::as_f64), rule.get("maximum").and_then(Value::as_f64));
        if number.is_infinite()
            || least.is_some_and(|least| number < least)
            || most.is_some_and(|most| number > most)
        {
            let hint = match (rule.get("minimum"), rule.get("maximum")) {
                (Some(least), Some(most)) if most.as_i64() != Some(i64::MAX) => {
                    format!("write a number from {least} to {most}")
                }
                (Some(least), _) => format!("write {least} or more"),
                _ => String::new(),
            };
            self.errors.add(Code::OutOfRange, &node.span, format!("{text} is out of range"), hint);
            return Value::Null;
        }
        match resolve_plain(text) {
            Plain::Integer(number) => number.into(),
            _ if is_whole => (number as i64).into(),
            _ => number.into(),
        }
    }

    fn truth(&mut self, node: &'n Node, rule: Rule) -> Value {
        let hint = match &node.content {
            Content::Scalar { text, plain } => match (plain, resolve_plain(text)) {
                (true, Plain::Bool(value)) => return value.into(),
                (false, Plain::Bool(value)) => format!("write {value} without the quotes"),
                _ if ["yes", "on", "y"].contains(&text.to_lowercase().as_str()) => "write true".to_owned(),
                _ if ["no", "off", "n"].contains(&text.to_lowercase().as_str()) => "write false".to_owned(),
                _ => String::new(),
            },
            _ => String::new(),
        };
        self.wrong_type(node, "true or false", rule, &hint)
    }

    /// A scalar as text, spelt as it is written: `1.10` stays that.
    fn as_written(&mut self, node: &'n Node, rule: Rule) -> Value {
        match &node.content {
            _ if node.is_null() && rule.list("type").iter().any(|name| name == "null") => Value::Null,
            Content::Scalar { text, .. } if !node.is_null() => {
                self.without_nul(text, &node.span);
                Value::String(text.clone())
            }
            _ => self.wrong_type(node, "one value", rule, ""),
        }
    }

    /// Any value that JSON can hold.
    fn json(&mut self, node: &'n Node) -> Value {
        match &node.content {
            Content::Scalar { text, plain } => match if *plain { resolve_plain(text) } else { Plain::Text } {
                Plain::Null => Value::Null,
                Plain::Bool(value) => value.into(),
                Plain::Integer(number) => number.into(),
                Plain::Number(number) => {
                    // Beyond i64, and still exact in JSON.
                    if let Ok(number) = text.parse::<u64>() {
                        return number.into();
                    }
                    if number.is_infinite() {
                        let message = format!("{} is a number larger than JSON holds", quoted(text));
                        self.errors.add(Code::OutOfRange, &node.span, message, "put quotes around it");
                    } else if decimal(text) != decimal(&number.to_string()) {
                        // Never rounded in silence: an amount would change.
                        let message = format!("{} has more digits than a number here keeps", quoted(text));
                        let hint = "put quotes around it: PostgreSQL reads the text as numeric";
                        self.errors.add(Code::OutOfRange, &node.span, message, hint);
                    }
                    number.into()
                }
                Plain::Text => {
                    self.without_nul(text, &node.span);
                    Value::String(text.clone())
                }
            },
            Content::List(items) => items.iter().map(|item| self.json(item)).collect(),
            Content::Map(entries) => {
                let mut built = Map::with_capacity(entries.len());
                for Entry { key, value } in self.distinct(entries) {
                    let text = Entry::text_of(key);
                    self.without_nul(text, &key.span);
                    built.insert(text.to_owned(), self.json(value));
                }
                Value::Object(built)
            }
        }
    }

    fn wrong_type(&mut self, node: &Node, expected: &str, rule: Rule, hint: &str) -> Value {
        let message = format!("expected {expected}, found {}", describe(node));
        let words: Vec<String> = node.text().unwrap_or_default().split_whitespace().map(quoted).collect();
        let words = match words.len() {
            1..=12 => words.join(", "),
            _ => "PROGRAM, ARGUMENT…".to_owned(),
        };
        let hint = if hint.is_empty() { rule.text("x-hint").unwrap_or_default() } else { hint };
        let hint = hint.replace("{words}", &words);
        self.errors.add(Code::WrongType, &node.span, message, hint);
        Value::Null
    }

    /// What a value must be, in words.
    fn expected(&self, rule: Rule, under: Under<'_>) -> String {
        match rule.text("type") {
            Some("object") if rule.properties().is_some() => format!("the keys of {}", noun(rule, under)),
            Some("object") if rule.get("additionalProperties").is_some_and(Value::is_object) => {
                "a map of values".to_owned()
            }
            Some("object") => format!("the keys of {}", noun(rule, under)),
            Some("array") => {
                let items = rule.get("items").map(|items| items.get(0).unwrap_or(items));
                let item = items.and_then(|items| self.rule(items));
                let title =
                    item.and_then(|item| item.text("title")).and_then(|title| title.strip_prefix("a "));
                let is_text = item.is_some_and(|item| item.text("type") == Some("string"));
                match rule.text("title") {
                    Some(items) => format!("a list of {items}"),
                    None if is_text => "a list of texts".to_owned(),
                    None => format!("a list of {}s", title.unwrap_or("value")),
                }
            }
            Some("integer") => "a whole number".to_owned(),
            Some("number") => "a number".to_owned(),
            Some("boolean") => "true or false".to_owned(),
            _ => "text".to_owned(),
        }
    }
}

/// What says nothing of the keys of a map.
fn no_properties() -> &'static Map<String, Value> {
    static EMPTY: LazyLock<Map<String, Value>> = LazyLock::new(Map::new);
    &EMPTY
}

/// Whether a node is of a JSON type.
fn fits(node: &Node, name: &str) -> bool {
    let found = match &node.content {
        Content::Map(_) => "object",
        Content::List(_) => "array",
        Content::Scalar { plain: false, .. } => "string",
        Content::Scalar { text, .. } => match resolve_plain(text) {
            Plain::Null => "null",
            Plain::Bool(_) => "boolean",
            Plain::Integer(_) | Plain::Number(_) => return matches!(name, "integer" | "number"),
            Plain::Text => "string",
        },
    };
    found == name
}

/// What a value is called: by its type, by the key of what it belongs to, or by its key alone.
fn noun(rule: Rule, under: Under<'_>) -> String {
    match (rule.text("title"), rule.text("type")) {
        (Some(title), Some("object" | "string")) => title.to_owned(),
        _ if !under.owner.is_empty() && rule.text("type") == Some("string") => {
            format!("{}'s {}", under.owner, under.key)
        }
        _ => format!("`{}`", under.key),
    }
}

/// What was meant by a text in place of a map: one of its keys, or the value of the only one.
fn keys_for(text: &str, rule: Rule) -> String {
    let (text, required) = (shortened(text), rule.list("required"));
    match required {
        _ if rule.properties().is_some_and(|properties| properties.contains_key(&text)) => {
            format!("write {{ {text}: {{}} }}")
        }
        [only] => format!("write {{ {}: {text} }}", only.as_str().unwrap_or_default()),
        _ => String::new(),
    }
}

fn listed<'a>(words: impl Iterator<Item = &'a String>) -> String {
    words.map(String::as_str).collect::<Vec<_>>().join(", ")
}

fn describe(node: &Node) -> &'static str {
    match &node.content {
        Content::Map(_) => "a map",
        Content::List(_) => "a list",
        Content::Scalar { plain: false, .. } => "text",
        Content::Scalar { text, .. } => match resolve_plain(text) {
            Plain::Null => "nothing",
            Plain::Bool(_) => "true or false",
            Plain::Integer(_) | Plain::Number(_) => "a number",
            Plain::Text => "text",
        },
    }
}

/// A decimal number as its sign, its digits without zeros at either end, and the power of ten of the first digit;
/// two texts of one value are equal.
fn decimal(text: &str) -> (bool, String, i64) {
    let unsigned = text.trim_start_matches(['+', '-']);
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    let significant = digits.trim_start_matches('0');
    if significant.is_empty() {
        return (false, String::new(), 0);
    }
    let first = whole.len() as i64 - (digits.len() - significant.len()) as i64;
    let power = first + exponent.parse::<i64>().unwrap_or_default();
    (text.starts_with('-'), significant.trim_end_matches('0').to_owned(), power)
}
