//! `tasker template graph`.

use insta::assert_snapshot;
use serde_json::json;

use super::{versions, write_shop};
use crate::common::Program;

#[tokio::test]
async fn graph_draws_the_version_that_is_named() {
    let database = versions().await;
    assert_snapshot!(database.tasker(&["template", "graph", "shop/order@1.9.0"]).snapshot(), @r"
    reserve  command
    └─ charge  sql
       └─ ship  noop
    [exit status: 0]
    ");
}

#[test]
fn graph_draws_a_file_without_a_database() {
    let program = Program::new().env("DATABASE_URL", "postgres://nobody@127.0.0.1:1/none");
    write_shop(program.home());
    assert_snapshot!(program.run(&["template", "graph", "order.yaml", "--as", "mermaid"]).snapshot(), @r#"
    flowchart TD
        s0["reserve<br/><small>command</small>"]
        s1["charge<br/><small>sql</small>"]
        s2["ship<br/><small>noop</small>"]
        s0 --> s1
        s1 --> s2
    [exit status: 0]
    "#);
    let run = program.run(&["template", "graph", "order.yaml", "--format", "json"]).success();
    assert_eq!(
        run.json()["edges"],
        json!([{ "from": "reserve", "to": "charge" }, { "from": "charge", "to": "ship" }])
    );
    let run = program.run_with_stdin(&["template", "graph", "-"], "name: x");
    assert_eq!(run.code, 2);
    assert!(run.stdout.is_empty());
}
