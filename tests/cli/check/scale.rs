//! `tasker check scale`: what a query may take as the database grows, and that breaking it is told.

use std::fs;
use std::sync::Arc;

use nix::sys::signal::Signal;
use serde_json::{Value, json};
use tasker::checks::builtin::{self, Tasker};
use tasker::engine::bench::seed::{SeedStage, grow};
use tasker::querycheck::growth::{Filling, evaluate, measure};
use tasker::querycheck::{CauseCode, Options, Parameters, QueryCheck, Report, Status};

use crate::common::{Process, TestDatabase};
use crate::fixture::scratch::{await_work, databases, pattern_of};

#[tokio::test]
async fn a_claim_and_one_tasks_readiness_stay_as_they_are_while_everything_grows() {
    let database = TestDatabase::empty().await;
    let args = ["check", "scale", "--sizes", "1600,100,400,100", "--query", "claim_steps", "--query"];
    let more = ["step_readiness", "--chart", "growth.svg", "--format", "json"];
    let process = Process::start(database.command(&[&args[..], &more[..]].concat()));
    // Other tests measure on this server too.
    let own_databases = pattern_of("check", &process);
    let json = process.ended().await.success().json();
    assert_eq!((&json["status"], &json["findings"]), (&json!("passed"), &json!([])));
    assert_eq!(json["sizes"], json!([100, 400, 1600]));
    assert_eq!(json["progress"], json!(["waiting", "history", "mixed"]));
    let curves = json["curves"].as_array().expect("curves");
    for check in ["claim_steps", "step_readiness"] {
        for progress in ["waiting", "history", "mixed"] {
            let ours = |curve: &&Value| curve["check"] == check && curve["progress"] == progress;
            let ours: Vec<&Value> = curves.iter().filter(ours).collect();
            assert!(!ours.is_empty(), "{check} {progress}");
            for curve in ours {
                assert_eq!(
                    (&curve["status"], &curve["allowed"]),
                    (&json!("passed"), &json!("O(1)")),
                    "{curve}"
                );
                assert_eq!(curve["pages"]["class"], "O(1)", "{curve}");
                let answers = curve["answers"].as_array().expect("answers");
                let sizes: Vec<&Value> = answers.iter().map(|answer| &answer["tasks"]).collect();
                assert_eq!(sizes, [&json!(100), &json!(400), &json!(1600)], "{curve}");
                assert!(answers.iter().all(|answer| answer["pages"].as_u64() > Some(0)), "{curve}");
            }
        }
    }
    let svg = fs::read_to_string(database.home().join("growth.svg")).expect("a chart");
    for words in ["claim_steps", "step_readiness", "waiting", "history", "mixed", "pages of 8 kB"] {
        assert!(svg.contains(&format!(">{words}</text>")), "{words}");
    }
    assert_eq!(databases(&database.client().await, &own_databases).await, [""; 0]);
}

#[tokio::test]
async fn what_grows_faster_than_it_may_is_told_with_the_node_that_reads_more() {
    let database = TestDatabase::empty().await;
    let checks = "checks:
  - name: by_reason
    sql: select task_id from tasker_tasks where reason = 'audit'
    expect:
      no_temp_spill: true
    grows: flat
  - name: all_of_them
    sql: select count(*) from tasker_tasks
    expect:
      no_temp_spill: true
    grows: linear
";
    fs::write(database.home().join("checks.yaml"), checks).expect("a file");
    let args =
        ["check", "scale", "--file", "checks.yaml", "--sizes", "300,1000,4000", "--progress", "waiting"];
    let run = database.tasker(&args);
    assert_eq!(run.code, 3, "{}", run.snapshot());
    let lines: Vec<&str> = run.stdout.lines().collect();
    let words = |line: usize| lines[line].split_whitespace().collect::<Vec<_>>();
    assert_eq!(lines[0], "Pages of 8 kB by the number of tasks");
    assert_eq!(words(2), ["QUERY", "CASE", "300", "1,000", "4,000", "EXPONENT", "GROWTH", "ALLOWED", "TIME"]);
    assert_eq!(words(3)[..2], ["✗", "by_reason"], "{}", run.stdout);
    assert_eq!(words(4)[..2], ["✓", "all_of_them"], "{}", run.stdout);
    assert!(
        run.stdout.contains("no_index  no index of tasker_tasks serves (tasker_tasks.reason = "),
        "{}",
        run.stdout
    );
    let found = "expected O(1) at most, found O(n): ";
    assert!(
        run.stdout.contains(found) && run.stdout.contains("; Seq Scan on tasker_tasks: "),
        "{}",
        run.stdout
    );

    let json = database.tasker(&[&args[..], &["--format", "json"]].concat()).json();
    assert_eq!(json["findings"].as_array().map(Vec::len), Some(1), "{json}");
    let curve = &json["curves"][0];
    assert_eq!(curve["grown"][0]["node"], "Seq Scan on tasker_tasks");
    let answer = |place: usize| curve["answers"][place]["pages"].as_u64();
    let grown = |key: &str| curve["grown"][0][key].as_u64();
    assert_eq!((grown("pages_before"), grown("pages")), (answer(0), answer(2)), "all it reads is that table");
    assert!(answer(2) > answer(0).map(|pages| pages * 8), "{curve}");
}

