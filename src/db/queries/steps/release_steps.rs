use tokio_postgres::Error;

use crate::db::Session;
use crate::model::step::MAX_INTERRUPTIONS;

pub const SQL: &str = include_str!("release_steps.sql");

row! {
    /// A step whose claim was taken back.
    #[derive(Debug)]
    pub struct Released {
        pub step_id: i64 = "workflow_step_id",
        pub task_id: i64,
        pub worker_id: i64,
        /// False: it must not be run again by itself, and is in error.
        pub is_ready: bool,
    }
}

/// The loss of a worker that ends a step: the fifth as the only suspect there, after two beside others.
const MAX_LOSSES: i32 = 7;

/// Takes back everything that these workers hold. `lost` tells lost workers from one that stops on purpose.
pub async fn release_steps(
    session: &Session,
    worker_ids: &[i64],
    lost: bool,
) -> Result<Vec<Released>, Error> {
    release(session, worker_ids, lost, None, None).await
}

/// Takes back claims that their workers do not run, named by step ids and claim numbers.
pub async fn release_claims(
    session: &Session,
    worker_ids: &[i64],
    claims: &[(i64, i32)],
) -> Result<Vec<Released>, Error> {
    let (step_ids, claim_numbers): (Vec<i64>, Vec<i32>) = claims.iter().copied().unzip();
    release(session, worker_ids, false, Some(&step_ids), Some(&claim_numbers)).await
}

async fn release(
    session: &Session,
    worker_ids: &[i64],
    lost: bool,
    step_ids: Option<&[i64]>,
    claim_numbers: Option<&[i32]>,
) -> Result<Vec<Released>, Error> {
    session.rows(SQL, &[&worker_ids, &lost, &step_ids, &claim_numbers, &MAX_INTERRUPTIONS, &MAX_LOSSES]).await
}
