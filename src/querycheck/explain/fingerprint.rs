//! The shape of a plan: its nodes, relations and indexes, without a cost or a
//! count. The same query has the same one until the planner changes its mind.

use super::node::Node;

/// A line for each node, indented below the one it feeds.
pub fn fingerprint(root: &Node) -> Vec<String> {
    let mut lines = Vec::new();
    write(root, 0, &mut lines);
    lines
}

fn write(node: &Node, depth: usize, lines: &mut Vec<String>) {
    let mut line = "  ".repeat(depth);
    if let Some(subplan) = &node.subplan {
        // A CTE has a name; other subplans are numbered, differently in each major version.
        let name =
            if subplan.starts_with("CTE ") { subplan } else { subplan.split(' ').next().unwrap_or_default() };
        line.push_str(&format!("{name}: "));
    }
    if let Some(join) = node.join.as_deref().filter(|join| *join != "Inner") {
        line.push_str(&format!("{join} "));
    }
    line.push_str(&node.title());
    lines.push(line);
    for child in &node.children {
        write(child, depth + 1, lines);
    }
}

/// A line that two fingerprints share, or that one of them has alone.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case", tag = "in", content = "line")]
pub enum FingerprintLine {
    Both(String),
    /// Expected, and no longer there.
    Expected(String),
    /// There, and not expected.
    Found(String),
}

/// Compares two fingerprints line by line; `None` if they are the same.
pub fn difference(expected: &[String], found: &[String]) -> Option<Vec<FingerprintLine>> {
    if expected == found {
        return None;
    }
    let [expected, found] =
        [expected, found].map(|lines| lines.iter().map(String::as_str).collect::<Vec<_>>());
    let changes = similar::TextDiff::from_slices(&expected, &found);
    let lines = changes.iter_all_changes().map(|change| {
        let line = change.value().to_owned();
        match change.tag() {
            similar::ChangeTag::Equal => FingerprintLine::Both(line),
            similar::ChangeTag::Delete => FingerprintLine::Expected(line),
            similar::ChangeTag::Insert => FingerprintLine::Found(line),
        }
    });
    Some(lines.collect())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::node::Plan;
    use super::*;

    #[test]
    fn a_fingerprint_knows_nodes_and_names_but_no_figures() {
        let plan = |cost: f64, index: &str| {
            let printed = json!([{ "Plan": {
                "Node Type": "Nested Loop", "Join Type": "Left", "Total Cost": cost, "Plans": [
                    { "Node Type": "Index Scan", "Index Name": index, "Relation Name": "t", "Alias": "t", "Plan Rows": cost },
                    { "Node Type": "Result", "Subplan Name": "InitPlan 1 (returns $0)" },
                    { "Node Type": "Limit", "Subplan Name": "SubPlan 2" },
                ],
            }}]);
            fingerprint(&Plan::read(printed).expect("a plan").root)
        };
        let one = plan(1.0, "a");
        assert_eq!(one[0..2], ["Left Nested Loop", "  Index Scan using a on t"]);
        assert_eq!(one[3], "  SubPlan: Limit");
        assert_eq!(difference(&one, &plan(2.0, "a")), None);
        let lines = difference(&one, &plan(1.0, "b")).expect("they differ");
        assert_eq!(lines[1], FingerprintLine::Expected("  Index Scan using a on t".into()));
        assert_eq!(lines[2], FingerprintLine::Found("  Index Scan using b on t".into()));
    }
}
