//! Many tasks from lines of JSON: all of them or none.

use std::collections::HashMap;
use std::io::BufRead;

use anyhow::Context as _;
use serde::Deserialize;
use serde_json::Value;
use tokio::sync::mpsc;

use super::{NewTask, dedupe_identity, submit};
use crate::db::Session;
use crate::engine::templates::{self, StoredTemplate};
use crate::error::{Failure, Result};
use crate::model::template::TemplateName;

/// Tasks in one statement. Larger ones gain nothing and hold more memory on both sides.
const CHUNK: usize = 1000;

/// One line of a batch.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    template: Option<String>,
    context: Option<Value>,
    tags: Option<Vec<String>>,
    priority: Option<i16>,
    initiator: Option<String>,
    source_system: Option<String>,
    reason: Option<String>,
    identity: Option<String>,
}

/// What holds for every line that does not say otherwise.
#[derive(Clone, Debug, Default)]
pub struct Defaults {
    pub template: Option<TemplateName>,
    pub task: NewTask,
    /// Identify tasks by definition and context.
    pub dedupe: bool,
}

/// A line as it was read.
struct Parsed {
    number: usize,
    template: TemplateName,
    task: NewTask,
    bytes: usize,
}

/// What a batch brought about.
#[derive(Debug, Default)]
pub struct Batch {
    /// In the order of the lines.
    pub task_ids: Vec<i64>,
    pub new_tasks: usize,
    pub existing_tasks: usize,
}

/// Submits every line of `reader` in one transaction. `source` names it in
/// messages; `progress` is told of bytes read and tasks sent.
///
/// # Errors
/// A usage [`Failure`] naming the first bad line by its number, from 1. Nothing is submitted then.
pub async fn submit_batch(
    session: &Session,
    reader: impl BufRead + Send + 'static,
    source: &str,
    defaults: Defaults,
    dry_run: bool,
    progress: impl Fn(u64, u64),
) -> Result<Batch> {
    // Read and parsed on a thread of its own, a few chunks ahead of the server.
    let (sender, mut chunks) = mpsc::channel(2);
    let name = source.to_owned();
    let dedupe = defaults.dedupe;
    let parsing = tokio::task::spawn_blocking(move || parse(reader, &name, &defaults, &sender));
    let batch = session
        .transaction(async |session| {
            let mut templates: HashMap<String, StoredTemplate> = HashMap::new();
            let mut tasks: Vec<(usize, i64)> = Vec::new();
            let mut batch = Batch::default();
            while let Some(chunk) = chunks.recv().await {
                let chunk: Vec<Parsed> = chunk;
                let (lines, bytes) = (chunk.len(), chunk.iter().map(|line| line.bytes).sum::<usize>());
                for (template, lines) in by_template(chunk) {
                    let key = template.to_string();
                    if !templates.contains_key(&key) {
                        let found = templates::find(session, &template).await;
                        let found =
                            found.with_context(|| format!("reading line {} of {source}", lines[0].0))?;
                        templates.insert(key.clone(), found);
                    }
                    let template = &templates[&key];
                    let (numbers, mut new): (Vec<usize>, Vec<NewTask>) = lines.into_iter().unzip();
                    for (number, task) in numbers.iter().zip(&mut new) {
                        if dedupe && task.identity.is_none() {
                            task.identity = Some(dedupe_identity(template, task.context.as_ref()));
                        }
                        task.check().map_err(|failure| {
                            Failure::usage(format!("line {number} of {source} cannot be submitted"))
                                .caused_by(failure)
                        })?;
                    }
                    if dry_run {
                        batch.new_tasks += new.len();
                        continue;
                    }
                    for submitted in submit(session, template.named_task_id, &new).await? {
                        batch.new_tasks += usize::from(submitted.is_new);
                        batch.existing_tasks += usize::from(!submitted.is_new);
                        tasks.push((numbers[submitted.place], submitted.task_id));
                    }
                }
                progress(bytes as u64, lines as u64);
            }
            // The channel closed: at the end of the file, or at a bad line.
            parsing.await.context("reading the batch")??;
            tasks.sort_unstable();
            batch.task_ids = tasks.into_iter().map(|(_, task_id)| task_id).collect();
            Ok::<_, anyhow::Error>(batch)
        })
        .await?;
    Ok(batch)
}

fn parse(
    mut reader: impl BufRead,
    source: &str,
    defaults: &Defaults,
    to: &mpsc::Sender<Vec<Parsed>>,
) -> Result<()> {
    let mut chunk = Vec::with_capacity(CHUNK);
    let mut text = Vec::new();
    for number in 1.. {
        text.clear();
        let bytes = reader.read_until(b'\n', &mut text).with_context(|| format!("reading {source}"))?;
        if bytes == 0 {
            break;
        }
        if text.trim_ascii().is_empty() {
            continue;
        }
        chunk.push(parse_line(&text, number, source, defaults)?);
        if chunk.len() == CHUNK
            && to.blocking_send(std::mem::replace(&mut chunk, Vec::with_capacity(CHUNK))).is_err()
        {
            return Ok(()); // the other side has failed and says why
        }
    }
    if !chunk.is_empty() {
        let _ = to.blocking_send(chunk);
    }
    Ok(())
}

fn parse_line(text: &[u8], number: usize, source: &str, defaults: &Defaults) -> Result<Parsed, Failure> {
    let bad = |why: String| {
        Failure::usage(format!("line {number} of {source}: {why}")).hint("nothing was submitted")
    };
    let line: Line = serde_json::from_slice(text).map_err(|error| {
        // serde counts lines from the start of what it is given: always 1 here.
        bad(error.to_string().replace(" at line 1 column ", " at column "))
    })?;
    let template = match (&line.template, &defaults.template) {
        (Some(name), _) => name.parse().map_err(bad)?,
        (None, Some(template)) => template.clone(),
        (None, None) => return Err(bad("it names no template, and neither does the command".to_owned())),
    };
    let default = &defaults.task;
    let task = NewTask {
        context: line.context.or_else(|| default.context.clone()),
        tags: line.tags.unwrap_or_else(|| default.tags.clone()),
        priority: line.priority.unwrap_or(default.priority),
        initiator: line.initiator.or_else(|| default.initiator.clone()),
        source_system: line.source_system.or_else(|| default.source_system.clone()),
        reason: line.reason.or_else(|| default.reason.clone()),
        identity: line.identity,
    };
    Ok(Parsed { number, template, task, bytes: text.len() })
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

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> String {
        parse_line(text.as_bytes(), 7, "orders.jsonl", &Defaults::default()).err().unwrap().to_string()
    }

    #[test]
    fn a_bad_line_is_named_by_number_and_column() {
        assert!(
            refused(r#"{"template": "order", "contxt": 1}"#)
                .starts_with("line 7 of orders.jsonl: unknown field `contxt`")
        );
        assert!(refused(r#"{"template": "order""#).ends_with("at column 20"));
        assert!(refused(r#"{"context": {}}"#).contains("names no template"));
        assert!(refused(r#"{"template": "a/"}"#).contains("[NAMESPACE/]NAME[@VERSION]"));
    }
}
