//! What a workflow declares of its tasks' contexts, and a step of its result: JSON Schema, draft 2020-12, of which it
//! has the keywords that the database judges too (`migrations/versions/V0009__check_contexts.sql`).

use std::collections::BTreeMap;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Number, Value};

use super::parameter::Segment;

/// The types of JSON values, as schemas name them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum JsonType {
    Null,
    Boolean,
    Integer,
    Number,
    String,
    Array,
    Object,
}

/// What a value must be. Each keyword is that of JSON Schema, and says nothing of values of another type than its own.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase", default)]
#[schemars(title = "a schema")]
pub struct ValueSchema {
    /// The type of the value, or a list of types.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub types: Option<Types>,
    /// What the value is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The value of what is absent.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "given")]
    #[schemars(schema_with = "anything")]
    pub default: Option<Value>,
    /// The values to choose from.
    #[serde(rename = "enum", skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "values")]
    pub choices: Option<Vec<Value>>,
    /// The only value.
    #[serde(rename = "const", skip_serializing_if = "Option::is_none", deserialize_with = "given")]
    #[schemars(schema_with = "anything")]
    pub only: Option<Value>,
    /// The fields of an object, each with its schema.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub properties: BTreeMap<String, SubSchema>,
    /// The fields that an object must have.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(title = "names of fields")]
    pub required: Vec<String>,
    /// Whether an object takes fields beside `properties`, or the schema of these.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub additional_properties: Option<SubSchema>,
    /// The least number of fields.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_properties: Option<u32>,
    /// The greatest number of fields.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_properties: Option<u32>,
    /// The schema of each item of an array.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub items: Option<SubSchema>,
    /// The least number of items.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_items: Option<u32>,
    /// The greatest number of items.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_items: Option<u32>,
    /// The least number of characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_length: Option<u32>,
    /// The greatest number of characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_length: Option<u32>,
    /// The least number.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "number")]
    pub minimum: Option<Number>,
    /// The greatest number.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "number")]
    pub maximum: Option<Number>,
    /// What a number must be greater than.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "number")]
    pub exclusive_minimum: Option<Number>,
    /// What a number must be less than.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "number")]
    pub exclusive_maximum: Option<Number>,
    /// Another schema that the value must fit as well: `#/$defs/NAME`, or `#` for the whole.
    #[serde(rename = "$ref", skip_serializing_if = "Option::is_none")]
    #[schemars(extend("examples" = ["#/$defs/NAME"]))]
    pub reference: Option<String>,
    /// Schemas to refer to by `$ref`, at the top only.
    #[serde(rename = "$defs", skip_serializing_if = "BTreeMap::is_empty")]
    pub definitions: BTreeMap<String, SubSchema>,
}

/// The type of a value, or several.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Types {
    One(JsonType),
    Several(#[schemars(length(min = 1), title = "types")] Vec<JsonType>),
}

/// A schema within another: true fits every value, false none.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum SubSchema {
    Any(bool),
    Described(Box<ValueSchema>),
}

/// A key that is written with null has a value.
fn given<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(deserializer).map(Some)
}

fn anything(_: &mut SchemaGenerator) -> Schema {
    json_schema!({})
}

fn values(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "array", "items": {}, "minItems": 1, "title": "values" })
}

fn number(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "number" })
}

/// What a `$ref` leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target<'a> {
    /// `#`: the whole schema.
    Whole,
    /// `#/$defs/NAME`.
    Definition(&'a str),
}

impl<'a> Target<'a> {
    /// Reads a reference; `None` for one of another form.
    pub fn of(reference: &'a str) -> Option<Target<'a>> {
        match reference.strip_prefix("#/$defs/") {
            // The pointer's escapes and the URI's would be others than those of the database.
            Some(name) if !name.is_empty() && !name.contains(['/', '~', '%', '"']) => {
                Some(Target::Definition(name))
            }
            None if reference == "#" => Some(Target::Whole),
            _ => None,
        }
    }
}

/// A field that a schema describes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Field {
    /// From the whole value down, such as `customer.name` and `items[].sku`; empty for the value itself.
    pub path: String,
    /// Empty for any type.
    pub types: Vec<JsonType>,
    pub is_required: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<Value>,
    /// The values to choose from; a single one for `const`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

/// The most references in a row: a schema with more leads to itself, and fits nothing.
pub const MAX_REFERENCES: usize = 20;
/// Fields deeper than this are not listed: a schema that describes a tree has no end.
const MAX_LISTED_DEPTH: usize = 8;

impl fmt::Display for JsonType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            JsonType::Null => "null",
            JsonType::Boolean => "boolean",
            JsonType::Integer => "integer",
            JsonType::Number => "number",
            JsonType::String => "string",
            JsonType::Array => "array",
            JsonType::Object => "object",
        })
    }
}

