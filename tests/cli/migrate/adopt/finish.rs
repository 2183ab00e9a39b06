//! What only the engine used is removed, once nobody needs it.

use super::kill::Executioner;
use super::{Generation, adopt, adopted, alone, schema_of};

#[tokio::test]
async fn finish_removes_what_nothing_uses_and_keeps_what_enforces() {
    let database = adopted(Generation::Versioned).await;
    let before = schema_of(&database).await;
    let priced = database.tasker(&["check", "indexes", "--format", "json"]);
    let priced = priced.json();
    let index = |name: &str| {
        priced["indexes"].as_array().and_then(|all| all.iter().find(|one| one["name"] == name)).cloned()
    };
    let edges = index("idx_edges_from").expect("it is there");
    assert!(edges["pages_per_step"].as_f64().is_some_and(|pages| pages > 0.0), "{edges}");
    assert_eq!(edges["covered_by"]["index"], "index_workflow_step_edges_from", "{edges}");
    let planned =
        adopt(&database, &["finish", "--dry-run", "--keep-index", "tasks_context_idx"]).success().stdout;
    assert_eq!(schema_of(&database).await, before);
    assert!(planned.contains("would drop index idx_edges_from\n"), "{planned}");
    assert!(!planned.contains("would drop index tasks_context_idx\n"), "{planned}");
    assert!(planned.contains("would drop foreign key fk_rails_step_transitions\n"), "{planned}");
    assert!(planned.contains("would drop function get_step_readiness_status\n"), "{planned}");

    let asked = adopt(&database, &["finish"]);
    assert_eq!(asked.code, 2, "{}", asked.snapshot());
    assert_eq!(schema_of(&database).await, before, "nobody has confirmed it");

    let finish = ["finish", "--yes", "--keep-index", "tasks_context_idx"];
    let executioner = Executioner::before(&database).await;
    assert!(executioner.kill(&database, &finish, 7, "drop index concurrently").await);
    alone(&database).await;
    let half = adopt(&database, &["--format", "json"]).success().json();
    assert_eq!(half["next"], "finish");
    adopt(&database, &finish).success();
    assert!(adopt(&database, &["finish"]).success().stdout.contains("finished already"));
    let after = schema_of(&database).await;
    let has = |words: &str| after.iter().any(|line| line.contains(words));
    assert!(has("tasks_context_idx ON") && !has("idx_edges_from") && !has("guard_of_adoption"));
    for covered in ["idx_steps_by_task ON", "tasks_identity_hash_index ON", "transitions_on_step_id ON"] {
        assert!(before.iter().any(|line| line.contains(covered)) && !has(covered), "{covered}");
    }
    // It says of two columns what tasker's says of one.
    assert!(
        before.iter().any(|line| line.contains("step_transitions_parent_most_recent"))
            && !has("parent_most_recent")
    );
    assert!(has("index_step_transitions_most_recent ON"));
    assert!(has("UNIQUE INDEX tasker_workflow_step_transitions_workflow_step_id_sort_key_key"));
    // The engine's annotations still belong to a task.
    assert!(has("tasker_task_annotations_task_id_fkey"));
    let files = |schema: &[String]| -> Vec<String> {
        schema.iter().filter(|line| line.starts_with("table ")).cloned().collect()
    };
    assert_eq!(files(&after), files(&before));

    database.tasker(&["migrate", "status", "--check"]).success();
    database.tasker(&["check", "consistency"]).success();
    let client = database.client().await;
    client
        .batch_execute("update tasker_tasks set reason = 'by hand' where task_id = 1")
        .await
        .expect("no guard");
    let undo = adopt(&database, &["undo"]);
    assert_eq!(undo.code, 1, "{}", undo.snapshot());
    assert!(undo.stderr.contains("cannot be made again"), "{}", undo.stderr);
}
