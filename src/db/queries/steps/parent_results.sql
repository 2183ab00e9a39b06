-- Purpose: the parents of claimed steps, with the results that are small.
-- Parameters: $1 step ids; $2 the most bytes of a small result as jsonb; $3 the most bytes of all of them as text.
-- Returns: a row for each parent of each step; the result is null where it is to be read by itself.
-- Locks: none. The parents are complete, so there is nothing to race with.
-- Index: primary keys, index_workflow_step_edges_to.
select to_step_id, from_step_id, name,
       case when sum(octet_length(result)) over (rows unbounded preceding) <= $3::bigint then result end as result
  from (select edge.to_step_id, edge.from_step_id, named.name,
               case when parent.results is null then 'null'
                    when pg_column_size(parent.results) > $2::integer then null
                    -- Decompressed: a number is printed with up to 20,000 times its bytes.
                    when pg_column_size(parent.results #> '{}') <= $2::integer then parent.results::text end as result
          from tasker_workflow_step_edges edge
          join tasker_workflow_steps parent on parent.workflow_step_id = edge.from_step_id
          join tasker_named_steps named on named.named_step_id = parent.named_step_id
         where edge.to_step_id = any ($1::bigint[])
        -- Prints each once.
        offset 0) small
