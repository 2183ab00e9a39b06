//! A file of checks. Its types are the one description of it: what is checked, the JSON Schema
//! and the tables of the documentation are made from them.

use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema as schema};
use serde::Deserialize;
use serde_json::{Value, json};

use super::check::Role;
use crate::querycheck::explain::Planning;
use crate::querycheck::growth::fit::Class;
use crate::querycheck::rules::Rule;
use crate::yaml::HumanDuration;
use crate::yaml::format::{filled, name_without};
use crate::yaml::schema::{at_most_one, exactly_one};

/// A file of checks.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "a file of checks")]
pub(super) struct File {
    /// The queries to look at.
    #[schemars(length(min = 1), extend("x-hint" = "write `checks:` and a list of queries below it"))]
    pub checks: Vec<Check>,
}

/// A query, and what its plans must be like.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "a check", extend("oneOf" = exactly_one(&["sql", "file"]), "allOf" = parameters_once(), "dependencies" = json!({ "query": ["file"] })))]
pub(super) struct Check {
    /// Unique within the file; no slash.
    #[schemars(schema_with = "name", extend("examples" = ["open orders"]))]
    pub name: String,
    /// Why its plan matters: shown with a finding.
    pub why: Option<String>,
    /// The statement, with `$1`, `$2`, … or `:name` for its parameters. It, or `file`.
    #[serde(default)]
    #[schemars(schema_with = "filled", title = "the statement", extend("examples" = ["select …"]))]
    #[expect(dead_code, reason = "it is read from the tree, with its location")]
    pub sql: Option<String>,
    /// A file that holds the statement, named relative to this one and below its directory (`--sql-dir DIR` allows another). It, or `sql`.
    #[schemars(extend("examples" = ["QUERY.sql"]))]
    #[expect(dead_code, reason = "it is read from the tree, with its location")]
    pub file: Option<String>,
    /// Which query of `file`: the one below the line `-- name: NAME`. Needed where the file holds several.
    #[expect(dead_code, reason = "it is read from the tree, with its location")]
    pub query: Option<String>,
    /// The types of the parameters, as the driver sends them, such as `numeric`; else PostgreSQL infers them.
    #[serde(default)]
    pub types: Vec<String>,
    /// What the query is asked with, each value as PostgreSQL reads it from text: a list, or `name: value`.
    #[serde(default)]
    #[schemars(schema_with = "values")]
    pub parameters: Option<Values>,
    /// A query whose first row has a column for each parameter, of its name or in its position.
    pub parameters_from: Option<String>,
    /// Several calls of the query, in place of `parameters`: a median and a worst one, say.
    #[schemars(length(min = 1), extend("x-hint" = "remove the key, or write a case"))]
    pub cases: Option<Vec<Case>>,
    /// How it is planned: `custom` for its parameters, `generic` for any, or `both`, the default.
    #[serde(default)]
    pub plans: Plans,
    /// Whose settings it runs with: those of a command of tasker, of a worker, or of an archive run.
    #[serde(default)]
    pub session: Role,
    /// Server settings for this query alone, such as `work_mem: 64MB`.
    #[serde(default)]
    #[schemars(schema_with = "settings")]
    pub settings: BTreeMap<String, String>,
    /// Tables that may be read from end to end, since they stay small.
    #[serde(default)]
    pub small_tables: Names,
    /// The query is asked about everything, and may read any table from end to end.
    #[serde(default)]
    pub reads_all: bool,
    /// What its plans must be like.
    #[schemars(extend("x-hint" = "write what its plan must be like, such as `expect: { no_seq_scan: 1000 }`"))]
    pub expect: Expect,
    /// How its cost may grow with the database, for `tasker check scale`: `flat`, `linear` or `linearithmic`.
    pub grows: Option<Class>,
}

/// One call of a query.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "a case", extend("allOf" = at_most_one(&[["parameters", "parameters_from"]])))]
pub(super) struct Case {
    /// Unique within the check.
    #[schemars(schema_with = "name", extend("examples" = ["a usual customer"]))]
    pub name: String,
    /// What the query is asked with, each value as PostgreSQL reads it from text: a list, or `name: value`.
    #[serde(default)]
    #[schemars(schema_with = "values")]
    pub parameters: Option<Values>,
    /// A query whose first row has a column for each parameter, of its name or in its position.
    pub parameters_from: Option<String>,
    /// Expectations of this call, in place of the query's own of the same name.
    #[serde(default)]
    pub expect: Expect,
}

