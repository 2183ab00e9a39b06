//! Contexts held to the schema of their workflow, by the functions of version 9.

use std::fs;
use std::path::Path;

use boon::{Compiler, Draft, Schemas};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Map, Value, json};
use tasker::model::template;
use tokio_postgres::Client;

use crate::common::TestDatabase;

/// Whether `template check` takes a schema for a context.
fn is_taken(schema: &Value) -> bool {
    let workflow = json!({
        "name": "w", "version": "1.0.0", "context": schema, "steps": [{ "name": "a", "handler": { "noop": {} } }],
    });
    schema.is_object() && template::parse("workflow.yaml", &workflow.to_string()).is_ok()
}

/// Whether each value fits the schema beside it, as the database says.
async fn judged(client: &Client, pairs: &[(Value, Vec<Value>)]) -> Vec<bool> {
    let judge = "select not exists (select from found where found.n = pair.n and found.ordinal = item.ordinal)
                   from pair cross join jsonb_array_elements(\"values\") with ordinality as item (value, ordinal)
                  order by pair.n, item.ordinal";
    let judge = format!(
        "with pair as materialized (
             select schema::jsonb, \"values\"::jsonb, n
               from unnest($1::text[], $2::text[]) with ordinality as pair (schema, \"values\", n)
         ), found as materialized (
             select distinct n, ordinal
               from pair cross join tasker_schema_faults(schema, array(select jsonb_array_elements(\"values\")), '$')
         ) {judge}"
    );
    let (schemas, values): (Vec<_>, Vec<_>) =
        pairs.iter().map(|(schema, values)| (schema.to_string(), json!(values).to_string())).unzip();
    let rows = client.query(&judge, &[&schemas, &values]).await.expect("a verdict for each");
    rows.into_iter().map(|row| row.get(0)).collect()
}

/// What `boon` says of them.
fn fit(schema: &Value, values: &[Value]) -> Vec<bool> {
    let mut compiler = Compiler::new();
    compiler.set_default_draft(Draft::V2020_12);
    compiler.add_resource("schema.json", schema.clone()).expect("a resource");
    let mut schemas = Schemas::new();
    let compiled = compiler.compile("schema.json", &mut schemas).expect("a schema");
    values.iter().map(|value| schemas.validate(value, compiled).is_ok()).collect()
}

#[tokio::test]
async fn the_public_cases_of_each_keyword_have_their_verdict() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/json-schema");
    let (mut names, mut pairs, mut expected) = (Vec::new(), Vec::new(), Vec::new());
    for entry in fs::read_dir(folder).expect("the cases") {
        let path = entry.expect("a file").path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let groups: Value = serde_json::from_str(&fs::read_to_string(&path).expect("a file")).expect("JSON");
        for group in groups.as_array().expect("groups") {
            let mut schema = group["schema"].clone();
            if let Some(schema) = schema.as_object_mut() {
                schema.remove("$schema");
            }
            // jsonb holds no NUL: no context with one gets here.
            if !is_taken(&schema) || group.to_string().contains("\\u0000") {
                continue;
            }
            let cases = group["tests"].as_array().expect("cases");
            for case in cases {
                names.push(format!("{} {}: {}", path.display(), group["description"], case["description"]));
                expected.push(case["valid"] == true);
            }
            pairs.push((schema, cases.iter().map(|case| case["data"].clone()).collect()));
        }
    }
    assert!(names.len() >= 280, "{} cases", names.len());
    let verdicts = judged(&client, &pairs).await;
    let wrong: Vec<_> =
        (0..names.len()).filter(|&case| verdicts[case] != expected[case]).map(|case| &names[case]).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn scalar() -> impl Strategy<Value = Value> {
    let values = json!([null, true, false, -1, 0, 0.5, 1, 1.0, 2, 3, 1e2, "", "x", "é", "xy", "xyz", "😀"]);
    select(values.as_array().cloned().expect("a list"))
}

fn key() -> impl Strategy<Value = String> {
    select(vec!["a", "b", "c", "d e"]).prop_map(str::to_owned)
}

fn value() -> impl Strategy<Value = Value> {
    scalar().prop_recursive(3, 20, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::Array),
            btree_map(key(), inner, 0..4).prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

/// Some keywords of a schema, with `inner` for the schemas within.
fn keywords(inner: impl Strategy<Value = Value> + Clone + 'static) -> impl Strategy<Value = Value> {
    let types = select(vec!["null", "boolean", "integer", "number", "string", "array", "object"]);
    let bound = select(vec![json!(-1), json!(0), json!(0.5), json!(1), json!(2), json!(3.0)]);
    let size = || (0..4).prop_map(Value::from);
    let keyword = prop_oneof![
        6 => types.clone().prop_map(|name| ("type", json!(name))),
        2 => vec(types, 1..3).prop_map(|names| {
            let mut names = names;
            names.sort_unstable();
            names.dedup();
            ("type", json!(names))
        }),
        2 => vec(value(), 1..3).prop_map(|values| ("enum", json!(values))),
        1 => value().prop_map(|value| ("const", value)),
        4 => (select(vec!["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"]), bound),
        4 => (select(vec!["minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"]), size()),
        6 => btree_map(key(), inner.clone(), 1..4).prop_map(|fields| ("properties", json!(fields))),
        3 => vec(key(), 1..3).prop_map(|mut names| {
            names.sort();
            names.dedup();
            ("required", json!(names))
        }),
        4 => inner.prop_map(|schema| ("items", schema)),
        2 => any::<bool>().prop_map(|takes| ("additionalProperties", json!(takes))),
        2 => select(vec!["#/$defs/one", "#/$defs/two"]).prop_map(|reference| ("$ref", json!(reference))),
    ];
    vec(keyword, 0..4).prop_map(|keywords| {
        Value::Object(
            keywords.into_iter().map(|(word, value)| (word.to_owned(), value)).collect::<Map<_, _>>(),
        )
    })
}

fn schema() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![9 => keywords(Just(json!({}))), 1 => any::<bool>().prop_map(Value::from)];
    let inner = leaf.prop_recursive(2, 12, 3, keywords);
    (keywords(inner.clone()), inner.clone(), inner).prop_map(|(mut top, one, two)| {
        top["$defs"] = json!({ "one": one, "two": two });
        top
    })
}

/// Whether one of the definitions is nothing but the way to another and back: `template check` refuses that.
fn leads_to_itself(schema: &Value) -> bool {
    let next =
        |name: &str| schema["$defs"][name]["$ref"].as_str().map(|reference| &reference["#/$defs/".len()..]);
    ["one", "two"].into_iter().any(|name| next(name).and_then(next).and_then(next).is_some())
}

/// Ten thousand pairs of a schema and a value.
#[tokio::test]
async fn random_pairs_have_the_verdict_of_another_implementation() {
    const SCHEMAS: usize = 2_500;
    const VALUES: usize = 4;
    let database = TestDatabase::new().await;
    let client = database.client().await;
    let mut runner = TestRunner::deterministic();
    let (schemas, values) = (schema(), vec(value(), VALUES));
    let mut pairs = Vec::new();
    while pairs.len() < SCHEMAS {
        let schema = schemas.new_tree(&mut runner).expect("a schema").current();
        if !leads_to_itself(&schema) {
            pairs.push((schema, values.new_tree(&mut runner).expect("values").current()));
        }
    }
    let mut good = 0;
    for some in pairs.chunks(500) {
        let verdicts = judged(&client, some).await;
        for ((schema, values), verdicts) in some.iter().zip(verdicts.chunks(VALUES)) {
            assert_eq!(verdicts, fit(schema, values), "{schema} and {values:?}");
            good += verdicts.iter().filter(|fits| **fits).count();
        }
    }
    let all = SCHEMAS * VALUES;
    assert!((all / 5..all * 4 / 5).contains(&good), "{good} of {all} fit");
}

#[tokio::test]
async fn defaults_are_filled_where_a_value_is_absent() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    let schema = json!({
        "properties": {
            "currency": { "default": "EUR" },
            "note": { "type": "string" },
            "customer": { "properties": { "vip": { "default": false } } },
            "items": { "items": { "$ref": "#/$defs/item" } },
            "address": { "$ref": "#/$defs/address" },
            "ways": { "default": { "a": {} }, "additionalProperties": { "properties": { "n": { "default": null } } } },
        },
        "$defs": {
            "item": { "properties": { "n": { "default": 1 }, "parts": { "items": { "$ref": "#/$defs/item" } } } },
            "address": { "default": { "country": "DE" } },
        },
    });
    for (given, expected) in [
        (json!({}), json!({ "currency": "EUR", "address": { "country": "DE" }, "ways": { "a": {} } })),
        (
            json!({ "currency": null, "customer": {}, "address": {}, "ways": { "b": {}, "c": 1 } }),
            json!({ "currency": null, "customer": { "vip": false }, "address": {}, "ways": { "b": { "n": null }, "c": 1 } }),
        ),
        (
            json!({ "currency": "USD", "address": 1, "ways": {}, "items": [{ "parts": [{}, { "n": 2 }] }, 7] }),
            json!({ "currency": "USD", "address": 1, "ways": {}, "items": [{ "n": 1, "parts": [{ "n": 1 }, { "n": 2 }] }, 7] }),
        ),
        (json!([]), json!([])),
    ] {
        let fill = "select tasker_with_defaults($1, $2, $1)";
        let filled: Value = client.query_one(fill, &[&schema, &given]).await.expect("a value").get(0);
        assert_eq!(filled, expected, "{given}");
    }
}

/// Whoever may apply a workflow can store what `template check` refuses.
#[tokio::test]
async fn references_that_lead_to_each_other_fit_nothing_and_come_to_an_end() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    let schema = json!({ "$ref": "#/$defs/a", "$defs": { "a": { "$ref": "#/$defs/b" }, "b": { "$ref": "#/$defs/a" } } });
    let judge = "select fault from tasker_schema_faults($1, array['{}'::jsonb], '$.context')";
    let row = client.query_one(judge, &[&schema]).await.expect("one fault");
    assert_eq!(row.get::<_, String>(0), "$.context is declared by references that lead to each other");
    let fill = "select tasker_with_defaults($1, '{}', $1)";
    let filled: Value = client.query_one(fill, &[&schema]).await.expect("a value").get(0);
    assert_eq!(filled, json!({}));
}
