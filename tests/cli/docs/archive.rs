//! The question of `docs/archive.md`, answered by DuckDB from the files alone.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::archive::{age, archive, ended, folder_text};
use crate::common::Run;

const PAGE: &str = include_str!("../../../docs/archive.md");

#[tokio::test]
async fn duckdb_answers_what_the_page_asks() {
    let database = ended(6, 4).await;
    age(&database.client().await, "8 days", "> 0").await;
    archive(&database);
    std::fs::write(database.home().join("tasker.toml"), "[retention]\n\"*\" = { error = \"1d\" }\n")
        .expect("a file");
    archive(&database);
    let question =
        PAGE.split("```sql\n").nth(1).and_then(|rest| rest.split("```").next()).expect("a question");
    let question = question.replace("/srv/archive", &folder_text(&database));
    let mut duckdb = Command::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("scripts/duckdb"));
    duckdb.stdin(Stdio::piped());
    let answer = Run::with_stdin(duckdb, question.as_bytes()).success();
    assert_eq!(answer.stdout, "order,12,12\nrefund,4,4\n");
}
