//! SARIF 2.1.0, for code scanning. Its rules are the causes.

use serde_json::{Value, json};

use super::annotations::{Annotation, Sources, UNCHECKED, annotations};
use crate::querycheck::causes::{CauseCode, doc};
use crate::querycheck::outcome::{Report, Status};

/// The log, of one run.
pub fn draw(report: &Report, sources: &Sources) -> Value {
    let annotations = annotations(report, sources);
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": env!("CARGO_PKG_NAME"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules(),
            }},
            "columnKind": "unicodeCodePoints",
            "invocations": [{
                "executionSuccessful": report.count(Status::Unchecked) == 0,
                "endTimeUtc": report.as_of.to_string(),
            }],
            "results": annotations.iter().map(result).collect::<Vec<_>>(),
        }],
    })
}

/// The log of a command that could check nothing.
pub fn failure(reason: &str) -> Value {
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": env!("CARGO_PKG_NAME"), "semanticVersion": env!("CARGO_PKG_VERSION") } },
            "invocations": [{
                "executionSuccessful": false,
                "toolExecutionNotifications": [{ "level": "error", "message": { "text": reason } }],
            }],
            "results": [],
        }],
    })
}

fn rules() -> Vec<Value> {
    let causes = CauseCode::ALL.map(|cause| (cause.as_str(), doc(cause).meaning));
    let rule = |(id, meaning)| json!({ "id": id, "shortDescription": { "text": meaning } });
    causes.into_iter().chain([(UNCHECKED, "the query could not be checked")]).map(rule).collect()
}

fn result(annotation: &Annotation<'_>) -> Value {
    let location = &annotation.location;
    json!({
        "ruleId": annotation.rule,
        "level": if annotation.is_advice { "warning" } else { "error" },
        "message": { "text": annotation.text },
        "locations": [{ "physicalLocation": {
            "artifactLocation": { "uri": uri(&location.file) },
            "region": { "startLine": location.line.max(1), "startColumn": location.column.max(1) },
        }}],
        // Identifies the finding in later runs, whatever its figures.
        "partialFingerprints": {
            "cause/v1": format!("{}:{}:{}", annotation.rule, annotation.object, annotation.check),
        },
    })
}

/// A path as a URI has it, relative to the root of the sources where it is relative.
fn uri(path: &str) -> String {
    let mut uri = String::new();
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~/".contains(&byte) {
            uri.push(byte.into());
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    if path.starts_with('/') { format!("file://{uri}") } else { uri }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_uris() {
        assert_eq!(uri("a b/ü.sql"), "a%20b/%C3%BC.sql");
        assert_eq!(uri("/srv/a.sql"), "file:///srv/a.sql");
    }
}