#[tokio::test]
async fn what_was_not_measured_is_never_fine() {
    let database = TestDatabase::empty().await;
    let check = |more: &str| format!("checks:\n  - name: own\n    expect: {{ no_temp_spill: true }}\n{more}");
    for (text, said) in [
        (check("    sql: select 1\n"), "the check sets no limit on growth"),
        (
            check(
                "    sql: select $1::bigint\n    cases: [{ name: none, parameters_from: select 1 where false }]\n    grows: flat\n",
            ),
            "no parameters to plan with: the query for the parameters of none returns no row",
        ),
        (check("    sql: select 1 / 0\n    grows: flat\n"), "among 10 tasks: division by zero"),
    ] {
        fs::write(database.home().join("checks.yaml"), text).expect("a file");
        let args = ["check", "scale", "--file", "checks.yaml", "--sizes", "10,20", "--progress", "mixed"];
        let run = database.tasker(&args);
        assert_eq!(run.code, 4, "{}", run.snapshot());
        assert!(
            run.stdout.contains(said) && run.stdout.contains("  hint: ") != said.contains("zero"),
            "{}",
            run.stdout
        );
    }
}

#[tokio::test]
async fn a_signal_ends_the_measuring_and_drops_the_database() {
    let database = TestDatabase::empty().await;
    let client = database.client().await;
    let process = Process::start(database.command(&["check", "scale", "--sizes", "100,1000000"]));
    let pattern = pattern_of("check", &process);
    await_work(&client, &pattern, "tasker_tasks").await;
    process.signal(Signal::SIGINT);
    let run = process.ended().await;
    assert_eq!((run.code, run.stdout.as_str()), (130, ""), "{}", run.snapshot());
    assert_eq!(databases(&client, &pattern).await, [""; 0]);
}

#[tokio::test]
async fn bad_arguments_are_told_before_anything_is_measured() {
    let database = TestDatabase::empty().await;
    for args in [
        ["--sizes", "500"],
        ["--sizes", "500,500"],
        ["--sizes", "0,10"],
        ["--progress", "late"],
        ["--query", "claim_step"],
        ["--chart", "no/such/folder/growth.svg"],
    ] {
        let run = database.tasker(&[&["check", "scale"], &args[..]].concat());
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{}", run.snapshot());
        assert!(!run.stderr.contains("checking in"), "{}", run.stderr);
    }
}

/// Measures one of our own checks, in a database as it is.
async fn measured(database: &TestDatabase, check: QueryCheck, stage: SeedStage) -> Report {
    measured_at(vec![200, 800, 3200], database, check, stage).await
}

async fn measured_at(
    sizes: Vec<usize>,
    database: &TestDatabase,
    check: QueryCheck,
    stage: SeedStage,
) -> Report {
    let mut session = database.session().await;
    let grow = async |had, tasks| {
        grow(&mut session, had, tasks, stage, true, &(Arc::new(|_: &str, _, _| {}) as _)).await?;
        Ok(())
    };
    let options = Options { analyze: true, ..Options::default() };
    let filling = Filling { progress: "some".to_owned(), sizes };
    let checks = [check];
    let asking = database.session().await;
    let series =
        measure(&asking, &Tasker { schema: "public" }, &checks, &options, &filling, grow, &|_, _| {}).await;
    evaluate(&checks, &options, vec![series.expect("measured")]).0
}

fn check_named(name: &str) -> QueryCheck {
    builtin::checks().into_iter().find(|check| check.name == name).expect("a check")
}

/// The only finding: its cause, and what it is about.
#[track_caller]
fn only_finding(report: &Report) -> (CauseCode, &str) {
    assert_eq!(report.status(), Status::Failed, "{report:#?}");
    assert_eq!(report.findings.len(), 1, "{:#?}", report.findings);
    (report.findings[0].cause, &report.findings[0].object)
}

#[tokio::test]
async fn a_lost_index_is_what_makes_the_claim_grow() {
    let database = TestDatabase::new().await;
    database.client().await.batch_execute("drop index index_ready_steps_lanes").await.expect("dropped");
    let sizes = vec![500, 2000, 8000];
    let report = measured_at(sizes, &database, check_named("claim_steps"), SeedStage::Waiting).await;
    assert_eq!(only_finding(&report), (CauseCode::IndexMissing, "index_ready_steps_lanes"));
    assert_eq!(report.findings[0].fix, ["tasker migrate up"]);
}

