-- Holds the contexts of tasks to what their workflow declares under `context`: a JSON Schema of the keywords that
-- docs/templates.md lists. `template check` refuses others, so these functions know no more of them.
--
-- Locks: none on tables. A function is renamed, and another takes its name: submissions under way end with the one
-- they began with.

-- Returns a value with the defaults of its schema: for each property that is absent and has one, at every depth.
-- A default is taken as it is written. References are looked up in $3, the whole schema.
create function tasker_with_defaults(schema jsonb, value jsonb, root jsonb) returns jsonb
language plpgsql immutable parallel safe
set search_path = pg_catalog, pg_temp
as $$
declare
    declared jsonb := $1;
    filled jsonb := $2;
    field record;
begin
    -- A schema whose references lead to themselves fits nothing: tasker_schema_faults says so.
    for link in 1..20 loop
        if filled is null and declared ? 'default' then
            return declared -> 'default';
        end if;
        if jsonb_typeof(filled) = 'object' then
            for field in select key, tasker_with_defaults(property, filled -> key, $3) as value
                           from jsonb_each(declared -> 'properties') as property (key, property)
            loop
                if field.value is not null then
                    filled := filled || jsonb_build_object(field.key, field.value);
                end if;
            end loop;
            if jsonb_typeof(declared -> 'additionalProperties') = 'object' then
                select filled || coalesce(jsonb_object_agg(key, tasker_with_defaults(declared -> 'additionalProperties', other, $3)), '{}')
                  into filled
                  from jsonb_each(filled) as other (key, other)
                 where not coalesce(declared -> 'properties' ? key, false);
            end if;
        elsif jsonb_typeof(filled) = 'array' and jsonb_typeof(declared -> 'items') = 'object' then
            select coalesce(jsonb_agg(tasker_with_defaults(declared -> 'items', item, $3) order by n), '[]')
              into filled
              from jsonb_array_elements(filled) with ordinality as element (item, n);
        end if;
        exit when not coalesce(declared ? '$ref', false);
        declared := case declared ->> '$ref' when '#' then $3 else $3 -> '$defs' -> substr(declared ->> '$ref', 9) end;
    end loop;
    return filled;
end
$$;

-- Returns why values do not fit a schema: every fault of each, with its path. One statement looks at all values, level
-- by level.
create function tasker_schema_faults(schema jsonb, "values" jsonb[], path text)
returns table (ordinal bigint, fault text)
language plpgsql immutable parallel safe
set search_path = pg_catalog, pg_temp
-- To compile the statement takes longer than a thousand contexts do, and to plan it longer than ten.
set jit = off
set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
begin
    return query
