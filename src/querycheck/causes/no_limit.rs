//! The query returns an unlimited number of rows.

use super::{CauseCode, Context, Diagnosis};
use crate::querycheck::rules::{RuleCode, figure};

pub const MEANING: &str = "nothing limits what the query returns";

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
    if !is_about_amount || is_limited || gathers || plan.writes() || context.node().filter.is_some() {
        return None;
    }
    let message = format!("nothing limits what {} returns: {} rows", check.name, figure(plan.rows()));
    Some(Diagnosis::new(CauseCode::NoLimit, &check.name, message).fix("end the query with `limit N`"))
}
