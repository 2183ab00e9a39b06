//! Workflow orchestration and database operations on plain PostgreSQL.
//!
//! The rooms of this house, from the ground up; a module uses only those below
//! it, and `tests/architecture.rs` fails on an arrow that runs up.
//!
//! - [`error`]: what a failure tells a person, and the exit codes.
//! - [`secrets`]: keeps passwords out of what a worker's programs can read.
//! - [`text`]: suggestions, statements, enums of words. Knows nothing of tasker.
//! - [`yaml`]: the YAML files that people write, described once by their types.
//! - [`model`]: ids, states, workflow templates and their DAG, backoff. Pure: no I/O.
//! - [`files`]: reading the files that people write and commands name.
//! - [`db`]: connecting, sessions, SQLSTATE classes, and one `.sql` file for each query.
//! - [`handlers`]: how a step's work is done: a command, an SQL statement, …
//! - [`report`]: tables, trees, JSON and progress. Knows no SQL.
//! - [`querycheck`]: query plans against expectations, with causes and fixes. Knows nothing of tasker.
//! - [`private_pg`]: the private PostgreSQL used when no database is named.
//! - [`migrate`]: brings a database to the schema this program needs.
//! - [`checks`]: what is wrong with a live database, and what fixes it.
//! - [`archive`]: moves ended tasks out of a database, and back.
//! - [`engine`]: submit, claim, run, complete, retry, rescue: transactions and decisions.
//! - [`cli`]: one file for each command. Reads arguments, calls one function below,
//!   hands its answer to [`report`].

#[macro_use]
pub mod text;

pub mod archive;
pub mod checks;
pub mod cli;
pub mod db;
pub mod engine;
pub mod error;
pub mod files;
pub mod handlers;
pub mod migrate;
pub mod model;
pub mod private_pg;
pub mod querycheck;
pub mod report;
pub mod secrets;
pub mod yaml;
