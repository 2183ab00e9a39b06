use tokio_postgres::Error;

use super::count_differences::CountDifference;
use crate::db::Session;
use crate::model::state::State;

/// What is missing of the counts, one element for each workflow.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Missing {
    pub named_task_ids: Vec<i64>,
    /// By state, in the order of [`State::ALL`].
    pub tasks: [Vec<i32>; State::ALL.len()],
}

impl Missing {
    /// What the differences add up to; those of one workflow come one after the other.
    fn of(differences: &[CountDifference]) -> Missing {
        let mut missing = Missing::default();
        for found in differences {
            let (Some(id), Some(state)) = (found.named_task_id, found.state) else { continue };
            if missing.named_task_ids.last() != Some(&id) {
                missing.named_task_ids.push(id);
                missing.tasks.iter_mut().for_each(|tasks| tasks.push(0));
            }
            let number = found.derived.unwrap_or_default() - found.stored.unwrap_or_default();
            let position = State::ALL.iter().position(|one| *one == state).expect("it is one of all");
            *missing.tasks[position].last_mut().expect("just pushed") = number as i32;
        }
        missing
    }
}

query! {
    /// Returns whether it was done.
    pub fn correct_counts(fence: Option<i64>, corrections: i64, missing: &Missing) -> bool = [
        fence, corrections, missing.named_task_ids, missing.tasks[0], missing.tasks[1], missing.tasks[2],
        missing.tasks[3], missing.tasks[4], missing.tasks[5],
    ]
}

/// Appends what the differences add up to, as all that [`count_differences`](super::count_differences()) has found. `fence`
/// is the upkeep's. Returns false where a transaction of before version 7 may be under way, or another session has
/// corrected the counts since.
///
/// # Errors
/// The server's.
pub async fn correct(
    session: &Session,
    fence: Option<i64>,
    found: &[CountDifference],
) -> Result<bool, Error> {
    match found {
        [first, ..] if first.is_due => {
            correct_counts(session, fence, first.corrections, &Missing::of(found)).await
        }
        _ => Ok(false),
    }
}
