//! HTTP: routes, the headers of every answer, and who is refused.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Form, FromRequest, Path, Query, Request, State};
use axum::http::header::{
    ALLOW, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, HeaderMap, HeaderName, HeaderValue,
    IF_NONE_MATCH, LOCATION, REFERRER_POLICY, RETRY_AFTER, SET_COOKIE, WWW_AUTHENTICATE,
    X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{Method, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Router, middleware};
use serde::Deserialize;
use tokio::net::TcpListener;
use tokio::sync::{mpsc, oneshot};

use super::answer::{Answer, Asked, Question};
use super::change::{Change, Filled};
use super::form::{FormToken, is_ours};
use super::guard::{Guard, Refusal};
use super::html;
use super::live::Live;
use super::site::Site;
use super::view::View;
use crate::error::Result;

/// Nothing but what this server sends, and no script or style within a page.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; \
    form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/// How often a stream without news says that it is there.
const KEEP_ALIVE: Duration = Duration::from_secs(15);
const HTML: &str = "text/html; charset=utf-8";

/// What requests need.
pub struct App {
    pub site: Arc<Site>,
    pub guard: Guard,
    pub live: Live,
    pub questions: mpsc::Sender<Asked>,
}

impl App {
    async fn ask(&self, question: Question) -> Option<Answer> {
        let (reply, answer) = oneshot::channel();
        self.questions.send(Asked { question, reply }).await.ok()?;
        answer.await.ok()
    }
}

/// Answers requests until the listener fails.
pub async fn serve(listener: TcpListener, app: App) -> Result<()> {
    Ok(axum::serve(listener, router(Arc::new(app))).await?)
}

fn router(app: Arc<App>) -> Router {
    let site = &app.site;
    Router::new()
        .route(&site.url("/static/{file}"), get(asset))
        .route(&site.url("/login"), post(log_in))
        .route(&site.url("/events"), get(events))
        .fallback(page)
        .layer(from_fn_with_state(app.clone(), guarded))
        .layer(middleware::map_response(with_policy))
        .with_state(app)
}

/// Refuses a request, or passes it on.
async fn guarded(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let refusal = app.guard.check(request.headers()).err();
    let site = &app.site;
    let path = request.uri().path();
    // What the login page needs.
    let is_public =
        path == site.url("/login") || site.assets().iter().any(|asset| path == site.url(&asset.path));
    match refusal {
        Some(Refusal::Token) if is_public => next.run(request).await,
        None => next.run(request).await,
        Some(Refusal::Host) => {
            let words = "this server does not answer for this host; start it with --allowed-host HOST\n";
            (StatusCode::MISDIRECTED_REQUEST, words).into_response()
        }
        Some(Refusal::User) => {
            let words =
                "the proxy in front of this server did not name its user in the header of --user-header\n";
            (StatusCode::UNAUTHORIZED, words).into_response()
        }
        Some(Refusal::Token) => {
            let challenge = [(WWW_AUTHENTICATE, "Bearer"), (CONTENT_TYPE, HTML), (CACHE_CONTROL, "no-store")];
            (StatusCode::UNAUTHORIZED, challenge, html::login(site, false).into_string()).into_response()
        }
    }
}

/// Adds the headers of every answer.
async fn with_policy(mut response: Response) -> Response {
    let always = [
        (CONTENT_SECURITY_POLICY, POLICY),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (X_FRAME_OPTIONS, "DENY"),
        // Forms are checked by their origin, which browsers keep to themselves with `no-referrer`.
        (REFERRER_POLICY, "same-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ];
    let headers = response.headers_mut();
    headers.extend(always.map(|(name, value)| (name, HeaderValue::from_static(value))));
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

async fn asset(State(app): State<Arc<App>>, Path(file): Path<String>) -> Response {
    let assets = app.site.assets();
    let found = assets.into_iter().find(|asset| asset.path.strip_prefix("/static/") == Some(&file));
    let Some(asset) = found else { return StatusCode::NOT_FOUND.into_response() };
    // Its address has its hash.
    let headers = [(CONTENT_TYPE, asset.kind), (CACHE_CONTROL, "public, max-age=31536000, immutable")];
    (headers, asset.text.to_string()).into_response()
}

#[derive(Deserialize)]
struct Login {
    token: String,
}

async fn log_in(State(app): State<Arc<App>>, Form(Login { token }): Form<Login>) -> Response {
    let site = &app.site;
    match app.guard.login_with(&token) {
        Some(cookie) => {
            let cookie = format!("{cookie}; Path={}; HttpOnly; SameSite=Strict", site.url("/"));
            (StatusCode::SEE_OTHER, [(SET_COOKIE, cookie), (LOCATION, site.url("/"))]).into_response()
        }
        None => {
            let page = html::login(site, true).into_string();
            (StatusCode::UNAUTHORIZED, [(CONTENT_TYPE, HTML)], page).into_response()
        }
    }
}

#[derive(Deserialize)]
struct Watched {
    page: String,
}

/// A stream that tells the tag of a page now and with each change of it.
async fn events(State(app): State<Arc<App>>, Query(Watched { page }): Query<Watched>) -> Response {
    let Some(view) = View::of_address(&page) else { return StatusCode::NOT_FOUND.into_response() };
    let Some(mut tags) = app.live.follow(view) else {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    };
    tags.mark_changed();
    let changes = futures_util::stream::unfold(tags, async |mut tags| {
        loop {
            tags.changed().await.ok()?;
            let tag = tags.borrow_and_update().clone();
            if let Some(tag) = tag {
                return Some((Ok::<_, Infallible>(Event::default().event("page").data(tag)), tags));
            }
        }
    });
    let stream = Sse::new(changes).keep_alive(KeepAlive::new().interval(KEEP_ALIVE));
    // A proxy that collects the answer would deliver nothing.
    ([(HeaderName::from_static("x-accel-buffering"), "no"), (CACHE_CONTROL, "no-store")], stream)
        .into_response()
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Filling {
    token: String,
    reason: String,
    result: String,
}

async fn page(State(app): State<Arc<App>>, request: Request) -> Response {
    let (site, uri) = (&app.site, request.uri());
    // Without the slash at its end.
    if !site.base().is_empty() && uri.path() == site.base() {
        return (StatusCode::SEE_OTHER, [(LOCATION, site.url("/"))]).into_response();
    }
    let path = uri.path().strip_prefix(site.base()).unwrap_or_default();
    let change = Change::of(path, uri.query());
    match (request.method(), change) {
        (&Method::GET, Some(change)) => {
            let FormToken { token, cookie } = FormToken::of(&app.guard, request.headers(), &site.url("/"));
            let mut response = answer(&app, Question::Ask(change, token), &HeaderMap::new()).await;
            // The form is this browser's alone.
            response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
            response.headers_mut().extend(HeaderValue::try_from(cookie).map(|cookie| (SET_COOKIE, cookie)));
            response
        }
        (&Method::POST, Some(change)) => make(&app, change, request).await,
        (&Method::GET | &Method::HEAD, None) => {
            let view = View::of(path, uri.query());
            answer(&app, Question::View(view), request.headers()).await
        }
        _ => (StatusCode::METHOD_NOT_ALLOWED, [(ALLOW, "GET, HEAD")]).into_response(),
    }
}

/// Makes a change that a form of ours confirms.
async fn make(app: &App, change: Change, request: Request) -> Response {
    let headers = request.headers().clone();
    let Form(Filling { token, reason, result }) = match Form::from_request(request, &()).await {
        Ok(form) => form,
        Err(refusal) => return refusal.into_response(),
    };
    if !is_ours(&app.guard, &headers, &token) {
        let words =
            "this form was not sent from a page of this server, or is older than the server: open it again\n";
        return (StatusCode::FORBIDDEN, words).into_response();
    }
    let given = |text: String| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let by = app.guard.user(&headers).unwrap_or_else(|| "web".to_owned());
    let filled = Filled { by, reason: given(reason), result: given(result) };
    answer(app, Question::Make(change, filled), &HeaderMap::new()).await
}

async fn answer(app: &App, question: Question, headers: &HeaderMap) -> Response {
    match app.ask(question).await {
        Some(answer) => response(&answer, headers),
        // The server ends.
        None => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

/// An answer, or that the browser has it already.
fn response(answer: &Answer, headers: &HeaderMap) -> Response {
    let Answer { status, location, tag, html } = answer;
    if let Some(location) = location {
        return (StatusCode::SEE_OTHER, [(LOCATION, location)]).into_response();
    }
    let same = headers.get(IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes());
    let caching = [(ETAG, tag.as_str()), (CACHE_CONTROL, "private, no-cache")];
    if same && *status == StatusCode::OK {
        return (StatusCode::NOT_MODIFIED, caching).into_response();
    }
    let mut response = (*status, caching, [(CONTENT_TYPE, HTML)], html.to_string()).into_response();
    if *status == StatusCode::SERVICE_UNAVAILABLE {
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("2"));
    }
    response
}
