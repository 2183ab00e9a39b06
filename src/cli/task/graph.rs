//! `tasker task graph`.

use crate::cli::Context;
use crate::cli::reader::Read;
use crate::engine::inspect;
use crate::error::{Exit, Result};
use crate::report::graph::GraphFormat;
use crate::report::task_graph;

/// Draw the steps of a task with their states and levels
///
/// The level of a step is the number of edges on the longest path to it; steps of one level can run in
/// parallel. A step with several parents is drawn once, below the parent furthest from the start, and
/// names its other parents.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tasker task graph 42
  tasker task graph order-2026-1107 --as mermaid
  tasker task graph 42 --as dot | dot -Tsvg > order.svg
  tasker task graph 42 --format json | jq .levels")]
pub struct Args {
    /// Id or identity of the task
    task: String,
    /// Draw the graph in this format
    #[arg(long = "as", value_enum, default_value_t, value_name = "DRAWING")]
    drawing: GraphFormat,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let read = context.read(async |session| {
        let task_id = inspect::find_task(session, &args.task).await?;
        inspect::task_graph(session, task_id).await
    });
    let read = read.await?;
    let output = context.output();
    output.answer("task.graph", &read, |read| match args.drawing {
        GraphFormat::Text => read.drawn(|graph| task_graph::draw(graph, args.drawing)),
        GraphFormat::Mermaid | GraphFormat::Dot => task_graph::draw(&read.value, args.drawing),
    })?;
    let Read { value: graph, replica, .. } = &read;
    // Another program reads the drawing.
    if let Some(origin) = replica.as_ref().filter(|_| !output.is_json() && args.drawing != GraphFormat::Text)
    {
        output.note(origin.line());
    }
    if !graph.circular_edges.is_empty() && !output.is_json() {
        let edges: Vec<String> =
            graph.circular_edges.iter().map(|edge| format!("{} → {}", edge.from, edge.to)).collect();
        output.note(format!("omitted, because they form a cycle: {}", edges.join(", ")));
    }
    Ok(Exit::Done)
}
