//! The value of `work_mem` with which a query writes no temporary files, found by running it.

use std::collections::BTreeSet;

use super::causes::CauseCode;
use super::causes::out_of_memory::{MOST_MEGABYTES, enough};
use super::explain::{Explainer, Plan, Planning, Tier};
use super::file::QueryCheck;
use super::outcome::{PlanFinding, Report};
use super::rules::{Allowed, Rule, Tables, Verdict};
use crate::error::Result;

/// Runs each query that spills with more memory until it does not, and names that value as the fix.
///
/// # Errors
/// Those of the connection.
pub(super) async fn settle(
    explainer: &Explainer<'_>,
    checks: &[QueryCheck],
    report: &mut Report,
) -> Result<()> {
    let of_memory: Vec<usize> = (0..report.findings.len())
        .filter(|&number| report.findings[number].cause == CauseCode::OutOfMemory)
        .collect();
    for number in of_memory {
        let plans =
            report.findings[number].unmet_expectations.iter().filter_map(|unmet| report.run_of(unmet));
        let guess = plans.filter_map(|(_, run)| run.plan.as_ref()).map(enough).max();
        let finding = &mut report.findings[number];
        let Some(check) = checks.iter().find(|check| finding.checks().contains(&check.name.as_str())) else {
            continue;
        };
        let mut megabytes = guess.unwrap_or_default().max(1);
        let mut is_enough = false;
        while megabytes <= MOST_MEGABYTES && !is_enough {
            is_enough = fits(explainer, check, finding, megabytes).await?;
            if !is_enough {
                megabytes *= 2;
            }
        }
        finding.tried = Some(is_enough);
        if is_enough {
            finding.fix = vec![format!("set local work_mem = '{megabytes}MB'")];
        } else {
            finding.fix.clear();
            finding.hint =
                Some(format!("even {MOST_MEGABYTES} MB are too little: ask for fewer rows, or in parts"));
        }
    }
    Ok(())
}

/// Whether none of the plans that the finding is about spills with so much memory.
async fn fits(
    explainer: &Explainer<'_>,
    check: &QueryCheck,
    finding: &PlanFinding,
    megabytes: u64,
) -> Result<bool> {
    let mut check = check.clone();
    check.settings.push(("work_mem".to_owned(), format!("{megabytes}MB")));
    let plans: BTreeSet<(&str, Planning)> =
        finding.unmet_expectations.iter().map(|unmet| (unmet.case.as_str(), unmet.planning)).collect();
    for case in &check.cases {
        for planning in Planning::ALL.into_iter().filter(|planning| plans.contains(&(&case.name, *planning)))
        {
            let Ok(Some(values)) = explainer.or_unchecked(explainer.values(&check, case).await)? else {
                return Ok(false);
            };
            let run = explainer.plan(&check, Some(&values), Tier::Chosen, planning).await;
            match explainer.or_unchecked(run)? {
                Ok(plan) if is_in_memory(&plan) => {}
                _ => return Ok(false),
            }
        }
    }
    Ok(true)
}

fn is_in_memory(plan: &Plan) -> bool {
    Rule::NoTempSpill.evaluate(plan, &Tables::default(), Allowed::default()) == Verdict::Holds
}
