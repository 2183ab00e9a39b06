//! What is wrong with a file that a person wrote, and where.

use std::fmt;
use std::ops::Range;

use serde::Serialize;

/// A file as it was read.
#[derive(Clone, Debug)]
pub struct Source {
    /// The file as it was named; `-` for standard input.
    pub name: String,
    pub text: String,
}

/// One fault of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// The file as it was named; `-` for standard input.
    pub file: String,
    /// From 1; 0 when the fault is about the whole file.
    pub line: usize,
    /// From 1, in characters; 0 when the fault is about the whole file.
    pub column: usize,
    pub code: Code,
    /// What is wrong, lowercase and without a final period.
    pub message: String,
    /// What to write instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// The bytes of the file to point at.
    #[serde(skip)]
    pub bytes: Range<usize>,
}

impl Fault {
    /// A fault of a file as a whole, or of one that could not be read.
    pub fn of_file(file: &str, code: Code, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Fault {
            file: file.to_owned(),
            line: 0,
            column: 0,
            code,
            message: message.into(),
            hint: Some(hint.into()),
            bytes: 0..0,
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.file, self.message),
            line => write!(f, "{}:{line}:{}: {}", self.file, self.column, self.message),
        }
    }
}

/// The kinds of faults, one word each, for scripts to tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Code {
    /// The file, or the directory, cannot be read.
    Unreadable,
    /// The file is not UTF-8.
    BadEncoding,
    /// The file is not YAML.
    BadSyntax,
    /// YAML that these files do without: tags, several documents, keys that are no text.
    UnsupportedYaml,
    /// Nothing is written where something must be.
    Empty,
    /// Text where a number is expected, and the like.
    WrongType,
    UnknownKey,
    MissingKey,
    DuplicateKey,
    /// Keys that exclude each other.
    ConflictingKeys,
    /// A name that is too long or holds a character that names cannot hold.
    BadName,
    BadVersion,
    BadDuration,
    /// Text that can be neither stored nor handed to a program.
    BadText,
    /// A number or duration outside its bounds.
    OutOfRange,
    /// A parameter whose path is malformed or leads to a step that is no parent.
    BadParameter,
    /// An SQL statement that a step must not run, or cannot.
    BadStatement,
    /// The file of an SQL statement cannot be read.
    UnreadableSql,
    DuplicateStep,
    UnknownDependency,
    SelfDependency,
    DuplicateDependency,
    /// Steps that wait for each other.
    Cycle,
    /// The same version of a workflow in two files.
    DuplicateTemplate,
}

impl Code {
    pub const ALL: [Code; 24] = [
        Code::Unreadable,
        Code::BadEncoding,
        Code::BadSyntax,
        Code::UnsupportedYaml,
        Code::Empty,
        Code::WrongType,
        Code::UnknownKey,
        Code::MissingKey,
        Code::DuplicateKey,
        Code::ConflictingKeys,
        Code::BadName,
        Code::BadVersion,
        Code::BadDuration,
        Code::BadText,
        Code::OutOfRange,
        Code::BadParameter,
        Code::BadStatement,
        Code::UnreadableSql,
        Code::DuplicateStep,
        Code::UnknownDependency,
        Code::SelfDependency,
        Code::DuplicateDependency,
        Code::Cycle,
        Code::DuplicateTemplate,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Code::Unreadable => "unreadable",
            Code::BadEncoding => "bad_encoding",
            Code::BadSyntax => "bad_syntax",
            Code::UnsupportedYaml => "unsupported_yaml",
            Code::Empty => "empty",
            Code::WrongType => "wrong_type",
            Code::UnknownKey => "unknown_key",
            Code::MissingKey => "missing_key",
            Code::DuplicateKey => "duplicate_key",
            Code::ConflictingKeys => "conflicting_keys",
            Code::BadName => "bad_name",
            Code::BadVersion => "bad_version",
            Code::BadDuration => "bad_duration",
            Code::BadText => "bad_text",
            Code::OutOfRange => "out_of_range",
            Code::BadParameter => "bad_parameter",
            Code::BadStatement => "bad_statement",
            Code::UnreadableSql => "unreadable_sql",
            Code::DuplicateStep => "duplicate_step",
            Code::UnknownDependency => "unknown_dependency",
            Code::SelfDependency => "self_dependency",
            Code::DuplicateDependency => "duplicate_dependency",
            Code::Cycle => "cycle",
            Code::DuplicateTemplate => "duplicate_template",
        }
    }
}

impl Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.as_str())
    }
}
