//! Reads the lines of a batch on its own thread, a little ahead of the server.

use std::io::{BufRead, Read};

use serde::Deserialize;
use serde_json::value::RawValue;
use tokio::sync::mpsc;

use super::NewTask;
use crate::error::{Failure, Result};
use crate::model::jsonb::{self, Json};
use crate::model::template::{StepTemplate, TemplateName};

/// Tasks in one statement. Larger ones gain nothing and hold more memory on both sides.
const CHUNK: usize = 1000;
/// A chunk of long lines is sent sooner: one statement takes its parameters as one message.
const CHUNK_BYTES: usize = 8 << 20;
/// No jsonb is larger.
const LONGEST_LINE: u64 = 256 << 20;

/// The defaults of every line.
#[derive(Clone, Debug, Default)]
pub struct Defaults {
    pub template: Option<TemplateName>,
    pub task: NewTask,
}

/// A line as it was read.
#[derive(Debug)]
pub struct Parsed {
    /// From 1.
    pub number: usize,
    pub template: TemplateName,
    pub task: NewTask,
    /// The line's length.
    pub bytes: usize,
}

/// A line as written. Numbers are wider than their range, so that the error can name the range.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct InputLine<'a> {
    template: Option<String>,
    #[serde(borrow)]
    context: Option<&'a RawValue>,
    tags: Option<Vec<String>>,
    priority: Option<i64>,
    initiator: Option<String>,
    source_system: Option<String>,
    reason: Option<String>,
    identity: Option<String>,
}

/// Reads `reader` to its end, or to the first bad line, chunk by chunk.
///
/// A plain thread: while it waits for a slow pipe, it does not keep a failed command alive.
pub fn read(
    reader: impl BufRead + Send + 'static,
    source: String,
    defaults: Defaults,
) -> mpsc::Receiver<Result<Vec<Parsed>>> {
    let (sender, receiver) = mpsc::channel(2);
    std::thread::spawn(move || {
        if let Err(failure) = read_chunks(reader, &source, &defaults, &sender) {
            // The receiver is closed if the other side failed first.
            let _ = sender.blocking_send(Err(failure.into()));
        }
    });
    receiver
}

fn read_chunks(
    mut reader: impl BufRead,
    source: &str,
    defaults: &Defaults,
    to: &mpsc::Sender<Result<Vec<Parsed>>>,
) -> Result<(), Failure> {
    let (mut chunk, mut size) = (Vec::new(), 0);
    let mut text = Vec::new();
    for number in 1.. {
        text.clear();
        let read = reader.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut text);
        let bytes =
            read.map_err(|error| Failure::usage(format!("could not read {source}")).caused_by(error))?;
        if bytes == 0 {
            break;
        }
        if bytes as u64 == LONGEST_LINE {
            return Err(refused(number, source, Failure::usage("it is longer than 256 MiB")));
        }
        if text.trim_ascii().is_empty() {
            continue;
        }
        chunk.push(parse_line(&text, number, defaults).map_err(|why| refused(number, source, why))?);
        size += bytes;
        if chunk.len() == CHUNK || size >= CHUNK_BYTES {
            size = 0;
            if to.blocking_send(Ok(std::mem::take(&mut chunk))).is_err() {
                return Ok(()); // the other side has failed and says why
            }
        }
    }
    if !chunk.is_empty() {
        let _ = to.blocking_send(Ok(chunk));
    }
    Ok(())
}

/// The error of a whole batch because of one bad line.
pub fn refusal(number: usize, source: &str) -> String {
    format!("line {number} of {source} cannot be submitted; nothing was submitted")
}

/// The error of a whole batch because of several lines.
pub fn refusal_of_all(source: &str) -> String {
    format!("{source} cannot be submitted; nothing was submitted")
}

fn refused(number: usize, source: &str, why: Failure) -> Failure {
    Failure::usage(refusal(number, source)).caused_by(why)
}

