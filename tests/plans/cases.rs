//! The cases: for each query file who runs it, what its rows may cost, and what
//! it is asked. Arguments are SQL, evaluated on the seeded database beforehand.

use tasker::db::Purpose::{self, Command, Handler, Migration, Worker};

use crate::explain::Mode::{self, Custom, Generic};

/// One query file.
pub struct Query {
    pub name: &'static str,
    /// What the program opens the session for that runs it.
    pub purpose: Purpose,
    /// The ways it is planned there.
    pub modes: &'static [Mode],
    /// The most blocks for each thing asked for.
    pub blocks: u64,
    pub cases: &'static [Case],
}

/// One call of a query.
pub struct Case {
    pub what: &'static str,
    /// Things asked for: at least so many rows are returned or written.
    pub asks: u64,
    /// Things that are looked at for the answer, where that is not the same.
    pub over: u64,
    /// The thing asked for is every task: tables and indexes may be read from end to end.
    pub reads_all: bool,
    pub arguments: &'static [&'static str],
}

/// A statement that the server does not plan.
pub const UNPLANNED: [&str; 2] = ["create_index_ledger", "create_view_ledger"];

const fn query(name: &'static str, purpose: Purpose, blocks: u64, cases: &'static [Case]) -> Query {
    // A worker plans once (see the settings of its sessions). A command that asks
    // again and again does so too from the sixth time on, when the server likes.
    let modes: &[Mode] = match purpose {
        Worker => &[Generic],
        _ => &[Custom, Generic],
    };
    Query { name, purpose, modes, blocks, cases }
}

/// A query that relies on its parameters being known: once for each command.
const fn planned_anew(name: &'static str, blocks: u64, cases: &'static [Case]) -> Query {
    Query { name, purpose: Command, modes: &[Custom], blocks, cases }
}

