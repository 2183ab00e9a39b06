//! The program and an editor say the same of a file: what the check refuses, the published
//! schema refuses, and the reverse, but for what looks across a file or into a statement.

use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

use tasker::model::template;
use tasker::querycheck;
use tasker::yaml::{FileError, FileErrorCode, FileErrors, Source, TextFiles};

/// A workflow with every key.
fn workflow() -> Value {
    json!({
        "namespace": "shop", "name": "order", "version": "1.0.0", "description": "an order",
        "retention": { "complete": "7d", "error": "2years", "cancelled": "12h", "keep_last": 100 },
        "context": {
            "type": "object", "required": ["a"], "description": "an order", "minProperties": 1, "maxProperties": 9,
            "properties": {
                "a": { "type": ["string", "null"], "minLength": 1, "maxLength": 9, "default": null },
                "b": { "type": "number", "minimum": 0, "maximum": 9, "exclusiveMinimum": -1, "exclusiveMaximum": 9.5 },
                "c": { "items": { "$ref": "#/$defs/d" }, "minItems": 0, "maxItems": 9 },
                "d": { "enum": [1, "x", null], "const": 1 },
                "e": true,
            },
            "additionalProperties": true, "$defs": { "d": { "type": "boolean" } },
        },
        "steps": [
            {
                "name": "a", "description": "the first", "timeout": "30s", "queue": "fast", "priority": 5, "result": "text",
                "handler": { "command": { "argv": ["./work", "-v"], "dir": "/srv", "env": { "LANG": "C" }, "pass_env": ["HOME"] } },
                "retry": { "limit": 5, "retryable": true, "backoff": { "base": "1s", "cap": "1h" } },
            },
            { "name": "b", "depends_on": ["a"], "handler": { "sql": { "statement": "select $1", "params": [7] } } },
            { "name": "c", "depends_on": ["a", "b"], "handler": { "sql": { "file": "one.sql" } } },
            { "name": "d", "handler": { "fail": { "times": 2, "message": "no", "permanent": false, "retry_after": "1s" } } },
            { "name": "e", "handler": { "sleep": { "for": "5s" } } },
            { "name": "f", "handler": { "command": { "shell": "ls | wc -l" } } },
            { "name": "g", "handler": { "command": ["ls"] } },
            { "name": "h", "handler": { "noop": {} }, "result": { "type": "object" } },
            { "name": "i", "secrets": { "TOKEN": { "env": "SHOP_TOKEN" }, "KEY": { "file": "/run/secrets/key" } }, "handler": { "http": {
                "method": "POST", "url": "https://shop.example/orders/{$.context.id}", "query": { "q": "a", "n": [1, true] },
                "headers": { "X-Shop": "$.context.shop", "X-Number": 7, "Authorization": { "secret": "TOKEN", "prefix": "Bearer " } }, "json": { "a": ["$.context.a", null] },
                "expect": { "status": ["2xx", 409] }, "keep_headers": ["ETag"], "connect_timeout": "1s", "timeout": "5s",
                "redirects": 2, "tls": { "rootcert": "/ca.pem", "cert": "/client.pem", "key": "/client.key" },
            } } },
            { "name": "j", "handler": { "http": { "url": "$.parents.a.url", "body": "$.context.text" } }, "depends_on": ["a"] },
        ],
    })
}

/// A file of checks with every key.
fn checks() -> Value {
    let expect = json!({
        "no_seq_scan": 1000, "index_used": ["a"], "any_index": "b", "no_sort": true, "no_temp_spill": false,
        "max_cost": 10.5, "max_rows": 3, "max_buffers": 8, "buffers_per_row": 1, "rows_removed_ratio": 0,
        "max_estimate_error": 2.5, "max_time": "100ms",
    });
    json!({ "checks": [
        {
            "name": "one", "why": "it matters", "sql": "select $1", "parameters": [null, 1, "x", true],
            "types": ["int", "text"], "plans": "both", "session": "worker", "settings": { "work_mem": "64MB", "jit": false },
            "small_tables": ["t"], "reads_all": false, "expect": expect, "grows": "flat",
        },
        { "name": "two", "file": "one.sql", "query": "one", "parameters_from": "select 1", "expect": { "no_seq_scan": true } },
        { "name": "three", "sql": "select $1", "expect": {}, "cases": [
            { "name": "a", "parameters": [], "expect": { "no_sort": true } },
            { "name": "b", "parameters_from": "select 1" },
        ] },
        { "name": "four", "sql": "select :a, :b", "parameters": { "a": 1, "b": null }, "expect": {} },
    ] })
}

