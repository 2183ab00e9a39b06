//! What a template says about how a step's work is done.

use std::collections::BTreeMap;
use std::time::Duration;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::http::HttpSpec;
use super::json_schema::ValueSchema;
use super::jsonb::Json;
use crate::yaml::HumanDuration;
use crate::yaml::format::{filled, variable};
use crate::yaml::schema::exactly_one;

words! {
    /// The handlers, by the keys that name them in a template.
    #[derive(PartialOrd, Ord, Hash)]
    pub enum HandlerKind {
        Command = "command",
        Sql = "sql",
        Http = "http",
        Noop = "noop",
        Sleep = "sleep",
        Fail = "fail",
        /// The stored workflow does not describe the step: its attempt fails, with a message.
        Missing = "missing",
    }
}

/// How the work of a step is done. Exactly one of these.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(title = "a handler", extend("x-both" = "split the work into two steps, or remove one"))]
pub enum HandlerSpec {
    /// Runs a program; the task's context and the parents' results arrive as JSON on its standard input.
    Command(CommandSpec),
    /// Runs one SQL statement in the transaction that records the step's completion.
    Sql(SqlSpec),
    /// Sends one request over HTTP and takes the answer for its result.
    Http(Box<HttpSpec>),
    /// Does nothing and succeeds.
    Noop(NoopSpec),
    /// Waits, then succeeds.
    Sleep(SleepSpec),
    /// Fails the first attempts, then succeeds. For trials.
    Fail(FailSpec),
}

impl HandlerSpec {
    pub fn kind(&self) -> HandlerKind {
        same_variant!(self, HandlerSpec => HandlerKind { Command, Sql, Http, Noop, Sleep, Fail })
    }

    /// Whether the handler reads the task's context or its parents' results;
    /// a claim does not fetch them for one that doesn't.
    pub fn reads_input(&self) -> bool {
        matches!(self, HandlerSpec::Command(_) | HandlerSpec::Sql(_) | HandlerSpec::Http(_))
    }
}

/// A program to run, without a shell unless `shell` asks for one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(extend("x-hint" = "write [{words}], or { shell: … } to run it with sh -c"))]
pub enum CommandSpec {
    /// The program and its arguments.
    Argv(#[schemars(schema_with = "argv")] Vec<String>),
    /// The program with its surroundings.
    Full(CommandOptions),
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend(
    "oneOf" = exactly_one(&["argv", "shell"]),
    "x-both" = "keep `argv`; a shell is needed only for pipes, globs and the like",
))]
pub struct CommandOptions {
    /// The program and its arguments; this or `shell`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(schema_with = "argv", extend("examples" = [["./work"]]))]
    pub argv: Vec<String>,
    /// A script for `sh -c`; this or `argv`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "filled", title = "the shell script", extend("examples" = ["ls | wc -l"]))]
    pub shell: Option<String>,
    /// The working directory; the worker's own when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1), title = "the directory", extend("x-hint" = "remove the key for the worker's own directory"))]
    pub dir: Option<String>,
    /// Variables set for the program.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[schemars(extend("propertyNames" = variable()))]
    pub env: BTreeMap<String, String>,
    /// Variables of the worker's own environment that the program gets, beside PATH, HOME, LANG, LC_ALL, TMPDIR, TZ and USER.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(title = "names of variables", extend("items" = variable()))]
    pub pass_env: Vec<String>,
}

fn argv(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "array",
        "items": [{ "type": "string", "minLength": 1, "title": "the program's name",
                    "x-hint": "write the program first, then its arguments" }],
        "additionalItems": { "type": "string" },
        "minItems": 1,
        "x-hint": "write [PROGRAM, ARGUMENT…]",
    })
}

