//! Stuck steps by root cause.

use maud::{Markup, html};

use crate::cli::serve::desk::Desk;
use crate::cli::serve::html::{Page, command, table, text, time};
use crate::cli::serve::site::Site;
use crate::engine::stuck::{Filter, stuck};
use crate::error::Result;
use crate::model::stuck::{Group, IdleQueue};
use crate::report::style::counted;

pub async fn page(site: &Site, desk: &Desk<'_>) -> Result<Page> {
    let read = desk.read_advice(async |session| stuck(session, &Filter::default(), &[]).await).await?;
    let found = &read.value;
    let is_empty = found.groups.is_empty() && found.queues.is_empty();
    let body = html! {
        @if is_empty && !found.is_partial { p { "Nothing is stuck." } }
        @if is_empty && found.is_partial { p { "Nothing is stuck among the steps that were read." } }
        @if !found.groups.is_empty() { (groups(site, &found.groups)) }
        @if !found.queues.is_empty() { (idle(site, &found.queues)) }
        @if found.is_partial { p.dim { "Not all stuck steps were read: numbers with a + are lower bounds." } }
        @if read.is_without_commands { p.dim { "No fix is named: only the primary knows whether it is still needed, and it does not answer." } }
    };
    Ok(Page::new("Stuck", "/stuck", read.replica.clone(), body))
}

fn groups(site: &Site, groups: &[Group]) -> Markup {
    let rows = html! {
        @for group in groups {
            tr {
                th scope="row" { (group.cause.as_str()) }
                td.number { (counted(group.steps, group.is_partial)) }
                td.number { (counted(group.tasks, group.is_partial)) }
                td { (text(&group.workflow)) }
                td { a href=(site.step(group.example_step_id)) { (text(&group.step)) } }
                td { (time(group.oldest_at)) }
                td { (fixes(&group.fix)) }
            }
        }
    };
    table("Stuck steps by cause", &["cause", ">steps", ">tasks", "workflow", "step", "oldest", "fix"], rows)
}

fn idle(site: &Site, queues: &[IdleQueue]) -> Markup {
    let rows = html! {
        @for queue in queues {
            tr {
                th scope="row" { (text(&queue.queue)) }
                td.number { (counted(queue.waiting_steps, queue.is_partial)) }
                td { (time(queue.oldest_at)) }
                td.number { (queue.running) "/" (queue.capacity) }
                td { @if let Some(step) = queue.longest_step_id { a href=(site.step(step)) { "step " (step) } } }
                td { (fixes(&queue.fix)) }
            }
        }
    };
    table(
        "Queues that complete nothing",
        &["queue", ">waiting", "oldest", ">running", "longest", "fix"],
        rows,
    )
}

fn fixes(fixes: &[String]) -> Markup {
    html! { @for fix in fixes { (command(fix)) br; } }
}
