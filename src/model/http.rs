//! What a template says about a request over HTTP.

use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::yaml::HumanDuration;
use crate::yaml::format::{Format, Problem, filled};
use crate::yaml::schema::{Rule, at_most_one};
use crate::yaml::{FileErrorCode as Code, quoted};

/// One request. Each value can be a `$.` path into the step's input, as the parameters of `sql`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("allOf" = at_most_one(&[["json", "body"]]), "x-hint" = "write `http: { url: https://… }`"))]
pub struct HttpSpec {
    /// The method.
    #[serde(default, skip_serializing_if = "HttpMethod::is_default")]
    pub method: HttpMethod,
    /// The address. `{$.context.order_id}` in its path or query is replaced by the value, encoded; in its host, and in place of the whole address, only for hosts that the worker's `http_hosts` lists.
    #[schemars(schema_with = "filled", title = "the address", extend("examples" = ["https://shop.example/orders"]))]
    pub url: String,
    /// Parameters added to the address. A list is one parameter several times, null none.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[schemars(schema_with = "query")]
    pub query: BTreeMap<String, Value>,
    /// Headers. One whose value is null is not sent. `{ secret: NAME }` is one of the step's `secrets`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[schemars(schema_with = "headers")]
    pub headers: BTreeMap<String, HeaderSpec>,
    /// The body as JSON, with `$.` paths at any depth; this or `body`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "any_json")]
    pub json: Option<Value>,
    /// The body as text, or one `$.` path; this or `json`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// The answers that complete the step.
    #[serde(default)]
    pub expect: HttpExpectation,
    /// Names of headers of the answer that become part of the result.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(title = "names of headers", extend("items" = header_name()))]
    pub keep_headers: Vec<String>,
    /// How long a connection may take, the search for the host's addresses and TLS included.
    #[serde(default = "connect_timeout")]
    pub connect_timeout: HumanDuration,
    /// How long the whole request may take, redirects and the body of the answer included; the step's own `timeout` applies too.
    #[serde(default = "request_timeout")]
    pub timeout: HumanDuration,
    /// How many redirects are followed.
    #[serde(default = "redirects")]
    #[schemars(range(max = 20))]
    pub redirects: u32,
    /// How the server proves who it is; by the authorities of the worker's system when absent.
    #[serde(default, skip_serializing_if = "HttpTls::is_default")]
    pub tls: HttpTls,
}

/// The value of a header.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum HeaderSpec {
    Secret(SecretHeader),
    Plain(Value),
}

/// A header whose value is a secret.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "a secret header")]
pub struct SecretHeader {
    /// One of the step's `secrets`.
    #[schemars(extend("examples" = ["TOKEN"]))]
    pub secret: String,
    /// What stands before the secret, such as `"Bearer "`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub prefix: String,
}

/// The answers that complete a step.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct HttpExpectation {
    /// The statuses, such as `409`, or `2xx` for a whole class.
    #[schemars(length(min = 1), extend("x-hint" = "write [2xx]"))]
    pub status: Vec<StatusPattern>,
}

impl Default for HttpExpectation {
    fn default() -> Self {
        HttpExpectation { status: vec![StatusPattern("2xx".to_owned())] }
    }
}

impl HttpExpectation {
    pub fn is_met(&self, status: u16) -> bool {
        self.status.iter().any(|pattern| pattern.is_met(status))
    }
}

/// Files on the worker's host, as the database's `sslrootcert`, `sslcert` and `sslkey`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(extend("dependencies" = json!({ "cert": ["key"], "key": ["cert"] })))]
pub struct HttpTls {
    /// The authorities that a server's certificate may come from, instead of those of the system.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "filled", title = "the file", extend("examples" = ["/etc/shop/ca.pem"]))]
    pub rootcert: Option<String>,
    /// A certificate of the client; with `key`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "filled", title = "the file", extend("examples" = ["/etc/shop/client.pem"]))]
    pub cert: Option<String>,
    /// Its private key, in a file that nobody else may read.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "filled", title = "the file", extend("examples" = ["/etc/shop/client.key"]))]
    pub key: Option<String>,
}

