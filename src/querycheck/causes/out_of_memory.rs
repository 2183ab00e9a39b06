//! A sort or a hash has less memory than it needs.

use super::{CauseCode, Context, Diagnosis};
use crate::querycheck::rules::figure;

pub const MEANING: &str = "a sort or a hash has too little memory and writes temporary files";

pub(super) fn of(context: &Context<'_>) -> Diagnosis {
    let node = context.node();
    let kilobytes = (node.spilled_pages * 8).max(node.disk_kb);
    let message = format!(
        "{} of {} has too little memory and writes {} kB to temporary files",
        node.kind,
        context.check.name,
        figure(kilobytes as f64)
    );
    // In memory a row takes more room than on disk.
    let megabytes = (kilobytes * 3).div_ceil(1024).next_power_of_two().max(8);
    Diagnosis::new(CauseCode::OutOfMemory, &context.check.name, message)
        .fix(format!("for this query: set local work_mem = '{megabytes}MB'"))
}
