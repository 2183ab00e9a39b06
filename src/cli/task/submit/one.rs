//! Submits one task.

use serde::Serialize;

use super::follow::{ending, follow};
use super::{Args, IfExists};
use crate::cli::Context;
use crate::db::Purpose;
use crate::engine::submit::{NewTask, check_contexts, dedupe_identity, find_known, submit};
use crate::engine::{inspect, templates};
use crate::error::{Exit, Result};
use crate::model::state::State;
use crate::report::style::one_line;

#[derive(Serialize)]
struct Answer {
    /// Null when a dry run found none.
    task_id: Option<i64>,
    identity: Option<String>,
    /// The workflow of the task: of the first one, where it existed already.
    template: String,
    is_new: bool,
    /// It existed, with another context.
    differs: bool,
    dry_run: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<State>,
}

pub async fn run(context: &Context, args: &Args, mut task: NewTask) -> Result<Exit> {
    let output = context.output();
    let session = context.session(Purpose::Command).await?;
    let name = args.template.as_ref().expect("clap requires it without --batch");
    args.fields.fill(context, &session, Some(name), &mut task).await?;
    let mut workflow = name.clone();
    let mut known = None;
    // What submits alone does so in one round trip, and needs no right to read.
    if args.dedupe || args.dry_run {
        let template = templates::find(&session, name).await?;
        workflow = template.name();
        if args.dedupe {
            task.identity = Some(dedupe_identity(&template, task.context.as_ref()));
        }
        if args.dry_run {
            check_contexts(&session, name, &template, std::slice::from_mut(&mut task)).await?;
            known = find_known(&session, template.named_task_id, std::slice::from_ref(&task)).await?.pop();
        }
    }
    let mut answer = Answer {
        task_id: None,
        identity: task.identity.clone(),
        template: workflow.to_string(),
        is_new: true,
        differs: false,
        dry_run: args.dry_run,
        state: None,
    };
    if args.dry_run {
        answer.task_id = known.map(|known| known.task_id);
        answer.is_new = known.is_none();
        answer.differs = known.is_some_and(|known| known.differs);
        if let Some(task_id) = answer.task_id {
            answer.template = inspect::task_summary(&session, task_id).await?.workflow();
        }
    } else {
        let submitted = submit(&session, &workflow, &[task]).await?.remove(0);
        answer.task_id = Some(submitted.task_id);
        answer.identity = Some(submitted.identity);
        answer.is_new = submitted.is_new;
        answer.differs = submitted.differs;
        answer.template = submitted.workflow;
    }
    let is_refused = answer.differs && args.if_exists == IfExists::Same;
    // It is not the task that the user means.
    if let (Some(task_id), true, false) = (answer.task_id, args.wait, is_refused) {
        // Printed before the wait, because the user may interrupt it.
        output.note(outcome(&answer, args.dedupe));
        answer.state = Some(follow(context, &session, &[task_id]).await?[0].state);
    }
    output.answer("task.submit", &answer, |answer| match (answer.task_id, answer.state) {
        (Some(task_id), Some(state)) => ending(task_id, state),
        _ => outcome(answer, args.dedupe),
    })?;
    if is_refused {
        return Ok(Exit::Conflict);
    }
    let is_good = answer.state.is_none_or(State::satisfies_children);
    Ok(if is_good { Exit::Done } else { Exit::Failed })
}

fn outcome(answer: &Answer, by_content: bool) -> String {
    let Answer { template, .. } = answer;
    match answer.task_id {
        None => format!("would submit a task of {template}"),
        Some(task_id) if answer.is_new => format!("task {task_id} submitted: {template}"),
        Some(task_id) if answer.differs => {
            let identity = one_line(answer.identity.as_deref().unwrap_or_default(), 80);
            format!("task {task_id} exists with another content under the identity {identity:?}: {template}")
        }
        Some(task_id) if by_content => {
            format!("task {task_id} exists already with this definition and context: {template}")
        }
        Some(task_id) => {
            let identity = one_line(answer.identity.as_deref().unwrap_or_default(), 80);
            format!("task {task_id} exists already under the identity {identity:?}: {template}")
        }
    }
}
