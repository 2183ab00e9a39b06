//! Many tasks from lines of JSON: all of them or none.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::io::BufRead;

use anyhow::Context as _;
use serde::Serialize;

use super::lines::{self, Defaults, Parsed};
use super::{Misfits, NewTask, UnknownWorkflow, dedupe_identity, find_known, try_check_contexts, try_submit};
use crate::db::Session;
use crate::db::queries::tasks::Known;
use crate::engine::templates::{self, StoredTemplate};
use crate::error::{Failure, Result};
use crate::model::jsonb::Json;
use crate::model::template::TemplateName;

/// How a batch is submitted.
#[derive(Clone, Debug, Default)]
pub struct Options {
    pub defaults: Defaults,
    /// Identify tasks by definition and context.
    pub dedupe: bool,
    /// Check every line, submit none.
    pub dry_run: bool,
}

/// The result of a batch.
#[derive(Debug, Default)]
pub struct Batch {
    /// In the order of the lines; empty after a dry run.
    pub task_ids: Vec<i64>,
    pub new_tasks: usize,
    /// Lines with the identity of an existing task, in the database or on an earlier line.
    pub existing_tasks: usize,
    /// Those of the existing ones that have another context than the line, in the order of the lines.
    pub differing: Vec<Differing>,
}

/// A line whose identity has a task with another context.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Differing {
    /// From 1.
    pub line: usize,
    pub identity: String,
    /// Null for an earlier line of a dry run.
    pub task_id: Option<i64>,
}

/// Submits every line of `reader` in one transaction. `source` names it in messages; `progress` receives the
/// bytes read and the tasks sent.
///
/// # Errors
/// A usage [`Failure`] naming the first bad line by its number, from 1. Nothing is
/// submitted then.
pub async fn submit_batch(
    session: &mut Session,
    reader: impl BufRead + Send + 'static,
    source: &str,
    options: Options,
    progress: impl Fn(u64, u64),
) -> Result<Batch> {
    let Options { defaults, dedupe, dry_run } = options;
    let mut chunks = lines::read(reader, source.to_owned(), defaults);
    let submitted: Result<Batch> = session
        .transaction(async |session| {
            let mut submission = Submission::new(session, source, dedupe, dry_run);
            while let Some(chunk) = chunks.recv().await {
                let chunk = chunk?;
                let (tasks, bytes) = (chunk.len(), chunk.iter().map(|line| line.bytes).sum::<usize>());
                for (template, lines) in by_template(chunk) {
                    submission.add(&template, lines).await?;
                }
                progress(bytes as u64, tasks as u64);
            }
            Ok(submission.ended())
        })
        .await;
    let error = match submitted {
        Ok(batch) => return Ok(batch),
        Err(error) => error,
    };
    let refusal = error.to_string();
    Err(match error.downcast::<UnknownWorkflow>() {
        Ok(unknown) => anyhow::Error::from(unknown.explain(session).await).context(refusal),
        Err(error) => error,
    })
}

/// A batch on its way.
struct Submission<'a> {
    session: &'a Session,
    source: &'a str,
    dedupe: bool,
    dry_run: bool,
    /// What each workflow named was taken for: one version for all lines.
    versions: HashMap<String, TemplateName>,
    /// The workflows that were read, for a trial or for identities.
    templates: HashMap<String, StoredTemplate>,
    /// The number of each line, and its task.
    tasks: Vec<(usize, i64)>,
    /// The identities that a dry run has met, by workflow and text, with the context of each.
    identities: HashMap<(String, String), Option<String>>,
    batch: Batch,
}

impl<'a> Submission<'a> {
    fn new(session: &'a Session, source: &'a str, dedupe: bool, dry_run: bool) -> Self {
        Submission {
            session,
            source,
            dedupe,
            dry_run,
            versions: HashMap::new(),
            templates: HashMap::new(),
            tasks: Vec::new(),
            identities: HashMap::new(),
            batch: Batch::default(),
        }
    }

