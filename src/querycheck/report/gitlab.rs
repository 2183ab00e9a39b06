//! A Code Quality report, which GitLab shows in merge requests.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::annotations::{Annotation, Sources, UNCHECKED, annotations};
use crate::querycheck::Report;

/// The list of what is wrong; empty when everything is as expected.
pub fn draw(report: &Report, sources: &Sources) -> Value {
    annotations(report, sources).iter().map(issue).collect()
}

/// The report of a command that could check nothing.
pub fn failure(command: &str, reason: &str) -> Value {
    json!([{
        "description": reason,
        "check_name": UNCHECKED,
        "fingerprint": fingerprint(&format!("{UNCHECKED}:{reason}:{command}")),
        "severity": "blocker",
        "location": { "path": ".", "lines": { "begin": 1 } },
    }])
}

fn issue(annotation: &Annotation<'_>) -> Value {
    let location = &annotation.location;
    json!({
        "description": annotation.text,
        "check_name": annotation.rule,
        "fingerprint": fingerprint(&annotation.identity),
        "severity": if annotation.is_advice { "minor" } else { "major" },
        // GitLab names files from the root of the repository.
        "location": { "path": location.file, "lines": { "begin": location.line.max(1) } },
    })
}

fn fingerprint(identity: &str) -> String {
    Sha256::digest(identity).iter().map(|byte| format!("{byte:02x}")).collect()
}