impl ValueSchema {
    /// The types that the schema itself allows; none for any.
    pub fn own_types(&self) -> &[JsonType] {
        match &self.types {
            None => &[],
            Some(Types::One(one)) => std::slice::from_ref(one),
            Some(Types::Several(types)) => types,
        }
    }

    /// This schema, then those that its references lead to, all of which a value must fit. `root` has the definitions.
    fn layers<'s>(&'s self, root: &'s ValueSchema) -> Vec<&'s ValueSchema> {
        let mut layers = vec![self];
        while let Some(reference) = &layers[layers.len() - 1].reference
            && layers.len() <= MAX_REFERENCES
        {
            let target = match Target::of(reference) {
                Some(Target::Whole) => Some(root),
                Some(Target::Definition(name)) => match root.definitions.get(name) {
                    Some(SubSchema::Described(described)) => Some(&**described),
                    _ => None,
                },
                None => None,
            };
            let Some(target) = target else { break };
            layers.push(target);
        }
        layers
    }

    /// Whether a value that fits can have something at this path.
    pub fn can_have(&self, path: &[Segment]) -> bool {
        can_have(self, path, self)
    }

    /// The types of what is at this path of keys; none for any, or where nothing is said of it.
    pub fn types_at(&self, keys: &[&str]) -> Vec<JsonType> {
        let mut here = self.layers(self);
        for key in keys {
            let below = here
                .iter()
                .find_map(|layer| layer.properties.get(*key).or(layer.additional_properties.as_ref()));
            let Some(SubSchema::Described(below)) = below else { return Vec::new() };
            here = below.layers(self);
        }
        here.iter()
            .map(|layer| layer.own_types())
            .find(|types| !types.is_empty())
            .unwrap_or_default()
            .to_vec()
    }

    /// The fields that the schema describes, those of an object behind it.
    pub fn fields(&self) -> Vec<Field> {
        let mut fields = Vec::new();
        list_fields(self, self, "", 0, &mut fields);
        fields
    }
}

fn can_have(schema: &ValueSchema, path: &[Segment], root: &ValueSchema) -> bool {
    let Some((first, rest)) = path.split_first() else { return true };
    let container = match first {
        Segment::Key(_) => JsonType::Object,
        Segment::Index(_) => JsonType::Array,
    };
    schema.layers(root).into_iter().all(|layer| {
        let types = layer.own_types();
        let below = match first {
            Segment::Key(key) => layer.properties.get(key).or(layer.additional_properties.as_ref()),
            Segment::Index(_) => layer.items.as_ref(),
        };
        (types.is_empty() || types.contains(&container))
            && match below {
                None | Some(SubSchema::Any(true)) => true,
                Some(SubSchema::Any(false)) => false,
                Some(SubSchema::Described(below)) => can_have(below, rest, root),
            }
    })
}

fn list_fields(schema: &ValueSchema, root: &ValueSchema, path: &str, depth: usize, into: &mut Vec<Field>) {
    let layers = schema.layers(root);
    if depth == MAX_LISTED_DEPTH {
        return;
    }
    for layer in &layers {
        for (name, property) in &layer.properties {
            let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
            let nothing = ValueSchema::default();
            let property = match property {
                SubSchema::Described(described) => &**described,
                SubSchema::Any(true) => &nothing,
                SubSchema::Any(false) => continue,
            };
            let of_property = property.layers(root);
            let first = |of: fn(&ValueSchema) -> Option<&Value>| {
                of_property.iter().find_map(|layer| of(layer)).cloned()
            };
            into.push(Field {
                path: path.clone(),
                types: of_property
                    .iter()
                    .map(|layer| layer.own_types())
                    .find(|types| !types.is_empty())
                    .unwrap_or_default()
                    .to_vec(),
                is_required: layers.iter().any(|layer| layer.required.contains(name)),
                default: first(|layer| layer.default.as_ref()),
                choices: of_property
                    .iter()
                    .find_map(|layer| {
                        layer.choices.clone().or_else(|| layer.only.clone().map(|only| vec![only]))
                    })
                    .unwrap_or_default(),
                description: of_property.iter().find_map(|layer| layer.description.clone()),
            });
            list_fields(property, root, &path, depth + 1, into);
        }
        if let Some(SubSchema::Described(items)) = &layer.items {
            list_fields(items, root, &format!("{path}[]"), depth + 1, into);
        }
    }
}
