//! `http`: sends one request and takes the answer for its result.
//!
//! A submitter is not trusted with addresses: where a request goes is checked before each connection, and again at
//! each redirect. No message holds the value of a header or of a query parameter.

mod address;
mod answer;
mod clients;
mod connect;
mod request;

use std::error::Error;

use bytes::Bytes;
use http::header::{CONTENT_TYPE, LOCATION, PROXY_AUTHORIZATION};
use http::{Method, Response};
use http_body_util::Full;
use hyper::body::Incoming;
use tokio_util::sync::CancellationToken;
use url::Url;

use self::address::Reach;
pub use self::clients::Clients;
use self::connect::ConnectError;
use self::request::Request;
use super::mask::Mask;
use super::{Handler, Secrets, StepInput};
use crate::model::handler::{Outcome, StepFailure};
use crate::model::http::HttpSpec;

impl Handler for HttpSpec {
    async fn run(&self, input: &StepInput, stop: &CancellationToken) -> Outcome {
        tokio::select! {
            biased;
            outcome = self.attempt(input) => outcome,
            // The request is dropped with its connection.
            () = stop.cancelled() => Outcome::failed("stopped before the answer was complete"),
        }
    }
}

impl HttpSpec {
    async fn attempt(&self, input: &StepInput) -> Outcome {
        let request = match request::make(self, input).await {
            Ok(request) => request,
            Err(failure) => return Outcome::Failed(failure),
        };
        let mut hop = Hop::first(self, &request);
        let exchange = tokio::time::timeout(self.timeout.0, self.exchange(&mut hop, &request, input)).await;
        let outcome = exchange
            .unwrap_or_else(|_| Outcome::Failed(StepFailure::default().timed_out_after(self.timeout.0)));
        let named =
            |failure: StepFailure| StepFailure { message: format!("{hop}: {}", failure.message), ..failure };
        match outcome {
            Outcome::Failed(failure) => Outcome::Failed(named(failure)),
            Outcome::Interrupted(failure) => Outcome::Interrupted(named(failure)),
            done @ Outcome::Succeeded { .. } => done,
        }
    }

    async fn exchange(&self, hop: &mut Hop, request: &Request, input: &StepInput) -> Outcome {
        let StepInput { http: clients, secrets, .. } = input;
        if request.is_host_from_input && !clients.lists(&request.url) {
            let message =
                "the input of the step names this host, and `http_hosts` of the worker does not list it";
            return Outcome::Failed(permanent(message));
        }
        loop {
            let response = match self.send(hop, request, clients).await {
                Ok(response) => response,
                Err(outcome) => return outcome,
            };
            let status = response.status();
            let outcome = if self.expect.is_met(status.as_u16()) {
                answer::result(self, response).await
            } else if let Some(location) = redirect(&response) {
                match hop.follow(&location, status.as_u16(), self.redirects, &request.url, clients) {
                    Ok(()) => continue,
                    Err(message) => Err(permanent(message)),
                }
            } else {
                Err(answer::failure(response, &hop.mask(request, secrets)).await)
            };
            return match outcome {
                Ok(result) => Outcome::Succeeded { result },
                Err(failure) => Outcome::Failed(failure),
            };
        }
    }

    async fn send(
        &self,
        hop: &Hop,
        request: &Request,
        clients: &Clients,
    ) -> Result<Response<Incoming>, Outcome> {
        let client =
            clients.client(&hop.url, hop.reach, self.connect_timeout.0, &self.tls).map_err(|failure| {
                // The file may be on the host of another worker, or soon on this one.
                Outcome::failed(crate::error::one_line(&failure.into()))
            })?;
        let mut sent = http::Request::builder().method(hop.method.clone()).uri(hop.url.as_str());
        if let Some(headers) = sent.headers_mut() {
            headers.extend(request.common.clone());
            if hop.is_at_home {
                headers.extend(request.headers.clone());
            }
            if !hop.has_body {
                headers.remove(CONTENT_TYPE);
            }
            if let Some(credentials) = clients.proxy_credentials(&hop.url) {
                headers.insert(PROXY_AUTHORIZATION, credentials);
            }
        }
        let body = if hop.has_body { request.body.clone() } else { Bytes::new() };
        let sent = sent.body(Full::new(body)).map_err(|_| Outcome::Failed(permanent("it is no address")))?;
        client.request(sent).await.map_err(|error| broken(&error))
    }
}