/// One SQL statement with bound parameters.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("oneOf" = exactly_one(&["statement", "file"]), "x-hint" = "write `sql: { statement: … }`, or `sql: { file: … }`"))]
pub struct SqlSpec {
    /// The statement, with $1, $2, … for the parameters; this or `file`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "filled", title = "the SQL statement", extend("examples" = ["SELECT …"]))]
    pub statement: Option<String>,
    /// A file that holds the statement, read when the template is applied, relative to the template and below its directory (`--sql-dir DIR` allows another); this or `statement`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("examples" = ["NAME.sql"]))]
    pub file: Option<String>,
    /// The parameters in order: a path such as `$.context.order_id` or `$.parents.reserve.token`, or a plain value.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub params: Vec<Value>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoopSpec {}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SleepSpec {
    /// How long, such as `5s`.
    #[serde(rename = "for")]
    #[schemars(extend("examples" = ["5s"]))]
    pub duration: HumanDuration,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FailSpec {
    /// How many attempts fail before one succeeds.
    #[serde(default = "one")]
    pub times: u32,
    /// What the failure says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// Whether the failure is permanent: no attempt follows.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub permanent: bool,
    /// The wait the failure asks for, as a server's `Retry-After` would.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<HumanDuration>,
}

impl Default for FailSpec {
    fn default() -> Self {
        FailSpec { times: one(), message: None, permanent: false, retry_after: None }
    }
}

fn one() -> u32 {
    1
}

/// What a program's standard output is taken for: the last JSON value printed is the result, null where
/// there is none (`json`); the whole output is one text, without the line end at its end (`text`);
/// it is a list of lines (`lines`); the result is null, whatever is printed (`none`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ResultForm {
    #[default]
    Json,
    Text,
    Lines,
    None,
}

/// What the result of a step is: how the output of a program is taken for it, or what it must be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum StepResult {
    Form(ResultForm),
    /// The program prints JSON.
    Schema(Box<ValueSchema>),
}

impl Default for StepResult {
    fn default() -> Self {
        StepResult::Form(ResultForm::default())
    }
}

impl StepResult {
    pub fn is_default(&self) -> bool {
        *self == StepResult::default()
    }

    pub fn form(&self) -> ResultForm {
        match self {
            StepResult::Form(form) => *form,
            StepResult::Schema(_) => ResultForm::Json,
        }
    }
}

/// How one attempt at a step's work ended.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// The work is done; children receive `result`.
    Succeeded {
        result: Json,
    },
    Failed(StepFailure),
    /// The attempt ended through no fault of the handler, with nothing of it
    /// kept: its connection was lost, or it lost a race that the server broke.
    Interrupted(StepFailure),
}

impl Outcome {
    /// A failure of which only the message is known.
    pub fn failed(message: impl Into<String>) -> Self {
        Outcome::Failed(StepFailure { message: message.into(), ..StepFailure::default() })
    }
}

/// One failed attempt, as it is recorded in the transition's metadata.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct StepFailure {
    /// What went wrong, in one line.
    pub message: String,
    /// No further attempt can help.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub permanent: bool,
    /// The wait asked for before the next attempt, at most [`super::backoff::MAX_REQUESTED`].
    #[serde(
        rename = "retry_after_seconds",
        default,
        skip_serializing_if = "Option::is_none",
        with = "seconds"
    )]
    pub retry_after: Option<Duration>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exit_code: Option<i32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signal: Option<i32>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub timed_out: bool,
    /// The SQLSTATE a server answered with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sqlstate: Option<String>,
    /// The end of what the handler wrote on its standard error.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub stderr: String,
}

/// The most characters that a failure keeps of a server's message, which may quote a value of any size.
const MESSAGE_AT_MOST: usize = 4000;

impl StepFailure {
    /// A server's message, cut where it is too long to be kept with every attempt.
    pub fn bounded(mut message: String) -> String {
        if let Some((end, _)) = message.char_indices().nth(MESSAGE_AT_MOST) {
            message.truncate(end);
            message.push('…');
        }
        message
    }
}

mod seconds {
    use super::*;
    use serde::{Deserializer, Serializer};

    pub fn serialize<S: Serializer>(wait: &Option<Duration>, to: S) -> Result<S::Ok, S::Error> {
        wait.map(|wait| wait.as_secs()).serialize(to)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Duration>, D::Error> {
        Ok(Option::<u64>::deserialize(from)?.map(Duration::from_secs))
    }
}
