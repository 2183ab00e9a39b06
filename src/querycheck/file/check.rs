//! A query, its parameters, and the expectations of its plans.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::location::Location;
use super::written::Written;
use crate::querycheck::explain::Planning;
use crate::querycheck::growth::fit::Class;
use crate::querycheck::left_out::LeftOut;
use crate::querycheck::rules::{Allowed, Rule};
use crate::text::statement::parameters;

/// The name of a query's one case, where no cases are written.
pub const ONLY_CASE: &str = "default";

/// The checks of one file.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckFile {
    pub checks: Vec<QueryCheck>,
    /// Statements of an SQL file that have no plan.
    pub left_out: Vec<LeftOut>,
}

/// A query whose plans are checked.
#[derive(Clone, Debug, PartialEq)]
pub struct QueryCheck {
    pub name: String,
    /// Why its plan matters.
    pub why: Option<String>,
    /// With its parameters as `$1`, `$2`, ….
    pub sql: String,
    /// The statement as it stands in its file.
    pub written: Written,
    /// The first line of the statement.
    pub sql_location: Location,
    pub location: Location,
    /// Never empty.
    pub cases: Vec<Case>,
    /// Of its parameters, as the driver sends them; empty if PostgreSQL infers them.
    pub types: Vec<String>,
    /// Never empty.
    pub planned: Vec<Planning>,
    /// It is a statement of this program, not a user's.
    pub is_bundled: bool,
    /// The connection whose settings it runs with.
    pub role: Role,
    /// Its own server settings: names and values.
    pub settings: Vec<(String, String)>,
    /// Tables that it may read in full, however large.
    pub small_tables: Vec<String>,
    /// It reads all rows: it may scan any table in full.
    pub reads_all: bool,
    pub expect: Vec<Expectation>,
    /// How its cost may grow with the data.
    pub grows: Option<GrowthLimit>,
}

/// One call of a query.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    pub name: String,
    pub location: Location,
    pub parameters: Parameters,
    /// In place of the query's own expectations of the same kind.
    pub expect: Vec<Expectation>,
}

/// The parameters of a query.
#[derive(Clone, Debug, PartialEq)]
pub enum Parameters {
    /// Each as PostgreSQL reads it from text; `None` is null.
    Given(Vec<Option<String>>),
    /// The first row of this query, a column for each parameter.
    From(String),
    /// None are known: the query is planned for any, and never run.
    Unknown,
}

/// One expectation.
#[derive(Clone, Debug, PartialEq)]
pub struct Expectation {
    pub rule: Rule,
    pub location: Location,
}

/// How the cost of a query may grow with the database.
#[derive(Clone, Debug, PartialEq)]
pub struct GrowthLimit {
    pub at_most: Class,
    pub location: Location,
}

/// Whose connection a query of this program runs on: their settings differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    #[default]
    Command,
    Worker,
    Archive,
}

/// Rows that a query without expectations may read in full.
const USUAL_ROWS: u64 = 1000;

impl QueryCheck {
    /// A query for which nobody has written an expectation: it reads no table of more than 1,000 rows in full. Its
    /// parameters are not known.
    pub fn unwritten(name: &str, written: Written, location: Location, sql_location: Location) -> QueryCheck {
        let sql = written.sql().to_owned();
        let takes = parameters(&sql);
        QueryCheck {
            name: name.to_owned(),
            why: None,
            sql,
            written,
            sql_location,
            location: location.clone(),
            cases: vec![Case {
                name: ONLY_CASE.to_owned(),
                location: location.clone(),
                parameters: if takes > 0 { Parameters::Unknown } else { Parameters::Given(Vec::new()) },
                expect: Vec::new(),
            }],
            types: Vec::new(),
            planned: vec![if takes > 0 { Planning::Generic } else { Planning::Custom }],
            is_bundled: false,
            role: Role::Command,
            settings: Vec::new(),
            small_tables: Vec::new(),
            reads_all: false,
            expect: vec![Expectation { rule: Rule::NoSeqScan { over_rows: USUAL_ROWS }, location }],
            grows: None,
        }
    }

    /// Returns the expectations of a case: its own, or else the query's.
    pub fn expectations<'a>(&'a self, case: &'a Case) -> impl Iterator<Item = &'a Expectation> {
        let is_replaced =
            |expected: &&Expectation| !case.expect.iter().any(|own| own.rule.code() == expected.rule.code());
        self.expect.iter().filter(is_replaced).chain(&case.expect)
    }

    /// Every index that the check or one of its cases names.
    pub fn indexes(&self) -> impl Iterator<Item = &str> {
        let of_cases = self.cases.iter().flat_map(|case| &case.expect);
        self.expect.iter().chain(of_cases).flat_map(|expected| expected.rule.indexes())
    }

    /// Returns the full scans that a case allows.
    pub fn allowed<'a>(&'a self, case: &'a Case) -> Allowed<'a> {
        let up_to = self.expectations(case).find_map(|expected| match expected.rule {
            Rule::NoSeqScan { over_rows } => Some(over_rows),
            _ => None,
        });
        Allowed { small_tables: &self.small_tables, up_to_rows: up_to.unwrap_or_default() }
    }
}
