//! What a page of `tasker task list` holds, and what `tasker task count` counts,
//! whatever they are asked for.

use jiff::{Span, Timestamp};
use tasker::db::Session;
use tasker::db::queries::counts::{begin_fill, correct, count_differences};
use tasker::engine::inspect::{CountBy, Filter, count_tasks, list_tasks};
use tasker::model::state::State;
use tokio_postgres::Client;

use crate::common::{TestDatabase, eventually};

/// Tasks in every state, among them such as a retry has brought back to `pending`; a
/// workflow nobody submits any more, one with few tasks and one with none.
const SEED: &str = r#"
    insert into tasker_named_tasks (namespace, name)
    values ('shop', 'order'), ('shop', 'retired'), ('shop', 'rare'), ('mail', 'unused');
    insert into tasker_tasks (named_task_id, complete, tags, requested_at)
    select case when n <= 300 then 2 when n % 50 = 0 then 3 else 1 end,
           n * 7 % 11 in (1, 2, 3),
           case when n % 3 = 0 then '["common", "third"]' when n % 40 = 1 then '["rare"]' when n % 2 = 0 then '["common"]' end::jsonb,
           now() - (1500 - n) * interval '1 minute'
      from generate_series(1, 1500) n
     order by n;
    insert into tasker_task_transitions (task_id, from_state, to_state, sort_key, most_recent)
    select task_id, 'in_progress',
           case n when 4 then 'error' when 5 then 'in_progress' when 6 then 'cancelled' when 7 then 'resolved_manually'
                  when 8 then 'pending' else 'complete' end,
           20, true
      from tasker_tasks
     cross join lateral (select task_id * 7 % 11 as n) as drawn
     where n between 1 and 8;
"#;

/// The same question, answered by a look at everything.
const TRUTH: &str = "
    select task.task_id
      from tasker_tasks task
      join tasker_named_tasks workflow using (named_task_id)
      left join tasker_task_transitions current on current.task_id = task.task_id and current.most_recent
     where (cardinality($1::text[]) = 0 or coalesce(current.to_state, 'pending') = any ($1))
       and coalesce(workflow.namespace = $2::text, true)
       and coalesce(workflow.name = $3::text, true)
       and (select bool_and(coalesce(task.tags ? tag, false)) from unnest($4::text[]) as tag) is not false
       and coalesce(task.requested_at >= $5::timestamptz, true)
     order by task.task_id desc";

async fn truth(client: &Client, filter: &Filter) -> Vec<i64> {
    let states: Vec<&str> = filter.states.iter().map(|state| state.as_str()).collect();
    let rows = client
        .query(TRUTH, &[&states, &filter.namespace, &filter.name, &filter.tags, &filter.since])
        .await
        .expect("the truth");
    rows.iter().map(|row| row.get(0)).collect()
}

/// Every combination of what can be filtered by.
fn filters() -> Vec<Filter> {
    let states = [
        vec![],
        vec![State::Complete],
        vec![State::Pending],
        vec![State::Cancelled, State::Error],
        vec![State::Pending, State::InProgress, State::Pending],
    ];
    let workflows: [(Option<&str>, Option<&str>); 6] = [
        (None, None),
        (Some("shop"), None),
        (None, Some("order")),
        (Some("shop"), Some("retired")),
        (None, Some("rare")),
        (Some("mail"), None),
    ];
    let tags: [&[&str]; 4] = [&[], &["rare"], &["common"], &["third", "common"]];
    // Few tasks, looked at one by one, and more than that.
    let since = [None, Some(130), Some(1_300)];
    let since = since.map(|minutes| minutes.map(|minutes| Timestamp::now() - Span::new().minutes(minutes)));
    let mut filters = Vec::new();
    for states in &states {
        for (namespace, name) in workflows {
            for tags in tags {
                for since in since {
                    filters.push(Filter {
                        states: states.clone(),
                        namespace: namespace.map(str::to_owned),
                        name: name.map(str::to_owned),
                        tags: tags.iter().map(|&tag| tag.to_owned()).collect(),
                        since,
                        after: None,
                        limit: 200,
                    });
                }
            }
        }
    }
    filters
}

#[tokio::test]
async fn pages_hold_what_was_asked_for_and_nothing_twice() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    client.batch_execute(SEED).await.expect("the seed");
    client.batch_execute("analyze").await.expect("statistics");
    let session = database.session().await;
    let (mut empty, mut filled) = (0, 0);
    for mut filter in filters() {
        let expected = truth(&client, &filter).await;
        let mut found = Vec::new();
        loop {
            let page = list_tasks(&session, &filter).await.expect("a page").expect("the workflows");
            assert!(page.tasks.len() <= usize::from(filter.limit), "{filter:?}");
            found.extend(page.tasks.iter().map(|task| task.task_id));
            filter.after = page.next_after;
            if filter.after.is_none() {
                break;
            }
        }
        assert_eq!(found, expected, "{filter:?}");
        if found.is_empty() { empty += 1 } else { filled += 1 }
    }
    assert!(empty > 30 && filled > 120, "the seed answers {filled} filters and leaves {empty} empty");
}

#[tokio::test]
async fn counts_add_up_to_the_tasks_that_are_listed() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    client.batch_execute(SEED).await.expect("the seed");
    client
        .batch_execute("update tasker_task_counting set is_filled = false")
        .await
        .expect("nothing is counted");
    let session = database.session().await;
    counts_are_those_of_lists(&session, &client).await;
    // As the first upkeep does.
    begin_fill(&session).await.expect("noted");
    // A transaction of another test, begun before, may still be under way on the same server.
    eventually("the tasks of before are counted", async || {
        let found = count_differences(&session).await.expect("a comparison");
        correct(&session, None, &found).await.expect("a correction")
    })
    .await;
    counts_are_those_of_lists(&session, &client).await;
}

async fn counts_are_those_of_lists(session: &Session, client: &Client) {
    for (namespace, name) in [(None, None), (Some("shop"), None), (None, Some("rare")), (Some("mail"), None)]
    {
        let counts = count_tasks(session, namespace, name, CountBy::Workflow).await.expect("counts");
        let namespaces = count_tasks(session, namespace, name, CountBy::Namespace).await.expect("counts");
        let mut filter = Filter {
            namespace: namespace.map(str::to_owned),
            name: name.map(str::to_owned),
            ..Filter::default()
        };
        assert_eq!(counts.tasks.total, truth(client, &filter).await.len() as i64, "{filter:?}");
        assert_eq!(namespaces.tasks, counts.tasks);
        for state in State::ALL {
            filter.states = vec![state];
            let all = truth(client, &filter).await.len() as i64;
            assert_eq!(counts.tasks.of(state), all, "{filter:?}");
            for group in &counts.groups {
                let filter = Filter {
                    namespace: Some(group.namespace.clone()),
                    name: group.name.clone(),
                    ..filter.clone()
                };
                assert_eq!(group.tasks.of(state), truth(client, &filter).await.len() as i64, "{filter:?}");
            }
        }
    }
}
