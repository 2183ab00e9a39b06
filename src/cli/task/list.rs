//! `tasker task list`.

use jiff::Timestamp;

use crate::cli::Context;
use crate::engine::inspect::{self, Filter};
use crate::error::{Exit, Result, TASKER, shell_word};
use crate::model::state::State;
use crate::model::task::{TaskList, TaskSummary};
use crate::model::time::parse_since;
use crate::report::{style, table};

/// List tasks, newest first
///
/// Shows one page. The command for the next page is printed below it; in JSON, pass `next_after` to
/// --after. The cost of a page does not depend on the number of tasks.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tasker task list
  tasker task list --state error --state in_progress
  tasker task list --name order --since 2h --limit 100
  tasker task list --tag nightly --format json | jq '.tasks[].task_id'")]
pub struct Args {
    /// Only list tasks in this state; repeat for several states
    #[arg(long, value_enum, value_name = "STATE")]
    state: Vec<State>,
    /// Only list tasks of workflows with this name
    #[arg(long)]
    name: Option<String>,
    /// Only list tasks of workflows in this namespace
    #[arg(long)]
    namespace: Option<String>,
    /// Only list tasks with this tag; if repeated, with all of the tags
    #[arg(long)]
    tag: Vec<String>,
    /// Only list tasks requested since this time: an age (90m, 3d), a date (2026-11-23) or a timestamp (2026-11-23T08:00:00Z)
    #[arg(long, value_name = "TIME", value_parser = |text: &str| parse_since(text, Timestamp::now()))]
    since: Option<Timestamp>,
    /// List at most this many tasks (1 to 10,000)
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = clap::value_parser!(u16).range(1..=10_000))]
    limit: u16,
    /// Only list tasks older than this one, for the next page
    #[arg(long, value_name = "TASK_ID")]
    after: Option<i64>,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let filter = Filter {
        states: args.state,
        namespace: args.namespace,
        name: args.name,
        tags: args.tag,
        since: args.since,
        after: args.after,
        limit: args.limit,
    };
    let output = context.output();
    let read = context.read(async |session| inspect::list_tasks(session, &filter).await).await?;
    let read = read.map(|list| {
        list.unwrap_or_else(|| {
            output
                .note(format!("no workflow has this name; list the workflows with `{TASKER} template list`"));
            TaskList { tasks: Vec::new(), next_after: None }
        })
    });
    output.answer("task.list", &read, |read| read.drawn(draw))?;
    if let Some(after) = read.value.next_after.filter(|_| !output.is_json()) {
        output.note(format!("next page: {}", next_page(&filter, after)));
    }
    Ok(Exit::Done)
}

fn draw(list: &TaskList) -> String {
    if list.tasks.is_empty() {
        return "no tasks\n".to_owned();
    }
    table::draw(
        [">task", "state", "workflow", ">steps", "requested", ">took", "tags"],
        list.tasks.iter().map(row),
    )
}

fn row(task: &TaskSummary) -> Vec<String> {
    let tags = if task.tags.is_empty() { "-".to_owned() } else { task.tags.join(", ") };
    vec![
        task.task_id.to_string(),
        format!("{} {}", style::mark(task.state), style::state(task.state)),
        style::one_line(&task.workflow(), usize::MAX),
        format!("{}/{}", task.completed_steps, task.total_steps),
        style::ago(task.requested_at, task.as_of),
        if task.has_ended() { style::duration(task.elapsed()) } else { "-".to_owned() },
        style::one_line(&tags, 60),
    ]
}

/// The command that lists what comes after this page.
fn next_page(filter: &Filter, after: i64) -> String {
    let mut line = format!("{TASKER} task list");
    let mut flag = |name: &str, value: &str| line.extend([" ", name, " ", &shell_word(value)]);
    filter.states.iter().for_each(|state| flag("--state", state.as_str()));
    filter.namespace.iter().for_each(|namespace| flag("--namespace", namespace));
    filter.name.iter().for_each(|name| flag("--name", name));
    filter.tags.iter().for_each(|tag| flag("--tag", tag));
    filter.since.iter().for_each(|since| flag("--since", &since.to_string()));
    flag("--limit", &filter.limit.to_string());
    flag("--after", &after.to_string());
    line
}
