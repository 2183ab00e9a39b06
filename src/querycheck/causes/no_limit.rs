//! The query returns an unlimited number of rows.

use super::code::CauseCode;
use super::context::Context;
use super::diagnosis::Diagnosis;
use super::doc::Doc;
use crate::querycheck::rules::{RuleCode, figure};

pub const DOC: Doc = Doc {
    meaning: "nothing limits what the query returns",
    example: "a list of all accounts",
    fix: "`limit`",
};

pub(super) fn find(context: &Context<'_>) -> Option<Diagnosis> {
    let Context { check, plan, unmet, .. } = *context;
    let is_about_amount = matches!(
        unmet.rule,
        RuleCode::MaxRows
            | RuleCode::MaxBuffers
            | RuleCode::Grows
            | RuleCode::MaxCost
            | RuleCode::IndexPossible
            | RuleCode::NoSeqScan
    );
    let is_limited = plan.root.all().iter().any(|node| node.kind == "Limit");
    let gathers = matches!(plan.root.kind.as_str(), "Aggregate" | "WindowAgg");
    // A condition that most rows meet is no reason.
    let node = context.node();
    let discards = node.filter.is_some() && (node.rows.is_none() || node.removed_rows > plan.rows());
    let is_one_row = plan.rows() <= 1.0;
    if !is_about_amount || is_one_row || is_limited || gathers || plan.writes() || discards {
        return None;
    }
    let message = format!("nothing limits what {} returns: {} rows", check.name, figure(plan.rows()));
    Some(Diagnosis::new(CauseCode::NoLimit, &check.name, message).hint("end the query with a limit"))
}
