//! `tasker check schema`.

use crate::common::Program;

#[test]
fn the_schema_is_one_that_editors_take() {
    let schema = Program::new().run(&["check", "schema"]).success().json();
    let mut compiler = boon::Compiler::new();
    compiler.add_resource("checks.json", schema).expect("a resource");
    let mut schemas = boon::Schemas::new();
    let compiled = compiler.compile("checks.json", &mut schemas).expect("a schema");
    for (text, is_valid) in [
        (
            "{ checks: [{ name: a, sql: select 1, expect: { no_seq_scan: true, index_used: [a, b], max_time: 100ms } }] }",
            true,
        ),
        ("{ checks: [{ name: a, sql: select 1, expect: { no_seqscan: true } }] }", false),
        ("{ checks: [] }", false),
    ] {
        let value: serde_json::Value = serde_saphyr::from_str(text).expect("YAML");
        assert_eq!(schemas.validate(&value, compiled).is_ok(), is_valid, "{text}");
    }
}
