//! YAML as a tree in which every node knows where it was written.
//!
//! The parser is granit's; this is the tree above its events. Anchors and merge
//! keys (`<<`) are resolved by sharing, within a budget, so that a small file
//! cannot unfold into a large one.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use serde_saphyr::granit_parser::{self, ErrorKind, Event, Parser, ScalarStyle, ScanError};

use super::diagnostics::FileErrorCode as Code;
use super::span::Span;

/// The most values a file may unfold into through its aliases.
const MAX_UNFOLDED: usize = 1_000_000;
/// The deepest nesting; aliases within anchors add up.
const MAX_DEPTH: usize = 100;

#[derive(Debug)]
pub(crate) struct Node {
    pub span: Span,
    pub content: Content,
    /// The nodes at and below this one, those shared counted each time.
    weight: usize,
    depth: usize,
}

impl Node {
    /// The value under a key; `None` where this is not a map.
    pub(crate) fn get(&self, key: &str) -> Option<&Node> {
        self.entries().iter().find(|entry| entry.key_text() == key).map(|entry| &*entry.value)
    }

    /// None where this is not a map.
    pub(crate) fn entries(&self) -> &[Entry] {
        match &self.content {
            Content::Map(entries) => entries,
            _ => &[],
        }
    }

    /// None where this is not a list.
    pub(crate) fn items(&self) -> &[Rc<Node>] {
        match &self.content {
            Content::List(items) => items,
            _ => &[],
        }
    }

    /// The items of the list under a key; none where there is no such list.
    pub(crate) fn items_of(&self, key: &str) -> &[Rc<Node>] {
        self.get(key).map_or(&[], Node::items)
    }

    /// The text of a scalar that is text.
    pub(crate) fn text(&self) -> Option<&str> {
        match &self.content {
            Content::Scalar { text, plain } if !plain || resolve_plain(text) == Plain::Text => Some(text),
            _ => None,
        }
    }

    pub(crate) fn is_null(&self) -> bool {
        matches!(&self.content, Content::Scalar { text, plain: true } if resolve_plain(text) == Plain::Null)
    }
}

#[derive(Debug)]
pub(crate) enum Content {
    Scalar {
        text: String,
        /// Neither quoted nor a block: `7` is a number and `true` a truth value.
        plain: bool,
    },
    List(Vec<Rc<Node>>),
    Map(Vec<Entry>),
}

#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub key: Rc<Node>,
    pub value: Rc<Node>,
}

/// Why a text is no tree.
#[derive(Debug)]
pub(crate) struct Problem {
    pub span: Span,
    pub code: Code,
    pub message: String,
    pub hint: String,
}

impl Problem {
    fn new(span: Span, code: Code, message: &str, hint: &str) -> Self {
        Problem { span, code, message: message.to_owned(), hint: hint.to_owned() }
    }
}

/// Parses a text that holds one document; `None` when it holds nothing at all.
pub(crate) fn parse(text: &str) -> Result<Option<Rc<Node>>, Problem> {
    let options = granit_parser::options! { emit_comments: false };
    let mut builder = Builder::default();
    for event in Parser::new_from_str_with_options(text, options) {
        let (event, span) = event.map_err(|error| syntax(text, &error))?;
        builder.take(event, span.into())?;
    }
    Ok(builder.root)
}

fn syntax(text: &str, error: &ScanError) -> Problem {
    let marker = *error.marker();
    let mut span = Span::from(granit_parser::Span::empty(marker));
    // An error at the end of the text points at its last character.
    span.bytes.start = span.bytes.start.min(text.trim_end().len());
    span.bytes.end = span.bytes.start;
    let line = text[..span.bytes.start].rfind('\n').map_or(0, |at| at + 1);
    let indentation = &text[line..];
    let blank = indentation.len() - indentation.trim_start_matches([' ', '\t']).len();
    let hint = match error.kind() {
        _ if indentation[..blank].contains('\t') => "indent with spaces: YAML does not take tabs",
        ErrorKind::UnknownAnchor => "an alias `*name` stands for what was marked `&name` before it",
        _ => "look at the indentation, the quotes and the brackets; quote a text that holds `: ` or ` #`",
    };
    Problem::new(span, Code::BadSyntax, &error.kind().to_string(), hint)
}

