//! A DAG with a label on each node: as text, as Mermaid, as DOT.

use super::clean;
use super::tree_layout::{Layout, LayoutLine};
use crate::model::dag::Dag;

/// How a graph is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum GraphFormat {
    /// A tree, for a terminal
    #[default]
    Text,
    /// For Markdown on GitHub and GitLab
    Mermaid,
    /// For Graphviz: `dot -Tsvg`
    Dot,
}

/// Deeper nodes are drawn at this depth, each naming its parents.
const DEEPEST: usize = 24;

/// Draws the graph; `labels[n]` and `notes[n]` belong to node `n`, and an empty note is none. `fills[n]` is its
/// colour where the format has some, as `#rrggbb`; without any, no node is filled.
pub fn draw(dag: &Dag, labels: &[&str], notes: &[String], fills: &[&str], format: GraphFormat) -> String {
    match format {
        GraphFormat::Text => draw_text(dag, labels, notes),
        GraphFormat::Mermaid => draw_mermaid(dag, labels, notes, fills),
        GraphFormat::Dot => draw_dot(dag, labels, notes, fills),
    }
}

fn draw_text(dag: &Dag, labels: &[&str], notes: &[String]) -> String {
    let order = dag.topological_order();
    let mut position = vec![0; order.len()];
    for (at, &node) in order.iter().enumerate() {
        position[node] = at;
    }
    let parents = |&node: &usize| dag.parents(node).iter().map(|&parent| position[parent]).collect();
    let parents: Vec<Vec<usize>> = order.iter().map(parents).collect();
    let mut text = String::new();
    for line in (Layout { parents: &parents, deepest: DEEPEST, urgency: None }).lines() {
        let LayoutLine::Node { prefix, index, named_parents } = line else { continue };
        let node = order[index];
        text.push_str(&format!("{prefix}{}", labels[node]));
        if !named_parents.is_empty() {
            let also = if named_parents.len() < parents[index].len() { "also " } else { "" };
            let names: Vec<&str> = named_parents.iter().map(|&parent| labels[order[parent]]).collect();
            text.push_str(&format!("  ({also}after {})", names.join(", ")));
        }
        if !notes[node].is_empty() {
            text.push_str(&format!("  {}", console::style(&notes[node]).dim()));
        }
        text.push('\n');
    }
    text
}

/// Nodes are numbered, because a label can contain characters that end a name.
fn draw_mermaid(dag: &Dag, labels: &[&str], notes: &[String], fills: &[&str]) -> String {
    let escape =
        |text: &str| clean::line(text).replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
    let mut text = String::from("flowchart TD\n");
    for &node in dag.topological_order() {
        let note = if notes[node].is_empty() {
            String::new()
        } else {
            format!("<br/><small>{}</small>", escape(&notes[node]))
        };
        text.push_str(&format!("    s{node}[\"{}{note}\"]\n", escape(labels[node])));
    }
    for_each_edge(dag, |parent, child| text.push_str(&format!("    s{parent} --> s{child}\n")));
    for (node, fill) in fills.iter().enumerate() {
        text.push_str(&format!("    style s{node} fill:{fill},color:#000\n"));
    }
    text
}

fn draw_dot(dag: &Dag, labels: &[&str], notes: &[String], fills: &[&str]) -> String {
    let escape = |text: &str| clean::line(text).replace('\\', "\\\\").replace('"', "\\\"");
    let mut text = String::from("digraph workflow {\n    node [shape=box, fontname=\"sans-serif\"];\n");
    for &node in dag.topological_order() {
        let note =
            if notes[node].is_empty() { String::new() } else { format!("\\n{}", escape(&notes[node])) };
        let fill = fills.get(node).map(|fill| format!(", style=filled, fillcolor=\"{fill}\""));
        let fill = fill.unwrap_or_default();
        text.push_str(&format!("    s{node} [label=\"{}{note}\"{fill}];\n", escape(labels[node])));
    }
    for_each_edge(dag, |parent, child| text.push_str(&format!("    s{parent} -> s{child};\n")));
    text.push_str("}\n");
    text
}

fn for_each_edge(dag: &Dag, mut draw: impl FnMut(usize, usize)) {
    for &child in dag.topological_order() {
        for &parent in dag.parents(child) {
            draw(parent, child);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn diamond(format: GraphFormat) -> String {
        let dag = Dag::new(vec![vec![], vec![0], vec![0], vec![1, 2], vec![]]).unwrap();
        let notes = ["command".into(), String::new(), String::new(), "a \"b\"".into(), String::new()];
        draw(&dag, &["load", "by month", "by <year>", "report", "alone"], &notes, &[], format)
    }

    #[test]
    fn a_diamond_as_text_names_each_step_once() {
        insta::assert_snapshot!(diamond(GraphFormat::Text), @r#"
        load  command
        ├─ by month
        └─ by <year>
           └─ report  (also after by month)  a "b"
        alone
        "#);
    }

    #[test]
    fn labels_cannot_break_mermaid_or_dot() {
        insta::assert_snapshot!(diamond(GraphFormat::Mermaid), @r#"
        flowchart TD
            s0["load<br/><small>command</small>"]
            s1["by month"]
            s2["by &lt;year>"]
            s3["report<br/><small>a &quot;b&quot;</small>"]
            s4["alone"]
            s0 --> s1
            s0 --> s2
            s1 --> s3
            s2 --> s3
        "#);
        insta::assert_snapshot!(diamond(GraphFormat::Dot), @r#"
        digraph workflow {
            node [shape=box, fontname="sans-serif"];
            s0 [label="load\ncommand"];
            s1 [label="by month"];
            s2 [label="by <year>"];
            s3 [label="report\na \"b\""];
            s4 [label="alone"];
            s0 -> s1;
            s0 -> s2;
            s1 -> s3;
            s2 -> s3;
        }
        "#);
    }

    #[test]
    fn a_long_chain_is_drawn_without_end_of_stack_or_line() {
        let length = 10_000;
        let parents = (0..length).map(|n: usize| n.checked_sub(1).into_iter().collect()).collect();
        let dag = Dag::new(parents).unwrap();
        let labels: Vec<String> = (0..length).map(|n| format!("step-{n}")).collect();
        let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
        let text = draw(&dag, &labels, &vec![String::new(); length], &[], GraphFormat::Text);
        assert_eq!(text.lines().count(), length);
        assert!(text.lines().last().unwrap().ends_with("┊ step-9999  (after step-9998)"));
        assert!(text.lines().all(|line| line.chars().count() < 120));
    }
}
