//! A query, what it is asked with, and what its plans must be like.

use serde::Serialize;

use super::Rule;
use super::rule::Allowed;
use crate::model::growth::Class;

/// Where something was written, for whoever has to change it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Place {
    pub file: String,
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
}

/// A query whose plans are looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct QueryCheck {
    pub name: String,
    /// Why its plan matters.
    pub why: Option<String>,
    pub sql: String,
    /// The first line of the statement.
    pub sql_place: Place,
    pub place: Place,
    /// Never empty.
    pub cases: Vec<Case>,
    /// Never empty.
    pub planned: Vec<Planning>,
    /// Whose settings it is run with.
    pub role: Role,
    /// Server settings of its own: names and values.
    pub settings: Vec<(String, String)>,
    /// Tables that may be read from end to end, however large.
    pub small_tables: Vec<String>,
    /// It is asked about everything: any table may be read from end to end.
    pub reads_all: bool,
    pub expect: Vec<Expectation>,
    /// How its cost may grow with what is stored.
    pub grows: Option<Growth>,
}

/// One call of a query.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    pub name: String,
    pub place: Place,
    pub parameters: Parameters,
    /// In place of the query's own expectations of the same kind.
    pub expect: Vec<Expectation>,
}

/// What a query is asked with.
#[derive(Clone, Debug, PartialEq)]
pub enum Parameters {
    /// Each as PostgreSQL reads it from text; `None` is null.
    Given(Vec<Option<String>>),
    /// The first row of this query, a column for each parameter.
    From(String),
}

/// Something that a plan must be like.
#[derive(Clone, Debug, PartialEq)]
pub struct Expectation {
    pub rule: Rule,
    pub place: Place,
}

/// How the cost of a query may grow with the database.
#[derive(Clone, Debug, PartialEq)]
pub struct Growth {
    pub at_most: Class,
    pub place: Place,
}

/// How the server plans a prepared statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Planning {
    /// Anew for these very parameters.
    Custom,
    /// Once, whatever the parameters.
    Generic,
}

impl Planning {
    pub const ALL: [Planning; 2] = [Planning::Custom, Planning::Generic];

    pub fn as_str(self) -> &'static str {
        match self {
            Planning::Custom => "custom",
            Planning::Generic => "generic",
        }
    }
}

/// What is asked of the planner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    /// Whether an index can serve the query: nothing but an index is allowed. Needs no data.
    Possible,
    /// Whether the planner chooses it, among the rows there are.
    Chosen,
}

impl Tier {
    pub const ALL: [Tier; 2] = [Tier::Possible, Tier::Chosen];

    pub fn as_str(self) -> &'static str {
        match self {
            Tier::Possible => "possible",
            Tier::Chosen => "chosen",
        }
    }

    /// What it asks, for people.
    pub fn question(self) -> &'static str {
        match self {
            Tier::Possible => "can an index serve it",
            Tier::Chosen => "does the planner choose it",
        }
    }
}

/// Whose connection a query of this program runs on: their settings differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    #[default]
    Command,
    Worker,
}

impl QueryCheck {
    /// What is expected in a case: the query's expectations, unless the case has its own.
    pub fn expectations<'a>(&'a self, case: &'a Case) -> impl Iterator<Item = &'a Expectation> {
        let is_replaced =
            |expected: &&Expectation| !case.expect.iter().any(|own| own.rule.code() == expected.rule.code());
        self.expect.iter().filter(is_replaced).chain(&case.expect)
    }

    /// What a case lets be read from end to end, when the planner may do so.
    pub fn allowed<'a>(&'a self, case: &'a Case, tier: Tier) -> Allowed<'a> {
        let up_to = self.expectations(case).find_map(|expected| match expected.rule {
            Rule::NoSeqScan { over_rows } => Some(over_rows),
            _ => None,
        });
        let up_to_rows = up_to.filter(|_| tier == Tier::Chosen).unwrap_or_default();
        Allowed { small_tables: &self.small_tables, up_to_rows }
    }
}
