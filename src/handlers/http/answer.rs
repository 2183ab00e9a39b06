//! The answer of a server: the result of its step, or the reason for a failure.

use std::time::Duration;

use bytes::BytesMut;
use http::header::{CONTENT_ENCODING, CONTENT_TYPE, RETRY_AFTER};
use http::{HeaderMap, HeaderName, Response};
use http_body_util::BodyExt;
use hyper::body::{Body, Incoming};
use serde_json::{Map, Value, json};

use super::permanent;
use crate::handlers::mask::Mask;
use crate::handlers::retry_after;
use crate::model::handler::StepFailure;
use crate::model::http::HttpSpec;
use crate::model::jsonb::{self, Json};
use crate::text::excerpt::excerpt;

/// The longest body of a result, in bytes.
const BODY_AT_MOST: usize = 1024 * 1024;

/// As much is read of the body of a failure, and quoted of it in a message.
const READ_OF_A_FAILURE: usize = 16 * 1024;
const QUOTED_AT_MOST: usize = 300;
const WAIT_FOR_A_REASON: Duration = Duration::from_secs(1);

/// Statuses after which another attempt can help, beside every 5xx. 202 counts only where it is not what was expected:
/// the server is not done yet.
const RETRIED: [u16; 4] = [202, 408, 425, 429];

/// Reads the body of an expected answer: `{ status, headers, body }`.
///
/// # Errors
/// The failure of the step: a body that breaks off, is too long, or is not what its headers say.
pub(super) async fn result(spec: &HttpSpec, response: Response<Incoming>) -> Result<Json, StepFailure> {
    let status = response.status().as_u16();
    let headers = kept(spec, response.headers());
    let is_json = is_json(response.headers());
    if let Some(coding) = response.headers().get(CONTENT_ENCODING).filter(|coding| *coding != "identity") {
        let coding = coding.to_str().unwrap_or_default();
        return Err(permanent(format!("the body is encoded ({coding}), although the request forbids it")));
    }
    let text = text(response.into_body()).await?;
    let body = if text.trim().is_empty() {
        Json::default()
    } else if is_json {
        Json::parse(&text, "its body", jsonb::MAX_BYTES).map_err(|refusal| {
            permanent(format!("the body is not the JSON that it is said to be: {refusal}"))
        })?
    } else {
        Value::from(text.replace('\0', "\u{fffd}")).into()
    };
    let whole = format!(r#"{{"status":{status},"headers":{headers},"body":{}}}"#, body.get());
    Json::parse(&whole, "its result", jsonb::MAX_BYTES).map_err(|refusal| permanent(refusal.to_string()))
}

/// The failure of an answer that is not expected.
/// It quotes a server that explains it in a line of text or JSON.
pub(super) async fn failure(response: Response<Incoming>, mask: &Mask) -> StepFailure {
    let status = response.status();
    let is_retried = status.is_server_error() || RETRIED.contains(&status.as_u16());
    let retry_after = response.headers().get(RETRY_AFTER).filter(|_| is_retried).and_then(|wait| {
        let wait = Json::from(Value::from(wait.to_str().ok()?));
        retry_after::parse(wait.raw())
    });
    let explains = is_json(response.headers()) || kind(response.headers()) == "text/plain";
    let said = if explains { beginning(response.into_body()).await } else { String::new() };
    // What a shortened text would show of a secret at its end is masked before.
    let said = excerpt(&mask.text(&said), QUOTED_AT_MOST);
    StepFailure {
        message: if said.is_empty() {
            format!("status {status}")
        } else {
            format!("status {status}: {said}")
        },
        permanent: !is_retried,
        retry_after,
        ..StepFailure::default()
    }
}

/// The headers that the template asks for, with lowercase names. Of one that is there several times, a list.
fn kept(spec: &HttpSpec, headers: &HeaderMap) -> Value {
    let mut kept = Map::new();
    for name in spec.keep_headers.iter().filter_map(|name| name.parse::<HeaderName>().ok()) {
        let value = |value: &http::HeaderValue| {
            Value::from(String::from_utf8_lossy(value.as_bytes()).replace('\0', "\u{fffd}"))
        };
        let mut values: Vec<Value> = headers.get_all(&name).iter().map(value).collect();
        let value = if values.len() > 1 { json!(values) } else { values.pop().unwrap_or_default() };
        if !value.is_null() {
            kept.insert(name.as_str().to_owned(), value);
        }
    }
    Value::Object(kept)
}

/// `application/json`, `application/problem+json; charset=utf-8`.
fn is_json(headers: &HeaderMap) -> bool {
    let kind = kind(headers);
    kind == "application/json" || kind.ends_with("+json")
}

fn kind(headers: &HeaderMap) -> String {
    let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    kind.split(';').next().unwrap_or_default().trim().to_lowercase()
}

/// The beginning of a body, as far as it arrives soon.
async fn beginning(mut body: Incoming) -> String {
    let mut bytes = BytesMut::new();
    let read = async {
        while let Some(Ok(frame)) = body.frame().await {
            bytes.extend_from_slice(frame.data_ref().map_or(&[][..], |data| data));
            if bytes.len() >= READ_OF_A_FAILURE {
                break;
            }
        }
    };
    // The status is known, and says what becomes of the step.
    let _ = tokio::time::timeout(WAIT_FOR_A_REASON, read).await;
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The body as text. No more of it is in memory than may be.
async fn text(mut body: Incoming) -> Result<String, StepFailure> {
    let too_long = || permanent("the body is longer than 1 MiB");
    let mut bytes = BytesMut::new();
    if body.size_hint().lower() > BODY_AT_MOST as u64 {
        return Err(too_long());
    }
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|error| {
            let cause =
                std::error::Error::source(&error).map(|cause| format!(": {cause}")).unwrap_or_default();
            StepFailure {
                message: format!("the answer breaks off: {error}{cause}"),
                ..StepFailure::default()
            }
        })?;
        let Ok(data) = frame.into_data() else { continue };
        if bytes.len() + data.len() > BODY_AT_MOST {
            return Err(too_long());
        }
        bytes.extend_from_slice(&data);
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