fn parse_line(text: &[u8], number: usize, defaults: &Defaults) -> Result<Parsed, Failure> {
    // Serde accepts an array as the fields in their order.
    if !text.trim_ascii_start().starts_with(b"{") {
        return Err(Failure::usage("it is not a JSON object").hint(EXAMPLE));
    }
    let line: InputLine =
        serde_json::from_slice(text).map_err(|error| Failure::usage(plainly(&error)).hint(EXAMPLE))?;
    let template = match (&line.template, &defaults.template) {
        (Some(name), _) => name.parse().map_err(Failure::usage)?,
        (None, Some(template)) => template.clone(),
        (None, None) => {
            return Err(Failure::usage("neither the line nor the command names a template").hint(EXAMPLE));
        }
    };
    if let Some(context) = line.context {
        jsonb::check(context, "context", jsonb::MAX_BYTES)
            .map_err(|refusal| Failure::usage(refusal.to_string()))?;
    }
    let default = &defaults.task;
    let priority = line.priority.map(allowed_priority).transpose()?;
    let task = NewTask {
        context: line.context.map(Json::from_raw).or_else(|| default.context.clone()),
        tags: line.tags.unwrap_or_else(|| default.tags.clone()),
        priority: priority.unwrap_or(default.priority),
        initiator: line.initiator.or_else(|| default.initiator.clone()),
        source_system: line.source_system.or_else(|| default.source_system.clone()),
        reason: line.reason.or_else(|| default.reason.clone()),
        identity: line.identity,
    };
    task.check()?;
    Ok(Parsed { number, template, task, bytes: text.len() })
}

const EXAMPLE: &str =
    r#"a line looks like {"template": "shop/order", "context": {"order_id": 7}, "tags": ["eu"]}"#;

/// Serde counts lines from the start of its input, here always 1, and calls an array a sequence.
fn plainly(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.replace(" at line 1 column ", " at column ").replace("a sequence", "an array of strings")
}

fn allowed_priority(given: i64) -> Result<i16, Failure> {
    let allowed = StepTemplate::PRIORITIES;
    i16::try_from(given).ok().filter(|priority| allowed.contains(priority)).ok_or_else(|| {
        Failure::usage(format!("its priority {given} is not in {}..={}", allowed.start(), allowed.end()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(text: &str) -> String {
        parse_line(text.as_bytes(), 7, &Defaults::default()).expect_err("it is not a task").to_string()
    }

    #[test]
    fn a_refusal_says_what_is_wrong_and_where() {
        assert!(refusal(r#"{"template": "order", "contxt": 1}"#).starts_with("unknown field `contxt`"));
        assert!(refusal(r#"{"template": "order""#).ends_with("at column 20"));
        assert!(refusal(r#"{"context": {}}"#).contains("neither the line nor the command names a template"));
        assert!(refusal(r#"{"template": "a/"}"#).contains("[NAMESPACE/]NAME[@VERSION]"));
        assert_eq!(refusal(r#"["order", {}, [], 0, "", "", "", ""]"#), "it is not a JSON object");
        assert_eq!(
            refusal(r#"{"template": "a", "priority": 1001}"#),
            "its priority 1001 is not in -1000..=1000"
        );
        assert_eq!(
            refusal(r#"{"template": "a", "tags": "eu"}"#),
            r#"invalid type: string "eu", expected an array of strings at column 30"#
        );
    }

    #[test]
    fn an_endless_line_is_refused_before_it_fills_the_memory() {
        let mut chunks =
            read(std::io::BufReader::new(std::io::repeat(b'x')), "x".into(), Defaults::default());
        let refusal = chunks.blocking_recv().expect("an answer").expect_err("no line is that long");
        assert_eq!(
            format!("{refusal:#}"),
            "line 1 of x cannot be submitted; nothing was submitted: it is longer than 256 MiB"
        );
    }
}