    /// Submits lines of one workflow.
    async fn add(&mut self, name: &TemplateName, lines: Vec<(usize, NewTask)>) -> Result<()> {
        let key = name.to_string();
        let (numbers, mut tasks): (Vec<usize>, Vec<NewTask>) = lines.into_iter().unzip();
        let refusal = || lines::refusal(numbers[0], self.source);
        if self.dedupe || self.dry_run {
            if !self.templates.contains_key(&key) {
                let found = templates::find(self.session, name).await.with_context(refusal)?;
                self.versions.insert(key.clone(), found.name());
                self.templates.insert(key.clone(), found);
            }
            let template = &self.templates[&key];
            for task in tasks.iter_mut().filter(|task| self.dedupe && task.identity.is_none()) {
                task.identity = Some(dedupe_identity(template, task.context.as_ref()));
            }
            if self.dry_run {
                let scope = format!("{}/{}", name.namespace, name.name);
                let named_task_id = template.named_task_id;
                let checked = try_check_contexts(self.session, template, &mut tasks).await;
                checked.map_err(|error| self.refused(error, name, &numbers))?;
                return self.count(named_task_id, &scope, &numbers, tasks).await;
            }
        }
        let version = self.versions.get(&key).unwrap_or(name);
        let submitted = try_submit(self.session, version, &tasks).await;
        let submitted = submitted.map_err(|error| self.refused(error, name, &numbers))?;
        if let Some(made) = submitted.iter().find(|task| task.is_new) {
            let version = made.workflow.parse().map_err(Failure::new)?;
            self.versions.entry(key).or_insert(version);
        }
        for submitted in submitted {
            if submitted.differs {
                let (line, task_id) = (numbers[submitted.position], Some(submitted.task_id));
                self.batch.differing.push(Differing { line, identity: submitted.identity, task_id });
            }
            self.batch.new_tasks += usize::from(submitted.is_new);
            self.batch.existing_tasks += usize::from(!submitted.is_new);
            self.tasks.push((numbers[submitted.position], submitted.task_id));
        }
        Ok(())
    }

    /// Names the lines that are refused, if they are.
    fn refused(&self, error: anyhow::Error, workflow: &TemplateName, lines: &[usize]) -> anyhow::Error {
        match error.downcast::<Misfits>() {
            Ok(misfits) if lines.len() > 1 => {
                let explained = misfits.explain(workflow, |ordinal| format!("line {}", lines[ordinal - 1]));
                anyhow::Error::from(explained).context(lines::refusal_of_all(self.source))
            }
            Ok(misfits) => anyhow::Error::from(misfits.explain(workflow, |_| String::new()))
                .context(lines::refusal(lines[0], self.source)),
            Err(error) if error.is::<Failure>() || error.is::<UnknownWorkflow>() => {
                error.context(lines::refusal(lines[0], self.source))
            }
            Err(error) => error,
        }
    }

    /// Counts the tasks that a submission would create.
    async fn count(
        &mut self,
        named_task_id: i64,
        scope: &str,
        lines: &[usize],
        tasks: Vec<NewTask>,
    ) -> Result<()> {
        let known = find_known(self.session, named_task_id, &tasks).await?;
        let mut known: HashMap<usize, Known> =
            known.into_iter().map(|known| (known.position, known)).collect();
        for (position, task) in tasks.into_iter().enumerate() {
            let Some(identity) = task.identity else {
                self.batch.new_tasks += 1;
                continue;
            };
            let context = task.context.as_ref().map(Json::sorted);
            let (task_id, differs) = match known.remove(&position) {
                Some(known) => (Some(known.task_id), known.differs),
                None => match self.identities.entry((scope.to_owned(), identity.clone())) {
                    Entry::Occupied(first) => (None, *first.get() != context),
                    Entry::Vacant(vacant) => {
                        vacant.insert(context);
                        self.batch.new_tasks += 1;
                        continue;
                    }
                },
            };
            self.batch.existing_tasks += 1;
            if differs {
                self.batch.differing.push(Differing { line: lines[position], identity, task_id });
            }
        }
        Ok(())
    }

    fn ended(mut self) -> Batch {
        self.tasks.sort_unstable();
        self.batch.differing.sort();
        self.batch.task_ids = self.tasks.into_iter().map(|(_, task_id)| task_id).collect();
        self.batch
    }
}

/// The lines of a chunk by workflow, in order within each.
fn by_template(chunk: Vec<Parsed>) -> Vec<(TemplateName, Vec<(usize, NewTask)>)> {
    let mut groups: Vec<(TemplateName, Vec<(usize, NewTask)>)> = Vec::new();
    for line in chunk {
        match groups.iter_mut().find(|(template, _)| *template == line.template) {
            Some((_, lines)) => lines.push((line.number, line.task)),
            None => groups.push((line.template, vec![(line.number, line.task)])),
        }
    }
    groups
}
