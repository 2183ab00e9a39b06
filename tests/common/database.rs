//! A database for one test.

use std::process::Command;
use std::sync::Arc;

use tasker::db::{Purpose, Session, Source, Target};
use tasker::engine::bench::seed::{Options, SeedStage, Seeded, Shape, seed};
use tokio_postgres::Client;

use super::eventually::eventually_true;
use super::run::{Program, Run};
use super::server::{self, Server};
use super::template;

/// A database of its own for one test, dropped at its end.
pub struct TestDatabase {
    name: String,
    url: String,
    program: Program,
    is_kept: bool,
}

impl TestDatabase {
    /// A migrated database.
    pub async fn new() -> TestDatabase {
        TestDatabase::made_by(|server, name| server.copy(template::name(), name))
    }

    /// A copy of a database that was [kept](Self::kept).
    pub async fn copy_of(kept: &str) -> TestDatabase {
        TestDatabase::made_by(|server, name| server.copy(kept, name))
    }

    /// A migrated database with workflows, each as YAML.
    pub async fn with_workflows(workflows: &[&str]) -> TestDatabase {
        let database = TestDatabase::new().await;
        for workflow in workflows {
            database.tasker_with_stdin(&["template", "apply", "-"], workflow).success();
        }
        database
    }

    /// A database without any table.
    pub async fn empty() -> TestDatabase {
        TestDatabase::made_by(Server::create)
    }

    fn made_by(make: impl FnOnce(&Server, &str)) -> TestDatabase {
        let server = Server::get();
        let name = server.fresh_name();
        make(server, &name);
        let url = server.url_of(&name);
        let program = Program::new().env("DATABASE_URL", &url);
        TestDatabase { name, url, program, is_kept: false }
    }

    /// Keeps it as an original for the tests of this process, once nobody is connected to it; returns its name.
    pub async fn kept(mut self) -> String {
        let others = server::connect(&Server::get().url_of("postgres")).await;
        let gone = format!("not exists (select from pg_stat_activity where datname = '{}')", self.name);
        eventually_true(&others, &gone).await;
        self.is_kept = true;
        self.name.clone()
    }

    pub fn url(&self) -> &str {
        &self.url
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    /// The folder in which the program is run.
    pub fn home(&self) -> &std::path::Path {
        self.program.home()
    }

    /// A plain connection, for looking at what the program did.
    pub async fn client(&self) -> Client {
        server::connect(&self.url).await
    }

    /// Waits until an SQL expression is true.
    ///
    /// # Panics
    /// When it does not come true in time.
    pub async fn eventually(&self, expression: &str) {
        eventually_true(&self.client().await, expression).await;
    }

    /// A connection as the program opens it.
    pub async fn session(&self) -> Session {
        self.session_for(Purpose::Command).await
    }

    async fn session_for(&self, purpose: Purpose) -> Session {
        let target = Target::from_url(&self.url, Source::Flag).expect("a URL that was used already");
        tasker::db::connect(&target, "public", purpose).await.expect("a session")
    }

    /// Adds tasks as `tasker bench seed` does; `number` decides what is drawn.
    pub async fn seed(&self, tasks: usize, shape: Shape, stage: SeedStage, number: u64) -> Seeded {
        let options = Options { tasks, shape, stage, seed: number, analyze: true };
        let mut session = self.session_for(Purpose::Bulk).await;
        let seeded = seed(&mut session, options, &(Arc::new(|_: &str, _, _| {}) as _)).await;
        seeded.unwrap_or_else(|error| panic!("{shape:?} {stage:?}: {error:?}"))
    }

    /// Runs `tasker` on this database.
    #[must_use = "snapshot it, or assert its outcome with .success()"]
    pub fn tasker(&self, args: &[&str]) -> Run {
        self.program.run(args)
    }

    /// Runs `tasker` on this database with something on its standard input.
    #[must_use = "snapshot it, or assert its outcome with .success()"]
    pub fn tasker_with_stdin(&self, args: &[&str], stdin: impl AsRef<[u8]>) -> Run {
        self.program.run_with_stdin(args, stdin)
    }

    /// `tasker` on this database, to be changed or started by the test itself.
    pub fn command(&self, args: &[&str]) -> Command {
        self.program.command(args)
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        if !self.is_kept {
            Server::get().drop(&self.name);
        }
    }
}