const fn case(what: &'static str, asks: u64, arguments: &'static [&'static str]) -> Case {
    Case { what, asks, over: asks, reads_all: false, arguments }
}

impl Case {
    const fn reads_all(mut self) -> Case {
        self.reads_all = true;
        self
    }

    /// The answer needs a look at so many things.
    const fn over(mut self, things: u64) -> Case {
        self.over = things;
        self
    }
}

const NEWEST_TASK: &str = "select max(id) from seed.task where workflow = 'order'";
const PAGE: &str = "array(select id from seed.task order by id desc limit 21)";
const BROKEN: &str = "select max(id) from seed.task where workflow = 'broken'";
const WIDE: &str = "select max(id) from seed.task where workflow = 'wide'";
const FIRST: &str = "select min(workflow_step_id) from tasker_workflow_steps where task_id = (select max(id) from seed.task where workflow = 'order')";
const LAST_STEP: &str = "select max(workflow_step_id) from tasker_workflow_steps where task_id = (select max(id) from seed.task where workflow = 'order')";
const LAST_ONE: &str = "array(select max(workflow_step_id) from tasker_workflow_steps where task_id = (select max(id) from seed.task where workflow = 'order'))";
const ROOT: &str = "select min(workflow_step_id) from tasker_workflow_steps where task_id = (select max(id) from seed.task where workflow = 'wide')";
const BRANCH: &str = "select max(workflow_step_id) from tasker_workflow_steps where task_id = (select max(id) from seed.task where workflow = 'wide')";
const BRANCHES: &str = "array(select max(workflow_step_id) from tasker_workflow_steps where task_id = (select max(id) from seed.task where workflow = 'wide'))";
const LIVE: &str =
    "select min(worker_id) from seed.held join tasker_workers using (worker_id) where host = 'live'";
const LOST: &str = "array(select worker_id from tasker_workers where host = 'lost')";
/// Sixteen first steps of the live worker; each frees three.
const FIRST_STEPS: &str = "array(select id from seed.held join tasker_workers using (worker_id) where host = 'live' and name = 'fetch' order by id)";
const FIRST_STEP: &str = "array(select min(id) from seed.held join tasker_workers using (worker_id) where host = 'live' and name = 'fetch')";
/// Sixteen last steps of the live worker; each ends its task.
const LAST_STEPS: &str = "array(select id from seed.held join tasker_workers using (worker_id) where host = 'live' and name = 'publish' order by id)";
const ONES: &str = "array_fill(1, array[16])";
const RESULTS: &str = "array_fill('{\"rows\": 1}'::jsonb, array[16])";
const FAILURES: &str = "array_fill('{\"message\": \"no connection\"}'::jsonb, array[16])";
const WAITS: &str = "array_fill(1000, array[16])";
const NO_REQUESTS: &str = "array_fill(null::integer, array[16])";
const MARKS: [&str; 3] =
    ["array['default']", "array[0]", "array[(select min(seq) from tasker_ready_steps) - 1]"];
const NULL: &str = "null";
/// A page of twenty, and one more.
const LIMIT: &str = "21";
const RARE: &str = "'[\"rare\"]'";
const COMMON: &str = "'[\"common\"]'";
const CUSTOMER: &str = "'[\"customer-7\"]'";
const TWO_TAGS: &str = "'[\"customer-8\", \"common\"]'";
const ORDER: &str = "array(select id from seed.workflow where name = 'order')";
const ORDER_ID: &str = "select id from seed.workflow where name = 'order'";
const NONE: &str = "array[null]";
const HUNDRED: &str = "array_fill(null::text, array[100])";
const RETIRED: &str = "array(select id from seed.workflow where name = 'retired')";
const BROKEN_ONES: &str = "array(select id from seed.workflow where name = 'broken')";
const FLAKY: &str = "array(select id from seed.workflow where name = 'flaky')";
const BOTH: &str = "array(select id from seed.workflow where name in ('order', 'retired'))";
/// Before all but ten tasks.
const JUST_NOW: &str = "select requested_at from seed.task order by id desc offset 10 limit 1";
/// Before nine in ten of them.
const LONG_AGO: &str =
    "select requested_at from seed.task order by id offset (select count(*) / 10 from seed.task) limit 1";
/// After half of them.
const MIDWAY: &str =
    "select requested_at from seed.task order by id offset (select count(*) / 2 from seed.task) limit 1";
/// The moves of the state machine: from, to.
const MOVES: [&str; 2] = [
    "'{pending,pending,in_progress,in_progress,in_progress,error}'",
    "'{in_progress,cancelled,complete,error,pending,pending}'",
];
/// The last of a page deep in the list.
const DEEP: &str = "select count(*) / 2 from seed.task";
const DEEPER: &str = "select count(*) * 8 / 10 from seed.task";

// A table: a line for each case.
#[rustfmt::skip]
pub const QUERIES: &[Query] = &[
    query("backend_pid", Migration, 0, &[case("ours", 1, &[])]),
    query("build_progress", Migration, 0, &[case("of none", 1, &["pg_backend_pid()"])]),
    query("cancel_steps", Command, 100, &[
        case("seven that wait", 7, &[NEWEST_TASK, "array(select workflow_step_id from tasker_workflow_steps where task_id = (select max(id) from seed.task where workflow = 'order'))", "'{}'"]),
        case("what is left of one in backoff", 3, &["select max(id) from seed.task where workflow = 'flaky'", "array(select workflow_step_id from tasker_workflow_steps where not processed and task_id = (select max(id) from seed.task where workflow = 'flaky'))", "'{}'"]),
        case("two hundred", 201, &[WIDE, "array(select workflow_step_id from tasker_workflow_steps where not processed and task_id = (select max(id) from seed.task where workflow = 'wide'))", "'{}'"]),
    ]),
    query("catalog_objects", Command, 0, &[case("all", 170, &["'public'"])]),
    query("claim_steps", Worker, 80, &[
        case("from the watermark", 16, &[LIVE, NULL, MARKS[0], MARKS[1], MARKS[2], "16"]),
        case("one step", 1, &[LIVE, "array['default']", MARKS[0], MARKS[1], MARKS[2], "1"]),
        case("nothing", 0, &[LIVE, "array['nobody']", MARKS[0], MARKS[1], MARKS[2], "16"]),
    ]),
    query("clock", Command, 0, &[case("now", 1, &[])]),
    query("complete_steps", Worker, 140, &[
        case("first steps", 16, &[LIVE, FIRST_STEPS, ONES, RESULTS, "16", NULL]),
        case("last steps", 16, &[LIVE, LAST_STEPS, ONES, RESULTS, "16", NULL]),
        case("claims that have passed on", 0, &["0", LAST_STEPS, ONES, RESULTS, "16", NULL]),
    ]),
    query("count_trial_pages", Worker, 0, &[case("none", 1, &[])]),
    query("data_folder", Command, 0, &[case("ours", 1, &[])]),
    query("entry_width", Command, 20, &[case("two columns", 1, &["'public'", "'tasker_workflow_steps'", "'{task_id,queue}'"]).over(2)]),
    query("fail_steps", Worker, 100, &[
        case("into backoff", 16, &[LIVE, FIRST_STEPS, ONES, FAILURES, WAITS, NO_REQUESTS, "array_fill(false, array[16])"]),
        case("for good", 16, &[LIVE, LAST_STEPS, ONES, FAILURES, WAITS, NO_REQUESTS, "array_fill(true, array[16])"]),
    ]),
    planned_anew("count_tasks", 1, &[
        case("every task", 5, &[NULL, NULL]).reads_all(),
        case("of a namespace", 5, &["'plans'", NULL]).reads_all(),
    ]),
    query("failed_for_good", Command, 10, &[case("a hundred", 1, &["100"]).over(100), case("all", 1, &["5000"]).over(400)]),
    query("find_ledger", Command, 0, &[case("ours", 1, &["'public'"])]),
    query("find_named_steps", Command, 10, &[
        case("one step", 1, &["select min(dependent_system_id) from tasker_dependent_systems", "'{fetch}'"]),
        case("seven steps", 7, &["select min(dependent_system_id) from tasker_dependent_systems", "'{fetch,left,middle,right,join,check,publish}'"]),
    ]),
    query("find_step", Command, 15, &[
        case("by its id", 1, &["select max(id) from seed.held", NULL, NULL]),
        case("by its name", 1, &[NULL, NEWEST_TASK, "'publish'"]),
        case("by its name, of two hundred", 1, &[NULL, WIDE, "'branch 200'"]).over(201),
    ]),
    query("find_task", Command, 10, &[
        case("by its id", 1, &[NEWEST_TASK, NULL]),
        case("by its identity", 1, &[NULL, "select identity_hash from seed.task order by id limit 1"]),
        case("by neither", 0, &["-1", "'nobody'"]),
    ]),
    query("find_template", Command, 60, &[
        case("the highest version", 1, &["'plans'", "'order'", NULL]),
        case("one version", 1, &["'plans'", "'order'", "'1.0.0'"]),
    ]),
    query("find_workers", Command, 6, &[case("one that lives and one that is gone", 1, &["array[(select min(worker_id) from tasker_workers), 0]"])]),
    planned_anew("find_workflows", 10, &[
        case("by namespace and name", 1, &["'plans'", "'order'"]),
    ]),
    query("forget_index", Migration, 5, &[case("one", 1, &["'index_tasks_tags'"])]),
    query("halted_queues", Command, 10, &[case("one paused, a worker serves all", 1, &["array['default', 'held_up']"])]),
    query("heartbeat_worker", Worker, 10, &[
        case("with sixteen steps", 1, &[LIVE, "false", LAST_STEPS, ONES]).over(16),
    ]),
    query("history_differences", Command, 15, &[
        case("a page", 0, &[PAGE, MOVES[0], MOVES[1]]).over(21 * 7),
        case("two hundred steps", 0, &["array(select max(id) from seed.task where workflow = 'wide')", MOVES[0], MOVES[1]]).over(201),
    ]),
    query("xmin_holders", Command, 0, &[case("nobody", 0, &["100"])]),
    query("idle_queues", Command, 20, &[case("none", 0, &["600", "100"]).over(200)]),
    query("index_definition", Migration, 0, &[case("one of ours", 1, &["'public'", "'index_tasks_tags'"])]),
    query("insert_dependent_system", Command, 10, &[case("known", 1, &["'tasker'", NULL])]),
    query("insert_named_steps", Command, 20, &[
        case("new ones", 2, &["select min(dependent_system_id) from tasker_dependent_systems", "array['new', 'newer']", "array[null, null]"]),
        case("known ones", 2, &["select min(dependent_system_id) from tasker_dependent_systems", "array['fetch', 'join']", "array[null, null]"]),
    ]),
    query("insert_queue_priorities", Command, 10, &[case("one new, one known", 2, &["array['default', 'mail']", "array[0, 0]"])]),
    query("insert_trial_workflow", Worker, 500, &[case("one", 1, &[])]),
    query("insert_template", Command, 20, &[
        case("a new version", 1, &["'plans'", "'order'", "'2.0.0'", NULL, "'{}'", "'hash'"]),
        case("a known version", 0, &["'plans'", "'order'", "'1.0.0'", NULL, "'{}'", "'hash'"]),
    ]),
    query("insert_template_edges", Command, 35, &[
        case("an edge", 1, &["select min(id) from seed.workflow", "array(select max(named_step_id) from tasker_named_steps)", "array(select max(named_step_id) - 1 from tasker_named_steps)"]),
    ]),
    query("insert_template_steps", Command, 35, &[
        case("a step", 1, &["select min(id) from seed.workflow", "array(select max(named_step_id) from tasker_named_steps)", "array[7]", "array['default']", "array[0]", "array[true]", "array[3]"]),
    ]),
    query("list_indexes", Command, 0, &[case("all", 37, &["'public'", "array['index_tasks_tags']"])]),
    query("list_installed_indexes", Command, 1, &[case("all", 12, &["'public'"])]),
    query("list_installed", Command, 5, &[case("everything", 1, &[])]),
    query("list_queues", Command, 6, &[
        case("all", 2, &[NULL, "100"]).over(400),
        case("one", 1, &["'held_up'", "100"]).over(300),
    ]),
    planned_anew("list_templates", 10, &[
        case("all", 405, &[NULL]),
        case("of a namespace", 5, &["'plans'"]),
    ]),
    query("list_trial_tables", Worker, 0, &[case("all", 14, &["'public'"])]),
    query("list_workers", Command, 6, &[case("all", 2, &[]).over(64)]),
    query("list_views", Migration, 10, &[case("all", 4, &[])]),
    query("load_template", Worker, 60, &[case("of seven steps", 1, &["select min(id) from seed.workflow"])]),
    query("lock_task", Command, 15, &[case("in progress", 1, &[NEWEST_TASK])]),
    query("lock_task_steps", Command, 5, &[
        case("seven", 7, &[NEWEST_TASK]),
        case("two hundred", 201, &[WIDE]),
    ]),
    query("lost_workers", Worker, 6, &[
        case("silent ones", 1, &["false"]),
        case("those without a row too", 1, &["true"]).over(64),
    ]),
    query("known_identities", Command, 10, &[
        case("ten", 10, &["array(select identity_hash from seed.task order by id desc limit 10) || array['nobody']"]),
    ]),
    query("mark_newest_transitions", Command, 15, &[case("seven that are marked", 0, &["array(select workflow_step_id from tasker_workflow_steps where task_id = 1)"]).over(7)]),
    query("missing_rights", Migration, 0, &[case("none", 0, &["'public'"])]),
    planned_anew("newest_of_recent_tasks", 10, &[
        case("since a moment ago", 1, &[NULL, JUST_NOW, NULL, LIMIT, NULL, NULL, "1000"]).over(10),
        case("in two states", 1, &[NULL, JUST_NOW, NULL, LIMIT, NULL, "'{pending,error}'", "1000"]).over(10),
        case("of a retired workflow, with a tag", 1, &[NULL, JUST_NOW, COMMON, LIMIT, RETIRED, NULL, "1000"]).over(10),
        case("since long ago", 1, &[NULL, MIDWAY, NULL, LIMIT, NULL, "'{error}'", "1000"]).over(20),
    ]),
    planned_anew("newest_pending_tasks", 10, &[
        case("any", 21, &[NULL, NULL, NULL, LIMIT, NULL]),
        case("deep in the list", 21, &[DEEPER, NULL, NULL, LIMIT, NULL]),
        case("deeper, where those left have failed", 0, &[DEEP, NULL, NULL, LIMIT, NULL]).over(100),
        case("with a common tag", 21, &[NULL, NULL, COMMON, LIMIT, NULL]),
        case("with a tag of one in fifty", 21, &[NULL, NULL, CUSTOMER, LIMIT, NULL]).over(50),
        case("with a rare tag", 0, &[NULL, NULL, RARE, LIMIT, NULL]).over(3),
        case("since long ago", 21, &[NULL, MIDWAY, NULL, LIMIT, NULL]),
    ]),
    planned_anew("newest_pending_tasks_of_workflows", 20, &[
        case("a busy one", 21, &[NULL, LIMIT, ORDER]),
        case("a busy one, deep in the list", 21, &[DEEPER, LIMIT, ORDER]),
        case("a busy one, deeper, where none is left", 0, &[DEEP, LIMIT, ORDER]).over(100),
        case("a retired one", 0, &[NULL, LIMIT, RETIRED]),
        case("one whose tasks all fail", 0, &[NULL, LIMIT, FLAKY]).over(100),
    ]),
    planned_anew("newest_tasks", 10, &[
        case("any", 21, &[NULL, NULL, NULL, LIMIT, NULL]),
        case("deep in the list", 21, &[DEEP, NULL, NULL, LIMIT, NULL]),
        case("since long ago", 21, &[NULL, MIDWAY, NULL, LIMIT, NULL]),
        case("with a common tag", 21, &[NULL, NULL, COMMON, LIMIT, NULL]),
        case("with a tag of one in fifty", 21, &[NULL, NULL, CUSTOMER, LIMIT, NULL]),
        case("with two tags", 21, &[NULL, NULL, TWO_TAGS, LIMIT, NULL]),
        case("with a rare tag", 3, &[NULL, NULL, RARE, LIMIT, NULL]),
        case("with an unknown tag", 0, &[NULL, NULL, "'[\"unheard of\"]'", LIMIT, NULL]),
        case("with a rare tag, since long ago", 0, &[NULL, MIDWAY, RARE, LIMIT, NULL]).over(3),
        case("of a busy workflow, since long ago", 21, &[NULL, MIDWAY, NULL, LIMIT, ORDER]),
        case("of a busy workflow, with a rare tag", 0, &[NULL, NULL, RARE, LIMIT, ORDER]).over(3),
        case("of a busy workflow, with a common tag", 21, &[NULL, NULL, COMMON, LIMIT, ORDER]),
        case("of a workflow of three tasks, with a tag", 0, &[NULL, NULL, CUSTOMER, LIMIT, BROKEN_ONES]).over(3),
    ]),
    planned_anew("newest_tasks_in_state", 20, &[
        case("in error: three far back", 3, &[NULL, NULL, NULL, LIMIT, NULL, "'error'"]),
        case("complete", 21, &[NULL, NULL, NULL, LIMIT, NULL, "'complete'"]),
        case("complete, deep in the list", 21, &[DEEP, NULL, NULL, LIMIT, NULL, "'complete'"]),
        case("cancelled", 5, &[NULL, NULL, NULL, LIMIT, NULL, "'cancelled'"]),
        case("in no such state", 0, &[NULL, NULL, NULL, LIMIT, NULL, "'resolved_manually'"]),
        case("complete, with a common tag", 21, &[NULL, NULL, COMMON, LIMIT, NULL, "'complete'"]),
        case("complete, with a rare tag", 0, &[NULL, NULL, RARE, LIMIT, NULL, "'complete'"]).over(3),
        case("in error, with a rare tag", 3, &[NULL, NULL, RARE, LIMIT, NULL, "'error'"]),
        case("complete, since long ago", 21, &[NULL, LONG_AGO, NULL, LIMIT, NULL, "'complete'"]),
        case("in error, of a busy workflow, with a tag", 0, &[NULL, NULL, COMMON, LIMIT, ORDER, "'error'"]).over(3),
    ]),
    planned_anew("newest_tasks_of_workflows", 10, &[
        case("a busy one", 21, &[NULL, LIMIT, ORDER]),
        case("a busy one, deep in the list", 21, &[DEEP, LIMIT, ORDER]),
        case("a retired one", 21, &[NULL, LIMIT, RETIRED]),
        case("both", 21, &[NULL, LIMIT, BOTH]).over(42),
    ]),
    planned_anew("newest_tasks_of_workflows_in_state", 20, &[
        case("complete, a busy one", 21, &[NULL, LIMIT, ORDER, "'complete'"]),
        case("complete, a retired one", 21, &[NULL, LIMIT, RETIRED, "'complete'"]),
        case("complete, both", 21, &[NULL, LIMIT, BOTH, "'complete'"]).over(42),
        case("complete, one that never completes", 0, &[NULL, LIMIT, FLAKY, "'complete'"]),
        case("in error, a busy one", 0, &[NULL, LIMIT, ORDER, "'error'"]).over(3),
        case("in error, the one that has them", 3, &[NULL, LIMIT, BROKEN_ONES, "'error'"]),
        case("in progress, a retired one", 0, &[NULL, LIMIT, RETIRED, "'in_progress'"]),
    ]),
    query("pin_settings", Command, 0, &[case("two", 2, &["'{jit,work_mem}'", "'{off,4MB}'"])]),
    query("plan_indexes", Command, 0, &[case("of two tables", 2, &["'{public,public}'", "'{tasker_tasks,tasker_ready_steps}'"])]),
    query("plan_tables", Command, 0, &[case("two", 2, &["'{public,public}'", "'{tasker_tasks,tasker_ready_steps}'"])]),
    query("print_temporary_index", Migration, 0, &[case("none", 0, &["'index_tasks_tags'"])]),
    query("oldest_snapshot", Command, 0, &[case("nobody's", 0, &[])]),
    query("overdue_backoff", Command, 5, &[case("one", 1, &[])]),
    query("pause_queue", Command, 20, &[
        case("one that runs", 1, &["'default'", "'somebody'", NULL]),
        case("one that is paused", 1, &["'held_up'", "'somebody'", "'why not'"]),
        case("none of that name", 0, &["'nobody'", "'somebody'", NULL]),
    ]),
    query("promote_steps", Worker, 60, &[case("ten", 10, &["10"])]),
    query("recent_attempts", Command, 25, &[case("the last thousand", 1, &["1000", "1e9"]).over(1000)]),
    query("record_index", Migration, 10, &[case("one", 1, &["'index_tasks_tags'", "'checksum'", "'definition'"])]),
    query("record_view", Migration, 10, &[case("one", 1, &["'tasker_step_readiness_statuses'", "4", "'checksum'"])]),
    query("queue_conditions", Command, 10, &[case("two queues", 2, &["array['default', 'held_up']"]).over(600)]),
    query("read_only", Migration, 0, &[case("ours", 1, &[])]),
    query("register_worker", Worker, 10, &[case("one", 1, &["'host'", "1", "'1.0.0'", NULL, "16", "30"])]),
    query("relation_blockers", Command, 0, &[case("nobody", 0, &["'public'", "array['tasker_tasks']", "array['ShareLock']"])]),
    query("relation_sizes", Command, 0, &[case("all", 18, &["'public'"])]),
    query("release_migration_lock", Migration, 0, &[case("one that is not held", 1, &["'public'"])]),
    query("release_steps", Worker, 80, &[
        case("of a lost worker", 32, &[LOST, "true"]),
        case("of one that stops", 32, &["array(select worker_id from tasker_workers where host = 'live')", "false"]),
    ]),
    query("remove_stray_entries", Command, 20, &[case("none", 1, &["array[-1]"])]),
    query("remove_workers", Worker, 10, &[case("one", 1, &[LOST])]),
    query("repair_steps", Command, 40, &[case("seven", 7, &[
        "select jsonb_agg(to_jsonb(step) || '{\"ready_queue\": null, \"backoff_queue\": null}')
           from tasker_workflow_steps step where task_id = (select max(id) from seed.task where workflow = 'order')",
    ])]),
    query("repair_task", Command, 60, &[
        case("its counters", 1, &[NEWEST_TASK, "7", "1", "false", "array[]::text[]", "'{}'"]),
        case("and its state", 2, &[NEWEST_TASK, "7", "1", "false", "array['in_progress', 'error']", "'{}'"]),
    ]),
    query("reset_steps", Command, 120, &[
        case("one that failed for good", 1, &[BROKEN, "array(select workflow_step_id from tasker_workflow_step_transitions where most_recent and to_state = 'error' and workflow_step_id in (select workflow_step_id from tasker_workflow_steps where task_id = (select max(id) from seed.task where workflow = 'broken')))", "'{}'", "true"]),
        case("one in backoff", 1, &[
            "select max(id) from seed.task where workflow = 'flaky'",
            "array(select waiting.workflow_step_id from tasker_backoff_steps waiting join tasker_workflow_steps using (workflow_step_id) where task_id = (select max(id) from seed.task where workflow = 'flaky'))",
            "'{}'", "false",
        ]),
    ]),
    query("resolve_steps", Command, 100, &[
        case("seven that wait", 7, &[NEWEST_TASK, "array(select workflow_step_id from tasker_workflow_steps where task_id = (select max(id) from seed.task where workflow = 'order'))", "'{}'", NULL]),
        case("one whose children become ready", 4, &[NEWEST_TASK, "array(select min(workflow_step_id) from tasker_workflow_steps where task_id = (select max(id) from seed.task where workflow = 'order'))", "'{}'", "'{}'"]),
    ]),
    query("resume_queue", Command, 20, &[case("a paused one", 1, &["'held_up'"])]),
    query("schema_exists", Migration, 0, &[case("ours", 1, &["'public'"])]),
    query("server_stats", Command, 0, &[case("ours", 1, &[])]),
    query("server_facts", Command, 0, &[case("ours", 1, &[])]),
    query("state_differences", Command, 30, &[
        case("a page", 0, &[PAGE]).over(20 * 7 + 201),
        case("two hundred steps", 0, &["array(select max(id) from seed.task where workflow = 'wide')"]).over(201),
    ]),
    query("step_ancestors", Command, 30, &[
        case("of the last of seven", 6, &[LAST_STEP]),
        case("of one of two hundred", 1, &[BRANCH]),
        case("of a first step", 0, &[FIRST]),
    ]),
    query("step_descendants", Command, 30, &[
        case("of the first of seven", 6, &[FIRST]),
        case("of the root of two hundred", 200, &[ROOT]),
        case("of a last step", 0, &[LAST_STEP]),
    ]),
    query("step_neighbours", Command, 25, &[
        case("of the first of seven", 3, &[FIRST]),
        case("of the root of two hundred", 200, &[ROOT]),
        case("of one of two hundred", 1, &[BRANCH]),
    ]),
    query("step_conditions", Command, 60, &[
        case("running", 1, &[FIRST_STEP]),
        case("in backoff", 1, &["array(select max(workflow_step_id) from tasker_backoff_steps)"]),
        case("at the end of the queue", 1, &["array(select max(workflow_step_id) from tasker_ready_steps)"]).over(1000),
    ]),
    query("step_detail", Command, 25, &[
        case("complete", 1, &["select min(workflow_step_id) from tasker_workflow_steps", "4000"]),
        case("failed", 1, &["select max(workflow_step_id) from tasker_backoff_steps", "4000"]),
    ]),
    query("step_inputs", Worker, 40, &[
        case("last steps", 16, &[LAST_STEPS]),
        case("first steps", 16, &[FIRST_STEPS]),
    ]),
    query("step_names", Command, 15, &[case("sixteen", 16, &[FIRST_STEPS])]),
    query("step_transitions", Command, 10, &[
        case("all of a task's", 14, &["array(select workflow_step_id from tasker_workflow_steps where task_id = 1)", "array_fill(0, array[7])", "false"]),
        case("all of one that failed, with the standard error", 2, &["array(select max(workflow_step_id) from tasker_backoff_steps)", "array[0]", "true"]),
        case("news of a page", 0, &[LAST_STEPS, "array_fill(1000, array[16])", "false"]).over(16),
        case("all of a wide task's", 0, &["array(select workflow_step_id from tasker_workflow_steps where task_id = (select max(id) from seed.task where workflow = 'wide'))", "array_fill(0, array[201])", "false"]).over(201),
    ]),
    query("stray_entries", Command, 10, &[
        case("the first page", 1, &["0", "1000"]).over(1000),
        case("a page further on", 1, &["select max(workflow_step_id) / 2 from tasker_workflow_steps", "1000"]).over(1000),
    ]),
    query("steps_before", Command, 15, &[
        case("the last of seven", 1, &[LAST_STEP, "51"]).over(20),
    ]),
    query("stuck_cancellations", Command, 20, &[case("none", 0, &["0", "2"]).over(103 * 7)]),
    query("stuck_failures", Command, 20, &[case("a few", 1, &["0", "2"]).over(103)]),
    // It looks at all workflows for one without a definition.
    query("stuck_unserved", Command, 10, &[case("a worker serves all, one is paused", 1, &["0", "100", "2"]).over(120)]),
    query("submit_tasks", Command, 400, &[
        case("one", 1, &[ORDER_ID, "array['{}'::jsonb]", "array[null::jsonb]", "array[0]", NONE, NONE, NONE, NONE]),
        case("a hundred", 100, &[ORDER_ID, "array_fill('{}'::jsonb, array[100])", "array_fill('[\"common\"]'::jsonb, array[100])",
                                 "array_fill(0, array[100])", HUNDRED, HUNDRED, HUNDRED, HUNDRED]),
        case("a hundred with identities", 100, &[ORDER_ID, "array_fill('{}'::jsonb, array[100])", "array_fill('[\"common\"]'::jsonb, array[100])",
                                                 "array_fill(0, array[100])", HUNDRED, HUNDRED, HUNDRED,
                                                 "array(select 'identity ' || n from generate_series(1, 100) as n)"]),
        case("one that is there", 1, &[ORDER_ID, "array['{}'::jsonb]", "array[null::jsonb]", "array[0]", NONE, NONE, NONE,
                                       "array[(select max(identity_hash) from seed.task)]"]),
    ]),
    query("table_stats", Command, 0, &[case("all", 15, &["'public'"])]),
    query("table_statistics", Command, 0, &[case("ours", 1, &["'public'"])]),
    query("task_condition", Command, 15, &[case("one", 1, &[NEWEST_TASK])]),
    query("task_progress", Command, 10, &[
        case("one", 1, &["array[1]"]),
        case("twenty-one", 21, &[PAGE]),
    ]),
    query("task_steps", Command, 15, &[
        case("seven", 7, &[NEWEST_TASK, NULL]),
        case("one that failed", 7, &[BROKEN, NULL]),
        case("two hundred", 201, &[WIDE, NULL]),
    ]),
    // A generic plan reads every step of the task; a command plans but once.
    planned_anew("task_steps", 25, &[
        case("one of seven", 1, &[NEWEST_TASK, LAST_ONE]),
        case("one of two hundred", 1, &[WIDE, BRANCHES]),
    ]),
    query("task_summaries", Command, 50, &[
        case("a page", 21, &[PAGE]),
        case("cancelled ones", 5, &["array(select task_id from tasker_task_transitions where to_state = 'cancelled')"]),
    ]),
    query("task_transitions", Command, 10, &[case("all", 2, &["1", "0"]), case("news", 0, &["1", "1000"])]),
    query("tasks_after", Command, 1, &[
        case("the first page", 500, &["0", "500"]),
        case("a page further on", 500, &[DEEP, "500"]),
    ]),
    query("try_migration_lock", Migration, 0, &[case("a free one", 1, &["'public'"])]),
    query("unfinished_steps", Command, 15, &[
        case("free ones of a task", 1, &[NEWEST_TASK, "false", "2000"]).over(7),
        case("free ones of a wide task", 1, &[WIDE, "false", "2000"]).over(20),
        case("all of a wide task", 201, &[WIDE, "true", "2000"]),
    ]),
    query("usual_duration", Command, 200, &[case("of the newest task", 1, &[
        "select max(workflow_step_id) from tasker_workflow_steps where task_id = (select max(id) from seed.task where workflow = 'order')"])]),
    query("view_dependents", Migration, 0, &[case("a view nobody reads", 0, &["'tasker_step_dag_relationships'"])]),
    query("blocking_session", Command, 0, &[case("nobody", 0, &["pg_backend_pid()"])]),
    query("wal_position", Purpose::Bulk, 0, &[case("ours", 1, &[])]),
    query("work_left", Worker, 20, &[
        case("plenty", 1, &[NULL]),
        case("none in this queue", 1, &["array['nobody']"]),
    ]),
];

/// `sql` steps record their completion on the connection that ran their statement.
#[rustfmt::skip]
pub const COMPLETION_OF_AN_SQL_STEP: Query =
    query("complete_steps", Handler, 160, &[
    case("a first step", 1, &[LIVE, FIRST_STEP, "array[1]", "array['{}'::jsonb]", "0", NULL]),
]);

/// A call that answers with less than it is asked for.
pub const UNANSWERED: Case = case("a task there is not", 1, &["-1"]);
