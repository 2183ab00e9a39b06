//! From a claim to a running handler.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::mpsc::UnboundedSender;

use super::attempt::{Claim, Ended, Finished, Step};
use super::event::{Event, NamedStep};
use super::inputs::{Input, Inputs};
use super::metrics::Metrics;
use super::shared::Shared;
use super::slots::Slots;
use super::sql_step::{self, Sessions};
use crate::db::Session;
use crate::engine::templates;
use crate::error::Result;
use crate::handlers::{self, ResultSchema, Secrets, StepInput};
use crate::model::handler::{HandlerKind, HandlerSpec, Outcome, StepResult};

/// Starts handlers; owns what starting needs and nothing about how steps end.
pub struct Dispatcher {
    shared: Shared,
    slots: Arc<Slots>,
    finished: UnboundedSender<Finished>,
    sessions: Arc<Sessions>,
    inputs: Inputs,
    /// By named_task_id and named_step_id. A version never changes, so this never goes stale.
    steps: HashMap<(i64, i64), Step>,
    /// Claimed, but not running yet: the connection may fail in between.
    waiting: Vec<Claim>,
}

impl Dispatcher {
    pub fn new(
        shared: Shared,
        slots: Arc<Slots>,
        sessions: Arc<Sessions>,
        inputs: Inputs,
        finished: UnboundedSender<Finished>,
    ) -> Self {
        Dispatcher { shared, slots, finished, sessions, inputs, steps: HashMap::new(), waiting: Vec::new() }
    }

    /// Takes claims over; from here on the steps count as running.
    pub fn accept(&mut self, lane: i16, claims: Vec<Claim>) {
        if self.slots.accept(lane, &claims) {
            self.start_next(claims);
        }
    }

    /// Has claims started that the slots hold already.
    pub fn start_next(&mut self, claims: Vec<Claim>) {
        self.waiting.extend(claims);
    }

