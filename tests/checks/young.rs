//! Databases with few tasks, at every stage: nothing is wrong, and nothing is found.

use tasker::checks::builtin::{self, Tasker};
use tasker::engine::bench::seed::{SeedStage, Shape};
use tasker::querycheck::{self, Options};

use crate::common::TestDatabase;
use crate::seeded::assert_clean;

const STAGES: [SeedStage; 4] = [SeedStage::Waiting, SeedStage::Mixed, SeedStage::Failing, SeedStage::History];

async fn nothing_is_found(tasks: usize, stage: SeedStage) {
    let database = TestDatabase::new().await;
    if tasks > 0 {
        database.seed(tasks, Shape::Diamond, stage, 1).await;
    }
    let session = database.session().await;
    for statements in ["", "analyze"] {
        session.client().batch_execute(statements).await.expect("a statement of maintenance");
        let application = Tasker { schema: "public" };
        let checks = builtin::checks();
        let report = querycheck::run(&session, &application, &checks, &Options::default(), &|_| {}).await;
        assert_clean(&report.expect("a look"), &format!("{tasks} tasks, {stage:?}, after {statements:?}"));
    }
}

#[tokio::test]
async fn nothing_is_found_without_tasks() {
    nothing_is_found(0, SeedStage::Mixed).await;
}

#[tokio::test]
async fn nothing_is_found_among_the_first_tasks() {
    for tasks in [1, 5, 15] {
        for stage in STAGES {
            nothing_is_found(tasks, stage).await;
        }
    }
}

#[tokio::test]
async fn nothing_is_found_among_some_hundreds() {
    for stage in STAGES {
        nothing_is_found(400, stage).await;
    }
}