#[derive(Default)]
struct Builder {
    root: Option<Rc<Node>>,
    documents: usize,
    open: Vec<Open>,
    /// `None` while the anchored node is still open.
    anchors: HashMap<usize, Option<Rc<Node>>>,
    unfolded: usize,
}

/// A list or map whose end has not been seen.
struct Open {
    span: Span,
    anchor: usize,
    is_map: bool,
    /// Of a map: keys and values in turn.
    items: Vec<Rc<Node>>,
}

impl Builder {
    fn take(&mut self, event: Event<'_>, span: Span) -> Result<(), Problem> {
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    let hint = "move each document to a file of its own";
                    let message = "a second document begins here: a file holds one";
                    return Err(Problem::new(span, Code::UnsupportedYaml, message, hint));
                }
                Ok(())
            }
            Event::Scalar(text, style, anchor, tag) => {
                refuse_tag(&span, tag.is_some())?;
                let content = Content::Scalar { text: text.into_owned(), plain: style == ScalarStyle::Plain };
                self.close(span, anchor, content)
            }
            Event::SequenceStart(_, anchor, tag) => {
                refuse_tag(&span, tag.is_some())?;
                self.begin(span, anchor, false)
            }
            Event::MappingStart(_, anchor, tag) => {
                refuse_tag(&span, tag.is_some())?;
                self.begin(span, anchor, true)
            }
            Event::SequenceEnd | Event::MappingEnd => {
                let open = self.open.pop().expect("the parser closes only what it opened");
                let mut whole = open.span;
                whole.bytes.end = span.bytes.end.max(whole.bytes.end);
                let content = if open.is_map { map(open.items)? } else { Content::List(open.items) };
                self.close(whole, open.anchor, content)
            }
            Event::Alias(anchor) => self.alias(span, anchor),
            _ => Ok(()),
        }
    }

    fn begin(&mut self, span: Span, anchor: usize, is_map: bool) -> Result<(), Problem> {
        if anchor > 0 {
            self.anchors.insert(anchor, None);
        }
        if self.open.len() >= MAX_DEPTH {
            return Err(too_deep(span));
        }
        self.open.push(Open { span, anchor, is_map, items: Vec::new() });
        Ok(())
    }

    fn close(&mut self, span: Span, anchor: usize, content: Content) -> Result<(), Problem> {
        let (weight, depth) = measure(&content);
        if depth > MAX_DEPTH {
            return Err(too_deep(span));
        }
        let node = Rc::new(Node { span, content, weight, depth });
        if anchor > 0 {
            self.anchors.insert(anchor, Some(node.clone()));
        }
        self.add(node);
        Ok(())
    }

    fn alias(&mut self, span: Span, anchor: usize) -> Result<(), Problem> {
        let Some(node) = self.anchors.get(&anchor).cloned().flatten() else {
            let hint = "an alias stands for something written before it";
            let message = "this alias stands within what it stands for";
            return Err(Problem::new(span, Code::UnsupportedYaml, message, hint));
        };
        self.unfolded = self.unfolded.saturating_add(node.weight);
        if self.unfolded > MAX_UNFOLDED {
            let message = "the aliases of this file unfold into more than a million values";
            let hint = "write out what the aliases stand for, or split the file";
            return Err(Problem::new(span, Code::UnsupportedYaml, message, hint));
        }
        self.add(node);
        Ok(())
    }

    fn add(&mut self, node: Rc<Node>) {
        match self.open.last_mut() {
            Some(open) => open.items.push(node),
            None => self.root = Some(node),
        }
    }
}

fn refuse_tag(span: &Span, is_tagged: bool) -> Result<(), Problem> {
    if !is_tagged {
        return Ok(());
    }
    let hint = "remove the tag; put quotes around a value that is text";
    Err(Problem::new(span.clone(), Code::UnsupportedYaml, "these files take no YAML tags", hint))
}

fn too_deep(span: Span) -> Problem {
    let message = format!("values are nested more than {MAX_DEPTH} deep");
    Problem::new(span, Code::UnsupportedYaml, &message, "flatten what is written here")
}