impl HttpTls {
    fn is_default(&self) -> bool {
        *self == HttpTls::default()
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
pub enum HttpMethod {
    #[default]
    Get,
    Head,
    Post,
    Put,
    Patch,
    Delete,
    Options,
}

impl HttpMethod {
    fn is_default(&self) -> bool {
        *self == HttpMethod::default()
    }

    pub fn as_str(self) -> &'static str {
        match self {
            HttpMethod::Get => "GET",
            HttpMethod::Head => "HEAD",
            HttpMethod::Post => "POST",
            HttpMethod::Put => "PUT",
            HttpMethod::Patch => "PATCH",
            HttpMethod::Delete => "DELETE",
            HttpMethod::Options => "OPTIONS",
        }
    }
}

/// A status, or a class of them: `409`, `2xx`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StatusPattern(String);

impl StatusPattern {
    fn is_met(&self, status: u16) -> bool {
        let status = status.to_string();
        match self.0.strip_suffix("xx") {
            Some(class) => status.starts_with(class),
            None => self.0 == status,
        }
    }
}

impl fmt::Display for StatusPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl JsonSchema for StatusPattern {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "StatusPattern".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": ["string", "integer"], "pattern": "^[1-5](xx|[0-9]{2})$", "minimum": 100, "maximum": 599,
            "format": "status",
        })
    }
}

/// The kinds of text that only requests have.
pub(crate) const STATUS: Format = Format {
    name: "status",
    expected: "a status such as 409 or 2xx",
    takes_numbers: true,
    check: check_status,
};
pub(crate) const HEADER: Format =
    Format { name: "header", expected: "text", takes_numbers: false, check: check_header_name };

fn check_status(text: &str, _: &str, _: Rule) -> Result<(), Problem> {
    let is_class =
        |text: &str| text == "xx" || text.len() == 2 && text.bytes().all(|digit| digit.is_ascii_digit());
    let is_status = text.starts_with(['1', '2', '3', '4', '5']) && text.get(1..).is_some_and(is_class);
    match is_status {
        true => Ok(()),
        false => Err(Problem::new(
            Code::OutOfRange,
            format!("{} is not a status", quoted(text)),
            "write a number from 100 to 599, or a class such as 2xx",
        )),
    }
}

/// The schema of a header's name: a token of RFC 9110.
fn header_name() -> Schema {
    json_schema!({ "type": "string", "pattern": "^[!#$%&'*+.^_`|~0-9A-Za-z-]+$", "format": "header" })
}

fn check_header_name(name: &str, _: &str, _: Rule) -> Result<(), Problem> {
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+.^_`|~-".contains(&byte);
    if !name.is_empty() && name.bytes().all(is_token) {
        return Ok(());
    }
    let message = format!("{} is not a name for a header", quoted(name));
    Err(Problem::new(Code::BadName, message, "write a name such as Content-Type"))
}

/// Text, a number, or true or false.
fn scalars() -> [Value; 3] {
    [json!({ "type": "string" }), json!({ "type": "number" }), json!({ "type": "boolean" })]
}

fn query(_: &mut SchemaGenerator) -> Schema {
    let mut kinds = scalars().to_vec();
    kinds.push(json!({ "type": "array", "items": { "anyOf": scalars() } }));
    json_schema!({ "type": "object", "additionalProperties": { "anyOf": kinds } })
}

fn headers(generator: &mut SchemaGenerator) -> Schema {
    let mut kinds = scalars().to_vec();
    kinds.push(generator.subschema_for::<SecretHeader>().to_value());
    json_schema!({
        "type": "object", "additionalProperties": { "anyOf": kinds }, "propertyNames": header_name(),
    })
}

fn any_json(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "format": "json" })
}

fn connect_timeout() -> HumanDuration {
    HumanDuration(Duration::from_secs(10))
}

fn request_timeout() -> HumanDuration {
    HumanDuration(Duration::from_secs(60))
}

fn redirects() -> u32 {
    5
}

impl HttpSpec {
    /// A GET of an address, with every other key absent.
    pub fn get(url: impl Into<String>) -> Self {
        HttpSpec {
            method: HttpMethod::Get,
            url: url.into(),
            query: BTreeMap::new(),
            headers: BTreeMap::new(),
            json: None,
            body: None,
            expect: HttpExpectation::default(),
            keep_headers: Vec::new(),
            connect_timeout: connect_timeout(),
            timeout: request_timeout(),
            redirects: redirects(),
            tls: HttpTls::default(),
        }
    }
}

/// The headers that the worker writes itself, in lowercase.
pub const OWN_HEADERS: [&str; 12] = [
    "accept-encoding",
    "connection",
    "content-length",
    "expect",
    "host",
    "keep-alive",
    "proxy-authorization",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];
