//! Pages that list the keys of a file: their tables are made from its JSON Schema.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;

/// A page and the schema of what it is about.
pub struct Page {
    /// Below `docs`.
    pub file: &'static str,
    pub schema: Value,
    /// The table of the whole file's keys.
    pub root: &'static str,
    /// The chapter that lists the keys of a type, where it is another than that of its name.
    pub chapter: fn(&str) -> &'static str,
}

impl Page {
    fn path(&self) -> PathBuf {
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs").join(self.file)
    }

    pub fn text(&self) -> String {
        fs::read_to_string(self.path()).expect("a page")
    }

    /// Asserts that each table between `<!-- keys of TYPE -->` and `<!-- end -->` is that of the
    /// schema, and that no type is without one; writes them anew with `UPDATE_DOCS=1`.
    #[track_caller]
    pub fn check(&self) {
        let written = self.text();
        let mut expected = String::new();
        let mut names: Vec<&str> = Vec::new();
        let mut lines = written.lines();
        while let Some(line) = lines.next() {
            expected += &format!("{line}\n");
            if let Some(name) = line.strip_prefix("<!-- keys of ").and_then(|rest| rest.strip_suffix(" -->"))
            {
                expected += &self.table(name);
                expected += "<!-- end -->\n";
                names.push(name);
                lines.find(|line| *line == "<!-- end -->").expect("each table has an end");
            }
        }
        if std::env::var_os("UPDATE_DOCS").is_some() {
            fs::write(self.path(), &expected).expect("a page");
            return;
        }
        assert!(
            written == expected,
            "docs/{} is not up to date: run the tests with UPDATE_DOCS=1",
            self.file
        );

        // Every type with keys of its own has a table.
        for (name, definition) in self.schema["definitions"].as_object().expect("types") {
            let has_keys = definition["properties"].as_object().is_some_and(|keys| !keys.is_empty());
            assert!(!has_keys || names.contains(&name.as_str()), "no table for {name}");
        }
    }

    /// A row for each key of one type.
    fn table(&self, name: &str) -> String {
        let object = if name == self.root { &self.schema } else { &self.schema["definitions"][name] };
        // A choice between types is one key each.
        let objects = object["oneOf"].as_array().filter(|choices| choices[0].get("properties").is_some());
        let is_choice = objects.is_some();
        let mut text = String::from("| key | is | says |\n|---|---|---|\n");
        for object in objects.map_or(vec![object], |choices| choices.iter().collect()) {
            for (key, value) in object["properties"].as_object().expect("an object") {
                let about = if is_choice { &object["description"] } else { &value["description"] };
                let about =
                    about.as_str().unwrap_or_else(|| panic!("{name}.{key} is described")).replace('\n', " ");
                let is_required =
                    object["required"].as_array().is_some_and(|keys| keys.contains(&key.as_str().into()));
                let need = match &value["default"] {
                    _ if is_required && !is_choice => ". Required".to_owned(),
                    Value::Null | Value::Object(_) => String::new(),
                    Value::String(text) => format!(". Default: `{text}`"),
                    default => format!(". Default: `{default}`"),
                };
                let about = about.trim_end_matches('.');
                text += &format!("| `{key}` | {} | {about}{need} |\n", self.type_of(value));
            }
        }
        text
    }

    fn type_of(&self, value: &Value) -> String {
        let target = value["$ref"].as_str().or_else(|| value["allOf"][0]["$ref"].as_str());
        if let Some(target) = target {
            let name = target.rsplit('/').next().expect("a name");
            let definition = &self.schema["definitions"][name];
            return match name {
                "Duration" => "duration".to_owned(),
                "Scalar" => "value".to_owned(),
                _ if definition["enum"].is_array() || definition["anyOf"].is_array() => {
                    self.type_of(definition)
                }
                _ => format!("[keys](#{})", (self.chapter)(name)),
            };
        }
        if let Some(words) = value["enum"].as_array() {
            let words: Vec<String> =
                words.iter().filter_map(|word| Some(format!("`{}`", word.as_str()?))).collect();
            return words.join(", ");
        }
        if let Some(choices) = value["anyOf"].as_array() {
            return choices.iter().map(|choice| self.type_of(choice)).collect::<Vec<_>>().join(", or ");
        }
        match value["type"].as_str() {
            Some("string") => "text".to_owned(),
            Some("boolean") => "true or false".to_owned(),
            Some("number") => "number".to_owned(),
            Some("integer") => match (value["minimum"].as_i64(), value["maximum"].as_i64()) {
                (Some(low), Some(high)) => format!("{low} to {high}"),
                _ => "whole number".to_owned(),
            },
            Some("array") => match &value["items"] {
                Value::Bool(_) => "list of values".to_owned(),
                items if items.get("$ref").is_some() => match self.type_of(items).as_str() {
                    "value" => "list of values".to_owned(),
                    keys => format!("list of {keys}"),
                },
                _ => "list of texts".to_owned(),
            },
            _ if value["additionalProperties"].get("$ref").is_some() => "map of values".to_owned(),
            _ => "map of texts".to_owned(),
        }
    }
}
