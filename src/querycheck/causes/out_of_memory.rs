//! A sort or a hash has less memory than it needs.

use super::code::CauseCode;
use super::context::Context;
use super::diagnosis::Diagnosis;
use super::doc::Doc;
use crate::querycheck::explain::Plan;
use crate::querycheck::rules::figure;

pub const DOC: Doc = Doc {
    meaning: "a sort or a hash has too little memory and writes temporary files",
    example: "a report that groups a million rows with 4 MB",
    fix: "`work_mem` for this query",
};

pub(super) fn of(context: &Context<'_>) -> Diagnosis {
    let node = context.node();
    let kilobytes = (node.spilled_pages * 8).max(node.disk_kb);
    let message = format!(
        "{} of {} has too little memory and writes {} kB to temporary files",
        node.kind,
        context.check.name,
        figure(kilobytes as f64)
    );
    let megabytes = enough(context.plan).max(8);
    Diagnosis::new(CauseCode::OutOfMemory, &context.check.name, message)
        .fix(format!("set local work_mem = '{megabytes}MB'"))
        .hint("for this query alone, in its transaction")
}

/// More for one node is no advice.
pub const MOST_MEGABYTES: u64 = 4096;

/// The memory that a run may need, in megabytes and a power of two: the most that any of its nodes writes; in memory a
/// row takes more room than on disk.
pub fn enough(plan: &Plan) -> u64 {
    let written = plan.root.all().into_iter().map(|node| (node.spilled_pages * 8).max(node.disk_kb)).max();
    (written.unwrap_or_default() * 3).div_ceil(1024).next_power_of_two()
}
