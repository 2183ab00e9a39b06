//! What must hold for an `http` handler beyond the schema.

use std::collections::HashSet;

use super::paths::Paths;
use crate::model::http::OWN_HEADERS;
use crate::model::url_template::UrlTemplate;
use crate::text::suggest::nearest;
use crate::yaml::tree::{Entry, Node};
use crate::yaml::{Errors, FileErrorCode as Code, quoted};

pub(super) fn check<'n>(errors: &mut Errors<'n>, step: &'n Node, http: &'n Node, paths: &Paths<'_, 'n>) {
    check_url(errors, http, paths);
    check_headers(errors, http);
    check_secrets(errors, step, http);
    for key in ["query", "headers"] {
        for Entry { value, .. } in http.get(key).map_or(&[][..], Node::entries) {
            paths.check_value(errors, value);
            paths.check_all(errors, value.items());
        }
    }
    if let Some(body) = http.get("body") {
        paths.check_value(errors, body);
    }
    if let Some(json) = http.get("json") {
        paths.check_deep(errors, json);
    }
    check_tls(errors, http);
}

fn check_url<'n>(errors: &mut Errors<'n>, http: &'n Node, paths: &Paths<'_, 'n>) {
    let Some((node, text)) = http.get("url").and_then(|node| Some((node, node.text()?))) else { return };
    // An empty one is found by the schema.
    if text.trim().is_empty() {
        return;
    }
    match UrlTemplate::parse(text) {
        Ok(url) => url.paths().for_each(|path| paths.check_path(errors, node, path)),
        Err(problem) => {
            let hint = "write an address such as https://shop.example/orders/{$.context.order_id}";
            errors.add(Code::BadUrl, &node.span, format!("{} is no address: {problem}", quoted(text)), hint);
        }
    }
}

fn check_headers<'n>(errors: &mut Errors<'n>, http: &'n Node) {
    let mut seen = HashSet::new();
    for Entry { key, .. } in http.get("headers").map_or(&[][..], Node::entries) {
        let name = Entry::text_of(key).to_lowercase();
        if OWN_HEADERS.contains(&name.as_str()) {
            let message = format!("the worker writes the header {} itself", quoted(&name));
            errors.add(Code::ConflictingKeys, &key.span, message, "remove the key");
        }
        if !seen.insert(name) {
            let message = "the header is written twice: its name has no upper and lower case";
            errors.add(Code::ConflictingKeys, &key.span, message, "remove one of them");
        }
    }
}

/// A header has no secret but those of its step.
fn check_secrets<'n>(errors: &mut Errors<'n>, step: &'n Node, http: &'n Node) {
    let known: Vec<&str> =
        step.get("secrets").map_or(&[][..], Node::entries).iter().map(Entry::key_text).collect();
    for Entry { value, .. } in http.get("headers").map_or(&[][..], Node::entries) {
        let Some((node, name)) = value.get("secret").and_then(|node| Some((node, node.text()?))) else {
            continue;
        };
        if !known.contains(&name) {
            let hint = match nearest(name, known.iter().copied()) {
                Some(meant) => format!("did you mean {meant}?"),
                None => format!("write `secrets: {{ {name}: {{ env: {name} }} }}` at the step"),
            };
            let message = format!("no secret of this step is called {}", quoted(name));
            errors.add(Code::BadParameter, &node.span, message, hint);
        }
    }
}

fn check_tls(errors: &mut Errors<'_>, http: &Node) {
    let Some(tls) = http.get("tls") else { return };
    for (one, other) in [("cert", "key"), ("key", "cert")] {
        if tls.get(one).is_some() && tls.get(other).is_none() && !tls.entries().is_empty() {
            let message = format!("`tls` has `{one}` without `{other}`");
            errors.add(Code::MissingKey, &tls.span, message, format!("write `{other}: FILE`"));
        }
    }
}
