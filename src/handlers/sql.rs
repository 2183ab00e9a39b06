//! `sql`: runs one statement in the transaction that records the completion,
//! so its effect happens exactly once.

use tokio_postgres::Client;

use super::StepInput;
use crate::model::handler::{Outcome, SqlSpec};

/// Runs the statement of a step in the transaction open on `client`.
///
/// The transaction is left usable, whatever the outcome: a failed statement is
/// undone to where it began, so its failure can be recorded in the same transaction.
pub async fn run(_client: &Client, _spec: &SqlSpec, _input: &StepInput) -> Outcome {
    todo!()
}
