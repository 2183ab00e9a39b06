-- Purpose: the edges of one template.
-- Parameters: $1 template; then one array element for each edge: $2 parent, $3 child (named steps).
-- Locks: new rows only; the template's own row is new in this transaction.
-- Index: none is searched.
-- Plan: none, its tables are as small as the number of workflows, queues or workers.
insert into tasker_named_tasks_edges (named_task_id, from_named_step_id, to_named_step_id)
select $1, edge.parent, edge.child
from unnest($2::bigint[], $3::bigint[]) as edge (parent, child)