    /// Starts the handlers of every step accepted, or lets them wait for a slot.
    ///
    /// # Errors
    /// Those of reading templates and inputs; steps that have not started wait for the next call.
    pub async fn start(&mut self, session: &Session, worker_id: i64) -> Result<()> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        for claim in &self.waiting {
            if !self.steps.contains_key(&(claim.named_task_id, claim.named_step_id)) {
                let known = load_steps(session, claim.named_task_id, &self.shared.options.metrics).await?;
                self.steps.extend(known);
                // A step the definition does not mention fails with a message instead of never starting.
                self.steps.entry((claim.named_task_id, claim.named_step_id)).or_insert_with(|| Step {
                    named: Arc::new(NamedStep {
                        name: format!("step {}", claim.named_step_id),
                        workflow: String::new(),
                        series: self.shared.options.metrics.other(),
                    }),
                    template: None,
                    result_schema: None,
                });
            }
        }
        let reading: Vec<(i64, i64)> = self
            .waiting
            .iter()
            .filter(|claim| {
                self.step(claim).template.as_ref().is_some_and(|template| template.handler.reads_input())
            })
            .map(|claim| (claim.step_id, claim.task_id))
            .collect();
        let mut inputs = self.inputs.of(session, &reading).await?;
        for claim in std::mem::take(&mut self.waiting) {
            let step = self.step(&claim).clone();
            let Input { identity, context, parents } = inputs.remove(&claim.step_id).unwrap_or_default();
            let input = StepInput {
                task_id: claim.task_id,
                step_id: claim.step_id,
                step_name: step.named.name.clone(),
                task_name: step.named.workflow.clone(),
                attempt: claim.attempt,
                key: format!("{identity}/{}", step.named.name),
                context,
                parents,
                result: step.template.as_ref().map(|template| template.result.form()).unwrap_or_default(),
                result_schema: step.result_schema.clone(),
                secrets: Secrets::named(
                    step.template.as_ref().map(|template| template.secrets.clone()).unwrap_or_default(),
                ),
                http: self.shared.http.clone(),
                timeout: step
                    .template
                    .as_ref()
                    .and_then(|template| template.timeout)
                    .map(|timeout| timeout.0),
            };
            self.spawn(claim, step, input, worker_id);
        }
        Ok(())
    }

    fn step(&self, claim: &Claim) -> &Step {
        &self.steps[&(claim.named_task_id, claim.named_step_id)]
    }

    /// Runs the handler of a claim, unless the claim was lost before.
    fn spawn(&self, claim: Claim, step: Step, input: StepInput, worker_id: i64) {
        // If its worker is lost, nobody knows whether its work was done, and it ends in error.
        let may_wait = !matches!(claim.handler, HandlerKind::Command | HandlerKind::Http)
            || step.template.as_ref().is_none_or(|template| template.retry.retryable);
        let finished = self.finished.clone();
        let sessions = self.sessions.clone();
        let observer = self.shared.observer.clone();
        self.slots.start(&claim, input.bytes_held(), may_wait, move |cancel| async move {
            let mut took = Duration::ZERO;
            let work = async {
                let started = || {
                    let Claim { step_id, task_id, attempt, .. } = claim;
                    let (step, waited) = (step.named.clone(), claim.waited + claim.claimed_at.elapsed());
                    observer(&Event::StepStarted { step_id, task_id, step, attempt, waited });
                    Instant::now()
                };
                let (began, ended) = match step.template.as_ref().map(|template| &template.handler) {
                    None => (started(), Ended::Outcome(missing_handler(&step.named.name))),
                    Some(HandlerSpec::Sql(spec)) => {
                        // The step does not run while it waits for its connection.
                        let Some(connection) = sessions.take(&cancel).await else { return Ended::NotStarted };
                        let began = started();
                        (began, sql_step::run(connection, spec, &input, &claim, worker_id, &cancel).await)
                    }
                    Some(handler) => (started(), Ended::Outcome(handlers::run(handler, input, cancel).await)),
                };
                took = began.elapsed();
                ended
            };
            let ended = work.await;
            let result_bytes = match &ended {
                Ended::Outcome(Outcome::Succeeded { result }) => result.get().len(),
                _ => 0,
            };
            // The receiver is gone only when the worker is.
            let _ = finished.send(Finished { claim, step, took, ended, not_before: None });
            result_bytes
        });
    }
}

async fn load_steps(
    session: &Session,
    named_task_id: i64,
    metrics: &Metrics,
) -> Result<HashMap<(i64, i64), Step>> {
    let stored = match templates::load(session, named_task_id).await {
        Ok(stored) => stored,
        // A workflow without a readable definition: its steps fail, each with a message.
        Err(error) if crate::error::server_error(&error).is_some() => return Err(error),
        Err(error) => {
            tracing::warn!("{error:#}");
            return Ok(HashMap::new());
        }
    };
    let template = stored.template;
    let name = format!("{}/{}", template.namespace, template.name);
    let workflow = format!("{name}@{}", template.version);
    Ok(template
        .steps
        .into_iter()
        .filter_map(|step| {
            let id = *stored.named_step_ids.get(&step.name)?;
            let result_schema = match &step.result {
                StepResult::Schema(schema) => match ResultSchema::new(schema) {
                    Ok(schema) => Some(Arc::new(schema)),
                    Err(error) => {
                        tracing::warn!(
                            "the result of {} is not checked: its schema is none: {error}",
                            step.name
                        );
                        None
                    }
                },
                StepResult::Form(_) => None,
            };
            let known = Step {
                result_schema,
                named: Arc::new(NamedStep {
                    name: step.name.clone(),
                    workflow: workflow.clone(),
                    series: metrics.series(&name, &step.name),
                }),
                template: Some(Arc::new(step)),
            };
            Some(((named_task_id, id), known))
        })
        .collect())
}

fn missing_handler(step: &str) -> Outcome {
    Outcome::failed(format!("{step} has no handler: its workflow's definition does not describe it"))
}
