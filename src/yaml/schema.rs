//! The description of a file format: a JSON Schema, made from the types that its values are
//! read into.
//!
//! Beside the keywords of JSON Schema it has a few of our own, which editors never see: `format`
//! names a kind of text, `x-hint` says what to write instead of what is
//! wrong, (`{words}` are those of a misplaced text) and `x-forbidden` lists the
//! characters that a name cannot hold.

use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform};
use schemars::{JsonSchema, Schema};
use serde_json::{Map, Value, json};

/// The description of a file that holds a `T`.
///
/// Draft 7, which every editor's YAML support understands.
pub(crate) fn describe<T: JsonSchema>() -> Value {
    let mut schema = SchemaSettings::draft07().into_generator().into_root_schema_for::<T>();
    RecursiveTransform(as_files_are_written).transform(&mut schema);
    schema.to_value()
}

/// A description as editors take it: without the keywords of our own.
pub(crate) fn publish(description: &Value) -> Value {
    let mut schema = Schema::try_from(description.clone()).expect("a schema is an object");
    let mut strip = RecursiveTransform(|schema: &mut Schema| {
        schema.remove("format");
        schema.ensure_object().retain(|keyword, _| !keyword.starts_with("x-"));
    });
    strip.transform(&mut schema);
    schema.to_value()
}

/// For `extend("oneOf" = …)`: exactly one of these keys is written.
pub(crate) fn exactly_one(keys: &[&str]) -> Value {
    keys.iter().map(|key| json!({ "required": [key] })).collect()
}

/// For `extend("allOf" = …)`: of each pair of keys one is written at most.
pub(crate) fn at_most_one(pairs: &[[&str; 2]]) -> Value {
    pairs.iter().map(|pair| json!({ "not": { "required": pair } })).collect()
}

/// What the types allow beyond what a file may hold is taken away, and choices get the shape that
/// is checked and drawn most easily.
fn as_files_are_written(schema: &mut Schema) {
    merge_variants(schema);
    bound_by_width(schema);
    let properties = schema.get_mut("properties").and_then(Value::as_object_mut);
    for property in properties.into_iter().flat_map(Map::values_mut) {
        forbid_null(property);
    }
}

/// An enum is written by one of its words, or by the key of one of its variants.
fn merge_variants(schema: &mut Schema) {
    let Some(Value::Array(variants)) = schema.get("oneOf").cloned() else { return };
    let words: Option<Vec<Value>> = variants.iter().map(|variant| variant.get("const").cloned()).collect();
    if let Some(words) = words {
        schema.remove("oneOf");
        schema.insert("type".into(), "string".into());
        schema.insert("enum".into(), words.into());
        return;
    }
    let mut merged = Map::new();
    for variant in &variants {
        let Some(properties) = variant.get("properties").and_then(Value::as_object) else { return };
        for (key, property) in properties {
            let mut property = property.clone();
            property["description"] = variant["description"].clone();
            // Draft 7 ignores what stands beside a reference.
            if let Some(target) = property.as_object_mut().and_then(|property| property.remove("$ref")) {
                property["allOf"] = json!([{ "$ref": target }]);
            }
            merged.insert(key.clone(), property);
        }
    }
    let keys: Vec<&str> = merged.keys().map(String::as_str).collect();
    schema.insert("oneOf".into(), exactly_one(&keys));
    schema.insert("type".into(), "object".into());
    schema.insert("additionalProperties".into(), false.into());
    schema.insert("properties".into(), merged.into());
}

/// A number fits the type that it is read into.
fn bound_by_width(schema: &mut Schema) {
    let (least, most) = match schema.get("format").and_then(Value::as_str) {
        Some("uint32") => (0, i64::from(u32::MAX)),
        Some("uint64") => (0, i64::MAX),
        Some("int16") => (i64::from(i16::MIN), i64::from(i16::MAX)),
        Some("int32") => (i64::from(i32::MIN), i64::from(i32::MAX)),
        _ => return,
    };
    schema.remove("format");
    let keywords = schema.ensure_object();
    keywords.entry("minimum").or_insert_with(|| least.into());
    keywords.entry("maximum").or_insert_with(|| most.into());
}

/// What is optional is left out of a file, and not written as null.
fn forbid_null(property: &mut Value) {
    let Some(keywords) = property.as_object_mut() else { return };
    if keywords.get("default") == Some(&Value::Null) {
        keywords.remove("default");
    }
    if let Some(Value::Array(types)) = keywords.get_mut("type") {
        types.retain(|name| name != "null");
        if let [only] = &types[..] {
            let only = only.clone();
            keywords.insert("type".into(), only);
        }
    }
    if let Some(Value::Array(choices)) = keywords.get_mut("anyOf") {
        choices.retain(|choice| choice.get("type").is_none_or(|name| name != "null"));
        // A reference with a description beside it is written as draft 7 wants it.
        if choices.len() == 1
            && let Some(only) = keywords.remove("anyOf")
        {
            keywords.insert("allOf".into(), only);
        }
    }
}

/// What a schema says of one value: what is written where a type is used, and what the type says.
#[derive(Clone, Copy)]
pub(crate) struct Rule {
    here: &'static Map<String, Value>,
    of_type: &'static Map<String, Value>,
}

impl Rule {
    pub(super) fn new(here: &'static Map<String, Value>, of_type: &'static Map<String, Value>) -> Self {
        Rule { here, of_type }
    }

    pub(super) fn get(self, keyword: &str) -> Option<&'static Value> {
        self.here.get(keyword).or_else(|| self.of_type.get(keyword))
    }

    pub(crate) fn text(self, keyword: &str) -> Option<&'static str> {
        self.get(keyword).and_then(Value::as_str)
    }

    pub(super) fn list(self, keyword: &str) -> &'static [Value] {
        self.get(keyword).and_then(Value::as_array).map_or(&[], Vec::as_slice)
    }

    pub(super) fn properties(self) -> Option<&'static Map<String, Value>> {
        self.get("properties").and_then(Value::as_object)
    }

    /// The keys of a `required`.
    pub(super) fn required(schema: &'static Value) -> impl Iterator<Item = &'static str> + Clone {
        schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str)
    }
}
