//! Databases with few tasks, at every stage: nothing is wrong, and nothing is found.

use std::sync::Arc;

use tasker::checks::builtin::{self, Tasker};
use tasker::checks::scratch::LocalServer;
use tasker::engine::bench::seed::{SeedStage, Shape};
use tasker::querycheck::{self, Options, ScratchServer, Status, Tier};

use crate::common::TestDatabase;
use crate::seeded::assert_clean;

const STAGES: [SeedStage; 4] = [SeedStage::Waiting, SeedStage::Mixed, SeedStage::Failing, SeedStage::History];

/// A server of one test, on which its databases are copied.
fn options() -> Options {
    let server: Arc<dyn ScratchServer> = Arc::new(LocalServer::new(|_, _| {}, "public"));
    Options { scratch: Some(server), ..Options::default() }
}

async fn nothing_is_found(tasks: usize, stage: SeedStage, options: &Options) {
    let database = TestDatabase::new().await;
    if tasks > 0 {
        database.seed(tasks, Shape::Diamond, stage, 1).await;
    }
    let session = database.session().await;
    for statements in ["", "analyze"] {
        session.client().batch_execute(statements).await.expect("a statement of maintenance");
        let application = Tasker { schema: "public" };
        let checks = builtin::checks();
        let report = querycheck::run(&session, &application, &checks, options, &|_| {}).await;
        let (report, what) =
            (report.expect("a look"), format!("{tasks} tasks, {stage:?}, after {statements:?}"));
        assert_clean(&report, &what);
        let unchecked =
            report.runs().filter(|(_, run)| run.tier == Tier::Possible && run.status == Status::Unchecked);
        let unchecked: Vec<_> = unchecked.map(|(check, run)| (&check.name, &run.unchecked)).collect();
        assert!(unchecked.is_empty(), "{what}: {unchecked:#?}");
    }
}

#[tokio::test]
async fn nothing_is_found_without_tasks() {
    nothing_is_found(0, SeedStage::Mixed, &options()).await;
}

#[tokio::test]
async fn nothing_is_found_among_the_first_tasks() {
    let options = options();
    // What a stage changes is which tables and states have rows at all.
    for stage in STAGES {
        nothing_is_found(5, stage, &options).await;
    }
    for tasks in [1, 15] {
        nothing_is_found(tasks, SeedStage::Mixed, &options).await;
    }
}

#[tokio::test]
async fn nothing_is_found_among_some_hundreds() {
    let options = options();
    for stage in [SeedStage::Mixed, SeedStage::History] {
        nothing_is_found(400, stage, &options).await;
    }
}
