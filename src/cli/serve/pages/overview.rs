//! How the whole is doing: tasks by state, plots of the last minutes, queues and workers.

use maud::{Markup, html};

use super::queues::{queue_table, worker_table};
use crate::cli::serve::desk::Desk;
use crate::cli::serve::html::{Page, drawing, state, table, text};
use crate::cli::serve::site::Site;
use crate::cli::serve::trend::{SPAN, Trend};
use crate::db::Session;
use crate::db::queries::workers::{Worker, list_workers};
use crate::engine::inspect::{CountBy, count_tasks};
use crate::engine::queues;
use crate::error::{Result, TASKER};
use crate::model::counts::{Group, TaskCounts};
use crate::model::queue::Queue;
use crate::model::state::State;
use crate::report::plot::Plot;
use crate::report::style::grouped;

/// Workflows listed, those with tasks in error first.
const WORKFLOWS: usize = 30;

async fn read(session: &mut Session) -> Result<(TaskCounts, Vec<Queue>, Vec<Worker>)> {
    let counts = count_tasks(session, None, None, CountBy::Workflow).await?;
    Ok((counts, queues::list(session).await?, list_workers(session).await?))
}

/// Adds the figures of now to the plots.
pub async fn sample(desk: &Desk<'_>, trend: &Trend) -> Result<()> {
    let read = desk.read(async |session| {
        Ok((count_tasks(session, None, None, CountBy::Namespace).await?, queues::list(session).await?))
    });
    let (counts, queues) = read.await?.value;
    trend.add(&counts.tasks, &queues);
    Ok(())
}

pub async fn page(site: &Site, desk: &Desk<'_>, trend: &Trend) -> Result<Page> {
    let answer = desk.read(read).await?;
    let (counts, queues, workers) = &answer.value;
    trend.add(&counts.tasks, queues);
    let body = html! {
        ul.tiles {
            @for each in State::ALL {
                li { a href=(site.url(&format!("/tasks?state={each}"))) {
                    strong { (grouped(counts.tasks.of(each).unsigned_abs())) } " " (state(each))
                } }
            }
        }
        h2 { "The last " (SPAN.as_secs() / 60) " minutes, since this server started" }
        (plots(trend))
        (queue_table(queues, None))
        (worker_table(workers))
        (workflows(site, counts))
    };
    Ok(Page::new("Overview", "/", answer.replica, body))
}

fn plots(trend: &Trend) -> Markup {
    let figures = trend.figures();
    let plots = [
        ("Tasks finished per minute", &figures.finished_per_minute),
        ("Ready steps that wait", &figures.waiting),
        ("Tasks in error", &figures.in_error),
    ];
    html! {
        div.plots {
            @for (title, points) in plots {
                figure {
                    figcaption { (title) }
                    (drawing(Plot { title, points, span: SPAN.as_secs_f64() }.draw()))
                }
            }
        }
    }
}

fn workflows(site: &Site, counts: &TaskCounts) -> Markup {
    let mut groups: Vec<&Group> = counts.groups.iter().collect();
    groups.sort_by_key(|group| {
        std::cmp::Reverse((group.tasks.error, group.tasks.in_progress, group.tasks.total))
    });
    let columns = [State::Pending, State::InProgress, State::Error, State::Complete];
    let rows = html! {
        @for group in groups.iter().take(WORKFLOWS) {
            tr {
                th scope="row" {
                    @let name = group.name.as_deref().unwrap_or_default();
                    a href=(super::tasks::of_workflow(site, &group.namespace, name)) {
                        (text(&format!("{}/{name}", group.namespace)))
                    }
                }
                @for state in columns { td.number { (grouped(group.tasks.of(state).unsigned_abs())) } }
                td.number { (grouped(group.tasks.total.unsigned_abs())) }
            }
        }
    };
    html! {
        (table("Tasks by workflow", &["workflow", ">pending", ">in progress", ">error", ">complete", ">all"], rows))
        @if groups.len() > WORKFLOWS {
            p.dim { (groups.len() - WORKFLOWS) " more workflows: " code { (TASKER) " task count" } }
        }
    }
}
