//! The input of finding a cause.

use crate::querycheck::catalog::Catalog;
use crate::querycheck::explain::{Node, Plan};
use crate::querycheck::file::{Case, QueryCheck};
use crate::querycheck::outcome::UnmetExpectation;

/// An unmet expectation, with the input of its diagnosis.
pub struct Context<'a> {
    pub check: &'a QueryCheck,
    pub case: &'a Case,
    pub plan: &'a Plan,
    pub unmet: &'a UnmetExpectation,
    pub(in crate::querycheck) catalog: &'a Catalog,
}

impl<'a> Context<'a> {
    /// The node that does not meet the expectation.
    pub fn node(&self) -> &'a Node {
        self.plan.root.at(&self.unmet.node_path)
    }
}
