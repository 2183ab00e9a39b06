//! A database of made-up tasks, and what looking at plans finds in it.

use std::collections::BTreeSet;

use tasker::checks::builtin::Tasker;
use tasker::engine::bench::seed::{SeedStage, Shape};
use tasker::querycheck::{self, CauseCode, Options, PlanFinding, QueryCheck, Report, Status};
use tokio::sync::OnceCell;
use tokio_postgres::Client;

use crate::common::TestDatabase;

/// Enough for the planner to have a choice.
pub const TASKS: usize = 5_000;

/// A database of tasks at every stage, whose statistics change by nobody's doing but the test's.
pub struct Seeded {
    pub database: TestDatabase,
    pub client: Client,
}

impl Seeded {
    pub async fn new() -> Seeded {
        static ORIGINAL: OnceCell<String> = OnceCell::const_new();
        let original = ORIGINAL.get_or_init(async || {
            let database = TestDatabase::new().await;
            database.seed(TASKS, Shape::Diamond, SeedStage::Mixed, 1).await;
            let client = database.client().await;
            let settled = "do $$
                 declare name text;
                 begin
                     for name in select relname from pg_class where relkind = 'r' and relname like 'tasker\\_%' loop
                         execute format('alter table %I set (autovacuum_enabled = false)', name);
                     end loop;
                 end $$";
            client.batch_execute(settled).await.expect("settings");
            drop(client);
            database.kept().await
        });
        let database = TestDatabase::copy_of(original.await).await;
        let client = database.client().await;
        Seeded { database, client }
    }

    pub async fn run(&self, statements: &str) {
        self.client.batch_execute(statements).await.unwrap_or_else(|error| panic!("{statements}: {error:?}"));
    }

    pub async fn look(&self, checks: &[QueryCheck], options: &Options) -> Report {
        let session = self.database.session().await;
        querycheck::run(&session, &Tasker { schema: "public" }, checks, options, &|_| {})
            .await
            .expect("a look")
    }

    /// Does what findings say fixes them: the statements of all, then each command once.
    pub async fn fix(&self, findings: &[&PlanFinding]) {
        let mut commands = BTreeSet::new();
        for finding in findings {
            assert!(!finding.fix.is_empty(), "nothing fixes {finding:?}");
            for fix in &finding.fix {
                match fix.strip_prefix("tasker ") {
                    Some(command) => _ = commands.insert(command),
                    None => self.run(fix).await,
                }
            }
        }
        for command in commands {
            let _ = self.database.tasker(&command.split(' ').collect::<Vec<_>>()).success();
        }
    }
}

pub fn analyzed() -> Options {
    Options { analyze: true, ..Options::default() }
}

/// What a report finds wrong: its cause and what that is about. Times are advice, and chance.
pub fn found(report: &Report) -> Vec<(CauseCode, String)> {
    report.failures().map(|finding| (finding.cause, finding.object.clone())).collect()
}

/// Asserts that a report finds this and nothing else.
#[track_caller]
pub fn assert_found<'r>(report: &'r Report, cause: CauseCode, object: &str, what: &str) -> &'r PlanFinding {
    let finding = report.failures().next();
    let is_it = found(report) == [(cause, object.to_owned())];
    assert!(is_it, "{what}: {:#?}", report.failures().collect::<Vec<_>>());
    assert_eq!(report.status(), Status::Failed, "{what}");
    finding.expect("it was just compared")
}

/// Asserts that a report finds nothing.
#[track_caller]
pub fn assert_clean(report: &Report, what: &str) {
    assert_eq!(found(report), [], "{what}: {:#?}", report.failures().collect::<Vec<_>>());
}
