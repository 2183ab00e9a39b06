//! What claimed steps are shared, however one of them looks.

use std::collections::HashMap;

use super::attempt::server_failure;
use crate::db::queries::steps::step_inputs::{Input, step_inputs};
use crate::db::{Session, sqlstate};
use crate::error::Result;
use crate::model::handler::StepFailure;

/// Reads the inputs of steps. One that the server cannot print, because a number
/// in it takes a gigabyte, say, fails its own step for good and holds up no other.
///
/// # Errors
/// The server's, of any other kind.
pub async fn read(
    session: &Session,
    step_ids: &[i64],
) -> Result<HashMap<i64, std::result::Result<Input, StepFailure>>> {
    let mut inputs = HashMap::with_capacity(step_ids.len());
    let mut batches = vec![step_ids];
    while let Some(batch) = batches.pop() {
        match step_inputs(session, batch).await {
            Ok(read) => inputs.extend(read.into_iter().map(|input| (input.step_id, Ok(input)))),
            Err(error) if sqlstate::is_unstorable(&error) && batch.len() > 1 => {
                batches.extend(<[&[i64]; 2]>::from(batch.split_at(batch.len() / 2)));
            }
            Err(error) if sqlstate::is_unstorable(&error) => {
                let failure = StepFailure {
                    permanent: true,
                    ..server_failure("its context and its parents' results cannot be read", &error)
                };
                inputs.insert(batch[0], Err(failure));
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(inputs)
}