with recursive part (ordinal, at, schema, value, kind, links) as (
    select n, $3, $1, given, jsonb_typeof(given), 0
      from unnest($2) with ordinality as element (given, n)
     union all
    select part.ordinal,
           case when below.key is null then part.at || coalesce('[' || below.index - 1 || ']', '')
                when below.key ~ '^[A-Za-z_][A-Za-z0-9_]*$' then part.at || '.' || below.key
                else part.at || '[' || to_jsonb(below.key)::text || ']' end,
           below.schema, below.value, jsonb_typeof(below.value), below.links
      from part
     cross join lateral (
           select null as key, null::bigint as index, part.value, part.links + 1 as links,
                  case part.schema ->> '$ref' when '#' then $1 else coalesce($1 -> '$defs' -> substr(part.schema ->> '$ref', 9), 'false') end as schema
            where part.schema ? '$ref' and part.links < 20
            union all
           select key, null, part.value -> key, 0, property
             from jsonb_each(case when part.kind = 'object' then part.schema -> 'properties' end) as property (key, property)
            where part.value ? key
            union all
           select key, null, other, 0, part.schema -> 'additionalProperties'
             from jsonb_each(case when part.kind = 'object' and jsonb_typeof(part.schema -> 'additionalProperties') = 'object'
                                  then part.value end) as other (key, other)
            where not coalesce(part.schema -> 'properties' ? key, false)
            union all
           select null, n, item, 0, part.schema -> 'items'
             from jsonb_array_elements(case when part.kind = 'array' and part.schema ? 'items' then part.value end)
                  with ordinality as element (item, n)
           ) below
), judged as (
    select ordinal, at, schema, value, kind, links,
           case kind when 'string' then char_length(value #>> '{}')
                     when 'array' then jsonb_array_length(value)
                     when 'object' then (select count(*) from jsonb_object_keys(value)) end as size,
           case kind when 'string' then array['minLength', 'maxLength', 'characters']
                     when 'array' then array['minItems', 'maxItems', 'items']
                     else array['minProperties', 'maxProperties', 'fields'] end as words,
           case when length(value::text) > 60 then left(value::text, 60) || '…' else value::text end as printed
      from part
     where schema <> 'true'
)
select ordinal, at || found.fault
  from judged
 cross join lateral (
       select ' is not allowed' as fault
        where schema = 'false'
        union all
       select ' is declared by references that lead to each other'
        where schema ? '$ref' and links = 20
        union all
       select ' is of type ' || kind || ', not '
              || case jsonb_typeof(schema -> 'type') when 'string' then schema ->> 'type'
                      else (select string_agg(name, ' or ' order by n)
                              from jsonb_array_elements_text(schema -> 'type') with ordinality as type (name, n)) end
        where not schema -> 'type' ? kind
          and not (schema -> 'type' ? 'integer' and case when kind = 'number' then value::numeric = trunc(value::numeric) else false end)
        union all
       select ' is ' || printed || ', not one of '
              || (select string_agg(word::text, ', ' order by n) from jsonb_array_elements(schema -> 'enum') with ordinality as listed (word, n))
        where not exists (select from jsonb_array_elements(schema -> 'enum') as listed (word) where word = value) and schema ? 'enum'
        union all
       select ' is ' || printed || ', not ' || (schema -> 'const')::text
        where schema -> 'const' <> value
        union all
       select ' is ' || printed || ', which is ' || wrong
         from (values ('less than ' || (schema ->> 'minimum'), value < schema -> 'minimum'),
                      ('more than ' || (schema ->> 'maximum'), value > schema -> 'maximum'),
                      ('not more than ' || (schema ->> 'exclusiveMinimum'), value <= schema -> 'exclusiveMinimum'),
                      ('not less than ' || (schema ->> 'exclusiveMaximum'), value >= schema -> 'exclusiveMaximum')) bound (wrong, is_wrong)
        where kind = 'number' and is_wrong
        union all
       select ' has ' || size || ' ' || words[3] || ', ' || wrong
         from (values ('at least ' || (schema ->> words[1]) || ' are needed', size < (schema ->> words[1])::numeric),
                      ('at most ' || (schema ->> words[2]) || ' are allowed', size > (schema ->> words[2])::numeric)) bound (wrong, is_wrong)
        where is_wrong
        union all
       select ' has no ' || to_jsonb(name)::text
         from jsonb_array_elements_text(case when kind = 'object' then schema -> 'required' end) as needed (name)
        where not value ? name
        union all
       select ' has ' || to_jsonb(key)::text || ', and takes '
              || coalesce('only ' || (select string_agg(name, ', ' order by name) from jsonb_object_keys(schema -> 'properties') as name), 'no fields')
         from jsonb_object_keys(case when kind = 'object' and schema -> 'additionalProperties' = 'false' then value end) as key
        where not coalesce(schema -> 'properties' ? key, false)
       ) found
 order by ordinal, at, fault;
end
$$;

-- Returns the contexts of new tasks with the defaults that their workflow declares. Refuses them all if one does not fit:
-- the detail of the error has every fault, up to a hundred. Runs as its owner, like those that submit: who may do that learns
-- what a workflow declares, and nothing else.
create function tasker_checked_contexts(named_task_id bigint, contexts jsonb[]) returns jsonb[]
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    declared jsonb;
    workflow text;
    filled jsonb[];
    tasks bigint;
    faults text[];
begin
    select named.definition -> 'context', named.namespace || '/' || named.name || '@' || named.version
      into declared, workflow
      from tasker_named_tasks named
     where named.named_task_id = $1;
    if declared is null then
        return $2;
    end if;
    -- A task without a context has an empty one, unless the whole context has a default.
    select array_agg(coalesce(tasker_with_defaults(declared, given, declared), tasker_with_defaults(declared, '{}', declared)) order by n)
      into filled
      from unnest($2) with ordinality as element (given, n);
    select count(distinct found.ordinal), array_agg(case when cardinality($2) > 1 then 'task ' || found.ordinal || ': ' else '' end || found.fault
                                                    order by found.ordinal, found.fault)
      into tasks, faults
      from tasker_schema_faults(declared, filled, '$.context') found;
    if tasks > 0 then
        raise exception '%', case when cardinality($2) = 1 then 'the context does not fit ' || workflow
                                  else tasks || ' of ' || cardinality($2) || ' contexts do not fit ' || workflow end
            using errcode = 'invalid_parameter_value', constraint = 'context',
                  detail = array_to_string(faults[1:100], E'\n')
                           || case when cardinality(faults) > 100 then E'\nand ' || cardinality(faults) - 100 || ' more' else '' end,
                  hint = 'the workflow declares its fields under `context`';
    end if;
    return filled;
end
$$;

-- What inserts tasks goes on under another name, and what submits them checks their contexts first.
alter function tasker_submit_tasks(bigint, jsonb[], jsonb[], smallint[], text[], text[], text[], text[]) rename to tasker_insert_tasks;

create function tasker_submit_tasks(
    named_task_id bigint, contexts jsonb[], tags jsonb[], priorities smallint[], initiators text[], source_systems text[],
    reasons text[], identities text[]
) returns table (ordinal bigint, task_id bigint, workflow text, identity text, is_new boolean, differs boolean, notified bigint)
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    return query select * from tasker_insert_tasks($1, tasker_checked_contexts($1, $2), $3, $4, $5, $6, $7, $8);
end
$$;

revoke execute on function tasker_with_defaults(jsonb, jsonb, jsonb) from public;
revoke execute on function tasker_schema_faults(jsonb, jsonb[], text) from public;
revoke execute on function tasker_checked_contexts(bigint, jsonb[]) from public;
revoke execute on function tasker_submit_tasks(bigint, jsonb[], jsonb[], smallint[], text[], text[], text[], text[]) from public;
