//! `tasker template schema`.

use serde_json::{Value, json};

use super::ORDER;
use crate::common::Program;

#[test]
fn the_schema_takes_what_the_check_takes_and_refuses_what_it_can() {
    let program = Program::new();
    let schema = program.run(&["template", "schema"]).success().json();
    assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");

    let mut schemas = boon::Schemas::new();
    let mut compiler = boon::Compiler::new();
    compiler.add_resource("workflow.json", schema).unwrap();
    let compiled = compiler.compile("workflow.json", &mut schemas).unwrap();
    let is_valid = |value: &Value| schemas.validate(value, compiled).is_ok();

    let order: Value = serde_saphyr::from_str(ORDER).unwrap();
    assert!(is_valid(&order), "{:?}", schemas.validate(&order, compiled).map_err(|e| e.to_string()));
    let slips: [(&str, Value); 14] = [
        ("/steps", json!([])),
        ("/version", json!("1.0")),
        ("/name", json!("a/b")),
        ("/description", json!(null)),
        ("/steps/0/handler", json!({})),
        ("/steps/0/handler", json!({ "comand": ["a"] })),
        ("/steps/0/handler", json!({ "noop": {}, "sleep": { "for": "1s" } })),
        ("/steps/0/handler/command", json!([])),
        ("/steps/0/handler/command", json!({ "argv": ["a"], "shell": "b" })),
        ("/steps/0/timeout", json!(30)),
        ("/steps/0/timeout", json!("30")),
        ("/steps/0/retry/limit", json!(0)),
        ("/steps/1/handler/sql", json!({ "statement": "a", "file": "b" })),
        ("/steps/1/depends_on", json!(["reserve", "reserve"])),
    ];
    for (place, slip) in slips {
        let mut faulty = order.clone();
        *faulty.pointer_mut(place).expect("a place in the workflow") = slip.clone();
        assert!(!is_valid(&faulty), "{place}: {slip}");
    }
}
