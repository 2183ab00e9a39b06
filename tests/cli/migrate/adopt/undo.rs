//! The way back to the engine, and where there is none any more.

use super::adoption::workflow;
use super::{Generation, adopt, adopted, alone, assert_same, engine, rows_of, schema_of, states_of};

#[tokio::test]
async fn the_engine_gets_its_schema_back() {
    for generation in [Generation::Unversioned, Generation::Versioned] {
        let database = engine(generation).await;
        let client = database.client().await;
        client
            .batch_execute(
                "create view late_tasks as select task_id, requested_at from tasker_tasks where not complete;
                 grant select on late_tasks, tasker_step_dag_relationships to public",
            )
            .await
            .expect("a view of the application's own");
        drop(client);
        let (schema, rows, states) =
            (schema_of(&database).await, rows_of(&database).await, states_of(&database).await);
        alone(&database).await;
        adopt(&database, &["prepare", "--short-cutover"]).success();
        let prepared = schema_of(&database).await;
        alone(&database).await;
        adopt(&database, &["cut-over", "--in-progress", "error"]).success();
        let there: i64 = database
            .client()
            .await
            .query_one("select count(*) from late_tasks", &[])
            .await
            .expect("rows")
            .get(0);
        assert_eq!(there, 400);
        alone(&database).await;

        let planned = adopt(&database, &["undo", "--dry-run"]).success().stdout;
        assert_eq!(adopt(&database, &["undo"]).success().stdout, planned.replace("would undo", "undid"));
        assert_same(&schema_of(&database).await, &prepared);
        assert_eq!((rows_of(&database).await, states_of(&database).await), (rows.clone(), states.clone()));
        alone(&database).await;
        assert_eq!(adopt(&database, &["undo"]).success().stdout, "undid prepare\n");
        assert_same(&schema_of(&database).await, &schema);
        alone(&database).await;
        if generation == Generation::Versioned {
            // The functions work again.
            let client = database.client().await;
            client.query("select * from get_step_readiness_status(14)", &[]).await.expect("the engine's own");
        }
        let run = adopt(&database, &["undo"]);
        assert_eq!(run.code, 1, "{}", run.snapshot());
        // And once more, over the same tables.
        alone(&database).await;
        adopt(&database, &["prepare"]).success();
        adopt(&database, &["cut-over", "--in-progress", "resolve"]).success();
        adopt(&database, &["derive"]).success();
        adopt(&database, &["verify"]).success();
        assert!(states_of(&database).await.contains("step resolved_manually 150"));
        database.tasker(&["migrate", "status", "--check"]).success();
    }
}

#[tokio::test]
async fn there_is_no_way_back_once_tasker_has_worked() {
    let database = adopted(Generation::Versioned).await;
    database.tasker_with_stdin(&["template", "apply", "-"], workflow("shop", "order", "2.0.0")).success();
    let refused = |what: &str| {
        let run = adopt(&database, &["undo"]);
        assert_eq!(run.code, 1, "{}", run.snapshot());
        assert!(run.stderr.contains("cannot be given back: ") && run.stderr.contains(what), "{}", run.stderr);
    };
    refused("1 workflows were applied");
    database.tasker(&["task", "submit", "shop/order@2.0.0", "--context", "{}"]).success();
    refused("1 tasks were submitted");
    database.tasker(&["worker", "run", "--drain"]).success();
    refused("a worker has run");
    database.tasker(&["migrate", "status", "--check"]).success();
}