fn measure(content: &Content) -> (usize, usize) {
    let below = |(weight, depth): (usize, usize), node: &Rc<Node>| {
        (usize::saturating_add(weight, node.weight), depth.max(node.depth + 1))
    };
    match content {
        Content::Scalar { .. } => (1, 0),
        Content::List(items) => items.iter().fold((1, 0), below),
        Content::Map(entries) => entries.iter().map(|entry| &entry.value).fold((1 + entries.len(), 0), below),
    }
}

/// Pairs keys with values and unfolds merge keys: what a map says itself wins
/// over what it merges, and what it merges first over what it merges later.
fn map(items: Vec<Rc<Node>>) -> Result<Content, Problem> {
    let mut entries = Vec::with_capacity(items.len() / 2);
    let mut merged = Vec::new();
    let mut items = items.into_iter();
    while let (Some(key), Some(value)) = (items.next(), items.next()) {
        match &key.content {
            Content::Scalar { text, plain: true } if text == "<<" => merged.push(value),
            Content::Scalar { .. } => entries.push(Entry { key, value }),
            Content::List(_) | Content::Map(_) => {
                let message = "a key must be text";
                let hint = "quote it if it is text that begins with a bracket";
                return Err(Problem::new(key.span.clone(), Code::UnsupportedYaml, message, hint));
            }
        }
    }
    if !merged.is_empty() {
        let mut known: HashSet<String> = entries.iter().map(|entry| entry.key_text().to_owned()).collect();
        for value in &merged {
            for source in merge_sources(value)? {
                entries.extend(source.iter().filter(|e| known.insert(e.key_text().to_owned())).cloned());
            }
        }
    }
    Ok(Content::Map(entries))
}

/// The maps that a merge key names: one, or a list of them.
fn merge_sources(value: &Node) -> Result<Vec<&[Entry]>, Problem> {
    let refuse = |node: &Node| {
        let hint = "write `<<: *anchor`, the anchor standing before a map";
        Problem::new(node.span.clone(), Code::UnsupportedYaml, "only maps can be merged", hint)
    };
    match &value.content {
        Content::Map(entries) => Ok(vec![entries]),
        Content::List(items) => items
            .iter()
            .map(|item| match &item.content {
                Content::Map(entries) => Ok(entries.as_slice()),
                _ => Err(refuse(item)),
            })
            .collect(),
        Content::Scalar { .. } => Err(refuse(value)),
    }
}

impl Entry {
    pub(crate) fn key_text(&self) -> &str {
        Entry::text_of(&self.key)
    }

    /// The text of a node that is a key.
    pub(crate) fn text_of(key: &Node) -> &str {
        match &key.content {
            Content::Scalar { text, .. } => text,
            Content::List(_) | Content::Map(_) => unreachable!("a map is built from keys that are scalars"),
        }
    }
}

/// What an unquoted scalar is, by the core schema of YAML 1.2.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Plain {
    Null,
    Bool(bool),
    Integer(i64),
    /// Whole numbers outside of `i64` as well.
    Number(f64),
    Text,
}

pub(crate) fn resolve_plain(text: &str) -> Plain {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Plain::Null,
        "true" | "True" | "TRUE" => return Plain::Bool(true),
        "false" | "False" | "FALSE" => return Plain::Bool(false),
        _ => {}
    }
    let radix = |digits: &str, radix| {
        (!digits.starts_with(['+', '-'])).then(|| i64::from_str_radix(digits, radix).ok()).flatten()
    };
    let integer = match (text.strip_prefix("0x"), text.strip_prefix("0o")) {
        (Some(digits), _) => radix(digits, 16),
        (_, Some(digits)) => radix(digits, 8),
        _ => text.parse().ok(),
    };
    if let Some(integer) = integer {
        return Plain::Integer(integer);
    }
    // Rust reads words such as "inf" and "nan" as well; YAML's numbers hold a digit.
    let is_number = text.bytes().any(|byte| byte.is_ascii_digit())
        && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E'));
    match text.parse() {
        Ok(number) if is_number => Plain::Number(number),
        _ => Plain::Text,
    }
}
