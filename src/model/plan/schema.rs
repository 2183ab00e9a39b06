//! The JSON Schema of files of checks, for editors; the page of the keys is made from it too.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde_json::Value;

use crate::model::yaml::{HumanDuration, schema_of};

/// The schema. A test holds its keys to those that are read.
pub fn json_schema() -> Value {
    schema_of::<File>("Checks of query plans")
}

/// A file of checks.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "its shape is all that is asked for")]
struct File {
    /// The queries to look at.
    #[schemars(length(min = 1))]
    checks: Vec<Check>,
}

/// A query, and what its plans must be like.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "its shape is all that is asked for")]
struct Check {
    /// Unique within the file; no slash.
    #[schemars(length(min = 1))]
    name: String,
    /// Why its plan matters: shown with a finding.
    why: Option<String>,
    /// The statement, with `$1`, `$2`, … for its parameters. It, or `file`.
    sql: Option<String>,
    /// A file that holds the statement, named relative to this one. It, or `sql`.
    file: Option<String>,
    /// What the query is asked with, each value as PostgreSQL reads it from text.
    parameters: Option<Vec<Scalar>>,
    /// A query whose first row has a column for each parameter.
    parameters_from: Option<String>,
    /// Several calls of the query, in place of `parameters`: a median and a worst one, say.
    #[schemars(length(min = 1))]
    cases: Option<Vec<Case>>,
    /// How it is planned: `custom` for its parameters, `generic` for any, or `both`, the default.
    plans: Option<Plans>,
    /// Whose settings of tasker's it runs with: `command`, the default, or `worker`.
    session: Option<Session>,
    /// Server settings for this query alone, such as `work_mem: 64MB`.
    settings: Option<BTreeMap<String, Scalar>>,
    /// Tables that may be read from end to end, since they stay small.
    small_tables: Option<OneOrMore>,
    /// The query is asked about everything, and may read any table from end to end.
    reads_all: Option<bool>,
    /// What its plans must be like.
    expect: Expect,
    /// How its cost may grow with the database, for `tasker check scale`: `flat`, `linear` or `linearithmic`.
    grows: Option<Grows>,
}

/// One call of a query.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "its shape is all that is asked for")]
struct Case {
    /// Unique within the check.
    #[schemars(length(min = 1))]
    name: String,
    /// What the query is asked with, each value as PostgreSQL reads it from text.
    parameters: Option<Vec<Scalar>>,
    /// A query whose first row has a column for each parameter.
    parameters_from: Option<String>,
    /// Expectations of this call, in place of the query's own of the same name.
    expect: Option<Expect>,
}

/// What a plan must be like.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "its shape is all that is asked for")]
struct Expect {
    /// No table of more rows than this is read from end to end; `true`: none at all.
    no_seq_scan: Option<RowsOrAll>,
    /// Every one of these indexes is used.
    index_used: Option<OneOrMore>,
    /// At least one of these indexes is used.
    any_index: Option<OneOrMore>,
    /// Nothing is sorted: an index has the order.
    no_sort: Option<bool>,
    /// No sort and no hash goes to temporary files. Needs `--analyze`.
    no_temp_spill: Option<bool>,
    /// The planner's cost of the whole.
    #[schemars(range(min = 0))]
    max_cost: Option<f64>,
    /// Rows returned, or written; those expected, unless it is run.
    #[schemars(range(min = 0))]
    max_rows: Option<u64>,
    /// Pages of 8 kB read, in memory or not. Needs `--analyze`.
    #[schemars(range(min = 0))]
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

#[derive(JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "its shape is all that is asked for")]
enum Scalar {
    Text(String),
    Number(f64),
    Truth(bool),
    Null(()),
}

#[derive(JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "its shape is all that is asked for")]
enum OneOrMore {
    One(String),
    More(Vec<String>),
}

#[derive(JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "its shape is all that is asked for")]
enum RowsOrAll {
    Rows(u64),
    All(bool),
}

#[derive(JsonSchema)]
#[schemars(rename_all = "lowercase")]
#[expect(dead_code, reason = "its shape is all that is asked for")]
enum Plans {
    Custom,
    Generic,
    Both,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "lowercase")]
#[expect(dead_code, reason = "its shape is all that is asked for")]
enum Session {
    Command,
    Worker,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "lowercase")]
#[expect(dead_code, reason = "its shape is all that is asked for")]
enum Grows {
    Flat,
    Linear,
    Linearithmic,
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::read::RULES;
    use super::*;

    #[test]
    fn the_schema_has_the_rules_that_are_read() {
        let schema = json_schema();
        let properties = schema["definitions"]["Expect"]["properties"].as_object().expect("keys");
        let described: BTreeSet<&str> = properties.keys().map(String::as_str).collect();
        assert_eq!(described, RULES.iter().map(|(key, _)| *key).collect());
    }
}