/// Values of every kind, and those at the ends of what is allowed.
fn values() -> Vec<Value> {
    let long = ["x".repeat(128), "é".repeat(129)];
    let texts = [
        "",
        " ",
        "x",
        "a b",
        " a",
        "a ",
        "a/b",
        "a@b",
        "a,b",
        "a=b",
        "tab\t",
        "1.0.0",
        "1.0",
        "01.0.0",
        "30",
        "0",
        "30s",
        "0s",
        "2m 30s",
        " 1h ",
        "1.5s",
        "3 parsecs",
        "s",
        "true",
        "null",
        "flat",
        "both",
        "worker",
        "a",
        "b",
        "select 1",
    ];
    let numbers = json!([
        0,
        1,
        -1,
        3,
        7,
        1000,
        1001,
        -1000,
        -1001,
        2_147_483_648_i64,
        4_294_967_295_i64,
        4_294_967_296_i64,
        i64::MAX,
        u64::MAX,
        0.5,
        -0.5,
        3.0,
        2.5,
        1e300
    ]);
    let others = json!([
        null, true, false, [], [""], ["x"], ["x", ""], ["a", "a"], [7], [null], [[]], [{}], {}, { "x": "y" },
        { "x": 1 }, { "x": null }, { "": "y" }, { "a=b": "y" }, { "noop": {} }, { "noop": {}, "sleep": { "for": "1s" } },
        { "argv": ["x"] }, { "shell": "x" }, { "name": "x" }, { "for": "1s" }, { "statement": "select 1" }
    ]);
    let texts = texts.into_iter().map(Value::from).chain(long.map(Value::from));
    let lists = [numbers, others].into_iter().flat_map(|list| list.as_array().cloned().unwrap_or_default());
    texts.chain(lists).collect()
}

/// The pointer of every value in a document, and every key that it has anywhere.
fn collect(value: &Value, at: &str, pointers: &mut Vec<String>, keys: &mut Vec<String>) {
    pointers.push(at.to_owned());
    match value {
        Value::Object(map) => map.iter().for_each(|(key, value)| {
            keys.push(key.clone());
            collect(value, &format!("{at}/{key}"), pointers, keys);
        }),
        Value::Array(items) => (0..).zip(items).for_each(|(index, item): (usize, _)| {
            collect(item, &format!("{at}/{index}"), pointers, keys);
        }),
        _ => {}
    }
}

#[derive(Clone, Debug)]
enum Change {
    Replace(Index, Value),
    Remove(Index, Index),
    Insert(Index, Index, Value),
}

fn change() -> impl Strategy<Value = Change> {
    let (value, at) = (|| select(values()), any::<Index>);
    prop_oneof![
        3 => (at(), value()).prop_map(|(at, value)| Change::Replace(at, value)),
        1 => (at(), at()).prop_map(|(at, key)| Change::Remove(at, key)),
        3 => (at(), at(), value()).prop_map(|(at, key, value)| Change::Insert(at, key, value)),
    ]
}

fn apply(document: &mut Value, change: Change) {
    let (mut pointers, mut keys) = (Vec::new(), vec!["zzz".to_owned()]);
    collect(document, "", &mut pointers, &mut keys);
    let (Change::Replace(at, _) | Change::Remove(at, _) | Change::Insert(at, ..)) = &change;
    let value = document.pointer_mut(&pointers[at.index(pointers.len())]).expect("it was just collected");
    match (change, value) {
        (Change::Replace(_, new), value) => *value = new,
        (Change::Remove(_, key), Value::Object(map)) if !map.is_empty() => {
            let key = map.keys().nth(key.index(map.len())).cloned().unwrap_or_default();
            map.shift_remove(&key);
        }
        (Change::Insert(_, key, new), Value::Object(map)) => {
            map.insert(keys[key.index(keys.len())].clone(), new);
        }
        _ => {}
    }
}

/// What no schema can say.
fn is_beyond_schema(error: &FileError) -> bool {
    use FileErrorCode::*;
    match error.code {
        UnknownDependency | SelfDependency | Cycle | DuplicateStep | DuplicateCheck | UnknownQuery
        | BadParameter | BadReference | BadStatement | BadUrl => true,
        ConflictingKeys => [
            "only a `command`",
            "only `command` and `http`",
            "the worker writes the header",
            "the header is written twice",
        ]
        .iter()
        .any(|start| error.message.starts_with(start)),
        OutOfRange => error.message.starts_with("the backoff begins"),
        _ => false,
    }
}

