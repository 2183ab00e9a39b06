//! Many tasks from lines of JSON: all of them or none.

use std::collections::{HashMap, HashSet};
use std::io::BufRead;

use anyhow::Context as _;

use super::lines::{self, Defaults, Parsed};
use super::{NewTask, dedupe_identity, find_known, submit};
use crate::db::Session;
use crate::engine::templates::{self, StoredTemplate};
use crate::error::Result;
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
}

/// Submits every line of `reader` in one transaction. `source` names it in messages; `progress` receives the
/// bytes read and the tasks sent.
///
/// # Errors
/// A usage [`Failure`](crate::error::Failure) naming the first bad line by its number, from 1. Nothing is
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
    session
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
        .await
}

/// A batch on its way.
struct Submission<'a> {
    session: &'a Session,
    source: &'a str,
    dedupe: bool,
    dry_run: bool,
    templates: HashMap<String, StoredTemplate>,
    /// The number of each line, and its task.
    tasks: Vec<(usize, i64)>,
    /// The identities that a dry run has met.
    identities: HashSet<String>,
    batch: Batch,
}

impl<'a> Submission<'a> {
    fn new(session: &'a Session, source: &'a str, dedupe: bool, dry_run: bool) -> Self {
        Submission {
            session,
            source,
            dedupe,
            dry_run,
            templates: HashMap::new(),
            tasks: Vec::new(),
            identities: HashSet::new(),
            batch: Batch::default(),
        }
    }

    /// Submits lines of one workflow.
    async fn add(&mut self, name: &TemplateName, lines: Vec<(usize, NewTask)>) -> Result<()> {
        let key = name.to_string();
        if !self.templates.contains_key(&key) {
            let found = templates::find(self.session, name).await;
            let found = found.with_context(|| lines::refusal(lines[0].0, self.source))?;
            self.templates.insert(key.clone(), found);
        }
        let template = &self.templates[&key];
        let (numbers, mut tasks): (Vec<usize>, Vec<NewTask>) = lines.into_iter().unzip();
        if self.dedupe {
            for task in tasks.iter_mut().filter(|task| task.identity.is_none()) {
                task.identity = Some(dedupe_identity(template, task.context.as_ref()));
            }
        }
        if self.dry_run {
            return self.count(tasks).await;
        }
        for submitted in submit(self.session, template.named_task_id, &tasks).await? {
            self.batch.new_tasks += usize::from(submitted.is_new);
            self.batch.existing_tasks += usize::from(!submitted.is_new);
            self.tasks.push((numbers[submitted.position], submitted.task_id));
        }
        Ok(())
    }

    /// Counts the tasks that a submission would create.
    async fn count(&mut self, tasks: Vec<NewTask>) -> Result<()> {
        let identities: Vec<String> = tasks.iter().filter_map(|task| task.identity.clone()).collect();
        let known = find_known(self.session, &identities).await?;
        for task in tasks {
            let is_new = match task.identity {
                Some(identity) => !known.contains_key(&identity) && self.identities.insert(identity),
                None => true,
            };
            self.batch.new_tasks += usize::from(is_new);
            self.batch.existing_tasks += usize::from(!is_new);
        }
        Ok(())
    }

    fn ended(mut self) -> Batch {
        self.tasks.sort_unstable();
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
