//! The request that a template and a step's input make together.

use bytes::Bytes;
use http::header::{ACCEPT, ACCEPT_ENCODING, CONTENT_TYPE, USER_AGENT};
use http::{HeaderMap, HeaderName, HeaderValue};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::{Map, Value};
use url::Url;

use crate::handlers::StepInput;
use crate::handlers::values::{self, Wanted};
use crate::model::handler::StepFailure;
use crate::model::http::{HeaderSpec, HttpSpec, SecretHeader};
use crate::model::jsonb::{Json, Node, node};
use crate::model::url_template::UrlTemplate;

/// One request, before any redirect.
pub(super) struct Request {
    pub url: Url,
    /// The input of the step, and not the template alone, says where it goes.
    pub is_host_from_input: bool,
    /// Those that go to the server which the template names, and to no other.
    pub headers: HeaderMap,
    /// Those that go to every server.
    pub common: HeaderMap,
    pub body: Bytes,
}

/// The step key can have any character.
const KEY: &AsciiSet = &CONTROLS.add(b'%');

/// Makes the request of an attempt. Messages name keys of the template and never a value.
///
/// # Errors
/// The failure of the step: a value that is missing, cannot be read, or cannot be sent as it is.
pub(super) async fn make(spec: &HttpSpec, input: &StepInput) -> Result<Request, StepFailure> {
    let template = UrlTemplate::parse(&spec.url).map_err(|bad| permanent(format!("url: {bad}")))?;
    let mut values = Values::of(spec, &template, input).await?;

    let mut in_url = Vec::new();
    for _ in template.paths() {
        in_url.push(text(&values.next()).map_err(|bad| permanent(format!("url: {bad}")))?);
    }
    let mut url = template.fill(&in_url).map_err(|bad| permanent(format!("url: {bad}")))?;
    for (name, written) in &spec.query {
        let items = match written {
            Value::Array(items) => items.iter().map(|_| values.next()).collect(),
            _ => items_of(values.next()),
        };
        for item in items {
            let item = text(&item).map_err(|bad| permanent(format!("query parameter {name}: {bad}")))?;
            if let Some(item) = item {
                url.query_pairs_mut().append_pair(name, &item);
            }
        }
    }

    let mut common = HeaderMap::new();
    common.insert(USER_AGENT, HeaderValue::from_static(concat!("tasker/", env!("CARGO_PKG_VERSION"))));
    common.insert(ACCEPT, HeaderValue::from_static("*/*"));
    common.insert(ACCEPT_ENCODING, HeaderValue::from_static("identity"));
    let key = utf8_percent_encode(&input.key, KEY).to_string();
    common.insert(
        HeaderName::from_static("idempotency-key"),
        HeaderValue::try_from(key).expect("it is printable ASCII"),
    );
    let mut headers = HeaderMap::new();
    for (name, value) in &spec.headers {
        let bad = |bad: &str| permanent(format!("header {name}: {bad}"));
        let value = match value {
            HeaderSpec::Plain(_) => text(&values.next()).map_err(|problem| bad(&problem))?,
            HeaderSpec::Secret(SecretHeader { secret, prefix }) => {
                let value = input.secrets.get(secret);
                Some(format!("{prefix}{}", value.ok_or_else(|| bad("the step has no such secret"))?))
            }
        };
        let Some(value) = value else { continue };
        insert(&mut headers, name, &value).map_err(bad)?;
    }

    let body = match (&spec.json, &spec.body) {
        (Some(json), _) => {
            common.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
            let mut filled = String::new();
            fill(json, &mut values, &mut filled);
            Bytes::from(filled)
        }
        (None, Some(_)) => {
            common.insert(CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
            let value = values.next();
            match node(value.raw()) {
                Node::String(text) => Bytes::from(text),
                Node::Null => Bytes::new(),
                _ => Bytes::from(value.get().to_owned()),
            }
        }
        (None, None) => Bytes::new(),
    };
    for name in [ACCEPT, CONTENT_TYPE] {
        if let Some(own) = headers.remove(&name) {
            common.insert(name, own);
        }
    }
    Ok(Request { url, is_host_from_input: template.is_host_from_input(), headers, common, body })
}

fn insert(headers: &mut HeaderMap, name: &str, value: &str) -> Result<(), &'static str> {
    let name = HeaderName::try_from(name).map_err(|_| "it is not a name for a header")?;
    let mut value =
        HeaderValue::try_from(value).map_err(|_| "its value holds a character that no header can hold")?;
    value.set_sensitive(true);
    headers.insert(name, value);
    Ok(())
}

