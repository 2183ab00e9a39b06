//! Checks of query plans against expectations, for the queries of any application.
//!
//! This module knows nothing of tasker: what an application knows of its own indexes and views comes in
//! through [`Application`]. It needs the server ([`crate::db`]), the YAML reader, and the drawing of tables.
//!
//! - [`file`](mod@file): a query, its parameters and expectations, from a YAML file.
//! - [`token`]: takes SQL apart.
//! - [`explain`]: asking the server for plans, and the tree of a plan.
//! - [`catalog`]: the planner's knowledge of the tables that plans read, and their indexes.
//! - [`rules`]: whether a plan meets one expectation.
//! - [`causes`]: why it does not, and the fix: one file for each cause.
//! - [`advice`]: fixes, before anybody has tried them; [`scratch`]: a copy of the database to try them in.
//! - [`mod@evaluate`]: from plans and expectations to findings.
//! - [`statistics`]: the planner's knowledge of another database, in a file, to plan with where its rows are not.
//! - [`growth`]: how the cost of a query grows with the database.
//! - [`baseline`]: reviewed query plans in a file.
//! - [`mod@compare`]: compares plans with those of another database, or with those before a migration, as a [`comparison`].
//! - [`init`]: writes a first file of checks.
//! - [`left_out`]: statements that were found and are not checked.
//! - [`memory`]: how much of it a query needs.
//! - [`observed`]: queries that a server has run, from its counters and logs.
//! - [`outcome`]: the results; [`report`] draws them and writes them for CI.

pub mod advice;
mod application;
pub mod baseline;
mod catalog;
pub mod causes;
pub mod compare;
pub mod comparison;
mod evaluate;
pub mod explain;
pub mod file;
pub mod growth;
pub mod init;
mod left_out;
mod memory;
pub mod observed;
mod options;
pub mod outcome;
pub mod report;
pub mod rules;
mod run;
pub mod scratch;
pub mod statistics;
pub mod token;

pub use application::{Application, Defect};
pub use baseline::StatisticsIdentity;
pub use causes::CauseCode;
pub use explain::{Node, Plan, Planning, TableName, Tier};
pub use file::{
    Case, CheckFile, Expectation, GrowthLimit, Location, Parameters, QueryCheck, Role, json_schema, read,
};
pub use left_out::LeftOut;
pub use options::{BaselineFile, Options, PINNED};
pub use outcome::{PlanFinding, Report, Run, Status, UnmetExpectation};
pub use rules::Rule;
pub use run::{run, run_logged};
pub use scratch::{ScratchDatabase, ScratchServer};
