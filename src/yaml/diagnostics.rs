//! The errors of a file that a person wrote, each with its position.

use std::fmt;
use std::ops::Range;

use serde::Serialize;

use super::span::Span;

/// The most errors of one file that are reported; those beyond are counted. Only these get a
/// suggestion, which is what takes time.
const MAX_REPORTED: usize = 100;

/// A file as it was read.
#[derive(Clone, Debug)]
pub struct Source {
    /// The file as it was named; `-` for standard input.
    pub name: String,
    pub text: String,
}

/// One error of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FileError {
    /// The file as it was named; `-` for standard input.
    pub file: String,
    /// From 1; 0 when the error is about the whole file.
    pub line: usize,
    /// From 1, in characters; 0 when the error is about the whole file.
    pub column: usize,
    pub code: FileErrorCode,
    /// What is wrong, lowercase and without a final period.
    pub message: String,
    /// What to write instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// The bytes of the file to point at.
    #[serde(skip)]
    pub bytes: Range<usize>,
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.file, self.message),
            line => write!(f, "{}:{line}:{}: {}", self.file, self.column, self.message),
        }
    }
}

/// The errors of one file: the first hundred of them, in the order of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileErrors {
    pub reported: Vec<FileError>,
    /// How many there are, those not reported included.
    pub total: usize,
}

impl FileErrors {
    /// The one error of a file as a whole, or of one that could not be read.
    pub fn of_file(
        file: &str,
        code: FileErrorCode,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) -> Self {
        FileErrors::from(FileError {
            file: file.to_owned(),
            line: 0,
            column: 0,
            code,
            message: message.into(),
            hint: Some(hint.into()),
            bytes: 0..0,
        })
    }
}

impl From<FileError> for FileErrors {
    fn from(error: FileError) -> Self {
        FileErrors { reported: vec![error], total: 1 }
    }
}

/// The errors found so far; `'n` is the tree that they point into.
#[derive(Default)]
pub(crate) struct Errors<'n> {
    found: Vec<Found<'n>>,
    /// Those that were counted only.
    uncounted: usize,
}

struct Found<'n> {
    span: Span,
    code: FileErrorCode,
    message: String,
    hint: Hint<'n>,
}

enum Hint<'n> {
    Text(String),
    /// Computed for the errors that are reported.
    Deferred(Box<dyn FnOnce() -> String + 'n>),
}

impl<'n> Errors<'n> {
    /// Notes an error. An empty hint is none.
    pub(crate) fn add(
        &mut self,
        code: FileErrorCode,
        at: &Span,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        let hint = Hint::Text(hint.into());
        self.found.push(Found { span: at.clone(), code, message: message.into(), hint });
    }

    /// Notes an error whose hint takes a search.
    pub(crate) fn add_deferred(
        &mut self,
        code: FileErrorCode,
        at: &Span,
        message: String,
        hint: impl FnOnce() -> String + 'n,
    ) {
        self.found.push(Found { span: at.clone(), code, message, hint: Hint::Deferred(Box::new(hint)) });
    }

    /// Counts errors that nothing more is known of.
    pub(crate) fn add_uncounted(&mut self, count: usize) {
        self.uncounted += count;
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    pub(crate) fn report(mut self, file: &str) -> FileErrors {
        let total = self.found.len() + self.uncounted;
        self.found.sort_by_key(|found| (found.span.line, found.span.column));
        let report = |Found { span, code, message, hint }: Found<'_>| FileError {
            file: file.to_owned(),
            line: span.line,
            column: span.column,
            code,
            message,
            hint: Some(match hint {
                Hint::Text(text) => text,
                Hint::Deferred(compute) => compute(),
            })
            .filter(|hint| !hint.is_empty()),
            bytes: span.bytes,
        };
        FileErrors { reported: self.found.into_iter().take(MAX_REPORTED).map(report).collect(), total }
    }
}

words! {
    /// The kinds of errors, one word each, for scripts to tell apart; the documentation's table is made from them.
    #[derive(Hash)]
    pub enum FileErrorCode {
        Unreadable = "unreadable": "the file or directory cannot be read, or is larger than 16 MiB",
        BadEncoding = "bad_encoding": "the file is not UTF-8",
        BadSyntax = "bad_syntax": "the file is not YAML; the rest of it is not checked",
        UnsupportedYaml = "unsupported_yaml": "YAML that these files do without: tags, several documents, keys that are not text, aliases that unfold without end",
        Empty = "empty": "nothing is written where something must be: a file, a list of steps, a command",
        WrongType = "wrong_type": "text where a number is expected, and the like",
        UnknownKey = "unknown_key": "a key that is not in the tables above",
        MissingKey = "missing_key": "a required key is missing",
        DuplicateKey = "duplicate_key": "a key is written twice",
        ConflictingKeys = "conflicting_keys": "keys that exclude each other: `argv` and `shell`, two handlers",
        BadName = "bad_name": "a name that is too long, or has characters that names cannot have",
        BadVersion = "bad_version": "not of the form MAJOR.MINOR.PATCH",
        BadDuration = "bad_duration": "not a duration, or one without a unit",
        BadText = "bad_text": "text with a NUL",
        UnknownWord = "unknown_word": "a word that is not among those to choose from",
        OutOfRange = "out_of_range": "a number or duration outside its bounds; a backoff whose cap is below its base",
        BadParameter = "bad_parameter": "a path that is malformed or leads to a step that is not a parent; parameters that are not those of the statement",
        BadReference = "bad_reference": "a `$ref` of a schema that leads nowhere, or to itself; a field that is required and not allowed",
        BadUrl = "bad_url": "an address that is not one of http or https, or holds a user",
        BadStatement = "bad_statement": "a statement that would end its transaction, or several statements",
        UnknownQuery = "unknown_query": "`query` names no query of the SQL file",
        UnreadableSql = "unreadable_sql": "the file of a statement cannot be read",
        DuplicateStep = "duplicate_step": "two steps with the same name",
        DuplicateCheck = "duplicate_check": "two checks of a file, or two cases of a check, with the same name",
        UnknownDependency = "unknown_dependency": "`depends_on` names a step that does not exist",
        SelfDependency = "self_dependency": "a step depends on itself",
        DuplicateDependency = "duplicate_dependency": "`depends_on` names a step twice",
        Cycle = "cycle": "steps that wait for each other",
        DuplicateTemplate = "duplicate_template": "the same version of a workflow in two files",
    }
}

/// A text in quotes, its control characters escaped and its length bounded.
pub(crate) fn quoted(text: &str) -> String {
    format!("{:?}", shortened(text))
}

pub(super) fn shortened(text: &str) -> String {
    const LONGEST: usize = 60;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
