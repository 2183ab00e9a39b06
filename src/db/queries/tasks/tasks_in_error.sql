-- Purpose: the tasks in error, in which no step can run any more, at both ends: what has been stuck longest, and what is new.
-- Parameters: $1 the most to return of each end (null: all).
-- Returns: one row. is_partial says that there are others between the two ends.
-- Locks: none.
-- Index: index_task_transitions_state, from both ends as far as the limit.
with oldest as materialized (
    select task_id
      from tasker_task_transitions
     where most_recent and to_state = 'error'
     order by task_id
     limit $1::bigint
), newest as materialized (
    select task_id
      from tasker_task_transitions
     where most_recent and to_state = 'error'
     order by task_id desc
     limit $1::bigint
)
select array(select task_id from oldest union select task_id from newest) as task_ids,
       exists (select
                 from tasker_task_transitions
                where most_recent and to_state = 'error'
                  and task_id > (select max(task_id) from oldest)
                  and task_id < (select min(task_id) from newest)) as is_partial