type Read = fn(&Source, &mut TextFiles<'_>) -> Result<(), FileErrors>;

/// A format: how the program reads it, and what editors are given.
struct Format {
    read: Read,
    schema: Value,
    schemas: boon::Schemas,
    compiled: boon::SchemaIndex,
}

impl Format {
    fn new(read: Read, schema: Value) -> Self {
        let mut compiler = boon::Compiler::new();
        compiler.add_resource("schema.json", schema.clone()).expect("a resource");
        let mut schemas = boon::Schemas::new();
        let compiled = compiler.compile("schema.json", &mut schemas).expect("a schema");
        Format { read, schema, schemas, compiled }
    }

    fn workflows() -> Self {
        Format::new(|source, files| template::check(source, files).map(drop), template::json_schema())
    }

    fn checks() -> Self {
        Format::new(|source, files| querycheck::read(source, files).map(drop), querycheck::json_schema())
    }

    fn read(&self, document: &Value) -> (String, Result<(), FileErrors>) {
        let text = serde_saphyr::to_string(document).expect("YAML");
        let source = Source { name: "file.yaml".into(), text };
        let outcome = (self.read)(&source, &mut |_| Ok("-- name: one\nselect 1".to_owned()));
        (source.text, outcome)
    }

    /// Where the program and the schema disagree on a document.
    fn compare(&self, document: &Value) -> Result<(), String> {
        let (text, outcome) = self.read(document);
        match (outcome, self.schemas.validate(document, self.compiled)) {
            (Ok(()), Err(error)) => Err(format!("only the schema refuses it: {error:#}\n{text}")),
            (Err(errors), Ok(())) if !errors.reported.iter().all(is_beyond_schema) => {
                Err(format!("only the program refuses it: {:?}\n{text}", errors.reported))
            }
            _ => Ok(()),
        }
    }
}

#[test]
fn the_files_with_every_key_are_valid() {
    for (document, format) in [(workflow(), Format::workflows()), (checks(), Format::checks())] {
        let (text, outcome) = format.read(&document);
        outcome.expect("it is as it should be");
        format.compare(&document).expect("both take it");
        for (name, definition) in format.schema["definitions"].as_object().expect("types") {
            for key in definition["properties"].as_object().into_iter().flat_map(|keys| keys.keys()) {
                assert!(text.contains(&format!("{key}:")), "{name}.{key} is not tried");
            }
        }
    }
}

#[test]
fn every_value_in_every_position_is_judged_alike() {
    let values = values();
    for (document, format, list) in
        [(workflow(), Format::workflows(), "steps"), (checks(), Format::checks(), "checks")]
    {
        // Each item in a document of its own, which is read sooner; with the first, what stands beside the list.
        for (number, item) in document[list].as_array().expect("a list").iter().enumerate() {
            let mut small = document.clone();
            if number > 0 {
                small
                    .as_object_mut()
                    .expect("a map")
                    .retain(|key, _| ["name", "version", list].contains(&key.as_str()));
            }
            small[list] = json!([item]);
            let mut pointers = Vec::new();
            collect(&small, "", &mut pointers, &mut Vec::new());
            for (pointer, value) in pointers.iter().flat_map(|at| values.iter().map(move |value| (at, value)))
            {
                let mut changed = small.clone();
                *changed.pointer_mut(pointer).expect("it was just collected") = value.clone();
                format.compare(&changed).unwrap_or_else(|error| panic!("{pointer}: {error}"));
            }
        }
    }
}

/// Documents with several changes at once.
fn changed(document: Value) -> impl Strategy<Value = Value> {
    proptest::collection::vec(change(), 1..4).prop_map(move |changes| {
        let mut document = document.clone();
        changes.into_iter().for_each(|change| apply(&mut document, change));
        document
    })
}

#[test]
fn changed_documents_are_judged_alike() {
    for (document, format) in [(workflow(), Format::workflows()), (checks(), Format::checks())] {
        let mut runner =
            TestRunner::new(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() });
        let judge = |document: Value| format.compare(&document).map_err(TestCaseError::fail);
        runner.run(&changed(document), judge).unwrap_or_else(|error| panic!("{error}"));
    }
}