/// One request of an attempt: the first, or one that a redirect asks for.
struct Hop {
    method: Method,
    url: Url,
    has_body: bool,
    reach: Reach,
    /// No redirect has led away from the server that the template names: it gets the headers.
    is_at_home: bool,
    redirects: u32,
}

impl std::fmt::Display for Hop {
    /// Without the query, whose values are nobody's business.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut url = self.url.clone();
        let had_query = url.query().is_some();
        url.set_query(None);
        write!(f, "{} {url}{}", self.method, if had_query { "?…" } else { "" })
    }
}

impl Hop {
    fn first(spec: &HttpSpec, request: &Request) -> Self {
        Hop {
            method: Method::from_bytes(spec.method.as_str().as_bytes()).expect("it is a method"),
            url: request.url.clone(),
            has_body: spec.json.is_some() || spec.body.is_some(),
            reach: Reach::Named,
            is_at_home: true,
            redirects: 0,
        }
    }

    /// Masks all that no message holds: secrets, and the values of headers and of query parameters.
    fn mask(&self, request: &Request, secrets: &Secrets) -> Mask {
        let headers = request.headers.values().filter_map(|value| std::str::from_utf8(value.as_bytes()).ok());
        let queries = [&request.url, &self.url].into_iter().flat_map(Url::query_pairs);
        let queries: Vec<_> = queries.map(|(_, value)| value).collect();
        secrets.mask_with(headers.chain(queries.iter().map(AsRef::as_ref)))
    }

    /// Turns into the request that a redirect asks for.
    ///
    /// # Errors
    /// Why it is not followed.
    fn follow(
        &mut self,
        location: &str,
        status: u16,
        most: u32,
        home: &Url,
        clients: &Clients,
    ) -> Result<(), String> {
        if self.redirects == most {
            return Err(match most {
                0 => format!("status {status}: no redirect is followed"),
                _ => format!("status {status} after {most} redirects: no more are followed"),
            });
        }
        let mut next =
            self.url.join(location).map_err(|error| format!("redirected to what is no address: {error}"))?;
        next.set_fragment(None);
        if !matches!(next.scheme(), "http" | "https") || next.host_str().is_none() {
            return Err("redirected to an address that is not of http".to_owned());
        }
        if self.url.scheme() == "https" && next.scheme() == "http" {
            return Err("redirected from https to http".to_owned());
        }
        if !next.username().is_empty() || next.password().is_some() {
            return Err("redirected to an address that holds a user".to_owned());
        }
        let is_home = next.origin() == home.origin();
        self.is_at_home &= is_home;
        // The same server at the port of https is no other host.
        let is_upgrade = next.host_str() == home.host_str() && [home.port(), next.port()] == [None, None];
        let is_named = is_home || is_upgrade || clients.lists(&next);
        self.reach = if is_named { Reach::Named } else { Reach::Public };
        if status == 303 && self.method != Method::HEAD
            || matches!(status, 301 | 302) && self.method == Method::POST
        {
            self.method = Method::GET;
            self.has_body = false;
        }
        self.url = next;
        self.redirects += 1;
        Ok(())
    }
}

/// Where an answer sends its reader.
fn redirect(response: &Response<Incoming>) -> Option<String> {
    let is_redirect = matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308);
    let location = response.headers().get(LOCATION).filter(|_| is_redirect)?;
    Some(String::from_utf8_lossy(location.as_bytes()).into_owned())
}

/// The end of an attempt without an answer.
fn broken(error: &hyper_util::client::legacy::Error) -> Outcome {
    let first: &(dyn Error + 'static) = error;
    let causes = || std::iter::successors(Some(first), |error: &&(dyn Error + 'static)| (*error).source());
    if let Some(refused) = causes().find_map(|cause| cause.downcast_ref::<ConnectError>()) {
        let failure = StepFailure {
            message: refused.message.clone(),
            permanent: refused.is_permanent,
            ..StepFailure::default()
        };
        return if refused.is_short { Outcome::Interrupted(failure) } else { Outcome::Failed(failure) };
    }
    // The first says no more than that a request failed.
    let causes: Vec<String> = causes().skip(1).map(ToString::to_string).collect();
    Outcome::failed(format!("no answer: {}", causes.join(": ")))
}

fn permanent(message: impl Into<String>) -> StepFailure {
    StepFailure { message: message.into(), permanent: true, ..StepFailure::default() }
}