/// The values of a request, in the order in which it is made.
struct Values(std::vec::IntoIter<Json>);

impl Values {
    async fn of(spec: &HttpSpec, url: &UrlTemplate, input: &StepInput) -> Result<Self, StepFailure> {
        let in_url: Vec<Value> = url.paths().map(Value::from).collect();
        let mut written: Vec<&Value> = in_url.iter().collect();
        for value in spec.query.values() {
            match value {
                Value::Array(items) => written.extend(items),
                value => written.push(value),
            }
        }
        written.extend(spec.headers.values().filter_map(|value| match value {
            HeaderSpec::Plain(value) => Some(value),
            HeaderSpec::Secret(_) => None,
        }));
        let body = spec.body.clone().map(Value::from);
        match (&spec.json, &body) {
            (Some(json), _) => collect(json, &mut written),
            (None, body) => written.extend(body),
        }
        let parse = |written: &Value| {
            Wanted::parse(written).map_err(|bad| permanent(format!("{written} is not a path: {bad}")))
        };
        let wanted = written.into_iter().map(parse).collect::<Result<Vec<_>, _>>()?;
        Ok(Values(values::read(&wanted, input).await?.into_iter()))
    }

    fn next(&mut self) -> Json {
        self.0.next().unwrap_or_default()
    }
}

/// The texts of a JSON value, in the order in which [`fill`] writes them.
fn collect<'v>(value: &'v Value, texts: &mut Vec<&'v Value>) {
    match value {
        Value::String(_) => texts.push(value),
        Value::Array(items) => items.iter().for_each(|item| collect(item, texts)),
        Value::Object(map) => map.values().for_each(|value| collect(value, texts)),
        _ => {}
    }
}

/// Writes a JSON value with what its paths lead to, every digit of it.
fn fill(value: &Value, values: &mut Values, into: &mut String) {
    match value {
        Value::String(_) => into.push_str(values.next().get()),
        Value::Array(items) => {
            into.push('[');
            for (position, item) in items.iter().enumerate() {
                into.push_str(if position > 0 { "," } else { "" });
                fill(item, values, into);
            }
            into.push(']');
        }
        Value::Object(map) => fill_object(map, values, into),
        plain => into.push_str(&plain.to_string()),
    }
}

fn fill_object(map: &Map<String, Value>, values: &mut Values, into: &mut String) {
    into.push('{');
    for (position, (key, value)) in map.iter().enumerate() {
        into.push_str(if position > 0 { "," } else { "" });
        into.push_str(&Value::from(key.as_str()).to_string());
        into.push(':');
        fill(value, values, into);
    }
    into.push('}');
}

/// The elements of a list, or the one value.
fn items_of(value: Json) -> Vec<Json> {
    match node(value.raw()) {
        Node::Array(items) => items.into_iter().map(Json::from_raw).collect(),
        _ => vec![value],
    }
}

/// A value as text; none for null.
fn text(value: &Json) -> Result<Option<String>, String> {
    match node(value.raw()) {
        Node::Null => Ok(None),
        Node::String(text) => Ok(Some(text)),
        Node::Array(_) | Node::Object(_) => Err("its value is a list or an object".to_owned()),
        _ => Ok(Some(value.get().to_owned())),
    }
}

fn permanent(message: String) -> StepFailure {
    StepFailure { message, permanent: true, ..StepFailure::default() }
}
