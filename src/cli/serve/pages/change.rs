//! A change: its preview with a form that confirms it, and the change itself.

use maud::{Markup, html};

use crate::cli::serve::change::{Change, Filled};
use crate::cli::serve::desk::Desk;
use crate::cli::serve::html::{Page, pre, text};
use crate::cli::serve::site::Site;
use crate::db::Session;
use crate::engine::surgery::{Actor, Operation, StepSelector, operate, preview};
use crate::engine::{inspect, queues};
use crate::error::{Failure, Result};
use crate::model::jsonb::{Json, MAX_BYTES};
use crate::model::surgery::{Action, Surgery};
use crate::report;

/// Shows what would change, and asks; `token` shows that the form is ours.
pub async fn ask(site: &Site, desk: &Desk<'_>, change: &Change, token: &str) -> Result<Page> {
    let planned = match change {
        Change::Task(..) | Change::Step(..) => {
            let planned =
                desk.primary(async |session| surgery(session, change, &Filled::default(), true).await);
            report::surgery::draw(&[planned.await?], true)
        }
        Change::Pause(_) => {
            "Workers claim none of its steps until it is resumed. Running steps continue.".to_owned()
        }
        Change::Resume(_) => "Workers claim its steps again.".to_owned(),
    };
    let body = html! {
        (pre(&planned))
        form.act method="post" action=(change.url(site)) {
            input type="hidden" name="token" value=(token);
            @if !matches!(change, Change::Resume(_)) {
                div {
                    label for="reason" { "Reason, which the history keeps with your name" }
                    input #reason name="reason" maxlength="500" size="50" autocomplete="off";
                }
            }
            @if matches!(change, Change::Step(Action::Resolve, _)) {
                div {
                    label for="result" { "Result for the children, as JSON; empty: the result that the step has, if any" }
                    textarea #result name="result" rows="3" cols="50" {}
                }
            }
            button { (text(&change.words())) }
            a href=(change.effect(site)) { "Back" }
        }
    };
    Ok(Page { is_live: false, ..Page::new(change.words(), tab(change), None, body) })
}

/// Makes the change, and leads to its effect.
pub async fn make(site: &Site, desk: &Desk<'_>, change: &Change, filled: &Filled) -> Result<Page> {
    let actor = Actor { by: &filled.by, reason: filled.reason.as_deref() };
    match change {
        Change::Pause(queue) => {
            desk.change(async |session| queues::pause(session, queue, actor).await).await?;
        }
        Change::Resume(queue) => {
            desk.change(async |session| queues::resume(session, queue).await).await?;
        }
        Change::Task(..) | Change::Step(..) => {
            desk.change(async |session| surgery(session, change, filled, false).await).await?;
        }
    }
    Ok(Page::elsewhere(change.effect(site)))
}

/// Changes steps as the commands do, or only plans it.
async fn surgery(session: &mut Session, change: &Change, filled: &Filled, is_plan: bool) -> Result<Surgery> {
    let (task_id, steps, action) = match *change {
        Change::Task(Action::Cancel, task_id) => (task_id, StepSelector::Unfinished, Action::Cancel),
        Change::Task(action, task_id) => (task_id, StepSelector::Failed, action),
        Change::Step(action, step_id) => {
            let step = inspect::find_step(session, &step_id.to_string()).await?;
            (step.task_id, StepSelector::These(vec![step.step_id]), action)
        }
        Change::Pause(_) | Change::Resume(_) => unreachable!("they are no changes of steps"),
    };
    let result = filled.result.as_deref().map(|text| Json::parse(text, "result", MAX_BYTES));
    let result =
        result.transpose().map_err(|refusal| Failure::usage("the result is not valid").caused_by(refusal))?;
    let actor = Actor { by: &filled.by, reason: filled.reason.as_deref() };
    let operation = Operation { task_id, steps: &steps, action, result: result.as_ref(), actor };
    if is_plan { preview(session, operation).await } else { operate(session, operation).await }
}

fn tab(change: &Change) -> &'static str {
    match change {
        Change::Task(..) | Change::Step(..) => "/tasks",
        Change::Pause(_) | Change::Resume(_) => "/queues",
    }
}

/// A link to the page of a change.
pub fn button(site: &Site, change: &Change, words: &str) -> Markup {
    html! { a.button href=(change.url(site)) { (words) "…" } }
}