/// What a plan must be like.
#[derive(Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Expect {
    /// No table of more rows than this is read from end to end; `true`: none at all.
    no_seq_scan: Option<RowsOrAll>,
    /// Every one of these indexes is used.
    index_used: Option<Names>,
    /// At least one of these indexes is used.
    any_index: Option<Names>,
    /// Nothing is sorted: an index has the order. A sort of up to 1,000 rows is advice where an index has it.
    no_sort: Option<bool>,
    /// No sort and no hash goes to temporary files. Needs `--analyze`.
    no_temp_spill: Option<bool>,
    /// The planner's cost of the whole.
    #[schemars(range(min = 0))]
    max_cost: Option<f64>,
    /// Rows returned, or written; those expected, unless it is run.
    max_rows: Option<u64>,
    /// Pages of 8 kB read, in memory or not. Needs `--analyze`.
    max_buffers: Option<u64>,
    /// Pages for each row returned or written; up to 64 pages nothing counts. Needs `--analyze`.
    #[schemars(range(min = 0))]
    buffers_per_row: Option<f64>,
    /// Rows a node looks at and throws away, for each one that it keeps. Needs `--analyze`.
    #[schemars(range(min = 0))]
    rows_removed_ratio: Option<f64>,
    /// How many times more or fewer rows a node finds than the planner expected; below ten rows nothing counts. Needs `--analyze`.
    #[schemars(range(min = 1))]
    max_estimate_error: Option<f64>,
    /// How long it takes, such as `100ms`: advice, unless `--enforce-time`. Needs `--analyze`.
    max_time: Option<HumanDuration>,
}

impl Expect {
    /// The rules, each with the key that it is written under.
    pub(super) fn rules(self) -> impl Iterator<Item = (&'static str, Rule)> {
        let no_seq_scan = self.no_seq_scan.and_then(|bound| match bound {
            RowsOrAll::Rows(over_rows) => Some(Rule::NoSeqScan { over_rows }),
            RowsOrAll::All(is_wanted) => is_wanted.then_some(Rule::NoSeqScan { over_rows: 0 }),
        });
        let is_wanted = |wanted: Option<bool>, rule| wanted.unwrap_or_default().then_some(rule);
        let rules = [
            ("no_seq_scan", no_seq_scan),
            ("index_used", self.index_used.map(|names| Rule::IndexUsed(names.into()))),
            ("any_index", self.any_index.map(|names| Rule::AnyIndex(names.into()))),
            ("no_sort", is_wanted(self.no_sort, Rule::NoSort)),
            ("no_temp_spill", is_wanted(self.no_temp_spill, Rule::NoTempSpill)),
            ("max_cost", self.max_cost.map(Rule::MaxCost)),
            ("max_rows", self.max_rows.map(Rule::MaxRows)),
            ("max_buffers", self.max_buffers.map(Rule::MaxBuffers)),
            ("buffers_per_row", self.buffers_per_row.map(Rule::BuffersPerRow)),
            ("rows_removed_ratio", self.rows_removed_ratio.map(Rule::RowsRemovedRatio)),
            ("max_estimate_error", self.max_estimate_error.map(Rule::MaxEstimateError)),
            ("max_time", self.max_time.map(|most| Rule::MaxTime(most.0))),
        ];
        rules.into_iter().filter_map(|(key, rule)| Some((key, rule?)))
    }
}

#[derive(Deserialize, JsonSchema)]
#[serde(untagged)]
enum RowsOrAll {
    Rows(u64),
    All(bool),
}

/// A name, or a list of names.
#[derive(Deserialize, JsonSchema)]
#[serde(untagged)]
pub(super) enum Names {
    One(String),
    More(#[schemars(length(min = 1), extend("x-hint" = "remove the key, or write a name"))] Vec<String>),
}

impl Default for Names {
    fn default() -> Self {
        Names::More(Vec::new())
    }
}

impl From<Names> for Vec<String> {
    fn from(names: Names) -> Self {
        match names {
            Names::One(name) => vec![name],
            Names::More(names) => names,
        }
    }
}

/// The values of parameters.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Values {
    ByNumber(Vec<Option<String>>),
    ByName(BTreeMap<String, Option<String>>),
}

#[derive(Default, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(super) enum Plans {
    Custom,
    Generic,
    #[default]
    Both,
}

impl From<Plans> for Vec<Planning> {
    fn from(plans: Plans) -> Self {
        match plans {
            Plans::Custom => vec![Planning::Custom],
            Plans::Generic => vec![Planning::Generic],
            Plans::Both => Planning::ALL.to_vec(),
        }
    }
}

/// Names are printed, and are parts of file names.
fn name(_: &mut SchemaGenerator) -> Schema {
    name_without("/")
}

fn values(_: &mut SchemaGenerator) -> Schema {
    let value = json!({
        "type": ["string", "number", "boolean", "null"],
        "format": "as-written",
        "x-hint": "write an array as '{1,2}' and JSON in quotes: '{\"id\": 1}'",
    });
    schema!({ "anyOf": [
        { "type": "array", "items": value },
        { "type": "object", "additionalProperties": value },
    ] })
}

fn settings(_: &mut SchemaGenerator) -> Schema {
    let value = json!({ "type": ["string", "number", "boolean"], "format": "as-written" });
    schema!({ "type": "object", "additionalProperties": value })
}

fn parameters_once() -> Value {
    let ways = ["parameters", "parameters_from", "cases"];
    at_most_one(&[[ways[0], ways[1]], [ways[0], ways[2]], [ways[1], ways[2]]])
}
