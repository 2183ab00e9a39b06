//! The list of tasks, a page at a time.

use jiff::Timestamp;
use maud::{Markup, html};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::cli::serve::desk::Desk;
use crate::cli::serve::html::{Page, state, table, text, time};
use crate::cli::serve::site::Site;
use crate::engine::inspect::{CountBy, Filter, count_tasks, first_failures, list_tasks};
use crate::error::{Failure, Result};
use crate::model::state::State;
use crate::model::task::{FirstFailure, TaskList, TaskSummary};
use crate::model::time::parse_since;
use crate::report::style::{counted, duration, one_line};

const LIMIT: u16 = 50;
const MOST: u16 = 500;
/// More are not counted.
const COUNTED: i64 = 10_000;
const ERROR_WIDTH: usize = 120;

/// The filters of `task list`, as an address has them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TaskQuery {
    states: Vec<State>,
    namespace: String,
    name: String,
    tags: Vec<String>,
    since: String,
    after: Option<i64>,
    limit: u16,
}

impl TaskQuery {
    /// Reads the pairs of a query; those that mean nothing are passed over.
    pub fn of(pairs: &[(String, String)]) -> TaskQuery {
        let mut query = TaskQuery { limit: LIMIT, ..TaskQuery::default() };
        for (key, value) in pairs {
            let value = value.trim();
            match key.as_str() {
                _ if value.is_empty() => {}
                "state" => query.states.extend(State::ALL.into_iter().find(|state| state.as_str() == value)),
                "namespace" => value.clone_into(&mut query.namespace),
                "name" => value.clone_into(&mut query.name),
                "tag" => query.tags.push(value.to_owned()),
                "since" => value.clone_into(&mut query.since),
                "after" => query.after = value.parse().ok(),
                "limit" => query.limit = value.parse().unwrap_or(LIMIT).clamp(1, MOST),
                _ => {}
            }
        }
        query.states.sort_unstable();
        query.states.dedup();
        query
    }

    fn filter(&self) -> Result<Filter> {
        let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let since = given(&self.since).map(|text| parse_since(&text, Timestamp::now())).transpose();
        Ok(Filter {
            states: self.states.clone(),
            namespace: given(&self.namespace),
            name: given(&self.name),
            tags: self.tags.clone(),
            since: since.map_err(Failure::usage)?,
            after: self.after,
            limit: self.limit,
        })
    }

    /// The address of this list after a task, or from the newest.
    fn url(&self, site: &Site, after: Option<i64>) -> String {
        let mut url = site.url("/tasks");
        let mut pair = |key: &str, value: &str| {
            let mark = if url.contains('?') { '&' } else { '?' };
            url.push_str(&format!("{mark}{key}={}", utf8_percent_encode(value, NON_ALPHANUMERIC)));
        };
        self.states.iter().for_each(|state| pair("state", state.as_str()));
        let texts = [("namespace", &self.namespace), ("name", &self.name), ("since", &self.since)];
        texts.into_iter().filter(|(_, text)| !text.is_empty()).for_each(|(key, text)| pair(key, text));
        self.tags.iter().for_each(|tag| pair("tag", tag));
        if self.limit != LIMIT {
            pair("limit", &self.limit.to_string());
        }
        after.iter().for_each(|after| pair("after", &after.to_string()));
        url
    }

    /// Whether the counts of workflows and states tell how many tasks there are.
    fn is_counted(&self) -> bool {
        self.tags.is_empty() && self.since.is_empty()
    }
}

/// The address of the tasks of a workflow.
pub fn of_workflow(site: &Site, namespace: &str, name: &str) -> String {
    let (namespace, name) = (namespace.to_owned(), name.to_owned());
    TaskQuery { namespace, name, limit: LIMIT, ..TaskQuery::default() }.url(site, None)
}

/// What the page shows.
struct Found {
    list: TaskList,
    failures: Vec<FirstFailure>,
    /// How many tasks match, where that is known.
    all: Option<i64>,
    has_workflow: bool,
}

