//! Forms that only a page of this server can have made.

use axum::http::header::{HOST, HeaderMap, ORIGIN};

use super::guard::{Guard, cookie};
use super::secret::{is_same, nonce};

/// A browser's cookie and the token that goes with it.
pub struct FormToken {
    pub token: String,
    /// The value of the header that sets the cookie.
    pub cookie: String,
}

impl FormToken {
    /// For the browser of a request: the one it has, or a new one.
    pub fn of(guard: &Guard, headers: &HeaderMap, path: &str) -> FormToken {
        let known = cookie(headers, &name(guard)).filter(|known| known.len() == nonce().len());
        let nonce = known.map_or_else(nonce, str::to_owned);
        FormToken {
            token: token(guard, &nonce),
            cookie: format!("{}={nonce}; Path={path}; HttpOnly; SameSite=Strict", name(guard)),
        }
    }
}

/// Whether a form with this token was made for the browser that sends it, and sent from a page of this server.
pub fn is_ours(guard: &Guard, headers: &HeaderMap, given: &str) -> bool {
    let known = cookie(headers, &name(guard));
    is_from_here(headers) && known.is_some_and(|nonce| is_same(&token(guard, nonce), given))
}

fn name(guard: &Guard) -> String {
    format!("{}_form", guard.cookie_name())
}

fn token(guard: &Guard, nonce: &str) -> String {
    guard.secret.sign(&["form", nonce])
}

/// Whether the page that sent a request has the host and the port of the request.
fn is_from_here(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let (Some(origin), Some(host)) = (text(ORIGIN), text(HOST)) else { return false };
    let authority = origin.split_once("://").map(|(_, authority)| authority);
    let site = headers.get("sec-fetch-site");
    authority.is_some_and(|authority| authority.eq_ignore_ascii_case(host))
        && site.is_none_or(|site| site == "same-origin")
}
