//! Who may not migrate, and where it cannot be done at all: told before anything
//! is begun, everything at once.

use crate::common::{Cluster, Program, Run, TestDatabase};

/// The URL of the database for another user.
fn url_of(database: &TestDatabase, user: &str) -> String {
    database.url().replace("postgres@", &format!("{user}@")).replace("user=postgres", &format!("user={user}"))
}

/// The statements of a hint, each on a line of its own.
fn grants(run: &Run) -> Vec<String> {
    let (_, hint) = run.stderr.split_once("hint: ").expect("a hint");
    hint.lines().skip(1).map(|line| line.trim().to_owned()).collect()
}

#[tokio::test]
async fn every_missing_right_is_named_with_the_grant_that_gives_it() {
    let database = TestDatabase::empty().await;
    let client = database.client().await;
    let (owner, clerk) = (format!("owner of {}", database.name()), format!("clerk_of_{}", database.name()));
    let name = database.name();
    let roles = format!(
        "create role \"{owner}\"; create role \"ledger of {name}\"; create role {clerk} login; revoke create on database {name} from public;
         create schema \"their jobs\" authorization \"{owner}\"; revoke all on schema \"their jobs\" from public"
    );
    client.batch_execute(&roles).await.expect("roles");
    let as_clerk = |schema: &str, command: &[&str]| {
        let url = url_of(&database, &clerk);
        database.tasker(&[&["--database-url", &url, "--schema", schema, "migrate"], command].concat())
    };

    // Where there is no schema yet.
    let run = as_clerk("new", &["up"]);
    assert_eq!(run.code, 1, "{}", run.snapshot());
    assert!(run.stderr.contains("it lacks the right to\n      create schema new\n"), "{}", run.stderr);
    let needed = grants(&run);
    assert_eq!(needed, [format!("grant create on database {name} to {clerk};")]);
    client.batch_execute(&needed.concat()).await.expect("a statement to type");
    as_clerk("new", &["up"]).success();

    // Where the schema is another's and some of its tables are a third one's.
    database.tasker(&["--schema", "their jobs", "migrate", "up"]).success();
    client
        .batch_execute(&format!("alter table \"their jobs\".tasker_workers owner to \"{owner}\""))
        .await
        .expect("an owner");
    client.batch_execute("drop index \"their jobs\".index_tasks_tagged").await.expect("something to do");
    let run = as_clerk("their jobs", &["up"]);
    assert_eq!(run.code, 1, "{}", run.snapshot());
    let needed = grants(&run);
    let (of_superuser, others) = needed.split_last().expect("statements");
    let expected = [
        format!("grant usage on schema \"their jobs\" to {clerk};"),
        format!("grant create on schema \"their jobs\" to {clerk};"),
        format!("grant \"{owner}\" to {clerk};"),
    ];
    assert_eq!(others, expected, "{}", run.stderr);
    // The rest is a superuser's, whose part nobody should have.
    let mut statements = of_superuser.trim_end_matches(';').split("; ");
    let is_given = |statement: &str| {
        statement.starts_with("alter table \"their jobs\".tasker_")
            && statement.ends_with(&format!("owner to {clerk}"))
    };
    assert!(statements.all(is_given), "{of_superuser}");
    assert!(
        run.stderr.contains(&format!("change what \"{owner}\" owns: tasker_workers\n")),
        "{}",
        run.stderr
    );
    client.batch_execute(&needed.concat()).await.expect("statements to type");
    as_clerk("their jobs", &["up"]).success();
    as_clerk("their jobs", &["status", "--check"]).success();

    // Where somebody has taken the ledgers away, whatever is asked.
    let ledgers = ["tasker_schema_history", "tasker_installed_views", "tasker_installed_indexes"];
    for ledger in ledgers {
        let close = format!("alter table \"their jobs\".{ledger} owner to \"ledger of {name}\"");
        client.batch_execute(&close).await.expect("an owner");
    }
    for command in
        [&["up"][..], &["plan"], &["status"], &["verify"], &["down", "--yes", "--phase", "indexes"]]
    {
        let run = as_clerk("their jobs", command);
        // A verification that cannot be made proves nothing.
        let expected = if command.contains(&"verify") { 4 } else { 1 };
        assert_eq!(run.code, expected, "{command:?}: {}", run.snapshot());
        assert!(run.stderr.contains("hint: "), "{command:?}: {}", run.stderr);
        for word in [&clerk, "grant "] {
            assert!(run.stderr.contains(word), "{command:?} says no {word}: {}", run.stderr);
        }
    }
    for ledger in ledgers {
        let open = format!("alter table \"their jobs\".{ledger} owner to postgres");
        client.batch_execute(&open).await.expect("an owner");
    }

    let away = format!(
        "drop schema new cascade; drop schema \"their jobs\" cascade; revoke all on database {name} from {clerk};
         drop owned by \"{owner}\", {clerk}; drop role {clerk}; drop role \"{owner}\"; drop role \"ledger of {name}\""
    );
    client.batch_execute(&away).await.expect("away with them");
}

#[tokio::test]
async fn one_who_may_only_read_is_told_why() {
    let database = TestDatabase::empty().await;
    let url = format!("{}{}options=-c%20default_transaction_read_only%3Don", database.url(), {
        if database.url().contains('?') { "&" } else { "?" }
    });
    let run = database.tasker(&["--database-url", &url, "migrate", "up"]);
    assert_eq!(run.code, 1, "{}", run.snapshot());
    assert!(run.stderr.contains("its transactions are read-only by default"), "{}", run.stderr);
    assert!(run.stderr.contains("set default_transaction_read_only = off`"), "{}", run.stderr);
}

#[tokio::test]
async fn a_replica_is_looked_at_and_never_migrated() {
    let primary = Cluster::start_with(&["wal_level=replica"]);
    let at = |url: &str, args: &[&str]| Program::new().env("DATABASE_URL", url).run(args);
    at(&primary.url(), &["migrate", "up"]).success();
    let replica = Cluster::standby_of(&primary);
    let standby = replica.url();
    at(&standby, &["migrate", "status", "--check"]).success();
    let nothing = at(&standby, &["migrate", "up"]).success();
    assert!(nothing.stdout.contains("is up to date"), "{}", nothing.snapshot());

    let plan = at(&standby, &["migrate", "plan", "--indexes", "all"]).success();
    assert!(
        plan.stdout.contains("create index concurrently index_workflow_steps_retry_logic"),
        "{}",
        plan.stdout
    );
    for command in [&["up", "--indexes", "all"][..], &["views", "--to", "v2"]] {
        let run = at(&standby, &[&["migrate"], command].concat());
        assert_eq!(run.code, 1, "{}", run.snapshot());
        assert!(run.stderr.contains("is a read-only replica; migrate its primary instead"), "{}", run.stderr);
        assert!(run.stderr.contains("hint: connect to the primary"), "{}", run.stderr);
    }
}