#[tokio::test]
async fn views_that_read_everything_are_what_makes_readiness_grow() {
    let database = TestDatabase::new().await;
    let _ = database.tasker(&["migrate", "views", "--to", "v2"]).success();
    let report = measured(&database, check_named("step_readiness"), SeedStage::Mixed).await;
    assert_eq!(only_finding(&report), (CauseCode::ViewVersion, "tasker_step_readiness_statuses"));
}

#[tokio::test]
async fn a_lost_limit_is_told_as_one() {
    let database = TestDatabase::new().await;
    let mut check = check_named("claim_steps");
    check.name = "ready_steps".to_owned();
    check.sql = "select seq, workflow_step_id from tasker_ready_steps order by queue, priority, handler, seq limit 16"
        .to_owned();
    check.cases.truncate(1);
    check.cases[0].parameters = Parameters::Given(Vec::new());
    check.expect.clear();
    let fine = measured(&database, check.clone(), SeedStage::Waiting).await;
    assert_eq!((fine.status(), fine.findings.len()), (Status::Passed, 0), "{fine:#?}");
    let database = TestDatabase::new().await;
    check.sql = check.sql.replace(" limit 16", "");
    let report = measured(&database, check, SeedStage::Waiting).await;
    assert_eq!(only_finding(&report), (CauseCode::NoLimit, "ready_steps"));
    assert_eq!(report.checks[0].runs.len(), 1, "planned once, generically");
}

#[tokio::test]
async fn documents_for_ci_say_what_the_table_says() {
    let database = TestDatabase::empty().await;
    let checks = "checks:
  - name: everything
    sql: select count(*) from tasker_workflow_steps
    plans: custom
    expect: { no_temp_spill: true }
    grows: flat
  - name: one of it
    sql: select task_id from tasker_tasks where task_id = 1
    plans: custom
    expect: { no_temp_spill: true }
    grows: flat
  - name: nothing
    sql: select * from not_there
    plans: custom
    expect: { no_temp_spill: true }
    grows: flat
";
    fs::write(database.home().join("checks.yaml"), checks).expect("a file");
    let args =
        ["check", "scale", "--file", "checks.yaml", "--sizes", "300,1000,4000", "--progress", "waiting"];
    let as_format = |format: &str| {
        let run = database.tasker(&[&args[..], &["--format", format]].concat());
        assert_eq!(run.code, 3, "{}", run.snapshot());
        run
    };
    let table = as_format("table").stdout;
    assert!(table.contains("3 queries: 1 passed, 1 failed, 1 not checked"), "{table}");

    let junit = as_format("junit");
    assert!(junit.stderr.contains("3 queries: 1 passed, 1 failed, 1 not checked"), "{}", junit.stderr);
    for part in [
        "<testsuites name=\"tasker check scale\" tests=\"3\" failures=\"1\" errors=\"1\">",
        "<testsuite name=\"everything\" tests=\"1\" skipped=\"0\" errors=\"0\" failures=\"1\">",
        "<testsuite name=\"one of it\" tests=\"1\" skipped=\"0\" errors=\"0\" failures=\"0\">",
        "type=\"counts_all\"",
        "grows (chosen): expected O(1) at most, found O(n): ",
        "relation &quot;not_there&quot; does not exist",
    ] {
        assert!(junit.stdout.contains(part), "{part} is missing:\n{}", junit.stdout);
    }

    let github = as_format("github").stdout;
    let lines: Vec<&str> = github.lines().collect();
    assert_eq!(lines.len(), 2, "{github}");
    let grown = "::error file=checks.yaml,line=6,col=12,title=counts_all everything::";
    assert!(lines[0].starts_with(grown), "{github}");
    assert!(lines[1].contains("title=unchecked nothing::nothing was not checked: "), "{github}");

    let sarif = as_format("sarif").json();
    assert_eq!(
        (&sarif["version"], &sarif["runs"][0]["tool"]["driver"]["name"]),
        (&json!("2.1.0"), &json!("tasker"))
    );
    let results = sarif["runs"][0]["results"].as_array().expect("results");
    let said: Vec<(&Value, &Value)> = results
        .iter()
        .map(|result| {
            let place = &result["locations"][0]["physicalLocation"];
            (&result["ruleId"], &place["region"]["startLine"])
        })
        .collect();
    assert_eq!(said, [(&json!("counts_all"), &json!(6)), (&json!("unchecked"), &json!(13))]);
}
