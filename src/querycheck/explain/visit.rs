//! The nodes of a plan, each with facts from the nodes above.

use super::node::{Node, Plan};

/// A node, with facts from the nodes above.
pub struct Visit<'p> {
    /// The way to it from the root: the number of the child at each level.
    pub path: Vec<usize>,
    pub node: &'p Node,
    /// A bitmap's index scan has neither: its table is in the node above.
    pub schema: Option<&'p String>,
    pub relation: Option<&'p String>,
    /// A limit above ends its reading.
    pub is_limited: bool,
}

impl<'p> Visit<'p> {
    /// The index that it reads in full, if any; a limit would end the scan.
    pub fn walked_index(&self) -> Option<&'p str> {
        let walks = self.node.is_index_scan() && self.node.index_condition.is_none() && !self.is_limited;
        self.node.index.as_deref().filter(|_| walks)
    }
}

/// Every node of a plan, those above before those below.
pub fn visits(plan: &Plan) -> Vec<Visit<'_>> {
    let (schema, relation) = (plan.root.schema.as_ref(), plan.root.relation.as_ref());
    let mut visits = vec![Visit { path: Vec::new(), node: &plan.root, schema, relation, is_limited: false }];
    let mut next = 0;
    while next < visits.len() {
        let Visit { ref path, node, schema, relation, is_limited } = visits[next];
        // A sort or an aggregate reads all its input, whatever the limit above it.
        let is_limited = match node.kind.as_str() {
            "Limit" => true,
            "Sort" | "Aggregate" | "Hash" | "Unique" | "WindowAgg" | "SetOp" => false,
            _ => is_limited,
        };
        let below = node.children.iter().enumerate().map(|(position, child)| {
            let path = path.iter().copied().chain([position]).collect();
            let is_its_own = child.relation.is_some();
            let schema = if is_its_own { child.schema.as_ref() } else { schema };
            let relation = if is_its_own { child.relation.as_ref() } else { relation };
            Visit { path, node: child, schema, relation, is_limited }
        });
        let below: Vec<_> = below.collect();
        visits.extend(below);
        next += 1;
    }
    visits
}