pub async fn page(site: &Site, desk: &Desk<'_>, query: &TaskQuery) -> Result<Page> {
    let filter = query.filter()?;
    let read = desk.read(async |session| {
        let list = list_tasks(session, &filter).await?;
        let has_workflow = list.is_some();
        let list = list.unwrap_or_else(|| TaskList { tasks: Vec::new(), next_after: None });
        let failed = list.tasks.iter().filter(|task| task.state == State::Error).map(|task| task.task_id);
        let failures = first_failures(session, &failed.collect::<Vec<_>>()).await?;
        let all = match query.is_counted() && has_workflow {
            true => {
                let (namespace, name) = (filter.namespace.as_deref(), filter.name.as_deref());
                let counts = count_tasks(session, namespace, name, CountBy::Namespace).await?.tasks;
                let of_states = query.states.iter().map(|&state| counts.of(state)).sum();
                Some(if query.states.is_empty() { counts.total } else { of_states })
            }
            false => None,
        };
        Ok(Found { list, failures, all, has_workflow })
    });
    let read = read.await?;
    let found = &read.value;
    let body = html! {
        (form(site, query))
        @if !found.has_workflow { p { "No workflow has this name." } }
        @if let Some(all) = found.all {
            p { (counted(all.min(COUNTED), all > COUNTED)) " tasks match." }
        }
        (rows(site, found))
        p {
            @if query.after.is_some() { a href=(query.url(site, None)) { "From the newest" } " " }
            @if let Some(after) = found.list.next_after {
                a href=(query.url(site, Some(after))) rel="next" { "Older tasks" }
            }
        }
    };
    Ok(Page::new("Tasks", "/tasks", read.replica, body))
}

fn form(site: &Site, query: &TaskQuery) -> Markup {
    let field = |key: &str, label: &str, value: &str, example: &str| {
        html! {
            div {
                label for={ "f-" (key) } { (label) }
                input id={ "f-" (key) } name=(key) value=(value) placeholder=(example) autocomplete="off";
            }
        }
    };
    html! {
        form.filter action=(site.url("/tasks")) {
            fieldset {
                legend { "State" }
                @for each in State::ALL {
                    label { input type="checkbox" name="state" value=(each) checked[query.states.contains(&each)]; (state(each)) }
                }
            }
            (field("namespace", "Namespace", &query.namespace, ""))
            (field("name", "Workflow", &query.name, ""))
            @for tag in query.tags.iter().skip(1) { input type="hidden" name="tag" value=(tag); }
            (field("tag", "Tag", query.tags.first().map_or("", String::as_str), ""))
            (field("since", "Requested since", &query.since, "2h, 3d or 2026-11-23"))
            button { "Show" }
        }
    }
}

fn rows(site: &Site, found: &Found) -> Markup {
    let failure = |task: &TaskSummary| found.failures.iter().find(|failure| failure.task_id == task.task_id);
    let rows = html! {
        @for task in &found.list.tasks {
            tr {
                th scope="row" { a href=(site.task(task.task_id)) { (task.task_id) } }
                td { (state(task.state)) }
                td {
                    (text(&task.workflow()))
                    @if let Some(failed) = failure(task) {
                        div.dim {
                            a href=(site.step(failed.step_id)) { (text(&failed.step)) } ": "
                            (one_line(failed.message.as_deref().unwrap_or("no error was recorded"), ERROR_WIDTH))
                        }
                    }
                }
                td.number { (task.completed_steps) "/" (task.total_steps) }
                td { (time(task.requested_at)) }
                td.number { @if task.has_ended() { (duration(task.elapsed())) } @else { "–" } }
                td { (text(&task.tags.join(", "))) }
            }
        }
    };
    html! {
        @if found.list.tasks.is_empty() { p { "No tasks." } } @else {
            (table("Tasks, the newest first", &["task", "state", "workflow", ">steps", "requested", ">took", "tags"], rows))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_keeps_every_filter() {
        let site = Site::new(String::new(), None, None, Vec::new());
        let pair = |key: &str, value: &str| (key.to_owned(), value.to_owned());
        let pairs = [
            pair("state", "error"),
            pair("state", "x"),
            pair("name", "a&b"),
            pair("tag", "t"),
            pair("limit", "9000"),
        ];
        let query = TaskQuery::of(&pairs);
        assert_eq!(query.url(&site, Some(7)), "/tasks?state=error&name=a%26b&tag=t&limit=500&after=7");
        assert!(!query.is_counted());
        assert_eq!(TaskQuery::of(&[]).url(&site, None), "/tasks");
    }
}
