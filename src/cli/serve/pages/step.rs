//! One step: all that `step show` prints, and why it is not done.

use maud::{Markup, html};

use super::change::button;
use super::task::OLD_TRANSACTION;
use crate::cli::serve::change::Change;
use crate::cli::serve::desk::Desk;
use crate::cli::serve::html::{Page, pre, state, text};
use crate::cli::serve::rights::Rights;
use crate::cli::serve::site::Site;
use crate::engine::diagnosis::why_step;
use crate::engine::inspect::{self, Extent};
use crate::error::Result;
use crate::model::step::Neighbour;
use crate::model::surgery::Action;
use crate::report;

/// Neighbours that are named on each side.
const NEIGHBOURS: usize = 50;

pub async fn page(site: &Site, desk: &Desk<'_>, rights: &Rights, step_id: i64) -> Result<Page> {
    let extent = Extent { history: true, ..Extent::default() };
    let read = desk.read(async |session| {
        let step = inspect::find_step(session, &step_id.to_string()).await?;
        inspect::step_detail(session, step, extent).await
    });
    let read = read.await?;
    let detail = &read.value;
    let why = match detail.step.state.is_final() {
        true => None,
        false => {
            Some(desk.read_advice(async |session| why_step(session, step_id, OLD_TRANSACTION).await).await?)
        }
    };
    let body = html! {
        p {
            (state(detail.step.state)) " " strong { (text(&detail.step.name)) } " of "
            a href=(site.task(detail.task_id)) { "task " (detail.task_id) } " " (text(&detail.workflow))
        }
        @if let Some(why) = &why {
            h2 { "Why it is not done" }
            (pre(&report::diagnosis::step(&why.value, !why.is_without_commands)))
        }
        @if rights.may_change() { p {
            @for (action, words) in [(Action::Retry, "Retry it"), (Action::Resolve, "Count it as done"), (Action::Cancel, "Cancel it")] {
                @if action.is_allowed(detail.step.state) { (button(site, &Change::Step(action, step_id), words)) }
            }
        } }
        (neighbours(site, "Parents", &detail.parents))
        (neighbours(site, "Children", &detail.children))
        h2 { "Details" }
        (pre(&report::step::draw(detail, false)))
    };
    Ok(Page::new(format!("Step {step_id}"), "/tasks", read.replica.clone(), body))
}

fn neighbours(site: &Site, title: &str, steps: &[Neighbour]) -> Markup {
    html! {
        @if !steps.is_empty() {
            h2 { (title) }
            ul.inline {
                @for step in steps.iter().take(NEIGHBOURS) {
                    li { (state(step.state)) " " a href=(site.step(step.step_id)) { (text(&step.name)) } }
                }
                @if steps.len() > NEIGHBOURS { li { "… " (steps.len() - NEIGHBOURS) " more" } }
            }
        }
    }
}
