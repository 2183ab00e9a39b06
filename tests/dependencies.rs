//! Every crate that is built in has a licence and a source that `deny.toml` allows.

use std::process::Command;

use serde_json::Value;
use toml::Table;

/// Whether an SPDX expression can be met by licences that are allowed.
fn is_met(expression: &str, allowed: &[&str]) -> bool {
    // In older manifests "/" is an OR. No licence in use mixes both words inside of parentheses.
    let expression = expression.replace('/', " OR ").replace(['(', ')'], "");
    let is_allowed = |licence: &str| {
        let (licence, _exception) = licence.split_once(" WITH ").unwrap_or((licence, ""));
        allowed.contains(&licence.trim())
    };
    expression.split(" AND ").all(|part| part.split(" OR ").any(is_allowed))
        || expression.split(" OR ").any(|part| part.split(" AND ").all(is_allowed))
}

#[test]
fn licences_and_sources_are_those_that_are_allowed() {
    let root = env!("CARGO_MANIFEST_DIR");
    let policy: Table =
        std::fs::read_to_string(format!("{root}/deny.toml")).expect("it is there").parse().expect("TOML");
    let list = |table: &str, key: &str| -> Vec<String> {
        policy[table][key]
            .as_array()
            .expect("a list")
            .iter()
            .map(|v| v.as_str().expect("a text").to_owned())
            .collect()
    };
    let (licences, registries) = (list("licenses", "allow"), list("sources", "allow-registry"));
    let licences: Vec<&str> = licences.iter().map(String::as_str).collect();
    // Of other platforms' crates cargo may not have the manifests.
    let rustc = Command::new("rustc").arg("-vV").output().expect("rustc runs");
    let rustc = String::from_utf8(rustc.stdout).expect("UTF-8");
    let platform = rustc.lines().find_map(|line| line.strip_prefix("host: ")).expect("a platform");
    let mut metadata = Command::new(env!("CARGO"));
    metadata.args(["metadata", "--format-version=1", "--locked", "--offline", "--filter-platform", platform]);
    metadata.current_dir(root);
    let output = metadata.output().expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let packages = metadata["packages"].as_array().expect("packages");
    assert!(packages.len() > 100, "{}", packages.len());
    let mut refused = Vec::new();
    for package in packages {
        let (name, licence) = (&package["name"], package["license"].as_str().unwrap_or_default());
        if !is_met(licence, &licences) {
            refused.push(format!("{name}: licence {licence:?}"));
        }
        // Our own has none.
        if let Some(source) = package["source"].as_str()
            && !registries.iter().any(|registry| source == format!("registry+{registry}"))
        {
            refused.push(format!("{name}: from {source}"));
        }
    }
    assert!(refused.is_empty(), "{}", refused.join("\n"));
}

#[test]
fn one_of_several_licences_is_enough_and_all_of_several_are_needed() {
    let allowed = ["MIT", "ISC"];
    for (expression, expected) in [
        ("MIT OR Apache-2.0", true),
        ("Apache-2.0/MIT", true),
        ("(MIT OR Apache-2.0) AND ISC", true),
        ("MIT AND GPL-3.0", false),
        ("GPL-3.0", false),
        ("", false),
    ] {
        assert_eq!(is_met(expression, &allowed), expected, "{expression}");
    }
}
